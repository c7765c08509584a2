/** The module of an experiment in Python: where it goes, what is in it, who imports it. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { commonFolder, isInside } from '../../../project/paths.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { type Experiments, MODULE_NAME } from '../../../run/experiment.js';
import { type Asked, removals, type Table, withRows } from '../../experiment-table.js';
import { lineEnd } from '../../layout.js';
import { newImport, specifierOf } from '../edits/importing.js';
import { COMMENTS } from '../edits/print.js';
import { importOf } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import { around, calleeOf, field, holds, isCall, isFunction, isName, type Node, parts, positional } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { BUDGET_FUNCTION, moduleText } from './experiment-module.js';

const NAME = `${MODULE_NAME.replaceAll('-', '_')}.py`;

export function createExperiments(tree: SourceTree, ctx: Context): Experiments {
  const { modules } = ctx;
  const tableOf = (file: string): Table | undefined => tableIn(modules.get(file));
  return {
    moduleFor(files) {
      const folder = commonFolder(files.filter((file) => !isUnit(file)).map((file) => path.posix.dirname(file))) ?? tree.root;
      for (let at = folder; isInside(tree.root, at); at = path.posix.dirname(at)) {
        if (tree.isFile(`${at}/${NAME}`)) return { file: `${at}/${NAME}`, system: undefined };
        if (at === path.posix.dirname(at)) break;
      }
      return { file: `${folder}/${NAME}`, system: undefined };
    },
    problemWith(file, module) {
      const from = modules.get(file);
      if (isUnit(file) || !from) return 'it is inside another file';
      if (specifierOf(from, module.file, tree, modules) === undefined) return `how its file would import ${NAME} cannot be told`;
      if (importedFrom(from, ctx) === undefined && from.scopes.all().some(({ bindings }) => bindings.has(BUDGET_FUNCTION)))
        return `its file has a ${BUDGET_FUNCTION} of its own`;
      if (tree.isFile(module.file) && !tableOf(module.file)) return `${NAME} is not as the tool wrote it; remove it, or restore it`;
      if (tree.isFile(module.file) && !tree.selected.has(module.file)) return `${NAME} is not among the given paths`;
      return undefined;
    },
    isPerCall(at, call) {
      const fn = around(call.node as Node, isFunction);
      return at.file === call.file && (!fn || holds(fn, at));
    },
    edits(module, sites) {
      const edits = [...new Set(sites.map((site) => site.file))].flatMap((file): SiteEdit[] => {
        const from = modules.get(file) as Module;
        const specifier = specifierOf(from, module.file, tree, modules);
        if (importedFrom(from, ctx) !== undefined || specifier === undefined) return [];
        const ids = sites.filter((site) => site.file === file).map(({ id }) => id);
        return [{ ...newImport(from, BUDGET_FUNCTION, specifier), file, kind: 'task-budget', sites: ids }];
      });
      const table = tableOf(module.file);
      if (table) return [...edits, ...withRows(table, sites, table.text[table.rows[0]?.start ?? -1] === "'" ? "'" : '"')];
      const text = moduleText(sites, lineEnd(modules.get(sites[0]?.file ?? '')?.text ?? ''));
      return [...edits, { file: module.file, start: 0, end: 0, text, kind: 'task-budget', sites: sites.map(({ id }) => id) }];
    },
    ask: (id) => `${BUDGET_FUNCTION}(${id})`,
    askedFor: (expr) => asked(expr.node as Node, modules.get(expr.file), ctx)?.id,
    removals: (replaced) =>
      removals(
        replaced,
        modules.naming(BUDGET_FUNCTION).flatMap((from) => askedIn(from, ctx)),
        (file) => (tree.selected.has(file) ? tableOf(file) : undefined),
      ),
  };
}

/** The budgets that a module of an experiment holds; undefined for a file that is none. */
function tableIn(module: Module | undefined): Table | undefined {
  const bindings = module?.scopes.module.bindings;
  const [declared] = bindings?.get('ARMS')?.definitions ?? [];
  const node = declared && field(declared.node, 'right');
  if (!module || node?.type !== 'dictionary' || !bindings?.has(BUDGET_FUNCTION)) return undefined;
  const all = parts(node);
  const rows = all.flatMap((part) => {
    const [key, value] = [field(part, 'key'), field(part, 'value')];
    const id = key && value?.type === 'list' ? stringValue(key) : undefined;
    return id === undefined ? [] : [{ id, start: part.start, end: part.end }];
  });
  if (rows.length < all.length) return undefined;
  return { file: module.file, text: module.text, comments: COMMENTS, span: { start: node.start, end: node.end }, rows };
}

/** The module whose budget function a file imports. Absolute path. */
function importedFrom(from: Module, ctx: Context): string | undefined {
  const binding = from.scopes.module.bindings.get(BUDGET_FUNCTION);
  const through = binding && importOf(binding);
  const found = through && ctx.modules.resolve(through.specifier, from.file);
  return found?.kind === 'file' && path.posix.basename(found.file) === NAME ? found.file : undefined;
}

/** `task_budget_for("src/a.py#plan:1")`. */
function asked(node: Node, from: Module | undefined, ctx: Context): Asked | undefined {
  if (!from || !isCall(node) || !isName(calleeOf(node)) || calleeOf(node).text !== BUDGET_FUNCTION) return undefined;
  const [argument] = positional(node);
  const id = argument && stringValue(argument);
  const module = importedFrom(from, ctx);
  return module === undefined || id === undefined ? undefined : { id, file: from.file, start: node.start, end: node.end, module };
}

const askedIn = (from: Module, ctx: Context): Asked[] =>
  (from.scopes.module.bindings.get(BUDGET_FUNCTION)?.references ?? []).flatMap(({ parent }) => (parent && asked(parent, from, ctx)) ?? []);
