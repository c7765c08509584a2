/** Calls out of sight that may ask a model for something: the model that they name must stay. */
import { outcomes } from '../../../values/outcomes.js';
import type { Module } from '../modules/modules.js';
import { functionOf, resolveName } from '../modules/names.js';
import { calleeOf, isCall, isMember, isName, memberName, type Node, unwrap, walk } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { parametersOf } from '../values/functions.js';

/** What a model goes by as a keyword, or in a dictionary. */
export const NAMES_MODEL = /^(?:\w+_)?model(?:_?(?:id|name|slug))?$|^(?:engine|llm|deployment(?:_(?:id|name))?)$/i;
/** An id in another form: `anthropic/claude-…`, `us.anthropic.claude-…`. */
const PREFIXED = /^[\w.:/@-]*[/.:]claude-[\w.:@[\]-]+$/;
/** Write it down, count it, or expect it. */
const RECORDS =
  /^(?:write\w*|dump|insert\w*|save\w*|record\w*|execute\w*|log_\w+|bind|contextualize|labels|set_(?:tags?|attributes?|context|extra)|incr(?:ement)?|gauge|histogram|observe|timing|track|capture\w*|add_event|assert\w*|add_argument|add_option)$/;
/** Packages that send nothing to a model by themselves. */
const SEND_NOTHING =
  /^(?:abc|anthropic|argparse|array|ast|asyncio|atexit|attrs?|base64|bisect|builtins|click|codecs|collections|concurrent|configparser|contextlib|contextvars|copy|csv|dataclasses|datetime|decimal|difflib|enum|fnmatch|functools|getpass|glob|gzip|hashlib|heapq|hmac|html|importlib|inspect|io|ipaddress|itertools|json|locale|logging|loguru|marshal|math|mimetypes|mock|multiprocessing|operator|orjson|os|pathlib|pickle|platform|pprint|prometheus_client|pydantic|pydantic_settings|pytest|queue|random|re|rich|secrets|shelve|shlex|shutil|signal|sqlite3|statistics|string|struct|structlog|sys|tempfile|textwrap|threading|time|timeit|tomllib|traceback|types|typing|typing_extensions|unittest|uuid|warnings|weakref|yaml|zlib|zoneinfo)(?:\.|$)/;

/** `named`: the argument is a model by its name, or holds one. */
export function mayRequest(call: Node, argument: Node, named: boolean, module: Module, ctx: Context): boolean {
  const callee = unwrap(calleeOf(call));
  if (RECORDS.test(memberName(callee) ?? callee.text) || handsToOwn(call, module, ctx)) return false;
  const found = resolveName(callee, module, ctx);
  if (found.kind === 'external') return !SEND_NOTHING.test(found.specifier);
  return named || isPrefixed(argument, module, ctx);
}

const isPrefixed = (argument: Node, module: Module, ctx: Context): boolean =>
  outcomes(ctx.evaluate(argument, module)).some(
    ({ leaf }) => leaf.kind === 'literal' && typeof leaf.value === 'string' && PREFIXED.test(leaf.value),
  );

/** A function of the project that takes a model is handed along, to be called with it: `ask.delay(model=MODEL)`, `enqueue(ask, MODEL)`. */
function handsToOwn(call: Node, module: Module, ctx: Context): boolean {
  let found = false;
  walk(call, (node) => {
    const isCallee = node.parent && isCall(node.parent) && calleeOf(node.parent) === node;
    const fn = !isCallee && (isName(node) || isMember(node)) ? functionOf(resolveName(node, module, ctx)) : undefined;
    found ||= fn !== undefined && parametersOf(fn.node).some((param) => NAMES_MODEL.test(parameterName(param)?.text ?? ''));
    return !found;
  });
  return found;
}
