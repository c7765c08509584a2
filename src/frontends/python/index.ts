/** Python: the `Language` that finds call sites in it and prints edits. */
import { hostOf } from '../../hosts/names.js';
import type { SourceTree } from '../../run/engine.js';
import { Failures } from '../../run/failures.js';
import { OPUS_4_7, readModel, roleOf, twinOf } from '../../sdk/models.js';
import { HOST } from '../../sdk/raw-http.js';
import { NO_SHAPE } from '../../sites/answer-shape.js';
import type { CallSite } from '../../sites/sites.js';
import { outcomes, property } from '../../values/outcomes.js';
import { exprKey } from '../../values/values.js';
import type { Found, Language } from '../language.js';
import { lazily } from '../once.js';
import type { Tracer } from './clients/clients.js';
import { findOtherClients, mayCallOthers } from './clients/other-clients.js';
import { cleanUp } from './edits/cleanup.js';
import { printOperations } from './edits/print.js';
import { freeName, statementOfCall } from './edits/room.js';
import { type Connected, connectedFiles, createConnection } from './gather/file-graph.js';
import { gather } from './gather/gather.js';
import { sends } from './gather/text-tests.js';
import { createExperiments } from './generated/experiments.js';
import { createGuards, isGuarded } from './generated/guards.js';
import { callerOf, createMockFinder } from './mocks/mocks.js';
import type { Module } from './modules/modules.js';
import { isBuiltin } from './modules/names.js';
import { staysLocal } from './responses/local-response.js';
import { handlingOf } from './responses/response.js';
import { feedbackLoop } from './sites/feedback.js';
import { enclosingName, type FoundSite, findSdkCalls, ignoreComments, linesOf, mayCallSdk, mayIgnore } from './sites/find.js';
import { findHttpCalls } from './sites/http.js';
import { budgetObjects, mayHoldBudget, mayHoldRequest, requestObjects } from './sites/objects.js';
import { calleeOf, isCall, type Node } from './syntax/node.js';
import type { Parse } from './syntax/parse.js';
import type { Binding } from './syntax/scope.js';
import { createSyntax } from './syntax/syntax.js';
import { adaptiveNames } from './types/enabled-class.js';
import { createTypeMoves, type TypeMoves } from './types/type-moves.js';
import { createBudgetReads } from './uses/budget-reads.js';
import type { Followed } from './uses/deciders.js';
import { heldBy } from './uses/held.js';
import { isPassedInSight } from './uses/in-sight.js';
import { leadsOf } from './uses/leads.js';
import { isReadElsewhere } from './uses/read-elsewhere.js';
import { createReflection } from './uses/reflection.js';
import { createReplacements } from './uses/replaced.js';
import { createReadsAccessor } from './values/accessors.js';
import { textsAsked } from './values/asked.js';
import { isPure } from './values/conditions.js';
import { type Context, exprOf } from './values/context.js';
import { createContext } from './values/create-context.js';
import { isDroppable, isDroppableWrite } from './values/effects.js';
import { addends, isFixed } from './values/fixed.js';
import { budgetTexts } from './values/json-text.js';
import { isNameOf, isNumber, isSimple, isUntyped, isWritten, meansTheSame } from './values/places.js';

