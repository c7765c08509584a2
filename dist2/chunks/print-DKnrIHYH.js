import { g as property, h as outcomes, w as isAbsent } from "./needles-D9OxdcVW.js";
import { c as withComments, f as lineEnd, h as wholeLines, i as Unexpressible, l as grouped, m as startsLine, r as stringEdits, t as entryEdits, u as indentAt } from "./lists-B_QcijuH.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { C as walk, S as unwrap, _ as memberName, a as field, b as positional, c as isCall, d as isKeyword, h as isSplat, i as calleeOf, l as isClass, n as argumentsOf, p as isName, r as around, u as isFunction, x as statementOf, y as parts } from "./node-Cs6breo6.js";
// dist/src/frontends/python/syntax/statements.js
const SEMICOLON = /^(?:[ \t\f]|\\\r?\n)*;(?:[ \t\f]|\\\r?\n)*$/;
function withoutStatements(statements, text, isGone = () => false) {
	const goes = new Set(statements);
	return [...new Set(statements.map(({ parent }) => parent))].flatMap((block) => {
		const all = parts(block);
		const last = all.findLast((one) => goes.has(one));
		if (block.type !== "block" || !all.every((one) => goes.has(one) || isGone(one))) return runsOf(all, goes, text).map((run) => withoutRun(run, all, text, isGone));
		const others = new Set([...goes].filter((one) => one !== last));
		return [{
			edit: {
				start: last.start,
				end: behindSemicolon(last, text),
				text: "pass"
			},
			statements: [last]
		}, ...runsOf(all, others, text).map((run) => withoutRun(run, all, text, isGone))];
	});
}
function runsOf(all, goes, text) {
	const runs = [];
	all.forEach((one, index) => {
		if (!goes.has(one)) return;
		const run = runs.at(-1);
		if (run && run.at(-1) === all[index - 1] && sharesLine(all[index - 1], one, text)) run.push(one);
		else runs.push([one]);
	});
	return runs;
}
function sharesLine(before, behind, text) {
	return before !== void 0 && behind !== void 0 && SEMICOLON.test(text.slice(before.end, behind.start));
}
function withoutRun(run, all, text, isGone) {
	const [first, last] = [run[0], run.at(-1)];
	const [previous, next] = [all[all.indexOf(first) - 1], all[all.indexOf(last) + 1]];
	const stays = (beside) => beside !== void 0 && !isGone(beside);
	if (sharesLine(last, next, text)) return {
		edit: {
			start: first.start,
			end: stays(next) ? next.start : last.end,
			text: ""
		},
		statements: run
	};
	if (sharesLine(previous, first, text)) return {
		edit: {
			start: stays(previous) ? previous.end : first.start,
			end: last.end,
			text: ""
		},
		statements: run
	};
	return {
		edit: wholeLines(first.start, behindSemicolon(last, text), text),
		statements: run
	};
}
const behindSemicolon = ({ end }, text) => end + (/^(?:[ \t\f]|\\\r?\n)*;/.exec(text.slice(end))?.[0].length ?? 0);
const hasOwnLine = ({ start }, text) => startsLine(text, start) && !/\\\r?\n[ \t\f]*$/.test(text.slice(0, start));
// dist/src/frontends/python/syntax/scope.js
const COMPREHENSIONS = /^(?:list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/;
const isScope = (node) => isFunction(node) || isClass(node) || COMPREHENSIONS.test(node.type);
const isFirstLoop = (node) => node.type === "for_in_clause" && node.parent?.children.find(({ type }) => type === "for_in_clause") === node;
const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;
const isInnerOfPath = (node) => node.parent?.type === "dotted_name" && node.parent.children[0] !== node;
const NAMES = {
	attribute: "attribute",
	keyword_argument: "name"
};
function analyseScopes(root) {
	const scopes = /* @__PURE__ */ new Map();
	const bound = /* @__PURE__ */ new Map();
	const skipped = /* @__PURE__ */ new Set();
	const references = [];
	const definitions = [];
	const open = (node, parent) => {
		const scope = {
			node,
			parent,
			bindings: /* @__PURE__ */ new Map(),
			elsewhere: /* @__PURE__ */ new Map()
		};
		scopes.set(node, scope);
		return scope;
	};
	const module = open(root, null);
	const define = (id, kind, node, scope) => {
		skipped.add(id);
		definitions.push({
			definition: {
				kind,
				id,
				node
			},
			scope
		});
	};
	const defineTarget = (target, node, scope, kind) => {
		if (isName(target)) define(target, kind, node, scope);
		else if (/^(?:pattern_list|tuple_pattern|list_pattern|list_splat_pattern|tuple|list|list_splat|parenthesized_expression|expression_list|as_pattern_target)$/.test(target.type)) for (const part of parts(target)) defineTarget(part, node, scope, kind === "assign" ? "unpack" : kind);
	};
	const named = (scope) => {
		let at = scope;
		while (COMPREHENSIONS.test(at.node.type) && at.parent) at = at.parent;
		return at;
	};
	const enter = (node, scope) => {
		switch (node.type) {
			case "assignment": {
				const left = field(node, "left");
				if (left) defineTarget(left, node, scope, field(node, "right") ? "assign" : "declare");
				return;
			}
			case "augmented_assignment": {
				const left = field(node, "left");
				if (left && isName(left)) define(left, "augment", node, scope);
				return;
			}
			case "named_expression": {
				const name = field(node, "name");
				if (name) define(name, "other", node, named(scope));
				return;
			}
			case "for_statement":
			case "for_in_clause": {
				const left = field(node, "left");
				if (left) defineTarget(left, node, scope, "other");
				return;
			}
			case "as_pattern": {
				const alias = field(node, "alias");
				for (const target of alias ? parts(alias) : []) defineTarget(target, node, scope, node.parent?.type === "with_item" && isName(target) ? "with" : "other");
				const last = parts(node).at(-1);
				if (!alias && last && isName(last)) define(last, "other", node, scope);
				return;
			}
			case "splat_pattern": {
				const [rest] = parts(node);
				if (rest && isName(rest)) define(rest, "other", node, scope);
				return;
			}
			case "import_statement":
			case "import_from_statement":
				for (const item of importItems(node)) define(item.id, "import", item.node, scope);
				return;
			case "function_definition":
			case "class_definition": {
				const name = field(node, "name");
				if (name) define(name, isClass(node) ? "class" : "function", node, scope);
				return;
			}
			case "delete_statement":
				for (const target of parts(node)) defineTarget(target, node, scope, "other");
				return;
			case "global_statement":
			case "nonlocal_statement":
				for (const name of parts(node)) {
					skipped.add(name);
					scope.elsewhere.set(name.text, node.type === "global_statement" ? "global" : "nonlocal");
				}
				return;
			case "type_alias_statement": {
				const name = aliasName(node);
				if (name) define(name, "other", node, scope);
				return;
			}
			case "case_pattern": {
				const [only] = parts(node);
				const names = only?.type === "dotted_name" ? parts(only) : [];
				if (names.length === 1) define(names[0], "other", node, scope);
				return;
			}
			case "keyword_pattern": {
				const [key, value] = parts(node);
				if (key) skipped.add(key);
				const names = value?.type === "dotted_name" ? parts(value) : [];
				if (names.length === 1) define(names[0], "other", node, scope);
				return;
			}
			default: {
				const name = NAMES[node.type];
				const child = name === void 0 ? void 0 : field(node, name);
				if (child) skipped.add(child);
			}
		}
	};
	const stack = [{
		node: root,
		scope: module
	}];
	for (let item = stack.pop(); item; item = stack.pop()) {
		const { node, scope } = item;
		enter(node, scope);
		if (isName(node) && !skipped.has(node) && !isInnerOfPath(node)) references.push({
			node,
			scope
		});
		if (IMPORTS.test(node.type)) continue;
		const inner = isScope(node) ? open(node, scope) : scope;
		for (let i = node.children.length - 1; i >= 0; i--) {
			const child = node.children[i];
			if (isFunction(node) && child.field === "parameters") {
				for (const param of parts(child)) {
					const id = parameterName(param);
					if (id) define(id, "param", param, inner);
					for (const part of param.children) if (part !== id) stack.push({
						node: part,
						scope
					});
				}
				continue;
			}
			const inside = isFunction(node) || isClass(node) ? child.field === "body" : true;
			stack.push({
				node: child,
				scope: isFirstLoop(node) && child.field === "right" && scope.parent ? scope.parent : inside ? inner : scope
			});
		}
	}
	const home = (name, scope) => {
		const elsewhere = scope.elsewhere.get(name);
		if (elsewhere === "global") return module;
		if (elsewhere === void 0) return scope;
		for (let at = scope.parent; at; at = at.parent) if (!isClass(at.node) && at.bindings.has(name)) return at;
		return module;
	};
	for (const { definition, scope } of definitions.sort((a, b) => a.definition.id.start - b.definition.id.start)) {
		const name = definition.id.text;
		const at = home(name, scope);
		const binding = at.bindings.get(name) ?? {
			name,
			scope: at,
			definitions: [],
			references: []
		};
		binding.definitions.push(definition);
		at.bindings.set(name, binding);
		bound.set(definition.id, binding);
	}
	const find = (name, scope) => {
		const own = scope.elsewhere.has(name) ? home(name, scope).bindings.get(name) : scope.bindings.get(name);
		if (own) return own;
		for (let at = scope.parent; at; at = at.parent) {
			const found = isClass(at.node) ? void 0 : at.bindings.get(name);
			if (found) return found;
		}
	};
	for (const { node, scope } of references.sort((a, b) => a.node.start - b.node.start)) {
		const binding = find(node.text, scope);
		if (!binding) continue;
		bound.set(node, binding);
		binding.references.push(node);
	}
	const scopeAt = (node) => {
		for (let at = node, below = null; at; below = at, at = at.parent) {
			const scope = scopes.get(at);
			const inside = !isFunction(at) && !isClass(at) ? true : below?.field === "body";
			if (scope && inside) return scope;
		}
		return module;
	};
	return {
		module,
		bindingOf: (node) => bound.get(node),
		lookUp: (name, at) => find(name, scopeAt(at)),
		all: () => [...scopes.values()],
		scopeOf: (node) => scopes.get(node)
	};
}
function parameterName(param) {
	if (isName(param)) return param;
	const name = field(param, "name");
	if (name) return isName(name) ? name : void 0;
	const [first] = parts(param);
	return first && /^(?:typed_parameter|list_splat_pattern|dictionary_splat_pattern)$/.test(param.type) ? parameterName(first) : void 0;
}
function aliasName(alias) {
	const left = field(alias, "left");
	const [inner] = left ? parts(left) : [];
	const name = inner?.type === "generic_type" ? parts(inner)[0] : inner;
	return name && isName(name) ? name : void 0;
}
function importItems(statement) {
	return parts(statement).filter((part) => part.field === "name").flatMap((node) => {
		const aliased = node.type === "aliased_import";
		const path = aliased ? field(node, "name") : node;
		const id = (aliased ? field(node, "alias") : void 0) ?? (path ? parts(path)[0] : void 0);
		return path && id ? [{
			id,
			node,
			path: path.text.replace(/[\s\\]/g, ""),
			alias: aliased
		}] : [];
	});
}
// dist/src/frontends/python/modules/imports.js
const importsOf = (binding) => binding.definitions.filter(({ kind, node }) => kind !== "declare" && field(node, "right")?.type !== "none").map((one) => one.kind === "import" ? importTarget(one) : void 0);
const importTargets = (binding) => importsOf(binding).filter((one) => one !== void 0);
function importOf(binding) {
	const targets = importsOf(binding);
	const [first] = targets;
	return first && targets.every((target) => target?.specifier === first.specifier && target.name === first.name) ? first : void 0;
}
function importTarget({ node, id }) {
	const statement = node.parent;
	const item = statement && importItems(statement).find((one) => one.id === id);
	if (!statement || !item) return void 0;
	if (statement.type === "import_from_statement") return {
		specifier: moduleName(statement),
		name: item.path
	};
	return {
		specifier: item.alias ? item.path : item.path.split(".")[0],
		name: "*"
	};
}
const moduleName = (statement) => (field(statement, "module_name")?.text ?? "").replace(/[\s\\]/g, "");
// dist/src/frontends/python/edits/omit.js
function omitAt(list, { scopes }) {
	const callee = list.parent && isCall(list.parent) ? unwrap(calleeOf(list.parent)) : void 0;
	if (!callee || !/^(?:create|stream|parse|tool_runner)$/.test(memberName(callee) ?? "")) return void 0;
	let beside;
	for (const binding of scopes.module.bindings.values()) {
		const found = importOf(binding);
		if (binding.definitions.some(({ node }) => around(node, ({ type }) => type === "if_statement"))) continue;
		if (found?.specifier !== "anthropic" || scopes.lookUp(binding.name, list) !== binding) continue;
		if (found.name === "omit") return { name: binding.name };
		if (found.name === "*") return { name: `${binding.name}.omit` };
		const [only, ...others] = binding.definitions;
		if (/^(?:Async)?Anthropic/.test(found.name) && only && others.length === 0) beside ??= only.node;
	}
	return beside && !scopes.lookUp("omit", list) ? {
		name: "omit",
		beside
	} : void 0;
}
function importOmit(beside, { text }) {
	const { start, end } = beside;
	return startsLine(text, start) ? {
		start,
		end: start,
		text: `omit,${lineEnd(text)}${indentAt(text, start)}`
	} : {
		start: end,
		end,
		text: ", omit"
	};
}
// dist/src/frontends/python/syntax/syntax.js
const MAYBE = "\0maybe\0";
function maybe(marker) {
	if (!marker.startsWith(MAYBE)) return void 0;
	const [side, test = "", text = ""] = marker.slice(7).split("\0");
	return {
		test,
		text,
		negated: side === "else"
	};
}
const marked = ({ test, text, negated }) => `${MAYBE}${negated ? "else" : "then"}\0${test}\0${text}`;
const chosen = ({ test, negated }, then, otherwise) => negated ? `${otherwise} if ${test} else ${then}` : `${then} if ${test} else ${otherwise}`;
const NOTHING = "\0nothing\0";
function createSyntax(moduleOf, isTaken) {
	const quotes = /* @__PURE__ */ new Map();
	const quoteOf = (module) => {
		let quote = quotes.get(module);
		if (quote === void 0) {
			let balance = 0;
			walk(module.root, (node) => {
				if (node.type === "string_start") balance += node.text.endsWith("'") ? -1 : 1;
			});
			quote = balance < 0 ? "'" : "\"";
			quotes.set(module, quote);
		}
		return quote;
	};
	const string = (value, near) => {
		const module = moduleOf(near.file);
		const quote = /^[rRuU]?(["'])/.exec(module?.text.slice(near.start, near.start + 2) ?? "")?.[1] ?? quoteInside(near.node) ?? (module ? quoteOf(module) : "\"");
		return quote + value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
	};
	const onCondition = (key, value, near) => {
		const found = maybe(value);
		return found && `**(${chosen(found, `{${string(key, near)}: ${found.text}}`, "{}")})`;
	};
	const entry = (key, value, near) => key === "..." ? `**${value}` : onCondition(key, value, near) ?? `${string(key, near)}: ${value}`;
	return {
		string,
		entry,
		keyword(key, value, near) {
			const found = maybe(value);
			const module = moduleOf(near.file);
			const omit = found && module && omitAt(near.node, module);
			if (omit) return `${key}=${chosen(found, found.text, omit.name)}`;
			return key === "..." ? `**${value}` : onCondition(key, value, near) ?? `${key}=${value}`;
		},
		number: (value, separators) => separators ? grouped(value) : String(value),
		object(entries, at, like) {
			if (entries.length === 0) return "{}";
			const module = like && moduleOf(like.file);
			const within = like && like.file === at.file && like.start >= at.start && like.end <= at.end;
			const texts = entries.map(([key, value]) => entry(key, value, at));
			const node = like?.node;
			const items = node ? itemsOf(node) : [];
			const first = items[0];
			if (!module || !within || node?.type !== "dictionary" || !first || !startsLine(module.text, first.start)) return `{${texts.join(", ")}}`;
			const { text } = module;
			const eol = lineEnd(text);
			const inner = indentAt(text, first.start);
			const comma = /^\s*,/.test(text.slice(items.at(-1)?.end, like.end)) ? "," : "";
			return `{${eol}${texts.map((one) => inner + one).join(`,${eol}`)}${comma}${eol}${indentAt(text, like.start)}}`;
		},
		spread: (text, maybeMissing) => ["...", maybeMissing ? `(${text} or {})` : text],
		spreadProperty: (object, key, maybeNone) => ["...", maybeNone ? `(${object}.get("${key}") or {})` : `${object}.get("${key}", {})`],
		items: (list) => `*${list}`,
		array: (items) => `[${items.join(", ")}]`,
		orEmptyList: (text) => /\bor \[\]\)*$/.test(text) ? `(${text})` : `(${text} or [])`,
		conditional(test, then, otherwise) {
			if (then === NOTHING && otherwise === NOTHING) return NOTHING;
			const inner = maybe(then);
			if (otherwise === NOTHING && inner) return marked({
				test: `(${test}) and ${inner.negated ? "not " : ""}(${inner.test})`,
				text: inner.text,
				negated: false
			});
			if (otherwise === NOTHING) return marked({
				test,
				text: then,
				negated: false
			});
			if (then === NOTHING && !maybe(otherwise)) return marked({
				test,
				text: otherwise,
				negated: true
			});
			if (inner || maybe(otherwise) || then === NOTHING) throw new Unexpressible("shared-params");
			return `${then} if ${test} else ${otherwise}`;
		},
		nothing(key, like) {
			const text = like && moduleOf(like.file)?.text.slice(like.start, like.end);
			if (text !== void 0 && /^(?:\w+\.)*(?:NOT_GIVEN|not_given|omit)$|^(?:\w+\.)*(?:NotGiven|Omit)\(\)$/.test(text)) return text;
			return key === "thinking" ? "None" : NOTHING;
		},
		scaled(expression, ratio, floor, at) {
			const taken = (floor > 0 ? ["max", "round"] : ["round"]).find((name) => isTaken(name, at));
			if (taken) throw new Unexpressible("shared-params", at, taken);
			const rounded = `round(${/^[\w.]+$|^[\w.]+(?:\[[^[\]]*\]|\([^()]*\))$/.test(expression) ? expression : `(${expression})`} * ${ratio})`;
			return floor > 0 ? `max(${grouped(floor)}, ${rounded})` : rounded;
		},
		member: (object, key) => `${object}["${key}"]`,
		memberOrNothing: (object, key) => `${object}.get("${key}")`,
		asConst: (text) => text
	};
}
function quoteInside(node) {
	const text = node && around(node, ({ type }) => type === "interpolation")?.parent;
	const own = text && /["']/.exec(text.text)?.[0];
	return own ? own === "\"" ? "'" : "\"" : void 0;
}
const itemsOf = (node) => parts(isCall(node) ? argumentsOf(node) : node);
// dist/src/frontends/python/edits/print.js
const COMMENTS = {
	line: /#[^\r\n]*/,
	joint: /\\\r?\n/
};
function printOperations(operations, ctx, syntax) {
	const edits = [];
	const home = (expr) => ctx.modules.get(expr.file);
	const emit = (file, { kind, sites }, edit) => edits.push({
		...edit,
		file,
		kind,
		sites
	});
	const objects = /* @__PURE__ */ new Map();
	const wraps = /* @__PURE__ */ new Map();
	const gone = /* @__PURE__ */ new Map();
	const keyOf = ({ file, start, end }) => `${file}:${start}:${end}`;
	const into = (object) => {
		const group = objects.get(keyOf(object)) ?? {
			object,
			inserts: [],
			removes: []
		};
		objects.set(keyOf(object), group);
		return group;
	};
	for (const operation of operations) switch (operation.op) {
		case "insert":
			into(operation.object).inserts.push(operation);
			break;
		case "remove":
			into(operation.object).removes.push(operation);
			break;
		case "wrap":
			if (isArguments(operation.expr) && operation.key !== null) {
				const { expr, key, text, kind, sites } = operation;
				into(expr).inserts.push({
					op: "insert",
					object: expr,
					after: lastItem(expr),
					key,
					text,
					kind,
					sites
				});
			} else wraps.set(keyOf(operation.expr), [...wraps.get(keyOf(operation.expr)) ?? [], operation]);
			break;
		case "replace":
			emit(operation.expr.file, operation, {
				start: operation.expr.start,
				end: operation.expr.end,
				text: operation.text
			});
			break;
		case "list":
			for (const edit of listEdits(operation, home(operation.array), syntax)) emit(operation.array.file, operation, edit);
			break;
		case "assign":
			emit(operation.after.file, operation, assignment(operation, home(operation.after), syntax));
			break;
		case "declare": {
			const { file, start } = operation.before;
			const { text } = home(operation.before);
			const between = hasOwnLine(operation.before.node, text) ? lineEnd(text) + indentAt(text, start) : "; ";
			emit(file, operation, {
				start,
				end: start,
				text: `${operation.name} = ${operation.text}${between}`
			});
			break;
		}
		case "unassign":
			gone.set(statementOf(operation.expr.node), operation);
			break;
		case "endpoint": {
			const node = operation.anchor.expr.node;
			const name = field(node, "attribute");
			const end = name ? name.start : positional(node)[0].end;
			emit(operation.anchor.expr.file, operation, {
				start: end,
				end,
				text: name ? "beta." : ".beta"
			});
			break;
		}
	}
	const omits = /* @__PURE__ */ new Map();
	for (const { object, inserts, removes } of objects.values()) {
		objectEdits(object, inserts, removes, home(object), ctx, syntax, emit);
		for (const { text, kind, sites } of inserts) {
			const beside = maybe(text) && isArguments(object) ? omitAt(object.node, home(object))?.beside : void 0;
			if (beside) omits.set(beside, {
				kind,
				file: object.file,
				sites: [...omits.get(beside)?.sites ?? [], ...sites]
			});
		}
	}
	for (const [beside, by] of omits) emit(by.file, by, importOmit(beside, home(by)));
	for (const group of wraps.values()) wrapEdits(group, home, ctx, syntax, emit);
	for (const file of new Set([...gone.values()].map(({ expr }) => expr.file))) {
		const own = [...gone.keys()].filter((statement) => gone.get(statement)?.expr.file === file);
		for (const { edit, statements } of withoutStatements(own, home({ file }).text)) {
			const by = statements.flatMap((statement) => gone.get(statement) ?? []);
			emit(file, {
				kind: by[0].kind,
				sites: [...new Set(by.flatMap(({ sites }) => sites))]
			}, edit);
		}
	}
	return edits.map((edit) => {
		const module = ctx.modules.get(edit.file);
		return {
			...edit,
			text: withComments(edit, module.text, module.comments, COMMENTS)
		};
	});
}
const isArguments = (expr) => expr.node.type === "argument_list";
const spanOf = ({ start, end }) => ({
	start,
	end
});
function lastItem(list) {
	const node = itemsOf(list.node).at(-1);
	return node ? {
		file: list.file,
		start: node.start,
		end: node.end,
		node
	} : null;
}
function objectEdits(object, inserts, removes, module, ctx, syntax, emit) {
	const node = object.node;
	const list = isCall(node) ? argumentsOf(node) : node;
	const isCallList = list.type === "argument_list";
	const items = parts(list);
	const clashing = (insert) => isCallList ? items.findLast((item) => item.type === "dictionary_splat" && mayHave(item, insert.key, module, ctx)) : void 0;
	const last = isCallList ? items.findLast((item) => !isKeyword(item) && !isSplat(item)) : void 0;
	const first = last && {
		file: object.file,
		start: last.start,
		end: last.end,
		node: last
	};
	const plain = inserts.filter((insert) => !clashing(insert)).map((insert) => insert.after === null && first ? {
		...insert,
		after: first
	} : insert);
	for (const splat of new Set(inserts.flatMap((insert) => clashing(insert) ?? []))) {
		const own = inserts.filter((insert) => clashing(insert) === splat);
		const [argument] = parts(splat);
		const [one] = own;
		if (!argument || !one) continue;
		emit(object.file, one, {
			start: argument.start,
			end: argument.start,
			text: argument.type === "boolean_operator" ? "{**(" : "{**"
		});
		const close = argument.type === "boolean_operator" ? ")" : "";
		const entries = own.map((insert) => syntax.entry(insert.key, insert.text, object)).join(", ");
		const sites = [...new Set(own.flatMap(({ sites: all }) => all))];
		emit(object.file, {
			kind: one.kind,
			sites
		}, {
			start: argument.end,
			end: argument.end,
			text: `${close}, ${entries}}`
		});
	}
	const entry = (insert) => (isCallList ? syntax.keyword : syntax.entry)(insert.key, insert.text, object);
	const span = {
		start: list.start,
		end: list.end
	};
	for (const { by, edit } of entryEdits({
		text: module.text,
		comments: COMMENTS,
		span,
		items: items.map(spanOf),
		entry,
		padding: ""
	}, plain, removes)) emit(object.file, by, edit);
}
function mayHave(splat, key, module, ctx) {
	const [argument] = parts(splat);
	if (!argument) return true;
	const whole = outcomes(ctx.evaluate(argument, module));
	const list = splat.parent;
	const isBeta = list?.parent && isCall(list.parent) && /\bbeta\b/.test(calleeOf(list.parent).text);
	if (key === "betas" && !isBeta && whole.every(({ leaf }) => leaf.kind === "open")) return false;
	return outcomes(property(ctx.evaluate(argument, module), key)).some(({ leaf }) => !isAbsent(leaf));
}
function wrapEdits(group, home, ctx, syntax, emit) {
	const [first] = group;
	if (!first) return;
	const { expr } = first;
	const node = expr.node;
	const isObject = outcomes(ctx.evaluate(node, home(expr))).every(({ leaf }) => leaf.kind === "object");
	const isOperation = /^(?:conditional_expression|boolean_operator|binary_operator|lambda)$/.test(node.type);
	const [before, after] = isObject ? isOperation ? ["(", ")"] : ["", ""] : isOperation ? ["((", ") or {})"] : ["(", " or {})"];
	emit(expr.file, first, {
		start: expr.start,
		end: expr.start,
		text: `{**${before}`
	});
	for (const [index, wrap] of group.entries()) {
		const open = index === 0 ? after : "";
		const close = index === group.length - 1 ? "}" : "";
		emit(expr.file, wrap, {
			start: expr.end,
			end: expr.end,
			text: `${open}, ${syntax.entry(wrap.key ?? "...", wrap.text, expr)}${close}`
		});
	}
}
function listEdits(operation, { text }, syntax) {
	const { array } = operation;
	const items = parts(array.node);
	const list = {
		text,
		comments: COMMENTS,
		span: spanOf(array),
		items
	};
	return stringEdits(operation, list, stringValue, (value, like) => syntax.string(value, like ? {
		file: array.file,
		start: like.start,
		end: like.end,
		node: like
	} : array));
}
function assignment({ after, target, key, text: value }, { text }, syntax) {
	const code = `${text.slice(target.start, target.end)}[${syntax.string(key, target)}] = ${value}`;
	const statement = statementOf(after.node);
	const { end, start } = statement;
	const between = hasOwnLine(statement, text) ? lineEnd(text) + indentAt(text, start) : "; ";
	const rest = between === "; " ? 0 : /^[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end))?.[0].length ?? -1;
	return rest < 0 ? {
		start: end,
		end,
		text: `; ${code}`
	} : {
		start: end + rest,
		end: end + rest,
		text: between + code
	};
}
export { importOf as a, moduleName as c, parameterName as d, withoutStatements as f, omitAt as i, analyseScopes as l, printOperations as n, importTargets as o, createSyntax as r, importsOf as s, COMMENTS as t, importItems as u };
