/**
 * `opus47-migrate/usage`: logs what tasks consume of their task budgets, for `opus47-migrate calibrate`. It has no dependency, imports nothing
 * of the migration, and writes neither prompts nor answers.
 */
export { currentTask, pickArm } from './arms.js';
export type { Quality, QualityRecord, TokenCounts, UsageRecord } from './record.js';
export { type Sink, type UsageLog, usageLog } from './sink.js';
export { type AsTask, scoreTask, type Task, type TaskOptions, type TrackOptions, trackTaskBudget } from './track.js';
