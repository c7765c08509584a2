/** The clients that callers in the project pass for a parameter, whole or in an object of options. */
import type * as t from '@babel/types';
import { remembered } from '../../once.js';
import type { Module } from '../modules/modules.js';
import { type ClassNode, type FunctionNode, isFunction, isMember, keyName, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import { patternSteps } from '../syntax/patterns.js';
import type { Context } from '../values/context.js';
import { callsOf, type Located, resolveName } from '../values/functions.js';
import type { Trace } from './client-roots.js';
import type { TraceMemory } from './trace-memory.js';

export interface Parameter {
  fn: FunctionNode;
  index: number;
  param: Node;
  steps: NonNullable<ReturnType<typeof patternSteps>>;
}

/** Where a function takes a name from its arguments. */
export function parameterOf(id: t.Identifier, fn: Node): Parameter | undefined {
  if (!isFunction(fn)) return undefined;
  for (const [index, param] of fn.params.entries()) {
    const steps = patternSteps(param, id);
    if (steps) return { fn, index, param, steps };
  }
  return undefined;
}

export class ClientArguments {
  private readonly known = new Map<Node, Map<string, Trace[]>>();

  constructor(
    private readonly ctx: Context,
    private readonly trace: (node: Node, module: Module, depth: number) => readonly Trace[],
    private readonly memory: TraceMemory,
  ) {}

  /**
   * What callers pass, the property at the end of `keys` where those lead through an object literal; what a test passes is no client.
   * A function that hands its own argument on to itself passes nothing new.
   */
  to({ fn, index }: Pick<Parameter, 'fn' | 'index'>, keys: readonly string[], module: Module, depth: number): Trace[] {
    const byKeys = this.known.get(fn) ?? new Map<string, Trace[]>();
    this.known.set(fn, byKeys);
    const key = [index, ...keys].join('.');
    const before = byKeys.get(key);
    if (before) return before;
    byKeys.set(key, []);
    // What is found meanwhile is found without this function's own arguments.
    const found = this.memory.apart(() =>
      callsOf({ module, node: fn }, this.ctx).flatMap(({ node, module: at }) => {
        const argument = node.arguments[index];
        if (!argument || node.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement') || this.ctx.isTest(at)) return [];
        const part = this.part({ module: at, node: argument }, keys);
        return part ? this.trace(part.node, part.module, depth + 1) : [];
      }),
    );
    byKeys.set(key, found);
    return found;
  }

  /** What a class gives to its fields by their names: the parameters that are fields, and the values that its code assigns. */
  readonly toFields = remembered((node: ClassNode): ReadonlyMap<string, Node[]> => {
    const given = new Map<string, Node[]>();
    const add = (name: string, source: Node) => void given.set(name, [...(given.get(name) ?? []), source]);
    walk(node.body, (inner) => {
      if (inner.type === 'TSParameterProperty') {
        const id = inner.parameter.type === 'AssignmentPattern' ? inner.parameter.left : inner.parameter;
        if (id.type === 'Identifier') add(id.name, id);
      }
      const target = inner.type === 'AssignmentExpression' ? inner.left : undefined;
      const name = target && isMember(target) && target.object.type === 'ThisExpression' ? memberName(target) : undefined;
      if (inner.type === 'AssignmentExpression' && name !== undefined) add(name, inner.right);
    });
    return given;
  });

  private part(from: Located, keys: readonly string[]): Located | undefined {
    let at: Located | undefined = from;
    for (const key of keys) at = at && this.entry(at, key);
    return at;
  }

  private entry({ module, node }: Located, key: string): Located | undefined {
    const inner = unwrap(node);
    if (inner.type === 'ObjectExpression') {
      const found = inner.properties.findLast((part) => part.type === 'ObjectProperty' && keyName(part.key, part.computed) === key);
      return found?.type === 'ObjectProperty' ? { module, node: found.value } : undefined;
    }
    const named = resolveName(inner, module, this.ctx);
    const declared = named.kind === 'binding' ? named.binding : undefined;
    if (named.kind !== 'binding' || declared?.node.type !== 'VariableDeclarator' || declared.node.id !== declared.id) return undefined;
    const { init } = declared.node;
    return init && unwrap(init).type === 'ObjectExpression' ? this.entry({ module: named.module, node: init }, key) : undefined;
  }
}
