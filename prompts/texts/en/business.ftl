# A seller's own Telegram Business account, for which the bot answers.

business-mode = { $mode ->
    [draft] draft
    [auto] auto
   *[off] off
}
business-connected = Your Telegram Business account is connected. Mode: **{ $mode }**. For each message of a customer I show you a draft here; nothing goes out before you press “Send”. I use customers' documents and the customer's own orders only. Change the mode with /business auto, /business draft or /business off.
business-ended = Your Telegram Business account is no longer connected: I answer nobody there.
business-refused = Only those who sell for a shop of this bot can connect their Telegram Business account to it. I answer nobody there. Ask the bot's operator for an invitation first.
business-no-right = Your Telegram Business account is connected, but I may not reply there: allow “Reply to messages” in Telegram under Business → Chatbots. Until then I answer nobody.
business-sellers-only = /business is for sellers, in a private chat with me.
business-none = No Telegram Business account of yours is connected. In Telegram: Settings → Telegram Business → Chatbots → @{ $username }. I then show you drafts of answers here.
business-state = Connected accounts: { $count }. Mode: **{ $mode }**. Change it with /business draft (you approve each answer), /business auto (sent at once in your name) or /business off.
business-draft = **Draft for { $name }**

    > { $question }
business-how = Send it, drop it, or reply to this message with your own words, which then go out instead.
business-send = Send
business-drop = Drop
business-sent = Sent in your name.
business-dropped = Dropped: nothing was sent.
business-gone = That draft is not there any more.
business-was-sent = That draft has been sent already.
business-was-dropped = That draft was dropped, or the customer took the message back.
business-was-overtaken = A newer message, or one of your own, came after this draft: it was not sent.
business-was-own = That draft is not there any more.
business-not-delivered = Telegram did not take this answer in your name: { $why }. A business account can only be answered for within 24 hours of the customer's last message.
telegram-menu-business = your Telegram Business account
