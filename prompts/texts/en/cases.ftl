# After-sales cases and a shop's policy: what the assistant says of them. Values are escaped.

case-state = { $state ->
    [open] new, waits for the shop
    [waiting_customer] waits for the customer
    [waiting_seller] waits for the shop
    [approved] approved
    [refused] refused
    [goods_in_transit] goods on their way back
    [goods_received] goods are back
    [inspected] goods inspected
    [resolved] resolved
   *[closed] closed
}
case-ask = { $field ->
    [kind] What is it about?
    [order] Which order is it about?
    [proof] Which order is it about? Please send the order number together with the e-mail address or phone number of the order, so that I can see that it is yours. Without one I can open the case all the same.
    [items] Which items is it about?
    [wish] What would you like the shop to do?
    [reason] What is the reason?
    [note] { $action ->
        [refuse] What is the reason for refusing? The customer will read it.
        [ask_customer] What shall I ask the customer?
        [ask_seller] What shall I ask the seller?
        [resolve] What was done? The customer will read it.
        [note] What shall I note?
       *[other] What shall I write?
    }
    [tracking_number] What is the tracking number?
    [grade] What did the inspection find?
    [rating] How was it, from 1 (poor) to 5 (very good)?
    [days] For how many days shall it rest?
    [parts] Which parts shall be sent? The customer will read it.
   *[other] Please tell me more.
}
case-choice = { $value ->
    [all] all of it
    [any] the shop may choose
    [no_order] no order number
    [changed_mind] changed my mind
    [size] size does not fit
    [not_as_described] not as described
    [defective] defective
    [late] too late
    [as_new] as new
    [opened] opened
    [repairable] can be repaired
    [worthless] worthless
    [dangerous] dangerous
    [as_told] as the customer wrote
   *[other] another reason
}
case-opened = I have opened case **{ $number }** ({ $kind }) with the shop. Keep the number: it is also your return number.
case-about-order = Order { $order }
case-send-photos = Photos help the shop to decide: send them here, and I add them to the case. Please keep the packaging.
case-what-next = The shop decides, and I write to you as soon as it has. Please send nothing back before that.
case-none = There are no open cases.
case-none-waiting = No case waits for the shop.
case-list = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
case-waits-since = waits since { $day }
case-more = and { $more } more
case-done = { $action ->
    [write] Your message is in case **{ $number }**.
    [approve] Approved: case **{ $number }**. The customer is told.
    [refuse] Refused: case **{ $number }**. The customer is told the reason.
    [refund] Noted as paid back in case **{ $number }**: { $paid } { $currency } in all. Please make the payment itself the way the buyer paid; the customer is told.
    [ask_customer] The customer of case **{ $number }** is asked.
    [ask_seller] The seller is asked about case **{ $number }**.
    [send_back] Noted in case **{ $number }**: the goods are on their way back.
    [receive] Noted in case **{ $number }**: the goods are back. The customer is told.
    [inspect] The inspection is noted in case **{ $number }**.
    [replace] Noted in case **{ $number }**: the replacement is on its way. The customer is told.
    [repair_done] Noted in case **{ $number }**: repaired. The customer is told.
    [resolve] Case **{ $number }** is resolved. The customer is told.
    [cancel_request] Case **{ $number }** is withdrawn.
    [close] Case **{ $number }** is closed.
    [reopen] Case **{ $number }** is open again.
    [claim] You have taken case **{ $number }**.
    [release] Case **{ $number }** is free again.
    [snooze] Case **{ $number }** rests.
    [note] Noted in case **{ $number }**.
    [rate] Thank you for telling us, case **{ $number }**.
    [rate_why] Thank you, it is kept with case **{ $number }**.
   *[other] Done in case **{ $number }**.
} Now: { $state }.
case-file-taken = I have added it to case **{ $number }**. If it belongs to another case, send it again with that number under it.
case-rights = { $intime ->
    [yes] Within the right to return, which ran until { $day }
   *[no] The right to return ended on { $day }; the shop decides
}
case-wish = Wanted: { $wish }
case-remedy = { $back ->
    [yes] Decided: { $remedy }, after the goods are back
   *[no] Decided: { $remedy }
}
case-money = Approved { $approved } { $currency }, paid back { $paid } { $currency }
case-return-number = Return parcel { $parcel }
case-parts = Parts: { $parts }
case-replacement-number = Sent instead: parcel { $parcel }
case-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
case-deadline = { $whose ->
    [customer] Last day for the customer ({ $kind }): { $day }
   *[seller] Last day for the shop ({ $kind }): { $day }
}
case-event = { $role ->
    [customer] customer
    [bot] assistant
   *[shop] shop
}, { $action ->
    [open] opened
    [write] wrote
    [attach] sent a file
    [ask_customer] asked the customer
    [ask_seller] asked the seller
    [approve] approved
    [refuse] refused
    [send_back] goods sent back
    [receive] goods received
    [inspect] inspected
    [refund] paid back
    [replace] sent a replacement
    [repair_done] repaired
    [resolve] resolved
    [cancel_request] withdrawn
    [close] closed
    [reopen] opened again
    [claim] took it
    [release] let it go
    [snooze] put it off
    [note] note
    [call_person] person called
    [give_back] back to the assistant
    [rate] rated
   *[other] changed
}
case-key = { $action ->
    [refuse] Refuse
    [ask_customer] Ask the customer
    [send_back] I sent it back
    [receive] Goods are back
    [inspect] Inspected
    [refund] Paid back
    [replace] Replacement sent
    [repair_done] Repaired
    [resolve] Resolved
    [cancel_request] Withdraw my request
    [close] Close
    [reopen] Open again
    [papers] Return papers
    [track] Track it
   *[other] More
}
case-key-approve = Approve: { $remedy }
return-act = Approve refund: { $route }

