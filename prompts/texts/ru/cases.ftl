# Обращения и условия магазина: что говорит помощник. Значения экранированы.

case-state = { $state ->
    [open] новое, ждёт магазина
    [waiting_customer] ждёт покупателя
    [waiting_seller] ждёт магазина
    [approved] одобрено
    [refused] отклонено
    [goods_in_transit] товар в пути назад
    [goods_received] товар вернулся
    [inspected] товар осмотрен
    [resolved] решено
   *[closed] закрыто
}
case-ask = { $field ->
    [kind] О чём речь?
    [order] О каком заказе речь?
    [proof] О каком заказе речь? Пришлите номер заказа вместе с e-mail или телефоном из заказа, чтобы я убедился, что он ваш. Без номера я тоже могу открыть обращение.
    [items] О каких товарах речь?
    [wish] Чего вы хотите от магазина?
    [reason] Какова причина?
    [note] { $action ->
        [refuse] Какова причина отказа? Покупатель её прочтёт.
        [ask_customer] Что спросить у покупателя?
        [ask_seller] Что спросить у продавца?
        [resolve] Что сделано? Покупатель это прочтёт.
        [note] Что записать?
       *[other] Что написать?
    }
    [tracking_number] Какой трек-номер?
    [grade] Что показал осмотр?
    [rating] Как вам, от 1 (плохо) до 5 (очень хорошо)?
    [days] На сколько дней отложить?
    [parts] Какие детали отправить? Покупатель это прочитает.
   *[other] Расскажите, пожалуйста, подробнее.
}
case-choice = { $value ->
    [all] всё
    [any] пусть решит магазин
    [no_order] нет номера заказа
    [changed_mind] передумал(а)
    [size] размер не подошёл
    [not_as_described] не соответствует описанию
    [defective] неисправен
    [late] слишком поздно
    [as_new] как новый
    [opened] вскрыт
    [repairable] можно починить
    [worthless] негоден
    [dangerous] опасен
    [as_told] как написал покупатель
   *[other] другая причина
}
case-opened = Я открыл обращение **{ $number }** ({ $kind }) в магазине. Сохраните номер: это и номер возврата.
case-about-order = Заказ { $order }
case-send-photos = Фотографии помогут магазину решить: пришлите их сюда, я добавлю их к обращению. Сохраните упаковку.
case-what-next = Решает магазин, и я напишу вам сразу, как он решит. До этого ничего не отправляйте назад.
case-none = Открытых обращений нет.
case-none-waiting = Ни одно обращение не ждёт магазина.
case-list = Обращений: { $count }
case-waits-since = ждёт с { $day }
case-more = и ещё { $more }
case-done = { $action ->
    [write] Ваше сообщение в обращении **{ $number }**.
    [approve] Одобрено: обращение **{ $number }**. Покупателю сообщат.
    [refuse] Отклонено: обращение **{ $number }**. Покупателю сообщат причину.
    [refund] Отмечен возврат денег в обращении **{ $number }**: всего { $paid } { $currency }. Сам платёж сделайте тем путём, которым платил покупатель; ему сообщат.
    [ask_customer] Покупателю по обращению **{ $number }** задан вопрос.
    [ask_seller] Продавцу задан вопрос об обращении **{ $number }**.
    [send_back] Отмечено в обращении **{ $number }**: товар в пути назад.
    [receive] Отмечено в обращении **{ $number }**: товар вернулся. Покупателю сообщат.
    [inspect] Осмотр записан в обращение **{ $number }**.
    [replace] Отмечено в обращении **{ $number }**: замена в пути. Покупателю сообщат.
    [repair_done] Отмечено в обращении **{ $number }**: отремонтировано. Покупателю сообщат.
    [resolve] Обращение **{ $number }** решено. Покупателю сообщат.
    [cancel_request] Обращение **{ $number }** отозвано.
    [close] Обращение **{ $number }** закрыто.
    [reopen] Обращение **{ $number }** снова открыто.
    [claim] Вы взяли обращение **{ $number }**.
    [release] Обращение **{ $number }** снова свободно.
    [snooze] Обращение **{ $number }** отложено.
    [note] Записано в обращение **{ $number }**.
    [rate] Спасибо за оценку, обращение **{ $number }**.
    [rate_why] Спасибо, это сохранено в обращении **{ $number }**.
   *[other] Сделано в обращении **{ $number }**.
} Теперь: { $state }.
case-file-taken = Я добавил это к обращению **{ $number }**. Если оно к другому, пришлите ещё раз с его номером в подписи.
case-rights = { $intime ->
    [yes] В пределах права на возврат, которое длилось до { $day }
   *[no] Право на возврат кончилось { $day }; решает магазин
}
case-wish = Хочет: { $wish }
case-remedy = { $back ->
    [yes] Решено: { $remedy }, когда товар вернётся
   *[no] Решено: { $remedy }
}
case-money = Одобрено { $approved } { $currency }, возвращено { $paid } { $currency }
case-return-number = Посылка назад { $parcel }
case-parts = Детали: { $parts }
case-replacement-number = Отправлено взамен: посылка { $parcel }
case-files = Файлов: { $count }
case-deadline = { $whose ->
    [customer] Последний день для покупателя ({ $kind }): { $day }
   *[seller] Последний день для магазина ({ $kind }): { $day }
}
case-event = { $role ->
    [customer] покупатель
    [bot] помощник
   *[shop] магазин
}, { $action ->
    [open] открыто
    [write] сообщение
    [attach] прислан файл
    [ask_customer] вопрос покупателю
    [ask_seller] вопрос продавцу
    [approve] одобрено
    [refuse] отклонено
    [send_back] товар отправлен назад
    [receive] товар получен
    [inspect] осмотрено
    [refund] деньги возвращены
    [replace] замена отправлена
    [repair_done] отремонтировано
    [resolve] решено
    [cancel_request] отозвано
    [close] закрыто
    [reopen] открыто снова
    [claim] взято
    [release] освобождено
    [snooze] отложено
    [note] заметка
    [call_person] вызван человек
    [give_back] снова у помощника
    [rate] оценено
   *[other] изменено
}
case-key = { $action ->
    [refuse] Отклонить
    [ask_customer] Спросить покупателя
    [send_back] Я отправил(а) назад
    [receive] Товар вернулся
    [inspect] Осмотрено
    [refund] Деньги возвращены
    [replace] Замена отправлена
    [repair_done] Отремонтировано
    [resolve] Решено
    [cancel_request] Отозвать обращение
    [close] Закрыть
    [reopen] Открыть снова
    [papers] Бумаги возврата
    [track] Отследить
   *[other] Ещё
}
case-key-approve = Одобрить: { $remedy }
return-act = Одобрить возврат денег: { $route }

