import { t as exitCode } from "../chunks/exit-code-xIH0Jgvk.js";
import { n as applyEdits } from "../chunks/edits-DsglOM9O.js";
import { t as analyse } from "../chunks/analyse-Bpi9X5ED.js";
import { n as oneFileTree } from "../chunks/one-file-DYX-JKK5.js";
import { G as GitFailed, J as NotFound, K as Interrupted, W as DirtyFiles, X as UserError, Y as PartlyStaged, c as withDefaults, q as InvalidSetting, r as PRESETS } from "../chunks/settings-C179M5Kk.js";
import { t as checkSettings } from "../chunks/settings-check-BaovhGp9.js";
import { t as applyPlan } from "../chunks/apply-s-FG6IVW.js";
import { a as renderPlan, n as parsePlan, t as createPlan } from "../chunks/plan-file-B5o6oFo9.js";
import { t as run } from "../chunks/run-DfmBP6p_.js";
import { t as undo } from "../chunks/undo-ClG_w7DJ.js";
import { n as REASONS, t as NOTES } from "../chunks/reasons-DFhIx4VQ.js";
// dist/src/run/api.js
function migrate(source, { filename, ...chosen }) {
	checkSettings(chosen);
	const { sites, edits, errors } = analyse(oneFileTree(source, filename, true), withDefaults(chosen));
	return {
		code: applyEdits(source, edits),
		sites,
		edits,
		errors: errors.map(({ start, message }) => ({
			start,
			message
		}))
	};
}
export { DirtyFiles, GitFailed, Interrupted, InvalidSetting, NOTES, NotFound, PRESETS, PartlyStaged, REASONS, UserError, applyPlan, createPlan, exitCode, migrate, parsePlan, renderPlan, run, undo, withDefaults };
