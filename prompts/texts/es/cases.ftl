# Casos de posventa y política de la tienda: lo que dice el asistente. Valores ya escapados.

case-state = { $state ->
    [open] nuevo, espera a la tienda
    [waiting_customer] espera al cliente
    [waiting_seller] espera a la tienda
    [approved] aprobado
    [refused] rechazado
    [goods_in_transit] artículos de vuelta en camino
    [goods_received] artículos recibidos de vuelta
    [inspected] artículos revisados
    [resolved] resuelto
   *[closed] cerrado
}
case-ask = { $field ->
    [kind] ¿De qué se trata?
    [order] ¿De qué pedido se trata?
    [proof] ¿De qué pedido se trata? Envíe el número de pedido junto con el correo o teléfono del pedido, para comprobar que es suyo. Sin número también puedo abrir el caso.
    [items] ¿De qué artículos se trata?
    [wish] ¿Qué le gustaría que hiciera la tienda?
    [reason] ¿Cuál es el motivo?
    [note] { $action ->
        [refuse] ¿Cuál es el motivo del rechazo? El cliente lo leerá.
        [ask_customer] ¿Qué le pregunto al cliente?
        [ask_seller] ¿Qué le pregunto al vendedor?
        [resolve] ¿Qué se ha hecho? El cliente lo leerá.
        [note] ¿Qué anoto?
       *[other] ¿Qué escribo?
    }
    [tracking_number] ¿Cuál es el número de seguimiento?
    [grade] ¿Qué mostró la revisión?
    [rating] ¿Qué tal fue, de 1 (mal) a 5 (muy bien)?
    [days] ¿Cuántos días debe esperar?
    [parts] ¿Qué piezas se envían? El cliente lo leerá.
   *[other] Cuénteme algo más, por favor.
}
case-choice = { $value ->
    [all] todo
    [any] que elija la tienda
    [no_order] sin número de pedido
    [changed_mind] he cambiado de opinión
    [size] la talla no va bien
    [not_as_described] no es como se describe
    [defective] defectuoso
    [late] demasiado tarde
    [as_new] como nuevo
    [opened] abierto
    [repairable] se puede reparar
    [worthless] sin valor
    [dangerous] peligroso
    [as_told] como escribió el cliente
   *[other] otro motivo
}
case-opened = He abierto el caso **{ $number }** ({ $kind }) con la tienda. Guarde el número: es también su número de devolución.
case-about-order = Pedido { $order }
case-send-photos = Las fotos ayudan a la tienda a decidir: envíelas aquí y las añado al caso. Guarde el embalaje, por favor.
case-what-next = La tienda decide, y le escribo en cuanto lo haga. No devuelva nada antes, por favor.
case-none = No hay casos abiertos.
case-none-waiting = Ningún caso espera a la tienda.
case-list = { $count ->
    [one] { $count } caso
   *[other] { $count } casos
}
case-waits-since = espera desde { $day }
case-more = y { $more } más
case-done = { $action ->
    [write] Su mensaje está en el caso **{ $number }**.
    [approve] Aprobado: caso **{ $number }**. Se avisa al cliente.
    [refuse] Rechazado: caso **{ $number }**. Se comunica el motivo al cliente.
    [refund] Anotado como reembolsado en el caso **{ $number }**: { $paid } { $currency } en total. Haga el pago por la vía que usó el comprador; se avisa al cliente.
    [ask_customer] Se ha preguntado al cliente del caso **{ $number }**.
    [ask_seller] Se ha preguntado al vendedor por el caso **{ $number }**.
    [send_back] Anotado en el caso **{ $number }**: los artículos están de vuelta en camino.
    [receive] Anotado en el caso **{ $number }**: los artículos han vuelto. Se avisa al cliente.
    [inspect] La revisión está anotada en el caso **{ $number }**.
    [replace] Anotado en el caso **{ $number }**: el reemplazo está en camino. Se avisa al cliente.
    [repair_done] Anotado en el caso **{ $number }**: reparado. Se avisa al cliente.
    [resolve] El caso **{ $number }** está resuelto. Se avisa al cliente.
    [cancel_request] El caso **{ $number }** queda retirado.
    [close] El caso **{ $number }** está cerrado.
    [reopen] El caso **{ $number }** está abierto de nuevo.
    [claim] Usted lleva ahora el caso **{ $number }**.
    [release] El caso **{ $number }** queda libre.
    [snooze] El caso **{ $number }** espera.
    [note] Anotado en el caso **{ $number }**.
    [rate] Gracias por decírnoslo, caso **{ $number }**.
    [rate_why] Gracias, queda en el caso **{ $number }**.
   *[other] Hecho en el caso **{ $number }**.
} Ahora: { $state }.
case-file-taken = Lo he añadido al caso **{ $number }**. Si es de otro caso, envíelo de nuevo con ese número debajo.
case-rights = { $intime ->
    [yes] Dentro del derecho a devolver, que iba hasta el { $day }
   *[no] El derecho a devolver acabó el { $day }; decide la tienda
}
case-wish = Pide: { $wish }
case-remedy = { $back ->
    [yes] Decidido: { $remedy }, cuando vuelvan los artículos
   *[no] Decidido: { $remedy }
}
case-money = Aprobado { $approved } { $currency }, reembolsado { $paid } { $currency }
case-return-number = Paquete de vuelta { $parcel }
case-parts = Piezas: { $parts }
case-replacement-number = Enviado en su lugar: paquete { $parcel }
case-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
case-deadline = { $whose ->
    [customer] Último día para el cliente ({ $kind }): { $day }
   *[seller] Último día para la tienda ({ $kind }): { $day }
}
case-event = { $role ->
    [customer] cliente
    [bot] asistente
   *[shop] tienda
}, { $action ->
    [open] abierto
    [write] mensaje
    [attach] archivo enviado
    [ask_customer] pregunta al cliente
    [ask_seller] pregunta al vendedor
    [approve] aprobado
    [refuse] rechazado
    [send_back] artículos enviados de vuelta
    [receive] artículos recibidos
    [inspect] revisado
    [refund] reembolsado
    [replace] reemplazo enviado
    [repair_done] reparado
    [resolve] resuelto
    [cancel_request] retirado
    [close] cerrado
    [reopen] reabierto
    [claim] asumido
    [release] liberado
    [snooze] aplazado
    [note] nota
    [call_person] persona llamada
    [give_back] de vuelta al asistente
    [rate] valorado
   *[other] cambiado
}
case-key = { $action ->
    [refuse] Rechazar
    [ask_customer] Preguntar al cliente
    [send_back] Ya lo devolví
    [receive] Artículos recibidos
    [inspect] Revisado
    [refund] Reembolsado
    [replace] Reemplazo enviado
    [repair_done] Reparado
    [resolve] Resuelto
    [cancel_request] Retirar mi solicitud
    [close] Cerrar
    [reopen] Reabrir
    [papers] Papeles de devolución
    [track] Seguir el envío
   *[other] Más
}
case-key-approve = Aprobar: { $remedy }
return-act = Aprobar reembolso: { $route }

