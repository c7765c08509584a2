/** How a file names a generated module: with the extension that its imports need. */
import path from 'node:path';
import type { SourceTree } from '../../../run/engine.js';
import type { GeneratedModule } from '../../../run/generated-module.js';
import type { ModuleSystem } from '../edits/importing.js';
import type { Module, Modules } from './modules.js';
import { packageAround } from './resolve.js';
import type { Tsconfig, Tsconfigs } from './tsconfigs.js';

type Extension = '.ts' | '.js' | '';

export function createSpecifiers(
  tree: SourceTree,
  modules: Modules,
  tsconfigs: Tsconfigs,
): (from: Module, module: GeneratedModule<ModuleSystem>) => string {
  /** What the relative imports of files have behind the names of modules. */
  const habitsOf = (files: readonly Module[]): Extension[] =>
    files.flatMap((from) =>
      [...from.specifiers].flatMap((specifier): Extension[] => {
        if (!specifier.startsWith('.')) return [];
        if (/\.[cm]?tsx?$/.test(specifier)) return ['.ts'];
        if (/\.[cm]?jsx?$/.test(specifier)) return ['.js'];
        // What is no code (`./style.css`) always has an extension.
        const file = modules.resolve(specifier, from.file);
        return path.posix.extname(specifier) === '' || (file !== undefined && !file.endsWith(specifier)) ? [''] : [];
      }),
    );

  const extensionFor = (from: Module, system: ModuleSystem): Extension => {
    const isTyped = system === 'typescript';
    const chosen = (habits: readonly Extension[]) =>
      (['.ts', '.js', ''] as const).find((one) => habits.includes(one) && (isTyped || one !== '.ts'));
    const own = chosen(habitsOf([from]));
    if (own !== undefined) return own;
    const around = packageAround(tree, from.file);
    const ofPackage = chosen(habitsOf(modules.parsed().filter(({ file }) => packageAround(tree, file)?.folder === around?.folder)));
    const isModule = /\.m[jt]s$/.test(from.file) || (around?.json.type === 'module' && !/\.c[jt]s$/.test(from.file));
    if (system === 'commonjs') return ofPackage ?? '';
    // Node.js finds no module without its extension.
    if (!isTyped) return isModule ? '.js' : (ofPackage ?? '.js');
    if (isModule && tsconfigs(from.file).some(resolvesAsNode)) return ofPackage || '.js';
    const isBundled = tsconfigs(from.file).some(({ config }) => config.compilerOptions?.moduleResolution?.toLowerCase() === 'bundler');
    return ofPackage ?? (isModule && !isBundled ? '.js' : '');
  };

  return (from, { file, system }) => {
    const bare = path.posix.relative(path.posix.dirname(from.file), file).replace(/\.[cm]?[jt]s$/, '');
    const base = bare.startsWith('.') ? bare : `./${bare}`;
    const extension = path.posix.extname(file);
    return base + (/^\.[cm]/.test(extension) ? extension : extensionFor(from, system));
  };
}

/** True for a configuration in which imports are found as Node.js finds them. */
const resolvesAsNode = ({ config: { compilerOptions = {} } }: Tsconfig): boolean =>
  [compilerOptions.module, compilerOptions.moduleResolution].some((one) => one !== undefined && /^node(?:next|1[68]|2\d)$/i.test(one)) &&
  compilerOptions.moduleResolution?.toLowerCase() !== 'bundler';
