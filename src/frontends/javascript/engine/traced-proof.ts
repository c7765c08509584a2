/**
 * What the code does not prove of a request whose files are not run. Its call is traced on its own, which does not see all that may give it
 * another model, or change what it is made of.
 */
import { ANY_MODEL, listedMentionsOf, OPUS_4_7, takesBudgets } from '../../../sdk/models.js';
import { hasUnseen } from '../../../sites/doubts.js';
import { prefillOf } from '../../../sites/prefill.js';
import { outcomes, property } from '../../../values/outcomes.js';
import type { Entry, Expr, Value } from '../../../values/values.js';
import { askedOnce, lazily } from '../../once.js';
import { type Module, requiredSpecifier } from '../modules/modules.js';
import { modelReads } from '../responses/response.js';
import type { FoundSite } from '../sites/find.js';
import { type Call, isCall, isMember, keyName, memberName, type Node } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import type { Located } from '../values/functions.js';
import { outermost } from '../values/mutations.js';
import { followed } from '../values/stand-ins.js';
import { isLogged, SETS_HEADERS, TracedRequest } from './traced-request.js';

/** A place at which it is not proved what a request is. */
export interface Unproved {
  expr: Expr;
  /** True where the value comes from elsewhere, and the code of the project names another model; else something may change an object. */
  isGiven: boolean;
}

export interface TracedProof {
  /** What the code does not show of the request of a call that was not run. */
  unprovedIn(site: FoundSite): Unproved | undefined;
  /** The place where code reads the model of the response, and may decide something by it. */
  lookupAfter(site: FoundSite): Expr | undefined;
}

const isTraced = ({ kind, followed }: FoundSite): boolean => !followed && (kind === 'sdk' || kind === 'http');
const textIn = ({ text, markup = '' }: Module): string => `${text}${markup}`;

/**
 * @param found every site that was found.
 * @param readsAccessor true for an expression with a property in it for which the project has a getter.
 */