policy-title = Política, versión { $version }, desde el { $day }
policy-none = La tienda aún no tiene política propia: cuenta solo la ley del país de cada cliente.
policy-nothing = nada más que la ley
policy-term = { $term ->
    [return_days] Días para desistir
    [return_payer] Quién paga la devolución por desistimiento
    [warranty_months] Garantía, meses
    [restocking_percent] Cargo por devolución, por ciento
    [keep_below] Reembolso sin devolución, hasta
    [staff_refund_limit] El personal aprueba reembolsos hasta
    [exclusions] No se admite la devolución de
    [addresses] Direcciones de devolución
   *[instructions] Instrucciones para devolver
}
policy-choice = { $value ->
    [buyer] el comprador
    [seller] la tienda
    [set] Fijar la política
   *[skip] saltar
}
policy-ask = { $term ->
    [return_days] ¿Cuántos días desde la recepción tiene un cliente para desistir? Un número; «ninguno» si solo cuenta la ley; «saltar» lo deja igual.
    [return_payer] ¿Quién paga el envío de vuelta por desistimiento: el comprador o la tienda?
    [warranty_months] ¿Cuántos meses de garantía da? Un número, «ninguno» o «saltar».
    [restocking_percent] ¿Qué porcentaje retiene por desistimiento? Un número, «ninguno» o «saltar».
    [exclusions] ¿Qué artículos no admiten devolución por desistimiento? Sepárelos con punto y coma; «ninguno» o «saltar».
    [keep_below] ¿Hasta qué valor reembolsa sin pedir la devolución? Por ejemplo «15 EUR»; «ninguno» o «saltar».
    [staff_refund_limit] ¿Hasta qué importe aprueba el personal sin usted? Por ejemplo «50 EUR»; «ninguno» o «saltar».
    [addresses] ¿Adónde van las devoluciones? Una dirección; para un solo país escriba antes su código, como «DE: …», cada una en su línea. «ninguno» o «saltar».
   *[instructions] ¿Qué debe tener en cuenta el cliente al devolver? «ninguno» o «saltar».
}
policy-wrong = { $term ->
    [return_payer] Diga comprador o tienda.
    [keep_below] Escriba un importe con su moneda, como 15 EUR.
    [staff_refund_limit] Escriba un importe con su moneda, como 50 EUR.
    [addresses] El país son dos letras, como DE.
   *[other] No puedo usar eso; escriba un número.
}
policy-below = ⚠️ Por debajo de la ley:
policy-shortfall = { $market }: { $term } — la suya { $ours }, la ley { $law }{ $unit ->
    [days] { " " }días
    [working_days] { " " }días hábiles
    [months] { " " }meses
    [percent] { " " }por ciento
   *[none] { "" }
}
policy-law-more = En { $market } la ley le da más, y eso cuenta: { $term } — { $law }{ $unit ->
    [days] { " " }días
    [working_days] { " " }días hábiles
    [months] { " " }meses
    [percent] { " " }por ciento
   *[none] { "" }
}
policy-shaky = (conocimiento general, compruébelo)
policy-better = En todo caso, los clientes de allí reciben lo mejor de ambas, y así se lo digo.

