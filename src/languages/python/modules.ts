/** Parsed files and what their names mean to each other. Files are parsed when something first asks for them, once a run. */
import type { SourceTree } from '../../engine.js';
import type { Span } from '../comments.js';
import { SyntaxProblem } from '../syntax-problem.js';
import { field, type Node, parts, walk } from './node.js';
import type { Parse } from './parse.js';
import { createResolver, type Resolver } from './resolve.js';
import { analyseScopes, type Binding, type Definition, importItems, type Scopes } from './scope.js';

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
  /** `from x import *`. */
  stars: string[];
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
  /** The parsed file; undefined where there is none or it does not parse. */
  get(file: string): Module | undefined;
  parsed(): Module[];
  resolve: Resolver;
  /** What `name` of a module means; `*` is the module itself. */
  imported(specifier: string, name: string, from: string): Resolution;
  exported(module: Module, name: string): Resolution;
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
      const remarks = comments.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
      return { file, text, root, scopes: analyseScopes(root), comments: remarks, aside: tree.around?.(file) ?? '', ...surface(root) };
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
      const through = importOf(binding);
      return through ? imported(through.specifier, through.name, module.file, seen) : { kind: 'binding', module, binding };
    }
    for (const specifier of module.stars) {
      const through = imported(specifier, name, module.file, seen);
      if (through.kind !== 'unknown' && through.kind !== 'external') return through;
    }
    return { kind: 'unknown' };
  };
  return {
    get,
    parsed: () => [...modules.values()].filter((module) => module !== null),
    resolve,
    imported: (specifier, name, from) => imported(specifier, name, from),
    exported: (module, name) => exported(module, name),
    problems: () => problems,
  };
}

/** Module and name behind a binding that one import makes; undefined for any other binding. */
export function importOf(binding: Binding): { specifier: string; name: string } | undefined {
  // What is `None` where the import failed is no other meaning.
  const imports = binding.definitions.filter(({ kind, node }) => kind !== 'declare' && field(node, 'right')?.type !== 'none');
  const targets = imports.map((one) => (one.kind === 'import' ? importTarget(one) : undefined));
  const [first] = targets;
  // `try: import a except ImportError: import b` names two things.
  return first && targets.every((target) => target?.specifier === first.specifier && target.name === first.name) ? first : undefined;
}

function importTarget({ node, id }: Definition): { specifier: string; name: string } | undefined {
  const statement = node.parent;
  const item = statement && importItems(statement).find((one) => one.id === id);
  if (!statement || !item) return undefined;
  if (statement.type === 'import_from_statement') return { specifier: moduleName(statement), name: item.path };
  // `import a.b` binds `a`.
  return { specifier: item.alias ? item.path : (item.path.split('.')[0] as string), name: '*' };
}

/** What is imported from, with its leading dots. */
export const moduleName = (statement: Node): string => (field(statement, 'module_name')?.text ?? '').replace(/[\s\\]/g, '');

/** What a file imports. */
function surface(root: Node): Pick<Module, 'specifiers' | 'stars'> {
  const specifiers = new Set<string>();
  const stars: string[] = [];
  walk(root, (node) => {
    if (node.type === 'import_statement') for (const { path } of importItems(node)) specifiers.add(path);
    if (node.type !== 'import_from_statement') return;
    const from = moduleName(node);
    specifiers.add(from);
    if (parts(node).some((part) => part.type === 'wildcard_import')) stars.push(from);
    for (const { path } of importItems(node)) specifiers.add(/\.$/.test(from) ? from + path : `${from}.${path}`);
  });
  return { specifiers, stars };
}
