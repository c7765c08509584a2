/** The texts that a test compares the model with: in it, and in the lists, tables and patterns that it names. */
import type { Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  unwrap,
  walk,
  wrapperOf,
} from '../syntax/node.js';
import { type Context, exprOf, type Located } from './context.js';

/** Methods that only ask whether something is there. */
const ASKS = /^(?:get|startswith|endswith|match|search|fullmatch|issuperset|isdisjoint)$/;
/** Functions that make a collection or a pattern of what is written in them. */
const MAKES = /^(?:frozenset|set|tuple|list|dict|MappingProxyType|re\.compile|re\.\w+)$/;

/** Those texts that may get another one beside them: nothing but tests reads what holds them. */
export function textsAsked({ node, file }: Expr, ctx: Context): Expr[] {
  const home = ctx.modules.get(file);
  if (!home) return [];
  const found: Expr[] = [];
  const seen = new Set<Node>();
  const look = ({ node: root, module }: Located): void => {
    if (seen.has(root)) return;
    seen.add(root);
    walk(root, (one) => {
      if (one.type === 'string') found.push(exprOf(module, one));
      // An entry that says more of a model than yes or no cannot be made up.
      if (one.type === 'pair' && !isPlain(field(one, 'value'))) return false;
      const held = isName(one) ? heldBy(one, module, ctx) : undefined;
      if (held) look(held);
      return true;
    });
  };
  const test = node as Node;
  look({ node: test.type === 'case_clause' ? (test.children.find(({ type }) => type === 'case_pattern') ?? test) : test, module: home });
  return found;
}

function isPlain(value: Node | undefined): boolean {
  const inner = value && unwrap(value);
  if (inner?.type !== 'dictionary') return /^(?:true|false)$/.test(inner?.type ?? '');
  return inner.children.every((entry) => !entry.named || (entry.type === 'pair' && isPlain(field(entry, 'value'))));
}

/** What a constant holds, where nothing but tests reads it. */
function heldBy(name: Node, module: Module, ctx: Context): Located | undefined {
  const found = resolveName(name, module, ctx);
  if (found.kind !== 'binding') return undefined;
  const [only, ...others] = found.binding.definitions;
  const value = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  const inner = value && unwrap(value);
  if (!inner || (isCall(inner) && !MAKES.test(calleeOf(inner).text))) return undefined;
  return ctx.referencesTo(found.binding, found.module).every(isAsked) ? { node: inner, module: found.module } : undefined;
}

/** True where a use asks whether something is there, or names what is imported. */
function isAsked({ node, module }: Located): boolean {
  const wrapper = wrapperOf(node);
  if (wrapper) return isAsked({ node: wrapper, module });
  const { parent } = node;
  if (!parent) return false;
  if (/^(?:import_\w+|aliased_import|dotted_name)$/.test(parent.type)) return true;
  if (parent.type === 'comparison_operator') return true;
  if (parent.type === 'subscript')
    return objectOf(parent) === node && parent.field !== 'left' && parent.parent?.type !== 'delete_statement';
  // `any(model.startswith(one) for one in NEW)`
  if (parent.type === 'for_in_clause') {
    const call = parent.parent?.type === 'generator_expression' ? parent.parent.parent : undefined;
    const made = call?.type === 'argument_list' ? call.parent : call;
    return made !== null && made !== undefined && isCall(made) && /^(?:any|all)$/.test(calleeOf(made).text);
  }
  if (parent.type === 'argument_list') {
    const call = parent.parent;
    return (
      call !== null && isCall(call) && argumentsOf(call) === parent && /^(?:startswith|endswith)$/.test(memberName(calleeOf(call)) ?? '')
    );
  }
  if (!isMember(parent) || objectOf(parent) !== node) return false;
  const call = parent.parent;
  return call !== null && isCall(call) && calleeOf(call) === parent && ASKS.test(memberName(parent) ?? '');
}
