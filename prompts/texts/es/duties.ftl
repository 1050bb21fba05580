# Derechos y coste en destino: nombres de las líneas, cálculo del valor, preguntas, avisos, lo no incluido, errores.

duty-value-price = Precio de la mercancía: { $amount } { $currency }{ $term ->
    [none] .
   *[other] { " " }({ $term }).
}
duty-value-freight-inside = Se descuenta el flete internacional de { $amount } { $currency } incluido en el precio.
duty-value-freight-added = { $basis ->
    [CIF] Se suma el flete internacional de { $amount } { $currency }.
   *[other] El flete internacional de { $amount } { $currency } no forma parte de este valor en aduana.
}
duty-value-insurance-inside = Se descuenta del valor FOB el seguro de { $amount } { $currency } incluido en el precio.
duty-value-insurance-added = { $basis ->
    [CIF] Se suma el seguro de { $amount } { $currency }.
   *[other] El seguro de { $amount } { $currency } no forma parte de este valor en aduana.
}
duty-value-converted = { $given ->
    [yes] Convertido a su tipo de cambio: 1 { $currency } = { $rate } { $to }.
   *[no] { $monthly ->
        [yes] Convertido a 1 { $currency } = { $rate } { $to } ({ $source }, { $date }: tipo aduanero del mes).
       *[no] Convertido a 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
    }
}
duty-value-rounded = El derecho se calcula sobre { $amount } { $currency }, según la regla de redondeo de allí.
duty-value-result = Valor en aduana ({ $basis }): { $amount } { $currency }.

duty-line-column-1 = Derecho de aduana, columna 1 general
duty-line-column-2 = Derecho de aduana, columna 2
duty-line-third-country = Derecho de aduana, tipo de terceros países
duty-line-given = Derecho de aduana al tipo indicado por usted
duty-line-low-value = Derecho sobre envíos de escaso valor
duty-line-proof-of-origin = Derecho de aduana, tipo preferencial indicado por usted
duty-line-in-quota = Derecho de aduana, tipo dentro del contingente indicado por usted
duty-line-301-china = Sección 301, China ({ $heading })
duty-line-301-brazil = Sección 301, Brasil ({ $heading })
duty-line-338-canada = Sección 338, Canadá ({ $heading })
duty-line-232-metals = Sección 232, acero, aluminio, cobre ({ $heading })
duty-line-232-vehicles = Sección 232, turismos y camionetas ({ $heading })
duty-line-232-trucks = Sección 232, camiones ({ $heading })
duty-line-232-buses = Sección 232, autobuses ({ $heading })
duty-line-232-vehicle-parts = Sección 232, piezas de vehículos ({ $heading })
duty-line-232-semiconductors = Sección 232, semiconductores ({ $heading })
duty-line-232-furniture = Sección 232, muebles de madera tapizados ({ $heading })
duty-line-232-cabinets = Sección 232, muebles de cocina y baño ({ $heading })
duty-line-232-lumber = Sección 232, madera ({ $heading })
duty-line-232-pharma = Sección 232, medicamentos patentados
duty-line-232-drones = Sección 232, drones
duty-line-122-surcharge = Recargo de la Sección 122 ({ $heading })
duty-line-301-forced-labor = Sección 301, trabajo forzoso ({ $heading })
duty-line-us-mpf = Tasa de tramitación (MPF), despacho formal
duty-line-us-mpf-informal = Tasa de tramitación (MPF), despacho informal
duty-line-us-mpf-mail = Tasa por envío postal sujeto a derechos
duty-line-us-hmf = Tasa de mantenimiento portuario (HMF)
duty-line-it-parcel = Contribución italiana sobre paquetes pequeños
duty-line-ro-parcel = Tasa logística rumana sobre paquetes
duty-line-fr-parcel = Tasa francesa sobre paquetes pequeños
duty-line-nz-levy-air = Tasa fronteriza de Nueva Zelanda, aérea
duty-line-nz-levy-sea = Tasa fronteriza de Nueva Zelanda, marítima
duty-line-nz-levy-mail = Tasa fronteriza de Nueva Zelanda, postal

