## 包裹关注与通知、人工更正、面单和批量单号

watch-level-all = 所有变化
watch-level-problems = 异常
watch-level-delivery = 派送和签收
watch-begun = 已开始关注 **{ $number }**（{ $carrier }，目前：{ $status }），有以下情况会通知您：{ $level }。
watch-shop = 已开始关注您店铺的全部包裹，有以下情况会通知您：{ $level }。
watch-shop-daily = 每天会给您发一份店铺包裹清单：{ $level }。
watch-more = 另有 { $more } 件。
watch-how-to-end = 不想再收到通知时，发送“取消关注”加单号即可。
watch-unreached = 在这里我无法主动给您发消息，可用 `quayside watches` 查看变化；在 Telegram 上我会主动通知您。
watch-ended =
    { $count ->
        [0] 您没有关注这个包裹，无需取消。
       *[other] 已取消 { $count } 项关注。
    }
watch-none = 您目前没有关注任何包裹。发送“关注”加单号即可开始。
watch-quiet = { $hours }（{ $zone }）之间不会打扰您，期间的变化会在之后通知。
watch-quiet-off = 已取消免打扰，随时通知您。
watch-quiet-short = 免打扰 { $hours }

notice-eta = 预计 { $date } 送达
notice-stale = 已 { $days } 天没有更新（{ $status }），比通常久
notice-silent = { $days } 天没有更新
notice-past-eta = 原预计 { $date } 送达
notice-several = 您关注的 { $count } 个包裹有变化
notice-daily = 今天有 { $count } 个包裹需要处理

parcel-carrier-set = 已记下：**{ $number }** 的承运商是 { $carrier }，以后按此查询。
parcel-last-mile-set = 已记下：**{ $number }** 的尾程单号是 **{ $last }**。
parcel-received = 已记下：**{ $number }** 已送达。
parcel-order-set = 已记下：**{ $number }** 属于订单 { $order }。

parcels-file = 全部 { $count } 行见文件 { $name }。
parcels-found = { $count } 个单号中有 { $found } 个在系统里有记录。

error-too-many-watches = 您已关注 { $limit } 个包裹，请先取消一些再添加。
error-watch-numbers-only = 我可以为您关注单个包裹，请发送单号。
error-quiet-hours = 请用两个钟点表示免打扰时间，例如 22-8。
error-unknown-carrier = 没有找到名为“{ $carrier }”的承运商，请写常用名称，例如燕文或 Royal Mail。
error-same-number = 这就是包裹本来的单号。请发送末端承运商给的另一个单号。
error-no-barcode = 在 { $file } 上没有读到条码或单号。请拍正、拍清楚、拍完整，或直接输入单号。
error-picture-too-large = { $file } 的像素太多，无法读取。请发送较小的图片，不超过 { $limit } 百万像素。

doing-watch-parcel = 正在设置关注…
doing-unwatch-parcel = 正在取消关注…
doing-list-watches = 正在查看您的关注…
doing-set-quiet-hours = 正在设置免打扰…
doing-correct-parcel = 正在记录…

ask-watch-number = 要关注哪个包裹？请发送单号。
telegram-ask-watch = 我关注了哪些包裹？
telegram-ask-watch-this = 关注 { $about }
label-photo = 这张照片
parcels-note-not-found = 系统里没有记录
parcels-note-bad-check-digit = 校验位不对
parcels-note-no-number = 不是单号
