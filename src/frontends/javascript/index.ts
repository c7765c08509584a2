/** JavaScript and TypeScript: the `Language` that finds call sites in them and prints edits. */
import { hostOf } from '../../hosts/names.js';
import type { SourceTree } from '../../run/engine.js';
import { Failures } from '../../run/failures.js';
import { usesLibrary } from '../../sdk/libraries.js';
import { NO_SHAPE } from '../../sites/answer-shape.js';
import type { CallSite } from '../../sites/sites.js';
import { exprKey } from '../../values/values.js';
import type { Found, Language } from '../language.js';
import { lazily } from '../once.js';
import { headersOfAnyClient } from './clients/any-client.js';
import type { Tracer } from './clients/clients.js';
import { findOtherClients } from './clients/other-clients.js';
import { cleanUp } from './edits/cleanup.js';
import { printOperations } from './edits/print.js';
import { freeName, statementOfCall } from './edits/room.js';
import { type FoundByEngine, findByEngine } from './engine/engine-sites.js';
import { createTracedProof } from './engine/traced-proof.js';
import { gather } from './gather/gather.js';
import { mayRequest } from './gather/givers.js';
import { connectedWith, runInGroups } from './gather/groups.js';
import { mayHoldCalls } from './gather/text-tests.js';
import { createExperiments } from './generated/experiments.js';
import { createGuards, isGuarded } from './generated/guards.js';
import { callerOf, createMockFinder } from './mocks/mocks.js';
import type { Module, ParsedFiles } from './modules/modules.js';
import { createTsconfigs } from './modules/tsconfigs.js';
import { readsThinkingText, shapeExpected } from './responses/response.js';
import { feedbackLoop } from './sites/feedback.js';
import { enclosingName, type FoundSite, findSdkCalls, ignoreComments, linesOf } from './sites/find.js';
import { findHttpCalls } from './sites/http.js';
import { budgetObjects, requestObjects } from './sites/objects.js';
import { isCall, type Node } from './syntax/ast.js';
import { borders } from './syntax/borders.js';
import { textWithoutComments } from './syntax/comments.js';
import { createSyntax } from './syntax/syntax.js';
import { createExactTypes } from './types/exact-types.js';
import { isNumber } from './types/number-types.js';
import { typeImport } from './types/type-import.js';
import { isPassedInSight } from './uses/in-sight.js';
import { leadsOf } from './uses/leads.js';
import { callNaming } from './uses/method-calls.js';
import { isReadElsewhere } from './uses/read-elsewhere.js';
import { createReplacements } from './uses/replaced.js';
import { createReadsAccessor } from './values/accessors.js';
import { textsAsked } from './values/asked.js';
import { isPure } from './values/conditions.js';
import type { Context } from './values/context.js';
import { exprOf } from './values/context.js';
import { createContext } from './values/create-context.js';
import { isDroppable, isDroppableWrite } from './values/effects.js';
import { addends, isFixed } from './values/fixed.js';
import { heldBy, isMadeInto, isNameOf, isPinned, isSimple, isTyped, isWritten, meansTheSame } from './values/places.js';

