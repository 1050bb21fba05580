# 商品表格：结果列、算不出合计时每行的说明，以及整表的说明。

sheet-col-hs-used = 采用的税号
sheet-col-currency = 币种
sheet-col-customs-value = 完税价格
sheet-col-duty-rate = 关税税率
sheet-col-duty = 关税
sheet-col-tax = 进口税
sheet-col-fees = 费用
sheet-col-landed-cost = 到岸成本
sheet-col-per-unit = 单件到岸成本
sheet-col-sale-currency = 售价币种
sheet-col-profit = 单件利润
sheet-col-margin = 利润率 %
sheet-col-break-even = 保本售价
sheet-col-target-price = 目标利润率售价
sheet-col-warnings = 提示
sheet-col-sources = 依据（截至日期）
sheet-col-problem = 还缺什么
sheet-no-total = 这一行没有合计：取决于进口商能够主张什么。
sheet-too-many-names = 没有税号的商品种类太多：每张表最多查 { $limit } 种，请补上税号。
sheet-unknown-goods = 根据这个品名判断不出税号，请补上。
sheet-which-code = 有多个税号都可能适用（{ $codes }），请在表里填上正确的那个。
sheet-done = { $file } 的 **{ $rows }** 行已算完。{ $failed ->
    [0] 每一行都有到岸成本。
   *[other] 其中 { $failed } 行没有合计，最后一列写明了各缺什么。
}结果在 { $result }。
sheet-unknown-columns = 这些列没有用到：{ $columns }。
sheet-doing = 第 { $done } 行，共 { $rows } 行
sheet-customer = 谢谢。我在这里不能处理文件，请直接把需要写给我，或发来运单号。
error-bad-sheet = { $reason ->
    [empty] { $file } 里没有数据行，请发来每行一个商品的表格。
    [too_large] { $file } 的行数太多，请拆开后分别发来。
    [no_column] 在 { $file } 里找不到必需的一列，请加上一列，名称可以是：{ $columns }。
    [form] 我可以写出 .csv、.tsv 和 .xlsx。
   *[other] 无法把 { $file } 当作表格读取，请另存为 .xlsx 或 .csv 再发来。
}
documents-ask-sheet = 这是一张货物表。要计算关税和到岸成本，还是存入资料库？如存入：谁可以看？
documents-work-out = 计算关税
error-document-gone = 该文件已不在等待中，请重新发送。
