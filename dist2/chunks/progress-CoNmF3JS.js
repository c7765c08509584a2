import { Worker } from "node:worker_threads";
// dist/src/cli/progress.js
const SHARED = {
	pen: 0,
	stage: 1,
	files: 2,
	since: 3,
	drawn: 4
};
const PEN = {
	free: 0,
	drawing: 1,
	kept: 2
};
const STAGES = [
	"discover",
	"analyse",
	"types",
	"verify",
	"write"
];
const NO_LINE = {
	tell: () => {},
	pause: () => {},
	end: () => {}
};
const MOST_WAITS = 20;
function createProgress(stream, shown) {
	if (!shown) return NO_LINE;
	const drawing = {
		shared: new Int32Array(new SharedArrayBuffer(20)),
		began: Date.now()
	};
	const { shared } = drawing;
	Atomics.store(shared, SHARED.pen, PEN.kept);
	const worker = new Worker(new URL("./progress-worker.js", import.meta.url), { workerData: drawing });
	worker.on("error", () => {}).unref();
	const pause = () => {
		for (let waits = 0; Atomics.compareExchange(shared, SHARED.pen, PEN.free, PEN.kept) === PEN.drawing && waits < MOST_WAITS; waits++) Atomics.wait(shared, SHARED.pen, PEN.drawing, 10);
		if (Atomics.exchange(shared, SHARED.drawn, 0)) stream.write("\r\x1B[2K");
	};
	return {
		tell({ stage, files }) {
			pause();
			if (stage === "ask") return;
			Atomics.store(shared, SHARED.stage, STAGES.indexOf(stage));
			Atomics.store(shared, SHARED.files, files);
			Atomics.store(shared, SHARED.since, Date.now() - drawing.began);
			Atomics.store(shared, SHARED.pen, PEN.free);
		},
		pause,
		end() {
			pause();
			worker.terminate();
		}
	};
}
export { createProgress as i, SHARED as n, STAGES as r, PEN as t };
