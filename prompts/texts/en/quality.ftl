# The quality loop: the weekly digest, recalls, ratings. Values are escaped.

digest-title = After-sales, week { $week } ({ $first } to { $last }){ $sofar ->
    [yes] {", so far"}
   *[no] {""}
}
digest-cases = New cases: { $opened }; closed: { $closed }
digest-now = Open now: { $open }, of which { $waiting } wait for a person's word; past a deadline of ours: { $overdue }
digest-replies = First answer by a person: half within { $median } working minutes, nine in ten within { $most }; { $within } of { $answered } within the promised { $promised }; still without one: { $unanswered }
digest-unanswered = No case has had a person's answer yet: { $count } wait
digest-sum = { $amount } { $currency } (cases: { $count })
digest-refunds = Noted as paid back: { $sums }. What replacements and repairs cost is not in this figure
digest-ratings = Customers' ratings: { $mean } of 5 on average from { $count }; poor (1 or 2): { $poor }
digest-col-by = By
digest-col-what = Which
digest-col-cases = Cases
digest-by-kind = Kind
digest-by-reason = Reason
digest-by-sku = Product
digest-by-carrier = Carrier
digest-by-market = Country
digest-defects = Products that want a look
digest-defect = **{ $sku }** ({ $title }): { $cases } cases about the goods to { $sold } pieces sold in { $days } days, { $percent } %. { $step ->
    [stop] Stop selling it until the stock has been inspected; if it may hurt somebody, it is a safety report.
   *[inspect] Have the stock inspected before more of it is sent.
}
digest-batches = Batches concerned: { $batches }.
digest-limits = Inspection is suggested from { $inspect } %, a stop of sale from { $stop } %: our own proposal of { $asof }, not a norm.
digest-none = Nothing happened in after-sales in week { $week }.
doing-case-digest = Counting the week's cases…
doing-recall-helper = Looking for who bought it…
error-bad-week = { $week } is no week. Write it like 2026-W47.
error-recall-product = No order of this shop has the product “{ $sku }”. Write its SKU as it stands in the orders.
error-recall-unknown = There is no such recall in this shop.
recall-ask-sku = Which product is recalled? Write its SKU as it stands in the orders, and the batch if only one is concerned.
recall-title = Recall { $number }: { $sku }{ $batch ->
    [none] {", all batches"}
   *[other] {", batch "}{ $batch }
}
recall-bought = Sold: { $pieces } pieces in { $orders } orders; { $reachable } of the buyers can be written to here.
recall-unsure = For { $count } of these order lines the batch is not known: they are counted in, so that nobody is left out.
recall-known = What the authorities require, counted from { $at } UTC, when the shop knew:
recall-col-market = Sold to
recall-col-authority = Whom to tell
recall-col-due = By
recall-col-rule = What
recall-at-once = at once
recall-no-rule = no dated rule is known here: ask the authority
recall-no-market = No country of delivery is known for these orders, so I can name no authority.
recall-nowhere = country not known
recall-sources = Sources: { $sources }
recall-next = Stop the sale and hold the stock first. The list of orders and a notice in four languages are attached: the notice holds facts only; add what you offer (in the EU a choice of at least two of repair, replacement and refund).
recall-tell = Write to { $reachable } buyers
recall-telling = The notice goes out to { $reachable } buyers now, to each once. Write to the others by e-mail or phone: they are in the list.
recall-notice = **Important safety notice from { $shop }**

    Please stop using the product { $sku } of your order { $order }{ $batch ->
        [none] {""}
       *[other] {" (batch "}{ $batch }{")"}
    }. { $hazard ->
        [none] {""}
       *[other] {"The reason: "}{ $hazard }
    }

    Keep it away from children and do not pass it on. The shop tells you how it makes this good; write here if somebody was hurt, or if you have a question.
rating-ask = How did we do? 1 is poor, 5 is very good.
rating-why = I am sorry that it went badly. What was wrong? A word helps the shop.
telegram-menu-digest = a week of after-sales in figures
telegram-menu-recall = recall a product
terminal-command-digest = a week of after-sales in figures
terminal-command-recall = recall a product
