/** The steps of the rewrite, in order. */
import { betas } from './betas.js';
import { display } from './display.js';
import { effort } from './effort.js';
import { endpoint } from './endpoint.js';
import { guard } from './guard.js';
import { maxTokens } from './max-tokens.js';
import { model } from './model.js';
import { sampling } from './sampling.js';
import type { Step } from './step.js';
import { taskBudget } from './task-budget.js';
import { thinking } from './thinking.js';

export const STEPS: readonly Step[] = [endpoint, model, sampling, maxTokens, thinking, display, betas, taskBudget, effort];

/** The steps of a call that chooses by its model at run time. */
export const GUARD_STEPS: readonly Step[] = [endpoint, guard];
