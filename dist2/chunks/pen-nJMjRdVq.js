import { p as visible } from "./text-CsLCt7rj.js";
import path from "node:path";
import { styleText } from "node:util";
import { pathToFileURL } from "node:url";
// dist/src/report/pen.js
const LEAST_WIDTH = 40;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;
const widthOf = (text) => [...text].length + (text.match(WIDE)?.length ?? 0);
function wrap(text, width, indent) {
	const margin = " ".repeat(indent);
	if (width === void 0 || width < LEAST_WIDTH) return [margin + text];
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && indent + widthOf(line) + 1 + widthOf(word) > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((one) => margin + one);
}
function linked({ file, line }, folder) {
	const text = `${visible(file)}:${line}`;
	if (folder === void 0) return text;
	return `\u001b]8;;${pathToFileURL(path.join(folder, file)).href}#${line}\u001b\\${text}\u001b]8;;\u001b\\`;
}
const penOf = ({ colour, width, folder }) => ({
	paint: (style, text) => colour ? styleText(style, text, { validateStream: false }) : text,
	text: (text, indent = 6) => wrap(visible(text), width, indent),
	fits: (columns) => width === void 0 || columns <= width,
	at: (place) => linked(place, folder)
});
export { penOf, widthOf };
