"""`quayside serve`: the Telegram bot."""

from bot.cli import app


@app.command()
def serve() -> None:
    """Serve Telegram until stopped: by long polling, or by webhook with WEBHOOK_URL. Needs TELEGRAM_BOT_TOKEN."""
    import asyncio

    from bot.settings import Settings
    from bot.telegram.service import check

    settings = Settings()
    check(settings)  # before the documents are opened, which takes seconds

    from bot.app import serve_telegram

    asyncio.run(serve_telegram(settings))
