## Слежение за посылками и уведомления, правки вручную, этикетки и списки номеров

watch-level-all = обо всех изменениях
watch-level-problems = о проблемах
watch-level-delivery = о доставке
watch-begun = Слежу за **{ $number }** ({ $carrier }, сейчас: { $status }) и сообщу вам { $level }.
watch-shop = Слежу за всеми посылками вашего магазина и сообщу вам { $level }.
watch-shop-daily = Раз в день буду присылать список посылок вашего магазина: { $level }.
watch-more =
    { $more ->
        [one] И ещё { $more }.
        [few] И ещё { $more }.
       *[other] И ещё { $more }.
    }
watch-how-to-end = Чтобы прекратить, напишите «не следи» и номер.
watch-unreached = Здесь я не могу написать вам первым; `quayside watches` покажет, что изменилось. В Telegram я пишу сам.
watch-ended =
    { $count ->
        [0] Вы за этим не следили, прекращать нечего.
        [one] Прекращено: { $count } слежение.
        [few] Прекращено: { $count } слежения.
       *[other] Прекращено: { $count } слежений.
    }
watch-none = Вы не следите ни за одной посылкой. Напишите «следи» и трек-номер.
watch-quiet = С { $hours } ({ $zone }) не буду беспокоить; что случится за это время, придёт позже.
watch-quiet-off = Буду писать в любое время.
watch-quiet-short = тихо { $hours }

notice-eta = Ожидается { $date }
notice-stale =
    { $days ->
        [one] Нет новостей { $days } день ({ $status }), дольше обычного
        [few] Нет новостей { $days } дня ({ $status }), дольше обычного
       *[other] Нет новостей { $days } дней ({ $status }), дольше обычного
    }
notice-silent =
    { $days ->
        [one] нет новостей { $days } день
        [few] нет новостей { $days } дня
       *[other] нет новостей { $days } дней
    }
notice-past-eta = Ожидалась { $date }
notice-several =
    { $count ->
        [one] Изменилась { $count } посылка, за которой вы следите
        [few] Изменились { $count } посылки, за которыми вы следите
       *[other] Изменилось { $count } посылок, за которыми вы следите
    }
notice-daily =
    { $count ->
        [one] Сегодня внимания требует { $count } посылка
        [few] Сегодня внимания требуют { $count } посылки
       *[other] Сегодня внимания требуют { $count } посылок
    }

parcel-carrier-set = Записано: **{ $number }** везёт { $carrier }. Запомню.
parcel-last-mile-set = Записано: на последнем участке у **{ $number }** номер **{ $last }**.
parcel-received = Записано: **{ $number }** доставлена.
parcel-order-set = Записано: **{ $number }** относится к заказу { $order }.

parcels-file = Все строки ({ $count }) в файле { $name }.
parcels-found = Здесь известны { $found } из { $count } номеров.

error-too-many-watches = Вы уже следите за { $limit } посылками. Прекратите часть, прежде чем добавлять новые.
error-watch-numbers-only = Могу следить за отдельными посылками. Пришлите трек-номер.
error-quiet-hours = Укажите тихие часы двумя часами суток, например 22-8.
error-unknown-carrier = Не знаю перевозчика «{ $carrier }». Напишите его обычное название, например Yanwen или Royal Mail.
error-same-number = Это собственный номер посылки. Пришлите другой, тот, что дал местный перевозчик.
error-no-barcode = На { $file } не удаётся прочитать штрихкод или номер. Снимите ровно, резко и целиком или напишите номер.
error-picture-too-large = В { $file } слишком много точек, не могу прочитать. Пришлите поменьше, до { $limit } миллионов точек.

doing-watch-parcel = Начинаю следить…
doing-unwatch-parcel = Прекращаю следить…
doing-list-watches = Смотрю, за чем вы следите…
doing-set-quiet-hours = Записываю тихие часы…
doing-correct-parcel = Записываю…

ask-watch-number = За какой посылкой следить? Пришлите её трек-номер.
telegram-ask-watch = За чем я слежу?
telegram-ask-watch-this = Следи за { $about }
label-photo = этом фото
parcels-note-not-found = здесь неизвестна
parcels-note-bad-check-digit = неверная контрольная цифра
parcels-note-no-number = не трек-номер
