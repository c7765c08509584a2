import os

from langchain_anthropic import ChatAnthropic

own = {"api_key": "key", "base_url": os.environ["ANTHROPIC_URL"], "max_retries": 0}


def plain():
    ChatAnthropic(model="claude-opus-4-6", max_tokens=16_000, thinking={"type": "enabled", "budget_tokens": 12_000}, **own).invoke("Say it.")


def named():
    ChatAnthropic(
        model_name="claude-opus-4-6",
        temperature=1,
        thinking={"type": "enabled", "budget_tokens": 10_000},
        **own,
    ).invoke("Say it.")


def chosen():
    for deep in (True, False):
        ChatAnthropic(
            model="claude-opus-4-6",
            max_tokens=16_000,
            thinking={"type": "enabled", "budget_tokens": 12_000} if deep else None,
            **own,
        ).invoke("Say it.")


def streamed():
    model = ChatAnthropic(
        model="claude-opus-4-6",
        max_tokens=64_000,
        thinking={"type": "enabled", "budget_tokens": 50_000},
        output_config={"effort": "high"},
        betas=["context-1m-2025-08-07"],
        default_headers={"x-team": "a"},
        **own,
    )
    for part in model.stream("Say it."):
        part.content
