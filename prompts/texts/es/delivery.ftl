# Textos sobre la entrega misma, para el personal.

delivery-parked = ⚠️ Un mensaje no se ha podido responder y queda guardado: actualización { $update } ({ $error }). Ya se han pedido disculpas. `quayside inbox retry { $update }` lo intenta de nuevo; `quayside inbox drop { $update }` lo cierra.
