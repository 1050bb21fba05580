# Tiendas: en cuál se actúa y los enlaces que llevan a los clientes.

shop-private = Para eso escríbame en un chat privado.
shop-unnamed = la tienda
shop-shown-short = Está en **{ $shop }**.
shop-shown = **{ $shop }** (`{ $id }`)
    - idioma de su personal: { $language }
    - zona horaria: { $zone }

    Para cambiarlo: `/shop name Farolillos`, `/shop language es`, `/shop zone Europe/Madrid`. Un enlace para clientes: /link
shop-button-language = Idioma: { $language }
shop-taken = Ahora actúa en **{ $shop }**.
shop-not-yours = No tiene abierta ninguna tienda «{ $shop }». /shop muestra las suyas.
shop-set-denied = Solo el vendedor de la tienda puede cambiar eso.

error-shop-unknown = No hay ninguna tienda «{ $shop }».
error-shop-exists = Ya hay una tienda «{ $shop }».
error-shop-bad-id = El identificador de una tienda tiene de 1 a 24 letras minúsculas, cifras y guiones; «{ $shop }» no.
error-shop-bad-name = El nombre de una tienda tiene de 1 a { $limit } caracteres.
error-shop-bad-language = No hablo «{ $language }»; elija en, zh, es o ru.
error-shop-bad-zone = «{ $zone }» no es una zona horaria; escriba p. ej. Europe/Madrid.
error-shop-bad-hours = El horario de { $day } no se entiende; escriba p. ej. 09:00-18:00.
error-shop-bad-minutes = Los minutos prometidos van de 1 a { $limit }.
error-shop-bad-days = Los días hasta el envío van de 0 a { $limit }.

link-denied = Los enlaces para clientes los hacen el vendedor y el personal de la tienda, en un chat privado.
link-shop = Los clientes llegan a usted con este enlace; quien lo abre está de inmediato en su tienda: { $link }
link-order = Solo para el comprador del pedido { $order }: quien lo abra primero ve el pedido sin más prueba. Vale { $days } días: { $link }
link-welcome = ¡Bienvenido a **{ $shop }**! Pregúnteme dónde está su pedido, por devoluciones o por lo que necesite tras la compra. Empiece por su número de pedido.
link-welcome-order = ¡Bienvenido a **{ $shop }**! El pedido { $order } es suyo: pregúnteme sin más.
link-forged = Este enlace no funciona. Use el que le envió la tienda.
link-expired = Este enlace ha caducado. Pida uno nuevo a la tienda o envíeme su número de pedido.
link-closed = Este enlace no funciona. Use el que le envió la tienda o envíeme su número de pedido.
