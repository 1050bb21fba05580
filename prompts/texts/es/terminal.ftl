## El canal de terminal: `quayside chat`

terminal-welcome = Quayside: envíos, aranceles, normas y devoluciones para quienes venden al extranjero.
terminal-welcome-how = Escriba sin más. /help muestra lo que sé hacer, /lang cambia el idioma, Ctrl-D sale.
terminal-examples = Por ejemplo:
terminal-samples = Envíos de muestra para probar (inventados, no son reales): { $numbers }
terminal-sample-data = datos de muestra

terminal-role-customer = cliente
terminal-role-seller = vendedor
terminal-role-staff = personal
terminal-role-admin = administrador
terminal-language-auto = el idioma de su mensaje

terminal-opening = preparándolo todo…
terminal-thinking = un momento…
terminal-sources = Fuentes
terminal-as-of = a fecha de { $date }
terminal-choose = Escriba un número para elegir, o siga escribiendo.
terminal-stopped = Detenido. Lo que ya estaba hecho sigue hecho; puede continuar.
terminal-leave-hint = Pulse Ctrl-C otra vez para salir, o siga escribiendo.
terminal-goodbye = Hasta pronto.
terminal-unreadable = No había nada legible en ese mensaje. Escríbalo de nuevo como texto normal, por favor.

terminal-failed = Lo siento, algo ha fallado por mi parte. Su próximo mensaje funcionará con normalidad; los detalles están en { $log }.
error-not-opened = Lo siento, no he podido arrancar. Los detalles están en { $log }. Lo intentaré de nuevo con su próximo mensaje.

terminal-commands = Comandos
terminal-command-help = lo que sé hacer
terminal-command-role = hablar como otra persona: customer (cliente), seller (vendedor), staff (personal) o admin
terminal-command-lang = idioma: en, zh, es, ru o auto
terminal-command-reset = olvidar esta conversación y empezar de nuevo
terminal-command-quit = salir (también con Ctrl-D)
terminal-command-unknown = No conozco { $command }. ¿Quería decir { $closest }?
terminal-command-unfamiliar = No conozco { $command }. /help muestra los comandos; para preguntar, escriba sin más.
terminal-role-now = Habla como: { $role }. Para cambiar: /role { $choices }
terminal-role-changed = Ahora habla como: { $role }. Es una conversación aparte.
terminal-role-unknown = No hay ningún papel llamado { $name }. Elija uno: { $choices }
terminal-language-now = Idioma: { $language }. Para cambiar: /lang { $choices }
terminal-language-changed = Responderé en español.
terminal-language-automatic = Responderé en el idioma en que escriba.
terminal-language-unknown = No hablo { $name }. Elija uno: { $choices }
terminal-reset-done = Olvidado. Empezamos de nuevo.

terminal-example-customer-1 = ¿Dónde está mi paquete { $number }?
terminal-example-customer-2 = ¿Cuántos días tengo para devolver un artículo?
terminal-example-customer-3 = ¿Quién paga los gastos de aduana de mi pedido?
terminal-example-seller-1 = ¿Dónde está { $number }?
terminal-example-seller-2 = ¿Qué arancel pagan 200 camisetas de algodón, 4 USD cada una, de China al Reino Unido?
terminal-example-seller-3 = ¿Cuánto tiempo tienen los compradores de la UE para devolver sin motivo?
terminal-example-staff-1 = ¿Dónde está { $number }?
terminal-example-staff-2 = ¿Cómo reclamamos al transportista por un paquete perdido?
terminal-example-staff-3 = ¿Qué debemos hacer si un producto resulta peligroso?
terminal-example-admin-1 = ¿Dónde está { $number }?
terminal-example-admin-2 = ¿Qué tamaño de muestra para un lote de 3200 piezas, nivel II, AQL 2,5?
terminal-example-admin-3 = ¿Qué arancel pagan 200 camisetas de algodón, 4 USD cada una, de China a Alemania?

terminal-words = seguimiento, entrega, paquete, arancel, aduana, IVA, IOSS, EORI, código HS, coste en destino, registro, inspección, AQL, embalaje, envío, devolución, reembolso, garantía, reclamación, Alemania, Francia, Reino Unido, Estados Unidos
