# Hasta cuándo: el último día de un plazo legal, de un transportista o de una autoridad.

deadline-kind = { $kind ->
    [withdrawal] para desistir de la compra
    [return_by] para devolver los artículos
    [refund] para devolver el dinero
    [delivery] para entregar
    [warranty] para reclamar la garantía legal
    [reject] para rechazar un artículo defectuoso
    [presumption] para que un defecto se presuma de origen
    [repair] para reparar
    [not_as_described] para devolver artículos distintos de lo anunciado
    [recall] para avisar a la autoridad
    [recall_report] para enviar el informe por escrito
    [claim] para reclamar al transportista
    [suit] para demandar al transportista
    [chargeback] para responder al contracargo
    [dispute] para que el comprador abra una disputa
    [export_refund] para solicitar la devolución a la exportación
    [export_refund_late] para solicitarla fuera del plazo ordinario
    [return_relief] para reimportar los artículos sin derechos
   *[other] para ello
}
deadline-length = { $unit ->
    [working_days] { $count } días hábiles
    [months] { $count } meses
    [hours] { $count } horas
    [until_april_30] hasta el 30 de abril del año siguiente
   *[days] { $count } días
}
deadline-event = { $event ->
    [receipt] la recepción
    [delivery] la entrega
    [withdrawal] el desistimiento
    [cancellation] la cancelación
    [goods_back] la devolución de los artículos
    [goods_back_or_proof_of_sending] la devolución o el justificante de envío
    [order] el pedido
    [promised_delivery] la fecha de entrega prometida
    [complaint] la reclamación
    [knowing] el día en que se supo
    [posting] el envío
    [acceptance] la aceptación por el transportista
    [air_waybill] la fecha de la carta de porte aéreo
    [arrival] la llegada
    [notice] el aviso
    [latest_estimated_delivery] la última fecha estimada de entrega
    [export] la exportación
   *[other] el hecho
}
deadline-due = **{ $due }** es el último día { $what }: { $length } desde { $event } ({ $start }).
deadline-due-where = **{ $due }** es el último día { $what } ({ $where }): { $length } desde { $event } ({ $start }).
deadline-first-day = El propio día cuenta como el primero.
deadline-moved = El plazo acabaría en fin de semana o festivo, así que llega hasta el siguiente día hábil.
deadline-payer = { $payer ->
    [seller] El vendedor paga el envío de devolución.
   *[buyer] El comprador paga el envío de devolución, salvo que la tienda lo asuma.
}
deadline-shaky = Es conocimiento general; consúltelo con { $authority }.
deadline-shaky-alone = Es conocimiento general; consúltelo con la autoridad o un abogado.
deadline-low = La fuente es débil: cuente mejor con una fecha anterior.
deadline-note = { $rule ->
    [jp-withdrawal] No rige si la tienda indicó otras condiciones de devolución en el anuncio y en la pantalla final de confirmación.
    [gb-reject] Una reparación o sustitución detiene el plazo.
    [eu-refund] El vendedor puede esperar a los artículos o al justificante de envío.
    [cn-withdrawal] Los artículos deben estar intactos.
    [sa-withdrawal] Los artículos deben estar sin usar.
    [us-refund] Rige para pedidos cancelados por retraso; un ciclo de facturación si el propio vendedor dio el crédito.
    [ca-refund] Rige donde la provincia da el derecho a cancelar.
    [br-warranty] Para bienes no duraderos es más corto.
    [gb-warranty] En Escocia es más corto.
    [cn-return-relief] En su estado original, y no para alimentos.
   *[other] { "" }
}
deadline-source = Fuente: { $source }, a { $date }
error-no-rule = { $why ->
    [us-withdrawal] En Estados Unidos no hay un derecho federal a desistir de una compra en línea. Cuenta la política de la tienda, y quizá la ley estatal.
    [ca-withdrawal] Canadá no tiene un derecho general a desistir de una compra en línea; las provincias dan derechos por retrasos o contratos deficientes. Cuenta la política de la tienda.
    [au-withdrawal] Australia no da derecho a desistir; para artículos defectuosos rigen las garantías del consumidor. En lo demás cuenta la política de la tienda.
    [sg-withdrawal] Singapur no da derecho a desistir (conocimiento general, consúltelo con CASE). Cuenta la política de la tienda.
    [ae-withdrawal] No conozco un número de días en los Emiratos Árabes Unidos; las cláusulas como «sin devolución» son nulas.
    [us-warranty] En Estados Unidos no hay un plazo federal de garantía: cuentan la garantía del vendedor o fabricante y la ley estatal.
    [ca-warranty] En Canadá deciden las provincias; no conozco un número de días.
    [au-warranty] Las garantías australianas no tienen un número fijo de días: duran lo razonable para el artículo.
    [ae-warranty] Los Emiratos Árabes Unidos no fijan una garantía mínima.
    [au-refund] Las garantías australianas no fijan días para el reembolso.
    [eu-recall] En la Unión Europea se avisa a la autoridad sin demora indebida por el Safety Business Gateway; la ley no fija días. Avise de inmediato.
    [gb-recall] En el Reino Unido se avisa de inmediato a la OPSS; no conozco un número de días.
   *[other] No conozco una norma fechada para esto, así que no doy fecha. Consulte con la autoridad o un abogado.
}
error-bad-deadline-kind = No conozco ese tipo de plazo. Conocidos: { $known }.
