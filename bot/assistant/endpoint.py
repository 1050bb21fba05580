"""The language model: any OpenAI-compatible endpoint, where one is configured."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from bot.settings import Settings

_NO_KEY = SecretStr("none")
"""Endpoints without keys (Ollama, vLLM) want some word in its place."""


@asynccontextmanager
async def open_endpoint(settings: Settings) -> AsyncIterator[BaseChatModel | None]:
    """The configured model, its connections closed at the end; None where none is configured."""
    if not settings.has_model:
        yield None
        return
    from langchain_openai import ChatOpenAI
    from openai import DefaultAsyncHttpxClient

    # a client of our own: LangChain's is shared by address and never closed
    async with DefaultAsyncHttpxClient(timeout=settings.openai_timeout) as client:
        yield ChatOpenAI(
            model=settings.openai_model,
            api_key=settings.openai_api_key if settings.openai_api_key.get_secret_value() else _NO_KEY,
            base_url=settings.openai_base_url or None,
            timeout=settings.openai_timeout,
            max_retries=0,  # the desk model answers at once; to wait and ask again would keep the person waiting
            temperature=0,
            http_async_client=client,
        )
