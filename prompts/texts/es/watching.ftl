## Avisos de paquetes, correcciones a mano, etiquetas y listas de números

watch-level-all = todos los cambios
watch-level-problems = problemas
watch-level-delivery = la entrega
watch-begun = Vigilo **{ $number }** ({ $carrier }, ahora: { $status }) y le escribiré sobre: { $level }.
watch-shop = Vigilo todos los paquetes de su tienda y le escribiré sobre: { $level }.
watch-shop-daily = Una vez al día le enviaré una lista de los paquetes de su tienda: { $level }.
watch-more =
    { $more ->
        [one] Y { $more } más.
       *[other] Y { $more } más.
    }
watch-how-to-end = Para terminar, escriba «deja de vigilar» con el número.
watch-unreached = Aquí no puedo escribirle por mi cuenta; `quayside watches` muestra lo que ha cambiado. En Telegram sí le escribo.
watch-ended =
    { $count ->
        [0] No estaba vigilando eso, así que no había nada que terminar.
        [one] Terminado: { $count } aviso.
       *[other] Terminados: { $count } avisos.
    }
watch-none = No vigila ningún paquete. Escriba «vigila» y un número de seguimiento.
watch-quiet = Entre { $hours } ({ $zone }) no le molestaré; lo que pase entonces llegará después.
watch-quiet-off = Le escribiré a cualquier hora.
watch-quiet-short = silencio { $hours }

notice-eta = Previsto para el { $date }
notice-stale =
    { $days ->
        [one] Sin noticias desde hace { $days } día ({ $status }), más de lo habitual
       *[other] Sin noticias desde hace { $days } días ({ $status }), más de lo habitual
    }
notice-silent =
    { $days ->
        [one] sin noticias desde hace { $days } día
       *[other] sin noticias desde hace { $days } días
    }
notice-past-eta = Estaba previsto para el { $date }
notice-several =
    { $count ->
        [one] Ha cambiado { $count } paquete que vigila
       *[other] Han cambiado { $count } paquetes que vigila
    }
notice-daily =
    { $count ->
        [one] Hoy { $count } paquete necesita atención
       *[other] Hoy { $count } paquetes necesitan atención
    }

parcel-carrier-set = Anotado: **{ $number }** va con { $carrier }. Lo recordaré.
parcel-last-mile-set = Anotado: en el último tramo **{ $number }** lleva el número **{ $last }**.
parcel-received = Anotado: **{ $number }** ha llegado.
parcel-order-set = Anotado: **{ $number }** pertenece al pedido { $order }.

parcels-file = Las { $count } líneas están en el archivo { $name }.
parcels-found = Aquí se conocen { $found } de { $count } números.

error-too-many-watches = Ya vigila { $limit } paquetes. Termine algunos antes de añadir más.
error-watch-numbers-only = Puedo vigilar paquetes sueltos para usted. Envíe el número de seguimiento.
error-quiet-hours = Escriba las horas de silencio como dos horas del día, por ejemplo 22-8.
error-unknown-carrier = No conozco ningún transportista llamado «{ $carrier }». Escriba su nombre habitual, por ejemplo Yanwen o Royal Mail.
error-same-number = Ese es el número propio del paquete. Envíe el otro, el que le dio el transportista local.
error-no-barcode = No puedo leer un código de barras ni un número en { $file }. Envíelo recto, nítido y entero, o escriba el número.
error-picture-too-large = { $file } tiene demasiados píxeles para leerlo. Envíelo más pequeño, hasta { $limit } millones de píxeles.

doing-watch-parcel = Activando el aviso…
doing-unwatch-parcel = Terminando el aviso…
doing-list-watches = Mirando sus avisos…
doing-set-quiet-hours = Guardando las horas de silencio…
doing-correct-parcel = Anotándolo…

ask-watch-number = ¿Qué paquete debo vigilar? Envíe su número de seguimiento.
telegram-ask-watch = ¿Qué estoy vigilando?
telegram-ask-watch-this = Vigila { $about }
label-photo = la foto
parcels-note-not-found = no se conoce aquí
parcels-note-bad-check-digit = dígito de control erróneo
parcels-note-no-number = no es un número de seguimiento
