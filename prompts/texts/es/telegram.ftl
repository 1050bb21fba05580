# Los textos propios del canal de Telegram. Los valores llegan escapados; los textos son Markdown.

telegram-start =
    ¡Hola! Soy Quayside, un asistente para quienes venden a otros países. Escríbame con sus propias palabras, por ejemplo:

    - ¿dónde está LX123456785CN?
    - ¿qué arancel pagan 200 camisetas de algodón, a 4 $ cada una, de China a Alemania?
    - ¿cuánto tiempo tiene un comprador en Francia para devolver algo?

    También tengo estos comandos:

    { $commands }
telegram-help-customer =
    Averiguo dónde está su paquete, qué aranceles e impuestos se suman a un precio y qué dicen las normas sobre devoluciones y garantías. Cada dato lleva su fuente. Escriba lo que quiera saber o use:

    { $commands }
telegram-help-seller =
    Ayudo con lo que exige vender a otros países: aranceles y coste total, registros y normas de cada mercado, paquetes, documentos y devoluciones. Cada dato lleva su fuente. Escriba lo que quiera saber o use:

    { $commands }
telegram-help-staff =
    Además de los documentos públicos ve los internos, y los paquetes y casos de la tienda. Cada dato lleva su fuente. Escriba lo que necesite o use:

    { $commands }
telegram-help-role = Ahora actúa como **{ $role }**; con /role puede cambiarlo.

telegram-menu-track = dónde está un paquete
telegram-menu-duty = aranceles e impuestos de un envío
telegram-menu-role = actuar con otro rol
telegram-menu-language = elegir el idioma
telegram-menu-reset = olvidar esta conversación y empezar de nuevo
telegram-menu-help = lo que sé hacer

telegram-ask-track = Seguir mi paquete
telegram-ask-track-this = Seguir el paquete { $about }
telegram-ask-duty = ¿Qué arancel tengo que pagar?
telegram-ask-duty-this = Qué aranceles e impuestos: { $about }

telegram-unknown-command = No conozco { $command }. En /help está lo que sé hacer, o escriba simplemente lo que necesita.
telegram-unknown-command-near = No conozco { $command }. ¿Quería decir { $near }?

telegram-role-customer = cliente
telegram-role-seller = vendedor
telegram-role-staff = personal
telegram-role-admin = administrador
telegram-role-choose = Ahora actúa como **{ $role }**. ¿Con qué rol quiere seguir? Empezará una conversación nueva.
telegram-role-taken = Ahora actúa como **{ $role }**. Esta es una conversación nueva.
telegram-role-only = Actúa como **{ $role }**, y es el único rol que tiene aquí. Si necesita otro, pídalo al administrador de la tienda.
telegram-role-denied = El rol «{ $role }» no está a su disposición. Si lo necesita, pídalo al administrador de la tienda.
telegram-role-private = En un grupo respondo a todos por igual. Escríbame en privado para cambiar de rol.

telegram-language-en = English
telegram-language-zh = 中文
telegram-language-es = Español
telegram-language-ru = Русский
telegram-language-any = Como yo escriba
telegram-language-choose = ¿En qué idioma quiere que responda?
telegram-language-taken = A partir de ahora responderé en español.
telegram-language-auto = Responderé en el idioma en que me escriba.
telegram-language-unknown = Todavía no hablo «{ $language }». Elija, por favor:

telegram-reset = Listo: he olvidado esta conversación. ¿En qué puedo ayudarle?

telegram-press-used = Aquí ya ha elegido.
telegram-press-old = Estos botones ya no valen. Use mi último mensaje o escriba lo que quiera.
telegram-press-foreign = Estos botones son para quien preguntó.

telegram-file =
    { $kind ->
        [photo] Todavía no puedo ver imágenes.
        [voice] Todavía no puedo escuchar mensajes de voz.
        [audio] Todavía no puedo escuchar grabaciones.
        [video] Todavía no puedo ver vídeos.
        [video_note] Todavía no puedo ver vídeos.
        [document] Todavía no puedo abrir archivos.
        [sticker] ¡Qué simpático! Pero no entiendo los stickers.
        [location] Todavía no puedo usar ubicaciones.
       *[other] Todavía no puedo leer este tipo de mensaje.
    } Escríbamelo con palabras; también leo el texto que acompaña a una imagen o un archivo.
telegram-caption-only =
    { $kind ->
        [photo] (He leído su texto; la imagen todavía no puedo verla.)
        [document] (He leído su texto; el archivo todavía no puedo abrirlo.)
       *[other] (Solo he leído su texto; lo que lo acompaña todavía no puedo abrirlo.)
    }

telegram-late = Disculpe la espera: escribió esto { $ago } y no me ha llegado hasta ahora.
telegram-delay = Algo ha fallado por nuestra parte. Su mensaje está guardado y lo estoy intentando de nuevo.
telegram-apology = Lo siento: algo ha fallado por nuestra parte y no he podido responder a esto. Su mensaje queda guardado para que nuestro equipo lo revise. Inténtelo un poco más tarde o dígalo de otra manera.
telegram-uncertain = Telegram no ha confirmado una parte de mi respuesta; puede que no le haya llegado.
telegram-again-button = Enviarla otra vez
telegram-nothing = No tengo nada que mostrar sobre eso. Pregúntelo de otra manera, por favor.

telegram-sources = Fuentes
telegram-as-of = a fecha de { $date }
