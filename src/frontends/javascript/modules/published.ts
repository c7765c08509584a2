/** What code outside of the project can import: everything of a package that is not private, and what a private one names as its entries. */
import path from 'node:path';
import type { SourceTree } from '../../../run/engine.js';
import { type Node, walk } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import type { Module } from './modules.js';
import { isOutput, type PackageAround, type PackageJson, packageAround, sourcesOf } from './resolve.js';

export interface Published {
  /** The private package around a file; undefined for one that others can install, and where what it publishes cannot be told. */
  privatePackage(file: string): PackageAround | undefined;
  /** True for a declaration that some package of the project publishes. */
  has(binding: Binding): boolean;
}

export function createPublished(tree: SourceTree, ctx: Pick<Context, 'modules'>): Published {
  const packages = new Map<string, PackageAround | undefined>();
  const entries = new Map<string, RegExp[] | undefined>();
  let published: Set<Binding> | undefined;

  const around = (file: string): PackageAround | undefined => {
    const folder = path.posix.dirname(file);
    if (!packages.has(folder)) packages.set(folder, packageAround(tree, file));
    return packages.get(folder);
  };
  const entriesOf = ({ folder, json }: PackageAround): RegExp[] | undefined => {
    if (!entries.has(folder)) entries.set(folder, entryPatterns(json, folder, tree));
    return entries.get(folder);
  };
  const privatePackage = (file: string): PackageAround | undefined => {
    const found = around(file);
    return found?.json.private === true && entriesOf(found) ? found : undefined;
  };
  const isEntry = ({ file }: Module): boolean => {
    const own = privatePackage(file);
    return !own || (entriesOf(own) ?? []).some((pattern) => pattern.test(file));
  };
  const collect = (): Set<Binding> => {
    const found = new Set<Binding>();
    const seen = new Set<Module>();
    const all = (module: Module): void => {
      if (seen.has(module)) return;
      seen.add(module);
      for (const name of module.exports.named.keys()) {
        const meant = ctx.modules.exported(module, name);
        if (meant.kind === 'binding') found.add(meant.binding);
        if (meant.kind === 'module') all(meant.module);
        if (meant.kind === 'expression') for (const binding of named(meant.node, meant.module)) found.add(binding);
      }
      for (const star of module.exports.stars) {
        const file = ctx.modules.resolve(star, module.file);
        const next = file && ctx.modules.get(file);
        if (next) all(next);
      }
    };
    for (const module of ctx.modules.parsed()) if (isEntry(module)) all(module);
    return found;
  };
  return {
    privatePackage,
    has(binding) {
      published ??= collect();
      return published.has(binding);
    },
  };
}

/** What an exported object or function names: somebody who has it has these. */
function named(node: Node, module: Module): Binding[] {
  const found: Binding[] = [];
  walk(node, (inner) => {
    const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
    if (binding) found.push(binding);
    return !/Function|Class/.test(inner.type);
  });
  return found;
}

/** The source files that a package names, as patterns; undefined where the source of one of them cannot be told. */
function entryPatterns(json: PackageJson, folder: string, tree: SourceTree): RegExp[] | undefined {
  const { main, module, types, typings, source, bin, exports } = json;
  const given = [main, module, types, typings, source, bin, exports].flatMap(targetsIn).filter((target) => /^\.?[\w./*@-]+$/.test(target));
  const targets = given.length > 0 ? given : ['index.js'];
  const files = tree.files();
  const patterns: RegExp[] = [];
  for (const target of targets) {
    if (/\.(?:json|css|scss|html|md)$/.test(target)) continue;
    const found = sourcesOf(target)
      .map((one) => patternOf(path.posix.join(folder, one)))
      .filter((pattern) => files.some((file) => pattern.test(file)));
    // What `npm init` writes names no file, as a rule.
    if (found.length === 0 && (isOutput(target) || !/^(?:\.\/)?index\.js$/.test(target))) return undefined;
    patterns.push(...found);
  }
  return patterns;
}

function targetsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(targetsIn) : [];
}

/** Any source that the name of a file, or of a folder, may mean. */
function patternOf(file: string): RegExp {
  const bare = file.replace(/\.[cm]?[jt]sx?$/, '');
  const text = bare.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${text}(?:/index)?\\.[cm]?[jt]sx?$`);
}
