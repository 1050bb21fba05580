# Clasificación: candidatos, motivos y la pregunta que los separa.

classify-none = No reconozco la mercancía en esa descripción. Diga qué artículo es, de qué material y para qué se usa; por ejemplo, «camiseta de punto de algodón para mujer».
classify-guess = El mejor candidato es una suposición: compruébelo antes de usarlo.
classify-why-name = Aparece «{ $name }».
classify-why-fits = Coincide: { $facts }.
classify-why-conflict = En contra: es para { $facts }.
classify-why-open = No se ha dicho: { $facts }.
classify-why-lines = El texto del arancel se parece a la descripción.
classify-why-residual = Aquí van los artículos de este material que ninguna partida nombra.

classify-fact-material = material
classify-fact-construction = de punto o de tejido plano
classify-fact-gender = para quién es
classify-fact-upper = material del corte
classify-fact-sole = material de la suela
classify-fact-padding = tapizado o no
classify-fact-light = fuente de luz
classify-fact-print = estampado o liso
classify-fact-frame = con marco o sin marco
classify-fact-coating = esmaltado o no
classify-fact-weight = grosor
classify-fact-use = uso
classify-fact-state = fresco, congelado, seco o preparado
classify-fact-goods = de qué artículo se trata

classify-ask-material = ¿De qué material es principalmente?
classify-ask-construction = ¿El tejido es de punto o plano?
classify-ask-gender = ¿Es para mujer o niña, para hombre o niño, o para bebé?
classify-ask-upper = ¿De qué material es la parte superior del calzado?
classify-ask-sole = ¿De qué material es la suela?
classify-ask-padding = ¿El asiento está tapizado?
classify-ask-light = ¿Funciona solo con LED?
classify-ask-print = ¿El tejido es estampado o liso?
classify-ask-frame = ¿El espejo tiene marco?
classify-ask-coating = ¿Está esmaltado?
classify-ask-weight = ¿Las medias son finas o gruesas?
classify-ask-use = ¿Es para deporte o para uso diario?
classify-ask-state = ¿Está fresco, congelado, seco o preparado?
classify-ask-goods = ¿Cuál de estos es?

classify-note = Los seis dígitos son iguales en todos los países; cada uno añade los suyos. Decide la aduana: para lo que venda a menudo, pida una información arancelaria vinculante.
classify-why-code = La subpartida con este código.
classify-unknown-code = No tengo nombre para el código HS { $code }. Un código tiene al menos seis cifras; compruébelo en el arancel del país de importación.

classify-why-confirmed = Usted confirmó { $hs } para «{ $product }» el { $date }.
classify-why-neighbour = Usted confirmó { $hs } para el producto parecido «{ $product }» el { $date }.
classify-keep = ✓ Recordar { $hs }
classify-keep-value = Recuerda HS { $hs } para { $goods }
classify-remembered = Recordaré SA { $hs } para «{ $product }»: saldrá primero cuando vuelva a preguntar.
doing-confirm-code = Guardando el código…
