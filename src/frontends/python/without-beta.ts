/** What stands in a client's place and has no beta endpoint: a class of the project, a namespace. */
import type { Expr } from '../../values/values.js';
import { answersItself, hasUnknownBase, sourcesIn } from './attributes.js';
import { type Context, exprOf, type Located } from './context.js';
import { isProtocol, lineOf } from './hierarchy.js';
import type { Module, Resolution } from './modules.js';
import { argumentsOf, field, isMember, memberName, type Node, parts } from './node.js';
import { TEST_FILE } from './objects.js';

/** The name of a class that has no `beta`; undefined where it has one or may have one. */
export function classWithoutBeta(owner: Located, ctx: Context): Expr | undefined {
  const line = lineOf(owner, ctx);
  const mayHave =
    isProtocol(owner.node) ||
    hasUnknownBase(line, ctx) ||
    answersItself(line) ||
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
