# 单件经济账：每件到手成本，以及售价里能剩下多少。

margin-title = { $quantity ->
    [1] 单件测算
   *[other] 每件测算（共 { $quantity } 件）
}
margin-col-what = 项目
margin-col-amount = 金额（{ $currency }）
margin-landed-cost = 到岸成本
margin-duty = · 其中关税
margin-tax = · 进口税
margin-fees = · 其中进口费用
margin-price = 售价
margin-net-price = 去掉 { $rate }% 销售税后的售价
margin-platform-fee = 平台佣金（{ $rate }%）
margin-payment-fee = 收款手续费（{ $rate }%）
margin-last-mile = 尾程派送
margin-returns = 退货损失
margin-profit = 利润
margin-gain = 每件能赚 **{ $profit } { $currency }**，利润率为净售价的 **{ $margin }%**。
margin-loss = 每件都在**亏损**：{ $profit } { $currency }，利润率 **{ $margin }%**。
margin-break-even = 保本售价：{ $price } { $currency }。
margin-never = 定什么价都无法保本：佣金和退货占售价的比例过高，覆盖不了成本。
margin-target = 要达到 { $margin }% 的利润率，售价不能低于 { $price } { $currency }。
margin-target-never = 按这样的佣金和退货率，定什么价都达不到 { $margin }% 的利润率。
margin-assumptions = 测算前提：
margin-one-piece = 没有给件数，货值按一件计算。
margin-tax-recovered = 进口税由卖家抵扣，销售税已含在售价里。
margin-tax-is-cost = 进口税算作成本，售价全部归您。如果您已注册该税，请给出销售税率。
margin-returns-written-off = 退货按全额退款、佣金不退、退回的货全部报损计算。
margin-converted = { $source ->
    [given] 按您给的汇率换算：1 { $currency } = { $rate } { $to }。
   *[other] 按 1 { $currency } = { $rate } { $to } 换算（{ $source }，{ $date }）。
}
error-bad-percentage = { $field } 应是 0 到 100 之间（不含 100）的百分比，例如 15%。
