# Pedidos: dónde está uno, prueba de que es de alguien, listas y hojas.

telegram-menu-order = dónde está mi pedido
telegram-menu-shop = la tienda en la que actúo
telegram-menu-link = un enlace para clientes
terminal-command-order = dónde está un pedido
terminal-command-send = enviar un archivo: /send pedidos.csv
terminal-send-how = Escriba detrás el nombre del archivo, p. ej. /send pedidos.csv; lo que siga dice qué es.
error-terminal-no-file = No hay ningún archivo { $file } que se pueda leer.
telegram-ask-order = ¿Dónde está mi pedido?
telegram-ask-order-this = ¿Dónde está mi pedido { $about }?

doing-where-is-my-order = buscando el pedido…
doing-prove-order = comparando con el pedido…
doing-list-orders = listando los pedidos…
doing-order-sheet = leyendo la hoja de pedidos…

order-ask-number = ¿Qué pedido? Envíeme su número; está en la confirmación de la compra.
order-ask-proof = Para abrir el pedido { $order } necesito saber que es suyo. Envíe el correo electrónico, el teléfono o el código postal con el que lo hizo.
order-proof-refused =
    { $left ->
        [one] No coincide. Compruebe el número de pedido y los datos con que compró; hoy queda un intento.
       *[other] No coincide. Compruebe el número de pedido y los datos con que compró; hoy quedan { $left } intentos.
    }
order-proof-locked =
    { $hours ->
        [one] Se ha intentado demasiadas veces y por ahora no sigo comprobando. Inténtelo dentro de una hora o pida hablar con una persona.
       *[other] Se ha intentado demasiadas veces y por ahora no sigo comprobando. Inténtelo dentro de unas { $hours } horas o pida hablar con una persona.
    }
order-proved = Gracias, el pedido { $order } es suyo: desde ahora pregúnteme sin más.
order-more-parcels =
    { $count ->
        [one] Le corresponde un paquete más; pregunte por su número.
       *[other] Le corresponden { $count } paquetes más; pregunte por sus números.
    }

order-heading = **Pedido { $order }** · { $standing }
order-placed = Pedido el
order-items = Artículos
order-total = Total
order-buyer = Comprador
order-more-items =
    { $count ->
        [one] y uno más
       *[other] y { $count } más
    }
order-split = Este pedido llega en { $count } paquetes:

order-state-unknown = –
order-state-unpaid = sin pagar
order-state-paid = pagado
order-state-shipped = enviado
order-state-delivered = entregado
order-state-cancelled = cancelado
order-state-refunded = reembolsado

order-standing-cancelled = cancelado
order-standing-refunded = reembolsado
order-standing-unpaid = pendiente de pago
order-standing-preparing = aún sin enviar
order-standing-overdue = aún sin enviar, más tarde de lo prometido
order-standing-undated = aún sin enviar
order-standing-untracked = enviado, sin número de seguimiento
order-standing-announced = hay etiqueta, el transportista aún no tiene el paquete
order-standing-moving = en camino
order-standing-silent = sin noticias más tiempo de lo normal
order-standing-late = más tarde de lo previsto
order-standing-customs = retenido en aduana
order-standing-at-door = en reparto
order-standing-pickup = listo para recoger
order-standing-failed = un intento de entrega falló
order-standing-delivered = entregado
order-standing-not-received = figura entregado, pero no recibido
order-standing-returned = vuelve al remitente
order-standing-lost = perdido
order-standing-trouble = algo falló en el camino
order-standing-told-delivered = entregado, según la tienda

order-next-cancelled-customer = Este pedido se canceló; no se enviará nada. Si pagó y no le ha vuelto el dinero, pida hablar con una persona.
order-next-cancelled-seller = Cancelado; no hay que enviar nada. Compruebe que el comprador recuperó su dinero.
order-next-refunded-customer = Este pedido se reembolsó. El banco puede tardar unos días en mostrarlo.
order-next-refunded-seller = Reembolsado; no queda nada por hacer.
order-next-unpaid-customer = El pago no ha llegado, así que no se ha enviado nada. Pague en la tienda donde compró, nunca por el enlace de un mensaje.
order-next-unpaid-seller = Sin pagar: no lo envíe. Recuérdeselo al comprador o cancélelo.
order-next-preparing-customer = Se está preparando; debería salir a más tardar el { $by }. Hasta entonces normalmente se puede cancelar o cambiar.
order-next-preparing-seller = Debe salir a más tardar el { $by }.
order-next-overdue-customer =
    { $days ->
        [one] Debía salir a más tardar el { $by }, hace un día. Puede esperar un poco o cancelarlo; le ayudo con lo que prefiera.
       *[other] Debía salir a más tardar el { $by }, hace { $days } días. Puede esperar un poco o cancelarlo; le ayudo con lo que prefiera.
    }
