# 估算的图表，以及各市场对比。

chart-goods = 货物和运费
chart-currency = 金额单位：{ $currency }
chart-markets = 各市场到岸成本对比
chart-note = { $date ->
    [none] 仅供参考的估算，不是海关裁定。
   *[other] 仅供参考的估算，不是海关裁定。最早的数据截至 { $date }。
}
error-no-font = 这里没有安装含这些字符的字体，画不出图，数字都在文字里。
compare-col-market = 市场
compare-col-landed = 到岸成本（{ $currency }）
compare-col-duty = 关税
compare-col-tax = 进口税
compare-col-fees = 费用
compare-left-out = 未比较：{ $markets }（还需更多信息，或没有带日期的税率）。
doing-compare-markets = 正在对比各市场…
terminal-file = 已保存：{ $path }
chart-in-english = 图中文字为英文：此处没有含中文字符的字体（安装附加组件 charts 即可）。
