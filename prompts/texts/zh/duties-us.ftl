### 美国以往的关税（IEEPA、2026-04-06 之前的金属关税），以及配额和已排定的关税。

duty-line-ieepa-fentanyl = IEEPA 芬太尼关税（{ $heading }）
duty-line-ieepa-reciprocal = IEEPA 对等关税（{ $heading }）
duty-line-ieepa-brazil = IEEPA 对巴西关税（{ $heading }）
duty-line-ieepa-india = IEEPA 对印度关税，俄罗斯石油（{ $heading }）
duty-line-232-metals-2025 = 232 条款，2026 年 4 月之前的金属关税（{ $heading }）
duty-note-displaced = 不征收：2025-06-03 之前，该原产地货物改征 IEEPA 关税。
duty-warn-ieepa-refund = IEEPA 关税已于 2026-02-20 被判违法，2026-02-24 起停征。已缴税款可申请退还（CBP 的 CAPE 工具，2026-04-20 起）。
duty-warn-annex-ii = 对等关税的完整豁免清单（14257 号行政令附件 II）不在我们的数据中；{ $hs } 不在其后续清单上，因此计入该税。
duty-warn-in-transit = 在 { $date } 之前已装船在途的货物，数周内仍可按此前的税率进口。
duty-warn-column-1-later = 第一栏税率取自 { $date } 的税则；当日的税则不在我们的数据中。
duty-ask-ieepa-fentanyl = 按针对加拿大和墨西哥的行政令的定义，货物是能源、关键矿产或钾肥吗？这些货物的税率为 10%。
duty-ask-ieepa-reciprocal = { $hs } 在 14257 号行政令附件 II 的后续清单上。当日它是否在附件 II 上（即豁免）？完整附件不在我们的数据中。
duty-ask-ieepa-brazil = { $hs } 是否在对巴西关税（14323 号行政令）的豁免清单上？该清单不在我们的数据中。
duty-choice-ca-energy = 能源或关键矿产
duty-choice-potash = 钾肥
duty-choice-not-ca-energy = 都不是
duty-choice-annex-ii = 在附件 II 上：豁免
duty-choice-not-annex-ii = 不在附件 II 上
duty-choice-br-exempt = 在清单上：豁免
duty-choice-not-br-exempt = 不在清单上

duty-line-201-quartz = 201 条款，石英表面制品
duty-ask-201-quartz = { $hs } 可能属于 201 条款配额内的石英表面制品（2026-08-15 起）。是配额内、配额外，还是其他货物？
duty-choice-quartz-in-quota = 配额内
duty-choice-quartz-over-quota = 配额外
duty-choice-not-quartz-surface = 不是石英表面制品
duty-warn-scheduled = 对 { $hs }（多晶硅制品）的 232 条款关税定于 { $date } 生效，税率尚不清楚。
duty-not-pending = 仅宣布而未实施的措施（301 条款结构性产能过剩调查）
