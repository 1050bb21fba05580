# Собственный аккаунт Telegram Business продавца, за который отвечает бот.

business-mode = { $mode ->
    [draft] черновик
    [auto] авто
   *[off] выключено
}
business-connected = Ваш аккаунт Telegram Business подключён. Режим: **{ $mode }**. На каждое сообщение покупателя я показываю здесь черновик; ничего не уходит, пока вы не нажмёте «Отправить». Я пользуюсь только документами для покупателей и собственными заказами покупателя. Режим меняют /business auto, /business draft и /business off.
business-ended = Ваш аккаунт Telegram Business больше не подключён: там я никому не отвечаю.
business-refused = Подключить свой аккаунт Telegram Business могут только те, кто продаёт для магазина этого бота. Там я никому не отвечаю. Сначала попросите приглашение у того, кто ведёт бота.
business-no-right = Ваш аккаунт Telegram Business подключён, но отвечать там мне нельзя: разрешите «Отвечать на сообщения» в Telegram, раздел «Бизнес → Чат-боты». До тех пор я никому не отвечаю.
business-sellers-only = /business — для продавцов, в личном чате со мной.
business-none = Ваш аккаунт Telegram Business не подключён. В Telegram: Настройки → Telegram Business → Чат-боты → @{ $username }. Тогда я буду показывать здесь черновики ответов.
business-state = Подключено аккаунтов: { $count }. Режим: **{ $mode }**. Сменить: /business draft (каждый ответ одобряете вы), /business auto (уходит сразу от вашего имени) или /business off.
business-draft = **Черновик для { $name }**

    > { $question }
business-how = Отправьте его, отбросьте или ответьте на это сообщение своими словами: уйдут они.
business-send = Отправить
business-drop = Отбросить
business-sent = Отправлено от вашего имени.
business-dropped = Отброшено: ничего не ушло.
business-gone = Этого черновика больше нет.
business-was-sent = Этот черновик уже отправлен.
business-was-dropped = Этот черновик отброшен, или покупатель удалил сообщение.
business-was-overtaken = После этого черновика пришло новое сообщение или вы ответили сами: он не отправлен.
business-was-own = Этого черновика больше нет.
business-not-delivered = Telegram не принял этот ответ от вашего имени: { $why }. За бизнес-аккаунт можно отвечать только в течение 24 часов после последнего сообщения покупателя.
telegram-menu-business = ваш аккаунт Telegram Business
