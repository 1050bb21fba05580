## 包裹：状态、建议，以及答复的写法

status-pending = 承运商尚无信息
status-info-received = 已制单，尚未交件
status-in-transit = 运输中
status-customs = 清关中
status-out-for-delivery = 派送中
status-available-for-pickup = 待自提
status-delivery-failed = 派送未成功
status-delivered = 已签收
status-returned = 退回寄件人
status-exception = 异常

substatus-picked-up = 承运商已揽收
substatus-departed = 已离开处理中心
substatus-arrived = 已到达处理中心
substatus-customs-processing = 正在清关
substatus-customs-hold = 海关查验扣留
substatus-customs-info-required = 需补交资料
substatus-customs-duty-unpaid = 待缴关税或税费
substatus-customs-released = 海关已放行
substatus-customs-seized = 被海关没收
substatus-address-problem = 地址有问题
substatus-recipient-unavailable = 无人收件
substatus-refused = 收件人拒收
substatus-unclaimed = 逾期未取
substatus-damaged = 破损
substatus-lost = 丢失
substatus-destroyed = 已销毁
substatus-cancelled = 已取消
substatus-delayed = 延误
substatus-security = 安检拦截
substatus-invalid-number = 承运商不认可该单号
substatus-returning = 退回途中
substatus-returned = 已退回寄件人
substatus-unknown = 原因未说明

parcel-status = 状态
parcel-last-event = 最新轨迹
parcel-no-event = 没有带时间的轨迹，状态为店铺文件所写
parcel-eta = 预计送达
parcel-no-eta = 承运商未给出日期
parcel-past-eta = { $date }，已逾期 { $days } 天
parcel-customs = 海关
parcel-route = 路线
parcel-silent = 距最新轨迹
parcel-days =
    { $days ->
        [0] 不到一天
       *[other] { $days } 天
    }
parcel-silent-too-long = { $silent }，超过通常的 { $limit }
parcel-order = 订单
parcel-shop = 店铺
parcel-next = 下一步
parcel-history = 物流轨迹
parcel-earlier = ……以及更早的轨迹
parcel-local-time = 当地时间
parcel-link = 承运商官网：{ $url }
parcel-source-shop-file = 来源：店铺文件 { $name }，导入时间 { $date }，并非承运商实时数据。
parcel-source-public = 来源：卖家记录，更新时间 { $date }，并非承运商实时数据。
parcel-sample = **示例数据**，仅供试用，并无此包裹。载入时间 { $date }。
parcel-sample-short = 示例

parcels-number = 单号
parcels-carrier = 承运商
parcels-status = 状态
parcels-last = 最新轨迹
parcels-silent = 无更新天数
parcels-destination = 目的地
parcels-sample = 标有“示例”的行仅供试用，并非真实包裹。
parcels-none = 还没有包裹。请导入发货文件：`quayside shipments import 文件.csv`。
parcels-total = 共 { $total } 个包裹
parcels-problems =
    { $problems ->
        [0] 无需处理
       *[other] { $problems } 个需要处理
    }
parcels-more = 另有 { $more } 个未显示。

parcel-unknown = **{ $number }** 是格式正确的{ $carrier }单号，但我这里没有这个包裹的记录。可能刚发出，或尚未同步给我。
parcel-unknown-carriers = 也可能是：{ $carriers }。
parcel-unknown-link = 可到{ $carrier }官网查询：{ $url }
parcel-mistyped = **{ $number }** 有误：校验位不符（{ $carrier }）。请对照面单或发货通知核对。
parcel-did-you-mean = 您是否要查 { $numbers }？
parcel-no-number = 在 **{ $text }** 里找不到运单号。运单号在面单或发货通知上。

