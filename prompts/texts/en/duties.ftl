# Duties and landed cost: names of lines, how a value came about, questions, warnings, what is left out, errors.

duty-value-price = Price of the goods { $amount } { $currency }{ $term ->
    [none] .
   *[other] { " " }({ $term }).
}
duty-value-freight-inside = International freight of { $amount } { $currency } inside the price is taken out.
duty-value-freight-added = { $basis ->
    [CIF] International freight of { $amount } { $currency } is added.
   *[other] International freight of { $amount } { $currency } is not part of this customs value.
}
duty-value-insurance-inside = Insurance of { $amount } { $currency } inside the price is taken out of the FOB value.
duty-value-insurance-added = { $basis ->
    [CIF] Insurance of { $amount } { $currency } is added.
   *[other] Insurance of { $amount } { $currency } is not part of this customs value.
}
duty-value-converted = { $given ->
    [yes] Converted at your rate: 1 { $currency } = { $rate } { $to }.
   *[no] { $monthly ->
        [yes] Converted at 1 { $currency } = { $rate } { $to } ({ $source }, { $date }: the customs rate of the month).
       *[no] Converted at 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
    }
}
duty-value-rounded = Duty is charged on { $amount } { $currency }, by the rounding rule there.
duty-value-result = Customs value ({ $basis }): { $amount } { $currency }.

duty-line-column-1 = Customs duty, column 1 general
duty-line-column-2 = Customs duty, column 2
duty-line-third-country = Customs duty, third-country rate
duty-line-given = Customs duty at your rate
duty-line-low-value = Duty on low-value consignments
duty-line-proof-of-origin = Customs duty, preferential rate given by you
duty-line-in-quota = Customs duty, in-quota rate given by you
duty-line-301-china = Section 301, China ({ $heading })
duty-line-301-brazil = Section 301, Brazil ({ $heading })
duty-line-338-canada = Section 338, Canada ({ $heading })
duty-line-232-metals = Section 232, steel, aluminium, copper ({ $heading })
duty-line-232-vehicles = Section 232, passenger vehicles and light trucks ({ $heading })
duty-line-232-trucks = Section 232, trucks ({ $heading })
duty-line-232-buses = Section 232, buses ({ $heading })
duty-line-232-vehicle-parts = Section 232, vehicle parts ({ $heading })
duty-line-232-semiconductors = Section 232, semiconductors ({ $heading })
duty-line-232-furniture = Section 232, upholstered wooden furniture ({ $heading })
duty-line-232-cabinets = Section 232, kitchen cabinets and vanities ({ $heading })
duty-line-232-lumber = Section 232, timber and lumber ({ $heading })
duty-line-232-pharma = Section 232, patented pharmaceuticals
duty-line-232-drones = Section 232, drones
duty-line-122-surcharge = Section 122 surcharge ({ $heading })
duty-line-301-forced-labor = Section 301, forced labor ({ $heading })
duty-line-us-mpf = Merchandise processing fee, formal entry
duty-line-us-mpf-informal = Merchandise processing fee, informal entry
duty-line-us-mpf-mail = Dutiable mail fee
duty-line-us-hmf = Harbor maintenance fee
duty-line-it-parcel = Italian contribution on small parcels
duty-line-ro-parcel = Romanian logistics tax on parcels
duty-line-fr-parcel = French tax on small parcels
duty-line-nz-levy-air = New Zealand border levy, air
duty-line-nz-levy-sea = New Zealand border levy, sea
duty-line-nz-levy-mail = New Zealand border levy, mail

duty-tax-vat = { $how ->
    [sale] VAT, collected at the sale
    [reverse] VAT, accounted for by the business buyer
   *[import] Import VAT
}
duty-tax-gst = { $how ->
    [sale] GST, collected at the sale
   *[import] GST on import
}
duty-tax-igst = IGST on import
duty-tax-consumption-tax = Consumption tax on import
duty-tax-icms = ICMS (part of its own base)
duty-tax-sales-tax = { $how ->
    [sale] Sales tax on low-value goods, collected at the sale
   *[import] Sales tax on import
}

