import { c as grouped, f as tokens, o as count } from "./text-CsLCt7rj.js";
// dist/src/calibrate/words.js
const quality = (value) => value.toFixed(2);
const percent = (share) => `${Math.round(share * 100)} %`;
const nameOf = ({ site, category }) => category === null ? site : `${site} (${category})`;
function savingText({ saving }) {
	if (!saving) return void 0;
	const { spent, budget } = saving;
	const change = spent.today === 0 ? 0 : (spent.after - spent.today) / spent.today;
	const way = Math.round(change * 100) === 0 ? "about the same" : `${percent(Math.abs(change))} ${change < 0 ? "less" : "more"}`;
	return `A task spends ${tokens(spent.today)} tokens on average today, at budgets of ${tokens(budget.today)} on average; it would spend about ${tokens(spent.after)} (${way}).`;
}
function summaryText({ groups, problems }) {
	const count = (fits) => groups.filter(fits).length;
	const found = count(({ recommended }) => recommended !== null);
	const short = count(({ verdict }) => verdict === "not-enough-data");
	const other = groups.length - found - short;
	return `${[
		`${tokens(found)} ${found === 1 ? "production budget" : "production budgets"}`,
		`${tokens(short)} with not enough data`,
		...other ? [`${tokens(other)} without a comparison`] : [],
		...problems.length ? [`${tokens(problems.length)} ${problems.length === 1 ? "line" : "lines"} left out`] : []
	].join(", ")}.`;
}
const leftOut = ({ problems }) => [...grouped(problems, ({ file }) => file).values()].flatMap(([first, ...others]) => {
	if (!first) return [];
	const { file, line, message } = first;
	return [{
		file,
		line,
		message: `this line ${message}${others.length ? ` (and ${count(others.length, "more line")} of this file)` : ""}.`
	}];
});
function totalSaving({ groups }) {
	const known = groups.flatMap(({ tasks, saving }) => saving ? [{
		tasks,
		...saving.spent
	}] : []);
	const all = known.reduce((sum, { tasks }) => sum + tasks, 0);
	if (all === 0) return void 0;
	const over = (key) => Math.round(known.reduce((sum, group) => sum + group.tasks * group[key], 0) / all);
	return {
		today: over("today"),
		after: over("after")
	};
}
// dist/src/calibrate/table.js
const spent = (key) => ({
	head: key,
	text: (arm) => tokens(arm.spent[key]),
	share: (arm) => percent(arm.spent[key] / arm.budget)
});
const COLUMNS = [
	{
		head: "budget",
		text: ({ budget }) => tokens(budget)
	},
	{
		head: "tasks",
		text: ({ scored, tasks }) => scored === tasks ? tokens(tasks) : `${tokens(scored)} scored of ${tokens(tasks)}`
	},
	{
		head: "quality",
		text: ({ quality: found }) => found ? quality(found.mean) : "–"
	},
	{
		head: "95 % interval",
		text: ({ quality: found }) => found ? `${quality(found.low)} to ${quality(found.high)}` : "–"
	},
	spent("p50"),
	spent("p90"),
	spent("p99"),
	{
		head: "over budget",
		text: ({ over }) => percent(over)
	},
	{
		head: "mean",
		text: (arm) => tokens(arm.spent.mean),
		wide: true
	},
	{
		head: "cut off",
		text: ({ truncated }) => percent(truncated),
		wide: true
	},
	{
		head: "time",
		text: ({ ms }) => `${tokens(Number((ms / 1e3).toFixed(1)))} s`,
		wide: true
	}
];
const NARROW_COLUMNS = COLUMNS.filter(({ wide }) => !wide);
export { percent as a, summaryText as c, nameOf as i, totalSaving as l, NARROW_COLUMNS as n, quality as o, leftOut as r, savingText as s, COLUMNS as t };
