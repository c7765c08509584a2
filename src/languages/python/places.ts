/** Questions about places: is a value written out, does an expression mean the same elsewhere, who else uses a declaration. */
import type { Declaration, Expr } from '../../values.js';
import { type Context, exprOf } from './context.js';
import { areRelated } from './hierarchy.js';
import type { FieldOfClass } from './members.js';
import type { Module } from './modules.js';
import { functionOf, resolveName } from './names.js';
import {
  calleeOf,
  field,
  holds,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  statementOf,
  unwrap,
  walk,
  wrapperOf,
} from './node.js';
import type { Binding } from './scope.js';
import { changesBefore } from './stability.js';

const WRITTEN =
  /^(?:dictionary|argument_list|list|tuple|string|concatenated_string|integer|float|true|false|none|binary_operator|boolean_operator|conditional_expression|unary_operator|identifier|attribute|subscript)$/;

/** A literal, or an expression that stands for one. A call counts where it writes a dictionary out. */
export function isWritten(expr: Expr, module: Module, ctx: Context): boolean {
  const node = expr.node as Node;
  if (!isCall(node)) return WRITTEN.test(node.type);
  const callee = calleeOf(node);
  if (callee.text === 'dict') return true;
  const found = resolveName(callee, module, ctx);
  // A class of thinking with a budget cannot stay for thinking without one.
  return found.kind === 'external' && /^anthropic\b/.test(found.specifier) && !/^Thinking/.test(found.name);
}

/** A name or a path of attributes and constant indexes. */
export function isSimple(expr: Expr): boolean {
  let at = unwrap(expr.node as Node);
  for (;;) {
    if (isName(at)) return true;
    if (at.type === 'subscript') {
      const indexes = parts(at).filter((part) => part.field === 'subscript');
      if (indexes.length !== 1 || !/^(?:string|integer)$/.test(indexes[0]?.type ?? '')) return false;
    } else if (!isMember(at)) return false;
    at = unwrap(objectOf(at));
  }
}

/** True where every name of the expression means the same at another place, and has its value there. */
export function meansTheSame(expr: Expr, at: Expr, module: Module, ctx: Context): boolean {
  if (expr.file !== at.file) return literalOnly(expr.node as Node);
  const place = at.node as Node;
  const node = expr.node as Node;
  const [own, its] = [expr.start, at.start].map((start) => changesBefore(node, start, module, ctx));
  if (own !== its && statementOf(node) !== statementOf(place)) return false;
  let same = true;
  walk(node, (inner) => {
    const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
    // A name that the expression itself declares travels with it.
    if (!binding || binding.definitions.every(({ id }) => holds(node, id))) return same;
    if (module.scopes.lookUp(binding.name, place) !== binding || !isSettled(binding, expr, at)) same = false;
    return same;
  });
  return same;
}

function literalOnly(node: Node): boolean {
  let only = true;
  walk(node, (inner) => {
    if (isName(inner) || isCall(inner)) only = false;
    return only;
  });
  return only;
}

/** Given its value once, before both places, or at least not between them. */
function isSettled({ definitions }: Binding, a: Expr, b: Expr): boolean {
  if (statementOf(a.node as Node) === statementOf(b.node as Node)) return true;
  const [first] = definitions;
  if (!first || definitions.length > 1) return false;
  return first.kind === 'param' || first.id.start < Math.min(a.start, b.start);
}

const LOGGERS = /^(?:log|logger|logging|debug|info|warning|warn|error|print|pprint|repr|str|dumps|format|len|bool|isinstance|get)$/i;

/** A use outside the calls that were read which needs a property that goes; reading others, comparing or logging needs none. */
export function heldBy(
  declaration: Declaration,
  gone: ReadonlySet<string>,
  isRead: (expr: Expr) => boolean,
  ctx: Context,
): Expr | undefined {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | FieldOfClass | null;
  if (!home || !binding) return undefined;
  if ('owner' in binding) return fieldHeldBy(binding, gone, isRead, ctx);
  for (const { node, module } of ctx.referencesTo(binding, home)) {
    const held = heldUse(node, module, gone, isRead, ctx);
    if (held) return held;
  }
  return undefined;
}

