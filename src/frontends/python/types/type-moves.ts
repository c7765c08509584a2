/**
 * Classes of responses and params move with the calls of their file: the beta endpoint has its own. They move where the file keeps to itself:
 * every call in it migrates, and no value of such a class comes in from, or goes out to, another file.
 */
import type { SiteEdit } from '../../../run/engine.js';
import type { CallSite } from '../../../sites/sites.js';
import type { Expr } from '../../../values/values.js';
import type { Tracer } from '../clients/clients.js';
import { oldEndpointsIn } from '../clients/old-endpoint.js';
import { type Connected, importedFiles } from '../gather/file-graph.js';
import { importOf } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import { around, field, holds, isMember, isName, type Node, objectOf, walk, wrapperOf } from '../syntax/node.js';
import { importItems } from '../syntax/scope.js';
import { type Context, exprOf } from '../values/context.js';
import { comesFromOutside } from '../values/origins.js';
import { type ClassName, classNamesIn, isImportedHere, named, PATHS } from './class-names.js';
import { hasNamesInTexts, localNames, namesReadAsText } from './class-texts.js';
import { useOf } from './class-uses.js';
import { createParamsMoves, printParamsMoves } from './params-moves.js';
import { bringsIn, isHandedOut, readersOutside, type UsedName } from './reach.js';
import type { Twin } from './twins.js';
import { isAnnotation } from './type-names.js';
import { pathsOf } from './value-paths.js';

export interface TypeMoves {
  /** A check of a class that stays, and that a migrated response of a file may fail in silence. */
  checkThatStays(file: string): Expr | undefined;
  /** The classes that stay although the call moves, and that a checker of types compares with its own. `moved` are ids. */
  namesThatStay(site: CallSite, sites: readonly CallSite[], moved: ReadonlySet<string>): Expr[];
  /** A call that cannot move because another call of its file, whose responses meet the same check, does not; `moved` are ids. */
  untied(sites: readonly CallSite[], moved: ReadonlySet<string>): { site: CallSite; at: Expr } | undefined;
  /** The edits of the files whose calls all move. */
  edits(sites: readonly CallSite[], moved: ReadonlySet<string>, others: readonly SiteEdit[]): SiteEdit[];
}

/** Of one file: its names, and whether they can move. */
interface Names {
  module: Module;
  used: UsedName[];
  /** What decides when the code runs. */
  checks: Node[];
  canMove: boolean;
}

/** A call that was found. */
type Call = Pick<CallSite, 'file' | 'kind' | 'expr'>;

/**
 * @param calls every call of the project, whatever becomes of it.
 * @param isSelected false for a file that is not written.
 */
