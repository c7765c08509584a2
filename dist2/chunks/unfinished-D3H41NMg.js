import { X as UserError } from "./settings-C179M5Kk.js";
import { t as below } from "./paths-DwQqBBKr.js";
import { n as sha256, t as NO_TEXT } from "./hash-CLXvnfc1.js";
import { i as fileGroups, s as reasonOf } from "./project-CIa5t-Du.js";
import { t as exists } from "./plain-yuBgE5-V.js";
import { a as isNoFile } from "./screen-tAdF6pX5.js";
import path from "node:path";
import nodeFs from "node:fs";
import os from "node:os";
// dist/src/project/journal.js
const PENDING = "pending.json";
const LAST = "last-run.json";
function findJournal(folders) {
	for (const name of [PENDING, LAST]) for (const folder of folders) {
		const place = path.join(folder, name);
		const journal = read(place);
		if (journal) return {
			journal,
			place,
			pending: name === PENDING
		};
	}
}
function read(place) {
	let text;
	try {
		text = nodeFs.readFileSync(place, "utf8");
	} catch {
		return;
	}
	const problem = new UserError(`${place} is not a journal of this version of the tool. Restore the files with Git, and remove it.`);
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw problem;
	}
	if (data?.journalVersion !== 1 || !Array.isArray(data.files) || !data.files.every(isFile)) throw problem;
	return data;
}
const isFile = (value) => {
	const { path: name, before, after, group } = value ?? {};
	return typeof name === "string" && typeof before === "string" && Array.isArray(after) && typeof group === "number";
};
function updateJournal({ journal, place }, files) {
	if (files.length === 0) nodeFs.rmSync(place, { force: true });
	else store(place, {
		...journal,
		files: [...files]
	});
}
const completePending = ({ place }) => nodeFs.renameSync(place, path.join(path.dirname(place), LAST));
function createJournal(root, folders, edits, earlier) {
	const groups = fileGroups(edits);
	const files = /* @__PURE__ */ new Map();
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	let folder;
	const journal = () => ({
		journalVersion: 1,
		pid: process.pid,
		startedAt,
		...earlier !== void 0 && { earlier },
		files: [...files.values()]
	});
	return {
		record(changes) {
			let news = false;
			for (const { file, before, after } of changes) {
				const name = below(root, file);
				const entry = files.get(name) ?? {
					path: name,
					before,
					after: [],
					group: groups.get(file) ?? 0
				};
				const hash = sha256(after);
				if (entry.after.includes(hash)) continue;
				files.set(name, {
					...entry,
					after: [...entry.after, hash]
				});
				news = true;
			}
			if (news) folder = storeInFirst(folder === void 0 ? folders : [folder], PENDING, journal());
		},
		finish(written) {
			if (folder === void 0) return;
			const pending = path.join(folder, PENDING);
			const kept = written.flatMap(({ file, after }) => {
				const entry = files.get(below(root, file));
				return entry ? [{
					...entry,
					after: [sha256(after)]
				}] : [];
			});
			try {
				if (kept.length === 0) return nodeFs.rmSync(pending, { force: true });
				if (kept.length < files.size) store(pending, {
					...journal(),
					files: kept
				});
				nodeFs.renameSync(pending, path.join(folder, LAST));
				for (const other of folders) if (other !== folder) nodeFs.rmSync(path.join(other, LAST), { force: true });
			} catch {}
		}
	};
}
function storeInFirst(folders, name, journal) {
	const problems = [];
	for (const folder of folders) try {
		nodeFs.mkdirSync(folder, {
			recursive: true,
			mode: 448
		});
		store(path.join(folder, name), journal);
		return folder;
	} catch (error) {
		problems.push(`${folder}: ${reasonOf(error)}`);
	}
	throw new UserError(`The journal for undo cannot be written, so nothing was changed:\n${problems.map((problem) => `  ${problem}`).join("\n")}\nSet XDG_STATE_HOME to a writable folder.`);
}
function store(place, journal) {
	const fresh = `${place}.tmp`;
	nodeFs.rmSync(fresh, { force: true });
	const handle = nodeFs.openSync(fresh, "wx", 384);
	try {
		nodeFs.writeFileSync(handle, `${JSON.stringify(journal, null, 1)}\n`);
		nodeFs.fsyncSync(handle);
	} finally {
		nodeFs.closeSync(handle);
	}
	nodeFs.renameSync(fresh, place);
	syncFolder(path.dirname(place));
}
function syncFolder(folder) {
	try {
		const handle = nodeFs.openSync(folder, "r");
		try {
			nodeFs.fsyncSync(handle);
		} finally {
			nodeFs.closeSync(handle);
		}
	} catch {}
}
// dist/src/project/state.js
const NAME = "opus47-migrate";
function stateFolders(root, git, { env, platform, home } = {
	env: process.env,
	platform: process.platform,
	home: os.homedir()
}) {
	const modules = path.join(root, "node_modules");
	return [
		...git ? [path.join(git.folder(), NAME)] : [],
		...exists(modules) ? [path.join(modules, ".cache", NAME)] : [],
		path.join(userState(env, platform, home), NAME, sha256(root).slice(0, 16))
	];
}
const indexFile = (git) => path.join(git.folder(), NAME, "search-index");
function userState(env, platform, home) {
	const { XDG_STATE_HOME: xdg, LOCALAPPDATA: local } = env;
	if (xdg && path.isAbsolute(xdg)) return xdg;
	if (platform === "win32") return local || path.join(home, "AppData", "Local");
	return platform === "darwin" ? path.join(home, "Library", "Application Support") : path.join(home, ".local", "state");
}
// dist/src/project/unfinished.js
function stateOf(root, { path: name, before, after }) {
	let hash;
	try {
		hash = sha256(nodeFs.readFileSync(path.join(root, name)));
	} catch (error) {
		if (!isNoFile(error)) return "other";
		hash = NO_TEXT;
	}
	return after.includes(hash) ? "after" : hash === sha256(before) ? "before" : "other";
}
function refuseUnfinished(root, folders) {
	const found = findJournal(folders);
	if (!found?.pending) return;
	refuseRunning(found);
	const states = found.journal.files.map((file) => stateOf(root, file));
	if (states.includes("after") && !states.every((state) => state === "after")) throw new UserError("An earlier run was interrupted while writing, and only some of its files are changed. Run `opus47-migrate undo` first.");
	removeLeftovers(root, found);
	if (states.includes("after")) completePending(found);
	else updateJournal(found, []);
}
function refuseRunning({ journal: { pid }, place, pending }) {
	if (!pending || pid === process.pid || !isAlive(pid)) return;
	throw new UserError(`Another run is writing in this project (process ${pid}). Wait until it ends. If that process is something else, remove ${place}.`);
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}
function removeLeftovers(root, { journal: { pid, files }, pending }) {
	if (!pending) return;
	const folders = new Set(files.map(({ path: name }) => path.dirname(realOf(path.join(root, name)))));
	for (const folder of folders) for (const name of namesIn(folder)) if (name.startsWith(`.opus47-${pid}-`) && name.endsWith(".tmp")) nodeFs.rmSync(path.join(folder, name), { force: true });
}
function realOf(file) {
	try {
		return nodeFs.realpathSync(file);
	} catch {
		return file;
	}
}
function namesIn(folder) {
	try {
		return nodeFs.readdirSync(folder);
	} catch {
		return [];
	}
}
export { indexFile as a, findJournal as c, stateOf as i, updateJournal as l, refuseUnfinished as n, stateFolders as o, removeLeftovers as r, createJournal as s, refuseRunning as t };
