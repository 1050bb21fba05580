# 售后单和店铺政策：助手的用语。值已转义。

case-state = { $state ->
    [open] 新建，等店铺处理
    [waiting_customer] 等客户回复
    [waiting_seller] 等店铺处理
    [approved] 已批准
    [refused] 已拒绝
    [goods_in_transit] 退货途中
    [goods_received] 已收到退货
    [inspected] 已验货
    [resolved] 已解决
   *[closed] 已关闭
}
case-ask = { $field ->
    [kind] 是哪一类问题？
    [order] 是哪个订单？
    [proof] 是哪个订单？请把订单号和下单用的邮箱或电话一起发来，以便确认是您的订单。没有订单号也可以开售后单。
    [items] 是哪些商品？
    [wish] 您希望店铺怎么处理？
    [reason] 原因是什么？
    [note] { $action ->
        [refuse] 拒绝的理由是什么？客户会看到。
        [ask_customer] 要问客户什么？
        [ask_seller] 要问卖家什么？
        [resolve] 做了什么处理？客户会看到。
        [note] 要备注什么？
       *[other] 要写什么？
    }
    [tracking_number] 快递单号是多少？
    [grade] 验货结果如何？
    [rating] 满意吗？1（差）到 5（很好）。
    [days] 暂缓几天？
    [parts] 要寄哪些配件？客户会看到。
   *[other] 请再说得详细一点。
}
case-choice = { $value ->
    [all] 全部
    [any] 由店铺决定
    [no_order] 没有订单号
    [changed_mind] 不想要了
    [size] 尺码不合适
    [not_as_described] 与描述不符
    [defective] 有质量问题
    [late] 太晚了
    [as_new] 如新
    [opened] 已拆封
    [repairable] 可维修
    [worthless] 无价值
    [dangerous] 有危险
    [as_told] 按客户所写
   *[other] 其他原因
}
case-opened = 已向店铺开了售后单 **{ $number }**（{ $kind }）。请记下这个编号，它也是退货编号。
case-about-order = 订单 { $order }
case-send-photos = 照片能帮店铺更快决定：直接发到这里，我会放进售后单。请保留包装。
case-what-next = 店铺做出决定后我会马上通知您。在此之前请不要寄回任何东西。
case-none = 没有未结的售后单。
case-none-waiting = 没有等待店铺处理的售后单。
case-list = { $count } 个售后单
case-waits-since = 自 { $day } 起等待
case-more = 另有 { $more } 个
case-done = { $action ->
    [write] 您的留言已写入售后单 **{ $number }**。
    [approve] 已批准：售后单 **{ $number }**。会通知客户。
    [refuse] 已拒绝：售后单 **{ $number }**。会把理由告诉客户。
    [refund] 售后单 **{ $number }** 已记为退款：共 { $paid } { $currency }。请按买家的付款方式实际退款；会通知客户。
    [ask_customer] 已向售后单 **{ $number }** 的客户提问。
    [ask_seller] 已就售后单 **{ $number }** 询问卖家。
    [send_back] 售后单 **{ $number }** 已记录：商品正在退回途中。
    [receive] 售后单 **{ $number }** 已记录：收到退货。会通知客户。
    [inspect] 售后单 **{ $number }** 的验货结果已记录。
    [replace] 售后单 **{ $number }** 已记录：补发在途。会通知客户。
    [repair_done] 售后单 **{ $number }** 已记录：已修好。会通知客户。
    [resolve] 售后单 **{ $number }** 已解决。会通知客户。
    [cancel_request] 售后单 **{ $number }** 已撤回。
    [close] 售后单 **{ $number }** 已关闭。
    [reopen] 售后单 **{ $number }** 已重新打开。
    [claim] 您已接手售后单 **{ $number }**。
    [release] 售后单 **{ $number }** 已放回。
    [snooze] 售后单 **{ $number }** 已暂缓。
    [note] 已备注到售后单 **{ $number }**。
    [rate] 谢谢您的评价，售后单 **{ $number }**。
    [rate_why] 谢谢，已记入售后单 **{ $number }**。
   *[other] 售后单 **{ $number }** 已处理。
}当前：{ $state }。
case-file-taken = 已放入售后单 **{ $number }**。如果属于别的售后单，请再发一次并在下面写上编号。
case-rights = { $intime ->
    [yes] 在无理由退货期内（截止 { $day }）
   *[no] 无理由退货期已于 { $day } 结束，由店铺决定
}
case-wish = 客户希望：{ $wish }
case-remedy = { $back ->
    [yes] 决定：{ $remedy }，收到退货之后
   *[no] 决定：{ $remedy }
}
case-money = 批准 { $approved } { $currency }，已退 { $paid } { $currency }
case-return-number = 退货包裹 { $parcel }
case-parts = 配件：{ $parts }
case-replacement-number = 补发包裹 { $parcel }
case-files = { $count } 个文件
case-deadline = { $whose ->
    [customer] 客户的最后一天（{ $kind }）：{ $day }
   *[seller] 店铺的最后一天（{ $kind }）：{ $day }
}
case-event = { $role ->
    [customer] 客户
    [bot] 助手
   *[shop] 店铺
}：{ $action ->
    [open] 开单
    [write] 留言
    [attach] 发来文件
    [ask_customer] 询问客户
    [ask_seller] 询问卖家
    [approve] 批准
    [refuse] 拒绝
    [send_back] 寄回商品
    [receive] 收到退货
    [inspect] 验货
    [refund] 退款
    [replace] 补发
    [repair_done] 修好
    [resolve] 解决
    [cancel_request] 撤回
    [close] 关闭
    [reopen] 重新打开
    [claim] 接手
    [release] 放回
    [snooze] 暂缓
    [note] 备注
    [call_person] 呼叫人工
    [give_back] 交回助手
    [rate] 评价
   *[other] 更改
}
case-key = { $action ->
    [refuse] 拒绝
    [ask_customer] 询问客户
    [send_back] 我已寄回
    [receive] 已收到退货
    [inspect] 已验货
    [refund] 已退款
    [replace] 已补发
    [repair_done] 已修好
    [resolve] 已解决
    [cancel_request] 撤回申请
    [close] 关闭
    [reopen] 重新打开
    [papers] 退货单据
    [track] 查物流
   *[other] 更多
}
case-key-approve = 批准：{ $remedy }
return-act = 批准退款：{ $route }

