/**
 * What the code shows beyond doubt of a request whose files are not run. Its call is traced on its own, which does not see all that may give it
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
import { isCall, isMember, keyName, memberName, type Node } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import type { Located } from '../values/functions.js';
import { outermost } from '../values/mutations.js';
import { followed } from '../values/stand-ins.js';
import { isLogged, SETS_HEADERS, TracedRequest } from './traced-request.js';

/** What the code does not show of a request. */
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
  return {
    unprovedIn(site) {
      const { module, node, kind, method } = site;
      if (!isTraced(site) || !isCall(node)) return undefined;
      const models = modelsOf(site);
      const seen = new Set(models.flatMap((leaf) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
      if (![...seen].some(takesBudgets)) return undefined;
      const isLoadedLater = (one: Module): boolean => loaded().has(one.file);
      const proof = new TracedRequest(node, ctx, readsAccessor, isLoadedLater, followedOf);
      for (const argument of kind === 'http' ? node.arguments : node.arguments.slice(0, 1)) proof.value(argument, module);
      const [setting] = method === 'toolRunner' ? ctx.membersNamed('setMessagesParams') : [];
      const changed = proof.changed[0] ?? setting;
      if (changed) return { expr: exprOf(changed.module, changed.node), isGiven: false };
      if (kind === 'sdk' && namesBetas()) {
        const headers = new TracedRequest(node, ctx, readsAccessor, isLoadedLater, followedOf, SETS_HEADERS);
        for (const argument of node.arguments.slice(1, 2)) headers.value(argument, module);
        for (const { expr } of site.headers.client) headers.value(expr.node as Node, ctx.modules.get(expr.file) ?? module);
        // Their betas would be sent in the place of those of the request, or be lost.
        const [unseen] = [...headers.changed, ...headers.given];
        if (unseen) return { expr: exprOf(unseen.module, unseen.node), isGiven: false };
      }
      const begun = beginsAnswer(site, ctx);
      if (begun) return { expr: begun, isGiven: false };
      // What else changes with the model is not known to go with it.
      const [, other] = seen.size > 1 ? models : [];
      if (other) return { expr: other.expr, isGiven: false };
      const [given] = proof.given;
      // Whoever gives it may give the old id, too, which would go with the new form.
      if (given && (naming().some((one) => hasUnseen({ text: textIn(one) }, seen)) || isNamedBeside()))
        return { expr: exprOf(given.module, given.node), isGiven: true };
      const part = proof.readers.find(isTakenApart) ?? answeredModels(site).find(isSentOn);
      if (part) return { expr: exprOf(part.module, part.node), isGiven: false };
      const [reader] = proof.readers;
      return reader && isNamedBeside() ? { expr: exprOf(reader.module, reader.node), isGiven: false } : undefined;
    },
    lookupAfter(site) {
      if (!isTraced(site)) return site.lookup;
      const reads = answeredModels(site).filter((read) => !ctx.isTest(read.module) && !isLogged(read));
      const read = reads.find((one) => isDecidedBy(one) || isNamedBeside());
      return read && exprOf(read.module, read.node);
    },
  };
}

/** A list that is assigned to the name of the messages later, in a loop say, and ends with a turn of the assistant's. */
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

/** True for what is compared, looked up, or handed to a function. */
function isDecidedBy({ node, module }: Located): boolean {
  const at = outermost(node, module);
  const parent = module.scopes.parentOf(at);
  if (!parent) return false;
  if (isMember(parent) || isCall(parent)) return true;
  return parent.type === 'SwitchStatement' || (parent.type === 'BinaryExpression' && parent.operator !== '+');
}

/** `MODEL.split('-')`, `/(\d)$/.exec(MODEL)`: what is made of the id may decide something without naming it. */
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