duty-note-301-excluded = Not owed: excluded under { $heading }, as you claim.
duty-note-claimed = Not owed: “{ $claim }” was claimed.
duty-note-232 = Not owed: Section 232 duty is owed on this line.
duty-note-raised = The ordinary duty is raised to { $rate } in all.
duty-note-reached = Nothing on top: the ordinary duty already reaches { $rate }.
duty-note-122-exempt = Not owed: the line is on the list of exempt goods (Annex II).
duty-note-relief = No duty: not over { $limit } { $currency }.
duty-note-low-value = Rule for consignments not over { $limit } { $currency }.
duty-note-per-subheading = Counted once for each tariff subheading, { $count } here; rule for consignments not over { $limit } { $currency }.
duty-note-tax-relief = Not collected on this consignment.
duty-note-reverse-charge = The buyer accounts for it under reverse charge.
duty-note-tax-minimum = Not collected: less than { $amount } { $currency }.
duty-note-tax-at-sale = Charged by the seller or the platform, not at the border.

duty-warn-no-incoterm = No Incoterm given: the value was taken as the price of the goods alone, freight and insurance as given beside it. Tell me if it is another one.
duty-warn-freight-unknown = The { $term } price contains freight, but how much was not said: nothing was taken out, so the customs value may be too high.
duty-warn-no-freight = No international freight given: it belongs to this customs value, so the result is too low if freight was paid.
duty-warn-exw = EXW: what it costs to bring the goods to the port of export is part of the customs value and was not given.
duty-warn-ddp = DDP: duty and tax inside the price can be taken out only where the invoice shows them apart; nothing was taken out, and they are shown on top.
duty-warn-mode-assumed = How the goods travel was not said: taken as { $mode }.
duty-warn-channel-assumed = Taken as a sale to a { $channel ->
    [b2b] business.
   *[b2c] consumer.
}
duty-warn-unconfirmed = One good secondary source only: { $source } (seen { $date }). Have it confirmed before you rely on it.
duty-warn-301-exclusion = Some goods of { $hs } are excluded from Section 301 under { $heading }{ $end ->
    [none] .
   *[other] { " " }(before { $end }).
} The exclusion was not applied; if yours is one of them, claim “301-exclusion”.
duty-warn-digits-unused = Our table has the line { $line }; the digits of { $hs } after it were not checked.
duty-warn-unknown-unit = I don't know the unit “{ $unit }”; that quantity was not used.
duty-warn-fl-list = The final list of lines exempt from Section 301 forced labor (91 FR 47318) is not in our tables; { $hs } is not on the proposed one, so the duty is included.
duty-warn-fee-renewed = The fee is set anew every period: no figure from { $date } was found, the last one ({ $rate }) is shown.
duty-warn-tax-included = The flat rate stands for duty and tax together.
duty-warn-scheme-assumed = No VAT scheme given: taken as not IOSS, so VAT is charged on import.
duty-warn-ioss-duty = Under IOSS the VAT is on the price; whether the flat duty is part of that price is not settled, and it was left out of the VAT base.
duty-warn-carried-over = { $hs } is an HS 2022 code; the rate shown is that of { $old }, its HS 2017 predecessor.
duty-warn-obsolete = { $hs } is an HS 2017 code, replaced in HS 2022 by { $new }.
duty-warn-trade-remedy = The table marks { $hs }: an anti-dumping or other trade remedy duty may come on top.
duty-warn-suspension = The table marks { $hs }: a duty suspension may lower the rate for some goods; it was not applied.
duty-warn-origin-assumed = The origin was taken to be the country of dispatch ({ $origin }). What counts is where the goods were made.
duty-warn-no-origin = No origin given: third-country rates, without preference.
duty-warn-preference = A preference ({ $preference }) was asked for. Preferential rates are not in our tables: the full rate is shown; give the preferential one as preference_rate.
duty-warn-given-whole = Your rate ({ $rate }) was taken as the whole duty: Sections 301, 232 and others were not added.
duty-warn-us-mode = How the goods travel was not said: no harbor maintenance fee (sea only) and no mail fee.
duty-warn-informal-entry = Taken as an informal entry (not over USD 2500). Customs may ask for a formal one, e.g. for some goods of chapter 99 over USD 250; its fee is higher.
duty-warn-standard-rate = The standard rate of tax was taken; reduced rates for some goods are not in our tables.
duty-warn-excise = { $hs }: excise duty is not in our tables and not included.
duty-warn-reference-rate = { $currency } was converted at the reference rate 1 { $currency } = { $rate } { $to } ({ $source }, { $date }); customs use a rate of their own.
duty-warn-stale-exchange = The exchange rate is of { $date } and was not verified after it.
duty-warn-unknown-claim = “{ $claim }” is not a claim we know; it changed nothing.
duty-warn-stale = Not verified after { $date }: { $names }.
duty-warn-licence = Trade with { $country } is restricted for many goods and persons ({ $source }; seen { $date }): have it checked before you sell.

