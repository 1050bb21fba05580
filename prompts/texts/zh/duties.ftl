# 关税与到岸成本：各行名称、完税价格的由来、追问、提示、未包含的项目、错误。

duty-value-price = 货价 { $amount } { $currency }{ $term ->
    [none] 。
   *[other] （{ $term }）。
}
duty-value-freight-inside = 价格中所含的国际运费 { $amount } { $currency } 已扣除。
duty-value-freight-added = { $basis ->
    [CIF] 加上国际运费 { $amount } { $currency }。
   *[other] 国际运费 { $amount } { $currency } 不计入该完税价格。
}
duty-value-insurance-inside = 价格中所含的保险费 { $amount } { $currency } 已从 FOB 价中扣除。
duty-value-insurance-added = { $basis ->
    [CIF] 加上保险费 { $amount } { $currency }。
   *[other] 保险费 { $amount } { $currency } 不计入该完税价格。
}
duty-value-converted = { $given ->
    [yes] 按您给的汇率折算：1 { $currency } = { $rate } { $to }。
   *[no] { $monthly ->
        [yes] 按 1 { $currency } = { $rate } { $to } 折算（{ $source }，{ $date }，当月海关汇率）。
       *[no] 按 1 { $currency } = { $rate } { $to } 折算（{ $source }，{ $date }）。
    }
}
duty-value-rounded = 按当地的取整规则，关税按 { $amount } { $currency } 计征。
duty-value-result = 完税价格（{ $basis }）：{ $amount } { $currency }。

duty-line-column-1 = 关税，第一栏普通税率
duty-line-column-2 = 关税，第二栏税率
duty-line-third-country = 关税，第三国税率
duty-line-given = 关税（按您给的税率）
duty-line-low-value = 低价值货物关税
duty-line-proof-of-origin = 关税，您提供的协定优惠税率
duty-line-in-quota = 关税，您提供的配额内税率
duty-line-301-china = 301 条款，中国（{ $heading }）
duty-line-301-brazil = 301 条款，巴西（{ $heading }）
duty-line-338-canada = 338 条款，加拿大（{ $heading }）
duty-line-232-metals = 232 条款，钢、铝、铜（{ $heading }）
duty-line-232-vehicles = 232 条款，乘用车和轻型卡车（{ $heading }）
duty-line-232-trucks = 232 条款，卡车（{ $heading }）
duty-line-232-buses = 232 条款，客车（{ $heading }）
duty-line-232-vehicle-parts = 232 条款，车辆零部件（{ $heading }）
duty-line-232-semiconductors = 232 条款，半导体（{ $heading }）
duty-line-232-furniture = 232 条款，软体木制家具（{ $heading }）
duty-line-232-cabinets = 232 条款，橱柜和浴室柜（{ $heading }）
duty-line-232-lumber = 232 条款，木材（{ $heading }）
duty-line-232-pharma = 232 条款，专利药品
duty-line-232-drones = 232 条款，无人机
duty-line-122-surcharge = 122 条款附加税（{ $heading }）
duty-line-301-forced-labor = 301 条款，强迫劳动（{ $heading }）
duty-line-us-mpf = 货物处理费，正式报关
duty-line-us-mpf-informal = 货物处理费，非正式报关
duty-line-us-mpf-mail = 应税邮件费
duty-line-us-hmf = 港口维护费
duty-line-it-parcel = 意大利小包裹费
duty-line-ro-parcel = 罗马尼亚包裹物流税
duty-line-fr-parcel = 法国小包裹税
duty-line-nz-levy-air = 新西兰边境费，空运
duty-line-nz-levy-sea = 新西兰边境费，海运
duty-line-nz-levy-mail = 新西兰边境费，邮件

duty-tax-vat = { $how ->
    [sale] 增值税，销售时收取
    [reverse] 增值税，由企业买家自行申报
   *[import] 进口增值税
}
duty-tax-gst = { $how ->
    [sale] 商品及服务税，销售时收取
   *[import] 进口商品及服务税
}
duty-tax-igst = 进口综合商品及服务税（IGST）
duty-tax-consumption-tax = 进口消费税
duty-tax-icms = ICMS（价内税）
duty-tax-sales-tax = { $how ->
    [sale] 低价值货物销售税，销售时收取
   *[import] 进口销售税
}

