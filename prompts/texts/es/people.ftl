## Clientes y personas de la tienda: traspaso, grupo del personal, lo que se lleva de unos a otros. Markdown.

people-kind =
    { $kind ->
        [return] Devolución
        [exchange] Cambio
        [repair] Reparación
        [refund] Reembolso
        [missing_parts] Faltan piezas
        [damaged] Dañado
        [not_received] No recibido
        [wrong_item] Artículo equivocado
        [quality] Calidad
        [warranty] Garantía
        [invoice] Factura
        [cancellation] Cancelación
        [complaint] Reclamación
       *[question] Consulta
    }
people-remedy =
    { $remedy ->
        [refund] reembolso
        [replacement] artículo nuevo
        [repair] reparación
        [part] pieza de repuesto
        [document] documento
        [cancelled] cancelación
       *[answer] respuesta
    }
people-the-shop = la tienda
people-urgent = **Alguien puede estar en peligro.** Lea esto primero y responda enseguida.
people-fact-customer = El cliente habla
people-fact-wish = Quiere
people-fact-order = Pedido
people-fact-items = Artículos
people-fact-parcel = Paquete
people-deadline-kind =
    { $kind ->
        [withdrawal] derecho de devolución
        [return_by] envío de vuelta
        [refund] reembolso debido
        [warranty] garantía
        [claim] reclamación al transportista
        [reply] respuesta
       *[other] plazo
    }
people-deadline =
    { $whose ->
        [customer] Último día para el cliente ({ $kind }): { $day }
       *[seller] Último día para la tienda ({ $kind }): { $day }
    }
people-from-customer = Cliente { $name }
people-who =
    { $role ->
        [customer] Cliente
        [note] Nota
        [bot] Asistente
       *[staff] Tienda
    }
people-answer-by-reply = Responda al cliente contestando a este mensaje o a uno suyo; con // delante, sus palabras quedan entre ustedes.

people-key-claim = Lo tomo yo
people-key-snooze = Más tarde
people-key-suggest = Sugerir respuesta
people-key-close = Cerrar
people-key-send = Enviar
people-key-edit = Cambiar
people-key-drop = Descartar
people-key-snooze-1h = En 1 hora
people-key-snooze-4h = En 4 horas
people-key-snooze-tomorrow = Mañana
people-key-back = Volver al asistente
people-key-again = Escribir otra vez sobre esto

people-called =
    { $again ->
        [yes] Ya está hablando con las personas de { $shop } (caso { $number }).
       *[no] He llamado a una persona de { $shop }. Su caso es **{ $number }**.
    } { $open ->
        [yes] Responden antes del { $by }.
       *[no] Ahora no hay nadie trabajando; responden antes del { $by }.
    } Lo que escriba desde ahora les llega a ellos.
people-called-nobody = Su petición queda guardada como caso **{ $number }**, pero ahora no puedo localizar a nadie de { $shop }. Escriba también a la tienda donde hizo el pedido. Sigo intentándolo y se lo digo aquí en cuanto alguien responda.
people-called-elsewhere = Aquí no se le puede enviar nada por iniciativa nuestra: pregunte más tarde por el caso { $number } para leer la respuesta.
people-not-for-you = Usted está del lado de la tienda: el traspaso a una persona es para clientes. /help dice qué puedo hacer; para el asistente mismo, pregunte al administrador de la tienda.
error-people-private = En un grupo lo lee cualquiera. Escríbame en privado y llamo a una persona de la tienda.
doing-call-person = llamando a una persona…

