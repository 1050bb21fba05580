# Пошлины и полная стоимость: названия строк, расчёт стоимости, вопросы, замечания, что не учтено, ошибки.

duty-value-price = Цена товара { $amount } { $currency }{ $term ->
    [none] .
   *[other] { " " }({ $term }).
}
duty-value-freight-inside = Международный фрахт { $amount } { $currency }, входящий в цену, вычтен.
duty-value-freight-added = { $basis ->
    [CIF] Добавлен международный фрахт { $amount } { $currency }.
   *[other] Международный фрахт { $amount } { $currency } не входит в эту таможенную стоимость.
}
duty-value-insurance-inside = Страховка { $amount } { $currency }, входящая в цену, вычтена из стоимости FOB.
duty-value-insurance-added = { $basis ->
    [CIF] Добавлена страховка { $amount } { $currency }.
   *[other] Страховка { $amount } { $currency } не входит в эту таможенную стоимость.
}
duty-value-converted = { $given ->
    [yes] Пересчитано по вашему курсу: 1 { $currency } = { $rate } { $to }.
   *[no] { $monthly ->
        [yes] Пересчитано по курсу 1 { $currency } = { $rate } { $to } ({ $source }, { $date }: таможенный курс месяца).
       *[no] Пересчитано по курсу 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
    }
}
duty-value-rounded = Пошлина считается с { $amount } { $currency } — по местному правилу округления.
duty-value-result = Таможенная стоимость ({ $basis }): { $amount } { $currency }.

duty-line-column-1 = Пошлина, колонка 1 (общая)
duty-line-column-2 = Пошлина, колонка 2
duty-line-third-country = Пошлина, ставка для третьих стран
duty-line-given = Пошлина по вашей ставке
duty-line-low-value = Пошлина на отправления малой стоимости
duty-line-proof-of-origin = Таможенная пошлина по преференциальной ставке, указанной вами
duty-line-in-quota = Таможенная пошлина по ставке в пределах квоты, указанной вами
duty-line-301-china = Раздел 301, Китай ({ $heading })
duty-line-301-brazil = Раздел 301, Бразилия ({ $heading })
duty-line-338-canada = Раздел 338, Канада ({ $heading })
duty-line-232-metals = Раздел 232, сталь, алюминий, медь ({ $heading })
duty-line-232-vehicles = Раздел 232, легковые автомобили и пикапы ({ $heading })
duty-line-232-trucks = Раздел 232, грузовики ({ $heading })
duty-line-232-buses = Раздел 232, автобусы ({ $heading })
duty-line-232-vehicle-parts = Раздел 232, автозапчасти ({ $heading })
duty-line-232-semiconductors = Раздел 232, полупроводники ({ $heading })
duty-line-232-furniture = Раздел 232, мягкая деревянная мебель ({ $heading })
duty-line-232-cabinets = Раздел 232, кухонная мебель и мебель для ванной ({ $heading })
duty-line-232-lumber = Раздел 232, лесоматериалы ({ $heading })
duty-line-232-pharma = Раздел 232, патентованные лекарства
duty-line-232-drones = Раздел 232, дроны
duty-line-122-surcharge = Надбавка по разделу 122 ({ $heading })
duty-line-301-forced-labor = Раздел 301, принудительный труд ({ $heading })
duty-line-us-mpf = Сбор за оформление (MPF), формальная декларация
duty-line-us-mpf-informal = Сбор за оформление (MPF), упрощённая декларация
duty-line-us-mpf-mail = Сбор за облагаемое почтовое отправление
duty-line-us-hmf = Портовый сбор (HMF)
duty-line-it-parcel = Итальянский сбор с малых посылок
duty-line-ro-parcel = Румынский логистический сбор с посылок
duty-line-fr-parcel = Французский сбор с малых посылок
duty-line-nz-levy-air = Пограничный сбор Новой Зеландии, воздух
duty-line-nz-levy-sea = Пограничный сбор Новой Зеландии, море
duty-line-nz-levy-mail = Пограничный сбор Новой Зеландии, почта

duty-tax-vat = { $how ->
    [sale] НДС, взимается при продаже
    [reverse] НДС, начисляет покупатель-организация
   *[import] НДС при ввозе
}
duty-tax-gst = { $how ->
    [sale] GST, взимается при продаже
   *[import] GST при ввозе
}
duty-tax-igst = IGST при ввозе
duty-tax-consumption-tax = Потребительский налог при ввозе
duty-tax-icms = ICMS (входит в собственную базу)
duty-tax-sales-tax = { $how ->
    [sale] Налог с продаж на дешёвые товары, взимается при продаже
   *[import] Налог с продаж при ввозе
}

