/**
 * Looks at a text, before a file is parsed, for what may stand in it. Each answers yes to all code that it is about, and to some more: strings
 * and comments count.
 */
import { usesLibrary } from '../../../sdk/libraries.js';
import { specifiersIn } from './import-lines.js';

/** A regular expression that is made of a word. */
export type Pattern = (word: string) => RegExp;

const quoted = (word: string): string => word.replace(/\W/g, '\\$&');

/** What may stand between two tokens, closing brackets among it. */
const CLOSED = '[\\s\\\\)\\]]*';

/** `….word` */
export const asMember: Pattern = (word) => new RegExp(`\\.[\\s\\\\]*${quoted(word)}(?!\\w)`);

/** `word(…)`, `….word(…)` */
export const asCallee: Pattern = (word) => new RegExp(`(?<!\\w)${quoted(word)}${CLOSED}(?:\\[[^\\]\\n]*\\][\\s\\\\)]*)?\\(`);

/** `….word = …`, `….word: int = …`, `….word += …`, `….word, other = …`, `del ….word`, `for ….word in …`, `with … as ….word`. */
export const asTarget: Pattern = (word) => {
  const member = `\\.[\\s\\\\]*${quoted(word)}(?!\\w)`;
  const given = `${member}${CLOSED}(?:,[^\\n=]*)?(?::[^\\n=]*)?(?:[-+*/%&|^@]|//|\\*\\*|<<|>>)?=(?!=)`;
  const listed = `^[ \\t]*[(\\[][^=()]*${member}[^=()]*[)\\]]\\s*=(?!=)`;
  return new RegExp(`${given}|(?<!\\w)(?:del|for|as)(?!\\w)[^\\n]*${member}|${listed}`, 'm');
};

/** What may give an attribute of that name, or a name of a module: a definition, an import, a target, a field, a keyword, a string. */
export const asDefined: Pattern = (word) => {
  const own = `(?<!\\w)${quoted(word)}(?!\\w)`;
  return new RegExp(
    `(?<!\\w)(?:def|class|as|for|del|import)(?!\\w)[^\\n]*${own}|${own}${CLOSED}(?:,[^\\n=]*)?(?::[^\\n=]*)?(?:[-+*/%&|^@]|//|\\*\\*|<<|>>)?=(?!=)|^[ \\t]*${own}\\s*[:,]|["']${own}["']|import[\\s\\\\]*\\([^)]*${own}`,
    'm',
  );
};

/** `class X(word)`, `class X(….word[int], …)`, and a base that has another name in a function. */
export const asBase: Pattern = (word) => new RegExp(`(?<!\\w)class\\s[^(:]*\\([^:]*?(?<!\\w)${quoted(word)}(?!\\w)`);

/** `from x import word`, `from x import (…, word)`. */
export const asImport: Pattern = (word) =>
  new RegExp(
    `(?<!\\w)import(?!\\w)[^\\n;(]*(?<!\\w)${quoted(word)}(?!\\w)|(?<!\\w)import[\\s\\\\]*\\((?:[^)#]|#[^\\n]*\\n)*?(?<!\\w)${quoted(word)}(?!\\w)`,
  );

/** True for a text with `from x import *`. */
export const importsAll = (text: string): boolean => /\bimport[ \t]*\(?\s*\*/.test(text);

const ENDPOINT_METHODS = 'create|stream|parse|count_tokens|tool_runner';
const CALLED = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})${CLOSED}\\(`);
const GIVEN = new RegExp(`=[^\\n=]*\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})[ \\t)]*(?:[;#].*)?$`, 'm');
const HANDED = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})\\s*[,)]`);
const REQUEST = /\b(?:messages|model|max_tokens|requests)\b|\*\*/;

/** A method of the endpoint that is called, given a name, or handed to what calls it, and a word of a request. */
export const callsEndpoint = (text: string): boolean => REQUEST.test(text) && (CALLED.test(text) || GIVEN.test(text) || HANDED.test(text));

/** The names that a text gives to what `partial` makes of a method of the endpoint, or of a name that was given one. */
export function partialsIn(text: string): string[] {
  const makers = ['partial', ...[...text.matchAll(/\bpartial\s+as\s+(\w+)/g)].map(([, name]) => name)];
  const made = new RegExp(`(?<!\\w)(\\w+)[ \\t]*(?::[^=\\n]*)?=[\\s\\\\(]*(?:\\w+\\.)*(?:${makers.join('|')})[\\s\\\\]*\\(([^,]*)`, 'g');
  const isMethod = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})${CLOSED}$`);
  return [...text.matchAll(made)].flatMap(([, name = '', method = '']) =>
    isMethod.test(method) || (/^\s*\w+[\s)]*$/.test(method) && GIVEN.test(text)) ? [name] : [],
  );
}

/** A call of something that sends. */
export const sends = (text: string): boolean => /\b(?:post|request|stream|Request|build_request)[\s\\)]*\(/.test(text);

/** True for a text that may call the API, a library or an HTTP client. */
export const mayHoldCalls = (text: string): boolean =>
  callsEndpoint(text) || sends(text) || [...specifiersIn(text)].some((specifier) => usesLibrary('python', specifier));

/** `type(name, bases, members)`, but not `type(value)`. */
export const makesClass = (text: string): boolean => /\btype\s*\((?:\s*\n|[^\n]*,)/.test(text);
