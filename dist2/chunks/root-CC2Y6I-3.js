import { r as isInside } from "./paths-DwQqBBKr.js";
import { n as readText, t as exists } from "./plain-yuBgE5-V.js";
import path from "node:path";
import os from "node:os";
// dist/src/project/root.js
function projectRoot(starts, cwd) {
	const roots = starts.map((start) => manifestRoot(start) ?? (isFitToWalk(cwd) && isInside(cwd, start) ? cwd : start));
	const [first = cwd, ...others] = roots;
	if (others.every((root) => isInside(first, root))) return first;
	const common = roots.reduce((folder, root) => {
		let shared = folder;
		while (!isInside(shared, root)) shared = path.posix.dirname(shared);
		return shared;
	});
	return isFitToWalk(common) && isInside(cwd, common) ? common : first;
}
const isFitToWalk = (folder) => folder !== "/" && folder !== os.homedir();
function manifestRoot(start) {
	let nearest;
	for (let folder = start;; folder = path.posix.dirname(folder)) {
		if (exists(path.posix.join(folder, "pnpm-workspace.yaml"))) return folder;
		const manifest = isFitToWalk(folder) ? readText(path.posix.join(folder, "package.json")) : void 0;
		if (manifest !== void 0) {
			nearest ??= folder;
			if (hasWorkspaces(manifest)) return folder;
		}
		if (folder === path.posix.dirname(folder)) return nearest;
	}
}
function hasWorkspaces(manifest) {
	try {
		return Boolean(JSON.parse(manifest)?.workspaces);
	} catch {
		return false;
	}
}
export { projectRoot as t };