duty-note-301-excluded = Не взимается: исключение { $heading }, как вы заявили.
duty-note-claimed = Не взимается: заявлено «{ $claim }».
duty-note-232 = Не взимается: на этот товар начислена пошлина по разделу 232.
duty-note-raised = Обычная пошлина повышается до { $rate } в целом.
duty-note-reached = Ничего сверху: обычная пошлина уже достигает { $rate }.
duty-note-122-exempt = Не взимается: строка в перечне исключений (приложение II).
duty-note-relief = Без пошлины: не больше { $limit } { $currency }.
duty-note-low-value = Правило для отправлений не дороже { $limit } { $currency }.
duty-note-per-subheading = Считается один раз за каждую субпозицию, здесь { $count }; правило для отправлений не дороже { $limit } { $currency }.
duty-note-tax-relief = С этого отправления не взимается.
duty-note-reverse-charge = Начисляет покупатель (обратное начисление).
duty-note-tax-minimum = Не взимается: меньше { $amount } { $currency }.
duty-note-tax-at-sale = Взимает продавец или площадка, а не таможня.

duty-warn-no-incoterm = Инкотермс не указан: стоимость принята как цена самого товара, фрахт и страховка — как указано отдельно. Скажите, если условие другое.
duty-warn-freight-unknown = Цена { $term } включает фрахт, но сколько — не сказано: ничего не вычтено, таможенная стоимость может быть завышена.
duty-warn-no-freight = Международный фрахт не указан: он входит в эту таможенную стоимость, так что итог занижен, если фрахт оплачен.
duty-warn-exw = EXW: доставка до порта вывоза входит в таможенную стоимость, но не указана.
duty-warn-ddp = DDP: пошлину и налог внутри цены можно вычесть, только если они отдельно показаны в счёте; ничего не вычтено, они показаны сверху.
duty-warn-mode-assumed = Способ перевозки не указан: принято { $mode ->
    [courier] «курьер»
   *[other] { $mode }
}.
duty-warn-channel-assumed = Принято как продажа { $channel ->
    [b2b] организации.
   *[b2c] потребителю.
}
duty-warn-unconfirmed = Только один надёжный вторичный источник: { $source } (просмотрено { $date }). Подтвердите, прежде чем полагаться.
duty-warn-301-exclusion = Часть товаров { $hs } исключена из раздела 301 по { $heading }{ $end ->
    [none] .
   *[other] { " " }(до { $end }).
} Исключение не применено; если ваш товар среди них, заявите «301-exclusion».
duty-warn-digits-unused = В нашей таблице есть строка { $line }; цифры кода { $hs } после неё не проверялись.
duty-warn-unknown-unit = Я не знаю единицу «{ $unit }»; это количество не использовано.
duty-warn-fl-list = Окончательного перечня строк, освобождённых от раздела 301 (принудительный труд, 91 FR 47318), в наших таблицах нет; { $hs } нет в предложенном перечне, поэтому пошлина учтена.
duty-warn-fee-renewed = Сбор устанавливают заново на каждый период: цифры с { $date } не найдено, показана последняя ({ $rate }).
duty-warn-tax-included = Единая ставка включает пошлину и налог.
duty-warn-scheme-assumed = Схема НДС не указана: принято не IOSS, НДС взимается при ввозе.
duty-warn-ioss-duty = По IOSS НДС берётся с цены; входит ли в неё твёрдая пошлина, не решено, и в базу НДС она не включена.
duty-warn-carried-over = { $hs } — код ГС 2022; показана ставка { $old }, его предшественника в ГС 2017.
duty-warn-obsolete = { $hs } — код ГС 2017, в ГС 2022 заменён на { $new }.
duty-warn-trade-remedy = В таблице { $hs } помечен: сверху может взиматься антидемпинговая или иная защитная пошлина.
duty-warn-suspension = В таблице { $hs } помечен: для части товаров ставка может быть снижена приостановкой; она не применена.
duty-warn-origin-assumed = Происхождением принята страна отправки ({ $origin }). Важно, где товар произведён.
duty-warn-no-origin = Происхождение не указано: ставки для третьих стран, без преференций.
duty-warn-preference = Запрошена преференция ({ $preference }). Преференциальных ставок в наших таблицах нет: показана полная ставка; сообщите преференциальную как preference_rate.
duty-warn-given-whole = Ваша ставка ({ $rate }) принята как вся пошлина: разделы 301, 232 и другие не добавлены.
duty-warn-us-mode = Способ перевозки не указан: без портового (только море) и почтового сбора.
duty-warn-informal-entry = Принята упрощённая декларация (не больше USD 2500). Таможня может потребовать формальную, например для некоторых товаров главы 99 дороже USD 250; сбор за неё выше.
duty-warn-standard-rate = Взята основная ставка налога; пониженных ставок для отдельных товаров в наших таблицах нет.
duty-warn-excise = { $hs }: акциза в наших таблицах нет, он не учтён.
duty-warn-reference-rate = { $currency } пересчитан по справочному курсу 1 { $currency } = { $rate } { $to } ({ $source }, { $date }); у таможни свой курс.
duty-warn-stale-exchange = Курс от { $date }, позже не проверялся.
duty-warn-unknown-claim = «{ $claim }» — неизвестное нам заявление; оно ничего не изменило.
duty-warn-stale = Не проверялось после { $date }: { $names }.
duty-warn-licence = Торговля с { $country } ограничена для многих товаров и лиц ({ $source }; по состоянию на { $date }): проверьте до продажи.

