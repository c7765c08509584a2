/** Fields and constants read without their names being written: `asdict(params)`, `getattr(config, name)`, `for model in Models`, `Models(id)`. */
import type { Declaration } from '../../../values/values.js';
import type { Reflected } from '../../language.js';
import { areRelated, basesOf, isNamedTuple } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { onlyDoes } from '../responses/looks.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  isPattern,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import type { FieldOfClass } from '../values/members.js';

/** Functions that give all fields of what they are given, and attributes that do. */
const OF_ARGUMENT = /^(?:asdict|astuple|vars|getattr|fields|attrgetter|evolve|replace)$/;
const OF_OBJECT = /^(?:__dict__|__members__|_asdict|_value2member_map_|model_dump|model_dump_json|to_dict|dict|json)$/;

/** A use of a whole that shows all it has: the node that stands for the whole, and the one field that is asked for, where there is one. */
interface Show {
  whole: Node;
  only?: string;
  /** What shows it is meant for classes and modules alone; others do not count where it is not known what the whole is. */
  certain: boolean;
  /** What the whole holds may be taken apart: named tuples give their fields by their places. */
  apart?: boolean;
  module: Module;
}

/** Makes the question of one run, over the files parsed when it is first asked. */
export function createReflection(ctx: Context): (declaration: Declaration) => Reflected | undefined {
  let shows: Show[] | undefined;
  return (declaration) => {
    const binding = declaration.binding as Binding | FieldOfClass | null;
    const home = ctx.modules.get(declaration.file);
    if (!binding || !home) return undefined;
    shows ??= ctx.modules.everything().flatMap(showsIn);
    let found: Reflected | undefined;
    for (const show of shows) {
      if (show.only !== undefined && show.only !== declaration.name) continue;
      const shown = 'owner' in binding ? showsClass(show, binding.owner, ctx) : showsModule(show, binding, home, ctx);
      if (shown === 'known' && !isLogged(show.whole, show.module, ctx)) return 'known';
      if (shown) found = 'perhaps';
    }
    return found;
  };
}

function showsIn(module: Module): Show[] {
  const found: Show[] = [];
  walk(module.root, (node) => {
    const show = showBy(node);
    if (show) found.push({ ...show, module });
  });
  return found;
}

function showBy(node: Node): Omit<Show, 'module'> | undefined {
  if (isCall(node)) {
    if (argumentsOf(node).type !== 'argument_list') return undefined;
    const callee = unwrap(calleeOf(node));
    const [whole, second] = positional(node);
    if (!whole) return undefined;
    if (OF_ARGUMENT.test(memberName(callee) ?? callee.text)) {
      const only = second && stringValue(second);
      return { whole, certain: true, ...(only !== undefined && { only }) };
    }
    // `Models("claude-…")`, `list(Models)`.
    return isName(callee) && /^(?:list|tuple|set|dict|iter|sorted|enumerate)$/.test(callee.text)
      ? { whole, certain: false }
      : { whole: callee, certain: false };
  }
  if (isMember(node)) return OF_OBJECT.test(memberName(node) as string) ? { whole: objectOf(node), certain: true } : undefined;
  if (node.type === 'subscript') {
    const index = node.children.find((child) => child.field === 'subscript');
    const only = index && stringValue(index);
    return { whole: objectOf(node), certain: false, ...(only !== undefined && { only }) };
  }
  const left = field(node, 'left');
  const apart = left !== undefined && isPattern(left);
  if ((apart && node.type === 'assignment') || node.type === 'for_statement' || node.type === 'for_in_clause') {
    const whole = field(node, 'right');
    return whole && { whole, certain: false, apart };
  }
  if (node.type === 'match_statement') {
    const whole = field(node, 'subject');
    return whole && { whole, certain: false, apart: true };
  }
  const [starred] = node.type === 'list_splat' ? parts(node) : [];
  return starred && { whole: starred, certain: false };
}

/** What is made by a call of the class is read through its fields; an enum gives the member that has the value. */
function showsClass({ whole, certain, apart, module }: Show, owner: Located, ctx: Context): Reflected | undefined {
  const node = unwrap(whole);
  const instances = ctx.instancesOf(node, module);
  if (instances.length === 0)
    return (certain && isOpaque(node, module, ctx)) || (apart && isNamedTuple(owner.node)) ? 'perhaps' : undefined;
  if (!instances.some((one) => areRelated(one, owner, ctx))) return undefined;
  const isMaking = node.parent !== null && isCall(node.parent) && calleeOf(node.parent) === whole;
  return isMaking && !isEnum(owner.node) ? undefined : 'known';
}

function showsModule({ whole, certain, module }: Show, binding: Binding, home: Module, ctx: Context): Reflected | undefined {
  if (binding.scope.parent || !certain) return undefined;
  const found = resolveName(whole, module, ctx);
  return found.kind === 'module' && found.module === home ? 'known' : undefined;
}

/** Nothing says what it is: it may be an instance of any class. */
function isOpaque(node: Node, module: Module, ctx: Context): boolean {
  const value = ctx.evaluate(node, module);
  return value.kind === 'open' || value.kind === 'read';
}

export const isEnum = (node: Node): boolean => basesOf(node).some(({ text }) => /(?:^|\.)\w*(?:Enum|Flag)$/.test(text));

/** `logger.info(asdict(params))`. */
function isLogged(whole: Node, module: Module, ctx: Context): boolean {
  for (let at: Node | null = whole; at; at = at.parent) {
    if (at.type === 'interpolation' || at.type === 'expression_statement') return true;
    if (at !== whole && isCall(at) && onlyDoes(at, module, ctx) === 'look' && exprOf(module, at).start < whole.start) return true;
    if (/^(?:assignment|return_statement|for_statement|dictionary_splat|keyword_argument|block)$/.test(at.type)) return false;
  }
  return false;
}
