/** A step of the rewrite: what it changes, why, and the operations that do it. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import type { StepName } from '../src/rewrite/steps.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import type { Expr } from '../src/values/values.js';

export interface Step {
  name: StepName;
  /** What it does, as a verb phrase. */
  says: string;
  /** Where the API says so. */
  source: string;
  /** @throws Unexpressible where the site would need an edit at a place that has to stay. */
  operations: (site: MigratingSite) => Operation[];
}

/**
 * Takes what writes an entry away.
 * @throws Unexpressible for one that does more.
 */
export function unassigned(site: MigratingSite, expr: Expr): Operation {
  if (!site.ground.language.isDroppableWrite(expr)) throw new Unexpressible('condition-has-effects', expr);
  return { op: 'unassign', expr };
}

const DOCS = 'https://platform.claude.com/docs/en';
export const MIGRATION_GUIDE = `${DOCS}/about-claude/models/migration-guide`;
export const TASK_BUDGETS = `${DOCS}/build-with-claude/task-budgets`;
export const ADAPTIVE_THINKING = `${DOCS}/build-with-claude/adaptive-thinking`;
export const EFFORT = `${DOCS}/build-with-claude/effort`;