duty-ask-destination = В какую страну едет товар?
duty-ask-member-state = В какую страну ЕС? От этого зависит НДС.
duty-ask-currency = В какой валюте стоимость?
duty-ask-value = Какова цена всего товара?
duty-ask-hs = Какой у товара код ТН ВЭД/ГС (не меньше шести цифр)?
duty-ask-origin = В какой стране произведён товар? От этого, а не от страны отправки, зависят пошлины США.
duty-ask-line = { $lowest ->
    [none] Под { $hs } в тарифе строк с разными пошлинами: { $count }. Какая из них?
   *[other] Под { $hs } в тарифе строк с разными пошлинами: { $count }, от { $lowest } до { $highest }. Какая из них?
}
duty-ask-quantity = Какое количество в единицах «{ $unit }»? Пошлина: { $rate }.
duty-ask-component = Какова стоимость этой части товара: { $unit }? Пошлина: { $rate }.
duty-ask-articles = { $unit ->
    [same] Тариф берёт ставку другого товара: «{ $rate }». Какого? Укажите его код (или его ставку).
    [each] Тариф берёт каждый предмет отдельно: «{ $rate }». Укажите код и стоимость каждого (или внесите каждый отдельной строкой).
    [highest] Тариф берёт самую высокую ставку в наборе: «{ $rate }». Укажите коды предметов набора.
    [note] Ставка указана в примечании к группе: «{ $rate }». Какую ставку оно даёт для вашего товара?
    [cap] Есть ли среди деталей платина механизма? Тогда укажите код собранного механизма: его пошлина — предел; если нет, скажите, что её нет.
   *[other] Для ставки товара, на который ссылается тариф, нужно его количество в единице «{ $unit }».
}
duty-ask-301-china = { $hs } есть в двух списках раздела 301 с разными ставками. К какой позиции относится товар?
duty-ask-232-metals = { $hs } есть в перечне металлических изделий раздела 232. Составляют ли сталь, алюминий и медь хотя бы 15% веса?
duty-ask-232-vehicle-parts = { $hs } есть в перечнях автозапчастей раздела 232. Это запчасти для транспортных средств?
duty-ask-232-semiconductors = { $hs } есть в перечне полупроводников раздела 232. Отвечает ли товар техническим пределам примечания 39(b)?
duty-ask-232-cabinets = Это кухонная мебель, мебель для ванной или их части?
duty-ask-232-pharma = Это патентованное лекарство?
duty-ask-232-drones = Это большой или малый дрон по Прокламации 11055?
duty-ask-338-canada = Есть ли { $hs } в перечне раздела 338 для Канады (позиции с 9903.03.12 по 9903.03.14)? Этого перечня в наших таблицах нет.
duty-ask-301-forced-labor = { $hs } был в предложенном перечне освобождённых от раздела 301 (принудительный труд). Есть ли он в окончательном (91 FR 47318)? Этого перечня в наших таблицах нет.

ask-incoterm = Что входит в цену? От этого зависит, с чего считается пошлина.
incoterm-fob = только товар (FOB)
incoterm-cif = фрахт и страховка (CIF)
incoterm-ddp = всё до двери (DDP)