error-case-unknown = No conozco ningún caso con ese número.
error-case-order-unknown = No conozco un pedido suyo con ese número. Compruébelo, o demuestre el pedido con su número y su correo.
error-case-item-unknown = Ese artículo o esa cantidad no está en el pedido.
error-second-case = El caso **{ $number }** ya trata de esto. Escriba en ese: empiece su mensaje con su número.
error-case-step = Ahora no es posible: el caso { $number } está { $state ->
    [open] recién abierto
    [waiting_customer] a la espera del cliente
    [waiting_seller] a la espera de la tienda
    [approved] aprobado
    [refused] rechazado
    [goods_in_transit] a la espera de los artículos
    [goods_received] a la espera de la revisión
    [inspected] revisado
    [resolved] resuelto
   *[closed] cerrado
}.
error-case-incomplete = Falta algo para eso. Dígalo de nuevo con todo lo necesario.
error-case-remedy = Eso no resuelve un caso de este tipo.
error-case-amount = Se pueden reembolsar como máximo { $limit } { $currency }.
error-case-currency = El pedido se pagó en { $currency }; el reembolso también debe ser en { $currency }.
error-case-nothing-left = Ya se ha reembolsado todo lo pagado.
error-case-no-money = Un importe solo va con un reembolso.
error-case-paid-unknown = No sé cuánto se pagó: el caso { $number } no tiene un pedido con importes. Importe antes el pedido.
error-case-over-limit = Supera lo que el personal puede aprobar ({ $limit } { $currency }). Pregunte al vendedor.
error-case-four-eyes = Quien abre un reembolso no lo aprueba. Que otra persona mire el caso { $number }.
error-case-files-full = El caso ya tiene { $limit } archivos; describa el resto con palabras.
error-case-no-return = Por ahora no hay que devolver nada en el caso { $number }; antes decide la tienda.
error-bad-policy = El punto «{ $term }» no puede ser correcto. Revíselo, por favor.

doing-open-case = Abriendo el caso…
doing-list-cases = Buscando los casos…
doing-show-case = Mirando el caso…
doing-act-on-case = Anotando en el caso…
doing-make-return-papers = Preparando los papeles…
doing-compare-return-routes = Comparando las vías…
doing-deadline = Calculando el último día…
doing-show-policy = Mirando la política…
doing-set-policy = Fijando la política…

telegram-menu-cases = casos de posventa
telegram-menu-case = Un caso de posventa
telegram-menu-policy = política de la tienda
terminal-command-cases = lista de casos de posventa
terminal-command-case = ver un caso o actuar en él
terminal-command-policy = ver o fijar la política de la tienda
