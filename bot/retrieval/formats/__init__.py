"""Office files, PDFs, sheets, slides and letters → sections of text.

One module a format, each `read(data, limits) -> Converted`. The libraries that take such files apart run in a process
of their own (see `converting`): a file that is made to hang, to crash or to eat all memory harms that one alone.
"""
