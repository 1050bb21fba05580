# Charts of an estimate, and markets side by side.

chart-goods = Goods and carriage
chart-currency = Amounts in { $currency }
chart-markets = Landed cost by market
chart-note = { $date ->
    [none] An estimate for information, not a ruling.
   *[other] An estimate for information, not a ruling. Oldest figure as of { $date }.
}
error-no-font = I can't draw this picture here: no font with these characters is installed. The figures are in the text.
compare-col-market = Market
compare-col-landed = Landed cost ({ $currency })
compare-col-duty = Duty
compare-col-tax = Tax
compare-col-fees = Fees
compare-left-out = Not compared: { $markets } (more has to be known, or no dated rate).
doing-compare-markets = Comparing the markets…
terminal-file = Saved: { $path }
chart-in-english = The words in the picture are English: no font here has the characters of your language (the extra “charts” brings one).