duty-choice-line = { $description ->
    [none] { $code }: { $rate }
   *[other] { $code }: { $rate }, { $description }
}
duty-choice-country = { $country }
duty-choice-heading = { $heading }: { $rate }
duty-choice-metal-15-or-more = металл — 15% веса или больше
duty-choice-metal-under-15 = металла меньше 15% веса или нет
duty-choice-auto-part = запчасти для легковых автомобилей или пикапов
duty-choice-truck-part = запчасти для средних или тяжёлых грузовиков
duty-choice-not-vehicle-part = не запчасти
duty-choice-semiconductor-in-scope = в технических пределах примечания 39(b)
duty-choice-semiconductor-out-of-scope = вне их
duty-choice-kitchen-cabinet = кухонная мебель, мебель для ванной или части
duty-choice-not-kitchen-cabinet = другое
duty-choice-patented-pharma = патентованное
duty-choice-not-patented-pharma = не патентованное
duty-choice-drone-large = большой дрон
duty-choice-drone-small = малый дрон
duty-choice-on-338-list = в перечне
duty-choice-not-on-338-list = не в перечне
duty-choice-fl-exempt = в окончательном перечне: освобождён
duty-choice-not-fl-exempt = не в окончательном перечне
duty-choice-usmca = если товар отвечает правилам USMCA
duty-choice-us-metal = если металл произведён в США
duty-choice-uk-metal = если металл произведён в Великобритании
duty-choice-301-exclusion = если товар подпадает под исключение раздела 301
duty-choice-code = { $code }
duty-choice-proof-of-origin = по преференциальной ставке, с подтверждением происхождения
duty-choice-in-quota = в пределах тарифной квоты

duty-way-stated = как указано
duty-way-ioss = НДС через IOSS
duty-way-none = НДС взимает перевозчик при ввозе
duty-way-separate-orders = как { $count } заказов разных покупателей, каждый в своей посылке
duty-way-warehouse = ввезти партией на склад в стране и продавать с него (таможенный склад: пошлина и НДС ждут выпуска)

duty-if-origin-rules = товар отвечает правилам происхождения соглашения
duty-if-proof = при заявлении преференции есть подтверждение происхождения в форме, которую требует соглашение
duty-if-direct = товар идёт напрямую или в пути остаётся под таможенным контролем
duty-if-full-declaration = полная декларация (H1), не IOSS
duty-if-quota = квота в день ввоза ещё открыта и есть нужная лицензия
duty-if-rate-given = сообщите преференциальную ставку (preference_rate), и я посчитаю
duty-if-ioss = продавец или площадка зарегистрированы в IOSS, берут НДС при продаже и передают номер перевозчику
duty-if-none = покупатель платит НДС и сбор перевозчика до доставки
duty-if-separate = заказы действительно отдельные: один заказ покупателя в нескольких посылках — это одна партия
duty-if-price-paid = каждая посылка декларируется по уплаченной цене
duty-if-other-days = в Корее заказы одного покупателя, прибывшие в один день, складываются
duty-if-warehouse = пошлина и НДС берутся с цены ввоза, затем местный НДС с продажи; нужны импортёр и номер НДС в стране
duty-if-bonded = с таможенного склада они уплачиваются при выпуске покупателю

duty-not-trade-remedies = антидемпинговые и компенсационные пошлины
duty-not-carrier-fees = собственные сборы перевозчика и брокера
duty-not-sales-tax = налоги с продаж штатов и местные
duty-not-provincial-tax = налог с продаж провинции (HST, PST, QST)
duty-not-surcharges = сбор на социальное обеспечение и другие надбавки
duty-not-eu-handling-fee = сбор ЕС за обработку, около EUR 2 за строку, объявлен примерно на ноябрь 2026 года и не подтверждён
duty-not-vat-recovery = возмещение НДС зарегистрированной организацией

duty-title = Полная стоимость: { $origin ->
    [none] { $destination }
   *[other] { $origin } → { $destination }
}{ $hs ->
    [none] { "" }
   *[other] , ГС { $hs }
}, { $date }
duty-rate-relief = освобождение
duty-col-what = Что
duty-col-rate = Ставка
duty-col-base = База
duty-col-amount = Сумма, { $currency }
duty-total-duty = Пошлины
duty-total-tax = Налоги
duty-total-fees = Сборы
duty-total-landed = Полная стоимость
duty-no-total = Итога пока нет: не хватает ответа.
duty-options-title = Смотря что вы можете заявить:
duty-option-total = { $label }: всего { $landed } { $currency }, из них пошлины { $duty }
duty-option-open = { $label }: нужно знать больше
duty-ways-title = Законные варианты, от дешёвого к дорогому:
duty-lines-title = В зависимости от тарифной позиции:
duty-way-if = { $option } (если { $conditions })
duty-way-note = { $label }: { $conditions }
duty-total-range = Всего от { $lowest } до { $highest } { $currency }.
duty-suppressed-title = Не взимается, и почему:
duty-line-note = { $name }: { $note }
duty-suppressed = { $name }, { $rate }: { $reason }
duty-remarks-title = Как посчитано:
duty-notes-title = Обратите внимание:
duty-sources-title = Источники:
duty-source = { $names }: { $source }{ $date ->
    [none] { "" }
   *[other] , на { $date }
}
duty-source-given = { $names }: указано вами
duty-not-included = Не учтено: { $list }.
duty-informational = Оценка для сведения, а не решение таможни.
duty-choices-more = … и другие
duty-question-line = Строка { $line }: { $question }

