# What the library of documents says when something is wrong with a file, a name or a passage.

error-bad-document = I can't read { $file }. Please check the file and send it again.
error-bad-front-matter = The header of { $file } is broken in line { NUMBER($line, useGrouping: 0) }. Please mend that line and send the file again.
error-bad-passage = Line { NUMBER($line, useGrouping: 0) } of { $file } is not a passage. Each line has to be an object with an "id" and a "text".
error-empty-document = There is no text in { $file }. If it is a scan, I need it as text.
error-not-text = { $file } is not a text file. I take Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML and JSONL.
error-unsupported-format = I can't take { $file } in this format. I take Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML and JSONL.
error-document-too-large = { $file } is too large. Files up to { $limit } MB are fine.
error-document-unreadable = I can't open { $file }. Please check that it is there and that I may read it.
error-no-documents = I found no document there. I take Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML and JSONL.
error-same-name = There are two files named { $file }. Please send them in their folder, or rename one.
error-no-document = There is no document named { $document }.
error-no-passage = That passage is no longer in the documents, or is not open to you. Please ask again.
error-bad-collection = { $name } can't be the name of a collection: letters, digits, hyphen and underscore, at most 40.
error-bad-audience = { $name } is not an audience: it is public, seller or staff.
error-bad-market = { $name } is not a market I know. Please give a country code like DE, or EU.
error-library-busy = The documents are being updated right now. Please try again in a minute.
error-no-embeddings = The service that compares meanings does not answer. I search by words until it is back.
error-no-vector-index = The vector index does not answer right now. I search by words until it is back.
error-document-damaged = { $file } is damaged or not what its name says. Please export it anew and send it again.
error-document-scanned = { $file } holds only scanned pages, and I can't read pictures of text. Please send it with a text layer (OCR).
error-document-slow = { $file } takes too long to read (the limit is { $limit } seconds). Please send it in smaller parts.
error-too-many-pages = { $file } has too many pages. Up to { $limit } pages are fine; please split it.
error-too-many-rows = { $file } has too many rows. Up to { $limit } rows are fine; please send only the sheet that matters.
error-no-version = Of { $document }, that version is not kept.