people-passed-on = Su mensaje está con las personas de { $shop } (caso { $number }). Responden antes del { $by }.
people-passed-on-closed = Su mensaje está con las personas de { $shop } (caso { $number }). Ahora no hay nadie trabajando; responden antes del { $by }.
people-nobody = Su mensaje queda guardado en el caso { $number }, pero ahora no puedo localizar a nadie de { $shop }. Escriba también a la tienda donde hizo el pedido.
people-back = Aquí estoy otra vez: pregunte lo que quiera. El caso { $number } sigue abierto; lo que responda { $shop } le llega aquí, y si contesta a un mensaje suyo, les llega.
people-again = El caso { $number } está abierto otra vez. Lo que escriba ahora llega a { $shop }.
people-unanswered = Lo siento: nadie de { $shop } le ha respondido sobre el caso { $number } y el plazo prometido ha pasado. { $reached ->
        [yes] He avisado al vendedor.
       *[no] Tampoco he podido localizar al vendedor.
    } También puede escribir a la tienda donde hizo el pedido, o abrir allí una disputa (en la plataforma, o con su banco o tarjeta) antes de que acabe su plazo. Sus derechos por ley no terminan porque la tienda tarde.

people-calm-self-harm =
    Me alegro de que haya escrito. Solo soy un programa, así que he llamado a una persona (caso { $number }); lo leerá lo primero.

    Si puede hacerse daño ahora, llame enseguida al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México, 110 o 120 en China) o acuda a alguien que esté cerca. Hay líneas de ayuda a todas horas: 988 en EE. UU. y Canadá, 116 123 en el Reino Unido y parte de Europa, 12356 en China. No tiene que pasar por esto a solas.
people-calm-danger =
    Deje de usar el producto ahora y aléjese de él. Si hay heridos o fuego, llame enseguida al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México; en China 120 para un médico y 119 para fuego).

    He llamado a una persona de la tienda (caso { $number }); lo leerá lo primero. Cuando todos estén a salvo, guarde el producto y haga fotos.
people-calm-threat =
    Entiendo que está muy enfadado. He llamado a una persona (caso { $number }), que lo leerá lo primero.

    Si alguien está en peligro, también usted, llame al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México, 110 en China).
people-calm-alone =
    { $distress ->
        [self_harm] Me alegro de que haya escrito. Solo soy un programa y desde aquí no puedo localizar a nadie. Si puede hacerse daño ahora, llame enseguida al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México, 110 o 120 en China) o acuda a alguien que esté cerca. Hay líneas de ayuda a todas horas: 988 en EE. UU. y Canadá, 116 123 en el Reino Unido y parte de Europa, 12356 en China.
        [danger] Deje de usar el producto ahora y aléjese de él. Si hay heridos o fuego, llame enseguida al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México; en China 120 para un médico y 119 para fuego). Desde aquí no puedo localizar a nadie de la tienda: escríbale cuando todos estén a salvo.
       *[threat] Si alguien está en peligro, llame al número de emergencias de su país (112 en Europa, 999 en el Reino Unido, 911 en EE. UU., Canadá y México, 110 en China). Desde aquí no puedo localizar a nadie de la tienda.
    }

people-news =
    { $action ->
        [write] { $shop } escribe sobre el caso **{ $number }**:
        [ask_customer] { $shop } necesita algo de usted para el caso **{ $number }**:
        [approve] Caso **{ $number }**: { $shop } lo ha aprobado. { $remedy ->
            [refund] Se le devuelven { $amount }.
            [replacement] Recibirá un artículo nuevo.
            [repair] Se reparará.
            [part] Recibirá la pieza.
            [document] Recibirá el documento.
            [cancelled] El pedido se cancela.
           *[answer] Se ocupan de ello.
        } { $back ->
            [yes] Primero hay que enviar los artículos de vuelta: pregúnteme cómo.
           *[no] No tiene que devolver nada.
        }
        [refuse] Caso **{ $number }**: { $shop } lo ha rechazado, por este motivo:
        [receive] Caso **{ $number }**: ha llegado lo que envió de vuelta.
        [refund] Caso **{ $number }**: se han devuelto { $amount }.
        [replace] Caso **{ $number }**: el artículo nuevo está en camino. Número de seguimiento: { $parcel }
        [repair_done] Caso **{ $number }**: está reparado y en camino. Número de seguimiento: { $parcel }
        [send_back] Caso **{ $number }**: la devolución está anotada. Número de seguimiento: { $parcel }
        [resolve] El caso **{ $number }** está resuelto:
        [open] { $shop } ha abierto para usted el caso **{ $number }**:
        [reopen] { $shop } ha abierto otra vez el caso **{ $number }**.
        [close] El caso **{ $number }** está cerrado. Si algo sigue mal, escriba otra vez sobre ello.
       *[other] Algo ha cambiado en el caso **{ $number }**.
    }
