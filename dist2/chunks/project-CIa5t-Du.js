import { n as applyEdits } from "./edits-DsglOM9O.js";
import { G as GitFailed, J as NotFound, K as Interrupted } from "./settings-C179M5Kk.js";
import { i as slashed, r as isInside } from "./paths-DwQqBBKr.js";
import { n as sha256 } from "./hash-CLXvnfc1.js";
import { t as projectRoot } from "./root-CC2Y6I-3.js";
import path from "node:path";
import nodeFs from "node:fs";
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { spawnSync } from "node:child_process";
// dist/src/project/replace.js
function problemOf(file, text, root, fs) {
	try {
		const real = text === "" ? futurePath(file, fs) : fs.realpathSync(file);
		if (!isInside(root, real)) return `it is a symbolic link out of the project, to ${real}`;
		if (text === "") {
			fs.accessSync(path.dirname(real), fs.constants.W_OK);
			return exists(real, fs) ? "there is a file of that name by now; run again" : void 0;
		}
		fs.accessSync(real, fs.constants.W_OK);
		fs.accessSync(path.dirname(real), fs.constants.W_OK);
		if (sha256(fs.readFileSync(real)) !== sha256(text)) return "it has changed since it was read; run again";
		return;
	} catch (error) {
		return reasonOf(error);
	}
}
const futurePath = (file, fs) => path.join(fs.realpathSync(path.dirname(file)), path.basename(file));
function exists(file, fs) {
	try {
		fs.lstatSync(file);
		return true;
	} catch (error) {
		if (error.code === "ENOENT") return false;
		throw error;
	}
}
var Replacement = class {
	before;
	fs;
	real;
	fresh;
	old;
	removes = false;
	swapped = false;
	constructor(file, before, fs) {
		this.before = before;
		this.fs = fs;
		this.real = before === "" ? futurePath(file, fs) : fs.realpathSync(file);
	}
	stage(text) {
		this.discard();
		this.removes = text === "";
		if (!this.removes) this.fresh = this.temporary(text);
		if (this.before !== "") this.old ??= this.secondName();
	}
	swap() {
		if (this.removes) this.fs.unlinkSync(this.real);
		else if (this.fresh === void 0) throw new Error(`${this.real} was not staged`);
		else this.fs.renameSync(this.fresh, this.real);
		this.fresh = void 0;
		this.swapped = true;
	}
	get isSwapped() {
		return this.swapped;
	}
	restore() {
		this.discard();
		if (!this.swapped) return;
		if (this.before === "") {
			this.fs.unlinkSync(this.real);
			this.swapped = false;
			return;
		}
		if (this.old === void 0) return;
		try {
			this.fs.renameSync(this.old, this.real);
		} catch (error) {
			const kept = this.old;
			this.old = void 0;
			throw new Error(`it could not be restored (${reasonOf(error)}); its old content is in ${kept}`);
		}
		this.old = void 0;
		this.swapped = false;
	}
	cleanUp() {
		this.discard();
		if (this.old !== void 0) this.remove(this.old);
		this.old = void 0;
	}
	discard() {
		if (this.fresh !== void 0) this.remove(this.fresh);
		this.fresh = void 0;
	}
	secondName() {
		const name = temporaryName(this.real);
		try {
			this.fs.linkSync(this.real, name);
			return name;
		} catch {
			return this.temporary(this.before);
		}
	}
	temporary(text) {
		const { fs } = this;
		const stat = this.before === "" ? void 0 : fs.statSync(this.real);
		const name = temporaryName(this.real);
		const handle = fs.openSync(name, "wx", stat?.mode ?? 438);
		let open = true;
		try {
			const bytes = Buffer.from(text);
			for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at, bytes.length - at);
			if (stat) {
				const own = fs.statSync(name);
				if (own.uid !== stat.uid || own.gid !== stat.gid) fs.fchownSync(handle, stat.uid, stat.gid);
				fs.fchmodSync(handle, stat.mode);
			}
			fs.fsyncSync(handle);
			open = false;
			fs.closeSync(handle);
			return name;
		} catch (error) {
			if (open) fs.closeSync(handle);
			this.remove(name);
			throw error;
		}
	}
	remove(name) {
		try {
			this.fs.unlinkSync(name);
		} catch {}
	}
};
const temporaryName = (real) => path.join(path.dirname(real), `.opus47-${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
const REASONS = {
	EACCES: "no permission to write it",
	EPERM: "no permission to write it, or to keep its owner",
	ENOSPC: "the disk is full",
	EDQUOT: "the disk quota is used up",
	EROFS: "the file system is read-only",
	ENOENT: "it is gone"
};
const reasonOf = (error) => REASONS[error.code ?? ""] ?? (error instanceof Error ? error.message : String(error));
// dist/src/project/write.js
function groupsOf(edits) {
	const groups = /* @__PURE__ */ new Map();
	for (const { sites } of edits) {
		const joined = new Set(sites.flatMap((site) => [...groups.get(site) ?? [site]]));
		for (const site of joined) groups.set(site, joined);
	}
	return groups;
}
function fileGroups(edits) {
	const files = [...byFile(edits).keys()];
	const numbers = new Map(files.map((file, index) => [file, index]));
	for (const group of new Set(groupsOf(edits).values())) {
		const own = new Set(edits.filter(({ sites }) => sites.some((site) => group.has(site))).map(({ file }) => numbers.get(file)));
		const least = Math.min(...[...own].map((number) => number ?? 0));
		for (const [file, number] of numbers) if (own.has(number)) numbers.set(file, least);
	}
	return numbers;
}
function byFile(edits) {
	const files = /* @__PURE__ */ new Map();
	for (const edit of edits) {
		const own = files.get(edit.file);
		if (own) own.push(edit);
		else files.set(edit.file, [edit]);
	}
	return files;
}
async function writeSites({ root, edits, textOf, signal, journal, fs = nodeFs }) {
	const editsOf = new Map([...byFile(edits)].sort(([a], [b]) => a < b ? -1 : 1));
	const groups = groupsOf(edits);
	const dropped = /* @__PURE__ */ new Set();
	const failed = [];
	const staged = /* @__PURE__ */ new Map();
	const target = (file) => {
		const kept = (editsOf.get(file) ?? []).filter((edit) => !edit.sites.some((site) => dropped.has(site)));
		return applyEdits(textOf(file), kept);
	};
	const forEach = async (step) => {
		const queue = new Set(editsOf.keys());
		for (const file of queue) {
			await setImmediate();
			if (signal?.aborted) throw new Interrupted(putAllBack());
			try {
				step(file, target(file));
			} catch (error) {
				failed.push({
					file,
					message: reasonOf(error)
				});
				for (const touched of drop(file)) {
					queue.delete(touched);
					queue.add(touched);
				}
				journal?.record(changes());
			}
		}
	};
	const changes = () => [...editsOf.keys()].map((file) => ({
		file,
		before: textOf(file),
		after: target(file)
	})).filter(({ before, after }) => before !== after);
	const drop = (file) => {
		const fresh = [...new Set((editsOf.get(file) ?? []).flatMap(({ sites }) => sites.flatMap((site) => [...groups.get(site) ?? []])))].filter((site) => !dropped.has(site));
		for (const site of fresh) dropped.add(site);
		return [...editsOf].filter(([, own]) => own.some(({ sites }) => sites.some((site) => fresh.includes(site)))).map(([name]) => name);
	};
	const putAllBack = () => {
		const stuck = [...staged].flatMap(([file, { replacement }]) => {
			try {
				replacement.restore();
				return [];
			} catch (error) {
				return [`${file}: ${reasonOf(error)}`];
			}
		});
		if (stuck.length === 0) journal?.finish([]);
		return stuck;
	};
	const stage = (file, text) => {
		const before = textOf(file);
		const known = staged.get(file);
		if (text === before) return known?.replacement.restore();
		if (known?.text === text) return void 0;
		const replacement = known?.replacement ?? new Replacement(file, before, fs);
		staged.set(file, {
			replacement,
			text
		});
		return replacement.stage(text);
	};
	const checked = (file) => {
		const problem = problemOf(file, textOf(file), root, fs);
		if (problem !== void 0) throw new Error(problem);
	};
	try {
		await forEach((file, text) => text !== textOf(file) && checked(file));
		journal?.record(changes());
		await forEach(stage);
		await forEach((file, text) => {
			const known = staged.get(file);
			const done = known?.replacement.isSwapped ?? false;
			const settled = done && known?.text === text;
			stage(file, text);
			if (text === textOf(file) || settled) return;
			if (!done) checked(file);
			staged.get(file)?.replacement.swap();
		});
		const written = [...staged].flatMap(([file, { replacement, text }]) => replacement.isSwapped ? [{
			file,
			before: textOf(file),
			after: text
		}] : []);
		for (const { replacement } of staged.values()) replacement.cleanUp();
		journal?.finish(written);
		return {
			written,
			failed,
			dropped
		};
	} catch (error) {
		if (!(error instanceof Interrupted)) putAllBack();
		throw error;
	} finally {
		for (const { replacement } of staged.values()) replacement.cleanUp();
	}
}
// dist/src/project/git.js
const MOST_OUTPUT = 1 << 30;
const MOST_NAMES = 400;
function ask(cwd, args, input) {
	const { error, status, stdout, stderr } = spawnSync("git", args, {
		cwd,
		input,
		maxBuffer: MOST_OUTPUT,
		env: {
			...process.env,
			LC_ALL: "C",
			GIT_OPTIONAL_LOCKS: "0"
		},
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		]
	});
	return {
		status: error ? null : status,
		stdout: stdout ?? Buffer.alloc(0),
		stderr: String(stderr ?? "").trim()
	};
}
const SUBMODULE = "160000 ";
const split = (output) => output.toString("utf8").split("\0").filter(Boolean);
const NO_WORK_TREE = /not a git repository|must be run in a work tree/i;
var Git = class Git {
	root;
	constructor(root) {
		this.root = root;
	}
	static around(folder) {
		const { status, stdout, stderr } = ask(folder, ["rev-parse", "--show-toplevel"]);
		if (status === 0) return new Git(slashed(nodeFs.realpathSync(stdout.toString("utf8").replace(/\r?\n$/, ""))));
		if (status === null || NO_WORK_TREE.test(stderr)) return void 0;
		throw new GitFailed(`git refuses to work in ${folder}: ${stderr}`);
	}
	folder() {
		return slashed(this.must(["rev-parse", "--absolute-git-dir"]).toString("utf8").replace(/\r?\n$/, ""));
	}
	commit() {
		const { status, stdout } = ask(this.root, [
			"rev-parse",
			"--verify",
			"-q",
			"HEAD"
		]);
		return status === 0 ? stdout.toString("latin1").trim() : void 0;
	}
	tracked() {
		return this.index().files;
	}
	untracked() {
		return this.others().files;
	}
	index() {
		const files = [];
		const repositories = [];
		let last;
		for (const entry of split(this.must([
			"ls-files",
			"-s",
			"-z"
		]))) {
			const name = entry.slice(entry.indexOf("	") + 1);
			if (name === last) continue;
			last = name;
			(entry.startsWith(SUBMODULE) ? repositories : files).push(this.absolute(name));
		}
		return {
			files,
			repositories
		};
	}
	others() {
		const all = this.names([
			"ls-files",
			"-o",
			"--exclude-standard",
			"-z"
		]);
		return {
			files: all.filter((file) => !file.endsWith("/")),
			repositories: all.filter((file) => file.endsWith("/")).map((folder) => folder.slice(0, -1))
		};
	}
	ignores(file) {
		return ask(this.root, [
			"check-ignore",
			"-q",
			"--",
			this.relative(file)
		]).status === 0;
	}
	differing(files) {
		const held = this.blobs(files);
		const others = (asked, option) => {
			const ids = this.hashes(asked, option);
			return asked.filter((file, i) => ids[i] !== held.get(file));
		};
		const readable = files.filter(isReadable);
		const known = new Set(readable);
		const changed = new Set(others(others(readable, []), ["--no-filters"]));
		return files.filter((file) => changed.has(file) || !known.has(file));
	}
	staged() {
		return this.commit() !== void 0 ? this.names([
			"diff",
			"--cached",
			"--name-only",
			"-z",
			"--diff-filter=d",
			"--no-renames"
		]) : this.tracked();
	}
	changedSince(reference) {
		const commit = reference.startsWith("-") ? void 0 : ask(this.root, [
			"rev-parse",
			"--verify",
			"-q",
			`${reference}^{commit}`
		]);
		if (commit?.status !== 0) throw new NotFound(`--since ${reference}: no such commit, branch or tag. Fetch it first, or name another.`);
		const id = commit.stdout.toString("utf8").trim();
		const fork = ask(this.root, [
			"merge-base",
			id,
			"HEAD"
		]);
		const base = fork.status === 0 ? fork.stdout.toString("utf8").trim() : id;
		return [.../* @__PURE__ */ new Set([...this.names([
			"diff",
			"--name-only",
			"-z",
			"--diff-filter=d",
			"--no-renames",
			"--no-ext-diff",
			base
		]), ...this.untracked()])];
	}
	indexed(files) {
		const blobs = [...this.blobs(files)];
		const output = this.must(["cat-file", "--batch"], blobs.map(([, id]) => `${id}\n`).join(""));
		const found = /* @__PURE__ */ new Map();
		let at = 0;
		for (const [file] of blobs) {
			const end = output.indexOf(10, at);
			const size = Number(/ blob (\d+)$/.exec(output.subarray(at, end).toString("latin1"))?.[1]);
			if (Number.isNaN(size)) throw new GitFailed(`git could not read ${file} from the index.`);
			found.set(file, output.subarray(end + 1, end + 1 + size));
			at = end + 1 + size + 1;
		}
		return found;
	}
	blobs(files) {
		const found = /* @__PURE__ */ new Map();
		for (const some of chunks(files)) {
			const specs = some.map((file) => `:(literal)${this.relative(file)}`);
			for (const entry of split(this.must([
				"ls-files",
				"-s",
				"-z",
				"--",
				...specs
			]))) {
				const [, id, stage, name] = /^\d+ ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
				if (id !== void 0 && name !== void 0 && stage === "0") found.set(this.absolute(name), id);
			}
		}
		return found;
	}
	hashes(files, option) {
		return chunks(files).flatMap((some) => this.must([
			"hash-object",
			...option,
			"--",
			...some.map((file) => this.relative(file))
		]).toString("latin1").trim().split("\n"));
	}
	absolute = (name) => `${this.root === "/" ? "" : this.root}/${name}`;
	relative = (file) => path.posix.relative(this.root, file);
	names = (args) => split(this.must(args)).map(this.absolute);
	must(args, input) {
		const { status, stdout, stderr } = ask(this.root, args, input);
		if (status !== 0) throw new GitFailed(`git ${args[0]} failed in ${this.root}: ${stderr || "no message"}`);
		return stdout;
	}
};
function isReadable(file) {
	try {
		nodeFs.accessSync(file, nodeFs.constants.R_OK);
		return true;
	} catch {
		return false;
	}
}
function chunks(all) {
	const parts = [];
	for (let at = 0; at < all.length; at += MOST_NAMES) parts.push(all.slice(at, at + MOST_NAMES));
	return parts;
}
// dist/src/project/project.js
function projectAt(folder) {
	let cwd;
	try {
		cwd = slashed(nodeFs.realpathSync(folder));
	} catch {
		throw new NotFound(`${folder}: no such folder.`);
	}
	const git = Git.around(cwd);
	return {
		cwd,
		root: git?.root ?? projectRoot([cwd], cwd),
		git
	};
}
export { groupsOf as a, fileGroups as i, Git as n, writeSites as o, byFile as r, reasonOf as s, projectAt as t };