order-next-overdue-seller =
    { $days ->
        [one] Debía salir a más tardar el { $by }, hace un día. Envíelo ya y avise al comprador, u ofrezca cancelarlo.
       *[other] Debía salir a más tardar el { $by }, hace { $days } días. Envíelo ya y avise al comprador, u ofrezca cancelarlo.
    }
order-next-undated-customer = No se ha enviado y no sé desde cuándo espera. Pida hablar con una persona de la tienda.
order-next-undated-seller = No se ha enviado y aquí no consta su fecha: importe de nuevo los pedidos con fechas.
order-next-untracked-customer = La tienda lo envió sin número de seguimiento, así que no puedo seguirlo. Pida hablar con una persona y la tienda lo buscará.
order-next-untracked-seller = Figura como enviado, pero aquí no tiene número de seguimiento. Añádalo («el paquete <número> es del pedido …») y el comprador podrá seguirlo.
order-next-announced-customer = La etiqueta está hecha; el transportista aún no ha escaneado el paquete. Suele tardar uno o dos días.
order-next-announced-seller = El transportista aún no lo ha escaneado. Compruebe que de verdad se entregó.
order-next-moving-customer = Todo va bien; no tiene que hacer nada.
order-next-moving-seller = Todo va bien; no hay que hacer nada.
order-next-silent-customer = Lleva parado más de lo normal en esta ruta. La tienda debe preguntar al transportista; puede abrir un caso para que lo haga.
order-next-silent-seller = Lleva parado más de lo normal en esta ruta. Reclame al transportista antes de que venza el plazo y avise al comprador.
order-next-late-customer = Va con retraso. Si no llega en los próximos días, abra un caso.
order-next-late-seller = Va con retraso. Avise al comprador y vigile el plazo de reclamación.
order-next-customs-customer = La aduana lo retiene. Abajo se ve qué pide; pague solo en la web del transportista.
order-next-customs-seller = La aduana lo retiene. Abajo se ve qué falta; envíe los documentos.
order-next-at-door-customer = Llega hoy. Que haya alguien en casa, o elija otro lugar en la web del transportista.
order-next-at-door-seller = Se entrega hoy.
order-next-pickup-customer = Le espera en el punto de recogida. Lleve su documento de identidad y no tarde: si no, vuelve al remitente.
order-next-pickup-seller = Espera en el punto de recogida. Recuérdeselo al comprador antes de que vuelva.
order-next-failed-customer = El transportista pasó y no pudo entregarlo. Pida otro intento en su web y compruebe la dirección.
order-next-failed-seller = Un intento de entrega falló. Compruebe la dirección con el comprador y pida otro intento.
order-next-delivered-customer = El transportista dice que se entregó. Si no lo tiene, dígamelo.
order-next-delivered-seller = Entregado; no hay que hacer nada.
order-next-not-received-customer = Lo siento. Mire primero en la puerta y pregunte a los vecinos y en casa; a veces lo marcan un día antes. Si no está, abra un caso: la tienda pedirá al transportista la prueba de entrega.
order-next-not-received-seller = El comprador dice que no ha llegado. Pida la prueba de entrega y compare el lugar con la dirección.
order-next-returned-customer = Vuelve al remitente. Abra un caso para que se lo envíen otra vez o le devuelvan el dinero.
order-next-returned-seller = Está volviendo. Averigüe por qué y pregunte al comprador si se reenvía o se reembolsa.
order-next-lost-customer = Se ha perdido. No tiene que buscarlo: abra un caso y la tienda lo reenvía o le devuelve el dinero.
order-next-lost-seller = Se ha perdido. Reclame al transportista y ofrezca al comprador otro o el dinero.
order-next-trouble-customer = Algo falló en el camino; véalo abajo. La tienda puede preguntar al transportista: abra un caso o pida una persona.
order-next-trouble-seller = Algo falló en el camino; véalo abajo. Pregunte al transportista y avise al comprador.
order-next-told-delivered-customer = La tienda lo da por entregado; no tengo número de seguimiento para comprobarlo. Si no lo tiene, dígamelo.
order-next-told-delivered-seller = Sus datos dicen entregado; no hay número de seguimiento para comprobarlo.

order-button-where = ¿Dónde está { $order }?
order-ask-where = ¿Dónde está el pedido { $order }?
order-button-not-received = No ha llegado: abrir un caso
order-want-not-received = Quiero abrir un caso: no he recibido el pedido { $order }
order-button-cancellation = Cancelar el pedido
order-want-cancellation = Quiero cancelar el pedido { $order }
order-button-not-here = No lo tengo
order-say-not-here = El pedido { $order } figura entregado pero no lo he recibido
order-button-watch = Avíseme si se mueve
order-say-watch = vigilar { $number }

