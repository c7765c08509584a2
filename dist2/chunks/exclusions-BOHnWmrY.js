import { n as MARKDOWN, r as NOTEBOOK, t as COMPONENT } from "./names-Dz6AFtJZ.js";
import { i as slashed, r as isInside, t as below } from "./paths-DwQqBBKr.js";
import picomatch from "picomatch";
import path from "node:path";
// dist/src/project/exclusions.js
const CODE = /\.(?:[cm]?[jt]sx?|py)$/;
const isSource = (file) => CODE.test(file) || COMPONENT.test(file) || NOTEBOOK.test(file);
const mayHoldCode = (file) => isSource(file) || MARKDOWN.test(file);
const LEFT_OUT_FOLDERS = [
	"node_modules",
	"dist",
	"build",
	"out",
	"coverage",
	"vendor",
	"venv",
	"env",
	"site-packages",
	"__pycache__"
];
const FOLDERS = new Set(LEFT_OUT_FOLDERS);
const LEFT_OUT_FILES = /\.min\.[^/]+$|\.d\.[cm]?ts$/;
function leavesOut() {
	const known = /* @__PURE__ */ new Map();
	const isFolderOut = (folder) => {
		let out = known.get(folder);
		if (out === void 0) {
			out = folder.split("/").some((part) => FOLDERS.has(part) || part.startsWith("."));
			known.set(folder, out);
		}
		return out;
	};
	return (relative) => {
		const end = relative.lastIndexOf("/");
		return end > 0 && isFolderOut(relative.slice(0, end)) || LEFT_OUT_FILES.test(relative);
	};
}
const isNeverLookedAt = (relative) => /(?:^|\/)(?:node_modules|\.git|\.ipynb_checkpoints)\//.test(relative);
const SIDE_FILES = /(?:^|\/)(?:\.env[^/]*|[^/]*\.(?:ya?ml|json|jsonc|json5|toml|tf|tfvars|ini|cfg|conf|properties)|(?:[^/]*\.)?Dockerfile[^/]*|docker-compose[^/]*|Containerfile)$/;
const LOCK_FILES = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/;
const isSideFile = (relative) => SIDE_FILES.test(relative) && !LOCK_FILES.test(relative) && !relative.split("/").slice(0, -1).some((part) => FOLDERS.has(part));
const CACHES = /* @__PURE__ */ new Set([...[
	".git",
	".next",
	".nuxt",
	".svelte-kit",
	".output",
	".turbo",
	".cache",
	".parcel-cache",
	".vercel",
	".serverless",
	".terraform",
	".gradle"
], ...[
	".venv",
	".tox",
	".nox",
	".mypy_cache",
	".pytest_cache",
	".ruff_cache",
	".ipynb_checkpoints",
	".yarn",
	".pnpm-store",
	".idea",
	".nyc_output"
]]);
const NO_TEXT = /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|svg|psd|pdf|docx?|xlsx?|pptx?|zip|t?gz|tar|bz2|xz|zst|7z|rar|jar|war|class|o|a|so|dylib|dll|exe|bin|dat|wasm|node|pyc|whl|mp[34]|m4a|mov|avi|webm|wav|ogg|flac|ttf|otf|woff2?|eot|sqlite3?|db|parquet|arrow|npy|npz|pkl|pt|onnx|safetensors|gguf|pem|key|crt|p12|map|lock|lockb)$/i;
const NO_SOURCE = /\.min\.[^/.]+$|(?:^|\/)(?:go\.sum|\.pnp\.[^/]+|opus47\.config\.jsonc?)$/;
const HISTORY = /(?:^|\/)(?:\.changeset\/[^/]+|(?:changelog|changes|history|releases?|release[-_]notes|news|licen[cs]e|notice|copying|authors|contributors)(?:[-.][^/]*)?(?:\.(?:md|mdx|markdown|rst|txt|adoc)|(?<!\.[^/]*)))$/i;
function mayNameModels() {
	const known = /* @__PURE__ */ new Map();
	return (relative) => {
		if (NO_TEXT.test(relative) || NO_SOURCE.test(relative) || HISTORY.test(relative) || LOCK_FILES.test(relative)) return false;
		const folder = relative.slice(0, Math.max(0, relative.lastIndexOf("/")));
		let ours = known.get(folder);
		if (ours === void 0) {
			ours = !folder.split("/").some((part) => FOLDERS.has(part) || CACHES.has(part));
			known.set(folder, ours);
		}
		return ours;
	};
}
const isGlob = (text) => picomatch.scan(text).isGlob;
function matcher(globs, folder) {
	const tests = globs.map((glob) => matchOne(slashed(glob), folder));
	return (file) => tests.some((test) => test(file));
}
function matchOne(glob, folder) {
	if (!glob.replace(/\/$/, "").includes("/") && glob !== ".." && glob !== ".") {
		const test = picomatch(glob.replace(/\/$/, ""), { dot: true });
		return (file) => path.posix.relative(folder, file).split("/").some((part) => test(part));
	}
	const { base, rest } = anchor(glob, folder);
	const test = picomatch(rest === "" ? "**" : [rest, `${rest}/**`], { dot: true });
	return (file) => isInside(base, file) && test(below(base, file));
}
function anchor(glob, folder) {
	let base = glob.startsWith("/") ? "/" : folder;
	let rest = glob.replace(/^\/+/, "").replace(/\/+$/, "");
	for (let step = /^(\.{1,2})(?:\/+|$)/.exec(rest); step; step = /^(\.{1,2})(?:\/+|$)/.exec(rest)) {
		if (step[1] === "..") base = path.posix.dirname(base);
		rest = rest.slice(step[0].length);
	}
	return {
		base,
		rest
	};
}
function globFolder(glob, folder) {
	const { base, rest } = anchor(slashed(glob), folder);
	const parts = rest.split("/");
	const first = parts.findIndex((part) => isGlob(part));
	return path.posix.join(base, ...parts.slice(0, first < 0 ? -1 : first));
}
export { isSideFile as a, matcher as c, isNeverLookedAt as i, mayHoldCode as l, globFolder as n, isSource as o, isGlob as r, leavesOut as s, LEFT_OUT_FOLDERS as t, mayNameModels as u };
