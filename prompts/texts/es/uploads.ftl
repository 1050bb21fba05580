## Archivos que se envían y por qué alguno no se abre.

error-file-bad-name = El nombre de { $file } contiene una ruta o caracteres ocultos, así que no lo abro. Cámbiele el nombre y envíelo de nuevo.
error-file-empty = { $file } está vacío. Revíselo y envíelo de nuevo.
error-file-too-large = { $file } es demasiado grande: acepto archivos de hasta { $limit } MB. Envíe solo una parte.
error-file-archive = { $file } es un archivo comprimido, y no los abro. Descomprímalo y envíe el archivo que contiene.
error-file-old-office = { $file } es un archivo de Office antiguo o con contraseña. Guárdelo como .xlsx, .docx o .csv sin contraseña y envíelo.
error-file-macros = { $file } contiene macros, así que no lo abro. Guárdelo como .xlsx o .csv normal y envíelo.
error-file-active = El PDF { $file } contiene scripts o archivos incrustados, así que no lo abro. Imprímalo como PDF sencillo y envíelo.
error-file-encrypted = { $file } está protegido con contraseña. Envíelo sin ella.
error-file-bomb = { $file } ocupa al descomprimirse mucho más de lo normal, así que no lo abro. Expórtelo de nuevo en partes más pequeñas.
error-file-damaged = { $file } está dañado y no se puede abrir. Expórtelo de nuevo y envíelo otra vez.
error-file-type = No acepto este tipo de archivo ({ $file }). Leo .csv, .xlsx, .docx, .pdf, texto, Markdown, HTML e imágenes.
