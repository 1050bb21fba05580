# Lo que dice la biblioteca de documentos cuando falla un archivo, un nombre o un pasaje.

error-bad-document = No puedo leer { $file }. Revise el archivo y envíelo de nuevo.
error-bad-front-matter = La cabecera de { $file } tiene un error en la línea { NUMBER($line, useGrouping: 0) }. Corrija esa línea y envíe el archivo de nuevo.
error-bad-passage = La línea { NUMBER($line, useGrouping: 0) } de { $file } no es un pasaje. Cada línea debe ser un objeto con "id" y "text".
error-empty-document = { $file } no contiene texto. Si es un documento escaneado, lo necesito como texto.
error-not-text = { $file } no es un archivo de texto. Acepto Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML y JSONL.
error-unsupported-format = No acepto { $file } en este formato. Acepto Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML y JSONL.
error-document-too-large = { $file } es demasiado grande. El máximo son { $limit } MB.
error-document-unreadable = No puedo abrir { $file }. Compruebe que existe y que tengo permiso para leerlo.
error-no-documents = No he encontrado ningún documento ahí. Acepto Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML y JSONL.
error-same-name = Hay dos archivos llamados { $file }. Envíelos dentro de su carpeta o cambie el nombre de uno.
error-no-document = No hay ningún documento llamado { $document }.
error-no-passage = Ese pasaje ya no está en los documentos o no está abierto para usted. Pregunte de nuevo.
error-bad-collection = { $name } no puede ser el nombre de una colección: letras, cifras, guion y guion bajo, 40 como máximo.
error-bad-audience = { $name } no es un público válido: puede ser public, seller o staff.
error-bad-market = No conozco el mercado { $name }. Indique un código de país como DE, o EU.
error-library-busy = Los documentos se están actualizando. Inténtelo de nuevo en un minuto.
error-no-embeddings = El servicio que compara significados no responde. Mientras tanto busco por palabras.
error-no-vector-index = El índice vectorial no responde. Mientras tanto busco por palabras.
error-document-damaged = { $file } está dañado o no es lo que dice su nombre. Expórtelo de nuevo y vuelva a enviarlo.
error-document-scanned = { $file } solo tiene páginas escaneadas y no puedo leer imágenes de texto. Envíelo con capa de texto (OCR).
error-document-slow = { $file } tarda demasiado en leerse (el límite es de { $limit } segundos). Envíelo en partes más pequeñas.
error-too-many-pages = { $file } tiene demasiadas páginas. El máximo es { $limit }; divídalo, por favor.
error-too-many-rows = { $file } tiene demasiadas filas. El máximo es { $limit }; envíe solo la hoja que importa.
error-no-version = De { $document } no se conserva esa versión.
