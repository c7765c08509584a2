export { type MigrateOptions, type MigrateResult, migrate } from './api.js';
export type { AnalysedSite, SiteEdit } from './engine.js';
export { DirtyFiles, GitFailed, Interrupted, InvalidSetting, NotFound, PartlyStaged, UserError } from './errors.js';
export { exitCode } from './exit-code.js';
export { NOTES, type Note, REASONS, type Reason } from './reasons.js';
export type { Report, ReportedSite, Status } from './report/report.js';
export { type ChangedFile, type Mode, type Progress, type RunOptions, type RunResult, run } from './run.js';
export { type BudgetRule, PRESETS, type Settings, withDefaults } from './settings.js';
