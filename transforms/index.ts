/** The steps of the rewrite, in order. */
import { betas } from './betas.js';
import { display } from './display.js';
import { effort } from './effort.js';
import { endpoint } from './endpoint.js';
import { model } from './model.js';
import { sampling } from './sampling.js';
import type { Step } from './step.js';
import { taskBudget } from './task-budget.js';
import { thinking } from './thinking.js';

export const STEPS: readonly Step[] = [endpoint, model, sampling, thinking, display, betas, taskBudget, effort];
