# Productos vigilados: qué se guardó y qué cambia en uno de ellos.

watch-saved = Vigilo **{ $products }** { $products ->
    [1] producto
   *[other] productos
} en { $markets } { $markets ->
    [1] combinación de producto y mercado
   *[other] combinaciones de producto y mercado
}. Cuando cambie un arancel o un impuesto, le escribo con la fuente.
watch-problems = No guardados ({ $count }):
watch-change = Desde el { $date }: { $product } a { $market }
watch-duty = aranceles { $before } % → { $after } %
watch-tax = impuesto a la importación { $before } % → { $after } %
watch-margin = margen { $before } % → { $after } %
watch-new = nuevo: { $measures }
watch-gone = ya no se cobra: { $measures }
watch-source = fuente: { $sources }
watch-lost = Ya no puedo calcular { $product } a { $market }: las tablas no tienen una cifra con fecha o falta información. Compruebe su código HS y envíe el producto de nuevo.
