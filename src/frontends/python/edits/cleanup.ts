/** What the edits leave without a reader goes too: imported names, and variables whose value has no effect. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { SiteEdit } from '../../../run/engine.js';
import { withComments } from '../../comments.js';
import { removalOf } from '../../lists.js';
import { importsAll } from '../gather/text-tests.js';
import { moduleName } from '../modules/imports.js';
import { hasLoadEffect } from '../modules/load-effects.js';
import type { Module } from '../modules/modules.js';
import { field, isClass, isFunction, isName, memberName, type Node, parts, walk } from '../syntax/node.js';
import { type Binding, importItems } from '../syntax/scope.js';
import { withoutStatements } from '../syntax/statements.js';
import { isReadByName } from '../uses/read-by-name.js';
import type { Context } from '../values/context.js';
import { isWithoutEffect } from '../values/effects.js';
import { COMMENTS } from './print.js';

/** What goes: an item of an import, or an assignment. */
interface Gone {
  node: Node;
  sites: readonly string[];
}

type Removed = TextEdit & Pick<Gone, 'sites'>;

/** Edits that remove the declarations which only removed code read. */
export function cleanUp(edits: readonly SiteEdit[], module: Module, ctx: Context): SiteEdit[] {
  const own = edits.filter((edit) => edit.file === module.file);
  const removed: Removed[] = own.filter((edit) => edit.end > edit.start);
  const inserted = own.map((edit) => edit.text).join('\n');
  const already = [...removed];
  const gone = new Map<Binding, Gone>();
  const bindings = module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
  for (let again = true; again; ) {
    again = false;
    for (const binding of bindings) {
      if (gone.has(binding) || binding.references.length === 0 || mentions(inserted, binding.name)) continue;
      const within = binding.references.map(({ start, end }) => removed.find((range) => start >= range.start && end <= range.end));
      if (within.some((range) => range === undefined)) continue;
      const node = removable(binding, module, ctx);
      if (!node || isReadByName(binding, module, ctx)) continue;
      const sites = [...new Set(within.flatMap((range) => range?.sites ?? []))];
      gone.set(binding, { node, sites });
      removed.push({ start: node.start, end: node.end, text: '', sites });
      again = true;
    }
  }
  return removals([...gone.values()], already, module, ctx);
}

const mentions = (text: string, name: string): boolean => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text);

/** The import item or assignment that alone declares a binding, if taking it away changes nothing else. */
function removable(binding: Binding, module: Module, ctx: Context): Node | undefined {
  const [definition, ...others] = binding.definitions;
  if (!definition || others.length) return undefined;
  const { kind, node } = definition;
  if (kind === 'import') {
    const statement = node.parent;
    // A plain import may be there for what it does; a try names one of two.
    if (statement?.type !== 'import_from_statement' || statement.parent?.type !== 'module') return undefined;
    return isForOthers(binding, module, ctx) || loadsSubmodule(binding, statement, module, ctx) ? undefined : node;
  }
  if (kind !== 'assign' || isClass(binding.scope.node)) return undefined;
  if (!isFunction(binding.scope.node)) {
    // A constant under a condition of the file may be one of two.
    const stands = node.parent?.parent?.type === 'module';
    if (!stands || isForOthers(binding, module, ctx) || handsOutConstants(module, ctx)) return undefined;
  }
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const stands = node.parent?.type === 'expression_statement' && parts(node.parent).length === 1;
  return stands && left && isName(left) && right && isWithoutEffect(right) ? node : undefined;
}

/** A package's `__init__` holds names for others, and so does a file that lists them or that another one imports them from. */
const isForOthers = (binding: Binding, module: Module, ctx: Context): boolean =>
  /(?:^|\/)__init__\.py$/.test(module.file) ||
  /\b__all__\b/.test(module.text) ||
  ctx.referencesTo(binding, module).length !== binding.references.length ||
  isImportedFromHere(binding, module, ctx);

