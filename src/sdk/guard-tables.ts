/**
 * What the generated module of `--guard` knows of models. It lists those that take thinking budgets, for there will be no more of them, and those
 * that take task budgets. Any other Claude model is taken for a newer one: each since Opus 4.7 refuses thinking budgets and takes adaptive
 * thinking, but not each takes task budgets. An ID that names no Claude model (a deployment, an alias of a gateway) says nothing, so its
 * requests stay as they were.
 */
import { ANY_MODEL, BETAS, FAMILIES, factsAbout, PREFIX, SOURCES } from './models.js';

export const WITH_THINKING_BUDGETS: readonly string[] = SOURCES;
/** None of these takes thinking budgets. */
export const WITH_TASK_BUDGETS: readonly string[] = FAMILIES.filter((family) => factsAbout(family).taskBudget !== null);

/** Regular expressions for what stands in an ID around the name of a model: a platform's prefix; no further version (`claude-opus-4-6` is no `claude-opus-4`). */
export const BEFORE = PREFIX.source;
export const BEHIND = '^(?:[\\w.]|-\\d{1,2}(?!\\d))';

/** What the ID of every Claude model begins with, behind the prefix. */
export const CLAUDE = ANY_MODEL;
export const TASK_BUDGETS_BETA = BETAS.taskBudgets;

/** The names in lines of a source file. */
export const rows = (names: readonly string[], indent: string, quote: string): string =>
  names.map((name) => `${indent}${quote}${name}${quote},`).join('\n');
