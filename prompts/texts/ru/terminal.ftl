## Терминал: `quayside chat`

terminal-welcome = Quayside: посылки, пошлины, правила и возвраты для тех, кто продаёт за границу.
terminal-welcome-how = Просто пишите. /help покажет, что я умею, /lang сменит язык, Ctrl-D — выход.
terminal-examples = Например:
terminal-samples = Учебные посылки для пробы (вымышленные, не настоящие): { $numbers }
terminal-sample-data = учебные данные

terminal-role-customer = покупатель
terminal-role-seller = продавец
terminal-role-staff = сотрудник
terminal-role-admin = администратор
terminal-language-auto = язык вашего сообщения

terminal-opening = готовлюсь к работе…
terminal-thinking = минутку…
terminal-sources = Источники
terminal-as-of = по состоянию на { $date }
terminal-choose = Введите номер варианта или просто пишите дальше.
terminal-stopped = Остановлено. Что уже сделано, остаётся в силе; можно продолжать.
terminal-leave-hint = Нажмите Ctrl-C ещё раз, чтобы выйти, или пишите дальше.
terminal-goodbye = До свидания.
terminal-unreadable = В этом сообщении нет ничего, что можно прочесть. Напишите, пожалуйста, ещё раз обычным текстом.

terminal-failed = Извините, у меня произошла ошибка. Следующее сообщение сработает как обычно; подробности в { $log }.
error-not-opened = Извините, запуститься не удалось. Подробности в { $log }. Со следующим сообщением я попробую снова.

terminal-commands = Команды
terminal-command-help = что я умею
terminal-command-role = говорить от другого лица: customer (покупатель), seller (продавец), staff (сотрудник), admin
terminal-command-lang = язык: en, zh, es, ru или auto
terminal-command-reset = забыть этот разговор и начать заново
terminal-command-quit = выйти (или Ctrl-D)
terminal-command-unknown = Команды { $command } нет. Может быть, { $closest }?
terminal-command-unfamiliar = Команды { $command } нет. /help покажет все команды; вопрос можно просто написать.
terminal-role-now = Ваша роль: { $role }. Сменить: /role { $choices }
terminal-role-changed = Теперь ваша роль: { $role }. Это отдельный разговор.
terminal-role-unknown = Роли { $name } нет. Выберите: { $choices }
terminal-language-now = Язык: { $language }. Сменить: /lang { $choices }
terminal-language-changed = Буду отвечать по-русски.
terminal-language-automatic = Буду отвечать на том языке, на котором вы пишете.
terminal-language-unknown = Языка { $name } я не знаю. Выберите: { $choices }
terminal-reset-done = Всё забыто. Начинаем заново.

terminal-example-customer-1 = Где моя посылка { $number }?
terminal-example-customer-2 = Сколько дней есть на возврат товара?
terminal-example-customer-3 = Кто платит таможенные сборы за мой заказ?
terminal-example-seller-1 = Где { $number }?
terminal-example-seller-2 = Какая пошлина на 200 хлопковых футболок по 4 USD из Китая в Великобританию?
terminal-example-seller-3 = Сколько дней у покупателя в ЕС на возврат без объяснения причин?
terminal-example-staff-1 = Где { $number }?
terminal-example-staff-2 = Как потребовать у перевозчика возмещение за потерянную посылку?
terminal-example-staff-3 = Что мы обязаны сделать, если товар оказался опасным?
terminal-example-admin-1 = Где { $number }?
terminal-example-admin-2 = Какая выборка для партии 3200 штук, уровень II, AQL 2,5?
terminal-example-admin-3 = Какая пошлина на 200 хлопковых футболок по 4 USD из Китая в Германию?

terminal-words = отслеживание, доставка, посылка, пошлина, таможня, НДС, IOSS, EORI, код ТН ВЭД, полная стоимость, регистрация, инспекция, AQL, упаковка, перевозка, возврат, возмещение, гарантия, жалоба, Германия, Франция, Великобритания, США