duty-note-301-excluded = 不征收：您主张适用 { $heading } 的排除。
duty-note-claimed = 不征收：已主张“{ $claim }”。
duty-note-232 = 不征收：该货物已征 232 条款关税。
duty-note-raised = 普通关税合计提高到 { $rate }。
duty-note-reached = 无需加征：普通关税已达 { $rate }。
duty-note-122-exempt = 不征收：该税号在豁免清单（附件 II）上。
duty-note-relief = 免关税：不超过 { $limit } { $currency }。
duty-note-low-value = 适用于不超过 { $limit } { $currency } 的货物的规则。
duty-note-per-subheading = 每个子目计一次，此处共 { $count } 个；适用于不超过 { $limit } { $currency } 的货物。
duty-note-tax-relief = 这批货物不征收。
duty-note-reverse-charge = 由买家按反向征收自行申报。
duty-note-tax-minimum = 不征收：低于 { $amount } { $currency }。
duty-note-tax-at-sale = 由卖家或平台在销售时收取，不在口岸征收。

duty-warn-no-incoterm = 未给出贸易术语：货值按单纯货价计算，运费和保险费以另外给出的为准。如果是其他术语，请告诉我。
duty-warn-freight-unknown = { $term } 价格含运费，但未说明金额：未作扣除，完税价格可能偏高。
duty-warn-no-freight = 未给出国际运费：它应计入完税价格，如实际支付了运费，结果偏低。
duty-warn-exw = EXW：货物运到出口港的费用应计入完税价格，但未给出。
duty-warn-ddp = DDP：价格中所含的关税和税费，只有在发票上单独列明才能扣除；此处未扣除，另外列出。
duty-warn-mode-assumed = 未说明运输方式：按 { $mode ->
    [courier] 快递
   *[other] { $mode }
} 计算。
duty-warn-channel-assumed = 按销售给{ $channel ->
    [b2b] 企业
   *[b2c] 消费者
}计算。
duty-warn-unconfirmed = 只有一个可靠的二手来源：{ $source }（{ $date } 查阅）。使用前请先核实。
duty-warn-301-exclusion = { $hs } 中的部分货物按 { $heading } 排除在 301 条款之外{ $end ->
    [none] { "" }
   *[other] （{ $end } 之前）
}。此处未适用排除；如果您的货物属于其中，请主张“301-exclusion”。
duty-warn-digits-unused = 我们的数据有税号 { $line }；{ $hs } 之后的位数未核对。
duty-warn-unknown-unit = 我不认识单位“{ $unit }”，该数量未被使用。
duty-warn-fl-list = 301 条款强迫劳动（91 FR 47318）的最终豁免清单不在我们的数据中；{ $hs } 不在拟议清单上，因此计入该税。
duty-warn-fee-renewed = 该费用每期重新公布：未找到 { $date } 起的数字，显示的是上一期的（{ $rate }）。
duty-warn-tax-included = 统一税率已包含关税和税费。
duty-warn-scheme-assumed = 未给出增值税方案：按非 IOSS 计算，进口时征收增值税。
duty-warn-ioss-duty = IOSS 下增值税按售价计算；统一关税是否计入售价尚无定论，此处未计入增值税税基。
duty-warn-carried-over = { $hs } 是 HS 2022 编码；显示的是其 HS 2017 前身 { $old } 的税率。
duty-warn-obsolete = { $hs } 是 HS 2017 编码，在 HS 2022 中已被 { $new } 取代。
duty-warn-trade-remedy = 数据表对 { $hs } 有标记：可能另征反倾销税或其他贸易救济税。
duty-warn-suspension = 数据表对 { $hs } 有标记：部分货物可能适用暂停关税；此处未适用。
duty-warn-origin-assumed = 原产地按发货国（{ $origin }）计算。起决定作用的是货物的生产国。
duty-warn-no-origin = 未给出原产地：按第三国税率计算，不含优惠。
duty-warn-preference = 您提到优惠待遇（{ $preference }）。我们的表里没有协定税率，显示的是全额税率；请用 preference_rate 告诉我优惠税率。
duty-warn-given-whole = 您给的税率（{ $rate }）按全部关税计算：未加 301、232 等条款的关税。
duty-warn-us-mode = 未说明运输方式：未计港口维护费（仅海运）和邮件费。
duty-warn-informal-entry = 按非正式报关计算（不超过 2500 美元）。海关可能要求正式报关，例如某些超过 250 美元的第 99 章货物；其费用更高。
duty-warn-standard-rate = 采用标准税率；部分货物的低税率不在我们的数据中。
duty-warn-excise = { $hs }：消费税（国产税）不在我们的数据中，未计入。
duty-warn-reference-rate = { $currency } 按参考汇率 1 { $currency } = { $rate } { $to } 折算（{ $source }，{ $date }）；海关使用自己的汇率。
duty-warn-stale-exchange = 汇率为 { $date } 的，此后未经核实。
duty-warn-unknown-claim = “{ $claim }”不是我们认识的主张，没有起作用。
duty-warn-stale = { $date } 之后未经核实：{ $names }。
duty-warn-licence = 与 { $country } 的贸易对许多货物和人员有限制（{ $source }；查阅于 { $date }）：销售前请先核查。

