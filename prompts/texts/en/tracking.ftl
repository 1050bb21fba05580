## Parcels: statuses, advice, and how an answer shows them

status-pending = not with the carrier yet
status-info-received = label made, not handed over yet
status-in-transit = on its way
status-customs = at customs
status-out-for-delivery = out for delivery
status-available-for-pickup = waiting at the pick-up point
status-delivery-failed = delivery attempt failed
status-delivered = delivered
status-returned = going back to the sender
status-exception = problem

substatus-picked-up = taken over by the carrier
substatus-departed = left a facility
substatus-arrived = reached a facility
substatus-customs-processing = being cleared
substatus-customs-hold = held for inspection
substatus-customs-info-required = documents or information needed
substatus-customs-duty-unpaid = duty or tax to be paid
substatus-customs-released = released by customs
substatus-customs-seized = seized
substatus-address-problem = address problem
substatus-recipient-unavailable = nobody there to take it
substatus-refused = refused by the recipient
substatus-unclaimed = not collected
substatus-damaged = damaged
substatus-lost = lost
substatus-destroyed = destroyed
substatus-cancelled = cancelled
substatus-delayed = delayed
substatus-security = stopped by a security check
substatus-invalid-number = the carrier does not accept the number
substatus-returning = on the way back
substatus-returned = back with the sender
substatus-unknown = reason not stated

parcel-status = Status
parcel-last-event = Last event
parcel-no-event = none with a time; the status is as the shop stated it
parcel-eta = Expected
parcel-no-eta = no date from the carrier
parcel-past-eta = { $date }, overdue by { $days } days
parcel-customs = Customs
parcel-route = Route
parcel-silent = Since the last event
parcel-days =
    { $days ->
        [0] less than a day
        [one] { $days } day
       *[other] { $days } days
    }
parcel-silent-too-long = { $silent }, longer than the usual { $limit }
parcel-order = Order
parcel-shop = Shop
parcel-next = Next
parcel-history = History
parcel-earlier = … and earlier events
parcel-local-time = local time
parcel-link = The carrier's own page: { $url }
parcel-source-shop-file = From the shop's own file { $name }, imported { $date }. Not live from the carrier.
parcel-source-public = From the seller's own records, last updated { $date }. Not live from the carrier.
parcel-sample = **Sample data**, made up for trying things out: no such parcel exists. Loaded { $date }.
parcel-sample-short = sample

parcels-number = Number
parcels-carrier = Carrier
parcels-status = Status
parcels-last = Last event
parcels-silent = Days without news
parcels-destination = To
parcels-sample = Lines marked “sample” are made up for trying things out.
parcels-none = No parcels yet. Import your shipments file: `quayside shipments import FILE.csv`.
parcels-total =
    { $total ->
        [one] { $total } parcel
       *[other] { $total } parcels
    }
parcels-problems =
    { $problems ->
        [0] none needs a look
        [one] { $problems } needs a look
       *[other] { $problems } need a look
    }
parcels-more =
    { $more ->
        [one] { $more } more is not shown.
       *[other] { $more } more are not shown.
    }

parcel-unknown = **{ $number }** is a well-formed { $carrier } number, but I have no record of that parcel. It may be too new, or not passed on to me yet.
parcel-unknown-carriers = It could also be: { $carriers }.
parcel-unknown-link = You can look at { $carrier }'s own page: { $url }
parcel-mistyped = **{ $number }** can't be right: its check digit does not match ({ $carrier }). Please compare it with the label or the shipping message.
parcel-did-you-mean = Did you mean { $numbers }?
parcel-no-number = I can't find a carrier's tracking number in **{ $text }**. It stands on the label or in the shipping message.

