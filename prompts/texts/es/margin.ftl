# Economía por unidad: lo que cuesta una pieza en destino y lo que queda de su precio.

margin-title = { $quantity ->
    [1] Una pieza
   *[other] Por pieza, de { $quantity }
}
margin-col-what = Concepto
margin-col-amount = Importe ({ $currency })
margin-landed-cost = Coste en destino
margin-duty = · de él, aranceles
margin-tax = · impuesto a la importación
margin-fees = · de él, tasas de importación
margin-price = Precio de venta
margin-net-price = Precio sin el { $rate } % de impuesto
margin-platform-fee = Comisión de la plataforma ({ $rate } %)
margin-payment-fee = Comisión de cobro ({ $rate } %)
margin-last-mile = Última milla
margin-returns = Devoluciones
margin-profit = Beneficio
margin-gain = De cada pieza le quedan **{ $profit } { $currency }**: un margen del **{ $margin } %** del precio neto.
margin-loss = Con cada pieza **pierde** dinero: { $profit } { $currency }, un margen del **{ $margin } %**.
margin-break-even = Precio de equilibrio: { $price } { $currency }.
margin-never = Ningún precio lo cubre: las comisiones y las devoluciones se llevan tanto del precio que no queda nada para el coste.
margin-target = Para un margen del { $margin } %, venda a { $price } { $currency } o más.
margin-target-never = Con estas comisiones y devoluciones, ningún precio alcanza un margen del { $margin } %.
margin-assumptions = En qué se basa:
margin-one-piece = No se indicó el número de piezas, así que el valor cuenta como el de una.
margin-tax-recovered = El vendedor deduce el impuesto a la importación y el impuesto sobre la venta va incluido en el precio.
margin-tax-is-cost = El impuesto a la importación cuenta como coste y el precio es todo suyo. Si está registrado, indique el tipo del impuesto sobre la venta.
margin-returns-written-off = Una pieza devuelta se reembolsa entera, sus comisiones no se recuperan y la mercancía se da por perdida.
margin-converted = { $source ->
    [given] Convertido a su tipo: 1 { $currency } = { $rate } { $to }.
   *[other] Convertido a 1 { $currency } = { $rate } { $to } ({ $source }, { $date }).
}
error-bad-percentage = { $field } tiene que ser un porcentaje de 0 a menos de 100, por ejemplo 15%.
