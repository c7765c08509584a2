import asyncio
import os

from llama_index.core.tools import FunctionTool
from llama_index.llms.anthropic import Anthropic

own = {"api_key": "key", "base_url": os.environ["ANTHROPIC_URL"], "max_retries": 0}


def plain():
    Anthropic(model="claude-opus-4-6", max_tokens=16_000, thinking_dict={"type": "enabled", "budget_tokens": 12_000}, **own).complete("Say it.")


def placed():
    llm = Anthropic(
        "claude-opus-4-6",
        temperature=0.2,
        max_tokens=64_000,
        thinking_dict={"type": "enabled", "budget_tokens": 50_000},
        additional_kwargs={"stop_sequences": ["."], "extra_headers": {"x-team": "a"}},
        **own,
    )
    asyncio.run(llm.acomplete("Say it."))


def chosen():
    for deep in (True, False):
        llm = Anthropic(
            model="claude-opus-4-6",
            temperature=1,
            max_tokens=64_000,
            thinking_dict={"type": "enabled", "budget_tokens": 60_000} if deep else None,
            **own,
        )
        llm.complete("Say it.")


def streamed():
    llm = Anthropic(model="claude-opus-4-6", max_tokens=64_000, thinking_dict={"type": "enabled", "budget_tokens": 50_000}, **own)
    for part in llm.stream_complete("Say it."):
        part.delta


def tooled():
    def look(at: str = "") -> str:
        """Look."""
        return at

    llm = Anthropic(
        model="claude-opus-4-6",
        max_tokens=64_000,
        thinking_dict={"type": "enabled", "budget_tokens": 10_000},
        additional_kwargs={"metadata": {"user_id": "a"}},
        **own,
    )
    llm.chat_with_tools([FunctionTool.from_defaults(look)], "Say it.")