advice-pending-customer = The carrier has no data yet. Give it a day or two after the shipping message, then ask the seller whether the parcel was handed over.
advice-pending-seller = The carrier does not know the number yet. Check that the parcel was handed over and that the number was typed as on the label.
advice-pending-stuck-customer = The carrier has had no data for days. Ask the seller to check with the carrier whether the parcel was really handed over.
advice-pending-stuck-seller = No first scan for too long. Ask the forwarder for proof of hand-over, and tell the buyer before they ask; re-send if there is none.
advice-info-received-customer = The label exists, but the carrier has not scanned the parcel yet. This is normal for a day or two.
advice-info-received-seller = Only the label is known. Hand the parcel over, or ask the forwarder for the acceptance scan.
advice-info-received-stuck-customer = The parcel has not been handed to the carrier for days. Ask the seller when it will really be sent.
advice-info-received-stuck-seller = Label made, but no acceptance scan for too long. Look for the parcel at the warehouse or forwarder; marketplaces count this as late dispatch.
advice-in-transit-customer = Nothing to do: the parcel is moving. Between two countries it may show no new scan for a week.
advice-in-transit-seller = Nothing to do. The next scan is usually the arrival in the destination country.
advice-in-transit-stuck-customer = There has been no scan for unusually long. Ask the seller to start an inquiry with the carrier.
advice-in-transit-stuck-seller = No scan for longer than usual. Open an inquiry with the carrier or forwarder now, since claim windows run, and write to the buyer first.
advice-customs-customer = Customs is clearing the parcel. Usually nothing is needed from you. If duty is due, the carrier tells you; pay only on the carrier's own site, which you open yourself.
advice-customs-seller = In clearance. Keep the commercial invoice, the HS code and a proof of value at hand in case customs asks.
advice-customs-stuck-customer = Clearance takes longer than usual. Ask the carrier whether it needs anything from you, using the contact on its own website.
advice-customs-stuck-seller = Clearance takes longer than usual. Ask the carrier's brokerage what is missing, and send the invoice, description and HS code without waiting.
advice-customs-processing-customer = Customs is clearing the parcel. Usually nothing is needed from you. If duty is due, the carrier tells you; pay only on the carrier's own site, which you open yourself.
advice-customs-processing-seller = In clearance. Keep the commercial invoice, the HS code and a proof of value at hand in case customs asks.
advice-customs-hold-customer = Customs holds the parcel to look at it. Wait for a message from the carrier or customs, and answer it quickly; ask the seller for the invoice if you are asked for one.
advice-customs-hold-seller = Held by customs. Ask the carrier's brokerage for the reason, and send invoice, composition or use of the goods, and any certificate that this product needs there.
advice-customs-info-required-customer = Customs needs documents: usually the invoice or order confirmation, a proof of payment, sometimes your tax number. Send them through the carrier's own site, and ask the seller for what you lack.
advice-customs-info-required-seller = Customs waits for documents. Send the commercial invoice with a clear description, value and HS code to the carrier's brokerage today: after the carrier's deadline the parcel goes back.
advice-customs-duty-unpaid-customer = Duty or tax is to be paid before delivery. Pay only on the carrier's own website or app, opened by yourself with this number; a link in a message may be a fraud.
advice-customs-duty-unpaid-seller = The recipient, or you under DDP, must pay duty or tax. Check what you promised at checkout; if it was “duties included”, settle it with the carrier now.
advice-customs-released-customer = Customs has released the parcel. The local carrier takes it on, and a new scan should appear in a few days.
advice-customs-released-seller = Released. The last-mile carrier takes it on; watch for its first scan, and for a new number.
advice-customs-seized-customer = Customs has taken the parcel out of the mail. Ask the seller about a refund; the letter from customs tells how to object.
advice-customs-seized-seller = Seized. Get the written decision from the carrier, check its deadline for objection, and settle with the buyer. Stop sending this product there until the reason is clear.
advice-out-for-delivery-customer = It should come today. Keep your phone near, and check with neighbours and the entrance if you miss it.
advice-out-for-delivery-seller = Nothing to do; delivery is due today.
advice-out-for-delivery-stuck-customer = It was out for delivery but has not arrived. Call the local carrier: the parcel is usually back at its depot.
advice-out-for-delivery-stuck-seller = Out for delivery, with no result since. Ask the last-mile carrier for the driver's note, and confirm address and phone with the buyer.
advice-available-for-pickup-customer = Collect it soon, with an identity document and this number. After the keeping time it goes back to the sender.
advice-available-for-pickup-seller = Remind the buyer to collect it: after the keeping time it comes back, at your cost.
advice-available-for-pickup-stuck-customer = It has been waiting for a while. Collect it now, or ask the pick-up point how long it still keeps it.
advice-available-for-pickup-stuck-seller = Waiting uncollected. Message the buyer today with place and number, and ask the carrier to extend the keeping time if it can.
advice-delivery-failed-customer = The courier could not deliver. Arrange a new day or a pick-up point with the carrier, and check that bell, address and phone are right.
advice-delivery-failed-seller = An attempt failed. Confirm address and phone with the buyer, and tell the carrier; after the last attempt the parcel comes back.
advice-delivered-customer = Delivered. If you don't have it, look with neighbours, at reception and in the mailbox, then tell the seller within a few days.
advice-delivered-seller = Delivered. If the buyer does not have it, ask the carrier for the proof of delivery before you refund.
advice-returned-customer = The parcel is going back to the sender. Ask the seller for a new shipment or a refund.
advice-returned-seller = It is coming back. Find out why, ask the buyer whether to re-send, and decide on abandon or return cost while it is still abroad.
advice-returning-customer = The parcel is going back to the sender. Ask the seller for a new shipment or a refund.
advice-returning-seller = It is coming back. Find out why, ask the buyer whether to re-send, and decide on abandon or return cost while it is still abroad.
advice-exception-customer = Something went wrong on the way. Ask the seller to clear it with the carrier, and name this number.
advice-exception-seller = The carrier reports a problem. Ask it for the reason, and write to the buyer before they ask.
advice-address-problem-customer = The address is not complete or not right. Send the correct one, with phone, to the seller and the local carrier.
advice-address-problem-seller = Get the full address and phone from the buyer, and send the correction to the carrier today.
advice-recipient-unavailable-customer = Nobody was there. Arrange a new day or a pick-up point with the carrier.
advice-recipient-unavailable-seller = Nobody was there. Ask the buyer to arrange a new attempt or a pick-up point; after the last attempt it comes back.
advice-refused-customer = The parcel is noted as refused. If that is a mistake, tell the carrier today; otherwise it goes back.
advice-refused-seller = Noted as refused. Ask the buyer whether they did refuse it; if not, ask the carrier for another attempt.
advice-unclaimed-customer = It was not collected in time and goes back. Ask the seller to send it again, or for a refund.
advice-unclaimed-seller = Not collected in time. Ask the buyer whether to re-send, and at whose cost.
advice-damaged-customer = The carrier reports damage. When it comes, take photos of box, label and contents before unpacking further, and send them to the seller.
advice-damaged-seller = Ask for photos of box, label and contents, and file the damage claim within the carrier's time limit.
advice-lost-customer = The carrier regards it as lost. Ask the seller for a new shipment or a refund.
advice-lost-seller = File the loss claim with invoice and proof of hand-over within the carrier's time limit, and re-send or refund.
advice-destroyed-customer = The parcel was destroyed. Ask the seller for a refund.
advice-destroyed-seller = Destroyed. Get the written reason from the carrier, and refund the buyer; a claim depends on the reason.
advice-cancelled-customer = The shipment was cancelled. Ask the seller whether a new one is under way.
advice-cancelled-seller = Cancelled. If it was not you, ask the carrier why; otherwise tell the buyer and give the new number.
advice-delayed-customer = It is delayed at the carrier. Usually it moves on by itself within days.
advice-delayed-seller = Delayed at the carrier. Tell the buyer the new expectation; open an inquiry if it does not move.
advice-security-customer = A security check stopped it, often because of batteries, liquids or magnets. Ask the seller to clear it with the carrier.
advice-security-seller = Stopped by a security check. Ask for the reason, usually batteries, liquids or magnets, and send the safety data sheet or transport test summary.
advice-invalid-number-customer = The carrier does not accept this number. Ask the seller for the right one.
advice-invalid-number-seller = The carrier does not accept this number. Compare it with the label, and with the channel that it was booked on.
advice-past-eta-customer = It is later than the carrier had promised. Ask the seller to start an inquiry.
advice-past-eta-seller = Past the promised day. Ask the carrier for a new date, and tell the buyer before they ask.

