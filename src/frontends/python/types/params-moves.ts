/**
 * Classes of params that move in a file whose other classes stay. They do nothing when the code runs, so what counts is what a checker of
 * types sees: a name moves where all that it describes goes to calls that move.
 */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { SiteEdit } from '../../../run/engine.js';
import type { CallSite } from '../../../sites/sites.js';
import { lineEnd } from '../../layout.js';
import { removalOf } from '../../lists.js';
import { COMMENTS } from '../edits/print.js';
import { moduleName } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import type { Node } from '../syntax/node.js';
import { type Binding, importItems } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { type ClassName, isImportedHere } from './class-names.js';
import { losesBudgets } from './enabled-class.js';
import type { UsedName } from './reach.js';
import type { Twin } from './twins.js';
import { pathsOf, type Reached, startsOf } from './value-paths.js';

const PARAMS = /Params?(?:NonStreaming|Streaming)?$|^Request$/;
/** What becomes of these is decided with what is written in them. */
const THINKING = /^ThinkingConfig/;
/** Its twin is the adaptive class: each use becomes another where its budget goes. */
const ENABLED = 'ThinkingConfigEnabledParam';

/** A name that a file imports, with the uses in it that move. */
interface Name {
  binding: Binding;
  twin: Twin;
  uses: ClassName[];
  /** Something else needs the old import. */
  stays: boolean;
}

/** A name that moves, and the calls that its values go to. */
interface Moving {
  name: Name;
  calls: Set<Node>;
}

/** What the calls of a file become. */
interface Moves {
  isMoved: (call: Node) => boolean;
  /** True for the place of a thinking budget that goes. */
  isGone: (start: number) => boolean;
}

export interface ParamsMoves {
  /** Where the value goes that a use of a class describes. */
  reachedFrom(one: ClassName, module: Module): Reached;
  /** The names of a file that move. */
  moving(file: { module: Module; used: readonly UsedName[] }, moves: Moves): Moving[];
}

export function createParamsMoves(ctx: Context): ParamsMoves {
  const known = new Map<Node, Reached>();
  const reachedFrom = (one: ClassName, module: Module): Reached => {
    const found = known.get(one.id) ?? fromAll(startsOf(one.id, module, ctx));
    known.set(one.id, found);
    return found;
  };
  const fromAll = (starts: readonly (Located | undefined)[]): Reached => {
    const seen = starts.filter((start) => start !== undefined);
    const reached = pathsOf(seen, ctx);
    return { ...reached, isOpen: reached.isOpen || seen.length < starts.length };
  };
  /** The calls that all values of these uses go to, where each of them moves and nothing else gets the values. */
  const callsOf = (uses: readonly ClassName[], module: Module, { isMoved }: Moves): Set<Node> | undefined => {
    const reached = uses.map((one) => reachedFrom(one, module));
    const calls = new Set(reached.flatMap((one) => [...one.calls]));
    return reached.every(({ isOpen }) => !isOpen) && calls.size > 0 && [...calls].every(isMoved) ? calls : undefined;
  };
  const isFree = ({ name }: Twin, module: Module): boolean => module.scopes.all().every(({ bindings }) => !bindings.has(name));
  const isOwn = (binding: Binding, module: Module): boolean =>
    ctx.referencesTo(binding, module).every((reference) => reference.module === module);
  /** The uses of the class with a thinking budget that become adaptive. */
  const adaptive = (name: Name, module: Module, moves: Moves): Moving[] => {
    const { binding, twin, uses } = name;
    if (!isFree(twin, module)) return [];
    const own = uses.filter(
      (one) =>
        one.name === ENABLED && isImportedHere(one) && losesBudgets(one.id, moves.isGone) && callsOf([one], module, moves) !== undefined,
    );
    const calls = callsOf(own, module, moves);
    const stays = own.length < uses.length || !isOwn(binding, module);
    return calls ? [{ name: { ...name, uses: own, stays }, calls }] : [];
  };
  return {
    reachedFrom,
    moving({ module, used }, moves) {
      return namesOf(used).flatMap((name) => {
        const { binding, twin, uses } = name;
        if (binding.name === ENABLED) return adaptive(name, module, moves);
        const own = used.filter(({ one }) => one.binding === binding);
        const isPlain =
          own.every(({ use }) => use.moves && !use.decides) &&
          uses.every((one) => PARAMS.test(one.name) && !THINKING.test(one.name) && isImportedHere(one)) &&
          (twin.name === binding.name || isFree(twin, module)) &&
          isOwn(binding, module);
        const calls = isPlain ? callsOf(uses, module, moves) : undefined;
        return calls ? [{ name, calls }] : [];
      });
    },
  };
}

