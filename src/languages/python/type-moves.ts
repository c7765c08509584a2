/**
 * Classes of responses and params move with the calls of their file: the beta endpoint has its own. They move where the file keeps to itself:
 * every call in it migrates, and no value of such a class comes in from, or goes out to, another file.
 */
import type { SiteEdit } from '../../engine.js';
import type { CallSite } from '../../sites.js';
import type { Expr } from '../../values.js';
import { type ClassName, classNamesIn, isAnnotation, isCheck, isReplaceable, named } from './class-names.js';
import { type Context, exprOf, type Located } from './context.js';
import { parametersOf } from './functions.js';
import type { Module } from './modules.js';
import { decoratorsOf, resolveBinding } from './names.js';
import { calleeOf, field, holds, isCall, isFunction, isMember, memberName, type Node, objectOf, walk } from './node.js';
import { type Binding, type Definition, importItems } from './scope.js';
import { twinOf } from './twins.js';
import { annotationOf } from './type-names.js';

const CALLS = /^(?:create|stream|parse|tool_runner|count_tokens)$/;

export interface TypeMoves {
  /** A check of a class that stays, and that a migrated response would fail in silence; of one file, or of any. */
  checkThatStays(file: string): Expr | undefined;
  /** A class that stays although the call moves: checkers of types may ask for a change by hand. */
  nameThatStays(file: string): Expr | undefined;
  /** A call that cannot move because another call of its file, whose responses meet the same check, does not; `moved` are ids. */
  untied(sites: readonly CallSite[], moved: ReadonlySet<string>): { site: CallSite; at: Expr } | undefined;
  /** The edits of the files whose calls all move. */
  edits(sites: readonly CallSite[], moved: ReadonlySet<string>, others: readonly SiteEdit[]): SiteEdit[];
}

/** Of one file: its names, and whether they can move. */
interface Names {
  module: Module;
  all: ClassName[];
  checks: ClassName[];
  canMove: boolean;
}

export function createTypeMoves(ctx: Context): TypeMoves {
  const known = new Map<string, Names>();
  const namesOf = (module: Module): Names => {
    let names = known.get(module.file);
    if (!names) {
      const all = classNamesIn(module, ctx);
      names = { module, all, checks: all.filter(isCheck), canMove: all.length > 0 && keepsToItself(module, all, ctx) };
      known.set(module.file, names);
    }
    return names;
  };
  const files = (): Names[] => ctx.modules.parsed().map(namesOf);
  const exprAt = ({ module }: Names, { id }: ClassName): Expr => exprOf(module, id);
  const inFile = (file: string): Names | undefined => {
    const module = ctx.modules.get(file);
    return module && namesOf(module);
  };
  const movedIn = ({ module }: Names, sites: readonly CallSite[], moved: ReadonlySet<string>): CallSite[] =>
    sites.filter(({ file, id }) => file === module.file && moved.has(id));
  const isWhole = ({ module }: Names, moved: readonly CallSite[]): boolean =>
    callsIn(module).every((call) => moved.some(({ expr }) => holds(expr.node as Node, call)));
  return {
    checkThatStays(file) {
      const staying = files().filter(({ checks, canMove }) => checks.length > 0 && !canMove);
      const names = staying.find(({ module }) => module.file === file) ?? staying[0];
      const [check] = names?.checks ?? [];
      return names && check && exprAt(names, check);
    },
    nameThatStays(file) {
      const names = inFile(file);
      const [first] = names?.all ?? [];
      if (names && first && !names.canMove) return exprAt(names, first);
      const importer = files().find((one) => one.all.length > 0 && one.module.file !== file && reaches(one.module, file, ctx));
      return importer && exprAt(importer, importer.all[0] as ClassName);
    },
    untied(sites, moved) {
      for (const names of files()) {
        const [check] = names.checks;
        const own = movedIn(names, sites, moved);
        const [site] = own;
        if (check && site && names.canMove && !isWhole(names, own)) return { site, at: exprAt(names, check) };
      }
      return undefined;
    },
    edits(sites, moved, others) {
      return files().flatMap((names) => {
        const { file } = names.module;
        const own = movedIn(names, sites, moved);
        if (own.length === 0 || !names.canMove || !isWhole(names, own)) return [];
        const removed = others.filter((edit) => edit.file === file && edit.end > edit.start);
        const stays = ({ node }: { node: Node }): boolean => !removed.some((edit) => edit.start < node.end && edit.end > node.start);
        return renames(names)
          .filter(stays)
          .map(
            ({ node, text }): SiteEdit => ({ file, start: node.start, end: node.end, text, kind: 'type', sites: own.map(({ id }) => id) }),
          );
      });
    },
  };
}

