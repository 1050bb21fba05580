# Telegram 渠道自己的话。代入的值已转义；文本为 Markdown。

telegram-start =
    您好！我是 Quayside，跨境卖家的助手。直接用您自己的话问我就行，比如：

    - LX123456785CN 到哪儿了？
    - 200 件纯棉 T 恤，每件 4 美元，从中国发德国，关税多少？
    - 法国买家多久之内可以退货？

    也可以用这些命令：

    { $commands }
telegram-help-customer =
    我可以帮您查包裹到哪儿了、货价之外还要交多少关税和税费，以及退货和质保的规定。每条信息都注明来源。直接写出您想知道的，或使用：

    { $commands }
telegram-help-seller =
    跨境销售要办的事我都能帮上忙：关税与到岸成本、各市场的注册与合规要求、包裹、单证、退换货。每条信息都注明来源。直接写出您想知道的，或使用：

    { $commands }
telegram-help-staff =
    除公开资料外，您还能看到员工资料，以及店铺的包裹和工单。每条信息都注明来源。直接写出您的需要，或使用：

    { $commands }
telegram-help-role = 您当前的身份是**{ $role }**，可用 /role 切换。

telegram-menu-track = 查包裹
telegram-menu-duty = 算关税和税费
telegram-menu-role = 切换身份
telegram-menu-language = 选择语言
telegram-menu-reset = 清空对话，重新开始
telegram-menu-help = 我能做什么

telegram-ask-track = 查一下我的包裹
telegram-ask-track-this = 查包裹 { $about }
telegram-ask-duty = 要交多少关税？
telegram-ask-duty-this = 关税和税费多少：{ $about }

telegram-unknown-command = 我不认识 { $command } 这个命令。/help 里有我能做的事，也可以直接写出您的需要。
telegram-unknown-command-near = 我不认识 { $command } 这个命令。您是想用 { $near } 吗？

telegram-role-customer = 买家
telegram-role-seller = 卖家
telegram-role-staff = 员工
telegram-role-admin = 管理员
telegram-role-choose = 您当前的身份是**{ $role }**。接下来想以什么身份继续？切换后会开始新的对话。
telegram-role-taken = 您现在的身份是**{ $role }**，新的对话已开始。
telegram-role-only = 您的身份是**{ $role }**，目前没有其他身份可选。如有需要，请联系店铺管理员。
telegram-role-denied = 您不能使用“{ $role }”身份。如有需要，请联系店铺管理员。
telegram-role-private = 在群里我对所有人一视同仁。要切换身份，请私聊我。

telegram-language-en = English
telegram-language-zh = 中文
telegram-language-es = Español
telegram-language-ru = Русский
telegram-language-any = 跟随我的消息
telegram-language-choose = 您希望我用哪种语言回答？
telegram-language-taken = 好的，以后我用中文回答。
telegram-language-auto = 好的，您用什么语言写，我就用什么语言答。
telegram-language-unknown = 我还不会“{ $language }”。请选择：

telegram-reset = 好了，这段对话我已经忘掉。有什么可以帮您？

telegram-press-used = 这里您已经选过了。
telegram-press-old = 这些按钮已过期。请使用我最新的消息，或直接写出您的需要。
telegram-press-foreign = 这些按钮是给提问的那位用的。

telegram-file =
    { $kind ->
        [photo] 我还不会看图片。
        [voice] 我还听不了语音。
        [audio] 我还听不了录音。
        [video] 我还看不了视频。
        [video_note] 我还看不了视频。
        [document] 我还打不开文件。
        [sticker] 真可爱！不过贴纸我看不懂。
        [location] 我还用不了位置信息。
       *[other] 这类消息我还读不了。
    } 请用文字告诉我；图片或文件附带的说明文字我也能读。
telegram-caption-only =
    { $kind ->
        [photo] （我读了您的说明文字，图片本身我还看不了。）
        [document] （我读了您的说明文字，文件本身我还打不开。）
       *[other] （我只读了您的说明文字，附带的内容我还打不开。）
    }

telegram-late = 抱歉让您久等：这条消息是您{ $ago }发的，我刚刚才收到。
telegram-delay = 我们这边出了点问题。您的消息已保存，我正在重试。
telegram-apology = 很抱歉，我们这边出了问题，这条没能回答。您的消息已保存，供我们的同事查看。请稍后再试，或换个说法。
telegram-uncertain = Telegram 没有确认我的部分回答是否送达，您可能没有收到。
telegram-again-button = 重新发送
telegram-nothing = 这个我没有可显示的内容。请换个说法再问。

telegram-sources = 来源
telegram-as-of = 截至 { $date }
