# Shops: which one acts in, and the links that lead customers there.

shop-private = Please write to me in a private chat for that.
shop-unnamed = the shop
shop-shown-short = You are in **{ $shop }**.
shop-shown = **{ $shop }** (`{ $id }`)
    - language of its staff: { $language }
    - time zone: { $zone }

    To change it: `/shop name Lantern Goods`, `/shop language zh`, `/shop zone Asia/Shanghai`. A link for customers: /link
shop-button-language = Language: { $language }
shop-taken = You now act in **{ $shop }**.
shop-not-yours = No shop “{ $shop }” is open to you. /shop shows those that are.
shop-set-denied = Only the shop's seller can change that.

error-shop-unknown = There is no shop “{ $shop }”.
error-shop-exists = There is a shop “{ $shop }” already.
error-shop-bad-id = A shop's id has 1 to 24 small letters, digits and dashes; “{ $shop }” does not.
error-shop-bad-name = A shop's name has 1 to { $limit } characters.
error-shop-bad-language = I do not speak “{ $language }”; choose en, zh, es or ru.
error-shop-bad-zone = “{ $zone }” is no time zone; write e.g. Asia/Shanghai.
error-shop-bad-hours = The hours of { $day } cannot be read; write e.g. 09:00-18:00.
error-shop-bad-minutes = The promised minutes lie between 1 and { $limit }.
error-shop-bad-days = The days within which an order leaves lie between 0 and { $limit }.

link-denied = Links for customers are made by the shop's seller and staff, in a private chat.
link-shop = Customers reach you through this link; who opens it is in your shop at once: { $link }
link-order = For the buyer of order { $order } only: who opens it first sees the order without further proof. Good for { $days } days: { $link }
link-welcome = Welcome to **{ $shop }**! Ask me where your order is, or about returns and anything else that you need after your purchase. Your order number is a good start.
link-welcome-order = Welcome to **{ $shop }**! Order { $order } is yours: just ask about it.
link-forged = This link does not work. Please use the one that the shop sent you.
link-expired = This link has expired. Please ask the shop for a new one, or send me your order number.
link-closed = This link does not work. Please use the one that the shop sent you, or send me your order number.
