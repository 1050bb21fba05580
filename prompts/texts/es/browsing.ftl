# Hojear los documentos: /docs, o lo mismo con palabras. Los valores llegan escapados; los textos son Markdown.

telegram-menu-docs = hojear los documentos
terminal-command-docs = hojear los documentos: por eslabón, mercado, título, o lo nuevo
doing-browse-documents = Abro los documentos…
browse-link-1 = Mercados exteriores
browse-link-2 = Derechos de importación y exportación
browse-link-3 = Existencias e inspección
browse-link-4 = Logística
browse-link-5 = Aduana e impuestos
browse-link-6 = Posventa
browse-link-count = { $link }: { $count ->
        [one] un documento
       *[other] { $count } documentos
    }
browse-unlinked = Otros: { $count ->
        [one] un documento
       *[other] { $count } documentos
    }
browse-overview = { $count ->
        [0] **Todavía no hay documentos abiertos para usted.**
        [one] **Puede leer un documento.** Elija un eslabón del comercio, o escriba `/docs` con un país o palabras de un título.
       *[other] **Puede leer { $count } documentos.** Elija un eslabón del comercio, o escriba `/docs` con un país o palabras de un título.
    }
browse-by-market = Por mercado
browse-changes-button = Cambios de este mes ({ $count })
browse-everything = Todos los documentos
browse-next = Página siguiente ›
browse-previous = ‹ Página anterior
browse-markets = ¿Qué mercado?
browse-list = { $count ->
        [one] **Un documento** · { $about }
       *[other] **{ $count } documentos** · { $about }
    }
browse-nothing = No hay tal documento entre los que usted puede leer.
browse-page = Página { $page } de { $pages }
browse-stale = pasada su fecha de revisión
browse-changes = { $count ->
        [one] **Un documento** es nuevo o ha cambiado desde el { $since }:
       *[other] **{ $count } documentos** son nuevos o han cambiado desde el { $since }:
    }
browse-no-changes = Nada ha cambiado en sus documentos desde el { $since }.
browse-new = nuevo el { $on }
browse-changed = cambiado el { $on }
browse-facts = datos a fecha de { $on }
