import { a as isSideFile, i as isNeverLookedAt, l as mayHoldCode } from "./exclusions-BOHnWmrY.js";
import { i as slashed, r as isInside, t as below } from "./paths-DwQqBBKr.js";
import { a as isNoFile, o as whyUnreadable } from "./screen-tAdF6pX5.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/project/trusted-path.js
function pathProblem(relative) {
	if (/[\\\0]|^[A-Za-z]:/.test(relative) || path.isAbsolute(relative)) return "is not a path relative to the project, with /";
	if (relative.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return "is not a plain path below the project";
	return isFit(relative) ? void 0 : "is no source file of a project";
}
const isFit = (relative) => (mayHoldCode(relative) || isSideFile(relative)) && !isNeverLookedAt(relative.toLowerCase());
const NOT_THERE = "is not there";
function readTrusted(root, relative, mayBeMissing) {
	try {
		const real = slashed(nodeFs.realpathSync(path.join(root, relative)));
		if (!isInside(root, real) || !isFit(below(root, real))) return { problem: "is a link to something that is no source file of the project" };
		return { bytes: nodeFs.readFileSync(real) };
	} catch (error) {
		if (!isNoFile(error)) return { problem: whyUnreadable(error) };
		return mayBeMissing && isFolderInside(root, path.dirname(path.join(root, relative))) ? { bytes: Buffer.alloc(0) } : { problem: NOT_THERE };
	}
}
function isFolderInside(root, folder) {
	try {
		return isInside(root, slashed(nodeFs.realpathSync(folder)));
	} catch {
		return false;
	}
}
export { pathProblem as n, readTrusted as r, NOT_THERE as t };
