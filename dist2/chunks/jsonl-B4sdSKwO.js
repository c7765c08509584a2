// dist/src/report/jsonl.js
const ORDER = [
	"review",
	"migrated",
	"skipped"
];
function renderJsonl(report) {
	const { tool, run, summary, sites, unattributed, alsoCheck, warnings, errors } = report;
	return [
		{
			type: "run",
			tool,
			run,
			summary
		},
		...ORDER.flatMap((status) => sites.filter((site) => site.status === status)).map(callOf),
		...errors.map((error) => ({
			type: "error",
			...error
		})),
		...unattributed.map((row) => ({
			type: "unattributed",
			...row
		})),
		...alsoCheck.map((row) => ({
			type: "also-check",
			...row
		})),
		...warnings.map((message) => ({
			type: "warning",
			message
		}))
	].map((row) => `${JSON.stringify(row)}\n`).join("");
}
const callOf = ({ status, reason, file, line, message, ...rest }) => ({
	type: "call",
	status,
	reason,
	file,
	line,
	message,
	...rest
});
export { renderJsonl };