export function createTypeMoves(
  ctx: Context,
  tracer: Tracer,
  calls: readonly Call[],
  connected: Connected,
  isSelected: (file: string) => boolean,
): TypeMoves {
  const params = createParamsMoves(ctx);
  const requests = new Set(calls.flatMap(({ kind, expr }) => (kind === 'sdk' ? [expr.node as Node] : [])));
  const known = new Map<string, Names>();
  const namesOf = (module: Module): Names => {
    let names = known.get(module.file);
    if (!names) {
      const used = classNamesIn(module, ctx).map((one) => ({ one, use: useOf(one, module, ctx) }));
      const texts = namesReadAsText(module);
      const checks = [...texts, ...used.flatMap(({ one, use }) => (use.decides ? [one.id] : []))];
      names = { module, used, checks, canMove: false };
      known.set(module.file, names);
      names.canMove = hasCall(module.file) && used.length > 0 && texts.length === 0 && keepsToItself(names);
    }
    return names;
  };
  const hasCall = (name: string): boolean => calls.some(({ file, kind }) => file === name && kind === 'sdk');
  const keepsToItself = ({ module, used }: Names): boolean => {
    const readers = readersOutside(module, used, tracer, ctx);
    const near = readers.size === 0 ? [] : ctx.modules.everything().filter((one) => one !== module && connected(module.file).has(one.file));
    const subjects = used.flatMap(({ use }) => use.subjects ?? []);
    return (
      isSpelledPlainly(module, used) &&
      // Readers that name no class, and get none from elsewhere, take what they are given.
      near.every((one) => namesOf(one).used.length === 0 && !hasCall(one.file)) &&
      !isHandedOut(module, used, ctx) &&
      !comesFromOutside(subjects, module, ctx, (node) => requests.has(node)) &&
      // What is told by its class has been followed.
      (used.every(({ use }) => use.decides && use.subjects) || !bringsIn(module, tracer, ctx))
    );
  };
  const files = (): Names[] => ctx.modules.everything().map(namesOf);
  /** The files in which calls move. */
  const filesWith = (sites: readonly CallSite[], moved: ReadonlySet<string>): Names[] =>
    [...new Set(sites.flatMap(({ file, id }) => (moved.has(id) ? [file] : [])))].flatMap((file) => {
      const module = ctx.modules.get(file);
      return module ? [namesOf(module)] : [];
    });
  const endpoints = new Map<Module, Node[]>();
  const endpointsOf = (module: Module): Node[] => {
    const found = endpoints.get(module) ?? oldEndpointsIn(module, ctx, tracer);
    endpoints.set(module, found);
    return found;
  };
  const movedIn = ({ module }: Names, sites: readonly CallSite[], moved: ReadonlySet<string>): CallSite[] =>
    sites.filter(({ file, id }) => file === module.file && moved.has(id));
  /** True where nothing of the file calls the old endpoint any more. */
  const isWhole = ({ module }: Names, sites: readonly CallSite[], moved: ReadonlySet<string>): boolean => {
    const own = sites.filter(({ file, kind, beta }) => file === module.file && kind === 'sdk' && !beta);
    const going = own.filter(({ id }) => moved.has(id));
    const expressions = going.map(({ expr }) => expr.node as Node);
    // What moves with a call, wherever it is named.
    const places = new Set(going.flatMap(({ anchors }) => anchors.map(({ expr }) => expr.node as Node)));
    return going.length === own.length && endpointsOf(module).every((node) => places.has(node) || isOnlyIn(expressions, node, module, ctx));
  };
  const moves = (names: Names, sites: readonly CallSite[], moved: ReadonlySet<string>): boolean =>
    names.canMove && movedIn(names, sites, moved).length > 0 && isWhole(names, sites, moved);
  /** `isGone` tells of a thinking budget whether it goes; all of those that only calls that move get do. */
  const paramsIn = (names: Names, sites: readonly CallSite[], moved: ReadonlySet<string>, isGone = (_start: number) => true) => {
    if (!isSelected(names.module.file)) return [];
    const moving = new Set(sites.flatMap(({ id, expr }) => (moved.has(id) ? [expr.node as Node] : [])));
    return params.moving(names, { isMoved: (call) => moving.has(call), isGone });
  };
  return {
    checkThatStays(file) {
      const near = connected(file);
      // A check in a file without calls is met by responses of some other.
      const staying = files().filter(
        ({ module, checks, canMove }) => checks.length > 0 && !canMove && (near.has(module.file) || !hasCall(module.file)),
      );
      const names = staying.find(({ module }) => module.file === file) ?? staying[0];
      const [check] = names?.checks ?? [];
      return names && check && exprOf(names.module, check);
    },
    namesThatStay(site, sites, moved) {
      const staying = files().filter((names) => names.used.length > 0 && !moves(names, sites, moved));
      const left = staying.flatMap((names) => {
        const gone = new Set(paramsIn(names, sites, moved).flatMap(({ name }) => name.uses));
        return names.used.flatMap(({ one }) => (gone.has(one) ? [] : [{ one, module: names.module }]));
      });
      const call = site.expr.node as Node;
      const home = ctx.modules.get(site.file) as Module;
      const answer = pathsOf([{ module: home, node: call }], ctx);
      const met = left.filter(
        ({ one, module }) =>
          around(one.id, (node) => answer.annotations.has(node)) !== undefined || params.reachedFrom(one, module).calls.has(call),
      );
      // A line that names a class twice is named once.
      const lines = new Map(
        met.map((one) => [`${one.module.file}:${one.module.text.lastIndexOf('\n', one.one.id.start)}:${one.one.local}`, one]),
      );
      if (met.length > 0 || !answer.isOpen) return [...lines.values()].map(({ one, module }) => exprOf(module, one.id));
      const isNear = ({ module }: { module: Module }) =>
        module === home || imports(module, site.file, ctx) || imports(home, module.file, ctx);
      const first = left.find(({ module }) => module === home) ?? left.find(isNear);
      return first ? [exprOf(first.module, first.one.id)] : [];
    },
    untied(sites, moved) {
      for (const names of filesWith(sites, moved)) {
        const [check] = names.checks;
        const [site] = movedIn(names, sites, moved);
        if (check && site && names.canMove && !isWhole(names, sites, moved)) return { site, at: exprOf(names.module, check) };
      }
      return undefined;
    },
    edits(sites, moved, others) {
      return (moved.size > 0 ? files() : []).flatMap((names) => {
        const { file } = names.module;
        if (!moves(names, sites, moved)) {
          const isTouched = (node: { start: number; end: number }): boolean =>
            others.some((edit) => edit.file === file && edit.start < node.end && edit.end > node.start);
          const isGone = (start: number): boolean => isTouched({ start, end: start + 1 });
          return printParamsMoves(names.module, paramsIn(names, sites, moved, isGone), sites, isTouched);
        }
        const ids = movedIn(names, sites, moved).map(({ id }) => id);
        const removed = others.filter((edit) => edit.file === file && edit.end > edit.start);
        const stays = ({ node }: { node: Node }): boolean => !removed.some((edit) => edit.start < node.end && edit.end > node.start);
        const budgetStays = [...names.module.text.matchAll(/budget_tokens/g)].some(
          ({ index }) => !removed.some((edit) => edit.start <= index && edit.end > index),
        );
        return renames(names, budgetStays ? new Map([['ThinkingConfigEnabledParam', 'BetaThinkingConfigEnabledParam']]) : new Map())
          .filter(stays)
          .map(({ node, text }): SiteEdit => ({ file, start: node.start, end: node.end, text, kind: 'type', sites: ids }));
      });
    },
  };
}

