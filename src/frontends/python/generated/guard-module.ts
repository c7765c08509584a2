/** The text of the module that `--guard` writes: what a request says about thinking, chosen by its model at run time. */
import { WRITTEN_BY_GUARD } from '../../../run/guard.js';
import { BEFORE, BEHIND, CLAUDE, rows, TASK_BUDGETS_BETA, WITH_TASK_BUDGETS, WITH_THINKING_BUDGETS } from '../../../sdk/guard-tables.js';
import { grouped } from '../../layout.js';

/** The function that guarded calls take their thinking from. */
export const GUARD_FUNCTION = 'thinking_for';
/** The function that guarded calls hand a whole request to. */
export const REQUEST_FUNCTION = 'request_for';

const text = (ratio: number, floor: number): string => `"""
What a request says about thinking, chosen by its model at run time. ${WRITTEN_BY_GUARD}; it is yours to edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict, cast

if TYPE_CHECKING:
    from anthropic.types import beta

# Models that take thinking budgets. There will be no more of them: Claude Opus 4.7 and all newer models answer 400 to one.
WITH_THINKING_BUDGETS = (
${rows(WITH_THINKING_BUDGETS, '    ', '"')}
)

# Models that take task budgets.
WITH_TASK_BUDGETS = (
${rows(WITH_TASK_BUDGETS, '    ', '"')}
)

# A task budget is this share of the thinking budget, and at least so many tokens.
RATIO = ${ratio}
LEAST_TASK_BUDGET = ${grouped(floor)}

# What platforms put in front of an ID: a region, a vendor, or the ARN of an inference profile (\`us.anthropic.\`).
PREFIX = r"${BEFORE.replaceAll('\\/', '/')}"

SAMPLING = ("temperature", "top_p", "top_k")


class Thinking(TypedDict, total=False):
    """These keyword arguments of a request, and its sampling parameters, which newer versions of the package do not have."""

    thinking: beta.BetaThinkingConfigParam
    output_config: beta.BetaOutputConfigParam
    betas: list[str]


def _is_one_of(models: tuple[str, ...], model_id: str) -> bool:
    """True for the ID of one of the models, with a date or a version, or without."""
    return any(model_id.startswith(name) and not re.match(r"${BEHIND}", model_id[len(name) :], re.ASCII) for name in models)


def _takes_budgets(model: str) -> bool:
    """True for a model that takes thinking budgets, and for an ID that names no Claude model."""
    # A model that is missing is for the API to refuse.
    model_id = _name_in(model)
    return _is_one_of(WITH_THINKING_BUDGETS, model_id) or not model_id.startswith("${CLAUDE}")


def _name_in(model: str) -> str:
    """The name of the model in an ID."""
    # What an enumeration lists is sent as its value.
    model_id = re.sub(PREFIX, "", str(getattr(model, "value", model)), count=1)
    # Gateways write \`claude-opus-4.6\`.
    return re.sub(r"([0-9])\\.(?=[0-9])", r"\\1-", model_id, count=1)


def ${GUARD_FUNCTION}(model: str, budget_tokens: int, *, display: str | None = None, **rest: Any) -> Thinking:
    """
    Thinking for a request to a model, with what else in the request depends on the model, as keyword arguments:

    - A model that takes thinking budgets gets this one (in tokens), and all of \`rest\`.
    - Any other Claude model gets adaptive thinking, no sampling parameters and, if it is known to take one, a task budget with its beta.
      \`display\` asks for the text of the thinking, which newer models leave out.
    - An ID that names no Claude model (a deployment, an alias) says nothing: its request is that of a model that takes thinking budgets.
    """
    request = dict(rest)
    if _takes_budgets(model):
        request["thinking"] = {"type": "enabled", "budget_tokens": budget_tokens}
        return cast("Thinking", request)
    for name in SAMPLING:
        request.pop(name, None)
    request["thinking"] = {"type": "adaptive"} if display is None else {"type": "adaptive", "display": display}
    if _is_one_of(WITH_TASK_BUDGETS, _name_in(model)):
        task_budget = {"type": "tokens", "total": max(LEAST_TASK_BUDGET, round(budget_tokens * RATIO))}
        request["output_config"] = {**request.get("output_config", {}), "task_budget": task_budget}
        request["betas"] = [*request.get("betas", []), "${TASK_BUDGETS_BETA}"]
    return cast("Thinking", request)


def ${REQUEST_FUNCTION}(*, display: str | None = None, task_budget: bool = True, **request: Any) -> dict[str, Any]:
    """
    The keyword arguments of a request that suits its model:

    - For a model that takes thinking budgets, and for an ID that names no Claude model, they are as they were.
    - For any other Claude model, a thinking budget becomes adaptive thinking and, if the model is known to take one, a task budget with its
      beta; sampling parameters go. \`display\` asks for the text of the thinking, which newer models leave out; \`task_budget\` is false for a
      request that takes none: one whose tokens are counted alone, or of another platform.
    """
    model = request.get("model", "")
    if _takes_budgets(model):
        return request
    for name in SAMPLING:
        request.pop(name, None)
    thinking = request.get("thinking")
    if not isinstance(thinking, dict) or thinking.get("type") != "enabled":
        return request
    # A value that stands for one that is left out is none.
    rest = {name: request[name] for name in ("betas", "output_config") if isinstance(request.get(name), (dict, list, tuple))}
    chosen = ${GUARD_FUNCTION}(model, thinking["budget_tokens"], display=thinking.get("display", display), **rest)
    if not task_budget:
        return {**request, "thinking": chosen["thinking"]}
    # A task budget that is there stays.
    own = rest if rest.get("output_config", {}).get("task_budget") else {}
    headers = request.get("extra_headers")
    beta = next((one for one in headers if one.lower() == "anthropic-beta"), None) if isinstance(headers, dict) else None
    if isinstance(headers, dict) and beta is not None and "betas" in chosen and not own:
        # It is sent in the place of \`betas\`.
        request["extra_headers"] = {**headers, beta: f"{headers[beta]},${TASK_BUDGETS_BETA}"}
    return {**request, **chosen, **own}
`;

/** @param eol the line ends of the code that will import it. */
export const guardModuleText = ({ ratio, minBudget }: { ratio: number; minBudget: number }, eol: string): string =>
  text(ratio, minBudget).replaceAll('\n', eol);
