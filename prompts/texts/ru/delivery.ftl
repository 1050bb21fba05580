# О самой доставке, для сотрудников.

delivery-parked = ⚠️ На одно сообщение ответить не удалось, оно сохранено: обновление { $update } ({ $error }). Перед человеком извинились. `quayside inbox retry { $update }` — попробовать ещё раз, `quayside inbox drop { $update }` — закрыть.
