import { X as UserError } from "./settings-C179M5Kk.js";
import { n as writeWhole } from "./whole-kwKWrszF.js";
import nodeFs from "node:fs";
// dist/src/project/plain.js
const exists = (file) => nodeFs.existsSync(file);
function readText(file) {
	try {
		return nodeFs.readFileSync(file, "utf8").replace(/^\uFEFF/, "");
	} catch {
		return;
	}
}
function writeText(file, text) {
	try {
		writeWhole(file, text);
	} catch (error) {
		throw new UserError(`${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
	}
}
export { readText as n, writeText as r, exists as t };