/** The calls of the Messages API outside of `beta`, as far as their text tells. */
function callsIn(module: Module): Node[] {
  const found: Node[] = [];
  walk(module.root, (node) => {
    if (!CALLS.test(memberName(node) ?? '')) return;
    const object = objectOf(node);
    const last = isMember(object) ? memberName(object) : object.text;
    const path = object.text;
    if ((last === 'messages' || last === 'batches') && !/\bbeta\b/.test(path)) found.push(node);
  });
  return found;
}

function keepsToItself(module: Module, names: readonly ClassName[], ctx: Context): boolean {
  const imports = importStatements(module);
  return (
    names.every((one) => one.twin !== undefined && isReplaceable(one)) &&
    names.every(({ isPath, module: from, twin }) => !isPath || from === 'anthropic.types' || twin?.module === from) &&
    imports.every(
      ({ items }) => items.length === 0 || items.every(({ moved }) => moved) || items.every(({ target, from }) => target === from),
    ) &&
    imports.every(({ items }) => items.every(({ moved, twin }) => !moved || twin !== undefined)) &&
    // What is counted stays on the old endpoint, with its params.
    !/\.count_tokens\s*\(/.test(module.text) &&
    // A name that is taken already would mean two things.
    names.every(({ name, twin }) => twin?.name === name || !new RegExp(`\\b${twin?.name}\\b`).test(module.text)) &&
    !hasNamesInTexts(module, names) &&
    !isReachedFromOutside(module, names, ctx) &&
    !bringsIn(module, ctx)
  );
}

interface ImportItem {
  node: Node;
  alias: boolean;
  moved: boolean;
  from: string;
  target: string;
  twin: { module: string; name: string } | undefined;
}

/** The `from anthropic… import …` statements, with what becomes of their items. */
function importStatements(module: Module): { statement: Node; items: ImportItem[] }[] {
  const found: { statement: Node; items: ImportItem[] }[] = [];
  walk(module.root, (statement) => {
    if (statement.type !== 'import_from_statement') return;
    const from = field(statement, 'module_name')?.text.replace(/\s/g, '') ?? '';
    const items = importItems(statement).map(({ node, path, alias }): ImportItem => {
      const one = named(from, path);
      return { node, alias, moved: one !== undefined, from, target: one?.twin?.module ?? from, twin: one?.twin };
    });
    if (items.some(({ moved }) => moved)) found.push({ statement, items });
  });
  return found;
}

/** The texts that an import of the old name gives a meaning. */
const localNames = (names: readonly ClassName[]): Map<string, string> =>
  new Map(names.flatMap(({ id, isPath, name, twin }) => (isPath || id.text !== name || !twin ? [] : [[name, twin.name]])));

/** A name in quotes: as a whole text that is no annotation it may be anything, behind a dot it is not followed. */
function hasNamesInTexts(module: Module, names: readonly ClassName[]): boolean {
  const words = new Set(localNames(names).keys());
  let found = false;
  walk(module.root, (node) => {
    if (node.type !== 'string') return !found;
    const text = /^\w*(?:"""|'''|"|')\s*(.*?)\s*["']+$/s.exec(node.text)?.[1] ?? '';
    const paths = isAnnotation(node) || /^[\w.]+$/.test(text) ? [...text.matchAll(/\.(\w+)/g)].map(([, name = '']) => name) : [];
    found ||= paths.some((name) => twinOf('anthropic.types', name)) || (words.has(text) && !isAnnotation(node));
    return false;
  });
  return found;
}

/** A function, class or alias whose values have such a class, and that other code than this file's own calls may reach. */
function isReachedFromOutside(module: Module, names: readonly ClassName[], ctx: Context): boolean {
  const bindings = [...module.scopes.module.bindings.values()];
  return bindings.some((binding) => {
    if (!binding.definitions.some((definition) => isConcerned(definition, binding, module, names))) return false;
    const isPlain = ({ module: home, node }: Located): boolean =>
      home === module &&
      (binding.definitions.every(({ kind }) => kind !== 'function' && kind !== 'class') || isCallee(node) || isAnnotation(node));
    return !ctx.referencesTo(binding, module).every(isPlain) || binding.definitions.some(({ node }) => isRegistered(node, names));
  });
}

/** True where values of the classes go through what is defined: a signature, a check, anything in a class. */
function isConcerned({ node, kind }: Definition, binding: Binding, module: Module, names: readonly ClassName[]): boolean {
  if (kind === 'import') return names.some(({ id }) => module.scopes.bindingOf(id) === binding);
  const inSignature = ({ id }: ClassName): boolean => !isFunction(node) || !holds(field(node, 'body') as Node, id);
  return names.some((one) => holds(node, one.id) && (inSignature(one) || isCheck(one)));
}

const isCallee = (node: Node): boolean => node.parent !== null && isCall(node.parent) && calleeOf(node.parent) === node;

const HARMLESS =
  /^(?:staticmethod|classmethod|property|cached_property|(?:functools\.)?(?:wraps|cache|lru_cache|cached_property)\b.*|(?:contextlib\.)?(?:async)?contextmanager|dataclass\b.*|override|final)$/s;

/** A function that a decorator hands to somebody, who may call it with a response: a parameter says nothing else, or names the class. */
function isRegistered(definition: Node, names: readonly ClassName[]): boolean {
  let found = false;
  walk(definition, (node) => {
    if (node.type !== 'function_definition' || decoratorsOf(node).every(({ text }) => HARMLESS.test(text))) return !found;
    const own = parametersOf(node).filter(({ text }) => !/^(?:self|cls)$/.test(text));
    found ||= own.some((param) => {
      const type = annotationOf(param);
      return !type || names.some(({ id }) => holds(type, id));
    });
    return !found;
  });
  return found;
}

/** True where a function or class of another file, which may give responses, is used here. */
function bringsIn(module: Module, ctx: Context): boolean {
  if (module.stars.length > 0) return true;
  return [...module.scopes.module.bindings.values()].some((binding) => {
    if (!binding.definitions.some(({ kind }) => kind === 'import')) return false;
    const found = resolveBinding(binding, module, ctx);
    if (found.kind === 'module') return mentionsAnthropic(found.module, ctx, new Set());
    if (found.kind !== 'binding' || found.module === module) return false;
    const callable = found.binding.definitions.some(({ kind }) => kind !== 'assign');
    return callable && mentionsAnthropic(found.module, ctx, new Set());
  });
}

function importedFiles(module: Module, ctx: Context): Module[] {
  return [...module.specifiers].flatMap((specifier) => {
    const found = ctx.modules.resolve(specifier, module.file);
    return (found?.kind === 'file' && found.file !== module.file ? ctx.modules.get(found.file) : undefined) ?? [];
  });
}

function mentionsAnthropic(module: Module, ctx: Context, seen: Set<Module>): boolean {
  if (seen.has(module)) return false;
  seen.add(module);
  return /\banthropic\b/.test(module.text) || importedFiles(module, ctx).some((next) => mentionsAnthropic(next, ctx, seen));
}

const reaches = (module: Module, file: string, ctx: Context): boolean => importedFiles(module, ctx).some((next) => next.file === file);

/** What is written where, in one file. */
function renames({ module, all }: Names): { node: Node; text: string }[] {
  const edits: { node: Node; text: string }[] = [];
  const aliased = new Set<string>();
  for (const { statement, items } of importStatements(module)) {
    const [first] = items;
    const path = field(statement, 'module_name');
    if (path && first && first.target !== first.from) edits.push({ node: path, text: first.target });
    for (const { node, alias, moved, twin } of items) {
      if (!moved || !twin) continue;
      const name = alias ? (field(node, 'name') as Node) : node;
      if (alias) aliased.add(field(node, 'alias')?.text ?? '');
      if (twin.name !== name.text) edits.push({ node: name, text: twin.name });
    }
  }
  const words = localNames(all);
  walk(module.root, (node) => {
    if (node.type === 'string' && isAnnotation(node)) {
      const text = node.text.replace(/\w+/g, (word) => words.get(word) ?? word);
      if (text !== node.text) edits.push({ node, text });
    }
    return node.type !== 'string';
  });
  for (const { id, isPath, twin, module: from, name } of all) {
    if (!twin) continue;
    const prefix = isPath && twin.module !== from ? 'beta.' : '';
    if ((isPath || !aliased.has(id.text)) && `${prefix}${twin.name}` !== name) edits.push({ node: id, text: `${prefix}${twin.name}` });
  }
  return edits;
}
