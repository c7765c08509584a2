import asyncio
import os

from pydantic_ai import Agent
from pydantic_ai.models.anthropic import AnthropicModel, AnthropicModelSettings
from pydantic_ai.models.test import TestModel

os.environ.update(ANTHROPIC_API_KEY="key", ANTHROPIC_BASE_URL=os.environ["ANTHROPIC_URL"])

alone = Agent("anthropic:claude-opus-4-6")
shared = Agent("anthropic:claude-opus-4-6", model_settings={"max_tokens": 16_000})
own = Agent("anthropic:claude-sonnet-4-5", model_settings={"max_tokens": 1_000})


@alone.system_prompt
def manner() -> str:
    return "Be brief."


class Desk:
    def __init__(self):
        self.agent = Agent("anthropic:claude-opus-4-6")

    async def ask(self):
        settings = AnthropicModelSettings(max_tokens=64_000, anthropic_thinking={"type": "enabled", "budget_tokens": 50_000})
        async with self.agent.iter("Say it.", model_settings=settings) as run:
            async for _ in run:
                pass


def at_model():
    model = AnthropicModel("claude-opus-4-6", settings={"max_tokens": 16_000, "anthropic_thinking": {"type": "enabled", "budget_tokens": 12_000}})
    agent = Agent(model, system_prompt="Be brief.")
    with agent.override(model=TestModel()):
        agent.run_sync("Say it.")
    agent.run_sync("Say it.", model_settings={"timeout": 60})


def at_run():
    alone.run_sync("Say it.", model_settings={"max_tokens": 64_000, "temperature": 1, "anthropic_thinking": {"type": "enabled", "budget_tokens": 50_000}})


def at_run_later():
    settings = AnthropicModelSettings(max_tokens=64_000, anthropic_thinking={"type": "enabled", "budget_tokens": 60_000})
    alone.run_sync("Say it.", model_settings=settings)


def iterated():
    asyncio.run(Desk().ask())


def named():
    own.run_sync(
        "Say it.",
        model="anthropic:claude-opus-4-6",
        model_settings={"max_tokens": 16_000, "anthropic_thinking": {"type": "enabled", "budget_tokens": 12_000}},
    )


def shared_streamed():
    async def run():
        async with shared.run_stream("Say it.", model_settings={"anthropic_thinking": {"type": "enabled", "budget_tokens": 12_000}}) as answer:
            await answer.get_output()

    asyncio.run(run())
