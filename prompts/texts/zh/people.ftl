## 客户与店铺人员：转人工、员工群、往来转达。文字为 Markdown，变量已转义。

people-kind =
    { $kind ->
        [return] 退货
        [exchange] 换货
        [repair] 维修
        [refund] 退款
        [missing_parts] 缺件
        [damaged] 破损
        [not_received] 未收到
        [wrong_item] 发错货
        [quality] 质量问题
        [warranty] 保修
        [invoice] 发票
        [cancellation] 取消订单
        [complaint] 投诉
       *[question] 咨询
    }
people-remedy =
    { $remedy ->
        [refund] 退款
        [replacement] 换新
        [repair] 维修
        [part] 补发配件
        [document] 单据
        [cancelled] 取消
       *[answer] 答复
    }
people-the-shop = 店铺
people-urgent = **可能有人身危险。** 请先看这一条，立即回复。
people-fact-customer = 客户语言
people-fact-wish = 诉求
people-fact-order = 订单
people-fact-items = 商品
people-fact-parcel = 包裹
people-deadline-kind =
    { $kind ->
        [withdrawal] 无理由退货
        [return_by] 寄回商品
        [refund] 应退款
        [warranty] 质保
        [claim] 向承运商索赔
        [reply] 答复
       *[other] 期限
    }
people-deadline =
    { $whose ->
        [customer] 客户的最后一天（{ $kind }）：{ $day }
       *[seller] 店铺的最后一天（{ $kind }）：{ $day }
    }
people-from-customer = 客户 { $name }
people-who =
    { $role ->
        [customer] 客户
        [note] 备注
        [bot] 助手
       *[staff] 店铺
    }
people-answer-by-reply = 直接“回复”本条或客户的任一条消息，内容就会发给客户；以 // 开头的只在内部可见。

people-key-claim = 我来处理
people-key-snooze = 稍后
people-key-suggest = 建议回复
people-key-close = 结案
people-key-send = 发送
people-key-edit = 修改
people-key-drop = 不用
people-key-snooze-1h = 1 小时后
people-key-snooze-4h = 4 小时后
people-key-snooze-tomorrow = 明天
people-key-back = 回到智能助手
people-key-again = 继续反映此事

people-called =
    { $again ->
        [yes] 您正在与{ $shop }的人员沟通（工单 { $number }）。
       *[no] 已为您转接{ $shop }的人工。您的工单号是 **{ $number }**。
    }{ $open ->
        [yes] 最迟 { $by } 答复您。
       *[no] 现在是非工作时间，最迟 { $by } 答复您。
    }从现在起，您发的消息会直接转给他们。
people-called-nobody = 您的请求已记为工单 **{ $number }**，但我目前联系不上{ $shop }的任何人。请同时通过下单的平台联系店铺。我会继续尝试，一有人答复就在这里告诉您。
people-called-elsewhere = 这里无法主动给您发消息：稍后问我工单 { $number } 的情况，就能看到答复。
people-not-for-you = 您是店铺一方：转人工是给客户用的。/help 可查看我能做什么；助手本身的问题请找店铺管理员。
error-people-private = 群里谁都能看到。请私聊我，我来为您转接店铺人工。
doing-call-person = 正在转接人工…

people-passed-on = 您的消息已转给{ $shop }的人员（工单 { $number }），最迟 { $by } 答复您。
people-passed-on-closed = 您的消息已转给{ $shop }的人员（工单 { $number }）。现在是非工作时间，最迟 { $by } 答复您。
people-nobody = 您的消息已记入工单 { $number }，但我目前联系不上{ $shop }的任何人。请同时通过下单的平台联系店铺。
people-back = 我回来了，有问题尽管问。工单 { $number } 仍在处理：{ $shop }的答复会发到这里，您“回复”他们的消息也会转给他们。
people-again = 工单 { $number } 已重新打开。您现在发的消息会转给{ $shop }。
people-unanswered = 很抱歉：工单 { $number } 已过承诺的时间，{ $shop }仍没有人答复您。{ $reached ->
        [yes] 我已提醒卖家。
       *[no] 我也没能联系上卖家。
    }您也可以通过下单的平台联系店铺，或在时限之内向平台、银行或发卡行提出争议。您的法定权利不会因为店铺回复慢而失效。

people-calm-self-harm =
    谢谢您愿意说出来。我只是一个程序，已经为您叫了人（工单 { $number }），他们会最先看到。

    如果您现在可能伤害自己，请马上拨打当地急救或报警电话（中国 110 或 120，欧洲 112，英国 999，美国和加拿大 911），或者去找身边的人。心理援助热线随时有人接听：中国 12356，美国和加拿大 988，英国及欧洲多国 116 123。您不必一个人扛着。
