# Classification: candidates, reasons, and the question that separates them.

classify-none = I don't recognise the goods in that description. Say what the article is, what it is made of and what it is used for, for example “women's knitted cotton T-shirt”.
classify-guess = The best candidate is a guess: check it before you rely on it.
classify-why-name = Named “{ $name }”.
classify-why-fits = Fits: { $facts }.
classify-why-conflict = Speaks against it: it is for { $facts }.
classify-why-open = Not said: { $facts }.
classify-why-lines = The wording of the tariff lines is close to the description.
classify-why-residual = Where articles of this material go that no heading names.

classify-fact-material = material
classify-fact-construction = knitted or woven
classify-fact-gender = for whom
classify-fact-upper = material of the upper
classify-fact-sole = material of the sole
classify-fact-padding = padded or not
classify-fact-light = light source
classify-fact-print = printed or plain
classify-fact-frame = framed or not
classify-fact-coating = enamelled or not
classify-fact-weight = thickness
classify-fact-use = use
classify-fact-state = fresh, frozen, dried or prepared
classify-fact-goods = which goods

classify-ask-material = What is it mainly made of?
classify-ask-construction = Is the fabric knitted or woven?
classify-ask-gender = Is it for women or girls, for men or boys, or for babies?
classify-ask-upper = What is the upper of the shoe made of?
classify-ask-sole = What is the outer sole made of?
classify-ask-padding = Is the seat upholstered?
classify-ask-light = Does it work with LEDs only?
classify-ask-print = Is the fabric printed or plain?
classify-ask-frame = Does the mirror have a frame?
classify-ask-coating = Is it enamelled?
classify-ask-weight = Are the tights thin or thick?
classify-ask-use = Is it for sport or for everyday wear?
classify-ask-state = Is it fresh, frozen, dried, or cooked or canned?
classify-ask-goods = Which of these is it?

classify-note = Six digits are the same in every country; each adds digits of its own. It is the customs that decide: for goods you sell often, ask them for a binding ruling.
classify-why-code = The subheading with this code.
classify-unknown-code = HS { $code } is not among the codes I have a name for. A code has at least six digits; check it in the tariff of the country of import.

classify-why-confirmed = You confirmed { $hs } for “{ $product }” on { $date }.
classify-why-neighbour = You confirmed { $hs } for the similar product “{ $product }” on { $date }.
classify-keep = ✓ Remember { $hs }
classify-keep-value = Remember HS { $hs } for { $goods }
classify-remembered = I’ll remember HS { $hs } for “{ $product }”: it comes first when you ask again.
doing-confirm-code = Remembering the code…
