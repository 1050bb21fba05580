"""`quayside serve`: the Telegram bot."""

from bot.cli import app


@app.command()
def serve() -> None:
    """Serve Telegram by long polling, until stopped. Needs TELEGRAM_BOT_TOKEN."""
    import asyncio

    from bot.settings import Settings
    from bot.telegram.service import check

    settings = Settings()
    check(settings)  # before the documents are opened, which takes seconds

    from bot.app import serve_telegram

    asyncio.run(serve_telegram(settings))
