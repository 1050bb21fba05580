## Qué va mal con los paquetes de una tienda, plazos de reclamación, día de llegada según la experiencia, rutas e imágenes

parcel-arrival = Según paquetes anteriores
arrival-expected = lo más probable { $likely }, normalmente entre { $earliest } y { $latest } ({ $n } paquetes entregados de esta ruta)
arrival-days = lo más probable { $likely }, normalmente entre { $earliest } y { $latest }
arrival-later-than-usual = lleva más tiempo en camino que casi todos los { $n } paquetes entregados de esta ruta; no se puede decir un día
arrival-not-enough = no hay datos suficientes para decir un día: { $n } paquetes entregados de esta ruta, hacen falta { $needed }
arrival-any-origin = { $text }, contados desde cualquier país de origen
parcel-silent-learned = { $silent }, más de { $limit } que es lo normal según { $n } paquetes entregados de esta ruta

parcel-claim = Reclamación al transportista
claim-loss =
    { $days ->
        [0] por pérdida, hasta hoy, { $due }
        [one] por pérdida, hasta el { $due }, queda { $days } día
       *[other] por pérdida, hasta el { $due }, quedan { $days } días
    }
claim-damage =
    { $days ->
        [0] por daños, hasta hoy, { $due }
        [one] por daños, hasta el { $due }, queda { $days } día
       *[other] por daños, hasta el { $due }, quedan { $days } días
    }
claim-ended = el plazo para reclamar terminó el { $due }
claim-source = { $text } (fuente: { $source }, a fecha de { $as_of })
claim-to-check = { $text }. Conocimiento general: confírmalo con el transportista.
notice-claim =
    { $days ->
        [0] El plazo para reclamar al transportista termina hoy, { $due }
        [one] El plazo para reclamar al transportista termina el { $due }, en { $days } día
       *[other] El plazo para reclamar al transportista termina el { $due }, en { $days } días
    }
advice-claim-ends-seller = El plazo para reclamar al transportista está a punto de terminar. Presenta hoy la reclamación o la consulta, con la factura y el comprobante de entrega al transportista; avisa antes al comprador y después reenvía o reembolsa.

problems-none =
    { $total ->
        [0] Aún no tienes paquetes aquí.
        [one] No hay problemas con tu { $total } paquete.
       *[other] No hay problemas con tus { $total } paquetes.
    }
problems-title = { $count } de { $total } paquetes necesitan atención, primero los más urgentes
problems-reason = Qué ocurre
problems-days = Días sin novedades (normal)
problems-more = Otros { $more } necesitan atención.
reason-claim-ends = el plazo para reclamar termina el { $due }
reason-customs-action = la aduana espera documentos o un pago
reason-undeliverable = no se puede entregar
reason-lost-or-damaged = perdido o dañado
reason-customs-held = retenido en aduana
reason-pickup-waits = espera a que lo recojan
reason-returning = vuelve al remitente
reason-carrier-problem = el transportista informa de un problema
reason-silent = no se mueve
reason-late = pasado el día prometido
reason-claim-missed = el plazo para reclamar terminó el { $due }

lanes-none = Aquí aún no hay ningún paquete tuyo entregado, así que no hay nada que comparar. Importa tus envíos con sus eventos o conecta un servicio de seguimiento.
lanes-none-such = Aún no hay paquetes entregados de ese transportista o país.
lanes-title = Días en tránsito de tus paquetes entregados desde el { $since }
lanes-carrier = Transportista
lanes-route = De, a
lanes-delivered = Entregados
lanes-half = La mitad en
lanes-most = Nueve de cada diez en
lanes-silent = Mayor silencio, nueve de cada diez
lanes-under-way = En camino (por revisar)
lanes-few = Un guion: menos de { $needed } paquetes entregados aún no dicen nada.
lanes-more = No se muestran otras { $more } rutas.
lanes-chart = Días desde el primer registro hasta la entrega: barra del décimo más rápido al más lento, marca en la mitad; cifras: la mitad y nueve de cada diez en tantos días

chart-silent =
    { $days ->
        [one] { $days } día sin novedades
       *[other] { $days } días sin novedades
    }
chart-until-now =
    { $days ->
        [one] { $days } día sin novedades hasta hoy
       *[other] { $days } días sin novedades hasta hoy
    }
chart-more-events = … y { $more } eventos anteriores
chart-times = Horas tal como las escribieron las fuentes; sin zona, son locales del lugar.
timeline-none = Aún no hay ningún evento de **{ $number }** que dibujar.

label-unread = En { $count } de las { $all } imágenes no encontré ningún número.

button-timeline = Imagen de los eventos
button-timeline-value = línea de tiempo { $number }
button-problems = ¿Qué necesita atención?
button-problems-value = ¿Qué paquetes necesitan atención?
button-lanes = Tiempos de tránsito
button-lanes-value = mis tiempos de tránsito

telegram-menu-watch = avisarme cuando un paquete se mueva
telegram-menu-problems = paquetes que necesitan atención
telegram-menu-lanes = tiempos de tránsito por transportista y país
telegram-ask-problems = ¿Qué paquetes necesitan atención?
telegram-ask-lanes = mis tiempos de tránsito
telegram-ask-lanes-this = mis tiempos de tránsito { $about }
doing-list-problems = Buscando qué va mal…
doing-lane-performance = Contando los paquetes entregados…
error-nothing-to-draw = Ninguna ruta tiene aún suficientes paquetes entregados: no hay nada que dibujar.
