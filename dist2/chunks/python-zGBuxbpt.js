import { i as hostOf, o as isUnit } from "./names-Dz6AFtJZ.js";
import { $ as writtenAsText, A as CLAUDE, B as MODULE_NAME, C as loopFeeding, F as numbersIn, G as guardedSpread, L as removals$1, M as WITH_TASK_BUDGETS, N as WITH_THINKING_BUDGETS, O as BEFORE, P as rows, Q as urlOf, R as rowsOf, S as loopsAround, St as Failures, V as lineOf, X as HOST, Z as countsTokens, _t as otherBaseUrl, a as saidOf, at as HANDED, b as createAccessors, bt as missingReasons, ct as isWrittenByGuard, dt as librarySite, gt as betaHeaderKey, i as passedFor, it as GUARD_MODULE, j as TASK_BUDGETS_BETA, k as BEHIND, lt as notOurs, mt as pathsOf$1, ot as WRITTEN_BY_GUARD, rt as ANSWERED, tt as platformAmong, ut as laterChange, vt as NO_SHAPE, x as isQuery, xt as needsThinking, yt as isStopReason, z as withRows } from "./analyse-Bpi9X5ED.js";
import { F as readModel, I as roleOf, V as twinOf$1, v as OPUS_4_7 } from "./settings-C179M5Kk.js";
import { C as exprKey, b as lazily, f as constant, g as property, h as outcomes, k as unread } from "./needles-D9OxdcVW.js";
import { c as libraryFor, u as usesLibrary } from "./reasons-DFhIx4VQ.js";
import { c as importsAll, d as sends, n as asCallee, p as specifiersIn, s as callsEndpoint } from "./text-tests-LGXqCcgU.js";
import { $ as loopSyntax, A as argumentsValue, At as exprOf, B as isWritten$2, Bt as statementFor, Ct as giverOf, D as parametersOf, Et as lineOf$1, F as parameterTaking, Ft as meaningOf, G as referencesOf, Gt as functionOf, H as isListedByType, Ht as classOf, I as passedFor$1, J as eachArgumentsOf, Jt as nameOfExternal, K as wholeOf, Kt as isBuiltin, L as isNameOf, M as propertyOf, Mt as annotationOf, N as argumentNode, O as returnsOf$1, Ot as superclassesOf, Pt as isAnnotation, Q as leaves$1, R as isSimple, Rt as keyOf, T as isBound, U as framesOf, Ut as decoratorsOf, V as meansTheSame, Vt as callBehind, W as isPassedInSight, Wt as frameOf, X as lastNameOf, Xt as resolveBinding, Y as isInside, Yt as ownerOfSelf, Z as lasts, Zt as resolveName, _ as callsOf$1, _t as createReflection, at as handsNothingOut, bt as areRelated, ct as endpointWithoutBeta, dt as budgetObjects, et as mentions$1, ft as mayHoldBudget, gt as testOf, ht as isPure, it as Callers, jt as openAt, k as fieldsOf, lt as isOfTest, m as gather, mt as requestObjects, n as createMockFinder, nt as placesForEach, ot as isPlain$1, p as optionsOfAll, pt as mayHoldRequest, qt as memberOf, rt as goesTo, st as isSelf, t as callerOf, tt as pathText, u as platformOf, ut as TEST_FILE, vt as isEnum, w as calledFunctions, wt as isPropertyOf, x as methodsOf, xt as basesOf, yt as onlyDoes, z as isUntyped, zt as rootOf$2 } from "./mocks-C4TCwV41.js";
import { C as walk, S as unwrap, _ as memberName, a as field, b as positional, c as isCall, d as isKeyword, f as isMember, g as keyword, h as isSplat, i as calleeOf, l as isClass, m as isPattern, n as argumentsOf, o as givenBy, p as isName, r as around, s as holds$1, t as Node, u as isFunction, v as objectOf, w as wrapperOf, x as statementOf, y as parts } from "./node-Cs6breo6.js";
import { c as withComments, f as lineEnd, l as grouped, m as startsLine, n as removalOf, u as indentAt } from "./lists-B_QcijuH.js";
import { a as importOf, c as moduleName, d as parameterName, f as withoutStatements, i as omitAt, n as printOperations, r as createSyntax, s as importsOf$1, t as COMMENTS, u as importItems } from "./print-DKnrIHYH.js";
import { n as commonFolder, r as isInside$1 } from "./paths-DwQqBBKr.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { a as callsBehind, i as partlyCalled, n as methodCalled, r as methodWrapped, t as createContext } from "./create-context-BkOXglHF.js";
import path from "node:path";
// dist/src/frontends/python/uses/later-changes.js
const changeOf = (made, changing, ctx) => laterChange(made, (place) => isChange(place.node, changing), (place) => next(place, ctx));
function isChange(node, { options, methods }) {
	const { parent } = node;
	if (parent?.type === "argument_list" && parts(parent)[0] === node) return parent.parent !== null && /^(?:setattr|delattr|object\.__setattr__|vars)$/.test(calleeOf(parent.parent)?.text ?? "");
	if (!parent || !isMember(parent) || objectOf(parent) !== node) return false;
	const name = memberName(parent) ?? "";
	const call = parent.parent;
	if (call && isCall(call) && calleeOf(call) === parent) return methods.test(name) || parts(argumentsOf(call)).some((argument) => isGiven(argument, options));
	return name === "__dict__" || options.has(name) && isWritten$1(parent);
}
const isGiven = (argument, options) => argument.type === "dictionary_splat" || isKeyword(argument) && options.has(field(argument, "name")?.text ?? "");
function isWritten$1(member) {
	const { parent } = member;
	if (!parent) return false;
	if ((isMember(parent) || parent.type === "subscript") && objectOf(parent) === member) {
		const call = parent.parent;
		const isUpdate = isMember(parent) && /^(?:update|pop|setdefault|clear|popitem)$/.test(memberName(parent) ?? "");
		return isWritten$1(parent) || isUpdate && call !== null && isCall(call) && calleeOf(call) === parent;
	}
	return member.field === "left" || parent.type === "delete_statement" || /^(?:pattern_list|tuple_pattern)$/.test(parent.type);
}
const THROUGH$1 = /^(?:conditional_expression|boolean_operator|named_expression|as_pattern|expression_list|tuple|list)$/;
function next({ node, module }, ctx) {
	const { parent } = node;
	if (!parent) return [];
	const wrapper = wrapperOf(node);
	if (wrapper) return [{
		node: wrapper,
		module
	}];
	if (isMember(parent) && objectOf(parent) === node) {
		const call = parent.parent;
		return /^(?:bind|with)/.test(memberName(parent) ?? "") && call && isCall(call) && calleeOf(call) === parent ? [{
			node: call,
			module
		}] : [];
	}
	if (parent.type === "named_expression") return [{
		node: parent,
		module
	}, ...into(field(parent, "name"), module, ctx)];
	if (parent.type === "as_pattern") return into(field(parent, "alias"), module, ctx);
	if (THROUGH$1.test(parent.type)) return [{
		node: parent,
		module
	}];
	if (/assignment$/.test(parent.type)) return node.field === "right" ? into(field(parent, "left"), module, ctx) : [];
	if (parent.type === "argument_list" || isKeyword(parent)) return passed(node, module, ctx);
	if (/^(?:return_statement|yield|lambda)$/.test(parent.type)) {
		const fn = parent.type === "lambda" ? parent : around(parent, isFunction);
		return fn ? given({
			module,
			node: fn
		}, ctx) : [];
	}
	return [];
}
function given(fn, ctx) {
	const name = field(fn.node, "name")?.text;
	const isDecorated = fn.node.parent?.type === "decorated_definition";
	return [...callsOf$1(fn, ctx), ...isDecorated && name !== void 0 ? ctx.membersNamed(name) : []];
}
function passed(node, module, ctx) {
	const { results, parameters, containers, fields } = goesTo(node, module, ctx);
	return [
		...results.map((result) => ({
			node: result,
			module
		})),
		...parameters.flatMap(({ module: home, node: id }) => into(id, home, ctx)),
		...containers.flatMap((container) => into(container, module, ctx)),
		...fields.flatMap((name) => ctx.membersNamed(name))
	];
}
function into(target, module, ctx) {
	if (!target) return [];
	if (isMember(target)) return ctx.membersNamed(memberName(target));
	if (target.type === "subscript") return into(objectOf(target), module, ctx);
	if (!isName(target)) return isSplat(target) ? [] : parts(target).flatMap((part) => into(part, module, ctx));
	const binding = module.scopes.bindingOf(target);
	return binding ? ctx.referencesTo(binding, module) : [];
}
// dist/src/frontends/python/clients/other-clients.js
const mayCallOthers = (text) => [...specifiersIn(text)].some((specifier) => usesLibrary("python", specifier));
function findOtherClients(module, ctx, attempt) {
	const found = [];
	walk(module.root, (node) => {
		const site = isCall(node) ? attempt(exprOf(module, node), () => otherCall(node, module, ctx)) : void 0;
		if (site) found.push(site);
	});
	return found;
}
function otherCall(node, module, ctx) {
	const row = libraryOf(node, module, ctx);
	if (!row || argumentsOf(node).type !== "argument_list") return void 0;
	const named = argumentsValue(argumentsOf(node), module, ctx);
	const { placed, isAll } = placedArguments(node, row, module, ctx);
	const site = librarySite({
		row: isAll ? row : withoutRule(row),
		expr: exprOf(module, node),
		callee: calleeOf(node).text,
		options: {
			...named,
			entries: [...placed, ...named.entries]
		},
		optionsExpr: exprOf(module, argumentsOf(node)),
		madeBy: (value) => makerOf(value, row, ctx),
		text: ({ file, start, end }) => ctx.modules.textOf(file).slice(start, end),
		changed: (changing) => {
			const change = changeOf({
				node,
				module
			}, changing, ctx);
			return change && exprOf(change.module, change.node.parent ?? change.node);
		}
	});
	return site && {
		...site,
		module,
		node
	};
}
const withoutRule = ({ rule: _, ...row }) => row;
function placedArguments(call, { positional: names = [] }, module, ctx) {
	const given = positional(call);
	return {
		placed: given.slice(0, names.length).map((argument, index) => propertyOf(names[index], argument, argument, module, ctx)),
		isAll: given.length <= names.length && parts(argumentsOf(call)).every(({ type }) => type !== "list_splat")
	};
}
function makerOf({ expr }, { provider }, ctx) {
	const node = expr.node;
	const module = ctx.modules.get(expr.file);
	if (!module || !node || !isCall(node)) return void 0;
	const from = resolveName(calleeOf(node), module, ctx);
	const id = positional(node)[0] ?? (provider?.id === void 0 ? void 0 : keyword(node, provider.id));
	if (from.kind !== "external" || !id) return void 0;
	return {
		from,
		isFactory: false,
		id: ctx.evaluate(id, module),
		options: argumentsValue(argumentsOf(node), module, ctx)
	};
}
function libraryOf(call, module, ctx) {
	const callee = unwrap(calleeOf(call));
	const found = resolveName(callee.type === "subscript" ? objectOf(callee) : callee, module, ctx);
	return found.kind === "external" ? libraryFor("python", found.specifier, found.name) : void 0;
}
// dist/src/frontends/python/values/effects.js
const CERTAIN = /^(?:identifier|integer|float|true|false|none|string|string_\w+|escape_sequence|concatenated_string|(?:unary|binary|boolean|not|comparison)_operator|conditional_expression|parenthesized_expression|tuple|list|dictionary|pair|set)$/;
function isWithoutEffect(node) {
	let certain = true;
	walk(node, (inner) => {
		if (inner.named && !CERTAIN.test(inner.type)) certain = false;
		return certain;
	});
	return certain;
}
const ACTS = /* @__PURE__ */ new Set([
	"await",
	"yield",
	"named_expression"
]);
const BUILTINS = /^(?:float|int|str|bool|round|min|max|abs|len|sum|getattr|hasattr|isinstance|dict|list|tuple|set|sorted)$/;
const LIBRARY = /^(?:os\.getenv|os\.environ\.get|decouple\.config|typing(?:_extensions)?\.cast|anthropic\.(?:\w+\.)*[A-Z]\w*|math\.\w+|copy\.(?:deep)?copy)$/;
const METHODS$3 = /^(?:get|copy|lower|upper|strip|model_dump)$/;
const MOST_CALLS = 4;
function isDroppable(node, module, ctx, depth = 0) {
	let droppable = true;
	walk(node, (inner) => {
		if (!droppable || isFunction(inner)) return false;
		if (ACTS.has(inner.type)) droppable = false;
		else if (isCall(inner)) droppable = isQuietCall(inner, module, ctx, depth);
		else if (isMember(inner) && inner.field !== "function") droppable = isQuietRead(inner, module, ctx, depth);
		return droppable;
	});
	return droppable;
}
function isDroppableWrite(node, module, ctx) {
	if (node.type === "delete_statement") {
		const [target, ...others] = parts(node);
		return target !== void 0 && others.length === 0 && target.type === "subscript";
	}
	const list = node.parent?.type === "argument_list" && parts(node.parent).length === 1 ? node.parent : void 0;
	const whole = list?.parent && memberName(calleeOf(list.parent)) === "update" ? list.parent : node;
	const stands = whole.parent?.type === "expression_statement" && parts(whole.parent).length === 1;
	const right = /^(?:augmented_)?assignment$/.test(node.type) ? field(node, "right") : void 0;
	if (right) return stands && right.type !== "assignment" && isDroppable(right, module, ctx);
	const given = isCall(whole) ? field(whole, "arguments") : void 0;
	return stands && given !== void 0 && isDroppable(given, module, ctx);
}
function isQuietCall(call, module, ctx, depth) {
	const callee = unwrap(calleeOf(call));
	const found = resolveName(callee, module, ctx);
	if (found.kind === "external") return LIBRARY.test(`${found.specifier}.${found.name}`);
	const made = classOf(found);
	if (made) return [
		"__init__",
		"__new__",
		"__post_init__"
	].every((name) => !giverOf(made, name, ctx));
	const called = calledFunctions(callee, module, ctx);
	if (called.length) return called.every((fn) => isQuietFunction(fn, ctx, depth));
	if (isName(callee)) return BUILTINS.test(callee.text) && isBuiltin(callee.text, callee, module, ctx);
	return METHODS$3.test(memberName(callee) ?? "");
}
function isQuietRead(member, module, ctx, depth) {
	return calledFunctions(member, module, ctx).every((read) => !isPropertyOf(read.node) || isQuietFunction(read, ctx, depth));
}
const DECORATORS$1 = /^(?:staticmethod|classmethod|property|(?:functools\.)?(?:cached_property|cache|lru_cache)(?:\(.*\))?)$/s;
const LOUD = /^(?:(?:global|nonlocal|for|while|with|try|raise|assert|delete|match|exec|print|import|import_from|future_import)_statement|class_definition|await|yield)$/;
function isQuietFunction({ module, node }, ctx, depth) {
	const body = field(node, "body");
	if (!body || depth >= MOST_CALLS) return false;
	if (node.children.some(({ type }) => type === "async") || decoratorsOf(node).some(({ text }) => !DECORATORS$1.test(text))) return false;
	let quiet = true;
	walk(body, (inner) => {
		const isWrite = inner.type === "assignment" || inner.type === "augmented_assignment";
		if (LOUD.test(inner.type) || isWrite && !isName(field(inner, "left"))) quiet = false;
		return quiet && !isFunction(inner);
	});
	return quiet && isDroppable(body, module, ctx, depth + 1);
}
// dist/src/frontends/python/modules/load-effects.js
const LIBRARIES$1 = /^(?:anthropic|typing|typing_extensions|os|math)(?:\.|$)/;
const DECORATORS = /^(?:\w+\.)*(?:dataclass|lru_cache|cache|wraps|total_ordering|contextmanager|asynccontextmanager|overload|final|runtime_checkable|unique|define|frozen|property|staticmethod|classmethod|abstractmethod)\b/;
const NOT_LOADED = /^(?:(?:\w+\.)?TYPE_CHECKING|__name__ == (['"])__main__\1)$/;
const MOST_FILES = 60;
function hasLoadEffect(specifier, from, ctx) {
	const loaded = loadedBy(specifier).map((name) => ctx.modules.resolve(name, from));
	if (!loaded.at(-1)) return !LIBRARIES$1.test(specifier);
	const files = new Set(loaded.flatMap((found) => found?.kind === "file" ? [found.file] : []));
	for (const file of files) {
		if (ctx.modules.isGuard(file)) continue;
		const module = files.size > MOST_FILES ? void 0 : ctx.modules.get(file);
		if (!module || parts(module.root).some((statement) => acts(statement, module, ctx))) return true;
		for (const name of [...module.specifiers].flatMap(loadedBy)) {
			const found = ctx.modules.resolve(name, file);
			if (found?.kind === "file") files.add(found.file);
		}
	}
	return false;
}
function loadedBy(specifier) {
	const dots = /^\.*/.exec(specifier)?.[0] ?? "";
	const names = specifier.slice(dots.length).split(".");
	return names.map((_, index) => dots + names.slice(0, index + 1).join("."));
}
function acts(statement, module, ctx) {
	const inside = (node) => node !== void 0 && parts(node).some((inner) => acts(inner, module, ctx));
	switch (statement.type) {
		case "import_statement":
		case "import_from_statement":
		case "future_import_statement":
		case "function_definition":
		case "pass_statement":
		case "type_alias_statement": return false;
		case "expression_statement": return parts(statement).some((expression) => isDone(expression, module, ctx));
		case "class_definition": return registersItself(statement, module, ctx) || inside(field(statement, "body"));
		case "decorated_definition": {
			const definition = field(statement, "definition");
			if (!definition || decoratorsOf(definition).some(({ text }) => !DECORATORS.test(text))) return true;
			return !isFunction(definition) && acts(definition, module, ctx);
		}
		case "if_statement": return parts(statement).length > 2 || !NOT_LOADED.test(field(statement, "condition")?.text ?? "");
		case "try_statement": return parts(statement).some((part) => (part.type === "block" ? [part] : parts(part).filter(isBlock)).some(inside));
		default: return true;
	}
}
const isBlock = ({ type }) => type === "block";
function isDone(expression, module, ctx) {
	if (expression.type !== "assignment" && expression.type !== "augmented_assignment") return !isDroppable(expression, module, ctx);
	const [left, right] = [field(expression, "left"), field(expression, "right")];
	return !(left && (isName(left) || left.type === "pattern_list" && parts(left).every(isName))) || right?.type === "assignment" && isDone(right, module, ctx);
}
function registersItself(node, module, ctx) {
	const list = field(node, "superclasses");
	return (list ? parts(list) : []).some((base) => {
		if (isKeyword(base)) return field(base, "name")?.text !== "metaclass" || !/\bABCMeta$/.test(base.text);
		const known = classOf(resolveName(base, module, ctx));
		return known !== void 0 && isClass(known.node) && giverOf(known, "__init_subclass__", ctx) !== void 0;
	});
}
// dist/src/frontends/python/uses/read-by-name.js
function isReadByName({ name, scope }, module, ctx) {
	if (readsAll(scope.node, module)) return true;
	if (scope.parent) return false;
	return wordOf(name).test(module.aside) || ctx.modules.naming(name).some((other) => isNamedIn(other, name));
}
const wordOf = (name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`);
const OF_FUNCTIONS = /^(?:locals|vars|dir|eval|exec|f_locals)$/;
const OF_MODULES = /^(?:globals|eval|exec|f_globals)$/;
function readsAll(root, module) {
	const isModule = !root.parent;
	let reads = false;
	walk(root, (node) => {
		const name = isMember(node) ? memberName(node) : isCall(node) && isName(calleeOf(node)) ? calleeOf(node).text : void 0;
		if (name === void 0 || isCall(node) && module.scopes.bindingOf(calleeOf(node))) return !reads;
		const isOfAnother = /^(?:vars|dir)$/.test(name) && isCall(node) && parts(argumentsOf(node)).length > 0;
		if (OF_MODULES.test(name) && isModule) reads = true;
		if (OF_FUNCTIONS.test(name) && !isOfAnother && (!isModule || frameOf(node) === root)) reads = true;
		return !reads;
	});
	return reads;
}
function isNamedIn({ root, text }, name) {
	if (!text.includes(name)) return false;
	const path = new RegExp(`(?:^|\\.)${name}$`);
	const word = wordOf(name);
	let named = false;
	walk(root, (node) => {
		if (node.type === "string_content" && (path.test(node.text) || node.text.includes(">>>") && word.test(node.text))) named = true;
		return !named;
	});
	return named;
}
// dist/src/frontends/python/edits/cleanup.js
function cleanUp(edits, module, ctx) {
	const own = edits.filter((edit) => edit.file === module.file);
	const removed = own.filter((edit) => edit.end > edit.start);
	const inserted = own.map((edit) => edit.text).join("\n");
	const already = [...removed];
	const gone = /* @__PURE__ */ new Map();
	const bindings = module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
	for (let again = true; again;) {
		again = false;
		for (const binding of bindings) {
			if (gone.has(binding) || binding.references.length === 0 || mentions(inserted, binding.name)) continue;
			const within = binding.references.map(({ start, end }) => removed.find((range) => start >= range.start && end <= range.end));
			if (within.some((range) => range === void 0)) continue;
			const node = removable(binding, module, ctx);
			if (!node || isReadByName(binding, module, ctx)) continue;
			const sites = [...new Set(within.flatMap((range) => range?.sites ?? []))];
			gone.set(binding, {
				node,
				sites
			});
			removed.push({
				start: node.start,
				end: node.end,
				text: "",
				sites
			});
			again = true;
		}
	}
	return removals([...gone.values()], already, module, ctx);
}
const mentions = (text, name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text);
function removable(binding, module, ctx) {
	const [definition, ...others] = binding.definitions;
	if (!definition || others.length) return void 0;
	const { kind, node } = definition;
	if (kind === "import") {
		const statement = node.parent;
		if (statement?.type !== "import_from_statement" || statement.parent?.type !== "module") return void 0;
		return isForOthers(binding, module, ctx) || loadsSubmodule(binding, statement, module, ctx) ? void 0 : node;
	}
	if (kind !== "assign" || isClass(binding.scope.node)) return void 0;
	if (!isFunction(binding.scope.node)) {
		if (!(node.parent?.parent?.type === "module") || isForOthers(binding, module, ctx) || handsOutConstants(module, ctx)) return void 0;
	}
	const [left, right] = [field(node, "left"), field(node, "right")];
	return node.parent?.type === "expression_statement" && parts(node.parent).length === 1 && left && isName(left) && right && isWithoutEffect(right) ? node : void 0;
}
const isForOthers = (binding, module, ctx) => /(?:^|\/)__init__\.py$/.test(module.file) || /\b__all__\b/.test(module.text) || ctx.referencesTo(binding, module).length !== binding.references.length || isImportedFromHere(binding, module, ctx);
const handsOutConstants = (module, ctx) => [...module.scopes.module.bindings.values()].some((binding) => binding.definitions.some(({ kind }) => kind === "assign") && ctx.referencesTo(binding, module).some((reference) => reference.module !== module));
const isImportedFromHere = (binding, module, ctx) => ctx.modules.having((text) => text.includes(binding.name) || importsAll(text)).some((other) => other !== module && [...other.specifiers].some((specifier) => {
	const found = ctx.modules.resolve(specifier, other.file);
	return found?.kind === "file" && found.file === module.file;
}) && (other.stars.length > 0 || mayTake(other, binding.name, module, ctx)));
function mayTake(other, name, from, ctx) {
	if (!other.text.includes(name)) return false;
	let found = false;
	walk(other.root, (node) => {
		if (node.type === "import_from_statement") {
			const target = ctx.modules.resolve(moduleName(node), other.file);
			found ||= target?.kind === "file" && target.file === from.file && importItems(node).some(({ path }) => path === name);
		}
		found ||= memberName(node) === name || node.type === "string" && node.text.includes(name);
		return !found && node.type !== "import_from_statement";
	});
	return found;
}
function loadsSubmodule({ definitions: [definition] }, statement, { file }, ctx) {
	const from = moduleName(statement);
	const item = importItems(statement).find(({ id }) => id === definition?.id);
	const whole = /\.$/.test(from) ? `${from}${item?.path}` : `${from}.${item?.path}`;
	return ctx.modules.resolve(whole, file) !== void 0 && hasLoadEffect(whole, file, ctx);
}
const sitesOf = (gone) => [...new Set(gone.flatMap(({ sites }) => sites))];
function removals(gone, already, module, ctx) {
	const { text, file } = module;
	const edits = [];
	const emit = (sites, edit) => edits.push({
		...edit,
		text: withComments(edit, text, module.comments, COMMENTS),
		file,
		kind: "cleanup",
		sites
	});
	const statements = /* @__PURE__ */ new Map();
	for (const one of gone) {
		const statement = one.node.parent;
		statements.set(statement, [...statements.get(statement) ?? [], one]);
	}
	for (const [statement, own] of statements) {
		const items = statement.type === "import_from_statement" ? importItems(statement).map(({ node }) => node) : [];
		if (own.length >= items.length) {
			if (items.length && hasLoadEffect(moduleName(statement), file, ctx)) statements.delete(statement);
			continue;
		}
		statements.delete(statement);
		const goes = (node) => own.some((one) => one.node === node);
		for (let index = 0; index < items.length; index++) {
			if (!goes(items[index])) continue;
			let end = index;
			while (goes(items[end + 1])) end++;
			for (const edit of removalOf(items, index, end, text, COMMENTS)) emit(sitesOf(own), edit);
			index = end;
		}
	}
	const isGone = ({ start, end }) => already.some((edit) => edit.start <= start && edit.end >= end && edit.text.replace(/#.*/g, "").trim() === "");
	for (const { edit, statements: whole } of withoutStatements([...statements.keys()], text, isGone)) emit(sitesOf(whole.flatMap((statement) => statements.get(statement) ?? [])), edit);
	return edits;
}
// dist/src/frontends/python/edits/room.js
const ON_THE_WAY = /^(?:await|parenthesized_expression|expression_statement|return_statement)$/;
function statementOfCall(call) {
	if (!isCall(call) || !isPure(calleeOf(call))) return void 0;
	const statement = statementOf(call);
	for (let node = call, parent = call.parent; parent; node = parent, parent = parent.parent) {
		if (node === statement) return statement;
		if (isFirst(node, parent)) continue;
		return;
	}
}
function isFirst(node, parent) {
	if (ON_THE_WAY.test(parent.type)) return true;
	if (isMember(parent)) return objectOf(parent) === node;
	if (isCall(parent)) return calleeOf(parent) === node;
	if (parent.type === "assignment") return field(parent, "right") === node && isName(field(parent, "left"));
	if (parent.type === "for_statement") return field(parent, "right") === node;
	if (/^(?:as_pattern|with_item|with_clause|with_statement)$/.test(parent.type)) return parts(parent)[0] === node;
	return false;
}
function freeName(names, { scopes }) {
	return names.find((name) => !scopes.all().some(({ bindings }) => bindings.has(name)));
}
// dist/src/frontends/python/gather/file-graph.js
function importedFiles(module, ctx) {
	return [...module.specifiers].flatMap((specifier) => {
		const found = ctx.modules.resolve(specifier, module.file);
		return (found?.kind === "file" && found.file !== module.file ? ctx.modules.get(found.file) : void 0) ?? [];
	});
}
const LOADERS = [
	"import_module",
	"__import__",
	"entry_points",
	"load_module",
	"exec_module",
	"run_path",
	"run_module",
	"iter_modules"
];
const NAMES_LOADER = new RegExp(`\\b(?:${LOADERS.join("|")})\\b`);
function createConnection(connected, tree) {
	let loadsAny;
	return (file, other) => {
		if (file === other) return true;
		loadsAny ??= tree.containing(LOADERS).some((name) => NAMES_LOADER.test(tree.read(name) ?? ""));
		return loadsAny || connected(file).has(other);
	};
}
function connectedFiles(ctx) {
	let groups;
	return (file) => {
		groups ??= groupsOf(ctx);
		return groups.get(file) ?? /* @__PURE__ */ new Set([file]);
	};
}
function groupsOf(ctx) {
	const group = /* @__PURE__ */ new Map();
	const join = (a, b) => {
		const [one, other] = [group.get(a) ?? /* @__PURE__ */ new Set([a]), group.get(b) ?? /* @__PURE__ */ new Set([b])];
		const all = one === other ? one : /* @__PURE__ */ new Set([...one, ...other]);
		for (const file of all) group.set(file, all);
	};
	const { modules } = ctx;
	const files = [...modules.files()];
	const byName = /* @__PURE__ */ new Map();
	for (const file of files) byName.set(nameOf(file), [...byName.get(nameOf(file)) ?? [], file]);
	for (const file of files) {
		join(file, file);
		for (const imported of modules.importedBy(file)) join(file, imported);
		for (const specifier of specifiersIn(modules.textOf(file))) {
			if (/^anthropic\b/.test(specifier) || modules.resolve(specifier, file)) continue;
			for (const other of byName.get(specifier.split(".").at(-1) ?? "") ?? []) join(file, other);
		}
	}
	return group;
}
function nameOf(file) {
	const base = path.posix.basename(file, ".py");
	return base === "__init__" ? path.posix.basename(path.posix.dirname(file)) : base;
}
// dist/src/frontends/python/edits/importing.js
const IMPORTS$1 = /^(?:import_statement|import_from_statement|future_import_statement)$/;
function specifierOf(from, file, tree, modules) {
	const target = file.replace(/\.py$/, "");
	const folder = path.posix.dirname(target);
	const here = path.posix.dirname(from.file);
	const isPackage = (at) => tree.isFile(`${at}/__init__.py`);
	const dotted = (root) => isInside$1(root, target) ? path.posix.relative(root, target).replaceAll("/", ".") : void 0;
	const between = [];
	for (let at = here; isInside$1(folder, at); at = path.posix.dirname(at)) between.push(at);
	if (between.length && between.every(isPackage) && [...from.specifiers].some((one) => one.startsWith("."))) return ".".repeat(between.length) + path.posix.basename(target);
	const own = [...from.specifiers].flatMap((one) => rootOf$1(one, from.file, modules) ?? []);
	if (own.length > 0) return onlyOne(own.map(dotted));
	const users = rootsOfImporters(from, modules);
	if (isRunDirectly(from)) return isPackage(here) || /\/__main__\.py$/.test(from.file) ? void 0 : onlyOne([here, ...users].map(dotted));
	if (users.length > 0) return onlyOne(users.map(dotted));
	let top = here;
	while (isPackage(top)) top = path.posix.dirname(top);
	const isProject = (at) => at === tree.root || PROJECT.some((name) => tree.read(`${at}/${name}`) !== void 0);
	const isSource = path.posix.basename(top) === "src" && isProject(path.posix.dirname(top));
	return top !== here || isProject(top) || isSource ? dotted(top) : void 0;
}
const PROJECT = [
	"pyproject.toml",
	"setup.py",
	"setup.cfg",
	"requirements.txt",
	"Pipfile"
];
const isRunDirectly = ({ file, text }) => file.endsWith("/__main__.py") || /^if\s+\(?__name__\s*==\s*(['"])__main__\1/m.test(text);
const onlyOne = ([first, ...rest]) => rest.every((one) => one === first) ? first : void 0;
const rootsOfImporters = ({ file }, modules) => modules.importsOf(file).flatMap(({ specifier, from }) => rootOf$1(specifier, from, modules) ?? []);
function rootOf$1(specifier, from, modules) {
	const found = specifier.startsWith(".") ? void 0 : modules.resolve(specifier, from);
	const named = found?.kind === "file" ? found.file.replace(/(?:\/__init__)?\.py$/, "") : void 0;
	const inner = `/${specifier.replaceAll(".", "/")}`;
	return named?.endsWith(inner) ? named.slice(0, -inner.length) : void 0;
}
function newImport({ root, text }, name, specifier) {
	const eol = lineEnd(text);
	const line = `from ${specifier} import ${name}${eol}`;
	const statements = parts(root);
	const first = statements.findIndex(({ type }) => /^(?:function_definition|class_definition|decorated_definition)$/.test(type));
	const last = (first < 0 ? statements : statements.slice(0, first)).findLast(({ type }) => IMPORTS$1.test(type)) ?? (isText$1(statements[0]) ? statements[0] : void 0);
	if (!last) return {
		start: statements[0]?.start ?? 0,
		end: statements[0]?.start ?? 0,
		text: line
	};
	const end = text.indexOf("\n", last.end);
	return end < 0 ? {
		start: text.length,
		end: text.length,
		text: eol + line
	} : {
		start: end + 1,
		end: end + 1,
		text: line
	};
}
const isText$1 = (statement) => statement?.type === "expression_statement" && parts(statement)[0]?.type === "string";
// dist/src/frontends/python/generated/experiment-module.js
const BUDGET_FUNCTION = "task_budget_for";
const HEAD = `"""
Task budgets on trial, in tokens, by call site. Written by \`opus47-migrate --experiment\`. Once enough tasks are logged,
\`opus47-migrate calibrate <log> --apply\` writes the budgets that proved themselves into the calls, and removes this file.

    with Task("<site>", "usage.jsonl") as task:
        message = task.add(ask(question))  # every response of the task
        task.score(is_good(message))  # True, False, or 0 to 1
"""

from __future__ import annotations

import contextvars
import datetime
import hashlib
import json
import time
import uuid
import warnings
from typing import Any

ARMS: dict[str, list[int]] = {
`;
const REST = `}

_running: contextvars.ContextVar[Task | None] = contextvars.ContextVar("task", default=None)


def ${BUDGET_FUNCTION}(site: str) -> int:
    """The budget for a task: the same one in all its requests. Outside of a task every question is a task of its own."""
    task = _running.get()
    digest = hashlib.sha256(f"{site}\\n{task.id if task else uuid.uuid4()}".encode()).digest()
    budget = ARMS[site][int.from_bytes(digest[:8], "big") % len(ARMS[site])]
    if task and task.budget is None:
        task.budget = budget
    return budget


class Task:
    """One task, a line of the log: what it cost and how it went, and nothing of what was said in it."""

    def __init__(self, site: str, log: str, category: str | None = None, id: str | None = None) -> None:
        self.site = site
        self.log = log
        self.category = category
        self.id = id or str(uuid.uuid4())
        self.budget: int | None = None
        self._replies: list[Any] = []
        self._quality: float | None = None

    def __enter__(self) -> Task:
        self._at = datetime.datetime.now(datetime.timezone.utc)
        self._started = time.perf_counter()
        self._token = _running.set(self)
        return self

    def add(self, message: Any) -> Any:
        """Counts a response of the task, and gives it back."""
        self._replies.append(message)
        return message

    def score(self, quality: float) -> None:
        """True, False, or 0 to 1."""
        if not 0 <= quality <= 1:
            raise ValueError(f"A quality is a number from 0 to 1, or True or False; got {quality}.")
        self._quality = float(quality)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        _running.reset(self._token)
        try:
            with open(self.log, "a", encoding="utf-8") as log:
                log.write(json.dumps(self._record(kind is None)) + "\\n")
        except OSError as problem:
            warnings.warn(f"A task was not logged: {problem}", stacklevel=2)

    def _record(self, ok: bool) -> dict[str, Any]:
        tokens: dict[str, Any] = {"input": 0, "output": 0, "thinking": None, "cacheRead": 0, "cacheWrite": 0}
        known = grown = 0
        for reply in self._replies:
            usage = reply.usage
            read, written = usage.cache_read_input_tokens or 0, usage.cache_creation_input_tokens or 0
            before = usage.input_tokens + read + written
            # What the context grew by beyond the answers: results of tools and the like.
            grown += max(0, before - known) if known else 0
            known = before + usage.output_tokens
            thinking = getattr(getattr(usage, "output_tokens_details", None), "thinking_tokens", None)
            if thinking is not None:
                tokens["thinking"] = (tokens["thinking"] or 0) + thinking
            tokens["input"] += usage.input_tokens
            tokens["output"] += usage.output_tokens
            tokens["cacheRead"] += read
            tokens["cacheWrite"] += written
        last = self._replies[-1] if self._replies else None
        return {
            "v": 1,
            "task": self.id,
            "site": self.site,
            "category": self.category,
            "at": self._at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "model": str(last.model) if last else None,
            "budget": self.budget,
            "requests": len(self._replies),
            "tokens": tokens,
            "spent": tokens["output"] + grown,
            "stopReason": last.stop_reason if last else None,
            "ms": round((time.perf_counter() - self._started) * 1000),
            "quality": self._quality,
            "ok": ok and last is not None and last.stop_reason is not None,
        }
`;
const moduleText = (sites, eol) => `${HEAD}${rowsOf(sites, "\"").map((row) => `    ${row},\n`).join("")}${REST}`.replaceAll("\n", eol);
// dist/src/frontends/python/generated/experiments.js
const NAME$1 = `${MODULE_NAME.replaceAll("-", "_")}.py`;
function createExperiments(tree, ctx) {
	const { modules } = ctx;
	const tableOf = (file) => tableIn(modules.get(file));
	return {
		moduleFor(files) {
			const folder = commonFolder(files.filter((file) => !isUnit(file)).map((file) => path.posix.dirname(file))) ?? tree.root;
			for (let at = folder; isInside$1(tree.root, at); at = path.posix.dirname(at)) {
				if (tree.isFile(`${at}/${NAME$1}`)) return {
					file: `${at}/${NAME$1}`,
					system: void 0
				};
				if (at === path.posix.dirname(at)) break;
			}
			return {
				file: `${folder}/${NAME$1}`,
				system: void 0
			};
		},
		problemWith(file, module) {
			const from = modules.get(file);
			if (isUnit(file) || !from) return "it is inside another file";
			if (specifierOf(from, module.file, tree, modules) === void 0) return `how its file would import ${NAME$1} cannot be told`;
			if (importedFrom(from, ctx) === void 0 && from.scopes.all().some(({ bindings }) => bindings.has("task_budget_for"))) return `its file has a ${BUDGET_FUNCTION} of its own`;
			if (tree.isFile(module.file) && !tableOf(module.file)) return `${NAME$1} is not as the tool wrote it; remove it, or restore it`;
			if (tree.isFile(module.file) && !tree.selected.has(module.file)) return `${NAME$1} is not among the given paths`;
		},
		isPerCall(at, call) {
			const fn = around(call.node, isFunction);
			return at.file === call.file && (!fn || holds$1(fn, at));
		},
		edits(module, sites) {
			const edits = [...new Set(sites.map((site) => site.file))].flatMap((file) => {
				const from = modules.get(file);
				const specifier = specifierOf(from, module.file, tree, modules);
				if (importedFrom(from, ctx) !== void 0 || specifier === void 0) return [];
				const ids = sites.filter((site) => site.file === file).map(({ id }) => id);
				return [{
					...newImport(from, BUDGET_FUNCTION, specifier),
					file,
					kind: "task-budget",
					sites: ids
				}];
			});
			const table = tableOf(module.file);
			if (table) return [...edits, ...withRows(table, sites, table.text[table.rows[0]?.start ?? -1] === "'" ? "'" : "\"")];
			const text = moduleText(sites, lineEnd(modules.get(sites[0]?.file ?? "")?.text ?? ""));
			return [...edits, {
				file: module.file,
				start: 0,
				end: 0,
				text,
				kind: "task-budget",
				sites: sites.map(({ id }) => id)
			}];
		},
		ask: (id) => `${BUDGET_FUNCTION}(${id})`,
		askedFor: (expr) => asked(expr.node, modules.get(expr.file), ctx)?.id,
		removals: (replaced) => removals$1(replaced, modules.naming(BUDGET_FUNCTION).flatMap((from) => askedIn(from, ctx)), (file) => tree.selected.has(file) ? tableOf(file) : void 0)
	};
}
function tableIn(module) {
	const bindings = module?.scopes.module.bindings;
	const [declared] = bindings?.get("ARMS")?.definitions ?? [];
	const node = declared && field(declared.node, "right");
	if (!module || node?.type !== "dictionary" || !bindings?.has("task_budget_for")) return void 0;
	const all = parts(node);
	const rows = all.flatMap((part) => {
		const [key, value] = [field(part, "key"), field(part, "value")];
		const id = key && value?.type === "list" ? stringValue(key) : void 0;
		return id === void 0 ? [] : [{
			id,
			start: part.start,
			end: part.end
		}];
	});
	if (rows.length < all.length) return void 0;
	return {
		file: module.file,
		text: module.text,
		comments: COMMENTS,
		span: {
			start: node.start,
			end: node.end
		},
		rows
	};
}
function importedFrom(from, ctx) {
	const binding = from.scopes.module.bindings.get(BUDGET_FUNCTION);
	const through = binding && importOf(binding);
	const found = through && ctx.modules.resolve(through.specifier, from.file);
	return found?.kind === "file" && path.posix.basename(found.file) === NAME$1 ? found.file : void 0;
}
function asked(node, from, ctx) {
	if (!from || !isCall(node) || !isName(calleeOf(node)) || calleeOf(node).text !== "task_budget_for") return void 0;
	const [argument] = positional(node);
	const id = argument && stringValue(argument);
	const module = importedFrom(from, ctx);
	return module === void 0 || id === void 0 ? void 0 : {
		id,
		file: from.file,
		start: node.start,
		end: node.end,
		module
	};
}
const askedIn = (from, ctx) => (from.scopes.module.bindings.get("task_budget_for")?.references ?? []).flatMap(({ parent }) => (parent && asked(parent, from, ctx)) ?? []);
// dist/src/frontends/python/generated/guard-module.js
const GUARD_FUNCTION = "thinking_for";
const text = (ratio, floor) => `"""
What a request says about thinking, chosen by its model at run time. ${WRITTEN_BY_GUARD}; it is yours to edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict, cast

if TYPE_CHECKING:
    from anthropic.types import beta

# Models that take thinking budgets. There will be no more of them: Claude Opus 4.7 and all newer models answer 400 to one.
WITH_THINKING_BUDGETS = (
${rows(WITH_THINKING_BUDGETS, "    ", "\"")}
)

# Models that take task budgets.
WITH_TASK_BUDGETS = (
${rows(WITH_TASK_BUDGETS, "    ", "\"")}
)

# A task budget is this share of the thinking budget, and at least so many tokens.
RATIO = ${ratio}
LEAST_TASK_BUDGET = ${grouped(floor)}

# What platforms put in front of an ID: a region, a vendor, or the ARN of an inference profile (\`us.anthropic.\`).
PREFIX = r"${BEFORE.replaceAll("\\/", "/")}"

SAMPLING = ("temperature", "top_p", "top_k")


class Thinking(TypedDict, total=False):
    """These keyword arguments of a request, and its sampling parameters, which newer versions of the package do not have."""

    thinking: beta.BetaThinkingConfigParam
    output_config: beta.BetaOutputConfigParam
    betas: list[str]


def _is_one_of(models: tuple[str, ...], model_id: str) -> bool:
    """True for the ID of one of the models, with a date or a version, or without."""
    return any(model_id.startswith(name) and not re.match(r"${BEHIND}", model_id[len(name) :], re.ASCII) for name in models)


def ${GUARD_FUNCTION}(model: str, budget_tokens: int, *, display: str | None = None, **rest: Any) -> Thinking:
    """
    Thinking for a request to a model, with what else in the request depends on the model, as keyword arguments:

    - A model that takes thinking budgets gets this one (in tokens), and all of \`rest\`.
    - Any other Claude model gets adaptive thinking, no sampling parameters and, if it is known to take one, a task budget with its beta.
      \`display\` asks for the text of the thinking, which newer models leave out.
    - An ID that names no Claude model (a deployment, an alias) says nothing: its request is that of a model that takes thinking budgets.
    """
    request = dict(rest)
    # A model that is missing is for the API to refuse.
    model_id = re.sub(PREFIX, "", str(model), count=1)
    # Gateways write \`claude-opus-4.6\`.
    model_id = re.sub(r"([0-9])\\.(?=[0-9])", r"\\1-", model_id, count=1)
    if _is_one_of(WITH_THINKING_BUDGETS, model_id) or not model_id.startswith("${CLAUDE}"):
        request["thinking"] = {"type": "enabled", "budget_tokens": budget_tokens}
        return cast("Thinking", request)
    for name in SAMPLING:
        request.pop(name, None)
    request["thinking"] = {"type": "adaptive"} if display is None else {"type": "adaptive", "display": display}
    if _is_one_of(WITH_TASK_BUDGETS, model_id):
        task_budget = {"type": "tokens", "total": max(LEAST_TASK_BUDGET, round(budget_tokens * RATIO))}
        request["output_config"] = {**request.get("output_config", {}), "task_budget": task_budget}
        request["betas"] = [*request.get("betas", []), "${TASK_BUDGETS_BETA}"]
    return cast("Thinking", request)
`;
const guardModuleText = ({ ratio, minBudget }, eol) => text(ratio, minBudget).replaceAll("\n", eol);
// dist/src/frontends/python/changes/reached.js
const LEAVES = /^(?:raise_statement|return_statement|continue_statement|break_statement)$/;
function reachedUnder(node, module, ctx, frame) {
	const found = [];
	const add = (condition, holds) => {
		if (condition) found.unshift({
			test: testOf(condition, module, ctx, frame),
			holds
		});
	};
	for (let below = node, at = node.parent; at && !isFunction(below); below = at, at = at.parent) if (at.type === "conditional_expression") {
		const [then, condition, otherwise] = parts(at);
		if (below === then || below === otherwise) add(condition, below === then);
	} else if (at.type === "if_statement" || at.type === "elif_clause") {
		if (below.field === "consequence") add(field(at, "condition"), true);
		else if (below.field === "alternative") for (const condition of conditionsBefore(at, below).reverse()) add(condition, false);
	} else if (at.type === "block" || at.type === "module") {
		const { start } = below;
		const before = at.children.filter((one) => one.type === "if_statement" && one.end <= start);
		for (const statement of before.reverse()) for (const condition of leavingConditions(statement).reverse()) add(condition, false);
	}
	return found;
}
const conditionsBefore = (statement, clause) => [statement, ...statement.children.filter((one) => one.type === "elif_clause" && one.end <= clause.start)].flatMap((one) => field(one, "condition") ?? []);
function leavingConditions(statement) {
	const clauses = [statement, ...statement.children.filter(({ type }) => type === "elif_clause")];
	const firstStaying = clauses.findIndex((clause) => !leaves(field(clause, "consequence")));
	return (firstStaying < 0 ? clauses : clauses.slice(0, firstStaying)).flatMap((clause) => field(clause, "condition") ?? []);
}
const leaves = (block) => LEAVES.test((block && parts(block).at(-1)?.type) ?? "");
// dist/src/frontends/python/clients/own-endpoint.js
function withOwnEndpoint(anchor, callee, method, module, ctx, partial) {
	const home = ctx.modules.get(anchor.expr.file);
	if (!(anchor.held || partial) || !home) return anchor;
	const place = anchor.expr.node;
	const { held: _, ...free } = anchor;
	const left = targetOf(place, partial);
	const own = left && home === module && !partial ? ownCallee(place, left, callee, method, module, ctx) : void 0;
	return {
		...free,
		...(!left || isHeld(left, home, ctx)) && { held: true },
		...own && { own }
	};
}
function ownCallee(place, left, callee, method, module, ctx) {
	if (!isName(left) || module.scopes.bindingOf(left)?.definitions.length !== 1) return void 0;
	const client = isMember(place) ? exprOf(module, unwrap(objectOf(place))) : void 0;
	if (!client || !isSimple(client) || !meansTheSame(client, exprOf(module, callee), module, ctx)) return void 0;
	let object = unwrap(callee);
	const names = method.split(".");
	while (names.length && isMember(object) && memberName(object) === names.at(-1)) {
		names.pop();
		object = unwrap(objectOf(object));
	}
	const text = module.text.slice(client.start, client.end);
	return {
		expr: exprOf(module, object),
		text: [`${text}.beta.messages`, ...names].join(".")
	};
}
const REQUESTS$1 = /^(?:with_\w+_response\.)?(?:create|stream|parse|count_tokens|tool_runner|batches\.create)$/;
function targetOf(place, partial) {
	let value = place;
	while (value.parent && (wrapperOf(value) || isMember(value.parent))) value = value.parent;
	if (partial && value.parent === argumentsOf(partial)) value = partial;
	return value.parent?.type === "assignment" && value.field === "right" ? field(value.parent, "left") : void 0;
}
function isHeld(left, module, ctx) {
	if (isMember(left)) return ctx.membersNamed(memberName(left)).some(({ node }) => node !== left && !isRequestUse(node));
	const binding = isName(left) ? module.scopes.bindingOf(left) : void 0;
	return !binding || ctx.referencesTo(binding, module).some(({ node }) => !isRequestUse(node));
}
function isRequestUse(reference) {
	const path = [];
	for (let node = reference;;) {
		const outer = wrapperOf(node);
		const { parent } = node;
		if (outer) node = outer;
		else if (parent && isMember(parent) && objectOf(parent) === node) {
			path.push(memberName(parent));
			node = parent;
		} else if (parent && isCall(parent) && calleeOf(parent) === node) return path.length === 0 || REQUESTS$1.test(path.join("."));
		else return parent?.type === "assignment" && path.length > 0 && REQUESTS$1.test(path.join("."));
	}
}
// dist/src/frontends/python/sites/find.js
const METHODS$2 = {
	create: "create",
	stream: "stream",
	parse: "parse",
	count_tokens: "countTokens",
	"batches.create": "batches.create",
	tool_runner: "toolRunner"
};
const LAST_NAMES = new Set(Object.keys(METHODS$2).map((method) => method.split(".").at(-1)));
const RAW = /^with_(?:raw|streaming)_response$/;
const mayCallSdk = (text, { partials }) => callsEndpoint(text) || [...partials()].some((name) => text.includes(name) && asCallee(name).test(text));
function findSdkCalls(module, ctx, tracer, attempt) {
	const found = [];
	walk(module.root, (node) => {
		const site = isCall(node) ? attempt(exprOf(module, node), () => siteAt(node, module, ctx, tracer)) : void 0;
		if (site) found.push(site);
	});
	return found;
}
function siteAt(node, module, ctx, tracer) {
	const callee = couldBeCall(calleeOf(node), module) ? calleeOf(node) : handedOn(node, module, ctx, tracer);
	if (callee && !namesEndpoint$1(callee) && (!couldBeRequest(node) || isOfAnotherApi(callee, ctx))) return void 0;
	if (callee) return sdkCall(node, {
		module,
		node: callee
	}, module, ctx, tracer);
	const partly = partlyCalled(unwrap(calleeOf(node)), module, ctx);
	return partly && sdkCall(node, {
		...partly.given,
		node: partly.method
	}, module, ctx, tracer, partly.given);
}
function couldBeCall(callee, module) {
	const inner = unwrap(callee);
	if (isMember(inner)) return LAST_NAMES.has(memberName(inner));
	const [only] = isName(inner) && module.scopes.bindingOf(inner)?.definitions || [];
	const right = only?.kind === "assign" ? field(only.node, "right") : void 0;
	return right !== void 0 && LAST_NAMES.has(memberName(unwrap(right)));
}
function couldBeRequest(node) {
	const list = argumentsOf(node);
	return list.type === "argument_list" && parts(list).some((part) => part.type === "dictionary_splat" || REQUEST$1.has(field(part, "name")?.text ?? ""));
}
function isOfAnotherApi(callee, ctx) {
	const inner = unwrap(callee);
	const owner = isMember(inner) ? memberName(unwrap(objectOf(inner))) : void 0;
	return owner !== void 0 && !/^(?:batches|beta)$/.test(owner) && !RAW.test(owner) && !ctx.mayBeOurs(owner);
}
const REQUEST$1 = /* @__PURE__ */ new Set([
	"messages",
	"model",
	"max_tokens",
	"requests"
]);
const namesEndpoint$1 = (callee) => /\bmessages\b/.test(callee.text);
function handedOn(node, module, ctx, tracer) {
	const [first] = argumentsOf(node).type === "argument_list" ? positional(node) : [];
	if (first && couldBeCall(first, module)) return methodCalled(node, module, ctx, tracer);
	const wrapped = methodWrapped(unwrap(calleeOf(node)), module, ctx);
	return wrapped && couldBeCall(wrapped, module) ? wrapped : void 0;
}
function readTrace(trace) {
	const path = trace.path.filter((name) => !RAW.test(name));
	const at = path.lastIndexOf("messages");
	const name = path.slice(at + 1).join(".");
	const method = METHODS$2[name];
	if (at < 0 || !method) return void 0;
	const beta = path[at - 1] === "beta";
	return {
		method,
		name,
		beta,
		root: at - (beta ? 1 : 0) > 0 && trace.root.kind === "client" ? { kind: "unknown" } : rootOf(trace.root),
		anchors: trace.anchors,
		mixed: trace.mixed === true
	};
}
const MOCKS = /mock|fake|stub|dummy|^types\.SimpleNamespace$/i;
const INSTRUCTOR = /^instructor(?:\.|$)/;
const INSTRUCTOR_ADVICE = "from_anthropic(…, beta=True), and in the call betas, output_config and tool_choice={\"type\": \"auto\"}, with thinking={\"type\": \"adaptive\"}";
function rootOf(root) {
	if (root.kind !== "else" || !root.from) return root;
	const { specifier, name } = root.from;
	if (INSTRUCTOR.test(specifier)) return {
		kind: "other",
		library: `Instructor (${INSTRUCTOR_ADVICE})`
	};
	return MOCKS.test(`${specifier}.${name}`) || /^anthropic(?:\.|$)/.test(specifier) ? root : { kind: "unknown" };
}
function sdkCall(node, { node: callee, module: home }, module, ctx, tracer, given) {
	const traces = tracer.trace(callee, home);
	const readings = traces.flatMap((trace) => readTrace(trace) ?? []);
	const possible = readings.filter((reading) => reading.root.kind !== "else");
	const clients = possible.filter((reading) => reading.root.kind === "client");
	const standIns = readings.flatMap(({ root }) => root.kind === "else" && root.at ? [{
		at: root.at,
		mock: root.mock
	}] : []);
	const without = standIns.find(({ at, mock }) => !mock && !isOfTest(at, ctx))?.at ?? endpointAmong(traces, ctx);
	const mockedAt = standIns.flatMap(({ at, mock }) => isOfTest(at, ctx) ? at : mock ?? [])[0];
	const other = possible.flatMap(({ root }) => root.kind === "other" ? [root.library] : [])[0];
	const chosen = clients.length ? clients : possible;
	const [first] = chosen;
	const list = argumentsOf(node);
	if (!first || list.type !== "argument_list" || parts(list).some((part) => part.type === "list_splat")) return void 0;
	const expr = exprOf(module, node);
	const outerExpr = exprOf(module, list);
	const outer = paramsIn(node, module, ctx, given);
	const configs = optionsOfAll(chosen.flatMap(({ root }) => root.kind === "client" ? [root.configs] : []), expr);
	const baseUrl = baseUrlOf(configs, module, ctx);
	const shown = around(node, showsSource);
	const anchors = new Map(chosen.filter((reading) => !reading.beta).flatMap(({ anchors: all, name, mixed }) => all.map((anchor) => [exprKey(anchor.expr), mixed ? {
		...anchor,
		held: true
	} : withOwnEndpoint(anchor, callee, name, home, ctx, given?.node)])));
	return {
		module,
		node,
		file: module.file,
		expr,
		kind: other === void 0 ? "sdk" : "other-client",
		api: `${first.beta ? "beta." : ""}messages.${first.name}`,
		method: first.method,
		beta: chosen.every((reading) => reading.beta),
		platform: platformAmong(chosen.flatMap(({ root }) => root.kind === "client" ? [root.platform] : [])),
		receiver: receiverText(callee),
		anchors: [...anchors.values()],
		...requestsByCaller(node, module, ctx, (frame) => {
			const conditions = reachedUnder(node, module, ctx, frame);
			return requestsOf(first.method, frame ? paramsIn(node, module, ctx, given, frame) : outer, outerExpr).map((request) => ({
				...request,
				conditions
			}));
		}),
		outer,
		outerExpr,
		headers: {
			...requestHeaders(outer),
			client: configs
		},
		...baseUrl !== void 0 && { baseUrl },
		...other !== void 0 && { library: { says: other } },
		...shown && { shown: exprOf(module, shown) },
		...without && { without },
		...mockedAt && { mockedAt }
	};
}
const paramsIn = (node, module, ctx, given, frame) => withExtraBody(withGiven(argumentsValue(argumentsOf(node), module, ctx, frame), given, ctx), module, argumentsOf(node));
function requestsByCaller(node, module, ctx, requests) {
	const fn = around(node, isFunction);
	const framed = fn && framesOf({
		module,
		node: fn
	}, ctx);
	if (!framed || !field(fn, "name")) return { requests: requests() };
	const closed = new Map(framed.closed.flatMap(({ fn: { module: home, node: one }, why }) => {
		const id = field(one, "name");
		return id && why ? [[one, {
			name: id.text,
			why,
			expr: exprOf(home, id)
		}]] : [];
	}));
	return {
		requests: framed.frames.flatMap((frame) => requests(frame)),
		...closed.size > 0 && { closed: [...closed.values()] }
	};
}
function endpointAmong(traces, ctx) {
	for (const { root, path } of traces) {
		const [method, ...more] = path;
		const at = root.kind === "else" && !root.mock && method !== void 0 && more.length === 0 ? root.at : void 0;
		const module = at && !isOfTest(at, ctx) ? ctx.modules.get(at.file) : void 0;
		const owner = at && at.node.parent;
		const found = module && owner && isClass(owner) ? endpointWithoutBeta({
			module,
			node: owner
		}, method, ctx) : void 0;
		if (found) return found;
	}
}
function withGiven(params, given, ctx) {
	if (!given) return params;
	const expr = exprOf(given.module, given.node);
	const first = {
		kind: "spread",
		expr,
		argument: expr,
		value: () => ({
			...argumentsValue(argumentsOf(given.node), given.module, ctx),
			expr
		})
	};
	return {
		...params,
		entries: [first, ...params.entries]
	};
}
const showsSource = (node) => node.type === "interpolation" && node.children.some(({ type }) => type === "=");
function requestHeaders(outer) {
	const own = property(outer, "extra_headers");
	const said = saidOf(own);
	if (said.length === 0) return {
		options: void 0,
		optionsExpr: void 0
	};
	const { expr } = own;
	const nothing = {
		kind: "literal",
		expr,
		value: void 0,
		absent: true
	};
	const options = said.includes(own) ? said : [nothing, ...said];
	const value = options.length === 1 ? own : {
		kind: "union",
		expr,
		options
	};
	const entry = {
		kind: "property",
		key: "headers",
		expr,
		valueExpr: expr,
		shorthand: false,
		value: () => value
	};
	return {
		options: {
			...outer,
			readonly: true,
			entries: [entry]
		},
		optionsExpr: outer.expr
	};
}
const SENT = /^(?:model|thinking|output_config|max_tokens|temperature|top_p|top_k|messages|requests)$/;
const SAMPLING = /^(?:temperature|top_p|top_k)$/;
function withExtraBody(params, module, list) {
	const clash = saidOf(property(params, "extra_body")).find((value) => !outcomes(value).every(({ leaf }) => isHarmless$1(leaf)));
	if (!clash) return params;
	const { expr } = clash;
	const thinking = {
		kind: "property",
		key: "thinking",
		expr,
		valueExpr: expr,
		shorthand: false,
		value: () => openAt(module, list)
	};
	return {
		...params,
		entries: [...params.entries, thinking]
	};
}
function isHarmless$1(leaf, isSpread = false) {
	if (leaf.kind === "literal") return leaf.value === void 0 || leaf.value === null;
	if (leaf.kind !== "object") return false;
	return leaf.entries.every((entry) => entry.kind === "spread" ? outcomes(entry.value()).every((inner) => isHarmless$1(inner.leaf, true)) : entry.kind !== "computed" && (!SENT.test(entry.key) || !isSpread && SAMPLING.test(entry.key)) && !entry.key.startsWith("\0"));
}
const receiverText = (callee) => {
	const inner = unwrap(callee);
	return (isMember(inner) ? objectOf(inner) : inner).text.replace(/\s+/g, " ").replace(/\.(?:beta\.)?messages(?:\.batches)?(?:\.with_\w+_response)?$/, "");
};
function baseUrlOf(configs, module, ctx) {
	for (const config of configs) {
		const found = otherBaseUrl(property(config, "baseURL"));
		if (!found) continue;
		const { file, start, end } = found;
		return (ctx.modules.get(file) ?? module).text.slice(start, end);
	}
}
function requestsOf(method, outer, expr) {
	if (method !== "batches.create") return [{
		kind: "call",
		params: outer,
		expr
	}];
	return paramsOf(property(outer, "requests")).map((params) => ({
		kind: "batch",
		params,
		expr: unread(params).expr
	}));
}
function paramsOf(list) {
	const ofElement = (element) => element.kind === "element" ? [property(element.value(), "params")] : paramsOf(element.value());
	return outcomes(list).flatMap(({ leaf }) => {
		if (leaf.kind === "array") return leaf.elements.flatMap(ofElement);
		if (leaf.kind !== "open") return [];
		const { candidates } = leaf;
		return [{
			...leaf,
			...candidates && { candidates: () => candidates().flatMap(paramsOf) }
		}];
	});
}
function enclosingName(node) {
	for (let at = node.parent; at; at = at.parent) {
		if (at.type === "function_definition") return field(at, "name")?.text ?? "top-level";
		const left = at.type === "lambda" && at.parent?.type === "assignment" ? field(at.parent, "left") : void 0;
		if (left && isName(left)) return left.text;
	}
	return "top-level";
}
const mayIgnore = (text) => text.includes("opus47-migrate-ignore-next-line");
const ignoreComments = ({ comments, text }) => comments.filter((comment) => /\bopus47-migrate-ignore-next-line\b/.test(comment.text)).map(({ start }) => ({
	start,
	line: lineOf(text, start)
}));
function linesOf(node, { text }) {
	return [
		node,
		isCall(node) ? field(unwrap(calleeOf(node)), "attribute") : void 0,
		statementOf(node)
	].flatMap((one) => one ? [lineOf(text, one.start)] : []);
}
// dist/src/frontends/python/generated/guard-uses.js
const NAME = GUARD_MODULE.replaceAll("-", "_");
function guardImport(from, { modules }, tree) {
	const binding = from.scopes.module.bindings.get(GUARD_FUNCTION);
	const through = binding && importOf(binding);
	if (!binding || through === void 0 || through.name !== "thinking_for" || through.specifier.split(".").at(-1) !== NAME) return void 0;
	const found = modules.resolve(through.specifier, from.file);
	if (found?.kind !== "file") return {
		binding,
		module: void 0
	};
	return isWrittenByGuard(found.file, tree) ? {
		binding,
		module: found.file
	} : void 0;
}
function usesIn(from, ctx, tree) {
	const found = from && guardImport(from, ctx, tree);
	const module = found?.module;
	if (!found || module === void 0) return [];
	return found.binding.references.map((name) => {
		const call = name.parent;
		const asks = call && isCall(call) && calleeOf(call) === name ? call : void 0;
		const node = asks ?? name;
		return {
			expr: exprOf(from, node),
			module,
			within: enclosingName(node),
			asked: asks && askedBy(asks, from, ctx)
		};
	});
}
function askedBy(call, from, ctx) {
	const list = parts(argumentsOf(call));
	const [model, budget] = list;
	const entries = entriesOf(list.slice(2), from);
	const place = placeOf(call);
	if (!model || !budget || isKeyword(model) || isKeyword(budget) || isSplat(model) || isSplat(budget) || !entries) return void 0;
	if (argumentsOf(call).type !== "argument_list" || !place || parts(place.list).some(isAnswered)) return void 0;
	return {
		model: exprOf(from, model),
		models: ctx.evaluate(model, from),
		budget: exprOf(from, budget),
		rest: entries,
		pinned: (text) => text,
		instead: (properties) => ({
			op: "replace",
			...replaced(call, place, properties, from)
		})
	};
}
function isAnswered(part) {
	if (isKeyword(part)) return ANSWERED.has(field(part, "name")?.text ?? "");
	return part.type === "pair" && ANSWERED.has((field(part, "key")?.text ?? "").replace(/["']/g, ""));
}
function entriesOf(list, from) {
	const entries = list.flatMap((part) => {
		const key = isKeyword(part) ? field(part, "name")?.text : void 0;
		const value = field(part, "value");
		if (key === void 0 || value === void 0 || !HANDED.has(key)) return [];
		return [{
			key,
			expr: exprOf(from, value),
			written: /^(?:dictionary|list)$/.test(value.type)
		}];
	});
	return entries.length === list.length ? entries : void 0;
}
function placeOf(call) {
	let condition;
	let isDeep = false;
	let below = call;
	for (let at = below.parent; at; below = at, at = at.parent) {
		if (at.type === "dictionary_splat" && at.parent?.type === "dictionary" && parts(at.parent).length === 1 && condition === void 0 && isSide(at.parent)) {
			at = at.parent;
			continue;
		}
		if (at.type === "dictionary_splat") {
			const list = at.parent;
			return list && /^(?:dictionary|argument_list)$/.test(list.type) ? {
				list,
				splat: at,
				isDeep,
				...condition && { condition }
			} : void 0;
		}
		if (at.type === "conditional_expression") {
			const [then, test, otherwise] = parts(at);
			if (!then || !test || !otherwise || below === test) return void 0;
			const other = below === then ? otherwise : then;
			isDeep ||= condition !== void 0 || other.type !== "dictionary" || parts(other).length > 0 || !isPure(test);
			condition = {
				test,
				negated: below !== then
			};
		} else if (at.type !== "parenthesized_expression") return void 0;
	}
}
function isSide({ parent }) {
	return (parent?.type === "parenthesized_expression" ? parent.parent : parent)?.type === "conditional_expression";
}
function replaced(call, place, properties, from) {
	const { list, splat, condition, isDeep } = place;
	const { text } = from;
	const isArguments = list.type === "argument_list";
	const quote = /["']/.exec(list.text)?.[0] ?? "\"";
	const pair = ([key, value]) => `${quote}${key}${quote}: ${value}`;
	const omit = condition && isArguments && !isDeep ? omitAt(list, from) : void 0;
	if (!(!condition || omit !== void 0 && omit.beside === void 0)) return {
		expr: exprOf(from, call),
		text: `{${properties.map(pair).join(", ")}}`
	};
	const either = (value) => {
		if (!condition || !omit) return value;
		const [then, otherwise] = condition.negated ? [omit.name, value] : [value, omit.name];
		return `${then} if ${condition.test.text} else ${otherwise}`;
	};
	const between = startsLine(text, splat.start) ? lineEnd(text) + indentAt(text, splat.start) : " ";
	const entry = ([key, value]) => isArguments ? `${key}=${either(value)}` : pair([key, value]);
	return {
		expr: exprOf(from, splat),
		text: properties.map(entry).join(`,${between}`)
	};
}
// dist/src/frontends/python/generated/guards.js
function createGuards(tree, ctx) {
	const { modules } = ctx;
	const packageOf = (file) => {
		let folder = path.posix.dirname(file);
		while (tree.isFile(`${folder}/__init__.py`) && tree.isFile(`${path.posix.dirname(folder)}/__init__.py`)) folder = path.posix.dirname(folder);
		return folder;
	};
	const isModule = modules.isGuard;
	return {
		packageOf,
		moduleFor(files, folder) {
			const [known] = tree.files().filter((file) => isModule(file) && packageOf(file) === folder);
			const around = commonFolder(files.filter((file) => !isUnit(file)).map((file) => path.posix.dirname(file))) ?? folder;
			return {
				file: known ?? `${around}/${NAME}.py`,
				system: void 0
			};
		},
		problemWith(file, module) {
			const from = modules.get(file);
			if (isUnit(file) || !from) return "it is inside another file";
			if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(`${NAME}.py`);
			const specifier = specifierOf(from, module.file, tree, modules);
			if (specifier === void 0) return `how its file would import ${NAME} cannot be told`;
			const found = modules.resolve(specifier, file);
			if (tree.isFile(module.file.replace(/\.py$/, "/__init__.py")) || found?.kind === "file" && found.file !== module.file) return notOurs(specifier);
			if (!importsGuard(from, ctx, tree) && from.scopes.all().some(({ bindings }) => bindings.has("thinking_for"))) return `its file has a ${GUARD_FUNCTION} of its own`;
		},
		ask: (model, budget, rest) => `${GUARD_FUNCTION}(${[
			model,
			budget,
			...rest.map(([key, value]) => `${key}=${value}`)
		].join(", ")})`,
		edits(module, calls, numbers) {
			const sites = calls.map(({ id }) => id);
			const imports = [...new Set(calls.map(({ file }) => file))].flatMap((file) => {
				const from = modules.get(file);
				const specifier = specifierOf(from, module.file, tree, modules);
				if (importsGuard(from, ctx, tree) || specifier === void 0) return [];
				const ids = calls.filter((call) => call.file === file).map(({ id }) => id);
				return [{
					...newImport(from, GUARD_FUNCTION, specifier),
					file,
					kind: "guard",
					sites: ids
				}];
			});
			if (tree.isFile(module.file)) return imports;
			const text = guardModuleText(numbers, lineEnd(modules.get(calls[0]?.file ?? "")?.text ?? ""));
			return [...imports, {
				file: module.file,
				start: 0,
				end: 0,
				text,
				kind: "guard",
				sites
			}];
		},
		isModule,
		name: NAME,
		uses: () => tree.containing([NAME]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
		importedBy(file) {
			const from = modules.get(file);
			return from && guardImport(from, ctx, tree)?.module;
		},
		numbersOf: (module, model) => numbersIn(tree.read(module) ?? "", model, (numbers) => [guardModuleText(numbers, "\n")])
	};
}
const importsGuard = (from, ctx, tree) => guardImport(from, ctx, tree) !== void 0;
function isGuarded(call, from, ctx, tree) {
	if (!importsGuard(from, ctx, tree)) return false;
	let found = false;
	walk(argumentsOf(call), (node) => {
		if (isCall(node) && isName(calleeOf(node)) && calleeOf(node).text === "thinking_for") found = true;
		return !found;
	});
	return found;
}
// dist/src/frontends/python/responses/local-response.js
const PLAIN$1 = /^(?:id|index|input|model|name|partial_json|role|service_tier|signature|stop_reason|stop_sequence|text|text_stream|thinking|tool_use_id|type|\w*_tokens)$/;
const PLAIN_METHODS = /^(?:close|dict|get_final_text|json|model_dump|model_dump_json|to_dict|to_json|until_done)$/;
const LOOKS$2 = /^(?:bool|id|len|print|repr|str)$/;
const GIVES_AGAIN = /^(?:all|any|iter|list|next|reversed|tuple)$/;
const MOST_STEPS$4 = 300;
function staysLocal(call, module, ctx) {
	const seen = /* @__PURE__ */ new Set();
	const waiting = [call];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (seen.has(node)) continue;
		seen.add(node);
		const next = seen.size > MOST_STEPS$4 ? void 0 : nextOf(node);
		if (!next) return false;
		waiting.push(...next);
	}
	return true;
	function nextOf(node) {
		const { parent } = node;
		const wrapper = wrapperOf(node);
		if (wrapper) return [wrapper];
		if (!parent) return void 0;
		if (isMember(parent) && objectOf(parent) === node) return ofAttribute(parent);
		switch (parent.type) {
			case "expression_statement":
			case "with_item":
			case "not_operator":
			case "interpolation": return [];
			case "comparison_operator": return parent.children.some(({ type }) => type === "in" || type === "not in") ? void 0 : [];
			case "if_statement":
			case "elif_clause":
			case "while_statement": return node.field === "condition" ? [] : void 0;
			case "if_clause": return [];
			case "boolean_operator":
			case "list_comprehension":
			case "generator_expression":
			case "list":
			case "tuple": return [parent];
			case "conditional_expression": return parts(parent)[1] === node ? [] : [parent];
			case "subscript": return objectOf(parent) === node ? [parent] : void 0;
			case "assignment": return node.field === "right" ? named(field(parent, "left")) : void 0;
			case "named_expression": return joined(named(field(parent, "name")), [parent]);
			case "as_pattern": return named(parts(field(parent, "alias") ?? parent)[0]);
			case "for_statement":
			case "for_in_clause": return node.field === "right" ? named(field(parent, "left")) : void 0;
			case "argument_list": return parent.parent ? ofArgument(parent.parent, node) : void 0;
			case "call": return calleeOf(parent) === node ? void 0 : ofArgument(parent, node);
			default: return;
		}
	}
	function ofAttribute(member) {
		const name = memberName(member) ?? "";
		if (name.startsWith("__")) return void 0;
		const around = member.parent;
		if (around && isCall(around) && calleeOf(around) === member) {
			if (PLAIN_METHODS.test(name)) return [];
			return name === "get_final_message" ? [around] : void 0;
		}
		return PLAIN$1.test(name) && member.field !== "left" ? [] : [member];
	}
	function ofArgument(called, argument) {
		const callee = calleeOf(called);
		if (!isName(callee) || module.scopes.bindingOf(callee)) return void 0;
		if (LOOKS$2.test(callee.text)) return [];
		if (GIVES_AGAIN.test(callee.text)) return [called];
		const [object, name] = positional(called);
		return callee.text === "getattr" && object === argument && name !== void 0 && PLAIN$1.test(name.text.replace(/^["']|["']$/g, "")) ? [] : void 0;
	}
	function named(target) {
		const binding = target && isName(target) ? module.scopes.bindingOf(target) : void 0;
		if (!binding) return void 0;
		const uses = ctx.referencesTo(binding, module);
		return uses.every((use) => use.module === module) ? uses.map(({ node }) => node).filter((node) => !isTarget$1(node)) : void 0;
	}
}
const isTarget$1 = ({ parent, field: name }) => parent !== null && (name === "left" || name === "alias" || parent.type === "as_pattern_target") && parent.type !== "comparison_operator";
const joined = (one, other) => one && [...one, ...other];
// dist/src/frontends/python/uses/deciders.js
const OLD_FAMILY = /opus[-_. ]?4[-_. ]6/i;
const isItself = (leaf, { at }) => exprKey(leaf.expr) === exprKey(at);
const isOld = (text, { from }) => text === from || OLD_FAMILY.test(from) && OLD_FAMILY.test(text);
function textsAt(node, module, value, ctx) {
	const whole = ctx.evaluate(node, module);
	return [whole, ...passedFor(whole)].flatMap((one) => textsIn$1(one, value));
}
const knowsOldOnly = (texts, value) => texts.some((text) => isOld(text, value)) && !texts.includes(value.to);
const textsIn$1 = (whole, value) => outcomes(whole).flatMap(({ leaf }) => {
	if (leaf.kind === "array") return leaf.elements.flatMap((element) => textsIn$1(element.value(), value));
	return leaf.kind === "literal" && typeof leaf.value === "string" && !isItself(leaf, value) ? [leaf.value] : [];
});
function isDecidingComparison(at, comparison, module, value, isPiece, ctx) {
	const operands = parts(comparison);
	const index = operands.indexOf(at);
	const isIn = (from, to) => /\bin\b/.test(module.text.slice(from.end, to.start));
	const [before, after] = [operands[index - 1], operands[index + 1]];
	if (after && isIn(at, after)) return value.answered ? knowsOldOnly(textsAt(after, module, value, ctx), value) : !isAmong(ctx.evaluate(after, module), value);
	if (before && isIn(before, at)) return isSought(before, at, module, value, ctx);
	return [before, after].some((other) => {
		if (!other) return false;
		const ofLoop = isPiece ? [] : textsOfLoop(other, module, value, ctx);
		if (ofLoop.length > 0) return knowsOldOnly(ofLoop, value);
		return textsAt(other, module, value, ctx).some((text) => isPiece || isOld(text, value));
	});
}
function isSought(part, whole, module, value, ctx) {
	if (isAmong(ctx.evaluate(whole, module), value)) return !outcomes(ctx.evaluate(part, module)).every(({ leaf }) => isItself(leaf, value));
	return textsAt(part, module, value, ctx).some((text) => value.from.includes(text) !== value.to.includes(text));
}
const isAmong = (list, value) => outcomes(list).some(({ leaf }) => leaf.kind === "array" && leaf.elements.some((item) => item.kind === "spread" ? isAmong(item.value(), value) : outcomes(item.value()).some((one) => isItself(one.leaf, value))));
function knowsBoth(node, module, ctx) {
	const callee = isCall(node) ? unwrap(calleeOf(node)) : void 0;
	const asked = node.type === "comparison_operator" ? parts(node) : node.type === "subscript" ? [objectOf(node)] : [];
	if (callee && isMember(callee)) asked.push(objectOf(callee));
	const places = asked.flatMap((one) => [writtenAs(one, module, ctx), ...loopsBehind(one, module).map((list) => writtenAs(list, module, ctx))]);
	const end = node.type === "case_clause" ? field(node, "consequence")?.start : void 0;
	return ctx.modules.knowsBoth({
		...exprOf(module, node),
		...end !== void 0 && { end }
	}) || places.some(({ written, home }) => written !== void 0 && ctx.modules.knowsBoth(exprOf(home, written)));
}
const LOOPS = /^for_(?:statement|in_clause)$/;
function textsOfLoop(node, module, value, ctx) {
	return loopsBehind(node, module).flatMap((list) => textsWrittenIn(list, module, value, ctx));
}
function loopsBehind(node, module) {
	let root = unwrap(node);
	while (isMember(root) || root.type === "subscript") root = unwrap(objectOf(root));
	return ((isName(root) ? module.scopes.bindingOf(root)?.definitions : void 0) ?? []).flatMap(({ node: loop }) => LOOPS.test(loop.type) ? field(loop, "right") ?? [] : []);
}
function writtenAs(table, module, ctx) {
	const inner = unwrap(table);
	const found = resolveName(inner, module, ctx);
	if (found.kind !== "binding") return {
		written: inner,
		home: module
	};
	const [only, ...others] = found.binding.definitions.filter(({ kind }) => kind !== "declare");
	const right = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	return {
		written: right && unwrap(right),
		home: found.module
	};
}
function textsWrittenIn(list, module, value, ctx) {
	let whole = unwrap(list);
	if (isCall(whole) && isMember(unwrap(calleeOf(whole)))) whole = unwrap(objectOf(unwrap(calleeOf(whole))));
	const { written, home } = writtenAs(whole, module, ctx);
	const texts = [];
	if (!written) return texts;
	walk(written, (node) => {
		const text = node.type === "string" ? stringValue(node) : void 0;
		if (text !== void 0 && exprKey(exprOf(home, node)) !== exprKey(value.at)) texts.push(text);
		return node.type !== "string";
	});
	return texts;
}
const holds = (text, part) => text.includes(part);
const equals = (text, other) => text === other;
const TEXT_TESTS = {
	startswith: (text, part) => text.startsWith(part),
	endswith: (text, part) => text.endsWith(part),
	find: holds,
	rfind: holds,
	index: holds,
	rindex: holds,
	count: holds,
	__contains__: holds,
	__eq__: equals,
	__ne__: equals
};
function isDecidingMethod(call, module, value, ctx) {
	const test = TEXT_TESTS[memberName(unwrap(calleeOf(call))) ?? ""];
	const [argument] = positional(call);
	if (!test || !argument) return false;
	return textsAt(argument, module, value, ctx).some((text) => test(value.from, text) !== test(value.to, text));
}
const PATTERN_CALLS = /^(?:match|search|fullmatch|findall|finditer|sub|subn|split)$/;
const GLOB_CALLS = /^(?:fnmatch|fnmatchcase|filter)$/;
function isDecidingPattern(argument, call, module, value, ctx) {
	const callee = unwrap(calleeOf(call));
	const name = memberName(callee) ?? callee.text;
	const isGlob = GLOB_CALLS.test(name);
	if (!isGlob && !PATTERN_CALLS.test(name)) return false;
	const made = isMember(callee) ? callBehind(objectOf(callee), module, ctx) : void 0;
	return [...positional(call).flatMap((node) => node === argument ? [] : [{
		node,
		module
	}]), ...made && made.node !== call ? positional(made.node).map((node) => ({
		node,
		module: made.module
	})) : []].some((place) => textsAt(place.node, place.module, value, ctx).some((text) => fitsOne(isGlob ? globbed(text) : text, value) || cutsOut(text, value)));
}
const cutsOut = (pattern, { from, to }) => {
	const [one, other] = [from, to].map((text) => regExpOf(pattern)?.exec(text)?.slice(1).join("\0"));
	return one !== other;
};
const globbed = (glob) => glob.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
function fitsOne(pattern, { from, to }) {
	const whole = regExpOf(pattern);
	if (!whole) return /\d/.test(pattern);
	return [
		whole.source,
		`^(?:${whole.source})`,
		`^(?:${whole.source})$`
	].map((one) => new RegExp(one, whole.flags)).some((one) => one.test(from) !== one.test(to));
}
function regExpOf(pattern) {
	const flags = /^\(\?[a-z]*i[a-z]*\)/.test(pattern) ? "i" : "";
	const source = pattern.replace(/^\(\?[a-z]+\)/, "").replaceAll("(?P<", "(?<").replaceAll("\\A", "^").replaceAll("\\Z", "$");
	try {
		return new RegExp(source, flags);
	} catch {
		return;
	}
}
function decidingCase(statement, value, ctx) {
	return casesOf(statement).find((clause) => {
		let decides = false;
		walk(clause, (node) => {
			if (node.field === "consequence") return false;
			const text = node.type === "string" ? stringValue(node) : void 0;
			if (text !== void 0) decides ||= isOld(text, value) || isInGuard(node, clause) && value.from.includes(text) !== value.to.includes(text);
			else if (node.type === "dotted_name" && parts(node).length > 1) decides ||= namesOld(node, value, ctx);
			return !decides;
		});
		return decides;
	});
}
const casesOf = (statement) => {
	const found = [];
	walk(statement, (node) => {
		if (node.type === "case_clause") found.push(node);
		return node === statement || node.type === "block";
	});
	return found;
};
const isInGuard = (node, clause) => {
	for (let at = node; at && at !== clause; at = at.parent) if (at.type === "if_clause") return true;
	return false;
};
function namesOld(path, value, ctx) {
	const name = parts(path).at(-1)?.text ?? "";
	const written = ctx.modules.naming(name).flatMap((home) => home.scopes.all().flatMap((scope) => scope.bindings.get(name)?.definitions ?? []).flatMap(({ node }) => field(node, "right") ? [{
		node: field(node, "right"),
		home
	}] : []));
	if (written.length === 0) return !value.answered;
	return written.some(({ node, home }) => {
		return outcomes(ctx.evaluate(node, home)).some(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string" && !isItself(leaf, value) && isOld(leaf.value, value));
	});
}
const isGivenBesideOld = (argument, call, module, value, ctx) => positional(call).some((other) => other !== argument && !isCall(other) && textsAt(other, module, value, ctx).some((text) => isOld(text, value)));
// dist/src/frontends/python/classes/class-checks.js
const VALIDATORS = /(?:^|\.)(?:field_)?validator$/;
const WRAPPERS$1 = /(?:^|\.)(?:After|Before|Plain|Wrap)Validator$/;
function fieldTaking(argument, made, ctx) {
	if (methodsOf({
		...made,
		kind: "made"
	}, "__init__", ctx).length) return void 0;
	const names = [...fieldsOf(lineOf$1(made, ctx), ctx).keys()];
	const name = isKeyword(argument) ? field(argument, "name")?.text : names[parts(argument.parent).indexOf(argument)];
	return name === void 0 ? void 0 : {
		owner: made,
		name
	};
}
const constructorTaking = (argument, made, ctx) => methodsOf({
	...made,
	kind: "made"
}, "__init__", ctx).flatMap((fn) => named$1(fn, parameterTaking(argument, fn.node)));
const named$1 = ({ module }, param) => {
	const node = param && parameterName(param);
	return node ? [{
		module,
		node
	}] : [];
};
function checksOf({ owner, name }, value, ctx) {
	const found = { parameters: [] };
	for (const one of lineOf$1(owner, ctx)) {
		const members = [...one.module.scopes.scopeOf(one.node)?.bindings.values() ?? []].flatMap(({ definitions }) => definitions);
		for (const { kind, node } of members) if (kind === "function" && isValidatorOf(name, node)) found.parameters.push(...checkedBy({
			module: one.module,
			node
		}));
		for (const { id, node } of members) {
			if (id.text !== name) continue;
			const annotation = annotationOf(node);
			const right = field(node, "right");
			if (annotation && namesEnum({
				module: one.module,
				node: annotation
			}, value, ctx)) found.refuses ??= {
				module: one.module,
				node: annotation
			};
			for (const part of [annotation, right]) if (part) inDeclaration({
				module: one.module,
				node: part
			}, value, found, ctx);
		}
	}
	return found;
}
const isValidatorOf = (name, fn) => decoratorsOf(fn).some((decorator) => {
	if (decorator.text === `${name}.validator`) return true;
	if (!isCall(decorator) || !VALIDATORS.test(calleeOf(decorator).text)) return false;
	return positional(decorator).some(({ text }) => [name, "*"].includes(text.replace(/^["']|["']$/g, "")));
});
function checkedBy(fn) {
	const all = parametersOf(fn.node);
	const isOfAttrs = decoratorsOf(fn.node).some(({ text }) => /^\w+\.validator$/.test(text));
	return named$1(fn, isOfAttrs ? all.at(-1) : all[isBound(fn.node) ? 1 : 0]);
}
function inDeclaration({ module, node: whole }, value, found, ctx) {
	walk(whole, (node) => {
		if (!isCall(node)) return;
		const callee = calleeOf(node).text;
		const [first] = positional(node);
		if (WRAPPERS$1.test(callee) && first) for (const fn of calledFunctions(first, module, ctx)) found.parameters.push(...named$1(fn, parametersOf(fn.node)[isBound(fn.node) ? 1 : 0]));
		const pattern = keyword(node, "pattern") ?? keyword(node, "regex");
		if (pattern && textsAt(pattern, module, value, ctx).some((text) => fitsOne(text, value))) found.refuses ??= {
			module,
			node
		};
		const validator = keyword(node, "validator");
		if (!validator) return;
		for (const one of /^(?:list|tuple)$/.test(validator.type) ? parts(validator) : [validator]) inValidator({
			module,
			node: one
		}, value, found, ctx);
	});
}
function inValidator({ module, node }, value, found, ctx) {
	const inner = unwrap(node);
	if (!isCall(inner)) {
		for (const fn of calledFunctions(inner, module, ctx)) found.parameters.push(...named$1(fn, parametersOf(fn.node).at(-1)));
		return;
	}
	const name = memberName(calleeOf(inner)) ?? calleeOf(inner).text;
	const texts = positional(inner).flatMap((one) => textsAt(one, module, value, ctx));
	if (name === "matches_re" ? texts.some((text) => fitsOne(text, value)) : name === "in_" && !(texts.includes(value.to) || texts.length === 0)) found.refuses ??= {
		module,
		node: inner
	};
}
function calledBack({ definitions }, module, ctx) {
	const found = [];
	for (const { kind, node } of definitions) {
		if (kind !== "param") continue;
		walk(node, (inner) => {
			const callback = isCall(inner) ? keyword(inner, "callback") : void 0;
			for (const fn of callback ? calledFunctions(callback, module, ctx) : []) found.push(...named$1(fn, parametersOf(fn.node).at(-1)));
		});
	}
	return found;
}
function namesEnum({ module, node: annotation }, { at }, ctx) {
	let found = false;
	walk(annotation, (node) => {
		const made = isName(node) ? classOf(resolveName(node, module, ctx)) : void 0;
		found ||= made !== void 0 && isEnum(made.node) && !(made.module.file === at.file && holds$1(made.node, at.node));
		return !found;
	});
	return found;
}
// dist/src/frontends/python/values/answers.js
const ASKS$1 = /\bmessages\.(?:with_\w+\.)?(?:create|parse|stream|batches\.\w+)$|\.get_final_message$/;
function isAnswer(node, module, ctx) {
	const inner = unwrap(node);
	if (isCall(inner)) return ASKS$1.test(calleeOf(inner).text);
	const found = resolveName(inner, module, ctx);
	if (found.kind !== "binding" || found.binding.definitions.length === 0) return false;
	return found.binding.definitions.every((one) => {
		const annotation = annotationOf(one.node);
		if (annotation) return meaningOf(annotation, found.module, ctx).some((type) => type.kind === "external" && /^anthropic\b/.test(type.specifier));
		const value = field(one.node, "right") ?? (one.kind === "with" ? one.node.children[0] : void 0);
		return value !== void 0 && isCall(unwrap(value)) && ASKS$1.test(calleeOf(unwrap(value)).text);
	});
}
// dist/src/frontends/python/classes/field-uses.js
function usesOfField({ owner, name }, ctx, certain = false) {
	const inBody = owner.module.scopes.scopeOf(owner.node)?.bindings.get(name)?.references ?? [];
	return [...ctx.membersNamed(name).filter(({ node, module }) => {
		const own = ctx.instancesOf(objectOf(node), module);
		if (own.length === 0) return !certain && !isAnswer(objectOf(node), module, ctx);
		return own.some((one) => areRelated(one, owner, ctx));
	}), ...inBody.map((node) => ({
		module: owner.module,
		node
	}))];
}
function isFoundByValue({ module: home, node: owner }, value, ctx) {
	const id = isEnum(owner) ? field(owner, "name") : void 0;
	const binding = id && home.scopes.bindingOf(id);
	return (binding ? ctx.referencesTo(binding, home) : []).some(({ node, module }) => {
		const at = node.parent && isMember(node.parent) && field(node.parent, "attribute") === node ? node.parent : node;
		const [asked] = at.parent && isCall(at.parent) && calleeOf(at.parent) === at ? positional(at.parent) : [];
		const id = value.node.text;
		return asked !== void 0 && !outcomes(ctx.evaluate(asked, module)).every(({ leaf }) => leaf.kind === "literal" && leaf.expr.node.text !== id);
	});
}
const usesOfName = (binding, home, ctx) => [
	...ctx.referencesTo(binding, home),
	...binding.definitions.flatMap(({ node }) => node.type === "named_expression" ? [{
		module: home,
		node
	}] : []),
	...usesBeside(binding, home, ctx),
	...usesInCallbacks(binding, home, ctx)
];
const usesBeside = (binding, home, ctx) => binding.definitions.flatMap(({ node, id }) => targetsOf(node).flatMap((target) => {
	if (target === id) return [];
	if (isMember(target)) return ctx.membersNamed(memberName(target));
	const named = target.type === "subscript" ? rootOf$2(target).root : target;
	const other = isName(named) ? home.scopes.bindingOf(named) : void 0;
	return other ? ctx.referencesTo(other, home) : [];
}));
const GIVES$1 = /^(?:assignment|named_expression)$/;
function targetsOf(definition) {
	if (!GIVES$1.test(definition.type)) return [];
	const found = [];
	let top = definition;
	for (let { parent } = top; parent && (GIVES$1.test(parent.type) || wrapperOf(top)); {parent} = top) top = parent;
	for (let at = unwrap(top); at && GIVES$1.test(at.type); at = givenBy(at) && unwrap(givenBy(at))) {
		const target = field(at, at.type === "assignment" ? "left" : "name");
		if (target) found.push(target);
	}
	return found;
}
const usesInCallbacks = (binding, home, ctx) => calledBack(binding, home, ctx).flatMap(({ node, module }) => {
	const taking = module.scopes.bindingOf(node);
	return taking ? ctx.referencesTo(taking, module) : [];
});
// dist/src/frontends/python/values/tables.js
function keysOf(table, module, ctx) {
	const { written, home } = writtenAs(table, module, ctx);
	if (written?.type !== "dictionary") return void 0;
	const keys = [];
	for (const part of parts(written)) {
		const key = field(part, "key");
		const leaf = key && constant(ctx.evaluate(key, home));
		if (!leaf) return void 0;
		keys.push({
			text: String(leaf.value),
			leaf
		});
	}
	return keys;
}
function movesAlong(table, module, value, ctx) {
	const keys = keysOf(table, module, ctx);
	if (!keys?.some(({ leaf }) => isItself(leaf, value))) return false;
	return keys.every(({ leaf, text }) => isItself(leaf, value) || !isOld(text, value) && text !== value.to);
}
const decidesByKey = (table, module, value, ctx) => !movesAlong(table, module, value, ctx) && (!value.answered || knowsOldModelOnly(table, module, ctx) || knowsOldOnly(textsBehind(table, module, value, ctx), value));
function textsBehind(table, module, value, ctx) {
	const { written, home } = writtenAs(table, module, ctx);
	const clause = written?.type === "dictionary_comprehension" ? parts(written).find(({ type }) => type === "for_in_clause") : void 0;
	const list = clause && field(clause, "right");
	return list ? textsWrittenIn(list, home, value, ctx) : [];
}
function isKeyOf(at, comparison, module, value, ctx) {
	const operands = parts(comparison);
	const table = operands[operands.indexOf(at) + 1];
	return table !== void 0 && /\bin\b/.test(module.text.slice(at.end, table.start)) && movesAlong(table, module, value, ctx);
}
const knowsOldModelOnly = (table, module, ctx) => isOfOldOnly(keysOf(table, module, ctx)?.map(({ text }) => text) ?? textsOf$1(ctx.evaluate(table, module)), ctx);
function isEnumOfOld({ module, node: owner }, ctx) {
	return isOfOldOnly([...module.scopes.scopeOf(owner)?.bindings.values() ?? []].flatMap(({ definitions }) => definitions).flatMap(({ node }) => {
		const right = field(node, "right");
		const known = right && constant(ctx.evaluate(right, module))?.value;
		return typeof known === "string" ? [known] : [];
	}), ctx);
}
function isOfOldOnly(texts, { modules }) {
	const migration = modules.migration ?? OPUS_4_7;
	const target = readModel(migration.to);
	const models = texts.map((text) => ({
		text,
		read: readModel(text)
	}));
	const isTarget = ({ text, read }) => target.kind === "known" ? read.kind === "known" && read.family === target.family : text === migration.to;
	return models.some(({ read }) => roleOf(read, migration) === "moves") && !models.some(isTarget);
}
function textsOf$1(value) {
	const texts = [];
	for (const { leaf } of outcomes(value)) {
		const parts = leaf.kind === "object" ? leaf.entries.map((entry) => entry.kind === "spread" ? textsOf$1(entry.value()) : entry.kind === "computed" ? [] : [entry.key]) : leaf.kind === "array" ? leaf.elements.map((element) => element.kind === "spread" ? textsOf$1(element.value()) : textIn(element.value())) : [];
		if (parts.length === 0 || parts.some((part) => part.length === 0 || part[0]?.startsWith("\0"))) return [];
		texts.push(...parts.flat());
	}
	return texts;
}
function textIn(value) {
	const known = constant(value)?.value;
	return typeof known === "string" ? [known] : [];
}
// dist/src/frontends/python/uses/held.js
function heldBy$1(declaration, gone, isRead, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	if (!home || !binding) return void 0;
	if ("owner" in binding) return fieldHeldBy(binding, gone, isRead, ctx);
	for (const { node, module } of ctx.referencesTo(binding, home)) {
		const held = heldUse(node, module, gone, isRead, ctx);
		if (held) return held;
	}
}
function fieldHeldBy({ owner, name }, gone, isRead, ctx) {
	for (const { node, module } of ctx.membersNamed(name)) {
		const held = heldUse(node, module, gone, isRead, ctx);
		const own = held ? ctx.instancesOf(objectOf(node), module) : [];
		const isOther = own.length ? !own.some((one) => areRelated(one, owner, ctx)) : held?.end === node.end;
		if (held && !isOther) return held;
	}
}
const STAYING = "thinking";
function heldUse(reference, module, gone, isRead, ctx) {
	if (isName(reference) && resolveName(reference, module, ctx).kind === "unknown") return exprOf(module, reference);
	for (let node = reference;;) {
		if (isRead(exprOf(module, node))) return void 0;
		const { parent } = node;
		if (!parent) return void 0;
		const wrapper = wrapperOf(node);
		if (wrapper) {
			node = wrapper;
			continue;
		}
		if (isMember(parent) && objectOf(parent) === node) {
			const name = memberName(parent) ?? "";
			if (parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent) return methodUse(name, parent.parent, module, gone, isRead);
			if (!gone.has(name)) return void 0;
			return exprOf(module, parent);
		}
		if (parent.type === "subscript" && objectOf(parent) === node) {
			const key = parts(parent).find((part) => part.field === "subscript");
			const name = key && /^["']/.test(key.text) ? key.text.slice(1, -1) : void 0;
			const target = parent.parent;
			if (target?.type === "delete_statement" && name !== void 0 && gone.has(name) && name !== STAYING) return exprOf(module, target);
			if (target && (/^(?:augmented_)?assignment$/.test(target.type) || target.type === "delete_statement") && isRead(exprOf(module, target))) return void 0;
			if (name !== void 0 && !gone.has(name)) return void 0;
			return isRead(exprOf(module, parent)) ? void 0 : exprOf(module, parent);
		}
		if (parent.type === "argument_list" && parent.parent && isCall(parent.parent)) {
			const does = onlyDoes(parent.parent, module, ctx);
			if (does === "text") {
				node = parent.parent;
				continue;
			}
			return does === "look" ? void 0 : exprOf(module, node);
		}
		if (isCall(parent) && calleeOf(parent) === node) {
			node = parent;
			continue;
		}
		return isHarmless(parent, node) ? void 0 : exprOf(module, node);
	}
}
function methodUse(name, call, module, gone, isRead) {
	if (/^(?:update|setdefault|append|extend|insert|keys)$/.test(name)) return void 0;
	const [first, otherwise] = parts(field(call, "arguments") ?? call);
	const key = first && /^["']/.test(first.text) ? first.text.slice(1, -1) : void 0;
	const isStatement = call.parent?.type === "expression_statement" && isRead(exprOf(module, call));
	if (name === "pop" && isStatement && key !== void 0 && (otherwise || key === STAYING)) return void 0;
	if (/^(?:get|pop)$/.test(name) && key !== void 0 && !gone.has(key)) return void 0;
	return exprOf(module, call);
}
function isHarmless(parent, node) {
	switch (parent.type) {
		case "interpolation":
		case "comparison_operator":
		case "not_operator":
		case "expression_statement":
		case "assert_statement":
		case "type": return true;
		case "if_statement":
		case "elif_clause":
		case "while_statement": return parent.children.find(({ field: name }) => name === "condition") === node;
		case "assignment":
		case "augmented_assignment": return field(parent, "left") === node;
		default: return false;
	}
}
// dist/src/frontends/python/uses/requests-elsewhere.js
const NAMES_MODEL = /^(?:\w+_)?model(?:_?(?:id|name|slug))?$|^(?:engine|llm|deployment(?:_(?:id|name))?)$/i;
const PREFIXED = /^[\w.:/@-]*[/.:]claude-[\w.:@[\]-]+$/;
const RECORDS = /^(?:write\w*|dump|insert\w*|save\w*|record\w*|execute\w*|log_\w+|bind|contextualize|labels|set_(?:tags?|attributes?|context|extra)|incr(?:ement)?|gauge|histogram|observe|timing|track|capture\w*|add_event|assert\w*|add_argument|add_option)$/;
const SEND_NOTHING = /^(?:abc|anthropic|argparse|array|ast|asyncio|atexit|attrs?|base64|bisect|builtins|click|codecs|collections|concurrent|configparser|contextlib|contextvars|copy|csv|dataclasses|datetime|decimal|difflib|enum|fnmatch|functools|getpass|glob|gzip|hashlib|heapq|hmac|html|importlib|inspect|io|ipaddress|itertools|json|locale|logging|loguru|marshal|math|mimetypes|mock|multiprocessing|operator|orjson|os|pathlib|pickle|platform|pprint|prometheus_client|pydantic|pydantic_settings|pytest|queue|random|re|rich|secrets|shelve|shlex|shutil|signal|sqlite3|statistics|string|struct|structlog|sys|tempfile|textwrap|threading|time|timeit|tomllib|traceback|types|typing|typing_extensions|unittest|uuid|warnings|weakref|yaml|zlib|zoneinfo)(?:\.|$)/;
function mayRequest(call, argument, named, module, ctx) {
	const callee = unwrap(calleeOf(call));
	if (RECORDS.test(memberName(callee) ?? callee.text) || handsToOwn(call, module, ctx)) return false;
	const found = resolveName(callee, module, ctx);
	if (found.kind === "external") return !SEND_NOTHING.test(found.specifier);
	return named || isPrefixed(argument, module, ctx);
}
const isPrefixed = (argument, module, ctx) => outcomes(ctx.evaluate(argument, module)).some(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string" && PREFIXED.test(leaf.value));
function handsToOwn(call, module, ctx) {
	let found = false;
	walk(call, (node) => {
		const fn = !(node.parent && isCall(node.parent) && calleeOf(node.parent) === node) && (isName(node) || isMember(node)) ? functionOf(resolveName(node, module, ctx)) : void 0;
		found ||= fn !== void 0 && parametersOf(fn.node).some((param) => NAMES_MODEL.test(parameterName(param)?.text ?? ""));
		return !found;
	});
	return found;
}
// dist/src/frontends/python/uses/leads.js
const MOST_STEPS$3 = 500;
const LOOKUPS = /^(?:get|pop|setdefault|index|remove|discard|__getitem__)$/;
const ONLY_LOOK = /^(?:startswith|endswith|is\w+|find|count|keys|append|extend|insert|update|setdefault|add)$/;
const HAND_ON = /^(?:list|tuple|set|frozenset|sorted|reversed|iter|next|enumerate|zip|chain|cast|copy|deepcopy|dict|join|min|max|field|Field)$/;
const EXCEPTION = /(?:Error|Exception|Warning)$/;
function leadsOf(declaration, value, isRead, target, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	if (!home || !binding) return { leads: void 0 };
	const at = {
		file: home.file,
		start: declaration.start,
		end: declaration.start,
		node: null
	};
	if ("owner" in binding && isFoundByValue(binding.owner, value, ctx)) return {
		leads: "lookup",
		decider: at
	};
	if (isListedByType(binding, home, value, ctx)) return {
		leads: "lookup",
		decider: at
	};
	const uses = "owner" in binding ? usesOfField(binding, ctx) : usesOfName(binding, home, ctx);
	return new Walk(followed(value, target, ctx), isRead, ctx).all(uses, "owner" in binding ? binding : void 0);
}
const deciderOfAnswer = (use, value, ctx) => new Walk({
	...value,
	answered: true
}, () => false, ctx).all([use], void 0);
function followed(value, target, ctx) {
	const module = ctx.modules.get(value.file);
	const known = module && constant(ctx.evaluate(value.node, module))?.value;
	const from = typeof known === "string" ? known : "";
	return {
		from,
		to: twinOf$1(from, target),
		at: value
	};
}
var Walk = class {
	value;
	isRead;
	ctx;
	seen = /* @__PURE__ */ new Set();
	queue = [];
	decider;
	beside;
	constructor(value, isRead, ctx) {
		this.value = value;
		this.isRead = isRead;
		this.ctx = ctx;
	}
	all(uses, of) {
		const leads = this.strongest(uses, of);
		return {
			leads,
			...leads === "lookup" && this.decider && { decider: this.decider },
			...this.beside && { beside: this.beside }
		};
	}
	strongest(uses, of) {
		let found = of && this.checked(of);
		for (const use of [...uses, ...this.ownPlace()]) this.follow([use], this.holdsAsModel(use));
		for (let use = this.queue.shift(); use && found !== "lookup"; use = this.queue.shift()) {
			const leads = this.seen.size > MOST_STEPS$3 ? "away" : this.from(use);
			if (leads === "lookup") return leads;
			found ??= leads;
		}
		return found;
	}
	ownPlace() {
		const node = this.value.at.node;
		const module = this.ctx.modules.get(this.value.at.file);
		const isArgument = /^(?:keyword_argument|argument_list)$/.test(node.parent?.type ?? "");
		return module && isArgument && !this.value.answered ? [{
			module,
			node
		}] : [];
	}
	checked(of) {
		const { parameters, refuses } = checksOf(of, this.value, this.ctx);
		if (refuses) return this.decided(refuses.node, refuses.module);
		for (const { node, module } of parameters) this.followName(node, module, false);
	}
	lookedUp(table, at, module) {
		if (decidesByKey(table, module, this.value, this.ctx)) return this.decided(at, module);
		if (movesAlong(table, module, this.value, this.ctx)) this.beside ??= exprOf(module, at);
	}
	decided(node, module) {
		if (knowsBoth(node, module, this.ctx)) return void 0;
		this.decider ??= exprOf(module, node);
		return "lookup";
	}
	follow(uses, named) {
		for (const use of uses) {
			if (this.seen.has(use.node)) continue;
			this.seen.add(use.node);
			this.queue.push({
				...use,
				named
			});
		}
	}
	followName(id, module, named) {
		const binding = id && isName(id) ? module.scopes.bindingOf(id) : void 0;
		if (!binding) return "away";
		this.follow(this.ctx.referencesTo(binding, module), named);
	}
	holdsAsModel({ node, module }) {
		return outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => leaf.kind === "object" && leaf.entries.some((entry) => "key" in entry && "value" in entry && NAMES_MODEL.test(entry.key) && outcomes(entry.value()).some((inner) => isItself(inner.leaf, this.value))));
	}
	from({ module, node, named }) {
		let isInText = false;
		let isPiece = false;
		for (let at = node;;) {
			const { parent } = at;
			if (!parent) return void 0;
			const read = this.isRead(exprOf(module, at));
			if (read && isInText) return "lookup";
			switch (parent.type) {
				case "keyword_argument":
				case "argument_list":
				case "list_splat":
				case "dictionary_splat": {
					const call = callAround(at);
					if (!call) break;
					named ||= isKeyword(parent) && NAMES_MODEL.test(field(parent, "name")?.text ?? "");
					const next = this.given(at, call, module, read, named, isPiece);
					if (next !== "on") return next;
					at = call;
					continue;
				}
				case "call": break;
				case "attribute": {
					if (objectOf(parent) !== at) return void 0;
					const call = parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent ? parent.parent : void 0;
					if (call && isDecidingMethod(call, module, this.value, this.ctx)) return this.decided(call, module);
					if (call && ONLY_LOOK.test(memberName(parent))) return void 0;
					if (call && /^(?:index|remove|discard|__getitem__)$/.test(memberName(parent)) && !this.value.answered) return this.decided(call, module);
					isPiece ||= call !== void 0 && !this.isContainer(at, module);
					at = call ?? parent;
					if (this.isAnother(at, module)) return void 0;
					continue;
				}
				case "subscript":
					if (objectOf(parent) !== at) return this.lookedUp(objectOf(parent), parent, module);
					if (this.isAnother(parent, module)) return void 0;
					isPiece ||= !this.isContainer(at, module);
					break;
				case "assignment": {
					if (at.field !== "right" || read) return void 0;
					const left = field(parent, "left");
					if (isPiece && left?.type === "pattern_list" && !this.value.answered) return this.decided(parent, module);
					if (left?.type !== "subscript") return this.followName(left, module, named);
					return this.followName(objectOf(left), module, named || NAMES_MODEL.test(keyOf(left) ?? ""));
				}
				case "named_expression":
					this.followName(field(parent, "name"), module, named);
					break;
				case "default_parameter":
				case "typed_default_parameter":
					if (at.field !== "value" || read) return void 0;
					return this.followName(field(parent, "name"), module, named);
				case "for_statement":
				case "for_in_clause":
					if (at.field !== "right" || read) return void 0;
					return this.followName(field(parent, "left"), module, named);
				case "return_statement": return read ? void 0 : this.returned(parent, module, named);
				case "comparison_operator":
					if (parts(parent).some((one) => one !== at && this.isBeside(one, module))) this.beside ??= exprOf(module, parent);
					if (isAsserted(parent, module, this.ctx) || isKeyOf(at, parent, module, this.value, this.ctx)) return void 0;
					return isDecidingComparison(at, parent, module, this.value, isPiece, this.ctx) ? this.decided(parent, module) : void 0;
				case "match_statement": {
					const clause = decidingCase(parent, this.value, this.ctx);
					return clause && this.decided(clause, module);
				}
				case "conditional_expression":
					if (parts(parent)[1] === at) return void 0;
					break;
				case "interpolation":
					if (parent.parent && isQuery(parent.parent.text)) return this.decided(parent.parent, module);
					isInText = true;
					break;
				case "binary_operator":
					isInText ||= /^[+%]$/.test(field(parent, "operator")?.text ?? "") && !this.isContainer(at, module);
					break;
				case "string":
				case "concatenated_string":
				case "boolean_operator":
				case "list_comprehension":
				case "set_comprehension":
				case "dictionary_comprehension":
				case "generator_expression": break;
				case "pair":
					if (read) return void 0;
					named ||= at.field === "value" && NAMES_MODEL.test(stringValue(field(parent, "key")) ?? "");
					break;
				case "list":
				case "tuple":
				case "set":
				case "dictionary":
				case "expression_list":
					if (read) return void 0;
					break;
				default:
					if (wrapperOf(at)) break;
					return read || isLookedAt(parent, at) ? void 0 : "away";
			}
			at = parent;
		}
	}
	given(at, call, module, read, named, isPiece) {
		const list = argumentsOf(call);
		if (this.isRead(exprOf(module, list))) return this.isUnseen(at, module) ? "away" : void 0;
		if (parts(list).some((one) => one !== at && isQuery(one.text))) return this.decided(call, module);
		const callee = unwrap(calleeOf(call));
		const name = memberName(callee) ?? callee.text;
		const does = onlyDoes(call, module, this.ctx);
		if (does) return does === "text" ? "on" : void 0;
		if (isMember(callee) && LOOKUPS.test(name) && positional(call)[0] === at) return this.lookedUp(objectOf(callee), call, module);
		const called = calledFunctions(callee, module, this.ctx);
		if (called.length) {
			const leads = called.map((fn) => this.entering(at, call, fn, module, named));
			return leads.find((one) => one === "lookup") ?? leads.find((one) => one !== void 0);
		}
		const made = classOf(resolveName(callee, module, this.ctx));
		if (made && isEnum(made.node) && (!this.value.answered || isEnumOfOld(made, this.ctx))) return this.decided(call, module);
		if (made && this.making(at.parent && isKeyword(at.parent) ? at.parent : at, made) === "lookup") return "lookup";
		if (isDecidingPattern(at, call, module, this.value, this.ctx)) return this.decided(call, module);
		if (isPiece && (/^(?:int|float)$/.test(name) || name === "getattr" && positional(call)[1] === at) && !this.value.answered) return this.decided(call, module);
		if (EXCEPTION.test(name) || read) return void 0;
		if (HAND_ON.test(name)) return "on";
		if (!made && !/^assert/.test(name) && isGivenBesideOld(at, call, module, this.value, this.ctx)) return this.decided(call, module);
		return /thinking|budget_tokens/.test(call.text) || !made && mayRequest(call, at, named, module, this.ctx) ? "lookup" : "away";
	}
	entering(at, call, { module, node: fn }, from, named) {
		const keyword = at.parent && isKeyword(at.parent) ? field(at.parent, "name")?.text : void 0;
		const all = parametersOf(fn);
		const index = positional(call).indexOf(at);
		const isMethod = isBound(fn) && isMember(unwrap(calleeOf(call)));
		const param = keyword === void 0 ? all[index + (isMethod ? 1 : 0)] : all.find((one) => parameterName(one)?.text === keyword);
		if (!param || keyword === void 0 && index < 0 || param.text.startsWith("*")) return this.isRead(exprOf(from, at)) ? void 0 : "away";
		return this.followName(parameterName(param), module, named);
	}
	making(argument, made) {
		for (const { node, module } of constructorTaking(argument, made, this.ctx)) this.followName(node, module, false);
		const declared = fieldTaking(argument, made, this.ctx);
		if (!declared) return void 0;
		if (isListedByType(declared, made.module, this.value.at, this.ctx)) return this.decided(made.node, made.module);
		this.follow(usesOfField(declared, this.ctx, this.value.answered), false);
		return this.checked(declared);
	}
	isBeside(node, module) {
		return this.value.answered === true && outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => this.isIt(leaf));
	}
	isIt(leaf) {
		return isItself(leaf, this.value);
	}
	returned(statement, module, named) {
		let fn = statement.parent;
		while (fn && !isFunction(fn)) fn = fn.parent;
		const calls = fn ? callsOf$1({
			module,
			node: fn
		}, this.ctx) : [];
		if (calls.length === 0) return "away";
		this.follow(calls, named);
	}
	isUnseen(node, module) {
		const whole = this.ctx.evaluate(node, module);
		const found = [whole, ...passedFor(whole)].flatMap((one) => outcomes(one));
		return found.some(({ leaf }) => leaf.kind === "open" && !leaf.candidates) && !found.some(({ leaf }) => this.isIt(leaf));
	}
	isContainer(node, module) {
		return outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => leaf.kind === "array" || leaf.kind === "object");
	}
	isAnother(node, module) {
		const found = outcomes(this.ctx.evaluate(node, module));
		return found.length > 0 && found.every(({ leaf }) => leaf.kind === "literal" && !leaf.absent && !this.isIt(leaf));
	}
};
const isAsserted = (node, { file }, { modules }) => statementOf(node).type === "assert_statement" && TEST_FILE.test(file.slice(modules.root.length + 1));
function callAround(at) {
	const list = at.parent?.type === "argument_list" ? at.parent : at.parent?.parent;
	return list?.type === "argument_list" && list.parent && isCall(list.parent) ? list.parent : void 0;
}
const isLookedAt = (parent, node) => isHarmless(parent, node) || /^(?:match_statement|case_clause|case_pattern|dotted_name|if_clause|raise_statement|global_statement|import_\w+)$/.test(parent.type);
// dist/src/frontends/python/responses/answer-shape.js
function positionRead(list, module) {
	const { parent } = list;
	if (parent?.type !== "subscript" || objectOf(parent) !== list) return void 0;
	const index = /^(?:(\d+)|([1-9]\d*):)$/.exec(field(parent, "subscript")?.text ?? "");
	return index ? readAt(parent, Number(index[1] ?? index[2]), module) : void 0;
}
function patternRead(pattern, module) {
	if (!isPattern(pattern)) return void 0;
	const elements = parts(pattern);
	const splat = elements.findIndex(({ type }) => type === "list_splat_pattern");
	const index = (splat < 0 ? elements.length : splat) - 1;
	const element = elements[index];
	return element ? readAt(element, index, module) : void 0;
}
function readAt(read, index, module) {
	const { parent } = read;
	const name = parent && isMember(parent) && objectOf(parent) === read ? memberName(parent) : void 0;
	const key = parent?.type === "subscript" && objectOf(parent) === read ? field(parent, "subscript") : void 0;
	const home = around(read, isFunction);
	const tests = [];
	for (let at = read.parent; at && at !== home; at = at.parent) {
		if (/^(?:if_statement|elif_clause|while_statement)$/.test(at.type)) tests.push(field(at, "condition")?.text ?? "");
		if (at.type === "conditional_expression") tests.push(parts(at)[1]?.text ?? "");
		if (at.type === "boolean_operator") tests.push(at.text);
	}
	const needs = needsThinking(index, {
		field: name ?? (key && stringValue(key)),
		tests,
		home: (home ?? statementOf(read)).text
	});
	return needs === void 0 ? void 0 : {
		expr: exprOf(module, read),
		needsThinking: needs
	};
}
function stopDecision(reason, module) {
	const { parent } = reason;
	if (parent?.type === "match_statement" && reason.field === "subject") {
		const clauses = parts(field(parent, "body") ?? parent).filter(({ type }) => type === "case_clause");
		const heads = clauses.flatMap((clause) => parts(clause).filter(({ type }) => type === "case_pattern"));
		if (heads.some((head) => !/^(?:\s*["'][\w]+["']\s*\|?)+$/.test(head.text))) return void 0;
		return decision(parent, heads.flatMap(textsIn), clauses, module);
	}
	const first = chainAt(reason);
	if (!first || field(first, "alternative")?.type === "else_clause") return void 0;
	const branches = [first, ...parts(first).filter(({ type }) => type === "elif_clause")];
	if (parts(first).some(({ type }) => type === "else_clause")) return void 0;
	const tests = branches.flatMap((branch) => field(branch, "condition") ?? []);
	if (tests.some(({ text }) => /!=|\bnot\b/.test(text))) return void 0;
	return decision(first, tests.flatMap(textsIn), branches, module);
}
function decision(statement, named, branches, module) {
	const missing = missingReasons(named);
	const next = statement.parent?.children.some((other) => other.named && other.start >= statement.end);
	if (missing.length === 0 || branches.every(exits) && next) return void 0;
	return {
		expr: exprOf(module, statement),
		missing
	};
}
function chainAt(reason) {
	const branch = around(reason, ({ type }) => /^(?:if_statement|elif_clause)$|_statement$|^block$/.test(type));
	const test = branch && /^(?:if_statement|elif_clause)$/.test(branch.type) ? field(branch, "condition") : void 0;
	if (!branch || !test || !holds$1(test, reason)) return void 0;
	return branch.type === "elif_clause" ? branch.parent ?? void 0 : branch;
}
function textsIn(test) {
	const found = [];
	walk(test, (node) => {
		const text = node.type === "string" ? stringValue(node) : void 0;
		if (text !== void 0 && isStopReason(text)) found.push(text);
	});
	return found;
}
function exits(branch) {
	const body = field(branch, "consequence");
	return /^(?:return|raise|continue)_statement$/.test((body && parts(body).at(-1)?.type) ?? "");
}
// dist/src/frontends/python/responses/plain-data.js
const DUMPS = /^(?:model_dump|model_dump_json|to_dict|to_json|dict)$/;
const PLAIN = /^(?:usage|id|model|role|type|text|input|name|stop_reason|stop_sequence|signature|index|citations|\w+_tokens)$/;
const CONDITION = /^(?:if_statement|elif_clause|if_clause|conditional_expression|case_clause)$/;
function isDump(call) {
	const callee = isCall(call) ? calleeOf(call) : void 0;
	if (!callee || !isMember(callee) || !DUMPS.test(memberName(callee))) return false;
	const whole = objectOf(callee);
	return !isWithoutThinking(whole) && !isOfOtherKind(whole);
}
function isWithoutThinking(node) {
	if (node.type === "for_in_clause") return true;
	const name = memberName(node) ?? (node.type === "subscript" ? field(node, "subscript")?.text.replace(/^["']|["']$/g, "") : void 0);
	return name !== void 0 && PLAIN.test(name);
}
function isOfOtherKind(object) {
	const asked = new RegExp(`\\b${object.text.replace(/[^\w.]/g, "")}\\.type\\s*(?:==|in)\\s*(?![^:]*thinking)`);
	for (let at = object.parent, below = object; at && !isFunction(at); below = at, at = at.parent) {
		const condition = CONDITION.test(at.type) ? field(at, "condition") ?? at : void 0;
		if (condition && condition !== below && below.field !== "alternative" && asked.test(condition.text)) return true;
		if ((/comprehension$|^generator_expression$/.test(at.type) ? at.children.filter(({ type }) => type === "if_clause") : []).some((clause) => clause !== below && asked.test(clause.text))) return true;
	}
	return false;
}
// dist/src/frontends/python/responses/response.js
const MOST_STEPS$2 = 2e3;
const THROUGH = /^(?:conditional_expression|boolean_operator|binary_operator|list|tuple|set|expression_list|subscript|dictionary|pair|list_splat|dictionary_splat|as_pattern|with_item|for_in_clause|(?:list|set|dictionary)_comprehension|generator_expression|named_expression|interpolation|string)$/;
const handlingOf = (call, module, models, ctx) => new Handling(models, ctx).of({
	module,
	node: call
}, isBatch(call) ? ctx.callsNamed("results").filter(({ node }) => isOfBatches(node)) : callsBehind(call, {
	module,
	ctx
}));
const isBatch = (call) => memberName(unwrap(calleeOf(call))) === "create" && isOfBatches(call);
const isOfBatches = (call) => {
	const callee = unwrap(calleeOf(call));
	return isMember(callee) && /\bbatches$/.test(objectOf(callee).text);
};
var Handling = class {
	models;
	ctx;
	waiting = [];
	seen = /* @__PURE__ */ new Set();
	escapes = false;
	decider;
	beside;
	response;
	home;
	lists = /* @__PURE__ */ new Set();
	reasons = /* @__PURE__ */ new Set();
	dumped = /* @__PURE__ */ new Set();
	plain = /* @__PURE__ */ new Set();
	inner = /* @__PURE__ */ new Set();
	positions = /* @__PURE__ */ new Map();
	stops = /* @__PURE__ */ new Map();
	constructor(models, ctx) {
		this.models = models;
		this.ctx = ctx;
	}
	of(response, others = []) {
		let reads = false;
		this.response = response.node;
		this.home = response.module;
		this.waiting.push(response, ...others);
		for (let at = this.waiting.pop(); at; at = this.waiting.pop()) {
			if (this.seen.has(at.node)) continue;
			this.seen.add(at.node);
			if (isDump(at.node)) this.dumped.add(at.node);
			if (isWithoutThinking(at.node)) this.plain.add(at.node);
			const before = this.waiting.length;
			const isRead = this.step(at);
			this.mark(at.node, this.waiting.slice(before));
			reads ||= isRead || this.seen.size > MOST_STEPS$2;
			if (this.seen.size > MOST_STEPS$2) break;
		}
		return {
			readsThinking: reads || this.escapes && isReadSomewhere(this.ctx),
			...this.decider && { decider: this.decider },
			...this.beside && { beside: this.beside },
			shape: {
				positions: [...this.positions.values()],
				stops: [...this.stops.values()]
			},
			holds: ({ node }) => this.seen.has(node)
		};
	}
	mark(node, next) {
		const isInner = this.lists.has(node) || this.inner.has(node);
		for (const { node: one } of next) {
			if (isInner) this.inner.add(one);
			if (this.dumped.has(node)) this.dumped.add(one);
			if (this.plain.has(node)) {
				if (!this.seen.has(one)) this.plain.add(one);
			} else if (this.plain.delete(one)) this.seen.delete(one);
		}
	}
	step({ node, module }) {
		const { parent } = node;
		if (!parent || isSentBack(node)) return false;
		if (isModel(node)) this.decided({
			node,
			module
		});
		this.shaped(node, module);
		const wrapper = wrapperOf(node);
		if (wrapper) this.as(node, () => this.go(wrapper, module));
		else if (isMember(parent) && objectOf(parent) === node) {
			const call = parent.parent;
			if (memberName(parent) === "thinking") return parent.field !== "left";
			if (/^(?:get|pop)$/.test(memberName(parent) ?? "") && call && isCall(call) && this.isThinking(positional(call)[0], module)) return true;
			this.go(parent, module);
		} else if (parent.type === "subscript") {
			if (objectOf(parent) !== node) {
				if (knowsOldModelOnly(objectOf(parent), module, this.ctx) && !knowsBoth(parent, module, this.ctx)) this.decider ??= exprOf(module, parent);
				return false;
			}
			if (!statementFor(parent) && this.isThinking(field(parent, "subscript"), module)) return true;
			this.go(parent, module);
		} else if (THROUGH.test(parent.type)) this.through(parent, node, module);
		else if (isCall(parent) && (calleeOf(parent) === node || argumentsOf(parent) === node)) this.go(parent, module);
		else if (/assignment$/.test(parent.type) && field(parent, "right") === node) {
			const left = field(parent, "left");
			if (left && isPattern(left)) this.into(left, module);
			else this.as(node, () => this.into(left, module));
		} else if (parent.type === "for_statement" && field(parent, "right") === node) this.into(field(parent, "left"), module);
		else if (parent.type === "comparison_operator") return /["']thinking_delta["']/.test(parent.text);
		else if (parent.type === "match_statement") {
			this.captured(parent, module);
			return /["']thinking_delta["']|ThinkingBlock|\bthinking=|["']thinking["']\s*:/.test(parent.text);
		} else if (parent.type === "argument_list" || isKeyword(parent)) return this.handed(node, module);
		else if (/^(?:return_statement|yield|lambda)$/.test(parent.type)) {
			const fn = parent.type === "lambda" ? parent : around(parent, isFunction);
			if (fn) this.returned({
				module,
				node: fn
			});
			return fn !== void 0 && this.leaves(node, {
				module,
				node: fn
			});
		}
		return false;
	}
	shaped(node, module) {
		if (isPart(node, "content") && !this.inner.has(node)) this.lists.add(node);
		if (isPart(node, "stop_reason")) this.reasons.add(node);
		if (module !== this.home && TEST_FILE.test(module.file.slice(this.ctx.modules.root.length + 1))) return;
		if (this.lists.has(node)) {
			const { parent } = node;
			const pattern = parent?.type === "assignment" && node.field === "right" ? field(parent, "left") : void 0;
			const read = pattern ? patternRead(pattern, module) : positionRead(node, module);
			if (read) this.positions.set(exprKey(read.expr), read);
		}
		const decision = this.reasons.has(node) ? stopDecision(node, module) : void 0;
		if (decision) this.stops.set(exprKey(decision.expr), decision);
	}
	as(node, go) {
		const before = this.waiting.length;
		go();
		for (const marks of [this.lists, this.reasons]) if (marks.has(node)) for (const { node: next } of this.waiting.slice(before)) marks.add(next);
	}
	decided(id) {
		for (const model of this.models) {
			const { decider, beside } = deciderOfAnswer(id, model, this.ctx);
			this.decider ??= decider;
			this.beside ??= beside;
		}
	}
	leaves(node, fn) {
		const isWhole = this.isWhole(node, fn.module);
		const isRegistered = fn.node.type === "function_definition" && !decoratorsOf(fn.node).every(handsNothingOut);
		const isTaken = isName(node) && fn.module.scopes.bindingOf(node)?.definitions.some(({ id }) => around(id, isCase)) === true;
		if (!this.plain.has(node) && !isTaken && (this.dumped.has(node) || isRegistered) && fn.node.type !== "lambda" && callsOf$1(fn, this.ctx).length === 0) return true;
		return isWhole && isOfferedOutside(fn, this.ctx);
	}
	isWhole(node, module) {
		const [only, ...others] = isName(node) && module.scopes.bindingOf(node)?.definitions || [];
		const named = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
		return unwrap(named ?? node) === this.response;
	}
	go(node, module) {
		this.waiting.push({
			module,
			node
		});
	}
	through(parent, node, module) {
		this.go(parent, module);
		if (parent.type === "as_pattern") this.into(field(parent, "alias"), module);
		if (parent.type === "named_expression") this.into(field(parent, "name"), module);
		if (parent.type === "for_in_clause" && field(parent, "right") === node) this.into(field(parent, "left"), module);
	}
	captured(statement, module) {
		walk(statement, (node) => {
			if (node.field === "consequence") return false;
			const binding = isName(node) ? module.scopes.bindingOf(node) : void 0;
			if (binding?.definitions.some(({ id }) => id === node)) this.follow(binding, module);
			return true;
		});
	}
	follow(binding, home) {
		if (binding) this.waiting.push(...this.ctx.referencesTo(binding, home));
	}
	into(target, home) {
		if (!target || target.type === "subscript" && isMessages(field(target, "subscript"))) return;
		walk(target, (node) => {
			if (node.type === "subscript") this.into(objectOf(node), home);
			else if (isCall(node)) this.into(calleeOf(node), home);
			else if (isMember(node)) this.waiting.push(...this.ctx.membersNamed(memberName(node)));
			else if (isName(node)) this.follow(home.scopes.bindingOf(node), home);
			else return true;
			return false;
		});
	}
	isThinking(key, module) {
		return key !== void 0 && outcomes(this.ctx.evaluate(key, module)).some(({ leaf }) => leaf.kind === "literal" && leaf.value === "thinking" || leaf.kind === "open" && /\btype\b/.test(key.text));
	}
	handed(node, module) {
		const { reads, escapes, results, parameters, containers, fields } = goesTo(node, module, this.ctx);
		if (reads || escapes && this.dumped.has(node) && !this.plain.has(node)) return true;
		this.escapes ||= escapes;
		for (const call of results) this.go(call, module);
		this.as(node, () => {
			for (const { module: home, node: id } of parameters) this.follow(home.scopes.bindingOf(id), home);
		});
		for (const container of containers) this.into(container, module);
		for (const name of fields) this.waiting.push(...this.ctx.membersNamed(name));
		return false;
	}
	returned(fn) {
		this.waiting.push(...callsOf$1(fn, this.ctx));
		if (fn.node.type === "lambda") this.handedOn(fn.node, fn.module);
		const id = field(fn.node, "name");
		if (!id) return;
		if (!isBound(fn.node)) {
			const binding = fn.module.scopes.bindingOf(id);
			for (const { node, module } of binding ? this.ctx.referencesTo(binding, fn.module) : []) this.handedOn(node, module);
			return;
		}
		const members = this.ctx.membersNamed(id.text);
		if (isPropertyOf(fn.node)) this.waiting.push(...members);
		for (const { node, module } of members) if (calledFunctions(node, module, this.ctx).some((one) => one.node === fn.node)) this.handedOn(node, module);
	}
	handedOn(fn, module) {
		if (this.seen.has(fn)) return;
		this.seen.add(fn);
		const argument = fn.parent && isKeyword(fn.parent) ? fn.parent : fn;
		const call = argument.parent?.type === "argument_list" ? argument.parent.parent : null;
		if (!call || !isCall(call)) return;
		const called = calledFunctions(calleeOf(call), module, this.ctx);
		if (called.length === 0) this.go(call, module);
		for (const one of called) {
			const param = parameterTaking(argument, one.node);
			const id = param && parameterName(param);
			const binding = id && one.module.scopes.bindingOf(id);
			for (const reference of binding?.references ?? []) {
				const { parent } = reference;
				if (parent && isCall(parent) && calleeOf(parent) === reference) this.go(parent, one.module);
				else this.handedOn(reference, one.module);
			}
		}
	}
};
const isCase = ({ type }) => type === "case_clause";
function isOfferedOutside(fn, ctx) {
	const offered = (isBound(fn.node) ? around(fn.node, isClass) : void 0) ?? fn.node;
	const name = field(offered, "name")?.text;
	if (name === void 0 || callsOf$1(fn, ctx).length > 0 || /^_/.test(field(fn.node, "name")?.text ?? "")) return false;
	const mayOffer = (file) => {
		const text = ctx.modules.textOf(file);
		return file.endsWith("/__init__.py") && (text.includes(name) || importsAll(text));
	};
	return ctx.modules.files().filter(mayOffer).some((file) => {
		const module = ctx.modules.get(file);
		if (!module || module === fn.module) return false;
		const found = ctx.modules.exported(module, name);
		return found.kind === "binding" && found.binding.definitions.some(({ node }) => node === offered);
	});
}
const isModel = (node) => isPart(node, "model");
const isPart = (node, name) => memberName(node) === name || node.type === "subscript" && new RegExp(`^["']${name}["']$`).test(field(node, "subscript")?.text ?? "");
function isSentBack({ parent, field: name }) {
	if (!parent || name !== "value") return false;
	return isKeyword(parent) ? field(parent, "name")?.text === "messages" : parent.type === "pair" && isMessages(field(parent, "key"));
}
const isMessages = (key) => key !== void 0 && /^["']messages["']$/.test(key.text);
const READS_BY_NAME = /\bthinking_delta\b|\bgetattr\([^()]*["']thinking["']|\b(?:attr|item)getter\([^()]*["']thinking["']|\bcase\s[^:]*\{[^}]*["']thinking["']\s*:/;
function isReadSomewhere(ctx) {
	if (ctx.modules.files().some((file) => READS_BY_NAME.test(ctx.modules.textOf(file)))) return true;
	return ctx.membersNamed("thinking").some(({ node }) => {
		const { parent } = node;
		return !/(?:^|\.)(?:self|cls|\w*(?:settings|config|cfg|args|options|params))$/i.test(objectOf(node).text) && node.field !== "left" && !(parent && node.field === "value" && /\bthinking\b/.test(parent.text.slice(0, 11)));
	});
}
// dist/src/frontends/python/sites/feedback.js
const ASIDES = /^(?:usage|stop_reason|stop_sequence|model|role|type|_request_id)$/;
const ADDS$1 = /^(?:append|appendleft|extend|insert|add|setdefault)$/;
const NO_LIST = /^(?:join|count|index|pop)$/;
const LOOKS$1 = /^(?:len|str|repr|print|any|all|bool|sum|max|min|next|json\.dumps|isinstance|hash|id)$/;
const NO_MESSAGES = /^(?:role|content|text|system|metadata|model|tools)$/;
const GATHERS = /^(?:reduce|accumulate)$/;
const ENDPOINT = /^(?:create|stream|parse|count_tokens|tool_runner|batches|with_\w+_response)$/;
const OF_VALUES = /^(?:binary_operator|list|tuple|set|expression_list|pair|interpolation|string|concatenated_string|(?:list|set|dictionary)_comprehension|generator_expression)$/;
const OF_BOTH = /^(?:boolean_operator|list_splat|dictionary_splat|dictionary|named_expression|expression_statement)$/;
function feedbackLoop(call, module, ctx) {
	return loopFeeding({
		node: call,
		module
	}, {
		isInside,
		leaves: leaves$1,
		lasts,
		loopsAround: (at) => loopsAround(at, loopSyntax(ctx)),
		next: (at, isList) => new Following(at.module, ctx, isList).from(at.node)
	});
}
var Following = class Following {
	module;
	ctx;
	isList;
	constructor(module, ctx, isList) {
		this.module = module;
		this.ctx = ctx;
		this.isList = isList;
	}
	from(node) {
		const { module, isList } = this;
		const { parent } = node;
		if (!parent) return [];
		const to = (one) => [{ to: {
			module,
			node: one
		} }];
		const wrapper = wrapperOf(node);
		if (wrapper) return to(wrapper);
		if (isMember(parent)) return objectOf(parent) === node ? this.member(parent) : [];
		switch (parent.type) {
			case "subscript": return objectOf(parent) === node ? to(parent) : [];
			case "call": return calleeOf(parent) === node || argumentsOf(parent) === node ? to(parent) : [];
			case "argument_list": return this.argument(node);
			case "keyword_argument": {
				const isPart = isList && NO_MESSAGES.test(field(parent, "name")?.text ?? "");
				return node.field === "value" && !isPart ? this.argument(parent) : [];
			}
			case "pair": {
				const key = field(parent, "key")?.text.replace(/["']/g, "") ?? "";
				return node.field === "value" && !(isList && NO_MESSAGES.test(key)) ? to(parent) : [];
			}
			case "dictionary": return to(parent);
			case "conditional_expression": return parts(parent)[1] === node ? [] : to(parent);
			case "assignment":
			case "augmented_assignment": return node.field === "right" ? this.assigned(parent) : [];
			case "for_statement":
			case "for_in_clause": return node.field === "right" ? [...this.named(field(parent, "left")), ...this.comprehended(parent)] : [];
			case "with_item": return [];
			case "as_pattern": return this.named(field(parent, "alias"));
			case "return_statement":
			case "yield":
			case "lambda": {
				const fn = parent.type === "lambda" ? parent : around(parent, isFunction);
				return fn ? this.returned(fn) : [];
			}
			case "named_expression": return [...this.named(field(parent, "name")), ...to(parent)];
			default:
				if (OF_BOTH.test(parent.type)) return to(parent);
				if (isList && isSplat(node) && parent.type === "list") return to(parent);
				if (isList && parent.type === "binary_operator") return to(parent);
				return !isList && OF_VALUES.test(parent.type) ? to(parent) : [];
		}
	}
	member(member) {
		const { module, isList } = this;
		const name = memberName(member) ?? "";
		const { parent } = member;
		const call = parent && isCall(parent) && calleeOf(parent) === member ? parent : void 0;
		if (isList ? NO_LIST.test(name) || ENDPOINT.test(name) : ASIDES.test(name)) return [];
		if (!call) return [{ to: {
			module,
			node: member
		} }];
		return ADDS$1.test(name) && name !== "setdefault" ? [] : [{ to: {
			module,
			node: call
		} }];
	}
	at(module) {
		return new Following(module, this.ctx, this.isList);
	}
	named(target, added) {
		if (!target) return [];
		if (isMember(target)) return this.held(target, added);
		const found = [];
		walk(target, (node) => {
			const binding = isName(node) ? this.module.scopes.bindingOf(node) : void 0;
			if (binding) found.push(...this.uses(binding, added));
			return !isMember(node);
		});
		return found;
	}
	uses(binding, added) {
		return this.ctx.referencesTo(binding, this.module).map((to) => ({
			to,
			...added && { added }
		}));
	}
	comprehended(clause) {
		return clause.type === "for_in_clause" && clause.parent ? [{ to: {
			module: this.module,
			node: clause.parent
		} }] : [];
	}
	assigned(statement) {
		const [left, right] = [field(statement, "left"), field(statement, "right")];
		if (!left || !right) return [];
		if (statement.type === "augmented_assignment" || mentions$1(right, pathText(left))) return this.into(left, statement);
		return left.type === "subscript" ? this.into(left, statement) : this.named(left);
	}
	held(member, added) {
		return this.ctx.membersNamed(memberName(member)).flatMap(({ module, node }) => {
			return node.parent && isMember(node.parent) && ENDPOINT.test(memberName(node.parent) ?? "") || node === member ? [] : [{
				to: {
					module,
					node
				},
				...added && { added }
			}];
		});
	}
	into(list, by, depth = 0) {
		const { module, ctx } = this;
		if (depth > MOST_NAMES) return [];
		const { root, first } = pathFrom(list);
		if (first && ownerOfSelf(root, module)) return this.held(first, {
			by,
			module,
			field: memberName(first)
		});
		if (isCall(root)) return calledFunctions(calleeOf(root), module, ctx).flatMap((fn) => returnsOf(fn.node).flatMap((returned) => this.at(fn.module).into(returned, by, depth + 1)));
		const binding = isName(root) ? module.scopes.bindingOf(root) : void 0;
		if (!binding) return [];
		return [...this.uses(binding, {
			by,
			binding,
			module
		}), ...this.others(binding, by, depth)];
	}
	others({ definitions, scope }, by, depth) {
		const { module, ctx } = this;
		return definitions.flatMap(({ kind, node }) => {
			const right = kind === "assign" ? field(node, "right") : void 0;
			const inner = right && unwrap(right);
			if (inner) return isName(inner) || isMember(inner) || isCall(inner) || inner.type === "subscript" ? this.into(inner, by, depth + 1) : [];
			if (kind !== "param" || !isFunction(scope.node)) return [];
			return callsOf$1({
				module,
				node: scope.node
			}, ctx).flatMap((call) => {
				const argument = argumentNode(call, node, scope.node, ctx);
				return argument && argument !== call.node ? this.at(call.module).into(argument, by, depth + 1) : [];
			});
		});
	}
	argument(node) {
		const { module, ctx, isList } = this;
		const call = node.parent?.parent;
		if (!call || !isCall(call) || node.parent?.type !== "argument_list") return [];
		const callee = unwrap(calleeOf(call));
		const made = classOf(resolveName(callee, module, ctx));
		const called = made ? methodsOf({
			...made,
			kind: "made"
		}, "__init__", ctx) : calledFunctions(callee, module, ctx);
		if (called.length > 0) return called.flatMap((fn) => {
			const taking = parameterTaking(node, fn.node);
			const id = taking && parameterName(taking);
			return id ? this.at(fn.module).named(id, {
				by: call,
				module,
				round: fn.node
			}) : [];
		});
		const name = memberName(callee) ?? "";
		if (isMember(callee) && ADDS$1.test(name)) return !isList || name === "extend" ? this.into(objectOf(callee), call) : [];
		if (isList && LOOKS$1.test(callee.text)) return [];
		return [{
			to: {
				module,
				node: call
			},
			argumentOf: call
		}];
	}
	returned(fn) {
		const { module } = this;
		const list = fn.type === "lambda" ? fn.parent : void 0;
		const call = list?.type === "argument_list" ? list.parent : void 0;
		return [
			...call ? [{ to: {
				module,
				node: call
			} }] : [],
			...this.nextRound(fn),
			...callsOf$1({
				module,
				node: fn
			}, this.ctx).map((to) => ({ to }))
		];
	}
	nextRound(fn) {
		const [first] = parametersOf(fn);
		const id = first && parameterName(first);
		if (!id) return [];
		return placesForEach({
			module: this.module,
			node: fn
		}, this.ctx).flatMap(({ node: place, module }) => {
			const list = eachArgumentsOf(place);
			return list?.parent && GATHERS.test(lastNameOf(list.parent)) ? this.named(id, {
				by: place,
				module,
				round: list
			}) : [];
		});
	}
};
const MOST_NAMES = 6;
function pathFrom(list) {
	let root = unwrap(list);
	let first;
	for (;;) {
		const callee = isCall(root) ? unwrap(calleeOf(root)) : void 0;
		if (isMember(root) || root.type === "subscript") {
			first = isMember(root) ? root : first;
			root = unwrap(objectOf(root));
		} else if (callee && isMember(callee) && /^(?:get|setdefault|copy)$/.test(memberName(callee) ?? "")) root = unwrap(objectOf(callee));
		else return {
			root,
			first
		};
	}
}
function returnsOf(fn) {
	const found = [];
	walk(fn, (node) => {
		const [value] = node.type === "return_statement" ? parts(node) : [];
		if (value) found.push(value);
		return node === fn || !isFunction(node);
	});
	return found;
}
// dist/src/frontends/python/clients/headers-set.js
const MOST_STEPS$1 = 200;
function sessionHeaders(callee, module, ctx) {
	if (!isMember(callee)) return [];
	const session = objectOf(callee).text;
	return ctx.membersNamed("headers").filter(({ node, module: home }) => home === module && objectOf(node).text === session).flatMap(({ node }) => {
		const set = setAt(node, module, ctx);
		return set ? [withEntry("defaultHeaders", set.value)] : [];
	});
}
function withLaterHeaders(options, request, ctx) {
	const sets = setOn(request, ctx).filter(({ value, replaces }) => replaces || mayHoldBetas(value));
	if (sets.length === 0) return options;
	const expr = exprOf(request.module, request.node);
	const before = property(options, "headers");
	const unread = sets.find(({ value, replaces }) => !isReadable(value) || replaces && !hasBetas(value));
	const spread = (value) => ({
		kind: "spread",
		expr: value.expr,
		argument: value.expr,
		value: () => value
	});
	const entries = sets.map(({ value, sure }) => {
		const test = {
			key: `unknown:${value.expr.file}:${value.expr.start}`,
			expr: value.expr,
			negated: false,
			pure: false
		};
		return guardedSpread(spread(value), sure ? [] : [{
			test,
			holds: true
		}], value.expr);
	});
	const after = unread ? openAt(unread.value.expr, unread.value.expr.node) : {
		kind: "object",
		expr,
		readonly: true,
		entries: [spread(before), ...entries]
	};
	return {
		...options,
		readonly: true,
		entries: [...options.entries, propertyNamed("headers", after)]
	};
}
function setOn(request, ctx) {
	const found = [];
	const waiting = [{
		...request,
		sure: true
	}];
	const seen = /* @__PURE__ */ new Set();
	for (let at = waiting.pop(); at && seen.size < MOST_STEPS$1; at = waiting.pop()) {
		const { node, module, sure } = at;
		const { parent } = node;
		if (!parent || seen.has(node)) continue;
		seen.add(node);
		const follow = (binding, home, isSure) => {
			for (const reference of binding ? ctx.referencesTo(binding, home) : []) {
				const goesOn = isSure(reference);
				if (goesOn !== void 0) waiting.push({
					...reference,
					sure: goesOn
				});
			}
		};
		const wrapper = wrapperOf(node);
		if (wrapper) waiting.push({
			module,
			node: wrapper,
			sure
		});
		else if (parent.type === "assignment" && field(parent, "right") === node) {
			const left = field(parent, "left");
			if (left && isName(left)) follow(module.scopes.bindingOf(left), module, (reference) => {
				const is = isThat(reference, node, ctx);
				return is && is === "surely" && sure && blockOf(reference.node) === blockOf(node);
			});
			else if (left && isMember(left)) waiting.push(...ctx.membersNamed(memberName(left)).map((one) => ({
				...one,
				sure: false
			})));
		} else if (isMember(parent) && objectOf(parent) === node) {
			const call = parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent ? parent.parent : void 0;
			const name = memberName(parent);
			if (name === "headers") {
				const set = setAt(parent, module, ctx);
				if (set) found.push({
					...set,
					sure
				});
			} else if (call && /^add_(?:unredirected_)?header$/.test(name ?? "")) found.push({
				...added(call, module, ctx),
				sure
			});
			else if (call && name === "prepare") waiting.push({
				module,
				node: call,
				sure
			});
		} else if (parent.type === "argument_list" || isKeyword(parent)) {
			const call = around(node, isCall);
			const called = calledFunctions(calleeOf(call), module, ctx);
			for (const fn of called) {
				const param = parameterTaking(isKeyword(parent) ? parent : node, fn.node);
				const id = param && parameterName(param);
				if (id) follow(fn.module.scopes.bindingOf(id), fn.module, () => false);
			}
			if (called.length === 0 && memberName(unwrap(calleeOf(call))) === "prepare_request") waiting.push({
				module,
				node: call,
				sure
			});
		} else if (parent.type === "return_statement") {
			const fn = around(parent, isFunction);
			if (fn) waiting.push(...callsOf$1({
				module,
				node: fn
			}, ctx).map((one) => ({
				...one,
				sure: false
			})));
		}
	}
	return found;
}
function blockOf(node) {
	const { parent } = statementOf(node);
	return parent?.parent?.type === "for_statement" ? blockOf(parent.parent) : parent;
}
function isThat({ node, module }, made, ctx) {
	const leaves = outcomes(ctx.evaluate(node, module)).map(({ leaf }) => leaf);
	const isIt = ({ expr }) => expr.node === unwrap(made);
	if (leaves.every(isIt)) return "surely";
	return leaves.some((leaf) => isIt(leaf) || leaf.kind === "open" && leaf.why === "reassigned") ? "maybe" : void 0;
}
function setAt(headers, module, ctx) {
	const { parent } = headers;
	const isLeft = (node) => node.field === "left" && /assignment$/.test(node.parent?.type ?? "");
	const given = (node) => ctx.evaluate(field(node.parent, "right"), module);
	if (isLeft(headers)) return {
		value: given(headers),
		replaces: parent?.type === "assignment"
	};
	if (!parent) return void 0;
	const call = /^(?:update|extend)$/.test(memberName(parent) ?? "") ? parent.parent : void 0;
	const [first] = call && isCall(call) ? positional(call) : [];
	if (first) return {
		value: ctx.evaluate(first, module),
		replaces: false
	};
	if (parent.type !== "subscript" || !isLeft(parent)) return void 0;
	return {
		value: headerNamed(field(parent, "subscript"), given(parent), module, ctx),
		replaces: false
	};
}
function added(call, module, ctx) {
	const list = parts(argumentsOf(call));
	const given = (name, index) => {
		const named = list.find((one) => isKeyword(one) && field(one, "name")?.text === name);
		return named ? field(named, "value") : positional(call)[index];
	};
	const [key, value] = [given("key", 0), given("val", 1)];
	if (!key || !value) return {
		value: openAt(module, call),
		replaces: false
	};
	return {
		value: headerNamed(key, ctx.evaluate(value, module), module, ctx),
		replaces: false
	};
}
function headerNamed(key, value, module, ctx) {
	const name = stringValue(key) ?? constantText(ctx.evaluate(key, module));
	if (name !== void 0) return withEntry(name, value);
	const [definition, ...others] = isName(key) && module.scopes.bindingOf(key)?.definitions || [];
	const items = definition && others.length === 0 && definition.node.type === "for_statement" ? field(definition.node, "right") : void 0;
	const callee = items && isCall(items) ? unwrap(calleeOf(items)) : void 0;
	return callee && memberName(callee) === "items" ? ctx.evaluate(objectOf(callee), module) : openAt(module, key);
}
function constantText(value) {
	const [only, ...others] = outcomes(value);
	return only?.leaf.kind === "literal" && others.length === 0 && typeof only.leaf.value === "string" ? only.leaf.value : void 0;
}
const isReadable = (value) => outcomes(value).every(({ leaf }) => leaf.kind === "object" && leaf.entries.every((entry) => entry.kind !== "computed" && (entry.kind === "spread" ? isReadable(entry.value()) : !entry.key.startsWith("\0"))));
const hasBetas = (value) => outcomes(value).some(({ leaf }) => leaf.kind === "object" && betaHeaderKey(leaf) !== void 0);
const mayHoldBetas = (value) => hasBetas(value) || !isReadable(value);
const propertyNamed = (key, value) => {
	const { expr } = value;
	return {
		kind: "property",
		key,
		expr,
		valueExpr: expr,
		shorthand: false,
		value: () => value
	};
};
const withEntry = (key, value) => ({
	kind: "object",
	expr: value.expr,
	readonly: true,
	entries: [propertyNamed(key, value)]
});
// dist/src/frontends/python/values/json-text.js
const BUDGET = /"thinking"\s*:\s*\{+[^{}]*"budget_tokens"\s*:/;
const REQUEST = /"(?:model|thinking)"\s*:/;
const MOST_PIECES = 200;
const HOLE = "\0";
function budgetTexts(module) {
	const found = [];
	walk(module.root, (node) => {
		if (node.type === "expression_statement" && node.children.every(isText)) return false;
		if (!isText(node)) return true;
		if (BUDGET.test(contentOf$1(node))) found.push(node);
		return false;
	});
	return found;
}
function paramsInText(node, module, ctx) {
	const pieces = [];
	const budgets = [];
	const seen = /* @__PURE__ */ new Set();
	const note = (text, home) => {
		if (isText(text) && BUDGET.test(contentOf$1(text))) budgets.push(exprOf(home, text));
	};
	const collect = (from, home) => {
		if (seen.has(from) || pieces.length > MOST_PIECES) return;
		seen.add(from);
		walk(from, (inner) => {
			note(inner, home);
			if (inner.type === "string_content") pieces.push(unescaped(inner.text));
			if (isKeyword(inner)) {
				collect(field(inner, "value"), home);
				return false;
			}
			if (!isName(inner) && !isMember(inner)) return true;
			for (const { leaf } of outcomes(ctx.evaluate(inner, home))) {
				const other = ctx.modules.get(leaf.expr.file);
				if (leaf.kind === "literal") {
					pieces.push(String(leaf.value));
					if (other) note(leaf.expr.node, other);
				} else if (leaf.kind === "open" && leaf.expr.node !== inner && other) collect(leaf.expr.node, other);
				else pieces.push(HOLE);
			}
			return isMember(inner);
		});
	};
	collect(node, module);
	const text = pieces.join("");
	return REQUEST.test(text) ? writtenAsText(budgets[0] ?? exprOf(module, node), text, pieces) : void 0;
}
const isText = ({ type }) => type === "string" || type === "concatenated_string";
const unescaped = (text) => text.replaceAll("\\\"", "\"");
function contentOf$1(text) {
	let content = "";
	walk(text, (node) => {
		if (node.type === "string_content") content += unescaped(node.text);
		if (node.type === "interpolation") content += HOLE;
		return node.type !== "interpolation";
	});
	return content;
}
// dist/src/frontends/python/sites/http.js
const LIBRARIES = /^(?:requests|httpx|aiohttp|urllib3|urllib\.request|niquests|curl_cffi)(?:\.|$)/;
const SENDERS = /^(?:post|request|stream|Request|build_request)$/;
const BODIES = [
	"json",
	"data",
	"content",
	"body"
];
function findHttpCalls(module, ctx, tracer, attempt) {
	const found = [];
	walk(module.root, (node) => {
		if (!isCall(node) || argumentsOf(node).type !== "argument_list") return;
		const callee = unwrap(calleeOf(node));
		const name = memberName(callee) ?? (isName(callee) ? callee.text : "");
		const site = SENDERS.test(name) ? attempt(exprOf(module, node), () => httpCall(node, module, ctx, tracer)) : void 0;
		if (site) found.push(site);
	});
	return found;
}
function httpCall(node, module, ctx, tracer) {
	const list = argumentsOf(node);
	const options = argumentsValue(list, module, ctx);
	const byPosition = positional(node);
	const urlIn = (value) => urlOf(value) ?? urlBelow(value, calleeOf(node), module, ctx, tracer);
	const at = byPosition.slice(0, 2).findIndex((one) => urlIn(ctx.evaluate(one, module)) !== void 0);
	const first = byPosition[at];
	const url = urlIn(first ? ctx.evaluate(first, module) : property(options, "url"));
	const body = url === void 0 ? void 0 : bodyOf(options, first && byPosition[at + 1], module, ctx);
	if (url === void 0 || !body) return void 0;
	const request = {
		kind: "call",
		params: body,
		expr: body.expr
	};
	const sender = senderOf(calleeOf(node), module, ctx, tracer);
	const isKnown = sender !== "unknown";
	if (!sender || !isKnown && !pathsOf$1(request, ctx.modules.migration).some((path) => path.state === "budget" && path.group !== "stays")) return void 0;
	const withHeaders = byPosition.length > at + 2 ? headersByPosition(options, byPosition.slice(at + 2), node, module, ctx) : options;
	return {
		module,
		node,
		file: module.file,
		expr: exprOf(module, node),
		kind: "http",
		api: "http",
		method: countsTokens(url) ? "countTokens" : "create",
		beta: true,
		platform: isKnown ? "first-party" : "untraced",
		receiver: calleeOf(node).text.replace(/\s+/g, " "),
		anchors: [],
		requests: [request],
		outer: body,
		outerExpr: body.expr,
		headers: {
			options: withHeaders && withLaterHeaders(withHeaders, {
				module,
				node
			}, ctx),
			optionsExpr: exprOf(module, list),
			client: isKnown ? sender : []
		}
	};
}
function headersByPosition(options, [headers, ...more], call, module, ctx) {
	const found = resolveName(calleeOf(call), module, ctx);
	if (!(found.kind === "external" && found.specifier === "urllib.request" && found.name === "Request") || !headers || more.length) return void 0;
	return {
		...options,
		entries: [...options.entries, propertyOf("headers", headers, headers, module, ctx)]
	};
}
function urlBelow(path, callee, module, ctx, tracer) {
	const paths = textsOf(path).filter((text) => /^\/?(?:v1\/)?messages\b/.test(text));
	if (paths.length === 0) return void 0;
	const bases = tracer.trace(callee, module).flatMap(({ root }) => {
		const call = root.kind === "else" ? root.from?.call : void 0;
		return call ? textsOf(property(argumentsValue(argumentsOf(call.node), call.module, ctx), "base_url")) : [];
	});
	const expr = exprOf(module, callee);
	return bases.flatMap((base) => paths.map((one) => `${base.replace(/\/$/, "")}/${one.replace(/^\//, "")}`)).map((value) => urlOf({
		kind: "literal",
		expr,
		value
	})).find((url) => url !== void 0);
}
const textsOf = (value) => outcomes(value).flatMap(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "string" ? [leaf.value] : []);
function bodyOf(options, second, module, ctx) {
	const value = BODIES.map((key) => property(options, key)).find((value) => !outcomes(value).every(({ leaf }) => leaf.kind === "literal" && leaf.value == null)) ?? (second && ctx.evaluate(second, module));
	if (!value) return void 0;
	const [only, ...others] = outcomes(value);
	if (!only || others.length) return value;
	const { leaf } = only;
	if (leaf.kind === "literal" && typeof leaf.value === "string") return writtenAsText(leaf.expr, leaf.value);
	const home = ctx.modules.get(leaf.expr.file);
	if (leaf.kind !== "open" || !home) return value;
	const dumped = dumpedBy(leaf.expr.node, home, ctx);
	return dumped ? ctx.evaluate(dumped, home) : paramsInText(leaf.expr.node, home, ctx) ?? value;
}
function dumpedBy(node, module, ctx) {
	const inner = unwrap(node);
	if (!isCall(inner)) return void 0;
	const callee = unwrap(calleeOf(inner));
	if (isMember(callee) && /^(?:encode|decode)$/.test(memberName(callee) ?? "")) return dumpedBy(objectOf(callee), module, ctx);
	return /^(?:json|orjson|ujson|simplejson)\.dumps$/.test(nameOfExternal(callee, module, ctx) ?? "") ? positional(inner)[0] : void 0;
}
function senderOf(callee, module, ctx, tracer) {
	const roots = tracer.trace(callee, module).map(({ root }) => root);
	const origins = roots.flatMap((root) => root.kind === "else" && root.from && LIBRARIES.test(`${root.from.specifier}.`) ? [root.from] : []);
	if (origins.length === 0) return roots.every(({ kind }) => kind === "unknown") ? "unknown" : void 0;
	return [...origins.flatMap((origin) => configOf(origin, ctx)), ...sessionHeaders(unwrap(callee), module, ctx)];
}
function configOf({ call }, ctx) {
	const given = call && argumentsValue(argumentsOf(call.node), call.module, ctx);
	const entry = given?.entries.find((one) => one.kind === "property" && one.key === "headers");
	return given && entry?.kind === "property" ? [{
		...given,
		readonly: true,
		entries: [{
			...entry,
			key: "defaultHeaders"
		}]
	}] : [];
}
// dist/src/frontends/python/types/enabled-class.js
const ENABLED$1 = /^(?:Beta)?ThinkingConfigEnabledParam$/;
const adaptive = (name) => name.replace("Enabled", "Adaptive");
function adaptiveNames(module, edits, ctx) {
	const own = edits.filter(({ file }) => file === module.file);
	const removed = own.filter(({ start, end }) => end > start);
	const isGone = ({ start, end }) => removed.some((edit) => edit.start < end && edit.end > start);
	const sites = [...new Set(own.flatMap((edit) => edit.kind === "thinking" ? edit.sites : []))];
	if (sites.length === 0) return [];
	const { items, uses } = namesOf$1(module, ctx);
	const isAdaptive = (use) => losesBudgets(use, (start) => isGone({
		start,
		end: start + 1
	}));
	const moved = uses.filter((use) => !isGone(use) && isAdaptive(use));
	if (moved.some(({ text }) => new RegExp(`\\b${adaptive(text)}\\b`).test(module.text))) return [];
	return [...items.flatMap((item) => {
		const ofItem = (all) => all.filter((use) => use.field !== "attribute" && use.text === item.text && !isGone(use));
		if (isGone(item) || ofItem(moved).length === 0) return [];
		return [{
			node: item,
			text: ofItem(uses).length > ofItem(moved).length || module.text.match(new RegExp(`["'][^"'\\n]*\\b${item.text}\\b`)) ? `${adaptive(item.text)}, ${item.text}` : adaptive(item.text)
		}];
	}), ...moved.map((node) => ({
		node,
		text: adaptive(node.text)
	}))].map(({ node, text }) => ({
		file: module.file,
		start: node.start,
		end: node.end,
		text,
		kind: "type",
		sites
	}));
}
function losesBudgets(use, isGone) {
	const made = madeBy(use);
	const budgets = made ? [...made.text.matchAll(/\bbudget_tokens\b/g)].map(({ index }) => made.start + index) : [];
	return budgets.length > 0 && budgets.every(isGone);
}
function madeBy(use) {
	const whole = use.parent && isMember(use.parent) ? use.parent : use;
	const { parent } = whole;
	if (parent && isCall(parent) && calleeOf(parent) === whole) return parent;
	const assignment = parent?.type === "type" ? parent.parent : void 0;
	return assignment?.type === "assignment" ? field(assignment, "right") : void 0;
}
function namesOf$1(module, ctx) {
	const items = [];
	const uses = [];
	const isOfPackage = (node) => {
		const meaning = resolveName(node, module, ctx);
		return meaning.kind === "external" && /^anthropic\.types\b/.test(meaning.specifier) && ENABLED$1.test(meaning.name);
	};
	walk(module.root, (node) => {
		if (node.type === "import_from_statement") {
			for (const { node: item } of importItems(node)) if (ENABLED$1.test(item.text)) items.push(item);
			return false;
		}
		if (isName(node) && ENABLED$1.test(node.text) && isOfPackage(node)) uses.push(node);
		if (isMember(node) && ENABLED$1.test(memberName(node) ?? "") && isOfPackage(node)) uses.push(field(node, "attribute"));
		return true;
	});
	return {
		items,
		uses
	};
}
// dist/src/frontends/python/clients/old-endpoint.js
const METHODS$1 = /^(?:create|stream|parse|tool_runner|count_tokens|batches|with_raw_response|with_streaming_response)$/;
const NAMED_BY_TEXT = /^(?:messages|create|stream|parse|batches)$/;
function oldEndpointsIn(module, ctx, tracer) {
	const found = [];
	walk(module.root, (node) => {
		if (/^import_/.test(node.type)) return false;
		if (memberName(node) === "messages" ? isEndpoint$1(node, module, tracer) : isByText(node, module, tracer) || isResource(node, module, ctx)) found.push(node);
		return true;
	});
	return found;
}
function isEndpoint$1(node, module, tracer) {
	const object = unwrap(objectOf(node));
	if (memberName(object) === "beta" || isName(object) && object.text === "beta") return false;
	if (node.parent && isMember(node.parent) && METHODS$1.test(memberName(node.parent) ?? "")) return tracer.trace(object, module).some(({ root, path }) => root.kind !== "else" && path.at(-1) !== "beta");
	return tracer.trace(object, module).some(({ root, path }) => root.kind === "client" && path.at(-1) !== "beta");
}
function isByText(node, module, tracer) {
	if (!isCall(node) || calleeOf(node).text !== "getattr") return false;
	const [object, name] = positional(node);
	const text = name && stringValue(name);
	if (text !== void 0) return NAMED_BY_TEXT.test(text);
	return object !== void 0 && tracer.trace(object, module).some(({ root }) => root.kind === "client");
}
function isResource(node, module, ctx) {
	if (!(isName(node) || isMember(node)) || isAnnotation(node)) return false;
	const found = resolveName(node, module, ctx);
	return found.kind === "external" && /^anthropic\.resources\b(?!.*\bbeta\b)/.test(found.specifier) && /^(?:Async)?(?:Messages|Batches)\b/.test(found.name);
}
// dist/src/frontends/python/types/reach.js
function readersOutside(module, used, tracer, ctx) {
	const found = /* @__PURE__ */ new Set();
	const take = (all) => {
		for (const { module: home } of all) if (home !== module) found.add(home);
	};
	const bindings = /* @__PURE__ */ new Set();
	for (const { one } of used) {
		if (one.binding && !one.binding.scope.parent) bindings.add(one.binding);
		const holder = around(one.id, (node) => isFunction(node) || isClass(node) || node.type === "assignment");
		const body = holder && isFunction(holder) ? field(holder, "body") : void 0;
		if (!holder || body && holds$1(body, one.id)) continue;
		if (holder.type === "function_definition" && isBound(holder)) take(methodUses(holder, module, ctx));
		else if (holder.type === "assignment") takeTarget(holder);
		else takeName(field(holder, "name"));
	}
	for (const binding of bindings) take(ctx.referencesTo(binding, module));
	return found;
	function takeName(id) {
		const binding = id && module.scopes.bindingOf(id);
		if (binding && !binding.scope.parent) bindings.add(binding);
	}
	function takeTarget(assignment) {
		const left = field(assignment, "left");
		const frame = frameOf(assignment);
		if (!left) return;
		if (isClass(frame)) {
			takeName(field(frame, "name"));
			take(fieldUses(left.text, module, tracer, ctx));
		} else if (left.type === "attribute") take(fieldUses(field(left, "attribute")?.text ?? "", module, tracer, ctx));
		else takeName(left);
	}
}
const fieldUses = (name, module, tracer, ctx) => ctx.membersNamed(name).filter((use) => {
	const owners = ctx.instancesOf(objectOf(use.node), use.module);
	if (owners.length === 0) return tracer.trace(objectOf(use.node), use.module).every(({ root }) => root.kind !== "client");
	return owners.some((owner) => lineOf$1(owner, ctx).some((one) => one.module === module));
});
function methodUses(fn, module, ctx) {
	const name = field(fn, "name")?.text ?? "";
	if (/^__\w+__$/.test(name)) {
		const owner = field(frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn), "name");
		const binding = owner && module.scopes.bindingOf(owner);
		return binding ? ctx.referencesTo(binding, module) : [];
	}
	return ctx.membersNamed(name).filter((member) => {
		const called = calledFunctions(member.node, member.module, ctx);
		return called.length === 0 || called.some(({ node }) => node === fn);
	});
}
function isHandedOut(module, used, ctx) {
	const hidden = used.filter(({ use }) => use.decides && !use.subjects).map(({ one }) => one);
	return [...new Set(hidden.map(({ id }) => topOf(id)))].some((top) => {
		const definition = top.type === "decorated_definition" ? field(top, "definition") : top;
		const id = definition && field(definition, "name");
		const binding = id && module.scopes.bindingOf(id);
		if (!binding) return false;
		const isPlain = ({ module: home, node }) => home === module && (isCallee(node) || isAnnotation(node));
		return !ctx.referencesTo(binding, module).every(isPlain) || isRegistered(top, hidden);
	});
}
function topOf(node) {
	let at = statementOf(node);
	while (at.parent && at.parent.type !== "module") at = at.parent;
	return at;
}
const isCallee = (node) => node.parent !== null && isCall(node.parent) && calleeOf(node.parent) === node;
function isRegistered(definition, names) {
	let found = false;
	walk(definition, (node) => {
		if (node.type !== "function_definition" || decoratorsOf(node).every(handsNothingOut)) return !found;
		const own = parametersOf(node).filter(({ text }) => !/^(?:self|cls)$/.test(text));
		found ||= own.some((param) => {
			const type = annotationOf(param);
			return !type || names.some(({ id }) => holds$1(type, id));
		});
		return !found;
	});
	return found;
}
function bringsIn(module, tracer, ctx) {
	if (module.stars.length > 0) return true;
	return module.scopes.all().flatMap((scope) => [...scope.bindings.values()]).some((binding) => {
		const [imported] = binding.definitions.filter(({ kind }) => kind === "import");
		if (!imported) return false;
		const found = resolveBinding(binding, module, ctx);
		if (found.kind === "module") return mentionsAnthropic(found.module, ctx);
		if (found.kind !== "binding" || found.module === module || !mentionsAnthropic(found.module, ctx)) return false;
		return !found.binding.definitions.every(({ kind, node }) => {
			const right = kind === "assign" ? field(node, "right") : void 0;
			return right !== void 0 && !isCall(right);
		}) && tracer.trace(imported.id, module).every(({ root }) => root.kind !== "client");
	});
}
function mentionsAnthropic(module, ctx, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(module)) return false;
	seen.add(module);
	return /\banthropic\b/.test(module.text) || importedFiles(module, ctx).some((next) => mentionsAnthropic(next, ctx, seen));
}
// dist/src/frontends/python/values/origins.js
const PUT_AWAY = /^(?:pickle|dill|joblib|cloudpickle|shelve)\.(?:loads?|open)$/;
const comesFromOutside = (start, module, ctx, isRequest) => new Origins(module, ctx, isRequest).reach(start);
var Origins = class {
	module;
	ctx;
	isRequest;
	waiting = [];
	seen = /* @__PURE__ */ new Set();
	callers;
	outside = false;
	constructor(module, ctx, isRequest) {
		this.module = module;
		this.ctx = ctx;
		this.isRequest = isRequest;
		this.callers = new Callers(module, ctx);
	}
	reach(start) {
		this.waiting.push(...start);
		for (let node = this.waiting.pop(); node && !this.outside; node = this.waiting.pop()) if (this.isNew(node)) this.expression(node);
		return this.outside;
	}
	isNew(one) {
		if (this.seen.has(one)) return false;
		this.seen.add(one);
		return true;
	}
	expression(node) {
		walk(node, (inner) => {
			if (inner.type === "type" || isCall(inner) && this.isRequest(inner)) return false;
			if (isCall(inner)) this.called(inner);
			const name = memberName(inner);
			if (name !== void 0) this.field(name);
			if (isName(inner)) this.name(inner);
			return !isFunction(inner);
		});
	}
	called(call) {
		this.outside ||= PUT_AWAY.test(calleeOf(call).text);
		for (const { module, node } of calledFunctions(calleeOf(call), this.module, this.ctx)) if (module === this.module) this.results(node);
	}
	results(fn) {
		if (!this.isNew(fn)) return;
		this.waiting.push(...returnsOf$1({
			module: this.module,
			node: fn
		}));
		walk(fn, (inner) => {
			if (inner.type === "yield") this.waiting.push(inner);
		});
	}
	name(node) {
		const binding = this.module.scopes.bindingOf(node);
		if (!binding || !this.isNew(binding)) return;
		for (const definition of binding.definitions) this.definition(definition);
		this.outside ||= this.ctx.referencesTo(binding, this.module).some(({ module, node }) => module !== this.module && isSet(node));
		if (binding.definitions.some(({ kind, id }) => /^(?:import|function|class)$/.test(kind) || isSelf(id.text))) return;
		for (const reference of binding.references) this.filled(reference);
		this.outside ||= !binding.scope.parent && this.ctx.referencesTo(binding, this.module).some(({ module }) => module !== this.module);
	}
	filled(reference) {
		const { parent } = reference;
		if (!parent || objectOf(parent) !== reference) return;
		if (isMember(parent) && parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent) {
			if (!this.isRequest(parent.parent)) this.waiting.push(argumentsOf(parent.parent));
		} else if (parent.parent?.type === "assignment" && parent.field === "left") this.push(field(parent.parent, "right"));
	}
	definition({ kind, node, id }) {
		if (kind === "class" || kind === "declare") return;
		if (kind === "param") this.given(this.callers.givenFor(node));
		else if (kind === "function") this.results(node);
		else if (kind === "import") this.imported(id);
		else if (/^(?:case|keyword)_pattern$/.test(node.type)) {
			const match = around(node, ({ type }) => type === "match_statement");
			this.push(...match?.children.filter((child) => child.field === "subject") ?? []);
		} else {
			const value = field(node, "right") ?? field(node, "value");
			this.push(...value ? [value] : parts(node).filter((part) => part.start > id.start || part.end < id.end));
		}
	}
	push(...nodes) {
		for (const node of nodes) if (node) this.waiting.push(node);
	}
	given({ values, outside }) {
		this.outside ||= outside;
		this.waiting.push(...values);
	}
	imported(id) {
		const found = resolveName(id, this.module, this.ctx);
		if (found.kind === "module") this.outside ||= mentionsAnthropic(found.module, this.ctx);
		if (found.kind !== "binding" || found.module === this.module) return;
		this.outside ||= found.binding.definitions.some(({ kind }) => kind === "assign") || mentionsAnthropic(found.module, this.ctx);
	}
	field(name) {
		if (!this.isNew(name)) return;
		let isOwn = this.isDeclared(name);
		walk(this.module.root, (node) => {
			const left = /^(?:augmented_)?assignment$/.test(node.type) ? field(node, "left") : void 0;
			if (left && assigns(left, name)) {
				isOwn = true;
				this.push(field(node, "right"));
			}
			if (node.type === "function_definition" && isBound(node) && field(node, "name")?.text === name) this.method(node, name);
			if (memberName(node) === name) this.filled(node);
		});
		this.outside ||= isOwn && this.isSetElsewhere(name);
	}
	method(fn, name) {
		this.results(fn);
		const owner = frameOf(fn.parent?.type === "decorated_definition" ? fn.parent : fn);
		const below = [{
			module: this.module,
			node: owner
		}];
		for (let at = below.pop(); at && !this.outside; at = below.pop()) {
			const { module, node } = at;
			this.outside ||= module !== this.module && giverOf(at, name, this.ctx)?.module !== this.module;
			below.push(...this.ctx.subclassesOf({
				module,
				node
			}));
		}
	}
	isDeclared(name) {
		const { scopes } = this.module;
		const owners = scopes.all().filter(({ node, bindings }) => isClass(node) && bindings.get(name)?.definitions.some((one) => one.kind === "declare" && !isPlain$1(one.node)));
		for (const { node } of owners) {
			const binding = scopes.bindingOf(field(node, "name"));
			if (binding) this.given(this.callers.byUses(binding, void 0));
		}
		return owners.length > 0;
	}
	isSetElsewhere(name) {
		return this.ctx.membersNamed(name).some(({ module, node }) => module !== this.module && !isSelf(objectOf(node).text) && (isSet(node) || isFilled(node)));
	}
};
const isSet = (node) => node.parent?.type === "assignment" && node.field === "left";
function isFilled({ parent }) {
	if (parent?.type === "subscript") return parent.parent?.type === "assignment" && parent.field === "left";
	return /^(?:add|append|appendleft|extend|insert|put|put_nowait|setdefault|update)$/.test((parent && memberName(parent)) ?? "");
}
function assigns(left, name) {
	let found = isName(left) && left.text === name && isClass(left.parent?.parent?.parent?.parent ?? left);
	walk(left, (node) => {
		found ||= memberName(node) === name;
	});
	return found;
}
// dist/src/frontends/python/types/twins.js
const TYPES$1 = `
  Base64ImageSourceParam Base64PDFSource Base64PDFSourceParam BashCodeExecutionOutputBlock BashCodeExecutionOutputBlockParam
  BashCodeExecutionResultBlock BashCodeExecutionResultBlockParam BashCodeExecutionToolResultBlock BashCodeExecutionToolResultBlockParam
  BashCodeExecutionToolResultError BashCodeExecutionToolResultErrorParam CacheControlEphemeralParam CacheCreation CitationCharLocation
  CitationCharLocationParam CitationContentBlockLocation CitationContentBlockLocationParam CitationPageLocation CitationPageLocationParam
  CitationSearchResultLocationParam CitationWebSearchResultLocationParam CitationsConfigParam CitationsDelta
  CitationsWebSearchResultLocation CodeExecutionOutputBlock CodeExecutionOutputBlockParam CodeExecutionResultBlock
  CodeExecutionResultBlockParam CodeExecutionTool20250522Param CodeExecutionTool20250825Param CodeExecutionTool20260120Param
  CodeExecutionToolResultBlock CodeExecutionToolResultBlockContent CodeExecutionToolResultBlockParam
  CodeExecutionToolResultBlockParamContentParam CodeExecutionToolResultError CodeExecutionToolResultErrorCode
  CodeExecutionToolResultErrorParam Container ContainerUploadBlock ContainerUploadBlockParam ContentBlock ContentBlockParam
  ContentBlockSourceContentParam ContentBlockSourceParam DirectCaller DirectCallerParam DocumentBlock EncryptedCodeExecutionResultBlock
  EncryptedCodeExecutionResultBlockParam ImageBlockParam InputJSONDelta JSONOutputFormatParam MemoryTool20250818Param Message
  MessageDeltaUsage MessageParam MessageTokensCount MetadataParam OutputConfigParam PlainTextSource PlainTextSourceParam
  RawContentBlockDelta RawContentBlockDeltaEvent RawContentBlockStartEvent RawContentBlockStopEvent RawMessageDeltaEvent
  RawMessageStartEvent RawMessageStopEvent RawMessageStreamEvent RedactedThinkingBlock RedactedThinkingBlockParam RefusalStopDetails
  SearchResultBlockParam ServerToolCaller ServerToolCaller20260120 ServerToolCaller20260120Param ServerToolCallerParam ServerToolUsage
  ServerToolUseBlock ServerToolUseBlockParam SignatureDelta StopReason TextBlock TextBlockParam TextCitation TextCitationParam TextDelta
  TextEditorCodeExecutionCreateResultBlock TextEditorCodeExecutionCreateResultBlockParam TextEditorCodeExecutionStrReplaceResultBlock
  TextEditorCodeExecutionStrReplaceResultBlockParam TextEditorCodeExecutionToolResultBlock TextEditorCodeExecutionToolResultBlockParam
  TextEditorCodeExecutionToolResultError TextEditorCodeExecutionToolResultErrorParam TextEditorCodeExecutionViewResultBlock
  TextEditorCodeExecutionViewResultBlockParam ThinkingBlock ThinkingBlockParam ThinkingConfigAdaptiveParam ThinkingConfigDisabledParam
  ThinkingConfigEnabledParam ThinkingConfigParam ThinkingDelta ToolBash20250124Param ToolChoiceAnyParam ToolChoiceAutoParam
  ToolChoiceNoneParam ToolChoiceParam ToolChoiceToolParam ToolParam ToolReferenceBlock ToolReferenceBlockParam ToolResultBlockParam
  ToolSearchToolBm25_20251119Param ToolSearchToolRegex20251119Param ToolSearchToolResultBlock ToolSearchToolResultBlockParam
  ToolSearchToolResultError ToolSearchToolResultErrorParam ToolSearchToolSearchResultBlock ToolSearchToolSearchResultBlockParam
  ToolTextEditor20250124Param ToolTextEditor20250429Param ToolTextEditor20250728Param ToolUnionParam ToolUseBlock ToolUseBlockParam
  URLImageSourceParam URLPDFSourceParam Usage UserLocationParam WebFetchBlock WebFetchBlockParam WebFetchTool20250910Param
  WebFetchTool20260209Param WebFetchTool20260309Param WebFetchToolResultBlock WebFetchToolResultBlockParam WebFetchToolResultErrorBlock
  WebFetchToolResultErrorBlockParam WebFetchToolResultErrorCode WebSearchResultBlock WebSearchResultBlockParam WebSearchTool20250305Param
  WebSearchTool20260209Param WebSearchToolRequestErrorParam WebSearchToolResultBlock WebSearchToolResultBlockContent
  WebSearchToolResultBlockParam WebSearchToolResultBlockParamContentParam WebSearchToolResultError WebSearchToolResultErrorCode
`;
const BATCHES = "DeletedMessageBatch MessageBatch MessageBatchCanceledResult MessageBatchErroredResult MessageBatchExpiredResult MessageBatchIndividualResponse MessageBatchRequestCounts MessageBatchResult MessageBatchSucceededResult";
const STREAMS = [
	"MessageStream",
	"MessageStreamManager",
	"MessageStreamEvent",
	"TextEvent",
	"InputJsonEvent"
];
const ASYNC_STREAMS = ["AsyncMessageStream", "AsyncMessageStreamManager"];
const WITHOUT_TWINS = /^(?:ContentBlockStopEvent|MessageStopEvent|Parsed(?:ContentBlockStopEvent|MessageStopEvent|MessageStreamEvent))$/;
const PARAMS$2 = [
	"MessageCreateParams",
	"MessageCreateParamsBase",
	"MessageCreateParamsNonStreaming",
	"MessageCreateParamsStreaming"
];
const BATCH_PARAMS = ["Request", "BatchCreateParams"];
const BATCH_MODULE = "messages.batch_create_params";
const ENDPOINTS = ["Messages", "AsyncMessages"];
const RESOURCES = /^anthropic\.resources(?=$|\.messages(?:\.messages)?$)/;
const words = (text) => text.split(/\s+/).filter(Boolean);
function twinOf(module, name) {
	if (/^anthropic(?:\.lib\.streaming)?$/.test(module)) {
		if (STREAMS.includes(name)) return {
			module,
			name: `Beta${name}`
		};
		return ASYNC_STREAMS.includes(name) ? {
			module,
			name: name.replace("Async", "BetaAsync")
		} : void 0;
	}
	if (isEndpointClass(module, name)) return {
		module: module.replace(RESOURCES, "anthropic.resources.beta"),
		name
	};
	const [, inner] = /^anthropic\.types(?:\.([\w.]+))?$/.exec(module) ?? [];
	if (!isResponseModule(module) || module.includes("lib")) return void 0;
	if (PARAMS$2.includes(name)) return {
		module: inner ? `anthropic.types.beta.${inner}` : "anthropic.types.beta",
		name
	};
	if (inner === BATCH_MODULE) return BATCH_PARAMS.includes(name) ? {
		module: `anthropic.types.beta.${BATCH_MODULE}`,
		name
	} : void 0;
	if (inner === "messages") return words(BATCHES).includes(name) ? {
		module: "anthropic.types.beta.messages",
		name: `Beta${name}`
	} : void 0;
	if (!words(TYPES$1).includes(name)) return void 0;
	return {
		module: "anthropic.types.beta",
		name: `Beta${name === "ThinkingConfigEnabledParam" ? "ThinkingConfigAdaptiveParam" : name}`
	};
}
const isEndpointClass = (module, name) => RESOURCES.test(module) && ENDPOINTS.includes(name);
const isResponseModule = (module) => /^anthropic\.(?:types|lib\.streaming)(?:\.(?!beta\b)\w+){0,2}$/.test(module);
const isResponseClass = (module, name) => isResponseModule(module) && /^[A-Z]/.test(name) && !isCommon(name) || module === "anthropic" && WITHOUT_TWINS.test(name);
const isCommon = (name) => /^Model(?:Param)?$|Error(?:Object|Response|Type)?$|^Beta|^beta$|^Parsed?Beta/.test(name);
// dist/src/frontends/python/types/class-names.js
const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;
const PATHS = /(?<![\w.])[A-Za-z_]\w*(?:\.\w+)*/g;
function classNamesIn(module, ctx) {
	const found = [];
	walk(module.root, (node) => {
		if (IMPORTS.test(node.type)) return false;
		if (node.type === "string" && isAnnotation(node)) {
			for (const [path] of node.text.matchAll(PATHS)) {
				const names = path.split(".");
				const binding = module.scopes.lookUp(names[0], node);
				if (binding) take(node, names, binding);
			}
			return false;
		}
		const ids = node.type === "dotted_name" ? node.children.filter(isName) : idsOf$1(node);
		const [first] = ids ?? [];
		if (!ids || !first) return true;
		const names = ids.map(({ text }) => text);
		const binding = module.scopes.bindingOf(first) ?? first;
		return !take(ids.at(-1), names, binding) && isMember(node);
	});
	return found;
	function take(id, path, start) {
		if (path.length > 1 && !/^[A-Z]/.test(path.at(-1))) return false;
		const binding = start instanceof Node ? void 0 : start;
		for (const first of start instanceof Node ? [resolveName(start, module, ctx)] : meanings(start, module, ctx)) {
			const resolved = path.slice(1).reduce((whole, name) => memberOf(whole, name, ctx), first);
			const one = resolved.kind === "external" ? named(resolved.specifier, resolved.name) : void 0;
			if (!one || isEndpointClass(one.module, one.name) && !isInAnnotation(id)) continue;
			found.push({
				id,
				isPath: path.length > 1,
				local: path.at(-1),
				path: path.join("."),
				binding,
				...one
			});
			return true;
		}
		return false;
	}
}
const isInAnnotation = (id) => isAnnotation(id.parent && isMember(id.parent) ? id.parent : id);
function idsOf$1(node) {
	if (isName(node)) return [node];
	const before = isMember(node) ? idsOf$1(objectOf(node)) : void 0;
	return before && [...before, field(node, "attribute")];
}
function meanings(binding, module, ctx) {
	if (!binding.definitions.some(({ kind }) => kind === "import")) return [];
	const found = resolveBinding(binding, module, ctx);
	if (found.kind !== "binding" || found.binding !== binding) return [found];
	return importsOf$1(binding).flatMap((one) => one ? [ctx.modules.imported(one.specifier, one.name, module.file)] : []);
}
function isImportedHere({ binding }) {
	const from = binding && importOf(binding);
	return from !== void 0 && /^anthropic(?:\.|$)/.test(from.specifier);
}
function named(module, name) {
	const twin = twinOf(module, name);
	return twin || isResponseClass(module, name) ? {
		module,
		name,
		twin
	} : void 0;
}
// dist/src/frontends/python/types/class-texts.js
const localNames = (names) => new Map(names.flatMap(({ isPath, local, name, twin }) => isPath || local !== name || !twin ? [] : [[name, twin.name]]));
const contentOf = (text) => /^\w*(?:"""|'''|"|')\s*(.*?)\s*["']+$/s.exec(text.text)?.[1] ?? "";
const isClassName = (word) => twinOf("anthropic.types", word) !== void 0 || twinOf("anthropic.lib.streaming", word) !== void 0;
const isDistinct = (word) => /[a-z][A-Z]/.test(word) && isClassName(word);
function hasNamesInTexts(module, names) {
	const words = new Set(localNames(names).keys());
	let found = false;
	walk(module.root, (node) => {
		if (node.type !== "string") return !found;
		const text = contentOf(node);
		const isPlace = isAnnotation(node) || /^[\w.]+$/.test(text);
		const moved = new Set(names.flatMap(({ id, path }) => id === node ? [path] : []));
		const paths = isPlace ? [...text.matchAll(/[\w.]*\.(\w+)/g)].flatMap(([path, name = ""]) => moved.has(path) ? [] : [name]) : [];
		found ||= paths.some((name) => twinOf("anthropic.types", name)) || words.has(text) && !isAnnotation(node);
		return false;
	});
	return found;
}
function namesReadAsText(module) {
	if (!/__(?:qual)?name__|\bgetattr\b/.test(module.text)) return [];
	const reads = [];
	const texts = [];
	let isDispatch = false;
	walk(module.root, (node) => {
		if (isLookUp(node)) reads.push(node);
		if (isMember(node) && /^__(?:qual)?name__$/.test(memberName(node) ?? "") && isClassOf(objectOf(node))) reads.push(node);
		if (node.type === "string" && isClassName(contentOf(node))) texts.push(node);
		if (node.type === "function_definition") isDispatch ||= isDistinct(/_([A-Z]\w*)$/.exec(field(node, "name")?.text ?? "")?.[1] ?? "");
	});
	const isDistinctThere = isDispatch || texts.some((text) => isDistinct(contentOf(text)) && !isAnnotation(text) && !isExported(text));
	return reads.filter((read) => isDistinctThere || isLookUp(read) || texts.some((text) => statementOf(text) === statementOf(read)) || isCut(read));
}
function isLookUp(node) {
	const [, name] = isCall(node) && calleeOf(node).text === "getattr" ? positional(node) : [];
	return name?.type === "string" && isClassName(contentOf(name));
}
const isClassOf = (node) => memberName(node) === "__class__" || isCall(node) && calleeOf(node).text === "type";
const isExported = (text) => /^__all__\b/.test(statementOf(text).text);
function isCut({ parent }) {
	const call = parent && /^(?:startswith|removeprefix)$/.test(memberName(parent) ?? "") ? parent.parent : void 0;
	return call !== void 0 && call !== null && /\(\s*["'](?:Text|Tool|Think|Redacted|Server|Raw|Message|Content|Input|Web)/.test(call.text);
}
// dist/src/frontends/python/types/annotation-readers.js
const READ_NONE = /(?:^|\.)(?:staticmethod|classmethod|property|cached_property|getter|setter|deleter|wraps|cache|cached|lru_cache|alru_cache|contextmanager|asynccontextmanager|dataclass|define|frozen|override|final|overload|abstractmethod|runtime_checkable|retry|on_exception|on_predicate|limits|sleep_and_retry|fixture|parametrize|patch|object|skipif|skip|asyncio|anyio|command|group|option|argument|pass_context|route|errorhandler|task|shared_task|observe|traceable|traced|trace|timed|singledispatch|singledispatchmethod|expectedFailure|no_type_check|deprecated)$/;
const READS_THEM = /get_type_hints|__annotations__|\bsignature\(|\bannotation\b/;
function readsAnnotations(decorator, module, ctx) {
	const callee = isCall(decorator) ? calleeOf(decorator) : decorator;
	const own = functionOf(resolveName(callee, module, ctx));
	return own ? READS_THEM.test(own.module.text) : !READ_NONE.test(callee.text);
}
const PLAIN_BASES = /^(?:object|abc\.ABC|enum\.\w+|typing(?:_extensions)?\.(?:Generic|NamedTuple|Protocol|TypedDict)|Exception|\w+Error|unittest\.(?:\w+\.)?\w*TestCase)$/;
function readsFields(owner, ctx, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(owner.node)) return false;
	seen.add(owner.node);
	const { module } = owner;
	const decorated = decoratorsOf(owner.node).some((one) => {
		const found = resolveName(isCall(one) ? calleeOf(one) : one, module, ctx);
		return found.kind === "external" && /pydantic/.test(found.specifier) ? true : readsAnnotations(one, module, ctx);
	});
	const plain = basesOf(owner.node).every((base) => {
		const found = resolveName(base.type === "subscript" ? objectOf(base) : base, module, ctx);
		if (classOf(found)) return true;
		return PLAIN_BASES.test(found.kind === "external" ? `${found.specifier}.${found.name}` : base.text);
	});
	return decorated || !plain || superclassesOf(owner, ctx).some((base) => readsFields(base, ctx, seen));
}
// dist/src/frontends/python/types/class-uses.js
const HARMLESS = {
	decides: false,
	moves: true,
	subjects: []
};
const STAYS = {
	decides: false,
	moves: false,
	subjects: []
};
const OBJECT = {
	decides: true,
	moves: false,
	subjects: void 0
};
const check = (subjects) => ({
	decides: true,
	moves: true,
	subjects
});
const together = (uses) => ({
	decides: uses.some(({ decides }) => decides),
	moves: uses.every(({ moves }) => moves),
	subjects: uses.every(({ subjects }) => subjects) ? uses.flatMap(({ subjects }) => subjects ?? []) : void 0
});
const SAME_FOR_DATA = /^(?:construct|model_construct|model_fields|model_json_schema|model_validate_json|parse_raw|schema|schema_json)$/;
const PARAMS$1 = /Params?(?:NonStreaming|Streaming)?$|^Request$/;
const DECLARES_TYPES = /^typing(?:_extensions)?\.(?:TypeVar|NewType|TypeAliasType|assert_type)$/;
const AROUND$1 = /^(?:parenthesized_expression|conditional_expression|boolean_operator|expression_list)$/;
const HOLDS = /^(?:list|tuple|set|list_splat|binary_operator)$/;
const BESIDE = /^(?:attribute|tuple|binary_operator|union_type|union_pattern|class_pattern|case_pattern|dotted_name|type|type_parameter|generic_type|subscript)$/;
const TYPES = /^(?:binary_operator|union_type|generic_type|type_parameter|member_type|type)$/;
function useOf(one, module, ctx) {
	if (one.id.type === "string") return inAnnotation(one.id, module, ctx);
	if (one.twin && isBesideTwin(one.id, one.twin, module, ctx)) return STAYS;
	return read({
		module,
		node: one.isPath && isMember(one.id.parent) ? one.id.parent : one.id
	}, "class", one.name, ctx, /* @__PURE__ */ new Set());
}
function isBesideTwin(id, twin, module, ctx) {
	let all = id;
	for (let at = id.parent; at && BESIDE.test(at.type); at = at.parent) all = at;
	let found = false;
	walk(all, (node) => {
		const other = (isName(node) || isMember(node)) && node !== id ? resolveName(node, module, ctx) : void 0;
		found ||= other?.kind === "external" && other.name === twin.name && other.specifier.startsWith(twin.module);
		return !found;
	});
	return found;
}
function read(at, form, name, ctx, seen) {
	const { node, module } = at;
	const { parent } = node;
	if (!parent) return OBJECT;
	const next = (as = form) => read({
		module,
		node: parent
	}, as, name, ctx, seen);
	if (node.type === "type" || parent.type === "type") return inAnnotation(node, module, ctx);
	if (TYPES.test(parent.type) && parent.type !== "binary_operator") return next();
	if (AROUND$1.test(parent.type)) return next();
	if (HOLDS.test(parent.type)) return next(form === "keyed" ? form : parent.type === "binary_operator" ? form : "collection");
	switch (parent.type) {
		case "expression_statement": return HARMLESS;
		case "pair": return read({
			module,
			node: parent.parent
		}, field(parent, "key") === node ? "keyed" : "collection", name, ctx, seen);
		case "dotted_name":
		case "class_pattern":
		case "case_pattern": return check(subjectOfMatch(node));
		case "comparison_operator": return check(parts(parent).filter((part) => part !== node));
		case "subscript": return objectOf(parent) === node ? taken(parent) : isTable(objectOf(parent)) ? inTable(parent) : next("class");
		case "attribute": return objectOf(parent) === node ? attribute(parent) : OBJECT;
		case "call": return calleeOf(parent) === node ? made(parent) : OBJECT;
		case "keyword_argument":
		case "argument_list": return passed(parent.type === "argument_list" ? parent : parent.parent, parent.type === "keyword_argument" ? parent : node);
		case "assignment":
			if (field(parent, "right") === node) return named(field(parent, "left"));
			return field(parent, "right")?.type === "none" ? HARMLESS : OBJECT;
		case "default_parameter":
		case "typed_default_parameter": return named(field(parent, "name"));
		case "for_statement":
		case "for_in_clause": return field(parent, "right") === node && form === "collection" ? named(field(parent, "left"), "class") : inStatement();
		default: return OBJECT;
	}
	function taken(subscript) {
		if (form === "keyed") return check([subscript]);
		return form === "collection" ? read({
			module,
			node: subscript
		}, "class", name, ctx, seen) : OBJECT;
	}
	function inTable(subscript) {
		const target = subscript.parent;
		if (target?.type === "assignment" && field(target, "left") === subscript) return named(objectOf(subscript), "keyed");
		return check([]);
	}
	function isTable(object) {
		const found = resolveName(object, module, ctx);
		return found.kind === "binding" ? found.binding.definitions.every(({ kind }) => kind !== "class") : isMember(object) && found.kind === "unknown";
	}
	function attribute(path) {
		if (form !== "class") return inStatement();
		return SAME_FOR_DATA.test(memberName(path) ?? "") ? STAYS : OBJECT;
	}
	function inStatement() {
		return form === "class" ? OBJECT : check([statementOf(node)]);
	}
	function made(call) {
		if (form !== "class") return OBJECT;
		if (PARAMS$1.test(name)) return HARMLESS;
		return takesResponses(call) ? OBJECT : STAYS;
	}
	function passed(list, argument) {
		const call = list.parent;
		if (isClass(call)) return form === "class" && node.type !== "subscript" ? PARAMS$1.test(name) ? STAYS : OBJECT : HARMLESS;
		const callee = calleeOf(call);
		const [first, second] = positional(call);
		const others = parts(list).filter((part) => part !== argument);
		const keyword = argument.type === "keyword_argument" ? field(argument, "name")?.text : void 0;
		if (isName(callee) && /^(?:isinstance|issubclass)$/.test(callee.text)) return second === argument && first ? check([first]) : OBJECT;
		if (isName(callee) && /^(?:tuple|list|set|frozenset)$/.test(callee.text)) return read({
			module,
			node: call
		}, form, name, ctx, seen);
		const found = resolveName(callee, module, ctx);
		const whole = found.kind === "external" ? `${found.specifier}.${found.name}` : "";
		if (/^typing(?:_extensions)?\.cast$/.test(whole)) return first === argument ? HARMLESS : OBJECT;
		if (DECLARES_TYPES.test(whole)) return HARMLESS;
		if (/^(?:spec|spec_set)$/.test(keyword ?? "") || /\bcreate_autospec$/.test(callee.text)) return STAYS;
		if (isMember(callee) && memberName(callee) === "register") {
			const subjects = argumentsOfDispatch(callee, module, ctx);
			return subjects ? check(subjects) : OBJECT;
		}
		if (isMember(callee) && memberName(callee) === "get" && isTable(objectOf(callee))) return check([]);
		const [fn, another] = calledFunctions(callee, module, ctx);
		if (another) return OBJECT;
		const param = fn && parameterTaking(argument, fn.node);
		const id = param && parameterName(param);
		return fn && id && fn.module === module ? together([named(id), check(others)]) : OBJECT;
	}
	function named(target, as = form) {
		const binding = target && isName(target) ? module.scopes.bindingOf(target) : void 0;
		if (!binding || isClass(binding.scope.node)) return OBJECT;
		if (seen.has(binding)) return HARMLESS;
		seen.add(binding);
		return together(ctx.referencesTo(binding, module).map((reference) => {
			const use = isWritten(reference.node) ? HARMLESS : read(reference, as, name, ctx, seen);
			return reference.module === module || !use.decides ? use : OBJECT;
		}));
	}
}
const isWritten = (node) => node.parent?.type === "subscript" && objectOf(node.parent) === node && node.parent.parent?.type === "assignment" && node.parent.field === "left";
function takesResponses(call) {
	const list = argumentsOf(call);
	if (list.type !== "argument_list") return true;
	return parts(list).some((argument) => {
		if (argument.type === "dictionary_splat") return !/\b(?:json\.loads?|model_dump|to_dict|dict)\(.*\)$/s.test(argument.text);
		const key = field(argument, "name")?.text ?? "";
		const value = field(argument, "value") ?? argument;
		return /^(?:content|content_block|delta|message|snapshot|usage)$/.test(key) && !isMadeHere(value);
	});
}
const isMadeHere = (value) => value.type === "string" || value.type === "dictionary" || (value.type === "list" ? parts(value).every(isMadeHere) : isCall(value) && isName(calleeOf(value)) && /^[A-Z]/.test(calleeOf(value).text));
function subjectOfMatch(node) {
	const subjects = around(node, ({ type }) => type === "match_statement")?.children.filter((child) => child.field === "subject");
	return subjects?.length ? subjects : void 0;
}
function argumentsOfDispatch(register, module, ctx) {
	const found = resolveName(objectOf(register), module, ctx);
	const fn = functionOf(found);
	const isDispatch = fn && decoratorsOf(fn.node).some((one) => /(?:^|\.)singledispatch$/.test(one.text));
	if (found.kind !== "binding" || !fn || !isDispatch || fn.module !== module) return void 0;
	const subjects = ctx.referencesTo(found.binding, module).map(({ node, module: home }) => {
		const { parent } = node;
		if (parent && isMember(parent) && memberName(parent) === "register") return register;
		return home === module && parent && isCall(parent) && calleeOf(parent) === node ? argumentsOf(parent) : void 0;
	});
	return subjects.every((one) => one !== void 0) ? subjects.filter((one) => one !== register) : void 0;
}
function inAnnotation(node, module, ctx) {
	const holder = around(node, (one) => isFunction(one) || isClass(one) || one.type === "assignment");
	if (!holder) return HARMLESS;
	if (holder.type === "assignment") {
		const body = holder.parent?.parent;
		const owner = body?.type === "block" ? body.parent : void 0;
		return owner && isClass(owner) && readsFields({
			module,
			node: owner
		}, ctx) ? check(void 0) : HARMLESS;
	}
	const decorators = decoratorsOf(holder);
	const register = decorators.map((one) => isCall(one) ? calleeOf(one) : one).find((one) => memberName(one) === "register");
	if (register && isMember(register)) {
		const subjects = argumentsOfDispatch(register, module, ctx);
		return subjects ? check(subjects) : OBJECT;
	}
	return decorators.some((one) => readsAnnotations(one, module, ctx)) ? check(void 0) : HARMLESS;
}
// dist/src/frontends/python/types/value-paths.js
const MOST_STEPS = 400;
const AROUND = /^(?:parenthesized_expression|await|conditional_expression|boolean_operator|binary_operator|list|tuple|set|dictionary|pair|list_splat|dictionary_splat|expression_list|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression|named_expression)$/;
const GIVES_A_NAME = /^(?:assignment|augmented_assignment|for_statement|for_in_clause|default_parameter|typed_default_parameter)$/;
const LOOKS = /^(?:expression_statement|comparison_operator|not_operator|if_statement|if_clause|elif_clause|while_statement|assert_statement|interpolation|match_statement|case_clause|delete_statement)$/;
const ADDS = /^(?:append|appendleft|extend|insert|add|update|setdefault|put|put_nowait)$/;
const GIVES = /^(?:copy|get|pop|popleft|values|items|__getitem__)$/;
const SAME = /^(?:list|dict|tuple|set|sorted|reversed|enumerate|zip|iter|next|filter)$/;
const SAME_OUTSIDE = /^(?:copy\.(?:copy|deepcopy)|itertools\.\w+)$/;
const REQUESTS = /^(?:create|stream|parse|count_tokens|tool_runner)$/;
function pathsOf(start, ctx) {
	const reached = {
		calls: /* @__PURE__ */ new Set(),
		annotations: /* @__PURE__ */ new Set(),
		isOpen: false
	};
	const seen = /* @__PURE__ */ new Set();
	const waiting = [...start];
	const push = (module, node) => {
		if (node) waiting.push({
			module,
			node
		});
	};
	const meets = (annotation) => {
		if (annotation) reached.annotations.add(annotation);
	};
	let steps = 0;
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (seen.has(next.node)) continue;
		seen.add(next.node);
		if (++steps > MOST_STEPS) return {
			...reached,
			isOpen: true
		};
		step(next);
	}
	return reached;
	function step({ node, module }) {
		const { parent } = node;
		if (!parent || LOOKS.test(parent.type)) return;
		if (AROUND.test(parent.type)) {
			if (/^(?:conditional_expression|pair)$/.test(parent.type) && isCondition(node, parent)) return;
			if (parent.type === "named_expression") target(field(parent, "name"), module);
			push(module, parent);
		} else if (parent.type === "keyword_argument") argument(parent, parent.parent, module);
		else if (parent.type === "argument_list") argument(node, parent, module);
		else if (parent.type === "attribute") member(node, parent, module);
		else if (parent.type === "subscript") {
			if (objectOf(parent) === node && !isTarget(parent)) push(module, parent);
		} else if (GIVES_A_NAME.test(parent.type)) {
			if (node.field !== "right" && node.field !== "value") return;
			meets(annotationOf(parent));
			target(field(parent, "left") ?? field(parent, "name"), module);
		} else if (parent.type === "as_pattern") for (const alias of parts(parent).slice(1)) target(parts(alias)[0], module);
		else if (parent.type === "return_statement" || parent.type === "yield") returned(node, module);
		else if (parent.type !== "call" && parent.type !== "with_item") reached.isOpen = true;
	}
	function member(node, path, module) {
		const call = path.parent;
		if (objectOf(path) !== node || isTarget(path)) return;
		if (!call || !isCall(call) || calleeOf(call) !== path) push(module, path);
		else if (GIVES.test(memberName(path) ?? "")) push(module, call);
	}
	function returned(node, module) {
		const fn = around(node, isFunction);
		if (!fn || fn.type === "lambda") {
			reached.isOpen = true;
			return;
		}
		meets(field(fn, "return_type"));
		for (const call of callsOf({
			module,
			node: fn
		}, ctx)) if (call) waiting.push(call);
		else reached.isOpen = true;
	}
	function target(left, module) {
		if (!left) return;
		if (isName(left)) name(left, module);
		else if (isMember(left)) for (const use of ctx.membersNamed(memberName(left) ?? "")) if (isTarget(use.node)) meets(annotationOf(use.node.parent));
		else waiting.push(use);
		else if (left.type === "subscript") holder(objectOf(left), module);
		else for (const part of parts(left)) target(part, module);
	}
	function name(id, module) {
		const binding = module.scopes.bindingOf(id);
		if (!binding || seen.has(binding)) return;
		seen.add(binding);
		for (const { node } of binding.definitions) meets(annotationOf(node));
		waiting.push(...ctx.referencesTo(binding, module).filter((use) => !isTarget(use.node)));
	}
	function holder(object, module) {
		let at = object;
		while (at.type === "subscript") at = objectOf(at);
		if (isName(at) || isMember(at)) target(at, module);
		else reached.isOpen = true;
	}
	function argument(arg, list, module) {
		const call = list.parent;
		if (isClass(call)) return;
		const callee = calleeOf(call);
		const method = memberName(callee);
		if (method !== void 0 && REQUESTS.test(method) && /\bmessages\b/.test(callee.text)) {
			reached.calls.add(call);
			return;
		}
		const found = resolveName(callee, module, ctx);
		const functions = calledFunctions(callee, module, ctx);
		if (functions.length > 0) for (const fn of functions) {
			const param = parameterTaking(arg, fn.node);
			meets(param && annotationOf(param));
			if (!param) reached.isOpen = true;
			else target(parameterName(param), fn.module);
		}
		else if (found.kind === "external") {
			const whole = `${found.specifier}.${found.name}`;
			if (/^typing(?:_extensions)?\.cast$/.test(whole)) return;
			if (twinOf(found.specifier, found.name) || SAME_OUTSIDE.test(whole)) push(module, call);
			else if (/^anthropic(?:\.|$)/.test(found.specifier)) reached.isOpen = true;
		} else if (isName(callee)) {
			if (SAME.test(callee.text)) push(module, call);
			else if (found.kind !== "unknown" || module.scopes.bindingOf(callee)) reached.isOpen = true;
		} else if (method !== void 0 && ADDS.test(method)) holder(objectOf(callee), module);
		else if (method === void 0 || !/^(?:dumps?|debug|info|warning|error|write|join|index|count|remove)$/.test(method)) reached.isOpen = true;
	}
}
function callsOf(fn, ctx) {
	return referencesOf(fn, ctx).flatMap(({ node, module }) => {
		if (around(node, ({ type }) => /^import_/.test(type))) return [];
		const whole = wholeOf(node);
		const call = whole.parent;
		return [call && isCall(call) && calleeOf(call) === whole ? {
			node: call,
			module
		} : void 0];
	});
}
function isTarget(node) {
	let at = node;
	while (at.parent && isPattern(at.parent)) at = at.parent;
	return at.field === "left" && at.parent !== null && /^(?:assignment|for_statement|for_in_clause)$/.test(at.parent.type);
}
const isCondition = (node, parent) => parent.type === "pair" ? node.field === "key" : parts(parent)[1] === node;
function startsOf(id, module, ctx) {
	const whole = id.parent && isMember(id.parent) ? id.parent : id;
	const call = whole.parent;
	if (call && isCall(call) && calleeOf(call) === whole) return [{
		module,
		node: call
	}];
	const type = around(id, (node) => node.type === "type" && node.parent?.type !== "type" && !/^(?:generic_type|type_parameter|union_type|member_type|binary_operator)$/.test(node.parent?.type ?? ""));
	const owner = type?.parent;
	if (!type || !owner) return castOf(whole, module, ctx);
	if (owner.type === "function_definition" && field(owner, "return_type") === type) return callsOf({
		module,
		node: owner
	}, ctx);
	const left = owner.type === "assignment" ? field(owner, "left") : parameterName(owner);
	if (!left) return [void 0];
	if (isMember(left)) return ctx.membersNamed(memberName(left) ?? "").filter(({ node }) => !isTarget(node));
	const binding = isName(left) ? module.scopes.bindingOf(left) : void 0;
	if (!binding || isClass(binding.scope.node)) return [void 0];
	return ctx.referencesTo(binding, module).filter(({ node }) => !isTarget(node));
}
function castOf(name, module, ctx) {
	const call = around(name, isCall);
	const [first] = call ? positional(call) : [];
	if (!call || !first || first.start > name.start || first.end < name.end) return [void 0];
	const found = resolveName(calleeOf(call), module, ctx);
	return found.kind === "external" && found.name === "cast" ? [{
		module,
		node: call
	}] : [void 0];
}
// dist/src/frontends/python/types/params-moves.js
const PARAMS = /Params?(?:NonStreaming|Streaming)?$|^Request$/;
const THINKING = /^ThinkingConfig/;
const ENABLED = "ThinkingConfigEnabledParam";
function createParamsMoves(ctx) {
	const known = /* @__PURE__ */ new Map();
	const reachedFrom = (one, module) => {
		const found = known.get(one.id) ?? fromAll(startsOf(one.id, module, ctx));
		known.set(one.id, found);
		return found;
	};
	const fromAll = (starts) => {
		const seen = starts.filter((start) => start !== void 0);
		const reached = pathsOf(seen, ctx);
		return {
			...reached,
			isOpen: reached.isOpen || seen.length < starts.length
		};
	};
	const callsOf = (uses, module, { isMoved }) => {
		const reached = uses.map((one) => reachedFrom(one, module));
		const calls = new Set(reached.flatMap((one) => [...one.calls]));
		return reached.every(({ isOpen }) => !isOpen) && calls.size > 0 && [...calls].every(isMoved) ? calls : void 0;
	};
	const isFree = ({ name }, module) => module.scopes.all().every(({ bindings }) => !bindings.has(name));
	const isOwn = (binding, module) => ctx.referencesTo(binding, module).every((reference) => reference.module === module);
	const adaptive = (name, module, moves) => {
		const { binding, twin, uses } = name;
		if (!isFree(twin, module)) return [];
		const own = uses.filter((one) => one.name === ENABLED && isImportedHere(one) && losesBudgets(one.id, moves.isGone) && callsOf([one], module, moves) !== void 0);
		const calls = callsOf(own, module, moves);
		const stays = own.length < uses.length || !isOwn(binding, module);
		return calls ? [{
			name: {
				...name,
				uses: own,
				stays
			},
			calls
		}] : [];
	};
	return {
		reachedFrom,
		moving({ module, used }, moves) {
			return namesOf(used).flatMap((name) => {
				const { binding, twin, uses } = name;
				if (binding.name === ENABLED) return adaptive(name, module, moves);
				const calls = used.filter(({ one }) => one.binding === binding).every(({ use }) => use.moves && !use.decides) && uses.every((one) => PARAMS.test(one.name) && !THINKING.test(one.name) && isImportedHere(one)) && (twin.name === binding.name || isFree(twin, module)) && isOwn(binding, module) ? callsOf(uses, module, moves) : void 0;
				return calls ? [{
					name,
					calls
				}] : [];
			});
		}
	};
}
function namesOf(used) {
	const found = /* @__PURE__ */ new Map();
	for (const { one } of used) {
		if (!one.binding || one.isPath || !one.twin || one.binding.definitions.length !== 1) continue;
		const name = found.get(one.binding) ?? {
			binding: one.binding,
			twin: one.twin,
			uses: [],
			stays: false
		};
		found.set(one.binding, {
			...name,
			uses: [...name.uses, one]
		});
	}
	return [...found.values()].filter(({ binding }) => !used.some(({ one }) => one.binding === binding && one.id.type === "string"));
}
function printParamsMoves(module, moving, sites, isTouched) {
	const statements = /* @__PURE__ */ new Map();
	for (const one of moving) {
		const statement = one.name.binding.definitions[0]?.node.parent;
		if (statement) statements.set(statement, [...statements.get(statement) ?? [], one]);
	}
	return [...statements].flatMap(([statement, own]) => {
		const uses = own.flatMap(({ name }) => name.uses.map(({ id }) => id));
		if (statement.type !== "import_from_statement" || [statement, ...uses].some(isTouched)) return [];
		const calls = new Set(own.flatMap((one) => [...one.calls]));
		const ids = sites.flatMap(({ id, expr }) => calls.has(expr.node) ? [id] : []);
		const renamed = own.flatMap(({ name: { binding, twin, uses: all } }) => isAliased(binding) || twin.name === binding.name ? [] : all.map(({ id }) => ({
			start: id.start,
			end: id.end,
			text: twin.name
		})));
		return [...importsOf(statement, own.map(({ name }) => name), module), ...renamed].map((edit) => ({
			...edit,
			file: module.file,
			kind: "type",
			sites: ids
		}));
	});
}
const isAliased = ({ definitions: [definition] }) => definition?.node.type === "aliased_import";
function importsOf(statement, names, { text }) {
	const items = importItems(statement);
	const nameOf = (id) => names.find(({ binding, stays }) => !stays && binding.definitions[0]?.id === id);
	const written = ({ twin, binding }) => isAliased(binding) ? `${twin.name} as ${binding.name}` : twin.name;
	const lines = [...new Set(names.map(({ twin }) => twin.module))].map((home) => `from ${home} import ${names.filter(({ twin }) => twin.module === home).map(written).join(", ")}`);
	if (items.every(({ id }) => nameOf(id))) {
		const [only, ...others] = lines;
		return only !== void 0 && others.length === 0 ? renamedIn(statement, items, nameOf) : [replacing(statement, lines, text)];
	}
	const nodes = items.map(({ node }) => node);
	const removals = [];
	for (let index = 0; index < items.length; index++) {
		const isGone = (at) => items[at] !== void 0 && nameOf(items[at].id) !== void 0;
		if (!isGone(index)) continue;
		let end = index;
		while (isGone(end + 1)) end++;
		removals.push(...removalOf(nodes, index, end, text, COMMENTS));
		index = end;
	}
	const behind = lines.map((line) => `${lineEnd(text)}${line}`).join("");
	return [...removals, {
		start: statement.end,
		end: statement.end,
		text: behind
	}];
}
function renamedIn(statement, items, nameOf) {
	const path = statement.children.find((child) => child.field === "module_name");
	const edits = items.flatMap(({ node, alias, id }) => {
		const twin = nameOf(id)?.twin;
		const old = alias ? node.children.find((child) => child.field === "name") : node;
		return twin && old.text !== twin.name ? [{
			start: old.start,
			end: old.end,
			text: twin.name
		}] : [];
	});
	const home = nameOf(items[0].id)?.twin.module;
	return path && home && moduleName(statement) !== home ? [{
		start: path.start,
		end: path.end,
		text: home
	}, ...edits] : edits;
}
const replacing = (statement, lines, text) => ({
	start: statement.start,
	end: statement.end,
	text: lines.join(lineEnd(text))
});
// dist/src/frontends/python/types/type-moves.js
function createTypeMoves(ctx, tracer, calls, connected, isSelected) {
	const params = createParamsMoves(ctx);
	const requests = new Set(calls.flatMap(({ kind, expr }) => kind === "sdk" ? [expr.node] : []));
	const known = /* @__PURE__ */ new Map();
	const namesOf = (module) => {
		let names = known.get(module.file);
		if (!names) {
			const used = classNamesIn(module, ctx).map((one) => ({
				one,
				use: useOf(one, module, ctx)
			}));
			const texts = namesReadAsText(module);
			names = {
				module,
				used,
				checks: [...texts, ...used.flatMap(({ one, use }) => use.decides ? [one.id] : [])],
				canMove: false
			};
			known.set(module.file, names);
			names.canMove = hasCall(module.file) && used.length > 0 && texts.length === 0 && keepsToItself(names);
		}
		return names;
	};
	const hasCall = (name) => calls.some(({ file, kind }) => file === name && kind === "sdk");
	const keepsToItself = ({ module, used }) => {
		const near = readersOutside(module, used, tracer, ctx).size === 0 ? [] : ctx.modules.everything().filter((one) => one !== module && connected(module.file).has(one.file));
		const subjects = used.flatMap(({ use }) => use.subjects ?? []);
		return isSpelledPlainly(module, used) && near.every((one) => namesOf(one).used.length === 0 && !hasCall(one.file)) && !isHandedOut(module, used, ctx) && !comesFromOutside(subjects, module, ctx, (node) => requests.has(node)) && (used.every(({ use }) => use.decides && use.subjects) || !bringsIn(module, tracer, ctx));
	};
	const files = () => ctx.modules.everything().map(namesOf);
	const filesWith = (sites, moved) => [...new Set(sites.flatMap(({ file, id }) => moved.has(id) ? [file] : []))].flatMap((file) => {
		const module = ctx.modules.get(file);
		return module ? [namesOf(module)] : [];
	});
	const endpoints = /* @__PURE__ */ new Map();
	const endpointsOf = (module) => {
		const found = endpoints.get(module) ?? oldEndpointsIn(module, ctx, tracer);
		endpoints.set(module, found);
		return found;
	};
	const movedIn = ({ module }, sites, moved) => sites.filter(({ file, id }) => file === module.file && moved.has(id));
	const isWhole = ({ module }, sites, moved) => {
		const own = sites.filter(({ file, kind, beta }) => file === module.file && kind === "sdk" && !beta);
		const going = own.filter(({ id }) => moved.has(id));
		const expressions = going.map(({ expr }) => expr.node);
		const places = new Set(going.flatMap(({ anchors }) => anchors.map(({ expr }) => expr.node)));
		return going.length === own.length && endpointsOf(module).every((node) => places.has(node) || isOnlyIn(expressions, node, module, ctx));
	};
	const moves = (names, sites, moved) => names.canMove && movedIn(names, sites, moved).length > 0 && isWhole(names, sites, moved);
	const paramsIn = (names, sites, moved, isGone = (_start) => true) => {
		if (!isSelected(names.module.file)) return [];
		const moving = new Set(sites.flatMap(({ id, expr }) => moved.has(id) ? [expr.node] : []));
		return params.moving(names, {
			isMoved: (call) => moving.has(call),
			isGone
		});
	};
	return {
		checkThatStays(file) {
			const near = connected(file);
			const staying = files().filter(({ module, checks, canMove }) => checks.length > 0 && !canMove && (near.has(module.file) || !hasCall(module.file)));
			const names = staying.find(({ module }) => module.file === file) ?? staying[0];
			const [check] = names?.checks ?? [];
			return names && check && exprOf(names.module, check);
		},
		namesThatStay(site, sites, moved) {
			const left = files().filter((names) => names.used.length > 0 && !moves(names, sites, moved)).flatMap((names) => {
				const gone = new Set(paramsIn(names, sites, moved).flatMap(({ name }) => name.uses));
				return names.used.flatMap(({ one }) => gone.has(one) ? [] : [{
					one,
					module: names.module
				}]);
			});
			const call = site.expr.node;
			const home = ctx.modules.get(site.file);
			const answer = pathsOf([{
				module: home,
				node: call
			}], ctx);
			const met = left.filter(({ one, module }) => around(one.id, (node) => answer.annotations.has(node)) !== void 0 || params.reachedFrom(one, module).calls.has(call));
			const lines = new Map(met.map((one) => [`${one.module.file}:${one.module.text.lastIndexOf("\n", one.one.id.start)}:${one.one.local}`, one]));
			if (met.length > 0 || !answer.isOpen) return [...lines.values()].map(({ one, module }) => exprOf(module, one.id));
			const isNear = ({ module }) => module === home || imports(module, site.file, ctx) || imports(home, module.file, ctx);
			const first = left.find(({ module }) => module === home) ?? left.find(isNear);
			return first ? [exprOf(first.module, first.one.id)] : [];
		},
		untied(sites, moved) {
			for (const names of filesWith(sites, moved)) {
				const [check] = names.checks;
				const [site] = movedIn(names, sites, moved);
				if (check && site && names.canMove && !isWhole(names, sites, moved)) return {
					site,
					at: exprOf(names.module, check)
				};
			}
		},
		edits(sites, moved, others) {
			return (moved.size > 0 ? files() : []).flatMap((names) => {
				const { file } = names.module;
				if (!moves(names, sites, moved)) {
					const isTouched = (node) => others.some((edit) => edit.file === file && edit.start < node.end && edit.end > node.start);
					const isGone = (start) => isTouched({
						start,
						end: start + 1
					});
					return printParamsMoves(names.module, paramsIn(names, sites, moved, isGone), sites, isTouched);
				}
				const ids = movedIn(names, sites, moved).map(({ id }) => id);
				const removed = others.filter((edit) => edit.file === file && edit.end > edit.start);
				const stays = ({ node }) => !removed.some((edit) => edit.start < node.end && edit.end > node.start);
				return renames(names, [...names.module.text.matchAll(/budget_tokens/g)].some(({ index }) => !removed.some((edit) => edit.start <= index && edit.end > index)) ? /* @__PURE__ */ new Map([["ThinkingConfigEnabledParam", "BetaThinkingConfigEnabledParam"]]) : /* @__PURE__ */ new Map()).filter(stays).map(({ node, text }) => ({
					file,
					start: node.start,
					end: node.end,
					text,
					kind: "type",
					sites: ids
				}));
			});
		}
	};
}
function isOnlyIn(calls, node, module, ctx, seen = /* @__PURE__ */ new Set()) {
	if (calls.some((call) => holds$1(call, node)) || seen.has(node)) return true;
	seen.add(node);
	let at = node;
	const outside = (node) => wrapperOf(node) ?? (node.parent && isMember(node.parent) && objectOf(node.parent) === node ? node.parent : void 0);
	for (let outer = outside(at); outer; outer = outside(at)) at = outer;
	const left = at.parent?.type === "assignment" && at.field === "right" ? field(at.parent, "left") : void 0;
	if (!left) return false;
	if (isMember(left)) {
		const name = field(left, "attribute")?.text ?? "";
		return ctx.membersNamed(name).every((use) => use.node === left || use.module === module && isOnlyIn(calls, use.node, module, ctx, seen));
	}
	const binding = isName(left) ? module.scopes.bindingOf(left) : void 0;
	return binding !== void 0 && binding.definitions.length === 1 && ctx.referencesTo(binding, module).every((use) => use.module === module && isOnlyIn(calls, use.node, module, ctx, seen));
}
function isSpelledPlainly(module, used) {
	const imports = importStatements(module);
	const names = used.map(({ one }) => one);
	return used.every(({ one, use }) => one.twin !== void 0 && use.moves && isImportedHere(one)) && names.every(({ isPath, module: from, twin }) => !isPath || /^anthropic\.(?:types|resources)$/.test(from) || twin?.module === from) && imports.every(({ items }) => items.length === 0 || items.every(({ moved }) => moved) || items.every(({ target, from }) => target === from)) && imports.every(({ items }) => items.every(({ moved, twin }) => !moved || twin !== void 0)) && !/\.count_tokens\s*\(/.test(module.text) && !isTaken(module, names) && !hasNamesInTexts(module, names);
}
const imports = (module, file, ctx) => importedFiles(module, ctx).some((next) => next.file === file);
function isTaken(module, names) {
	const twins = new Map(names.flatMap(({ isPath, local, name, twin }) => !isPath && local === name && twin ? [[twin.name, twin.module]] : []));
	return module.scopes.all().some(({ bindings }) => [...bindings.values()].some((binding) => {
		const home = twins.get(binding.name);
		if (home === void 0 || names.some((one) => one.binding === binding)) return false;
		const from = importOf(binding);
		return from?.specifier !== home || from.name !== binding.name;
	}));
}
function importStatements(module) {
	const found = [];
	walk(module.root, (statement) => {
		if (statement.type !== "import_from_statement") return;
		const from = field(statement, "module_name")?.text.replace(/\s/g, "") ?? "";
		const items = importItems(statement).map(({ node, path, alias }) => {
			const one = named(from, path);
			return {
				node,
				alias,
				moved: one !== void 0,
				from,
				target: one?.twin?.module ?? from,
				twin: one?.twin
			};
		});
		if (items.some(({ moved }) => moved)) found.push({
			statement,
			items
		});
	});
	return found;
}
function renames({ module, used }, others) {
	const target = (name, twin) => others.get(name) ?? twin.name;
	const inPath = ({ module: from, name }, twin) => (twin.module === from ? "" : "beta.") + target(name, twin);
	const edits = [];
	const aliased = /* @__PURE__ */ new Set();
	for (const { statement, items } of importStatements(module)) {
		const [first] = items;
		const path = field(statement, "module_name");
		if (path && first && first.target !== first.from) edits.push({
			node: path,
			text: first.target
		});
		for (const { node, alias, moved, twin } of items) {
			if (!moved || !twin) continue;
			const name = alias ? field(node, "name") : node;
			if (alias) aliased.add(field(node, "alias")?.text ?? "");
			const text = target(name.text, twin);
			if (text !== name.text) edits.push({
				node: name,
				text
			});
		}
	}
	const names = used.map(({ one }) => one);
	const words = localNames(names);
	walk(module.root, (node) => {
		if (node.type === "string" && isAnnotation(node)) {
			const paths = new Map(names.flatMap((one) => one.id === node && one.isPath ? [[one.path, one]] : []));
			const text = node.text.replace(PATHS, (path) => {
				const one = paths.get(path);
				if (one?.twin) return path.slice(0, -one.name.length) + inPath(one, one.twin);
				return words.has(path) ? others.get(path) ?? words.get(path) ?? path : path;
			});
			if (text !== node.text) edits.push({
				node,
				text
			});
		}
		return node.type !== "string";
	});
	for (const { id, isPath, twin, module: from, name } of names) {
		if (!twin || id.type === "string") continue;
		const text = isPath ? inPath({
			module: from,
			name
		}, twin) : target(name, twin);
		if ((isPath || !aliased.has(id.text)) && text !== name) edits.push({
			node: id,
			text
		});
	}
	return edits;
}
// dist/src/frontends/python/uses/budget-reads.js
const KEY = "budget_tokens";
function createBudgetReads(ctx) {
	let read;
	return (thinking) => {
		read ??= new Set(readObjects(ctx).flatMap(({ module, node }) => outcomes(ctx.evaluate(node, module)).map(({ leaf }) => exprKey(leaf.expr))));
		return read.has(exprKey(thinking));
	};
}
function readObjects({ modules }) {
	return modules.naming(KEY).flatMap((module) => {
		const found = [];
		walk(module.root, (node) => {
			if (isBudget(node)) found.push({
				module,
				node: isCall(node) ? objectOf(calleeOf(node)) : objectOf(node)
			});
		});
		return found;
	});
}
function isBudget(node) {
	if (node.type === "subscript") {
		const [key] = parts(node).filter((part) => part.field === "subscript");
		const statement = statementFor(node);
		const isTarget = statement !== void 0 && statement.type !== "augmented_assignment" && field(statement, "right") !== node;
		return key !== void 0 && stringValue(key) === KEY && !isTarget;
	}
	if (!isCall(node)) return false;
	const callee = calleeOf(node);
	const [key] = isMember(callee) && /^(?:get|pop)$/.test(memberName(callee) ?? "") ? positional(node) : [];
	return key !== void 0 && stringValue(key) === KEY;
}
// dist/src/frontends/python/uses/read-elsewhere.js
const PIECES = /^(?:interpolation|string|concatenated_string)$/;
const NAMED = /^(?:(?:augmented_)?assignment|import_\w+|aliased_import|dotted_name|global_statement|expression_statement)$/;
function isReadElsewhere(declaration, isRead, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	if (!home || !binding) return false;
	return ("owner" in binding ? ctx.membersNamed(binding.name) : ctx.referencesTo(binding, home)).some((use) => isElsewhere(use, isRead, ctx));
}
function isElsewhere({ node, module }, isRead, ctx) {
	if (isRead(exprOf(module, node))) return false;
	const wrapper = wrapperOf(node);
	if (wrapper) return isElsewhere({
		node: wrapper,
		module
	}, isRead, ctx);
	const { parent } = node;
	if (!parent || NAMED.test(parent.type) && node.field !== "right") return false;
	if (parent.type === "subscript" && objectOf(parent) === node) return isEntryElsewhere(parent, module, isRead, ctx);
	let whole = node;
	while (whole.parent && PIECES.test(whole.parent.type)) whole = whole.parent;
	return !isLogged(whole, module, ctx);
}
function isEntryElsewhere(entry, module, isRead, ctx) {
	const { parent } = entry;
	if (isRead(exprOf(module, entry)) || parent && isRead(exprOf(module, parent))) return false;
	const index = field(entry, "subscript");
	const key = index && stringValue(index);
	return (key === void 0 || key.toLowerCase() === "anthropic-beta") && !isLogged(entry, module, ctx);
}
const isLogged = ({ parent }, module, ctx) => parent?.type === "argument_list" && parent.parent !== null && isCall(parent.parent) && onlyDoes(parent.parent, module, ctx) === "look";
// dist/src/frontends/python/uses/replaced.js
const MOST_DEPTH$1 = 6;
const METHODS = [
	"create",
	"stream",
	"parse",
	"tool_runner"
];
const WRAPPERS = [
	"wrap_function_wrapper",
	"patch_function_wrapper",
	"wrap_object"
];
const OF_CLASS = /^anthropic\.resources(?:\.messages(?:\.messages)?)?\.(?:Async)?Messages$/;
function createReplacements(ctx, tracer) {
	const all = lazily(() => replacements(ctx, tracer));
	return (callee) => {
		const [own, ...more] = clientsBehind(callee.node, callee.module, ctx) ?? [];
		const isOne = own && more.length === 0;
		return isOne && all().find(({ clients }) => clients?.includes(own))?.at || all().find(({ clients }) => !isOne || clients === void 0)?.at;
	};
}
function replacements(ctx, tracer) {
	const methods = METHODS.flatMap((name) => [...ctx.writesTo(name), ...ctx.looseWrites(name)]).filter(({ receiver, module }) => isEndpoint(receiver, module, ctx, tracer));
	const endpoints = ctx.writesTo("messages").filter(({ receiver, module, owner }) => !owner && isClient(receiver, module, tracer));
	const wrapped = WRAPPERS.flatMap((name) => ctx.callsNamed(name)).filter(({ node }) => namesEndpoint(node));
	return [...[...methods, ...endpoints].map(({ node, module, receiver }) => ({
		node,
		module,
		clients: clientsBehind(receiver, module, ctx)
	})), ...wrapped.map((one) => ({
		...one,
		clients: void 0
	}))].flatMap(({ node, module, clients }) => isOfTest(module, ctx) ? [] : [{
		at: exprOf(module, statementOf(node)),
		clients
	}]);
}
function isEndpoint(receiver, module, ctx, tracer) {
	if (ownerOfSelf(receiver, module)) return false;
	const found = resolveName(receiver, module, ctx);
	if (found.kind === "external") return OF_CLASS.test(`${found.specifier}.${found.name}`);
	const items = found.kind === "binding" ? itemsBehind(found.binding) : [];
	if (items.length) return items.some((item) => isEndpoint(item, module, ctx, tracer));
	return tracer.trace(receiver, module).some(({ root, path }) => root.kind === "client" && path.join(".") === "messages");
}
function itemsBehind({ definitions }) {
	const [only, ...others] = definitions;
	const list = only && others.length === 0 && /^for_/.test(only.node.type) ? field(only.node, "right") : void 0;
	return list && /^(?:list|tuple)$/.test(unwrap(list).type) ? parts(unwrap(list)) : [];
}
const isClient = (receiver, module, tracer) => tracer.trace(receiver, module).some(({ root, path }) => root.kind === "client" && path.length === 0);
function namesEndpoint(call) {
	const path = positional(call).map((argument) => stringValue(argument) ?? argument.text).join(".");
	return /\banthropic\b/.test(path) && !/\bbeta\b/.test(path) && /\b(?:Async)?Messages\.(?:create|stream)\b/.test(path);
}
function clientsBehind(path, module, ctx, depth = 0) {
	let at = unwrap(path);
	if (isMade(at, module, ctx)) return [null];
	while (isMember(at)) at = unwrap(objectOf(at));
	const found = isName(at) ? resolveName(at, module, ctx) : void 0;
	const [only, ...others] = found?.kind === "binding" ? found.binding.definitions : [];
	if (found?.kind !== "binding" || !only || others.length) return void 0;
	const { binding, module: home } = found;
	if (only.kind === "param" && depth < MOST_DEPTH$1) {
		const passed = passedFor$1(only.node, {
			module: home,
			node: binding.scope.node
		}, ctx).map(({ expr }) => {
			const from = ctx.modules.get(expr.file);
			return from && clientsBehind(expr.node, from, ctx, depth + 1);
		});
		return passed.length && passed.every((one) => one !== void 0) ? passed.flat() : void 0;
	}
	const right = only.kind === "assign" ? field(only.node, "right") : void 0;
	return right && isMade(unwrap(right), home, ctx) ? [binding] : void 0;
}
const isMade = (node, module, ctx) => isCall(node) && platformOf(resolveName(calleeOf(node), module, ctx)) !== void 0;
// dist/src/frontends/python/values/accessors.js
function createReadsAccessor(tree) {
	const areAccessors = createAccessors(tree, (name) => [new RegExp(`^[ \\t]*@[^\\n]*\\n(?:[ \\t]*(?:[@#][^\\n]*)?\\r?\\n)*[ \\t]*def[ \\t]+${name}\\b`, "m"), new RegExp(`\\b${name}[ \\t]*=[ \\t]*\\w*property\\(`)]);
	return (node) => {
		const names = [];
		walk(node, (inner) => {
			const name = memberName(inner);
			if (name !== void 0) names.push(name);
		});
		return areAccessors(names);
	};
}
// dist/src/frontends/python/values/asked.js
const ASKS = /^(?:get|startswith|endswith|match|search|fullmatch|issuperset|isdisjoint)$/;
const MAKES = /^(?:frozenset|set|tuple|list|dict|MappingProxyType|re\.compile|re\.\w+)$/;
function textsAsked({ node, file }, ctx) {
	const home = ctx.modules.get(file);
	if (!home) return [];
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const look = ({ node: root, module }) => {
		if (seen.has(root)) return;
		seen.add(root);
		walk(root, (one) => {
			if (one.type === "string") found.push(exprOf(module, one));
			if (one.type === "pair" && !isPlain(field(one, "value"))) return false;
			const held = isName(one) ? heldBy(one, module, ctx) : void 0;
			if (held) look(held);
			return true;
		});
	};
	const test = node;
	look({
		node: test.type === "case_clause" ? test.children.find(({ type }) => type === "case_pattern") ?? test : test,
		module: home
	});
	return found;
}
function isPlain(value) {
	const inner = value && unwrap(value);
	if (inner?.type !== "dictionary") return /^(?:true|false)$/.test(inner?.type ?? "");
	return inner.children.every((entry) => !entry.named || entry.type === "pair" && isPlain(field(entry, "value")));
}
function heldBy(name, module, ctx) {
	const found = resolveName(name, module, ctx);
	if (found.kind !== "binding") return void 0;
	const [only, ...others] = found.binding.definitions;
	const value = only?.kind === "assign" && others.length === 0 ? field(only.node, "right") : void 0;
	const inner = value && unwrap(value);
	if (!inner || isCall(inner) && !MAKES.test(calleeOf(inner).text)) return void 0;
	return ctx.referencesTo(found.binding, found.module).every(isAsked) ? {
		node: inner,
		module: found.module
	} : void 0;
}
function isAsked({ node, module }) {
	const wrapper = wrapperOf(node);
	if (wrapper) return isAsked({
		node: wrapper,
		module
	});
	const { parent } = node;
	if (!parent) return false;
	if (/^(?:import_\w+|aliased_import|dotted_name)$/.test(parent.type)) return true;
	if (parent.type === "comparison_operator") return true;
	if (parent.type === "subscript") return objectOf(parent) === node && parent.field !== "left" && parent.parent?.type !== "delete_statement";
	if (parent.type === "for_in_clause") {
		const call = parent.parent?.type === "generator_expression" ? parent.parent.parent : void 0;
		const made = call?.type === "argument_list" ? call.parent : call;
		return made !== null && made !== void 0 && isCall(made) && /^(?:any|all)$/.test(calleeOf(made).text);
	}
	if (parent.type === "argument_list") {
		const call = parent.parent;
		return call !== null && isCall(call) && argumentsOf(call) === parent && /^(?:startswith|endswith)$/.test(memberName(calleeOf(call)) ?? "");
	}
	if (!isMember(parent) || objectOf(parent) !== node) return false;
	const call = parent.parent;
	return call !== null && isCall(call) && calleeOf(call) === parent && ASKS.test(memberName(parent) ?? "");
}
// dist/src/frontends/python/values/fixed.js
const MOST_DEPTH = 6;
const VARYING = /\b(?:random|time|datetime|uuid|secrets)\b/;
function isFixed(node, module, depth = 0) {
	if (isSetUp(node)) return true;
	let fixed = depth <= MOST_DEPTH && !VARYING.test(node.text);
	walk(node, (inner) => {
		if (isFunction(inner)) fixed = false;
		const isLabel = inner.field === "name" && inner.parent !== null && isKeyword(inner.parent);
		const binding = isName(inner) && !isLabel ? module.scopes.bindingOf(inner) : void 0;
		if (binding && !ownerOfSelf(inner, module) && !isFixedName(binding, module, depth)) fixed = false;
		return fixed;
	});
	return fixed;
}
function isSetUp(node) {
	const fn = around(node, isFunction);
	return !fn || field(fn, "name")?.text === "__init__";
}
function isFixedName({ scope, definitions }, module, depth) {
	if (scope.parent === null) return definitions.every(({ id }) => isSetUp(id));
	return definitions.every(({ kind, node }) => {
		if (kind === "import" || kind === "function" || kind === "class") return true;
		if (kind === "param") return field(scope.node, "name")?.text === "__init__";
		const right = kind === "assign" ? field(node, "right") : void 0;
		return right !== void 0 && isFixed(right, module, depth + 1);
	});
}
function addends(node) {
	const inner = unwrap(node);
	if (inner.type !== "binary_operator" || field(inner, "operator")?.text !== "+") return [];
	return parts(inner).flatMap((part) => {
		const found = addends(part);
		return found.length > 0 ? found : [unwrap(part)];
	});
}
// dist/src/frontends/python/index.js
function createPython(tree, parse) {
	const { ctx, tracer } = createContext(tree, parse);
	const { modules } = ctx;
	const connected = connectedFiles(ctx);
	const home = (expr) => modules.get(expr.file);
	const syntax = createSyntax((file) => modules.get(file), (name, at) => !isBuiltin(name, at.node, home(at), ctx));
	const readsAccessor = createReadsAccessor(tree);
	let moves;
	let sites = [];
	return {
		find() {
			gather(tree, modules);
			const found = collect(tree, ctx, tracer, connected);
			({sites, moves} = found);
			return found;
		},
		syntax,
		experiments: createExperiments(tree, ctx),
		guards: createGuards(tree, ctx),
		text: (expr) => modules.get(expr.file)?.text.slice(expr.start, expr.end) ?? "",
		isWritten: (expr) => isWritten$2(expr, home(expr), ctx),
		isList: (expr) => /^(?:list|tuple)$/.test(expr.node.type),
		isNameOf: (name, value) => isNameOf(name, value, home(name)),
		isSimple,
		isPure: (expr) => isPure(expr.node),
		readsAccessor: (expr) => readsAccessor(expr.node),
		isDroppable: (expr) => isDroppable(expr.node, home(expr), ctx),
		isDroppableWrite: (expr) => isDroppableWrite(expr.node, home(expr), ctx),
		isTyped: () => true,
		isUntyped,
		isFixed: (expr) => isFixed(expr.node, home(expr)),
		roomBefore(call, wanted) {
			const statement = statementOfCall(call.node);
			const name = freeName([wanted, `${wanted}_chosen`], home(call));
			return statement && name !== void 0 ? {
				statement: exprOf(home(call), statement),
				name
			} : void 0;
		},
		addends: (expr) => addends(expr.node).map((node) => exprOf(expr, node)),
		isPinned: () => false,
		meansTheSame: (expr, at) => meansTheSame(expr, at, home(expr), ctx),
		isPassedInSight: (expr) => isPassedInSight(expr, ctx),
		leadsOf: (declaration, value, isRead, target) => leadsOf(declaration, value, isRead, target, ctx),
		isConnected: createConnection(connected, tree),
		reflected: createReflection(ctx),
		isReadElsewhere: (declaration, isRead) => isReadElsewhere(declaration, isRead, ctx),
		isBudgetRead: createBudgetReads(ctx),
		textsAsked: (test) => textsAsked(test, ctx),
		heldBy: (declaration, gone, isRead) => heldBy$1(declaration, gone, isRead, ctx),
		print(operations) {
			const edits = printOperations(operations, ctx, syntax);
			const files = [...new Set(edits.map((edit) => edit.file))];
			const all = [...edits, ...files.flatMap((file) => cleanUp(edits, modules.get(file), ctx))];
			const moved = operations.flatMap(({ op, sites: ids }) => op === "endpoint" ? ids : []);
			const named = [...all, ...moves?.edits(sites, new Set(moved), all) ?? []];
			return [...named, ...files.flatMap((file) => adaptiveNames(modules.get(file), named, ctx))];
		},
		untied: (moved) => moves?.untied(sites, moved),
		namesThatStay: (site, moved) => moves?.namesThatStay(site, sites, moved) ?? []
	};
}
function collect(tree, ctx, tracer, connected) {
	const { modules } = ctx;
	const found = /* @__PURE__ */ new Map();
	const files = [...modules.files()];
	const holding = (test) => files.flatMap((file) => test(modules.textOf(file)) ? modules.get(file) ?? [] : []);
	const failures = new Failures();
	const take = (sites) => {
		for (const site of sites) if (!found.has(exprKey(site.expr))) found.set(exprKey(site.expr), site);
	};
	const mayNameHost = tree.containing([HOST]).length > 0;
	for (const module of holding((text) => mayCallSdk(text, ctx))) take(findSdkCalls(module, ctx, tracer, failures.attempt));
	for (const module of holding(mayCallOthers)) take(findOtherClients(module, ctx, failures.attempt));
	for (const module of mayNameHost ? holding(sends) : []) take(findHttpCalls(module, ctx, tracer, failures.attempt));
	for (const module of holding(mayHoldRequest)) take(requestObjects(module, ctx, tracer, tree, failures.attempt));
	const inOrder = [...found.values()].sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.expr.start - b.expr.start);
	const ids = idsOf(inOrder, tree.root);
	const moves = createTypeMoves(ctx, tracer, inOrder, connected, (file) => tree.selected.has(file));
	const comments = new Map(holding(mayIgnore).map((module) => [module, ignoreComments(module)]));
	const silenced = /* @__PURE__ */ new Map();
	const mockOf = createMockFinder(ctx, tracer, tree.root);
	const replacementOf = createReplacements(ctx, tracer);
	const sites = inOrder.map((site) => {
		const { module, node, mockedAt, ...rest } = site;
		const lines = linesOf(node, module);
		const ignored = (comments.get(module) ?? []).some(({ line }) => lines.includes(line + 1));
		if (ignored) silenced.set(module, /* @__PURE__ */ new Set([...silenced.get(module) ?? [], ...lines]));
		const handled = lazily(() => site.kind === "sdk" || site.kind === "http" ? handlingOf(node, module, movingModels(site, ctx), ctx) : void 0);
		const loop = lazily(() => {
			const found = site.kind === "sdk" || site.kind === "http" ? feedbackLoop(node, module, ctx) : void 0;
			return found && exprOf(found.module, found.node);
		});
		return {
			...rest,
			get loop() {
				return loop();
			},
			get mock() {
				return mockedAt ?? (site.kind === "sdk" ? mockOf(callerOf(calleeOf(node), module, ctx)) : void 0);
			},
			get replaced() {
				return site.kind === "sdk" ? replacementOf({
					module,
					node: calleeOf(node)
				}) : void 0;
			},
			get classCheck() {
				const isSeen = site.method !== "batches.create" && staysLocal(node, module, ctx);
				return site.kind === "sdk" && !isSeen ? moves.checkThatStays(site.file) : void 0;
			},
			get readsThinking() {
				return handled()?.readsThinking ?? site.library?.rule !== void 0;
			},
			get shape() {
				return handled()?.shape ?? NO_SHAPE;
			},
			get lookup() {
				return handled()?.decider;
			},
			get beside() {
				return handled()?.beside;
			},
			answers: (model) => handled()?.holds(model.expr) ?? false,
			id: ids.get(site),
			...isCall(node) && isGuarded(node, module, ctx, tree) && { guarded: true },
			ignored,
			selected: tree.selected.has(site.file)
		};
	});
	const ignores = [...comments].flatMap(([module, list]) => list.map(({ start, line }) => ({
		spot: {
			file: module.file,
			start
		},
		used: silenced.get(module)?.has(line + 1) ?? false
	})));
	return {
		sites,
		budgets: holding(mayHoldBudget).flatMap((module) => [...budgetObjects(module), ...budgetTexts(module)].map((node) => ({
			object: exprOf(module, node),
			spot: {
				file: module.file,
				start: node.start
			}
		}))),
		ignores,
		get errors() {
			return [...modules.problems(), ...failures.all];
		},
		get parsed() {
			return modules.parsed();
		},
		moves
	};
}
function movingModels({ requests }, { modules }) {
	const migration = modules.migration ?? OPUS_4_7;
	return requests.flatMap(({ params }) => outcomes(property(params, "model"))).flatMap(({ leaf }) => {
		const from = leaf.kind === "literal" && typeof leaf.value === "string" ? leaf.value : "";
		return roleOf(readModel(from), migration) === "moves" ? [{
			from,
			to: twinOf$1(from, migration.to),
			at: leaf.expr
		}] : [];
	});
}
function idsOf(sites, root) {
	const ids = /* @__PURE__ */ new Map();
	const counts = /* @__PURE__ */ new Map();
	const objects = sites.filter(({ kind }) => kind === "object");
	for (const site of [...sites.filter(({ kind }) => kind !== "object"), ...objects]) {
		const name = `${hostOf(site.file).slice(root.length + 1)}#${enclosingName(site.node)}`;
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		ids.set(site, `${name}:${count}`);
	}
	return ids;
}
export { createPython };