duty-ask-destination = 货物运往哪个国家？
duty-ask-member-state = 运往欧盟哪个成员国？增值税因国而异。
duty-ask-currency = 货值用哪种货币？
duty-ask-value = 货物总价是多少？
duty-ask-hs = 货物的 HS 编码是什么（至少六位）？
duty-ask-origin = 货物在哪个国家生产？美国关税取决于生产国，而不是发货国。
duty-ask-line = { $lowest ->
    [none] { $hs } 下有 { $count } 个税率不同的税号。是哪一个？
   *[other] { $hs } 下有 { $count } 个税率不同的税号，从 { $lowest } 到 { $highest }。是哪一个？
}
duty-ask-quantity = 数量是多少，以“{ $unit }”为单位？税率为 { $rate }。
duty-ask-component = 货物中这一部分的价值是多少：{ $unit }？税率为 { $rate }。
duty-ask-articles = { $unit ->
    [same] 税则适用另一物品的税率：“{ $rate }”。是哪一种？请给出其编码（或其税率）。
    [each] 税则按每件物品分别计税：“{ $rate }”。请给出每件的编码和价值（或各自单列一行）。
    [highest] 税则适用套装中最高的税率：“{ $rate }”。请给出其中各物品的编码。
    [note] 税率由该章的法定注释规定：“{ $rate }”。它对您的货物规定的税率是多少？
    [cap] 零件中有夹板吗？有则请给出完整机芯的编码，其税额为上限；没有请说明没有。
   *[other] 税则所指物品的税率需要其数量，单位为“{ $unit }”。
}
duty-ask-301-china = { $hs } 在 301 条款的两份清单上，税率不同。货物属于哪个税目？
duty-ask-232-metals = { $hs } 在 232 条款金属制品清单上。钢、铝、铜是否占重量的 15% 以上？
duty-ask-232-vehicle-parts = { $hs } 在 232 条款车辆零部件清单上。货物是车辆零部件吗？
duty-ask-232-semiconductors = { $hs } 在 232 条款半导体清单上。货物是否达到美国注释 39(b) 的技术指标？
duty-ask-232-cabinets = 货物是橱柜、浴室柜或其零件吗？
duty-ask-232-pharma = 是专利药品吗？
duty-ask-232-drones = 按第 11055 号公告，是大型还是小型无人机？
duty-ask-338-canada = { $hs } 是否在 338 条款加拿大清单上（税目 9903.03.12 至 9903.03.14）？该清单不在我们的数据中。
duty-ask-301-forced-labor = { $hs } 曾在 301 条款强迫劳动的拟议豁免清单上。它是否在最终清单（91 FR 47318）上？该清单不在我们的数据中。

ask-incoterm = 价格里包含什么？这会改变计税价格。
incoterm-fob = 只有货价（FOB）
incoterm-cif = 含运费和保险（CIF）
incoterm-ddp = 含一切送到门（DDP）

