import { a as isSideFile, l as mayHoldCode } from "./exclusions-BOHnWmrY.js";
import { t as below } from "./paths-DwQqBBKr.js";
import path from "node:path";
import nodeFs from "node:fs";
import { createHash } from "node:crypto";
// dist/src/project/fingerprint.js
const INSTALLED = [
	".package-lock.json",
	".modules.yaml",
	".yarn-state.yml",
	"@anthropic-ai/sdk/package.json",
	"@types/node/package.json",
	"typescript/package.json"
];
const LOCK_FILE = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|\.pnp\.c?js)$/;
const fingerprint = (project, rest) => hashOf(project, rest, addBytes);
function stampOf(project) {
	const now = Date.now();
	return hashOf(project, "", (hash, file) => addStats(hash, file, now));
}
function hashOf({ root, listed, manifests, side, index }, rest, add) {
	const hash = createHash("sha256").update(rest);
	const installed = [.../* @__PURE__ */ new Set([root, ...manifests.map((file) => path.posix.dirname(file))])].flatMap((folder) => INSTALLED.map((name) => path.posix.join(folder, "node_modules", name)));
	try {
		for (const file of listed) {
			const relative = below(root, file);
			if (mayHoldCode(file) || isSideFile(relative) || LOCK_FILE.test(relative)) add(hash, file, index?.get(file));
			else hash.update(`${file}\0`);
		}
		for (const file of [...side, ...installed]) add(hash, file);
	} catch {
		return;
	}
	return hash.digest("hex");
}
function addBytes(hash, file, staged) {
	const bytes = staged ?? read(file);
	hash.update(`${file}\0${bytes?.length ?? "none"}\0`);
	if (bytes) hash.update(bytes);
}
const RESOLUTION = 2e3;
function addStats(hash, file, now) {
	const stats = nodeFs.statSync(file, {
		throwIfNoEntry: false,
		bigint: true
	});
	hash.update(`${file}\0${stats ? [
		stats.ino,
		stats.size,
		stats.mtimeNs,
		stats.ctimeNs
	].join() : "none"}\0`);
	if (stats && Number(stats.ctimeMs) > now - RESOLUTION) addBytes(hash, file);
}
const read = (file) => nodeFs.statSync(file, { throwIfNoEntry: false })?.isFile() ? nodeFs.readFileSync(file) : void 0;
export { stampOf as n, fingerprint as t };
