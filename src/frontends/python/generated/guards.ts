/** The module of guarded calls in Python: where it goes, who imports it, which calls use it. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { commonFolder } from '../../../project/paths.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { type Guards, notOurs } from '../../../run/guard.js';
import { numbersIn } from '../../guard-text.js';
import { lineEnd } from '../../layout.js';
import { newImport, specifierOf } from '../edits/importing.js';
import type { Module } from '../modules/modules.js';
import { argumentsOf, calleeOf, isCall, isName, type Node, walk } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { GUARD_FUNCTION, guardModuleText } from './guard-module.js';
import { guardImport, NAME, usesIn } from './guard-uses.js';

export function createGuards(tree: SourceTree, ctx: Context): Guards {
  const { modules } = ctx;
  /** The outermost package, or the folder of a script. */
  const packageOf = (file: string): string => {
    let folder = path.posix.dirname(file);
    while (tree.isFile(`${folder}/__init__.py`) && tree.isFile(`${path.posix.dirname(folder)}/__init__.py`))
      folder = path.posix.dirname(folder);
    return folder;
  };
  const isModule = modules.isGuard;
  return {
    packageOf,
    moduleFor(files, folder) {
      const [known] = tree.files().filter((file) => isModule(file) && packageOf(file) === folder);
      const around = commonFolder(files.filter((file) => !isUnit(file)).map((file) => path.posix.dirname(file))) ?? folder;
      return { file: known ?? `${around}/${NAME}.py`, system: undefined };
    },
    problemWith(file, module) {
      const from = modules.get(file);
      if (isUnit(file) || !from) return 'it is inside another file';
      if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(`${NAME}.py`);
      const specifier = specifierOf(from, module.file, tree, modules);
      if (specifier === undefined) return `how its file would import ${NAME} cannot be told`;
      // A package is found before a module of its name.
      const found = modules.resolve(specifier, file);
      if (tree.isFile(module.file.replace(/\.py$/, '/__init__.py')) || (found?.kind === 'file' && found.file !== module.file))
        return notOurs(specifier);
      if (!importsGuard(from, ctx, tree) && from.scopes.all().some(({ bindings }) => bindings.has(GUARD_FUNCTION)))
        return `its file has a ${GUARD_FUNCTION} of its own`;
      return undefined;
    },
    ask: (model, budget, rest) => `${GUARD_FUNCTION}(${[model, budget, ...rest.map(([key, value]) => `${key}=${value}`)].join(', ')})`,
    edits(module, calls, numbers) {
      const sites = calls.map(({ id }) => id);
      const imports = [...new Set(calls.map(({ file }) => file))].flatMap((file): SiteEdit[] => {
        const from = modules.get(file) as Module;
        const specifier = specifierOf(from, module.file, tree, modules);
        if (importsGuard(from, ctx, tree) || specifier === undefined) return [];
        const ids = calls.filter((call) => call.file === file).map(({ id }) => id);
        return [{ ...newImport(from, GUARD_FUNCTION, specifier), file, kind: 'guard', sites: ids }];
      });
      if (tree.isFile(module.file)) return imports;
      const text = guardModuleText(numbers, lineEnd(modules.get(calls[0]?.file ?? '')?.text ?? ''));
      return [...imports, { file: module.file, start: 0, end: 0, text, kind: 'guard', sites }];
    },
    isModule,
    name: NAME,
    uses: () => tree.containing([NAME]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
    importedBy(file) {
      const from = modules.get(file);
      return from && guardImport(from, ctx, tree)?.module;
    },
    numbersOf: (module, model) => numbersIn(tree.read(module) ?? '', model, (numbers) => [guardModuleText(numbers, '\n')]),
  };
}

const importsGuard = (from: Module, ctx: Context, tree: SourceTree): boolean => guardImport(from, ctx, tree) !== undefined;

/** True for a call whose arguments ask the module for their thinking. */
export function isGuarded(call: Node, from: Module, ctx: Context, tree: SourceTree): boolean {
  if (!importsGuard(from, ctx, tree)) return false;
  let found = false;
  walk(argumentsOf(call), (node) => {
    if (isCall(node) && isName(calleeOf(node)) && calleeOf(node).text === GUARD_FUNCTION) found = true;
    return !found;
  });
  return found;
}