people-shop-news =
    { $urgent ->
        [yes] 🔴 Urgente: alguien puede estar en peligro.
       *[no] { "" }
    } { $action ->
        [open] Caso nuevo **{ $number }** ({ $kind }). Responda antes del { $by }. Para decidirlo, escríbame /case { $number } en privado.
        [write] El cliente escribe sobre el caso **{ $number }**:
        [call_person] El cliente del caso **{ $number }** ({ $kind }) pide una persona. Se le dijo: respuesta antes del { $by }.
        [ask_seller] El caso **{ $number }** ({ $kind }) necesita la palabra del vendedor:
        [send_back] Caso **{ $number }**: el cliente ha enviado los artículos de vuelta. Número de seguimiento: { $parcel }
        [cancel_request] El cliente ha retirado el caso **{ $number }** ({ $kind }).
        [reopen] El cliente ha abierto otra vez el caso **{ $number }** ({ $kind }). Responda antes del { $by }.
        [close] El cliente ha cerrado el caso **{ $number }** ({ $kind }).
       *[other] Algo ha cambiado en el caso **{ $number }** ({ $kind }).
    }
people-due-customer =
    { $state ->
        [today] Caso { $number }: hoy es el último día ({ $kind }, { $day }).
       *[ahead] Caso { $number }: { $days ->
            [1] queda un día
           *[other] quedan { $days } días
        } ({ $kind }, hasta el { $day }).
    }
people-due-shop =
    { $state ->
        [past] ⏰ Caso { $number }: el último día ha pasado ({ $kind }, { $day }).
        [today] ⏰ Caso { $number }: hoy es el último día ({ $kind }, { $day }).
       *[ahead] ⏰ Caso { $number }: { $days ->
            [1] queda un día
           *[other] quedan { $days } días
        } ({ $kind }, hasta el { $day }).
    }

people-alarm = ⏰ El cliente del caso **{ $number }** ({ $kind }) lleva { $minutes } minutos de trabajo esperando. { $assigned ->
        [yes] Quien lo tomó: responda, por favor.
       *[no] Nadie lo ha tomado todavía.
    } { $level ->
        [1] { "" }
        [2] El vendedor está avisado.
        [3] El vendedor y el cliente están avisados.
       *[4] El cliente está avisado.
    }
people-escalated = ⏰ Nadie ha respondido al caso **{ $number }** ({ $kind }): { $minutes } minutos de trabajo. Responda usted o procure que alguien lo haga.
people-awake = ⏰ El caso **{ $number }** estaba aplazado hasta ahora.
people-reopened = El cliente escribe otra vez: el caso **{ $number }** está abierto de nuevo.
people-given-back = El cliente del caso **{ $number }** ha vuelto al asistente. Lo que escriba le sigue llegando.
people-claimed = **{ $name }** ha tomado el caso { $number }.
people-claimed-already = El caso { $number } ya es suyo.
people-released = **{ $name }** ha soltado el caso { $number }: espera a que alguien lo tome.
people-released-already = Nadie había tomado el caso { $number }.
people-released-by-leaving = Quien tenía el caso { $number } ha salido del grupo: espera a que alguien lo tome.
people-closed = **{ $name }** ha cerrado el caso { $number }. Se le dice al cliente.
people-closed-already = El caso { $number } ya está cerrado.
people-close-first = El caso { $number } no se puede cerrar así: lo aprobado hay que hacerlo antes, o deshacerlo.
people-snooze-how = ¿Hasta cuándo lo aplazo? También puede escribir /snooze 2h, /snooze 3d o /snooze mañana.
people-snoozed = **{ $name }** ha aplazado el caso { $number } hasta { $until }. Un mensaje del cliente lo despierta.
people-note-how = Escriba /note y sus palabras, o empiece un mensaje con //: queda entre ustedes.
people-noted = Anotado en el caso { $number }; el cliente no lo ve.
people-not-staff = Esto no se ha enviado al cliente: usted no es del personal de la tienda. Un vendedor o administrador puede invitarle.
people-not-sent = Esto no se ha enviado al cliente: { $why }
people-no-channel = Está en el caso, pero aquí no se puede escribir al cliente (usa la terminal o ha bloqueado el bot). Lo lee cuando pregunte por su caso.
people-undelivered = El cliente del caso { $number } no ha recibido esto: { $why }
people-edit-to-note = El cliente ya tiene este mensaje: convertirlo en nota no lo retira. Sigue viendo las palabras de antes.

