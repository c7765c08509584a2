import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { a as isHost, i as hostOf, n as MARKDOWN, o as isUnit, r as NOTEBOOK, s as unitName, t as COMPONENT } from "./names-Dz6AFtJZ.js";
import { a as entryCopy, c as literalWith, i as behindItem, l as patternEdits, n as WHY, o as isAboutOld, r as alternative$1, s as isEntryOf, t as REFUSED, u as quotes } from "./beside-Dcze-54H.js";
import { a as askedTwice, c as withComments$1, d as indentUnit, f as lineEnd, h as wholeLines, i as Unexpressible, l as grouped, m as startsLine, n as removalOf$1, o as codeAt, p as reindented, r as stringEdits, t as entryEdits, u as indentAt } from "./lists-B_QcijuH.js";
import { A as isRefusedToday, B as takesBudgets, D as familyNamed, E as factsOfTarget, F as readModel, H as twinOfPart, I as roleOf, K as Interrupted, L as shifted, N as mentionsOf, P as nameOf$10, S as SPEED, T as factsAbout, U as twinOfText, V as twinOf, X as UserError, _ as MOST_OUTPUT, a as mayGuard, b as SAMPLING, f as BETAS, h as FAMILIES, j as listedMentionsOf, k as isFastMode, m as EFFORT_LEVELS, o as migrationOf, p as EFFORT_EQUIVALENCE, u as ANY_MODEL, v as OPUS_4_7, w as UNKNOWN_ID, x as SOURCES, y as PREFIX, z as spellingsOf } from "./settings-C179M5Kk.js";
import { C as exprKey, D as lastEntry, E as isWithin, O as unionKey, S as askedAt, T as isMissing, _ as readsThrough, a as mayHoldPython, b as lazily, c as oneLine, f as constant, g as property$1, h as outcomes, i as isPython, k as unread, m as newSteps, n as NEEDLES, p as decideTest, r as PYTHON_NEEDLES, u as refusedSampling, v as supposing, w as isAbsent$1, x as absent, y as askedOnce } from "./needles-D9OxdcVW.js";
import { c as libraryFor, h as isTooOldForTaskBudgets, l as neededRange, r as isOfModels, s as isRecentEnough, u as usesLibrary } from "./reasons-DFhIx4VQ.js";
import { i as sourcesOf$1, n as isOutput, r as packageAround, t as createResolver } from "./resolve-BvHWuTll.js";
import { i as touches, n as applyEdits, r as ordered, t as OverlappingEdits } from "./edits-DsglOM9O.js";
import { n as mayHoldCalls, t as SPECIFIER } from "./text-tests-BunCUk9c.js";
import { n as commonFolder, r as isInside$1, t as below$1 } from "./paths-DwQqBBKr.js";
import { r as effortText } from "./effort-text-DZkBydiC.js";
import { createRequire } from "node:module";
import picomatch from "picomatch";
import path from "node:path";
// dist/src/frontends/language-of.js
const notebookReader = (languages) => languages.find(({ notebook }) => notebook !== void 0)?.notebook;
// dist/src/frontends/javascript/syntax/ast.js
const startOf = (node) => node.start;
const endOf = (node) => node.end;
const SKIP = /* @__PURE__ */ new Set([
	"loc",
	"extra",
	"start",
	"end",
	"type",
	"leadingComments",
	"trailingComments",
	"innerComments",
	"comments",
	"tokens",
	"errors",
	"range"
]);
function children(node) {
	const found = [];
	addChildren(node, found);
	return found;
}
function addChildren(node, found) {
	const fields = node;
	for (const key in fields) {
		const value = fields[key];
		if (value === null || typeof value !== "object" || SKIP.has(key)) continue;
		if (Array.isArray(value)) {
			for (const item of value) if (item && typeof item.type === "string") found.push(item);
		} else if (typeof value.type === "string") found.push(value);
	}
}
function walk(root, visit) {
	const stack = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (visit(node) === false) continue;
		let first = stack.length;
		addChildren(node, stack);
		for (let last = stack.length - 1; first < last; first++, last--) {
			const child = stack[first];
			stack[first] = stack[last];
			stack[last] = child;
		}
	}
}
function unwrap(node) {
	for (;;) switch (node.type) {
		case "ParenthesizedExpression":
		case "TSAsExpression":
		case "TSSatisfiesExpression":
		case "TSNonNullExpression":
		case "TSTypeAssertion":
		case "TSInstantiationExpression":
		case "TypeCastExpression":
			node = node.expression;
			continue;
		case "AwaitExpression":
			node = node.argument;
			continue;
		default: return node;
	}
}
const WRAPPERS = /* @__PURE__ */ new Set([
	"ParenthesizedExpression",
	"TSAsExpression",
	"TSSatisfiesExpression",
	"TSNonNullExpression",
	"TSTypeAssertion",
	"TSInstantiationExpression",
	"TypeCastExpression",
	"AwaitExpression"
]);
const isWrapper = (node) => WRAPPERS.has(node.type);
const MEMBERS = ["MemberExpression", "OptionalMemberExpression"];
const isMember = (node) => node.type === "MemberExpression" || node.type === "OptionalMemberExpression";
const CALLS$1 = ["CallExpression", "OptionalCallExpression"];
const isCall = (node) => node.type === "CallExpression" || node.type === "OptionalCallExpression";
const FUNCTIONS$1 = /* @__PURE__ */ new Set([
	"FunctionDeclaration",
	"FunctionExpression",
	"ArrowFunctionExpression",
	"ObjectMethod",
	"ClassMethod",
	"ClassPrivateMethod"
]);
const isFunction = (node) => FUNCTIONS$1.has(node.type);
const CLASSES = ["ClassDeclaration", "ClassExpression"];
const isClass = (node) => node.type === "ClassDeclaration" || node.type === "ClassExpression";
function keyName(key, computed) {
	if (!computed && key.type === "Identifier") return key.name;
	if (key.type === "StringLiteral") return key.value;
	if (key.type === "NumericLiteral") return String(key.value);
	if (key.type === "PrivateName") return `#${key.id.name}`;
	if (key.type === "TemplateLiteral" && key.quasis.length === 1) return key.quasis[0]?.value.cooked ?? void 0;
}
const memberName = (node) => keyName(node.property, node.computed);
// dist/src/frontends/javascript/syntax/comments.js
const COMMENTS = {
	line: /\/\/[^\r\n]*/,
	block: /\/\*[\s\S]*?\*\//
};
const withComments = (edit, { text, ast }) => withComments$1(edit, text, (ast.comments ?? []).map((comment) => ({
	start: comment.start ?? 0,
	end: comment.end ?? 0
})), COMMENTS);
function textWithoutComments({ start, end }, module) {
	if (!module) return "";
	let text = "";
	let at = start;
	for (const comment of module.ast.comments ?? []) {
		const [from, to] = [comment.start ?? 0, comment.end ?? 0];
		if (from < at || to > end) continue;
		text += module.text.slice(at, from).replace(/[ \t]+$/, "");
		at = to;
	}
	return text + module.text.slice(at, end);
}
// dist/src/frontends/syntax-problem.js
var SyntaxProblem = class extends Error {
	start;
	name = "SyntaxProblem";
	constructor(message, start) {
		super(message);
		this.start = start;
	}
};
// dist/src/frontends/javascript/syntax/parse.js
const TOLERATED = /* @__PURE__ */ new Set([
	"VarRedeclaration",
	"DuplicateExport",
	"ModuleExportUndefined",
	"DeletePrivateField",
	"IllegalBreakContinue",
	"LabelRedeclaration",
	"DuplicateProto",
	"DuplicateConstructor",
	"StrictDelete",
	"StrictWith",
	"StrictEvalArguments",
	"StrictNumericEscape",
	"StrictOctalLiteral",
	"ParamDupe",
	"UnexpectedReservedWord",
	"InvalidPrivateFieldResolution",
	"PrivateNameRedeclaration",
	"UnsupportedParameterPropertyKind",
	"OptionalTypeBeforeRequired",
	"DuplicateModifier",
	"OverrideNotInSubClass",
	"AbstractMethodHasImplementation",
	"AbstractPropertyHasInitializer",
	"DeclareClassFieldHasInitializer",
	"InitializerNotAllowedInAmbientContext",
	"DuplicateAccessibilityModifier",
	"IncompatibleModifiers",
	"InvalidModifiersOrder",
	"NonAbstractClassHasAbstractMethod",
	"ConstInitializerMustBeStringOrNumericLiteralOrLiteralEnumReference",
	"InvalidEscapedReservedWord",
	"InvalidDecimal",
	"IllegalReturn"
]);
const babel = () => createRequire(import.meta.url)("@babel/parser");
const COMMON = [
	"explicitResourceManagement",
	"exportDefaultFrom",
	"deferredImportEvaluation",
	"sourcePhaseImports"
];
function attempts(file) {
	const typescript = [...COMMON, "typescript"];
	const flow = [
		...COMMON,
		"flow",
		"jsx"
	];
	const decorated = (plugins) => [[
		...plugins,
		"decorators",
		"decoratorAutoAccessors"
	], [
		...plugins,
		"decorators-legacy",
		"decoratorAutoAccessors"
	]];
	if (/\.tsx$/.test(file)) return decorated([...typescript, "jsx"]);
	if (/\.[cm]?ts$/.test(file)) return decorated(typescript);
	return [
		...decorated(flow),
		...decorated([...typescript, "jsx"]),
		[
			...COMMON,
			"jsx",
			"decorators"
		]
	];
}
function parseSource(text, file) {
	const { parse } = babel();
	let first;
	for (const plugins of attempts(file)) try {
		const tree = parse(text, {
			sourceType: "unambiguous",
			allowReturnOutsideFunction: true,
			allowAwaitOutsideFunction: true,
			allowImportExportEverywhere: true,
			allowNewTargetOutsideFunction: true,
			allowSuperOutsideMethod: true,
			allowUndeclaredExports: true,
			errorRecovery: true,
			attachComment: false,
			plugins
		});
		const serious = (tree.errors ?? []).find((error) => !TOLERATED.has(error.reasonCode));
		if (!serious) return tree;
		first ??= problem(serious);
	} catch (error) {
		first ??= problem(error);
	}
	throw first;
}
function parseData(text) {
	try {
		return babel().parseExpression(text.replace(/^\uFEFF/, " "), { attachComment: false });
	} catch {
		return;
	}
}
function problem(error) {
	const { message, pos } = error;
	return new SyntaxProblem(`does not parse: ${(message ?? String(error)).replace(/ \(\d+:\d+\)$/, "")}`, pos ?? null);
}
// dist/src/frontends/javascript/edits/parentheses.js
const isParenthesized = (node) => node.extra?.parenthesized === true;
function needsParens(node, around, joint) {
	switch (around?.type) {
		case "LogicalExpression": return around.operator !== joint && !(joint === "&&" && around.operator === "||");
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression": return around.callee === node;
		case "AssignmentExpression":
		case "AssignmentPattern": return around.right !== node;
		case "ReturnStatement":
		case "IfStatement":
		case "WhileStatement":
		case "DoWhileStatement":
		case "ForStatement":
		case "ExpressionStatement":
		case "VariableDeclarator":
		case "ArrowFunctionExpression":
		case "ConditionalExpression":
		case "ArrayExpression":
		case "ObjectProperty":
		case "ClassProperty":
		case "TemplateLiteral":
		case "JSXExpressionContainer":
		case "ExportDefaultDeclaration":
		case "SwitchStatement": return false;
		default: return true;
	}
}
// dist/src/frontends/javascript/edits/beside.js
function createBeside(input) {
	const program = parseSource(input.text, input.file).program;
	const inserted = /* @__PURE__ */ new Set();
	return { at: (mention) => new Place(input, pathTo(program, mention), mention, inserted).answer() };
}
function pathTo(program, { start, end }) {
	const path = [];
	for (let at = program; at;) {
		path.push(at);
		at = children(at).find((child) => startOf(child) <= start && endOf(child) >= end);
	}
	return path;
}
const spanOf$2 = (node) => ({
	start: startOf(node),
	end: endOf(node)
});
const ASKS$1 = /* @__PURE__ */ new Set([
	"startsWith",
	"endsWith",
	"includes",
	"has"
]);
const ROW_KEYS = /^(?:id|name|model|model_?id|model_?name|slug|value)$/i;
var Place = class {
	input;
	path;
	mention;
	inserted;
	node;
	constructor(input, path, mention, inserted) {
		this.input = input;
		this.path = path;
		this.mention = mention;
		this.inserted = inserted;
		this.node = path.at(-1);
	}
	answer() {
		const { node } = this;
		if (isAboutOld(this.names())) return { why: WHY.old };
		if (node.type === "RegExpLiteral") return this.inPattern(node);
		const [id, literal] = node.type === "StringLiteral" ? [node.value, node] : node.type === "TemplateElement" && this.parent(1)?.type === "TemplateLiteral" ? [node.value.cooked ?? "", this.parent(1)] : [void 0, node];
		if (id === void 0) return { why: node.type === "JSXText" ? WHY.part : WHY.comment };
		if (literal.type === "TemplateLiteral" && literal.expressions.length > 0) return { why: WHY.part };
		const user = this.userOf(literal);
		if (this.isPattern(user)) return this.inPattern(literal);
		const twin = this.input.twinOf(id);
		if (twin === void 0) return { why: /\s/.test(id) ? WHY.part : WHY.suffix };
		return this.beside(literal, id, twin, user);
	}
	beside(literal, id, twin, user) {
		const source = literalWith(this.textOf(literal), id, twin);
		const child = this.below(user);
		switch (user?.type) {
			case "BinaryExpression": {
				if (!/^[!=]==?$/.test(user.operator)) return { why: WHY.unclear };
				const other = user.left === child ? user.right : user.left;
				return this.inGate(user, literal, {
					twin,
					source,
					other,
					joint: user.operator.startsWith("!") ? "&&" : "||"
				});
			}
			case "SwitchCase": return this.inCase(user, literal, twin, source);
			case "CallExpression":
			case "OptionalCallExpression": {
				const callee = unwrap(user.callee);
				if (user.arguments.length !== 1 || !isMember(callee) || !ASKS$1.has(memberName(callee) ?? "")) return { why: WHY.single };
				return this.inGate(user, literal, {
					twin,
					source,
					other: callee.object,
					joint: "||"
				});
			}
			case "ArrayExpression": return this.inArray(user, literal, {
				id,
				twin,
				source
			});
			case "ObjectProperty":
				if (user.key === child) return this.inTable(user, {
					literal,
					id,
					twin
				});
				return ROW_KEYS.test(keyName(user.key, user.computed) ?? "") ? this.inRow({
					literal,
					id,
					twin
				}) : { why: WHY.single };
			case "TSLiteralType": return this.inUnion(user, twin, source);
			default: return { why: WHY.single };
		}
	}
	inGate(gate, literal, { twin, source, other, joint }) {
		const around = this.path[this.path.indexOf(gate) - 1];
		const home = this.functionAround(gate);
		const chain = this.chainAround(gate, joint);
		if (quotes(this.textOf(chain), twin)) return { why: WHY.there };
		if (this.textOf(home).includes(twin)) return { why: WHY.near };
		if (!isRepeatable$1(other)) return { why: WHY.effects };
		const statement = this.statementAround(gate);
		if (statement.type !== "BlockStatement" && REFUSED.test(this.input.remaining(spanOf$2(statement)))) return { why: WHY.budget };
		if (!this.isFirst(chain, `${this.textOf(other)} ${twin}`)) return this.none();
		const parens = !isParenthesized(gate) && needsParens(gate, around, joint);
		return this.edited(alternative$1(this.input.text, spanOf$2(gate), {
			literal: spanOf$2(literal),
			twin: source,
			joint,
			parens
		}));
	}
	inCase(clause, literal, twin, source) {
		const { text } = this.input;
		const whole = this.path[this.path.indexOf(clause) - 1];
		if (whole.type !== "SwitchStatement" || clause.type !== "SwitchCase") return { why: WHY.unclear };
		if (whole.cases.some(({ test }) => test && this.textOf(test).includes(twin))) return { why: WHY.there };
		if (!this.isFirst(whole, twin)) return this.none();
		const body = whole.cases.slice(whole.cases.indexOf(clause)).find(({ consequent }) => consequent.length > 0);
		if (body && REFUSED.test(this.input.remaining(spanOf$2(body)))) return { why: WHY.budget };
		const colon = codeAt(endOf(literal), text, COMMENTS);
		if (text[colon] !== ":") return { why: WHY.unclear };
		const separator = startsLine(text, startOf(clause)) ? lineEnd(text) + indentAt(text, startOf(clause)) : " ";
		return this.edited([{
			start: colon + 1,
			end: colon + 1,
			text: `${separator}case ${source}:`
		}]);
	}
	inArray(array, literal, { id, twin, source }) {
		if (array.type !== "ArrayExpression") return { why: WHY.unclear };
		const outer = this.path[this.path.indexOf(array) - 1];
		if (outer?.type === "ArrayExpression" && array.elements[0] === literal && array.elements.length > 1) return this.copied(array, outer, {
			literal,
			id,
			twin
		});
		if (outer?.type === "VariableDeclarator" && outer.id.type === "ArrayPattern") return { why: WHY.position };
		if (array.elements.some((element) => element && unwrap(element).type !== "StringLiteral" && element.type !== "SpreadElement" && element.type !== "Identifier" && !isMember(element) && element !== literal)) return { why: WHY.unclear };
		if (this.isReadByPosition()) return { why: WHY.position };
		if (this.textOf(array).includes(twin)) return { why: quotes(this.textOf(array), twin) ? WHY.there : WHY.near };
		if (!this.isFirst(array, twin)) return this.none();
		if (REFUSED.test(this.input.remaining(spanOf$2(this.statementAround(array))))) return { why: WHY.budget };
		const item = array.elements.find((element) => element && startOf(element) <= startOf(literal) && endOf(element) >= endOf(literal));
		const added = literalWith(this.textOf(item), this.textOf(literal), source);
		return this.edited(behindItem(this.input.text, spanOf$2(item), added, COMMENTS));
	}
	inTable(entry, ids) {
		const table = this.path[this.path.indexOf(entry) - 1];
		return table?.type === "ObjectExpression" ? this.copied(entry, table, ids) : { why: WHY.unclear };
	}
	inRow(ids) {
		const index = this.path.findLastIndex((node) => node.type === "ObjectExpression");
		const [list, row] = [this.path[index - 1], this.path[index]];
		return list?.type === "ArrayExpression" && row ? this.copied(row, list, ids) : { why: WHY.single };
	}
	copied(entry, table, { literal, id, twin }) {
		const covers = spanOf$2(entry);
		if (this.textOf(table).includes(twin)) {
			const own = this.input.text.slice(startOf(entry), startOf(literal));
			const others = children(table).filter((other) => other !== entry);
			return {
				why: isEntryOf(twin, own, others.map((other) => this.textOf(other))) ? WHY.there : WHY.near,
				covers
			};
		}
		if (!this.isFirst(table, twin)) return {
			...this.none(),
			covers
		};
		if (!hasNoEffect(entry)) return { why: WHY.effects };
		if (table.type === "ArrayExpression" && this.isReadByPosition()) return { why: WHY.position };
		const copy = entryCopy(this.textOf(entry), {
			...this.input,
			id,
			twin
		});
		if (typeof copy !== "string") return copy;
		const names = this.names(this.path.slice(0, this.path.indexOf(entry)));
		return {
			edits: behindItem(this.input.text, covers, copy, COMMENTS),
			names,
			covers
		};
	}
	inUnion(literal, twin, source) {
		const { text } = this.input;
		const around = this.path[this.path.indexOf(literal) - 1];
		if (!/^(?:TSUnionType|TSTypeAliasDeclaration|TSTypeAnnotation|TSTypeParameterInstantiation)$/.test(around.type)) return { why: WHY.unclear };
		if (this.textOf(around).includes(twin)) return { why: WHY.there };
		if (!this.isFirst(around, twin)) return this.none();
		const bar = text.slice(0, startOf(literal)).search(/\|[ \t]*$/);
		const separator = bar >= 0 && startsLine(text, bar) ? lineEnd(text) + indentAt(text, bar) : " ";
		return this.edited([{
			start: endOf(literal),
			end: endOf(literal),
			text: `${separator}| ${source}`
		}]);
	}
	inPattern(literal) {
		const statement = this.statementAround(literal);
		if (statement.type !== "BlockStatement" && REFUSED.test(this.input.remaining(spanOf$2(statement)))) return { why: WHY.budget };
		const edits = patternEdits(this.input.text, this.mention, spanOf$2(literal), this.input);
		return Array.isArray(edits) ? this.edited(edits) : edits;
	}
	isPattern(user) {
		if (!user || user.type !== "NewExpression" && !isCall(user)) return false;
		return user.callee.type === "Identifier" && user.callee.name === "RegExp";
	}
	parent(steps) {
		return this.path.at(-1 - steps);
	}
	userOf(literal) {
		return this.path.slice(0, this.path.indexOf(literal)).findLast((node) => !isWrapper(node));
	}
	below(node) {
		return node && this.path[this.path.indexOf(node) + 1];
	}
	chainAround(gate, joint) {
		let chain = gate;
		for (const node of this.path.slice(0, this.path.indexOf(gate)).reverse()) {
			if (node.type !== "LogicalExpression" || node.operator !== joint) break;
			chain = node;
		}
		return chain;
	}
	functionAround(node) {
		return this.path.slice(0, this.path.indexOf(node)).findLast(isFunction) ?? this.statementAround(node);
	}
	statementAround(node) {
		return this.path.slice(0, this.path.indexOf(node)).findLast(({ type }) => /Statement$|Declaration$|^Class\w*Property$/.test(type)) ?? node;
	}
	isReadByPosition() {
		const name = this.path.findLast((node) => node.type === "VariableDeclarator");
		return name?.type === "VariableDeclarator" && name.id.type === "Identifier" && new RegExp(`\\b${name.id.name}\\s*(?:\\?\\.)?\\[\\s*\\d`).test(this.input.text);
	}
	names(path = this.path) {
		return [...path].reverse().flatMap((node) => nameOf$9(node) ?? []);
	}
	textOf(node) {
		return this.input.text.slice(startOf(node), endOf(node));
	}
	isFirst(home, what) {
		const key = `${startOf(home)} ${endOf(home)} ${what}`;
		return !this.inserted.has(key) && this.inserted.add(key) !== void 0;
	}
	none() {
		return this.edited([]);
	}
	edited(edits) {
		return {
			edits,
			names: this.names()
		};
	}
};
function nameOf$9(node) {
	switch (node.type) {
		case "VariableDeclarator": return node.id.type === "Identifier" ? node.id.name : void 0;
		case "FunctionDeclaration":
		case "TSTypeAliasDeclaration": return node.id?.name;
		case "ObjectProperty":
		case "ObjectMethod":
		case "ClassMethod":
		case "ClassProperty":
		case "TSPropertySignature": return node.key.type === "Identifier" ? node.key.name : void 0;
		case "AssignmentExpression": return isMember(node.left) ? memberName(node.left) : node.left.type === "Identifier" ? node.left.name : void 0;
		default: return;
	}
}
const OF_TEXTS = /* @__PURE__ */ new Set([
	"toLowerCase",
	"toUpperCase",
	"trim",
	"toString",
	"slice",
	"split",
	"replace",
	"at"
]);
function isRepeatable$1(node) {
	let answer = true;
	walk(node, (one) => {
		if (isCall(one)) answer &&= isMember(one.callee) && OF_TEXTS.has(memberName(one.callee) ?? "");
		else if (EFFECTS$2.has(one.type)) answer = false;
		return answer && !isFunction(one);
	});
	return answer;
}
const EFFECTS$2 = /* @__PURE__ */ new Set([...[
	"NewExpression",
	"AwaitExpression",
	"YieldExpression",
	"AssignmentExpression",
	"UpdateExpression",
	"TaggedTemplateExpression"
], ...[
	"ImportExpression",
	"ClassExpression",
	"JSXElement"
]]);
function hasNoEffect(entry) {
	let answer = entry.type !== "ObjectMethod";
	walk(entry, (one) => {
		if (isCall(one) || EFFECTS$2.has(one.type)) answer = false;
		return answer && !isFunction(one);
	});
	return answer;
}
// dist/src/run/failures.js
var Failures = class {
	all = [];
	places = [];
	attempt = (at, look) => {
		try {
			return look();
		} catch (error) {
			this.add(at, error);
			return;
		}
	};
	has({ file, start, end }) {
		return this.places.some((one) => one.file === file && one.start <= start && end <= one.end);
	}
	add(at, error) {
		if (error instanceof UserError || error instanceof Interrupted) throw error;
		if (this.has(at)) return;
		this.places.push(at);
		const message = `This call was skipped because of an internal error (${error.message}). Please report this.`;
		this.all.push({
			file: at.file,
			start: at.start,
			message
		});
	}
};
// dist/src/sites/answer-shape.js
const NO_SHAPE = {
	positions: [],
	stops: []
};
const NEWER = ["refusal", "model_context_window_exceeded"];
const REASONS = /* @__PURE__ */ new Set([
	...NEWER,
	"end_turn",
	"max_tokens",
	"stop_sequence",
	"tool_use",
	"pause_turn",
	"compaction"
]);
const isStopReason = (text) => REASONS.has(text);
function missingReasons(named) {
	const known = new Set(named.filter(isStopReason));
	return known.size < 2 ? [] : NEWER.filter((reason) => !known.has(reason));
}
const OF_THINKING = /^(?:thinking|signature)$/;
const ASKS_FIRST = /\blength\b|\blen\(|\[\s*0\s*\]|\bthinking\b/;
function needsThinking(index, { field, tests, home }) {
	if (index > 0 || OF_THINKING.test(field ?? "")) return tests.some((test) => ASKS_FIRST.test(test)) ? void 0 : true;
	return /["'`]thinking["'`]/.test(home) ? void 0 : false;
}
// dist/src/sites/base-url.js
const OWN = /^https:\/\/api\.anthropic\.com(?:\/v1)?\/?$/;
function otherBaseUrl(baseUrl) {
	return outcomes(baseUrl).find(({ leaf, trail }) => {
		if (leaf.kind === "literal") return typeof leaf.value === "string" && !OWN.test(leaf.value);
		return leaf.kind !== "open" || trail.some((step) => step.kind === "read" && !step.part && step.holder);
	})?.leaf.expr;
}
// dist/src/sites/beta-headers.js
const betaHeader = (headers) => betaHeaders(headers)[0];
function betaHeaders(headers) {
	const found = /* @__PURE__ */ new Map();
	for (const { leaf } of outcomes(headers)) {
		const key = leaf.kind === "object" ? betaHeaderKey(leaf) : void 0;
		if (key !== void 0) found.set(exprKey(leaf.expr), property$1(leaf, key));
	}
	return [...found.values()];
}
function betaHeaderKey(object, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(object)) return void 0;
	seen.add(object);
	for (const entry of object.entries) {
		if ((entry.kind === "property" || entry.kind === "write") && entry.key.toLowerCase() === "anthropic-beta") return entry.key;
		if (entry.kind !== "spread") continue;
		for (const { leaf } of outcomes(entry.value())) {
			const inside = leaf.kind === "object" ? betaHeaderKey(leaf, seen) : void 0;
			if (inside !== void 0) return inside;
		}
	}
}
const betasIn = (header) => header.split(",").map((name) => name.trim()).filter((name) => name !== "" && name !== BETAS.interleavedThinking && !isFastMode(name));
function unreadableBetaHeader(site) {
	const places = [site.headers.options && property$1(site.headers.options, "headers"), ...site.headers.client.map((config) => property$1(config, "defaultHeaders"))];
	for (const headers of places) {
		const value = headers && (betaHeaders(headers).find((one) => !isReadable(one)) ?? pairsWithBeta(headers));
		if (value) return value;
	}
	if (site.kind === "http" && site.method !== "countTokens") {
		const headers = site.headers.options && property$1(site.headers.options, "headers");
		const takesOne = (value) => outcomes(value).every(({ leaf }) => leaf.kind === "object" || isAbsent$1(leaf));
		if (!headers || !takesOne(headers)) return headers ?? site.outer;
	}
}
const isReadable = (value) => outcomes(value).every(({ leaf }) => leaf.kind === "literal");
function pairsWithBeta(headers) {
	return outcomes(headers).find(({ leaf }) => leaf.kind === "array" && !(leaf.literal && leaf.elements.every(isOtherHeader)))?.leaf;
}
const isOtherHeader = (element) => element.kind === "element" && outcomes(element.value()).every(({ leaf }) => {
	const [name] = leaf.kind === "array" && leaf.literal ? leaf.elements : [];
	const known = name?.kind === "element" ? constant(name.value())?.value : void 0;
	return typeof known === "string" && known.toLowerCase() !== "anthropic-beta";
});
// dist/src/sites/chosen.js
function chosenByModel(requests, migration, pathsOf) {
	const choices = new Map(requests.map((one) => [one, choiceIn(one, migration, pathsOf)]));
	const chosen = [...choices].flatMap(([{ request }, choice]) => choice ? [request] : []);
	const isSettled = (one) => choices.get(one) !== void 0 || one.paths.every(({ state, group }) => state === "none" || group === "stays") || chosen.some((general) => isCaseOf(one.request, general));
	if (!requests.every(isSettled)) return void 0;
	const found = [...choices.values()].filter((choice) => choice !== void 0);
	const [first] = found;
	return first && {
		...first,
		renames: found.some(({ renames }) => renames),
		gates: found.flatMap(({ gates }) => gates)
	};
}
function isCaseOf({ within: own = [] }, { within: general = [] }) {
	const root = general.at(-1);
	return root !== void 0 && root.parent === null && root.owner === null && own.length > general.length && general.every((fn, at) => fn === own[at]);
}
const MOST_DEPTH$10 = 6;
const MOVING = /^(?:reassigned|changed|too-deep)$/;
function choiceIn(one, migration, pathsOf) {
	const { request, paths } = one;
	const { open, ids } = modelsOf(one);
	const models = [...open, ...ids];
	const turned = turnsTo(one, migration.to, migration, pathsOf);
	if (!turned) return void 0;
	const isNamed = turnedIn(request, paths, base(request, models, UNKNOWN_ID)) === void 0;
	const isSettled = supposed(request, ids, migration.to).flatMap(pathsOf).every(({ state, group }) => state === "none" || group !== "takes-new-form");
	return ids.length > 0 && !(isNamed && isSettled) ? void 0 : {
		test: turned,
		renames: ids.length > 0,
		gates: placesOf$1(turned)
	};
}
function modelsOf({ paths }) {
	return {
		open: paths.flatMap(({ model: { leaf } }) => leaf.kind === "open" && !MOVING.test(leaf.why) ? [leaf] : []),
		ids: paths.flatMap(({ group, model: { leaf } }) => group === "moves" && leaf.kind === "literal" ? [leaf] : [])
	};
}
function turnsTo(one, id, migration, pathsOf) {
	const { request, paths } = one;
	const { open, ids } = modelsOf(one);
	const models = [...open, ...ids];
	const isAbout = ({ state, group, model: { leaf } }) => state === "none" || group === "stays" || models.some((model) => model === leaf);
	if (models.length === 0 || request.kind === "fallback" || !paths.every(isAbout)) return void 0;
	const turned = turnedIn(request, paths, base(request, models, id));
	if (!turned) return void 0;
	const old = supposed(request, open, migration.from).flatMap(pathsOf);
	const now = supposed(request, models, id).flatMap(pathsOf);
	if (!now.every(({ state }) => state === "none")) return void 0;
	const wasOff = new Set(old.flatMap((path) => path.state === "none" && !isAdaptive(path.thinking) ? [exprKey(path.thinking.leaf.expr)] : []));
	return now.every(({ thinking }) => isAdaptive(thinking) || wasOff.has(exprKey(thinking.leaf.expr))) && (now.length === 0 || now.some(({ thinking }) => isAdaptive(thinking))) && !samplesIn(request, now, migration.to) ? turned : void 0;
}
function testsIn(test, depth = 0) {
	if (depth > MOST_DEPTH$10) return [];
	const { parts, compare } = test;
	const within = compare ? outcomes(compare.subject).flatMap(({ trail }) => trail) : [];
	return [test, ...[...parts?.tests ?? [], ...within.flatMap((step) => step.kind === "choice" && !step.fallback ? [step.test] : [])].flatMap((one) => testsIn(one, depth + 1))];
}
const placesOf$1 = (test) => testsIn(test).flatMap(({ expr, stands = [] }) => [expr, ...stands]);
const base = ({ assume }, models, id) => models.reduce((all, model) => supposing(all, model, id), new Map([...assume ?? []].filter(([, side]) => typeof side === "number")));
function supposed(request, models, id) {
	return (request.conditions ?? []).reduce((all, { test, holds }) => all.flatMap((assume) => decideTest(test, assume).flatMap((side) => side.holds === holds ? [side.assume] : [])), [base(request, models, id)]).map((assume) => ({
		...request,
		assume
	}));
}
const isAdaptive = ({ leaf, assume }) => leaf.kind === "object" && outcomes(property$1(leaf, "type"), assume).every(({ leaf: type }) => type.kind === "literal" && type.value === "adaptive");
function turnedIn({ conditions = [] }, paths, assume) {
	const onTrails = paths.flatMap(({ state, thinking: { trail } }) => state === "none" ? [] : trail.flatMap((step, at) => step.kind === "choice" && !step.fallback && at + 1 < trail.length ? [{
		test: step.test,
		holds: trail[at + 1] === step.yes
	}] : []));
	return [...conditions, ...onTrails].find(({ test, holds }) => decideTest(test, assume).every((side) => side.holds !== holds))?.test;
}
const samplesIn = ({ params }, paths, target) => factsOfTarget(target).sampling === "refused" && SAMPLING.some((key) => paths.some(({ thinking: { assume } }) => !outcomes(property$1(params, key), assume).every(isMissing)));
// dist/src/sites/kinds.js
function kindOf$1(site) {
	if (site.kind === "object" || site.kind === "other-client" && !site.library?.rule || site.method === "countTokens") return void 0;
	if (site.method === "toolRunner") return {
		kind: "agentic",
		why: "It goes through the tool runner."
	};
	if (hasTools(site)) return {
		kind: "agentic",
		why: "It has tools."
	};
	const at = site.loop;
	if (at) return {
		kind: "agentic",
		why: "It is called in a loop that feeds its response back.",
		at
	};
	return {
		kind: "single",
		why: "It has no tools, and no loop feeds its response back."
	};
}
const hasTools = ({ requests }) => requests.some(({ params, assume }) => outcomes(property$1(params, "tools"), assume).some((outcome) => {
	const { leaf, trail } = outcome;
	if (isMissing(outcome) || leaf.kind === "array" && leaf.literal && leaf.elements.length === 0) return false;
	return leaf.kind !== "open" || trail.some((step) => step.kind === "read" && !step.part && step.holder !== void 0);
}));
// dist/src/sites/missed.js
function missedByTest(requests, migration, pathsOf) {
	for (const one of requests) {
		const { open, ids } = modelsOf(one);
		if (open.length === 0) continue;
		if (!supposed(one.request, [...open, ...ids], migration.to).flatMap(pathsOf).some(({ state }) => state === "budget")) continue;
		for (const knows of adaptiveNear(migration.to)) {
			const test = supposed(one.request, [...open, ...ids], knows).length > 0 ? turnsTo(one, knows, migration, pathsOf) : void 0;
			if (test) return {
				at: deciding$1(test, knows, migration.to),
				knows,
				gates: placesOf$1(test)
			};
		}
	}
}
function deciding$1(test, knows, target) {
	const { expr, stands } = testsIn(test).find(({ compare }) => compare && compare.accepts(knows) !== compare.accepts(target)) ?? test;
	return stands?.at(-1) ?? expr;
}
function adaptiveNear(target) {
	const { line } = factsOfTarget(target);
	const own = familyNamed(target);
	const distance = (family) => (own ? Math.abs(FAMILIES.indexOf(family) - FAMILIES.indexOf(own)) : 0) + (factsAbout(family).line === line ? 0 : FAMILIES.length);
	return FAMILIES.filter((family) => factsAbout(family).adaptive).sort((a, b) => distance(a) - distance(b));
}
// dist/src/sites/prefill.js
const prefillOf = (request) => outcomes(property$1(request.params, "messages")).find(({ leaf }) => leaf.kind === "array" && lastTurns(leaf).some(isAssistants));
const MOST_DEPTH$9 = 4;
function lastTurns({ elements, literal, last }, depth = 0) {
	const needsText = !literal;
	const changed = last?.();
	if (changed) return changed.flatMap((one) => one.kind === "element" ? [{
		value: one.value(),
		needsText
	}] : []);
	if (depth > MOST_DEPTH$9 || !literal && elements.length < 2) return [];
	const turns = [];
	for (const element of elements.toReversed()) {
		if (element.kind === "element") return [...turns, {
			value: element.value(),
			needsText
		}];
		const lists = outcomes(element.value()).flatMap(({ leaf }) => leaf.kind === "array" ? [leaf] : []);
		turns.push(...lists.flatMap((list) => lastTurns(list, depth + 1)));
		if (!lists.some((list) => list.literal && list.elements.length === 0)) break;
	}
	return turns;
}
const isAssistants = ({ value, needsText }) => outcomes(value).some(({ leaf }) => leaf.kind === "object" && outcomes(property$1(leaf, "role")).some((role) => role.leaf.kind === "literal" && role.leaf.value === "assistant") && (!needsText || outcomes(property$1(leaf, "content")).some((content) => content.leaf.kind !== "open")));
// dist/src/sites/facts.js
const MOST_PATHS = 400;
const MOST_QUESTIONS = 10;
const beside = (holder, value) => holder.enabled.flatMap(({ outcome }) => outcomes(value, outcome.assume));
const isEmpty = ({ leaf }) => leaf.kind === "literal" ? !leaf.value : leaf.kind === "open" && leaf.falsy === true;
function thinkingState(outcome) {
	const { leaf } = outcome;
	if (isEmpty(outcome)) return "none";
	if (leaf.kind !== "object") return "unknown";
	const types = outcomes(property$1(leaf, "type"), outcome.assume).map((o) => o.leaf.kind === "literal" ? o.leaf.value : void 0);
	const hasBudget = outcomes(property$1(leaf, "budget_tokens"), outcome.assume).some((o) => o.leaf.kind !== "literal" || !o.leaf.absent);
	if (types.every((type) => type === "disabled")) return "none";
	if (types.every((type) => type === "disabled" || type === "adaptive" || type === "between_tools")) return hasBudget ? "unknown" : "none";
	return types.every((type) => type === "enabled") && hasBudget ? "budget" : "unknown";
}
const wasBudget = ({ leaf, assume }) => leaf.kind === "object" && outcomes(property$1(leaf, "type"), assume).some(({ leaf: type }) => type.kind === "literal" && type.value === "enabled") && outcomes(property$1(leaf, "budget_tokens"), assume).some(({ leaf: tokens }) => tokens.kind === "literal" ? !tokens.absent : tokens.kind === "open" && tokens.why !== "changed");
function modelKind(outcome) {
	const { leaf } = outcome;
	if (leaf.kind === "open") return { kind: "open" };
	if (leaf.kind !== "literal" || typeof leaf.value !== "string") return { kind: "missing" };
	return readModel(leaf.value);
}
function pathsOf(request, migration = OPUS_4_7) {
	const model = property$1(request.params, "model");
	const thinking = property$1(request.params, "thinking");
	const paths = [];
	const steps = newSteps(MOST_QUESTIONS);
	for (const thought of outcomes(thinking, request.assume)) {
		const models = outcomes(model, thought.assume, 0, steps);
		const named = models.filter(({ leaf }) => leaf.kind !== "literal" || !leaf.absent);
		for (const chosen of named.length ? named : models) {
			if (paths.length >= MOST_PATHS || steps.left <= 0) return [...paths, cut(model, thought)];
			if (outcomes(thinking, chosen.assume, 0, steps).filter((o) => o.leaf === thought.leaf || sameLeaf(o, thought)).length === 0) continue;
			const kind = isOverwritten$1(chosen, migration) ? { kind: "open" } : modelKind(chosen);
			paths.push({
				model: chosen,
				modelKind: kind,
				group: groupFor(chosen, kind, migration),
				thinking: thought,
				state: thinkingState(thought)
			});
		}
	}
	return paths;
}
function isOverwritten$1(outcome, migration) {
	const migrates = (one) => groupFor(one, modelKind(one), migration) === "moves";
	if (migrates(outcome)) return false;
	return outcome.trail.some((step) => {
		const { entry, object } = step.kind === "read" && step.holder || {};
		if (!entry || !object || entry.kind !== "write" && entry.kind !== "spread" || !entry.alias) return false;
		return object.entries.some((one) => one.kind === "property" && one.key === "model" && outcomes(one.value()).some(migrates));
	});
}
function cut(model, thinking) {
	const leaf = {
		kind: "open",
		expr: model.expr,
		why: "too-deep"
	};
	return {
		model: {
			leaf,
			trail: [model, leaf],
			assume: thinking.assume,
			overridable: false
		},
		modelKind: { kind: "open" },
		group: "unknown",
		thinking,
		state: thinkingState(thinking)
	};
}
const sameLeaf = (a, b) => a.leaf.kind === b.leaf.kind && a.leaf.expr.file === b.leaf.expr.file && a.leaf.expr.start === b.leaf.expr.start && a.leaf.expr.end === b.leaf.expr.end;
function holdersOf$1(request) {
	const holders = /* @__PURE__ */ new Map();
	for (const outcome of outcomes(property$1(request.params, "thinking"))) {
		if (thinkingState(outcome) !== "budget" || outcome.leaf.kind !== "object") continue;
		const at = outcome.trail.findIndex(isThinkingRead);
		const read = outcome.trail[at];
		if (!read?.holder || read.holder.entry.kind !== "property" && read.holder.entry.kind !== "write") continue;
		const { entry, object } = read.holder;
		const key = `${entry.expr.file}:${entry.expr.start}`;
		const holder = holders.get(key) ?? {
			read,
			object,
			entry,
			value: read.value,
			before: outcome.trail.slice(0, at),
			enabled: []
		};
		if (!holder.enabled.some((other) => other.object.expr.start === outcome.leaf.expr.start && other.object.expr.file === outcome.leaf.expr.file)) holder.enabled.push({
			object: outcome.leaf,
			outcome,
			budget: property$1(outcome.leaf, "budget_tokens"),
			trail: outcome.trail.slice(at)
		});
		holders.set(key, holder);
	}
	return [...holders.values()];
}
const alternative = ({ value, enabled }) => outcomes(value).find(({ leaf }) => !enabled.some(({ object }) => exprKey(object.expr) === exprKey(leaf.expr)))?.leaf.expr;
const isThinkingRead = (value) => value.kind === "read" && !value.part && value.holder !== void 0 && (value.holder.entry.kind === "property" || value.holder.entry.kind === "write") && value.holder.entry.key === "thinking";
const isOwnValue = ({ trail }) => trail.some((step) => step.kind === "read" && !step.part && step.holder !== void 0);
const isWrittenThinking = (outcome) => outcome.trail.some(isThinkingRead);
const isCut = ({ leaf }) => leaf.kind === "open" && leaf.why === "too-deep";
function groupFor(model, kind, migration) {
	if (kind.kind === "open") return model.overridable && !isCut(model) ? "overridable" : "unknown";
	return kind.kind === "missing" ? "unknown" : roleOf(kind, migration);
}
function factsOf(site, migration = OPUS_4_7, sdk, installed) {
	const requests = site.requests.map((request) => ({
		request,
		paths: pathsOf(request, migration),
		holders: holdersOf$1(request),
		moves: false
	}));
	const main = requests.filter(({ request }) => request.kind !== "fallback");
	const ways = main.flatMap(({ paths }) => paths);
	const apart = new Set(main.filter(staysApart).flatMap(({ paths }) => paths));
	const isMoving = ({ state, group }) => state === "budget" && group === "moves";
	const all = ways.some(isMoving) ? ways.filter((path) => !apart.has(path)) : ways;
	const fallbackBudgets = requests.filter(({ request }) => request.kind === "fallback").flatMap(({ paths }) => paths.filter((path) => path.state === "budget" && path.group !== "stays"));
	const withBudget = [...all.filter((path) => path.state === "budget"), ...fallbackBudgets];
	const changed = all.filter(({ model, state }) => state === "unknown" && isChanged$2(model));
	const relevant = withBudget.length ? [...withBudget, ...changed] : all;
	const hasDefault = all.some((path) => !/^(?:overridable|unknown)$/.test(path.group));
	const group = (path) => path.group === "overridable" && (!hasDefault || site.doubted) ? "unknown" : path.group;
	const concerns = (path) => group(path) !== "stays" && group(path) !== "unknown";
	const batch = site.method === "batches.create" && withBudget.length > 0 ? all : [];
	const models = /* @__PURE__ */ new Set([...relevant.map(group), ...batch.map(group).filter((one) => one === "stays")]);
	const unknownThinking = all.filter((path) => path.state === "unknown");
	const thinkingUnknown = unknownThinking.find((path) => isWrittenThinking(path.thinking) && (concerns(path) || group(path) === "unknown" && wasBudget(path.thinking)));
	const paramsUnknown = unknownThinking.find((path) => concerns(path) && !isWrittenThinking(path.thinking));
	const assumable = unknownThinking.filter((path) => path.group !== "stays");
	const spreadModel = withBudget.find((path) => group(path) === "unknown" && !isOwnValue(path.model));
	const stays = relevant.concat(batch).flatMap((path) => path.group === "stays" && path.model.leaf.kind === "literal" ? [String(path.model.leaf.value)] : []);
	const isOpen = /^(?:unknown|overridable|moves)$/;
	const mayBeChosen = site.kind !== "other-client" && withBudget.length > 0 && [...models].some((one) => isOpen.test(one));
	const chosen = mayBeChosen ? chosenByModel(main, migration, (request) => pathsOf(request, migration)) : void 0;
	for (const facts of requests) facts.moves = facts.paths.some((path) => path.state === "budget" && path.group !== "stays");
	return {
		site,
		requests,
		hasBudget: withBudget.length > 0,
		kind: withBudget.length > 0 ? kindOf$1(site) : void 0,
		models,
		allModels: new Set(ways.map(({ group }) => group)),
		refusesToday: relevant.some(({ modelKind: kind }) => kind.kind === "known" && isRefusedToday(kind, migration)),
		thinkingUnknown: thinkingUnknown?.thinking,
		paramsUnknown: paramsUnknown?.thinking,
		thinkingOpen: unknownThinking.length > 0,
		outsideUnknown: main.flatMap(({ request, paths }) => request.outside && paths.every(({ state, modelKind: kind }) => state === "unknown" && kind.kind === "open") ? paths : [])[0]?.thinking,
		sourcesPassed: sourcesPassed(main, migration),
		refusedSampling: refusedSampling(site, requests, sdk),
		modelUnknown: relevant.find((path) => group(path) === "unknown")?.model,
		chosen,
		missed: mayBeChosen && !chosen ? missedByTest(main, migration, (request) => pathsOf(request, migration)) : void 0,
		assumed: {
			thinkingUnknown: assumable.find((path) => isWrittenThinking(path.thinking))?.thinking,
			paramsUnknown: assumable.find((path) => !isWrittenThinking(path.thinking))?.thinking ?? spreadModel?.model
		},
		otherModels: [...new Set(stays)],
		apartModels: all.length < ways.length ? idsIn$1([...apart]) : [],
		knownModels: idsIn$1(relevant),
		variant: relevant.flatMap((path) => path.group === "variant" && path.model.leaf.kind === "literal" ? [String(path.model.leaf.value)] : [])[0],
		prefill: main.map(({ request }) => prefillOf(request)).find((found) => found !== void 0),
		betaHeaderUnknown: unreadableBetaHeader(site),
		effects: effectsOf(requests),
		modelInData: relevant.find((path) => path.group === "moves" && path.model.leaf.expr.file.endsWith(".json"))?.model,
		overridable: relevant.find((path) => group(path) === "overridable")?.model,
		installed,
		tooOld: site.kind === "sdk" && sdk?.language === "python" && isTooOldForTaskBudgets(sdk) ? sdk.version : void 0
	};
}
const staysApart = ({ request, paths }) => request.kind === "call" && paths.some(({ state }) => state === "budget") && paths.every(({ group }) => group === "stays");
const idsIn$1 = (paths) => [...new Set(paths.flatMap(({ model: { leaf } }) => leaf.kind === "literal" && typeof leaf.value === "string" ? [leaf.value] : []))];
const isChanged$2 = ({ leaf, trail }) => leaf.kind === "open" && (/^(?:changed|too-deep)$/.test(leaf.why) || trail.some((step) => step.kind === "read" && step.holder?.entry.kind === "write"));
function sourcesPassed(requests, migration) {
	const seen = /* @__PURE__ */ new Set();
	const steps = newSteps();
	const look = (value, depth) => outcomes(value, void 0, 0, steps).flatMap((outcome) => {
		const { leaf } = outcome;
		if (leaf.kind === "literal") return typeof leaf.value === "string" && roleOf(readModel(leaf.value), migration) === "moves" ? [outcome] : [];
		if (leaf.kind !== "open" || !leaf.candidates || seen.has(leaf) || depth > 6) return [];
		seen.add(leaf);
		return leaf.candidates().flatMap((candidate) => look(candidate, depth + 1));
	});
	return requests.flatMap(({ paths }) => paths.filter((path) => path.modelKind.kind === "open").flatMap((path) => path.model.leaf.kind === "open" ? look(path.model.leaf, 0) : []));
}
function effectsOf(requests) {
	for (const { holders } of requests) for (const holder of holders) for (const { trail } of holder.enabled) {
		const impure = trail.flatMap((step) => step.kind === "choice" ? [step.test] : []).find(({ pure }) => !pure);
		if (impure) return impure;
	}
}
function samplingOf(request) {
	return SAMPLING.flatMap((name) => {
		const value = property$1(request.params, name);
		return outcomes(value).some(({ leaf }) => leaf.kind !== "open" && !isAbsent$1(leaf)) || outcomes(value).some((o) => o.trail.some((s) => s.kind === "read" && !s.part)) ? [{
			name,
			value
		}] : [];
	});
}
// dist/src/sites/library-view.js
const PARTS$1 = /* @__PURE__ */ new Set([
	"model",
	"thinking",
	"output_config",
	"betas",
	"max_tokens",
	"temperature",
	"top_p",
	"top_k",
	"speed",
	"fallbacks"
]);
function createView({ names, inside = {} }) {
	const own = new Map(Object.entries(names).map(([part, name]) => [name, part]));
	const known = /* @__PURE__ */ new WeakMap();
	const entries = /* @__PURE__ */ new WeakMap();
	const keyOf = (key) => own.get(key) ?? (PARTS$1.has(key) ? `own ${key}` : key);
	const ofEntry = (entry) => {
		let shown = entries.get(entry);
		if (!shown) {
			shown = shownEntry(entry);
			entries.set(entry, shown);
		}
		return shown;
	};
	const shownEntry = (entry) => {
		if (entry.kind === "spread") return {
			...entry,
			value: () => of(entry.value())
		};
		if (entry.kind === "computed") return entry.key === void 0 ? entry : {
			...entry,
			key: keyOf(entry.key)
		};
		const key = keyOf(entry.key);
		const within = inside[key];
		return {
			...entry,
			key,
			value: () => within ? within.of(entry.value()) : entry.value()
		};
	};
	const ofObject = (object) => ({
		...object,
		entries: object.entries.map(ofEntry)
	});
	const shown = (value) => {
		switch (value.kind) {
			case "object": return ofObject(value);
			case "read": return {
				...value,
				value: of(value.value)
			};
			case "choice": return {
				...value,
				yes: of(value.yes),
				no: of(value.no)
			};
			case "union": return {
				...value,
				options: value.options.map(of)
			};
			case "open": {
				const { candidates, mayHave } = value;
				return {
					...value,
					...candidates && { candidates: () => candidates().map(of) },
					...mayHave && { mayHave: (part) => mayHave(names[part] ?? part) }
				};
			}
			default: return value;
		}
	};
	const of = (value) => {
		let found = known.get(value);
		if (!found) {
			found = shown(value);
			known.set(value, found);
		}
		return found;
	};
	return { of };
}
// dist/src/sites/unsent.js
const unsentSite = (expr, params, given) => ({
	...given,
	file: expr.file,
	expr,
	method: "create",
	beta: false,
	platform: "untraced",
	anchors: [],
	requests: [{
		kind: "call",
		params,
		expr
	}],
	outer: absent(expr),
	outerExpr: null,
	headers: {
		options: void 0,
		optionsExpr: void 0,
		client: []
	}
});
function requestSite(expr, params, migration) {
	return pathsOf({
		kind: "call",
		params,
		expr
	}, migration).some((path) => path.state === "budget" && ["moves", "variant"].includes(path.group)) ? unsentSite(expr, params, {
		kind: "object",
		api: null,
		receiver: ""
	}) : void 0;
}
// dist/src/sites/library-calls.js
const MADE$1 = "made ";
const isMadeModel = (step) => step.kind === "union" && step.key?.startsWith(MADE$1) === true;
function librarySite(use) {
	const { row, expr, callee } = use;
	const root = at$2(use.options, row.root);
	const model = row.models.find((name) => !isNever(property$1(root, name))) ?? row.models[0];
	if (model === void 0) return void 0;
	const made = /* @__PURE__ */ new Map();
	const { params, isSet } = paramsOf$1(row, root, model, modelView(use, made), expr);
	if (!isSet && !row.rule) return void 0;
	const says = `${row.name} (${row.advice})`;
	const site = unsentSite(expr, params, {
		kind: "other-client",
		api: callee,
		receiver: callee,
		library: {
			says,
			row
		}
	});
	const isProved = outcomes(property$1(params, "model")).every((outcome) => isForeign(outcome) || isMadeFor(outcome, row, made));
	if (!row.rule || !isProved) return isSet ? site : void 0;
	const request = {
		kind: "call",
		params,
		expr: use.optionsExpr ?? expr
	};
	const past = sentBeside(use, root, row.rule) ?? sentByMakers(use, made) ?? changedLater(use, isSet);
	const library = {
		says,
		row,
		rule: row.rule,
		...past && { past: {
			at: past.at,
			why: `${says}, and ${past.why}`
		} }
	};
	const baseUrl = [...baseUrlsIn(root, row.rule), ...[...made.values()].flatMap(({ options }) => options ? [at$2(options, row.provider?.baseUrl ?? [])] : [])].map(otherBaseUrl).find((url) => url !== void 0);
	return {
		...site,
		platform: "first-party",
		requests: [request],
		library,
		...baseUrl && { baseUrl: use.text(baseUrl) }
	};
}
const baseUrlsIn = (root, { baseUrls = [] }) => baseUrls.map((way) => at$2(root, way));
const at$2 = (root, way) => way.reduce((value, key) => property$1(value, key), root);
function sentBeside(use, root, { past = [], apart = [], limits }) {
	const holders = use.row.path.length > 0 ? [root, at$2(root, use.row.path)] : [root];
	const found = (names) => names.flatMap((name) => holders.map((holder) => [name, property$1(holder, name)]));
	const [kept] = [...found(past).flatMap(([name, option]) => sentPast(name, option, use) ?? []), ...found(apart).flatMap(([name, option]) => sentApart(name, option, use) ?? [])];
	if (kept || !limits?.every((name) => holders.every((holder) => outcomes(property$1(holder, name)).some(isMissing)))) return kept;
	return {
		at: use.expr,
		why: `without \`${limits[0]}\` it makes a limit of the thinking budget`
	};
}
function sentApart(name, option, { text }) {
	const found = outcomes(option).find((one) => !isMissing(one));
	return found && {
		at: found.leaf.expr,
		why: `with \`${name}\` (${oneLine(text(found.leaf.expr))}) the rewrite was not tried`
	};
}
const sentByMakers = (use, made) => [...made.values()].flatMap(({ options }) => (use.row.provider?.past ?? []).flatMap((name) => (options && sentPast(name, property$1(options, name), use)) ?? []))[0];
function sentPast(name, option, { text }) {
	const found = outcomes(option).find((one) => !isHarmless$2(one));
	if (!found) return void 0;
	const isOwn = found.trail.some((step) => step.kind === "read" && !step.part && step.holder !== void 0);
	const at = isOwn ? option.expr : found.leaf.expr;
	const given = oneLine(text(at));
	return {
		at,
		why: `\`${isOwn ? name : /^[\w$.]+/.exec(given)?.[0] ?? given}\` may send more than the rewrite covers`
	};
}
function changedLater({ row, text, changed }, isSet) {
	const methods = isSet ? row.rule?.changedBy : void 0;
	const at = methods && changed({
		options: optionNames(row),
		methods
	});
	return at && {
		at,
		why: `\`${oneLine(/\.\w+$/.exec(text(at))?.[0] ?? text(at))}\` changes what is sent`
	};
}
const optionNames = ({ names, thinking, models, path, rule }) => /* @__PURE__ */ new Set([
	...Object.values(names),
	...Object.values(thinking),
	...models,
	...path,
	...rule?.past ?? [],
	...rule?.apart ?? []
]);
const SENT = /^(?:anthropic-beta|(?:anthropic_)?(?:betas|thinking|task_budget)|model|output_?config|(?:extra_)?body|temperature|top_?[pk]|max_?tokens|(?:anthropic|http)_client)$/i;
function isHarmless$2({ leaf }) {
	if (leaf.kind === "literal") return true;
	if (leaf.kind !== "object") return false;
	return leaf.entries.every((entry) => {
		if (entry.kind === "computed") return false;
		if (entry.kind === "spread") return outcomes(entry.value()).every(isHarmless$2);
		const given = outcomes(entry.value());
		const isRead = given.every((one) => one.leaf.kind !== "open" && one.leaf.kind !== "object") || given.every(isHarmless$2);
		return !SENT.test(entry.key) && !entry.key.startsWith("\0") && (isRead || !/headers|kwargs/i.test(entry.key));
	});
}
const isNever = (value) => outcomes(value).every(({ leaf }) => isAbsent$1(leaf));
const isForeign = ({ leaf }) => leaf.kind !== "literal" || typeof leaf.value !== "string" || readModel(leaf.value).kind === "foreign";
const isMadeFor = ({ leaf, trail }, { provider, ids }, made) => trail.some((step) => made.has(step)) || (trail.some(isMadeModel) || !ids ? provider === void 0 : leaf.kind === "literal" && ids.test(String(leaf.value)));
function modelView({ row, madeBy }, made) {
	const known = /* @__PURE__ */ new WeakMap();
	const isOwn = ({ from, isFactory, method }) => {
		const { provider } = row;
		if (!provider || !from?.specifier || !provider.packages.test(from.specifier)) return false;
		return from.name === (isFactory ? provider.factory : provider.value) && (method === void 0 || provider.methods?.test(method) === true);
	};
	const shown = (value) => {
		switch (value.kind) {
			case "read": return {
				...value,
				value: of(value.value)
			};
			case "choice": return {
				...value,
				yes: of(value.yes),
				no: of(value.no)
			};
			case "union": return {
				...value,
				options: value.options.map(of)
			};
			case "open": {
				const maker = row.makesModels ? madeBy(value) : void 0;
				if (maker) {
					const model = {
						kind: "union",
						expr: value.expr,
						key: MADE$1 + exprKey(value.expr),
						options: [maker.id]
					};
					if (isOwn(maker)) made.set(model, maker);
					return model;
				}
				const { candidates } = value;
				return candidates ? {
					...value,
					candidates: () => candidates().map(of)
				} : value;
			}
			default: return value;
		}
	};
	const of = (value) => {
		let found = known.get(value);
		if (!found) {
			found = shown(value);
			known.set(value, found);
		}
		return found;
	};
	return { of };
}
function paramsOf$1(row, root, model, models, expr) {
	const beside = {
		...row.names,
		model
	};
	const tokens = row.tokens?.find((name) => isBudget(property$1(root, name)));
	const inside = {
		model: models,
		thinking: createView({ names: only(row.thinking, IN_THINKING) }),
		...row.rule?.flat && { output_config: TASK_BUDGET }
	};
	const around = only(row.thinking, BESIDE_THINKING);
	if (row.path.length === 0 && tokens === void 0) {
		const params = createView({
			names: {
				...beside,
				...around
			},
			inside
		}).of(root);
		return {
			params,
			isSet: setsThinking(params)
		};
	}
	const options = createView({
		names: beside,
		inside
	}).of(root);
	const holder = at$2(root, row.path);
	const entry = tokens === void 0 ? spreadOf$1(createView({
		names: around,
		inside
	}).of(holder), expr) : propertyOf("thinking", enabled(property$1(root, tokens), expr));
	const params = {
		kind: "object",
		expr,
		readonly: true,
		entries: [spreadOf$1(options, expr), entry]
	};
	return {
		params,
		isSet: setsThinking(params)
	};
}
const IN_THINKING = ["type", "budget_tokens"];
const BESIDE_THINKING = [
	"thinking",
	"output_config",
	"speed",
	"max_tokens",
	"temperature",
	"top_p",
	"top_k"
];
const only = (names, parts) => Object.fromEntries(parts.flatMap((part) => names[part] === void 0 ? [] : [[part, names[part]]]));
const TASK_BUDGET = { of: (value) => {
	const { expr } = value;
	return isNever(value) ? value : {
		kind: "object",
		expr,
		readonly: true,
		entries: [propertyOf("task_budget", value)]
	};
} };
const propertyOf = (key, value) => ({
	kind: "property",
	key,
	expr: value.expr,
	valueExpr: value.expr,
	shorthand: false,
	value: () => value
});
const spreadOf$1 = (value, expr) => ({
	kind: "spread",
	expr,
	argument: value.expr,
	value: () => value
});
const enabled = (tokens, expr) => ({
	kind: "object",
	expr,
	readonly: true,
	entries: [propertyOf("type", {
		kind: "literal",
		expr,
		value: "enabled"
	}), propertyOf("budget_tokens", tokens)]
});
const isBudget = (tokens) => outcomes(tokens).some((one) => !isMissing(one) && !(one.leaf.kind === "literal" && one.leaf.value === 0));
const setsThinking = (params) => outcomes(property$1(params, "thinking")).some((outcome) => {
	const state = thinkingState(outcome);
	return state === "budget" || state === "unknown" && isWrittenThinking(outcome);
});
// dist/src/sites/later-changes.js
const MOST_STEPS$4 = 1e3;
function laterChange(made, isChange, next) {
	const waiting = [made];
	const seen = /* @__PURE__ */ new Set();
	for (let place = waiting.pop(); place; place = waiting.pop()) {
		if (seen.has(place.node)) continue;
		seen.add(place.node);
		if (seen.size > MOST_STEPS$4 || isChange(place)) return place;
		waiting.push(...next(place));
	}
}
// dist/src/rewrite/budget.js
function budgetSettings(settings, { path, id, kind }, fits) {
	const { ratio, minBudget, taskBudget } = settings;
	const found = settings.budgets.filter((rule) => (rule.kind === void 0 || rule.kind === kind) && (rule.files === void 0 || fits(rule.files, path)) && (rule.site === void 0 || fits(rule.site, id))).reduce((before, rule) => {
		const { total: fixed, ...rest } = before;
		const total = rule.total ?? (rule.ratio === void 0 ? fixed : void 0);
		const says = rule.total !== void 0 || rule.ratio !== void 0 ? true : void 0;
		return {
			...rest,
			ratio: rule.ratio ?? before.ratio,
			minBudget: rule.minBudget ?? before.minBudget,
			taskBudget: rule.taskBudget ?? says ?? before.taskBudget,
			...total !== void 0 && { total }
		};
	}, {
		ratio,
		minBudget,
		taskBudget: true
	});
	return {
		...found,
		taskBudget: taskBudget && found.taskBudget
	};
}
function taskBudget$1(site, budget, at, settings, through) {
	const { ratio, minBudget, total, trial } = settings;
	const { language } = site.ground;
	const known = constant(budget)?.value;
	const from = typeof known === "number" && Number.isFinite(known) ? known : null;
	const computed = from === null ? null : scale(from, ratio);
	const to = total ?? (computed === null ? null : Math.max(minBudget, computed));
	const floored = total === void 0 && computed !== null && computed < minBudget;
	const written = budgetExpression(site, budget, at);
	const source = through ?? (written && language.text(written));
	const literal = language.text(unread(budget).expr);
	const isLiteral = source === void 0 || /^[\d_.eE]+$/.test(source);
	const separators = /^[\d_.eE]+$/.test(literal) ? literal.includes("_") : true;
	const numbers = {
		from,
		ratio,
		computed,
		to,
		floored,
		at: unread(budget).expr
	};
	if (trial && "arms" in trial) {
		const text = language.experiments.ask(site.syntax.string(site.site.id, at));
		return {
			...numbers,
			computed: null,
			to: null,
			floored: false,
			text,
			expression: text
		};
	}
	if (total !== void 0) return {
		...numbers,
		text: site.syntax.number(total, separators),
		expression: null
	};
	if (isLiteral) {
		if (to === null) return chosenBudget(site, budget, at, settings) ?? unwritable(literal);
		return {
			...numbers,
			text: site.syntax.number(to, separators),
			expression: null
		};
	}
	const expression = site.syntax.scaled(source, ratio, minBudget, at);
	return {
		...numbers,
		text: expression,
		expression
	};
}
function unwritable(literal) {
	throw new RangeError(`the budget ${literal} cannot be written at another place`);
}
function chosenBudget(site, budget, at, settings) {
	const value = unread(budget);
	if (value.kind !== "choice" || value.fallback) return void 0;
	const { test, yes, no } = value;
	const { language } = site.ground;
	if (!test.pure) throw askedTwice(test);
	if (test.hidden || !language.meansTheSame(test.expr, at)) return void 0;
	const sides = [taskBudget$1(site, yes, at, settings), taskBudget$1(site, no, at, settings)];
	const text = site.syntax.conditional(language.text(test.expr), sides[0].text, sides[1].text);
	const { ratio } = settings;
	return {
		text,
		from: null,
		ratio,
		computed: null,
		to: null,
		floored: sides.some(({ floored }) => floored),
		expression: text,
		at: yes.expr
	};
}
function budgetExpression({ ground: { language } }, budget, at) {
	let value = budget;
	for (; value.kind === "read"; value = value.value) {
		const entry = value.part ? void 0 : value.holder?.entry;
		const written = (entry?.kind === "property" ? entry.written : void 0) ?? value.expr;
		if (!value.part && language.meansTheSame(written, at)) return written;
	}
	if (value.kind === "open" || isChanged$1(value)) return void 0;
	return language.isWritten(value.expr) && language.meansTheSame(value.expr, at) ? value.expr : void 0;
}
const isChanged$1 = (value) => value.kind === "union" && value.options.some((option) => option.kind === "open" && option.why === "changed");
function scale(tokens, ratio) {
	return Math.round(Number((tokens * ratio).toFixed(6)));
}
// dist/transforms/chosen.js
function chosenAmong(site, value) {
	if (value.kind !== "read" || value.part || value.value.kind !== "union") return void 0;
	const objects = value.value.options.map(unread).filter(isPlainBudget);
	if (objects.length !== value.value.options.length || haveOneTaskBudget(site, objects)) return void 0;
	const { language } = site.ground;
	return language.isSimple(value.expr) && site.canEdit(value.expr) ? {
		read: value,
		objects
	} : void 0;
}
const isPlainBudget = (value) => value.kind === "object" && value.entries.every((entry) => entry.kind === "property" && /^(?:type|budget_tokens)$/.test(entry.key)) && constant(property$1(value, "type"))?.value === "enabled" && constant(property$1(value, "budget_tokens"))?.absent !== true;
function haveOneTaskBudget(site, objects) {
	const { ratio, minBudget, total } = site.budgetSettings;
	if (total !== void 0) return true;
	const budgets = objects.map((object) => {
		const known = constant(property$1(object, "budget_tokens"))?.value;
		return typeof known === "number" ? Math.max(minBudget, scale(known, ratio)) : NaN;
	});
	return budgets.every((budget) => budget === budgets[0]);
}
// dist/transforms/step.js
function unassigned(site, expr) {
	if (!site.ground.language.isDroppableWrite(expr)) throw new Unexpressible("condition-has-effects", expr);
	return {
		op: "unassign",
		expr
	};
}
const DOCS = "https://platform.claude.com/docs/en";
const MIGRATION_GUIDE = `${DOCS}/about-claude/models/migration-guide`;
const TASK_BUDGETS = `${DOCS}/build-with-claude/task-budgets`;
const ADAPTIVE_THINKING = `${DOCS}/build-with-claude/adaptive-thinking`;
const EFFORT = `${DOCS}/build-with-claude/effort`;
// dist/transforms/display.js
function displayFor(site, object) {
	const { display } = site.settings;
	const existing = !constant(property$1(object, "display"))?.absent;
	if (display === "none") return existing ? null : void 0;
	if (display !== "auto") return display;
	return site.site.readsThinking && !existing ? "summarized" : void 0;
}
const display = {
	name: "display",
	says: "Ask for the thinking text that the code reads",
	source: ADAPTIVE_THINKING,
	operations: (site) => {
		if (site.settings.thinking === "remove") return [];
		return site.requests.flatMap((facts) => [...adaptiveAlready(site, facts), ...facts.holders.flatMap(({ enabled }) => enabled.flatMap(({ object, trail }) => {
			const wanted = displayFor(site, object);
			if (trail.some((step) => chosenAmong(site, step))) return [];
			const place = site.place(trail, "object");
			if (wanted === void 0 || !place || place.start !== object.expr.start || place.file !== object.expr.file) return [];
			const entry = object.entries.find((e) => e.kind === "property" && e.key === "display");
			if (wanted === null) return entry ? [{
				op: "remove",
				object: object.expr,
				entry: entry.expr
			}] : [];
			const text = site.syntax.string(wanted, object.expr);
			if (entry) return [{
				op: "replace",
				expr: entry.valueExpr,
				text
			}];
			const type = object.entries.find((e) => e.kind === "property" && e.key === "type");
			return [{
				op: "insert",
				object: object.expr,
				after: type?.expr ?? null,
				key: "display",
				text: asLiteral(site, object, text)
			}];
		}))]);
	}
};
function asLiteral(site, object, text) {
	const { language } = site.ground;
	const type = constant(property$1(object, "type"))?.expr;
	return type && !object.readonly && language.isPinned(type) && !language.isTyped(object.expr) ? site.syntax.asConst(text) : text;
}
function adaptiveAlready(site, { paths }) {
	const done = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const { leaf } = path.thinking;
		if (path.group !== "moves" || leaf.kind !== "object" || constant(property$1(leaf, "type"))?.value !== "adaptive") continue;
		if (site.settings.display !== "auto" || !displayFor(site, leaf)) continue;
		if (leaf.readonly || !site.ground.language.isWritten(leaf.expr) || !site.canEdit(leaf.expr, "object")) throw new Unexpressible("shared-params", leaf.expr);
		const text = asLiteral(site, leaf, site.syntax.string("summarized", leaf.expr));
		done.set(exprKey(leaf.expr), {
			op: "insert",
			object: leaf.expr,
			after: lastEntry(leaf)?.expr ?? null,
			key: "display",
			text
		});
	}
	return [...done.values()];
}
// dist/src/rewrite/trails.js
const plainContainer = (object, after) => ({
	object,
	after,
	tests: [],
	options: []
});
const leadingTo = ({ before, read }) => [...before, read];
function testsOn$1(trail) {
	return trail.flatMap((step, index) => {
		if (step.kind !== "choice" || step.fallback || index === trail.length - 1) return [];
		return [{
			test: step.test,
			holds: trail[index + 1] === step.yes !== false
		}];
	});
}
const optionsOn = (trail) => trail.flatMap((step, index) => {
	const next = trail[index + 1];
	return step.kind === "union" && step.options.length > 1 && next ? [{
		key: unionKey(step),
		index: step.options.indexOf(next)
	}] : [];
});
const between = (trail) => ({
	tests: testsOn$1(trail),
	options: optionsOn(trail)
});
const isPutInLater = ({ expr }, after) => after?.kind === "spread" && !(after.expr.file === expr.file && after.expr.start >= expr.start && after.expr.end <= expr.end);
function anchorEntry({ object, after }) {
	if (!after) return null;
	if (after.kind !== "write" && object.entries.includes(after)) return after.expr;
	const own = object.entries.filter((entry) => entry.kind === "property");
	return (own.find((entry) => entry.key === "max_tokens") ?? own.find((entry) => entry.key === "model") ?? own.at(-1))?.expr ?? null;
}
const isPlaced = (entry) => entry?.kind === "property" && !entry.shorthand && exprKey(entry.expr) === exprKey(entry.valueExpr);
const losesChoice = (trail, kept) => trail.some((step, index) => {
	if (step.kind !== "choice" || !step.fallback || trail[index + 1] !== step.no) return false;
	const { expr } = unread(step.yes);
	return !(kept !== void 0 && isWithin(expr, kept)) && outcomes(step.yes).some(({ leaf }) => leaf.kind === "open");
});
function hasOneLeaf(value) {
	return new Set(outcomes(value).map(({ leaf }) => exprKey(leaf.expr))).size === 1;
}
// dist/transforms/beta-header.js
const isAlwaysSent = (headers) => outcomes(headers).every(({ leaf }) => {
	const key = leaf.kind === "object" ? betaHeaderKey(leaf) : void 0;
	return leaf.kind === "object" && key !== void 0 && outcomes(property$1(leaf, key)).every((one) => !isMissing(one));
});
function mustNotName(site, headers, within, seen = /* @__PURE__ */ new Set()) {
	const { language } = site.ground;
	const name = /anthropic-beta/i;
	for (const { leaf, trail } of outcomes(headers)) {
		const [set] = trail.flatMap((step) => step.kind === "read" && step.declaration && language.callNaming?.(step.declaration, name) || []);
		const naming = trail.find((step) => (step === leaf || step.kind === "read") && name.test(language.text(step.expr)))?.expr ?? within;
		if (leaf.kind === "open" && (set || naming)) throw new Unexpressible("beta-header-unknown", set ?? naming);
		if (leaf.kind !== "object" || seen.has(leaf)) continue;
		seen.add(leaf);
		const isNamed = betaHeaderKey(leaf) !== void 0;
		for (const entry of leaf.entries) if (entry.kind === "spread") mustNotName(site, entry.value(), isNamed ? void 0 : naming, seen);
	}
}
function extendHeader(site, header) {
	const found = outcomes(header);
	return found.flatMap((outcome) => {
		const { leaf, trail } = outcome;
		if (leaf.kind === "literal" && leaf.value === void 0) return [];
		if (leaf.kind !== "literal" || typeof leaf.value !== "string") throw new Unexpressible("beta-header-unknown", leaf.expr);
		const named = betasIn(leaf.value);
		if (named.includes(BETAS.taskBudgets) && named.length === leaf.value.split(",").length) return [];
		const names = [...named.filter((name) => name !== BETAS.taskBudgets), BETAS.taskBudgets];
		const text = site.syntax.string((named.includes(BETAS.taskBudgets) ? named : names).join(","), leaf.expr);
		const place = site.place(trail, "header");
		if (place) return [{
			op: "replace",
			expr: place,
			text
		}];
		if (found.length > 1) throw new Unexpressible("shared-params", leaf.expr);
		return [ownHeader(site, outcome, text)];
	});
}
function ownHeader(site, { leaf }, text) {
	const { options, optionsExpr } = site.site.headers;
	const { language } = site.ground;
	const [only, ...rest] = options ? outcomes(property$1(options, "headers")) : [];
	const key = only?.leaf.kind === "object" && rest.length === 0 ? betaHeaderKey(only.leaf) : void 0;
	if (!only || !optionsExpr || key === void 0) throw new Unexpressible("shared-params", leaf.expr);
	const read = only.trail.find((step) => step.kind === "read" && !step.part);
	if (read && site.canEdit(read.expr)) return {
		op: "wrap",
		expr: read.expr,
		key,
		text
	};
	if (!language.isSimple(optionsExpr) || !site.canEdit(optionsExpr)) throw new Unexpressible("shared-params", leaf.expr);
	const old = site.syntax.spread(site.syntax.memberOrNothing(language.text(optionsExpr), "headers"), true);
	return {
		op: "wrap",
		expr: optionsExpr,
		key: "headers",
		text: site.syntax.object([old, [key, text]], optionsExpr)
	};
}
function carriedOver(site) {
	const { client, clients = [client] } = site.site.headers;
	const sent = clients.flatMap((configs) => sentBy(configs, site.site.expr));
	const [first] = sent;
	const named = sent.find(({ betas }) => betas.length > 0);
	if (named && sent.some(({ betas }) => betas.join() !== first?.betas.join())) throw new Unexpressible("beta-header-unknown", named.at);
	return [...named?.betas ?? [], BETAS.taskBudgets];
}
function sentBy(configs, call) {
	for (const config of [...configs].reverse()) {
		const sent = headersIn(property$1(config, "defaultHeaders"));
		if (sent.some(({ betas }) => betas.length > 0)) return sent;
	}
	return [{
		betas: [],
		at: call
	}];
}
function headersIn(headers, seen = /* @__PURE__ */ new Set()) {
	return outcomes(headers).flatMap((outcome) => {
		const { leaf } = outcome;
		const none = {
			betas: [],
			at: leaf.expr
		};
		if (leaf.kind === "open" && leaf.candidates && !leaf.expands && !seen.has(exprKey(leaf.expr))) {
			const passed = leaf.candidates().flatMap((candidate) => headersIn(candidate, new Set(seen).add(exprKey(leaf.expr))));
			return passed.length > 0 ? passed : [none];
		}
		const key = leaf.kind === "object" ? betaHeaderKey(leaf) : void 0;
		if (leaf.kind !== "object" || key === void 0) return [none];
		return outcomes(property$1(leaf, key), outcome.assume).map(({ leaf: text }) => {
			if (text.kind === "open") throw new Unexpressible("beta-header-unknown", text.expr);
			return {
				betas: text.kind === "literal" && typeof text.value === "string" ? betasIn(text.value).filter(isOther$1) : [],
				at: text.expr
			};
		});
	});
}
const isOther$1 = (name) => name !== BETAS.taskBudgets;
function addHeader(site, headers) {
	const { options } = site.site.headers;
	if (!headers || !options) throw new Unexpressible("beta-header-unknown", site.site.expr);
	return outcomes(headers).map((outcome) => {
		const { leaf } = outcome;
		if (leaf.kind === "literal" && leaf.absent) {
			const [init, ...others] = outcomes(options);
			if (init?.leaf.kind !== "object" || others.length || !site.canEdit(init.leaf.expr, "insert")) throw new Unexpressible("shared-params", options.expr);
			const after = init.leaf.entries.find((entry) => entry.kind === "property" && /^(?:method|url)$/.test(entry.key));
			const object = site.syntax.object([[NAME, textOf$6(site, leaf)]], init.leaf.expr);
			return {
				op: "insert",
				object: init.leaf.expr,
				after: after?.expr ?? null,
				key: "headers",
				text: object
			};
		}
		return headerInto(site, headers, outcome);
	});
}
const NAME = "anthropic-beta";
const textOf$6 = (site, { expr }) => site.syntax.string(carriedOver(site).join(","), expr);
function headerInto(site, headers, { leaf, trail }) {
	const isKnown = leaf.kind === "object" && leaf.entries.every((entry) => entry.kind !== "computed");
	if (leaf.kind !== "object" || !isKnown) throw new Unexpressible("beta-header-unknown", headers.expr);
	const isOwn = site.canEdit(leaf.expr, "insert") && (!site.site.library || site.canEdit(leaf.expr, "header"));
	if (site.ground.language.isWritten(leaf.expr) && !leaf.readonly && isOwn) return {
		op: "insert",
		object: leaf.expr,
		after: lastEntry(leaf)?.expr ?? null,
		key: NAME,
		text: textOf$6(site, leaf)
	};
	const read = trail.find((step) => step.kind === "read" && !step.part);
	if (!read || !site.canEdit(read.expr)) throw new Unexpressible("shared-params", leaf.expr);
	return {
		op: "wrap",
		expr: read.expr,
		key: NAME,
		text: textOf$6(site, leaf)
	};
}
// dist/transforms/budgets.js
function hasTaskBudget({ request }) {
	return outcomes(property$1(property$1(request.params, "output_config"), "task_budget")).some(({ leaf }) => leaf.kind === "object" || leaf.kind === "literal" && leaf.value !== void 0 && leaf.value !== null);
}
function budgetsOf(site) {
	return site.requests.flatMap((facts) => facts.holders.flatMap((holder) => {
		const { request } = facts;
		const { entry } = holder;
		const at = entry.kind === "write" ? entry.expr : site.taking(site.containersOf(holder))?.object.expr ?? request.expr;
		const kept = keptBudget(facts);
		return holder.enabled.map(({ budget, object, trail }) => kept ? {
			...kept,
			from: tokensOf(budget),
			ratio: site.budgetSettings.ratio,
			at: unread(budget).expr
		} : budgetIn(site, holder, object, at, chosenText(site, trail)));
	}));
}
function keptBudget(facts) {
	if (!hasTaskBudget(facts)) return void 0;
	const existing = property$1(property$1(facts.request.params, "output_config"), "task_budget");
	return {
		text: "",
		computed: null,
		to: tokensOf(property$1(existing, "total")) ?? tokensOf(existing),
		floored: false,
		expression: null
	};
}
function tokensOf(value) {
	const known = constant(value)?.value;
	return typeof known === "number" ? known : null;
}
function chosenText(site, trail) {
	const chosen = trail.map((step) => chosenAmong(site, step)).find((found) => found !== void 0);
	return chosen && site.syntax.member(site.ground.language.text(chosen.read.expr), site.nameOf("budget_tokens"));
}
function budgetIn(site, holder, object, at, through) {
	const budget = property$1(object, "budget_tokens");
	try {
		return taskBudget$1(site, budget, at, site.budgetSettings, through ?? readAgain(site, holder, object, at));
	} catch (error) {
		if (error instanceof RangeError) throw new Unexpressible("shared-params", budget.expr);
		throw error;
	}
}
function readAgain(site, holder, object, at) {
	const { language } = site.ground;
	const trail = holder.enabled.find((enabled) => enabled.object === object)?.trail ?? [];
	const place = site.place(trail, "object");
	const written = budgetExpression(site, property$1(object, "budget_tokens"), at);
	if (!written || language.isPure(written) || place && place.file === object.expr.file && place.start === object.expr.start) return void 0;
	const read = trail.findLast((step) => step.kind === "read" && !step.part && language.isSimple(step.expr));
	if (!read || !language.meansTheSame(read.expr, at)) throw new Unexpressible("shared-params", written);
	return site.syntax.member(language.text(read.expr), site.nameOf("budget_tokens"));
}
function budgetText(site, holder, enabled, at, through) {
	const { text } = budgetIn(site, holder, enabled, at, through);
	if (site.settings.preset === "announced") return text;
	const { language } = site.ground;
	const pinned = language.isPinned(constant(property$1(enabled, "type"))?.expr ?? enabled.expr) || language.isPinned(at);
	const tokens = site.syntax.string("tokens", enabled.expr);
	return site.syntax.object([["type", pinned && !language.isTyped(at) ? site.syntax.asConst(tokens) : tokens], ["total", text]], at);
}
// dist/transforms/guard-form.js
const METHODS$3 = /* @__PURE__ */ new Set([
	"create",
	"stream",
	"parse",
	"toolRunner"
]);
const LISTS = ["betas", "output_config"];
const ELSEWHERE = [SPEED, "extra_body"];
function guardable(site) {
	const { site: call, requests } = site.facts;
	const { language } = site.ground;
	const leave = (at = call.expr) => {
		throw new Unexpressible("shared-params", at);
	};
	if (call.kind !== "sdk" || !METHODS$3.has(call.method) || !hasOwnNumbers(site)) return leave();
	if (requests.some(({ request }) => request.kind !== "call")) return leave();
	const holder = theSame(requests.flatMap(({ holders }) => holders.map((one) => ({
		of: one,
		expr: one.entry.expr
	})))) ?? leave();
	if (!theSame(requests.flatMap(({ holders }) => holders.flatMap((one) => one.enabled)).map((one) => ({
		of: one,
		expr: one.object.expr
	})))) return leave();
	const isKnown = requests.every(({ paths }) => paths.every(({ state, thinking }) => state === "budget" || state === "none" && isMissing(thinking)));
	const objects = literalOf$1(site, requests.flatMap(({ request }) => outcomes(request.params))) ?? leave();
	if (!isKnown || requests.some(hasTaskBudget) || ELSEWHERE.some((key) => !isAbsent(objects, key))) return leave();
	const model = ownEntry(objects, "model") ?? leave();
	const { entry } = holder;
	if (entry.kind !== "property" || !isWithin(entry.expr, objects[0].expr) || !isWithin(entry.expr, holder.object.expr)) return leave();
	if (holder.object.readonly || !language.isWritten(holder.object.expr)) return leave();
	const rest = [...LISTS, ...SAMPLING].flatMap((key) => isAbsent(objects, key) ? [] : [restEntry(site, objects, key)]);
	const isOwn = ownEntry(objects, "thinking") !== void 0;
	const condition = conditionIn(holder);
	if (rest.length > 0 && (!isOwn || condition)) return leave();
	headersMustNotName(site);
	return {
		objects,
		model,
		holder,
		thinking: entry,
		condition,
		rest,
		budget: budgetAt(site, holder, objects[0].expr)
	};
}
function theSame(found) {
	const [first] = found;
	return first && found.every(({ expr }) => exprKey(expr) === exprKey(first.expr)) ? first.of : void 0;
}
const hasOwnNumbers = ({ budgetSettings: { taskBudget, total, ratio, minBudget }, settings }) => taskBudget && total === void 0 && ratio === settings.ratio && minBudget === settings.minBudget;
function literalOf$1(site, sent) {
	const { language } = site.ground;
	const objects = sent.flatMap(({ leaf }) => leaf.kind === "object" ? spreadAlone(leaf) : [void 0]);
	const [first, ...rest] = objects.filter((object) => object !== void 0);
	if (!first || objects.some((object) => object === void 0) || rest.some(({ expr }) => exprKey(expr) !== exprKey(first.expr))) return void 0;
	return (isWithin(first.expr, site.site.expr) || site.canEdit(first.expr, "object") && site.canEdit(first.expr, "insert")) && language.isWritten(first.expr) && language.takesEntries?.(first.expr) !== false && !first.readonly ? [first, ...rest] : void 0;
}
const OF_MODEL = /* @__PURE__ */ new Set([
	"model",
	"thinking",
	...LISTS,
	...SAMPLING,
	...ELSEWHERE
]);
function spreadAlone(object) {
	const [spread, ...others] = object.entries.filter((entry) => entry.kind !== "property");
	if (object.entries.some((entry) => entry.kind === "property" && OF_MODEL.has(entry.key)) || spread?.kind !== "spread" || others.length > 0) return [object];
	return outcomes(spread.value()).map(({ leaf }) => leaf.kind === "object" ? leaf : void 0);
}
const isAbsent = (objects, key) => objects.every((object) => outcomes(property$1(object, key)).every(({ leaf }) => leaf.kind === "literal" && leaf.absent));
function ownEntry(objects, key) {
	const entries = objects.map((object) => {
		const value = property$1(object, key);
		const entry = value.kind === "read" && !value.part ? value.holder?.entry : void 0;
		return entry?.kind === "property" && isWithin(entry.expr, object.expr) ? entry : void 0;
	});
	const [first] = entries;
	return first && entries.every((entry) => entry && exprKey(entry.expr) === exprKey(first.expr)) ? first : void 0;
}
function restEntry(site, objects, key) {
	const entry = ownEntry(objects, key);
	const isList = LISTS.some((one) => one === key);
	if (!(entry && (!isList || outcomes(entry.value()).every(({ leaf }) => leaf.kind === "object" || leaf.kind === "array"))) || !site.ground.language.isPure(entry.valueExpr)) throw new Unexpressible("shared-params", site.site.expr);
	return entry;
}
const enabledIn$1 = ({ enabled }) => enabled[0].object;
function conditionIn({ value, enabled, entry }) {
	const [found] = enabled;
	const tests = found ? testsOn$1(found.trail) : [];
	if (tests.length === 0 && outcomes(value).length === 1) return void 0;
	const own = withoutReads(value);
	if (!(own.kind === "choice" && !own.fallback && own.test.pure && !own.test.hidden && tests.length === 1) || !isWithin(own.test.expr, entry.expr) || !isWithin(found.object.expr, entry.expr)) throw new Unexpressible("shared-params", entry.expr);
	return own;
}
const withoutReads = (value) => value.kind === "read" && !value.part ? withoutReads(value.value) : value;
function budgetAt(site, holder, request) {
	const { language } = site.ground;
	const object = enabledIn$1(holder);
	const { entries } = object;
	const entry = entries.find((one) => one.kind === "property" && one.key === "budget_tokens");
	const isPlain = entries.length === 2 && entries.every((one) => one.kind === "property" && /^(?:type|budget_tokens)$/.test(one.key));
	if (!entry || !isPlain || !language.isWritten(object.expr)) throw new Unexpressible("shared-params", site.site.expr);
	const text = language.text(entry.written ?? entry.valueExpr);
	if (!isWithin(object.expr, request) && !/^[\d_]+$/.test(text)) throw new Unexpressible("shared-params", object.expr);
	return text;
}
function headersMustNotName(site) {
	const { headers, expr } = site.site;
	const sent = headers.options && property$1(headers.options, "headers");
	for (const value of [sent, ...headers.client.map((config) => property$1(config, "defaultHeaders"))]) if (value) mustNotName(site, value);
	if (sent && betaHeaders(sent).length > 0 || carriedOver(site).length > 1) throw new Unexpressible("beta-header-unknown", expr);
}
// dist/src/rewrite/operations.js
const at$1 = (expr) => `${expr.file}:${expr.start}:${expr.end}`;
function slotOf(operation) {
	switch (operation.op) {
		case "replace": return `replace ${at$1(operation.expr)}`;
		case "insert": return `insert ${at$1(operation.object)} ${operation.key}`;
		case "remove": return `remove ${at$1(operation.entry)}`;
		case "wrap": return `wrap ${at$1(operation.expr)} ${operation.key ?? operation.text}`;
		case "list": return `list ${at$1(operation.array)}`;
		case "assign": return `assign ${at$1(operation.after)} ${operation.key}`;
		case "unassign": return `unassign ${at$1(operation.expr)}`;
		case "declare": return `declare ${at$1(operation.before)} ${operation.name}`;
		case "endpoint": return `endpoint ${at$1(operation.anchor.expr)}`;
		case "import": return `import ${operation.at.file} ${operation.specifier} ${operation.name}`;
	}
}
function contentOf$2(operation) {
	if (operation.op === "insert" || operation.op === "wrap") return `${operation.named ?? ""} ${operation.text}`;
	if ("text" in operation) return operation.text;
	return operation.op === "list" ? JSON.stringify([operation.drop, operation.add]) : "";
}
function targetOf(operation) {
	switch (operation.op) {
		case "insert":
		case "remove": return operation.object;
		case "list": return operation.array;
		case "assign": return operation.after;
		case "declare": return operation.before;
		case "endpoint": return operation.anchor.expr;
		case "import": return operation.at;
		default: return operation.expr;
	}
}
const printed$1 = (operation) => (operation.op === "insert" || operation.op === "wrap") && operation.named !== void 0 ? {
	...operation,
	key: operation.named
} : operation;
// dist/transforms/model.js
const model = {
	name: "model",
	says: "Name the new model",
	source: MIGRATION_GUIDE,
	operations: (site) => {
		const done = /* @__PURE__ */ new Map();
		const idsAt = idsByPlace(site);
		for (const { request, paths } of site.requests) for (const path of paths) {
			const { leaf, trail } = path.model;
			if (path.group !== "moves" || leaf.kind !== "literal") continue;
			const several = idsAt.get(exprKey(leaf.expr));
			const text = several ? partly(site, leaf.expr, several) : site.syntax.string(twinOf(String(leaf.value), site.settings.targetModel), leaf.expr);
			const { beside } = site.site;
			if (beside && !site.canEdit(leaf.expr)) throw new Unexpressible("shared-params", beside, String(leaf.value));
			const operation = trail.some(isMadeModel) ? inMaker(site, trail, text) : site.replaceLeaf(trail, text) ?? site.override(request, trail, "model", text);
			if (several && "expr" in operation && !site.ground.language.meansTheSame(leaf.expr, operation.expr)) throw new Unexpressible("shared-params", leaf.expr);
			done.set(slotOf(operation), operation);
		}
		return [...done.values()];
	}
};
function idsByPlace(site) {
	const found = /* @__PURE__ */ new Map();
	for (const { leaf } of site.requests.flatMap(({ paths }) => paths.map(({ model: one }) => one))) if (leaf.kind === "literal") found.set(exprKey(leaf.expr), [...found.get(exprKey(leaf.expr)) ?? [], String(leaf.value)]);
	const twins = (ids) => new Set(ids.map((id) => twinOf(id, site.settings.targetModel)));
	return new Map([...found].filter(([, ids]) => twins(ids).size > 1));
}
const ID$1 = /[\w.:@-]*claude-[\w.:@-]+/g;
function partly({ ground: { language }, settings: { targetModel } }, expr, ids) {
	const source = language.text(expr);
	const [part, ...more] = source.match(ID$1) ?? [];
	const becomes = part !== void 0 && more.length === 0 && twinOf(part, targetModel) || void 0;
	if (!(becomes && ids.every((id) => id.split(part).length === 2 && id.replace(part, becomes) === twinOf(id, targetModel)))) throw new Unexpressible("shared-params", expr);
	return source.replace(part, becomes);
}
function inMaker(site, trail, text) {
	const at = trail.findLastIndex(isMadeModel);
	const [maker, leaf] = [trail[at], trail.at(-1)];
	const own = maker && site.replaceLeaf(trail.slice(at + 1), text);
	if (own) return own;
	const { language } = site.ground;
	const read = trail.slice(0, at).find((step) => step.kind === "read" && !step.part);
	if (!maker || !leaf || !read || !isWithin(leaf.expr, maker.expr) || !site.canEdit(read.expr) || testsOn$1(trail).length > 0) throw new Unexpressible("shared-params", leaf?.expr);
	if (!language.meansTheSame(maker.expr, read.expr)) throw new Unexpressible("shared-params", leaf.expr);
	const before = language.text({
		...maker.expr,
		end: leaf.expr.start
	});
	const after = language.text({
		...maker.expr,
		start: leaf.expr.end
	});
	return {
		op: "replace",
		expr: read.expr,
		text: before + text + after
	};
}
// dist/transforms/guard-model.js
function modelFrom(site, { objects, model: entry, thinking }) {
	const { language } = site.ground;
	const written = entry.written ?? entry.valueExpr;
	const text = language.text(written);
	const isName = /^[\p{ID_Continue}$]+$/u.test(text);
	const isStill = (expr) => language.isPure(expr) && !language.readsAccessor(expr);
	const isSafe = isStill(written) && (isName || entriesBetween(objects, entry, thinking).every(({ expr }) => isStill(expr)));
	const value = textAfter(site, written);
	if (isSafe && value === text && language.isSimple(written)) return { text };
	const isFirst = entriesBetween(objects, void 0, entry).every(({ expr }) => isStill(expr));
	const ordinal = /:(\d+)$/.exec(site.site.id)?.[1] ?? "1";
	const isHere = isWithin(objects[0].expr, site.site.expr);
	const room = isFirst && isHere ? language.roomBefore(site.site.expr, ordinal === "1" ? "model" : `model${ordinal}`) : void 0;
	if (room && !value.includes("\n")) return {
		text: room.name,
		declared: {
			before: room.statement,
			value
		}
	};
	if (isSafe) return { text: value };
	throw new Unexpressible("condition-has-effects", written);
}
function entriesBetween(objects, a, b) {
	const [first, last] = a && a.expr.start > b.expr.start ? [b, a] : [a, b];
	return objects.flatMap(({ expr, entries }) => entries.filter((entry) => isWithin(entry.expr, expr) && entry.expr.start > (first?.expr.start ?? -1) && entry.expr.start < last.expr.start));
}
function textAfter(site, written) {
	const { language } = site.ground;
	const ordered = model.operations(site).filter((one) => one.op === "replace" && isWithin(one.expr, written)).sort((a, b) => a.expr.start - b.expr.start);
	let from = written.start;
	return ordered.map(({ expr, text }) => {
		const before = language.text({
			...written,
			start: from,
			end: expr.start
		});
		from = expr.end;
		return before + text;
	}).join("") + language.text({
		...written,
		start: from
	});
}
function modelOperations(site) {
	const operations = model.operations(site);
	if (operations.some(({ op }) => op !== "replace")) throw new Unexpressible("shared-params", site.site.expr);
	return operations;
}
function declaring(site, entry, name, { before, value }) {
	const { language } = site.ground;
	const elsewhere = modelOperations(site).filter((one) => !("expr" in one && isWithin(one.expr, entry.expr)));
	const text = `${language.text({
		...entry.expr,
		end: entry.valueExpr.start
	})}${name}`.replace(/^(\w+): \1$/, "$1");
	return [
		...elsewhere,
		{
			op: "declare",
			before,
			name,
			text: value
		},
		{
			op: "replace",
			expr: entry.expr,
			text
		}
	];
}
// dist/transforms/guard.js
const guard = {
	name: "guard",
	says: "Choose thinking by the model at run time",
	source: MIGRATION_GUIDE,
	operations: (site) => {
		if (!site.guard) return [];
		const found = guardable(site);
		const test = testAmong(site, found);
		return test ? inPlace$1(site, found, test) : throughModule(site, found, site.guard);
	}
};
function usesGuardModule(site) {
	return site.guard !== void 0 && testAmong(site, guardable(site)) === void 0;
}
const chosenBy = (site) => guardable(site).model.valueExpr;
function guardedBudget(site) {
	const found = guardable(site);
	const { ratio, minBudget } = site.budgetSettings;
	const holders = site.facts.requests.flatMap((request) => request.holders);
	const [known, ...others] = new Set(holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value)));
	const from = typeof known === "number" && others.length === 0 ? known : null;
	const about = {
		from,
		ratio,
		at: found.thinking.expr
	};
	if (from === null || !testAmong(site, found)) {
		const text = askText$1(site, found);
		return {
			...about,
			text,
			computed: null,
			to: null,
			floored: false,
			expression: text
		};
	}
	const computed = scale(from, ratio);
	return {
		...about,
		text: found.budget,
		computed,
		to: Math.max(minBudget, computed),
		floored: computed < minBudget,
		expression: null
	};
}
function testAmong(site, { objects, model, thinking, condition, holder, rest }) {
	const value = withoutReads(model.value());
	if (site.facts.requests.length > 1) return void 0;
	const { language } = site.ground;
	if (!(exprKey(holder.object.expr) === exprKey(objects[0].expr) && !condition) || rest.length > 0 || value.kind !== "choice" || value.fallback) return void 0;
	const { test } = value;
	if (!test.pure || test.hidden || language.readsAccessor(test.expr) || !language.meansTheSame(test.expr, model.valueExpr)) return void 0;
	if (language.refusesUndefined?.(model.valueExpr)) return void 0;
	if (!(isWithin(test.expr, model.expr) && entriesBetween(objects, model, thinking).every(({ expr }) => language.isPure(expr))) && /[.[(]/.test(language.text(test.expr))) return void 0;
	const sides = [sideOf$1(site, value.yes), sideOf$1(site, value.no)];
	return sides.every((side) => side !== void 0) && sides[0] !== sides[1] ? value : void 0;
}
function sideOf$1(site, side) {
	const groups = outcomes(side).map(({ leaf }) => {
		if (leaf.kind !== "literal" || typeof leaf.value !== "string") return void 0;
		const path = site.facts.requests.flatMap(({ paths }) => paths).find(({ model }) => exprKey(model.leaf.expr) === exprKey(leaf.expr));
		if (path?.group === "moves" || path?.group === "takes-new-form") return "new";
		return path?.group === "stays" && takesBudgets(leaf.value) ? "budget" : void 0;
	});
	return groups.every((group) => group === groups[0]) ? groups[0] : void 0;
}
function inPlace$1(site, { objects: [object], thinking, holder }, { test, yes }) {
	const { language } = site.ground;
	const { syntax } = site;
	const at = object.expr;
	const source = language.text(test.expr);
	const isNew = sideOf$1(site, yes) === "new";
	const either = (then, otherwise) => syntax.conditional(source, isNew ? then : otherwise, isNew ? otherwise : then);
	const enabled = enabledIn$1(holder);
	const string = (text) => syntax.string(text, enabled.expr);
	const display = displayFor(site, enabled);
	const adaptive = syntax.object([["type", string("adaptive")], ...display ? [["display", string(display)]] : []], at);
	const { text: total } = taskBudget$1(site, property$1(enabled, "budget_tokens"), at, site.budgetSettings);
	const config = syntax.object([["type", string("tokens")], ["total", total]], at);
	const nothing = syntax.nothing("output_config");
	const insert = (key, text) => ({
		op: "insert",
		object: at,
		after: thinking.expr,
		key,
		text
	});
	return [
		...modelOperations(site),
		{
			op: "replace",
			expr: thinking.valueExpr,
			text: either(adaptive, language.text(thinking.valueExpr))
		},
		insert("betas", either(syntax.array([syntax.string(BETAS.taskBudgets, at)]), nothing)),
		insert("output_config", either(syntax.object([["task_budget", config]], at), nothing))
	];
}
function throughModule(site, found, module) {
	const { objects, model, thinking, holder, condition, rest } = found;
	const [object] = objects;
	if (site.ground.language.guards.problemWith(site.site.file, module) !== void 0 || object.expr.file !== site.site.file) throw new Unexpressible("shared-params", object.expr);
	const from = modelFrom(site, found);
	const ask = askText$1(site, found, from);
	const text = condition ? `(${underCondition(site, condition, ask)})` : ask;
	return [
		{
			op: "remove",
			object: holder.object.expr,
			entry: thinking.expr
		},
		{
			op: "insert",
			object: holder.object.expr,
			after: thinking.expr,
			key: "...",
			text
		},
		...rest.map(({ expr }) => ({
			op: "remove",
			object: object.expr,
			entry: expr
		})),
		...from.declared ? declaring(site, model, from.text, from.declared) : modelOperations(site)
	];
}
function underCondition(site, { test, yes }, ask) {
	const thinks = outcomes(yes).every(({ leaf }) => leaf.kind === "object");
	const nothing = site.syntax.object([], test.expr);
	return site.syntax.conditional(site.ground.language.text(test.expr), thinks ? ask : nothing, thinks ? nothing : ask);
}
function askText$1(site, found, from = modelFrom(site, found)) {
	const { language } = site.ground;
	const { objects, holder, rest, budget } = found;
	const display = displayFor(site, enabledIn$1(holder));
	const entries = rest.map((entry) => [entry.key, language.text(entry.written ?? entry.valueExpr)]);
	if (display) entries.push(["display", site.syntax.string(display, objects[0].expr)]);
	return language.guards.ask(from.text, budget, entries);
}
// dist/src/run/guard.js
const GUARD_MODULE = "claude-thinking";
const WRITTEN_BY_GUARD = "Written by `opus47-migrate --guard`";
const isWrittenByGuard = (file, tree) => tree.read(file)?.includes("Written by `opus47-migrate --guard`") ?? false;
const isGuardModule = (file, tree) => /(?:^|\/)claude[-_]thinking\.(?:[cm]?[jt]s|py)$/.test(file) && isWrittenByGuard(file, tree);
const notOurs = (name) => `${name} is not a module that the tool wrote`;
const ANSWERED = /* @__PURE__ */ new Set([
	"thinking",
	"betas",
	"output_config"
]);
const HANDED = /* @__PURE__ */ new Set([
	"betas",
	"output_config",
	"display",
	...SAMPLING
]);
function guardModules(sites, { guards }) {
	const modules = /* @__PURE__ */ new Map();
	for (const folder of new Set(sites.map(({ file }) => guards.packageOf(file)))) {
		const own = sites.filter(({ file }) => guards.packageOf(file) === folder);
		const files = [...new Set(own.map(({ file }) => file))];
		const module = guards.moduleFor(files, folder);
		for (const site of own) modules.set(site, module);
	}
	return modules;
}
function guardEdits({ sites }, settings, { guards }) {
	const byFile = /* @__PURE__ */ new Map();
	for (const [site, migrating] of sites) {
		const module = migrating.guard;
		if (!module || !usesGuardModule(migrating)) continue;
		const found = byFile.get(module.file) ?? {
			module,
			calls: []
		};
		found.calls.push(site);
		byFile.set(module.file, found);
	}
	return [...byFile.values()].flatMap(({ module, calls }) => guards.edits(module, calls, settings));
}
// dist/src/frontends/javascript/syntax/markup.js
function readMarkup(scopes, markup) {
	const shown = /* @__PURE__ */ new Set();
	for (const binding of scopes.program.bindings.values()) {
		const name = binding.name.replaceAll("$", "\\$");
		const word = `(?<![\\w$.-])\\$?${name}(?![\\w$-])`;
		if (new RegExp(word).test(markup)) shown.add(binding);
		const written = new RegExp(`(?:v-model[^=\\s>]*|bind:[\\w-]+)\\s*=\\s*["'{]\\s*${word}|bind:${name}(?![\\w$-])|${word}(?:\\??\\.[\\w$]+|\\[[^\\]\\n]*\\])+\\s*(?:[-+*/%&|^?]{0,3})=(?![=>])`);
		if (binding.kind === "let" || binding.kind === "var" || written.test(markup)) binding.writes.push(binding.id);
	}
	return shown;
}
// dist/src/frontends/javascript/syntax/scope.js
const SCOPED = /* @__PURE__ */ new Set([
	"Program",
	"BlockStatement",
	"ForStatement",
	"ForInStatement",
	"ForOfStatement",
	"SwitchStatement",
	"CatchClause",
	"ClassDeclaration",
	"ClassExpression",
	"TSModuleBlock",
	"StaticBlock",
	"FunctionDeclaration",
	"FunctionExpression",
	"ArrowFunctionExpression",
	"ObjectMethod",
	"ClassMethod",
	"ClassPrivateMethod",
	"TSDeclareFunction",
	"TSDeclareMethod"
]);
const NAMES$3 = {
	MemberExpression: ["property"],
	OptionalMemberExpression: ["property"],
	ObjectProperty: ["key"],
	ObjectMethod: ["key"],
	ClassMethod: ["key"],
	ClassProperty: ["key"],
	ClassAccessorProperty: ["key"],
	TSDeclareMethod: ["key"],
	TSPropertySignature: ["key"],
	TSMethodSignature: ["key"],
	LabeledStatement: ["label"],
	BreakStatement: ["label"],
	ContinueStatement: ["label"],
	ImportSpecifier: ["imported"],
	ImportAttribute: ["key"],
	ExportSpecifier: ["exported"],
	ExportNamespaceSpecifier: ["exported"],
	ExportDefaultSpecifier: ["exported"],
	MetaProperty: ["meta", "property"],
	TSEnumMember: ["id"],
	TSQualifiedName: ["right"],
	TSNamedTupleMember: ["label"],
	TSImportType: ["qualifier"],
	TSFunctionType: ["parameters"],
	TSConstructorType: ["parameters"],
	TSCallSignatureDeclaration: ["parameters"],
	TSConstructSignatureDeclaration: ["parameters"],
	TSIndexSignature: ["parameters"],
	PrivateName: ["id"],
	ObjectTypeProperty: ["key"],
	FunctionTypeParam: ["name"],
	QualifiedTypeIdentifier: ["id"],
	JSXAttribute: ["name"]
};
const TYPE_DECLARATIONS = /* @__PURE__ */ new Set([
	"TSTypeAliasDeclaration",
	"TSInterfaceDeclaration",
	"TypeAlias",
	"InterfaceDeclaration",
	"OpaqueType",
	"DeclareClass",
	"DeclareFunction",
	"DeclareVariable",
	"DeclareTypeAlias",
	"DeclareInterface"
]);
function identifiersOf(pattern) {
	switch (pattern.type) {
		case "Identifier": return [pattern];
		case "ObjectPattern": return pattern.properties.flatMap((p) => identifiersOf(p.type === "RestElement" ? p.argument : p.value));
		case "ArrayPattern": return pattern.elements.flatMap((e) => e ? identifiersOf(e) : []);
		case "AssignmentPattern": return identifiersOf(pattern.left);
		case "RestElement": return identifiersOf(pattern.argument);
		case "TSParameterProperty": return identifiersOf(pattern.parameter);
		default: return [];
	}
}
function analyseScopes(file) {
	const parents = /* @__PURE__ */ new Map();
	const bound = /* @__PURE__ */ new Map();
	const scopeOf = /* @__PURE__ */ new Map();
	const names = /* @__PURE__ */ new Set();
	const assigned = /* @__PURE__ */ new Set();
	const references = [];
	const byType = /* @__PURE__ */ new Map();
	const open = (node, parent, hoists) => {
		const scope = {
			node,
			parent,
			bindings: /* @__PURE__ */ new Map(),
			hoists
		};
		scopeOf.set(node, scope);
		return scope;
	};
	const program = open(file.program, null, true);
	const hoisting = (scope) => {
		while (!scope.hoists && scope.parent) scope = scope.parent;
		return scope;
	};
	const declare = (id, kind, node, scope) => {
		names.add(id);
		const known = scope.bindings.get(id.name);
		if (known && (kind === "type" || known.kind !== "type" && known.kind !== kind)) {
			bound.set(id, known);
			return;
		}
		const binding = known ?? {
			name: id.name,
			kind,
			id,
			node,
			scope,
			references: [],
			writes: []
		};
		if (known) Object.assign(known, {
			kind,
			id,
			node
		});
		scope.bindings.set(id.name, binding);
		bound.set(id, binding);
	};
	const declarePattern = (pattern, kind, node, scope) => {
		for (const id of identifiersOf(pattern)) declare(id, kind, node, scope);
	};
	const markAssigned = (target) => {
		for (const id of identifiersOf(target)) assigned.add(id);
	};
	const enter = (node, scope) => {
		let inner = scope;
		const parent = parents.get(node);
		const isBodyOfFunction = node.type === "BlockStatement" && parent && isFunction(parent);
		if (SCOPED.has(node.type) && node.type !== "Program" && !isBodyOfFunction) inner = open(node, scope, isFunction(node) || node.type === "StaticBlock" || node.type === "TSModuleBlock");
		switch (node.type) {
			case "VariableDeclaration":
				for (const declarator of node.declarations) {
					const kind = node.kind === "var" || node.kind === "let" ? node.kind : "const";
					declarePattern(declarator.id, kind, declarator, kind === "var" ? hoisting(scope) : scope);
				}
				break;
			case "FunctionDeclaration":
			case "TSDeclareFunction":
				if (node.id) declare(node.id, "function", node, scope);
				break;
			case "FunctionExpression":
				if (node.id) declare(node.id, "function", node, inner);
				break;
			case "ClassDeclaration":
				if (node.id) declare(node.id, "class", node, scope);
				break;
			case "ClassExpression":
				if (node.id) declare(node.id, "class", node, inner);
				break;
			case "ImportSpecifier":
			case "ImportDefaultSpecifier":
			case "ImportNamespaceSpecifier":
				declare(node.local, "import", node, scope);
				break;
			case "TSImportEqualsDeclaration":
				declare(node.id, "import", node, scope);
				break;
			case "TSEnumDeclaration":
			case "EnumDeclaration":
				declare(node.id, "enum", node, scope);
				break;
			case "TSModuleDeclaration":
				if (node.id.type === "Identifier") declare(node.id, "namespace", node, scope);
				break;
			case "CatchClause":
				if (node.param) declarePattern(node.param, "catch", node, inner);
				break;
			case "AssignmentExpression":
				markAssigned(node.left);
				break;
			case "UpdateExpression":
				markAssigned(node.argument);
				break;
			case "ForInStatement":
			case "ForOfStatement":
				if (node.left.type !== "VariableDeclaration") markAssigned(node.left);
				break;
			case "ExportSpecifier": {
				const declaration = parents.get(node);
				if (declaration?.type === "ExportNamedDeclaration" && declaration.source) names.add(node.local);
				break;
			}
			default: if (TYPE_DECLARATIONS.has(node.type) && "id" in node && node.id?.type === "Identifier") declare(node.id, "type", node, scope);
		}
		if (isFunction(node)) for (const param of node.params) declarePattern(param, "param", node, inner);
		const plain = NAMES$3[node.type];
		if (plain && !("computed" in node && node.computed)) for (const field of plain) {
			const child = node[field];
			for (const name of Array.isArray(child) ? child : child ? [child] : []) names.add(name);
		}
		return inner;
	};
	const stack = [{
		node: file.program,
		scope: program
	}];
	for (let item = stack.pop(); item; item = stack.pop()) {
		const { node, scope } = item;
		const inner = enter(node, scope);
		node.loc = null;
		const alike = byType.get(node.type);
		if (alike) alike.push(node);
		else byType.set(node.type, [node]);
		if ((node.type === "Identifier" || node.type === "JSXIdentifier") && !names.has(node)) references.push({
			node,
			scope
		});
		const below = children(node);
		for (let i = below.length - 1; i >= 0; i--) {
			const child = below[i];
			parents.set(child, node);
			stack.push({
				node: child,
				scope: inner
			});
		}
	}
	for (const { node, scope } of references) for (let at = scope; at; at = at.parent) {
		const binding = at.bindings.get(node.name);
		if (!binding) continue;
		bound.set(node, binding);
		binding.references.push(node);
		if (assigned.has(node)) binding.writes.push(node);
		break;
	}
	return {
		program,
		bindingOf: (node) => bound.get(node),
		parentOf: (node) => parents.get(node),
		all: () => [...scopeOf.values()],
		ofType(...types) {
			const lists = types.flatMap((type) => [byType.get(type) ?? []]).filter(({ length }) => length > 0);
			return lists.length > 1 ? lists.flat().sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a)) : lists[0] ?? [];
		},
		scopeAt: (node) => {
			for (let at = node; at; at = parents.get(at)) {
				const scope = scopeOf.get(at);
				if (scope) return scope;
			}
			return program;
		}
	};
}
// dist/src/frontends/javascript/modules/modules.js
const SOURCE = /\.[cm]?[jt]sx?$/;
function createModules(tree, known = /* @__PURE__ */ new Map()) {
	const modules = /* @__PURE__ */ new Map();
	const data = /* @__PURE__ */ new Map();
	const problems = [];
	const resolve = createResolver(tree);
	const parsedOf = (file, text) => {
		const before = known.get(file);
		if (before?.text === text) return before;
		const ast = parseSource(text, file);
		const scopes = analyseScopes(ast);
		const parsed = {
			text,
			ast,
			scopes,
			...surface(ast, scopes)
		};
		if (!tree.isChanged?.(file)) known.set(file, parsed);
		return parsed;
	};
	const load = (file) => {
		try {
			const text = tree.read(file);
			if (text === void 0) return null;
			const parsed = parsedOf(file, text);
			const markup = tree.around?.(file);
			return {
				file,
				...parsed,
				shown: markup === void 0 ? /* @__PURE__ */ new Set() : readMarkup(parsed.scopes, markup),
				markup
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
	const isGuard = (file) => isGuardModule(file, tree);
	const get = (file) => {
		let module = modules.get(file);
		if (module === void 0) {
			module = SOURCE.test(file) && !/\.d\.[cm]?ts$/.test(file) ? load(file) : null;
			modules.set(file, module);
		}
		return module ?? void 0;
	};
	const imported = (specifier, name, from, seen = /* @__PURE__ */ new Set()) => {
		const file = resolve(specifier, from.file);
		if (!file) return /^[./#]/.test(specifier) ? { kind: "unknown" } : {
			kind: "external",
			specifier,
			name
		};
		if (isGuard(file)) return { kind: "unknown" };
		if (file.endsWith(".json")) {
			if (!data.has(file)) data.set(file, parseData(tree.read(file) ?? ""));
			const node = data.get(file);
			return node ? {
				kind: "data",
				file,
				node
			} : { kind: "unknown" };
		}
		const module = get(file);
		if (!module) return { kind: "unknown" };
		return name === "*" ? {
			kind: "module",
			module
		} : exported(module, name, seen);
	};
	const exported = (module, name, seen = /* @__PURE__ */ new Set()) => {
		const key = `${module.file}\0${name}`;
		if (seen.has(key)) return { kind: "unknown" };
		seen.add(key);
		const target = module.exports.named.get(name);
		if (target) return follow(module, target, seen);
		for (const specifier of module.exports.stars) {
			if (name === "default") break;
			const through = imported(specifier, name, module, seen);
			if (through.kind !== "unknown") return through;
		}
		const whole = module.exports.named.get("module.exports");
		if (whole?.kind !== "expression") return { kind: "unknown" };
		if (name === "default") return follow(module, whole, seen);
		const value = whole.changed ? void 0 : entryOf$2(whole.node, name, module);
		return value ? follow(module, {
			kind: "expression",
			node: value
		}, seen) : { kind: "unknown" };
	};
	const follow = (module, target, seen) => {
		switch (target.kind) {
			case "expression": {
				if (target.changed) return { kind: "unknown" };
				const binding = target.node.type === "Identifier" ? module.scopes.bindingOf(target.node) : void 0;
				const through = binding && importOf(binding);
				if (through) return imported(through.specifier, through.name, module, seen);
				return binding ? {
					kind: "binding",
					module,
					binding
				} : {
					kind: "expression",
					module,
					node: target.node
				};
			}
			case "from": return imported(target.specifier, target.name, module, seen);
			case "namespace": return imported(target.specifier, "*", module, seen);
		}
	};
	return {
		migration: tree.migration,
		knowsBoth: (place) => tree.knowsBoth?.(place) ?? false,
		get,
		isGuard,
		parsed: () => [...modules.values()].filter((module) => module !== null),
		resolve,
		imported: (specifier, name, from) => imported(specifier, name, from),
		exported: (module, name) => exported(module, name),
		problems: () => problems
	};
}
function entryOf$2(node, name, module) {
	let object = unwrap(node);
	if (object.type === "Identifier") {
		const declared = module.scopes.bindingOf(object)?.node;
		if (declared?.type === "VariableDeclarator" && declared.init) object = unwrap(declared.init);
	}
	if (object.type !== "ObjectExpression") return void 0;
	const entry = object.properties.find((part) => part.type !== "SpreadElement" && keyName(part.key, part.computed) === name);
	return entry?.type === "ObjectProperty" ? entry.value : entry;
}
function importOf(binding) {
	const { node } = binding;
	if (node.type === "TSImportEqualsDeclaration") return node.moduleReference.type === "TSExternalModuleReference" ? {
		specifier: node.moduleReference.expression.value,
		name: "*"
	} : void 0;
	if (binding.kind !== "import") return void 0;
	const specifier = importSource(binding);
	if (specifier === void 0) return void 0;
	if (node.type === "ImportDefaultSpecifier") return {
		specifier,
		name: "default"
	};
	if (node.type === "ImportNamespaceSpecifier") return {
		specifier,
		name: "*"
	};
	if (node.type === "ImportSpecifier") return {
		specifier,
		name: node.imported.type === "Identifier" ? node.imported.name : node.imported.value
	};
}
function importSource(binding) {
	const program = binding.scope.node;
	if (program.type !== "Program") return void 0;
	for (const statement of program.body) if (statement.type === "ImportDeclaration" && statement.specifiers.some((s) => s === binding.node)) return statement.source.value;
}
function requiredSpecifier(node) {
	const call = unwrap(node);
	if (call.type === "ImportExpression") return call.source.type === "StringLiteral" ? call.source.value : void 0;
	if (call.type !== "CallExpression" || call.arguments.length < 1) return void 0;
	const isRequire = call.callee.type === "Import" || call.callee.type === "Identifier" && call.callee.name === "require";
	const [first] = call.arguments;
	if (isRequire && first?.type === "StringLiteral") return first.value;
	const name = call.callee.type === "Identifier" ? call.callee.name : isMember(call.callee) ? memberName(call.callee) : void 0;
	return name && /^(?:__import(?:Default|Star)|_interopRequire(?:Default|Wildcard))$/.test(name) && first ? requiredSpecifier(first) : void 0;
}
function surface(ast, { ofType }) {
	const named = /* @__PURE__ */ new Map();
	const stars = [];
	const specifiers = /* @__PURE__ */ new Set();
	const { body } = ast.program;
	for (const statement of body) {
		if ("source" in statement && statement.source?.type === "StringLiteral") specifiers.add(statement.source.value);
		if (statement.type === "ExportAllDeclaration") stars.push(statement.source.value);
		else if (statement.type === "ExportDefaultDeclaration") named.set("default", {
			kind: "expression",
			node: statement.declaration
		});
		else if (statement.type === "TSExportAssignment") named.set("module.exports", {
			kind: "expression",
			node: statement.expression
		});
		else if (statement.type === "ExportNamedDeclaration") {
			const source = statement.source?.value;
			for (const specifier of statement.specifiers) {
				const name = specifier.exported.type === "Identifier" ? specifier.exported.name : specifier.exported.value;
				if (specifier.type === "ExportNamespaceSpecifier") named.set(name, {
					kind: "namespace",
					specifier: source
				});
				else if (specifier.type === "ExportDefaultSpecifier") named.set(name, {
					kind: "from",
					specifier: source,
					name: "default"
				});
				else if (source !== void 0) named.set(name, {
					kind: "from",
					specifier: source,
					name: specifier.local.name
				});
				else named.set(name, {
					kind: "expression",
					node: specifier.local
				});
			}
			if (statement.declaration) for (const id of declaredNames$1(statement.declaration)) named.set(id.name, {
				kind: "expression",
				node: id
			});
		}
	}
	for (const node of ofType("CallExpression", "ImportExpression")) {
		const required = requiredSpecifier(node);
		if (required !== void 0) specifiers.add(required);
	}
	for (const { expression } of ofType("TSExternalModuleReference")) specifiers.add(expression.value);
	for (const node of ofType("AssignmentExpression")) {
		const target = node.left;
		const name = node.operator === "=" && isMember(target) ? memberName(target) : void 0;
		if (name === void 0 || !isMember(target)) continue;
		if (target.object.type === "Identifier" && target.object.name === "module" && name === "exports") named.set("module.exports", {
			kind: "expression",
			node: node.right
		});
		else if (isExportsObject(target.object)) {
			if (node.right.type === "UnaryExpression" && node.right.operator === "void") continue;
			const known = named.get(name);
			if (!known) named.set(name, {
				kind: "expression",
				node: node.right
			});
			else if (known.kind === "expression") known.changed = true;
		}
	}
	if (ofType("CallExpression").some(({ callee, arguments: [first] }) => first && isExportsObject(first) && isAssign(callee))) {
		for (const target of named.values()) if (target.kind === "expression") target.changed = true;
	}
	return {
		exports: {
			named,
			stars
		},
		specifiers
	};
}
const isAssign = (callee) => isMember(callee) && callee.object.type === "Identifier" && callee.object.name === "Object" && memberName(callee) === "assign";
function isExportsObject(node) {
	if (node.type === "Identifier") return node.name === "exports";
	return isMember(node) && node.object.type === "Identifier" && node.object.name === "module" && memberName(node) === "exports";
}
function declaredNames$1(declaration) {
	if (declaration.type === "VariableDeclaration") {
		const found = [];
		for (const { id } of declaration.declarations) walk(id, (node) => {
			if (node.type === "Identifier") found.push(node);
			return node.type !== "TSTypeAnnotation" && node.type !== "AssignmentPattern";
		});
		return found;
	}
	return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id] : [];
}
// dist/src/frontends/javascript/values/context.js
const exprOf = (module, node) => ({
	file: module.file,
	start: startOf(node),
	end: endOf(node),
	node
});
const openAt = (module, node, why = "expression") => ({
	kind: "open",
	expr: exprOf(module, node),
	why
});
const textOf$5 = (module, node) => module.text.slice(startOf(node), endOf(node));
// dist/src/frontends/javascript/syntax/patterns.js
function patternSteps(pattern, id) {
	switch (pattern.type) {
		case "Identifier": return pattern === id ? [] : void 0;
		case "TSParameterProperty": return patternSteps(pattern.parameter, id);
		case "AssignmentPattern": {
			const below = patternSteps(pattern.left, id);
			return below && [{ fallback: pattern.right }, ...below];
		}
		case "ObjectPattern":
			for (const part of pattern.properties) {
				if (part.type === "RestElement") {
					if (part.argument === id) return [{ unknown: true }];
					continue;
				}
				const below = patternSteps(part.value, id);
				if (!below) continue;
				const key = keyName(part.key, part.computed);
				return [key === void 0 ? { unknown: true } : { key }, ...below];
			}
			return;
		case "ArrayPattern":
			for (const [index, part] of pattern.elements.entries()) {
				const below = part && part.type !== "RestElement" ? patternSteps(part, id) : void 0;
				if (below) return [{ key: String(index) }, ...below];
			}
			return;
		case "RestElement": return pattern.argument === id ? [{ unknown: true }] : void 0;
		default: return;
	}
}
function takeApart(whole, pattern, id, module, ctx, frame) {
	const steps = patternSteps(pattern, id);
	if (!steps) return openAt(module, id);
	return steps.reduce((value, step) => {
		if (step.unknown) return openAt(module, id);
		if (step.key !== void 0) return property$1(value, step.key);
		if (!step.fallback) return value;
		const expr = exprOf(module, step.fallback);
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
			yes: value,
			no: ctx.evaluate(step.fallback, module, frame)
		};
	}, whole);
}
// dist/src/frontends/javascript/values/mutations.js
const FUNCTIONS = /^(?:Object\.(?:assign|definePropert(?:y|ies))|Reflect\.(?:set|defineProperty|deleteProperty)|(?:_|lodash)\.(?:assign(?:In)?|defaults(?:Deep)?|extend|merge|set|unset|update))$/;
const TAKE_A_KEY = /\.(?:defineProperty|set|deleteProperty|unset|update)$/;
function outermost$2(node, module) {
	for (let at = node;;) {
		const parent = module.scopes.parentOf(at);
		if (!parent || !isWrapper(parent)) return at;
		at = parent;
	}
}
function changeOf$1(node, module) {
	const target = outermost$2(node, module);
	const holder = module.scopes.parentOf(target);
	if (holder && isMember(holder) && holder.object === target) {
		const key = memberName(holder);
		const statement = statementFor(holder, module);
		return statement && {
			keys: key === void 0 ? void 0 : [key],
			statement
		};
	}
	if (!holder || !isCall(holder) || holder.arguments[0] !== target) return void 0;
	const name = textOf$5(module, holder.callee);
	return FUNCTIONS.test(name) ? {
		keys: keysGiven(name, holder.arguments.slice(1)),
		statement: holder
	} : void 0;
}
function keysGiven(name, given) {
	const [first] = given;
	if (TAKE_A_KEY.test(name)) {
		const key = first && keyName(first, true);
		return key === void 0 ? void 0 : [key.replace(/[.[][\s\S]*$/, "")];
	}
	const keys = [];
	for (const one of given) {
		if (one.type !== "ObjectExpression") return void 0;
		for (const part of one.properties) {
			const key = part.type === "SpreadElement" ? void 0 : keyName(part.key, part.computed);
			if (key === void 0) return void 0;
			keys.push(key);
		}
	}
	return keys;
}
function statementFor(member, module) {
	const { parentOf } = module.scopes;
	let at = member;
	for (let parent = parentOf(at); parent; parent = parentOf(at)) {
		switch (parent.type) {
			case "AssignmentExpression":
			case "ForOfStatement":
			case "ForInStatement": return parent.left === at ? parent : void 0;
			case "UpdateExpression": return parent;
			case "UnaryExpression": return parent.operator === "delete" ? parent : void 0;
			case "AssignmentPattern":
				if (parent.left !== at) return void 0;
				break;
			case "ObjectProperty":
				if (parent.value !== at) return void 0;
				break;
			case "ObjectPattern":
			case "ArrayPattern":
			case "RestElement": break;
			default: if (!isWrapper(parent)) return void 0;
		}
		at = parent;
	}
}
const isObjectAssign = (node) => isCall(node) && isMember(node.callee) && node.callee.object.type === "Identifier" && node.callee.object.name === "Object" && memberName(node.callee) === "assign";
// dist/src/frontends/javascript/values/classes.js
function classAround(node, module) {
	for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isClass(at)) return {
		module,
		node: at
	};
}
function superOf$1(owner, ctx) {
	return owner.node.superClass ? classOf(resolveName(owner.node.superClass, owner.module, ctx)) : void 0;
}
function areRelated(a, b, ctx) {
	const isAbove = (top, owner, depth = 0) => owner !== void 0 && depth < 10 && (owner.node === top.node || isAbove(top, superOf$1(owner, ctx), depth + 1));
	return isAbove(a, b) || isAbove(b, a);
}
const nameOfMember = (member) => {
	if (!("key" in member) || !member.key || typeof member.key !== "object" || !("type" in member.key)) return void 0;
	return keyName(member.key, "computed" in member && member.computed === true);
};
function memberOfClass(owner, name, ctx, depth = 0) {
	const found = owner.node.body.body.find((member) => nameOfMember(member) === name && !(member.type === "ClassMethod" && member.kind === "set"));
	if (found) return {
		module: owner.module,
		node: found
	};
	const base = depth < 10 ? superOf$1(owner, ctx) : void 0;
	return base && memberOfClass(base, name, ctx, depth + 1);
}
function sourcesOf(owner, name, ctx, frame) {
	const { module, node } = owner;
	const found = [];
	for (const member of node.body.body) {
		if (member.type === "ClassMethod" && member.kind === "constructor") for (const param of member.params) {
			if (param.type !== "TSParameterProperty") continue;
			const id = param.parameter.type === "AssignmentPattern" ? param.parameter.left : param.parameter;
			if (id.type === "Identifier" && id.name === name) found.push({
				value: ctx.evaluate(id, module, frame),
				late: false,
				field: true
			});
		}
		if (nameOfMember(member) !== name) continue;
		if ((member.type === "ClassMethod" || member.type === "ClassPrivateMethod") && member.kind === "get") found.push({
			value: resultOf({
				module,
				node: member
			}, ctx, frame),
			late: false,
			field: true
		});
		else if ("value" in member && member.value) found.push({
			value: ctx.evaluate(member.value, module, frame),
			late: false,
			field: true
		});
	}
	walk(node.body, (inner) => {
		if (inner.type !== "AssignmentExpression" || !isMember(inner.left) || inner.left.object.type !== "ThisExpression") return;
		if (memberName(inner.left) !== name) return;
		const late = !inConstructor(inner, module) || inner.operator !== "=";
		found.push({
			value: ctx.evaluate(inner.right, module, frame),
			late,
			field: false
		});
	});
	const others = [...givenAtOnce(owner, name, ctx, frame), ...writtenFromOutside(owner, name, ctx)];
	return [...found, ...others.map((value) => ({
		value,
		late: true,
		field: false
	}))];
}
function writtenFromOutside(owner, name, ctx) {
	const isHere = (node, module) => {
		const receiver = node.type === "ThisExpression" ? void 0 : ctx.classOfInstance(node, module);
		return receiver !== void 0 && areRelated(owner, receiver, ctx);
	};
	const assigned = ctx.membersNamed("assign").flatMap(({ node, module }) => {
		const call = module.scopes.parentOf(node);
		const target = call && isObjectAssign(call) ? call.arguments[0] : void 0;
		return call && isCall(call) && target && isHere(target, module) ? sourcesIn(call, name, module, ctx) : [];
	});
	const written = ctx.membersNamed(name).flatMap(({ node, module }) => {
		const statement = statementFor(node, module);
		if (!statement || !isHere(node.object, module)) return [];
		return [statement.type === "AssignmentExpression" && statement.operator === "=" && statement.left === node ? ctx.evaluate(statement.right, module) : openAt(module, statement, "reassigned")];
	});
	return [...assigned, ...written];
}
function inConstructor(node, module) {
	for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
		if (at.type === "ClassMethod") return at.kind === "constructor";
		if (at.type === "ClassPrivateMethod" || at.type === "FunctionExpression" || at.type === "FunctionDeclaration") return false;
	}
	return false;
}
function fieldValue(owner, name, at, ctx, frame) {
	const own = inherited$1(owner, name, ctx, frame);
	const below = descendantsOf(owner, ctx).flatMap((sub) => sourcesOf(sub, name, ctx, void 0).map((source) => source.value));
	if (own.length + below.length === 0) return void 0;
	const late = own.some((source) => source.late);
	const assigned = own.filter((source) => !source.field && !source.late);
	const values = [...(assigned.length === 1 && !late ? assigned : own).map((source) => source.value), ...below];
	if (late) values.push(openAt(owner.module, at, "reassigned"));
	return values.length === 1 ? values[0] : {
		kind: "union",
		expr: exprOf(owner.module, owner.node),
		options: values
	};
}
function inherited$1(owner, name, ctx, frame, depth = 0) {
	const own = sourcesOf(owner, name, ctx, frame);
	const base = own.length === 0 && depth < 10 ? superOf$1(owner, ctx) : void 0;
	return base ? inherited$1(base, name, ctx, void 0, depth + 1) : own;
}
function descendantsOf(owner, ctx) {
	const found = /* @__PURE__ */ new Map([[owner.node, owner]]);
	for (const one of found.values()) for (const sub of ctx.subclassesOf(one.node)) found.set(sub.node, sub);
	return [...found.values()].slice(1);
}
const isOverridden = (owner, name, ctx) => descendantsOf(owner, ctx).some(({ node }) => node.body.body.some((member) => nameOfMember(member) === name));
function givenAtOnce({ module, node }, name, ctx, frame) {
	const found = [];
	walk(node.body, (inner) => {
		if (isMember(inner) && inner.object.type === "ThisExpression" && memberName(inner) === void 0 && statementFor(inner, module)) found.push(openAt(module, inner, "reassigned"));
		if (isObjectAssign(inner) && inner.arguments[0]?.type === "ThisExpression") found.push(...sourcesIn(inner, name, module, ctx, frame));
	});
	return found;
}
const sourcesIn = (call, name, module, ctx, frame) => call.arguments.slice(1).map((source) => property$1(ctx.evaluate(source, module, frame), name)).filter((value) => !isAbsent$1(value));
// dist/src/frontends/javascript/values/stand-ins.js
const MOST_LOOKS$1 = 2e4;
const MOST_DEPTH$8 = 4;
const ANY = null;
const TAKES_EACH = /^(?:forEach|map|flatMap|filter|find|some|every)$/;
const GIVES_SOME = /^(?:filter|slice|concat|reverse|sort|toSorted|values)$/;
function standIns(made, ctx) {
	const found = [];
	const seen = /* @__PURE__ */ new Map();
	const members = /* @__PURE__ */ new Map();
	const queue = [];
	let looks = 0;
	const add = (node, module, path) => {
		const paths = seen.get(node) ?? [];
		const key = path.join();
		if (path.length > MOST_DEPTH$8 || paths.includes(key)) return;
		queue.push({
			node,
			module,
			path
		});
		seen.set(node, [...paths, key]);
		looks++;
	};
	add(made.node, made.module, []);
	for (const at of queue) {
		if (looks > MOST_LOOKS$1) return void 0;
		if (at.path.length === 0) found.push(at);
		step(at);
	}
	return found;
	function step({ node, module, path }) {
		const parent = module.scopes.parentOf(node);
		if (!parent) return;
		if (node.type === "ObjectExpression") for (const self of thisIn(node, module)) add(self, module, path);
		if (isWrapper(parent)) {
			add(parent, module, path);
			return;
		}
		switch (parent.type) {
			case "ConditionalExpression":
				if (parent.test !== node) add(parent, module, path);
				return;
			case "LogicalExpression":
				add(parent, module, path);
				return;
			case "VariableDeclarator":
				if (parent.init === node) give(parent.id, module, path);
				return;
			case "AssignmentExpression":
				if (parent.right !== node) return;
				give(parent.left, module, path);
				add(parent, module, path);
				for (const use of ctx.importsOf(unwrap(node))) add(use.node, use.module, path);
				return;
			case "ExportDefaultDeclaration":
				for (const use of ctx.importsOf(unwrap(node))) add(use.node, use.module, path);
				return;
			case "AssignmentPattern":
				if (parent.right === node) give(parent.left, module, path);
				return;
			case "ForOfStatement":
				if (parent.right === node && path.length) for (const id of parent.left.type === "VariableDeclaration" ? parent.left.declarations.map((one) => one.id) : [parent.left]) give(id, module, path.slice(1));
				return;
			case "ClassProperty":
			case "ClassPrivateProperty":
			case "ClassAccessorProperty":
				if (parent.value === node) addMembers(keyName(parent.key, "computed" in parent && parent.computed === true), path, classAround(parent, module));
				return;
			case "ObjectProperty": {
				const object = module.scopes.parentOf(parent);
				if (parent.value === node && object) add(object, module, [keyName(parent.key, parent.computed) ?? ANY, ...path]);
				return;
			}
			case "ArrayExpression":
				add(parent, module, [ANY, ...path]);
				return;
			case "SpreadElement": {
				const object = module.scopes.parentOf(parent);
				if (path.length && object && /^(?:Object|Array)Expression$/.test(object.type)) add(object, module, path);
				return;
			}
			case "MemberExpression":
			case "OptionalMemberExpression":
				if (parent.object !== node) return;
				if (path.length && mayBe(memberName(parent), path[0])) add(parent, module, path.slice(1));
				method(parent, module, path);
				return;
			case "CallExpression":
			case "OptionalCallExpression":
			case "NewExpression":
				argument(node, parent, module, path);
				return;
			case "ReturnStatement":
				returned(functionAround(parent, module), module, path);
				return;
			case "ArrowFunctionExpression":
				if (parent.body === node) returned(parent, module, path);
				return;
		}
	}
	function give(target, module, path) {
		switch (target.type) {
			case "Identifier": {
				const binding = module.scopes.bindingOf(target);
				for (const use of binding ? ctx.referencesTo(binding, module) : []) add(use.node, use.module, path);
				return;
			}
			case "MemberExpression": {
				const owner = ownerOf(target, module);
				if (owner || target.object.type === "ThisExpression") addMembers(memberName(target), path, owner);
				else give(unwrap(target.object), module, [memberName(target) ?? ANY, ...path]);
				return;
			}
			case "AssignmentPattern":
				give(target.left, module, path);
				return;
			case "TSParameterProperty": {
				const id = target.parameter.type === "AssignmentPattern" ? target.parameter.left : target.parameter;
				give(id, module, path);
				if (id.type === "Identifier") addMembers(id.name, path, classAround(target, module));
				return;
			}
			case "ObjectPattern":
				for (const part of path.length ? target.properties : []) if (part.type === "RestElement") give(part.argument, module, path);
				else if (mayBe(keyName(part.key, part.computed), path[0])) give(part.value, module, path.slice(1));
				return;
			case "ArrayPattern":
				for (const part of path.length ? target.elements : []) if (part) give(part, module, path.slice(1));
				return;
		}
	}
	function addMembers(name, path, owner) {
		const done = members.get(owner?.node) ?? /* @__PURE__ */ new Set();
		const key = [name, ...path].join();
		if (name === void 0 || done.has(key)) return;
		members.set(owner?.node, done.add(key));
		for (const { node, module } of ctx.membersNamed(name)) {
			looks++;
			const other = ownerOf(node, module);
			if (other ? !owner || areRelated(owner, other, ctx) : !isLiteral(node.object, module, ctx)) add(node, module, path);
		}
	}
	function ownerOf({ object }, module) {
		const owner = object.type === "ThisExpression" ? ownerOfThis(object, module) : ctx.classOfInstance(object, module);
		return owner && isClass(owner.node) ? {
			module: owner.module,
			node: owner.node
		} : void 0;
	}
	function method(member, module, path) {
		const call = module.scopes.parentOf(member);
		if (!call || !isCall(call) || call.callee !== member || path.length === 0) return;
		const name = memberName(member) ?? "";
		const [first] = call.arguments;
		if (TAKES_EACH.test(name) && first && isFunction(first) && first.params[0]) give(first.params[0], module, path.slice(1));
		if (GIVES_SOME.test(name)) add(call, module, path);
		if (/^(?:at|find|pop|shift|get)$/.test(name)) add(call, module, path.slice(1));
	}
	function argument(node, call, module, path) {
		if (!isCall(call) && call.type !== "NewExpression") return;
		const index = call.arguments.indexOf(node);
		const { callee } = call;
		if (index < 0) return;
		if (isMember(callee) && callee.object.type === "Identifier" && callee.object.name === "Object") {
			if (memberName(callee) === "assign" && index === 0) add(call, module, path);
			if (/^(?:values|entries)$/.test(memberName(callee) ?? "") && path.length) add(call, module, [ANY, ...path.slice(1)]);
			return;
		}
		if (call.type === "NewExpression" && callee.type === "Identifier" && callee.name === "Map") {
			if (path.length > 1) add(call, module, [ANY, ...path.slice(2)]);
			return;
		}
		if (isMember(callee) && /^(?:push|unshift|set)$/.test(memberName(callee) ?? "")) {
			give(callee.object, module, [ANY, ...path]);
			return;
		}
		const fn = call.type === "NewExpression" ? constructorOf$1(callee, module, ctx) : calledFunction(callee, module, ctx);
		const param = fn?.node.params[index];
		if (fn && param) give(param, fn.module, path);
	}
	function returned(fn, module, path) {
		if (!fn || module === made.module && startOf(fn) <= startOf(made.node) && endOf(made.node) <= endOf(fn)) return;
		for (const call of callsOf({
			module,
			node: fn
		}, ctx)) add(call.node, call.module, path);
	}
}
function constructorOf$1(callee, module, ctx) {
	const owner = classOf(resolveName(callee, module, ctx));
	const found = owner && constructorIn(owner.node);
	return found ? {
		module: owner.module,
		node: found
	} : void 0;
}
function thisIn(object, module) {
	const found = [];
	walk(object, (node) => {
		if (node.type === "ThisExpression" && ownerOfThis(node, module)?.node === object) found.push(node);
		return !isClass(node);
	});
	return found;
}
function isLiteral(node, module, ctx) {
	const found = resolveName(node, module, ctx);
	const { node: declared, id } = found.kind === "binding" ? found.binding : {};
	return declared?.type === "VariableDeclarator" && declared.id === id && !!declared.init && /^(?:Object|Array)Expression$/.test(unwrap(declared.init).type);
}
const mayBe = (key, wanted) => key === void 0 || wanted === ANY || key === wanted;
// dist/src/frontends/javascript/uses/handed.js
const PASSES = /^(?:(?:Optional)?(?:Member|Call)Expression|NewExpression|ObjectProperty|ObjectExpression|ArrayExpression|SpreadElement|LogicalExpression|ConditionalExpression)$/;
function callsOfStandIns(use, ctx) {
	return (standIns(use, ctx) ?? []).flatMap(({ node, module }) => {
		const call = node === use.node ? void 0 : module.scopes.parentOf(node);
		return call && isCall(call) && call.callee === node ? [{
			module,
			node: call
		}] : [];
	});
}
function modelsBeside({ node, module }, ctx) {
	const { parentOf } = module.scopes;
	let whole = node;
	for (let parent = parentOf(whole); parent && (PASSES.test(parent.type) || isWrapper(parent)); parent = parentOf(whole)) whole = parent;
	const found = [];
	walk(whole, (inner) => {
		const isName = inner.type === "Identifier" || isMember(inner);
		if (inner === node || inner.type !== "StringLiteral" && !isName) return true;
		found.push(...idsIn(ctx.evaluate(inner, module)));
		return !isMember(inner) || inner.object.type !== "Identifier";
	});
	return found;
}
const idsIn = (value) => outcomes(value).flatMap(({ leaf }) => {
	if (leaf.kind === "literal") return typeof leaf.value === "string" && leaf.value.includes("claude-") ? [leaf] : [];
	return leaf.kind === "array" ? leaf.elements.flatMap((item) => item.kind === "element" ? idsIn(item.value()) : []) : [];
});
const isModel = (fallback, module, ctx) => {
	const known = constant(ctx.evaluate(fallback, module))?.value;
	return typeof known === "string" && known.includes("claude-");
};
// dist/src/frontends/test-reads.js
const MOST_HOPS$2 = 4;
const MOST_VALUES = 100;
function testReads(test, module, looks, frame) {
	const sides = looks.sides(test);
	if (sides) return {
		tests: sides.map((side) => looks.testOf(side, module, frame)),
		values: []
	};
	const tests = [];
	const values = [];
	const seen = /* @__PURE__ */ new Set();
	const look = (at, home, under, hops) => {
		if (seen.has(at)) return;
		looks.walk(at, (inner) => {
			seen.add(inner);
			if (inner !== at && looks.isFunction(inner)) return false;
			if (inner !== test && looks.isTest(inner)) {
				tests.push(looks.testOf(inner, home, under));
				return false;
			}
			if (looks.isRead(inner, home) && values.length < MOST_VALUES) take(looks.evaluate(inner, home, under), hops);
			return true;
		});
	};
	const take = (value, hops) => {
		values.push(value);
		for (const outcome of outcomes(value)) {
			tests.push(...testsOn(outcome));
			const { leaf } = outcome;
			if (leaf.kind !== "open" || hops >= MOST_HOPS$2) continue;
			for (const candidate of leaf.candidates?.() ?? []) if (values.length < MOST_VALUES) take(candidate, hops + 1);
			const made = looks.madeBy(leaf);
			if (made) look(made.node, made.module, void 0, hops + 1);
		}
	};
	look(test, module, frame, 0);
	return {
		tests,
		values
	};
}
const testsOn = ({ trail }) => trail.flatMap((step) => step.kind === "choice" ? [step.test] : []);
// dist/src/frontends/javascript/values/test-reads.js
const readsOf = (node, module, ctx, frame) => testReads(node, module, {
	sides: (test) => test.type === "LogicalExpression" ? [test.left, test.right] : void 0,
	walk,
	isFunction,
	isTest: isTest$1,
	isRead,
	madeBy: ({ expr }) => {
		const made = unwrap(expr.node);
		const home = ctx.modules.get(expr.file);
		return home && made.type !== "Identifier" && !isFunction(made) ? {
			node: made,
			module: home
		} : void 0;
	},
	testOf: (test, home, under) => testOf$1(test, home, ctx, under),
	evaluate: ctx.evaluate
}, frame);
const isTest$1 = (node) => node.type === "LogicalExpression" || node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator) || node.type === "UnaryExpression" && node.operator === "!";
const isRead = (node, module) => isMember(node) || node.type === "CallExpression" || node.type === "OptionalCallExpression" || node.type === "Identifier" && module.scopes.bindingOf(node) !== void 0;
// dist/src/frontends/javascript/values/conditions.js
const EFFECTS$1 = /* @__PURE__ */ new Set([
	"CallExpression",
	"OptionalCallExpression",
	"NewExpression",
	"AssignmentExpression",
	"UpdateExpression",
	"AwaitExpression",
	"YieldExpression",
	"TaggedTemplateExpression",
	"ImportExpression"
]);
function isPure$1(node) {
	let pure = true;
	walk(node, (inner) => {
		if (EFFECTS$1.has(inner.type) || inner.type === "UnaryExpression" && inner.operator === "delete") pure = false;
		return pure && !isFunction(inner);
	});
	return pure;
}
function isValueUsed(node, { scopes: { parentOf } }) {
	for (let at = node, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) switch (parent.type) {
		case "ExpressionStatement": return false;
		case "UnaryExpression": return parent.operator !== "void";
		case "ForStatement": return parent.test === at;
		case "SequenceExpression":
			if (parent.expressions.at(-1) !== at) return false;
			break;
		case "ConditionalExpression":
			if (parent.test === at) return true;
			break;
		case "LogicalExpression":
			if (parent.left === at) return true;
			break;
		default: if (!isWrapper(parent)) return true;
	}
	return true;
}
function testOf$1(node, module, ctx, frame) {
	let inner = unwrap(node);
	let negated = false;
	while (inner.type === "UnaryExpression" && inner.operator === "!") {
		negated = !negated;
		inner = unwrap(inner.argument);
	}
	const through = followConst(inner, module);
	const expr = exprOf(module, node);
	const pure = isPure$1(node);
	if (through) {
		const test = testOf$1(through, module, ctx, frame);
		return {
			...test,
			expr,
			pure,
			negated: negated !== test.negated
		};
	}
	const binary = inner.type === "BinaryExpression" ? inner : void 0;
	if (binary && (binary.operator === "!==" || binary.operator === "!=")) negated = !negated;
	const compare = comparison$1(inner, module, ctx, frame);
	return {
		key: keyOf$1(inner, module),
		expr,
		negated,
		pure,
		...compare && { compare },
		reads: () => readsOf(inner, module, ctx, frame)
	};
}
function followConst(node, module) {
	if (node.type !== "Identifier") return void 0;
	const binding = module.scopes.bindingOf(node);
	if (binding?.kind !== "const" || binding.node.type !== "VariableDeclarator" || binding.node.id !== binding.id || !binding.node.init) return void 0;
	const init = unwrap(binding.node.init);
	return (init.type === "BinaryExpression" || init.type === "UnaryExpression" && init.operator === "!" || init.type === "LogicalExpression") && isPure$1(init) ? init : void 0;
}
function keyOf$1(node, module) {
	const names = [];
	let stable = isPure$1(node);
	walk(node, (inner) => {
		if (inner.type !== "Identifier") return;
		const binding = module.scopes.bindingOf(inner);
		if (!binding) return;
		names.push(String(startOf(binding.id)));
		if (binding.writes.length > 0) stable = false;
	});
	const source = textOf$5(module, node).replace(/\s+/g, " ").replace(/!==?/g, "===").replace(/===?/g, "===").replaceAll("\"", "'");
	return `${module.file}|${source}|${names.join()}${stable ? "" : `|${startOf(node)}`}`;
}
function comparison$1(node, module, ctx, frame) {
	const value = (of) => ctx.evaluate(of, module, frame);
	if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator)) {
		for (const [subject, other] of [[node.left, node.right], [node.right, node.left]]) {
			if (subject.type === "PrivateName") continue;
			const expected = constant(value(other));
			if (!expected) continue;
			const loose = node.operator.length === 2;
			return {
				subject: value(subject),
				against: value(other),
				accepts: (actual) => actual === expected.value || loose && (actual ?? null) === (expected.value ?? null)
			};
		}
		return;
	}
	if (isCall(node)) return callComparison(node, value);
	if (node.type === "Identifier" || isMember(node)) return {
		subject: value(node),
		accepts: Boolean
	};
}
const STRING_TESTS$1 = {
	includes: (actual, part) => actual.includes(part),
	startsWith: (actual, part) => actual.startsWith(part),
	endsWith: (actual, part) => actual.endsWith(part)
};
function callComparison(node, value) {
	const { callee } = node;
	const [argument] = node.arguments;
	if (!isMember(callee) || !argument || node.arguments.length !== 1) return void 0;
	const name = memberName(callee);
	const regexp = unwrap(callee.object);
	if (name === "test" && regexp.type === "RegExpLiteral") {
		const { pattern, flags } = regexp;
		return {
			subject: value(argument),
			accepts: (actual) => typeof actual === "string" && new RegExp(pattern, flags.replace(/[gy]/g, "")).test(actual)
		};
	}
	const list = name === "includes" ? value(callee.object) : void 0;
	const array = list && unwrapArray(list);
	if (array) return {
		subject: value(argument),
		accepts: (actual) => array.includes(actual),
		against: list
	};
	const test = name === void 0 ? void 0 : STRING_TESTS$1[name];
	const part = test && constant(value(argument))?.value;
	if (!test || typeof part !== "string") return void 0;
	return {
		subject: value(callee.object),
		accepts: (actual) => typeof actual === "string" && test(actual, part)
	};
}
function unwrapArray(value) {
	if (value.kind === "read") return unwrapArray(value.value);
	if (value.kind !== "array" || !value.literal) return void 0;
	const items = value.elements.map((element) => element.kind === "element" ? constant(element.value()) : void 0);
	return items.every((item) => item !== void 0) ? items.map((item) => item.value) : void 0;
}
// dist/src/frontends/javascript/values/functions.js
const MOST_FRAMES$1 = 8;
const MOST_CALLS$1 = 500;
function resolveName(node, module, ctx, seen = /* @__PURE__ */ new Set()) {
	const inner = unwrap(node);
	const required = requiredSpecifier(inner);
	if (required !== void 0) return ctx.modules.imported(required, "*", module);
	if (inner.type === "Identifier" || inner.type === "JSXIdentifier") {
		const binding = module.scopes.bindingOf(inner);
		return binding ? resolveBinding(binding, module, ctx, seen) : { kind: "unknown" };
	}
	if (isMember(inner)) {
		const name = memberName(inner);
		const whole = name === void 0 ? void 0 : resolveName(inner.object, module, ctx, seen);
		if (whole?.kind === "module") return ctx.modules.exported(whole.module, name);
		if (whole?.kind === "external" && whole.name === "*") return {
			...whole,
			name
		};
	}
	return { kind: "unknown" };
}
function resolveBinding(binding, module, ctx, seen = /* @__PURE__ */ new Set()) {
	const through = importSpecifier(binding, ctx, module);
	if (through) return through;
	if (binding.node.type === "VariableDeclarator" && binding.node.init) {
		const required = requiredSpecifier(binding.node.init);
		if (required !== void 0) {
			const name = binding.node.id === binding.id ? "*" : propertyTaken(binding.node.id, binding.id);
			if (name !== void 0) {
				const found = ctx.modules.imported(required, name, module);
				if (found.kind !== "unknown") return found;
			}
		} else if (binding.node.id === binding.id && isMember(unwrap(binding.node.init)) && !seen.has(binding)) {
			const found = resolveName(binding.node.init, module, ctx, new Set(seen).add(binding));
			if (found.kind === "external") return found;
		}
	}
	return {
		kind: "binding",
		module,
		binding
	};
}
function importSpecifier(binding, ctx, module) {
	const through = ctx.importOf(binding);
	return through && ctx.modules.imported(through.specifier, through.name, module);
}
function propertyTaken(pattern, id) {
	if (pattern.type !== "ObjectPattern") return void 0;
	for (const part of pattern.properties) {
		if (part.type !== "ObjectProperty") continue;
		if ((part.value.type === "AssignmentPattern" ? part.value.left : part.value) === id) return part.key.type === "Identifier" ? part.key.name : part.key.type === "StringLiteral" ? part.key.value : void 0;
	}
}
function functionOf$1(found) {
	if (found.kind === "expression") {
		const node = unwrap(found.node);
		return isFunction(node) ? {
			module: found.module,
			node
		} : void 0;
	}
	if (found.kind !== "binding" || found.binding.writes.length > 0) return void 0;
	const { node, id } = found.binding;
	if (isFunction(node) && found.binding.kind === "function") return {
		module: found.module,
		node
	};
	if (node.type !== "VariableDeclarator" || node.id !== id || !node.init) return void 0;
	const init = unwrap(node.init);
	if (isFunction(init)) return {
		module: found.module,
		node: init
	};
	const [first] = isCall(init) ? init.arguments : [];
	return first && isFunction(first) ? {
		module: found.module,
		node: first
	} : void 0;
}
function classOf(found) {
	if (found.kind === "expression" && isClass(found.node)) return {
		module: found.module,
		node: found.node
	};
	if (found.kind !== "binding") return void 0;
	const { node } = found.binding;
	if (isClass(node)) return {
		module: found.module,
		node
	};
	const init = node.type === "VariableDeclarator" && node.init ? unwrap(node.init) : void 0;
	return init && isClass(init) ? {
		module: found.module,
		node: init
	} : void 0;
}
function calledFunction(callee, module, ctx) {
	const inner = unwrap(callee);
	if (isFunction(inner)) return {
		module,
		node: inner
	};
	const direct = functionOf$1(resolveName(inner, module, ctx));
	if (direct || !isMember(inner)) return direct;
	const name = memberName(inner);
	if (name === void 0) return void 0;
	return methodOf(inner.object, name, module, ctx);
}
function methodOf(receiver, name, module, ctx) {
	const object = unwrap(receiver);
	const owner = object.type === "ThisExpression" ? ownerOfThis(object, module) : ctx.classOfInstance(object, module);
	if (owner && isClass(owner.node)) {
		const member = memberOfClass(owner, name, ctx);
		if (member && isFunction(member.node)) return member;
		if (member?.node.type === "ClassProperty" && member.node.value && isFunction(member.node.value)) return {
			module: member.module,
			node: member.node.value
		};
		return;
	}
	const literal = owner?.node.type === "ObjectExpression" ? owner : objectLiteral(object, module, ctx);
	for (const part of literal?.node.properties ?? []) {
		if (part.type === "SpreadElement" || part.computed || part.key.type !== "Identifier" || part.key.name !== name) continue;
		if (part.type === "ObjectMethod") return {
			module: literal.module,
			node: part
		};
		if (isFunction(part.value)) return {
			module: literal.module,
			node: part.value
		};
		return calledFunction(part.value, literal.module, ctx);
	}
}
function objectLiteral(node, module, ctx) {
	const found = resolveName(node, module, ctx);
	if (found.kind === "expression" && found.node.type === "ObjectExpression") return {
		module: found.module,
		node: found.node
	};
	if (found.kind !== "binding" || found.binding.node.type !== "VariableDeclarator" || !found.binding.node.init) return void 0;
	const init = unwrap(found.binding.node.init);
	return init.type === "ObjectExpression" && found.binding.node.id === found.binding.id ? {
		module: found.module,
		node: init
	} : void 0;
}
function ownerOfThis(node, module) {
	const { parentOf } = module.scopes;
	for (let at = parentOf(node), below = node; at; below = at, at = parentOf(at)) {
		if (at.type === "ObjectMethod") return {
			module,
			node: parentOf(at)
		};
		if (at.type === "FunctionExpression") {
			const property = parentOf(at);
			if (property?.type === "ObjectProperty" && property.value === at) return {
				module,
				node: parentOf(property)
			};
			return;
		}
		if (at.type === "FunctionDeclaration") return void 0;
		if (isClass(at) && at.superClass !== below) return {
			module,
			node: at
		};
	}
}
function returnedBy(call, module, ctx, frame) {
	if ((frame?.depth ?? 0) >= MOST_FRAMES$1) return void 0;
	const called = calledFunction(call.callee, module, ctx);
	if (!called || "generator" in called.node && called.node.generator || runsAnother(called, call.callee, module, ctx)) return void 0;
	const calls = frame?.calls ?? { left: MOST_CALLS$1 };
	if (calls.left-- <= 0) return void 0;
	const entered = {
		params: /* @__PURE__ */ new Map(),
		depth: (frame?.depth ?? 0) + 1,
		memo: /* @__PURE__ */ new Map(),
		calls
	};
	for (const [index, param] of called.node.params.entries()) {
		const argument = call.arguments[index];
		const whole = call.arguments.slice(0, index + 1).some((a) => a.type === "SpreadElement") ? openAt(module, call, "expression") : argument ? ctx.evaluate(argument, module, frame) : absent(exprOf(module, call));
		for (const binding of bindingsIn(param, called.module)) entered.params.set(binding, takeApart(whole, param, binding.id, called.module, ctx, entered));
	}
	return resultOf(called, ctx, entered);
}
function runsAnother({ node, module: home }, callee, module, ctx) {
	const inner = unwrap(callee);
	const name = isMember(inner) ? memberName(inner) : void 0;
	const owner = name === void 0 ? void 0 : classAround(node, home);
	if (name === void 0 || !owner || !isMember(inner) || inner.object.type === "Super") return false;
	const receiver = unwrap(inner.object);
	const found = receiver.type === "NewExpression" ? void 0 : resolveName(receiver, module, ctx);
	const declared = found?.kind === "binding" ? found.binding.node : void 0;
	return (declared?.type === "VariableDeclarator" && declared.init ? unwrap(declared.init) : receiver).type !== "NewExpression" && isOverridden(owner, name, ctx);
}
function bindingsIn(pattern, module) {
	const found = [];
	walk(pattern, (node) => {
		const binding = node.type === "Identifier" ? module.scopes.bindingOf(node) : void 0;
		if (binding?.kind === "param" && binding.id === node) found.push(binding);
	});
	return found;
}
function resultOf(fn, ctx, frame) {
	const { node, module } = fn;
	if (node.body.type !== "BlockStatement") return ctx.evaluate(node.body, module, frame);
	const stepwise = inSteps(node.body.body, module, ctx, frame);
	if (stepwise) return stepwise;
	const options = returnsOf(fn).map((argument) => ctx.evaluate(argument, module, frame));
	if (options.length === 0) return absent(exprOf(module, node));
	return options.length === 1 ? options[0] : {
		kind: "union",
		expr: exprOf(module, node),
		options
	};
}
function returnsOf({ node }) {
	if (node.body.type !== "BlockStatement") return [node.body];
	const found = [];
	walk(node.body, (inner) => {
		if (inner.type === "ReturnStatement" && inner.argument) found.push(inner.argument);
		return !isFunction(inner) && !isClass(inner);
	});
	return found;
}
function inSteps(body, module, ctx, frame) {
	for (const [index, statement] of body.entries()) {
		if (statement.type === "ReturnStatement") return statement.argument ? ctx.evaluate(statement.argument, module, frame) : void 0;
		if (statement.type === "IfStatement" && returns(statement)) {
			const block = (of) => inSteps(of.type === "BlockStatement" ? of.body : [of], module, ctx, frame);
			const taken = block(statement.consequent);
			const otherwise = statement.alternate && returns(statement.alternate) ? block(statement.alternate) : inSteps(body.slice(index + 1), module, ctx, frame);
			if (!taken || !otherwise) return void 0;
			return {
				kind: "choice",
				expr: exprOf(module, statement),
				test: testOf$1(statement.test, module, ctx, frame),
				fallback: false,
				yes: taken,
				no: otherwise
			};
		}
		if (returns(statement)) return void 0;
	}
}
function returns(statement) {
	let found = false;
	walk(statement, (node) => {
		if (node.type === "ReturnStatement") found = true;
		return !found && !isFunction(node) && !isClass(node);
	});
	return found;
}
const callsOf = (fn, ctx) => ctx.callersOf(fn);
function createCallers(ctx) {
	const once = askedOnce([]);
	return (fn) => once(fn.node, () => findCalls(fn, ctx()));
}
function usesOf$1(fn, ctx) {
	const binding = nameOf$8(fn);
	return binding ? ctx.referencesTo(binding, fn.module) : membersFor(fn, ctx);
}
function findCalls(fn, ctx) {
	const { node, module } = fn;
	const called = [];
	const take = (reference, at) => {
		let inner = reference;
		let parent = at.scopes.parentOf(inner);
		while (parent && (isWrapper(parent) || isMember(parent) && parent.property === inner)) {
			inner = parent;
			parent = at.scopes.parentOf(inner);
		}
		if (parent && isCall(parent) && parent.callee === inner) called.push({
			module: at,
			node: parent
		});
		if (parent?.type === "NewExpression" && parent.callee === inner) called.push({
			module: at,
			node: parent
		});
	};
	if (node.type === "ClassMethod" && node.kind === "constructor") {
		const owner = classAround(node, module);
		for (const made of owner ? [owner, ...descendantsOf(owner, ctx)] : []) {
			const own = made === owner ? void 0 : constructorIn(made.node);
			const id = made.node.id ? made.module.scopes.bindingOf(made.node.id) : void 0;
			if (own) for (const call of superCallsIn(own)) called.push({
				module: made.module,
				node: call
			});
			else if (id) for (const reference of ctx.referencesTo(id, made.module)) take(reference.node, reference.module);
		}
		return called;
	}
	for (const use of usesOf$1(fn, ctx)) {
		const before = called.length;
		take(use.node, use.module);
		if (called.length === before) called.push(...callsOfStandIns(use, ctx));
	}
	return called;
}
const constructorIn = ({ body }) => body.body.find((member) => member.type === "ClassMethod" && member.kind === "constructor");
function functionAround(node, module) {
	for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isFunction(at)) return at;
}
function superCallsIn(fn) {
	const found = [];
	walk(fn, (node) => {
		if (isCall(node) && node.callee.type === "Super") found.push(node);
	});
	return found;
}
function nameOf$8({ node, module }) {
	if (node.type === "FunctionDeclaration") return node.id ? module.scopes.bindingOf(node.id) : void 0;
	let at = node;
	let parent = module.scopes.parentOf(at);
	while (parent && (isWrapper(parent) || isCall(parent))) {
		at = parent;
		parent = module.scopes.parentOf(at);
	}
	return parent?.type === "VariableDeclarator" && parent.init === at && parent.id.type === "Identifier" ? module.scopes.bindingOf(parent.id) : void 0;
}
function membersFor(fn, ctx) {
	const name = keyFor(fn);
	return name === void 0 ? [] : ctx.membersNamed(name).filter((member) => calledFunction(member.node, member.module, ctx)?.node === fn.node);
}
function keyFor({ node, module }) {
	if ("key" in node) return keyName(node.key, "computed" in node && node.computed === true);
	let at = node;
	let parent = module.scopes.parentOf(at);
	while (parent && isWrapper(parent)) {
		at = parent;
		parent = module.scopes.parentOf(at);
	}
	if (parent?.type === "ObjectProperty" && parent.value === at) return keyName(parent.key, parent.computed);
	if (parent?.type === "ClassProperty" && parent.value === at) return keyName(parent.key, parent.computed === true);
	return parent?.type === "AssignmentExpression" && parent.right === at && isMember(parent.left) ? memberName(parent.left) : void 0;
}
// dist/src/frontends/javascript/uses/later-changes.js
const changeOf = (made, changing, ctx) => laterChange(made, (place) => isChange(place, changing), (place) => next(place, ctx));
function isChange({ node, module }, { options, methods }) {
	const parent = module.scopes.parentOf(node);
	if (!parent) return false;
	if (isCall(parent) && parent.arguments[0] === node) return isMember(parent.callee) && /^(?:assign|set|definePropert(?:y|ies))$/.test(memberName(parent.callee) ?? "");
	if (!isMember(parent) || parent.object !== node) return false;
	const name = memberName(parent);
	const call = module.scopes.parentOf(parent);
	if (call && isCall(call) && call.callee === parent) return name !== void 0 && methods.test(name) || call.arguments.slice(1).some((argument) => isNamedIn(argument, options));
	return (name === void 0 || options.has(name)) && isWritten$2(parent, module);
}
function isWritten$2(member, module) {
	const parent = module.scopes.parentOf(member);
	if (!parent) return false;
	if (isMember(parent) && parent.object === member) return isWritten$2(parent, module);
	if (isWrapper(parent)) return isWritten$2(parent, module);
	if (parent.type === "AssignmentExpression") return parent.left === member;
	return parent.type === "UpdateExpression" || parent.type === "UnaryExpression" && parent.operator === "delete";
}
function isNamedIn(argument, options) {
	const inner = unwrap(argument);
	if (inner.type !== "ObjectExpression") return false;
	return inner.properties.some((entry) => {
		if (entry.type === "SpreadElement") return false;
		const key = keyName(entry.key, entry.computed);
		return key !== void 0 && options.has(key);
	});
}
function next({ node, module }, ctx) {
	const parent = module.scopes.parentOf(node);
	if (!parent) return [];
	if (isWrapper(parent) || /^(?:Await|Conditional|Logical)Expression$/.test(parent.type)) return [{
		node: parent,
		module
	}];
	if (isMember(parent) && parent.object === node) {
		const call = module.scopes.parentOf(parent);
		return /^(?:bind|with)/.test(memberName(parent) ?? "") && call && isCall(call) && call.callee === parent ? [{
			node: call,
			module
		}] : [];
	}
	switch (parent.type) {
		case "VariableDeclarator": return parent.init === node ? into(parent.id, module, ctx) : [];
		case "AssignmentExpression": return parent.right === node ? [...into(parent.left, module, ctx), {
			node: parent,
			module
		}] : [];
		case "AssignmentPattern": return parent.right === node ? into(parent.left, module, ctx) : [];
		case "ObjectProperty":
		case "ClassProperty": return parent.value === node ? membersOf$1(keyName(parent.key, parent.computed), ctx) : [];
		case "ReturnStatement":
		case "ArrowFunctionExpression": {
			const fn = isFunction(parent) ? parent : functionAround(node, module);
			return fn && (parent.type === "ReturnStatement" || parent.body === node) ? [...callsOf({
				module,
				node: fn
			}, ctx)] : [];
		}
		default: return isCall(parent) || parent.type === "NewExpression" ? passed(node, parent, module, ctx) : [];
	}
}
function passed(node, call, module, ctx) {
	const index = call.arguments.indexOf(node);
	const fn = index < 0 ? void 0 : calledFunction(call.callee, module, ctx);
	const param = fn?.node.params[index];
	return fn && param ? into(param, fn.module, ctx) : [];
}
function into(target, module, ctx) {
	const inner = target.type === "AssignmentPattern" ? target.left : target.type === "TSParameterProperty" ? target.parameter : unwrap(target);
	if (isMember(inner)) return membersOf$1(memberName(inner), ctx);
	const binding = inner.type === "Identifier" ? module.scopes.bindingOf(inner) : void 0;
	const uses = binding ? ctx.referencesTo(binding, module) : [];
	return target.type === "TSParameterProperty" && binding ? [...uses, ...membersOf$1(binding.name, ctx)] : uses;
}
const membersOf$1 = (name, ctx) => name === void 0 ? [] : ctx.membersNamed(name);
// dist/src/frontends/javascript/clients/other-clients.js
function findOtherClients(module, ctx, attempt) {
	if (![...module.specifiers].some((specifier) => usesLibrary("javascript", specifier)) && !NAMES$2.test(module.text)) return [];
	const found = [];
	for (const node of module.scopes.ofType(...CALLS$1, "NewExpression")) {
		const site = attempt(exprOf(module, node), () => otherCall(node, module, ctx));
		if (site) found.push(site);
	}
	return found;
}
const NAMES$2 = /budgetTokens|budget_tokens|maxThinkingTokens/;
function otherCall(node, module, ctx) {
	const row = libraryOf(node.callee, module, ctx);
	if (!row) return void 0;
	const expr = exprOf(module, node);
	const at = row.argument ?? 0;
	const isSpread = node.arguments.slice(0, at + 1).some(({ type }) => type === "SpreadElement");
	const argument = node.arguments[at];
	const options = isSpread ? openAt(module, node) : argument ? ctx.evaluate(argument, module) : absent(expr);
	const site = librarySite({
		row,
		expr,
		callee: textOf$5(module, node.callee),
		options,
		...argument && !isSpread && { optionsExpr: exprOf(module, unwrap(argument)) },
		madeBy: (value) => makerOf(value, ctx),
		text: ({ file, start, end }) => (ctx.modules.get(file) ?? module).text.slice(start, end),
		changed: (changing) => {
			const change = changeOf({
				node,
				module
			}, changing, ctx);
			return change && exprOf(change.module, change.module.scopes.parentOf(change.node) ?? change.node);
		}
	});
	return site && {
		...site,
		module,
		node
	};
}
function libraryOf(callee, module, ctx) {
	const own = resolveName(callee, module, ctx);
	if (own.kind === "external") return libraryFor("javascript", own.specifier, own.name);
	let at = unwrap(callee);
	while (isMember(at)) at = unwrap(at.object);
	const found = resolveName(at, module, ctx);
	return found.kind === "external" ? libraryFor("javascript", found.specifier, `${found.name}.`) : void 0;
}
function makerOf(value, ctx) {
	const node = value.expr.node;
	const module = ctx.modules.get(value.expr.file);
	const [id] = node && isCall(node) ? node.arguments : [];
	if (!module || !node || !isCall(node) || !id) return void 0;
	const callee = unwrap(node.callee);
	const name = isMember(callee) ? memberName(callee) : void 0;
	const direct = resolveName(callee, module, ctx);
	const isMethod = isMember(callee) && direct.kind !== "external";
	const made = {
		id: ctx.evaluate(id, module),
		...isMethod && { method: name ?? "" }
	};
	const source = isMethod ? madeAs(callee.object, module, ctx) : madeAs(callee, module, ctx);
	return source ? {
		...made,
		...source
	} : {
		...made,
		isFactory: false
	};
}
function madeAs(node, module, ctx) {
	const inner = unwrap(node);
	if (isCall(inner)) {
		const found = resolveName(inner.callee, module, ctx);
		const [options] = inner.arguments;
		return found.kind === "external" ? {
			from: found,
			isFactory: true,
			...options && { options: ctx.evaluate(options, module) }
		} : void 0;
	}
	const found = resolveName(inner, module, ctx);
	if (found.kind === "external") return {
		from: found,
		isFactory: false
	};
	const init = initOf(found);
	return init && isCall(unwrap(init.node)) ? madeAs(init.node, init.module, ctx) : void 0;
}
function initOf(found) {
	if (found.kind === "expression") return {
		module: found.module,
		node: found.node
	};
	if (found.kind !== "binding" || found.binding.writes.length > 0) return void 0;
	const { node, id } = found.binding;
	return node.type === "VariableDeclarator" && node.id === id && node.init ? {
		module: found.module,
		node: node.init
	} : void 0;
}
// dist/src/frontends/javascript/modules/load-effects.js
const hasLoadEffect = ({ ast }) => ast.program.body.some(acts$1);
function acts$1(statement) {
	switch (statement.type) {
		case "ImportDeclaration": return statement.specifiers.length === 0;
		case "ExpressionStatement": return !isPure$1(exportedValue$1(statement.expression));
		case "BlockStatement": return statement.body.some(acts$1);
		case "IfStatement":
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "WhileStatement":
		case "DoWhileStatement":
		case "SwitchStatement":
		case "TryStatement":
		case "ThrowStatement": return true;
		default: return false;
	}
}
function exportedValue$1(expression) {
	if (expression.type !== "AssignmentExpression" || !isMember(expression.left)) return expression;
	const { object } = expression.left;
	const name = isMember(object) ? memberName(object) : object.type === "Identifier" ? object.name : void 0;
	return name === "exports" || name === "module" && memberName(expression.left) === "exports" ? expression.right : expression;
}
// dist/src/frontends/javascript/syntax/borders.js
function statementEnd(statement, { text, ast }) {
	const end = endOf(statement);
	if (!(text[end - 1] === ";" && startsLine(text, end - 1) && !/^[ \t]*(?:\r?\n|$|else\b)/.test(text.slice(end)))) return end;
	for (let at = end - 1;;) {
		const code = text.slice(0, at).trimEnd().length;
		const comment = ast.comments?.find((one) => one.end === code);
		if (!comment) return code;
		at = comment.start;
	}
}
const CONTINUES = /^[([`/+\-<]/;
function borders(edits, module) {
	const own = ordered(edits.filter((edit) => edit.file === module.file));
	const found = [];
	walk(module.ast.program, (node) => {
		const list = statementsOf(node);
		if (list.length > 1) found.push(...bordersIn(list, own, module));
	});
	return found;
}
function bordersIn(list, edits, module) {
	const { text } = module;
	const found = [];
	let before;
	let gone = false;
	for (const statement of list) {
		const [start, end] = [startOf(statement), endOf(statement)];
		const code = codeOf(edited$1(start, end, edits, text));
		if (/^;?$/.test(code) && code !== text.slice(start, end)) {
			gone = true;
			continue;
		}
		const changes = gone || code[0] !== text[start];
		if (before && changes && CONTINUES.test(code)) {
			const between = codeOf(edited$1(endOf(before), start, edits, text));
			const isEnded = between === "" ? endsItself(before, text) : between.endsWith(";");
			const by = edits.filter((edit) => edit.end > endOf(before) && edit.start <= start);
			if (!isEnded && by[0]) found.push({
				start,
				end: start,
				text: ";",
				file: module.file,
				kind: by[0].kind,
				sites: [...new Set(by.flatMap(({ sites }) => sites))]
			});
		}
		before = statement;
		gone = false;
	}
	return found;
}
function statementsOf(node) {
	switch (node.type) {
		case "Program":
		case "BlockStatement": return [...node.directives, ...node.body];
		case "StaticBlock":
		case "TSModuleBlock": return node.body;
		case "SwitchCase": return node.consequent;
		default: return [];
	}
}
function edited$1(from, to, edits, text) {
	let result = "";
	let at = from;
	for (const edit of edits) {
		if (edit.end < from || edit.start >= to) continue;
		result += text.slice(at, Math.max(at, edit.start));
		if (edit.start >= from) result += edit.text;
		at = Math.max(at, edit.end);
	}
	return result + text.slice(at, Math.max(at, to));
}
function codeOf(text) {
	const comment = new RegExp(`^(?:\\s|${COMMENTS.line.source}|${COMMENTS.block?.source})+`);
	return text.replace(comment, "").trimEnd();
}
function endsItself(statement, text) {
	if (text[endOf(statement) - 1] === ";") return true;
	switch (statement.type) {
		case "FunctionDeclaration":
		case "ClassDeclaration":
		case "BlockStatement":
		case "SwitchStatement":
		case "TryStatement":
		case "DoWhileStatement":
		case "ImportDeclaration":
		case "ExportAllDeclaration":
		case "TSInterfaceDeclaration":
		case "TSEnumDeclaration":
		case "TSModuleDeclaration": return true;
		case "IfStatement": return endsItself(statement.alternate ?? statement.consequent, text);
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "WhileStatement":
		case "WithStatement":
		case "LabeledStatement": return endsItself(statement.body, text);
		case "ExportNamedDeclaration":
		case "ExportDefaultDeclaration": return !statement.declaration || endsItself(statement.declaration, text);
		default: return false;
	}
}
// dist/src/frontends/javascript/edits/print-lists.js
const spanOf$1 = (node) => ({
	start: startOf(node),
	end: endOf(node)
});
function objectEdits(object, inserts, removes, { text }, syntax) {
	const { properties } = object.node;
	const entry = (insert) => syntax.entry(insert.key, insert.text, object);
	return entryEdits({
		text,
		comments: COMMENTS,
		span: object,
		items: properties.map(spanOf$1),
		entry,
		padding: " "
	}, inserts, removes);
}
const removalOf = (items, first, last, { text }) => removalOf$1(items.map(spanOf$1), first, last, text, COMMENTS);
function listEdits(operation, { text }) {
	const { elements } = operation.array.node;
	const items = elements.flatMap((node) => node ? [{
		node,
		...spanOf$1(node)
	}] : []);
	return stringEdits(operation, {
		text,
		comments: COMMENTS,
		span: operation.array,
		items
	}, ({ node }) => node.type === "StringLiteral" ? node.value : void 0, (value, like) => {
		const quote = (like && text[like.start]) ?? "'";
		return quote + value + quote;
	});
}
// dist/src/frontends/javascript/edits/cleanup.js
function cleanUp(edits, module, ctx) {
	const own = edits.filter((edit) => edit.file === module.file);
	const removed = own.filter((edit) => edit.end > edit.start);
	const inserted = own.map((edit) => edit.text).join("\n");
	const orphans = /* @__PURE__ */ new Map();
	const rangeAround = (node) => removed.find(({ start, end }) => startOf(node) >= start && endOf(node) <= end);
	for (let found = true; found;) {
		found = false;
		for (const binding of bindingsOf(module)) {
			if (orphans.has(binding) || binding.references.length === 0 || ctx.isExported(binding, module)) continue;
			if (rangeAround(binding.id)) continue;
			const within = binding.references.map(rangeAround);
			if (within.some((range) => range === void 0)) continue;
			if (mentions$1(inserted, binding.name)) continue;
			const range = removableRange(binding, module, ctx);
			if (!range) continue;
			orphans.set(binding, {
				binding,
				sites: [...new Set(within.flatMap((r) => r?.sites ?? []))]
			});
			removed.push({
				start: startOf(range),
				end: endOf(range),
				sites: []
			});
			found = true;
		}
	}
	return removals$1([...orphans.values()], module, ctx);
}
function bindingsOf(module) {
	return module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
}
const mentions$1 = (text, name) => new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
function removableRange(binding, module, ctx) {
	const { node, kind } = binding;
	if (kind === "import") return node;
	if (kind === "function" && isFunction(node)) return node;
	if (kind !== "const" && kind !== "let" && kind !== "var" || node.type !== "VariableDeclarator") return void 0;
	if (isLoopHead(node, module)) return void 0;
	const required = node.init ? requiredSpecifier(node.init) : void 0;
	if (node.init && required === void 0 && !isPure$1(node.init)) return void 0;
	if (required !== void 0 && loads(required, module, ctx)) return void 0;
	if (node.id === binding.id) return node;
	if (node.id.type !== "ObjectPattern" || node.id.properties.some((part) => part.type === "RestElement")) return void 0;
	return node.id.properties.find((part) => startOf(part) <= startOf(binding.id) && endOf(part) >= endOf(binding.id));
}
function isLoopHead(declarator, { scopes: { parentOf } }) {
	const declaration = parentOf(declarator);
	const loop = declaration && parentOf(declaration);
	return loop !== void 0 && /^For/.test(loop.type) && !("body" in loop && loop.body === declaration);
}
function removals$1(orphans, module, ctx) {
	const { parentOf } = module.scopes;
	const byList = /* @__PURE__ */ new Map();
	const edits = [];
	const emit = (sites, edit) => edits.push({
		...edit,
		text: withComments(edit, module),
		file: module.file,
		kind: "cleanup",
		sites
	});
	for (const { binding, sites } of orphans) {
		const item = removableRange(binding, module, ctx);
		const list = parentOf(item);
		const items = list.type === "ImportDeclaration" ? list.specifiers : list.type === "VariableDeclaration" ? list.declarations : list.type === "ObjectPattern" ? list.properties : void 0;
		if (!items) {
			const statement = list.type === "ExportNamedDeclaration" ? list : item;
			emit(sites, wholeLines(startOf(statement), statementEnd(statement, module), module.text));
			continue;
		}
		const group = byList.get(list) ?? {
			items,
			gone: /* @__PURE__ */ new Map()
		};
		group.gone.set(item, sites);
		byList.set(list, group);
	}
	for (const [list, { items, gone }] of byList) {
		const sites = [...new Set([...gone.values()].flat())];
		if (gone.size === items.length) {
			if (list.type === "ImportDeclaration" && list.importKind !== "type" && loads(list.source.value, module, ctx)) {
				emit(sites, {
					start: startOf(list) + 6,
					end: startOf(list.source),
					text: " "
				});
				continue;
			}
			const statement = wholeStatement(list, module);
			emit(sites, wholeLines(startOf(statement), statementEnd(statement, module), module.text));
			continue;
		}
		if (list.type === "ImportDeclaration") for (const edit of specifierEdits(list, gone, module)) emit(sites, edit);
		else for (let index = 0; index < items.length; index++) {
			if (!gone.has(items[index])) continue;
			let end = index;
			while (items[end + 1] && gone.has(items[end + 1])) end++;
			for (const edit of removalOf(items, index, end, module)) emit(sites, edit);
			index = end;
		}
	}
	return edits;
}
function loads(specifier, module, ctx) {
	const file = ctx.modules.resolve(specifier, module.file);
	const target = file === void 0 ? void 0 : ctx.modules.get(file);
	return target !== void 0 && hasLoadEffect(target);
}
function wholeStatement(list, module) {
	const { parentOf } = module.scopes;
	if (list.type !== "ObjectPattern") return list;
	const declarator = parentOf(list);
	const declaration = parentOf(declarator);
	return declaration.type === "VariableDeclaration" && declaration.declarations.length === 1 ? declaration : declarator;
}
function specifierEdits(list, gone, module) {
	const { text } = module;
	const [first] = list.specifiers;
	const named = list.specifiers.filter((specifier) => specifier.type === "ImportSpecifier");
	const whole = list.specifiers.filter((specifier) => specifier.type !== "ImportSpecifier");
	const edits = [];
	const open = text.indexOf("{", startOf(list));
	if (first && first.type !== "ImportSpecifier" && gone.has(first)) {
		const next = whole[1] ? startOf(whole[1]) : open;
		edits.push({
			start: startOf(first),
			end: next,
			text: ""
		});
	}
	if (named.length && named.every((specifier) => gone.has(specifier))) {
		const last = whole.at(-1);
		edits.push({
			start: endOf(last),
			end: text.indexOf("}", endOf(named.at(-1))) + 1,
			text: ""
		});
		return edits;
	}
	for (let index = 0; index < named.length; index++) {
		if (!gone.has(named[index])) continue;
		let end = index;
		while (named[end + 1] && gone.has(named[end + 1])) end++;
		edits.push(...removalOf(named, index, end, module));
		index = end;
	}
	return edits;
}
// dist/src/frontends/javascript/types/type-import.js
const TYPESCRIPT = /(?<!\.d)\.[cm]?tsx?$/;
function typeImport(module, name, specifier) {
	if (!TYPESCRIPT.test(module.file) && !isUnit(module.file)) return void 0;
	const known = importsOf$2(module, specifier).flatMap(({ specifiers }) => specifiers).find((one) => one.local.name === name);
	if (known) return known.type === "ImportSpecifier" && nameOf$7(known.imported) === name ? "known" : "taken";
	return module.scopes.all().some(({ bindings }) => bindings.has(name)) || new RegExp(`\\b(?:type|interface|class|enum)\\s+${name}\\b`).test(module.text) || !takingMore(module, specifier) ? "taken" : "new";
}
function typeImportEdit(module, name, specifier) {
	const statement = takingMore(module, specifier);
	const last = statement?.specifiers.at(-1);
	if (!statement || !last) return [];
	const { text } = module;
	const at = endOf(last);
	return [{
		start: at,
		end: at,
		text: `${startsLine(text, startOf(last)) ? `,${lineEnd(text)}${indentAt(text, startOf(last))}` : ", "}${statement.importKind === "type" ? "" : "type "}${name}`
	}];
}
const importsOf$2 = ({ ast }, specifier) => ast.program.body.filter((statement) => statement.type === "ImportDeclaration" && statement.source.value === specifier);
const takingMore = (module, specifier) => importsOf$2(module, specifier).find(({ specifiers, importKind }) => importKind !== "typeof" && specifiers.at(-1)?.type === "ImportSpecifier");
const nameOf$7 = (node) => node.type === "Identifier" ? node.name : node.value;
// dist/src/frontends/javascript/edits/print-statements.js
function assignment$1({ after, target, key, text: value }, module, elseGoes) {
	const { text } = module;
	const { parentOf } = module.scopes;
	const node = after.node;
	const code = `${text.slice(target.start, target.end)}.${key} = ${value}`;
	const statement = parentOf(node);
	if (statement?.type !== "ExpressionStatement") return besideExpression(node, code, module);
	const start = startOf(statement);
	const end = statementEnd(statement, module);
	const semicolon = text[end - 1] === ";" ? ";" : "";
	const eol = lineEnd(text);
	const parent = parentOf(statement);
	if (parent.type === "IfStatement" || /^(?:For|While|DoWhile|With|Labeled)/.test(parent.type)) {
		const outer = indentAt(text, startOf(parent));
		const inner = startsLine(text, start) ? indentAt(text, start) : outer + indentUnit(text);
		const before = text.slice(0, start).trimEnd().length;
		const opening = hasLineComment(text, before, start) ? {
			start,
			end: start,
			text: `{${eol}${inner}`
		} : startsLine(text, start) ? {
			start: before,
			end: before,
			text: " {"
		} : {
			start: before,
			end: start,
			text: ` {${eol}${inner}`
		};
		const closing = `${eol}${inner}${code}${semicolon}${eol}${outer}}`;
		const elseFollows = parent.type === "IfStatement" && parent.consequent === statement && parent.alternate && !elseGoes(parent.alternate) ? /^\s*(?=else\b)/.exec(text.slice(end))?.[0] : void 0;
		return [opening, {
			start: end,
			end: end + (elseFollows?.length ?? 0),
			text: elseFollows === void 0 ? closing : `${closing} `
		}];
	}
	return [{
		start: end,
		end,
		text: `${startsLine(text, start) ? eol + indentAt(text, start) : semicolon ? " " : "; "}${code}${semicolon}`
	}];
}
function declaration({ before, name, text: value }, { text }) {
	const semicolon = text[before.end - 1] === ";" || !startsLine(text, before.start) ? ";" : "";
	const between = startsLine(text, before.start) ? lineEnd(text) + indentAt(text, before.start) : " ";
	return {
		start: before.start,
		end: before.start,
		text: `const ${name} = ${value}${semicolon}${between}`
	};
}
const hasLineComment = (text, from, to) => text.slice(from, to).includes("//") || text.slice(text.lastIndexOf("\n", from) + 1, from).includes("//");
function besideExpression(node, code, module) {
	const parenthesized = node.extra?.parenthesized === true;
	const [start, end] = [startOf(node), endOf(node)];
	const [before, after] = isValueUsed(node, module) ? [`${code}, `, ""] : ["", `, ${code}`];
	return [{
		start,
		end: start,
		text: parenthesized ? before : `(${before}`
	}, {
		start: end,
		end,
		text: parenthesized ? after : `${after})`
	}].filter((edit) => edit.text !== "");
}
function unassignments(operations, moduleOf) {
	const goes = /* @__PURE__ */ new Map();
	const add = (node, module, by, into) => into.set(node, {
		module,
		by: [...into.get(node)?.by ?? [], ...by]
	});
	for (const operation of operations) {
		const module = moduleOf(operation.expr.file);
		const node = operation.expr.node;
		const statement = module.scopes.parentOf(node);
		add(statement?.type === "ExpressionStatement" ? statement : node, module, [operation], goes);
	}
	const tops = /* @__PURE__ */ new Map();
	for (const [statement, { module, by }] of goes) {
		let top = statement;
		for (let parent = module.scopes.parentOf(top); parent && isEmptied(parent, goes, module); parent = module.scopes.parentOf(top)) top = parent;
		add(top, module, by, tops);
	}
	return [...tops].map(([node, { module, by }]) => ({
		node,
		by: {
			kind: by[0].kind,
			sites: [...new Set(by.flatMap(({ sites }) => sites))]
		},
		edit: {
			file: module.file,
			...withoutStatement(node, module)
		}
	}));
}
function isEmptied(node, goes, module) {
	if (goes.has(node)) return true;
	if (node.type === "BlockStatement") return module.scopes.parentOf(node)?.type === "IfStatement" && node.body.length > 0 && node.body.every((s) => isEmptied(s, goes, module));
	return node.type === "IfStatement" && isPure$1(node.test) && isEmptied(node.consequent, goes, module) && (!node.alternate || isEmptied(node.alternate, goes, module));
}
function withoutStatement(statement, module) {
	const parent = module.scopes.parentOf(statement);
	const [start, end] = [startOf(statement), endOf(statement)];
	if (statement.type === "AssignmentExpression") return isValueUsed(statement, module) ? {
		start,
		end: startOfText(statement.right),
		text: ""
	} : {
		start,
		end,
		text: "undefined"
	};
	if (parent?.type === "IfStatement" && parent.alternate === statement) return {
		start: endOf(parent.consequent),
		end: statementEnd(statement, module),
		text: ""
	};
	if (parent?.type === "BlockStatement" || parent?.type === "Program" || parent?.type === "SwitchCase" || parent?.type === "StaticBlock") return wholeLines(start, statementEnd(statement, module), module.text);
	return {
		start,
		end,
		text: "{}"
	};
}
const startOfText = (node) => node.extra?.parenStart ?? startOf(node);
function endpoint$1({ kind, expr }, module) {
	const { text } = module;
	const node = expr.node;
	if (kind === "member") {
		if (!isMember(node)) return [];
		const at = startOf(node.property);
		if (!node.computed) return [{
			start: at,
			end: at,
			text: "beta."
		}];
		const bracket = text.lastIndexOf("[", at);
		return [{
			start: bracket,
			end: bracket,
			text: text.slice(0, bracket).endsWith("?.") ? "beta" : ".beta"
		}];
	}
	const pattern = module.scopes.parentOf(node);
	const declarator = pattern && module.scopes.parentOf(pattern);
	const alone = pattern?.type === "ObjectPattern" && pattern.properties.length === 1 && declarator?.type === "VariableDeclarator" && declarator.init;
	if (!alone) return [{
		start: startOf(node),
		end: startOf(node),
		text: "beta: { "
	}, {
		start: endOf(node),
		end: endOf(node),
		text: " }"
	}];
	const init = alone;
	const end = endOf(init);
	if (isMember(init) || init.type === "Identifier" || init.type === "CallExpression" || init.type === "ThisExpression" || init.type === "NewExpression" && text[end - 1] === ")") return [{
		start: end,
		end,
		text: ".beta"
	}];
	return [{
		start: startOf(init),
		end: startOf(init),
		text: "("
	}, {
		start: end,
		end,
		text: ").beta"
	}];
}
// dist/src/frontends/javascript/edits/print.js
function printOperations(operations, moduleOf, syntax) {
	const edits = [];
	const emit = (file, by, edit) => edits.push({
		...edit,
		file,
		kind: by.kind,
		sites: by.sites
	});
	const objects = /* @__PURE__ */ new Map();
	const wraps = /* @__PURE__ */ new Map();
	const gone = unassignments(operations.filter((operation) => operation.op === "unassign"), (file) => moduleOf(file));
	for (const { by, edit } of gone) emit(edit.file, by, edit);
	const goes = (node) => gone.some((statement) => statement.node === node);
	for (const operation of operations) {
		const module = (expr) => moduleOf(expr.file);
		switch (operation.op) {
			case "insert":
			case "remove": {
				const key = `${operation.object.file}:${operation.object.start}:${operation.object.end}`;
				const group = objects.get(key) ?? {
					object: operation.object,
					inserts: [],
					removes: []
				};
				if (operation.op === "insert") group.inserts.push(operation);
				else group.removes.push(operation);
				objects.set(key, group);
				break;
			}
			case "wrap": {
				const key = `${operation.expr.file}:${operation.expr.start}:${operation.expr.end}`;
				wraps.set(key, [...wraps.get(key) ?? [], operation]);
				break;
			}
			case "replace":
				emit(operation.expr.file, operation, {
					start: operation.expr.start,
					end: operation.expr.end,
					text: shorthandKey(operation.expr, module(operation.expr)) + operation.text
				});
				break;
			case "list":
				for (const edit of listEdits(operation, module(operation.array))) emit(operation.array.file, operation, edit);
				break;
			case "assign":
				for (const edit of assignment$1(operation, module(operation.after), goes)) emit(operation.after.file, operation, edit);
				break;
			case "unassign": break;
			case "declare":
				emit(operation.before.file, operation, declaration(operation, module(operation.before)));
				break;
			case "import":
				for (const edit of typeImportEdit(module(operation.at), operation.name, operation.specifier)) emit(operation.at.file, operation, edit);
				break;
			case "endpoint": for (const edit of endpoint$1(operation.anchor, module(operation.anchor.expr))) emit(operation.anchor.expr.file, operation, edit);
		}
	}
	for (const group of objects.values()) {
		const module = moduleOf(group.object.file);
		for (const { by, edit } of objectEdits(group.object, group.inserts, group.removes, module, syntax)) emit(group.object.file, by, edit);
	}
	for (const [first, ...rest] of wraps.values()) {
		if (!first) continue;
		const key = shorthandKey(first.expr, moduleOf(first.expr.file));
		const loose = /^(?:Conditional|Logical|Assignment|Sequence)Expression$/.test(first.expr.node.type);
		const all = [first, ...rest];
		emit(first.expr.file, first, {
			start: first.expr.start,
			end: first.expr.start,
			text: `${key}{ ...${loose ? "(" : ""}`
		});
		for (const [index, wrap] of all.entries()) {
			const close = index === all.length - 1 ? " }" : "";
			const open = loose && index === 0 ? ")" : "";
			emit(first.expr.file, wrap, {
				start: first.expr.end,
				end: first.expr.end,
				text: `${open}, ${syntax.entry(wrap.key ?? "...", wrap.text, first.expr)}${close}`
			});
		}
	}
	return edits.map((edit) => ({
		...edit,
		text: withComments(edit, moduleOf(edit.file))
	}));
}
function shorthandKey(expr, module) {
	const parent = module.scopes.parentOf(expr.node);
	if (parent?.type !== "ObjectProperty" || !parent.shorthand || startOf(parent.value) !== expr.start) return "";
	return `${module.text.slice(expr.start, expr.end)}: `;
}
// dist/src/frontends/javascript/edits/room.js
const BLOCK = /^(?:Program|BlockStatement|StaticBlock)$/;
function statementOfCall(call, { scopes: { parentOf } }) {
	if (!isCall(call) || !isPure$1(call.callee)) return void 0;
	for (let node = call, parent = parentOf(call); parent; node = parent, parent = parentOf(parent)) {
		const inBlock = (statement) => BLOCK.test(parentOf(statement)?.type ?? "") ? statement : void 0;
		if (parent.type === "AwaitExpression" || isWrapper(parent)) continue;
		if (isMember(parent) && parent.object === node) continue;
		if (isCall(parent) && parent.callee === node) continue;
		if (parent.type === "AssignmentExpression" && parent.operator === "=" && parent.left.type === "Identifier" && parent.right === node) continue;
		if (parent.type === "ExpressionStatement" || parent.type === "ReturnStatement") return inBlock(parent);
		if (parent.type === "ForOfStatement" && parent.right === node) return inBlock(parent);
		const declaration = parent.type === "VariableDeclarator" && parent.init === node ? parentOf(parent) : void 0;
		return declaration?.type === "VariableDeclaration" && declaration.declarations[0] === parent ? inBlock(declaration) : void 0;
	}
}
function freeName(names, at, { scopes }) {
	const isTaken = (name) => {
		for (let scope = scopes.scopeAt(at); scope; scope = scope.parent) if (scope.bindings.has(name)) return true;
		return false;
	};
	return names.find((name) => !isTaken(name));
}
// dist/src/flow/entities.js
function keep(env) {
	for (let at = env; at && !at.kept; at = at.parent) at.kept = true;
}
const entityOf = (value) => value.kind === "open" ? value.entity : void 0;
const entityValue = (expr, entity, id) => ({
	kind: "open",
	expr,
	why: "expression",
	entity,
	...id !== void 0 && { id }
});
function outsideKey({ specifier, steps, base }) {
	const names = steps.slice(steps.findLastIndex(({ kind }) => kind === "call") + 1);
	return `@${base ?? specifier}.${names.map((step) => step.kind === "get" ? step.key : "").join(".")}`;
}
// dist/src/flow/shape.js
const MOST_PARTS = 2e3;
const mapLeaves = (value, change, part = false) => rebuilt(value, change, (read, inner) => inner === read.value ? read : {
	...read,
	value: inner,
	...part && { part: true }
});
const unnamed = (value) => rebuilt(value, (leaf) => leaf, (_, inner) => inner);
function rebuilt(value, change, read) {
	const done = /* @__PURE__ */ new Map();
	let parts = 0;
	const of = (one) => {
		let found = done.get(one);
		if (!found) {
			found = ++parts > MOST_PARTS ? {
				kind: "open",
				expr: one.expr,
				why: "too-deep"
			} : changed(one);
			done.set(one, found);
		}
		return found;
	};
	const changed = (one) => {
		switch (one.kind) {
			case "read": return read(one, of(one.value));
			case "choice": {
				const [yes, no] = [of(one.yes), of(one.no)];
				return yes === one.yes && no === one.no ? one : {
					...one,
					yes,
					no
				};
			}
			case "union": {
				const options = one.options.map(of);
				return options.every((option, index) => option === one.options[index]) ? one : {
					...one,
					options
				};
			}
			default: return change(one);
		}
	};
	return of(value);
}
function leavesOf(value, most = 64) {
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const stack = [value];
	for (let at = stack.pop(); at; at = stack.pop()) {
		if (seen.has(at)) continue;
		seen.add(at);
		if (at.kind === "read") stack.push(at.value);
		else if (at.kind === "choice") stack.push(at.no, at.yes);
		else if (at.kind === "union") stack.push(...at.options.toReversed());
		else found.push(at);
		if (found.length > most || stack.length > 10 * most) return void 0;
	}
	return found;
}
function literalOf(value) {
	const leaves = leavesOf(value, 8);
	const [first] = leaves ?? [];
	if (first?.kind !== "literal") return void 0;
	return leaves?.every((leaf) => leaf.kind === "literal" && leaf.value === first.value) ? first : void 0;
}
function onlyLeaf(value) {
	const leaves = leavesOf(value, 2);
	return leaves?.length === 1 ? leaves[0] : void 0;
}
const literal = (expr, value) => ({
	kind: "literal",
	expr,
	value
});
function orElse(value, otherwise) {
	return mapLeaves(value, (leaf) => isAbsent$1(leaf) ? otherwise() : leaf);
}
// dist/src/flow/answers.js
const MOST_ELEMENTS$2 = 16;
function isAnswer(open) {
	for (let at = open; at; at = at.of?.open) {
		const entity = entityOf(at);
		if (entity) return entity.kind === "external" && entity.steps.some(({ kind }) => kind === "call");
		if (at.of?.key === "()") return true;
	}
	return false;
}
function answersIn(m, value, depth = 3) {
	return (leavesOf(value, 16) ?? []).flatMap((leaf) => {
		if (leaf.kind === "open") return isAnswer(leaf) ? [leaf] : [];
		const cell = leaf.kind === "ref" && depth > 0 ? m.cellOf(leaf) : void 0;
		if (!cell) return [];
		return (cell.kind === "list" ? cell.elements : cell.entries.filter((entry) => entry.kind !== "computed")).slice(0, MOST_ELEMENTS$2).flatMap((one) => answersIn(m, one.value(), depth - 1));
	});
}
function answeredBy(m, value) {
	const calls = answersIn(m, value).flatMap((open) => {
		const entity = entityOf(open);
		if (entity?.kind !== "external") return exprKey(open.expr);
		const call = entity.steps.findLast((step) => step.kind === "call" && !step.construct);
		return call ? exprKey(call.expr) : [];
	});
	return [...new Set(calls)].join();
}
const copiedBy = (m, value, depth = 3) => (leavesOf(value, MOST_ELEMENTS$2) ?? []).flatMap((leaf) => {
	if (leaf.kind === "open") return isAnswer(leaf) ? [leaf] : [];
	const cell = leaf.kind === "ref" ? m.cellOf(leaf) : leaf;
	if (cell?.kind !== "object" || depth === 0) return [];
	return cell.entries.flatMap((entry) => entry.kind === "spread" ? copiedBy(m, entry.value(), depth - 1) : []);
});
// dist/src/flow/imports.js
function imported$1(m, binding, at) {
	const { from } = binding;
	if (!from) return m.open(at, "import");
	const resolved = m.language(binding.module).resolve(from.specifier, binding.module);
	switch (resolved.kind) {
		case "module": return from.whole ? moduleValue(m, resolved.module, at) : exported(m, resolved.module, from.name, at) ?? m.open(at, "import");
		case "data": {
			const data = m.inModule(binding.module, () => m.evaluate(resolved.value));
			return from.whole || from.name === "default" ? data : m.propertyOf(data, from.name, at) ?? absent(at);
		}
		case "external": return external(m, at, {
			kind: "external",
			specifier: resolved.specifier,
			steps: from.whole ? [] : [{
				kind: "get",
				key: from.name,
				expr: at,
				keyExpr: at,
				how: "import"
			}]
		});
		case "unknown": return m.open(at, "import");
	}
}
function moduleOf$1(m, specifier, at) {
	const resolved = m.language(m.frame.module).resolve(specifier, m.frame.module);
	switch (resolved.kind) {
		case "module": return moduleValue(m, resolved.module, at);
		case "data": return m.evaluate(resolved.value);
		case "external": return external(m, at, {
			kind: "external",
			specifier: resolved.specifier,
			steps: []
		});
		case "unknown": return m.open(at, "import");
	}
}
function moduleValue(m, module, at) {
	if (module.exports.whole) {
		m.ensureLoaded(module);
		return m.read(module.exports.whole, at);
	}
	return entityValue(at, {
		kind: "module",
		module
	});
}
function exported(m, module, name, at, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(module)) return void 0;
	const more = new Set(seen).add(module);
	const found = module.exports.named.get(name);
	const language = m.language(module);
	if (found?.kind === "binding") {
		m.ensureLoaded(module);
		return m.read(found.binding, at);
	}
	if (found) {
		const resolved = language.resolve(found.specifier, module);
		if (resolved.kind === "module") return found.kind === "namespace" ? moduleValue(m, resolved.module, at) : exported(m, resolved.module, found.name, at, more);
		if (resolved.kind !== "external") return void 0;
		const steps = found.kind === "namespace" ? [] : [{
			kind: "get",
			key: found.name,
			expr: at,
			keyExpr: at,
			how: "import"
		}];
		return external(m, at, {
			kind: "external",
			specifier: resolved.specifier,
			steps
		});
	}
	for (const star of module.exports.stars) {
		const resolved = language.resolve(star, module);
		const through = resolved.kind === "module" ? exported(m, resolved.module, name, at, more) : void 0;
		if (through) return through;
	}
	const { whole } = module.exports;
	if (!whole) return void 0;
	m.ensureLoaded(module);
	const value = m.read(whole, at);
	return name === "default" ? value : m.get(value, literal(at, name), at, {
		keyExpr: at,
		item: false
	});
}
function exportsOf(m, module, at) {
	const names = exportedNames(m, module);
	if (!names || module.exports.whole) return void 0;
	return {
		kind: "object",
		expr: at,
		entries: [...names].map((key) => {
			let value;
			const give = () => value ??= exported(m, module, key, at) ?? m.open(at, "import");
			return {
				kind: "property",
				key,
				expr: at,
				valueExpr: at,
				shorthand: false,
				value: give
			};
		}),
		readonly: true
	};
}
function exportedNames(m, module, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(module)) return /* @__PURE__ */ new Set();
	const names = new Set(module.exports.named.keys());
	for (const star of module.exports.stars) {
		const resolved = m.language(module).resolve(star, module);
		const more = resolved.kind === "module" ? exportedNames(m, resolved.module, new Set(seen).add(module)) : void 0;
		if (!more) return void 0;
		for (const name of more) if (name !== "default") names.add(name);
	}
	return names;
}
function setExport(m, module, name, value, _at) {
	const found = module.exports.named.get(String(name));
	if (found?.kind === "binding") m.write(found.binding, value);
}
function external(m, at, made) {
	const id = m.newId();
	const last = made.steps.at(-1);
	const isElement = last?.kind === "get" && last.key === "*";
	const entity = {
		...made,
		...last?.kind === "call" && { base: id },
		...isElement && { element: id }
	};
	const value = entityValue(at, entity, id);
	return entity.specifier === "" ? m.language(m.frame.module).globalPart(value, entity) : value;
}
// dist/src/flow/typed.js
function typed(m, value, type) {
	return mapLeaves(value, (leaf) => leaf.kind === "open" && !leaf.entity ? typedOpen(m, leaf, type, m.frame.module) : leaf);
}
function typedTarget(m, value, e) {
	if (!e.type) return value;
	m.hooks.used(value, {
		kind: "typed",
		expr: e,
		with: e.type,
		frame: m.frame
	});
	return typed(m, value, e.type);
}
function typedReturn(m, value, fn) {
	if (fn.returns) m.hooks.used(value, {
		kind: "typed",
		expr: fn.expr,
		with: fn.returns,
		frame: m.frame
	});
}
function typedOpenIn(m, value, type, module) {
	return type ? mapLeaves(value, (leaf) => leaf.kind === "open" && !leaf.entity ? typedOpen(m, leaf, type, module) : leaf) : value;
}
function typedOpen(m, open, type, module) {
	return type ? m.language(module).typed(m, open, type, module) : open;
}
function typedPart(m, open, key, at) {
	return open.type ? m.language(m.frame.module).typedPart(m, open, key, at) : void 0;
}
// dist/src/flow/classes.js
const MOST_BASES = 12;
function classValue(m, node, at) {
	const bases = node.bases.map((base) => m.evaluate(base));
	const statics = m.newObject({
		expr: node.expr,
		entries: [],
		readonly: false
	});
	const proto = m.newObject({
		expr: node.expr,
		entries: [],
		readonly: false
	});
	const entity = {
		kind: "class",
		cls: node,
		env: m.frame.env,
		statics: statics.id,
		bases,
		proto: proto.id
	};
	keep(m.frame.env);
	const prototype = m.cellOf(proto);
	if (prototype?.kind === "object") m.setCell(proto, {
		...prototype,
		cls: entity
	});
	const value = entityValue(at, entity, m.newId());
	m.records.recordClass(entity, value);
	for (const base of bases) m.records.recordSubclass(base, entity);
	inClass(m, entity, value, () => {
		for (const member of node.members) {
			if (member.kind !== "field" || !member.static || member.value === null) continue;
			addField(m, statics, member, m.evaluate(member.value));
		}
		m.run(node.body);
	});
	return node.decorators.reduceRight((inner, decorator) => m.decorated(inner, decorator), value);
}
function addField(m, object, member, value) {
	const cell = m.cellOf(object);
	if (cell?.kind !== "object") return;
	const key = typeof member.key === "string" ? literal(member.expr, member.key) : m.evaluate(member.key);
	const expression = member.value;
	const entries = expression ? m.entriesFor(key, value, {
		expr: member.expr,
		value: expression,
		shorthand: false
	}) : [{
		kind: "computed",
		expr: member.expr
	}];
	m.setCell(object, {
		...cell,
		entries: [...cell.entries, ...entries]
	});
}
function setField(m, self, param, value) {
	if (param.name === void 0) return;
	const leaf = onlyLeaf(self);
	const cell = leaf?.kind === "ref" ? m.cellOf(leaf) : void 0;
	if (leaf?.kind !== "ref" || cell?.kind !== "object") return;
	const read = param.target.k === "name" && param.target.binding ? m.read(param.target.binding, param.target) : value;
	const entry = {
		kind: "property",
		key: param.name,
		expr: param.expr,
		valueExpr: param.expr,
		shorthand: true,
		value: () => read
	};
	m.setCell(leaf, {
		...cell,
		entries: [...cell.entries, entry]
	});
}
function lineOf$1(cls) {
	const classes = [];
	const outside = [];
	const visit = (one) => {
		if (classes.length >= MOST_BASES || classes.includes(one)) return;
		classes.push(one);
		for (const base of one.bases) {
			const leaf = onlyLeaf(base);
			const entity = leaf && entityOf(leaf);
			if (entity?.kind === "class") visit(entity);
			else outside.push(base);
		}
	};
	visit(cls);
	return {
		classes,
		outside
	};
}
const isNamed$1 = (m, member, key) => typeof member.key === "string" ? member.key === key : literalOf(m.evaluate(member.key))?.value === key;
function memberOf(m, cls, key, on, at, isClass, from) {
	const { classes, outside } = lineOf$1(cls);
	const isPrototype = on.kind === "ref" && classes.some(({ proto }) => proto === on.id);
	const start = from ? classes.indexOf(from) + 1 : 0;
	for (const home of classes.slice(start)) {
		const written = isClass ? void 0 : onPrototype(m, home, key, at);
		if (written) return written;
		const found = home.cls.members.filter((member) => member.kind !== "setter" && isNamed$1(m, member, key)).at(-1);
		const isPython = home.cls.module.language === "python";
		if (found && found.kind !== "field" && (isPython || found.static === isClass)) {
			const fn = {
				kind: "function",
				fn: found.fn,
				env: home.env,
				home
			};
			if (found.kind === "getter" && !isClass) return m.watched(() => m.invoke({
				...fn,
				self: on
			}, {
				args: [],
				keywords: null
			}, on, void 0));
			const receiver = found.fn.receiver;
			const self = receiver === "none" || isPrototype ? void 0 : receiver === "class" ? m.records.classEntityValue(cls, at) : isClass && isPython ? void 0 : on;
			return entityValue(at, {
				...fn,
				...self && { self }
			});
		}
		if (isClass || isPython) {
			const own = m.cellOf({
				kind: "ref",
				expr: at,
				id: home.statics
			})?.kind === "object" ? m.propertyOf({
				kind: "ref",
				expr: at,
				id: home.statics
			}, key, at) : void 0;
			if (own) return own;
		}
	}
	for (const base of outside) {
		const entity = entityOf(onlyLeaf(base) ?? base);
		if (entity?.kind !== "external") continue;
		return external(m, at, {
			...entity,
			steps: [
				...entity.steps,
				...isClass ? [] : [{
					kind: "call",
					expr: cls.cls.expr,
					args: m.records.superArgs(on),
					keywords: null,
					construct: true,
					state: m.exit().state
				}],
				{
					kind: "get",
					key,
					expr: at,
					keyExpr: at,
					how: "member"
				}
			]
		});
	}
}
function onPrototype(m, { proto }, key, at) {
	const ref = {
		kind: "ref",
		expr: at,
		id: proto
	};
	const cell = m.cellOf(ref);
	return cell?.kind === "object" && cell.entries.length > 0 ? m.propertyOf(ref, key, at) : void 0;
}
function callSetter(m, cls, key, self, value, at) {
	for (const home of lineOf$1(cls).classes) {
		const setter = home.cls.members.find((member) => member.kind === "setter" && isNamed$1(m, member, key));
		if (setter?.kind !== "setter") continue;
		m.invoke({
			kind: "function",
			fn: setter.fn,
			env: home.env,
			home,
			self
		}, {
			args: [{
				value,
				spread: false,
				expr: at
			}],
			keywords: null
		}, self, void 0);
		return true;
	}
	return false;
}
function construct(m, cls, given, at) {
	const instance = m.newObject({
		expr: at,
		entries: [],
		readonly: false,
		cls
	});
	m.records.recordInstance(cls, instance);
	const returned = initialise(m, cls, instance, given, "k" in at && at.k === "call" ? at : void 0);
	return returned && leavesOf(returned)?.some((leaf) => leaf.kind !== "literal") ? mapLeaves(returned, (leaf) => leaf.kind === "literal" ? instance : leaf) : instance;
}
function initialise(m, cls, instance, given, call) {
	const maker = cls.cls.members.find((member) => member.kind === "method" && member.key === "constructor");
	const [base] = cls.bases;
	const fields = () => ownFields(m, cls, instance);
	if (maker?.kind !== "method") {
		const returned = base ? initialiseBase(m, base, instance, given, call) : void 0;
		fields();
		return returned;
	}
	if (!base) fields();
	const entity = {
		kind: "function",
		fn: maker.fn,
		env: cls.env,
		home: cls,
		self: instance
	};
	return given ? m.invoke(entity, given, instance, call) : m.invokeOpen(entity);
}
function callSuper(m, given, call) {
	const { home, self } = m.frame.env;
	const leaf = self && onlyLeaf(self);
	const [base] = home?.bases ?? [];
	if (!home || leaf?.kind !== "ref" || !base) return m.open(call, "expression");
	initialiseBase(m, base, leaf, given, call);
	ownFields(m, home, leaf);
	return leaf;
}
function initialiseBase(m, base, instance, given, call) {
	const entity = entityOf(onlyLeaf(base) ?? base);
	if (entity?.kind === "class") return initialise(m, entity, instance, given, call);
	if (given) m.records.recordSuperArgs(instance, given);
}
function ownFields(m, cls, instance) {
	inClass(m, cls, instance, () => {
		for (const member of cls.cls.members) {
			if (member.kind !== "field" || member.static) continue;
			if (member.value) addField(m, instance, member, m.evaluate(member.value));
			else if (member.type) declareField(m, instance, member);
		}
	});
}
function declareField(m, instance, member) {
	const open = m.open(member.expr, "expression");
	const typed = typedOpen(m, open, member.type, m.frame.module);
	const cell = m.cellOf(instance);
	if (typed === open || cell?.kind !== "object" || typeof member.key !== "string") return;
	const entry = {
		kind: "write",
		key: member.key,
		expr: member.expr,
		target: member.expr,
		valueExpr: member.expr,
		value: () => typed,
		conditions: []
	};
	m.setCell(instance, {
		...cell,
		entries: [...cell.entries, entry]
	});
}
function superMember(m, self, key, at) {
	const { home } = m.frame.env;
	const leaf = onlyLeaf(self);
	const cell = leaf?.kind === "ref" ? m.cellOf(leaf) : void 0;
	const cls = cell?.kind === "object" ? cell.cls : void 0;
	if (!home) return m.open(at, "expression");
	return memberOf(m, cls ?? home, key, self, at, false, home) ?? m.open(at, "expression");
}
function inClass(m, cls, self, run) {
	const { env } = cls;
	const inner = {
		...env,
		id: m.newId(),
		self,
		home: cls
	};
	const before = m.frame;
	m.frame = {
		...before,
		env: inner
	};
	try {
		run();
	} finally {
		m.frame = before;
	}
}
// dist/src/flow/keys.js
function keysIn(m, value) {
	const leaves = leavesOf(value);
	if (!leaves) return void 0;
	const found = /* @__PURE__ */ new Set();
	for (const leaf of leaves) {
		if (leaf.kind === "literal") continue;
		const content = leaf.kind === "ref" ? m.contentOf(leaf) : exportsIn(m, leaf) ?? leaf;
		if (content.kind === "array") {
			if (!content.literal) return void 0;
			for (const [index] of content.elements.entries()) found.add(String(index));
		} else if (content.kind === "object") for (const entry of content.entries) if (entry.kind === "property" || entry.kind === "write") found.add(entry.key);
		else if (entry.kind === "computed") return void 0;
		else {
			const inside = keysIn(m, entry.value());
			if (!inside) return void 0;
			for (const key of inside) found.add(key);
		}
		else return void 0;
	}
	return found;
}
function exportsIn(m, leaf) {
	const entity = entityOf(leaf);
	return entity?.kind === "module" ? exportsOf(m, entity.module, leaf.expr) : void 0;
}
function memberKeysIn(m, value) {
	const found = /* @__PURE__ */ new Set();
	for (const leaf of leavesOf(value) ?? []) {
		const entity = entityOf(leaf);
		const cell = leaf.kind === "ref" ? m.cellOf(leaf) : void 0;
		const cls = cell?.kind === "object" ? cell.cls : entity?.kind === "class" ? entity : void 0;
		for (const key of cls ? membersOf(cls, entity?.kind === "class") : []) found.add(key);
	}
	return found;
}
const membersOf = (cls, isStatic) => lineOf$1(cls).classes.flatMap(({ cls: { members } }) => members.flatMap((member) => {
	return (member.kind === "method" || member.kind === "getter" || member.kind === "field" && isStatic) && member.static === isStatic && typeof member.key === "string" && member.key !== "constructor" ? member.key : [];
}));
// dist/src/flow/access.js
const MOST_KEYS = 50;
function get(m, value, key, at, how) {
	const known = literalOf(key);
	if (key.kind !== "literal") m.hooks.used(key, {
		kind: "key",
		expr: at,
		with: value,
		frame: m.frame
	});
	if (known) return mapLeaves(value, (leaf) => ofLeaf(m, leaf, String(known.value), at, how), true);
	const keys = leavesOf(key, MOST_KEYS);
	if (keys?.some((leaf) => leaf.kind === "open" && isAnswer(leaf))) {
		for (const leaf of leavesOf(value, MOST_KEYS) ?? []) if (leaf.kind === "open" && isAnswer(leaf)) m.hooks.used(leaf, {
			kind: "property",
			expr: at,
			with: literal(how.keyExpr, "thinking"),
			frame: m.frame
		});
	}
	if (keys?.every((leaf) => leaf.kind === "literal")) return mapLeaves(key, (leaf) => leaf.kind === "literal" ? get(m, value, leaf, at, how) : leaf, true);
	const all = m.keysIn(value);
	const members = memberKeysIn(m, value);
	if (members.size > 0 && members.size <= MOST_KEYS) return anyMember(m, value, key, /* @__PURE__ */ new Set([...members, ...all ?? []]), at, how);
	if (!all || all.size > MOST_KEYS) return mapLeaves(value, (leaf) => anyOf$2(m, leaf, at), true);
	const options = [...all].map((one) => get(m, value, literal(how.keyExpr, one), at, how));
	const isThere = keys?.every((leaf) => leaf.kind === "open" && leaf.named === true);
	return {
		kind: "union",
		expr: at,
		key: `any ${m.identity(key)} ${m.identity(value)}`,
		options: isThere ? options : [...options, absent(at)],
		by: {
			value: key,
			texts: [...all]
		}
	};
}
const anyMember = (m, value, key, names, at, how) => ({
	kind: "union",
	expr: at,
	key: `any ${m.identity(key)} ${m.identity(value)}`,
	options: [...[...names].map((one) => get(m, value, literal(how.keyExpr, one), at, how)), mapLeaves(value, (leaf) => anyOf$2(m, leaf, at), true)]
});
const anyOf$2 = (m, leaf, at) => {
	const elements = leaf.kind === "ref" ? m.elementsOf(leaf, at) : void 0;
	if (elements && elements.kind !== "open") return {
		kind: "union",
		expr: at,
		options: [elements, m.open(at, "expression")]
	};
	return leaf.kind === "open" ? part(m, leaf, "*", at) : m.open(at, "expression");
};
const part = (m, open, key, at) => {
	if (open.mayHave && !open.mayHave(key)) return m.open(at, open.why, { of: {
		open,
		key
	} });
	const { candidates } = open;
	return {
		kind: "open",
		expr: at,
		why: open.why,
		of: {
			open,
			key
		},
		...candidates && { candidates: () => candidates().map((candidate) => property$1(candidate, key)) }
	};
};
function ofLeaf(m, leaf, key, at, how) {
	switch (leaf.kind) {
		case "literal": return leaf.value === null || leaf.value === void 0 ? absent(at) : builtin$1(m, leaf, key, at, how) ?? absent(at);
		case "object":
		case "array": return property$1(leaf, key, at, m.heap);
		case "ref": return ofObject(m, leaf, key, at, how);
		case "open": return ofOpen(m, leaf, key, at, how);
	}
}
const builtin$1 = (m, on, key, at, how) => m.language(m.frame.module).builtin(m, on, key, at, how.item);
function ofObject(m, ref, key, at, how) {
	const cell = m.cellOf(ref);
	if (!cell) return m.open(at, "changed");
	if (cell.kind === "list") {
		if (/^-?\d+$/.test(key)) return elementAt(m, cell, Number(key), at);
		return builtin$1(m, ref, key, at, how) ?? absent(at);
	}
	m.hooks.used(ref, {
		kind: "property",
		expr: at,
		with: literal(how.keyExpr, key),
		frame: m.frame
	});
	const getter = cell.getters?.get(key);
	if (getter) return m.watched(() => m.call(getter, {
		args: [],
		keywords: null
	}, void 0, ref));
	const language = m.language(m.frame.module);
	return orElse(cell.map && !how.item ? absent(at) : property$1(m.contentOf(ref), key, at), () => {
		return (cell.cls && language.member(m, cell.cls, key, ref, at, false)) ?? builtin$1(m, ref, key, at, how) ?? absent(at);
	});
}
function elementAt(m, cell, index, at) {
	if (cell.literal && cell.elements.every(({ kind }) => kind === "element")) return cell.elements.at(index)?.value() ?? absent(at);
	return anyElement(m, cell.elements, at) ?? m.open(at, "expression");
}
function anyElement(m, elements, at) {
	const options = elements.map((element) => element.kind === "element" ? element.value() : m.elementsOf(element.value(), at));
	return options.length < 2 ? options[0] : {
		kind: "union",
		expr: at,
		key: `element ${m.newId()}`,
		options
	};
}
function ofOpen(m, open, key, at, how) {
	if (isAnswer(open)) m.hooks.used(open, {
		kind: "property",
		expr: at,
		with: literal(how.keyExpr, key),
		frame: m.frame
	});
	const written = m.cellOf(open);
	if (written?.kind === "object") {
		const own = property$1(contentOf$1(written), key, at);
		return orElse(entityOf(open)?.kind === "external" ? withOwnTexts(own, at) : own, () => unwritten(m, open, key, at, how));
	}
	return unwritten(m, open, key, at, how);
}
const withOwnTexts = (value, at) => mapLeaves(value, (leaf) => leaf.kind === "literal" && typeof leaf.value === "string" ? literal(at, leaf.value) : leaf, true);
function unwritten(m, open, key, at, how) {
	const entity = entityOf(open);
	switch (entity?.kind) {
		case "external": {
			const own = entity.steps.some(({ kind }) => kind === "call") ? builtin$1(m, open, key, at, how) : void 0;
			if (own) return own;
			const step = {
				kind: "get",
				key,
				expr: at,
				keyExpr: how.keyExpr,
				how: how.pattern ? "pattern" : "member"
			};
			return external(m, at, {
				...entity,
				steps: [...entity.steps, step]
			});
		}
		case "module": return m.exported(entity.module, key, at) ?? builtin$1(m, open, key, at, how) ?? m.open(at, "import", { of: {
			open,
			key
		} });
		case "class": return orElse(property$1(m.contentOf({
			kind: "ref",
			expr: at,
			id: entity.statics
		}), key, at), () => m.language(entity.cls.module).member(m, entity, key, open, at, true) ?? builtin$1(m, open, key, at, how) ?? part(m, open, key, at));
		case "builtin":
			if (entity.name === "super") return superMember(m, entity.self, key, at);
			return builtin$1(m, open, key, at, how) ?? part(m, open, key, at);
		case "function": return builtin$1(m, open, key, at, how) ?? part(m, open, key, at);
		default:
			if (open.mayHave && !open.mayHave(key)) {
				const own = builtin$1(m, open, key, at, how);
				const entity = own && entityOf(own);
				return own && entity?.kind === "builtin" && entity.name.startsWith("text.") ? own : absent(at);
			}
			return typedPart(m, open, key, at) ?? builtin$1(m, open, key, at, how) ?? part(m, open, key, at);
	}
}
const contentOf$1 = (cell) => cell.kind === "list" ? {
	kind: "array",
	expr: cell.expr,
	elements: [...cell.elements],
	literal: cell.literal
} : {
	kind: "object",
	expr: cell.expr,
	entries: [...cell.entries],
	readonly: cell.readonly
};
function set(m, object, key, value, at) {
	m.eachLeaf(object, at.expr, (leaf) => {
		if (leaf.kind !== "ref" && leaf.kind !== "open") return;
		const entity = entityOf(leaf);
		if (entity?.kind === "class") return set(m, {
			kind: "ref",
			expr: at.target,
			id: entity.statics
		}, key, value, at);
		if (entity?.kind === "builtin" && entity.name === "super") return set(m, entity.self, key, value, at);
		if (entity?.kind === "module") return setExport(m, entity.module, literalOf(key)?.value, value, at.expr);
		const cell = m.cellOf(leaf);
		if (cell?.kind === "list") return setElement(m, leaf, cell, key, value);
		const known = literalOf(key);
		if (leaf.kind === "ref" && cell?.kind === "object" && cell.cls && known && !at.defines) {
			if (m.callSetter(cell.cls, String(known.value), leaf, value, at.expr)) return;
		}
		const setter = cell?.kind === "object" && known ? cell.setters?.get(String(known.value)) : void 0;
		if (setter && !at.defines) return void m.call(setter, {
			args: [{
				value,
				spread: false,
				expr: at.expr
			}],
			keywords: null
		}, void 0, leaf);
		if (leaf.kind === "open" && !entity) m.hooks.used(value, {
			kind: "stored",
			expr: at.expr,
			with: leaf,
			frame: m.frame
		});
		const old = cell ?? {
			kind: "object",
			expr: leaf.expr,
			entries: [],
			readonly: leaf.kind === "open",
			...leaf.kind === "open" && { base: leaf }
		};
		const alias = leaf.kind === "ref" && m.records.isAlias(leaf, at.target);
		const entries = [...old.entries, ...writesFor(m, key, value, at, alias)];
		m.setCell(leaf, at.defines && known ? withoutAccessors({
			...old,
			entries
		}, String(known.value)) : {
			...old,
			entries
		});
	});
}
function withoutAccessors(cell, key) {
	const left = (accessors = /* @__PURE__ */ new Map()) => new Map([...accessors].filter(([name]) => name !== key));
	return {
		...cell,
		getters: left(cell.getters),
		setters: left(cell.setters)
	};
}
const wholeOf$1 = (target) => "k" in target ? target.written ?? target : target;
function writesFor(m, key, value, at, alias = false) {
	const write = (name) => ({
		kind: "write",
		key: name,
		expr: at.expr,
		target: wholeOf$1(at.target),
		valueExpr: at.valueExpr,
		value: () => value,
		conditions: [],
		...alias && { alias }
	});
	const known = literalOf(key);
	if (known) return [write(String(known.value))];
	const keys = leavesOf(key, MOST_KEYS);
	if (!keys?.every((leaf) => leaf.kind === "literal")) {
		const from = answeredBy(m, value);
		return [{
			kind: "computed",
			expr: at.expr,
			...from !== "" && { kept: {
				value,
				from
			} }
		}];
	}
	const union = `key ${m.newId()}`;
	return keys.map((leaf, option) => ({
		...write(String(leaf.kind === "literal" ? leaf.value : "")),
		maybe: [{
			key: union,
			option
		}]
	}));
}
function setElement(m, leaf, cell, key, value) {
	const index = literalOf(key)?.value;
	const element = {
		kind: "element",
		value: () => value
	};
	if (cell.literal && cell.elements.every(({ kind }) => kind === "element") && typeof index === "number" && cell.elements.at(index)) {
		const elements = cell.elements.with(index, element);
		m.setCell(leaf, {
			...cell,
			elements
		});
	} else if (index === void 0 || /^-?\d+$/.test(String(index))) m.setCell(leaf, {
		...cell,
		literal: false,
		elements: [...cell.elements, element]
	});
}
function remove(m, object, key, at) {
	m.eachLeaf(object, at, (leaf) => {
		if (leaf.kind !== "ref" && leaf.kind !== "open") return;
		const cell = m.cellOf(leaf);
		if (cell?.kind === "list") return m.setCell(leaf, {
			...cell,
			literal: false
		});
		const known = literalOf(key);
		const old = cell ?? {
			kind: "object",
			expr: leaf.expr,
			entries: [],
			readonly: leaf.kind === "open",
			...leaf.kind === "open" && { base: leaf }
		};
		const gone = known ? {
			kind: "write",
			key: String(known.value),
			expr: at,
			target: at,
			valueExpr: at,
			value: () => absent(at),
			conditions: []
		} : {
			kind: "computed",
			expr: at
		};
		m.setCell(leaf, {
			...old,
			entries: [...old.entries, gone]
		});
	});
}
function entriesFor$1(m, key, value, written) {
	const { expr, shorthand } = written;
	const valueExpr = written.value;
	const known = key && literalOf(key);
	const whole = valueExpr.written && { written: valueExpr.written };
	const keyed = key?.kind === "read" && { keyed: key };
	if (known) return [{
		kind: "property",
		key: String(known.value),
		expr,
		valueExpr,
		...whole,
		shorthand,
		value: () => value,
		...keyed
	}];
	if (!key) return [{
		kind: "computed",
		expr
	}];
	return writesFor(m, key, value, {
		expr,
		target: expr,
		valueExpr,
		item: true
	});
}
function keptIn(m, { entries }, at) {
	const kept = entries.flatMap((entry) => entry.kind === "computed" && entry.kept ? [entry.kept.value] : []);
	const open = m.open(at, "expression");
	return kept.length > 0 ? {
		kind: "union",
		expr: at,
		key: `kept ${m.newId()}`,
		options: [open, ...kept]
	} : open;
}
function elementsOf(m, value, at) {
	return mapLeaves(value, (leaf) => {
		const cell = leaf.kind === "ref" ? m.cellOf(leaf) : void 0;
		if (cell?.kind === "list") return anyElement(m, cell.elements, at) ?? m.open(at, "expression");
		if (cell?.kind === "object") return keptIn(m, cell, at);
		if (leaf.kind === "array") return anyElement(m, leaf.elements, at) ?? m.open(at, "expression");
		if (leaf.kind === "open") {
			const entity = entityOf(leaf);
			if (entity?.kind === "external") return external(m, at, {
				...entity,
				steps: [...entity.steps, {
					kind: "get",
					key: "*",
					expr: at,
					keyExpr: at,
					how: "member"
				}]
			});
			return part(m, leaf, "*", at);
		}
		return m.open(at, "expression");
	}, true);
}
// dist/src/flow/conditions.js
const NOTHING$2 = /* @__PURE__ */ new Map();
const assumed$1 = (path) => path?.assume ?? NOTHING$2;
function under(path, condition) {
	const assume = new Map(assumed$1(path));
	assume.set(condition.key, condition.kind === "test" ? condition.holds !== condition.test.negated : condition.option);
	return {
		condition,
		up: path,
		assume
	};
}
function since(path, earlier) {
	const found = [];
	for (let at = path; at && at !== earlier; at = at.up) found.push(at.condition);
	return found.reverse();
}
function waysOf$1(conditions, expr, unknown) {
	const grow = (indexes, depth) => {
		const [first] = indexes;
		if (first === void 0) throw new Error("no way to put together");
		if (indexes.length === 1) return {
			kind: "way",
			index: first
		};
		const at = (index) => conditions[index]?.[depth];
		const common = at(first);
		if (common && indexes.every((index) => at(index)?.key === common.key)) {
			if (common.kind === "test") {
				const yes = indexes.filter((index) => sideOf(at(index)) !== common.test.negated);
				const no = indexes.filter((index) => sideOf(at(index)) === common.test.negated);
				if (yes.length === 0 || no.length === 0) return grow(indexes, depth + 1);
				return {
					kind: "test",
					test: common.test,
					yes: grow(yes, depth + 1),
					no: grow(no, depth + 1)
				};
			}
			const options = Array.from({ length: common.of }, () => null);
			const groups = /* @__PURE__ */ new Map();
			for (const index of indexes) {
				const condition = at(index);
				const option = condition?.kind === "option" ? condition.option : 0;
				groups.set(option, [...groups.get(option) ?? [], index]);
			}
			if (groups.size === 1) return grow(indexes, depth + 1);
			for (const [option, group] of groups) options[option] = grow(group, depth + 1);
			return {
				kind: "option",
				key: common.key,
				expr: common.expr,
				options
			};
		}
		return {
			kind: "option",
			key: unknown(),
			expr,
			options: indexes.map((index) => ({
				kind: "way",
				index
			}))
		};
	};
	return grow(conditions.map((_, index) => index), 0);
}
const sideOf = (condition) => condition?.kind === "test" ? condition.holds !== condition.test.negated : void 0;
function together$2(ways, expr, of) {
	switch (ways.kind) {
		case "way": return of(ways.index);
		case "test": {
			const yes = together$2(ways.yes, expr, of);
			const no = together$2(ways.no, expr, of);
			if (isOne(yes, no)) return yes;
			const { test } = ways;
			const [there, missing] = test.negated ? [no, yes] : [yes, no];
			if (test.asks && isOne(there, test.asks)) return {
				kind: "choice",
				expr,
				test,
				fallback: true,
				yes: there,
				no: missing
			};
			return {
				kind: "choice",
				expr,
				test,
				fallback: false,
				yes,
				no
			};
		}
		case "option": {
			const options = ways.options.map((option) => option && together$2(option, expr, of));
			const known = options.filter((option) => option !== null);
			const [first] = known;
			if (!first) throw new Error("no way to put together");
			if (known.every((one) => isOne(one, first))) return first;
			return {
				kind: "union",
				expr: ways.expr,
				key: ways.key,
				options: options.map((option) => option ?? first)
			};
		}
	}
}
function isOne(a, b) {
	if (a === b) return true;
	if (a.kind === "ref" && b.kind === "ref") return a.id === b.id;
	if (a.kind === "open" && b.kind === "open") return a.id !== void 0 && a.id === b.id;
	if (a.kind !== "literal" || b.kind !== "literal") return false;
	return a.value === b.value && a.absent === b.absent && a.expr.start === b.expr.start && a.expr.file === b.expr.file;
}
const mostStepsIn = (files) => 12e4 + 1e3 * files;
// dist/src/flow/alternatives.js
function onSide(m, test, holds, run, at) {
	const base = m.exit();
	const ran = m.underCondition({
		kind: "test",
		key: test.key,
		test,
		holds
	}, base, run);
	const path = under(base.path, {
		kind: "test",
		key: test.key,
		test,
		holds: !holds
	});
	m.meet([...ran.live ? [ran.exit] : [], {
		state: base.state,
		path
	}], base, at);
	return ran.value;
}
function maybe(m, run, at, always) {
	if (always) return run();
	const base = m.exit();
	const key = `maybe ${m.newId()}`;
	const ran = m.underCondition({
		kind: "option",
		key,
		option: 1,
		of: 2,
		expr: at
	}, base, run);
	m.meet([{
		state: base.state,
		path: optionPath(m, base, key, 0, at)
	}, ...ran.live ? [ran.exit] : []], base, at);
	return ran.value;
}
function optionPath(_m, base, key, option, expr) {
	return under(base.path, {
		kind: "option",
		key,
		option,
		of: 2,
		expr
	});
}
function defaulted(m, old, e, test) {
	const both = {
		kind: "choice",
		expr: e,
		test,
		fallback: true,
		yes: old,
		no: maybe(m, () => m.evaluate(e.value), e, false)
	};
	m.declare(e.target, both, e, false);
	return both;
}
function each$1(m, value, at, run) {
	const only = onlyLeaf(value);
	if (only) return run(only);
	if (!leavesOf(value, 12)) return run(m.open(at, "too-deep"));
	return eachOf$1(m, value, at, run);
}
function eachOf$1(m, value, at, run) {
	switch (value.kind) {
		case "read": return eachOf$1(m, value.value, at, run);
		case "choice": {
			if (value.fallback) return eachOption(m, [value.yes, value.no], `either ${m.newId()}`, at, run);
			const base = m.exit();
			const ends = m.sidesOf(value.test).flatMap((holds) => {
				const ran = m.underCondition({
					kind: "test",
					key: value.test.key,
					test: value.test,
					holds
				}, base, () => eachOf$1(m, holds ? value.yes : value.no, at, run));
				return ran.live ? [{
					...ran.exit,
					value: ran.value
				}] : [];
			});
			return m.meet(ends, base, at) ?? m.nothing(at);
		}
		case "union": return eachOption(m, value.options, value.key ?? `union ${exprKey(value.expr)} ${value.part ?? ""}`, at, run);
		default: return run(value);
	}
}
function eachOption(m, options, key, at, run) {
	const base = m.exit();
	const known = base.path?.assume.get(key);
	const ends = options.flatMap((option, index) => {
		if (typeof known === "number" && known !== index) return [];
		const ran = m.underCondition({
			kind: "option",
			key,
			option: index,
			of: options.length,
			expr: at
		}, base, () => eachOf$1(m, option, at, run));
		return ran.live ? [{
			...ran.exit,
			value: ran.value
		}] : [];
	});
	return m.meet(ends, base, at) ?? m.nothing(at);
}
function eachLeaf(m, value, at, run) {
	each$1(m, value, at, (leaf) => {
		run(leaf);
		return m.nothing(at);
	});
}
// dist/src/sdk/changing.js
const ROWS$1 = [{
	specifier: /^(?:lodash(?:-es)?|underscore|es-toolkit(?:\/compat)?)(?:[./]|$)/,
	names: /^(?:assign(?:In)?(?:With)?|defaults(?:Deep)?|extend(?:With)?|merge(?:With)?|set(?:With)?|unset|update(?:With)?)$/
}, {
	specifier: /^(?:dot-prop|object-path|dset|just-safe-set)(?:\/|$)/,
	names: /^(?:set|setProperty|deleteProperty|del|dset|default)$/
}];
const TAKES_PATH = /^(?:set(?:With)?|unset|update(?:With)?|setProperty|deleteProperty|del|dset)$/;
function changeBy(specifier, path) {
	const row = ROWS$1.find((one) => one.specifier.test(specifier));
	const own = path.filter((name) => name !== "default").at(-1) ?? specifier.split(/[./]/).at(-1) ?? "";
	if (!row?.names.test(own)) return void 0;
	return TAKES_PATH.test(own) ? "property" : "any";
}
// dist/src/flow/events.js
const TELLS = /^(?:emit|emitAsync|emitSync|dispatch|publish|trigger|fire|notify|broadcast|next|dispatchEvent)$/;
const LISTENS = /^(?:on|once|onAny|addListener|addEventListener|subscribe|prependListener|prependOnceListener)$/;
const MOST_ON_CHANNEL = 50;
function throughEvents(m, entity, { args }, at) {
	const last = entity.steps.at(-1);
	if (last?.kind !== "get") return [];
	const [first] = entity.steps;
	const isGlobal = entity.specifier === "" && first?.kind === "get" && GLOBAL.test(first.key);
	return through(m, outsideKey({
		...entity,
		steps: entity.steps.slice(isGlobal ? 1 : 0, -1)
	}), last.key, args, at);
}
const GLOBAL = /^(?:globalThis|document)$/;
function throughOwnEvents(m, { fn }, { args }, at) {
	const { name } = fn;
	if (name && (LISTENS.test(name) || TELLS.test(name))) through(m, fn.module.file, name, args, at);
}
function through(m, object, name, args, at) {
	const isWhole = name === "dispatchEvent";
	const [head] = args;
	const event = textOf$4(isWhole && head ? m.propertyOf(head.value, "type", at) : head?.value);
	const functions = TELLS.test(name) ? [] : args.flatMap(({ value }) => functionsIn(value));
	const channel = m.records.channel(object);
	if (functions.length > 0) {
		if (!LISTENS.test(name) && event === void 0) return [];
		const isNamed = event !== "*" && args[0] !== void 0 && functionsIn(args[0].value).length === 0;
		return functions.flatMap((fn) => {
			const listener = {
				fn,
				event: isNamed ? event : void 0,
				isNamed
			};
			if (isRoom(channel.listeners, (one) => exprKey(one.fn.expr) === exprKey(fn.expr))) channel.listeners.push(listener);
			return channel.told.flatMap((told) => heard(m, listener, told, at));
		});
	}
	if (!TELLS.test(name) && !(args.length > 1 && channel.listeners.some((one) => one.event !== void 0 && one.event === event))) return [];
	const told = {
		name: isWhole ? [] : args.slice(0, 1),
		args: isWhole ? args : args.slice(1),
		event,
		at
	};
	const then = (list) => list.map((one) => ({
		...one,
		value: m.snapshotDeep(one.value)
	}));
	if (isRoom(channel.told, (one) => exprKey(one.at) === exprKey(at))) channel.told.push({
		...told,
		name: then(told.name),
		args: then(told.args)
	});
	return channel.listeners.flatMap((listener) => heard(m, listener, told, at));
}
const isRoom = (list, isSame) => list.length < MOST_ON_CHANNEL && list.filter(isSame).length < 6;
function heard(m, listener, told, at) {
	if (listener.event !== void 0 && told.event !== void 0 && listener.event !== told.event) return [];
	const args = listener.isNamed ? told.args : [...told.name, ...told.args];
	return [m.maybe(() => m.call(listener.fn, {
		args,
		keywords: null
	}, void 0), at, false)];
}
const functionsIn = (value) => (leavesOf(value, 8) ?? []).filter((leaf) => entityOf(leaf)?.kind === "function");
function textOf$4(value) {
	const known = value && literalOf(value)?.value;
	return typeof known === "string" ? known : void 0;
}
// dist/src/flow/receivers.js
const MOST_NAMESAKES = 12;
const MOST_ARGUMENTS = 8;
const hasMethod$1 = ({ cls }, key) => cls.members.some((one) => one.key === key && one.kind === "method");
const hasFunction = ({ cls }, key) => cls.members.some((one) => one.key === key && one.kind === "field" && !one.static && one.value?.k === "function");
const onOpenInstance = (m, entity, key, at) => {
	const instance = m.openInstance(entity);
	return m.get(instance, {
		kind: "literal",
		expr: at,
		value: key
	}, at, {
		keyExpr: at,
		item: false
	});
};
function methodsOf(m, isClass, key, at) {
	const hasOwn = (entity) => hasMethod$1(entity, key) || hasFunction(entity, key);
	const found = m.records.classEntities().filter((entity) => {
		const line = lineOf$1(entity).classes;
		return line.some(({ cls }) => isClass(cls)) && (isClass(entity.cls) ? line.some(hasOwn) : hasOwn(entity));
	});
	const few = found.length > MOST_NAMESAKES ? found.filter(({ cls }) => isClass(cls)) : found;
	return few.length > MOST_NAMESAKES ? [] : few.map((entity) => onOpenInstance(m, entity, key, at));
}
function runNamesakes(m, given, call) {
	const { callee } = call;
	if (callee.k !== "get" || typeof callee.key !== "string" || !namesModel(m, given)) return [];
	const { key } = callee;
	const classes = m.records.classEntities().filter((entity) => hasMethod$1(entity, key));
	const functions = m.records.propertiesNamed(key);
	if (classes.length + functions.length > MOST_NAMESAKES) return [];
	return [...classes.map((entity) => onOpenInstance(m, entity, key, call)), ...functions.map((entity) => entityValue(call, entity))].map((method) => m.maybe(() => m.call(method, given, call), call, false));
}
function namesModel(m, { args, keywords }) {
	const values = [...args.map(({ value }) => value), ...keywords ? [keywords] : []];
	const isModel = (value) => (leavesOf(value, MOST_ARGUMENTS) ?? []).some((leaf) => leaf.kind === "literal" && m.hooks.namesModel(leaf.value));
	return values.some((value) => isModel(value) || partsOf(m, value).some(isModel));
}
const partsOf = (m, value) => (leavesOf(value, MOST_ARGUMENTS) ?? []).flatMap((leaf) => {
	const cell = leaf.kind === "ref" ? m.cellOf(leaf) : void 0;
	return cell?.kind === "object" ? cell.entries.flatMap((entry) => entry.kind === "property" || entry.kind === "write" ? [entry.value()] : []) : [];
});
// dist/src/flow/calls.js
function callExpression(m, e) {
	if (e.callee.k === "self" && e.callee.base) return m.callSuper(m.given(e.args, e.keywords), e);
	if (e.callee.k !== "get") {
		const callee = m.evaluate(e.callee);
		return m.call(callee, m.given(e.args, e.keywords), e);
	}
	const receiver = m.evaluate(e.callee.object);
	const key = typeof e.callee.key === "string" ? literal(e.callee.keyExpr, e.callee.key) : m.evaluate(e.callee.key);
	const callee = m.get(receiver, key, e.callee, {
		keyExpr: e.callee.keyExpr,
		item: e.callee.item
	});
	return m.call(callee, m.given(e.args, e.keywords), e, receiver);
}
function given(m, args, keywords) {
	return {
		args: args.map(({ value, spread, expr }) => ({
			value: m.evaluate(value),
			spread,
			expr
		})),
		keywords: keywords ? m.evaluate(keywords) : null
	};
}
function call$1(m, callee, args, e, receiver) {
	return m.each(callee, e ?? callee.expr, (leaf) => callLeaf(m, leaf, callee, args, e, receiver));
}
function callLeaf(m, leaf, through, args, e, receiver) {
	const at = e ?? leaf.expr;
	const entity = entityOf(leaf);
	switch (entity?.kind) {
		case "function":
			if (e) m.hooks.invoked(e, entity, m.frame);
			if (e) throughOwnEvents(m, entity, args, at);
			return m.invoke(entity, args, entity.self ?? receiver, e);
		case "class":
			if (e && !e.construct && m.frame.module.language === "javascript") handOver(m, args, at, m.open(at, "call"), false);
			return m.construct(entity, withBound$1(entity.args, args), at);
		case "builtin": return m.language(m.frame.module).callBuiltin(m, entity.name, entity.self, args, e) ?? (leaf.kind === "open" ? unknown$1(m, leaf, through, args, e) : leaf);
	}
	if (leaf.kind === "ref") {
		const cell = m.cellOf(leaf);
		const method = cell?.kind === "object" && cell.cls ? m.language(m.frame.module).member(m, cell.cls, "__call__", leaf, at, false) : void 0;
		if (method) return m.call(method, args, e);
	}
	if (leaf.kind !== "open") {
		for (const own of (receiver && leavesOf(receiver, 8)) ?? []) {
			const cell = own.kind === "ref" ? m.cellOf(own) : void 0;
			if (own.kind === "ref" && cell && !hasMethod(m, own, e)) m.setCell(own, changed$1(cell, at));
		}
		handOver(m, args, at, void 0, false);
		return m.open(at, "call");
	}
	return unknown$1(m, leaf, through, args, e);
}
function hasMethod(m, on, e) {
	const { callee } = e ?? {};
	const cell = m.cellOf(on);
	if (callee?.k !== "get" || typeof callee.key !== "string" || cell?.kind !== "object" || !cell.cls) return false;
	const member = m.language(m.frame.module).member(m, cell.cls, callee.key, on, callee, false);
	return member !== void 0 && (leavesOf(member, 8) ?? []).every((leaf) => entityOf(leaf)?.kind === "function");
}
const withBound$1 = (bound, given) => bound ? {
	...given,
	args: [...bound.map((value) => ({
		value,
		spread: false,
		expr: value.expr
	})), ...given.args]
} : given;
const CHANGING = /^(?:Object|Reflect|Array|Atomics)\./;
const pathOf$1 = ({ specifier, steps }) => specifier === "" ? steps.map((step) => step.kind === "get" ? step.key : "()").join(".") : "";
function unknown$1(m, callee, through, args, e) {
	const at = e ?? callee.expr;
	const entity = entityOf(callee);
	if (entity?.kind === "external" && entity.specifier === "" && entity.steps.every(({ kind }) => kind === "get")) {
		const name = entity.steps.map((step) => step.kind === "get" ? step.key : "").join(".");
		const known = m.language(m.frame.module).callBuiltin(m, name, callee, args, e);
		if (known) return known;
	}
	const called = entity?.kind === "external" ? throughEvents(m, entity, args, at) : [];
	const told = e && m.hooks.called({
		expr: e,
		callee,
		through,
		given: args,
		frame: m.frame,
		exit: m.exit()
	});
	const isOurs = entity?.kind === "external" && !CHANGING.test(pathOf$1(entity));
	const namesakes = e && !entity ? runNamesakes(m, args, e) : [];
	const results = [
		...called,
		...namesakes,
		...handOver(m, args, at, callee, !isOurs)
	];
	if (entity?.kind === "external") changeFirst(m, entity, args, at);
	if (told) return told;
	const value = entity?.kind === "external" ? external(m, at, {
		...entity,
		steps: [...entity.steps, {
			kind: "call",
			expr: at,
			args: args.args.map(({ value: one }) => one),
			keywords: args.keywords,
			construct: e?.construct ?? false,
			state: m.exit().state
		}]
	}) : m.open(at, "call", { of: {
		open: callee,
		key: "()"
	} });
	const [answer] = entity?.kind === "external" && entity.specifier === "" ? args.args.flatMap(({ value: one }) => answersIn(m, one)) : [];
	if (answer && value.kind === "open") return {
		...value,
		of: {
			open: answer,
			key: "*"
		}
	};
	return results.length ? {
		kind: "union",
		expr: at,
		key: `back ${m.newId()}`,
		options: [...results, value]
	} : value;
}
function changeFirst(m, { specifier, steps }, { args: [first, path, value] }, at) {
	const names = steps.flatMap((step) => step.kind === "get" ? step.key : []);
	const change = first && names.length === steps.length ? changeBy(specifier, names) : void 0;
	if (!first || !change) return;
	const key = change === "property" ? path && literalOf(path.value)?.value : void 0;
	if (typeof key !== "string") return void m.leave(first.value, at, true);
	const [head = ""] = key.split(/[.[]/, 1);
	const given = head === key && value?.value || m.open(at, "changed");
	m.set(first.value, literal(at, head), given, {
		expr: at,
		target: first.expr,
		valueExpr: value?.expr ?? at,
		item: true
	});
}
function handOver(m, { args, keywords }, at, callee, mayChange) {
	const results = [];
	const values = [...args.map(({ value, expr }) => ({
		value,
		expr
	})), ...keywords ? [{
		value: keywords,
		expr: at
	}] : []];
	const handed = answersFor(m, args, callee, at);
	for (const { value, expr } of values) {
		m.hooks.used(value, {
			kind: "given",
			expr,
			...callee && { with: callee },
			frame: m.frame
		});
		const given = m.leave(value, expr, mayChange, handed, callee);
		if (callee && ANSWERS.test(lastKey(callee) ?? "")) for (const answer of given) {
			m.hooks.used(answer, {
				kind: "given",
				expr,
				with: callee,
				frame: m.frame
			});
			m.leave(answer, expr, false, void 0, callee);
		}
		results.push(...given);
	}
	return results;
}
const ANSWERS = /^(?:get|post|put|patch|delete|all|use|route|handle|query|mutation|subscription|action|handler|loader|resolver)$/;
const TEXT_EVENTS = /^(?:text|citation|inputJson|error|abort|connect|end)$/;
function answersFor(m, args, callee, at) {
	const answers = args.flatMap(({ value }) => (leavesOf(value, 8) ?? []).filter((leaf) => leaf.kind === "open" && isAnswer(leaf)));
	const last = callee && lastKey(callee);
	const event = args[0] && literalOf(args[0].value)?.value;
	if (callee && last !== void 0 && LISTENS.test(last) && isAnswer(callee) && !TEXT_EVENTS.test(String(event))) {
		answers.push(callee);
		if (args[0]) m.hooks.used(callee, {
			kind: "property",
			expr: at,
			with: args[0].value,
			frame: m.frame
		});
	}
	const parts = answers.map((answer) => m.elementsOf(answer, at));
	return parts.length > 1 ? {
		kind: "union",
		expr: at,
		key: `answer ${m.newId()}`,
		options: parts
	} : parts[0];
}
function lastKey(callee) {
	const entity = entityOf(callee);
	const step = entity?.kind === "external" ? entity.steps.at(-1) : void 0;
	return step ? step.kind === "get" ? step.key : void 0 : callee.of?.key;
}
const MOST_DEPTH$7 = 4;
function leave(m, value, at, mayChange, handed, callee, depth = 0, seen = /* @__PURE__ */ new Set()) {
	const results = [];
	if (depth > MOST_DEPTH$7) return results;
	for (const leaf of leavesOf(value, 32) ?? []) {
		m.spend(1);
		const entity = entityOf(leaf);
		if (entity?.kind === "function") results.push(...calledBack(m, entity, at, handed, callee));
		const isKnown = leaf.kind === "ref" && seen.has(leaf.id);
		if (leaf.kind !== "ref" || isKnown) continue;
		seen.add(leaf.id);
		const cell = m.cellOf(leaf);
		if (!cell) continue;
		const inner = cell.kind === "list" ? cell.elements.map((element) => element.value()) : cell.entries.flatMap((entry) => entry.kind === "computed" ? [] : [entry.value()]);
		for (const one of inner) {
			if (callee) m.hooks.used(one, {
				kind: "given",
				expr: at,
				with: callee,
				frame: m.frame
			});
			leave(m, one, at, mayChange, handed, callee, depth + 1, seen);
		}
		if (mayChange) m.setCell(leaf, changed$1(cell, at));
	}
	return results;
}
const changed$1 = (cell, at) => cell.kind === "list" ? {
	...cell,
	literal: false
} : {
	...cell,
	entries: [...cell.entries, {
		kind: "computed",
		expr: at
	}]
};
function calledBack(m, fn, at, handed, callee) {
	if (m.isRunning(fn.fn)) return [];
	m.calledLater(fn);
	const key = `called ${m.newId()}`;
	const base = m.exit();
	const by = callee && !entityOf(callee) && !isAnswer(callee) ? callee : void 0;
	const given = handed ? {
		...fn,
		args: [...fn.args ?? [], handed]
	} : fn;
	const ran = m.underCondition({
		kind: "option",
		key,
		option: 1,
		of: 2,
		expr: at
	}, base, () => m.invokeOpen(given, by));
	const ends = [{
		state: base.state,
		path: optionPath(m, base, key, 0, at)
	}, ...ran.live ? [ran.exit] : []];
	m.meet(ends, base, at);
	const { value } = ran;
	return ran.live && leavesOf(value)?.some((leaf) => leaf.kind !== "literal") ? [value] : [];
}
// dist/src/flow/snapshot.js
function withGiven(m, ref) {
	const content = m.contentOf(ref);
	const cell = m.cellOf(ref);
	if (content.kind !== "object" || cell?.kind !== "object" || !cell.getters?.size) return content;
	const given = [...cell.getters].map(([key, getter]) => {
		const value = m.watched(() => m.call(getter, {
			args: [],
			keywords: null
		}, void 0, ref));
		return {
			kind: "property",
			key,
			expr: getter.expr,
			valueExpr: getter.expr,
			shorthand: false,
			value: () => value,
			declared: true
		};
	});
	return {
		...content,
		readonly: true,
		entries: [...content.entries, ...given]
	};
}
function snapshot(m, value) {
	return mapLeaves(value, (leaf) => {
		if (leaf.kind === "ref") return withGiven(m, leaf);
		const entity = entityOf(leaf);
		if (entity?.kind === "module") return exportsOf(m, entity.module, leaf.expr) ?? leaf;
		const written = leaf.kind === "open" ? m.cellOf(leaf) : void 0;
		if (leaf.kind !== "open" || written?.kind !== "object") return leaf;
		const base = {
			kind: "spread",
			expr: leaf.expr,
			argument: leaf.expr,
			value: () => leaf
		};
		return {
			kind: "object",
			expr: leaf.expr,
			entries: [base, ...written.entries],
			readonly: true
		};
	});
}
// dist/src/ir/purity.js
function childrenOf(e) {
	const given = (items) => items.map(({ value }) => value);
	const key = (one) => typeof one === "string" ? [] : [one];
	switch (e.k) {
		case "text":
		case "open": return e.parts;
		case "sequence": return e.items;
		case "object": return e.entries.flatMap((entry) => entry.kind === "spread" ? [entry.value] : [...key(entry.key), ...entry.kind === "property" ? [entry.value] : []]);
		case "list": return given(e.items);
		case "each": return [
			...e.loops.flatMap(({ iterable, conditions }) => [iterable, ...conditions]),
			...e.key ? [e.key] : [],
			e.value
		];
		case "get": return [e.object, ...key(e.key)];
		case "call": return [
			e.callee,
			...given(e.args),
			...e.keywords ? [e.keywords] : []
		];
		case "assign": return [...e.target.k === "get" ? [e.target.object, ...key(e.target.key)] : [], e.value];
		case "delete": return [e.target];
		case "conditional": return [
			e.test,
			e.yes,
			e.no
		];
		case "logical":
		case "compare": return [e.left, e.right];
		case "not":
		case "await":
		case "cast": return [e.value];
		case "yield": return e.value ? [e.value] : [];
		default: return [];
	}
}
const EFFECTS = /* @__PURE__ */ new Set([
	"call",
	"assign",
	"delete",
	"await",
	"yield"
]);
const isPure = (e) => every(e, (one) => !EFFECTS.has(one.k) && !(one.k === "open" && one.why === "tagged"));
function every(root, holds) {
	const stack = [root];
	for (let e = stack.pop(); e; e = stack.pop()) {
		if (!holds(e)) return false;
		for (const child of childrenOf(e)) stack.push(child);
	}
	return true;
}
// dist/src/flow/tests.js
function testOf(m, e, known) {
	const before = m.effectCount;
	const test = testFor(m, e, known);
	return m.effectCount > before ? {
		...test,
		pure: false
	} : test;
}
function testFor(m, e, known) {
	if (known !== void 0) return asks$1(m, e, known);
	switch (e.k) {
		case "not": {
			const inner = testOf(m, e.value);
			return {
				...inner,
				expr: e,
				negated: !inner.negated
			};
		}
		case "logical":
			if (e.operator === "nullish") break;
			return composite(m, e);
		case "compare": return comparison(m, e);
	}
	return asks$1(m, e, m.evaluate(e));
}
function composite(m, e) {
	const all = e.operator === "and";
	const operands = [];
	for (let at = e;; at = at.left) {
		if (at.k !== "logical" || at.operator !== e.operator) {
			operands.unshift(at);
			break;
		}
		operands.unshift(at.right);
	}
	const [first, ...more] = operands;
	if (!first) throw new Error("a condition without parts");
	const tests = [testOf(m, first)];
	const evaluateRest = (rest) => {
		const [next, ...others] = rest;
		const last = tests.at(-1);
		if (!next || !last) return;
		m.onSide(last, all, () => {
			tests.push(testOf(m, next));
			evaluateRest(others);
			return m.nothing(next);
		}, e);
	};
	evaluateRest(more);
	return {
		key: `${all ? "all" : "any"}(${tests.map((test) => `${test.negated ? "!" : ""}${test.key}`).join(",")})`,
		expr: e,
		negated: false,
		pure: isPure(e),
		parts: {
			all,
			tests
		}
	};
}
function asks$1(m, e, value) {
	const test = truth(m, value, e, isPure(e));
	return asTest(value) ? test : {
		...test,
		asks: value
	};
}
function truth(m, value, at, pure = false) {
	const through = asTest(value);
	if (through) return {
		...askedAt(through, at),
		pure
	};
	return {
		key: `is ${m.identity(value)}`,
		expr: at,
		negated: false,
		pure,
		compare: {
			subject: value,
			accepts: Boolean,
			ofObject: true
		}
	};
}
function asTest(value) {
	let at = value;
	while (at.kind === "read") at = at.value;
	if (at.kind !== "choice" || at.fallback) return void 0;
	const [yes, no] = [literalOf(at.yes), literalOf(at.no)];
	if (typeof yes?.value !== "boolean" || typeof no?.value !== "boolean" || yes.value === no.value) return void 0;
	return yes.value ? at.test : {
		...at.test,
		negated: !at.test.negated
	};
}
function comparison(m, e) {
	const left = m.evaluate(e.left);
	const right = m.evaluate(e.right);
	const test = comparisonOf(m, e, left, right);
	const kind = e.operator === "instance" ? "class" : "compared";
	m.hooks.used(left, {
		kind,
		expr: e,
		with: right,
		test,
		frame: m.frame
	});
	m.hooks.used(right, {
		kind,
		expr: e,
		with: left,
		test,
		frame: m.frame
	});
	return test;
}
function comparisonOf(m, e, left, right) {
	const hidden = e.left.start < e.start || e.left.end > e.end;
	const base = {
		expr: e,
		pure: isPure(e),
		...hidden && { hidden }
	};
	if (e.operator === "eq" || e.operator === "ne") {
		const negated = e.operator === "ne";
		const [subject, against] = literalOf(right) ? [left, right] : [right, left];
		const known = literalOf(against);
		if (known) {
			const test = equality(m, subject, known.value, isLoose(m, e));
			return {
				...base,
				...test,
				negated: negated !== test.negated
			};
		}
		const keys = [m.identity(left), m.identity(right)].sort();
		return {
			...base,
			key: `${keys[0]} = ${keys[1]}`,
			negated,
			compare: {
				subject: left,
				accepts: () => void 0,
				against: right
			}
		};
	}
	if (e.operator === "in" || e.operator === "not-in") {
		const keys = membersIn(m, right);
		const negated = e.operator === "not-in";
		const key = `${m.identity(left)} in ${keys ? [...keys].map(String).sort().join(",") : m.identity(right)}`;
		return keys ? {
			...base,
			key,
			negated,
			compare: {
				subject: left,
				accepts: (value) => keys.has(String(value))
			}
		} : {
			...base,
			key,
			negated
		};
	}
	return {
		...base,
		key: `${e.operator} ${m.identity(left)} ${m.identity(right)}`,
		negated: false
	};
}
function membersIn(m, value) {
	const list = m.listIn(value);
	if (!list) return m.keysIn(value);
	const texts = list.elements.map((element) => element.kind === "element" ? literalOf(element.value()) : void 0);
	if (!list.literal || texts.some((text) => text === void 0)) return void 0;
	return new Set(texts.map((text) => String(text?.value)));
}
const isLoose = (m, e) => m.frame.module.language === "python" || /^[!=]=(?!=)/.test(operatorText(m, e));
function operatorText(m, e) {
	const left = e.left.written ?? e.left;
	return m.frame.module.text.slice(left.end, e.end).replace(/^[\s)]+/, "");
}
function equality(m, subject, value, loose) {
	const id = m.identity(subject);
	if (value !== null && value !== void 0) return {
		key: `${id} = ${JSON.stringify(value)}`,
		negated: false,
		compare: {
			subject,
			accepts: (other) => other === value,
			ofObject: false,
			equals: value
		}
	};
	const isMissing = (other) => loose ? other === null || other === void 0 : other === value;
	return {
		key: `${id} is ${loose ? "there" : `not ${String(value)}`}`,
		negated: true,
		compare: {
			subject,
			accepts: (other) => !isMissing(other),
			ofObject: true
		},
		asks: subject
	};
}
function textTest(m, e, name, subject, accepts, other) {
	const test = {
		key: `${name}(${m.identity(subject)})`,
		expr: e,
		negated: false,
		pure: false,
		compare: {
			subject,
			accepts: (value) => typeof value === "string" && accepts(value),
			ofObject: false
		}
	};
	m.hooks.used(subject, {
		kind: "compared",
		expr: e,
		test,
		...other && { with: other },
		frame: m.frame
	});
	const sides = m.sidesOf(test);
	const give = (value) => ({
		kind: "literal",
		expr: e,
		value
	});
	return sides.length === 1 ? give(sides[0] === true) : {
		kind: "choice",
		expr: e,
		test,
		fallback: false,
		yes: give(true),
		no: give(false)
	};
}
const sidesOf = (m, test) => m.decide(test, assumed$1(m.path));
function isStaticallyMissing(value) {
	const leaves = leavesOf(value);
	if (!leaves) return void 0;
	const kinds = new Set(leaves.map((leaf) => leaf.kind === "literal" ? leaf.value === null || leaf.value === void 0 : leaf.kind === "open" && isUnknown(leaf) ? void 0 : false));
	return kinds.size === 1 ? [...kinds][0] : void 0;
}
const isUnknown = (open) => {
	const kind = entityOf(open)?.kind;
	return kind === void 0 || kind === "external";
};
// dist/src/flow/collections.js
const MOST_ELEMENTS$1 = 16;
const element$1 = (value) => ({
	kind: "element",
	value: () => value
});
function knownElements$1(m, list) {
	const found = m.listIn(list);
	if (!found?.literal || found.elements.length > MOST_ELEMENTS$1 || found.elements.some(({ kind }) => kind === "spread")) return void 0;
	return found.elements.map((one) => one.value());
}
const callWith = (m, fn, values, at) => m.call(fn, {
	args: values.map((value) => ({
		value,
		spread: false,
		expr: at
	})),
	keywords: null
}, void 0);
function mapped(m, list, fn, at) {
	const known = knownElements$1(m, list);
	if (known) return {
		results: known.map((value, index) => callWith(m, fn, [
			value,
			literal(at, index),
			list
		], at)),
		counted: true
	};
	const results = [];
	for (let round = 0; round < 2; round++) m.maybe(() => {
		results.push(callWith(m, fn, [
			m.elementsOf(list, at),
			m.open(at, "expression"),
			list
		], at));
		return literal(at, void 0);
	}, at, false);
	return {
		results: results.slice(0, 1),
		counted: false
	};
}
function mapList(m, list, fn, at) {
	const { results, counted } = mapped(m, list, fn, at);
	return m.newList({
		expr: at,
		elements: results.map(element$1),
		literal: counted,
		of: "list"
	});
}
function flatMapList(m, list, fn, at) {
	const { results, counted } = mapped(m, list, fn, at);
	return m.newList({
		expr: at,
		elements: results.flatMap((value) => itemsOf(m, value)),
		literal: counted && results.every((one) => m.listIn(one)?.literal),
		of: "list"
	});
}
function itemsOf(m, value) {
	const list = m.listIn(value);
	if (list) return [...list.elements];
	return [{
		kind: "spread",
		value: () => value
	}];
}
function keptOf(m, list, fn, at) {
	const only = onlyLeaf(list);
	if (only?.kind !== "open" || !isAnswer(only)) return void 0;
	const any = m.elementsOf(list, at);
	let test;
	m.maybe(() => {
		test = truth(m, callWith(m, fn, [
			any,
			m.open(at, "expression"),
			list
		], at), at);
		return literal(at, void 0);
	}, at, false);
	return test && {
		kind: "choice",
		expr: at,
		test,
		fallback: false,
		yes: any,
		no: absent(at)
	};
}
function filterList(m, list, fn, at) {
	const kept = fn && keptOf(m, list, fn, at);
	if (kept) return m.newList({
		expr: at,
		elements: [element$1(kept)],
		literal: false,
		of: "list"
	});
	if (fn) mapped(m, list, fn, at);
	return m.newList({
		expr: at,
		elements: itemsOf(m, list),
		literal: false,
		of: "list"
	});
}
function findIn(m, list, fn, at) {
	const known = knownElements$1(m, list);
	if (!known) {
		const kept = keptOf(m, list, fn, at);
		if (kept) return kept;
		mapped(m, list, fn, at);
		return {
			kind: "union",
			expr: at,
			key: `found ${m.newId()}`,
			options: [m.elementsOf(list, at), literal(at, void 0)]
		};
	}
	return known.map((value) => ({
		value,
		test: truth(m, callWith(m, fn, [value], at), at)
	})).reduceRight((otherwise, { value, test }) => {
		const sides = m.sidesOf(test);
		if (sides.length === 1) return sides[0] ? value : otherwise;
		return {
			kind: "choice",
			expr: at,
			test,
			fallback: false,
			yes: value,
			no: otherwise
		};
	}, literal(at, void 0));
}
function reduceList(m, list, fn, start, at) {
	const known = knownElements$1(m, list);
	if (known) {
		const [first, ...rest] = start ? [start, ...known] : known;
		return rest.reduce((sum, value) => callWith(m, fn, [sum, value], at), first ?? m.open(at, "expression"));
	}
	let sum = start ?? m.elementsOf(list, at);
	for (let round = 0; round < 2; round++) {
		const before = sum;
		const next = m.maybe(() => callWith(m, fn, [before, m.elementsOf(list, at)], at), at, false);
		sum = {
			kind: "union",
			expr: at,
			key: `sum ${m.newId()}`,
			options: [before, next]
		};
	}
	return sum;
}
function changeList(m, list, at, change) {
	m.eachLeaf(list, at, (leaf) => {
		const cell = leaf.kind === "ref" ? m.cellOf(leaf) : void 0;
		if (leaf.kind === "ref" && cell?.kind === "list") m.setCell(leaf, {
			...change(cell),
			kind: "list"
		});
	});
}
const push$1 = (m, list, values, at, first = false) => changeList(m, list, at, (cell) => ({
	...cell,
	elements: first ? [...values, ...cell.elements] : [...cell.elements, ...values]
}));
const shuffle = (m, list, at, added = []) => changeList(m, list, at, (cell) => ({
	...cell,
	literal: false,
	elements: [...cell.elements, ...added]
}));
const pop = (m, list, at) => changeList(m, list, at, (cell) => cell.literal && cell.elements.at(-1)?.kind === "element" ? {
	...cell,
	elements: cell.elements.slice(0, -1)
} : {
	...cell,
	literal: false
});
function concat(m, lists, at, of = "list") {
	const elements = lists.flatMap((list) => itemsOf(m, list));
	const literalAll = lists.every((list) => m.listIn(list)?.literal === true);
	return m.newList({
		expr: at,
		elements,
		literal: literalAll,
		of
	});
}
const copyList = (m, list, at, of = "list") => concat(m, [list], at, of);
function assignAll(m, target, sources, at) {
	m.eachLeaf(target, at, (leaf) => {
		if (leaf.kind !== "ref" && leaf.kind !== "open") return;
		for (const { value, expr } of sources) {
			const whole = snapshot(m, value);
			const alias = leaf.kind === "ref" && m.records.isAlias(leaf, target.kind === "read" ? target.expr : at);
			const entries = [{
				...spreadOf(whole, at, expr),
				...alias && { alias }
			}];
			const cell = m.cellOf(leaf) ?? {
				kind: "object",
				expr: leaf.expr,
				entries: [],
				readonly: leaf.kind === "open",
				...leaf.kind === "open" && { base: leaf }
			};
			if (cell.kind === "object") m.setCell(leaf, {
				...cell,
				entries: [...cell.entries, ...entries]
			});
		}
	});
}
const spreadOf = (value, at, argument) => ({
	kind: "spread",
	expr: at,
	argument,
	value: () => value
});
function copyObject(m, sources, at, map = false) {
	return m.newObject({
		expr: at,
		entries: sources.map(({ value, expr }) => spreadOf(snapshot(m, value), at, expr)),
		readonly: false,
		...map && { map }
	});
}
function pairsOf(m, object, at) {
	const keys = m.keysIn(object);
	if (!keys || keys.size > 50) return void 0;
	return [...keys].map((key) => ({
		key,
		value: m.get(object, literal(at, key), at, {
			keyExpr: at,
			item: true
		})
	}));
}
function valuesOf(m, object, at) {
	const pairs = pairsOf(m, object, at);
	const elements = pairs?.map(({ value }) => element$1(value)) ?? [element$1(m.elementsOf(object, at))];
	return m.newList({
		expr: at,
		elements,
		literal: pairs !== void 0,
		of: "list"
	});
}
function keyValue(key, of, at) {
	const text = literal(at, key);
	if (of === "object" || !/^(?:0|[1-9]\d*)$/.test(key)) return text;
	const place = literal(at, Number(key));
	return of === "list" ? place : {
		kind: "union",
		expr: at,
		key: `key ${key}`,
		options: [text, place]
	};
}
function keysList(m, object, at, of = "object") {
	const pairs = pairsOf(m, object, at);
	return m.newList({
		expr: at,
		elements: pairs?.map(({ key }) => element$1(keyValue(key, of, at))) ?? [element$1(m.open(at, "expression"))],
		literal: pairs !== void 0,
		of: "list"
	});
}
function entriesList(m, object, at, of = "object") {
	const pair = (key, value) => m.newList({
		expr: at,
		elements: [element$1(key), element$1(value)],
		literal: true,
		of: "tuple"
	});
	const pairs = pairsOf(m, object, at);
	const elements = pairs?.map(({ key, value }) => element$1(pair(keyValue(key, of, at), value))) ?? [element$1(pair(m.open(at, "expression"), m.elementsOf(object, at)))];
	return m.newList({
		expr: at,
		elements,
		literal: pairs !== void 0,
		of: "list"
	});
}
function fromPairs(m, list, at, map = false) {
	const known = knownElements$1(m, list);
	const entries = [];
	for (const pair of known ?? []) {
		const [key, value] = knownElements$1(m, pair) ?? [];
		const name = key && literalOf(key);
		if (!name || !value) return m.newObject({
			expr: at,
			entries: [{
				kind: "computed",
				expr: at
			}],
			readonly: false,
			map
		});
		entries.push({
			kind: "property",
			key: String(name.value),
			expr: pair.expr,
			valueExpr: value.expr,
			shorthand: false,
			value: () => value
		});
	}
	if (known) return m.newObject({
		expr: at,
		entries,
		readonly: false,
		map
	});
	const of = m.listIn(list);
	return m.newObject({
		expr: at,
		entries: of && of.elements.length === 0 ? [] : [{
			kind: "computed",
			expr: at
		}],
		readonly: false,
		map
	});
}
function contains(m, list, value, at) {
	const known = knownElements$1(m, list)?.map((one) => literalOf(one));
	if (!known || known.some((one) => one === void 0)) return m.open(at, "expression");
	const texts = new Set(known.map((one) => one?.value));
	return textTest(m, at, `in [${[...texts].join(",")}]`, value, (text) => texts.has(text), list);
}
function askText(m, at, name, text, argument, answer) {
	if (argument) m.hooks.used(argument, {
		kind: "compared",
		expr: at,
		with: text,
		frame: m.frame
	});
	const known = argument && literalOf(argument)?.value;
	if (typeof known !== "string") return m.open(at, "expression");
	return textTest(m, at, `${name} ${known}`, text, (one) => answer(one, known), argument);
}
const isList = (m, leaf) => leaf.kind === "array" || leaf.kind === "ref" && m.cellOf(leaf)?.kind === "list";
function at(m, list, index, expr) {
	if (index) return m.get(list, index, expr, {
		keyExpr: expr,
		item: true
	});
	return anyElement(m, itemsOf(m, list), expr) ?? absent(expr);
}
const isCallable = (value) => leavesOf(value)?.some((leaf) => leaf.kind === "open" && (leaf.entity !== void 0 || leaf.why !== "environment")) ?? false;
function forEach(m, value, at, run) {
	const list = m.listIn(value);
	if (list?.literal && list.elements.length <= 12 && list.elements.every(({ kind }) => kind === "element")) {
		for (const element of list.elements) run(element.value());
		return;
	}
	m.maybe(() => {
		run(m.elementsOf(value, at));
		return m.nothing(at);
	}, at, false);
}
function keysOf$3(m, value, at) {
	const keys = m.keysIn(value);
	if (!keys) return m.open(at, "expression");
	return {
		kind: "union",
		expr: at,
		key: `key ${m.newId()}`,
		options: [...keys].map((key) => literal(at, key))
	};
}
// dist/src/flow/constructor-defaults.js
const isPlain$4 = (e) => e.k === "literal" || e.k === "name" || e.k === "get" && isPlain$4(e.object);
function orDefaultModel(m, given, fallback, at) {
	if (m.frame.fn?.kind !== "constructor" || !isPlain$4(fallback)) return given;
	const models = (value) => {
		const leaves = leavesOf(value) ?? [];
		const known = leaves.flatMap((leaf) => leaf.kind === "literal" && m.hooks.namesModel(leaf.value) ? [leaf.value] : []);
		return known.length > 0 && known.length === leaves.length ? known : void 0;
	};
	const passed = models(given);
	if (!passed) return given;
	const otherwise = m.evaluate(fallback);
	const named = models(otherwise);
	if (!named || named.every((one) => passed.includes(one))) return given;
	return {
		kind: "union",
		expr: at,
		key: `default ${exprKey(at)}`,
		options: [given, otherwise]
	};
}
// dist/src/flow/evaluate.js
const MOST_TEXTS = 32;
function evaluate$1(m, e) {
	switch (e.k) {
		case "literal": return literal(e, e.value);
		case "name": return e.binding ? m.read(e.binding, e) : m.language(m.frame.module).global(m, e.name, e);
		case "self": return e.base ? superOf(m, e) : m.frame.env.self ?? m.open(e, "expression");
		case "text": return text(m, e);
		case "object": return object(m, e);
		case "list": {
			const elements = e.items.map(({ value, spread }) => {
				const evaluated = m.evaluate(value);
				return spread ? {
					kind: "spread",
					value: () => evaluated
				} : {
					kind: "element",
					value: () => evaluated
				};
			});
			return m.newList({
				expr: e,
				elements: flattened(m, elements),
				literal: true,
				of: e.of
			});
		}
		case "each": return comprehension(m, e);
		case "get": {
			const from = m.evaluate(e.object);
			const key = typeof e.key === "string" ? literal(e.keyExpr, e.key) : m.evaluate(e.key);
			const value = m.get(from, key, e, {
				keyExpr: e.keyExpr,
				item: e.item
			});
			return value.kind === "open" ? value : {
				kind: "read",
				expr: e,
				value,
				declaration: null
			};
		}
		case "call": return m.callExpression(e);
		case "assign": return assign(m, e);
		case "delete":
			if (e.target.k === "name") {
				if (e.target.binding) m.write(e.target.binding, m.open(e, "reassigned"));
			} else {
				const key = typeof e.target.key === "string" ? literal(e.target.keyExpr, e.target.key) : m.evaluate(e.target.key);
				m.remove(m.evaluate(e.target.object), key, e);
			}
			return literal(e, true);
		case "conditional": {
			const value = conditional$1(m, e);
			return value.kind === "choice" && value.expr === e && isSameSource(e.test, e.yes) ? {
				...value,
				fallback: true
			} : value;
		}
		case "logical": return logical$2(m, e);
		case "not":
		case "compare": {
			const test = m.testOf(e);
			const sides = m.sidesOf(test);
			if (sides.length === 1) return literal(e, sides[0]);
			return {
				kind: "choice",
				expr: e,
				test,
				fallback: false,
				yes: literal(e, true),
				no: literal(e, false)
			};
		}
		case "function": {
			const entity = {
				kind: "function",
				fn: e.fn,
				env: m.frame.env,
				...m.frame.env.home && { home: m.frame.env.home }
			};
			keep(m.frame.env);
			m.records.recordFunction(entity);
			const value = entityValue(e, entity, m.newId());
			return e.fn.decorators.reduceRight((inner, decorator) => m.decorated(inner, decorator), value);
		}
		case "class": return m.classValue(e.cls, e);
		case "await": return m.evaluate(e.value);
		case "yield": {
			const value = e.value ? m.evaluate(e.value) : literal(e, void 0);
			m.frame.yields.push(e.all ? m.elementsOf(value, e) : value);
			return m.open(e, "parameter");
		}
		case "sequence": return e.items.map((item) => m.evaluate(item)).at(-1) ?? literal(e, void 0);
		case "module": return moduleOf$1(m, e.specifier, e);
		case "cast": {
			const value = m.evaluate(e.value);
			m.hooks.used(value, {
				kind: "typed",
				expr: e,
				with: e.type,
				frame: m.frame
			});
			return typed(m, value, e.type);
		}
		case "open": return opaque(m, e);
	}
}
function conditional$1(m, e) {
	const test = m.testOf(e.test);
	const sides = m.sidesOf(test);
	const sideOf = (holds) => m.evaluate(holds ? e.yes : e.no);
	if (sides.length === 1) return m.decided(test, sides[0] === true, sideOf(sides[0] === true), sides[0] ? e.no : e.yes, e);
	return m.fork(test, sideOf, e);
}
function opaque(m, e) {
	const known = e.why === "arithmetic" && e.operator ? calculated(m, e, e.operator) : void 0;
	if (known) return known;
	if (e.why === "tagged" && m.frame.module.language === "javascript") return tagged(m, e);
	for (const part of e.parts) {
		const value = m.evaluate(part);
		m.hooks.used(value, {
			kind: e.why === "tagged" ? "given" : "other",
			expr: part,
			frame: m.frame
		});
		if (e.why !== "arithmetic" && e.why !== "type") m.leave(value, part, false);
	}
	return m.open(e, "expression");
}
function tagged(m, e) {
	const [tag, ...parts] = e.parts;
	if (!tag) return m.open(e, "expression");
	const callee = m.evaluate(tag);
	const strings = m.open(e, "expression");
	const values = parts.map((part) => ({
		value: m.evaluate(part),
		spread: false,
		expr: part
	}));
	return m.call(callee, {
		args: [{
			value: strings,
			spread: false,
			expr: e
		}, ...values],
		keywords: null
	}, void 0);
}
const OPERATIONS = {
	"+": (a, b) => a + b,
	"-": (a, b) => a - b,
	"*": (a, b) => a * b,
	"/": (a, b) => a / b,
	"%": (a, b) => a % b,
	"**": (a, b) => a ** b,
	"//": (a, b) => Math.floor(a / b),
	"<<": (a, b) => a << b
};
function calculated(m, e, operator) {
	const operation = OPERATIONS[operator];
	const numbers = e.parts.map((part) => part.k === "literal" || part.k === "open" || part.k === "name" || part.k === "get" ? part : void 0);
	if (!operation || numbers.some((part) => part === void 0)) return void 0;
	const values = e.parts.map((part) => literalOf(m.evaluate(part))?.value);
	if (values.some((value) => typeof value !== "number")) return void 0;
	const [first, ...rest] = values;
	if (first === void 0) return void 0;
	if (rest.length > 0) return literal(e, rest.reduce(operation, first));
	return operator === "-" ? literal(e, -first) : operator === "+" ? literal(e, first) : void 0;
}
const isSameSource = (a, b) => a.k === "name" && b.k === "name" && a.binding === b.binding && a.name === b.name || a.k === "get" && b.k === "get" && typeof a.key === "string" && a.key === b.key && isSameSource(a.object, b.object);
function superOf(m, e) {
	const { home, self } = m.frame.env;
	if (!home || !self) return m.open(e, "expression");
	return entityValue(e, {
		kind: "builtin",
		name: "super",
		self
	});
}
function text(m, e) {
	const parts = e.parts.map((part) => m.evaluate(part));
	const known = parts.map((part) => literalOf(part)?.value);
	for (const [index, part] of parts.entries()) {
		if (e.parts[index]?.k === "literal") continue;
		m.hooks.used(part, {
			kind: "text",
			expr: e,
			frame: m.frame
		});
		if (known.some((value, other) => value === void 0 && other !== index)) continue;
		m.hooks.used(part, {
			kind: "made",
			expr: e,
			makes: (one) => known.with(index, one).map(String).join(""),
			frame: m.frame
		});
	}
	let sum = literal(e, "");
	let count = 1;
	for (const part of parts) {
		const leaves = leavesOf(part, MOST_TEXTS);
		count *= leaves?.length ?? 33;
		if (count > MOST_TEXTS) return m.open(e, "expression");
		sum = mapLeaves(sum, (left) => left.kind !== "literal" ? left : mapLeaves(part, (right) => {
			if (right.kind === "literal") return literal(e, `${String(left.value)}${String(right.value)}`);
			return right.kind === "open" ? {
				...m.open(e, right.why),
				...right.candidates && { candidates: () => [] },
				...isAnswer(right) && { of: {
					open: right,
					key: "*"
				} }
			} : m.open(e, "expression");
		}));
	}
	const all = leavesOf(sum, MOST_TEXTS) ?? [];
	const open = all.find((leaf) => leaf.kind === "open");
	return open && all.some((leaf) => leaf.kind === "literal") ? open : unnamed(sum);
}
function object(m, e) {
	const entries = [];
	const getters = /* @__PURE__ */ new Map();
	const setters = /* @__PURE__ */ new Map();
	for (const entry of e.entries) {
		if (entry.kind === "spread") {
			const value = snapshot(m, m.evaluate(entry.value));
			entries.push({
				kind: "spread",
				expr: entry.expr,
				argument: entry.value,
				value: () => value
			});
			continue;
		}
		const keyValue = typeof entry.key === "string" ? void 0 : m.evaluate(entry.key);
		const key = typeof entry.key === "string" ? entry.key : keyValue && literalOf(keyValue)?.value;
		if (entry.kind !== "property") {
			keep(m.frame.env);
			const fn = entityValue(entry.expr, {
				kind: "function",
				fn: entry.fn,
				env: m.frame.env
			}, m.newId());
			if (entry.kind === "getter" && key !== void 0) getters.set(String(key), fn);
			if (entry.kind === "setter" && key !== void 0) setters.set(String(key), fn);
			if (entry.kind === "getter" && key === void 0) entries.push({
				kind: "computed",
				expr: entry.expr
			});
			continue;
		}
		const value = m.evaluate(entry.value);
		entries.push(...m.entriesFor(typeof entry.key === "string" ? literal(entry.expr, entry.key) : keyValue, value, entry));
	}
	const made = m.newObject({
		expr: e,
		entries,
		readonly: e.frozen === true,
		...getters.size > 0 && { getters },
		...setters.size > 0 && { setters }
	});
	for (const entry of e.entries) {
		const fn = entry.kind === "property" && entry.value.k === "function" ? entry.value.fn : "fn" in entry ? entry.fn : void 0;
		if (fn && fn.kind !== "arrow") m.records.recordHolder(fn, made);
	}
	return made;
}
function flattened(m, elements) {
	return elements.flatMap((element) => {
		if (element.kind !== "spread") return [element];
		const list = m.listIn(element.value());
		return list?.literal ? list.elements : [element];
	});
}
function comprehension(m, e) {
	const found = [];
	const loop = (depth) => {
		const at = e.loops[depth];
		if (!at) {
			found.push({
				key: e.key && m.evaluate(e.key),
				value: m.evaluate(e.value)
			});
			return;
		}
		forEach(m, m.evaluate(at.iterable), at.iterable, (element) => {
			m.declare(at.target, element, at.iterable, true);
			const [first, ...more] = at.conditions;
			if (!first) return loop(depth + 1);
			m.branch([first, ...more].reduce((left, right) => ({
				...right,
				k: "logical",
				operator: "and",
				left,
				right
			})), () => {
				loop(depth + 1);
				return literal(e, void 0);
			}, () => literal(e, void 0), e);
		});
	};
	loop(0);
	if (e.of === "object") {
		const entries = found.flatMap(({ key, value }) => m.entriesFor(key, value, {
			expr: e.value,
			value: e.value,
			shorthand: false
		}));
		return m.newObject({
			expr: e,
			entries,
			readonly: false
		});
	}
	const filtered = e.loops.some(({ conditions }) => conditions.length > 0);
	return m.newList({
		expr: e,
		elements: found.map(({ value }) => ({
			kind: "element",
			value: () => value
		})),
		literal: !filtered && e.loops.length === 1 && found.length <= 12,
		of: e.of === "set" ? "set" : "list"
	});
}
function logical$2(m, e) {
	const left = m.evaluate(e.left);
	if (e.operator === "nullish") {
		const missing = isStaticallyMissing(left);
		if (missing === false) return orDefaultModel(m, left, e.right, e);
		const right = m.maybe(() => m.evaluate(e.right), e, missing === true);
		return missing === true ? right : {
			kind: "choice",
			expr: e,
			test: m.testOf(e.left, left),
			fallback: true,
			yes: left,
			no: right
		};
	}
	const test = m.testOf(e.left, left);
	const sides = m.sidesOf(test);
	const wanted = e.operator === "and";
	if (sides.length === 1 && sides[0] !== wanted) return wanted ? left : orDefaultModel(m, left, e.right, e);
	const right = sides.length === 1 ? m.evaluate(e.right) : m.onSide(test, wanted, () => m.evaluate(e.right), e);
	if (sides.length === 1) return wanted ? m.decided(test, true, right, e.left, e) : right;
	const isCondition = leavesOf(left)?.every((leaf) => leaf.kind === "literal") ?? false;
	if (!wanted && isCondition) return {
		kind: "choice",
		expr: e,
		test,
		fallback: false,
		yes: left,
		no: right
	};
	return wanted ? {
		kind: "choice",
		expr: e,
		test,
		fallback: false,
		yes: right,
		no: asFalsy(left)
	} : {
		kind: "choice",
		expr: e,
		test,
		fallback: true,
		yes: left,
		no: right
	};
}
const asFalsy = (value) => mapLeaves(value, (leaf) => leaf.kind === "open" ? {
	...leaf,
	falsy: true
} : leaf);
function assign(m, e) {
	if (e.operator === "=") {
		const value = typedTarget(m, m.evaluate(e.value), e);
		m.declare(e.target, value, e, e.declares);
		return value;
	}
	if (e.target.k !== "name" && e.target.k !== "get") return m.evaluate(e.value);
	const old = m.evaluate(e.target);
	if (e.operator === "other") {
		const right = m.evaluate(e.value);
		const value = m.combine(old, right, e);
		m.declare(e.target, value, e, false);
		return value;
	}
	const { target } = e;
	const test = m.testOf(target, old);
	const write = () => {
		const value = m.evaluate(e.value);
		m.declare(target, value, e, false);
		return value;
	};
	if (e.operator === "nullish") {
		const missing = isStaticallyMissing(old);
		if (missing === false) return old;
		if (missing === true) return write();
		return defaulted(m, old, e, test);
	}
	if (e.operator === "or") {
		const sides = m.sidesOf(test);
		if (sides.length === 1) return sides[0] ? old : write();
		return defaulted(m, old, e, test);
	}
	const sides = m.sidesOf(test);
	if (sides.length === 1 && !sides[0]) return old;
	return m.onSide(test, true, write, e);
}
// dist/src/flow/freeze.js
function freeze(value, state) {
	const known = /* @__PURE__ */ new Map();
	const objects = /* @__PURE__ */ new Map();
	const of = (one) => {
		let found = known.get(one);
		if (!found) {
			found = frozen(one);
			known.set(one, found);
		}
		return found;
	};
	const entries = /* @__PURE__ */ new Map();
	const entryOf = (entry) => {
		if (entry.kind === "computed") return entry;
		const done = entries.get(entry);
		if (done) return done;
		let value;
		const found = {
			...entry,
			value: () => value ??= of(entry.value())
		};
		entries.set(entry, found);
		entries.set(found, found);
		return found;
	};
	const frozen = (one) => {
		switch (one.kind) {
			case "read": return {
				...one,
				value: of(one.value),
				...one.holder && { holder: {
					object: of(one.holder.object),
					entry: entryOf(one.holder.entry)
				} }
			};
			case "choice": return {
				...one,
				yes: of(one.yes),
				no: of(one.no)
			};
			case "union": return {
				...one,
				options: one.options.map(of)
			};
			case "object": return {
				...one,
				entries: one.entries.map(entryOf)
			};
			case "array": return {
				...one,
				elements: one.elements.map((element) => ({
					...element,
					value: () => of(element.value())
				}))
			};
			case "ref": {
				let object = objects.get(one.id);
				if (!object) {
					const stored = state.get(one.id);
					if (!stored || stored.kind === "variable") return {
						kind: "open",
						expr: one.expr,
						why: "changed"
					};
					const content = contentOf$1(stored);
					object = content.kind === "object" ? {
						...content,
						entries: content.entries.map(entryOf)
					} : {
						...content,
						elements: content.elements.map((element) => ({
							...element,
							value: () => of(element.value())
						}))
					};
					objects.set(one.id, object);
				}
				return object;
			}
			case "open": {
				const stored = one.id === void 0 || entityOf(one) ? void 0 : state.get(one.id);
				if (stored?.kind !== "object") return one;
				return {
					kind: "object",
					expr: one.expr,
					entries: [{
						kind: "spread",
						expr: one.expr,
						argument: one.expr,
						value: () => one
					}, ...stored.entries.map(entryOf)],
					readonly: true
				};
			}
			default: return one;
		}
	};
	return of(value);
}
// dist/src/flow/functions.js
const MOST_FRAMES = 14;
const MOST_TURNS = 2;
function invoke(m, entity, given, self, call) {
	const { fn } = entity;
	const at = call ?? fn.expr;
	const all = {
		args: [...(entity.args ?? []).map((value) => ({
			value,
			spread: false,
			expr: value.expr
		})), ...given.args],
		keywords: merged(m, entity.keywords, given.keywords, at)
	};
	m.records.recordCall(m, fn, all);
	if (m.frame.depth >= MOST_FRAMES || m.turnsOf(fn) >= MOST_TURNS) return m.open(at, "too-deep");
	const value = m.watched(() => enter$1(m, entity, self, call, (env) => bind(m, fn, all, self, env)));
	return call ? {
		kind: "read",
		expr: call,
		value,
		declaration: m.records.declarationOfFunction(fn)
	} : value;
}
function invokeOpen(m, entity, by) {
	return enter$1(m, entity, entity.self, void 0, (env) => {
		const known = [...entity.args ?? []];
		const taken = [];
		for (const param of entity.fn.params.slice(entity.self && takesSelf(entity.fn) ? 1 : 0)) {
			const value = (param.rest === null ? known.shift() : void 0) ?? openParam(m, param, entity.fn, by);
			if (param.rest === null) taken.push(value);
			m.declare(param.target, value, param.expr, true);
			if (param.field && env.self) m.setField(env.self, param, value);
		}
		if (entity.self && takesSelf(entity.fn)) bindFirst(m, entity.fn, entity.self);
		keepGiven(m, entity.fn, {
			known: taken,
			more: m.open(entity.fn.expr, "parameter")
		});
	});
}
function keepGiven(m, fn, { known, more }) {
	if (!fn.given) return;
	const elements = [...known.map((value) => ({
		kind: "element",
		value: () => value
	})), ...more ? [{
		kind: "spread",
		value: () => more
	}] : []];
	m.write(fn.given, m.newList({
		expr: fn.expr,
		elements,
		literal: !more,
		of: "list"
	}));
}
const takesSelf = (fn) => fn.module.language === "python" && fn.owner !== null && fn.receiver !== "none";
function bindFirst(m, fn, self) {
	const [first] = fn.params;
	if (first) m.declare(first.target, self, first.expr, true);
}
function openParam(m, param, fn, by) {
	const unknown = m.open(param.expr, "parameter", {
		candidates: () => m.records.passedFor(param),
		...by && { of: {
			open: by,
			key: "*"
		} }
	});
	if (param.rest === "list") return m.newList({
		expr: param.expr,
		elements: [{
			kind: "spread",
			value: () => unknown
		}],
		literal: false,
		of: "list"
	});
	const open = typedOpen(m, unknown, param.type, fn.module);
	if (param.rest === "keywords") return m.newObject({
		expr: param.expr,
		entries: [{
			kind: "spread",
			expr: param.expr,
			argument: param.expr,
			value: () => open
		}],
		readonly: false,
		map: true
	});
	if (!param.fallback) return open;
	const otherwise = m.evaluate(param.fallback);
	return withFallback$2(m, open, otherwise, param);
}
const withFallback$2 = (m, value, otherwise, param) => ({
	kind: "choice",
	expr: param.expr,
	test: {
		key: `given ${m.identity(value)}`,
		expr: param.expr,
		negated: false,
		pure: true,
		asks: value
	},
	fallback: true,
	yes: value,
	no: otherwise
});
function enter$1(m, { fn, env: outer, home, self: bound }, self, call, bindAll) {
	const at = call ?? fn.expr;
	const own = fn.kind === "arrow" || fn.kind === "lambda" ? outer.self : self ?? bound;
	const env = {
		id: m.newId(),
		fn,
		module: fn.module,
		parent: outer,
		cells: /* @__PURE__ */ new Map(),
		...own && { self: own },
		...(home ?? outer.home) && { home: home ?? outer.home }
	};
	const frame = {
		env,
		module: fn.module,
		fn,
		call,
		up: m.frame,
		depth: m.frame.depth + 1,
		returns: [],
		yields: [],
		jumps: []
	};
	const base = m.exit();
	const before = m.frame;
	m.frame = frame;
	try {
		bindAll(env);
		m.run(fn.body);
		const end = literal(at, void 0);
		const exits = [...frame.returns, ...m.live ? [m.exit(end)] : []];
		const value = m.meet(exits, base, at, env.kept ? /* @__PURE__ */ new Set() : new Set(env.cells.values())) ?? m.open(at, "expression");
		typedReturn(m, value, fn);
		if (!fn.generator) return value;
		return m.newList({
			expr: at,
			elements: frame.yields.map((one) => ({
				kind: "element",
				value: () => one
			})),
			literal: false,
			of: "list"
		});
	} finally {
		m.frame = before;
	}
}
function merged(m, first, second, at) {
	if (!first) return second;
	if (!second) return first;
	const spread = (value) => ({
		kind: "spread",
		expr: value.expr,
		argument: value.expr,
		value: () => snapshot(m, value)
	});
	return m.newObject({
		expr: at,
		entries: [spread(first), spread(second)],
		readonly: false,
		map: true
	});
}
function bind(m, fn, given, self, env) {
	const args = positional(m, given, fn);
	keepGiven(m, fn, args);
	const params = [...fn.params];
	if (takesSelf(fn)) {
		const first = params.shift();
		if (first) m.declare(first.target, self ?? m.open(first.expr, "parameter"), first.expr, true);
	}
	const named = given.keywords ? snapshot(m, given.keywords) : null;
	const taken = /* @__PURE__ */ new Set();
	let next = 0;
	for (const param of params) {
		const value = valueFor(param);
		m.declare(param.target, value, param.expr, true);
		if (param.field && env.self) m.setField(env.self, param, value);
	}
	function valueFor(param) {
		if (param.rest === "list") {
			const rest = args.known.slice(next);
			next = args.known.length;
			const more = args.more;
			return m.newList({
				expr: param.expr,
				elements: [...rest.map((value) => ({
					kind: "element",
					value: () => value
				})), ...more ? [{
					kind: "spread",
					value: () => more
				}] : []],
				literal: !more,
				of: "list"
			});
		}
		if (param.rest === "keywords") return restOf(m, named, taken, param.expr);
		let value;
		if (param.by !== "name" && next < args.known.length) value = args.known[next++];
		else if (param.by !== "name" && args.more) value = m.elementsOf(args.more, param.expr);
		if (param.name !== void 0 && param.by !== "position" && named) {
			taken.add(param.name);
			const byName = property$1(named, param.name, param.expr, m.heap);
			value ??= isAbsentOnly(byName) ? void 0 : byName;
		}
		const fallback = () => param.fallback ? m.evaluate(param.fallback) : absentParam(m, param, fn);
		if (value === void 0) return fallback();
		if (!param.fallback) return typedOpenIn(m, value, param.type, fn.module);
		const missing = fn.module.language === "javascript" ? isStaticallyMissing(value) : isAbsentPart(value);
		if (missing === true) return fallback();
		if (missing === false) return orDefaultModel(m, value, param.fallback, param.expr);
		return withFallback$2(m, value, fallback(), param);
	}
}
const absentParam = (m, param, fn) => fn.module.language === "javascript" ? absent(param.expr) : m.open(param.expr, "parameter");
const isAbsentOnly = (value) => leavesOf(value)?.every(isAbsent$1) ?? false;
function isAbsentPart(value) {
	const leaves = leavesOf(value) ?? [];
	const gone = leaves.filter(isAbsent$1);
	if (gone.length === 0) return false;
	return gone.length === leaves.length ? true : void 0;
}
function positional(m, given, fn) {
	const known = [];
	for (const [index, { value, spread, expr }] of given.args.entries()) {
		if (!spread) {
			known.push(value);
			continue;
		}
		const list = m.listIn(value);
		if (list?.literal && list.elements.every(({ kind }) => kind === "element")) {
			known.push(...list.elements.map((element) => element.value()));
			continue;
		}
		const rest = given.args.slice(index).map((one) => one.spread ? m.elementsOf(one.value, expr) : one.value);
		const [only] = rest;
		const element = rest.length === 1 && only ? only : {
			kind: "union",
			expr,
			options: rest,
			key: `rest ${m.newId()}`
		};
		return {
			known,
			more: m.newList({
				expr: fn.expr,
				elements: [{
					kind: "element",
					value: () => element
				}],
				literal: false,
				of: "list"
			})
		};
	}
	return {
		known,
		more: void 0
	};
}
function restOf(m, named, taken, at) {
	const isLeft = (entry) => entry.kind === "spread" || entry.kind === "computed" || !taken.has(entry.key);
	const hidden = [...taken].map((key) => ({
		kind: "write",
		key,
		expr: at,
		target: at,
		valueExpr: at,
		value: () => absent(at),
		conditions: []
	}));
	if (!named) return m.newObject({
		expr: at,
		entries: [],
		readonly: false,
		map: true
	});
	const entries = [];
	let whole = at;
	mapLeaves(named, (leaf) => {
		if (leaf.kind === "object") {
			whole = leaf.expr;
			entries.push(...leaf.entries.filter(isLeft));
		} else entries.push({
			kind: "spread",
			expr: leaf.expr,
			argument: leaf.expr,
			value: () => leaf
		});
		return leaf;
	});
	const hasSpread = entries.some(({ kind }) => kind === "spread");
	return m.newObject({
		expr: whole,
		entries: [...entries, ...hasSpread ? hidden : []],
		readonly: false,
		map: true
	});
}
// dist/src/flow/identity.js
function partOfAnswer(value) {
	const entity = entityOf(value);
	if (entity?.kind !== "external" || entity.base === void 0) return void 0;
	return `${entity.element === void 0 ? "" : `any${entity.element} `}${outsideKey(entity)}`;
}
function createIdentity() {
	const known = /* @__PURE__ */ new WeakMap();
	const names = /* @__PURE__ */ new Map();
	const short = (text) => {
		if (text.length < 60) return text;
		let name = names.get(text);
		if (!name) {
			name = `#${names.size}`;
			names.set(text, name);
		}
		return name;
	};
	const identity = (value) => {
		let found = known.get(value);
		if (found === void 0) {
			found = partOfAnswer(value) ?? short(of(value));
			known.set(value, found);
		}
		return found;
	};
	const of = (value) => {
		switch (value.kind) {
			case "literal": return `${typeof value.value}:${String(value.value)}`;
			case "ref": return `ref${value.id}`;
			case "open": {
				const entity = entityOf(value);
				if (entity?.kind === "external" && entity.steps.every(({ kind }) => kind === "get")) return `@${entity.specifier}.${entity.steps.map((step) => step.kind === "get" ? step.key : "").join(".")}`;
				if (value.id !== void 0) return `open${value.id}`;
				if (value.of) return `${identity(value.of.open)}.${value.of.key}`;
				return `open@${value.expr.file}:${value.expr.start}:${value.expr.end}`;
			}
			case "read": return identity(value.value);
			case "choice": return `(${value.test.key}?${value.test.negated ? "!" : ""}${value.fallback ? "?" : ""}${identity(value.yes)}:${identity(value.no)})`;
			case "union": return `{${value.key ?? ""}${value.options.map(identity).join("|")}}`;
			default: return `${value.kind}@${value.expr.file}:${value.expr.start}:${value.expr.end}`;
		}
	};
	return identity;
}
// dist/src/flow/heap.js
function cellsTogether(ways, of) {
	switch (ways.kind) {
		case "way": return of(ways.index);
		case "test": return either(cellsTogether(ways.yes, of), cellsTogether(ways.no, of), (entry, first) => onTest(entry, ways.test, first));
		case "option": return ways.options.flatMap((option, index) => option ? [{
			index,
			cell: cellsTogether(option, of)
		}] : []).map(({ cell, index }) => ({
			cell,
			index
		})).reduce((sum, next, position) => position === 0 ? next : {
			index: -1,
			cell: either(sum.cell, next.cell, (entry, first) => first && sum.index < 0 ? entry : perhaps(entry, ways.key, first ? sum.index : next.index))
		}).cell;
	}
}
function either(a, b, mark) {
	if (a === b) return a;
	if (a.kind === "object" && b.kind === "object") {
		const shared = commonLength(a.entries, b.entries);
		const lost = lostGetters(a, b);
		return {
			...a,
			...lost.length > 0 && a.getters && { getters: new Map([...a.getters].filter(([key]) => !lost.includes(key))) },
			readonly: a.readonly || b.readonly,
			entries: [
				...a.entries.slice(0, shared),
				...a.entries.slice(shared).map((entry) => mark(entry, true)),
				...b.entries.slice(shared).map((entry) => mark(entry, false)),
				...lost.map((key) => unknownWrite(key, a.expr))
			]
		};
	}
	if (a.kind === "list" && b.kind === "list") {
		const shared = commonLength(a.elements, b.elements);
		if (shared === a.elements.length && shared === b.elements.length && a.literal === b.literal) return a;
		return {
			...a,
			literal: false,
			elements: [...a.elements, ...b.elements.slice(shared)]
		};
	}
	return a;
}
function perhapsAdded(cell, before, now, key) {
	if (cell.kind === "object" && before.kind === "object" && now.kind === "object") {
		if (commonLength(before.entries, now.entries) < before.entries.length || lostGetters(before, now).length > 0) return void 0;
		const added = now.entries.slice(before.entries.length);
		return {
			...cell,
			readonly: cell.readonly || now.readonly,
			entries: [...cell.entries, ...added.map((entry) => perhaps(entry, key, 1))]
		};
	}
	if (cell.kind === "list" && before.kind === "list" && now.kind === "list") {
		if (commonLength(before.elements, now.elements) < before.elements.length) return void 0;
		return {
			...cell,
			literal: false,
			elements: [...cell.elements, ...now.elements.slice(before.elements.length)]
		};
	}
}
const lostGetters = (a, b) => [.../* @__PURE__ */ new Set([...a.getters?.keys() ?? [], ...b.getters?.keys() ?? []])].filter((key) => a.getters?.get(key) !== b.getters?.get(key));
const unknownWrite = (key, expr) => ({
	kind: "write",
	key,
	expr,
	target: expr,
	valueExpr: expr,
	value: () => ({
		kind: "open",
		expr,
		why: "changed"
	}),
	conditions: []
});
function commonLength(a, b) {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length++;
	return length;
}
const asWrite = (entry) => {
	if (entry.kind === "write") return entry;
	if (entry.kind !== "property") return void 0;
	const { key, expr, valueExpr, value } = entry;
	return {
		kind: "write",
		key,
		expr,
		target: expr,
		valueExpr,
		value,
		conditions: []
	};
};
function onTest(entry, test, holds) {
	const write = asWrite(entry);
	return write ? {
		...write,
		conditions: [{
			test,
			holds
		}, ...write.conditions]
	} : onSpread(entry, (value) => ({
		kind: "choice",
		expr: entry.expr,
		test,
		fallback: false,
		yes: holds ? value : nothing(entry.expr),
		no: holds ? nothing(entry.expr) : value
	}));
}
function perhaps(entry, key, option) {
	const write = asWrite(entry);
	return write ? {
		...write,
		maybe: [{
			key,
			option
		}, ...write.maybe ?? []]
	} : onSpread(entry, (value) => ({
		kind: "union",
		expr: entry.expr,
		options: [value, nothing(entry.expr)]
	}));
}
const onSpread = (entry, change) => entry.kind === "spread" ? {
	...entry,
	value: () => change(entry.value())
} : entry;
const nothing = (expr) => ({
	kind: "literal",
	expr,
	value: void 0
});
// dist/src/flow/joined.js
const MOST_ELEMENTS = 24;
function joined$2(old, now, m) {
	if (old.kind === "variable" && now.kind === "variable") {
		const known = leavesOf(old.value) ?? [];
		if (leavesOf(now.value)?.every((leaf) => known.some((one) => isOne(one, leaf) || m.identity(one) === m.identity(leaf)))) return old;
		return {
			kind: "variable",
			value: {
				kind: "union",
				expr: now.value.expr,
				key: `before ${m.newId()}`,
				options: [old.value, now.value]
			}
		};
	}
	if (old.kind === "variable" || now.kind === "variable") return now;
	if (!(old.kind === "object" && now.kind === "object" ? hasNewEntries(old, now) : old.kind === "list" && now.kind === "list" && isOtherList(old, now))) return old;
	const ways = [0, 1].map((index) => ({
		kind: "way",
		index
	}));
	return cellsTogether({
		kind: "option",
		key: `before ${m.newId()}`,
		expr: now.expr,
		options: ways
	}, (index) => index === 0 ? old : now);
}
const hasNewEntries = (old, now) => now.entries.some((entry) => !old.entries.some((one) => isSame$1(one, entry)));
const isSame$1 = (a, b) => a === b || a.kind === b.kind && exprKey(a.expr) === exprKey(b.expr) && keptFrom(a) === keptFrom(b) && !saysMore(a, b);
function saysMore(old, now) {
	if (old.kind === "computed" || now.kind === "computed") return false;
	const known = leavesOf(old.value()) ?? [];
	return (leavesOf(now.value()) ?? []).some((leaf) => leaf.kind !== "open" && !known.some((one) => one.kind !== "open" && exprKey(one.expr) === exprKey(leaf.expr)));
}
const keptFrom = (entry) => entry.kind === "computed" ? entry.kept?.from : void 0;
const isOtherList = (old, now) => {
	if (old.elements.length >= MOST_ELEMENTS) return false;
	if (old.literal && (!now.literal || now.elements.length < old.elements.length)) return true;
	return now.elements.some((element, index) => element !== old.elements[index]);
};
// dist/src/flow/meet.js
const NONE$1 = /* @__PURE__ */ new Set();
function leaveBy(m, exits, exit, at) {
	const last = exits.at(-1);
	if (last && latestOf(last).equals(exit.state)) return;
	if (!last || exits.length < 8) exits.push(exit);
	else exits[exits.length - 1] = {
		...last,
		state: withLater(m, last, exit.state, at),
		latest: exit.state
	};
}
const latestOf = ({ state, latest }) => latest ?? state;
function withLater(m, exit, later, at) {
	const key = `way ${m.newId()}`;
	const ways = {
		kind: "option",
		key,
		expr: at,
		options: [0, 1].map((index) => ({
			kind: "way",
			index
		}))
	};
	const latest = latestOf(exit);
	const state = exit.state.fork();
	const changed = later.changedSince(latest);
	m.spend(changed.size);
	for (const cell of changed) {
		const [known, before, now] = [
			exit.state,
			latest,
			later
		].map((one) => one.get(cell));
		if (!now || known === now) continue;
		const added = known && before ? perhapsAdded(known, before, now, key) : void 0;
		state.set(cell, added ?? oneOf$1(known ? [known, now] : [now], [known, now], ways, at));
	}
	return state;
}
function meet(m, exits, base, at, dead = NONE$1) {
	const [first] = exits;
	m.live = first !== void 0;
	if (!first) return void 0;
	if (exits.length === 1) {
		m.state = first.state.fork();
		m.state.drop(dead);
		m.path = first.path;
		return first.value;
	}
	const conditions = exits.map(({ path }) => since(path, base.path));
	const ways = waysOf$1(conditions, at, () => `way ${m.newId()}`);
	const state = base.state.fork();
	const changed = new Set(exits.flatMap((exit) => [...exit.state.changedSince(base.state)]));
	for (const cell of dead) changed.delete(cell);
	m.spend(changed.size);
	for (const cell of changed) {
		const held = exits.map((exit) => exit.state.get(cell));
		const known = held.filter((stored) => stored !== void 0);
		const [one] = known;
		if (!one) continue;
		if (known.length === held.length && known.every((stored) => stored === one)) {
			if (base.state.get(cell) !== one) state.set(cell, one);
			continue;
		}
		m.spend(exits.length);
		state.set(cell, oneOf$1(known, held, ways, at));
	}
	m.state = state;
	m.path = commonPath(exits, conditions, base);
	if (exits.every(({ value }) => value !== void 0)) return together$2(ways, at, (index) => exits[index]?.value ?? literal(at, void 0));
}
function oneOf$1(known, held, ways, at) {
	const [one] = known;
	if (one?.kind === "variable") {
		const valueIn = (stored) => stored?.kind === "variable" ? stored.value : literal(at, void 0);
		return {
			kind: "variable",
			value: together$2(ways, at, (index) => valueIn(held[index]))
		};
	}
	const cells = held.map((stored) => stored && stored.kind !== "variable" ? stored : void 0);
	const made = cells.find((cell) => cell !== void 0);
	return cells.every((cell) => cell !== void 0) ? cellsTogether(ways, (index) => cells[index] ?? made) : made;
}
function commonPath(exits, conditions, base) {
	let depth = 0;
	const [first] = conditions;
	const isSame = (a, b) => a !== void 0 && b !== void 0 && a.key === b.key && (a.kind === "test" ? b.kind === "test" && a.holds === b.holds && a.test.negated === b.test.negated : b.kind === "option" && a.option === b.option);
	while (first && conditions.every((list) => isSame(list[depth], first[depth]))) depth++;
	let path = exits[0]?.path ?? null;
	for (let drop = (first?.length ?? 0) - depth; drop > 0 && path; drop--) path = path.up;
	return depth === 0 ? base.path : path;
}
// dist/src/flow/patterns.js
function declare(m, target, value, at, isFirst) {
	switch (target.k) {
		case "name":
			if (target.binding) {
				m.write(target.binding, value);
				const leaf = onlyLeaf(value);
				if (leaf?.kind === "ref") m.records.nameOnce(leaf, target.binding);
			}
			return;
		case "get": {
			const object = m.evaluate(target.object);
			const key = typeof target.key === "string" ? literal(target.keyExpr, target.key) : m.evaluate(target.key);
			m.set(object, key, value, {
				expr: at,
				target: target.object,
				valueExpr: rightOf(at),
				item: target.item
			});
			return;
		}
		case "object-pattern":
			objectPattern$1(m, target, value, at, isFirst);
			return;
		case "list-pattern":
			listPattern$1(m, target, value, at, isFirst);
			return;
		case "open-target": for (const part of target.parts) m.evaluate(part);
	}
}
const rightOf = (at) => "k" in at && at.k === "assign" && "value" in at ? at.value : at;
function objectPattern$1(m, target, value, at, isFirst) {
	const taken = [];
	for (const entry of target.entries) {
		const key = typeof entry.key === "string" ? literal(entry.expr, entry.key) : m.evaluate(entry.key);
		if (key.kind === "literal") taken.push(String(key.value));
		const part = m.get(value, key, entry.expr, {
			keyExpr: entry.expr,
			item: true,
			pattern: true
		});
		m.declare(entry.target, withFallback$1(m, part, entry.fallback, entry.expr), at, isFirst);
	}
	if (!target.rest) return;
	const hidden = taken.map((key) => ({
		kind: "write",
		key,
		expr: target.expr,
		target: target.expr,
		valueExpr: target.expr,
		value: () => absent(target.expr),
		conditions: []
	}));
	const whole = snapshot(m, value);
	const rest = m.newObject({
		expr: target.expr,
		entries: [{
			kind: "spread",
			expr: target.expr,
			argument: target.expr,
			value: () => whole
		}, ...hidden],
		readonly: false
	});
	m.declare(target.rest, rest, at, isFirst);
}
function withFallback$1(m, value, fallback, at) {
	if (!fallback) return value;
	const missing = isStaticallyMissing(value);
	if (missing === false) return orDefaultModel(m, value, fallback, at);
	const otherwise = m.maybe(() => m.evaluate(fallback), at, missing === true);
	if (missing === true) return otherwise;
	return {
		kind: "choice",
		expr: at,
		test: {
			key: `given ${m.identity(value)}`,
			expr: at,
			negated: false,
			pure: true,
			asks: value
		},
		fallback: true,
		yes: value,
		no: otherwise
	};
}
function listPattern$1(m, target, value, at, isFirst) {
	const list = m.listIn(value);
	const known = list?.literal && list.elements.every(({ kind }) => kind === "element") ? list.elements : void 0;
	const unknown = () => {
		return leavesOf(value)?.every((leaf) => leaf.kind === "ref" && m.cellOf(leaf)?.kind === "list") ? void 0 : m.elementsOf(value, target.expr);
	};
	const element = (index) => {
		if (known) return known.at(index)?.value() ?? absent(target.expr);
		return unknown() ?? mapLeaves(value, (leaf) => m.get(leaf, literal(target.expr, index), target.expr, {
			keyExpr: target.expr,
			item: true
		}), true);
	};
	target.items.forEach((item, index) => {
		if (item) m.declare(item.target, withFallback$1(m, element(index), item.fallback, target.expr), at, isFirst);
	});
	const after = target.after ?? [];
	if (target.rest) {
		const count = target.items.length;
		const elements = known ? known.slice(count, known.length - after.length) : [{
			kind: "spread",
			value: () => value
		}];
		m.declare(target.rest, m.newList({
			expr: target.expr,
			elements: [...elements],
			literal: known !== void 0,
			of: "list"
		}), at, isFirst);
	}
	after.forEach((one, index) => {
		m.declare(one, known ? element(known.length - after.length + index) : element(target.items.length + index), at, isFirst);
	});
}
// dist/src/flow/records.js
var Records = class {
	closures = /* @__PURE__ */ new Map();
	holders = /* @__PURE__ */ new Map();
	classesByNode = /* @__PURE__ */ new Map();
	instances = /* @__PURE__ */ new Map();
	openInstances = /* @__PURE__ */ new Map();
	superGiven = /* @__PURE__ */ new Map();
	passed = /* @__PURE__ */ new Map();
	calledBy = /* @__PURE__ */ new Map();
	openStores = /* @__PURE__ */ new Map();
	stored = /* @__PURE__ */ new Map();
	channels = /* @__PURE__ */ new Map();
	below = /* @__PURE__ */ new Map();
	names = /* @__PURE__ */ new Map();
	declarations = /* @__PURE__ */ new Map();
	functionDeclarations = /* @__PURE__ */ new Map();
	classEntities() {
		return [...this.classesByNode.values()].flat().map(({ entity }) => entity);
	}
	propertiesNamed(key) {
		return [...this.closures].flatMap(([fn, made]) => {
			if (fn.name !== key || fn.owner !== null || fn.binding !== null) return [];
			const self = this.holders.get(fn);
			return made.map((closure) => ({
				...self && { self },
				...closure
			}));
		});
	}
	openStoreOf(storage, make) {
		const known = this.openStores.get(storage) ?? make();
		this.openStores.set(storage, known);
		return known;
	}
	store(m, storage, value) {
		const known = this.stored.get(storage) ?? /* @__PURE__ */ new Map();
		this.stored.set(storage, known);
		if (known.size < 12) known.set(placesIn(m, value), value);
	}
	storedIn(storage) {
		return [...this.stored.get(storage)?.values() ?? []];
	}
	channel(object) {
		const known = this.channels.get(object) ?? {
			listeners: [],
			told: []
		};
		this.channels.set(object, known);
		return known;
	}
	recordCall(m, fn, given) {
		const set = this.calledBy.get(fn) ?? /* @__PURE__ */ new Set();
		this.calledBy.set(fn, set.add(m.frame.fn ?? m.frame.module));
		const skip = takesSelf(fn) ? 1 : 0;
		fn.params.slice(skip).forEach((param, index) => {
			const arg = given.args[index];
			const value = arg && !arg.spread && param.rest === null ? arg.value : given.keywords && param.name !== void 0 ? m.propertyOf(given.keywords, param.name, param.expr) : void 0;
			if (!value) return;
			const list = this.passed.get(param) ?? [];
			if (list.length < 50) list.push(m.snapshotDeep(value));
			this.passed.set(param, list);
		});
	}
	passedFor(param) {
		return this.passed.get(param) ?? [];
	}
	callersOf(fn) {
		return this.calledBy.get(fn) ?? /* @__PURE__ */ new Set();
	}
	declarationOf(binding) {
		let known = this.declarations.get(binding);
		if (!known) {
			const { name, module, expr } = binding;
			const exported = binding.exported.length > 0 || module.shown.has(binding);
			known = {
				key: `${module.file}:${expr.start}`,
				name,
				file: module.file,
				start: expr.start,
				exported,
				binding: binding.native
			};
			this.declarations.set(binding, known);
		}
		return known;
	}
	declarationOfFunction(fn) {
		let known = this.functionDeclarations.get(fn);
		if (known === void 0) {
			known = fn.binding ? this.declarationOf(fn.binding) : null;
			this.functionDeclarations.set(fn, known);
		}
		return known;
	}
	recordClass(entity, value) {
		const known = this.classesByNode.get(entity.cls) ?? [];
		if (known.length < 6) this.classesByNode.set(entity.cls, [...known, {
			entity,
			value
		}]);
	}
	recordFunction(entity) {
		const known = this.closures.get(entity.fn) ?? [];
		if (known.length < 6) this.closures.set(entity.fn, [...known, entity]);
	}
	recordHolder(fn, object) {
		this.holders.set(fn, object);
	}
	recordSubclass(base, entity) {
		const of = entityOf(onlyLeaf(base) ?? base);
		if (of?.kind === "class") this.below.set(of.cls, [...this.below.get(of.cls) ?? [], entity]);
	}
	recordInstance(cls, instance) {
		const list = this.instances.get(cls.cls) ?? [];
		if (list.length < 200) list.push(instance);
		this.instances.set(cls.cls, list);
	}
	classEntityValue(entity, at) {
		return this.classesByNode.get(entity.cls)?.find((made) => made.entity === entity)?.value ?? entityValue(at, entity);
	}
	recordSuperArgs(instance, given) {
		this.superGiven.set(instance.id, given);
	}
	superArgs(on) {
		const leaf = onlyLeaf(on);
		return (leaf?.kind === "ref" ? this.superGiven.get(leaf.id) : void 0)?.args.map(({ value }) => value) ?? [];
	}
	nameOnce(ref, binding) {
		if (!this.names.has(ref.id)) this.names.set(ref.id, binding);
	}
	isAlias(ref, target) {
		const own = this.names.get(ref.id);
		const name = "k" in target ? target : void 0;
		return own !== void 0 && !(name?.k === "name" && name.binding === own);
	}
};
function placesIn(m, value) {
	return (leavesOf(value, 12) ?? [value]).flatMap((leaf) => {
		const cell = leaf.kind === "ref" ? m.cellOf(leaf) : void 0;
		return [leaf, ...(cell?.kind === "object" ? cell.entries.flatMap((entry) => entry.kind === "computed" ? [] : [entry.value()]) : []).flatMap((one) => leavesOf(one, 12) ?? [])];
	}).map(({ expr }) => exprKey(expr)).join();
}
// dist/src/flow/roots.js
function runRoot(m, fn) {
	const { module } = fn;
	const env = m.ensureLoaded(module);
	const frame = m.moduleFrame(module, env);
	if (fn.owner) {
		for (const { entity, value } of m.records.classesByNode.get(fn.owner) ?? []) m.apart(frame, () => runMethod(m, fn, entity, value));
		return;
	}
	const self = m.records.holders.get(fn);
	for (const closure of m.records.closures.get(fn) ?? []) m.apart(frame, () => {
		finish(m, m.invokeOpen({
			...closure,
			...self && !closure.self && { self }
		}), fn);
	});
}
function runMethod(m, fn, cls, value) {
	if (fn.kind === "constructor") {
		constructOpen(m, cls);
		runLater(m);
		return;
	}
	const entity = {
		kind: "function",
		fn,
		env: cls.env,
		home: cls
	};
	if (fn.receiver === "none") {
		finish(m, m.invokeOpen(entity), fn);
		return;
	}
	if (fn.receiver === "class") {
		const below = classesBelow(m, cls).map((one) => m.records.classEntityValue(one, one.cls.expr));
		for (const self of [value, ...below].slice(0, 12)) {
			m.live = true;
			finish(m, m.invokeOpen({
				...entity,
				self
			}), fn);
		}
		return;
	}
	for (const self of selvesOf(m, cls)) {
		m.live = true;
		finish(m, m.invokeOpen({
			...entity,
			self
		}), fn);
	}
}
function selvesOf(m, cls) {
	const known = instancesOf(m, cls);
	const below = classesBelow(m, cls);
	const isMade = (node) => node.abstract && below.length > 0 || (m.records.instances.get(node)?.length ?? 0) > 0;
	const open = [cls, ...below].filter(({ cls: node }) => node.binding === null || m.language(node.module).isMadeOutside(node) || !isMade(node)).map((one) => openInstance(m, one));
	return [...known, ...open].slice(0, 12);
}
function classesBelow(m, cls, seen = /* @__PURE__ */ new Set()) {
	if (seen.has(cls)) return [];
	const more = new Set(seen).add(cls);
	return (m.records.below.get(cls.cls) ?? []).flatMap((one) => [one, ...classesBelow(m, one, more)]);
}
function finish(m, value, fn) {
	m.hooks.used(value, {
		kind: "returned",
		expr: fn.expr,
		frame: m.frame
	});
	m.live = true;
	runLater(m);
}
function instancesOf(m, cls) {
	const found = [];
	for (const [node, refs] of m.records.instances) {
		if (!(m.records.classesByNode.get(node) ?? []).some(({ entity }) => lineOf$1(entity).classes.some((one) => one.cls === cls.cls))) continue;
		found.push(...refs.filter((ref) => m.shared.has(ref.id) || m.state.get(ref.id) !== void 0));
	}
	return found.slice(0, 12);
}
function openInstance(m, cls) {
	const known = m.records.openInstances.get(cls);
	if (known) return known;
	let made;
	m.apart(m.moduleFrame(cls.cls.module, m.ensureLoaded(cls.cls.module)), () => {
		made = constructOpen(m, cls);
		runLater(m);
	});
	const instance = made ?? m.newObject({
		expr: cls.cls.expr,
		entries: [],
		readonly: false,
		cls
	});
	m.records.openInstances.set(cls, instance);
	return instance;
}
function constructOpen(m, cls) {
	const instance = m.newObject({
		expr: cls.cls.expr,
		entries: [],
		readonly: false,
		cls
	});
	m.language(cls.cls.module).initialiseOpen(m, cls, instance);
	m.live = true;
	return instance;
}
function runLater(m) {
	const done = /* @__PURE__ */ new Set();
	for (let fn = m.later.shift(); fn; fn = m.later.shift()) {
		if (done.has(fn) || done.size > 12) continue;
		done.add(fn);
		m.live = true;
		m.invokeOpen(fn);
	}
}
// dist/src/flow/state.js
const BITS = 5;
const WIDTH = 32;
const MASK = 31;
const EMPTY = {
	branch: [],
	digits: 1
};
var State = class State {
	root;
	shared;
	constructor(root, shared) {
		this.root = root;
		this.shared = shared;
	}
	static create(shared) {
		return new State(EMPTY, shared);
	}
	get(cell) {
		return find(this.root, cell) ?? this.shared.get(cell);
	}
	set(cell, value) {
		let { branch, digits } = this.root;
		while (cell >= WIDTH ** digits) {
			branch = [branch];
			digits++;
		}
		this.root = {
			branch: withCell(branch, digits, cell, value),
			digits
		};
	}
	drop(cells) {
		for (const cell of cells) if (find(this.root, cell) !== void 0) this.root = {
			...this.root,
			branch: withCell(this.root.branch, this.root.digits, cell, void 0)
		};
	}
	fork() {
		return new State(this.root, this.shared);
	}
	equals(other) {
		return this.root === other.root;
	}
	changedSince(earlier) {
		const changed = /* @__PURE__ */ new Set();
		const [now, before] = [this.root, earlier.root];
		let old = before.branch;
		for (let digits = before.digits; digits < now.digits; digits++) old = [old];
		differing(now.branch, old, now.digits, 0, changed);
		return changed;
	}
	everything() {
		const all = /* @__PURE__ */ new Map();
		each(this.root.branch, this.root.digits, 0, all);
		return all;
	}
};
function find({ branch, digits }, cell) {
	if (cell >= WIDTH ** digits) return void 0;
	let at = branch;
	for (let shift = (digits - 1) * BITS; shift > 0 && at; shift -= BITS) at = at[cell >>> shift & MASK];
	return at?.[cell & MASK];
}
function withCell(branch, digits, cell, value) {
	const copy = branch ? branch.slice() : [];
	const digit = cell >>> (digits - 1) * BITS & MASK;
	copy[digit] = digits === 1 ? value : withCell(copy[digit], digits - 1, cell, value);
	return copy;
}
function differing(now, old, digits, start, changed) {
	for (let digit = 0; digit < now.length; digit++) {
		const [one, other] = [now[digit], old?.[digit]];
		if (one === other || one === void 0) continue;
		const place = start * WIDTH + digit;
		if (digits === 1) changed.add(place);
		else differing(one, other, digits - 1, place, changed);
	}
}
function each(branch, digits, start, all) {
	for (let digit = 0; digit < branch.length; digit++) {
		const one = branch[digit];
		if (one === void 0) continue;
		const place = start * WIDTH + digit;
		if (digits === 1) all.set(place, one);
		else each(one, digits - 1, place, all);
	}
}
// dist/src/flow/statements.js
const MOST_UNROLLED = 12;
function run$1(m, statements) {
	for (const statement of statements) {
		if (!m.live) return;
		const ways = m.tries.at(-1);
		if (ways) leaveBy(m, ways, m.exit(), statement.expr);
		m.spend(1);
		runOne(m, statement);
	}
}
function runOne(m, s) {
	switch (s.k) {
		case "do":
			m.evaluate(s.value);
			return;
		case "return":
			m.frame.returns.push(m.exit(s.value ? m.evaluate(s.value) : literal(s.expr, void 0)));
			m.live = false;
			return;
		case "throw":
			if (s.value) m.evaluate(s.value);
			leaveBy(m, m.tries.at(-1) ?? m.uncaught, m.exit(), s.expr);
			m.live = false;
			return;
		case "break":
		case "continue": {
			const target = m.frame.jumps.findLast(({ label, isLoop }) => s.label === null ? isLoop : label === s.label);
			(s.k === "break" ? target?.breaks : target?.continues)?.push(m.exit());
			m.live = false;
			return;
		}
		case "if": {
			const nothing = literal(s.expr, void 0);
			m.branch(s.test, () => {
				m.run(s.yes);
				return nothing;
			}, () => {
				m.run(s.no);
				return nothing;
			}, s.expr);
			return;
		}
		case "loop":
			loop$1(m, s);
			return;
		case "block":
			block(m, s);
			return;
		case "try": attempt(m, s);
	}
}
function block(m, s) {
	const base = m.exit();
	const jumps = enter(m, s.label, false);
	m.run(s.body);
	m.frame.jumps.pop();
	m.meet([...m.live ? [m.exit()] : [], ...jumps.breaks], base, s.expr);
}
function enter(m, label, isLoop) {
	const jumps = {
		label,
		isLoop,
		breaks: [],
		continues: []
	};
	m.frame.jumps.push(jumps);
	return jumps;
}
function loop$1(m, s) {
	const iterable = s.over && m.evaluate(s.over.iterable);
	const known = iterable && s.over && !s.over.keys ? knownElements(m, iterable) : void 0;
	const base = m.exit();
	const jumps = enter(m, s.label, true);
	if (known) unrolled(m, s, known, jumps);
	else repeated(m, s, iterable, jumps, base);
	m.frame.jumps.pop();
	if (m.live && s.otherwise.length > 0) m.run(s.otherwise);
	m.meet([...m.live ? [m.exit()] : [], ...jumps.breaks], base, s.expr);
}
function knownElements(m, iterable) {
	const list = m.listIn(iterable);
	if (!list?.literal || list.elements.length > MOST_UNROLLED) return void 0;
	const isElement = (element) => element.kind === "element";
	return list.elements.every(isElement) ? list.elements.map((element) => element.value()) : void 0;
}
function unrolled(m, s, elements, jumps) {
	for (const element of elements) {
		if (!m.live) return;
		const base = m.exit();
		if (s.over) m.declare(s.over.target, element, s.over.iterable, true);
		m.run(s.body);
		endOfRound(m, s, jumps, base);
	}
}
function endOfRound(m, s, jumps, base) {
	m.meet([...m.live ? [m.exit()] : [], ...jumps.continues.splice(0)], base, s.expr);
	if (m.live && s.update) m.evaluate(s.update);
}
function repeated(m, s, iterable, jumps, base) {
	const key = `loop ${m.newId()}`;
	const option = (index) => ({
		kind: "option",
		key,
		option: index,
		of: 4,
		expr: s.expr
	});
	const ends = [];
	const states = [base.state];
	for (const index of [
		0,
		1,
		2,
		3
	]) {
		if (index === 3 && !changesMore(states)) break;
		if (index > 0) {
			if (!m.live) break;
			m.path = under(base.path, option(index));
			const start = m.exit();
			if (s.over) {
				const element = s.over.keys ? keysOf$3(m, iterable ?? literal(s.expr, void 0), s.over.iterable) : m.elementsOf(iterable ?? literal(s.expr, void 0), s.over.iterable);
				m.declare(s.over.target, element, s.over.iterable, true);
			}
			if (index > 1 || !s.bodyFirst) goesOn(m, s);
			if (!m.live) break;
			m.run(s.body);
			endOfRound(m, s, jumps, start);
			if (!m.live) break;
		} else if (s.bodyFirst) continue;
		const before = m.exit();
		if (index > 0) states.push(before.state);
		if (isLeft(m, s)) ends.push({
			state: before.state,
			path: under(base.path, option(index))
		});
		m.state = before.state.fork();
	}
	m.meet(ends, base, s.expr);
}
function changesMore([base, first, second]) {
	if (!base || !first || !second) return false;
	const before = first.changedSince(base);
	return [...second.changedSince(first)].some((cell) => {
		const [old, once, twice] = [
			base,
			first,
			second
		].map((state) => state.get(cell));
		if (old?.kind !== "object" || once?.kind !== "object" || twice?.kind !== "object") return old !== void 0 && !before.has(cell);
		const known = new Set(keysSince(old, once));
		return keysSince(once, twice).some((key) => !known.has(key));
	});
}
const keysSince = (before, { entries }) => entries.filter((entry) => !before.entries.includes(entry)).map((entry) => entry.kind === "write" ? entry.key : void 0);
function goesOn(m, s) {
	if (!s.test) return;
	const test = m.testOf(s.test);
	const sides = m.sidesOf(test);
	if (!sides.includes(true)) m.live = false;
	else if (sides.length > 1) m.path = under(m.path, {
		kind: "test",
		key: test.key,
		test,
		holds: true
	});
}
function isLeft(m, s) {
	if (s.over) return true;
	if (!s.test) return false;
	return m.sidesOf(m.testOf(s.test)).includes(false);
}
function attempt(m, s) {
	const base = m.exit();
	const key = `try ${m.newId()}`;
	const of = s.handlers.length + 1;
	const pending = pendingExits(m);
	const before = pending.map((list) => list.length);
	m.path = under(base.path, {
		kind: "option",
		key,
		option: 0,
		of,
		expr: s.expr
	});
	const cuts = [];
	m.tries.push(cuts);
	m.run(s.body);
	m.tries.pop();
	if (m.live && s.otherwise.length > 0) m.run(s.otherwise);
	const ends = m.live ? [m.exit()] : [];
	const caught = [{
		state: base.state,
		path: base.path
	}, ...cuts];
	s.handlers.forEach((handler, index) => {
		const path = under(base.path, {
			kind: "option",
			key,
			option: index + 1,
			of,
			expr: s.expr
		});
		const from = `${key} at`;
		m.meet(caught.map(({ state }, option) => ({
			state,
			path: under(path, {
				kind: "option",
				key: from,
				option,
				of: caught.length,
				expr: handler.expr
			})
		})), {
			state: base.state,
			path
		}, handler.expr);
		if (handler.target) m.declare(handler.target, m.open(handler.expr, "expression"), handler.expr, true);
		m.run(handler.body);
		if (m.live) ends.push(m.exit());
	});
	const around = m.tries.at(-1);
	if (around) for (const exit of cuts) leaveBy(m, around, exit, s.expr);
	if (s.last.length > 0) pending.map((list, index) => list.splice(before[index] ?? 0)).forEach((exits, index) => {
		for (const exit of exits) {
			m.meet([exit], exit, s.expr);
			m.run(s.last);
			if (m.live) pending[index]?.push({
				...m.exit(),
				...exit.value && { value: exit.value }
			});
		}
	});
	m.meet(ends, base, s.expr);
	if (m.live) m.run(s.last);
}
const pendingExits = (m) => [m.frame.returns, ...m.frame.jumps.flatMap(({ breaks, continues }) => [breaks, continues])];
function branch(m, expression, yes, no, at) {
	const test = m.testOf(expression);
	const sides = m.sidesOf(test);
	if (sides.length < 2) return sides[0] === false ? no() : yes();
	return fork(m, test, (holds) => holds ? yes() : no(), at);
}
function fork(m, test, run, at) {
	const base = m.exit();
	const ends = [true, false].flatMap((holds) => {
		const { exit, live, value } = m.underCondition({
			kind: "test",
			key: test.key,
			test,
			holds
		}, base, () => run(holds));
		return live ? [{
			...exit,
			value
		}] : [];
	});
	return m.meet(ends, base, at) ?? m.nothing(at);
}
function decided$1(m, test, holds, value, other, at) {
	if (!(m.decide(test, NOTHING$2).length === 1 && test.expr.start !== test.expr.end) || isConstant(test)) return value;
	const nothing = literal(other, void 0);
	return {
		kind: "choice",
		expr: at,
		test,
		fallback: false,
		yes: holds ? value : nothing,
		no: holds ? nothing : value
	};
}
const isConstant = ({ compare, parts }) => compare ? compare.subject.kind === "literal" : parts?.tests.every(isConstant) ?? true;
// dist/src/flow/engine.js
var OutOfSteps = class extends Error {
	name = "OutOfSteps";
};
var Engine = class {
	hooks;
	languages;
	files;
	identity = createIdentity();
	records = new Records();
	allSteps = 0;
	shared = /* @__PURE__ */ new Map();
	envs = /* @__PURE__ */ new Map();
	loading = /* @__PURE__ */ new Set();
	later = [];
	lastId = 0;
	steps = 0;
	state = State.create(this.shared);
	path = null;
	live = true;
	tries = [];
	uncaught = [];
	frame;
	constructor(hooks, languages, files = 1) {
		this.hooks = hooks;
		this.languages = languages;
		this.files = files;
	}
	get heap() {
		return this;
	}
	language(module) {
		return this.languages(module);
	}
	newId() {
		return ++this.lastId;
	}
	spend(steps) {
		this.steps += steps;
		this.allSteps += steps;
		if (this.steps > 6e4 || this.allSteps > mostStepsIn(this.files)) throw new OutOfSteps();
	}
	decide(test, assume) {
		const steps = { left: 500 };
		const sides = new Set(decideTest(test, assume, 0, steps).map(({ holds }) => holds));
		this.spend(500 - Math.max(steps.left, 0));
		return [true, false].filter((side) => steps.left <= 0 || sides.has(side));
	}
	open(expr, why, more = {}) {
		return {
			kind: "open",
			expr,
			why,
			id: this.newId(),
			...more
		};
	}
	nothing(expr) {
		return literal(expr, void 0);
	}
	evaluate(e) {
		this.spend(1);
		return evaluate$1(this, e);
	}
	run(list) {
		run$1(this, list);
	}
	branch(test, yes, no, at) {
		return branch(this, test, yes, no, at);
	}
	fork(test, run, at) {
		return fork(this, test, run, at);
	}
	decided(test, holds, value, other, at) {
		return decided$1(this, test, holds, value, other, at);
	}
	testOf(e, known) {
		return testOf(this, e, known);
	}
	sidesOf(test) {
		return sidesOf(this, test);
	}
	exit(value) {
		const { state, path } = this;
		this.state = state.fork();
		return {
			state,
			path,
			...value && { value }
		};
	}
	meet(exits, base, at, dead) {
		return meet(this, exits, base, at, dead);
	}
	underCondition(condition, base, run) {
		this.state = base.state.fork();
		this.path = under(base.path, condition);
		this.live = true;
		const value = run();
		return {
			exit: this.exit(),
			live: this.live,
			value
		};
	}
	onSide(test, holds, run, at) {
		return onSide(this, test, holds, run, at);
	}
	maybe(run, at, always) {
		return maybe(this, run, at, always);
	}
	effectCount = 0;
	watched(run) {
		const before = this.exit().state;
		const value = run();
		for (const cell of this.state.changedSince(before)) {
			const old = before.get(cell);
			if (old === void 0 || old === this.state.get(cell)) continue;
			this.effectCount++;
			break;
		}
		return value;
	}
	each(value, at, run) {
		return each$1(this, value, at, run);
	}
	eachLeaf(value, at, run) {
		eachLeaf(this, value, at, run);
	}
	declare(target, value, at, isFirst) {
		declare(this, target, value, at, isFirst);
	}
	envOf(binding) {
		for (let env = this.frame.env; env; env = env.parent) if (env.fn === binding.fn && env.module === binding.module) return env;
	}
	cellFor(binding) {
		const env = this.envOf(binding) ?? (binding.fn === null ? this.ensureLoaded(binding.module) : void 0);
		if (!env) return void 0;
		let cell = env.cells.get(binding);
		if (cell === void 0) {
			cell = this.newId();
			env.cells.set(binding, cell);
		}
		return cell;
	}
	read(binding, at) {
		if (binding.from) return imported$1(this, binding, at);
		const cell = this.cellFor(binding);
		const stored = cell === void 0 ? void 0 : this.state.get(cell);
		if (stored?.kind !== "variable") return (binding.kind === "let" ? literal(at, void 0) : void 0) ?? this.open(at, "expression");
		const declaration = binding.kind === "implicit" ? null : this.records.declarationOf(binding);
		return {
			kind: "read",
			expr: at,
			value: stored.value,
			declaration
		};
	}
	write(binding, value) {
		const cell = this.cellFor(binding);
		if (cell !== void 0) this.state.set(cell, {
			kind: "variable",
			value
		});
	}
	exported(module, name, at, seen = /* @__PURE__ */ new Set()) {
		return exported(this, module, name, at, seen);
	}
	inModule(module, run) {
		const before = this.frame;
		this.frame = this.moduleFrame(module, this.envs.get(module) ?? this.newEnv(module));
		try {
			return run();
		} finally {
			this.frame = before;
		}
	}
	newEnv(module) {
		return {
			id: this.newId(),
			fn: null,
			module,
			parent: null,
			cells: /* @__PURE__ */ new Map()
		};
	}
	moduleFrame(module, env) {
		return {
			env,
			module,
			fn: null,
			call: void 0,
			up: null,
			depth: 0,
			returns: [],
			yields: [],
			jumps: []
		};
	}
	ensureLoaded(module) {
		const known = this.envs.get(module);
		if (known) return known;
		const env = this.newEnv(module);
		this.envs.set(module, env);
		this.loading.add(module);
		this.apart(this.moduleFrame(module, env), () => {
			this.run(module.body);
			this.runLater();
		});
		this.loading.delete(module);
		return env;
	}
	apart(frame, run) {
		const { state, path, live, tries, uncaught, later, steps } = this;
		const before = this.frame;
		this.state = State.create(this.shared);
		this.path = null;
		this.live = true;
		this.tries = [];
		this.uncaught = [];
		this.later = [];
		this.steps = 0;
		this.frame = frame;
		try {
			run();
		} finally {
			this.share(this.state);
			for (const thrown of this.uncaught) this.share(thrown.state);
			Object.assign(this, {
				state,
				path,
				live,
				tries,
				uncaught,
				later,
				steps
			});
			this.frame = before;
		}
	}
	changedShared = false;
	share(state) {
		for (const [cell, stored] of state.everything()) {
			const old = this.shared.get(cell);
			if (old === void 0 || old === stored) {
				this.shared.set(cell, stored);
				continue;
			}
			const both = joined$2(old, stored, this);
			if (both === old) continue;
			this.changedShared = true;
			this.shared.set(cell, both);
		}
	}
	runRoot(fn) {
		runRoot(this, fn);
	}
	openInstance(cls) {
		return openInstance(this, cls);
	}
	runLater() {
		runLater(this);
	}
	calledLater(fn) {
		this.later.push(fn);
	}
	isRunning(fn) {
		return this.turnsOf(fn) > 0;
	}
	turnsOf(fn) {
		let turns = 0;
		for (let frame = this.frame; frame; frame = frame.up) if (frame.fn === fn) turns++;
		return turns;
	}
	get(value, key, at, how) {
		return get(this, value, key, at, how);
	}
	set(object, key, value, at) {
		set(this, object, key, value, at);
	}
	remove(object, key, at) {
		remove(this, object, key, at);
	}
	entriesFor(key, value, written) {
		return entriesFor$1(this, key, value, written);
	}
	keysIn(value) {
		return keysIn(this, value);
	}
	elementsOf(value, at) {
		return elementsOf(this, value, at);
	}
	propertyOf(value, key, at) {
		const found = property$1(value, key, at, this);
		return isAbsentOnly(found) ? void 0 : found;
	}
	listIn(value) {
		const leaf = onlyLeaf(value);
		if (leaf?.kind === "array") return leaf;
		const cell = leaf?.kind === "ref" ? this.cellOf(leaf) : void 0;
		return cell?.kind === "list" ? cell : void 0;
	}
	newObject(cell) {
		const id = this.newId();
		this.state.set(id, {
			kind: "object",
			...cell
		});
		return {
			kind: "ref",
			expr: cell.expr,
			id
		};
	}
	newList(cell) {
		const id = this.newId();
		this.state.set(id, {
			kind: "list",
			...cell
		});
		return {
			kind: "ref",
			expr: cell.expr,
			id
		};
	}
	cellId(of) {
		const entity = entityOf(of);
		const isOutside = entity?.kind === "external";
		if (of.kind === "ref" || of.id !== void 0 && !isOutside) return of.id;
		const key = entity?.kind === "external" ? outsideKey(entity) : this.identity(of);
		let id = this.partIds.get(key);
		if (id === void 0) {
			id = this.newId();
			this.partIds.set(key, id);
		}
		return id;
	}
	partIds = /* @__PURE__ */ new Map();
	cellOf(of) {
		const id = this.cellId(of);
		const stored = id === void 0 ? void 0 : this.state.get(id);
		return stored?.kind === "variable" ? void 0 : stored;
	}
	setCell(of, cell) {
		const id = this.cellId(of);
		if (id !== void 0) this.state.set(id, cell);
	}
	contentOf(ref) {
		const cell = this.cellOf(ref);
		return cell ? contentOf$1(cell) : this.open(ref.expr, "changed");
	}
	snapshotDeep(value) {
		return freeze(value, this.exit().state);
	}
	call(callee, given, call, receiver) {
		return call$1(this, callee, given, call, receiver);
	}
	callExpression(e) {
		return callExpression(this, e);
	}
	given(args, keywords) {
		return given(this, args, keywords);
	}
	leave(value, at, mayChange, handed, callee) {
		return leave(this, value, at, mayChange, handed, callee);
	}
	invoke(fn, given, self, call) {
		return invoke(this, fn, given, self, call);
	}
	invokeOpen(fn, by) {
		return invokeOpen(this, fn, by);
	}
	classValue(node, at) {
		return classValue(this, node, at);
	}
	construct(cls, given, at) {
		return this.language(cls.cls.module).construct(this, cls, given, at);
	}
	callSuper(given, e) {
		return callSuper(this, given, e);
	}
	callSetter(cls, key, self, value, at) {
		return callSetter(this, cls, key, self, value, at);
	}
	setField(self, param, value) {
		setField(this, self, param, value);
	}
	decorated(inner, decorator) {
		return this.language(this.frame.module).decorate(this, inner, decorator);
	}
	combine(old, right, e) {
		return this.language(this.frame.module).combine(this, old, right, e);
	}
};
// dist/src/sites/deciders.js
const MOST_READERS = 50;
function createDeciders(snapshot) {
	const readers = /* @__PURE__ */ new Map();
	return {
		used(value, use) {
			if (use.kind !== "compared" && use.kind !== "key" && use.kind !== "made") return;
			if (!leavesOf(value, 24)?.some((leaf) => leaf.kind === "literal" && isMoving(leaf))) return;
			const other = use.with && "kind" in use.with ? use.with : void 0;
			for (const { leaf, trail } of outcomes(value)) {
				if (leaf.kind !== "literal" || !isMoving(leaf)) continue;
				const known = other && snapshot(other);
				const decider = {
					id: leaf,
					at: use.expr,
					test: use.test,
					isSubject: use.test?.compare?.subject === value,
					other: use.kind === "key" ? void 0 : known,
					table: use.kind === "key" ? known : void 0,
					makes: use.makes
				};
				for (const key of new Set(trail.map((step) => exprKey(step.expr)))) {
					const all = readers.get(key) ?? [];
					if (all.length < MOST_READERS) readers.set(key, [...all, decider]);
				}
			}
		},
		of: (expr, becomes, knowsBoth) => readers.get(exprKey(expr))?.find((decider) => flips(decider, expr, becomes) && !isKnown$1([decider.at], [decider.table, decider.other], knowsBoth))?.at
	};
}
const isKnown$1 = (places, values, knowsBoth) => places.some(knowsBoth) || values.some((value) => {
	const leaves = value && leavesOf(value);
	return leaves !== void 0 && leaves.length > 0 && leaves.every(({ expr }) => knowsBoth(expr));
});
const isMoving = ({ value }) => typeof value === "string" && takesBudgets(value);
function flips({ id, test, table, other, isSubject, makes }, edited, becomes) {
	const old = String(id.value);
	const now = becomes(old);
	if (makes) return makesOther(old, makes(old), makes(now), becomes);
	const moves = (leaf) => leaf.kind === "object" && leaf.entries.some((entry) => isKeyedBy(entry, id));
	if (table) return leavesOf(table)?.some((leaf) => leaf.kind !== "object" || !moves(leaf) && has(leaf, old) !== has(leaf, now)) ?? true;
	const { compare } = test ?? {};
	if (!compare || compare.against) return false;
	if (other && readsThrough(other, id, /* @__PURE__ */ new Set([exprKey(edited)]))) return false;
	if (isSubject) return compare.accepts(old) !== compare.accepts(now);
	return textsIn$1(compare.subject).some(({ value }) => value === old);
}
function makesOther(id, old, now, becomes) {
	const made = typeof old === "string" ? readModel(old) : void 0;
	if (made?.kind !== "known") return made?.kind === "unknown" && now !== old;
	const source = readModel(id);
	if (source.kind !== "known" || source.family !== made.family) return now !== old;
	return made.isVersion && now !== becomes(String(old));
}
function decidesByAnswer({ table, test }, old, now) {
	if (table) return leavesOf(table)?.some((leaf) => leaf.kind === "object" && !leaf.entries.some(isKeyedByValue) && has(leaf, old) && !has(leaf, now)) ?? false;
	const { compare } = test ?? {};
	return compare !== void 0 && !compare.against && !compare.ofObject && compare.accepts(old) !== compare.accepts(now);
}
const isKeyedByValue = (entry) => entry.kind === "property" && entry.keyed !== void 0;
const isKeyedBy = (entry, id) => entry.kind === "property" && entry.keyed !== void 0 && textsIn$1(entry.keyed).some((text) => exprKey(text.expr) === exprKey(id.expr));
const textsIn$1 = (value) => outcomes(value).flatMap(({ leaf }) => leaf.kind === "literal" ? [leaf] : leaf.kind === "array" ? leaf.elements.flatMap((element) => textsIn$1(element.value())) : []);
const has = (object, key) => outcomes(property$1(object, key)).some(({ leaf }) => leaf.kind !== "literal" || !leaf.absent);
// dist/src/ir/walk.js
function walkStatements(statements, visit, assigned = () => {}) {
	const expressions = [];
	const pending = [...statements];
	const add = (...list) => {
		for (const one of list) if (one) expressions.push(one);
	};
	const addTarget = (target) => {
		if (!target) return;
		if (target.k === "name" || target.k === "get") {
			assigned(target);
			add(target);
		} else if (target.k === "object-pattern") {
			for (const entry of target.entries) {
				addTarget(entry.target);
				add(entry.fallback, typeof entry.key === "string" ? null : entry.key);
			}
			addTarget(target.rest);
		} else if (target.k === "list-pattern") {
			for (const item of target.items) {
				addTarget(item?.target);
				add(item?.fallback);
			}
			addTarget(target.rest);
			for (const one of target.after ?? []) addTarget(one);
		} else add(...target.parts);
	};
	for (let s = pending.pop(); s; s = pending.pop()) switch (s.k) {
		case "do":
		case "return":
		case "throw":
			add(s.value);
			break;
		case "if":
			add(s.test);
			pending.push(...s.yes, ...s.no);
			break;
		case "loop":
			addTarget(s.over?.target);
			add(s.over?.iterable, s.test, s.update);
			pending.push(...s.body, ...s.otherwise);
			break;
		case "block":
			pending.push(...s.body);
			break;
		case "try":
			pending.push(...s.body, ...s.otherwise, ...s.last);
			for (const handler of s.handlers) {
				addTarget(handler.target);
				pending.push(...handler.body);
			}
	}
	for (let e = expressions.pop(); e; e = expressions.pop()) {
		visit(e);
		if (e.k === "assign") addTarget(e.target);
		if (e.k === "delete") assigned(e.target);
		if (e.k === "each") for (const loop of e.loops) addTarget(loop.target);
		for (const child of childrenOf(e)) expressions.push(child);
	}
}
const walkFunction = (fn, ...told) => {
	for (const param of fn.params) if (param.fallback) walkStatements([{
		k: "do",
		expr: param.expr,
		value: param.fallback
	}], ...told);
	walkStatements(fn.body, ...told);
};
// dist/src/sites/effects.js
const CHANGES$2 = /^(?:assign|set|push|unshift|pop|shift|splice|sort|reverse|fill|add|delete|clear|update|setdefault|append|extend|insert|remove|defineProperty|defineProperties|merge|setattr|enterWith)$/;
function mayChange(fn) {
	const made = madeIn(fn);
	const isOwn = (e) => {
		let at = e;
		while (at.k === "get") at = at.object;
		if (at.k === "self") return fn.kind === "constructor";
		if (at.k !== "name") return FRESH.test(at.k);
		return at.binding !== null && made.has(at.binding);
	};
	let found = false;
	walkFunction(fn, (e) => {
		if (e.k !== "call") return;
		const { callee } = e;
		if (callee.k === "get" && typeof callee.key === "string") {
			if (CHANGES$2.test(callee.key)) found ||= !isOwn(callee.object) || e.args[0] !== void 0 && !isOwn(e.args[0].value);
			else found ||= holdsData(callee.object) || stores(callee.key, e) && !isOwn(callee.object);
		}
		if (callee.k === "name" && callee.binding === null && CHANGES$2.test(callee.name)) found = true;
	}, (target) => {
		if (target.k === "get") found ||= !isOwn(target.object);
		else found ||= target.binding !== null && target.binding.fn !== fn;
	});
	return found;
}
const stores = (key, { args }) => key === "run" && args.length > 1 && args[0]?.value.k !== "function";
function holdsData(e) {
	let at = e;
	while (at.k === "get") at = at.object;
	const { binding } = at.k === "name" ? at : { binding: null };
	if (!binding || binding.fn !== null) return false;
	return binding.module.body.some((one) => one.k === "do" && one.value.k === "assign" && one.value.target.k === "name" && one.value.target.binding === binding && (one.value.value.k === "list" || one.value.value.k === "object"));
}
const FRESH = /^(?:object|list|literal|text|function|class|compare|not|each)$/;
function madeIn(fn) {
	const made = /* @__PURE__ */ new Set();
	const other = new Set(fn.params.flatMap(({ target }) => target.k === "name" && target.binding ? [target.binding] : []));
	walkFunction(fn, (e) => {
		if (e.k !== "assign" || e.target.k !== "name" || e.target.binding?.fn !== fn) return;
		(FRESH.test(e.value.k) || e.value.k === "call" && e.value.construct ? made : other).add(e.target.binding);
	});
	return new Set([...made].filter((binding) => !other.has(binding)));
}
// dist/src/sites/explore.js
const LAST_NAMES$1 = /^(?:create|stream|parse|countTokens|count_tokens|toolRunner|tool_runner|thread|post|request|fetch|Request|build_request)$/;
const MOST_ROUNDS = 5;
const MOST_NAMES$2 = 20;
const candidatesIn = (module) => module.calls.filter(({ callee }) => callee.k === "name" || callee.k === "get" && typeof callee.key === "string" && LAST_NAMES$1.test(callee.key));
function outermost$1(fn) {
	let at = fn ?? void 0;
	while (at?.parent) at = at.parent;
	return at;
}
function explore(engine, modules, visits, references, callers) {
	for (const module of modules) engine.ensureLoaded(module);
	const done = /* @__PURE__ */ new Set();
	const run = (fn) => {
		done.add(fn);
		engine.runRoot(fn);
	};
	for (const fn of changing(modules)) run(fn);
	for (const fn of changing(modules.filter(({ shown }) => shown.size > 0))) run(fn);
	const owners = new Map(modules.flatMap(({ functions }) => functions.flatMap((fn) => fn.params.map(({ expr }) => [exprKey(expr), fn]))));
	const asked = /* @__PURE__ */ new Set();
	let roots = new Set(modules.flatMap((module) => candidatesIn(module).flatMap((call) => outermost$1(call.fn) ?? [])));
	for (let round = 0; round < MOST_ROUNDS && roots.size > 0; round++) {
		if (round === 0) visits.aside(() => innerChanges(engine, modules));
		for (const root of roots) run(root);
		if (round === 0) visits.aside(() => innerChanges(engine, modules));
		if (round === 0) innerFunctions(engine, modules, visits);
		const next = /* @__PURE__ */ new Set();
		const handing = [...roots].filter((root) => round > 0 && !isOnTheWay(root, visits));
		for (const fn of [...dependent(visits), ...handing]) for (const caller of callersOf(fn, references)) if (!done.has(caller)) next.add(caller);
		const again = /* @__PURE__ */ new Set();
		for (const [fn, found] of leavers(visits, owners)) {
			if (asked.has(fn)) continue;
			asked.add(fn);
			const giving = callersOf(fn, references).filter(({ module }) => !callers.isTest(module));
			for (const caller of giving) if (!done.has(caller)) next.add(caller);
			if (giving.length > 0) for (const root of found) again.add(root);
		}
		roots = /* @__PURE__ */ new Set([...next, ...again]);
	}
	for (const fn of readers(modules)) if (!done.has(fn)) run(fn);
	const closed = closeWorld(visits, engine, callers);
	visits.close();
	try {
		for (const fn of deciding(modules)) if (!done.has(fn)) run(fn);
	} catch (error) {
		if (!(error instanceof OutOfSteps)) throw error;
	}
	return closed;
}
function deciding(modules) {
	const found = /* @__PURE__ */ new Set();
	for (const module of modules) for (const fn of module.functions) {
		const root = DECIDES$1.test(module.text.slice(fn.expr.start, fn.expr.end)) ? outermost$1(fn) : void 0;
		if (root) found.add(root);
	}
	return found;
}
const DECIDES$1 = /[=!]==?|\[[^\]'"`\d]|\b(?:has|get|includes|startsWith|endsWith|switch|match|test)\b/;
function readers(modules) {
	const found = /* @__PURE__ */ new Set();
	for (const module of modules) for (const fn of module.functions) {
		const root = /\bthinking\b|thinking_delta/.test(module.text.slice(fn.expr.start, fn.expr.end)) ? outermost$1(fn) : void 0;
		if (root) found.add(root);
	}
	return found;
}
function changing(modules) {
	const found = /* @__PURE__ */ new Set();
	for (const module of modules) for (const fn of module.functions) {
		const root = mayChange(fn) ? outermost$1(fn) : void 0;
		if (root) found.add(root);
	}
	return found;
}
function innerChanges(engine, modules) {
	const around = new Set(modules.flatMap((module) => candidatesIn(module).flatMap((call) => call.fn?.parent ? outermost$1(call.fn) : [])));
	for (const module of modules) for (const fn of module.functions) {
		const root = fn.parent ? outermost$1(fn) : void 0;
		if (root && around.has(root) && engine.records.callersOf(fn).size === 0 && mayChange(fn)) engine.runRoot(fn);
	}
}
function innerFunctions(engine, modules, visits) {
	for (const module of modules) for (const call of candidatesIn(module)) for (let fn = call.fn; fn?.parent && !visits.byCall.has(call); fn = fn.parent) {
		engine.runRoot(fn);
		if (mayChange(fn)) engine.runRoot(fn);
	}
}
const isOnTheWay = (root, visits) => [...visits.byCall.values(), ...visits.http.values()].some((list) => list.some(({ stack }) => stack.at(-1) === root));
function dependent(visits) {
	const found = /* @__PURE__ */ new Set();
	for (const list of visits.byCall.values()) for (const visit of list) {
		const root = visit.stack.at(-1);
		if (root && !found.has(root) && dependsOnParameters(visit)) found.add(root);
	}
	return found;
}
const KEYS$2 = [
	"model",
	"thinking",
	"requests",
	"temperature",
	"betas",
	"messages"
];
function leavers(visits, owners) {
	const found = /* @__PURE__ */ new Map();
	for (const list of visits.byCall.values()) for (const { params, configs, assume, stack } of list) {
		const values = params ? [
			params,
			...KEYS$2.map((key) => property$1(params, key)),
			...configs
		] : configs;
		const root = stack.at(-1);
		for (const value of values) for (const { leaf } of outcomes(value, assume)) {
			const fn = leaf.kind === "open" ? owners.get(exprKey(wholeOf(leaf).expr)) : void 0;
			if (fn && root && !stack.includes(fn)) found.set(fn, (found.get(fn) ?? /* @__PURE__ */ new Set()).add(root));
		}
	}
	return found;
}
const wholeOf = (open) => open.of ? wholeOf(open.of.open) : open;
function dependsOnParameters({ params, configs, recognised, assume }) {
	if (!params) return true;
	if (!recognised.traced) return true;
	const isOpen = (value) => outcomes(value, assume).some(({ leaf }) => leaf.kind === "open" && isParameter(leaf));
	return isOpen(params) || KEYS$2.some((key) => isOpen(property$1(params, key))) || configs.some(isOpen);
}
const isParameter = (open) => open.why === "parameter" || open.why === "expression" || open.why === "changed" || open.why === "call";
function callersOf(fn, references) {
	const own = outermost$1(fn);
	const found = /* @__PURE__ */ new Set();
	const add = (caller) => {
		const root = outermost$1(caller ?? null);
		if (root && root !== own) found.add(root);
	};
	const follow = (module, start) => {
		const { bindings, keys } = namedBy(module, start);
		for (const other of [...bindings, ...givenTo(module, start).flatMap(references.keeping)]) if (!pending.includes(other)) pending.push(other);
		for (const key of keys) for (const caller of references.ofName(key)) add(caller);
	};
	const listen = (module, { start, end }) => {
		if (module.calls.some((call) => isListening(call) && call.start <= end && call.end >= start)) for (const caller of references.calling(TELLS)) add(caller);
	};
	const pending = namesOf(fn);
	if (pending.length === 0) follow(fn.module, fn.expr.start);
	pending.push(...decoratorsOf(fn).flatMap(references.keeping));
	listen(fn.module, fn.expr);
	for (const binding of pending) {
		if (pending.length > MOST_NAMES$2) break;
		for (const name of references.to(binding)) {
			if (name.fn) add(name.fn);
			else if (name.binding) follow(name.binding.module, name.start);
			if (name.binding) listen(name.binding.module, name);
		}
		for (const { fn: loader, module, start } of references.loading(binding)) if (loader) add(loader);
		else follow(module, start);
	}
	if (fn.name && !fn.binding) for (const caller of references.ofName(fn.name)) add(caller);
	return [...found];
}
const namesOf = (fn) => [fn.binding, fn.owner?.binding].filter((binding) => binding !== null && binding !== void 0);
function holdersOf(fn) {
	const names = namesOf(fn);
	return names.length > 0 ? names : namedBy(fn.module, fn.expr.start).bindings;
}
const givenTo = (module, start) => module.calls.flatMap(({ callee, args }) => args.some(({ expr }) => expr.start <= start && start < expr.end) ? callee : []);
const decoratorsOf = ({ decorators, owner }) => [...decorators, ...owner?.decorators ?? []].map((one) => one.k === "call" ? one.callee : one);
const isListening = (call) => LISTENS.test(calledName(call) ?? "");
function calledName({ callee }) {
	if (callee.k === "get") return typeof callee.key === "string" ? callee.key : void 0;
	return callee.k === "name" ? callee.name : void 0;
}
function namedBy(module, start) {
	const found = [];
	const keys = [];
	for (const statement of module.body) {
		if (statement.expr.start > start || statement.expr.end < start || statement.k !== "do") continue;
		const held = statement.value.k === "call" ? rootOf$4(statement.value.callee) : void 0;
		if (held) found.push(held);
		if (statement.value.k !== "assign") continue;
		const { target } = statement.value;
		if (target.k === "name" && target.binding) found.push(target.binding);
		if (target.k === "get" && typeof target.key === "string") {
			keys.push(target.key);
			const root = rootOf$4(target.object);
			if (root) found.push(root);
		}
		if (target.k === "object-pattern") {
			for (const entry of target.entries) if (entry.target.k === "name" && entry.target.binding) found.push(entry.target.binding);
		}
	}
	return {
		bindings: found,
		keys
	};
}
function rootOf$4(path) {
	let root = path;
	while (root.k === "get") root = root.object;
	return root.k === "name" ? root.binding ?? void 0 : void 0;
}
function hasDefaultModel({ params, assume }) {
	const leaves = params ? outcomes(property$1(params, "model"), assume).map(({ leaf }) => leaf) : [];
	return leaves.some(({ kind }) => kind === "literal") && leaves.some((leaf) => leaf.kind === "open" && isParameter(leaf));
}
function closeWorld(visits, engine, { isReachable, isTest }) {
	const closed = /* @__PURE__ */ new Map();
	const isCalled = (fn) => [...engine.records.callersOf(fn)].some((caller) => !isTest("module" in caller ? caller.module : caller));
	for (const [call, list] of visits.byCall) {
		const roots = list.flatMap(({ root }) => root ?? []);
		const left = new Set(roots.filter((root) => !isReachable(root) && isCalled(root)));
		const kept = list.filter((visit) => !visit.root || !left.has(visit.root) || !dependsOnParameters(visit) || hasDefaultModel(visit));
		if (kept.length === 0 || kept.length === list.length) continue;
		visits.keep(call, kept);
		closed.set(call, [...left]);
	}
	return closed;
}
// dist/src/sites/doubts.js
const ID = /(?<![\w-])claude-[a-z\d][\w.-]*\w/g;
function createDoubts(engine, modules, { named, showing }) {
	const byFile = new Map(modules.map((module) => [module.file, module]));
	let owners;
	const ownerOf = (open) => {
		if (!owners) {
			const params = modules.flatMap(({ functions }) => functions.flatMap((fn) => fn.params.map((param) => ({
				fn,
				param
			}))));
			owners = new Map(params.map((one) => [exprKey(one.param.expr), one]));
		}
		return owners.get(exprKey(open.expr));
	};
	const mayPassOther = ({ fn, param }, seen) => {
		const names = named(fn);
		const given = engine.records.passedFor(param).flatMap(filesOfOpen);
		const isOut = given.length > 0 || fn.decorators.length > 0;
		const naming = names.filter((name) => isOut || !isCalled$2(name, byFile.get(name.file))).map(({ file }) => file);
		const own = fn.decorators.length > 0 || isListener(fn) ? [fn.module.file] : [];
		return [.../* @__PURE__ */ new Set([
			...given,
			...naming,
			...own
		])].some((file) => hasUnseen(byFile.get(file), seen));
	};
	return (visits) => {
		const models = visits.flatMap(({ params, assume }) => params ? outcomes(property$1(params, "model"), assume).map(({ leaf }) => leaf) : []);
		const seen = new Set(models.flatMap((leaf) => leaf.kind === "literal" ? [String(leaf.value)] : []));
		if (![...seen].some(takesBudgets)) return false;
		return models.some((leaf) => {
			if (leaf.kind !== "open" || leaf.why === "environment") return false;
			const whole = wholeOf(leaf);
			const owner = ownerOf(whole);
			if (owner && mayPassOther(owner, seen)) return true;
			if (showing(whole.expr.file).some((text) => hasUnseen({ text }, seen))) return true;
			return visits.every(({ module }) => module.file !== whole.expr.file) && hasUnseen(byFile.get(whole.expr.file), seen);
		});
	};
}
const filesOfOpen = (value) => (leavesOf(value, 16) ?? []).flatMap((leaf) => leaf.kind === "open" && leaf.why !== "environment" ? [leaf.expr.file] : []);
const isListener = (fn) => fn.module.calls.some((call) => LISTENS.test(calledName(call) ?? "") && call.args.some(({ expr }) => exprKey(expr) === exprKey(fn.expr)));
const isCalled$2 = (name, module) => module?.calls.some(({ callee }) => callee === name || callee.k === "get" && typeof callee.key === "string" && callee.object === name) ?? false;
const hasUnseen = (module, seen) => [...module?.text.matchAll(ID) ?? []].some(([id]) => !seen.has(id) && readModel(id).kind === "known");
// dist/src/sites/sites.js
const PLATFORM_NAMES = {
	"first-party": "The Claude API",
	bedrock: "Amazon Bedrock",
	vertex: "Google Vertex AI",
	foundry: "Microsoft Foundry",
	untraced: "The receiver"
};
const platformAmong = (all) => all.find((platform) => platform !== "first-party") ?? all[0] ?? "untraced";
// dist/src/sdk/clients.js
const JAVASCRIPT_CLIENTS = [...[
	["sdk", "first-party"],
	["aws-sdk", "first-party"],
	["bedrock-sdk", "bedrock"],
	["vertex-sdk", "vertex"],
	["foundry-sdk", "foundry"]
].map(([name, platform]) => ({
	specifier: new RegExp(`^(?:npm:|jsr:|https://esm\\.sh/)?@anthropic-ai/${name}(?:@[^/]+)?(?:/.*)?$`),
	name: /^(?:\*|default)$|Anthropic/,
	platform
}))];
const PYTHON_CLIENTS = [
	{
		specifier: /^anthropic(?:\.|$)/,
		name: /^(?:Async)?AnthropicBedrock(?:Mantle)?$/,
		platform: "bedrock"
	},
	{
		specifier: /^anthropic(?:\.|$)/,
		name: /^(?:Async)?AnthropicVertex$/,
		platform: "vertex"
	},
	{
		specifier: /^anthropic(?:\.|$)/,
		name: /^(?:Async)?AnthropicFoundry$/,
		platform: "foundry"
	},
	{
		specifier: /^anthropic(?:\.|$)/,
		name: /^(?:Async)?(?:Anthropic(?:AWS|Aws)?|Client)$/,
		platform: "first-party"
	}
];
const JAVASCRIPT_METHODS = {
	create: "create",
	stream: "stream",
	parse: "parse",
	countTokens: "countTokens",
	"batches.create": "batches.create",
	toolRunner: "toolRunner",
	thread: "thread"
};
const PYTHON_METHODS = {
	create: "create",
	stream: "stream",
	parse: "parse",
	count_tokens: "countTokens",
	"batches.create": "batches.create",
	tool_runner: "toolRunner"
};
const SENDS$1 = new RegExp(`^(?:${[...new Set(Object.keys({
	...JAVASCRIPT_METHODS,
	...PYTHON_METHODS
}).map((name) => name.split(".").at(-1)))].join("|")})$`);
const WITH_OPTIONS = /^(?:withOptions|with_options|copy)$/;
const RAW_ANSWERS = /^with_(?:raw|streaming)_response$/;
const platformOf = (rows, specifier, name) => rows.find((row) => row.specifier.test(specifier) && row.name.test(name))?.platform;
// dist/src/sdk/http-clients.js
const FETCH = {
	url: 0,
	options: 1,
	bodies: [
		"body",
		"json",
		"data"
	],
	urlInOptions: true
};
const HTTP_CLIENTS = {
	javascript: [
		{
			specifier: /^$/,
			path: /^(?:(?:globalThis|window|self)\.)?(?:fetch|\$fetch)$/,
			...FETCH
		},
		{
			specifier: /^(?:axios)?$/,
			path: /^(?:(?:axios|default)\.)?(?:create\.)?(?:post|put|patch)$/,
			url: 0,
			body: 1,
			options: 2,
			bodies: [],
			made: "headers"
		},
		{
			specifier: /^(?:axios)?$/,
			path: /^(?:(?:axios|default)\.?)?(?:create\.?)?(?:request)?$/,
			...FETCH
		},
		{
			specifier: /^(?:axios|got|undici|ky|request|node-fetch|cross-fetch|ofetch)$/,
			path: /./,
			...FETCH
		}
	],
	python: [
		{
			specifier: /^(?:requests|niquests|httpx|aiohttp|curl_cffi|urllib3)(?:\.|$)/,
			path: /(?:^|\.)(?:post|stream)$/,
			url: 0,
			body: 1,
			bodies: [
				"json",
				"data",
				"content",
				"body"
			],
			urlInOptions: true,
			made: "headers"
		},
		{
			specifier: /^(?:requests|niquests|httpx|aiohttp|curl_cffi|urllib3)(?:\.|$)/,
			path: /(?:^|\.)(?:request|Request|build_request|stream)$/,
			url: 1,
			body: 2,
			bodies: [
				"json",
				"data",
				"content",
				"body"
			],
			urlInOptions: true,
			made: "headers"
		},
		{
			specifier: /^urllib\.request$/,
			path: /^Request$/,
			url: 0,
			body: 1,
			options: 2,
			bodies: ["data"],
			urlInOptions: true
		}
	]
};
const SERIALISERS = /^(?:JSON\.stringify|(?:json|orjson|ujson|simplejson)\.dumps)$/;
// dist/src/sdk/raw-http.js
const HOST = "api.anthropic.com";
const ENDPOINT$1 = /^https:\/\/api\.anthropic\.com\/v1\/messages(\/count_tokens)?\/?(?:\?.*)?$/;
function urlOf(value) {
	for (const { leaf } of outcomes(value)) if (leaf.kind === "literal" && typeof leaf.value === "string" && ENDPOINT$1.test(leaf.value)) return leaf.value;
}
const countsTokens = (url) => ENDPOINT$1.exec(url)?.[1] !== void 0;
function writtenAsText(expr, text, filledIn = []) {
	const model = /"model"\s*:\s*"([^"%{}$\0]+)"/.exec(text)?.[1] ?? filledIn.find(takesBudgets);
	const value = {
		kind: "literal",
		expr,
		value: model
	};
	const entry = {
		kind: "property",
		key: "model",
		expr,
		valueExpr: expr,
		shorthand: false,
		value: () => value
	};
	const candidates = () => [{
		kind: "object",
		expr,
		entries: [entry],
		readonly: true
	}];
	return {
		kind: "open",
		expr,
		why: "expression",
		...model !== void 0 && { candidates }
	};
}
// dist/src/sites/responses.js
const LOGGERS$1 = /^(?:console|log|logger|logging|debug|info|warn|warning|error|exception|trace|winston|pino|bunyan|print|pprint)$/i;
const PLAIN$3 = /^(?:text|finalText|get_final_text|text_stream|usage|id|model|role|type|stop_reason|stop_sequence|input|name|length|signature|index|input_tokens|output_tokens|citations|_request_id)$/;
const KEEPS$2 = /^(?:push|append|extend|concat|unshift|add|insert)$/;
const WHOLE$2 = /^(?:JSON\.stringify|JSON\.parse|json\.dumps|str|repr|vars|Object\.(?:values|entries|assign)|structuredClone)$/;
function createResponses(isRequest, snapshot) {
	const byCall = /* @__PURE__ */ new Map();
	const responseOf = (call) => {
		const known = byCall.get(call) ?? {
			readsThinking: false,
			classes: [],
			models: []
		};
		byCall.set(call, known);
		return known;
	};
	return {
		of: responseOf,
		answeredBy(model) {
			const answer = requestOf(model, isRequest);
			return answer?.keys.at(-1) === "model" ? answer.call : void 0;
		},
		used(value, use, assume, identity) {
			if (!leavesOf(value, 16)) return;
			for (const { leaf, assume: under } of outcomes(value, assume)) {
				if (leaf.kind !== "open") continue;
				const answer = requestOf(leaf, isRequest);
				if (!answer) continue;
				const response = responseOf(answer.call);
				if (use.kind === "class" || use.kind === "typed") response.classes.push({
					expr: use.expr,
					type: use.with,
					declared: use.kind === "typed"
				});
				else if (answer.keys.at(-1) === "model") response.models.push(...modelUse(use, snapshot));
				else if (!response.readsThinking && reads(leaf, answer.keys, use, under, identity)) response.readsThinking = true;
			}
		}
	};
}
function modelUse({ kind, expr, test, with: other }, snapshot) {
	const value = other && "kind" in other ? other : void 0;
	if (kind === "key") return value ? [{
		expr,
		table: snapshot(value)
	}] : [];
	if (kind !== "compared" || !test) return [];
	return !value || leavesOf(value)?.every((leaf) => isWithin(leaf.expr, expr)) ? [{
		expr,
		test
	}] : [];
}
function requestOf(open, isRequest) {
	const path = [];
	for (let at = open; at; at = at.of?.open) {
		const entity = entityOf(at);
		if (entity?.kind === "external" && (!at.of || entity.steps.some((step) => step.kind === "call" && isRequest(step.expr)))) path.unshift(...entity.steps.map((step) => step.kind === "call" ? { call: step.expr } : { key: step.key }));
		else if (at.of) path.unshift(at.of.key === "()" ? { call: at.expr } : { key: at.of.key });
	}
	const index = path.findIndex((step) => "call" in step && isRequest(step.call));
	const step = path[index];
	if (!step || !("call" in step)) return void 0;
	return {
		call: step.call,
		keys: path.slice(index + 1).flatMap((one) => "key" in one ? [one.key] : [])
	};
}
function reads(open, keys, use, assume, identity) {
	const isValue = (one) => one !== void 0 && "kind" in one;
	const other = isValue(use.with) ? use.with : void 0;
	const named = other && literalOf(other)?.value;
	if (use.kind === "property") return named === "thinking";
	if (use.kind === "compared") return named === "thinking_delta";
	if (use.kind !== "given" && use.kind !== "stored" && use.kind !== "other") return false;
	if (keys.some((key) => PLAIN$3.test(key))) return false;
	if (isOther(open, assume, identity)) return false;
	if (use.kind === "given" && other) return !isHarmless$1(other);
	return use.kind === "other";
}
function isOther(open, assume, identity) {
	const subject = `${identity(open)}.type = `;
	for (const [key, outcome] of assume) {
		if (!key.startsWith(subject)) continue;
		if (outcome === !(key === `${subject}"thinking"`)) return true;
	}
	return false;
}
function isHarmless$1(callee) {
	if (callee.kind !== "open") return true;
	const entity = entityOf(callee);
	const keys = keysOf$2(callee);
	if (keys.some((key) => LOGGERS$1.test(key)) || keys.includes("messages")) return true;
	return KEEPS$2.test(keys.at(-1) ?? "") || WHOLE$2.test(keys.join(".")) || entity?.kind === "external" && entity.specifier === "" && keys[0] !== "fetch";
}
function keysOf$2(open) {
	const entity = entityOf(open);
	if (entity?.kind === "external") return entity.steps.flatMap((step) => step.kind === "get" ? [step.key] : []);
	const keys = [];
	for (let at = open; at?.of; at = at.of.open) keys.unshift(at.of.key);
	return keys;
}
// dist/src/sites/http.js
function httpRequest({ callee, given, exit, frame }) {
	const entity = entityOf(callee);
	if (entity?.kind !== "external") return void 0;
	const path = keysOf$2(callee).join(".");
	const row = HTTP_CLIENTS[frame.module.language].find((one) => one.specifier.test(entity.specifier) && one.path.test(path));
	if (!row || given.args.some(({ spread }) => spread)) return void 0;
	const args = given.args.map(({ value }) => freeze(value, exit.state));
	const named = given.keywords && freeze(given.keywords, exit.state);
	const first = args[row.url];
	const inOptions = row.urlInOptions && (!first || outcomes(first).some(({ leaf }) => leaf.kind === "object"));
	const options = inOptions && !named ? first : named ?? (row.options === void 0 ? void 0 : args[row.options]);
	const url = urlOf((inOptions ? options && property$1(options, "url") : first) ?? callee);
	const body = url === void 0 ? void 0 : bodyOf$1(row, row.body === void 0 ? void 0 : args[row.body], options);
	if (url === void 0 || !body) return void 0;
	return {
		counts: countsTokens(url),
		body,
		options,
		optionsAt: inOptions ? row.url : row.options ?? -1,
		client: []
	};
}
function bodyOf$1(row, byPosition, options) {
	const named = options && row.bodies.map((key) => property$1(options, key)).find((value) => !constant(value)?.absent);
	const value = byPosition ?? named;
	if (!value) return void 0;
	const leaf = onlyLeaf(value);
	if (leaf?.kind === "literal" && typeof leaf.value === "string") return writtenAsText(leaf.expr, leaf.value);
	const entity = leaf && entityOf(leaf);
	if (entity?.kind !== "external" || leaf?.kind !== "open") return value;
	const step = entity.steps.findLast(({ kind }) => kind === "call");
	const name = keysOf$2(leaf).filter((key) => !/^(?:encode|decode)$/.test(key));
	const [written] = step?.kind === "call" ? step.args : [];
	const isText = SERIALISERS.test([entity.specifier, ...name].filter(Boolean).join("."));
	return step?.kind === "call" && written && isText ? freeze(written, step.state) : value;
}
// dist/src/sites/recognise.js
const TABLES$1 = {
	javascript: {
		clients: JAVASCRIPT_CLIENTS,
		methods: JAVASCRIPT_METHODS
	},
	python: {
		clients: PYTHON_CLIENTS,
		methods: PYTHON_METHODS
	}
};
function recognise(callee, language) {
	const table = TABLES$1[language];
	const entity = entityOf(callee);
	if (entity?.kind === "external") return ofPackage(entity.specifier, entity.steps, table);
	return entity ? void 0 : ofUnknown(callee, table);
}
function ofPackage(specifier, steps, table) {
	const made = steps.findIndex((step) => step.kind === "call");
	const names = steps.slice(0, Math.max(made, 0)).map((step) => step.kind === "get" ? step.key : "");
	const platform = made < 0 ? void 0 : platformOf(table.clients, specifier, names.at(-1) ?? "*");
	const client = steps[made];
	if (platform === void 0 || client?.kind !== "call") {
		if (steps.some((step) => step.kind === "call" && step.construct)) return void 0;
		const gets = steps.slice(steps.findLastIndex((step) => step.kind === "call") + 1);
		return specifier === "" ? void 0 : ofPath(gets.flatMap((step) => step.kind === "get" ? [{
			key: step.key,
			step
		}] : []), table, "untraced", [], false);
	}
	const configs = configsOf(client);
	const path = [];
	for (const [index, step] of steps.entries()) {
		if (index <= made) continue;
		if (step.kind === "get") path.push({
			key: step.key,
			step
		});
		else if (WITH_OPTIONS.test(path.at(-1)?.key ?? "")) {
			configs.push(...configsOf(step));
			path.pop();
		} else return void 0;
	}
	const found = ofPath(path, table, platform, configs, true);
	return found && client.typed ? {
		...found,
		typed: true
	} : found;
}
const configsOf = (step) => [...step.args.slice(0, 1), ...step.keywords ? [step.keywords] : []];
function ofPath(path, { methods }, platform, configs, traced) {
	const known = path.filter(({ key }) => !RAW_ANSWERS.test(key));
	const at = known.findLastIndex(({ key }) => key === "messages");
	const name = known.slice(at + 1).map(({ key }) => key).join(".");
	const method = at < 0 ? void 0 : methods[name];
	if (!method) return void 0;
	const beta = known[at - 1]?.key === "beta";
	const isDirect = at - (beta ? 1 : 0) === 0;
	const step = known[at]?.step;
	const anchor = step && {
		expr: step.expr,
		kind: step.how === "pattern" ? "pattern" : "member"
	};
	return {
		method,
		name,
		beta,
		platform: isDirect ? platform : "untraced",
		anchor,
		configs,
		traced: traced && isDirect
	};
}
function ofUnknown(callee, table) {
	const path = [];
	for (let at = callee; at?.of; at = at.of.open) {
		const { key } = at.of;
		if (key === "()") break;
		const expr = at.expr;
		path.unshift({
			key,
			step: {
				kind: "get",
				key,
				expr,
				keyExpr: expr,
				how: "member"
			}
		});
	}
	return ofPath(path, table, "untraced", [], false);
}
// dist/src/sites/visits.js
const WORK_OF_VISIT = 100;
function createVisits(machine) {
	const byCall = /* @__PURE__ */ new Map();
	const http = /* @__PURE__ */ new Map();
	const results = /* @__PURE__ */ new Set();
	const responses = createResponses((call) => [
		byCall,
		http,
		results
	].some((calls) => calls.has(call)), (value) => machine().snapshotDeep(value));
	const budgetReads = /* @__PURE__ */ new Set();
	const standIns = /* @__PURE__ */ new Map();
	const deciders = createDeciders((value) => machine().snapshotDeep(value));
	let isClosed = false;
	const called = (call) => {
		if (isClosed) return void 0;
		const { module } = call.frame;
		const recognised = recognise(call.callee, module.language);
		if (!recognised) {
			if (fetchesResults(call.callee)) results.add(call.expr);
			for (const runner of runnersSetBy(call.callee)) byCall.get(runner)?.push(...(byCall.get(runner) ?? []).slice(0, 1).map((visit) => ({
				...visit,
				params: paramsSet(call)
			})));
			const request = httpRequest(call);
			if (request) {
				const visit = {
					call: call.expr,
					module,
					request,
					assume: assumed$1(call.exit.path),
					stack: stackOf(call)
				};
				http.set(call.expr, [...http.get(call.expr) ?? [], visit]);
			}
			return;
		}
		const { state, path } = call.exit;
		const frozen = (value) => value && freeze(value, state);
		const [first, second] = call.given.args;
		const visit = {
			call: call.expr,
			module,
			recognised,
			through: call.through,
			params: frozen(module.language === "python" ? call.given.keywords ?? void 0 : first && asSent(machine(), first.value)),
			options: frozen(second?.value),
			configs: recognised.configs.map((config) => freeze(config, state)),
			assume: assumed$1(path),
			conditions: since(path, null).flatMap((one) => one.kind === "test" ? [{
				test: one.test,
				holds: one.holds
			}] : []),
			stack: stackOf(call),
			root: rootOf$3(call)
		};
		machine().spend(WORK_OF_VISIT);
		const known = byCall.get(call.expr);
		if (known) known.push(visit);
		else byCall.set(call.expr, [visit]);
	};
	return {
		byCall,
		http,
		deciders,
		budgetReads,
		called,
		invoked(call, { fn }) {
			const { callee } = call;
			if (callee.k !== "get" || typeof callee.key !== "string" || !SENDS$1.test(callee.key)) return;
			const known = standIns.get(call);
			if (known) known.add(fn);
			else standIns.set(call, /* @__PURE__ */ new Set([fn]));
		},
		namesModel: (value) => typeof value === "string" && readModel(value).kind !== "foreign",
		standInsOf: (call) => [...standIns.get(call) ?? []],
		close() {
			isClosed = true;
		},
		aside(run) {
			const before = isClosed;
			isClosed = true;
			try {
				run();
			} finally {
				isClosed = before;
			}
		},
		keep: (call, kept) => void byCall.set(call, kept),
		answeredBy: responses.answeredBy,
		responseOf(call) {
			const own = responses.of(call);
			if (!byCall.get(call)?.some(({ recognised }) => recognised.method === "batches.create")) return own;
			const all = [own, ...[...results].map((one) => responses.of(one))];
			return {
				readsThinking: all.some(({ readsThinking }) => readsThinking),
				classes: all.flatMap(({ classes }) => classes),
				models: all.flatMap(({ models }) => models)
			};
		},
		used(value, use) {
			const { path, identity } = machine();
			if (value.kind === "ref" && use.kind === "property") {
				if (use.with && "kind" in use.with && use.with.kind === "literal" && use.with.value === "budget_tokens") budgetReads.add(exprKey(value.expr));
				return;
			}
			responses.used(value, use, assumed$1(path), identity);
			deciders.used(value, use);
		}
	};
}
const asSent = (m, params) => mapLeaves(params, (leaf) => {
	const { expr } = leaf;
	const own = leaf.kind === "ref" ? m.get(leaf, literal(expr, "toJSON"), expr, {
		keyExpr: expr,
		item: false
	}) : void 0;
	if (!(own && (leavesOf(own) ?? []).some((one) => entityOf(one)?.kind === "function"))) return leaf;
	return {
		kind: "object",
		expr,
		entries: [{
			kind: "spread",
			expr,
			argument: expr,
			value: () => leaf
		}, {
			kind: "computed",
			expr
		}],
		readonly: true
	};
});
function stackOf(call) {
	const stack = [];
	for (let frame = call.frame; frame; frame = frame.up) if (frame.fn) stack.push(frame.fn);
	return stack;
}
function rootOf$3(call) {
	let outermost;
	for (let frame = call.frame; frame; frame = frame.up) if (frame.fn) outermost = frame;
	return outermost?.call === void 0 ? outermost?.fn ?? void 0 : void 0;
}
function runnersSetBy(callee) {
	const entity = entityOf(callee);
	if (entity?.kind !== "external" || keysOf$2(callee).at(-1) !== "setMessagesParams") return [];
	return entity.steps.flatMap((step) => step.kind === "call" ? [step.expr] : []);
}
const paramsSet = ({ expr }) => ({
	kind: "open",
	expr,
	why: "changed"
});
function fetchesResults(callee) {
	const keys = keysOf$2(callee);
	return keys.at(-1) === "results" && keys.at(-2) === "batches";
}
// dist/src/frontends/entries.js
const unknownGuard = (expr, mayHaveRun, start = expr.start) => ({
	test: {
		key: `unknown:${expr.file}:${expr.start}:${start}`,
		expr,
		negated: false,
		pure: false,
		...mayHaveRun && { mayHaveRun }
	},
	holds: true
});
function withEntry(value, entry, conditions) {
	const of = (inner) => withEntry(inner, entry, conditions);
	switch (value.kind) {
		case "object": return {
			...value,
			entries: [...value.entries, entry]
		};
		case "read": return {
			...value,
			value: of(value.value)
		};
		case "choice": {
			const known = conditions.find(({ test }) => test.key === value.test.key);
			if (!known || value.fallback) return {
				...value,
				yes: of(value.yes),
				no: of(value.no)
			};
			return of(known.holds !== known.test.negated !== value.test.negated ? value.yes : value.no);
		}
		case "union": return {
			...value,
			options: value.options.map(of)
		};
		default: return value;
	}
}
function guardedSpread(entry, guards, expr) {
	if (guards.length === 0) return entry;
	const empty = {
		kind: "object",
		expr,
		entries: [],
		readonly: true
	};
	const value = () => guards.reduceRight((inner, { test, holds }) => ({
		kind: "choice",
		expr,
		test,
		fallback: false,
		yes: holds ? inner : empty,
		no: holds ? empty : inner
	}), entry.value());
	return {
		...entry,
		value
	};
}
function changed(keys, expr) {
	const entry = {
		kind: "computed",
		expr
	};
	return keys?.map((key) => ({
		...entry,
		key
	})) ?? [entry];
}
function withUnknown(value, entries, expr) {
	return {
		kind: "object",
		expr,
		entries: [{
			kind: "spread",
			expr,
			argument: expr,
			value: () => value
		}, ...entries],
		readonly: true
	};
}
function without$1(value, statements) {
	if (statements.size === 0) return value;
	const of = (inner) => without$1(inner, statements);
	switch (value.kind) {
		case "object": {
			const entries = value.entries.filter((entry) => entry.kind !== "computed" || !statements.has(exprKey(entry.expr)));
			return entries.length < value.entries.length ? {
				...value,
				entries
			} : value;
		}
		case "read": {
			const inner = of(value.value);
			return inner === value.value ? value : {
				...value,
				value: inner
			};
		}
		case "choice": {
			const [yes, no] = [of(value.yes), of(value.no)];
			return yes === value.yes && no === value.no ? value : {
				...value,
				yes,
				no
			};
		}
		case "union": {
			const options = value.options.map(of);
			return options.every((option, index) => option === value.options[index]) ? value : {
				...value,
				options
			};
		}
		case "open": {
			const { candidates } = value;
			return candidates ? {
				...value,
				candidates: () => candidates().map(of)
			} : value;
		}
		default: return value;
	}
}
// dist/src/frontends/javascript/gather/set-outside.js
function isSetOutside(node, module, ctx) {
	const key = memberName(node);
	const whole = resolveName(node.object, module, ctx);
	if (key === void 0 || whole.kind !== "module") return false;
	return ctx.membersNamed(key).some((one) => {
		const other = statementFor(one.node, one.module) ? resolveName(one.node.object, one.module, ctx) : void 0;
		return other?.kind === "module" && other.module === whole.module;
	});
}
// dist/src/frontends/javascript/values/collections.js
const SHUFFLES = /^(?:unshift|shift|pop|splice|reverse|sort|fill|copyWithin)$/;
function withPushes(array, binding, module, ctx, frame) {
	const pushed = [];
	const first = [];
	let isShuffled = false;
	const item = (argument) => ({
		kind: argument.type === "SpreadElement" ? "spread" : "element",
		value: () => ctx.evaluate(argument.type === "SpreadElement" ? argument.argument : argument, module, frame)
	});
	for (const reference of binding.references) {
		const parent = module.scopes.parentOf(reference);
		if (!parent || !isMember(parent) || parent.object !== reference) continue;
		const using = module.scopes.parentOf(parent);
		const name = memberName(parent);
		if (using?.type === "AssignmentExpression" && using.left === parent && name !== "length") first.push(item(using.right));
		if (!using || !isCall(using) || using.callee !== parent || name === void 0) continue;
		if (name === "push") pushed.push(...using.arguments.map(item));
		if (name === "unshift") first.push(...using.arguments.map(item));
		if (name === "splice") first.push(...using.arguments.slice(2).map(item));
		isShuffled ||= SHUFFLES.test(name);
	}
	return pushed.length + first.length > 0 || isShuffled ? {
		...array,
		literal: false,
		elements: [
			...first,
			...array.elements,
			...pushed
		]
	} : array;
}
function concatenation(list, added, expr) {
	const kept = outcomes(list)[0]?.leaf;
	const kindOf = (value) => outcomes(value)[0]?.leaf.kind;
	const isThing = (value) => kindOf(value) === "object";
	if (kept?.kind !== "array" && !added.some((value) => isThing(value) || kindOf(value) === "array")) return void 0;
	const parts = added.map((value) => ({
		kind: isThing(value) ? "element" : "spread",
		value: () => value
	}));
	if (kept?.kind === "array") return {
		...kept,
		literal: false,
		elements: [...kept.elements, ...parts]
	};
	return {
		kind: "array",
		expr,
		literal: false,
		elements: [{
			kind: "spread",
			value: () => list
		}, ...parts]
	};
}
function indexed(object, node, module, ctx, frame) {
	const index = ctx.evaluate(node.property, module, frame);
	const known = outcomes(index);
	const whole = outcomes(object);
	const open = openAt(module, node);
	if (known.length === 1 && known[0]?.leaf.kind === "literal") return property$1(object, String(known[0].leaf.value));
	if (whole.some((o) => o.leaf.kind === "open") || known.length > 50) return open;
	const keys = known.every((o) => o.leaf.kind === "literal") ? known.map((o) => String(o.leaf.value)) : keysOf$1(whole.map((o) => o.leaf));
	if (!keys) return open;
	const options = [...new Set(keys)].map((key) => property$1(object, key));
	const parent = module.scopes.parentOf(node);
	if (parent?.type === "LogicalExpression" && parent.left === node) options.push(absent(exprOf(module, node)));
	return options.length ? {
		kind: "union",
		expr: exprOf(module, node),
		options
	} : open;
}
function keysOf$1(values, seen = /* @__PURE__ */ new Set()) {
	const keys = [];
	for (const value of values) {
		if (value.kind === "array") keys.push(...value.elements.map((_, index) => String(index)));
		if (value.kind !== "object" || seen.has(value)) continue;
		seen.add(value);
		for (const entry of value.entries) if (entry.kind === "property" || entry.kind === "write") keys.push(entry.key);
		else if (entry.kind === "computed") return void 0;
		else {
			const inside = keysOf$1(outcomes(entry.value()).map((o) => o.leaf), seen);
			if (!inside) return void 0;
			keys.push(...inside);
		}
	}
	return keys;
}
function mapValue(node, module, ctx, frame) {
	const list = node.arguments[0] ? unwrap(node.arguments[0]) : void 0;
	if (list?.type !== "ArrayExpression") return openAt(module, node, "call");
	const entries = list.elements.map((pair) => {
		if (pair?.type !== "ArrayExpression") return void 0;
		const [first, second] = pair.elements;
		const key = first ? constant(ctx.evaluate(first, module, frame))?.value : void 0;
		if (key === void 0 || !second) return void 0;
		return {
			kind: "property",
			key: String(key),
			expr: exprOf(module, pair),
			valueExpr: exprOf(module, second),
			shorthand: false,
			value: () => ctx.evaluate(second, module, frame)
		};
	});
	const known = entries.filter((entry) => entry !== void 0);
	return known.length === entries.length ? {
		kind: "object",
		expr: exprOf(module, node),
		entries: known,
		readonly: true
	} : openAt(module, node, "call");
}
function isChangedMap(object, module, ctx) {
	const found = resolveName(object, module, ctx);
	return (found.kind === "binding" ? ctx.referencesTo(found.binding, found.module) : []).some(({ node, module: home }) => {
		const parent = home.scopes.parentOf(node);
		return parent && isMember(parent) && parent.object === node && /^(?:set|delete|clear)$/.test(memberName(parent) ?? "");
	});
}
function isMapRead(object, module, ctx) {
	const found = resolveName(object, module, ctx);
	const init = found.kind === "binding" && found.binding.node.type === "VariableDeclarator" ? found.binding.node.init : object;
	const made = init ? unwrap(init) : void 0;
	return made?.type === "NewExpression" && made.callee.type === "Identifier" && made.callee.name === "Map";
}
// dist/src/frontends/javascript/types/declared-keys.js
const MOST_DEPTH$6 = 12;
const KEEPS_KEYS = /* @__PURE__ */ new Set([
	"Partial",
	"Required",
	"Readonly",
	"NonNullable",
	"Promise",
	"Awaited"
]);
function declaredKeys(type, module, ctx, depth = 0) {
	if (depth > MOST_DEPTH$6) return void 0;
	const of = (inner) => declaredKeys(inner, module, ctx, depth + 1);
	switch (type.type) {
		case "TSTypeAnnotation":
		case "TSParenthesizedType":
		case "TSOptionalType": return of(type.typeAnnotation);
		case "TSUndefinedKeyword":
		case "TSNullKeyword":
		case "TSStringKeyword":
		case "TSNumberKeyword":
		case "TSBooleanKeyword": return () => false;
		case "TSUnionType":
		case "TSIntersectionType": return anyOf$1(type.types.map(of));
		case "TSTypeLiteral": return ofMembers(type.members);
		case "TSTypeReference": {
			const [first, second] = type.typeParameters?.params ?? type.typeArguments?.params ?? [];
			const name = type.typeName;
			if (name.type !== "Identifier") return void 0;
			const binding = module.scopes.bindingOf(name);
			if (binding) {
				const found = resolveBinding(binding, module, ctx);
				return found.kind === "binding" ? ofDeclaration(found.binding.node, found.module, ctx, depth) : void 0;
			}
			if (!first) return void 0;
			if (KEEPS_KEYS.has(name.name)) return of(first);
			const names = second && literals(second);
			if (name.name === "Pick" && names) return (key) => names.includes(key);
			if (name.name === "Omit" && names) {
				const whole = of(first);
				return (key) => !names.includes(key) && (whole?.(key) ?? true);
			}
			const keys = name.name === "Record" ? literals(first) : void 0;
			return keys && ((key) => keys.includes(key));
		}
		default: return;
	}
}
function ofDeclaration(node, module, ctx, depth) {
	if (isClass(node)) return void 0;
	if (node.type === "TSTypeAliasDeclaration") return declaredKeys(node.typeAnnotation, module, ctx, depth + 1);
	if (node.type !== "TSInterfaceDeclaration") return void 0;
	const bases = (node.extends ?? []).map((base) => {
		const { expression } = base;
		const binding = expression.type === "Identifier" ? module.scopes.bindingOf(expression) : void 0;
		const found = binding && resolveBinding(binding, module, ctx);
		return found?.kind === "binding" ? ofDeclaration(found.binding.node, found.module, ctx, depth + 1) : void 0;
	});
	return anyOf$1([ofMembers(node.body.body), ...bases]);
}
function anyOf$1(parts) {
	const known = parts.filter((part) => part !== void 0);
	return known.length === parts.length ? (key) => known.some((part) => part(key)) : void 0;
}
function ofMembers(members) {
	const names = members.map((member) => member.type === "TSPropertySignature" || member.type === "TSMethodSignature" ? keyName(member.key, member.computed === true) : void 0);
	return names.includes(void 0) ? void 0 : (key) => names.includes(key);
}
function literals(type) {
	if (type.type === "TSLiteralType") return type.literal.type === "StringLiteral" ? [type.literal.value] : void 0;
	if (type.type !== "TSUnionType") return void 0;
	const parts = type.types.map(literals);
	return parts.every((part) => part !== void 0) ? parts.flat() : void 0;
}
// dist/src/frontends/javascript/values/parameter-values.js
function parameterValue(binding, module, ctx, frame) {
	const entered = frame?.params.get(binding);
	if (entered) return entered;
	const fn = binding.node;
	const index = isFunction(fn) ? fn.params.findIndex((param) => startOf(param) <= startOf(binding.id) && param.end >= binding.id.end) : -1;
	const param = isFunction(fn) ? fn.params[index] : void 0;
	if (!param) return openAt(module, binding.id, "parameter");
	const open = {
		kind: "open",
		expr: exprOf(module, binding.id),
		why: "parameter",
		candidates: () => ctx.argumentsFor(binding, module)
	};
	const mayHave = keysOfParameter(param, binding, module, ctx);
	if (mayHave) open.mayHave = mayHave;
	return attachCandidates(takeApart({
		kind: "open",
		expr: exprOf(module, binding.id),
		why: "parameter"
	}, param, binding.id, module, ctx, frame), open);
}
function keysOfParameter(param, binding, module, ctx) {
	const bare = param.type === "TSParameterProperty" ? param.parameter : param;
	const target = bare.type === "AssignmentPattern" ? bare.left : bare;
	const annotation = "typeAnnotation" in target ? target.typeAnnotation : void 0;
	const declared = annotation ? declaredKeys(annotation, module, ctx) : void 0;
	if (!declared || target === binding.id) return declared;
	if (target.type !== "ObjectPattern" || !target.properties.some((part) => part.type === "RestElement" && part.argument === binding.id)) return void 0;
	const taken = target.properties.flatMap((part) => part.type === "ObjectProperty" ? keyName(part.key, part.computed) ?? [] : []);
	return (key) => declared(key) && !taken.includes(key);
}
function attachCandidates(value, open) {
	if (value.kind === "choice" && value.fallback) return {
		...value,
		yes: attachCandidates(value.yes, {
			...open,
			expands: true
		})
	};
	return value.kind === "open" ? {
		...open,
		expr: value.expr
	} : value;
}
// dist/src/frontends/javascript/values/whole-values.js
function enumValue(node, module, ctx) {
	const entries = ("members" in node && Array.isArray(node.members) ? node.members : "body" in node && node.body && "members" in node.body ? node.body.members : []).flatMap((part) => {
		const init = "initializer" in part ? part.initializer : "init" in part ? part.init : void 0;
		const id = "id" in part && part.id && typeof part.id === "object" ? keyName(part.id, false) : void 0;
		if (id === void 0 || !init || typeof init !== "object") return [];
		const of = init;
		return [{
			kind: "property",
			key: id,
			expr: exprOf(module, part),
			valueExpr: exprOf(module, of),
			shorthand: false,
			value: () => ctx.evaluate(of, module)
		}];
	});
	return {
		kind: "object",
		expr: exprOf(module, node),
		entries,
		readonly: true
	};
}
function dataValue(file, node) {
	const at = (of) => exprOf({ file }, of);
	switch (node.type) {
		case "StringLiteral":
		case "NumericLiteral":
		case "BooleanLiteral": return {
			kind: "literal",
			expr: at(node),
			value: node.value
		};
		case "NullLiteral": return {
			kind: "literal",
			expr: at(node),
			value: null
		};
		case "ArrayExpression": return {
			kind: "array",
			expr: at(node),
			literal: true,
			elements: node.elements.flatMap((e) => e ? [{
				kind: "element",
				value: () => dataValue(file, e)
			}] : [])
		};
		case "ObjectExpression": return {
			kind: "object",
			expr: at(node),
			readonly: true,
			entries: node.properties.flatMap((part) => {
				const key = part.type === "ObjectProperty" ? keyName(part.key, part.computed) : void 0;
				if (part.type !== "ObjectProperty" || key === void 0) return [];
				return [{
					kind: "property",
					key,
					expr: at(part),
					valueExpr: at(part.value),
					shorthand: false,
					value: () => dataValue(file, part.value)
				}];
			})
		};
		default: return {
			kind: "open",
			expr: at(node),
			why: "expression"
		};
	}
}
// dist/src/frontends/javascript/values/writes.js
const LOOPS$1 = /* @__PURE__ */ new Set([
	"ForStatement",
	"ForInStatement",
	"ForOfStatement",
	"WhileStatement",
	"DoWhileStatement"
]);
function withWrites(value, binding, reader, module, ctx, frame) {
	const references = binding.references.filter((reference) => reference !== reader).sort((a, b) => startOf(a) - startOf(b));
	const changes = references.flatMap((reference) => changeOf$1(reference, module) ?? []);
	let written = without$1(value, new Set(changes.map(({ statement }) => exprKey(exprOf(module, statement)))));
	for (const reference of references) {
		const entries = writesOf(reference, reader, binding, written, module, ctx, frame);
		if (entries.length === 0 || written.kind === "literal") continue;
		written = written.kind === "object" ? {
			...written,
			entries: [...written.entries, ...entries]
		} : withUnknown(written, entries, exprOf(module, reference));
	}
	return written;
}
function writesOf(reference, reader, binding, before, module, ctx, frame) {
	const target = outermost$2(reference, module);
	const holder = module.scopes.parentOf(target);
	const change = changeOf$1(reference, module);
	const guards = (statement) => conditionsOf(statement, reader, binding, module, ctx, frame);
	if (holder && isMember(holder) && holder.object === target) {
		const key = memberName(holder);
		const inner = change ? void 0 : changeOf$1(holder, module);
		const conditions = change ? guards(change.statement) : inner && guards(inner.statement);
		if (!conditions) return [];
		if (key === void 0 && change) return changed(void 0, exprOf(module, change.statement));
		if (key === void 0 && inner) return keysOf(before).map((one) => nestedWrite(one, holder, exprOf(module, target), {
			...inner,
			isAny: true
		}, conditions, before, module, ctx, frame));
		if (key === void 0) return [];
		if (change) return [assigned$2(key, holder, target, change, conditions, module, ctx, frame)];
		return inner ? [nestedWrite(key, holder, exprOf(module, target), inner, conditions, before, module, ctx, frame)] : [];
	}
	const conditions = change && guards(change.statement);
	if (!change || !conditions) return [];
	return isObjectAssign(change.statement) ? assignCall(change.statement, conditions, module, ctx, frame) : changed(change.keys, exprOf(module, change.statement));
}
function assigned$2(key, member, target, { statement }, conditions, module, ctx, frame) {
	const expr = exprOf(module, statement);
	if (statement.type === "UnaryExpression") {
		const taken = exprOf(module, member);
		const value = () => ({
			kind: "literal",
			expr: taken,
			value: void 0,
			absent: true
		});
		return {
			kind: "write",
			key,
			expr,
			target: exprOf(module, target),
			valueExpr: taken,
			value,
			conditions
		};
	}
	if (statement.type !== "AssignmentExpression" || statement.left !== outermost$2(member, module)) return {
		kind: "computed",
		key,
		expr
	};
	const plain = statement.operator === "=";
	return {
		kind: "write",
		key,
		expr,
		target: withParentheses$1(exprOf(module, target), startOf(member), module.text),
		valueExpr: exprOf(module, statement.right),
		value: () => plain ? ctx.evaluate(statement.right, module, frame) : openAt(module, statement),
		conditions
	};
}
function nestedWrite(key, member, target, { statement, keys, isAny }, conditions, before, module, ctx, frame) {
	const expr = exprOf(module, statement);
	const whole = exprOf(module, member);
	const [inner] = keys ?? [];
	const right = !isAny && statement.type === "AssignmentExpression" && statement.operator === "=" && isMember(unwrap(statement.left)) ? statement.right : void 0;
	const entries = right && inner !== void 0 ? [{
		kind: "write",
		key: inner,
		expr,
		target: whole,
		valueExpr: exprOf(module, right),
		value: () => ctx.evaluate(right, module, frame),
		conditions: [],
		nested: true
	}] : changed(keys, expr);
	const value = () => entries.reduce((so, entry) => withEntry(so, entry, conditions), property$1(before, key));
	return {
		kind: "write",
		key,
		expr,
		target,
		valueExpr: whole,
		value,
		conditions,
		nested: true
	};
}
const keysOf = (value) => [...new Set(outcomes(value).flatMap(({ leaf }) => leaf.kind === "object" ? leaf.entries.flatMap((entry) => entry.kind === "property" || entry.kind === "write" ? [entry.key] : []) : []))];
function withParentheses$1(expr, start, text) {
	let { end } = expr;
	for (let open = text.slice(start, expr.start).split("(").length - 1; open > 0; open--) end = text.indexOf(")", end) + 1;
	return {
		...expr,
		start,
		end
	};
}
function assignCall(call, conditions, module, ctx, frame) {
	return (isCall(call) ? call.arguments.slice(1) : []).map((source) => {
		const entry = {
			kind: "spread",
			expr: exprOf(module, call),
			argument: exprOf(module, source)
		};
		return guardedSpread({
			...entry,
			value: () => ctx.evaluate(source, module, frame)
		}, conditions, entry.expr);
	});
}
function conditionsOf(write, reader, binding, module, ctx, frame) {
	const { parentOf } = module.scopes;
	const around = /* @__PURE__ */ new Set();
	for (let at = reader; at; at = parentOf(at)) around.add(at);
	const conditions = [];
	const unknown = (node) => {
		conditions.unshift(unknownGuard(exprOf(module, node), exprOf(module, write)));
	};
	let inFunction = false;
	let node = write;
	for (let parent = parentOf(node); parent && !around.has(node); node = parent, parent = parentOf(node)) {
		if (node === binding.scope.node) break;
		if (around.has(parent) && !isFunction(parent)) {
			if (parent.type === "IfStatement" && parent.test !== node) return around.has(parent.consequent) || parent.alternate && around.has(parent.alternate) ? void 0 : conditions;
			if (parent.type !== "LogicalExpression" && parent.type !== "ConditionalExpression") break;
		}
		if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
			if (parent.test !== node) conditions.unshift({
				test: testOf$1(parent.test, module, ctx, frame),
				holds: parent.consequent === node
			});
		} else if (parent.type === "LogicalExpression" && parent.right === node) {
			if (parent.operator === "&&") conditions.unshift({
				test: testOf$1(parent.left, module, ctx, frame),
				holds: true
			});
			else unknown(parent);
		} else if (LOOPS$1.has(parent.type) || parent.type === "SwitchCase" || parent.type === "CatchClause") unknown(parent);
		else if (isFunction(parent)) {
			inFunction = true;
			unknown(parent);
		}
	}
	if (!inFunction && startOf(write) > endOf(reader) && !sharedLoop(write, around, module)) {
		if (!isKept(reader, module) && !isInFunctionOfItsOwn(reader, write, module)) return void 0;
		unknown(write);
	}
	return conditions;
}
function isInFunctionOfItsOwn(reader, write, module) {
	const own = functionAround(reader, module);
	return own !== void 0 && !(startOf(own) <= startOf(write) && endOf(write) <= endOf(own));
}
function isKept(reader, module) {
	for (let node = reader, parent = module.scopes.parentOf(node); parent; node = parent, parent = module.scopes.parentOf(node)) {
		if (parent.type === "VariableDeclarator") return parent.init === node && parent.id.type === "Identifier";
		if (parent.type === "AssignmentExpression") return parent.right === node;
		if (!(isWrapper(parent) || /^(?:ObjectProperty|ObjectExpression|ArrayExpression|ConditionalExpression|LogicalExpression)$/.test(parent.type)) || parent.type === "AwaitExpression") return false;
	}
	return false;
}
function sharedLoop(write, around, module) {
	for (let at = module.scopes.parentOf(write); at; at = module.scopes.parentOf(at)) {
		if (isFunction(at) && around.has(at)) return false;
		if (LOOPS$1.has(at.type) && around.has(at)) return true;
	}
	return false;
}
// dist/src/frontends/javascript/values/evaluate.js
function createEvaluate(ctx) {
	const memo = /* @__PURE__ */ new Map();
	const running = /* @__PURE__ */ new Set();
	return (node, module, frame) => {
		const inner = unwrap(node);
		const known = frame ? frame.memo : memo;
		const done = known.get(inner);
		if (done) return done;
		if (running.has(inner)) return openAt(module, inner, "too-deep");
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
		case "StringLiteral":
		case "NumericLiteral":
		case "BooleanLiteral": return literal(node.value);
		case "NullLiteral": return literal(null);
		case "TemplateLiteral": return template$1(node, module, ctx, frame);
		case "ObjectExpression": return objectValue(node, module, ctx, frame);
		case "ArrayExpression": return {
			kind: "array",
			expr,
			literal: true,
			elements: node.elements.flatMap((e) => e ? [e.type === "SpreadElement" ? {
				kind: "spread",
				value: () => value(e.argument)
			} : {
				kind: "element",
				value: () => value(e)
			}] : [])
		};
		case "ConditionalExpression": return {
			kind: "choice",
			expr,
			test: testOf$1(node.test, module, ctx, frame),
			fallback: sameSource(node.test, node.consequent, module),
			yes: value(node.consequent),
			no: value(node.alternate)
		};
		case "LogicalExpression": return logical$1(node, module, ctx, frame);
		case "UnaryExpression": {
			if (node.operator === "void") return literal(void 0);
			const known = node.operator === "-" ? constant(value(node.argument))?.value : void 0;
			return typeof known === "number" ? literal(-known) : openAt(module, node);
		}
		case "BinaryExpression": return binary$1(node, module, ctx, frame);
		case "Identifier": return name(node, module, ctx, frame);
		case "MemberExpression":
		case "OptionalMemberExpression": return member$1(node, module, ctx, frame);
		case "AssignmentExpression": return node.operator === "=" ? value(node.right) : openAt(module, node);
		case "SequenceExpression": return value(node.expressions.at(-1));
		case "CallExpression":
		case "OptionalCallExpression": return withChanges(call(node, module, ctx, frame), node, module, ctx);
		case "NewExpression": return node.callee.type === "Identifier" && node.callee.name === "Map" ? mapValue(node, module, ctx, frame) : openAt(module, node, "call");
		default: return openAt(module, node);
	}
}
function withChanges(value, node, module, ctx) {
	const changes = ctx.changesTo(node, module);
	return changes.length ? withUnknown(value, changes, exprOf(module, node)) : value;
}
function sameSource(a, b, module) {
	return (a.type === "Identifier" || isMember(a)) && module.text.slice(startOf(a), a.end) === module.text.slice(startOf(b), b.end);
}
function template$1(node, module, ctx, frame) {
	let text = "";
	for (const [index, quasi] of node.quasis.entries()) {
		text += quasi.value.cooked ?? "";
		const part = node.expressions[index];
		if (!part) continue;
		const known = constant(withDefaultTaken(ctx.evaluate(part, module, frame)));
		if (!known || typeof known.value === "object" || known.value === void 0) return openAt(module, node);
		text += String(known.value);
	}
	return {
		kind: "literal",
		expr: exprOf(module, node),
		value: text
	};
}
function withDefaultTaken(value) {
	if (value.kind === "read") return withDefaultTaken(value.value);
	return value.kind === "choice" && value.fallback && outcomes(value.yes).every((o) => o.leaf.kind === "open") ? value.no : value;
}
function binary$1(node, module, ctx, frame) {
	if (node.left.type === "PrivateName") return openAt(module, node);
	const a = constant(ctx.evaluate(node.left, module, frame))?.value;
	const b = constant(ctx.evaluate(node.right, module, frame))?.value;
	const expr = exprOf(module, node);
	if (node.operator === "+" && (typeof a === "string" || typeof b === "string") && a !== void 0 && b !== void 0) return {
		kind: "literal",
		expr,
		value: `${a}${b}`
	};
	if (typeof a !== "number" || typeof b !== "number") return openAt(module, node);
	const result = {
		"+": a + b,
		"-": a - b,
		"*": a * b,
		"/": a / b,
		"**": a ** b,
		"%": a % b
	}[node.operator];
	return result === void 0 ? openAt(module, node) : {
		kind: "literal",
		expr,
		value: result
	};
}
function logical$1(node, module, ctx, frame) {
	const expr = exprOf(module, node);
	const test = testOf$1(node.left, module, ctx, frame);
	const right = ctx.evaluate(node.right, module, frame);
	if (node.operator === "&&") return {
		kind: "choice",
		expr,
		test,
		fallback: false,
		yes: right,
		no: {
			...absent(exprOf(module, node.left)),
			absent: false
		}
	};
	return {
		kind: "choice",
		expr,
		test,
		fallback: true,
		yes: ctx.evaluate(node.left, module, frame),
		no: right
	};
}
function objectValue(node, module, ctx, frame) {
	const entries = node.properties.map((part) => {
		const expr = exprOf(module, part);
		if (part.type === "SpreadElement") return {
			kind: "spread",
			expr,
			argument: exprOf(module, unwrap(part.argument)),
			value: () => ctx.evaluate(part.argument, module, frame)
		};
		const key = keyName(part.key, part.computed) ?? constantKey(part.key, module, ctx, frame);
		if (key === void 0) return {
			kind: "computed",
			expr
		};
		if (part.type === "ObjectMethod") {
			const value = () => part.kind === "get" ? resultOf({
				module,
				node: part
			}, ctx, frame) : openAt(module, part);
			return {
				kind: "property",
				key,
				expr,
				valueExpr: expr,
				shorthand: false,
				value
			};
		}
		return {
			kind: "property",
			key,
			expr,
			valueExpr: exprOf(module, unwrap(part.value)),
			written: exprOf(module, part.value),
			shorthand: part.shorthand === true,
			value: () => ctx.evaluate(part.value, module, frame)
		};
	});
	const changes = ctx.changesTo(node, module);
	return {
		kind: "object",
		expr: exprOf(module, node),
		entries: [...entries, ...changes],
		readonly: isConstAsserted(node, module)
	};
}
function constantKey(key, module, ctx, frame) {
	const known = constant(ctx.evaluate(key, module, frame))?.value;
	return typeof known === "string" || typeof known === "number" ? String(known) : void 0;
}
function isConstAsserted(node, module) {
	for (let at = node, parent = module.scopes.parentOf(at); parent; at = parent, parent = module.scopes.parentOf(at)) {
		if (parent.type === "TSAsExpression" || parent.type === "TSTypeAssertion") {
			const type = parent.typeAnnotation;
			if (type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const") return true;
			continue;
		}
		if (isCall(parent) && parent.arguments[0] === at && isMember(parent.callee) && memberName(parent.callee) === "freeze") return true;
		if (!(parent.type === "ObjectProperty" ? parent.value === at : /^(?:ObjectExpression|ArrayExpression|ParenthesizedExpression|TSSatisfiesExpression|TSNonNullExpression)$/.test(parent.type))) return false;
	}
	return false;
}
const read = (module, node, value, declaration = null) => ({
	kind: "read",
	expr: exprOf(module, node),
	value,
	declaration
});
function name(node, module, ctx, frame) {
	const binding = module.scopes.bindingOf(node);
	if (!binding) return node.name === "undefined" ? {
		kind: "literal",
		expr: exprOf(module, node),
		value: void 0
	} : openAt(module, node);
	return resolved(binding.id === node ? {
		kind: "binding",
		module,
		binding
	} : resolveBinding(binding, module, ctx), node, module, ctx, frame);
}
function resolved(found, node, module, ctx, frame) {
	switch (found.kind) {
		case "binding": {
			const declaration = declarationOf(found.binding, found.module, ctx);
			return read(module, node, bindingValue(found.binding, found.module, node, ctx, found.module === module ? frame : void 0), declaration);
		}
		case "expression": {
			const expr = exprOf(found.module, found.node);
			const declaration = {
				key: `${expr.file}:${expr.start}`,
				name: "default",
				file: expr.file,
				start: expr.start,
				exported: true,
				binding: null
			};
			return read(module, node, ctx.evaluate(found.node, found.module), declaration);
		}
		case "data": return read(module, node, dataValue(found.file, found.node));
		case "module": return read(module, node, namespaceValue(found.module, node, module, ctx));
		case "external": return openAt(module, node, "import");
		case "unknown": return openAt(module, node);
	}
}
function declarationOf(binding, module, ctx) {
	return {
		key: `${module.file}:${startOf(binding.id)}`,
		name: binding.name,
		file: module.file,
		start: startOf(binding.id),
		exported: ctx.isExported(binding, module),
		binding
	};
}
function bindingValue(binding, module, reader, ctx, frame) {
	const { node } = binding;
	if (binding.kind === "param") return withWrites(parameterValue(binding, module, ctx, frame), binding, reader, module, ctx, frame);
	if (binding.kind === "enum" && (node.type === "TSEnumDeclaration" || node.type === "EnumDeclaration")) return enumValue(node, module, ctx);
	if (binding.writes.length > 0) return openAt(module, binding.id, "reassigned");
	if (node.type !== "VariableDeclarator") return openAt(module, binding.id);
	if (!node.init) return openAt(module, binding.id, "reassigned");
	const whole = ctx.evaluate(node.init, module, frame);
	const value = node.id === binding.id ? whole : takeApart(whole, node.id, binding.id, module, ctx, frame);
	return value.kind === "array" ? withPushes(value, binding, module, ctx, frame) : withWrites(value, binding, reader, module, ctx, frame);
}
function namespaceValue(of, node, module, ctx) {
	const whole = of.exports.named.get("module.exports");
	if (whole?.kind === "expression") return ctx.evaluate(whole.node, of);
	const entries = [...of.exports.named.keys()].map((key) => ({
		kind: "property",
		key,
		expr: exprOf(module, node),
		valueExpr: exprOf(module, node),
		shorthand: false,
		value: () => resolved(ctx.modules.exported(of, key), node, module, ctx)
	}));
	return {
		kind: "object",
		expr: exprOf(module, node),
		entries,
		readonly: true
	};
}
const ENVIRONMENTS = /^(?:process\.env|import\.meta\.env|Bun\.env|globalThis\.process\.env|Deno\.env)\b/;
function member$1(node, module, ctx, frame) {
	const source = module.text.slice(startOf(node), node.end).replaceAll("?.", ".");
	if (ENVIRONMENTS.test(source)) return openAt(module, node, "environment");
	const key = memberName(node);
	const found = resolveName(node, module, ctx);
	if (found.kind !== "unknown") return isSetOutside(node, module, ctx) ? openAt(module, node, "reassigned") : resolved(found, node, module, ctx, frame);
	const object = unwrap(node.object);
	if (key !== void 0) {
		const field = fieldOf(object, key, node, module, ctx, frame);
		if (field) return read(module, node, field);
		return read(module, node, property$1(ctx.evaluate(object, module, frame), key, exprOf(module, node)));
	}
	return read(module, node, indexed(ctx.evaluate(object, module, frame), node, module, ctx, frame));
}
function fieldOf(object, key, node, module, ctx, frame) {
	const owner = object.type === "ThisExpression" ? ownerOfThis(object, module) : isCall(object) ? void 0 : ctx.classOfInstance(object, module);
	if (!owner) return void 0;
	if (owner.node.type === "ObjectExpression") {
		const own = property$1(ownObject(owner.node, node, module, ctx, frame), key);
		return isAbsent$1(own) ? openAt(module, node) : own;
	}
	if (!isClass(owner.node)) return void 0;
	return fieldValue({
		module: owner.module,
		node: owner.node
	}, key, node, ctx, owner.module === module ? frame : void 0) ?? openAt(module, node);
}
function ownObject(object, reader, module, ctx, frame) {
	const value = objectValue(object, module, ctx, frame);
	const declared = module.scopes.parentOf(object);
	const binding = declared?.type === "VariableDeclarator" && declared.init === object ? module.scopes.bindingOf(declared.id) : void 0;
	return binding ? withWrites(value, binding, reader, module, ctx, frame) : value;
}
const ARRAY_MAKERS = /* @__PURE__ */ new Set(["map", "flatMap"]);
const ARRAY_KEEPERS = /* @__PURE__ */ new Set([
	"filter",
	"slice",
	"reverse",
	"sort",
	"toSorted"
]);
function call(node, module, ctx, frame) {
	const { callee } = node;
	const value = (of) => ctx.evaluate(of, module, frame);
	const args = node.arguments;
	if (isMember(callee)) {
		const key = memberName(callee);
		const object = unwrap(callee.object);
		const global = object.type === "Identifier" && !module.scopes.bindingOf(object) ? object.name : void 0;
		const [first, second] = args;
		if (global === "Object" && (key === "freeze" || key === "seal") && first) return value(first);
		if (global === "Object" && key === "assign") {
			const entries = args.map((part) => ({
				kind: "spread",
				expr: exprOf(module, part),
				argument: exprOf(module, part),
				value: () => value(part)
			}));
			return {
				kind: "object",
				expr: exprOf(module, node),
				entries,
				readonly: true
			};
		}
		const callback = global === "Array" && key === "from" ? second : key && ARRAY_MAKERS.has(key) ? first : void 0;
		if (callback && isFunction(callback)) {
			const kind = key === "flatMap" ? "spread" : "element";
			return {
				kind: "array",
				expr: exprOf(module, node),
				literal: false,
				elements: [{
					kind,
					value: () => resultOf({
						module,
						node: callback
					}, ctx, frame)
				}]
			};
		}
		if (key && ARRAY_KEEPERS.has(key)) {
			const kept = outcomes(value(object))[0]?.leaf;
			if (kept?.kind === "array") return {
				...kept,
				literal: false
			};
		}
		const joined = key === "concat" ? concatenation(value(object), args.map(value), exprOf(module, node)) : void 0;
		if (joined) return joined;
		if (key === "get" && first && isChangedMap(object, module, ctx)) return openAt(module, node);
		if (key === "get" && first && isMapRead(object, module, ctx)) return read(module, node, indexed(value(object), {
			...callee,
			property: first,
			computed: true
		}, module, ctx, frame));
		if (key === "env" || global === "Deno" && key === "get") return openAt(module, node, "environment");
	}
	const required = requiredSpecifier(node);
	if (required !== void 0) return resolved(ctx.modules.imported(required, "*", module), node, module, ctx, frame);
	if (callee.type === "Identifier" && callee.name === "structuredClone" && args[0] && !module.scopes.bindingOf(callee)) return value(args[0]);
	const returned = returnedBy(node, module, ctx, frame);
	const called = returned && calledFunction(callee, module, ctx);
	const binding = called && nameOf$8(called);
	return returned ? read(module, node, returned, binding ? declarationOf(binding, called.module, ctx) : null) : openAt(module, node, "call");
}
// dist/src/frontends/javascript/values/places.js
const WRITTEN = /^(?:ObjectExpression|ArrayExpression|StringLiteral|NumericLiteral|BooleanLiteral|NullLiteral|TemplateLiteral|BinaryExpression|LogicalExpression|ConditionalExpression|UnaryExpression|Identifier|MemberExpression|OptionalMemberExpression|CallExpression|OptionalCallExpression)$/;
const isWritten$1 = (expr) => WRITTEN.test(expr.node.type);
const isSimple = (expr) => isPath(expr.node);
function isPath(node) {
	const inner = unwrap(node);
	if (!isMember(inner)) return inner.type === "Identifier" || inner.type === "ThisExpression";
	const { property } = inner;
	return isPath(inner.object) && (!inner.computed || property.type === "StringLiteral" || property.type === "NumericLiteral" || isPath(property));
}
function isPinned(expr, module) {
	const node = expr.node;
	if (isConstAsserted(node, module)) return true;
	return node.type === "ObjectExpression" && node.properties.some((part) => part.type === "ObjectProperty" && isWrapper(part.value) && isConstAsserted(unwrap(part.value), module));
}
function isTyped(at, module) {
	let node = at.node;
	if (node.type === "AssignmentExpression") return true;
	for (let parent = module.scopes.parentOf(node); parent; node = parent, parent = module.scopes.parentOf(node)) switch (parent.type) {
		case "ObjectProperty":
		case "ObjectExpression":
		case "ArrayExpression":
		case "ConditionalExpression":
		case "LogicalExpression":
		case "ParenthesizedExpression":
		case "TSNonNullExpression": continue;
		case "TSAsExpression":
		case "TSTypeAssertion": return !isConstAsserted(node, module);
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression": return parent.callee !== node;
		case "AssignmentExpression":
		case "TSSatisfiesExpression": return true;
		case "VariableDeclarator": return parent.id.type === "Identifier" && Boolean(parent.id.typeAnnotation);
		case "ArrowFunctionExpression": return Boolean(parent.returnType);
		default: return false;
	}
	return false;
}
function meansTheSame(expr, at, module) {
	let same = !/Pattern$|^VariableDeclarator$|^ObjectProperty$/.test(expr.node.type);
	const scope = expr.file === at.file ? scopeAround(at.node, module) : void 0;
	walk(expr.node, (node) => {
		if (node.type === "ThisExpression" || node.type === "Super") {
			if (!scope || thisOwner(node, module) !== thisOwner(at.node, module)) same = false;
		}
		const binding = node.type === "Identifier" || node.type === "JSXIdentifier" ? module.scopes.bindingOf(node) : void 0;
		if (!binding || startOf(binding.id) >= expr.start && endOf(binding.id) <= expr.end) return same;
		if (binding.writes.some((write) => mayChangeBetween(write, expr, at, module))) same = false;
		if (!scope || lookUp(binding.name, scope) !== binding || isNotYet(binding, at, module)) same = false;
		return same;
	});
	return same;
}
function isNotYet({ kind, id, node }, at, module) {
	if (kind !== "const" && kind !== "let" && kind !== "var") return false;
	return functionAround(id, module) === functionAround(at.node, module) && at.start < (node.end ?? 0);
}
const LOOPS = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;
function mayChangeBetween(write, a, b, module) {
	const holds = (node, expr) => startOf(node) <= expr.start && endOf(node) >= expr.end;
	if (holds(b.node, a) || a.file !== b.file) return false;
	const [first, last] = a.start < b.start ? [a, b] : [b, a];
	if (startOf(write) >= first.end && startOf(write) < last.end) return true;
	const fn = functionAround(write, module);
	if (functionAround(a.node, module) !== fn || functionAround(b.node, module) !== fn) return true;
	for (let at = module.scopes.parentOf(write); at && at !== fn; at = module.scopes.parentOf(at)) if (LOOPS.test(at.type) && holds(at, a) !== holds(at, b)) return true;
	return false;
}
const scopeAround = (node, module) => module.scopes.scopeAt(node);
function lookUp(name, scope) {
	for (let at = scope; at; at = at.parent) {
		const binding = at.bindings.get(name);
		if (binding) return binding;
	}
}
function thisOwner(node, module) {
	for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isFunction(at) && at.type !== "ArrowFunctionExpression") return at;
}
const LOGGERS = /^(?:console|log|logger|logging|debug|info|warn|error|trace|winston|pino|bunyan|print)$/i;
const TEXTS = /^(?:stringify|inspect|format)$/;
function heldBy$1(declaration, gone, isRead, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	if (!home || !binding) return void 0;
	for (const { node, module } of ctx.referencesTo(binding, home)) {
		const held = heldUse(node, module, gone, isRead);
		if (held) return held;
	}
}
function heldUse(reference, module, gone, isRead) {
	const { parentOf } = module.scopes;
	let node = reference;
	for (;;) {
		if (isRead(exprOf(module, node))) return void 0;
		const parent = parentOf(node);
		if (!parent) return void 0;
		if (isWrapper(parent)) {
			node = parent;
			continue;
		}
		if (isMember(parent)) {
			if (parent.object !== node) {
				node = parent;
				continue;
			}
			const name = memberName(parent);
			let path = parent;
			for (let outer = parentOf(path); outer && isMember(outer) && outer.object === path; outer = parentOf(path)) path = outer;
			const target = parentOf(path);
			const assigns = target?.type === "UnaryExpression" && target.operator === "delete" || target?.type === "AssignmentExpression" && target.left === path;
			if (name !== void 0 && !gone.has(name)) return void 0;
			if (assigns && isRead(exprOf(module, target))) return void 0;
			if (isRead(exprOf(module, parent))) return void 0;
			return exprOf(module, parent);
		}
		if (isCall(parent)) {
			if (parent.callee === node) {
				node = parent;
				continue;
			}
			const callee = unwrap(parent.callee);
			if (isText$1(callee)) {
				node = parent;
				continue;
			}
			return isHarmlessCall(callee) || mutatesOnly(parent, node, module) ? void 0 : exprOf(module, node);
		}
		return isHarmless(parent, node) ? void 0 : exprOf(module, node);
	}
}
const isText$1 = (callee) => TEXTS.test((isMember(callee) ? memberName(callee) : callee.type === "Identifier" && callee.name) || "");
const isHarmlessCall = (callee) => {
	let at = unwrap(callee);
	const names = [];
	while (isMember(at)) {
		names.push(memberName(at) ?? "");
		at = unwrap(at.object);
	}
	if (at.type === "Identifier") names.push(at.name);
	return names.some((name) => LOGGERS.test(name));
};
function mutatesOnly(call, argument, module) {
	if (!isCall(call) || !isMember(call.callee) || call.arguments[0] !== argument) return false;
	return module.text.slice(startOf(call.callee.object), endOf(call.callee.object)) === "Object";
}
function isHarmless(parent, node) {
	switch (parent.type) {
		case "TemplateLiteral":
		case "BinaryExpression":
		case "UnaryExpression":
		case "ExpressionStatement":
		case "ExportSpecifier":
		case "ExportDefaultDeclaration":
		case "IfStatement":
		case "ImportSpecifier": return true;
		case "ConditionalExpression": return parent.test === node;
		case "AssignmentExpression": return parent.left === node;
		default: return parent.type.startsWith("TS") || parent.type.endsWith("TypeAnnotation");
	}
}
// dist/src/frontends/javascript/clients/own-endpoint.js
function withOwnEndpoint(anchor, callee, method, module, ctx) {
	const node = anchor.expr.node;
	const home = ctx.modules.get(anchor.expr.file);
	const isInside = home === module && startOf(node) >= startOf(callee) && endOf(node) <= endOf(callee);
	if (!home || isInside) return anchor;
	const held = isHeld(node, home, ctx);
	const own = home === module ? ownCallee(anchor, callee, method, module) : void 0;
	return {
		...anchor,
		...held && { held },
		...own && { own }
	};
}
function withBound(anchor, ctx) {
	const home = ctx.modules.get(anchor.expr.file);
	if (!home) return [anchor];
	let node = anchor.expr.node;
	for (let parent = home.scopes.parentOf(node); parent && (isWrapper(parent) || isMember(parent)); parent = home.scopes.parentOf(node)) {
		if (isMember(parent) && parent.object !== node) return [anchor];
		node = parent;
	}
	const call = home.scopes.parentOf(node);
	const self = isMember(node) && memberName(node) === "bind" && call && isCall(call) && call.callee === node && call.arguments[0] ? unwrap(call.arguments[0]) : void 0;
	if (!self || self.type === "NullLiteral" || isMember(self)) return self && isMember(self) && memberName(self) === "messages" && !isBeta(self) ? [anchor, {
		expr: exprOf(home, self),
		kind: "member",
		...anchor.own && { own: anchor.own }
	}] : [anchor];
	return [{
		...anchor,
		held: true
	}];
}
const isBeta = (node) => {
	const object = isMember(node) ? unwrap(node.object) : node;
	return isMember(object) && memberName(object) === "beta";
};
function ownCallee(anchor, callee, method, module) {
	const client = clientOf$1(anchor, module);
	if (!client) return void 0;
	const at = exprOf(module, callee);
	if (!isSimple(exprOf(module, client)) || !meansTheSame(exprOf(module, client), at, module)) return void 0;
	let object = unwrap(callee);
	const names = method.split(".");
	while (names.length && isMember(object) && memberName(object) === names.at(-1)) {
		names.pop();
		object = unwrap(object.object);
	}
	return {
		expr: exprOf(module, object),
		text: [`${textOf$5(module, client)}.beta.messages`, ...names].join(".")
	};
}
function clientOf$1({ expr, kind }, module) {
	const node = expr.node;
	if (kind === "member") return isMember(node) ? unwrap(node.object) : void 0;
	const pattern = module.scopes.parentOf(node);
	const declarator = pattern && module.scopes.parentOf(pattern);
	return declarator?.type === "VariableDeclarator" && declarator.id === pattern && declarator.init ? unwrap(declarator.init) : void 0;
}
const REQUESTS$2 = /^(?:create|stream|parse|countTokens|toolRunner|thread|batches\.create)(?:\.bind)?$/;
function isHeld(place, module, ctx) {
	const { parentOf, bindingOf } = module.scopes;
	let declarator = place;
	while (declarator && declarator.type !== "VariableDeclarator") declarator = parentOf(declarator);
	if (declarator?.type !== "VariableDeclarator") return false;
	const names = [];
	walk(place.type === "ObjectProperty" ? place : declarator.id, (node) => {
		if (node.type === "Identifier" && bindingOf(node)?.id === node) names.push(node);
	});
	return names.flatMap((name) => bindingOf(name) ?? []).flatMap((binding) => ctx.referencesTo(binding, module)).some(({ node, module: at }) => !isRequestUse(node, at));
}
function isRequestUse(reference, { scopes: { parentOf } }) {
	const path = [];
	let node = reference;
	for (let parent = parentOf(node); parent; parent = parentOf(node)) {
		if (isMember(parent) && parent.object === node) path.push(memberName(parent) ?? "?");
		else if (!isWrapper(parent)) {
			if (isCall(parent) && parent.callee === node) return path.length === 0 || REQUESTS$2.test(path.join("."));
			return path.length === 0 ? !/^(?:Return|Arrow|ObjectProp|Call|New|Assignment)/.test(parent.type) || isBind(parent) : REQUESTS$2.test(path.join("."));
		}
		node = parent;
	}
	return true;
}
const isBind = (node) => isCall(node) && isMember(node.callee) && memberName(node.callee) === "bind";
// dist/src/project/readable.js
function readable(tree, file) {
	try {
		return tree.read(file);
	} catch {
		return;
	}
}
const holdsWord = (tree, file, word) => readable(tree, file)?.includes(word) ?? false;
// dist/src/frontends/javascript/gather/shown-components.js
function textsShowing(file, tree) {
	const component = hostOf(file);
	if (!COMPONENT.test(component)) return [];
	const name = path.posix.basename(component);
	const importers = tree.containing(["'", "\""].map((quote) => `/${name}${quote}`)).map(hostOf);
	return [...new Set(importers)].filter((other) => other !== component).flatMap((other) => readable(tree, other) ?? []);
}
// dist/src/frontends/javascript/lower/data.js
function lowerData(file, node) {
	const place = {
		file,
		start: startOf(node),
		end: endOf(node),
		node
	};
	switch (node.type) {
		case "StringLiteral":
		case "NumericLiteral":
		case "BooleanLiteral": return {
			k: "literal",
			...place,
			value: node.value
		};
		case "NullLiteral": return {
			k: "literal",
			...place,
			value: null
		};
		case "ArrayExpression": return {
			k: "list",
			...place,
			of: "list",
			items: node.elements.flatMap((element) => {
				const value = element && element.type !== "SpreadElement" ? lowerData(file, element) : void 0;
				return value ? [{
					expr: value,
					value,
					spread: false
				}] : [];
			})
		};
		case "ObjectExpression": return {
			k: "object",
			...place,
			frozen: true,
			entries: node.properties.flatMap((part) => {
				const key = part.type === "ObjectProperty" ? keyName(part.key, part.computed) : void 0;
				if (part.type !== "ObjectProperty" || key === void 0) return [];
				const value = lowerData(file, part.value);
				return [{
					kind: "property",
					key,
					expr: {
						file,
						start: startOf(part),
						end: endOf(part),
						node: part
					},
					value,
					shorthand: false
				}];
			})
		};
		default: return {
			k: "open",
			...place,
			parts: [],
			why: "unknown"
		};
	}
}
// dist/src/frontends/javascript/lower/context.js
const PLAIN$2 = {
	typed: false,
	pinned: false
};
const TYPED = {
	typed: true,
	pinned: false
};
var Lowering = class {
	input;
	module;
	bindings;
	parts;
	fn = null;
	breaks = null;
	loops = 0;
	aliases = /* @__PURE__ */ new Map();
	functions = /* @__PURE__ */ new Map();
	specifiers = /* @__PURE__ */ new Set();
	exported = /* @__PURE__ */ new Map();
	stars = [];
	whole = null;
	members = /* @__PURE__ */ new Map();
	constructor(input, module, bindings, parts) {
		this.input = input;
		this.module = module;
		this.bindings = bindings;
		this.parts = parts;
	}
	expression(node, around, name) {
		return this.parts.expression(node, this, around, name);
	}
	target(node, update) {
		return this.parts.target(node, this, update);
	}
	statements(nodes) {
		return this.parts.statements(nodes, this);
	}
	functionNode(node, role) {
		return this.parts.functionNode(node, role, this);
	}
	classNode(node, name) {
		return this.parts.classNode(node, name, this);
	}
	within(fn, lower) {
		const { fn: outer, breaks, loops, aliases } = this;
		this.fn = fn;
		this.breaks = null;
		this.loops = 0;
		this.aliases = /* @__PURE__ */ new Map();
		const made = lower();
		this.fn = outer;
		this.breaks = breaks;
		this.loops = loops;
		this.aliases = aliases;
		return made;
	}
	place(node) {
		return {
			file: this.input.file,
			start: startOf(node),
			end: endOf(node),
			node
		};
	}
	namePlace(node) {
		const place = this.place(node);
		return node.type === "Identifier" && (node.typeAnnotation || node.optional) && this.input.text.startsWith(node.name, place.start) ? {
			...place,
			end: place.start + node.name.length
		} : place;
	}
	typePlace(annotation) {
		return annotation && "typeAnnotation" in annotation && annotation.typeAnnotation ? this.place(annotation.typeAnnotation) : void 0;
	}
	bindingOf(node) {
		const binding = this.input.scopes.bindingOf(node);
		return (binding && this.bindings.get(binding)) ?? null;
	}
	isGlobal(node, name) {
		return node.type === "Identifier" && node.name === name && !this.input.scopes.bindingOf(node);
	}
	literal(node, value) {
		return {
			k: "literal",
			file: this.input.file,
			start: startOf(node),
			end: endOf(node),
			node,
			value
		};
	}
	name(node, name, binding, use) {
		const { file, start, end } = this.namePlace(node);
		const made = {
			k: "name",
			file,
			start,
			end,
			node,
			name,
			binding,
			fn: this.fn
		};
		if (binding && use !== "write") binding.references.push(made);
		if (binding && use !== "read") binding.writes.push(made);
		return made;
	}
	call(node, callee, args, construct, optional) {
		const made = {
			k: "call",
			file: this.input.file,
			start: startOf(node),
			end: endOf(node),
			node,
			callee,
			args,
			keywords: null,
			construct,
			optional,
			fn: this.fn
		};
		this.module.calls.push(made);
		return made;
	}
	get(node, object, key, property, item = false, optional = false) {
		const made = {
			k: "get",
			file: this.input.file,
			start: startOf(node),
			end: endOf(node),
			node,
			object,
			key,
			keyExpr: this.place(property),
			item,
			optional
		};
		this.module.gets.push(made);
		return made;
	}
	declaration(node, target, value, type) {
		const place = this.place(node);
		return {
			k: "do",
			expr: place,
			value: {
				k: "assign",
				...place,
				target,
				value,
				operator: "=",
				declares: true,
				...type && { type },
				fn: this.fn
			}
		};
	}
	implicit(name, node, fn) {
		const binding = {
			name,
			kind: "implicit",
			expr: this.place(node),
			module: this.module,
			fn,
			cls: null,
			references: [],
			writes: [],
			exported: [],
			native: node
		};
		this.module.bindings.push(binding);
		return binding;
	}
	exportsOf(node) {
		this.whole ??= this.implicit("exports", node, null);
		return this.whole;
	}
	exportsBegin() {
		if (!this.whole?.references.length) return [];
		const node = this.whole.native;
		const place = this.place(node);
		const target = {
			k: "name",
			...place,
			name: "exports",
			binding: this.whole,
			fn: null
		};
		this.whole.writes.push(target);
		return [this.declaration(node, target, {
			k: "object",
			...place,
			entries: [],
			frozen: true
		})];
	}
	givenOf(node) {
		let fn = this.fn;
		while (fn?.kind === "arrow") fn = fn.parent;
		if (!fn) return null;
		fn.given ??= this.implicit("arguments", node, fn);
		return fn.given;
	}
	export(name, binding) {
		this.exported.set(name, {
			kind: "binding",
			binding
		});
		if (!binding.exported.includes(name)) binding.exported.push(name);
	}
};
// dist/src/frontends/javascript/lower/functions.js
function functionNode(node, role, lowering) {
	const returns = lowering.typePlace(node.returnType);
	const ownName = (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") && node.id;
	const fn = {
		...role,
		expr: lowering.place(node),
		module: lowering.module,
		params: [],
		body: [],
		async: node.async === true,
		generator: node.type !== "ArrowFunctionExpression" && node.generator === true,
		parent: lowering.fn,
		decorators: decorators(node, lowering),
		binding: ownName ? lowering.bindingOf(ownName) : null,
		...returns && { returns }
	};
	lowering.functions.set(node, fn);
	lowering.module.functions.push(fn);
	const params = node.params.filter((param) => !isReceiver(param));
	const decorated = params.map((param) => decorators(param, lowering));
	lowering.within(fn, () => {
		fn.params = params.map((param, index) => {
			const made = parameter(param, lowering);
			return decorated[index]?.length ? {
				...made,
				decorators: decorated[index]
			} : made;
		});
		if (node.body.type === "BlockStatement") fn.body = lowering.statements(node.body.body);
		else {
			const value = lowering.expression(node.body, {
				typed: Boolean(node.returnType),
				pinned: false
			});
			fn.body = [{
				k: "return",
				expr: lowering.place(node.body),
				value
			}];
		}
	});
	return fn;
}
const isReceiver = (param) => param.type === "Identifier" && param.name === "this";
function decorators(node, lowering) {
	return (("decorators" in node ? node.decorators : void 0) ?? []).map((decorator) => lowering.expression(decorator.expression));
}
function parameter(param, lowering) {
	const inner = param.type === "TSParameterProperty" ? param.parameter : param;
	const rest = inner.type === "RestElement";
	const left = inner.type === "AssignmentPattern" ? inner.left : rest ? inner.argument : inner;
	const name = left.type === "Identifier" ? left.name : void 0;
	const type = lowering.typePlace(left.typeAnnotation) ?? lowering.typePlace(inner.typeAnnotation);
	return {
		target: lowering.target(left),
		name,
		expr: lowering.place(param),
		...inner.type === "AssignmentPattern" && { fallback: lowering.expression(inner.right, PLAIN$2, name) },
		rest: rest ? "list" : null,
		by: "position",
		field: param.type === "TSParameterProperty",
		...type && { type }
	};
}
// dist/src/frontends/javascript/lower/wrappers.js
function peel(node, around, input) {
	let inner = node;
	let { typed, pinned } = around;
	for (;;) {
		switch (inner.type) {
			case "TSAsExpression":
			case "TSTypeAssertion": {
				const constant = isConst(inner.typeAnnotation);
				pinned ||= constant;
				typed = !pinned;
				inner = inner.expression;
				continue;
			}
			case "TSSatisfiesExpression":
				typed = true;
				inner = inner.expression;
				continue;
			case "TSNonNullExpression":
			case "ParenthesizedExpression":
				inner = inner.expression;
				continue;
			case "TSInstantiationExpression":
			case "TypeCastExpression":
				typed = false;
				pinned = false;
				inner = inner.expression;
				continue;
		}
		break;
	}
	const written = inner === node && !inner.extra?.parenthesized ? void 0 : withParentheses(node, input);
	return {
		node: inner,
		around: typed === around.typed && pinned === around.pinned ? around : {
			typed,
			pinned
		},
		written
	};
}
const isConst = (type) => type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
const BLANK = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
function withParentheses(node, { file, text }) {
	const start = node.extra?.parenthesized ? node.extra.parenStart : startOf(node);
	let end = endOf(node);
	const skipBlank = (at) => {
		BLANK.lastIndex = at;
		BLANK.test(text);
		return BLANK.lastIndex;
	};
	for (let at = start; at < startOf(node) && text[at] === "("; at = skipBlank(at + 1)) {
		const close = skipBlank(end);
		if (text[close] !== ")") return {
			file,
			start: startOf(node),
			end: endOf(node),
			node
		};
		end = close + 1;
	}
	return {
		file,
		start,
		end,
		node
	};
}
// dist/src/frontends/javascript/lower/objects.js
function objectExpression(node, around, lowering) {
	const made = {
		k: "object",
		...lowering.place(node),
		entries: []
	};
	lowering.module.objects.push(made);
	for (const part of node.properties) {
		made.entries.push(...entries(part, around, lowering));
		if (part.type === "ObjectProperty" && peel(part.value, around, lowering.input).written !== void 0) {
			if (peel(part.value, around, lowering.input).around.pinned) made.pinned = true;
		}
	}
	return made;
}
function entries(part, around, lowering) {
	const expr = lowering.place(part);
	if (part.type === "SpreadElement") return [{
		kind: "spread",
		expr,
		value: lowering.expression(part.argument)
	}];
	const key = keyOf(part.key, part.computed, lowering);
	const name = typeof key === "string" ? key : void 0;
	if (part.type === "ObjectProperty" && isPrototype(part, key)) return inherited(part, expr, lowering);
	if (part.type === "ObjectProperty") return [{
		kind: "property",
		key,
		expr,
		value: lowering.expression(part.value, around, name),
		shorthand: part.shorthand
	}];
	const kind = part.kind === "get" ? "getter" : part.kind === "set" ? "setter" : "method";
	const fn = lowering.functionNode(part, {
		kind,
		name,
		owner: null,
		receiver: "instance"
	});
	if (kind === "method") return [{
		kind: "property",
		key,
		expr,
		value: {
			k: "function",
			...expr,
			fn
		},
		shorthand: false
	}];
	return [{
		kind,
		key,
		expr,
		fn
	}];
}
const isPrototype = ({ computed, shorthand, value }, key) => key === "__proto__" && !computed && !shorthand && value.type !== "NullLiteral";
function inherited({ value }, expr, lowering) {
	const unknown = {
		k: "open",
		...expr,
		parts: [],
		why: "unknown"
	};
	return [{
		kind: "spread",
		expr,
		value: lowering.expression(value)
	}, {
		kind: "property",
		key: unknown,
		expr,
		value: unknown,
		shorthand: false
	}];
}
function keyOf(key, computed, lowering) {
	if (key.type === "BigIntLiteral") return key.value;
	return keyName(key, computed === true) ?? lowering.expression(key, PLAIN$2);
}
// dist/src/frontends/javascript/lower/classes.js
function classNode(node, name, lowering) {
	const cls = {
		name: node.id?.name ?? name,
		expr: lowering.place(node),
		module: lowering.module,
		bases: [],
		keywords: null,
		members: [],
		body: [],
		decorators: decorators(node, lowering),
		binding: node.id ? lowering.bindingOf(node.id) : null,
		fn: lowering.fn,
		..."abstract" in node && node.abstract && { abstract: true }
	};
	lowering.module.classes.push(cls);
	if (node.superClass) cls.bases.push(lowering.expression(node.superClass));
	for (const part of node.body.body) {
		if (part.type === "StaticBlock") {
			const body = lowering.within(lowering.fn, () => lowering.statements(part.body));
			for (const statement of body) cls.body.push(statement);
			continue;
		}
		const made = member(part, cls, lowering);
		if (made) cls.members.push(made);
	}
	return cls;
}
function member(part, cls, lowering) {
	const expr = lowering.place(part);
	switch (part.type) {
		case "ClassMethod":
		case "ClassPrivateMethod": {
			const key = keyOf(part.key, part.type === "ClassMethod" && part.computed, lowering);
			const name = typeof key === "string" ? key : void 0;
			const fn = lowering.functionNode(part, {
				kind: KINDS$1[part.kind],
				name,
				owner: cls,
				receiver: part.static ? "class" : "instance"
			});
			return {
				kind: part.kind === "get" ? "getter" : part.kind === "set" ? "setter" : "method",
				key,
				expr,
				static: part.static === true,
				fn
			};
		}
		case "ClassProperty":
		case "ClassPrivateProperty":
		case "ClassAccessorProperty": {
			const marks = decorators(part, lowering);
			const key = keyOf(part.key, part.type !== "ClassPrivateProperty" && part.computed === true, lowering);
			const type = lowering.typePlace(part.typeAnnotation);
			const value = part.value ? lowering.expression(part.value, void 0, typeof key === "string" ? key : void 0) : null;
			return {
				kind: "field",
				key,
				expr,
				static: part.static === true,
				value,
				...marks.length > 0 && { decorators: marks },
				...type && { type }
			};
		}
		default: return;
	}
}
const KINDS$1 = {
	method: "method",
	get: "getter",
	set: "setter",
	constructor: "constructor"
};
// dist/src/hosts/snippets.js
const GIVEN = "=$event";
const snippetsIn = (markup, file) => file.endsWith(".vue") ? ofVue(markup) : inBraces(markup);
const DIRECTIVE = /(?<![\w-])(?<name>(?:@|:|v-)[^\s=>"'/]*)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')|\{\{(?<text>[\s\S]*?)\}\}/dg;
function ofVue(markup) {
	return [...markup.matchAll(DIRECTIVE)].flatMap(({ groups, indices }) => {
		const part = [
			"double",
			"single",
			"text"
		].find((one) => groups?.[one] !== void 0);
		const [start] = part && indices?.groups?.[part] || [];
		const name = groups?.name ?? "";
		if (part === void 0 || start === void 0 || /^v-(?:for|slot)/.test(name)) return [];
		const isHandedOn = /^(?::|v-bind|v-model)/.test(name) && isInComponent(markup.slice(0, start));
		return {
			start,
			code: `${groups?.[part]}${name.startsWith("v-model") ? GIVEN : ""}`,
			isHandedOn
		};
	});
}
const WORD = /^\s*(?:#\w+|:else if|:\w+|@\w+|\.\.\.)\s*/;
function inBraces(markup) {
	const found = [];
	for (let at = markup.indexOf("{"); at >= 0; at = markup.indexOf("{", at)) {
		const end = closingOf(markup, at);
		const whole = markup.slice(at + 1, end);
		const word = WORD.exec(whole)?.[0] ?? "";
		const code = whole.slice(word.length).replace(word.includes("#each") ? /\sas\s[\s\S]*$/ : /$^/, "");
		const isBound = /\bbind:[\w-]+\s*=\s*["']?$/.test(markup.slice(Math.max(0, at - 60), at));
		const isHandedOn = /^\s*(?:\.\.\.\s*)?$/.test(word) && isInComponent(markup.slice(0, at));
		found.push({
			start: at + 1 + word.length,
			code: isBound ? `${code}${GIVEN}` : code,
			isHandedOn
		});
		at = end;
	}
	for (const { 1: name = "", index } of markup.matchAll(/\bbind:([A-Za-z_]\w*)(?=[\s/>])/g)) found.push({
		start: index + 5,
		code: `${name}${GIVEN}`
	});
	return found;
}
const IN_COMPONENT = /<(?:[A-Z][\w.]*|[a-z]\w*(?:-\w+)+|[a-z]\w*\.\w+|component\b)(?=\s)(?:[^<>]|=>)*$/;
const isInComponent = (before) => IN_COMPONENT.test(before.slice(before.lastIndexOf("<")));
function closingOf(text, open) {
	let depth = 0;
	let quote = "";
	for (let at = open; at < text.length; at++) {
		const char = text.charAt(at);
		if (quote !== "") {
			if (char === "\\") at++;
			else if (char === quote) quote = "";
		} else if (/["'`]/.test(char)) quote = char;
		else if (char === "{") depth++;
		else if (char === "}" && --depth === 0) return at;
	}
	return text.length;
}
const DECLARING = /(?:\bv-slot[^=\s]*|(?<=\s)#[\w.-]*)\s*=\s*["']([^"']*)["']|\blet:(\w+)|\{(?:#await\b[^}]*?\s|:)(?:then|catch)\s+([^}]*)\}|\{@const\s+([^=}]*)=|\{#snippet\s+([^}]*)\}/g;
const LOOP = /\bv-for\s*=\s*(?:"\s*([^"]*?)\s+(?:in|of)\s+([^"]*)"|'\s*([^']*?)\s+(?:in|of)\s+([^']*)')|\{#each\s+([^}]*?)\s+as\s+(\{[^}]*\}[^}]*|[^}]*)\}/g;
const loopsIn = (markup) => [...markup.matchAll(LOOP)].map(([, double, doubleList, single, singleList, list, named]) => {
	const whole = (double ?? single ?? named ?? "").replace(/^\(([\s\S]*)\)$/, "$1").trim();
	const element = /^(?:\{[^}]*\}|\[[^\]]*\]|[\w$]+)/.exec(whole)?.[0] ?? "";
	return {
		element,
		others: namesIn$2(whole.slice(element.length)),
		list: doubleList ?? singleList ?? list ?? ""
	};
});
const declaredIn$1 = (markup) => /* @__PURE__ */ new Set([...[...markup.matchAll(DECLARING)].flatMap(([, ...parts]) => parts.flatMap((part) => namesIn$2(part ?? ""))), ...loopsIn(markup).flatMap(({ others }) => others)]);
const namesIn$2 = (text) => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
// dist/src/frontends/javascript/lower/component.js
const AROUND = [{
	before: "$on(",
	after: ")"
}, {
	before: "",
	after: ""
}];
const ON_WHAT_IS_IN_IT = "$on($given);for(const $one of Object.values($given))Object.assign($one,$event)";
const HANDED_ON = [{
	before: "[Object.assign(",
	after: `,$event)].map(($given)=>{${ON_WHAT_IS_IN_IT}})`
}, {
	before: "_=>[",
	after: `].map(($given)=>{Object.assign($given,$event);${ON_WHAT_IS_IN_IT}})`,
	isWhole: true
}];
const MOST_SNIPPETS = 500;
function componentStatements(input, lower) {
	const { markup } = input;
	if (markup === void 0) return [];
	const host = hostOf(input.file);
	const bindings = [...input.scopes.program.bindings.values()];
	const variables = new Set(bindings.filter(({ kind }) => kind === "let" || kind === "var").map(({ name }) => name));
	const own = new Set([...declaredIn$1(markup)].filter((name) => !variables.has(name)));
	const loops = loopsIn(markup);
	const isOfScript = ({ code, isHandedOn }) => (isHandedOn || /[(=]/.test(code)) && bindings.some(({ name }) => code.includes(name));
	const snippets = [...snippetsIn(markup, host), ...host.endsWith(".svelte") ? reactive(input) : []].filter(isOfScript);
	if (snippets.length > MOST_SNIPPETS) throw new Error("more snippets than are followed");
	return snippets.flatMap((snippet) => {
		const ast = parsed$1(snippet, loops) ?? parsed$1({
			...snippet,
			code: assigned$1(snippet.code, variables)
		}, []);
		if (!ast) return [];
		const scopes = joined$1(analyseScopes(ast), input.scopes, own);
		return lower({
			...input,
			file: host,
			ast,
			scopes
		}, ast.program.body);
	});
}
const assigned$1 = (code, variables) => [...variables].flatMap((name) => code.includes(name) ? `${name}=$event` : []).join(";");
function parsed$1({ code, start, isHandedOn }, loops) {
	const around = loopsAround$1(code, loops).map(({ element, list }) => `for(const ${element} of ${list.replaceAll("\n", " ")})`);
	for (const { before, after, isWhole } of isHandedOn ? [...HANDED_ON, ...AROUND] : AROUND) {
		const head = isWhole ? before : `(async()=>{${around.join("")}{${before}`;
		if (start < head.length) continue;
		try {
			return parseSource(`${" ".repeat(start - head.length)}${head}${code}${after}${isWhole ? "" : "}})"}`, "markup.tsx");
		} catch {}
	}
}
function loopsAround$1(code, loops) {
	const named = new Set(namesIn$2(code));
	const found = [];
	for (const loop of loops.toReversed()) {
		if (!namesIn$2(loop.element).some((name) => named.has(name))) continue;
		for (const name of namesIn$2(loop.list)) named.add(name);
		found.unshift(loop);
	}
	return found;
}
function reactive({ ast, text }) {
	return ast.program.body.flatMap((statement) => {
		if (statement.type !== "LabeledStatement" || statement.label.name !== "$") return [];
		const start = startOf(statement.body);
		return {
			start,
			code: text.slice(start, statement.body.end ?? start)
		};
	});
}
const joined$1 = (own, script, hidden) => ({
	...own,
	bindingOf(node) {
		const found = own.bindingOf(node);
		const name = node.type === "Identifier" && !hidden.has(node.name) ? node.name : void 0;
		return found ?? (name === void 0 ? void 0 : script.program.bindings.get(name));
	}
});
// dist/src/frontends/javascript/lower/markup.js
function markup(node, lowering) {
	const children = node.children.flatMap((child) => contentOf(child, lowering));
	if (node.type === "JSXFragment") return children;
	const { name, attributes } = node.openingElement;
	const component = componentOf(name, lowering);
	if (!component) return [...attributes.flatMap((attribute) => givenValue(attribute, lowering) ?? []), ...children];
	const place = lowering.place(node.openingElement);
	const props = {
		k: "object",
		...place,
		entries: attributes.map((attribute) => entryOf$1(attribute, lowering))
	};
	const [only, ...others] = children;
	if (only) {
		const items = children.map((value) => ({
			value,
			spread: false,
			expr: value
		}));
		const value = others.length === 0 ? only : {
			k: "list",
			...place,
			of: "list",
			items
		};
		props.entries.push({
			kind: "property",
			key: "children",
			expr: place,
			value,
			shorthand: false
		});
	}
	return [lowering.call(node, component, [{
		value: props,
		spread: false,
		expr: place
	}], false, false)];
}
function entryOf$1(attribute, lowering) {
	const expr = lowering.place(attribute);
	const value = givenValue(attribute, lowering) ?? {
		k: "literal",
		...expr,
		value: true
	};
	if (attribute.type === "JSXSpreadAttribute") return {
		kind: "spread",
		expr,
		value
	};
	const { name } = attribute;
	return {
		kind: "property",
		key: name.type === "JSXIdentifier" ? name.name : name.name.name,
		expr,
		value,
		shorthand: false
	};
}
const givenValue = (attribute, lowering) => {
	const value = attribute.type === "JSXSpreadAttribute" ? attribute.argument : attribute.value;
	return value ? contentOf(value, lowering)[0] : void 0;
};
function contentOf(node, lowering) {
	switch (node.type) {
		case "JSXText":
		case "JSXEmptyExpression": return [];
		case "JSXExpressionContainer":
		case "JSXSpreadChild": return contentOf(node.expression, lowering);
		default: return [lowering.expression(node)];
	}
}
function componentOf(name, lowering) {
	if (name.type === "JSXMemberExpression") {
		const { property } = name;
		const object = componentOf(name.object, lowering) ?? nameOf$6(name.object, lowering);
		return lowering.get(name, object, property.name, property);
	}
	return name.type === "JSXIdentifier" && !/^[a-z]|-/.test(name.name) ? nameOf$6(name, lowering) : void 0;
}
function nameOf$6(node, lowering) {
	if (node.name === "this") return {
		k: "self",
		...lowering.place(node),
		base: false,
		fn: lowering.fn
	};
	return lowering.name(node, node.name, lowering.bindingOf(node), "read");
}
// dist/src/frontends/javascript/lower/operators.js
const COMPARISONS = {
	"==": "eq",
	"===": "eq",
	"!=": "ne",
	"!==": "ne",
	in: "in",
	instanceof: "instance",
	"<": "order",
	">": "order",
	"<=": "order",
	">=": "order"
};
function binary(node, left, lowering) {
	const place = lowering.place(node);
	const right = lowering.expression(node.right);
	const { operator } = node;
	const compared = COMPARISONS[operator];
	if (compared) return {
		k: "compare",
		...place,
		operator: compared,
		left,
		right
	};
	const chained = left.node.type === "BinaryExpression";
	if (operator === "+" && (isText(left) || isText(right))) {
		if (left.k === "text" && chained) return longer(left, right, place);
		return {
			k: "text",
			...place,
			parts: [left, right]
		};
	}
	if (left.k === "open" && left.operator === operator && chained) return longer(left, right, place);
	return {
		k: "open",
		...place,
		parts: [left, right],
		why: "arithmetic",
		operator
	};
}
function longer(expression, part, place) {
	expression.parts.push(part);
	delete expression.written;
	return Object.assign(expression, place);
}
const isText = (expression) => expression.k === "text" || expression.k === "literal" && typeof expression.value === "string" || expression.k === "conditional" && isText(expression.yes) && isText(expression.no);
const CONNECTIVES = {
	"&&": "and",
	"||": "or",
	"??": "nullish"
};
function logical(node, left, around, lowering) {
	const right = lowering.expression(node.right, around);
	return {
		k: "logical",
		...lowering.place(node),
		operator: CONNECTIVES[node.operator],
		left,
		right
	};
}
function unary(node, value, lowering) {
	const place = lowering.place(node);
	switch (node.operator) {
		case "!": return {
			k: "not",
			...place,
			value
		};
		case "void": {
			const nothing = lowering.literal(node, void 0);
			return value.k === "literal" ? nothing : {
				k: "sequence",
				...place,
				items: [value, nothing]
			};
		}
		case "typeof": return {
			k: "open",
			...place,
			parts: [value],
			why: "type"
		};
		case "delete":
			if (value.k === "name" || value.k === "get") return {
				k: "delete",
				...place,
				target: value
			};
			return {
				k: "open",
				...place,
				parts: [value],
				why: "unknown"
			};
		default:
			if (value.k === "literal" && typeof value.value === "number" && /[+-]/.test(node.operator)) return lowering.literal(node, node.operator === "-" ? -value.value : value.value);
			return {
				k: "open",
				...place,
				parts: [value],
				why: "arithmetic",
				operator: node.operator
			};
	}
}
function update(node, lowering) {
	const target = lowering.target(node.argument, true);
	const value = lowering.literal(node, 1);
	const [arithmetic] = node.operator;
	return {
		k: "assign",
		...lowering.place(node),
		target,
		value,
		operator: "other",
		arithmetic,
		declares: false,
		fn: lowering.fn
	};
}
const ASSIGNMENTS = {
	"=": "=",
	"||=": "or",
	"&&=": "and",
	"??=": "nullish"
};
function assignment(node, value, lowering) {
	const operator = ASSIGNMENTS[node.operator] ?? "other";
	const target = lowering.target(node.left, operator !== "=");
	const arithmetic = operator === "other" ? { arithmetic: node.operator.slice(0, -1) } : {};
	return {
		k: "assign",
		...lowering.place(node),
		typed: true,
		target,
		value,
		operator,
		...arithmetic,
		declares: false,
		fn: lowering.fn
	};
}
function template(node, lowering) {
	const [only] = node.quasis;
	if (node.quasis.length === 1 && only) return lowering.literal(node, only.value.cooked ?? only.value.raw);
	const parts = [];
	for (const [index, quasi] of node.quasis.entries()) {
		const text = quasi.value.cooked ?? quasi.value.raw;
		if (text) parts.push(lowering.literal(quasi, text));
		const inner = node.expressions[index];
		if (inner) parts.push(lowering.expression(inner));
	}
	return {
		k: "text",
		...lowering.place(node),
		parts
	};
}
// dist/src/frontends/javascript/lower/requires.js
const isModuleExports = (node, lowering) => isMember(node) && memberName(node) === "exports" && lowering.isGlobal(node.object, "module");
function loadedModule(node) {
	if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return void 0;
	const [first] = node.arguments;
	return (node.callee.type === "Import" || node.callee.type === "Identifier" && node.callee.name === "require") && first ? textOf$3(first) : void 0;
}
const textOf$3 = (node) => node.type === "StringLiteral" || node.type === "TemplateLiteral" ? keyName(node, true) : void 0;
function loaded$1(node, lowering) {
	const place = lowering.place(node);
	const [source, ...others] = node.type === "ImportExpression" ? [node.source, node.options] : node.arguments;
	const specifier = source && textOf$3(source);
	const before = [];
	if ("callee" in node && lowering.bindingOf(node.callee)) before.push(lowering.expression(node.callee));
	if (source && specifier === void 0) before.push(lowering.expression(source));
	for (const other of others) if (other) before.push(lowering.expression(other));
	if (specifier === void 0) return {
		k: "open",
		...place,
		parts: before,
		why: "unknown"
	};
	lowering.specifiers.add(specifier);
	const module = {
		k: "module",
		...place,
		specifier
	};
	return before.length ? {
		k: "sequence",
		...place,
		items: [...before, module]
	} : module;
}
// dist/src/frontends/javascript/lower/expressions.js
function expression(node, lowering, around = PLAIN$2, name) {
	const chain = [];
	let at = peel(node, around, lowering.input);
	let called = name;
	for (let next = nextOf(at, lowering); next; next = nextOf(at, lowering)) {
		chain.push(at);
		called = at.node.type === "AssignmentExpression" && at.node.left.type === "Identifier" ? at.node.left.name : void 0;
		at = next;
	}
	let made = marked(start(at, lowering, called), at);
	for (let index = chain.length - 1; index >= 0; index--) {
		const link = chain[index];
		made = marked(continued(link, made, lowering), link);
	}
	return made;
}
function marked(made, { written, around }) {
	if (written) made.written = written;
	if (around.pinned) {
		made.pinned = true;
		made.frozen = true;
	}
	if (around.typed) made.typed = true;
	return made;
}
function nextOf({ node, around }, lowering) {
	const operand = (of, within = PLAIN$2) => peel(of, within, lowering.input);
	switch (node.type) {
		case "MemberExpression":
		case "OptionalMemberExpression": return isModuleExports(node, lowering) ? void 0 : operand(node.object);
		case "CallExpression":
		case "OptionalCallExpression": return node.callee.type === "Import" || loadedModule(node) ? void 0 : operand(node.callee);
		case "TaggedTemplateExpression": return operand(node.tag);
		case "BinaryExpression": return node.left.type === "PrivateName" ? void 0 : operand(node.left);
		case "LogicalExpression": return operand(node.left, around);
		case "AssignmentExpression": return operand(node.right, TYPED);
		case "UnaryExpression":
		case "AwaitExpression": return operand(node.argument);
		case "NewExpression": return operand(node.callee);
		default: return;
	}
}
function continued({ node, around }, operand, lowering) {
	if (isMember(node)) {
		const { property, computed } = node;
		const key = keyName(property, computed) ?? lowering.expression(property);
		return lowering.get(node, operand, key, property, computed, node.optional === true);
	}
	if (isCall(node)) {
		const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
		const call = lowering.call(node, operand, args, false, node.optional === true);
		return operand.k === "name" && operand.name === "eval" && !operand.binding ? {
			k: "open",
			...lowering.place(node),
			parts: [call],
			why: "unknown"
		} : call;
	}
	switch (node.type) {
		case "TaggedTemplateExpression": return {
			k: "open",
			...lowering.place(node),
			parts: [operand, ...node.quasi.expressions.map((part) => lowering.expression(part))],
			why: "tagged"
		};
		case "LogicalExpression": return logical(node, operand, around, lowering);
		case "BinaryExpression": return binary(node, operand, lowering);
		case "AssignmentExpression": return assignment(node, operand, lowering);
		case "UnaryExpression": return unary(node, operand, lowering);
		case "AwaitExpression": return {
			k: "await",
			...lowering.place(node),
			value: operand
		};
		case "NewExpression": {
			const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
			return lowering.call(node, operand, args, true, false);
		}
		default: return unknown(node, lowering);
	}
}
function start({ node, around }, lowering, name) {
	const place = lowering.place(node);
	switch (node.type) {
		case "StringLiteral":
		case "BooleanLiteral": return lowering.literal(node, node.value);
		case "NumericLiteral": return Number.isFinite(node.value) ? lowering.literal(node, node.value) : {
			k: "open",
			...place,
			parts: [],
			why: "arithmetic"
		};
		case "NullLiteral": return lowering.literal(node, null);
		case "TemplateLiteral": return template(node, lowering);
		case "Identifier": return identifier(node, lowering);
		case "RegExpLiteral": return pattern(node, lowering);
		case "ThisExpression":
		case "Super": return {
			k: "self",
			...place,
			base: node.type === "Super",
			fn: lowering.fn
		};
		case "ObjectExpression": return objectExpression(node, around, lowering);
		case "ArrayExpression": return {
			k: "list",
			...place,
			of: "list",
			items: node.elements.map((element) => element ? item(element, lowering, around) : hole(node, lowering))
		};
		case "FunctionExpression":
		case "ArrowFunctionExpression": {
			const kind = node.type === "FunctionExpression" ? "function" : "arrow";
			const own = node.type === "FunctionExpression" ? node.id?.name : void 0;
			return {
				k: "function",
				...place,
				fn: lowering.functionNode(node, {
					kind,
					name: own ?? name,
					owner: null,
					receiver: "none"
				})
			};
		}
		case "ClassExpression": return {
			k: "class",
			...place,
			cls: lowering.classNode(node, name)
		};
		case "UpdateExpression": return update(node, lowering);
		case "BinaryExpression": return binary(node, lowering.literal(node.left, lowering.input.text.slice(node.left.start, node.left.end)), lowering);
		case "ConditionalExpression": {
			const test = lowering.expression(node.test);
			const yes = lowering.expression(node.consequent, around, name);
			return {
				k: "conditional",
				...place,
				test,
				yes,
				no: lowering.expression(node.alternate, around, name)
			};
		}
		case "SequenceExpression": return {
			k: "sequence",
			...place,
			items: node.expressions.map((part) => lowering.expression(part))
		};
		case "YieldExpression": return {
			k: "yield",
			...place,
			value: node.argument ? lowering.expression(node.argument) : null,
			all: node.delegate
		};
		case "CallExpression":
		case "OptionalCallExpression":
		case "ImportExpression": return loaded$1(node, lowering);
		case "MemberExpression": return lowering.name(node, "module.exports", lowering.exportsOf(node), "read");
		case "MetaProperty":
			if (node.meta.name === "import") return lowering.name(node, `import.${node.property.name}`, null, "read");
			return {
				k: "open",
				...place,
				parts: [],
				why: "unknown"
			};
		case "JSXElement":
		case "JSXFragment": return {
			k: "open",
			...place,
			parts: markup(node, lowering),
			why: "markup"
		};
		default: return unknown(node, lowering);
	}
}
function item(node, lowering, around) {
	const spread = node.type === "SpreadElement";
	const value = spread ? lowering.expression(node.argument) : lowering.expression(node, around);
	return {
		expr: lowering.place(node),
		value,
		spread
	};
}
const hole = (list, lowering) => ({
	expr: lowering.place(list),
	value: lowering.literal(list, void 0),
	spread: false
});
function pattern(node, lowering) {
	const place = lowering.place(node);
	const args = [node.pattern, node.flags].map((text) => ({
		expr: place,
		value: lowering.literal(node, text),
		spread: false
	}));
	const callee = {
		k: "name",
		...place,
		name: "RegExp",
		binding: null,
		fn: lowering.fn
	};
	return {
		k: "call",
		...place,
		callee,
		args,
		keywords: null,
		construct: true,
		optional: false,
		fn: lowering.fn
	};
}
function identifier(node, lowering) {
	if (lowering.isGlobal(node, "undefined")) return lowering.literal(node, void 0);
	if (lowering.isGlobal(node, "exports")) return lowering.name(node, node.name, lowering.exportsOf(node), "read");
	const given = lowering.isGlobal(node, "arguments") ? lowering.givenOf(node) : null;
	if (given) return lowering.name(node, node.name, given, "read");
	const name = lowering.name(node, node.name, lowering.bindingOf(node), "read");
	if (!lowering.members.has(node.name)) return name;
	const member = lowering.members.get(node.name);
	return member?.k === "literal" ? { ...member } : {
		k: "open",
		...lowering.place(node),
		parts: [name],
		why: "unknown"
	};
}
function unknown(node, lowering) {
	const parts = children(node).filter(isExpression).map((part) => lowering.expression(part));
	return {
		k: "open",
		...lowering.place(node),
		parts,
		why: "unknown"
	};
}
const isExpression = ({ type }) => /(?:Expression|Literal|^Identifier)$/.test(type);
// dist/src/frontends/javascript/lower/patterns.js
function target(node, lowering, update = false) {
	const peeled = peel(node, PLAIN$2, lowering.input);
	const inner = peeled.node;
	const written = peeled.written ? { written: peeled.written } : {};
	const use = update ? "update" : "write";
	if (isModuleExports(inner, lowering)) return Object.assign(lowering.name(inner, "module.exports", lowering.exportsOf(inner), use), written);
	switch (inner.type) {
		case "Identifier": {
			const isExports = lowering.isGlobal(inner, "exports");
			const name = lowering.name(inner, inner.name, isExports ? lowering.exportsOf(inner) : lowering.bindingOf(inner), use);
			return Object.assign(name, written);
		}
		case "ObjectPattern": return objectPattern(inner, lowering);
		case "ArrayPattern": return listPattern(inner, lowering);
		default: {
			const made = lowering.expression(node);
			return made.k === "get" && isMember(inner) ? made : {
				k: "open-target",
				expr: lowering.place(node),
				parts: [made]
			};
		}
	}
}
function withFallback(node, lowering) {
	if (node.type !== "AssignmentPattern") return { target: lowering.target(node) };
	const name = node.left.type === "Identifier" ? node.left.name : void 0;
	return {
		target: lowering.target(node.left),
		fallback: lowering.expression(node.right, PLAIN$2, name)
	};
}
function objectPattern(node, lowering) {
	const made = {
		k: "object-pattern",
		expr: lowering.place(node),
		entries: []
	};
	for (const part of node.properties) if (part.type === "RestElement") made.rest = lowering.target(part.argument);
	else {
		const key = keyOf(part.key, part.computed, lowering);
		made.entries.push({
			key,
			expr: lowering.place(part),
			...withFallback(part.value, lowering)
		});
	}
	return made;
}
function listPattern(node, lowering) {
	const made = {
		k: "list-pattern",
		expr: lowering.place(node),
		items: []
	};
	for (const part of node.elements) if (part?.type === "RestElement") made.rest = lowering.target(part.argument);
	else made.items.push(part ? withFallback(part, lowering) : null);
	return made;
}
// dist/src/frontends/javascript/lower/declarations.js
function variables(node, lowering, out) {
	if (node.declare) return;
	for (const declarator of node.declarations) {
		const { id, init } = declarator;
		const isName = id.type === "Identifier";
		if (!init && node.kind === "var" && !isFirst(id, lowering)) continue;
		const type = lowering.typePlace("typeAnnotation" in id ? id.typeAnnotation : void 0);
		const given = init ? lowering.expression(init, {
			typed: isName && type !== void 0,
			pinned: false
		}, isName ? id.name : void 0) : lowering.literal(declarator, void 0);
		const value = isName && node.kind !== "const" && isProp(node, id.name, lowering) ? asOpen(given, declarator, lowering) : given;
		const target = lowering.target(id);
		declareAs(target, value);
		const made = lowering.declaration(declarator, target, value, type);
		if (node.declarations.length === 1) made.expr = lowering.place(node);
		out.push(made);
	}
}
const asOpen = (value, node, lowering) => ({
	k: "open",
	...lowering.place(node),
	parts: [value],
	why: "unknown"
});
function isProp(node, name, { input: { scopes, markup, file } }) {
	if (markup === void 0 || !hostOf(file).endsWith(".svelte")) return false;
	if (scopes.parentOf(node)?.type === "ExportNamedDeclaration") return true;
	const locals = scopes.ofType("ExportSpecifier").map(({ local }) => local.name);
	return scopes.parentOf(node)?.type === "Program" && locals.includes(name);
}
function isFirst(id, lowering) {
	const binding = lowering.input.scopes.bindingOf(id);
	if (!binding || lowering.loops > 0 || lowering.bindings.get(binding)?.writes.length) return false;
	return !binding.references.some((reference) => startOf(reference) < startOf(id));
}
function declareAs(target, value) {
	if (target.k !== "name") return;
	if (value.k === "function") value.fn.binding ??= target.binding;
	if (value.k === "class") value.cls.binding ??= target.binding;
}
function functionIn(node) {
	const inner = node.type === "ExportNamedDeclaration" || node.type === "ExportDefaultDeclaration" ? node.declaration : node;
	return inner?.type === "FunctionDeclaration" && !inner.declare ? inner : void 0;
}
function functionDeclaration(node, statement, lowering) {
	const name = node.id?.name ?? "default";
	const fn = lowering.functionNode(node, {
		kind: "function",
		name,
		owner: null,
		receiver: "none"
	});
	const target = node.id ? lowering.target(node.id) : defaultTarget(statement, lowering);
	const value = {
		k: "function",
		...lowering.place(node),
		fn
	};
	declareAs(target, value);
	return lowering.declaration(node.id ? node : statement, target, value);
}
function classDeclaration(node, statement, lowering) {
	const cls = lowering.classNode(node, "default");
	const target = node.id ? lowering.target(node.id) : defaultTarget(statement, lowering);
	const value = {
		k: "class",
		...lowering.place(node),
		cls
	};
	declareAs(target, value);
	return lowering.declaration(node.id ? node : statement, target, value);
}
function defaultTarget(statement, lowering) {
	const { text } = lowering.input;
	const binding = lowering.implicit("default", statement, null);
	const name = lowering.name(statement, "default", binding, "write");
	const word = /^export\s+default\b/.exec(text.slice(startOf(statement)))?.[0].length;
	if (word) Object.assign(name, {
		start: startOf(statement) + word - 7,
		end: startOf(statement) + word
	});
	lowering.export("default", binding);
	return name;
}
// dist/src/frontends/javascript/lower/enums.js
function enumDeclaration(node, lowering) {
	const again = Boolean(lowering.bindingOf(node.id)?.writes.length);
	const name = lowering.name(node.id, node.id.name, lowering.bindingOf(node.id), again ? "update" : "write");
	const outer = lowering.members;
	lowering.members = new Map([...outer, ...node.members.map((member) => [keyName(member.id, false) ?? "", void 0])]);
	let next = 0;
	const entries = node.members.map((member) => {
		const value = member.initializer ? lowering.expression(member.initializer) : next === void 0 ? {
			k: "open",
			...lowering.place(member),
			parts: [],
			why: "arithmetic"
		} : lowering.literal(member, next);
		next = value.k === "literal" && typeof value.value === "number" ? value.value + 1 : void 0;
		const key = keyName(member.id, false) ?? "";
		lowering.members.set(key, value);
		return property(member, key, value, lowering);
	});
	lowering.members = outer;
	return declared(node, name, again ? [{
		kind: "spread",
		expr: lowering.place(node.id),
		value: name
	}, ...entries] : entries, lowering);
}
function flowEnum(node, lowering) {
	const name = lowering.name(node.id, node.id.name, lowering.bindingOf(node.id), "write");
	const { body } = node;
	return declared(node, name, body.members.map((member) => {
		const value = member.type !== "EnumDefaultedMember" ? lowering.expression(member.init) : body.type === "EnumSymbolBody" ? {
			k: "open",
			...lowering.place(member),
			parts: [],
			why: "unknown"
		} : lowering.literal(member, member.id.name);
		return property(member, member.id.name, value, lowering);
	}), lowering);
}
const property = (member, key, value, lowering) => ({
	kind: "property",
	key,
	expr: lowering.place(member),
	value,
	shorthand: false
});
function declared(node, name, entries, lowering) {
	return lowering.declaration(node, name, {
		k: "object",
		...lowering.place(node),
		entries
	});
}
// dist/src/frontends/javascript/lower/exports.js
const nameOf$5 = (node) => node.type === "Identifier" ? node.name : node.value;
function exportedBy(node, lowering) {
	const specifier = node.source?.value;
	if (specifier !== void 0) lowering.specifiers.add(specifier);
	for (const part of node.specifiers) {
		const name = nameOf$5(part.exported);
		if (specifier === void 0) {
			const binding = part.type === "ExportSpecifier" ? lowering.bindingOf(part.local) : null;
			if (binding) lowering.export(name, binding);
		} else if (part.type === "ExportNamespaceSpecifier") lowering.exported.set(name, {
			kind: "namespace",
			specifier
		});
		else {
			const imported = part.type === "ExportSpecifier" ? nameOf$5(part.local) : "default";
			lowering.exported.set(name, {
				kind: "from",
				specifier,
				name: imported
			});
		}
	}
	if (!node.declaration) return;
	for (const id of declaredNames(node.declaration)) {
		const binding = lowering.bindingOf(id);
		if (binding) lowering.export(id.name, binding);
	}
}
function declaredNames(declaration) {
	if (declaration.type === "VariableDeclaration") return declaration.declarations.flatMap(({ id }) => identifiersOf(id));
	const id = "id" in declaration ? declaration.id : void 0;
	return id?.type === "Identifier" ? [id] : [];
}
function exportDefault(node, lowering, out) {
	const { declaration } = node;
	const id = "id" in declaration ? declaration.id : void 0;
	const named = /Declaration$|^TSDeclareFunction$|^DeclareFunction$/.test(declaration.type);
	if (named && id?.type === "Identifier") {
		const binding = lowering.bindingOf(id);
		if (binding) lowering.export("default", binding);
	}
	if (declaration.type === "ClassDeclaration") {
		if (!declaration.declare) out.push(classDeclaration(declaration, node, lowering));
	} else if (!named) {
		const value = lowering.expression(declaration, void 0, "default");
		out.push(lowering.declaration(node, defaultTarget(node, lowering), value));
	}
}
// dist/src/frontends/javascript/lower/imports.js
function importDeclaration(node, lowering) {
	const specifier = node.source.value;
	lowering.specifiers.add(specifier);
	for (const part of node.specifiers) {
		const binding = lowering.bindingOf(part.local);
		if (!binding) continue;
		if (part.type === "ImportNamespaceSpecifier") binding.from = {
			specifier,
			name: "*",
			whole: true
		};
		else if (part.type === "ImportDefaultSpecifier") binding.from = {
			specifier,
			name: "default",
			whole: false
		};
		else {
			const { imported } = part;
			binding.from = {
				specifier,
				name: imported.type === "Identifier" ? imported.name : imported.value,
				whole: false
			};
		}
	}
}
function importAlias(node, lowering, out) {
	const binding = lowering.bindingOf(node.id);
	const isOfFile = lowering.input.scopes.parentOf(node)?.type === "Program";
	if (node.isExport && isOfFile && binding) lowering.export(node.id.name, binding);
	const reference = node.moduleReference;
	const specifier = reference.type === "TSExternalModuleReference" ? reference.expression.value : void 0;
	if (specifier !== void 0) lowering.specifiers.add(specifier);
	if (specifier !== void 0 && binding) binding.from = {
		specifier,
		name: "*",
		whole: true
	};
	if (node.importKind === "type") return;
	const value = specifier === void 0 ? entity(reference, lowering) : {
		k: "module",
		...lowering.place(reference),
		specifier
	};
	out.push(lowering.declaration(node, lowering.target(node.id), value));
}
function entity(node, lowering) {
	if (node.type !== "TSQualifiedName") return lowering.expression(node);
	return lowering.get(node, entity(node.left, lowering), node.right.name, node.right);
}
// dist/src/frontends/javascript/lower/namespaces.js
function namespace(node, lowering, out) {
	const { id } = node;
	if (node.declare || id.type !== "Identifier") return;
	const inner = [];
	const ids = lowerBody(node.body, lowering, inner);
	if (inner.length === 0) return;
	for (const one of inner) out.push(one);
	const binding = lowering.bindingOf(id);
	const exported = ids.map((of) => [of, exportedValue(of, lowering)]);
	if (!binding?.writes.length) {
		const entries = exported.map(([of, value]) => ({
			kind: "property",
			key: of.name,
			expr: lowering.place(of),
			value,
			shorthand: true
		}));
		const value = {
			k: "object",
			...lowering.place(node),
			entries
		};
		out.push(lowering.declaration(node, lowering.name(id, id.name, binding, "write"), value));
		return;
	}
	const object = lowering.name(id, id.name, binding, "read");
	for (const [of, value] of exported) {
		const place = lowering.place(node);
		const target = lowering.get(node, object, of.name, of);
		out.push({
			k: "do",
			expr: place,
			value: {
				k: "assign",
				...place,
				target,
				value,
				operator: "=",
				declares: false,
				fn: lowering.fn
			}
		});
	}
}
function exportedValue(id, lowering) {
	const source = lowering.input.scopes.bindingOf(id);
	const value = lowering.name(id, id.name, lowering.bindingOf(id), "read");
	return (source?.kind === "let" || source?.kind === "var") && source.writes.length > 0 ? {
		k: "open",
		...lowering.place(id),
		parts: [value],
		why: "unknown"
	} : value;
}
function lowerBody(body, lowering, out) {
	if (body.type === "TSModuleDeclaration") {
		namespace(body, lowering, out);
		return out.length > 0 && body.id.type === "Identifier" ? [body.id] : [];
	}
	const exports = body.body.flatMap((node) => node.type === "ExportNamedDeclaration" && node.declaration ? [node.declaration] : []);
	const plain = body.body.flatMap((node) => node.type === "ExportNamedDeclaration" ? node.declaration ?? [] : node);
	for (const statement of lowering.statements(plain)) out.push(statement);
	const names = exports.flatMap(declaredNames).filter((id) => lowering.bindingOf(id)?.writes.length);
	const aliases = body.body.flatMap((node) => node.type === "TSImportEqualsDeclaration" && node.isExport ? [node.id] : []);
	return [...new Map([...names, ...aliases].map((id) => [id.name, id])).values()];
}
// dist/src/frontends/javascript/lower/switch.js
const MOST_COPIES = 200;
function switchStatement(node, lowering, out) {
	const expr = lowering.place(node);
	const label = `switch@${expr.start}`;
	const before = lowering.breaks;
	const subject = lowering.expression(node.discriminant);
	const breaks = {
		label,
		count: 0
	};
	lowering.breaks = breaks;
	const all = node.cases.flatMap(({ consequent }) => consequent);
	const functions = lowering.statements(all.filter(functionIn));
	const cases = node.cases.map((one) => ({
		node: one,
		test: one.test ? lowering.expression(one.test) : null,
		body: lowering.statements(one.consequent.filter((statement) => !functionIn(statement)))
	}));
	lowering.breaks = before;
	const body = [...functions];
	const tested = cases.some(({ test }) => test);
	if (!tested) body.push({
		k: "do",
		expr: lowering.place(node.discriminant),
		value: subject
	});
	let left = subject;
	if (tested && !(isPlain$3(subject) && cases.every(({ test }) => !test || isPlain$3(test)))) {
		const variable = hidden$1("switch", node, node.discriminant, lowering);
		body.push(lowering.declaration(node.discriminant, variable("write"), subject));
		left = variable("read");
	}
	const arms = armsOf(cases, left, lowering);
	const entry = entryOf(cases, cases.findIndex(({ test }) => !test));
	if (copiesIn(cases, [...arms.map((arm) => arm.entry), entry]) > MOST_COPIES) {
		for (const one of byNumber(node, cases, arms, entry, lowering)) body.push(one);
		out.push({
			k: "block",
			expr,
			label,
			body
		});
		return;
	}
	for (const one of chain(arms, expr, (at) => flowFrom(cases, at, label), entry)) body.push(one);
	const ends = cases.filter((one) => isBreak(one.body.at(-1), label)).length;
	if (breaks.count > ends) out.push({
		k: "block",
		expr,
		label,
		body
	});
	else for (const one of body) out.push(one);
}
const isBreak = (statement, label) => statement?.k === "break" && statement.label === label;
function isPlain$3(expression) {
	switch (expression.k) {
		case "literal":
		case "name":
		case "self": return true;
		case "get": return isPlain$3(expression.object) && (typeof expression.key === "string" || isPlain$3(expression.key));
		case "open": return (expression.why === "type" || expression.why === "arithmetic") && expression.parts.every(isPlain$3);
		default: return false;
	}
}
function flowFrom(cases, entry, label) {
	const flow = [];
	for (const { body } of cases.slice(entry)) {
		for (const statement of body) flow.push(statement);
		if (endsIn(body)) break;
	}
	if (isBreak(flow.at(-1), label)) flow.pop();
	return flow;
}
function copiesIn(cases, entries) {
	const lengths = new Array(cases.length + 1).fill(0);
	for (let at = cases.length - 1; at >= 0; at--) {
		const { body } = cases[at];
		lengths[at] = body.length + (endsIn(body) ? 0 : lengths[at + 1]);
	}
	const own = cases.reduce((sum, { body }) => sum + body.length, 0);
	return entries.reduce((sum, at) => sum + lengths[at], 0) - own;
}
function endsIn(body) {
	const last = body.at(-1);
	switch (last?.k) {
		case "return":
		case "throw":
		case "break":
		case "continue": return true;
		case "if": return endsIn(last.yes) && endsIn(last.no);
		default: return false;
	}
}
function entryOf(cases, from) {
	if (from < 0) return cases.length;
	let at = from;
	while (at < cases.length && cases[at]?.body.length === 0) at++;
	return at;
}
function armsOf(cases, left, lowering) {
	const groups = [];
	for (const [index, { node, test }] of cases.entries()) {
		if (!test) continue;
		const entry = entryOf(cases, index);
		const compared = {
			k: "compare",
			...lowering.place(node),
			operator: "eq",
			left,
			right: test
		};
		const last = groups.at(-1);
		if (last?.entry === entry) last.tests.push(compared);
		else groups.push({
			entry,
			tests: [compared]
		});
	}
	return groups.map(({ entry, tests }) => ({
		entry,
		test: anyOf(tests)
	}));
}
function anyOf(tests) {
	const [only] = tests;
	if (tests.length === 1 && only) return only;
	const middle = tests.length >> 1;
	const left = anyOf(tests.slice(0, middle));
	const right = anyOf(tests.slice(middle));
	return {
		k: "logical",
		file: left.file,
		start: left.start,
		end: right.end,
		node: right.node,
		operator: "or",
		left,
		right
	};
}
function chain(arms, expr, at, fallback) {
	return arms.reduceRight((no, arm) => [{
		k: "if",
		expr,
		test: arm.test,
		yes: at(arm.entry),
		no
	}], at(fallback));
}
function byNumber(node, cases, arms, fallback, lowering) {
	const expr = lowering.place(node);
	const variable = hidden$1("case", node, node, lowering);
	const begin = (entry) => [lowering.declaration(node, variable("write"), lowering.literal(node, entry))];
	const chosen = chain(arms, expr, begin, fallback);
	const bodies = cases.flatMap(({ body }, index) => {
		if (body.length === 0) return [];
		const right = lowering.literal(node, index);
		const test = {
			k: "compare",
			...expr,
			operator: "order",
			left: variable("read"),
			right
		};
		return [{
			k: "if",
			expr,
			test,
			yes: body,
			no: []
		}];
	});
	return [...chosen, ...bodies];
}
function hidden$1(name, node, at, lowering) {
	const binding = lowering.implicit(name, node, lowering.fn);
	const place = {
		...lowering.place(at),
		node
	};
	return (use) => Object.assign(lowering.name(node, name, binding, use), place);
}
// dist/src/frontends/javascript/lower/statements.js
function statements(nodes, lowering) {
	const out = [];
	for (const node of nodes) {
		const fn = functionIn(node);
		if (fn) out.push(functionDeclaration(fn, node, lowering));
	}
	for (const node of nodes) statement(node, lowering, out);
	return out;
}
function statement(node, lowering, out) {
	const expr = lowering.place(node);
	const body = (of) => !of ? [] : lowering.statements(of.type === "BlockStatement" ? of.body : [of]);
	switch (node.type) {
		case "ExpressionStatement":
			out.push({
				k: "do",
				expr,
				value: lowering.expression(node.expression)
			});
			break;
		case "VariableDeclaration":
			variables(node, lowering, out);
			break;
		case "ClassDeclaration":
			if (!node.declare) out.push(classDeclaration(node, node, lowering));
			break;
		case "ReturnStatement":
		case "ThrowStatement":
			out.push({
				k: node.type === "ThrowStatement" ? "throw" : "return",
				expr,
				value: node.argument ? lowering.expression(node.argument) : null
			});
			break;
		case "BreakStatement":
		case "ContinueStatement":
			out.push(jump(node, lowering));
			break;
		case "IfStatement":
			out.push(conditions(node, lowering));
			break;
		case "BlockStatement":
			for (const inner of body(node)) out.push(inner);
			break;
		case "LabeledStatement":
			labelled(node, lowering, out);
			break;
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "WhileStatement":
		case "DoWhileStatement":
			loop(node, null, lowering, out);
			break;
		case "SwitchStatement":
			switchStatement(node, lowering, out);
			break;
		case "TryStatement": {
			const inner = body(node.block);
			const { handler } = node;
			const target = handler?.param ? lowering.target(handler.param) : null;
			const handlers = handler ? [{
				expr: lowering.place(handler),
				target,
				body: body(handler.body)
			}] : [];
			out.push({
				k: "try",
				expr,
				body: inner,
				handlers,
				otherwise: [],
				last: body(node.finalizer)
			});
			break;
		}
		case "WithStatement": {
			const parts = [lowering.expression(node.object)];
			const test = {
				k: "open",
				...lowering.place(node.object),
				parts,
				why: "unknown"
			};
			out.push({
				k: "if",
				expr,
				test,
				yes: body(node.body),
				no: []
			});
			break;
		}
		case "ImportDeclaration":
			importDeclaration(node, lowering);
			break;
		case "TSImportEqualsDeclaration":
			importAlias(node, lowering, out);
			break;
		case "ExportNamedDeclaration":
			exportedBy(node, lowering);
			if (node.declaration) statement(node.declaration, lowering, out);
			break;
		case "ExportAllDeclaration":
			lowering.specifiers.add(node.source.value);
			if (node.exportKind !== "type") lowering.stars.push(node.source.value);
			break;
		case "ExportDefaultDeclaration":
			exportDefault(node, lowering, out);
			if (node.declaration.type.startsWith("Enum")) statement(node.declaration, lowering, out);
			break;
		case "TSExportAssignment": {
			const target = lowering.name(node, "module.exports", lowering.exportsOf(node), "write");
			out.push(lowering.declaration(node, target, lowering.expression(node.expression)));
			break;
		}
		case "TSEnumDeclaration":
			out.push(enumDeclaration(node, lowering));
			break;
		case "EnumDeclaration":
			out.push(flowEnum(node, lowering));
			break;
		case "TSModuleDeclaration":
			namespace(node, lowering, out);
			break;
		default: if (!NOTHING$1.test(node.type)) out.push({
			k: "do",
			expr,
			value: lowering.expression(node)
		});
	}
}
const NOTHING$1 = /^(?:EmptyStatement|DebuggerStatement|FunctionDeclaration|InterfaceDeclaration|TypeAlias|OpaqueType|TS\w+|Declare\w+)$/;
function jump(node, lowering) {
	const expr = lowering.place(node);
	const k = node.type === "BreakStatement" ? "break" : "continue";
	if (node.label) return {
		k,
		expr,
		label: lowering.aliases.get(node.label.name) ?? node.label.name
	};
	if (k === "continue" || !lowering.breaks) return {
		k,
		expr,
		label: null
	};
	lowering.breaks.count++;
	return {
		k,
		expr,
		label: lowering.breaks.label
	};
}
function conditions(node, lowering) {
	const make = (at) => ({
		k: "if",
		expr: lowering.place(at),
		test: lowering.expression(at.test),
		yes: lowering.statements(blockOf(at.consequent)),
		no: []
	});
	const first = make(node);
	let last = first;
	let alternate = node.alternate;
	while (alternate?.type === "IfStatement") {
		const next = make(alternate);
		last.no = [next];
		last = next;
		alternate = alternate.alternate;
	}
	if (alternate) last.no = lowering.statements(blockOf(alternate));
	return first;
}
const blockOf = (node) => node.type === "BlockStatement" ? node.body : [node];
const isLoop = (node) => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
function labelled(node, lowering, out) {
	const label = node.label.name;
	let body = node.body;
	const inner = [];
	for (; body.type === "LabeledStatement"; body = body.body) inner.push(body.label.name);
	if (!isLoop(body)) {
		out.push({
			k: "block",
			expr: lowering.place(node),
			label,
			body: lowering.statements(blockOf(node.body))
		});
		return;
	}
	for (const name of inner) lowering.aliases.set(name, label);
	loop(body, label, lowering, out);
	for (const name of inner) lowering.aliases.delete(name);
}
function loop(node, label, lowering, out) {
	const made = {
		k: "loop",
		expr: lowering.place(node),
		label,
		over: null,
		test: null,
		bodyFirst: node.type === "DoWhileStatement",
		update: null,
		body: [],
		otherwise: []
	};
	const { breaks } = lowering;
	if (node.type === "ForStatement" && node.init) {
		if (node.init.type === "VariableDeclaration") variables(node.init, lowering, out);
		else out.push({
			k: "do",
			expr: lowering.place(node.init),
			value: lowering.expression(node.init)
		});
	}
	lowering.breaks = null;
	lowering.loops++;
	if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
		const [declarator] = node.left.type === "VariableDeclaration" ? node.left.declarations : [];
		const iterable = lowering.expression(node.right);
		made.over = {
			target: lowering.target(declarator?.id ?? node.left),
			iterable,
			keys: node.type === "ForInStatement"
		};
	} else if (node.test) made.test = lowering.expression(node.test);
	made.body = lowering.statements(blockOf(node.body));
	if (node.type === "ForStatement" && node.update) made.update = lowering.expression(node.update);
	lowering.loops--;
	lowering.breaks = breaks;
	out.push(made);
}
// dist/src/frontends/javascript/lower/index.js
const PARTS = {
	expression,
	target,
	statements,
	functionNode,
	classNode
};
function lowerModule(input) {
	const { file, text, ast, scopes } = input;
	const bindings = /* @__PURE__ */ new Map();
	const module = {
		file,
		text,
		language: "javascript",
		body: [],
		functions: [],
		classes: [],
		bindings: [],
		calls: [],
		objects: [],
		gets: [],
		exports: {
			named: /* @__PURE__ */ new Map(),
			stars: [],
			whole: null
		},
		specifiers: /* @__PURE__ */ new Set(),
		shown: /* @__PURE__ */ new Set(),
		comments: (ast.comments ?? []).map(({ start, end }) => ({
			start,
			end,
			text: text.slice(start, end)
		})),
		native: input
	};
	const lowering = new Lowering(input, module, bindings, PARTS);
	const declare = (all, own) => {
		for (const scope of all.all()) for (const binding of scope.bindings.values()) {
			if (binding.name === "this") continue;
			const made = bindingOf(binding, own);
			bindings.set(binding, made);
			module.bindings.push(made);
		}
	};
	declare(scopes, lowering);
	const functions = /* @__PURE__ */ new Map();
	const markup = componentStatements(input, (other, nodes) => {
		const inner = new Lowering(other, module, bindings, PARTS);
		declare(other.scopes, inner);
		const made = inner.statements(nodes);
		for (const [node, fn] of inner.functions) functions.set(node, fn);
		return made;
	});
	const body = lowering.statements(ast.program.body);
	module.body = [
		...lowering.exportsBegin(),
		...markup,
		...body
	];
	for (const [node, fn] of lowering.functions) functions.set(node, fn);
	for (const [source, binding] of bindings) binding.fn = functionOf(source.scope, functions);
	inOrder(module);
	module.exports = {
		named: lowering.exported,
		stars: lowering.stars,
		whole: lowering.whole
	};
	module.specifiers = lowering.specifiers;
	module.shown = new Set([...input.shown].flatMap((binding) => bindings.get(binding) ?? []));
	return module;
}
const KINDS = {
	const: "const",
	let: "let",
	var: "let",
	function: "function",
	class: "class",
	param: "param",
	import: "import",
	enum: "enum",
	namespace: "const",
	type: "type",
	catch: "catch"
};
function bindingOf(binding, lowering) {
	const type = lowering.typePlace(binding.id.typeAnnotation);
	return {
		name: binding.name,
		kind: KINDS[binding.kind],
		expr: lowering.namePlace(binding.id),
		module: lowering.module,
		fn: null,
		cls: null,
		references: [],
		writes: [],
		exported: [],
		...type && { type },
		native: binding
	};
}
function functionOf(scope, functions) {
	for (let at = scope; at; at = at.parent) if (isFunction(at.node)) return functions.get(at.node) ?? null;
	return null;
}
function inOrder(module) {
	const inner = (a, b) => a.start - b.start || a.end - b.end;
	const outer = (a, b) => a.expr.start - b.expr.start || b.expr.end - a.expr.end;
	module.functions.sort(outer);
	module.classes.sort(outer);
	module.bindings.sort(outer);
	module.calls.sort(inner);
	module.objects.sort(inner);
	module.gets.sort(inner);
	for (const { references, writes } of module.bindings) {
		references.sort(inner);
		writes.sort(inner);
	}
}
// dist/src/frontends/lines.js
const lineOf = (text, offset) => text.slice(0, offset).split("\n").length;
// dist/src/frontends/javascript/sites/find.js
const METHODS$2 = /* @__PURE__ */ new Set([
	"create",
	"stream",
	"parse",
	"countTokens",
	"batches.create",
	"toolRunner",
	"thread"
]);
const LAST_NAMES = new Set([...METHODS$2].map((method) => method.split(".").at(-1)));
function findSdkCalls(module, ctx, tracer, attempt) {
	const found = [];
	for (const node of module.scopes.ofType(...CALLS$1)) {
		const site = couldBeCall(node.callee, module) ? attempt(exprOf(module, node), () => sdkCall(node, module, ctx, tracer)) : void 0;
		if (site) found.push(site);
	}
	return found;
}
function couldBeCall(callee, module) {
	const inner = unwrap(callee);
	if (isMember(inner)) return LAST_NAMES.has(memberName(inner));
	if (inner.type !== "Identifier") return false;
	const declared = module.scopes.bindingOf(inner)?.node;
	if (declared?.type !== "VariableDeclarator") return declared !== void 0 && /Import/.test(declared.type) && LAST_NAMES.has(inner.name);
	if (declared.id.type === "ObjectPattern") return true;
	const init = declared.init ? unwrap(declared.init) : void 0;
	if (!init) return false;
	return isMember(init) ? LAST_NAMES.has(memberName(init)) : isCall(init) && isMember(init.callee) && memberName(init.callee) === "bind";
}
function readTrace(trace) {
	const at = trace.path.lastIndexOf("messages");
	const method = trace.path.slice(at + 1).join(".");
	if (at < 0 || !METHODS$2.has(method)) return void 0;
	const beta = trace.path[at - 1] === "beta";
	return {
		method,
		beta,
		root: at - (beta ? 1 : 0) > 0 && trace.root.kind === "client" ? { kind: "unknown" } : trace.root,
		anchors: trace.anchors
	};
}
function sdkCall(node, module, ctx, tracer) {
	const traces = tracer.trace(node.callee, module);
	const possible = traces.flatMap((trace) => readTrace(trace) ?? []).filter((reading) => reading.root.kind !== "else");
	const clients = possible.filter((reading) => reading.root.kind === "client");
	const chosen = clients.length ? clients : possible;
	const [first] = chosen;
	if (!first) return void 0;
	const expr = exprOf(module, node);
	const argument = node.arguments[0];
	if (argument?.type === "SpreadElement") return void 0;
	const outer = argument ? ctx.evaluate(argument, module) : absent(expr);
	const outerExpr = argument ? exprOf(module, unwrap(argument)) : null;
	const options = node.arguments[1];
	const each = chosen.flatMap((reading) => reading.root.kind === "client" ? [reading.root.configs] : []);
	const configs = each.flat();
	const headers = {
		options: options && options.type !== "SpreadElement" ? ctx.evaluate(options, module) : void 0,
		optionsExpr: options ? exprOf(module, unwrap(options)) : void 0,
		client: configs,
		clients: each
	};
	const baseUrl = baseUrlOf$1(configs, module, ctx);
	const anchors = new Map(chosen.filter((reading) => !reading.beta).flatMap((reading) => reading.anchors.map((anchor) => [exprKey(anchor.expr), anchor])));
	const beta = chosen.every((reading) => reading.beta);
	const moved = new Set(chosen.flatMap((reading) => reading.beta ? reading.anchors.map((anchor) => exprKey(anchor.expr)) : []));
	const without = clients.length > 0 ? traces.flatMap(({ root }) => root.kind === "else" && root.at || [])[0] : void 0;
	return {
		module,
		node,
		file: module.file,
		expr,
		kind: "sdk",
		api: `${first.beta ? "beta." : ""}messages.${first.method}`,
		method: first.method,
		beta,
		platform: platformAmong(chosen.flatMap((reading) => reading.root.kind === "client" ? [reading.root.platform] : [])),
		receiver: receiverText$1(node.callee, module),
		anchors: [...anchors.values()].map((anchor) => {
			if (moved.has(exprKey(anchor.expr))) return {
				...anchor,
				held: true
			};
			return chosen.length === 1 ? withOwnEndpoint(anchor, node.callee, first.method, module, ctx) : anchor;
		}),
		...without && { without },
		requests: requestsOf(first.method, outer, outerExpr ?? expr),
		outer,
		outerExpr,
		headers,
		...baseUrl !== void 0 && { baseUrl }
	};
}
function receiverText$1(callee, module) {
	const inner = unwrap(callee);
	return textOf$5(module, isMember(inner) ? inner.object : inner).replace(/\s+/g, " ").replace(/\??\.(?:beta\.)?messages(?:\.batches)?$/, "");
}
function baseUrlOf$1(configs, module, ctx) {
	for (const config of configs) {
		const found = otherBaseUrl(property$1(config, "baseURL"));
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
	}, ...fallbacksOf(outer)];
	return paramsOf(property$1(outer, "requests")).map((params) => ({
		kind: "batch",
		params,
		expr: unread(params).expr
	}));
}
function paramsOf(list) {
	const ofElement = (element) => element.kind === "element" ? [property$1(element.value(), "params")] : paramsOf(element.value());
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
function fallbacksOf(params) {
	return outcomes(property$1(params, "fallbacks")).flatMap(({ leaf }) => leaf.kind === "array" ? leaf.elements.flatMap((e) => e.kind === "element" ? [{
		kind: "fallback",
		params: e.value(),
		expr: unread(e.value()).expr
	}] : []) : []);
}
function enclosingName(node, module) {
	for (let at = module.scopes.parentOf(node), below = node; at; below = at, at = module.scopes.parentOf(at)) {
		if (at.type === "FunctionDeclaration" && at.id) return at.id.name;
		if ((at.type === "ClassMethod" || at.type === "ClassPrivateMethod" || at.type === "ObjectMethod") && "key" in at) {
			const name = keyName(at.key, "computed" in at && at.computed === true);
			if (name) return name;
		}
		if (!isFunction(below)) continue;
		if (at.type === "VariableDeclarator" && at.id.type === "Identifier") return at.id.name;
		if ((at.type === "ObjectProperty" || at.type === "ClassProperty") && keyName(at.key, at.computed === true)) return keyName(at.key, at.computed === true);
		if (below.type === "FunctionExpression" && below.id) return below.id.name;
	}
	return "top-level";
}
function ignoreComments(module) {
	return (module.ast.comments ?? []).flatMap(({ value, start, end }) => /\bopus47-migrate-ignore-next-line\b/.test(value) ? [{
		start: start ?? 0,
		line: lineOf(module.text, end ?? 0)
	}] : []);
}
function linesOf(node, module) {
	const lines = /* @__PURE__ */ new Set();
	const line = (of) => lineOf(module.text, startOf(of));
	lines.add(line(node));
	if (isCall(node) && isMember(node.callee)) lines.add(line(node.callee.property));
	for (let at = node; at; at = module.scopes.parentOf(at)) {
		if (!/Statement$|^VariableDeclaration$|^ReturnStatement$|^ExportNamedDeclaration$|^ClassProperty$/.test(at.type)) continue;
		if (at.type !== "BlockStatement") lines.add(line(at));
		const outer = module.scopes.parentOf(at);
		if (outer?.type === "ExportNamedDeclaration") lines.add(line(outer));
		break;
	}
	return [...lines];
}
// dist/src/frontends/javascript/engine/engine-references.js
function referencesIn(modules, resolve) {
	let importers;
	let gets;
	const exportedBinding = (module, name, seen = /* @__PURE__ */ new Set()) => {
		if (seen.has(module)) return void 0;
		seen.add(module);
		const found = module.exports.named.get(name);
		if (found?.kind === "binding") return found.binding.from ? importedBinding(found.binding, seen) : found.binding;
		if (found?.kind === "from") {
			const resolved = resolve(found.specifier, module);
			return resolved.kind === "module" ? exportedBinding(resolved.module, found.name, seen) : void 0;
		}
		for (const star of module.exports.stars) {
			const resolved = resolve(star, module);
			const through = resolved.kind === "module" ? exportedBinding(resolved.module, name, seen) : void 0;
			if (through) return through;
		}
		return module.exports.whole ?? void 0;
	};
	const importedBinding = (binding, seen = /* @__PURE__ */ new Set()) => {
		const { from } = binding;
		const resolved = from && resolve(from.specifier, binding.module);
		return from && resolved?.kind === "module" && !from.whole ? exportedBinding(resolved.module, from.name, seen) : void 0;
	};
	const index = () => {
		importers = /* @__PURE__ */ new Map();
		for (const module of modules) for (const binding of module.bindings) {
			const target = binding.from && importedBinding(binding);
			if (target) importers.set(target, [...importers.get(target) ?? [], ...binding.references]);
			if (!binding.from?.whole) continue;
			const resolved = resolve(binding.from.specifier, module);
			if (resolved.kind !== "module") continue;
			for (const part of partsOf(resolved.module)) importers.set(part, [...importers.get(part) ?? [], ...binding.references]);
		}
		return importers;
	};
	let loads;
	const loadsIn = (module) => {
		if (!/\b(?:import|require)\s*\(/.test(module.text)) return;
		const told = (fn) => (e) => {
			const resolved = e.k === "module" ? resolve(e.specifier, module) : void 0;
			if (resolved?.kind !== "module") return;
			for (const part of partsOf(resolved.module)) loads?.set(part, [...loads.get(part) ?? [], {
				fn,
				start: e.start,
				module
			}]);
		};
		walkStatements(module.body, told(null));
		for (const fn of module.functions) walkFunction(fn, told(fn));
	};
	const namesOf = (module, seen = /* @__PURE__ */ new Set()) => {
		if (seen.has(module)) return [];
		seen.add(module);
		const others = module.exports.stars.flatMap((star) => {
			const resolved = resolve(star, module);
			return resolved.kind === "module" ? namesOf(resolved.module, seen) : [];
		});
		return [...module.exports.named.keys(), ...others];
	};
	const partsOf = (module) => {
		const named = namesOf(module).flatMap((name) => exportedBinding(module, name) ?? []);
		return /* @__PURE__ */ new Set([...named, ...module.exports.whole ? [module.exports.whole] : []]);
	};
	let functions;
	const functionsNamed = (name) => {
		if (!functions) {
			functions = /* @__PURE__ */ new Map();
			for (const fn of modules.flatMap((module) => module.functions)) if (fn.name) functions.set(fn.name, [...functions.get(fn.name) ?? [], fn]);
		}
		return functions.get(name) ?? [];
	};
	return {
		loading(binding) {
			if (!loads) {
				loads = /* @__PURE__ */ new Map();
				for (const module of modules) loadsIn(module);
			}
			return loads.get(binding) ?? [];
		},
		to(named) {
			const binding = importedBinding(named) ?? named;
			return [...binding.references, ...(importers ?? index()).get(binding) ?? []];
		},
		ofName(name) {
			if (!gets) {
				gets = /* @__PURE__ */ new Map();
				for (const module of modules) for (const call of module.calls) {
					const key = call.callee.k === "get" && typeof call.callee.key === "string" ? call.callee.key : void 0;
					if (key !== void 0 && call.fn) gets.set(key, [...gets.get(key) ?? [], call.fn]);
				}
			}
			return gets.get(name) ?? [];
		},
		keeping(callee) {
			const named = callee.k === "name" ? callee.binding : void 0;
			const binding = named && (importedBinding(named) ?? named);
			const key = callee.k === "get" && typeof callee.key === "string" ? callee.key : void 0;
			return (binding ? functionsNamed(binding.name).filter((fn) => fn.binding === binding) : functionsNamed(key ?? "")).filter(({ owner }) => owner === null).flatMap(keptBy$1);
		},
		calling: (pattern) => modules.flatMap(({ calls }) => calls.flatMap((call) => call.fn && pattern.test(calledName(call) ?? "") ? [call.fn] : []))
	};
}
const STORES = /^(?:set|add|push|unshift|append|register)$/;
function keptBy$1(fn) {
	const found = /* @__PURE__ */ new Set();
	const add = (path) => {
		let root = path;
		while (root.k === "get") root = root.object;
		if (root.k === "name" && root.binding?.fn === null) found.add(root.binding);
	};
	const called = (e) => {
		if (e.k === "call" && e.callee.k === "get" && typeof e.callee.key === "string" && STORES.test(e.callee.key)) add(e.callee);
	};
	for (const one of fn.module.functions) if (isIn(one, fn)) walkFunction(one, called, add);
	return [...found];
}
const isIn = (inner, fn) => inner === fn || inner.parent !== null && isIn(inner.parent, fn);
// dist/src/frontends/javascript/types/type-names.js
const TRANSPARENT = /* @__PURE__ */ new Set([
	"Pick",
	"Omit",
	"Partial",
	"Required",
	"Readonly",
	"NonNullable",
	"Promise",
	"Awaited",
	"InstanceType",
	"Mutable",
	"DeepPartial"
]);
const MOST_DEPTH$5 = 12;
function typeMeaning(type, module, ctx, depth = 0) {
	if (depth > MOST_DEPTH$5) return void 0;
	const of = (inner) => typeMeaning(inner, module, ctx, depth + 1);
	switch (type.type) {
		case "TSTypeAnnotation":
		case "TSParenthesizedType":
		case "TSOptionalType":
		case "TypeAnnotation":
		case "NullableTypeAnnotation": return of(type.typeAnnotation);
		case "TSUnionType":
		case "TSIntersectionType":
		case "UnionTypeAnnotation":
			for (const option of type.types) {
				const meaning = of(option);
				if (meaning) return meaning;
			}
			return;
		case "TSTypeQuery": {
			const { exprName } = type;
			return exprName.type === "Identifier" ? {
				kind: "value",
				module,
				node: exprName
			} : void 0;
		}
		case "TSTypeLiteral": return {
			kind: "shape",
			module,
			members: type.members,
			bases: []
		};
		case "TSTypeReference": {
			const args = type.typeParameters?.params ?? type.typeArguments?.params ?? [];
			const name = type.typeName;
			if (name.type === "Identifier" && TRANSPARENT.has(name.name) && args[0] && !module.scopes.bindingOf(name)) return instanceOf(of(args[0]), module, ctx);
			return named$2(name, module, ctx, depth);
		}
		case "GenericTypeAnnotation": return named$2(type.id, module, ctx, depth);
		default: return;
	}
}
function instanceOf(meaning, module, ctx) {
	if (meaning?.kind !== "value" || meaning.node.type !== "Identifier") return meaning;
	const binding = module.scopes.bindingOf(meaning.node);
	const found = binding && resolveBinding(binding, module, ctx);
	if (found?.kind === "external") return {
		kind: "external",
		found
	};
	const local = found && classOf(found);
	return local ? {
		kind: "class",
		at: local
	} : meaning;
}
function named$2(name, module, ctx, depth) {
	if (name.type === "TSQualifiedName") {
		const left = name.left.type === "Identifier" ? module.scopes.bindingOf(name.left) : void 0;
		const whole = left && resolveBinding(left, module, ctx);
		const right = name.right.name;
		if (whole?.kind === "external") return whole.name === "*" ? {
			kind: "external",
			found: {
				...whole,
				name: right
			}
		} : void 0;
		return whole?.kind === "module" ? meaningOf$1(ctx.modules.exported(whole.module, right), ctx, depth) : void 0;
	}
	const binding = name.type === "Identifier" ? module.scopes.bindingOf(name) : void 0;
	return binding && meaningOf$1(resolveBinding(binding, module, ctx), ctx, depth);
}
function meaningOf$1(found, ctx, depth) {
	if (found.kind === "external") return {
		kind: "external",
		found
	};
	const local = classOf(found);
	if (local) return {
		kind: "class",
		at: local
	};
	const node = found.kind === "binding" ? found.binding.node : found.kind === "expression" ? found.node : void 0;
	const module = found.kind === "binding" || found.kind === "expression" ? found.module : void 0;
	if (!node || !module) return void 0;
	if (isClass(node)) return {
		kind: "class",
		at: {
			module,
			node
		}
	};
	if (node.type === "TSInterfaceDeclaration") return {
		kind: "shape",
		module,
		members: node.body.body,
		bases: node.extends ?? []
	};
	if (node.type === "TSTypeAliasDeclaration") return typeMeaning(node.typeAnnotation, module, ctx, depth + 1);
}
function isOfType({ file, node }, meaning, ctx) {
	const cls = node;
	if (meaning.kind === "class") return cls === meaning.at.node;
	const home = ctx.modules.get(file);
	return meaning.kind === "shape" && home !== void 0 && isClass(cls) && namesShape(cls.implements ?? [], home, meaning, ctx);
}
function namesShape(heads, module, shape, ctx, depth = 0) {
	if (depth > MOST_DEPTH$5) return false;
	return heads.some((head) => {
		const meaning = named$2("expression" in head ? head.expression : head, module, ctx, 0);
		if (meaning?.kind !== "shape") return false;
		return meaning.members === shape.members || namesShape(meaning.bases, meaning.module, shape, ctx, depth + 1);
	});
}
function instanceOfType(meaning, name) {
	if (meaning.kind !== "shape") return void 0;
	for (const member of meaning.members) {
		if (member.type !== "TSPropertySignature" || !member.typeAnnotation) continue;
		if (keyName(member.key, member.computed === true) === name) return {
			module: meaning.module,
			node: member.typeAnnotation
		};
	}
}
// dist/src/frontends/javascript/engine/engine-types.js
function typesFor(ctx) {
	const withType = (m, open, declared) => {
		const meaning = typeMeaning(declared.node, declared.module, ctx);
		const mayHave = declaredKeys(declared.node, declared.module, ctx);
		const typed = {
			...open,
			type: declared,
			...mayHave && { mayHave },
			...namesAll(declared.node) && { named: true }
		};
		const entity = entityOfType(meaning, m, open.expr);
		return entity ? {
			...typed,
			entity
		} : typed;
	};
	return {
		typed(m, open, type, module) {
			const home = ctx.modules.get(module.file);
			return home ? withType(m, open, {
				node: type.node,
				module: home
			}) : open;
		},
		typedPart(m, open, key, at) {
			const declared = open.type;
			const meaning = typeMeaning(declared.node, declared.module, ctx);
			const member = meaning && instanceOfType(meaning, key);
			const part = m.open(at, open.why, { of: {
				open,
				key
			} });
			const own = member && withType(m, part, {
				node: member.node,
				module: member.module
			});
			const methods = meaning ? methodsOf(m, (cls) => isOfType(cls.expr, meaning, ctx), key, at) : [];
			return oneOf(meaning?.kind === "shape" && methods.length > 0 ? [...methods, own ?? part] : methods, at, m) ?? own;
		}
	};
}
const oneOf = (options, at, m) => options.length > 1 ? {
	kind: "union",
	expr: at,
	key: `receivers ${m.newId()}`,
	options
} : options[0];
const namesAll = (type) => type.type === "TSTypeOperator" || type.type === "TSLiteralType" || type.type === "TSIndexedAccessType" || type.type === "TSTypeReference" && !type.typeParameters || type.type === "TSUnionType" && type.types.every(namesAll);
function entityOfType(meaning, m, at) {
	if (meaning?.kind !== "external") return void 0;
	const { specifier, name } = meaning.found;
	return {
		kind: "external",
		specifier,
		steps: [...name === "*" ? [] : [{
			kind: "get",
			key: name,
			expr: at,
			keyExpr: at,
			how: "import"
		}], {
			kind: "call",
			expr: at,
			args: [],
			keywords: null,
			construct: true,
			typed: true,
			state: m.exit().state
		}]
	};
}
// dist/src/flow/deep-copies.js
const MOST_DEPTH$4 = 6;
const copyDeep = (m, value, at) => {
	const frozen = thawed(m, m.snapshotDeep(value), 0);
	const only = onlyLeaf(frozen);
	if (only?.kind === "array") return m.newList({
		expr: at,
		elements: [...only.elements],
		literal: only.literal,
		of: "list"
	});
	if (only?.kind !== "object") return value;
	const spread = {
		kind: "spread",
		expr: at,
		argument: value.expr,
		value: () => frozen
	};
	return m.newObject({
		expr: at,
		entries: [spread],
		readonly: false
	});
};
function thawed(m, frozen, depth) {
	const inner = (one) => mapLeaves(thawed(m, one, depth + 1), (leaf) => {
		if (leaf.kind === "object") return m.newObject({
			expr: leaf.expr,
			entries: leaf.entries,
			readonly: leaf.readonly
		});
		return leaf.kind === "array" ? m.newList({
			expr: leaf.expr,
			elements: leaf.elements,
			literal: leaf.literal,
			of: "list"
		}) : leaf;
	});
	const kept = (value) => () => value;
	return mapLeaves(frozen, (leaf) => {
		if (depth >= MOST_DEPTH$4) return leaf;
		if (leaf.kind === "array") return {
			...leaf,
			elements: leaf.elements.map((one) => one.kind === "element" ? {
				...one,
				value: kept(inner(one.value()))
			} : one)
		};
		if (leaf.kind !== "object") return leaf;
		const entries = leaf.entries.map((entry) => {
			if (entry.kind === "property" || entry.kind === "write") return {
				...entry,
				value: kept(inner(entry.value()))
			};
			return entry.kind === "spread" ? {
				...entry,
				value: kept(thawed(m, entry.value(), depth + 1))
			} : entry;
		});
		return {
			...leaf,
			entries
		};
	});
}
// dist/src/frontends/javascript/engine/builtin-texts.js
const first = (args, at) => args[0] ?? absent(at);
const textOf$2 = (change) => (m, self, args, at) => {
	const texts = leavesOf(self, 12);
	const given = args.map((arg) => literalOf(arg)?.value);
	if (!(given.every((value) => value !== void 0) && texts?.every((leaf) => leaf.kind === "literal" || leaf.kind === "open"))) return m.open(at, "expression");
	const by = (text) => {
		const changed = typeof text === "string" ? change(text, given) : void 0;
		return typeof changed === "string" || typeof changed === "number" ? changed : void 0;
	};
	m.hooks.used(self, {
		kind: "made",
		expr: at,
		makes: by,
		frame: m.frame
	});
	return m.each(self, at, (leaf) => {
		if (leaf.kind === "open") return m.open(at, leaf.why, { made: {
			from: leaf,
			by
		} });
		const changed = leaf.kind === "literal" ? by(leaf.value) : void 0;
		return changed === void 0 ? m.open(at, "expression") : literal(at, changed);
	});
};
const ask = (name, answer) => (m, self, args, at) => askText(m, at, name, self, args[0], answer);
function matched(m, pattern, text, at) {
	const entity = entityOf(onlyLeaf(pattern) ?? pattern);
	const source = entity?.kind === "builtin" && entity.name === "pattern" ? literalOf(entity.self)?.value : void 0;
	if (typeof source !== "string") return void 0;
	const flags = source.slice(source.lastIndexOf("/") + 1).replace(/[gy]/g, "");
	const regexp = new RegExp(source.slice(1, source.lastIndexOf("/")), flags);
	return textTest(m, at, `matches ${source}`, text, (one) => regexp.test(one));
}
const matchIn = (m, pattern, text, at) => {
	const test = matched(m, pattern, text, at);
	if (!test) return m.open(at, "expression");
	const found = () => m.newList({
		expr: at,
		elements: [element(m.open(at, "expression"))],
		literal: false,
		of: "list"
	});
	return mapLeaves(test, (leaf) => leaf.kind === "literal" && leaf.value === false ? literal(at, null) : found());
};
const patternOf$1 = (m, _, args, at) => {
	const [source, flags = literal(at, "")] = args;
	const [known, how] = [source && literalOf(source)?.value, literalOf(flags)?.value];
	if (typeof known !== "string" || typeof how !== "string") return void 0;
	try {
		new RegExp(known, how);
	} catch {
		return;
	}
	return entityValue(at, {
		kind: "builtin",
		name: "pattern",
		self: literal(at, `/${known}/${how}`)
	}, m.newId());
};
function parsed(m, text, at) {
	const known = text && literalOf(text)?.value;
	if (typeof known !== "string") return void 0;
	const valueFor = (data) => {
		if (Array.isArray(data)) {
			const items = data.map(valueFor);
			return m.newList({
				expr: at,
				elements: items.map(element),
				literal: true,
				of: "list"
			});
		}
		if (typeof data !== "object" || data === null) return literal(at, data);
		const entries = Object.entries(data).map(([key, part]) => {
			const value = valueFor(part);
			return {
				kind: "property",
				key,
				expr: at,
				valueExpr: at,
				shorthand: false,
				value: () => value
			};
		});
		return m.newObject({
			expr: at,
			entries,
			readonly: true
		});
	};
	try {
		return valueFor(JSON.parse(known));
	} catch {
		return;
	}
}
function numberOf(m, _, args, at) {
	const known = literalOf(first(args, at))?.value;
	if (typeof known === "number" || typeof known === "string") return literal(at, Number.parseFloat(String(known)));
	return m.open(at, leavesOf(first(args, at))?.some((leaf) => leaf.kind === "open" && leaf.why === "environment") ? "environment" : "expression");
}
function joined(m, list, separator, at) {
	const parts = knownElements$1(m, list)?.map((one) => literalOf(one)?.value);
	const between = separator ? literalOf(separator)?.value : ",";
	if (!parts || parts.some((part) => part === void 0) || typeof between !== "string") return m.open(at, "expression");
	return literal(at, parts.map(String).join(between));
}
// dist/src/frontends/javascript/engine/builtin-lists.js
const quantified = (all) => (m, self, args, at) => {
	const { results, counted } = mapped(m, self, first(args, at), at);
	if (!counted || results.length === 0) return m.open(at, "expression");
	const tests = results.map((one) => truth(m, one, at));
	const sides = tests.map((test) => m.sidesOf(test));
	if (sides.every((side) => side.length === 1 && side[0] === all)) return literal(at, all);
	if (sides.some((side) => side.length === 1 && side[0] !== all)) return literal(at, !all);
	return {
		kind: "choice",
		expr: at,
		test: {
			key: `${all ? "every" : "some"}(${tests.map((test) => `${test.negated ? "!" : ""}${test.key}`).join(",")})`,
			expr: at,
			negated: false,
			pure: false,
			parts: {
				all,
				tests
			}
		},
		fallback: false,
		yes: literal(at, true),
		no: literal(at, false)
	};
};
function concatenated(m, self, args, at) {
	const isElement = (value) => !m.listIn(value) && onlyLeaf(value)?.kind === "ref";
	if (!m.listIn(self) && !args.some((value) => m.listIn(value) || isElement(value))) return void 0;
	return concat(m, [self, ...args.map((value) => isElement(value) ? m.newList({
		expr: at,
		elements: [element(value)],
		literal: true,
		of: "list"
	}) : value)], at);
}
function taken(m, list, at, takeOut) {
	const value = m.elementsOf(list, at);
	takeOut(m, list, at);
	return {
		kind: "union",
		expr: at,
		key: `taken ${m.newId()}`,
		options: [value, literal(at, void 0)]
	};
}
// dist/src/frontends/javascript/engine/builtin-objects.js
function defineAll(m, object, described, at) {
	const keys = m.keysIn(described);
	for (const key of keys ?? []) define(m, object, literal(at, key), m.get(described, literal(at, key), at, {
		keyExpr: at,
		item: true
	}), at);
	if (!keys) m.leave(object, at, true);
}
function define(m, object, key, how, at) {
	const told = m.keysIn(how);
	const isKnown = told !== void 0 && !told.has("get") && !told.has("set");
	if (isKnown && !told.has("value")) return;
	const value = isKnown ? m.get(how, literal(at, "value"), at, {
		keyExpr: at,
		item: true
	}) : m.open(at, "changed");
	m.set(object, key, value, {
		expr: at,
		target: object.expr,
		valueExpr: how.expr,
		item: true,
		defines: true
	});
}
function inherit(m, object, base, at) {
	assignAll(m, object, [{
		value: base,
		expr: at
	}], at);
	m.leave(object, at, true);
}
function eventOf(m, name, init, at) {
	const made = copyObject(m, [m.open(at, "call"), ...init ? [init] : []].map((value) => ({
		value,
		expr: at
	})), at);
	m.set(made, literal(at, "type"), name, {
		expr: at,
		target: at,
		valueExpr: at,
		item: false,
		defines: true
	});
	return made;
}
function pinned(m, value) {
	const only = onlyLeaf(value);
	const cell = only?.kind === "ref" ? m.cellOf(only) : void 0;
	if (only?.kind === "ref" && cell?.kind === "object") m.setCell(only, {
		...cell,
		readonly: true
	});
	return value;
}
// dist/src/frontends/javascript/engine/builtins.js
const LIST = /^(?:map|flatMap|filter|find|findLast|findIndex|forEach|some|every|reduce|reduceRight|push|unshift|pop|shift|splice|sort|reverse|toSorted|toReversed|fill|concat|slice|flat|at|includes|has|indexOf|join|entries|values|keys|with|length)$/;
const TEXT = /^(?:startsWith|endsWith|includes|match|matchAll|search|toLowerCase|toUpperCase|trim|trimStart|trimEnd|replace|replaceAll|split|slice|substring|concat|padStart|padEnd|toString|length|indexOf|charAt|at|localeCompare|normalize|repeat)$/;
const PROMISE = /^(?:then|catch|finally)$/;
const FUNCTION = /^(?:call|apply|bind)$/;
const MAP = /^(?:get|set|has|delete|clear|forEach|entries|values|keys|add|size)$/;
const OPEN_LIST = /^(?:map|flatMap|filter|find|findLast|findIndex|forEach|some|every|reduce)$/;
const STORAGE = /^(?:run|enterWith|getStore)$/;
const OPEN_TEXT = /^(?:startsWith|endsWith|includes|toLowerCase|toUpperCase|trim|match|replace|replaceAll|slice|substring)$/;
function builtin(m, on, key, at) {
	const give = (name) => entityValue(at, {
		kind: "builtin",
		name,
		self: on
	}, m.newId());
	const entity = entityOf(on);
	if (PROMISE.test(key)) return give(`promise.${key}`);
	if (on.kind === "literal") return typeof on.value === "string" && TEXT.test(key) ? give(`text.${key}`) : void 0;
	if (entity?.kind === "class" && key === "prototype") return {
		kind: "ref",
		expr: at,
		id: entity.proto
	};
	if (entity?.kind === "builtin" && entity.name === "weakref" && key === "deref") return entityValue(at, {
		kind: "builtin",
		name: "weakref.deref",
		self: entity.self
	}, m.newId());
	if (entity?.kind === "builtin" && entity.name === "pattern") return /^(?:test|exec)$/.test(key) ? give(`pattern.${key}`) : void 0;
	if (entity?.kind === "function" || entity?.kind === "builtin" || entity?.kind === "class") return FUNCTION.test(key) ? give(`function.${key}`) : void 0;
	if (on.kind === "open") {
		if (entity?.kind === "external" && isStorage(entity) && STORAGE.test(key)) return give(`storage.${key}`);
		if (OPEN_LIST.test(key)) return give(`list.${key}`);
		if (FUNCTION.test(key)) return give(`function.${key}`);
		if (key === "concat" && !entity) return give("list.concat");
		return OPEN_TEXT.test(key) && (!entity || isPartOfAnswer(entity)) ? give(`text.${key}`) : void 0;
	}
	if (isList(m, on)) return LIST.test(key) ? give(`list.${key}`) : void 0;
	const cell = on.kind === "ref" ? m.cellOf(on) : void 0;
	if (cell?.kind === "object" && cell.map) return MAP.test(key) ? give(`map.${key}`) : void 0;
	return key === "hasOwnProperty" ? give("object.has") : void 0;
}
function isStorage({ steps }) {
	const [made, call] = steps.slice(-2);
	return made?.kind === "get" && made.key === "AsyncLocalStorage" && call?.kind === "call" && call.construct;
}
const storeOf = (m, self, _, at) => {
	const known = m.records.storedIn(storageKey(self));
	const open = m.records.openStoreOf(storageKey(self), () => m.open(at, "call"));
	return known.length > 0 ? {
		kind: "union",
		expr: at,
		key: `store ${m.newId()}`,
		options: [open, ...known]
	} : open;
};
const storageKey = (self) => {
	const entity = entityOf(self);
	return entity?.kind === "external" ? outsideKey(entity) : "";
};
const isPartOfAnswer = (entity) => entity.kind === "external" && entity.steps.at(-1)?.kind === "get" && entity.steps.some(({ kind }) => kind === "call");
const giving = (_done, value) => value;
const element = (value) => ({
	kind: "element",
	value: () => value
});
const elements = (given) => given.args.map(({ value, spread }) => spread ? {
	kind: "spread",
	value: () => value
} : element(value));
const withExpr = (m, given, from = 0) => given.args.flatMap(({ value, spread, expr }) => {
	if (!spread) return [{
		value,
		expr
	}];
	const list = m.listIn(value);
	return list?.literal && list.elements.every(({ kind }) => kind === "element") ? list.elements.map((one) => ({
		value: one.value(),
		expr
	})) : [{
		value: m.open(expr, "expression"),
		expr
	}];
}).slice(from);
const defineOne = (m, _, args, at) => {
	const [object, key, how] = args;
	if (object && key && how) define(m, object, key, how, at);
	return first(args, at);
};
const madeEvent = (m, _, args, at) => eventOf(m, first(args, at), args[1], at);
const CALLS = {
	"list.map": (m, self, args, at) => mapList(m, self, first(args, at), at),
	"list.flatMap": (m, self, args, at) => flatMapList(m, self, first(args, at), at),
	"list.filter": (m, self, args, at) => filterList(m, self, args[0], at),
	"list.find": (m, self, args, at) => findIn(m, self, first(args, at), at),
	"list.findLast": (m, self, args, at) => findIn(m, self, first(args, at), at),
	"list.findIndex": (m, self, args, at) => giving(mapped(m, self, first(args, at), at), m.open(at, "expression")),
	"list.forEach": (m, self, args, at) => giving(mapped(m, self, first(args, at), at), literal(at, void 0)),
	"list.some": quantified(false),
	"list.every": quantified(true),
	"list.reduce": (m, self, args, at) => reduceList(m, self, first(args, at), args[1], at),
	"list.reduceRight": (m, self, args, at) => reduceList(m, self, first(args, at), args[1], at),
	"list.push": (m, self, _, at, given) => giving(push$1(m, self, elements(given), at), m.open(at, "expression")),
	"list.unshift": (m, self, _, at, given) => giving(push$1(m, self, elements(given), at, true), m.open(at, "expression")),
	"list.pop": (m, self, _, at) => taken(m, self, at, pop),
	"list.shift": (m, self, _, at) => taken(m, self, at, shuffle),
	"list.splice": (m, self, args, at) => giving(shuffle(m, self, at, args.slice(2).map(element)), copyList(m, self, at)),
	"list.sort": (m, self, _, at) => giving(shuffle(m, self, at), self),
	"list.reverse": (m, self, _, at) => giving(shuffle(m, self, at), self),
	"list.fill": (m, self, args, at) => giving(shuffle(m, self, at, args.slice(0, 1).map(element)), self),
	"list.toSorted": (m, self, _, at) => filterList(m, self, void 0, at),
	"list.toReversed": (m, self, _, at) => filterList(m, self, void 0, at),
	"list.concat": concatenated,
	"list.slice": (m, self, args, at) => args.length ? filterList(m, self, void 0, at) : copyList(m, self, at),
	"list.flat": (m, self, _, at) => m.newList({
		expr: at,
		elements: itemsOf(m, self).flatMap((one) => itemsOf(m, one.value())),
		literal: false,
		of: "list"
	}),
	"list.at": (m, self, args, at$3) => at(m, self, args[0], at$3),
	"list.with": (m, self, args, at) => m.newList({
		expr: at,
		elements: [...itemsOf(m, self), ...args.slice(1).map(element)],
		literal: false,
		of: "list"
	}),
	"list.includes": (m, self, args, at) => contains(m, self, first(args, at), at),
	"list.has": (m, self, args, at) => contains(m, self, first(args, at), at),
	"list.values": (_, self) => self,
	"list.join": (m, self, args, at) => joined(m, self, args[0], at),
	"list.entries": (m, self, _, at) => entriesList(m, self, at, "list"),
	"list.keys": (m, self, _, at) => keysList(m, self, at, "list"),
	"text.startsWith": ask("startsWith", (text, one) => text.startsWith(one)),
	"text.endsWith": ask("endsWith", (text, one) => text.endsWith(one)),
	"text.includes": (m, self, args, at) => leavesOf(self)?.some((leaf) => isList(m, leaf)) ? contains(m, self, first(args, at), at) : ask("includes", (text, one) => text.includes(one))(m, self, args, at, {
		args: [],
		keywords: null
	}),
	"text.match": (m, self, args, at) => matchIn(m, first(args, at), self, at),
	"pattern.test": (m, self, args, at) => matched(m, self, first(args, at), at),
	"pattern.exec": (m, self, args, at) => matchIn(m, self, first(args, at), at),
	RegExp: patternOf$1,
	"text.toLowerCase": textOf$2((text) => text.toLowerCase()),
	"text.toUpperCase": textOf$2((text) => text.toUpperCase()),
	"text.trim": textOf$2((text) => text.trim()),
	"text.toString": (_, self) => self,
	"text.slice": textOf$2((text, [from, to]) => text.slice(Number(from ?? 0), to === void 0 ? void 0 : Number(to))),
	"text.substring": textOf$2((text, [from, to]) => text.substring(Number(from ?? 0), to === void 0 ? void 0 : Number(to))),
	"text.replace": textOf$2((text, [from, to]) => typeof from === "string" && typeof to === "string" ? text.replace(from, to) : void 0),
	"text.replaceAll": textOf$2((text, [from, to]) => typeof from === "string" && typeof to === "string" ? text.replaceAll(from, to) : void 0),
	"text.concat": textOf$2((text, more) => text + more.join("")),
	"promise.then": (m, self, args, at) => {
		const [done, failed] = args;
		const value = done && isCallable(done) ? m.call(done, {
			args: [{
				value: self,
				spread: false,
				expr: at
			}],
			keywords: null
		}, void 0) : self;
		return failed ? recovered(m, value, failed, at) : value;
	},
	"promise.catch": (m, self, args, at) => recovered(m, self, first(args, at), at),
	"promise.finally": (m, self, args) => giving(args[0] && m.call(args[0], {
		args: [],
		keywords: null
	}, void 0), self),
	"function.call": (m, self, args, _at, given) => m.call(self, {
		args: given.args.slice(1),
		keywords: null
	}, void 0, args[0]),
	"function.apply": (m, self, args, at) => m.call(self, {
		args: args[1] ? [{
			value: args[1],
			spread: true,
			expr: at
		}] : [],
		keywords: null
	}, void 0, args[0]),
	"function.bind": (m, self, args, at) => m.each(self, at, (leaf) => {
		const entity = entityOf(leaf);
		if (entity?.kind === "class") return entityValue(at, {
			...entity,
			args: [...entity.args ?? [], ...args.slice(1)]
		}, m.newId());
		if (entity?.kind !== "function") return leaf;
		const bound = {
			...entity,
			...args[0] && { self: entity.self ?? args[0] },
			args: [...entity.args ?? [], ...args.slice(1)]
		};
		m.records.recordFunction(bound);
		return entityValue(at, bound, m.newId());
	}),
	"map.get": (m, self, args, at) => m.get(self, first(args, at), at, {
		keyExpr: at,
		item: true
	}),
	"map.set": (m, self, _, at, given) => {
		const [key, value] = given.args;
		if (key && value) m.set(self, key.value, value.value, {
			expr: at,
			target: self.expr,
			valueExpr: value.expr,
			item: true
		});
		return self;
	},
	"map.add": (m, self, args, at) => giving(args[0] && m.set(self, args[0], args[0], {
		expr: at,
		target: self.expr,
		valueExpr: at,
		item: true
	}), self),
	"map.has": (m, self, args, at) => giving(args[0] && m.hooks.used(args[0], {
		kind: "key",
		expr: at,
		with: self,
		frame: m.frame
	}), m.open(at, "expression")),
	"map.delete": (m, self, args, at) => giving(m.remove(self, first(args, at), at), m.open(at, "expression")),
	"map.clear": (m, self, _, at) => giving(m.remove(self, m.open(at, "expression"), at), literal(at, void 0)),
	"map.forEach": (m, self, args, at) => {
		const part = (pair, index) => ({
			value: m.get(pair, literal(at, index), at, {
				keyExpr: at,
				item: true
			}),
			spread: false,
			expr: at
		});
		for (const pair of itemsOf(m, entriesList(m, self, at, "map"))) m.maybe(() => m.call(first(args, at), {
			args: [part(pair.value(), 1), part(pair.value(), 0)],
			keywords: null
		}, void 0), at, false);
		return literal(at, void 0);
	},
	"map.values": (m, self, _, at) => valuesOf(m, self, at),
	"map.keys": (m, self, _, at) => keysList(m, self, at, "map"),
	"map.entries": (m, self, _, at) => entriesList(m, self, at, "map"),
	"Object.assign": (m, _, args, at, given) => giving(assignAll(m, first(args, at), withExpr(m, given, 1), at), first(args, at)),
	"Object.freeze": (m, _, args, at) => pinned(m, first(args, at)),
	"Object.seal": (_, __, args, at) => first(args, at),
	"Object.keys": (m, _, args, at) => keysList(m, first(args, at), at),
	"Object.values": (m, _, args, at) => giving(readWhole(m, first(args, at), at), valuesOf(m, first(args, at), at)),
	"Object.entries": (m, _, args, at) => giving(readWhole(m, first(args, at), at), entriesList(m, first(args, at), at)),
	"Object.fromEntries": (m, _, args, at) => fromPairs(m, first(args, at), at),
	"Object.create": (m, _, args, at, given) => {
		const made = copyObject(m, withExpr(m, given).slice(0, 1), at);
		const like = args[0] && onlyLeaf(args[0]);
		const cell = like?.kind === "ref" ? m.cellOf(like) : void 0;
		const own = m.cellOf(made);
		if (cell?.kind === "object" && cell.cls && own?.kind === "object") {
			m.setCell(made, {
				...own,
				cls: cell.cls
			});
			m.records.recordInstance(cell.cls, made);
		}
		const [, described] = args;
		if (described) defineAll(m, made, described, at);
		return made;
	},
	"Object.getPrototypeOf": (m, _, args, at) => {
		const like = args[0] && onlyLeaf(args[0]);
		const cell = like?.kind === "ref" ? m.cellOf(like) : void 0;
		return cell?.kind === "object" && cell.cls ? {
			kind: "ref",
			expr: at,
			id: cell.cls.proto
		} : void 0;
	},
	"Object.setPrototypeOf": (m, _, args, at) => giving(args[1] && inherit(m, first(args, at), args[1], at), first(args, at)),
	"Reflect.setPrototypeOf": (m, _, args, at) => giving(args[1] && inherit(m, first(args, at), args[1], at), literal(at, true)),
	Event: madeEvent,
	CustomEvent: madeEvent,
	MessageEvent: madeEvent,
	"Reflect.construct": (m, _, args, at) => constructed(m, first(args, at), {
		args: args[1] ? [{
			value: args[1],
			spread: true,
			expr: at
		}] : [],
		keywords: null
	}, at),
	"storage.getStore": storeOf,
	"storage.enterWith": (m, self, args, at) => giving(m.records.store(m, storageKey(self), first(args, at)), literal(at, void 0)),
	"storage.run": (m, self, args, at, given) => {
		m.records.store(m, storageKey(self), first(args, at));
		return m.call(args[1] ?? absent(at), {
			args: given.args.slice(2),
			keywords: null
		}, void 0);
	},
	WeakRef: (m, _, args, at) => entityValue(at, {
		kind: "builtin",
		name: "weakref",
		self: first(args, at)
	}, m.newId()),
	"weakref.deref": (_, self) => self,
	"JSON.parse": (m, _, args, at) => parsed(m, args[0], at) ?? madeOf(m, args[0], at),
	setTimeout: later(2),
	setInterval: later(2),
	setImmediate: later(1),
	queueMicrotask: later(1),
	"process.nextTick": later(1),
	"Object.defineProperty": defineOne,
	"Object.defineProperties": (m, _, args, at) => giving(args[1] && defineAll(m, first(args, at), args[1], at), first(args, at)),
	"Reflect.defineProperty": defineOne,
	"Array.from": (m, _, args, at) => {
		const list = m.listIn(first(args, at)) ? first(args, at) : m.newList({
			expr: at,
			elements: itemsOf(m, first(args, at)),
			literal: false,
			of: "list"
		});
		return args[1] ? mapList(m, list, args[1], at) : copyList(m, list, at);
	},
	"Array.of": (m, _, __, at, given) => m.newList({
		expr: at,
		elements: elements(given),
		literal: true,
		of: "list"
	}),
	Proxy: (m, _, args, at) => {
		const [target, handler] = args;
		return target && handler ? proxied(m, target, handler, at) : void 0;
	},
	structuredClone: (m, _, args, at) => copyDeep(m, first(args, at), at),
	"Promise.resolve": (_, __, args, at) => first(args, at),
	"Promise.all": (m, _, args, at) => copyList(m, first(args, at), at),
	"Promise.race": (m, _, args, at) => m.elementsOf(first(args, at), at),
	"Promise.any": (m, _, args, at) => m.elementsOf(first(args, at), at),
	"Promise.allSettled": (m, _, args, at) => m.newList({
		expr: at,
		elements: [element(m.newObject({
			expr: at,
			readonly: false,
			entries: [{
				kind: "property",
				key: "value",
				expr: at,
				valueExpr: at,
				shorthand: false,
				value: () => m.elementsOf(first(args, at), at)
			}]
		}))],
		literal: false,
		of: "list"
	}),
	"Reflect.get": (m, _, args, at) => m.get(first(args, at), args[1] ?? absent(at), at, {
		keyExpr: at,
		item: true
	}),
	"Reflect.set": (m, _, args, at) => {
		const [object, key, value] = args;
		if (object && key && value) m.set(object, key, value, {
			expr: at,
			target: object.expr,
			valueExpr: value.expr,
			item: true
		});
		return literal(at, true);
	},
	"Reflect.apply": (m, _, args, at) => m.call(first(args, at), {
		args: args[2] ? [{
			value: args[2],
			spread: true,
			expr: at
		}] : [],
		keywords: null
	}, void 0, args[1]),
	Map: (m, _, args, at) => args[0] ? fromPairs(m, args[0], at, true) : m.newObject({
		expr: at,
		entries: [],
		readonly: false,
		map: true
	}),
	WeakMap: (m, _, __, at) => m.newObject({
		expr: at,
		entries: [],
		readonly: false,
		map: true
	}),
	Set: (m, _, args, at) => args[0] ? copyList(m, args[0], at, "set") : m.newList({
		expr: at,
		elements: [],
		literal: true,
		of: "set"
	}),
	Array: (m, _, __, at) => m.newList({
		expr: at,
		elements: [],
		literal: false,
		of: "list"
	}),
	String: (_, __, args, at) => first(args, at),
	Boolean: (m, _, args, at) => {
		const test = truth(m, first(args, at), at);
		const sides = m.sidesOf(test);
		if (sides.length === 1) return literal(at, sides[0]);
		return {
			kind: "choice",
			expr: at,
			test,
			fallback: false,
			yes: literal(at, true),
			no: literal(at, false)
		};
	},
	Number: (_, __, args, at) => first(args, at),
	"Number.parseInt": numberOf,
	parseInt: numberOf,
	"Number.parseFloat": numberOf,
	parseFloat: numberOf
};
function proxied(m, target, handler, at) {
	const trapped = (name, ...given) => {
		const fn = m.get(handler, literal(at, name), at, {
			keyExpr: at,
			item: false
		});
		if (!isCallable(fn)) return void 0;
		const args = given.map((value) => ({
			value,
			spread: false,
			expr: at
		}));
		return m.maybe(() => m.call(fn, {
			args,
			keywords: null
		}, void 0), at, false);
	};
	const unknown = () => m.open(at, "call");
	trapped("apply", target, unknown(), unknown());
	trapped("get", target, unknown(), unknown());
	const traps = m.keysIn(handler);
	const own = [...(traps && !traps.has("get") ? void 0 : m.keysIn(target)) ?? []].map((key) => {
		const value = trapped("get", target, literal(at, key), unknown()) ?? m.open(at, "changed");
		return {
			kind: "property",
			key,
			expr: at,
			valueExpr: at,
			shorthand: false,
			value: () => value
		};
	});
	const other = own.length > 0 ? m.newObject({
		expr: at,
		readonly: true,
		entries: [{
			kind: "computed",
			expr: at
		}, ...own]
	}) : unknown();
	return {
		kind: "union",
		expr: at,
		key: `proxy ${m.newId()}`,
		options: [target, other]
	};
}
const constructed = (m, cls, given, at) => m.each(cls, at, (leaf) => {
	const entity = entityOf(leaf);
	return entity?.kind === "class" ? m.construct(entity, given, at) : m.call(leaf, given, void 0);
});
function later(skip) {
	return (m, _, args, at) => {
		const fn = first(args, at);
		if (!isCallable(fn)) return void 0;
		const given = {
			args: args.slice(skip).map((value) => ({
				value,
				spread: false,
				expr: at
			})),
			keywords: null
		};
		m.maybe(() => m.call(fn, given, void 0), at, false);
		for (const leaf of leavesOf(fn, 8) ?? []) {
			const entity = entityOf(leaf);
			if (entity?.kind === "function") m.calledLater({
				...entity,
				args: [...entity.args ?? [], ...args.slice(skip)]
			});
		}
		return m.open(at, "call");
	};
}
function readWhole(m, value, at) {
	for (const answer of copiedBy(m, value)) m.hooks.used(answer, {
		kind: "other",
		expr: at,
		frame: m.frame
	});
}
function madeOf(m, value, at) {
	const made = (value ? answersIn(m, value) : []).map((open) => m.open(at, "call", { of: {
		open,
		key: "*"
	} }));
	return made.length > 1 ? {
		kind: "union",
		expr: at,
		key: `made ${m.newId()}`,
		options: made
	} : made[0];
}
function recovered(m, value, handler, at) {
	if (!isCallable(handler)) return value;
	const other = m.maybe(() => m.call(handler, {
		args: [{
			value: m.open(at, "expression"),
			spread: false,
			expr: at
		}],
		keywords: null
	}, void 0), at, false);
	return {
		kind: "union",
		expr: at,
		key: `caught ${m.newId()}`,
		options: [value, other]
	};
}
function callBuiltin(m, name, self, given, call) {
	const at = call ?? self.expr;
	const known = CALLS[name.replace(/^globalThis\./, "")];
	return known?.(m, self, given.args.map(({ value, spread }) => spread ? m.elementsOf(value, at) : value), at, given);
}
// dist/src/frontends/javascript/engine/runtime.js
const ENVIRONMENT = /^(?:globalThis\.)?(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env)(?:\.|$)/;
function pathOf({ steps }) {
	return steps.every(({ kind }) => kind === "get") ? steps.map((step) => step.kind === "get" ? step.key : "").join(".") : void 0;
}
const GLOBAL_OBJECT = /^(?:globalThis|global|window|self)$/;
function globalNamed(m, name, expr) {
	const of = (key) => external(m, expr, {
		kind: "external",
		specifier: "",
		steps: [{
			kind: "get",
			key,
			expr,
			keyExpr: expr,
			how: "member"
		}]
	});
	if (GLOBAL_OBJECT.test(name)) return of("globalThis");
	const cell = m.cellOf(of("globalThis"));
	return cell?.kind === "object" && cell.entries.some((entry) => entry.kind === "write" && entry.key === name) ? m.get(of("globalThis"), literal(expr, name), expr, {
		keyExpr: expr,
		item: false
	}) : of(name);
}
function createRuntime(resolve, types) {
	return {
		name: "javascript",
		resolve,
		...types,
		global: (m, name, expr) => name === "undefined" ? {
			kind: "literal",
			expr,
			value: void 0
		} : globalNamed(m, name, expr),
		globalPart(value, entity) {
			const path = pathOf(entity);
			return path !== void 0 && ENVIRONMENT.test(path) ? {
				...value,
				why: "environment"
			} : value;
		},
		construct: (m, cls, given, at) => construct(m, cls, given, at),
		initialiseOpen: (m, cls, instance) => initialise(m, cls, instance, null, void 0),
		member: (m, cls, key, on, at, isClass) => memberOf(m, cls, key, on, at, isClass),
		builtin: (m, on, key, at) => builtin(m, on, key, at),
		callBuiltin,
		decorate: (_m, inner) => inner,
		combine: (m, _old, _right, e) => m.open(e, "reassigned")
	};
}
// dist/src/frontends/javascript/engine/engine-sites.js
function findByEngine(ctx, files, tree) {
	try {
		return run(ctx, files, tree);
	} catch (error) {
		if (error instanceof UserError || error instanceof Interrupted) throw error;
		return;
	}
}
function run(ctx, files, tree) {
	const lowered = /* @__PURE__ */ new Map();
	const lower = (module) => {
		let found = lowered.get(module);
		if (!found) {
			const { file, text, ast, scopes, shown, markup } = module;
			found = lowerModule({
				file,
				text,
				ast,
				scopes,
				shown,
				markup
			});
			lowered.set(module, found);
		}
		return found;
	};
	const data = /* @__PURE__ */ new Map();
	const dataOf = (file, specifier, from) => {
		if (!data.has(file)) {
			const home = ctx.modules.get(from);
			const found = home ? ctx.modules.imported(specifier, "*", home) : { kind: "unknown" };
			data.set(file, found.kind === "data" ? lowerData(file, found.node) : void 0);
		}
		return data.get(file);
	};
	const resolve = (specifier, from) => {
		const file = ctx.modules.resolve(specifier, from.file);
		if (!file) return /^[./#]/.test(specifier) ? { kind: "unknown" } : {
			kind: "external",
			specifier
		};
		if (file.endsWith(".json")) {
			const value = dataOf(file, specifier, from.file);
			return value ? {
				kind: "data",
				value
			} : { kind: "unknown" };
		}
		const module = ctx.modules.isGuard(file) ? void 0 : ctx.modules.get(file);
		return module ? {
			kind: "module",
			module: lower(module)
		} : { kind: "unknown" };
	};
	const runtime = createRuntime(resolve, {
		...typesFor(ctx),
		isMadeOutside: (cls) => isMadeOutside(cls, ctx)
	});
	const visits = createVisits(() => engine);
	const engine = new Engine(visits, () => runtime, files.length);
	const all = files.map(lower);
	const references = referencesIn(all, resolve);
	const closed = explore(engine, all, visits, references, {
		isReachable: (fn) => isReachable(fn, ctx),
		isTest: (module) => ctx.isTest(module)
	});
	const isDoubted = createDoubts(engine, all, {
		named: (fn) => holdersOf(fn).flatMap((binding) => references.to(binding)),
		showing: (file) => textsShowing(file, tree)
	});
	return {
		sites: [...[...visits.byCall.values()].flatMap((list) => {
			const site = siteOf(list, ctx, visits, closed);
			return site && isDoubted(list) ? {
				...site,
				doubted: true
			} : site ?? [];
		}), ...[...visits.http.values()].flatMap((list) => httpSite(list, ctx, visits) ?? [])],
		deciders: visits.deciders,
		readsBudget: (expr) => visits.budgetReads.has(exprKey(expr))
	};
}
function isReachable({ module: { file }, expr }, ctx) {
	const module = ctx.modules.get(file);
	const node = expr.node;
	return !module || !isFunction(node) || ctx.reachable.function({
		module,
		node
	});
}
function closedAround(visits, left, ctx) {
	const methods = visits.flatMap(({ stack }) => stack.at(-1) ?? []).filter(({ owner }) => owner !== null);
	const found = [...left, ...methods].flatMap((fn) => {
		const module = ctx.modules.get(fn.module.file);
		const node = fn.expr.node;
		return module && isFunction(node) && ctx.reachable.closed({
			module,
			node
		}) || [];
	});
	return [...new Map(found.map((one) => [exprKey(one.expr), one])).values()];
}
function isMadeOutside({ expr, module: { file } }, ctx) {
	const module = ctx.modules.get(file);
	const node = expr.node;
	const own = isClass(node) && node.id ? module?.scopes.bindingOf(node.id) : void 0;
	if (!module || !own || ctx.reachable.declared(own, module)) return true;
	return /\bnew this\b/.test(module.text.slice(node.start ?? 0, node.end ?? void 0));
}
function siteOf(visits, ctx, all, closed) {
	const traced = visits.filter(({ recognised }) => recognised.traced);
	const chosen = traced.length ? traced : visits;
	const [first] = chosen;
	const module = first && ctx.modules.get(first.call.file);
	if (!first || !module) return void 0;
	const node = first.call.node;
	if (node.type !== "CallExpression" && node.type !== "OptionalCallExpression") return void 0;
	const expr = exprOf(module, node);
	const [argument, second] = node.arguments;
	if (argument?.type === "SpreadElement") return void 0;
	const outerExpr = argument ? exprOf(module, unwrap(argument)) : null;
	const different = distinct$1(chosen);
	const outer = together$1(different.map(({ params }) => params ?? absent(expr)), expr, "outer");
	const options = different.flatMap((visit) => visit.options ?? []);
	const anchors = /* @__PURE__ */ new Map();
	for (const { recognised } of chosen) if (!recognised.beta && recognised.anchor) anchors.set(exprKey(recognised.anchor.expr), recognised.anchor);
	const passed = chosen.filter(({ recognised }) => !recognised.typed);
	const made = passed.length > 0 ? passed : chosen;
	const configs = made.flatMap((visit) => visit.configs);
	const baseUrl = baseUrlOf(configs, ctx);
	const { method } = first.recognised;
	const isTest = (fn) => {
		const home = ctx.modules.get(fn.module.file);
		return home !== void 0 && ctx.isTest(home);
	};
	const standIn = all.standInsOf(first.call).find((fn) => !isTest(fn) && !hasBeta(fn));
	const moved = new Set(chosen.flatMap(({ recognised: { beta, anchor } }) => beta && anchor ? [exprKey(anchor.expr)] : []));
	return {
		module,
		node,
		file: module.file,
		expr,
		kind: "sdk",
		api: `${first.recognised.beta ? "beta." : ""}messages.${method}`,
		method,
		beta: chosen.every(({ recognised }) => recognised.beta),
		platform: platformAmong(traced.map(({ recognised }) => recognised.platform)),
		receiver: receiverText(node.callee, module),
		anchors: [...anchors.values()].flatMap((anchor) => {
			if (moved.has(exprKey(anchor.expr))) return {
				...anchor,
				held: true
			};
			return withBound(anchors.size === 1 ? withOwnEndpoint(anchor, node.callee, method, module, ctx) : anchor, ctx);
		}),
		requests: different.flatMap(({ params, options: own, assume, conditions, stack }) => {
			const root = stack.at(-1);
			const shared = {
				assume,
				conditions,
				outside: root !== void 0 && isReachable(root, ctx),
				within: stack,
				...own && { options: own }
			};
			return requestsOf(method, params ?? absent(expr), outerExpr ?? expr).map((request) => ({
				...request,
				...shared
			}));
		}),
		outer,
		outerExpr,
		headers: {
			options: second ? together$1(options, expr, "options") : void 0,
			optionsExpr: second ? exprOf(module, unwrap(second)) : void 0,
			client: unique(configs),
			clients: clientsOf(made)
		},
		...baseUrl !== void 0 && { baseUrl },
		readsThinking: all.responseOf(first.call).readsThinking,
		lookup: lookupOf(all.responseOf(first.call), different, ctx),
		answers: (model) => all.answeredBy(model) === first.call,
		followed: true,
		closed: closedAround(chosen, closed.get(first.call) ?? [], ctx),
		...standIn && { without: standIn.expr }
	};
}
function lookupOf({ models }, sentBy, ctx) {
	const migration = ctx.modules.migration ?? OPUS_4_7;
	const moving = sentBy.flatMap(({ params, assume }) => params ? outcomes(property$1(params, "model"), assume) : []).flatMap(({ leaf }) => leaf.kind === "literal" && roleOf(readModel(String(leaf.value)), migration) === "moves" ? [String(leaf.value)] : []);
	return models.find((one) => moving.some((id) => decidesByAnswer(one, id, twinOf(id, migration.to))) && !isKnown$1([one.expr], [one.table], ctx.modules.knowsBoth))?.expr;
}
const hasBeta = ({ module, expr }) => module.classes.some((cls) => cls.expr.start <= expr.start && cls.expr.end >= expr.end && cls.members.some((member) => "key" in member && member.key === "beta"));
const clientsOf = (visits) => [...new Map(visits.map(({ configs }) => [configs.map((config) => exprKey(unread(config).expr)).join(), configs])).values()];
function httpSite(visits, ctx, all) {
	const [first] = visits;
	const module = first && ctx.modules.get(first.call.file);
	const node = first?.call.node;
	if (!first || !module || !node || !("callee" in node) || !("arguments" in node)) return void 0;
	const expr = exprOf(module, node);
	const outer = together$1(visits.map(({ request }) => request.body), expr, "body");
	const { optionsAt, counts } = first.request;
	const options = visits.flatMap(({ request }) => request.options ?? []);
	const argument = node.arguments[optionsAt];
	return {
		module,
		node,
		file: module.file,
		expr,
		kind: "http",
		api: "http",
		method: counts ? "countTokens" : "create",
		beta: true,
		platform: "first-party",
		receiver: textOf$5(module, node.callee),
		anchors: [],
		requests: visits.map(({ request: { body }, assume, stack }) => {
			const root = stack.at(-1);
			return {
				kind: "call",
				params: body,
				expr: unread(body).expr,
				assume,
				outside: root !== void 0 && isReachable(root, ctx)
			};
		}),
		outer,
		outerExpr: unread(outer).expr,
		headers: {
			options: options.length > 0 ? together$1(options, expr, "options") : {
				kind: "open",
				expr: exprOf(module, node.callee),
				why: "call"
			},
			optionsExpr: argument && exprOf(module, unwrap(argument)),
			client: first.request.client
		},
		readsThinking: all.responseOf(first.call).readsThinking,
		lookup: lookupOf(all.responseOf(first.call), visits.map(({ request: { body }, assume }) => ({
			params: body,
			assume
		})), ctx),
		answers: (model) => all.answeredBy(model) === first.call,
		followed: true
	};
}
const unique = (values) => [...new Map(values.map((value) => [exprKey(unread(value).expr), value])).values()];
function together$1(values, expr, part) {
	const [only, ...more] = values;
	if (!only) return absent(expr);
	return more.length === 0 ? only : {
		kind: "union",
		expr,
		key: `visit ${exprKey(expr)} ${part}`,
		options: [...values]
	};
}
const KEYS$1 = [
	"model",
	"thinking",
	"max_tokens",
	"requests",
	"betas",
	"output_config",
	"temperature",
	"tools",
	"messages",
	"fallbacks"
];
function distinct$1(visits) {
	const seen = /* @__PURE__ */ new Map();
	for (const visit of visits) {
		const { params, assume } = visit;
		const text = (value) => outcomes(value, assume).map(({ leaf, trail }) => `${exprKey(leaf.expr)}${leaf.kind}<${trail.map((step) => exprKey(step.expr)).join()}`).join(";");
		const signature = (params ? [...KEYS$1.map((key) => property$1(params, key)), property$1(property$1(params, "thinking"), "budget_tokens")] : []).map(text).join("|");
		const known = seen.get(signature);
		const isShared = ({ test, holds }) => visit.conditions.some((one) => exprKey(one.test.expr) === exprKey(test.expr) && one.holds === holds);
		const first = known ?? visit;
		seen.set(signature, {
			...first,
			conditions: first.conditions.filter(isShared)
		});
	}
	return [...seen.values()];
}
function receiverText(callee, module) {
	const inner = unwrap(callee);
	return textOf$5(module, isMember(inner) ? inner.object : inner).replace(/\s+/g, " ").replace(/\??\.(?:beta\.)?messages(?:\.batches)?$/, "");
}
function baseUrlOf(configs, ctx) {
	for (const config of configs) {
		const found = otherBaseUrl(property$1(config, "baseURL"));
		if (!found) continue;
		const { file, start, end } = found;
		return ctx.modules.get(file)?.text.slice(start, end);
	}
}
// dist/src/frontends/javascript/responses/answer-shape.js
function positionRead(list, module) {
	const member = module.scopes.parentOf(list);
	if (!member || !isMember(member) || member.object !== list) return void 0;
	const name = memberName(member);
	const call = module.scopes.parentOf(member);
	const isPicked = (name === "at" || name === "slice") && call && isCall(call) && call.callee === member;
	const [first] = isPicked ? call.arguments : [];
	const index = isPicked ? first?.type === "NumericLiteral" && first.value : /^\d+$/.test(name ?? "") && Number(name);
	if (typeof index !== "number" || name === "slice" && index === 0) return void 0;
	return readAt(isPicked ? call : member, index, module);
}
function patternRead(pattern, module) {
	if (pattern.type !== "ArrayPattern") return void 0;
	const index = pattern.elements.findLastIndex((element) => element && element.type !== "RestElement");
	const element = pattern.elements[index];
	return element ? readAt(element, index, module) : void 0;
}
function readAt(read, index, module) {
	const parent = outside(read, module);
	const field = parent && isMember(parent) ? memberName(parent) : void 0;
	const tests = [];
	let home = module.ast.program;
	for (let at = module.scopes.parentOf(read); at; at = module.scopes.parentOf(at)) {
		if (isFunction(at)) {
			home = at;
			break;
		}
		if (/^(?:IfStatement|ConditionalExpression|WhileStatement)$/.test(at.type)) tests.push(textIn$2(at.test, module));
		if (at.type === "LogicalExpression") tests.push(textIn$2(at, module));
	}
	const needs = needsThinking(index, {
		field,
		tests,
		home: textIn$2(home, module)
	});
	return needs === void 0 ? void 0 : {
		expr: exprOf(module, read),
		needsThinking: needs
	};
}
function stopDecision(reason, module) {
	const parent = outside(reason, module);
	if (parent?.type === "SwitchStatement" && unwrap(parent.discriminant) === reason) {
		if (parent.cases.some(({ test }) => test?.type !== "StringLiteral")) return void 0;
		const bodies = parent.cases.map(({ consequent }) => consequent).filter((body) => body.length > 0);
		return decision(parent, parent.cases.flatMap(({ test }) => test?.type === "StringLiteral" ? [test.value] : []), bodies, module);
	}
	const first = chainAt(reason, module);
	if (!first) return void 0;
	const named = [];
	const bodies = [];
	for (let at = first; at; at = at.alternate) {
		if (at.type !== "IfStatement" || /!/.test(textIn$2(at.test, module))) return void 0;
		named.push(...textsIn(at.test));
		bodies.push([at.consequent]);
	}
	return decision(first, named, bodies, module);
}
function decision(statement, named, bodies, module) {
	const missing = missingReasons(named);
	if (missing.length === 0 || bodies.every((body) => exits(body.at(-1))) && isFollowed(statement, module)) return void 0;
	return {
		expr: exprOf(module, statement),
		missing
	};
}
function chainAt(reason, module) {
	let child = reason;
	let at = module.scopes.parentOf(reason);
	while (at && at.type !== "IfStatement" && !isFunction(at) && !/Statement$|Declaration$/.test(at.type)) {
		child = at;
		at = module.scopes.parentOf(at);
	}
	if (at?.type !== "IfStatement" || at.test !== child) return void 0;
	for (;;) {
		const above = module.scopes.parentOf(at);
		if (above?.type !== "IfStatement" || above.alternate !== at) return at;
		at = above;
	}
}
function textsIn(test) {
	const found = [];
	walk(test, (node) => {
		if (node.type === "StringLiteral" && isStopReason(node.value)) found.push(node.value);
	});
	return found;
}
function exits(statement) {
	if (statement?.type === "BlockStatement") return exits(statement.body.at(-1));
	return /^(?:Return|Throw|Continue)Statement$/.test(statement?.type ?? "");
}
function isFollowed(statement, module) {
	const block = module.scopes.parentOf(statement);
	return block !== void 0 && children(block).some((other) => startOf(other) >= endOf(statement));
}
function outside(node, module) {
	let parent = module.scopes.parentOf(node);
	while (parent && isWrapper(parent)) parent = module.scopes.parentOf(parent);
	return parent;
}
const textIn$2 = (node, { text }) => text.slice(startOf(node), endOf(node));
// dist/src/frontends/javascript/responses/block-kinds.js
const OTHERS$1 = /^(?:text|tool_use|server_tool_use|web_search_tool_result|tool_result|image|redacted_thinking|text_delta|input_json_delta|citations_delta|signature_delta|message_start|message_delta|message_stop|content_block_stop|ping)$/;
const THINKING = /^thinking(?:_delta)?$/;
const OTHER_PROPERTIES = /^(?:text|input|partial_json|citations)$/;
function tells(test, holds, module, source) {
	const inner = unwrap(test);
	const side = (of, outcome = holds) => tells(of, outcome, module, source);
	if (inner.type === "UnaryExpression" && inner.operator === "!") return side(inner.argument, !holds);
	if (inner.type === "LogicalExpression" && inner.operator !== "??") return inner.operator === "||" === holds ? side(inner.left) && side(inner.right) : side(inner.left) || side(inner.right);
	if (inner.type !== "BinaryExpression") return false;
	const { left, right, operator } = inner;
	if (operator === "in") return holds && left.type === "StringLiteral" && OTHER_PROPERTIES.test(left.value) && isTested(right, module, source);
	if (!/^[!=]==?$/.test(operator)) return false;
	const [literal, type] = right.type === "StringLiteral" ? [right, left] : [left, right];
	const object = isMember(type) && memberName(type) === "type" ? type.object : void 0;
	if (literal.type !== "StringLiteral" || !object || !isTested(object, module, source)) return false;
	return operator.startsWith("=") === holds ? OTHERS$1.test(literal.value) : THINKING.test(literal.value);
}
const textOf$1 = (node, module) => {
	const inner = unwrap(node);
	return module.text.slice(startOf(inner), inner.end).replaceAll("?.", ".");
};
const isTested = (object, module, source) => source === void 0 || textOf$1(object, module) === source;
function keepsOthers(fn, module) {
	const { body } = fn;
	if (body.type !== "BlockStatement") return tells(body, true, module);
	const [only] = body.body;
	return body.body.length === 1 && only?.type === "ReturnStatement" && !!only.argument && tells(only.argument, true, module);
}
function isForOthers(value, module) {
	const { parentOf } = module.scopes;
	const sources = [];
	for (let inner = unwrap(value);; inner = unwrap(inner.object)) {
		sources.push(textOf$1(inner, module));
		if (!isMember(inner)) break;
	}
	const told = (test, holds) => sources.some((source) => tells(test, holds, module, source));
	for (let node = value, parent = parentOf(node); parent && !isFunction(parent); node = parent, parent = parentOf(node)) switch (parent.type) {
		case "IfStatement":
		case "ConditionalExpression":
			if (parent.test !== node && told(parent.test, parent.consequent === node)) return true;
			break;
		case "LogicalExpression":
			if (parent.right === node && parent.operator !== "??" && told(parent.left, parent.operator === "&&")) return true;
			break;
		case "SwitchCase":
			if (isOtherCase(parent, sources, module)) return true;
			break;
		case "BlockStatement":
		case "Program": for (const one of parent.body) {
			if (one === node) break;
			if (one.type === "IfStatement" && !one.alternate && leaves$1(one.consequent) && told(one.test, false)) return true;
		}
	}
	return false;
}
function isOtherCase(at, sources, module) {
	const by = module.scopes.parentOf(at);
	if (by?.type !== "SwitchStatement" || at.test?.type !== "StringLiteral" || !OTHERS$1.test(at.test.value)) return false;
	const type = unwrap(by.discriminant);
	const before = by.cases[by.cases.indexOf(at) - 1];
	const last = before?.consequent.at(-1);
	const fallsInto = before !== void 0 && !(last && leaves$1(last));
	return isMember(type) && memberName(type) === "type" && sources.includes(textOf$1(type.object, module)) && !fallsInto;
}
function leaves$1(statement) {
	const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
	return !!last && /^(?:Continue|Return|Throw|Break)Statement$/.test(last.type);
}
// dist/src/frontends/javascript/responses/response-sinks.js
const PLAIN$1 = /^(?:id|model|role|type|usage|stop_reason|stop_sequence|stop_details|container|length|index|name|input|citations|partial_json|signature|tool_use_id|request_id|_request_id|status|ok|statusText|\w+_tokens)$/;
const isPlain$2 = (name, isCalled) => isCalled ? /^(?:finalText|asResponse|abort|some|every|includes|indexOf|findIndex|has)$/.test(name) : PLAIN$1.test(name) || name === "text";
const isPlainEvent = (name) => /^(?:text|inputJson|citation|signature|connect|open|end|close|error|abort|drain|finish)$/.test(name);
const PASSES_ON$1 = /* @__PURE__ */ new Set([
	"JSON",
	"Promise",
	"Array",
	"String",
	"Symbol",
	"Iterator",
	"Readable"
]);
const PASSED_ON = /* @__PURE__ */ new Set([
	"structuredClone",
	"String",
	"decodeURIComponent",
	"encodeURIComponent",
	"Response"
]);
const KEEPS$1 = /^(?:push|unshift|set|add|concat|append|decode|from|bind|slice|at)$/;
const LOOKS$1 = /* @__PURE__ */ new Set([
	"Boolean",
	"Number",
	"isNaN",
	"parseInt",
	"clearTimeout",
	"expect",
	"assert"
]);
const REQUESTS$1 = /^(?:create|stream|parse|countTokens|toolRunner|thread)$/;
const VALUES = /^(?:values|entries)$/;
function handedTo(callee, module) {
	const inner = unwrap(callee);
	if (isHarmlessCall(inner)) return "ignored";
	if (inner.type === "Identifier") {
		if (module.scopes.bindingOf(inner)) return "out of sight";
		return PASSED_ON.has(inner.name) ? "passed on" : LOOKS$1.has(inner.name) ? "ignored" : "out of sight";
	}
	if (!isMember(inner)) return "out of sight";
	const name = memberName(inner);
	const object = unwrap(inner.object);
	const global = object.type === "Identifier" && !module.scopes.bindingOf(object) ? object.name : void 0;
	if (name === void 0) return "out of sight";
	if (global === "Object") return VALUES.test(name) ? "out of sight" : "passed on";
	if (global === "Math" || global === "Number") return "ignored";
	if (global !== void 0 && PASSES_ON$1.has(global)) return "passed on";
	if (REQUESTS$1.test(name) && isMember(object) && /^(?:messages|batches)$/.test(memberName(object) ?? "")) return "ignored";
	return KEEPS$1.test(name) ? "passed on" : "out of sight";
}
const ROUTES = /^(?:get|post|put|patch|delete|all|use|route|handle|query|mutation|subscription|action|handler|loader|resolver)$/;
const answersElsewhere = (callee) => {
	const inner = unwrap(callee);
	return isMember(inner) && ROUTES.test(memberName(inner) ?? "");
};
// dist/src/frontends/javascript/responses/response.js
const MOST_STEPS$2 = 2e3;
const MAPS = /* @__PURE__ */ new Set([
	"map",
	"flatMap",
	"reduce",
	"reduceRight",
	"then",
	"from"
]);
const ITERATORS = /* @__PURE__ */ new Set([
	...MAPS,
	"filter",
	"forEach",
	"find",
	"findLast",
	"on",
	"once",
	"finally",
	"catch",
	"sort",
	"toSorted"
]);
const PICKS = /* @__PURE__ */ new Set([
	"filter",
	"find",
	"findLast"
]);
function readsThinkingText(call, module, ctx) {
	return new Flow(ctx).reads(call, module);
}
function shapeExpected(call, module, ctx) {
	return new Flow(ctx, true).shape(call, module);
}
function modelReads(call, module, ctx) {
	return new Flow(ctx, true).models(call, module);
}
var Flow = class {
	ctx;
	isWhole;
	seen = /* @__PURE__ */ new Set();
	found = false;
	lists = /* @__PURE__ */ new Set();
	reasons = /* @__PURE__ */ new Set();
	positions = /* @__PURE__ */ new Map();
	stops = /* @__PURE__ */ new Map();
	modelsRead = [];
	home;
	isInside = false;
	constructor(ctx, isWhole = false) {
		this.ctx = ctx;
		this.isWhole = isWhole;
	}
	reads(call, module) {
		this.value(call, module);
		return this.found;
	}
	shape(call, module) {
		this.home = module;
		this.value(call, module);
		return {
			positions: [...this.positions.values()],
			stops: [...this.stops.values()]
		};
	}
	models(call, module) {
		this.value(call, module);
		return this.modelsRead;
	}
	get isDone() {
		return this.found && !this.isWhole;
	}
	counts(module) {
		return this.isWhole && (!this.ctx.isTest(module) || module === this.home);
	}
	position(read, module) {
		if (read && this.counts(module)) this.positions.set(exprKey(read.expr), read);
	}
	same(from, to) {
		for (const marks of [this.lists, this.reasons]) if (marks.has(from)) marks.add(to);
	}
	marked(pattern, module, marks) {
		const target = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
		if (marks === this.lists) this.position(patternRead(target, module), module);
		const binding = target.type === "Identifier" ? module.scopes.bindingOf(target) : void 0;
		for (const { node } of binding ? this.ctx.referencesTo(binding, module) : []) marks.add(node);
	}
	handedOn(from, pattern, module) {
		for (const marks of [this.lists, this.reasons]) if (marks.has(from)) this.marked(pattern, module, marks);
	}
	reason(node, module) {
		const decision = stopDecision(node, module);
		if (decision && this.counts(module)) this.stops.set(exprKey(decision.expr), decision);
		const parent = module.scopes.parentOf(node);
		if (parent?.type !== "VariableDeclarator" || parent.init !== node) return;
		this.handedOn(node, parent.id, module);
		const binding = parent.id.type === "Identifier" ? module.scopes.bindingOf(parent.id) : void 0;
		for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.value(use.node, use.module);
	}
	value(node, module) {
		const wasInside = this.isInside;
		this.isInside ||= this.lists.has(node);
		this.follow(node, module);
		this.isInside = wasInside;
	}
	follow(node, module) {
		if (this.isDone || this.seen.has(node)) return;
		if (this.seen.size >= MOST_STEPS$2) {
			this.found = true;
			return;
		}
		this.seen.add(node);
		const { parentOf } = module.scopes;
		const parent = parentOf(node);
		if (!parent) return;
		if (isWrapper(parent) || /^(?:Conditional|Logical)Expression$/.test(parent.type)) this.same(node, parent);
		if (this.reasons.has(node)) return isWrapper(parent) ? this.value(parent, module) : this.reason(node, module);
		if (isWrapper(parent) || parent.type === "SpreadElement" || parent.type === "JSXExpressionContainer") return this.value(parent, module);
		if (isMember(parent) && parent.object === node) return this.member(parent, module);
		switch (parent.type) {
			case "VariableDeclarator":
				if (parent.init !== node) return;
				this.handedOn(node, parent.id, module);
				this.pattern(parent.id, module);
				return;
			case "AssignmentExpression":
				if (parent.right !== node) return;
				if (isMember(parent.left)) this.property(parent.left, module);
				else this.pattern(parent.left, module);
				return;
			case "ForOfStatement":
			case "ForInStatement":
				if (parent.right === node) this.pattern(parent.left.type === "VariableDeclaration" ? parent.left.declarations[0]?.id : parent.left, module);
				return;
			case "ReturnStatement": return this.returned(parent, module);
			case "ArrowFunctionExpression":
				if (parent.body === node) this.result({
					module,
					node: parent
				});
				return;
			case "YieldExpression": return this.returned(parent, module);
			case "ConditionalExpression":
				if (parent.test !== node) this.value(parent, module);
				return;
			case "TemplateLiteral":
			case "LogicalExpression":
			case "ArrayExpression":
			case "ObjectExpression": return this.value(parent, module);
			case "ObjectProperty":
				if (parent.value === node && parentOf(parent)?.type === "ObjectExpression") this.value(parentOf(parent), module);
				return;
			case "BinaryExpression":
				if (parent.operator === "+") this.value(parent, module);
				return;
			case "JSXAttribute":
			case "JSXSpreadAttribute": return this.component(parent, node, module);
			case "CallExpression":
			case "OptionalCallExpression":
			case "NewExpression":
				if (parent.callee === node) return;
				return this.argument(node, parent, module);
			default: return;
		}
	}
	member(member, module) {
		if (!isMember(member)) return;
		const name = memberName(member);
		const parent = module.scopes.parentOf(member);
		const isCalled = parent !== void 0 && isCall(parent) && parent.callee === member;
		if (this.lists.has(member.object)) this.position(positionRead(member.object, module), module);
		if (name === "content" && !this.isInside) this.lists.add(member);
		if (name === "stop_reason") {
			this.reasons.add(member);
			return this.value(member, module);
		}
		if (name === "type") return this.kind(member, module);
		if (name === "model" && !this.isInside) this.modelsRead.push({
			node: member,
			module
		});
		if (name === "id") return this.id(member, module);
		if (name === "thinking" || name === void 0 && !isIndex$1(member.property, module)) this.found ||= !isAssigned(member, module);
		if (this.isDone || name !== void 0 && isPlain$2(name, isCalled)) return;
		if (isCalled) return this.method(parent, name, module);
		this.value(member, module);
	}
	id(node, module) {
		const parent = module.scopes.parentOf(node);
		if (parent && isCall(parent) && isMember(parent.callee) && memberName(parent.callee) === "results") this.value(parent, module);
		const binding = parent?.type === "VariableDeclarator" && parent.init === node ? module.scopes.bindingOf(parent.id) : void 0;
		if (!binding || this.seen.has(node)) return;
		this.seen.add(node);
		for (const use of this.ctx.referencesTo(binding, module)) this.id(use.node, use.module);
	}
	kind(type, module) {
		const parent = module.scopes.parentOf(type);
		if ((parent?.type === "BinaryExpression" ? [parent.left, parent.right] : parent?.type === "SwitchStatement" && parent.discriminant === type ? parent.cases.map(({ test }) => test) : []).some((test) => test?.type === "StringLiteral" && test.value === "thinking_delta")) this.found = true;
	}
	method(call, name, module) {
		const [first, second] = call.arguments;
		const event = (name === "on" || name === "once") && first?.type === "StringLiteral" ? first.value : void 0;
		if (event === "thinking") this.found = true;
		const callbacks = name !== void 0 && ITERATORS.has(name) && !(event !== void 0 && isPlainEvent(event)) ? [first, second] : [];
		for (const argument of callbacks) if (argument) this.callback(argument, module);
		if (name !== void 0 && MAPS.has(name) && first && isFunction(unwrap(first))) return;
		if (name === "forEach" || name !== void 0 && PICKS.has(name) && this.isPicked(first, module)) return;
		this.value(call, module);
	}
	isPicked(predicate, module) {
		const fn = predicate && this.functionIn(predicate, module);
		return fn !== void 0 && keepsOthers(fn.node, fn.module);
	}
	functionIn(argument, module) {
		const inner = unwrap(argument);
		if (isFunction(inner)) return {
			module,
			node: inner
		};
		return functionOf$1(resolveName(inner, module, this.ctx)) ?? (isMember(inner) ? calledFunction(inner, module, this.ctx) : void 0);
	}
	callback(argument, module) {
		const fn = this.functionIn(argument, module);
		if (fn) for (const param of fn.node.params) this.pattern(param, fn.module);
		else if (this.isHandler(argument, module)) this.found = true;
	}
	isHandler(argument, module) {
		const inner = unwrap(argument);
		if (isMember(inner)) return !this.ctx.isTest(module) && handedTo(inner, module) === "out of sight";
		return inner.type === "Identifier" && module.scopes.bindingOf(inner) !== void 0;
	}
	argument(node, call, module) {
		if (!isCall(call) && call.type !== "NewExpression") return;
		if (isForOthers(node, module)) return;
		const index = call.arguments.findIndex((argument) => argument === node || unwrap(argument) === node);
		const fn = isCall(call) ? calledFunction(call.callee, module, this.ctx) : void 0;
		const param = fn?.node.params[Math.min(index, fn.node.params.length - 1)];
		if (fn && param) {
			this.handedOn(node, param, fn.module);
			this.pattern(param, fn.module);
		}
		if (fn) return;
		const handed = handedTo(call.callee, module);
		const passed = this.parameterCalled(call.callee, index, module);
		if (handed === "out of sight" && !passed && !this.ctx.isTest(module)) this.found = true;
		if (handed === "passed on") this.value(call, module);
		const pushed = isCall(call) && isMember(call.callee) && memberName(call.callee) === "push" ? unwrap(call.callee.object) : void 0;
		if (pushed?.type === "Identifier") this.pattern(pushed, module);
	}
	parameterCalled(callee, index, module) {
		const inner = unwrap(callee);
		const binding = inner.type === "Identifier" ? module.scopes.bindingOf(inner) : void 0;
		if (binding?.kind !== "param" || !isFunction(binding.node)) return false;
		const position = binding.node.params.indexOf(binding.id);
		const calls = callsOf({
			module,
			node: binding.node
		}, this.ctx);
		if (position < 0 || calls.length === 0) return false;
		const given = calls.map(({ node, module: at }) => {
			const argument = node.arguments[position];
			return argument && this.functionIn(argument, at);
		});
		for (const fn of given) if (fn?.node.params[index]) this.pattern(fn.node.params[index], fn.module);
		return given.every((fn) => fn !== void 0);
	}
	pattern(pattern, module) {
		walk(pattern, (node) => {
			if (node.type === "ObjectProperty" && !node.computed && node.key.type === "Identifier") {
				if (node.key.name === "thinking") this.found = true;
				if (node.key.name === "content" && !this.isInside) this.marked(node.value, module, this.lists);
				if (node.key.name === "model" && !this.isInside) this.modelsRead.push({
					node: node.value,
					module
				});
				if (node.key.name === "stop_reason") {
					this.marked(node.value, module, this.reasons);
					const binding = node.value.type === "Identifier" ? module.scopes.bindingOf(node.value) : void 0;
					for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.value(use.node, use.module);
				}
				if (isPlain$2(node.key.name, false)) return false;
			}
			if (node.type === "ObjectProperty" && node.computed && node.key.type !== "StringLiteral") this.found = true;
			const binding = node.type === "Identifier" ? module.scopes.bindingOf(node) : void 0;
			if (binding) for (const reference of this.ctx.referencesTo(binding, module)) this.value(reference.node, reference.module);
			return !this.isDone && node.type !== "TSTypeAnnotation";
		});
	}
	property(target, module) {
		const name = isMember(target) ? memberName(target) : void 0;
		if (name === void 0) return;
		for (const node of module.scopes.ofType(...MEMBERS)) {
			if (this.isDone) return;
			if (node !== target && memberName(node) === name) this.value(node, module);
		}
	}
	returned(node, module) {
		for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isFunction(at)) return this.result({
			module,
			node: at
		});
	}
	result(fn) {
		if (this.seen.has(fn.node)) return;
		this.seen.add(fn.node);
		const parent = fn.module.scopes.parentOf(fn.node);
		if (parent && isCall(parent) && parent.callee !== fn.node) {
			if (answersElsewhere(parent.callee) && !this.ctx.isTest(fn.module)) this.found = true;
			this.value(parent, fn.module);
		}
		for (const call of callsOf(fn, this.ctx)) this.value(call.node, call.module);
	}
	component(attribute, value, module) {
		const element = module.scopes.parentOf(attribute);
		const name = element?.type === "JSXOpeningElement" ? element.name : void 0;
		const tag = name?.type === "JSXIdentifier" ? name : void 0;
		const fn = tag && functionOf$1(resolveName(tag, module, this.ctx));
		const [props] = fn?.node.params ?? [];
		if (fn && props) this.pattern(props, fn.module);
		const isElement = tag !== void 0 && /^[a-z]/.test(tag.name);
		if (!fn && !isElement && attribute.type.startsWith("JSX") && !isKey$2(attribute) && !isForOthers(value, module)) this.found = true;
	}
};
const isKey$2 = (attribute) => attribute.type === "JSXAttribute" && attribute.name.type === "JSXIdentifier" && attribute.name.name === "key";
function isIndex$1(property, module) {
	const inner = unwrap(property);
	if (inner.type === "NumericLiteral" || inner.type === "UpdateExpression" || inner.type === "BinaryExpression") return true;
	const declared = inner.type === "Identifier" ? module.scopes.bindingOf(inner)?.node : void 0;
	return (declared?.type === "VariableDeclarator" && declared.init ? unwrap(declared.init) : void 0)?.type === "NumericLiteral" || isMember(inner) && /^(?:index|length)$/.test(memberName(inner) ?? "");
}
function isAssigned(member, module) {
	const parent = module.scopes.parentOf(member);
	return parent?.type === "AssignmentExpression" && parent.left === member && parent.operator === "=";
}
// dist/src/frontends/javascript/engine/traced-proof.js
const DECIDES = /^(?:model|thinking|type|speed|requests|params|fallbacks|body|data|json)$/;
const GOES_ALONG = /^(?:messages|max_tokens|system|tools|metadata|stream|stop_sequences)$/;
const isTraced = ({ kind, followed }) => !followed && (kind === "sdk" || kind === "http");
const textIn$1 = ({ text, markup = "" }) => `${text}${markup}`;
function createTracedProof(parsed, ctx, readsAccessor) {
	const naming = lazily(() => parsed.filter((one) => !ctx.isTest(one) && textIn$1(one).includes("claude-")));
	const mentions = listedMentionsOf(ctx.modules.migration ?? OPUS_4_7);
	const isNamedBeside = (sources) => naming().some((one) => [...textIn$1(one).matchAll(mentions)].some(({ index }) => !isModelOfRequest(textIn$1(one), index) && !sources.some(({ file, start, end }) => file === one.file && start <= index && index < end)));
	const modelsOf = ({ requests }) => requests.flatMap(({ params, assume }) => outcomes(property$1(params, "model"), assume)).map(({ leaf }) => leaf);
	return {
		unprovedIn(site) {
			const { module, node, kind, method } = site;
			if (!isTraced(site) || !isCall(node)) return void 0;
			const models = modelsOf(site);
			const seen = new Set(models.flatMap((leaf) => leaf.kind === "literal" ? [String(leaf.value)] : []));
			if (![...seen].some(takesBudgets)) return void 0;
			const proof = new Proof(node, ctx, readsAccessor);
			for (const argument of kind === "http" ? node.arguments : node.arguments.slice(0, 1)) proof.value(argument, module);
			const [setting] = method === "toolRunner" ? ctx.membersNamed("setMessagesParams") : [];
			const changed = proof.changed[0] ?? setting;
			if (changed) return {
				expr: exprOf(changed.module, changed.node),
				isGiven: false
			};
			const [, other] = seen.size > 1 ? models : [];
			if (other) return {
				expr: other.expr,
				isGiven: false
			};
			const [given] = proof.given;
			if (given && naming().some((one) => hasUnseen({ text: textIn$1(one) }, seen))) return {
				expr: exprOf(given.module, given.node),
				isGiven: true
			};
			const [reader] = proof.readers;
			return reader && isNamedBeside(models.map(({ expr }) => expr)) ? {
				expr: exprOf(reader.module, reader.node),
				isGiven: false
			} : void 0;
		},
		lookupAfter(site) {
			const { module, node } = site;
			if (!isTraced(site)) return site.lookup;
			const reads = modelReads(node, module, ctx).filter((read) => !ctx.isTest(read.module) && !isLogged$1(read));
			const isNamed = lazily(() => isNamedBeside(modelsOf(site).map(({ expr }) => expr)));
			const read = reads.find((one) => isDecidedBy(one) || isNamed());
			return read && exprOf(read.module, read.node);
		}
	};
}
const isModelOfRequest = (text, index) => /\bmodel\s*[:=]\s*['"`][\w./-]*$/.test(text.slice(Math.max(0, index - 100), index));
function isDecidedBy({ node, module }) {
	const at = outermost$2(node, module);
	const parent = module.scopes.parentOf(at);
	if (!parent) return false;
	if (isMember(parent) || isCall(parent)) return true;
	return parent.type === "SwitchStatement" || parent.type === "BinaryExpression" && parent.operator !== "+";
}
function isLogged$1({ node, module }) {
	for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
		if (isCall(at)) return handedTo(at.callee, module) === "ignored";
		if (!/^(?:TemplateLiteral|ObjectProperty|ObjectExpression|ArrayExpression)$/.test(at.type)) return false;
	}
	return false;
}
function isChanged({ node, module }) {
	const change = changeOf$1(node, module);
	return change !== void 0 && (change.keys === void 0 || change.keys.some((key) => !GOES_ALONG.test(key)));
}
function isOfRequest({ node, module }) {
	const at = outermost$2(node, module);
	const parent = module.scopes.parentOf(at);
	if (parent?.type === "ObjectProperty") return DECIDES.test(keyName(parent.key, parent.computed) ?? "");
	return parent === void 0 || /^(?:SpreadElement|Export\w+|Import\w+|VariableDeclarator)$/.test(parent.type);
}
var Proof = class {
	sending;
	ctx;
	readsAccessor;
	given = [];
	changed = [];
	readers = [];
	seen = /* @__PURE__ */ new Set();
	constructor(sending, ctx, readsAccessor) {
		this.sending = sending;
		this.ctx = ctx;
		this.readsAccessor = readsAccessor;
	}
	value(node, module) {
		const inner = unwrap(node);
		if (this.seen.has(inner)) return;
		this.seen.add(inner);
		switch (inner.type) {
			case "StringLiteral":
			case "NumericLiteral":
			case "BooleanLiteral":
			case "NullLiteral": return;
			case "TemplateLiteral":
				for (const part of inner.expressions) this.value(part, module);
				return;
			case "UnaryExpression":
			case "SpreadElement": return this.value(inner.argument, module);
			case "BinaryExpression":
				this.value(inner.left, module);
				return this.value(inner.right, module);
			case "LogicalExpression":
				this.test(inner.left, module);
				if (inner.operator !== "&&") this.value(inner.left, module);
				return this.value(inner.right, module);
			case "ConditionalExpression":
				this.test(inner.test, module);
				this.value(inner.consequent, module);
				return this.value(inner.alternate, module);
			case "ArrayExpression":
				for (const element of inner.elements) if (element) this.value(element, module);
				return this.object(inner, module);
			case "ObjectExpression": return this.object(inner, module);
			case "Identifier":
				if (inner.name === "undefined" && !module.scopes.bindingOf(inner)) return;
				return this.resolved(resolveName(inner, module, this.ctx), inner, module);
			case "MemberExpression":
			case "OptionalMemberExpression": return this.member(inner, module);
			case "CallExpression":
			case "OptionalCallExpression": return this.call(inner, module);
			default: this.given.push({
				node: inner,
				module
			});
		}
	}
	object(node, module) {
		for (const part of node.type === "ObjectExpression" ? node.properties : []) {
			if (part.type === "SpreadElement") {
				this.value(part.argument, module);
				continue;
			}
			const key = keyName(part.key, part.computed) ?? this.constantKey(part.key, module);
			if (key === void 0) this.given.push({
				node: part,
				module
			});
			if (key === void 0 || !DECIDES.test(key)) continue;
			if (part.type === "ObjectMethod") this.changed.push({
				node: part,
				module
			});
			else this.value(part.value, module);
		}
		const all = standIns({
			node,
			module
		}, this.ctx);
		if (!all) this.changed.push({
			node,
			module
		});
		for (const one of all ?? []) if (this.isHandedOut(one) || isChanged(one)) this.changed.push(one);
	}
	test(node, module) {
		if (this.readsAccessor(node)) this.changed.push({
			node,
			module
		});
	}
	constantKey(key, module) {
		const known = constant(this.ctx.evaluate(key, module))?.value;
		return typeof known === "string" ? known : void 0;
	}
	isHandedOut({ node, module }) {
		const parent = module.scopes.parentOf(node);
		if (parent?.type === "JSXExpressionContainer" || parent?.type === "JSXSpreadAttribute") return true;
		if (!parent || !(isCall(parent) || parent.type === "NewExpression") || parent.callee === node || parent === this.sending) return false;
		if (parent.type === "NewExpression") return classOf(resolveName(parent.callee, module, this.ctx)) === void 0 && !/^(?:Map|Set)$/.test(textOf$5(module, parent.callee));
		const fn = calledFunction(parent.callee, module, this.ctx);
		return fn ? /\barguments\b/.test(textOf$5(fn.module, fn.node)) : handedTo(parent.callee, module) === "out of sight";
	}
	resolved(found, node, module) {
		if (found.kind === "data" || found.kind === "external") return;
		if (found.kind === "expression") return this.value(found.node, found.module);
		const { kind, writes = [], node: declared, id } = found.kind === "binding" ? found.binding : {};
		if (found.kind === "binding" && kind === "enum") return;
		if (found.kind === "binding" && declared?.type === "VariableDeclarator" && declared.id === id && declared.init && writes.length === 0) {
			const uses = this.ctx.referencesTo(found.binding, found.module);
			this.readers.push(...uses.filter((use) => !isOfRequest(use) && !isLogged$1(use)));
			return this.value(declared.init, found.module);
		}
		this.given.push({
			node,
			module
		});
	}
	member(node, module) {
		const value = this.ctx.evaluate(node, module);
		if (value.kind === "open" && value.why === "environment") return;
		const key = memberName(node);
		const found = resolveName(node, module, this.ctx);
		if (found.kind !== "unknown" && !isSetOutside(node, module, this.ctx)) return this.resolved(found, node, module);
		const object = this.written(node.object, module);
		const chosen = (object?.node.type === "ObjectExpression" ? object.node.properties : []).filter((one) => key === void 0 || !("key" in one) || keyName(one.key, one.computed) === key);
		if (!object || chosen.length === 0) return this.given.push({
			node,
			module
		});
		this.value(object.node, object.module);
		for (const part of chosen) if (part.type === "ObjectProperty") this.value(part.value, object.module);
		else this.given.push({
			node: part,
			module: object.module
		});
	}
	written(node, module) {
		const inner = unwrap(node);
		if (inner.type === "ObjectExpression") return {
			node: inner,
			module
		};
		if (isCall(inner) && isFreeze(inner, module)) return this.written(inner.arguments[0], module);
		if (isMember(inner)) {
			const whole = this.written(inner.object, module);
			const part = (whole?.node.type === "ObjectExpression" ? whole.node.properties : []).find((one) => one.type === "ObjectProperty" && keyName(one.key, one.computed) === memberName(inner));
			if (whole && part?.type === "ObjectProperty") return this.written(part.value, whole.module);
		}
		const found = resolveName(inner, module, this.ctx);
		if (found.kind === "expression") return this.written(found.node, found.module);
		const { writes, node: declared, id } = found.kind === "binding" ? found.binding : {};
		return found.kind === "binding" && writes?.length === 0 && declared?.type === "VariableDeclarator" && declared.id === id && declared.init ? this.written(declared.init, found.module) : void 0;
	}
	call(node, module) {
		const [first] = node.arguments;
		const text = textOf$5(module, node.callee);
		if (first && (isFreeze(node, module) || /^(?:structuredClone|JSON\.stringify)$/.test(text))) return this.value(first, module);
		if (text === "Object.assign") {
			for (const argument of node.arguments) this.value(argument, module);
			return;
		}
		if (isMember(node.callee) && memberName(node.callee) === "map" && first && isFunction(first)) {
			for (const returned of returnsOf({
				node: first,
				module
			})) this.value(returned, module);
			return;
		}
		this.given.push({
			node,
			module
		});
	}
};
const isFreeze = (node, module) => node.arguments.length === 1 && /^Object\.(?:freeze|seal)$/.test(textOf$5(module, node.callee));
// dist/src/frontends/javascript/clients/client-syntax.js
const isUndefined = (node) => node.type === "Identifier" && node.name === "undefined";
function leftmostName(node) {
	let at = unwrap(node);
	while (isMember(at) || isCall(at)) at = unwrap(isMember(at) ? at.object : at.callee);
	return at.type === "Identifier" ? at.name : void 0;
}
function assignedTo$1(write, module) {
	const parent = module.scopes.parentOf(write);
	return parent?.type === "AssignmentExpression" && parent.left === write ? [parent.right] : [];
}
function propertyAround(id, name, pattern, module) {
	for (let at = id; at && at !== pattern; at = module.scopes.parentOf(at)) if (at.type === "ObjectProperty" && keyName(at.key, at.computed) === name) return at;
}
// dist/src/frontends/javascript/modules/imports-of.js
function filesRunFor(module, ctx) {
	const names = imported(module).flatMap(({ binding, specifier }) => isOfTypes(binding, module) && !isOfClass$1(binding, module, ctx) ? [] : specifier);
	const passed = module.ast.program.body.flatMap((one) => {
		return (/^Export\w*Declaration$/.test(one.type) || one.type === "ImportDeclaration" && one.specifiers.length === 0) && "source" in one && one.source && !("exportKind" in one && one.exportKind === "type") ? [one.source.value] : [];
	});
	return [.../* @__PURE__ */ new Set([
		...names,
		...passed,
		...loaded(module)
	])].flatMap((specifier) => fileOf(specifier, module, ctx) ?? []);
}
function fileOf(specifier, from, { modules }) {
	const file = modules.resolve(specifier, from.file);
	return file === void 0 ? void 0 : modules.get(file);
}
const loaded = ({ scopes }) => scopes.ofType("CallExpression", "ImportExpression").flatMap((node) => requiredSpecifier(node) ?? []);
function imported({ scopes, ast }) {
	const found = [];
	const add = (id, specifier) => {
		const binding = scopes.bindingOf(id);
		if (binding) found.push({
			binding,
			specifier
		});
	};
	for (const one of ast.program.body) if (one.type === "ImportDeclaration") for (const { local } of one.specifiers) add(local, one.source.value);
	else if (one.type === "TSImportEqualsDeclaration" && one.moduleReference.type === "TSExternalModuleReference") add(one.id, one.moduleReference.expression.value);
	for (const binding of scopes.program.bindings.values()) {
		const { node } = binding;
		const specifier = node.type === "VariableDeclarator" && node.init ? requiredSpecifier(unwrap(node.init)) : void 0;
		if (specifier !== void 0) found.push({
			binding,
			specifier
		});
	}
	return found;
}
function isOfTypes({ node, references }, { scopes: { parentOf } }) {
	if ([node, parentOf(node)].some((one) => one && "importKind" in one && one.importKind === "type")) return true;
	return references.length > 0 && references.every((use) => TYPES.test(parentOf(use)?.type ?? ""));
}
function isOfClass$1(binding, module, ctx) {
	const found = resolveBinding(binding, module, ctx);
	return found.kind === "binding" ? isClass(found.binding.node) : found.kind === "expression" && isClass(found.node);
}
const TYPES = /^TS(?!(?:As|Satisfies|NonNull|Instantiation)Expression|TypeAssertion|Export|Import)/;
// dist/src/frontends/javascript/gather/changing-uses.js
const CHANGES$1 = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;
const LEAVES$1 = /^(?:run|enterWith|setState)$/;
const LOOKS = /^(?:Object\.(?:keys|values|entries|freeze|hasOwn|is)|Array\.(?:isArray|from)|JSON\.stringify|console\.\w+|String|Boolean)$/;
const READS$1 = /^(?:(?:Spread|JSXSpread|Template|Tagged)\w*|(?:Binary|Unary)Expression|(?:ForOf|ForIn|If|Switch|While|Expression|Throw)Statement|SwitchCase|Class\w+|Export\w+|TS\w+)$/;
function changedBy(module, ctx) {
	const found = /* @__PURE__ */ new Set();
	const named = /* @__PURE__ */ new Set();
	for (const { binding, specifier } of imported(module)) {
		named.add(specifier);
		const declared = resolveBinding(binding, module, ctx);
		const target = fileOf(specifier, module, ctx);
		for (const node of binding.references) for (const home of changedAt({
			node,
			module
		}, declared, ctx)) {
			found.add(home);
			if (target) found.add(target);
		}
	}
	for (const specifier of loaded(module)) {
		const target = named.has(specifier) ? void 0 : fileOf(specifier, module, ctx);
		if (target) found.add(target);
	}
	return [...found];
}
function changedAt({ node, module }, declared, ctx) {
	const { parentOf } = module.scopes;
	let found = declared;
	let at = outermost$2(node, module);
	let parent = parentOf(at);
	const climb = () => {
		at = outermost$2(parent, module);
		parent = parentOf(at);
	};
	while (found.kind === "module" && parent && isMember(parent) && parent.object === at) {
		const home = found.module;
		if (statementFor(parent, module)) return [home];
		found = resolveName(parent, module, ctx);
		if (found.kind === "unknown") return memberName(parent) === void 0 ? [home] : [];
		climb();
	}
	if (found.kind === "external" || found.kind === "data" || !parent) return [];
	if (found.kind === "unknown") return [];
	const homes = [found.module];
	const kind = kindOf(found);
	if (!(!isMember(parent) || parent.object !== at)) {
		let name;
		while (isMember(parent) && parent.object === at) {
			if (statementFor(parent, module)) return homes;
			name = memberName(parent);
			climb();
		}
		if (kind === "fixed" || !isCall(parent) || parent.callee !== at) return [];
		return name === void 0 || TELLS.test(name) || LISTENS.test(name) || LEAVES$1.test(name) || kind === "plain" && CHANGES$1.test(name ?? "") ? homes : [];
	}
	if (kind === "fixed" || READS$1.test(parent.type)) return [];
	if (isCall(parent) && (parent.callee === at || LOOKS.test(textOf$5(module, parent.callee)))) return [];
	if (parent.type === "AssignmentExpression" && parent.operator !== "=") return [];
	if (parent.type === "NewExpression" && parent.callee === at) return [];
	if (parent.type === "VariableDeclarator" && parent.id.type !== "Identifier") return [];
	if (isMember(parent)) return [];
	return ctx.isTest(module) && !changeOf$1(at, module) ? [] : homes;
}
function kindOf(found) {
	if (found.kind === "module") return "plain";
	const declared = found.kind === "binding" ? found.binding.node : found.node;
	if (declared.type !== "VariableDeclarator") return kindOfValue(declared, found.module);
	return found.kind === "binding" && declared.id === found.binding.id && declared.init ? kindOfValue(declared.init, found.module) : "made";
}
const FIXED = /^(?:(?:String|Numeric|Boolean|Null|BigInt|RegExp|Template)Literal|(?:Arrow)?Function\w*|Class\w+|(?:TS)?Enum\w*|TS\w+|Interface\w*|TypeAlias|Binary\w+|Unary\w+)$/;
const SCALARS = /^(?:Number|String|Boolean|parseInt|parseFloat)$/;
function kindOfValue(node, module) {
	const value = unwrap(node);
	const either = (...sides) => {
		const kinds = sides.map((side) => kindOfValue(side, module));
		return kinds.includes("plain") ? "plain" : kinds.includes("made") ? "made" : "fixed";
	};
	if (FIXED.test(value.type)) return "fixed";
	switch (value.type) {
		case "LogicalExpression": return either(value.left, value.right);
		case "ConditionalExpression": return either(value.consequent, value.alternate);
		case "ObjectExpression":
		case "ArrayExpression": return "plain";
		case "NewExpression": return /^(?:Map|Set)$/.test(textOf$5(module, value.callee)) ? "plain" : "made";
		case "CallExpression": return SCALARS.test(textOf$5(module, value.callee)) ? "fixed" : "made";
		case "MemberExpression":
		case "OptionalMemberExpression": return kindOfPart(value, module);
		default: return "made";
	}
}
function kindOfPart(member, module) {
	if (/^process\.env\b/.test(textOf$5(module, member))) return "fixed";
	const object = unwrap(member.object);
	const declared = object.type === "Identifier" ? module.scopes.bindingOf(object)?.node : void 0;
	const init = declared?.type === "VariableDeclarator" && declared.id.type === "Identifier" && declared.init ? unwrap(declared.init) : object;
	const name = memberName(member);
	const part = init.type === "ObjectExpression" ? init.properties.find((one) => "key" in one && keyName(one.key, one.computed) === name) : void 0;
	return part?.type === "ObjectProperty" && name !== void 0 ? kindOfValue(part.value, module) : "made";
}
// dist/src/frontends/javascript/gather/givers.js
const REQUESTS = /@anthropic-ai\/|anthropic\.com|v1\/messages|\bmessages\b['"`\])!\s]*(?:\?\.)?\s*[.[]\s*['"`]?(?:create|stream|parse|countTokens|batches|toolRunner|thread|bind|call|apply)\b/;
const SHARED = /\bglobalThis\b|\bglobal\s*[.[]/;
const SHARED_NAMES = ["globalThis", "global"];
const mayRequest = ({ text }) => REQUESTS.test(text);
const sharesWithAll = ({ text }) => SHARED.test(text);
function giversAmong(files, ctx) {
	const isGiver = (module) => !(isUnit(module.file) || mayRequest(module) || sharesWithAll(module)) && keepsNothing(module, ctx);
	const givers = new Set(files.filter(isGiver));
	for (const module of files) for (const changed of changedBy(module, ctx)) givers.delete(changed);
	for (let before = -1; before !== givers.size;) {
		before = givers.size;
		for (const module of givers) if (filesRunFor(module, ctx).some((next) => !givers.has(next))) givers.delete(module);
	}
	return givers;
}
function keepsNothing(module, ctx) {
	if (hasLoadEffect(module)) return false;
	const { scopes } = module;
	for (const { writes, node } of scopes.program.bindings.values()) {
		if (writes.length > 0) return false;
		if (node.type === "VariableDeclarator" && node.init && !isGivenBy(node.init, module, ctx)) return false;
	}
	const isOwn = (node) => isOfFunction(node, module, ctx);
	if (!scopes.ofType(...MEMBERS).every((member) => !statementFor(member, module) || isExports(member) || isOwn(member.object))) return false;
	return scopes.ofType(...CALLS$1).every((call) => {
		const [first] = call.arguments;
		if (first && changeOf$1(first, module)) return isOwn(first);
		return !isMember(call.callee) || !CHANGES$1.test(memberName(call.callee) ?? "") || isOwn(call.callee.object);
	});
}
const isExports = (member) => /^(?:exports|module)$/.test(leftmostName(member) ?? "");
function isGivenBy(init, module, ctx) {
	let given = true;
	walk(init, (node) => {
		if (isFunction(node) || isClass(node) || requiredSpecifier(node) !== void 0) return false;
		if (isCall(node) || node.type === "NewExpression") given &&= isOfOthers(node, module, ctx);
		if (node.type === "AwaitExpression" || node.type === "TaggedTemplateExpression") given = false;
		return given;
	});
	return given;
}
function isOfOthers(call, module, ctx) {
	const root = rootOf$2(call);
	if (root.type !== "Identifier") return !isFunction(root) && root.type !== "Import";
	const binding = module.scopes.bindingOf(root);
	if (!binding) return true;
	if (binding.kind === "import" || requiredSpecifier(binding.node) !== void 0) {
		const from = ctx.importOf(binding);
		return from !== void 0 && ctx.modules.resolve(from.specifier, module.file) === void 0 && !/^[./#]/.test(from.specifier);
	}
	return isMember(unwrap(call.callee)) && binding.node.type === "VariableDeclarator";
}
function isOfFunction(node, module, ctx, seen = /* @__PURE__ */ new Set()) {
	const inner = unwrap(node);
	if (seen.has(inner)) return true;
	const more = new Set(seen).add(inner);
	const isOwn = (other) => isOfFunction(other, module, ctx, more);
	switch (inner.type) {
		case "Identifier": {
			const binding = module.scopes.bindingOf(inner);
			if (!binding || binding.scope === module.scopes.program) return false;
			if (binding.kind === "param" || binding.kind === "catch") return true;
			const { node: declared } = binding;
			if (declared.type !== "VariableDeclarator") return false;
			const sources = [...declared.init ? [declared.init] : eachOf(declared, module), ...binding.writes.flatMap((write) => assignedTo$1(write, module))];
			return sources.length > 0 && sources.every(isOwn);
		}
		case "ThisExpression": {
			const owner = ownerOfThis(inner, module);
			return owner !== void 0 && isClass(owner.node) && !isOfClass(inner, module);
		}
		case "MemberExpression":
		case "OptionalMemberExpression": return isOwn(inner.object);
		case "ConditionalExpression": return isOwn(inner.consequent) && isOwn(inner.alternate);
		case "LogicalExpression":
		case "AssignmentExpression": return isOwn(inner.right) && (inner.type === "AssignmentExpression" || isOwn(inner.left));
		case "CallExpression":
		case "OptionalCallExpression": return isMethodOf(inner, isOwn) || isOfOthers(inner, module, ctx) && !isDeclaredHere(inner, module);
		case "NewExpression": return true;
		default: return /^(?:(?:Object|Array|Function|ArrowFunction|Class)Expression|\w+Literal)$/.test(inner.type);
	}
}
function eachOf(declared, { scopes: { parentOf } }) {
	const declaration = parentOf(declared);
	const loop = declaration && parentOf(declaration);
	return loop?.type === "ForOfStatement" && loop.left === declaration ? [loop.right] : [];
}
function isOfClass(node, { scopes: { parentOf } }) {
	for (let at = parentOf(node); at && !isClass(at); at = parentOf(at)) if ("static" in at && at.static) return true;
	return false;
}
function isMethodOf({ callee }, isOwn) {
	const inner = unwrap(callee);
	return isMember(inner) && isOwn(inner.object);
}
function isDeclaredHere(call, { scopes }) {
	const root = rootOf$2(call);
	const binding = root.type === "Identifier" ? scopes.bindingOf(root) : void 0;
	return binding !== void 0 && binding.kind !== "import" && binding.scope === scopes.program;
}
function rootOf$2(node) {
	let root = unwrap(node);
	while (isMember(root) || isCall(root) || root.type === "NewExpression") root = unwrap(isMember(root) ? root.object : root.callee);
	return root;
}
// dist/src/frontends/javascript/gather/gather.js
const MOST_HOPS$1 = 3;
const QUOTES = [
	"'",
	"\"",
	"`"
];
function gather(tree, modules) {
	const named = /* @__PURE__ */ new Set([...tree.containing(NEEDLES), ...tree.seeds?.() ?? []]);
	const seeds = [...named].filter((file) => modules.get(file));
	followImports(seeds, modules);
	followImporters(seeds, tree, modules);
	followImporters(modules.parsed().filter(({ file, text }) => !named.has(file) && SENDS.test(text) && isClosed(file, tree)).map(({ file }) => file), tree, modules);
	readSharers(seeds, tree, modules);
	readGlobals(tree, modules);
}
function readGlobals(tree, modules) {
	if (!modules.parsed().some(sharesWithAll)) return;
	const found = tree.containing(SHARED_NAMES).filter((file) => {
		const text = readable(tree, file) ?? "";
		return sharesWithAll({ text }) && (SENDS.test(text) || holdsWord(tree, file, "claude-"));
	});
	if (found.length <= MOST_SHARERS) for (const file of found) modules.get(file);
}
const HEARS = /\.on\w*\s*\(|\b(?:add\w*Listener|subscribe|getStore)\s*\(/;
const LEAVES = /\.(?:next|run)\s*\(|\b(?:emit\w*|dispatch\w*|publish|trigger|fire|notify|broadcast|enterWith)\s*\(/;
const KEEPS = /\bnew (?:(?:Weak)?Map|Set)\b|=\s*(?:\[\]|\{\})|\[[\w.]+\]\s*=(?!=)/;
const READS = /\.content\b|\bthinking\b/;
const MOST_SHARERS = 40;
function readSharers(seeds, tree, modules) {
	const heard = /* @__PURE__ */ new Set();
	const keeping = /* @__PURE__ */ new Set();
	for (const seed of seeds.flatMap((file) => modules.get(file) ?? [])) for (const { file, text } of importsOf$1(seed, modules)) {
		if (HEARS.test(seed.text)) heard.add(file);
		if (KEEPS.test(text)) keeping.add(file);
	}
	const sharersOf = (shared) => {
		if (shared.size === 0) return [];
		const needles = needlesOf(shared, tree);
		return importersAmong(tree.containing(needles), shared, needles, tree, modules);
	};
	const isSharer = (file) => [LEAVES, READS].some((pattern) => pattern.test(readable(tree, file) ?? ""));
	const ofKept = sharersOf(keeping);
	const some = [...sharersOf(heard), ...ofKept.length > MOST_SHARERS ? ofKept : []].filter(isSharer);
	for (const file of [...some, ...ofKept.length > MOST_SHARERS ? [] : ofKept]) modules.get(file);
}
const SENDS = /\bmessages\b/;
const isClosed = (file, tree) => tree.closedWorld === true || packageAround(tree, file)?.json.private === true;
function followImports(seeds, modules) {
	let wave = seeds.flatMap((file) => modules.get(file) ?? []);
	const seen = new Set(wave);
	for (let hop = 0; hop < MOST_HOPS$1 && wave.length; hop++) wave = wave.flatMap((module) => importsOf$1(module, modules).filter((next) => !seen.has(next) && seen.add(next)));
}
function importsOf$1(module, modules) {
	return [...module.specifiers].flatMap((specifier) => {
		const file = modules.resolve(specifier, module.file);
		return (file ? modules.get(file) : void 0) ?? [];
	});
}
function followImporters(seeds, tree, modules) {
	const done = /* @__PURE__ */ new Set();
	let wave = [...seeds];
	while (wave.length) {
		const targets = new Set(wave.filter((file) => !done.has(file) && (modules.get(file)?.exports.named.size || modules.get(file)?.exports.stars.length)));
		for (const file of wave) done.add(file);
		if (targets.size === 0) return;
		const isFirst = wave.length === seeds.length && done.size === seeds.length;
		const needles = needlesOf(targets, tree);
		const candidates = tree.containing(isFirst ? [...needles, ANY_MODEL] : needles);
		if (isFirst) {
			for (const file of candidates) if (holdsWord(tree, file, "claude-")) modules.get(file);
		}
		wave = importersAmong(candidates, targets, needles, tree, modules).filter((file) => modules.get(file) && !done.has(file));
	}
}
const needlesOf = (files, tree) => [...new Set([...files].flatMap((file) => specifiersOf(file, tree)))];
function importersAmong(holding, targets, needles, tree, modules) {
	const candidates = new Set(holding);
	const folders = new Set([...targets].filter(isIndex).map((file) => path.posix.dirname(file)));
	const isWithin = below(folders, tree.root);
	if (folders.size > 0) for (const file of tree.containing(FROM_WITHIN, (one) => isWithin(path.posix.dirname(one)))) candidates.add(file);
	const mayMean = specifiersMeaning(needles);
	return [...candidates].filter((file) => !targets.has(file) && imports(file, targets, mayMean, tree, modules));
}
const nameOf$4 = (file) => path.posix.basename(file).replace(/\.[^.]+$/, "");
const isIndex = (file) => nameOf$4(file) === "index";
const FROM_WITHIN = [
	".",
	"./",
	"./index"
].flatMap((end) => QUOTES.map((quote) => `${end}${quote}`)).concat("./index.");
function below(folders, root) {
	const known = new Map([...folders].map((folder) => [folder, true]));
	const isBelow = (folder) => {
		let is = known.get(folder);
		if (is === void 0) {
			const parent = path.posix.dirname(folder);
			is = parent.length >= root.length && parent !== folder && isBelow(parent);
			known.set(folder, is);
		}
		return is;
	};
	return isBelow;
}
function specifiersOf(file, tree) {
	const folder = path.posix.dirname(file);
	return [...(isIndex(file) ? [
		"",
		"/",
		"/index"
	].map((end) => `${path.posix.basename(folder)}${end}`) : [nameOf$4(file)]).flatMap((name) => QUOTES.flatMap((quote) => ["/", quote].flatMap((start) => [`${start}${name}${quote}`, `${start}${name}.`]))), ...aliasesAround(folder, tree).flatMap((alias) => QUOTES.flatMap((quote) => [`${quote}${alias}${quote}`, `${quote}${alias}/`]))];
}
function aliasesAround(start, tree) {
	const aliases = [];
	for (let folder = start; folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
		const manifest = tree.read(path.posix.join(folder, "package.json")) ?? "";
		aliases.push(...[...manifest.matchAll(/"name"\s*:\s*"([^"]+)"|"(#[^"*]+)"\s*:/g)].map(([, name, imported]) => name ?? imported ?? ""));
		for (const config of [
			"tsconfig.json",
			"tsconfig.base.json",
			"jsconfig.json"
		]) {
			const paths = /"paths"\s*:\s*\{([^}]*)\}/.exec(tree.read(path.posix.join(folder, config)) ?? "")?.[1] ?? "";
			aliases.push(...[...paths.matchAll(/"([^"*]+)"\s*:/g)].map(([, alias = ""]) => alias));
		}
		if (folder === path.posix.dirname(folder)) break;
	}
	return [...new Set(aliases)];
}
function specifiersMeaning(needles) {
	const known = /* @__PURE__ */ new Map();
	const plain = [...new Set(needles.map((needle) => needle.replace(/["`]/g, "'")))];
	return (specifier) => {
		let may = known.get(specifier);
		if (may === void 0) {
			const quoted = `'${specifier}'`;
			may = !specifier.startsWith(".") || WITHIN.test(specifier) || plain.some((needle) => quoted.includes(needle));
			known.set(specifier, may);
		}
		return may;
	};
}
const WITHIN = /(?:^|\/)\.{0,2}(?:\/|\/index(?:\.\w+)?)?$/;
function imports(file, targets, mayMean, tree, modules) {
	for (const [, specifier = ""] of (readable(tree, file) ?? "").matchAll(SPECIFIER)) {
		const target = mayMean(specifier) ? modules.resolve(specifier, file) : void 0;
		if (target && targets.has(target)) return true;
	}
	return false;
}
// dist/src/frontends/javascript/gather/parts.js
var Parts = class {
	parts = /* @__PURE__ */ new Map();
	constructor(all = []) {
		for (const one of all) this.partOf(one);
	}
	join(one, other) {
		const [mine, theirs] = [this.partOf(one), this.partOf(other)];
		if (mine === theirs) return;
		const [small, large] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
		large.push(...small);
		for (const each of small) this.parts.set(each, large);
	}
	all() {
		return [...new Set(this.parts.values())];
	}
	partOf(one) {
		const known = this.parts.get(one);
		if (known) return known;
		const part = [one];
		this.parts.set(one, part);
		return part;
	}
};
// dist/src/frontends/javascript/gather/reached-by-name.js
function reachedByName(files, ctx) {
	const methods = /* @__PURE__ */ new Map();
	const interfaces = /* @__PURE__ */ new Map();
	for (const module of files) {
		if (mayRequest(module)) for (const name of methodsIn(module)) add(methods, name, module);
		for (const binding of interfacesOf(module, ctx)) add(interfaces, binding, module);
	}
	const found = /* @__PURE__ */ new Map();
	for (const module of files) {
		for (const member of module.scopes.ofType(...MEMBERS)) for (const home of methods.get(memberName(member) ?? "") ?? []) if (home !== module && isCalled$1(member, module) && isHanded(member.object, module)) add(found, module, home);
		for (const { binding } of interfaces.size > 0 ? imported(module) : []) {
			const meant = resolveBinding(binding, module, ctx);
			for (const home of meant.kind === "binding" && interfaces.get(meant.binding) || []) if (home !== module) add(found, module, home);
		}
	}
	return found;
}
function add(map, key, module) {
	map.set(key, (map.get(key) ?? /* @__PURE__ */ new Set()).add(module));
}
const methodsIn = (module) => module.scopes.ofType("ClassMethod", "ObjectMethod", "ClassProperty", "ObjectProperty").flatMap((node) => {
	const around = isFunction(node) || node.value && isFunction(unwrap(node.value)) ? module.scopes.parentOf(node) : void 0;
	return around && mayRequest({ text: textOf$5(module, around) }) ? keyName(node.key, node.computed === true) ?? [] : [];
});
const interfacesOf = (module, ctx) => module.scopes.ofType(...CLASSES).flatMap(({ implements: all }) => (all ?? []).flatMap((one) => {
	const name = "expression" in one ? one.expression : one.id;
	const binding = module.scopes.bindingOf(name);
	const meant = binding && resolveBinding(binding, module, ctx);
	return meant?.kind === "binding" ? [meant.binding] : [];
}));
function isCalled$1(member, { scopes: { parentOf } }) {
	const parent = parentOf(member);
	return parent !== void 0 && "callee" in parent && parent.callee === member;
}
function isHanded(receiver, module) {
	let root = unwrap(receiver);
	while (isMember(root)) root = unwrap(root.object);
	if (root.type === "ThisExpression") return isMember(unwrap(receiver));
	if (root.type !== "Identifier") return true;
	const binding = module.scopes.bindingOf(root);
	return binding !== void 0 && binding.kind !== "import" && binding.scope !== module.scopes.program;
}
// dist/src/frontends/javascript/gather/parts-by-reach.js
function partsByReach(group, ctx) {
	const files = withAllRun(group, ctx);
	const givers = giversAmong(files, ctx);
	const byName = reachedByName(files, ctx);
	const keepers = new Set(files.filter((module) => !givers.has(module) || byName.has(module)));
	const parts = new Parts(keepers);
	for (const module of keepers) for (const next of [...filesRunFor(module, ctx), ...byName.get(module) ?? []]) if (keepers.has(next)) parts.join(module, next);
	const [first, ...more] = [...keepers].filter(sharesWithAll);
	for (const module of more) if (first) parts.join(first, module);
	return parts.all().flatMap((part) => {
		const run = part.some(mayRequest) ? new Set(withAllRun(part, ctx)) : void 0;
		return run && run.size < files.length ? [files.filter((module) => run.has(module))] : [];
	});
}
function withAllRun(part, ctx) {
	const all = new Set(part);
	for (const module of all) for (const next of filesRunFor(module, ctx)) all.add(next);
	return [...all];
}
// dist/src/frontends/javascript/gather/groups.js
function runInGroups(files, ctx, { matters, run }) {
	const groups = isAtMost(files, 30, 15e4) && !hasUnit(files) ? [[...files]] : connected(files, ctx.modules);
	const tried = (group) => canRun(group) ? run(group) : void 0;
	return groups.filter(matters).flatMap((group) => {
		const found = tried(group);
		return found === void 0 ? partsByReach(group, ctx).filter(matters).flatMap((part) => tried(part) ?? []) : [found];
	});
}
const canRun = (group) => isAtMost(group, 1e3, 4e6) && !hasUnit(group);
function connectedWith(asked, files, modules) {
	const groups = connected(files, modules).filter((group) => group.some(({ file }) => asked.has(hostOf(file))));
	const near = new Set(groups.flat());
	return files.filter((module) => near.has(module));
}
const hasUnit = (files) => files.some(({ file, markup }) => isUnit(file) && (!COMPONENT.test(hostOf(file)) || /<template\b[^>]*\ssrc\s*=/.test(markup ?? "")));
const isAtMost = (files, most, text) => files.length <= most && files.reduce((sum, module) => sum + module.text.length, 0) <= text;
const DATA = /\.json$|\.d\.[cm]?ts$/;
function connected(files, modules) {
	const byFile = new Map(files.map((module) => [module.file, module]));
	const parts = new Parts(byFile.keys());
	for (const module of files) for (const specifier of module.specifiers) {
		const target = modules.resolve(specifier, module.file);
		if (target !== void 0 && !DATA.test(target)) parts.join(module.file, target);
	}
	return parts.all().map((part) => part.flatMap((file) => byFile.get(file) ?? []));
}
// dist/src/run/experiment.js
const MODULE_NAME = "task-budget-experiment";
function trialOf({ site, hasBudget, requests }, { ratios, module, language, budget }) {
	const asking = requests.filter((request) => request.moves && !hasTaskBudget(request));
	if (!hasBudget || site.method === "countTokens" || asking.length === 0 || !budget.taskBudget) return void 0;
	const { experiments } = language;
	if (site.kind === "http" || site.method === "batches.create") return { leftOut: "an experiment takes no batches and no raw requests" };
	if (site.kind === "other-client") return { leftOut: "an experiment takes no calls of other libraries" };
	if (budget.total !== void 0) return { leftOut: "its budget is fixed by the configuration" };
	const problem = experiments.problemWith(site.file, module);
	if (problem !== void 0) return { leftOut: problem };
	const known = new Set(asking.flatMap(({ holders }) => holders.flatMap(({ enabled }) => enabled.map((one) => constant(one.budget)?.value))));
	const [from] = known;
	if (known.size !== 1 || typeof from !== "number") return { leftOut: "its thinking budget is not a single known number" };
	const arms = [...new Set(ratios.map((ratio) => Math.max(budget.minBudget, scale(from, ratio))))].sort((a, b) => a - b);
	if (arms.length < 2) return { leftOut: `every ratio gives ${arms[0]?.toLocaleString("en-US")} tokens` };
	if (asking.flatMap(({ request, holders }) => [...outcomes(property$1(request.params, "output_config")).flatMap(({ leaf }) => leaf.kind === "literal" && leaf.absent ? [] : [leaf.expr]), ...holders.flatMap(({ entry }) => entry.kind === "write" ? [entry.expr] : [])]).some((place) => !experiments.isPerCall(place, site.expr))) return { leftOut: "its output_config is set outside the calling function" };
	return { arms };
}
function experimentEdits(sites, module, { experiments }) {
	const participants = [...sites].flatMap(([{ id, file }, { budgetSettings }]) => budgetSettings.trial && "arms" in budgetSettings.trial ? [{
		id,
		file,
		arms: budgetSettings.trial.arms
	}] : []);
	return module && participants.length > 0 ? experiments.edits(module, participants) : [];
}
// dist/src/frontends/experiment-table.js
const row = ({ id, arms }, quote) => `${quote}${id.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replaceAll("\n", "\\n")}${quote}: [${arms.join(", ")}]`;
const rowsOf$1 = (sites, quote) => [...sites].sort((a, b) => a.id < b.id ? -1 : 1).map((site) => row(site, quote));
function editsOf({ file, text, comments, span, rows }, inserts, removes) {
	return entryEdits({
		text,
		comments,
		span,
		items: rows,
		padding: " ",
		entry: (insert) => insert.text
	}, inserts, removes).map(({ by: { kind, sites }, edit }) => ({
		...edit,
		kind,
		sites,
		file
	}));
}
const place = ({ file }, { start, end }) => ({
	file,
	start,
	end,
	node: void 0
});
function withRows(table, sites, quote) {
	const { file, span, rows } = table;
	const last = rows.at(-1);
	const edits = [];
	const inserts = [];
	for (const site of sites) {
		const old = rows.find(({ id }) => id === site.id);
		const by = {
			kind: "task-budget",
			sites: [site.id]
		};
		const text = row(site, quote);
		if (old) edits.push({
			...by,
			file,
			start: old.start,
			end: old.end,
			text
		});
		else inserts.push({
			...by,
			op: "insert",
			object: place(table, span),
			after: last ? place(table, last) : null,
			key: site.id,
			text
		});
	}
	return [...edits, ...editsOf(table, inserts, [])];
}
function withoutRows(table, kept, sites) {
	return editsOf(table, [], table.rows.filter(({ id }) => !kept.has(id)).map((one) => ({
		op: "remove",
		object: place(table, table.span),
		entry: place(table, one),
		kind: "task-budget",
		sites
	})));
}
function removals(replaced, all, tableIn) {
	const goes = ({ file, start, end }) => replaced.some(({ expr }) => expr.file === file && expr.start === start && expr.end === end);
	const sites = [...new Set(replaced.map(({ site }) => site))];
	return [...new Set(replaced.length ? all.map(({ module }) => module) : [])].flatMap((module) => {
		const table = tableIn(module);
		if (!table) return [];
		const kept = new Set(all.filter((one) => one.module === module && !goes(one)).map(({ id }) => id));
		if (kept.size > 0) return withoutRows(table, kept, sites);
		return [{
			file: module,
			kind: "task-budget",
			sites,
			start: 0,
			end: table.text.length,
			text: ""
		}];
	});
}
// dist/src/frontends/javascript/modules/specifiers.js
function createSpecifiers(tree, modules, tsconfigs) {
	const habitsOf = (files) => files.flatMap((from) => [...from.specifiers].flatMap((specifier) => {
		if (!specifier.startsWith(".")) return [];
		if (/\.[cm]?tsx?$/.test(specifier)) return [".ts"];
		if (/\.[cm]?jsx?$/.test(specifier)) return [".js"];
		const file = modules.resolve(specifier, from.file);
		return path.posix.extname(specifier) === "" || file !== void 0 && !file.endsWith(specifier) ? [""] : [];
	}));
	const extensionFor = (from, system) => {
		const isTyped = system === "typescript";
		const chosen = (habits) => [
			".ts",
			".js",
			""
		].find((one) => habits.includes(one) && (isTyped || one !== ".ts"));
		const own = chosen(habitsOf([from]));
		if (own !== void 0) return own;
		const around = packageAround(tree, from.file);
		const ofPackage = chosen(habitsOf(modules.parsed().filter(({ file }) => packageAround(tree, file)?.folder === around?.folder)));
		const isModule = /\.m[jt]s$/.test(from.file) || around?.json.type === "module" && !/\.c[jt]s$/.test(from.file);
		if (system === "commonjs") return ofPackage ?? "";
		if (!isTyped) return isModule ? ".js" : ofPackage ?? ".js";
		if (isModule && tsconfigs(from.file).some(resolvesAsNode)) return ofPackage || ".js";
		const isBundled = tsconfigs(from.file).some(({ config }) => config.compilerOptions?.moduleResolution?.toLowerCase() === "bundler");
		return ofPackage ?? (isModule && !isBundled ? ".js" : "");
	};
	return (from, { file, system }) => {
		const bare = path.posix.relative(path.posix.dirname(from.file), file).replace(/\.[cm]?[jt]s$/, "");
		const base = bare.startsWith(".") ? bare : `./${bare}`;
		const extension = path.posix.extname(file);
		return base + (/^\.[cm]/.test(extension) ? extension : extensionFor(from, system));
	};
}
const resolvesAsNode = ({ config: { compilerOptions = {} } }) => [compilerOptions.module, compilerOptions.moduleResolution].some((one) => one !== void 0 && /^node(?:next|1[68]|2\d)$/i.test(one)) && compilerOptions.moduleResolution?.toLowerCase() !== "bundler";
// dist/src/frontends/javascript/edits/importing.js
const hasModuleSyntax = ({ ast }) => ast.program.body.some(({ type }) => /^(?:Import|Export)/.test(type) || type === "TSImportEqualsDeclaration" || type === "TSExportAssignment");
function systemOf(file, module) {
	if (/\.mjs$/.test(file)) return "esm";
	if (/\.cjs$/.test(file)) return "commonjs";
	return module && hasModuleSyntax(module) ? "esm" : "commonjs";
}
function createImporter(tree, modules, tsconfigs) {
	const specifierOf = createSpecifiers(tree, modules, tsconfigs);
	return (from, name, module) => {
		const { text, ast } = from;
		const eol = lineEnd(text);
		const { body } = ast.program;
		const isImport = (statement) => module.system === "commonjs" ? requiresOnly(statement) : statement.type === "ImportDeclaration";
		const first = body.findIndex((statement) => !isImport(statement));
		const last = module.system === "commonjs" ? body[(first < 0 ? body.length : first) - 1] : body.findLast(isImport);
		const like = last ?? body.find(isImport);
		const source = like ? text.slice(startOf(like), endOf(like)) : "";
		const quote = /["'](?=[^"']*["'][^"']*$)/.exec(source)?.[0] ?? "'";
		const semicolon = !like || source.endsWith(";") ? ";" : "";
		const from_ = quote + specifierOf(from, module) + quote;
		const line = module.system === "commonjs" ? `const { ${name} } = require(${from_})${semicolon}` : `import { ${name} } from ${from_}${semicolon}`;
		if (last) {
			const rest = /^[^\n]*\n/.exec(text.slice(endOf(last)))?.[0];
			const ownLine = rest !== void 0 && /^[ \t]*(?:\/\/.*)?\r?\n$/.test(rest);
			const at = ownLine ? endOf(last) + rest.length : endOf(last);
			return {
				start: at,
				end: at,
				text: ownLine ? line + eol : eol + line
			};
		}
		const at = body[0] ? startOf(body[0]) : text.length;
		return {
			start: at,
			end: at,
			text: line + eol
		};
	};
}
const requiresOnly = (statement) => statement.type === "VariableDeclaration" && statement.declarations.every(({ init }) => init && requiredSpecifier(init) !== void 0);
// dist/src/frontends/javascript/modules/output-root.js
const outputRoots = (file, tsconfigs) => tsconfigs(file).flatMap((config) => {
	const root = rootOf$1(config);
	return root !== void 0 && isInside$1(root, file) ? [root] : [];
});
function rootOf$1({ folder, config: { compilerOptions = {}, include, files } }) {
	const { rootDir, outDir, declarationDir, composite } = compilerOptions;
	if (rootDir !== void 0) return path.posix.resolve(folder, rootDir);
	if (composite !== true && outDir === void 0 && declarationDir === void 0) return void 0;
	const places = [...(include ?? (files ? [] : ["."])).map(withoutGlob), ...(files ?? []).map((file) => path.posix.dirname(file))];
	return commonFolder(places.map((place) => path.posix.resolve(folder, place)));
}
function withoutGlob(pattern) {
	const plain = pattern.split("/");
	const at = plain.findIndex((part) => /[*?]/.test(part));
	if (at >= 0) return plain.slice(0, at).join("/") || ".";
	return /\.[cm]?[jt]sx?$/.test(pattern) ? path.posix.dirname(pattern) : pattern;
}
// dist/src/frontends/javascript/modules/placing.js
const EXTENSIONS = [
	"ts",
	"tsx",
	"js",
	"jsx",
	"mjs",
	"cjs",
	"mts",
	"cts"
];
function createPlacing(tree, modules, tsconfigs) {
	const typed = (file) => /\.[cm]?tsx?$/.test(file);
	const system = (file) => typed(file) ? "typescript" : systemOf(file, modules.get(file));
	return {
		moduleFor(name, files, top = tree.root) {
			const importing = files.filter((file) => !isUnit(file));
			const systems = importing.map(system);
			const chosen = [
				"typescript",
				"esm",
				"commonjs"
			].find((one) => systems.includes(one)) ?? "esm";
			const own = importing.filter((_, index) => systems[index] === chosen);
			const around = commonFolder(own.map((file) => path.posix.dirname(file))) ?? top;
			const roots = own.flatMap((file) => outputRoots(file, tsconfigs));
			const folder = roots.find((root) => isInside$1(around, root) && roots.every((one) => isInside$1(one, root))) ?? around;
			for (let at = folder; isInside$1(top, at); at = path.posix.dirname(at)) {
				const known = EXTENSIONS.map((extension) => path.posix.join(at, `${name}.${extension}`)).find((file) => tree.isFile(file));
				if (known) return {
					file: known,
					system: system(known)
				};
				if (at === path.posix.dirname(at)) break;
			}
			const every = (extension) => own.length > 0 && own.every((file) => file.endsWith(extension));
			const isOnlyByName = own.some((file) => file.endsWith(".mjs") && packageAround(tree, file)?.json.type !== "module");
			const extension = chosen === "typescript" ? "ts" : every(".mjs") || isOnlyByName ? "mjs" : every(".cjs") ? "cjs" : "js";
			return {
				file: path.posix.join(folder, `${name}.${extension}`),
				system: chosen
			};
		},
		cannotImport(file, module, name, doesAlready) {
			const from = modules.get(file);
			if (isUnit(file) || !from) return "its file imports no modules";
			if (system(file) !== module.system) return `its file cannot import a module like ${path.posix.basename(module.file)}`;
			if (!outputRoots(file, tsconfigs).every((root) => isInside$1(root, module.file))) return `its project does not take in ${path.posix.basename(module.file)}`;
			if (module.system === "typescript" && /\.cts$/.test(file) && packageAround(tree, module.file)?.json.type === "module") return `its file cannot import a module like ${path.posix.basename(module.file)}`;
			if (module.system === "typescript" && !hasModuleSyntax(from)) return "its file is not a module";
			if (!doesAlready && from.scopes.all().some(({ bindings }) => bindings.has(name))) return `its file has a ${name} of its own`;
		}
	};
}
// dist/src/frontends/javascript/generated/experiment-module.js
const BUDGET_FUNCTION = "taskBudgetFor";
function moduleText(system, sites, eol) {
	const rows = rowsOf$1(sites, "'").map((row) => `  ${row},`);
	const typed = system === "typescript";
	const shared = [
		"/**",
		" * Task budgets on trial, in tokens, by call site. Written by `opus47-migrate --experiment`. Once enough tasks are logged,",
		" * `opus47-migrate calibrate <log> --apply` writes the budgets that proved themselves into the calls, and removes this file.",
		" */",
		system === "commonjs" ? "const { pickArm } = require('opus47-migrate/usage');" : "import { pickArm } from 'opus47-migrate/usage';",
		"",
		"const ARMS = {",
		...rows,
		"};",
		"",
		typed ? "/** The budget for a task: the same one in all its requests. */" : "/**",
		...typed ? [] : [
			" * The budget for a task: the same one in all its requests.",
			" * @param {keyof typeof ARMS} site",
			" * @returns {number}",
			" */"
		]
	];
	const last = {
		typescript: [`export const ${BUDGET_FUNCTION} = (site: keyof typeof ARMS): number => pickArm(ARMS[site], site);`],
		esm: [`export const ${BUDGET_FUNCTION} = (site) => pickArm(ARMS[site], site);`],
		commonjs: [
			`const ${BUDGET_FUNCTION} = (site) => pickArm(ARMS[site], site);`,
			"",
			`module.exports = { ${BUDGET_FUNCTION} };`
		]
	}[system];
	return [
		...shared,
		...last,
		""
	].join(eol);
}
// dist/src/frontends/javascript/generated/experiments.js
function createExperiments(tree, ctx, tsconfigs) {
	const { modules } = ctx;
	const importer = createImporter(tree, modules, tsconfigs);
	const { moduleFor, cannotImport } = createPlacing(tree, modules, tsconfigs);
	const tableOf = (file) => tableIn(modules.get(file));
	const problemWith = (file, module) => {
		const from = modules.get(file);
		const problem = cannotImport(file, module, BUDGET_FUNCTION, from !== void 0 && importedFunction(from, ctx) !== void 0);
		if (problem !== void 0) return problem;
		const name = path.posix.basename(module.file);
		if (tree.isFile(module.file) && !tableOf(module.file)) return `${name} is not as the tool wrote it; remove it, or restore it`;
		if (tree.isFile(module.file) && !tree.selected.has(module.file)) return `${name} is not among the given paths`;
	};
	return {
		moduleFor: (files) => moduleFor(MODULE_NAME, files),
		problemWith,
		isPerCall: (at, call) => isPerCall(at, call, modules.get(call.file)),
		edits(module, sites) {
			const edits = [];
			for (const file of new Set(sites.map((site) => site.file))) {
				const from = modules.get(file);
				if (importedFunction(from, ctx) !== void 0) continue;
				const ids = sites.filter((site) => site.file === file).map(({ id }) => id);
				edits.push({
					...importer(from, BUDGET_FUNCTION, module),
					file,
					kind: "task-budget",
					sites: ids
				});
			}
			const table = tableOf(module.file);
			if (table) return [...edits, ...withRows(table, sites, table.text[table.rows[0]?.start ?? -1] === "\"" ? "\"" : "'")];
			const text = moduleText(module.system, sites, lineEnd(modules.get(sites[0]?.file ?? "")?.text ?? ""));
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
		removals: (replaced) => removals(replaced, modules.parsed().flatMap((from) => askedIn(from, ctx)), (file) => tree.selected.has(file) ? tableOf(file) : void 0)
	};
}
function tableIn(module) {
	const declared = module?.scopes.program.bindings.get("ARMS")?.node;
	const node = declared?.type === "VariableDeclarator" ? declared.init : void 0;
	if (node?.type !== "ObjectExpression" || !module?.scopes.program.bindings.has("taskBudgetFor")) return void 0;
	const rows = node.properties.flatMap((part) => {
		const id = part.type === "ObjectProperty" && part.value.type === "ArrayExpression" ? keyName(part.key, part.computed) : void 0;
		return id === void 0 ? [] : [{
			id,
			start: startOf(part),
			end: endOf(part)
		}];
	});
	if (rows.length < node.properties.length) return void 0;
	return {
		file: module.file,
		text: module.text,
		comments: COMMENTS,
		span: {
			start: startOf(node),
			end: endOf(node)
		},
		rows
	};
}
function importedFunction(from, ctx) {
	const binding = from.scopes.program.bindings.get(BUDGET_FUNCTION);
	const through = binding && (importOf(binding) ?? ctx.importOf(binding));
	const file = through && ctx.modules.resolve(through.specifier, from.file);
	return file && path.posix.basename(file).startsWith(`task-budget-experiment.`) ? file : void 0;
}
function asked(node, from, ctx) {
	if (!from || !isCall(node) || node.callee.type !== "Identifier" || node.callee.name !== "taskBudgetFor") return void 0;
	const [argument] = node.arguments;
	const module = importedFunction(from, ctx);
	if (module === void 0 || argument?.type !== "StringLiteral") return void 0;
	return {
		id: argument.value,
		file: from.file,
		start: startOf(node),
		end: endOf(node),
		module
	};
}
const askedIn = (from, ctx) => (from.scopes.program.bindings.get("taskBudgetFor")?.references ?? []).flatMap((reference) => {
	const call = from.scopes.parentOf(reference);
	return (call && asked(call, from, ctx)) ?? [];
});
function isPerCall(at, call, module) {
	if (!module || at.file !== call.file) return false;
	let node = module.scopes.parentOf(call.node);
	while (node && !isFunction(node)) node = module.scopes.parentOf(node);
	return !node || at.start >= startOf(node) && at.end <= endOf(node);
}
// dist/src/frontends/guard-text.js
const TABLES = /(WITH_(?:THINKING|TASK)_BUDGETS(?::readonlystring\[\])?=)\[?((?:"[\w.-]+",?)+)\]?/g;
const NUMBERS = /RATIO=([\d.]+)(?:(?!LEAST_TASK_BUDGET).)*LEAST_TASK_BUDGET=(\d+)/;
const bare = (text) => text.replace(/\s+/g, "").replace(/'/g, "\"").replace(/;|(?<=\d)_(?=\d)/g, "").replace(/,(?=[)\]}])/g, "").replace(/[()]/g, "");
const withoutTables = (text) => text.replace(TABLES, "$1");
function numbersIn(text, model, texts) {
	const own = bare(text);
	const found = NUMBERS.exec(own);
	const listed = [...own.matchAll(TABLES)].at(-1)?.[2] ?? "";
	if (!found || !listed.split(",").includes(`"${model}"`)) return void 0;
	const numbers = {
		ratio: Number(found[1]),
		minBudget: Number(found[2])
	};
	return texts(numbers).some((one) => withoutTables(bare(one)) === withoutTables(own)) ? numbers : void 0;
}
// dist/src/sdk/guard-tables.js
const WITH_THINKING_BUDGETS = SOURCES;
const WITH_TASK_BUDGETS = FAMILIES.filter((family) => factsAbout(family).taskBudget !== null);
const BEFORE = PREFIX.source;
const BEHIND = "^(?:[\\w.]|-\\d{1,2}(?!\\d))";
const CLAUDE = ANY_MODEL;
const TASK_BUDGETS_BETA = BETAS.taskBudgets;
const rows = (names, indent, quote) => names.map((name) => `${indent}${quote}${name}${quote},`).join("\n");
// dist/src/frontends/javascript/generated/guard-module.js
const GUARD_FUNCTION = "thinkingFor";
const HEAD = `/** What a request says about thinking, chosen by its model at run time. ${WRITTEN_BY_GUARD}; it is yours to edit. */\n`;
const constants = (type, { ratio, minBudget }) => `
/** Models that take thinking budgets. There will be no more of them: Claude Opus 4.7 and all newer models answer 400 to one. */
const WITH_THINKING_BUDGETS${type} = [
${rows(WITH_THINKING_BUDGETS, "  ", "'")}
];

/** Models that take task budgets. */
const WITH_TASK_BUDGETS${type} = [
${rows(WITH_TASK_BUDGETS, "  ", "'")}
];

/** A task budget is this share of the thinking budget, and at least so many tokens. */
const RATIO = ${ratio};
const LEAST_TASK_BUDGET = ${grouped(minBudget)};

/** What platforms put in front of an ID: a region, a vendor, or the ARN of an inference profile (\`us.anthropic.\`). */
const PREFIX = /${BEFORE}/;
`;
const ABOUT_MATCHES = "True for the ID of one of the models, with a date or a version, or without.";
const MATCHES = `
  models.some((name) => id.startsWith(name) && !/${BEHIND}/.test(id.slice(name.length)));
`;
const ABOUT = `
/**
 * Thinking for a request to a model, with what else in the request depends on the model:
 *
 * - A model that takes thinking budgets gets this one, and all of \`rest\` but \`display\`.
 * - Any other Claude model gets adaptive thinking, no sampling parameters and, if it is known to take one, a task budget with its beta.
 * - An ID that names no Claude model (a deployment, an alias) says nothing: its request is that of a model that takes thinking budgets.
 *`;
const body = (adaptive) => `  const { display, temperature, top_p, top_k, ...others } = rest;
  // A model that is missing is for the API to refuse.
  // Gateways write \`claude-opus-4.6\`.
  const id = String(model).replace(PREFIX, '').replace(/(\\d)\\.(?=\\d)/, '$1-');
  if (isOneOf(WITH_THINKING_BUDGETS, id) || !id.startsWith('${CLAUDE}')) {
    return {
      thinking: { type: 'enabled', budget_tokens: budgetTokens },
      ...others,
      ...(temperature !== undefined && { temperature }),
      ...(top_p !== undefined && { top_p }),
      ...(top_k !== undefined && { top_k }),
    };
  }
  const thinking = { type: ${adaptive}, ...(display !== undefined && { display }) };
  if (!isOneOf(WITH_TASK_BUDGETS, id)) return { thinking, ...others };
  const total = Math.max(LEAST_TASK_BUDGET, Math.round(budgetTokens * RATIO));
  return {
    thinking,
    ...others,
    output_config: { ...others.output_config, task_budget: { type: 'tokens', total } },
    betas: [...(others.betas ?? []), '${TASK_BUDGETS_BETA}'],
  };
}
`;
const typescript = (numbers) => `${HEAD}import type Anthropic from '@anthropic-ai/sdk';
${constants(": readonly string[]", numbers)}
/** What else a request holds that depends on its model. */
export interface Rest {
  betas?: Anthropic.Beta.AnthropicBeta[];
  output_config?: Anthropic.Beta.BetaOutputConfig;
  /** Newer models leave out the text of their thinking unless asked for it. */
  display?: 'summarized' | 'omitted';
  temperature?: number;
  top_p?: number;
  top_k?: number;
}

/** These properties of a request. */
export interface Thinking extends Omit<Rest, 'display'> {
  thinking: Anthropic.Beta.BetaThinkingConfigParam;
}

/** ${ABOUT_MATCHES} */
const isOneOf = (models: readonly string[], id: string): boolean =>${MATCHES}${ABOUT}
 * @param budgetTokens the thinking budget, in tokens
 */
export function ${GUARD_FUNCTION}(model: string, budgetTokens: number, rest: Rest = {}): Thinking {
${body("'adaptive' as const")}`;
const javascript$1 = (numbers, isCommon) => `${HEAD}${constants("", numbers)}
/**
 * ${ABOUT_MATCHES}
 * @param {string[]} models
 * @param {string} id
 */
const isOneOf = (models, id) =>${MATCHES}
/**
 * What else a request holds that depends on its model. \`display\`: newer models leave out the text of their thinking unless asked for it.
 * @typedef {{
 *   betas?: import('@anthropic-ai/sdk').Anthropic.Beta.AnthropicBeta[],
 *   output_config?: import('@anthropic-ai/sdk').Anthropic.Beta.BetaOutputConfig,
 *   display?: 'summarized' | 'omitted',
 *   temperature?: number,
 *   top_p?: number,
 *   top_k?: number,
 * }} Rest
 */
${ABOUT}
 * @param {string} model
 * @param {number} budgetTokens the thinking budget, in tokens
 * @param {Rest} rest
 * @returns {Omit<Rest, 'display'> & { thinking: import('@anthropic-ai/sdk').Anthropic.Beta.BetaThinkingConfigParam }}
 */
${isCommon ? "" : "export "}function ${GUARD_FUNCTION}(model, budgetTokens, rest = {}) {
${body("/** @type {const} */ ('adaptive')")}${isCommon ? `\nmodule.exports = { ${GUARD_FUNCTION} };\n` : ""}`;
function guardModuleText(system, numbers, eol) {
	return (system === "typescript" ? typescript(numbers) : javascript$1(numbers, system === "commonjs")).replaceAll("\n", eol);
}
// dist/src/frontends/javascript/generated/guard-uses.js
const IS_MODULE = new RegExp(`(?:^|/)${GUARD_MODULE}(?:\\.[cm]?[jt]s)?$`);
function guardImport(from, ctx, tree) {
	const binding = from.scopes.program.bindings.get(GUARD_FUNCTION);
	const through = binding && (importOf(binding) ?? requiredOf(binding));
	if (!binding || through === void 0 || through.name !== "thinkingFor" || !IS_MODULE.test(through.specifier)) return void 0;
	const module = ctx.modules.resolve(through.specifier, from.file);
	return module === void 0 || isWrittenByGuard(module, tree) ? {
		binding,
		module
	} : void 0;
}
function requiredOf({ node, id }) {
	const specifier = node.type === "VariableDeclarator" && node.init ? requiredSpecifier(node.init) : void 0;
	if (specifier === void 0 || node.type !== "VariableDeclarator" || node.id.type !== "ObjectPattern") return void 0;
	const part = node.id.properties.find((one) => one.type === "ObjectProperty" && one.value === id);
	const name = part?.type === "ObjectProperty" ? keyName(part.key, part.computed) : void 0;
	return name === void 0 ? void 0 : {
		specifier,
		name
	};
}
function usesIn(from, ctx, tree) {
	const found = from && guardImport(from, ctx, tree);
	const module = found?.module;
	if (!found || module === void 0) return [];
	return found.binding.references.map((name) => {
		const call = from.scopes.parentOf(name);
		const asks = call && isCall(call) && call.callee === name ? call : void 0;
		const node = asks ?? name;
		return {
			expr: exprOf(from, node),
			module,
			within: enclosingName(node, from),
			asked: asks && askedBy(asks, from, ctx)
		};
	});
}
function askedBy(call, from, ctx) {
	const [model, budget, rest, ...more] = call.arguments;
	const entries = rest ? entriesOf$1(rest, from) : [];
	const spread = spreadAround(call, from);
	const object = spread && from.scopes.parentOf(spread);
	if (!model || !budget || /^(?:Spread|Argument)/.test(model.type + budget.type) || more.length > 0 || !entries) return void 0;
	if (!spread || object?.type !== "ObjectExpression" || object.properties.some(isAnswered)) return void 0;
	const isDirect = spread.argument === call;
	const isKnown = !/\.[cm]?tsx?$/.test(from.file) || isDirect && isTyped(exprOf(from, object), from);
	return {
		model: exprOf(from, model),
		models: ctx.evaluate(model, from),
		budget: exprOf(from, budget),
		rest: entries,
		pinned: (text) => isKnown ? text : `${text} as const`,
		instead: (properties) => ({
			op: "replace",
			...isDirect ? entriesIn$1(spread, properties, from) : objectIn$1(call, properties, from)
		})
	};
}
const isAnswered = (part) => (part.type === "ObjectProperty" || part.type === "ObjectMethod") && ANSWERED.has(keyName(part.key, part.computed) ?? "thinking");
function entriesOf$1(rest, from) {
	if (rest.type !== "ObjectExpression") return void 0;
	const entries = rest.properties.flatMap((part) => {
		const key = part.type === "ObjectProperty" ? keyName(part.key, part.computed) : void 0;
		if (part.type !== "ObjectProperty" || key === void 0 || !HANDED.has(key)) return [];
		return [{
			key,
			expr: exprOf(from, part.value),
			written: /^(?:Object|Array)Expression$/.test(part.value.type)
		}];
	});
	return entries.length === rest.properties.length && new Set(entries.map(({ key }) => key)).size === entries.length ? entries : void 0;
}
function spreadAround(call, { scopes }) {
	let below = call;
	for (let at = scopes.parentOf(below); at; below = at, at = scopes.parentOf(at)) {
		if (at.type === "SpreadElement") return at;
		if (!(at.type === "ConditionalExpression" && at.test !== below || at.type === "LogicalExpression" && at.operator === "&&" && at.right === below) && at.type !== "ParenthesizedExpression") return void 0;
	}
}
function entriesIn$1(spread, properties, from) {
	const { text } = from;
	const between = startsLine(text, startOf(spread)) ? lineEnd(text) + indentAt(text, startOf(spread)) : " ";
	return {
		expr: exprOf(from, spread),
		text: properties.map(([key, value]) => `${key}: ${value}`).join(`,${between}`)
	};
}
const objectIn$1 = (call, properties, from) => ({
	expr: {
		...exprOf(from, call),
		end: endOf(call)
	},
	text: `{ ${properties.map(([key, value]) => `${key}: ${value}`).join(", ")} }`
});
// dist/src/frontends/javascript/generated/guards.js
function createGuards(tree, ctx, tsconfigs) {
	const { modules } = ctx;
	const importer = createImporter(tree, modules, tsconfigs);
	const placing = createPlacing(tree, modules, tsconfigs);
	const packageOf = (file) => tree.manifests.map((manifest) => path.posix.dirname(manifest)).filter((folder) => isInside$1(folder, file)).sort((a, b) => b.length - a.length)[0] ?? tree.root;
	const isModule = modules.isGuard;
	return {
		packageOf,
		moduleFor(files, folder) {
			const known = tree.files().filter((file) => isModule(file) && packageOf(file) === folder);
			return placing.moduleFor(GUARD_MODULE, known.length > 0 ? known : files, folder);
		},
		problemWith(file, module) {
			if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(path.posix.basename(module.file));
			const from = modules.get(file);
			return placing.cannotImport(file, module, GUARD_FUNCTION, from !== void 0 && importsGuard(from, ctx, tree));
		},
		ask(model, budget, rest) {
			const entries = rest.map(([key, value]) => key === value ? key : `${key}: ${value}`);
			return `${GUARD_FUNCTION}(${[
				model,
				budget,
				...entries.length ? [`{ ${entries.join(", ")} }`] : []
			].join(", ")})`;
		},
		edits(module, calls, numbers) {
			const sites = calls.map(({ id }) => id);
			const imports = [...new Set(calls.map(({ file }) => file))].flatMap((file) => {
				const from = modules.get(file);
				if (importsGuard(from, ctx, tree)) return [];
				const ids = calls.filter((call) => call.file === file).map(({ id }) => id);
				return [{
					...importer(from, GUARD_FUNCTION, module),
					file,
					kind: "guard",
					sites: ids
				}];
			});
			if (tree.isFile(module.file)) return imports;
			const eol = lineEnd(modules.get(calls[0]?.file ?? "")?.text ?? "");
			const text = guardModuleText(module.system, numbers, eol);
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
		name: GUARD_MODULE,
		uses: () => tree.containing([GUARD_MODULE]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
		importedBy(file) {
			const from = modules.get(file);
			return from && guardImport(from, ctx, tree)?.module;
		},
		numbersOf: (module, model) => numbersIn(tree.read(module) ?? "", model, (numbers) => SYSTEMS.map((one) => guardModuleText(one, numbers, "\n")))
	};
}
const SYSTEMS = [
	"typescript",
	"esm",
	"commonjs"
];
const importsGuard = (from, ctx, tree) => guardImport(from, ctx, tree) !== void 0;
function isGuarded(call, from, ctx, tree) {
	if (!importsGuard(from, ctx, tree)) return false;
	let found = false;
	for (const argument of call.arguments) walk(argument, (node) => {
		if (isCall(node) && node.callee.type === "Identifier" && node.callee.name === "thinkingFor") found = true;
		return !found;
	});
	return found;
}
// dist/src/frontends/mocks.js
const MOCK_WHY = {
	used: "it is used otherwise than as the client of a call that migrates",
	staying: "the test only makes calls that stay",
	made: "its functions are made where no name can be given to them first",
	name: "the name `messages` is taken where its functions would get it"
};
const MOST_HOPS = 6;
function findMocks(tests, replacements, importsOf) {
	let all;
	const known = /* @__PURE__ */ new Map();
	const reach = (module) => {
		const found = known.get(module) ?? reachable(module, importsOf);
		known.set(module, found);
		return found;
	};
	return ({ module, from }) => {
		all ??= tests().map((test) => ({ test }));
		const fits = ({ of, isWhole }) => {
			if (of === "every" || of === "handed") return of === "every";
			return of === module ? isWhole !== true : (from ?? reach(module)).has(of);
		};
		for (const one of all) {
			if (!reach(one.test).has(module)) continue;
			one.found ??= replacements(one.test);
			const isHanded = from === void 0 || one.found.some(fits);
			const found = one.found.find((replacement) => replacement.of === "handed" ? isHanded : fits(replacement));
			if (found) return {
				file: one.test.file,
				start: found.start
			};
		}
	};
}
function reachable(from, importsOf, most = MOST_HOPS) {
	const seen = /* @__PURE__ */ new Set([from]);
	let wave = [from];
	for (let hop = 0; hop < most && wave.length; hop++) wave = wave.flatMap((module) => importsOf(module).filter((next) => !seen.has(next) && seen.add(next)));
	return seen;
}
const MOST_LOOKS = 40;
function originsOf(client, meanings) {
	const through = /* @__PURE__ */ new Set([client.module]);
	const seen = /* @__PURE__ */ new Set([client.node]);
	const open = [client];
	for (let one = open.pop(); one; one = open.pop()) for (const meaning of meanings(one.node, one.module)) {
		if (meaning === "handed" || seen.size > MOST_LOOKS) return void 0;
		for (const module of meaning.through) through.add(module);
		for (const next of meaning.next) if (!seen.has(next.node) && seen.add(next.node)) open.push(next);
	}
	return through;
}
// dist/src/frontends/javascript/mocks/mocks.js
const TEST_FILE = /(?:[._-](?:test|spec|e2e)\.[cm]?[jt]sx?$)|(?:^|\/)(?:__tests__|__mocks__|tests?|specs?|e2e)\//;
const REPLACERS = /* @__PURE__ */ new Set([
	"spyOn",
	"stub",
	"method",
	"replace",
	"fake",
	"mockImplementation"
]);
const MODULE_MOCKS = /* @__PURE__ */ new Set([
	"mock",
	"doMock",
	"unstable_mockModule",
	"module"
]);
const MOST_NAMES$1 = 3;
const KEEPS_THE_REST = /\b(?:importActual|importOriginal|requireActual)\b|\bspy: true\b/;
const createMockFinder = (ctx, root) => findMocks(() => ctx.modules.parsed().filter((module) => TEST_FILE.test(module.file.slice(root.length + 1))), (test) => replacements(test, ctx), (module) => [...module.specifiers].flatMap((specifier) => moduleOf(specifier, module, ctx.modules) ?? []));
const callerOf = (callee, module, ctx) => ({
	module,
	from: originsOf({
		node: callee,
		module
	}, (node, home) => meanings(node, home, ctx))
});
function moduleOf(specifier, from, modules) {
	const file = modules.resolve(specifier, from.file);
	return file === void 0 ? void 0 : modules.get(file);
}
function meanings(root, module, ctx) {
	const found = [];
	walk(root, (node) => {
		if (node.type === "ThisExpression") found.push("handed");
		if (node.type === "Identifier") found.push(...meaningOf(node, module, ctx));
		return !/^TS(?!As|NonNull|Satisfies|TypeAssertion|Instantiation)/.test(node.type);
	});
	return found;
}
function meaningOf(node, module, ctx) {
	const binding = module.scopes.bindingOf(node);
	if (!binding) return [];
	if (binding.kind === "param" || binding.kind === "catch") return ["handed"];
	const through = importOf(binding);
	const direct = through && moduleOf(through.specifier, module, ctx.modules);
	const whole = isMember(module.scopes.parentOf(node) ?? node) ? module.scopes.parentOf(node) : node;
	const named = resolveBinding(binding, module, ctx);
	const found = named.kind === "module" ? resolveName(whole, module, ctx) : named;
	if (found.kind === "external" || found.kind === "data") return [];
	if (found.kind === "unknown") return [{
		through: direct ? [direct] : [],
		next: []
	}];
	const next = [];
	if (found.kind === "expression") next.push({
		node: found.node,
		module: found.module
	});
	if (found.kind === "binding") {
		const { node: declared, writes } = found.binding;
		const values = declared.type === "VariableDeclarator" ? declared.init ?? void 0 : isFunction(declared) ? declared.body : void 0;
		for (const value of [values, ...writes.map((write) => assignedTo(write, found.module))]) if (value) next.push({
			node: value,
			module: found.module
		});
	}
	return [{
		through: [...direct ? [direct] : [], found.module],
		next
	}];
}
function assignedTo(write, { scopes }) {
	const parent = scopes.parentOf(write);
	return parent?.type === "AssignmentExpression" ? parent.right : parent;
}
function replacements(module, ctx) {
	const found = [];
	walk(module.ast.program, (node) => {
		const of = isCall(node) ? replacedBy(node, module, ctx) : isBareStub(node, module.scopes.parentOf(node)) || bareFieldOf(node) ? "handed" : void 0;
		const isWhole = isCall(node) && of !== void 0 && mockedName(node) !== void 0 && !KEEPS_THE_REST.test(textOf$5(module, node));
		if (of) found.push({
			start: startOf(node),
			of,
			...isWhole && { isWhole }
		});
		return !of;
	});
	return found.sort((a, b) => a.start - b.start);
}
function replacedBy(node, module, ctx) {
	const mocked = mockedName(node);
	if (mocked?.startsWith("@anthropic-ai/")) return "every";
	if (mocked !== void 0) {
		const home = moduleOf(mocked, module, ctx.modules);
		return home?.text.includes("@anthropic-ai/") ? home : void 0;
	}
	const name = nameOf$3(node);
	const [first] = node.arguments;
	if (!name || !first) return void 0;
	if (isReplacer(node) && isMember(first)) return /^(?:messages|batches|beta)$/.test(memberName(first) ?? "") ? ownerOf(first, module, ctx) : void 0;
	return (name === "nock" || name === "intercept" || name === "post" || name === "all") && /api\.anthropic\.com|\/v1\/messages/.test(textIn(first) ?? "") ? "every" : void 0;
}
const isReplacer = (node) => REPLACERS.has(nameOf$3(node) ?? "");
const nameOf$3 = ({ callee }) => isMember(callee) ? memberName(callee) : callee.type === "Identifier" ? callee.name : void 0;
const textIn = (node) => node.type === "StringLiteral" ? node.value : node.type === "TemplateLiteral" ? node.quasis[0]?.value.raw : void 0;
function mockedName(node) {
	const [first] = node.arguments;
	return first && MODULE_MOCKS.has(nameOf$3(node) ?? "") ? textIn(first) : void 0;
}
function ownerOf(node, module, ctx, depth = 0) {
	let at = unwrap(node);
	let isMade = depth > 0;
	for (; isMember(at) || isCall(at) || at.type === "NewExpression" || at.type === "AwaitExpression";) {
		const whole = resolveName(at, module, ctx);
		if (whole.kind === "module" || whole.kind === "binding") return whole.module;
		isMade ||= !isMember(at);
		at = unwrap(isMember(at) ? at.object : at.type === "AwaitExpression" ? at.argument : at.callee);
	}
	const found = resolveName(at, module, ctx);
	if (found.kind === "external") return isMade ? "handed" : "every";
	if (found.kind !== "module" && found.kind !== "binding") return "handed";
	if (found.module !== module || found.kind === "module") return found.module;
	const { node: declared } = found.binding;
	return declared.type === "VariableDeclarator" && declared.init && depth < MOST_NAMES$1 ? ownerOf(declared.init, module, ctx, depth + 1) : "handed";
}
function isBareStub(node, parent) {
	if (node.type !== "ObjectExpression" || parent && givesBeta(parent)) return false;
	const entry = (name) => node.properties.find((part) => part.type === "ObjectProperty" && keyName(part.key, part.computed) === name);
	const messages = entry("messages");
	return messages?.type === "ObjectProperty" && isMessages(messages.value) && !entry("beta");
}
const givesBeta = (node) => (node.type === "ObjectProperty" || node.type === "ClassProperty") && keyName(node.key, node.computed) === "beta" || node.type === "AssignmentExpression" && isMember(node.left) && memberName(node.left) === "beta";
const isMessages = (node) => node.type === "ObjectExpression" && node.properties.some((part) => part.type !== "SpreadElement" && /^(?:create|stream|parse|countTokens|batches|toolRunner)$/.test(keyName(part.key, part.computed) ?? ""));
function bareFieldOf(node) {
	const isOwn = (one, name) => isMember(one) && one.object.type === "ThisExpression" && memberName(one) === name;
	if (!(isClass(node) ? !node.superClass : node.type === "FunctionExpression" || node.type === "FunctionDeclaration")) return void 0;
	let field;
	let hasBeta = false;
	walk(node, (one) => {
		if (one !== node && (isClass(one) || /^Function(?:Expression|Declaration)$/.test(one.type))) return false;
		const name = one.type === "ClassProperty" && !one.static ? keyName(one.key, one.computed) : void 0;
		if (one.type === "ClassProperty" && name === "messages" && one.value && isMessages(unwrap(one.value))) field ??= one;
		const set = one.type === "ExpressionStatement" && one.expression.type === "AssignmentExpression" ? one.expression : void 0;
		if (set && isOwn(set.left, "messages") && isMessages(unwrap(set.right))) field ??= one;
		hasBeta ||= name === "beta" || isOwn(one, "beta") || one.type === "ClassMethod" && keyName(one.key, one.computed) === "beta";
		return true;
	});
	return hasBeta ? void 0 : field;
}
const isOfModuleMock = (path) => path.some((node) => isCall(node) && mockedName(node)?.startsWith("@anthropic-ai/"));
// dist/src/frontends/javascript/modules/tsconfigs.js
const need = createRequire(import.meta.url);
function createTsconfigs(tree) {
	const known = /* @__PURE__ */ new Map();
	return (file) => {
		const folder = path.posix.dirname(file);
		const found = known.get(folder) ?? around$1(folder, tree.root);
		known.set(folder, found);
		return found;
	};
}
function around$1(folder, root) {
	const tools = need("get-tsconfig");
	try {
		const found = tools.getTsconfig(folder);
		if (!found?.path.startsWith(root)) return [];
		const referred = (found.config.references ?? []).map((reference) => {
			const place = path.resolve(path.dirname(found.path), reference.path);
			const name = place.endsWith(".json") ? place : path.join(place, "tsconfig.json");
			return {
				folder: path.dirname(name),
				config: tools.parseTsconfig(name)
			};
		});
		return [{
			folder: path.dirname(found.path),
			config: found.config
		}, ...referred];
	} catch {
		return [];
	}
}
// dist/src/frontends/feedback.js
const MOST_STEPS$1 = 2e3;
const loopFeeding = (call, steps) => steps.loopsAround(call).find((loop) => feeds(call, loop, steps));
function feeds(call, loop, steps) {
	const seen = {
		value: /* @__PURE__ */ new Set(),
		list: /* @__PURE__ */ new Set()
	};
	const waiting = [{
		at: call,
		isList: false
	}];
	for (let now = waiting.pop(); now; now = waiting.pop()) {
		const { at, isList } = now;
		const passed = isList ? seen.list : seen.value;
		if (passed.has(at.node)) continue;
		passed.add(at.node);
		if (seen.value.size + seen.list.size > MOST_STEPS$1) return false;
		for (const { to, added, argumentOf } of steps.next(at, isList)) {
			if (argumentOf === call.node) {
				if (isList) return true;
				continue;
			}
			const isAdded = added !== void 0 && keeps(loop, added, steps);
			waiting.push({
				at: to,
				isList: isList || isAdded
			});
			if (isAdded && !isList && "round" in added) waiting.push({
				at: to,
				isList: false
			});
		}
	}
	return false;
}
function keeps(loop, added, { isInside, leaves, lasts }) {
	if ("round" in added) {
		const isWithin = ({ node, module }) => added.module === module && isInside(added.by, node);
		return (added.round === loop.node || loop.rounds.some(({ node }) => node === added.round)) && [loop, ...loop.rounds].some(isWithin);
	}
	if (leaves(added.by, loop)) return false;
	return "field" in added ? !loop.own : lasts(added.binding, added.module, loop);
}
// dist/src/frontends/loops.js
const MOST_FUNCTIONS = 50;
function loopsAround(call, syntax) {
	const { parentOf, isFunction, isInside } = syntax;
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const waiting = [{
		...call,
		own: false,
		way: []
	}];
	for (let at = waiting.shift(); at; at = waiting.shift()) {
		const { module, made, way } = at;
		for (let below = at.node, parent = parentOf(below, module); parent; below = parent, parent = parentOf(below, module)) {
			const node = parent;
			const own = at.own || made !== void 0 && isInside(made, node);
			if (syntax.isRepeated(node, below)) found.push({
				module,
				node,
				own,
				rounds: []
			});
			if (!isFunction(node)) continue;
			const first = way.findIndex((one) => one.node === node);
			if (first >= 0) found.push({
				module,
				node,
				own: false,
				rounds: way.slice(first)
			});
			if (seen.has(node) || seen.size >= MOST_FUNCTIONS) break;
			seen.add(node);
			const whole = [...way, {
				module,
				node
			}];
			for (const one of syntax.runsOf({
				module,
				node
			})) if (one.module === module && isInside(one.node, node)) found.push({
				module,
				node,
				own: false,
				rounds: [{
					module,
					node
				}]
			});
			else waiting.push({
				...one,
				own,
				made: syntax.madeAt(one),
				way: whole
			});
			if (!syntax.isCalledThere(node, module)) break;
		}
	}
	return found;
}
// dist/src/frontends/javascript/sites/loops.js
const isInside = (inner, outer) => startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
function isRepeated(loop, part) {
	switch (loop.type) {
		case "ForOfStatement":
		case "ForInStatement": return loop.body === part;
		case "ForStatement": return loop.init !== part;
		case "WhileStatement":
		case "DoWhileStatement": return true;
		default: return runsForEach(loop, part);
	}
}
const FOR_EACH = /^(?:forEach|map|flatMap|filter|find(?:Last)?(?:Index)?|some|every|reduce(?:Right)?)$/;
function runsForEach(call, argument) {
	if (!isCall(call) || !call.arguments.includes(argument)) return false;
	const callee = unwrap(call.callee);
	const given = unwrap(argument);
	return isMember(callee) && FOR_EACH.test(memberName(callee) ?? "") && (isFunction(given) || given.type === "Identifier" || isMember(given));
}
function eachCallOf(place, module) {
	const { parentOf } = module.scopes;
	let at = place;
	let parent = parentOf(at);
	while (parent && (isWrapper(parent) || isMember(parent) && parent.property === at)) {
		at = parent;
		parent = parentOf(at);
	}
	return parent && isCall(parent) && runsForEach(parent, at) ? parent : void 0;
}
const placesForEach = (fn, ctx) => [fn, ...usesOf$1(fn, ctx)].filter(({ node, module }) => eachCallOf(node, module) !== void 0);
const loopSyntax = (ctx) => ({
	parentOf: (node, module) => module.scopes.parentOf(node),
	isFunction,
	isInside,
	isRepeated,
	isCalledThere,
	runsOf({ node, module }) {
		if (!isFunction(node)) return [];
		const fn = {
			module,
			node
		};
		return [...callsOf(fn, ctx), ...placesForEach(fn, ctx).filter((place) => place.node !== node)];
	},
	madeAt: (call) => madeAt(call, ctx)
});
function isCalledThere(fn, module) {
	let at = fn;
	let parent = module.scopes.parentOf(at);
	while (parent && unwrap(parent) === fn) {
		at = parent;
		parent = module.scopes.parentOf(at);
	}
	return parent !== void 0 && (isCall(parent) || parent.type === "NewExpression");
}
function madeAt({ node, module }, ctx) {
	if (node.type === "NewExpression") return node;
	const callee = isCall(node) ? unwrap(node.callee) : void 0;
	const object = callee && isMember(callee) ? unwrap(callee.object) : void 0;
	if (object?.type === "NewExpression") return object;
	const binding = object?.type === "Identifier" ? module.scopes.bindingOf(object) : void 0;
	return binding && binding.kind !== "import" && binding.kind !== "param" && binding.scope.node.type !== "Program" && !ctx.isExported(binding, module) ? binding.id : void 0;
}
function lasts(binding, home, { node, module }) {
	const { scope, id } = binding;
	if (home !== module) return scope.node.type === "Program";
	return !isInside(id, node) && (scope.node.type === "Program" || isInside(node, scope.node)) && !isReset(binding, node);
}
function isReset({ writes }, loop) {
	const body = "body" in loop && !Array.isArray(loop.body) ? loop.body : void 0;
	return (body?.type === "BlockStatement" ? body.body : []).some((statement) => {
		const { expression } = statement.type === "ExpressionStatement" ? statement : { expression: void 0 };
		if (expression?.type !== "AssignmentExpression" || expression.operator !== "=" || !writes.includes(expression.left)) return false;
		return !mentions(expression.right, expression.left);
	});
}
function mentions(expression, named) {
	const text = pathText(named);
	let found = false;
	walk(expression, (node) => {
		if (text !== void 0 && pathText(node) === text) found = true;
		return !found;
	});
	return found;
}
function pathText(node) {
	const inner = unwrap(node);
	if (inner.type === "Identifier") return inner.name;
	if (inner.type === "ThisExpression") return "this";
	if (!isMember(inner) || inner.computed) return void 0;
	const object = pathText(inner.object);
	const name = inner.property.type === "PrivateName" ? `#${inner.property.id.name}` : inner.property.type === "Identifier" ? inner.property.name : "";
	return object && name ? `${object}.${name}` : void 0;
}
function leaves(node, { node: loop, module }) {
	if (isFunction(loop) || !isInside(node, loop)) return false;
	const { parentOf } = module.scopes;
	let jumps = true;
	for (let below = node, parent = parentOf(below); parent && below !== loop; below = parent, parent = parentOf(below)) {
		if (isFunction(below)) return false;
		if ((parent.type === "BlockStatement" ? parent.body.slice(parent.body.indexOf(below) + 1) : []).some(({ type }) => type === "ReturnStatement" || jumps && type === "BreakStatement")) return true;
		if (parent !== loop && /^(?:For|While|DoWhile|Switch)/.test(parent.type)) jumps = false;
	}
	return false;
}
// dist/src/frontends/javascript/sites/feedback.js
const ASIDES = /^(?:usage|stop_reason|stop_sequence|model|length|role|type|_request_id)$/;
const ADDS = /^(?:push|unshift|splice|append|add|set|concat)$/;
const NO_LIST = /^(?:length|size|join|toString|some|every|includes|find|findLast|at|pop|shift|reduce|forEach)$/;
const NO_MESSAGES = /^(?:role|content|text|system|metadata|model|tools)$/;
const GATHERS = /^reduce(?:Right)?$/;
const ENDPOINT = /^(?:create|stream|parse|countTokens|toolRunner|thread|batches)$/;
function feedbackLoop(call, module, ctx) {
	return loopFeeding({
		node: call,
		module
	}, {
		isInside,
		leaves,
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
		const parent = module.scopes.parentOf(node);
		if (!parent) return [];
		const go = [{ to: {
			module,
			node: parent
		} }];
		if (isWrapper(parent) || parent.type === "SpreadElement") return go;
		if (isMember(parent)) return parent.object === node ? this.member(parent) : [];
		switch (parent.type) {
			case "VariableDeclarator": return parent.init === node ? this.named(parent.id) : [];
			case "AssignmentExpression": return parent.right === node ? this.assigned(parent.left, node, parent.operator !== "=") : [];
			case "ForOfStatement":
				if (parent.right !== node || isList) return [];
				return this.named(parent.left.type === "VariableDeclaration" ? parent.left.declarations[0]?.id : parent.left);
			case "ReturnStatement":
			case "YieldExpression": {
				const fn = functionAround(parent, module);
				return fn ? this.returned(fn) : [];
			}
			case "ArrowFunctionExpression": return parent.body === node ? this.returned(parent) : [];
			case "ConditionalExpression": return parent.test === node ? [] : go;
			case "LogicalExpression": return go;
			case "TemplateLiteral": return isList ? [] : go;
			case "BinaryExpression": return isList || parent.operator !== "+" ? [] : go;
			case "ArrayExpression": return isList && node.type !== "SpreadElement" ? [] : go;
			case "ObjectExpression": return go;
			case "ObjectProperty": {
				const isPart = isList && NO_MESSAGES.test(keyName(parent.key, parent.computed) ?? "");
				const object = module.scopes.parentOf(parent);
				return parent.value === node && !isPart && object?.type === "ObjectExpression" ? [{ to: {
					module,
					node: object
				} }] : [];
			}
			case "CallExpression":
			case "OptionalCallExpression":
			case "NewExpression": return parent.callee === node ? [] : this.argument(node, parent);
			default: return [];
		}
	}
	member(member) {
		const { module, isList } = this;
		const name = isMember(member) ? memberName(member) ?? "" : "";
		const parent = module.scopes.parentOf(member);
		const call = parent && isCall(parent) && parent.callee === member ? parent : void 0;
		if (isList ? NO_LIST.test(name) || ENDPOINT.test(name) : ASIDES.test(name)) return [];
		if (!call) return [{ to: {
			module,
			node: member
		} }];
		const given = isList ? [] : call.arguments.flatMap((argument) => this.parameters(argument));
		return ADDS.test(name) && name !== "concat" ? given : [{ to: {
			module,
			node: call
		} }, ...given];
	}
	parameters(argument) {
		const fn = calledFunction(argument, this.module, this.ctx);
		return fn ? fn.node.params.flatMap((param) => this.at(fn.module).named(param)) : [];
	}
	at(module) {
		return new Following(module, this.ctx, this.isList);
	}
	named(pattern, added) {
		return (pattern.type === "TSParameterProperty" ? identifiersOf(pattern.parameter) : identifiersOf(pattern)).flatMap((id) => {
			const binding = this.module.scopes.bindingOf(id);
			return binding ? this.uses(binding, added) : [];
		});
	}
	uses(binding, added) {
		return this.ctx.referencesTo(binding, this.module).map((to) => ({
			to,
			...added && { added }
		}));
	}
	assigned(left, right, isMore) {
		if (isMore || mentions(right, left)) return this.into(left, right);
		return isMember(left) ? this.held(left) : this.named(left);
	}
	held(member, added) {
		const name = isMember(member) ? memberName(member) : void 0;
		if (name === void 0) return [];
		return this.ctx.membersNamed(name).flatMap(({ module, node }) => {
			const parent = module.scopes.parentOf(node);
			return parent && isMember(parent) && parent.object === node && ENDPOINT.test(memberName(parent) ?? "") || node === member ? [] : [{
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
		const own = pathFrom(list);
		if (own.root.type === "ThisExpression" && own.first) {
			const name = isMember(own.first) ? memberName(own.first) : void 0;
			return name === void 0 ? [] : this.held(own.first, {
				by,
				module,
				field: name
			});
		}
		if (isCall(own.root)) {
			const fn = calledFunction(own.root.callee, module, ctx);
			return fn ? returnsOf(fn).flatMap((returned) => this.at(fn.module).into(returned, by, depth + 1)) : [];
		}
		const binding = own.root.type === "Identifier" ? module.scopes.bindingOf(own.root) : void 0;
		if (!binding) return [];
		return [...this.uses(binding, {
			by,
			binding,
			module
		}), ...this.others(binding, by, depth)];
	}
	others(binding, by, depth) {
		const { module, ctx } = this;
		const { node } = binding;
		if (node.type === "VariableDeclarator" && node.init) {
			const init = unwrap(node.init);
			return init.type === "Identifier" || isMember(init) || isCall(init) ? this.into(init, by, depth + 1) : [];
		}
		if (binding.kind !== "param" || !isFunction(node)) return [];
		const index = node.params.findIndex((param) => identifiersOf(param.type === "TSParameterProperty" ? param.parameter : param).includes(binding.id));
		return callsOf({
			module,
			node
		}, ctx).flatMap((call) => {
			const argument = call.node.arguments[index];
			if (!argument) return [];
			const inner = unwrap(argument);
			const part = inner.type === "ObjectExpression" ? propertyNamed(inner, binding.name) : inner;
			return part ? this.at(call.module).into(part, by, depth + 1) : [];
		});
	}
	argument(node, call) {
		const { module, ctx, isList } = this;
		const index = call.arguments.indexOf(node);
		const fn = isCall(call) ? calledFunction(call.callee, module, ctx) : constructorOf(call, module, ctx);
		if (fn) {
			const param = fn.node.params[Math.min(index, fn.node.params.length - 1)];
			return param ? this.at(fn.module).named(param, {
				by: call,
				module,
				round: fn.node
			}) : [];
		}
		const callee = unwrap(call.callee);
		const name = isMember(callee) ? memberName(callee) ?? "" : "";
		const whole = {
			to: {
				module,
				node: call
			},
			argumentOf: call
		};
		if (isMember(callee) && ADDS.test(name)) return [...isList && node.type !== "SpreadElement" ? [] : this.into(callee.object, call), ...name === "concat" ? [whole] : []];
		return [whole];
	}
	returned(fn) {
		const { module } = this;
		const { parentOf } = module.scopes;
		let at = fn;
		while (parentOf(at) && isWrapper(parentOf(at))) at = parentOf(at);
		const parent = parentOf(at);
		return [
			...parent && (isCall(parent) || parent.type === "NewExpression") ? [{ to: {
				module,
				node: parent
			} }] : [],
			...this.nextRound(fn),
			...callsOf({
				module,
				node: fn
			}, this.ctx).map((to) => ({ to }))
		];
	}
	nextRound(fn) {
		const [first] = fn.params;
		if (!first) return [];
		return placesForEach({
			module: this.module,
			node: fn
		}, this.ctx).flatMap(({ node: place, module }) => {
			const call = eachCallOf(place, module);
			return call && GATHERS.test(memberName(unwrap(call.callee)) ?? "") ? this.named(first, {
				by: place,
				module,
				round: call
			}) : [];
		});
	}
};
const MOST_NAMES = 6;
function pathFrom(list) {
	let root = unwrap(list);
	let first;
	for (;;) if (isMember(root)) {
		first = root;
		root = unwrap(root.object);
	} else if (isCall(root) && isMember(unwrap(root.callee)) && /^(?:get|at|slice|concat)$/.test(memberName(unwrap(root.callee)) ?? "")) root = unwrap(root.callee);
	else return {
		root,
		first
	};
}
function propertyNamed(object, name) {
	if (object.type !== "ObjectExpression") return void 0;
	for (const part of object.properties) if (part.type === "ObjectProperty" && keyName(part.key, part.computed) === name) return unwrap(part.value);
}
function constructorOf(call, module, ctx) {
	const owner = call.type === "NewExpression" ? classOf(resolveName(call.callee, module, ctx)) : void 0;
	const node = owner && constructorIn(owner.node);
	return owner && node ? {
		module: owner.module,
		node
	} : void 0;
}
// dist/src/frontends/javascript/sites/http.js
const CLIENTS$1 = /* @__PURE__ */ new Set([
	"fetch",
	"axios",
	"got",
	"undici",
	"ky",
	"request",
	"node-fetch",
	"cross-fetch",
	"ofetch",
	"$fetch"
]);
function findHttpCalls(module, ctx, attempt) {
	if (!module.text.includes("/messages")) {
		if (!/\b(?:fetch|axios|got|undici)\b/.test(module.text)) return [];
	}
	const found = [];
	for (const node of module.scopes.ofType(...CALLS$1)) {
		const site = attempt(exprOf(module, node), () => httpCall(node, module, ctx));
		if (site) found.push(site);
	}
	return found;
}
function httpCall(node, module, ctx) {
	const client = clientName(node.callee, module, ctx);
	const [first, second, third] = node.arguments;
	if (!client || !first || node.arguments.some((a) => a.type === "SpreadElement")) return void 0;
	const value = (of) => ctx.evaluate(of, module);
	const name = isMember(unwrap(node.callee)) ? memberName(unwrap(node.callee)) : void 0;
	const firstValue = value(first);
	const urlInOptions = outcomes(firstValue).some((o) => o.leaf.kind === "object");
	let pieces;
	if (urlInOptions) pieces = {
		url: property$1(firstValue, "url"),
		body: void 0,
		options: firstValue,
		optionsExpr: first
	};
	else if (client === "axios" && name && name !== "request") pieces = {
		url: firstValue,
		body: second && value(second),
		options: third && value(third),
		optionsExpr: third
	};
	else pieces = {
		url: firstValue,
		body: void 0,
		options: second && value(second),
		optionsExpr: second
	};
	const url = urlOf(pieces.url);
	if (!url) return void 0;
	const outer = pieces.body ?? bodyOf(pieces.options, module, ctx);
	if (!outer) return void 0;
	const expr = exprOf(module, node);
	return {
		module,
		node,
		file: module.file,
		expr,
		kind: "http",
		api: "http",
		method: countsTokens(url) ? "countTokens" : "create",
		beta: true,
		platform: "first-party",
		receiver: textOf$5(module, node.callee),
		anchors: [],
		requests: [{
			kind: "call",
			params: outer,
			expr: outer.expr
		}],
		outer,
		outerExpr: outer.expr,
		headers: {
			options: pieces.options ?? openAt(module, node.callee, "call"),
			optionsExpr: pieces.optionsExpr && exprOf(module, unwrap(pieces.optionsExpr)),
			client: []
		}
	};
}
function clientName(callee, module, ctx) {
	let at = unwrap(callee);
	while (isMember(at)) at = unwrap(at.object);
	if (at.type !== "Identifier" || !at.name) return void 0;
	const inner = unwrap(callee);
	const outermost = isMember(inner) ? memberName(inner) : at.name;
	if (!module.scopes.bindingOf(at)) {
		if (at.name === "fetch" || /^(?:globalThis|window|self)$/.test(at.name) && outermost === "fetch") return "fetch";
		return at.name === "$fetch" || at.name === "axios" ? at.name : void 0;
	}
	const found = resolveName(at, module, ctx);
	return found.kind === "external" && CLIENTS$1.has(found.specifier) ? found.specifier : void 0;
}
function bodyOf(options, module, ctx) {
	if (!options) return void 0;
	for (const key of [
		"json",
		"data",
		"body"
	]) {
		const value = property$1(options, key);
		if (constant(value)?.absent) continue;
		const [only] = outcomes(value);
		const node = only?.leaf.expr.node;
		const home = only && ctx.modules.get(only.leaf.expr.file);
		if (only?.leaf.kind === "open" && node && home && isStringify(node)) return ctx.evaluate(node.arguments[0], home);
		if (only?.leaf.kind === "literal" && typeof only.leaf.value === "string") return writtenAsText(only.leaf.expr, only.leaf.value);
		return value;
	}
	return absent(exprOf(module, module.ast.program));
}
function isStringify(node) {
	const inner = unwrap(node);
	return isCall(inner) && inner.arguments.length > 0 && isMember(inner.callee) && inner.callee.object.type === "Identifier" && inner.callee.object.name === "JSON" && memberName(inner.callee) === "stringify";
}
// dist/src/frontends/javascript/sites/objects.js
function budgetObjects(module) {
	if (!module.text.includes("budget_tokens")) return [];
	return module.scopes.ofType("ObjectExpression").filter((node) => hasKey(node, "budget_tokens"));
}
const hasKey = ({ properties }, key) => properties.some((part) => part.type !== "SpreadElement" && keyName(part.key, part.computed) === key);
function requestObjects(module, ctx, tracer, { root, migration }, attempt) {
	const found = [];
	if (TEST_FILE.test(module.file.slice(root.length + 1))) return found;
	for (const node of module.scopes.ofType("ObjectExpression")) {
		if (!hasKey(node, "thinking") || !hasKey(node, "model")) continue;
		const site = attempt(exprOf(module, node), () => requestObject(node, module, ctx, tracer, migration));
		if (site) found.push(site);
	}
	return found;
}
function requestObject(node, module, ctx, tracer, migration) {
	const site = requestSite(exprOf(module, node), objectValue(node, module, ctx), migration);
	return site && !goesElsewhere(node, module, tracer) ? {
		...site,
		module,
		node
	} : void 0;
}
function goesElsewhere(node, module, tracer) {
	const { parentOf } = module.scopes;
	for (let at = parentOf(node), below = node; at; below = at, at = parentOf(at)) {
		if (isCall(at)) {
			if (at.callee === below) return false;
			const callee = unwrap(at.callee);
			const name = isMember(callee) ? memberName(callee) ?? "" : callee.type === "Identifier" ? callee.name : "";
			if (/^(?:expect|assert|deepEqual|deepStrictEqual|equal|strictEqual|to[A-Z]\w*|calledWith|mock\w*|fn)$/.test(name)) return true;
			if (!SENDS$1.test(name)) return false;
			return tracer.trace(at.callee, module).some(({ path, root }) => root.kind === "else" && path.length > 0);
		}
		if (!isWrapper(at) && at.type !== "ObjectProperty" && at.type !== "ObjectExpression" && at.type !== "ArrayExpression") return false;
	}
	return false;
}
// dist/src/frontends/javascript/syntax/syntax.js
function isMultiline(node, text) {
	if (node.type !== "ObjectExpression" && node.type !== "ArrayExpression") return false;
	const first = node.type === "ObjectExpression" ? node.properties[0] : node.elements[0];
	return first !== void 0 && first !== null && startsLine(text, first.start);
}
function quoteNear(near, { text, scopes }) {
	for (let at = near; at && at.type !== "Program"; at = scopes.parentOf(at)) {
		let quote;
		walk(at, (inner) => {
			const isKey = () => scopes.parentOf(inner)?.key === inner;
			if (inner.type === "StringLiteral" && !isKey()) quote ??= text[inner.start];
			return quote === void 0;
		});
		if (quote) return quote;
	}
}
const isPlainTemplate = (node) => node?.type === "TemplateLiteral" && node.expressions.length === 0;
function createSyntax(moduleOf) {
	const quotes = /* @__PURE__ */ new Map();
	const quoteOf = (module) => {
		let quote = quotes.get(module);
		if (quote === void 0) {
			let balance = 0;
			for (const node of module.scopes.ofType("StringLiteral")) balance += module.text[node.start] === "\"" ? 1 : -1;
			quote = balance > 0 ? "\"" : "'";
			quotes.set(module, quote);
		}
		return quote;
	};
	const string = (value, near) => {
		const module = moduleOf(near.file);
		const node = near.node;
		const quote = !module ? "'" : isPlainTemplate(node) ? "`" : quoteNear(node, module) ?? quoteOf(module);
		return quote + value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
	};
	const entry = (key, value, near) => {
		if (key === "...") return `...${value}`;
		return `${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : string(key, near)}: ${value}`;
	};
	return {
		string,
		entry,
		number: (value, separators) => separators ? grouped(value) : String(value),
		object(entries, at, like) {
			if (entries.length === 0) return "{}";
			const module = like && moduleOf(like.file);
			const inside = like && like.file === at.file && like.start >= at.start && like.end <= at.end;
			const texts = entries.map(([key, value]) => entry(key, value, at));
			if (!module || !inside || !isMultiline(like.node, module.text)) return `{ ${texts.join(", ")} }`;
			const { text } = module;
			const eol = lineEnd(text);
			const node = like.node;
			const inner = indentAt(text, node.properties[0]?.start);
			const last = node.properties.at(-1)?.end;
			const comma = /^\s*,/.test(text.slice(last, like.end)) ? "," : "";
			return `{${eol}${texts.map((one) => inner + one).join(`,${eol}`)}${comma}${eol}${indentAt(text, like.start)}}`;
		},
		spread: (text) => ["...", text],
		items: (list) => `...${list}`,
		array: (items) => `[${items.join(", ")}]`,
		orEmptyList: (text) => `(${/&&|\|\||\?[^.?]|=>/.test(text) ? `(${text})` : text} ${text.includes("&&") ? "||" : "??"} [])`,
		conditional: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
		nothing: () => "undefined",
		scaled(expression, ratio, floor) {
			const rounded = `Math.round(${needsParentheses(expression) ? `(${expression})` : expression} * ${ratio})`;
			return floor > 0 ? `Math.max(${grouped(floor)}, ${rounded})` : rounded;
		},
		member: (object, key) => `${object}.${key}`,
		spreadProperty: (object, key) => ["...", `${object}.${key}`],
		memberOrNothing: (object, key, maybeMissing) => `${object}${maybeMissing ? "?." : "."}${key}`,
		asConst: (text) => `${text} as const`
	};
}
function needsParentheses(expression) {
	let depth = 0;
	for (let i = 0; i < expression.length; i++) {
		const char = expression[i];
		if ("([{".includes(char)) depth++;
		else if (")]}".includes(char)) depth--;
		else if (char === "\"" || char === "'" || char === "`") {
			const end = expression.indexOf(char, i + 1);
			if (end < 0) return true;
			i = end;
		} else if (depth === 0 && (/[?:=<>|&^%+-]/.test(char) || char === " " && !/^ [*/] ?/.test(expression.slice(i)) && !/[*/]$/.test(expression.slice(0, i).trimEnd()))) {
			if (expression.slice(i, i + 2) === "?." && !/\d/.test(expression[i + 2] ?? "")) {
				i++;
				continue;
			}
			return true;
		}
	}
	return false;
}
// dist/src/frontends/javascript/types/exact-types.js
const createExactTypes = (tsconfigs) => (file) => /\.[cm]?tsx?$/.test(file) && tsconfigs(file).some(({ config }) => config.compilerOptions?.exactOptionalPropertyTypes === true);
// dist/src/frontends/javascript/uses/in-sight.js
function isPassedInSight(expr, ctx) {
	const module = ctx.modules.get(expr.file);
	const node = expr.node;
	const binding = node.type === "Identifier" ? module?.scopes.bindingOf(node) : void 0;
	const fn = binding?.kind === "param" && isFunction(binding.node) ? binding.node : void 0;
	const name = module && fn && nameOf$8({
		module,
		node: fn
	});
	if (!module || !name) return false;
	return ctx.referencesTo(name, module).every((use) => {
		const { parentOf } = use.module.scopes;
		let at = use.node;
		let parent = parentOf(at);
		while (parent && (isWrapper(parent) || isMember(parent) && parent.property === at)) {
			at = parent;
			parent = parentOf(at);
		}
		return parent !== void 0 && (isCall(parent) && parent.callee === at || parent.type.startsWith("Export"));
	});
}
// dist/src/frontends/queries.js
const QUERY = /^\W*[a-z]{0,3}["'`]*\s*(?:with|select|delete)\b[\s\S]*\bwhere\b[\s\S]*(?:\?|\$\d|%s|%\(\w+\)s|[:@]\w+|\{)/i;
const isQuery = (source) => QUERY.test(source);
// dist/src/frontends/javascript/uses/model-calls.js
const MODEL_KEY = /^(?:\w*model|llm)(?:_?(?:name|id))?$/i;
const CLIENTS = /agent|assistant|llm|chat|complet|generat|openai|anthropic|claude|prompt|model/i;
const REQUEST_KEYS = /^(?:messages|prompt|input|system|instructions|temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|thinking\w*|reasoning\w*|tools|stream|api_?key|base_?url)$/i;
const RECORD_KEYS = /^(?:output|usage|completion|latency\w*|duration\w*|cost\w*|(?:input|output|prompt|completion|total|cache\w*)_?tokens)$/i;
const OTHERS = /^(?:expect|assert|should|to[A-Z]\w*|objectContaining|\w*[eE]qual\w*|Object|structuredClone)$/;
const ERRORS = /(?:Error|Exception)$/;
function namesIn$1(path) {
	const names = [];
	let at = unwrap(path);
	for (;;) if (isMember(at)) {
		names.push(memberName(at) ?? "");
		at = unwrap(at.object);
	} else if (at.type === "CallExpression" || at.type === "OptionalCallExpression") at = unwrap(at.callee);
	else break;
	if (at.type === "Identifier") names.push(at.name);
	return names;
}
const takesModel = (callee) => {
	const names = namesIn$1(callee);
	return !isNoRequest(names) && CLIENTS.test(names[0] ?? "");
};
function takesRequest(callee, isNew, keys) {
	const names = namesIn$1(callee);
	if (isNoRequest(names) || keys.some((key) => RECORD_KEYS.test(key))) return false;
	return isNew || names.some((name) => CLIENTS.test(name)) || keys.some((key) => REQUEST_KEYS.test(key));
}
const isNoRequest = (names) => names.some((name) => OTHERS.test(name)) || ERRORS.test(names[0] ?? "");
// dist/src/frontends/javascript/uses/leads.js
const isKeyedByNames = (table, module, ctx) => outcomes(ctx.evaluate(table, module)).every(({ leaf }) => leaf.kind === "object" && leaf.entries.every(({ expr }) => {
	const node = expr.node;
	return node.type === "ObjectProperty" && node.computed;
}));
const isKey$1 = (parent, node) => parent.type === "ObjectProperty" && parent.computed && parent.key === node;
function isOnlyIndexed(entry, module, ctx) {
	const object = module.scopes.parentOf(entry);
	const declarator = object && module.scopes.parentOf(object);
	const binding = declarator?.type === "VariableDeclarator" ? module.scopes.bindingOf(declarator.id) : void 0;
	return binding !== void 0 && ctx.referencesTo(binding, module).every((use) => {
		const parent = use.module.scopes.parentOf(use.node);
		return parent !== void 0 && isMember(parent) && parent.object === use.node;
	});
}
const STRING_TESTS = /^(?:includes|startsWith|endsWith|match|localeCompare)$/;
const LOOKUPS = /^(?:get|has|delete|indexOf)$/;
const TEXT_NAMES = /(?:model|text|content|name|id|message|line|output)$/i;
const MOST_STEPS = 500;
const asks = (call, value, module) => call.arguments.some((one) => one !== value && isQuery(textOf$5(module, one)));
function isAskedWith(holder, module) {
	if (holder.type === "TemplateLiteral") return isQuery(textOf$5(module, holder));
	const call = holder.type === "ArrayExpression" ? module.scopes.parentOf(holder) : void 0;
	return call !== void 0 && isCall(call) && asks(call, holder, module);
}
function leadsOf(declaration, value, isRead, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	if (!home || !binding) return { leads: void 0 };
	return new Walk(value, isRead, ctx).all(ctx.referencesTo(binding, home));
}
const goesThrough = (parent, path) => /^(?:ConditionalExpression|LogicalExpression|TemplateLiteral)$/.test(parent.type) || path.length > 0 && /^(?:SpreadElement|ArrayExpression)$/.test(parent.type);
var Walk = class {
	value;
	isRead;
	ctx;
	seen = /* @__PURE__ */ new Set();
	queue = [];
	decider;
	constructor(value, isRead, ctx) {
		this.value = value;
		this.isRead = isRead;
		this.ctx = ctx;
	}
	all(uses) {
		for (const use of uses) this.follow(use.module, [use.node], this.heldIn(use));
		let found;
		for (let use = this.queue.shift(); use; use = this.queue.shift()) {
			const leads = this.seen.size > MOST_STEPS ? "away" : this.from(use);
			if (leads === "lookup") return {
				leads,
				...this.decider && { decider: this.decider }
			};
			found ??= leads;
		}
		return { leads: found };
	}
	finds(node, module, table) {
		const { knowsBoth } = this.ctx.modules;
		const found = outcomes(this.ctx.evaluate(table, module));
		if (knowsBoth(exprOf(module, node)) || found.length > 0 && found.every(({ leaf }) => knowsBoth(leaf.expr))) return void 0;
		this.decider = exprOf(module, node);
		return "lookup";
	}
	follow(module, nodes, held) {
		for (const node of nodes) {
			if (this.seen.has(node)) continue;
			this.seen.add(node);
			this.queue.push({
				module,
				node,
				...held
			});
		}
	}
	followName(id, module, held) {
		const binding = id.type === "Identifier" ? module.scopes.bindingOf(id) : void 0;
		for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.follow(use.module, [use.node], held);
	}
	heldIn({ node, module }) {
		for (const { leaf } of outcomes(this.ctx.evaluate(node, module))) {
			if (leaf.kind !== "object") continue;
			const keys = leaf.entries.flatMap((entry) => entry.kind === "property" ? [entry.key] : []);
			const path = keys.find((key) => MODEL_KEY.test(key) && this.isValue(property$1(leaf, key)));
			if (path !== void 0) return {
				path: [path],
				beside: keys
			};
		}
		return {
			path: [],
			beside: []
		};
	}
	isValue(value) {
		return outcomes(value).some(({ leaf }) => exprKey(leaf.expr) === exprKey(this.value));
	}
	isAnother(node, module) {
		const found = outcomes(this.ctx.evaluate(node, module));
		return found.length > 0 && found.every(({ leaf }) => leaf.kind === "literal" && !leaf.absent && exprKey(leaf.expr) !== exprKey(this.value));
	}
	from({ module, node: reference, path: start, beside: known }) {
		const path = [...start];
		const beside = [...known];
		let passed;
		for (let node = reference;;) {
			const parent = module.scopes.parentOf(node);
			if (!parent) return passed;
			const read = this.isRead(exprOf(module, node));
			if (isMember(parent)) {
				if (parent.object !== node) return node !== reference && isKeyedByNames(parent.object, module, this.ctx) ? passed : this.finds(parent, module, parent.object) ?? passed;
				const name = memberName(parent);
				if (path.length > 0) {
					if (name !== path.pop()) return passed;
				} else if (STRING_TESTS.test(name ?? "") || this.isAnother(parent, module)) return passed;
			} else if ((isCall(parent) || parent.type === "NewExpression") && parent.callee !== node) {
				const leads = this.given({
					module,
					node,
					path,
					beside
				}, parent, read);
				if (leads !== "on" && leads !== "away") return leads ?? passed;
				if (leads === "away" && path.length > 0) return leads;
				if (leads === "away") passed = leads;
			} else if (read || isKey$1(parent, node) && isOnlyIndexed(parent, module, this.ctx)) return passed;
			else if (parent.type === "BinaryExpression" && parent.operator === "in" && parent.left === node) return node !== reference && isKeyedByNames(parent.right, module, this.ctx) ? passed : this.finds(parent, module, parent.right) ?? passed;
			else if (parent.type === "ObjectProperty" && parent.value === node) {
				const key = keyName(parent.key, parent.computed);
				if (key === void 0 || path.length === 0 && !MODEL_KEY.test(key)) return "away";
				path.push(key);
			} else if (parent.type === "ObjectExpression") beside.push(...parent.properties.flatMap((one) => "key" in one ? keyName(one.key, one.computed) ?? [] : []));
			else if (parent.type === "VariableDeclarator" && parent.init === node) {
				this.followName(parent.id, module, {
					path,
					beside
				});
				return "away";
			} else if (path.length === 0 && isAskedWith(parent, module)) return this.finds(parent, module, parent);
			else if (!isCall(parent) && !isWrapper(parent) && !goesThrough(parent, path)) return isHarmless(parent, node) ? passed : "away";
			node = parent;
		}
	}
	given({ module, node, path, beside }, call, read) {
		const callee = unwrap(call.callee);
		const method = isMember(callee) ? memberName(callee) : void 0;
		if (path.length === 0 && isMember(callee) && call.arguments[0] === node) {
			if (LOOKUPS.test(method ?? "")) return this.finds(call, module, callee.object);
			if (method === "includes") return this.isMemberOf(callee.object, module, call);
		}
		if (read || isHarmlessCall(callee)) return void 0;
		if (asks(call, node, module)) return this.finds(call, module, call);
		if (isText$1(callee)) return "on";
		const index = call.arguments.indexOf(node);
		const runs = this.runs(call, module);
		if (runs) {
			const param = runs.node.params[index];
			if (param) this.entering(param, runs.module, {
				path,
				beside
			});
			return "away";
		}
		return path.length > 0 ? takesRequest(callee, call.type === "NewExpression", beside) ? "lookup" : "away" : takesModel(callee) ? "lookup" : "away";
	}
	runs(call, module) {
		if (call.type !== "NewExpression") return calledFunction(call.callee, module, this.ctx);
		const made = classOf(resolveName(call.callee, module, this.ctx));
		const node = made?.node.body.body.find((member) => member.type === "ClassMethod" && member.kind === "constructor");
		return made && node?.type === "ClassMethod" ? {
			module: made.module,
			node
		} : void 0;
	}
	entering(param, module, held) {
		const inner = param.type === "TSParameterProperty" ? param.parameter : param;
		const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
		if (pattern.type === "Identifier") this.followName(pattern, module, held);
		const key = held.path.at(-1);
		for (const part of pattern.type === "ObjectPattern" ? pattern.properties : []) {
			if (part.type !== "ObjectProperty" || keyName(part.key, part.computed) !== key) continue;
			this.entering(part.value, module, {
				...held,
				path: held.path.slice(0, -1)
			});
		}
	}
	isMemberOf(list, module, call) {
		const found = outcomes(this.ctx.evaluate(list, module));
		const arrays = found.flatMap(({ leaf }) => leaf.kind === "array" ? [leaf] : []);
		if (arrays.some(({ elements }) => elements.some((one) => one.kind === "element" && this.isValue(one.value()))) || found.every(({ leaf }) => leaf.kind === "literal")) return void 0;
		return arrays.length === 0 && TEXT_NAMES.test(namesIn$1(list)[0] ?? "") ? "away" : this.finds(call, module, list);
	}
};
// dist/src/frontends/javascript/uses/method-calls.js
function callNaming({ file, binding }, text, ctx) {
	const home = ctx.modules.get(file);
	const uses = home && binding ? ctx.referencesTo(binding, home) : [];
	for (const { node, module } of uses) {
		const member = module.scopes.parentOf(node);
		const call = member && isMember(member) && member.object === node ? module.scopes.parentOf(member) : void 0;
		const [name] = call && isCall(call) && call.callee === member ? call.arguments : [];
		if (call && name && outcomes(ctx.evaluate(name, module)).some(({ leaf }) => leaf.kind === "literal" && text.test(String(leaf.value)))) return exprOf(module, call);
	}
}
// dist/src/frontends/javascript/uses/read-elsewhere.js
const NAMED = /^(?:Import|Export|TS)|TypeAnnotation$/;
function isReadElsewhere(declaration, isRead, ctx) {
	const home = ctx.modules.get(declaration.file);
	const binding = declaration.binding;
	return home !== void 0 && binding !== null && ctx.referencesTo(binding, home).some((use) => isElsewhere(use, isRead));
}
function isElsewhere({ node, module }, isRead) {
	const parent = module.scopes.parentOf(node);
	if (!parent || isRead(exprOf(module, node))) return false;
	if (isWrapper(parent)) return isElsewhere({
		node: parent,
		module
	}, isRead);
	if (NAMED.test(parent.type) || parent.type === "AssignmentExpression" && parent.left === node) return false;
	if (isMember(parent) && parent.object === node) return isEntryElsewhere(parent, module, isRead);
	let whole = node;
	for (let outer = parent; outer?.type === "TemplateLiteral"; outer = module.scopes.parentOf(outer)) whole = outer;
	return !isLogged(whole, module);
}
function isEntryElsewhere(entry, module, isRead) {
	const parent = module.scopes.parentOf(entry);
	if (isRead(exprOf(module, entry)) || parent && isRead(exprOf(module, parent))) return false;
	const key = isMember(entry) ? memberName(entry) : void 0;
	return (key === void 0 || key.toLowerCase() === "anthropic-beta") && !isLogged(entry, module);
}
function isLogged(node, module) {
	const call = module.scopes.parentOf(node);
	return call !== void 0 && isCall(call) && call.callee !== node && isHarmlessCall(call.callee);
}
// dist/src/frontends/javascript/clients/client-roots.js
const PACKAGE = /^(?:npm:|jsr:|https:\/\/esm\.sh\/)?@anthropic-ai\/(sdk|aws-sdk|bedrock-sdk|vertex-sdk|foundry-sdk)(?:@[^/]+)?(?:\/.*)?$/;
const PLATFORMS = {
	sdk: "first-party",
	"aws-sdk": "first-party",
	"bedrock-sdk": "bedrock",
	"vertex-sdk": "vertex",
	"foundry-sdk": "foundry"
};
function sdkPlatform(found) {
	if (found.kind !== "external") return void 0;
	const name = PACKAGE.exec(found.specifier)?.[1];
	if (!name || !(found.name === "*" || found.name === "default" || /Anthropic/.test(found.name))) return void 0;
	return PLATFORMS[name];
}
const UNKNOWN = { kind: "unknown" };
const ELSE = { kind: "else" };
const rooted = (root) => [{
	root,
	path: [],
	anchors: []
}];
const onClouds = (traces) => traces.filter(({ root }) => root.kind === "client" && root.platform !== "first-party");
const isWhole = ({ path }) => path.length === 0;
function objectRoot(node, module) {
	const names = node.properties.map((part) => part.type === "SpreadElement" ? void 0 : keyName(part.key, part.computed));
	return names.includes("messages") && !names.includes("beta") && !names.includes(void 0) ? {
		kind: "else",
		at: exprOf(module, node)
	} : ELSE;
}
// dist/src/frontends/javascript/uses/replaced.js
const METHODS$1 = [
	"create",
	"stream",
	"parse",
	"toolRunner"
];
const WRITES = /\.(?:create|stream|parse|toolRunner|messages)\s*=[^=>]|\bnew Proxy\b/;
function createReplacements(ctx, tracer) {
	const all = lazily(() => ctx.modules.parsed().flatMap((module) => replacementsIn(module, ctx, tracer)));
	return ({ node, module }) => {
		if (all().length === 0) return void 0;
		const own = clientBehind(node, module, ctx);
		return ((own && all().find(({ client }) => client === own)) ?? all().find(({ client, isBefore }) => !client && !isBefore || !own))?.at;
	};
}
function replacementsIn(module, ctx, tracer) {
	if (!WRITES.test(module.text) || ctx.isTest(module)) return [];
	const found = [];
	for (const node of module.scopes.ofType("NewExpression", "AssignmentExpression")) {
		if (isProxyOfEndpoint(node, module, tracer)) found.push({
			at: exprOf(module, node),
			client: void 0,
			isBefore: true
		});
		if (node.type !== "AssignmentExpression") continue;
		const target = unwrap(node.left);
		if (isMember(target) && isEndpoint(target, module, ctx, tracer)) found.push({
			at: exprOf(module, node),
			client: clientBehind(target.object, module, ctx)
		});
	}
	return found;
}
function isProxyOfEndpoint(node, module, tracer) {
	if (node.type !== "NewExpression" || node.callee.type !== "Identifier" || node.callee.name !== "Proxy") return false;
	const [target] = node.arguments;
	if (target && tracer.trace(target, module).some(({ root, path }) => root.kind === "client" && path[0] === "messages")) return true;
	const text = textOf$5(module, node);
	return /(['"`])messages\1/.test(text) && /(['"`])(?:create|stream|parse)\1/.test(text) && !/(['"`])beta\1/.test(text);
}
function isEndpoint(target, module, ctx, tracer) {
	const name = memberName(target) ?? "";
	const path = METHODS$1.includes(name) ? "messages" : name === "messages" ? "" : void 0;
	if (path === void 0) return false;
	const owner = unwrap(target.object);
	if (path && isMember(owner) && memberName(owner) === "prototype") return isEndpointClass(unwrap(owner.object), module, ctx);
	const client = path && isMember(owner) && memberName(owner) === path ? unwrap(owner.object) : owner;
	if (client.type === "ThisExpression") return isOfClient(client, module, ctx);
	return tracer.trace(owner, module).some((trace) => trace.root.kind === "client" && trace.path.join(".") === path);
}
function isOfClient(self, module, ctx) {
	const owner = ownerOfThis(self, module)?.node;
	return owner !== void 0 && isClass(owner) && owner.superClass != null && sdkPlatform(resolveName(owner.superClass, module, ctx)) !== void 0;
}
function isEndpointClass(node, module, ctx) {
	const found = resolveName(node, module, ctx);
	if (found.kind === "external") return found.specifier.startsWith("@anthropic-ai/sdk") && found.name === "Messages";
	return isMember(node) && memberName(node) === "Messages" && sdkPlatform(resolveName(node.object, module, ctx)) !== void 0;
}
function clientBehind(path, module, ctx) {
	let at = unwrap(path);
	while (isMember(at)) at = unwrap(at.object);
	const found = at.type === "Identifier" ? resolveName(at, module, ctx) : void 0;
	if (found?.kind !== "binding") return void 0;
	const { node } = found.binding;
	const made = node.type === "VariableDeclarator" && node.init ? unwrap(node.init) : void 0;
	return made?.type === "NewExpression" && sdkPlatform(resolveName(made.callee, found.module, ctx)) !== void 0 && node.type === "VariableDeclarator" && node.id === found.binding.id ? found.binding : void 0;
}
// dist/src/frontends/accessors.js
function createAccessors(tree, patterns) {
	const known = /* @__PURE__ */ new Map();
	const isAccessor = (name) => {
		const tests = patterns(name.replaceAll("$", "\\$"));
		const found = known.get(name) ?? tree.containing([name]).some((file) => tests.some((one) => one.test(readable(tree, file) ?? "")));
		known.set(name, found);
		return found;
	};
	return (names) => names.some(isAccessor);
}
// dist/src/frontends/javascript/values/accessors.js
function createReadsAccessor(tree) {
	const areAccessors = createAccessors(tree, (name) => [new RegExp(`\\bget\\s+(?:\\[?(['"]))?${name}\\1?\\]?\\s*\\(`), new RegExp(`(['"])${name}\\1\\s*,\\s*\\{[^}]*\\bget\\b`)]);
	return (node) => {
		const names = [];
		walk(node, (inner) => {
			if (!isMember(inner)) return;
			const name = inner.property.type === "PrivateName" ? `#${inner.property.id.name}` : memberName(inner);
			if (name !== void 0) names.push(name);
		});
		return areAccessors(names);
	};
}
// dist/src/frontends/javascript/values/asked.js
const ASKS = /^(?:has|includes|get|some|every|test|startsWith|endsWith)$/;
function textsAsked({ node, file }, ctx) {
	const home = ctx.modules.get(file);
	if (!home) return [];
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const look = ({ node: root, module }) => {
		if (seen.has(root)) return;
		seen.add(root);
		walk(root, (one) => {
			if (one.type === "StringLiteral" || one.type === "TemplateLiteral" || one.type === "RegExpLiteral") found.push(exprOf(module, one));
			if (one.type === "ObjectProperty" && !isPlain$1(one.value)) return false;
			const held = one.type === "Identifier" ? heldBy(one, module, ctx) : void 0;
			if (held) look(held);
			return true;
		});
	};
	const test = node;
	const whole = test.type === "SwitchCase" ? test.test : test;
	if (whole) look({
		node: whole,
		module: home
	});
	return found;
}
function isPlain$1(value) {
	const inner = unwrap(value);
	if (inner.type !== "ObjectExpression") return inner.type === "BooleanLiteral";
	return inner.properties.every((entry) => entry.type === "ObjectProperty" && isPlain$1(entry.value));
}
function heldBy(name, module, ctx) {
	const found = resolveName(name, module, ctx);
	if (found.kind !== "binding" || found.binding.writes.length > 0) return void 0;
	const { node, id } = found.binding;
	if (node.type !== "VariableDeclarator" || node.id !== id || !node.init) return void 0;
	return ctx.referencesTo(found.binding, found.module).every(isAsked) ? {
		node: node.init,
		module: found.module
	} : void 0;
}
function isAsked({ node, module }) {
	const parent = module.scopes.parentOf(node);
	if (!parent) return false;
	if (isWrapper(parent)) return isAsked({
		node: parent,
		module
	});
	if (/^(?:Import|Export)\w*Specifier$/.test(parent.type)) return true;
	if (parent.type === "BinaryExpression") return parent.operator === "in" || /^[!=]==?$/.test(parent.operator);
	if (isCall(parent)) return isMember(parent.callee) && ASKS.test(memberName(parent.callee) ?? "") && parent.callee.object !== node;
	if (!isMember(parent) || parent.object !== node) return false;
	const call = module.scopes.parentOf(parent);
	const method = memberName(parent);
	if (!call || !isCall(call) || call.callee !== parent) return parent.computed && method === void 0;
	const [callback] = call.arguments;
	return ASKS.test(method ?? "") && (callback?.type !== "ArrowFunctionExpression" || isTest(callback.body));
}
const isTest = (body) => body.type === "BinaryExpression" || isCall(body) && isMember(body.callee) && ASKS.test(memberName(body.callee) ?? "");
// dist/src/frontends/javascript/clients/client-arguments.js
function parameterOf(id, fn) {
	if (!isFunction(fn)) return void 0;
	for (const [index, param] of fn.params.entries()) {
		const steps = patternSteps(param, id);
		if (steps) return {
			fn,
			index,
			param,
			steps
		};
	}
}
var ClientArguments = class {
	ctx;
	trace;
	known = /* @__PURE__ */ new Map();
	constructor(ctx, trace) {
		this.ctx = ctx;
		this.trace = trace;
	}
	to({ fn, index }, keys, module, depth) {
		const byKeys = this.known.get(fn) ?? /* @__PURE__ */ new Map();
		this.known.set(fn, byKeys);
		const key = [index, ...keys].join(".");
		const before = byKeys.get(key);
		if (before) return before;
		byKeys.set(key, []);
		const found = callsOf({
			module,
			node: fn
		}, this.ctx).flatMap(({ node, module: at }) => {
			const argument = node.arguments[index];
			if (!argument || node.arguments.slice(0, index + 1).some(({ type }) => type === "SpreadElement") || this.ctx.isTest(at)) return [];
			const part = this.part({
				module: at,
				node: argument
			}, keys);
			return part ? this.trace(part.node, part.module, depth + 1) : [];
		});
		byKeys.set(key, found);
		return found;
	}
	part(from, keys) {
		let at = from;
		for (const key of keys) at = at && this.entry(at, key);
		return at;
	}
	entry({ module, node }, key) {
		const inner = unwrap(node);
		if (inner.type === "ObjectExpression") {
			const found = inner.properties.findLast((part) => part.type === "ObjectProperty" && keyName(part.key, part.computed) === key);
			return found?.type === "ObjectProperty" ? {
				module,
				node: found.value
			} : void 0;
		}
		const named = resolveName(inner, module, this.ctx);
		const declared = named.kind === "binding" ? named.binding : void 0;
		if (named.kind !== "binding" || declared?.node.type !== "VariableDeclarator" || declared.node.id !== declared.id) return void 0;
		const { init } = declared.node;
		return init && unwrap(init).type === "ObjectExpression" ? this.entry({
			module: named.module,
			node: init
		}, key) : void 0;
	}
};
// dist/src/frontends/javascript/clients/clients.js
const MOCKS = /^(?:jest|vi|sinon|mock|td)$|^mock|Mock$|^stub|^createMock/;
const MOST_DEPTH$3 = 25;
var Tracer = class {
	ctx;
	given;
	constructor(ctx) {
		this.ctx = ctx;
		this.given = new ClientArguments(ctx, (node, module, depth) => this.trace(node, module, depth));
	}
	trace(node, module, depth = 0) {
		if (depth > MOST_DEPTH$3) return rooted(UNKNOWN);
		const cast = this.castOf(node, module);
		const inner = unwrap(node);
		const found = this.traceInner(inner, module, depth + 1);
		return cast && found.every((trace) => trace.root.kind === "unknown" && trace.path.length === 0) ? rooted(cast) : found;
	}
	castOf(node, module) {
		for (let at = node;;) {
			if (at.type === "TSAsExpression" || at.type === "TSTypeAssertion") {
				const root = this.rootOfType(at.typeAnnotation, module);
				if (root.kind === "client") return root;
			}
			if (!("expression" in at) || typeof at.expression !== "object" || isFunction(at)) return void 0;
			at = at.expression;
		}
	}
	traceInner(node, module, depth) {
		switch (node.type) {
			case "MemberExpression":
			case "OptionalMemberExpression": return this.traceMember(node, module, depth);
			case "Identifier": return this.traceName(node, module, depth);
			case "NewExpression": return rooted(this.rootOfNew(node, module));
			case "CallExpression":
			case "OptionalCallExpression": return this.traceCall(node, module, depth);
			case "ConditionalExpression": return [...this.trace(node.consequent, module, depth), ...this.trace(node.alternate, module, depth)];
			case "LogicalExpression": return node.operator === "&&" ? this.trace(node.right, module, depth) : [...this.trace(node.left, module, depth), ...this.trace(node.right, module, depth)];
			case "AssignmentExpression": return this.trace(node.right, module, depth);
			case "SequenceExpression": return this.trace(node.expressions.at(-1), module, depth);
			case "ObjectExpression": return rooted(objectRoot(node, module));
			case "ArrayExpression":
			case "StringLiteral":
			case "ArrowFunctionExpression":
			case "FunctionExpression":
			case "ClassExpression": return rooted(ELSE);
			default: return rooted(UNKNOWN);
		}
	}
	traceMember(node, module, depth) {
		const name = memberName(node);
		if (name === void 0) return this.traceAny(unwrap(node.object), module, depth);
		const resolved = resolveName(node, module, this.ctx);
		if (resolved.kind !== "unknown") return this.traceResolved(resolved, depth);
		const known = this.traceProperty(unwrap(node.object), name, module, depth);
		if (known) return known;
		const anchors = name === "messages" ? [{
			kind: "member",
			expr: exprOf(module, node)
		}] : [];
		return this.trace(node.object, module, depth).map((trace) => ({
			...trace,
			path: [...trace.path, name],
			anchors: [...trace.anchors, ...anchors]
		}));
	}
	traceProperty(object, name, module, depth) {
		const owner = object.type === "ThisExpression" ? ownerOfThis(object, module) : void 0;
		if (owner?.node.type === "ObjectExpression") return this.traceEntry(owner, name, depth);
		const instance = owner && isClass(owner.node) ? owner : this.classOfInstance(object, module);
		if (instance) return this.traceField(instance, name, depth);
		const literal = this.literalBehind(object, module);
		if (literal) return this.traceEntry(literal, name, depth);
		const made = this.literalsMade(object, module, depth);
		if (made.length > 0) return made.flatMap((one) => this.traceEntry(one, name, depth) ?? rooted(UNKNOWN));
		const passed = this.tracePassed(object, name, module, depth);
		if (passed) return passed;
		const typed = this.typeOf(object, module);
		const member = typed && instanceOfType(typed, name);
		return member ? rooted(this.rootOfType(member.node, member.module)) : void 0;
	}
	traceAny(table, module, depth) {
		const literal = this.literalBehind(table, module);
		const entries = literal?.node.properties.flatMap((part) => part.type === "ObjectProperty" ? this.trace(part.value, literal.module, depth) : []);
		const clouds = onClouds(entries ?? []);
		return clouds.length ? clouds : rooted(UNKNOWN);
	}
	traceEntry({ module, node }, name, depth) {
		for (const part of node.properties) {
			if (part.type !== "ObjectProperty" || part.computed) continue;
			if ((part.key.type === "Identifier" ? part.key.name : part.key.type === "StringLiteral" ? part.key.value : void 0) === name) return this.trace(part.value, module, depth);
		}
	}
	traceField(owner, name, depth) {
		const { module, node } = owner;
		const found = [];
		const member = memberOfClass(owner, name, this.ctx);
		if (member && "value" in member.node && member.node.value && typeof member.node.value === "object") found.push(...this.trace(member.node.value, member.module, depth));
		if (member?.node.type === "ClassMethod" && member.node.kind === "get") for (const returned of returnsOf({
			module: member.module,
			node: member.node
		})) found.push(...this.trace(returned, member.module, depth));
		walk(node.body, (inner) => {
			if (inner.type === "TSParameterProperty") {
				const id = inner.parameter.type === "AssignmentPattern" ? inner.parameter.left : inner.parameter;
				if (id.type === "Identifier" && id.name === name) found.push(...this.trace(id, module, depth));
			}
			if (inner.type === "AssignmentExpression" && isMember(inner.left) && inner.left.object.type === "ThisExpression" && memberName(inner.left) === name) found.push(...this.trace(inner.right, module, depth));
		});
		for (const below of descendantsOf(owner, this.ctx)) {
			const own = below.node.body.body.find((one) => one.type === "ClassProperty" && keyName(one.key, one.computed === true) === name);
			if (own?.type === "ClassProperty" && own.value) found.push(...onClouds(this.trace(own.value, below.module, depth)));
		}
		const decisive = found.filter((trace) => trace.root.kind !== "unknown");
		if (decisive.length) return decisive;
		if (member && "typeAnnotation" in member.node && member.node.typeAnnotation) {
			const root = this.rootOfType(member.node.typeAnnotation, member.module);
			if (root.kind !== "unknown") return rooted(root);
		}
		if (found.length) return found;
		const base = superOf$1(owner, this.ctx);
		return base && !member ? this.traceField(base, name, depth + 1) : void 0;
	}
	traceName(node, module, depth) {
		const binding = module.scopes.bindingOf(node);
		if (!binding) return rooted(UNKNOWN);
		const found = binding.id === node ? {
			kind: "binding",
			module,
			binding
		} : resolveBinding(binding, module, this.ctx);
		return this.traceResolved(found, depth);
	}
	traceResolved(found, depth) {
		if (found.kind === "expression") return this.trace(found.node, found.module, depth);
		if (found.kind !== "binding") return rooted(UNKNOWN);
		const { binding, module: home } = found;
		const { node } = binding;
		if (binding.kind === "param") return this.traceParameter(binding.id, node, home, depth);
		if (node.type !== "VariableDeclarator") return rooted(node.type === "FunctionDeclaration" || isClass(node) ? ELSE : UNKNOWN);
		const sources = [...node.init ? [node.init] : [], ...binding.writes.flatMap((write) => assignedTo$1(write, home))];
		const annotation = node.id.type === "Identifier" && node.id === binding.id ? node.id.typeAnnotation : null;
		const traced = sources.filter((source) => unwrap(source).type !== "NullLiteral" && !isUndefined(source)).flatMap((source) => this.trace(source, home, depth));
		if (node.id !== binding.id && node.init) return this.throughPattern(node.id, binding.id, {
			traced,
			made: node.init
		}, home, depth);
		const decisive = traced.filter((trace) => trace.root.kind !== "unknown" || trace.path.length > 0);
		if (decisive.length) return decisive;
		return annotation ? rooted(this.rootOfType(annotation, home)) : traced.length ? traced : rooted(UNKNOWN);
	}
	traceParameter(id, fn, module, depth) {
		const parameter = parameterOf(id, fn);
		return parameter ? this.rootsOfParameter(parameter, module, depth).flatMap(rooted) : rooted(UNKNOWN);
	}
	throughPattern(pattern, id, { traced, made }, module, depth) {
		const names = patternSteps(pattern, id)?.flatMap((step) => step.key === void 0 ? [] : [step.key]) ?? [];
		const [name] = names;
		const literals = names.length === 1 ? this.literalsMade(made, module, depth) : [];
		if (name !== void 0 && literals.length > 0) return literals.flatMap((one) => this.traceEntry(one, name, depth) ?? rooted(UNKNOWN));
		const anchors = names.includes("messages") ? [{
			kind: "pattern",
			expr: exprOf(module, propertyAround(id, "messages", pattern, module) ?? pattern)
		}] : [];
		return traced.map((trace) => ({
			...trace,
			path: [...trace.path, ...names],
			anchors: [...trace.anchors, ...anchors]
		}));
	}
	rootsOfParameter(parameter, module, depth) {
		const { param, steps } = parameter;
		const keys = steps.flatMap((step) => step.key ?? []);
		const passed = steps.some(({ unknown }) => unknown) ? [] : this.given.to(parameter, keys, module, depth).filter(isWhole);
		const [cloud] = onClouds(passed);
		if (cloud) return [cloud.root];
		const fallback = steps.find((step) => step.fallback)?.fallback;
		const last = fallback ? this.trace(fallback, module, depth).find(isWhole)?.root : void 0;
		const bare = param.type === "TSParameterProperty" ? param.parameter : param;
		const target = bare.type === "AssignmentPattern" ? bare.left : bare;
		const annotation = "typeAnnotation" in target ? target.typeAnnotation : null;
		const typed = annotation ? this.rootOfTypePath(annotation, keys, module) : UNKNOWN;
		const of = (kind) => passed.flatMap(({ root }) => root.kind === kind ? [root] : []);
		const clients = [...of("client"), ...last?.kind === "client" ? [last] : []];
		if (clients.length > 0) return [...clients, ...of("else")];
		return typed.kind === "unknown" ? [last ?? UNKNOWN] : [typed, ...typed.kind === "client" ? of("else") : []];
	}
	tracePassed(object, name, module, depth) {
		const binding = object.type === "Identifier" ? module.scopes.bindingOf(object) : void 0;
		const parameter = binding?.kind === "param" && binding.writes.length === 0 ? parameterOf(binding.id, binding.node) : void 0;
		if (!parameter || parameter.steps.some(({ unknown }) => unknown)) return void 0;
		const keys = parameter.steps.flatMap((step) => step.key ?? []);
		const found = this.given.to(parameter, [...keys, name], module, depth).filter(({ root }) => root.kind === "client");
		const clouds = onClouds(found).filter(isWhole);
		return clouds.length > 0 ? clouds : found.length > 0 ? found : void 0;
	}
	rootOfTypePath(annotation, keys, module) {
		let meaning = typeMeaning(annotation, module, this.ctx);
		for (const key of keys) {
			const member = meaning && instanceOfType(meaning, key);
			meaning = member && typeMeaning(member.node, member.module, this.ctx);
		}
		return this.rootOfMeaning(meaning);
	}
	rootOfType(annotation, module) {
		return this.rootOfMeaning(typeMeaning(annotation, module, this.ctx));
	}
	rootOfMeaning(meaning) {
		if (meaning?.kind === "external") {
			const platform = sdkPlatform(meaning.found);
			return platform ? {
				kind: "client",
				platform,
				configs: []
			} : UNKNOWN;
		}
		if (meaning?.kind === "class") return this.rootOfClass(meaning.at) ?? ELSE;
		if (meaning?.kind === "value") return this.trace(meaning.node, meaning.module)[0]?.root ?? UNKNOWN;
		return UNKNOWN;
	}
	typeOf(object, module) {
		if (object.type !== "Identifier") return void 0;
		const binding = module.scopes.bindingOf(object);
		if (!binding) return void 0;
		const annotation = binding.id.typeAnnotation;
		return annotation ? typeMeaning(annotation, module, this.ctx) : void 0;
	}
	classOfInstance(node, module) {
		const inner = unwrap(node);
		if (inner.type === "NewExpression") return classOf(resolveName(inner.callee, module, this.ctx));
		const found = resolveName(inner, module, this.ctx);
		const named = classOf(found);
		if (named) return named;
		const home = found.kind === "binding" ? found : void 0;
		if (!home) return void 0;
		const { node: declared, id } = home.binding;
		const annotation = id.typeAnnotation;
		if (annotation) {
			const meaning = typeMeaning(annotation, home.module, this.ctx);
			if (meaning?.kind === "class") return meaning.at;
		}
		const init = declared.type === "VariableDeclarator" && declared.id === id && declared.init ? unwrap(declared.init) : void 0;
		return init?.type === "NewExpression" ? classOf(resolveName(init.callee, home.module, this.ctx)) : void 0;
	}
	literalBehind(node, module) {
		const found = resolveName(node, module, this.ctx);
		if (found.kind === "expression" && found.node.type === "ObjectExpression") return {
			module: found.module,
			node: found.node
		};
		if (found.kind !== "binding" || found.binding.node.type !== "VariableDeclarator" || found.binding.node.id !== found.binding.id || !found.binding.node.init) return void 0;
		const init = unwrap(found.binding.node.init);
		return init.type === "ObjectExpression" ? {
			module: found.module,
			node: init
		} : void 0;
	}
	literalsMade(node, module, depth) {
		const inner = unwrap(node);
		if (depth > MOST_DEPTH$3) return [];
		if (inner.type === "Identifier") {
			const { binding, module: home } = nameOf$2(resolveName(inner, module, this.ctx)) ?? {};
			const init = binding?.node.type === "VariableDeclarator" && binding.node.id === binding.id ? binding.node.init : void 0;
			return home && init && binding?.writes.length === 0 ? this.literalsMade(init, home, depth + 1) : [];
		}
		const called = isCall(inner) ? calledFunction(inner.callee, module, this.ctx) : void 0;
		const returned = called ? returnsOf(called).map(unwrap) : [];
		const literals = returned.filter((value) => value.type === "ObjectExpression");
		return called && literals.length === returned.length ? literals.map((value) => ({
			module: called.module,
			node: value
		})) : [];
	}
	rootOfNew(node, module) {
		const configs = node.arguments[0] ? [this.ctx.evaluate(node.arguments[0], module)] : [];
		const found = resolveName(node.callee, module, this.ctx);
		const platform = sdkPlatform(found);
		if (platform) return {
			kind: "client",
			platform,
			configs
		};
		const local = classOf(found);
		const root = local && this.rootOfClass(local);
		if (root?.kind === "client") return {
			...root,
			configs: [...root.configs, ...configs]
		};
		if (local && this.hasNoBeta(local)) return {
			kind: "else",
			at: exprOf(module, node.callee)
		};
		return found.kind === "unknown" ? UNKNOWN : ELSE;
	}
	hasNoBeta(at) {
		const base = superOf$1(at, this.ctx);
		if (at.node.superClass && !base) return false;
		return !memberOfClass(at, "beta", this.ctx) && (!base || this.hasNoBeta(base));
	}
	rootOfClass(at, depth = 0) {
		if (!at.node.superClass || depth > 10) return void 0;
		const configs = [];
		walk(at.node.body, (node) => {
			if (isCall(node) && node.callee.type === "Super" && node.arguments[0]) configs.push(this.ctx.evaluate(node.arguments[0], at.module));
		});
		const platform = sdkPlatform(resolveName(at.node.superClass, at.module, this.ctx));
		if (platform) return {
			kind: "client",
			platform,
			configs
		};
		const base = superOf$1(at, this.ctx);
		const root = base && this.rootOfClass(base, depth + 1);
		return root?.kind === "client" ? {
			...root,
			configs: [...root.configs, ...configs]
		} : void 0;
	}
	traceCall(node, module, depth) {
		const { callee } = node;
		if (isMember(callee)) {
			const name = memberName(callee);
			if (name === "bind") {
				const bound = node.arguments[0] ? this.trace(node.arguments[0], module, depth) : [];
				return this.trace(callee.object, module, depth).map((trace) => ({
					...trace,
					anchors: [...trace.anchors, ...bound.flatMap((b) => b.anchors)]
				}));
			}
			if (name === "withOptions") {
				const config = node.arguments[0] ? [this.ctx.evaluate(node.arguments[0], module)] : [];
				return this.trace(callee.object, module, depth).map((trace) => trace.root.kind === "client" ? {
					...trace,
					root: {
						...trace.root,
						configs: [...trace.root.configs, ...config]
					}
				} : trace);
			}
		}
		const called = calledFunction(callee, module, this.ctx);
		if (called) {
			const decisive = returnsOf(called).flatMap((value) => this.trace(value, called.module, depth)).filter((trace) => trace.root.kind !== "unknown" || trace.path.length > 0);
			if (decisive.length) return decisive;
			const { returnType } = called.node;
			return returnType ? rooted(this.rootOfType(returnType, called.module)) : rooted(UNKNOWN);
		}
		const leftmost = leftmostName(callee);
		return rooted(leftmost !== void 0 && MOCKS.test(leftmost) ? ELSE : UNKNOWN);
	}
};
const nameOf$2 = (found) => found.kind === "binding" ? found : void 0;
// dist/src/frontends/javascript/gather/framework-files.js
const FILES = [
	/(?:^|\/)app\/(?:.*\/)?(?:page|layout|route|template|loading|error|global-error|not-found|default|sitemap|robots|manifest|icon|opengraph-image|twitter-image)\.[cm]?[jt]sx?$/,
	/(?:^|\/)pages\/.+\.[cm]?[jt]sx?$/,
	/(?:^|\/)(?:middleware|proxy|instrumentation(?:-client)?)\.[cm]?[jt]s$/,
	/(?:^|\/)\+(?:page|layout|server|error)(?:\.server)?\.[cm]?[jt]s$/,
	/(?:^|\/)(?:hooks(?:\.server|\.client)?|[^/]+\.remote)\.[cm]?[jt]s$/,
	/(?:^|\/)app\/(?:root|entry\.\w+|routes)\.[cm]?[jt]sx?$/,
	/(?:^|\/)routes\/.+\.[cm]?[jt]sx?$/,
	/(?:^|\/)(?:composables|utils|plugins)\/[^/]+\.[cm]?[jt]s$/,
	/(?:^|\/)server\/(?:api|routes|middleware|plugins|utils|tasks)\/.+\.[cm]?[jt]s$/,
	/(?:^|\/)src\/actions\/.+\.[cm]?[jt]s$/,
	/(?:^|\/)(?:api|functions|netlify\/edge-functions)\/.+\.[cm]?[jt]sx?$/,
	/(?:^|\/)convex\/.+\.[cm]?[jt]s$/,
	/(?:^|\/)(?:handlers?|lambdas?)(?:\/.+)?\.[cm]?[jt]s$/
];
const NAMES$1 = /^(?:handler|lambdaHandler|fetch|scheduled|queue|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
const isFrameworkFile = (file) => FILES.some((pattern) => pattern.test(file));
const isFrameworkName = (name) => NAMES$1.test(name);
// dist/src/frontends/javascript/gather/loaded-as-values.js
function loadedAsValues(ctx) {
	const found = /* @__PURE__ */ new Set();
	const whole = /* @__PURE__ */ new Set();
	for (const module of ctx.modules.parsed()) {
		for (const { file, isTakenApart } of loadedBy(module, ctx)) {
			whole.add(file);
			if (!isTakenApart) found.add(file);
		}
		for (const target of module.exports.named.values()) {
			const file = target.kind === "namespace" ? ctx.modules.resolve(target.specifier, module.file) : void 0;
			if (file) for (const one of [whole, found]) one.add(file);
		}
	}
	for (const file of whole) {
		const module = ctx.modules.get(file);
		for (const next of module ? handedOnBy(module, ctx) : []) for (const one of [whole, found]) one.add(next);
	}
	return found;
}
function loadedBy(module, ctx) {
	const found = [];
	const { parentOf, program, scopeAt } = module.scopes;
	const isPart = (node) => {
		const parent = parentOf(node);
		return parent !== void 0 && (/^TS/.test(parent.type) || isMember(parent) && memberName(parent) !== void 0);
	};
	for (const binding of program.bindings.values()) {
		const imported = ctx.importOf(binding);
		const file = imported?.name === "*" ? ctx.modules.resolve(imported.specifier, module.file) : void 0;
		if (file) found.push({
			file,
			isTakenApart: binding.references.every(isPart)
		});
	}
	if (!/\b(?:import|require)\s*\(/.test(module.text)) return found;
	for (const node of module.scopes.ofType(...CALLS$1, "ImportExpression")) {
		const specifier = requiredSpecifier(node);
		if (specifier === void 0) continue;
		let parent = parentOf(node);
		while (parent && isWrapper(parent)) parent = parentOf(parent);
		const file = ctx.modules.resolve(specifier, module.file);
		const isDeclared = parent?.type === "VariableDeclarator" && scopeAt(node) === program;
		if (file && parent?.type !== "ExpressionStatement") found.push({
			file,
			isTakenApart: isDeclared
		});
	}
	return found;
}
function handedOnBy(module, ctx) {
	const { named, stars } = module.exports;
	const isImport = (node) => {
		const binding = node.type === "Identifier" ? module.scopes.bindingOf(node) : void 0;
		return binding !== void 0 && ctx.importOf(binding) !== void 0;
	};
	const all = [...named.values()];
	return (all.some((target) => target.kind === "expression" && (isImport(target.node) || target.node.type === "ObjectExpression")) ? [...module.specifiers] : [...stars, ...all.flatMap((target) => target.kind === "expression" ? [] : target.specifier)]).flatMap((specifier) => ctx.modules.resolve(specifier, module.file) ?? []);
}
// dist/src/frontends/javascript/gather/loaded-by-name.js
const LOADERS = [
	"import(",
	"import (",
	"require(",
	"import.meta.glob",
	"require.context"
];
const LOAD = /\b(?:import|require|import\.meta\.glob(?:Eager)?|require\.context)\s*\(\s*(?:\/\*[\s\S]*?\*\/\s*)*(\[[^\]]*\]|[^)\n]*)/g;
const WHOLE$1 = /^(?:'[^'\n]*'|"[^"\n]*")\s*,?\s*$/;
const TOOLING = /(?:\.config|\.setup|rc)\.[cm]?[jt]s$/;
function loadedByName(tree, isTest) {
	let starts;
	return (file) => {
		starts ??= tree.containing(LOADERS).filter((loader) => !isTest({ file: loader }) && !TOOLING.test(loader)).flatMap((loader) => loadedIn(readable(tree, loader) ?? "", loader, tree));
		return starts.some((start) => file.startsWith(start));
	};
}
function loadedIn(text, file, tree) {
	return [...text.matchAll(LOAD)].flatMap(([call, given = ""]) => {
		if (!/glob|context/.test(call) && WHOLE$1.test(given)) return [];
		const written = /^\[?\s*(?:'|"|`)([^'"`$*]*)/.exec(given)?.[1];
		const folder = packageAround(tree, file)?.folder ?? tree.root;
		if (!written || /^[@~#/]\/?$|^[@~#]\//.test(written)) return `${folder}/`;
		return written.startsWith(".") ? path.posix.join(path.posix.dirname(file), written) : [];
	});
}
// dist/src/frontends/javascript/gather/named-in-text.js
const CONFIGS = [
	...[
		"serverless.yml",
		"serverless.yaml",
		"serverless.json",
		"template.yaml",
		"template.yml",
		"wrangler.toml",
		"wrangler.json"
	],
	...[
		"wrangler.jsonc",
		"vercel.json",
		"netlify.toml",
		"firebase.json",
		"host.json",
		"samconfig.toml",
		"main.tf",
		"lambda.tf"
	],
	...[
		"promptfooconfig.yaml",
		"promptfooconfig.yml",
		"ecosystem.config.json",
		"nx.json",
		"project.json",
		"app.yaml",
		"vite.config.json"
	]
];
const STRING = /(['"`])((?:(?!\1)[^\\\n])*)\1/g;
const IMPORTING = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?(?:\/\*[\s\S]*?\*\/\s*)?$/;
function namedInText(tree, ctx) {
	const known = /* @__PURE__ */ new Map();
	const together = lazily(() => {
		const files = new Set(tree.containing(NEEDLES).filter((file) => packageAround(tree, file)?.json.private === true));
		return {
			files,
			readers: tree.containing([...new Set([...files].flatMap(needlesFor))])
		};
	});
	const readersOf = (file) => {
		const needles = needlesFor(file);
		if (!together().files.has(file)) return tree.containing(needles);
		return together().readers.filter((reader) => {
			const text = readable(tree, reader) ?? "";
			return needles.some((needle) => text.includes(needle));
		});
	};
	return (file) => {
		let found = known.get(file);
		if (found === void 0) {
			found = isNamedInConfig(file, tree) || isNamedInCode(file, readersOf(file), tree, ctx);
			known.set(file, found);
		}
		return found;
	};
}
function nameOf$1(file) {
	const base = path.posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
	return base === "index" ? path.posix.basename(path.posix.dirname(file)) : base;
}
const escaped$1 = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
function isNamedInConfig(file, tree) {
	const folder = path.posix.dirname(file);
	const own = packageAround(tree, file)?.folder ?? tree.root;
	const places = [.../* @__PURE__ */ new Set([own, tree.root])].flatMap((one) => CONFIGS.map((name) => path.posix.join(one, name)));
	places.push(path.posix.join(folder, "function.json"), path.posix.join(path.posix.dirname(folder), "function.json"));
	const named = new RegExp(`/${escaped$1(nameOf$1(file))}(?:[.'"\\s#:]|$)|/${escaped$1(path.posix.basename(folder))}/\\*`, "m");
	return places.some((place) => named.test(readable(tree, place) ?? ""));
}
const folderOf = (file) => path.posix.basename(path.posix.dirname(file));
const needlesFor = (file) => [nameOf$1(file), `${folderOf(file)}/*`];
function isNamedInCode(file, readers, tree, { modules, isTest }) {
	const name = nameOf$1(file);
	const folder = folderOf(file);
	const bySuffix = new RegExp(`(?:^|/)${escaped$1(name)}(\\.[cm]?[jt]sx?)?(?:[.:#]\\w+)?$`);
	const byPattern = new RegExp(`(?:^|/)${escaped$1(folder)}/[^/]*\\*`);
	return readers.some((reader) => {
		if (reader === file || isTest({ file: reader })) return false;
		const text = readable(tree, reader) ?? "";
		return [...text.matchAll(STRING)].some(({ 2: said = "", index }) => {
			if (byPattern.test(said)) return true;
			const match = bySuffix.exec(said);
			if (!match) return false;
			const isPath = said.includes("/");
			if (!IMPORTING.test(text.slice(Math.max(0, index - 80), index))) return isPath || match[1] !== void 0;
			const resolved = modules.resolve(said, reader);
			return isPath && (resolved === void 0 || resolved === file && modules.get(reader) === void 0);
		});
	});
}
// dist/src/frontends/javascript/modules/published.js
function createPublished(tree, ctx) {
	const packages = /* @__PURE__ */ new Map();
	const entries = /* @__PURE__ */ new Map();
	let published;
	const around = (file) => {
		const folder = path.posix.dirname(file);
		if (!packages.has(folder)) packages.set(folder, packageAround(tree, file));
		return packages.get(folder);
	};
	const entriesOf = ({ folder, json }) => {
		if (!entries.has(folder)) entries.set(folder, entryPatterns(json, folder, tree));
		return entries.get(folder);
	};
	const privatePackage = (file) => {
		const found = around(file);
		return found?.json.private === true && entriesOf(found) ? found : void 0;
	};
	const isEntry = ({ file }) => {
		const own = privatePackage(file);
		return !own || (entriesOf(own) ?? []).some((pattern) => pattern.test(file));
	};
	const collect = () => {
		const found = /* @__PURE__ */ new Set();
		const seen = /* @__PURE__ */ new Set();
		const all = (module) => {
			if (seen.has(module)) return;
			seen.add(module);
			for (const name of module.exports.named.keys()) {
				const meant = ctx.modules.exported(module, name);
				if (meant.kind === "binding") found.add(meant.binding);
				if (meant.kind === "module") all(meant.module);
				if (meant.kind === "expression") for (const binding of named$1(meant.node, meant.module)) found.add(binding);
			}
			for (const star of module.exports.stars) {
				const file = ctx.modules.resolve(star, module.file);
				const next = file && ctx.modules.get(file);
				if (next) all(next);
			}
		};
		for (const module of ctx.modules.parsed()) if (isEntry(module)) all(module);
		return found;
	};
	return {
		privatePackage,
		has(binding) {
			published ??= collect();
			return published.has(binding);
		}
	};
}
function named$1(node, module) {
	const found = [];
	walk(node, (inner) => {
		const binding = inner.type === "Identifier" ? module.scopes.bindingOf(inner) : void 0;
		if (binding) found.push(binding);
		return !/Function|Class/.test(inner.type);
	});
	return found;
}
function entryPatterns(json, folder, tree) {
	const { main, module, types, typings, source, bin, exports } = json;
	const given = [
		main,
		module,
		types,
		typings,
		source,
		bin,
		exports
	].flatMap(targetsIn).filter((target) => /^\.?[\w./*@-]+$/.test(target));
	const targets = given.length > 0 ? given : ["index.js"];
	const files = tree.files();
	const patterns = [];
	for (const target of targets) {
		if (/\.(?:json|css|scss|html|md)$/.test(target)) continue;
		const found = sourcesOf$1(target).map((one) => patternOf(path.posix.join(folder, one))).filter((pattern) => files.some((file) => pattern.test(file)));
		if (found.length === 0 && (isOutput(target) || !/^(?:\.\/)?index\.js$/.test(target))) return void 0;
		patterns.push(...found);
	}
	return patterns;
}
function targetsIn(value) {
	if (typeof value === "string") return [value];
	return value !== null && typeof value === "object" ? Object.values(value).flatMap(targetsIn) : [];
}
function patternOf(file) {
	const text = file.replace(/\.[cm]?[jt]sx?$/, "").replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
	return new RegExp(`^${text}(?:/index)?\\.[cm]?[jt]sx?$`);
}
// dist/src/frontends/javascript/uses/reachable.js
const MOST_HANDS$1 = 3;
function createReachable(tree, ctx) {
	const published = createPublished(tree, ctx);
	const byName = loadedByName(tree, ctx.isTest);
	const asValues = lazily(() => loadedAsValues(ctx));
	const inText = namedInText(tree, ctx);
	const known = /* @__PURE__ */ new Map();
	const escaping = /* @__PURE__ */ new Map();
	const closing = (binding, module) => {
		if (tree.alone || module.shown.has(binding) || !ctx.isExported(binding, module)) return void 0;
		if (module.exports.named.has("module.exports") || asValues().has(module.file)) return void 0;
		if (tree.closedWorld) return "closed-world";
		const own = published.privatePackage(module.file);
		if (!own || published.has(binding) || isServed(module) || byName(module.file) || inText(module.file)) return void 0;
		const names = [...module.exports.named].flatMap(([name, target]) => target.kind === "expression" && (target.node === binding.node || module.scopes.bindingOf(target.node) === binding) ? name : []);
		return isFrameworkFile(module.file.slice(own.folder.length + 1)) || [binding.name, ...names].some(isFrameworkName) ? void 0 : "private-package";
	};
	const declared = (binding, module, hands = 0) => {
		if (module.shown.has(binding)) return true;
		if (ctx.isExported(binding, module) && !closing(binding, module)) return true;
		return ctx.referencesTo(binding, module).some((use) => isHandedOut(use, binding, hands));
	};
	const once = (binding, module) => {
		let found = known.get(binding);
		if (found === void 0) {
			found = declared(binding, module);
			known.set(binding, found);
		}
		return found;
	};
	return {
		declared: once,
		closed(fn) {
			const binding = named(fn);
			const why = binding && closing(binding, fn.module);
			return why && {
				name: binding.name,
				why,
				expr: exprOf(fn.module, binding.id)
			};
		},
		function(fn) {
			const binding = isDecorated(fn.node) ? void 0 : named(fn);
			if (!binding || once(binding, fn.module)) return true;
			return isClass(binding.node) && instancesEscape(binding, fn.module);
		}
	};
	function instancesEscape(binding, module) {
		const known = escaping.get(binding);
		if (known !== void 0) return known;
		escaping.set(binding, true);
		const { start, end } = binding.node;
		const found = /\bnew this\b/.test(module.text.slice(start ?? 0, end ?? void 0)) || ctx.referencesTo(binding, module).some(isInstanceHandedOut);
		escaping.set(binding, found);
		return found;
	}
	function isInstanceHandedOut({ node, module }) {
		const { parentOf } = module.scopes;
		const heir = parentOf(node);
		if (heir && isClass(heir) && heir.superClass === node) {
			const below = heir.id ? module.scopes.bindingOf(heir.id) : void 0;
			return !below || instancesEscape(below, module);
		}
		if (heir?.type !== "NewExpression" || heir.callee !== node) return false;
		const { at, parent } = outOfWrappers(heir, module);
		if (!parent || parent.type === "ExpressionStatement") return false;
		if (isMember(parent)) return parent.object !== at;
		const binding = parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? module.scopes.bindingOf(parent.id) : void 0;
		if (!binding || module.shown.has(binding) || ctx.isExported(binding, module) && !closing(binding, module)) return true;
		return !ctx.referencesTo(binding, module).every((use) => {
			const member = use.module.scopes.parentOf(use.node);
			return member && (/^(?:Import|Export|TS)/.test(member.type) || isMember(member) && member.object === use.node);
		});
	}
	function isHandedOut({ node, module }, binding, hands) {
		const { at, parent } = outOfWrappers(node, module);
		if (!parent || /^(?:Import|Export|TS)/.test(parent.type)) return false;
		if ((isCall(parent) || parent.type === "NewExpression") && parent.callee === at) return false;
		if (isClass(binding.node)) {
			if (parent.type === "BinaryExpression" || isMember(parent) && parent.object === at) return false;
			if (isClass(parent) && parent.superClass === at) {
				const below = parent.id ? module.scopes.bindingOf(parent.id) : void 0;
				return !below || declared(below, module, hands + 1);
			}
			return true;
		}
		return isFunctionHandedOut(node, module, hands);
	}
	function isFunctionHandedOut(node, module, hands) {
		const { at, parent } = outOfWrappers(node, module);
		if (!parent || parent.type === "ExpressionStatement") return false;
		if (hands >= MOST_HANDS$1) return true;
		if (isCall(parent)) return parent.callee !== at && isHandedTo(parent, at, module, hands);
		if (parent.type === "VariableDeclarator" && parent.init === at && parent.id.type === "Identifier") {
			const alias = module.scopes.bindingOf(parent.id);
			return !alias || declared(alias, module, hands + 1);
		}
		if (isMember(parent) && parent.object === at) {
			const call = module.scopes.parentOf(parent);
			if (!call || !isCall(call) || call.callee !== parent) return true;
			const method = memberName(parent);
			return method === "bind" ? isFunctionHandedOut(call, module, hands + 1) : method !== "call" && method !== "apply";
		}
		if (parent.type === "ObjectProperty" && parent.value === at) return isInOpenObject(parent, module, hands);
		if (parent.type === "AssignmentExpression" && parent.right === at) return !isOfExports(parent.left);
		return !(parent.type === "UnaryExpression" && parent.operator === "typeof");
	}
	function isHandedTo(call, argument, module, hands) {
		if (!isCall(call)) return true;
		const index = call.arguments.indexOf(argument);
		const called = calledFunction(call.callee, module, ctx);
		const param = called?.node.params[index];
		const given = param?.type === "Identifier" ? called?.module.scopes.bindingOf(param) : void 0;
		const isSpread = call.arguments.slice(0, index).some(({ type }) => type === "SpreadElement");
		return !called || !given || isSpread || declared(given, called.module, hands + 1);
	}
	function isInOpenObject(property, module, hands) {
		const { parentOf } = module.scopes;
		const object = parentOf(property);
		let holder = object && parentOf(object);
		while (holder && isWrapper(holder)) holder = parentOf(holder);
		if (holder?.type === "AssignmentExpression") return !isOfExports(holder.left);
		const binding = holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" ? module.scopes.bindingOf(holder.id) : void 0;
		if (!binding || hands >= MOST_HANDS$1 || module.shown.has(binding)) return true;
		if (ctx.isExported(binding, module) && !closing(binding, module)) return true;
		return !ctx.referencesTo(binding, module).every((use) => {
			const member = use.module.scopes.parentOf(use.node);
			const call = member && use.module.scopes.parentOf(member);
			if (member && /^(?:Import|Export)/.test(member.type)) return true;
			return member && isMember(member) && member.object === use.node && call && isCall(call) && call.callee === member;
		});
	}
}
function outOfWrappers(node, { scopes }) {
	let at = node;
	let parent = scopes.parentOf(at);
	while (parent && isWrapper(parent)) {
		at = parent;
		parent = scopes.parentOf(at);
	}
	return {
		at,
		parent
	};
}
function named(fn) {
	const owner = fn.node.type === "ClassMethod" ? classAround(fn.node, fn.module) : void 0;
	if (!owner) return nameOf$8(fn);
	return owner.node.id ? owner.module.scopes.bindingOf(owner.node.id) : void 0;
}
const isServed = ({ ast }) => ast.program.directives.some(({ value }) => /^use (?:server|client|workflow|step)$/.test(value.value));
function isDecorated(node) {
	return "decorators" in node && (node.decorators?.length ?? 0) > 0 || node.params.some((param) => "decorators" in param && (param.decorators?.length ?? 0) > 0);
}
function isOfExports(target) {
	if (target.type === "Identifier") return target.name === "exports";
	if (!isMember(target)) return false;
	return target.object.type === "Identifier" && target.object.name === "module" && memberName(target) === "exports" || isOfExports(target.object);
}
// dist/src/frontends/javascript/uses/uses.js
function createUses(ctx) {
	let importers;
	let namespaces;
	const wholes = /* @__PURE__ */ new Map();
	const members = /* @__PURE__ */ new Map();
	let subclasses;
	const exported = /* @__PURE__ */ new Map();
	const index = () => {
		importers = /* @__PURE__ */ new Map();
		namespaces = /* @__PURE__ */ new Map();
		wholes.clear();
		for (const module of ctx().modules.parsed()) for (const binding of module.scopes.program.bindings.values()) {
			const requires = binding.node.type === "VariableDeclarator" && binding.node.init;
			if (binding.kind !== "import" && !requires) continue;
			const found = resolveBinding(binding, module, ctx());
			if (found.kind === "binding" && found.binding !== binding) push(importers, found.binding, {
				module,
				binding
			});
			if (found.kind === "module") push(namespaces, found.module, {
				module,
				binding
			});
			const whole = found.kind === "module" ? found.module.exports.named.get("module.exports") : found;
			if (whole?.kind === "expression") push(wholes, unwrap(whole.node), {
				module,
				binding
			});
		}
		return {
			importers,
			namespaces
		};
	};
	const exportedBindings = (module) => {
		let found = exported.get(module);
		if (!found) {
			found = /* @__PURE__ */ new Set();
			for (const target of module.exports.named.values()) {
				if (target.kind !== "expression") continue;
				walk(target.node, (node) => {
					const binding = node.type === "Identifier" ? module.scopes.bindingOf(node) : void 0;
					if (binding) found?.add(binding);
					return node === target.node ? node.type === "ObjectExpression" || node.type === "Identifier" : node.type === "ObjectProperty";
				});
				if ("id" in target.node && target.node.id && target.node.id.type === "Identifier") {
					const binding = module.scopes.bindingOf(target.node.id);
					if (binding) found.add(binding);
				}
			}
			exported.set(module, found);
		}
		return found;
	};
	const membersOf = (module) => {
		let byName = members.get(module);
		if (!byName) {
			byName = /* @__PURE__ */ new Map();
			const into = byName;
			for (const node of module.scopes.ofType(...MEMBERS)) {
				const name = memberName(node);
				if (name !== void 0) push(into, name, node);
			}
			members.set(module, byName);
		}
		return byName;
	};
	const indexSubclasses = () => {
		const found = /* @__PURE__ */ new Map();
		for (const module of ctx().modules.parsed()) for (const node of module.scopes.ofType(...CLASSES)) {
			const base = superOf$1({
				module,
				node
			}, ctx());
			if (base) push(found, base.node, {
				module,
				node
			});
		}
		subclasses = found;
		return subclasses;
	};
	return {
		referencesTo(binding, module) {
			const found = binding.references.map((node) => ({
				module,
				node
			}));
			const known = importers && namespaces ? {
				importers,
				namespaces
			} : index();
			for (const importer of known.importers.get(binding) ?? []) found.push(...importer.binding.references.map((node) => ({
				module: importer.module,
				node
			})));
			const names = [...module.exports.named].filter(([, target]) => target.kind === "expression" && module.scopes.bindingOf(target.node) === binding).map(([name]) => name);
			for (const namespace of names.length ? known.namespaces.get(module) ?? [] : []) for (const node of namespace.binding.references) {
				const parent = namespace.module.scopes.parentOf(node);
				if (parent && isMember(parent) && parent.object === node && names.includes(memberName(parent) ?? "")) found.push({
					module: namespace.module,
					node: parent
				});
			}
			return found;
		},
		importsOf(whole) {
			if (!importers) index();
			return (wholes.get(whole) ?? []).flatMap(({ module, binding }) => binding.references.map((node) => ({
				module,
				node
			})));
		},
		isExported: (binding, module) => module.shown.has(binding) || exportedBindings(module).has(binding),
		membersNamed: (name) => ctx().modules.parsed().flatMap((module) => (membersOf(module).get(name) ?? []).map((node) => ({
			module,
			node
		}))),
		subclassesOf: (base) => (subclasses ?? indexSubclasses()).get(base) ?? []
	};
}
function push(map, key, value) {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
// dist/src/frontends/javascript/values/arguments.js
function createArguments(ctx) {
	const once = askedOnce([]);
	return (binding, module) => once(binding, () => argumentsFor(binding, module, ctx()));
}
function argumentsFor(binding, module, ctx) {
	const fn = binding.node;
	if (!isFunction(fn)) return [];
	const index = fn.params.findIndex((param) => bindingsIn(param, module).includes(binding));
	const param = fn.params[index];
	if (!param || param.type === "RestElement") return [];
	const passed = callsOf({
		module,
		node: fn
	}, ctx).flatMap(({ node, module: at }) => {
		const argument = node.arguments[index];
		if (!argument || node.arguments.slice(0, index + 1).some((a) => a.type === "SpreadElement")) return [];
		return [takeApart(ctx.evaluate(argument, at), withoutDefault(param), binding.id, module, ctx)];
	});
	const fallback = param.type === "AssignmentPattern" && param.left === binding.id ? param.right : void 0;
	if (!fallback || !isModel(fallback, module, ctx)) return passed;
	return [...passed, ...usesOf({
		module,
		node: fn
	}, ctx).flatMap((use) => modelsBeside(use, ctx))];
}
function usesOf(fn, ctx) {
	const binding = nameOf$8(fn);
	return (binding ? ctx.referencesTo(binding, fn.module) : membersFor(fn, ctx)).filter(({ node, module }) => {
		const parent = module.scopes.parentOf(node);
		return !(parent && isCall(parent) && parent.callee === node && !parent.arguments.some((a) => a.type === "SpreadElement"));
	});
}
const withoutDefault = (param) => param.type === "AssignmentPattern" ? param.left : param.type === "TSParameterProperty" ? withoutDefault(param.parameter) : param;
// dist/src/frontends/javascript/values/changes.js
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
	return all.flatMap(({ node, module }) => {
		const change = changeOf$1(node, module);
		return !change || goesByItsName(node, module, made) ? [] : changed(change.keys, exprOf(module, change.statement));
	});
}
function goesByItsName(node, module, made) {
	const inner = unwrap(node);
	const root = isMember(inner) ? unwrap(inner.object) : inner;
	const declared = root.type === "Identifier" && module === made.module ? module.scopes.bindingOf(root)?.node : void 0;
	const init = declared?.type === "VariableDeclarator" ? declared.init : void 0;
	return !!init && startOf(init) <= startOf(made.node) && endOf(made.node) <= endOf(init);
}
// dist/src/frontends/javascript/values/create-context.js
function createContext(tree, known) {
	const modules = createModules(tree, known);
	const uses = createUses(() => ctx);
	const reachable = lazily(() => createReachable(tree, ctx));
	const ctx = {
		modules,
		isTest: ({ file }) => TEST_FILE.test(file.slice(tree.root.length + 1)),
		evaluate: createEvaluate(() => ctx),
		callersOf: createCallers(() => ctx),
		argumentsFor: createArguments(() => ctx),
		changesTo: createChanges(() => ctx),
		importOf,
		get reachable() {
			return reachable();
		},
		classOfInstance: (node, module) => tracer.classOfInstance(node, module),
		...uses
	};
	const tracer = new Tracer(ctx);
	return {
		ctx,
		tracer
	};
}
// dist/src/frontends/javascript/values/effects.js
const LOUD = /^(?:(?:Await|Yield|TaggedTemplate|Import)Expression|(?:For|ForIn|ForOf|While|DoWhile|Try|Throw|With|Debugger)Statement|Class(?:Declaration|Expression))$/;
const BUILTINS = /^(?:Number|String|Boolean|BigInt|Symbol|Array|Object|Date|parseFloat|parseInt|isNaN|isFinite|structuredClone|(?:en|de)codeURI(?:Component)?|atob|btoa)$/;
const STATICS = /^(?:(?:Math|Number)\.\w+|String\.(?:raw|fromC\w+)|Array\.(?:isArray|from|of)|JSON\.(?:parse|stringify)|Object\.(?:keys|values|entries|fromEntries|assign|freeze|seal|hasOwn|is|create|getOwnPropertyNames|prototype\.\w+\.call)|Reflect\.(?:get|has|ownKeys)|Date\.(?:now|parse|UTC)|performance\.now|crypto\.randomUUID)$/;
const CHANGES_FIRST = /^Object\.(?:assign|freeze|seal)$/;
const MADE = /^(?:(?:Weak)?(?:Map|Set)|Array|Object|Date|RegExp|URL|URLSearchParams|Headers|Number|String|Boolean|[A-Z]\w*Error|Error)$/;
const LIBRARY = /^(?:lodash(?:-es)?|es-toolkit(?:\/compat)?|remeda|ramda)[./](?:clamp|round|floor|ceil|min|max|sum|mean|get|has|pick|omit|defaultTo|identity|is[A-Z]\w*|to(?:Number|String|Lower|Upper))(?:\.default|\.\*)?$/;
const METHODS = /^(?:at|char(?:Code)?At|codePointAt|concat|endsWith|entries|flat|hasOwnProperty|includes|indexOf|join|keys|lastIndexOf|localeCompare|match(?:All)?|normalize|pad(?:End|Start)|repeat|replace(?:All)?|search|slice|split|startsWith|substr(?:ing)?|to(?:Locale)?(?:Lower|Upper)Case|to(?:String|Fixed|Precision|ISOString|Reversed|Spliced)|trim(?:End|Start)?|values|valueOf|with|has|get(?:Item|Input|Number|Configuration|(?:UTC)?(?:Time|FullYear|Month|Date|Day|Hours|Minutes|Seconds))?|opts)$/;
const WITH_CALLBACK = /^(?:every|filter|find(?:Last)?(?:Index)?|flatMap|map|reduce(?:Right)?|some)$/;
const KEEPERS = /^(?:memoize|memo|once|cache|useCallback)$/;
const MOST_CALLS = 4;
const isDroppable = (node, module, ctx) => isQuiet(node, {
	module,
	ctx,
	depth: 0
});
function isDroppableWrite(node, module, ctx) {
	if (node.type === "AssignmentExpression") return isValueUsed(node, module) ? node.operator === "=" : isDroppable(node.right, module, ctx);
	const isStatement = module.scopes.parentOf(node)?.type === "ExpressionStatement";
	if (isCall(node)) return isStatement && node.arguments.every((one) => isDroppable(one, module, ctx));
	return isDroppable(node.type === "UnaryExpression" ? node.argument : node, module, ctx);
}
function isQuiet(node, place) {
	let quiet = true;
	walk(node, (inner) => {
		if (!quiet) return false;
		if (!isFunction(inner)) quiet = !acts(inner, place);
		else if (inner.type === "ObjectMethod" && inner.kind === "get") quiet = isQuietFunction({
			module: place.module,
			node: inner
		}, place);
		return quiet && !isFunction(inner);
	});
	return quiet;
}
function acts(node, place) {
	if (LOUD.test(node.type)) return true;
	switch (node.type) {
		case "UnaryExpression": return node.operator === "delete";
		case "AssignmentExpression": return !isOwn(node.left, place);
		case "UpdateExpression": return !isOwn(node.argument, place);
		case "NewExpression": return !isQuietNew(node, place);
		case "CallExpression":
		case "OptionalCallExpression": return !isQuietCall(node, place);
		case "MemberExpression":
		case "OptionalMemberExpression": return !isQuietRead(node, place);
		default: return false;
	}
}
function isOwn(target, { module, around }) {
	if (!around) return false;
	if (isMember(target)) return target.object.type === "ThisExpression" && around.type === "ClassMethod" && around.kind === "constructor";
	const scope = target.type === "Identifier" ? module.scopes.bindingOf(target)?.scope.node : void 0;
	return scope !== void 0 && startOf(scope) >= startOf(around) && endOf(scope) <= endOf(around);
}
function isQuietFunction({ module, node }, { ctx, depth }) {
	if (depth >= MOST_CALLS || node.async || node.generator) return false;
	if ("decorators" in node && node.decorators?.length) return false;
	const place = {
		module,
		ctx,
		depth: depth + 1,
		around: node
	};
	return [...node.params, node.body].every((part) => isQuiet(part, place));
}
function isQuietCall(call, place) {
	const callee = unwrap(call.callee);
	if (callee.type === "Super") return true;
	const run = functionRun(callee, place);
	if (run) return isQuietRun(run, place);
	if (!isKnown(callee, place)) return false;
	const [first] = call.arguments;
	if (CHANGES_FIRST.test(globalPath(callee, place.module) ?? "") && !(first && isFresh(first))) return false;
	const takesCallback = isMember(callee) && WITH_CALLBACK.test(memberName(callee) ?? "");
	return call.arguments.every((argument, index) => {
		const handed = unwrap(argument);
		const given = functionRun(handed, place);
		if (given) return isQuietRun(given, place);
		return !(takesCallback && index === 0) || isKnown(handed, place);
	});
}
function isKnown(callee, { module, ctx }) {
	const found = resolveName(callee, module, ctx);
	if (found.kind === "external" && LIBRARY.test(`${found.specifier}.${found.name}`)) return true;
	if (found.kind === "binding" || found.kind === "expression") return false;
	const path = globalPath(callee, module);
	if (!isMember(callee)) return path !== void 0 && BUILTINS.test(path);
	if (path !== void 0 && STATICS.test(path)) return true;
	const name = memberName(callee) ?? "";
	const library = resolveName(callee.object, module, ctx);
	if (library.kind === "external" && LIBRARY.test(`${library.specifier}.${name}`)) return true;
	return METHODS.test(name) || WITH_CALLBACK.test(name) || name === "test" && isStateless(callee.object, module);
}
function globalPath(node, module) {
	const inner = unwrap(node);
	if (inner.type === "Identifier") return module.scopes.bindingOf(inner) ? void 0 : inner.name;
	const whole = isMember(inner) ? globalPath(inner.object, module) : void 0;
	return whole && `${whole}.${memberName(inner)}`;
}
const isFresh = (node) => /^(?:Object|Array)Expression$/.test(unwrap(node).type);
function isStateless(node, module) {
	const inner = unwrap(node);
	const binding = inner.type === "Identifier" ? module.scopes.bindingOf(inner) : void 0;
	const init = binding?.kind === "const" && binding.node.type === "VariableDeclarator" ? binding.node.init : inner;
	return init?.type === "RegExpLiteral" && !/[gy]/.test(init.flags);
}
const isQuietRun = ({ fn, certain }, place) => certain && isQuietFunction(fn, place);
function functionRun(node, { module, ctx }) {
	const inner = unwrap(node);
	if (!isFunction(inner) && inner.type !== "Identifier" && !isMember(inner)) return void 0;
	const fn = calledFunction(inner, module, ctx);
	if (!fn || isAccessor(fn.node)) return void 0;
	if (fn.node === inner) return {
		fn,
		certain: true
	};
	const isMethod = isMember(inner) && resolveName(inner, module, ctx).kind === "unknown";
	return {
		fn,
		certain: !isWrapped(fn, ctx) && !(isMethod && (isReplaced$1(inner, ctx) || runsAnother(fn, inner, module, ctx)))
	};
}
function isWrapped({ node, module }, ctx) {
	const around = module.scopes.parentOf(outermost$2(node, module));
	if (!around || !isCall(around) || around.callee === node) return false;
	const by = resolveName(around.callee, module, ctx);
	return !(by.kind === "external" && KEEPERS.test(by.name));
}
const isReplaced$1 = (member, ctx) => ctx.membersNamed(memberName(member) ?? "").some(({ node, module }) => !ctx.isTest(module) && statementFor(node, module) !== void 0);
const isAccessor = (node) => "kind" in node && (node.kind === "get" || node.kind === "set");
function isQuietRead(member, place) {
	const fn = calledFunction(member, place.module, place.ctx);
	if (!fn || !isAccessor(fn.node)) return true;
	return !runsAnother(fn, member, place.module, place.ctx) && isQuietFunction(fn, place);
}
function isQuietNew({ callee }, place) {
	const { module, ctx } = place;
	const made = classOf(resolveName(callee, module, ctx));
	return made ? isQuietClass(made, place) : MADE.test(globalPath(callee, module) ?? "");
}
function isQuietClass(made, { ctx, depth }) {
	const { module, node } = made;
	if (depth >= MOST_CALLS || node.decorators?.length) return false;
	const place = {
		module,
		ctx,
		depth: depth + 1
	};
	if (node.superClass) {
		const base = superOf$1(made, ctx);
		if (!(base ? isQuietClass(base, place) : MADE.test(globalPath(node.superClass, module) ?? ""))) return false;
	}
	const own = constructorIn(node);
	if (own && !isQuietFunction({
		module,
		node: own
	}, place)) return false;
	return node.body.body.every((member) => {
		if ("kind" in member && member.kind === "set") return false;
		const value = "value" in member && !("static" in member && member.static) ? member.value : void 0;
		return !value || isQuiet(value, place);
	});
}
// dist/src/frontends/javascript/values/fixed.js
const MOST_DEPTH$2 = 6;
const VARYING = /^(?:Date|performance|crypto)$/;
function isFixed(node, module, depth = 0) {
	if (isSetUp(node, module)) return true;
	let fixed = depth <= MOST_DEPTH$2;
	walk(node, (inner) => {
		if (isFunction(inner)) fixed = false;
		if (isMember(inner) && inner.property.type === "Identifier" && inner.property.name === "random") fixed = false;
		if (inner.type === "Identifier" && !isKey(inner, module)) {
			const binding = module.scopes.bindingOf(inner);
			if (binding ? !isFixedName(binding, module, depth) : VARYING.test(inner.name)) fixed = false;
		}
		return fixed;
	});
	return fixed;
}
function isSetUp(node, module) {
	const fn = functionAround(node, module);
	return !fn || fn.type === "ClassMethod" && fn.kind === "constructor";
}
function isKey(name, module) {
	const parent = module.scopes.parentOf(name);
	if (!parent) return false;
	if (isMember(parent)) return parent.property === name && !parent.computed;
	return parent.type === "ObjectProperty" && parent.key === name && !parent.computed;
}
function isFixedName({ kind, node, scope, writes }, module, depth) {
	if (kind === "import" || kind === "enum" || kind === "function" || kind === "class") return true;
	if (writes.some((write) => !isSetUp(write, module))) return false;
	if (scope.node.type === "Program") return true;
	if (kind === "param") return isFunction(node) && node.type === "ClassMethod" && node.kind === "constructor";
	return node.type === "VariableDeclarator" && node.init ? isFixed(node.init, module, depth + 1) : false;
}
function addends(node) {
	const inner = unwrap(node);
	if (inner.type !== "BinaryExpression" || inner.operator !== "+") return [];
	return [inner.left, inner.right].flatMap((part) => {
		const parts = addends(part);
		return parts.length > 0 ? parts : [unwrap(part)];
	});
}
// dist/src/frontends/javascript/index.js
function createJavaScript(tree, known) {
	const { ctx, tracer } = createContext(tree, known);
	const { modules } = ctx;
	const moduleOf = (file) => modules.get(file);
	const tsconfigs = createTsconfigs(tree);
	const isExact = createExactTypes(tsconfigs);
	const syntax = createSyntax(moduleOf);
	const home = (expr) => modules.get(expr.file);
	const readsAccessor = createReadsAccessor(tree);
	let byEngine = [];
	return {
		deciderOf: (expr, becomes) => byEngine.flatMap(({ deciders }) => deciders.of(expr, becomes, modules.knowsBoth) ?? [])[0],
		takesEntries: ({ node }) => node.type === "ObjectExpression",
		isBudgetRead: (expr) => byEngine.some(({ readsBudget }) => readsBudget(expr)),
		experiments: createExperiments(tree, ctx, tsconfigs),
		guards: createGuards(tree, ctx, tsconfigs),
		find() {
			gather(tree, modules);
			const found = collect$1(tree, ctx, tracer, readsAccessor);
			byEngine = found.byEngine;
			return found;
		},
		syntax,
		text: (expr) => textWithoutComments(expr, moduleOf(expr.file)),
		isWritten: (expr) => isWritten$1(expr) && moduleOf(expr.file) !== void 0,
		isList: (expr) => expr.node.type === "ArrayExpression",
		isSimple,
		isPure: (expr) => isPure$1(expr.node),
		readsAccessor: (expr) => readsAccessor(expr.node),
		isDroppable: (expr) => isDroppable(expr.node, home(expr), ctx),
		isDroppableWrite: (expr) => isDroppableWrite(expr.node, home(expr), ctx),
		isTyped: (at) => isTyped(at, home(at)),
		refusesUndefined: (at) => isExact(at.file),
		isFixed: (expr) => isFixed(expr.node, home(expr)),
		roomBefore(call, wanted) {
			const statement = statementOfCall(call.node, home(call));
			const name = freeName([wanted, `${wanted}Chosen`], call.node, home(call));
			return statement && name !== void 0 ? {
				statement: exprOf(home(call), statement),
				name
			} : void 0;
		},
		addends: (expr) => addends(expr.node).map((node) => exprOf(expr, node)),
		isPinned: (expr) => isPinned(expr, home(expr)),
		meansTheSame: (expr, at) => meansTheSame(expr, at, home(expr)),
		isPassedInSight: (expr) => isPassedInSight(expr, ctx),
		leadsOf: (declaration, value, isRead) => leadsOf(declaration, value, isRead, ctx),
		isReadElsewhere: (declaration, isRead) => isReadElsewhere(declaration, isRead, ctx),
		heldBy: (declaration, gone, isRead) => heldBy$1(declaration, gone, isRead, ctx),
		textsAsked: (test) => textsAsked(test, ctx),
		typeImport: (at, name, specifier) => typeImport(home(at), name, specifier),
		callNaming: (declaration, text) => callNaming(declaration, text, ctx),
		print(operations) {
			const edits = printOperations(operations, moduleOf, syntax);
			const files = [...new Set(edits.map((edit) => edit.file))];
			const all = [...edits, ...files.flatMap((file) => cleanUp(edits, modules.get(file), ctx))];
			return [...files.flatMap((file) => borders(all, modules.get(file))), ...all];
		}
	};
}
function collect$1(tree, ctx, tracer, readsAccessor) {
	const { modules } = ctx;
	const found = /* @__PURE__ */ new Map();
	const ignores = [];
	const budgets = [];
	const take = (sites) => {
		for (const site of sites) if (!found.has(exprKey(site.expr))) found.set(exprKey(site.expr), site);
	};
	const parsed = modules.parsed();
	const { asked } = tree;
	const all = !asked || parsed.every(({ file }) => asked.has(hostOf(file))) ? parsed : connectedWith(asked, parsed, modules);
	const near = new Set(all);
	const failures = new Failures();
	const byEngine = runInGroups(parsed, ctx, {
		matters: (group) => group.some((module) => near.has(module)) && mayCall(group),
		run: (group) => findByEngine(ctx, group, tree)
	});
	for (const { sites } of byEngine) take(sites);
	for (const module of all) {
		take(findSdkCalls(module, ctx, tracer, failures.attempt));
		take(findHttpCalls(module, ctx, failures.attempt));
		take(findOtherClients(module, ctx, failures.attempt));
	}
	for (const module of all) take(requestObjects(module, ctx, tracer, tree, failures.attempt));
	const proof = createTracedProof(parsed, ctx, readsAccessor);
	const mockOf = createMockFinder(ctx, tree.root);
	const replacementOf = createReplacements(ctx, tracer);
	const comments = new Map(all.map((module) => [module, ignoreComments(module)]));
	const inOrder = [...found.values()].sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.expr.start - b.expr.start);
	const ids = idsOf(inOrder, tree.root);
	const siteOf = (site) => {
		const { module, node, ...rest } = site;
		const silencing = comments.get(module) ?? [];
		const lines = silencing.length > 0 ? linesOf(node, module) : [];
		const isCallOfApi = site.kind === "sdk" || site.kind === "http";
		const loop = lazily(() => {
			const found = isCallOfApi ? feedbackLoop(node, module, ctx) : void 0;
			return found && exprOf(found.module, found.node);
		});
		const readsThinking = lazily(() => site.readsThinking || site.library?.rule !== void 0 || isCallOfApi && readsThinkingText(node, module, ctx));
		const lookup = lazily(() => proof.lookupAfter(site));
		const unproved = proof.unprovedIn(site);
		const shape = lazily(() => isCallOfApi ? shapeExpected(node, module, ctx) : NO_SHAPE);
		return {
			...rest,
			...unproved?.isGiven && { doubted: true },
			...unproved && { unproved: unproved.expr },
			get lookup() {
				return lookup();
			},
			get shape() {
				return shape();
			},
			get loop() {
				return loop();
			},
			get mock() {
				return site.kind === "sdk" && isCall(node) ? mockOf(callerOf(node.callee, module, ctx)) : void 0;
			},
			get replaced() {
				return site.kind === "sdk" && isCall(node) ? replacementOf({
					module,
					node: node.callee
				}) : void 0;
			},
			id: ids.get(site),
			...isCall(node) && isGuarded(node, module, ctx, tree) && { guarded: true },
			ignored: silencing.some((comment) => lines.includes(comment.line + 1)),
			get readsThinking() {
				return readsThinking();
			},
			selected: tree.selected.has(site.file)
		};
	};
	const sites = inOrder.flatMap((site) => failures.attempt(site.expr, () => siteOf(site)) ?? []);
	for (const [module, list] of comments) {
		const silenced = new Set(sites.filter((site) => site.file === module.file && site.ignored).flatMap((site) => linesOf(site.expr.node, module)));
		for (const comment of list) ignores.push({
			spot: {
				file: module.file,
				start: comment.start
			},
			used: silenced.has(comment.line + 1)
		});
	}
	for (const module of all) for (const node of budgetObjects(module)) {
		const object = exprOf(module, node);
		budgets.push({
			object,
			spot: {
				file: module.file,
				start: object.start
			}
		});
	}
	return {
		sites,
		budgets,
		ignores,
		errors: [...modules.problems(), ...failures.all],
		parsed: parsed.length,
		byEngine
	};
}
const OF_API = /messages|anthropic/i;
const mayCall = (group) => group.some(({ text }) => OF_API.test(text)) && group.some(({ text, markup = "" }) => mayHoldCalls(text) || mayHoldCalls(markup));
function idsOf(sites, root) {
	const ids = /* @__PURE__ */ new Map();
	const counts = /* @__PURE__ */ new Map();
	const objects = sites.filter(({ kind }) => kind === "object");
	for (const site of [...sites.filter(({ kind }) => kind !== "object"), ...objects]) {
		const name = `${hostOf(site.file).slice(root.length + 1)}#${enclosingName(site.node, site.module)}`;
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		ids.set(site, `${name}:${count}`);
	}
	return ids;
}
// dist/src/frontends/expectations.js
const OF_CALL = /\.mock\.(?:calls|lastCall)\b|\.(?:args|firstCall|lastCall|arguments)\b|\.getCall\(|\b(?:call_args(?:_list)?|await_args(?:_list)?|mock_calls)\b/;
const isOfCall = (actual, text) => OF_CALL.test(actual) || givenOf(actual, text) !== void 0;
function givenOf(actual, text) {
	const root = rootOf(actual);
	if (root === void 0) return void 0;
	const given = new RegExp(`(?:^|[^.\\w$])${escaped(root)}\\b[^=\\n]*=(?!=)([^\\n]*)`, "gm");
	const values = [...text.matchAll(given)].map(([, value = ""]) => value);
	return values.every((value) => OF_CALL.test(value)) ? values[0] : void 0;
}
const rootOf = (actual) => /[\w$]+/.exec(actual)?.[0];
const escaped = (name) => name.replaceAll("$", "\\$");
function scopeOf({ actual, within }, text) {
	const root = rootOf(givenOf(actual, text) ?? actual) ?? "";
	const name = escaped(root);
	const declares = new RegExp(`\\b(?:const|let|var)\\s[^=;]*\\b${name}\\b|^[ \\t]*(?:\\w+, *)*${name}\\b[^=\\n.(]*=(?!=)|\\bas ${name}\\b|(?<![^])[^{:=]*\\([^)]*\\b${name}\\b`, "m");
	return within.find(({ start, end }) => declares.test(text.slice(start, end)))?.start ?? -1;
}
const CHANGES = /\b(?:model|thinking|budget_tokens|temperature|top_[pk]|betas|output_config)\b/;
const CHANGES_AS_KEY = new RegExp(`${CHANGES.source}["']?\\s*[:=](?!=)`);
const WHOLE = /(?:[\])]|calls|lastCall|args|kwargs)!?$/;
const saysWhatChanges = (args) => CHANGES_AS_KEY.test(args);
const asksWhatChanges = (actual, expected) => CHANGES.test(actual) || CHANGES_AS_KEY.test(expected) || WHOLE.test(actual);
const isModelOf = (actual) => /(?:\.model|\[["']model["']\])$/.test(actual);
// dist/src/frontends/javascript/mocks/expectations.js
const CALLED_WITH = /^(?:toHaveBeen(?:Last|Nth)?CalledWith|toHaveBeenCalledExactlyOnceWith|toBeCalledWith|(?:last|nth)CalledWith|called(?:Once)?With(?:Exactly)?)$/;
const EQUALS = /^(?:toEqual|toStrictEqual|toMatchObject|toBe|(?:deep|strict|deepStrict)?[eE]qual|eql)$/;
const SHOT = /^toMatch(?:Inline)?Snapshot$/;
function expectationsIn(text, file) {
	const found = [];
	const textOf = (node) => text.slice(startOf(node), endOf(node));
	const stack = [{
		node: parseSource(text, file).program,
		within: []
	}];
	for (let at = stack.pop(); at; at = stack.pop()) {
		const { node, within } = at;
		if (isCall(node) && isMember(node.callee)) {
			const name = memberName(node.callee) ?? "";
			const subject = node.callee.object;
			const [actual, expected] = comparedBy(node, subject);
			const own = /\.(?:not|never)$/.test(textOf(subject)) ? [] : asserted(node, name, {
				actual,
				expected,
				text,
				textOf
			});
			const asked = !actual || objectIn(actual, "all").length > 0 ? subject : actual;
			for (const one of own) found.push({
				...one,
				actual: textOf(asked),
				within
			});
		}
		const inner = isFunction(node) ? [spanOf(node), ...within] : within;
		for (const child of children(node).reverse()) stack.push({
			node: child,
			within: inner
		});
	}
	return found;
}
function asserted(node, name, { actual, expected, text, textOf }) {
	const args = node.arguments.map(textOf).join();
	const unread = [{
		...spanOf(node),
		names: "unread",
		asParams: PARAMS
	}];
	if (CALLED_WITH.test(name)) {
		const found = node.arguments.flatMap((argument) => objectIn(argument, "all"));
		return found.length > 0 || !saysWhatChanges(args) ? found : unread;
	}
	const isShot = SHOT.test(name);
	if (!actual || !isShot && (!EQUALS.test(name) || !expected) || !isOfCall(textOf(actual), text)) return [];
	const inner = expected && unwrap(expected);
	if (!isShot && inner?.type === "StringLiteral" && isModelOf(textOf(actual))) return [{
		...spanOf(inner),
		names: "model",
		asParams: PARAMS
	}];
	const [first] = inner?.type === "ArrayExpression" ? inner.elements : [];
	const object = first ?? inner;
	const found = object && !isShot ? objectIn(object, name === "toMatchObject" ? "some" : "all") : [];
	return found.length > 0 || !asksWhatChanges(textOf(actual), args) ? found : unread;
}
const PARAMS = ["", ""];
const spanOf = (node) => ({
	start: startOf(node),
	end: endOf(node)
});
function comparedBy(call, subject) {
	let root = subject;
	while (isMember(root)) root = root.object;
	if (isCall(root) && root.callee.type === "Identifier" && root.callee.name === "expect") return [root.arguments[0], call.arguments[0]];
	return [call.arguments[0], call.arguments[1]];
}
function objectIn(expected, names) {
	const inner = unwrap(expected);
	if (isCall(inner) && isMember(inner.callee) && /^(?:objectContaining|match)$/.test(memberName(inner.callee) ?? "")) return inner.arguments[0] ? objectIn(inner.arguments[0], "some") : [];
	if (inner.type !== "ObjectExpression") return [];
	const model = inner.properties.find((part) => part.type === "ObjectProperty" && keyName(part.key, part.computed) === "model");
	return inner.properties.every((part) => part.type === "ObjectProperty") && model?.type === "ObjectProperty" && unwrap(model.value).type === "StringLiteral" ? [{
		...spanOf(inner),
		names,
		asParams: PARAMS
	}] : [];
}
// dist/src/frontends/javascript/mocks/mock-beta.js
function betaInMocks(text, file) {
	const { program } = parseSource(text, file);
	const found = [];
	const names = namesIn(program);
	const replaces = REPLACES.test(text);
	const stack = [{
		node: program,
		path: []
	}];
	for (let at = stack.pop(); at; at = stack.pop()) {
		const { node, path } = at;
		if (isBareStub(node, path.at(-1))) found.push({
			...placeOf$1(node, path, text),
			...betaFor(node, path, {
				text,
				names,
				replaces
			})
		});
		const field = bareFieldOf(node);
		if (field) found.push({
			...placeOf$1(node, [...path, node], text),
			start: startOf(field),
			edits: betaBehind(field, text)
		});
		for (const child of children(node)) stack.push({
			node: child,
			path: [...path, node]
		});
	}
	return found;
}
function placeOf$1(node, path, text) {
	const holder = path.findLast((one) => isFunction(one));
	const to = path.flatMap((one) => {
		if (one.type === "VariableDeclarator") return one.id;
		if (one.type === "AssignmentExpression") return one.left;
		return (one.type === "FunctionDeclaration" || one.type === "ClassDeclaration") && one.id ? one.id : [];
	}).at(-1);
	return {
		start: startOf(node),
		...to && { name: text.slice(startOf(to), to.type === "Identifier" ? startOf(to) + to.name.length : endOf(to)) },
		...holder && { within: {
			start: startOf(holder),
			end: endOf(holder)
		} },
		...isOfModuleMock(path) && { isEvery: true }
	};
}
const REPLACES = /\b(?:spyOn|stub|replace|method)\(|\.messages\.\w+\s*=(?!=)/;
function betaFor(stub, path, { text, names, replaces }) {
	const entry = stub.properties.find((part) => part.type === "ObjectProperty" && keyName(part.key, part.computed) === "messages");
	if (entry?.type !== "ObjectProperty" || entry.value.type !== "ObjectExpression") return { why: MOCK_WHY.made };
	const span = {
		start: startOf(entry),
		end: endOf(entry)
	};
	const value = text.slice(startOf(entry.value), endOf(entry.value));
	if (!replaces && entry.value.properties.every(isNamed)) return { edits: behindItem(text, span, `beta: { messages: ${value} }`, COMMENTS) };
	const statement = statementIn(path);
	if (!statement || !startsLine(text, startOf(statement))) return { why: MOCK_WHY.made };
	if (names.has("messages")) return { why: MOCK_WHY.name };
	const start = startOf(statement);
	return { edits: [
		{
			start,
			end: start,
			text: `const messages = ${reindented(value, indentAt(text, span.start), indentAt(text, start))}${/;\s*$/m.test(text) ? ";" : ""}${lineEnd(text)}${indentAt(text, start)}`
		},
		{
			...span,
			text: "messages"
		},
		...behindItem(text, span, "beta: { messages }", COMMENTS)
	] };
}
function betaBehind(field, text) {
	const [start, end] = [startOf(field), endOf(field)];
	const isClosed = text[end - 1] === ";";
	const between = startsLine(text, start) ? `${lineEnd(text)}${indentAt(text, start)}` : isClosed ? " " : "; ";
	const added = field.type === "ClassProperty" ? "beta = { messages: this.messages }" : "this.beta = { messages: this.messages }";
	const closed = isClosed || /^\s*[[(*`]/.test(text.slice(end)) ? ";" : "";
	const at = end + (/^[ \t]*\/\/.*/.exec(text.slice(end))?.[0].trimEnd().length ?? 0);
	return [{
		start: at,
		end: at,
		text: `${between}${added}${closed}`
	}];
}
const isNamed = (part) => part.type === "ObjectProperty" && !part.computed && (unwrap(part.value).type === "Identifier" || isMember(unwrap(part.value)));
function statementIn(path) {
	const index = path.findLastIndex((node) => isFunction(node) || isClass(node) || /^(?:BlockStatement|Program)$/.test(node.type));
	const [block, statement] = [path[index], path[index + 1]];
	const isPlain = statement && /^(?:VariableDeclaration|ExpressionStatement|ReturnStatement|ExportNamedDeclaration)$/.test(statement.type);
	return block && /^(?:BlockStatement|Program)$/.test(block.type) && isPlain ? statement : void 0;
}
function namesIn(program) {
	const names = /* @__PURE__ */ new Set();
	walk(program, (node) => {
		for (const child of children(node)) {
			const isLabel = isMember(node) && node.property === child && memberName(node) !== void 0 && !node.computed || node.type === "ObjectProperty" && node.key === child && !node.computed && !node.shorthand || /^(?:TSPropertySignature|ClassProperty)$/.test(node.type) && node.key === child;
			if (child.type === "Identifier" && !isLabel) names.add(child.name);
		}
	});
	return names;
}
// dist/src/frontends/spies.js
const SPY_WHY = {
	called: "the test itself calls what it replaces",
	other: "it cannot be told that only a client of the SDK is meant"
};
const ON_MESSAGES = new RegExp(`(?<!\\bbeta)\\??\\.messages\\b(?:(?=\\??\\.(?:create|stream|parse|countTokens|count_tokens|batches|toolRunner|tool_runner)\\b)|(?<=\\w*(?:client|anthropic|claude|sdk)\\??\\.messages)(?!\\??\\.))|\\bmessages\\b[^{}=;]*\\}\\s*=\\s*[\\w.]*(?:client|anthropic)`, "gi");
const staysOnMessages = (text, isMoved) => [...text.matchAll(ON_MESSAGES)].find(({ index, 0: found }) => !isMoved({
	start: index,
	end: index + found.length
}) && !isInComment(text, index))?.index;
const isInComment = (text, at) => /^\s*(?:\/\/|\/?\*|#)/.test(text.slice(text.lastIndexOf("\n", at) + 1, at));
// dist/src/frontends/javascript/mocks/spies.js
function createSpies(tree, known) {
	const { ctx, tracer } = createContext(tree, known);
	return (file) => {
		const module = ctx.modules.get(file);
		return module ? spiesIn(module, ctx, tracer) : [];
	};
}
function spiesIn(module, ctx, tracer) {
	const clients = /* @__PURE__ */ new Map();
	let isMocked = false;
	let found = false;
	walk(module.ast.program, (node) => {
		isMocked ||= isOfModuleMock([node]);
		if (!isMember(node) || memberName(node) !== "messages" || !isClient(node.object, module, tracer)) return;
		const key = clientOf(node.object, module);
		clients.set(key, [...clients.get(key) ?? [], node]);
		found ||= isReplaced(node, module);
	});
	if (isMocked || !found) return [];
	const reached = [...reachable(module, (one) => importsOf(one, ctx), Number.POSITIVE_INFINITY)].filter((one) => one !== module);
	return [...clients.values()].flatMap((paths) => {
		const [first] = paths.filter((path) => isReplaced(path, module));
		if (!first) return [];
		const place = {
			start: startOf(first),
			name: textOf$5(module, first.object),
			reached: reached.map(({ file }) => file),
			...holderOf(first, module)
		};
		if (paths.some((path) => isCalled(path, module))) return [{
			...place,
			why: SPY_WHY.called
		}];
		if (paths.some(({ computed }) => computed)) return [{
			...place,
			why: SPY_WHY.other
		}];
		const edits = paths.map(({ property }) => ({
			start: startOf(property),
			end: startOf(property),
			text: "beta."
		}));
		return [{
			...place,
			edits
		}];
	});
}
const importsOf = (module, ctx) => [...module.specifiers].flatMap((specifier) => moduleOf(specifier, module, ctx.modules) ?? []);
function isClient(node, module, tracer) {
	const traces = tracer.trace(node, module);
	return traces.length > 0 && traces.every(({ root, path }) => root.kind === "client" && path.length === 0);
}
function clientOf(object, module) {
	const inner = unwrap(object);
	return inner.type === "Identifier" && module.scopes.bindingOf(inner) || textOf$5(module, inner);
}
function holderOf({ object }, module) {
	const inner = unwrap(object);
	const declared = inner.type === "Identifier" ? module.scopes.bindingOf(inner)?.node : void 0;
	for (let at = declared && module.scopes.parentOf(declared); at; at = module.scopes.parentOf(at)) if (isFunction(at)) return { within: {
		start: startOf(at),
		end: endOf(at)
	} };
	return {};
}
function around(node, { scopes }) {
	let as = node;
	let parent = scopes.parentOf(node);
	while (parent && isWrapper(parent)) [as, parent] = [parent, scopes.parentOf(parent)];
	return {
		parent,
		as
	};
}
function isReplaced(path, module) {
	const { parent, as } = around(path, module);
	if (!parent) return false;
	if (isCall(parent)) return parent.arguments[0] === as && isReplacer(parent);
	const target = isMember(parent) && parent.object === as ? around(parent, module) : void 0;
	return target?.parent?.type === "AssignmentExpression" && target.parent.left === target.as;
}
function isCalled(path, module) {
	const method = around(path, module);
	const call = method.parent && isMember(method.parent) && method.parent.object === method.as ? around(method.parent, module) : void 0;
	return call?.parent !== void 0 && isCall(call.parent) && call.parent.callee === call.as;
}
// dist/src/hosts/units.js
function unitsOf(text, file) {
	if (!COMPONENT.test(file)) return fences(text);
	if (file.endsWith(".astro")) return astro(text);
	const scripts = scriptBlocks(file.endsWith(".vue") ? withoutTemplate(text) : text);
	const [first] = scripts;
	if (!first) return [];
	return [{
		extension: scripts.find((script) => script.extension !== "js")?.extension ?? "js",
		ranges: scripts.map(({ range }) => range)
	}];
}
function astro(text) {
	const start = /^\uFEFF?\s*---[^\S\n]*\r?\n/.exec(text)?.[0].length;
	const close = start === void 0 ? -1 : text.slice(start).search(/^---/m);
	const front = start !== void 0 && close >= 0 ? [{
		extension: "ts",
		ranges: [{
			start,
			end: start + close
		}]
	}] : [];
	const body = front.reduce((rest, { ranges: [range] }) => range ? spaces(rest.slice(0, range.end)) + rest.slice(range.end) : rest, text);
	return [...front, ...scriptBlocks(body).map(({ range }) => ({
		extension: "ts",
		ranges: [range]
	}))];
}
const SCRIPT = /<!--[\s\S]*?(?:-->|$)|<script\b((?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\})*)>([\s\S]*?)<\/script\s*>/gi;
const LANGUAGES = /* @__PURE__ */ new Set([
	"js",
	"jsx",
	"ts",
	"tsx"
]);
function scriptBlocks(text) {
	return [...text.matchAll(SCRIPT)].flatMap(({ 0: whole, 1: attributes, 2: content, index }) => {
		if (attributes === void 0 || content === void 0 || content.trim() === "" || attributes.trimEnd().endsWith("/")) return [];
		const type = attribute(attributes, "type");
		if (type !== void 0 && !/^(?:module|(?:text|application)\/(?:java|type)script)$/i.test(type)) return [];
		const language = attribute(attributes, "lang")?.toLowerCase().replace("typescript", "ts").replace("javascript", "js") ?? "js";
		if (!LANGUAGES.has(language)) return [];
		const start = index + whole.indexOf(">", 7 + attributes.length) + 1;
		return [{
			extension: language,
			range: {
				start,
				end: start + content.length
			}
		}];
	});
}
const attribute = (attributes, name) => {
	const [, double, single, bare] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes) ?? [];
	return double ?? single ?? bare;
};
function withoutTemplate(text) {
	const gone = [];
	let depth = 0;
	let start = 0;
	for (const { 0: tag, 1: closing, index } of text.matchAll(/<!--[\s\S]*?(?:-->|$)|<(\/?)template\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi)) {
		if (closing === void 0 || tag.endsWith("/>")) continue;
		if (closing === "" && depth++ === 0) start = index;
		if (closing === "/" && depth > 0 && --depth === 0) gone.push({
			start,
			end: index + tag.length
		});
	}
	return gone.reduce((rest, { start: from, end }) => rest.slice(0, from) + spaces(rest.slice(from, end)) + rest.slice(end), text);
}
const FENCED = new Map(Object.entries({
	javascript: "js",
	typescript: "ts",
	node: "js",
	python: "py",
	python3: "py",
	py: "py"
}).concat([
	"js",
	"jsx",
	"mjs",
	"cjs",
	"ts",
	"tsx",
	"mts",
	"cts"
].map((extension) => [extension, extension])));
function fences(text) {
	const units = [];
	let open;
	for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/g)) {
		const [, mark = "", info = ""] = /^[^\S\n]*(?:(?:[-*+]|\d+[.)])[^\S\n]+)*(`{3,}|~{3,})([^\n]*)/.exec(line) ?? [];
		if (!open) {
			if (mark === "" || mark.startsWith("`") && info.includes("`")) continue;
			const language = /^\s*\{?\.?([\w+-]+)/.exec(info)?.[1]?.toLowerCase() ?? "";
			open = {
				mark,
				extension: FENCED.get(language),
				start: index + line.length
			};
		} else if (mark.startsWith(open.mark) && info.trim() === "" && /^[^\S\n]*[`~]/.test(line)) {
			if (open.extension !== void 0 && index > open.start) units.push({
				extension: open.extension,
				ranges: [{
					start: open.start,
					end: index
				}]
			});
			open = void 0;
		}
	}
	return units;
}
const spaces = (text) => text.replace(/[^\r\n]/g, " ");
function blanked(text, { ranges, extension }) {
	const border = extension === "py" ? spaces : separated;
	let result = "";
	let at = 0;
	for (const { start, end } of ranges) {
		result += border(text.slice(at, start), at > 0) + text.slice(start, end);
		at = end;
	}
	return result + border(text.slice(at), at > 0, false);
}
function separated(between, afterCode, beforeCode = true) {
	let blank = spaces(between);
	if (afterCode) blank = blank.replace(/^(\s*?)[^\r\n]/, "$1;");
	return beforeCode ? blank.replace(/[^\r\n]([\r\n]*)$/, ";$1") : blank;
}
// dist/src/hosts/view.js
function viewEmbedded(tree, readNotebook) {
	const units = /* @__PURE__ */ new Map();
	const texts = /* @__PURE__ */ new Map();
	const problems = /* @__PURE__ */ new Map();
	const readUnits = (host) => {
		const text = tree.read(host) ?? "";
		if (!NOTEBOOK.test(host)) return unitsOf(text, host);
		return [readNotebook?.(text) ?? []].flat();
	};
	const unitsIn = (host) => {
		let found = units.get(host);
		if (!found) {
			const named = (unit, index) => ({
				...unit,
				name: unitName(host, index, unit.extension)
			});
			try {
				found = readUnits(host).map(named);
			} catch (error) {
				found = [named({
					extension: NOTEBOOK.test(host) ? "py" : "js",
					ranges: []
				}, 0)];
				problems.set(host, error);
			}
			units.set(host, found);
		}
		return found;
	};
	const unitNamed = (file) => unitsIn(hostOf(file)).find(({ name }) => name === file);
	const read = (file) => {
		if (!isUnit(file)) return tree.read(file);
		const known = texts.get(file);
		if (known !== void 0) return known;
		const unit = unitNamed(file);
		const problem = problems.get(hostOf(file));
		if (problem !== void 0) throw problem;
		const text = tree.read(hostOf(file));
		if (text === void 0 || !unit) return void 0;
		const code = unit.encoded?.code ?? blanked(text, unit);
		texts.set(file, code);
		return code;
	};
	const codeIn = ({ ranges, encoded }, host) => encoded ? [encoded.code] : ranges.map(({ start, end }) => (readable(tree, host) ?? "").slice(start, end));
	const covers = ({ ranges }, { start, end }) => ranges.some((range) => start >= range.start && end <= range.end);
	return {
		...tree,
		selected: tree.files().some(isHost) ? new Selected(tree.selected) : tree.selected,
		containing: (needles, among) => tree.containing(needles, among && ((file) => isHost(file) ? mayHold(file, among) : among(file))).flatMap((file) => {
			if (!isHost(file)) return [file];
			const holds = (unit) => problems.has(file) || tree.isChanged?.(file) || codeIn(unit, file).some((code) => needles.some((needle) => code.includes(needle)));
			return unitsIn(file).flatMap((unit) => holds(unit) && (!among || among(unit.name)) ? [unit.name] : []);
		}),
		read,
		isFile: (file) => tree.isFile(hostOf(file)),
		around(file) {
			const host = hostOf(file);
			if (isUnit(file) && NOTEBOOK.test(host)) return unitNamed(file)?.aside;
			const text = isUnit(file) && COMPONENT.test(host) ? readable(tree, host) : void 0;
			const code = unitsIn(host).flatMap(({ ranges }) => ranges);
			return text === void 0 ? void 0 : without(text, code);
		},
		home(item) {
			if (!isUnit(item.file)) return item;
			const { file, start, end } = item;
			const encoded = unitNamed(file)?.encoded;
			return {
				...item,
				file: hostOf(file),
				...encoded && typeof start === "number" && { start: encoded.hostStart(start) },
				...encoded && end !== void 0 && { end: encoded.hostEnd(end) }
			};
		},
		hostEdits(edits) {
			const found = /* @__PURE__ */ new Map();
			for (const file of new Set(edits.map((edit) => edit.file).filter(isUnit))) {
				const unit = unitNamed(file);
				const own = edits.filter((edit) => edit.file === file);
				const encoded = unit?.encoded?.encode(own) ?? own.map((edit) => unit && covers(unit, edit) ? edit : void 0);
				for (const [index, edit] of own.entries()) {
					const home = encoded[index];
					if (!home) throw new Error(`an edit at ${edit.start}-${edit.end} leaves the code in ${hostOf(file)}`);
					found.set(edit, {
						...edit,
						...home,
						file: hostOf(file)
					});
				}
			}
			return edits.map((edit) => found.get(edit) ?? edit);
		},
		outside() {
			const isAsked = (file) => (COMPONENT.test(file) || NOTEBOOK.test(file)) && tree.selected.has(file);
			return tree.containing(["budget_tokens"], isAsked).flatMap((file) => {
				const own = unitsIn(file);
				if (NOTEBOOK.test(file)) return own.flatMap(({ hidden = [], hiddenWhy: why = "a thinking budget" }) => hidden.map((start) => ({
					file,
					start,
					why
				})));
				return [...(readable(tree, file) ?? "").matchAll(/\bbudget_tokens\b/g)].filter(({ index }) => !own.some((unit) => covers(unit, {
					start: index,
					end: index + 1
				}))).map(({ index }) => ({
					file,
					start: index,
					why: "a thinking budget outside of the script blocks"
				}));
			});
		}
	};
}
const mayHold = (host, among) => !NOTEBOOK.test(host) && among(unitName(host, 0, "ts")) || !COMPONENT.test(host) && among(unitName(host, 0, "py"));
function without(text, ranges) {
	return ranges.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\r\n]/g, " ") + rest.slice(end), text);
}
var Selected = class extends Set {
	has(file) {
		return super.has(hostOf(file));
	}
};
function inHosts(analysis, view) {
	const { home } = view;
	const maybe = (item) => item ? home(item) : null;
	const excerpt = ({ file }) => isUnit(file) && MARKDOWN.test(hostOf(file));
	const unparsed = analysis.errors.filter(excerpt).filter(({ file }) => view.read(file)?.includes("budget_tokens"));
	return {
		...analysis,
		sites: analysis.sites.map((site) => ({
			...home(site),
			stoppedAt: site.stoppedAt && home(site.stoppedAt),
			kind: site.kind && {
				...site.kind,
				...site.kind.at && { at: home(site.kind.at) }
			},
			model: site.model && {
				...site.model,
				at: maybe(site.model.at)
			},
			kept: site.kept && {
				...site.kept,
				reader: home(site.kept.reader)
			},
			budget: site.budget && {
				...site.budget,
				at: maybe(site.budget.at)
			},
			...site.closed && { closed: site.closed.map(home) },
			notes: site.notes.map((note) => ({
				...note,
				at: note.at && home(note.at)
			})),
			related: site.related.map(home)
		})),
		...analysis.idsRead && { idsRead: analysis.idsRead.map((read) => ({
			...home(read),
			by: home(read.by)
		})) },
		edits: view.hostEdits(analysis.edits),
		unattributed: [
			...analysis.unattributed.map(home),
			...unparsed.map(({ file }) => ({
				file: hostOf(file),
				start: view.read(file)?.indexOf("budget_tokens") ?? 0,
				why: "a thinking budget in a code block that does not parse"
			})),
			...view.outside()
		],
		errors: analysis.errors.filter((error) => !excerpt(error)).map(home),
		unusedIgnores: analysis.unusedIgnores.map(home)
	};
}
// dist/src/frontends/javascript/responses/result-flow.js
const PLAIN = /* @__PURE__ */ new Set([
	"id",
	"text",
	"thinking",
	"signature",
	"data",
	"model",
	"role",
	"length",
	"stop_sequence"
]);
const TOKENS = /_tokens$/;
const isPlain = (name) => PLAIN.has(name) || TOKENS.test(name);
const PASSES_ON = /* @__PURE__ */ new Set([
	"at",
	"slice",
	"find",
	"findLast",
	"filter",
	"map",
	"flatMap",
	"then",
	"catch",
	"finally"
]);
const PASSES_ON_TOO = /* @__PURE__ */ new Set([
	"withResponse",
	"finalMessage",
	"on",
	"once"
]);
const ENDS = /* @__PURE__ */ new Set([
	"some",
	"every",
	"forEach",
	"join",
	"includes",
	"findIndex",
	"finalText",
	"asResponse",
	"abort"
]);
const TAKES_ANYTHING = /* @__PURE__ */ new Set([
	"console",
	"JSON",
	"String",
	"Boolean",
	"Number"
]);
const KEYWORDS = /* @__PURE__ */ new Set([
	"TSAnyKeyword",
	"TSUnknownKeyword",
	"TSStringKeyword",
	"TSNumberKeyword",
	"TSBooleanKeyword",
	"TSVoidKeyword"
]);
const MOST_FILES = 2;
const IN_COMMENT = /@(?:type|typedef|returns?|param|property|satisfies|template|implements|this)\s*\{([^}]*)\}/g;
const PLAIN_TYPE = /\b(?:string|number|boolean|bigint|symbol|void|never|any|unknown|object|null|undefined|true|false|Promise|Array|Record|Set|Map|Date|RegExp|Error)\b/g;
const hasTypesInComments = ({ file, text }) => /\.[cm]?jsx?$/.test(file) && [...text.matchAll(IN_COMMENT)].some(([, type = ""]) => /[\p{L}$_]/u.test(type.replace(PLAIN_TYPE, "")));
var ResultFlow = class {
	ctx;
	alone;
	seen = /* @__PURE__ */ new Set();
	constructor(ctx, alone) {
		this.ctx = ctx;
		this.alone = alone;
	}
	stays(node, module, files = 0) {
		if (this.seen.has(node)) return true;
		this.seen.add(node);
		if (hasTypesInComments(module)) return false;
		const parent = module.scopes.parentOf(node);
		if (!parent) return false;
		const on = () => this.stays(parent, module, files);
		switch (parent.type) {
			case "AwaitExpression":
			case "ParenthesizedExpression":
			case "TSNonNullExpression":
			case "LogicalExpression": return on();
			case "ConditionalExpression": return parent.test === node || on();
			case "ExpressionStatement":
			case "BinaryExpression":
			case "TemplateLiteral":
			case "UnaryExpression":
			case "IfStatement":
			case "SwitchStatement":
			case "ThrowStatement": return true;
			case "TSAsExpression":
			case "TSTypeAssertion": return KEYWORDS.has(parent.typeAnnotation.type);
			case "MemberExpression":
			case "OptionalMemberExpression": return parent.object === node && this.member(parent, module, files);
			case "CallExpression":
			case "OptionalCallExpression": return parent.callee !== node && this.argument(node, parent, module, files);
			case "VariableDeclarator": return parent.init === node && this.pattern(parent.id, module, files);
			case "ForOfStatement": return parent.right === node && parent.left.type === "VariableDeclaration" && this.loop(parent.left.declarations, module, files);
			case "ReturnStatement": return this.returned(node, module, files);
			case "ArrowFunctionExpression": return parent.body === node && this.given(parent, module, files);
			default: return false;
		}
	}
	member(node, module, files) {
		const name = memberName(node);
		const parent = module.scopes.parentOf(node);
		if (parent && isCall(parent) && parent.callee === node) {
			if (name === void 0 || !(PASSES_ON.has(name) || PASSES_ON_TOO.has(name) || ENDS.has(name))) return false;
			return parent.arguments.every((one) => this.callback(one, module, files)) && (ENDS.has(name) || this.stays(parent, module, files));
		}
		if (name === void 0) return node.computed && node.property.type === "NumericLiteral" && this.stays(node, module, files);
		return isPlain(name) || this.stays(node, module, files);
	}
	callback(argument, module, files) {
		if (argument.type === "StringLiteral" || argument.type === "NumericLiteral" || argument.type === "UnaryExpression") return true;
		if (argument.type !== "ArrowFunctionExpression" && argument.type !== "FunctionExpression") return false;
		return !argument.returnType && argument.params.every((parameter) => this.pattern(parameter, module, files));
	}
	argument(node, call, module, files) {
		const callee = isMember(call.callee) ? call.callee.object : call.callee;
		if (callee.type === "Identifier" && TAKES_ANYTHING.has(callee.name) && !module.scopes.bindingOf(callee)) return true;
		const called = calledFunction(call.callee, module, this.ctx);
		const parameter = called?.node.params[call.arguments.indexOf(node)];
		if (!called || !parameter || parameter.type === "RestElement") return false;
		return hasKeywordType(parameter) && this.pattern(parameter, called.module, files);
	}
	loop(declarations, module, files) {
		return declarations.every(({ id }) => this.pattern(id, module, files));
	}
	pattern(pattern, module, files) {
		if (!hasKeywordType(pattern)) return false;
		if (pattern.type === "Identifier") {
			if (pattern.typeAnnotation) return true;
			const binding = module.scopes.bindingOf(pattern);
			if (!binding || binding.writes.length > 0) return false;
			if (this.ctx.isExported(binding, module) && this.alone) return false;
			return this.ctx.referencesTo(binding, module).every((one) => this.followed(one, module, files));
		}
		if (pattern.type === "ArrayPattern") return pattern.elements.every((one) => one === null || this.pattern(one, module, files));
		if (pattern.type !== "ObjectPattern") return false;
		return pattern.properties.every((part) => {
			if (part.type !== "ObjectProperty") return false;
			const name = keyName(part.key, part.computed);
			return name !== void 0 && (isPlain(name) || this.pattern(part.value, module, files));
		});
	}
	followed({ node, module: at }, from, files) {
		const further = at === from ? files : files + 1;
		return further <= MOST_FILES && (isExportName(node, at) || this.stays(node, at, further));
	}
	returned(node, module, files) {
		for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isFunction(at)) return this.given(at, module, files);
		return false;
	}
	given(fn, module, files) {
		if (fn.generator || fn.returnType) return false;
		const parent = module.scopes.parentOf(fn);
		if (parent && isCall(parent) && isMember(parent.callee)) {
			const name = memberName(parent.callee);
			return name !== void 0 && (ENDS.has(name) || PASSES_ON.has(name) && this.stays(parent, module, files));
		}
		const binding = nameOf$8({
			node: fn,
			module
		});
		const named = fn.type === "FunctionDeclaration" || parent?.type === "VariableDeclarator" && hasKeywordType(parent.id);
		if (!binding || !named || this.alone && this.ctx.isExported(binding, module)) return false;
		return this.ctx.referencesTo(binding, module).every(({ node, module: at }) => {
			const call = at.scopes.parentOf(node);
			if (isExportName(node, at)) return true;
			return call !== void 0 && call !== null && isCall(call) && call.callee === node && this.followed({
				node: call,
				module: at
			}, module, files);
		});
	}
};
const isExportName = (node, module) => {
	const parent = module.scopes.parentOf(node);
	return parent?.type === "ExportSpecifier" || parent?.type === "ExportDefaultDeclaration";
};
function hasKeywordType(pattern) {
	const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : void 0;
	if (!annotation) return true;
	return annotation.type === "TSTypeAnnotation" && KEYWORDS.has(annotation.typeAnnotation.type);
}
// dist/src/frontends/javascript/types/typed.js
function createKeepsTypes(tree, known) {
	const context = lazily(() => {
		const { ctx } = createContext(viewEmbedded(tree), known);
		gather(tree, ctx.modules);
		return ctx;
	});
	return (site, edits) => keepsTypes(site, edits, tree, context());
}
function keepsTypes(site, edits, tree, ctx) {
	const module = ctx.modules.get(site.file);
	const call = module && callAt(site, module);
	if (!module || !call || hasTypesInComments(module)) return false;
	if (site.api !== "http" && !site.api?.startsWith("beta.") && !new ResultFlow(ctx, tree.alone).stays(call, module)) return false;
	return edits.every((edit) => isUntyped(edit, module, call));
}
function callAt({ start, end }, module) {
	let call;
	walk(module.ast, (node) => {
		if (startOf(node) === start && endOf(node) === end && isCall(node)) call ??= node;
	});
	return call;
}
function isUntyped(edit, module, call) {
	let innermost = module.ast.program;
	walk(module.ast.program, (node) => {
		if (startOf(node) > edit.start || endOf(node) < edit.end) return false;
		innermost = node;
		return true;
	});
	for (let at = innermost; at && at !== call; at = module.scopes.parentOf(at)) {
		if (at.type === "TSSatisfiesExpression" || at.type === "TypeCastExpression") return false;
		if ((at.type === "TSAsExpression" || at.type === "TSTypeAssertion") && !isPlainAssertion(at)) return false;
		if (at.type === "VariableDeclarator") return hasKeywordType(at.id);
		if (at.type === "ClassProperty" || at.type === "ClassPrivateProperty") return !at.typeAnnotation;
		const home = at.type === "ReturnStatement" ? functionAround(at, module) : at;
		if (home && isFunction(home) && home.returnType) return false;
		if (at.type.endsWith("Statement")) return true;
	}
	return true;
}
const isPlainAssertion = (node) => node.expression.type === "StringLiteral" || node.typeAnnotation.type === "TSTypeReference" && node.typeAnnotation.typeName.type === "Identifier" && node.typeAnnotation.typeName.name === "const";
// dist/src/frontends/languages.js
var languages_exports = /* @__PURE__ */ __exportAll({ languagesIn: () => languagesIn });
const JAVASCRIPT = {
	handles: (file) => /\.[cm]?[jt]sx?$/.test(file),
	create: (tree) => createJavaScript(tree),
	keepsTypes: (tree) => createKeepsTypes(tree),
	beside: createBeside,
	handMade: betaInMocks,
	spies: (tree) => createSpies(tree),
	expectations: expectationsIn,
	request: (before) => ({
		head: "import Anthropic from '@anthropic-ai/sdk';\n\n",
		call: `${/^\s*/.exec(before)?.[0] ?? ""}new Anthropic().messages.create(`
	})
};
const filesOf = (tree, { handles }, more = []) => ({
	...tree,
	files: () => tree.files().filter(handles),
	containing: (needles, among) => tree.containing([...needles, ...more], among ? (file) => handles(file) && among(file) : handles),
	seeds: () => (tree.interests ?? []).flatMap((groups) => filesWithAll(tree, groups, handles))
});
function filesWithAll(tree, groups, handles) {
	return groups.reduce((found, needles) => {
		const known = found && new Set(found);
		return tree.containing(needles, known ? (file) => known.has(file) : handles);
	}, void 0) ?? [];
}
function javascript() {
	const known = /* @__PURE__ */ new Map();
	return {
		...JAVASCRIPT,
		create: (tree) => createJavaScript(tree, known),
		keepsTypes: (tree) => createKeepsTypes(tree, known),
		spies: (tree) => createSpies(tree, known)
	};
}
async function languagesIn(tree, more = []) {
	if (tree.containing([...PYTHON_NEEDLES, ...more], mayHoldPython).length === 0) return [javascript()];
	const [{ createPython }, { loadParser }, beside, mocks, spies, expected] = await Promise.all([
		import("./python-zGBuxbpt.js"),
		import("./parse-CoMglNiy.js"),
		import("./beside-OszLaPgj.js"),
		import("./mock-beta-B9MtTK4a.js"),
		import("./spies-BNlwV-ZA.js"),
		import("./expectations-C-5Ojv3n.js")
	]);
	const parse = await loadParser();
	const notebook = tree.files().some((file) => NOTEBOOK.test(file)) ? await notebookIn(parse) : void 0;
	return [javascript(), {
		handles: isPython,
		create: (own) => createPython(own, parse),
		beside: (input) => beside.createBeside(input, parse),
		handMade: (text) => mocks.betaInMocks(text, parse),
		spies: (own) => spies.createSpies(own, parse),
		expectations: (text) => expected.expectationsIn(text, parse),
		request: (before) => ({
			head: "import anthropic\n\nclient = anthropic.Anthropic()\n",
			call: `client.messages.create(${/^\s*$/.test(before) ? `\n${before}` : ""}`
		}),
		notebook
	}];
}
async function notebookIn(parse) {
	const { readNotebook } = await import("./notebook-BoLhruU5.js");
	const parses = (code) => {
		try {
			parse(code);
			return true;
		} catch {
			return false;
		}
	};
	return (text) => readNotebook(text, parses);
}
// dist/transforms/spreads.js
const isSpread = (step) => step.kind === "read" && step.part === true && step.holder?.entry.kind === "spread";
const openSpreads = (value) => outcomes(value).filter(({ leaf }) => leaf.kind === "open").map(({ trail }) => trail.filter(isSpread)).find((spreads) => spreads.length > 0) ?? [];
function isContainerOpen(value, leaf) {
	return leaf.kind === "open" && outcomes(value).every((o) => o.leaf !== leaf || !o.trail.some((step) => step.kind === "read" && !step.part && step.holder !== void 0));
}
function namingSpread(site, spreads, containers, call, key) {
	for (let count = containers.length; count >= 0; count--) {
		const outer = containers.slice(0, count);
		const spread = namedAt(site, spreads, site.taking(outer, key)?.object.expr ?? call);
		if (spread?.holder?.entry.kind === "spread") return {
			containers: outer,
			spread,
			argument: spread.holder.entry.argument
		};
	}
}
function namedAt(site, spreads, object) {
	const { language } = site.ground;
	const named = spreads.filter(({ holder }) => {
		const argument = holder?.entry.kind === "spread" ? holder.entry.argument : void 0;
		return argument && language.isSimple(argument) && language.meansTheSame(argument, object);
	});
	return named.find(({ holder }) => holder && exprKey(holder.object.expr) === exprKey(object)) ?? named[0];
}
function behindSpread(containers, { holder }) {
	return containers.map((container) => {
		const later = (container.after?.expr.start ?? 0) < (holder?.entry.expr.start ?? 0);
		return holder && later && container.object.expr.start === holder.object.expr.start ? {
			...container,
			after: holder.entry
		} : container;
	});
}
function writtenUnset(value) {
	const [only, ...rest] = outcomes(value);
	if (rest.length || only?.leaf.kind !== "literal" || only.leaf.absent || !isMissing(only)) return void 0;
	const read = only.trail.find((step) => step.kind === "read" && !step.part && step.holder !== void 0);
	return read?.value.kind === "literal" ? read : void 0;
}
function missingSide({ leaf, trail }) {
	const read = ownRead({ trail });
	if (!read || leaf.kind !== "literal" || leaf.absent || leaf.value !== void 0 && leaf.value !== null) return void 0;
	const isTest = trail.some((step) => step.kind === "choice" && exprKey(step.test.expr) === exprKey(leaf.expr));
	return trail.some((step) => step.kind === "choice") && isWithin(leaf.expr, read.expr) && !isTest ? leaf.expr : void 0;
}
const ownRead = ({ trail }) => trail.find((step) => step.kind === "read" && !step.part && step.holder !== void 0);
const isWritten = (outcome) => !isMissing(outcome) && ownRead(outcome) !== void 0;
function commonRead(found) {
	const [first, ...rest] = found.map(ownRead);
	return first && rest.every((read) => read && exprKey(read.expr) === exprKey(first.expr)) ? first : void 0;
}
function evaluatedPerCall(site, containers) {
	const { trial } = site.budgetSettings;
	const { experiments } = site.ground.language;
	return trial && "arms" in trial ? containers.filter(({ object }) => experiments.isPerCall(object.expr, site.site.expr)) : containers;
}
function containersFor(site, holder, existing) {
	const containers = evaluatedPerCall(site, site.containersOf(holder));
	if (!outcomes(existing).some(isWritten)) return containers;
	const own = site.taking(containers.slice(-1));
	if (!own) throw new Unexpressible("shared-params", existing.expr);
	return [own];
}
// dist/transforms/betas.js
const betas = {
	name: "betas",
	says: "Send the beta that task budgets need",
	source: TASK_BUDGETS,
	operations: (site) => {
		if (!site.getsTaskBudget) return slowedDown(site);
		const { library } = site.site;
		if (library) return library.rule?.needsHeader ? inExtraHeaders(site) : [];
		const { headers, kind } = site.site;
		const sent = headers.options && property$1(headers.options, "headers");
		const given = [sent, ...site.site.headers.client.map((config) => property$1(config, "defaultHeaders"))];
		for (const value of given) if (value) mustNotName(site, value);
		const extended = sent ? sentWith(site, sent).flatMap((header) => extendHeader(site, header)) : [];
		const always = sent !== void 0 && isAlwaysSent(sent);
		if (kind !== "http") return always ? extended : [...extended, ...inParams(site)];
		if (extended.length && !always) throw new Unexpressible("beta-header-unknown", sent?.expr);
		return always ? extended : addHeader(site, sent);
	}
};
const sentWith = (site, sent) => site.requests.flatMap(({ request: { options } }) => betaHeaders(options ? property$1(options, "headers") : sent));
function inExtraHeaders(site) {
	if (site.facts.allModels.has("stays")) throw site.leftToLibrary(site.site.expr, "and another model of this call would be sent the header");
	return site.requests.flatMap(({ request, holders }) => {
		const headers = property$1(request.params, "extra_headers");
		if (!outcomes(headers).every(({ leaf }) => leaf.kind === "literal" && leaf.absent)) return inHeaders(site, headers);
		const text = (container) => {
			const at = container?.object.expr ?? request.expr;
			return site.syntax.object([["anthropic-beta", site.syntax.string(BETAS.taskBudgets, at)]], at);
		};
		return holders.map((holder) => site.insert(request, containersFor(site, holder, headers), "extra_headers", text));
	});
}
function inHeaders(site, headers) {
	mustNotName(site, headers);
	const named = betaHeaders(headers);
	if (named.length > 0 && !isAlwaysSent(headers)) throw new Unexpressible("beta-header-unknown", headers.expr);
	if (named.length > 0) return named.flatMap((header) => extendHeader(site, header));
	return outcomes(headers).map((outcome) => headerInto(site, headers, outcome));
}
function inParams(site) {
	const existing = property$1(site.site.outer, "betas");
	const holding = (site.site.method === "batches.create" ? [] : site.requests.filter(({ request }) => request.kind === "call")).flatMap(({ holders }) => holders);
	const found = distinct(holding.length ? holding.flatMap((holder) => beside(holder, existing)) : outcomes(existing));
	if (found.some((one) => isWritten(one) || missingSide(one))) {
		const each = found.map((one) => ({
			one,
			operations: isMissing(one) ? fillIn(site, one) : isWritten(one) ? extendList(site, one.leaf, one.trail) : []
		}));
		const atWrapper = sharedWithStaying$1(site, each.flatMap(({ operations }) => operations));
		if (atWrapper) throw new Unexpressible("shared-params", atWrapper);
		const atCall = each.flatMap(({ operations }) => operations.filter(({ op }) => op === "replace"));
		const comesFrom = ({ trail }, by) => "expr" in by && trail.some((step) => step.kind === "read" && exprKey(step.expr) === exprKey(by.expr));
		return each.flatMap(({ one, operations }) => operations.filter((operation) => operation.op === "replace" || !atCall.some((by) => comesFrom(one, by))));
	}
	const spreads = site.site.beta ? openSpreads(existing) : [];
	if (spreads.length > 0) return [besideSpread$1(site, spreads)];
	const { outer, outerExpr, expr } = site.site;
	const names = carriedOver(site);
	const text = (container) => site.syntax.array(names.map((name) => site.syntax.string(name, container?.object.expr ?? outerExpr ?? expr)));
	const unset = writtenUnset(existing);
	if (unset && site.canEdit(unset.expr)) return [{
		op: "replace",
		expr: unset.expr,
		text: text(null)
	}];
	if (site.site.method === "batches.create") {
		const request = {
			kind: "call",
			params: outer,
			expr: outerExpr ?? expr
		};
		return [site.insert(request, outermost(outer, true), "betas", text)];
	}
	return site.requests.filter(({ request }) => request.kind === "call").concat(site.requests.every(({ request }) => request.kind === "fallback") ? site.facts.requests.filter(({ request }) => request.kind === "call") : []).flatMap(({ request, holders }) => holders.length ? forHolders(site, request, holders.map((holder) => containersFor(site, holder, existing)), text) : [site.insert(request, outermost(request.params), "betas", text)]);
}
function sharedWithStaying$1(site, operations) {
	const stays = site.facts.requests.some((one) => one.request.kind === "call" && !site.requests.includes(one));
	const edited = operations.flatMap((operation) => "expr" in operation && isWithin(operation.expr, site.site.expr) ? operation.expr : []);
	return stays ? edited[0] : void 0;
}
function forHolders(site, request, places, text) {
	const always = places.find((containers) => {
		const taking = site.taking(containers, "betas");
		return taking !== void 0 && isAlwaysThere(request, taking.object);
	});
	return (always ? [always] : places).map((containers) => site.insert(request, containers, "betas", text));
}
const isAlwaysThere = ({ params, assume }, object) => object.entries.some((entry) => entry.kind === "property" && outcomes(property$1(params, entry.key), assume).every(({ trail }) => trail.some((step) => step.kind === "read" && step.holder && exprKey(step.holder.object.expr) === exprKey(object.expr))));
function besideSpread$1(site, spreads) {
	const { syntax, ground } = site;
	const { outer, outerExpr, expr } = site.site;
	const [holder] = site.requests.flatMap(({ request, holders }) => request.kind === "call" ? holders : []);
	const at = outerExpr ?? expr;
	const naming = namingSpread(site, spreads, holder ? site.containersOf(holder) : outermost(outer), at, "betas");
	if (!naming) throw new Unexpressible("shared-params", spreads.at(-1)?.expr);
	const { containers, spread, argument } = naming;
	const old = syntax.orEmptyList(syntax.memberOrNothing(ground.language.text(argument), "betas", true));
	const text = syntax.array([syntax.items(old), syntax.string(BETAS.taskBudgets, spread.expr)]);
	return site.insert({
		kind: "call",
		params: outer,
		expr: at
	}, behindSpread(containers, spread), "betas", () => text);
}
function outermost(params, first = false) {
	const [only, ...rest] = outcomes(params);
	if (only?.leaf.kind !== "object" || rest.length) return [];
	const after = first ? null : lastEntry(only.leaf);
	return after === void 0 ? [] : [plainContainer(only.leaf, after)];
}
function fillIn(site, outcome) {
	const { expr } = ownRead(outcome) ?? outcome.leaf;
	const side = missingSide(outcome);
	if (!side || !site.canEdit(expr)) throw new Unexpressible("shared-params", expr);
	return [{
		op: "replace",
		expr: side,
		text: site.syntax.array([site.syntax.string(BETAS.taskBudgets, expr)])
	}];
}
const distinct = (found) => [...new Map(found.map((one) => [exprKey(one.leaf.expr), one])).values()];
function extendList(site, leaf, trail) {
	const inner = leaf.kind === "array" && site.getsTaskBudget ? intoInnerList(site, leaf) : void 0;
	if (inner) return inner;
	if (leaf.kind === "array" && leaf.literal) {
		const names = listed(leaf);
		const drop = names.filter((name) => isDropped(site, name));
		const add = names.includes(BETAS.taskBudgets) || !site.getsTaskBudget ? [] : [BETAS.taskBudgets];
		if (drop.length + add.length === 0) return [];
		const { isList, isWritten } = site.ground.language;
		if (isList(leaf.expr) && isWritten(leaf.expr) && site.canEdit(leaf.expr, "insert")) return [{
			op: "list",
			array: leaf.expr,
			drop,
			add
		}];
		if (add.length === 0 && !drop.some(isFastMode)) return [];
	}
	const read = trail.find((step) => step.kind === "read" && !step.part && step.holder !== void 0);
	if (!read || !site.canEdit(read.expr)) throw new Unexpressible("shared-params", leaf.expr);
	const dropped = leaf.kind === "array" && leaf.literal && site.losesSpeed && listed(leaf).some(isFastMode) ? withoutFastMode(site, leaf) : void 0;
	if (dropped) return [{
		op: "replace",
		expr: read.expr,
		text: site.syntax.array(dropped.map((name) => site.syntax.string(name, read.expr)))
	}];
	const source = site.ground.language.text(read.expr);
	const list = leaf.kind === "open" ? site.syntax.orEmptyList(source) : source;
	return [{
		op: "replace",
		expr: read.expr,
		text: site.syntax.array([site.syntax.items(list), site.syntax.string(BETAS.taskBudgets, read.expr)])
	}];
}
function intoInnerList(site, array) {
	const { readers, language } = site.ground;
	const inner = array.elements.flatMap((element) => element.kind === "spread" ? [outcomes(element.value())] : []);
	if (inner.some((found) => found.every(({ leaf }) => leaf.kind === "array" && namesBudgets(leaf)))) return [];
	const direct = new Set(outcomes(property$1(site.site.outer, "betas")).map(({ leaf }) => exprKey(leaf.expr)));
	const isSent = ({ expr }) => direct.has(exprKey(expr)) || [...readers.of(expr)].some((other) => other !== site.site);
	const isEdited = ({ leaf }) => leaf.kind === "array" && leaf.literal && !isWithin(leaf.expr, array.expr) && isSent(leaf) && language.isList(leaf.expr) && language.isWritten(leaf.expr) && site.canEdit(leaf.expr, "insert");
	const [only, ...others] = inner.filter((found) => found.some(isEdited));
	if (!only) return void 0;
	const stays = others.length > 0 ? only[0] : only.find((one) => !isEdited(one));
	if (stays) throw new Unexpressible("shared-params", stays.leaf.expr);
	return only.flatMap(({ leaf, trail }) => extendList(site, leaf, trail));
}
const namesBudgets = (array) => listed(array).includes(BETAS.taskBudgets) || array.elements.some((element) => element.kind === "spread" && outcomes(element.value()).every(({ leaf }) => leaf.kind === "array" && namesBudgets(leaf)));
const isDropped = (site, name) => name === BETAS.interleavedThinking || isFastMode(name) && site.losesSpeed && !site.facts.allModels.has("stays");
function slowedDown(site) {
	return distinct(outcomes(property$1(site.site.outer, "betas"))).flatMap(({ leaf, trail }) => leaf.kind === "array" && leaf.literal && listed(leaf).some((name) => isFastMode(name) && isDropped(site, name)) ? extendList(site, leaf, trail) : []);
}
function withoutFastMode(site, array) {
	const names = listed(array);
	if (names.length !== array.elements.length) return void 0;
	return [...names.filter((name) => !isDropped(site, name) && name !== BETAS.taskBudgets), ...site.getsTaskBudget ? [BETAS.taskBudgets] : []];
}
function listed(array) {
	return array.elements.flatMap((element) => {
		const known = element.kind === "element" ? constant(element.value())?.value : void 0;
		return typeof known === "string" ? [known] : [];
	});
}
// dist/transforms/effort.js
const isLevel = (value) => EFFORT_LEVELS.some((level) => level === value);
const levelsOf = (site) => [...new Set(site.requests.flatMap(({ request }) => outcomes(property$1(property$1(request.params, "output_config"), "effort")).flatMap(({ leaf }) => leaf.kind === "literal" && isLevel(leaf.value) ? [leaf.value] : [])))];
const isAside = ({ site }) => site.library?.rule?.flat === true;
function effortToSet(site) {
	return isLevel(site.settings.effort) && !isAside(site) ? site.settings.effort : void 0;
}
const effort = {
	name: "effort",
	says: "Set the effort level that was asked for",
	source: EFFORT,
	operations: (site) => {
		const { effort: wanted } = site.settings;
		if (wanted === "keep" || isAside(site)) return [];
		const done = /* @__PURE__ */ new Map();
		for (const { request } of site.requests) {
			const config = property$1(request.params, "output_config");
			for (const { leaf, trail } of outcomes(property$1(config, "effort"))) {
				if (leaf.kind !== "literal" || leaf.absent || !isLevel(leaf.value)) continue;
				const level = wanted === "shift" ? shifted(leaf.value) : wanted;
				if (level === void 0 || level === leaf.value) continue;
				const text = site.syntax.string(level, leaf.expr);
				const operation = site.replaceLeaf(trail, text) ?? ownLevel(site, config, leaf.expr, text);
				done.set(slotOf(operation), operation);
			}
			if (wanted === "shift" || site.site.method === "countTokens") continue;
			const set = setLevel(site, request, wanted);
			if (set) done.set(slotOf(set), set);
		}
		return [...done.values()];
	}
};
function ownLevel(site, config, level, text) {
	const [only, ...rest] = outcomes(config);
	const read = only?.trail.find((step) => step.kind === "read" && !step.part && step.holder !== void 0);
	if (rest.length || !read || !site.canEdit(read.expr)) throw new Unexpressible("shared-params", level);
	return {
		op: "wrap",
		expr: read.expr,
		key: "effort",
		text
	};
}
function setLevel(site, request, level) {
	const config = outcomes(property$1(request.params, "output_config"));
	const text = site.syntax.string(level, request.expr);
	for (const { leaf } of config) if (leaf.kind === "object" && outcomes(property$1(leaf, "effort")).every((o) => o.leaf.kind === "literal" && o.leaf.absent) && site.canEdit(leaf.expr, "insert")) {
		if (site.facts.allModels.has("stays")) throw new Unexpressible("shared-params", leaf.expr);
		return {
			op: "insert",
			object: leaf.expr,
			after: null,
			key: "effort",
			text
		};
	}
	if (!config.every(({ leaf }) => leaf.kind === "literal" && leaf.absent) || site.getsTaskBudget) return void 0;
	const root = outcomes(request.params)[0]?.leaf;
	if (root?.kind !== "object") return void 0;
	const named = (key) => root.entries.find((entry) => entry.kind === "property" && entry.key === key);
	const after = named("thinking") ?? named("max_tokens") ?? named("model");
	return site.insert(request, after ? [plainContainer(root, after)] : [], "output_config", () => site.syntax.object([["effort", text]], request.expr));
}
// dist/transforms/endpoint.js
const endpoint = {
	name: "endpoint",
	says: "Call the beta endpoint, which takes task budgets",
	source: TASK_BUDGETS,
	operations: (site) => {
		const { anchors, kind, expr } = site.site;
		if (kind !== "sdk" || !site.getsTaskBudget) return [];
		const written = /* @__PURE__ */ new Set();
		return anchors.flatMap((anchor) => {
			if (anchor.held || !site.canEdit(anchor.expr)) {
				const { own } = anchor;
				if (own && written.has(own)) return [];
				written.add(own);
				if (own && site.canEdit(own.expr)) return {
					op: "replace",
					...own
				};
				throw new Unexpressible("shared-params", anchor.expr, site.ground.language.text(anchor.expr).split("\n")[0] ?? expr.file);
			}
			return {
				op: "endpoint",
				anchor
			};
		});
	}
};
// dist/transforms/max-tokens.js
const maxTokens = {
	name: "max-tokens",
	says: "Keep the room for thinking in the limit of the answer",
	source: ADAPTIVE_THINKING,
	operations: (site) => site.site.library?.rule?.addsBudget ? site.requests.flatMap((facts) => facts.holders.flatMap((holder) => withBudget(site, facts, holder))) : []
};
function withBudget(site, { request }, holder) {
	const existing = property$1(request.params, "max_tokens");
	const found = beside(holder, existing);
	if (found.every(isMissing)) return [];
	const read = commonRead(found);
	const [enabled, ...more] = holder.enabled;
	const known = constant(existing);
	const [limit, budget] = [known?.value, enabled && constant(enabled.budget)?.value];
	const isAlways = more.length === 0 && testsOn$1([...leadingTo(holder), ...enabled?.trail ?? []]).length === 0;
	const object = read?.holder?.object.expr;
	const isOpen = typeof limit !== "number" || !read || !object;
	if (isOpen || typeof budget !== "number" || !isAlways) {
		const name = `\`${site.nameOf("max_tokens")}\``;
		const why = isOpen ? `and what ${name} comes to is not known` : `and the thinking budget that ${name} has to have room for ${isAlways ? "is computed" : "depends on a condition"}`;
		throw site.leftToLibrary(read?.expr ?? openIn$1(found)?.expr ?? existing.expr, why);
	}
	if (!site.canEdit(object, "object") || !site.canEdit(read.expr)) throw new Unexpressible("shared-params", read.expr);
	const separators = site.ground.language.text(known?.expr ?? read.expr).includes("_");
	const text = site.syntax.number(Math.min(limit + budget, Math.max(limit, MOST_OUTPUT)), separators);
	return [{
		op: "replace",
		expr: read.expr,
		text
	}];
}
const openIn$1 = (found) => found.find(({ leaf }) => leaf.kind === "open")?.leaf;
// dist/src/values/said.js
const MOST_HANDS = 6;
function saidOf(value) {
	return [value, ...passedFor(value)].filter((one) => outcomes(one).some(isGiven));
}
function passedFor(value, seen = /* @__PURE__ */ new Set(), steps = newSteps()) {
	return outcomes(value, void 0, 0, steps).flatMap(({ leaf }) => {
		if (leaf.kind !== "open" || !leaf.candidates || leaf.expands || seen.has(leaf) || seen.size >= MOST_HANDS) return [];
		const under = new Set(seen).add(leaf);
		return leaf.candidates().flatMap((candidate) => [candidate, ...passedFor(candidate, under, steps)]);
	});
}
const isGiven = ({ leaf, trail }) => leaf.kind === "open" ? trail.some((step) => step.kind === "read" && !step.part && step.holder !== void 0) : !isAbsent$1(leaf);
// dist/transforms/sampling.js
const NAMES = new Set(SAMPLING);
const STANDARD = /* @__PURE__ */ new Set([
	"standard",
	null,
	void 0
]);
const sampling = {
	name: "sampling",
	says: "Remove temperature, top_p and top_k",
	source: MIGRATION_GUIDE,
	operations: (site) => {
		const seen = /* @__PURE__ */ new Set();
		const declared = site.requests.flatMap(({ request }) => objectsOf(request.params).flatMap((object) => declaredIn(object, seen)))[0];
		if (declared) throw new Unexpressible("params-unknown", declared);
		return entriesOf(site).map(({ object, entry, whole }) => {
			if (othersTakeThem(site) && (whole || site.requests.some((facts) => isSent(facts, entry, (group) => group === "stays"))) || entry.kind === "computed" || !site.canEdit(object.expr, "sampling")) throw new Unexpressible("shared-params", entry.expr, site.ground.language.text(entry.expr).split("\n")[0]);
			if (entry.kind === "write") return unassigned(site, entry.expr);
			if (whole && isGivenLater(whole)) return unassigned(site, whole.entry.expr);
			site.droppable(whole?.entry.expr ?? entry.expr);
			return {
				op: "remove",
				object: (whole?.object ?? object).expr,
				entry: (whole?.entry ?? entry).expr
			};
		});
	}
};
const samplingNames = (site) => [...new Set(entriesOf(site).flatMap(({ entry }) => entry.kind !== "spread" && entry.key !== void 0 ? [entry.key] : []))];
const othersTakeThem = ({ facts: { allModels, refusedSampling } }) => allModels.has("stays") && refusedSampling === void 0;
function entriesOf(site) {
	return site.requests.flatMap((facts) => {
		const { params } = facts.request;
		return [...entriesIn(params, site), ...extraBodyEntries(params, site)].filter(({ entry }) => !isOff(site, facts, entry));
	});
}
function extraBodyEntries(params, site) {
	return bodiesIn(params).flatMap(({ object, entry: whole }) => {
		const inside = objectsOf(whole.value());
		const isOnly = inside.every(({ expr }) => isWithin(expr, whole.expr)) && inside.every(({ entries }) => entries.every((entry) => entry.kind === "property" && goes(entry, site.losesSpeed)));
		return inside.flatMap((body) => entriesIn(body, site)).map((found) => ({
			...found,
			...isOnly && { whole: {
				object,
				entry: whole
			} }
		}));
	});
}
function bodiesIn(params, seen = /* @__PURE__ */ new Set()) {
	return objectsOf(params).flatMap((object) => {
		if (seen.has(object)) return [];
		seen.add(object);
		return object.entries.flatMap((entry) => {
			if (entry.kind === "spread") return bodiesIn(entry.value(), seen);
			return entry.kind !== "computed" && entry.key === "extra_body" ? [{
				object,
				entry
			}] : [];
		});
	});
}
const isGivenLater = ({ object, entry }) => !isWithin(entry.expr, object.expr);
const canGo = (object, entry, site) => !isGivenLater({
	object,
	entry
}) || site.ground.language.isDroppableWrite(entry.expr) && object.entries.every((other) => other === entry || !(isWithin(other.expr, entry.expr) || isWithin(entry.expr, other.expr)));
const isOff = (site, facts, entry) => othersTakeThem(site) && !isSent(facts, entry, (group) => group !== "stays");
const isSent = ({ request, paths }, entry, isOne) => paths.some((path) => isOne(path.group) && gives(request.params, entry, path.model.assume));
const gives = (value, entry, assume, seen = /* @__PURE__ */ new Set()) => [value, ...passedFor(value)].flatMap((one) => outcomes(one, assume)).some(({ leaf, assume: under }) => leaf.kind === "object" && !seen.has(leaf) && seen.add(leaf) && leaf.entries.some((own) => {
	if (own.kind === "spread") return gives(own.value(), entry, under, under.size > assume.size ? /* @__PURE__ */ new Set() : seen);
	if (own.kind === "computed" || exprKey(own.expr) !== exprKey(entry.expr)) return false;
	return outcomes(property$1({
		...leaf,
		entries: [own]
	}, own.key), under).some((one) => one.leaf.kind !== "literal" || one.leaf.value !== void 0);
}));
function entriesIn(params, site) {
	const found = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	for (const object of objectsOf(params)) collect(object, {
		found,
		seen,
		site
	});
	return [...found.values()];
}
function declaredIn(object, seen) {
	if (seen.has(object)) return [];
	seen.add(object);
	return object.entries.flatMap((entry) => entry.kind === "spread" ? outcomes(entry.value()).flatMap(({ leaf }) => {
		if (leaf.kind === "object") return declaredIn(leaf, seen);
		return leaf.kind === "open" && SAMPLING.some((name) => leaf.mayHave?.(name)) ? [entry.argument] : [];
	}) : []);
}
function goes(entry, speed) {
	if (entry.key !== "speed") return entry.key !== void 0 && NAMES.has(entry.key);
	if (!speed || entry.kind === "computed") return speed;
	return outcomes(entry.value()).some(({ leaf }) => leaf.kind !== "literal" || !STANDARD.has(leaf.value));
}
const objectsOf = (value) => [value, ...passedFor(value)].flatMap((one) => outcomes(one).flatMap(({ leaf }) => leaf.kind === "object" ? [leaf] : []));
const isDeletion = (entry) => entry.kind === "write" && constant(entry.value())?.absent === true;
function collect(object, all, around) {
	const { found, seen, site } = all;
	const speed = site.losesSpeed;
	if (!around && seen.has(object)) return;
	if (!around) seen.add(object);
	for (const entry of object.entries) {
		if (entry.kind !== "spread" && goes(entry, speed) && !isDeletion(entry)) {
			const { expr } = around?.entry ?? entry;
			found.set(exprKey(expr), {
				object,
				entry,
				...around && { whole: around }
			});
		}
		if (entry.kind !== "spread") continue;
		const inside = objectsOf(entry.value());
		const only = canGo(object, entry, site) && inside.every((inner) => isWithin(inner.expr, entry.expr)) && inside.every((inner) => inner.entries.every((e) => e.kind === "property" && goes(e, speed)));
		for (const inner of inside) collect(inner, all, only ? around ?? {
			object,
			entry
		} : void 0);
	}
}
// dist/transforms/config-text.js
function configFor(site, holder, at, written = (config) => config ?? site.syntax.nothing("output_config", alternative(holder))) {
	const level = effortToSet(site);
	const effort = level === void 0 ? [] : [["effort", site.syntax.string(level, holder.object.expr)]];
	if (effort.length && !site.facts.allModels.has("stays")) return written(site.syntax.object([...effort, ...entriesFor(site, holder, [], at)], at, layoutOf(holder)));
	return conditional(site, holder.value, at, (enabled, through) => written(site.site.library?.rule?.flat ? budgetText(site, holder, enabled, at, through) : site.syntax.object([...effort, ["task_budget", budgetText(site, holder, enabled, at, through)]], at, enabled.expr)), written());
}
function entriesFor(site, holder, outer, at) {
	const budget = (object, through) => budgetText(site, holder, object, at, through);
	if (outer.length === 0 && isUnconditional(site, holder.value)) return [["task_budget", conditional(site, holder.value, at, budget, site.syntax.nothing("output_config"))]];
	const empty = site.syntax.object([], at);
	const inner = conditional(site, holder.value, at, (enabled, through) => site.syntax.object([["task_budget", budget(enabled, through)]], at), empty);
	const whole = outer.reduceRight((text, { test, holds }) => {
		checkTest(site, test, at);
		const source = site.ground.language.text(test.expr);
		return holds ? site.syntax.conditional(source, text, empty) : site.syntax.conditional(source, empty, text);
	}, inner);
	return [site.syntax.spread(`(${whole})`)];
}
function conditional(site, value, at, of, nothing, name = value.expr) {
	switch (value.kind) {
		case "read": {
			const [object] = chosenAmong(site, value)?.objects ?? [];
			if (!object) return conditional(site, value.value, at, of, nothing, value.part ? name : value.expr);
			if (!site.ground.language.meansTheSame(value.expr, at)) throw new Unexpressible("shared-params", value.expr);
			return of(object, chosenText(site, [value]));
		}
		case "object": return constant(property$1(value, "type"))?.value === "enabled" ? of(value) : nothing;
		case "choice": {
			if (value.fallback) throw new Unexpressible("thinking-unknown", value.expr);
			const side = (holds) => decided(holds ? value.yes : value.no, /* @__PURE__ */ new Map([[value.test.key, holds !== value.test.negated]]));
			const then = conditional(site, side(true), at, of, nothing);
			const otherwise = conditional(site, side(false), at, of, nothing);
			if (then === otherwise) return then;
			checkTest(site, value.test, at);
			return site.syntax.conditional(site.ground.language.text(value.test.expr), then, otherwise);
		}
		case "union": {
			const texts = new Set(value.options.map((option) => conditional(site, option, at, of, nothing)));
			const [only] = texts;
			if (texts.size !== 1 || only === void 0) throw new Unexpressible("thinking-unknown", name);
			return only;
		}
		default: return nothing;
	}
}
function decided(value, known) {
	if (value.kind === "read") return {
		...value,
		value: decided(value.value, known)
	};
	if (value.kind !== "choice" || value.fallback) return value;
	const raw = known.get(value.test.key);
	if (raw !== void 0) return decided(raw !== value.test.negated ? value.yes : value.no, known);
	return {
		...value,
		yes: decided(value.yes, known),
		no: decided(value.no, known)
	};
}
const isUnconditional = (site, value) => value.kind === "object" || value.kind === "read" && (chosenAmong(site, value) !== void 0 || isUnconditional(site, value.value));
function checkTest(site, test, at) {
	if (!test.pure) throw askedTwice(test);
	if (test.hidden || !site.ground.language.meansTheSame(test.expr, at)) throw new Unexpressible("shared-params", test.expr);
}
const layoutOf = (holder) => holder.enabled[0]?.object.expr;
// dist/transforms/order.js
const stepsOf = (trail) => trail.flatMap((step) => step.kind === "read" && step.holder ? [step.holder] : []);
const indexIn = (object, entry) => object.entries.findIndex(({ kind, expr }) => kind === entry.kind && exprKey(expr) === exprKey(entry.expr));
function isLater({ trail }, holder) {
	const others = stepsOf(trail);
	for (const [index, step] of stepsOf(leadingTo(holder)).entries()) {
		const other = others[index];
		if (!other) return false;
		if (exprKey(step.object.expr) !== exprKey(other.object.expr)) return true;
		const [own, its] = [indexIn(other.object, step.entry), indexIn(other.object, other.entry)];
		if (own !== its) return its > own;
	}
	return false;
}
const isTakenAway = ({ trail }, { object, entry }) => trail.some((step) => {
	const its = step.kind === "read" ? step.holder : void 0;
	return its !== void 0 && exprKey(its.object.expr) === exprKey(object.expr) && indexIn(its.object, its.entry) > indexIn(its.object, entry);
});
// dist/transforms/task-budget.js
const taskBudget = {
	name: "task-budget",
	says: "Give the task a budget in tokens",
	source: TASK_BUDGETS,
	operations: (site) => site.getsTaskBudget ? site.requests.flatMap((facts) => hasTaskBudget(facts) ? [] : facts.holders.flatMap((holder) => forHolder(site, facts, holder))) : []
};
function becomesTaskBudget(site, facts, holder, assignment) {
	const { entry } = holder;
	return site.getsTaskBudget && !hasTaskBudget(facts) && entry.kind === "write" && replacesAssignment(site, entry) && exprKey(entry.expr) === exprKey(assignment) && !configsBehind(facts, holder).always;
}
const replacesAssignment = (site, entry) => entry.nested === true || site.settings.thinking === "remove";
function configsBehind({ request }, holder) {
	const found = beside(holder, property$1(request.params, "output_config"));
	const behind = found.filter((one) => ownRead(one) && isLater(one, holder));
	const groups = /* @__PURE__ */ new Map();
	for (const one of behind) {
		const key = exprKey(ownRead(one)?.expr ?? one.leaf.expr);
		groups.set(key, [...groups.get(key) ?? [], one]);
	}
	return {
		groups: [...groups.values()],
		always: behind.length === found.length
	};
}
function forHolder(site, facts, holder) {
	const { request } = facts;
	const existing = property$1(request.params, "output_config");
	const { entry } = holder;
	if (site.site.library?.rule?.flat || site.nameOf("output_config") !== "output_config") return forLibrary(site, request, holder, existing);
	const containers = containersFor(site, holder, existing);
	const container = site.taking(containers);
	const isAssigned = entry.kind === "write" && (replacesAssignment(site, entry) || site.canEdit(entry.expr, "insert"));
	const lost = lostLater(facts, holder) ?? (isAssigned ? void 0 : passesWithout(site, holder, container) ?? lostAmong(facts, holder, container));
	if (lost) throw new Unexpressible("shared-params", lost);
	if (isAssigned) {
		const { groups, always } = configsBehind(facts, holder);
		const joined = groups.flatMap((found) => intoExisting(site, request, holder, existing, found));
		return always ? joined : [assigned(site, holder, entry, existing), ...joined];
	}
	const found = beside(holder, existing);
	if (entry.kind === "write" && !found.every(isMissing)) throw new Unexpressible("shared-params", entry.expr);
	if (found.some((one) => isWritten(one) || !isMissing(one) && !isContainerOpen(existing, one.leaf))) return intoExisting(site, request, holder, existing, found);
	const spreads = openSpreads(existing);
	if (spreads.length > 0) return besideSpread(site, request, holder, spreads, true);
	const unset = writtenUnset(existing);
	if (unset && site.canEdit(unset.expr)) {
		const text = site.underTests(testsOn$1(leadingTo(holder)), configFor(site, holder, unset.expr), unset.expr);
		return [{
			op: "replace",
			expr: unset.expr,
			text
		}];
	}
	const [only, ...others] = found;
	const side = only && others.length === 0 ? missingSide(only) : void 0;
	if (only && side && site.canEdit(ownRead(only)?.expr ?? side)) {
		const known = knownOn(only.trail);
		const tests = testsOn$1(leadingTo(holder)).filter(({ test }) => !known.has(test.key));
		return [{
			op: "replace",
			expr: side,
			text: site.underTests(tests, configFor(site, {
				...holder,
				value: decided(holder.value, known)
			}, side), side)
		}];
	}
	const at = container?.object.expr ?? request.expr;
	const undoing = container && container === containers.at(-1) ? testsThatTakeAway(facts, holder) : [];
	const tests = container ? [...undoing, ...container.tests] : testsOn$1(leadingTo(holder));
	if (!site.ground.language.refusesUndefined?.(at) || tests.length === 0 && !hasChoice(site, holder.value)) return [site.insert(request, containers, "output_config", () => site.underTests(tests, configFor(site, holder, at), at))];
	return [spreadConfig(site, request, holder, containers, tests, at)];
}
function spreadConfig(site, request, holder, containers, tests, at, cast = (text) => text) {
	const none = site.syntax.object([], at);
	const whole = configFor(site, holder, at, (config) => config === void 0 ? none : site.syntax.object([[site.nameOf("output_config"), cast(config)]], at));
	const [key, text] = site.syntax.spread(`(${site.underTests(tests, whole, at, none)})`);
	return site.insert(request, containers, key, () => text);
}
function forLibrary(site, request, holder, existing) {
	const containers = site.containersOf(holder);
	const container = site.taking(containers);
	const at = container?.object.expr ?? request.expr;
	if (holder.entry.kind === "write" || !outcomes(existing).every(isMissing) || passesWithout(site, holder, container) !== void 0) throw site.leftToLibrary(holder.entry.expr, `and its thinking is changed later, or \`${site.nameOf("output_config")}\` may be set already`);
	const tests = container ? container.tests : testsOn$1(leadingTo(holder));
	const { type, imported } = castAt(site, at);
	const cast = (text) => type === void 0 ? text : `${text} as ${type}`;
	if ((tests.length > 0 || hasChoice(site, holder.value)) && site.ground.language.refusesUndefined) return [...imported, spreadConfig(site, request, holder, containers, tests, at, cast)];
	const text = site.underTests(tests, configFor(site, holder, at), at);
	return [...imported, site.insert(request, containers, "output_config", () => cast(text))];
}
function castAt(site, at) {
	const { cast, package: specifier = "" } = site.site.library?.rule ?? {};
	const known = cast && site.ground.language.typeImport?.(at, cast.type, specifier);
	if (!cast || known === void 0) return { imported: [] };
	if (known === "taken") throw site.leftToLibrary(at, `and the file has another \`${cast.type}\``);
	return {
		type: cast.text,
		imported: known === "new" ? [{
			op: "import",
			at,
			specifier,
			name: cast.type
		}] : []
	};
}
function lostLater({ paths, request }, holder) {
	const { object, entry } = holder;
	const isHere = (step) => step.kind === "read" && step.holder?.object.expr !== void 0 && exprKey(step.holder.object.expr) === exprKey(object.expr);
	const beside = object.entries.flatMap((one) => one.kind === "property" && one !== entry ? [one.key] : []);
	return paths.find(({ model, group, thinking, state }) => {
		if (state === "budget") return false;
		if (group !== "stays") return entry.kind === "write" && isTakenAway(thinking, holder);
		if (thinking.trail.some((step) => step.kind === "read" && step.holder?.entry === entry)) return false;
		if (entry.kind === "write") return !entry.conditions.some(({ test, holds }) => model.assume.get(test.key) === (holds === test.negated));
		if (beside.length === 0) return !contradicts(leadingTo(holder), model.assume);
		return beside.some((key) => outcomes(property$1(request.params, key), model.assume).some(({ trail }) => trail.some(isHere)));
	})?.thinking.leaf.expr;
}
function lostAmong({ paths }, holder, container) {
	const options = container ? container.options : optionsOn(leadingTo(holder));
	const takesAnother = ({ thinking, state }) => state !== "budget" && options.some(({ key, index }) => thinking.assume.has(key) && thinking.assume.get(key) !== index);
	return paths.find(takesAnother)?.thinking.leaf.expr;
}
function testsThatTakeAway({ paths }, holder) {
	if (holder.entry.kind !== "property") return [];
	const trail = leadingTo(holder);
	const objectAt = (step) => step.kind === "read" && step.holder && !isThinkingOf(step, holder) ? exprKey(step.holder.object.expr) : void 0;
	const objects = [holder.object, ...trail.flatMap((step) => step.kind === "read" && step.holder ? [step.holder.object] : [])];
	const writes = new Set(objects.flatMap(({ entries }) => entries.flatMap((one) => one.kind === "write" ? [exprKey(one.expr)] : [])));
	let isBehind = false;
	return trail.flatMap((step, index) => {
		const object = objectAt(step);
		if (object !== void 0) isBehind = trail.slice(index + 1).some((later) => later.kind === "read" && later.holder && exprKey(later.holder.object.expr) === object);
		return step.kind === "choice" && (isBehind || writes.has(exprKey(step.expr))) ? testsOn$1(trail.slice(index, index + 2)) : [];
	}).filter(({ test, holds }) => paths.some(({ state, thinking }) => state === "none" && thinking.assume.get(test.key) === (holds === test.negated)));
}
const isThinkingOf = (step, { entry }) => step.holder?.entry === entry;
function passesWithout(site, holder, container) {
	const places = new Set((container ? [container] : site.containersOf(holder)).map(({ object }) => exprKey(object.expr)));
	return site.facts.requests.find(({ request, holders }) => request.kind === "call" && holders.length === 0 && objectsIn(request.params).some(({ expr }) => places.has(exprKey(expr))) && !outcomes(property$1(request.params, "thinking"), request.assume).every(({ trail }) => trail.some((step) => step.kind === "read" && step.holder && exprKey(step.holder.entry.expr) === exprKey(holder.entry.expr))))?.request.expr;
}
function objectsIn(value, depth = 0) {
	return outcomes(value).flatMap(({ leaf }) => leaf.kind === "object" ? [leaf, ...depth < 8 ? leaf.entries.flatMap((entry) => entry.kind === "spread" ? objectsIn(entry.value(), depth + 1) : []) : []] : []);
}
const contradicts = (trail, assume) => testsOn$1(trail).some(({ test, holds }) => assume.get(test.key) === (holds === test.negated)) || trail.some((step, index) => {
	const chosen = step.kind === "union" ? assume.get(unionKey(step)) : void 0;
	const next = trail[index + 1];
	return step.kind === "union" && chosen !== void 0 && next !== void 0 && step.options[Number(chosen)] !== next;
});
function assigned(site, holder, entry, existing) {
	const target = site.ground.language.text(entry.target);
	const found = outcomes(existing);
	const maybeNone = found.some(({ leaf }) => leaf.kind !== "object" && !isAbsent$1(leaf));
	const old = found.every(({ leaf }) => isAbsent$1(leaf)) && site.ground.language.isNameOf?.(entry.target, holder.object.expr) ? [] : [site.syntax.spreadProperty(target, "output_config", maybeNone)];
	const text = site.syntax.object([...old, ...entriesFor(site, holder, [], entry.expr)], entry.expr);
	return replacesAssignment(site, entry) ? {
		op: "replace",
		expr: entry.expr,
		text: `${site.syntax.member(target, "output_config")} = ${text}`
	} : {
		op: "assign",
		after: entry.expr,
		target: entry.target,
		key: "output_config",
		text
	};
}
const hasChoice = (site, value) => value.kind === "choice" || value.kind === "read" && chosenAmong(site, value) === void 0 && hasChoice(site, value.value) || value.kind === "union" && value.options.some((option) => hasChoice(site, option));
function intoExisting(site, request, holder, existing, found) {
	const [only] = found;
	const leaf = only?.leaf;
	if (found.every((one) => one.leaf === leaf) && leaf?.kind === "object" && !leaf.readonly && site.ground.language.isWritten(leaf.expr) && site.canEdit(leaf.expr, "insert")) {
		const last = lastEntry(leaf);
		return joining(site, holder, only?.trail ?? [], leaf.expr).map(([key, text]) => ({
			op: "insert",
			object: leaf.expr,
			after: last?.expr ?? null,
			key,
			text
		}));
	}
	const read = commonRead(found);
	if (read && site.canEdit(read.expr)) {
		const trail = only?.trail ?? [];
		const chosen = found.some(({ leaf: one }) => one.kind !== "object") && effortToSet(site) === void 0 ? orElseExisting(site, holder, read) : void 0;
		if (chosen !== void 0) return [{
			op: "replace",
			expr: read.expr,
			text: chosen
		}];
		return joining(site, holder, trail.slice(0, trail.indexOf(read) + 1), read.expr).map(([key, text]) => ({
			op: "wrap",
			expr: read.expr,
			key: key === SPREAD ? null : key,
			text
		}));
	}
	const spreads = only?.trail.filter(isSpread) ?? [];
	if (spreads.length === 0 || found.length !== 1) throw new Unexpressible("shared-params", existing.expr);
	return besideSpread(site, request, holder, spreads, false);
}
function orElseExisting(site, holder, { expr }) {
	const tests = testsOn$1(leadingTo(holder));
	if (tests.length === 0 && isUnconditional(site, holder.value)) return void 0;
	const { language } = site.ground;
	const source = language.isSimple(expr) ? language.text(expr) : `(${language.text(expr)})`;
	const old = site.syntax.spread(source, true);
	const joined = (enabled, through) => site.syntax.object([old, ["task_budget", budgetText(site, holder, enabled, expr, through)]], expr);
	return site.underTests(tests, conditional(site, holder.value, expr, joined, source), expr, source);
}
const knownOn = (trail) => new Map(testsOn$1(trail).map(({ test, holds }) => [test.key, holds !== test.negated]));
function joining(site, holder, trail, at) {
	const known = knownOn(trail);
	const tests = testsOn$1(leadingTo(holder)).filter(({ test }) => !known.has(test.key));
	return entriesFor(site, {
		...holder,
		value: decided(holder.value, known)
	}, tests, at);
}
function besideSpread(site, request, holder, spreads, maybeMissing) {
	const naming = namingSpread(site, spreads, evaluatedPerCall(site, site.containersOf(holder)), request.expr, "output_config");
	if (!naming) throw new Unexpressible("shared-params", spreads.at(-1)?.holder?.entry.expr);
	const late = changesWhatComesLater(site, holder, request.expr);
	if (late) throw new Unexpressible("condition-has-effects", late);
	const { containers, spread, argument } = naming;
	const level = effortToSet(site);
	const effort = level === void 0 ? [] : [["effort", site.syntax.string(level, holder.object.expr)]];
	const source = site.ground.language.text(argument);
	const old = site.syntax.spread(site.syntax.memberOrNothing(source, "output_config", maybeMissing), true);
	return [site.insert(request, behindSpread(containers, spread), "output_config", (container) => {
		const at = container?.object.expr ?? request.expr;
		const tests = container ? container.tests : testsOn$1(leadingTo(holder));
		return site.syntax.object([
			old,
			...effort,
			...entriesFor(site, holder, tests, at)
		], at);
	})];
}
function changesWhatComesLater(site, { enabled }, at) {
	return enabled.map(({ object }) => budgetExpression(site, property$1(object, "budget_tokens"), at)).find((expr) => expr && !site.ground.language.isPure(expr));
}
const SPREAD = "...";
// dist/transforms/thinking.js
const thinking = {
	name: "thinking",
	says: "Let the model decide how much to think",
	source: ADAPTIVE_THINKING,
	operations: (site) => site.requests.flatMap((facts) => facts.holders.flatMap((holder) => site.settings.thinking === "remove" ? removed(site, facts, holder) : holder.enabled.flatMap((enabled) => adaptive(site, facts, holder, enabled))))
};
function adaptive(site, facts, holder, { object, trail }) {
	const { request } = facts;
	const chosen = trail.map((step) => chosenAmong(site, step)).find((found) => found !== void 0);
	if (chosen) return [{
		op: "replace",
		expr: chosen.read.expr,
		text: ownText(site, object, chosen.read.expr)
	}];
	const place = site.place(trail, "object");
	if (place && isSame(place, object.expr)) return inPlace(site, facts, holder, object, place);
	const text = ownText(site, object, place ?? request.expr);
	const replaced = place || holder.enabled.length === 1 ? site.replaceLeaf(trail, text, "object") : void 0;
	if (replaced) return [replaced];
	if (testsOn$1(trail).length) throw new Unexpressible("shared-params", object.expr);
	const whole = [...holder.before, ...trail];
	return [site.override(request, whole, "thinking", text)];
}
const isSame = (a, b) => a.file === b.file && a.start === b.start && a.end === b.end;
function inPlace(site, facts, holder, object, at) {
	const written = (key) => object.entries.filter((e) => (e.kind === "property" || e.kind === "write") && e.key === key);
	const types = written("type").map((entry) => ({
		entry,
		kind: constant(entry.value())
	}));
	const budgets = written("budget_tokens");
	if (types.length === 0 || budgets.length === 0 || types.some(({ kind }) => kind?.value !== "enabled")) {
		if (object.entries.some(({ kind }) => kind === "write")) throw new Unexpressible("shared-params", object.expr);
		return [{
			op: "replace",
			expr: at,
			text: ownText(site, object, at)
		}];
	}
	return [...types.map(({ entry, kind }) => {
		const near = kind?.expr ?? entry.valueExpr;
		return {
			op: "replace",
			expr: isSame(near, entry.valueExpr) ? near : entry.valueExpr,
			text: site.syntax.string("adaptive", near)
		};
	}), ...budgets.filter((entry) => !becomesTaskBudget(site, facts, holder, entry.expr)).map((entry) => {
		if (!site.getsTaskBudget || hasTaskBudget(facts)) site.droppable(entry.valueExpr);
		return withoutEntry(site, object, entry);
	})];
}
function ownText(site, object, at) {
	const { language } = site.ground;
	const type = site.syntax.string("adaptive", object.expr);
	const pinned = language.isPinned(constant(property$1(object, "type"))?.expr ?? object.expr) && !language.isTyped(at) && !isSame(at, object.expr);
	const literal = (text) => pinned ? site.syntax.asConst(text) : text;
	const fields = [["type", literal(type)]];
	const display = displayFor(site, object);
	for (const entry of object.entries) {
		if (!(entry.kind === "property" || entry.kind === "write" && !entry.nested && /^(?:type|budget_tokens)$/.test(entry.key))) throw new Unexpressible("shared-params", entry.expr);
		if (entry.key === "type" || entry.key === "budget_tokens" || entry.key === "display" && display !== void 0) continue;
		if (!constant(entry.value())) throw new Unexpressible("shared-params", entry.expr);
		fields.push([entry.key, site.ground.language.text(entry.valueExpr)]);
	}
	if (display) fields.push(["display", literal(site.syntax.string(display, object.expr))]);
	return site.syntax.object(fields, object.expr);
}
function removed(site, facts, holder) {
	const { entry, object, value } = holder;
	const earlier = entry.kind === "write" && entry.nested ? writtenInto(site, holder) : [];
	if (becomesTaskBudget(site, facts, holder, entry.expr)) return earlier;
	if ((holder.enabled.length === 1 && testsOn$1(holder.enabled[0]?.trail ?? []).length === 0 && value.kind !== "choice" || chosenAmong(site, value) !== void 0) && site.canEdit(object.expr, "object")) {
		if (value.kind !== "object") site.droppable(entry.valueExpr);
		return [...earlier, withoutEntry(site, object, entry)];
	}
	return holder.enabled.map(({ trail, object: enabled }) => {
		const place = site.place(trail, "object");
		if (!place) throw new Unexpressible("shared-params", enabled.expr);
		return {
			op: "replace",
			expr: place,
			text: site.syntax.nothing("thinking", alternative(holder))
		};
	});
}
const withoutEntry = (site, object, entry) => entry.kind === "write" ? unassigned(site, entry.expr) : {
	op: "remove",
	object: object.expr,
	entry: entry.expr
};
function writtenInto(site, { object, entry }) {
	const others = object.entries.filter((one) => (one.kind === "property" || one.kind === "write") && one.key === "thinking" && one !== entry);
	if (!others.some((one) => one.kind === "property" || !one.nested) || !site.canEdit(object.expr, "object")) throw new Unexpressible("shared-params", entry.expr);
	return others.map((one) => withoutEntry(site, object, one));
}
// dist/transforms/index.js
const STEPS = [
	endpoint,
	model,
	sampling,
	maxTokens,
	thinking,
	display,
	betas,
	taskBudget,
	effort
];
const GUARD_STEPS = [endpoint, guard];
// dist/src/sites/gates.js
const MOST_DEPTH$1 = 6;
function gateThatFalls({ requests }, targetModel) {
	return findGate(requests, (test, id) => falls(test, id, targetModel));
}
function gateThatSplits({ requests }, edited) {
	return findGate(requests, (test, id) => splits(test, id, edited));
}
function findGate(requests, decides) {
	for (const { model, thinking, state } of requests.flatMap(({ paths }) => paths.filter((path) => path.group === "moves"))) {
		const { leaf } = model;
		if (state !== "budget" || leaf.kind !== "literal") continue;
		const budgets = outcomes(property$1(thinking.leaf, "budget_tokens"), model.assume);
		for (const step of [
			thinking,
			...budgets,
			model
		].flatMap(({ trail }) => trail)) if (step.kind === "choice" && decides(step.test, leaf)) return step.test;
	}
}
function splits({ compare, parts }, id, edited, depth = 0) {
	if (parts && depth < MOST_DEPTH$1) return parts.tests.some((inner) => splits(inner, id, edited, depth + 1));
	const { subject, against } = compare ?? {};
	if (!subject || !against || !holds(subject, id)) return false;
	return readsThrough(subject, id, edited) !== readsThrough(against, id, edited);
}
function falls(test, id, targetModel, depth = 0) {
	const { compare } = test;
	if (compare && holds(compare.subject, id)) {
		if (compare.against && holds(compare.against, id)) return false;
		return compare.accepts(id.value) !== compare.accepts(twinOf(String(id.value), targetModel));
	}
	const reads = depth < MOST_DEPTH$1 ? test.reads?.() : void 0;
	if (!reads) return false;
	return reads.tests.some((inner) => falls(inner, id, targetModel, depth + 1)) || reads.values.some((value) => holds(value, id));
}
const holds = (value, literal) => outcomes(value).some(({ leaf }) => leaf.kind === "array" ? leaf.elements.some((element) => holds(element.value(), literal)) : leaf.kind === "literal" && exprKey(leaf.expr) === exprKey(literal.expr));
// dist/src/sites/open-calls.js
function createOpenValues(all, language) {
	const bySite = all.map((facts) => ({
		site: facts.site,
		...openIn(facts, language)
	}));
	return (active) => {
		const staying = bySite.filter(({ site }) => !active.has(site));
		return {
			models: staying.flatMap(({ models }) => models),
			objects: staying.flatMap(({ objects }) => objects)
		};
	};
}
function openIn({ site, requests }, language) {
	const found = {
		models: [],
		objects: []
	};
	for (const { request, paths } of requests) {
		const takesSampling = site.platform !== "untraced" && samplingOf(request).length > 0;
		for (const path of paths) {
			if (["unknown", "overridable"].includes(path.group) && (path.state !== "none" || takesSampling)) found.models.push(...hidden(path.model, language).map((value) => ({
				expr: value.expr,
				value,
				site
			})));
			if (path.state === "unknown") found.objects.push(...hidden(path.thinking, language).map((value) => ({
				expr: value.expr,
				value,
				site
			})));
		}
	}
	return found;
}
function hidden({ leaf }, language, seen = /* @__PURE__ */ new Set()) {
	if (leaf.kind !== "open" || leaf.why === "environment" || seen.has(exprKey(leaf.expr))) return [];
	seen.add(exprKey(leaf.expr));
	if (!leaf.candidates || !language.isPassedInSight(leaf.expr)) return [leaf];
	return leaf.candidates().flatMap((candidate) => outcomes(candidate).flatMap((outcome) => hidden(outcome, language, seen)));
}
// dist/src/rewrite/migrating.js
const SAMPLING_NAMES = new Set(SAMPLING);
const GONE = /* @__PURE__ */ new Set([
	"thinking",
	"budget_tokens",
	"type",
	...SAMPLING,
	SPEED
]);
var MigratingSite = class {
	facts;
	ground;
	budgetSettings;
	guard;
	settings;
	constructor(facts, ground, budgetSettings, guard) {
		this.facts = facts;
		this.ground = ground;
		this.budgetSettings = budgetSettings;
		this.guard = guard;
		this.settings = {
			...ground.settings,
			taskBudget: budgetSettings.taskBudget
		};
	}
	get site() {
		return this.facts.site;
	}
	get syntax() {
		return this.ground.language.syntax;
	}
	nameOf(part) {
		const { row } = this.site.library ?? {};
		return row?.thinking[part] ?? row?.names[part] ?? part;
	}
	get samplingOnly() {
		return this.ground.fixing.has(this.site);
	}
	get renamesOnly() {
		return this.ground.renaming.has(this.site);
	}
	get losesSpeed() {
		return factsOfTarget(this.settings.targetModel).speed === "refused" && !this.samplingOnly;
	}
	get requests() {
		const { hasBudget, requests } = this.facts;
		return hasBudget && !this.samplingOnly ? requests.filter((facts) => facts.moves || this.settings.allCalls && movesAlong$1(facts)) : requests;
	}
	get getsTaskBudget() {
		return this.settings.taskBudget && this.facts.hasBudget && this.site.method !== "countTokens" && !this.samplingOnly && !this.renamesOnly;
	}
	canEdit(expr, kind = "value") {
		return this.obstacle(expr, kind) === void 0;
	}
	obstacleTo(expr) {
		const found = [
			"value",
			"object",
			"insert"
		].flatMap((kind) => this.obstacle(expr, kind) ?? []);
		return found.find(({ site }) => site) ?? found.find(({ at }) => at) ?? found[0];
	}
	deciderOf(expr) {
		const { readers, leadsOf } = this.ground;
		return this.decidedBy(expr) ?? readers.declarationsOf(expr).flatMap((declaration) => leadsOf(declaration, expr).decider ?? [])[0];
	}
	decidedBy(expr) {
		return this.ground.language.deciderOf?.(expr, (id) => twinOf(id, this.settings.targetModel));
	}
	obstacle(expr, kind) {
		const { readers, active, fixing, plain, pinned, selected, language } = this.ground;
		if (pinned.has(exprKey(expr)) || !selected.has(expr.file) || expr.file.endsWith(".json")) return {};
		const decider = kind === "value" ? this.decidedBy(expr) : void 0;
		if (decider) return {
			at: decider,
			decides: true
		};
		if (kind === "object" && language.isBudgetRead?.(expr)) return {};
		const reading = [...readers.of(expr)];
		const stays = reading.find((site) => !active.has(site) && !(kind === "sampling" && fixing.has(site)));
		if (stays) return { site: stays };
		const refusing = reading.find((site) => site.method === "countTokens" || plain.has(site));
		if (refusing && kind === "insert" && this.settings.taskBudget) return { site: refusing };
		for (const declaration of readers.declarationsOf(expr)) {
			const found = this.obstacleIn(declaration, expr, kind);
			if (found) return found;
		}
	}
	obstacleIn(declaration, expr, kind) {
		const { readers, alone, language, open } = this.ground;
		const isRead = (use) => readers.isRead(use);
		if ((alone || isUnit(declaration.file)) && declaration.exported) return {};
		const isText = kind === "value" || kind === "header";
		if ((kind === "header" || isText && this.site.library?.row?.makesModels === true) && language.isReadElsewhere(declaration, isRead)) return {};
		const near = (isText ? open.models : open.objects).filter((one) => language.isConnected?.(declaration.file, one.expr.file) ?? true);
		const reaching = this.reaching(declaration, near);
		if (reaching) return { site: reaching.site };
		if (!isText) {
			const gone = [...kind === "sampling" ? SAMPLING_NAMES : GONE];
			const holding = language.heldBy(declaration, new Set(gone.flatMap((part) => [part, this.nameOf(part)])), isRead);
			if (holding) return { at: holding };
			return language.reflected?.(declaration) === "known" ? {} : void 0;
		}
		const { leads, decider } = this.ground.leadsOf(declaration, expr);
		if (leads === "lookup") return decider ? {
			at: decider,
			decides: true
		} : {};
		const [first] = leads === void 0 ? [] : near;
		return first && { site: first.site };
	}
	reaching(declaration, open) {
		const { language } = this.ground;
		const byName = new RegExp(`[."'\`]${declaration.name.replaceAll("$", "\\$")}\\b`);
		return open.find(({ expr }) => byName.test(language.text(expr))) ?? (open.length > 0 && language.reflected?.(declaration) !== void 0 ? open[0] : void 0);
	}
	place(trail, kind = "value") {
		const { readers } = this.ground;
		const leaf = trail.at(-1);
		for (let index = trail.length - 1; index >= 0; index--) {
			const step = trail[index];
			const isLeaf = index === trail.length - 1 && step.kind !== "open";
			const standsAlone = this.isOwnText(step) && hasOneLeaf(step) && !readers.leadsElsewhere(step.expr, leaf.expr);
			if ((isLeaf || standsAlone) && this.ground.language.isWritten(step.expr) && this.canEdit(step.expr, kind)) return step.expr;
		}
	}
	isOwnText(step) {
		if (step.kind !== "read" || step.part) return false;
		const entry = step.holder?.entry;
		if (entry?.kind === "write" && entry.nested || entry?.kind === "property" && entry.declared) return false;
		const { value, expr } = step;
		return !(value.kind === "read" && value.part === true && exprKey(value.expr) === exprKey(expr)) || this.ground.readers.declarationsOf(expr).length === 0;
	}
	containers(before) {
		const found = [];
		before.forEach((step, index) => {
			if (step.kind !== "read" || step.holder?.entry.kind !== "spread") return;
			found.push({
				object: step.holder.object,
				after: step.holder.entry,
				...between(before.slice(index + 1))
			});
		});
		return found;
	}
	leftToLibrary(at, why) {
		return new Unexpressible("other-client", at, `${this.site.library?.says}, ${why}`);
	}
	insert(request, containers, key, text) {
		const container = this.taking(containers, key);
		const name = this.nameOf(key);
		const named = name === key ? {} : { named: name };
		const given = container?.object.entries.find((entry) => entry.kind === "property" && entry.key === name && isWithin(entry.expr, container.object.expr));
		if (given) throw new Unexpressible("shared-params", given.expr);
		if (container) return {
			op: "insert",
			object: container.object.expr,
			after: anchorEntry(container),
			key,
			text: text(container),
			...named
		};
		if (this.site.library?.row !== void 0 && this.site.library.row.path.length > 0) throw this.leftToLibrary(request.expr, "and the options that hold its thinking cannot be edited for it alone");
		if (!this.canEdit(request.expr, "value")) throw new Unexpressible("shared-params", request.expr);
		return {
			op: "wrap",
			expr: request.expr,
			key,
			text: text(null),
			...named
		};
	}
	taking(containers, key) {
		return containers.findLast(({ object, after }) => !object.readonly && !isPutInLater(object, after) && this.ground.language.takesEntries?.(object.expr) !== false && this.ground.language.isWritten(object.expr) && this.canEdit(object.expr, "insert") && !this.ground.language.isUntyped?.(object.expr) && !(key === "betas" && this.isSentWithoutBetas(object.expr)));
	}
	isSentWithoutBetas(expr) {
		return [...this.ground.readers.of(expr)].some((site) => site !== this.site && (site.kind === "http" || site.method === "batches.create" && this.site.method !== "batches.create"));
	}
	replaceLeaf(trail, text, kind = "value") {
		const place = this.place(trail, kind);
		if (place) return {
			op: "replace",
			expr: this.droppable(place),
			text
		};
		const leaf = trail.at(-1);
		const { language } = this.ground;
		for (let index = trail.length - 2; index >= 0; index--) {
			const step = trail[index];
			if (!this.isOwnText(step) || !this.canEdit(step.expr, kind)) continue;
			const { expr } = unread(step.value);
			if (!isWithin(leaf.expr, expr) || this.ground.readers.leadsElsewhere(step.expr, leaf.expr) || !language.meansTheSame(expr, step.expr) || losesChoice(trail.slice(index + 1), expr)) throw new Unexpressible("shared-params", leaf.expr);
			if (!outcomes(step.value).every((one) => isConstantInRun(one) && testsOn$1(one.trail).every(({ test }) => isRepeatable(test))) && !language.isPure(expr)) throw new Unexpressible("condition-has-effects", expr);
			const before = language.text({
				...expr,
				end: leaf.expr.start
			});
			const after = language.text({
				...expr,
				start: leaf.expr.end
			});
			return {
				op: "replace",
				expr: this.droppable(step.expr),
				text: before + text + after
			};
		}
	}
	droppable(expr) {
		if (!this.ground.language.isDroppable(expr)) throw new Unexpressible("condition-has-effects", expr);
		return expr;
	}
	override(request, trail, key, text) {
		const own = trail.findIndex((step) => step.kind === "read" && !step.part && step.holder !== void 0 && step.holder.entry.kind !== "spread");
		const before = own < 0 ? trail : trail.slice(0, own);
		const read = trail[own];
		if (read?.kind === "read" && isPlaced(read.holder?.entry)) throw new Unexpressible("shared-params", read.expr);
		const leaf = trail.at(-1)?.expr;
		const isAlone = this.facts.requests.every(({ request: other }) => outcomes(property$1(other.params, key), other.assume).some((one) => leaf && exprKey(one.leaf.expr) === exprKey(leaf)));
		const containers = this.containers(before);
		const taking = this.taking(containers, key);
		const behind = taking ? before.slice(before.findLastIndex((step) => step.kind === "read" && step.holder?.entry === taking.after) + 1) : before;
		const isOneOf = optionsOn(behind).length > 0 && outcomes(property$1(request.params, key), request.assume).some((one) => leaf && exprKey(one.leaf.expr) !== exprKey(leaf));
		if (testsOn$1(trail).length || losesChoice(trail) || !isAlone || isOneOf) throw new Unexpressible("shared-params", leaf);
		return this.insert(request, containers, key, () => text);
	}
	underTests(tests, text, at, nothing = this.syntax.nothing("output_config")) {
		return tests.reduceRight((inner, { test, holds }) => {
			if (!test.pure) throw askedTwice(test);
			if (test.hidden || !this.ground.language.meansTheSame(test.expr, at)) throw new Unexpressible("shared-params", test.expr);
			const source = this.ground.language.text(test.expr);
			return holds ? this.syntax.conditional(source, inner, nothing) : this.syntax.conditional(source, nothing, inner);
		}, text);
	}
	containersOf(holder) {
		return [...this.containers(leadingTo(holder)), plainContainer(holder.object, holder.entry)];
	}
};
const isConstantInRun = ({ leaf }) => leaf.kind !== "open" || leaf.why === "environment";
function isRepeatable({ pure, compare, asks }) {
	const subject = compare?.subject ?? asks;
	return pure || subject !== void 0 && outcomes(subject).every(isConstantInRun);
}
const movesAlong$1 = ({ paths }) => paths.some((path) => path.group === "moves") && paths.every((path) => path.state === "none" && path.group !== "stays" && path.group !== "variant");
// dist/src/rewrite/overwritten.js
const MOST_DEPTH = 8;
function overwriting(operations, sites) {
	const additions = operations.flatMap((operation) => additionOf(operation) ?? []);
	for (const addition of additions) {
		const others = additions.filter(({ key, place }) => key === addition.key && exprKey(place) !== exprKey(addition.place));
		const by = sites.find(({ requests }) => requests.some(({ request }) => isOverwritten(request.params, addition, others)));
		if (by) return {
			place: addition.place,
			by
		};
	}
}
function additionOf(operation) {
	const isAt = (place) => (object) => object.entries.some((entry) => isWrite(entry, place));
	switch (operation.op) {
		case "insert": {
			const { key, object: place } = operation;
			return {
				key,
				place,
				isIn: ({ expr }) => exprKey(expr) === exprKey(place)
			};
		}
		case "assign": return {
			key: operation.key,
			place: operation.after,
			isIn: isAt(operation.after)
		};
		case "replace": return operation.kind === "task-budget" ? {
			key: "output_config",
			place: operation.expr,
			isIn: isAt(operation.expr)
		} : void 0;
		default: return;
	}
}
const isWrite = ({ kind, expr }, place) => kind === "write" && exprKey(expr) === exprKey(place);
function isOverwritten(params, addition, others, depth = 0) {
	return outcomes(params).some(({ leaf }) => {
		if (leaf.kind !== "object") return false;
		const isPython = leaf.expr.file.endsWith(".py");
		const own = leaf.entries.findIndex((entry) => entry.kind !== "spread" && entry.key === addition.key);
		const isGiven = isPython && depth === 0 && others.some(({ place }) => exprKey(place) === exprKey(leaf.expr));
		const hasOwn = own >= 0 || isGiven;
		const behind = isPython ? leaf.entries : leaf.entries.slice(own + 1);
		if (hasOwn && behind.some((entry) => spreads(entry, addition))) return true;
		if (depth >= MOST_DEPTH) return false;
		return leaf.entries.some((entry) => entry.kind === "spread" && isOverwritten(entry.value(), addition, others, depth + 1));
	});
}
const spreads = (entry, addition, depth = 0) => entry.kind === "spread" && depth < MOST_DEPTH && outcomes(entry.value()).some(({ leaf }) => leaf.kind === "object" && (addition.isIn(leaf) || leaf.entries.some((inner) => spreads(inner, addition, depth + 1))));
// dist/src/rewrite/staying.js
const KEYS = [
	"model",
	"thinking",
	"output_config",
	...SAMPLING,
	SPEED
];
function sharedWithStaying(site, operations) {
	const staying = site.facts.requests.filter((facts) => facts.request.kind === "call" && !site.requests.includes(facts));
	if (staying.length === 0) return void 0;
	const read = staying.map((facts) => ({
		facts,
		places: placesOf(facts)
	}));
	const holders = site.requests.flatMap((facts) => facts.holders);
	for (const operation of operations) {
		if (operation.op === "endpoint" || operation.kind === "betas" || operation.kind === "endpoint") continue;
		const target = targetOf(operation);
		const sharing = read.filter(({ places }) => places.has(exprKey(target))).map(({ facts }) => facts);
		if (sharing.length === 0) continue;
		const isFine = operation.kind === "model" ? operation.op === "replace" && sharing.every(movesAlong) : operation.kind === "task-budget" && isUnderItsCondition(holders);
		const [other] = sharing;
		if (!isFine && other) return {
			place: target,
			by: other.paths[0]?.model.leaf.expr ?? other.request.expr
		};
	}
}
function placesOf({ request }) {
	const found = /* @__PURE__ */ new Set([exprKey(request.expr)]);
	const take = ({ trail }) => {
		for (const step of trail) {
			found.add(exprKey(step.expr));
			if (step.kind !== "read" || !step.holder) continue;
			found.add(exprKey(step.holder.object.expr));
			found.add(exprKey(step.holder.entry.expr));
		}
	};
	for (const outcome of outcomes(request.params, request.assume)) take(outcome);
	for (const object of spreadInto(request.params)) found.add(exprKey(object.expr));
	for (const key of KEYS) for (const outcome of outcomes(property$1(request.params, key), request.assume)) take(outcome);
	return found;
}
function spreadInto(value, seen = /* @__PURE__ */ new Set()) {
	for (const { leaf } of outcomes(value)) {
		if (leaf.kind !== "object") continue;
		for (const entry of leaf.entries) {
			if (entry.kind !== "spread") continue;
			for (const { leaf: inner } of outcomes(entry.value())) {
				if (inner.kind !== "object" || seen.has(inner)) continue;
				seen.add(inner);
				spreadInto(inner, seen);
			}
		}
	}
	return seen;
}
const movesAlong = ({ request, paths }) => samplingOf(request).length === 0 && paths.every(({ group, state }) => group === "moves" && state === "none");
const isUnderItsCondition = (holders) => holders.every(({ entry, enabled }) => enabled.every(({ object, trail }) => testsOn$1(trail).length > 0 && isWithin(object.expr, entry.expr)));
// dist/src/rewrite/plan.js
function makePlan({ facts, samplingOnly, renamesOnly, all, language, settings, readers, selected, alone, budgetSettings, guards }) {
	const [fixing, active] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (const { site } of facts) (samplingOnly(site) ? fixing : active).add(site);
	const renaming = new Set(facts.flatMap(({ site }) => renamesOnly(site) ? [site] : []));
	const chosen = new Map(facts.map((one) => [one.site, budgetSettings(one)]));
	const plain = new Set(facts.flatMap(({ site }) => chosen.get(site)?.taskBudget === false ? [site] : []));
	const pinned = /* @__PURE__ */ new Set();
	const stopped = /* @__PURE__ */ new Map();
	const failed = /* @__PURE__ */ new Map();
	const openValues = createOpenValues(all, language);
	const known = /* @__PURE__ */ new Map();
	const leadsOf = (declaration, value) => {
		const key = `${declaration.key}|${exprKey(value)}`;
		const found = known.get(key) ?? language.leadsOf(declaration, value, (use) => readers.isRead(use), settings.targetModel);
		known.set(key, found);
		return found;
	};
	const leave = (site) => {
		active.delete(site);
		fixing.delete(site);
	};
	for (;;) {
		const ground = {
			language,
			settings,
			readers,
			active,
			fixing,
			renaming,
			plain,
			pinned,
			selected,
			alone,
			leadsOf,
			open: openValues(active)
		};
		const sites = new Map(facts.filter(({ site }) => active.has(site) || fixing.has(site)).map((one) => [one.site, new MigratingSite(one, ground, chosen.get(one.site), guards.get(one.site))]));
		const bySlot = /* @__PURE__ */ new Map();
		let again = false;
		for (const [site, migrating] of sites) {
			const wanted = attempted(migrating);
			if ("error" in wanted) {
				failed.set(site, wanted.error);
				leave(site);
				again = true;
				break;
			}
			if ("reason" in wanted) {
				stopped.set(site, wanted);
				leave(site);
				again = true;
				break;
			}
			for (const operation of wanted) {
				const known = bySlot.get(slotOf(operation));
				if (!known) bySlot.set(slotOf(operation), operation);
				else if (contentOf$2(known) === contentOf$2(operation)) bySlot.set(slotOf(operation), {
					...known,
					sites: [.../* @__PURE__ */ new Set([...known.sites, ...operation.sites])]
				});
				else {
					pinned.add(exprKey(targetOf(operation)));
					again = true;
				}
			}
		}
		const lost = again ? void 0 : overwriting([...bySlot.values()], [...sites.values()]);
		if (lost) {
			const { place, by } = lost;
			again = true;
			if (!pinned.has(exprKey(place))) pinned.add(exprKey(place));
			else {
				stopped.set(by.site, {
					reason: "shared-params",
					at: place,
					words: "not-expressible"
				});
				leave(by.site);
			}
		}
		if (!again) return {
			operations: [...bySlot.values()].map(printed$1),
			sites,
			stopped,
			failed
		};
	}
}
function whyStopped({ reason, detail, at, words }, migrating) {
	const obstacle = reason === "shared-params" && at ? migrating.obstacleTo(at) : void 0;
	const text = detail ?? (at && oneLine(migrating.ground.language.text(at)));
	const shown = {
		reason,
		...text !== void 0 && { detail: text },
		...at && { at },
		...words && { words }
	};
	if (obstacle?.site && obstacle.site !== migrating.site) return {
		...shown,
		by: obstacle.site
	};
	if (!obstacle && reason === "shared-params" && at) return {
		...shown,
		words: "not-expressible"
	};
	if (!obstacle?.at) return shown;
	return obstacle.decides ? {
		reason,
		at: obstacle.at,
		words: "decided-by-id"
	} : {
		...shown,
		at: obstacle.at
	};
}
function idsMustMove({ facts }, operations) {
	const moving = facts.requests.flatMap(({ paths }) => paths.filter(({ group }) => group === "moves"));
	const edited = new Set(operations.flatMap((one) => one.op === "replace" ? [exprKey(one.expr)] : []));
	const staying = moving.find(({ model: { leaf } }) => !edited.has(exprKey(leaf.expr)));
	if (staying) throw new Unexpressible("shared-params", staying.model.leaf.expr);
}
function splitBy(site, operations) {
	const edited = new Set(operations.flatMap((one) => one.op === "replace" && one.kind === "model" ? [exprKey(one.expr)] : []));
	const test = gateThatSplits(site.facts, edited);
	if (!test) return void 0;
	const by = site.facts.requests.flatMap(({ paths }) => paths.filter(({ group }) => group === "moves").map(({ model }) => model.leaf.expr)).flatMap((id) => site.obstacleTo(id)?.site ?? [])[0];
	return {
		reason: "shared-params",
		at: test.expr,
		words: "decided-by-id",
		...by && by !== site.site && { by }
	};
}
function attempted(site) {
	try {
		const only = site.samplingOnly ? "sampling" : site.renamesOnly ? "model" : void 0;
		const operations = (site.guard ? GUARD_STEPS : STEPS.filter(({ name }) => only === void 0 || name === only)).flatMap((step) => step.operations(site).map((operation) => ({
			...operation,
			kind: step.name,
			sites: [site.site.id]
		})));
		if (site.renamesOnly) idsMustMove(site, operations);
		const split = splitBy(site, operations);
		if (split) return split;
		const sentOn = site.ground.open.models.find(({ value }) => site.site.answers?.(value));
		if (sentOn) {
			const { expr, site: by } = sentOn;
			return {
				reason: "shared-params",
				at: expr,
				words: "model-sent-on",
				detail: oneLine(site.ground.language.text(expr)),
				by
			};
		}
		const shared = site.guard ? void 0 : sharedWithStaying(site, operations);
		if (!shared) return operations;
		const { apartModels } = site.facts;
		if (apartModels.length > 0) return {
			reason: "model-mixed",
			detail: apartModels.join(", ")
		};
		return {
			reason: "shared-params",
			at: shared.by,
			detail: oneLine(site.ground.language.text(shared.place))
		};
	} catch (error) {
		if (!(error instanceof Unexpressible)) return { error };
		try {
			return whyStopped(error, site);
		} catch (inner) {
			return { error: inner };
		}
	}
}
// dist/src/sites/refused.js
const REFUSED_FIELDS = [
	"tool-choice-refused",
	"thinking-disabled-refused",
	"effort-refused"
];
function refusedField(field, { requests }, settings) {
	const target = factsOfTarget(settings.targetModel);
	for (const request of requests.filter(goesToTarget)) {
		const found = FIELDS[field](request, target, settings);
		if (found) return found;
	}
}
const goesToTarget = ({ paths }) => paths.some(({ group }) => group !== "stays" && group !== "takes-new-form");
const FIELDS = {
	"tool-choice-refused": (request, { forcedTool }) => forcedTool === "refused" ? forcedToolIn(request) : void 0,
	"thinking-disabled-refused": (request, target, { effort }) => {
		const isHigh = [effort, ...effortsIn(request).map(({ leaf }) => levelOf(leaf))].some((level) => level === "xhigh" || level === "max");
		const refused = /* @__PURE__ */ new Set([...target.disabled === "refused" || target.disabled === "up-to-high" && isHigh ? ["disabled"] : [], ...target.betweenTools ? [] : ["between_tools"]]);
		const isRefused = ({ leaf }) => leaf.kind === "object" && refused.has(constant(property$1(leaf, "type"))?.value);
		return request.paths.find(({ group, thinking }) => group !== "stays" && isRefused(thinking))?.thinking;
	},
	"effort-refused": (request, { effort }, { effort: wanted }) => isEffort(wanted) ? void 0 : effortsIn(request).find(({ leaf }) => typeof levelOf(leaf) === "string" && !effort?.levels.includes(levelOf(leaf)))
};
const forcedToolIn = ({ request }) => outcomes(property$1(request.params, "tool_choice")).find(({ leaf }) => leaf.kind === "object" && /^(?:tool|any)$/.test(String(constant(property$1(leaf, "type"))?.value)));
const effortsIn = ({ request }) => outcomes(property$1(property$1(request.params, "output_config"), "effort"));
const levelOf = (leaf) => leaf.kind === "literal" ? leaf.value : void 0;
const isEffort = (level) => EFFORT_LEVELS.some((one) => one === level);
// dist/src/sites/rules.js
const hasOwnOption = (says) => says && `${says}, which has its own option`;
function obstacleToRule({ site, hasBudget, models, installed, paramsUnknown, refusesToday }, settings) {
	const { says = "", rule, past } = site.library ?? {};
	const isOnSource = models.has("moves") || models.has("variant");
	if (refusesToday && hasBudget && !isOnSource) return {
		words: "library-refused",
		detail: says
	};
	if (!rule) return { detail: hasOwnOption(says) };
	const isTaken = settings.assumeModel !== null && models.has("unknown");
	if (!hasBudget || !(isOnSource || isTaken)) return void 0;
	if (!(settings.from === OPUS_4_7.from && settings.targetModel === OPUS_4_7.to && settings.thinking === "adaptive" && settings.preset === "published")) return { detail: hasOwnOption(says) };
	if (past && !paramsUnknown) return {
		detail: past.why,
		at: past.at
	};
	if (!installed) return {
		words: "library-unknown",
		detail: neededRange(rule)
	};
	if (isRecentEnough(rule, installed.version)) return void 0;
	return {
		words: "library-too-old",
		detail: `${rule.package} ${installed.version}; it needs ${neededRange(rule, installed.version)}`
	};
}
// dist/src/sites/decide.js
const leafOf = (outcome) => outcome?.leaf.expr;
const nearest = (outcome) => {
	if (outcome?.leaf.kind === "open" && outcome.leaf.why === "changed") return outcome.leaf.expr;
	const read = outcome?.trail.findLast((step) => step.kind === "read" && (!step.part || outcome.leaf.kind === "open"));
	return outcome?.leaf.kind === "open" && read?.expr.start === outcome.leaf.expr.start && read.expr.file === outcome.leaf.expr.file ? leafOf(outcome) : read?.expr ?? leafOf(outcome);
};
const propertyRead = (outcome) => {
	if (outcome?.leaf.kind !== "open" || outcome.leaf.why !== "changed") return void 0;
	return outcome.trail.findLast(({ kind, expr }) => kind === "read" && "k" in expr && expr.k === "get")?.expr;
};
const changeIn = (outcome) => outcome?.leaf.kind === "object" ? outcome.leaf.entries.find(({ kind }) => kind === "computed")?.expr : void 0;
const isOnSource = ({ models }) => models.has("moves") || models.has("variant");
const moves = (facts) => isOnSource(facts) || facts.refusesToday;
const assumed = ({ modelUnknown, models }, settings) => settings.guarded === true || settings.assumeModel !== null && modelUnknown !== void 0 && !models.has("stays");
const openParams = (facts, settings) => facts.paramsUnknown ?? (facts.hasBudget && assumed(facts, settings) ? facts.assumed.paramsUnknown : void 0);
const openThinking = (facts, settings) => facts.thinkingUnknown ?? (facts.hasBudget && assumed(facts, settings) ? facts.assumed.thinkingUnknown : void 0);
const keepsRefusedSampling = (facts, settings) => {
	const migrates = facts.hasBudget ? moves(facts) || assumed(facts, settings) : settings.allCalls && isOnSource(facts) && !facts.models.has("stays");
	return facts.refusedSampling !== void 0 && facts.thinkingUnknown === void 0 && !migrates;
};
const renames = (facts, settings) => {
	const { chosen, models, prefill, modelInData, site } = facts;
	if (!chosen?.renames || models.has("variant") || prefill || modelInData || site.lookup || site.shown) return false;
	if (settings.rewritten || settings.preset !== "published" || settings.thinking !== "adaptive" || settings.experiment.length > 0) return false;
	return REFUSED_FIELDS.every((field) => refusedField(field, facts, settings) === void 0);
};
const maySendAny = ({ site, hasBudget, thinkingOpen, models }) => (site.kind === "sdk" || site.kind === "http") && !site.followed && !hasBudget && thinkingOpen && models.has("unknown");
const isLibraryAside = (facts) => {
	const { site, hasBudget, thinkingUnknown, paramsUnknown, refusesToday } = facts;
	if (site.kind !== "other-client") return false;
	if (refusesToday && hasBudget) return false;
	if (!site.library?.rule || refusesToday) return !isOnSource(facts);
	return !hasBudget && (!isOnSource(facts) || thinkingUnknown === void 0 && paramsUnknown === void 0);
};
const ROWS = [
	{
		when: ({ site }) => site.guarded === true,
		status: "unlisted",
		reason: null
	},
	{
		when: (facts) => facts.site.ignored && (facts.hasBudget || isOnSource(facts)),
		status: "skipped",
		reason: "ignored"
	},
	{
		when: isLibraryAside,
		status: "unlisted",
		reason: null
	},
	{
		when: (facts, settings) => facts.site.kind === "other-client" && obstacleToRule(facts, settings) !== void 0,
		status: "review",
		reason: "other-client",
		words: (facts, settings) => obstacleToRule(facts, settings)?.words,
		detail: (facts, settings) => obstacleToRule(facts, settings)?.detail,
		at: (facts, settings) => obstacleToRule(facts, settings)?.at
	},
	{
		when: ({ site }) => site.kind === "object",
		status: "review",
		reason: "call-unknown"
	},
	{
		when: ({ site, hasBudget }) => site.platform === "untraced" && !hasBudget,
		status: "unlisted",
		reason: null
	},
	{
		when: (facts, settings) => {
			const { sourcesPassed, outsideUnknown, hasBudget, thinkingOpen, models } = facts;
			if (hasBudget && outsideUnknown !== void 0) return true;
			return openParams(facts, settings) !== void 0 || sourcesPassed.length > 0 && !hasBudget && thinkingOpen && models.has("unknown");
		},
		status: "review",
		reason: "params-unknown",
		at: (facts, settings) => nearest(openParams(facts, settings)) ?? facts.site.outerExpr ?? void 0
	},
	{
		when: renames,
		status: "migrated",
		reason: null,
		renamesOnly: true
	},
	{
		when: ({ chosen }) => chosen !== void 0 && !chosen.renames,
		status: "skipped",
		reason: "chosen-by-model",
		at: ({ chosen }) => chosen?.test.expr
	},
	{
		when: (facts, settings) => facts.missed !== void 0 && facts.models.has("unknown") && !assumed(facts, settings),
		status: "review",
		reason: "gate-misses-target",
		at: ({ missed }) => missed?.at
	},
	{
		when: (facts, settings) => facts.hasBudget && facts.models.has("unknown") && !assumed(facts, settings),
		status: "review",
		reason: "model-unknown",
		at: ({ modelUnknown }) => nearest(modelUnknown),
		named: ({ modelUnknown }) => propertyRead(modelUnknown)
	},
	{
		when: (facts, { guarded }) => facts.hasBudget && moves(facts) && facts.models.has("stays") && !guarded,
		status: "review",
		reason: "model-mixed",
		detail: ({ otherModels }) => otherModels.join(", ")
	},
	{
		when: (facts) => facts.hasBudget && moves(facts) && facts.site.unproved !== void 0,
		status: "review",
		reason: "params-unknown",
		at: ({ site }) => site.unproved
	},
	{
		when: (facts, settings) => settings.fixSampling && keepsRefusedSampling(facts, settings),
		status: "migrated",
		reason: null,
		samplingOnly: true
	},
	{
		when: keepsRefusedSampling,
		status: "review",
		reason: "sampling-refused",
		detail: ({ refusedSampling }) => refusedSampling?.names.join(", "),
		at: ({ refusedSampling }) => refusedSampling?.at
	},
	{
		when: (facts, settings) => facts.hasBudget && !moves(facts) && !assumed(facts, settings) && !facts.allModels.has("moves"),
		status: "skipped",
		reason: "other-model",
		detail: ({ otherModels, knownModels }) => (otherModels.length ? otherModels : knownModels).join(", ") || void 0
	},
	{
		when: (facts, settings) => facts.hasBudget && !moves(facts) && !assumed(facts, settings),
		status: "skipped",
		reason: "no-thinking-budget"
	},
	{
		when: (facts, { lost }) => lost !== void 0 && maySendAny(facts),
		status: "review",
		reason: "model-unknown",
		words: "budget-beside",
		at: (_, { lost }) => lost
	},
	{
		when: (facts) => !facts.hasBudget && !facts.thinkingUnknown && !isOnSource(facts),
		status: "unlisted",
		reason: null
	},
	{
		when: ({ site, hasBudget, thinkingUnknown, models }) => !hasBudget && !thinkingUnknown && models.has("unknown") && site.requests.some(({ outside }) => outside),
		status: "unlisted",
		reason: null
	},
	{
		when: (facts) => !facts.hasBudget && !facts.thinkingUnknown && facts.models.has("stays"),
		status: "skipped",
		reason: "no-thinking-budget"
	},
	{
		when: ({ hasBudget, thinkingUnknown }, { allCalls }) => !hasBudget && !thinkingUnknown && !allCalls,
		status: "skipped",
		reason: "no-thinking-budget"
	},
	{
		when: (facts, settings) => openThinking(facts, settings) !== void 0,
		status: "review",
		reason: "thinking-unknown",
		at: (facts, settings) => {
			const thinking = openThinking(facts, settings);
			return changeIn(thinking) ?? nearest(thinking);
		}
	},
	{
		when: ({ models }) => models.has("variant"),
		status: "review",
		reason: "model-variant",
		detail: ({ variant }) => variant
	},
	{
		when: ({ site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && /^(?:bedrock|vertex|foundry)$/.test(site.platform),
		status: "review",
		reason: "platform-without-task-budgets",
		detail: ({ site }) => PLATFORM_NAMES[site.platform]
	},
	{
		when: ({ prefill }, { targetModel }) => prefill !== void 0 && factsOfTarget(targetModel).prefill === "refused",
		status: "review",
		reason: "assistant-prefill",
		at: ({ prefill }) => leafOf(prefill)
	},
	...REFUSED_FIELDS.map((field) => ({
		when: (facts, settings) => refusedField(field, facts, settings) !== void 0,
		status: "review",
		reason: field,
		at: (facts, settings) => leafOf(refusedField(field, facts, settings))
	})),
	{
		when: ({ betaHeaderUnknown, site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && site.method !== "countTokens" && betaHeaderUnknown !== void 0,
		status: "review",
		reason: "beta-header-unknown",
		at: ({ betaHeaderUnknown }) => betaHeaderUnknown?.expr
	},
	{
		when: ({ effects, site }, { taskBudget }) => taskBudget && site.method !== "countTokens" && effects !== void 0,
		status: "review",
		reason: "condition-has-effects",
		words: ({ effects }) => effects?.mayHaveRun ? "may-have-run" : void 0,
		at: ({ effects }) => effects?.mayHaveRun ?? effects?.expr
	},
	{
		when: (facts, { targetModel }) => !facts.site.followed && gateThatFalls(facts, targetModel) !== void 0,
		status: "review",
		reason: "shared-params",
		words: "decided-by-id",
		at: (facts, { targetModel }) => gateThatFalls(facts, targetModel)?.expr
	},
	{
		when: ({ site, models, hasBudget }) => hasBudget && models.has("moves") && site.lookup !== void 0,
		status: "review",
		reason: "shared-params",
		words: "decided-by-id",
		at: ({ site }) => site.lookup
	},
	{
		when: ({ site }) => site.shown !== void 0,
		status: "review",
		reason: "shared-params",
		at: ({ site }) => site.shown
	},
	{
		when: ({ modelInData }) => modelInData !== void 0,
		status: "review",
		reason: "model-in-data",
		detail: ({ modelInData }) => modelInData?.leaf.expr.file.split("/").pop(),
		at: ({ modelInData }) => leafOf(modelInData)
	},
	{
		when: ({ site, hasBudget, tooOld }, { taskBudget, types }) => taskBudget && hasBudget && types !== "off" && site.method !== "countTokens" && tooOld !== void 0,
		status: "review",
		reason: "sdk-too-old",
		detail: ({ tooOld }) => `anthropic ${tooOld}`
	},
	{
		when: ({ site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && !site.beta && site.method !== "countTokens" && site.classCheck !== void 0,
		status: "review",
		reason: "types-unresolved",
		words: "class-check",
		at: ({ site }) => site.classCheck
	},
	{
		when: ({ site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && !site.beta && site.method !== "countTokens" && site.without !== void 0,
		status: "review",
		reason: "types-unresolved",
		words: "without-beta",
		at: ({ site }) => site.without
	},
	{
		when: ({ site, hasBudget }, { taskBudget }) => taskBudget && hasBudget && !site.beta && site.method !== "countTokens" && site.replaced !== void 0,
		status: "review",
		reason: "types-unresolved",
		words: "method-replaced",
		at: ({ site }) => site.replaced
	}
];
const decideGuarded = (facts, { reason }, settings) => isOfModels(reason) && facts.site.kind !== "other-client" ? decide(facts, {
	...settings,
	guarded: true
}) : void 0;
const decideRewritten = (facts, settings) => decide(facts, {
	...settings,
	rewritten: true
});
const decideBeside = (facts, lost, settings) => decide(facts, {
	...settings,
	lost
});
function decide(facts, settings) {
	const row = ROWS.find(({ when }) => when(facts, settings));
	if (!row) return {
		status: "migrated",
		reason: null
	};
	const detail = row.detail?.(facts, settings);
	const at = row.at?.(facts, settings);
	const named = row.named?.(facts);
	const { status, reason, samplingOnly, renamesOnly } = row;
	const words = typeof row.words === "function" ? row.words(facts, settings) : row.words;
	return {
		status,
		reason,
		...samplingOnly && { samplingOnly },
		...renamesOnly && { renamesOnly },
		...words && { words },
		...detail !== void 0 && { detail },
		...at && { at },
		...named && { named }
	};
}
// dist/src/sites/readers.js
const READ_KEYS = [
	"model",
	"thinking",
	"output_config",
	"betas",
	"fallbacks",
	"extra_body",
	...SAMPLING,
	SPEED
];
const declarationIn = (step) => step.kind === "read" && step.declaration ? [step.declaration] : [];
const placeOf = ({ expr, of }) => of ? `${placeOf(of.open)}.${of.key}` : exprKey(expr);
var Readers = class {
	sites = /* @__PURE__ */ new Map();
	asked = /* @__PURE__ */ new Map();
	declarations = /* @__PURE__ */ new Map();
	leaves = /* @__PURE__ */ new Map();
	constructor(all, each = (_, collect) => collect()) {
		for (const facts of all) each(facts.site, () => this.collect(facts));
	}
	of(expr) {
		return this.sites.get(exprKey(expr)) ?? /* @__PURE__ */ new Set();
	}
	isRead(expr) {
		return this.sites.has(exprKey(expr));
	}
	declarationsOf(expr) {
		return [...this.declarations.get(exprKey(expr))?.values() ?? []];
	}
	leadsElsewhere(expr, leaf) {
		const key = exprKey(leaf);
		return [...this.leaves.get(exprKey(expr))?.values() ?? []].some((requests) => requests.some((leaves) => leaves.has(key)) && !requests.every((leaves) => leaves.has(key)));
	}
	headers(headers, site) {
		this.value(headers, site);
		for (const { leaf, trail } of outcomes(headers)) {
			const key = leaf.kind === "object" ? betaHeaderKey(leaf) : void 0;
			if (key !== void 0) this.value(property$1(leaf, key), site, /* @__PURE__ */ new Set(), trail.flatMap(declarationIn));
		}
	}
	collect({ site, requests }) {
		for (const anchor of site.anchors) this.touch(anchor.expr, site, []);
		this.value(site.outer, site);
		for (const config of site.headers.client) this.value(betaHeader(property$1(config, "defaultHeaders")), site);
		if (site.headers.options) {
			this.value(site.headers.options, site);
			this.headers(property$1(site.headers.options, "headers"), site);
		}
		for (const key of ["betas", "requests"]) this.value(property$1(site.outer, key), site);
		for (const { request, holders } of requests) {
			this.value(request.params, site);
			if (site.library?.rule?.needsHeader) this.headers(property$1(request.params, "extra_headers"), site);
			for (const key of READ_KEYS) {
				const value = property$1(request.params, key);
				this.value(value, site);
				this.lead(key, value, request.assume);
			}
			for (const key of ["effort", "task_budget"]) this.value(property$1(property$1(request.params, "output_config"), key), site);
			for (const holder of holders) for (const { object, budget } of holder.enabled) {
				this.value(property$1(object, "type"), site);
				this.value(budget, site);
			}
		}
	}
	lead(key, value, assume) {
		const found = /* @__PURE__ */ new Map();
		for (const { leaf, trail } of assume ? outcomes(value, assume) : this.outcomesOf(value)) for (const { kind, expr } of trail) if (kind === "read") found.set(exprKey(expr), (found.get(exprKey(expr)) ?? /* @__PURE__ */ new Set()).add(exprKey(leaf.expr)));
		for (const [step, leaves] of found) {
			const byKey = this.leaves.get(step) ?? /* @__PURE__ */ new Map();
			this.leaves.set(step, byKey.set(key, [...byKey.get(key) ?? [], leaves]));
		}
	}
	value(value, site, seen = /* @__PURE__ */ new Set(), through = [], handed = /* @__PURE__ */ new Set()) {
		if (!value) return;
		for (const outcome of this.outcomesOf(value)) this.outcome(outcome, site, seen, through, handed);
	}
	outcomesOf(value) {
		const known = this.asked.get(value);
		if (known) return known;
		const found = outcomes(value);
		this.asked.set(value, found);
		return found;
	}
	outcome(outcome, site, seen, above, handed) {
		const through = [...above];
		const outside = /* @__PURE__ */ new Map();
		for (const step of outcome.trail) {
			if (step.kind === "read" && step.holder) {
				const key = exprKey(step.holder.object.expr);
				through.length = Math.min(through.length, outside.get(key) ?? through.length);
				outside.set(key, through.length);
			}
			this.touch(step.expr, site, isAbsent$1(step) ? [] : through);
			if (step.kind === "choice") this.test(step.test, site, seen);
			if (step.kind !== "read") continue;
			if (step.declaration) through.push(step.declaration);
			if (step.holder) {
				this.touch(step.holder.object.expr, site, through);
				this.touch(step.holder.entry.expr, site, through);
			}
		}
		const { leaf } = outcome;
		if (seen.has(leaf)) return;
		seen.add(leaf);
		if (leaf.kind === "object") this.containers(leaf, site, through, seen);
		const key = exprKey(leaf.expr);
		if (leaf.kind !== "open" || !leaf.candidates || leaf.expands || handed.has(key)) return;
		const way = [
			placeOf(leaf),
			...new Set(through.map((declaration) => declaration.key)),
			"",
			...handed
		].join();
		if (seen.has(way)) return;
		seen.add(way);
		for (const candidate of leaf.candidates()) this.value(candidate, site, seen, through, new Set(handed).add(key));
	}
	test({ compare }, site, seen) {
		if (!compare || seen.has(compare.subject)) return;
		seen.add(compare.subject);
		this.value(compare.subject, site, seen);
	}
	containers(object, site, through, seen) {
		for (const entry of object.entries) {
			if (entry.kind === "write") this.touch(entry.expr, site, through);
			if (entry.kind !== "spread") continue;
			this.touch(entry.argument, site, through);
			this.value(entry.value(), site, seen);
		}
	}
	touch(expr, site, through) {
		const key = exprKey(expr);
		const readers = this.sites.get(key) ?? /* @__PURE__ */ new Set();
		this.sites.set(key, readers.add(site));
		const known = this.declarations.get(key) ?? /* @__PURE__ */ new Map();
		for (const declaration of through) known.set(declaration.key, declaration);
		this.declarations.set(key, known);
	}
};
// dist/src/sites/budget-notes.js
const tokens = (count) => count.toLocaleString("en-US");
const budgetNotes = (migrating, budgets) => [...migrating.getsTaskBudget ? [...forALoop(migrating, budgets), ...varies(migrating)] : [], ...tightMaxTokens(migrating)];
function forALoop({ facts, budgetSettings }, budgets) {
	const { minBudget, total } = budgetSettings;
	if (facts.kind?.kind !== "agentic" || total !== void 0 || minBudget === 0) return [];
	const low = budgets.find(({ computed }) => computed !== null && computed <= minBudget);
	return low?.from == null ? [] : [{
		code: "budget-for-a-loop",
		detail: `${tokens(low.from)} → ${tokens(minBudget)}`
	}];
}
function varies({ requests, budgetSettings, ground: { language } }) {
	if (budgetSettings.total !== void 0 || budgetSettings.trial && "arms" in budgetSettings.trial) return [];
	for (const { request, holders } of requests) {
		if (outcomes(property$1(property$1(request.params, "output_config"), "task_budget")).some((one) => !isMissing(one))) continue;
		const found = variesIn(holders, budgetSettings, language);
		if (found) return [{
			code: "budget-varies",
			detail: oneLine(language.text(found))
		}];
	}
	return [];
}
function variesIn(holders, { ratio, minBudget }, language) {
	const found = holders.flatMap(({ enabled }) => enabled.flatMap(({ budget, outcome }) => outcomes(budget, outcome.assume).map((own) => ({
		own,
		way: [...outcome.trail, ...own.trail]
	}))));
	const totals = /* @__PURE__ */ new Set();
	for (const { leaf, trail } of found.map(({ own }) => own)) {
		const written = trail.find(({ kind }) => kind === "read")?.expr ?? leaf.expr;
		if (leaf.kind === "open" && leaf.why !== "environment" && leaf.why !== "import" && !language.isFixed(written)) return written;
		if (leaf.kind === "literal" && typeof leaf.value === "number") totals.add(Math.max(minBudget, scale(leaf.value, ratio)));
	}
	const decisions = found.flatMap(({ way }) => way.flatMap((step) => step.kind === "choice" && !step.fallback ? [step.test.expr] : step.kind === "union" ? [step.expr] : []));
	return totals.size > 1 ? decisions.find((expr) => !language.isFixed(expr)) : void 0;
}
function tightMaxTokens(migrating) {
	const { requests, site, settings, ground } = migrating;
	if (site.method === "countTokens") return [];
	const effort = levelAfter(migrating);
	for (const facts of requests) {
		if (!facts.paths.some(({ group }) => group !== "stays")) continue;
		const most = outcomes(property$1(facts.request.params, "max_tokens"), facts.request.assume);
		const low = most.flatMap(({ leaf }) => leaf.kind === "literal" && typeof leaf.value === "number" && leaf.value < 64e3 ? [leaf.value] : []);
		const level = isHigh(settings.effort) || effortsIn(facts).length > 0 ? effort : void 0;
		if (low[0] !== void 0 && level) return [{
			code: "max-tokens-tight",
			detail: `${tokens(low[0])} with effort ${level}`
		}];
		const sum = facts.moves ? sumIn(most, facts, ground.language) : void 0;
		if (sum) return [{
			code: "max-tokens-tight",
			detail: `${oneLine(ground.language.text(sum))} is the old budget and the answer`
		}];
		const filled = facts.moves ? filledBy(facts) : void 0;
		if (filled) return [{
			code: "max-tokens-tight",
			detail: filled
		}];
	}
	return [];
}
const LEAST_ANSWER = .2;
function filledBy({ request, holders }) {
	const most = constant(property$1(request.params, "max_tokens"))?.value;
	if (typeof most !== "number") return void 0;
	const budget = holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value)).find((one) => typeof one === "number" && one < most && most - one < most * LEAST_ANSWER);
	return budget === void 0 ? void 0 : `${tokens(most)} is the old budget of ${tokens(budget)} and ${tokens(most - budget)} for the answer`;
}
const isHigh = (level) => level === "xhigh" || level === "max";
function levelAfter(migrating) {
	const { effort } = migrating.settings;
	if (EFFORT_LEVELS.some((level) => level === effort)) return isHigh(effort) ? effort : void 0;
	return levelsOf(migrating).map((level) => effort === "shift" ? shifted(level) : level).find(isHigh);
}
function sumIn(most, { holders }, language) {
	const budgets = holders.flatMap(({ enabled }) => enabled.map(({ budget, outcome }) => ({
		budget,
		outcome
	})));
	const texts = new Set(budgets.flatMap(({ budget, outcome }) => outcomes(budget, outcome.assume).flatMap(({ trail }) => trail.map(({ expr }) => language.text(expr)))));
	const known = new Set(budgets.map(({ budget }) => constant(budget)?.value));
	const isBudget = (part) => {
		const text = language.text(part);
		return texts.has(text) || /\bbudget_tokens\b/.test(text) || /^[\d_]+$/.test(text) && known.has(Number(text.replaceAll("_", "")));
	};
	return most.flatMap(({ trail }) => trail.map(({ expr }) => expr)).find((expr) => language.addends(expr).some(isBudget));
}
// dist/src/sites/notes.js
function notesOf(migrating, budgets, classNames = []) {
	const { facts, settings, site, ground } = migrating;
	const notes = [];
	const { language } = ground;
	const removed = migrating.guard ? [] : samplingNames(migrating);
	if (migrating.samplingOnly) return [{
		code: "sampling-fixed",
		detail: removed.join(", ")
	}];
	const { chosen: choice } = facts;
	if (migrating.renamesOnly && choice) {
		const { expr } = choice.test;
		return [{
			code: "chosen-by-its-id",
			detail: oneLine(language.text(expr)),
			at: {
				file: expr.file,
				start: expr.start
			}
		}];
	}
	const text = (value) => oneLine(language.text(value.expr));
	const chosen = facts.overridable ?? facts.modelUnknown;
	if (migrating.guard) notes.push({
		code: "model-guarded",
		detail: oneLine(language.text(chosenBy(migrating)))
	});
	else if (chosen) {
		const { trail, leaf } = chosen;
		const read = trail.find((step) => step.kind === "read" && !(site.library && step.part)) ?? leaf;
		notes.push({
			code: "model-overridable",
			detail: text(read),
			at: {
				file: leaf.expr.file,
				start: leaf.expr.start
			}
		});
	}
	notes.push(...decidedElsewhere(migrating));
	notes.push(...refusedToday(facts));
	if (facts.hasBudget) notes.push(...limits(migrating));
	notes.push(...budgetNotes(migrating, budgets));
	const sampling = removed.filter((name) => name !== SPEED);
	if (sampling.length) notes.push({
		code: "sampling-removed",
		detail: sampling.map((name) => migrating.nameOf(name)).join(", ")
	});
	if (removed.includes("speed")) notes.push({ code: "speed-removed" });
	if (settings.thinking !== "remove" && site.readsThinking && settings.display === "auto") {
		if (migrating.requests.flatMap(({ paths }) => paths.flatMap(({ thinking: { leaf } }) => leaf.kind === "object" ? [leaf] : [])).some((object) => constant(property$1(object, "type"))?.value !== "disabled" && displayFor(migrating, object) !== void 0)) notes.push({ code: "thinking-display" });
	}
	if (migrating.getsTaskBudget) {
		if (budgets.some(({ floored }) => floored)) notes.push({
			code: "floored",
			detail: String(migrating.budgetSettings.minBudget)
		});
		if (site.baseUrl !== void 0) notes.push({
			code: "custom-base-url",
			detail: oneLine(site.baseUrl)
		});
		if (!site.beta) for (const name of classNames) notes.push({
			code: "annotation-stays",
			detail: language.text(name),
			at: {
				file: name.file,
				start: name.start
			}
		});
		const open = overridingHeaders(facts);
		if (open) notes.push({
			code: "beta-header-overridable",
			detail: text(open)
		});
		for (const request of migrating.requests) if (hasTaskBudget(request)) notes.push(...invalidTaskBudget(request.request.params, language));
	}
	if (settings.effort === "shift") {
		const levels = new Set(levelsOf(migrating));
		const moved = EFFORT_EQUIVALENCE.filter(({ from }) => levels.has(from));
		if (moved.length) notes.push({
			code: "effort-shifted",
			detail: moved.map(effortText).join(", ")
		});
	}
	notes.push(...newDefaults(migrating), ...batchOutput(migrating), ...expectedOfAnswers(migrating));
	const { trial } = migrating.budgetSettings;
	if (trial && "arms" in trial) notes.push({
		code: "budget-on-trial",
		detail: trial.arms.map((arm) => arm.toLocaleString("en-US")).join(", ")
	});
	else if (trial) notes.push({
		code: "not-on-trial",
		detail: trial.leftOut
	});
	if (site.platform === "untraced") notes.push({
		code: "receiver-untraced",
		detail: oneLine(site.receiver)
	});
	if (settings.preset === "announced") notes.push({ code: "announced-form" });
	if (site.mock) notes.push({
		code: "mock-may-need-moving",
		at: site.mock
	});
	return notes;
}
function decidedElsewhere(migrating) {
	const { language } = migrating.ground;
	for (const { model } of migrating.requests.flatMap(({ paths }) => paths.filter((path) => path.group === "moves"))) {
		const at = migrating.deciderOf(model.leaf.expr);
		if (at) return [{
			code: "id-decides-elsewhere",
			detail: oneLine(language.text(at)),
			at: {
				file: at.file,
				start: at.start
			}
		}];
	}
	return [];
}
function replacedMethod({ at }, { site: { replaced } }, language) {
	if (!replaced || at !== replaced) return [];
	return [{
		code: "create-replaced",
		detail: oneLine(language.text(replaced)),
		at: {
			file: replaced.file,
			start: replaced.start
		}
	}];
}
function refusedToday(facts) {
	for (const { paths } of facts.requests) for (const path of paths) {
		if (path.state !== "budget" || path.modelKind.kind !== "known") continue;
		if (factsAbout(path.modelKind.family).thinkingBudget !== "refused") continue;
		return [{
			code: "refused-today",
			detail: String(path.model.leaf.kind === "literal" ? path.model.leaf.value : "")
		}];
	}
	return [];
}
function newDefaults({ requests, settings }) {
	const [source, target] = [factsAbout(settings.from), factsOfTarget(settings.targetModel)];
	const moving = requests.filter(({ paths }) => paths.some((path) => path.group === "moves"));
	const says = (outcome) => outcome.leaf.kind !== "literal" || Boolean(outcome.leaf.value);
	const notes = [];
	if (target.thinksByDefault && !source.thinksByDefault && moving.some(({ paths }) => paths.some(isSilent))) notes.push({ code: "thinks-by-default" });
	const level = target.effort?.default;
	const isKept = settings.effort === "keep" || settings.effort === "shift";
	if (level && source.effort && level !== source.effort.default && isKept && moving.some((request) => !effortsIn(request).every(says))) notes.push({
		code: "effort-default",
		detail: level
	});
	return notes;
}
function expectedOfAnswers({ requests, site, settings, ground: { language } }) {
	const paths = requests.flatMap((request) => request.paths);
	const had = paths.some(({ state, group }) => state === "budget" && group !== "stays");
	const moving = paths.filter(({ group }) => group === "moves");
	const begins = factsOfTarget(settings.targetModel).thinksByDefault && !factsAbout(settings.from).thinksByDefault && moving.some(isSilent);
	const breaking = site.shape.positions.filter(({ needsThinking }) => needsThinking ? had : begins);
	const noted = (code, { file, start }, detail) => ({
		code,
		detail,
		at: {
			file,
			start
		}
	});
	return [...firstOf(breaking.map(({ expr }) => noted("reads-by-position", expr, oneLine(language.text(expr))))), ...firstOf(site.shape.stops.map(({ expr, missing }) => noted("stop-reason-unhandled", expr, missing.join(", "))))];
}
function firstOf(notes) {
	const order = ({ at }) => at?.start ?? 0;
	const sorted = notes.toSorted((a, b) => a.at?.file === b.at?.file ? order(a) - order(b) : (a.at?.file ?? "") < (b.at?.file ?? "") ? -1 : 1);
	const isLike = (a, b) => a.code === "reads-by-position" && a.detail === b?.detail && a.at?.file === b?.at?.file;
	return sorted.filter((note, index) => !isLike(note, sorted[index - 1])).slice(0, MOST_PLACES);
}
const MOST_PLACES = 3;
const isSilent = ({ thinking: { leaf } }) => leaf.kind === "literal" && !leaf.value;
function batchOutput({ site, requests, facts, settings }) {
	if (site.method !== "batches.create" || !settings.taskBudget || sentBetas(facts).includes(BETAS.batchOutput)) return [];
	const asked = requests.map(({ request }) => constant(property$1(request.params, "max_tokens"))?.value);
	const most = Math.max(...asked.map((tokens) => typeof tokens === "number" ? tokens : 0));
	return most >= 128e3 ? [{
		code: "batch-output",
		detail: most.toLocaleString("en-US")
	}] : [];
}
function limits(migrating) {
	const notes = [];
	for (const { request, holders, paths } of migrating.requests) {
		if (!paths.some((path) => path.state === "budget" && path.group !== "stays")) continue;
		const most = constant(property$1(request.params, "max_tokens"))?.value;
		const budgets = holders.flatMap(({ enabled }) => enabled.map(({ budget }) => constant(budget)?.value));
		const interleaved = sentBetas(migrating.facts).includes(BETAS.interleavedThinking);
		if (typeof most === "number" && !interleaved && !migrating.site.library?.rule?.addsBudget && budgets.some((budget) => typeof budget === "number" && budget >= most) && !notes.some(({ code }) => code === "budget-exceeds-max-tokens")) notes.push({
			code: "budget-exceeds-max-tokens",
			detail: String(most)
		});
		if (forcedToolIn({ request }) && !notes.some(({ code }) => code === "forced-tool-choice")) notes.push({ code: "forced-tool-choice" });
	}
	return notes;
}
function sentBetas({ site: { outer, headers } }) {
	const names = outcomes(property$1(outer, "betas")).flatMap(({ leaf }) => leaf.kind === "array" ? leaf.elements : []).flatMap((element) => element.kind === "element" ? [String(constant(element.value())?.value)] : []);
	const named = [headers.options && betaHeader(property$1(headers.options, "headers")), ...headers.client.map((config) => betaHeader(property$1(config, "defaultHeaders")))].flatMap((header) => header ? outcomes(header) : []).flatMap(({ leaf }) => leaf.kind === "literal" ? String(leaf.value) : []);
	return [...names, ...named.flatMap((header) => header.split(",").map((name) => name.trim()))];
}
function overridingHeaders({ site }) {
	const { options, client } = site.headers;
	if (options) {
		for (const { leaf } of outcomes(options)) if (leaf.kind === "open") return leaf;
		const unread = unreadPart(property$1(options, "headers"));
		if (unread) return unread;
	}
	for (const config of client) {
		const unread = unreadPart(property$1(config, "defaultHeaders"));
		if (unread) return unread;
	}
}
function unreadPart(headers, seen = /* @__PURE__ */ new Set()) {
	for (const { leaf } of outcomes(headers)) {
		if (leaf.kind === "open") return leaf;
		if (leaf.kind !== "object" || seen.has(leaf) || betaHeaderKey(leaf) !== void 0) continue;
		seen.add(leaf);
		for (const entry of leaf.entries) {
			if (entry.kind === "computed") return {
				kind: "open",
				expr: entry.expr,
				why: "expression"
			};
			const unread = entry.kind === "spread" ? unreadPart(entry.value(), seen) : void 0;
			if (unread) return unread;
		}
	}
}
function invalidTaskBudget(params, language) {
	const existing = property$1(property$1(params, "output_config"), "task_budget");
	for (const { leaf } of outcomes(existing)) {
		if (leaf.kind === "literal" && typeof leaf.value === "number") return [{
			code: "task-budget-invalid",
			detail: String(leaf.value)
		}];
		if (leaf.kind !== "object") continue;
		const total = constant(property$1(leaf, "total"))?.value;
		if (typeof total === "number" && total < 2e4) return [{
			code: "task-budget-invalid",
			detail: String(total)
		}];
		if (constant(property$1(leaf, "total"))?.absent) return [{
			code: "task-budget-invalid",
			detail: oneLine(language.text(leaf.expr))
		}];
	}
	return [];
}
// dist/src/sites/own-id.js
function keptDeclaration(migrating) {
	const { readers } = migrating.ground;
	for (const { model } of migrating.requests.flatMap(({ paths }) => paths.filter((path) => path.group === "moves"))) {
		const { leaf } = model;
		const name = nameOf(leaf, readers.declarationsOf(leaf.expr));
		const obstacle = name === void 0 || leaf.kind !== "literal" ? void 0 : migrating.obstacle(leaf.expr, "value");
		const reader = obstacle?.at ?? obstacle?.site?.expr;
		if (name === void 0 || !reader) continue;
		return {
			name,
			reader,
			perhaps: obstacle?.site !== void 0 && !readers.of(leaf.expr).has(obstacle.site)
		};
	}
}
function nameOf({ expr }, declarations) {
	return declarations.filter(({ file, start }) => file === expr.file && start <= expr.start).reduce((last, one) => last && last.start > one.start ? last : one, void 0)?.name;
}
// dist/src/run/describe.js
const endsOf = (found) => [...new Map(found.map(({ leaf: { expr } }) => [exprKey(expr), expr])).values()];
const spot$1 = (expr) => ({
	file: expr.file,
	start: expr.start
});
function describe(facts, decision, migrating, stop, { language, moved, settings, blockedBy, guardable, gate }) {
	const { site } = facts;
	const textsIn = (test) => language.textsAsked(test).map((text) => ({
		...spot$1(text),
		end: text.end
	}));
	const migrated = migrating !== void 0;
	const budgets = safeBudgets(migrating);
	const elsewhere = decision.at && (decision.at.file !== site.file || decision.at.start < site.expr.start || decision.at.start > site.expr.end);
	const detail = stop?.detail ?? decision.detail ?? (decision.at && oneLine(language.text(decision.named ?? decision.at)));
	const stoppedAt = stop?.stoppedAt ?? (decision.at && (elsewhere || decision.at.start > site.expr.start) ? spot$1(decision.at) : void 0);
	return {
		id: site.id,
		file: site.file,
		start: site.expr.start,
		end: site.expr.end,
		api: site.api,
		...site.library && { ofLibrary: true },
		status: migrated ? "migrated" : stop ? statusOf(stop) : decision.status === "unlisted" ? "skipped" : decision.status,
		reason: migrated ? null : stop?.reason ?? decision.reason,
		detail,
		stoppedAt,
		...decision.words && !stop && { words: decision.words },
		...blockedBy && !stop && { blockedBy },
		...guardable && !stop && { guardable },
		...gate && !stop && decision.reason === "gate-misses-target" && { gate: {
			knows: gate.knows,
			texts: gate.gates.flatMap(textsIn)
		} },
		kind: kindFor(facts),
		model: modelOf(facts, migrating),
		kept: keptBy(migrating),
		...site.closed?.length && { closed: site.closed.map(({ name, why, expr }) => ({
			...spot$1(expr),
			name,
			why
		})) },
		budget: budgetOf(budgets, migrating),
		notes: migrating ? notesOf(migrating, budgets, site.kind === "sdk" ? language.namesThatStay?.(site, moved) : []) : decision.reason === "other-model" ? refusedToday(facts) : decision.reason === "types-unresolved" ? replacedMethod(decision, facts, language) : [],
		related: migrated && !facts.modelUnknown ? [] : endsOf(facts.sourcesPassed).map((expr) => ({
			...spot$1(expr),
			message: `passes ${nameOf$10(settings.from)}`
		}))
	};
}
function blocking(site, { stopped }, decisions) {
	const passed = /* @__PURE__ */ new Set([site]);
	let by = stopped.get(site)?.by;
	for (let next = by && stopped.get(by)?.by; by && next && !passed.has(next); next = stopped.get(by)?.by) {
		passed.add(by);
		by = next;
	}
	const decision = by && decisions.get(by);
	if (!by || !decision || decision.status === "unlisted") return void 0;
	return {
		...spot$1(by.expr),
		status: decision.status,
		reason: decision.reason
	};
}
const statusOf = ({ reason }) => reason === "declined" ? "skipped" : "review";
function safeBudgets(migrating) {
	if (!migrating?.getsTaskBudget) return [];
	if (migrating.guard) return [guardedBudget(migrating)];
	return migrating.requests.every(({ request }) => outcomes(request.params).length > 0) ? budgetsOf(migrating) : [];
}
const kindFor = ({ kind }) => kind ? {
	is: kind.kind,
	why: kind.why,
	...kind.at && { at: spot$1(kind.at) }
} : null;
function modelOf(facts, migrating) {
	const paths = facts.requests.flatMap(({ paths: all }) => all.filter((path) => path.model.leaf.kind === "literal" && typeof path.model.leaf.value === "string"));
	const chosen = paths.find((path) => path.group === "moves") ?? paths[0];
	if (chosen?.model.leaf.kind !== "literal") return null;
	const from = String(chosen.model.leaf.value);
	return {
		from,
		to: migrating ? chosen.group === "moves" && !migrating.samplingOnly ? twinOf(from, migrating.settings.targetModel) : from : null,
		at: spot$1(chosen.model.leaf.expr)
	};
}
function keptBy(migrating) {
	const kept = migrating && !migrating.samplingOnly ? keptDeclaration(migrating) : void 0;
	return kept && {
		...kept,
		reader: spot$1(kept.reader)
	};
}
function budgetOf(budgets, migrating) {
	const [first] = budgets;
	if (!migrating || !first) return null;
	const same = (key) => budgets.every((budget) => budget[key] === first[key]) ? first[key] : null;
	return {
		from: same("from"),
		ratio: first.ratio,
		computed: same("computed"),
		to: same("to"),
		floored: budgets.some(({ floored }) => floored),
		expression: same("expression"),
		at: spot$1(first.at),
		...budgets.some(({ text }) => text !== first.text) && { several: true }
	};
}
// dist/src/run/gate-edits.js
const MOST_TRIALS = 24;
const NOTHING = /(?!)/;
function extendGates(planned, input) {
	const { tree } = input;
	const waiting = planned.sites.filter(({ gate }) => gate !== void 0);
	const extended = /* @__PURE__ */ new Map();
	let taken = [];
	let trials = 0;
	for (const { id, gate } of waiting) for (const text of gate?.texts ?? []) {
		if (extended.has(id) || trials >= MOST_TRIALS) break;
		const edits = editsAt(text, gate, input);
		if (edits.length === 0 || edits.some((edit) => [...planned.edits, ...taken].some((other) => clashes(edit, other)))) continue;
		trials++;
		const all = [...taken, ...edits];
		const after = input.again(edited(tree, all));
		const freed = waiting.filter((one) => isChosen(one, after)).map((one) => one.id);
		if (!freed.includes(id) || !isSameBeside(planned, after, new Set(freed))) continue;
		const own = edits.map((edit) => ({
			...edit,
			sites: freed.filter((one) => !extended.has(one))
		}));
		for (const one of own[0]?.sites ?? []) extended.set(one, own);
		taken = all;
	}
	return extended;
}
function withExtended(site, edits) {
	if (!edits) return site;
	const { gate: _, stoppedAt, detail, guardable: __, ...rest } = site;
	const [first] = edits;
	const at = stoppedAt ?? (first && {
		file: first.file,
		start: first.start
	});
	return {
		...rest,
		status: "migrated",
		reason: null,
		notes: [...rest.notes, {
			code: "gate-extended",
			detail,
			at
		}],
		related: []
	};
}
function editsAt({ file, start, end }, { knows }, { tree, languages, migration }) {
	const text = tree.read(file) ?? "";
	const language = languages.find(({ handles }) => handles(file));
	const mention = [...text.slice(start, end).matchAll(mentionsOf(knows))][0];
	if (!language || !mention || isHost(file) || !tree.selected.has(file)) return [];
	const pair = {
		from: knows,
		to: migration.to
	};
	const finder = language.beside({
		text,
		file,
		mentions: mentionsOf(knows),
		says: NOTHING,
		twinOf: (id) => twinOfText(id, pair),
		twinOfPattern: (pattern) => twinOfPart(pattern, pair),
		remaining: () => ""
	});
	const at = start + mention.index;
	const found = finder.at({
		start: at,
		end: at + mention[0].length
	});
	return "edits" in found ? found.edits.map((edit) => ({
		...edit,
		file,
		kind: "guard",
		sites: []
	})) : [];
}
const clashes = (edit, other) => edit.file === other.file && (touches(edit, other) || touches(other, edit));
function edited(tree, edits) {
	const texts = new Map([...new Set(edits.map(({ file }) => file))].map((file) => [file, applyEdits(tree.read(file) ?? "", edits.filter((edit) => edit.file === file))]));
	return {
		...tree,
		read: (file) => texts.get(file) ?? tree.read(file),
		isChanged: (file) => texts.has(file) || (tree.isChanged?.(file) ?? false)
	};
}
const isChosen = ({ id }, { sites }) => sites.some((site) => site.id === id && site.reason === "chosen-by-model");
const waysOf = (all, migration) => new Map(all.map(({ site, requests }) => {
	const ways = requests.flatMap((one) => {
		const { open, ids } = modelsOf(one);
		const onTarget = supposed(one.request, [...open, ...ids], migration.to).flatMap((request) => pathsOf(request, migration));
		return [one.paths, onTarget].map((paths) => paths.map(({ model, thinking, state }) => [...[model, thinking].map(({ leaf }) => textOf(leaf)), state]));
	});
	return [site.id, JSON.stringify(ways)];
}));
const textOf = (leaf) => leaf.kind === "literal" ? leaf.value : leaf.kind;
function isSameBeside(before, after, freed) {
	const rowsOf = ({ sites, edits, ways = /* @__PURE__ */ new Map() }) => JSON.stringify([[...ways].filter(([id]) => !freed.has(id)), sites.filter(({ id }) => !freed.has(id)).map(({ id, status, reason }) => [
		id,
		status,
		reason,
		edits.filter((edit) => edit.sites.includes(id)).map(({ text }) => text)
	])]);
	return rowsOf(before) === rowsOf(after);
}
// dist/src/run/plan-edits.js
function planEdits(facts, inputs, tree, failures) {
	const clashing = /* @__PURE__ */ new Map();
	const fail = (site, error) => failures.add(site.expr, error);
	for (;;) {
		const plan = makePlan({
			...inputs,
			facts: facts.filter(({ site }) => !clashing.has(site) && !failures.has(site.expr))
		});
		for (const [site, error] of plan.failed) fail(site, error);
		const untied = inputs.language.untied?.(movedBy(plan));
		if (untied && !clashing.has(untied.site)) {
			clashing.set(untied.site, {
				reason: "types-unresolved",
				at: untied.at,
				words: "class-check"
			});
			continue;
		}
		const edits = printed(plan, inputs.language, fail);
		if (!edits) continue;
		const clash = overlapping(edits, tree);
		const site = clash && facts.findLast(({ site: one }) => clash.sites.includes(one.id) && !clashing.has(one))?.site;
		if (!site) {
			for (const [stopped, why] of clashing) plan.stopped.set(stopped, why);
			return {
				plan,
				edits
			};
		}
		clashing.set(site, {
			reason: "shared-params",
			at: site.expr
		});
	}
}
function printed({ operations, sites }, language, fail) {
	try {
		return language.print(operations);
	} catch (all) {
		for (const [site] of sites) try {
			language.print(operations.filter((operation) => operation.sites.includes(site.id)));
		} catch (error) {
			fail(site, error);
			return;
		}
		throw all;
	}
}
const movedBy = (plan) => new Set(plan.operations.flatMap(({ op, sites }) => op === "endpoint" ? sites : []));
function overlapping(edits, tree) {
	for (const file of new Set(edits.map((edit) => edit.file))) {
		const own = edits.filter((edit) => edit.file === file);
		try {
			applyEdits(tree.read(file) ?? "", own);
		} catch (error) {
			if (!(error instanceof OverlappingEdits)) throw error;
			return { sites: own.filter((edit) => error.concerns(edit)).flatMap((edit) => edit.sites) };
		}
	}
}
// dist/src/run/unguard.js
const NONE = {
	sites: [],
	edits: []
};
function unguard(input) {
	const { language, tree, settings, stops, others } = input;
	if (tree.alone || settings.guard) return NONE;
	const rows = rowsOf(input);
	const all = settings.unguard;
	const verdicts = /* @__PURE__ */ new Map();
	for (const row of rows) {
		if (!tree.selected.has(row.file)) continue;
		const stop = row.site?.ignored ? { reason: "ignored" } : stops.get(row.id);
		const verdict = stop ? { stop } : verdictOn(row, input);
		if (all || "operations" in verdict || "stop" in verdict && !row.site?.ignored) verdicts.set(row, verdict);
	}
	const planned = () => language.print([...verdicts.values()].flatMap((one) => "operations" in one ? one.operations : []));
	let edits = planned();
	const clash = () => [...verdicts].find(([row, verdict]) => "operations" in verdict && edits.some((edit) => edit.sites.includes(row.id) && others.some((other) => other.file === edit.file && (touches(edit, other) || touches(other, edit)))))?.[0];
	for (let row = clash(); row; row = clash()) {
		verdicts.set(row, { why: "a call that migrates edits the same place" });
		edits = planned();
	}
	const gone = modulesLeft(rows, verdicts, edits, input);
	return {
		sites: [...[...verdicts].map(([row, verdict]) => rowSite(row, verdict, input)), ...gone.sites],
		edits: [...edits, ...gone.edits]
	};
}
function rowsOf({ language, guarded, tree }) {
	const rows = /* @__PURE__ */ new Map();
	const counts = /* @__PURE__ */ new Map();
	for (const use of language.guards.uses()) {
		const { file, start, end } = use.expr;
		const site = guarded.filter(({ expr }) => isWithin(use.expr, expr)).at(-1);
		const name = `${below$1(tree.root, hostOf(file))}#${use.within}:guard`;
		const key = site?.id ?? `${name}${start}`;
		const known = rows.get(key);
		if (known) {
			known.uses.push(use);
			continue;
		}
		if (!site) counts.set(name, (counts.get(name) ?? 0) + 1);
		const place = site ? {
			start: site.expr.start,
			end: site.expr.end,
			api: site.api
		} : {
			start,
			end,
			api: null
		};
		rows.set(key, {
			id: site?.id ?? `${name}${counts.get(name)}`,
			file,
			...place,
			module: use.module,
			uses: [use],
			site
		});
	}
	return [...rows.values()];
}
function verdictOn({ uses, id, module }, input) {
	const { language, settings } = input;
	const numbers = language.guards.numbersOf(module, nameless(settings.targetModel));
	const found = uses.map((use) => {
		const { asked } = use;
		if (!asked) return {
			why: "its code is not as the tool writes it",
			at: spot(use.expr)
		};
		const problem = problemWith(asked, input);
		if (problem) return problem;
		if (!numbers) return {
			why: "the module was edited, or knows no task budget of the target",
			at: {
				file: module,
				start: 0
			}
		};
		try {
			const { properties, budget } = plainForm(asked, numbers, use, input);
			return {
				operations: [{
					...asked.instead(properties),
					kind: "guard",
					sites: [id]
				}],
				budget
			};
		} catch (error) {
			if (!(error instanceof Unexpressible)) throw error;
			return {
				why: "the names that its budget needs are taken",
				at: spot(use.expr)
			};
		}
	});
	const stays = found.find((one) => "why" in one);
	if (stays) return stays;
	const plain = found.flatMap((one) => "operations" in one ? [one] : []);
	const [first] = plain;
	const budget = first?.budget ? {
		...first.budget,
		...plain.length > 1 && { several: true }
	} : null;
	return {
		operations: plain.flatMap(({ operations }) => operations),
		budget
	};
}
function nameless(target) {
	const kind = readModel(target);
	return kind.kind === "known" ? kind.family : target;
}
function problemWith({ model, models, rest, budget }, { language, settings }) {
	const found = outcomes(models).map(({ leaf, overridable }) => ({
		leaf,
		id: leaf.kind === "literal" && !overridable ? leaf.value : void 0
	}));
	for (const { leaf, id } of found) {
		if (typeof id !== "string") continue;
		if (takesBudgets(id)) return {
			why: `its model can be \`${id}\`, which takes thinking budgets`,
			at: spot(leaf.expr)
		};
		if (readModel(id).kind === "known" && factsOfTarget(id).taskBudget === null) return {
			why: `its model can be \`${id}\`, which takes no task budgets`,
			at: spot(leaf.expr)
		};
	}
	if (!settings.unguard && !found.every(({ id }) => typeof id === "string" && readModel(id).kind === "known")) return { why: "its model is not known" };
	const lost = [model, ...rest.filter(({ key }) => isSampling(key)).map(({ expr }) => expr)].find((expr) => !language.isDroppable(expr));
	if (lost) return {
		why: `\`${oneLine(language.text(lost))}\` does something when it is evaluated`,
		at: spot(lost)
	};
	return language.isPure(budget) || isNumber(language.text(budget)) ? void 0 : {
		why: "its budget is more than a value",
		at: spot(budget)
	};
}
const isSampling = (key) => SAMPLING.some((name) => name === key);
const isNumber = (text) => /^[\d_]+$/.test(text);
function plainForm(asked, { ratio, minBudget }, { expr }, { language, settings, tree }) {
	const { syntax } = language;
	const { budget, rest, pinned } = asked;
	const handed = (key) => rest.find((one) => one.key === key);
	const textOf = (key) => {
		const entry = handed(key);
		return entry && language.text(entry.expr);
	};
	const string = (text) => syntax.string(text, expr);
	const display = textOf("display");
	const thinking = syntax.object([["type", pinned(string("adaptive"))], ...display ? [["display", pinned(display)]] : []], expr);
	const text = language.text(budget);
	const from = isNumber(text) ? Number(text.replaceAll("_", "")) : null;
	const computed = from === null ? null : scale(from, ratio);
	const to = computed === null ? null : Math.max(minBudget, computed);
	const total = to === null ? syntax.scaled(text, ratio, minBudget, budget) : syntax.number(to, text.includes("_"));
	const task = syntax.object([["type", pinned(string("tokens"))], ["total", total]], expr);
	const added = (value) => settings.taskBudget ? value : void 0;
	const beta = string(BETAS.taskBudgets);
	const betas = added(within(handed("betas"), beta) ?? syntax.array([...listed(textOf("betas")), beta])) ?? textOf("betas");
	const own = syntax.object([["task_budget", task]], expr);
	const config = added(within(handed("output_config"), own.slice(1, -1).trim()) ?? merged(textOf("output_config"), own)) ?? textOf("output_config");
	const properties = [["thinking", thinking]];
	if (betas) properties.push(["betas", betas]);
	if (config) properties.push(["output_config", config]);
	const numbers = {
		from,
		ratio,
		computed,
		to,
		floored: computed !== null && computed < minBudget,
		at: spot(budget)
	};
	return {
		properties,
		budget: settings.taskBudget ? {
			...numbers,
			expression: to === null ? total : null
		} : null
	};
	function listed(list) {
		return list === void 0 ? [] : [syntax.items(syntax.orEmptyList(list))];
	}
	function merged(config, task_budget) {
		return config === void 0 ? task_budget : syntax.object([syntax.spread(config, true), ["task_budget", task]], expr);
	}
	function within(entry, more) {
		if (!entry?.written) return void 0;
		const source = tree.read(expr.file) ?? "";
		const found = reindented(language.text(entry.expr), indentAt(source, entry.expr.start), indentAt(source, expr.start));
		const [, open = "", inside = "", comma = "", space = "", close = ""] = /^(.)(.*?)(,?)(\s*)(.)$/s.exec(found) ?? [];
		if (inside.trim() === "") return `${open}${space}${more}${space}${close}`;
		const line = space.includes("\n") ? /\r?\n[ \t]*(?=\S)/.exec(inside)?.[0] : void 0;
		return `${open}${inside},${line ?? " "}${more}${line === void 0 ? "" : comma}${space}${close}`;
	}
}
const spot = (expr) => ({
	file: expr.file,
	start: expr.start
});
function modulesLeft(rows, verdicts, edits, { language, tree, settings, stops }) {
	const { guards } = language;
	const found = {
		sites: [],
		edits: []
	};
	for (const file of tree.files().filter((one) => guards.isModule(one) && tree.selected.has(one))) {
		const own = rows.filter(({ module }) => module === file);
		if (own.some((row) => !("operations" in (verdicts.get(row) ?? {}))) || own.length === 0 && !settings.unguard) continue;
		const id = `${below$1(tree.root, file)}#top-level:guard`;
		const row = {
			id,
			file,
			start: 0,
			end: 0,
			api: null,
			module: file,
			uses: [],
			site: void 0
		};
		const mention = mentionOf(file, edits, {
			language,
			tree
		});
		if (mention && settings.unguard) found.sites.push(site(row, {
			reason: "guard-stays",
			detail: "the module is named elsewhere",
			stoppedAt: mention
		}));
		if (mention || stops.has(id)) continue;
		if (own.length === 0) found.sites.push(site(row, { notes: [{ code: "guard-removed" }] }));
		const sites = own.length > 0 ? own.map((one) => one.id) : [id];
		found.edits.push({
			file,
			start: 0,
			end: (tree.read(file) ?? "").length,
			text: "",
			kind: "guard",
			sites
		});
	}
	return found;
}
function mentionOf(module, edits, { language, tree }) {
	const { guards } = language;
	for (const file of [
		...tree.containing([guards.name]),
		...tree.manifests,
		...tree.configs
	]) {
		if (file === module) continue;
		const text = tree.read(file) ?? "";
		if (!applyEdits(text, edits.filter((edit) => edit.file === file)).includes(guards.name)) continue;
		const other = guards.importedBy(file);
		if (other === void 0 || other === module) return {
			file,
			start: text.indexOf(guards.name)
		};
	}
}
function rowSite(row, verdict, { language }) {
	if ("stop" in verdict) {
		const { reason } = verdict.stop;
		return site(row, {
			...verdict.stop,
			status: reason === "declined" || reason === "ignored" ? "skipped" : "review"
		});
	}
	if ("why" in verdict) return site(row, {
		reason: "guard-stays",
		detail: verdict.why,
		stoppedAt: verdict.at
	});
	const detail = row.uses.map(({ asked }) => asked && oneLine(language.text(asked.model)))[0];
	return site(row, {
		budget: verdict.budget,
		notes: [{
			code: "guard-removed",
			detail
		}]
	});
}
const site = ({ id, file, start, end, api }, found) => ({
	id,
	file,
	start,
	end,
	api,
	reason: null,
	kind: null,
	model: null,
	budget: null,
	notes: [],
	related: [],
	...found,
	status: found.status ?? (found.reason ? "review" : "migrated")
});
// dist/src/run/analyse.js
var analyse_exports = /* @__PURE__ */ __exportAll({ analyse: () => analyse });
function analyse(tree, settings, stops = /* @__PURE__ */ new Map(), languages = [JAVASCRIPT]) {
	const first = analyseOnce(tree, settings, stops, languages, /* @__PURE__ */ new Set());
	if (!settings.guard) return first;
	const again = (source) => analyseOnce(source, settings, stops, languages, /* @__PURE__ */ new Set());
	const extended = extendGates(first, {
		tree,
		languages,
		migration: migrationOf(settings),
		again
	});
	const left = first.sites.filter(({ id, gate }) => gate && !extended.has(id)).map(({ id }) => id);
	const { sites, edits, ...rest } = left.length > 0 ? analyseOnce(tree, settings, stops, languages, new Set(left)) : first;
	return {
		...rest,
		sites: sites.map((site) => withExtended(site, extended.get(site.id))),
		edits: [...edits, ...new Set([...extended.values()].flat())]
	};
}
function analyseOnce(tree, settings, stops, languages, closed) {
	const migration = migrationOf(settings);
	const gates = {
		places: [],
		closed
	};
	const analyseOne = (language, files) => analyseIn(language, files, settings, stops, gates);
	const interests = [...tree.interests ?? [], [spellingsOf(migration.from)]];
	const { closedWorld } = settings;
	const knowsBoth = (place) => (tree.knowsBoth?.(place) ?? false) || gates.places.some((gate) => isWithin({
		...place,
		node: void 0
	}, gate));
	return {
		...inLanguages({
			...tree,
			migration,
			interests,
			closedWorld,
			knowsBoth
		}, languages, analyseOne),
		migration
	};
}
function inLanguages(tree, languages, analyseOne, more = []) {
	const view = viewEmbedded(tree, notebookReader(languages));
	const analyses = languages.map((one) => {
		const files = filesOf(view, one, more);
		return analyseOne(one.create(files), files);
	});
	return inHosts(together(analyses), view);
}
const together = (all) => ({
	sites: all.flatMap(({ sites }) => sites),
	idsRead: all.flatMap(({ idsRead = [] }) => idsRead),
	ways: new Map(all.flatMap(({ ways = [] }) => [...ways])),
	edits: all.flatMap(({ edits }) => edits),
	unattributed: all.flatMap(({ unattributed: found }) => found),
	errors: all.flatMap(({ errors }) => errors),
	unusedIgnores: all.flatMap(({ unusedIgnores }) => unusedIgnores),
	parsed: all.reduce((sum, { parsed }) => sum + parsed, 0)
});
function analyseIn(language, tree, settings, stops, gates) {
	const found = language.find();
	const failures = new Failures();
	const { attempt } = failures;
	const fits = (glob, value) => picomatch.isMatch(value, glob, { dot: true });
	const ruled = ({ site, kind }) => budgetSettings(settings, {
		path: hostOf(site.file).slice(tree.root.length + 1),
		id: site.id,
		kind: kind?.kind
	}, fits);
	const judged = found.sites.flatMap((site) => attempt(site.expr, () => judge(site, settings, tree, ruled)) ?? []);
	const decisions = new Map(judged.map(({ facts: { site }, decision }) => [site, decision]));
	const readersOf = (all) => new Readers(all, (site, collect) => attempt(site.expr, collect));
	const facts = withoutReadObjects(judged.map((one) => one.facts), readersOf);
	const readers = readersOf(facts);
	const isListed = ({ site }) => site.selected && decisions.get(site)?.status !== "unlisted";
	const lost = lostBudgets(found, facts.filter(isListed), readers, tree, language);
	for (const one of facts.filter(({ site }) => decisions.get(site)?.status === "unlisted")) {
		const beside = nearestTo(one.site.expr, lost);
		if (beside) decisions.set(one.site, decideBeside(one, beside, {
			...settings,
			taskBudget: ruled(one).taskBudget
		}));
	}
	const isExtended = ({ site, missed }) => settings.guard && missed !== void 0 && !gates.closed.has(site.id);
	const guardable = judged.flatMap(({ facts: one, guards: can }) => can && !isExtended(one) ? [one] : []);
	const modulesFor = (all) => guardModules(all.map(({ site }) => site), language);
	const guards = new Map(settings.guard ? modulesFor(guardable) : []);
	const migrates = (site) => decisions.get(site)?.status === "migrated" || guards.has(site);
	const migratingNow = () => facts.filter(({ site }) => migrates(site) && site.selected && !stops.has(site.id));
	let migrating = migratingNow();
	const ratios = settings.experiment;
	const module = ratios.length > 0 ? language.experiments.moduleFor(facts.filter(({ site }) => decisions.get(site)?.status === "migrated" && site.selected).map(({ site }) => site.file)) : void 0;
	const samplingOnly = (site) => decisions.get(site)?.samplingOnly ?? false;
	const renamesOnly = (site) => decisions.get(site)?.renamesOnly ?? false;
	const inputs = {
		all: facts,
		samplingOnly,
		renamesOnly,
		language,
		settings,
		readers,
		selected: tree.selected,
		alone: tree.alone,
		guards,
		budgetSettings: (one) => {
			const budget = ruled(one);
			const trial = module && !samplingOnly(one.site) ? trialOf(one, {
				ratios,
				module,
				language,
				budget
			}) : void 0;
			return trial ? {
				...budget,
				trial
			} : budget;
		}
	};
	const renamed = () => migrating.filter(({ site }) => renamesOnly(site) && planned.plan.stopped.has(site));
	const planAll = () => {
		gates.places = migrating.flatMap(({ site, chosen }) => renamesOnly(site) ? chosen?.gates ?? [] : []);
		return planEdits(migrating, inputs, tree, failures);
	};
	let planned = planAll();
	for (let left = renamed(); left.length > 0; left = renamed()) {
		for (const one of left) decisions.set(one.site, decideRewritten(one, {
			...settings,
			taskBudget: ruled(one).taskBudget
		}));
		migrating = migratingNow();
		planned = planAll();
	}
	const apart = migrating.filter(({ site }) => planned.plan.stopped.get(site)?.reason === "model-mixed" && !guards.has(site));
	guardable.push(...apart);
	if (settings.guard && apart.length > 0) {
		for (const { site } of apart) decisions.set(site, {
			status: "review",
			reason: "model-mixed",
			...planned.plan.stopped.get(site)
		});
		for (const [site, own] of modulesFor(guardable)) guards.set(site, own);
		planned = planAll();
	}
	const finished = !settings.guard && !tree.alone && guardable.length > 0 && mayGuard(settings) ? makePlan({
		...inputs,
		facts: guardable,
		guards: modulesFor(guardable)
	}).sites : /* @__PURE__ */ new Map();
	const describeAll = ({ plan, edits }) => {
		for (const [site, { by: _, ...why }] of plan.stopped) if (guards.has(site)) plan.stopped.delete(site);
		else decisions.set(site, {
			status: "review",
			...why
		});
		const decisionOf = (site) => guards.has(site) && plan.sites.has(site) ? {
			status: "migrated",
			reason: null
		} : decisions.get(site);
		const moved = movedBy(plan);
		const listed = facts.filter((one) => isListed(one) && !failures.has(one.site.expr));
		return {
			sites: listed.flatMap((one) => attempt(one.site.expr, () => describe(one, decisionOf(one.site), plan.sites.get(one.site), stops.get(one.site.id), {
				language,
				moved,
				settings,
				blockedBy: blocking(one.site, plan, decisions),
				guardable: finished.has(one.site),
				gate: isExtended(one) ? one.missed : void 0
			})) ?? []),
			listed,
			edits: [
				...edits,
				...experimentEdits(plan.sites, module, language),
				...guardEdits(plan, settings, language)
			]
		};
	};
	let result = describeAll(planned);
	while (result.sites.length < result.listed.length) result = describeAll(planEdits(migrating, inputs, tree, failures));
	const { listed } = result;
	const plain = unguard({
		language,
		guarded: facts.flatMap(({ site }) => site.guarded ? [site] : []),
		tree,
		settings,
		stops,
		others: result.edits
	});
	const [sites, edits] = [[...result.sites, ...plain.sites], [...result.edits, ...plain.edits]];
	const moved = new Set(sites.filter(({ status }) => status === "migrated").map(({ id }) => id));
	return {
		sites,
		edits,
		...settings.guard && { ways: waysOf(judged.map(({ facts: one }) => one), migrationOf(settings)) },
		idsRead: facts.filter(({ site }) => !moved.has(site.id)).flatMap(idsReadBy),
		unattributed: unattributed(found, lostBudgets(found, listed, readers, tree, language), decisions),
		errors: [...found.errors, ...failures.all],
		unusedIgnores: found.ignores.filter(({ used, spot }) => !used && tree.selected.has(spot.file)).map(({ spot }) => spot),
		parsed: found.parsed
	};
}
function judge(site, settings, tree, ruled) {
	const { rule } = site.library ?? {};
	const installed = (rule ? [rule.package, ...rule.aliases ?? []] : []).flatMap((name) => tree.versionOf?.(site.file, name) ?? [])[0];
	const facts = factsOf(site, migrationOf(settings), tree.sdkOf?.(site.file), installed);
	const own = {
		...settings,
		taskBudget: ruled(facts).taskBudget
	};
	const decision = decide(facts, own);
	return {
		facts,
		decision,
		guards: site.selected && decideGuarded(facts, decision, own)?.status === "migrated"
	};
}
function withoutReadObjects(facts, readersOf) {
	const calls = readersOf(facts.filter(({ site }) => site.kind !== "object"));
	const isRead = ({ site: { expr }, requests }) => calls.isRead(expr) || enabledIn(requests).some((inner) => inner.start > expr.start && inner.end <= expr.end && calls.isRead(inner));
	return facts.filter((one) => one.site.kind !== "object" || !isRead(one));
}
const enabledIn = (requests) => requests.flatMap(({ holders }) => holders.flatMap(({ enabled }) => enabled.map(({ object }) => object.expr)));
const idsReadBy = ({ site, requests }) => {
	const leaves = requests.flatMap(({ paths }) => paths.map(({ model }) => model.leaf));
	return [...new Map(leaves.flatMap((leaf) => leaf.kind === "literal" ? [[exprKey(leaf.expr), leaf.expr]] : [])).values()].sort((a, b) => a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1).map((expr) => ({
		...spot$1(expr),
		end: expr.end,
		by: spot$1(site.expr)
	}));
};
function unattributed(found, lost, decisions) {
	const named = new Set([...decisions.values()].map(({ at }) => at));
	const left = new Set(lost.filter((object) => !named.has(object)));
	return found.budgets.filter(({ object }) => left.has(object)).map(({ spot: at }) => ({
		...at,
		why: "a thinking budget that belongs to no call the tool can see"
	}));
}
function nearestTo({ file, start, end }, all) {
	const distance = (one) => Math.max(0, start - one.start, one.end - end);
	return all.filter((one) => one.file === file).sort((a, b) => distance(a) - distance(b))[0];
}
function lostBudgets(found, listed, readers, tree, language) {
	const sites = new Set(listed.map(({ site }) => site));
	return found.budgets.map(({ object }) => object).filter(({ file }) => tree.selected.has(file) && !language.guards.isModule(file)).filter((object) => ![...readers.of(object)].some((site) => sites.has(site)) && !listed.some(({ site }) => site.file === object.file && site.expr.start <= object.start && site.expr.end >= object.end));
}
export { writtenAsText as $, CLAUDE as A, MODULE_NAME as B, loopFeeding as C, parseSource as Ct, reachable as D, walk as Dt, originsOf as E, startOf as Et, numbersIn as F, guardedSpread as G, holdsWord as H, BUDGET_FUNCTION as I, withUnknown as J, unknownGuard as K, removals as L, WITH_TASK_BUDGETS as M, WITH_THINKING_BUDGETS as N, BEFORE as O, notebookReader as Ot, rows as P, urlOf as Q, rowsOf$1 as R, loopsAround as S, Failures as St, findMocks as T, endOf as Tt, readable as U, lineOf as V, changed as W, HOST as X, without$1 as Y, countsTokens as Z, saysWhatChanges as _, otherBaseUrl as _t, saidOf as a, HANDED as at, createAccessors as b, missingReasons as bt, languagesIn as c, isWrittenByGuard as ct, unitsOf as d, librarySite as dt, SENDS$1 as et, SPY_WHY as f, requestSite as ft, isOfCall as g, betaHeaderKey as gt, isModelOf as h, betaHeader as ht, passedFor as i, GUARD_MODULE as it, TASK_BUDGETS_BETA as j, BEHIND as k, languages_exports as l, notOurs as lt, asksWhatChanges as m, pathsOf as mt, analyse_exports as n, testReads as nt, JAVASCRIPT as o, WRITTEN_BY_GUARD as ot, staysOnMessages as p, factsOf as pt, withEntry as q, inLanguages as r, ANSWERED as rt, filesOf as s, isGuardModule as st, analyse as t, platformAmong as tt, blanked as u, laterChange as ut, scopeOf as v, NO_SHAPE as vt, MOCK_WHY as w, SyntaxProblem as wt, isQuery as x, needsThinking as xt, createContext as y, isStopReason as yt, withRows as z };
