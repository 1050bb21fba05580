"""`python -m bot` is the same as `quayside`."""

from bot.cli import main

main()