policy-title = Условия, версия { $version }, с { $day }
policy-none = Своих условий у магазина ещё нет: действует только закон страны покупателя.
policy-nothing = ничего сверх закона
policy-term = { $term ->
    [return_days] Дней, чтобы передумать
    [return_payer] Кто платит за возврат, если передумали
    [warranty_months] Гарантия, месяцев
    [restocking_percent] Удержание при возврате, процентов
    [keep_below] Деньги без возврата товара, до
    [staff_refund_limit] Сотрудники одобряют возвраты до
    [exclusions] Не принимается назад
    [addresses] Адреса возврата
   *[instructions] Указания к возврату
}
policy-choice = { $value ->
    [buyer] покупатель
    [seller] магазин
    [set] Задать условия
   *[skip] пропустить
}
policy-ask = { $term ->
    [return_days] Сколько дней после получения покупатель может передумать? Число; «нет» — только по закону; «пропустить» оставит как есть.
    [return_payer] Кто платит за обратную пересылку, если покупатель передумал: покупатель или магазин?
    [warranty_months] Сколько месяцев гарантии вы даёте? Число, «нет» или «пропустить».
    [restocking_percent] Сколько процентов вы удерживаете, если покупатель передумал? Число, «нет» или «пропустить».
    [exclusions] Какие товары не принимаются назад, если передумали? Через точку с запятой; «нет» или «пропустить».
    [keep_below] До какой стоимости вы возвращаете деньги, не требуя товара? Например «15 EUR»; «нет» или «пропустить».
    [staff_refund_limit] До какой суммы сотрудники одобряют возврат без вас? Например «50 EUR»; «нет» или «пропустить».
    [addresses] Куда идут возвраты? Адрес; для одной страны сначала её код, как «DE: …», каждый на своей строке. «нет» или «пропустить».
   *[instructions] Что покупателю учесть при отправке назад? «нет» или «пропустить».
}
policy-wrong = { $term ->
    [return_payer] Скажите: покупатель или магазин.
    [keep_below] Напишите сумму с валютой, например 15 EUR.
    [staff_refund_limit] Напишите сумму с валютой, например 50 EUR.
    [addresses] Страна — две буквы, например DE.
   *[other] Так не годится; напишите число.
}
policy-below = ⚠️ Меньше, чем по закону:
policy-shortfall = { $market }: { $term } — у вас { $ours }, по закону { $law }{ $unit ->
    [days] { " " }дн.
    [working_days] { " " }раб. дн.
    [months] { " " }мес.
    [percent] { " " }процентов
   *[none] { "" }
}
policy-law-more = В { $market } закон даёт вам больше, и действует он: { $term } — { $law }{ $unit ->
    [days] { " " }дн.
    [working_days] { " " }раб. дн.
    [months] { " " }мес.
    [percent] { " " }процентов
   *[none] { "" }
}
policy-shaky = (общеизвестное, проверьте)
policy-better = Покупатели там в любом случае получают лучшее из двух, и я так им и говорю.

