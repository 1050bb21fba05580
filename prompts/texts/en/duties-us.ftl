### US duties of earlier days (IEEPA, metals before 2026-04-06), and those that are under a quota or only scheduled.

duty-line-ieepa-fentanyl = IEEPA, fentanyl ({ $heading })
duty-line-ieepa-reciprocal = IEEPA, reciprocal tariff ({ $heading })
duty-line-ieepa-brazil = IEEPA, Brazil ({ $heading })
duty-line-ieepa-india = IEEPA, India, Russian oil ({ $heading })
duty-line-232-metals-2025 = Section 232, metals before April 2026 ({ $heading })
duty-note-displaced = Not owed: the IEEPA tariff on goods of this origin took its place until 2025-06-03.
duty-warn-ieepa-refund = IEEPA tariffs were held unlawful on 2026-02-20 and ended on 2026-02-24. What was paid can be claimed back (CBP's CAPE tool, since 2026-04-20).
duty-warn-annex-ii = The whole list of lines exempt from the reciprocal tariff (Annex II of EO 14257) is not in our tables; { $hs } is not on the list that continued it, so the tariff is included.
duty-warn-in-transit = Goods already afloat before { $date } could for some weeks still enter at the rate before it.
duty-warn-column-1-later = Column 1 is taken from the schedule of { $date }; the one of the day itself is not in our tables.
duty-ask-ieepa-fentanyl = Are the goods energy or a critical mineral, or potash, as the orders on Canada and Mexico define them? Those bore 10%.
duty-ask-ieepa-reciprocal = { $hs } is on the list that continued Annex II of EO 14257. Was it on Annex II itself, and so exempt, on that day? The whole annex is not in our tables.
duty-ask-ieepa-brazil = Was { $hs } on the list of goods exempt from the tariff on Brazil (EO 14323)? That list is not in our tables.
duty-choice-ca-energy = energy or a critical mineral
duty-choice-potash = potash
duty-choice-not-ca-energy = neither
duty-choice-annex-ii = on Annex II: exempt
duty-choice-not-annex-ii = not on Annex II
duty-choice-br-exempt = on the list: exempt
duty-choice-not-br-exempt = not on the list

duty-line-201-quartz = Section 201, quartz surface products
duty-ask-201-quartz = { $hs } may be a quartz surface product under the Section 201 quota (since 2026-08-15). Does it enter within the quota, over it, or is it something else?
duty-choice-quartz-in-quota = within the quota
duty-choice-quartz-over-quota = over the quota
duty-choice-not-quartz-surface = not a quartz surface product
duty-warn-scheduled = A Section 232 duty on { $hs } (polysilicon goods) is scheduled for { $date }; its rate is not known yet.
duty-not-pending = measures only announced (Section 301 on structural excess capacity)
