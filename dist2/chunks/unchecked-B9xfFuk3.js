import { t as isTypedFile } from "./applies-CjVcNhlD.js";
import { n as Sdks, t as SDK } from "./installed-CwCyaexo.js";
// dist/src/types/unchecked.js
function withoutCompiler({ tree, analysis }) {
	const sdks = new Sdks();
	const typed = analysis.sites.filter(({ status, file }) => status === "migrated" && isTypedFile(file, tree));
	if (typed.some(({ file }) => !/\.[cm]?tsx?$/.test(file) || sdks.of(file))) return void 0;
	return unchecked(analysis, typed);
}
function unchecked(analysis, sites) {
	const ids = new Set(sites.map(({ id }) => id));
	const noted = analysis.sites.map((site) => ids.has(site.id) ? {
		...site,
		notes: [...site.notes, {
			code: "types-not-checked",
			detail: `${SDK} is not installed`
		}]
	} : site);
	return {
		analysis: {
			...analysis,
			sites: noted
		},
		warnings: sites.length > 0 ? [`Types were not checked: ${SDK} is not installed. Run your own type check.`] : []
	};
}
export { unchecked, withoutCompiler };
