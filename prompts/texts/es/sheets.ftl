# Hojas de productos: columnas de resultado, qué dice una fila sin total y qué se dice del conjunto.

sheet-col-hs-used = Código HS usado
sheet-col-currency = Moneda
sheet-col-customs-value = Valor en aduana
sheet-col-duty-rate = Tipo arancelario
sheet-col-duty = Aranceles
sheet-col-tax = Impuesto
sheet-col-fees = Tasas
sheet-col-landed-cost = Coste en destino
sheet-col-per-unit = Coste en destino por pieza
sheet-col-sale-currency = Moneda de venta
sheet-col-profit = Beneficio por pieza
sheet-col-margin = Margen %
sheet-col-break-even = Precio de equilibrio
sheet-col-target-price = Precio para el margen objetivo
sheet-col-warnings = Avisos
sheet-col-sources = Fuentes (a fecha de)
sheet-col-problem = Qué falta
sheet-no-total = Aquí no hay total: depende de lo que el importador pueda alegar.
sheet-too-many-names = Hay demasiados productos distintos sin código: busco { $limit } por hoja. Añada los códigos HS.
sheet-unknown-goods = No puedo deducir el código HS de esta descripción. Añádalo, por favor.
sheet-which-code = Encajan varios códigos HS ({ $codes }). Ponga el correcto en la hoja, por favor.
sheet-done = He calculado **{ $rows }** { $rows ->
    [1] fila
   *[other] filas
} de { $file }. { $failed ->
    [0] Todas tienen su coste en destino.
   *[other] { $failed } sin total; la última columna dice qué le falta a cada una.
} El resultado está en { $result }.
sheet-unknown-columns = No he usado estas columnas: { $columns }.
sheet-doing = Fila { $done } de { $rows }
sheet-customer = Gracias. Aquí no puedo trabajar con archivos; escríbame qué necesita o envíeme un número de seguimiento.
error-bad-sheet = { $reason ->
    [empty] No hay filas en { $file }. Envíe la hoja con un producto en cada fila, por favor.
    [too_large] { $file } tiene demasiadas filas. Divídalo y envíe las partes, por favor.
    [no_column] En { $file } falta una columna que necesito. Añada una llamada: { $columns }.
    [form] Puedo escribir .csv, .tsv y .xlsx.
   *[other] No puedo leer { $file } como tabla. Guárdelo como .xlsx o .csv y envíelo, por favor.
}
documents-ask-sheet = Es una hoja de mercancías. ¿Calculo derechos y coste total, o la pongo en la biblioteca? Si va a la biblioteca: ¿quién puede leerla?
documents-work-out = Calcular los derechos
error-document-gone = Ese documento ya no está en espera. Envíe el archivo de nuevo.
