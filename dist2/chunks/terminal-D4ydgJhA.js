import { f as tokens, p as visible } from "./text-CsLCt7rj.js";
import { c as summaryText, i as nameOf, n as NARROW_COLUMNS, r as leftOut, s as savingText } from "./table-Q0ou_pCw.js";
import { styleText } from "node:util";
// dist/src/calibrate/terminal.js
const renderText = (calibration) => renderTerminal(calibration, { colour: false });
function renderTerminal(calibration, { colour }) {
	const paint = (style, text) => colour ? styleText(style, text, { validateStream: false }) : text;
	return `${[
		...calibration.groups.flatMap((group) => [...groupLines(group, paint), ""]),
		...leftOut(calibration).map(({ file, line, message }) => `${paint("yellow", "left out")} ${visible(file)}:${line}: ${visible(message)}`),
		paint("bold", summaryText(calibration))
	].join("\n")}\n`;
}
const HEAD = ["", ...NARROW_COLUMNS.map(({ head }) => head)];
function groupLines(group, paint) {
	const { arms, cliff, message, asides, model, tasks } = group;
	const rows = [HEAD, ...arms.map((arm) => cells(arm, cliff?.budget === arm.budget))];
	const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const table = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "));
	const saving = savingText(group);
	return [
		`${paint("bold", visible(nameOf(group)))}  ${tokens(tasks)} ${tasks === 1 ? "task" : "tasks"}${model === null ? "" : ` on ${visible(model)}`}`,
		...arms.length ? table.map((line, index) => index === 0 ? paint("dim", line) : line) : [],
		`  ${paint(group.recommended ? "green" : "yellow", visible(message))}`,
		...saving ? [`  ${saving}`] : [],
		...asides.map((aside) => paint("dim", `  - ${visible(aside)}`))
	];
}
const cells = (arm, isCliff) => [isCliff ? ">" : " ", ...NARROW_COLUMNS.map(({ text, share }) => `${text(arm)}${share ? ` ${share(arm).padStart(5)}` : ""}`)];
export { renderTerminal, renderText };