duty-tax-vat = { $how ->
    [sale] IVA cobrado en la venta
    [reverse] IVA que liquida el comprador empresario
   *[import] IVA a la importación
}
duty-tax-gst = { $how ->
    [sale] GST cobrado en la venta
   *[import] GST a la importación
}
duty-tax-igst = IGST a la importación
duty-tax-consumption-tax = Impuesto al consumo a la importación
duty-tax-icms = ICMS (forma parte de su propia base)
duty-tax-sales-tax = { $how ->
    [sale] Impuesto sobre ventas de escaso valor, cobrado en la venta
   *[import] Impuesto sobre ventas a la importación
}

duty-note-301-excluded = No se debe: excluido por { $heading }, según lo alegado.
duty-note-claimed = No se debe: se alegó «{ $claim }».
duty-note-232 = No se debe: sobre esta mercancía se debe el derecho de la Sección 232.
duty-note-raised = El derecho ordinario se eleva a { $rate } en total.
duty-note-reached = Nada más: el derecho ordinario ya alcanza { $rate }.
duty-note-122-exempt = No se debe: la línea está en la lista de exentos (anexo II).
duty-note-relief = Sin derechos: no supera { $limit } { $currency }.
duty-note-low-value = Regla para envíos que no superan { $limit } { $currency }.
duty-note-per-subheading = Se cuenta una vez por subpartida, aquí { $count }; regla para envíos que no superan { $limit } { $currency }.
duty-note-tax-relief = No se cobra en este envío.
duty-note-reverse-charge = Lo liquida el comprador por inversión del sujeto pasivo.
duty-note-tax-minimum = No se cobra: menos de { $amount } { $currency }.
duty-note-tax-at-sale = Lo cobra el vendedor o la plataforma, no la aduana.

