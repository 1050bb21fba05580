# Классификация: варианты кода, основания и вопрос, который их различает.

classify-none = По этому описанию я не могу понять, что за товар. Напишите, что это за изделие, из чего оно и для чего, например «женская трикотажная футболка из хлопка».
classify-guess = Первый вариант — предположение: проверьте его, прежде чем использовать.
classify-why-name = Названо: «{ $name }».
classify-why-fits = Подходит: { $facts }.
classify-why-conflict = Против: этот код для { $facts }.
classify-why-open = Не сказано: { $facts }.
classify-why-lines = Формулировки тарифа близки к описанию.
classify-why-residual = Сюда относят изделия из этого материала, не названные в других позициях.

classify-fact-material = материал
classify-fact-construction = трикотаж или ткань
classify-fact-gender = для кого
classify-fact-upper = материал верха
classify-fact-sole = материал подошвы
classify-fact-padding = с обивкой или без
classify-fact-light = источник света
classify-fact-print = с рисунком или однотонное
classify-fact-frame = с рамой или без
classify-fact-coating = эмалированное или нет
classify-fact-weight = плотность
classify-fact-use = назначение
classify-fact-state = свежее, замороженное, сушёное или готовое
classify-fact-goods = какой именно товар

classify-ask-material = Из чего это в основном сделано?
classify-ask-construction = Это трикотаж или ткань?
classify-ask-gender = Это для женщин (девочек), мужчин (мальчиков) или младенцев?
classify-ask-upper = Из чего верх обуви?
classify-ask-sole = Из чего подошва?
classify-ask-padding = Сиденье с обивкой?
classify-ask-light = Светильник только со светодиодами?
classify-ask-print = Ткань с рисунком или однотонная?
classify-ask-frame = Зеркало в раме?
classify-ask-coating = Изделие эмалированное?
classify-ask-weight = Колготки тонкие или плотные?
classify-ask-use = Это для спорта или на каждый день?
classify-ask-state = Продукт свежий, замороженный, сушёный или готовый?
classify-ask-goods = Что из этого?

classify-note = Шесть знаков одинаковы во всех странах, остальные у каждой свои. Решает таможня: для товаров, которые вы продаёте часто, запросите предварительное решение о классификации.
classify-why-code = Субпозиция с этим кодом.
classify-unknown-code = Для кода HS { $code } у меня нет названия. В коде не меньше шести цифр; проверьте его в тарифе страны ввоза.

classify-why-confirmed = Вы подтвердили { $hs } для «{ $product }» { $date }.
classify-why-neighbour = Вы подтвердили { $hs } для похожего товара «{ $product }» { $date }.
classify-keep = ✓ Запомнить { $hs }
classify-keep-value = Запомни код HS { $hs }: { $goods }
classify-remembered = Запомню HS { $hs } для «{ $product }»: в следующий раз он будет первым.
doing-confirm-code = Запоминаю код…
