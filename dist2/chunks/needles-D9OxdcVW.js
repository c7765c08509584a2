import { n as MARKDOWN, r as NOTEBOOK } from "./names-Dz6AFtJZ.js";
import { P as nameOf, R as shortName, b as SAMPLING, v as OPUS_4_7, z as spellingsOf } from "./settings-C179M5Kk.js";
import { _ as takesNoSampling, g as sendsWithoutSampling, p as WITHOUT_SAMPLING } from "./reasons-DFhIx4VQ.js";
// dist/src/values/values.js
const exprKey = (expr) => `${expr.file}:${expr.start}:${expr.end}`;
const isWithin = (inner, outer) => inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
const unionKey = ({ expr, part, key }) => key ?? `union:${exprKey(expr)}:${part ?? ""}`;
const absent = (expr) => ({
	kind: "literal",
	expr,
	value: void 0,
	absent: true
});
const askedAt = (test, expr) => ({
	...test,
	expr,
	stands: [test.expr, ...test.stands ?? []]
});
const isMissing = (outcome) => outcome.leaf.kind === "literal" && (outcome.leaf.value === void 0 || outcome.leaf.value === null);
const isAbsent = (value) => value.kind === "literal" && value.absent === true;
const lastEntry = ({ expr, entries }) => entries.findLast((entry) => entry.kind !== "write" && entry.expr.file === expr.file && expr.start <= entry.expr.start && entry.expr.end <= expr.end);
function unread(value) {
	return value.kind === "read" ? unread(value.value) : value;
}
// dist/src/frontends/once.js
function askedOnce(meanwhile) {
	const known = /* @__PURE__ */ new Map();
	return (subject, find) => {
		const before = known.get(subject);
		if (before !== void 0) return before;
		known.set(subject, meanwhile);
		try {
			const found = find();
			known.set(subject, found);
			return found;
		} catch (error) {
			known.delete(subject);
			throw error;
		}
	};
}
function lazily(answer) {
	let known;
	return () => {
		known ??= { answer: answer() };
		return known.answer;
	};
}
// dist/src/values/outcomes.js
const MOST_OUTCOMES = 200;
const MOST_DEPTH = 60;
const MOST_STEPS = 1e4;
const HANDS = "hands";
const DECIDING = "deciding:";
const PASSING = "passing:";
const GIVEN = "given:";
const SUPPOSED = "supposed:";
const supposedKey = (value) => {
	if (value.kind === "literal") return `${SUPPOSED}${exprKey(value.expr)}`;
	if (value.of && !/^(?:\(\)|\*)$/.test(value.of.key)) return `${supposedKey(value.of.open)}.${value.of.key}`;
	return `${SUPPOSED}${value.id ?? exprKey(value.expr)}`;
};
const supposing = (assume, value, text) => new Map(assume).set(SUPPOSED, true).set(supposedKey(value), text);
function supposed(value, assume) {
	if (!assume.has(SUPPOSED)) return void 0;
	const text = assume.get(supposedKey(value));
	return typeof text === "string" ? {
		kind: "literal",
		expr: value.expr,
		value: text
	} : void 0;
}
function assuming(assume, key, outcome) {
	return assume.get(key) === outcome ? assume : new Map(assume).set(key, outcome);
}
function without(assume, ...keys) {
	if (!keys.some((key) => assume.has(key))) return assume;
	const rest = new Map(assume);
	for (const key of keys) rest.delete(key);
	return rest;
}
const newSteps = (values = 1) => ({ left: values * MOST_STEPS });
function once(find) {
	let found;
	return () => {
		found ??= { answer: find() };
		return found.answer;
	};
}
function outcomes(value, assume = /* @__PURE__ */ new Map(), depth = 0, steps = newSteps()) {
	const found = expand(value, assume, depth, steps);
	if (found.length <= MOST_OUTCOMES) return found;
	const leaf = {
		kind: "open",
		expr: value.expr,
		why: "too-deep"
	};
	return [{
		leaf,
		trail: [value, leaf],
		assume,
		overridable: false
	}];
}
function expand(value, assume, depth, steps) {
	if (depth > MOST_DEPTH || steps.left-- <= 0) return [{
		leaf: {
			kind: "open",
			expr: value.expr,
			why: "too-deep"
		},
		trail: [value],
		assume,
		overridable: false
	}];
	const through = (inner, under) => outcomes(inner, under, depth + 1, steps).map((outcome) => ({
		...outcome,
		trail: [value, ...outcome.trail]
	}));
	switch (value.kind) {
		case "read": return through(value.value, assume);
		case "union": {
			const { by } = value;
			if (by) return outcomes(by.value, assume, depth + 1, steps).flatMap(({ leaf, assume: under }) => through(leaf.kind === "literal" ? optionFor(value, by.texts, leaf) : {
				...value,
				by: void 0
			}, under));
			const key = unionKey(value);
			const chosen = assume.get(key);
			return value.options.flatMap((option, index) => chosen === void 0 || chosen === index ? through(option, assuming(assume, key, index)) : []);
		}
		case "choice":
			if (value.fallback) return through(value.yes, assume).flatMap((outcome) => {
				if (isMissing(outcome)) return through(value.no, outcome.assume);
				const { leaf } = outcome;
				if (leaf.kind !== "open") return [outcome];
				const given = {
					...outcome,
					overridable: true
				};
				if (leaf.why !== "parameter") return [given, ...through(value.no, outcome.assume)];
				const key = `${GIVEN}${exprKey(value.expr)}${supposedKey(leaf)}`;
				const known = outcome.assume.get(key);
				return [...known === false ? [] : [{
					...given,
					assume: assuming(outcome.assume, key, true)
				}], ...known === true ? [] : through(value.no, assuming(outcome.assume, key, false))];
			});
			return decideTest(value.test, assume, depth + 1, steps).flatMap((side) => through(side.holds ? value.yes : value.no, side.assume));
		case "open": {
			const text = supposed(value, assume);
			if (text) return [{
				leaf: text,
				trail: [value, text],
				assume,
				overridable: false
			}];
			const self = {
				leaf: value,
				trail: [value],
				assume,
				overridable: value.why === "environment"
			};
			if (value.made) {
				const { from, by } = value.made;
				return outcomes(from, assume, depth + 1, steps).map((outcome) => {
					const known = outcome.leaf.kind === "literal" ? by(outcome.leaf.value) : void 0;
					if (known === void 0) return {
						...self,
						assume: outcome.assume
					};
					const leaf = {
						kind: "literal",
						expr: value.expr,
						value: known
					};
					return {
						leaf,
						trail: [value, leaf],
						assume: outcome.assume,
						overridable: false
					};
				});
			}
			const passing = `${PASSING}${exprKey(value.expr)}`;
			if (!value.expands || !value.candidates || assume.has(passing)) return [self];
			const under = assuming(assume, passing, true);
			return [self, ...value.candidates().flatMap((candidate) => through(candidate, under).flatMap((outcome) => [outcome, ...handedOn(outcome, depth, steps)])).map((outcome) => ({
				...outcome,
				assume: without(outcome.assume, passing),
				overridable: true
			})).filter((outcome) => !isMissing(outcome))];
		}
		case "literal": {
			const leaf = supposed(value, assume) ?? value;
			return [{
				leaf,
				trail: [leaf],
				assume,
				overridable: false
			}];
		}
		default: return [{
			leaf: value,
			trail: [value],
			assume,
			overridable: false
		}];
	}
}
const optionFor = ({ options, expr }, texts, { value }) => options[texts.includes(String(value)) ? texts.indexOf(String(value)) : texts.length] ?? absent(expr);
const readsThrough = (value, literal, through) => outcomes(value).some(({ leaf, trail }) => {
	if (leaf.kind === "array") return leaf.elements.some((element) => readsThrough(element.value(), literal, through));
	return exprKey(leaf.expr) === exprKey(literal.expr) && trail.some((step) => through.has(exprKey(step.expr)));
});
const MOST_HANDS = 3;
function handedOn(outcome, depth, steps) {
	const { leaf, assume } = outcome;
	if (leaf.kind !== "open" || leaf.expands || !leaf.candidates) return [];
	const hands = Number(assume.get(HANDS) ?? 0);
	if (hands >= MOST_HANDS) return [];
	return leaf.candidates().flatMap((candidate) => outcomes(candidate, assuming(assume, HANDS, hands + 1), depth + 1, steps)).flatMap((inner) => [inner, ...handedOn(inner, depth + 1, steps)]).map((inner) => ({
		...inner,
		trail: [...outcome.trail, ...inner.trail],
		assume: assuming(inner.assume, HANDS, hands)
	}));
}
function decideTest(test, assume, depth = 0, steps = newSteps()) {
	const known = assume.get(test.key);
	if (typeof known === "boolean") return [{
		holds: known !== test.negated,
		assume
	}];
	const side = (under, raw) => ({
		holds: raw !== test.negated,
		assume: assuming(under, test.key, raw)
	});
	const fork = (under) => [true, false].map((raw) => side(under, raw));
	const deciding = `${DECIDING}${test.key}`;
	if (assume.has(deciding) || depth > MOST_DEPTH || steps.left-- <= 0) return fork(assume);
	const decided = (under, raw) => {
		const clean = without(under, deciding, test.key);
		return raw === void 0 ? fork(clean) : [side(clean, raw)];
	};
	const start = assuming(assume, deciding, true);
	if (test.parts) {
		const { all, tests } = test.parts;
		let open = [start];
		const found = [];
		for (const part of tests) {
			const next = [];
			for (const under of open) for (const one of decideTest(part, under, depth + 1, steps)) if (one.holds === all) next.push(one.assume);
			else found.push(...decided(one.assume, !all));
			open = next.slice(0, MOST_OUTCOMES);
		}
		return [...found, ...open.flatMap((under) => decided(under, all))];
	}
	if (!test.compare) return fork(assume);
	const { subject, accepts, ofObject } = test.compare;
	return outcomes(subject, start, depth + 1, steps).flatMap(({ leaf, assume: under }) => {
		if (leaf.kind === "literal") return decided(under, accepts(leaf.value));
		return decided(under, leaf.kind === "open" ? void 0 : ofObject);
	});
}
const deeper = (walk) => ({
	...walk,
	depth: walk.depth + 1
});
const property = (value, key, at = value.expr, heap) => propertyOf(value, key, at, {
	depth: 0,
	steps: newSteps(),
	heap
});
function propertyOf(value, key, at, walk) {
	if (walk.depth > MOST_DEPTH || walk.steps.left-- <= 0) return {
		kind: "open",
		expr: at,
		why: "too-deep"
	};
	const of = (inner) => propertyOf(inner, key, at, deeper(walk));
	switch (value.kind) {
		case "object": return inEntries(value, value.entries.length - 1, key, at, walk);
		case "ref": return walk.heap ? of(walk.heap.contentOf(value)) : {
			kind: "open",
			expr: at,
			why: "changed"
		};
		case "read": return {
			...value,
			value: of(value.value),
			part: true
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
			if (value.falsy || value.mayHave && !value.mayHave(key)) return absent(at);
			const { candidates, mayHave, id, entity, type, named, ...open } = value;
			return {
				...open,
				...(id !== void 0 || value.of) && { of: {
					open: value,
					key
				} },
				...candidates && { candidates: once(() => candidates().map((candidate) => property(candidate, key))) }
			};
		}
		case "array": {
			const element = /^\d+$/.test(key) ? value.elements[Number(key)] : void 0;
			const plain = value.literal && !value.elements.some((e) => e.kind === "spread");
			if (element?.kind === "element" && plain) return element.value();
			return plain ? absent(at) : {
				kind: "open",
				expr: at,
				why: "expression"
			};
		}
		case "literal": return absent(at);
	}
}
function inEntries(object, last, key, at, walk) {
	for (let index = last; index >= 0; index--) {
		const entry = object.entries[index];
		const before = () => inEntries(object, index - 1, key, at, deeper(walk));
		if (entry.kind === "property" && entry.key === key) return {
			kind: "read",
			expr: entry.valueExpr,
			value: entry.value(),
			declaration: null,
			holder: {
				object,
				entry
			}
		};
		if (entry.kind === "write" && entry.key === key) {
			const written = {
				kind: "read",
				expr: entry.valueExpr,
				value: entry.value(),
				declaration: null,
				holder: {
					object,
					entry
				}
			};
			if (entry.conditions.length === 0 && !entry.maybe?.length) return written;
			const otherwise = before();
			const happened = (entry.maybe ?? []).reduceRight((value, { key: union, option }) => ({
				kind: "union",
				expr: entry.expr,
				key: union,
				options: optionsAt(option, value, otherwise)
			}), written);
			return entry.conditions.reduceRight((value, { test, holds }) => ({
				kind: "choice",
				expr: entry.expr,
				test,
				fallback: false,
				yes: holds ? value : otherwise,
				no: holds ? otherwise : value
			}), happened);
		}
		if (entry.kind === "spread") {
			const inside = propertyOf(entry.value(), key, entry.argument, deeper(walk));
			const read = {
				kind: "read",
				expr: entry.argument,
				value: inside,
				declaration: null,
				part: true,
				holder: {
					object,
					entry
				}
			};
			if (isNever(inside)) continue;
			if (isPresent(inside)) return read;
			return withDefault(read, before(), entry.argument, key, walk.steps);
		}
		if (entry.kind === "computed" && (entry.key ?? key) === key) {
			const unknown = {
				kind: "open",
				expr: entry.expr,
				why: "changed"
			};
			return {
				kind: "union",
				expr: entry.expr,
				options: [unknown, before()],
				part: key
			};
		}
	}
	return absent(at);
}
const optionsAt = (option, happens, otherwise) => {
	const options = Array.from({ length: Math.max(option + 1, 2) }, () => otherwise);
	options[option] = happens;
	return options;
};
function withDefault(value, otherwise, at, key, steps) {
	const of = (inner) => withDefault(inner, otherwise, at, key, steps);
	if (steps.left-- <= 0) return {
		kind: "union",
		expr: at,
		options: [value, otherwise],
		part: key
	};
	switch (value.kind) {
		case "read": return {
			...value,
			value: of(value.value)
		};
		case "choice":
			if (value.fallback) break;
			return {
				...value,
				yes: of(value.yes),
				no: of(value.no)
			};
		case "union": return {
			...value,
			options: value.options.map(of)
		};
		case "literal": return value.absent ? otherwise : value;
		case "open": return {
			kind: "union",
			expr: at,
			options: [value, otherwise],
			part: key
		};
		default: return value;
	}
	return {
		kind: "union",
		expr: at,
		options: [value, otherwise],
		part: key
	};
}
function isNever(value) {
	if (value.kind === "read") return isNever(value.value);
	if (value.kind === "choice") return isNever(value.yes) && isNever(value.no);
	if (value.kind === "union") return value.options.every(isNever);
	return isAbsent(value);
}
function isPresent(value) {
	if (value.kind === "read") return isPresent(value.value);
	if (value.kind === "choice") return isPresent(value.no) && (value.fallback || isPresent(value.yes));
	if (value.kind === "union") return value.options.every(isPresent);
	return value.kind !== "open" && !isAbsent(value);
}
function constant(value) {
	const [first, ...rest] = outcomes(value);
	if (first?.leaf.kind !== "literal") return void 0;
	const { leaf } = first;
	return rest.every((other) => other.leaf.kind === "literal" && other.leaf.value === leaf.value) ? leaf : void 0;
}
// dist/src/sites/sampling-refused.js
function refusedSampling(site, requests, sdk) {
	if (site.method === "countTokens" || site.baseUrl !== void 0) return void 0;
	const found = requests.some(({ paths }) => paths.some(({ modelKind }) => modelKind.kind !== "foreign")) ? requests.flatMap(({ request }) => sentIn(request.params, site, sdk)) : [];
	const [first] = found;
	return first && {
		names: [...new Set(found.map(({ name }) => name))],
		at: first.at
	};
}
function samplingInterests(sdks) {
	const names = [...SAMPLING];
	return sdks.some((sdk) => sendsWithoutSampling(sdk) || takesNoSampling(sdk)) ? {
		interests: [[names, ["messages", WITHOUT_SAMPLING]]],
		needles: names
	} : {
		interests: [[[WITHOUT_SAMPLING], names]],
		needles: [WITHOUT_SAMPLING]
	};
}
function sentIn(params, site, sdk) {
	const version = versionSent(site);
	if (site.kind === "http") return version === "newer" ? samplingIn(params) : [];
	if (site.kind !== "sdk" || site.platform !== "first-party" || !sdk) return [];
	const isRefused = version === "newer" || version === void 0 && sendsWithoutSampling(sdk);
	const isArgument = sdk.language === "python" && takesNoSampling(sdk);
	return [...isRefused || isArgument ? samplingIn(params) : [], ...isRefused && sdk.language === "python" ? samplingIn(property(params, "extra_body")) : []];
}
const isSent = ({ leaf }) => leaf.kind !== "open" && !(leaf.kind === "literal" && leaf.value === void 0);
const isWritten = ({ trail }) => trail.some((step) => step.kind === "read" && !step.part);
const samplingIn = (params) => SAMPLING.flatMap((name) => {
	const sent = outcomes(property(params, name)).find((outcome) => isSent(outcome) || outcome.leaf.kind === "open" && isWritten(outcome));
	return sent ? [{
		name,
		at: sent.leaf.expr
	}] : [];
});
function versionSent({ headers }) {
	const places = [...headers.options ? [property(headers.options, "headers")] : [], ...headers.client.map((config) => property(config, "defaultHeaders"))];
	for (const { leaf } of places.flatMap((place) => outcomes(place))) {
		const key = leaf.kind === "object" ? versionKey(leaf) : void 0;
		if (leaf.kind !== "object" || key === void 0) continue;
		const said = outcomes(property(leaf, key)).map((one) => one.leaf);
		if (said.some((one) => one.kind !== "literal" || typeof one.value !== "string")) return "unread";
		return said.every((one) => one.kind === "literal" && String(one.value) >= "2026-10-21") ? "newer" : "older";
	}
}
const versionKey = ({ entries }) => entries.flatMap((entry) => entry.kind === "property" || entry.kind === "write" ? [entry.key] : []).find((key) => key.toLowerCase() === "anthropic-version");
// dist/src/sites/wording.js
const oneLine = (text) => text.replace(/\s+/g, " ").slice(0, 80);
const QUOTED = "\0";
function wordsOf(prose, detail, migration = OPUS_4_7) {
	return {
		says: exchanged(prose.says(detail ? QUOTED : ""), migration).replaceAll(QUOTED, () => detail ?? ""),
		todo: exchanged(prose.todo, migration)
	};
}
const inOne = ({ says, todo }, between = "") => [says + between, todo].filter((text) => text !== "").join(" ");
const atPlace = (words, place) => ({
	...words,
	says: words.says.replace(/\.?$/, ` (${place}).`)
});
function exchanged(text, { from, to }) {
	if (from === OPUS_4_7.from && nameOf(to) === nameOf(OPUS_4_7.to)) return text;
	return text.replace(/\b(?:(an?) )?(Opus 4\.6|Opus 4\.7|opus-4-6)/gi, (_, article, name) => {
		if (name === shortName(OPUS_4_7.from)) return `${article ? `${article} ` : ""}${shortName(from)}`;
		const other = nameOf(/6$/.test(name) ? from : to);
		return article ? `${article[0]}${/^[AEIO]/.test(other) ? "n" : ""} ${other}` : other;
	});
}
// dist/src/frontends/needles.js
const NEEDLES = [
	"budget_tokens",
	"budgetTokens",
	"maxThinkingTokens",
	...spellingsOf(OPUS_4_7.from)
];
const PYTHON_NEEDLES = [
	"budget_tokens",
	"max_thinking_tokens",
	...spellingsOf(OPUS_4_7.from)
];
const ANY_NEEDLES = [.../* @__PURE__ */ new Set([...NEEDLES, ...PYTHON_NEEDLES])];
const isPython = (file) => file.endsWith(".py");
const mayHoldPython = (file) => isPython(file) || NOTEBOOK.test(file) || MARKDOWN.test(file);
export { exprKey as C, lastEntry as D, isWithin as E, unionKey as O, askedAt as S, isMissing as T, readsThrough as _, mayHoldPython as a, lazily as b, oneLine as c, samplingInterests as d, constant as f, property as g, outcomes as h, isPython as i, unread as k, wordsOf as l, newSteps as m, NEEDLES as n, atPlace as o, decideTest as p, PYTHON_NEEDLES as r, inOne as s, ANY_NEEDLES as t, refusedSampling as u, supposing as v, isAbsent as w, absent as x, askedOnce as y };
