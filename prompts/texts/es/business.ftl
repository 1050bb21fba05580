# La cuenta Telegram Business propia del vendedor, por la que responde el bot.

business-mode = { $mode ->
    [draft] borrador
    [auto] automático
   *[off] apagado
}
business-connected = Su cuenta Telegram Business está conectada. Modo: **{ $mode }**. Por cada mensaje de un cliente le muestro aquí un borrador; nada sale antes de que pulse «Enviar». Solo uso los documentos para clientes y los pedidos propios del cliente. Cambie el modo con /business auto, /business draft o /business off.
business-ended = Su cuenta Telegram Business ya no está conectada: no respondo a nadie allí.
business-refused = Solo quienes venden para una tienda de este bot pueden conectar su cuenta Telegram Business. No respondo a nadie allí. Pida antes una invitación a quien lo opera.
business-no-right = Su cuenta Telegram Business está conectada, pero no puedo responder allí: permita «Responder a mensajes» en Telegram, en Business → Chatbots. Hasta entonces no respondo a nadie.
business-sellers-only = /business es para vendedores, en un chat privado conmigo.
business-none = No hay ninguna cuenta Telegram Business suya conectada. En Telegram: Ajustes → Telegram Business → Chatbots → @{ $username }. Entonces le muestro aquí borradores de respuesta.
business-state = Cuentas conectadas: { $count }. Modo: **{ $mode }**. Cámbielo con /business draft (usted aprueba cada respuesta), /business auto (sale al momento en su nombre) o /business off.
business-draft = **Borrador para { $name }**

    > { $question }
business-how = Envíelo, descártelo, o responda a este mensaje con sus propias palabras: saldrán en su lugar.
business-send = Enviar
business-drop = Descartar
business-sent = Enviado en su nombre.
business-dropped = Descartado: no se envió nada.
business-gone = Ese borrador ya no está.
business-was-sent = Ese borrador ya se envió.
business-was-dropped = Ese borrador se descartó, o el cliente retiró el mensaje.
business-was-overtaken = Después de este borrador llegó un mensaje más nuevo, o uno suyo: no se envió.
business-was-own = Ese borrador ya no está.
business-not-delivered = Telegram no aceptó esta respuesta en su nombre: { $why }. Por una cuenta de empresa solo se puede responder dentro de las 24 horas desde el último mensaje del cliente.
telegram-menu-business = su cuenta Telegram Business
