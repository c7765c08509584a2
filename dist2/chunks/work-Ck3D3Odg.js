import { Ct as parseSource, Dt as walk, Et as startOf, Ot as notebookReader, Tt as endOf, U as readable, d as unitsOf, p as staysOnMessages, s as filesOf, t as analyse, u as blanked, v as scopeOf, w as MOCK_WHY } from "./analyse-Bpi9X5ED.js";
import { a as mayHoldPython, b as lazily, d as samplingInterests, i as isPython, l as wordsOf } from "./needles-D9OxdcVW.js";
import { n as typeStops, t as createTree } from "./tree-DFkDDAB6.js";
import { t as writeJournaled } from "./journaled-BQ0UPr8M.js";
import { n as wordsFor, r as SdkVersions, t as lineIndex } from "./lines-DmuK7WQ-.js";
import { i as idleSettings, o as textsHolding, r as NOTHING } from "./run-DfmBP6p_.js";
import { o as RULED } from "./reasons-DFhIx4VQ.js";
import { n as mayBeTyped, t as isTypedFile } from "./applies-CjVcNhlD.js";
import { a as isProse, c as indentOf, i as isData, n as kindOf, o as isTest, r as isCode, s as kindOfFile } from "./kinds-B2mNMhOJ.js";
import { i as touches, n as applyEdits, r as ordered } from "./edits-DsglOM9O.js";
import { t as below } from "./paths-DwQqBBKr.js";
import "./screen-tAdF6pX5.js";
import { D as familyNamed, F as readModel, H as twinOfPart, M as listedSpellingsOf, N as mentionsOf, P as nameOf, U as twinOfText, W as DirtyFiles, Y as PartlyStaged, j as listedMentionsOf, l as groupOf, o as migrationOf } from "./settings-C179M5Kk.js";
import { c as literalWith, n as WHY } from "./beside-Dcze-54H.js";
import { a as isHost, n as MARKDOWN, r as NOTEBOOK, s as unitName } from "./names-Dz6AFtJZ.js";
import { a as isSideFile } from "./exclusions-BOHnWmrY.js";
import { n as oneFileTree } from "./one-file-DYX-JKK5.js";
import { a as groupsOf, r as byFile } from "./project-CIa5t-Du.js";
import { c as findJournal, i as stateOf, o as stateFolders } from "./unfinished-D3H41NMg.js";
import { n as ownsFile, t as analysisIn } from "./shard-CvYHZunJ.js";
import { n as readPythonRemarks } from "./remarks-DwzeJR8n.js";
import { n as maskKeys } from "./mask-VMiAtRxK.js";
import { p as visible } from "./text-CsLCt7rj.js";
import path from "node:path";
// dist/src/also/lines.js
function linesLeft(text, { written, ...rewriting }) {
	const sorted = ordered([...rewriting.edits, ...rewriting.also ?? []]);
	const lines = /* @__PURE__ */ new Map();
	for (const { start, index } of mentionsLeft(text, rewriting)) {
		const line = index + 1 + (written ? shift(text, sorted, start) : 0);
		if (!lines.has(line)) lines.set(line, {
			index,
			line
		});
	}
	return [...lines.values()];
}
function mentionsLeft(text, { mentions, edits, sites }) {
	const found = [...text.matchAll(mentions)].map(({ index, 0: id }) => ({
		start: index,
		end: index + id.length
	}));
	if (found.length === 0) return [];
	const lineAt = lineIndex(text);
	const lineOf = (offset) => lineAt(offset).line;
	const listed = sites.map(({ start, end }) => [lineOf(start), lineOf(end)]);
	return found.flatMap(({ start, end }) => {
		const line = lineOf(start);
		if (listed.some(([first, last]) => line >= first && line <= last)) return [];
		return edits.some((edit) => edit.start < end && edit.end > start) ? [] : [{
			start,
			end,
			index: line - 1
		}];
	});
}
const shift = (text, edits, offset) => edits.filter(({ end }) => end <= offset).reduce((sum, edit) => sum + breaksIn(edit.text) - breaksIn(text.slice(edit.start, edit.end)), 0);
const breaksIn = (text) => text.split("\n").length - 1;
// dist/src/also/twin-lines.js
const BEGINS = /^\s*(?:-\s+)?["'[]*$/;
const MOST = 200;
function hasTwinLine(lines, index, mentions, twinOf) {
	const line = lines[index] ?? "";
	const at = line.search(mentions);
	const start = at - (/[\w.:/@-]*$/.exec(line.slice(0, at))?.[0] ?? "").length;
	const id = /^[\w./@-]*/.exec(line.slice(start))?.[0] ?? "";
	const twin = twinOf(id);
	if (at < 0 || twin === void 0 || !BEGINS.test(line.slice(0, start))) return false;
	const head = line.slice(0, start) + twin;
	const next = line.charAt(start + id.length);
	const begins = (other) => other.startsWith(head) && other.charAt(head.length) === next;
	return block(lines, index, -1).some(begins) || block(lines, index, 1).some(begins);
}
function block(lines, index, step) {
	const indent = indentOf(lines[index] ?? "");
	const found = [];
	for (let at = index + step; at >= 0 && at < lines.length && found.length < MOST; at += step) {
		const line = lines[at] ?? "";
		if (line.trim() !== "" && indentOf(line) < indent) break;
		found.push(line);
	}
	return found;
}
// dist/src/run/also-finder.js
const lineKey = (file, index) => `${file}:${index}`;
function finderIn({ languages, migration }, file, text, remaining) {
	const language = languages.find(({ handles }) => handles(file));
	try {
		if (language) return language.beside({
			text,
			file,
			remaining,
			twinOf: (id) => twinOfText(id, migration),
			twinOfPattern: (pattern) => twinOfPart(pattern, migration),
			mentions: mentionsOf(migration.from),
			says: saying(migration)
		});
	} catch {}
	return { at: () => ({ why: "its file is not read as code" }) };
}
const saying = ({ from }) => new RegExp(nameOf(from).replace(/[.]/g, "\\.").replace(/\s+/g, "[\\s_-]*"), "i");
function linesKnowingBoth({ sources, texts }, tree, reading) {
	const family = familyNamed(reading.migration.to);
	if (family === void 0) return [];
	const [mentions, target] = [mentionsOf(reading.migration.from), mentionsOf(family)];
	const knows = (text) => text.length <= 5242880 && [mentions, target].every((ids) => text.search(ids) >= 0);
	return [...sources.flatMap((file) => {
		const text = readable(tree, file) ?? "";
		return !isCode(file) || isHost(file) || !knows(text) ? [] : linesInCode(file, text, mentions, reading);
	}), ...texts.flatMap(({ file, text }) => {
		if (!isData(below(tree.root, file)) || !knows(text)) return [];
		const lines = text.split("\n");
		return lines.flatMap((line, index) => line.search(mentions) >= 0 && hasTwinLine(lines, index, mentions, (id) => twinOfText(id, reading.migration)) ? [lineKey(file, index)] : []);
	})];
}
function linesInCode(file, text, mentions, reading) {
	const finder = finderIn(reading, file, text, ({ start, end }) => text.slice(start, end));
	const lineAt = lineIndex(text);
	const lines = /* @__PURE__ */ new Map();
	let covered = {
		end: 0,
		isThere: false
	};
	for (const { index: start, 0: id } of text.matchAll(mentions)) {
		const end = start + id.length;
		if (start >= covered.end) {
			const found = finder.at({
				start,
				end
			});
			covered = {
				end: found.covers?.end ?? end,
				isThere: "why" in found && found.why === WHY.there
			};
		}
		const line = lineAt(start).line - 1;
		lines.set(line, (lines.get(line) ?? true) && covered.isThere);
	}
	return [...lines].flatMap(([index, isThere]) => isThere ? [lineKey(file, index)] : []);
}
// dist/src/run/also-check.js
function holdingId(from, tree, { texts, selected }, search, isPossible, sources) {
	const needles = listedSpellingsOf(from);
	return {
		sources: sources ?? tree.containing(needles, (file) => selected.has(file) && isPossible(file)),
		texts: textsHolding(texts, needles, search)
	};
}
const IS_OWN = /Written by `opus47-migrate --guard`|"name":\s*"opus47-migrate"|^# Opus 4\.7 migration|<title>[^<]*Opus 4\.7 migration/;
const HEAD = 2e3;
function linesToCheck({ sources, texts }, tree, { root, migration, analysis, written, both }, { fates, mocks }) {
	const mentions = listedMentionsOf(migration);
	const done = new Set(both);
	const found = [...sources.flatMap((file) => ({
		file,
		text: readable(tree, file) ?? ""
	})), ...texts].flatMap(({ file, text }) => {
		if (text.length > 5242880 || IS_OWN.test(text.slice(0, HEAD))) return [];
		const isOwn = (one) => one.file === file;
		const own = analysis.edits.filter(isOwn);
		const left = linesLeft(text, {
			mentions,
			sites: analysis.sites.filter(isOwn),
			written,
			edits: own.filter(({ kind }) => kind !== "also"),
			also: own.filter(({ kind }) => kind === "also")
		});
		const lines = left.length ? text.split("\n") : [];
		return left.flatMap(({ index, line }) => {
			const key = lineKey(file, index);
			return done.has(key) ? [] : [{
				file,
				line,
				kind: kindOf({
					file: below(root, file),
					lines,
					index,
					mentions
				}),
				...fates.get(key)
			}];
		});
	});
	const moved = ({ start, ...line }) => {
		const own = analysis.edits.filter(({ file }) => file === line.file);
		return {
			...line,
			line: line.line + (written ? shift(readable(tree, line.file) ?? "", own, start) : 0)
		};
	};
	return [...found, ...mocks.map(moved)];
}
// dist/src/also/environment.js
const NAME = /^\W*(?:(?:ENV|ARG|export)\s+)?["']?([A-Z][A-Z0-9_]*)["']?\s*(?:\?=|:=|[:=]|\s)\s*["']?$/;
const NAME_BEFORE = /^\W*name\W+([A-Z][A-Z0-9_]*)\W*$/;
function settingAt(text, mention) {
	let { start, end } = mention;
	while (/[\w.:/@-]/.test(text[start - 1] ?? "")) start--;
	while (/[\w.:/@-]/.test(text[end] ?? "")) end++;
	const line = text.lastIndexOf("\n", start - 1) + 1;
	const before = text.slice(line, start);
	if (!/^["']?[ \t]*,?[ \t]*(?:#.*)?\r?(?:\n|$)/.test(text.slice(end))) return void 0;
	const above = text.slice(text.lastIndexOf("\n", line - 2) + 1, Math.max(0, line - 1));
	const name = NAME.exec(before)?.[1] ?? (/^\W*value\s*:\s*["']?$/.test(before) ? NAME_BEFORE.exec(above)?.[1] : void 0);
	return name === void 0 ? void 0 : {
		name,
		id: text.slice(start, end),
		start,
		end
	};
}
const READS = /(?:\b(?:process|import\.meta|Bun)\.env(?:\.|\[\s*["'`])|\b(?:environ\.get|getenv)\(\s*["'])$/;
const OTHERWISE = /^["'`]?\s*[\])]?\s*(?:\?\?|\|\||,|or\b)\s*["'`]?[\w./]*$/;
function readingsIn(text, file, name, edits) {
	if (isProse(file) || file.endsWith(".d.ts")) return [];
	if (!isCode(file) && (isData(file) || kindOfFile(file) === "environment" || /(?:^|\/)\.github\//.test(file))) return [];
	return [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].map(({ index: start }) => {
		const end = start + name.length;
		return {
			file,
			start,
			migrates: READS.test(text.slice(Math.max(0, start - 40), start)) && edits.some((edit) => edit.start > end && OTHERWISE.test(text.slice(end, edit.start)))
		};
	});
}
// dist/src/run/also-expectations.js
const WHY_EXPECTED = {
	unread: "it says what a test expects; change it where the call now sends another",
	other: "no call that migrates is sent that",
	unlike: "the calls that may be meant change otherwise",
	partial: "it names all that is sent, and no thinking budget"
};
function expectedBeside(expectation, input) {
	const { text, analysis, placeOf } = input;
	const { start, end, names } = expectation;
	const literal = text.slice(start, end);
	if (names === "unread") return { why: WHY_EXPECTED.unread };
	if (names === "model") {
		const id = literal.slice(1, -1);
		const twin = twinOfText(id, migrationOf(input.settings));
		if (twin === void 0) return { why: WHY.suffix };
		const stays = staying(analysis, id, true);
		if (stays) return { why: whyStays(stays, placeOf) };
		if (input.moved.filter(({ model }) => model?.from === id).length === 0) return { why: WHY_EXPECTED.other };
		return {
			edits: [{
				start,
				end,
				text: literalWith(literal, id, twin)
			}],
			names: [],
			covers: {
				start,
				end
			}
		};
	}
	const first = migratedAlone(expectation, input, void 0);
	const { model, budget } = first?.site ?? {};
	if (!first || !model?.from) return { why: WHY.unclear };
	const from = budget?.from ?? null;
	if (names === "all" && from === null) return { why: WHY_EXPECTED.partial };
	const stays = staying(analysis, model.from, from === null);
	if (stays) return { why: whyStays(stays, placeOf) };
	const own = input.moved.filter((site) => site.model?.from === model.from && (from === null || site.budget?.from === from));
	const [call] = own;
	if (!call) return { why: WHY_EXPECTED.other };
	const again = from === null ? first : migratedAlone(expectation, input, call);
	const isSame = (site) => site.model?.to === again?.site.model?.to && (from === null || sent(analysis.edits, site) === sent(again?.all ?? [], again?.site));
	if (!again || !own.every(isSame)) return { why: WHY_EXPECTED.unlike };
	return {
		edits: again.edits,
		names: [],
		covers: {
			start,
			end
		}
	};
}
function staying({ sites }, id, isWithoutBudget) {
	const family = familyOf(id);
	return sites.find(({ status, reason, model }) => status !== "migrated" && (reason !== "no-thinking-budget" || isWithoutBudget) && (!model?.from || familyOf(model.from) === family));
}
const familyOf = (id) => {
	const read = readModel(id);
	return read.kind === "known" ? read.family : id;
};
const whyStays = (site, placeOf) => `a call that stays may be meant (${placeOf(site)})`;
function migratedAlone({ start, end, asParams: [before, behind] }, { text, file, language, settings, tree }, like) {
	const { head, call } = language.request(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
	const literal = text.slice(start, end);
	const from = head.length + call.length + before.length;
	const source = `${head}${call}${before}${literal}${behind})\n`;
	const { from: thinking, to } = like?.budget ?? {
		from: null,
		to: null
	};
	const shows = like?.notes.some(({ code }) => code === "thinking-display");
	const own = {
		...settings,
		allCalls: true,
		budgets: [],
		experiment: [],
		types: "off",
		...thinking && to && {
			ratio: to / thinking,
			minBudget: 0
		},
		...shows && settings.display === "auto" && { display: "summarized" }
	};
	const alone = {
		...oneFileTree(source, file, false),
		sdkOf: () => tree.sdkOf?.(file)
	};
	const { sites, edits } = analyse(alone, own, /* @__PURE__ */ new Map(), [language]);
	const [site, ...more] = sites;
	if (!site || more.length > 0 || site.status !== "migrated") return void 0;
	return {
		site,
		all: edits,
		edits: edits.filter((edit) => edit.start >= from && edit.end <= from + literal.length).map((edit) => ({
			start: edit.start - from + start,
			end: edit.end - from + start,
			text: edit.text
		}))
	};
}
const SENT = [
	"betas",
	"task-budget",
	"thinking",
	"display",
	"effort"
];
function sent(edits, site) {
	const own = edits.filter(({ kind, sites }) => site && sites.includes(site.id) && SENT.includes(kind));
	const plain = (text) => text.replace(/[\s"'`_]/g, "").replace(/=/g, ":").replace(/,(?=[}\])]|$)|^,/g, "");
	return own.map(({ kind, text }) => `${kind} ${plain(text)}`).sort().join("\n");
}
// dist/src/run/also-made.js
function calledNames({ sites }, moved) {
	const names = (of) => new Set(of.flatMap(({ id }) => /(\w+):\d+$/.exec(id)?.[1] ?? []));
	return {
		moved: names(moved),
		staying: names(sites.filter((site) => !moved.includes(site)))
	};
}
function mockBeside(mock, text, { moved, staying }) {
	const { handedTo, within } = mock;
	const isCalled = (name) => new RegExp(`\\b${name}\\(`).test(within ? text.slice(within.start, within.end) : "");
	if ([...staying].some(isCalled) && ![...moved].some(isCalled)) return { why: MOCK_WHY.staying };
	if (handedTo && "edits" in mock && !handedTo.every((name) => moved.has(name) && !staying.has(name))) return { why: MOCK_WHY.used };
	return "why" in mock ? { why: mock.why } : {
		edits: mock.edits,
		names: []
	};
}
function expectedOf(expectations, made, expecting) {
	const { text, settings } = expecting;
	const mentions = new RegExp(mentionsOf(migrationOf(settings).from).source);
	const spared = made.flatMap(({ mock, beside }) => "why" in beside && beside.why === MOCK_WHY.staying ? mock.within ?? [] : []);
	const own = made.filter(({ beside }) => !("why" in beside && beside.why === MOCK_WHY.staying));
	const isMoved = own.length > 0 && own.every(({ mock, beside }) => mock.handedTo !== void 0 || "edits" in beside);
	const found = expectations.filter((one) => one.names === "unread" ? !holdsAnother(one, expectations) : mentions.test(text.slice(one.start, one.end))).filter(({ start, end }) => !spared.some((one) => one.start <= start && one.end >= end)).map((expectation) => {
		return {
			expectation,
			beside: isMoved && isOfMoved(expectation, own, text) ? expectedBeside(expectation, expecting) : { why: "a mock of the test stays" },
			scope: scopeOf(expectation, text)
		};
	});
	return found.map(({ expectation, beside, scope }) => {
		return {
			expectation,
			beside: "edits" in beside && found.some((one) => one.scope === scope && "why" in one.beside) ? { why: "another expectation of the same mock stays" } : beside
		};
	});
}
const holdsAnother = ({ start, end }, all) => all.some((other) => other.names !== "unread" && other.start >= start && other.end <= end);
function isOfMoved(expectation, made, text) {
	const owner = /^([\w$.]+)\.messages\b/.exec(expectation.actual)?.[1];
	if (owner === void 0 || owner.endsWith(".beta") || made.every(({ mock }) => mock.isEvery)) return true;
	const scope = scopeOf(expectation, text);
	const home = expectation.within.find(({ start }) => start === scope);
	return made.some(({ mock: { name, within }, beside }) => {
		if (name === void 0 || !("edits" in beside)) return false;
		const [is, of] = [escaped(owner), escaped(name)];
		const isMade = new RegExp(`(?:^|[^.\\w$])${is}\\b[^=\\n.]*=\\s*(?:await\\s+|new\\s+)?${of}\\(`, "m").test(text) || name === owner && new RegExp(`\\bdef ${of}\\(`).test(text);
		const isHere = !home || within !== void 0 && within.start >= home.start && within.end <= home.end;
		return isMade || name === owner && isHere;
	});
}
const escaped = (name) => name.replace(/\W/g, "\\$&");
// dist/src/run/also-mocks.js
const migratedIn = ({ sites }) => sites.filter(({ status, notes }) => status === "migrated" && !notes.some(({ code }) => code === "sampling-fixed"));
function testsOfMoved(input) {
	const { analysis, tree, languages } = input;
	const moved = new Set(analysis.edits.flatMap(({ kind, sites }) => kind === "endpoint" ? sites : []));
	const sites = migratedIn(analysis).filter(({ id }) => moved.has(id));
	const noted = sites.flatMap(({ notes }) => notes.flatMap(({ code, at }) => code === "mock-may-need-moving" && at ? [at] : []));
	if (noted.length === 0) return [];
	const modules = new Set(sites.map(({ file }) => stem(file)));
	const reaches = (file) => noted.some((at) => at.file === file) || [...modules].some((name) => new RegExp(`\\b${name}\\b`).test(readable(tree, file) ?? ""));
	const spies = new Map(languages.map((language) => [language, lazily(() => language.spies(filesOf(tree, language)))]));
	return tree.containing(["messages"], (file) => tree.selected.has(file) && isTest(below(tree.root, file)) && !isHost(file)).filter(reaches).flatMap((file) => {
		const language = languages.find(({ handles }) => handles(file));
		const at = noted.find((one) => one.file === file)?.start;
		const found = language && testFile(file, language, {
			sites,
			spies: spies.get(language)
		}, input);
		return found ? [{
			...found,
			...at !== void 0 && { noted: at }
		}] : [];
	});
}
function testFile(file, language, { sites: moved, spies }, input) {
	const { analysis, settings, tree } = input;
	const text = readable(tree, file) ?? "";
	try {
		const called = calledNames(analysis, moved);
		const placeOf = (spot) => `${below(tree.root, spot.file)}:${lineIndex(readable(tree, spot.file) ?? "")(spot.start).line}`;
		const handMade = language.handMade(text, file).map((mock) => ({
			mock,
			beside: mockBeside(mock, text, called)
		}));
		const spied = !REPLACES.test(text) ? [] : spies()(file).filter(({ reached }) => moved.some((site) => reached.includes(site.file))).map((mock) => ({
			mock,
			beside: spyBeside(mock, file, input, placeOf)
		}));
		const made = [...handMade, ...spied].sort((a, b) => a.mock.start - b.mock.start);
		const expecting = {
			text,
			file,
			language,
			moved,
			analysis,
			settings,
			tree,
			placeOf
		};
		const expected = expectedOf(language.expectations(text, file), made, expecting);
		return {
			file,
			text,
			mocks: made.map(({ mock: { start }, beside }) => ({
				start,
				beside
			})),
			expected
		};
	} catch {
		return;
	}
}
const REPLACES = /\b(?:spyOn|stub|replace|method|fake|patch|setattr|spy)\b|\.messages\.\w+\s*=(?!=)/;
function spyBeside(spy, file, { analysis, tree }, placeOf) {
	if ("why" in spy) return { why: spy.why };
	const movesIn = (of) => analysis.edits.filter((edit) => edit.file === of && edit.kind === "endpoint");
	for (const one of spy.reached) {
		const moves = movesIn(one);
		const start = staysOnMessages(readable(tree, one) ?? "", (span) => moves.some((edit) => meets(edit, span)));
		if (start !== void 0) return { why: `a call that stays may be on that client (${placeOf({
			file: one,
			start
		})})` };
	}
	const moves = movesIn(file);
	return {
		edits: spy.edits.filter((edit) => !moves.some((move) => meets(move, {
			start: edit.start - 1,
			end: edit.end + 1
		}))),
		names: []
	};
}
const meets = (edit, span) => edit.start <= span.end && edit.end >= span.start;
function withSuggestions(input) {
	const { analysis } = input;
	const tests = new Map(testsOfMoved(input).map((test) => [test.file, test]));
	if (tests.size === 0) return analysis;
	const sites = analysis.sites.map((site) => ({
		...site,
		notes: site.notes.map((note) => {
			const test = note.code === "mock-may-need-moving" && note.at && tests.get(note.at.file);
			if (!test) return note;
			tests.delete(test.file);
			const calls = analysis.edits.filter(({ file }) => file === test.file);
			const edits = [...test.mocks, ...test.expected].flatMap(({ beside }) => "edits" in beside ? beside.edits : []).filter((edit) => !calls.some((other) => touches(edit, other)));
			return edits.length > 0 ? {
				...note,
				suggested: edits
			} : note;
		})
	}));
	return {
		...analysis,
		sites
	};
}
const stem = (file) => (file.split("/").at(-1) ?? "").replace(/\.\w+$/, "").replace(/\W/g, "\\$&");
// dist/src/run/also-edits.js
const NONE = {
	edits: [],
	fates: /* @__PURE__ */ new Map(),
	mocks: [],
	expected: []
};
function alsoEdits(input) {
	const { groups, analysis } = input;
	return groups.length > 0 && (migratedIn(analysis).length > 0 || input.trial === true) ? new Editing(input).run() : NONE;
}
const idleAlso = (analysis, groups) => groups.length > 0 && migratedIn(analysis).length === 0 ? ["--edit-also edited nothing: no call migrates."] : [];
const unattributedBeside = ({ unattributed }, { edits, expected }) => unattributed.filter(({ file, start }) => !expected.some((one) => one.file === file && one.start <= start && one.end > start && edits.some((edit) => isWithin(edit, one))));
const isWithin = (inner, outer) => inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
function withoutRefused({ edits, fates, mocks, expected }, refused) {
	const told = ({ group, ...fate }) => {
		const why = group === void 0 ? void 0 : refused.get(group);
		return why === void 0 ? {
			...fate,
			...group !== void 0 && { group }
		} : {
			...fate,
			left: `it would not compile: ${why.replace(/\.$/, "")}`
		};
	};
	return {
		edits: edits.filter(({ sites }) => !sites.some((site) => refused.has(site))),
		fates: new Map([...fates].map(([key, fate]) => [key, told(fate)])),
		mocks: mocks.map(told),
		expected
	};
}
const BUDGET = "budget_tokens";
const NEAR = 5;
var Editing = class {
	input;
	edits = [];
	fates = /* @__PURE__ */ new Map();
	mentions;
	listed;
	budgets;
	expected = /* @__PURE__ */ new Map();
	constructor(input) {
		this.input = input;
		this.mentions = mentionsOf(input.migration.from);
		this.listed = listedMentionsOf(input.migration);
	}
	run() {
		const { holding, tree } = this.input;
		const mocks = this.input.groups.includes("mocks") ? this.mocks() : [];
		for (const file of holding.sources) this.edit(file, readable(tree, file) ?? "", true);
		for (const { file } of holding.texts) this.edit(file, readable(tree, file) ?? "", false);
		const expected = [...this.expected].flatMap(([file, all]) => all.flatMap(({ expectation: { start, end }, beside }) => "edits" in beside ? [{
			file,
			start,
			end
		}] : []));
		return {
			edits: this.edits,
			fates: this.fates,
			mocks,
			expected
		};
	}
	edit(file, text, isSource) {
		const { analysis, tree, groups } = this.input;
		const isOwn = (one) => one.file === file;
		const calls = analysis.edits.filter(isOwn);
		const left = mentionsLeft(text, {
			mentions: this.listed,
			edits: calls,
			sites: analysis.sites.filter(isOwn)
		});
		const lines = left.length > 0 ? text.split("\n") : [];
		let finder;
		let covered = 0;
		for (const mention of left) {
			if (mention.start < covered) continue;
			const expected = this.expected.get(file)?.find(({ expectation: { start, end } }) => start <= mention.start && end >= mention.end);
			const kind = expected ? "snapshot" : kindOf({
				file: below(tree.root, file),
				lines,
				index: mention.index,
				mentions: this.listed
			});
			const group = groupOf(kind);
			if (!group || !groups.includes(group)) continue;
			let found;
			if (this.input.around.has(file)) found = { why: "it is outside the selected paths" };
			else if (expected) found = expected.beside;
			else if (text.slice(mention.start, mention.end).search(this.mentions) < 0) found = { why: WHY.parts };
			else if (group === "mocks") found = { why: WHY_MOCKS[kind === "cassette" ? "cassette" : "snapshot"] };
			else if (!isCode(file)) found = this.inData(file, text, mention, group);
			else if (!isSource || isHost(file)) found = { why: isSource ? "it is in a component, a document or a notebook" : "its file is left out by default" };
			else {
				finder ??= finderIn(this.input, file, text, ({ start, end }) => remaining(text, start, end, calls));
				found = this.unlessRead(file, mention) ?? finder.at(mention);
				if ("edits" in found && found.edits.length > 0 && this.isNearBudget(found.names)) found = { why: WHY.budget };
			}
			covered = "covers" in found && found.covers ? found.covers.end : covered;
			this.keep(file, mention.index, found, calls);
			const key = lineKey(file, mention.index);
			if (expected) this.fates.set(key, {
				...this.fates.get(key),
				kind
			});
		}
	}
	keep(file, index, found, calls) {
		const key = lineKey(file, index);
		if ("why" in found) {
			const known = this.fates.get(key);
			this.fates.set(key, {
				...known,
				left: known?.left ?? found.why
			});
			return;
		}
		if (found.edits.length === 0) return;
		const group = this.groupAt(file, index + 1);
		const taken = [...calls, ...this.edits.filter((edit) => edit.file === file)];
		if (found.edits.some((edit) => taken.some((other) => touches(edit, other)))) this.fates.set(key, { left: "a call that migrates edits the same place" });
		else {
			this.fates.set(key, {
				...this.fates.get(key),
				group
			});
			this.edits.push(...found.edits.map((edit) => ({
				...edit,
				file,
				kind: "also",
				sites: [group]
			})));
		}
	}
	groupAt(file, line) {
		return `also ${below(this.input.tree.root, file)}:${line}`;
	}
	unlessRead(file, { start, end }) {
		const read = (this.input.analysis.idsRead ?? []).find((one) => one.file === file && one.start <= start && one.end >= end);
		return read && { why: `a call that stays takes its model from it (${this.placeOf(read.by)})` };
	}
	placeOf({ file, start }) {
		return `${below(this.input.tree.root, file)}:${lineIndex(readable(this.input.tree, file) ?? "")(start).line}`;
	}
	isNearBudget([name]) {
		this.budgets ??= this.budgetsLeft();
		if (name === void 0) return false;
		const asked = new RegExp(`\\b${name.replace(/\W/g, "\\$&")}\\b`);
		return this.budgets.some((lines) => lines.some((line, at) => asked.test(line) && lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).some((near) => near.includes(BUDGET))));
	}
	budgetsLeft() {
		const { tree, analysis, trial } = this.input;
		const waiting = trial ? analysis.sites.filter(({ words }) => words === "decided-by-id") : [];
		return tree.containing([BUDGET]).flatMap((file) => {
			const text = readable(tree, file) ?? "";
			const expected = (this.expected.get(file) ?? []).flatMap(({ beside }) => "edits" in beside ? beside.edits : []);
			const calls = [...analysis.edits.filter((edit) => edit.file === file), ...expected];
			const gone = [...text.matchAll(new RegExp(BUDGET, "g"))].map(({ index: start }) => ({
				start,
				end: start + 13,
				text: ""
			})).filter((edit) => waiting.some((site) => site.file === file && site.start <= edit.start && site.end >= edit.end)).filter((edit) => !calls.some((other) => touches(edit, other)));
			const after = applyEdits(text, [...calls, ...gone]);
			return after.includes(BUDGET) ? [after.split("\n")] : [];
		});
	}
	inData(file, text, mention, group) {
		const { migration, analysis, tree, textsWith } = this.input;
		const name = below(tree.root, file);
		if (group !== "config") return { why: "data is edited only where it sets a variable of the environment" };
		if (!isSideFile(name)) return { why: WHY.unclear };
		const setting = settingAt(text, mention);
		if (!setting) return { why: "it cannot be told that only migrated calls read it" };
		const twin = twinOfText(setting.id, migration);
		if (twin === void 0) return { why: WHY.suffix };
		const models = (of) => analysis.edits.filter((edit) => edit.file === of && edit.kind === "model");
		const readings = [...tree.containing([setting.name]).map((one) => ({
			file: one,
			text: readable(tree, one) ?? ""
		})), ...textsWith(setting.name)].flatMap((one) => readingsIn(one.text, below(tree.root, one.file), setting.name, models(one.file)).map((reading) => ({
			...reading,
			file: one.file
		})));
		if (readings.length === 0) return { why: `no code in the project reads ${setting.name}` };
		const other = readings.find(({ migrates }) => !migrates);
		if (other) return { why: `not only migrated calls read ${setting.name} (${this.placeOf(other)})` };
		return {
			edits: [{
				start: setting.start,
				end: setting.end,
				text: twin
			}],
			names: []
		};
	}
	mocks() {
		return testsOfMoved(this.input).flatMap(({ file, text, mocks, expected, noted }) => {
			this.expected.set(file, expected);
			const lineAt = lineIndex(text);
			const calls = this.input.analysis.edits.filter((edit) => edit.file === file);
			const lines = mocks.map(({ start, beside }) => {
				const { line } = lineAt(start);
				this.keep(file, line - 1, beside, calls);
				return {
					file,
					line,
					start,
					...this.fates.get(lineKey(file, line - 1)),
					kind: "mock"
				};
			});
			const named = text.split("\n");
			const unread = expected.flatMap(({ expectation: { names, start }, beside }) => {
				const { line } = lineAt(start);
				const isListed = new RegExp(this.mentions.source).test(named[line - 1] ?? "");
				return names === "unread" && "why" in beside && !isListed ? [{
					file,
					line,
					start,
					kind: "snapshot",
					left: beside.why
				}] : [];
			});
			if (mocks.length > 0 || noted === void 0) return [...lines, ...unread];
			return [...unread, {
				file,
				line: lineAt(noted).line,
				start: noted,
				kind: "mock",
				left: "the mock is no object that the test writes out"
			}];
		});
	}
};
const WHY_MOCKS = {
	snapshot: WHY_EXPECTED.unread,
	cassette: "it is recorded or imitated traffic; record it again"
};
function remaining(text, start, end, edits) {
	const inside = edits.filter((edit) => edit.start >= start && edit.end <= end && edit.end > edit.start);
	return applyEdits(text.slice(start, end), inside.map((edit) => ({
		start: edit.start - start,
		end: edit.end - start,
		text: ""
	})));
}
// dist/src/run/also-plan.js
async function freeHeldBack(input, plan, compiled) {
	if (input.groups.length === 0 || !isHeldBack(input.analysis)) return void 0;
	const trial = await compiled(alsoEdits({
		...input,
		trial: true
	}), input.analysis);
	const own = byFile(trial.edits);
	if (own.size === 0) return void 0;
	const knowsBoth = ({ file, start, end }) => own.get(file)?.some((edit) => edit.start >= start && edit.end <= end + 1) ?? false;
	const analysis = await plan(knowsBoth);
	const freed = freedIn(analysis, input.analysis);
	if (freed.length === 0) return void 0;
	const also = await compiled(alsoEdits({
		...input,
		analysis
	}), analysis);
	const expected = new Set(trial.edits.map(keyOf));
	const made = new Set(also.edits.map(keyOf));
	if (![...expected].every((key) => made.has(key))) return void 0;
	const tied = (edit) => expected.has(keyOf(edit)) ? {
		...edit,
		sites: [...edit.sites, ...freed]
	} : edit;
	return {
		analysis,
		tie: ({ edits, ...rest }) => ({
			...rest,
			edits: edits.map(tied)
		})
	};
}
const isHeldBack = ({ sites }) => sites.some(({ words, notes }) => words === "decided-by-id" || notes.some(({ code }) => code === "id-decides-elsewhere"));
const keyOf = ({ file, start, end, text }) => JSON.stringify([
	file,
	start,
	end,
	text
]);
function freedIn(now, before) {
	const editsOf = ({ edits }, id) => JSON.stringify(edits.filter(({ sites }) => sites.includes(id)).map(keyOf));
	return now.sites.flatMap(({ id, status }) => status === "migrated" && editsOf(now, id) !== editsOf(before, id) ? [id] : []);
}
// dist/src/run/refuse.js
function refuse(files, { git, cwd }, { allowDirty, partly }) {
	const relative = (file) => path.posix.relative(cwd, file);
	const mixed = files.filter((file) => partly.includes(file));
	if (mixed.length) throw new PartlyStaged(mixed.map(relative));
	const dirty = allowDirty || !git ? [] : git.differing(files);
	if (dirty.length) throw new DirtyFiles(dirty.map(relative));
}
function writtenByRuns(changed, { git, root }) {
	if (!git) return /* @__PURE__ */ new Set();
	const indexed = git.indexed(changed.map(({ file }) => file));
	const last = findJournal(stateFolders(root, git))?.journal.files ?? [];
	const journaled = new Map(last.map((one) => [path.posix.join(root, one.path), one]));
	const own = changed.filter(({ file, after }) => {
		const entry = journaled.get(file);
		return indexed.get(file)?.equals(Buffer.from(after)) || entry && stateOf(root, entry) === "after";
	});
	return new Set(own.map(({ file }) => file));
}
// dist/src/frontends/javascript/syntax/remarks.js
const TEXTS = /* @__PURE__ */ new Set([
	"TemplateElement",
	"JSXText",
	"StringLiteral",
	"DirectiveLiteral"
]);
const ABOUT_NEXT_LINE = /@ts-(?:ignore|expect-error|nocheck)|eslint-disable-next-line|prettier-ignore|biome-ignore|(?:istanbul|c8|v8) ignore|-ignore-next-line|\$Flow(?:FixMe|Issue|ExpectedError)|deno-lint-ignore|webpack|@__PURE__|stylelint/;
function readRemarks(code, text, file) {
	const { program, comments: found } = parseSource(code, file);
	const comments = (found ?? []).map((comment) => ({
		start: comment.start ?? 0,
		end: comment.end ?? 0
	}));
	const texts = [...comments];
	walk(program, (node) => {
		if (TEXTS.has(node.type)) texts.push({
			start: startOf(node),
			end: endOf(node)
		});
	});
	const isFree = (line, offset) => text.slice(line, offset).replace(/^\uFEFF/, "").trim() === "" && !texts.some(({ start, end }) => start < line && line <= end);
	const commentAt = (line) => {
		const end = text.indexOf("\n", line);
		const whole = text.slice(line, end < 0 ? text.length : end).trim();
		const start = line + (text.slice(line).length - text.slice(line).trimStart().length);
		return comments.find((one) => one.start === start && one.end === start + whole.length) && whole;
	};
	const above = (line) => {
		let at = line;
		while (at > 0) {
			const previous = lineStart(text, at - 1);
			if (!ABOUT_NEXT_LINE.test(commentAt(previous) ?? "")) break;
			at = previous;
		}
		return at;
	};
	return {
		comments,
		placeFor(offset) {
			const around = pathTo(program, offset);
			for (const node of around) {
				const line = lineStart(text, startOf(node));
				if (isFree(line, startOf(node))) return {
					offset: above(line),
					ownLine: true,
					mark: "//"
				};
			}
			const at = around.findIndex((node) => /Statement$|Declaration$/.test(node.type));
			const exported = around[at + 1]?.type.startsWith("Export") ? around[at + 1] : void 0;
			return {
				offset: startOf(exported ?? around[at] ?? program),
				ownLine: false,
				mark: "//"
			};
		}
	};
}
function pathTo(program, offset) {
	const path = [];
	walk(program, (node) => {
		const within = startOf(node) <= offset && endOf(node) > offset;
		if (within && node !== program) path.unshift(node);
		return within || node === program;
	});
	return path;
}
const lineStart = (text, offset) => offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
// dist/src/frontends/remarks.js
function remarksOf(text, file) {
	if (isPython(file)) return readPythonRemarks(text);
	if (!isHost(file)) return readRemarks(text, text, file);
	const units = unitsOf(text, file).flatMap(({ ranges, extension }, index) => {
		try {
			const code = blanked(text, {
				ranges,
				extension
			});
			const name = unitName(file, index, extension);
			return [{
				ranges,
				remarks: isPython(name) ? readPythonRemarks(code) : readRemarks(code, text, name)
			}];
		} catch (error) {
			if (MARKDOWN.test(file)) return [];
			throw error;
		}
	});
	return {
		comments: units.flatMap(({ remarks }) => remarks.comments),
		placeFor(offset) {
			const unit = units.find(({ ranges }) => ranges.some(({ start, end }) => offset >= start && offset < end));
			if (!unit) throw new RangeError(`no code stands at ${offset} in ${file}`);
			return unit.remarks.placeFor(offset);
		}
	};
}
// dist/src/run/todo-text.js
const MARK = "TODO(opus47-migrate)";
const COLUMNS = 88;
const LEAST = 40;
const FIRST = new RegExp(`^(?:/[/*]|#) ${MARK.replace(/[()]/g, "\\$&")}: `);
const NEXT = /^(?:\/\/|#) {3}\S/;
const STEERS = /^\W*(?:[\w-]+:|@|noqa|eslint|prettier|biome|pylint|pragma|fmt|istanbul|c8|v8|webpack)/i;
function renderTodo({ offset, ownLine, mark }, sentence, text) {
	if (!ownLine) return `/* ${MARK}: ${sentence.replaceAll("*/", "* /")} */ `;
	const line = text.slice(offset).replace(/^\uFEFF/, "");
	const indent = /^[^\S\r\n]*/.exec(line)?.[0] ?? "";
	const [lineEnd = "\n"] = /\r?\n/.exec(line) ?? /\r?\n/.exec(text) ?? [];
	const width = Math.max(LEAST, COLUMNS - indent.replaceAll("	", "    ").length);
	return wrapped(`${mark} ${MARK}: ${sentence}`, `${mark}   `, width).map((one) => `${indent}${one}${lineEnd}`).join("");
}
function wrapped(text, next, width) {
	const words = [];
	for (const word of text.split(" ")) if (words.length > 0 && (word === "" || STEERS.test(word))) words.push(`${words.pop()} ${word}`);
	else words.push(word);
	const lines = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(last === void 0 ? word : next + word);
	}
	return lines;
}
function todosIn(text, comments) {
	const found = [];
	for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
		const comment = text.slice(start, end);
		const last = found.at(-1);
		if (comment.startsWith("/*")) {
			if (FIRST.test(comment)) found.push({
				start,
				end: text[end] === " " ? end + 1 : end
			});
			continue;
		}
		const line = wholeLine(text, start, end);
		if (!line) continue;
		if (FIRST.test(comment)) found.push(line);
		else if (last && last.end === line.start && text[last.end - 1] === "\n" && NEXT.test(comment)) last.end = line.end;
	}
	return found;
}
function wholeLine(text, start, end) {
	const line = text.lastIndexOf("\n", start - 1) + 1;
	const first = line === 0 && text.startsWith("﻿") ? 1 : line;
	if (text.slice(first, start).trim() !== "") return void 0;
	const next = text.indexOf("\n", end);
	return {
		start: first,
		end: next < 0 ? end : next + 1
	};
}
// dist/src/run/todo.js
function todoEdits(mode, { sites, edits, errors, migration }, tree, readNotebook) {
	const review = mode === "write" ? sites.filter(({ status }) => status === "review") : [];
	const files = /* @__PURE__ */ new Set([...review.map(({ file }) => file), ...tree.containing([MARK]).filter((file) => tree.selected.has(file))]);
	const broken = new Set(errors.map(({ file }) => file));
	return [...files].filter((file) => !broken.has(file)).flatMap((file) => {
		const others = edits.filter((edit) => edit.file === file);
		return forFile(tree, file, review.filter((site) => site.file === file), {
			readNotebook,
			migration
		}).filter((edit) => !others.some((other) => touches(edit, other)));
	});
}
function forFile(tree, file, sites, { readNotebook, migration }) {
	let text;
	let encoded;
	let remarks;
	try {
		text = tree.read(file);
		if (text !== void 0 && NOTEBOOK.test(file)) {
			encoded = readNotebook?.(text)?.encoded;
			text = encoded?.code;
		}
		if (text === void 0) return [];
		remarks = remarksOf(text, encoded ? unitName(file, 0, "py") : file);
	} catch {
		return [];
	}
	const existing = todosIn(text, remarks.comments);
	const wanted = /* @__PURE__ */ new Map();
	for (const site of sites) {
		const found = remarks.placeFor(encoded?.offsetOf(site.start) ?? site.start);
		const place = {
			...found,
			offset: existing.find(({ start, end }) => start < found.offset && found.offset < end)?.end ?? found.offset
		};
		wanted.set(place.offset, [...wanted.get(place.offset) ?? [], {
			...place,
			sentence: sentenceFor(site, migration)
		}]);
	}
	const kept = /* @__PURE__ */ new Set();
	const edit = (start, end, replacement) => ({
		file,
		start,
		end,
		text: replacement,
		kind: "todo",
		sites: [`todo ${file.slice(tree.root.length + 1)}`]
	});
	const result = [];
	for (const [offset, comments] of wanted) {
		let start = offset;
		for (let above = endingAt(existing, start); above; above = endingAt(existing, start)) {
			kept.add(above.start);
			start = above.start;
		}
		if (start === 0 && text.startsWith("﻿")) start = 1;
		const fresh = comments.map((comment) => renderTodo(comment, comment.sentence, text)).join("");
		const end = Math.max(offset, start);
		if (text.slice(start, end) !== fresh) result.push(edit(start, end, fresh));
	}
	result.push(...existing.filter(({ start }) => !kept.has(start)).map(({ start, end }) => edit(start, end, "")));
	const own = encoded?.encode(result) ?? result;
	return result.flatMap((one, index) => own[index] ? [{
		...one,
		...own[index]
	}] : []);
}
const endingAt = (spans, offset) => spans.find(({ end }) => end === offset);
function sentenceFor({ reason, detail, words }, migration) {
	if (reason === null) throw new Error("a review site has a reason");
	const { says, todo } = wordsOf(wordsFor(reason, words), detail?.replace(/\s+/g, " "), migration);
	return visible(maskKeys(`${reason}: ${says} ${todo}`));
}
// dist/src/run/verify.js
function verify(planned, tree, settings, again) {
	const errors = [];
	let analysis = planned;
	while (analysis.edits.length > 0) {
		const { edits } = analysis;
		const after = textsAfter(edits, tree);
		const second = again({
			...tree.over(after),
			asked: new Set(after.keys())
		}, settings);
		const bad = failures(analysis, second);
		if (bad.size === 0) break;
		const groups = groupsOf(edits);
		const dropped = new Set([...bad.keys()].flatMap((site) => [...groups.get(site) ?? [site]]));
		for (const { id, file, start } of analysis.sites) if (dropped.has(id)) errors.push({
			file,
			start,
			message: bad.get(id) ?? TIED
		});
		analysis = withoutSites(analysis, dropped);
	}
	return {
		analysis,
		errors
	};
}
const TIED = "This call was not migrated: it shares an edit with one whose rewrite failed.";
const textsAfter = (edits, tree) => new Map([...byFile(edits)].map(([file, own]) => [file, applyEdits(tree.textOf(file), own)]));
function failures({ edits, errors }, second) {
	const bad = /* @__PURE__ */ new Map();
	const own = byFile(edits);
	for (const { file, message } of second.errors) {
		if (errors.some((error) => error.file === file)) continue;
		const sentence = `This call was not migrated: its file would no longer parse (${message}). Please report this.`;
		for (const edit of own.get(file) ?? []) for (const site of edit.sites) bad.set(site, sentence);
	}
	if (bad.size > 0) return bad;
	const edited = new Set(edits.flatMap(({ sites }) => sites));
	for (const { id, status } of second.sites) if (status === "migrated" && edited.has(id)) bad.set(id, "This call was not migrated: a second run would change its rewrite again. Please report this.");
	return bad;
}
function withoutSites(analysis, dropped) {
	if (dropped.size === 0) return analysis;
	const keeps = (edit) => !edit.sites.some((site) => dropped.has(site));
	return {
		...analysis,
		edits: analysis.edits.filter(keeps),
		sites: analysis.sites.filter((site) => !dropped.has(site.id))
	};
}
// dist/src/run/work.js
async function work(input) {
	const { stages, found, selection, search, needles, chosen, usesCache, cacheLocation, mode, allowDirty } = input;
	const { todo, shard, partly, index, ask, signal, enter } = input;
	let { settings } = input;
	const sdks = new SdkVersions(found.root);
	const installed = lazily(() => sdks.in(found.listed));
	const versionOf = (file, name) => sdks.ofPackage(file, name);
	const tree = createTree({
		root: found.root,
		selected: found.selected,
		search,
		index,
		sdkOf: (file) => sdks.of(file),
		versionOf,
		get project() {
			return found.project;
		},
		get manifests() {
			return found.manifests;
		},
		get configs() {
			return found.configs;
		},
		get interests() {
			return samplingInterests(installed()).interests;
		}
	});
	const kept = usesCache ? (await import("./cache-aZ5IcWIq.js")).openCache({
		...found,
		index
	}, {
		location: cacheLocation,
		settings: [
			settings,
			installed(),
			sdks.packagesIn(found.listed, RULED)
		],
		selection
	}) : void 0;
	const migration = migrationOf(settings);
	const known = kept?.known;
	const loadAnalysis = async () => stages.analyse ?? (await import("./analyse-Bpi9X5ED.js").then((n) => n.n)).analyse;
	const loadLanguages = async () => (await import("./analyse-Bpi9X5ED.js").then((n) => n.l)).languagesIn(tree, [
		...needles,
		...samplingInterests(installed()).needles,
		...todo ? [MARK] : []
	]);
	const languages = known ? [] : await loadLanguages();
	let typeWarnings = [];
	const plan = async (chosenSettings, stops, source = tree) => {
		let all = stops;
		const own = await loadAnalysis();
		const judge = (...[files, asked, more = /* @__PURE__ */ new Map()]) => own(files, asked, new Map([...all, ...more]), languages);
		let analysed = judge(source, chosenSettings);
		typeWarnings = [];
		if (chosenSettings.types === "off") return analysed;
		const embedded = chosenSettings.taskBudget ? typeStops(analysed, tree) : /* @__PURE__ */ new Map();
		if (embedded.size) {
			all = new Map([...embedded, ...stops]);
			analysed = judge(source, chosenSettings);
		}
		if (!mayBeTyped(analysed, tree)) return analysed;
		await enter("types", found.selected.size);
		const typed = await stages.moveTypes({
			tree: source,
			analysis: analysed,
			settings: chosenSettings,
			analyse: judge
		});
		typeWarnings = typed.warnings;
		return typed.analysis;
	};
	await enter("analyse", found.selected.size);
	let analysis = known?.analysis ?? (todo === "remove" ? NOTHING : await plan(settings, /* @__PURE__ */ new Map()));
	const isPossible = (file) => languages.length > 1 || !mayHoldPython(file);
	const holding = holdingId(settings.from, tree, found, search, isPossible, known?.holding ?? (todo === "remove" ? [] : void 0));
	const both = known?.both ?? linesKnowingBoth(holding, tree, {
		languages,
		migration
	});
	const alsoInput = () => ({
		groups: todo === "remove" || shard ? [] : settings.editAlso,
		migration,
		settings,
		holding,
		around: found.around,
		tree,
		analysis,
		languages,
		textsWith: (word) => textsHolding(found.texts, [word], search)
	});
	const compiled = async (some, { edits: calls }) => {
		if (settings.types === "off" || !some.edits.some(({ file }) => isTypedFile(file, tree))) return some;
		await enter("types", found.selected.size);
		const { refusedByCompiler } = await import("./also-Dkw2pyUZ.js");
		return withoutRefused(some, refusedByCompiler({
			tree,
			calls,
			also: some.edits
		}));
	};
	const toldBefore = typeWarnings;
	const planKnowing = (knowsBoth) => plan(settings, /* @__PURE__ */ new Map(), {
		...tree,
		knowsBoth
	});
	const freed = ask ? void 0 : await freeHeldBack(alsoInput(), planKnowing, compiled);
	if (freed) analysis = freed.analysis;
	else typeWarnings = toldBefore;
	if (ask && analysis.sites.some(({ guardable }) => guardable)) {
		settings = {
			...settings,
			guard: true
		};
		analysis = await plan(settings, /* @__PURE__ */ new Map());
	}
	if (ask && analysis.edits.length > 0) {
		const files = [...new Set(analysis.edits.map(({ file }) => file))].filter((file) => tree.textOf(file) !== "");
		if (mode === "write") refuse(files, found, {
			allowDirty,
			partly
		});
		await enter("ask", files.length);
		const { chooseSites } = await import("./choose-efAycukm.js");
		({analysis, settings} = await chooseSites({
			ask,
			cwd: found.cwd,
			textOf: tree.textOf,
			settings,
			analysis,
			plan
		}));
	}
	const warnings = [...known?.warnings ?? typeWarnings];
	warnings.push(...sdkWarnings(analysis, sdks), ...idleSettings(analysis, settings, todo === "remove" ? {} : chosen, found));
	const owns = shard ? ownsFile(analysis, found.root, shard) : () => true;
	analysis = analysisIn(analysis, owns);
	if (todo) analysis = {
		...analysis,
		edits: [...analysis.edits, ...todoEdits(todo, analysis, tree, notebookReader(languages))]
	};
	const beside = await compiled(alsoEdits(alsoInput()), analysis);
	const also = freed?.tie(beside) ?? beside;
	warnings.push(...idleAlso(analysis, alsoInput().groups));
	analysis = {
		...analysis,
		edits: [...analysis.edits, ...also.edits],
		unattributed: unattributedBeside(analysis, also)
	};
	if (!known && !alsoInput().groups.includes("mocks")) analysis = withSuggestions(alsoInput());
	await enter("verify", new Set(analysis.edits.map(({ file }) => file)).size);
	const verifyNow = async () => {
		const own = await loadAnalysis();
		return verify(analysis, tree, settings, (source, asked) => own(source, asked, /* @__PURE__ */ new Map(), languages));
	};
	const verified = known ?? await verifyNow();
	analysis = verified.analysis;
	const errors = [...verified.errors];
	for (const file of known?.files ?? []) tree.read(file);
	if (!known) warnings.push(...kept?.keep({
		analysis,
		errors: verified.errors,
		warnings: typeWarnings,
		holding: holding.sources,
		both
	}) ?? []);
	const planned = [...textsAfter(analysis.edits, tree)].map(([file, after]) => ({
		file,
		before: tree.textOf(file),
		after
	})).sort((a, b) => a.file < b.file ? -1 : 1);
	let changed = planned;
	if (mode === "write" && planned.length > 0) {
		await enter("write", planned.length);
		const own = todo === "remove" ? writtenByRuns(planned, found) : /* @__PURE__ */ new Set();
		refuse(planned.filter(({ file, before }) => before !== "" && !own.has(file)).map(({ file }) => file), found, {
			allowDirty,
			partly
		});
		const { root, git } = found;
		if (!git) warnings.push("Not a Git repository: only `opus47-migrate undo` can undo this run.");
		const { written, failed, dropped } = await writeJournaled({
			root,
			git,
			edits: analysis.edits,
			textOf: tree.textOf,
			signal
		});
		changed = written;
		errors.push(...failed.map(({ file, message }) => ({
			file,
			start: null,
			message: `could not be written: ${message}`
		})));
		errors.push(...leftAlone(analysis, dropped, failed));
		analysis = withoutSites(analysis, dropped);
	}
	return {
		analysis,
		settings,
		warnings,
		planned,
		changed,
		owns,
		textOf: tree.textOf,
		errors: [...errors, ...unreadable(tree, analysis).filter(({ file }) => owns(file))],
		alsoCheck: linesToCheck(holding, tree, {
			root: found.root,
			migration,
			analysis,
			written: mode === "write",
			both
		}, also).filter(({ file }) => owns(file))
	};
}
function sdkWarnings({ sites }, sdks) {
	const tooOld = sites.filter(({ reason }) => reason === "sdk-too-old");
	const commands = [...new Set(tooOld.map(({ file }) => sdks.installFor(file)))];
	return commands.length ? [`To install an SDK that supports task budgets: ${commands.join("; ")}`] : [];
}
function leftAlone({ sites }, dropped, failed) {
	const broken = new Set(failed.map(({ file }) => file));
	return sites.filter(({ id, file }) => dropped.has(id) && !broken.has(file)).map(({ file, start }) => ({
		file,
		start,
		message: "This call was not migrated: it needs an edit in a file that could not be written."
	}));
}
const unreadable = (tree, { errors }) => tree.unreadable().filter(({ file }) => tree.selected.has(file) && !errors.some((error) => error.file === file)).map((problem) => ({
	...problem,
	start: null
}));
export { work };
