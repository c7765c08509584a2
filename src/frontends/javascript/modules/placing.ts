/** Where a generated module goes, and which files can import it. */
import path from 'node:path';
import { isUnit } from '../../../hosts/names.js';
import { commonFolder, isInside } from '../../../project/paths.js';
import type { SourceTree } from '../../../run/engine.js';
import type { GeneratedModule } from '../../../run/generated-module.js';
import { hasModuleSyntax, type ModuleSystem, systemOf } from '../edits/importing.js';
import type { Modules } from './modules.js';
import { outputRoots } from './output-root.js';
import { packageAround } from './resolve.js';
import type { Tsconfigs } from './tsconfigs.js';

/** Of files that an import may mean by the same name. */
const EXTENSIONS = ['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts'];

interface Placing {
  /**
   * The module of a name for these files: the one that is there, or a new one in the folder around them.
   * @param top the outermost folder to look in.
   */
  moduleFor(name: string, files: readonly string[], top?: string): GeneratedModule<ModuleSystem>;
  /** Why a file cannot import a function from the module; undefined where it can. */
  cannotImport(file: string, module: GeneratedModule<ModuleSystem>, name: string, doesAlready: boolean): string | undefined;
}

export function createPlacing(tree: SourceTree, modules: Modules, tsconfigs: Tsconfigs): Placing {
  const typed = (file: string) => /\.[cm]?tsx?$/.test(file);
  const system = (file: string): ModuleSystem => (typed(file) ? 'typescript' : systemOf(file, modules.get(file)));
  return {
    moduleFor(name, files, top = tree.root) {
      const importing = files.filter((file) => !isUnit(file));
      const systems = importing.map(system);
      const chosen = (['typescript', 'esm', 'commonjs'] as const).find((one) => systems.includes(one)) ?? 'esm';
      const own = importing.filter((_, index) => systems[index] === chosen);
      const around = commonFolder(own.map((file) => path.posix.dirname(file))) ?? top;
      const roots = own.flatMap((file) => outputRoots(file, tsconfigs));
      // The innermost of them, where it lies in all of them.
      const folder = roots.find((root) => isInside(around, root) && roots.every((one) => isInside(one, root))) ?? around;
      for (let at = folder; isInside(top, at); at = path.posix.dirname(at)) {
        const known = EXTENSIONS.map((extension) => path.posix.join(at, `${name}.${extension}`)).find((file) => tree.isFile(file));
        if (known) return { file: known, system: system(known) };
        if (at === path.posix.dirname(at)) break;
      }
      const every = (extension: string) => own.length > 0 && own.every((file) => file.endsWith(extension));
      const isOnlyByName = own.some((file) => file.endsWith('.mjs') && packageAround(tree, file)?.json.type !== 'module');
      // In a package of CommonJS, a `.js` file is none that an `.mjs` file can take a name from.
      const extension = chosen === 'typescript' ? 'ts' : every('.mjs') || isOnlyByName ? 'mjs' : every('.cjs') ? 'cjs' : 'js';
      return { file: path.posix.join(folder, `${name}.${extension}`), system: chosen };
    },
    cannotImport(file, module, name, doesAlready) {
      const from = modules.get(file);
      if (isUnit(file) || !from) return 'its file imports no modules';
      if (system(file) !== module.system) return `its file cannot import a module like ${path.posix.basename(module.file)}`;
      if (!outputRoots(file, tsconfigs).every((root) => isInside(root, module.file)))
        return `its project does not take in ${path.posix.basename(module.file)}`;
      if (module.system === 'typescript' && /\.cts$/.test(file) && packageAround(tree, module.file)?.json.type === 'module')
        return `its file cannot import a module like ${path.posix.basename(module.file)}`;
      if (module.system === 'typescript' && !hasModuleSyntax(from)) return 'its file is not a module';
      if (!doesAlready && from.scopes.all().some(({ bindings }) => bindings.has(name))) return `its file has a ${name} of its own`;
      return undefined;
    },
  };
}
