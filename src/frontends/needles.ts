/** What files that matter hold, and which language a file is in: asked of every run, so it loads nothing. */
import { MARKDOWN, NOTEBOOK } from '../hosts/names.js';
import { OPUS_4_7, spellingsOf } from '../sdk/models.js';

/** A JavaScript file without one of these writes no thinking budget and names no model that migrates. */
export const NEEDLES = ['budget_tokens', 'budgetTokens', 'maxThinkingTokens', ...spellingsOf(OPUS_4_7.from)];

/** The same for a Python file. */
export const PYTHON_NEEDLES = ['budget_tokens', 'max_thinking_tokens', ...spellingsOf(OPUS_4_7.from)];

/** A file without one of these matters in no language, unless another file leads to it. */
export const ANY_NEEDLES: readonly string[] = [...new Set([...NEEDLES, ...PYTHON_NEEDLES])];

/** True for a file of Python code. */
export const isPython = (file: string): boolean => file.endsWith('.py');

/** True for a file that may hold Python code. */
export const mayHoldPython = (file: string): boolean => isPython(file) || NOTEBOOK.test(file) || MARKDOWN.test(file);