/** Makes the language of one run over one source tree. */
export function createPython(tree: SourceTree, parse: Parse): Language {
  const { ctx, tracer } = createContext(tree, parse);
  const { modules } = ctx;
  const connected = connectedFiles(ctx);
  const home = (expr: { file: string }) => modules.get(expr.file) as Module;
  const syntax = createSyntax(
    (file) => modules.get(file),
    (name, at) => !isBuiltin(name, at.node as Node, home(at), ctx),
  );
  const readsAccessor = createReadsAccessor(tree);
  let moves: TypeMoves | undefined;
  let sites: readonly CallSite[] = [];

  return {
    find() {
      gather(tree, modules);
      const found = collect(tree, ctx, tracer, connected);
      ({ sites, moves } = found);
      return found;
    },
    syntax,
    experiments: createExperiments(tree, ctx),
    guards: createGuards(tree, ctx),
    text: (expr) => modules.get(expr.file)?.text.slice(expr.start, expr.end) ?? '',
    isWritten: (expr) => isWritten(expr, home(expr), ctx),
    isList: (expr) => /^(?:list|tuple)$/.test((expr.node as Node).type),
    isNameOf: (name, value) => isNameOf(name, value, home(name)),
    isSimple,
    isNumber,
    isPure: (expr) => isPure(expr.node as Node),
    readsAccessor: (expr) => readsAccessor(expr.node as Node),
    isDroppable: (expr) => isDroppable(expr.node as Node, home(expr), ctx),
    isDroppableWrite: (expr) => isDroppableWrite(expr.node as Node, home(expr), ctx),
    // A checker of types expects what a TypedDict says wherever it stands.
    isTyped: () => true,
    isUntyped,
    isFixed: (expr) => isFixed(expr.node as Node, home(expr)),
    roomBefore(call, wanted) {
      const statement = statementOfCall(call.node as Node);
      const name = freeName([wanted, `${wanted}_chosen`], home(call));
      return statement && name !== undefined ? { statement: exprOf(home(call), statement), name } : undefined;
    },
    addends: (expr) => addends(expr.node as Node).map((node) => exprOf(expr, node)),
    isPinned: () => false,
    meansTheSame: (expr, at) => meansTheSame(expr, at, home(expr), ctx),
    isPassedInSight: (expr) => isPassedInSight(expr, ctx),
    leadsOf: (declaration, value, isRead, target) => leadsOf(declaration, value, isRead, target, ctx),
    isReachedByName: ({ binding }) => binding === null || 'owner' in (binding as object) || (binding as Binding).scope.parent === null,
    isConnected: createConnection(connected, tree),
    reflected: createReflection(ctx),
    isReadElsewhere: (declaration, isRead) => isReadElsewhere(declaration, isRead, ctx),
    isBudgetRead: createBudgetReads(ctx),
    textsAsked: (test) => textsAsked(test, ctx),
    heldBy: (declaration, gone, isRead) => heldBy(declaration, gone, isRead, ctx),
    print(operations) {
      const edits = printOperations(operations, ctx, syntax);
      const files = [...new Set(edits.map((edit) => edit.file))];
      const all = [...edits, ...files.flatMap((file) => cleanUp(edits, modules.get(file) as Module, ctx))];
      const moved = operations.flatMap(({ op, sites: ids }) => (op === 'endpoint' ? ids : []));
      const named = [...all, ...(moves?.edits(sites, new Set(moved), all) ?? [])];
      return [...named, ...files.flatMap((file) => adaptiveNames(modules.get(file) as Module, named, ctx))];
    },
    untied: (moved) => moves?.untied(sites, moved),
    namesThatStay: (site, moved) => moves?.namesThatStay(site, sites, moved) ?? [],
  };
}