error-no-rate = { $reason ->
    [unknown-code] В тарифе { $destination } нет строки { $hs }, гадать ставку не буду.{ $detail ->
        [none] { "" }
       *[other] { " " }Рядом: { $detail }.
    } Посмотрите код в { $place } или назовите ставку пошлины.
    [no-table] У меня нет датированного источника пошлины на { $hs } в { $destination }, гадать не буду. Посмотрите в { $place } и назовите ставку — остальное я посчитаю.
    [not-covered] Мои таблицы для { $destination } начинаются с { $detail }; что действовало раньше, сказать не могу.
    [words] Для { $hs } тариф { $destination } даёт слова вместо цифры: «{ $detail }». Назовите ставку — остальное я посчитаю.
    [no-tax] У меня нет датированной ставки НДС или GST для { $destination }. Назовите ставку.
    [no-exchange] У меня нет курса { $detail }. Назовите курс, которым пользуетесь.
    [metal-content] До 2026-04-06 пошлины США на металлы шли по перечням, из которых у меня есть лишь часть, и { $hs } мог в них быть. Назовите всю ставку — остальное я посчитаю.
    [postal] С { $detail } по 2026-02-23 почта в США облагалась IEEPA по методу почтового оператора: процент или твёрдая сумма за отправление. Назовите всю пошлину или другой способ доставки.
    [pending] Для { $hs } с { $detail } намечена пошлина по разделу 232, ставки я не знаю. Назовите всю ставку — остальное я посчитаю.
    [earlier-heading] Позиция раздела 301 для { $hs } действует с { $detail }; прежней в моих таблицах нет. Назовите всю ставку — остальное я посчитаю.
    [no-refund-rate] У меня нет датированной ставки возврата для { $hs }. Для большинства товаров со ставкой 13% возвращают 13% (объявление 2019 № 39, для этого кода не проверено). Посмотрите её здесь: { $place }, и сообщите мне.
    [no-refund-rule] В наших источниках не сказано, как облагается экспорт без счёта-фактуры в режиме { $detail }. Уточните в налоговой.
    [northern-ireland] В Северной Ирландии действует тариф ЕС или британский, смотря куда товар пойдёт дальше. Спросите отдельно про Ирландию и Великобританию.
   *[other] У меня нет датированного источника этой цифры, гадать не буду.
}
error-bad-consignment = Не могу использовать { $field }. Проверьте и пришлите снова.
error-bad-amount = Сумма в { $field } должна быть числом больше нуля, без разделителей тысяч.
error-bad-hs = { $field }: код ГС состоит только из цифр, не меньше шести цифр субпозиции (8 или 10 у национальной строки).
error-bad-currency = Я не знаю такой валюты. Напишите код ISO, например USD или CNY.
error-bad-country = { $field }: я не знаю такой страны. Напишите название или код ISO, например DE.
error-bad-date = Такую дату использовать не могу. Напишите год-месяц-день, например 2026-11-23.
error-bad-rate = { $field }: это не ставка. Напишите 12%, Free, 5 EUR/kg или 8% MIN 2 EUR/100 kg.
error-bad-incoterm = Я не знаю такого условия Инкотермс. Знаю EXW, FCA, FAS, FOB, CFR, CPT, CIF, CIP, DAP, DPU и DDP.
error-bad-mode = Способ перевозки — одно из air, sea, rail, road, courier, mail.
error-bad-channel = Канал — b2c (потребителю) или b2b (организации).
error-bad-scheme = Схема — одна из ioss, oss, vendor, none.
error-domestic = Происхождение и назначение — одна страна, ввоза нет.
error-sanctioned = Торговля с { $country } запрещена ({ $source }), поэтому расчёта нет.
error-bad-table = Файл в таком виде использовать нельзя; ничего не изменено. Проверьте и пришлите снова.
error-bad-source = Я не знаю такого вида файла ставок.
