import { _ as saysWhatChanges, g as isOfCall, h as isModelOf, m as asksWhatChanges } from "./analyse-Bpi9X5ED.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { C as walk, _ as memberName, a as field, b as positional, c as isCall, d as isKeyword, f as isMember, g as keyword, i as calleeOf, n as argumentsOf, r as around, u as isFunction, v as objectOf, y as parts } from "./node-Cs6breo6.js";
// dist/src/frontends/python/mocks/expectations.js
const CALLED_WITH = /^assert_(?:called(?:_once)?_with|any_call|awaited(?:_once)?_with|any_await)$/;
const EQUALS = /^assert(?:Equal|DictEqual|IsEqual)$/;
function expectationsIn(text, parse) {
	const found = [];
	walk(parse(text).root, (node) => {
		const [actual, own] = asserted(node, text);
		if (own.length === 0) return;
		const within = functionsAround(node);
		for (const one of own) found.push({
			...one,
			actual,
			within
		});
	});
	return found;
}
function asserted(node, text) {
	if (isCall(node)) {
		const callee = calleeOf(node);
		const name = memberName(callee) ?? callee.text;
		if (CALLED_WITH.test(name)) return [isMember(callee) ? objectOf(callee).text : callee.text, keywordsOf(node)];
		if (/^(?:mock\.)?call$/.test(callee.text)) return [around(node, isCall)?.text ?? callee.text, keywordsOf(node)];
		const [actual, expected] = EQUALS.test(name) ? positional(node) : [];
		if (actual && expected) return [actual.text, equal(node, actual, expected, text)];
	}
	if (node.type === "comparison_operator" && node.parent?.type === "assert_statement") {
		const [actual, expected, ...more] = parts(node).filter((part) => part.field !== "operators");
		const isEqual = node.children.some((child) => child.field === "operators" && child.text === "==");
		if (actual && expected && more.length === 0 && isEqual) return [actual.text, equal(node, actual, expected, text)];
	}
	return ["", []];
}
function functionsAround(node) {
	const found = [];
	for (let at = around(node, isFunction); at; at = around(at, isFunction)) found.push({
		start: at.start,
		end: at.end
	});
	return found;
}
const unread = ({ start, end }) => [{
	start,
	end,
	names: "unread",
	asParams: ["", ""]
}];
function keywordsOf(call) {
	const list = argumentsOf(call);
	const all = parts(list);
	const [first, last] = [all[0], all.at(-1)];
	const model = list.type === "argument_list" ? keyword(call, "model") : void 0;
	if (!first || !last || !model || stringValue(model) === void 0 || !all.every(isKeyword)) return saysWhatChanges(list.text) ? unread(call) : [];
	return [{
		start: first.start,
		end: last.end,
		names: "all",
		asParams: ["", ""]
	}];
}
function equal(node, actual, expected, text) {
	if (!isOfCall(actual.text, text)) return [];
	const span = {
		start: expected.start,
		end: expected.end
	};
	if (expected.type === "string" && isModelOf(actual.text)) return [{
		...span,
		names: "model",
		asParams: ["", ""]
	}];
	const pairs = expected.type === "dictionary" ? parts(expected) : [];
	const model = pairs.find((pair) => pair.type === "pair" && stringValue(field(pair, "key")) === "model");
	const value = model && field(model, "value");
	if (pairs.every(({ type }) => type === "pair") && value && stringValue(value) !== void 0) return [{
		...span,
		names: "all",
		asParams: ["**", ""]
	}];
	return asksWhatChanges(actual.text, expected.text) ? unread(node) : [];
}
export { expectationsIn };