duty-warn-no-incoterm = Sin Incoterm: el valor se tomó como precio de la mercancía sola, con flete y seguro según lo indicado aparte. Dígame si es otro.
duty-warn-freight-unknown = El precio { $term } incluye el flete, pero no se dijo cuánto: no se descontó nada y el valor en aduana puede ser demasiado alto.
duty-warn-no-freight = No se indicó flete internacional: forma parte de este valor en aduana, así que el resultado es demasiado bajo si se pagó.
duty-warn-exw = EXW: el coste de llevar la mercancía al puerto de exportación forma parte del valor en aduana y no se indicó.
duty-warn-ddp = DDP: los derechos e impuestos del precio solo se descuentan si la factura los muestra aparte; no se descontó nada y se muestran además.
duty-warn-mode-assumed = No se dijo cómo viaja la mercancía: se tomó { $mode ->
    [courier] mensajería
   *[other] { $mode }
}.
duty-warn-channel-assumed = Se tomó como venta a { $channel ->
    [b2b] una empresa.
   *[b2c] un consumidor.
}
duty-warn-unconfirmed = Solo una buena fuente secundaria: { $source } (vista el { $date }). Confírmelo antes de confiar en ello.
duty-warn-301-exclusion = Algunas mercancías de { $hs } están excluidas de la Sección 301 por { $heading }{ $end ->
    [none] .
   *[other] { " " }(antes del { $end }).
} No se aplicó la exclusión; si la suya es una de ellas, alegue «301-exclusion».
duty-warn-digits-unused = Nuestra tabla tiene la línea { $line }; las cifras de { $hs } que siguen no se comprobaron.
duty-warn-unknown-unit = No conozco la unidad «{ $unit }»; esa cantidad no se usó.
duty-warn-fl-list = La lista definitiva de líneas exentas de la Sección 301 por trabajo forzoso (91 FR 47318) no está en nuestras tablas; { $hs } no está en la propuesta, así que se incluye el derecho.
duty-warn-fee-renewed = La tasa se fija de nuevo cada período: no se halló la cifra desde el { $date } y se muestra la última ({ $rate }).
duty-warn-tax-included = El tipo único cubre derechos e impuestos.
duty-warn-scheme-assumed = Sin régimen de IVA: se tomó como no IOSS, con IVA a la importación.
duty-warn-ioss-duty = Con IOSS el IVA se calcula sobre el precio; no está resuelto si el derecho fijo forma parte de él y se dejó fuera de la base.
duty-warn-carried-over = { $hs } es un código del SA 2022; se muestra el tipo de { $old }, su antecesor en el SA 2017.
duty-warn-obsolete = { $hs } es un código del SA 2017, sustituido en el SA 2022 por { $new }.
duty-warn-trade-remedy = La tabla marca { $hs }: puede añadirse un derecho antidumping u otra medida de defensa comercial.
duty-warn-suspension = La tabla marca { $hs }: una suspensión puede rebajar el tipo para algunas mercancías; no se aplicó.
duty-warn-origin-assumed = Como origen se tomó el país de expedición ({ $origin }). Lo que cuenta es dónde se fabricó la mercancía.
duty-warn-no-origin = Sin origen: tipos de terceros países, sin preferencia.
duty-warn-preference = Se pidió una preferencia ({ $preference }). Los tipos preferenciales no están en nuestras tablas: se muestra el tipo completo; indique el preferencial como preference_rate.
duty-warn-given-whole = Su tipo ({ $rate }) se tomó como derecho total: no se añadieron las Secciones 301, 232 ni otras.
duty-warn-us-mode = No se dijo cómo viaja la mercancía: sin tasa portuaria (solo por mar) ni tasa postal.
duty-warn-informal-entry = Se tomó como despacho informal (hasta USD 2500). La aduana puede exigir uno formal, p. ej. para ciertas mercancías del capítulo 99 de más de USD 250; su tasa es mayor.
duty-warn-standard-rate = Se tomó el tipo impositivo general; los tipos reducidos de algunas mercancías no están en nuestras tablas.
duty-warn-excise = { $hs }: los impuestos especiales no están en nuestras tablas ni incluidos.
duty-warn-reference-rate = { $currency } se convirtió al tipo de referencia 1 { $currency } = { $rate } { $to } ({ $source }, { $date }); las aduanas usan su propio tipo.
duty-warn-stale-exchange = El tipo de cambio es del { $date } y no se ha verificado después.
duty-warn-unknown-claim = «{ $claim }» no es una alegación que conozcamos; no cambió nada.
duty-warn-stale = No verificado después del { $date }: { $names }.
duty-warn-licence = El comercio con { $country } está restringido para muchas mercancías y personas ({ $source }; visto el { $date }): hágalo comprobar antes de vender.

