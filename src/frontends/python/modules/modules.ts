/** Parsed files and what their names mean to each other. Files are parsed when something first asks for them, once a run. */
import type { SourceTree } from '../../../run/engine.js';
import { isGuardModule } from '../../../run/guard.js';
import type { Expr } from '../../../values/values.js';
import type { Span } from '../../comments.js';
import { SyntaxProblem } from '../../syntax-problem.js';
import { specifiersIn } from '../gather/import-lines.js';
import { createImporters, type ImportOfFile } from '../gather/importers.js';
import { createParticipants } from '../gather/participants.js';
import { importsAll, type Pattern } from '../gather/text-tests.js';
import { REQUEST_FUNCTION } from '../generated/guard-module.js';
import { markCasts } from '../syntax/casts.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, type Node, parts, statementOf, walk } from '../syntax/node.js';
import type { Parse } from '../syntax/parse.js';
import { analyseScopes, type Binding, importItems, type Scopes } from '../syntax/scope.js';
import { importOf, moduleName } from './imports.js';
import { createResolver, type Resolver } from './resolve.js';

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
  /** `from x import *`, in their order, with where each stands; `sure` ones run whenever the file does. */
  stars: { specifier: string; at: number; sure: boolean }[];
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
  /** What the run migrates. */
  readonly migration: SourceTree['migration'];
  /** True for code that will know the target as well as the source. */
  knowsBoth(place: Expr): boolean;
  /** The parsed file; undefined where there is none or it does not parse. */
  get(file: string): Module | undefined;
  /** Makes a file take part in the run; it is parsed when something asks for what it holds. */
  add(file: string): void;
  /** The files that take part: those that were added, and those that were parsed. */
  files(): readonly string[];
  textOf(file: string): string;
  /** Of the files that take part those with a word in their text; of these, the ones that are parsed, or for whose text a pattern holds. */
  filesNaming(word: string, pattern?: Pattern): readonly string[];
  /** The same, parsed. */
  naming(word: string, pattern?: Pattern): Module[];
  /** Of the files that take part those whose text a test holds for. */
  having(test: (text: string) => boolean): Module[];
  /** All files that take part. */
  everything(): Module[];
  /** How many files were parsed. */
  parsed(): number;
  /** The files of the project that one imports, by its text. */
  importedBy(file: string): readonly string[];
  /** How files of the project, whether they take part or not, import one. */
  importsOf(file: string): readonly ImportOfFile[];
  resolve: Resolver;
  /** True for a module of `--guard`: what it answers is not followed. */
  isGuard(file: string): boolean;
  /** What `name` of a module means; `*` is the module itself. */
  imported(specifier: string, name: string, from: string): Resolution;
  exported(module: Module, name: string): Resolution;
  /** What `from x import *` makes a name mean that a file does not have itself. */
  throughStars(module: Module, name: string): Resolution;
  /** Everything that one of several such imports may make a name mean: which of them is read cannot be told. */
  eitherOfStars(module: Module, name: string): readonly Resolution[];
  /** True where such an import may give a name of the file another meaning. */
  isHidden(binding: Binding, module: Module): boolean;
  problems(): { file: string; start: number | null; message: string }[];
}