duty-choice-line = { $description ->
    [none] { $code }：{ $rate }
   *[other] { $code }：{ $rate }，{ $description }
}
duty-choice-country = { $country }
duty-choice-heading = { $heading }：{ $rate }
duty-choice-metal-15-or-more = 金属占重量 15% 或以上
duty-choice-metal-under-15 = 金属不到重量的 15%，或不含金属
duty-choice-auto-part = 轿车或轻型卡车零部件
duty-choice-truck-part = 中型或重型卡车零部件
duty-choice-not-vehicle-part = 不是车辆零部件
duty-choice-semiconductor-in-scope = 在注释 39(b) 的技术指标之内
duty-choice-semiconductor-out-of-scope = 不在其内
duty-choice-kitchen-cabinet = 橱柜、浴室柜或其零件
duty-choice-not-kitchen-cabinet = 其他
duty-choice-patented-pharma = 专利药品
duty-choice-not-patented-pharma = 非专利药品
duty-choice-drone-large = 大型无人机
duty-choice-drone-small = 小型无人机
duty-choice-on-338-list = 在清单上
duty-choice-not-on-338-list = 不在清单上
duty-choice-fl-exempt = 在最终清单上：豁免
duty-choice-not-fl-exempt = 不在最终清单上
duty-choice-usmca = 如果货物符合美墨加协定
duty-choice-us-metal = 如果金属在美国生产
duty-choice-uk-metal = 如果金属在英国生产
duty-choice-301-exclusion = 如果货物属于 301 条款排除范围
duty-choice-code = { $code }
duty-choice-proof-of-origin = 凭原产地证明享受优惠税率
duty-choice-in-quota = 在关税配额内

duty-way-stated = 按所述情况
duty-way-ioss = 通过 IOSS 缴纳增值税
duty-way-none = 进口时由承运商代收增值税
duty-way-separate-orders = 作为 { $count } 个不同买家的订单，每单一个包裹
duty-way-warehouse = 批量进口到当地仓库再销售（保税仓：放行前暂不缴关税和增值税）

duty-if-origin-rules = 货物符合协定的原产地规则
duty-if-proof = 申报优惠时持有协定要求的原产地证明
duty-if-direct = 货物直接运输，或途中处于海关监管之下
duty-if-full-declaration = 采用完整申报（H1），不走 IOSS
duty-if-quota = 进口当日配额尚有余量，并持有所需许可证
duty-if-rate-given = 请告诉我优惠税率（preference_rate），我来计算
duty-if-ioss = 卖家或平台已注册 IOSS，在销售时收取增值税并把号码交给承运商
duty-if-none = 买家在派送前支付增值税和承运商手续费
duty-if-separate = 确实是各自独立的订单：同一买家的一个订单分成几个包裹，仍按一票货物计算
duty-if-price-paid = 每个包裹按实际成交价申报
duty-if-other-days = 在韩国，同一买家同日到达的订单会合并计算
duty-if-warehouse = 关税和增值税按进口价格计算，销售时再缴当地增值税；需要当地的进口商和增值税号
duty-if-bonded = 保税仓货物在放行给买家时缴税

duty-not-trade-remedies = 反倾销税和反补贴税
duty-not-carrier-fees = 承运人和报关行自己的收费
duty-not-sales-tax = 州和地方销售税
duty-not-provincial-tax = 省级销售税（HST、PST、QST）
duty-not-surcharges = 社会福利附加税等附加税费
duty-not-eu-handling-fee = 欧盟处理费，每行约 2 欧元，曾宣布约于 2026 年底开始，未证实
duty-not-vat-recovery = 登记企业的增值税抵扣

duty-title = 到岸成本：{ $origin ->
    [none] { $destination }
   *[other] { $origin } → { $destination }
}{ $hs ->
    [none] { "" }
   *[other] ，HS { $hs }
}，{ $date }
duty-rate-relief = 免征
duty-col-what = 项目
duty-col-rate = 税率
duty-col-base = 计税基础
duty-col-amount = 金额，{ $currency }
duty-total-duty = 关税合计
duty-total-tax = 税费合计
duty-total-fees = 费用合计
duty-total-landed = 到岸成本
duty-no-total = 暂无总额：还缺一个答案。
duty-options-title = 取决于您能主张什么：
duty-option-total = { $label }：合计 { $landed } { $currency }，其中关税 { $duty }
duty-option-open = { $label }：还需要更多信息
duty-ways-title = 合法的做法，从便宜到贵：
duty-lines-title = 取决于具体税号：
duty-way-if = { $option }（条件：{ $conditions }）
duty-way-note = { $label }：{ $conditions }
duty-total-range = 总计在 { $lowest } 到 { $highest } { $currency } 之间。
duty-suppressed-title = 未征收的项目及原因：
duty-line-note = { $name }：{ $note }
duty-suppressed = { $name }，{ $rate }：{ $reason }
duty-remarks-title = 计算过程：
duty-notes-title = 请注意：
duty-sources-title = 来源：
duty-source = { $names }：{ $source }{ $date ->
    [none] { "" }
   *[other] ，截至 { $date }
}
duty-source-given = { $names }：由您给出
duty-not-included = 未包含：{ $list }。
duty-informational = 仅供参考的估算，不是海关裁定。
duty-choices-more = ……还有其他
duty-question-line = 第 { $line } 行：{ $question }