duty-ask-destination = Which country do the goods go to?
duty-ask-member-state = Which EU member state do they go to? VAT depends on it.
duty-ask-currency = In which currency is the value?
duty-ask-value = What is the price of the goods in all?
duty-ask-hs = What is the HS code of the goods (at least six digits)?
duty-ask-origin = In which country were the goods made? US duties depend on it, not on where they are shipped from.
duty-ask-line = { $lowest ->
    [none] Under { $hs } the tariff has { $count } lines with different duties. Which one is it?
   *[other] Under { $hs } the tariff has { $count } lines with different duties, from { $lowest } to { $highest }. Which one is it?
}
duty-ask-quantity = What is the quantity, in the unit “{ $unit }”? The duty is { $rate }.
duty-ask-component = What is the value of this part of the goods: { $unit }? The duty is { $rate }.
duty-ask-articles = { $unit ->
    [same] The tariff takes the rate of another article: “{ $rate }”. Which one? Give its code (or its rate).
    [each] The tariff takes each article by itself: “{ $rate }”. Give the code and the value of every one (or enter each as its own line).
    [highest] The tariff takes the highest rate in the set: “{ $rate }”. Give the codes of the articles in it.
    [note] The rate stands in a legal note of the chapter: “{ $rate }”. Which rate does it give for your goods?
    [cap] Is a plate among the parts? Then give the code of the complete movement, whose duty is the limit; if not, say that there is none.
   *[other] The rate of the article that the tariff refers to needs its quantity, in the unit “{ $unit }”.
}
duty-ask-301-china = { $hs } is on two lists of Section 301 with different rates. Under which heading do the goods fall?
duty-ask-232-metals = { $hs } is on the Section 232 list of metal articles. Do steel, aluminium and copper make up at least 15% of its weight?
duty-ask-232-vehicle-parts = { $hs } is on the Section 232 lists of vehicle parts. Are the goods parts for vehicles?
duty-ask-232-semiconductors = { $hs } is on the Section 232 list of semiconductors. Do the goods meet the technical limits of U.S. note 39(b)?
duty-ask-232-cabinets = Are the goods kitchen cabinets, vanities or parts of them?
duty-ask-232-pharma = Is it a patented pharmaceutical?
duty-ask-232-drones = Is it a large or a small drone, in the terms of Proclamation 11055?
duty-ask-338-canada = Is { $hs } on the list of Section 338 for Canada (headings 9903.03.12 to 9903.03.14)? The list is not in our tables.
duty-ask-301-forced-labor = { $hs } was on the proposed list of lines exempt from Section 301 forced labor. Is it on the final list (91 FR 47318)? That list is not in our tables.

ask-incoterm = What does the price include? It changes what duty is charged on.
incoterm-fob = the goods alone (FOB)
incoterm-cif = freight and insurance (CIF)
incoterm-ddp = everything to the door (DDP)

