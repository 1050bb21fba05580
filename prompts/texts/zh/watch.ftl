# 关注的商品：保存了什么，以及某个商品有什么变化。

watch-saved = 已关注 **{ $products }** 个商品，共 { $markets } 个“商品－市场”组合。关税或税率一有变化，我就写信告诉您并注明依据。
watch-problems = 未保存（{ $count }）：
watch-change = 自 { $date } 起：{ $product } 发往 { $market }
watch-duty = 关税 { $before }% → { $after }%
watch-tax = 进口税 { $before }% → { $after }%
watch-margin = 利润率 { $before }% → { $after }%
watch-new = 新增：{ $measures }
watch-gone = 不再征收：{ $measures }
watch-source = 依据：{ $sources }
watch-lost = { $product } 发往 { $market } 已无法再计算：数据里不再有带日期的税率，或还需更多信息。请核对税号后重新发来该商品。
