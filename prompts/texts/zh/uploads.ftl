## 收到的文件，以及不打开的原因。

error-file-bad-name = { $file } 的文件名含有路径或隐藏字符，我没有打开。请改名后重新发送。
error-file-empty = { $file } 是空文件。请检查后重新发送。
error-file-too-large = { $file } 太大了：文件最大 { $limit } MB。请只发送需要的部分。
error-file-archive = { $file } 是压缩包，我不打开压缩包。请解压后发送里面的文件。
error-file-old-office = { $file } 是旧版或加密的 Office 文件。请另存为不带密码的 .xlsx、.docx 或 .csv 再发送。
error-file-macros = { $file } 含有宏，我没有打开。请另存为普通的 .xlsx 或 .csv 再发送。
error-file-active = { $file } 这个 PDF 含有脚本或内嵌文件，我没有打开。请打印成普通 PDF 再发送。
error-file-encrypted = { $file } 有密码保护。请发送不带密码的文件。
error-file-bomb = { $file } 解压后体积异常，我没有打开。请重新导出，分成几份发送。
error-file-damaged = { $file } 已损坏，无法打开。请重新导出后再发送。
error-file-type = 我不接收这类文件（{ $file }）。可以发送 .csv、.xlsx、.docx、.pdf、文本、Markdown、HTML 和图片。
