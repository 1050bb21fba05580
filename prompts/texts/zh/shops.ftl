# 店铺：当前在哪个店铺，以及带买家过来的链接。

shop-private = 这件事请私聊我。
shop-unnamed = 本店
shop-shown-short = 您现在在**{ $shop }**。
shop-shown = **{ $shop }**（`{ $id }`）
    - 员工语言：{ $language }
    - 时区：{ $zone }

    修改：`/shop name 灯笼杂货`、`/shop language zh`、`/shop zone Asia/Shanghai`。给买家的链接：/link
shop-button-language = 语言：{ $language }
shop-taken = 您现在在**{ $shop }**。
shop-not-yours = 没有对您开放的店铺“{ $shop }”。/shop 可查看您的店铺。
shop-set-denied = 只有店铺的卖家可以修改。

error-shop-unknown = 没有店铺“{ $shop }”。
error-shop-exists = 已经有店铺“{ $shop }”了。
error-shop-bad-id = 店铺编号由 1 到 24 个小写字母、数字和连字符组成，“{ $shop }”不符合。
error-shop-bad-name = 店铺名称为 1 到 { $limit } 个字符。
error-shop-bad-language = 我不会“{ $language }”；请选 en、zh、es 或 ru。
error-shop-bad-zone = “{ $zone }”不是时区；例如 Asia/Shanghai。
error-shop-bad-hours = { $day } 的营业时间读不懂；例如 09:00-18:00。
error-shop-bad-minutes = 承诺的分钟数在 1 到 { $limit } 之间。
error-shop-bad-days = 发货天数在 0 到 { $limit } 之间。

link-denied = 给买家的链接由店铺的卖家和员工在私聊里生成。
link-shop = 买家通过这个链接找到您，打开后就在您的店铺里：{ $link }
link-order = 仅供订单 { $order } 的买家使用：第一个打开的人无需再证明即可查看该订单，{ $days } 天内有效：{ $link }
link-welcome = 欢迎来到**{ $shop }**！订单到哪了、退换货、购买之后的其他事，都可以问我。先把订单号发给我就行。
link-welcome-order = 欢迎来到**{ $shop }**！订单 { $order } 确认是您的，直接问我就行。
link-forged = 这个链接无效。请使用店铺发给您的链接。
link-expired = 这个链接已过期。请向店铺要一个新的，或把订单号发给我。
link-closed = 这个链接无效。请使用店铺发给您的链接，或把订单号发给我。
