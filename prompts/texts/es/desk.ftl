desk-greet-seller = ¡Hola! Le ayudo a vender en el extranjero: normas y documentos con su fuente, paquetes, aranceles y coste en destino. ¿En qué está trabajando?
desk-greet-customer = ¡Hola! Puedo decirle dónde está su paquete, qué significa su estado y cómo funcionan las devoluciones, los daños y los cargos de aduana. ¿Qué necesita?
desk-greet-staff = ¡Hola! Respondo con los procedimientos y las normas, con su fuente, y consulto paquetes y aranceles. ¿Qué necesita?
desk-help-seller =
    Esto es lo que puedo hacer:

    - **Normas y documentos**, con su fuente: «¿Qué registros necesito para exportar desde China?»
    - **Paquetes**: «¿Dónde está LX123456785CN?» o «¿Qué paquetes están detenidos?»
    - **Arancel y coste en destino**: «¿Qué arancel pagan 200 camisetas de algodón, 4 $ cada una, al Reino Unido?»
    - **Códigos HS**: «código HS de una funda de silicona para móvil»

    Puede hacer varias preguntas en un mensaje. Si mis documentos no responden, se lo diré.
desk-help-customer =
    Esto es lo que puedo hacer:

    - **Buscar su paquete**: envíeme el número de seguimiento.
    - **Explicar un estado**, una retención en aduana o unos cargos.
    - **Devoluciones y daños**: «¿Cómo devuelvo un artículo?»

    Respondo con los documentos de la tienda y le digo cuándo no cubren su pregunta.
desk-help-staff =
    Esto es lo que puedo hacer:

    - **Procedimientos**: «¿Cómo tratamos una retención en aduana?»
    - **Normas**, con su fuente, de cada mercado que cubrimos.
    - **Paquetes**: número de seguimiento, número de pedido o «¿Qué paquetes están detenidos?»
    - **Arancel, coste en destino y códigos HS**.
desk-thanks = De nada. Escríbame cuando necesite algo más.
desk-cancel = De acuerdo, no queda nada pendiente.
desk-cancelled = De acuerdo, dejo esa pregunta.
desk-off-topic-seller = Solo ayudo con la venta internacional: normas y documentos, inspección, transporte, aduana e impuestos, paquetes y posventa.
desk-off-topic-customer = Solo ayudo con sus pedidos: dónde está un paquete, qué significa su estado, devoluciones, daños y cargos de aduana.
desk-off-topic-staff = Solo ayudo con el trabajo de este puesto: procedimientos, normas, paquetes, aranceles y posventa.
desk-nothing-said = No entiendo ese mensaje. Escriba su pregunta con palabras o envíe un número de seguimiento.
desk-too-long = El mensaje es demasiado largo: leo hasta { $limit } caracteres. Envíe lo esencial o una pregunta cada vez.
desk-too-many = He respondido a las primeras { $limit } peticiones. Envíe el resto en otro mensaje.
desk-negative = Un importe no puede ser menor que cero. Envíe el valor de la mercancía como número positivo.
desk-bad-date = «{ $date }» no es una fecha del calendario. Envíela como año-mes-día.
desk-sellers-only = Los cálculos, los códigos HS y las listas de envíos son para vendedores y personal. Esto dicen los documentos para clientes:
desk-ungrounded = He encontrado algo, pero no pude comprobar el origen de cada cifra de mi borrador, así que no lo muestro. Haga una pregunta más concreta.

ask-goods = ¿Qué mercancía es? Unas palabras con el material ayudan («bolso de mujer de cuero»); también sirve un código HS.
ask-destination = ¿A qué país va?
ask-value = ¿Cuál es el valor total de la mercancía y en qué moneda? Por ejemplo «800 USD», o «4 $ cada una» con la cantidad.
ask-currency = ¿En qué moneda?
ask-number = Envíeme el número de seguimiento: letras y cifras, como en la etiqueta o en el aviso de envío.

documents-none = No lo encuentro en mis documentos, así que no voy a adivinar. Pruebe con otras palabras o indique el país y el producto; para una respuesta vinculante consulte a la autoridad competente.
documents-other-language = { $source ->
    [zh] Citado de un documento en chino.
   *[en] Citado de un documento en inglés: todavía no hay versión en su idioma.
}
desk-ask-person = Hablar con una persona
documents-unconfirmed = Este punto se apoya en una fuente débil o sin confirmar: compruébelo con la autoridad antes de fiarse.
documents-past-review = Este documento debía revisarse el { $review_by }; compruebe si sigue vigente.

doing-open = Abriendo la mesa…
doing-reading = Leyendo los documentos
doing-indexing = Creando el índice
doing-embedding = Calculando los vectores
doing-search-documents = Buscando en los documentos…
doing-track-parcel = Consultando el paquete…
doing-list-parcels = Revisando los envíos…
doing-estimate-duty = Calculando aranceles e impuestos…
doing-classify-goods = Buscando el código HS…

error-internal = Algo ha fallado por nuestra parte y ha quedado registrado. Inténtelo de nuevo; si se repite, dígalo con otras palabras.
error-not-allowed = Su perfil no tiene acceso a eso.
error-order-needs-number = No puedo abrir un pedido solo con su número. Envíe el número de seguimiento de su aviso de envío.
error-order-unknown = No conozco ningún paquete del pedido { $order } en su tienda. Compruebe el número o importe antes el envío.
error-too-many-numbers = Son más de los que consulto a la vez. Envíe hasta { $limit } números por mensaje.
error-unavailable = Un servicio que necesito no responde ahora. Inténtelo de nuevo en unos minutos.
error-bad-input = No puedo usarlo tal como está. Revíselo y envíelo otra vez.
error-not-found = No conozco nada con ese nombre o número.

consult-unknown = No reconozco «{ $goods }». Diga qué artículo es, de qué material y para qué se usa, o indique el código HS.
consult-choice = { $label }
consult-fact = Para hallar el código HS de «{ $goods }»: { $question }
consult-code = { $hs }: { $description }
consult-choose = ¿Cuál de estos se acerca más a «{ $goods }»? También puede describirlo con más detalle.
duty-classified = HS { $hs } ({ $description }) se tomó de su descripción. Si el código correcto es otro, envíelo y lo calculo de nuevo.