/** True where an expression is a part of some calls alone, or what their names and fields are given. */
function isOnlyIn(calls: readonly Node[], node: Node, module: Module, ctx: Context, seen = new Set<Node>()): boolean {
  if (calls.some((call) => holds(call, node)) || seen.has(node)) return true;
  seen.add(node);
  let at = node;
  const outside = (node: Node): Node | undefined =>
    wrapperOf(node) ?? (node.parent && isMember(node.parent) && objectOf(node.parent) === node ? node.parent : undefined);
  for (let outer = outside(at); outer; outer = outside(at)) at = outer;
  const left = at.parent?.type === 'assignment' && at.field === 'right' ? field(at.parent, 'left') : undefined;
  if (!left) return false;
  if (isMember(left)) {
    const name = field(left, 'attribute')?.text ?? '';
    return ctx
      .membersNamed(name)
      .every((use) => use.node === left || (use.module === module && isOnlyIn(calls, use.node, module, ctx, seen)));
  }
  const binding = isName(left) ? module.scopes.bindingOf(left) : undefined;
  return (
    binding !== undefined &&
    binding.definitions.length === 1 &&
    ctx.referencesTo(binding, module).every((use) => use.module === module && isOnlyIn(calls, use.node, module, ctx, seen))
  );
}

/** True where every name can be given another text, and each text has one meaning. */
function isSpelledPlainly(module: Module, used: readonly UsedName[]): boolean {
  const imports = importStatements(module);
  const names = used.map(({ one }) => one);
  return (
    used.every(({ one, use }) => one.twin !== undefined && use.moves && isImportedHere(one)) &&
    names.every(({ isPath, module: from, twin }) => !isPath || /^anthropic\.(?:types|resources)$/.test(from) || twin?.module === from) &&
    imports.every(
      ({ items }) => items.length === 0 || items.every(({ moved }) => moved) || items.every(({ target, from }) => target === from),
    ) &&
    imports.every(({ items }) => items.every(({ moved, twin }) => !moved || twin !== undefined)) &&
    // What is counted stays on the old endpoint, with its params.
    !/\.count_tokens\s*\(/.test(module.text) &&
    !isTaken(module, names) &&
    !hasNamesInTexts(module, names)
  );
}

const imports = (module: Module, file: string, ctx: Context): boolean => importedFiles(module, ctx).some((next) => next.file === file);

/** True where a twin's name has another meaning in the file. */
function isTaken(module: Module, names: readonly ClassName[]): boolean {
  const twins = new Map(
    names.flatMap(({ isPath, local, name, twin }) => (!isPath && local === name && twin ? [[twin.name, twin.module]] : [])),
  );
  return module.scopes.all().some(({ bindings }) =>
    [...bindings.values()].some((binding) => {
      const home = twins.get(binding.name);
      if (home === undefined || names.some((one) => one.binding === binding)) return false;
      const from = importOf(binding);
      return from?.specifier !== home || from.name !== binding.name;
    }),
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

/** What is written where, in one file. `others` are twins for names whose values stay as they are. */
function renames({ module, used }: Names, others: ReadonlyMap<string, string>): { node: Node; text: string }[] {
  const target = (name: string, twin: { name: string }): string => others.get(name) ?? twin.name;
  const inPath = ({ module: from, name }: Pick<ClassName, 'module' | 'name'>, twin: Twin): string =>
    (twin.module === from ? '' : 'beta.') + target(name, twin);
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
      const text = target(name.text, twin);
      if (text !== name.text) edits.push({ node: name, text });
    }
  }
  const names = used.map(({ one }) => one);
  const words = localNames(names);
  walk(module.root, (node) => {
    if (node.type === 'string' && isAnnotation(node)) {
      const paths = new Map(names.flatMap((one) => (one.id === node && one.isPath ? [[one.path, one]] : [])));
      const text = node.text.replace(PATHS, (path) => {
        const one = paths.get(path);
        if (one?.twin) return path.slice(0, -one.name.length) + inPath(one, one.twin);
        return words.has(path) ? (others.get(path) ?? words.get(path) ?? path) : path;
      });
      if (text !== node.text) edits.push({ node, text });
    }
    return node.type !== 'string';
  });
  for (const { id, isPath, twin, module: from, name } of names) {
    if (!twin || id.type === 'string') continue;
    const text = isPath ? inPath({ module: from, name }, twin) : target(name, twin);
    if ((isPath || !aliased.has(id.text)) && text !== name) edits.push({ node: id, text });
  }
  return edits;
}
