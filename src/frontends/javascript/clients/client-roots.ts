/** What a callee can be traced to, and which classes are the SDK's clients. */
import type * as t from '@babel/types';
import type { EndpointAnchor, Platform } from '../../../sites/sites.js';
import type { Expr, Value } from '../../../values/values.js';
import type { Module, Resolution } from '../modules/modules.js';
import { keyName } from '../syntax/ast.js';
import { exprOf } from '../values/context.js';

/** One way a callee can be read: from a root along a path of property names. */
export interface Trace {
  root: Root;
  path: string[];
  anchors: EndpointAnchor[];
}

export type Root =
  | { kind: 'client'; platform: Platform; configs: Value[] }
  /** Traced to something that is no SDK client; `at` names it where it is known to have no `beta`. */
  | { kind: 'else'; at?: Expr }
  | { kind: 'unknown' };

const PACKAGE = /^(?:npm:|jsr:|https:\/\/esm\.sh\/)?@anthropic-ai\/(sdk|aws-sdk|bedrock-sdk|vertex-sdk|foundry-sdk)(?:@[^/]+)?(?:\/.*)?$/;

const PLATFORMS: Record<string, Platform> = {
  sdk: 'first-party',
  'aws-sdk': 'first-party',
  'bedrock-sdk': 'bedrock',
  'vertex-sdk': 'vertex',
  'foundry-sdk': 'foundry',
};

/** The platform of an SDK client class; undefined for any other import. */
export function sdkPlatform(found: Resolution): Platform | undefined {
  if (found.kind !== 'external') return undefined;
  const name = PACKAGE.exec(found.specifier)?.[1];
  if (!name || !(found.name === '*' || found.name === 'default' || /Anthropic/.test(found.name))) return undefined;
  return PLATFORMS[name];
}

export const UNKNOWN: Root = { kind: 'unknown' };

export const ELSE: Root = { kind: 'else' };

export const rooted = (root: Root): Trace[] => [{ root, path: [], anchors: [] }];

/** Clients of platforms that have no task budgets: where one of them may be meant, it decides. */
export const onClouds = (traces: readonly Trace[]): Trace[] =>
  traces.filter(({ root }) => root.kind === 'client' && root.platform !== 'first-party');

export const isWhole = ({ path }: Trace): boolean => path.length === 0;

/** An object literal with `messages` of its own and no `beta`. */
export function objectRoot(node: t.ObjectExpression, module: Module): Root {
  const names = node.properties.map((part) => (part.type === 'SpreadElement' ? undefined : keyName(part.key, part.computed)));
  const stands = names.includes('messages') && !names.includes('beta') && !names.includes(undefined);
  return stands ? { kind: 'else', at: exprOf(module, node) } : ELSE;
}
