/** The module of guarded calls in JavaScript and TypeScript: where it goes, who imports it, which calls use it. */
import path from 'node:path';
import { isInside } from '../../../project/paths.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { GUARD_MODULE, type Guards, namesAsked, notOurs } from '../../../run/guard.js';
import { numbersIn } from '../../guard-text.js';
import { lineEnd } from '../../layout.js';
import { createImporter, type ModuleSystem } from '../edits/importing.js';
import type { Module } from '../modules/modules.js';
import { createPlacing } from '../modules/placing.js';
import type { Tsconfigs } from '../modules/tsconfigs.js';
import { type Call, isCall, type Node, walk } from '../syntax/ast.js';
import { type Context, exprOf } from '../values/context.js';
import { GUARD_FUNCTION, guardModuleText, REQUEST_FUNCTION } from './guard-module.js';
import { guardImport, usesIn } from './guard-uses.js';

export function createGuards(tree: SourceTree, ctx: Context, tsconfigs: Tsconfigs): Guards<ModuleSystem> {
  const { modules } = ctx;
  const importer = createImporter(tree, modules, tsconfigs);
  const placing = createPlacing(tree, modules, tsconfigs);
  const packageOf = (file: string): string =>
    tree.manifests
      .map((manifest) => path.posix.dirname(manifest))
      .filter((folder) => isInside(folder, file))
      .sort((a, b) => b.length - a.length)[0] ?? tree.root;
  const isModule = modules.isGuard;
  return {
    packageOf,
    moduleFor(files, folder) {
      const known = tree.files().filter((file) => isModule(file) && packageOf(file) === folder);
      return placing.moduleFor(GUARD_MODULE, known.length > 0 ? known : files, folder);
    },
    problemWith(file, module, asks) {
      const own = path.posix.basename(module.file);
      if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(own);
      const from = modules.get(file);
      const name = NAMES[asks];
      if (tree.isFile(module.file) && !tree.read(module.file)?.includes(name)) return `${own} has no ${name}`;
      return placing.cannotImport(file, module, name, from !== undefined && importsGuard(from, name, ctx, tree));
    },
    paramsOf(call) {
      const node = call.node as Node;
      const from = modules.get(call.file);
      const [params] = isCall(node) ? node.arguments : [];
      return from && params && params.type !== 'SpreadElement' ? exprOf(from, params) : undefined;
    },
    around(display, taskBudget) {
      const options = [...(display === undefined ? [] : [`display: ${display}`]), ...(taskBudget ? [] : ['taskBudget: false'])];
      return [`${REQUEST_FUNCTION}(`, options.length > 0 ? `, { ${options.join(', ')} })` : ')'];
    },
    ask(model, budget, rest) {
      const entries = rest.map(([key, value]) => (key === value ? key : `${key}: ${value}`));
      return `${GUARD_FUNCTION}(${[model, budget, ...(entries.length ? [`{ ${entries.join(', ')} }`] : [])].join(', ')})`;
    },
    edits(module, calls, numbers) {
      const sites = calls.map(({ site }) => site.id);
      const imports = [...new Set(calls.map(({ site }) => site.file))].flatMap((file): SiteEdit[] => {
        const from = modules.get(file) as Module;
        const own = calls.filter(({ site }) => site.file === file);
        const names = namesAsked(own, NAMES, (name) => importsGuard(from, name, ctx, tree));
        if (names.length === 0) return [];
        return [{ ...importer(from, names.join(', '), module), file, kind: 'guard', sites: own.map(({ site }) => site.id) }];
      });
      if (tree.isFile(module.file)) return imports;
      const eol = lineEnd(modules.get(calls[0]?.site.file ?? '')?.text ?? '');
      const text = guardModuleText(module.system, numbers, eol);
      return [...imports, { file: module.file, start: 0, end: 0, text, kind: 'guard', sites }];
    },
    isModule,
    name: GUARD_MODULE,
    uses: () => tree.containing([GUARD_MODULE]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
    importedBy(file) {
      const from = modules.get(file);
      return from && importsOf(from, ctx, tree)[0]?.module;
    },
    numbersOf: (module, model) =>
      numbersIn(tree.read(module) ?? '', model, (numbers) => SYSTEMS.map((one) => guardModuleText(one, numbers, '\n'))),
  };
}

const SYSTEMS: readonly ModuleSystem[] = ['typescript', 'esm', 'commonjs'];

const NAMES = { thinking: GUARD_FUNCTION, request: REQUEST_FUNCTION } as const;

const importsOf = (from: Module, ctx: Context, tree: SourceTree) =>
  Object.values(NAMES).flatMap((name) => guardImport(from, name, ctx, tree) ?? []);

const importsGuard = (from: Module, name: string, ctx: Context, tree: SourceTree): boolean =>
  guardImport(from, name, ctx, tree) !== undefined;

/** True for a call whose params ask the module for their thinking, or are handed to it. */
export function isGuarded(call: Call, from: Module, ctx: Context, tree: SourceTree): boolean {
  const names: string[] = Object.values(NAMES).filter((name) => importsGuard(from, name, ctx, tree));
  if (names.length === 0) return false;
  let found = false;
  for (const argument of call.arguments)
    walk(argument, (node) => {
      if (isCall(node) && node.callee.type === 'Identifier' && names.includes(node.callee.name)) found = true;
      return !found;
    });
  return found;
}
