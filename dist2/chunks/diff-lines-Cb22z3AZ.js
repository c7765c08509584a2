import { p as visible } from "./text-CsLCt7rj.js";
// dist/src/cli/diff-lines.js
const paintDiff = (diff, paint) => diff.trimEnd().split("\n").map((line) => {
	const shown = line.replace(/\r$/, "").split("	").map(visible).join("	");
	if (/^(?:---|\+\+\+) /.test(line)) return paint("bold", shown);
	if (line.startsWith("@@")) return paint("cyan", shown);
	if (line.startsWith("+")) return paint("green", shown);
	return line.startsWith("-") ? paint("red", shown) : shown;
});
export { paintDiff };
