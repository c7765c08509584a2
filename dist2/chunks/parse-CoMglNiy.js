import { wt as SyntaxProblem } from "./analyse-Bpi9X5ED.js";
import { t as endOfString } from "./remarks-DwzeJR8n.js";
import { C as walk, a as field, f as isMember, t as Node, v as objectOf, y as parts } from "./node-Cs6breo6.js";
import { createRequire } from "node:module";
// dist/src/frontends/python/syntax/brackets.js
const TOKENS = /#[^\r\n]*|("""|'''|"|')|[([{]|[)\]}]|\\?\r?\n/g;
function withoutLineBreaks(text) {
	const comments = [];
	let result = "";
	let at = 0;
	let depth = 0;
	const blank = (start, end) => {
		result += text.slice(at, start) + " ".repeat(end - start);
		at = end;
	};
	TOKENS.lastIndex = 0;
	for (let token = TOKENS.exec(text); token; token = TOKENS.exec(text)) {
		const { 0: code, 1: quote, index } = token;
		const end = index + code.length;
		if (quote !== void 0) TOKENS.lastIndex = endOfString(text, end, quote);
		else if (/^[([{]$/.test(code)) depth++;
		else if (/^[)\]}]$/.test(code)) depth = Math.max(0, depth - 1);
		else if (depth > 0) {
			if (code.startsWith("#")) comments.push({
				start: index,
				end
			});
			blank(index, end);
		}
	}
	return {
		text: result + text.slice(at),
		comments
	};
}
// dist/src/frontends/python/syntax/stars.js
const BEHIND = {
	attribute: "object",
	call: "function",
	subscript: "value"
};
const isBehind = ({ parent, field }) => parent !== null && BEHIND[parent.type] === field;
function liftStars(root) {
	const misplaced = [];
	walk(root, (node) => {
		if (node.type === "list_splat" && isBehind(node)) misplaced.push(node);
	});
	for (const star of misplaced) lift(star);
}
function lift(star) {
	const [name] = parts(star);
	const holder = star.parent;
	if (!name || !holder) return;
	replace(star, name);
	let whole = holder;
	whole.move(whole.parent, whole.field, name.start, whole.end);
	while (isBehind(whole) && whole.parent) {
		whole = whole.parent;
		whole.move(whole.parent, whole.field, name.start, whole.end);
	}
	replace(whole, star);
	star.move(star.parent, star.field, star.start, whole.end);
	star.children[star.children.indexOf(name)] = whole;
	whole.move(star, null, whole.start, whole.end);
}
function replace(old, by) {
	const { parent, field } = old;
	if (!parent) return;
	parent.children[parent.children.indexOf(old)] = by;
	by.move(parent, field, by.start, by.end);
}
// dist/src/frontends/python/syntax/type-calls.js
function repairTypeCalls(root, text) {
	if (!/\btype\s*\(/.test(text)) return;
	const statements = [];
	walk(root, (node) => {
		if (node.type === "type_alias_statement") statements.push(node);
	});
	for (const statement of statements) repair(statement, text);
}
function repair(statement, text) {
	const [keyword, left, sign, right] = statement.children;
	const [target] = left ? parts(left) : [];
	const [value] = right ? parts(right) : [];
	const { parent, start, end } = statement;
	const given = target && innermost(target);
	const holder = given?.parent;
	if (!keyword || !sign || !target || !value || !given || !holder || !parent) return;
	const whole = new Node("expression_statement", start, end, true, statement.field, parent, text);
	const assignment = new Node("assignment", start, end, true, null, whole, text);
	const call = new Node("call", keyword.start, given.end, true, given.field, holder, text);
	const list = new Node("argument_list", given.start, given.end, true, "arguments", call, text);
	const name = new Node("identifier", keyword.start, keyword.end, true, "function", call, text);
	parent.children[parent.children.indexOf(statement)] = whole;
	holder.children[holder.children.indexOf(given)] = call;
	whole.children.push(assignment);
	assignment.children.push(target, sign, value);
	call.children.push(name, list);
	list.children.push(...given.children);
	for (const child of list.children) child.move(list, child.field, child.start, child.end);
	for (let at = holder; at && at !== left; at = at.parent) at.move(at.parent, at.field, start, at.end);
	target.move(assignment, "left", target.start, target.end);
	sign.move(assignment, null, sign.start, sign.end);
	value.move(assignment, "right", value.start, value.end);
}
function innermost(target) {
	let at = target;
	while (at && (isMember(at) || at.type === "subscript" || at.type === "call")) at = at.type === "call" ? field(at, "function") : objectOf(at);
	return at !== target && at?.type === "parenthesized_expression" ? at : void 0;
}
// dist/src/frontends/python/syntax/walruses.js
function lowerWalruses(root, text) {
	if (!text.includes(":=")) return;
	const misplaced = [];
	walk(root, (node) => {
		if (node.type === "named_expression" && node.parent?.type === "conditional_expression" && node.parent.children[0] === node) misplaced.push(node);
	});
	for (const named of misplaced) lower(named);
}
function lower(named) {
	const choice = named.parent;
	const value = field(named, "value");
	if (!choice || !value) return;
	const { end } = choice;
	replace(choice, named);
	named.move(named.parent, named.field, named.start, end);
	named.children[named.children.indexOf(value)] = choice;
	choice.children[0] = value;
	choice.move(named, "value", value.start, end);
	value.move(choice, null, value.start, value.end);
}
// dist/src/frontends/python/syntax/parse.js
const need = createRequire(import.meta.url);
function grammar() {
	try {
		return need.resolve("./tree-sitter-python.wasm");
	} catch {
		return need.resolve("tree-sitter-python/tree-sitter-python.wasm");
	}
}
async function loadParser() {
	const { Language, Parser } = await import("web-tree-sitter");
	await Parser.init();
	const language = await Language.load(grammar());
	const kinds = [];
	const parsed = (code, text) => {
		const parser = new Parser();
		parser.setLanguage(language);
		const tree = parser.parse(code);
		const cursor = tree?.walk();
		try {
			if (!cursor) throw new SyntaxProblem("does not parse", null);
			const found = read(cursor, text, tree?.rootNode.hasError ?? true, kinds);
			liftStars(found.root);
			repairTypeCalls(found.root, text);
			lowerWalruses(found.root, text);
			return found;
		} finally {
			cursor?.delete();
			tree?.delete();
			parser.delete();
		}
	};
	return (text) => {
		const code = text.replace(/^\uFEFF/, "\n");
		try {
			return parsed(code, text);
		} catch (error) {
			return parsedOnOneLine(code, text) ?? raise(error);
		}
	};
	function parsedOnOneLine(code, text) {
		const joined = withoutLineBreaks(code);
		if (joined.text === code) return void 0;
		try {
			const { root, comments } = parsed(joined.text, text);
			return {
				root,
				comments: [...comments, ...joined.comments].sort((a, b) => a.start - b.start)
			};
		} catch {
			return;
		}
	}
}
function raise(error) {
	throw error;
}
function read(cursor, text, hasError, kinds) {
	const comments = [];
	const node = (parent) => {
		if (hasError && (cursor.nodeType === "ERROR" || cursor.nodeIsMissing)) throw new SyntaxProblem("does not parse: invalid syntax", cursor.startIndex);
		const { nodeTypeId, startIndex, endIndex, currentFieldName } = cursor;
		let kind = kinds[nodeTypeId];
		if (!kind) {
			kind = {
				type: cursor.nodeType,
				named: cursor.nodeIsNamed
			};
			kinds[nodeTypeId] = kind;
		}
		const made = new Node(kind.type, startIndex, endIndex, kind.named, currentFieldName, parent, text);
		if (kind.type === "comment") comments.push({
			start: startIndex,
			end: endIndex
		});
		else if (kind.type !== "line_continuation") parent?.children.push(made);
		return made;
	};
	const root = node(null);
	let at = root;
	for (;;) {
		if (cursor.gotoFirstChild()) {
			at = node(at);
			continue;
		}
		while (!cursor.gotoNextSibling()) {
			if (!cursor.gotoParent()) return {
				root,
				comments
			};
			at = at.parent;
			if (at === root) return {
				root,
				comments
			};
		}
		at = node(at.parent);
	}
}
export { loadParser };
