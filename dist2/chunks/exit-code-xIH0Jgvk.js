import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
// dist/src/cli/exit-code.js
var exit_code_exports = /* @__PURE__ */ __exportAll({ exitCode: () => exitCode });
const STRICT_NOTES = ["receiver-untraced", "custom-base-url"];
function exitCode(report, { check, strict }) {
	const findings = report.sites.some((site) => {
		if (site.status === "migrated") return true;
		return strict && site.status === "review" && !site.accepted;
	});
	const doubtful = strict && report.sites.some((site) => !site.accepted && site.notes.some(({ code }) => STRICT_NOTES.includes(code)));
	if (check && (findings || doubtful)) return 1;
	return report.errors.length > 0 ? 2 : 0;
}
export { exit_code_exports as n, exitCode as t };
