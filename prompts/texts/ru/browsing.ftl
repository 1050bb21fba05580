# Листать документы: /docs или то же словами. Значения приходят экранированными; тексты — Markdown.

telegram-menu-docs = листать документы
terminal-command-docs = листать документы: по звену, рынку, названию или что нового
doing-browse-documents = Открываю документы…
browse-link-1 = Зарубежные рынки
browse-link-2 = Права на импорт и экспорт
browse-link-3 = Закупка и инспекция
browse-link-4 = Логистика
browse-link-5 = Таможня и налоги
browse-link-6 = После продажи
browse-link-count = { $link }: { $count ->
        [one] { $count } документ
        [few] { $count } документа
       *[many] { $count } документов
    }
browse-unlinked = Прочие: { $count ->
        [one] { $count } документ
        [few] { $count } документа
       *[many] { $count } документов
    }
browse-overview = { $count ->
        [0] **Пока для вас нет открытых документов.**
        [one] **Вам открыт { $count } документ.** Выберите звено торговли или напишите `/docs` и страну либо слова из названия.
        [few] **Вам открыты { $count } документа.** Выберите звено торговли или напишите `/docs` и страну либо слова из названия.
       *[many] **Вам открыто { $count } документов.** Выберите звено торговли или напишите `/docs` и страну либо слова из названия.
    }
browse-by-market = По рынкам
browse-changes-button = Изменения за месяц ({ $count })
browse-everything = Все документы
browse-next = Следующая страница ›
browse-previous = ‹ Предыдущая страница
browse-markets = Какой рынок?
browse-list = { $count ->
        [one] **{ $count } документ** · { $about }
        [few] **{ $count } документа** · { $about }
       *[many] **{ $count } документов** · { $about }
    }
browse-nothing = Такого документа среди открытых вам нет.
browse-page = Страница { $page } из { $pages }
browse-stale = срок проверки прошёл
browse-changes = { $count ->
        [one] **{ $count } документ** появился или изменился с { $since }:
        [few] **{ $count } документа** появились или изменились с { $since }:
       *[many] **{ $count } документов** появились или изменились с { $since }:
    }
browse-no-changes = С { $since } в ваших документах ничего не изменилось.
browse-new = появился { $on }
browse-changed = изменён { $on }
browse-facts = данные на { $on }
