/** What the edits leave without a reader goes too: imports, and unexported declarations whose initialiser has no effect. */

import type { TextEdit } from '../../../rewrite/edits.js';
import type { SiteEdit } from '../../../run/engine.js';
import { wholeLines } from '../../layout.js';
import { hasLoadEffect } from '../modules/load-effects.js';
import { type Module, requiredSpecifier } from '../modules/modules.js';
import { endOf, isFunction, type Node, startOf } from '../syntax/ast.js';
import { statementEnd } from '../syntax/borders.js';
import { withComments } from '../syntax/comments.js';
import type { Binding } from '../syntax/scope.js';
import { isPure } from '../values/conditions.js';
import type { Context } from '../values/context.js';
import { removalOf } from './print-lists.js';

interface Orphan {
  binding: Binding;
  sites: readonly string[];
}

/** Edits that remove the declarations which only removed code read. */
export function cleanUp(edits: readonly SiteEdit[], module: Module, ctx: Context): SiteEdit[] {
  const own = edits.filter((edit) => edit.file === module.file);
  const removed: { start: number; end: number; sites: readonly string[] }[] = own.filter((edit) => edit.end > edit.start);
  const inserted = own.map((edit) => edit.text).join('\n');
  const orphans = new Map<Binding, Orphan>();
  const rangeAround = (node: Node) => removed.find(({ start, end }) => startOf(node) >= start && endOf(node) <= end);
  for (let found = true; found; ) {
    found = false;
    for (const binding of bindingsOf(module)) {
      if (orphans.has(binding) || binding.references.length === 0 || ctx.isExported(binding, module)) continue;
      // What a function that goes declares goes with it.
      if (rangeAround(binding.id)) continue;
      const within = binding.references.map(rangeAround);
      if (within.some((range) => range === undefined)) continue;
      if (mentions(inserted, binding.name)) continue;
      const range = removableRange(binding, module, ctx);
      if (!range) continue;
      orphans.set(binding, { binding, sites: [...new Set(within.flatMap((r) => r?.sites ?? []))] });
      removed.push({ start: startOf(range), end: endOf(range), sites: [] });
      found = true;
    }
  }
  return removals([...orphans.values()], module, ctx);
}

function bindingsOf(module: Module): Binding[] {
  return module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
}

const mentions = (text: string, name: string): boolean => new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);

/** The node that declares a binding, if taking it away changes nothing else. */
function removableRange(binding: Binding, module: Module, ctx: Context): Node | undefined {
  const { node, kind } = binding;
  if (kind === 'import') return node;
  if (kind === 'function' && isFunction(node)) return node;
  if ((kind !== 'const' && kind !== 'let' && kind !== 'var') || node.type !== 'VariableDeclarator') return undefined;
  if (isLoopHead(node, module)) return undefined;
  const required = node.init ? requiredSpecifier(node.init) : undefined;
  if (node.init && required === undefined && !isPure(node.init)) return undefined;
  if (required !== undefined && loads(required, module, ctx)) return undefined;
  if (node.id === binding.id) return node;
  if (node.id.type !== 'ObjectPattern' || node.id.properties.some((part) => part.type === 'RestElement')) return undefined;
  return node.id.properties.find((part) => startOf(part) <= startOf(binding.id) && endOf(part) >= endOf(binding.id));
}

/** True for what a loop declares. */
function isLoopHead(declarator: Node, { scopes: { parentOf } }: Module): boolean {
  const declaration = parentOf(declarator);
  const loop = declaration && parentOf(declaration);
  return loop !== undefined && /^For/.test(loop.type) && !('body' in loop && loop.body === declaration);
}

