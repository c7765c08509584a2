/** Class members: where a field gets its value, in the class, its bases and its subclasses. */
import type * as t from '@babel/types';
import { property } from '../../../values/outcomes.js';
import { isAbsent, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { type Call, type ClassNode, isCall, isClass, isMember, keyName, memberName, type Node, walk } from '../syntax/ast.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { classOf, type Located, resolveName, resultOf } from './functions.js';
import { isObjectAssign, statementFor } from './mutations.js';

/** The class that a node of a class body belongs to. */
export function classAround(node: Node, module: Module): Located<ClassNode> | undefined {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) if (isClass(at)) return { module, node: at };
  return undefined;
}

export function superOf(owner: Located<ClassNode>, ctx: Context): Located<ClassNode> | undefined {
  return owner.node.superClass ? classOf(resolveName(owner.node.superClass, owner.module, ctx)) : undefined;
}

/** True for two classes of which one is, or inherits from, the other. */
export function areRelated(a: Located<ClassNode>, b: Located<ClassNode>, ctx: Context): boolean {
  const isAbove = (top: Located<ClassNode>, owner: Located<ClassNode> | undefined, depth = 0): boolean =>
    owner !== undefined && depth < 10 && (owner.node === top.node || isAbove(top, superOf(owner, ctx), depth + 1));
  return isAbove(a, b) || isAbove(b, a);
}

const nameOfMember = (member: Node): string | undefined => {
  if (!('key' in member) || !member.key || typeof member.key !== 'object' || !('type' in member.key)) return undefined;
  return keyName(member.key as Node, 'computed' in member && member.computed === true);
};

/** The field, method or accessor of that name, in the class or its bases. */
export function memberOfClass(owner: Located<ClassNode>, name: string, ctx: Context, depth = 0): Located | undefined {
  const found = owner.node.body.body.find(
    (member) => nameOfMember(member) === name && !(member.type === 'ClassMethod' && member.kind === 'set'),
  );
  if (found) return { module: owner.module, node: found };
  const base = depth < 10 ? superOf(owner, ctx) : undefined;
  return base && memberOfClass(base, name, ctx, depth + 1);
}

/** Every place of a class that gives `this.name` (or the static `name`) a value. */
function sourcesOf(
  owner: Located<ClassNode>,
  name: string,
  ctx: Context,
  frame: Frame | undefined,
): { value: Value; late: boolean; field: boolean }[] {
  const { module, node } = owner;
  const found: { value: Value; late: boolean; field: boolean }[] = [];
  for (const member of node.body.body) {
    if (member.type === 'ClassMethod' && member.kind === 'constructor') {
      for (const param of member.params) {
        if (param.type !== 'TSParameterProperty') continue;
        const id = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
        if (id.type === 'Identifier' && id.name === name) found.push({ value: ctx.evaluate(id, module, frame), late: false, field: true });
      }
    }
    if (nameOfMember(member) !== name) continue;
    if ((member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') && member.kind === 'get') {
      found.push({ value: resultOf({ module, node: member }, ctx, frame), late: false, field: true });
    } else if ('value' in member && member.value)
      found.push({ value: ctx.evaluate(member.value, module, frame), late: false, field: true });
  }
  for (const assignment of ctx.ownWrites(node).assigned.get(name) ?? []) {
    const late = !inConstructor(assignment, module) || assignment.operator !== '=';
    found.push({ value: ctx.evaluate(assignment.right, module, frame), late, field: false });
  }
  const others = [...givenAtOnce(owner, name, ctx, frame), ...writtenFromOutside(owner, name, ctx)];
  return [...found, ...others.map((value) => ({ value, late: true, field: false }))];
}

/** `agent.model = …`, where the class of `agent` is known. */
function writtenFromOutside(owner: Located<ClassNode>, name: string, ctx: Context): Value[] {
  const isHere = (node: Node, module: Module): boolean => {
    const receiver = node.type === 'ThisExpression' ? undefined : ctx.classOfInstance(node, module);
    return receiver !== undefined && areRelated(owner, receiver, ctx);
  };
  const assigned = ctx.membersNamed('assign').flatMap(({ node, module }) => {
    const call = module.scopes.parentOf(node);
    const target = call && isObjectAssign(call) ? call.arguments[0] : undefined;
    return call && isCall(call) && target && isHere(target, module) ? sourcesIn(call, name, module, ctx) : [];
  });
  const written = ctx.membersNamed(name).flatMap(({ node, module }) => {
    const statement = statementFor(node, module);
    if (!statement || !isHere(node.object, module)) return [];
    const plain = statement.type === 'AssignmentExpression' && statement.operator === '=' && statement.left === node;
    return [plain ? ctx.evaluate(statement.right, module) : openAt(module, statement, 'reassigned')];
  });
  return [...assigned, ...written];
}

function inConstructor(node: Node, module: Module): boolean {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
    if (at.type === 'ClassMethod') return at.kind === 'constructor';
    if (at.type === 'ClassPrivateMethod' || at.type === 'FunctionExpression' || at.type === 'FunctionDeclaration') return false;
  }
  return false;
}

