## Paquetes: estados, consejos y cómo se muestran

status-pending = el transportista aún no lo tiene
status-info-received = etiqueta creada, aún sin entregar al transportista
status-in-transit = en camino
status-customs = en aduana
status-out-for-delivery = en reparto
status-available-for-pickup = disponible en el punto de recogida
status-delivery-failed = intento de entrega fallido
status-delivered = entregado
status-returned = en devolución al remitente
status-exception = incidencia

substatus-picked-up = recogido por el transportista
substatus-departed = salió de un centro
substatus-arrived = llegó a un centro
substatus-customs-processing = en despacho
substatus-customs-hold = retenido para inspección
substatus-customs-info-required = faltan documentos o datos
substatus-customs-duty-unpaid = arancel o impuesto por pagar
substatus-customs-released = liberado por la aduana
substatus-customs-seized = incautado
substatus-address-problem = problema con la dirección
substatus-recipient-unavailable = no había nadie para recibirlo
substatus-refused = rechazado por el destinatario
substatus-unclaimed = no recogido
substatus-damaged = dañado
substatus-lost = perdido
substatus-destroyed = destruido
substatus-cancelled = cancelado
substatus-delayed = retrasado
substatus-security = detenido en un control de seguridad
substatus-invalid-number = el transportista no acepta el número
substatus-returning = de vuelta
substatus-returned = devuelto al remitente
substatus-unknown = motivo no indicado

parcel-status = Estado
parcel-last-event = Último evento
parcel-no-event = ninguno con hora; el estado es el que indicó la tienda
parcel-eta = Entrega prevista
parcel-no-eta = el transportista no da fecha
parcel-past-eta = { $date }, con { $days } días de retraso
parcel-customs = Aduana
parcel-route = Ruta
parcel-silent = Desde el último evento
parcel-days =
    { $days ->
        [0] menos de un día
        [one] { $days } día
       *[other] { $days } días
    }
parcel-silent-too-long = { $silent }, más de lo habitual ({ $limit })
parcel-order = Pedido
parcel-shop = Tienda
parcel-next = Qué hacer
parcel-history = Historial
parcel-earlier = … y eventos anteriores
parcel-local-time = hora local
parcel-link = Página del transportista: { $url }
parcel-source-shop-file = Del archivo de la propia tienda { $name }, importado el { $date }. No son datos en directo del transportista.
parcel-source-public = De los registros del vendedor, actualizados el { $date }. No son datos en directo del transportista.
parcel-sample = **Datos de ejemplo**, inventados para hacer pruebas: este paquete no existe. Cargado el { $date }.
parcel-sample-short = ejemplo

parcels-number = Número
parcels-carrier = Transportista
parcels-status = Estado
parcels-last = Último evento
parcels-silent = Días sin novedad
parcels-destination = Destino
parcels-sample = Las líneas marcadas «ejemplo» son inventadas, para hacer pruebas.
parcels-none = Aún no hay paquetes. Importa tu archivo de envíos: `quayside shipments import ARCHIVO.csv`.
parcels-total =
    { $total ->
        [one] { $total } paquete
       *[other] { $total } paquetes
    }
parcels-problems =
    { $problems ->
        [0] ninguno necesita atención
        [one] { $problems } necesita atención
       *[other] { $problems } necesitan atención
    }
parcels-more =
    { $more ->
        [one] Hay { $more } más que no se muestra.
       *[other] Hay { $more } más que no se muestran.
    }

parcel-unknown = **{ $number }** es un número correcto de { $carrier }, pero no tengo datos de ese paquete. Puede ser muy reciente o no habérseme comunicado.
parcel-unknown-carriers = También podría ser: { $carriers }.
parcel-unknown-link = Puedes consultarlo en la página de { $carrier }: { $url }
parcel-mistyped = **{ $number }** no puede ser correcto: el dígito de control no cuadra ({ $carrier }). Compáralo con la etiqueta o con el aviso de envío.
parcel-did-you-mean = ¿Querías decir { $numbers }?
parcel-no-number = No encuentro un número de seguimiento en **{ $text }**. Está en la etiqueta o en el aviso de envío.

