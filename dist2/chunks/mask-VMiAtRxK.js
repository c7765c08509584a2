import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
// dist/src/report/mask.js
var mask_exports = /* @__PURE__ */ __exportAll({
	MASK: () => MASK,
	holdsKey: () => holdsKey,
	maskKeys: () => maskKeys
});
const KEY = /sk-ant-[\w-]{4,}/g;
const MASK = "sk-ant-…";
const holdsKey = (text) => new RegExp(KEY.source).test(text);
const maskKeys = (text) => text.replace(KEY, MASK);
export { maskKeys as n, mask_exports as r, MASK as t };
