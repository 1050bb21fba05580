# 退货单据，以及退货的去向。

return-slip-title = 退货单
return-slip-number = 退货编号（RMA）
return-slip-order = 订单
return-slip-to = 寄往
return-slip-items = 商品
return-slip-by = 最晚寄出日
return-slip-put-in = 请把此单放入包裹，并在外箱写上退货编号。
return-slip-proof = 请保留带跟踪号的寄件凭证。
return-slip-customs = 从境外寄出：报关单上请写 “returned goods”，按实际支付的价格填写，不要写零。
return-papers-made = 这是售后单 **{ $number }** 的退货单和 CN23 报关单。
return-papers-no-address = 店铺政策里没有 { $market } 的退货地址，单据上已留空。可用 /policy 设置。
return-papers-wait = 店铺还没有提供退货地址，请等收到地址后再寄出。
return-ask-address = { $market } 的退货寄到哪里？请发地址，我会存进店铺政策，适用于所有国家；只用于一个国家时，请以国家代码开头，例如 DE: …
return-papers-open = 报关单上以下内容没有人告诉过我，已留空，请自行填写：
return-papers-lack = { $what ->
    [weight] 重量
    [hs] HS 编码
    [origin] 原产地
   *[value] 价值
}
return-papers-fill = 把商品连同 SKU 加入关注商品后，我会自动填好这些内容。
return-papers-relief = 退回中国：出口后 { $months } 个月内原状退运免进口税，食品除外。订单里没有发货日期。
return-route = { $route ->
    [keep] 仅退款不退货
    [warehouse] 海外仓
    [consolidated] 当地集中后一起退运
   *[home] 直接退回中国
}
return-route-column = 方式
return-costs-column = 费用
return-brings-column = 收回
return-result-column = 结余
return-break-even-column = 货值达到多少才划算
return-best = 按这些数字，最合适的是：**{ $route }**。
return-refund-owed = 无论哪种方式都要给客户退款，因此退款不计入以上数字。
return-given = 货值、邮费、处理费和转售比例均为您提供的数字。
return-note = { $note ->
    [dangerous] 可能有危险的货物一律不寄：鼓包、发热或漏液的电池请留在原处。
    [tax_due] 退回中国：非原状或不在优惠期内，需缴进口税。这里没有税率，数字中未计入。
    [relief_over] 退回中国：六个月的优惠期已于 { $until } 结束，需缴进口税，数字中未计入。
    [relief_unknown] 退回中国：请告诉我出口日期，我才能判断能否免进口税。
    [relief] 退回中国：原状退运在 { $until } 之前免进口税，食品除外。
   *[refund_back] 货物退运回国后，已收到的出口退税需要补缴（一般常识，请向税务机关核实）。
}
return-ask = { $field ->
    [value] 一件全新商品值多少？请写金额和币种。
    [postage_local] 一件寄到当地集货点或仓库的邮费是多少？
    [postage_home] 一件直接寄回中国的邮费是多少？
    [consolidated] 集中退运时，每件分摊多少运费？
    [handling] 一件的检查和换标费用是多少？
    [resale_share] 退货在境外转售，能收回货值的百分之几？
   *[home_share] 退货运回国内，能收回货值的百分之几？
}
