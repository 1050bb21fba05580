## 员工把文件加入资料库。

documents-understood =
    已读取 **{ $file }**。
    标题：**{ $title }**
    共 { $sections } 节、{ $characters } 字，语言：{ $language }
documents-pages = 共 { $pages } 页
documents-scanned = ⚠️ 以下页是没有文字层的扫描件，将无法检索：{ $pages }
documents-hidden = ⚠️ 有 { $count } 个读者看不见的字符（白字、极小字或隐藏文字），已剔除。
documents-left-out = 未读取：{ $names }
documents-is-new = 资料库里还没有同名文件。
documents-replaces = 将替换“{ $title }”的第 { $version } 版。
documents-several = 收到 { $count } 个文件，先看第一个，其余的逐个来。
documents-ask-audience = 谁可以看？
documents-ask-market = 关于哪个市场？
documents-ask-title = 用哪个标题？想用别的标题，请重新发送文件，并把标题写在说明里。
documents-ask-as-of = 内容以哪一天为准？
documents-audience-public = 所有人（含买家）
documents-audience-seller = 卖家和员工
documents-audience-staff = 仅员工
documents-market-world = 所有市场
documents-as-of-unknown = 不清楚
documents-cancel = 不添加
documents-cancelled = 没有添加 { $file }。
documents-gone = 这份文件已不在待办中，请重新发送。
documents-added = **{ $title }** 已入库，现在就能查到（{ $audience }；{ $market }；{ $passages } 段）。
documents-replaced = **{ $title }** 已更新为第 { $version } 版，现在就能查到（{ $audience }；{ $market }；{ $passages } 段）。
documents-unchanged = **{ $title }** 早已在库中，内容相同（{ $audience }；{ $market }），没有任何改动。
documents-changed = 与第 { $before } 版相比：新增 { $added } 行，删去 { $removed } 行。
documents-figures = 消失的数字：{ $gone } · 新的数字：{ $new }
documents-more = ……另有 { $count } 行
