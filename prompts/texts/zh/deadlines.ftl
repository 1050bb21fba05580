# 截止日期：法律期限、承运商条款和主管机关的时限。

deadline-kind = { $kind ->
    [withdrawal] 无理由退货
    [return_by] 寄回商品
    [refund] 退款
    [delivery] 交货
    [warranty] 主张法定保修
    [reject] 拒收瑕疵商品
    [presumption] 推定瑕疵自始存在
    [repair] 完成维修
    [not_as_described] 退回与广告不符的商品
    [recall] 向主管机关报告
    [recall_report] 提交书面报告
    [claim] 向承运商索赔
    [suit] 起诉承运商
    [chargeback] 回应拒付
    [dispute] 买家提出纠纷
    [export_refund] 申报出口退税
    [export_refund_late] 逾期申报出口退税
    [return_relief] 免税退运回国
   *[other] 办理
}
deadline-length = { $unit ->
    [working_days] { $count } 个工作日
    [months] { $count } 个月
    [hours] { $count } 小时
    [until_april_30] 次年 4 月 30 日之前
   *[days] { $count } 天
}
deadline-event = { $event ->
    [receipt] 收货
    [delivery] 交付
    [withdrawal] 提出退货
    [cancellation] 取消
    [goods_back] 收到退货
    [goods_back_or_proof_of_sending] 收到退货或寄出凭证
    [order] 下单
    [promised_delivery] 承诺交货日
    [complaint] 投诉
    [knowing] 获知之日
    [posting] 寄出
    [acceptance] 承运商揽收
    [air_waybill] 空运单日期
    [arrival] 到达
    [notice] 收到通知
    [latest_estimated_delivery] 最晚预计送达日
    [export] 出口
   *[other] 起算日
}
deadline-due = { $what }的最后一天是 **{ $due }**：自{ $event }（{ $start }）起 { $length }。
deadline-due-where = { $what }（{ $where }）的最后一天是 **{ $due }**：自{ $event }（{ $start }）起 { $length }。
deadline-first-day = 当天算作第一天。
deadline-moved = 期限原本在周末或公共假日届满，因此顺延到下一个工作日。
deadline-payer = { $payer ->
    [seller] 退货运费由卖家承担。
   *[buyer] 退货运费由买家承担，除非店铺同意承担。
}
deadline-shaky = 这是一般常识，请向 { $authority } 核实。
deadline-shaky-alone = 这是一般常识，请向主管机关或律师核实。
deadline-low = 来源不够可靠，请按更早的日期安排。
deadline-note = { $rule ->
    [jp-withdrawal] 如果店铺在广告和最终确认页面写明了其他退货条件，则不适用。
    [gb-reject] 维修或更换期间暂停计时。
    [eu-refund] 卖家可以等收到商品或寄出凭证后再退款。
    [cn-withdrawal] 商品须完好。
    [sa-withdrawal] 商品须未使用。
    [us-refund] 适用于因延迟发货而取消的订单；卖家自己提供信用的，为一个账单周期。
    [ca-refund] 仅在该省法律给予取消权时适用。
    [br-warranty] 非耐用品的期限更短。
    [gb-warranty] 苏格兰的期限更短。
    [cn-return-relief] 须原状退运，食品除外。
   *[other] { "" }
}
deadline-source = 来源：{ $source }，截至 { $date }
error-no-rule = { $why ->
    [us-withdrawal] 美国联邦法律没有网购无理由退货的权利；以店铺自己的政策为准，各州法律可能另有规定。
    [ca-withdrawal] 加拿大没有普遍的网购无理由退货权；对延迟或单据不全的订单，各省给予一定权利。其余以店铺政策为准。
    [au-withdrawal] 澳大利亚没有无理由退货权；瑕疵商品适用消费者保障，店铺不能排除。其余以店铺政策为准。
    [sg-withdrawal] 新加坡没有无理由退货权（一般常识，请向 CASE 核实）。以店铺政策为准。
    [ae-withdrawal] 我没有查到阿联酋的具体天数；但“概不退换”之类的条款无效。
    [us-warranty] 美国没有联邦统一的保修期：以卖家或厂家的保修和州法律为准。
    [ca-warranty] 加拿大由各省规定，我没有查到具体天数。
    [au-warranty] 澳大利亚的消费者保障没有固定天数：以商品的合理使用期为准。
    [ae-warranty] 阿联酋没有规定最短保修期。
    [au-refund] 澳大利亚的消费者保障没有规定退款天数。
    [eu-recall] 欧盟要求毫不迟延地通过 Safety Business Gateway 通知主管机关，法律没有规定天数。请立即报告。
    [gb-recall] 英国要求立即通知产品安全与标准办公室（OPSS），我没有查到具体天数。
   *[other] 我没有这方面有日期依据的规则，因此不给出日期。请向主管机关或律师核实。
}
error-bad-deadline-kind = 没有这种期限。已知的有：{ $known }。
