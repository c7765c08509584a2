import { r as ordered } from "./edits-DsglOM9O.js";
import { t as createResolver } from "./resolve-BvHWuTll.js";
import { r as nearest } from "./installed-CwCyaexo.js";
import path from "node:path";
import { Project, ts } from "ts-morph";
// dist/src/types/configs.js
const DEFAULTS = {
	target: ts.ScriptTarget.ES2022,
	module: ts.ModuleKind.ESNext,
	moduleResolution: ts.ModuleResolutionKind.Bundler,
	strict: true,
	esModuleInterop: true,
	skipLibCheck: true,
	allowImportingTsExtensions: true,
	jsx: ts.JsxEmit.Preserve,
	types: ["*"]
};
var Configs = class {
	projectFiles;
	names;
	parsed = /* @__PURE__ */ new Map();
	owners = /* @__PURE__ */ new Map();
	checked = /* @__PURE__ */ new Map();
	programs;
	uncovered;
	constructor(projectFiles, names) {
		this.projectFiles = projectFiles;
		this.names = names;
	}
	of(file) {
		const known = this.owners.get(file);
		if (known) return known;
		const found = this.nearestOf(file) ?? this.defaults(file);
		this.owners.set(file, found);
		return found;
	}
	all() {
		if (this.programs) return this.programs;
		const all = this.names.filter(ts.sys.fileExists).map((name) => this.parse(name));
		const extenders = /* @__PURE__ */ new Map();
		for (const { name, bases } of all) for (const base of bases) extenders.set(base, [...extenders.get(base) ?? [], name]);
		const isBase = ({ name, namesFiles }) => {
			const others = extenders.get(name) ?? [];
			if (namesFiles || others.length === 0) return false;
			return !MAIN.test(name) || others.some((other) => path.posix.dirname(other) !== path.posix.dirname(name));
		};
		this.programs = all.filter((config) => config.files.size > 0 && !isBase(config));
		return this.programs;
	}
	referred(references) {
		const seen = /* @__PURE__ */ new Set();
		return references.flatMap((reference) => this.withReferences(reference, seen));
	}
	reads(file) {
		const checked = this.checked.get(file);
		if (checked !== void 0) return checked;
		const first = (ts.sys.readFile(file) ?? "").match(/^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/)?.[0] ?? "";
		const is = first.includes("@ts-check") || this.isReadByConfig(file, first.includes("@ts-nocheck"));
		this.checked.set(file, is);
		return is;
	}
	isReadByConfig(file, isUnchecked) {
		const { name, options, files } = this.of(file);
		if (name === "defaults") return false;
		return options.checkJs === true && !isUnchecked || options.allowJs === true && [...files].some((one) => isTypeScript(one) && !isDeclaration(one));
	}
	nearestOf(file) {
		for (let folder = path.posix.dirname(file);; folder = path.posix.dirname(folder)) {
			const found = this.candidatesIn(folder).flatMap((name) => this.withReferences(name)).find(({ files }) => files.has(file));
			if (found || folder === path.posix.dirname(folder)) return found;
		}
	}
	candidatesIn(folder) {
		const main = ["tsconfig.json", "jsconfig.json"].map((name) => path.posix.join(folder, name)).filter(ts.sys.fileExists);
		if (main.length === 0) return [];
		const others = ts.sys.readDirectory(folder, [".json"], void 0, ["tsconfig.*.json"], 1).filter((name) => path.posix.dirname(name) === folder).sort();
		return [...main, ...others];
	}
	withReferences(name, seen = /* @__PURE__ */ new Set()) {
		if (seen.has(name) || !ts.sys.fileExists(name)) return [];
		seen.add(name);
		const config = this.parse(name);
		return [config, ...config.references.flatMap((reference) => this.withReferences(reference, seen))];
	}
	parse(name) {
		const known = this.parsed.get(name);
		if (known) return known;
		const source = ts.readJsonConfigFile(name, ts.sys.readFile);
		const { fileNames, options, projectReferences } = ts.parseJsonSourceFileConfigFileContent(source, ts.sys, path.posix.dirname(name), void 0, name);
		const own = ts.convertToObject(source, []);
		const made = {
			name,
			files: new Set(fileNames),
			options: {
				...olderDefaults(name, options),
				noEmit: true
			},
			references: (projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference)),
			bases: source.extendedSourceFiles ?? [],
			namesFiles: own.files !== void 0 || own.include !== void 0
		};
		this.parsed.set(name, made);
		return made;
	}
	defaults(file) {
		this.uncovered ??= new Set(this.projectFiles.filter((other) => isTypeScript(other) && !this.hasConfigAbove(other)));
		this.uncovered.add(file);
		return {
			name: "defaults",
			files: this.uncovered,
			options: {
				...DEFAULTS,
				noEmit: true
			},
			references: []
		};
	}
	hasConfigAbove(file) {
		return ts.findConfigFile(path.posix.dirname(file), ts.sys.fileExists) !== void 0;
	}
};
const MAIN = /\/[tj]sconfig\.json$/;
const isTypeScript = (file) => /\.[cm]?tsx?$/.test(file);
const isDeclaration = (file) => /\.d\.[cm]?ts$/.test(file);
function olderDefaults(configName, options) {
	const installed = nearest("typescript/package.json", path.posix.dirname(configName));
	if (Number.parseInt(JSON.parse(installed && ts.sys.readFile(installed) || "{}").version ?? "5", 10) >= 6) return options;
	return {
		...options,
		strict: options.strict ?? false,
		types: options.types ?? ["*"]
	};
}
// dist/src/types/offsets.js
var Offsets = class {
	edits;
	constructor(edits) {
		this.edits = ordered(edits);
	}
	after(offset) {
		let shift = 0;
		for (const { start, end, text } of this.edits) {
			if (offset < start || offset === start && start === end) break;
			if (offset < end) return start + shift;
			shift += text.length - (end - start);
		}
		return offset + shift;
	}
	before(offset) {
		let shift = 0;
		for (const { start, end, text } of this.edits) {
			if (offset < start + shift) break;
			if (offset < start + shift + text.length) return void 0;
			shift += text.length - (end - start);
		}
		return offset - shift;
	}
};
// dist/src/types/host.js
var CompilerFiles = class {
	outputs;
	texts;
	library = new Project({ skipAddingFilesFromTsConfig: true }).getModuleResolutionHost();
	parsed = /* @__PURE__ */ new Map();
	known = {
		file: /* @__PURE__ */ new Map(),
		folder: /* @__PURE__ */ new Map(),
		real: /* @__PURE__ */ new Map()
	};
	constructor(outputs, texts) {
		this.outputs = outputs;
		this.texts = texts;
	}
	parse(file, text, options, kind) {
		const key = `${kind}\0${options.impliedNodeFormat ?? ""}\0${file}`;
		const known = this.parsed.get(key);
		if (known?.text === text) return known.source;
		const source = ts.createSourceFile(file, text, options, !file.includes("/node_modules/"));
		this.parsed.set(key, {
			text,
			source
		});
		return source;
	}
	read(file) {
		const own = this.texts(file);
		if (own !== void 0) return withoutMark(own);
		return file.startsWith(LIBRARY) ? this.library.readFile?.(file) : ts.sys.readFile(file);
	}
	isFile = (file) => remembered(this.known.file, file, () => this.texts(file) !== void 0 || file.startsWith(LIBRARY) && this.library.fileExists(file) || ts.sys.fileExists(file) || isDeclaration(file) && this.outputs.sourceOf(this.realPath(file)) !== void 0);
	isFolder = (folder) => remembered(this.known.folder, folder, () => ts.sys.directoryExists(folder) || !/\/node_modules(?:\/|$)/.test(this.realPath(folder)));
	realPath = (file) => remembered(this.known.real, file, () => {
		if (ts.sys.fileExists(file) || ts.sys.directoryExists(file)) return ts.sys.realpath?.(file) ?? file;
		const folder = path.posix.dirname(file);
		return folder === file ? file : path.posix.join(this.realPath(folder), path.posix.basename(file));
	});
};
const LIBRARY = "/node_modules/typescript/lib/";
const withoutMark = (text) => text.charCodeAt(0) === 65279 ? text.slice(1) : text;
function remembered(known, key, make) {
	if (known.has(key)) return known.get(key);
	const value = make();
	known.set(key, value);
	return value;
}
var ProgramHost = class {
	config;
	files;
	texts = /* @__PURE__ */ new Map();
	behind = /* @__PURE__ */ new Map();
	caches = /* @__PURE__ */ new Map();
	kind;
	constructor(config, files) {
		this.config = config;
		this.files = files;
		this.kind = kindOf(config.options);
	}
	isBehind = (file) => this.behind.has(file);
	host = {
		getSourceFile: (file, options) => {
			const own = this.texts.get(file);
			const text = own === void 0 ? this.files.read(file) : withoutMark(own);
			if (text === void 0) return void 0;
			return this.files.parse(file, text, typeof options === "object" ? options : { languageVersion: options }, this.kind);
		},
		jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors,
		getDefaultLibFileName: (options) => LIBRARY + ts.getDefaultLibFileName(options),
		getDefaultLibLocation: () => LIBRARY.slice(0, -1),
		getCurrentDirectory: () => path.posix.dirname(this.config.name),
		getCanonicalFileName: canonical,
		useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
		getNewLine: () => "\n",
		writeFile: () => {},
		fileExists: (file) => this.files.isFile(file),
		directoryExists: (folder) => this.files.isFolder(folder),
		readFile: (file) => this.files.read(file),
		realpath: (file) => this.files.realPath(file),
		getDirectories: (folder) => ts.sys.getDirectories(folder),
		resolveModuleNameLiterals: (literals, from, _redirected, _options, source) => literals.map((literal) => this.resolve(literal, from, source))
	};
	resolve(literal, from, source) {
		const owner = this.behind.get(from) ?? this.config;
		const mode = ts.getModeForUsageLocation(source, literal, owner.options);
		const found = ts.resolveModuleName(literal.text, from, owner.options, this.host, this.cacheOf(owner), void 0, mode);
		const { resolvedModule } = found;
		if (!resolvedModule) return found;
		const behind = this.sourceBehind(resolvedModule.resolvedFileName, owner, this.behind.has(from));
		if (!behind) return found;
		if (!this.config.files.has(behind.file)) this.behind.set(behind.file, behind.config);
		const { file: resolvedFileName } = behind;
		const extension = path.posix.extname(resolvedFileName).replace(".tsx", ".ts");
		return {
			...found,
			resolvedModule: {
				resolvedFileName,
				extension,
				isExternalLibraryImport: false
			}
		};
	}
	sourceBehind(file, owner, isBehind) {
		if (isDeclaration(file)) return this.files.outputs.sourceOf(file);
		if (file.includes("/node_modules/")) return void 0;
		const config = isBehind && owner.files.has(file) ? owner : this.files.outputs.ownerAmong(file, owner.references);
		return config ? {
			file,
			config
		} : isBehind ? {
			file,
			config: owner
		} : void 0;
	}
	cacheOf(owner) {
		return remembered(this.caches, owner.name, () => ts.createModuleResolutionCache(path.posix.dirname(owner.name), canonical, owner.options));
	}
};
const canonical = (name) => ts.sys.useCaseSensitiveFileNames ? name : name.toLowerCase();
const ASIDE = /^(?:configFilePath|outDir|outFile|rootDir|declarationDir|tsBuildInfoFile|baseUrl|pathsBasePath|sourceRoot|mapRoot|declaration|declarationMap|sourceMap|composite|incremental|noEmit|emitDeclarationOnly|noUnused\w+)$/;
const kindOf = (options) => JSON.stringify(Object.entries(options).filter(([name, value]) => typeof value !== "object" && !ASIDE.test(name)).sort(([a], [b]) => a < b ? -1 : 1));
// dist/src/types/importers.js
const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"])([^'"\n]+)\1|<reference\s+path\s*=\s*(['"])([^'"\n]+)\3/g;
var Importers = class {
	outputs;
	ofFile = /* @__PURE__ */ new Map();
	ofPackage = /* @__PURE__ */ new Map();
	packages;
	constructor(configs, outputs, tree) {
		this.outputs = outputs;
		this.packages = new Map(tree.manifests.flatMap((manifest) => [[path.posix.dirname(manifest), nameIn(manifest)]]));
		const names = new Set(this.packages.values());
		const resolve = createResolver(tree);
		for (const file of new Set(configs.all().flatMap(({ files }) => [...files]))) for (const specifier of specifiersIn(file)) {
			const name = specifier.startsWith(".") ? void 0 : packageOf(specifier);
			if (name !== void 0 && names.has(name)) add(this.ofPackage, name, file);
			const place = name === void 0 ? path.posix.join(path.posix.dirname(file), specifier) : resolve(specifier, file);
			if (place !== void 0) add(this.ofFile, this.sourceStem(place), file);
		}
	}
	of(files) {
		const found = /* @__PURE__ */ new Set();
		for (const file of files) {
			const home = this.packageAround(file);
			for (const importer of [...this.ofFile.get(stemOf$1(file)) ?? [], ...this.ofPackage.get(home ?? "") ?? []]) found.add(importer);
		}
		return found;
	}
	sourceStem(place) {
		const stem = stemOf$1(place);
		const source = [`${stem}.d.ts`, `${stem}/index.d.ts`].map((name) => this.outputs.sourceOf(name)).find((one) => one !== void 0);
		return source ? stemOf$1(source.file) : stem;
	}
	packageAround(file) {
		for (let folder = path.posix.dirname(file);; folder = path.posix.dirname(folder)) {
			const name = this.packages.get(folder);
			if (name !== void 0 || folder === path.posix.dirname(folder)) return name;
		}
	}
};
function specifiersIn(file) {
	return [...(ts.sys.readFile(file) ?? "").matchAll(SPECIFIER)].map(([, , imported, , referred]) => imported ?? referred ?? "");
}
function nameIn(manifest) {
	try {
		return String(JSON.parse(ts.sys.readFile(manifest) ?? "{}").name ?? "");
	} catch {
		return "";
	}
}
const packageOf = (specifier) => specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
const stemOf$1 = (file) => file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "");
const add = (map, key, file) => remembered(map, key, () => /* @__PURE__ */ new Set()).add(file);
// dist/src/types/outputs.js
const BUILT = /^(?:dist|build|lib|out|esm|cjs)\/(?:(?:types|dts|esm|cjs|es)\/)?/;
var WorkspaceOutputs = class {
	configs;
	tree;
	known = /* @__PURE__ */ new Map();
	described;
	packages;
	constructor(configs, tree) {
		this.configs = configs;
		this.tree = tree;
		this.packages = new Set(tree.manifests.map((manifest) => path.posix.dirname(manifest)));
	}
	sourceOf(declaration) {
		if (!declaration.startsWith(`${this.tree.root}/`) || declaration.includes("/node_modules/")) return void 0;
		const file = remembered(this.known, declaration, () => {
			this.described ??= new Map(this.configs.all().flatMap(outputsOf));
			return this.described.get(declaration) ?? this.byMap(declaration) ?? this.byPlace(declaration);
		});
		return file === void 0 ? void 0 : {
			file,
			config: this.configs.of(file)
		};
	}
	ownerAmong(file, references) {
		return this.configs.referred(references).find(({ files }) => files.has(file));
	}
	byMap(declaration) {
		const text = ts.sys.readFile(`${declaration}.map`);
		if (text === void 0) return void 0;
		try {
			const { sources = [], sourceRoot = "" } = JSON.parse(text);
			const [only, ...others] = sources;
			if (only === void 0 || others.length > 0) return void 0;
			const file = path.posix.resolve(path.posix.dirname(declaration), sourceRoot, only);
			return this.isSource(file) ? file : void 0;
		} catch {
			return;
		}
	}
	byPlace(declaration) {
		let folder = path.posix.dirname(declaration);
		while (!this.packages.has(folder)) {
			if (folder === this.tree.root || folder === path.posix.dirname(folder)) return void 0;
			folder = path.posix.dirname(folder);
		}
		const inside = declaration.slice(folder.length + 1);
		if (!BUILT.test(inside)) return void 0;
		return ["src/", ""].map((place) => path.posix.join(folder, inside.replace(BUILT, place))).flatMap((name) => sourceNames(name)).find((name) => this.isSource(name));
	}
	isSource = (file) => /\.[cm]?tsx?$/.test(file) && !isDeclaration(file) && this.tree.isFile(file);
};
const sourceNames = (declaration) => {
	const [, stem = "", kind = ""] = /^(.*)\.d\.([cm]?)ts$/.exec(declaration) ?? [];
	return kind ? [`${stem}.${kind}ts`] : [`${stem}.ts`, `${stem}.tsx`];
};
function outputsOf({ name, files, options }) {
	const into = options.declarationDir ?? options.outDir;
	if (into === void 0) return [];
	const sources = [...files].filter((file) => !isDeclaration(file) && !file.endsWith(".json"));
	const home = path.posix.dirname(name);
	return (options.rootDir === void 0 ? [home, ...options.composite ? [] : [commonFolder(sources)]] : [options.rootDir]).flatMap((root) => sources.filter((file) => file.startsWith(`${root}/`)).map((file) => [path.posix.join(into, file.slice(root.length + 1).replace(/\.([cm]?)[jt]sx?$/, ".d.$1ts")), file]));
}
function commonFolder(files) {
	let [common, ...others] = files.map((file) => path.posix.dirname(file));
	for (const folder of others) while (common && folder !== common && !folder.startsWith(`${common}/`)) common = path.posix.dirname(common);
	return common ?? "/";
}
// dist/src/types/pairs.js
function pairsByPlace(plain, beta, namesOfTwin) {
	const [own, others] = [declarationsIn(plain), declarationsIn(beta)];
	const named = /* @__PURE__ */ new Map();
	for (const name of own.keys()) {
		const twin = namesOfTwin(name).find((one) => others.has(one));
		if (twin !== void 0) named.set(name, twin);
	}
	const taken = new Set(named.values());
	const found = /* @__PURE__ */ new Map();
	const pair = (left, right) => {
		const [a, ...more] = left.filter((name) => own.has(name) && !named.has(name));
		const [b, ...rest] = right.filter((name) => others.has(name) && !taken.has(name));
		if (a !== void 0 && b !== void 0 && more.length === 0 && rest.length === 0) found.set(a, (found.get(a) ?? /* @__PURE__ */ new Set()).add(b));
	};
	for (const [name, twin] of named) {
		const [left, right] = [own.get(name), others.get(twin)];
		if (ts.isTypeAliasDeclaration(left) && ts.isTypeAliasDeclaration(right)) {
			const [members, betas] = [namesIn(left.type), namesIn(right.type)];
			for (const tag of new Set(members.map((one) => tagOf(own.get(one))))) if (tag !== void 0) pair(tagged(members, tag, own), tagged(betas, tag, others));
		} else if (ts.isInterfaceDeclaration(left) && ts.isInterfaceDeclaration(right)) {
			const properties = propertiesOf(right);
			for (const [key, type] of propertiesOf(left)) {
				const other = properties.get(key);
				if (other) pair(namesIn(type), namesIn(other));
			}
		}
	}
	return new Map([...found].flatMap(([name, twins]) => twins.size === 1 ? [[name, [...twins][0]]] : []));
}
const declarationsIn = (files) => new Map(files.flatMap(({ statements }) => statements.filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)).map((one) => [one.name.text, one])));
const propertiesOf = ({ members }) => new Map(members.flatMap((member) => ts.isPropertySignature(member) && member.type && ts.isIdentifier(member.name) ? [[member.name.text, member.type]] : []));
function namesIn(type) {
	if (ts.isUnionTypeNode(type)) return type.types.flatMap(namesIn);
	if (ts.isArrayTypeNode(type)) return namesIn(type.elementType);
	if (ts.isParenthesizedTypeNode(type)) return namesIn(type.type);
	if (!ts.isTypeReferenceNode(type)) return [];
	if (type.typeArguments) return type.typeArguments.flatMap(namesIn);
	const { typeName } = type;
	return [ts.isIdentifier(typeName) ? typeName.text : typeName.right.text];
}
function tagOf(declaration) {
	const type = declaration && ts.isInterfaceDeclaration(declaration) ? propertiesOf(declaration).get("type") : void 0;
	return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : void 0;
}
const tagged = (names, tag, among) => names.filter((name) => tagOf(among.get(name)) === tag);
// dist/src/types/sdk.js
var SdkTypes = class {
	program;
	checker;
	roots;
	pairs;
	betaExports;
	constructor(program, checker, roots, pairs = /* @__PURE__ */ new Map()) {
		this.program = program;
		this.checker = checker;
		this.roots = roots;
		this.pairs = pairs;
	}
	typeOf(symbol) {
		if (!symbol) return void 0;
		const resolved = this.resolve(symbol);
		const declaration = resolved.declarations?.find((one) => this.moduleOf(one.getSourceFile()) !== void 0);
		const module = declaration && this.moduleOf(declaration.getSourceFile());
		if (!declaration || module === void 0) return void 0;
		const names = [resolved.name];
		for (let outer = namespaceOf(declaration); outer; outer = namespaceOf(outer)) names.unshift(outer.name.text);
		return {
			symbol: resolved,
			path: names,
			module,
			beta: isBeta(module)
		};
	}
	twinOf(type) {
		if (type.beta) return void 0;
		const [outer, ...inner] = type.path;
		const twin = namesOfTwin(outer).map((name) => this.beta().get(name)).find((found) => found !== void 0);
		if (!twin) return this.twinByPlace(type) ?? this.twinOfAliased(type);
		const names = [...twin.path];
		let { symbol } = twin;
		for (const name of inner) {
			const member = this.exportsOf(symbol).find((one) => one.name === name || one.name === `Beta${name}`);
			if (!member) return void 0;
			symbol = this.resolve(member);
			names.push(member.name);
		}
		return {
			symbol,
			path: names,
			module: twin.module
		};
	}
	twinByPlace({ path: [name, ...inner], module, symbol }) {
		if (inner.length > 0 || name === void 0 || !MESSAGES.test(module)) return void 0;
		const root = this.rootOf(symbol.declarations?.[0]?.getSourceFile().fileName ?? "") ?? "";
		let names = this.pairs.get(root);
		if (!names) {
			const files = this.program.getSourceFiles().filter((file) => this.rootOf(file.fileName) === root);
			const those = (test) => files.filter((file) => test.test(this.moduleOf(file) ?? ""));
			names = pairsByPlace(those(MESSAGES), those(BETA_MESSAGES), namesOfTwin);
			this.pairs.set(root, names);
		}
		const twin = this.beta().get(names.get(name) ?? "");
		return twin && {
			symbol: twin.symbol,
			path: twin.path,
			module: twin.module
		};
	}
	rootOf(file) {
		return this.roots.find((root) => file.startsWith(`${root}/`));
	}
	adaptiveOf({ path, symbol, module }) {
		const name = path.at(-1)?.replace("ThinkingConfigEnabled", "ThinkingConfigAdaptive");
		const source = symbol.declarations?.[0]?.getSourceFile();
		const exported = source && this.checker.getSymbolAtLocation(source);
		const found = exported && name !== path.at(-1) && this.checker.getExportsOfModule(exported).find((one) => one.name === name);
		return found ? {
			symbol: this.resolve(found),
			path: [found.name],
			module
		} : void 0;
	}
	twinOfAliased(type) {
		const declaration = type.symbol.declarations?.find(ts.isTypeAliasDeclaration);
		if (!declaration || !ts.isTypeReferenceNode(declaration.type) || declaration.type.typeArguments) return void 0;
		const aliased = this.typeOf(this.checker.getSymbolAtLocation(declaration.type.typeName));
		return aliased && this.twinOf(aliased);
	}
	resolve(symbol) {
		return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
	}
	exportsOf(symbol) {
		return symbol.flags & (ts.SymbolFlags.Module | ts.SymbolFlags.Alias) ? this.checker.getExportsOfModule(this.resolve(symbol)) : [];
	}
	moduleOf({ fileName }) {
		const root = this.rootOf(fileName);
		return root === void 0 ? void 0 : fileName.slice(root.length + 1).replace(/\.d\.[cm]?ts$/, "");
	}
	beta() {
		if (this.betaExports) return this.betaExports;
		const found = /* @__PURE__ */ new Map();
		for (const file of this.program.getSourceFiles()) {
			const module = this.moduleOf(file);
			const symbol = module !== void 0 && isBetaMessages(module) && this.checker.getSymbolAtLocation(file);
			if (!symbol || module === void 0) continue;
			for (const one of this.checker.getExportsOfModule(symbol)) {
				const type = this.typeOf(one);
				if (type && type.module === module && !found.has(one.name)) found.set(one.name, type);
			}
		}
		this.betaExports = found;
		return found;
	}
};
const MESSAGES = /^resources\/messages\//;
const BETA_MESSAGES = /^resources\/beta\/messages\//;
const isBeta = (module) => /(?:^|\/)(?:beta\/|beta$|[Bb]eta[A-Z-])/.test(module);
const isBetaMessages = (module) => isBeta(module) && (/^resources\/beta\/messages(?:\/|$)/.test(module) || module.startsWith("lib/"));
const isOfMessages = ({ module }) => isBetaMessages(module);
const namesOfTwin = (name) => [
	`Beta${name}`,
	...[...name.matchAll(/(?<=[a-z])[A-Z]/g)].map(({ index }) => `${name.slice(0, index)}Beta${name.slice(index)}`),
	name
];
const namespaceOf = (node) => {
	const outer = node.parent?.parent;
	return outer && ts.isModuleDeclaration(outer) ? outer : void 0;
};
// dist/src/types/shapes.js
var Shapes = class {
	program;
	known = /* @__PURE__ */ new Map();
	constructor(program) {
		this.program = program;
	}
	of(file) {
		return remembered(this.known, file, () => {
			const source = this.program.getSourceFile(file);
			const text = source && (isDeclaration(file) ? source.text : this.declarationsOf(source));
			return text === void 0 ? void 0 : {
				text,
				imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
			};
		});
	}
	declarationsOf(source) {
		let text;
		const write = (name, written) => {
			if (isDeclaration(name)) text = written;
		};
		const { diagnostics } = this.program.emit(source, write, void 0, true, void 0, true);
		return diagnostics.length > 0 ? void 0 : text;
	}
};
function changedShapes(edited, before, after, importersOf) {
	const isAnother = (file) => {
		const [old, now] = [before.of(file), after.of(file)];
		return !old || !now || old.text !== now.text;
	};
	const changed = new Set([...edited].filter(isAnother));
	for (const file of changed) for (const importer of importersOf(file)) {
		if (changed.has(importer.file)) continue;
		if ((after.of(importer.file)?.imports ?? [importer.specifier]).some((name) => namesSame(name, importer.specifier, file)) || isAnother(importer.file)) changed.add(importer.file);
	}
	return changed;
}
const namesSame = (name, specifier, file) => name === specifier || stemOf(name) === stemOf(file);
const stemOf = (name) => name.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "").split("/").at(-1) ?? name;
// dist/src/types/program.js
var CheckedProgram = class {
	config;
	sdkRoots;
	made;
	before;
	host;
	known = /* @__PURE__ */ new Map();
	found = /* @__PURE__ */ new Map();
	readers = /* @__PURE__ */ new WeakMap();
	shapes = /* @__PURE__ */ new WeakMap();
	pairs = /* @__PURE__ */ new Map();
	knownImporters;
	current;
	constructor(config, files, sdkRoots, made = []) {
		this.config = config;
		this.sdkRoots = sdkRoots;
		this.made = made;
		this.host = new ProgramHost(config, files);
		this.before = this.programOf();
		this.current = this.before;
	}
	programOf(oldProgram) {
		const { host } = this.host;
		const rootNames = [...this.config.files, ...this.made].filter((file) => host.fileExists(file));
		return ts.createProgram({
			rootNames,
			options: this.config.options,
			host,
			...oldProgram && { oldProgram }
		});
	}
	get after() {
		return this.current;
	}
	get readerBefore() {
		return this.readerOf(this.before);
	}
	get readerAfter() {
		return this.readerOf(this.current);
	}
	readerOf(program) {
		return remembered(this.readers, program, () => {
			const checker = program.getTypeChecker();
			return {
				checker,
				sdk: new SdkTypes(program, checker, this.sdkRoots, this.pairs),
				isUsers: (file) => !file.fileName.includes("/node_modules/") && !program.isSourceFileDefaultLibrary(file),
				sourceFile: (name) => program.getSourceFile(name)
			};
		});
	}
	has(file) {
		return this.before.getSourceFile(file) !== void 0;
	}
	checks(file) {
		return this.has(file) && !this.host.isBehind(file) && !this.made.includes(file);
	}
	update(texts) {
		const wanted = new Map([...texts].filter(([file]) => this.has(file)));
		const isNew = (file) => wanted.get(file) !== this.host.texts.get(file);
		const written = [.../* @__PURE__ */ new Set([...wanted.keys(), ...this.host.texts.keys()])].filter(isNew);
		if (written.length === 0) return;
		const old = this.current;
		this.host.texts = wanted;
		this.current = this.programOf(old);
		for (const file of this.reachOf(written, old)) this.found.delete(file);
	}
	affected() {
		return this.reachOf([...this.host.texts.keys()], this.before);
	}
	changedShapes() {
		return this.changedSince(this.before, [...this.host.texts.keys()]);
	}
	importersOf(files) {
		const found = new Set([...files].filter((file) => this.has(file)));
		if ([...found].some((file) => this.isGlobal(file))) return new Set(this.userFiles.map(({ fileName }) => fileName));
		for (const file of found) for (const importer of this.importers.get(file) ?? []) found.add(importer.file);
		return found;
	}
	reachOf(written, earlier) {
		const reached = new Set(written);
		const changed = this.changedSince(earlier, written);
		if ([...changed].some((file) => this.isGlobal(file))) return this.importersOf(changed);
		for (const file of changed) for (const importer of this.importers.get(file) ?? []) reached.add(importer.file);
		return reached;
	}
	changedSince(earlier, written) {
		const shapes = [earlier, this.current].map((program) => remembered(this.shapes, program, () => new Shapes(program)));
		return changedShapes(written, shapes[0], shapes[1], (file) => this.importers.get(file) ?? []);
	}
	isGlobal(file) {
		const source = this.before.getSourceFile(file);
		return source !== void 0 && (!ts.isExternalModule(source) || AUGMENTS.test(source.text));
	}
	get importers() {
		this.knownImporters ??= importersIn(this.userFiles, this.before.getTypeChecker());
		return this.knownImporters;
	}
	get userFiles() {
		return this.before.getSourceFiles().filter(this.readerBefore.isUsers);
	}
	newProblems(file, offsets) {
		const old = this.problemsBefore(file).map(({ code, start }) => `${code}@${offsets.after(start)}`);
		return this.problemsAfter(file).filter(({ code, start }) => {
			const place = old.indexOf(`${code}@${start}`);
			if (place < 0) return true;
			old.splice(place, 1);
			return false;
		});
	}
	problemsBefore = (file) => remembered(this.known, file, () => problemsIn(this.before, file));
	problemsAfter = (file) => remembered(this.found, file, () => problemsIn(this.current, file));
};
const AUGMENTS = /\bdeclare\s+(?:global\b|module\s*['"])/;
function problemsIn(program, file) {
	const source = program.getSourceFile(file);
	if (!source) return [];
	const { declaration, composite } = program.getCompilerOptions();
	return [
		...program.getSyntacticDiagnostics(source),
		...program.getSemanticDiagnostics(source),
		...declaration || composite ? program.getDeclarationDiagnostics(source) : []
	].filter(({ category }) => category === ts.DiagnosticCategory.Error).map(({ start = 0, length = 0, code, messageText }) => ({
		file,
		start,
		length,
		code,
		message: sayOf(messageText)
	}));
}
function sayOf(message) {
	const lines = ts.flattenDiagnosticMessageText(message, "\n").split("\n").map((line) => line.trim());
	const [first = ""] = lines;
	return NO_OVERLOAD.test(first) && lines.length > 1 ? `${first} ${lines.at(-1)}` : first;
}
const NO_OVERLOAD = /^No overload matches this call\.$/;
function importersIn(files, checker) {
	const importers = /* @__PURE__ */ new Map();
	for (const file of files) {
		const { imports = [] } = file;
		for (const literal of imports) for (const declaration of checker.getSymbolAtLocation(literal)?.declarations ?? []) {
			const { fileName } = declaration.getSourceFile();
			importers.set(fileName, [...importers.get(fileName) ?? [], {
				file: file.fileName,
				specifier: literal.text
			}]);
		}
	}
	return importers;
}
// dist/src/types/programs.js
var Programs = class {
	tree;
	configs;
	sdks;
	made;
	loaded = /* @__PURE__ */ new Map();
	outputs;
	files;
	importers;
	constructor(tree, configs, sdks, textOf, made) {
		this.tree = tree;
		this.configs = configs;
		this.sdks = sdks;
		this.made = made;
		this.outputs = new WorkspaceOutputs(configs, tree);
		this.files = new CompilerFiles(this.outputs, (file) => made.get(file) ?? textOf(file));
	}
	get all() {
		return [...this.loaded.values()];
	}
	hold(files) {
		const own = /* @__PURE__ */ new Set();
		const others = /* @__PURE__ */ new Set();
		for (const file of files) {
			if (this.made.has(file)) continue;
			own.add(this.configs.of(file));
			for (const config of this.configs.all()) if (config.files.has(file)) others.add(config);
		}
		this.load([...own, ...bySize(others)]);
	}
	follow(moved) {
		const before = this.loaded.size;
		this.hold(moved);
		this.loadImporters();
		return this.loaded.size > before;
	}
	loadImporters() {
		if (this.configs.all().every(({ name }) => this.loaded.has(name))) return;
		const changed = new Set(this.all.flatMap((program) => [...program.changedShapes()]));
		if (changed.size === 0) return;
		this.importers ??= new Importers(this.configs, this.outputs, this.tree);
		const seeing = this.importers.of(changed);
		this.load(bySize(this.configs.all().filter(({ files }) => [...files].some((file) => seeing.has(file)))));
	}
	load(configs) {
		for (const config of configs) {
			if (this.loaded.has(config.name) || this.all.some((other) => isPartOf(config, other.config))) continue;
			this.sdks.of(config.name);
			this.loaded.set(config.name, new CheckedProgram(config, this.files, this.sdks.roots(), [...this.made.keys()]));
		}
	}
};
const bySize = (configs) => [...configs].sort((a, b) => b.files.size - a.files.size);
function isPartOf(config, other) {
	return [...config.files].every((file) => other.files.has(file)) && checkingOf(config) === checkingOf(other);
}
const checkingOf = ({ options }) => JSON.stringify(Object.entries(options).filter(([name]) => !OUTPUT.test(name)).sort(([a], [b]) => a < b ? -1 : 1));
const OUTPUT = /^(?:configFilePath|outDir|rootDir|declarationDir|tsBuildInfoFile|sourceRoot|mapRoot|declarationMap|sourceMap|incremental|noEmit|emitDeclarationOnly|removeComments)$/;
export { Configs as a, Offsets as i, isOfMessages as n, isTypeScript as o, withoutMark as r, Programs as t };
