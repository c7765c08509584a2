/** Names of what a change can be; `transforms/index.ts` holds the steps that make them. */
export const STEP_NAMES = [
  'endpoint',
  'model',
  'thinking',
  'task-budget',
  'betas',
  'sampling',
  'display',
  'effort',
  'cleanup',
  'type',
  'todo',
] as const;
export type StepName = (typeof STEP_NAMES)[number];
