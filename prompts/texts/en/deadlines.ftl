# Until when: the last day of a period of law, of a carrier's terms or of an authority's clock.

deadline-kind = { $kind ->
    [withdrawal] to withdraw from the purchase
    [return_by] to send the goods back
    [refund] to pay the money back
    [delivery] to deliver
    [warranty] to claim under the legal guarantee
    [reject] to reject faulty goods
    [presumption] for a defect to count as there from the start
    [repair] to repair
    [not_as_described] to return goods that differ from the advertisement
    [recall] to tell the authority
    [recall_report] to send the written report
    [claim] to claim at the carrier
    [suit] to sue the carrier
    [chargeback] to answer the chargeback
    [dispute] for the buyer to open a dispute
    [export_refund] to claim the export refund
    [export_refund_late] to claim the export refund late
    [return_relief] to bring the goods home free of duty
   *[other] for it
}
deadline-length = { $unit ->
    [working_days] { $count } working days
    [months] { $count } months
    [hours] { $count } hours
    [until_april_30] by 30 April of the following year
   *[days] { $count } days
}
deadline-event = { $event ->
    [receipt] receipt
    [delivery] delivery
    [withdrawal] the withdrawal
    [cancellation] the cancellation
    [goods_back] the return of the goods
    [goods_back_or_proof_of_sending] the return of the goods or the proof of sending
    [order] the order
    [promised_delivery] the promised delivery date
    [complaint] the complaint
    [knowing] the day it became known
    [posting] posting
    [acceptance] acceptance by the carrier
    [air_waybill] the date of the air waybill
    [arrival] arrival
    [notice] the notice
    [latest_estimated_delivery] the latest estimated delivery date
    [export] export
   *[other] the event
}
deadline-due = **{ $due }** is the last day { $what }: { $length } from { $event } ({ $start }).
deadline-due-where = **{ $due }** is the last day { $what } ({ $where }): { $length } from { $event } ({ $start }).
deadline-first-day = The day itself counts as the first.
deadline-moved = The period would end on a weekend or public holiday, so it runs to the next working day.
deadline-payer = { $payer ->
    [seller] The seller pays for sending the goods back.
   *[buyer] The buyer pays for sending the goods back, unless the shop has agreed to.
}
deadline-shaky = This is general knowledge; please check with { $authority }.
deadline-shaky-alone = This is general knowledge; please check it with the authority or a lawyer.
deadline-low = The source is weak: rather reckon with an earlier day.
deadline-note = { $rule ->
    [jp-withdrawal] It does not hold where the shop stated other return terms in the advertisement and on the final confirmation screen.
    [gb-reject] A repair or replacement pauses the clock.
    [eu-refund] The seller may wait until the goods or the proof of sending are there.
    [cn-withdrawal] The goods have to be intact.
    [sa-withdrawal] The goods have to be unused.
    [us-refund] It holds for orders cancelled for late shipping; one billing cycle where the seller itself gave the credit.
    [ca-refund] It holds where the province gives the right to cancel.
    [br-warranty] For goods that are not durable it is shorter.
    [gb-warranty] In Scotland it is shorter.
    [cn-return-relief] In original state, and not for food.
   *[other] { "" }
}
deadline-source = Source: { $source }, as of { $date }
error-no-rule = { $why ->
    [us-withdrawal] There is no federal right in the United States to change one's mind about an online purchase. The shop's own policy counts, and state law may.
    [ca-withdrawal] Canada has no general right to change one's mind about an online purchase; provinces give rights for late or badly documented orders. The shop's own policy counts.
    [au-withdrawal] Australia gives no right to change one's mind; for faulty goods the consumer guarantees hold, whatever a shop says. For the rest the shop's own policy counts.
    [sg-withdrawal] Singapore gives no right to change one's mind (general knowledge, please check with CASE). The shop's own policy counts.
    [ae-withdrawal] I know of no number of days in the United Arab Emirates; clauses such as “not returnable” are void, though.
    [us-warranty] There is no federal warranty period in the United States: the seller's or maker's own warranty counts, and state law.
    [ca-warranty] In Canada the provinces decide; I know of no number of days.
    [au-warranty] Australia's consumer guarantees have no fixed number of days: they last as long as is reasonable for the goods.
    [ae-warranty] The United Arab Emirates name no minimum warranty period.
    [au-refund] Australia's consumer guarantees name no number of days for the refund.
    [eu-recall] In the European Union the authority is told without undue delay, through the Safety Business Gateway; the law names no number of days. Report at once.
    [gb-recall] In the United Kingdom the Office for Product Safety and Standards is told at once; I know of no number of days.
   *[other] I know of no dated rule for this, so I give no date. Please check with the authority or a lawyer.
}
error-bad-deadline-kind = I know no such kind of deadline. Known are: { $known }.
