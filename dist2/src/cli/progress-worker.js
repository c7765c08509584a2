import { n as SHARED, r as STAGES, t as PEN } from "../../chunks/progress-CoNmF3JS.js";
import { o as count } from "../../chunks/text-CsLCt7rj.js";
import nodeFs from "node:fs";
import { workerData } from "node:worker_threads";
import { setInterval } from "node:timers";
// dist/src/cli/progress-line.js
const WORDS = {
	discover: "Looking for files",
	analyse: "Analysing",
	types: "Checking types",
	verify: "Verifying",
	write: "Writing"
};
function progressLine(stage, files, seconds) {
	return `${WORDS[STAGES[stage] ?? "discover"]}${files ? ` ${count(files, "file")}` : ""} … ${Math.floor(seconds)} s`;
}
// dist/src/cli/progress-worker.js
const STDERR = 2;
const EVERY = 100;
const { shared, began } = workerData;
setInterval(() => {
	if (Atomics.compareExchange(shared, SHARED.pen, PEN.free, PEN.drawing) !== PEN.free) return;
	const seconds = (Date.now() - began - Atomics.load(shared, SHARED.since)) / 1e3;
	const line = progressLine(Atomics.load(shared, SHARED.stage), Atomics.load(shared, SHARED.files), seconds);
	try {
		nodeFs.writeSync(STDERR, `\r\u001b[2K${line}`);
		Atomics.store(shared, SHARED.drawn, 1);
	} catch {}
	Atomics.store(shared, SHARED.pen, PEN.free);
	Atomics.notify(shared, SHARED.pen);
}, EVERY);
export {};
