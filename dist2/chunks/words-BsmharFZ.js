import { i as slashed } from "./paths-DwQqBBKr.js";
import { f as tokens, p as visible } from "./text-CsLCt7rj.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/cli/words.js
const files = (count) => `${tokens(count)} file${count === 1 ? "" : "s"}`;
function sayLeft(left) {
	const cwd = slashed(nodeFs.realpathSync(process.cwd()));
	for (const { file, message } of left) process.stderr.write(`refused ${visible(path.posix.relative(cwd, file))}: ${visible(message)}\n`);
}
export { sayLeft as n, files as t };
