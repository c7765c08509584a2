/** Where the fields of classes are used, and enums that are asked by a value. */
import { outcomes } from '../../../values/outcomes.js';
import type { Expr } from '../../../values/values.js';
import { rootOf } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import {
  calleeOf,
  field,
  givenBy,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  positional,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { isEnum } from '../uses/reflection.js';
import { isAnswer } from '../values/answers.js';
import type { Context, Located } from '../values/context.js';
import type { FieldOfClass } from '../values/members.js';
import { calledBack } from './class-checks.js';
import { areRelated } from './hierarchy.js';

/**
 * Every expression that may read a field.
 * @param certain leaves out what is of no known class.
 */
export function usesOfField({ owner, name }: FieldOfClass, ctx: Context, certain = false): Located[] {
  const inBody = owner.module.scopes.scopeOf(owner.node)?.bindings.get(name)?.references ?? [];
  const members = ctx.membersNamed(name).filter(({ node, module }) => {
    const own = ctx.instancesOf(objectOf(node), module);
    if (own.length === 0) return !certain && !isAnswer(objectOf(node), module, ctx);
    return own.some((one) => areRelated(one, owner, ctx));
  });
  return [...members, ...inBody.map((node) => ({ module: owner.module, node }))];
}

/** `Models("claude-opus-4-6")`: an enum that is asked for the member with a value. */
export function isFoundByValue({ module: home, node: owner }: Located, value: Expr, ctx: Context): boolean {
  const id = isEnum(owner) ? field(owner, 'name') : undefined;
  const binding = id && home.scopes.bindingOf(id);
  const uses = binding ? ctx.referencesTo(binding, home) : [];
  return uses.some(({ node, module }) => {
    const at = node.parent && isMember(node.parent) && field(node.parent, 'attribute') === node ? node.parent : node;
    const [asked] = at.parent && isCall(at.parent) && calleeOf(at.parent) === at ? positional(at.parent) : [];
    const id = (value.node as Node).text;
    return (
      asked !== undefined &&
      !outcomes(ctx.evaluate(asked, module)).every(({ leaf }) => leaf.kind === 'literal' && (leaf.expr.node as Node).text !== id)
    );
  });
}

/** Every expression that may read what a name is given. */
export const usesOfName = (binding: Binding, home: Module, ctx: Context): Located[] => [
  ...ctx.referencesTo(binding, home),
  // `(model := …).endswith("4-6")` reads it where it is given.
  ...binding.definitions.flatMap(({ node }) => (node.type === 'named_expression' ? [{ module: home, node }] : [])),
  ...usesBeside(binding, home, ctx),
  ...usesInCallbacks(binding, home, ctx),
];

/** Where what a name is assigned is used by the other targets of the same statement: `params = self.params = {…}`, `a = (b := {…})`. */
const usesBeside = (binding: Binding, home: Module, ctx: Context): Located[] =>
  binding.definitions.flatMap(({ node, id }) =>
    targetsOf(node).flatMap((target) => {
      if (target === id) return [];
      if (isMember(target)) return ctx.membersNamed(memberName(target) as string);
      const named = target.type === 'subscript' ? rootOf(target).root : target;
      const other = isName(named) ? home.scopes.bindingOf(named) : undefined;
      return other ? ctx.referencesTo(other, home) : [];
    }),
  );

const GIVES = /^(?:assignment|named_expression)$/;

/** Everything that is given the same value. */
function targetsOf(definition: Node): Node[] {
  if (!GIVES.test(definition.type)) return [];
  const found: Node[] = [];
  let top = definition;
  for (let { parent } = top; parent && (GIVES.test(parent.type) || wrapperOf(top)); { parent } = top) top = parent;
  for (let at: Node | undefined = unwrap(top); at && GIVES.test(at.type); at = givenBy(at) && unwrap(givenBy(at) as Node)) {
    const target = field(at, at.type === 'assignment' ? 'left' : 'name');
    if (target) found.push(target);
  }
  return found;
}

/** Where the callbacks of a command's option use what it is given. */
const usesInCallbacks = (binding: Binding, home: Module, ctx: Context): Located[] =>
  calledBack(binding, home, ctx).flatMap(({ node, module }) => {
    const taking = module.scopes.bindingOf(node);
    return taking ? ctx.referencesTo(taking, module) : [];
  });
