# 资料库在文件、名称或段落有问题时的回复。

error-bad-document = 无法读取 { $file }，请检查文件后重新发送。
error-bad-front-matter = { $file } 的文件头在第 { NUMBER($line, useGrouping: 0) } 行有误，请修改该行后重新发送。
error-bad-passage = { $file } 第 { NUMBER($line, useGrouping: 0) } 行不是有效段落：每行须是包含 "id" 和 "text" 的对象。
error-empty-document = { $file } 中没有文字。如果是扫描件，请提供文字版。
error-not-text = { $file } 不是文本文件。我可以处理 Markdown、HTML、PDF、DOCX、XLSX、CSV、PPTX、TXT、EML 和 JSONL。
error-unsupported-format = 暂不支持 { $file } 的格式。我可以处理 Markdown、HTML、PDF、DOCX、XLSX、CSV、PPTX、TXT、EML 和 JSONL。
error-document-too-large = { $file } 太大，单个文件不能超过 { $limit } MB。
error-document-unreadable = 打不开 { $file }，请确认文件存在并且可以读取。
error-no-documents = 那里没有找到文档。我可以处理 Markdown、HTML、PDF、DOCX、XLSX、CSV、PPTX、TXT、EML 和 JSONL。
error-same-name = 有两个文件都叫 { $file }，请连同文件夹一起导入，或给其中一个改名。
error-no-document = 没有名为 { $document } 的文档。
error-no-passage = 该段内容已不在资料库中，或不对您开放，请重新提问。
error-bad-collection = { $name } 不能用作资料集名称：只能用字母、数字、连字符和下划线，最多 40 个字符。
error-bad-audience = { $name } 不是有效的阅读对象，可选 public、seller、staff。
error-bad-market = 不认识市场代码 { $name }，请使用国家代码（如 DE）或 EU。
error-library-busy = 资料库正在更新，请一分钟后再试。
error-no-embeddings = 语义检索服务暂时没有响应，恢复之前先按关键词检索。
error-no-vector-index = 向量索引暂时没有响应，恢复之前先按关键词检索。
error-document-damaged = { $file } 已损坏，或与文件名所示格式不符。请重新导出后再发。
error-document-scanned = { $file } 只有扫描页，我读不出图片里的文字。请发带文字层（OCR）的版本。
error-document-slow = { $file } 读取时间太长（上限 { $limit } 秒）。请拆成几份再发。
error-too-many-pages = { $file } 页数太多，最多 { $limit } 页。请拆分后再发。
error-too-many-rows = { $file } 行数太多，最多 { $limit } 行。请只发需要的那张表。
error-no-version = { $document } 没有保留这个版本。