duty-choice-line = { $description ->
    [none] { $code }: { $rate }
   *[other] { $code }: { $rate }, { $description }
}
duty-choice-country = { $country }
duty-choice-heading = { $heading }: { $rate }
duty-choice-metal-15-or-more = 15% of the weight or more is metal
duty-choice-metal-under-15 = less than 15% of the weight is metal, or none
duty-choice-auto-part = parts for cars or light trucks
duty-choice-truck-part = parts for medium or heavy trucks
duty-choice-not-vehicle-part = not parts for vehicles
duty-choice-semiconductor-in-scope = within the technical limits of note 39(b)
duty-choice-semiconductor-out-of-scope = outside them
duty-choice-kitchen-cabinet = kitchen cabinets, vanities or parts
duty-choice-not-kitchen-cabinet = something else
duty-choice-patented-pharma = patented
duty-choice-not-patented-pharma = not patented
duty-choice-drone-large = large drone
duty-choice-drone-small = small drone
duty-choice-on-338-list = on the list
duty-choice-not-on-338-list = not on the list
duty-choice-fl-exempt = on the final list: exempt
duty-choice-not-fl-exempt = not on the final list
duty-choice-usmca = if the goods qualify under USMCA
duty-choice-us-metal = if the metal was made in the United States
duty-choice-uk-metal = if the metal was made in the United Kingdom
duty-choice-301-exclusion = if a Section 301 exclusion covers the goods
duty-choice-code = { $code }
duty-choice-proof-of-origin = at the preferential rate, with proof of origin
duty-choice-in-quota = within the tariff quota

duty-way-stated = as stated
duty-way-ioss = VAT through IOSS
duty-way-none = VAT collected by the carrier on import
duty-way-separate-orders = as { $count } orders of different buyers, one parcel each
duty-way-warehouse = imported in bulk to a warehouse there, sold from it (bonded: duty and VAT wait until release)

duty-if-origin-rules = the goods meet the agreement’s rules of origin
duty-if-proof = proof of origin in the form the agreement asks for is held when the preference is claimed
duty-if-direct = they travel directly, or stay under customs control on the way
duty-if-full-declaration = a full declaration (H1), not IOSS
duty-if-quota = the quota is still open on the day of import, and any licence is held
duty-if-rate-given = tell me the preferential rate (preference_rate) and I’ll work it out
duty-if-ioss = seller or platform is registered for IOSS, charges VAT at the sale and passes its number to the carrier
duty-if-none = the buyer pays VAT and the carrier’s fee before delivery
duty-if-separate = they really are separate orders: one buyer’s order sent in several parcels counts as one consignment
duty-if-price-paid = each parcel is declared at the price paid
duty-if-other-days = in Korea, orders of one buyer that arrive on the same day are added together
duty-if-warehouse = duty and VAT are on the import price, then local VAT on the sale; you need an importer and a VAT number there
duty-if-bonded = in a bonded warehouse they fall due on release to the buyer’s country

duty-not-trade-remedies = anti-dumping and countervailing duties
duty-not-carrier-fees = the carrier's and the broker's own charges
duty-not-sales-tax = state and local sales tax
duty-not-provincial-tax = provincial sales tax (HST, PST, QST)
duty-not-surcharges = social welfare surcharge and cess
duty-not-eu-handling-fee = an EU handling fee of about EUR 2 a line, announced for about November 2026 and not confirmed
duty-not-vat-recovery = recovery of VAT by a registered business

duty-title = Landed cost: { $origin ->
    [none] { $destination }
   *[other] { $origin } → { $destination }
}{ $hs ->
    [none] { "" }
   *[other] , HS { $hs }
}, { $date }
duty-rate-relief = relief
duty-col-what = What
duty-col-rate = Rate
duty-col-base = On
duty-col-amount = Amount, { $currency }
duty-total-duty = Duty
duty-total-tax = Tax
duty-total-fees = Fees
duty-total-landed = Landed cost
duty-no-total = No total yet: an answer is missing.
duty-options-title = Depending on what you can claim:
duty-option-total = { $label }: { $landed } { $currency } in all, of it duty { $duty }
duty-option-open = { $label }: more would have to be known
duty-ways-title = Lawful ways, the cheapest first:
duty-lines-title = Depending on the tariff line:
duty-way-if = { $option } (if { $conditions })
duty-way-note = { $label }: { $conditions }
duty-total-range = Between { $lowest } and { $highest } { $currency } in all.
duty-suppressed-title = Not charged, and why:
duty-line-note = { $name }: { $note }
duty-suppressed = { $name }, { $rate }: { $reason }
duty-remarks-title = How it was worked out:
duty-notes-title = Please note:
duty-sources-title = Sources:
duty-source = { $names }: { $source }{ $date ->
    [none] { "" }
   *[other] , as of { $date }
}
duty-source-given = { $names }: given by you
duty-not-included = Not included: { $list }.
duty-informational = An estimate for information, not a ruling.
duty-choices-more = … and more
duty-question-line = Line { $line }: { $question }