/** Makes the language of one analysis of one source tree. @param known files that another analysis has parsed. */
export function createJavaScript(tree: SourceTree, known?: ParsedFiles): Language {
  const { ctx, tracer } = createContext(tree, known);
  const { modules } = ctx;
  const moduleOf = (file: string) => modules.get(file);
  const tsconfigs = createTsconfigs(tree);
  const isExact = createExactTypes(tsconfigs);
  const syntax = createSyntax(moduleOf);
  const home = (expr: { file: string }) => modules.get(expr.file) as Module;

  const readsAccessor = createReadsAccessor(tree);
  let byEngine: FoundByEngine[] = [];

  return {
    deciderOf: (expr, becomes) => byEngine.flatMap(({ deciders }) => deciders.of(expr, becomes, modules.knowsBoth) ?? [])[0],
    takesEntries: ({ node }) => (node as Node).type === 'ObjectExpression',
    isNumber: (declared) => isNumber(declared.node as Node, home(declared)),
    isMadeInto: (object) => isMadeInto(object, home(object)),
    isBudgetRead: (expr) => byEngine.some(({ readsBudget }) => readsBudget(expr)),
    experiments: createExperiments(tree, ctx, tsconfigs),
    guards: createGuards(tree, ctx, tsconfigs),
    find() {
      gather(tree, modules);
      const found = collect(tree, ctx, tracer, readsAccessor);
      byEngine = found.byEngine;
      return found;
    },
    syntax,
    text: (expr) => textWithoutComments(expr, moduleOf(expr.file)),
    isWritten: (expr) => isWritten(expr) && moduleOf(expr.file) !== undefined,
    isList: (expr) => (expr.node as Node).type === 'ArrayExpression',
    isNameOf: (name, value) => isNameOf(name, value, home(name)),
    isSimple,
    isPure: (expr) => isPure(expr.node as Node),
    readsAccessor: (expr) => readsAccessor(expr.node as Node),
    isDroppable: (expr) => isDroppable(expr.node as Node, home(expr), ctx),
    isDroppableWrite: (expr) => isDroppableWrite(expr.node as Node, home(expr), ctx),
    isTyped: (at) => isTyped(at, home(at)),
    refusesUndefined: (at) => isExact(at.file),
    isFixed: (expr) => isFixed(expr.node as Node, home(expr)),
    roomBefore(call, wanted) {
      const statement = statementOfCall(call.node as Node, home(call));
      const name = freeName([wanted, `${wanted}Chosen`], call.node as Node, home(call));
      return statement && name !== undefined ? { statement: exprOf(home(call), statement), name } : undefined;
    },
    addends: (expr) => addends(expr.node as Node).map((node) => exprOf(expr, node)),
    isPinned: (expr) => isPinned(expr, home(expr)),
    meansTheSame: (expr, at) => meansTheSame(expr, at, home(expr), ctx),
    isPassedInSight: (expr) => isPassedInSight(expr, ctx),
    leadsOf: (declaration, value, isRead) => leadsOf(declaration, value, isRead, ctx),
    isReadElsewhere: (declaration, isRead) => isReadElsewhere(declaration, isRead, ctx),
    isReachedByName: ({ exported }) => exported,
    heldBy: (declaration, gone, isRead) => heldBy(declaration, gone, isRead, ctx),
    textsAsked: (test, isRun) => textsAsked(test, isRun, ctx),
    typeImport: (at, name, specifier) => typeImport(home(at), name, specifier),
    callNaming: (declaration, text) => callNaming(declaration, text, ctx),
    print(operations) {
      const edits = printOperations(operations, moduleOf, syntax);
      const files = [...new Set(edits.map((edit) => edit.file))];
      const all = [...edits, ...files.flatMap((file) => cleanUp(edits, modules.get(file) as Module, ctx))];
      return [...files.flatMap((file) => borders(all, modules.get(file) as Module)), ...all];
    },
  };
}

