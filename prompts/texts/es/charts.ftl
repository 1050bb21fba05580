# Gráficos de una estimación y mercados comparados.

chart-goods = Mercancía y transporte
chart-currency = Importes en { $currency }
chart-markets = Coste en destino por mercado
chart-note = { $date ->
    [none] Estimación informativa, no es una resolución.
   *[other] Estimación informativa, no es una resolución. Dato más antiguo: { $date }.
}
error-no-font = Aquí no puedo dibujar la imagen: no hay instalada una fuente con estos caracteres. Las cifras están en el texto.
compare-col-market = Mercado
compare-col-landed = Coste en destino ({ $currency })
compare-col-duty = Aranceles
compare-col-tax = Impuesto
compare-col-fees = Tasas
compare-left-out = No comparados: { $markets } (falta información o no hay un tipo con fecha).
doing-compare-markets = Comparando los mercados…
terminal-file = Guardado: { $path }
chart-in-english = Las palabras de la imagen están en inglés: aquí ninguna fuente tiene los caracteres de su idioma (el extra «charts» trae una).
