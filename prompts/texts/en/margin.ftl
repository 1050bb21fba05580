# Unit economics: what one piece costs on arrival and what is left of its price.

margin-title = { $quantity ->
    [1] One piece
   *[other] Per piece, of { $quantity }
}
margin-col-what = What
margin-col-amount = Amount ({ $currency })
margin-landed-cost = Landed cost
margin-duty = · of it duty
margin-tax = · import tax
margin-fees = · of it fees at import
margin-price = Selling price
margin-net-price = Price without { $rate } % sales tax
margin-platform-fee = Platform fee ({ $rate } %)
margin-payment-fee = Payment fee ({ $rate } %)
margin-last-mile = Last mile
margin-returns = Returns
margin-profit = Profit
margin-gain = You keep **{ $profit } { $currency }** of each piece: a margin of **{ $margin } %** of the net price.
margin-loss = You **lose** money on each piece: { $profit } { $currency }, a margin of **{ $margin } %**.
margin-break-even = Break-even price: { $price } { $currency }.
margin-never = No price covers this: fees and returns take a part of the price that leaves nothing for the cost.
margin-target = For a margin of { $margin } %, sell at { $price } { $currency } or more.
margin-target-never = A margin of { $margin } % can't be reached at any price with these fees and returns.
margin-assumptions = What this rests on:
margin-one-piece = No number of pieces was given, so the value counts as one piece's.
margin-tax-recovered = The import tax is deducted by the seller and the sales tax is inside the price.
margin-tax-is-cost = The import tax counts as a cost and the price as all yours. If you are registered for the tax, give the sales tax rate.
margin-returns-written-off = A returned piece is refunded in full, its fees are not given back, and the goods are written off.
margin-converted = { $source ->
    [given] Converted at your rate: 1 { $currency } = { $rate } { $to }.
   *[other] Converted at 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
}
error-bad-percentage = { $field } has to be a percentage from 0 to below 100, for example 15%.