duty-ask-destination = ¿A qué país va la mercancía?
duty-ask-member-state = ¿A qué Estado miembro de la UE va? De ello depende el IVA.
duty-ask-currency = ¿En qué moneda está el valor?
duty-ask-value = ¿Cuál es el precio total de la mercancía?
duty-ask-hs = ¿Cuál es el código SA de la mercancía (al menos seis cifras)?
duty-ask-origin = ¿En qué país se fabricó la mercancía? De ello dependen los derechos de EE. UU., no del país de expedición.
duty-ask-line = { $lowest ->
    [none] Bajo { $hs } el arancel tiene { $count } líneas con derechos distintos. ¿Cuál es?
   *[other] Bajo { $hs } el arancel tiene { $count } líneas con derechos distintos, de { $lowest } a { $highest }. ¿Cuál es?
}
duty-ask-quantity = ¿Cuál es la cantidad, en la unidad «{ $unit }»? El derecho es { $rate }.
duty-ask-component = ¿Cuál es el valor de esta parte de la mercancía: { $unit }? El derecho es { $rate }.
duty-ask-articles = { $unit ->
    [same] El arancel toma el tipo de otro artículo: «{ $rate }». ¿Cuál es? Indique su código (o su tipo).
    [each] El arancel toma cada artículo por separado: «{ $rate }». Indique el código y el valor de cada uno (o póngalos en líneas propias).
    [highest] El arancel toma el tipo más alto del conjunto: «{ $rate }». Indique los códigos de los artículos que contiene.
    [note] El tipo está en una nota legal del capítulo: «{ $rate }». ¿Qué tipo da para su mercancía?
    [cap] ¿Hay una platina entre las piezas? Entonces indique el código del mecanismo completo, cuyo derecho es el límite; si no, diga que no hay ninguno.
   *[other] El tipo del artículo al que remite el arancel necesita su cantidad, en la unidad «{ $unit }».
}
duty-ask-301-china = { $hs } está en dos listas de la Sección 301 con tipos distintos. ¿A qué partida corresponde la mercancía?
duty-ask-232-metals = { $hs } está en la lista de artículos de metal de la Sección 232. ¿Son acero, aluminio y cobre al menos el 15% de su peso?
duty-ask-232-vehicle-parts = { $hs } está en las listas de piezas de vehículos de la Sección 232. ¿Son piezas para vehículos?
duty-ask-232-semiconductors = { $hs } está en la lista de semiconductores de la Sección 232. ¿Cumple la mercancía los límites técnicos de la nota 39(b)?
duty-ask-232-cabinets = ¿Son muebles de cocina o de baño, o partes de ellos?
duty-ask-232-pharma = ¿Es un medicamento patentado?
duty-ask-232-drones = ¿Es un dron grande o pequeño según la Proclamación 11055?
duty-ask-338-canada = ¿Está { $hs } en la lista de la Sección 338 para Canadá (partidas 9903.03.12 a 9903.03.14)? La lista no está en nuestras tablas.
duty-ask-301-forced-labor = { $hs } estaba en la lista propuesta de exentos de la Sección 301 por trabajo forzoso. ¿Está en la lista definitiva (91 FR 47318)? Esa lista no está en nuestras tablas.

ask-incoterm = ¿Qué incluye el precio? Cambia el valor sobre el que se calcula el derecho.
incoterm-fob = solo la mercancía (FOB)
incoterm-cif = flete y seguro (CIF)
incoterm-ddp = todo hasta la puerta (DDP)

duty-choice-line = { $description ->
    [none] { $code }: { $rate }
   *[other] { $code }: { $rate }, { $description }
}
duty-choice-country = { $country }
duty-choice-heading = { $heading }: { $rate }
duty-choice-metal-15-or-more = el 15% del peso o más es metal
duty-choice-metal-under-15 = menos del 15% del peso es metal, o nada
duty-choice-auto-part = piezas de turismos o camionetas
duty-choice-truck-part = piezas de camiones medianos o pesados
duty-choice-not-vehicle-part = no son piezas de vehículos
duty-choice-semiconductor-in-scope = dentro de los límites técnicos de la nota 39(b)
duty-choice-semiconductor-out-of-scope = fuera de ellos
duty-choice-kitchen-cabinet = muebles de cocina o baño, o sus partes
duty-choice-not-kitchen-cabinet = otra cosa
duty-choice-patented-pharma = patentado
duty-choice-not-patented-pharma = no patentado
duty-choice-drone-large = dron grande
duty-choice-drone-small = dron pequeño
duty-choice-on-338-list = en la lista
duty-choice-not-on-338-list = no está en la lista
duty-choice-fl-exempt = en la lista definitiva: exento
duty-choice-not-fl-exempt = no está en la lista definitiva
duty-choice-usmca = si la mercancía cumple el T-MEC
duty-choice-us-metal = si el metal se produjo en Estados Unidos
duty-choice-uk-metal = si el metal se produjo en el Reino Unido
duty-choice-301-exclusion = si una exclusión de la Sección 301 cubre la mercancía
duty-choice-code = { $code }
duty-choice-proof-of-origin = al tipo preferencial, con prueba de origen
duty-choice-in-quota = dentro del contingente arancelario

