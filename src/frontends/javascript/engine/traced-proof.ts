/**
 * What the code shows beyond doubt of a request whose files are not run. Its call is traced on its own, which does not see all that may give it
 * another model, or change what it is made of.
 */
import { ANY_MODEL, listedMentionsOf, OPUS_4_7, takesBudgets } from '../../../sdk/models.js';
import { hasUnseen } from '../../../sites/doubts.js';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import type { Expr } from '../../../values/values.js';
import { lazily } from '../../once.js';
import { isSetOutside } from '../gather/set-outside.js';
import { type Module, type Resolution, requiredSpecifier } from '../modules/modules.js';
import { modelReads } from '../responses/response.js';
import { handedTo } from '../responses/response-sinks.js';
import type { FoundSite } from '../sites/find.js';
import { type Call, isCall, isFunction, isMember, keyName, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import { calledFunction, classOf, type Located, resolveName, returnsOf } from '../values/functions.js';
import { changeOf, outermost } from '../values/mutations.js';
import { standIns } from '../values/stand-ins.js';

/** What decides the form that a request takes; what else is in it goes along as it is. */
const DECIDES = /^(?:model|thinking|type|speed|requests|params|fallbacks|body|data|json)$/;
/** What another form of the request leaves as it is. */
const GOES_ALONG = /^(?:messages|max_tokens|system|tools|metadata|stream|stop_sequences)$/;

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

const TYPED = /\.[cm]?tsx?$/;
const isTraced = ({ kind, followed }: FoundSite): boolean => !followed && (kind === 'sdk' || kind === 'http');
const textIn = ({ text, markup = '' }: Module): string => `${text}${markup}`;

/** @param readsAccessor true for an expression with a property in it for which the project has a getter. */
export function createTracedProof(parsed: readonly Module[], ctx: Context, readsAccessor: (node: Node) => boolean): TracedProof {
  const naming = lazily(() => parsed.filter((one) => !ctx.isTest(one) && textIn(one).includes(ANY_MODEL)));
  const mentions = listedMentionsOf(ctx.modules.migration ?? OPUS_4_7);
  /** True where the old id stands somewhere else than where requests take it from: something may be decided by it. */
  const isNamedBeside = (sources: readonly Expr[]): boolean =>
    naming().some((one) =>
      [...textIn(one).matchAll(mentions)].some(
        ({ index }) =>
          !isModelOfRequest(textIn(one), index) &&
          !sources.some(({ file, start, end }) => file === one.file && start <= index && index < end),
      ),
    );
  // What a file does with what it loads at run time is not followed by name.
  const loaded = lazily(() => {
    const files = parsed.filter((one) => !ctx.isTest(one) && one.text.includes('import('));
    return new Set(files.flatMap((one) => importedLater(one).flatMap((specifier) => ctx.modules.resolve(specifier, one.file) ?? [])));
  });
  const modelsOf = ({ requests }: FoundSite) =>
    requests.flatMap(({ params, assume }) => outcomes(property(params, 'model'), assume)).map(({ leaf }) => leaf);
  return {
    unprovedIn(site) {
      const { module, node, kind, method } = site;
      if (!isTraced(site) || !isCall(node)) return undefined;
      const models = modelsOf(site);
      const seen = new Set(models.flatMap((leaf) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
      if (![...seen].some(takesBudgets)) return undefined;
      const proof = new Proof(node, ctx, readsAccessor, (one) => loaded().has(one.file));
      for (const argument of kind === 'http' ? node.arguments : node.arguments.slice(0, 1)) proof.value(argument, module);
      const [setting] = method === 'toolRunner' ? ctx.membersNamed('setMessagesParams') : [];
      const changed = proof.changed[0] ?? setting;
      if (changed) return { expr: exprOf(changed.module, changed.node), isGiven: false };
      // What else changes with the model is not known to go with it.
      const [, other] = seen.size > 1 ? models : [];
      if (other) return { expr: other.expr, isGiven: false };
      const [given] = proof.given;
      // Whoever gives it may give the old id, too, which would go with the new form.
      if (given && (naming().some((one) => hasUnseen({ text: textIn(one) }, seen)) || isNamedBeside(models.map(({ expr }) => expr))))
        return { expr: exprOf(given.module, given.node), isGiven: true };
      const part = proof.readers.find(isTakenApart) ?? modelReads(node, module, ctx).find(isSentOn);
      if (part) return { expr: exprOf(part.module, part.node), isGiven: false };
      const [reader] = proof.readers;
      return reader && isNamedBeside(models.map(({ expr }) => expr))
        ? { expr: exprOf(reader.module, reader.node), isGiven: false }
        : undefined;
    },
    lookupAfter(site) {
      const { module, node } = site;
      if (!isTraced(site)) return site.lookup;
      const reads = modelReads(node, module, ctx).filter((read) => !ctx.isTest(read.module) && !isLogged(read));
      const isNamed = lazily(() => isNamedBeside(modelsOf(site).map(({ expr }) => expr)));
      const read = reads.find((one) => isDecidedBy(one) || isNamed());
      return read && exprOf(read.module, read.node);
    },
  };
}

/** True for an id behind `model: '`, whatever of it stands in front of the mention. */
const isModelOfRequest = (text: string, index: number): boolean =>
  /\bmodel\s*[:=]\s*['"`][\w./-]*$/.test(text.slice(Math.max(0, index - 100), index));

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

function isLogged({ node, module }: Located): boolean {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
    if (isCall(at)) return handedTo(at.callee, module) === 'ignored';
    if (!/^(?:TemplateLiteral|ObjectProperty|ObjectExpression|ArrayExpression)$/.test(at.type)) return false;
  }
  return false;
}

/** True for what is changed there, in what goes into another form. */
function isChanged({ node, module }: Located): boolean {
  const change = changeOf(node, module);
  return change !== undefined && (change.keys === undefined || change.keys.some((key) => !GOES_ALONG.test(key)));
}

/** `model: MODEL`, `{ ...BASE }`, `create(params)`, `export { MODEL }` */
function isOfRequest({ node, module }: Located): boolean {
  const at = outermost(node, module);
  const parent = module.scopes.parentOf(at);
  if (parent?.type === 'ObjectProperty') return DECIDES.test(keyName(parent.key, parent.computed) ?? '');
  return parent === undefined || /^(?:SpreadElement|Export\w+|Import\w+|VariableDeclarator)$/.test(parent.type);
}

class Proof {
  /** Where a value comes from elsewhere: what callers pass, what a field holds, what a function gives. */
  readonly given: Located[] = [];
  /** Where code that is not followed gets an object, or makes it. */
  readonly changed: Located[] = [];
  /** Where the name of a model is read by something else than a request. */
  readonly readers: Located[] = [];
  private readonly seen = new Set<Node>();

  /** @param sending the call of the request itself. */
  constructor(
    private readonly sending: Node,
    private readonly ctx: Context,
    private readonly readsAccessor: (node: Node) => boolean,
    private readonly isLoadedLater: (module: Module) => boolean,
  ) {}

  value(node: Node, module: Module): unknown {
    const inner = unwrap(node);
    if (this.seen.has(inner)) return;
    this.seen.add(inner);
    switch (inner.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'NullLiteral':
        return;
      case 'TemplateLiteral':
        for (const part of inner.expressions) {
          this.value(part, module);
          // Whoever sets a part of the text makes another of it.
          if (constant(this.ctx.evaluate(part, module)) === undefined) this.changed.push({ node: part, module });
        }
        return;
      case 'UnaryExpression':
      case 'SpreadElement':
        return this.value(inner.argument, module);
      case 'BinaryExpression':
        this.value(inner.left, module);
        return this.value(inner.right, module);
      case 'LogicalExpression':
        this.test(inner.left, module);
        if (inner.operator !== '&&') this.value(inner.left, module);
        return this.value(inner.right, module);
      case 'ConditionalExpression':
        this.test(inner.test, module);
        this.value(inner.consequent, module);
        return this.value(inner.alternate, module);
      case 'ArrayExpression':
        for (const element of inner.elements) if (element) this.value(element, module);
        return this.object(inner, module);
      case 'ObjectExpression':
        return this.object(inner, module);
      case 'Identifier':
        if (inner.name === 'undefined' && !module.scopes.bindingOf(inner)) return;
        return this.resolved(resolveName(inner, module, this.ctx), inner, module);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(inner, module);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.call(inner, module);
      default:
        this.given.push({ node: inner, module });
    }
  }

  /** An object or a list that is written out: what is in it, and where else it goes. */
  private object(node: Node, module: Module): void {
    for (const part of node.type === 'ObjectExpression' ? node.properties : []) {
      if (part.type === 'SpreadElement') {
        this.value(part.argument, module);
        continue;
      }
      const key = keyName(part.key, part.computed) ?? this.constantKey(part.key, module);
      if (key === undefined) this.given.push({ node: part, module });
      if (key === undefined || !DECIDES.test(key)) continue;
      if (part.type === 'ObjectMethod') this.changed.push({ node: part, module });
      else this.value(part.value, module);
    }
    const all = standIns({ node, module }, this.ctx);
    if (!all) this.changed.push({ node, module });
    for (const one of all ?? []) if (this.isHandedOut(one) || isChanged(one)) this.changed.push(one);
  }

  /** What is tested twice has to hold twice. */
  private test(node: Node, module: Module): void {
    if (this.readsAccessor(node)) this.changed.push({ node, module });
  }

  private constantKey(key: Node, module: Module): string | undefined {
    const known = constant(this.ctx.evaluate(key, module))?.value;
    return typeof known === 'string' ? known : undefined;
  }

  /** True for what code that is not followed gets, as it is. */
  private isHandedOut({ node, module }: Located): boolean {
    const parent = module.scopes.parentOf(node);
    if (parent?.type === 'JSXExpressionContainer' || parent?.type === 'JSXSpreadAttribute') return true;
    if (parent?.type === 'ArrayExpression') return isHandedOn(parent, module);
    if (!parent || !(isCall(parent) || parent.type === 'NewExpression') || parent.callee === node || parent === this.sending) return false;
    if (parent.type === 'NewExpression')
      return classOf(resolveName(parent.callee, module, this.ctx)) === undefined && textOf(module, parent.callee) !== 'Map';
    const fn = calledFunction(parent.callee, module, this.ctx);
    if (fn) return /\barguments\b/.test(textOf(fn.module, fn.node));
    return PASSES.test(textOf(module, parent.callee)) || handedTo(parent.callee, module) === 'out of sight';
  }

  private resolved(found: Resolution, node: Node, module: Module): unknown {
    if (found.kind === 'data' || found.kind === 'external') return;
    if (found.kind === 'expression') return this.value(found.node, found.module);
    const { kind, writes = [], node: declared, id } = found.kind === 'binding' ? found.binding : {};
    if (found.kind === 'binding' && kind === 'enum') return;
    if (found.kind === 'binding' && declared?.type === 'VariableDeclarator' && declared.id === id && declared.init && writes.length === 0) {
      const uses = this.ctx.referencesTo(found.binding, found.module);
      this.readers.push(...uses.filter((use) => !isOfRequest(use) && !isLogged(use)));
      const isObject = unwrap(declared.init).type === 'ObjectExpression';
      const isElsewhere = found.module.exports.named.has(found.binding.name) && this.isLoadedLater(found.module);
      if (isObject && (isElsewhere || isInTag(found.binding.name, found.module))) this.changed.push({ node, module });
      return this.value(declared.init, found.module);
    }
    this.given.push({ node, module });
  }

  private member(node: Member, module: Module): unknown {
    const value = this.ctx.evaluate(node, module);
    if (value.kind === 'open' && value.why === 'environment') return;
    this.readersOf(node, module);
    const key = memberName(node);
    const found = resolveName(node, module, this.ctx);
    if (found.kind !== 'unknown' && !isSetOutside(node, module, this.ctx)) return this.resolved(found, node, module);
    const object = this.written(node.object, module);
    const parts = object?.node.type === 'ObjectExpression' ? object.node.properties : [];
    // What is looked up by a name that is not known may be any of its properties.
    const chosen = parts.filter((one) => key === undefined || !('key' in one) || keyName(one.key, one.computed) === key);
    if (!object || chosen.length === 0) return this.given.push({ node, module });
    // In TypeScript the type of a key says that there is something under it.
    if (key === undefined && !TYPED.test(module.file)) this.changed.push({ node, module });
    this.value(object.node, object.module);
    for (const part of chosen) {
      if (part.type === 'ObjectProperty') this.value(part.value, object.module);
      else this.given.push({ node: part, module: object.module });
    }
    return;
  }

  /** Whoever reads the same property of the same object: `label(MODELS.opus)`. */
  private readersOf(node: Member, module: Module): void {
    const key = memberName(node);
    const whole = resolveName(node.object, module, this.ctx);
    if (whole.kind !== 'binding') return;
    for (const use of this.ctx.referencesTo(whole.binding, whole.module)) {
      const read = use.module.scopes.parentOf(outermost(use.node, use.module));
      if (!read || !isMember(read) || memberName(read) !== key) continue;
      const one = { node: read, module: use.module };
      if (!isOfRequest(one) && !isLogged(one)) this.readers.push(one);
    }
  }

  /** The object literal that an expression stands for. */
  private written(node: Node, module: Module): Located | undefined {
    const inner = unwrap(node);
    if (inner.type === 'ObjectExpression') return { node: inner, module };
    if (isCall(inner) && isFreeze(inner, module)) return this.written(inner.arguments[0] as Node, module);
    if (isMember(inner)) {
      const whole = this.written(inner.object, module);
      const parts = whole?.node.type === 'ObjectExpression' ? whole.node.properties : [];
      const part = parts.find((one) => one.type === 'ObjectProperty' && keyName(one.key, one.computed) === memberName(inner));
      if (whole && part?.type === 'ObjectProperty') return this.written(part.value, whole.module);
    }
    const found = resolveName(inner, module, this.ctx);
    if (found.kind === 'expression') return this.written(found.node, found.module);
    const { writes, node: declared, id } = found.kind === 'binding' ? found.binding : {};
    const isOnce = found.kind === 'binding' && writes?.length === 0 && declared?.type === 'VariableDeclarator' && declared.id === id;
    return isOnce && declared.init ? this.written(declared.init, found.module) : undefined;
  }

  private call(node: Call, module: Module): unknown {
    const [first] = node.arguments;
    const text = textOf(module, node.callee);
    if (first && (isFreeze(node, module) || /^(?:structuredClone|JSON\.stringify)$/.test(text))) return this.value(first, module);
    if (text === 'Object.assign') {
      for (const argument of node.arguments) this.value(argument, module);
      return;
    }
    const isMap = isMember(node.callee) && memberName(node.callee) === 'map';
    if (isMap && first && isFunction(first)) {
      for (const returned of returnsOf({ node: first, module })) this.value(returned, module);
      return;
    }
    this.given.push({ node, module });
  }
}

/** Calls whose result, or whose function, has the object under a name that is not followed. */
const PASSES = /^Promise\.resolve$|\.(?:bind|call|apply|reduce|reduceRight)$/;

/** `new Set([object])`, `[object].reduce(…)` */
function isHandedOn(list: Node, module: Module): boolean {
  const parent = module.scopes.parentOf(list);
  if (parent?.type === 'NewExpression') return textOf(module, parent.callee) === 'Set';
  return parent !== undefined && isMember(parent) && /^reduce(?:Right)?$/.test(memberName(parent) ?? '');
}

/** The tag of a component, or one that binds a variable both ways. */
const BINDING_TAG = /<(?:[A-Z]|[a-z]+-)[^>]*>|<[^>]*\b(?:v-model|bind:)[^>]*>/g;

/** True for a variable that a component hands to another one, or binds: `<Child :params />`. */
const isInTag = (name: string, { markup = '' }: Module): boolean =>
  [...markup.matchAll(BINDING_TAG)].some(([tag]) => new RegExp(`(?<![\\w$.-])${name.replaceAll('$', '\\$&')}(?![\\w$-])`).test(tag));

/** What a file loads by `import('…')`. */
const importedLater = ({ scopes }: Module): string[] =>
  scopes
    .ofType('CallExpression', 'ImportExpression')
    .filter((node) => node.type === 'ImportExpression' || node.callee.type === 'Import')
    .flatMap((node) => requiredSpecifier(node) ?? []);

const isFreeze = (node: Call, module: Module): boolean =>
  node.arguments.length === 1 && /^Object\.(?:freeze|seal)$/.test(textOf(module, node.callee));
