# Заказы: где они, чьи они, списки и таблицы.

telegram-menu-order = где мой заказ
telegram-menu-shop = магазин, в котором я действую
telegram-menu-link = ссылка для покупателей
terminal-command-order = где заказ
terminal-command-send = отправить файл: /send orders.csv
terminal-send-how = Напишите после команды имя файла, например /send orders.csv; дальше можно написать, что это.
error-terminal-no-file = Нет файла { $file }, который можно прочесть.
telegram-ask-order = Где мой заказ?
telegram-ask-order-this = Где мой заказ { $about }?

doing-where-is-my-order = ищу заказ…
doing-prove-order = сверяю с заказом…
doing-list-orders = составляю список заказов…
doing-order-sheet = читаю таблицу заказов…

order-ask-number = Какой заказ? Пришлите его номер: он указан в подтверждении покупки.
order-ask-proof = Чтобы открыть заказ { $order }, мне нужно знать, что он ваш. Пришлите e-mail, телефон или почтовый индекс, указанные при заказе.
order-proof-refused =
    { $left ->
        [one] Не сходится. Проверьте номер заказа и данные, указанные при покупке; сегодня осталась { $left } попытка.
        [few] Не сходится. Проверьте номер заказа и данные, указанные при покупке; сегодня осталось { $left } попытки.
       *[many] Не сходится. Проверьте номер заказа и данные, указанные при покупке; сегодня осталось { $left } попыток.
    }
order-proof-locked =
    { $hours ->
        [one] Слишком много попыток, пока больше не проверяю. Попробуйте примерно через { $hours } час или попросите человека.
        [few] Слишком много попыток, пока больше не проверяю. Попробуйте примерно через { $hours } часа или попросите человека.
       *[many] Слишком много попыток, пока больше не проверяю. Попробуйте примерно через { $hours } часов или попросите человека.
    }
order-proved = Спасибо, заказ { $order } ваш: теперь просто спрашивайте о нём.
order-more-parcels =
    { $count ->
        [one] К нему относится ещё { $count } посылка; спросите по номеру.
        [few] К нему относятся ещё { $count } посылки; спросите по номерам.
       *[many] К нему относятся ещё { $count } посылок; спросите по номерам.
    }

order-heading = **Заказ { $order }** · { $standing }
order-placed = Оформлен
order-items = Товары
order-total = Сумма
order-buyer = Покупатель
order-more-items = и ещё { $count }
order-split = Этот заказ идёт в нескольких посылках ({ $count }):

order-state-unknown = –
order-state-unpaid = не оплачен
order-state-paid = оплачен
order-state-shipped = отправлен
order-state-delivered = доставлен
order-state-cancelled = отменён
order-state-refunded = деньги возвращены

order-standing-cancelled = отменён
order-standing-refunded = деньги возвращены
order-standing-unpaid = ждёт оплаты
order-standing-preparing = ещё не отправлен
order-standing-overdue = ещё не отправлен, позже обещанного
order-standing-undated = ещё не отправлен
order-standing-untracked = отправлен без трек-номера
order-standing-announced = ярлык есть, у перевозчика посылки ещё нет
order-standing-moving = в пути
order-standing-silent = нет новостей дольше обычного
order-standing-late = позже ожидаемого
order-standing-customs = задержан таможней
order-standing-at-door = доставляется сегодня
order-standing-pickup = ждёт в пункте выдачи
order-standing-failed = попытка доставки не удалась
order-standing-delivered = доставлен
order-standing-not-received = отмечен доставленным, но не получен
order-standing-returned = возвращается отправителю
order-standing-lost = утерян
order-standing-trouble = в пути что-то случилось
order-standing-told-delivered = доставлен, по данным магазина

order-next-cancelled-customer = Заказ отменён, ничего отправлено не будет. Если вы платили, а деньги не вернулись, попросите человека.
order-next-cancelled-seller = Отменён, отправлять нечего. Проверьте, что покупателю вернули деньги.
order-next-refunded-customer = Деньги за заказ возвращены. Банк может показать это через несколько дней.
order-next-refunded-seller = Деньги возвращены, делать больше нечего.
order-next-unpaid-customer = Оплата не поступила, поэтому ничего не отправлено. Платите в магазине, где заказывали, и никогда по ссылке из сообщения.
order-next-unpaid-seller = Не оплачен: не отправляйте. Напомните покупателю или отмените.
order-next-preparing-customer = Заказ собирают; он должен уйти не позднее { $by }. До этого его обычно ещё можно отменить или изменить.
order-next-preparing-seller = Должен уйти не позднее { $by }.
order-next-overdue-customer =
    { $days ->
        [one] Должен был уйти не позднее { $by }, { $days } день назад. Можно немного подождать или отменить; помогу и с тем, и с другим.
        [few] Должен был уйти не позднее { $by }, { $days } дня назад. Можно немного подождать или отменить; помогу и с тем, и с другим.
       *[many] Должен был уйти не позднее { $by }, { $days } дней назад. Можно немного подождать или отменить; помогу и с тем, и с другим.
    }
