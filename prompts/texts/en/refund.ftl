# China's export VAT refund.

refund-title = Export VAT, { $mode }, HS { $hs }, { $date }
refund-refund = Refund: { $amount } CNY ({ $rate } of { $base } CNY).
refund-none = No refund: the export is { $treatment ->
    [exempt] exempt from VAT, and input VAT is not given back.
   *[taxed] taxed like a domestic sale.
}
refund-cost = VAT that stays with you: { $cost } CNY.
refund-next = From { $from } the rate is { $rate }.
refund-source = Source: { $source }{ $date ->
    [none] .
   *[other] , as of { $date }.
}
refund-source-given = The rate is the one you gave.
refund-notes-title = Please note:
refund-informational = An estimate for information; the tax office decides.
refund-trader = Trading company: refund rate × purchase price without VAT on the special VAT invoice; input VAT above it is a cost.
refund-manufacturer = Manufacturer: FOB × refund rate is the upper limit; how much is paid out depends on the credit left over in the period.
refund-zero-rate = At a rate of 0 nothing comes back. A rate of 0 by announcement does not by itself make the sale taxable: ask your tax office.
refund-36-months = Exports that are not filed within 36 months are taxed as domestic sales (VAT Law, since 2026-01-01).
refund-by-announcement = The rate is that of the announcement for these goods; check that your ten-digit code is on its list.
refund-ended-2024 = For listed aluminium and copper goods and used cooking oil the refund ended on 2024-12-01 (Announcement 2024 No. 15).
refund-exempt = Exempt: nothing is paid and nothing comes back; in a pilot zone profit may be deemed 4% of revenue for income tax.
refund-taxed = Without a special VAT invoice the export is taxed as a domestic sale, on FOB ÷ (1 + rate).
refund-9810-sold = Goods sent to a warehouse and sold: the refund is final.
refund-9810-unsold = Goods not sold yet: the refund may be had on departure since 2025-01-27 and is settled on sale.
refund-mode-0110 = 0110 general trade: full declaration; refund with special VAT invoice.
refund-mode-9610 = 9610 parcels to consumers: release by list, monthly declaration; refund with invoice, exemption without one only in comprehensive pilot zones.
refund-mode-9710 = 9710 direct sale to a business over a platform: refund with invoice.
refund-mode-9810 = 9810 stock for an overseas warehouse: refund on departure, settled on sale (STA Announcement 2025 No. 3).
refund-mode-1210 = 1210 through a bonded zone: entering the zone counts as export.
refund-mode-1039 = 1039 market procurement: at most USD 150,000 a declaration, exempt, no refund.
error-bad-export-mode = The mode is one of 0110, 9610, 9710, 9810, 1210 or 1039.

refund-rate-now = Export refund rate of HS { $hs } on { $date }: { $rate ->
    [none] none that a dated announcement names.
   *[other] { $rate }.
}
refund-rate-step = { $rate }, { $from ->
    [none] until { $to }
   *[other] { $to ->
        [none] from { $from }
       *[other] from { $from } until the day before { $to }
    }
}
refund-give-price = Tell me the purchase price in CNY and I'll work out the amount.
refund-modes-title = Export VAT by supervision mode, HS { $hs }, { $date }
refund-col-mode = Mode
refund-col-treatment = Treatment
refund-col-refund = Refund, CNY
refund-col-cost = VAT that stays, CNY
refund-treatment = { $treatment ->
    [refund] refund
    [exempt] exempt, no refund
   *[taxed] taxed like a domestic sale
}
refund-open = not settled by our sources, or a figure is missing
refund-cny = The Chinese refund is worked out in CNY. What is the price in CNY?
ask-refund-hs = What is the customs code (HS) of the goods? The refund rate hangs on it.
doing-export-refund = Working out the export refund…
