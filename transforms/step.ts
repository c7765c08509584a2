/** A step of the rewrite: what it changes, why, and the operations that do it. */
import type { MigratingSite } from '../src/migrating.js';
import type { Operation } from '../src/operations.js';
import type { StepName } from '../src/steps.js';

export interface Step {
  name: StepName;
  /** What it does, as a verb phrase. */
  says: string;
  /** Where the API says so. */
  source: string;
  /** @throws Unexpressible where the site would need an edit at a place that has to stay. */
  operations: (site: MigratingSite) => Operation[];
}

const DOCS = 'https://platform.claude.com/docs/en';
export const MIGRATION_GUIDE = `${DOCS}/about-claude/models/migration-guide`;
export const TASK_BUDGETS = `${DOCS}/build-with-claude/task-budgets`;
export const ADAPTIVE_THINKING = `${DOCS}/build-with-claude/adaptive-thinking`;
export const EFFORT = `${DOCS}/build-with-claude/effort`;
