/** The requests that a program sends, run with a client that only writes them down. */
import { parse } from '@babel/parser';

export interface Sent {
  /** `beta.messages.create`. */
  call: string;
  body: Record<string, unknown>;
}

/** Functions of a program, by name; undefined where it cannot be loaded. */
type Loaded = Record<string, (messages: unknown[], deep: boolean, budget: number) => Promise<unknown>>;

/** The source as the body of a function: without imports, and with its `ask…` functions as what it gives. */
function asFunction(source: string): string {
  const { body } = parse(source, { sourceType: 'module' }).program;
  const names: string[] = [];
  let text = source;
  for (const statement of body.toReversed()) {
    const [start, end] = [statement.start as number, statement.end as number];
    if (statement.type === 'ImportDeclaration') text = text.slice(0, start) + text.slice(end);
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue;
    const { declaration } = statement;
    text = text.slice(0, start) + text.slice(declaration.start as number);
    if (declaration.type === 'FunctionDeclaration' && declaration.id) names.push(declaration.id.name);
  }
  return `${text}\nreturn { ${names.join(', ')} };`;
}

function load(source: string, sent: Sent[]): Loaded | undefined {
  const resource = (prefix: string) =>
    Object.fromEntries(
      ['create', 'stream', 'countTokens'].map((method) => [
        method,
        async (body: Record<string, unknown>) => {
          sent.push({ call: `${prefix}messages.${method}`, body: JSON.parse(JSON.stringify(body)) as Record<string, unknown> });
          return { content: [] };
        },
      ]),
    );
  class Client {
    messages = resource('');
    beta = { messages: resource('beta.') };
  }
  try {
    return new Function('Anthropic', 'process', asFunction(source))(Client, { env: {} }) as Loaded;
  } catch (error) {
    // A random order of statements may use a class before it is there.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** What every `ask…` function sends, for each way its arguments can be; undefined where the program does not load. */
export async function requestsOf(source: string): Promise<Record<string, Sent> | undefined> {
  const sent: Sent[] = [];
  const functions = load(source, sent);
  if (!functions) return undefined;
  const found: Record<string, Sent> = {};
  for (const [name, ask] of Object.entries(functions)) {
    for (const deep of [true, false]) {
      for (const budget of [1500, 90_000]) {
        sent.length = 0;
        await ask([{ role: 'user', content: 'ping' }], deep, budget);
        found[`${name} ${deep} ${budget}`] = sent[0] as Sent;
      }
    }
  }
  return found;
}

const NEW_BETA = 'task-budgets-2026-03-13';
const OLD_BETA = 'interleaved-thinking-2025-05-14';
const isOld = (model: unknown): boolean => /^claude-opus-4-6(?:-\d+)?$/.test(String(model));

interface Thinking {
  type: string;
  budget_tokens?: number;
}

/** What a request of a migrated call must be afterwards: the mapping of the specification. `display` is left out. */
export function migratedRequest({ call, body }: Sent): Sent {
  const { temperature: _1, top_p: _2, top_k: _3, thinking, betas, output_config: config, model, ...rest } = body;
  const counts = call.endsWith('countTokens');
  const { budget_tokens: budget, ...kept } = (thinking ?? {}) as Thinking;
  const total = budget === undefined || counts ? undefined : Math.max(20_000, Math.round(Number((budget * 0.55).toFixed(6))));
  return {
    call: counts || call.startsWith('beta.') ? call : `beta.${call}`,
    body: {
      ...rest,
      model: isOld(model) ? 'claude-opus-4-7' : model,
      ...(thinking !== undefined && { thinking: budget === undefined ? thinking : { ...kept, type: 'adaptive' } }),
      ...((config !== undefined || total !== undefined) && {
        output_config: { ...(config as object), ...(total !== undefined && { task_budget: { type: 'tokens', total } }) },
      }),
      ...(betas !== undefined && { betas }),
    },
  };
}

/** A request without what may differ where no task budget is sent: the betas of this migration, and how thinking is shown. */
export function comparable({ call, body: { betas, thinking, ...body } }: Sent): Sent {
  const { display: _, ...shown } = (thinking ?? {}) as Record<string, unknown>;
  const others = ((betas ?? []) as string[]).filter((beta) => beta !== NEW_BETA && beta !== OLD_BETA);
  return { call, body: { ...body, betas: others, ...(thinking !== undefined && { thinking: shown }) } };
}

/** A task budget is refused without its beta. */
export const lacksBeta = ({ body: { output_config: config, betas } }: Sent): boolean =>
  (config as { task_budget?: unknown } | undefined)?.task_budget !== undefined && !((betas ?? []) as string[]).includes(NEW_BETA);
