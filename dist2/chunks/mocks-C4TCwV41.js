import { E as originsOf, G as guardedSpread, H as holdsWord, J as withUnknown, K as unknownGuard, T as findMocks, W as changed$1, Y as without, et as SENDS$2, ft as requestSite, ht as betaHeader, i as passedFor$2, nt as testReads, q as withEntry } from "./analyse-Bpi9X5ED.js";
import { C as exprKey, S as askedAt, T as isMissing, b as lazily, f as constant, g as property, h as outcomes, r as PYTHON_NEEDLES, w as isAbsent, x as absent, y as askedOnce } from "./needles-D9OxdcVW.js";
import { C as walk, S as unwrap, _ as memberName, a as field, b as positional, c as isCall, d as isKeyword, f as isMember, g as keyword, h as isSplat, i as calleeOf, l as isClass, m as isPattern, n as argumentsOf, o as givenBy, p as isName$1, r as around, s as holds, u as isFunction, v as objectOf$1, w as wrapperOf, x as statementOf, y as parts } from "./node-Cs6breo6.js";
import { n as piecesOf, r as stringValue, t as numberValue } from "./literals-D_D-RSbh.js";
import { a as importOf, d as parameterName, o as importTargets } from "./print-DKnrIHYH.js";
import { a as DICTIONARIES } from "./reasons-DFhIx4VQ.js";
import { F as readModel, I as roleOf, u as ANY_MODEL, v as OPUS_4_7 } from "./settings-C179M5Kk.js";
import { o as isUnit } from "./names-Dz6AFtJZ.js";
import path from "node:path";
// dist/src/frontends/python/modules/names.js
const resolveName = (node, module, ctx) => ctx.remember("name", unwrap(node), () => meaningOf$2(unwrap(node), module, ctx));
function nameOfExternal(node, module, ctx) {
	const found = resolveName(node, module, ctx);
	return found.kind === "external" ? `${found.specifier}.${found.name}` : void 0;
}
function meaningOf$2(inner, module, ctx) {
	if (isName$1(inner)) {
		const binding = module.scopes.bindingOf(inner);
		return binding ? resolveBinding(binding, module, ctx) : ctx.modules.throughStars(module, inner.text);
	}
	const name = memberName(inner);
	return name === void 0 || !isMember(inner) ? { kind: "unknown" } : memberOf(resolveName(objectOf$1(inner), module, ctx), name, ctx);
}
function resolveBinding(binding, module, ctx) {
	if (binding.scope.parent === null && ctx.modules.isHidden(binding, module)) return { kind: "unknown" };
	const through = importOf(binding);
	return through ? ctx.modules.imported(through.specifier, through.name, module.file) : {
		kind: "binding",
		module,
		binding
	};
}
const isBuiltin = (name, at, module, ctx) => module.scopes.lookUp(name, at) === void 0 && ctx.modules.throughStars(module, name).kind !== "binding";
function memberOf(whole, name, ctx) {
	switch (whole.kind) {
		case "module": {
			const own = ctx.modules.exported(whole.module, name);
			return own.kind === "unknown" ? ctx.modules.imported(".", name, whole.module.file) : own;
		}
		case "folder": return ctx.modules.imported(whole.specifier, name, whole.from);
		case "external": return {
			...whole,
			specifier: whole.name === "*" ? whole.specifier : `${whole.specifier}.${whole.name}`,
			name
		};
		default: return { kind: "unknown" };
	}
}
function definedBy(found) {
	if (found.kind !== "binding") return void 0;
	const definitions = found.binding.definitions.filter(({ kind }) => kind !== "declare");
	const [only] = definitions;
	return only && definitions.length === 1 ? {
		module: found.module,
		node: only.node
	} : void 0;
}
function functionOf(found) {
	if (found.kind !== "binding") return void 0;
	const functions = found.binding.definitions.filter(({ kind, node }) => kind === "function" && !isOverload(node));
	const [only] = functions;
	if (only && found.binding.definitions.every(({ kind }) => kind === "function") && functions.length === 1) return {
		module: found.module,
		node: only.node
	};
	const defined = definedBy(found);
	const value = defined && field(defined.node, "right");
	const inner = value && unwrap(value);
	return defined && inner?.type === "lambda" ? {
		module: defined.module,
		node: inner
	} : void 0;
}
const isOverload = (fn) => decoratorsOf(fn).some((one) => /(?:^|\.)overload$/.test(one.text));
function classOf(found) {
	const defined = definedBy(found);
	return defined && isClass(defined.node) ? defined : void 0;
}
function aliasOf(found) {
	const defined = definedBy(found);
	const right = defined && /^(?:assignment|type_alias_statement)$/.test(defined.node.type) ? field(defined.node, "right") : void 0;
	return defined && right ? {
		module: defined.module,
		node: unwrap(right)
	} : void 0;
}
function callBehind(node, module, ctx) {
	const inner = unwrap(node);
	if (isCall(inner)) return {
		module,
		node: inner
	};
	const found = resolveName(inner, module, ctx);
	const [only, ...others] = found.kind === "binding" ? found.binding.definitions : [];
	const right = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	const value = right && unwrap(right);
	return value && isCall(value) && found.kind === "binding" ? {
		module: found.module,
		node: value
	} : void 0;
}
const decoratorsOf = (node) => node.parent?.type === "decorated_definition" ? node.parent.children.filter(({ type }) => type === "decorator").flatMap((one) => one.children.filter(({ named }) => named)) : [];
function frameOf(node) {
	let at = node;
	while (at.parent) {
		const below = at;
		at = at.parent;
		if ((isFunction(at) || isClass(at)) && below.field === "body") return at;
	}
	return at;
}
function ownerOfSelf(node, module) {
	const binding = isName$1(node) ? module.scopes.bindingOf(node) : void 0;
	const [definition, ...others] = binding?.definitions ?? [];
	if (definition?.kind !== "param" || others.length) return void 0;
	const fn = binding?.scope.node;
	if (fn?.type !== "function_definition" || decoratorsOf(fn).some((one) => one.text === "staticmethod")) return void 0;
	const [first] = field(fn, "parameters")?.children.filter(({ named }) => named) ?? [];
	const owner = frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn);
	return first === definition.node && isClass(owner) ? {
		module,
		node: owner
	} : void 0;
}
// dist/src/frontends/python/changes/mutations.js
const METHODS$3 = /^(?:update|setdefault|pop|popitem|clear|__setitem__|__delitem__)$/;
const FUNCTIONS$2 = /^(?:dict\.(?:update|setdefault|pop|popitem|clear|__setitem__|__delitem__)|(?:operator\.)?(?:setitem|delitem))$/;
const OF_LISTS = /^(?:append|extend|insert|pop|remove|clear|reverse|sort|add|discard|appendleft|popleft)$/;
const TARGETS = /^(?:pattern_list|tuple_pattern|list_pattern|list_splat_pattern|as_pattern_target|expression_list|tuple|list|parenthesized_expression)$/;
function changeBy(node) {
	if (node.type === "subscript") {
		const statement = statementFor(node);
		const key = statement && keyOf$1(node);
		return statement && {
			target: unwrap(objectOf$1(node)),
			keys: key === void 0 ? void 0 : [key],
			statement
		};
	}
	if (node.type === "augmented_assignment") {
		const [target, right] = [field(node, "left"), field(node, "right")];
		return target && right && field(node, "operator")?.text === "|=" ? {
			target,
			keys: namesIn$1([right]),
			statement: node
		} : void 0;
	}
	return isCall(node) && argumentsOf(node).type === "argument_list" ? changeByCall(node) : void 0;
}
function changeByCall(call) {
	const callee = unwrap(calleeOf(call));
	const all = parts(argumentsOf(call));
	const asFunction = FUNCTIONS$2.test(callee.text);
	const target = asFunction ? all[0] : isMember(callee) ? objectOf$1(callee) : void 0;
	const rest = asFunction ? all.slice(1) : all;
	const name = memberName(callee) ?? callee.text;
	if (!target || !asFunction && !METHODS$3.test(name)) return void 0;
	const key = rest[0] && stringValue(rest[0]);
	const keys = name === "update" ? namesIn$1(rest) : key === void 0 ? void 0 : [key];
	return {
		target: unwrap(target),
		keys,
		statement: call
	};
}
const keyOf$1 = (subscript) => {
	const [index, ...more] = parts(subscript).filter((part) => part.field === "subscript");
	return index && more.length === 0 ? stringValue(index) : void 0;
};
function statementFor(target) {
	let at = target;
	while (at.parent && TARGETS.test(at.parent.type)) at = at.parent;
	const { parent } = at;
	if (!parent) return void 0;
	if (parent.type === "delete_statement") return parent;
	return /^(?:(?:augmented_)?assignment|for_statement|for_in_clause)$/.test(parent.type) && at.field === "left" || parent.type === "as_pattern" && at.field === "alias" ? parent : void 0;
}
function namesIn$1(given) {
	const names = [];
	for (const one of given) {
		if (isSplat(one)) return void 0;
		if (isKeyword(one)) {
			names.push(field(one, "name")?.text ?? "");
			continue;
		}
		const inner = unwrap(one);
		if (inner.type !== "dictionary") return void 0;
		for (const part of parts(inner)) {
			const key = part.type === "pair" ? field(part, "key") : void 0;
			const name = key && stringValue(key);
			if (name === void 0) return void 0;
			names.push(name);
		}
	}
	return names;
}
function rootOf(target) {
	let [root, depth] = [unwrap(target), 0];
	for (; root.type === "subscript"; depth += 1) root = unwrap(objectOf$1(root));
	return {
		root,
		depth
	};
}
function changes(node) {
	if (statementFor(node) || changeOf(node)) return true;
	const { parent } = outermost$1(node);
	return parent?.type === "subscript" && objectOf$1(parent) === outermost$1(node) && changes(parent);
}
function outermost$1(node) {
	let at = node;
	for (let outer = wrapperOf(at); outer && outer.type !== "await"; outer = wrapperOf(at)) at = outer;
	return at;
}
function changeOf(target) {
	const at = outermost$1(target);
	const { parent } = at;
	if (!parent) return void 0;
	if (parent.type === "subscript") return objectOf$1(parent) === at ? changeBy(parent) : void 0;
	if (parent.type === "augmented_assignment") return at.field === "left" ? changeBy(parent) : void 0;
	if (parent.type === "argument_list") {
		const change = parent.parent && isCall(parent.parent) ? changeByCall(parent.parent) : void 0;
		return change?.target === unwrap(at) ? change : void 0;
	}
	const call = isMember(parent) && objectOf$1(parent) === at ? parent.parent : null;
	return call && isCall(call) && calleeOf(call) === parent ? changeByCall(call) : void 0;
}
function isListChange(target) {
	const at = outermost$1(target);
	const { parent } = at;
	const isCallee = parent && isMember(parent) && objectOf$1(parent) === at && parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent;
	return changeOf(target) !== void 0 || isCallee === true && OF_LISTS.test(memberName(parent) ?? "");
}
// dist/src/frontends/python/types/type-names.js
const annotationOf = (node) => field(node, "type");
const PARTS_OF_TYPES = /^(?:subscript|binary_operator|union_type|generic_type|type_parameter|member_type|list|tuple)$/;
function isAnnotation(node) {
	let at = node;
	while (at.parent && PARTS_OF_TYPES.test(at.parent.type)) at = at.parent;
	return at.type === "type" || at.parent?.type === "type";
}
const WRAPPERS = /^(?:Optional|Annotated|Final|ClassVar|Type|type|Awaitable|InitVar|Required|NotRequired)$/;
function namesIn(annotation) {
	switch (annotation.type) {
		case "type":
		case "parenthesized_expression": return parts(annotation).flatMap(namesIn);
		case "identifier":
		case "attribute": return [annotation];
		case "binary_operator":
		case "union_type": return parts(annotation).flatMap(namesIn);
		case "member_type": return [annotation];
		case "generic_type":
		case "subscript": {
			const [head, ...rest] = parts(annotation);
			const name = head && (isMember(head) ? field(head, "attribute")?.text : head.text);
			const inside = rest.flatMap((part) => part.type === "type_parameter" ? parts(part) : [part]);
			if (name === void 0) return [];
			if (name === "Union") return inside.flatMap(namesIn);
			return WRAPPERS.test(name) ? inside.slice(0, 1).flatMap(namesIn) : [head];
		}
		default: return [];
	}
}
function meaningOf$1(annotation, module, ctx, seen = []) {
	return namesIn(annotation).map((name) => isName$1(name) || isMember(name) ? resolveName(name, module, ctx) : { kind: "unknown" }).concat(quoted(annotation, module, ctx)).flatMap((found) => {
		const alias = aliasOf(found);
		if (!alias || seen.includes(alias.node)) return [found];
		const meant = meaningOf$1(alias.node, alias.module, ctx, [...seen, alias.node]);
		return meant.length ? meant : [found];
	});
}
function quoted(annotation, module, ctx) {
	const [inner] = annotation.type === "type" ? parts(annotation) : [annotation];
	if (inner?.type !== "string") return [];
	return ((/^["']\s*(?:(?:\w+\.)?(?:Optional|Union)\[)?([\w.\s|,]+)\]?\s*["']$/.exec(inner.text)?.[1])?.split(/[|,]/).map((path) => path.trim()) ?? []).filter((path) => path !== "" && path !== "None").flatMap((path) => meaningOfPath(path, inner, module, ctx));
}
function meaningOfPath(path, at, module, ctx) {
	const [first, ...rest] = path.split(".");
	const reference = (first === void 0 ? void 0 : module.scopes.lookUp(first, at))?.definitions[0]?.id;
	if (!reference) return [];
	let found = resolveName(reference, module, ctx);
	for (const name of rest) found = found.kind === "external" ? {
		...found,
		specifier: found.name === "*" ? found.specifier : `${found.specifier}.${found.name}`,
		name
	} : { kind: "unknown" };
	return [found];
}
function classOfType(annotation, module, ctx) {
	const meanings = meaningOf$1(annotation, module, ctx);
	if (meanings.some((one) => one.kind === "external" && /^anthropic(?:\.|$)/.test(one.specifier))) return void 0;
	for (const found of meanings) {
		const named = classOf(found);
		if (named) return named;
	}
}
// dist/src/frontends/python/values/context.js
function createMemory() {
	const questions = /* @__PURE__ */ new Map();
	return (question, node, answer) => {
		const known = questions.get(question) ?? /* @__PURE__ */ new Map();
		questions.set(question, known);
		if (known.has(node)) return known.get(node);
		const found = answer();
		known.set(node, found);
		return found;
	};
}
const exprOf = (module, node) => ({
	file: module.file,
	start: node.start,
	end: node.end,
	node
});
const openAt = (module, node, why = "expression") => ({
	kind: "open",
	expr: exprOf(module, node),
	why
});
// dist/src/frontends/python/classes/constructors.js
const constructorsOf = (instance, ctx) => methodsOf(instance, "__init__", ctx);
function callsIn(init, ctx) {
	return ctx.callsNamed("__init__", init.module).filter(({ node }) => holds(init.node, node)).flatMap((call) => {
		const callee = unwrap(calleeOf(call.node));
		return (isMember(callee) ? ctx.instancesOf(objectOf$1(callee), call.module) : []).flatMap((owner) => constructorsOf(owner, ctx)).map((runs) => ({
			call,
			runs
		}));
	});
}
// dist/src/frontends/python/classes/hierarchy.js
const MOST_DEPTH$4 = 20;
const basesOf = (node) => {
	const list = field(node, "superclasses");
	return list ? parts(list).filter(({ type }) => type !== "keyword_argument") : [];
};
const classNamed = (node, module, ctx) => ctx.remember("class", unwrap(node), () => classIn(node, module, ctx));
function classIn(node, module, ctx, depth = 0) {
	const inner = unwrap(node);
	if (depth > MOST_DEPTH$4) return void 0;
	if (inner.type === "subscript") return classIn(objectOf$1(inner), module, ctx, depth + 1);
	const found = resolveName(inner, module, ctx);
	const direct = classOf(found);
	if (direct || found.kind !== "binding") return direct;
	const [only, ...others] = found.binding.definitions;
	const right = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	return right && /^(?:identifier|attribute|subscript)$/.test(right.type) ? classIn(right, found.module, ctx, depth + 1) : void 0;
}
const superclassesOf = ({ module, node }, ctx) => ctx.remember("superclasses", node, () => basesOf(node).flatMap((base) => classNamed(base, module, ctx) ?? []));
const giverOf = (owner, name, ctx) => lineOf(owner, ctx).find(({ module, node }) => module.scopes.scopeOf(node)?.bindings.has(name));
const lineOf = (owner, ctx) => ctx.remember("line", owner.node, () => {
	return linearised(owner, ctx, /* @__PURE__ */ new Set()) ?? [...new Map(inDepth(owner, ctx, /* @__PURE__ */ new Set()).map((one) => [one.node, one])).values()];
});
function linearised(owner, ctx, above) {
	if (above.has(owner.node) || above.size > MOST_DEPTH$4) return void 0;
	const bases = superclassesOf(owner, ctx);
	const inside = new Set(above).add(owner.node);
	const lines = [];
	for (const base of bases) {
		const line = linearised(base, ctx, inside);
		if (!line) return void 0;
		lines.push(line);
	}
	lines.push(bases);
	const merged = [owner];
	for (let rest = lines.filter((line) => line.length); rest.length; rest = rest.filter((line) => line.length)) {
		const next = rest.map(([head]) => head).find((head) => rest.every((line) => !line.slice(1).some(({ node }) => node === head.node)));
		if (!next) return void 0;
		merged.push(next);
		rest = rest.map((line) => line.filter(({ node }) => node !== next.node));
	}
	return merged;
}
function inDepth(owner, ctx, seen) {
	if (seen.has(owner.node)) return [];
	seen.add(owner.node);
	return [owner, ...superclassesOf(owner, ctx).flatMap((base) => inDepth(base, ctx, seen))];
}
const familyOf = (owner, ctx) => ctx.remember("family", owner.node, () => {
	const found = /* @__PURE__ */ new Map([[owner.node, owner]]);
	for (const one of found.values()) for (const sub of ctx.subclassesOf(one)) if (!found.has(sub.node)) found.set(sub.node, sub);
	return [...found.values()];
});
function areRelated(a, b, ctx) {
	const family = new Set(familyOf(a, ctx).map(({ node }) => node));
	return familyOf(b, ctx).some(({ node }) => family.has(node)) || lineOf(b, ctx).some(({ node }) => node === a.node);
}
const isDataClass = (node) => decoratorsOf(node).some(({ text }) => /(?:^|\.)(?:dataclass|define|frozen|attrs|s)\b/.test(text)) || basesOf(node).some(({ text }) => /(?:^|\.)(?:BaseModel|BaseSettings|NamedTuple|Struct|SQLModel)\b/.test(text));
const isNamedTuple = (node) => basesOf(node).some(({ text }) => /(?:^|\.)NamedTuple$/.test(text));
const isProtocol = (node) => basesOf(node).some(({ text }) => /(?:^|\.)Protocol\b/.test(text));
const isPropertyOf = (fn) => decoratorsOf(fn).some(({ text }) => /(?:^|\.)(?:\w*_)?property$/.test(text));
function isAbstract(fn) {
	if (decoratorsOf(fn).some(({ text }) => /(?:^|\.)abstract\w+$/.test(text))) return true;
	const body = field(fn, "body");
	const [last, ...before] = body ? parts(body).reverse() : [];
	return (last?.type === "raise_statement" || last !== void 0 && last.text === "...") && before.every((one) => one.type === "expression_statement");
}
function functionAround$1(node) {
	for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
}
function superOf(call, module, ctx) {
	const callee = field(call, "function");
	if (call.type !== "call" || !callee || !isName$1(callee) || callee.text !== "super" || module.scopes.bindingOf(callee)) return void 0;
	const [first] = parts(field(call, "arguments") ?? call);
	if (first) return classNamed(first, module, ctx);
	for (let at = call.parent; at; at = at.parent) if (isClass(at)) return {
		module,
		node: at
	};
}
// dist/src/frontends/python/classes/fields.js
const MOST_WRITES = 8;
function fieldValue(owner, name, node, module, ctx, frame) {
	const { copy, ...original } = owner;
	const changed = copy && changesOf$1(copy, name, ctx);
	if (changed) return changed;
	const lines = linesOf(owner, ctx);
	const write = writeAround(node, name);
	if (write) return valueBefore(write, owner, name, module, ctx, frame) ?? openAt(module, node, "reassigned");
	if (lines.some((line) => answersItself(line, ctx))) return openAt(module, node, "reassigned");
	const given = ofLines(lines.map((line) => inLine(original, line, name, node, module, ctx, frame)), isOneObject(original) ? exprOf(owner.module, owner.node) : exprOf(module, node));
	const value = given && withItems$1(given, lines, name, ctx);
	const inside = value ? lines.flatMap((line) => changesInside(line, name, ctx)) : [];
	if (!value || inside.length === 0) return value;
	return outcomes(value).every(({ leaf }) => leaf.kind === "object") ? inside.reduce((so, entry) => withEntry(so, entry, []), value) : openAt(module, node, "reassigned");
}
function withItems$1(value, lines, name, ctx) {
	if (value.kind === "read") return {
		...value,
		value: withItems$1(value.value, lines, name, ctx)
	};
	const added = value.kind === "array" ? lines.flatMap((line) => itemsAdded(line, name, ctx)) : [];
	if (value.kind !== "array" || added.length === 0) return value;
	const items = [...new Map(added.map((item) => [item.node, item])).values()].map(({ node, module, whole }) => ({
		kind: whole ? "spread" : "element",
		value: () => ctx.evaluate(node, module)
	}));
	return {
		...value,
		literal: false,
		elements: [...value.elements, ...items],
		last: () => []
	};
}
function ofLines(found, expr) {
	const [any] = found.filter((value) => value !== void 0);
	if (!any) return void 0;
	const options = found.map((value) => value ?? any);
	return options.length === 1 ? any : {
		kind: "union",
		expr,
		options
	};
}
function writeAround(node, name) {
	const write = around(node, ({ type }) => /assignment$/.test(type));
	const left = write && field(write, "left");
	return left && isMember(left) && memberName(left) === name && left !== node ? write : void 0;
}
function valueBefore(write, owner, name, module, ctx, frame) {
	const all = ctx.writesTo(name).filter((one) => one.owner?.node === owner.node);
	const index = all.findIndex(({ node }) => node === write);
	const last = all[index - 1];
	if (!last?.value || index > MOST_WRITES || !all.slice(0, index + 1).every(isSure)) return void 0;
	return last.module === module ? valuesOf({
		...last,
		how: "init"
	}, owner, ctx, frame)[0] : void 0;
}
function inLine(owner, line, name, node, module, ctx, frame) {
	const sources = sourcesIn(line, name, ctx, owner.kind === "super");
	const declared = owner.kind !== "class" && owner.kind !== "cls" && owner.kind !== "super" && sources.some(({ how }) => how === "body" || how === "declared") ? fieldOf(line, name, ctx) : void 0;
	const values = declared ? [dataField(owner, line, name, declared, ctx)] : [];
	const rest = sources.filter(({ how }) => how !== "declared" && !(declared && how === "body"));
	for (const source of rest) values.push(...valuesOf(source, owner, ctx, frame));
	if (rest.some(({ how }) => how === "late" || how === "unseen")) values.push(openAt(module, node, "reassigned"));
	const [first, ...others] = values;
	if (!first) return hasUnknownBase(line, ctx) ? openAt(module, node) : void 0;
	const [at] = sources;
	return others.length === 0 || !at ? first : {
		kind: "union",
		expr: exprOf(at.module, at.node),
		options: values,
		part: name
	};
}
function valuesOf(source, owner, ctx, frame) {
	const { node, module, how } = source;
	if (how === "unseen" || how === "function" && isAbstract(node)) return [];
	if (how === "function" || how === "class") return [isGetter(source) ? resultOf(source, ctx) : openAt(module, node)];
	const right = field(node, "right");
	if (!right) return [];
	const init = how === "init" ? functionAround$1(node) : void 0;
	if (!init || !owner.call) return [ctx.evaluate(right, module)];
	if ((frame?.depth ?? 0) >= 8) return [openAt(module, right, "too-deep")];
	const made = frameOfConstructor(owner.call, owner, {
		module,
		node: init
	}, ctx);
	return [ctx.evaluate(right, module, made && {
		...made,
		depth: (frame?.depth ?? 0) + 1
	})];
}
function frameOfConstructor(call, owner, init, ctx) {
	let [at] = constructorsOf({
		...owner,
		kind: "made"
	}, ctx);
	let frame = at && entered(call, at, ctx);
	for (let step = 0; at && frame && at.node !== init.node && step < 8; step++) {
		const [up, ...others] = callsIn(at, ctx);
		if (!up || others.length) return void 0;
		const next = up.runs;
		frame = entered(up.call, next, ctx, {
			...frame,
			depth: 0
		});
		at = next;
	}
	return at?.node === init.node ? frame : void 0;
}
// dist/src/frontends/python/responses/looks.js
const LOOKS = /^(?:log|logger|logging|debug|info|warning|warn|error|exception|critical|print|pprint|len|bool|isinstance|issubclass|type|id|callable)$/i;
const TEXTS = /^(?:repr|str|dumps|format|pformat|safe_dump|dump_json)$/;
function onlyDoes(call, module, ctx) {
	const callee = unwrap(calleeOf(call));
	const name = memberName(callee) ?? callee.text;
	const does = LOOKS.test(name) ? "look" : TEXTS.test(name) ? "text" : void 0;
	return does && !functionOf(resolveName(callee, module, ctx)) ? does : void 0;
}
// dist/src/frontends/python/uses/reflection.js
const OF_ARGUMENT = /^(?:asdict|astuple|vars|getattr|fields|attrgetter|evolve|replace)$/;
const OF_OBJECT = /^(?:__dict__|__members__|_asdict|_value2member_map_|model_dump|model_dump_json|to_dict|dict|json)$/;
function createReflection(ctx) {
	let shows;
	return (declaration) => {
		const binding = declaration.binding;
		const home = ctx.modules.get(declaration.file);
		if (!binding || !home) return void 0;
		shows ??= ctx.modules.everything().flatMap(showsIn);
		let found;
		for (const show of shows) {
			if (show.only !== void 0 && show.only !== declaration.name) continue;
			const shown = "owner" in binding ? showsClass(show, binding.owner, ctx) : showsModule(show, binding, home, ctx);
			if (shown === "known" && !isLogged(show.whole, show.module, ctx)) return "known";
			if (shown) found = "perhaps";
		}
		return found;
	};
}
function showsIn(module) {
	const found = [];
	walk(module.root, (node) => {
		const show = showBy(node);
		if (show) found.push({
			...show,
			module
		});
	});
	return found;
}
function showBy(node) {
	if (isCall(node)) {
		if (argumentsOf(node).type !== "argument_list") return void 0;
		const callee = unwrap(calleeOf(node));
		const [whole, second] = positional(node);
		if (!whole) return void 0;
		if (OF_ARGUMENT.test(memberName(callee) ?? callee.text)) {
			const only = second && stringValue(second);
			return {
				whole,
				certain: true,
				...only !== void 0 && { only }
			};
		}
		return isName$1(callee) && /^(?:list|tuple|set|dict|iter|sorted|enumerate)$/.test(callee.text) ? {
			whole,
			certain: false
		} : {
			whole: callee,
			certain: false
		};
	}
	if (isMember(node)) return OF_OBJECT.test(memberName(node)) ? {
		whole: objectOf$1(node),
		certain: true
	} : void 0;
	if (node.type === "subscript") {
		const index = node.children.find((child) => child.field === "subscript");
		const only = index && stringValue(index);
		return {
			whole: objectOf$1(node),
			certain: false,
			...only !== void 0 && { only }
		};
	}
	const left = field(node, "left");
	const apart = left !== void 0 && isPattern(left);
	if (apart && node.type === "assignment" || node.type === "for_statement" || node.type === "for_in_clause") {
		const whole = field(node, "right");
		return whole && {
			whole,
			certain: false,
			apart
		};
	}
	if (node.type === "match_statement") {
		const whole = field(node, "subject");
		return whole && {
			whole,
			certain: false,
			apart: true
		};
	}
	const [starred] = node.type === "list_splat" ? parts(node) : [];
	return starred && {
		whole: starred,
		certain: false
	};
}
function showsClass({ whole, certain, apart, module }, owner, ctx) {
	const node = unwrap(whole);
	const instances = ctx.instancesOf(node, module);
	if (instances.length === 0) return certain && isOpaque(node, module, ctx) || apart && isNamedTuple(owner.node) ? "perhaps" : void 0;
	if (!instances.some((one) => areRelated(one, owner, ctx))) return void 0;
	return node.parent !== null && isCall(node.parent) && calleeOf(node.parent) === whole && !isEnum(owner.node) ? void 0 : "known";
}
function showsModule({ whole, certain, module }, binding, home, ctx) {
	if (binding.scope.parent || !certain) return void 0;
	const found = resolveName(whole, module, ctx);
	return found.kind === "module" && found.module === home ? "known" : void 0;
}
function isOpaque(node, module, ctx) {
	const value = ctx.evaluate(node, module);
	return value.kind === "open" || value.kind === "read";
}
const isEnum = (node) => basesOf(node).some(({ text }) => /(?:^|\.)\w*(?:Enum|Flag)$/.test(text));
function isLogged(whole, module, ctx) {
	for (let at = whole; at; at = at.parent) {
		if (at.type === "interpolation" || at.type === "expression_statement") return true;
		if (at !== whole && isCall(at) && onlyDoes(at, module, ctx) === "look" && exprOf(module, at).start < whole.start) return true;
		if (/^(?:assignment|return_statement|for_statement|dictionary_splat|keyword_argument|block)$/.test(at.type)) return false;
	}
	return false;
}
// dist/src/frontends/python/values/questions.js
const STRING_TESTS = {
	startswith: (actual, part) => actual.startsWith(part),
	endswith: (actual, part) => actual.endsWith(part)
};
const onText = (subject, accepts) => ({
	subject,
	accepts: (actual) => typeof actual === "string" && accepts(actual)
});
function asked(call, module, ctx, value) {
	const callee = unwrap(calleeOf(call));
	const list = argumentsOf(call);
	if (/^(?:any|all)$/.test(callee.text) && isBuiltin(callee.text, callee, module, ctx)) return ofItems(list, callee.text === "all", value);
	const [argument, ...more] = parts(list);
	const test = STRING_TESTS[memberName(callee) ?? ""];
	const texts = test && argument && more.length === 0 ? textsOf$1(value(argument)) : void 0;
	if (test && texts) return onText(value(objectOf$1(callee)), (actual) => texts.some((part) => test(actual, part)));
	return matched(call, module, ctx, value);
}
function textsOf$1(value) {
	const texts = itemsOf(value) ?? [constant(value)?.value];
	return texts.every((text) => typeof text === "string") ? texts : void 0;
}
function itemsOf(value) {
	if (value.kind === "read") return itemsOf(value.value);
	if (value.kind !== "array") return void 0;
	const [only, ...others] = value.elements;
	if (!value.literal && only?.kind === "spread" && others.length === 0) return itemsOf(only.value());
	if (!value.literal) return void 0;
	const items = value.elements.map((element) => element.kind === "element" ? constant(element.value()) : void 0);
	return items.every((item) => item !== void 0) ? items.map((item) => item.value) : void 0;
}
function ofItems(list, all, value) {
	const each = list.type === "generator_expression" ? list : parts(list)[0];
	if (!each || !/^(?:generator_expression|list_comprehension)$/.test(each.type)) return void 0;
	const body = field(each, "body");
	const [loop, ...more] = parts(each).filter((part) => part !== body);
	const item = loop?.type === "for_in_clause" && more.length === 0 ? field(loop, "left") : void 0;
	const of = loop && field(loop, "right");
	const texts = item && isName$1(item) && of ? itemsOf(value(of)) : void 0;
	const question = item && body ? aboutItem(unwrap(body), item.text) : void 0;
	if (!texts || !question || !texts.every((text) => typeof text === "string")) return void 0;
	const holds = (actual) => (text) => question.test(actual, text);
	return onText(value(question.subject), (actual) => all ? texts.every(holds(actual)) : texts.some(holds(actual)));
}
function aboutItem(body, item) {
	const isItem = (node) => node !== void 0 && isName$1(unwrap(node)) && unwrap(node).text === item;
	const mentions = (node) => new RegExp(`\\b${item}\\b`).test(node.text);
	if (isCall(body)) {
		const callee = unwrap(calleeOf(body));
		const [argument, ...more] = parts(argumentsOf(body));
		const test = STRING_TESTS[memberName(callee) ?? ""];
		return test && isItem(argument) && more.length === 0 && !mentions(objectOf$1(callee)) ? {
			subject: objectOf$1(callee),
			test
		} : void 0;
	}
	const [left, right, ...more] = body.type === "comparison_operator" ? parts(body) : [];
	if (!left || !right || more.length > 0) return void 0;
	const sign = body.children.filter((child) => child !== left && child !== right).map(({ text }) => text).join(" ");
	if (sign === "in" && isItem(left) && !mentions(right)) return {
		subject: right,
		test: (actual, part) => actual.includes(part)
	};
	const subject = isItem(left) ? right : isItem(right) ? left : void 0;
	return sign === "==" && subject && !mentions(subject) ? {
		subject,
		test: (actual, part) => actual === part
	} : void 0;
}
const MATCHES = /^(?:search|match|fullmatch)$/;
const COMMON = /^(?:[^\\(]|\\[dwsDWS.\-/+*?[\](){}^$|]|\((?!\?)|\(\?:)*$/;
function matched(call, module, ctx, value) {
	const callee = unwrap(calleeOf(call));
	const how = memberName(callee);
	if (how === void 0 || !MATCHES.test(how)) return void 0;
	const given = parts(argumentsOf(call));
	const found = resolveName(callee, module, ctx);
	const isPlain = found.kind === "external" && found.specifier === "re";
	const made = isPlain ? call : compiled(objectOf$1(callee), module, ctx);
	const [text, flags] = isPlain ? given.slice(1) : given;
	if (!made || !text || text.type === "keyword_argument" || !isPlain && flags) return void 0;
	const [source, compiledFlags] = parts(argumentsOf(made));
	const regexp = source && patternOf(source, isPlain ? flags : compiledFlags, how, value);
	return regexp && onText(value(text), (actual) => regexp.test(actual));
}
function compiled(node, module, ctx) {
	const inner = unwrap(node);
	const [only, ...others] = (isName$1(inner) ? module.scopes.bindingOf(inner) : void 0)?.definitions ?? [];
	const right = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : isCall(inner) ? inner : void 0;
	const made = right && unwrap(right);
	const found = made && isCall(made) ? resolveName(unwrap(calleeOf(made)), module, ctx) : void 0;
	return found?.kind === "external" && found.specifier === "re" && found.name === "compile" ? made : void 0;
}
function patternOf(source, flags, how, value) {
	const known = stringValue(unwrap(source)) ?? constant(value(source))?.value;
	const given = flags && (flags.type === "keyword_argument" ? field(flags, "value") : flags);
	if (typeof known !== "string" || !COMMON.test(known) || given && !/^re\.(?:I|IGNORECASE)$/.test(given.text)) return void 0;
	const whole = how === "search" ? known : how === "match" ? `^(?:${known})` : `^(?:${known})$`;
	try {
		return new RegExp(whole, given ? "i" : "");
	} catch {
		return;
	}
}
// dist/src/frontends/python/values/stability.js
function changesBefore(node, place, module, ctx) {
	const counts = [];
	const count = (uses) => counts.push(uses.filter(({ start }) => start < place).length);
	walk(node, (inner) => {
		const name = memberName(inner);
		if (isMember(inner) && name !== void 0) count(changedMembers(name, module, ctx));
		const binding = isName$1(inner) ? module.scopes.bindingOf(inner) : void 0;
		if (binding) count(binding.references.filter(isChanged));
	});
	return counts.join();
}
const changedMembers = (name, module, ctx) => ctx.remember(`changed ${name}`, module.root, () => ctx.membersNamed(name).flatMap((one) => one.module === module && isChanged(one.node) ? [one.node] : []));
const isChanged = (node) => statementFor(node) !== void 0 || isListChange(node);
// dist/src/frontends/python/values/test-reads.js
const TESTS = /^(?:comparison_operator|boolean_operator|not_operator)$/;
const readsOf = (node, module, ctx, frame) => testReads(node, module, {
	sides: (test) => test.type === "boolean_operator" ? parts(test) : void 0,
	walk,
	isFunction,
	isTest: ({ type }) => TESTS.test(type),
	isRead,
	madeBy: ({ expr }) => {
		const made = expr.node;
		const home = ctx.modules.get(expr.file);
		return home && !isName$1(made) && !isFunction(made) ? {
			node: made,
			module: home
		} : void 0;
	},
	testOf: (test, home, under) => testOf(test, home, ctx, under),
	evaluate: ctx.evaluate
}, frame);
const isRead = (node) => isMember(node) || isCall(node) || node.type === "subscript" || isName$1(node) && !(node.parent?.type === "attribute" && node.field === "attribute") && !(node.parent?.type === "keyword_argument" && node.field === "name");
// dist/src/frontends/python/values/conditions.js
const EFFECTS = /* @__PURE__ */ new Set([
	"call",
	"await",
	"yield",
	"named_expression"
]);
function isPure(node) {
	let pure = true;
	walk(node, (inner) => {
		if (EFFECTS.has(inner.type)) pure = false;
		return pure && !isFunction(inner);
	});
	return pure;
}
function testOf(node, module, ctx, frame) {
	let inner = unwrap(node);
	let negated = false;
	while (inner.type === "not_operator") {
		negated = !negated;
		inner = unwrap(field(inner, "argument"));
	}
	const expr = exprOf(module, node);
	const pure = isPure(node);
	const isBool = isCall(inner) && calleeOf(inner).text === "bool" && isBuiltin("bool", inner, module, ctx);
	const through = followName(inner, module) ?? (isBool ? parts(argumentsOf(inner))[0] : void 0);
	if (through) {
		const test = testOf(through, module, ctx, frame);
		return {
			...askedAt(test, expr),
			pure,
			negated: negated !== test.negated
		};
	}
	const answer = isCall(inner) ? answerOf(inner, module, ctx, frame) : void 0;
	if (answer) {
		const test = testOf(answer.node, answer.module, ctx, answer.frame);
		return {
			...askedAt(test, expr),
			key: keyOf(inner, module, ctx, frame),
			pure,
			negated: negated !== test.negated
		};
	}
	const sides = inner.type === "boolean_operator" ? parts(inner) : [];
	if (sides.length > 1) {
		const tests = sides.map((side) => testOf(side, module, ctx, frame));
		const all = inner.children.some(({ type }) => type === "and");
		return {
			key: keyOf(inner, module, ctx, frame),
			expr,
			negated,
			pure,
			parts: {
				all,
				tests
			},
			reads: () => readsOf(inner, module, ctx, frame)
		};
	}
	const compared = comparison(inner, module, ctx, frame);
	return {
		key: keyOf(inner, module, ctx, frame),
		expr,
		negated: negated !== (compared?.negated ?? false),
		pure,
		...compared?.compare && { compare: compared.compare },
		reads: () => readsOf(inner, module, ctx, frame)
	};
}
function followName(node, module) {
	const [only, ...others] = (isName$1(node) ? module.scopes.bindingOf(node) : void 0)?.definitions ?? [];
	const right = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	const value = right && unwrap(right);
	return value && /^(?:comparison_operator|not_operator|boolean_operator)$/.test(value.type) && isPure(value) ? value : void 0;
}
function answerOf(call, module, ctx, frame) {
	if ((frame?.depth ?? 0) >= 8) return void 0;
	const [called, another] = calledFunctions(calleeOf(call), module, ctx);
	const body = called && field(called.node, "body");
	if (!called || another || !body) return void 0;
	const statements = parts(body).filter((statement) => !isDocstring(statement) && !namesValue(statement));
	const [only] = called.node.type === "lambda" ? [body] : statements.flatMap((one) => one.type === "return_statement" ? parts(one) : []);
	if (!only || statements.length > 1 || called.node.text.startsWith("async")) return void 0;
	const node = unwrap(only);
	if (!/^(?:comparison_operator|not_operator|boolean_operator|call)$/.test(node.type)) return void 0;
	return {
		node,
		module: called.module,
		frame: entered({
			module,
			node: call
		}, called, ctx, frame)
	};
}
const namesValue = (statement) => {
	const [only] = statement.type === "expression_statement" ? parts(statement) : [];
	const left = only?.type === "assignment" ? field(only, "left") : void 0;
	return left !== void 0 && isName$1(left);
};
const isDocstring = (statement) => statement.type === "expression_statement" && parts(statement)[0]?.type === "string";
function keyOf(node, module, ctx, frame) {
	const names = [];
	let stable = isPure(node);
	walk(node, (inner) => {
		const binding = isName$1(inner) ? module.scopes.bindingOf(inner) : void 0;
		if (!binding) return;
		names.push(String(binding.definitions[0]?.id.start));
		const given = frame?.params.get(binding);
		if (given) names.push(...outcomes(given).map(({ leaf }) => exprKey(leaf.expr)));
		if (binding.definitions.length > 1) stable = false;
	});
	const source = sourceOf(node);
	return `${module.file}|${source}|${names.join()}|${stable ? changesBefore(node, node.start, module, ctx) : `at ${node.start}`}`;
}
function sourceOf(test) {
	const isNegatable = test.type === "comparison_operator" && parts(test).length === 2;
	const tokens = [];
	walk(test, (node) => {
		if (node.type === "comment" || node.type === "line_continuation") return false;
		const text = node.type === "string" ? stringValue(node) : void 0;
		if (text !== void 0) tokens.push(JSON.stringify(text));
		else if (isNegatable && node.parent === test && !node.named) tokens.push(AFFIRMED[node.text.replace(/\s+/g, " ")] ?? node.text);
		else if (node.children.length === 0) tokens.push(node.text);
		else return true;
		return false;
	});
	return tokens.join(" ");
}
const AFFIRMED = {
	"!=": "==",
	"is not": "is",
	"not in": "in"
};
function comparison(node, module, ctx, frame) {
	const value = (of) => ctx.evaluate(of, module, frame);
	if (node.type === "comparison_operator") return foundIn(node, module, ctx, value) ?? operator(node, value);
	if (isCall(node)) {
		const compare = asked(node, module, ctx, value) ?? lookedUp(node, value) ?? answered(node, module, ctx, value);
		return compare && {
			negated: false,
			compare
		};
	}
	if (isName$1(node) || isMember(node) || node.type === "subscript") return {
		negated: false,
		compare: {
			subject: value(node),
			accepts: Boolean
		}
	};
}
function foundIn(node, module, ctx, value) {
	const [left, right, ...more] = parts(node);
	const call = left && unwrap(left);
	if (!call || !isCall(call) || right?.type !== "none" || more.length > 0) return void 0;
	const compare = memberName(unwrap(calleeOf(call))) === void 0 ? void 0 : asked(call, module, ctx, value);
	return compare && {
		negated: !node.children.some(({ type, text }) => /^(?:is not|not|!=)$/.test(type) || /^is\s+not$/.test(text)),
		compare
	};
}
function lookedUp(call, value) {
	const callee = unwrap(calleeOf(call));
	if (memberName(callee) !== "get" || !outcomes(value(objectOf$1(callee))).every(({ leaf }) => leaf.kind === "object")) return void 0;
	return {
		subject: value(call),
		accepts: Boolean
	};
}
function answered(call, module, ctx, value) {
	if (calledFunctions(calleeOf(call), module, ctx).length !== 1) return void 0;
	return {
		subject: value(call),
		accepts: Boolean,
		ofObject: true
	};
}
function operator(node, value) {
	const [left, right, ...more] = parts(node);
	if (!left || !right || more.length) return void 0;
	const sign = node.children.filter((child) => child !== left && child !== right).map(({ text }) => text).join(" ").replace(/\s+/g, " ");
	const negated = sign === "!=" || sign === "is not" || sign === "not in";
	if (/^(?:==|!=|is|is not)$/.test(sign)) {
		const same = sign.startsWith("is") ? isSame : isEqual;
		for (const [subject, other] of [[left, right], [right, left]]) {
			const expected = constant(value(other));
			if (expected) return {
				negated,
				compare: {
					subject: value(subject),
					accepts: (actual) => same(actual, expected.value),
					against: value(other)
				}
			};
		}
	}
	if (!/^(?:not )?in$/.test(sign)) return { negated };
	const list = itemsOf(value(right)) ?? keysIn(value(right));
	if (list) return {
		negated,
		compare: {
			subject: value(left),
			accepts: (actual) => list.some((item) => isEqual(actual, item)),
			against: value(right)
		}
	};
	const part = constant(value(left))?.value;
	if (typeof part !== "string") return { negated };
	return {
		negated,
		compare: {
			subject: value(right),
			accepts: (actual) => typeof actual === "string" && actual.includes(part)
		}
	};
}
function keysIn(table) {
	const [only, ...others] = outcomes(table);
	const keys = only?.leaf.kind === "object" && others.length === 0 ? keysOf$1([only.leaf]) : void 0;
	return keys?.some((key) => key.startsWith("\0")) ? void 0 : keys;
}
const isSame = (a, b) => (a ?? null) === (b ?? null);
const isEqual = (a, b) => isSame(typeof a === "boolean" ? Number(a) : a, typeof b === "boolean" ? Number(b) : b);
// dist/src/frontends/python/values/cases.js
const casesOf = (match) => parts(field(match, "body") ?? match).filter(({ type }) => type === "case_clause");
function testOfCase(clause, module, ctx, frame) {
	const match = around(clause, ({ type }) => type === "match_statement");
	const [subject, ...others] = match ? match.children.filter(({ field: name }) => name === "subject") : [];
	const [pattern, ...more] = parts(clause).filter(({ type }) => type === "case_pattern");
	if (!subject || !pattern || others.length > 0 || more.length > 0 || field(clause, "guard")) return void 0;
	if (clause.children.some(({ text }) => text === ",") || match?.children.some(({ text }) => text === ",")) return void 0;
	if (/^\w+$/.test(pattern.text) && !/^(?:None|True|False|\d+)$/.test(pattern.text)) return "always";
	const texts = textsIn(pattern);
	if (!texts) return void 0;
	const value = ctx.evaluate(subject, module, frame);
	const given = outcomes(value).map(({ leaf }) => exprKey(leaf.expr));
	return {
		key: `case ${module.file}:${clause.start} ${given.join()}`,
		expr: exprOf(module, clause),
		hidden: true,
		negated: false,
		pure: isPure(subject),
		compare: {
			subject: value,
			accepts: (actual) => texts.some((text) => text === actual)
		}
	};
}
function textsIn(pattern) {
	const [only, ...others] = parts(pattern);
	if (!only || others.length > 0) return void 0;
	const texts = (only.type === "union_pattern" ? parts(only) : [only]).map((one) => one.type === "string" ? stringValue(one) : void 0);
	return texts.every((text) => text !== void 0) ? texts : void 0;
}
// dist/src/frontends/python/sites/objects.js
const TEST_FILE = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|(?:^|\/)tests?\//;
const mayHoldBudget = (text) => text.includes("budget_tokens");
const mayHoldRequest = (text) => text.includes("thinking") && text.includes("model");
function budgetObjects(module) {
	const found = [];
	walk(module.root, (node) => {
		if (hasKey(node, "budget_tokens")) found.push(node);
	});
	return found;
}
function hasKey(node, key) {
	if (node.type === "dictionary") return parts(node).some((part) => {
		const name = field(part, "key");
		return name !== void 0 && stringValue(name) === key;
	});
	return isCall(node) && argumentsOf(node).type === "argument_list" && parts(argumentsOf(node)).some((part) => field(part, "name")?.text === key);
}
function requestObjects(module, ctx, tracer, { root, migration }, attempt) {
	const found = [];
	if (TEST_FILE.test(module.file.slice(root.length + 1))) return found;
	walk(module.root, (node) => {
		if (!hasKey(node, "thinking") || !hasKey(node, "model")) return;
		const expr = exprOf(module, node);
		const site = attempt(expr, () => goesElsewhere(node, module, tracer) ? void 0 : requestSite(expr, paramsOf(node, module, ctx), migration));
		if (site) found.push({
			...site,
			module,
			node
		});
	});
	return found;
}
function paramsOf(node, module, ctx) {
	if (!isCall(node)) return dictionary(node, module, ctx);
	return calleeOf(node).text === "dict" ? dictCall(node, module, ctx) : {
		...argumentsValue(argumentsOf(node), module, ctx),
		expr: exprOf(module, node)
	};
}
function goesElsewhere(node, module, tracer) {
	if (isCall(node) && calleeIsElse(node, module, tracer)) return true;
	for (let at = node.parent; at; at = at.parent) {
		if (isCall(at)) {
			const callee = unwrap(calleeOf(at));
			const name = memberName(callee) ?? (isName$1(callee) ? callee.text : "");
			return /^(?:assert\w*|Mock|MagicMock|AsyncMock|patch)$/.test(name) || calleeIsElse(at, module, tracer);
		}
		if (!/^(?:pair|dictionary|list|tuple|argument_list|keyword_argument|dictionary_splat|parenthesized_expression)$/.test(at.type)) return false;
	}
	return false;
}
const calleeIsElse = (call, module, tracer) => SENDS$2.test(memberName(unwrap(calleeOf(call))) ?? "") && tracer.trace(calleeOf(call), module).some(({ path, root }) => root.kind === "else" && (path.length > 0 || /\.messages\.\w+$/.test(calleeOf(call).text)));
// dist/src/frontends/python/clients/without-beta.js
function classWithoutBeta(owner, ctx) {
	const line = lineOf(owner, ctx);
	return isProtocol(owner.node) || hasUnknownBase(line, ctx) || answersItself(line, ctx) || line.some(({ module, node }) => module.scopes.scopeOf(node)?.bindings.has("__getattr__")) || sourcesIn(line, "beta", ctx).length > 0 ? void 0 : exprOf(owner.module, field(owner.node, "name") ?? owner.node);
}
function namespaceWithoutBeta(call, module, found) {
	if (found.kind !== "external" || `${found.specifier}.${found.name}` !== "types.SimpleNamespace") return void 0;
	const list = argumentsOf(call);
	const names = [...list.type === "argument_list" ? parts(list).map((part) => field(part, "name")?.text) : [], ...attributesGiven(call, module)];
	return names.includes("messages") && !names.includes("beta") && !names.includes(void 0) ? exprOf(module, call) : void 0;
}
function tupleWithoutBeta(callee, module, ctx) {
	const made = callBehind(callee, module, ctx);
	const maker = made && calleeOf(made.node);
	const [, second, third] = made ? positional(made.node) : [];
	const list = maker?.text === "type" ? third : maker && /(?:^|\.)namedtuple$/.test(maker.text) ? second : void 0;
	if (!made || !list) return void 0;
	const names = list.type === "string" ? (stringValue(list) ?? "").split(/[\s,]+/) : parts(list).map((part) => stringValue(field(part, "key") ?? part));
	return names.includes("messages") && !names.includes("beta") && !names.includes(void 0) ? exprOf(made.module, made.node) : void 0;
}
function endpointWithoutBeta(owner, method, ctx) {
	const [only, ...others] = methodsOf({
		...owner,
		kind: "made"
	}, method, ctx);
	return !only || others.length > 0 || parametersOf(only.node).some(({ text }) => text.startsWith("**")) ? void 0 : exprOf(only.module, field(only.node, "name") ?? only.node);
}
function attributesGiven({ parent }, module) {
	const left = parent?.type === "assignment" ? field(parent, "left") : void 0;
	return ((left && module.scopes.bindingOf(left))?.references ?? []).flatMap(({ parent: member }) => {
		return member && isMember(member) && member.field === "left" && member.parent?.type === "assignment" ? [memberName(member)] : [];
	});
}
const isOfTest = ({ file }, { modules }) => TEST_FILE.test(file.slice(modules.root.length + 1));
// dist/src/frontends/python/values/given.js
const nothing = {
	values: [],
	outside: false
};
const outside$1 = {
	values: [],
	outside: true
};
const given$1 = (values) => ({
	values: values.filter((value) => value !== void 0),
	outside: false
});
const together = (all) => ({
	values: all.flatMap(({ values }) => values),
	outside: all.some((one) => one.outside)
});
const PLAIN = /^(?:Optional\[)?["']?(?:str|int|float|bool|bytes|None|Path|pathlib\.Path)(?:\s*\|\s*(?:str|int|float|bool|bytes|None))*["']?\]?$/;
const MAPS = /(?:^\*?|\.)(?:filter|map|starmap|any|all|sorted|sort|min|max|groupby|takewhile|dropwhile|filterfalse|reduce|dumps?|to_thread|run_in_executor|submit|Thread)$/;
const HARMLESS$1 = /^(?:staticmethod|classmethod|property|cached_property|(?:functools\.)?(?:wraps|cache|lru_cache|cached_property|singledispatch|singledispatchmethod)\b.*|(?:contextlib\.)?(?:async)?contextmanager|dataclass\b.*|override|final)$/s;
const isSelf = (name) => /^(?:self|cls|mcs)$/.test(name);
const handsNothingOut = ({ text }) => HARMLESS$1.test(text);
function isPlain(node) {
	const type = annotationOf(node);
	return type !== void 0 && PLAIN.test(type.text);
}
var Callers = class {
	module;
	ctx;
	seen = /* @__PURE__ */ new Set();
	constructor(module, ctx) {
		this.module = module;
		this.ctx = ctx;
	}
	givenFor(param) {
		const fn = around(param, isFunction);
		if (!fn || isPlain(param)) return nothing;
		if (isBound(fn) && parametersOf(fn)[0] === param && isSelf(param.text)) return nothing;
		const fallback = given$1([field(param, "value")]);
		if (fn.type === "lambda") return together([fallback, this.toLambda(fn, param)]);
		const name = field(fn, "name");
		if (decoratorsOf(fn).some((one) => !handsNothingOut(one) && !/\.(?:register|setter)\b/.test(one.text)) || name.text.startsWith("test")) return outside$1;
		if (isBound(fn)) return together([fallback, this.toMethod(fn, param)]);
		const binding = this.module.scopes.bindingOf(name);
		return binding ? together([fallback, this.byUses(binding, param)]) : fallback;
	}
	byUses(binding, param) {
		return together(this.ctx.referencesTo(binding, this.module).map((use) => this.byUse(use, param)));
	}
	toMethod(fn, param) {
		const name = field(fn, "name")?.text ?? "";
		if (/^__\w+__$/.test(name)) {
			const owner = frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn);
			const binding = isClass(owner) ? this.module.scopes.bindingOf(field(owner, "name")) : void 0;
			return binding ? this.byUses(binding, name === "__init__" ? param : void 0) : outside$1;
		}
		return together(this.ctx.membersNamed(name).map((use) => {
			const called = calledFunctions(use.node, use.module, this.ctx);
			return (called.length ? called.some(({ node }) => node === fn) : resolveName(use.node, use.module, this.ctx).kind !== "external") ? this.byUse(use, param) : nothing;
		}));
	}
	byUse({ node, module: home }, param) {
		const { parent } = node;
		if (node.type === "type" || around(node, ({ type }) => type === "type")) return nothing;
		const call = parent && isCall(parent) && calleeOf(parent) === node ? parent : void 0;
		if (home !== this.module) return call && takesLiteral(call, param) ? nothing : outside$1;
		if (call) return given$1([passedFor$1(call, param) ?? argumentsOf(call)]);
		return parent && isMember(parent) && objectOf$1(parent) === node ? nothing : this.handed(node, param);
	}
	handed(node, param) {
		const argument = node.parent?.type === "keyword_argument" ? node.parent : node;
		const call = argument.parent?.type === "argument_list" ? argument.parent.parent : void 0;
		if (node.parent?.type === "comparison_operator" || isCaught(node) || call && isClass(call)) return nothing;
		if (!call || !isCall(call)) return outside$1;
		const callee = calleeOf(call);
		if (MAPS.test(callee.text)) return given$1([...parts(argumentsOf(call)).filter((part) => part !== argument), isMember(callee) ? objectOf$1(callee) : void 0]);
		if (/^(?:isinstance|issubclass)$/.test(callee.text)) return nothing;
		const [fn, ...others] = calledFunctions(callee, this.module, this.ctx);
		const taking = fn?.module === this.module && others.length === 0 ? parameterTaking(argument, fn.node) : void 0;
		const id = taking && parameterName(taking);
		const binding = id && this.module.scopes.bindingOf(id);
		if (!binding) return outside$1;
		if (this.seen.has(binding)) return nothing;
		this.seen.add(binding);
		return this.byUses(binding, param);
	}
	toLambda(fn, param) {
		const { parent } = fn;
		const left = parent?.type === "assignment" ? field(parent, "left") : void 0;
		const binding = left && isName$1(left) ? this.module.scopes.bindingOf(left) : void 0;
		if (binding) return this.byUses(binding, param);
		return parent && isCall(parent) && calleeOf(parent) === fn ? given$1([argumentsOf(parent)]) : this.handed(fn, param);
	}
};
function isCaught(node) {
	let at = node;
	while (at.parent && /^(?:as_pattern|tuple|parenthesized_expression)$/.test(at.parent.type)) at = at.parent;
	return /^except_(?:group_)?clause$/.test(at.parent?.type ?? "");
}
function passedFor$1(call, param) {
	const fn = param && around(param, isFunction);
	const list = argumentsOf(call);
	if (!fn || list.type !== "argument_list" || parts(list).some(({ type }) => /splat$/.test(type)) || param.text.startsWith("*")) return void 0;
	const name = parameterName(param)?.text;
	const byName = parts(list).find((one) => one.type === "keyword_argument" && field(one, "name")?.text === name);
	if (byName) return field(byName, "value");
	const all = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
	return parts(list).filter(({ type }) => type !== "keyword_argument")[all.indexOf(param) - (isBound(fn) ? 1 : 0)];
}
function takesLiteral(call, param) {
	const value = passedFor$1(call, param);
	return value !== void 0 && /^(?:string|integer|float|true|false|none|concatenated_string)$/.test(value.type);
}
// dist/src/frontends/python/uses/handed-to.js
const HANDS_ON$1 = /^(?:json\.(?:dumps|loads?)|orjson\.(?:dumps|loads)|urllib\.request\.urlopen|contextlib\.a?closing|itertools\.\w+|functools\.\w+|copy\.(?:deep)?copy|dataclasses\.(?:asdict|replace)|asyncio\.(?:as_completed|create_task|ensure_future|gather|run|shield|wait|wait_for|to_thread)|types\.SimpleNamespace)$/;
const METHODS_HAND_ON = /^(?:create_task|enter_(?:async_)?context|run_in_executor|run_sync|run_until_complete|submit|map|model_validate(?:_json)?|parse_(?:obj|raw)|validate_(?:json|python))$/;
const BUILTINS$1 = /^(?:a?iter|a?next|dict|enumerate|filter|frozenset|list|map|max|min|reversed|set|sorted|tuple|vars|zip)$/;
const KEEPS$1 = /^(?:append|appendleft|add|extend|insert|setdefault|update|__setitem__)$/;
const SENDS$1 = /^(?:put|put_nowait|push|publish|emit|send|send_nowait|set|set_result|store|save)$/;
const HARMLESS = /^(?:print|pprint|len|str|repr|format|isinstance|issubclass|type|id|hash|bool|int|float|sum|any|all|hasattr|callable|debug|info|warning|warn|error|exception|critical|log|assert\w*)$/;
function goesTo(node, module, ctx) {
	const found = {
		reads: false,
		escapes: false,
		results: [],
		parameters: [],
		containers: [],
		fields: []
	};
	const argument = node.parent && isKeyword(node.parent) ? node.parent : node;
	const call = argument.parent?.parent;
	if (!call || !isCall(call) || argument.parent?.type !== "argument_list") return found;
	const callee = unwrap(calleeOf(call));
	const resolved = resolveName(callee, module, ctx);
	const builtin = isName$1(callee) && resolved.kind === "unknown" ? callee.text : void 0;
	if (/\b(?:attr|item)getter\(\s*["']thinking["']/.test(call.text)) return {
		...found,
		reads: true
	};
	if (builtin === "getattr") return {
		...found,
		reads: takesThinking(positional(call)[1], module, ctx),
		results: [call]
	};
	if (builtin === "setattr") return {
		...found,
		fields: textsOf(positional(call)[1], module, ctx)
	};
	const called = calledFunctions(callee, module, ctx);
	if (called.length) return {
		...found,
		parameters: called.flatMap((fn) => parameterFor(argument, fn))
	};
	const made = classOf(resolved);
	if (made) return {
		...found,
		...inObject(argument, made, ctx)
	};
	const passed = functionsPassed(callee, module, ctx);
	if (passed) return {
		...found,
		parameters: passed.functions.flatMap((fn) => parameterFor(argument, fn)),
		escapes: !passed.isComplete
	};
	const beside = parts(call.children.find((child) => child === argument.parent) ?? call).filter((other) => other !== argument).flatMap((other) => calledFunctions(isKeyword(other) ? field(other, "value") : other, module, ctx));
	const parameters = beside.flatMap((fn) => ownParameters(fn));
	const name = memberName(callee) ?? callee.text;
	const whole = resolved.kind === "external" ? `${resolved.specifier}.${resolved.name}` : void 0;
	const handsOn = whole !== void 0 ? HANDS_ON$1.test(whole) || METHODS_HAND_ON.test(name) : builtin ? BUILTINS$1.test(builtin) : METHODS_HAND_ON.test(name);
	const isOwn = isMember(callee) && resolved.kind !== "external";
	const keeps = isOwn && KEEPS$1.test(name);
	return {
		...found,
		parameters,
		results: handsOn ? [call] : [],
		containers: keeps || isOwn && SENDS$1.test(name) ? [objectOf$1(callee)] : [],
		escapes: !handsOn && !keeps && beside.length === 0 && !HARMLESS.test(name)
	};
}
const takesThinking = (name, module, ctx) => name !== void 0 && outcomes(ctx.evaluate(name, module)).some(({ leaf }) => leaf.kind === "open" || leaf.kind === "literal" && leaf.value === "thinking");
const textsOf = (node, module, ctx) => node ? outcomes(ctx.evaluate(node, module)).flatMap(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string" ? [leaf.value] : []) : [];
const named = (fn, param) => {
	const id = param && parameterName(param);
	return id ? [{
		module: fn.module,
		node: id
	}] : [];
};
function parameterFor(argument, fn) {
	const taking = parameterTaking(argument, fn.node);
	return taking ? named(fn, taking) : parametersOf(fn.node).filter(({ text }) => text.startsWith("*")).flatMap((param) => named(fn, param));
}
const ownParameters = (fn) => parametersOf(fn.node).slice(isBound(fn.node) ? 1 : 0).flatMap((param) => named(fn, param));
function inObject(argument, made, ctx) {
	const constructors = methodsOf({
		...made,
		kind: "made"
	}, "__init__", ctx);
	if (constructors.length) return {
		parameters: constructors.flatMap((fn) => parameterFor(argument, fn)),
		fields: []
	};
	const name = isKeyword(argument) ? field(argument, "name")?.text : [...fieldsOf(lineOf(made, ctx), ctx).keys()][parts(argument.parent).indexOf(argument)];
	return {
		parameters: [],
		fields: name === void 0 ? [] : [name]
	};
}
function functionsPassed(callee, module, ctx) {
	const [definition] = isName$1(callee) && module.scopes.bindingOf(callee)?.definitions || [];
	const fn = isName$1(callee) ? module.scopes.bindingOf(callee)?.scope.node : void 0;
	if (definition?.kind !== "param" || !fn || !isFunction(fn)) return void 0;
	const passed = callsOf({
		module,
		node: fn
	}, ctx).flatMap((call) => {
		const node = argumentNode(call, definition.node, fn, ctx);
		return node ? [calledFunctions(node, call.module, ctx)] : [];
	});
	return passed.length ? {
		functions: passed.flat(),
		isComplete: passed.every((functions) => functions.length > 0)
	} : void 0;
}
// dist/src/frontends/python/sites/loops.js
function isRepeated(loop, part) {
	if (loop.type === "while_statement") return part.field !== "alternative";
	if (loop.type === "argument_list") return runsForEach(loop, part);
	return /^(?:for_statement|(?:list|set|dictionary)_comprehension|generator_expression)$/.test(loop.type) && part.field === "body";
}
const FOR_EACH$1 = /^(?:map|imap|starmap|filter|reduce|accumulate)$/;
const lastNameOf = (call) => {
	const callee = unwrap(calleeOf(call));
	return memberName(callee) ?? callee.text;
};
function runsForEach(list, argument) {
	const call = list.parent;
	const given = unwrap(argument);
	return (given.type === "lambda" || isName$1(given) || isMember(given) && !given.text.includes("(")) && call !== null && call !== void 0 && isCall(call) && FOR_EACH$1.test(lastNameOf(call));
}
function eachArgumentsOf(place) {
	const whole = wholeOf(place);
	const list = whole.parent;
	return list?.type === "argument_list" && runsForEach(list, whole) ? list : void 0;
}
const placesForEach = (fn, ctx) => [fn, ...referencesOf(fn, ctx)].filter(({ node }) => eachArgumentsOf(node) !== void 0);
const loopSyntax = (ctx) => ({
	parentOf: ({ parent }) => parent,
	isFunction,
	isInside,
	isRepeated,
	isCalledThere: ({ type, parent }) => type === "lambda" && parent?.type !== "assignment",
	runsOf: (fn) => [...callsOf(fn, ctx), ...placesForEach(fn, ctx).filter(({ node }) => node !== fn.node)],
	madeAt
});
const isInside = (inner, outer) => holds(outer, inner);
function madeAt({ node, module }) {
	const callee = isCall(node) ? unwrap(calleeOf(node)) : void 0;
	const object = callee && isMember(callee) ? unwrap(objectOf$1(callee)) : void 0;
	if (object && isCall(object)) return object;
	const binding = object && isName$1(object) ? module.scopes.bindingOf(object) : void 0;
	if (!object || !binding?.scope.parent || ownerOfSelf(object, module)) return void 0;
	return binding.definitions.find(({ kind }) => kind === "assign" || kind === "with")?.id;
}
function lasts({ scope, definitions, name }, home, { node, module }) {
	if (home !== module) return scope.parent === null;
	if (scope.parent && !holds(scope.node, node)) return false;
	const inside = definitions.filter(({ id, kind }) => kind !== "augment" && holds(node, id));
	const body = field(node, "body");
	const isReset = inside.some(({ kind, node: statement }) => {
		const right = field(statement, "right");
		return kind === "assign" && statement.parent?.parent === body && right !== void 0 && !mentions(right, name);
	});
	return inside.length < definitions.filter(({ kind }) => kind !== "augment").length && !isReset;
}
function mentions(expression, path) {
	let found = false;
	walk(expression, (node) => {
		if ((isName$1(node) || isMember(node)) && pathText(node) === path) found = true;
		return !found;
	});
	return found;
}
const pathText = (node) => node.text.replace(/\s/g, "");
function leaves(node, { node: loop }) {
	if (isFunction(loop) || !holds(loop, node)) return false;
	let jumps = true;
	for (let below = node, { parent } = node; parent && below !== loop; below = parent, {parent} = parent) {
		if (isFunction(below)) return false;
		if ((parent.type === "block" ? parent.children.filter(({ start }) => start >= below.end) : []).some(({ type }) => type === "return_statement" || jumps && type === "break_statement")) return true;
		if (parent !== loop && /^(?:for|while)_statement$/.test(parent.type)) jumps = false;
	}
	return false;
}
const SAME = /^(?:(?:list|tuple|set|frozenset|sorted|reversed|iter|aiter|filter|dict)|copy\.copy|itertools\.(?:chain|cycle|islice|tee|takewhile|dropwhile|filterfalse)|(?:collections|typing)\.\w+|types\.MappingProxyType|random\.(?:sample|choices))$/;
const ONE = /^(?:next|anext|max|min|random\.choice)$/;
const ITSELF = /^(?:collections\.ChainMap|contextlib\.nullcontext)$/;
const METHODS_SAME = /^(?:copy|values|__iter__)$/;
const METHODS_ONE = /^(?:get|pop|popleft|popitem|setdefault|get_nowait|__getitem__)$/;
const nameOf$2 = (node) => node && /^(?:["']\w+["']|\d+)$/.test(node.text) ? node.text.replace(/^["']|["']$/g, "") : null;
const mayBe = (key, wanted) => key === void 0 || key === null || wanted === null || wanted === void 0 || key === wanted;
function pathInResult(call, argument, path, module, ctx) {
	const callee = unwrap(calleeOf(call));
	const isOwn = isName$1(callee) && isBuiltin(callee.text, callee, module, ctx);
	const name = nameOfExternal(callee, module, ctx) ?? (isOwn ? callee.text : void 0);
	if (name === void 0) return memberName(callee) === "setdefault" && positional(call)[1] === argument ? path : void 0;
	const index = positional(call).indexOf(argument);
	const inside = path.slice(1);
	if (name === "dict" && isKeyword(argument)) return [field(argument, "name")?.text ?? null, ...path];
	if (ITSELF.test(name)) return index === 0 ? path : void 0;
	if (name === "zip") return path.length ? [
		null,
		String(index),
		...inside
	] : void 0;
	if (name === "enumerate") return path.length ? [
		null,
		"1",
		...inside
	] : void 0;
	if (ONE.test(name)) return index > 0 || positional(call).length > 1 ? path.length ? inside : path : path.length ? inside : void 0;
	return SAME.test(name) && path.length ? path : void 0;
}
const FOR_EACH = /^(?:map|imap|starmap|filter|filterfalse|takewhile|dropwhile|sorted|sort|max|min|reduce|groupby)$/;
const STARTS = /^(?:Thread|Process|Timer|apply|apply_async)$/;
function pathInParameter(id, call, argument, path) {
	const name = isKeyword(argument) ? field(argument, "name")?.text ?? null : null;
	const given = FOR_EACH.test(lastNameOf(call)) || /^(?:args|kwargs)$/.test(name ?? "") && STARTS.test(lastNameOf(call)) ? path.slice(1) : path;
	if (id.parent?.type === "list_splat_pattern") return [null, ...given];
	return id.parent?.type === "dictionary_splat_pattern" ? [name, ...given] : given;
}
function pathInContainer(call, argument, path) {
	const name = lastNameOf(call);
	if (isKeyword(argument)) return [field(argument, "name")?.text ?? null, ...path];
	if (/^(?:update|extend)$/.test(name)) return path.length ? path : void 0;
	const [first, ...others] = positional(call);
	return [/^(?:setdefault|__setitem__|set)$/.test(name) && others.length ? nameOf$2(first) : null, ...path];
}
function pathInMethod(call, path) {
	if (path.length === 0) return void 0;
	const name = memberName(unwrap(calleeOf(call))) ?? "";
	if (name === "items") return [
		null,
		"1",
		...path.slice(1)
	];
	if (METHODS_SAME.test(name)) return path;
	return METHODS_ONE.test(name) && mayBe(nameOf$2(positional(call)[0]), path[0]) ? path.slice(1) : void 0;
}
function fieldTaking(call, argument, module, ctx) {
	const callee = unwrap(calleeOf(call));
	const name = isKeyword(argument) ? field(argument, "name")?.text : void 0;
	const isNamespace = nameOfExternal(callee, module, ctx) === "types.SimpleNamespace";
	const maker = isNamespace ? void 0 : callBehind(callee, module, ctx);
	const isTuple = maker !== void 0 && nameOfExternal(calleeOf(maker.node), maker.module, ctx) === "collections.namedtuple";
	if (name !== void 0) return isNamespace || isTuple ? [name] : [];
	return (isTuple ? positional(maker.node)[1]?.text.match(/\w+/g) : void 0)?.slice(positional(call).indexOf(argument)).slice(0, 1) ?? [];
}
// dist/src/frontends/python/changes/stand-ins.js
const MOST_STEPS = 2e3;
const MOST_DEPTH$3 = 5;
function standIns(made, ctx) {
	return new Walk(made, ctx).all();
}
const isCache = ({ text }) => /^(?:functools\.)?(?:cache|lru_cache|cached_property)\b/.test(text);
const isContextManager = ({ text }) => /contextmanager$/.test(text);
const entryOf = (subscript) => nameOf$2(subscript.children.find(({ field: name }) => name === "subscript"));
function placeOf(item, tuple) {
	const items = parts(tuple);
	const index = items.indexOf(item);
	return items.slice(0, index).some(isSplat) ? null : String(index);
}
var Walk = class {
	made;
	ctx;
	seen = /* @__PURE__ */ new Map();
	queue = [];
	constructor(made, ctx) {
		this.made = made;
		this.ctx = ctx;
	}
	all() {
		const found = [];
		this.add(this.made.node, this.made.module, []);
		for (const at of this.queue) {
			if (this.queue.length > MOST_STEPS) return void 0;
			if (at.path.length === 0) found.push(at);
			this.step(at);
		}
		return found;
	}
	add(node, module, path) {
		const paths = this.seen.get(node) ?? [];
		const key = path.join();
		if (path.length > MOST_DEPTH$3 || paths.includes(key)) return;
		this.queue.push({
			node,
			module,
			path
		});
		this.seen.set(node, [...paths, key]);
	}
	addUses(id, module, path) {
		const binding = id && isName$1(id) ? module.scopes.bindingOf(id) : void 0;
		if (!binding) return;
		for (const use of this.ctx.referencesTo(binding, module)) this.add(use.node, use.module, path);
		for (const { kind, id: target } of binding.definitions) if (kind === "augment") this.add(target, module, path);
	}
	addTargets(target, module, path) {
		if (!target) return;
		const inner = unwrap(target);
		if (isMember(inner)) this.addMembers(memberName(inner), path, {
			module,
			node: objectOf$1(inner)
		});
		else if (inner.type === "subscript") this.addTargets(objectOf$1(inner), module, [entryOf(inner), ...path]);
		else if (inner.type === "as_pattern_target") this.addTargets(parts(inner)[0], module, path);
		else if (isPattern(inner)) this.addItems(parts(inner), module, path);
		else this.addUses(inner, module, path);
	}
	addItems(targets, module, path) {
		const star = targets.findIndex(({ type }) => type === "list_splat_pattern");
		for (const [index, target] of targets.entries()) if (index === star) this.addTargets(parts(target)[0], module, path.length ? [null, ...path.slice(1)] : path);
		else if (path.length && mayBe(star >= 0 && index > star ? null : String(index), path[0])) this.addTargets(target, module, path.slice(1));
	}
	addMembers(name, path, receiver) {
		const owners = receiver ? this.ctx.instancesOf(receiver.node, receiver.module) : [];
		for (const one of this.ctx.membersNamed(name)) {
			const others = owners.length ? this.ctx.instancesOf(objectOf$1(one.node), one.module) : [];
			if (others.length && !others.some((other) => owners.some((owner) => areRelated(owner, other, this.ctx)))) continue;
			this.add(one.node, one.module, path);
		}
	}
	step({ node, module, path }) {
		const { parent } = node;
		if (!parent) return;
		const wrapper = wrapperOf(node);
		if (wrapper) {
			this.add(wrapper, module, path);
			return;
		}
		switch (parent.type) {
			case "conditional_expression":
			case "boolean_operator":
				this.add(parent, module, path);
				return;
			case "binary_operator":
			case "dictionary_splat":
			case "list_splat":
				this.copied(parent, module, path);
				return;
			case "named_expression":
				this.add(parent, module, path);
				this.addUses(field(parent, "name"), module, path);
				return;
			case "assignment":
				if (node.field !== "right") return;
				this.addTargets(field(parent, "left"), module, path);
				this.add(parent, module, path);
				return;
			case "match_statement":
				this.captured(parent, module, path);
				return;
			case "as_pattern":
				if (node.field !== "alias") this.addTargets(field(parent, "alias"), module, path);
				return;
			case "default_parameter":
			case "typed_default_parameter":
				if (node.field === "value") this.addUses(field(parent, "name"), module, path);
				return;
			case "for_statement":
			case "for_in_clause":
				if (node.field === "right" && path.length) this.addTargets(field(parent, "left"), module, path.slice(1));
				return;
			case "pair":
				if (node.field === "value" && parent.parent) this.add(parent.parent, module, [nameOf$2(field(parent, "key")), ...path]);
				return;
			case "list":
				this.add(parent, module, [null, ...path]);
				return;
			case "tuple":
			case "expression_list":
				this.add(parent, module, [placeOf(node, parent), ...path]);
				return;
			case "list_comprehension":
			case "generator_expression":
				if (node.field === "body") this.add(parent, module, [null, ...path]);
				return;
			case "subscript":
				if (objectOf$1(parent) === node && path.length) this.entry(parent, module, path);
				return;
			case "attribute":
				if (objectOf$1(parent) === node) this.method(parent, module, path);
				return;
			case "keyword_argument":
			case "argument_list":
			case "call":
				this.argument(node, module, path);
				return;
			case "lambda":
				if (node.field === "body") this.returned(parent, module, path);
				return;
			case "return_statement":
			case "yield":
				this.returned(parent, module, path);
				return;
		}
	}
	entry(subscript, module, path) {
		if (subscript.children.some(({ type }) => type === "slice")) this.add(subscript, module, [null, ...path.slice(1)]);
		else if (mayBe(entryOf(subscript), path[0])) this.add(subscript, module, path.slice(1));
	}
	copied(parent, module, path) {
		const outer = parent.parent;
		if (path.length === 0 || !outer) return;
		if (parent.type === "binary_operator") {
			if (/^[|+]$/.test(field(parent, "operator")?.text ?? "")) this.add(parent, module, path);
		} else if (outer.type === "dictionary") this.add(outer, module, path);
		else if (/^(?:list|tuple|set|expression_list)$/.test(outer.type)) this.add(outer, module, [null, ...path.slice(1)]);
		else if (outer.type === "argument_list" && outer.parent && isCall(outer.parent)) this.spread(outer.parent, parent, module, path);
	}
	spread(call, splat, module, path) {
		const callee = unwrap(calleeOf(call));
		if (callee.text === "dict" && splat.type === "dictionary_splat") this.add(call, module, path);
		const made = this.ctx.instancesOf(callee, module).filter(({ kind }) => kind === "class");
		const constructors = made.flatMap((one) => constructorsOf({
			...one,
			kind: "made"
		}, this.ctx));
		const [name = null, ...inside] = path;
		const isNamed = splat.type === "dictionary_splat";
		for (const fn of [...calledFunctions(callee, module, this.ctx), ...constructors]) for (const [place, param] of parametersOf(fn.node).entries()) {
			const id = parameterName(param);
			const before = parts(argumentsOf(call)).indexOf(splat) + (isBound(fn.node) ? 1 : 0);
			const key = isNamed ? id?.text : String(place - before);
			if (param.text.startsWith(isNamed ? "**" : "*")) this.addUses(id, fn.module, isNamed ? path : [null, ...inside]);
			else if (!param.text.startsWith("*") && mayBe(key, name)) this.addUses(id, fn.module, inside);
		}
		if (isNamed && made.length && constructors.length === 0 && name !== null) this.addMembers(name, inside);
	}
	captured(statement, module, path) {
		walk(statement, (node) => {
			if (node.type === "block") return node.parent === statement;
			if (isName$1(node) && module.scopes.bindingOf(node)?.definitions.some(({ id }) => id === node)) for (let depth = 0; depth <= path.length; depth++) this.addUses(node, module, path.slice(depth));
			return true;
		});
	}
	method(member, module, path) {
		const call = member.parent && isCall(member.parent) && calleeOf(member.parent) === member ? member.parent : void 0;
		const inResult = call && pathInMethod(call, path);
		if (call && inResult) this.add(call, module, inResult);
	}
	argument(node, module, path) {
		const given = node.parent?.type === "keyword_argument" ? node.parent : node;
		const call = given.parent?.type === "argument_list" ? given.parent.parent : given.parent;
		if (!call || !isCall(call) || calleeOf(call) === node) return;
		const inResult = pathInResult(call, given, path, module, this.ctx);
		if (inResult) this.add(call, module, inResult);
		const { parameters, fields, containers } = goesTo(node, module, this.ctx);
		for (const { node: param, module: home } of parameters) this.addUses(param, home, pathInParameter(param, call, given, path));
		for (const name of [...fields, ...fieldTaking(call, given, module, this.ctx)]) this.addMembers(name, path);
		const held = pathInContainer(call, given, path);
		for (const container of held ? containers : []) this.addTargets(container, module, held);
	}
	returned(statement, module, path) {
		const fn = statement.type === "lambda" ? statement : functionAround$1(statement);
		const { made } = this;
		const body = fn && field(fn, "body");
		const isMade = module === made.module && body !== void 0 && holds(body, made.node) && !isName$1(made.node) && !isMember(made.node);
		if (!fn || isMade && !decoratorsOf(fn).some(isCache)) return;
		const given = statement.type === "yield" && !/^yield\s+from\b/.test(statement.text) && !decoratorsOf(fn).some(isContextManager) ? [null, ...path] : path;
		const calls = isPropertyOf(fn) ? this.ctx.membersNamed(field(fn, "name")?.text ?? "") : callsOf({
			module,
			node: fn
		}, this.ctx);
		for (const call of calls) this.add(call.node, call.module, given);
	}
};
// dist/src/frontends/python/values/outside.js
const MOST_NAMES = 8;
const setFromOutside = (binding, module, ctx) => binding.scope.parent === null ? ctx.remember(`set ${binding.name}`, binding.scope.node, () => findSetPlaces(binding, module, ctx)) : [];
function findSetPlaces({ name }, module, ctx) {
	const isHere = ({ receiver, module: home }) => mayBeModule(receiver, home, module, ctx);
	const loose = ctx.looseWrites(name).filter(isHere);
	const tables = [
		"globals",
		"vars",
		"locals"
	].flatMap((table) => ctx.callsNamed(table, module).filter((call) => isTableOf(call.node, table))).flatMap((call) => standIns(call, ctx) ?? [call]).filter(({ node }) => changes(node) && (changeOf(node)?.keys ?? [name]).includes(name));
	const texts = ctx.callsNamed("exec", module).filter(({ node }) => new RegExp(`\\b${name}\\b`).test(argumentsOf(node).text));
	return [...ctx.writesTo(name).filter(isHere), ...[
		...loose,
		...tables,
		...texts
	].map((one) => ({
		...one,
		value: void 0
	}))];
}
function isTableOf(call, table) {
	if (argumentsOf(call).type !== "argument_list" || parts(argumentsOf(call)).length > 0) return false;
	return table === "globals" || functionAround$1(call) === void 0;
}
function mayBeModule(node, home, target, ctx, depth = 0) {
	const inner = unwrap(node);
	const found = resolveName(inner, home, ctx);
	if (found.kind === "module") return found.module === target;
	if (depth > MOST_NAMES || ownerOfSelf(inner, home)) return false;
	const key = keyOfModule(inner, home, ctx);
	if (key) return mayBeNameOf(key, home, target, ctx);
	if (found.kind !== "binding") return false;
	return found.binding.definitions.some((definition) => given(definition, found.binding, found.module, ctx).some((one) => mayBeModule(one.node, one.module, target, ctx, depth + 1)));
}
function given({ kind, node }, { scope }, module, ctx) {
	if (kind === "assign") return [field(node, "right")].flatMap((right) => right ? [{
		module,
		node: right
	}] : []);
	if (kind !== "param" || !isFunction(scope.node)) return [];
	const fallback = defaultOf(node);
	const passed = callsOf({
		module,
		node: scope.node
	}, ctx).flatMap((call) => {
		const argument = argumentNode(call, node, scope.node, ctx);
		return argument ? [{
			module: call.module,
			node: argument
		}] : [];
	});
	return [...fallback ? [{
		module,
		node: fallback
	}] : [], ...passed];
}
function keyOfModule(node, module, ctx) {
	if (node.type === "subscript") {
		const [index, ...more] = parts(node).filter(({ field: name }) => name === "subscript");
		return more.length === 0 && nameOfExternal(objectOf$1(node), module, ctx) === "sys.modules" ? index : void 0;
	}
	if (!isCall(node)) return void 0;
	const callee = unwrap(calleeOf(node));
	const isLookUp = isMember(callee) && memberName(callee) === "get" && nameOfExternal(objectOf$1(callee), module, ctx) === "sys.modules";
	const isImport = callee.text === "__import__" || /^importlib\.(?:import_module|reload)$/.test(nameOfExternal(callee, module, ctx) ?? "");
	return isLookUp || isImport ? positional(node)[0] : void 0;
}
function mayBeNameOf(key, home, target, ctx) {
	const inner = unwrap(key);
	if (inner.text === "__name__") return home === target;
	const name = stringValue(inner);
	if (name === void 0) {
		const reloaded = resolveName(inner, home, ctx);
		return reloaded.kind !== "module" || reloaded.module === target;
	}
	const found = ctx.modules.imported(name, "*", home.file);
	return found.kind === "module" && found.module === target;
}
// dist/src/frontends/python/classes/decorators.js
const decoratedBy = (fn, ctx) => decoratorsOf(fn.node).flatMap((decorator) => takersOf(decorator, fn.module, ctx)).flatMap(({ module, node }) => {
	const [first] = parametersOf(node);
	const parameter = first && parameterName(first);
	return parameter ? [{
		module,
		node,
		parameter
	}] : [];
});
function takersOf(decorator, module, ctx) {
	const inner = unwrap(decorator);
	if (!isCall(inner)) return calledFunctions(inner, module, ctx);
	return calledFunctions(calleeOf(inner), module, ctx).flatMap((made) => returnsOf(made).flatMap((value) => functionNamed(value, made.module, ctx)));
}
function decoratorTakers(decorator, module, ctx) {
	const takers = takersOf(decorator, module, ctx);
	const inner = unwrap(decorator);
	if (!isCall(inner)) return takers;
	return calledFunctions(calleeOf(inner), module, ctx).flatMap(returnsOf).length === takers.length ? takers : void 0;
}
const functionNamed = (node, module, ctx) => {
	const found = functionOf(resolveName(node, module, ctx));
	return found ? [found] : [];
};
const DISPATCHES = /^(?:functools\.)?singledispatch(?:method)?$/;
function isReplaced(fn, ctx) {
	if (decoratorsOf(fn.node).some(({ text }) => DISPATCHES.test(text)) || isSetFromOutside(fn, ctx)) return true;
	return decoratorsOf(fn.node).some((decorator) => classNamed(isCall(decorator) ? calleeOf(decorator) : decorator, fn.module, ctx)) || decoratedBy(fn, ctx).some((decorator) => !returnsTheSame(decorator, ctx));
}
function isSetFromOutside({ module, node }, ctx) {
	const id = node.type === "function_definition" ? field(node, "name") : void 0;
	const binding = id && module.scopes.bindingOf(id);
	return binding !== void 0 && setFromOutside(binding, module, ctx).some((one) => !isOfTest(one.module, ctx));
}
const returnsTheSame = ({ parameter, module, node }, ctx) => {
	const binding = module.scopes.bindingOf(parameter);
	const isGiven = (name) => isName$1(name) && module.scopes.bindingOf(name) === binding;
	const isResult = (value) => {
		const inner = unwrap(value);
		if (isCall(inner)) return isGiven(unwrap(calleeOf(inner)));
		const { definitions, references } = isName$1(inner) && module.scopes.bindingOf(inner) || {
			definitions: [],
			references: []
		};
		return definitions.length > 0 && !references.some(changes) && definitions.every(({ node: one }) => field(one, "right") !== void 0 && isResult(field(one, "right")));
	};
	return returnsOf({
		module,
		node
	}).every((value) => isGiven(value) || functionNamed(value, module, ctx).some((inner) => returnsOf(inner).every(isResult)));
};
// dist/src/frontends/python/uses/function-references.js
const outside = (name) => wrapperOf(name) ?? (name.parent && isMember(name.parent) && field(name.parent, "attribute") === name ? name.parent : void 0);
function wholeOf(reference) {
	let inner = reference;
	for (let outer = outside(inner); outer; outer = outside(inner)) inner = outer;
	return inner;
}
const referencesOf = (fn, ctx) => ctx.remember("function-references", fn.node, () => withAliases(findReferences(fn, ctx), ctx));
function classAround(fn) {
	const around = fn.type === "function_definition" ? frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn) : void 0;
	return around && isClass(around) ? around : void 0;
}
function findReferences(fn, ctx) {
	const { node, module } = fn;
	const id = field(node, "name");
	const decorators = decoratedBy(fn, ctx).flatMap(({ parameter, module: home }) => (home.scopes.bindingOf(parameter)?.references ?? []).map((reference) => ({
		module: home,
		node: reference
	})));
	if (classAround(node) && id) {
		const runs = (functions) => functions.some((one) => one.node === node);
		const members = ctx.membersNamed(id.text).filter((member) => runs(calledFunctions(member.node, member.module, ctx))).map((member) => ({
			module: member.module,
			node: field(member.node, "attribute")
		}));
		const asked = ctx.callsNamed("getattr").filter((call) => {
			const [object, name] = positional(call.node);
			return (object && name && stringValue(name) === id.text ? ctx.instancesOf(object, call.module) : []).some((one) => runs(methodsOf(one, id.text, ctx)));
		});
		return [
			...members,
			...asked,
			...decorators
		];
	}
	const name = id ?? (node.type === "lambda" && node.parent?.type === "assignment" ? field(node.parent, "left") : void 0);
	const binding = name && module.scopes.bindingOf(name);
	return [...binding ? ctx.referencesTo(binding, module) : [], ...decorators];
}
function withAliases(references, ctx) {
	const found = new Map(references.map((one) => [one.node, one]));
	for (const { module, node } of found.values()) {
		const whole = wholeOf(node);
		const left = whole.parent?.type === "assignment" && whole.field === "right" ? field(whole.parent, "left") : void 0;
		const binding = left && isName$1(left) ? module.scopes.bindingOf(left) : void 0;
		if (!binding || binding.definitions.length > 1 || isClass(binding.scope.node)) continue;
		if (setFromOutside(binding, module, ctx).length) continue;
		for (const use of ctx.referencesTo(binding, module)) if (!found.has(use.node)) found.set(use.node, use);
	}
	return [...found.values()];
}
// dist/src/frontends/python/uses/takers.js
const SHAPES = {
	submit: { at: 0 },
	to_thread: { at: 0 },
	run_in_threadpool: { at: 0 },
	run_in_executor: { at: 1 },
	map: {
		at: 0,
		each: "item"
	},
	starmap: {
		at: 0,
		each: "tuple"
	}
};
const FUNCTIONS$1 = /^(?:asyncio\.to_thread|(?:starlette|fastapi)\.concurrency\.run_in_threadpool|itertools\.starmap)$/;
const METHODS$2 = [
	[/^concurrent\.futures(?:\.\w+)?\.\w+Executor$/, /^(?:submit|map)$/],
	[/^multiprocessing(?:\.pool|\.dummy)?\.(?:Thread)?Pool$/, /^(?:map|starmap)$/],
	[/^asyncio\.(?:get_running_loop|get_event_loop|new_event_loop)$/, /^run_in_executor$/]
];
const OF_TAKER = /^(?:timeout|chunksize|buffersize)$/;
const TAKES_ALL = /^(?:list|tuple|set|sorted|dict|max|min|sum|any|all)$/;
function takerOf(reference, module, ctx) {
	const call = reference.parent?.type === "argument_list" ? reference.parent.parent : void 0;
	const callee = call && isCall(call) ? unwrap(calleeOf(call)) : void 0;
	const name = callee && (memberName(callee) ?? callee.text);
	if (!call || !callee || !name || calledFunctions(callee, module, ctx).length) return void 0;
	const shape = SHAPES[name];
	if (!shape || unwrap(positional(call)[shape.at] ?? call) !== reference) return void 0;
	const external = nameOfExternal(callee, module, ctx);
	const isLazy = name === "starmap" ? external !== void 0 : isName$1(callee);
	if (shape.each && (hasOthers(call) || isLazy && !isTakenAtOnce(call, module, ctx))) return void 0;
	if (isName$1(callee) && name === "map") return isBuiltin("map", callee, module, ctx) ? call : void 0;
	if (!parts(argumentsOf(call)).filter((one) => unwrap(one) !== reference).every((one) => staysAsItIs(one, call, module, ctx))) return void 0;
	if (external !== void 0 && FUNCTIONS$1.test(external)) return call;
	const makers = isMember(callee) ? makersOf(objectOf$1(callee), module, ctx) : [];
	const isMade = (maker) => maker !== void 0 && METHODS$2.some(([made, methods]) => made.test(maker) && methods.test(name));
	return makers.length > 0 && makers.every(isMade) ? call : void 0;
}
function staysAsItIs(argument, call, module, ctx) {
	const inner = unwrap(isKeyword(argument) && field(argument, "value") || argument);
	if (outcomes(ctx.evaluate(inner, module)).every(({ leaf }) => leaf.kind === "literal") || !(isName$1(inner) || isMember(inner) || inner.type === "subscript")) return true;
	return ((isName$1(inner) ? module.scopes.bindingOf(inner) : void 0)?.references.filter(({ start }) => start > call.end))?.every((use) => !changes(use) && !mayBeChangedBy(use, module, ctx)) ?? false;
}
function mayBeChangedBy(use, module, ctx) {
	const { parent } = use;
	if (parent?.type === "assignment") return parent.children.some((one) => one === use && one.field === "right");
	const outer = parent?.type === "argument_list" ? parent.parent : void 0;
	return outer !== null && outer !== void 0 && isCall(outer) && !onlyDoes(outer, module, ctx);
}
const hasOthers = (call) => parts(argumentsOf(call)).some((one) => isSplat(one) || isKeyword(one) && !OF_TAKER.test(field(one, "name")?.text ?? ""));
function isTakenAtOnce(call, module, ctx) {
	const { parent } = call;
	if (parent?.type === "list_splat") return true;
	const outer = parent?.type === "argument_list" ? parent.parent : void 0;
	const callee = outer && isCall(outer) ? calleeOf(outer) : void 0;
	return callee !== void 0 && TAKES_ALL.test(callee.text) && isBuiltin(callee.text, callee, module, ctx);
}
function makersOf(node, module, ctx) {
	const inner = unwrap(node);
	if (isCall(inner)) return [nameOfExternal(calleeOf(inner), module, ctx)];
	if (isMember(inner)) return ctx.membersNamed(memberName(inner) ?? "").filter((one) => one.node.field === "left" && one.node.parent !== null).flatMap((one) => madeBy(one.node.parent, one.module, ctx));
	const found = resolveName(inner, module, ctx);
	if (found.kind !== "binding") return [];
	return found.binding.definitions.flatMap(({ node: definition }) => madeBy(definition, found.module, ctx));
}
function madeBy(definition, module, ctx) {
	const value = definition.type === "as_pattern" ? parts(definition)[0] : field(definition, "right");
	const inner = value && unwrap(value);
	return inner && isCall(inner) ? [nameOfExternal(calleeOf(inner), module, ctx)] : [void 0];
}
function shapeOf({ module, node: call }, fn, ctx) {
	const callee = unwrap(calleeOf(call));
	const shape = SHAPES[memberName(callee) ?? callee.text];
	const handed = shape && argumentsOf(call).type === "argument_list" ? positional(call)[shape.at] : void 0;
	return handed && calledFunctions(handed, module, ctx).some(({ node }) => node === fn) ? shape : void 0;
}
function itemAt(call, { at, each }, index, evaluate) {
	const lists = positional(call.node).slice(at + 1);
	const list = each === "tuple" ? lists[0] : lists[index];
	const open = openAt(call.module, call.node, "parameter");
	if (!list) return open;
	const item = eachOf(evaluate(list), list, call.module);
	if (each !== "tuple") return item;
	const options = outcomes(item).map(({ leaf }) => {
		return (leaf.kind === "array" && leaf.literal && leaf.elements.every(({ kind }) => kind === "element") ? leaf.elements[index] : void 0)?.value() ?? open;
	});
	const [only] = options;
	return options.length === 1 && only ? only : {
		kind: "union",
		expr: open.expr,
		options
	};
}
// dist/src/frontends/python/uses/in-sight.js
function isPassedInSight(expr, ctx) {
	const module = ctx.modules.get(expr.file);
	const binding = module?.scopes.bindingOf(expr.node);
	const fn = binding?.definitions[0]?.kind === "param" ? binding.scope.node : void 0;
	const name = fn && field(fn, "name");
	if (!module || !fn || !name) return false;
	const owner = frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn);
	if (!isClass(owner)) return isOnlyCalled(name, {
		module,
		node: fn
	}, ctx);
	const id = field(owner, "name");
	if (name.text === "__init__") {
		const made = [{
			module,
			node: owner
		}, ...ctx.subclassesOf({
			module,
			node: owner
		})];
		return id !== void 0 && made.every((one) => isOnlyCalled(field(one.node, "name"), one, ctx));
	}
	return ctx.membersNamed(name.text).every((member) => {
		const called = calledFunctions(member.node, member.module, ctx);
		const isCalled = isCallee(member.node) || takerOf(wholeOf(member.node), member.module, ctx) !== void 0;
		return called.length > 0 && (isCalled || called.every(({ node }) => node !== fn));
	});
}
function isOnlyCalled(name, { module }, ctx) {
	const binding = name && module.scopes.bindingOf(name);
	if (!binding || isImportedOutOfSight(binding, module, ctx)) return false;
	return ctx.referencesTo(binding, module).every((one) => isCallee(one.node) || isName(one.node) || takerOf(wholeOf(one.node), one.module, ctx) !== void 0);
}
function isImportedOutOfSight({ name }, { file }, ctx) {
	const own = /([^/]+?)(?:\/__init__)?\.py$/.exec(file)?.[1];
	const isIt = (found) => found.kind === "external" && found.name === name && found.specifier.split(".").at(-1) === own;
	return ctx.membersNamed(name).some(({ node, module }) => isIt(resolveName(node, module, ctx))) || ctx.modules.naming(name).some((module) => {
		return module.scopes.all().flatMap((scope) => scope.bindings.get(name) ?? []).some((one) => isIt(resolveBinding(one, module, ctx)));
	});
}
function isCallee(node) {
	const at = node.parent && isMember(node.parent) && field(node.parent, "attribute") === node ? node.parent : node;
	return at.parent !== null && isCall(at.parent) && calleeOf(at.parent) === at;
}
const isName = (node) => around(node, ({ type }) => type === "type") !== void 0 || around(node, (at) => isFunction(at) || isCall(at) || at.field === "superclasses")?.field === "superclasses";
// dist/src/frontends/python/uses/passing-on.js
function passedOnBy(decorator, module, ctx) {
	const takers = decoratorTakers(decorator, module, ctx);
	if (!takers?.length) return void 0;
	const calls = takers.map((taker) => callsOfTaken(taker, ctx));
	return calls.some((one) => one === void 0) ? void 0 : calls.flatMap((one) => one);
}
function callsOfTaken({ module, node }, ctx) {
	const [first, ...others] = parametersOf(node);
	const id = first && parameterName(first);
	const binding = id && module.scopes.bindingOf(id);
	const inner = returnsOf({
		module,
		node
	}).map((value) => functionOf(resolveName(value, module, ctx))?.node);
	const [wrapper] = inner;
	if (!binding || others.length || binding.definitions.length !== 1 || !wrapper || inner.some((one) => one !== wrapper)) return void 0;
	if (around(wrapper.parent, isFunction) !== node || !takesAnything(wrapper, module)) return void 0;
	if (!decoratorsOf(wrapper).every((one) => isCall(one) && isWraps(one, module, ctx))) return void 0;
	const calls = [];
	for (const use of binding.references) {
		const { parent } = use;
		if (parent && isMember(parent) && objectOf$1(parent) === use && /^__\w+__$/.test(memberName(parent) ?? "") && parent.field !== "left") continue;
		const outer = parent?.type === "argument_list" ? parent.parent : parent;
		if (!outer || !isCall(outer)) return void 0;
		if (calleeOf(outer) !== use) {
			if (isWraps(outer, module, ctx)) continue;
			return;
		}
		if (around(outer, isFunction) !== wrapper || !isAsItIs(outer, wrapper)) return void 0;
		calls.push(outer);
	}
	return calls.length ? calls : void 0;
}
const isWraps = (call, module, ctx) => nameOfExternal(calleeOf(call), module, ctx) === "functools.wraps";
function takesAnything(wrapper, module) {
	const parameters = parametersOf(wrapper);
	return /^\*[^*]+ \*\*/.test(parameters.map(({ text }) => text).join(" ")) && parameters.length === 2 && parameters.every((param) => {
		const id = parameterName(param);
		const binding = id && module.scopes.bindingOf(id);
		return binding?.definitions.length === 1 && binding.references.every(({ parent }) => /_splat$/.test(parent?.type ?? ""));
	});
}
function isAsItIs(call, wrapper) {
	const list = argumentsOf(call);
	const given = list.type === "argument_list" ? parts(list).map((one) => one.text) : [];
	const names = parametersOf(wrapper).map((param) => `${param.text.startsWith("**") ? "**" : "*"}${parameterName(param)?.text}`);
	return given.length === names.length && given.every((text, index) => text === names[index]);
}
// dist/src/frontends/python/uses/closed.js
const closedFunction = (fn, ctx) => ctx.remember("closed", fn.node, () => findClosed(fn, ctx));
const MOST_CALLS$1 = 40;
function findClosed(fn, ctx) {
	const why = closingOf(fn, ctx);
	if (why === "open") return void 0;
	const passedOn = decoratorsOf(fn.node).map((one) => handsNothingOut(one) ? [] : passedOnBy(one, fn.module, ctx));
	if (passedOn.some((calls) => calls === void 0)) return void 0;
	const [first] = parametersOf(fn.node).slice(isBound(fn.node) ? 1 : 0);
	const id = first && parameterName(first);
	if (!id || !isPassedInSight(exprOf(fn.module, id), ctx)) return void 0;
	const calls = callsOf(fn, ctx).filter(({ node }) => !passedOn.some((own) => own?.includes(node)));
	if (calls.some(({ module, node }) => module === fn.module && holds(fn.node, node)) || calls.length > MOST_CALLS$1 || calls.every(({ module }) => isOfTest(module, ctx))) return void 0;
	return {
		why,
		calls
	};
}
const MOST_LAYERS = 4;
function framesOf(fn, ctx, layer = 1) {
	const own = closedFunction(fn, ctx);
	if (!own) return void 0;
	const closed = [{
		fn,
		why: own.why
	}];
	const frames = own.calls.flatMap((call) => {
		const around = functionAround$1(call.node);
		const caller = around && {
			module: call.module,
			node: around
		};
		const above = caller && layer < MOST_LAYERS && handsOn(call, caller) ? framesOf(caller, ctx, layer + 1) : void 0;
		if (!above || above.frames.length > MOST_CALLS$1) return [framedBy(call, fn, ctx)];
		closed.push(...above.closed);
		return above.frames.map((frame) => framedBy(call, fn, ctx, frame));
	});
	return frames.length > MOST_CALLS$1 ? {
		frames: own.calls.map((call) => framedBy(call, fn, ctx)),
		closed: closed.slice(0, 1)
	} : {
		frames,
		closed
	};
}
function handsOn(call, caller) {
	const { scopes } = call.module;
	let found = false;
	walk(argumentsOf(call.node), (node) => {
		const binding = isName$1(node) ? scopes.bindingOf(node) : void 0;
		found ||= binding?.scope.node === caller.node && binding.definitions.some(({ kind }) => kind === "param");
		return !found;
	});
	return found;
}
function framedBy(call, fn, ctx, around) {
	const frame = entered(call, fn, ctx, around);
	const list = argumentsOf(call.node);
	const parameters = parametersOf(fn.node);
	const names = parameters.map((param) => parameterName(param)?.text ?? "");
	for (const param of parameters) {
		const id = param.text.startsWith("**") ? parameterName(param) : void 0;
		const binding = id && fn.module.scopes.bindingOf(id);
		const value = binding && frame.params.get(binding);
		if (binding && value?.kind === "object" && list.type === "argument_list" && !names.some((name) => ADDED.test(name))) frame.params.set(binding, {
			...value,
			expr: exprOf(call.module, list),
			readonly: false
		});
	}
	return frame;
}
const ADDED = /^(?:betas|output_config)$/;
function closingOf({ module, node }, ctx) {
	const name = field(node, "name")?.text;
	if (node.type !== "function_definition" || name === void 0) return "open";
	const isLocal = around(node.parent?.type === "decorated_definition" ? node.parent : node, isFunction) !== void 0;
	if (!classAround(node) && isLocal) return void 0;
	if (classAround(node) || !/^_(?!_)/.test(name)) return ctx.closedWorld && !isNamedOtherwise(name, ctx) ? "closed-world" : "open";
	return isNamedElsewhere(name, module, ctx) ? "open" : "private-name";
}
function isNamedOtherwise(name, ctx) {
	const other = new RegExp(`\\b${name}\\s+as\\s+\\w|["']${name}["']`);
	return ctx.modules.filesNaming(name).some((file) => other.test(ctx.modules.textOf(file)) && !isOfTest({ file }, ctx));
}
function isNamedElsewhere(name, own, ctx) {
	const quoted = new RegExp(`["'](?:[\\w./]+[.:])?${name}["']`);
	const { modules } = ctx;
	const files = modules.filesNaming(name);
	if (files.some((file) => quoted.test(modules.textOf(file)) && !isOfTest({ file }, ctx))) return true;
	if (/\b(?:globals|vars|locals)\s*\(|sys\.modules/.test(own.text)) return true;
	const imported = new RegExp(`^[ \\t]*from[^\\n]*\\bimport\\b(?:[^\\n(]*|\\s*\\([^)]*)\\b${name}\\b`, "m");
	if (files.some((file) => file !== own.file && imported.test(modules.textOf(file)))) return true;
	if (ctx.callsNamed("getattr").some(({ module, node }) => {
		const [object, key] = node.children.find(({ type }) => type === "argument_list")?.children.filter(({ type }) => !/^[(),]$/.test(type)) ?? [];
		const found = object && resolveName(object, module, ctx);
		return found?.kind === "module" && found.module === own && key?.type !== "string";
	})) return true;
	return ctx.membersNamed(name).some(({ module, node }) => {
		const object = objectOf$1(node);
		if (isName$1(object) && /^(?:self|cls)$/.test(object.text)) return false;
		return memberName(node) === name && resolveName(node, module, ctx).kind !== "external" && ctx.instancesOf(object, module).length === 0;
	});
}
// dist/src/frontends/python/types/literal-types.js
const MOST_TYPES = 100;
function isListedByType(declared, home, value, ctx) {
	const module = ctx.modules.get(value.file);
	const texts = new Set(module ? outcomes(ctx.evaluate(value.node, module)).flatMap(({ leaf }) => textOf(leaf)) : []);
	return placesOf(declared, home, ctx).some((place) => isListedAt(place, texts, ctx));
}
function isListedByFunction(node, module, ctx) {
	const text = stringValue(node);
	const statement = text === void 0 ? void 0 : around(node, ({ type }) => /^(?:return_statement|function_definition|lambda)$/.test(type));
	const fn = statement?.type === "return_statement" ? around(statement, ({ type }) => type === "function_definition") : void 0;
	const type = fn && field(fn, "return_type");
	return text !== void 0 && type !== void 0 && lists({
		module,
		node: type
	}, /* @__PURE__ */ new Set([text]), ctx, /* @__PURE__ */ new Set());
}
const textOf = (leaf) => leaf.kind === "literal" && typeof leaf.value === "string" ? [leaf.value] : [];
function placesOf(declared, home, ctx) {
	if (!("owner" in declared)) return declared.definitions.map(({ node }) => ({
		module: home,
		node
	}));
	const { owner, name } = declared;
	const line = lineOf(owner, ctx);
	return [...line.flatMap(({ module, node }) => (module.scopes.scopeOf(node)?.bindings.get(name)?.definitions ?? []).map((one) => ({
		module,
		node: one.node
	}))), ...ctx.writesTo(name).filter((write) => line.some(({ node }) => node === write.owner?.node))];
}
function isListedAt({ module, node }, texts, ctx) {
	const type = annotationOf(node);
	if (type && lists({
		module,
		node: type
	}, texts, ctx, /* @__PURE__ */ new Set())) return true;
	const remark = module.comments.find(({ start }) => start >= node.end && !module.text.slice(node.end, start).trim());
	return remark !== void 0 && /^#\s*type:/.test(remark.text) && !module.text.slice(node.end, remark.start).includes("\n") && quotes(remark.text, texts);
}
const quotes = (type, texts) => /\bLiteral\b/.test(type) && [...texts].some((text) => type.includes(text));
const isLiteralType = (node) => {
	const [head] = /^(?:generic_type|subscript)$/.test(node.type) ? parts(node) : [];
	return head !== void 0 && /(?:^|\.)Literal$/.test(head.text);
};
function lists({ module, node: type }, texts, ctx, seen) {
	if (seen.has(type) || seen.size > MOST_TYPES) return false;
	seen.add(type);
	let found = false;
	const follow = (meaning) => {
		for (const place of typesBehind(meaning)) found ||= lists(place, texts, ctx, seen);
	};
	walk(type, (node) => {
		const text = node.type === "string" ? stringValue(node) : void 0;
		if (text !== void 0 && around(node, isLiteralType)) found ||= texts.has(text);
		else if (text !== void 0) {
			found ||= quotes(text, texts);
			for (const name of text.match(/[A-Za-z_]\w*/g) ?? []) {
				const binding = module.scopes.lookUp(name, node);
				if (binding) follow(resolveBinding(binding, module, ctx));
			}
		} else if (isName$1(node) || isMember(node)) {
			follow(resolveName(node, module, ctx));
			return false;
		}
		return !found;
	});
	return found;
}
function typesBehind(meaning) {
	if (meaning.kind !== "binding") return [];
	const { module, binding } = meaning;
	return binding.definitions.flatMap(({ node }) => {
		const own = field(node, "right");
		if (!isClass(node)) return own ? [{
			module,
			node: own
		}] : [];
		return [...module.scopes.scopeOf(node)?.bindings.values() ?? []].flatMap(({ definitions }) => definitions).flatMap((one) => annotationOf(one.node) ?? []).map((type) => ({
			module,
			node: type
		}));
	});
}
// dist/src/frontends/python/values/places.js
const WRITTEN = /^(?:dictionary|argument_list|list|tuple|string|concatenated_string|integer|float|true|false|none|binary_operator|boolean_operator|conditional_expression|unary_operator|identifier|attribute|subscript)$/;
function isWritten$1(expr, module, ctx) {
	const node = expr.node;
	if (!isCall(node)) return WRITTEN.test(node.type) && !isListedByFunction(node, module, ctx);
	const callee = calleeOf(node);
	if (callee.text === "dict") return isBuiltin("dict", callee, module, ctx);
	const found = resolveName(callee, module, ctx);
	if (found.kind !== "external") return false;
	return /^anthropic\b/.test(found.specifier) && !/^Thinking/.test(found.name) || DICTIONARIES.test(`${found.specifier}.${found.name}`);
}
function isSimple(expr) {
	let at = unwrap(expr.node);
	for (;;) {
		if (isName$1(at)) return true;
		if (at.type === "subscript") {
			const indexes = parts(at).filter((part) => part.field === "subscript");
			if (indexes.length !== 1 || !/^(?:string|integer)$/.test(indexes[0]?.type ?? "")) return false;
		} else if (!isMember(at)) return false;
		at = unwrap(objectOf$1(at));
	}
}
function isNameOf(name, value, module) {
	const node = name.node;
	const [only, ...others] = name.file === value.file && isName$1(node) ? module.scopes.bindingOf(node)?.definitions ?? [] : [];
	return only?.kind !== "param" && others.length === 0 && only !== void 0 && holds(only.node, value.node);
}
function meansTheSame(expr, at, module, ctx) {
	if (expr.file !== at.file) return literalOnly(expr.node);
	const place = at.node;
	const node = expr.node;
	const [own, its] = [expr.start, at.start].map((start) => changesBefore(node, start, module, ctx));
	if (own !== its && statementOf(node) !== statementOf(place)) return false;
	let same = true;
	walk(node, (inner) => {
		const binding = isName$1(inner) ? module.scopes.bindingOf(inner) : void 0;
		if (!binding || binding.definitions.every(({ id }) => holds(node, id))) return same;
		if (module.scopes.lookUp(binding.name, place) !== binding || !isSettled(binding, expr, at)) same = false;
		return same;
	});
	return same;
}
function literalOnly(node) {
	let only = true;
	walk(node, (inner) => {
		if (isName$1(inner) || isCall(inner)) only = false;
		return only;
	});
	return only;
}
function isSettled({ definitions }, a, b) {
	if (statementOf(a.node) === statementOf(b.node)) return true;
	const [first] = definitions;
	if (!first || definitions.length > 1) return false;
	return first.kind === "param" || first.id.start < Math.min(a.start, b.start);
}
function isUntyped(expr) {
	const node = expr.node;
	return (node.type === "dictionary" ? parts(node).length === 0 : isCall(node) && node.text.replace(/\s/g, "") === "dict()") && node.parent?.type === "assignment" && annotationOf(node.parent) === void 0;
}
// dist/src/frontends/python/uses/ids-beside.js
const ID = /^[\w.:/@-]*claude-[\w.:@[\]-]+$/;
const AROUND = /^(?:attribute|call|argument_list|keyword_argument|subscript|list|tuple|set|dictionary|pair|list_splat|dictionary_splat|parenthesized_expression|await|binary_operator|expression_list|\w+_comprehension|generator_expression)$/;
const MOST_IDS = 200;
const MOST_DEPTH$2 = 4;
const TAKES_LISTS = /^apply(?:_async)?$/;
function idsFor(param, fallback, fn, ctx) {
	const own = new Set(idsIn(ctx.evaluate(fallback, fn.module)).map(({ expr }) => exprKey(expr)));
	const isUnset = fallback.type === "none" && /model/i.test(parameterName(param)?.text ?? "");
	if (own.size === 0 && !isUnset) return [];
	return idsBeside(fn, ctx).map(({ id, at }) => {
		return roleOf(readModel(String(id.value)), ctx.modules.migration ?? OPUS_4_7) === "moves" && !own.has(exprKey(id.expr)) ? {
			...id,
			expr: at
		} : id;
	});
}
const idsBeside = (fn, ctx) => ctx.remember("ids-beside", fn.node, () => {
	const around = /* @__PURE__ */ new Map();
	const uses = referencesOf(fn, ctx).map(({ module, node }) => ({
		module,
		node: wholeOf(node)
	}));
	const followed = new Set(uses.filter(({ node }) => isFollowed(node)).map(({ node }) => node));
	for (const use of uses.filter(({ node }) => !followed.has(node))) for (const { module, node } of [use, ...standIns(use, ctx) ?? []]) {
		if (followed.has(node)) continue;
		const outer = outermost(node);
		around.set(outer, {
			module,
			node: outer
		});
	}
	return [...around.values()].flatMap((one) => idsWithin(one, fn.node, ctx)).slice(0, MOST_IDS);
});
function isFollowed(reference) {
	const call = callOf(reference);
	const callee = call && unwrap(calleeOf(call));
	return callee !== void 0 && !TAKES_LISTS.test(memberName(callee) ?? callee.text);
}
function outermost(node) {
	let at = node;
	while (at.parent && AROUND.test(at.parent.type)) at = at.parent;
	return at;
}
function idsWithin({ module, node: outer }, fn, ctx) {
	const found = [];
	const take = (node) => {
		found.push(...idsIn(ctx.evaluate(node, module)));
		return false;
	};
	walk(outer, (node) => {
		if (/^(?:concatenated_)?string$/.test(node.type)) return take(node);
		if (isMember(node)) return isSimple(exprOf(module, node)) ? take(node) : void 0;
		const isLabel = node.parent && (isKeyword(node.parent) && node.field === "name" || isMember(node.parent) && objectOf$1(node.parent) !== node);
		const isOwn = module.scopes.bindingOf(node)?.scope.node === fn;
		return isName$1(node) && !isLabel && !isOwn ? take(node) : void 0;
	});
	return found.map((id) => ({
		id,
		at: exprOf(module, statementOf(outer))
	}));
}
function idsIn(value, depth = 0) {
	switch (value.kind) {
		case "literal": return typeof value.value === "string" && ID.test(value.value) ? [value] : [];
		case "read": return idsIn(value.value, depth);
		case "choice": return [value.yes, value.no].flatMap((side) => idsIn(side, depth));
		case "union": return value.options.flatMap((option) => idsIn(option, depth));
		case "array": return depth < MOST_DEPTH$2 ? value.elements.slice(0, MOST_IDS).flatMap((element) => idsIn(element.value(), depth + 1)) : [];
		case "object": return depth < MOST_DEPTH$2 ? value.entries.slice(0, MOST_IDS).flatMap((entry) => "value" in entry ? idsIn(entry.value(), depth + 1) : []) : [];
		default: return [];
	}
}
// dist/src/frontends/python/values/command-options.js
function optionDefaults(param, fn, ctx, unchecked = false) {
	const name = parameterName(param)?.text;
	return decoratorsOf(fn.node).flatMap((decorator) => {
		const call = callBehind(decorator, fn.module, ctx);
		if (!call || resolveName(calleeOf(call.node), call.module, ctx).kind !== "external") return [];
		const names = positional(call.node).map(stringValue);
		if (unchecked && ["type", "callback"].some((check) => !/^(?:str|int|float)?$/.test(keyword(call.node, check)?.text ?? ""))) return [];
		const fallback = names.some((one) => one !== void 0 && argumentNamed(one) === name) ? keyword(call.node, "default") : void 0;
		return fallback ? [ctx.evaluate(fallback, call.module)] : [];
	});
}
const argumentNamed = (option) => option.replace(/^-+|\/.*$/g, "").replaceAll("-", "_").toLowerCase();
// dist/src/frontends/python/values/parameters.js
const isRest = (param) => /^\*(?!\*)/.test(param.text);
const isKeywords = (param) => param.text.startsWith("**");
const defaultOf = (param) => /default_parameter$/.test(param.type) ? field(param, "value") : void 0;
function parameterValue(binding, param, module, ctx, frame) {
	const fn = binding.scope.node;
	const fallback = defaultOf(param);
	const entered = frame?.params.get(binding);
	if (entered) return entered;
	const open = {
		kind: "open",
		expr: exprOf(module, parameterName(param) ?? param),
		why: "parameter",
		candidates: () => [...passedFor(param, {
			module,
			node: fn
		}, ctx)]
	};
	const passed = isFunction(fn) ? passedByAll(param, {
		module,
		node: fn
	}, ctx) : void 0;
	if (passed) return passed;
	const [option] = fallback || !isFunction(fn) ? [] : optionDefaults(param, {
		module,
		node: fn
	}, ctx, true);
	if (!fallback && !option) return open;
	const expr = fallback ? exprOf(module, fallback) : option.expr;
	const test = {
		key: `default:${expr.file}:${expr.start}`,
		expr,
		negated: false,
		pure: true
	};
	const otherwise = fallback ? ctx.evaluate(fallback, module) : option;
	return {
		kind: "choice",
		expr,
		test,
		fallback: true,
		yes: {
			...open,
			expands: true
		},
		no: otherwise
	};
}
function passedByAll(param, fn, ctx) {
	const closed = isSelfOf(param, fn.node) ? void 0 : closedFunction(fn, ctx);
	if (!closed) return void 0;
	const asked = ctx.remember("passed-by-all", param, () => ({ isAsked: false }));
	if (asked.isAsked) return asked.value;
	asked.isAsked = true;
	const fallback = defaultOf(param);
	const options = closed.calls.map(({ module, node }) => {
		const given = argumentFor(node, param, fn.node, module, ctx);
		if (given && !(isAbsent(given) && fallback)) return given;
		return fallback ? ctx.evaluate(fallback, fn.module) : absent(exprOf(module, node));
	});
	const expr = exprOf(fn.module, parameterName(param) ?? param);
	const key = `callers:${fn.module.file}:${fn.node.start}`;
	asked.value = options.length === 1 ? options[0] : {
		kind: "union",
		expr,
		key,
		options
	};
	return asked.value;
}
const isSelfOf = (param, fn) => isBound(fn) && parametersOf(fn)[0] === param;
function argumentFor(call, param, fn, module, ctx, frame) {
	const list = argumentsOf(call);
	const all = list.type === "argument_list" ? parts(list) : [list];
	const given = argumentsValue(list, module, ctx, frame);
	const parameters = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
	if (isRest(param)) return openAt(module, call);
	const name = parameterName(param)?.text ?? "";
	const isFilled = isBound(fn) && !isUnbound(call, field(fn, "name")?.text, module, ctx);
	const index = parameters.filter((one) => !isKeywords(one)).indexOf(param) - (isFilled ? 1 : 0);
	const before = parameters.slice(0, parameters.indexOf(param));
	const takesPosition = !isKeywords(param) && !before.some(isRest) && !isAfterStar(param, fn);
	const shape = shapeOf({
		module,
		node: call
	}, fn, ctx);
	if (shape?.each) return takesPosition && index >= 0 ? itemOrDefault({
		module,
		node: call
	}, shape, index, param, ctx, frame) : defaultOf(param) || isKeywords(param) ? void 0 : openAt(module, call);
	const handedOn = shape ? shape.at + 1 : isHandedOn(call, fn) ? 1 : 0;
	const byPosition = all.slice(handedOn).filter((argument) => !isKeyword(argument) && argument.type !== "dictionary_splat");
	const splat = byPosition.findIndex(isSplat);
	if (isKeywords(param)) {
		const named = new Set(parameters.flatMap((one) => isKeywords(one) || isRest(one) ? [] : parameterName(one)?.text ?? []));
		return {
			...given,
			expr: exprOf(module, call),
			entries: given.entries.flatMap((entry) => others(entry, named)),
			readonly: true
		};
	}
	const positionalArgument = takesPosition && index >= 0 ? byPosition[index] : void 0;
	const isNamed = given.entries.some((entry) => entry.kind === "property" && entry.key === name);
	if (!isNamed && takesPosition && splat >= 0 && splat <= index) {
		const named = property(given, name, exprOf(module, call));
		return inTuple(byPosition[splat], index - splat, module, ctx, frame) ?? {
			kind: "union",
			expr: exprOf(module, call),
			options: [openAt(module, call), named]
		};
	}
	if (!isNamed && positionalArgument) return ctx.evaluate(positionalArgument, module, frame);
	const value = property(given, name, exprOf(module, call));
	if (!isAbsent(value)) return value;
	return defaultOf(param) ? void 0 : absent(exprOf(module, call));
}
function itemOrDefault(call, shape, index, param, ctx, frame) {
	return shape.each === "tuple" || positional(call.node).length > shape.at + 1 + index || !defaultOf(param) ? itemAt(call, shape, index, (node) => ctx.evaluate(node, call.module, frame)) : void 0;
}
function inTuple(splat, index, module, ctx, frame) {
	const whole = ctx.evaluate(parts(splat)[0], module, frame);
	if (!outcomes(whole).every(({ leaf }) => leaf.expr.node.type === "tuple")) return void 0;
	const item = property(whole, String(index));
	return outcomes(item).some(isMissing) ? void 0 : item;
}
function argumentNode({ module, node }, param, fn, ctx) {
	const list = argumentsOf(node);
	const all = list.type === "argument_list" ? parts(list) : [list];
	const name = parameterName(param)?.text;
	const named = all.find((argument) => isKeyword(argument) && field(argument, "name")?.text === name);
	if (named) return field(named, "value");
	if (all.some(isSplat)) return node;
	const isFilled = isBound(fn) && !isUnbound(node, field(fn, "name")?.text, module, ctx);
	const shape = shapeOf({
		module,
		node
	}, fn, ctx);
	if (shape?.each) return node;
	const handedOn = shape ? shape.at + 1 : isHandedOn(node, fn) ? 1 : 0;
	const index = parametersOf(fn).indexOf(param) - (isFilled ? 1 : 0) + handedOn;
	return all.filter((argument) => !isKeyword(argument))[index];
}
function parameterTaking(argument, fn) {
	const parameters = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
	const name = isKeyword(argument) ? field(argument, "name")?.text : void 0;
	const index = parts(argument.parent).indexOf(argument) + (isBound(fn) ? 1 : 0);
	const found = name === void 0 ? parameters[index] : parameters.find((one) => parameterName(one)?.text === name);
	return found?.text.startsWith("*") ? void 0 : found;
}
function others(entry, named) {
	if (entry.kind === "property" && named.has(entry.key)) return [];
	return [entry];
}
function isAfterStar(param, fn) {
	return field(fn, "parameters")?.children.some((child) => child.type === "keyword_separator" && child.start < param.start) ?? false;
}
const passedFor = (param, fn, ctx) => isFunction(fn.node) ? ctx.remember("passed", param, () => findPassed$1(param, fn, ctx)) : [];
function findPassed$1(param, fn, ctx) {
	const fallback = defaultOf(param);
	const all = [...callsOf(fn, ctx).flatMap(({ node, module }) => {
		const value = argumentFor(node, param, fn.node, module, ctx);
		if (!value || isAbsent(value)) return [];
		const given = value.expr.node;
		if (!(module === fn.module && holds(fn.node, node) && namesOwn(given, fn.node, module))) return [value];
		return isKeywords(param) || isName$1(given) ? [] : [openAt(module, given, "parameter")];
	}), ...optionDefaults(param, fn, ctx)];
	return fallback ? [...all, ...idsFor(param, fallback, fn, ctx)] : all;
}
function namesOwn(node, fn, { scopes }) {
	let found = false;
	walk(node, (inner) => {
		if (isName$1(inner) && scopes.bindingOf(inner)?.scope.node === fn) found = true;
		return !found;
	});
	return found;
}
// dist/src/frontends/python/changes/made-anew.js
const MOST_HANDS$1 = 4;
const isRegion = (node) => /^(?:for_statement|while_statement)$/.test(node.type) || isFunction(node);
const MAKES$1 = /^(?:dictionary|list|set|tuple|(?:list|set|dictionary)_comprehension|binary_operator|string|integer|float|true|false|none)$/;
const COPIES = /^(?:copy|asdict|_asdict|model_dump|to_dict|new_child)$/;
const BUILTINS = /^(?:dict|list|set|tuple|sorted)$/;
function isMadeAnew(node, steps, module, ctx, hands = 0) {
	const inner = unwrap(node);
	const of = (one, rest = steps) => one !== void 0 && isMadeAnew(one, rest, module, ctx, hands);
	if (inner.type === "conditional_expression") return [parts(inner)[0], parts(inner)[2]].every((side) => of(side));
	if (inner.type === "boolean_operator") return parts(inner).every((side) => of(side));
	if (isCall(inner)) return isMadeByCall(inner, steps, module, ctx, hands);
	const [step, ...rest] = steps;
	if (step === void 0) return MAKES$1.test(inner.type);
	const pair = inner.type === "dictionary" ? parts(inner).findLast((part) => part.type !== "pair" || isFor(part, step)) : void 0;
	if (!pair) return inner.type === "dictionary";
	return pair.type === "pair" && of(field(pair, "value"), rest);
}
const isFor = (pair, step) => {
	const key = field(pair, "key");
	const text = key && stringValue(key);
	return text === void 0 || `[${text}]` === step;
};
function isMadeByCall(call, steps, module, ctx, hands) {
	const callee = unwrap(calleeOf(call));
	const external = nameOfExternal(callee, module, ctx);
	if (external === "copy.deepcopy") return true;
	const called = calledFunctions(callee, module, ctx);
	if (called.length > 0) return hands < MOST_HANDS$1 && called.every((fn) => decoratorsOf(fn.node).length === 0 && !isGenerator(fn.node) && returnsAnew(fn, steps, ctx, hands + 1));
	if (steps.length > 0) return false;
	if (external !== void 0 || classNamed(callee, module, ctx)) return true;
	return isName$1(callee) ? BUILTINS.test(callee.text) && isBuiltin(callee.text, callee, module, ctx) : isMember(callee) && COPIES.test(memberName(callee) ?? "");
}
function returnsAnew(fn, steps, ctx, hands) {
	const own = (value) => {
		const binding = isName$1(value) ? fn.module.scopes.bindingOf(value) : void 0;
		return binding?.scope.node === fn.node ? binding : void 0;
	};
	return returnsOf(fn).every((value) => {
		const binding = own(unwrap(value));
		return binding ? isOwnObject(binding, steps, fn.module, ctx, hands) : isMadeAnew(value, steps, fn.module, ctx, hands);
	});
}
const isOwnObject = ({ definitions, scope }, steps, module, ctx, hands = 0) => definitions.every(({ kind, node, id }) => {
	if (kind === "declare" || kind === "augment") return true;
	if (kind === "param") return isPassedAnew(node, {
		module,
		node: scope.node
	}, steps, ctx, hands);
	const right = field(node, "right");
	if (node.type === "for_statement" && field(node, "left") === id) return right !== void 0 && areMadeAnew(right, steps, module, ctx, hands);
	return kind === "assign" && right !== void 0 && isMadeAnew(right, steps, module, ctx, hands);
});
function areMadeAnew(list, steps, module, ctx, hands) {
	const inner = unwrap(list);
	if (/^(?:list_comprehension|generator_expression)$/.test(inner.type)) {
		const body = field(inner, "body");
		return body !== void 0 && isMadeAnew(body, steps, module, ctx, hands);
	}
	return /^(?:list|tuple)$/.test(inner.type) && parts(inner).every((item) => isMadeAnew(item, steps, module, ctx, hands));
}
function isPassedAnew(param, fn, steps, ctx, hands) {
	if (param.text.startsWith("*")) return steps.length === 0;
	if (hands >= MOST_HANDS$1) return false;
	return callsOf(fn, ctx).every(({ module, node }) => {
		const list = argumentsOf(node);
		const passed = list.type === "argument_list" ? parts(list).find((one) => parameterTaking(one, fn.node) === param) : void 0;
		if (!passed) return !parts(list).some(isSplat);
		const value = unwrap(isKeyword(passed) ? field(passed, "value") : passed);
		const binding = isName$1(value) ? module.scopes.bindingOf(value) : void 0;
		return binding ? isForOneCall(binding, value, steps, module, ctx, hands + 1) : isMadeAnew(value, steps, module, ctx, hands + 1);
	});
}
function isForOneCall(binding, passed, steps, module, ctx, hands) {
	const region = around(passed, isRegion);
	const uses = binding.references.filter(({ parent }) => parent !== null && (parent.type === "argument_list" || isKeyword(parent)));
	const isInside = binding.definitions.every(({ id }) => !region || holds(region, id));
	return uses.length <= 1 && isInside && isOwnObject(binding, steps, module, ctx, hands);
}
function pathsChangedBy(node, module) {
	if (/assignment$/.test(node.type)) {
		const left = field(node, "left");
		const path = left && pathTo(left, module);
		if (!path) return [];
		return [node.type === "assignment" ? path : {
			...path,
			steps: [...path.steps, "*"]
		}];
	}
	if (node.type === "delete_statement") return parts(node).flatMap((target) => pathTo(target, module) ?? []);
	const callee = isCall(node) ? unwrap(calleeOf(node)) : void 0;
	const change = callee && isMember(callee) ? changeOf(objectOf$1(callee)) : void 0;
	const path = change && pathTo(change.target, module);
	if (!path) return [];
	return (change.keys ?? ["*"]).map((key) => ({
		...path,
		steps: [...path.steps, keyStep(key)]
	}));
}
const keyStep = (key) => key === "*" ? "*" : `[${key}]`;
function pathTo(target, module) {
	const steps = [];
	let at = unwrap(target);
	for (; isMember(at) || at.type === "subscript"; at = unwrap(objectOf$1(at))) {
		const key = isMember(at) ? void 0 : keyOf$1(at);
		steps.unshift(isMember(at) ? `.${memberName(at)}` : key === void 0 ? "*" : `[${key}]`);
	}
	const binding = isName$1(at) ? module.scopes.bindingOf(at) : void 0;
	return binding && {
		binding,
		steps
	};
}
// dist/src/frontends/python/changes/rounds.js
function leftoverOf(change, reader, module, ctx) {
	const paths = pathsChangedBy(change, module);
	let over;
	for (const region of paths.length > 0 ? regionsAround(change) : []) {
		if (paths.every((path) => isRenewed(path, change, reader, region, module, ctx))) break;
		if (!paths.every((path) => isTarget(path, region))) over = region;
	}
	return {
		over,
		isKnown: paths.length > 0
	};
}
function regionsAround(change) {
	const found = [];
	for (let below = change, at = change.parent; at; below = at, at = at.parent) if (isRegion(at) && (below.field === "body" || at.type === "while_statement")) found.push(at);
	return found;
}
function isRenewed(path, change, reader, region, module, ctx) {
	if (!holds(region, reader) || !isFilledAnew(path, module, ctx)) return false;
	if (isFunction(region) ? isOwn$1(path, region, module, ctx) : path.steps.length === 0 && isTarget(path, region)) return true;
	for (let block = change; block && block !== region; block = block.parent) {
		if (block.type !== "block" || !holds(block, reader)) continue;
		if (parts(block).filter(({ start, end }) => start <= change.start && end <= reader.start).some((statement) => renews(statement, path, module, ctx))) return true;
	}
	return false;
}
const isFilledAnew = ({ binding, steps }, module, ctx) => steps.length < 2 || binding.references.every((reference) => {
	let [at, depth] = [reference, 0];
	while (at.parent && (at.parent.type === "subscript" || isMember(at.parent)) && objectOf$1(at.parent) === at) [at, depth] = [at.parent, depth + 1];
	const right = at.field === "left" && at.parent?.type === "assignment" ? field(at.parent, "right") : void 0;
	return !right || depth === 0 || depth >= steps.length || isMadeAnew(right, steps.slice(depth, -1), module, ctx);
});
function isOwn$1({ binding, steps }, fn, module, ctx) {
	if (binding.scope.node !== fn) return false;
	return steps.length === 0 || isOwnObject(binding, steps.slice(0, -1), module, ctx);
}
function isTarget({ binding }, loop) {
	const left = field(loop, "left");
	return left !== void 0 && binding.definitions.some(({ id }) => holds(left, id));
}
function renews(statement, path, module, ctx) {
	const within = (block) => block !== void 0 && parts(block).some((one) => renews(one, path, module, ctx));
	switch (statement.type) {
		case "expression_statement": return parts(statement).some((one) => sets(one, path, module, ctx));
		case "delete_statement": return sets(statement, path, module, ctx);
		case "if_statement": {
			const others = statement.children.filter(({ field: name }) => name === "alternative");
			return others.some(({ type }) => type === "else_clause") && within(field(statement, "consequence")) && others.every((one) => within(field(one, "consequence") ?? field(one, "body")));
		}
		case "with_statement": return within(field(statement, "body"));
		default: return false;
	}
}
function sets(node, path, module, ctx) {
	const right = node.type === "assignment" ? field(node, "right") : void 0;
	if (right?.type === "assignment" && sets(right, path, module, ctx)) return true;
	return pathsChangedBy(node, module).some(({ binding, steps }) => {
		if (binding !== path.binding || !steps.every((step, index) => step === path.steps[index])) return false;
		if (steps.length === path.steps.length) return steps.at(-1) !== "*";
		return right !== void 0 && isMadeAnew(right, path.steps.slice(steps.length, -1), module, ctx);
	});
}
const STEADY = /^(?:isinstance|issubclass|bool|len|str|startswith|endswith|lower|upper|strip|get)$/;
function varies(condition, region, module, ctx) {
	let found = false;
	walk(condition, (node) => {
		if (isCall(node)) found ||= !STEADY.test(memberName(calleeOf(node)) ?? calleeOf(node).text);
		else if (/^(?:await|yield|named_expression|lambda)$/.test(node.type)) found = true;
		else if (isMember(node)) found ||= isFunction(region) || ctx.writesTo(memberName(node)).some((write) => !isSetUp(write.node));
		const binding = isName$1(node) ? module.scopes.bindingOf(node) : void 0;
		if (binding) found ||= mayChange$1(binding, region);
		return !found;
	});
	return found;
}
function mayChange$1({ definitions, references, scope }, region) {
	const isOther = (node) => holds(region, node) || isElsewhere(node, scope.node);
	return definitions.some(({ id }) => isOther(id)) || references.some((one) => isChanged(one) && isOther(one));
}
const isSetUp = (node) => {
	const fn = around(node, isFunction);
	return fn !== void 0 && field(fn, "name")?.text === "__init__";
};
const isElsewhere = (node, scope) => {
	const fn = around(node, isFunction);
	return fn !== void 0 && fn !== scope && holds(scope, fn);
};
// dist/src/frontends/python/changes/suppressing.js
const MOST_HANDS = 4;
const LEAVES$1 = /^(?:raise_statement|return_statement|continue_statement|break_statement)$/;
function goesOn(handler) {
	if (!/^except/.test(handler.type)) return false;
	const last = handler.children.findLast(({ type }) => type === "block")?.children.findLast(({ named, type }) => named && type !== "comment");
	return !last || !(LEAVES$1.test(last.type) || /^(?:sys\.)?(?:exit|quit|_exit|abort)\(/.test(last.text) || /^(?:pytest\.)?(?:fail|skip)\(/.test(last.text));
}
const SUPPRESSES = /^(?:suppress|raises|assertRaises\w*)$/;
function maySuppress(statement, module, ctx) {
	const clause = statement.children.find(({ type }) => type === "with_clause");
	return parts(clause ?? statement).some((item) => {
		const value = field(item, "value") ?? item;
		return isSuppressing(value.type === "as_pattern" ? parts(value)[0] : value, module, ctx);
	});
}
function isSuppressing(manager, module, ctx, hands = 0) {
	const inner = unwrap(manager);
	if (ctx.instancesOf(inner, module).flatMap((one) => ["__exit__", "__aexit__"].flatMap((name) => methodsOf(one, name, ctx))).some((fn) => returnsOf(fn).some(({ type }) => !/^(?:false|none)$/.test(type)))) return true;
	if (!isCall(inner) || hands > MOST_HANDS) return false;
	const callee = unwrap(calleeOf(inner));
	if (isNamedSo(callee, module, ctx)) return true;
	return calledFunctions(callee, module, ctx).some((fn) => isGenerator(fn.node) && decoratorsOf(fn.node).length > 0 ? goesOnBehindYield(fn.node) : returnsOf(fn).some((value) => isSuppressing(value, fn.module, ctx, hands + 1)));
}
function isNamedSo(callee, module, ctx) {
	const found = resolveName(callee, module, ctx);
	const alias = aliasOf(found);
	const named = alias ? resolveName(alias.node, alias.module, ctx) : found;
	return SUPPRESSES.test(named.kind === "external" ? named.name : memberName(callee) ?? "");
}
function goesOnBehindYield(fn) {
	let found = false;
	walk(fn, (node) => {
		const body = node.type === "try_statement" ? field(node, "body") : void 0;
		found ||= body !== void 0 && node.children.some(goesOn) && isGenerator(body);
		return !found;
	});
	return found;
}
// dist/src/frontends/python/changes/order.js
const LOOPS$2 = /^(?:for_statement|while_statement)$/;
const UNKNOWN$1 = /^(?:for_statement|while_statement|except_clause|except_group_clause|case_clause|lambda|function_definition)$/;
function guardsOf(node, reader, module, ctx, frame) {
	const guards = [];
	const { over: again, isKnown: isFollowed } = leftoverOf(node, reader, module, ctx);
	const isKnown = (condition) => !again || !varies(condition, again, module, ctx);
	const isReadAgain = () => isFollowed ? again !== void 0 && holds(again, reader) : sharedLoop(node, reader);
	const unknown = (at, part = at) => {
		guards.unshift(unknownGuard(exprOf(module, at), exprOf(module, node), part.start));
	};
	const body = field(node, "body");
	if (holds(node, reader) && !(body && holds(body, reader))) {
		if (!isReadAgain()) return void 0;
		unknown(node);
	}
	if (isLeftBefore(node, reader, module)) return void 0;
	let elsewhere = false;
	for (let below = node, at = node.parent; at; below = at, at = at.parent) {
		const isCutShort = at.type === "try_statement" && below.field === "body";
		if (holds(at, reader)) {
			if (at.type === "if_statement" && below !== field(at, "condition")) {
				const branch = at.children.find((child) => holds(child, reader));
				if (branch && branch !== below && branch.field !== "condition" && !isReadAgain()) return void 0;
			}
			if (isCutShort && at.children.some(({ type, start, end }) => HANDLER.test(type) && start <= reader.start && end >= reader.end)) unknown(at, cutBefore(below, node, MAY_RAISE));
			break;
		}
		if (at.type === "if_statement" || at.type === "elif_clause") {
			const condition = field(at, "condition");
			if (again && below.field !== "condition" && !conditionsAbove(at, below).every(isKnown)) unknown(at, cutBefore(below, node));
			else if (condition && below.field === "consequence") guards.unshift({
				test: testOf(condition, module, ctx, frame),
				holds: true
			});
			else if (condition && below.field === "alternative") {
				const earlier = at.children.filter((child) => child.type === "elif_clause" && child.end <= below.start);
				for (const clause of [...earlier].reverse()) guards.unshift({
					test: testOf(field(clause, "condition"), module, ctx, frame),
					holds: false
				});
				guards.unshift({
					test: testOf(condition, module, ctx, frame),
					holds: false
				});
			}
		} else if (at.type === "conditional_expression" || at.type === "boolean_operator") unknown(at);
		else if (isCutShort && at.children.some(goesOn)) unknown(at, cutBefore(below, node, MAY_RAISE));
		else if (at.type === "try_statement" && below.type === "else_clause" && at.children.some(goesOn)) unknown(at, cutBefore(below, node));
		else if (at.type === "with_statement" && maySuppress(at, module, ctx)) unknown(at, cutBefore(below, node, MAY_RAISE));
		else if (at.type === "case_clause" && below.field === "consequence") {
			const tests = again ? void 0 : caseGuards(at, module, ctx, frame);
			if (tests) guards.unshift(...tests);
			else unknown(at, cutBefore(below, node));
		} else if (UNKNOWN$1.test(at.type)) {
			unknown(at, cutBefore(below, node));
			if (isFunction(at)) elsewhere = true;
		}
	}
	if (elsewhere || node.start < reader.start) return guards;
	const later = runsLater(reader, node);
	if (later) {
		if (mayRunBetween(later, node, module, ctx)) unknown(node);
		return guards;
	}
	if (!isReadAgain()) return void 0;
	unknown(node);
	return guards;
}
const LEAVES = /^(?:continue|break|return|raise|assert)_statement$|^(?:yield|await)$/;
const MAY_RAISE = /^(?:continue|break|return|raise|assert)_statement$|^(?:yield|await|call)$/;
function cutBefore(block, change, cuts = LEAVES) {
	let last = block;
	walk(block, (inner) => {
		if (inner.start >= change.start) return false;
		if (cuts.test(inner.type) && inner.end <= change.start) last = inner;
		return !isFunction(inner) && !isClass(inner);
	});
	return last;
}
const conditionsAbove = (statement, block) => [statement, ...statement.children.filter(({ type, end }) => type === "elif_clause" && end <= block.start)].flatMap((one) => field(one, "condition") ?? []);
function caseGuards(clause, module, ctx, frame) {
	const match = around(clause, ({ type }) => type === "match_statement");
	const all = match ? casesOf(match) : [];
	const guards = [];
	for (const one of all.slice(0, all.indexOf(clause) + 1)) {
		const test = testOfCase(one, module, ctx, frame);
		if (!test || test === "always" && one !== clause) return void 0;
		if (test !== "always") guards.push({
			test,
			holds: one === clause
		});
	}
	return guards;
}
function isLeftBefore(node, reader, module) {
	let below = node;
	let isLeft = false;
	for (let at = node.parent; at && !holds(at, reader); below = at, at = at.parent) {
		if (isFunction(at)) return false;
		const after = below;
		isLeft ||= at.type === "block" && at.children.some(({ type, start }) => type === "return_statement" && start >= after.end);
	}
	const fn = around(below, isFunction);
	return isLeft && below.parent?.type !== "try_statement" && fn === around(reader, isFunction) && isOwnOf(node, fn, module);
}
function isOwnOf(change, fn, module) {
	let root = field(change, "left") ?? (change.type === "delete_statement" ? parts(change)[0] : isCall(change) ? calleeOf(change) : void 0);
	if (root && isName$1(root)) return module.scopes.bindingOf(root)?.scope.node === fn;
	while (root && (isMember(root) || root.type === "subscript")) root = objectOf$1(root);
	const binding = root && isName$1(root) ? module.scopes.bindingOf(root) : void 0;
	return binding !== void 0 && binding.scope.node === fn && binding.definitions.every(({ kind, node }) => kind === "assign" && field(node, "right")?.type === "dictionary");
}
const HANDLER = /^(?:except_clause|except_group_clause|finally_clause)$/;
function mayRunBetween(fn, node, module, ctx) {
	let found = false;
	walk(module.root, (inner) => {
		if (found || inner.end <= fn.end || inner.start >= node.start) return !found && inner.end > fn.end && inner.start < node.start;
		if ((isFunction(inner) || isClass(inner)) && !holds(inner, node)) return false;
		if (isCall(inner) && inner.end <= node.start && isOwn(inner, module, ctx)) found = true;
		return !found;
	});
	return found;
}
function isOwn(call, module, ctx) {
	let root = unwrap(calleeOf(call));
	while (isMember(root) || isCall(root)) root = unwrap(isCall(root) ? calleeOf(root) : objectOf$1(root));
	return isName$1(root) && resolveName(root, module, ctx).kind === "binding";
}
function runsLater(reader, node) {
	let found;
	for (let below = reader, at = reader.parent; at && !holds(at, node); below = at, at = at.parent) if (isFunction(at) && below.field === "body" || isLazy(at)) found = at;
	return found;
}
const isLazy = ({ type, parent }) => type === "generator_expression" && parent?.type !== "call" && parent?.type !== "argument_list";
function sharedLoop(node, reader) {
	for (let at = node.parent; at; at = at.parent) {
		if (!holds(at, reader)) {
			if (isFunction(at)) return false;
			continue;
		}
		if (isFunction(at)) return false;
		if (LOOPS$2.test(at.type)) return true;
	}
	return false;
}
// dist/src/frontends/python/values/last-item.js
const MOST_TAILS = 16;
const forget = () => [];
const LOOPS$1 = /^(?:for_statement|while_statement)$/;
function lastItems(array, used, reader, module, ctx, frame) {
	const home = functionAround(reader);
	const steps = [...used].sort((a, b) => a.start - b.start).flatMap((reference) => {
		const step = stepAt(reference, module, ctx, frame);
		return step ? [{
			reference,
			step,
			within: functionAround(reference)
		}] : [];
	});
	if (steps.length === 0) return void 0;
	let tails = [steps.some(({ within }) => within && within !== home && !holds(within, reader)) ? [] : endOf(array)];
	const before = steps.filter(({ within }) => within !== home && (!within || holds(within, reader)));
	const own = steps.filter(({ reference, within }) => within === home && reference.start < reader.start);
	for (const { reference, step } of [...before, ...own]) {
		const guards = guardsOf(reference, reader, module, ctx, frame);
		if (!guards) continue;
		const isRepeated = around(reference, (node) => LOOPS$1.test(node.type) && !holds(node, reader)) !== void 0;
		const after = tails.map(isRepeated ? forget : step);
		tails = guards.length && !isRepeated ? [...tails, ...after] : after;
		if (tails.length > MOST_TAILS) tails = [[]];
	}
	return tails.flatMap((tail) => tail.at(-1) ?? []);
}
const functionAround = (node) => around(node, isFunction);
function endOf({ elements, literal }) {
	if (!literal && elements.length < 2) return [];
	const open = elements.findLastIndex(({ kind }) => kind === "spread");
	return elements.slice(open + 1);
}
function stepAt(reference, module, ctx, frame) {
	const { parent } = reference;
	const item = (node) => node ? [{
		kind: "element",
		value: () => ctx.evaluate(node, module, frame)
	}] : [];
	if (!parent) return void 0;
	if (parent.type === "augmented_assignment" && parent.children[0] === reference) return field(parent, "operator")?.text === "+=" ? joined(field(parent, "right"), module, ctx, frame) : forget;
	if (parent.type === "subscript" && objectOf$1(parent) === reference) {
		const statement = statementFor(parent);
		if (!statement) return void 0;
		const [index, ...more] = parts(parent).filter((part) => part.field === "subscript");
		if (!index || more.length || index.text !== "-1") return forget;
		if (statement.type === "delete_statement") return (tail) => tail.slice(0, -1);
		const isPlain = statement.type === "assignment" && field(statement, "left") === parent;
		return (tail) => [...tail.slice(0, -1), ...item(isPlain ? field(statement, "right") : void 0)];
	}
	if (parent.type === "argument_list") {
		const call = parent.parent;
		return call && calledFunctions(calleeOf(call), module, ctx).length ? forget : void 0;
	}
	const call = parent.parent;
	if (!isMember(parent) || objectOf$1(parent) !== reference || !call || !isCall(call) || calleeOf(call) !== parent) return void 0;
	const [first, second] = positional(call);
	switch (memberName(parent)) {
		case "append": return (tail) => [...tail, ...item(first)];
		case "extend": return joined(first, module, ctx, frame);
		case "insert": return first && second && numberValue(first) === 0 ? (tail) => tail : forget;
		case "pop": return !first || first.text === "-1" ? (tail) => tail.slice(0, -1) : numberValue(first) === 0 ? (tail) => tail.slice(1) : forget;
		case "reverse":
		case "sort":
		case "clear":
		case "remove": return forget;
		default: return;
	}
}
function joined(list, module, ctx, frame) {
	const [only, ...others] = list ? outcomes(ctx.evaluate(list, module, frame)) : [];
	if (only?.leaf.kind !== "array" || others.length) return forget;
	const { elements } = only.leaf;
	const end = endOf(only.leaf);
	return (tail) => end.length === elements.length ? [...tail, ...end] : end;
}
// dist/src/frontends/python/values/parsed-options.js
function parsedOption(parsed, name, node, module, ctx) {
	const [only, ...others] = outcomes(parsed).map(({ leaf }) => {
		const home = leaf.kind === "open" ? ctx.modules.get(leaf.expr.file) : void 0;
		const maker = home && makerOf(leaf.expr.node, home, ctx);
		return maker && defaultIn(maker, name, ctx);
	});
	if (!only || others.length || isWritten(name, ctx) || !isOnlySent(name, ctx)) return void 0;
	const expr = exprOf(module, node);
	return {
		kind: "choice",
		expr,
		test: {
			key: `option:${only.expr.file}:${only.expr.start}`,
			expr,
			negated: false,
			pure: true
		},
		fallback: true,
		yes: openAt(module, node, "environment"),
		no: only
	};
}
function isWritten(name, ctx) {
	const isParsed = ({ receiver, module }) => ctx.instancesOf(receiver, module).length === 0;
	return ctx.writesTo(name).some(isParsed) || ctx.looseWrites(name).some(isParsed);
}
const isOnlySent = (name, ctx) => ctx.callsNamed("vars").length === 0 && ctx.membersNamed("__dict__").length === 0 && ctx.membersNamed(name).every(({ node, module }) => ctx.instancesOf(objectOf$1(node), module).length > 0 || isSent(node, module, ctx));
const SHOWS = /^(?:debug|info|warning|error|critical|log|echo|secho)$/;
function isSent(node, module, ctx) {
	const { parent } = node;
	if (parent?.type === "interpolation") return true;
	const list = parent && isKeyword(parent) ? parent.parent : parent;
	const call = list?.type === "argument_list" ? list.parent : void 0;
	if (!call || !isCall(call)) return false;
	const callee = unwrap(calleeOf(call));
	if (calledFunctions(callee, module, ctx).length > 0 || !isMember(callee)) return callee.text === "print";
	return isKeyword(node.parent) || SHOWS.test(memberName(callee));
}
function makerOf(call, module, ctx) {
	const callee = isCall(call) ? unwrap(calleeOf(call)) : void 0;
	if (!callee || !isMember(callee) || memberName(callee) !== "parse_args") return void 0;
	if (positional(call).length > 1 || parts(argumentsOf(call)).some((one) => isKeyword(one) || isSplat(one))) return void 0;
	const [made, ...others] = outcomes(ctx.evaluate(objectOf$1(callee), module)).map(({ leaf }) => leaf.expr);
	const home = made && others.length === 0 ? ctx.modules.get(made.file) : void 0;
	const parser = made?.node;
	if (!home || !parser || !isCall(parser)) return void 0;
	return nameOfExternal(calleeOf(parser), home, ctx) === "argparse.ArgumentParser" ? home : void 0;
}
function defaultIn(module, name, ctx) {
	if (ctx.callsNamed("set_defaults", module).length > 0) return void 0;
	const [only, ...others] = ctx.callsNamed("add_argument", module).filter(({ node }) => nameOf$1(node) === name);
	const fallback = only && others.length === 0 ? keyword(only.node, "default") : void 0;
	const type = only && keyword(only.node, "type");
	if (only && keyword(only.node, "choices")) return void 0;
	return fallback && (!type || /^(?:str|int|float)$/.test(type.text)) ? ctx.evaluate(fallback, module) : void 0;
}
function nameOf$1(call) {
	const dest = keyword(call, "dest");
	if (dest) return stringValue(dest);
	const names = positional(call).flatMap((one) => stringValue(one) ?? []);
	const name = names.find((one) => one.startsWith("--")) ?? names[0];
	return name === void 0 ? void 0 : argumentNamed(name);
}
// dist/src/frontends/python/values/members.js
function isEnvironment(node, module, ctx) {
	const found = resolveName(node, module, ctx);
	return found.kind === "external" && found.specifier === "os" && found.name === "environ";
}
function memberValue(node, module, ctx, frame) {
	const name = memberName(node);
	const found = resolveName(node, module, ctx);
	if (found.kind !== "unknown") return resolvedValue(found, node, module, ctx, frame);
	const object = unwrap(objectOf$1(node));
	const owners = ctx.instancesOf(object, module);
	if (owners.length) {
		const expr = exprOf(module, node);
		const options = owners.map((owner) => {
			const value = withTail(fieldValue(owner, name, node, module, ctx, frame) ?? openAt(module, node), node, module, ctx, frame);
			const part = owners.length > 1 || isEnum(owner.node);
			return {
				kind: "read",
				expr,
				value,
				declaration: declarationOf$1(owner, name),
				...part && { part }
			};
		});
		return options.length === 1 ? options[0] : {
			kind: "read",
			expr,
			value: {
				kind: "union",
				expr,
				options
			},
			declaration: null
		};
	}
	const whole = ctx.evaluate(object, module, frame);
	if (name === "value" && outcomes(whole).every(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string")) return {
		kind: "read",
		expr: exprOf(module, node),
		value: ofWhole(whole),
		declaration: null
	};
	const option = parsedOption(whole, name, node, module, ctx);
	if (option) return option;
	return outcomes(whole).some(({ leaf }) => leaf.kind === "open" && leaf.candidates) ? memberRead(module, node, whole, name) : openAt(module, node);
}
function withTail(value, node, module, ctx, frame) {
	const home = value.kind === "array" ? around(node, isFunction) : void 0;
	if (value.kind !== "array" || !home) return value;
	const others = [];
	walk(home, (one) => {
		if (one !== node && isMember(one) && one.text === node.text) others.push(one);
	});
	if (!others.some(isListChange)) return value;
	const last = () => lastItems({
		...value,
		literal: false,
		elements: []
	}, others, node, module, ctx, frame);
	return {
		...value,
		literal: false,
		last
	};
}
function ofWhole(value) {
	switch (value.kind) {
		case "read": return {
			...value,
			value: ofWhole(value.value),
			part: true
		};
		case "choice": return {
			...value,
			yes: ofWhole(value.yes),
			no: ofWhole(value.no)
		};
		case "union": return {
			...value,
			options: value.options.map(ofWhole)
		};
		default: return value;
	}
}
function declarationOf$1({ module, node }, name) {
	const { start } = node;
	const binding = {
		owner: {
			module,
			node
		},
		name
	};
	return {
		key: `${module.file}:${start}.${name}`,
		name,
		file: module.file,
		start,
		exported: false,
		binding
	};
}
function subscriptValue(node, module, ctx, frame) {
	const object = unwrap(objectOf$1(node));
	const [index, ...more] = parts(node).filter(({ field }) => field === "subscript");
	if (isEnvironment(object, module, ctx)) return openAt(module, node, "environment");
	if (!index || more.length) return openAt(module, node);
	if (isCall(object) && ctx.instancesOf(object, module).length) return openAt(module, node);
	return {
		kind: "read",
		expr: exprOf(module, node),
		value: indexed(ctx.evaluate(object, module, frame), index, node, module, ctx, frame),
		declaration: null
	};
}
function indexed(object, index, node, module, ctx, frame) {
	const known = outcomes(ctx.evaluate(index, module, frame));
	const whole = outcomes(object);
	const open = openAt(module, node);
	const [only] = known;
	if (whole.some(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string")) return open;
	if (known.length === 1 && only?.leaf.kind === "literal") {
		const key = fromEnd(only.leaf.value, whole);
		return key === void 0 ? open : property(object, String(key), exprOf(module, node));
	}
	if (whole.some(({ leaf }) => leaf.kind === "open") || known.length > 50) return open;
	const keys = known.every(({ leaf }) => leaf.kind === "literal") ? known.map(({ leaf }) => String(leaf.kind === "literal" && leaf.value)) : keysOf$1(whole.map(({ leaf }) => leaf));
	const texts = [...new Set(keys ?? [])];
	const options = texts.map((key) => property(object, key));
	const by = whole.length === 1 && whole[0]?.leaf.kind === "object" ? {
		value: ctx.evaluate(index, module, frame),
		texts
	} : void 0;
	return options.length ? {
		kind: "union",
		expr: exprOf(module, node),
		options,
		by
	} : open;
}
function fromEnd(index, lists) {
	if (typeof index !== "number" || index >= 0) return index;
	const [only, ...others] = lists;
	if (only?.leaf.kind !== "array") return lists.some(({ leaf }) => leaf.kind === "array") ? void 0 : index;
	return others.length === 0 && only.leaf.literal && only.leaf.elements.every(({ kind }) => kind === "element") ? only.leaf.elements.length + index : void 0;
}
function keysOf$1(values) {
	const keys = [];
	for (const value of values) {
		if (value.kind === "array") keys.push(...value.elements.map((_, index) => String(index)));
		if (value.kind !== "object") continue;
		for (const entry of value.entries) {
			if (entry.kind === "property" || entry.kind === "write") keys.push(entry.key);
			const inside = entry.kind === "spread" ? keysOf$1(outcomes(entry.value()).map(({ leaf }) => leaf)) : entry.kind === "computed" ? void 0 : [];
			if (!inside) return void 0;
			keys.push(...inside);
		}
	}
	return keys;
}
// dist/src/frontends/python/classes/dumps.js
const METHODS$1 = /^(?:model_dump|dict|_asdict)$/;
const FUNCTIONS = /^(?:dataclasses\.asdict|attrs?\.asdict)$/;
const DECIDES$1 = /^(?:model|thinking)$/;
function dumpedBy(call, module, ctx) {
	const callee = unwrap(calleeOf(call));
	const [first] = positional(call);
	if (METHODS$1.test(memberName(callee) ?? "")) return first ? void 0 : objectOf$1(callee);
	if (isName$1(callee) && callee.text === "vars" && isBuiltin("vars", callee, module, ctx)) return first;
	return FUNCTIONS.test(nameOfExternal(callee, module, ctx) ?? "") ? first : void 0;
}
function dumped(call, module, ctx) {
	const object = dumpedBy(call, module, ctx);
	const options = (object ? ctx.instancesOf(object, module).filter(({ kind }) => kind !== "class" && kind !== "cls") : []).map((owner) => dictionaryOf(owner, object, call, module, ctx));
	if (options.length === 0 || options.some((one) => one === void 0)) return void 0;
	const [only, ...others] = options;
	return others.length === 0 ? only : {
		kind: "union",
		expr: exprOf(module, call),
		options
	};
}
function dictionaryOf(owner, object, call, module, ctx) {
	const fields = fieldsOf(lineOf(owner, ctx), ctx);
	if (![...fields.keys()].some((name) => DECIDES$1.test(name))) return void 0;
	const entries = [...fields].flatMap(([key, { owner: home, declaration }]) => {
		if (!DECIDES$1.test(key)) return [];
		const expr = exprOf(home.module, declaration);
		const value = () => {
			const given = key === "model" ? fieldValue(owner, key, object, module, ctx) : void 0;
			if (!given) return openAt(home.module, declaration, "parameter");
			return {
				kind: "read",
				expr,
				value: given,
				declaration: declarationOf$1(owner, key),
				part: true
			};
		};
		return [{
			kind: "property",
			key,
			expr,
			valueExpr: expr,
			shorthand: false,
			value,
			declared: true
		}];
	});
	return {
		kind: "object",
		expr: exprOf(module, call),
		entries,
		readonly: true
	};
}
// dist/src/frontends/python/values/context-variables.js
function contextValue(node, object, module, ctx, frame) {
	const found = resolveName(object, module, ctx);
	if (found.kind !== "binding" || !isContextVariable(object, module, ctx, frame)) return void 0;
	const set = ctx.referencesTo(found.binding, found.module).flatMap((use) => {
		const member = use.node.parent;
		const call = member?.parent;
		if (!member || !isMember(member) || memberName(member) !== "set" || !call || !isCall(call)) return [];
		if (unwrap(objectOf$1(member)) !== use.node || unwrap(calleeOf(call)) !== member) return [];
		const [value] = positional(call);
		return value ? [ctx.evaluate(value, use.module)] : [];
	});
	if (set.length === 0) return void 0;
	return {
		kind: "union",
		expr: exprOf(module, node),
		options: [openAt(module, node, "call"), ...set]
	};
}
function isContextVariable(object, module, ctx, frame) {
	return outcomes(ctx.evaluate(object, module, frame)).some(({ leaf }) => {
		const made = leaf.expr.node;
		const home = ctx.modules.get(leaf.expr.file);
		if (leaf.kind !== "open" || !home || !isCall(made)) return false;
		return nameOfExternal(calleeOf(made), home, ctx) === "contextvars.ContextVar";
	});
}
// dist/src/frontends/python/values/calls.js
const FIELDS = /^(?:dataclasses\.field|pydantic(?:\.fields)?\.Field)$/;
const OPTIONS = /^(?:typer\.(?:Option|Argument)|fastapi(?:\.\w+)*\.(?:Query|Body|Form|Header|Cookie|Path))$/;
const PARAMS = /(?:Param|Params|ParamsNonStreaming|ParamsStreaming|^Request)$/;
function callValue(node, module, ctx, frame) {
	const callee = unwrap(calleeOf(node));
	const value = (of) => ctx.evaluate(of, module, frame);
	const [first, second] = positional(node);
	const found = resolveName(callee, module, ctx);
	const builtin = isName$1(callee) && isBuiltin(callee.text, callee, module, ctx) ? callee.text : void 0;
	if (builtin === "dict") return dictCall(node, module, ctx, frame);
	if ((builtin === "list" || builtin === "tuple") && first) return copied(value(first), module, node);
	if ((builtin === "set" || builtin === "frozenset") && first && outcomes(value(first)).every(({ leaf }) => leaf.kind === "array")) return value(first);
	if ((builtin === "str" || builtin === "int") && first) return value(first);
	if (builtin === "getattr" && first && second) return attributeOf(first, second, node, module, ctx, frame);
	if (isNotGiven(node, module, ctx)) return {
		kind: "literal",
		expr: exprOf(module, node),
		value: void 0
	};
	if (found.kind === "external") {
		const whole = `${found.specifier}.${found.name}`;
		if (/^anthropic\./.test(whole) && PARAMS.test(found.name)) return {
			...argumentsValue(argumentsOf(node), module, ctx, frame),
			expr: exprOf(module, node)
		};
		if (DICTIONARIES.test(whole)) return dictCall(node, module, ctx, frame);
		if (/^copy\.(?:copy|deepcopy)$/.test(whole) && first) return copyOf(value(first), node, module);
		if (whole === "types.MappingProxyType" && first) return value(first);
		if (/^(?:os\.getenv|decouple\.config)$/.test(whole)) return withFallback(node, second ?? keyword(node, "default"), module, ctx, frame);
		if (FIELDS.test(whole) || OPTIONS.test(whole)) return fieldDefault(node, module, ctx, frame);
	}
	const name = memberName(callee);
	if (name !== void 0) {
		const object = unwrap(objectOf$1(callee));
		if (name === "get" && isEnvironment(object, module, ctx)) return withFallback(node, second ?? keyword(node, "default"), module, ctx, frame);
		const whole = value(object);
		const isDictionary = outcomes(whole).every(({ leaf }) => leaf.kind === "object");
		if (name === "copy" && !first && (isDictionary || outcomes(whole).every(({ leaf }) => leaf.kind === "array"))) return copyOf(whole, node, module);
		const kept = name === "get" ? contextValue(node, object, module, ctx, frame) : void 0;
		if (kept) return kept;
		if ((name === "get" || name === "pop") && first && isDictionary) return got(whole, first, second, node, module, ctx, frame);
		if ((name === "get" || name === "pop") && first && second && mayBeDictionary(object, whole, node, module, ctx)) return gotOrElse(property(whole, stringValue(first) ?? "", exprOf(module, node)), second, node, module, ctx, frame);
	}
	const whole = dumped(node, module, ctx);
	if (whole) return whole;
	const made = classNamed(callee, module, ctx);
	if (made) return isTypedDictionary(made.node) ? {
		...argumentsValue(argumentsOf(node), module, ctx, frame),
		expr: exprOf(module, node),
		readonly: true
	} : openAt(module, node, "call");
	const returned = returnedBy(node, module, ctx, frame);
	if (returned) return returned;
	const by = name === void 0 || first ? void 0 : TEXT_CHANGES[name];
	const open = openAt(module, node, "call");
	return by && open.kind === "open" ? {
		...open,
		made: {
			from: value(objectOf$1(callee)),
			by
		}
	} : open;
}
const changed = (change) => (text) => typeof text === "string" ? change(text) : void 0;
const TEXT_CHANGES = {
	lower: changed((text) => text.toLowerCase()),
	casefold: changed((text) => text.toLowerCase()),
	strip: changed((text) => text.trim())
};
const isTypedDictionary = (node) => !isDataClass(node) && parts(field(node, "superclasses") ?? node).some((base) => /(?:^|\.)TypedDict$/.test(base.text));
function dictCall(node, module, ctx, frame) {
	const own = argumentsValue(argumentsOf(node), module, ctx, frame);
	const [base] = positional(node);
	if (base && outcomes(ctx.evaluate(base, module, frame)).some(({ leaf }) => leaf.kind === "array")) return {
		...own,
		expr: exprOf(module, node),
		entries: [{
			kind: "computed",
			expr: exprOf(module, base)
		}, ...own.entries]
	};
	const entries = base ? [spreadOf(base, base, module, ctx, frame), ...own.entries] : own.entries;
	return {
		...own,
		expr: exprOf(module, node),
		entries
	};
}
const copyOf = (value, call, module) => ({
	kind: "read",
	expr: exprOf(module, call),
	value,
	declaration: null
});
const copied = (value, module, node) => {
	const [only, ...others] = outcomes(value);
	return only?.leaf.kind === "array" && others.length === 0 ? {
		kind: "array",
		expr: exprOf(module, node),
		literal: false,
		elements: [{
			kind: "spread",
			value: () => value
		}]
	} : openAt(module, node, "call");
};
function withFallback(node, fallback, module, ctx, frame) {
	const open = openAt(module, node, "environment");
	if (!fallback) return open;
	const expr = exprOf(module, node);
	return {
		kind: "choice",
		expr,
		test: {
			key: `default:${expr.file}:${expr.start}`,
			expr,
			negated: false,
			pure: false
		},
		fallback: true,
		yes: open,
		no: ctx.evaluate(fallback, module, frame)
	};
}
function got(whole, key, fallback, node, module, ctx, frame) {
	const expr = exprOf(module, node);
	const entry = indexed(whole, key, node, module, ctx, frame);
	const known = outcomes(ctx.evaluate(key, module, frame)).every(({ leaf }) => leaf.kind === "literal");
	const otherwise = fallback ? ctx.evaluate(fallback, module, frame) : {
		kind: "literal",
		expr,
		value: null
	};
	const test = testOf(key, module, ctx, frame);
	return {
		kind: "read",
		expr,
		value: known ? {
			kind: "choice",
			expr,
			test: {
				...test,
				key: `get:${expr.file}:${expr.start}`
			},
			fallback: true,
			yes: entry,
			no: otherwise
		} : entry.kind === "union" ? {
			...entry,
			options: [...entry.options, otherwise]
		} : {
			kind: "union",
			expr,
			options: [entry, otherwise]
		},
		declaration: null
	};
}
function mayBeDictionary(object, whole, call, module, ctx) {
	const [key] = positional(call);
	if (!key || stringValue(key) === void 0 || calledFunctions(calleeOf(call), module, ctx).length > 0) return false;
	if (ctx.instancesOf(object, module).length > 0 || resolveName(calleeOf(call), module, ctx).kind === "binding") return false;
	return outcomes(whole).map(({ leaf }) => leaf).every((leaf) => leaf.kind === "open" && !isSettingsFile(leaf.expr, ctx) || leaf.kind === "object");
}
function isSettingsFile({ file, node }, ctx) {
	const home = ctx.modules.get(file);
	const found = home && isCall(node) ? resolveName(calleeOf(node), home, ctx) : void 0;
	return found?.kind === "external" && /^configparser\b/.test(found.specifier);
}
function gotOrElse(entry, fallback, node, module, ctx, frame) {
	const expr = exprOf(module, node);
	return {
		kind: "choice",
		expr,
		test: {
			key: `get:${expr.file}:${expr.start}`,
			expr,
			negated: false,
			pure: false
		},
		fallback: true,
		yes: expanding(entry),
		no: ctx.evaluate(fallback, module, frame)
	};
}
function expanding(value) {
	switch (value.kind) {
		case "read": return {
			...value,
			value: expanding(value.value)
		};
		case "choice": return {
			...value,
			yes: expanding(value.yes),
			no: expanding(value.no)
		};
		case "union": return {
			...value,
			options: value.options.map(expanding)
		};
		case "open": return value.candidates ? {
			...value,
			expands: true
		} : value;
		default: return value;
	}
}
function isSetElsewhere(name, module, { modules }) {
	const sets = new RegExp(`^[ \\t]*${name}[ \\t]*(?::[^=\\n]*)?=(?!=)`, "m");
	return /^[A-Z][A-Z\d_]*$/.test(name) && modules.filesNaming(name).some((file) => file !== module.file && sets.test(modules.textOf(file)));
}
function attributeOf(object, name, node, module, ctx, frame) {
	const fallback = positional(node)[2];
	const isOurs = /^(?:module|binding)$/.test(resolveName(object, module, ctx).kind) || ctx.instancesOf(object, module).length > 0;
	const attribute = stringValue(name);
	if (isOurs || !fallback || attribute === void 0 || isSetElsewhere(attribute, module, ctx)) return openAt(module, node, "call");
	return gotOrElse(openAt(module, node, "environment"), fallback, node, module, ctx, frame);
}
function fieldDefault(node, module, ctx, frame) {
	const given = keyword(node, "default") ?? positional(node)[0];
	if (given) return given.type === "ellipsis" ? openAt(module, node, "parameter") : ctx.evaluate(given, module, frame);
	const factory = keyword(node, "default_factory");
	if (!factory) return openAt(module, node, "parameter");
	if (factory.text === "dict") return {
		kind: "object",
		expr: exprOf(module, factory),
		entries: [],
		readonly: true
	};
	const [made, ...others] = calledFunctions(factory, module, ctx);
	return made && others.length === 0 ? resultOf(made, ctx) : openAt(module, node, "call");
}
// dist/src/frontends/python/values/evaluate.js
const MOST_NESTED = 300;
const MOST_TEXT = 1e4;
function createEvaluate(ctx) {
	const memo = /* @__PURE__ */ new Map();
	const running = /* @__PURE__ */ new Set();
	return (node, module, frame) => {
		const inner = unwrap(node);
		const known = frame ? frame.memo : memo;
		const done = known.get(inner);
		if (done) return done;
		if (running.has(inner) || running.size > MOST_NESTED) return openAt(module, inner, "too-deep");
		running.add(inner);
		try {
			const value = evaluate(inner, module, ctx(), frame);
			known.set(inner, value);
			return value;
		} finally {
			running.delete(inner);
		}
	};
}
function evaluate(node, module, ctx, frame) {
	const expr = exprOf(module, node);
	const literal = (value) => ({
		kind: "literal",
		expr,
		value
	});
	const value = (of) => ctx.evaluate(of, module, frame);
	switch (node.type) {
		case "string":
		case "concatenated_string": return text(node, module, ctx, frame);
		case "integer":
		case "float": {
			const known = numberValue(node);
			return known === void 0 ? openAt(module, node) : literal(known);
		}
		case "true":
		case "false": return literal(node.type === "true");
		case "none": return literal(null);
		case "dictionary": return withChanges(dictionary(node, module, ctx, frame), node, module, ctx);
		case "argument_list": return argumentsValue(node, module, ctx, frame);
		case "list":
		case "tuple":
		case "set":
		case "expression_list": return {
			kind: "array",
			expr,
			literal: true,
			elements: parts(node).map((item) => item.type === "list_splat" ? {
				kind: "spread",
				value: () => value(parts(item)[0])
			} : {
				kind: "element",
				value: () => value(item)
			})
		};
		case "list_comprehension":
		case "generator_expression": {
			const body = field(node, "body");
			return body ? {
				kind: "array",
				expr,
				literal: false,
				elements: [{
					kind: "element",
					value: () => value(body)
				}]
			} : openAt(module, node);
		}
		case "conditional_expression": return conditional(node, module, ctx, frame);
		case "boolean_operator": return logical(node, module, ctx, frame);
		case "unary_operator": {
			const argument = field(node, "argument");
			const known = argument && field(node, "operator")?.text === "-" ? constant(value(argument))?.value : void 0;
			return typeof known === "number" ? literal(-known) : openAt(module, node);
		}
		case "binary_operator": return binary(node, module, ctx, frame);
		case "identifier": return resolvedValue(resolveName(node, module, ctx), node, module, ctx, frame);
		case "attribute": return memberValue(node, module, ctx, frame);
		case "subscript": return subscriptValue(node, module, ctx, frame);
		case "assignment":
		case "named_expression": {
			const right = givenBy(node);
			return right ? value(right) : openAt(module, node);
		}
		case "call": return withChanges(callValue(node, module, ctx, frame), node, module, ctx);
		default: return openAt(module, node);
	}
}
function withChanges(value, node, module, ctx) {
	const changes = ctx.changesTo(node, module);
	if (changes.length === 0) return value;
	if (value.kind === "object") return {
		...value,
		entries: [...value.entries, ...changes]
	};
	const expr = exprOf(module, node);
	return {
		kind: "object",
		expr,
		entries: [{
			kind: "spread",
			expr,
			argument: expr,
			value: () => value
		}, ...changes],
		readonly: true
	};
}
function text(node, module, ctx, frame) {
	const pieces = piecesOf(node)?.map((piece) => {
		if (typeof piece === "string") return piece;
		const known = constant(withDefaultTaken(ctx.evaluate(piece, module, frame)))?.value;
		return typeof known === "string" || typeof known === "number" ? String(known) : void 0;
	});
	const whole = pieces?.every((piece) => piece !== void 0) ? pieces.join("") : void 0;
	return whole !== void 0 && whole.length <= MOST_TEXT ? {
		kind: "literal",
		expr: exprOf(module, node),
		value: whole
	} : openAt(module, node);
}
function withDefaultTaken(value) {
	if (value.kind === "read") return withDefaultTaken(value.value);
	return value.kind === "choice" && value.fallback && outcomes(value.yes).every((o) => o.leaf.kind === "open") ? value.no : value;
}
function conditional(node, module, ctx, frame) {
	const [then, condition, otherwise] = parts(node);
	if (!then || !condition || !otherwise) return openAt(module, node);
	const test = testOf(condition, module, ctx, frame);
	const fallback = (isName$1(condition) || isMember(condition)) && condition.text === then.text;
	return {
		kind: "choice",
		expr: exprOf(module, node),
		test,
		fallback,
		yes: ctx.evaluate(then, module, frame),
		no: ctx.evaluate(otherwise, module, frame)
	};
}
function logical(node, module, ctx, frame) {
	const left = field(node, "left");
	const right = field(node, "right");
	if (!left || !right) return openAt(module, node);
	const expr = exprOf(module, node);
	const test = testOf(left, module, ctx, frame);
	const second = ctx.evaluate(right, module, frame);
	if (field(node, "operator")?.text === "and") return {
		kind: "choice",
		expr,
		test,
		fallback: false,
		yes: second,
		no: {
			kind: "literal",
			expr: exprOf(module, left),
			value: void 0
		}
	};
	return {
		kind: "choice",
		expr,
		test,
		fallback: true,
		yes: ctx.evaluate(left, module, frame),
		no: second
	};
}
function binary(node, module, ctx, frame) {
	const left = field(node, "left");
	const right = field(node, "right");
	const operator = field(node, "operator")?.text ?? "";
	if (!left || !right) return openAt(module, node);
	const expr = exprOf(module, node);
	const [first, second] = [ctx.evaluate(left, module, frame), ctx.evaluate(right, module, frame)];
	if (operator === "|") {
		if (![first, second].some((value) => outcomes(value).some(({ leaf }) => leaf.kind === "object"))) return openAt(module, node);
		return {
			kind: "object",
			expr,
			entries: [spreadOf(left, left, module, ctx, frame), spreadOf(right, right, module, ctx, frame)],
			readonly: true
		};
	}
	const [a, b] = [constant(first)?.value, constant(second)?.value];
	if (operator === "+" && typeof a === "string" && typeof b === "string" && a.length + b.length <= MOST_TEXT) return {
		kind: "literal",
		expr,
		value: a + b
	};
	if (operator === "+" && [first, second].some((value) => outcomes(value).some(({ leaf }) => leaf.kind === "array"))) return {
		kind: "array",
		expr,
		literal: false,
		elements: [{
			kind: "spread",
			value: () => first
		}, ...second.kind === "array" && second.literal ? second.elements : [{
			kind: "spread",
			value: () => second
		}]]
	};
	if (typeof a !== "number" || typeof b !== "number") return openAt(module, node);
	const result = {
		"+": a + b,
		"-": a - b,
		"*": a * b,
		"/": a / b,
		"//": Math.floor(a / b),
		"**": a ** b,
		"%": a % b
	}[operator];
	return result === void 0 ? openAt(module, node) : {
		kind: "literal",
		expr,
		value: result
	};
}
const spreadOf = (entry, argument, module, ctx, frame) => ({
	kind: "spread",
	expr: exprOf(module, entry),
	argument: exprOf(module, unwrap(argument)),
	value: () => ctx.evaluate(argument, module, frame)
});
const propertyOf = (key, entry, value, module, ctx, frame) => ({
	kind: "property",
	key,
	expr: exprOf(module, entry),
	valueExpr: exprOf(module, unwrap(value)),
	written: exprOf(module, value),
	shorthand: false,
	value: () => ctx.evaluate(value, module, frame)
});
function dictionary(node, module, ctx, frame) {
	const entries = parts(node).flatMap((part) => {
		if (part.type === "dictionary_splat") return [spreadOf(part, parts(part)[0], module, ctx, frame)];
		const [key, value] = [field(part, "key"), field(part, "value")];
		if (part.type !== "pair" || !key || !value) return [{
			kind: "computed",
			expr: exprOf(module, part)
		}];
		return [propertyOf(keyName(key, module, ctx, frame), part, value, module, ctx, frame)];
	});
	return {
		kind: "object",
		expr: exprOf(module, node),
		entries,
		readonly: false
	};
}
function keyName(key, module, ctx, frame) {
	const known = stringValue(key) ?? constant(ctx.evaluate(key, module, frame))?.value;
	return typeof known === "string" || typeof known === "number" ? String(known) : `\0${key.text}`;
}
function argumentsValue(list, module, ctx, frame) {
	const entries = (list.type === "argument_list" ? parts(list) : []).flatMap((part) => {
		if (part.type === "dictionary_splat") return [spreadOf(part, parts(part)[0], module, ctx, frame)];
		const [name, value] = [field(part, "name"), field(part, "value")];
		return isKeyword(part) && name && value ? [propertyOf(name.text, part, value, module, ctx, frame)] : [];
	});
	const inOrder = [...entries.filter(({ kind }) => kind === "spread"), ...entries.filter(({ kind }) => kind !== "spread")];
	return {
		kind: "object",
		expr: exprOf(module, list),
		entries: inOrder,
		readonly: false
	};
}
function resolvedValue(found, node, module, ctx, frame) {
	switch (found.kind) {
		case "binding": {
			const value = bindingValue(found.binding, found.module, node, ctx, found.module === module ? frame : void 0);
			const part = frame?.params.has(found.binding);
			return {
				kind: "read",
				expr: exprOf(module, node),
				value,
				declaration: declarationOf(found.binding, found.module),
				...part && { part }
			};
		}
		case "external":
			if (/^anthropic(?:\.|$)/.test(found.specifier) && /^(?:NOT_GIVEN|not_given|omit)$/.test(found.name)) return {
				kind: "literal",
				expr: exprOf(module, node),
				value: void 0
			};
			return openAt(module, node, "import");
		default: return openAt(module, node);
	}
}
const isNotGiven = (call, module, ctx) => {
	const found = resolveName(calleeOf(call), module, ctx);
	return found.kind === "external" && /^anthropic(?:\.|$)/.test(found.specifier) && /^(?:NotGiven|Omit)$/.test(found.name);
};
const memberRead = (module, node, whole, key) => ({
	kind: "read",
	expr: exprOf(module, node),
	value: property(whole, key, exprOf(module, node)),
	declaration: null
});
// dist/src/frontends/python/classes/data-fields.js
const MODEL = /(?:^|\.)(?:BaseModel|BaseSettings|Struct|SQLModel)\b/;
const isModel = (owner, ctx) => lineOf(owner, ctx).some(({ node }) => basesOf(node).some(({ text }) => MODEL.test(text)));
const readsEnvironment = (line) => line.some(({ node }) => basesOf(node).some(({ text }) => /(?:^|\.)BaseSettings$/.test(text)));
function fieldsOf(line, ctx) {
	const [owner] = line;
	return owner ? ctx.remember("fields", owner.node, () => findFields(line, ctx)) : /* @__PURE__ */ new Map();
}
function findFields(line, ctx) {
	const found = /* @__PURE__ */ new Map();
	for (const owner of [...line].reverse()) {
		if (!isDataClass(owner.node) && !isModel(owner, ctx)) continue;
		for (const { name, definitions } of owner.module.scopes.scopeOf(owner.node)?.bindings.values() ?? []) {
			const declared = definitions.find(({ node }) => annotationOf(node));
			if (!declared || /\bClassVar\b/.test(annotationOf(declared.node)?.text ?? "")) continue;
			const last = definitions.at(-1)?.node ?? declared.node;
			found.set(name, {
				owner,
				declaration: declared.node,
				fallback: field(last, "right")
			});
		}
	}
	return found;
}
const fieldOf = (line, name, ctx) => fieldsOf(line, ctx).get(name);
function dataField(owner, line, name, declared, ctx) {
	const { module } = declared.owner;
	const id = field(declared.declaration, "left") ?? declared.declaration;
	const hasConstructor = line.some((one) => one.module.scopes.scopeOf(one.node)?.bindings.has("__init__"));
	if (line.some((one) => validates(one, name))) return openAt(module, id, "parameter");
	const fallback = declared.fallback && ctx.evaluate(declared.fallback, module);
	const made = hasConstructor ? void 0 : owner.call;
	const given = made && givenTo(made, line, name, ctx);
	if (given) return given;
	const open = {
		kind: "open",
		expr: exprOf(module, id),
		why: readsEnvironment(line) ? "environment" : "parameter",
		candidates: () => passedTo(line, name, ctx),
		expands: true
	};
	if (!fallback) return {
		...open,
		expands: false
	};
	if (made && !readsEnvironment(line)) return fallback;
	const expr = exprOf(module, id);
	return {
		kind: "choice",
		expr,
		test: {
			key: `default:${expr.file}:${expr.start}`,
			expr,
			negated: false,
			pure: true
		},
		fallback: true,
		yes: open,
		no: fallback
	};
}
function passedTo(line, name, ctx) {
	const [owner] = line;
	return owner ? ctx.remember(`passed to ${name}`, owner.node, () => findPassed(owner, line, name, ctx)) : [];
}
function findPassed(owner, line, name, ctx) {
	const isHere = (one) => line.some(({ node }) => node === one.node);
	const made = callsOfClass(owner, ctx, () => true).flatMap((call) => givenTo(call, line, name, ctx) ?? []);
	const handedUp = ctx.callsNamed("__init__").filter(({ node, module }) => {
		const callee = unwrap(calleeOf(node));
		return isMember(callee) && ctx.instancesOf(objectOf$1(callee), module).some((one) => one.kind !== "made" && isHere(one));
	}).flatMap((call) => givenTo(call, line, name, ctx) ?? []);
	const copied = ctx.copies().flatMap((call) => {
		const from = copiedFrom(call, ctx);
		return from.length === 0 || from.some((one) => areRelated(one, owner, ctx)) ? changesOf$1(call, name, ctx) ?? [] : [];
	});
	const checked = [
		"model_validate",
		"parse_obj",
		"model_construct",
		"construct",
		"_make"
	].flatMap((method) => ctx.callsNamed(method).flatMap((call) => {
		const callee = unwrap(calleeOf(call.node));
		if (!isMember(callee) || !ctx.instancesOf(objectOf$1(callee), call.module).some((one) => areRelated(one, owner, ctx))) return [];
		const [whole] = positional(call.node);
		const value = whole ? property(ctx.evaluate(whole, call.module), name) : givenTo(call, line, name, ctx);
		return value && !isAbsent(value) ? [value] : [];
	}));
	return [
		...made,
		...handedUp,
		...copied,
		...checked
	];
}
const METHODS_COPY = /^(?:_replace|model_copy|copy)$/;
function copiedFrom({ module, node }, ctx) {
	const callee = unwrap(calleeOf(node));
	const [first] = positional(node);
	const source = isMember(callee) && METHODS_COPY.test(memberName(callee) ?? "") ? objectOf$1(callee) : first;
	return source ? ctx.instancesOf(source, module) : [];
}
function changesOf$1({ module, node }, name, ctx) {
	const isUpdate = /^(?:model_copy|copy)$/.test(memberName(unwrap(calleeOf(node))) ?? "");
	const update = isUpdate ? keyword(node, "update") : void 0;
	if (isUpdate && !update) return void 0;
	const whole = update ? ctx.evaluate(update, module) : argumentsValue(argumentsOf(node), module, ctx);
	const value = property(whole, name, exprOf(module, node));
	return isAbsent(value) ? void 0 : value;
}
function givenTo({ module, node }, line, name, ctx) {
	const list = argumentsOf(node);
	const given = argumentsValue(list, module, ctx);
	const fields = fieldsOf(line, ctx);
	const declared = fields.get(name);
	for (const one of [
		name,
		name.replace(/^_+/, ""),
		...declared ? aliasesOf(declared) : []
	]) {
		const value = property(given, one, exprOf(module, node));
		if (!isAbsent(value)) return value;
	}
	const isRenamed = ({ node: one }) => ctx.remember("alias-generator", one, () => /\balias_generator\b/.test(one.text));
	if (line.some(isRenamed) && given.entries.length) return openAt(module, node, "parameter");
	const index = [...fields].filter(([, one]) => !/\b(?:init\s*=\s*False|kw_only\s*=\s*True)\b/.test(one.fallback?.text ?? "")).findIndex(([key]) => key === name);
	const splat = (list.type === "argument_list" ? parts(list) : [list]).filter(({ type }) => type !== "keyword_argument" && type !== "dictionary_splat").findIndex(isSplat);
	if (splat >= 0 && splat <= index) return openAt(module, node, "parameter");
	const argument = index < 0 ? void 0 : positional(node)[index + calledBy(node).length - 1];
	return argument && ctx.evaluate(argument, module);
}
function aliasesOf({ fallback }) {
	if (!fallback || !isCall(fallback)) return [];
	return ["alias", "validation_alias"].flatMap((name) => {
		const value = keyword(fallback, name);
		const text = value && stringValue(value);
		return text === void 0 ? [] : [text];
	});
}
function validates({ module, node }, name) {
	return [...module.scopes.scopeOf(node)?.bindings.values() ?? []].flatMap(({ definitions }) => definitions).some(({ kind, node: fn }) => {
		if (kind !== "function") return false;
		return decoratorsOf(fn).some((decorator) => {
			const checks = /^(?:\w+\.)*(field_validator|validator|model_validator|root_validator)\b/.exec(decorator.text)?.[1];
			if (!checks) return false;
			if (/^(?:model|root)/.test(checks)) return !/["']after["']/.test(decorator.text) && namesKey(fn, name);
			return isCall(decorator) && positional(decorator).some((one) => [name, "*"].includes(stringValue(one) ?? "")) && !givesBack(fn);
		});
	});
}
function givesBack(fn) {
	const names = parts(field(fn, "parameters") ?? fn).map((param) => (field(param, "name") ?? parts(param)[0] ?? param).text);
	let only = true;
	walk(field(fn, "body") ?? fn, (node) => {
		const [value] = node.type === "return_statement" ? parts(node) : [];
		if (value && value.text !== names[1]) only = false;
		if (/assignment$/.test(node.type) && field(node, "left")?.text === names[1]) only = false;
		return only;
	});
	return only;
}
function namesKey(fn, name) {
	let found = false;
	walk(fn, (node) => {
		if (node.type === "string" && stringValue(node) === name) found = true;
		return !found;
	});
	return found;
}
// dist/src/frontends/python/changes/last-round.js
function withLastRound(before, assignment, reader, module, ctx, frame) {
	const { over: region } = leftoverOf(assignment, reader, module, ctx);
	const right = field(assignment, "right");
	if (!right || !region || !holds(region, reader)) return before;
	const { sides, parts: added } = leftBy(right, reader);
	const chosen = sides.reduce((value, side) => {
		const { test } = unknownGuard(exprOf(module, side), exprOf(module, assignment));
		return {
			kind: "choice",
			expr: exprOf(module, side),
			test,
			fallback: false,
			yes: ctx.evaluate(side, module, frame),
			no: value
		};
	}, before);
	const expr = exprOf(module, right);
	const entries = added.flatMap((part) => changed$1(keysOf(part), expr));
	if (entries.length === 0) return chosen;
	return chosen.kind === "object" ? {
		...chosen,
		entries: [...chosen.entries, ...entries]
	} : withUnknown(chosen, entries, expr);
}
function leftBy(expression, reader) {
	const inner = unwrap(expression);
	if (inner === reader) return {
		sides: [],
		parts: []
	};
	const all = parts(inner);
	const through = all.find((part) => holds(part, reader));
	const rest = through ? all.filter((part) => part !== through) : [];
	if (inner.type === "conditional_expression" || inner.type === "boolean_operator") {
		const sides = inner.type === "boolean_operator" ? all : [all[0], all[2]].filter((side) => side !== void 0);
		if (!through || !sides.includes(through)) return {
			sides: [],
			parts: []
		};
		const left = leftBy(through, reader);
		return {
			...left,
			sides: [...left.sides, ...sides.filter((side) => side !== through)]
		};
	}
	if (through !== void 0 && unwrap(through.type === "dictionary_splat" ? parts(through)[0] : through) === reader && (inner.type === "dictionary" || inner.type === "binary_operator" && field(inner, "operator")?.text === "|")) return {
		sides: [],
		parts: rest
	};
	const list = isCall(inner) && calleeOf(inner).text === "dict" ? argumentsOf(inner) : void 0;
	return {
		sides: [],
		parts: list ? parts(list).filter((part) => !holds(part, reader)) : []
	};
}
function keysOf(part) {
	if (isKeyword(part)) return [field(part, "name")?.text ?? ""];
	if (part.type === "pair") {
		const key = stringValue(field(part, "key"));
		return key === void 0 ? void 0 : [key];
	}
	const inner = unwrap(part.type === "dictionary_splat" ? parts(part)[0] : part);
	const keys = (inner.type === "conditional_expression" ? [parts(inner)[0], parts(inner)[2]] : inner.type === "dictionary" ? parts(inner) : [void 0]).map((side) => side ? keysOf(side) : void 0);
	return keys.every((one) => one !== void 0) ? keys.flat() : void 0;
}
// dist/src/frontends/python/changes/writes.js
function withWrites(value, binding, reader, module, ctx, frame) {
	const used = binding.references.concat(binding.definitions.filter(({ kind }) => kind === "augment").map(({ id }) => id)).filter((reference) => reference !== reader);
	if (value.kind === "array") return withItems(value, used, reader, module, ctx, frame);
	const changes = used.flatMap((reference) => changeOf(reference) ?? []);
	let written = without(value, new Set(changes.map(({ statement }) => exprKey(exprOf(module, statement)))));
	const put = (entries, reference) => {
		if (entries.length === 0 || written.kind === "literal") return;
		written = written.kind === "object" ? {
			...written,
			entries: [...written.entries, ...entries]
		} : withUnknown(written, entries, exprOf(module, reference));
	};
	for (const reference of used.sort((a, b) => a.start - b.start)) put(writesOf(reference, reader, written, module, ctx, frame), reference);
	put((isNamedAnew(reader, module, ctx) ? changes.filter(({ statement }) => !guardsOf(statement, reader, module, ctx, frame)) : []).flatMap((change) => changed$1(change.keys, exprOf(module, change.statement))), reader);
	return written;
}
const HOLDERS = /^(?:pair|dictionary|list|tuple|expression_list|conditional_expression|boolean_operator|parenthesized_expression)$/;
const KEEPS = /^(?:append|appendleft|add|insert|extend|setdefault|update|put|put_nowait)$/;
function isNamedAnew(reader, module, ctx) {
	let at = reader;
	while (at.parent && HOLDERS.test(at.parent.type)) at = at.parent;
	const { parent } = at;
	if (parent?.type === "assignment") return at.field === "right";
	const call = parent && (isKeyword(parent) ? parent.parent : parent)?.parent;
	if (!call || !isCall(call)) return false;
	const callee = unwrap(calleeOf(call));
	return KEEPS.test(memberName(callee) ?? "") || classNamed(callee, module, ctx) !== void 0;
}
function writesOf(reference, reader, before, module, ctx, frame) {
	const target = outermost$1(reference);
	const holder = target.parent;
	if (!holder) return [];
	if (holder.type === "augmented_assignment" && field(holder, "left") === target) return merged(holder, reader, module, ctx, frame);
	if (holder.type === "subscript" && objectOf$1(holder) === target) return assigned(holder, target, reader, before, module, ctx, frame);
	if (!isMember(holder) || objectOf$1(holder) !== target || !holder.parent || !isCall(holder.parent) || calleeOf(holder.parent) !== holder) {
		const change = changeOf(target);
		const statement = change?.statement ?? hookCall(target, module, ctx);
		return statement && guardsOf(statement, reader, module, ctx, frame) ? changed$1(change?.keys, exprOf(module, statement)) : [];
	}
	return called(holder.parent, memberName(holder), target, reader, before, module, ctx, frame);
}
function merged(statement, reader, module, ctx, frame) {
	const right = field(statement, "right");
	const guards = guardsOf(statement, reader, module, ctx, frame);
	return right && guards ? [guardedSpread(spreadOf(statement, right, module, ctx, frame), guards, exprOf(module, statement))] : [];
}
function assigned(holder, target, reader, before, module, ctx, frame) {
	const [index] = holder.children.filter(({ field: name }) => name === "subscript");
	const key = keyOf$1(holder) ?? (index && nameOf(index, module, ctx, frame));
	const statement = statementFor(holder);
	if (statement?.type === "delete_statement") return removed(statement, key, holder, target, reader, module, ctx, frame);
	if (statement) {
		const expr = exprOf(module, statement);
		const conditions = guardsOf(statement, reader, module, ctx, frame);
		if (!conditions) return [];
		if (key === void 0) return [{
			kind: "computed",
			expr
		}];
		const isPlain = statement.type === "assignment" && field(statement, "left") === holder;
		const right = field(statement, "right");
		if (!right || !isPlain && statement.type !== "augmented_assignment") return [{
			kind: "computed",
			key,
			expr
		}];
		const value = () => isPlain ? ctx.evaluate(right, module, frame) : openAt(module, statement);
		return [{
			kind: "write",
			key,
			expr,
			target: exprOf(module, target),
			valueExpr: exprOf(module, right),
			value,
			conditions
		}];
	}
	const change = changeOf(holder);
	const conditions = change && guardsOf(change.statement, reader, module, ctx, frame);
	if (!change || !conditions) return [];
	if (key !== void 0) return [nestedWrite(key, holder, target, change, conditions, before, module, ctx, frame)];
	const keys = keysOf$1(outcomes(before).map(({ leaf }) => leaf));
	if (!keys) return [{
		kind: "computed",
		expr: exprOf(module, change.statement)
	}];
	const anyOfThem = [...conditions, unknownGuard(exprOf(module, holder))];
	return keys.map((one) => nestedWrite(one, holder, target, change, anyOfThem, before, module, ctx, frame));
}
function nestedWrite(key, holder, target, change, conditions, before, module, ctx, frame) {
	const { keys, statement } = change;
	const expr = exprOf(module, statement);
	const whole = exprOf(module, holder);
	const left = field(statement, "left");
	const right = statement.type === "assignment" && left?.type === "subscript" ? field(statement, "right") : void 0;
	const [inner] = keys ?? [];
	const isTurnedOff = inner === "type" && right !== void 0 && constant(ctx.evaluate(right, module, frame))?.value !== "enabled" && outcomes(property(property(before, key), "budget_tokens")).some(({ leaf }) => leaf.kind !== "literal" || !leaf.absent);
	const entries = right && inner !== void 0 && !isTurnedOff ? [{
		kind: "write",
		key: inner,
		expr,
		target: whole,
		valueExpr: exprOf(module, right),
		value: () => ctx.evaluate(right, module, frame),
		conditions: [],
		nested: true
	}] : changed$1(change.keys, exprOf(module, change.statement));
	const value = () => entries.reduce((so, entry) => withEntry(so, entry, conditions), property(before, key));
	return {
		kind: "write",
		key,
		expr,
		target: exprOf(module, target),
		valueExpr: whole,
		value,
		conditions,
		nested: true
	};
}
function removed(statement, key, holder, target, reader, module, ctx, frame) {
	const conditions = guardsOf(statement, reader, module, ctx, frame);
	if (!conditions) return [];
	const expr = exprOf(module, holder);
	if (key === void 0) return [{
		kind: "computed",
		expr
	}];
	const value = () => ({
		kind: "literal",
		expr,
		value: void 0,
		absent: true
	});
	return [{
		kind: "write",
		key,
		expr: exprOf(module, statement),
		target: exprOf(module, target),
		valueExpr: expr,
		value,
		conditions
	}];
}
function called(call, name, target, reader, before, module, ctx, frame) {
	const guards = guardsOf(call, reader, module, ctx, frame);
	const change = changeOf(target);
	if (!guards || !change) return [];
	const expr = exprOf(module, call);
	const [first, second] = positional(call);
	if (name === "update") {
		if (first && !outcomes(ctx.evaluate(first, module, frame)).every(({ leaf }) => leaf.kind === "object" || leaf.kind === "open")) return changed$1(change.keys, exprOf(module, change.statement));
		const list = argumentsOf(call);
		const entries = first ? [guardedSpread(spreadOf(first, first, module, ctx, frame), guards, expr)] : [];
		const own = argumentsValue(list, module, ctx, frame);
		if (own.entries.length) entries.push(guardedSpread({
			kind: "spread",
			expr,
			argument: exprOf(module, list),
			value: () => own
		}, guards, expr));
		return entries;
	}
	const key = first && nameOf(first, module, ctx, frame);
	if (key === void 0) return changed$1(change.keys, exprOf(module, change.statement));
	const at = {
		kind: "write",
		key,
		expr,
		target: exprOf(module, target),
		conditions: guards
	};
	if (name === "pop") return [{
		...at,
		valueExpr: expr,
		value: () => ({
			kind: "literal",
			expr,
			value: void 0,
			absent: true
		})
	}];
	if (name !== "setdefault") return [{
		kind: "computed",
		key,
		expr
	}];
	if (!second) return [];
	const own = outcomes(property(before, key));
	if (own.every(({ leaf }) => leaf.kind !== "open" && !isAbsent(leaf))) return [];
	const isNew = own.every(({ leaf }) => isAbsent(leaf));
	return [{
		...at,
		valueExpr: exprOf(module, second),
		value: () => isNew ? ctx.evaluate(second, module, frame) : openAt(module, call)
	}];
}
function nameOf(node, module, ctx, frame) {
	const known = stringValue(node) ?? constant(ctx.evaluate(node, module, frame))?.value;
	return typeof known === "string" ? known : void 0;
}
function withItems(array, used, reader, module, ctx, frame) {
	const whole = (node) => node ? [{
		kind: "spread",
		value: () => ctx.evaluate(node, module, frame)
	}] : [];
	const added = used.flatMap((reference) => {
		const parent = reference.parent;
		if (parent.type === "augmented_assignment" && field(parent, "left") === reference) return whole(field(parent, "right"));
		const assignment = parent.type === "subscript" && objectOf$1(parent) === reference ? statementFor(parent) : void 0;
		if (assignment?.type === "delete_statement") return [];
		if (assignment) return [{
			kind: "element",
			value: () => openAt(module, assignment, "reassigned")
		}];
		const call = parent.parent;
		if (!isMember(parent) || objectOf$1(parent) !== reference || !call || !isCall(call) || calleeOf(call) !== parent) return [];
		const name = memberName(parent);
		const items = positional(call);
		if (name === "extend") return whole(items[0]);
		const item = name === "append" ? items[0] : name === "insert" ? items[1] : void 0;
		return item ? [{
			kind: "element",
			value: () => ctx.evaluate(item, module, frame)
		}] : [];
	});
	const last = () => lastItems(array, used, reader, module, ctx, frame);
	if (added.length === 0 && !used.some((reference) => isListChange(reference) || isShuffled(reference))) return {
		...array,
		last
	};
	return {
		...array,
		literal: false,
		elements: [...array.elements, ...added],
		last
	};
}
const isShuffled = ({ parent }) => parent?.type === "argument_list" && parent.parent !== null && isCall(parent.parent) && /\bshuffle$/.test(calleeOf(parent.parent).text);
// dist/src/frontends/python/changes/flow.js
const LOOPS = /^(?:for_statement|for_in_clause)$/;
function declarationOf(binding, module) {
	const { start } = binding.definitions[0]?.id ?? binding.scope.node;
	return {
		key: `${module.file}:${start}`,
		name: binding.name,
		file: module.file,
		start,
		exported: false,
		binding
	};
}
function bindingValue(binding, module, reader, ctx, frame) {
	const definitions = binding.definitions.filter(({ kind }) => kind !== "declare" && kind !== "augment");
	const [only] = definitions;
	if (!only) return openAt(module, reader, "reassigned");
	const value = definitions.length === 1 ? definedValue(only, binding, module, ctx, frame) : inOrder(definitions, binding, module, reader, ctx, frame);
	const changes = binding.definitions.some(({ kind }) => kind === "augment") && !(value && isContainer(value));
	if (!value || changes || setFromOutside(binding, module, ctx).length) return openAt(module, only.id, "reassigned");
	return withWrites(value, binding, reader, module, ctx, frame);
}
const isContainer = (value) => outcomes(value).every(({ leaf }) => leaf.kind === "object" || leaf.kind === "array");
function definedValue({ kind, node, id }, binding, module, ctx, frame) {
	if (kind === "param") return parameterValue(binding, node, module, ctx, frame);
	const right = givenBy(node);
	if (right && LOOPS.test(node.type)) return itemOfEach(eachOf(ctx.evaluate(right, module, frame), id, module), field(node, "left"), id, module);
	if (!right) return openAt(module, id, kind === "other" ? "reassigned" : "expression");
	if (kind === "assign" || node.type === "named_expression") return ctx.evaluate(right, module, frame);
	return kind === "unpack" ? unpacked(node, right, id, module, ctx, frame) : openAt(module, id, "reassigned");
}
function eachOf(list, id, module) {
	const itemsOf = (value) => outcomes(value).flatMap(({ leaf }) => leaf.kind === "array" ? leaf.elements.flatMap((element) => element.kind === "element" ? [element.value()] : itemsOf(element.value())) : [openAt(module, id, "reassigned")]);
	return anyOf(itemsOf(list), id, module);
}
function anyOf(options, id, module) {
	const [only] = options;
	if (!only) return openAt(module, id, "reassigned");
	return options.length === 1 ? only : {
		kind: "union",
		expr: exprOf(module, id),
		options
	};
}
function itemOfEach(each, left, id, module) {
	if (left === id) return each;
	const targets = left ? parts(left) : [];
	const index = targets.indexOf(id);
	const open = openAt(module, id, "reassigned");
	if (index < 0 || !targets.every(isName$1)) return open;
	return anyOf(outcomes(each).map(({ leaf }) => {
		const items = leaf.kind === "array" ? leaf.elements : [];
		const item = items[index];
		return item?.kind === "element" && items.length === targets.length && items.every(({ kind }) => kind === "element") ? item.value() : open;
	}), id, module);
}
function unpacked(assignment, right, id, module, ctx, frame) {
	const left = field(assignment, "left");
	const targets = left ? parts(left) : [];
	const index = targets.indexOf(id);
	const star = targets.findIndex((target) => !isName$1(target));
	const isFull = (count) => star < 0 ? count === targets.length : count >= targets.length - 1;
	const whole = lazily(() => ctx.evaluate(right, module, frame));
	const tuples = lazily(() => tuplesIn(right, module, ctx, frame));
	if (index >= 0 && (star < 0 || index < star)) {
		const named = tuples()?.map((fields) => isFull(fields.length) ? fields[index]?.() : void 0);
		const known = named?.filter((option) => option !== void 0) ?? [];
		if (known.length > 0 && known.length === named?.length) return anyOf(known, id, module);
		const isFilling = ({ leaf }) => leaf.kind === "array" && leaf.literal && isFull(leaf.elements.length) && leaf.elements.every(({ kind }) => kind === "element");
		if (outcomes(whole()).every(isFilling)) return property(whole(), String(index));
	}
	return openAt(module, id);
}
function tuplesIn(right, module, ctx, frame) {
	const lines = ctx.instancesOf(right, module).filter(({ kind }) => kind !== "class" && kind !== "cls").map((owner) => ({
		owner,
		line: lineOf(owner, ctx)
	}));
	if (lines.length === 0 || !lines.every(({ line }) => line.some(({ node }) => isNamedTuple(node)))) return void 0;
	return lines.map(({ owner, line }) => [...fieldsOf(line, ctx).keys()].map((name) => () => fieldValue(owner, name, right, module, ctx, frame) ?? openAt(module, right)));
}
function inOrder(definitions, binding, module, reader, ctx, frame) {
	let value;
	for (const definition of definitions) {
		const { kind, node } = definition;
		if (holds(node, reader) && kind !== "param") {
			value = value && withLastRound(value, node, reader, module, ctx, frame);
			continue;
		}
		if (kind !== "param" && kind !== "assign") return void 0;
		if (kind === "assign" && assignedElsewhere(node, binding)) return void 0;
		const guards = kind === "param" ? [] : guardsOf(node, reader, module, ctx, frame);
		if (!guards) continue;
		const own = definedValue(definition, binding, module, ctx, frame);
		const before = value;
		if (before === void 0) {
			value = own;
			continue;
		}
		const [guard, another] = guards;
		if (guard && !another && isDefault(own) && asksForNone(node, binding.name)) {
			const test = {
				...guard.test,
				negated: !guard.test.negated
			};
			value = {
				kind: "choice",
				expr: exprOf(module, node),
				test,
				fallback: true,
				yes: before,
				no: own
			};
			continue;
		}
		value = guards.reduceRight((inner, { test, holds: side }) => ({
			kind: "choice",
			expr: exprOf(module, node),
			test,
			fallback: false,
			yes: side ? inner : before,
			no: side ? before : inner
		}), own);
	}
	return value;
}
const isDefault = (value) => outcomes(value).every(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string");
function asksForNone(assignment, name) {
	const block = (assignment.parent?.type === "expression_statement" ? assignment.parent : assignment).parent;
	const condition = block?.field === "consequence" && block.parent ? field(block.parent, "condition") : void 0;
	return condition !== void 0 && [`not ${name}`, `${name} is None`].includes(condition.text.replace(/\s+/g, " "));
}
function assignedElsewhere(node, binding) {
	for (let at = node.parent; at && at !== binding.scope.node; at = at.parent) if (isFunction(at)) return true;
	return false;
}
const MOST_CALLS = 200;
const calledFunctions = (callee, module, ctx) => ctx.remember("functions", unwrap(callee), () => findFunctions(unwrap(callee), module, ctx));
function findFunctions(inner, module, ctx) {
	if (inner.type === "lambda") return [{
		module,
		node: inner
	}];
	const found = resolveName(inner, module, ctx);
	const direct = functionOf(found);
	if (direct) return [direct];
	if (isMember(inner) && found.kind === "unknown") return methodsAmong(ctx.instancesOf(objectOf$1(inner), module), memberName(inner), ctx);
	const called = isName$1(inner) || isMember(inner) ? ctx.instancesOf(inner, module) : [];
	return called.every(({ kind }) => kind !== "class" && kind !== "cls") ? methodsAmong(called, "__call__", ctx) : [];
}
function methodsAmong(owners, name, ctx) {
	const found = owners.map((owner) => methodsOf(owner, name, ctx));
	if (found.some((functions) => functions.length === 0)) return [];
	return [...new Map(found.flat().map((fn) => [fn.node, fn])).values()];
}
function isBound(fn) {
	if (fn.type !== "function_definition") return false;
	const around = frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn);
	return isClass(around) && !decoratorsOf(fn).some(({ text }) => text === "staticmethod");
}
function parametersOf(fn) {
	const list = field(fn, "parameters");
	return list ? parts(list) : [];
}
function entered(call, fn, ctx, frame) {
	const made = {
		params: /* @__PURE__ */ new Map(),
		depth: (frame?.depth ?? 0) + 1,
		memo: /* @__PURE__ */ new Map(),
		left: frame?.left ?? { calls: MOST_CALLS }
	};
	for (const param of parametersOf(fn.node)) {
		const id = parameterName(param);
		const binding = id && fn.module.scopes.bindingOf(id);
		if (!binding) continue;
		const fallback = defaultOf(param);
		const value = argumentFor(call.node, param, fn.node, call.module, ctx, frame) ?? (fallback && ctx.evaluate(fallback, fn.module));
		if (value) made.params.set(binding, value);
	}
	return made;
}
function returnedBy(call, module, ctx, frame) {
	if (frame && (frame.depth >= 8 || frame.left.calls-- <= 0)) return void 0;
	const callee = unwrap(calleeOf(call));
	const [owner, ...others] = isMember(callee) ? ctx.instancesOf(objectOf$1(callee), module) : [];
	const isOwn = owner !== void 0 && others.length === 0 && isOneObject(owner);
	const called = isOwn ? methodsByLine(owner, memberName(callee), ctx) : calledFunctions(callee, module, ctx);
	if (called.length === 0 || called.some(({ node }) => isGenerator(node))) return void 0;
	const expr = exprOf(module, call);
	const isOne = called.every(({ node }) => node === called[0]?.node);
	const options = called.map((fn) => {
		const value = resultOf(fn, ctx, entered({
			module,
			node: call
		}, fn, ctx, frame));
		return {
			kind: "read",
			expr,
			value,
			declaration: declaredBy(fn),
			...!isOne && { part: true }
		};
	});
	return isOne ? options[0] : {
		kind: "union",
		expr: isOwn ? exprOf(owner.module, owner.node) : expr,
		options
	};
}
function declaredBy({ module, node }) {
	const id = field(node, "name");
	const binding = id && module.scopes.bindingOf(id);
	return binding ? declarationOf(binding, module) : null;
}
function isGenerator(fn) {
	let found = false;
	walk(fn, (node) => {
		if (node.type === "yield") found = true;
		return !found && (node === fn || !isFunction(node));
	});
	return found;
}
function resultOf(fn, ctx, frame) {
	const { node, module } = fn;
	const body = field(node, "body");
	if (!body || isReplaced(fn, ctx)) return openAt(module, node);
	if (node.type === "lambda") return ctx.evaluate(body, module, frame);
	const stepwise = inSteps(parts(body), module, ctx, frame);
	if (stepwise) return stepwise;
	const options = returnsOf(fn).map((value) => ctx.evaluate(value, module, frame));
	if (options.length === 0) return absent(exprOf(module, node));
	return options.length === 1 ? options[0] : {
		kind: "union",
		expr: exprOf(module, node),
		options
	};
}
function returnsOf({ node }) {
	const body = field(node, "body");
	if (!body) return [];
	if (node.type === "lambda") return [body];
	const found = [];
	walk(body, (inner) => {
		const [value] = inner.type === "return_statement" ? parts(inner) : [];
		if (value) found.push(value);
		return !isFunction(inner) && !isClass(inner);
	});
	return found;
}
function yieldsOf({ node }) {
	const found = [];
	walk(field(node, "body") ?? node, (inner) => {
		const [value] = inner.type === "yield" ? parts(inner) : [];
		if (value) found.push(value);
		return !isFunction(inner) && !isClass(inner);
	});
	return found;
}
function inSteps(body, module, ctx, frame) {
	for (const [index, statement] of body.entries()) {
		if (statement.type === "return_statement") {
			const [value] = parts(statement);
			return value ? ctx.evaluate(value, module, frame) : void 0;
		}
		if (!returns(statement)) continue;
		if (statement.type === "match_statement") return cases(statement, body.slice(index + 1), module, ctx, frame);
		if (statement.type !== "if_statement") return void 0;
		return branches(statement, body.slice(index + 1), module, ctx, frame);
	}
}
function branches(statement, rest, module, ctx, frame) {
	const sides = statement.children.filter(({ field: name }) => name === "alternative");
	const all = [{
		condition: field(statement, "condition"),
		block: field(statement, "consequence")
	}].concat(sides.filter(({ type }) => type === "elif_clause").map((side) => ({
		condition: field(side, "condition"),
		block: field(side, "consequence")
	})));
	const last = sides.find(({ type }) => type === "else_clause");
	const lastBlock = last && field(last, "body");
	let value = inSteps(lastBlock && returns(lastBlock) ? parts(lastBlock) : rest, module, ctx, frame);
	for (const { condition, block } of all.reverse()) {
		const taken = block && inSteps(returns(block) ? parts(block) : rest, module, ctx, frame);
		if (!value || !taken || !condition) return void 0;
		value = {
			kind: "choice",
			expr: exprOf(module, statement),
			test: testOf(condition, module, ctx, frame),
			fallback: false,
			yes: taken,
			no: value
		};
	}
	return value;
}
function cases(statement, rest, module, ctx, frame) {
	const clauses = casesOf(statement).map((clause) => ({
		test: testOfCase(clause, module, ctx, frame),
		block: field(clause, "consequence")
	}));
	const last = clauses.find(({ test }) => test === "always");
	let value = inSteps(last?.block && returns(last.block) ? parts(last.block) : rest, module, ctx, frame);
	for (const { test, block } of clauses.slice(0, last ? clauses.indexOf(last) : void 0).reverse()) {
		const taken = block && inSteps(returns(block) ? parts(block) : rest, module, ctx, frame);
		if (!value || !taken || !test || test === "always") return void 0;
		value = {
			kind: "choice",
			expr: exprOf(module, statement),
			test,
			fallback: false,
			yes: taken,
			no: value
		};
	}
	return value;
}
function returns(statement) {
	let found = false;
	walk(statement, (node) => {
		if (node.type === "return_statement") found = true;
		return !found && !isFunction(node) && !isClass(node);
	});
	return found;
}
// dist/src/frontends/python/uses/hooks.js
const LEAVES_AS_IT_IS = /^_*(?:log|debug|info|warn|error|exception|critical|trace|print|record|track|capture|observe|measure|count|estimate|validate|check|assert|send|post|put|get|request|create|stream|call|invoke|write|save|store|index|push|publish|emit|enqueue|upload|build|parse|load|copy|submit|dump|encode|serialize|render|format|hash|isinstance|len|(?:set|add|append|insert|extend|update)$)/i;
function hookCall(reference, module, ctx) {
	const given = outermost$1(reference);
	if (!isName$1(unwrap(given))) return void 0;
	const argument = given.parent && isKeyword(given.parent) ? given.parent : given;
	const call = argument.parent?.type === "argument_list" ? argument.parent.parent : void 0;
	return call && isCall(call) && mayChange(unwrap(calleeOf(call)), module, ctx) ? call : void 0;
}
function mayChange(callee, module, ctx) {
	if (calledFunctions(callee, module, ctx).length) return false;
	if (callee.type === "subscript") return resolveName(objectOf$1(callee), module, ctx).kind !== "external";
	if (isMember(callee)) return !LEAVES_AS_IT_IS.test(memberName(callee)) && isOfUnknown(callee, module, ctx);
	return isName$1(callee) && isUnnamed(callee, module, ctx) && !functionsPassed(callee, module, ctx)?.isComplete;
}
function isOfUnknown(callee, module, ctx) {
	if (resolveName(callee, module, ctx).kind !== "unknown") return false;
	for (let at = unwrap(objectOf$1(callee));; at = unwrap(objectOf$1(at))) {
		if (!ctx.mayBeAny(at, module)) return false;
		if (!isMember(at)) return true;
	}
}
function isUnnamed(name, module, ctx) {
	const found = resolveName(name, module, ctx);
	if (found.kind !== "binding" || classOf(found)) return false;
	return found.binding.definitions.some(({ kind, node }) => {
		const right = kind === "assign" ? field(node, "right") : void 0;
		if (right) return right.type !== "none" && ctx.mayBeAny(right, found.module);
		return !/^(?:class|function|import)$/.test(kind);
	});
}
// dist/src/frontends/python/changes/changes.js
function createChanges(ctx) {
	const once = askedOnce([]);
	return (made, module) => once(made, () => changesOf({
		node: made,
		module
	}, ctx()));
}
function changesOf(made, ctx) {
	const all = standIns(made, ctx);
	if (!all) return [{
		kind: "computed",
		expr: exprOf(made.module, made.node)
	}];
	return all.flatMap((one) => {
		const change = changeOf(one.node);
		const hook = change ? void 0 : hookCall(one.node, one.module, ctx);
		if (!change && !hook || goesByItsName(one, made, ctx)) return [];
		return hook ? changed$1(void 0, exprOf(one.module, hook)) : changed$1(change?.keys, exprOf(one.module, change.statement));
	});
}
const changesTo = (object, ctx) => ctx.remember("changes-to", object.node, () => standIns(object, ctx)?.flatMap(({ node, module }) => {
	if (!changes(node)) return [];
	const holder = outermost$1(node).parent ?? node;
	const inner = changeOf(node) ? void 0 : holder.type === "subscript" ? keyOf$1(holder) : void 0;
	return [{
		keys: changeOf(node)?.keys ?? (inner === void 0 ? void 0 : [inner]),
		at: exprOf(module, changeOf(node)?.statement ?? node)
	}];
}));
function goesByItsName({ node, module }, made, ctx) {
	const { root, depth } = rootOf(node);
	return (isName$1(root) && depth <= 1 && module === made.module ? module.scopes.bindingOf(root) : void 0)?.definitions.some(({ kind, node: one }) => {
		const right = kind === "assign" ? one.children.find(({ field }) => field === "right") : void 0;
		const isShared = right?.type === "assignment" || one.parent?.type === "assignment";
		return right !== void 0 && !isShared && (depth === 0 || !/^(?:list|tuple)$/.test(unwrap(right).type)) && holds(right, made.node) && guardsOf(one, root, module, ctx) !== void 0;
	}) ?? false;
}
// dist/src/frontends/python/classes/attributes.js
function linesOf(instance, ctx) {
	if (instance.kind === "class" || instance.kind === "made") return [lineOf(instance, ctx)];
	return familyOf(instance, ctx).map((one) => {
		const line = lineOf(one, ctx);
		return instance.kind === "super" ? line.slice(line.findIndex(({ node }) => node === instance.node) + 1) : line;
	});
}
const isOneObject = ({ kind }) => kind === "self" || kind === "cls" || kind === "super";
function methodsByLine(instance, name, ctx) {
	const found = [];
	for (const line of linesOf(instance, ctx)) {
		const [one, ...others] = sourcesIn(line, name, ctx, instance.kind === "super");
		if (others.length || (one ? one.how !== "function" : hasUnknownBase(line, ctx))) return [];
		found.push(one && !isAbstract(one.node) ? one : void 0);
	}
	const [any] = found.filter((one) => one !== void 0);
	return any ? found.map((one) => one ?? any) : [];
}
const methodsOf = (instance, name, ctx) => [...new Map(methodsByLine(instance, name, ctx).map((fn) => [fn.node, fn])).values()];
const sourcesIn = (line, name, ctx, ofClass = false) => ctx.sourcesOf(line, name, ofClass);
function createSources(ctx) {
	const memo = /* @__PURE__ */ new Map();
	return (line, name, ofClass) => {
		const key = `${name} ${ofClass} ${line.map(({ module, node }) => `${module.file}:${node.start}`).join(" ")}`;
		const known = memo.get(key);
		if (known) return known;
		const found = findSources(line, name, ctx(), ofClass);
		memo.set(key, found);
		return found;
	};
}
function findSources(line, name, ctx, ofClass) {
	const inBody = bodySources(line, name);
	const [getter] = inBody;
	if (getter?.how === "function" && isPropertyOf(getter.node) && !isCached(getter.node)) return inBody;
	const found = [];
	const nodes = new Set(line.map(({ node }) => node));
	let settled = false;
	for (const one of ofClass ? [] : line) {
		const own = ctx.writesTo(name).filter(({ owner }) => owner?.node === one.node);
		const sure = own.filter(isSure).at(-1);
		for (const write of own) {
			const isFirst = isInConstructor(write);
			if (isFirst && (settled || sure && write.node.start < sure.node.start)) continue;
			found.push({
				...write,
				how: !write.value ? "unseen" : isFirst ? "init" : "late"
			});
		}
		settled ||= sure !== void 0;
	}
	if (!settled) found.push(...inBody);
	for (const write of ctx.writesTo(name)) {
		if (write.owner) continue;
		const from = ctx.instancesOf(write.receiver, write.module);
		if (from.some(({ node, kind }) => nodes.has(node) && !(settled && kind === "class"))) found.push({
			...write,
			how: write.value ? "late" : "unseen"
		});
		else if (from.length === 0 && ctx.mayBeAny(write.receiver, write.module)) found.push({
			...write,
			how: "unseen"
		});
	}
	for (const { node } of line) found.push(...ctx.classesMade(node).map((made) => ({
		...made,
		how: "unseen"
	})));
	for (const write of ctx.looseWrites(name)) if (concerns(write, line, nodes, ctx)) found.push({
		...write,
		how: "unseen"
	});
	return found;
}
function bodySources(line, name) {
	const declared = [];
	for (const { module, node } of line) {
		const all = module.scopes.scopeOf(node)?.bindings.get(name)?.definitions ?? [];
		for (const { kind, node: one } of all) if (kind === "declare") declared.push({
			module,
			node: one,
			how: "declared"
		});
		const definitions = all.filter(({ kind }) => kind !== "declare");
		const functions = definitions.filter(({ kind }) => kind === "function");
		if (functions.length > 1 || functions.length === 1 && definitions.length === 1) {
			const main = functions.find(({ node: one }) => isPropertyOf(one)) ?? functions.at(-1);
			if (main) return [{
				module,
				node: main.node,
				how: "function"
			}];
		}
		if (definitions.length === 1 && definitions[0]?.kind === "class") return [{
			module,
			node: definitions[0].node,
			how: "class"
		}];
		if (definitions.length) return definitions.map(({ kind, node: one }) => ({
			module,
			node: one,
			how: kind === "assign" ? "body" : "unseen"
		}));
	}
	return declared;
}
const isCached = (fn) => fn.parent?.children.some(({ type, text }) => type === "decorator" && /cached_property\b/.test(text)) ?? false;
const CONSTRUCTORS = /^(?:__init__|__new__)$/;
const isInConstructor = ({ node }) => {
	const fn = functionAround$1(node);
	return fn !== void 0 && CONSTRUCTORS.test(field(fn, "name")?.text ?? "") && node.type === "assignment";
};
function isSure(write) {
	const fn = functionAround$1(write.node);
	const body = fn && field(fn, "body");
	if (!fn || !body || !write.value || !isInConstructor(write) || write.node.parent?.parent !== body) return false;
	const before = body.text.slice(0, write.node.start - body.start);
	return !/\.__init__\s*\(/.test(body.text.slice(write.node.end - body.start)) && !/\breturn\b/.test(before);
}
const HARMLESS_BASES = /(?:^|\.)(?:object|ABC|Protocol|Generic|\w*Enum|\w*Flag|BaseModel|BaseSettings|SQLModel|NamedTuple|TypedDict|Struct|str|int|dict|list|Exception)$/;
const answersItself = (line, ctx) => line.some(({ module, node }) => {
	if (module.scopes.scopeOf(node)?.bindings.has("__getattribute__")) return true;
	const maker = parts(field(node, "superclasses") ?? node).find((one) => isKeyword(one) && field(one, "name")?.text === "metaclass");
	const named = maker && field(maker, "value");
	const metaclass = named && classNamed(named, module, ctx);
	return metaclass !== void 0 && lineOf(metaclass, ctx).some((one) => MAKES.some((name) => one.module.scopes.scopeOf(one.node)?.bindings.has(name)));
});
const MAKES = [
	"__new__",
	"__init__",
	"__prepare__",
	"__getattribute__",
	"__getattr__"
];
const hasUnknownBase = (line, ctx) => line.some(({ module, node }) => basesOf(node).some((base) => !HARMLESS_BASES.test(base.text.replace(/\[[\s\S]*$/, "")) && !classNamed(base, module, ctx)));
function concerns(write, line, nodes, ctx) {
	const from = ctx.instancesOf(write.receiver, write.module);
	if (from.length) return from.some(({ node }) => nodes.has(node));
	return (write.name !== void 0 || line.some(({ module }) => module === write.module)) && ctx.mayBeAny(write.receiver, write.module);
}
const DECIDES = /^(?:model|thinking|betas|output_config|extra_\w+|temperature|top_[pk]|speed|fallbacks)$/;
const changesInside = (line, name, ctx) => ctx.membersNamed(name).flatMap(({ module, node }) => {
	const { parent } = node;
	const isTarget = parent && /assignment$/.test(parent.type) && node.field === "left";
	if (!parent || isTarget) return [];
	const from = ctx.instancesOf(objectOf$1(node), module);
	if (!(from.length > 0 ? from.some((one) => line.some((other) => other.node === one.node)) : ctx.mayBeAny(objectOf$1(node), module))) return [];
	const changes = changesTo({
		module,
		node
	}, ctx);
	if (!changes) return changed$1(void 0, exprOf(module, node));
	return changes.flatMap(({ keys, at }) => changed$1(keys?.some((key) => DECIDES.test(key)) ? void 0 : keys, at));
});
const itemsAdded = (line, name, ctx) => ctx.membersNamed(name).flatMap(({ module, node }) => {
	const { parent } = node;
	const method = parent && isMember(parent) && objectOf$1(parent) === node ? memberName(parent) ?? "" : "";
	const call = /^(?:append|extend|insert)$/.test(method) ? parent?.parent : null;
	const item = call && isCall(call) ? positional(call)[method === "insert" ? 1 : 0] : void 0;
	if (!item) return [];
	return ctx.instancesOf(objectOf$1(node), module).some((one) => line.some((other) => other.node === one.node)) ? [{
		module,
		node: item,
		whole: method === "extend"
	}] : [];
});
const isGetter = (source) => source.how === "function" && isFunction(source.node) && isPropertyOf(source.node);
// dist/src/frontends/python/uses/callers.js
const HANDS_ON = /^(?:partial|partialmethod|submit|to_thread|run_in_threadpool|run_sync|apply|apply_async)$/;
const lastName = (node) => memberName(node) ?? node.text;
const isHandedOn = (call, fn) => {
	const name = lastName(unwrap(calleeOf(call)));
	return HANDS_ON.test(name) && name !== field(fn, "name")?.text;
};
function calledBy(call) {
	const callee = unwrap(calleeOf(call));
	const [first] = HANDS_ON.test(lastName(callee)) && argumentsOf(call).type === "argument_list" ? positional(call) : [];
	return first ? [callee, unwrap(first)] : [callee];
}
function callOf(reference) {
	const inner = wholeOf(reference);
	const call = inner.parent?.type === "argument_list" ? inner.parent.parent : inner.parent;
	return call && isCall(call) && calledBy(call).includes(inner) ? call : void 0;
}
function callsOfClass(owner, ctx, isSame) {
	const found = /* @__PURE__ */ new Map();
	for (const one of familyOf(owner, ctx).filter((sub) => sub.node === owner.node || isSame(sub))) for (const call of ctx.callsOn(one).filter(({ kind }) => kind === "class")) found.set(call.node, call);
	for (const call of ctx.callsOn(void 0)) if (call.kind === "cls" && areRelated(call.owner, owner, ctx)) found.set(call.node, call);
	return [...found.values()];
}
const callsOf = (fn, ctx) => ctx.remember("callers", fn.node, () => findCalls(fn, ctx));
function findCalls(fn, ctx) {
	const { node, module } = fn;
	const called = [];
	const take = (reference, at) => {
		const call = callOf(reference) ?? takerOf(wholeOf(reference), at, ctx);
		if (call) called.push({
			module: at,
			node: call
		});
	};
	const owner = classAround(node);
	const id = field(node, "name");
	for (const reference of referencesOf(fn, ctx)) take(reference.node, reference.module);
	if (owner && id) {
		const runs = (functions) => functions.some((one) => one.node === node);
		const isOwn = (sub) => runs(methodsOf({
			...sub,
			kind: "made"
		}, id.text, ctx));
		for (const member of ctx.membersNamed(id.text)) if (!runs(calledFunctions(member.node, member.module, ctx)) && mayCall(member, node, ctx)) take(field(member.node, "attribute"), member.module);
		if (id.text === "__init__") called.push(...callsOfClass({
			module,
			node: owner
		}, ctx, isOwn));
		if (id.text === "__call__") called.push(...familyOf({
			module,
			node: owner
		}, ctx).filter(isOwn).flatMap((one) => ctx.callsOn(one).filter(({ kind }) => kind !== "class")));
	}
	return called;
}
const ENDPOINT = /(?:^|\.)(?:messages|completions|batches|responses|embeddings)$/;
function mayCall({ module, node }, fn, ctx) {
	const receiver = objectOf$1(node);
	const call = callOf(field(node, "attribute"));
	if (!call || ENDPOINT.test(receiver.text) || resolveName(node, module, ctx).kind !== "unknown") return false;
	if (ctx.instancesOf(receiver, module).length || !fits(call, fn)) return false;
	return ctx.mayBeAny(receiver, module);
}
function fits(call, fn) {
	const parameters = parametersOf(fn);
	const names = new Set(parameters.map((param) => parameterName(param)?.text));
	const takesAny = parameters.some(({ text }) => text.startsWith("**"));
	const all = argumentsOf(call).type === "argument_list" ? parts(argumentsOf(call)) : [];
	const keywords = all.flatMap((argument) => argument.type === "keyword_argument" ? [field(argument, "name")?.text] : []);
	const places = parameters.filter(({ text }) => !text.startsWith("*")).length - (isBound(fn) ? 1 : 0);
	return keywords.every((name) => takesAny || names.has(name)) && positional(call).length <= places && all.length > 0;
}
function isUnbound(call, name, module, ctx) {
	const callee = unwrap(calleeOf(call));
	if (!isMember(callee) || memberName(callee) !== name) return false;
	const owners = ctx.instancesOf(objectOf$1(callee), module);
	return owners.length > 0 && owners.every(({ kind }) => kind === "class");
}
// dist/src/frontends/python/gather/gather.js
const MOST_HOPS = 3;
function gather(tree, modules) {
	const named = /* @__PURE__ */ new Set([...tree.containing(PYTHON_NEEDLES), ...tree.seeds?.() ?? []]);
	const seeds = [...named].filter((file) => modules.get(file));
	const seen = new Set(seeds);
	let wave = seeds;
	for (let hop = 0; hop < MOST_HOPS && wave.length; hop++) {
		wave = wave.flatMap((file) => modules.importedBy(file).filter((next) => !seen.has(next) && seen.add(next)));
		for (const file of wave) modules.add(file);
	}
	followImporters(seeds, tree, modules);
	const sends = (text) => SENDS.test(text) && (tree.closedWorld || PRIVATE.test(text));
	followImporters(modules.files().filter((file) => !named.has(file) && sends(modules.textOf(file))), tree, modules);
}
const SENDS = /\bmessages\b/;
const PRIVATE = /^(?:async[ \t]+)?def[ \t]+_(?!_)/m;
function importsOf(module, modules) {
	return [...module.specifiers].flatMap((specifier) => {
		const found = modules.resolve(specifier, module.file);
		return (found?.kind === "file" ? modules.get(found.file) : void 0) ?? [];
	});
}
function followImporters(seeds, tree, modules) {
	const done = new Set(seeds);
	let wave = [...seeds];
	for (;;) {
		const targets = new Set(wave.filter((file) => !isUnit(file)));
		if (targets.size === 0) return;
		const needles = [...new Set([...targets].map(importedName))];
		const isFirst = done.size === seeds.length;
		const found = tree.containing(isFirst ? [...needles, ANY_MODEL] : needles).filter((file) => !done.has(file));
		if (isFirst) {
			for (const file of found) if (holdsWord(tree, file, "claude-")) modules.add(file);
		}
		wave = found.filter((file) => modules.importedBy(file).some((target) => targets.has(target)));
		for (const file of wave) {
			done.add(file);
			modules.add(file);
		}
	}
}
function importedName(file) {
	const base = path.posix.basename(file, ".py");
	return base === "__init__" ? path.posix.basename(path.posix.dirname(file)) : base;
}
// dist/src/frontends/python/clients/client-options.js
const NAMES = {
	default_headers: "defaultHeaders",
	set_default_headers: "defaultHeaders",
	base_url: "baseURL"
};
function clientOptions(call, module, ctx) {
	return renamed(argumentsValue(argumentsOf(call), module, ctx));
}
function httpClientOptions(call, module, ctx) {
	const given = argumentsOf(call).type === "argument_list" ? keyword(call, "http_client") : void 0;
	const made = given && callBehind(given, module, ctx);
	const found = made && resolveName(calleeOf(made.node), made.module, ctx);
	if (!made || found?.kind !== "external" || !/^(?:httpx2?|anthropic)(?:\.|$)/.test(found.specifier)) return [];
	const headers = keyword(made.node, "headers");
	return headers ? [objectOf("defaultHeaders", ctx.evaluate(headers, made.module), exprOf(made.module, headers))] : [];
}
function renamed(value) {
	switch (value.kind) {
		case "object": return {
			...value,
			readonly: true,
			entries: value.entries.map(renamedEntry)
		};
		case "read": return {
			...value,
			value: renamed(value.value)
		};
		case "choice": return {
			...value,
			yes: renamed(value.yes),
			no: renamed(value.no)
		};
		case "union": return {
			...value,
			options: value.options.map(renamed)
		};
		case "open": {
			const { candidates } = value;
			return candidates ? {
				...value,
				candidates: () => candidates().map(renamed)
			} : value;
		}
		default: return value;
	}
}
function renamedEntry(entry) {
	if (entry.kind === "property" || entry.kind === "write") return {
		...entry,
		key: NAMES[entry.key] ?? entry.key
	};
	return entry.kind === "spread" ? {
		...entry,
		value: () => renamed(entry.value())
	} : entry;
}
function optionsOfAll(clients, at) {
	const sent = clients.filter((configs) => configs.length > 0).map(betasOf);
	const [first, ...others] = sent;
	if (others.every((one) => one === first) && !sent.includes(HIDDEN)) return clients.flat();
	const named = clients.flat().flatMap(headerIn)[0]?.expr ?? at;
	const header = objectOf("anthropic-beta", {
		kind: "open",
		expr: named,
		why: "expression"
	}, named);
	return [...clients.flat(), objectOf("defaultHeaders", header, named)];
}
function headerIn(config) {
	const headers = property(config, "defaultHeaders");
	return [headers, ...passedFor$2(headers)].flatMap((one) => betaHeader(one) ?? []);
}
const HIDDEN = "\0hidden";
function betasOf(configs) {
	let text = "";
	for (const config of configs) {
		const headers = property(config, "defaultHeaders");
		if (outcomes(headers).flatMap(({ leaf }) => leaf.kind === "open" && !leaf.expands ? leaf.candidates?.() ?? [] : []).some((one) => betaHeader(one) !== void 0)) return HIDDEN;
		const header = betaHeader(headers);
		const known = header && constant(header)?.value;
		if (typeof known === "string") text = known;
	}
	return text;
}
function objectOf(key, value, expr) {
	return {
		kind: "object",
		expr,
		readonly: true,
		entries: [{
			kind: "property",
			key,
			expr,
			valueExpr: expr,
			shorthand: false,
			value: () => value
		}]
	};
}
// dist/src/frontends/python/syntax/casts.js
function markCasts(root, text, scopes) {
	if (!/\bcast\b/.test(text)) return;
	walk(root, (node) => {
		if (isCall(node) && isCast(node, scopes)) node.isCast = true;
	});
}
function isCast(call, scopes) {
	const callee = calleeOf(call);
	const name = isMember(callee) ? objectOf$1(callee) : callee;
	const binding = isName$1(name) ? scopes.bindingOf(name) : void 0;
	const from = binding && importOf(binding);
	const path = isMember(callee) ? `${from?.name}.${memberName(callee)}` : from?.name;
	return /^typing(?:_extensions)?$/.test(from?.specifier ?? "") && /^(?:\*\.)?cast$/.test(path ?? "") && positional(call).length === 2;
}
const castTo = (node) => {
	const [inner] = node.type === "parenthesized_expression" ? parts(node) : [node];
	return inner?.isCast ? positional(inner)[0] : void 0;
};
// dist/src/frontends/python/values/injected.js
const DEPENDS = /\.(?:Depends|Security|Provide|Inject)$/;
const FIXTURE = /^(?:pytest|pytest_asyncio)\.fixture$/;
function injectedInto(param, module, ctx) {
	const fallback = defaultOf(param);
	if (fallback) return dependency(unwrap(fallback), module, ctx);
	const fixture = fixtureFor(param, module, ctx);
	return fixture ? [fixture] : [];
}
function dependency(call, module, ctx) {
	if (!isCall(call)) return [];
	const [first] = positional(call);
	return first && DEPENDS.test(nameOfExternal(calleeOf(call), module, ctx) ?? "") ? calledFunctions(first, module, ctx) : [];
}
function fixtureFor(param, module, ctx) {
	const fn = param.parent?.parent;
	const name = parameterName(param)?.text;
	if (!fn || name === void 0 || !(field(fn, "name")?.text.startsWith("test") || isFixture(fn, module, ctx))) return void 0;
	for (const home of [module, ...conftestsAbove(module, ctx)]) {
		const fixture = fixturesOf(home, ctx).get(name);
		if (fixture && fixture !== fn) return {
			module: home,
			node: fixture
		};
	}
}
function conftestsAbove({ file }, { modules }) {
	const found = [];
	for (let folder = path.posix.dirname(file);; folder = path.posix.dirname(folder)) {
		const module = modules.get(`${folder}/conftest.py`);
		if (module && module.file !== file) found.push(module);
		if (folder.length <= modules.root.length) return found;
	}
}
const takesFixtureOf = (conftest, test, ctx) => /\bautouse\s*=\s*True\b/.test(conftest.text) || [...fixturesOf(conftest, ctx).keys()].some((name) => new RegExp(`\\b${name}\\b`).test(test.text));
function fixturesOf(module, ctx) {
	const found = /* @__PURE__ */ new Map();
	if (!module.text.includes("fixture")) return found;
	walk(module.root, (node) => {
		if (node.type !== "function_definition") return;
		const decorator = fixtureDecorator(node, module, ctx);
		const named = decorator && isCall(decorator) ? keyword(decorator, "name") : void 0;
		const name = named ? named.text.replace(/["']/g, "") : field(node, "name")?.text;
		if (decorator && name !== void 0) found.set(name, node);
	});
	return found;
}
const fixtureDecorator = (fn, module, ctx) => decoratorsOf(fn).find((decorator) => FIXTURE.test(nameOfExternal(isCall(decorator) ? calleeOf(decorator) : decorator, module, ctx) ?? ""));
const isFixture = (fn, module, ctx) => fixtureDecorator(fn, module, ctx) !== void 0;
const handedOutBy = (fn) => isGenerator(fn.node) ? yieldsOf(fn) : returnsOf(fn);
// dist/src/frontends/python/clients/client-classes.js
const MOST_DEPTH$1 = 6;
const UNKNOWN = { kind: "unknown" };
const ANY_CLIENT = ["Anthropic", "AnthropicBedrock"];
function classesAmong(node, module, ctx, depth = 0) {
	const inner = unwrap(node);
	const again = (one, home = module) => classesAmong(one, home, ctx, depth + 1);
	if (depth > MOST_DEPTH$1) return [UNKNOWN];
	if (inner.type === "conditional_expression") return [parts(inner)[0], parts(inner)[2]].flatMap((side) => side ? again(side) : []);
	if (inner.type === "boolean_operator") return parts(inner).flatMap((side) => again(side));
	if (inner.type === "subscript") return inTable(objectOf$1(inner), keyOf$1(inner), again, module, ctx);
	if (isCall(inner)) {
		const callee = unwrap(calleeOf(inner));
		const [first, second] = positional(inner);
		if (isName$1(callee) && callee.text === "getattr" && isBuiltin("getattr", callee, module, ctx) && first && second) return byName(first, second, module, ctx);
		if (memberName(callee) === "get" && first) return [...inTable(objectOf$1(callee), stringValue(first), again, module, ctx), ...second ? again(second) : []];
		const functions = calledFunctions(callee, module, ctx);
		return functions.length ? functions.flatMap((fn) => returnsOf(fn).flatMap((value) => again(value, fn.module))) : [UNKNOWN];
	}
	const found = isName$1(inner) || isMember(inner) ? resolveName(inner, module, ctx) : UNKNOWN;
	if (found.kind === "unknown" && isMember(inner)) return ofMember(inner, again, module, ctx);
	if (found.kind !== "binding" || classOf(found)) return [found];
	const { binding, module: home } = found;
	const imported = importTargets(binding).map(({ specifier, name }) => ctx.modules.imported(specifier, name, home.file));
	const assigned = binding.definitions.filter(({ kind, node: one }) => !/^(?:declare|import)$/.test(kind) && field(one, "right")?.type !== "none").flatMap(({ kind, node: one }) => {
		const right = kind === "assign" ? field(one, "right") : void 0;
		return right ? again(right, home) : [UNKNOWN];
	});
	return [...imported, ...assigned];
}
function ofMember(member, again, module, ctx) {
	const name = memberName(member);
	const object = unwrap(objectOf$1(member));
	const binding = isName$1(object) ? module.scopes.bindingOf(object) : void 0;
	const modules = binding?.definitions.every(({ kind }) => kind === "import") ? importTargets(binding) : [];
	if (modules.length) return modules.map((one) => memberOf(ctx.modules.imported(one.specifier, one.name, module.file), name, ctx));
	const found = ctx.instancesOf(object, module).flatMap((owner) => linesOf(owner, ctx).flatMap((line) => sourcesIn(line, name, ctx))).flatMap((source) => {
		const right = source.how === "unseen" ? void 0 : field(source.node, "right");
		return right ? again(right, source.module) : [UNKNOWN];
	});
	return found.length ? found : [UNKNOWN];
}
function inTable(table, key, again, module, ctx) {
	const found = resolveName(table, module, ctx);
	const [only, ...more] = found.kind === "binding" ? found.binding.definitions : [];
	const named = only?.kind === "assign" && more.length === 0 ? field(only.node, "right") : void 0;
	const written = named ?? table;
	const home = named && found.kind === "binding" ? found.module : module;
	if (!/^(?:dictionary|list|tuple)$/.test(written.type)) return [UNKNOWN];
	const own = parts(written).filter((item) => key !== void 0 && stringValue(field(item, "key") ?? item) === key);
	return (own.length ? own : parts(written)).flatMap((item) => again(field(item, "value") ?? item, home));
}
function byName(object, name, module, ctx) {
	const whole = resolveName(object, module, ctx);
	if (whole.kind !== "external" || whole.name !== "*") return [UNKNOWN];
	return outcomes(ctx.evaluate(name, module)).flatMap(({ leaf }) => leaf.kind === "literal" ? [String(leaf.value)] : ANY_CLIENT).map((one) => ({
		...whole,
		name: one
	}));
}
// dist/src/frontends/python/clients/clients.js
const MOST_DEPTH = 12;
const CLIENT = /^(?:Async)?Anthropic(?:(Bedrock)(?:Mantle)?|(Vertex|Foundry)|AWS)?$/;
function platformOf(found) {
	if (found.kind !== "external" || !/^anthropic(?:\.|$)/.test(found.specifier)) return void 0;
	const match = CLIENT.exec(found.name);
	return match ? (match[1] ?? match[2])?.toLowerCase() ?? "first-party" : void 0;
}
var Tracer = class {
	ctx;
	asked = /* @__PURE__ */ new Set();
	known = [];
	constructor(ctx) {
		this.ctx = ctx;
	}
	trace(node, module, depth = 0) {
		if (this.asked.size > 0) return this.traced(node, module, depth);
		this.known[depth] ??= /* @__PURE__ */ new Map();
		const known = this.known[depth].get(node) ?? this.traced(node, module, depth);
		this.known[depth].set(node, known);
		return known;
	}
	traced(node, module, depth) {
		const inner = unwrap(node);
		if (depth > MOST_DEPTH) return [unknown()];
		const type = castTo(node);
		const typed = type && this.typed(type, module);
		if (typed?.some(({ root }) => root.kind === "client")) return typed;
		if (platformOf(resolveName(inner, module, this.ctx))) return [{
			root: { kind: "else" },
			path: [],
			anchors: []
		}];
		if (isMember(inner)) return this.member(inner, module, depth);
		if (isCall(inner)) return this.call(inner, module, depth);
		if (isName$1(inner)) return this.name(inner, module, depth);
		if (inner.type === "conditional_expression" || inner.type === "boolean_operator") {
			const [first, ...rest] = parts(inner);
			const sides = inner.type === "conditional_expression" ? [first, rest.at(-1)] : [first, ...rest];
			return held(sides.flatMap((side) => side ? this.trace(side, module, depth + 1) : []));
		}
		return [unknown()];
	}
	member(node, module, depth) {
		const name = memberName(node);
		const found = resolveName(node, module, this.ctx);
		if (found.kind === "binding") return held(this.variable(found.binding, found.binding.definitions, found.module, depth));
		if (found.kind === "external") return [elsewhere(found)];
		const object = unwrap(objectOf$1(node));
		const inField = this.fields(this.ctx.instancesOf(object, module), name, depth);
		return inField ? held(inField) : this.behind(object, name, node, module, depth);
	}
	behind(object, name, node, module, depth) {
		const traces = this.trace(object, module, depth + 1);
		const isBeta = ({ path }) => path.at(-1) === "beta";
		const mixed = name === "messages" && traces.some(isBeta) && !traces.every(isBeta);
		return traces.map((trace) => {
			const anchor = name === "messages" && !isBeta(trace) ? [{
				kind: "member",
				expr: exprOf(module, node)
			}] : [];
			return {
				...trace,
				path: [...trace.path, name],
				anchors: [...trace.anchors, ...anchor],
				...mixed && { mixed }
			};
		});
	}
	fields(owners, name, depth) {
		const found = owners.flatMap((owner) => linesOf(owner, this.ctx).flatMap((line) => {
			const sources = sourcesIn(line, name, this.ctx, owner.kind === "super");
			return sources.length ? [this.fromSources(sources, depth)] : [];
		}));
		return found.length ? found.flat() : void 0;
	}
	fromSources(sources, depth) {
		const typed = sources.flatMap(({ node, module }) => this.annotated(node, module) ?? []);
		const traces = sources.flatMap((source) => {
			const { node, module, how } = source;
			if (how === "function") return isGetter(source) ? this.returned(source, depth) : [elsewhere()];
			const right = how === "unseen" ? void 0 : field(node, "right");
			if (right && right.type !== "none") return this.trace(right, module, depth + 1);
			return this.annotated(node, module) ?? (how === "unseen" ? [unknown()] : []);
		});
		return traces.filter(({ root }) => root.kind === "client").length === 0 && typed.length ? typed : traces;
	}
	annotated(node, module) {
		const annotation = annotationOf(node);
		return annotation && this.typed(annotation, module);
	}
	typed(type, module) {
		const found = meaningOf$1(type, module, this.ctx);
		const clients = found.flatMap((one) => platformOf(one) ?? this.platformOfClass(classOf(one)) ?? []);
		if (clients.length) return [...clients.map((platform) => client(platform)), ...this.besideClients(found)];
		const other = found.find((one) => one.kind === "external" || classOf(one));
		return other && [elsewhere(other.kind === "external" ? other : void 0)];
	}
	besideClients(found) {
		return found.flatMap((one) => {
			const owner = classOf(one);
			const at = owner && !this.platformOfClass(owner) ? classWithoutBeta(owner, this.ctx) : void 0;
			return at ? [elsewhere(void 0, at)] : [];
		});
	}
	name(node, module, depth) {
		const found = resolveName(node, module, this.ctx);
		if (found.kind === "external") return [elsewhere(found)];
		const own = this.clientsAmong(this.ctx.instancesOf(node, module).filter(({ kind }) => kind === "self"));
		if (own.length) return own;
		if (found.kind !== "binding") return [unknown()];
		const traces = this.variable(found.binding, definedFor(node, found.binding.definitions), found.module, depth);
		return found.module === module && found.binding.references.length === 1 && found.binding.definitions.length === 1 ? traces : held(traces);
	}
	variable(binding, definitions, module, depth) {
		const others = setFromOutside(binding, module, this.ctx).flatMap(({ value, module: home }) => value ? markMocks(this.trace(value, home, depth + 1), exprOf(home, value), this.ctx) : [unknown()]);
		return [...this.definitions(definitions, module, depth), ...others];
	}
	definitions(all, module, depth) {
		const definitions = all.filter(({ node, kind }) => field(node, "right")?.type !== "none" && (kind !== "declare" || all.length === 1));
		const declared = all.flatMap(({ kind, node }) => kind === "declare" ? this.annotated(node, module) ?? [] : []);
		return definitions.flatMap(({ kind, node, id }) => {
			const typed = this.annotated(node, module) ?? (declared.length ? declared : void 0);
			if (kind === "assign") {
				const right = field(node, "right");
				const traces = right ? this.trace(right, module, depth + 1) : [];
				return traces.some(({ root }) => root.kind !== "unknown") || !typed ? traces : typed;
			}
			if (kind === "with") {
				const [value] = node.children.filter(({ named }) => named);
				return value ? this.entered(value, module, depth) : [unknown()];
			}
			const items = this.itemsOf(node, id, module, depth);
			if (items.length) return items;
			const all = kind === "param" ? this.passed(node, id, module, depth) : [];
			const passed = all.filter(({ root }) => root.kind === "client");
			const others = all.filter(({ root }) => root.kind !== "client");
			if (typed) return [...passed.length ? passed : typed, ...others];
			const injected = kind === "param" ? injectedInto(node, module, this.ctx) : [];
			if (injected.length) return [...all, ...injected.flatMap((fn) => this.returned(fn, depth))];
			const fallback = kind === "param" ? defaultOf(node) : void 0;
			if (fallback && fallback.type !== "none") return [...all, ...this.trace(fallback, module, depth + 1)];
			if (all.length) return passed.length ? all : [unknown(), ...others];
			if (kind === "class") return [elsewhere(void 0, classWithoutBeta({
				module,
				node
			}, this.ctx))];
			return kind === "function" ? [elsewhere()] : [unknown()];
		});
	}
	itemsOf(node, id, module, depth) {
		const list = /^for_/.test(node.type) && field(node, "left") === id ? field(node, "right") : void 0;
		return (list && /^(?:list|tuple|expression_list)$/.test(unwrap(list).type) ? parts(unwrap(list)) : []).flatMap((item) => this.trace(item, module, depth + 1));
	}
	call(node, module, depth) {
		const callee = unwrap(calleeOf(node));
		const found = resolveName(callee, module, this.ctx);
		const platform = platformOf(found);
		const config = clientOptions(node, module, this.ctx);
		const below = httpClientOptions(node, module, this.ctx);
		if (platform) return [client(platform, [...below, config])];
		const made = this.ctx.instancesOf(node, module).filter(({ kind }) => kind === "made" || kind === "some");
		const own = this.clientsAmong(made, [...below, config]);
		if (own.length) return own;
		const named = classNamed(callee, module, this.ctx);
		if (named) return [elsewhere(void 0, classWithoutBeta(named, this.ctx))];
		const bare = namespaceWithoutBeta(node, module, found) ?? tupleWithoutBeta(callee, module, this.ctx);
		if (bare) return [elsewhere(void 0, bare)];
		if (isMember(callee) && /^(?:with_options|copy)$/.test(memberName(callee) ?? "")) return this.trace(objectOf$1(callee), module, depth + 1).map((trace) => trace.root.kind === "client" ? {
			...trace,
			root: {
				...trace.root,
				configs: [
					...below,
					...trace.root.configs,
					config
				]
			}
		} : trace);
		const [object, attribute] = found.kind === "unknown" && callee.text === "getattr" ? positional(node) : [];
		const name = attribute && stringValue(attribute);
		if (object && /^(?:identifier|attribute|call|subscript|parenthesized_expression)$/.test(object.type) && name !== void 0) return this.behind(object, name, node, module, depth);
		const called = calledFunctions(callee, module, this.ctx);
		if (called.length) return called.flatMap((fn) => this.returned(fn, depth));
		const chosen = found.kind === "external" ? [] : this.clientOfClasses(callee, module, config);
		if (chosen.length) return chosen;
		return [found.kind === "external" ? elsewhere({
			...found,
			call: {
				module,
				node
			}
		}) : unknown()];
	}
	clientOfClasses(callee, module, config) {
		const classes = classesAmong(callee, module, this.ctx);
		const platforms = classes.map((one) => platformOf(one) ?? this.platformOfClass(classOf(one)));
		if (classes.some(({ kind }) => kind === "unknown") || platforms.every((one) => one === void 0)) return [];
		return classes.flatMap((one, index) => {
			const platform = platforms[index];
			if (platform) return [client(platform, [config])];
			return [one.kind === "external" && CLIENT.test(one.name) ? {
				root: {
					kind: "other",
					library: `${one.specifier} (where it is installed; read what it takes)`
				},
				path: [],
				anchors: []
			} : elsewhere(void 0, standIn(one, this.ctx))];
		});
	}
	returned(fn, depth) {
		const traces = handedOutBy(fn).flatMap((value) => this.trace(value, fn.module, depth + 1));
		if (traces.some(({ root }) => root.kind === "client")) return held(traces);
		const type = field(fn.node, "return_type");
		const typed = type ? this.typed(type, fn.module) ?? [] : [];
		if (typed.some(({ root }) => root.kind === "client")) return [...typed, ...traces.filter(({ root }) => isStandIn(root))];
		return traces.some(({ root }) => root.kind !== "unknown") ? held(traces) : [unknown()];
	}
	entered(value, module, depth) {
		const traces = this.ctx.instancesOf(value, module).filter(({ kind }) => kind !== "class").flatMap((owner) => ["__enter__", "__aenter__"].flatMap((name) => methodsOf(owner, name, this.ctx))).flatMap((fn) => this.returned(fn, depth));
		return traces.some(({ root }) => root.kind === "client") ? traces : this.trace(value, module, depth + 1);
	}
	passed(param, id, module, depth) {
		const binding = module.scopes.bindingOf(id);
		if (!binding || this.asked.has(param)) return [];
		this.asked.add(param);
		const traces = passedFor(param, {
			module,
			node: binding.scope.node
		}, this.ctx).flatMap(({ expr }) => {
			const home = this.ctx.modules.get(expr.file);
			return home ? markMocks(this.trace(expr.node, home, depth + 2), expr, this.ctx) : [];
		});
		this.asked.delete(param);
		return traces.filter(({ root }) => root.kind === "client" || isStandIn(root));
	}
	clientsAmong(owners, configs = []) {
		return owners.flatMap((owner) => {
			const platform = this.platformOfClass(owner);
			const handedUp = lineOf(owner, this.ctx).flatMap((one) => constructorsOf({
				...one,
				kind: "made"
			}, this.ctx)).flatMap((init) => this.ctx.callsNamed("__init__", init.module).filter(({ node }) => holds(init.node, node))).map(({ module, node }) => clientOptions(node, module, this.ctx));
			return platform ? [client(platform, [...handedUp, ...configs])] : [];
		});
	}
	platformOfClass(owner, depth = 0) {
		if (!owner || depth > MOST_DEPTH || !isClass(owner.node)) return void 0;
		for (const base of basesOf(owner.node)) {
			const platform = platformOf(resolveName(base, owner.module, this.ctx));
			if (platform) return platform;
		}
		for (const base of superclassesOf(owner, this.ctx)) {
			const platform = this.platformOfClass(base, depth + 1);
			if (platform) return platform;
		}
	}
};
function definedFor(node, all) {
	const within = all.filter(({ kind, node: one }) => kind === "with" && holds(statementOf(one), node));
	return within.length ? within.slice(-1) : all;
}
const client = (platform, configs = []) => ({
	root: {
		kind: "client",
		platform,
		configs
	},
	path: [],
	anchors: []
});
const elsewhere = (from, at) => ({
	root: {
		kind: "else",
		...from && { from },
		...at && { at }
	},
	path: [],
	anchors: []
});
const isStandIn = (root) => root.kind === "else" && root.at !== void 0;
const markMocks = (traces, place, ctx) => traces.map((trace) => isStandIn(trace.root) && isOfTest(place, ctx) ? {
	...trace,
	root: {
		...trace.root,
		mock: place
	}
} : trace);
const standIn = (one, ctx) => {
	const owner = classOf(one);
	return owner && classWithoutBeta(owner, ctx);
};
const unknown = () => ({
	root: { kind: "unknown" },
	path: [],
	anchors: []
});
const held = (traces) => traces.map((trace) => ({
	...trace,
	anchors: trace.anchors.map((anchor) => ({
		...anchor,
		held: true
	}))
}));
// dist/src/frontends/python/mocks/fake-clients.js
const METHODS = "create|stream|parse|count_tokens|batches|tool_runner";
const MAKES_MOCKS = /^(?:[\w.]+\.)?(?:Magic|Async)?Mock$/;
const HAS_MORE = /\b(?:beta|__slots__|__getattr__|__getattribute__|__setattr__)\b/;
function bareFieldOf(node) {
	if (!isClass(node) || field(node, "superclasses") || HAS_MORE.test(node.text)) return void 0;
	let found;
	walk(node, (one) => {
		if (one !== node && isClass(one)) return false;
		const [left, right] = one.type === "assignment" ? [field(one, "left"), field(one, "right")] : [];
		const maker = left && isMember(left) && memberName(left) === "messages" && objectOf$1(left).text === "self" ? around(one, ({ type }) => type === "function_definition") : void 0;
		if (right && maker && field(maker, "name")?.text === "__init__" && answers(right, node)) found ??= statementOf(one);
		return !found;
	});
	return found;
}
function answers(value, cls) {
	if (value.text === "self") return defines(cls);
	if (!isCall(value)) return false;
	const name = calleeOf(value).text;
	if (MAKES_MOCKS.test(name) || "create|stream|parse|count_tokens|batches|tool_runner".split("|").some((method) => keyword(value, method))) return true;
	let root = cls;
	while (root.parent) root = root.parent;
	let isDefined = false;
	walk(root, (one) => {
		isDefined ||= isClass(one) && field(one, "name")?.text === name && defines(one);
		return !isDefined;
	});
	return isDefined;
}
const defines = (cls) => new RegExp(`\\bdef (?:${METHODS})\\b`).test(cls.text);
// dist/src/frontends/python/mocks/mocks.js
const FAKED = new RegExp(`(?<!\\.beta)\\.messages\\.(?:${METHODS})(?:\\.\\w+)*$`);
const INTERCEPTS = /^(?:post|add|add_callback|add_response|request|route|register_uri|upsert)$/;
function createMockFinder(ctx, tracer, root) {
	const { modules } = ctx;
	const taking = /* @__PURE__ */ new Map();
	const paths = /* @__PURE__ */ new Map();
	const findTests = () => {
		const tests = modules.files().filter((file) => TEST_FILE.test(file.slice(root.length + 1))).flatMap((file) => modules.get(file) ?? []);
		for (const test of tests) for (const conftest of conftestsAbove(test, ctx)) if (takesFixtureOf(conftest, test, ctx)) taking.set(conftest, [...taking.get(conftest) ?? [], test]);
		return [.../* @__PURE__ */ new Set([...tests, ...taking.keys()])];
	};
	const ownerOfPath = (dotted, module) => {
		const key = `${path.posix.dirname(module.file)}|${dotted}`;
		const known = paths.has(key) ? paths.get(key) : clientPath(dotted, module, ctx, tracer);
		paths.set(key, known);
		return known;
	};
	return findMocks(findTests, (test) => replacements(test, ctx, tracer, ownerOfPath), (module) => [...importsOf(module, modules), ...taking.get(module) ?? []]);
}
const callerOf = (callee, module, ctx) => ({
	module,
	from: originsOf({
		node: callee,
		module
	}, (node, home) => meanings(node, home, ctx))
});
function meanings(root, module, ctx) {
	const found = [];
	walk(root, (node) => {
		if (isName$1(node) && !isLabel(node)) found.push(...meaningOf(node, module, ctx));
		return node.type !== "type";
	});
	return found;
}
const isLabel = (node) => node.parent !== null && (isMember(node.parent) && field(node.parent, "attribute") === node || node.parent.type === "keyword_argument" && field(node.parent, "name") === node);
function meaningOf(node, module, ctx) {
	const binding = module.scopes.bindingOf(node);
	if (binding?.definitions.some(({ kind }) => kind === "param")) return ["handed"];
	const through = binding && importOf(binding);
	const target = through && ctx.modules.resolve(through.specifier, module.file);
	const direct = target?.kind === "file" ? ctx.modules.get(target.file) ?? [] : [];
	let whole = node;
	let found = resolveName(node, module, ctx);
	for (; found.kind === "module" && whole.parent && isMember(whole.parent); found = resolveName(whole, module, ctx)) whole = whole.parent;
	if (found.kind === "module") return [{
		through: [found.module].concat(direct),
		next: []
	}];
	if (found.kind !== "binding") return [{
		through: [direct].flat(),
		next: []
	}];
	const home = found.module;
	const next = found.binding.definitions.flatMap(({ kind, node: definition }) => {
		const value = field(definition, kind === "function" ? "body" : "right");
		return value && kind !== "class" ? {
			node: value,
			module: home
		} : [];
	});
	return [{
		through: [home].concat(direct),
		next
	}];
}
function replacements(module, ctx, tracer, ownerOfPath) {
	const found = [];
	walk(module.root, (node) => {
		const left = node.type === "assignment" ? field(node, "left") : void 0;
		const of = left && FAKED.test(left.text) ? ownerOf(left, module, ctx) : isCall(node) ? replacedBy(node, module, ctx, tracer, ownerOfPath) ?? (isBareStub(node) ? stubbed(node, module, ctx) : void 0) : bareFieldOf(node) && "handed";
		if (of) found.push({
			start: node.start,
			of
		});
		return !of;
	});
	return found.sort((a, b) => a.start - b.start);
}
function replacedBy(call, module, ctx, tracer, ownerOfPath) {
	const callee = unwrap(calleeOf(call));
	const name = memberName(callee) ?? (isName$1(callee) ? callee.text : "");
	const [first, second] = positional(call);
	const dotted = first && stringValue(first);
	if (INTERCEPTS.test(name)) return [...positional(call), keyword(call, "url")].some((one) => one && /api\.anthropic\.com|\/v1\/messages/.test(stringValue(one) ?? "")) ? "every" : void 0;
	if (!first || !isPatch(call)) return void 0;
	if (dotted !== void 0) return ownerOfPath(dotted, module);
	const attribute = second && stringValue(second);
	if (/\.(?:messages|batches|beta)$/.test(first.text)) return ownerOf(first, module, ctx);
	if (tracer.trace(first, module).some(({ root }) => root.kind === "client")) return ownerOf(first, module, ctx);
	const whole = attribute === void 0 ? void 0 : resolveName(first, module, ctx);
	if (whole?.kind === "external") return platformOf({
		...whole,
		name: attribute
	}) ? "every" : void 0;
	if (whole?.kind !== "module") return void 0;
	return isClient(ctx.modules.exported(whole.module, attribute), tracer) ? whole.module : void 0;
}
function isPatch(call) {
	const callee = unwrap(calleeOf(call));
	const name = memberName(callee) ?? (isName$1(callee) ? callee.text : "");
	return /^(?:patch|object|setattr|dict|spy|stub)$/.test(name) && /patch|mocker|stub/i.test(callee.text);
}
function ownerOf(node, module, ctx) {
	let at = unwrap(node);
	for (; isMember(at) || isCall(at); at = unwrap(isCall(at) ? calleeOf(at) : objectOf$1(at))) {
		const found = resolveName(at, module, ctx);
		if (found.kind === "module" || found.kind === "binding") return found.module;
		if (found.kind === "external") return isCall(at) ? "handed" : "every";
	}
	const found = resolveName(at, module, ctx);
	if (found.kind === "external") return "every";
	return (found.kind === "module" || found.kind === "binding") && found.module !== module ? found.module : "handed";
}
function stubbed(stub, module, ctx) {
	const left = stub.parent?.type === "assignment" ? field(stub.parent, "left") : void 0;
	return left && isMember(left) ? ownerOf(objectOf$1(left), module, ctx) : "handed";
}
function clientPath(dotted, module, ctx, tracer) {
	if (/^anthropic\./.test(dotted)) return "every";
	const named = namedBy(dotted, module, ctx);
	if (!named) return FAKED.test(dotted) ? "handed" : void 0;
	const { home, found, behind } = named;
	const last = behind.at(-1);
	if (found.kind === "external" && last !== void 0) return isClient({
		...found,
		name: last
	}, tracer) ? "every" : void 0;
	return FAKED.test(dotted) || isClient(found, tracer) ? home : void 0;
}
function namedBy(dotted, module, { modules }) {
	const names = dotted.split(".");
	for (let end = names.length - 1; end > 0; end--) {
		const target = modules.resolve(names.slice(0, end).join("."), module.file);
		const home = target?.kind === "file" ? modules.get(target.file) : void 0;
		if (home) return {
			home,
			found: modules.exported(home, names[end]),
			behind: names.slice(end + 1)
		};
	}
}
function isClient(found, tracer) {
	if (platformOf(found)) return true;
	const id = found.kind === "binding" ? found.binding.definitions[0]?.id : void 0;
	return found.kind === "binding" && id !== void 0 && tracer.trace(id, found.module).some(({ root }) => root.kind === "client");
}
const givesBeta = ({ parent }) => /^(?:.*\.)?beta$/.test((parent && field(parent, isKeyword(parent) ? "name" : "left")?.text) ?? "");
function isBareStub(call) {
	const inner = keyword(call, "messages");
	if (!inner || !isCall(inner) || argumentsOf(inner).type !== "argument_list" || keyword(call, "beta") || givesBeta(call)) return false;
	return parts(argumentsOf(inner)).some((part) => new RegExp(`^(?:${METHODS})$`).test(field(part, "name")?.text ?? ""));
}
export { loopSyntax as $, argumentsValue as A, exprOf as At, isWritten$1 as B, statementFor as Bt, createChanges as C, giverOf as Ct, parametersOf as D, superOf as Dt, isGenerator as E, lineOf as Et, parameterTaking as F, meaningOf$1 as Ft, referencesOf as G, functionOf as Gt, isListedByType as H, classOf as Ht, passedFor as I, namesIn as It, eachArgumentsOf as J, nameOfExternal as Jt, wholeOf as K, isBuiltin as Kt, isNameOf as L, changes as Lt, propertyOf as M, annotationOf as Mt, argumentNode as N, classOfType as Nt, returnsOf as O, superclassesOf as Ot, defaultOf as P, isAnnotation as Pt, leaves as Q, isSimple as R, keyOf$1 as Rt, sourcesIn as S, classNamed as St, isBound as T, isProtocol as Tt, framesOf as U, decoratorsOf as Ut, meansTheSame as V, callBehind as Vt, isPassedInSight as W, frameOf as Wt, lastNameOf as X, resolveBinding as Xt, isInside as Y, ownerOfSelf as Yt, lasts as Z, resolveName as Zt, callsOf as _, createReflection as _t, isPatch as a, handsNothingOut as at, linesOf as b, areRelated as bt, bareFieldOf as c, endpointWithoutBeta as ct, conftestsAbove as d, budgetObjects as dt, mentions as et, markCasts as f, mayHoldBudget as ft, calledBy as g, testOf as gt, importsOf as h, isPure as ht, isClient as i, Callers as it, createEvaluate as j, openAt as jt, fieldsOf as k, createMemory as kt, Tracer as l, isOfTest as lt, gather as m, requestObjects as mt, createMockFinder as n, placesForEach as nt, namedBy as o, isPlain as ot, optionsOfAll as p, mayHoldRequest as pt, isReplaced as q, memberOf as qt, isBareStub as r, goesTo as rt, METHODS as s, isSelf as st, callerOf as t, pathText as tt, platformOf as u, TEST_FILE as ut, createSources as v, isEnum as vt, calledFunctions as w, isPropertyOf as wt, methodsOf as x, basesOf as xt, isGetter as y, onlyDoes as yt, isUntyped as z, rootOf as zt };
