import { i as behindItem } from "./beside-Dcze-54H.js";
import { f as lineEnd, m as startsLine, p as reindented, u as indentAt } from "./lists-B_QcijuH.js";
import { w as MOCK_WHY } from "./analyse-Bpi9X5ED.js";
import { t as COMMENTS } from "./print-DKnrIHYH.js";
import { C as walk, _ as memberName, a as field, c as isCall, d as isKeyword, f as isMember, g as keyword, i as calleeOf, l as isClass, n as argumentsOf, p as isName, r as around, u as isFunction, x as statementOf, y as parts } from "./node-Cs6breo6.js";
import { c as bareFieldOf, r as isBareStub } from "./mocks-C4TCwV41.js";
// dist/src/frontends/python/mocks/mock-beta.js
function betaInMocks(text, parse) {
	const { root } = parse(text);
	const found = [];
	const replaces = /\b(?:patch|setattr|stub)\b|\.messages\.\w+\s*=(?!=)/.test(text);
	walk(root, (node) => {
		if (isCall(node) && isBareStub(node)) found.push({
			...placeOf(node),
			...betaFor(node, text, {
				root,
				replaces
			})
		});
		const statement = bareFieldOf(node);
		if (statement) found.push({
			...placeOf(node),
			start: statement.start,
			...betaBehind(statement, text)
		});
		const mock = node.type === "assignment" ? everyPath(node) : void 0;
		if (mock) found.push(mock);
	});
	return found;
}
function placeOf(node) {
	const within = around(node, isFunction);
	const holder = isClass(node) ? node : around(node, ({ type }) => type === "assignment" || type === "function_definition");
	const name = holder && field(holder, holder.type === "assignment" ? "left" : "name")?.text;
	return {
		start: node.start,
		...name !== void 0 && { name },
		...within && { within: {
			start: within.start,
			end: within.end
		} }
	};
}
function everyPath(assignment) {
	const [left, right] = [field(assignment, "left"), field(assignment, "right")];
	const fn = around(assignment, isFunction);
	if (!fn || !left || !isName(left) || !right || !isCall(right) || !EVERY_PATH.test(calleeOf(right).text)) return void 0;
	const uses = usesOf(left.text, fn);
	const isPath = (use) => use.parent !== null && isMember(use.parent) && memberName(use.parent) === "messages";
	const paths = uses.filter(isPath);
	if (paths.length === 0) return void 0;
	const handed = uses.filter((use) => use !== left && !isPath(use));
	const handedTo = handed.map((use) => takerOf(use));
	const place = {
		...placeOf(right),
		handedTo: handedTo.flatMap((name) => name ?? [])
	};
	return parts(argumentsOf(right)).length === 0 && uses.includes(left) && handed.length > 0 && !handedTo.includes(void 0) ? {
		...place,
		edits: paths.map(({ end }) => ({
			start: end,
			end,
			text: ".beta"
		}))
	} : {
		...place,
		why: MOCK_WHY.used
	};
}
const EVERY_PATH = /^(?:[\w.]+\.)?(?:MagicMock|Mock|AsyncMock)$/;
function usesOf(name, fn) {
	const found = [];
	walk(fn, (node) => {
		const isLabel = node.parent && isKeyword(node.parent) && node.field === "name" || node.field === "attribute";
		if (isName(node) && node.text === name && !isLabel) found.push(node);
	});
	return found;
}
function takerOf(use) {
	const { parent } = use;
	const list = parent && isKeyword(parent) ? parent.parent : parent;
	const call = list?.type === "argument_list" ? list.parent : void 0;
	if (!call || !isCall(call)) return void 0;
	return memberName(calleeOf(call)) ?? calleeOf(call).text;
}
function betaBehind({ start, end }, text) {
	const next = text.indexOf("\n", end);
	const line = next < 0 ? text.length : next;
	if (!startsLine(text, start) || !/^[ \t]*(?:#.*)?\r?$/.test(text.slice(end, line))) return { why: MOCK_WHY.made };
	const at = text[line - 1] === "\r" ? line - 1 : line;
	return { edits: [{
		start: at,
		end: at,
		text: `${lineEnd(text)}${indentAt(text, start)}self.beta = self`
	}] };
}
function betaFor(stub, text, { root, replaces }) {
	const inner = keyword(stub, "messages");
	const entry = inner.parent;
	const made = calleeOf(stub).text;
	const isNamed = (part) => {
		const value = isKeyword(part) ? field(part, "value") : void 0;
		return value !== void 0 && (isName(value) || isMember(value));
	};
	if (!replaces && parts(argumentsOf(inner)).every(isNamed)) return { edits: behindItem(text, entry, `beta=${made}(messages=${inner.text})`, COMMENTS) };
	const statement = statementOf(stub);
	const isPlain = /^(?:expression_statement|return_statement)$/.test(statement.type) && startsLine(text, statement.start);
	const isOnce = !around(stub, ({ type, start }) => start > statement.start && /^(?:lambda|\w+_comprehension|generator_expression)$/.test(type));
	if (!isPlain || !isOnce) return { why: MOCK_WHY.made };
	if (isTaken(root)) return { why: MOCK_WHY.name };
	const indent = indentAt(text, statement.start);
	const named = reindented(inner.text, indentAt(text, entry.start), indent);
	return { edits: [
		{
			start: statement.start,
			end: statement.start,
			text: `messages = ${named}${lineEnd(text)}${indent}`
		},
		{
			start: inner.start,
			end: inner.end,
			text: "messages"
		},
		...behindItem(text, entry, `beta=${made}(messages=messages)`, COMMENTS)
	] };
}
function isTaken(root) {
	let taken = false;
	walk(root, (node) => {
		const isLabel = node.parent && isKeyword(node.parent) && node.field === "name" || node.field === "attribute";
		if (isName(node) && node.text === "messages" && !isLabel) taken = true;
		return !taken;
	});
	return taken;
}
export { EVERY_PATH, betaInMocks, usesOf };
