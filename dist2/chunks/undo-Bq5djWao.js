import { i as slashed } from "./paths-DwQqBBKr.js";
import { p as visible } from "./text-CsLCt7rj.js";
import { t as undo$1 } from "./undo-ClG_w7DJ.js";
import { typedCommand } from "./closing-gfsNQ7zf.js";
import { t as interruptible } from "./interrupt-Bvmx7iJ4.js";
import { i as printDiff } from "./output-D-Yz3IFa.js";
import { n as sayLeft, t as files } from "./words-BsmharFZ.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/cli/undo.js
const undo = async ([folder = "."], { dryRun, force, quiet }) => {
	const result = await interruptible((signal, onWrite) => undo$1({
		cwd: folder,
		mode: dryRun ? "dry-run" : "write",
		force: force === true,
		signal,
		onWrite
	}));
	const { changed, refused } = result;
	if (dryRun) await printDiff(changed);
	sayLeft(refused);
	if (quiet && refused.length === 0) return 0;
	process.stderr.write(linesOf(result, {
		dryRun: dryRun === true,
		folder
	}).join(""));
	return refused.length ? 2 : 0;
};
function linesOf({ changed, refused, forcible, overwritten, startedAt, unfinished, earlier }, { dryRun, folder }) {
	const run = `the run of ${startedAt}${unfinished ? ", which was interrupted" : ""}`;
	const left = refused.length ? `, ${files(refused.length)} refused` : "";
	const command = `${typedCommand()} undo${folder === "." ? "" : ` ${visible(folder)}`} --force`;
	const cwd = slashed(nodeFs.realpathSync(process.cwd()));
	const lost = dryRun ? "would lose its changes since the run" : "has lost its changes since the run";
	return [
		...overwritten.map((file) => `${visible(path.posix.relative(cwd, file))} ${lost}.`),
		`${files(changed.length)} ${dryRun ? "would be restored" : "restored"} (${run})${left}.`,
		...forcible ? [`To restore the refused files as well, and lose what changed there since: ${command} (first with --dry-run, to see it).`] : [],
		...refused.length > 0 && !forcible ? ["Mend what is named above, and undo again, or restore the refused files with Git."] : [],
		...earlier === null ? [] : [`Only the last run can be undone: what the run of ${earlier} wrote stays.`]
	].map((line) => `${line}\n`);
}
export { undo };
