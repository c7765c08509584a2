/** What stands in a client's place and has no beta endpoint: a class of the project, a namespace. */
import type { Expr } from '../../../values/values.js';
import { answersItself, hasUnknownBase, methodsOf, sourcesIn } from '../classes/attributes.js';
import { isProtocol, lineOf } from '../classes/hierarchy.js';
import type { Module, Resolution } from '../modules/modules.js';
import { callBehind } from '../modules/names.js';
import { TEST_FILE } from '../sites/objects.js';
import { stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, isMember, memberName, type Node, parts, positional } from '../syntax/node.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { parametersOf } from '../values/functions.js';

/** The name of a class that has no `beta`; undefined where it has one or may have one. */
export function classWithoutBeta(owner: Located, ctx: Context): Expr | undefined {
  const line = lineOf(owner, ctx);
  const mayHave =
    isProtocol(owner.node) ||
    hasUnknownBase(line, ctx) ||
    answersItself(line, ctx) ||
    line.some(({ module, node }) => module.scopes.scopeOf(node)?.bindings.has('__getattr__')) ||
    sourcesIn(line, 'beta', ctx).length > 0;
  return mayHave ? undefined : exprOf(owner.module, field(owner.node, 'name') ?? owner.node);
}

/** `SimpleNamespace(messages=…)`; a mock has whatever it is asked for. */
export function namespaceWithoutBeta(call: Node, module: Module, found: Resolution): Expr | undefined {
  if (found.kind !== 'external' || `${found.specifier}.${found.name}` !== 'types.SimpleNamespace') return undefined;
  const list = argumentsOf(call);
  const given = list.type === 'argument_list' ? parts(list).map((part) => field(part, 'name')?.text) : [];
  const names = [...given, ...attributesGiven(call, module)];
  const isClient = names.includes('messages') && !names.includes('beta') && !names.includes(undefined);
  return isClient ? exprOf(module, call) : undefined;
}

/** `Fake(…)` of `namedtuple("Fake", "messages")`, `type("Fake", (), {"messages": …})()`. */
export function tupleWithoutBeta(callee: Node, module: Module, ctx: Context): Expr | undefined {
  const made = callBehind(callee, module, ctx);
  const maker = made && calleeOf(made.node);
  const [, second, third] = made ? positional(made.node) : [];
  const list = maker?.text === 'type' ? third : maker && /(?:^|\.)namedtuple$/.test(maker.text) ? second : undefined;
  if (!made || !list) return undefined;
  const names =
    list.type === 'string' ? (stringValue(list) ?? '').split(/[\s,]+/) : parts(list).map((part) => stringValue(field(part, 'key') ?? part));
  const isClient = names.includes('messages') && !names.includes('beta') && !names.includes(undefined);
  return isClient ? exprOf(made.module, made.node) : undefined;
}

/** What stands in the place of an endpoint and takes no more keywords than it names; undefined for anything else. */
export function endpointWithoutBeta(owner: Located, method: string, ctx: Context): Expr | undefined {
  const [only, ...others] = methodsOf({ ...owner, kind: 'made' }, method, ctx);
  const takesAny = !only || others.length > 0 || parametersOf(only.node).some(({ text }) => text.startsWith('**'));
  return takesAny ? undefined : exprOf(only.module, field(only.node, 'name') ?? only.node);
}

/** The attributes that are assigned to the name which something is given: `client.messages = …`. */
function attributesGiven({ parent }: Node, module: Module): string[] {
  const left = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  const binding = left && module.scopes.bindingOf(left);
  return (binding?.references ?? []).flatMap(({ parent: member }) => {
    const isTarget = member && isMember(member) && member.field === 'left' && member.parent?.type === 'assignment';
    return isTarget ? [memberName(member) as string] : [];
  });
}

/** True for a place in a test. */
export const isOfTest = ({ file }: Pick<Module, 'file'>, { modules }: Context): boolean =>
  TEST_FILE.test(file.slice(modules.root.length + 1));
