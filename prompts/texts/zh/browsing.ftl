# 翻阅文档：/docs，或者用话来问。代入的值已经转义；文字是 Markdown。

telegram-menu-docs = 翻阅文档
terminal-command-docs = 翻阅文档：按环节、市场、标题，或看本月更新
doing-browse-documents = 正在打开文档…
browse-link-1 = 海外市场
browse-link-2 = 进出口权与注册
browse-link-3 = 备货与验货
browse-link-4 = 物流
browse-link-5 = 清关与税
browse-link-6 = 售后
browse-link-count = { $link }：{ $count } 份
browse-unlinked = 其他：{ $count } 份
browse-overview = { $count ->
        [0] **目前没有您可以阅读的文档。**
       *[other] **您可以阅读 { $count } 份文档。** 请选一个环节；也可以在 `/docs` 后面写国家或标题里的词。
    }
browse-by-market = 按市场看
browse-changes-button = 本月更新（{ $count }）
browse-everything = 全部文档
browse-next = 下一页 ›
browse-previous = ‹ 上一页
browse-markets = 看哪个市场？
browse-list = **{ $count } 份文档** · { $about }
browse-nothing = 您可以阅读的文档里没有这一份。
browse-page = 第 { $page } 页，共 { $pages } 页
browse-stale = 已过复核日期
browse-changes = 自 { $since } 以来，有 **{ $count } 份文档**新增或更新：
browse-no-changes = 自 { $since } 以来，您的文档没有变化。
browse-new = { $on } 新增
browse-changed = { $on } 更新
browse-facts = 内容截至 { $on }
