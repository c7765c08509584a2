import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { u as usesLibrary } from "./reasons-DFhIx4VQ.js";
// dist/src/frontends/javascript/gather/text-tests.js
var text_tests_exports = /* @__PURE__ */ __exportAll({ mayHoldCalls: () => mayHoldCalls });
const SPECIFIER = /(?:from|import|require)\s*(?:\(\s*)?(?:\/\*[\s\S]*?\*\/\s*)?['"`]([^'"`\n]+)['"`]/g;
const METHODS = "create|stream|parse|countTokens|toolRunner|thread";
const METHOD = new RegExp(`(?<!\\b(?:Object|JSON|Date))\\s*\\.\\s*(?:${METHODS})\\b|['"\`](?:${METHODS})['"\`]|[{,]\\s*(?:${METHODS})\\s*(?:[,:}]|as\\b)`);
const HTTP = /\b(?:fetch|axios)\b|['"`](?:got|undici|ky|request|node-fetch|cross-fetch|ofetch)['"`]|\.\s*(?:post|put|patch|request)\s*[(<?]/;
const mayHoldCalls = (text) => METHOD.test(text) || HTTP.test(text) || [...text.matchAll(SPECIFIER)].some(([, from = ""]) => usesLibrary("javascript", from));
export { mayHoldCalls as n, text_tests_exports as r, SPECIFIER as t };
