import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { t as below } from "./paths-DwQqBBKr.js";
import { n as sha256 } from "./hash-CLXvnfc1.js";
// dist/src/run/shard.js
var shard_exports = /* @__PURE__ */ __exportAll({ parseShard: () => parseShard });
function parseShard(text) {
	const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
	const shard = {
		index: Number(index),
		of: Number(of)
	};
	return shard.index >= 1 && shard.index <= shard.of ? shard : void 0;
}
const shardText = ({ index, of }) => `${index}/${of}`;
function ownsFile({ sites, edits }, root, { index, of }) {
	const first = firstOfTied(edits, new Map(sites.map(({ id, file }) => [id, file])));
	return (file) => Number.parseInt(sha256(below(root, first.get(file) ?? file)).slice(0, 8), 16) % of === index - 1;
}
function firstOfTied(edits, fileOf) {
	const parent = /* @__PURE__ */ new Map();
	const find = (file) => {
		let top = file;
		for (let up = parent.get(top); up !== void 0; up = parent.get(top)) top = up;
		return top;
	};
	for (const { file, sites } of edits) for (const other of sites.flatMap((site) => fileOf.get(site) ?? [])) {
		const [a = file, b = file] = [find(file), find(other)].sort();
		if (a !== b) parent.set(b, a);
	}
	return new Map([...parent.keys()].map((file) => [file, find(file)]));
}
function analysisIn(analysis, owns) {
	const own = (rows) => rows.filter(({ file }) => owns(file));
	return {
		...analysis,
		sites: own(analysis.sites),
		edits: own(analysis.edits),
		unattributed: own(analysis.unattributed),
		errors: own(analysis.errors),
		unusedIgnores: own(analysis.unusedIgnores)
	};
}
export { shard_exports as i, ownsFile as n, shardText as r, analysisIn as t };
