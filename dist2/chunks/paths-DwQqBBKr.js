import path from "node:path";
// dist/src/project/paths.js
const slashed = (file) => path.sep === "/" ? file : file.replaceAll(path.sep, "/");
const isInside = (folder, file) => file === folder || file.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
const commonFolder = (folders) => folders.reduce((common, folder) => {
	let at = common ?? folder;
	while (!isInside(at, folder)) at = path.posix.dirname(at);
	return at;
}, void 0);
const below = (folder, file) => file.slice(folder.endsWith("/") ? folder.length : folder.length + 1);
export { slashed as i, commonFolder as n, isInside as r, below as t };