error-no-rate = { $reason ->
    [unknown-code] 在 { $destination } 的税则中没有 { $hs } 这个税号，我不猜税率。{ $detail ->
        [none] { "" }
       *[other] 相近的有：{ $detail }。
    }请到 { $place } 查询，或把关税税率告诉我。
    [no-table] 我没有 { $destination } 对 { $hs } 的有日期来源的税率，不猜。请到 { $place } 查询后把税率告诉我，其余由我计算。
    [not-covered] { $destination } 的数据从 { $detail } 开始，此前适用什么我无法说明。
    [words] 对 { $hs }，{ $destination } 的税则给出的是文字而不是数字：“{ $detail }”。请把税率告诉我，其余由我计算。
    [no-tax] 我没有 { $destination } 的有日期来源的增值税或商品及服务税税率。请告诉我税率。
    [no-exchange] 我没有 { $detail } 的汇率。请告诉我您使用的汇率。
    [metal-content] 2026-04-06 之前，美国金属关税按清单征收，我只有其中一部分，{ $hs } 可能在清单上。请把全部关税税率告诉我，其余由我计算。
    [postal] 从 { $detail } 到 2026-02-23，寄往美国的邮件按邮政承运人选择的方式缴纳 IEEPA 关税（按比例或每件定额）。请告诉我全部关税，或换一种运输方式。
    [pending] 对 { $hs } 的 232 条款关税定于 { $detail } 生效，税率我不知道。请把全部关税税率告诉我，其余由我计算。
    [earlier-heading] { $hs } 的 301 条款税目从 { $detail } 开始，此前的税目不在我的数据中。请把全部关税税率告诉我，其余由我计算。
    [no-refund-rate] 我没有 { $hs } 的带日期的出口退税率。征税率 13% 的多数货物退 13%（2019 年第 39 号公告，未就该编码核实）。请在 { $place } 查询后告诉我税率。
    [no-refund-rule] 我们的资料没有说明监管方式 { $detail } 下无票出口如何处理，请咨询税务机关。
    [northern-ireland] 北爱尔兰适用欧盟还是英国的税则，取决于货物之后的去向。请分别询问爱尔兰和英国。
   *[other] 我没有这个数字的有日期的来源，所以不猜。
}
error-bad-consignment = { $field } 无法使用。请检查后重新发送。
error-bad-amount = { $field } 中的金额须为大于零的数字，不带千位分隔符。
error-bad-hs = { $field }：HS 编码只含数字，至少为子目的六位（国家税号为 8 或 10 位）。
error-bad-currency = 我不认识这种货币。请写 ISO 代码，例如 USD 或 CNY。
error-bad-country = { $field }：我不认识这个国家。请写国名或 ISO 代码，例如 DE。
error-bad-date = 这个日期我无法使用。请按 年-月-日 书写，例如 2026-11-23。
error-bad-rate = { $field }：这不是税率。请写成 12%、Free、5 EUR/kg 或 8% MIN 2 EUR/100 kg。
error-bad-incoterm = 我不认识这个贸易术语。可用 EXW、FCA、FAS、FOB、CFR、CPT、CIF、CIP、DAP、DPU 和 DDP。
error-bad-mode = 运输方式为 air、sea、rail、road、courier 或 mail 之一。
error-bad-channel = 渠道为 b2c（卖给消费者）或 b2b（卖给企业）。
error-bad-scheme = 方案为 ioss、oss、vendor 或 none 之一。
error-domestic = 原产地和目的地是同一个国家，不涉及进口。
error-sanctioned = 与 { $country } 的贸易被禁止（{ $source }），因此不做估算。
error-bad-table = 文件无法使用，数据未作任何改动。请检查后重新发送。
error-bad-source = 我不认识这种税率文件。
