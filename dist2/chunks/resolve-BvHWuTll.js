import { createRequire } from "node:module";
import path from "node:path";
// dist/src/frontends/javascript/modules/resolve.js
const need = createRequire(import.meta.url);
const EXTENSIONS = [
	".ts",
	".tsx",
	".mts",
	".cts",
	".js",
	".jsx",
	".mjs",
	".cjs",
	".json"
];
const SOURCES = {
	".js": [
		".ts",
		".tsx",
		".js",
		".jsx"
	],
	".jsx": [".tsx", ".jsx"],
	".mjs": [".mts", ".mjs"],
	".cjs": [".cts", ".cjs"]
};
const CONDITIONS = [
	"source",
	"development",
	"types",
	"import",
	"require",
	"node",
	"default"
];
const OUTPUT = /^(?:\.\/)?(?:dist|build|lib|out|esm|cjs)\//;
function createResolver(tree) {
	const matchers = /* @__PURE__ */ new Map();
	const packages = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	let workspaces;
	const asFile = (base) => {
		const extension = path.extname(base);
		return [
			...SOURCES[extension] ? SOURCES[extension].map((e) => base.slice(0, -extension.length) + e) : [],
			...extension ? [base] : [],
			...EXTENSIONS.map((e) => base + e),
			...EXTENSIONS.map((e) => path.posix.join(base, `index${e}`))
		].find((file) => !file.includes("/node_modules/") && tree.isFile(file));
	};
	const packageJson = (folder) => {
		let known = packages.get(folder);
		if (known === void 0) {
			known = readManifest(tree, path.posix.join(folder, "package.json"));
			packages.set(folder, known);
		}
		return known;
	};
	const matcherFor = (file) => {
		const folder = path.posix.dirname(file);
		const known = matchers.get(folder);
		if (known !== void 0) return known;
		const made = pathsMatcher(file, tree.root);
		matchers.set(folder, made);
		return made;
	};
	const workspacePackages = () => {
		if (workspaces) return workspaces;
		workspaces = /* @__PURE__ */ new Map();
		const depth = (file) => file.split("/").length;
		for (const manifest of [...tree.manifests].sort((a, b) => depth(a) - depth(b))) {
			const folder = path.posix.dirname(manifest);
			const name = packageJson(folder)?.name;
			if (name && !workspaces.has(name)) workspaces.set(name, folder);
		}
		return workspaces;
	};
	const inPackage = (folder, json, subpath) => {
		const targets = [];
		if (json.exports) try {
			targets.push(...need("resolve-pkg-maps").resolveExports(json.exports, subpath, CONDITIONS));
		} catch {}
		if (!subpath) targets.push(...[
			json.source,
			json.types,
			json.module,
			json.main
		].filter((target) => target !== void 0), "src/index", "index");
		else targets.push(subpath, `src/${subpath}`);
		for (const target of targets) for (const source of sourcesOf(target)) {
			const file = asFile(path.posix.join(folder, source));
			if (file) return file;
		}
	};
	const resolve = (specifier, from) => {
		if (specifier.startsWith(".")) return asFile(path.posix.join(path.posix.dirname(from), specifier));
		if (specifier.startsWith("/")) return asFile(specifier);
		if (specifier.startsWith("node:")) return void 0;
		for (const candidate of matcherFor(from)?.(specifier) ?? []) {
			const file = asFile(candidate.replaceAll("\\", "/"));
			if (file) return file;
		}
		if (specifier.startsWith("#")) {
			const around = packageAround(tree, from);
			if (!around?.json.imports) return void 0;
			try {
				const targets = need("resolve-pkg-maps").resolveImports(around.json.imports, specifier, CONDITIONS);
				for (const target of targets) {
					const file = inPackage(around.folder, {}, target);
					if (file) return file;
				}
			} catch {
				return;
			}
			return;
		}
		const [scope = "", second, ...rest] = specifier.split("/");
		const name = scope.startsWith("@") ? `${scope}/${second}` : scope;
		const subpath = scope.startsWith("@") ? rest.join("/") : [second, ...rest].filter((part) => part !== void 0).join("/");
		const folder = workspacePackages().get(name);
		const json = folder && packageJson(folder);
		return json ? inPackage(folder, json, subpath) : void 0;
	};
	return (specifier, from) => {
		const key = `${path.posix.dirname(from)}\0${specifier}`;
		if (!found.has(key)) found.set(key, resolve(specifier, from));
		return found.get(key);
	};
}
function sourcesOf(target) {
	const bare = target.replace(/^\.\//, "").replace(/\.d\.([cm]?)ts$/, ".$1js");
	return isOutput(target) ? [
		bare.replace(OUTPUT, "src/"),
		bare.replace(OUTPUT, ""),
		bare
	] : [bare];
}
const isOutput = (target) => OUTPUT.test(target);
function packageAround(tree, file) {
	for (let folder = path.posix.dirname(file); folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
		const json = readManifest(tree, path.posix.join(folder, "package.json"));
		if (json) return {
			folder,
			json
		};
		if (folder === path.posix.dirname(folder)) break;
	}
}
function readManifest(tree, file) {
	try {
		const text = tree.read(file);
		return text === void 0 ? null : JSON.parse(text);
	} catch {
		return null;
	}
}
function pathsMatcher(file, root) {
	const tools = need("get-tsconfig");
	for (const name of ["tsconfig.json", "jsconfig.json"]) try {
		const config = tools.getTsconfig(path.dirname(file), name);
		const matcher = config?.path.startsWith(root) ? tools.createPathsMatcher(config) : null;
		if (matcher) return matcher;
	} catch {}
	return null;
}
export { sourcesOf as i, isOutput as n, packageAround as r, createResolver as t };
