/** Dictionaries that stay for what uses them outside the calls: a use that needs what the rewrite takes away. */
import type { Declaration, Expr } from '../../../values/values.js';
import { areRelated } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { onlyDoes } from '../responses/looks.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, wrapperOf } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf } from '../values/context.js';
import type { FieldOfClass } from '../values/members.js';

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

/** The rewrite gives it another value; it takes it out of no dictionary. */
const STAYING = 'thinking';

function heldUse(
  reference: Node,
  module: Module,
  gone: ReadonlySet<string>,
  isRead: (expr: Expr) => boolean,
  ctx: Context,
): Expr | undefined {
  // It may mean something else there.
  if (isName(reference) && resolveName(reference, module, ctx).kind === 'unknown') return exprOf(module, reference);
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
      if (parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent)
        return methodUse(name, parent.parent, module, gone, isRead);
      if (!gone.has(name)) return undefined;
      return exprOf(module, parent);
    }
    if (parent.type === 'subscript' && objectOf(parent) === node) {
      const key = parts(parent).find((part) => part.field === 'subscript');
      const name = key && /^["']/.test(key.text) ? key.text.slice(1, -1) : undefined;
      const target = parent.parent;
      // `del` fails where there is nothing.
      if (target?.type === 'delete_statement' && name !== undefined && gone.has(name) && name !== STAYING) return exprOf(module, target);
      if (
        target &&
        (/^(?:augmented_)?assignment$/.test(target.type) || target.type === 'delete_statement') &&
        isRead(exprOf(module, target))
      )
        return undefined;
      if (name !== undefined && !gone.has(name)) return undefined;
      return isRead(exprOf(module, parent)) ? undefined : exprOf(module, parent);
    }
    if (parent.type === 'argument_list' && parent.parent && isCall(parent.parent)) {
      const does = onlyDoes(parent.parent, module, ctx);
      if (does === 'text') {
        node = parent.parent;
        continue;
      }
      return does === 'look' ? undefined : exprOf(module, node);
    }
    if (isCall(parent) && calleeOf(parent) === node) {
      node = parent;
      continue;
    }
    return isHarmless(parent, node) ? undefined : exprOf(module, node);
  }
}

function methodUse(name: string, call: Node, module: Module, gone: ReadonlySet<string>, isRead: (expr: Expr) => boolean): Expr | undefined {
  if (/^(?:update|setdefault|append|extend|insert|keys)$/.test(name)) return undefined;
  const [first, otherwise] = parts(field(call, 'arguments') ?? call);
  const key = first && /^["']/.test(first.text) ? first.text.slice(1, -1) : undefined;
  // Nothing uses what it gives back, and what it does was read.
  const isStatement = call.parent?.type === 'expression_statement' && isRead(exprOf(module, call));
  if (name === 'pop' && isStatement && key !== undefined && (otherwise || key === STAYING)) return undefined;
  if (/^(?:get|pop)$/.test(name) && key !== undefined && !gone.has(key)) return undefined;
  return exprOf(module, call);
}

/** Uses that only look: a comparison, a text, a test, an import. */
export function isHarmless(parent: Node, node: Node): boolean {
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
