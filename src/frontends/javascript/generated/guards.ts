/** The module of guarded calls in JavaScript and TypeScript: where it goes, who imports it, which calls use it. */
import path from 'node:path';
import { isInside } from '../../../project/paths.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { GUARD_MODULE, type Guards, notOurs } from '../../../run/guard.js';
import { numbersIn } from '../../guard-text.js';
import { lineEnd } from '../../layout.js';
import { createImporter, type ModuleSystem } from '../edits/importing.js';
import type { Module } from '../modules/modules.js';
import { createPlacing } from '../modules/placing.js';
import type { Tsconfigs } from '../modules/tsconfigs.js';
import { type Call, isCall, walk } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { GUARD_FUNCTION, guardModuleText } from './guard-module.js';
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
    problemWith(file, module) {
      if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(path.posix.basename(module.file));
      const from = modules.get(file);
      return placing.cannotImport(file, module, GUARD_FUNCTION, from !== undefined && importsGuard(from, ctx, tree));
    },
    ask(model, budget, rest) {
      const entries = rest.map(([key, value]) => (key === value ? key : `${key}: ${value}`));
      return `${GUARD_FUNCTION}(${[model, budget, ...(entries.length ? [`{ ${entries.join(', ')} }`] : [])].join(', ')})`;
    },
    edits(module, calls, numbers) {
      const sites = calls.map(({ id }) => id);
      const imports = [...new Set(calls.map(({ file }) => file))].flatMap((file): SiteEdit[] => {
        const from = modules.get(file) as Module;
        if (importsGuard(from, ctx, tree)) return [];
        const ids = calls.filter((call) => call.file === file).map(({ id }) => id);
        return [{ ...importer(from, GUARD_FUNCTION, module), file, kind: 'guard', sites: ids }];
      });
      if (tree.isFile(module.file)) return imports;
      const eol = lineEnd(modules.get(calls[0]?.file ?? '')?.text ?? '');
      const text = guardModuleText(module.system, numbers, eol);
      return [...imports, { file: module.file, start: 0, end: 0, text, kind: 'guard', sites }];
    },
    isModule,
    name: GUARD_MODULE,
    uses: () => tree.containing([GUARD_MODULE]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
    importedBy(file) {
      const from = modules.get(file);
      return from && guardImport(from, ctx, tree)?.module;
    },
    numbersOf: (module, model) =>
      numbersIn(tree.read(module) ?? '', model, (numbers) => SYSTEMS.map((one) => guardModuleText(one, numbers, '\n'))),
  };
}

const SYSTEMS: readonly ModuleSystem[] = ['typescript', 'esm', 'commonjs'];

const importsGuard = (from: Module, ctx: Context, tree: SourceTree): boolean => guardImport(from, ctx, tree) !== undefined;

/** True for a call whose params ask the module for their thinking. */
export function isGuarded(call: Call, from: Module, ctx: Context, tree: SourceTree): boolean {
  if (!importsGuard(from, ctx, tree)) return false;
  let found = false;
  for (const argument of call.arguments)
    walk(argument, (node) => {
      if (isCall(node) && node.callee.type === 'Identifier' && node.callee.name === GUARD_FUNCTION) found = true;
      return !found;
    });
  return found;
}