orders-none-own = Aquí aún no tiene pedidos abiertos. Envíeme un número de pedido para empezar.
orders-none-shop = La tienda aún no tiene pedidos aquí. Envíeme como archivo la exportación de su tienda (CSV o XLSX), o conecte su webhook.
orders-own = Sus pedidos:
orders-shop =
    { $count ->
        [one] La tienda tiene un pedido:
       *[other] La tienda tiene { $count } pedidos; los más recientes:
    }
orders-number = Pedido
orders-placed = Fecha
orders-items = Artículos
orders-total = Total
orders-state = Estado

error-order-closed = No puedo abrirle ningún pedido { $order }. Envíeme su número junto con el correo, el teléfono o el código postal con que lo hizo.
error-order-private = En un grupo lo lee cualquiera. Escríbame en privado con el número de pedido y el correo, el teléfono o el código postal con que lo hizo.
error-order-not-in-shop = La tienda no tiene el pedido { $order }. Compruebe el número o importe antes los pedidos.
error-order-columns-unknown = No sé qué son las columnas de { $file } ({ $columns }). Envíemelo por el chat: pregunto cuál es cuál y lo recuerdo.
error-order-sheet-gone = Esa hoja ya no está pendiente. Envíe el archivo de nuevo.
error-bad-order = Eso no es un pedido legible: mire «{ $field }».
error-order-bad-column = «{ $column }» no indica ninguna columna; escriba p. ej. number=3. Campos: { $fields }.
error-weak-hook-secret = Un secreto necesita al menos { $limit } caracteres.

order-sheet-ask = **{ $file }** parece una lista de pedidos, pero no una exportación que conozca. ¿Qué columna contiene { $field }?
order-sheet-ask-currency = ¿En qué moneda están los importes de **{ $file }**?
order-sheet-known = Hasta ahora: { $columns }.
order-sheet-button-none = No hay
order-sheet-button-drop = Dejarlo
order-sheet-button-take =
    { $count ->
        [one] Importar el pedido
       *[other] Importar { $count } pedidos
    }
order-sheet-button-orders = Son pedidos
documents-ask-orders = Es una lista de pedidos. ¿Importo los pedidos o pongo el archivo en la biblioteca? Allí mostraría los nombres de los compradores a quien pueda leerlo.
order-sheet-dropped = Se queda como está; no se ha guardado nada.
order-sheet-preview = **{ $file }** ({ $export }): { $orders ->
        [one] un pedido
       *[other] { $orders } pedidos
    } en { $rows ->
        [one] una fila
       *[other] { $rows } filas
    }; { $new } nuevos, { $changed } cambiados, { $unchanged } sin cambios. Aún no se ha guardado nada.
order-sheet-taken = **{ $file }** ({ $export }) se ha importado: { $new } nuevos, { $changed } cambiados, { $unchanged } sin cambios.
order-sheet-sums = En total: { $sums }.
order-sheet-example = { $number }: { $items ->
        [one] una unidad
       *[other] { $items } unidades
    }, { $total }
order-sheet-refused =
    { $count ->
        [one] Una fila no se pudo leer y su pedido queda fuera:
       *[other] { $count } filas no se pudieron leer y sus pedidos quedan fuera:
    }
order-sheet-notes = Para revisar:
order-sheet-row = fila { $row } ({ $number }): { $text }
order-sheet-more =
    { $count ->
        [one] y una más
       *[other] y { $count } más
    }
order-sheet-mapped = columnas según usted
order-sheet-nothing = En **{ $file }** no hay ningún pedido que se pueda importar.

order-row-ruined-number = Excel ha redondeado el número de pedido a { $cell }; ponga la columna como texto y exporte de nuevo
order-row-no-number = no hay número de pedido
order-row-bad-amount = «{ $cell }» no es un importe que se lea con certeza
order-row-bad-quantity = «{ $cell }» no es un número de unidades
order-row-mixed-currency = el pedido tiene importes en varias monedas ({ $cell })
order-row-no-currency = nada dice en qué moneda están los importes
order-row-bad-time = «{ $cell }» no es una fecha que se lea con certeza; se importa sin ella
order-row-future-time = { $cell } está en el futuro; se importa sin ella

order-field-number = el número de pedido
order-field-email = el correo del comprador
order-field-phone = el teléfono del comprador
order-field-postcode = el código postal
order-field-title = el nombre del producto
order-field-sku = el SKU
order-field-quantity = la cantidad
order-field-price = el precio por unidad
order-field-total = el total del pedido
order-field-currency = la moneda
order-field-placed-at = la fecha del pedido
order-field-buyer = el nombre del comprador
order-field-country = el país
order-field-state = el estado del pedido
order-field-tracking = el número de seguimiento
