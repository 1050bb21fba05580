# 质量闭环：售后周报、召回、评分。值已转义。

digest-title = 售后周报 { $week }（{ $first } 至 { $last }）{ $sofar ->
    [yes] ，截至目前
   *[no] {""}
}
digest-cases = 新工单：{ $opened }；已关闭：{ $closed }
digest-now = 目前未结：{ $open }，其中 { $waiting } 个在等人工回复；我方已逾期：{ $overdue }
digest-replies = 人工首次回复：一半在 { $median } 个工作分钟内，九成在 { $most } 分钟内；{ $answered } 个中有 { $within } 个在承诺的 { $promised } 分钟内；尚未回复：{ $unanswered }
digest-unanswered = 还没有工单得到人工回复：{ $count } 个在等
digest-sum = { $amount } { $currency }（{ $count } 个工单）
digest-refunds = 已登记退款：{ $sums }。补发和维修的成本不在此数内
digest-ratings = 客户评分：平均 { $mean }（满分 5），共 { $count } 份；差评（1 或 2 分）：{ $poor }
digest-col-by = 维度
digest-col-what = 项目
digest-col-cases = 工单数
digest-by-kind = 类型
digest-by-reason = 原因
digest-by-sku = 产品
digest-by-carrier = 承运商
digest-by-market = 国家
digest-defects = 需要关注的产品
digest-defect = **{ $sku }**（{ $title }）：{ $days } 天内售出 { $sold } 件，有 { $cases } 个货品问题工单，占 { $percent } %。{ $step ->
    [stop] 建议停售，待库存检验后再恢复；如可能伤人，按安全事件处理。
   *[inspect] 建议先检验库存，再继续发货。
}
digest-batches = 涉及批次：{ $batches }。
digest-limits = 达到 { $inspect } % 建议检验，达到 { $stop } % 建议停售：这是我们在 { $asof } 提出的建议值，不是标准。
digest-none = { $week } 这一周没有售后事项。
doing-case-digest = 正在统计本周工单…
doing-recall-helper = 正在查找买家…
error-bad-week = { $week } 不是周次。请按 2026-W47 的格式写。
error-recall-product = 本店订单里没有产品“{ $sku }”。请按订单里的写法填写 SKU。
error-recall-unknown = 本店没有这个召回。
recall-ask-sku = 召回哪个产品？请写订单里的 SKU；如只涉及某个批次，也请写上批号。
recall-title = 召回 { $number }：{ $sku }{ $batch ->
    [none] ，全部批次
   *[other] ，批次 { $batch }
}
recall-bought = 已售出：{ $orders } 个订单共 { $pieces } 件；其中 { $reachable } 位买家可在这里联系到。
recall-unsure = 有 { $count } 行订单批次不明，已一并计入，以免漏掉任何人。
recall-known = 各主管机构的要求，自店铺得知之时（{ $at } UTC）起算：
recall-col-market = 销往
recall-col-authority = 向谁报告
recall-col-due = 最迟
recall-col-rule = 要求
recall-at-once = 立即
recall-no-rule = 这里没有已知的、有日期的规定：请咨询主管机构
recall-no-market = 这些订单都不知道收货国家，因此无法列出主管机构。
recall-nowhere = 国家不明
recall-sources = 来源：{ $sources }
recall-next = 请先停售并封存库存。附件是订单清单和四种语言的通知：通知只写事实，请补充您的补救方案（在欧盟，须在维修、更换、退款中至少提供两种供选择）。
recall-tell = 通知 { $reachable } 位买家
recall-telling = 正在通知 { $reachable } 位买家，每人一次。其余买家在清单里，请用邮件或电话联系。
recall-notice = **{ $shop } 的重要安全通知**

    请停止使用您订单 { $order } 中的产品 { $sku }{ $batch ->
        [none] {""}
       *[other] （批次 { $batch }）
    }。{ $hazard ->
        [none] {""}
       *[other] 原因：{ $hazard }
    }

    请放在儿童接触不到的地方，也不要转给他人。店铺会告知您补救办法；如有人受伤或有疑问，请在这里留言。
rating-ask = 这次服务怎么样？1 分很差，5 分很好。
rating-why = 很抱歉没让您满意。哪里做得不好？说一句话就能帮到店铺。
telegram-menu-digest = 一周售后统计
telegram-menu-recall = 召回产品
terminal-command-digest = 一周售后统计
terminal-command-recall = 召回产品
