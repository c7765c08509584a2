import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import nodeFs from "node:fs";
// dist/src/project/whole.js
var whole_exports = /* @__PURE__ */ __exportAll({ writeWhole: () => writeWhole });
const IN_PLACE = /* @__PURE__ */ new Set([
	"EACCES",
	"EPERM",
	"EROFS",
	"EBUSY"
]);
function writeWhole(file, text, mode = 438, fs = nodeFs) {
	const old = fs.statSync(file, { throwIfNoEntry: false });
	if (old && !old.isFile()) {
		fs.writeFileSync(file, text);
		return;
	}
	const real = old ? fs.realpathSync(file) : file;
	const draft = `${real}.${process.pid}.tmp`;
	let made = false;
	try {
		const handle = fs.openSync(draft, "wx", old?.mode ?? mode);
		made = true;
		try {
			fs.writeFileSync(handle, text);
			fs.fsyncSync(handle);
		} finally {
			fs.closeSync(handle);
		}
		fs.renameSync(draft, real);
	} catch (error) {
		if (made) fs.rmSync(draft, { force: true });
		if (!old || !IN_PLACE.has(error.code ?? "")) throw error;
		fs.writeFileSync(real, text);
	}
}
export { writeWhole as n, whole_exports as t };
