/** Which call of the Messages API a callee is: the client behind it, the path to the method, the places where the endpoint is named. */
import { entityOf, type Step } from '../flow/entities.js';
import {
  type ClientRow,
  JAVASCRIPT_CLIENTS,
  JAVASCRIPT_METHODS,
  PYTHON_CLIENTS,
  PYTHON_METHODS,
  platformOf,
  RAW_ANSWERS,
  WITH_OPTIONS,
} from '../sdk/clients.js';
import type { Expr, Open, Value } from '../values/values.js';
import type { EndpointAnchor, Method, Platform } from './sites.js';

export interface Recognised {
  method: Method;
  /** The method's path as the code has it: `batches.create`, `count_tokens`. */
  name: string;
  beta: boolean;
  platform: Platform;
  anchor: EndpointAnchor | undefined;
  /** The client's options, those of `withOptions` behind. */
  configs: Value[];
  /** True where only a type says that it is a client. */
  typed?: boolean;
  /** True where the client was traced; a receiver that cannot be told counts by the shape of its params. */
  traced: boolean;
}

interface Table {
  clients: readonly ClientRow[];
  methods: Readonly<Record<string, Method>>;
}

const TABLES: Record<'javascript' | 'python', Table> = {
  javascript: { clients: JAVASCRIPT_CLIENTS, methods: JAVASCRIPT_METHODS },
  python: { clients: PYTHON_CLIENTS, methods: PYTHON_METHODS },
};

/** @param language the one whose names count. */
export function recognise(callee: Open, language: 'javascript' | 'python'): Recognised | undefined {
  const table = TABLES[language];
  const entity = entityOf(callee);
  if (entity?.kind === 'external') return ofPackage(entity.specifier, entity.steps, table);
  return entity ? undefined : ofUnknown(callee, table);
}

function ofPackage(specifier: string, steps: readonly Step[], table: Table): Recognised | undefined {
  const made = steps.findIndex((step) => step.kind === 'call');
  const names = steps.slice(0, Math.max(made, 0)).map((step) => (step.kind === 'get' ? step.key : ''));
  const platform = made < 0 ? undefined : platformOf(table.clients, specifier, names.at(-1) ?? '*');
  const client = steps[made];
  if (platform === undefined || client?.kind !== 'call') {
    // A class of another package is none of ours, whatever it is called; a value of it may be, or hold, a client.
    if (steps.some((step) => step.kind === 'call' && step.construct)) return undefined;
    const gets = steps.slice(steps.findLastIndex((step) => step.kind === 'call') + 1);
    return specifier === ''
      ? undefined
      : ofPath(
          gets.flatMap((step) => (step.kind === 'get' ? [{ key: step.key, step }] : [])),
          table,
          'untraced',
          [],
          false,
        );
  }
  const configs = configsOf(client);
  const path: { key: string; step: Extract<Step, { kind: 'get' }> }[] = [];
  for (const [index, step] of steps.entries()) {
    if (index <= made) continue;
    if (step.kind === 'get') path.push({ key: step.key, step });
    else if (WITH_OPTIONS.test(path.at(-1)?.key ?? '')) {
      configs.push(...configsOf(step));
      path.pop();
    } else return undefined;
  }
  const found = ofPath(path, table, platform, configs, true);
  return found && client.typed ? { ...found, typed: true } : found;
}

/** The options that a client is made with: the first argument, or those given by name. */
const configsOf = (step: Extract<Step, { kind: 'call' }>): Value[] => [...step.args.slice(0, 1), ...(step.keywords ? [step.keywords] : [])];

function ofPath(
  path: readonly { key: string; step: Extract<Step, { kind: 'get' }> }[],
  { methods }: Table,
  platform: Platform,
  configs: Value[],
  traced: boolean,
): Recognised | undefined {
  const known = path.filter(({ key }) => !RAW_ANSWERS.test(key));
  const at = known.findLastIndex(({ key }) => key === 'messages');
  const name = known
    .slice(at + 1)
    .map(({ key }) => key)
    .join('.');
  const method = at < 0 ? undefined : methods[name];
  if (!method) return undefined;
  const beta = known[at - 1]?.key === 'beta';
  const isDirect = at - (beta ? 1 : 0) === 0;
  const step = known[at]?.step;
  const anchor: EndpointAnchor | undefined = step && { expr: step.expr, kind: step.how === 'pattern' ? 'pattern' : 'member' };
  return { method, name, beta, platform: isDirect ? platform : 'untraced', anchor, configs, traced: traced && isDirect };
}

/** A callee of which only the names on the way are known. */
function ofUnknown(callee: Open, table: Table): Recognised | undefined {
  const path: { key: string; step: Extract<Step, { kind: 'get' }> }[] = [];
  for (let at: Open | undefined = callee; at?.of; at = at.of.open) {
    const { key } = at.of;
    if (key === '()') break;
    const expr: Expr = at.expr;
    path.unshift({ key, step: { kind: 'get', key, expr, keyExpr: expr, how: 'member' } });
  }
  return ofPath(path, table, 'untraced', [], false);
}
