# 归类：候选编码、理由，以及能分出高下的问题。

classify-none = 我没能从描述里认出是什么商品。请说明品名、材质和用途，例如“女式针织纯棉T恤”。
classify-guess = 排在第一的编码只是推测，使用前请核对。
classify-why-name = 描述里有“{ $name }”。
classify-why-fits = 符合：{ $facts }。
classify-why-conflict = 不太相符：该编码要求{ $facts }。
classify-why-open = 还没说明：{ $facts }。
classify-why-lines = 税则条文的措辞与描述接近。
classify-why-residual = 没有专门品目的该材质制品归在这里。

classify-fact-material = 材质
classify-fact-construction = 针织还是梭织
classify-fact-gender = 男式、女式还是婴儿
classify-fact-upper = 鞋面材质
classify-fact-sole = 鞋底材质
classify-fact-padding = 有无软垫
classify-fact-light = 光源
classify-fact-print = 印花还是素色
classify-fact-frame = 有无边框
classify-fact-coating = 有无搪瓷
classify-fact-weight = 厚薄
classify-fact-use = 用途
classify-fact-state = 鲜、冻、干还是熟制
classify-fact-goods = 是哪种商品

classify-ask-material = 主要是什么材质？
classify-ask-construction = 面料是针织还是梭织？
classify-ask-gender = 是女式（女童）、男式（男童）还是婴儿用？
classify-ask-upper = 鞋面是什么材质？
classify-ask-sole = 外底是什么材质？
classify-ask-padding = 座椅有软垫吗？
classify-ask-light = 只用LED光源吗？
classify-ask-print = 面料是印花的还是素色的？
classify-ask-frame = 镜子有边框吗？
classify-ask-coating = 有搪瓷层吗？
classify-ask-weight = 连裤袜是薄款还是厚款？
classify-ask-use = 是运动用还是日常穿？
classify-ask-state = 是鲜的、冷冻的、干的，还是做熟或罐头的？
classify-ask-goods = 是下面哪一种？

classify-note = 前六位各国通用，后面的位数由各国自定。最终以海关认定为准；常卖的商品建议申请归类预裁定。
classify-why-code = 这是该编码对应的子目。
classify-unknown-code = 我没有编码 { $code } 的名称。HS编码至少六位，请在进口国税则中核对。

classify-why-confirmed = 您在 { $date } 为“{ $product }”确认过 { $hs }。
classify-why-neighbour = 您在 { $date } 为相似产品“{ $product }”确认过 { $hs }。
classify-keep = ✓ 记住 { $hs }
classify-keep-value = 记住 HS { $hs }：{ $goods }
classify-remembered = 已记住“{ $product }”的编码 HS { $hs }：再次询问时优先给出。
doing-confirm-code = 正在记住编码…
