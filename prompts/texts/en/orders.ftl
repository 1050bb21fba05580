# Orders: where one is, proof that it is somebody's, lists and sheets of them.

telegram-menu-order = where my order is
telegram-menu-shop = the shop I act in
telegram-menu-link = a link for customers
terminal-command-order = where an order is
terminal-command-send = send a file: /send orders.csv
terminal-send-how = Write the file's name behind it, e.g. /send orders.csv; what you write after that tells what it is.
error-terminal-no-file = There is no file { $file } that can be read.
telegram-ask-order = Where is my order?
telegram-ask-order-this = Where is my order { $about }?

doing-where-is-my-order = looking up the order…
doing-prove-order = comparing with the order…
doing-list-orders = listing the orders…
doing-order-sheet = reading the sheet of orders…

order-ask-number = Which order? Please send me its number; it stands in the confirmation you got when you bought.
order-ask-proof = To open order { $order } I need to know that it is yours. Please send the e-mail address, the phone number or the postcode that you ordered with.
order-proof-refused =
    { $left ->
        [one] That does not fit together. Please check the order number and what you ordered with; one more try is left today.
       *[other] That does not fit together. Please check the order number and what you ordered with; { $left } tries are left today.
    }
order-proof-locked =
    { $hours ->
        [one] That was tried too often, so I look no further for now. Please try again in about an hour, or ask for a person.
       *[other] That was tried too often, so I look no further for now. Please try again in about { $hours } hours, or ask for a person.
    }
order-proved = Thank you, order { $order } is yours: from now on just ask about it.
order-more-parcels =
    { $count ->
        [one] One more parcel belongs to it; ask for its number.
       *[other] { $count } more parcels belong to it; ask for their numbers.
    }

order-heading = **Order { $order }** · { $standing }
order-placed = Ordered
order-items = Items
order-total = Total
order-buyer = Buyer
order-more-items =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
order-split = This order comes in { $count } parcels:

order-state-unknown = –
order-state-unpaid = not paid
order-state-paid = paid
order-state-shipped = sent
order-state-delivered = delivered
order-state-cancelled = cancelled
order-state-refunded = refunded

order-standing-cancelled = cancelled
order-standing-refunded = refunded
order-standing-unpaid = waiting for payment
order-standing-preparing = not sent yet
order-standing-overdue = not sent yet, later than promised
order-standing-undated = not sent yet
order-standing-untracked = sent, without a tracking number
order-standing-announced = a label exists, the carrier has no parcel yet
order-standing-moving = on its way
order-standing-silent = no news for longer than usual
order-standing-late = later than expected
order-standing-customs = held at customs
order-standing-at-door = out for delivery
order-standing-pickup = ready to be picked up
order-standing-failed = a delivery attempt failed
order-standing-delivered = delivered
order-standing-not-received = marked delivered, but not received
order-standing-returned = going back to the sender
order-standing-lost = lost
order-standing-trouble = something went wrong on the way
order-standing-told-delivered = delivered, as the shop says

order-next-cancelled-customer = This order was cancelled; nothing will be sent. If you paid and the money is not back, ask for a person.
order-next-cancelled-seller = Cancelled; nothing is to be sent. Check that the buyer got the money back.
order-next-refunded-customer = This order was refunded. Banks can take some days to show it.
order-next-refunded-seller = Refunded; nothing is left to do here.
order-next-unpaid-customer = The payment has not arrived, so nothing was sent. Pay in the shop where you ordered; never through a link in a message.
order-next-unpaid-seller = Not paid: do not send it. Remind the buyer, or cancel it.
order-next-preparing-customer = It is being prepared; by { $by } it should have left. Until then it can usually still be cancelled or changed.
order-next-preparing-seller = It is to leave by { $by }.
order-next-overdue-customer =
    { $days ->
        [one] It should have left by { $by }, a day ago. You may wait a little, or cancel it; I can do either for you.
       *[other] It should have left by { $by }, { $days } days ago. You may wait a little, or cancel it; I can do either for you.
    }