function collect(
  tree: SourceTree,
  ctx: Context,
  tracer: Tracer,
  readsAccessor: (node: Node) => boolean,
): Found & { byEngine: FoundByEngine[] } {
  const { modules } = ctx;
  const found = new Map<string, FoundSite>();
  const ignores: Found['ignores'] = [];
  const budgets: Found['budgets'] = [];
  const take = (sites: readonly FoundSite[]) => {
    for (const site of sites) if (!found.has(exprKey(site.expr))) found.set(exprKey(site.expr), site);
  };
  const parsed = modules.parsed();
  const { asked } = tree;
  const all = !asked || parsed.every(({ file }) => asked.has(hostOf(file))) ? parsed : connectedWith(asked, parsed, modules);
  const near = new Set(all);
  const failures = new Failures();
  const tooLong = new Set<string>();
  const byEngine = runInGroups(parsed, ctx, {
    matters: (group) => group.some((module) => near.has(module)) && mayCall(group),
    run: (group) => findByEngine(ctx, group, tree, tooLong),
  });
  for (const { sites } of byEngine) take(sites);
  for (const module of all) {
    // Calls in code that nothing runs are traced on their own, too.
    take(findSdkCalls(module, ctx, tracer, failures.attempt));
    take(findHttpCalls(module, ctx, failures.attempt));
    take(findOtherClients(module, ctx, failures.attempt));
  }
  for (const module of all) take(requestObjects(module, ctx, tracer, tree, failures.attempt));
  const headersOfAny = lazily(() => headersOfAnyClient(ctx));
  const proof = createTracedProof(parsed, [...found.values()], ctx, readsAccessor);
  const mockOf = createMockFinder(ctx, tree.root);
  const replacementOf = createReplacements(ctx, tracer);
  const comments = new Map<Module, ReturnType<typeof ignoreComments>>(all.map((module) => [module, ignoreComments(module)]));
  const inOrder = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.expr.start - b.expr.start));
  const ids = idsOf(inOrder, tree.root);
  const siteOf = (site: FoundSite): CallSite => {
    const { module, node, ...rest } = site;
    const silencing = comments.get(module) ?? [];
    const lines = silencing.length > 0 ? linesOf(node, module) : [];
    const isCallOfApi = site.kind === 'sdk' || site.kind === 'http';
    const loop = lazily(() => {
      const found = isCallOfApi ? feedbackLoop(node, module, ctx) : undefined;
      return found && exprOf(found.module, found.node);
    });
    // What a library makes of the answer is not followed: its thinking may be read anywhere.
    const readsThinking = lazily(
      () => site.readsThinking || site.library?.rule !== undefined || (isCallOfApi && readsThinkingText(node, module, ctx)),
    );
    const lookup = lazily(() => proof.lookupAfter(site));
    const unproved = proof.unprovedIn(site);
    const shape = lazily(() => (isCallOfApi ? shapeExpected(node, module, ctx) : NO_SHAPE));
    return {
      ...rest,
      ...(site.platform === 'untraced' && { headers: { ...site.headers, client: [...site.headers.client, ...headersOfAny()] } }),
      ...(unproved?.isGiven && { doubted: true as const }),
      ...(unproved && { unproved: unproved.expr }),
      // Only a call that may migrate is asked for what takes long to find.
      get lookup() {
        return lookup();
      },
      get shape() {
        return shape();
      },
      get loop() {
        return loop();
      },
      get mock() {
        return site.kind === 'sdk' && isCall(node) ? mockOf(callerOf(node.callee, module, ctx)) : undefined;
      },
      get replaced() {
        return site.kind === 'sdk' && isCall(node) ? replacementOf({ module, node: node.callee }) : undefined;
      },
      id: ids.get(site) as string,
      ...(isCall(node) && isGuarded(node, module, ctx, tree) && { guarded: true as const }),
      ignored: silencing.some((comment) => lines.includes(comment.line + 1)),
      get readsThinking() {
        return readsThinking();
      },
      selected: tree.selected.has(site.file),
    };
  };
  const sites = inOrder.flatMap((site) => failures.attempt(site.expr, () => siteOf(site)) ?? []);
  for (const [module, list] of comments) {
    const silenced = new Set(
      sites
        .filter((site) => site.file === module.file && site.ignored)
        .flatMap((site) => linesOf(site.expr.node as FoundSite['node'], module)),
    );
    for (const comment of list) ignores.push({ spot: { file: module.file, start: comment.start }, used: silenced.has(comment.line + 1) });
  }
  for (const module of all) {
    for (const node of budgetObjects(module)) {
      const object = exprOf(module, node);
      budgets.push({ object, spot: { file: module.file, start: object.start } });
    }
  }
  return { sites, budgets, ignores, errors: [...modules.problems(), ...failures.all], parsed: parsed.length, byEngine };
}

/** False for files that no call of the API can stand in, nor one of a library that code beside it may decide about: there is nothing in them to run. */
const mayCall = (group: readonly Module[]): boolean =>
  group.some((module) => mayRequest(module) || [...module.specifiers].some((from) => usesLibrary('javascript', from))) &&
  group.some(({ text, markup = '' }) => mayHoldCalls(text) || mayHoldCalls(markup));

/** Path, enclosing function, ordinal. Calls are counted first: an object literal is no site of its own any more when its call has migrated. */
function idsOf(sites: readonly FoundSite[], root: string): Map<FoundSite, string> {
  const ids = new Map<FoundSite, string>();
  const counts = new Map<string, number>();
  const objects = sites.filter(({ kind }) => kind === 'object');
  for (const site of [...sites.filter(({ kind }) => kind !== 'object'), ...objects]) {
    const name = `${hostOf(site.file).slice(root.length + 1)}#${enclosingName(site.node, site.module)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    ids.set(site, `${name}:${count}`);
  }
  return ids;
}
