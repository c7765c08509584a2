import asyncio
import contextlib
import os
import tempfile

from claude_agent_sdk import AgentDefinition, ClaudeAgentOptions, ClaudeSDKClient, query

# What Claude Code, which the library starts, reads and writes.
os.environ.update(
    ANTHROPIC_API_KEY="key",
    ANTHROPIC_BASE_URL=os.environ["ANTHROPIC_URL"],
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC="1",
    HOME=tempfile.mkdtemp(),
)
own = {"max_turns": 1, "setting_sources": [], "allowed_tools": []}


class Agent:
    @staticmethod
    def ask(options):
        async def run():
            async for _ in query(prompt="Say it.", options=options):
                pass

        asyncio.run(run())


def tokens():
    Agent.ask(ClaudeAgentOptions(model="claude-opus-4-6", max_thinking_tokens=12_000, **own))


def budget():
    Agent.ask(ClaudeAgentOptions(model="claude-opus-4-6", thinking={"type": "enabled", "budget_tokens": 50_000}, effort="high", **own))


def chosen():
    for deep in (True, False):
        thinking = {"type": "enabled", "budget_tokens": 60_000} if deep else {"type": "disabled"}
        Agent.ask(ClaudeAgentOptions(model="claude-opus-4-6", thinking=thinking, **own))


def kept():
    options = {"model": "claude-opus-4-6", "max_thinking_tokens": 50_000, "system_prompt": "Be brief."}

    async def run():
        helper = AgentDefinition(description="Reads.", prompt="Read.", model="sonnet")
        async with ClaudeSDKClient(options=ClaudeAgentOptions(**options, agents={"reader": helper}, **own)) as client:
            await client.query("Say it.")
            with contextlib.suppress(StopAsyncIteration):
                async for _ in client.receive_response():
                    pass

    asyncio.run(run())
