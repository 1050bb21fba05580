## 终端渠道：`quayside chat`

terminal-welcome = Quayside：跨境卖家的帮手，查包裹、算关税、问法规、办退换。
terminal-welcome-how = 直接输入问题即可。/help 看我能做什么，/lang 换语言，Ctrl-D 退出。
terminal-examples = 比如可以问：
terminal-samples = 可以拿这些示例包裹试一试（虚构数据，不是真实货件）：{ $numbers }
terminal-sample-data = 示例数据

terminal-role-customer = 买家
terminal-role-seller = 卖家
terminal-role-staff = 客服
terminal-role-admin = 管理员
terminal-language-auto = 跟随您的输入

terminal-opening = 正在准备，请稍候…
terminal-thinking = 请稍候…
terminal-sources = 来源
terminal-as-of = 截至 { $date }
terminal-choose = 输入序号选择，也可以直接继续提问。
terminal-stopped = 已停止。已经办完的不受影响，请继续。
terminal-leave-hint = 再按一次 Ctrl-C 退出，或者继续输入。
terminal-goodbye = 再见。
terminal-unreadable = 这条消息里没有可读的文字，请用普通文字再发一次。

terminal-failed = 抱歉，我这边出了点问题。下一条消息不受影响；详情见 { $log }。
error-not-opened = 抱歉，没能准备好。详情见 { $log }。您再发一条消息，我会重新尝试。

terminal-commands = 命令
terminal-command-help = 我能做什么
terminal-command-role = 切换身份：customer 买家、seller 卖家、staff 客服、admin 管理员
terminal-command-lang = 语言：en、zh、es、ru，或 auto（自动）
terminal-command-reset = 忘掉这段对话，重新开始
terminal-command-quit = 退出（Ctrl-D 也可以）
terminal-command-unknown = 没有 { $command } 这个命令。您是不是想用 { $closest }？
terminal-command-unfamiliar = 没有 { $command } 这个命令。/help 列出全部命令；要提问，直接输入就行。
terminal-role-now = 您现在的身份：{ $role }。切换请用 /role { $choices }
terminal-role-changed = 您现在的身份：{ $role }。这是一段单独的对话。
terminal-role-unknown = 没有“{ $name }”这个身份。可选：{ $choices }
terminal-language-now = 语言：{ $language }。切换请用 /lang { $choices }
terminal-language-changed = 接下来我用中文回答。
terminal-language-automatic = 您用什么语言提问，我就用什么语言回答。
terminal-language-unknown = 我还不会“{ $name }”。可选：{ $choices }
terminal-reset-done = 已忘掉之前的对话，我们重新开始。

terminal-example-customer-1 = 我的包裹 { $number } 到哪里了？
terminal-example-customer-2 = 收货后几天内可以退货？
terminal-example-customer-3 = 我的订单要交的关税由谁付？
terminal-example-seller-1 = { $number } 到哪里了？
terminal-example-seller-2 = 200 件纯棉 T 恤，每件 4 美元，从中国发英国，关税多少？
terminal-example-seller-3 = 欧盟买家多少天内可以无理由退货？
terminal-example-staff-1 = { $number } 到哪里了？
terminal-example-staff-2 = 包裹丢了，怎么向承运人索赔？
terminal-example-staff-3 = 发现产品不安全，我们必须做什么？
terminal-example-admin-1 = { $number } 到哪里了？
terminal-example-admin-2 = 批量 3200 件，II 级，AQL 2.5，要抽多少件？
terminal-example-admin-3 = 200 件纯棉 T 恤，每件 4 美元，从中国发德国，关税多少？

terminal-words = 物流轨迹, 派送, 包裹, 关税, 清关, 增值税, IOSS, EORI, HS编码, 到岸成本, 注册, 验货, AQL, 装箱, 运输, 退货, 退款, 质保, 投诉, 德国, 法国, 英国, 美国
