import { n as createScreen } from "../../chunks/screen-tAdF6pX5.js";
import { r as searchShares } from "../../chunks/search-XfHSQVQv.js";
import { parentPort } from "node:worker_threads";
// dist/src/project/search-worker.js
const screen = createScreen();
parentPort?.on("message", ({ files, needles, ...state }) => searchShares(files.split("\0").slice(0, -1), needles, state, screen));
export {};
