## 个人数据、用量限制与邀请。

telegram-menu-mydata = 查看我的数据
telegram-menu-forget = 删除我的数据
telegram-menu-invite = 邀请卖家或同事
terminal-command-mydata = 这里存有您的哪些数据
terminal-command-forget = 删除这里存的您的数据

privacy-data-file = 文件里是我存有的关于您的全部数据，格式为 JSON，程序也能读取。用 /forget 可以删除。
privacy-private = 在群里我不能显示或删除您的数据。请私聊我并发送这个命令。
privacy-forget-ask =
    要删除我存有的关于您的数据吗？包括：我们的对话、您的消息和我的回答、您的语言和身份设置，以及通过邀请获得的身份。删除后无法恢复。

    { $kept }
privacy-forget-yes = 是，删除
privacy-forget-done =
    已删除：{ $messages } 条消息、{ $answers } 条回答、我们的全部对话和您的设置。回执：`{ $receipt }`

    { $kept }
privacy-kept =
    以下内容会保留，原因和期限如下：

    - 已答复消息的编号（不含您的身份和内容），避免重复投递时再次答复：{ $messages } 天
    - 您今天的消息计数，保留到 UTC 零点，用来防止刷屏
    - “某时删除过数据”的记录（不含是谁、是什么），用来证明已执行：{ $receipts } 天
    - 订单：订单号、商品、金额和国家，是店铺的销售记录，税务和海关法规要求其保存，店铺使用本助手期间一直保留。您的姓名、地址、邮箱和电话在这里会从订单中删除，之后再导入也不会恢复。店铺在别处保存的内容请联系店铺。
    - 包裹：单号和物流轨迹，不含您的姓名，签收后 { $parcels } 天删除
    - 已结束的售后单：只留类型、处理结果、金额和时间，不含您的身份、文字和文件
privacy-kept-cases = - { $numbers }：仍需保留，因为尚未结束，或其期限（退款、索赔、保修）还未过。一旦结束，会自动删除您的信息。
terminal-forget-ask = 这会删除所有身份下的对话、您在此输入过的历史记录和日志，且无法恢复。确认请输入 /forget yes。您的包裹和文档会保留，位于 { $home }。
terminal-forget-done = 已删除对话、历史记录和日志。您的包裹和文档会保留，位于 { $home }。

limit-messages = 发得太快了：我每分钟最多回答 { $limit } 条消息。请等 { $wait } 秒再发；在此之前的消息我不会回答。
limit-model = （今天的语言模型用量已用完。UTC 零点之前由我自己根据同样的文档和数据回答。）

telegram-invite-how = 请发送 /invite seller 或 /invite staff，您会得到一个链接，{ $days } 天内供一个人使用一次。
telegram-invite-link =
    这个链接可让一个人成为**{ $role }**，只能用一次，有效期至 { $until }。请不要发给其他人：

    { $link }
telegram-invite-denied = 只有管理员可以邀请。
telegram-invite-granted = 欢迎！您现在的身份是**{ $role }**。发送 /help 看看我能做什么。
telegram-invite-used = 这个邀请已被使用。请向管理员索取新的邀请。
telegram-invite-expired = 这个邀请已过期。请向管理员索取新的邀请。
telegram-invite-unknown = 我不认识这个邀请。请按原样再打开一次链接，或向管理员索取新的邀请。