function collect(tree: SourceTree, ctx: Context, tracer: Tracer, connected: Connected): Found & { moves: TypeMoves } {
  const { modules } = ctx;
  const found = new Map<string, FoundSite>();
  const files = [...modules.files()];
  /** Those of the files that may hold something, by their text. */
  const holding = (test: (text: string) => boolean): Module[] =>
    files.flatMap((file) => (test(modules.textOf(file)) ? (modules.get(file) ?? []) : []));
  const failures = new Failures();
  const take = (sites: readonly FoundSite[]) => {
    for (const site of sites) if (!found.has(exprKey(site.expr))) found.set(exprKey(site.expr), site);
  };
  // Without the host of the API no code sends it a request of its own making.
  const mayNameHost = tree.containing([HOST]).length > 0;
  for (const module of holding((text) => mayCallSdk(text, ctx))) take(findSdkCalls(module, ctx, tracer, failures.attempt));
  for (const module of holding(mayCallOthers)) take(findOtherClients(module, ctx, failures.attempt));
  for (const module of mayNameHost ? holding(sends) : []) take(findHttpCalls(module, ctx, tracer, failures.attempt));
  for (const module of holding(mayHoldRequest)) take(requestObjects(module, ctx, tracer, tree, failures.attempt));
  const inOrder = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.expr.start - b.expr.start));
  const ids = idsOf(inOrder, tree.root);
  const moves = createTypeMoves(ctx, tracer, inOrder, connected, (file) => tree.selected.has(file));
  const comments = new Map(holding(mayIgnore).map((module) => [module, ignoreComments(module)]));
  const silenced = new Map<Module, Set<number>>();
  const mockOf = createMockFinder(ctx, tracer, tree.root);
  const replacementOf = createReplacements(ctx, tracer);
  const sites = inOrder.map((site): CallSite => {
    const { module, node, mockedAt, ...rest } = site;
    const lines = linesOf(node, module);
    const ignored = (comments.get(module) ?? []).some(({ line }) => lines.includes(line + 1));
    if (ignored) silenced.set(module, new Set([...(silenced.get(module) ?? []), ...lines]));
    const handled = lazily(() =>
      site.kind === 'sdk' || site.kind === 'http' ? handlingOf(node, module, movingModels(site, ctx), ctx) : undefined,
    );
    const loop = lazily(() => {
      const found = site.kind === 'sdk' || site.kind === 'http' ? feedbackLoop(node, module, ctx) : undefined;
      return found && exprOf(found.module, found.node);
    });
    return {
      ...rest,
      get loop() {
        return loop();
      },
      // Only a site that may migrate is asked for what takes long to find.
      get mock() {
        return mockedAt ?? (site.kind === 'sdk' ? mockOf(callerOf(calleeOf(node), module, ctx)) : undefined);
      },
      get replaced() {
        return site.kind === 'sdk' ? replacementOf({ module, node: calleeOf(node) }) : undefined;
      },
      get classCheck() {
        // What a batch answered is read by other calls.
        const isSeen = site.method !== 'batches.create' && staysLocal(node, module, ctx);
        return site.kind === 'sdk' && !isSeen ? moves.checkThatStays(site.file) : undefined;
      },
      get readsThinking() {
        // What a library makes of the answer is not followed: its thinking may be read anywhere.
        return handled()?.readsThinking ?? site.library?.rule !== undefined;
      },
      get shape() {
        return handled()?.shape ?? NO_SHAPE;
      },
      get lookup() {
        return handled()?.decider;
      },
      get beside() {
        return handled()?.beside;
      },
      answers: (model) => handled()?.holds(model.expr) ?? false,
      id: ids.get(site) as string,
      ...(isCall(node) && isGuarded(node, module, ctx, tree) && { guarded: true as const }),
      ignored,
      selected: tree.selected.has(site.file),
    };
  });
  const ignores = [...comments].flatMap(([module, list]) =>
    list.map(({ start, line }) => ({ spot: { file: module.file, start }, used: silenced.get(module)?.has(line + 1) ?? false })),
  );
  const budgets = holding(mayHoldBudget).flatMap((module) =>
    [...budgetObjects(module), ...budgetTexts(module)].map((node) => ({
      object: exprOf(module, node),
      spot: { file: module.file, start: node.start },
    })),
  );
  return {
    sites,
    budgets,
    ignores,
    // What is asked later may lead to files that were not parsed yet.
    get errors() {
      return [...modules.problems(), ...failures.all];
    },
    get parsed() {
      return modules.parsed();
    },
    moves,
  };
}

/** The ids of a call that would become others. */
function movingModels({ requests }: FoundSite, { modules }: Context): Followed[] {
  const migration = modules.migration ?? OPUS_4_7;
  const models = requests.flatMap(({ params }) => outcomes(property(params, 'model')));
  return models.flatMap(({ leaf }) => {
    const from = leaf.kind === 'literal' && typeof leaf.value === 'string' ? leaf.value : '';
    return roleOf(readModel(from), migration) === 'moves' ? [{ from, to: twinOf(from, migration.to), at: leaf.expr }] : [];
  });
}

/** Path, enclosing function, ordinal; calls are counted first. */
function idsOf(sites: readonly FoundSite[], root: string): Map<FoundSite, string> {
  const ids = new Map<FoundSite, string>();
  const counts = new Map<string, number>();
  const objects = sites.filter(({ kind }) => kind === 'object');
  for (const site of [...sites.filter(({ kind }) => kind !== 'object'), ...objects]) {
    const name = `${hostOf(site.file).slice(root.length + 1)}#${enclosingName(site.node)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    ids.set(site, `${name}:${count}`);
  }
  return ids;
}