advice-pending-customer = 承运商还没有数据。收到发货通知后请等一两天，再向卖家确认是否已交件。
advice-pending-seller = 承运商还查不到该单号。请确认已交件，且单号与面单一致。
advice-pending-stuck-customer = 承运商多日没有数据。请让卖家向承运商核实是否真正交件。
advice-pending-stuck-seller = 迟迟没有首次扫描。请向货代索取交接凭证，并主动告知买家；拿不出凭证就补发。
advice-info-received-customer = 面单已生成，承运商还没有扫描。头一两天属正常。
advice-info-received-seller = 目前只有面单信息。请尽快交件，或向货代要揽收扫描。
advice-info-received-stuck-customer = 包裹多日未交给承运商。请问卖家实际何时发出。
advice-info-received-stuck-seller = 已制单但迟迟没有揽收扫描。请到仓库或货代处查找；平台会按延迟发货计算。
advice-in-transit-customer = 无需操作，包裹正在运输。跨国途中一周没有新轨迹也属正常。
advice-in-transit-seller = 无需操作。下一条轨迹通常是到达目的国。
advice-in-transit-stuck-customer = 轨迹异常地久没有更新。请让卖家向承运商发起查询。
advice-in-transit-stuck-seller = 停滞时间超过通常水平。索赔有时限，请现在就向承运商或货代发起查询，并先联系买家。
advice-customs-customer = 海关正在清关，一般无需您操作。如需缴税，承运商会通知您；请只在自己打开的承运商官网上付款。
advice-customs-seller = 清关中。请备好商业发票、HS编码和价值证明，以备海关查问。
advice-customs-stuck-customer = 清关时间偏长。请通过承运商官网上的联系方式询问是否需要您提供什么。
advice-customs-stuck-seller = 清关时间偏长。请询问承运商清关部门缺什么，并立即补交发票、品名描述和HS编码。
advice-customs-processing-customer = 海关正在清关，一般无需您操作。如需缴税，承运商会通知您；请只在自己打开的承运商官网上付款。
advice-customs-processing-seller = 清关中。请备好商业发票、HS编码和价值证明，以备海关查问。
advice-customs-hold-customer = 海关正在查验。请留意承运商或海关的通知并尽快回复；若要发票，请向卖家索取。
advice-customs-hold-seller = 被海关扣留。请向承运商清关部门问明原因，并提供发票、成分或用途说明，以及该产品在当地所需的证书。
advice-customs-info-required-customer = 海关需要资料：一般是发票或订单确认、付款凭证，有时还要税号。请通过承运商官网提交，缺少的向卖家要。
advice-customs-info-required-seller = 海关在等资料。请今天就把品名清楚、含货值和HS编码的商业发票交给承运商清关部门，逾期包裹会被退回。
advice-customs-duty-unpaid-customer = 派送前需缴关税或税费。请凭此单号在自己打开的承运商官网或App上缴付；短信里的链接可能是诈骗。
advice-customs-duty-unpaid-seller = 须由收件人缴税，DDP则由您承担。请核对下单时的承诺；若承诺包税，请立即与承运商结清。
advice-customs-released-customer = 海关已放行，将由当地承运商继续派送，几天内会有新轨迹。
advice-customs-released-seller = 已放行。尾程承运商接手，请留意其首次扫描和新单号。
advice-customs-seized-customer = 包裹被海关扣没。请向卖家申请退款；海关的通知书会写明如何申诉。
advice-customs-seized-seller = 被没收。请向承运商索取书面决定，查看申诉期限，并与买家妥善处理。原因查明前，请停发该产品到该国。
advice-out-for-delivery-customer = 今天应会送达。请保持电话畅通；若错过，请看看门口或问问邻居。
advice-out-for-delivery-seller = 无需操作，今天派送。
advice-out-for-delivery-stuck-customer = 已派送但没有收到。请致电当地承运商，包裹一般已回到站点。
advice-out-for-delivery-stuck-seller = 派送后没有结果。请向尾程承运商要派送员备注，并与买家核对地址和电话。
advice-available-for-pickup-customer = 请尽快凭身份证件和此单号领取，逾期会退回寄件人。
advice-available-for-pickup-seller = 请提醒买家领取：逾期退回，运费由您承担。
advice-available-for-pickup-stuck-customer = 包裹已存放多日。请现在去取，或询问自提点还能保留多久。
advice-available-for-pickup-stuck-seller = 一直无人领取。请今天把地点和单号发给买家，并询问承运商能否延长保管。
advice-delivery-failed-customer = 派送员未能投递。请与承运商约定新的日期或自提点，并确认门铃、地址和电话无误。
advice-delivery-failed-seller = 一次派送未成功。请与买家核对地址和电话并告知承运商；最后一次派送后会退回。
advice-delivered-customer = 已签收。若没有收到，请先问邻居、前台并看信箱，然后在几天内告诉卖家。
advice-delivered-seller = 已签收。若买家称未收到，退款前请先向承运商索取签收证明。
advice-returned-customer = 包裹正退回寄件人。请让卖家补发或退款。
advice-returned-seller = 正在退回。请查明原因，问买家是否补发，并趁货还在海外决定弃件还是退运。
advice-returning-customer = 包裹正退回寄件人。请让卖家补发或退款。
advice-returning-seller = 正在退回。请查明原因，问买家是否补发，并趁货还在海外决定弃件还是退运。
advice-exception-customer = 运输中出了问题。请让卖家凭此单号与承运商处理。
advice-exception-seller = 承运商报告异常。请问明原因，并主动联系买家。
advice-address-problem-customer = 地址不全或有误。请把正确的地址和电话发给卖家和当地承运商。
advice-address-problem-seller = 请向买家要完整的地址和电话，并今天就把更正发给承运商。
advice-recipient-unavailable-customer = 当时无人收件。请与承运商约定新的日期或自提点。
advice-recipient-unavailable-seller = 当时无人收件。请让买家预约再次派送或自提；最后一次派送后会退回。
advice-refused-customer = 记录为拒收。若有误，请今天联系承运商，否则会退回。
advice-refused-seller = 记录为拒收。请问买家是否真的拒收；若不是，请承运商再派送一次。
advice-unclaimed-customer = 逾期未取，正在退回。请让卖家补发或退款。
advice-unclaimed-seller = 逾期未取。请问买家是否补发，以及费用由谁承担。
advice-damaged-customer = 承运商报告破损。收到后先别继续拆，请拍下外箱、面单和内件发给卖家。
advice-damaged-seller = 请索取外箱、面单和内件照片，并在承运商时限内提出破损索赔。
advice-lost-customer = 承运商认定丢失。请让卖家补发或退款。
advice-lost-seller = 请凭发票和交接凭证在承运商时限内提出丢失索赔，并补发或退款。
advice-destroyed-customer = 包裹已被销毁。请向卖家申请退款。
advice-destroyed-seller = 已销毁。请向承运商索取书面原因并给买家退款；能否索赔取决于原因。
advice-cancelled-customer = 该运单已取消。请问卖家是否已另行发货。
advice-cancelled-seller = 已取消。若不是您取消的，请问承运商原因；否则请告知买家新单号。
advice-delayed-customer = 承运商处有延误，通常几天内会自行恢复。
advice-delayed-seller = 承运商延误。请把新的预期告诉买家；若一直不动，请发起查询。
advice-security-customer = 被安检拦下，多因电池、液体或磁性物品。请让卖家与承运商处理。
advice-security-seller = 被安检拦下。请问明原因，多为电池、液体或磁性物品，并提供安全技术说明书或运输测试概要。
advice-invalid-number-customer = 承运商不认可该单号。请向卖家要正确的单号。
advice-invalid-number-seller = 承运商不认可该单号。请与面单及下单渠道核对。
advice-past-eta-customer = 已超过承运商承诺的日期。请让卖家发起查询。
advice-past-eta-seller = 已超过承诺日期。请向承运商要新的日期，并主动告知买家。

