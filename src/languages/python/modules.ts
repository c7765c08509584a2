/** Parsed files and what their names mean to each other. Files are parsed when something first asks for them, once a run. */
import type { SourceTree } from '../../engine.js';
import type { Span } from '../comments.js';
import { SyntaxProblem } from '../syntax-problem.js';
import { markCasts } from './casts.js';
import { importOf, moduleName } from './imports.js';
import { stringValue } from './literals.js';
import { field, type Node, parts, walk } from './node.js';
import type { Parse } from './parse.js';
import { createResolver, type Resolver } from './resolve.js';
import { analyseScopes, type Binding, importItems, type Scopes } from './scope.js';

export interface Module {
  file: string;
  text: string;
  root: Node;
  scopes: Scopes;
  comments: (Span & { text: string })[];
  /** What stands beside the code and may read its names: the commands of a notebook. */
  aside: string;
  /** Every module that the file imports from, with its leading dots; `from a import b` gives `a` and `a.b`. */
  specifiers: Set<string>;
  /** What `__all__` says that `import *` takes along; undefined where that cannot be told. */
  all: ReadonlySet<string> | undefined;
  /** `from x import *`, in their order, with where each stands. */
  stars: { specifier: string; at: number }[];
}

/** What a name means. */
export type Resolution =
  | { kind: 'binding'; module: Module; binding: Binding }
  | { kind: 'module'; module: Module }
  /** A package without an `__init__.py`: what is in it is found by its path. */
  | { kind: 'folder'; specifier: string; from: string }
  /** A name of a package outside the project; `*` is the module itself. */
  | { kind: 'external'; specifier: string; name: string }
  | { kind: 'unknown' };

export interface Modules {
  /** The folder of the project. */
  readonly root: string;
  /** The parsed file; undefined where there is none or it does not parse. */
  get(file: string): Module | undefined;
  parsed(): Module[];
  resolve: Resolver;
  /** What `name` of a module means; `*` is the module itself. */
  imported(specifier: string, name: string, from: string): Resolution;
  exported(module: Module, name: string): Resolution;
  /** What `from x import *` makes a name mean; behind a place, where one is given. */
  throughStars(module: Module, name: string, behind?: number): Resolution;
  problems(): { file: string; start: number | null; message: string }[];
}