order-next-overdue-seller =
    { $days ->
        [one] It should have left by { $by }, a day ago. Send it now and tell the buyer, or offer to cancel.
       *[other] It should have left by { $by }, { $days } days ago. Send it now and tell the buyer, or offer to cancel.
    }
order-next-undated-customer = It has not been sent, and I do not know since when it waits. Ask for a person to hear from the shop.
order-next-undated-seller = It has not been sent, and its date is not known here: import the orders again with their dates.
order-next-untracked-customer = The shop sent it but gave no tracking number, so I cannot follow it. Ask for a person, and the shop will look for it.
order-next-untracked-seller = It is marked as sent but has no tracking number here. Add it (“parcel <number> belongs to order …”), and buyers can follow it themselves.
order-next-announced-customer = The label is made; the carrier has not scanned the parcel yet. That usually takes a day or two.
order-next-announced-seller = The carrier has not scanned it yet. Check that it was really handed over.
order-next-moving-customer = Nothing is wrong; you need do nothing.
order-next-moving-seller = Nothing is wrong; nothing is to be done.
order-next-silent-customer = It has stood still for longer than is usual on this route. The shop should ask the carrier; you can open a case so that it does.
order-next-silent-seller = It has stood still for longer than is usual on this route. Open an enquiry with the carrier before the time limit for claims runs out, and tell the buyer.
order-next-late-customer = It is later than expected. If it does not come in the next days, open a case.
order-next-late-seller = It is later than expected. Tell the buyer, and watch the time limit for claims.
order-next-customs-customer = Customs holds it. See below what is asked for; pay only through the carrier's own site.
order-next-customs-seller = Customs holds it. See below what is missing, and send the papers.
order-next-at-door-customer = It comes today. Have somebody at home, or see the carrier's site for another place.
order-next-at-door-seller = It is being delivered today.
order-next-pickup-customer = It waits for you at the pick-up point. Take an identity card along, and do not wait too long: it goes back otherwise.
order-next-pickup-seller = It waits at the pick-up point. Remind the buyer before it goes back.
order-next-failed-customer = The carrier came and could not hand it over. Book another attempt on the carrier's site, and check the address.
order-next-failed-seller = A delivery attempt failed. Check the address with the buyer, and ask the carrier for another attempt.
order-next-delivered-customer = The carrier says it was delivered. If you do not have it, tell me.
order-next-delivered-seller = Delivered; nothing is to be done.
order-next-not-received-customer = I am sorry. Look at the door, with neighbours and others at home first; carriers sometimes mark a parcel a day early. If it is not there, open a case: the shop then asks the carrier for proof of delivery.
order-next-not-received-seller = The buyer says it has not come. Ask the carrier for proof of delivery, and compare the place with the address.
order-next-returned-customer = It is on its way back to the sender. Open a case to have it sent again, or your money back.
order-next-returned-seller = It is coming back. Find out why, and ask the buyer whether to send it again or to refund.
order-next-lost-customer = It is lost. You need not look for it: open a case, and the shop sends it again or pays back.
order-next-lost-seller = It is lost. Claim it from the carrier, and offer the buyer a new one or the money.
order-next-trouble-customer = Something went wrong on the way; see below. The shop can ask the carrier: open a case, or ask for a person.
order-next-trouble-seller = Something went wrong on the way; see below. Ask the carrier, and tell the buyer.
order-next-told-delivered-customer = The shop's records say it was delivered; I have no tracking number to check it by. If you do not have it, tell me.
order-next-told-delivered-seller = Your records say delivered; there is no tracking number to check it by.

order-button-where = Where is { $order }?
order-ask-where = Where is order { $order }?
order-button-not-received = It has not come: open a case
order-want-not-received = I want to open a case: I have not received order { $order }
order-button-cancellation = Cancel the order
order-want-cancellation = I want to cancel order { $order }
order-button-not-here = I do not have it
order-say-not-here = Order { $order } is marked delivered but I have not received it
order-button-watch = Tell me when it moves
order-say-watch = watch { $number }

