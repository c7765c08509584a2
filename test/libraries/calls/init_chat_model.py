import os

from langchain.chat_models import init_chat_model

own = {"api_key": "key", "base_url": os.environ["ANTHROPIC_URL"], "max_retries": 0}

shared = init_chat_model("anthropic:claude-opus-4-6", max_tokens=16_000, **own)
models = {"shared": shared}


def bare():
    init_chat_model("claude-opus-4-6", max_tokens=16_000, thinking={"type": "enabled", "budget_tokens": 12_000}, **own).invoke("Say it.")


def bound():
    shared.bind(thinking={"type": "enabled", "budget_tokens": 12_000}).invoke("Say it.")


def bound_alone():
    init_chat_model("anthropic:claude-opus-4-6", temperature=1, **own).bind(thinking={"type": "enabled", "budget_tokens": 12_000}).invoke("Say it.")


def chosen():
    for deep in (True, False):
        model = init_chat_model(
            "anthropic:claude-opus-4-6",
            max_tokens=64_000,
            thinking={"type": "enabled", "budget_tokens": 60_000} if deep else None,
            **own,
        )
        model.invoke("Say it.")


def provided():
    options = {"temperature": 1, "max_tokens": 64_000, "thinking": {"type": "enabled", "budget_tokens": 50_000}}
    init_chat_model(model="claude-opus-4-6", model_provider="anthropic", **options, **own).invoke("Say it.")


def streamed():
    model = init_chat_model(
        "anthropic:claude-opus-4-6",
        max_tokens=64_000,
        thinking={"type": "enabled", "budget_tokens": 50_000},
        output_config={"effort": "high"},
        betas=["context-1m-2025-08-07"],
        **own,
    )
    for part in model.stream("Say it."):
        part.content