duty-way-stated = tal como se indicó
duty-way-ioss = IVA por IOSS
duty-way-none = IVA cobrado por el transportista en la importación
duty-way-separate-orders = como { $count } pedidos de compradores distintos, un paquete cada uno
duty-way-warehouse = importado al por mayor a un almacén allí y vendido desde él (depósito aduanero: derechos e IVA esperan hasta la salida)

duty-if-origin-rules = las mercancías cumplen las reglas de origen del acuerdo
duty-if-proof = se tiene la prueba de origen que exige el acuerdo al pedir la preferencia
duty-if-direct = viajan directamente o bajo control aduanero
duty-if-full-declaration = declaración completa (H1), sin IOSS
duty-if-quota = el contingente sigue abierto el día de la importación y se tiene la licencia necesaria
duty-if-rate-given = dígame el tipo preferencial (preference_rate) y lo calculo
duty-if-ioss = el vendedor o la plataforma está registrado en IOSS, cobra el IVA en la venta y da su número al transportista
duty-if-none = el comprador paga el IVA y la tarifa del transportista antes de la entrega
duty-if-separate = son pedidos realmente separados: un pedido de un comprador enviado en varios paquetes cuenta como un solo envío
duty-if-price-paid = cada paquete se declara al precio pagado
duty-if-other-days = en Corea se suman los pedidos de un comprador que llegan el mismo día
duty-if-warehouse = derechos e IVA se calculan sobre el precio de importación y luego hay IVA local en la venta; hacen falta un importador y un NIF-IVA allí
duty-if-bonded = en un depósito aduanero se pagan al salir hacia el comprador

duty-not-trade-remedies = derechos antidumping y compensatorios
duty-not-carrier-fees = gastos propios del transportista y del agente de aduanas
duty-not-sales-tax = impuestos estatales y locales sobre ventas
duty-not-provincial-tax = impuesto provincial sobre ventas (HST, PST, QST)
duty-not-surcharges = recargo de bienestar social y otros recargos
duty-not-eu-handling-fee = una tasa de gestión de la UE de unos EUR 2 por línea, anunciada para noviembre de 2026 aproximadamente y sin confirmar
duty-not-vat-recovery = la recuperación del IVA por una empresa registrada

duty-title = Coste en destino: { $origin ->
    [none] { $destination }
   *[other] { $origin } → { $destination }
}{ $hs ->
    [none] { "" }
   *[other] , SA { $hs }
}, { $date }
duty-rate-relief = franquicia
duty-col-what = Concepto
duty-col-rate = Tipo
duty-col-base = Base
duty-col-amount = Importe, { $currency }
duty-total-duty = Derechos
duty-total-tax = Impuestos
duty-total-fees = Tasas
duty-total-landed = Coste en destino
duty-no-total = Aún no hay total: falta una respuesta.
duty-options-title = Según lo que pueda alegar:
duty-option-total = { $label }: { $landed } { $currency } en total, de ello derechos { $duty }
duty-option-open = { $label }: haría falta saber más
duty-ways-title = Formas lícitas, de la más barata a la más cara:
duty-lines-title = Según la línea arancelaria:
duty-way-if = { $option } (si { $conditions })
duty-way-note = { $label }: { $conditions }
duty-total-range = Entre { $lowest } y { $highest } { $currency } en total.
duty-suppressed-title = No se cobra, y por qué:
duty-line-note = { $name }: { $note }
duty-suppressed = { $name }, { $rate }: { $reason }
duty-remarks-title = Cómo se calculó:
duty-notes-title = Tenga en cuenta:
duty-sources-title = Fuentes:
duty-source = { $names }: { $source }{ $date ->
    [none] { "" }
   *[other] , a { $date }
}
duty-source-given = { $names }: indicado por usted
duty-not-included = No incluido: { $list }.
duty-informational = Estimación informativa, no una resolución.
duty-choices-more = … y más
duty-question-line = Línea { $line }: { $question }