advice-pending-customer = El transportista aún no tiene datos. Espera uno o dos días tras el aviso de envío y después pregunta al vendedor si lo ha entregado.
advice-pending-seller = El transportista aún no conoce el número. Comprueba que el paquete se entregó y que el número es el de la etiqueta.
advice-pending-stuck-customer = El transportista lleva días sin datos. Pide al vendedor que confirme si de verdad lo entregó.
advice-pending-stuck-seller = Demasiado tiempo sin el primer escaneo. Pide al transitario el justificante de entrega y avisa al comprador; si no lo hay, reenvía.
advice-info-received-customer = La etiqueta existe, pero el transportista aún no ha escaneado el paquete. Es normal uno o dos días.
advice-info-received-seller = Solo consta la etiqueta. Entrega el paquete o pide al transitario el escaneo de admisión.
advice-info-received-stuck-customer = El paquete lleva días sin entregarse al transportista. Pregunta al vendedor cuándo saldrá de verdad.
advice-info-received-stuck-seller = Etiqueta creada, pero sin admisión desde hace demasiado. Búscalo en el almacén o en el transitario; las plataformas lo cuentan como envío tardío.
advice-in-transit-customer = No hay que hacer nada: está en camino. Entre dos países puede pasar una semana sin escaneos.
advice-in-transit-seller = No hay que hacer nada. El próximo escaneo suele ser la llegada al país de destino.
advice-in-transit-stuck-customer = Lleva demasiado tiempo sin escaneos. Pide al vendedor que abra una reclamación con el transportista.
advice-in-transit-stuck-seller = Sin escaneos más de lo habitual. Abre ya una consulta con el transportista o el transitario, porque los plazos de reclamación corren, y escribe antes al comprador.
advice-customs-customer = La aduana lo está despachando. Normalmente no tienes que hacer nada. Si hay que pagar, el transportista te avisa; paga solo en su propia web, abierta por ti.
advice-customs-seller = En despacho. Ten a mano la factura comercial, el código HS y una prueba de valor.
advice-customs-stuck-customer = El despacho tarda más de lo habitual. Pregunta al transportista, por los medios de su propia web, si necesita algo de ti.
advice-customs-stuck-seller = El despacho tarda más de lo habitual. Pregunta al agente del transportista qué falta y envía ya factura, descripción y código HS.
advice-customs-processing-customer = La aduana lo está despachando. Normalmente no tienes que hacer nada. Si hay que pagar, el transportista te avisa; paga solo en su propia web, abierta por ti.
advice-customs-processing-seller = En despacho. Ten a mano la factura comercial, el código HS y una prueba de valor.
advice-customs-hold-customer = La aduana lo retiene para examinarlo. Espera el aviso del transportista o de la aduana y responde pronto; si piden factura, pídesela al vendedor.
advice-customs-hold-seller = Retenido. Pregunta el motivo al agente del transportista y envía factura, composición o uso, y el certificado que el producto exija allí.
advice-customs-info-required-customer = La aduana pide documentos: normalmente la factura o la confirmación del pedido, el justificante de pago y a veces tu número fiscal. Envíalos por la web del transportista y pide al vendedor lo que te falte.
advice-customs-info-required-seller = La aduana espera documentos. Envía hoy al agente del transportista la factura comercial con descripción clara, valor y código HS: pasado su plazo, el paquete vuelve.
advice-customs-duty-unpaid-customer = Hay que pagar arancel o impuestos antes de la entrega. Paga solo en la web o app del transportista, abierta por ti con este número; un enlace en un mensaje puede ser una estafa.
advice-customs-duty-unpaid-seller = Debe pagar el destinatario, o tú si es DDP. Comprueba qué prometiste en la compra; si era «impuestos incluidos», págalo ya con el transportista.
advice-customs-released-customer = La aduana lo ha liberado. Lo sigue el transportista local; en pocos días habrá un nuevo escaneo.
advice-customs-released-seller = Liberado. Lo sigue el transportista de última milla; atento a su primer escaneo y a un número nuevo.
advice-customs-seized-customer = La aduana lo ha incautado. Pide el reembolso al vendedor; la carta de la aduana explica cómo recurrir.
advice-customs-seized-seller = Incautado. Pide la resolución por escrito, mira el plazo de recurso y resuelve con el comprador. No envíes más este producto allí hasta conocer el motivo.
advice-out-for-delivery-customer = Debería llegar hoy. Ten el teléfono cerca y, si no coincides, mira en la entrada o con los vecinos.
advice-out-for-delivery-seller = No hay que hacer nada; se entrega hoy.
advice-out-for-delivery-stuck-customer = Salió a reparto y no ha llegado. Llama al transportista local: suele estar de vuelta en su centro.
advice-out-for-delivery-stuck-seller = Salió a reparto y no hay resultado. Pide la nota del repartidor y confirma dirección y teléfono con el comprador.
advice-available-for-pickup-customer = Recógelo pronto, con un documento de identidad y este número. Pasado el plazo vuelve al remitente.
advice-available-for-pickup-seller = Recuerda al comprador que lo recoja: pasado el plazo vuelve, a tu costa.
advice-available-for-pickup-stuck-customer = Lleva un tiempo esperando. Recógelo ya o pregunta cuánto más lo guardan.
advice-available-for-pickup-stuck-seller = Sigue sin recogerse. Escribe hoy al comprador con el lugar y el número, y pide al transportista una ampliación si es posible.
advice-delivery-failed-customer = No se pudo entregar. Acuerda otro día o un punto de recogida con el transportista y revisa timbre, dirección y teléfono.
advice-delivery-failed-seller = Falló un intento. Confirma dirección y teléfono con el comprador y avisa al transportista; tras el último intento vuelve.
advice-delivered-customer = Entregado. Si no lo tienes, mira con vecinos, en recepción y en el buzón, y avisa al vendedor en pocos días.
advice-delivered-seller = Entregado. Si el comprador no lo tiene, pide la prueba de entrega antes de reembolsar.
advice-returned-customer = El paquete vuelve al remitente. Pide al vendedor un nuevo envío o el reembolso.
advice-returned-seller = Está de vuelta. Averigua por qué, pregunta al comprador si se reenvía y decide entre abandono y retorno mientras está fuera.
advice-returning-customer = El paquete vuelve al remitente. Pide al vendedor un nuevo envío o el reembolso.
advice-returning-seller = Está de vuelta. Averigua por qué, pregunta al comprador si se reenvía y decide entre abandono y retorno mientras está fuera.
advice-exception-customer = Algo ha ido mal en el camino. Pide al vendedor que lo aclare con el transportista y dale este número.
advice-exception-seller = El transportista avisa de un problema. Pregunta el motivo y escribe al comprador antes de que pregunte.
advice-address-problem-customer = La dirección está incompleta o es incorrecta. Envía la correcta, con teléfono, al vendedor y al transportista local.
advice-address-problem-seller = Pide al comprador la dirección completa y el teléfono, y envía hoy la corrección al transportista.
advice-recipient-unavailable-customer = No había nadie. Acuerda otro día o un punto de recogida con el transportista.
advice-recipient-unavailable-seller = No había nadie. Pide al comprador que acuerde otro intento o un punto de recogida; tras el último intento vuelve.
advice-refused-customer = Consta como rechazado. Si es un error, avisa hoy al transportista; si no, vuelve.
advice-refused-seller = Consta como rechazado. Pregunta al comprador si fue así; si no, pide otro intento.
advice-unclaimed-customer = No se recogió a tiempo y vuelve. Pide al vendedor un nuevo envío o el reembolso.
advice-unclaimed-seller = No se recogió a tiempo. Pregunta al comprador si se reenvía y quién lo paga.
advice-damaged-customer = El transportista avisa de daños. Al recibirlo, fotografía caja, etiqueta y contenido antes de seguir abriendo, y envíalo al vendedor.
advice-damaged-seller = Pide fotos de la caja, la etiqueta y el contenido, y reclama el daño dentro del plazo del transportista.
advice-lost-customer = El transportista lo da por perdido. Pide al vendedor un nuevo envío o el reembolso.
advice-lost-seller = Reclama la pérdida con factura y justificante de entrega dentro del plazo, y reenvía o reembolsa.
advice-destroyed-customer = El paquete fue destruido. Pide el reembolso al vendedor.
advice-destroyed-seller = Destruido. Pide el motivo por escrito y reembolsa al comprador; la reclamación depende del motivo.
advice-cancelled-customer = El envío se canceló. Pregunta al vendedor si hay otro en camino.
advice-cancelled-seller = Cancelado. Si no fuiste tú, pregunta el motivo; si lo fuiste, da al comprador el número nuevo.
advice-delayed-customer = Va con retraso. Suele seguir solo en unos días.
advice-delayed-seller = Retraso del transportista. Da al comprador la nueva previsión; si no se mueve, abre una consulta.
advice-security-customer = Lo detuvo un control de seguridad, a menudo por baterías, líquidos o imanes. Pide al vendedor que lo resuelva.
advice-security-seller = Detenido en seguridad. Pregunta el motivo, normalmente baterías, líquidos o imanes, y envía la ficha de seguridad o el resumen de ensayos de transporte.
advice-invalid-number-customer = El transportista no acepta este número. Pide el correcto al vendedor.
advice-invalid-number-seller = El transportista no acepta este número. Compáralo con la etiqueta y con el servicio contratado.
advice-past-eta-customer = Se ha pasado la fecha prometida. Pide al vendedor que abra una consulta.
advice-past-eta-seller = Se ha pasado la fecha prometida. Pide una nueva al transportista y avisa al comprador.

