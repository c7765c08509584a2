import asyncio
import contextlib
import os

from pydantic import BaseModel
from pydantic_ai import Agent, UnexpectedModelBehavior
from pydantic_ai.models.anthropic import AnthropicModel, AnthropicModelSettings
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.settings import ModelSettings

os.environ.update(ANTHROPIC_API_KEY="key", ANTHROPIC_BASE_URL=os.environ["ANTHROPIC_URL"])


class Answer(BaseModel):
    text: str


def made():
    model = AnthropicModel("claude-opus-4-6", provider=AnthropicProvider(api_key="key", base_url=os.environ["ANTHROPIC_URL"]))
    settings = AnthropicModelSettings(max_tokens=16_000, anthropic_thinking={"type": "enabled", "budget_tokens": 12_000})
    Agent(model, system_prompt="Be brief.", model_settings=settings).run_sync("Say it.")


def named():
    agent = Agent(
        "anthropic:claude-opus-4-6",
        model_settings={
            "max_tokens": 16_000,
            "temperature": 1,
            "anthropic_thinking": {"type": "enabled", "budget_tokens": 10_000},
            "extra_headers": {"x-team": "a"},
            "anthropic_betas": ["context-1m-2025-08-07"],
        },
    )
    asyncio.run(agent.run("Say it."))


def chosen():
    for deep in (True, False):
        settings = AnthropicModelSettings(
            max_tokens=16_000,
            anthropic_thinking={"type": "enabled", "budget_tokens": 10_000} if deep else {"type": "disabled"},
        )
        Agent("anthropic:claude-opus-4-6", model_settings=settings).run_sync("Say it.")


def tooled():
    agent = Agent(
        model=AnthropicModel(model_name="claude-opus-4-6"),
        model_settings=ModelSettings(max_tokens=64_000, anthropic_effort="high", anthropic_thinking={"type": "enabled", "budget_tokens": 50_000}),
    )

    @agent.tool_plain
    def look() -> str:
        return "Nothing."

    agent.run_sync("Say it.")


def streamed():
    agent = Agent("anthropic:claude-opus-4-6", model_settings={"max_tokens": 64_000, "anthropic_thinking": {"type": "enabled", "budget_tokens": 60_000}})

    async def run():
        async with agent.run_stream("Say it.") as answer:
            await answer.get_output()

    asyncio.run(run())


def typed():
    settings = {"max_tokens": 64_000, "anthropic_thinking": {"type": "enabled", "budget_tokens": 50_000}}
    Agent("anthropic:claude-opus-4-6", output_type=[Answer, str], model_settings=settings).run_sync("Say it.")


def typed_alone():
    settings = {"max_tokens": 64_000, "anthropic_thinking": {"type": "enabled", "budget_tokens": 50_000}}
    agent = Agent("anthropic:claude-opus-4-6", output_type=Answer, retries=0, model_settings=settings)
    # The answer is no such object.
    with contextlib.suppress(UnexpectedModelBehavior):
        agent.run_sync("Say it.")
