# Devolución del IVA a la exportación en China.

refund-title = IVA a la exportación, { $mode }, SA { $hs }, { $date }
refund-refund = Devolución: { $amount } CNY ({ $rate } de { $base } CNY).
refund-none = Sin devolución: la exportación { $treatment ->
    [exempt] está exenta de IVA y el IVA soportado no se devuelve.
   *[taxed] tributa como venta nacional.
}
refund-cost = IVA que queda a su cargo: { $cost } CNY.
refund-next = Desde el { $from } el tipo es { $rate }.
refund-source = Fuente: { $source }{ $date ->
    [none] .
   *[other] , a fecha de { $date }.
}
refund-source-given = El tipo es el que usted indicó.
refund-notes-title = Tenga en cuenta:
refund-informational = Estimación informativa; decide la administración tributaria.
refund-trader = Empresa comercial: tipo de devolución × precio de compra sin IVA de la factura especial; el IVA soportado por encima es un coste.
refund-manufacturer = Fabricante: FOB × tipo es el límite; lo que se paga depende del crédito restante del período.
refund-zero-rate = Con tipo 0 no se devuelve nada. Un tipo 0 por anuncio no hace por sí mismo que la venta tribute: consulte a la administración.
refund-36-months = Las exportaciones no declaradas en 36 meses tributan como ventas nacionales (Ley del IVA, desde 2026-01-01).
refund-by-announcement = El tipo es el del anuncio para estas mercancías; compruebe que su código de diez cifras está en la lista.
refund-ended-2024 = Para los productos de aluminio y cobre y el aceite de cocina usado de la lista, la devolución terminó el 2024-12-01 (Anuncio 2024 n.º 15).
refund-exempt = Exenta: ni se paga ni se devuelve; en una zona piloto el beneficio puede estimarse en el 4% de los ingresos.
refund-taxed = Sin factura especial de IVA la exportación tributa como venta nacional, sobre FOB ÷ (1 + tipo).
refund-9810-sold = Mercancía enviada al almacén y vendida: la devolución es definitiva.
refund-9810-unsold = Mercancía aún no vendida: desde 2025-01-27 se puede devolver a la salida y se liquida con la venta.
refund-mode-0110 = 0110 comercio general: declaración completa; devolución con factura especial.
refund-mode-9610 = 9610 paquetes a consumidores: despacho por lista, declaración mensual; devolución con factura; exención sin ella solo en zonas piloto integrales.
refund-mode-9710 = 9710 venta directa a empresas por plataforma: devolución con factura.
refund-mode-9810 = 9810 existencias para almacén en el extranjero: devolución a la salida, liquidación con la venta (Anuncio 2025 n.º 3).
refund-mode-1210 = 1210 por zona franca: la entrada en la zona cuenta como exportación.
refund-mode-1039 = 1039 compra en mercados: hasta 150.000 USD por declaración, exento, sin devolución.
error-bad-export-mode = La modalidad es 0110, 9610, 9710, 9810, 1210 o 1039.

refund-rate-now = Tipo de devolución a la exportación de SA { $hs } el { $date }: { $rate ->
    [none] ninguno que nombre un anuncio fechado.
   *[other] { $rate }.
}
refund-rate-step = { $rate }, { $from ->
    [none] hasta el { $to }
   *[other] { $to ->
        [none] desde el { $from }
       *[other] desde el { $from } hasta el día anterior al { $to }
    }
}
refund-give-price = Dígame el precio de compra en CNY y calculo el importe.
refund-modes-title = IVA de exportación por modalidad, SA { $hs }, { $date }
refund-col-mode = Modalidad
refund-col-treatment = Tratamiento
refund-col-refund = Devolución, CNY
refund-col-cost = IVA que queda, CNY
refund-treatment = { $treatment ->
    [refund] devolución
    [exempt] exento, sin devolución
   *[taxed] gravado como venta interior
}
refund-open = nuestras fuentes no lo resuelven, o falta una cifra
refund-cny = La devolución china se calcula en CNY. ¿Cuál es el precio en CNY?
ask-refund-hs = ¿Cuál es el código aduanero (SA) de la mercancía? De él depende el tipo de devolución.
doing-export-refund = Calculando la devolución a la exportación…