/** The same for a field: on what may be an instance of the class, or on anything where it is used as that dictionary. */
function fieldHeldBy(
  { owner, name }: FieldOfClass,
  gone: ReadonlySet<string>,
  isRead: (expr: Expr) => boolean,
  ctx: Context,
): Expr | undefined {
  for (const { node, module } of ctx.membersNamed(name)) {
    const held = heldUse(node, module, gone, isRead, ctx);
    const own = held ? ctx.instancesOf(objectOf(node), module) : [];
    const isOther = own.length ? !own.some((one) => areRelated(one, owner, ctx)) : held?.end === node.end;
    if (held && !isOther) return held;
  }
  return undefined;
}

function heldUse(
  reference: Node,
  module: Module,
  gone: ReadonlySet<string>,
  isRead: (expr: Expr) => boolean,
  ctx: Context,
): Expr | undefined {
  for (let node = reference; ; ) {
    if (isRead(exprOf(module, node))) return undefined;
    const { parent } = node;
    if (!parent) return undefined;
    const wrapper = wrapperOf(node);
    if (wrapper) {
      node = wrapper;
      continue;
    }
    if (isMember(parent) && objectOf(parent) === node) {
      const name = memberName(parent) ?? '';
      // Methods of a dictionary were read as what they do to it, or give back what is looked at next.
      if (parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent) return methodUse(name, parent.parent, module, gone);
      if (!gone.has(name)) return undefined;
      return exprOf(module, parent);
    }
    if (parent.type === 'subscript' && objectOf(parent) === node) {
      const key = parts(parent).find((part) => part.field === 'subscript');
      const target = parent.parent;
      if (
        target &&
        (/^(?:augmented_)?assignment$/.test(target.type) || target.type === 'delete_statement') &&
        isRead(exprOf(module, target))
      )
        return undefined;
      if (key && /^["']/.test(key.text) && !gone.has(key.text.slice(1, -1))) return undefined;
      return isRead(exprOf(module, parent)) ? undefined : exprOf(module, parent);
    }
    if (parent.type === 'argument_list' && parent.parent && isCall(parent.parent)) {
      const callee = unwrap(calleeOf(parent.parent));
      const isLogger = LOGGERS.test(memberName(callee) ?? callee.text) && !functionOf(resolveName(callee, module, ctx));
      return isLogger ? undefined : exprOf(module, node);
    }
    if (isCall(parent) && calleeOf(parent) === node) {
      node = parent;
      continue;
    }
    return isHarmless(parent, node) ? undefined : exprOf(module, node);
  }
}

/** True where a use looks something up: `BUDGETS[MODEL]`, `BUDGETS.get(MODEL)`. */
export function isKey(declaration: Declaration, ctx: Context): boolean {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | FieldOfClass | null;
  if (!home || !binding) return false;
  const uses = 'owner' in binding ? ctx.membersNamed(binding.name) : ctx.referencesTo(binding, home);
  return uses.some(({ node }) => {
    const at = node.parent && isMember(node.parent) && objectOf(node.parent) !== node ? node.parent : node;
    const { parent } = at;
    if (parent?.type === 'subscript') return at.field === 'subscript';
    const call = parent?.type === 'argument_list' && parts(parent)[0] === at ? parent.parent : undefined;
    return call !== null && call !== undefined && memberName(unwrap(calleeOf(call))) === 'get';
  });
}

function methodUse(name: string, call: Node, module: Module, gone: ReadonlySet<string>): Expr | undefined {
  if (/^(?:update|setdefault|append|extend|insert|keys)$/.test(name)) return undefined;
  const [first] = parts(field(call, 'arguments') ?? call);
  const key = first && /^["']/.test(first.text) ? first.text.slice(1, -1) : undefined;
  if (/^(?:get|pop)$/.test(name) && key !== undefined && !gone.has(key)) return undefined;
  return exprOf(module, call);
}

/** Uses that only look: a comparison, a text, a test, an import. */
function isHarmless(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'interpolation':
    case 'comparison_operator':
    case 'not_operator':
    case 'expression_statement':
    case 'assert_statement':
    case 'type':
      return true;
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
      return parent.children.find(({ field: name }) => name === 'condition') === node;
    case 'assignment':
    case 'augmented_assignment':
      return field(parent, 'left') === node;
    default:
      return false;
  }
}
