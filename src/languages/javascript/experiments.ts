/** The module of an experiment in JavaScript and TypeScript: where it goes, what is in it, who imports it. */
import path from 'node:path';
import { BUDGET_FUNCTION } from '../../budget.js';
import { isUnit } from '../../embedded/names.js';
import type { SiteEdit, SourceTree } from '../../engine.js';
import { type Experiments, MODULE_NAME, type ModuleSystem, type TrialModule } from '../../experiment.js';
import { isInside } from '../../files/paths.js';
import type { Expr } from '../../values.js';
import { lineEnd } from '../layout.js';
import { entryEdits } from '../lists.js';
import { endOf, isCall, isFunction, keyName, type Node, startOf } from './ast.js';
import { COMMENTS } from './comments.js';
import type { Context } from './context.js';
import { exprOf } from './context.js';
import { moduleText, row } from './experiment-module.js';
import { createImporter, hasModuleSyntax, systemOf } from './importing.js';
import { importOf, type Module } from './modules.js';

const EXTENSIONS = ['ts', 'js', 'mjs', 'cjs'];

export function createExperiments(tree: SourceTree, ctx: Context): Experiments {
  const { modules } = ctx;
  const importer = createImporter(tree, modules);
  const typed = (file: string) => /\.[cm]?tsx?$/.test(file);
  const system = (file: string): ModuleSystem => (typed(file) ? 'typescript' : systemOf(file, modules.get(file)));

  const moduleFor = (files: readonly string[]): TrialModule => {
    const importing = files.filter((file) => !isUnit(file));
    const systems = importing.map(system);
    const chosen = (['typescript', 'esm', 'commonjs'] as const).find((one) => systems.includes(one)) ?? 'esm';
    const own = importing.filter((_, index) => systems[index] === chosen);
    const folder = commonFolder(own.map((file) => path.posix.dirname(file))) ?? tree.root;
    for (let at = folder; isInside(tree.root, at); at = path.posix.dirname(at)) {
      const known = EXTENSIONS.map((extension) => path.posix.join(at, `${MODULE_NAME}.${extension}`)).find((file) => tree.isFile(file));
      if (known) return { file: known, system: system(known) };
      if (at === path.posix.dirname(at)) break;
    }
    const every = (extension: string) => own.length > 0 && own.every((file) => file.endsWith(extension));
    const extension = chosen === 'typescript' ? 'ts' : every('.mjs') ? 'mjs' : every('.cjs') ? 'cjs' : 'js';
    return { file: path.posix.join(folder, `${MODULE_NAME}.${extension}`), system: chosen };
  };

  const problemWith = (file: string, module: TrialModule): string | undefined => {
    const from = modules.get(file);
    if (isUnit(file) || !from) return 'it stands in a file that imports no modules';
    if (system(file) !== module.system) return `its file cannot import a module like ${path.posix.basename(module.file)}`;
    if (module.system === 'typescript' && !hasModuleSyntax(from)) return 'its file is no module';
    if (importedFunction(from, ctx) === undefined && from.scopes.all().some(({ bindings }) => bindings.has(BUDGET_FUNCTION)))
      return `its file has a ${BUDGET_FUNCTION} of its own`;
    const name = path.posix.basename(module.file);
    if (tree.isFile(module.file) && !tableIn(modules.get(module.file)))
      return `${name} is not as the tool wrote it; remove it, or restore it`;
    if (tree.isFile(module.file) && !tree.selected.has(module.file)) return `${name} is not among the given paths`;
    return undefined;
  };

  return {
    moduleFor,
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
      const there = modules.get(module.file);
      const table = tableIn(there);
      if (!there || !table) {
        const text = moduleText(module.system, sites, lineEnd(modules.get(sites[0]?.file ?? '')?.text ?? ''));
        return [...edits, { file: module.file, start: 0, end: 0, text, kind: 'task-budget', sites: sites.map(({ id }) => id) }];
      }
      const rows = rowsIn(table);
      const first = rows[0];
      const quote = first && there.text[startOf(first.node)] === '"' ? '"' : "'";
      for (const site of sites) {
        const old = rows.find(({ id }) => id === site.id);
        const by = { file: module.file, kind: 'task-budget', sites: [site.id] } as const;
        if (old) edits.push({ ...by, start: startOf(old.node), end: endOf(old.node), text: row(site, quote) });
      }
      const fresh = sites.filter(({ id }) => !rows.some((old) => old.id === id));
      const inserts = fresh.map((site) => ({
        op: 'insert' as const,
        object: exprOf(there, table),
        after: rows.length ? exprOf(there, rows.at(-1)?.node as Node) : null,
        key: site.id,
        text: row(site, quote),
        kind: 'task-budget' as const,
        sites: [site.id],
      }));
      return [...edits, ...editsOfTable(there, table, inserts, [])];
    },
    askedFor: (expr) => asked(expr.node as Node, modules.get(expr.file), ctx)?.id,
    removals(replaced) {
      if (replaced.length === 0) return [];
      const all = modules.parsed().flatMap((from) => askedIn(from, ctx));
      const goes = (node: Node, file: string) =>
        replaced.some(({ expr }) => expr.file === file && expr.start === startOf(node) && expr.end === endOf(node));
      return [...new Set(all.map(({ module }) => module))].flatMap((file): SiteEdit[] => {
        const there = modules.get(file);
        const table = tableIn(there);
        if (!there || !table || !tree.selected.has(file)) return [];
        const own = all.filter(({ module }) => module === file);
        const kept = new Set(own.filter(({ node, from }) => !goes(node, from)).map(({ id }) => id));
        const gone = rowsIn(table).filter(({ id }) => !kept.has(id));
        const sites = [...new Set(replaced.map(({ site }) => site))];
        const by = { file, kind: 'task-budget', sites } as const;
        if (kept.size === 0) return [{ ...by, start: 0, end: there.text.length, text: '' }];
        const removes = gone.map(({ node }) => ({
          op: 'remove' as const,
          object: exprOf(there, table),
          entry: exprOf(there, node),
          ...by,
        }));
        return editsOfTable(there, table, [], removes);
      });
    },
  };
}