error-case-unknown = Обращения с таким номером я не знаю.
error-case-order-unknown = Вашего заказа с таким номером я не знаю. Проверьте номер или подтвердите заказ его номером и вашим e-mail.
error-case-item-unknown = Такого товара или количества в заказе нет.
error-second-case = Об этом уже есть обращение **{ $number }**. Пишите в него: начните сообщение с его номера.
error-case-step = Сейчас это невозможно: обращение { $number } { $state ->
    [open] только открыто
    [waiting_customer] ждёт покупателя
    [waiting_seller] ждёт магазина
    [approved] одобрено
    [refused] отклонено
    [goods_in_transit] ждёт товара
    [goods_received] ждёт осмотра
    [inspected] осмотрено
    [resolved] решено
   *[closed] закрыто
}.
error-case-incomplete = Для этого чего-то не хватает. Скажите ещё раз со всем, что нужно.
error-case-remedy = Так обращение этого вида не решается.
error-case-amount = Вернуть можно не больше { $limit } { $currency }.
error-case-currency = Заказ оплачен в { $currency }; возврат тоже должен быть в { $currency }.
error-case-nothing-left = Всё уплаченное уже возвращено.
error-case-no-money = Сумма бывает только при возврате денег.
error-case-paid-unknown = Я не знаю, сколько уплачено: у обращения { $number } нет заказа с суммами. Сначала импортируйте заказ.
error-case-over-limit = Это больше, чем могут одобрить сотрудники ({ $limit } { $currency }). Спросите продавца.
error-case-four-eyes = Кто открыл возврат, тот его не одобряет. Пусть обращение { $number } посмотрит кто-то другой.
error-case-files-full = В обращении уже { $limit } файлов; остальное опишите словами.
error-case-no-return = По обращению { $number } пока ничего отправлять не надо; сначала решает магазин.
error-bad-policy = Пункт «{ $term }» не может быть верным. Проверьте его, пожалуйста.

doing-open-case = Открываю обращение…
doing-list-cases = Ищу обращения…
doing-show-case = Смотрю обращение…
doing-act-on-case = Записываю в обращение…
doing-make-return-papers = Готовлю бумаги…
doing-compare-return-routes = Сравниваю пути…
doing-deadline = Считаю последний день…
doing-show-policy = Смотрю условия…
doing-set-policy = Задаю условия…

telegram-menu-cases = обращения
telegram-menu-case = Одно обращение
telegram-menu-policy = условия магазина
terminal-command-cases = список обращений
terminal-command-case = показать обращение или что-то с ним сделать
terminal-command-policy = показать или задать условия магазина
