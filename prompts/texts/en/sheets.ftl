# Sheets of products: result columns, what a row says when it has no total, and what is said of the whole.

sheet-col-hs-used = HS code used
sheet-col-currency = Currency
sheet-col-customs-value = Customs value
sheet-col-duty-rate = Duty rate
sheet-col-duty = Duty
sheet-col-tax = Tax
sheet-col-fees = Fees
sheet-col-landed-cost = Landed cost
sheet-col-per-unit = Landed cost per piece
sheet-col-sale-currency = Sale currency
sheet-col-profit = Profit per piece
sheet-col-margin = Margin %
sheet-col-break-even = Break-even price
sheet-col-target-price = Price for target margin
sheet-col-warnings = Warnings
sheet-col-sources = Sources (as of)
sheet-col-problem = What is missing
sheet-no-total = There is no total here: it depends on what the importer can claim.
sheet-too-many-names = Too many different products without a code: I look up { $limit } a sheet. Please add HS codes.
sheet-unknown-goods = I can't tell the HS code from this description. Please add it.
sheet-which-code = Several HS codes fit ({ $codes }). Please put the right one into the sheet.
sheet-done = I worked through **{ $rows }** { $rows ->
    [1] row
   *[other] rows
} of { $file }. { $failed ->
    [0] Every row has its landed cost.
   *[other] { $failed } without a total; the last column says what each of them lacks.
} The result is in { $result }.
sheet-unknown-columns = I did not use these columns: { $columns }.
sheet-doing = Row { $done } of { $rows }
sheet-customer = Thank you. I can't work with files here; please write to me what you need, or send a tracking number.
error-bad-sheet = { $reason ->
    [empty] There are no rows in { $file }. Please send the sheet with one product in each row.
    [too_large] { $file } has too many rows. Please split it and send the parts.
    [no_column] I find no column in { $file } for something I need. Please add one called: { $columns }.
    [form] I can write .csv, .tsv and .xlsx.
   *[other] I can't read { $file } as a table. Please save it as .xlsx or .csv and send that.
}
documents-ask-sheet = This is a sheet of goods. Shall I work out duty and landed cost, or put it into the library? If into the library: who may read it?
documents-work-out = Work out the duties
error-document-gone = That document is no longer waiting. Please send the file again.
