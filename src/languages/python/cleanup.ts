/** What the edits leave without a reader goes too: imported names, and variables whose value has no effect. */
import type { TextEdit } from '../../edits.js';
import type { SiteEdit } from '../../engine.js';
import { withComments } from '../comments.js';
import { wholeLines } from '../layout.js';
import { removalOf } from '../lists.js';
import { isPure } from './conditions.js';
import type { Context } from './context.js';
import type { Module } from './modules.js';
import { field, isClass, isFunction, isName, type Node, parts } from './node.js';
import { COMMENTS } from './print.js';
import { type Binding, importItems } from './scope.js';

/** Edits that remove the declarations which only removed code read. */
export function cleanUp(edits: readonly SiteEdit[], module: Module, ctx: Context): SiteEdit[] {
  const own = edits.filter((edit) => edit.file === module.file);
  const removed = own.filter((edit) => edit.end > edit.start).map(({ start, end, sites }) => ({ start, end, sites }));
  const inserted = own.map((edit) => edit.text).join('\n');
  const gone = new Map<Binding, { node: Node; sites: readonly string[] }>();
  const bindings = module.scopes.all().flatMap((scope) => [...scope.bindings.values()]);
  for (let again = true; again; ) {
    again = false;
    for (const binding of bindings) {
      if (gone.has(binding) || binding.references.length === 0 || mentions(inserted, binding.name)) continue;
      const within = binding.references.map(({ start, end }) => removed.find((range) => start >= range.start && end <= range.end));
      if (within.some((range) => range === undefined)) continue;
      const node = removable(binding, module, ctx);
      if (!node) continue;
      const sites = [...new Set(within.flatMap((range) => range?.sites ?? []))];
      gone.set(binding, { node, sites });
      removed.push({ start: node.start, end: node.end, sites });
      again = true;
    }
  }
  return removals([...gone.values()], module);
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
    const isPlain = statement?.type !== 'import_from_statement' || statement.parent?.type !== 'module';
    return isPlain || isForOthers(binding, module, ctx) ? undefined : node;
  }
  if (kind !== 'assign' || isClass(binding.scope.node)) return undefined;
  if (!isFunction(binding.scope.node)) {
    // A constant under a condition of the file may be one of two.
    const stands = node.parent?.parent?.type === 'module';
    if (!stands || isForOthers(binding, module, ctx) || handsOutConstants(module, ctx)) return undefined;
  }
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const stands = node.parent?.type === 'expression_statement' && parts(node.parent).length === 1;
  return stands && left && isName(left) && right && isPure(right) ? node : undefined;
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
  ctx.modules.parsed().some(
    (other) =>
      other !== module &&
      [...other.specifiers].some((specifier) => {
        const found = ctx.modules.resolve(specifier, other.file);
        return found?.kind === 'file' && found.file === module.file;
      }) &&
      (other.stars.length > 0 || other.text.includes(binding.name)),
  );

function removals(gone: readonly { node: Node; sites: readonly string[] }[], module: Module): SiteEdit[] {
  const edits: SiteEdit[] = [];
  const emit = (sites: readonly string[], edit: TextEdit) =>
    edits.push({ ...edit, text: withComments(edit, module.text, module.comments, COMMENTS), file: module.file, kind: 'cleanup', sites });
  const imports = new Map<Node, { node: Node; sites: readonly string[] }[]>();
  for (const one of gone) {
    const statement = one.node.parent as Node;
    if (statement.type === 'import_from_statement') imports.set(statement, [...(imports.get(statement) ?? []), one]);
    else {
      const alone = statement.parent?.type === 'block' && parts(statement.parent).length === 1;
      const edit = alone
        ? { start: statement.start, end: statement.end, text: 'pass' }
        : wholeLines(statement.start, statement.end, module.text);
      emit(one.sites, edit);
    }
  }
  for (const [statement, own] of imports) {
    const items = importItems(statement).map(({ node }) => node);
    const sites = [...new Set(own.flatMap((one) => one.sites))];
    if (own.length === items.length) {
      emit(sites, wholeLines(statement.start, statement.end, module.text));
      continue;
    }
    const goes = (node: Node | undefined) => own.some((one) => one.node === node);
    for (let index = 0; index < items.length; index++) {
      if (!goes(items[index])) continue;
      let end = index;
      while (goes(items[end + 1])) end++;
      for (const edit of removalOf(items, index, end, module.text, COMMENTS)) emit(sites, edit);
      index = end;
    }
  }
  return edits;
}
