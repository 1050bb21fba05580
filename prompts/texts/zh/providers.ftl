## 查询服务：答案出处、查询不成的原因、各服务现状

parcel-source-service = 来源：{ $service }，{ $date } 提供。
parcel-source-dhl = Delivered by Deutsche Post DHL Group。来源：DHL，{ $date } 提供。
parcel-last-mile = 尾程派送
live-none = 这里没有配置物流查询服务，无法实时查询。
live-last-known = 以上为最后已知状态。{ $problem }
live-nothing-yet = { $service } 暂无该包裹的信息（查询时间 { $date }）。
live-expired = { $service } 因长时间没有更新，已停止追踪。

error-provider-failed = 暂时无法查询物流服务，请稍后再试。
error-provider-unauthorised = { $provider } 拒绝了店铺的密钥，请用 `quayside providers test` 检查。
error-provider-quota = 无法查询 { $provider }：店铺的额度已用完。
error-provider-busy = { $provider } 查询过于频繁，请一分钟后再试。
error-provider-down = { $provider } 暂无响应，请稍后再试。
error-provider-bad-answer = { $provider } 返回的内容无法识别，请稍后再试。
error-provider-not-found = { $provider }（暂时）查不到该单号。
error-provider-other-parcel = { $provider } 只有该单号以前一个包裹的记录，最后更新于 { $last_event }。单号会重复使用，您的包裹尚无扫描记录。
error-provider-needs-parameter =
    { $parameter ->
        [postcode] 承运商需要收件人邮编才能查询。请把单号连同“邮编 …”一起再发一次。
        [phone] 承运商需要收件人手机号后四位才能查询。请把单号连同“手机 …”一起再发一次。
       *[other] { $provider } 无法判断该单号属于哪家承运商，请告诉我承运商名称。
    }
error-bad-key = 这不是有效的密钥，请从服务商页面重新复制。
error-no-account = 该店铺没有这个查询服务的密钥。
error-no-provider = 没有这个名称的查询服务。
error-weak-secret-key = SECRET_KEY 太短，至少需要 32 个字符。
error-wrong-secret-key = 已保存的密钥无法解密：加密密钥已更换。请恢复原来的加密密钥，或重新保存各服务密钥。

providers-service = 服务
providers-account = 密钥
providers-calls = 今日调用
providers-quota = 剩余额度
providers-state = 状态
providers-webhook = Webhook 路径
providers-account-none = 无
providers-account-stored = 已保存
providers-account-settings = 来自设置
providers-ready = 可用
providers-works = 正常