/** The names that an import statement of the file binds, each to one class. */
function namesOf(used: readonly UsedName[]): Name[] {
  const found = new Map<Binding, Name>();
  for (const { one } of used) {
    if (!one.binding || one.isPath || !one.twin || one.binding.definitions.length !== 1) continue;
    const name = found.get(one.binding) ?? { binding: one.binding, twin: one.twin, uses: [], stays: false };
    found.set(one.binding, { ...name, uses: [...name.uses, one] });
  }
  // In a text the name would stay.
  return [...found.values()].filter(({ binding }) => !used.some(({ one }) => one.binding === binding && one.id.type === 'string'));
}

/** The edits of one file: its imports, and the names where they have another one. */
export function printParamsMoves(
  module: Module,
  moving: readonly Moving[],
  sites: readonly CallSite[],
  isTouched: (node: Node) => boolean,
): SiteEdit[] {
  const statements = new Map<Node, Moving[]>();
  for (const one of moving) {
    const statement = one.name.binding.definitions[0]?.node.parent;
    if (statement) statements.set(statement, [...(statements.get(statement) ?? []), one]);
  }
  return [...statements].flatMap(([statement, own]) => {
    const uses = own.flatMap(({ name }) => name.uses.map(({ id }) => id));
    if (statement.type !== 'import_from_statement' || [statement, ...uses].some(isTouched)) return [];
    const calls = new Set(own.flatMap((one) => [...one.calls]));
    const ids = sites.flatMap(({ id, expr }) => (calls.has(expr.node as Node) ? [id] : []));
    const renamed = own.flatMap(({ name: { binding, twin, uses: all } }) =>
      isAliased(binding) || twin.name === binding.name ? [] : all.map(({ id }) => ({ start: id.start, end: id.end, text: twin.name })),
    );
    return [
      ...importsOf(
        statement,
        own.map(({ name }) => name),
        module,
      ),
      ...renamed,
    ].map((edit) => ({
      ...edit,
      file: module.file,
      kind: 'type',
      sites: ids,
    }));
  });
}

const isAliased = ({ definitions: [definition] }: Binding): boolean => definition?.node.type === 'aliased_import';

/** The moved items go to statements of their own, behind the one that loses them. */
function importsOf(statement: Node, names: readonly Name[], { text }: Module): TextEdit[] {
  const items = importItems(statement);
  const nameOf = (id: Node) => names.find(({ binding, stays }) => !stays && binding.definitions[0]?.id === id);
  const written = ({ twin, binding }: Name): string => (isAliased(binding) ? `${twin.name} as ${binding.name}` : twin.name);
  const lines = [...new Set(names.map(({ twin }) => twin.module))].map(
    (home) =>
      `from ${home} import ${names
        .filter(({ twin }) => twin.module === home)
        .map(written)
        .join(', ')}`,
  );
  if (items.every(({ id }) => nameOf(id))) {
    const [only, ...others] = lines;
    return only !== undefined && others.length === 0 ? renamedIn(statement, items, nameOf) : [replacing(statement, lines, text)];
  }
  const nodes = items.map(({ node }) => node);
  const removals: TextEdit[] = [];
  for (let index = 0; index < items.length; index++) {
    const isGone = (at: number): boolean => items[at] !== undefined && nameOf(items[at].id) !== undefined;
    if (!isGone(index)) continue;
    let end = index;
    while (isGone(end + 1)) end++;
    removals.push(...removalOf(nodes, index, end, text, COMMENTS));
    index = end;
  }
  const behind = lines.map((line) => `${lineEnd(text)}${line}`).join('');
  return [...removals, { start: statement.end, end: statement.end, text: behind }];
}

/** In a statement that moves as a whole, names and module get another text. */
function renamedIn(statement: Node, items: ReturnType<typeof importItems>, nameOf: (id: Node) => Name | undefined): TextEdit[] {
  const path = statement.children.find((child) => child.field === 'module_name');
  const edits = items.flatMap(({ node, alias, id }) => {
    const twin = nameOf(id)?.twin;
    const old = alias ? (node.children.find((child) => child.field === 'name') as Node) : node;
    return twin && old.text !== twin.name ? [{ start: old.start, end: old.end, text: twin.name }] : [];
  });
  const home = nameOf((items[0] as { id: Node }).id)?.twin.module;
  return path && home && moduleName(statement) !== home ? [{ start: path.start, end: path.end, text: home }, ...edits] : edits;
}

const replacing = (statement: Node, lines: readonly string[], text: string): TextEdit => ({
  start: statement.start,
  end: statement.end,
  text: lines.join(lineEnd(text)),
});