people-calm-danger =
    请立即停止使用该商品，并远离它。如有人受伤或起火，请马上拨打当地急救电话（中国 120，火警 119；欧洲 112；英国 999；美国和加拿大 911）。

    我已为您叫了店铺的人（工单 { $number }），他们会最先看到。确认大家安全之后，请保留商品并拍照。
people-calm-threat =
    我明白您非常生气。我已经叫了人（工单 { $number }），他们会最先看到您的消息。

    如果有人处于危险之中，包括您自己，请拨打当地报警电话（中国 110，欧洲 112，英国 999，美国和加拿大 911）。
people-calm-alone =
    { $distress ->
        [self_harm] 谢谢您愿意说出来。我只是一个程序，在这里联系不到任何人。如果您现在可能伤害自己，请马上拨打当地急救或报警电话（中国 110 或 120，欧洲 112，英国 999，美国和加拿大 911），或者去找身边的人。心理援助热线随时有人接听：中国 12356，美国和加拿大 988，英国及欧洲多国 116 123。
        [danger] 请立即停止使用该商品，并远离它。如有人受伤或起火，请马上拨打当地急救电话（中国 120，火警 119；欧洲 112；英国 999；美国和加拿大 911）。我在这里联系不到店铺的人：确认大家安全之后，请写信给店铺。
       *[threat] 如果有人处于危险之中，请拨打当地报警电话（中国 110，欧洲 112，英国 999，美国和加拿大 911）。我在这里联系不到店铺的人。
    }

people-news =
    { $action ->
        [write] { $shop }就工单 **{ $number }** 写道：
        [ask_customer] 工单 **{ $number }**：{ $shop }需要您提供：
        [approve] 工单 **{ $number }**：{ $shop }已同意。{ $remedy ->
            [refund] 将退还您 { $amount }。
            [replacement] 将为您换新。
            [repair] 将为您维修。
            [part] 将为您补发配件。
            [document] 将为您提供单据。
            [cancelled] 订单将取消。
           *[answer] 他们会处理。
        }{ $back ->
            [yes] 请先寄回商品：怎么寄可以问我。
           *[no] 您不用寄回任何东西。
        }
        [refuse] 工单 **{ $number }**：{ $shop }未同意，理由是：
        [receive] 工单 **{ $number }**：您寄回的商品已收到。
        [refund] 工单 **{ $number }**：已退款 { $amount }。
        [replace] 工单 **{ $number }**：替换商品已寄出。运单号：{ $parcel }
        [repair_done] 工单 **{ $number }**：已修好并寄回。运单号：{ $parcel }
        [send_back] 工单 **{ $number }**：已登记寄回。运单号：{ $parcel }
        [resolve] 工单 **{ $number }** 已处理完毕：
        [open] { $shop }为您开了工单 **{ $number }**：
        [reopen] { $shop }重新打开了工单 **{ $number }**。
        [close] 工单 **{ $number }** 已结案。如果仍有问题，请继续反映。
       *[other] 工单 **{ $number }** 有变化。
    }
people-shop-news =
    { $urgent ->
        [yes] 🔴 紧急：可能有人身危险。
       *[no] { "" }
    }{ $action ->
        [open] 新工单 **{ $number }**（{ $kind }）。请最迟 { $by } 答复。要做决定，请私聊我发 /case { $number }。
        [write] 客户就工单 **{ $number }** 写道：
        [call_person] 工单 **{ $number }**（{ $kind }）的客户要求人工。已告知最迟 { $by } 答复。
        [ask_seller] 工单 **{ $number }**（{ $kind }）需要卖家决定：
        [send_back] 工单 **{ $number }**：客户已寄回商品。运单号：{ $parcel }
        [cancel_request] 客户撤回了工单 **{ $number }**（{ $kind }）。
        [reopen] 客户重新打开了工单 **{ $number }**（{ $kind }）。请最迟 { $by } 答复。
        [close] 客户关闭了工单 **{ $number }**（{ $kind }）。
       *[other] 工单 **{ $number }**（{ $kind }）有变化。
    }
people-due-customer =
    { $state ->
        [today] 工单 { $number }：今天是最后一天（{ $kind }，{ $day }）。
       *[ahead] 工单 { $number }：还剩 { $days } 天（{ $kind }，截至 { $day }）。
    }
people-due-shop =
    { $state ->
        [past] ⏰ 工单 { $number }：期限已过（{ $kind }，{ $day }）。
        [today] ⏰ 工单 { $number }：今天是最后一天（{ $kind }，{ $day }）。
       *[ahead] ⏰ 工单 { $number }：还剩 { $days } 天（{ $kind }，截至 { $day }）。
    }

people-alarm = ⏰ 工单 **{ $number }**（{ $kind }）的客户已等了 { $minutes } 个工作分钟。{ $assigned ->
        [yes] 请接手的同事尽快答复。
       *[no] 还没有人接手。
    }{ $level ->
        [1] { "" }
        [2] 已告知卖家。
        [3] 已告知卖家和客户。
       *[4] 已告知客户。
    }
