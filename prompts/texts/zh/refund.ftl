# 中国出口退税。

refund-title = 出口增值税，{ $mode }，HS { $hs }，{ $date }
refund-refund = 退税额：{ $amount } CNY（{ $base } CNY 的 { $rate }）。
refund-none = 不退税：该出口{ $treatment ->
    [exempt] 免征增值税，进项税不退。
   *[taxed] 视同内销征税。
}
refund-cost = 由您承担的增值税：{ $cost } CNY。
refund-next = 自 { $from } 起退税率为 { $rate }。
refund-source = 来源：{ $source }{ $date ->
    [none] 。
   *[other] ，截至 { $date }。
}
refund-source-given = 退税率由您提供。
refund-notes-title = 请注意：
refund-informational = 仅供参考的估算，以税务机关审核为准。
refund-trader = 外贸企业（免退税）：增值税专用发票上的不含税购进金额 × 退税率；高出部分的进项税为成本。
refund-manufacturer = 生产企业（免抵退）：FOB × 退税率为上限；实际退多少取决于当期留抵税额。
refund-zero-rate = 退税率为 0，没有退税。公告规定为 0 不等于必须征税，请向税务机关确认。
refund-36-months = 出口后 36 个月内未申报的，视同内销征税（增值税法，2026-01-01 起）。
refund-by-announcement = 该税率来自公告；请核对您的十位税号是否在清单内。
refund-ended-2024 = 清单内的铝材、铜材和废弃食用油自 2024-12-01 起取消退税（2024 年第 15 号公告）。
refund-exempt = 免税：不征也不退；在综试区内，所得税可按收入的 4% 核定利润。
refund-taxed = 没有增值税专用发票，视同内销征税，计税依据为 FOB ÷（1 + 税率）。
refund-9810-sold = 已发往海外仓并售出：退税为最终结果。
refund-9810-unsold = 尚未售出：自 2025-01-27 起可离境即退税，销售后再核算。
refund-mode-0110 = 0110 一般贸易：完整报关；凭专用发票退税。
refund-mode-9610 = 9610 跨境零售包裹：清单核放、汇总申报；有票可退税，无票免税仅限综合试验区。
refund-mode-9710 = 9710 跨境电商 B2B 直接出口：凭票退税。
refund-mode-9810 = 9810 出口海外仓：离境即退税、销售再核算（税务总局公告 2025 年第 3 号）。
refund-mode-1210 = 1210 保税跨境电商：货物入区视同出口。
refund-mode-1039 = 1039 市场采购：每单不超过 15 万美元，免税不退税。
error-bad-export-mode = 监管方式为 0110、9610、9710、9810、1210 或 1039 之一。

refund-rate-now = HS { $hs } 在 { $date } 的出口退税率：{ $rate ->
    [none] 没有带日期的公告提及。
   *[other] { $rate }。
}
refund-rate-step = { $rate }，{ $from ->
    [none] 至 { $to } 前
   *[other] { $to ->
        [none] 自 { $from } 起
       *[other] 自 { $from } 起，至 { $to } 前一日
    }
}
refund-give-price = 请告诉我采购价（人民币），我来计算退税额。
refund-modes-title = 各监管方式的出口增值税，HS { $hs }，{ $date }
refund-col-mode = 监管方式
refund-col-treatment = 处理
refund-col-refund = 退税额，CNY
refund-col-cost = 自行承担的增值税，CNY
refund-treatment = { $treatment ->
    [refund] 退税
    [exempt] 免税，不退
   *[taxed] 视同内销征税
}
refund-open = 我们的资料没有定论，或缺少数字
refund-cny = 中国的退税以人民币计算。价格是多少人民币？
ask-refund-hs = 货物的海关编码（HS）是什么？退税率由它决定。
doing-export-refund = 正在计算出口退税…
