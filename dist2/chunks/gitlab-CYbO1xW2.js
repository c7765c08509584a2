import { r as findingsOf } from "./findings-C4dYRQxt.js";
import { n as inRepository } from "./repository-Do5Ej5Bu.js";
import { createHash } from "node:crypto";
// dist/src/report/gitlab.js
const SEVERITIES = {
	error: "major",
	warning: "minor",
	note: "info"
};
function renderGitlab(given) {
	const report = inRepository(given);
	const findings = findingsOf(report).map(({ level, rule, message, site }) => ({
		description: message,
		check_name: rule,
		fingerprint: fingerprint(rule, site.id),
		severity: SEVERITIES[level],
		location: {
			path: site.file,
			lines: {
				begin: site.line,
				end: site.endLine
			}
		},
		...site.related.length > 0 && { other_locations: site.related.map(({ file, line }) => ({
			path: file,
			lines: { begin: line }
		})) }
	}));
	const errors = report.errors.map(({ file, line, message }) => ({
		description: message,
		check_name: "error",
		fingerprint: fingerprint("error", file ?? "", message),
		severity: "blocker",
		location: {
			path: file ?? ".",
			lines: { begin: line ?? 1 }
		}
	}));
	return `${JSON.stringify([...findings, ...errors], null, 2)}\n`;
}
const fingerprint = (...parts) => createHash("sha256").update(parts.join("\0")).digest("hex");
export { renderGitlab };
