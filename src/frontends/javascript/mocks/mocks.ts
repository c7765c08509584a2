/** Tests that replace the client of a call: their mocks may have to move to `beta.messages`. */
import type * as t from '@babel/types';
import { type Caller, findMocks, type Meaning, type MockFinder, originsOf, type Replacement } from '../../mocks.js';
import { importOf, type Module, type Modules } from '../modules/modules.js';
import { type Call, isCall, isClass, isFunction, isMember, keyName, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import { type Context, textOf } from '../values/context.js';
import { resolveBinding, resolveName } from '../values/functions.js';

export const TEST_FILE = /(?:[._-](?:test|spec|e2e)\.[cm]?[jt]sx?$)|(?:^|\/)(?:__tests__|__mocks__|tests?|specs?|e2e)\//;
const REPLACERS = new Set(['spyOn', 'stub', 'method', 'replace', 'fake', 'mockImplementation']);
const MODULE_MOCKS = new Set(['mock', 'doMock', 'unstable_mockModule', 'module']);
/** So many names of a test are followed to where an object comes from. */
const MOST_NAMES = 3;
/** A mock of a module that keeps what is not replaced. */
const KEEPS_THE_REST = /\b(?:importActual|importOriginal|requireActual)\b|\bspy: true\b/;

/** Finds, for a call, a test that imports its file and puts something in the place of its client. */
export const createMockFinder = (ctx: Context, root: string): MockFinder<Module> =>
  findMocks(
    () => ctx.modules.parsed().filter((module) => TEST_FILE.test(module.file.slice(root.length + 1))),
    (test) => replacements(test, ctx),
    (module) => [...module.specifiers].flatMap((specifier) => moduleOf(specifier, module, ctx.modules) ?? []),
  );

/** A call by its callee. */
export const callerOf = (callee: Node, module: Module, ctx: Context): Caller<Module> => ({
  module,
  from: originsOf({ node: callee, module }, (node, home) => meanings(node, home, ctx)),
});

export function moduleOf(specifier: string, from: Module, modules: Modules): Module | undefined {
  const file = modules.resolve(specifier, from.file);
  return file === undefined ? undefined : modules.get(file);
}

function meanings(root: Node, module: Module, ctx: Context): Meaning<Module, Node>[] {
  const found: Meaning<Module, Node>[] = [];
  walk(root, (node) => {
    if (node.type === 'ThisExpression') found.push('handed');
    if (node.type === 'Identifier') found.push(...meaningOf(node, module, ctx));
    return !/^TS(?!As|NonNull|Satisfies|TypeAssertion|Instantiation)/.test(node.type);
  });
  return found;
}

function meaningOf(node: Node, module: Module, ctx: Context): Meaning<Module, Node>[] {
  const binding = module.scopes.bindingOf(node);
  if (!binding) return [];
  if (binding.kind === 'param' || binding.kind === 'catch') return ['handed'];
  const through = importOf(binding);
  const direct = through && moduleOf(through.specifier, module, ctx.modules);
  const whole = isMember(module.scopes.parentOf(node) ?? node) ? (module.scopes.parentOf(node) as Node) : node;
  const named = resolveBinding(binding, module, ctx);
  const found = named.kind === 'module' ? resolveName(whole, module, ctx) : named;
  if (found.kind === 'external' || found.kind === 'data') return [];
  if (found.kind === 'unknown') return [{ through: direct ? [direct] : [], next: [] }];
  const next: { node: Node; module: Module }[] = [];
  if (found.kind === 'expression') next.push({ node: found.node, module: found.module });
  if (found.kind === 'binding') {
    const { node: declared, writes } = found.binding;
    const values = declared.type === 'VariableDeclarator' ? (declared.init ?? undefined) : isFunction(declared) ? declared.body : undefined;
    for (const value of [values, ...writes.map((write) => assignedTo(write, found.module))])
      if (value) next.push({ node: value, module: found.module });
  }
  return [{ through: [...(direct ? [direct] : []), found.module], next }];
}

/** What a write gives a name: the right side, or for want of one the statement. */
function assignedTo(write: Node, { scopes }: Module): Node | undefined {
  const parent = scopes.parentOf(write);
  return parent?.type === 'AssignmentExpression' ? parent.right : parent;
}

/** The places in a test where a client is replaced, in order. */
function replacements(module: Module, ctx: Context): Replacement<Module>[] {
  const found: Replacement<Module>[] = [];
  walk(module.ast.program, (node) => {
    const of = isCall(node)
      ? replacedBy(node, module, ctx)
      : isBareStub(node, module.scopes.parentOf(node)) || bareFieldOf(node)
        ? 'handed'
        : undefined;
    const isWhole = isCall(node) && of !== undefined && mockedName(node) !== undefined && !KEEPS_THE_REST.test(textOf(module, node));
    if (of) found.push({ start: startOf(node), of, ...(isWhole && { isWhole }) });
    // A stub in the factory of a mock is that mock's.
    return !of;
  });
  return found.sort((a, b) => a.start - b.start);
}

function replacedBy(node: Call, module: Module, ctx: Context): Replacement<Module>['of'] | undefined {
  const mocked = mockedName(node);
  if (mocked?.startsWith('@anthropic-ai/')) return 'every';
  if (mocked !== undefined) {
    const home = moduleOf(mocked, module, ctx.modules);
    return home?.text.includes('@anthropic-ai/') ? home : undefined;
  }
  const name = nameOf(node);
  const [first] = node.arguments;
  if (!name || !first) return undefined;
  if (isReplacer(node) && isMember(first))
    return /^(?:messages|batches|beta)$/.test(memberName(first) ?? '') ? ownerOf(first, module, ctx) : undefined;
  const intercepts = name === 'nock' || name === 'intercept' || name === 'post' || name === 'all';
  return intercepts && /api\.anthropic\.com|\/v1\/messages/.test(textIn(first) ?? '') ? 'every' : undefined;
}

/** True for a call that puts something in a method's place: `spyOn(object, 'method')`. */
export const isReplacer = (node: Call): boolean => REPLACERS.has(nameOf(node) ?? '');

const nameOf = ({ callee }: Call): string | undefined =>
  isMember(callee) ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;

const textIn = (node: Node): string | undefined =>
  node.type === 'StringLiteral' ? node.value : node.type === 'TemplateLiteral' ? node.quasis[0]?.value.raw : undefined;

/** The module that `vi.mock('…')` names. */
function mockedName(node: Call): string | undefined {
  const [first] = node.arguments;
  return first && MODULE_MOCKS.has(nameOf(node) ?? '') ? textIn(first) : undefined;
}

/** The module that an object of a test comes from: `client.messages` of an imported client, or of what an imported function gives. */
function ownerOf(node: Node, module: Module, ctx: Context, depth = 0): Replacement<Module>['of'] {
  let at = unwrap(node);
  let isMade = depth > 0;
  for (; isMember(at) || isCall(at) || at.type === 'NewExpression' || at.type === 'AwaitExpression'; ) {
    const whole = resolveName(at, module, ctx);
    if (whole.kind === 'module' || whole.kind === 'binding') return whole.module;
    isMade ||= !isMember(at);
    at = unwrap(isMember(at) ? at.object : at.type === 'AwaitExpression' ? at.argument : at.callee);
  }
  const found = resolveName(at, module, ctx);
  if (found.kind === 'external') return isMade ? 'handed' : 'every';
  if (found.kind !== 'module' && found.kind !== 'binding') return 'handed';
  if (found.module !== module || found.kind === 'module') return found.module;
  const { node: declared } = found.binding;
  return declared.type === 'VariableDeclarator' && declared.init && depth < MOST_NAMES
    ? ownerOf(declared.init, module, ctx, depth + 1)
    : 'handed';
}

/** `{ messages: { create } }` without `beta`: a client by hand. */
export function isBareStub(node: Node, parent: Node | undefined): node is t.ObjectExpression {
  if (node.type !== 'ObjectExpression' || (parent && givesBeta(parent))) return false;
  const entry = (name: string) =>
    node.properties.find((part) => part.type === 'ObjectProperty' && keyName(part.key, part.computed) === name);
  const messages = entry('messages');
  return messages?.type === 'ObjectProperty' && isMessages(messages.value) && !entry('beta');
}

/** `beta: …`, `beta = …`: what is given is the beta endpoint. */
const givesBeta = (node: Node): boolean =>
  ((node.type === 'ObjectProperty' || node.type === 'ClassProperty') && keyName(node.key, node.computed) === 'beta') ||
  (node.type === 'AssignmentExpression' && isMember(node.left) && memberName(node.left) === 'beta');

/** The functions of a client. */
const isMessages = (node: Node): boolean =>
  node.type === 'ObjectExpression' &&
  node.properties.some(
    (part) =>
      part.type !== 'SpreadElement' &&
      /^(?:create|stream|parse|countTokens|batches|toolRunner)$/.test(keyName(part.key, part.computed) ?? ''),
  );

/** `messages = { create }` in a class without `beta`, or `this.messages = { create };` where it is made: a client by hand, too. */
export function bareFieldOf(node: Node): Node | undefined {
  const isOwn = (one: Node, name: string): boolean => isMember(one) && one.object.type === 'ThisExpression' && memberName(one) === name;
  const isClient = isClass(node) ? !node.superClass : node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';
  if (!isClient) return undefined;
  let field: Node | undefined;
  let hasBeta = false;
  walk(node, (one) => {
    if (one !== node && (isClass(one) || /^Function(?:Expression|Declaration)$/.test(one.type))) return false;
    const name = one.type === 'ClassProperty' && !one.static ? keyName(one.key, one.computed) : undefined;
    if (one.type === 'ClassProperty' && name === 'messages' && one.value && isMessages(unwrap(one.value))) field ??= one;
    const set = one.type === 'ExpressionStatement' && one.expression.type === 'AssignmentExpression' ? one.expression : undefined;
    if (set && isOwn(set.left, 'messages') && isMessages(unwrap(set.right))) field ??= one;
    hasBeta ||= name === 'beta' || isOwn(one, 'beta') || (one.type === 'ClassMethod' && keyName(one.key, one.computed) === 'beta');
    return true;
  });
  return hasBeta ? undefined : field;
}

/** True in what stands in the place of the SDK, for every client of a test. */
export const isOfModuleMock = (path: readonly Node[]): boolean =>
  path.some((node) => isCall(node) && mockedName(node)?.startsWith('@anthropic-ai/'));
