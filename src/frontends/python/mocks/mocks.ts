/** Tests that replace the client of a call: their mocks may have to move to `beta.messages`. */
import path from 'node:path';
import { type Caller, findMocks, type Meaning, type MockFinder, originsOf, type Replacement } from '../../mocks.js';
import { platformOf, type Tracer } from '../clients/clients.js';
import { importsOf } from '../gather/gather.js';
import { importOf } from '../modules/imports.js';
import type { Module, Resolution } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { TEST_FILE } from '../sites/objects.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isKeyword,
  isMember,
  isName,
  keyword,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { conftestsAbove, takesFixtureOf } from '../values/injected.js';
import { bareFieldOf, METHODS } from './fake-clients.js';

/** `fake.messages.create.return_value = …`, and nothing of `beta`. */
const FAKED = new RegExp(`(?<!\\.beta)\\.messages\\.(?:${METHODS})(?:\\.\\w+)*$`);
const INTERCEPTS = /^(?:post|add|add_callback|add_response|request|route|register_uri|upsert)$/;

/** Finds, for a call, a test that imports its file and puts something in the place of its client. */
export function createMockFinder(ctx: Context, tracer: Tracer, root: string): MockFinder<Module> {
  const { modules } = ctx;
  const taking = new Map<Module, Module[]>();
  const paths = new Map<string, Owner | undefined>();
  const findTests = () => {
    const tests = modules
      .files()
      .filter((file) => TEST_FILE.test(file.slice(root.length + 1)))
      .flatMap((file) => modules.get(file) ?? []);
    for (const test of tests)
      for (const conftest of conftestsAbove(test, ctx))
        if (takesFixtureOf(conftest, test, ctx)) taking.set(conftest, [...(taking.get(conftest) ?? []), test]);
    return [...new Set([...tests, ...taking.keys()])];
  };
  const ownerOfPath: OwnerOfPath = (dotted, module) => {
    const key = `${path.posix.dirname(module.file)}|${dotted}`;
    const known = paths.has(key) ? paths.get(key) : clientPath(dotted, module, ctx, tracer);
    paths.set(key, known);
    return known;
  };
  return findMocks(
    findTests,
    (test) => replacements(test, ctx, tracer, ownerOfPath),
    (module) => [...importsOf(module, modules), ...(taking.get(module) ?? [])],
  );
}

type Owner = Replacement<Module>['of'];
/** Whose client a dotted name is; undefined for anything but a client. */
type OwnerOfPath = (dotted: string, module: Module) => Owner | undefined;

/** A call by its callee. */
export const callerOf = (callee: Node, module: Module, ctx: Context): Caller<Module> => ({
  module,
  from: originsOf({ node: callee, module }, (node, home) => meanings(node, home, ctx)),
});

function meanings(root: Node, module: Module, ctx: Context): Meaning<Module, Node>[] {
  const found: Meaning<Module, Node>[] = [];
  walk(root, (node) => {
    if (isName(node) && !isLabel(node)) found.push(...meaningOf(node, module, ctx));
    return node.type !== 'type';
  });
  return found;
}

/** The name behind a dot, or of a keyword. */
const isLabel = (node: Node): boolean =>
  node.parent !== null &&
  ((isMember(node.parent) && field(node.parent, 'attribute') === node) ||
    (node.parent.type === 'keyword_argument' && field(node.parent, 'name') === node));

function meaningOf(node: Node, module: Module, ctx: Context): Meaning<Module, Node>[] {
  const binding = module.scopes.bindingOf(node);
  if (binding?.definitions.some(({ kind }) => kind === 'param')) return ['handed'];
  const through = binding && importOf(binding);
  const target = through && ctx.modules.resolve(through.specifier, module.file);
  const direct = target?.kind === 'file' ? (ctx.modules.get(target.file) ?? []) : [];
  let whole: Node = node;
  let found = resolveName(node, module, ctx);
  for (; found.kind === 'module' && whole.parent && isMember(whole.parent); found = resolveName(whole, module, ctx)) whole = whole.parent;
  if (found.kind === 'module') return [{ through: [found.module].concat(direct), next: [] }];
  if (found.kind !== 'binding') return [{ through: [direct].flat(), next: [] }];
  const home = found.module;
  const next = found.binding.definitions.flatMap(({ kind, node: definition }) => {
    const value = field(definition, kind === 'function' ? 'body' : 'right');
    return value && kind !== 'class' ? { node: value, module: home } : [];
  });
  return [{ through: [home].concat(direct), next }];
}

/** The places in a test where a client is replaced, in order. */
function replacements(module: Module, ctx: Context, tracer: Tracer, ownerOfPath: OwnerOfPath): Replacement<Module>[] {
  const found: Replacement<Module>[] = [];
  walk(module.root, (node) => {
    const left = node.type === 'assignment' ? field(node, 'left') : undefined;
    const of =
      left && FAKED.test(left.text)
        ? ownerOf(left, module, ctx)
        : isCall(node)
          ? (replacedBy(node, module, ctx, tracer, ownerOfPath) ?? (isBareStub(node) ? stubbed(node, module, ctx) : undefined))
          : bareFieldOf(node) && 'handed';
    if (of) found.push({ start: node.start, of });
    return !of;
  });
  return found.sort((a, b) => a.start - b.start);
}

