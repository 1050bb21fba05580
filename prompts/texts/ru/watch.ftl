# Отслеживаемые товары: что сохранено и что меняется.

watch-saved = Слежу за товарами: **{ $products }**, пар «товар — рынок»: { $markets }. Когда пошлина или налог изменится, напишу вам и укажу источник.
watch-problems = Не сохранено ({ $count }):
watch-change = С { $date }: { $product } в { $market }
watch-duty = пошлина { $before } % → { $after } %
watch-tax = налог при ввозе { $before } % → { $after } %
watch-margin = маржа { $before } % → { $after } %
watch-new = новое: { $measures }
watch-gone = больше не взимается: { $measures }
watch-source = источник: { $sources }
watch-lost = Больше не могу посчитать { $product } в { $market }: в таблицах нет датированной ставки или нужно знать больше. Проверьте код ТН ВЭД и пришлите товар снова.
