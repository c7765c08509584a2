import { a as entryCopy, c as literalWith, i as behindItem, l as patternEdits, n as WHY, o as isAboutOld, r as alternative, s as isEntryOf, t as REFUSED, u as quotes } from "./beside-Dcze-54H.js";
import { r as stringValue } from "./literals-D_D-RSbh.js";
import { C as walk, _ as memberName, a as field, c as isCall, f as isMember, i as calleeOf, m as isPattern, n as argumentsOf, r as around, s as holds, u as isFunction, v as objectOf, x as statementOf, y as parts } from "./node-Cs6breo6.js";
import { t as COMMENTS } from "./print-DKnrIHYH.js";
// dist/src/frontends/python/edits/beside.js
function createBeside(input, parse) {
	const { root } = parse(input.text);
	const inserted = /* @__PURE__ */ new Set();
	return { at: (mention) => new Place(input, stringAt(root, mention), mention, inserted).answer() };
}
function stringAt(root, place) {
	let found;
	walk(root, (node) => {
		if (!holds(node, place)) return false;
		if (node.type === "string") found = node;
		return true;
	});
	return found;
}
const spanOf = ({ start, end }) => ({
	start,
	end
});
const ASKS = /^(?:startswith|endswith)$/;
const PATTERNS = /^(?:re|regex)\.\w+$/;
const ROW_KEYS = /^(?:id|name|model|model_?id|model_?name|slug|value)$/i;
const COLLECTIONS = /^(?:list|tuple|set)$/;
var Place = class {
	input;
	node;
	mention;
	inserted;
	constructor(input, node, mention, inserted) {
		this.input = input;
		this.node = node;
		this.mention = mention;
		this.inserted = inserted;
	}
	answer() {
		const { node } = this;
		if (!node) return { why: WHY.comment };
		if (isAboutOld(this.names(node))) return { why: WHY.old };
		const user = userOf(node);
		if (user && isCall(user) && PATTERNS.test(calleeOf(user).text)) return this.inPattern(node, statementOf(node));
		const id = stringValue(node);
		if (id === void 0 || user?.type === "concatenated_string" || user?.type === "expression_statement") return { why: WHY.part };
		const twin = this.input.twinOf(id);
		if (twin === void 0) return { why: /\s/.test(id) ? WHY.part : WHY.suffix };
		return this.beside(node, user, {
			id,
			twin
		});
	}
	beside(literal, user, ids) {
		const { twin } = ids;
		const source = literalWith(literal.text, ids.id, twin);
		switch (user?.type) {
			case "comparison_operator": return this.inComparison(user, literal, twin, source);
			case "call": {
				const callee = calleeOf(user);
				if (!isMember(callee) || !ASKS.test(memberName(callee) ?? "") || parts(argumentsOf(user)).length !== 1) return { why: WHY.single };
				return this.inGate(user, literal, {
					twin,
					source,
					other: objectOf(callee),
					joint: "or"
				});
			}
			case "case_pattern":
			case "union_pattern": return this.inCase(user, literal, twin, source);
			case "list":
			case "tuple":
			case "set": return this.inList(user, literal, ids, source);
			case "pair": {
				if (literal.field === "key") return user.parent?.type === "dictionary" ? this.copied(user, user.parent, {
					...ids,
					literal
				}) : { why: WHY.unclear };
				const key = field(user, "key");
				return ROW_KEYS.test((key && stringValue(key)) ?? "") ? this.inRow(user, {
					...ids,
					literal
				}) : { why: WHY.single };
			}
			case "subscript":
			case "type": return this.inLiteralType(user, literal, twin, source);
			default: return { why: WHY.single };
		}
	}
	inComparison(comparison, literal, twin, source) {
		const operands = parts(comparison).filter((part) => part.field !== "operators");
		const operator = comparison.children.filter((child) => child.field === "operators").map(({ text }) => text).join(" ").replace(/\s+/g, " ");
		const other = operands.find((operand) => operand !== literal);
		if (operands.length !== 2 || !other) return { why: WHY.unclear };
		if (!(/^[!=]=$/.test(operator) || /^(?:not )?in$/.test(operator) && operands[0] === literal)) return { why: WHY.unclear };
		return this.inGate(comparison, literal, {
			twin,
			source,
			other,
			joint: /^(?:!=|not in)$/.test(operator) ? "and" : "or"
		});
	}
	inGate(gate, literal, { twin, source, other, joint }) {
		const statement = statementOf(gate);
		const home = around(gate, isFunction) ?? statement;
		const chain = chainAround(gate, joint);
		if (quotes(chain.text, twin)) return { why: WHY.there };
		if (home.text.includes(twin)) return { why: WHY.near };
		if (!isRepeatable(other)) return { why: WHY.effects };
		if (REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
		if (!this.isFirst(chain, `${other.text} ${twin}`)) return this.none(literal);
		const parens = needsParens(gate, joint);
		return this.edited(literal, alternative(this.input.text, spanOf(gate), {
			literal: spanOf(literal),
			twin: source,
			joint,
			parens
		}));
	}
	inCase(pattern, literal, twin, source) {
		const clause = around(pattern, ({ type }) => type === "case_clause");
		const whole = around(pattern, ({ type }) => type === "match_statement");
		if (!clause || !whole) return { why: WHY.unclear };
		if (parts(field(whole, "body") ?? whole).flatMap((one) => parts(one).filter(({ type }) => type === "case_pattern")).some(({ text }) => text.includes(twin))) return { why: WHY.there };
		if (!this.isFirst(whole, twin)) return this.none(literal);
		if (REFUSED.test(this.input.remaining(spanOf(clause)))) return { why: WHY.budget };
		return this.edited(literal, [{
			start: literal.end,
			end: literal.end,
			text: ` | ${source}`
		}]);
	}
	inList(list, literal, ids, source) {
		const outer = list.parent;
		const items = parts(list);
		if (list.type !== "set" && outer && COLLECTIONS.test(outer.type) && items[0] === literal && items.length > 1) return this.copied(list, outer, {
			...ids,
			literal
		});
		if (outer?.type === "assignment" && isPattern(field(outer, "left") ?? outer)) return { why: WHY.position };
		if (items.some(({ type }) => !/^(?:string|identifier|attribute|list_splat)$/.test(type))) return { why: WHY.unclear };
		if (this.isReadByPosition(list)) return { why: WHY.position };
		return this.added(list, literal, ids.twin, source);
	}
	inLiteralType(user, literal, twin, source) {
		const list = user.type === "type" ? user.parent : user;
		const name = user.type === "type" ? list?.parent?.children[0] : field(user, "value");
		return list && name && /(?:^|\.)Literal$/.test(name.text) ? this.added(list, literal, twin, source) : { why: WHY.single };
	}
	added(list, literal, twin, source) {
		if (list.text.includes(twin)) return { why: quotes(list.text, twin) ? WHY.there : WHY.near };
		if (!this.isFirst(list, twin)) return this.none(literal);
		if (REFUSED.test(this.input.remaining(spanOf(statementOf(list))))) return { why: WHY.budget };
		return this.edited(literal, behindItem(this.input.text, spanOf(literal), source, COMMENTS));
	}
	inRow(pair, ids) {
		const row = pair.parent;
		const list = row?.parent;
		return row && list && COLLECTIONS.test(list.type) ? this.copied(row, list, ids) : { why: WHY.single };
	}
	copied(entry, table, { literal, id, twin }) {
		const covers = spanOf(entry);
		if (table.text.includes(twin)) {
			const own = this.input.text.slice(entry.start, literal.start);
			const others = parts(table).filter((other) => other !== entry);
			return {
				why: isEntryOf(twin, own, others.map(({ text }) => text)) ? WHY.there : WHY.near,
				covers
			};
		}
		if (!this.isFirst(table, twin)) return {
			...this.none(entry),
			covers
		};
		if (!hasNoEffect(entry)) return { why: WHY.effects };
		if (table.type !== "dictionary" && this.isReadByPosition(table)) return { why: WHY.position };
		const copy = entryCopy(entry.text, {
			...this.input,
			id,
			twin
		});
		if (typeof copy !== "string") return copy;
		return {
			...this.edited(entry, behindItem(this.input.text, covers, copy, COMMENTS)),
			covers
		};
	}
	inPattern(literal, statement) {
		if (REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
		const edits = patternEdits(this.input.text, this.mention, spanOf(literal), this.input);
		return Array.isArray(edits) ? this.edited(literal, edits) : edits;
	}
	isReadByPosition(list) {
		const assignment = around(list, ({ type }) => type === "assignment");
		const left = assignment && field(assignment, "left");
		return left?.type === "identifier" && new RegExp(`\\b${left.text}\\s*\\[\\s*-?\\d`).test(this.input.text);
	}
	names(node) {
		const names = [];
		for (let at = node; at; at = at.parent) {
			const name = at.type === "assignment" ? field(at, "left") : at.type === "function_definition" ? field(at, "name") : void 0;
			if (name) names.push(name.text);
			const key = at.type === "pair" ? field(at, "key") : void 0;
			if (key && at !== node && key !== node) names.push(stringValue(key) ?? "");
		}
		return names.filter(Boolean);
	}
	isFirst(home, what) {
		const key = `${home.start} ${home.end} ${what}`;
		return !this.inserted.has(key) && this.inserted.add(key) !== void 0;
	}
	none(node) {
		return this.edited(node, []);
	}
	edited(node, edits) {
		return {
			edits,
			names: this.names(node)
		};
	}
};
function chainAround(gate, joint) {
	let chain = gate;
	while (chain.parent?.type === "boolean_operator" && field(chain.parent, "operator")?.text === joint) chain = chain.parent;
	return chain;
}
function userOf(literal) {
	let user = literal.parent ?? void 0;
	if (user?.type === "argument_list") user = user.parent ?? void 0;
	return user;
}
const OF_TEXTS = /^(?:lower|upper|casefold|strip|replace|split|removeprefix|removesuffix)$/;
const EFFECTS = /^(?:await|yield|named_expression|list_comprehension|generator_expression|dictionary_comprehension|set_comprehension)$/;
const isRepeatable = (node) => every(node, (one) => isCall(one) ? OF_TEXTS.test(memberName(calleeOf(one)) ?? "") : !EFFECTS.test(one.type));
const hasNoEffect = (entry) => every(entry, (one) => !isCall(one) && !EFFECTS.test(one.type));
function every(root, test) {
	let answer = true;
	walk(root, (node) => {
		answer &&= test(node);
		return answer && !isFunction(node);
	});
	return answer;
}
function needsParens(node, joint) {
	const parent = node.parent;
	switch (parent?.type) {
		case "boolean_operator": return joint === "or" && field(parent, "operator")?.text !== "or";
		case "return_statement":
		case "if_statement":
		case "elif_clause":
		case "while_statement":
		case "assignment":
		case "argument_list":
		case "keyword_argument":
		case "parenthesized_expression":
		case "conditional_expression":
		case "lambda":
		case "if_clause":
		case "expression_statement":
		case "list":
		case "tuple":
		case "pair": return false;
		default: return true;
	}
}
export { createBeside };
