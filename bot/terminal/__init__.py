"""The terminal channel: `quayside chat`. A line becomes a Turn, a Reply becomes what a terminal can show.

session.py    the conversation: read, answer, show; what Ctrl-C, Ctrl-D and errors do
keyboard.py   where messages come from: the prompt, or lines of a pipe
commands.py   what begins with a slash
dialogue.py   who speaks, in which language, which choices are open
loading.py    opens the assistant while the person types
screen.py     what is shown, and the answer growing live
rendering.py  replies, sources, choices
markdown.py   Markdown, and tables that fit
wrapping.py   lines of Chinese
escapes.py    what must never reach a terminal
journal.py    the log, which never spoils the screen
"""

from bot.terminal.session import chat

__all__ = ["chat"]
