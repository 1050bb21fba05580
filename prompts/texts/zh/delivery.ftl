# 有关消息送达本身的话，给员工看。

delivery-parked = ⚠️ 有一条消息未能回答，已保留：更新 { $update }（{ $error }）。已向对方致歉。`quayside inbox retry { $update }` 可重试，`quayside inbox drop { $update }` 可关闭。
