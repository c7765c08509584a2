import { c as HOME, o as ruleLink, r as findingsOf, s as todoFor, t as aboutRule } from "./findings-C4dYRQxt.js";
import "./mask-VMiAtRxK.js";
import { n as inRepository } from "./repository-Do5Ej5Bu.js";
// dist/src/report/sarif.js
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
function renderSarif(given) {
	const report = inRepository(given);
	const findings = findingsOf(report);
	const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
	const log = {
		$schema: SCHEMA,
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: report.tool.name,
				version: report.tool.version,
				semanticVersion: report.tool.version,
				informationUri: HOME,
				rules: rules.map(describe)
			} },
			columnKind: "utf16CodeUnits",
			invocations: [{
				executionSuccessful: report.errors.length === 0,
				toolExecutionNotifications: report.errors.map(notification)
			}],
			results: findings.map((finding) => result(finding, rules, report))
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function describe(rule) {
	const todo = todoFor(rule);
	const name = nameOf(rule);
	return {
		id: rule,
		...name.toLowerCase() !== rule && { name },
		shortDescription: { text: firstSentence(aboutRule(rule)) },
		fullDescription: { text: aboutRule(rule) },
		help: {
			text: `${aboutRule(rule)}${todo && ` What to do: ${todo}`}`,
			markdown: `${aboutRule(rule)}${todo && `\n\n**What to do:** ${todo}`}\n\n[More, with examples](${ruleLink(rule)})`
		},
		helpUri: ruleLink(rule)
	};
}
const nameOf = (rule) => rule.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const firstSentence = (text) => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
function result({ level, rule, message, site }, rules, { run }) {
	const { line: startLine, column: startColumn, endLine, endColumn } = site;
	const files = [...new Set(site.changes.map(({ file }) => file))];
	const fixable = run.mode !== "write" && files.length > 0 && !site.changes.some(({ after }) => after.includes("sk-ant-…"));
	return {
		ruleId: rule,
		ruleIndex: rules.indexOf(rule),
		level,
		message: { text: message },
		locations: [{ physicalLocation: {
			artifactLocation: artifact(site.file),
			region: {
				startLine,
				startColumn,
				endLine,
				endColumn
			}
		} }],
		...site.related.length > 0 && { relatedLocations: site.related.map((place, id) => ({
			id,
			physicalLocation: {
				artifactLocation: artifact(place.file),
				region: { startLine: place.line }
			},
			message: { text: place.message }
		})) },
		partialFingerprints: { "siteId/v1": site.id },
		...fixable && { fixes: [{
			description: { text: "Migrate the call to Opus 4.7." },
			artifactChanges: files.map((file) => ({
				artifactLocation: artifact(file),
				replacements: site.changes.filter((change) => change.file === file).map(replacement)
			}))
		}] }
	};
}
const replacement = ({ line, column, endLine, endColumn, after }) => ({
	deletedRegion: {
		startLine: line,
		startColumn: column,
		endLine,
		endColumn
	},
	insertedContent: { text: after }
});
function notification({ file, line, message }) {
	const region = line === null ? {} : { region: { startLine: line } };
	return {
		level: "error",
		message: { text: message },
		...file !== null && { locations: [{ physicalLocation: {
			artifactLocation: artifact(file),
			...region
		} }] }
	};
}
const artifact = (file) => ({ uri: file.split("/").map(encodeURIComponent).join("/") });
export { renderSarif };
