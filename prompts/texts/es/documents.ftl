## El personal añade un documento a la biblioteca.

documents-understood =
    He leído **{ $file }**.
    Título: **{ $title }**
    { $sections ->
        [one] Una sección
       *[other] { $sections } secciones
    }, { $characters } caracteres, idioma: { $language }
documents-pages = { $pages ->
        [one] Una página
       *[other] { $pages } páginas
    }
documents-scanned = ⚠️ Páginas sin texto (escaneadas), que nadie podrá encontrar: { $pages }
documents-hidden = ⚠️ Se han omitido { $count } caracteres que el lector no ve (blancos, diminutos u ocultos).
documents-left-out = Omitido: { $names }
documents-is-new = Todavía no hay ningún documento con este nombre.
documents-replaces = Sustituirá la versión { $version } de «{ $title }».
documents-several = Han llegado { $count } archivos; este es el primero. Los demás siguen, uno tras otro.
documents-ask-audience = ¿Quién puede leerlo?
documents-ask-market = ¿De qué mercado trata?
documents-ask-title = ¿Con qué título? Para otro distinto, envíe de nuevo el archivo con el título como comentario.
documents-ask-as-of = ¿A qué fecha corresponden sus datos?
documents-audience-public = todos, también los clientes
documents-audience-seller = vendedores y personal
documents-audience-staff = solo el personal
documents-market-world = Todos los mercados
documents-as-of-unknown = No se sabe
documents-cancel = No añadirlo
documents-cancelled = No se ha añadido { $file }.
documents-gone = Ese documento ya no está pendiente. Envíe el archivo de nuevo, por favor.
documents-added = **{ $title }** está en la biblioteca y ya se puede encontrar ({ $audience }; { $market }; { $passages ->
        [one] un pasaje
       *[other] { $passages } pasajes
    }).
documents-replaced = **{ $title }** está ahora en la versión { $version } y ya se puede encontrar ({ $audience }; { $market }; { $passages ->
        [one] un pasaje
       *[other] { $passages } pasajes
    }).
documents-unchanged = **{ $title }** ya estaba en la biblioteca tal cual ({ $audience }; { $market }). Nada ha cambiado.
documents-changed = Respecto a la versión { $before }: { $added } líneas nuevas, { $removed } eliminadas.
documents-figures = Cifras eliminadas: { $gone } · nuevas: { $new }
documents-more = … y { $count } líneas más