import-no-number = no tracking number in this row
import-scientific-notation = Excel has turned the number into { $cell } and lost digits: format the column as text and export again
import-bad-check-digit = { $cell }: the check digit does not match
import-bad-check-digit-meant = { $cell }: the check digit does not match; did you mean { $did_you_mean }?
import-not-a-number = “{ $cell }” is not a tracking number
import-bad-time = the time “{ $cell }” can't be read for certain: write it as 2026-11-30 14:05; the event was left out
import-future-time = the time “{ $cell }” lies in the future; the event was left out
import-unknown-status = the status “{ $cell }” is not known; it is kept as written

identify-none = No tracking number found.
identify-number = Number
identify-carrier = Carrier
identify-service = Service
identify-check = Check digit
identify-check-ok = right
identify-check-none = has none
identify-check-failed = wrong; did you mean { $numbers }?

import-summary = { $file }: { $created } new, { $updated } changed, { $unchanged } unchanged, { $refused } refused.
import-row = Row { $row }: { $text }

error-no-tracking-number = I can't find a tracking number there. It stands on the label or in the shipping message.
error-bad-check-digit = { $number } can't be right: its check digit does not match ({ $carrier_name }). Please compare it with the label.
error-unreadable-file =
    { $reason ->
        [empty] { $file } is empty. Please send the file with its rows.
        [too_large] { $file } is too large. Please split it and send the parts.
        [no_number_column] I find no column with tracking numbers in { $file }. Please call it “Tracking number”.
        [save_as_csv] Excel files can't be read here. Please save { $file } as CSV and send that.
       *[other] I can't read { $file } as a table. Please send it as CSV, with a column called “Tracking number”.
    }
