import { renderMarkdown } from "./markdown-W3uAC1QK.js";
// dist/src/report/job-summary.js
const MOST_SUMMARY_BYTES = 1 << 20;
function jobSummary(report, room) {
	const fits = (text) => Buffer.byteLength(text) <= room;
	const whole = renderMarkdown(report);
	if (fits(whole)) return whole;
	const bare = report.sites.map((site) => ({
		...site,
		snippets: []
	}));
	for (let count = bare.length; count > 0; count = Math.floor(count / 2)) {
		const left = bare.length - count;
		const say = `\nThe code${left ? ` and ${left} calls` : ""} did not fit here: see the report itself.\n`;
		const text = renderMarkdown({
			...report,
			sites: bare.slice(0, count)
		}) + say;
		if (fits(text)) return text;
	}
	return "";
}
export { MOST_SUMMARY_BYTES, jobSummary };
