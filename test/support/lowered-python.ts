/** Python files in the form that the engine reads, and what holds for every one of them. */

import { lowerModule } from '../../src/frontends/python/lower/lower.js';
import { createModules, type Module as PythonModule } from '../../src/frontends/python/modules/modules.js';
import { field, isCall, isName, type Node } from '../../src/frontends/python/syntax/node.js';
import { loadParser } from '../../src/frontends/python/syntax/parse.js';
import { type DumpOptions, dump } from '../../src/ir/dump.js';
import type { Expression } from '../../src/ir/expressions.js';
import type { Binding, Module } from '../../src/ir/ir.js';
import { memoryTree } from './memory.js';

export interface Lowered {
  parsed: PythonModule;
  module: Module;
}

/** Makes what parses and lowers a text; undefined for one that does not parse. */
export async function pythonLowering(): Promise<(text: string, aside?: string) => Lowered | undefined> {
  const parse = await loadParser();
  return (text, aside) => {
    const tree = { ...memoryTree({ 'a.py': text }), ...(aside !== undefined && { around: () => aside }) };
    const parsed = createModules(tree, parse).get('/project/a.py');
    return parsed && { parsed, module: lowerModule(parsed) };
  };
}

export type Dumped = (source: string, options?: DumpOptions) => string;

/** Makes what shows a text in its lowered form. */
export async function pythonDump(): Promise<Dumped> {
  const lower = await pythonLowering();
  return (source, options) => {
    const lowered = lower(source);
    if (!lowered) throw new Error(`does not parse: ${source}`);
    return dump(lowered.module, options);
  };
}

/** Links that lead back, or to what is no part of the code. */
const LINKS = new Set(['node', 'expr', 'keyExpr', 'written', 'type', 'returns', 'module', 'binding', 'parent', 'owner', 'native']);

/** Everything that can be reached from the statements of a file. Not recursive. */
function reachable(module: Module): Set<object> {
  const seen = new Set<object>();
  const stack: object[] = [module.body];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const [key, value] of Object.entries(at)) {
      // The function around a name or call is no part of it.
      const isAround = key === 'fn' && !(('k' in at && at.k === 'function') || ('kind' in at && 'key' in at));
      if (typeof value === 'object' && value !== null && !LINKS.has(key) && !isAround) stack.push(value);
    }
  }
  return seen;
}

/** What is wrong with a lowered file; nothing where it is as it should be. */
export function faultsOf({ parsed, module }: Lowered): string[] {
  const faults: string[] = [];
  const at = (node: { start: number; end: number }): string => `${node.start}: ${module.text.slice(node.start, node.end).slice(0, 60)}`;
  const reached = reachable(module);
  for (const one of reached) {
    if (!('k' in one) || !('start' in one)) continue;
    const { start, end, file } = one as Expression;
    if (file !== module.file || start < 0 || start > end || end > module.text.length) faults.push(`range ${start}-${end}`);
  }
  const uses = (among: (binding: Binding) => readonly { node: unknown }[]): Map<Node, number> => {
    const counts = new Map<Node, number>();
    for (const binding of module.bindings.filter(({ native }) => native !== null))
      for (const { node } of among(binding)) counts.set(node as Node, (counts.get(node as Node) ?? 0) + 1);
    return counts;
  };
  const [reads, writes] = [uses(({ references }) => references), uses((binding) => binding.writes)];
  const calls = new Map(module.calls.map((call) => [call.node as Node, call]));
  const objects = new Map(module.objects.map((object) => [object.node as Node, object]));
  if (calls.size !== module.calls.length) faults.push('a call occurs twice');
  if (objects.size !== module.objects.length) faults.push('an object occurs twice');
  const inTree = new Set([...reached].flatMap((one) => ('k' in one && 'node' in one ? [one.node as Node] : [])));
  for (const { references } of module.bindings) {
    if (references.some(({ start }, index) => start < (references[index - 1]?.start ?? 0))) faults.push('references out of order');
  }

  const visit = (node: Node, inType: boolean, dropped: boolean): void => {
    if (isName(node) && parsed.scopes.bindingOf(node)) {
      const isUse = !isDefinition(node, parsed);
      const count = (isUse ? reads : writes).get(node) ?? 0;

      const least = inType || !isUse || dropped ? 0 : 1;
      if (count < least || count > 1) faults.push(`name ${count} times, ${at(node)}`);
      if (count === 1 && isUse && !dropped && !inTree.has(node)) faults.push(`name not in the tree, ${at(node)}`);
    }
    if (isName(node) && !parsed.scopes.bindingOf(node) && !inType && !dropped && !isKey(node) && !inTree.has(node))
      faults.push(`global not in the tree, ${at(node)}`);
    if (isCall(node) && !node.isCast && !(field(node, 'function')?.text === 'super')) {
      const call = calls.get(node);
      if (!call) faults.push(`no call, ${at(node)}`);
      else if (!dropped && !reached.has(call)) faults.push(`call not in the tree, ${at(node)}`);
    }
    if (node.type === 'dictionary') {
      const object = objects.get(node);
      if (!object) faults.push(`no object, ${at(node)}`);
      else if (!dropped && !reached.has(object)) faults.push(`object not in the tree, ${at(node)}`);
    }
  };
  const stack: { node: Node; inType: boolean; dropped: boolean }[] = [{ node: parsed.root, inType: false, dropped: false }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, inType, dropped } = item;
    visit(node, inType, dropped);
    if (/^(?:import_statement|import_from_statement|future_import_statement)$/.test(node.type)) continue;
    const runs = /^(?:call|dictionary|lambda|\w+_comprehension|generator_expression)$/.test(node.type);
    for (const child of node.children.toReversed()) {
      const isType = node.type === 'type' || node.type === 'type_parameter' || child.type === 'type';
      const castPart = node.isCast && child.field === 'function';
      const castType = node.type === 'argument_list' && node.parent?.isCast && child === node.children.find(({ named }) => named);
      stack.push({
        node: child,
        inType: ((inType && !runs) || isType || castType) === true,
        dropped: dropped || castPart || child.type === 'decorator' || isOverload(child),
      });
    }
  }
  return faults;
}

/** The only definitions whose parts are left out: `@overload`. */
const isOverload = (node: Node): boolean =>
  node.type === 'decorated_definition' &&
  node.children.some((one) => one.type === 'decorator' && one.children.some(({ text }) => /^(?:\w+\.)*overload$/.test(text)));

/** True for a name that is no variable: of a member, an argument, a part of a path. */
const isKey = (id: Node): boolean =>
  id.field === 'attribute' ||
  (id.parent?.type === 'keyword_argument' && id.field === 'name') ||
  (id.parent?.type === 'dotted_name' && id.parent.children[0] !== id) ||
  (id.parent?.type === 'keyword_pattern' && id.parent.children[0] === id) ||
  /^(?:global|nonlocal)_statement$/.test(id.parent?.type ?? '') ||
  (id.text === 'super' && id.field === 'function');

const isDefinition = (id: Node, { scopes }: PythonModule): boolean =>
  scopes.bindingOf(id)?.definitions.some((definition) => definition.id === id) === true;