error-no-rate = { $reason ->
    [unknown-code] I know no line { $hs } in the tariff of { $destination }, so I won't guess a rate.{ $detail ->
        [none] { "" }
       *[other] { " " }Near it: { $detail }.
    } Look the code up at { $place }, or tell me the duty rate.
    [no-table] I have no dated source for the duty on { $hs } in { $destination }, so I won't guess. Look it up at { $place } and tell me the rate; I'll work out the rest.
    [not-covered] My tables for { $destination } begin on { $detail }, so I can't say what applied before.
    [words] For { $hs } the tariff of { $destination } gives words instead of a figure: “{ $detail }”. Tell me the rate you were told and I'll work out the rest.
    [no-tax] I have no dated VAT or GST rate for { $destination }. Tell me the rate and I'll use it.
    [no-exchange] I have no exchange rate for { $detail }. Tell me the rate you use.
    [metal-content] Before 2026-04-06 US metal duties followed lists of which I have only a part, and { $hs } may have been on one. Tell me the whole duty rate and I'll work out the rest.
    [postal] From { $detail } to 2026-02-23 mail to the US paid IEEPA duty by the postal carrier's own method: a percentage, or a flat sum an item. Tell me the whole duty, or another way of transport.
    [pending] A Section 232 duty on { $hs } was scheduled for { $detail }, and I do not know its rate. Tell me the whole duty rate and I'll work out the rest.
    [earlier-heading] The Section 301 heading of { $hs } began on { $detail }; the one before it is not in my tables. Tell me the whole duty rate and I'll work out the rest.
    [no-refund-rate] I have no dated export refund rate for { $hs }. Most goods taxed at 13% get 13% back (Announcement 2019 No. 39, not confirmed for this code). Look it up at { $place } and tell me the rate.
    [no-refund-rule] Our sources do not say how an export without a VAT invoice is treated under mode { $detail }. Please ask your tax office.
    [northern-ireland] For Northern Ireland either the EU or the UK tariff applies, depending on where the goods go on to. Ask me for Ireland and for Great Britain.
   *[other] I have no dated source for that figure, so I won't guess.
}
error-bad-consignment = I can't use { $field }. Please check it and send it again.
error-bad-amount = The amount in { $field } has to be a number above zero, without thousands separators.
error-bad-hs = { $field }: an HS code has digits only, at least the six of the subheading (8 or 10 for the national line).
error-bad-currency = I don't know that currency. Please write its ISO code, for example USD or CNY.
error-bad-country = { $field }: I don't know that country. Please write its name or ISO code, for example DE.
error-bad-date = That is not a date I can use. Please write it as year-month-day, for example 2026-11-23.
error-bad-rate = { $field }: that is not a rate. Please write it like 12%, Free, 5 EUR/kg or 8% MIN 2 EUR/100 kg.
error-bad-incoterm = I don't know that Incoterm. I know EXW, FCA, FAS, FOB, CFR, CPT, CIF, CIP, DAP, DPU and DDP.
error-bad-mode = The mode is one of air, sea, rail, road, courier or mail.
error-bad-channel = The channel is b2c (to a consumer) or b2b (to a business).
error-bad-scheme = The scheme is one of ioss, oss, vendor or none.
error-domestic = Origin and destination are the same country, so nothing is imported.
error-sanctioned = Trade with { $country } is barred ({ $source }), so I make no estimate for it.
error-bad-table = The file can't be used as it is; nothing was changed. Please check it and send it again.
error-bad-source = I don't know that kind of file of rates.
