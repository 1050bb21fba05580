# El control de calidad: resumen semanal, retiradas, valoraciones. Los valores vienen protegidos.

digest-title = Posventa, semana { $week } (del { $first } al { $last }){ $sofar ->
    [yes] {", hasta ahora"}
   *[no] {""}
}
digest-cases = Casos nuevos: { $opened }; cerrados: { $closed }
digest-now = Abiertos ahora: { $open }, de los que { $waiting } esperan la palabra de una persona; con un plazo nuestro vencido: { $overdue }
digest-replies = Primera respuesta de una persona: la mitad en { $median } minutos laborables, nueve de cada diez en { $most }; { $within } de { $answered } dentro de los { $promised } prometidos; aún sin respuesta: { $unanswered }
digest-unanswered = Ningún caso ha tenido aún la respuesta de una persona: esperan { $count }
digest-sum = { $amount } { $currency } (casos: { $count })
digest-refunds = Anotado como devuelto: { $sums }. Lo que cuestan cambios y reparaciones no está en esta cifra
digest-ratings = Valoración de los clientes: { $mean } de 5 de media con { $count }; malas (1 o 2): { $poor }
digest-col-by = Por
digest-col-what = Cuál
digest-col-cases = Casos
digest-by-kind = Tipo
digest-by-reason = Motivo
digest-by-sku = Producto
digest-by-carrier = Transportista
digest-by-market = País
digest-defects = Productos que conviene mirar
digest-defect = **{ $sku }** ({ $title }): { $cases } casos sobre el género por { $sold } piezas vendidas en { $days } días, { $percent } %. { $step ->
    [stop] Deje de venderlo hasta que se inspeccione el stock; si puede herir a alguien, es un aviso de seguridad.
   *[inspect] Haga inspeccionar el stock antes de enviar más.
}
digest-batches = Lotes afectados: { $batches }.
digest-limits = La inspección se propone desde { $inspect } %, el cese de venta desde { $stop } %: propuesta nuestra de { $asof }, no una norma.
digest-none = No pasó nada en posventa en la semana { $week }.
doing-case-digest = Contando los casos de la semana…
doing-recall-helper = Buscando quién lo compró…
error-bad-week = { $week } no es una semana. Escríbala así: 2026-W47.
error-recall-product = Ningún pedido de esta tienda tiene el producto «{ $sku }». Escriba el SKU como está en los pedidos.
error-recall-unknown = No hay tal retirada en esta tienda.
recall-ask-sku = ¿Qué producto se retira? Escriba su SKU como está en los pedidos, y el lote si solo afecta a uno.
recall-title = Retirada { $number }: { $sku }{ $batch ->
    [none] {", todos los lotes"}
   *[other] {", lote "}{ $batch }
}
recall-bought = Vendido: { $pieces } piezas en { $orders } pedidos; aquí se puede escribir a { $reachable } de los compradores.
recall-unsure = En { $count } de estas líneas no se conoce el lote: se cuentan también, para no dejar a nadie fuera.
recall-known = Lo que exigen las autoridades, contado desde { $at } UTC, cuando la tienda lo supo:
recall-col-market = Vendido a
recall-col-authority = A quién avisar
recall-col-due = Hasta
recall-col-rule = Qué
recall-at-once = de inmediato
recall-no-rule = no se conoce aquí ninguna regla con fecha: pregunte a la autoridad
recall-no-market = No se conoce el país de entrega de estos pedidos, así que no puedo nombrar ninguna autoridad.
recall-nowhere = país desconocido
recall-sources = Fuentes: { $sources }
recall-next = Primero detenga la venta y retenga el stock. Van adjuntas la lista de pedidos y un aviso en cuatro idiomas: el aviso solo tiene hechos; añada lo que ofrece (en la UE, a elegir entre al menos dos de reparación, sustitución y reembolso).
recall-tell = Escribir a { $reachable } compradores
recall-telling = El aviso sale ahora a { $reachable } compradores, una vez a cada uno. A los demás, que están en la lista, escríbales por correo o llámelos.
recall-notice = **Aviso de seguridad importante de { $shop }**

    Deje de usar el producto { $sku } de su pedido { $order }{ $batch ->
        [none] {""}
       *[other] {" (lote "}{ $batch }{")"}
    }. { $hazard ->
        [none] {""}
       *[other] {"El motivo: "}{ $hazard }
    }

    Manténgalo lejos de los niños y no lo pase a nadie. La tienda le dirá cómo lo remedia; escriba aquí si alguien resultó herido o si tiene una pregunta.
rating-ask = ¿Qué tal lo hicimos? 1 es mal, 5 es muy bien.
rating-why = Siento que haya ido mal. ¿Qué falló? Una palabra ayuda a la tienda.
telegram-menu-digest = una semana de posventa en cifras
telegram-menu-recall = retirar un producto
terminal-command-digest = una semana de posventa en cifras
terminal-command-recall = retirar un producto