/** A file whose variables others read: what it says is not its own. */
const handsOutConstants = (module: Module, ctx: Context): boolean =>
  [...module.scopes.module.bindings.values()].some(
    (binding) =>
      binding.definitions.some(({ kind }) => kind === 'assign') &&
      ctx.referencesTo(binding, module).some((reference) => reference.module !== module),
  );

const isImportedFromHere = (binding: Binding, module: Module, ctx: Context): boolean =>
  ctx.modules
    .having((text) => text.includes(binding.name) || importsAll(text))
    .some(
      (other) =>
        other !== module &&
        [...other.specifiers].some((specifier) => {
          const found = ctx.modules.resolve(specifier, other.file);
          return found?.kind === 'file' && found.file === module.file;
        }) &&
        (other.stars.length > 0 || mayTake(other, binding.name, module, ctx)),
    );

/** True where a file takes a name out of another one, or may: what it imports by that name from elsewhere is not meant. */
function mayTake(other: Module, name: string, from: Module, ctx: Context): boolean {
  if (!other.text.includes(name)) return false;
  let found = false;
  walk(other.root, (node) => {
    if (node.type === 'import_from_statement') {
      const target = ctx.modules.resolve(moduleName(node), other.file);
      found ||= target?.kind === 'file' && target.file === from.file && importItems(node).some(({ path }) => path === name);
    }
    found ||= memberName(node) === name || (node.type === 'string' && node.text.includes(name));
    return !found && node.type !== 'import_from_statement';
  });
  return found;
}

/** `from plugins import audit` loads `plugins.audit` where that is a module. */
function loadsSubmodule({ definitions: [definition] }: Binding, statement: Node, { file }: Module, ctx: Context): boolean {
  const from = moduleName(statement);
  const item = importItems(statement).find(({ id }) => id === definition?.id);
  const whole = /\.$/.test(from) ? `${from}${item?.path}` : `${from}.${item?.path}`;
  return ctx.modules.resolve(whole, file) !== undefined && hasLoadEffect(whole, file, ctx);
}

const sitesOf = (gone: readonly Gone[]): string[] => [...new Set(gone.flatMap(({ sites }) => sites))];

function removals(gone: readonly Gone[], already: readonly Removed[], module: Module, ctx: Context): SiteEdit[] {
  const { text, file } = module;
  const edits: SiteEdit[] = [];
  const emit = (sites: readonly string[], edit: TextEdit) =>
    edits.push({ ...edit, text: withComments(edit, text, module.comments, COMMENTS), file, kind: 'cleanup', sites });
  const statements = new Map<Node, Gone[]>();
  for (const one of gone) {
    const statement = one.node.parent as Node;
    statements.set(statement, [...(statements.get(statement) ?? []), one]);
  }
  for (const [statement, own] of statements) {
    const items = statement.type === 'import_from_statement' ? importItems(statement).map(({ node }) => node) : [];
    if (own.length >= items.length) {
      if (items.length && hasLoadEffect(moduleName(statement), file, ctx)) statements.delete(statement);
      continue;
    }
    statements.delete(statement);
    const goes = (node: Node | undefined) => own.some((one) => one.node === node);
    for (let index = 0; index < items.length; index++) {
      if (!goes(items[index])) continue;
      let end = index;
      while (goes(items[end + 1])) end++;
      for (const edit of removalOf(items, index, end, text, COMMENTS)) emit(sitesOf(own), edit);
      index = end;
    }
  }
  const isGone = ({ start, end }: Node) =>
    already.some((edit) => edit.start <= start && edit.end >= end && edit.text.replace(/#.*/g, '').trim() === '');
  for (const { edit, statements: whole } of withoutStatements([...statements.keys()], text, isGone))
    emit(sitesOf(whole.flatMap((statement) => statements.get(statement) ?? [])), edit);
  return edits;
}
