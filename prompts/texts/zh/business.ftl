# 卖家自己的 Telegram Business 账号，由机器人代答。

business-mode = { $mode ->
    [draft] 草稿
    [auto] 自动
   *[off] 关闭
}
business-connected = 您的 Telegram Business 账号已连接。模式：**{ $mode }**。客户每发一条消息，我都先在这里给您看草稿；您点“发送”之前不会发出。我只使用面向客户的文档和该客户自己的订单。可用 /business auto、/business draft 或 /business off 切换模式。
business-ended = 您的 Telegram Business 账号已断开：我不再在那里回复任何人。
business-refused = 只有本机器人店铺的卖家才能连接自己的 Telegram Business 账号。我不会在那里回复任何人。请先向运营者索取邀请。
business-no-right = 您的 Telegram Business 账号已连接，但我没有回复权限：请在 Telegram 的“商业 → 聊天机器人”中允许“回复消息”。在此之前我不会回复任何人。
business-sellers-only = /business 供卖家在与我的私聊中使用。
business-none = 您还没有连接 Telegram Business 账号。请在 Telegram 中打开：设置 → Telegram Business → 聊天机器人 → @{ $username }。之后我会在这里给您看回复草稿。
business-state = 已连接账号：{ $count } 个。模式：**{ $mode }**。可用 /business draft（每条由您确认）、/business auto（以您的名义直接发送）或 /business off 切换。
business-draft = **给 { $name } 的草稿**

    > { $question }
business-how = 可以发送、丢弃，或直接回复这条消息写您自己的话，那样发出的就是您的话。
business-send = 发送
business-drop = 丢弃
business-sent = 已以您的名义发送。
business-dropped = 已丢弃：什么也没有发出。
business-gone = 这份草稿已不存在。
business-was-sent = 这份草稿已经发送过了。
business-was-dropped = 这份草稿已被丢弃，或客户撤回了消息。
business-was-overtaken = 在这份草稿之后又有新消息，或您已亲自回复：草稿没有发出。
business-was-own = 这份草稿已不存在。
business-not-delivered = Telegram 没有接受这条以您名义发送的回复：{ $why }。只能在客户最后一条消息后的 24 小时内代您的商业账号回复。
telegram-menu-business = 您的 Telegram Business 账号