orders-none-own = No order is open to you here yet. Send me an order number to begin.
orders-none-shop = The shop has no orders here yet. Send me an export of your shop system as a file (CSV or XLSX), or connect its webhook.
orders-own = Your orders:
orders-shop =
    { $count ->
        [one] The shop has one order:
       *[other] The shop has { $count } orders; the newest:
    }
orders-number = Order
orders-placed = Ordered
orders-items = Items
orders-total = Total
orders-state = State

error-order-closed = I can open no order { $order } for you. Send me its number together with the e-mail, phone number or postcode that you ordered with.
error-order-private = In a group anybody reads along. Write to me privately with the order number and the e-mail, phone number or postcode that you ordered with.
error-order-not-in-shop = The shop has no order { $order }. Check the number, or import the orders first.
error-order-columns-unknown = I do not know what the columns of { $file } are ({ $columns }). Send it to me in the chat: I ask which column is what and remember it.
error-order-sheet-gone = That sheet is not waiting any more. Send the file again.
error-bad-order = That is no order that can be read: look at “{ $field }”.
error-order-bad-column = “{ $column }” tells no column; write e.g. number=3. Fields: { $fields }.
error-weak-hook-secret = A secret needs at least { $limit } characters.

order-sheet-ask = **{ $file }** looks like a list of orders, but not like an export that I know. Which column holds { $field }?
order-sheet-ask-currency = In which currency are the amounts of **{ $file }**?
order-sheet-known = So far: { $columns }.
order-sheet-button-none = There is none
order-sheet-button-drop = Leave it
order-sheet-button-take =
    { $count ->
        [one] Take the order in
       *[other] Take { $count } orders in
    }
order-sheet-button-orders = These are orders
documents-ask-orders = This is a list of orders. Shall I take the orders in, or put the file into the library? There it would show the buyers' names to whoever may read it.
order-sheet-dropped = Left as it is; nothing was stored.
order-sheet-preview = **{ $file }** ({ $export }): { $orders ->
        [one] one order
       *[other] { $orders } orders
    } in { $rows ->
        [one] one row
       *[other] { $rows } rows
    }; { $new } new, { $changed } changed, { $unchanged } unchanged. Nothing is stored yet.
order-sheet-taken = **{ $file }** ({ $export }) is taken in: { $new } new, { $changed } changed, { $unchanged } unchanged.
order-sheet-sums = In all: { $sums }.
order-sheet-example = { $number }: { $items ->
        [one] one piece
       *[other] { $items } pieces
    }, { $total }
order-sheet-refused =
    { $count ->
        [one] One row could not be read, and its order is left out:
       *[other] { $count } rows could not be read, and their orders are left out:
    }
order-sheet-notes = To look at:
order-sheet-row = row { $row } ({ $number }): { $text }
order-sheet-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
order-sheet-mapped = columns as you said
order-sheet-nothing = No order in **{ $file }** can be taken in.

order-row-ruined-number = Excel has rounded the order number to { $cell }; format the column as text and export again
order-row-no-number = there is no order number
order-row-bad-amount = “{ $cell }” is no amount that can be read for certain
order-row-bad-quantity = “{ $cell }” is no number of pieces
order-row-mixed-currency = the order has amounts in several currencies ({ $cell })
order-row-no-currency = nothing says in which currency the amounts are
order-row-bad-time = “{ $cell }” is no date that can be read for certain; taken without it
order-row-future-time = { $cell } lies in the future; taken without it

order-field-number = the order number
order-field-email = the buyer's e-mail
order-field-phone = the buyer's phone number
order-field-postcode = the postcode
order-field-title = the product's name
order-field-sku = the SKU
order-field-quantity = the quantity
order-field-price = the price of one piece
order-field-total = the order's total
order-field-currency = the currency
order-field-placed-at = the date of the order
order-field-buyer = the buyer's name
order-field-country = the country
order-field-state = the state of the order
order-field-tracking = the tracking number
