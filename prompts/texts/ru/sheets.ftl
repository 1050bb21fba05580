# Таблицы товаров: столбцы результата, что сказано в строке без итога и обо всей таблице.

sheet-col-hs-used = Код ТН ВЭД
sheet-col-currency = Валюта
sheet-col-customs-value = Таможенная стоимость
sheet-col-duty-rate = Ставка пошлины
sheet-col-duty = Пошлина
sheet-col-tax = Налог
sheet-col-fees = Сборы
sheet-col-landed-cost = Полная стоимость ввоза
sheet-col-per-unit = Стоимость ввоза за штуку
sheet-col-sale-currency = Валюта продажи
sheet-col-profit = Прибыль за штуку
sheet-col-margin = Маржа, %
sheet-col-break-even = Цена безубыточности
sheet-col-target-price = Цена для целевой маржи
sheet-col-warnings = Предупреждения
sheet-col-sources = Источники (на дату)
sheet-col-problem = Чего не хватает
sheet-no-total = Итога здесь нет: он зависит от того, на что вправе сослаться импортёр.
sheet-too-many-names = Слишком много разных товаров без кода: я ищу до { $limit } на таблицу. Добавьте коды ТН ВЭД.
sheet-unknown-goods = По этому описанию код определить не могу. Добавьте его, пожалуйста.
sheet-which-code = Подходит несколько кодов ({ $codes }). Впишите верный в таблицу, пожалуйста.
sheet-done = Посчитано строк в { $file }: **{ $rows }**. { $failed ->
    [0] У каждой есть полная стоимость ввоза.
   *[other] Без итога: { $failed }; в последнем столбце сказано, чего не хватает.
} Результат — в { $result }.
sheet-unknown-columns = Эти столбцы не использованы: { $columns }.
sheet-doing = Строка { $done } из { $rows }
sheet-customer = Спасибо. С файлами я здесь не работаю; напишите, что вам нужно, или пришлите трек-номер.
error-bad-sheet = { $reason ->
    [empty] В { $file } нет строк. Пришлите таблицу, где в каждой строке один товар.
    [too_large] В { $file } слишком много строк. Разделите файл и пришлите части.
    [no_column] В { $file } нет нужного мне столбца. Добавьте столбец с названием: { $columns }.
    [form] Я могу записать .csv, .tsv и .xlsx.
   *[other] Не могу прочитать { $file } как таблицу. Сохраните его в .xlsx или .csv и пришлите.
}
documents-ask-sheet = Это таблица товаров. Посчитать пошлины и полную стоимость или положить её в библиотеку? Если в библиотеку: кто может её читать?
documents-work-out = Посчитать пошлины
error-document-gone = Этот документ больше не ждёт. Пришлите файл ещё раз.
