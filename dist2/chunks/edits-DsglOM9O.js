// dist/src/rewrite/edits.js
var OverlappingEdits = class extends Error {
	a;
	b;
	name = "OverlappingEdits";
	constructor(a, b) {
		super(`edits overlap: ${a.start}-${a.end} ${JSON.stringify(a.text)} and ${b.start}-${b.end} ${JSON.stringify(b.text)}`);
		this.a = a;
		this.b = b;
	}
	concerns(edit) {
		return edit === this.a || edit === this.b;
	}
};
const touches = (a, b) => a.start < b.end && b.start < a.end || a.start === a.end && b.start < a.start && a.start < b.end;
function ordered(edits) {
	return edits.map((edit, index) => ({
		edit,
		index
	})).sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index).map(({ edit }) => edit);
}
function applyEdits(text, edits) {
	let result = "";
	let at = 0;
	let last;
	for (const edit of ordered(edits)) {
		if (edit.start < 0 || edit.end < edit.start || edit.end > text.length) throw new RangeError(`edit ${edit.start}-${edit.end} lies outside a text of ${text.length}`);
		if (last && edit.start < last.end) throw new OverlappingEdits(last, edit);
		result += text.slice(at, edit.start) + edit.text;
		at = edit.end;
		last = edit;
	}
	return result + text.slice(at);
}
export { touches as i, applyEdits as n, ordered as r, OverlappingEdits as t };