export function createTracedProof(
  parsed: readonly Module[],
  found: readonly FoundSite[],
  ctx: Context,
  readsAccessor: (node: Node) => boolean,
): TracedProof {
  const modelsOf = ({ requests }: FoundSite) =>
    requests.flatMap(({ params, assume }) => outcomes(property(params, 'model'), assume)).map(({ leaf }) => leaf);
  // What a call is known to be sent with changes with that call, or stays with it.
  const sent = lazily(() => found.flatMap(modelsOf).flatMap(({ kind, expr }) => (kind === 'literal' ? expr : [])));
  const naming = lazily(() => parsed.filter((one) => !ctx.isTest(one) && textIn(one).includes(ANY_MODEL)));
  const mentions = listedMentionsOf(ctx.modules.migration ?? OPUS_4_7);
  /** True where the old id stands somewhere else than where calls are known to take it from: something may be decided by it, or sent with it. */
  const isNamedBeside = lazily(() =>
    naming().some((one) =>
      [...textIn(one).matchAll(mentions)].some(
        ({ index }) => !sent().some(({ file, start, end }) => file === one.file && start <= index && index < end),
      ),
    ),
  );
  const namesBetas = lazily(() => parsed.some((one) => !ctx.isTest(one) && /anthropic-beta/i.test(textIn(one))));
  // What a file does with what it loads at run time is not followed by name.
  const loaded = lazily(() => {
    const files = parsed.filter((one) => !ctx.isTest(one) && one.text.includes('import('));
    return new Set(files.flatMap((one) => importedLater(one).flatMap((specifier) => ctx.modules.resolve(specifier, one.file) ?? [])));
  });
  // Many calls share their params.
  const once = askedOnce<Node, ReturnType<typeof followed>>(undefined);
  const followedOf = (made: Located) => once(made.node, () => followed(made, ctx));
  /** The expressions that are the model of the response, under whatever name. */
  const answeredModels = ({ node, module }: FoundSite): Located[] =>
    modelReads(node, module, ctx).flatMap((read) => followed(read, ctx, true)?.found ?? read);
  const isLoadedLater = (one: Module): boolean => loaded().has(one.file);
  const traced = (call: Call, parts: readonly Located[], decides?: RegExp): TracedRequest => {
    const request = new TracedRequest(call, ctx, readsAccessor, isLoadedLater, followedOf, decides);
    for (const { node, module } of parts) request.value(node, module);
    return request;
  };
  /** The first place where headers are not known that may name betas: these would be sent in the place of those of the request, or be lost. */
  const unseenHeaders = ({ kind, module, headers }: FoundSite, call: Call): Located | undefined => {
    if (kind !== 'sdk' || !namesBetas()) return undefined;
    const ofCall = call.arguments.slice(1, 2).map((node) => ({ node, module }));
    const ofClient = headers.client.map(({ expr }) => ({ node: expr.node as Node, module: ctx.modules.get(expr.file) ?? module }));
    const { changed, given } = traced(call, [...ofCall, ...ofClient], SETS_HEADERS);
    return [...changed, ...given][0];
  };
  /** The first place where the params may be changed. */
  const changeOf = (site: FoundSite, call: Call, { changed }: TracedRequest): Expr | undefined => {
    const [setting] = site.method === 'toolRunner' ? ctx.membersNamed('setMessagesParams') : [];
    const place = changed[0] ?? setting ?? unseenHeaders(site, call);
    return place ? exprOf(place.module, place.node) : beginsAnswer(site, ctx);
  };
  /** The first place where code may decide something by the model, or send it on. */
  const deciderIn = (site: FoundSite, { readers }: TracedRequest): Expr | undefined => {
    const place = readers.find(isTakenApart) ?? answeredModels(site).find(isSentOn) ?? (isNamedBeside() ? readers[0] : undefined);
    return place && exprOf(place.module, place.node);
  };
  return {
    unprovedIn(site) {
      const { module, node, kind } = site;
      if (!isTraced(site) || !isCall(node)) return undefined;
      const models = modelsOf(site);
      const seen = new Set(models.flatMap((leaf) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
      if (![...seen].some(takesBudgets)) return undefined;
      const parts = kind === 'http' ? node.arguments : node.arguments.slice(0, 1);
      const request = traced(
        node,
        parts.map((part) => ({ node: part, module })),
      );
      // What else changes with the model is not known to go with it.
      const [, other] = seen.size > 1 ? models : [];
      const changed = changeOf(site, node, request) ?? other?.expr;
      if (changed) return { expr: changed, isGiven: false };
      const [given] = request.given;
      // From elsewhere may come the old id, too, which would be sent with the new form.
      if (given && (naming().some((one) => hasUnseen({ text: textIn(one) }, seen)) || isNamedBeside()))
        return { expr: exprOf(given.module, given.node), isGiven: true };
      const decider = deciderIn(site, request);
      return decider && { expr: decider, isGiven: false };
    },
    lookupAfter(site) {
      if (!isTraced(site)) return site.lookup;
      const reads = answeredModels(site).filter((read) => !ctx.isTest(read.module) && !isLogged(read));
      const read = reads.find((one) => isDecidedBy(one) || isNamedBeside());
      return read && exprOf(read.module, read.node);
    },
  };
}

/** A list that is assigned to the variable of the messages later, in a loop say, and ends with a turn of the assistant's. */
function beginsAnswer({ requests }: FoundSite, ctx: Context): Expr | undefined {
  for (const request of requests)
    for (const { leaf } of outcomes(property(request.params, 'messages'))) {
      const home = leaf.kind === 'open' ? ctx.modules.get(leaf.expr.file) : undefined;
      const binding = home?.scopes.bindingOf(leaf.expr.node as Node);
      for (const write of home && binding ? binding.writes : []) {
        const assignment = (home as Module).scopes.parentOf(write);
        if (assignment?.type !== 'AssignmentExpression') continue;
        const right = exprOf(home as Module, assignment.right);
        const messages = (): Value => ctx.evaluate(assignment.right, home as Module);
        const entry: Entry = { kind: 'property', key: 'messages', expr: right, valueExpr: right, shorthand: false, value: messages };
        if (prefillOf({ ...request, params: { kind: 'object', expr: right, entries: [entry], readonly: true } })) return right;
      }
    }
  return undefined;
}

/** True for a value that is compared, looked up, or handed to a function. */
function isDecidedBy({ node, module }: Located): boolean {
  const at = outermost(node, module);
  const parent = module.scopes.parentOf(at);
  if (!parent) return false;
  if (isMember(parent) || isCall(parent)) return true;
  return parent.type === 'SwitchStatement' || (parent.type === 'BinaryExpression' && parent.operator !== '+');
}

/** `MODEL.split('-')`, `/(\d)$/.exec(MODEL)`: a part of the id may decide something without naming it. */
function isTakenApart({ node, module }: Located): boolean {
  const at = outermost(node, module);
  const parent = module.scopes.parentOf(at);
  if (parent && isMember(parent) && parent.object === at) return TAKES_APART.test(memberName(parent) ?? '');
  return parent !== undefined && isCall(parent) && parent.callee !== at && /\.(?:exec|test)$/.test(textOf(module, parent.callee));
}

const TAKES_APART =
  /^(?:at|charAt|charCodeAt|slice|split|substring|substr|match|matchAll|replace|replaceAll|search|indexOf|lastIndexOf|startsWith|endsWith|includes)$/;

/** `create({ model: response.model, … })` */
function isSentOn({ node, module }: Located): boolean {
  const property = module.scopes.parentOf(outermost(node, module));
  if (property?.type !== 'ObjectProperty' || keyName(property.key, property.computed) !== 'model') return false;
  const object = module.scopes.parentOf(property);
  const call = object && module.scopes.parentOf(outermost(object, module));
  return call !== undefined && isCall(call) && isMember(call.callee) && SENDS.test(memberName(call.callee) ?? '');
}

const SENDS = /^(?:create|stream|parse|toolRunner)$/;

/** What a file loads by `import('…')`. */
const importedLater = ({ scopes }: Module): string[] =>
  scopes
    .ofType('CallExpression', 'ImportExpression')
    .filter((node) => node.type === 'ImportExpression' || node.callee.type === 'Import')
    .flatMap((node) => requiredSpecifier(node) ?? []);