people-draft = Respuesta sugerida (de { $model ->
        [desk] los documentos
       *[other] { $model }
    }); nada se envía hasta que usted lo diga:
people-draft-opening = Hola, gracias por su mensaje sobre { $number }.
people-draft-state =
    { $state ->
        [waiting_customer] Necesitamos su respuesta para seguir. ¡Gracias!
        [approved] Su petición está aprobada y estamos en ello.
        [goods_in_transit] Le escribimos en cuanto llegue su paquete.
        [goods_received] Su paquete ha llegado y lo estamos mirando.
        [inspected] Hemos mirado lo que envió y le escribimos a continuación.
        [resolved] Por nuestra parte está resuelto; díganos si algo sigue mal.
        [closed] Por nuestra parte está resuelto; díganos si algo sigue mal.
       *[open] Lo estamos mirando y le escribimos en cuanto sepamos más.
    }
people-draft-edit = Conteste a este mensaje con las palabras que deban ir; llegan al cliente. Para copiar:
people-draft-sent = Enviado al cliente en nombre de **{ $name }**.
people-draft-used =
    { $state ->
        [sent] Este borrador ya se envió.
        [changed] Se enviaron otras palabras en lugar de este borrador.
       *[dropped] Este borrador está descartado.
    }

telegram-menu-staffgroup = el grupo en que el personal responde
people-group-how =
    { $linked ->
        [yes] Su tienda tiene un grupo del personal. `/staffgroup off` lo termina; para usar otro grupo:
       *[no] En un grupo del personal cada caso tiene su tema, y lo que escriba allí llega al cliente. Para prepararlo:
    }

    1. Haga un grupo con temas (ajustes del grupo → Temas) y añádame como **administrador que puede gestionar temas**. Sin temas también funciona: se responde contestando.
    2. Escriba en ese grupo: { $code }

    El código vale { $hours ->
        [1] una hora
       *[other] { $hours } horas
    }, una vez. Solo el personal y los vendedores de la tienda pueden responder allí; invítelos con /invite.
people-group-denied = Solo un vendedor de la tienda puede hacerlo: escríbame /staffgroup en privado y use el código que reciba.
people-group-off = Hecho: la tienda ya no tiene grupo del personal. Los casos llegan en privado a vendedores y personal.
people-group-taken = Este grupo ya es de otra tienda: su personal leería los casos de sus clientes. Use un grupo propio.
people-group-linked = Este es ahora el grupo del personal de **{ $shop }**. Todos en él pueden leer los casos; solo los vendedores y el personal de la tienda pueden responder. Quien sale del grupo sale del personal.
people-group-topics = Cada caso tiene aquí un tema. En él, sus palabras van al cliente y con // delante quedan entre ustedes; /claim, /snooze 2h, /suggest, /note, /close.
people-group-no-rights = Todavía no puedo gestionar temas aquí: hágame administrador con ese derecho. Hasta entonces cada mensaje lleva el número de su caso y se responde contestando.
people-group-no-topics = Este grupo no tiene temas: cada mensaje lleva el número de su caso y se responde contestando. Con temas (ajustes del grupo → Temas) cada caso tiene su sitio.
people-group-lost = Me han quitado del grupo del personal de la tienda. Desde ahora los casos le llegan en privado. Esperan: { $numbers }
