## 店铺包裹的异常、索赔期限、按历史推算的到达日期、线路时效与图片

parcel-arrival = 按以往包裹推算
arrival-expected = 最可能 { $likely }，通常在 { $earliest } 至 { $latest } 之间（依据同线路已签收的 { $n } 件）
arrival-days = 最可能 { $likely }，通常在 { $earliest } 至 { $latest } 之间
arrival-later-than-usual = 已比同线路已签收的 { $n } 件中的绝大多数都慢，无法推算日期
arrival-not-enough = 历史数据不足，无法推算：同线路已签收 { $n } 件，至少需要 { $needed } 件
arrival-any-origin = { $text }，不区分始发国
parcel-silent-learned = { $silent }，超过同线路 { $n } 件已签收包裹的正常间隔 { $limit }

parcel-claim = 向承运商索赔
claim-loss =
    { $days ->
        [0] 丢件索赔今天（{ $due }）截止
       *[other] 丢件索赔截止 { $due }，还剩 { $days } 天
    }
claim-damage =
    { $days ->
        [0] 破损索赔今天（{ $due }）截止
       *[other] 破损索赔截止 { $due }，还剩 { $days } 天
    }
claim-ended = 索赔期限已于 { $due } 结束
claim-source = { $text }（来源：{ $source }，截至 { $as_of }）
claim-to-check = { $text }。属一般常识，请向承运商核实。
notice-claim =
    { $days ->
        [0] 向承运商索赔的期限今天（{ $due }）截止
       *[other] 向承运商索赔的期限 { $due } 截止，还剩 { $days } 天
    }
advice-claim-ends-seller = 索赔期限即将结束。今天就提交索赔或查询，附上发票和交件凭证；先告知买家，再补发或退款。

problems-none =
    { $total ->
        [0] 这里还没有您的包裹。
       *[other] 您的 { $total } 个包裹都没有异常。
    }
problems-title = { $total } 个包裹中有 { $count } 个需要处理，最紧急的在前
problems-reason = 问题
problems-days = 无更新天数（正常）
problems-more = 另有 { $more } 个需要处理。
reason-claim-ends = 索赔 { $due } 截止
reason-customs-action = 海关等待资料或税款
reason-undeliverable = 无法派送
reason-lost-or-damaged = 丢失或破损
reason-customs-held = 被海关扣留
reason-pickup-waits = 待自提
reason-returning = 退回途中
reason-carrier-problem = 承运商报告异常
reason-silent = 长时间无更新
reason-late = 已过承诺日期
reason-claim-missed = 索赔已于 { $due } 截止

lanes-none = 这里还没有已签收的包裹，无从比较。请导入带物流轨迹的发货文件，或接入物流查询服务。
lanes-none-such = 该承运商或国家还没有已签收的包裹。
lanes-title = { $since } 以来已签收包裹的运输天数
lanes-carrier = 承运商
lanes-route = 始发、目的地
lanes-delivered = 已签收
lanes-half = 一半在几天内
lanes-most = 九成在几天内
lanes-silent = 最长无更新（九成）
lanes-under-way = 在途（需处理）
lanes-few = 横线表示已签收不足 { $needed } 件，暂不足以说明问题。
lanes-more = 另有 { $more } 条线路未显示。
lanes-chart = 首次揽收到签收的天数：条形从最快一成到最慢一成，标记为中位；右侧为一半、九成在几天内

chart-silent = { $days } 天没有更新
chart-until-now = 至今 { $days } 天没有更新
chart-more-events = ……以及更早的 { $more } 条轨迹
chart-times = 时间按来源所写；未带时区的为当地时间。
timeline-none = **{ $number }** 还没有可以画出的轨迹。

label-unread = { $all } 张图片中有 { $count } 张没有读到单号。

button-timeline = 轨迹图
button-timeline-value = 时间线 { $number }
button-problems = 哪些要处理？
button-problems-value = 哪些包裹需要处理？
button-lanes = 运输时效
button-lanes-value = 我的运输时效统计

telegram-menu-watch = 包裹有变化时通知我
telegram-menu-problems = 需要处理的包裹
telegram-menu-lanes = 各承运商和国家的运输时效
telegram-ask-problems = 哪些包裹需要处理？
telegram-ask-lanes = 我的运输时效统计
telegram-ask-lanes-this = 我的运输时效统计 { $about }
doing-list-problems = 正在查找异常…
doing-lane-performance = 正在统计已签收的包裹…
error-nothing-to-draw = 还没有任何线路的已签收包裹足够多，无法画图。
