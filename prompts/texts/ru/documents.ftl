## Сотрудник добавляет документ в библиотеку.

documents-understood =
    Файл **{ $file }** прочитан.
    Название: **{ $title }**
    { $sections ->
        [one] { $sections } раздел
        [few] { $sections } раздела
       *[other] { $sections } разделов
    }, знаков: { $characters }, язык: { $language }
documents-pages = { $pages ->
        [one] { $pages } страница
        [few] { $pages } страницы
       *[other] { $pages } страниц
    }
documents-scanned = ⚠️ Страницы без текста (сканы), их никто не найдёт: { $pages }
documents-hidden = ⚠️ Пропущено знаков, которых читатель не видит (белых, мельчайших или скрытых): { $count }.
documents-left-out = Не прочитано: { $names }
documents-is-new = Документа с таким именем ещё нет.
documents-replaces = Он заменит версию { $version } документа «{ $title }».
documents-several = Файлов пришло: { $count }. Вот первый; остальные последуют один за другим.
documents-ask-audience = Кто может его читать?
documents-ask-market = О каком рынке он?
documents-ask-title = Под каким названием? Чтобы задать другое, пришлите файл ещё раз, указав название в подписи.
documents-ask-as-of = На какую дату верны его данные?
documents-audience-public = все, и покупатели тоже
documents-audience-seller = продавцы и сотрудники
documents-audience-staff = только сотрудники
documents-market-world = Все рынки
documents-as-of-unknown = Неизвестно
documents-cancel = Не добавлять
documents-cancelled = Файл { $file } не добавлен.
documents-gone = Этот документ больше не ждёт решения. Пришлите файл ещё раз.
documents-added = **{ $title }** в библиотеке, его уже можно найти ({ $audience }; { $market }; { $passages ->
        [one] { $passages } фрагмент
        [few] { $passages } фрагмента
       *[other] { $passages } фрагментов
    }).
documents-replaced = **{ $title }** теперь в версии { $version }, её уже можно найти ({ $audience }; { $market }; { $passages ->
        [one] { $passages } фрагмент
        [few] { $passages } фрагмента
       *[other] { $passages } фрагментов
    }).
documents-unchanged = **{ $title }** уже есть в библиотеке в том же виде ({ $audience }; { $market }). Ничего не изменилось.
documents-changed = По сравнению с версией { $before }: новых строк — { $added }, удалено — { $removed }.
documents-figures = Исчезли числа: { $gone } · появились: { $new }
documents-more = … и ещё строк: { $count }