/** Removes list items (specifiers, declarators, pattern properties), and the whole statement where nothing is left in it. */
function removals(orphans: readonly Orphan[], module: Module, ctx: Context): SiteEdit[] {
  const { parentOf } = module.scopes;
  const byList = new Map<Node, { items: Node[]; gone: Map<Node, readonly string[]> }>();
  const edits: SiteEdit[] = [];
  const emit = (sites: readonly string[], edit: TextEdit) =>
    edits.push({ ...edit, text: withComments(edit, module), file: module.file, kind: 'cleanup', sites });
  for (const { binding, sites } of orphans) {
    const item = removableRange(binding, module, ctx) as Node;
    const list = parentOf(item) as Node;
    const items =
      list.type === 'ImportDeclaration'
        ? list.specifiers
        : list.type === 'VariableDeclaration'
          ? list.declarations
          : list.type === 'ObjectPattern'
            ? list.properties
            : undefined;
    if (!items) {
      const statement = list.type === 'ExportNamedDeclaration' ? list : item;
      emit(sites, wholeLines(startOf(statement), statementEnd(statement, module), module.text));
      continue;
    }
    const group = byList.get(list) ?? { items, gone: new Map() };
    group.gone.set(item, sites);
    byList.set(list, group);
  }
  for (const [list, { items, gone }] of byList) {
    const sites = [...new Set([...gone.values()].flat())];
    if (gone.size === items.length) {
      if (list.type === 'ImportDeclaration' && list.importKind !== 'type' && loads(list.source.value, module, ctx)) {
        emit(sites, { start: startOf(list) + 'import'.length, end: startOf(list.source), text: ' ' });
        continue;
      }
      const statement = wholeStatement(list, module);
      emit(sites, wholeLines(startOf(statement), statementEnd(statement, module), module.text));
      continue;
    }
    if (list.type === 'ImportDeclaration') for (const edit of specifierEdits(list, gone, module)) emit(sites, edit);
    else
      for (let index = 0; index < items.length; index++) {
        if (!gone.has(items[index] as Node)) continue;
        let end = index;
        while (items[end + 1] && gone.has(items[end + 1] as Node)) end++;
        for (const edit of removalOf(items, index, end, module)) emit(sites, edit);
        index = end;
      }
  }
  return edits;
}

/** True where the imported file does something when it is loaded. */
function loads(specifier: string, module: Module, ctx: Context): boolean {
  const file = ctx.modules.resolve(specifier, module.file);
  const target = file === undefined ? undefined : ctx.modules.get(file);
  return target !== undefined && hasLoadEffect(target);
}

/** The statement that is left with nothing: a pattern's is its whole declaration. */
function wholeStatement(list: Node, module: Module): Node {
  const { parentOf } = module.scopes;
  if (list.type !== 'ObjectPattern') return list;
  const declarator = parentOf(list) as Node;
  const declaration = parentOf(declarator) as Node;
  return declaration.type === 'VariableDeclaration' && declaration.declarations.length === 1 ? declaration : declarator;
}

/** `import A, { B } from` keeps what is still read. */
function specifierEdits(list: Extract<Node, { type: 'ImportDeclaration' }>, gone: ReadonlyMap<Node, unknown>, module: Module): TextEdit[] {
  const { text } = module;
  const [first] = list.specifiers;
  const named = list.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
  const whole = list.specifiers.filter((specifier) => specifier.type !== 'ImportSpecifier');
  const edits: TextEdit[] = [];
  const open = text.indexOf('{', startOf(list));
  if (first && first.type !== 'ImportSpecifier' && gone.has(first)) {
    const next = whole[1] ? startOf(whole[1]) : open;
    edits.push({ start: startOf(first), end: next, text: '' });
  }
  if (named.length && named.every((specifier) => gone.has(specifier))) {
    const last = whole.at(-1) as Node;
    edits.push({ start: endOf(last), end: text.indexOf('}', endOf(named.at(-1) as Node)) + 1, text: '' });
    return edits;
  }
  for (let index = 0; index < named.length; index++) {
    if (!gone.has(named[index] as Node)) continue;
    let end = index;
    while (named[end + 1] && gone.has(named[end + 1] as Node)) end++;
    edits.push(...removalOf(named, index, end, module));
    index = end;
  }
  return edits;
}
