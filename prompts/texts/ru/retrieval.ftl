# Что говорит библиотека документов, если что-то не так с файлом, названием или фрагментом.

error-bad-document = Не удаётся прочитать { $file }. Проверьте файл и отправьте его ещё раз.
error-bad-front-matter = В заголовке файла { $file } ошибка в строке { NUMBER($line, useGrouping: 0) }. Исправьте её и отправьте файл ещё раз.
error-bad-passage = Строка { NUMBER($line, useGrouping: 0) } в { $file } не является фрагментом: каждая строка — объект с полями "id" и "text".
error-empty-document = В файле { $file } нет текста. Если это скан, нужен текстовый вариант.
error-not-text = { $file } — не текстовый файл. Я принимаю Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML и JSONL.
error-unsupported-format = Формат файла { $file } не поддерживается. Я принимаю Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML и JSONL.
error-document-too-large = Файл { $file } слишком большой. Допустимо до { $limit } МБ.
error-document-unreadable = Не удаётся открыть { $file }. Проверьте, что файл на месте и его можно читать.
error-no-documents = Там нет ни одного документа. Я принимаю Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML и JSONL.
error-same-name = Есть два файла с именем { $file }. Отправьте их вместе с папкой или переименуйте один.
error-no-document = Документа с именем { $document } нет.
error-no-passage = Этого фрагмента больше нет в документах, или он вам недоступен. Задайте вопрос ещё раз.
error-bad-collection = { $name } не может быть названием коллекции: буквы, цифры, дефис и подчёркивание, не больше 40.
error-bad-audience = { $name } — неизвестная аудитория. Возможны public, seller и staff.
error-bad-market = Рынок { $name } мне не известен. Укажите код страны, например DE, или EU.
error-library-busy = Документы сейчас обновляются. Попробуйте ещё раз через минуту.
error-no-embeddings = Служба сравнения по смыслу не отвечает. Пока ищу по словам.
error-no-vector-index = Векторный индекс не отвечает. Пока ищу по словам.
error-document-damaged = Файл { $file } повреждён или не соответствует своему имени. Сохраните его заново и пришлите ещё раз.
error-document-scanned = В файле { $file } только сканы, а читать текст с картинок я не умею. Пришлите его с текстовым слоем (OCR).
error-document-slow = Файл { $file } читается слишком долго (предел — { $limit } с). Пришлите его по частям.
error-too-many-pages = В файле { $file } слишком много страниц. Можно до { $limit }; пожалуйста, разделите его.
error-too-many-rows = В файле { $file } слишком много строк. Можно до { $limit }; пришлите только нужный лист.
error-no-version = Эта версия документа { $document } не сохранилась.