error-no-rate = { $reason ->
    [unknown-code] No conozco la línea { $hs } en el arancel de { $destination }, así que no adivino un tipo.{ $detail ->
        [none] { "" }
       *[other] { " " }Parecidas: { $detail }.
    } Búsquela en { $place } o dígame el tipo del derecho.
    [no-table] No tengo una fuente fechada para el derecho de { $hs } en { $destination }, así que no adivino. Búsquelo en { $place } y dígame el tipo; calculo el resto.
    [not-covered] Mis tablas de { $destination } empiezan el { $detail }; no puedo decir qué regía antes.
    [words] Para { $hs } el arancel de { $destination } da palabras en vez de una cifra: «{ $detail }». Dígame el tipo y calculo el resto.
    [no-tax] No tengo un tipo de IVA o GST fechado de { $destination }. Dígame el tipo y lo uso.
    [no-exchange] No tengo tipo de cambio de { $detail }. Dígame el que usa.
    [metal-content] Antes del 2026-04-06 los derechos de EE. UU. sobre metales seguían listas de las que solo tengo una parte, y { $hs } pudo estar en una. Dígame el tipo total y calculo el resto.
    [postal] Del { $detail } al 2026-02-23 el correo a EE. UU. pagaba el arancel IEEPA según el método del operador postal: un porcentaje o una suma fija por envío. Dígame el derecho total u otro modo de transporte.
    [pending] Para { $hs } estaba previsto un derecho de la Sección 232 el { $detail } y no conozco el tipo. Dígame el tipo total y calculo el resto.
    [earlier-heading] La partida de la Sección 301 de { $hs } empezó el { $detail }; la anterior no está en mis tablas. Dígame el tipo total y calculo el resto.
    [no-refund-rate] No tengo un tipo de devolución con fecha para { $hs }. La mayoría de los bienes gravados al 13% recuperan el 13% (Anuncio 2019 n.º 39, sin confirmar para este código). Consúltelo en { $place } y dígame el tipo.
    [no-refund-rule] Nuestras fuentes no dicen cómo se trata una exportación sin factura de IVA en la modalidad { $detail }. Consulte a la administración tributaria.
    [northern-ireland] En Irlanda del Norte rige el arancel de la UE o el británico, según adónde siga la mercancía. Pregúnteme por Irlanda y por Gran Bretaña.
   *[other] No tengo una fuente fechada para esa cifra, así que no adivino.
}
error-bad-consignment = No puedo usar { $field }. Revíselo y envíelo de nuevo.
error-bad-amount = El importe en { $field } debe ser un número mayor que cero, sin separadores de miles.
error-bad-hs = { $field }: un código SA solo tiene cifras, al menos las seis de la subpartida (8 o 10 para la línea nacional).
error-bad-currency = No conozco esa moneda. Escriba su código ISO, por ejemplo USD o CNY.
error-bad-country = { $field }: no conozco ese país. Escriba su nombre o código ISO, por ejemplo DE.
error-bad-date = No puedo usar esa fecha. Escríbala como año-mes-día, por ejemplo 2026-11-23.
error-bad-rate = { $field }: eso no es un tipo. Escríbalo como 12%, Free, 5 EUR/kg u 8% MIN 2 EUR/100 kg.
error-bad-incoterm = No conozco ese Incoterm. Conozco EXW, FCA, FAS, FOB, CFR, CPT, CIF, CIP, DAP, DPU y DDP.
error-bad-mode = El modo es uno de air, sea, rail, road, courier o mail.
error-bad-channel = El canal es b2c (a un consumidor) o b2b (a una empresa).
error-bad-scheme = El régimen es uno de ioss, oss, vendor o none.
error-domestic = El origen y el destino son el mismo país, así que no se importa nada.
error-sanctioned = El comercio con { $country } está prohibido ({ $source }), así que no hago estimación.
error-bad-table = El archivo no se puede usar tal como está; no se cambió nada. Revíselo y envíelo de nuevo.
error-bad-source = No conozco ese tipo de archivo de derechos.