policy-title = 政策，第 { $version } 版，自 { $day } 起
policy-none = 店铺还没有自己的政策：只按客户所在国的法律。
policy-nothing = 以法律为准
policy-term = { $term ->
    [return_days] 无理由退货天数
    [return_payer] 无理由退货运费承担方
    [warranty_months] 保修月数
    [restocking_percent] 退货手续费（百分比）
    [keep_below] 仅退款不退货的上限
    [staff_refund_limit] 客服可自行批准的退款上限
    [exclusions] 不接受退货的商品
    [addresses] 退货地址
   *[instructions] 退货须知
}
policy-choice = { $value ->
    [buyer] 买家
    [seller] 店铺
    [set] 设置政策
   *[skip] 跳过
}
policy-ask = { $term ->
    [return_days] 客户收货后几天内可以无理由退货？请写数字；“无”表示只按法律；“跳过”保持不变。
    [return_payer] 无理由退货的运费由谁承担：买家还是店铺？
    [warranty_months] 保修几个月？请写数字，或“无”“跳过”。
    [restocking_percent] 无理由退货收取百分之几的手续费？请写数字，或“无”“跳过”。
    [exclusions] 哪些商品不接受无理由退货？用分号隔开；或“无”“跳过”。
    [keep_below] 货值多少以下直接退款、不要求退货？例如“15 EUR”；或“无”“跳过”。
    [staff_refund_limit] 客服可不经您批准的退款上限是多少？例如“50 EUR”；或“无”“跳过”。
    [addresses] 退货寄到哪里？请写地址；某个国家单独的地址前写国家代码，如“DE: …”，每个一行。或“无”“跳过”。
   *[instructions] 客户寄回时要注意什么？或“无”“跳过”。
}
policy-wrong = { $term ->
    [return_payer] 请回答买家或店铺。
    [keep_below] 请写金额和币种，例如 15 EUR。
    [staff_refund_limit] 请写金额和币种，例如 50 EUR。
    [addresses] 国家请用两个字母，如 DE。
   *[other] 这个无法使用，请写一个数字。
}
policy-below = ⚠️ 低于法律规定：
policy-shortfall = { $market }：{ $term }——您的 { $ours }，法律规定 { $law }{ $unit ->
    [days] { " " }天
    [working_days] { " " }个工作日
    [months] { " " }个月
    [percent] { " " }%
   *[none] { "" }
}
policy-law-more = 在 { $market }，法律给您的更多，以法律为准：{ $term }——{ $law }{ $unit ->
    [days] { " " }天
    [working_days] { " " }个工作日
    [months] { " " }个月
    [percent] { " " }%
   *[none] { "" }
}
policy-shaky = （一般常识，请核实）
policy-better = 无论如何，那里的客户都按对其更有利的一方处理，我也会这样告诉他们。

