/** Tests that replace the client of a call: their mocks may have to move to `beta.messages`. */
import path from 'node:path';
import { findMocks, type MockFinder } from '../mocks.js';
import { platformOf, type Tracer } from './clients.js';
import type { Context } from './context.js';
import { importsOf } from './gather.js';
import { conftestsAbove, takesFixtureOf } from './injected.js';
import { stringValue } from './literals.js';
import type { Module, Resolution } from './modules.js';
import { resolveName } from './names.js';
import { argumentsOf, calleeOf, field, isCall, isName, keyword, memberName, type Node, parts, positional, unwrap, walk } from './node.js';
import { TEST_FILE } from './objects.js';

const METHODS = 'create|stream|parse|count_tokens|batches|tool_runner';
/** `fake.messages.create.return_value = …`, and nothing of `beta`. */
const FAKED = new RegExp(`(?<!\\.beta)\\.messages\\.(?:${METHODS})(?:\\.\\w+)*$`);
const INTERCEPTS = /^(?:post|add|add_callback|add_response|request|route|register_uri|upsert)$/;

/** Finds, for a file with a call, a test that imports it and puts something in the client's place. */
export function createMockFinder(ctx: Context, tracer: Tracer, root: string): MockFinder<Module> {
  const { modules } = ctx;
  const taking = new Map<Module, Module[]>();
  const paths = new Map<string, boolean>();
  const findTests = () => {
    const tests = modules.parsed().filter((module) => TEST_FILE.test(module.file.slice(root.length + 1)));
    for (const test of tests)
      for (const conftest of conftestsAbove(test, ctx))
        if (takesFixtureOf(conftest, test, ctx)) taking.set(conftest, [...(taking.get(conftest) ?? []), test]);
    return [...new Set([...tests, ...taking.keys()])];
  };
  const isPathOfClient = (dotted: string, module: Module): boolean => {
    const key = `${path.posix.dirname(module.file)}|${dotted}`;
    const known = paths.get(key) ?? isClientPath(dotted, module, ctx, tracer);
    paths.set(key, known);
    return known;
  };
  return findMocks(
    findTests,
    (test) => replacement(test, ctx, tracer, isPathOfClient),
    (module) => [...importsOf(module, modules), ...(taking.get(module) ?? [])],
  );
}

type IsPathOfClient = (dotted: string, module: Module) => boolean;

/** The place in a test where a client is replaced. */
function replacement(module: Module, ctx: Context, tracer: Tracer, isPathOfClient: IsPathOfClient): number | undefined {
  let found: number | undefined;
  walk(module.root, (node) => {
    if (found !== undefined) return false;
    const left = node.type === 'assignment' ? field(node, 'left') : undefined;
    if ((left && FAKED.test(left.text)) || (isCall(node) && (replaces(node, module, ctx, tracer, isPathOfClient) || isBareStub(node))))
      found = node.start;
    return found === undefined;
  });
  return found;
}

/** `patch("app.llm.client")`, `patch.object(client.messages, "create")`, `monkeypatch.setattr(…)`, `respx.post("https://…")`. */
function replaces(call: Node, module: Module, ctx: Context, tracer: Tracer, isPathOfClient: IsPathOfClient): boolean {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? (isName(callee) ? callee.text : '');
  const [first, second] = positional(call);
  const dotted = first && stringValue(first);
  if (INTERCEPTS.test(name))
    return [...positional(call), keyword(call, 'url')].some(
      (one) => one && /api\.anthropic\.com|\/v1\/messages/.test(stringValue(one) ?? ''),
    );
  if (!first || !/^(?:patch|object|setattr|dict|spy|stub)$/.test(name) || !/patch|mocker|stub/i.test(callee.text)) return false;
  if (dotted !== undefined) return isPathOfClient(dotted, module);
  const attribute = second && stringValue(second);
  if (/\.(?:messages|batches|beta)$/.test(first.text)) return true;
  if (tracer.trace(first, module).some(({ root }) => root.kind === 'client')) return true;
  const whole = attribute === undefined ? undefined : resolveName(first, module, ctx);
  if (whole?.kind === 'external') return platformOf({ ...whole, name: attribute as string }) !== undefined;
  return whole?.kind === 'module' && isClient(ctx.modules.exported(whole.module, attribute as string), tracer);
}

/** True for the dotted name of the SDK, of a client of the project, or of what is behind one. */
function isClientPath(dotted: string, module: Module, ctx: Context, tracer: Tracer): boolean {
  if (/^anthropic\./.test(dotted) || FAKED.test(dotted)) return true;
  const names = dotted.split('.');
  for (let end = names.length - 1; end > 0; end--) {
    const { modules } = ctx;
    const target = modules.resolve(names.slice(0, end).join('.'), module.file);
    const home = target?.kind === 'file' ? modules.get(target.file) : undefined;
    if (!home) continue;
    const found = modules.exported(home, names[end] as string);
    const last = names.at(-1) as string;
    // `app.llm.anthropic.Anthropic`
    return isClient(found.kind === 'external' && end < names.length - 1 ? { ...found, name: last } : found, tracer);
  }
  return false;
}

function isClient(found: Resolution, tracer: Tracer): boolean {
  if (platformOf(found)) return true;
  const id = found.kind === 'binding' ? found.binding.definitions[0]?.id : undefined;
  return found.kind === 'binding' && id !== undefined && tracer.trace(id, found.module).some(({ root }) => root.kind === 'client');
}

/** `SimpleNamespace(messages=SimpleNamespace(create=…))` without `beta`: a client by hand. */
export function isBareStub(call: Node): boolean {
  const inner = keyword(call, 'messages');
  if (!inner || !isCall(inner) || argumentsOf(inner).type !== 'argument_list' || keyword(call, 'beta')) return false;
  return parts(argumentsOf(inner)).some((part) => new RegExp(`^(?:${METHODS})$`).test(field(part, 'name')?.text ?? ''));
}