policy-title = Policy, version { $version }, from { $day }
policy-none = The shop has no policy of its own yet: the law of each customer's country counts alone.
policy-nothing = nothing beyond the law
policy-term = { $term ->
    [return_days] Days to change one's mind
    [return_payer] Who pays a change-of-mind return
    [warranty_months] Warranty, months
    [restocking_percent] Restocking fee, percent
    [keep_below] Refund without return, up to
    [staff_refund_limit] Staff approve refunds, up to
    [exclusions] Not taken back
    [addresses] Return addresses
   *[instructions] Instructions for returns
}
policy-choice = { $value ->
    [buyer] the buyer
    [seller] the shop
    [set] Set the policy
   *[skip] skip
}
policy-ask = { $term ->
    [return_days] How many days from receipt may a customer change their mind? A number; “none” for no more than the law gives; “skip” leaves it as it is.
    [return_payer] Who pays for sending back when a customer changed their mind: the buyer or the shop?
    [warranty_months] How many months of warranty do you give? A number, “none” or “skip”.
    [restocking_percent] What percent do you keep back when a customer changed their mind? A number, “none” or “skip”.
    [exclusions] Which goods are not taken back for a change of mind? Separate them with semicolons; “none” or “skip”.
    [keep_below] Up to what value do you refund without asking for the goods back? For example “15 EUR”; “none” or “skip”.
    [staff_refund_limit] Up to what amount may staff approve a refund without you? For example “50 EUR”; “none” or “skip”.
    [addresses] Where do returns go? An address; for one country alone write its code first, as in “DE: …”, each on a line of its own. “none” or “skip”.
   *[instructions] What is a customer to mind when sending something back? “none” or “skip”.
}
policy-wrong = { $term ->
    [return_payer] Please say buyer or shop.
    [keep_below] Please write an amount with its currency, such as 15 EUR.
    [staff_refund_limit] Please write an amount with its currency, such as 50 EUR.
    [addresses] A country is two letters, such as DE.
   *[other] I cannot use that; please write a number.
}
policy-below = ⚠️ Below the law:
policy-shortfall = { $market }: { $term } — yours { $ours }, the law { $law }{ $unit ->
    [days] { " " }days
    [working_days] { " " }working days
    [months] { " " }months
    [percent] { " " }percent
   *[none] { "" }
}
policy-law-more = In { $market } the law gives you more, and that counts: { $term } — { $law }{ $unit ->
    [days] { " " }days
    [working_days] { " " }working days
    [months] { " " }months
    [percent] { " " }percent
   *[none] { "" }
}
policy-shaky = (general knowledge, please check)
policy-better = Customers there get the better of the two in any case, and I tell them so.

error-case-unknown = I know no case by that number.
error-case-order-unknown = I know no order by that number that is yours. Please check the number, or prove the order with its number and your e-mail address.
error-case-item-unknown = That item or quantity is not in the order.
error-second-case = Case **{ $number }** is about this already. Please write to that one: just start your message with its number.
error-case-step = That is not possible now: case { $number } is { $state ->
    [open] new
    [waiting_customer] waiting for the customer
    [waiting_seller] waiting for the shop
    [approved] approved
    [refused] refused
    [goods_in_transit] waiting for the goods
    [goods_received] waiting for the inspection
    [inspected] inspected
    [resolved] resolved
   *[closed] closed
}.
error-case-incomplete = Something is missing for that. Please say it again with all that belongs to it.
error-case-remedy = That does not settle a case of this kind.
error-case-amount = At most { $limit } { $currency } can be paid back.
error-case-currency = The order was paid in { $currency }; the refund has to be in { $currency }, too.
error-case-nothing-left = All that was paid has been paid back already.
error-case-no-money = An amount goes with a refund only.
error-case-paid-unknown = I do not know what was paid, since no order with amounts belongs to case { $number }. Please import the order first.
error-case-over-limit = That is above what staff may approve ({ $limit } { $currency }). Please ask the seller.
error-case-four-eyes = Who opened a refund does not approve it. Please let somebody else look at case { $number }.
error-case-files-full = The case has { $limit } files already; please describe the rest in words.
error-case-no-return = Nothing is to be sent back in case { $number } so far; the shop decides that first.
error-bad-policy = The term “{ $term }” cannot be right. Please check it.

doing-open-case = Opening the case…
doing-list-cases = Looking for the cases…
doing-show-case = Looking at the case…
doing-act-on-case = Writing it into the case…
doing-make-return-papers = Making the papers…
doing-compare-return-routes = Comparing the ways…
doing-deadline = Working out the last day…
doing-show-policy = Looking at the policy…
doing-set-policy = Setting the policy…

telegram-menu-cases = after-sales cases
telegram-menu-case = One after-sales case
telegram-menu-policy = the shop's policy
terminal-command-cases = list after-sales cases
terminal-command-case = show one case, or act on it
terminal-command-policy = show or set the shop's policy
