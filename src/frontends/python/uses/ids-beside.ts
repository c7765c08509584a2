/** Model ids that stand where a function is handed to something that may call it with them. */
import { OPUS_4_7, readModel, roleOf } from '../../../sdk/models.js';
import { type Expr, exprKey, type Literal, type Value } from '../../../values/values.js';
import { standIns } from '../changes/stand-ins.js';
import { calleeOf, isKeyword, isMember, isName, memberName, type Node, objectOf, statementOf, unwrap, walk } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { isSimple } from '../values/places.js';
import { callOf } from './callers.js';
import { referencesOf, wholeOf } from './function-references.js';

/** The whole of a text. */
const ID = /^[\w.:/@-]*claude-[\w.:@[\]-]+$/;
const AROUND =
  /^(?:attribute|call|argument_list|keyword_argument|subscript|list|tuple|set|dictionary|pair|list_splat|dictionary_splat|parenthesized_expression|await|binary_operator|expression_list|\w+_comprehension|generator_expression)$/;
const MOST_IDS = 200;
/** How deep in dictionaries and lists. */
const MOST_DEPTH = 4;
/** What is handed to these stands in a list of its own: `pool.apply(ask, ("x", MODEL))`. */
const TAKES_LISTS = /^apply(?:_async)?$/;

/** What may be passed, besides what calls pass, for a parameter that has the id of a model as its default, or is named for one that has none. */
export function idsFor(param: Node, fallback: Node, fn: Located, ctx: Context): Value[] {
  const own = new Set(idsIn(ctx.evaluate(fallback, fn.module)).map(({ expr }) => exprKey(expr)));
  const isUnset = fallback.type === 'none' && /model/i.test(parameterName(param)?.text ?? '');
  if (own.size === 0 && !isUnset) return [];
  return idsBeside(fn, ctx).map(({ id, at }) => {
    // An id of the model that goes, if it is not the default's own, is no place to write another one: whose it is cannot be told.
    const isOther = roleOf(readModel(String(id.value)), ctx.modules.migration ?? OPUS_4_7) === 'moves' && !own.has(exprKey(id.expr));
    return isOther ? { ...id, expr: at } : id;
  });
}

interface Beside {
  id: Literal;
  /** The statement that it stands in. */
  at: Expr;
}

const idsBeside = (fn: Located, ctx: Context): readonly Beside[] =>
  ctx.remember('ids-beside', fn.node, () => {
    const around = new Map<Node, Located>();
    const uses = referencesOf(fn, ctx).map(({ module, node }) => ({ module, node: wholeOf(node) }));
    const followed = new Set(uses.filter(({ node }) => isFollowed(node)).map(({ node }) => node));
    for (const use of uses.filter(({ node }) => !followed.has(node)))
      for (const { module, node } of [use, ...(standIns(use, ctx) ?? [])]) {
        if (followed.has(node)) continue;
        const outer = outermost(node);
        around.set(outer, { module, node: outer });
      }
    return [...around.values()].flatMap((one) => idsWithin(one, fn.node, ctx)).slice(0, MOST_IDS);
  });

/** Called where it stands, with what is written there. */
function isFollowed(reference: Node): boolean {
  const call = callOf(reference);
  const callee = call && unwrap(calleeOf(call));
  return callee !== undefined && !TAKES_LISTS.test(memberName(callee) ?? callee.text);
}

function outermost(node: Node): Node {
  let at = node;
  while (at.parent && AROUND.test(at.parent.type)) at = at.parent;
  return at;
}

function idsWithin({ module, node: outer }: Located, fn: Node, ctx: Context): Beside[] {
  const found: Literal[] = [];
  const take = (node: Node) => {
    found.push(...idsIn(ctx.evaluate(node, module)));
    return false;
  };
  walk(outer, (node) => {
    if (/^(?:concatenated_)?string$/.test(node.type)) return take(node);
    if (isMember(node)) return isSimple(exprOf(module, node)) ? take(node) : undefined;
    const isLabel =
      node.parent && ((isKeyword(node.parent) && node.field === 'name') || (isMember(node.parent) && objectOf(node.parent) !== node));
    // What a function hands on of its own leads back to it.
    const isOwn = module.scopes.bindingOf(node)?.scope.node === fn;
    return isName(node) && !isLabel && !isOwn ? take(node) : undefined;
  });
  return found.map((id) => ({ id, at: exprOf(module, statementOf(outer)) }));
}

/** The ids that a value shows, or holds. */
function idsIn(value: Value, depth = 0): Literal[] {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && ID.test(value.value) ? [value] : [];
    case 'read':
      return idsIn(value.value, depth);
    case 'choice':
      return [value.yes, value.no].flatMap((side) => idsIn(side, depth));
    case 'union':
      return value.options.flatMap((option) => idsIn(option, depth));
    case 'array':
      return depth < MOST_DEPTH ? value.elements.slice(0, MOST_IDS).flatMap((element) => idsIn(element.value(), depth + 1)) : [];
    case 'object':
      return depth < MOST_DEPTH
        ? value.entries.slice(0, MOST_IDS).flatMap((entry) => ('value' in entry ? idsIn(entry.value(), depth + 1) : []))
        : [];
    default:
      return [];
  }
}