import-no-number = esta fila no tiene número de seguimiento
import-scientific-notation = Excel ha convertido el número en { $cell } y ha perdido cifras: pon la columna como texto y exporta de nuevo
import-bad-check-digit = { $cell }: el dígito de control no cuadra
import-bad-check-digit-meant = { $cell }: el dígito de control no cuadra; ¿será { $did_you_mean }?
import-not-a-number = «{ $cell }» no es un número de seguimiento
import-bad-time = la fecha «{ $cell }» no se puede leer con certeza: escríbela como 2026-11-30 14:05; el evento se omitió
import-future-time = la fecha «{ $cell }» está en el futuro; el evento se omitió
import-unknown-status = el estado «{ $cell }» no se conoce; se guarda tal cual

identify-none = No se encontró ningún número de seguimiento.
identify-number = Número
identify-carrier = Transportista
identify-service = Servicio
identify-check = Dígito de control
identify-check-ok = correcto
identify-check-none = no tiene
identify-check-failed = no cuadra; ¿será { $numbers }?

import-summary = { $file }: { $created } nuevos, { $updated } cambiados, { $unchanged } sin cambios, { $refused } rechazados.
import-row = Fila { $row }: { $text }

error-no-tracking-number = No encuentro ahí un número de seguimiento. Está en la etiqueta o en el aviso de envío.
error-bad-check-digit = { $number } no puede ser correcto: el dígito de control no cuadra ({ $carrier_name }). Compáralo con la etiqueta.
error-unreadable-file =
    { $reason ->
        [empty] { $file } está vacío. Envía el archivo con sus filas.
        [too_large] { $file } es demasiado grande. Divídelo y envía las partes.
        [no_number_column] En { $file } no hay una columna con números de seguimiento. Llámala «Número de seguimiento».
        [save_as_csv] Aquí no se pueden leer archivos de Excel. Guarda { $file } como CSV y envíalo.
       *[other] No puedo leer { $file } como tabla. Envíalo como CSV, con una columna «Número de seguimiento».
    }
