import { n as readText } from "./plain-yuBgE5-V.js";
import { t as applyPlan } from "./apply-s-FG6IVW.js";
import { n as parsePlan } from "./plan-file-B5o6oFo9.js";
import { t as interruptible } from "./interrupt-Bvmx7iJ4.js";
import { i as printDiff } from "./output-D-Yz3IFa.js";
import { n as sayLeft, t as files } from "./words-BsmharFZ.js";
// dist/src/cli/apply.js
const apply = async ([name = ""], { dryRun, allowDirty, quiet }) => {
	const plan = parsePlan(readText(name), name);
	const { changed, done, refused } = await interruptible((signal, onWrite) => applyPlan(plan, {
		mode: dryRun ? "dry-run" : "write",
		allowDirty: Boolean(allowDirty),
		signal,
		onWrite
	}));
	if (dryRun) await printDiff(changed);
	sayLeft(refused);
	const parts = [
		`${files(changed.length)} ${dryRun ? "would be written" : "written"}`,
		...done.length ? [`${files(done.length)} already applied`] : [],
		...refused.length ? [`${files(refused.length)} refused`] : []
	];
	if (!quiet || refused.length) process.stderr.write(`${parts.join(", ")}.\n`);
	return refused.length ? 2 : 0;
};
export { apply };
