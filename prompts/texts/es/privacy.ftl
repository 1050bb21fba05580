## Datos personales, límites e invitaciones.

telegram-menu-mydata = qué se guarda sobre mí
telegram-menu-forget = borrar lo que se guarda sobre mí
telegram-menu-invite = invitar a un vendedor o a un compañero
terminal-command-mydata = qué se guarda aquí sobre usted
terminal-command-forget = borrar lo que se guarda aquí sobre usted

privacy-data-file = Esto es todo lo que guardo sobre usted. El archivo es JSON, que también leen los programas. /forget lo borra.
privacy-private = En un grupo no puedo mostrar ni borrar lo suyo. Escríbame en privado y envíe allí la orden.
privacy-forget-ask =
    ¿Borro lo que guardo sobre usted? Es decir: nuestras conversaciones, sus mensajes y mis respuestas, sus ajustes de idioma y de papel, y un papel concedido por invitación. No se puede deshacer.

    { $kept }
privacy-forget-yes = Sí, borrarlo
privacy-forget-done =
    Hecho. Borrado: { $messages ->
        [one] { $messages } mensaje
       *[other] { $messages } mensajes
    }, { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    }, todas nuestras conversaciones y sus ajustes. Justificante: `{ $receipt }`

    { $kept }
privacy-kept =
    Lo que queda, por qué y por cuánto tiempo:

    - los números de los mensajes ya respondidos, sin usted ni su texto, para no responder dos veces a una segunda entrega: { $messages } días
    - la cuenta de sus mensajes de hoy, hasta medianoche UTC, contra las avalanchas
    - que se borró algo y cuándo, sin decir de quién ni qué, para probar que se hizo: { $receipts } días
    - pedidos: número, artículos, importes y país, el registro de ventas de la tienda, que debe guardar por ley fiscal y aduanera, mientras me use. Su nombre, dirección, correo y teléfono se borran de ellos aquí, y ninguna importación posterior los trae de vuelta. Por lo que la tienda guarde en otro lugar, pregunte a la tienda.
    - paquetes: sus números y su seguimiento, sin su nombre, hasta { $parcels } días después de la entrega
    - de los casos terminados: de qué clase, qué se decidió y pagó, y cuándo; sin usted, sus palabras ni sus archivos
privacy-kept-cases = - { $numbers }: aún hace falta, porque está abierto o corre un plazo suyo (reembolso, reclamación, garantía). En cuanto acabe, sus datos se borran de él por sí solos.
terminal-forget-ask = Esto borra nuestras conversaciones en todos los papeles, lo que ha escrito aquí (el historial) y el registro. No se puede deshacer: escriba /forget yes. Sus paquetes y documentos se quedan en { $home }.
terminal-forget-done = Borrado: las conversaciones, el historial y el registro. Sus paquetes y documentos se quedan en { $home }.

limit-messages = Va muy rápido: respondo hasta { $limit } mensajes por minuto. Espere { $wait } segundos y escriba de nuevo; lo que envíe hasta entonces no lo responderé.
limit-model = (Se ha agotado la cuota diaria del modelo de lenguaje. Hasta medianoche UTC respondo por mi cuenta, con los mismos documentos y datos.)

telegram-invite-how = Escriba /invite seller o /invite staff. Recibirá un enlace para una persona, de un solo uso, válido { $days } días.
telegram-invite-link =
    Este enlace convierte a una persona en **{ $role }**. Sirve una sola vez, hasta el { $until }. No lo envíe a nadie más:

    { $link }
telegram-invite-denied = Solo un administrador puede invitar.
telegram-invite-granted = ¡Bienvenido! Ahora su papel aquí es **{ $role }**. /help muestra lo que puedo hacer.
telegram-invite-used = Esta invitación ya se ha usado. Pida otra al administrador.
telegram-invite-expired = Esta invitación ha caducado. Pida otra al administrador.
telegram-invite-unknown = No conozco esta invitación. Abra de nuevo el enlace tal como lo recibió o pida otra al administrador.
