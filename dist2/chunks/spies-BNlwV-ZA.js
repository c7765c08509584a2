import { D as reachable, f as SPY_WHY, w as MOCK_WHY } from "./analyse-Bpi9X5ED.js";
import { D as parametersOf, Ut as decoratorsOf, Zt as resolveName, a as isPatch, d as conftestsAbove, h as importsOf, i as isClient, o as namedBy, s as METHODS, u as platformOf } from "./mocks-C4TCwV41.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { C as walk, _ as memberName, a as field, b as positional, c as isCall, f as isMember, g as keyword, i as calleeOf, p as isName, r as around, u as isFunction, v as objectOf } from "./node-Cs6breo6.js";
import { d as parameterName } from "./print-DKnrIHYH.js";
import { t as createContext } from "./create-context-BkOXglHF.js";
import { EVERY_PATH, usesOf } from "./mock-beta-B9MtTK4a.js";
// dist/src/frontends/python/mocks/spies.js
function createSpies(tree, parse) {
	const { ctx, tracer } = createContext(tree, parse);
	return (file) => {
		const module = ctx.modules.get(file);
		return module ? spiesIn(module, ctx, tracer) : [];
	};
}
function spiesIn(module, ctx, tracer) {
	const named = [];
	const homes = [];
	const paths = [];
	walk(module.root, (node) => {
		if (isMember(node) && memberName(node) === "messages" && isClientItself(objectOf(node), module, tracer)) paths.push(node);
		const patched = isCall(node) && isPatch(node) ? patchedBy(node, module, ctx, tracer) : void 0;
		if (!patched) return;
		if (patched.home) homes.push(patched.home);
		if ("edit" in patched) named.push({
			name: "",
			within: void 0,
			isUsed: false,
			start: node.start,
			edits: [patched.edit]
		});
		else named.push(...mocksGiven(node, patched.gives));
	});
	const replaced = new Set(paths.filter(isReplaced).map((path) => objectOf(path).text));
	const untouched = paths.filter((path) => !replaced.has(objectOf(path).text));
	for (const name of replaced) named.push(ofPaths(name, paths.filter((path) => objectOf(path).text === name)));
	if (named.length === 0) return [];
	const from = [
		module,
		...homes,
		...conftestsAbove(module, ctx)
	];
	const reached = new Set(from.flatMap((one) => [...reachable(one, (next) => importsOf(next, ctx.modules), Number.POSITIVE_INFINITY)]));
	reached.delete(module);
	const isElsewhere = untouched.length > 0;
	return named.map(({ name, within, edits, isUsed, start }) => {
		const place = {
			start,
			reached: [...reached].map(({ file }) => file),
			...name !== "" && { name },
			...within && { within: {
				start: within.start,
				end: within.end
			} }
		};
		if (isUsed) return {
			...place,
			why: MOCK_WHY.used
		};
		return isElsewhere ? {
			...place,
			why: SPY_WHY.other
		} : {
			...place,
			edits: [...edits]
		};
	});
}
function ofPaths(name, paths) {
	const isCalled = ({ parent }) => parent !== null && isMember(parent) && isCallee(parent);
	return {
		name,
		within: void 0,
		isUsed: paths.some(isCalled),
		start: paths.find(isReplaced)?.start ?? 0,
		edits: paths.map(behindObject)
	};
}
const isCallee = ({ parent, field: as }) => parent !== null && isCall(parent) && as === "function";
const behindObject = (path) => ({
	start: objectOf(path).end,
	end: objectOf(path).end,
	text: ".beta"
});
function isClientItself(node, module, tracer) {
	const traces = tracer.trace(node, module);
	return traces.length > 0 && traces.every(({ root, path }) => root.kind === "client" && path.length === 0);
}
function isReplaced(path) {
	const list = path.parent;
	if (list?.type === "argument_list") return list.parent !== null && isPatch(list.parent) && positional(list.parent)[0] === path;
	return list !== null && isMember(list) && list.field === "left" && list.parent?.type === "assignment";
}
function patchedBy(call, module, ctx, tracer) {
	const [first, second] = positional(call);
	const dotted = first && stringValue(first);
	if (!first) return void 0;
	if (dotted === void 0) {
		const attribute = second && stringValue(second);
		const whole = attribute === void 0 ? void 0 : resolveName(first, module, ctx);
		if (whole?.kind === "external") return platformOf({
			...whole,
			name: attribute
		}) ? { gives: "class" } : void 0;
		return whole?.kind === "module" ? givenFor(whole.module, ctx.modules.exported(whole.module, attribute), tracer) : void 0;
	}
	const ofClass = OF_CLASS.exec(dotted);
	if (ofClass) return inText(first, dotted, ofClass[0].length);
	const method = OF_METHOD.exec(dotted);
	const named = namedBy(method?.[1] ?? dotted, module, ctx);
	if (!named) return platformOf(externalBy(dotted)) ? { gives: "class" } : void 0;
	const { home, found, behind } = named;
	const last = behind.at(-1);
	const meant = found.kind === "external" && last !== void 0 && behind.length === 1 ? {
		...found,
		name: last
	} : found;
	if (behind.length > 0 && meant === found) return void 0;
	const given = givenFor(home, meant, tracer);
	if (!method || !given) return given;
	return "gives" in given && given.gives === "client" ? {
		...inText(first, dotted, method[1]?.length ?? 0),
		home
	} : void 0;
}
const OF_CLASS = /^anthropic\.resources(?=(?:\.messages){1,2}\.(?:Async)?Messages\.\w+$)/;
const OF_METHOD = new RegExp(`^(.+)\\.messages\\.(?:${METHODS})$`);
function externalBy(dotted) {
	const dot = dotted.lastIndexOf(".");
	return {
		kind: "external",
		specifier: dotted.slice(0, dot),
		name: dotted.slice(dot + 1)
	};
}
function givenFor(home, found, tracer) {
	if (!isClient(found, tracer)) return void 0;
	return {
		home,
		gives: platformOf(found) ? "class" : "client"
	};
}
function inText(string, text, length) {
	const start = string.start + string.text.indexOf(text) + length;
	return { edit: {
		start,
		end: start,
		text: ".beta"
	} };
}
function mocksGiven(call, gives) {
	const made = keyword(call, "new_callable");
	if (keyword(call, "new") !== void 0 || positional(call).length > (stringValue(positional(call)[0]) === void 0 ? 2 : 1) || made && !EVERY_PATH.test(made.text)) return [];
	const holder = nameGiven(call);
	if (!holder) return [];
	const { name, fn } = holder;
	const all = gives === "client" ? [ofName(name, fn, call.start)] : ofClass(name, fn, call.start);
	return all.filter(({ edits }) => edits.length > 0).map((one) => ({
		...one,
		isUsed: all.some(({ isUsed }) => isUsed)
	}));
}
function nameGiven(call) {
	const { parent } = call;
	const fn = around(call, isFunction);
	const target = parent?.type === "as_pattern" ? field(parent, "alias") : parent?.type === "assignment" ? field(parent, "left") : void 0;
	const name = target && (isName(target) ? target : target.children.find(isName));
	if (name && fn) return {
		name: name.text,
		fn
	};
	const decorated = parent?.type === "decorator" ? parent.parent : void 0;
	const own = decorated && field(decorated, "definition");
	if (!own || !isFunction(own)) return void 0;
	const giving = decoratorsOf(own).filter((one) => isCall(one) && isPatch(one) && isGiving(one));
	const param = parametersOf(own).flatMap((param) => parameterName(param) ?? []).filter(({ text }) => text !== "self" && text !== "cls")[giving.toReversed().indexOf(call)];
	return param && {
		name: param.text,
		fn: own
	};
}
const isGiving = (call) => {
	const given = positional(call);
	return keyword(call, "new") === void 0 && given.length <= (/\bobject$/.test(calleeOf(call).text) ? 2 : 1);
};
function ofName(name, fn, start) {
	const behind = usesOf(name, fn).filter((use) => !isTarget(use)).map(({ parent }) => parent && isMember(parent) ? parent : void 0);
	return {
		name,
		within: fn,
		edits: behind.flatMap((member) => member && memberName(member) === "messages" ? [behindObject(member)] : []),
		isUsed: behind.includes(void 0),
		start
	};
}
function ofClass(name, fn, start) {
	const uses = usesOf(name, fn).filter((use) => !isTarget(use));
	const members = uses.flatMap(({ parent }) => parent && isMember(parent) ? parent : []);
	const made = members.filter((member) => memberName(member) === "return_value");
	const edits = [];
	const aliases = [];
	let isUsed = members.length < uses.length;
	for (const one of made) {
		const { parent } = one;
		const left = parent?.type === "assignment" && one.field === "right" ? field(parent, "left") : void 0;
		if (left && isName(left)) aliases.push(ofName(left.text, fn, left.start));
		else if (parent && isMember(parent)) edits.push(...memberName(parent) === "messages" ? [behindObject(parent)] : []);
		else isUsed = true;
	}
	return [{
		name: `${name}.return_value`,
		within: fn,
		edits,
		isUsed,
		start
	}, ...aliases];
}
const isTarget = (use) => use.field === "left" || use.field === "alias" || /^(?:as_pattern_target|parameters|typed_parameter)$/.test(use.parent?.type ?? "");
export { createSpies };
