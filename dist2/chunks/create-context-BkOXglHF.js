import { b as lazily } from "./needles-D9OxdcVW.js";
import { Bt as statementFor, C as createChanges, D as parametersOf, Dt as superOf, E as isGenerator, F as parameterTaking, It as namesIn, Jt as nameOfExternal, Lt as changes, Mt as annotationOf, N as argumentNode, Nt as classOfType, O as returnsOf, Ot as superclassesOf, P as defaultOf, S as sourcesIn, St as classNamed, Tt as isProtocol, Ut as decoratorsOf, Vt as callBehind, Yt as ownerOfSelf, Zt as resolveName, _ as callsOf, b as linesOf, f as markCasts, g as calledBy, j as createEvaluate, kt as createMemory, l as Tracer, q as isReplaced, v as createSources, w as calledFunctions, y as isGetter } from "./mocks-C4TCwV41.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { C as walk, S as unwrap, _ as memberName, a as field, b as positional, c as isCall, f as isMember, h as isSplat, i as calleeOf, l as isClass, n as argumentsOf, p as isName, v as objectOf, x as statementOf, y as parts } from "./node-Cs6breo6.js";
import { a as importOf, c as moduleName, d as parameterName, l as analyseScopes, s as importsOf, u as importItems } from "./print-DKnrIHYH.js";
import { U as readable, st as isGuardModule, wt as SyntaxProblem } from "./analyse-Bpi9X5ED.js";
import { a as asMember, c as importsAll, i as asImport, l as makesClass, n as asCallee, o as asTarget, p as specifiersIn, r as asDefined, t as asBase, u as partialsIn } from "./text-tests-LGXqCcgU.js";
import { o as isUnit } from "./names-Dz6AFtJZ.js";
import path from "node:path";
// dist/src/frontends/python/modules/aliases.js
const MOST_NAMES = 30;
function namesFor(name, modules) {
	const names = /* @__PURE__ */ new Set([name]);
	for (const one of names) {
		for (const file of modules.filesNaming(one)) for (const alias of aliasesIn(modules.textOf(file), one)) names.add(alias);
		if (names.size > MOST_NAMES) return void 0;
	}
	return names;
}
function aliasesIn(text, word) {
	const found = [];
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
		const end = text.indexOf("\n", at);
		const before = text.slice(text.lastIndexOf("\n", at) + 1, at);
		const behind = text.slice(at + word.length, end < 0 ? text.length : end);
		const imported = /^\s+as\s+(\w+)\s*(?:[,)#;].*)?$/.exec(behind)?.[1];
		if (imported !== void 0 && /^\s*$|\bimport\b/.test(before)) found.push(imported);
		const [, indent, assigned = ""] = /^(?:\[[^\]]*\])?[ \t]*\)?\s*(?:[#;].*)?$/.test(behind) ? /^([ \t]*)(\w+)[ \t]*(?::[^=]*)?=[ \t]*\(?(?:\w+\.)*$/.exec(before) ?? [] : [];
		if (indent === "" || /^_*[A-Z]/.test(assigned)) found.push(assigned);
	}
	return found;
}
function namingAny(modules, words, pattern) {
	if (!words) return modules.everything();
	const files = new Set([...words].flatMap((word) => modules.filesNaming(word, pattern)));
	return modules.files().flatMap((file) => files.has(file) ? modules.get(file) ?? [] : []);
}
// dist/src/frontends/python/uses/forwarders.js
const OF_REQUEST = /^(?:model|messages|requests|max_tokens|thinking|betas|output_config|extra_\w+|temperature|top_[pk]|speed|fallbacks)$/;
const METHOD = /^(?:static|class)method$/;
const isForwarder = (fn, method, ctx, tracer) => {
	const asked = ctx.remember("forwarder", fn.node, () => ({}));
	if (asked.answer === void 0) {
		asked.answer = false;
		asked.answer = forwards(fn, method, ctx, tracer);
	}
	return asked.answer;
};
function forwards(fn, method, ctx, tracer) {
	const { module, node } = fn;
	if (node.type !== "function_definition" || isGenerator(node) || !decoratorsOf(node).every(({ text }) => METHOD.test(text))) return false;
	if (isReplaced(fn, ctx)) return false;
	const taking = parameterTaking(method, node);
	const all = parametersOf(node);
	const keywords = all.find(({ text }) => text.startsWith("**"));
	const others = all.filter((param) => param !== keywords && !param.text.startsWith("*"));
	if (!taking || !keywords || others.some((param) => OF_REQUEST.test(parameterName(param)?.text ?? ""))) return false;
	const [called, spread] = [usesOf(taking, module), usesOf(keywords, module)];
	if (!called || !spread) return false;
	const sending = called.flatMap((use) => callOf(use, module, ctx, tracer) ?? []);
	const isOnlyCalled = called.every((use) => sending.some((call) => isOfCall(use, call)) || isReadOfName(use));
	const isAsItIs = spread.every(({ parent }) => parent?.type === "dictionary_splat" && sending.some((call) => argumentsOf(call) === parent.parent));
	return sending.length > 0 && isOnlyCalled && isAsItIs && sending.every((call) => addsNothing(call, called));
}
function usesOf(param, module) {
	const id = parameterName(param);
	const binding = id && module.scopes.bindingOf(id);
	return binding?.definitions.length === 1 ? binding.references : void 0;
}
function callsBehind(call, { module, ctx, seen = [] }) {
	const [method] = argumentsOf(call).type === "argument_list" ? positional(call) : [];
	if (!method || seen.includes(call)) return [];
	return calledFunctions(unwrap(calleeOf(call)), module, ctx).flatMap((fn) => {
		const taking = fn.node.type === "function_definition" ? parameterTaking(method, fn.node) : void 0;
		return ((taking && usesOf(taking, fn.module)) ?? []).flatMap((use) => {
			const inner = use.parent?.type === "argument_list" ? use.parent.parent : use.parent;
			if (!inner || !isCall(inner)) return [];
			return [{
				module: fn.module,
				node: inner
			}, ...callsBehind(inner, {
				module: fn.module,
				ctx,
				seen: [...seen, call]
			})];
		});
	});
}
function callOf(use, module, ctx, tracer) {
	const { parent } = use;
	if (parent && isCall(parent) && calleeOf(parent) === use) return parent;
	const call = parent?.type === "argument_list" ? parent.parent : void 0;
	return call && isCall(call) && methodCalled(call, module, ctx, tracer) === use ? call : void 0;
}
const isOfCall = (use, call) => calleeOf(call) === use || use.parent === argumentsOf(call);
const isReadOfName = ({ parent }) => parent !== null && isMember(parent) && /^__\w+__$/.test(memberName(parent) ?? "");
function addsNothing(call, called) {
	const list = argumentsOf(call);
	const given = list.type === "argument_list" ? parts(list).filter((one) => !called.includes(unwrap(one))) : [];
	return given.every(isSplat) && given.filter(({ type }) => type === "dictionary_splat").length === 1;
}
// dist/src/frontends/python/uses/handed-on.js
const CALLS = /^(?:asyncio\.to_thread|(?:starlette|fastapi)\.concurrency\.run_in_threadpool)$/;
const EXECUTOR = /^concurrent\.futures(?:\.\w+)?\.\w+Executor$/;
const CALLERS = /^tenacity(?:\.\w+)*\.(?:Async)?Retrying$/;
const WRAPPER = /^asgiref\.sync\.(?:sync_to_async|async_to_sync)$/;
const MAKES_WRAPPER = /^(?:tenacity\.retry|backoff\.on_(?:exception|predicate))$/;
const CALLS_AS_IT_IS = /^(?:run_in_executor|run_sync|to_thread|submit|run_in_threadpool|call_soon|call_soon_threadsafe|call_later)$/;
function methodCalled(call, module, ctx, tracer) {
	const [first] = argumentsOf(call).type === "argument_list" ? positional(call) : [];
	if (!first) return void 0;
	const callee = unwrap(calleeOf(call));
	const name = nameOfExternal(callee, module, ctx);
	if (name === "functools.partial") return isCalledAsItIs(call) ? first : void 0;
	if (name !== void 0) return CALLS.test(name) ? first : void 0;
	const maker = callBehind(callee, module, ctx);
	if (maker && CALLERS.test(nameOfExternal(calleeOf(maker.node), maker.module, ctx) ?? "")) return first;
	const functions = calledFunctions(callee, module, ctx);
	if (functions.length) return functions.every((fn) => isForwarder(fn, first, ctx, tracer)) ? first : void 0;
	return memberName(callee) === "submit" && tracer.trace(callee, module).some(({ root }) => root.kind === "else" && root.from && EXECUTOR.test(`${root.from.specifier}.${root.from.name}`)) ? first : void 0;
}
function methodWrapped(callee, module, ctx) {
	const [first, ...others] = isCall(callee) && argumentsOf(callee).type === "argument_list" ? positional(callee) : [];
	if (!first || others.length) return void 0;
	const wrapper = unwrap(calleeOf(callee));
	const [made, names] = isCall(wrapper) ? [calleeOf(wrapper), MAKES_WRAPPER] : [wrapper, WRAPPER];
	return names.test(nameOfExternal(made, module, ctx) ?? "") ? first : void 0;
}
function namesOfPartials(tree, modules) {
	const texts = tree.containing(["partial"]).map((file) => readable(tree, file) ?? "");
	return new Set(texts.flatMap(partialsIn).flatMap((name) => [...namesFor(name, modules) ?? [name]]));
}
function partlyCalled(callee, module, ctx) {
	if (!isName(callee) || !ctx.partials().has(callee.text)) return void 0;
	const found = resolveName(callee, module, ctx);
	const [only, ...others] = found.kind === "binding" ? found.binding.definitions : [];
	const value = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	const call = value && unwrap(value);
	if (found.kind !== "binding" || !call || !isCall(call) || argumentsOf(call).type !== "argument_list") return void 0;
	const [method, ...more] = positional(call);
	return nameOfExternal(calleeOf(call), found.module, ctx) === "functools.partial" && method && more.length === 0 ? {
		method,
		given: {
			module: found.module,
			node: call
		}
	} : void 0;
}
function isCalledAsItIs(call) {
	const outer = call.parent?.type === "argument_list" ? call.parent.parent : void 0;
	if (!outer || !isCall(outer)) return call.parent !== null && isCall(call.parent) && argumentsOf(call.parent).text === "()";
	return CALLS_AS_IT_IS.test(memberName(unwrap(calleeOf(outer))) ?? "") && argumentsOf(outer).children.every(({ type }) => type !== "keyword_argument");
}
// dist/src/frontends/python/changes/member-writes.js
function writeAt({ module, node }) {
	const receiver = objectOf(node);
	const statement = statementFor(node);
	if (!statement) return void 0;
	const write = {
		module,
		receiver,
		owner: ownerOfSelf(unwrap(receiver), module),
		value: void 0
	};
	if (statement !== node.parent) return {
		...write,
		node
	};
	if (statement.type === "augmented_assignment") return {
		...write,
		node: statement
	};
	if (statement.type !== "assignment") return {
		...write,
		node
	};
	const value = field(statement, "right");
	return value && {
		...write,
		node: statement,
		value
	};
}
function looseWriteAt({ module, node }) {
	if (isMember(node) && memberName(node) === "__dict__") return changes(node) ? {
		module,
		node,
		receiver: objectOf(node),
		name: void 0
	} : void 0;
	if (!isCall(node)) return void 0;
	const callee = unwrap(calleeOf(node));
	const [first, second] = positional(node);
	if (isName(callee) && callee.text === "vars" && first) return changes(node) ? {
		module,
		node,
		receiver: first,
		name: void 0
	} : void 0;
	if (isName(callee) && callee.text === "setattr" && first) return {
		module,
		node,
		receiver: first,
		name: second && stringValue(second)
	};
	if (memberName(callee) !== "__setattr__" || !first) return void 0;
	const holder = unwrap(objectOf(callee));
	const isBound = parts(argumentsOf(node)).length < 3;
	const name = isBound ? first : second;
	return {
		module,
		node,
		receiver: isBound ? holder : first,
		name: name && stringValue(name)
	};
}
const MOST_RUNNING$1 = 8;
function createMayBeAny(ctx) {
	const memo = /* @__PURE__ */ new Map();
	const running = /* @__PURE__ */ new Set();
	return (node, module) => {
		const inner = unwrap(node);
		const known = memo.get(inner);
		if (known !== void 0) return known;
		if (running.has(inner) || running.size >= MOST_RUNNING$1) return true;
		running.add(inner);
		try {
			const answer = isOfAnyKind(inner, module, ctx());
			memo.set(inner, answer);
			return answer;
		} finally {
			running.delete(inner);
		}
	};
}
function isOfAnyKind(inner, module, ctx) {
	if (/^(?:dictionary|list|set|string|integer|lambda)/.test(inner.type)) return false;
	if (isCall(inner)) {
		const callee = unwrap(calleeOf(inner));
		const found = resolveName(callee, module, ctx);
		if (found.kind === "external") return !/^[A-Z]/.test(found.name) && positional(inner).some((one) => isOfProject(one, module, ctx));
		if (isMember(callee)) return ctx.mayBeAny(objectOf(callee), module);
		const functions = calledFunctions(callee, module, ctx);
		return functions.length === 0 || functions.some((fn) => returnsOf(fn).some((value) => ctx.mayBeAny(value, fn.module)));
	}
	const found = resolveName(inner, module, ctx);
	if (found.kind === "external" || found.kind === "module" || found.kind === "folder") return false;
	if (found.kind !== "binding") return true;
	return found.binding.definitions.some(({ kind, node: one }) => {
		const annotation = field(one, "type");
		const named = annotation ? namesIn(annotation) : [];
		if (named.length) return named.some((name) => isLoose(name, found.module, ctx));
		const right = kind === "assign" ? field(one, "right") : void 0;
		return right ? right.type !== "none" && ctx.mayBeAny(right, found.module) : !/^(?:class|function|import)$/.test(kind);
	});
}
const isOfProject = (node, module, ctx) => !/^(?:string|integer|true|false|none)$/.test(node.type) && resolveName(node, module, ctx).kind !== "external";
const isLoose = (name, module, ctx) => {
	const found = resolveName(name, module, ctx);
	if (found.kind === "external") return /^(?:Any|Self|TypeVar)$/.test(found.name);
	return found.kind === "binding" || !/^(?:str|int|float|bool|dict|list|tuple|set|bytes|Dict|List|Tuple)$/.test(name.text);
};
// dist/src/frontends/python/classes/instances.js
const MOST_RUNNING = 40;
function createInstances(ctx) {
	const memo = /* @__PURE__ */ new Map();
	const running = /* @__PURE__ */ new Set();
	return (node, module) => {
		const inner = unwrap(node);
		const known = memo.get(inner);
		if (known) return known;
		if (running.has(inner) || running.size > MOST_RUNNING) return [];
		running.add(inner);
		try {
			const found = distinct(find(inner, module, ctx()));
			memo.set(inner, found);
			return found;
		} finally {
			running.delete(inner);
		}
	};
}
const distinct = (found) => [...new Map(found.map((one) => [`${one.module.file}:${one.node.start}:${one.kind}:${one.call?.node.start}:${one.copy?.node.start}`, one])).values()];
const each = (items, look) => {
	const found = items.map(look);
	return found.every((some) => some.length) ? found.flat() : [];
};
const some = (found) => found && !isProtocol(found.node) ? [{
	module: found.module,
	node: found.node,
	kind: "some"
}] : [];
function find(node, module, ctx) {
	const self = ownerOfSelf(node, module);
	if (self) return [{
		...self,
		kind: standsForClass(node, module) ? "cls" : "self"
	}];
	if (isCall(node)) return called(node, module, ctx);
	if (node.type === "conditional_expression" || node.type === "boolean_operator") {
		const all = parts(node).filter(({ type }) => type !== "none");
		const [first, condition, ...others] = all;
		const sides = node.type === "conditional_expression" ? condition && parts(node).length === 3 ? [first, ...others] : [] : all;
		return sides.length ? each(sides, (side) => ctx.instancesOf(side, module)) : [];
	}
	if (node.type === "subscript" && !classNamed(node, module, ctx)) return inTable(objectOf(node), module, ctx);
	const named = classNamed(node, module, ctx);
	if (named) return [{
		...named,
		kind: "class"
	}];
	const found = resolveName(node, module, ctx);
	if (found.kind === "binding") return defined(found.binding.definitions, found.module, ctx);
	const name = memberName(node);
	if (name === void 0 || !isMember(node)) return [];
	const owners = ctx.instancesOf(objectOf(node), module);
	return name === "__class__" ? owners.map(classOfInstance) : each(owners, (owner) => inAttribute(owner, name, ctx));
}
function inTable(table, module, ctx) {
	const found = resolveName(table, module, ctx);
	const [only, ...others] = found.kind === "binding" ? found.binding.definitions : [];
	const named = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	const home = named && found.kind === "binding" ? found.module : module;
	const written = named ?? table;
	const items = /^(?:dictionary|list|tuple)$/.test(written.type) ? parts(written).map((item) => field(item, "value") ?? item) : [];
	return items.length ? each(items, (item) => ctx.instancesOf(item, home)) : [];
}
function standsForClass(node, module) {
	const fn = module.scopes.bindingOf(node)?.scope.node;
	if (!fn) return false;
	return decoratorsOf(fn).some(({ text }) => /(?:^|\.)classmethod$/.test(text)) || /^__(?:new|init_subclass|class_getitem)__$/.test(field(fn, "name")?.text ?? "");
}
const classOfInstance = ({ module, node, kind }) => ({
	module,
	node,
	kind: kind === "made" || kind === "class" ? "class" : "cls"
});
function defined(all, module, ctx) {
	const typed = all.flatMap(({ node }) => {
		const annotation = annotationOf(node);
		return some(annotation && classOfType(annotation, module, ctx));
	});
	const definitions = all.filter(({ kind, node }) => kind !== "declare" && field(node, "right")?.type !== "none");
	const found = each(definitions, ({ kind, node }) => {
		if (kind === "param") return typed.length ? [] : ofParameter(node, module, ctx);
		const value = kind === "assign" ? field(node, "right") : kind === "with" ? parts(node)[0] : void 0;
		const from = value ? ctx.instancesOf(value, module) : [];
		return kind === "with" ? from.filter((one) => one.kind !== "class") : from;
	});
	return found.length ? found : typed;
}
function ofParameter(param, module, ctx) {
	const fallback = defaultOf(param);
	const id = parameterName(param);
	const fn = (id && module.scopes.bindingOf(id))?.scope.node;
	if (!fallback || !fn || fallback.type === "none" || /^__(?:init|call|new)__$/.test(field(fn, "name")?.text ?? "")) return [];
	const passed = callsOf({
		module,
		node: fn
	}, ctx).flatMap((call) => {
		const node = argumentNode(call, param, fn, ctx);
		return node ? [{
			module: call.module,
			node
		}] : [];
	});
	return each([{
		module,
		node: fallback
	}, ...passed], (one) => ctx.instancesOf(one.node, one.module)).map(({ module: home, node, kind }) => ({
		module: home,
		node,
		kind: kind === "class" ? "cls" : "some"
	}));
}
const COPIES = /^(?:dataclasses\.replace|attrs?\.(?:evolve|assoc)|copy\.(?:copy|deepcopy|replace))$/;
const METHODS_COPY = /^(?:_replace|model_copy|copy|__copy__|__replace__)$/;
function called(call, module, ctx) {
	const above = superOf(call, module, ctx);
	if (above) return [{
		...above,
		kind: "super"
	}];
	const callee = unwrap(calleeOf(call));
	const [first] = positional(call);
	if (memberName(callee) === "__new__" && first) return ctx.instancesOf(first, module).flatMap((one) => some(one));
	const made = ctx.instancesOf(callee, module).flatMap((one) => {
		if (one.kind === "class") return [{
			module: one.module,
			node: one.node,
			kind: "made",
			call: {
				module,
				node: call
			}
		}];
		return one.kind === "cls" ? [{
			module: one.module,
			node: one.node,
			kind: "some"
		}] : [];
	});
	if (made.length) return made;
	const found = resolveName(callee, module, ctx);
	if (isName(callee) && found.kind === "unknown" && callee.text === "type" && first) return ctx.instancesOf(first, module).map(classOfInstance);
	if (found.kind === "external") return first && COPIES.test(`${found.specifier}.${found.name}`) ? copies(ctx.instancesOf(first, module), call, module) : [];
	const functions = calledFunctions(callee, module, ctx);
	if (functions.length === 0 && isMember(callee) && memberName(callee) === "get" && first) return inTable(objectOf(callee), module, ctx);
	if (functions.length === 0 && isMember(callee) && METHODS_COPY.test(memberName(callee) ?? "")) return copies(ctx.instancesOf(objectOf(callee), module), call, module);
	return each(functions, (fn) => returnedInstances(fn, callee, module, ctx));
}
const copies = (from, call, module) => from.filter(({ kind }) => kind !== "class" && kind !== "cls").map((one) => ({
	...one,
	copy: {
		module,
		node: call
	}
}));
function returnedInstances(fn, callee, module, ctx) {
	const values = returnsOf(fn).filter(({ type }) => type !== "none");
	const found = each(values, (value) => {
		const from = ctx.instancesOf(value, fn.module);
		return from.some(({ kind }) => kind === "self") && isMember(callee) ? ctx.instancesOf(objectOf(callee), module) : from;
	});
	if (found.length) return found;
	const type = field(fn.node, "return_type");
	return some(type && classOfType(type, fn.module, ctx));
}
function inAttribute(owner, name, ctx) {
	const all = linesOf(owner, ctx).map((line) => sourcesIn(line, name, ctx, owner.kind === "super"));
	return each(all.filter((sources) => sources.length > 0), (sources) => {
		const typed = sources.flatMap(({ node, module }) => {
			const annotation = annotationOf(node);
			return some(annotation && classOfType(annotation, module, ctx));
		});
		const values = sources.filter(({ how, node }) => how !== "declared" && field(node, "right")?.type !== "none");
		const found = each(values, (source) => {
			if (source.how === "class") return [{
				module: source.module,
				node: source.node,
				kind: "class"
			}];
			if (isGetter(source)) return returnedInstances(source, source.node, source.module, ctx);
			const right = source.how === "unseen" ? void 0 : field(source.node, "right");
			return right ? ctx.instancesOf(right, source.module) : [];
		});
		return found.length ? found : typed;
	});
}
// dist/src/frontends/python/gather/importers.js
function createImporters(tree, resolve) {
	const known = /* @__PURE__ */ new Map();
	const importsOf = (file) => {
		const [name = ""] = path.posix.basename(file.replace(/\/__init__\.py$/, "")).split(".");
		return tree.containing([name], (one) => one !== file && (one.endsWith(".py") || isUnit(one))).flatMap((from) => [...specifiersIn(readable(tree, from) ?? "")].flatMap((specifier) => {
			const found = resolve(specifier, from);
			return found?.kind === "file" && found.file === file ? [{
				specifier,
				from
			}] : [];
		}));
	};
	return (file) => {
		const found = known.get(file) ?? importsOf(file);
		known.set(file, found);
		return found;
	};
}
// dist/src/frontends/python/gather/participants.js
const WORDS = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}\p{M}_]*/gu;
function createParticipants(tree) {
	const seen = /* @__PURE__ */ new Set();
	const order = [];
	const holding = /* @__PURE__ */ new Map();
	let read = 0;
	const textOf = (file) => readable(tree, file) ?? "";
	const placesOf = (word) => {
		for (; read < order.length; read++) for (const one of new Set(textOf(order[read]).match(WORDS))) {
			const places = holding.get(one);
			if (places) places.push(read);
			else holding.set(one, [read]);
		}
		return holding.get(word) ?? [];
	};
	return {
		add(file) {
			if (seen.has(file)) return;
			seen.add(file);
			order.push(file);
		},
		all: () => order,
		textOf,
		naming: (word) => placesOf(word).map((place) => order[place])
	};
}
// dist/src/frontends/python/modules/resolve.js
const SOURCE_FOLDERS = [
	"",
	"src/",
	"lib/"
];
function createResolver(tree) {
	let files;
	let folders;
	let packages;
	const known = /* @__PURE__ */ new Map();
	const index = () => {
		if (files && folders && packages) return {
			files,
			folders,
			packages
		};
		files = new Set(tree.files());
		const above = /* @__PURE__ */ new Set();
		packages = /* @__PURE__ */ new Map();
		for (const file of files) {
			for (let folder = path.posix.dirname(file); folder.startsWith(tree.root) && !above.has(folder); folder = path.posix.dirname(folder)) above.add(folder);
			if (!file.endsWith("/__init__.py")) continue;
			const own = path.posix.dirname(file);
			const parent = path.posix.dirname(own);
			if (files.has(`${parent}/__init__.py`)) continue;
			const name = path.posix.basename(own);
			packages.set(name, [...packages.get(name) ?? [], parent]);
		}
		folders = above;
		return {
			files,
			folders,
			packages
		};
	};
	const at = (base) => {
		const all = index();
		for (const file of [`${base}/__init__.py`, `${base}.py`]) if (all.files.has(file)) return {
			kind: "file",
			file
		};
		return all.folders.has(base) && base !== tree.root ? {
			kind: "folder",
			folder: base
		} : void 0;
	};
	const absolute = (specifier, from) => {
		const rest = specifier.replaceAll(".", "/");
		let namespace;
		for (let folder = path.posix.dirname(from); folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
			const isPackage = !(isUnit(from) && folder === path.posix.dirname(from)) && index().files.has(`${folder}/__init__.py`);
			for (const source of isPackage ? [] : SOURCE_FOLDERS) {
				const found = at(`${folder}/${source}${rest}`);
				if (found?.kind === "file" && found.file !== from) return found;
				if (found?.kind === "folder") namespace ??= found;
			}
			if (folder === path.posix.dirname(folder)) break;
		}
		const [top = ""] = specifier.split(".");
		const [elsewhere, ...others] = index().packages.get(top) ?? [];
		return (elsewhere !== void 0 && others.length === 0 ? at(`${elsewhere}/${rest}`) : void 0) ?? namespace;
	};
	const relative = (specifier, from) => {
		const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
		let folder = path.posix.dirname(from);
		for (let level = 1; level < dots; level++) folder = path.posix.dirname(folder);
		const rest = specifier.slice(dots).replaceAll(".", "/");
		return at(rest ? `${folder}/${rest}` : folder);
	};
	return (specifier, from) => {
		const key = `${path.posix.dirname(from)}\0${specifier}\0${path.posix.basename(from)}`;
		if (!known.has(key)) known.set(key, specifier.startsWith(".") ? relative(specifier, from) : absolute(specifier, from));
		return known.get(key);
	};
}
// dist/src/frontends/python/modules/modules.js
function createModules(tree, parse) {
	const modules = /* @__PURE__ */ new Map();
	const problems = [];
	const resolve = createResolver(tree);
	const participants = createParticipants(tree);
	const imports = /* @__PURE__ */ new Map();
	const load = (file) => {
		try {
			const text = tree.read(file);
			if (text === void 0) return null;
			const { root, comments } = parse(text);
			const scopes = analyseScopes(root);
			markCasts(root, text, scopes);
			return {
				file,
				text,
				root,
				scopes,
				comments: comments.map(({ start, end }) => ({
					start,
					end,
					text: text.slice(start, end)
				})),
				aside: tree.around?.(file) ?? "",
				all: listedIn(scopes),
				...surface(root)
			};
		} catch (error) {
			problems.push({
				file,
				start: error instanceof SyntaxProblem ? error.start : null,
				message: error instanceof Error ? error.message : String(error)
			});
			return null;
		}
	};
	const get = (file) => {
		let module = modules.get(file);
		if (module === void 0) {
			module = load(file);
			modules.set(file, module);
			if (module) participants.add(file);
		}
		return module ?? void 0;
	};
	const isGuard = (file) => isGuardModule(file, tree);
	const loaded = (files) => files.flatMap((file) => get(file) ?? []);
	const importedBy = (file) => {
		const known = imports.get(file) ?? [...new Set([...specifiersIn(participants.textOf(file))].flatMap((specifier) => {
			const found = resolve(specifier, file);
			return found?.kind === "file" ? [found.file] : [];
		}))];
		imports.set(file, known);
		return known;
	};
	const filesNaming = (word, pattern) => {
		const files = participants.naming(word);
		const test = pattern?.(word);
		return test ? files.filter((file) => modules.has(file) || test.test(participants.textOf(file))) : files;
	};
	const mayExport = (file, name) => {
		const text = participants.textOf(file);
		return text.includes(name) || importsAll(text);
	};
	const imported = (specifier, name, from, seen = /* @__PURE__ */ new Set()) => {
		const found = resolve(specifier, from);
		if (!found) return specifier.startsWith(".") ? { kind: "unknown" } : {
			kind: "external",
			specifier,
			name
		};
		if (found.kind === "folder") return name === "*" ? {
			kind: "folder",
			specifier,
			from
		} : submodule(specifier, name, from);
		if (isGuard(found.file)) return { kind: "unknown" };
		if (name !== "*" && !mayExport(found.file, name)) return submodule(specifier, name, from);
		const module = get(found.file);
		if (!module) return { kind: "unknown" };
		if (name === "*") return {
			kind: "module",
			module
		};
		const own = exported(module, name, seen);
		return own.kind === "unknown" ? submodule(specifier, name, from) : own;
	};
	const submodule = (specifier, name, from) => {
		const whole = /\.$/.test(specifier) ? specifier + name : `${specifier}.${name}`;
		const found = resolve(whole, from);
		if (found?.kind === "folder") return {
			kind: "folder",
			specifier: whole,
			from
		};
		const module = found && get(found.file);
		return module ? {
			kind: "module",
			module
		} : { kind: "unknown" };
	};
	const exported = (module, name, seen = /* @__PURE__ */ new Set()) => {
		const key = `${module.file}\0${name}`;
		if (seen.has(key)) return { kind: "unknown" };
		seen.add(key);
		const binding = module.scopes.module.bindings.get(name);
		if (binding) {
			if (isHidden(binding, module, seen)) return { kind: "unknown" };
			const through = importOf(binding);
			return through ? imported(through.specifier, through.name, module.file, seen) : {
				kind: "binding",
				module,
				binding
			};
		}
		const through = throughStars(module, name, seen);
		return through.kind === "external" ? { kind: "unknown" } : through;
	};
	const isHidden = (binding, module, seen) => starsBehind(module, binding.name, lastSure(binding), seen).some(({ kind }) => kind !== "external");
	const throughStars = (module, name, seen) => {
		const all = starsBehind(module, name, -1, seen);
		const [first, ...others] = all.filter(({ kind }) => kind !== "external");
		if (!first) return all[0] ?? { kind: "unknown" };
		return others.every((other) => isSame(first, other)) ? first : { kind: "unknown" };
	};
	const brought = /* @__PURE__ */ new Map();
	const starsBehind = (module, name, behind, seen) => {
		if (module.stars.length === 0) return [];
		const key = `${module.file}\0${name}\0${behind}`;
		const known = seen.size === 0 ? brought.get(key) : void 0;
		if (known) return known;
		const found = [];
		for (const { specifier, at, sure } of module.stars.toReversed()) {
			if (at < behind) break;
			const whole = imported(specifier, "*", module.file);
			if (whole.kind === "module" && !isPublic(whole.module, name)) continue;
			const through = imported(specifier, name, module.file, new Set(seen));
			if (through.kind === "unknown") continue;
			found.push(through);
			if (sure && through.kind !== "external") break;
		}
		if (seen.size === 0) brought.set(key, found);
		return found;
	};
	return {
		root: tree.root,
		migration: tree.migration,
		knowsBoth: (place) => tree.knowsBoth?.(place) ?? false,
		get,
		isGuard,
		add: participants.add,
		files: participants.all,
		textOf: participants.textOf,
		filesNaming,
		naming: (word, pattern) => loaded(filesNaming(word, pattern)),
		having: (test) => loaded(participants.all().filter((file) => test(participants.textOf(file)))),
		everything: () => loaded([...participants.all()]),
		parsed: () => [...modules.values()].filter((module) => module !== null).length,
		importedBy,
		importsOf: createImporters(tree, resolve),
		resolve,
		imported: (specifier, name, from) => imported(specifier, name, from),
		exported: (module, name) => exported(module, name),
		throughStars: (module, name) => throughStars(module, name, /* @__PURE__ */ new Set()),
		eitherOfStars: (module, name) => starsBehind(module, name, -1, /* @__PURE__ */ new Set()),
		isHidden: (binding, module) => isHidden(binding, module, /* @__PURE__ */ new Set()),
		problems: () => problems
	};
}
const lastSure = ({ definitions }) => Math.max(-1, ...definitions.filter(({ id }) => isSure(id)).map(({ id }) => id.end));
const isSure = (node) => statementOf(node).parent?.type === "module";
const isSame = (a, b) => a.kind === "binding" && b.kind === "binding" && a.binding === b.binding || a.kind === "module" && b.kind === "module" && a.module === b.module;
const isPublic = ({ scopes, all }, name) => scopes.module.bindings.has("__all__") ? !all || all.has(name) : !name.startsWith("_");
function listedIn({ module }) {
	const [only, ...others] = module.bindings.get("__all__")?.definitions ?? [];
	const right = only && others.length === 0 ? field(only.node, "right") : void 0;
	const names = right && /^(?:list|tuple)$/.test(right.type) ? parts(right).map(stringValue) : void 0;
	return names?.every((one) => one !== void 0) ? new Set(names) : void 0;
}
function surface(root) {
	const specifiers = /* @__PURE__ */ new Set();
	const stars = [];
	walk(root, (node) => {
		if (node.type === "import_statement") for (const { path } of importItems(node)) specifiers.add(path);
		if (node.type !== "import_from_statement") return;
		const from = moduleName(node);
		specifiers.add(from);
		if (parts(node).some((part) => part.type === "wildcard_import")) stars.push({
			specifier: from,
			at: node.start,
			sure: isSure(node)
		});
		for (const { path } of importItems(node)) specifiers.add(/\.$/.test(from) ? from + path : `${from}.${path}`);
	});
	return {
		specifiers,
		stars
	};
}
// dist/src/frontends/python/modules/ours.js
const MADE = /setattr|__dict__|vars\(|getattr__|Namespace|Mock|namedtuple|make_dataclass|create_model|\btype\s*\([^)]*,/;
function createMayBeOurs(tree, modules) {
	const known = /* @__PURE__ */ new Map();
	const find = (name) => {
		const taking = new Set(modules.files());
		return tree.containing([name]).some((file) => {
			const text = readable(tree, file) ?? "";
			if (!asDefined(name).test(text)) return false;
			const module = taking.has(file) && !MADE.test(text) ? modules.get(file) : void 0;
			return module ? gives(module, name) : true;
		});
	};
	return (name) => {
		const answer = known.get(name) ?? find(name);
		known.set(name, answer);
		return answer;
	};
}
function gives(module, name) {
	if (module.scopes.all().some((scope) => (scope.parent === null || isClass(scope.node)) && scope.bindings.has(name))) return true;
	let written = false;
	walk(module.root, (node) => {
		if (memberName(node) === name && writeAt({
			module,
			node
		})) written = true;
		return !written;
	});
	return written;
}
// dist/src/frontends/python/uses/uses.js
const COPYING = [
	"replace",
	"evolve",
	"assoc",
	"_replace",
	"model_copy",
	"copy"
];
const isNamed = ({ type }) => type === "keyword_argument" || type === "dictionary_splat";
function indexOf(module) {
	const index = {
		members: /* @__PURE__ */ new Map(),
		calls: /* @__PURE__ */ new Map(),
		classes: [],
		imports: /* @__PURE__ */ new Map(),
		unbound: /* @__PURE__ */ new Map()
	};
	walk(module.root, (node) => {
		const name = memberName(node);
		if (name !== void 0) push(index.members, name, node);
		else if (isCall(node)) {
			const callee = unwrap(calleeOf(node));
			push(index.calls, isCall(callee) ? "()" : memberName(callee) ?? callee.text, node);
		} else if (isClass(node)) index.classes.push(node);
		else if (module.stars.length > 0 && isName(node) && node.field !== "attribute" && !module.scopes.bindingOf(node)) push(index.unbound, node.text, node);
	});
	for (const scope of module.scopes.all()) for (const binding of scope.bindings.values()) for (const target of importsOf(binding)) if (target) push(index.imports, target.name, {
		binding,
		specifier: target.specifier
	});
	return index;
}
function createUses(ctx) {
	const indexes = /* @__PURE__ */ new Map();
	let instanceCalls;
	let callsByClass;
	let copies;
	let looseWrites;
	let classesMade;
	const members = /* @__PURE__ */ new Map();
	const calls = /* @__PURE__ */ new Map();
	const writes = /* @__PURE__ */ new Map();
	const references = /* @__PURE__ */ new Map();
	const subclasses = /* @__PURE__ */ new Map();
	const indexed = (module) => {
		const index = indexes.get(module) ?? indexOf(module);
		indexes.set(module, index);
		return index;
	};
	const inModules = (some, of, name) => some.flatMap((module) => (indexed(module)[of].get(name) ?? []).map((node) => ({
		module,
		node
	})));
	const membersNamed = (name) => remembered(members, name, () => inModules(ctx().modules.naming(name, asMember), "members", name));
	const callsNamed = (name, within) => within ? inModules([within], "calls", name) : remembered(calls, name, () => inModules(ctx().modules.naming(name, asCallee), "calls", name));
	const importersOf = (binding) => {
		const { modules } = ctx();
		const found = [];
		const names = /* @__PURE__ */ new Set([binding.name]);
		for (const name of names) for (const module of modules.naming(name, asImport)) for (const { binding: imported, specifier } of indexed(module).imports.get(name) ?? []) {
			const target = modules.imported(specifier, name, module.file);
			if (target.kind !== "binding" || target.binding !== binding || imported === binding) continue;
			found.push({
				module,
				binding: imported
			});
			names.add(imported.name);
		}
		return found;
	};
	const starred = (binding) => {
		const { modules } = ctx();
		return modules.naming(binding.name).flatMap((module) => {
			const nodes = module.stars.length > 0 ? indexed(module).unbound.get(binding.name) : void 0;
			return nodes && modules.eitherOfStars(module, binding.name).some((one) => one.kind === "binding" && one.binding === binding) ? nodes.map((node) => ({
				module,
				node
			})) : [];
		});
	};
	const indexInstanceCalls = () => {
		instanceCalls = [];
		callsByClass = /* @__PURE__ */ new Map();
		for (const module of ctx().modules.everything()) for (const node of [...indexed(module).calls.values()].flat()) for (const owner of calledBy(node).flatMap((callee) => ctx().instancesOf(callee, module))) {
			const call = {
				module,
				node,
				owner,
				kind: owner.kind
			};
			instanceCalls.push(call);
			push(callsByClass, owner.node, call);
		}
		return instanceCalls;
	};
	const subclassesOf = (owner) => {
		const found = [];
		const name = field(owner.node, "name")?.text;
		for (const module of name === void 0 ? [] : namingAny(ctx().modules, namesFor(name, ctx().modules), asBase)) for (const node of indexed(module).classes) for (const base of superclassesOf({
			module,
			node
		}, ctx())) if (base.node === owner.node) found.push({
			module,
			node
		});
		return found;
	};
	const indexLooseWrites = () => {
		looseWrites = /* @__PURE__ */ new Map();
		for (const one of [...[
			"setattr",
			"__setattr__",
			"vars"
		].flatMap((name) => callsNamed(name)), ...membersNamed("__dict__")]) {
			const write = looseWriteAt(one);
			if (write) push(looseWrites, write.name, write);
		}
		return looseWrites;
	};
	const indexClassesMade = () => {
		classesMade = /* @__PURE__ */ new Map();
		for (const module of ctx().modules.having(makesClass)) for (const node of indexed(module).calls.get("type") ?? []) {
			const [, bases, given] = positional(node);
			const named = bases && given ? parts(bases).flatMap((base) => classNamed(base, module, ctx())?.node ?? []) : [];
			for (const base of named) push(classesMade, base, {
				module,
				node
			});
		}
		return classesMade;
	};
	const throughModules = (binding) => {
		const named = membersNamed(binding.name).filter(({ module, node }) => {
			const target = resolveName(node, module, ctx());
			return target.kind === "binding" && target.binding === binding && isMember(node);
		});
		return [...starred(binding), ...named];
	};
	return {
		referencesTo(binding, module) {
			const known = references.get(binding);
			if (known) return known;
			const found = binding.references.map((node) => ({
				module,
				node
			}));
			if (!binding.scope.parent) {
				for (const importer of importersOf(binding)) found.push(...importer.binding.references.map((node) => ({
					module: importer.module,
					node
				})));
				found.push(...throughModules(binding));
			}
			references.set(binding, found);
			return found;
		},
		membersNamed,
		callsNamed,
		callsOn(owner) {
			const all = instanceCalls ?? indexInstanceCalls();
			return owner ? callsByClass?.get(owner.node) ?? [] : all;
		},
		copies: () => copies ??= COPYING.flatMap((name) => callsNamed(name)).filter(({ node }) => parts(argumentsOf(node)).some(isNamed)),
		writesTo(name) {
			const members = () => inModules(ctx().modules.naming(name, asTarget), "members", name);
			return remembered(writes, name, () => members().flatMap((member) => writeAt(member) ?? []));
		},
		looseWrites(name) {
			const byName = looseWrites ?? indexLooseWrites();
			return [...byName.get(name) ?? [], ...byName.get(void 0) ?? []];
		},
		classesMade: (base) => (classesMade ?? indexClassesMade()).get(base) ?? [],
		subclassesOf(owner) {
			return remembered(subclasses, owner.node, () => subclassesOf(owner));
		}
	};
}
function remembered(known, key, answer) {
	const found = known.get(key) ?? answer();
	known.set(key, found);
	return found;
}
function push(map, key, value) {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
// dist/src/frontends/python/values/create-context.js
function createContext(tree, parse) {
	const modules = createModules(tree, parse);
	const ctx = {
		modules,
		closedWorld: tree.closedWorld === true,
		remember: createMemory(),
		evaluate: createEvaluate(() => ctx),
		mayBeOurs: createMayBeOurs(tree, modules),
		partials: lazily(() => namesOfPartials(tree, modules)),
		changesTo: createChanges(() => ctx),
		instancesOf: createInstances(() => ctx),
		mayBeAny: createMayBeAny(() => ctx),
		sourcesOf: createSources(() => ctx),
		...createUses(() => ctx)
	};
	return {
		ctx,
		tracer: new Tracer(ctx)
	};
}
export { callsBehind as a, partlyCalled as i, methodCalled as n, methodWrapped as r, createContext as t };
