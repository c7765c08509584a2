/** The module of an experiment in JavaScript and TypeScript: where it goes, what is in it, who imports it. */
import path from 'node:path';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { type Experiments, MODULE_NAME } from '../../../run/experiment.js';
import type { GeneratedModule } from '../../../run/generated-module.js';
import type { Expr } from '../../../values/values.js';
import { type Asked, removals, type Table, withRows } from '../../experiment-table.js';
import { lineEnd } from '../../layout.js';
import { createImporter, type ModuleSystem } from '../edits/importing.js';
import { importOf, type Module } from '../modules/modules.js';
import { createPlacing } from '../modules/placing.js';
import type { Tsconfigs } from '../modules/tsconfigs.js';
import { endOf, isCall, isFunction, keyName, type Node, startOf } from '../syntax/ast.js';
import { COMMENTS } from '../syntax/comments.js';
import type { Context } from '../values/context.js';
import { BUDGET_FUNCTION, moduleText } from './experiment-module.js';

export function createExperiments(tree: SourceTree, ctx: Context, tsconfigs: Tsconfigs): Experiments<ModuleSystem> {
  const { modules } = ctx;
  const importer = createImporter(tree, modules, tsconfigs);
  const { moduleFor, cannotImport } = createPlacing(tree, modules, tsconfigs);
  const tableOf = (file: string): Table | undefined => tableIn(modules.get(file));
  const problemWith = (file: string, module: GeneratedModule<ModuleSystem>): string | undefined => {
    const from = modules.get(file);
    const problem = cannotImport(file, module, BUDGET_FUNCTION, from !== undefined && importedFunction(from, ctx) !== undefined);
    if (problem !== undefined) return problem;
    const name = path.posix.basename(module.file);
    if (tree.isFile(module.file) && !tableOf(module.file)) return `${name} is not as the tool wrote it; remove it, or restore it`;
    if (tree.isFile(module.file) && !tree.selected.has(module.file)) return `${name} is not among the given paths`;
    return undefined;
  };

  return {
    moduleFor: (files) => moduleFor(MODULE_NAME, files),
    problemWith,
    isPerCall: (at, call) => isPerCall(at, call, modules.get(call.file)),
    edits(module, sites) {
      const edits: SiteEdit[] = [];
      for (const file of new Set(sites.map((site) => site.file))) {
        const from = modules.get(file) as Module;
        if (importedFunction(from, ctx) !== undefined) continue;
        const ids = sites.filter((site) => site.file === file).map(({ id }) => id);
        edits.push({ ...importer(from, BUDGET_FUNCTION, module), file, kind: 'task-budget', sites: ids });
      }
      const table = tableOf(module.file);
      if (table) return [...edits, ...withRows(table, sites, table.text[table.rows[0]?.start ?? -1] === '"' ? '"' : "'")];
      const text = moduleText(module.system, sites, lineEnd(modules.get(sites[0]?.file ?? '')?.text ?? ''));
      return [...edits, { file: module.file, start: 0, end: 0, text, kind: 'task-budget', sites: sites.map(({ id }) => id) }];
    },
    ask: (id) => `${BUDGET_FUNCTION}(${id})`,
    askedFor: (expr) => asked(expr.node as Node, modules.get(expr.file), ctx)?.id,
    removals: (replaced) =>
      removals(
        replaced,
        modules.parsed().flatMap((from) => askedIn(from, ctx)),
        (file) => (tree.selected.has(file) ? tableOf(file) : undefined),
      ),
  };
}

/** The budgets that a module of an experiment holds; undefined for a file that is none. */
function tableIn(module: Module | undefined): Table | undefined {
  const declared = module?.scopes.program.bindings.get('ARMS')?.node;
  const node = declared?.type === 'VariableDeclarator' ? declared.init : undefined;
  if (node?.type !== 'ObjectExpression' || !module?.scopes.program.bindings.has(BUDGET_FUNCTION)) return undefined;
  const rows = node.properties.flatMap((part) => {
    const id = part.type === 'ObjectProperty' && part.value.type === 'ArrayExpression' ? keyName(part.key, part.computed) : undefined;
    return id === undefined ? [] : [{ id, start: startOf(part), end: endOf(part) }];
  });
  if (rows.length < node.properties.length) return undefined;
  return { file: module.file, text: module.text, comments: COMMENTS, span: { start: startOf(node), end: endOf(node) }, rows };
}

/** The module whose budget function a file imports. Absolute path. */
function importedFunction(from: Module, ctx: Context): string | undefined {
  const binding = from.scopes.program.bindings.get(BUDGET_FUNCTION);
  const through = binding && (importOf(binding) ?? ctx.importOf(binding));
  const file = through && ctx.modules.resolve(through.specifier, from.file);
  return file && path.posix.basename(file).startsWith(`${MODULE_NAME}.`) ? file : undefined;
}

/** `taskBudgetFor('src/a.ts#plan:1')`. */
function asked(node: Node, from: Module | undefined, ctx: Context): Asked | undefined {
  if (!from || !isCall(node) || node.callee.type !== 'Identifier' || node.callee.name !== BUDGET_FUNCTION) return undefined;
  const [argument] = node.arguments;
  const module = importedFunction(from, ctx);
  if (module === undefined || argument?.type !== 'StringLiteral') return undefined;
  return { id: argument.value, file: from.file, start: startOf(node), end: endOf(node), module };
}

const askedIn = (from: Module, ctx: Context): Asked[] =>
  (from.scopes.program.bindings.get(BUDGET_FUNCTION)?.references ?? []).flatMap((reference) => {
    const call = from.scopes.parentOf(reference);
    return (call && asked(call, from, ctx)) ?? [];
  });

/** Inside the innermost function around the call; a call outside of all functions is made when its file is loaded. */
function isPerCall(at: Expr, call: Expr, module: Module | undefined): boolean {
  if (!module || at.file !== call.file) return false;
  let node = module.scopes.parentOf(call.node as Node);
  while (node && !isFunction(node)) node = module.scopes.parentOf(node);
  return !node || (at.start >= startOf(node) && at.end <= endOf(node));
}