export function createModules(tree: SourceTree, parse: Parse): Modules {
  const modules = new Map<string, Module | null>();
  const problems: { file: string; start: number | null; message: string }[] = [];
  const resolve = createResolver(tree);

  const load = (file: string): Module | null => {
    try {
      const text = tree.read(file);
      if (text === undefined) return null;
      const { root, comments } = parse(text);
      const scopes = analyseScopes(root);
      markCasts(root, text, scopes);
      const remarks = comments.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
      return { file, text, root, scopes, comments: remarks, aside: tree.around?.(file) ?? '', all: listedIn(scopes), ...surface(root) };
    } catch (error) {
      problems.push({
        file,
        start: error instanceof SyntaxProblem ? error.start : null,
        message: error instanceof Error ? error.message : String(error),
      });
      return null;
    }
  };
  const get = (file: string): Module | undefined => {
    let module = modules.get(file);
    if (module === undefined) {
      module = load(file);
      modules.set(file, module);
    }
    return module ?? undefined;
  };
  const imported = (specifier: string, name: string, from: string, seen = new Set<string>()): Resolution => {
    const found = resolve(specifier, from);
    if (!found) return specifier.startsWith('.') ? { kind: 'unknown' } : { kind: 'external', specifier, name };
    if (found.kind === 'folder') return name === '*' ? { kind: 'folder', specifier, from } : submodule(specifier, name, from);
    const module = get(found.file);
    if (!module) return { kind: 'unknown' };
    if (name === '*') return { kind: 'module', module };
    const own = exported(module, name, seen);
    return own.kind === 'unknown' ? submodule(specifier, name, from) : own;
  };
  const submodule = (specifier: string, name: string, from: string): Resolution => {
    const whole = /\.$/.test(specifier) ? specifier + name : `${specifier}.${name}`;
    const found = resolve(whole, from);
    if (found?.kind === 'folder') return { kind: 'folder', specifier: whole, from };
    const module = found && get(found.file);
    return module ? { kind: 'module', module } : { kind: 'unknown' };
  };
  const exported = (module: Module, name: string, seen = new Set<string>()): Resolution => {
    const key = `${module.file}\0${name}`;
    if (seen.has(key)) return { kind: 'unknown' };
    seen.add(key);
    const binding = module.scopes.module.bindings.get(name);
    if (binding) {
      if (throughStars(module, name, lastOf(binding), seen).kind !== 'unknown') return { kind: 'unknown' };
      const through = importOf(binding);
      return through ? imported(through.specifier, through.name, module.file, seen) : { kind: 'binding', module, binding };
    }
    const through = throughStars(module, name, 0, seen);
    return through.kind === 'external' ? { kind: 'unknown' } : through;
  };
  // What a star brings is asked for again with every name that a file does not have.
  const brought = new Map<string, Resolution>();
  const broughtTo = (module: Module, name: string, behind: number): Resolution => {
    if (module.stars.length === 0) return { kind: 'unknown' };
    const key = `${module.file}\0${name}\0${behind}`;
    const known = brought.get(key) ?? throughStars(module, name, behind, new Set());
    brought.set(key, known);
    return known;
  };
  const throughStars = (module: Module, name: string, behind: number, seen: Set<string>): Resolution => {
    let external: Resolution | undefined;
    // The last one wins; what a package outside of the project brings along is not known.
    for (const { specifier, at } of module.stars.toReversed()) {
      if (at < behind) break;
      const whole = imported(specifier, '*', module.file);
      if (whole.kind === 'module' && !isPublic(whole.module, name)) continue;
      const through = imported(specifier, name, module.file, new Set(seen));
      if (through.kind === 'external') external ??= through;
      else if (through.kind !== 'unknown') return through;
    }
    return (behind === 0 && external) || { kind: 'unknown' };
  };
  return {
    root: tree.root,
    get,
    parsed: () => [...modules.values()].filter((module) => module !== null),
    resolve,
    imported: (specifier, name, from) => imported(specifier, name, from),
    exported: (module, name) => exported(module, name),
    throughStars: (module, name, behind = 0) => broughtTo(module, name, behind),
    problems: () => problems,
  };
}

/** Where a name gets its last value in a file. */
export const lastOf = ({ definitions }: Binding): number => Math.max(...definitions.map(({ id }) => id.end));

/** True for a name that `import *` takes along: what `__all__` names, else what has no underscore in front. */
const isPublic = ({ scopes, all }: Module, name: string): boolean =>
  scopes.module.bindings.has('__all__') ? !all || all.has(name) : !name.startsWith('_');

function listedIn({ module }: Scopes): ReadonlySet<string> | undefined {
  const [only, ...others] = module.bindings.get('__all__')?.definitions ?? [];
  const right = only && others.length === 0 ? field(only.node, 'right') : undefined;
  const names = right && /^(?:list|tuple)$/.test(right.type) ? parts(right).map(stringValue) : undefined;
  return names?.every((one) => one !== undefined) ? new Set(names) : undefined;
}

/** What a file imports. */
function surface(root: Node): Pick<Module, 'specifiers' | 'stars'> {
  const specifiers = new Set<string>();
  const stars: Module['stars'] = [];
  walk(root, (node) => {
    if (node.type === 'import_statement') for (const { path } of importItems(node)) specifiers.add(path);
    if (node.type !== 'import_from_statement') return;
    const from = moduleName(node);
    specifiers.add(from);
    if (parts(node).some((part) => part.type === 'wildcard_import')) stars.push({ specifier: from, at: node.start });
    for (const { path } of importItems(node)) specifiers.add(/\.$/.test(from) ? from + path : `${from}.${path}`);
  });
  return { specifiers, stars };
}
