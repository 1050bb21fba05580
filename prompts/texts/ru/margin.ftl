# Экономика одной штуки: во что она обходится на месте и что остаётся от цены.

margin-title = { $quantity ->
    [1] Одна штука
   *[other] На штуку, всего { $quantity }
}
margin-col-what = Что
margin-col-amount = Сумма ({ $currency })
margin-landed-cost = Полная стоимость ввоза
margin-duty = · в том числе пошлина
margin-tax = · налог при ввозе
margin-fees = · в том числе сборы при ввозе
margin-price = Цена продажи
margin-net-price = Цена без налога { $rate } %
margin-platform-fee = Комиссия площадки ({ $rate } %)
margin-payment-fee = Комиссия за платёж ({ $rate } %)
margin-last-mile = Последняя миля
margin-returns = Возвраты
margin-profit = Прибыль
margin-gain = С каждой штуки остаётся **{ $profit } { $currency }**: маржа **{ $margin } %** от цены без налога.
margin-loss = На каждой штуке вы **теряете**: { $profit } { $currency }, маржа **{ $margin } %**.
margin-break-even = Цена безубыточности: { $price } { $currency }.
margin-never = Никакая цена этого не покроет: комиссии и возвраты забирают такую долю цены, что на затраты ничего не остаётся.
margin-target = Для маржи { $margin } % продавайте не дешевле { $price } { $currency }.
margin-target-never = С такими комиссиями и возвратами маржа { $margin } % недостижима ни при какой цене.
margin-assumptions = На чём это основано:
margin-one-piece = Число штук не указано, поэтому стоимость считается ценой одной штуки.
margin-tax-recovered = Налог при ввозе продавец принимает к вычету, налог с продажи уже внутри цены.
margin-tax-is-cost = Налог при ввозе считается затратами, а цена — целиком вашей. Если вы зарегистрированы как плательщик, укажите ставку налога с продажи.
margin-returns-written-off = За возвращённую штуку деньги отдаются полностью, комиссии не возвращаются, товар списывается.
margin-converted = { $source ->
    [given] Пересчитано по вашему курсу: 1 { $currency } = { $rate } { $to }.
   *[other] Пересчитано по курсу 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
}
error-bad-percentage = { $field }: нужен процент от 0 до 100 (не включая 100), например 15%.
