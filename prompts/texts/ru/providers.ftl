## Службы отслеживания: откуда ответ, что помешало ответить и в каком они состоянии

parcel-source-service = По данным { $service } от { $date }.
parcel-source-dhl = Delivered by Deutsche Post DHL Group. По данным DHL от { $date }.
parcel-last-mile = Доставляет
live-none = Служба отслеживания здесь не настроена, поэтому посмотреть в реальном времени нельзя.
live-last-known = Это последнее известное состояние. { $problem }
live-nothing-yet = У { $service } пока ничего нет (запрос { $date }).
live-expired = { $service } больше не следит: слишком долго не было новостей.

error-provider-failed = Сейчас не удалось спросить службу отслеживания. Попробуйте позже.
error-provider-unauthorised = { $provider } не принимает ключ магазина. Проверьте его: `quayside providers test`.
error-provider-quota = Не удалось спросить { $provider }: лимит магазина исчерпан.
error-provider-busy = К { $provider } слишком много запросов. Попробуйте через минуту.
error-provider-down = { $provider } сейчас не отвечает. Попробуйте позже.
error-provider-bad-answer = Ответ { $provider } не удалось прочитать. Попробуйте позже.
error-provider-not-found = { $provider } (пока) не знает этого номера.
error-provider-other-parcel = { $provider } знает только прежнюю посылку с этим номером, последняя отметка { $last_event }. Номера используются повторно; у вашей посылки отметок ещё нет.
error-provider-needs-parameter =
    { $parameter ->
        [postcode] Без почтового индекса получателя перевозчик ничего не сообщает. Пришлите номер ещё раз со словами «индекс …».
        [phone] Без последних четырёх цифр телефона получателя перевозчик ничего не сообщает. Пришлите номер ещё раз со словами «телефон …».
       *[other] { $provider } не может определить, чей это номер. Назовите перевозчика.
    }
error-bad-key = Это не ключ. Скопируйте его ещё раз со страницы службы.
error-no-account = У этого магазина нет ключа для этой службы отслеживания.
error-no-provider = Службы отслеживания с таким названием нет.
error-weak-secret-key = SECRET_KEY слишком короткий: нужно не меньше 32 знаков.
error-wrong-secret-key = Сохранённый ключ не открывается: секретный ключ сменился. Верните его или сохраните ключи заново.

providers-service = Служба
providers-account = Ключ
providers-calls = Запросов сегодня
providers-quota = Остаток лимита
providers-state = Состояние
providers-webhook = Путь вебхука
providers-account-none = нет
providers-account-stored = сохранён
providers-account-settings = из настроек
providers-ready = готова
providers-works = работает
