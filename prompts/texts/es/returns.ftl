# Papeles de una devolución, y adónde van los artículos devueltos.

return-slip-title = Hoja de devolución
return-slip-number = Número de devolución (RMA)
return-slip-order = Pedido
return-slip-to = Enviar a
return-slip-items = Artículos
return-slip-by = Enviar hasta
return-slip-put-in = Ponga esta hoja en el paquete y escriba el número de devolución por fuera.
return-slip-proof = Guarde el justificante de envío con el número de seguimiento.
return-slip-customs = Desde el extranjero: escriba «returned goods» en el formulario de aduana, con el precio real que pagó, no cero.
return-papers-made = Aquí están la hoja de devolución y el formulario CN23 del caso **{ $number }**.
return-papers-no-address = La política de la tienda no tiene dirección de devolución para { $market }; la hoja la deja abierta. /policy la fija.
return-papers-wait = La tienda aún no ha dado una dirección de devolución. Espere a tenerla antes de enviar nada.
return-ask-address = ¿Adónde van las devoluciones de { $market }? Escriba la dirección; la guardo en la política de la tienda para todos los países. Para un solo país empiece con su código, DE: …
return-papers-open = En el formulario de aduana queda abierto lo que nadie me ha dicho; escríbalo, por favor:
return-papers-lack = { $what ->
    [weight] peso
    [hs] código HS
    [origin] país de origen
   *[value] valor
}
return-papers-fill = Los relleno yo en cuanto el artículo esté con su SKU entre sus productos vigilados.
return-papers-relief = A China: sin impuesto de importación durante { $months } meses desde la exportación, en su estado original; alimentos excluidos. El pedido no dice cuándo se envió.
return-route = { $route ->
    [keep] reembolso sin devolución
    [warehouse] almacén en el extranjero
    [consolidated] reunir allí y enviar juntos a casa
   *[home] directo a China
}
return-route-column = vía
return-costs-column = costes
return-brings-column = aporta
return-result-column = queda
return-break-even-column = compensa desde un valor de
return-best = Lo mejor según estas cifras: **{ $route }**.
return-refund-owed = El reembolso al cliente se debe en todas las vías, así que no está en ninguna cifra.
return-given = Valor, portes, manipulación y reventa son las cifras que usted dio.
return-note = { $note ->
    [dangerous] No viaja nada que pueda ser peligroso: una batería hinchada, caliente o con fugas se queda donde está.
    [tax_due] A China: fuera de su estado original o de las fechas de la exención, se debe impuesto de importación. No tengo aquí el tipo y no está en la cifra.
    [relief_over] A China: los seis meses de la exención acabaron el { $until }. Se debe impuesto y no está en la cifra.
    [relief_unknown] A China: dígame cuándo se exportó y sabré si vuelve sin impuesto de importación.
    [relief] A China: sin impuesto de importación hasta el { $until }, en su estado original; alimentos excluidos.
   *[refund_back] La devolución de IVA a la exportación ya recibida debe reintegrarse por los artículos que vuelven (conocimiento general, consulte con la oficina fiscal).
}
return-ask = { $field ->
    [value] ¿Cuánto vale una pieza como nueva? Un importe con su moneda, por favor.
    [postage_local] ¿Cuánto cuesta el porte local a un almacén, por pieza?
    [postage_home] ¿Cuánto cuesta el porte directo a China, por pieza?
    [consolidated] ¿Cuál es la parte de una pieza en un envío conjunto a casa?
    [handling] ¿Cuánto cuesta revisar y reetiquetar, por pieza?
    [resale_share] ¿Qué porcentaje de su valor aporta una pieza devuelta al revenderla fuera?
   *[home_share] ¿Qué porcentaje de su valor aporta una pieza devuelta en casa?
}