import-no-number = 此行没有运单号
import-scientific-notation = Excel 已把单号变成 { $cell }，数字丢失：请把该列设为文本后重新导出
import-bad-check-digit = { $cell }：校验位不符
import-bad-check-digit-meant = { $cell }：校验位不符，是否为 { $did_you_mean }？
import-not-a-number = “{ $cell }”不是运单号
import-bad-time = 时间“{ $cell }”无法确定：请写成 2026-11-30 14:05；该轨迹未导入
import-future-time = 时间“{ $cell }”在将来；该轨迹未导入
import-unknown-status = 状态“{ $cell }”未识别，已按原文保留

identify-none = 没有找到运单号。
identify-number = 单号
identify-carrier = 承运商
identify-service = 服务
identify-check = 校验位
identify-check-ok = 正确
identify-check-none = 无校验位
identify-check-failed = 不符；是否为 { $numbers }？

import-summary = { $file }：新增 { $created }，更新 { $updated }，未变 { $unchanged }，拒绝 { $refused }。
import-row = 第 { $row } 行：{ $text }

error-no-tracking-number = 这里面找不到运单号。运单号在面单或发货通知上。
error-bad-check-digit = { $number } 有误：校验位不符（{ $carrier_name }）。请对照面单核对。
error-unreadable-file =
    { $reason ->
        [empty] { $file } 是空的。请发送有数据的文件。
        [too_large] { $file } 太大了。请拆分后再发。
        [no_number_column] 在 { $file } 里找不到运单号列。请把该列命名为“运单号”。
        [save_as_csv] 这里读不了 Excel 文件。请把 { $file } 另存为 CSV 再发。
       *[other] 无法把 { $file } 读成表格。请发送 CSV，并有一列名为“运单号”。
    }