/** The value of a field, read at `at`; undefined where the class and its bases have none. */
export function fieldValue(owner: Located<ClassNode>, name: string, at: Node, ctx: Context, frame?: Frame): Value | undefined {
  const own = inherited(owner, name, ctx, frame);
  const below = descendantsOf(owner, ctx).flatMap((sub) => sourcesOf(sub, name, ctx, undefined).map((source) => source.value));
  if (own.length + below.length === 0) return undefined;
  const late = own.some((source) => source.late);
  // An assignment in the constructor comes after the field's initialiser.
  const assigned = own.filter((source) => !source.field && !source.late);
  const values = [...(assigned.length === 1 && !late ? assigned : own).map((source) => source.value), ...below];
  if (late) values.push(openAt(owner.module, at, 'reassigned'));
  return values.length === 1 ? (values[0] as Value) : { kind: 'union', expr: exprOf(owner.module, owner.node), options: values };
}

function inherited(
  owner: Located<ClassNode>,
  name: string,
  ctx: Context,
  frame: Frame | undefined,
  depth = 0,
): ReturnType<typeof sourcesOf> {
  const own = sourcesOf(owner, name, ctx, frame);
  const base = own.length === 0 && depth < 10 ? superOf(owner, ctx) : undefined;
  return base ? inherited(base, name, ctx, undefined, depth + 1) : own;
}

/** The classes of the project that inherit from one, by whatever way. */
export function descendantsOf(owner: Located<ClassNode>, ctx: Context): Located<ClassNode>[] {
  const found = new Map([[owner.node, owner]]);
  for (const one of found.values()) for (const sub of ctx.subclassesOf(one.node)) found.set(sub.node, sub);
  return [...found.values()].slice(1);
}

/** True for a method that a class below has, too: which of them runs is decided by the object. */
export const isOverridden = (owner: Located<ClassNode>, name: string, ctx: Context): boolean =>
  descendantsOf(owner, ctx).some(({ node }) => node.body.body.some((member) => nameOfMember(member) === name));

/** What gives an object members of any name: `Object.assign(this, options)`, `this[key] = value`. */
function givenAtOnce({ module, node }: Located<ClassNode>, name: string, ctx: Context, frame: Frame | undefined): Value[] {
  return ctx.ownWrites(node).atOnce.flatMap((write) => {
    if (isMember(write)) return statementFor(write, module) ? [openAt(module, write, 'reassigned')] : [];
    return isObjectAssign(write) ? sourcesIn(write, name, module, ctx, frame) : [];
  });
}

/** What the code of a class writes to `this`. */
export interface OwnWrites {
  /** By the names of the members. */
  assigned: ReadonlyMap<string, t.AssignmentExpression[]>;
  /** `Object.assign(this, …)`, and members whose names are not known. */
  atOnce: readonly Node[];
}

export function ownWritesOf(node: ClassNode): OwnWrites {
  const assigned = new Map<string, t.AssignmentExpression[]>();
  const atOnce: Node[] = [];
  walk(node.body, (inner) => {
    if (isMember(inner) && inner.object.type === 'ThisExpression' && memberName(inner) === undefined) atOnce.push(inner);
    if (isObjectAssign(inner) && inner.arguments[0]?.type === 'ThisExpression') atOnce.push(inner);
    if (inner.type !== 'AssignmentExpression' || !isMember(inner.left) || inner.left.object.type !== 'ThisExpression') return;
    const name = memberName(inner.left);
    if (name !== undefined) assigned.set(name, [...(assigned.get(name) ?? []), inner]);
  });
  return { assigned, atOnce };
}

/** What the objects behind the first one of `Object.assign` have under a name. */
const sourcesIn = (call: Call, name: string, module: Module, ctx: Context, frame?: Frame): Value[] =>
  call.arguments
    .slice(1)
    .map((source) => property(ctx.evaluate(source, module, frame), name))
    .filter((value) => !isAbsent(value));
