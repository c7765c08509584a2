import { r as byFile } from "./project-CIa5t-Du.js";
import { n as applyEdits, t as OverlappingEdits } from "./edits-DsglOM9O.js";
import { h as isTooOldForTaskBudgets } from "./reasons-DFhIx4VQ.js";
import { a as Configs, i as Offsets, n as isOfMessages, o as isTypeScript, r as withoutMark, t as Programs } from "./programs-Coc9Sw5d.js";
import { n as Sdks, t as SDK } from "./installed-CwCyaexo.js";
import { unchecked } from "./unchecked-B9xfFuk3.js";
import path from "node:path";
import { ts } from "ts-morph";
// dist/src/types/references.js
function referenceAt(node, { checker, sdk }) {
	const named = (name, symbol) => {
		const type = sdk.typeOf(symbol);
		const twin = type && sdk.twinOf(type);
		return type && twin && {
			kind: "name",
			node: name,
			type,
			twin
		};
	};
	if (ts.isTypeReferenceNode(node)) return named(node.typeName, checker.getSymbolAtLocation(node.typeName));
	if (ts.isExpressionWithTypeArguments(node)) {
		const { expression } = node;
		if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression)) return named(expression, checker.getSymbolAtLocation(expression));
	}
	if (ts.isImportTypeNode(node) && node.qualifier && !node.isTypeOf) return named(node, checker.getSymbolAtLocation(node.qualifier));
	if (ts.isTypeQueryNode(node)) {
		const member = messagesIn(node.exprName, {
			checker,
			sdk
		});
		return member && {
			kind: "member",
			node: member
		};
	}
	if (ts.isIndexedAccessTypeNode(node) && ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal)) {
		const { literal } = node.indexType;
		const property = literal.text === "messages" && checker.getTypeFromTypeNode(node.objectType).getProperty("messages");
		if (property && isClientMember(property, sdk)) return {
			kind: "member",
			node: literal
		};
	}
}
function messagesIn(name, { checker, sdk }) {
	if (!ts.isQualifiedName(name)) return void 0;
	if (name.right.text === "messages" && isClientMember(checker.getSymbolAtLocation(name.right), sdk)) return name.right;
	return messagesIn(name.left, {
		checker,
		sdk
	});
}
const isClientMember = (symbol, sdk) => symbol?.declarations?.some((one) => sdk.moduleOf(one.getSourceFile()) === "client") ?? false;
function referencesIn(annotation, reader, value) {
	const { checker } = reader;
	const seen = /* @__PURE__ */ new Set();
	const fits = (node, part) => part !== void 0 && checker.isTypeAssignableTo(part, checker.getTypeFromTypeNode(node));
	const takes = (reference, part) => {
		if (reference.kind !== "name") return true;
		const twin = checker.getDeclaredTypeOfSymbol(reference.twin.symbol);
		return (part.isUnion() ? part.types : [part]).some((one) => checker.isTypeAssignableTo(one, twin));
	};
	const visit = (node, part, through) => {
		if (ts.isTypeNode(node) && fits(node, part)) return [];
		const own = referenceAt(node, reader);
		const found = own ? [{
			reference: own,
			through
		}] : [];
		if (ts.isTypeReferenceNode(node) && !own) return [...argumentsOf(node, part, through), ...declared(node, part, through)];
		if (ts.isTypeLiteralNode(node)) return members(node.members, part, through);
		if (ts.isArrayTypeNode(node)) return visit(node.elementType, part && elementOf(part, checker), through);
		if (ts.isUnionTypeNode(node)) {
			const all = node.types.flatMap((one) => visit(one, void 0, through));
			const meant = part ? all.filter(({ reference }) => takes(reference, part)) : [];
			return meant.length > 0 ? meant : all;
		}
		if (ts.isIndexedAccessTypeNode(node)) return [...found, ...visit(node.objectType, void 0, through)];
		ts.forEachChild(node, (child) => {
			if (ts.isTypeNode(child) || ts.isParameter(child)) found.push(...visit(child, void 0, through));
		});
		return found;
	};
	const argumentsOf = (node, part, through) => {
		const own = checker.getTypeFromTypeNode(node);
		const same = part?.symbol !== void 0 && part.symbol === own.symbol;
		const parts = same ? checker.getTypeArguments(part) : [];
		const inner = !same && own.symbol?.name === "Promise" ? part : void 0;
		return (node.typeArguments ?? []).flatMap((one, index) => visit(one, parts[index] ?? inner, through));
	};
	const declared = (node, part, through) => {
		const symbol = checker.getSymbolAtLocation(node.typeName);
		return ((symbol && reader.sdk.resolve(symbol).declarations) ?? []).flatMap((declaration) => {
			if (!reader.isUsers(declaration.getSourceFile()) || seen.has(declaration)) return [];
			seen.add(declaration);
			const path = [...through, node];
			if (ts.isTypeAliasDeclaration(declaration)) return visit(declaration.type, part, path);
			if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) return [...members(declaration.members, part, path), ...(declaration.heritageClauses ?? []).flatMap(({ types }) => types.flatMap((one) => visit(one, void 0, path)))];
			if (ts.isTypeParameterDeclaration(declaration) && declaration.constraint) return visit(declaration.constraint, part, through);
			return [];
		});
	};
	const members = (list, part, through) => {
		const typed = list.flatMap((member) => {
			const annotations = typeNodesOfMember(member);
			const name = member.name;
			const property = part && name && ts.isIdentifier(name) ? part.getProperty(name.text) : void 0;
			return annotations.map((type) => ({
				type,
				part: property && checker.getTypeOfSymbol(property)
			}));
		});
		const failing = typed.filter(({ type, part: own }) => own !== void 0 && !fits(type, own));
		return (failing.length > 0 ? failing : typed.filter(({ part: own }) => own === void 0)).flatMap(({ type, part: own }) => visit(type, own, through));
	};
	return visit(annotation, value, []);
}
function typeNodeOf(node) {
	if (node.type) return node.type;
	return ts.isFunctionLike(node) ? ts.getJSDocReturnType(node) : ts.getJSDocType(node);
}
function typeNodesOfMember(member) {
	if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) return [typeNodeOf(member) ?? []].flat();
	if (ts.isFunctionLike(member)) return signatureNodes(member);
	return [];
}
const signatureNodes = (signature) => [signature, ...signature.parameters].flatMap((one) => typeNodeOf(one) ?? []);
const elementOf = (type, checker) => checker.isArrayType(type) || checker.isTupleType(type) ? checker.getTypeArguments(type)[0] : void 0;
// dist/src/types/moves.js
const moveKey = ({ file, start }) => `${file}:${start}`;
var Unwritable = class extends Error {
	name = "Unwritable";
};
function editsOfMoves(source, moves, reader, imports) {
	const write = () => moves.flatMap((move) => editsOf(source, move, reader, imports));
	write();
	return [...write(), ...imports.edits()];
}
function editsOf(source, move, reader, imports) {
	const node = nodeOf$1(source, move);
	if (!node) throw new Unwritable();
	if (move.form === "expand" || move.form === "expand-both") {
		const meant = expanded(node, reader, imports, move);
		const text = move.form === "expand" ? meant : united(node, node.getText(source), meant);
		return [{
			start: node.getStart(source),
			end: node.end,
			text,
			by: [move]
		}];
	}
	const reference = referenceAt(node, reader);
	if (!reference) throw new Unwritable();
	if (reference.kind === "member") {
		const { node: member } = reference;
		const at = ts.isIdentifier(member) ? member.getStart(source) : source.text.lastIndexOf("[", member.getStart(source));
		const quote = source.text[member.getStart(source)] ?? "'";
		return [{
			start: at,
			end: at,
			text: ts.isIdentifier(member) ? "beta." : `[${quote}beta${quote}]`,
			by: [move]
		}];
	}
	const twin = move.form === "adaptive" ? reader.sdk.adaptiveOf(reference.type) : reference.twin;
	if (!twin) throw new Unwritable();
	const name = reference.node;
	if (ts.isImportTypeNode(name)) return imports.ofImportType(name, twin, move);
	const text = imports.nameFor(name, reference.type, twin, move);
	const start = name.getStart(source);
	if (move.form !== "both") return text === name.getText(source) ? [] : [{
		start,
		end: name.end,
		text,
		by: [move]
	}];
	const original = node.getText(source);
	return [{
		start: node.getStart(source),
		end: node.end,
		text: united(node, original, text + original.slice(name.end - start)),
		by: [move]
	}];
}
function united(node, one, other) {
	const { parent } = node;
	return ts.isArrayTypeNode(parent) || ts.isTypeOperatorNode(parent) || ts.isIntersectionTypeNode(parent) || ts.isIndexedAccessTypeNode(parent) ? `(${one} | ${other})` : `${one} | ${other}`;
}
function isMereName({ type, typeParameters }, { checker, isUsers }) {
	const isPlain = (node) => {
		if (ts.isFunctionTypeNode(node) || ts.isTypeLiteralNode(node) || ts.isTypeQueryNode(node) || ts.isImportTypeNode(node)) return false;
		if (ts.isTypeReferenceNode(node)) {
			if (checker.getSymbolAtLocation(node.typeName)?.declarations?.some((one) => isUsers(one.getSourceFile()) && !ts.isImportSpecifier(one) && !ts.isImportClause(one))) return false;
		}
		return ts.forEachChild(node, (child) => !isPlain(child)) !== true;
	};
	return !typeParameters && isPlain(type);
}
function expanded(node, reader, imports, move) {
	const declaration = aliasOf(node, reader);
	if (!declaration || !isMereName(declaration, reader)) throw new Unwritable();
	const body = declaration.type;
	const source = body.getSourceFile();
	const from = body.getStart(source);
	const parts = [];
	const visit = (one) => {
		const reference = referenceAt(one, reader);
		if (reference && (reference.kind !== "name" || ts.isImportTypeNode(reference.node))) throw new Unwritable();
		if (reference?.kind === "name") {
			const text = imports.nameFor(reference.node, reference.type, reference.twin, move);
			parts.push({
				start: reference.node.getStart(source) - from,
				end: reference.node.end - from,
				text
			});
		} else ts.forEachChild(one, visit);
	};
	visit(body);
	const text = applyEdits(source.text.slice(from, body.end), parts);
	return ts.isUnionTypeNode(body) && ts.isArrayTypeNode(node.parent) ? `(${text})` : text;
}
function aliasOf(node, { checker, sdk, isUsers }) {
	const symbol = checker.getSymbolAtLocation(node.typeName);
	const declaration = symbol && sdk.resolve(symbol).declarations?.find(ts.isTypeAliasDeclaration);
	return declaration && isUsers(declaration.getSourceFile()) ? declaration : void 0;
}
function nodeOf$1(source, { start, end }) {
	let found;
	const visit = (node) => {
		if (node.pos > start || node.end < end) return;
		if (node.getStart(source) === start && node.end === end && isMovable(node) && !found) found = node;
		ts.forEachChild(node, visit);
		for (const doc of node.jsDoc ?? []) visit(doc);
	};
	visit(source);
	return found;
}
const isMovable = (node) => ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node) || ts.isImportTypeNode(node) || ts.isTypeQueryNode(node) || ts.isIndexedAccessTypeNode(node);
function movedNode(reference) {
	let { node } = reference;
	while (!isMovable(node)) node = node.parent;
	return node;
}
// dist/src/types/imports.js
const identifiersOf = (name) => {
	if (ts.isIdentifier(name)) return [name];
	if (ts.isQualifiedName(name)) return [...identifiersOf(name.left), name.right];
	if (ts.isPropertyAccessExpression(name) && ts.isIdentifier(name.name)) return [...identifiersOf(name.expression), name.name];
	return [];
};
var Imports = class {
	source;
	reader;
	resolveModule;
	wanted = /* @__PURE__ */ new Map();
	used = /* @__PURE__ */ new Map();
	constructor(source, reader, resolveModule) {
		this.source = source;
		this.reader = reader;
		this.resolveModule = resolveModule;
	}
	nameFor(name, type, twin, move) {
		const here = name.getSourceFile() === this.source;
		const [root, ...rest] = identifiersOf(name);
		const middle = rest.slice(0, Math.max(0, rest.length - type.path.length)).map(({ text }) => text);
		const owner = this.reader.checker.getSymbolAtLocation(root);
		if (owner && rest.length > 0 && here) {
			const found = this.pathTo(owner, middle, twin);
			if (found) return [root.text, ...found].join(".");
		}
		const imported = here ? importOf(owner) : void 0;
		const client = this.clientName();
		const isDirect = imported && specifierOf(imported.declaration).startsWith("@anthropic-ai/sdk");
		if (client && !isDirect) {
			const found = this.pathTo(client.symbol, middle, twin);
			if (found) {
				if (imported) this.use(imported.node, move);
				return [client.name, ...found].join(".");
			}
		}
		if (imported) {
			this.use(imported.node, move);
			return this.importedName(imported, twin, move);
		}
		const declaration = here ? owner?.declarations?.map(importAround).find((one) => one !== void 0) : void 0;
		if (!declaration || !/\.[cm]?tsx?$/.test(this.source.fileName)) throw new Unwritable();
		return this.importedName({ declaration }, twin, move);
	}
	ofImportType(node, twin, move) {
		const { argument, qualifier } = node;
		if (!qualifier || !ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) throw new Unwritable();
		const [root, ...rest] = identifiersOf(qualifier);
		const start = qualifier.getStart(this.source);
		const owner = this.reader.checker.getSymbolAtLocation(root);
		const found = owner && rest.length > 0 && this.pathTo(owner, [], twin);
		if (found) return [{
			start,
			end: qualifier.end,
			text: [root.text, ...found].join("."),
			by: [move]
		}];
		const { literal } = argument;
		const module = this.moduleFor(literal.text, twin);
		return [{
			start: literal.getStart(this.source) + 1,
			end: literal.end - 1,
			text: module,
			by: [move]
		}, {
			start,
			end: qualifier.end,
			text: twin.path.join("."),
			by: [move]
		}];
	}
	pathTo(owner, middle, twin) {
		const { sdk } = this.reader;
		return [
			[...middle, ...twin.path],
			[
				"Beta",
				...middle,
				...twin.path
			],
			["Beta", ...twin.path],
			[
				"Beta",
				"Messages",
				...twin.path
			]
		].find((way) => {
			let at = owner;
			for (const name of way) at = at && sdk.exportsOf(at).find((one) => one.name === name);
			return at !== void 0 && sameType(sdk.resolve(at), twin);
		});
	}
	clientName() {
		for (const statement of this.source.statements) {
			if (!ts.isImportDeclaration(statement) || specifierOf(statement) !== "@anthropic-ai/sdk") continue;
			const clause = statement.importClause;
			const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
			const name = clause?.name ?? named.find((one) => (one.propertyName ?? one.name).text === "Anthropic")?.name;
			const symbol = name && this.reader.checker.getSymbolAtLocation(name);
			if (name && symbol) return {
				name: name.text,
				symbol
			};
		}
	}
	use(node, move) {
		this.used.set(node, (this.used.get(node) ?? /* @__PURE__ */ new Set()).add(move));
	}
	importedName({ node, declaration }, twin, move) {
		const module = this.moduleFor(specifierOf(declaration), twin);
		const [name, ...inner] = twin.path;
		const known = this.existing(module, name);
		const specifier = node && ts.isImportSpecifier(node) ? node : void 0;
		if (known === void 0) {
			const key = `${module}\0${name}`;
			const wanted = this.wanted.get(key) ?? {
				from: declaration,
				specifier,
				module,
				name,
				by: /* @__PURE__ */ new Set()
			};
			wanted.by.add(move);
			this.wanted.set(key, wanted);
		}
		const renamed = specifier?.propertyName && this.isLeftBehind(specifier) ? specifier.name.text : void 0;
		return [known ?? renamed ?? this.localName(name), ...inner].join(".");
	}
	localName(name) {
		const owner = this.source.locals?.get(name);
		return !owner || owner.declarations?.every((one) => ts.isImportSpecifier(one) && this.isLeftBehind(one)) ? name : `Anthropic${name}`;
	}
	existing(module, name) {
		for (const statement of this.source.statements) {
			if (!ts.isImportDeclaration(statement) || specifierOf(statement) !== module) continue;
			const named = statement.importClause?.namedBindings;
			if (!named || !ts.isNamedImports(named)) continue;
			const found = named.elements.find((one) => (one.propertyName ?? one.name).text === name);
			if (found) return found.name.text;
		}
	}
	moduleFor(specifier, twin) {
		const extension = /\.[cm]?js$/.exec(specifier)?.[0] ?? "";
		const parent = path.posix.dirname(twin.module);
		const found = [
			specifier.replace(/\/resources\//, "/resources/beta/"),
			`${SDK}/${parent}`,
			`${SDK}/${twin.module}`
		].flatMap((one) => {
			const bare = one.replace(/\.[cm]?js$/, "");
			return [
				`${bare}${extension}`,
				bare,
				`${bare}.js`,
				`${bare}/index${extension || ".js"}`
			];
		}).find((one) => {
			const file = one.startsWith("@anthropic-ai/sdk") ? this.resolveModule(one, this.source.fileName) : void 0;
			return file !== void 0 && this.gives(file, twin);
		});
		if (!found) throw new Unwritable();
		return found;
	}
	gives(file, twin) {
		const { checker, sdk } = this.reader;
		const declared = twin.symbol.declarations?.[0]?.getSourceFile();
		const module = file.replace(/(?:\/index)?\.d\.[cm]?ts$/, "");
		const source = this.reader.sourceFile(file);
		const symbol = source && checker.getSymbolAtLocation(source);
		if (!symbol) return declared !== void 0 && path.posix.dirname(declared.fileName) === module;
		return checker.getExportsOfModule(symbol).some((one) => one.name === twin.path[0] && sameType(sdk.resolve(one), twin, true));
	}
	isLeftBehind(node) {
		const moved = [...this.used.get(node) ?? []];
		if (moved.length === 0 || moved.some(({ form }) => form === "both" || form === "expand-both")) return false;
		return this.usesOf(node).length <= moved.length;
	}
	usesOf(node) {
		const { checker } = this.reader;
		const name = node.name;
		const symbol = checker.getSymbolAtLocation(name);
		const found = [];
		const visit = (one) => {
			if (ts.isIdentifier(one) && one !== name && one.text === name.text && this.isUse(one, symbol)) found.push(one);
			ts.forEachChild(one, visit);
		};
		visit(this.source);
		return found;
	}
	isUse(node, symbol) {
		const { checker } = this.reader;
		if (ts.isImportSpecifier(node.parent)) return false;
		if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent) === symbol;
		return checker.getSymbolAtLocation(node) === symbol;
	}
	edits() {
		const edits = [];
		const wanted = [...this.wanted.values()].sort((a, b) => (a.specifier?.pos ?? 0) - (b.specifier?.pos ?? 0));
		const left = [...this.used].filter(([node]) => this.isLeftBehind(node));
		for (const declaration of /* @__PURE__ */ new Set([...wanted.map(({ from }) => from), ...left.map(([node]) => importDeclarationOf(node))])) {
			const gone = left.filter(([node]) => importDeclarationOf(node) === declaration).map(([node, moved]) => ({
				node,
				moved
			}));
			const come = wanted.filter(({ from }) => from === declaration);
			edits.push(...this.editsOfImport(declaration, gone, come));
		}
		return edits;
	}
	editsOfImport(declaration, gone, come) {
		const { source } = this;
		const clause = declaration.importClause;
		const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? [...clause.namedBindings.elements] : [];
		const goneNodes = new Set(gone.map(({ node }) => node));
		const whole = !clause?.name && (named.length > 0 ? named.every((one) => goneNodes.has(one)) : gone.length > 0);
		const by = [.../* @__PURE__ */ new Set([...gone.flatMap(({ moved }) => [...moved]), ...come.flatMap((one) => [...one.by])])];
		const [first] = come;
		const literal = declaration.moduleSpecifier;
		if (whole && first && named.length > 0 && come.every(({ module }) => module === first.module)) {
			const rename = named.map((one) => {
				const mine = come.find(({ specifier }) => specifier === one);
				if (!mine) return void 0;
				const imported = one.propertyName ?? one.name;
				const local = this.localName(mine.name);
				const text = one.propertyName || local === mine.name ? mine.name : `${mine.name} as ${local}`;
				return {
					start: imported.getStart(source),
					end: imported.end,
					text,
					by: [...mine.by]
				};
			});
			const module = {
				start: literal.getStart(source) + 1,
				end: literal.end - 1,
				text: first.module,
				by
			};
			const dropped = named.filter((_, index) => !rename[index]);
			return [
				...rename.filter((one) => one !== void 0).filter(({ start, end, text }) => text !== source.text.slice(start, end)),
				...this.without(named, dropped, by),
				module
			];
		}
		const edits = [];
		const lines = [...new Set(come.map(({ module }) => module))].map((module) => this.line(declaration, come.filter((one) => one.module === module)));
		if (whole) {
			const end = lines.length > 0 ? declaration.end : this.endOfLine(declaration.end);
			edits.push({
				start: declaration.getStart(source),
				end,
				text: lines.join(this.lineEnd()),
				by
			});
		} else {
			edits.push(...this.without(named, named.filter((one) => goneNodes.has(one)), by));
			if (lines.length > 0) edits.push({
				start: declaration.end,
				end: declaration.end,
				text: lines.map((line) => this.lineEnd() + line).join(""),
				by
			});
		}
		return edits;
	}
	line(like, come) {
		const { source } = this;
		const clause = like.importClause;
		const inline = come.some(({ specifier }) => specifier?.isTypeOnly);
		const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || inline || come.some(({ specifier }) => !specifier);
		const quote = source.text[like.moduleSpecifier.getStart(source)] ?? "'";
		const names = come.map(({ name, specifier }) => {
			const local = specifier?.propertyName && this.isLeftBehind(specifier) ? specifier.name.text : this.localName(name);
			return local === name ? name : `${name} as ${local}`;
		});
		const end = source.text.slice(0, like.end).endsWith(";") ? ";" : "";
		return `import ${isType ? "type " : ""}{ ${names.join(", ")} } from ${quote}${come[0]?.module}${quote}${end}`;
	}
	without(all, gone, by) {
		const goes = (one) => one !== void 0 && gone.includes(one);
		return all.flatMap((first, index) => {
			if (!goes(first) || goes(all[index - 1])) return [];
			const next = all[all.findIndex((one, at) => at > index && !goes(one))];
			if (next) return [{
				start: first.getStart(this.source),
				end: next.getStart(this.source),
				text: "",
				by
			}];
			const last = all.at(-1);
			return [{
				start: all[index - 1]?.end ?? first.getStart(this.source),
				end: last.end,
				text: "",
				by
			}];
		});
	}
	lineEnd() {
		return this.source.text.includes("\r\n") ? "\r\n" : "\n";
	}
	endOfLine(offset) {
		const end = /[ \t]*(?:\r\n|\n|\r)/y;
		end.lastIndex = offset;
		return end.test(this.source.text) ? end.lastIndex : offset;
	}
};
function importOf(symbol) {
	const node = symbol?.declarations?.find((one) => ts.isImportSpecifier(one) || ts.isNamespaceImport(one));
	if (!node || !(ts.isImportSpecifier(node) || ts.isNamespaceImport(node))) return void 0;
	return {
		node,
		declaration: importDeclarationOf(node)
	};
}
function importDeclarationOf(node) {
	let at = node;
	while (!ts.isImportDeclaration(at)) at = at.parent;
	return at;
}
const importAround = (node) => ts.findAncestor(node, ts.isImportDeclaration);
const specifierOf = ({ moduleSpecifier }) => moduleSpecifier.text;
const sameType = (symbol, twin, outer = false) => symbol === twin.symbol || outer && twin.path.length > 1;
// dist/src/types/declared.js
const MOST_STEPS = 12;
function annotationsOf(expression, reader) {
	const { checker, sdk, isUsers } = reader;
	const seen = /* @__PURE__ */ new Set();
	const ofExpression = (node, steps) => {
		if (seen.has(node) || steps > MOST_STEPS) return [];
		seen.add(node);
		const next = (one) => one ? ofExpression(one, steps + 1) : [];
		if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) return ts.isConstTypeReference(node.type) ? next(node.expression) : [node.type];
		if (ts.isIdentifier(node)) return ofSymbol(symbolOf(node), steps);
		if (ts.isPropertyAccessExpression(node)) {
			const own = ofSymbol(checker.getSymbolAtLocation(node.name), steps);
			return own.length > 0 ? own : next(node.expression);
		}
		if (ts.isElementAccessExpression(node)) return next(node.expression);
		if (ts.isCallExpression(node) || ts.isNewExpression(node)) return ofCall(node, steps);
		if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return signatureNodes(node);
		if (ts.isConditionalExpression(node)) return [...next(node.whenTrue), ...next(node.whenFalse)];
		if (ts.isBinaryExpression(node)) return [...next(node.right), ...next(node.left)];
		if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((property) => {
			if (ts.isPropertyAssignment(property)) return next(property.initializer);
			if (ts.isShorthandPropertyAssignment(property)) return ofSymbol(checker.getShorthandAssignmentValueSymbol(property), steps);
			return ts.isSpreadAssignment(property) ? next(property.expression) : signatureNodesOf(property);
		});
		if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(next);
		if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAwaitExpression(node) || ts.isSpreadElement(node) || ts.isYieldExpression(node)) return next(node.expression);
		return [];
	};
	const symbolOf = (node) => ts.isShorthandPropertyAssignment(node.parent) ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
	const ofCall = (node, steps) => {
		if (node.typeArguments) return [...node.typeArguments];
		const declaration = checker.getResolvedSignature(node)?.declaration;
		if (declaration && isUsers(declaration.getSourceFile())) return [ts.isFunctionLike(declaration) && typeNodeOf(declaration) || returned(declaration, steps)].flat();
		return [...ts.isPropertyAccessExpression(node.expression) ? ofExpression(node.expression.expression, steps + 1) : [], ...(node.arguments ?? []).flatMap((argument) => ofExpression(argument, steps + 1))];
	};
	const returned = (declaration, steps) => {
		const body = declaration.body;
		if (!body) return [];
		if (!ts.isBlock(body)) return ofExpression(body, steps + 1);
		const found = [];
		const visit = (node) => {
			if (ts.isReturnStatement(node) && node.expression) found.push(...ofExpression(node.expression, steps + 1));
			if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
		};
		ts.forEachChild(body, visit);
		return found;
	};
	const ofSymbol = (symbol, steps) => (symbol ? sdk.resolve(symbol).declarations ?? [] : []).flatMap((declaration) => isUsers(declaration.getSourceFile()) ? ofDeclaration(declaration, steps + 1) : []);
	const ofDeclaration = (node, steps) => {
		if (seen.has(node) || steps > MOST_STEPS) return [];
		seen.add(node);
		if (ts.isBindingElement(node)) return ofDeclaration(rootOf(node), steps + 1);
		if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
			const own = typeNodeOf(node);
			if (own) return [own];
			const loop = ts.isVariableDeclaration(node) && node.parent.parent;
			if (loop && (ts.isForOfStatement(loop) || ts.isForInStatement(loop))) return ofExpression(loop.expression, steps + 1);
			return !ts.isPropertySignature(node) && node.initializer ? ofExpression(node.initializer, steps + 1) : [];
		}
		if (ts.isPropertyAssignment(node)) return ofExpression(node.initializer, steps + 1);
		if (ts.isShorthandPropertyAssignment(node)) return ofSymbol(checker.getShorthandAssignmentValueSymbol(node), steps);
		return signatureNodesOf(node);
	};
	return ofExpression(expression, 0);
}
const signatureNodesOf = (node) => ts.isFunctionLike(node) ? signatureNodes(node) : [];
function rootOf(node) {
	const outer = node.parent.parent;
	return ts.isBindingElement(outer) ? rootOf(outer) : outer;
}
// dist/src/types/flavours.js
function isBeta(type, reader) {
	return type !== void 0 && flavourOf(type, reader).beta;
}
function isPlain(type, reader) {
	if (!type) return false;
	const { beta, plain } = flavourOf(type, reader);
	return plain && !beta;
}
function isPlainValue(type, reader) {
	if (!type) return false;
	const { beta, plain } = flavourOf(type, reader, ({ symbol }, twin) => {
		const [own, other] = [symbol, twin.symbol].map((one) => reader.checker.getDeclaredTypeOfSymbol(one));
		return own !== void 0 && other !== void 0 && reader.checker.isTypeAssignableTo(own, other);
	});
	return plain && !beta;
}
const alternatives = (type) => type?.isUnion() ? type.types : type ? [type] : [];
function flavourOf(type, { checker, sdk }, isNeutral = () => false) {
	const found = {
		beta: false,
		plain: false
	};
	const seen = /* @__PURE__ */ new Set();
	const visit = (one, depth) => {
		if (seen.has(one) || depth > 4 || found.beta && found.plain) return;
		seen.add(one);
		for (const symbol of [one.aliasSymbol, one.symbol]) {
			const own = sdk.typeOf(symbol);
			const twin = own && sdk.twinOf(own);
			if (own && isOfMessages(own)) found.beta = true;
			else if (own && twin) found.plain ||= !isNeutral(own, twin);
			else continue;
			return;
		}
		if (one.isUnionOrIntersection()) for (const member of one.types) visit(member, depth);
		if (isReference(one)) for (const argument of checker.getTypeArguments(one)) visit(argument, depth + 1);
		for (const signature of one.getCallSignatures()) {
			for (const parameter of signature.parameters) visit(checker.getTypeOfSymbol(parameter), depth + 1);
			visit(signature.getReturnType(), depth + 1);
		}
		if (one.symbol?.flags & (ts.SymbolFlags.TypeLiteral | ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.Interface) && depth < 3) for (const property of one.getProperties().slice(0, 20)) visit(checker.getTypeOfSymbol(property), depth + 1);
	};
	visit(type, 0);
	return found;
}
const isReference = (type) => (type.flags & ts.TypeFlags.Object) !== 0 && (type.objectFlags & ts.ObjectFlags.Reference) !== 0;
// dist/src/types/suspects.js
function nodeAt(source, start, length) {
	let found = source;
	const visit = (node) => {
		if (node.getStart(source) <= start && node.end >= start + length) {
			found = node;
			ts.forEachChild(node, visit);
		}
	};
	ts.forEachChild(source, visit);
	return found;
}
function suspectsOf(at, reader) {
	const groups = [];
	const { checker } = reader;
	const add = (suspects) => {
		if (suspects.length > 0) groups.push(suspects);
	};
	const takes = (annotation, value) => annotation ? [{
		annotation,
		side: "takes",
		other: value && known(checker.getTypeAtLocation(value))
	}] : [];
	const gives = (value, taken) => value ? annotationsOf(value, reader).map((annotation) => ({
		annotation,
		side: "gives",
		other: taken
	})) : [];
	const target = (expression, value) => annotationsOf(expression, reader).flatMap((annotation) => takes(annotation, value));
	let from;
	let attribute;
	for (let node = at; !ts.isSourceFile(node); from = node, node = node.parent) {
		if (ts.isTypePredicateNode(node)) {
			add(takes(node.type));
			continue;
		}
		if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
			const own = typeNodeOf(node);
			add(takes(own, node.initializer));
			if (node.initializer && own) add(gives(node.initializer, checker.getTypeFromTypeNode(own)));
		} else if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) add(takes(node.type, node.expression));
		else if (ts.isReturnStatement(node)) {
			const outer = ts.findAncestor(node, ts.isFunctionLike);
			add(takes(outer && typeNodeOf(outer), node.expression));
			if (node.expression) add(gives(node.expression, checker.getContextualType(node.expression)));
		} else if (ts.isArrowFunction(node) && from === node.body) {
			add(takes(typeNodeOf(node), node.body));
			add(signatureNodes(node).map((annotation) => ({
				annotation,
				side: "gives"
			})));
		} else if (ts.isYieldExpression(node)) {
			const outer = ts.findAncestor(node, ts.isFunctionLike);
			add(takes(outer && typeNodeOf(outer)));
		} else if (ts.isBinaryExpression(node)) {
			if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
				add(target(node.left, node.right));
				add(gives(node.right, checker.getTypeAtLocation(node.left)));
			} else add([...target(node.left), ...target(node.right)]);
		} else if (ts.isCaseClause(node)) add([...target(node.expression), ...target(node.parent.parent.expression)]);
		else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
			const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
			const property = propertyOf(checker.getContextualType(node.parent), node.name.getText());
			add((property?.declarations ?? []).filter(isUsers).flatMap(typeNodesOfMember).flatMap((one) => takes(one, value)));
			add(gives(value, property && checker.getTypeOfSymbol(property)));
		} else if (ts.isCallExpression(node) || ts.isNewExpression(node)) for (const group of ofCall(node, from)) add(group);
		else if (ts.isJsxAttribute(node)) attribute = node;
		else if (ts.isJsxOpeningLikeElement(node)) add(ofElement(node, attribute));
		else if (ts.isPropertyAccessExpression(node) && from === node.name) add(target(node.expression));
		else if (ts.isForOfStatement(node) && from !== node.statement) add(target(node.expression));
		else if (ts.isClassElement(node) || ts.isTypeElement(node)) {
			if (from && from === node.name) add(overloads(from));
			for (const group of ofMember(node)) add(group);
			if (ts.isFunctionLike(node) && from !== node.name) break;
		} else if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) for (const member of node.members) for (const group of ofMember(member)) add(group);
		else if (ts.isTypeReferenceNode(node)) {
			add(constraints(node));
			add(takes(node));
		} else if (ts.isFunctionLike(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
			if (from && from === node.name) add(overloads(from));
			if (from && ts.isTypeNode(from)) add(signatureNodes(node).flatMap((one) => takes(one)));
			break;
		} else if (ts.isFunctionLike(node)) add(signatureNodes(node).map((annotation) => ({
			annotation,
			side: "gives"
		})));
	}
	return groups;
	function overloads(name) {
		const all = checker.getSymbolAtLocation(name)?.declarations?.filter(ts.isFunctionLike) ?? [];
		return all.length > 1 ? all.flatMap(signatureNodes).flatMap((one) => takes(one)) : [];
	}
	function isUsers(declaration) {
		return reader.isUsers(declaration.getSourceFile());
	}
	function ofCall(call, child) {
		const all = call.arguments ?? [];
		const which = child ? all.indexOf(child) : -1;
		const given = which >= 0 ? [which] : all.map((_, index) => index);
		const candidates = [];
		const resolved = checker.getResolvedSignature(call, candidates);
		const own = [...new Set([resolved, ...candidates].flatMap((one) => one?.declaration ? [one.declaration] : []))].filter(isUsers).filter((one) => "parameters" in one && !ts.isJSDocSignature(one));
		const groups = [
			own.flatMap(({ parameters }) => given.flatMap((index) => takes(typeOfParameter(parameters[index] ?? parameters.at(-1)), all[index]))),
			own.flatMap(({ typeParameters = [] }) => typeParameters.flatMap(({ constraint }) => takes(constraint))),
			(call.typeArguments ?? []).flatMap((argument) => takes(argument))
		];
		const [only, ...others] = given;
		const value = only !== void 0 && others.length === 0 ? all[only] : void 0;
		groups.push(target(ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression, value));
		groups.push(given.flatMap((index) => gives(all[index], all[index] && checker.getContextualType(all[index]))));
		return groups;
	}
	function ofElement(element, attribute) {
		const props = checker.getContextualType(element.attributes);
		const property = attribute && propertyOf(props, attribute.name.getText());
		const value = attribute?.initializer && ts.isJsxExpression(attribute.initializer) ? attribute.initializer.expression : void 0;
		const own = (property?.declarations ?? []).filter(isUsers).flatMap(typeNodesOfMember);
		return own.length > 0 ? own.flatMap((annotation) => takes(annotation, value)) : target(element.tagName);
	}
	function ofMember(member) {
		const { name, parent } = member;
		if (!name || !(ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent))) return [];
		const symbol = checker.getSymbolAtLocation(name);
		const type = symbol && checker.getTypeOfSymbol(symbol);
		const given = (parent.heritageClauses ?? []).flatMap(({ types }) => types).filter((base) => checker.getTypeAtLocation(base).getProperty(name.getText()));
		const bases = given.flatMap((base) => checker.getTypeAtLocation(base).getProperty(name.getText())?.declarations ?? []).filter(isUsers);
		const part = (annotation, base) => ts.isFunctionLike(base) && annotation === typeNodeOf(base) ? type?.getCallSignatures()[0]?.getReturnType() : ts.isFunctionLike(base) ? void 0 : type;
		return [
			bases.flatMap((base) => typeNodesOfMember(base).map((annotation) => ({
				annotation,
				side: "takes",
				other: part(annotation, base)
			}))),
			given.flatMap(({ typeArguments = [] }) => typeArguments.map((annotation) => ({
				annotation,
				side: "takes",
				other: type
			}))),
			bases.length > 0 ? typeNodesOfMember(member).map((annotation) => ({
				annotation,
				side: "gives"
			})) : []
		];
	}
	function constraints(node) {
		const symbol = checker.getSymbolAtLocation(node.typeName);
		return (symbol ? reader.sdk.resolve(symbol).declarations ?? [] : []).filter(isUsers).flatMap((declaration) => "typeParameters" in declaration ? declaration.typeParameters ?? [] : []).flatMap(({ constraint }) => takes(constraint));
	}
}
const known = (type) => type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? void 0 : type;
const typeOfParameter = (parameter) => parameter && typeNodeOf(parameter);
const propertyOf = (type, name) => type?.getProperty(name) ?? alternatives(type).flatMap((one) => one.getProperty(name) ?? [])[0];
// dist/src/types/draft.js
var Draft = class {
	siteEdits;
	sites;
	ground;
	moves = /* @__PURE__ */ new Map();
	refused = /* @__PURE__ */ new Set();
	moveEdits = [];
	offsets = /* @__PURE__ */ new Map();
	constructor(siteEdits, sites, ground) {
		this.siteEdits = siteEdits;
		this.sites = sites;
		this.ground = ground;
	}
	check() {
		this.write();
		const byFile = this.editsByFile();
		const texts = new Map([...byFile].map(([file, edits]) => [file, applyEdits(this.ground.textOf(file) ?? "", edits)]));
		this.offsets = new Map([...byFile].map(([file, edits]) => [file, new Offsets(edits.map((edit) => this.bodily(file, edit)))]));
		const seen = /* @__PURE__ */ new Set();
		return this.ground.programs.flatMap((program) => {
			program.update(texts);
			return [...program.affected()].filter((file) => program.checks(file)).flatMap((file) => program.newProblems(file, this.offsetsOf(file)).flatMap((problem) => {
				const key = `${file}:${problem.start}:${problem.code}`;
				if (seen.has(key)) return [];
				seen.add(key);
				return [{
					program,
					problem
				}];
			}));
		});
	}
	write() {
		this.moveEdits = [];
		const files = new Set([...this.moves.values()].map(({ file }) => file));
		for (const file of files) {
			const program = this.programOf(file);
			const source = program.before.getSourceFile(file);
			const reader = program.readerBefore;
			for (;;) {
				const own = [...this.moves.values()].filter((move) => move.file === file);
				const failing = this.tryToWrite(file, source, own, reader, program);
				if (!failing) break;
				for (const move of failing) {
					this.moves.delete(moveKey(move));
					this.refused.add(moveKey(move));
				}
			}
		}
	}
	tryToWrite(file, source, own, reader, program) {
		const { options } = program.config;
		const like = source.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier }) => moduleSpecifier)[0];
		const mode = like && ts.isStringLiteral(like) ? ts.getModeForUsageLocation(source, like, options) : source.impliedNodeFormat;
		const resolve = (specifier, from) => ts.resolveModuleName(specifier, from, options, ts.sys, void 0, void 0, mode).resolvedModule?.resolvedFileName;
		const attempt = (moves) => editsOfMoves(source, moves, reader, new Imports(source, reader, resolve)).map((edit) => ({
			...edit,
			...this.wholly(file, edit),
			file
		}));
		const fits = (edits) => {
			const others = this.siteEdits.filter((edit) => edit.file === file);
			try {
				applyEdits(this.ground.textOf(file) ?? "", [...others, ...edits]);
				return true;
			} catch (error) {
				if (error instanceof OverlappingEdits) return false;
				throw error;
			}
		};
		try {
			const edits = attempt(own);
			if (fits(edits)) {
				this.moveEdits.push(...edits);
				return;
			}
		} catch (error) {
			if (!(error instanceof Unwritable)) throw error;
		}
		const failing = own.filter((move) => {
			try {
				return !fits(attempt([move]));
			} catch (error) {
				if (error instanceof Unwritable) return true;
				throw error;
			}
		});
		return failing.length > 0 ? failing : own;
	}
	programOf(file) {
		const { programs } = this.ground;
		return programs.find((one) => one.checks(file)) ?? programs.find((one) => one.has(file));
	}
	movesReached(annotation, reader) {
		const found = [];
		const seen = /* @__PURE__ */ new Set();
		const visit = (node) => {
			if (seen.has(node)) return;
			seen.add(node);
			const file = node.getSourceFile().fileName;
			for (const move of this.moves.values()) {
				if (move.file !== file || found.includes(move)) continue;
				const start = this.offsetsOf(file).after(move.start);
				if (start >= node.getStart() && start < node.end) found.push(move);
			}
			const inner = (one) => {
				if (ts.isTypeReferenceNode(one)) {
					const symbol = reader.checker.getSymbolAtLocation(one.typeName);
					for (const declaration of (symbol && reader.sdk.resolve(symbol).declarations) ?? []) if (reader.isUsers(declaration.getSourceFile())) visit(declaration);
				}
				ts.forEachChild(one, inner);
			};
			inner(node);
		};
		visit(annotation);
		return found;
	}
	aliasAround(move) {
		const program = this.programOf(move.file);
		const source = program?.before.getSourceFile(move.file);
		const alias = source && ts.findAncestor(nodeAt(source, move.start, move.end - move.start), ts.isTypeAliasDeclaration);
		return program && alias && isMereName(alias, program.readerBefore) ? `${move.file}:${alias.getStart(source)}` : void 0;
	}
	declarationKey(node, reader) {
		const alias = aliasOf(node, reader);
		const place = alias && this.offsetsOf(alias.getSourceFile().fileName).before(alias.getStart());
		return alias && place !== void 0 ? `${alias.getSourceFile().fileName}:${place}` : void 0;
	}
	placeOf(node) {
		const file = node.getSourceFile().fileName;
		const offsets = this.offsetsOf(file);
		const start = offsets.before(node.getStart());
		const last = offsets.before(node.end - 1);
		return start === void 0 || last === void 0 ? void 0 : {
			file,
			start,
			end: last + 1
		};
	}
	sitesIn(file, start, end) {
		const offsets = this.offsetsOf(file);
		const touches = (from, to) => offsets.after(from) < end && offsets.after(to) > start;
		const shift = this.mark(file);
		return [
			...this.sites.filter((site) => site.file === file && touches(site.start - shift, site.end - shift)).map(({ id }) => id),
			...this.siteEdits.filter((edit) => edit.file === file && touches(edit.start - shift, edit.end - shift)).flatMap((edit) => edit.sites),
			...[...this.moves.values()].filter((move) => move.file === file && touches(move.start, move.end)).flatMap((move) => [...move.sites])
		];
	}
	typeEdits() {
		return this.moveEdits.map(({ file, start, end, text, by }) => {
			return {
				file,
				start,
				end,
				text,
				kind: "type",
				sites: [...new Set(by.flatMap((move) => [...move.sites]))]
			};
		});
	}
	editsByFile() {
		const byFile = /* @__PURE__ */ new Map();
		for (const edit of [...this.siteEdits, ...this.moveEdits]) byFile.set(edit.file, [...byFile.get(edit.file) ?? [], edit]);
		return byFile;
	}
	offsetsOf(file) {
		return this.offsets.get(file) ?? new Offsets([]);
	}
	mark(file) {
		const text = this.ground.textOf(file) ?? "";
		return text.length - withoutMark(text).length;
	}
	bodily(file, edit) {
		const shift = this.mark(file);
		return {
			...edit,
			start: edit.start - shift,
			end: edit.end - shift
		};
	}
	wholly(file, edit) {
		const shift = this.mark(file);
		return {
			start: edit.start + shift,
			end: edit.end + shift,
			text: edit.text
		};
	}
};
// dist/src/types/provenance.js
const MOST_ROUNDS$1 = 6;
function sitesBehind(at, { checker, sdk, isUsers }, sitesIn) {
	const seen = /* @__PURE__ */ new Set();
	let round = [statementOf(at)];
	for (let count = 0; count < MOST_ROUNDS$1 && round.length > 0; count++) {
		const found = round.flatMap((node) => sitesIn(node.getSourceFile().fileName, node.getStart(), node.end));
		if (found.length > 0) return [...new Set(found)];
		const next = [];
		for (const node of round) {
			seen.add(node);
			for (const symbol of symbolsIn(node, checker)) for (const declaration of sdk.resolve(symbol).declarations ?? []) if (isUsers(declaration.getSourceFile())) next.push(wholeOf(declaration));
		}
		round = [...new Set(next)].filter((node) => !seen.has(node));
	}
	return [];
}
function symbolsIn(node, checker) {
	const found = [];
	const visit = (one) => {
		if (ts.isIdentifier(one)) {
			const symbol = ts.isShorthandPropertyAssignment(one.parent) ? checker.getShorthandAssignmentValueSymbol(one.parent) : checker.getSymbolAtLocation(one);
			if (symbol) found.push(symbol);
		}
		ts.forEachChild(one, visit);
	};
	visit(node);
	return found;
}
function statementOf(node) {
	return ts.findAncestor(node, (one) => ts.isStatement(one) && !ts.isBlock(one) || ts.isClassElement(one) || ts.isTypeElement(one)) ?? node;
}
function wholeOf(declaration) {
	if (ts.isBindingElement(declaration)) return wholeOf(declaration.parent.parent);
	if (ts.isVariableDeclaration(declaration)) {
		const loop = declaration.parent.parent;
		return ts.isForOfStatement(loop) ? loop.expression : declaration;
	}
	return declaration;
}
// dist/src/types/settle.js
const MOST_ROUNDS = 60;
const TRIALS = [
	"certain",
	"widen",
	"possible"
];
function settle(siteEdits, sites, ground, learned) {
	return new Settling(new Draft(siteEdits, sites, ground), learned).run();
}
var Settling = class {
	draft;
	pinned;
	constructor(draft, learned) {
		this.draft = draft;
		this.pinned = new Set(learned?.pinned);
		const ids = new Set(draft.sites.map(({ id }) => id));
		for (const [key, move] of learned?.moves ?? []) if ([...move.sites].every((site) => ids.has(site))) draft.moves.set(key, move);
	}
	run() {
		this.draft.check();
		this.moveTakersOfResults();
		for (let round = 0;; round++) {
			const problems = this.draft.check();
			const helped = round < MOST_ROUNDS && inFiles(problems).filter((near) => this.helpAny(near)).length > 0;
			if (problems.length === 0) this.lessen();
			if (!helped) return this.outcome(problems);
		}
	}
	helpAny(problems) {
		return TRIALS.some((trial) => problems.filter((found) => this.help(found, trial)).length > 0);
	}
	moveTakersOfResults() {
		for (const { id, file, start, end } of this.draft.sites) {
			const program = this.draft.programOf(file);
			const source = program?.after.getSourceFile(file);
			if (!program || !source) continue;
			const reader = program.readerAfter;
			const offsets = this.draft.offsetsOf(file);
			const from = offsets.after(start - this.draft.mark(file));
			const call = nodeAt(source, from, offsets.after(end - this.draft.mark(file)) - from);
			const given = symbolsOf(reader.checker.getTypeAtLocation(call));
			for (const annotation of takersOf(call)) for (const reached of referencesIn(annotation, reader)) if (reached.reference.kind === "name" && given.has(reached.reference.twin.symbol)) this.move(reached, [id], reader, false);
		}
	}
	lessen() {
		const { moves, ground } = this.draft;
		for (let left = [...moves.values()].filter(({ isDoubtful }) => isDoubtful).reverse(); left.length > 0;) {
			const seenBy = /* @__PURE__ */ new Map();
			const later = [];
			for (const move of left) {
				const reach = ground.programs.flatMap((program) => [...program.importersOf([move.file])]);
				if (reach.some((file) => seenBy.has(file))) later.push(move);
				else for (const file of reach) seenBy.set(file, move);
			}
			const tried = new Set(seenBy.values());
			for (const move of tried) moves.delete(moveKey(move));
			const needed = new Set(this.draft.check().map(({ problem }) => seenBy.get(problem.file)));
			for (const move of tried) {
				move.isDoubtful = false;
				if (needed.has(move)) moves.set(moveKey(move), move);
			}
			left = later;
		}
		this.draft.check();
	}
	help(found, trial) {
		const reader = found.program.readerAfter;
		const at = nodeOf(found);
		const sites = this.sitesOf(found, at);
		for (const group of suspectsOf(at, reader)) {
			if (trial === "widen") {
				if (group.filter((suspect) => this.widen(suspect, reader)).length > 0) return true;
				continue;
			}
			const reached = group.filter(({ other, side }) => {
				if (trial === "certain") return isBeta(other, reader);
				return side === "takes" ? !isPlainValue(other, reader) : !isPlain(other, reader);
			}).flatMap((suspect) => this.reachedFrom(suspect, reader).map((one) => ({
				...one,
				value: suspect.other ?? reader.checker.getTypeAtLocation(at)
			})));
			const isDoubtful = reached.length > 1;
			if ([...reached.filter((one) => this.move(one, sites, reader, isDoubtful)), ...reached.flatMap((one) => guardsOf(one, reader)).filter((one) => this.move(one, sites, reader, false))].length > 0) return true;
		}
		return false;
	}
	reachedFrom({ annotation, side, other }, reader) {
		return referencesIn(annotation, reader, side === "takes" ? other : void 0);
	}
	move(reached, sites, reader, isDoubtful) {
		const { reference, through } = reached;
		const held = through.findLast((alias) => this.pinned.has(this.draft.declarationKey(alias, reader) ?? ""));
		const place = this.draft.placeOf(held ?? movedNode(reference));
		if (!place || !this.draft.ground.isSelected(place.file) || this.draft.refused.has(moveKey(place))) return false;
		const known = this.draft.moves.get(moveKey(place));
		if (known) {
			known.isDoubtful &&= isDoubtful;
			return false;
		}
		const form = held ? "expand" : isAdaptiveNow(reached, reader) ? "adaptive" : "beta";
		this.draft.moves.set(moveKey(place), {
			...place,
			form,
			isDoubtful,
			sites: new Set(sites)
		});
		return true;
	}
	widen({ annotation, side, other }, reader) {
		if (side !== "takes" || !alternatives(other).some((one) => isPlain(one, reader))) return false;
		const start = annotation.getStart();
		const offsets = this.draft.offsetsOf(annotation.getSourceFile().fileName);
		const file = annotation.getSourceFile().fileName;
		let widened = false;
		for (const move of this.draft.movesReached(annotation, reader)) {
			if (move.form === "both" || move.form === "expand-both") continue;
			const alias = this.draft.aliasAround(move);
			if (alias && !(move.file === file && offsets.before(start) === move.start)) {
				this.draft.moves.delete(moveKey(move));
				this.pinned.add(alias);
			} else move.form = move.form === "expand" ? "expand-both" : "both";
			widened = true;
		}
		return widened;
	}
	sitesOf({ program, problem }, at) {
		const reader = program.readerAfter;
		const behind = sitesBehind(at, reader, (file, start, end) => this.draft.sitesIn(file, start, end));
		if (behind.length > 0) return behind;
		const moved = suspectsOf(at, reader).flatMap((group) => group.flatMap(({ annotation }) => this.draft.movesReached(annotation, reader)));
		if (moved.length > 0) return [...new Set(moved.flatMap(({ sites }) => [...sites]))];
		const here = this.draft.sites.filter(({ file }) => file === problem.file);
		const seen = this.draft.sites.filter(({ file }) => program.has(file));
		return (here.length > 0 ? here : seen).map(({ id }) => id);
	}
	outcome(problems) {
		const failed = /* @__PURE__ */ new Map();
		for (const found of problems) {
			const { file, message, start } = found.problem;
			const before = this.draft.offsetsOf(file).before(start);
			for (const id of this.sitesOf(found, nodeOf(found))) {
				if (failed.has(id)) continue;
				const site = this.draft.sites.find((one) => one.id === id);
				if (before === void 0 && site) failed.set(id, {
					message,
					file: site.file,
					start: site.start
				});
				else failed.set(id, {
					message,
					file,
					start: (before ?? 0) + this.draft.mark(file)
				});
			}
		}
		return {
			edits: this.draft.typeEdits(),
			failed,
			learned: {
				moves: this.draft.moves,
				pinned: this.pinned
			}
		};
	}
};
function guardsOf({ reference }, reader) {
	const parameter = ts.findAncestor(movedNode(reference), ts.isParameter);
	const predicate = parameter && ts.isFunctionLike(parameter.parent) && parameter.parent.type;
	return predicate && ts.isTypePredicateNode(predicate) && predicate.type ? referencesIn(predicate.type, reader) : [];
}
function takersOf(call) {
	let node = call.parent;
	while (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) node = node.parent;
	if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) return [typeNodeOf(node) ?? []].flat();
	const returns = ts.isReturnStatement(node) ? ts.findAncestor(node, ts.isFunctionLike) : ts.isArrowFunction(node) ? node : void 0;
	return [(returns && typeNodeOf(returns)) ?? []].flat();
}
function symbolsOf(type, found = /* @__PURE__ */ new Set()) {
	for (const symbol of [type.aliasSymbol, type.symbol]) if (symbol) found.add(symbol);
	if (type.isUnionOrIntersection()) for (const one of type.types) symbolsOf(one, found);
	for (const one of type.typeArguments ?? type.aliasTypeArguments ?? []) if (one !== type) symbolsOf(one, found);
	return found;
}
const inFiles = (problems) => {
	return [...new Set(problems.map(({ problem }) => problem.file))].map((file) => problems.filter(({ problem }) => problem.file === file));
};
function isAdaptiveNow({ reference, value }, { checker, sdk }) {
	if (reference.kind !== "name" || !sdk.adaptiveOf(reference.type)) return false;
	return !value || !checker.isTypeAssignableTo(value, checker.getDeclaredTypeOfSymbol(reference.twin.symbol));
}
const nodeOf = ({ program, problem: { file, start, length } }) => nodeAt(program.after.getSourceFile(file), start, length);
// dist/src/types/stage.js
const isTooOld = (sdk) => sdk !== void 0 && isTooOldForTaskBudgets({
	...sdk,
	language: "javascript",
	exact: true
});
async function moveTypes({ tree, analysis: planned, settings, analyse: again }) {
	const stops = /* @__PURE__ */ new Map();
	const sdks = new Sdks();
	const configs = new Configs(tree.files(), tree.configs);
	let analysis = planned;
	const old = settings.taskBudget ? typedSites(analysis, configs).filter(({ file, budget, ofLibrary }) => budget !== null && !ofLibrary && isTooOld(sdks.of(file))) : [];
	if (old.length > 0) {
		for (const { id, file } of old) stops.set(id, {
			reason: "sdk-too-old",
			detail: sdks.of(file)?.version ?? ""
		});
		analysis = again(tree, settings, stops);
	}
	const made = new Map([...byFile(analysis.edits)].flatMap(([file, own]) => isNew(tree, file) ? [[file, applyEdits("", own)]] : []));
	const edited = /* @__PURE__ */ new Set();
	const programs = new Programs(tree, configs, sdks, (file) => edited.has(file) ? textOf(tree, file) : void 0, made);
	let learned;
	for (;;) {
		const typed = typedSites(analysis, configs);
		const files = new Set(typed.filter(({ file }) => sdks.of(file)).map(({ file }) => file));
		const ids = new Set(typed.filter(({ file }) => files.has(file)).map(({ id }) => id));
		const edits = analysis.edits.filter(({ sites }) => sites.some((site) => ids.has(site)));
		for (const { file } of edits) if (isTypeScript(file) || configs.reads(file)) files.add(file);
		for (const file of files) edited.add(file);
		programs.hold(files);
		const attempt = () => settle(edits, analysis.sites.filter(({ id }) => ids.has(id)), {
			programs: programs.all,
			textOf: (file) => textOf(tree, file),
			isSelected: (file) => tree.selected.has(file)
		}, learned);
		let settled = attempt();
		while (settled.failed.size === 0 && programs.follow(settled.edits.map(({ file }) => file))) {
			learned = settled.learned;
			settled = attempt();
		}
		const { edits: moved, failed } = settled;
		learned = settled.learned;
		if (failed.size === 0) return unchecked({
			...analysis,
			edits: [...analysis.edits, ...moved]
		}, typed.filter(({ file }) => !sdks.of(file)));
		for (const [id, { message, file, start }] of failed) stops.set(id, {
			reason: "types-unresolved",
			detail: message.replace(/\.$/, ""),
			stoppedAt: {
				file,
				start
			}
		});
		analysis = again(tree, settings, stops);
	}
}
const isNew = (tree, file) => textOf(tree, file) === void 0;
function textOf(tree, file) {
	try {
		return tree.read(file);
	} catch {
		return;
	}
}
const typedSites = ({ sites }, configs) => sites.filter(({ status, file }) => status === "migrated" && (isTypeScript(file) || configs.reads(file)));
export { moveTypes };
