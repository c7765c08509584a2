import { n as REASONS } from "./reasons-DFhIx4VQ.js";
import { t as SAID_ONCE } from "./text-CsLCt7rj.js";
import { createRequire } from "node:module";
// dist/src/report/links.js
const HOME = "https://www.npmjs.com/package/opus47-migrate";
function pageLink(page) {
	const { version, repository } = createRequire(import.meta.url)("opus47-migrate/package.json");
	return `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/v${version}/docs/${page}`;
}
// dist/src/report/findings.js
const MIGRATION_RULES = ["would-migrate", "migrated"];
function findingsOf({ sites, run }) {
	return sites.flatMap((site) => {
		if (site.status === "skipped" || site.accepted) return [];
		if (site.status === "review") return [{
			level: "warning",
			rule: site.reason ?? "call-unknown",
			message: site.message,
			site
		}];
		const notes = site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map(({ message }) => ` ${message}`);
		const message = `${run.mode === "write" ? "Migrated to Opus 4.7." : "This call would migrate to Opus 4.7."} ${site.message}${notes.join("")}`;
		return [run.mode === "write" ? {
			level: "note",
			rule: "migrated",
			message,
			site
		} : {
			level: "error",
			rule: "would-migrate",
			message,
			site
		}];
	});
}
const relatedText = ({ related }) => related.length ? ` See ${related.map(({ file, line, message }) => `${file}:${line} (${message})`).join(", ")}.` : "";
const isMigration = (rule) => MIGRATION_RULES.some((name) => name === rule);
const aboutRule = (rule) => isMigration(rule) ? "The call asks Opus 4.6 for thinking with a budget. Opus 4.7 refuses thinking budgets; it takes adaptive thinking and a task budget." : REASONS[rule].about;
const todoFor = (rule) => isMigration(rule) ? "Run `npx opus47-migrate`, which makes the edit, or shows it with --dry-run." : REASONS[rule].todo;
const ruleLink = (rule) => pageLink(isMigration(rule) ? "rewrite.md" : `findings.md#${rule}`);
const errorText = ({ file, line, message }) => file === null ? message : `${file}${line === null ? "" : `:${line}`}: ${message}`;
export { relatedText as a, HOME as c, isMigration as i, errorText as n, ruleLink as o, findingsOf as r, todoFor as s, aboutRule as t };
