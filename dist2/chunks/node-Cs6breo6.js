// dist/src/frontends/python/syntax/node.js
var Node = class {
	type;
	from;
	to;
	named;
	role;
	above;
	source;
	children = [];
	isCast = false;
	constructor(type, from, to, named, role, above, source) {
		this.type = type;
		this.from = from;
		this.to = to;
		this.named = named;
		this.role = role;
		this.above = above;
		this.source = source;
	}
	get start() {
		return this.from;
	}
	get end() {
		return this.to;
	}
	get field() {
		return this.role;
	}
	get parent() {
		return this.above;
	}
	move(parent, field, start, end) {
		[this.above, this.role, this.from, this.to] = [
			parent,
			field,
			start,
			end
		];
	}
	get text() {
		return this.source.slice(this.start, this.end);
	}
};
const field = (node, name) => node.children.find((child) => child.field === name);
const parts = (node) => node.children.filter((child) => child.named);
function walk(root, visit) {
	const stack = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (visit(node) === false) continue;
		for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]);
	}
}
function unwrap(node) {
	for (let inner = innerOf(node); inner; inner = innerOf(node)) node = inner;
	return node;
}
const innerOf = (node) => node.isCast ? positional(node)[1] : /^(?:parenthesized_expression|await)$/.test(node.type) ? parts(node)[0] : void 0;
function wrapperOf(node) {
	const { parent } = node;
	const around = parent?.type === "argument_list" ? parent.parent : parent;
	return around && innerOf(around) === node ? around : void 0;
}
const isCall = (node) => node.type === "call";
const isMember = (node) => node.type === "attribute";
const isFunction = (node) => node.type === "function_definition" || node.type === "lambda";
const isClass = (node) => node.type === "class_definition";
const isName = (node) => node.type === "identifier";
const memberName = (node) => isMember(node) ? field(node, "attribute")?.text : void 0;
const objectOf = (node) => field(node, isMember(node) ? "object" : "value");
const calleeOf = (call) => field(call, "function");
const givenBy = (node) => field(node, node.type === "named_expression" ? "value" : "right");
const argumentsOf = (call) => field(call, "arguments");
const isSplat = (node) => node.type === "list_splat" || node.type === "dictionary_splat";
const isKeyword = (node) => node.type === "keyword_argument";
function positional(call) {
	const list = argumentsOf(call);
	const all = list.type === "argument_list" ? parts(list) : [list];
	const end = all.findIndex((argument) => argument.type === "list_splat");
	return (end < 0 ? all : all.slice(0, end)).filter((argument) => !isKeyword(argument) && !isSplat(argument));
}
function keyword(call, name) {
	const found = parts(argumentsOf(call)).find((argument) => isKeyword(argument) && field(argument, "name")?.text === name);
	return found && field(found, "value");
}
function statementOf(node) {
	let at = node;
	while (at.parent && at.parent.type !== "block" && at.parent.type !== "module") at = at.parent;
	return at;
}
function around(node, test) {
	for (let at = node.parent; at; at = at.parent) if (test(at)) return at;
}
const holds = (outer, inner) => outer.start <= inner.start && outer.end >= inner.end;
const isPattern = ({ type }) => /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(type);
export { walk as C, unwrap as S, memberName as _, field as a, positional as b, isCall as c, isKeyword as d, isMember as f, keyword as g, isSplat as h, calleeOf as i, isClass as l, isPattern as m, argumentsOf as n, givenBy as o, isName as p, around as r, holds as s, Node as t, isFunction as u, objectOf as v, wrapperOf as w, statementOf as x, parts as y };
