import asyncio
import os

from langchain_anthropic import ChatAnthropic

own = {"api_key": "key", "base_url": os.environ["ANTHROPIC_URL"], "max_retries": 0}
alone = ChatAnthropic(model="claude-opus-4-6", temperature=1, **own)
shared = ChatAnthropic(model="claude-opus-4-6", max_tokens=16_000, effort="high", **own)


def bound():
    alone.bind(thinking={"type": "enabled", "budget_tokens": 12_000}).invoke("Say it.")


def chained():
    ChatAnthropic(model_name="claude-opus-4-6", max_tokens=64_000, **own).bind(thinking={"type": "enabled", "budget_tokens": 50_000}, temperature=1).invoke("Say it.")


def invoked():
    asyncio.run(shared.ainvoke("Say it.", thinking={"type": "enabled", "budget_tokens": 12_000}))


def keyed():
    ChatAnthropic(
        model="claude-opus-4-6",
        max_tokens=64_000,
        temperature=1,
        output_config={"effort": "high"},
        model_kwargs={"thinking": {"type": "enabled", "budget_tokens": 50_000}},
        **own,
    ).invoke("Say it.")


def keyed_alone():
    ChatAnthropic(model="claude-opus-4-6", model_kwargs={"thinking": {"type": "enabled", "budget_tokens": 12_000}}, **own).invoke("Say it.")


def streamed():
    for part in shared.stream("Say it.", thinking={"type": "enabled", "budget_tokens": 12_000}):
        part.content


def structured():
    shape = {"title": "Answer", "description": "An answer.", "type": "object", "properties": {"text": {"type": "string"}}}
    model = ChatAnthropic(model="claude-opus-4-6", max_tokens=16_000, thinking={"type": "enabled", "budget_tokens": 12_000}, **own)
    model.with_structured_output(shape).invoke("Say it.")
