import { a as relatedText, i as isMigration, n as errorText, r as findingsOf } from "./findings-C4dYRQxt.js";
import { i as byFile, p as visible } from "./text-CsLCt7rj.js";
// dist/src/report/junit.js
function renderJunit(report) {
	const failures = new Map(findingsOf(report).flatMap((finding) => finding.level === "note" ? [] : [[finding.site, finding]]));
	const suites = [...byFile(report.sites)].map(([file, sites]) => suite(file, sites.map((site) => ({
		outcome: outcomeOf(site, failures),
		lines: testCase(site, failures.get(site))
	}))));
	if (report.errors.length > 0) {
		const cases = report.errors.map((error) => ({
			outcome: "errors",
			lines: element("testcase", {
				name: error.file ?? "opus47-migrate",
				classname: "opus47-migrate"
			}, [...element("error", { message: error.message }, [escaped(errorText(error))])])
		}));
		suites.push(suite("opus47-migrate", cases));
	}
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: "opus47-migrate",
		...totals(suites.map(({ counts }) => counts))
	}, suites.flatMap(({ lines }) => lines)).join("\n")}\n`;
}
function suite(name, cases) {
	const count = (outcome) => cases.filter((one) => one.outcome === outcome).length;
	const counts = {
		tests: cases.length,
		failures: count("failures"),
		errors: count("errors"),
		skipped: count("skipped")
	};
	return {
		counts,
		lines: element("testsuite", {
			name,
			...counts
		}, cases.flatMap((one) => one.lines))
	};
}
const totals = (all) => {
	const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
	return {
		tests: sum("tests"),
		failures: sum("failures"),
		errors: sum("errors"),
		skipped: sum("skipped")
	};
};
const isLeft = (site) => site.status === "skipped" || site.accepted === true;
const outcomeOf = (site, failures) => isLeft(site) ? "skipped" : failures.has(site) ? "failures" : "passed";
function testCase(site, failure) {
	const attributes = {
		name: `${site.api ?? "object"} at line ${site.line}`,
		classname: site.id,
		file: site.file,
		line: site.line
	};
	if (isLeft(site)) return element("testcase", attributes, element("skipped", { message: site.message }, []));
	if (!failure) return element("testcase", attributes, []);
	const type = isMigration(failure.rule) ? "migration" : failure.rule;
	const code = site.snippets.map(({ file, line, before }) => `${visible(file)}:${line}\n${before}`).join("\n\n");
	return element("testcase", attributes, element("failure", {
		type,
		message: failure.message + relatedText(site)
	}, [escaped(code)]));
}
function element(name, attributes, content) {
	const open = `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`).join("")}`;
	return content.length ? [
		`${open}>`,
		...content,
		`</${name}>`
	] : [`${open}/>`];
}
const escaped = (text) => text.split("\n").map((line) => line.replace(/\r$/, "").split("	").map(visible).join("	")).join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "�");
export { renderJunit };
