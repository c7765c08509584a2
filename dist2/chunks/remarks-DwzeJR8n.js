// dist/src/frontends/python/syntax/remarks.js
const TOKENS = /#[^\r\n]*|[rRbBuUfFtT]{0,2}("""|'''|"|')/g;
function readPythonRemarks(text) {
	const comments = [];
	const strings = [];
	TOKENS.lastIndex = 0;
	for (let token = TOKENS.exec(text); token; token = TOKENS.exec(text)) {
		const start = token.index;
		const quote = token[1];
		if (quote !== void 0) TOKENS.lastIndex = endOfString(text, start + token[0].length, quote);
		(quote === void 0 ? comments : strings).push({
			start,
			end: TOKENS.lastIndex
		});
	}
	const isInString = (line) => strings.some(({ start, end }) => start < line && line < end);
	const continues = (line) => /\\\r?\n$/.test(text.slice(Math.max(0, line - 3), line));
	return {
		comments,
		placeFor(offset) {
			let line = lineStart(text, offset);
			while (line > 0 && (isInString(line) || continues(line))) line = lineStart(text, line - 1);
			return {
				offset: line,
				ownLine: true,
				mark: "#"
			};
		}
	};
}
function endOfString(text, from, quote) {
	for (let at = from; at < text.length; at++) if (text[at] === "\\") at++;
	else if (text.startsWith(quote, at)) return at + quote.length;
	else if (text[at] === "\n" && quote.length === 1) return at;
	return text.length;
}
const lineStart = (text, offset) => offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
export { readPythonRemarks as n, endOfString as t };
