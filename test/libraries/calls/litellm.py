import asyncio
import os

import litellm
from litellm import acompletion, completion

litellm.suppress_debug_info = True
own = {"api_key": "key", "api_base": os.environ["ANTHROPIC_URL"], "num_retries": 0}
messages = [{"role": "user", "content": "Say it."}]
TOOL = {"type": "function", "function": {"name": "look", "parameters": {"type": "object", "properties": {}}}}
SHARED = {"x-team": "a"}


def plain():
    litellm.completion(
        model="anthropic/claude-opus-4-6",
        messages=messages,
        max_tokens=16_000,
        thinking={"type": "enabled", "budget_tokens": 12_000},
        **own,
    )


def placed():
    completion(
        "claude-opus-4-6", messages, temperature=1, max_completion_tokens=64_000, thinking={"type": "enabled", "budget_tokens": 50_000}, **own
    )


def chosen():
    for deep in (True, False):
        completion(
            model="claude-opus-4-6",
            messages=messages,
            max_tokens=64_000,
            thinking={"type": "enabled", "budget_tokens": 60_000} if deep else None,
            extra_headers=SHARED,
            **own,
        )


def streamed():
    answer = completion(
        model="anthropic/claude-opus-4-6",
        messages=messages,
        max_tokens=64_000,
        stream=True,
        tools=[TOOL],
        output_config={"effort": "high"},
        extra_headers={"anthropic-beta": "context-1m-2025-08-07"},
        thinking={"type": "enabled", "budget_tokens": 50_000},
        **own,
    )
    for part in answer:
        part.choices


def waited():
    options = {"max_tokens": 16_000, "thinking": {"type": "enabled", "budget_tokens": 10_000}}
    asyncio.run(acompletion("claude-opus-4-6", messages, **options, **own))
