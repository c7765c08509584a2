/** The text of an experiment's module. It stands alone: it picks the budgets, and it writes the log that `calibrate` reads. */
import type { Participant } from '../../../run/experiment.js';
import { rowsOf } from '../../experiment-table.js';

/** The function that a call in an experiment takes its budget from. */
export const BUDGET_FUNCTION = 'task_budget_for';

const HEAD = `"""
Task budgets on trial, in tokens, by call site. Written by \`opus47-migrate --experiment\`. Once enough tasks are logged,
\`opus47-migrate calibrate <log> --apply\` writes the budgets that proved themselves into the calls, and removes this file.

    with Task("<site>", "usage.jsonl") as task:
        message = task.add(ask(question))  # every response of the task
        task.score(is_good(message))  # True, False, or 0 to 1
"""

from __future__ import annotations

import contextvars
import datetime
import hashlib
import json
import time
import uuid
import warnings
from typing import Any

ARMS: dict[str, list[int]] = {
`;

const REST = `}

_running: contextvars.ContextVar[Task | None] = contextvars.ContextVar("task", default=None)


def ${BUDGET_FUNCTION}(site: str) -> int:
    """The budget for a task: the same one in all its requests. Outside of a task every question is a task of its own."""
    task = _running.get()
    digest = hashlib.sha256(f"{site}\\n{task.id if task else uuid.uuid4()}".encode()).digest()
    budget = ARMS[site][int.from_bytes(digest[:8], "big") % len(ARMS[site])]
    if task and task.budget is None:
        task.budget = budget
    return budget


class Task:
    """One task, a line of the log: what it cost and how it went, and nothing of what was said in it."""

    def __init__(self, site: str, log: str, category: str | None = None, id: str | None = None) -> None:
        self.site = site
        self.log = log
        self.category = category
        self.id = id or str(uuid.uuid4())
        self.budget: int | None = None
        self._replies: list[Any] = []
        self._quality: float | None = None

    def __enter__(self) -> Task:
        self._at = datetime.datetime.now(datetime.timezone.utc)
        self._started = time.perf_counter()
        self._token = _running.set(self)
        return self

    def add(self, message: Any) -> Any:
        """Counts a response of the task, and gives it back."""
        self._replies.append(message)
        return message

    def score(self, quality: float) -> None:
        """True, False, or 0 to 1."""
        if not 0 <= quality <= 1:
            raise ValueError(f"A quality is a number from 0 to 1, or True or False; got {quality}.")
        self._quality = float(quality)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        _running.reset(self._token)
        try:
            with open(self.log, "a", encoding="utf-8") as log:
                log.write(json.dumps(self._record(kind is None)) + "\\n")
        except OSError as problem:
            warnings.warn(f"A task was not logged: {problem}", stacklevel=2)

    def _record(self, ok: bool) -> dict[str, Any]:
        tokens: dict[str, Any] = {"input": 0, "output": 0, "thinking": None, "cacheRead": 0, "cacheWrite": 0}
        known = grown = 0
        for reply in self._replies:
            usage = reply.usage
            read, written = usage.cache_read_input_tokens or 0, usage.cache_creation_input_tokens or 0
            before = usage.input_tokens + read + written
            # What the context grew by beyond the answers: results of tools and the like.
            grown += max(0, before - known) if known else 0
            known = before + usage.output_tokens
            thinking = getattr(getattr(usage, "output_tokens_details", None), "thinking_tokens", None)
            if thinking is not None:
                tokens["thinking"] = (tokens["thinking"] or 0) + thinking
            tokens["input"] += usage.input_tokens
            tokens["output"] += usage.output_tokens
            tokens["cacheRead"] += read
            tokens["cacheWrite"] += written
        last = self._replies[-1] if self._replies else None
        return {
            "v": 1,
            "task": self.id,
            "site": self.site,
            "category": self.category,
            "at": self._at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "model": str(last.model) if last else None,
            "budget": self.budget,
            "requests": len(self._replies),
            "tokens": tokens,
            "spent": tokens["output"] + grown,
            "stopReason": last.stop_reason if last else None,
            "ms": round((time.perf_counter() - self._started) * 1000),
            "quality": self._quality,
            "ok": ok and last is not None and last.stop_reason is not None,
        }
`;

/** @param eol the line ends of the code that will import it. */
export const moduleText = (sites: readonly Participant[], eol: string): string =>
  `${HEAD}${rowsOf(sites, '"')
    .map((row) => `    ${row},\n`)
    .join('')}${REST}`.replaceAll('\n', eol);