export function createModules(tree: SourceTree, parse: Parse): Modules {
  const modules = new Map<string, Module | null>();
  const problems: { file: string; start: number | null; message: string }[] = [];
  const resolve = createResolver(tree);
  const participants = createParticipants(tree);
  const imports = new Map<string, readonly string[]>();

  const load = (file: string): Module | null => {
    try {
      const text = tree.read(file);
      if (text === undefined) return null;
      const { root, comments } = parse(text);
      const scopes = analyseScopes(root);
      markCasts(root, text, scopes);
      markRequests(scopes, file);
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
      if (module) participants.add(file);
    }
    return module ?? undefined;
  };
  const isGuard = (file: string): boolean => isGuardModule(file, tree);
  /** Requests that are handed to the module of guarded calls are followed through it. */
  const markRequests = (scopes: Module['scopes'], file: string): void => {
    const binding = scopes.module.bindings.get(REQUEST_FUNCTION);
    const through = binding && importOf(binding);
    const found = through?.name === REQUEST_FUNCTION ? resolve(through.specifier, file) : undefined;
    if (!binding || found?.kind !== 'file' || !isGuard(found.file)) return;
    for (const name of binding.references) {
      const { parent } = name;
      if (parent && isCall(parent) && calleeOf(parent) === name) parent.isHandedOver = true;
    }
  };
  const loaded = (files: readonly string[]): Module[] => files.flatMap((file) => get(file) ?? []);
  const importedBy = (file: string): readonly string[] => {
    const known = imports.get(file) ?? [
      ...new Set(
        [...specifiersIn(participants.textOf(file))].flatMap((specifier) => {
          const found = resolve(specifier, file);
          return found?.kind === 'file' ? [found.file] : [];
        }),
      ),
    ];
    imports.set(file, known);
    return known;
  };
  const filesNaming = (word: string, pattern?: Pattern): readonly string[] => {
    const files = participants.naming(word);
    const test = pattern?.(word);
    return test ? files.filter((file) => modules.has(file) || test.test(participants.textOf(file))) : files;
  };
  /** A look at the text, before the file is parsed. */
  const mayExport = (file: string, name: string): boolean => {
    const text = participants.textOf(file);
    return text.includes(name) || importsAll(text);
  };
  const imported = (specifier: string, name: string, from: string, seen = new Set<string>()): Resolution => {
    const found = resolve(specifier, from);
    if (!found) return specifier.startsWith('.') ? { kind: 'unknown' } : { kind: 'external', specifier, name };
    if (found.kind === 'folder') return name === '*' ? { kind: 'folder', specifier, from } : submodule(specifier, name, from);
    if (isGuard(found.file)) return { kind: 'unknown' };
    if (name !== '*' && !mayExport(found.file, name)) return submodule(specifier, name, from);
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
      if (isHidden(binding, module, seen)) return { kind: 'unknown' };
      const through = importOf(binding);
      return through ? imported(through.specifier, through.name, module.file, seen) : { kind: 'binding', module, binding };
    }
    const through = throughStars(module, name, seen);
    return through.kind === 'external' ? { kind: 'unknown' } : through;
  };
  const isHidden = (binding: Binding, module: Module, seen: ReadonlySet<string>): boolean =>
    starsBehind(module, binding.name, lastSure(binding), seen).some(({ kind }) => kind !== 'external');
  const throughStars = (module: Module, name: string, seen: ReadonlySet<string>): Resolution => {
    const all = starsBehind(module, name, -1, seen);
    const [first, ...others] = all.filter(({ kind }) => kind !== 'external');
    if (!first) return all[0] ?? { kind: 'unknown' };
    return others.every((other) => isSame(first, other)) ? first : { kind: 'unknown' };
  };
  // What a star brings is asked for again with every name that a file does not have.
  const brought = new Map<string, readonly Resolution[]>();
  /** What the stars behind a place may make a name mean, the last first: up to the one that runs in any case. */
  const starsBehind = (module: Module, name: string, behind: number, seen: ReadonlySet<string>): readonly Resolution[] => {
    if (module.stars.length === 0) return [];
    const key = `${module.file}\0${name}\0${behind}`;
    const known = seen.size === 0 ? brought.get(key) : undefined;
    if (known) return known;
    const found: Resolution[] = [];
    for (const { specifier, at, sure } of module.stars.toReversed()) {
      if (at < behind) break;
      const whole = imported(specifier, '*', module.file);
      if (whole.kind === 'module' && !isPublic(whole.module, name)) continue;
      const through = imported(specifier, name, module.file, new Set(seen));
      if (through.kind === 'unknown') continue;
      found.push(through);
      // What a package outside of the project brings along is not known.
      if (sure && through.kind !== 'external') break;
    }
    if (seen.size === 0) brought.set(key, found);
    return found;
  };
  return {
    root: tree.root,
    migration: tree.migration,
    knowsBoth: (place) => tree.knowsBoth?.(place) ?? false,
    get,
    isGuard,
    add: participants.add,
    files: participants.all,
    textOf: participants.textOf,
    filesNaming,
    naming: (word, pattern) => loaded(filesNaming(word, pattern)),
    having: (test) => loaded(participants.all().filter((file) => test(participants.textOf(file)))),
    everything: () => loaded([...participants.all()]),
    parsed: () => [...modules.values()].filter((module) => module !== null).length,
    importedBy,
    importsOf: createImporters(tree, resolve),
    resolve,
    imported: (specifier, name, from) => imported(specifier, name, from),
    exported: (module, name) => exported(module, name),
    throughStars: (module, name) => throughStars(module, name, new Set()),
    eitherOfStars: (module, name) => starsBehind(module, name, -1, new Set()),
    isHidden: (binding, module) => isHidden(binding, module, new Set()),
    problems: () => problems,
  };
}

/** Where a name gets, for the last time, a value that it has whenever the file has run; -1 where it may get none. */
const lastSure = ({ definitions }: Binding): number => Math.max(-1, ...definitions.filter(({ id }) => isSure(id)).map(({ id }) => id.end));

/** True for what stands in no block. */
const isSure = (node: Node): boolean => statementOf(node).parent?.type === 'module';

const isSame = (a: Resolution, b: Resolution): boolean =>
  (a.kind === 'binding' && b.kind === 'binding' && a.binding === b.binding) ||
  (a.kind === 'module' && b.kind === 'module' && a.module === b.module);

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
    if (parts(node).some((part) => part.type === 'wildcard_import')) stars.push({ specifier: from, at: node.start, sure: isSure(node) });
    for (const { path } of importItems(node)) specifiers.add(/\.$/.test(from) ? from + path : `${from}.${path}`);
  });
  return { specifiers, stars };
}