order-next-overdue-seller =
    { $days ->
        [one] Должен был уйти не позднее { $by }, { $days } день назад. Отправьте сейчас и сообщите покупателю или предложите отмену.
        [few] Должен был уйти не позднее { $by }, { $days } дня назад. Отправьте сейчас и сообщите покупателю или предложите отмену.
       *[many] Должен был уйти не позднее { $by }, { $days } дней назад. Отправьте сейчас и сообщите покупателю или предложите отмену.
    }
order-next-undated-customer = Ещё не отправлен, и неизвестно, с какого дня ждёт. Попросите человека, чтобы узнать у магазина.
order-next-undated-seller = Ещё не отправлен, и даты здесь нет: загрузите заказы снова, с датами.
order-next-untracked-customer = Магазин отправил заказ без трек-номера, отследить его я не могу. Попросите человека, и магазин его найдёт.
order-next-untracked-seller = Отмечен отправленным, но трек-номера здесь нет. Добавьте его («посылка <номер> относится к заказу …»), и покупатели смогут следить сами.
order-next-announced-customer = Ярлык сделан, перевозчик посылку ещё не отсканировал. Обычно на это уходит день-два.
order-next-announced-seller = Перевозчик её ещё не отсканировал. Проверьте, что посылку действительно передали.
order-next-moving-customer = Всё в порядке, делать ничего не нужно.
order-next-moving-seller = Всё в порядке, делать ничего не нужно.
order-next-silent-customer = Стоит дольше обычного для этого пути. Магазин должен спросить перевозчика; откройте обращение, чтобы он это сделал.
order-next-silent-seller = Стоит дольше обычного для этого пути. Подайте запрос перевозчику, пока не истёк срок претензии, и сообщите покупателю.
order-next-late-customer = Идёт позже ожидаемого. Если не придёт в ближайшие дни, откройте обращение.
order-next-late-seller = Идёт позже ожидаемого. Сообщите покупателю и следите за сроком претензии.
order-next-customs-customer = Посылку держит таможня. Что нужно, смотрите ниже; платите только на сайте перевозчика.
order-next-customs-seller = Посылку держит таможня. Чего не хватает, смотрите ниже; отправьте документы.
order-next-at-door-customer = Приедет сегодня. Пусть кто-нибудь будет дома, или выберите другое место на сайте перевозчика.
order-next-at-door-seller = Доставляется сегодня.
order-next-pickup-customer = Ждёт вас в пункте выдачи. Возьмите документ и не откладывайте: иначе уедет обратно.
order-next-pickup-seller = Ждёт в пункте выдачи. Напомните покупателю, пока не уехала обратно.
order-next-failed-customer = Перевозчик приезжал и не смог вручить. Закажите новую попытку на его сайте и проверьте адрес.
order-next-failed-seller = Попытка доставки не удалась. Уточните адрес у покупателя и попросите новую попытку.
order-next-delivered-customer = Перевозчик пишет, что заказ доставлен. Если у вас его нет, скажите мне.
order-next-delivered-seller = Доставлен, делать ничего не нужно.
order-next-not-received-customer = Мне жаль. Сначала посмотрите у двери, спросите соседей и домашних; иногда отметку ставят на день раньше. Если её нет, откройте обращение: магазин запросит у перевозчика подтверждение доставки.
order-next-not-received-seller = Покупатель пишет, что не получил. Запросите у перевозчика подтверждение доставки и сверьте место с адресом.
order-next-returned-customer = Возвращается отправителю. Откройте обращение, чтобы её отправили снова или вернули деньги.
order-next-returned-seller = Возвращается. Выясните причину и спросите покупателя: отправить снова или вернуть деньги.
order-next-lost-customer = Утеряна. Искать самим не нужно: откройте обращение, и магазин отправит снова или вернёт деньги.
order-next-lost-seller = Утеряна. Предъявите претензию перевозчику и предложите покупателю замену или деньги.
order-next-trouble-customer = В пути что-то случилось, смотрите ниже. Магазин может спросить перевозчика: откройте обращение или попросите человека.
order-next-trouble-seller = В пути что-то случилось, смотрите ниже. Спросите перевозчика и сообщите покупателю.
order-next-told-delivered-customer = По данным магазина заказ доставлен; проверить не по чему, трек-номера нет. Если у вас его нет, скажите мне.
order-next-told-delivered-seller = По вашим данным доставлен; трек-номера для проверки нет.