/** `patch("app.llm.client")`, `patch.object(client.messages, "create")`, `monkeypatch.setattr(…)`, `respx.post("https://…")`. */
function replacedBy(call: Node, module: Module, ctx: Context, tracer: Tracer, ownerOfPath: OwnerOfPath): Owner | undefined {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? (isName(callee) ? callee.text : '');
  const [first, second] = positional(call);
  const dotted = first && stringValue(first);
  if (INTERCEPTS.test(name)) {
    const urls = [...positional(call), keyword(call, 'url')];
    return urls.some((one) => one && /api\.anthropic\.com|\/v1\/messages/.test(stringValue(one) ?? '')) ? 'every' : undefined;
  }
  if (!first || !isPatch(call)) return undefined;
  if (dotted !== undefined) return ownerOfPath(dotted, module);
  const attribute = second && stringValue(second);
  if (/\.(?:messages|batches|beta)$/.test(first.text)) return ownerOf(first, module, ctx);
  if (tracer.trace(first, module).some(({ root }) => root.kind === 'client')) return ownerOf(first, module, ctx);
  const whole = attribute === undefined ? undefined : resolveName(first, module, ctx);
  if (whole?.kind === 'external') return platformOf({ ...whole, name: attribute as string }) ? 'every' : undefined;
  if (whole?.kind !== 'module') return undefined;
  return isClient(ctx.modules.exported(whole.module, attribute as string), tracer) ? whole.module : undefined;
}

/** True for what puts something in the place of what its first argument names, or of an attribute of that. */
export function isPatch(call: Node): boolean {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? (isName(callee) ? callee.text : '');
  return /^(?:patch|object|setattr|dict|spy|stub)$/.test(name) && /patch|mocker|stub/i.test(callee.text);
}

/** The module that an object of a test comes from; `every` for what is the SDK's. */
function ownerOf(node: Node, module: Module, ctx: Context): Owner {
  let at = unwrap(node);
  for (; isMember(at) || isCall(at); at = unwrap(isCall(at) ? calleeOf(at) : objectOf(at))) {
    const found = resolveName(at, module, ctx);
    if (found.kind === 'module' || found.kind === 'binding') return found.module;
    if (found.kind === 'external') return isCall(at) ? 'handed' : 'every';
  }
  const found = resolveName(at, module, ctx);
  if (found.kind === 'external') return 'every';
  return (found.kind === 'module' || found.kind === 'binding') && found.module !== module ? found.module : 'handed';
}

/** `app.llm.client = SimpleNamespace(…)` is for one module. */
function stubbed(stub: Node, module: Module, ctx: Context): Owner {
  const left = stub.parent?.type === 'assignment' ? field(stub.parent, 'left') : undefined;
  return left && isMember(left) ? ownerOf(objectOf(left), module, ctx) : 'handed';
}

/** Whose client a dotted name is, or what is behind one: the SDK's, or that of a module of the project. */
function clientPath(dotted: string, module: Module, ctx: Context, tracer: Tracer): Owner | undefined {
  if (/^anthropic\./.test(dotted)) return 'every';
  const named = namedBy(dotted, module, ctx);
  if (!named) return FAKED.test(dotted) ? 'handed' : undefined;
  const { home, found, behind } = named;
  const last = behind.at(-1);
  // `app.llm.anthropic.Anthropic`
  if (found.kind === 'external' && last !== undefined) return isClient({ ...found, name: last }, tracer) ? 'every' : undefined;
  return FAKED.test(dotted) || isClient(found, tracer) ? home : undefined;
}

/** The module that a dotted name begins with, what it has of the next name, and the names behind that. */
export function namedBy(
  dotted: string,
  module: Module,
  { modules }: Context,
): { home: Module; found: Resolution; behind: readonly string[] } | undefined {
  const names = dotted.split('.');
  for (let end = names.length - 1; end > 0; end--) {
    const target = modules.resolve(names.slice(0, end).join('.'), module.file);
    const home = target?.kind === 'file' ? modules.get(target.file) : undefined;
    if (home) return { home, found: modules.exported(home, names[end] as string), behind: names.slice(end + 1) };
  }
  return undefined;
}

/** True for a client, or a class of clients. */
export function isClient(found: Resolution, tracer: Tracer): boolean {
  if (platformOf(found)) return true;
  const id = found.kind === 'binding' ? found.binding.definitions[0]?.id : undefined;
  return found.kind === 'binding' && id !== undefined && tracer.trace(id, found.module).some(({ root }) => root.kind === 'client');
}

/** `beta=…`, `client.beta = …`: what is given is the beta endpoint. */
const givesBeta = ({ parent }: Node): boolean =>
  /^(?:.*\.)?beta$/.test((parent && field(parent, isKeyword(parent) ? 'name' : 'left')?.text) ?? '');

/** `SimpleNamespace(messages=SimpleNamespace(create=…))` without `beta`: a client by hand. */
export function isBareStub(call: Node): boolean {
  const inner = keyword(call, 'messages');
  if (!inner || !isCall(inner) || argumentsOf(inner).type !== 'argument_list' || keyword(call, 'beta') || givesBeta(call)) return false;
  return parts(argumentsOf(inner)).some((part) => new RegExp(`^(?:${METHODS})$`).test(field(part, 'name')?.text ?? ''));
}
