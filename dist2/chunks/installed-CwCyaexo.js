import { n as readText } from "./plain-yuBgE5-V.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/types/installed.js
const SDK = "@anthropic-ai/sdk";
var Sdks = class {
	known = /* @__PURE__ */ new Map();
	of(file) {
		const folder = path.posix.dirname(file);
		if (!this.known.has(folder)) this.known.set(folder, installedSdk(folder));
		return this.known.get(folder);
	}
	roots() {
		return [...new Set([...this.known.values()].flatMap((sdk) => sdk ? [sdk.root] : []))];
	}
};
function installedSdk(folder) {
	const manifest = nearest(`${SDK}/package.json`, folder);
	if (!manifest) return void 0;
	const { version } = JSON.parse(readText(manifest) ?? "{}");
	return {
		root: path.posix.dirname(nodeFs.realpathSync.native(manifest).replaceAll("\\", "/")),
		version: version ?? "0.0.0"
	};
}
function nearest(inModules, from) {
	for (let folder = from;; folder = path.posix.dirname(folder)) {
		const name = path.posix.join(folder, "node_modules", inModules);
		if (nodeFs.statSync(name, { throwIfNoEntry: false })?.isFile()) return name;
		if (folder === path.posix.dirname(folder)) return void 0;
	}
}
export { Sdks as n, nearest as r, SDK as t };