order-button-where = Где { $order }?
order-ask-where = Где заказ { $order }?
order-button-not-received = Не пришёл: открыть обращение
order-want-not-received = Хочу открыть обращение: я не получил заказ { $order }
order-button-cancellation = Отменить заказ
order-want-cancellation = Хочу отменить заказ { $order }
order-button-not-here = У меня его нет
order-say-not-here = Заказ { $order } отмечен доставленным, но я его не получил
order-button-watch = Сообщить о движении
order-say-watch = следи за { $number }

orders-none-own = Открытых вам заказов здесь пока нет. Пришлите номер заказа, и начнём.
orders-none-shop = У магазина здесь пока нет заказов. Пришлите файлом выгрузку вашей системы (CSV или XLSX) или подключите её webhook.
orders-own = Ваши заказы:
orders-shop = Заказов в магазине: { $count }. Последние:
orders-number = Заказ
orders-placed = Оформлен
orders-items = Штук
orders-total = Сумма
orders-state = Состояние

error-order-closed = Не могу открыть вам заказ { $order }. Пришлите его номер вместе с e-mail, телефоном или индексом, указанными при заказе.
error-order-private = В группе всё читают все. Напишите мне лично: номер заказа и e-mail, телефон или индекс, указанные при заказе.
error-order-not-in-shop = В магазине нет заказа { $order }. Проверьте номер или сначала загрузите заказы.
error-order-columns-unknown = Не знаю, что в столбцах файла { $file } ({ $columns }). Пришлите его мне в чат: я спрошу, где что, и запомню.
error-order-sheet-gone = Эта таблица больше не ждёт. Пришлите файл снова.
error-bad-order = Это не заказ, который можно прочесть: посмотрите «{ $field }».
error-order-bad-column = «{ $column }» не называет столбец; напишите, например, number=3. Поля: { $fields }.
error-weak-hook-secret = В секрете должно быть не меньше { $limit } знаков.

order-sheet-ask = **{ $file }** похож на список заказов, но такой выгрузки я не знаю. В каком столбце { $field }?
order-sheet-ask-currency = В какой валюте суммы в **{ $file }**?
order-sheet-known = Пока так: { $columns }.
order-sheet-button-none = Такого нет
order-sheet-button-drop = Не загружать
order-sheet-button-take = Загрузить заказы ({ $count })
order-sheet-button-orders = Это заказы
documents-ask-orders = Это список заказов. Загрузить заказы или положить файл в библиотеку? Там имена покупателей увидят все, кому он открыт.
order-sheet-dropped = Оставлено как есть, ничего не сохранено.
order-sheet-preview = **{ $file }** ({ $export }): строк { $rows }, заказов { $orders }; новых { $new }, изменённых { $changed }, без изменений { $unchanged }. Пока ничего не сохранено.
order-sheet-taken = **{ $file }** ({ $export }) загружен: новых { $new }, изменённых { $changed }, без изменений { $unchanged }.
order-sheet-sums = Всего: { $sums }.
order-sheet-example = { $number }: штук { $items }, { $total }
order-sheet-refused = Не удалось прочесть строк: { $count }; их заказы не загружены:
order-sheet-notes = Обратите внимание:
order-sheet-row = строка { $row } ({ $number }): { $text }
order-sheet-more = и ещё { $count }
order-sheet-mapped = столбцы по вашим словам
order-sheet-nothing = В **{ $file }** нет заказов, которые можно загрузить.

order-row-ruined-number = Excel округлил номер заказа до { $cell }; сделайте столбец текстовым и выгрузите снова
order-row-no-number = нет номера заказа
order-row-bad-amount = «{ $cell }» нельзя прочесть как сумму наверняка
order-row-bad-quantity = «{ $cell }» не количество
order-row-mixed-currency = в заказе суммы в разных валютах ({ $cell })
order-row-no-currency = не сказано, в какой валюте суммы
order-row-bad-time = «{ $cell }» нельзя прочесть как дату наверняка; загружено без неё
order-row-future-time = { $cell } в будущем; загружено без этой даты

order-field-number = номер заказа
order-field-email = e-mail покупателя
order-field-phone = телефон покупателя
order-field-postcode = почтовый индекс
order-field-title = название товара
order-field-sku = артикул
order-field-quantity = количество
order-field-price = цена за штуку
order-field-total = сумма заказа
order-field-currency = валюта
order-field-placed-at = дата заказа
order-field-buyer = имя покупателя
order-field-country = страна
order-field-state = состояние заказа
order-field-tracking = трек-номер