error-case-unknown = 没有这个编号的售后单。
error-case-order-unknown = 我没有查到您名下的这个订单。请核对订单号，或用订单号和邮箱证明订单是您的。
error-case-item-unknown = 订单里没有这个商品或数量。
error-second-case = 售后单 **{ $number }** 已经在处理这件商品。请写到那个售后单里：消息以它的编号开头即可。
error-case-step = 现在不能这样做：售后单 { $number } { $state ->
    [open] 刚新建
    [waiting_customer] 在等客户
    [waiting_seller] 在等店铺
    [approved] 已批准
    [refused] 已拒绝
    [goods_in_transit] 在等退货到达
    [goods_received] 在等验货
    [inspected] 已验货
    [resolved] 已解决
   *[closed] 已关闭
}。
error-case-incomplete = 信息不完整，请连同所需内容再说一遍。
error-case-remedy = 这种处理方式不适用于这类售后单。
error-case-amount = 最多可退 { $limit } { $currency }。
error-case-currency = 订单以 { $currency } 支付，退款也须用 { $currency }。
error-case-nothing-left = 已付的金额已全部退还。
error-case-no-money = 只有退款才带金额。
error-case-paid-unknown = 售后单 { $number } 没有带金额的订单，我不知道付了多少。请先导入订单。
error-case-over-limit = 超过客服可批准的上限（{ $limit } { $currency }），请询问卖家。
error-case-four-eyes = 开退款单的人不能自己批准。请让别人处理售后单 { $number }。
error-case-files-full = 售后单已有 { $limit } 个文件，其余请用文字描述。
error-case-no-return = 售后单 { $number } 目前不需要寄回任何东西，须先由店铺决定。
error-bad-policy = “{ $term }”一项有误，请检查。

doing-open-case = 正在开售后单…
doing-list-cases = 正在查找售后单…
doing-show-case = 正在查看售后单…
doing-act-on-case = 正在写入售后单…
doing-make-return-papers = 正在制作单据…
doing-compare-return-routes = 正在比较退货方式…
doing-deadline = 正在计算截止日期…
doing-show-policy = 正在查看政策…
doing-set-policy = 正在设置政策…

telegram-menu-cases = 售后单
telegram-menu-case = 一个售后单
telegram-menu-policy = 店铺政策
terminal-command-cases = 列出售后单
terminal-command-case = 查看或处理一个售后单
terminal-command-policy = 查看或设置店铺政策
