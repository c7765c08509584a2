import { n as createScreen, s as compileNeedles } from "./screen-tAdF6pX5.js";
import { n as sha256 } from "./hash-CLXvnfc1.js";
import { n as writeWhole } from "./whole-kwKWrszF.js";
import path from "node:path";
import nodeFs from "node:fs";
import os from "node:os";
import { Worker } from "node:worker_threads";
// dist/src/project/search-index.js
const EACH = 4;
const KNOWN = -1;
const RESOLUTION = 2e3;
const MOST_SKIPPED = 8;
const MOST_SETS = 16;
const WORTH_WRITING = 100;
const HEAD = "opus47-migrate search index 1 ";
function isAsBefore(file, index, stamps) {
	const at = index * EACH;
	if (stamps[at] === KNOWN) return false;
	const { ino, size, mtimeMs, ctimeMs } = nodeFs.statSync(file);
	const now = [
		ino,
		size,
		mtimeMs,
		ctimeMs
	];
	const isSame = now.every((value, i) => stamps[at + i] === value);
	stamps.set(now, at);
	return isSame;
}
function openSearchIndex(file, place, now = Date.now) {
	const kept = read(file, place);
	const names = kept?.names ?? [];
	let byName;
	let stamps = kept?.stamps ?? /* @__PURE__ */ new Float64Array(0);
	let seen = new Uint8Array(names.length);
	const sets = kept?.sets ?? [];
	const used = /* @__PURE__ */ new Set();
	const started = now();
	let learnt = 0;
	const rowNamed = (name) => {
		byName ??= new Map(names.map((one, row) => [one, row]));
		return byName.get(name) ?? -1;
	};
	let last;
	const rowsOf = (files) => {
		if (last?.of === files) return last.rows;
		const rows = new Int32Array(files.length);
		let next = 0;
		for (const [index, name] of files.entries()) {
			let row = next;
			while (row < next + MOST_SKIPPED && names[row] !== name) row++;
			if (row === next + MOST_SKIPPED) row = rowNamed(name);
			rows[index] = row;
			if (row >= 0) next = row + 1;
		}
		last = {
			of: files,
			rows
		};
		return rows;
	};
	const makeRoom = (files) => {
		for (const [index, row] of rowsOf(files).entries()) if (row < 0) {
			last = void 0;
			const name = files[index];
			byName?.set(name, names.length);
			names.push(name);
		}
		if (seen.length === names.length) return;
		const longer = (to, from) => {
			to.set(from);
			return to;
		};
		stamps = longer(new Float64Array(names.length * EACH).fill(NaN), stamps);
		seen = longer(new Uint8Array(names.length), seen);
		for (const one of sets) one.none = longer(new Uint8Array(names.length), one.none);
	};
	const covering = (needles) => {
		const found = sets.find((one) => needles.every((needle) => one.needles.has(needle)));
		if (found) used.add(found);
		return found;
	};
	const exactly = (needles) => {
		const same = sets.find((one) => one.needles.size === new Set(needles).size && needles.every((needle) => one.needles.has(needle)));
		const answers = same ?? {
			needles: new Set(needles),
			none: new Uint8Array(names.length)
		};
		if (!same) sets.unshift(answers);
		used.add(answers);
		return answers;
	};
	const forget = (row) => {
		for (const one of sets) one.none[row] = 0;
	};
	return {
		without(files, needles) {
			const known = covering(needles);
			if (!known) return files;
			const rows = rowsOf(files);
			return files.filter((_, index) => {
				const row = rows[index];
				return row < 0 || seen[row] !== 2 || known.none[row] !== 1;
			});
		},
		stampsOf(files, needles) {
			makeRoom(files);
			const none = covering(needles)?.none;
			const asked = new Float64Array(new SharedArrayBuffer(files.length * EACH * Float64Array.BYTES_PER_ELEMENT)).fill(NaN);
			for (const [index, row] of rowsOf(files).entries()) if (seen[row] !== 0) asked[index * EACH] = KNOWN;
			else if (none?.[row] === 1) asked.set(stamps.subarray(row * EACH, (row + 1) * EACH), index * EACH);
			return asked;
		},
		learn(files, needles, found, none) {
			const answers = exactly(needles);
			for (const [index, row] of rowsOf(files).entries()) {
				const [at, from] = [row * EACH, index * EACH];
				const isNone = none(index);
				if (found[from] !== KNOWN && isNone) {
					seen[row] = found[from + EACH - 1] < started - RESOLUTION ? 2 : 1;
					if (seen[row] === 1 || !isSame(stamps, at, found, from)) forget(row);
					stamps.set(found.subarray(from, from + EACH), at);
				}
				if (seen[row] !== 2 || !isNone || answers.none[row] === 1) continue;
				answers.none[row] = 1;
				learnt++;
			}
		},
		save() {
			if (learnt === 0 || learnt * WORTH_WRITING < names.length) return;
			const recent = [...sets].sort((a, b) => Number(used.has(b)) - Number(used.has(a))).slice(0, MOST_SETS);
			try {
				nodeFs.mkdirSync(path.dirname(file), { recursive: true });
				writeWhole(file, written({
					names,
					stamps,
					sets: recent
				}, rowsWorth(seen), place), 384);
			} catch {}
		}
	};
}
const isSame = (a, at, b, from) => {
	for (let i = 0; i < EACH; i++) if (a[at + i] !== b[from + i]) return false;
	return true;
};
function rowsWorth(seen) {
	const all = [...seen.keys()];
	const looked = all.filter((row) => seen[row] !== 0);
	return looked.length * 2 >= all.length ? all : looked;
}
function written({ names, stamps, sets }, rows, place) {
	const about = {
		place,
		rows: rows.length,
		sets: sets.map(({ needles }) => [...needles])
	};
	const numbers = new Float64Array(rows.length * EACH);
	for (const [to, row] of rows.entries()) numbers.set(stamps.subarray(row * EACH, (row + 1) * EACH), to * EACH);
	const rest = Buffer.concat([
		Buffer.from(`${JSON.stringify(about)}\n`),
		Buffer.from(numbers.buffer),
		...sets.map(({ none }) => Uint8Array.from(rows, (row) => none[row])),
		Buffer.from(rows.map((row) => names[row]).join("\0"))
	]);
	return Buffer.concat([Buffer.from(`${HEAD}${sha256(rest)}\n`), rest]);
}
function read(file, place) {
	let bytes;
	try {
		bytes = nodeFs.readFileSync(file);
	} catch {
		return;
	}
	const first = bytes.indexOf("\n") + 1;
	const rest = bytes.subarray(first);
	if (bytes.toString("latin1", 0, first) !== `${HEAD}${sha256(rest)}\n`) return void 0;
	let at = rest.indexOf("\n") + 1;
	const about = JSON.parse(rest.toString("utf8", 0, at));
	if (about.place !== place) return void 0;
	const take = (length) => {
		at += length;
		return new Uint8Array(rest.subarray(at - length, at));
	};
	const stamps = new Float64Array(take(about.rows * EACH * Float64Array.BYTES_PER_ELEMENT).buffer);
	const sets = about.sets.map((needles) => ({
		needles: new Set(needles),
		none: take(about.rows)
	}));
	return {
		names: about.rows === 0 ? [] : rest.toString("utf8", at).split("\0"),
		stamps,
		sets
	};
}
// dist/src/project/search.js
const WORTH_A_WORKER = 8e3;
const WORTH_AN_INDEX = 2e3;
const SHARE = 32;
const NO = 1;
const YES = 2;
function searchShares(files, needles, { answers, next, stamps }, screen) {
	const compiled = compileNeedles(needles);
	for (let from = Atomics.add(next, 0, SHARE); from < files.length; from = Atomics.add(next, 0, SHARE)) {
		const to = Math.min(from + SHARE, files.length);
		for (let index = from; index < to; index++) try {
			const file = files[index];
			const isOut = stamps && isAsBefore(file, index, stamps) || !screen(file, compiled);
			Atomics.store(answers, index, isOut ? NO : YES);
		} catch {}
	}
}
const DEFAULT_THREADS = 2;
function createSearch(screen = createScreen(), threads = DEFAULT_THREADS, indexed = WORTH_AN_INDEX) {
	const most = Math.min(threads, Math.max(DEFAULT_THREADS, os.availableParallelism())) - 1;
	const alone = most < 1;
	const workers = [];
	let begun;
	let without;
	let narrowed;
	let kept;
	const begin = (files, needles) => {
		const stamps = files.length < indexed ? void 0 : kept?.stampsOf(files, needles);
		if (alone || files.length < WORTH_A_WORKER) return {
			files,
			needles,
			answers: new Uint8Array(files.length),
			next: /* @__PURE__ */ new Int32Array(1),
			stamps
		};
		const answers = new Uint8Array(new SharedArrayBuffer(files.length));
		const next = new Int32Array(new SharedArrayBuffer(4));
		while (workers.length < most) {
			const worker = new Worker(new URL("./search-worker.js", import.meta.url));
			worker.on("error", () => {}).unref();
			workers.push(worker);
		}
		const errand = {
			files: files.map((file) => `${file}\0`).join(""),
			needles,
			answers,
			next,
			stamps
		};
		for (const worker of workers) worker.postMessage(errand);
		return {
			files,
			needles,
			answers,
			next,
			stamps
		};
	};
	const finish = (search) => {
		searchShares(search.files, search.needles, search, screen);
		const { files, needles, answers, stamps } = search;
		if (stamps) kept?.learn(files, needles, stamps, (index) => Atomics.load(answers, index) === NO);
	};
	return {
		begin(files, needles, index) {
			kept = index;
			if (!alone && files.length >= WORTH_A_WORKER) begun = begin(files, needles);
		},
		possible(files, needles) {
			if (!begun || !needles.every((needle) => begun?.needles.includes(needle))) return void 0;
			if (!without) {
				finish(begun);
				const { answers } = begun;
				without = new Set(begun.files.filter((_, index) => answers[index] === NO));
			}
			const known = without;
			if (narrowed?.of !== files) narrowed = {
				of: files,
				left: files.filter((file) => !known.has(file))
			};
			return narrowed.left;
		},
		find(asked, needles, failed) {
			const files = (asked.length >= indexed ? kept?.without(asked, needles) : void 0) ?? asked;
			const search = begin(files, needles);
			finish(search);
			const compiled = compileNeedles(needles);
			return files.filter((file, index) => {
				if (search.answers[index] !== 0) return search.answers[index] === YES;
				try {
					return screen(file, compiled);
				} catch (error) {
					failed(file, error);
					return false;
				}
			});
		},
		[Symbol.dispose]() {
			kept?.save();
			for (const worker of workers.splice(0)) worker.terminate();
		}
	};
}
export { openSearchIndex as i, createSearch as n, searchShares as r, WORTH_AN_INDEX as t };
