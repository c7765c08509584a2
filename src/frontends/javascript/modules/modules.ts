/** Parsed files and what they export. Files are parsed when something first asks for them, once a run. */
import type * as t from '@babel/types';
import type { Module as LoweredModule } from '../../../ir/ir.js';
import type { SourceTree } from '../../../run/engine.js';
import { isGuardModule } from '../../../run/guard.js';
import type { Expr } from '../../../values/values.js';
import { remembered } from '../../once.js';
import { SyntaxProblem } from '../../syntax-problem.js';
import { REQUEST_FUNCTION } from '../generated/guard-module.js';
import { isCall, isMember, keyName, markHanded, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import { readMarkup } from '../syntax/markup.js';
import { parseData, parseSource } from '../syntax/parse.js';
import { analyseScopes, type Binding, type Scopes } from '../syntax/scope.js';
import { createResolver, type Resolver } from './resolve.js';

export interface Module {
  file: string;
  text: string;
  ast: t.File;
  scopes: Scopes;
  exports: Exports;
  /** Every specifier that the file imports, requires or re-exports from. */
  specifiers: Set<string>;
  /** Bindings that the markup around the code names. */
  shown: ReadonlySet<Binding>;
  /** The component around the code, with spaces in the place of its scripts. */
  markup?: string | undefined;
  /** The file in the form that the engine reads, from when it is first run: for all analyses that find it as it was. */
  lowered: { module?: LoweredModule };
}

type Exported =
  /** `changed`: it is set more than once, or together with others that are not written out. */
  | { kind: 'expression'; node: Node; changed?: true }
  | { kind: 'from'; specifier: string; name: string }
  | { kind: 'namespace'; specifier: string };

interface Exports {
  named: Map<string, Exported>;
  /** `export * from`. */
  stars: string[];
}

/** What an imported name means. */
export type Resolution =
  | { kind: 'binding'; module: Module; binding: Binding }
  | { kind: 'expression'; module: Module; node: Node }
  | { kind: 'module'; module: Module }
  | { kind: 'data'; file: string; node: Node }
  | { kind: 'external'; specifier: string; name: string }
  | { kind: 'unknown' };

export interface Modules {
  /** What the run migrates. */
  readonly migration: SourceTree['migration'];
  /** True for code that will know the target as well as the source. */
  knowsBoth(place: Expr): boolean;
  /** The parsed file; undefined where there is none or it does not parse. */
  get(file: string): Module | undefined;
  /** In the order in which they were. */
  parsed(): readonly Module[];
  resolve: Resolver;
  /** True for a module of `--guard`: what it answers is not followed. */
  isGuard(file: string): boolean;
  /** What `name` of `specifier` means; `*` is the whole module. */
  imported(specifier: string, name: string, from: Module): Resolution;
  exported(module: Module, name: string): Resolution;
  problems(): { file: string; start: number | null; message: string }[];
}

const SOURCE = /\.[cm]?[jt]sx?$/;

/** What a text says by itself, whatever other files there are. */
type Parsed = Pick<Module, 'text' | 'ast' | 'scopes' | 'exports' | 'specifiers' | 'lowered'>;

/** Parsed files, by their names: for all analyses of a run, most of which find most texts as they were. */
export type ParsedFiles = Map<string, Parsed>;

export function createModules(tree: SourceTree, known: ParsedFiles = new Map()): Modules {
  const modules = new Map<string, Module | null>();
  let parsed: readonly Module[] | undefined;
  const data = new Map<string, Node | undefined>();
  const problems: { file: string; start: number | null; message: string }[] = [];
  const resolve = createResolver(tree);

  const parsedOf = (file: string, text: string): Parsed => {
    const before = known.get(file);
    if (before?.text === text) return before;
    const ast = parseSource(text, file);
    const scopes = analyseScopes(ast);
    const parsed = { text, ast, scopes, ...surface(ast, scopes), lowered: {} };
    // The text that a file has on the disk is asked for again.
    if (!tree.isChanged?.(file)) known.set(file, parsed);
    return parsed;
  };
  const load = (file: string): Module | null => {
    try {
      const text = tree.read(file);
      if (text === undefined) return null;
      const parsed = parsedOf(file, text);
      markRequests(parsed.scopes, file);
      const markup = tree.around?.(file);
      if (markup === undefined) return { file, ...parsed, shown: new Set(), markup };
      return { file, ...parsed, shown: readMarkup(parsed.scopes, markup), markup, lowered: {} };
    } catch (error) {
      problems.push({
        file,
        start: error instanceof SyntaxProblem ? error.start : null,
        message: error instanceof Error ? error.message : String(error),
      });
      return null;
    }
  };
  const isGuard = (file: string): boolean => isGuardModule(file, tree);
  /** Requests that are handed to the module of guarded calls are followed through it. */
  const markRequests = (scopes: Module['scopes'], file: string): void => {
    const binding = scopes.program.bindings.get(REQUEST_FUNCTION);
    const through = binding && (importOf(binding) ?? requiredOf(binding));
    const module = through?.name === REQUEST_FUNCTION ? resolve(through.specifier, file) : undefined;
    if (!binding || !module || !isGuard(module)) return;
    for (const name of binding.references) {
      const call = scopes.parentOf(name);
      const [request] = call && isCall(call) && call.callee === name ? call.arguments : [];
      if (call && isCall(call) && request && request.type !== 'SpreadElement') markHanded(call);
    }
  };
  const get = (file: string): Module | undefined => {
    let module = modules.get(file);
    if (module === undefined) {
      module = SOURCE.test(file) && !/\.d\.[cm]?ts$/.test(file) ? load(file) : null;
      modules.set(file, module);
      parsed = undefined;
    }
    return module ?? undefined;
  };
  const imported = (specifier: string, name: string, from: Module, seen = new Set<string>()): Resolution => {
    const file = resolve(specifier, from.file);
    if (!file) return /^[./#]/.test(specifier) ? { kind: 'unknown' } : { kind: 'external', specifier, name };
    if (isGuard(file)) return { kind: 'unknown' };
    if (file.endsWith('.json')) {
      if (!data.has(file)) data.set(file, parseData(tree.read(file) ?? ''));
      const node = data.get(file);
      return node ? { kind: 'data', file, node } : { kind: 'unknown' };
    }
    const module = get(file);
    if (!module) return { kind: 'unknown' };
    return name === '*' ? { kind: 'module', module } : exported(module, name, seen);
  };
  const exported = (module: Module, name: string, seen = new Set<string>()): Resolution => {
    const key = `${module.file}\0${name}`;
    if (seen.has(key)) return { kind: 'unknown' };
    seen.add(key);
    const target = module.exports.named.get(name);
    if (target) return follow(module, target, seen);
    for (const specifier of module.exports.stars) {
      if (name === 'default') break;
      const through = imported(specifier, name, module, seen);
      if (through.kind !== 'unknown') return through;
    }
    const whole = module.exports.named.get('module.exports');
    if (whole?.kind !== 'expression') return { kind: 'unknown' };
    if (name === 'default') return follow(module, whole, seen);
    const value = whole.changed ? undefined : entryOf(whole.node, name, module);
    return value ? follow(module, { kind: 'expression', node: value }, seen) : { kind: 'unknown' };
  };
  const follow = (module: Module, target: Exported, seen: Set<string>): Resolution => {
    switch (target.kind) {
      case 'expression': {
        if (target.changed) return { kind: 'unknown' };
        const binding = target.node.type === 'Identifier' ? module.scopes.bindingOf(target.node) : undefined;
        const through = binding && importOf(binding);
        if (through) return imported(through.specifier, through.name, module, seen);
        return binding ? { kind: 'binding', module, binding } : { kind: 'expression', module, node: target.node };
      }
      case 'from':
        return imported(target.specifier, target.name, module, seen);
      case 'namespace':
        return imported(target.specifier, '*', module, seen);
    }
  };

  const meanings = remembered((from: Module) =>
    remembered((specifier: string) => remembered((name: string) => imported(specifier, name, from))),
  );
  const meaningsIn = remembered((module: Module) => remembered((name: string) => exported(module, name)));
  return {
    migration: tree.migration,
    knowsBoth: (place) => tree.knowsBoth?.(place) ?? false,
    get,
    isGuard,
    parsed() {
      parsed ??= [...modules.values()].filter((module) => module !== null);
      return parsed;
    },
    resolve,
    imported: (specifier, name, from) => meanings(from)(specifier)(name),
    exported: (module, name) => meaningsIn(module)(name),
    problems: () => problems,
  };
}

/** The value of `name` in `module.exports = { … }`, also where a const holds the object. */
function entryOf(node: Node, name: string, module: Module): Node | undefined {
  let object = unwrap(node);
  if (object.type === 'Identifier') {
    const declared = module.scopes.bindingOf(object)?.node;
    if (declared?.type === 'VariableDeclarator' && declared.init) object = unwrap(declared.init);
  }
  if (object.type !== 'ObjectExpression') return undefined;
  const entry = object.properties.find((part) => part.type !== 'SpreadElement' && keyName(part.key, part.computed) === name);
  return entry?.type === 'ObjectProperty' ? entry.value : entry;
}

/** Specifier and name behind an import binding; undefined for any other binding. */
export function importOf(binding: Binding): { specifier: string; name: string } | undefined {
  const { node } = binding;
  if (node.type === 'TSImportEqualsDeclaration') {
    return node.moduleReference.type === 'TSExternalModuleReference'
      ? { specifier: node.moduleReference.expression.value, name: '*' }
      : undefined;
  }
  if (binding.kind !== 'import') return undefined;
  const specifier = importSource(binding);
  if (specifier === undefined) return undefined;
  if (node.type === 'ImportDefaultSpecifier') return { specifier, name: 'default' };
  if (node.type === 'ImportNamespaceSpecifier') return { specifier, name: '*' };
  if (node.type === 'ImportSpecifier')
    return { specifier, name: node.imported.type === 'Identifier' ? node.imported.name : node.imported.value };
  return undefined;
}

/** The name that `const { name } = require('./module')` takes. */
export function requiredOf({ node, id }: Binding): { specifier: string; name: string } | undefined {
  const specifier = node.type === 'VariableDeclarator' && node.init ? requiredSpecifier(node.init) : undefined;
  if (specifier === undefined || node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return undefined;
  const part = node.id.properties.find((one) => one.type === 'ObjectProperty' && one.value === id);
  const name = part?.type === 'ObjectProperty' ? keyName(part.key, part.computed) : undefined;
  return name === undefined ? undefined : { specifier, name };
}

function importSource(binding: Binding): string | undefined {
  const program = binding.scope.node;
  if (program.type !== 'Program') return undefined;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.specifiers.some((s) => s === binding.node)) return statement.source.value;
  }
  return undefined;
}

/** The specifier of `require('…')` or `import('…')`. */
export function requiredSpecifier(node: Node): string | undefined {
  const call = unwrap(node);
  if (call.type === 'ImportExpression') return call.source.type === 'StringLiteral' ? call.source.value : undefined;
  if (call.type !== 'CallExpression' || call.arguments.length < 1) return undefined;
  const isRequire = call.callee.type === 'Import' || (call.callee.type === 'Identifier' && call.callee.name === 'require');
  const [first] = call.arguments;
  if (isRequire && first?.type === 'StringLiteral') return first.value;
  // Compiled modules wrap it: __importDefault(require('…')).
  const name = call.callee.type === 'Identifier' ? call.callee.name : isMember(call.callee) ? memberName(call.callee) : undefined;
  return name && /^(?:__import(?:Default|Star)|_interopRequire(?:Default|Wildcard))$/.test(name) && first
    ? requiredSpecifier(first)
    : undefined;
}

/** What a file exports and imports, read off its top-level statements (and its `require` calls). */
function surface(ast: t.File, { ofType }: Scopes): Pick<Module, 'exports' | 'specifiers'> {
  const named = new Map<string, Exported>();
  const stars: string[] = [];
  const specifiers = new Set<string>();
  const { body } = ast.program;
  for (const statement of body) {
    if ('source' in statement && statement.source?.type === 'StringLiteral') specifiers.add(statement.source.value);
    if (statement.type === 'ExportAllDeclaration') stars.push(statement.source.value);
    else if (statement.type === 'ExportDefaultDeclaration') named.set('default', { kind: 'expression', node: statement.declaration });
    else if (statement.type === 'TSExportAssignment') named.set('module.exports', { kind: 'expression', node: statement.expression });
    else if (statement.type === 'ExportNamedDeclaration') {
      const source = statement.source?.value;
      for (const specifier of statement.specifiers) {
        const name = specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value;
        if (specifier.type === 'ExportNamespaceSpecifier') named.set(name, { kind: 'namespace', specifier: source as string });
        else if (specifier.type === 'ExportDefaultSpecifier')
          named.set(name, { kind: 'from', specifier: source as string, name: 'default' });
        else if (source !== undefined) named.set(name, { kind: 'from', specifier: source, name: specifier.local.name });
        else named.set(name, { kind: 'expression', node: specifier.local });
      }
      if (statement.declaration)
        for (const id of declaredNames(statement.declaration)) named.set(id.name, { kind: 'expression', node: id });
    }
  }
  for (const node of ofType('CallExpression', 'ImportExpression')) {
    const required = requiredSpecifier(node);
    if (required !== undefined) specifiers.add(required);
  }
  for (const { expression } of ofType('TSExternalModuleReference')) specifiers.add(expression.value);
  for (const node of ofType('AssignmentExpression')) {
    const target = node.left;
    const name = node.operator === '=' && isMember(target) ? memberName(target) : undefined;
    if (name === undefined || !isMember(target)) continue;
    if (target.object.type === 'Identifier' && target.object.name === 'module' && name === 'exports') {
      named.set('module.exports', { kind: 'expression', node: node.right });
    } else if (isExportsObject(target.object)) {
      // `exports.x = void 0` is only the compiler's announcement.
      if (node.right.type === 'UnaryExpression' && node.right.operator === 'void') continue;
      const known = named.get(name);
      if (!known) named.set(name, { kind: 'expression', node: node.right });
      else if (known.kind === 'expression') known.changed = true;
    }
  }
  if (ofType('CallExpression').some(({ callee, arguments: [first] }) => first && isExportsObject(first) && isAssign(callee)))
    for (const target of named.values()) if (target.kind === 'expression') target.changed = true;
  return { exports: { named, stars }, specifiers };
}

const isAssign = (callee: Node): boolean =>
  isMember(callee) && callee.object.type === 'Identifier' && callee.object.name === 'Object' && memberName(callee) === 'assign';

function isExportsObject(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return isMember(node) && node.object.type === 'Identifier' && node.object.name === 'module' && memberName(node) === 'exports';
}

function declaredNames(declaration: t.Declaration): t.Identifier[] {
  if (declaration.type === 'VariableDeclaration') {
    const found: t.Identifier[] = [];
    for (const { id } of declaration.declarations)
      walk(id, (node) => {
        if (node.type === 'Identifier') found.push(node);
        return node.type !== 'TSTypeAnnotation' && node.type !== 'AssignmentPattern';
      });
    return found;
  }
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : [];
}
