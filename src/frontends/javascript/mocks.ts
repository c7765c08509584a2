/** Tests that replace the client of a call: their mocks may have to move to `beta.messages`. */

import type * as t from '@babel/types';
import { findMocks, type MockFinder } from '../mocks.js';
import { isCall, isMember, keyName, memberName, type Node, startOf, walk } from './ast.js';
import type { Module, Modules } from './modules.js';

export const TEST_FILE = /(?:[._-](?:test|spec|e2e)\.[cm]?[jt]sx?$)|(?:^|\/)(?:__tests__|__mocks__|tests?|specs?|e2e)\//;
const REPLACERS = new Set(['spyOn', 'stub', 'method', 'replace', 'fake', 'mockImplementation']);
const MODULE_MOCKS = new Set(['mock', 'doMock', 'unstable_mockModule', 'module']);

/** Finds, for a file with a call, a test that imports it and puts something in the client's place. */
export const createMockFinder = (modules: Modules, root: string): MockFinder<Module> =>
  findMocks(
    () => modules.parsed().filter((module) => TEST_FILE.test(module.file.slice(root.length + 1))),
    (test) => replacement(test, modules),
    (module) =>
      [...module.specifiers].flatMap((specifier) => {
        const file = modules.resolve(specifier, module.file);
        return (file ? modules.get(file) : undefined) ?? [];
      }),
  );

/** The place in a test where a client is replaced. */
function replacement(module: Module, modules: Modules): number | undefined {
  let found: number | undefined;
  walk(module.ast.program, (node) => {
    if (found !== undefined) return false;
    if (replacesByCall(node, module, modules) || isBareStub(node)) found = startOf(node);
    return found === undefined;
  });
  return found;
}

function replacesByCall(node: Node, module: Module, modules: Modules): boolean {
  if (!isCall(node)) return false;
  const name = isMember(node.callee) ? memberName(node.callee) : node.callee.type === 'Identifier' ? node.callee.name : undefined;
  const [first] = node.arguments;
  if (!name || !first) return false;
  const text =
    first.type === 'StringLiteral' ? first.value : first.type === 'TemplateLiteral' ? (first.quasis[0]?.value.raw ?? '') : undefined;
  if (MODULE_MOCKS.has(name) && text !== undefined) {
    if (text.startsWith('@anthropic-ai/')) return true;
    const file = modules.resolve(text, module.file);
    return file !== undefined && (modules.get(file)?.text.includes('@anthropic-ai/') ?? false);
  }
  if (REPLACERS.has(name) && isMember(first)) return /^(?:messages|batches|beta)$/.test(memberName(first) ?? '');
  const intercepts = name === 'nock' || name === 'intercept' || name === 'post' || name === 'all';
  return intercepts && text !== undefined && /api\.anthropic\.com|\/v1\/messages/.test(text);
}

/** `{ messages: { create } }` without `beta`: a client by hand. */
export function isBareStub(node: Node): node is t.ObjectExpression {
  if (node.type !== 'ObjectExpression') return false;
  const entry = (name: string) =>
    node.properties.find((part) => part.type === 'ObjectProperty' && keyName(part.key, part.computed) === name);
  const messages = entry('messages');
  if (messages?.type !== 'ObjectProperty' || messages.value.type !== 'ObjectExpression' || entry('beta')) return false;
  return messages.value.properties.some(
    (part) =>
      part.type !== 'SpreadElement' &&
      /^(?:create|stream|parse|countTokens|batches|toolRunner)$/.test(keyName(part.key, part.computed) ?? ''),
  );
}
