/** Looks at a text, before a file is parsed, for calls that may stand in it. Yes to all code that it is about, and to some more. */
import { usesLibrary } from '../../../sdk/libraries.js';

/** The names of modules that a text imports. What only looks like an import counts, too. */
export const SPECIFIER = /(?:from|import|require)\s*(?:\(\s*)?(?:\/\*[\s\S]*?\*\/\s*)?['"`]([^'"`\n]+)['"`]/g;

const METHODS = 'create|stream|parse|countTokens|toolRunner|thread';
/** `.create`, `['create']`, `{ create }`; what the language itself has under such a name is none. */
const METHOD = new RegExp(
  `(?<!\\b(?:Object|JSON|Date))\\s*\\.\\s*(?:${METHODS})\\b|['"\`](?:${METHODS})['"\`]|[{,]\\s*(?:${METHODS})\\s*(?:[,:}]|as\\b)`,
);
const HTTP =
  /\b(?:fetch|axios)\b|['"`](?:got|undici|ky|request|node-fetch|cross-fetch|ofetch)['"`]|\.\s*(?:post|put|patch|request)\s*[(<?]/;

/** True for a text that may call the API, a library or an HTTP client. */
export const mayHoldCalls = (text: string): boolean =>
  METHOD.test(text) || HTTP.test(text) || [...text.matchAll(SPECIFIER)].some(([, from = '']) => usesLibrary('javascript', from));
