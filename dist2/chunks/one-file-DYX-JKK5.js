import { o as JAVASCRIPT, t as analyse } from "./analyse-Bpi9X5ED.js";
import { q as InvalidSetting } from "./settings-C179M5Kk.js";
// dist/src/run/one-file.js
function oneFileTree(source, filename, alone) {
	const file = absolute(filename);
	return {
		root: file.slice(0, file.lastIndexOf("/")),
		selected: /* @__PURE__ */ new Set([file]),
		alone,
		files: () => [file],
		manifests: [],
		configs: [],
		containing: (needles, among) => (!among || among(file)) && needles.some((needle) => source.includes(needle)) ? [file] : [],
		read: (path) => path === file ? source : void 0,
		isFile: (path) => path === file
	};
}
const absolute = (filename) => filename.startsWith("/") ? filename : `/${filename}`;
function refuseModules({ experiment, guard, unguard }) {
	if (experiment.length === 0 && !guard && !unguard) return;
	throw new InvalidSetting(`\`${guard ? "guard" : unguard ? "unguard" : "experiment"}\` writes or removes a module beside the calls, and only one file is available here. Use the command line.`);
}
function analyseWithoutReaders(tree, settings, languages = [JAVASCRIPT]) {
	const project = analyse({
		...tree,
		alone: false
	}, settings, /* @__PURE__ */ new Map(), languages);
	const alone = {
		...tree,
		alone: true
	};
	const stops = /* @__PURE__ */ new Map();
	const needProject = [];
	for (;;) {
		const analysis = analyse(alone, settings, stops, languages);
		const different = project.sites.filter((site) => site.status === "migrated" && !site.notes.some(({ code }) => code === "guard-removed") && !stops.has(site.id) && (!isMigrated(site, analysis) || textOf(site, analysis.edits) !== textOf(site, project.edits)));
		if (different.length === 0) return {
			analysis: {
				...analysis,
				sites: analysis.sites.filter(({ id }) => !stops.has(id))
			},
			needProject
		};
		for (const site of different) {
			const own = project.edits.filter(({ sites }) => sites.includes(site.id)).map(({ file }) => file);
			needProject.push({
				site,
				files: [...new Set(own)].filter((file) => file !== site.file)
			});
			stops.set(site.id, { reason: "shared-params" });
		}
	}
}
const isMigrated = ({ id }, { sites }) => sites.some((site) => site.id === id && site.status === "migrated");
const textOf = (site, edits) => JSON.stringify(edits.filter((edit) => edit.sites.includes(site.id)).map(({ start, end, text }) => [
	start,
	end,
	text
]));
export { oneFileTree as n, refuseModules as r, analyseWithoutReaders as t };
