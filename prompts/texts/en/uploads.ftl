## Files that people send, and why one is not opened. $file comes as it is named.

error-file-bad-name = The name of { $file } leads somewhere else or hides characters, so I don't open it. Please rename the file and send it again.
error-file-empty = { $file } is empty. Please check it and send it again.
error-file-too-large = { $file } is too large: I take files of up to { $limit } MB. Please send a smaller part of it.
error-file-archive = { $file } is an archive, and I don't open those. Please unpack it and send the file inside.
error-file-old-office = { $file } is an old or password-protected Office file. Please save it as .xlsx, .docx or .csv without a password and send that.
error-file-macros = { $file } holds macros, so I don't open it. Please save it as a plain .xlsx or .csv and send that.
error-file-active = { $file } holds scripts or files inside the PDF, so I don't open it. Please print it to a plain PDF and send that.
error-file-encrypted = { $file } is protected by a password. Please send it without one.
error-file-bomb = { $file } unpacks to far more than it should, so I don't open it. Please export it anew, in smaller parts.
error-file-damaged = { $file } is damaged and can't be opened. Please export it anew and send it again.
error-file-type = I don't take this kind of file ({ $file }). I read .csv, .xlsx, .docx, .pdf, text, Markdown, HTML and pictures.
