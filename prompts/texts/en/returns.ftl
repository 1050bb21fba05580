# Papers of a return, and where returned goods go.

return-slip-title = Return slip
return-slip-number = Return number (RMA)
return-slip-order = Order
return-slip-to = Send to
return-slip-items = Articles
return-slip-by = Send by
return-slip-put-in = Put this slip into the parcel, and write the return number on the outside.
return-slip-proof = Keep the proof of sending with the tracking number.
return-slip-customs = From abroad: write “returned goods” on the customs form, with the true price you paid, not zero.
return-papers-made = Here are the return slip and the customs form CN23 for case **{ $number }**.
return-papers-no-address = There is no return address for { $market } in the shop's policy, so the slip leaves it open. /policy sets one.
return-papers-wait = The shop has named no return address yet. Please wait for it before you send anything.
return-ask-address = Where do returns from { $market } go? Write the address; I keep it in the shop's policy for all countries. For one country alone begin with its code, DE: …
return-papers-open = Left open on the customs form, because nobody told me; please write it in:
return-papers-lack = { $what ->
    [weight] weight
    [hs] HS code
    [origin] country of origin
   *[value] value
}
return-papers-fill = I fill these in by myself once the article stands with its SKU among your watched products.
return-papers-relief = Home to China: free of import tax within { $months } months of export, in original state; food is excluded. The order doesn't say when it was sent.
return-route = { $route ->
    [keep] refund without return
    [warehouse] overseas warehouse
    [consolidated] collected locally, then home together
   *[home] straight home to China
}
return-route-column = route
return-costs-column = costs
return-brings-column = brings
return-result-column = left over
return-break-even-column = worth it from a value of
return-best = Best by these figures: **{ $route }**.
return-refund-owed = The refund to the customer is owed on every route, so it is in none of the figures.
return-given = Value, postage, handling and resale are the figures you gave.
return-note = { $note ->
    [dangerous] Nothing travels that may be dangerous: a swollen, hot or leaking battery stays where it is.
    [tax_due] Home to China: not in original state, or outside the dates of the relief, so import tax is due. I have no rate for it here, and it is not in the figure.
    [relief_over] Home to China: the six months of the relief ended on { $until }. Import tax is due and is not in the figure.
    [relief_unknown] Home to China: tell me when it was exported, and I can say whether it comes home free of import tax.
    [relief] Home to China: free of import tax until { $until }, in original state; food is excluded.
   *[refund_back] An export VAT refund already received has to be paid back for goods that come home (general knowledge, please check with the tax office).
}
return-ask = { $field ->
    [value] What is one piece worth as new? An amount with its currency, please.
    [postage_local] What does local postage to a hub or warehouse cost, for one piece?
    [postage_home] What does postage straight home to China cost, for one piece?
    [consolidated] What is one piece's share of a collected shipment home?
    [handling] What does checking and relabelling cost, for one piece?
    [resale_share] What percent of its value does a returned piece bring when it is resold abroad?
   *[home_share] What percent of its value does a returned piece bring at home?
}