people-escalated = ⏰ 工单 **{ $number }**（{ $kind }）已 { $minutes } 个工作分钟无人答复。请您答复，或安排人答复。
people-awake = ⏰ 工单 **{ $number }** 的推迟时间到了。
people-reopened = 客户又来消息：工单 **{ $number }** 已重新打开。
people-given-back = 工单 **{ $number }** 的客户回到了智能助手。您写的内容仍会发给客户。
people-claimed = **{ $name }** 接手了工单 { $number }。
people-claimed-already = 工单 { $number } 已经在您名下。
people-released = **{ $name }** 放回了工单 { $number }，等待接手。
people-released-already = 工单 { $number } 本来就没有人接手。
people-released-by-leaving = 工单 { $number } 的负责人已离开本群，工单等待接手。
people-closed = **{ $name }** 关闭了工单 { $number }，会告知客户。
people-closed-already = 工单 { $number } 已经关闭。
people-close-first = 工单 { $number } 现在不能关闭：已同意的事要先办完或撤销。
people-snooze-how = 推迟到什么时候？也可以写 /snooze 2h、/snooze 3d 或 /snooze 明天。
people-snoozed = **{ $name }** 把工单 { $number } 推迟到 { $until }。客户一来消息就会唤醒。
people-note-how = 写 /note 加内容，或以 // 开头：只在内部可见。
people-noted = 已记入工单 { $number }，客户看不到。
people-not-staff = 这条没有发给客户：您不是该店铺的员工。请卖家或管理员邀请您。
people-not-sent = 这条没有发给客户：{ $why }
people-no-channel = 内容已记入工单，但无法在这里发给客户（客户用的是终端，或已屏蔽机器人）。客户询问工单时会看到。
people-undelivered = 工单 { $number } 的客户没有收到这条：{ $why }
people-edit-to-note = 客户已经收到这条消息，改成备注也收不回来：客户仍看到原来的内容。

people-draft = 建议回复（来自{ $model ->
        [desk] 文档
       *[other] { $model }
    }）；您确认之前什么都不会发出：
people-draft-opening = 您好，关于 { $number }，感谢您的来信。
people-draft-state =
    { $state ->
        [waiting_customer] 我们需要您的答复才能继续，谢谢！
        [approved] 您的申请已同意，我们正在办理。
        [goods_in_transit] 收到您寄回的包裹后，我们会马上告诉您。
        [goods_received] 您寄回的包裹已收到，我们正在检查。
        [inspected] 我们已检查您寄回的商品，接下来会告诉您结果。
        [resolved] 我们这边已处理完毕；如果仍有问题，请告诉我们。
        [closed] 我们这边已处理完毕；如果仍有问题，请告诉我们。
       *[open] 我们正在处理，一有进展就告诉您。
    }
people-draft-edit = 请“回复”本条并写上修改后的内容，会发给客户。可复制的原文：
people-draft-sent = 已以 **{ $name }** 的名义发给客户。
people-draft-used =
    { $state ->
        [sent] 这份草稿已经发出。
        [changed] 已用其他内容代替这份草稿发出。
       *[dropped] 这份草稿已放弃。
    }

telegram-menu-staffgroup = 员工回复客户的群
people-group-how =
    { $linked ->
        [yes] 您的店铺已有员工群。`/staffgroup off` 可取消；要换一个群：
       *[no] 在员工群里，每个工单有自己的话题，您在话题里写的内容会发给客户。设置方法：
    }

    1. 建一个开启“话题”的群（群设置 → 话题），把我设为**可管理话题的管理员**。没有话题也能用：用“回复”来答复。
    2. 在群里发：{ $code }

    此码 { $hours } 小时内有效，只能用一次。只有店铺的员工和卖家能在那里答复客户；用 /invite 邀请他们。
people-group-denied = 只有该店铺的卖家可以这样做：请私聊我发 /staffgroup，用得到的码。
people-group-off = 好了：店铺不再有员工群。工单会私下发给卖家和员工。
people-group-taken = 这个群已属于另一家店铺：那家的员工会看到您客户的工单。请用您自己的群。
people-group-linked = 本群现在是 **{ $shop }** 的员工群。群里所有人都能看到工单；只有店铺的卖家和员工能答复。离开本群就离开员工名单。
people-group-topics = 每个工单在这里有一个话题。话题里写的内容发给客户，以 // 开头的只在内部可见；命令：/claim、/snooze 2h、/suggest、/note、/close。
people-group-no-rights = 我在这里还不能管理话题：请把我设为有此权限的管理员。在那之前，每条消息带工单号，用“回复”来答复。
people-group-no-topics = 本群没有开启话题：每条消息带工单号，用“回复”来答复。开启话题后（群设置 → 话题），每个工单各有位置。
people-group-lost = 我被移出了店铺的员工群。从现在起工单私下发给您。等待中的：{ $numbers }