type Inserts = Parameters<typeof entryEdits>[1];
type Removes = Parameters<typeof entryEdits>[2];

function editsOfTable({ file, text }: Module, table: Table, inserts: Inserts, removes: Removes): SiteEdit[] {
  const items = table.properties.map((part) => ({ start: startOf(part), end: endOf(part) }));
  const list = { text, comments: COMMENTS, span: { start: startOf(table), end: endOf(table) }, items, padding: ' ' };
  return entryEdits({ ...list, entry: (insert) => insert.text }, inserts, removes).map(({ by: { kind, sites }, edit }) => ({
    ...edit,
    kind,
    sites,
    file,
  }));
}

type Table = Extract<Node, { type: 'ObjectExpression' }>;

/** The budgets that a module of an experiment holds; undefined for a file that is none. */
function tableIn(module: Module | undefined): Table | undefined {
  const declared = module?.scopes.program.bindings.get('ARMS')?.node;
  const table = declared?.type === 'VariableDeclarator' ? declared.init : undefined;
  if (table?.type !== 'ObjectExpression' || !module?.scopes.program.bindings.has(BUDGET_FUNCTION)) return undefined;
  return rowsIn(table).length === table.properties.length ? table : undefined;
}

const rowsIn = (table: Table): { id: string; node: Node }[] =>
  table.properties.flatMap((node) => {
    const id = node.type === 'ObjectProperty' && node.value.type === 'ArrayExpression' ? keyName(node.key, node.computed) : undefined;
    return id === undefined ? [] : [{ id, node }];
  });

/** The module whose budget function a file imports. Absolute path. */
function importedFunction(from: Module, ctx: Context): string | undefined {
  const binding = from.scopes.program.bindings.get(BUDGET_FUNCTION);
  const through = binding && (importOf(binding) ?? ctx.importOf(binding));
  const file = through && ctx.modules.resolve(through.specifier, from.file);
  return file && path.posix.basename(file).startsWith(`${MODULE_NAME}.`) ? file : undefined;
}

interface Asked {
  id: string;
  node: Node;
  from: string;
  module: string;
}

/** `taskBudgetFor('src/a.ts#plan:1')`. */
function asked(node: Node, from: Module | undefined, ctx: Context): Asked | undefined {
  if (!from || !isCall(node) || node.callee.type !== 'Identifier' || node.callee.name !== BUDGET_FUNCTION) return undefined;
  const [argument] = node.arguments;
  const module = importedFunction(from, ctx);
  return module !== undefined && argument?.type === 'StringLiteral' ? { id: argument.value, node, from: from.file, module } : undefined;
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

/** The folder that all these lie in. */
function commonFolder(folders: readonly string[]): string | undefined {
  return folders.reduce<string | undefined>((common, folder) => {
    let at = common ?? folder;
    while (!isInside(at, folder)) at = path.posix.dirname(at);
    return at;
  }, undefined);
}
