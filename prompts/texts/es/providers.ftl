## Servicios de seguimiento: de dónde viene la respuesta, qué les impidió responder y cómo están

parcel-source-service = De { $service }, según lo indicado el { $date }.
parcel-source-dhl = Delivered by Deutsche Post DHL Group. De DHL, según lo indicado el { $date }.
parcel-last-mile = Lo entrega
live-none = Aquí no hay ningún servicio de seguimiento configurado, así que no se puede consultar en directo.
live-last-known = Es el último estado conocido. { $problem }
live-nothing-yet = { $service } todavía no tiene datos (consultado el { $date }).
live-expired = { $service } ha dejado de buscar: no hubo novedades durante demasiado tiempo.

error-provider-failed = Ahora no se ha podido consultar el servicio de seguimiento. Inténtalo más tarde.
error-provider-unauthorised = { $provider } rechaza la clave de la tienda. Revísala: `quayside providers test`.
error-provider-quota = No se ha podido consultar { $provider }: la cuota de la tienda está agotada.
error-provider-busy = Se consulta { $provider } con demasiada frecuencia. Inténtalo dentro de un minuto.
error-provider-down = { $provider } no responde en este momento. Inténtalo más tarde.
error-provider-bad-answer = { $provider } ha dado una respuesta que no se puede leer. Inténtalo más tarde.
error-provider-not-found = { $provider } no conoce este número (todavía).
error-provider-other-parcel = { $provider } solo conoce un paquete anterior con este número, visto por última vez el { $last_event }. Los números se reutilizan; el tuyo aún no tiene ningún escaneo.
error-provider-needs-parameter =
    { $parameter ->
        [postcode] El transportista no informa sin el código postal del destinatario. Envía otra vez el número con «código postal …».
        [phone] El transportista no informa sin las cuatro últimas cifras del teléfono del destinatario. Envía otra vez el número con «teléfono …».
       *[other] { $provider } no puede saber de quién es este número. Indica el transportista.
    }
error-bad-key = Eso no es una clave. Cópiala otra vez de la página del servicio.
error-no-account = Esta tienda no tiene clave para ese servicio de seguimiento.
error-no-provider = No hay ningún servicio de seguimiento con ese nombre.
error-weak-secret-key = SECRET_KEY es demasiado corta. Necesita al menos 32 caracteres.
error-wrong-secret-key = No se puede abrir una clave guardada: la clave secreta ha cambiado. Restáurala o guarda las claves de nuevo.

providers-service = Servicio
providers-account = Clave
providers-calls = Llamadas hoy
providers-quota = Cuota restante
providers-state = Estado
providers-webhook = Ruta del webhook
providers-account-none = ninguna
providers-account-stored = guardada
providers-account-settings = de la configuración
providers-ready = listo
providers-works = funciona
