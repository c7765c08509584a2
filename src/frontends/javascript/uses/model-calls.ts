/** Calls of others that take a model: another client's request, as opposed to a record or a test of one. */
import { isMember, memberName, type Node, unwrap } from '../syntax/ast.js';

/** The property that says which model a request goes to. */
export const MODEL_KEY = /^(?:\w*model|llm)(?:_?(?:name|id))?$/i;

const CLIENTS = /agent|assistant|llm|chat|complet|generat|openai|anthropic|claude|prompt|model/i;
const REQUEST_KEYS =
  /^(?:messages|prompt|input|system|instructions|temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|thinking\w*|reasoning\w*|tools|stream|api_?key|base_?url)$/i;
const RECORD_KEYS =
  /^(?:output|usage|completion|latency\w*|duration\w*|cost\w*|(?:input|output|prompt|completion|total|cache\w*)_?tokens)$/i;
/** Tests, and what only makes another object. */
const OTHERS = /^(?:expect|assert|should|to[A-Z]\w*|objectContaining|\w*[eE]qual\w*|Object|structuredClone)$/;
const ERRORS = /(?:Error|Exception)$/;

/** The names in a path of properties, the last one first. */
export function namesIn(path: Node): string[] {
  const names: string[] = [];
  let at = unwrap(path);
  for (;;) {
    if (isMember(at)) {
      names.push(memberName(at) ?? '');
      at = unwrap(at.object);
    } else if (at.type === 'CallExpression' || at.type === 'OptionalCallExpression') at = unwrap(at.callee);
    else break;
  }
  if (at.type === 'Identifier') names.push(at.name);
  return names;
}

/** True for a call that is given the model id itself, and is named as what sends requests. */
export const takesModel = (callee: Node): boolean => {
  const names = namesIn(callee);
  return !isNoRequest(names) && CLIENTS.test(names[0] ?? '');
};

/** True for a call that is given the model in an object, with other properties of these names. */
export function takesRequest(callee: Node, isNew: boolean, keys: readonly string[]): boolean {
  const names = namesIn(callee);
  if (isNoRequest(names) || keys.some((key) => RECORD_KEYS.test(key))) return false;
  return isNew || names.some((name) => CLIENTS.test(name)) || keys.some((key) => REQUEST_KEYS.test(key));
}

const isNoRequest = (names: readonly string[]): boolean => names.some((name) => OTHERS.test(name)) || ERRORS.test(names[0] ?? '');
