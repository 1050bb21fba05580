# Графики оценки и сравнение рынков.

chart-goods = Товар и перевозка
chart-currency = Суммы в { $currency }
chart-markets = Полная стоимость ввоза по рынкам
chart-note = { $date ->
    [none] Оценка для сведения, не решение таможни.
   *[other] Оценка для сведения, не решение таможни. Самые старые данные — на { $date }.
}
error-no-font = Нарисовать картинку здесь не получится: не установлен шрифт с такими символами. Цифры есть в тексте.
compare-col-market = Рынок
compare-col-landed = Полная стоимость ввоза ({ $currency })
compare-col-duty = Пошлина
compare-col-tax = Налог
compare-col-fees = Сборы
compare-left-out = Не сравнивались: { $markets } (нужно знать больше или нет датированной ставки).
doing-compare-markets = Сравниваю рынки…
terminal-file = Сохранено: { $path }
chart-in-english = Надписи на картинке английские: здесь нет шрифта с буквами вашего языка (его приносит дополнение «charts»).
