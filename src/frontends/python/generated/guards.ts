/** The module of guarded calls in Python: where it goes, who imports it, which calls use it. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { commonFolder } from '../../../project/paths.js';
import type { SiteEdit, SourceTree } from '../../../run/engine.js';
import { type Guards, namesAsked, notOurs } from '../../../run/guard.js';
import { numbersIn } from '../../guard-text.js';
import { lineEnd } from '../../layout.js';
import { newImport, specifierOf } from '../edits/importing.js';
import type { Module } from '../modules/modules.js';
import { argumentsOf, calleeOf, field, isCall, isKeyword, isName, type Node, parts, walk } from '../syntax/node.js';
import { type Context, exprOf } from '../values/context.js';
import { GUARD_FUNCTION, guardModuleText, REQUEST_FUNCTION } from './guard-module.js';
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
    problemWith(file, module, asks) {
      const from = modules.get(file);
      if (isUnit(file) || !from) return 'it is inside another file';
      if (tree.isFile(module.file) && !isModule(module.file)) return notOurs(`${NAME}.py`);
      const specifier = specifierOf(from, module.file, tree, modules);
      if (specifier === undefined) return `how its file would import ${NAME} cannot be told`;
      // A package is found before a module of its name.
      const found = modules.resolve(specifier, file);
      if (tree.isFile(module.file.replace(/\.py$/, '/__init__.py')) || (found?.kind === 'file' && found.file !== module.file))
        return notOurs(specifier);
      const name = NAMES[asks];
      if (tree.isFile(module.file) && !tree.read(module.file)?.includes(name)) return `${NAME}.py has no ${name}`;
      if (!importsGuard(from, name, ctx, tree) && from.scopes.all().some(({ bindings }) => bindings.has(name)))
        return `its file has a ${name} of its own`;
      return undefined;
    },
    paramsOf(call) {
      const node = call.node as Node;
      const from = modules.get(call.file);
      const list = isCall(node) ? argumentsOf(node) : undefined;
      if (!from || list?.type !== 'argument_list' || parts(list).length === 0) return undefined;
      return parts(list).every((part) => isKeyword(part) || part.type === 'dictionary_splat') ? exprOf(from, list) : undefined;
    },
    around(display, taskBudget) {
      const options = [...(display === undefined ? [] : [`display=${display}, `]), ...(taskBudget ? [] : ['task_budget=False, '])];
      return [`**${REQUEST_FUNCTION}(${options.join('')}`, ')'];
    },
    ask: (model, budget, rest) => `${GUARD_FUNCTION}(${[model, budget, ...rest.map(([key, value]) => `${key}=${value}`)].join(', ')})`,
    edits(module, calls, numbers) {
      const sites = calls.map(({ site }) => site.id);
      const imports = [...new Set(calls.map(({ site }) => site.file))].flatMap((file): SiteEdit[] => {
        const from = modules.get(file) as Module;
        const specifier = specifierOf(from, module.file, tree, modules);
        const own = calls.filter(({ site }) => site.file === file);
        const names = namesAsked(own, NAMES, (name) => importsGuard(from, name, ctx, tree));
        if (names.length === 0 || specifier === undefined) return [];
        return [{ ...newImport(from, names.join(', '), specifier), file, kind: 'guard', sites: own.map(({ site }) => site.id) }];
      });
      if (tree.isFile(module.file)) return imports;
      const text = guardModuleText(numbers, lineEnd(modules.get(calls[0]?.site.file ?? '')?.text ?? ''));
      return [...imports, { file: module.file, start: 0, end: 0, text, kind: 'guard', sites }];
    },
    isModule,
    name: NAME,
    uses: () => tree.containing([NAME]).flatMap((file) => usesIn(modules.get(file), ctx, tree)),
    importedBy(file) {
      const from = modules.get(file);
      return from && importsOf(from, ctx, tree)[0]?.module;
    },
    numbersOf: (module, model) => numbersIn(tree.read(module) ?? '', model, (numbers) => [guardModuleText(numbers, '\n')]),
  };
}

const NAMES = { thinking: GUARD_FUNCTION, request: REQUEST_FUNCTION } as const;

const importsOf = (from: Module, ctx: Context, tree: SourceTree) =>
  Object.values(NAMES).flatMap((name) => guardImport(from, name, ctx, tree) ?? []);

const importsGuard = (from: Module, name: string, ctx: Context, tree: SourceTree): boolean =>
  guardImport(from, name, ctx, tree) !== undefined;

/** True for a call whose arguments ask the module for their thinking, or are handed to it. */
export function isGuarded(call: Node, from: Module, ctx: Context, tree: SourceTree): boolean {
  const names: string[] = Object.values(NAMES).filter((name) => importsGuard(from, name, ctx, tree));
  if (names.length === 0) return false;
  let found = false;
  walk(field(call, 'arguments') as Node, (node) => {
    if (isCall(node) && isName(calleeOf(node)) && names.includes(calleeOf(node).text)) found = true;
    return !found;
  });
  return found;
}
