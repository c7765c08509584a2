/** Random programs around calls of the Messages API, in many layouts, with unrelated code between them. */
import fc from 'fast-check';

export interface Layout {
  quote: "'" | '"';
  semicolons: boolean;
  indent: '  ' | '    ' | '\t';
  trailingCommas: boolean;
  /** Object literals on one line. */
  flat: boolean;
}

export interface Program {
  layout: Layout;
  /** One text for each top-level statement. */
  statements: string[];
  /** Indices of the statements that have nothing to do with a request. */
  unrelated: number[];
  source: string;
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  quote: fc.constantFrom("'" as const, '"' as const),
  semicolons: fc.boolean(),
  indent: fc.constantFrom('  ' as const, '    ' as const, '\t' as const),
  trailingCommas: fc.boolean(),
  flat: fc.boolean(),
});

/** Writes code in a layout. Every method gives a text. */
class Writer {
  constructor(private readonly layout: Layout) {}

  string = (value: string): string => `${this.layout.quote}${value}${this.layout.quote}`;
  end = (statement: string): string => statement + (this.layout.semicolons ? ';' : '');

  object(entries: readonly string[], depth: number): string {
    const { flat, indent, trailingCommas } = this.layout;
    if (entries.length === 0) return '{}';
    if (flat) return `{ ${entries.join(', ')} }`;
    const inner = indent.repeat(depth + 1);
    return `{\n${entries.map((entry) => inner + entry).join(',\n')}${trailingCommas ? ',' : ''}\n${indent.repeat(depth)}}`;
  }

  body(statements: readonly string[]): string {
    return `{\n${statements.map((statement) => this.layout.indent + statement).join('\n')}\n}`;
  }
}

const MODELS = ['claude-opus-4-6', 'claude-opus-4-6-20260205', 'claude-sonnet-4-5', 'claude-opus-4-7', 'claude-haiku-4-5'];
const BUDGETS = ['10000', '60_000', 'LIMIT', 'budget', 'budget * 2', 'Math.min(budget, LIMIT)', 'deep ? 8000 : 50000'];
const HOLDS = ['inline', 'ternary', 'spread', 'and-spread', 'const', 'assigned', 'if', 'none', 'disabled'] as const;
const PARAMS = ['inline', 'const', 'base', 'function'] as const;
const CALLEES = [
  'client.messages.create',
  'client.messages.stream',
  'client.beta.messages.create',
  'client?.messages.create',
  'messages.create',
  'client.messages.countTokens',
];

interface Site {
  model: string;
  named: boolean;
  budget: string;
  hold: (typeof HOLDS)[number];
  params: (typeof PARAMS)[number];
  callee: string;
  sampling: boolean;
  effort: boolean;
  betas: boolean;
  reads: boolean;
  /** How far the properties of the request are turned round. */
  order: number;
}

const sites: fc.Arbitrary<Site> = fc.record({
  model: fc.constantFrom(...MODELS, MODELS[0] as string, MODELS[0] as string),
  named: fc.boolean(),
  budget: fc.constantFrom(...BUDGETS),
  hold: fc.constantFrom(...HOLDS),
  params: fc.constantFrom(...PARAMS),
  callee: fc.constantFrom(...CALLEES),
  sampling: fc.boolean(),
  effort: fc.boolean(),
  betas: fc.boolean(),
  reads: fc.boolean(),
  order: fc.nat({ max: 5 }),
});

/** Declarations of a site and the function that makes its call. */
function writeSite(site: Site, index: number, layout: Layout): string[] {
  const w = new Writer(layout);
  const before: string[] = [];
  const local: string[] = [];
  const name = (stem: string) => `${stem}${index}`;
  const inside = site.params === 'inline' || site.params === 'const' ? 1 : 0;
  const enabled = (depth: number) => w.object([`type: ${w.string('enabled')}`, `budget_tokens: ${site.budget}`], depth);
  let model = w.string(site.model);
  if (site.named) {
    before.push(w.end(`const ${name('MODEL')} = ${model}`));
    model = name('MODEL');
  }
  const entries = [`model: ${model}`, 'max_tokens: LIMIT'];
  if (site.sampling) entries.push('temperature: 1');
  switch (site.hold) {
    case 'inline':
      entries.push(`thinking: ${enabled(inside + 1)}`);
      break;
    case 'ternary':
      entries.push(`thinking: deep ? ${enabled(inside + 1)} : undefined`);
      break;
    case 'spread':
      entries.push(`...(deep ? ${w.object([`thinking: ${enabled(inside + 2)}`], inside + 1)} : {})`);
      break;
    case 'and-spread':
      entries.push(`...(deep && ${w.object([`thinking: ${enabled(inside + 2)}`], inside + 1)})`);
      break;
    case 'const':
      local.push(w.end(`const thinking = ${enabled(1)}`));
      entries.push('thinking');
      break;
    case 'disabled':
      entries.push(`thinking: { type: ${w.string('disabled')} }`);
      break;
    default:
  }
  if (site.effort) entries.push(`output_config: { effort: ${w.string('high')} }`);
  if (site.betas) entries.push(`betas: [${w.string('interleaved-thinking-2025-05-14')}, ${w.string('context-1m-2025-08-07')}]`);
  entries.push(...entries.splice(0, site.order % entries.length));
  let argument: string;
  switch (site.hold === 'assigned' || site.hold === 'if' ? 'const' : site.params) {
    case 'const':
      local.push(w.end(`const params = ${w.object([...entries, 'messages: history'], 1)}`));
      argument = 'params';
      break;
    case 'base':
      if (site.hold === 'const' || /deep|budget/.test(entries.join())) argument = w.object([...entries, 'messages: history'], 1);
      else {
        before.push(w.end(`const ${name('BASE')} = ${w.object(entries, 0)}`));
        argument = w.object([`...${name('BASE')}`, 'messages: history'], 1);
      }
      break;
    case 'function':
      if (site.hold === 'const') argument = w.object([...entries, 'messages: history'], 1);
      else {
        before.push(
          `function ${name('paramsOf')}(history, deep, budget) ${w.body([w.end(`return ${w.object([...entries, 'messages: history'], 1)}`)])}`,
        );
        argument = `${name('paramsOf')}(history, deep, budget)`;
      }
      break;
    default:
      argument = w.object([...entries, 'messages: history'], 1);
  }
  if (site.hold === 'assigned') local.push(w.end(`params.thinking = ${enabled(1)}`));
  if (site.hold === 'if') local.push(w.end(`if (deep) params.thinking = ${enabled(1)}`));
  local.push(w.end(`const reply = await ${site.callee}(${argument})`));
  local.push(w.end(site.reads ? `return reply.content.map((block) => block.thinking)` : 'return reply'));
  return [...before, `export async function ${name('ask')}(history, deep, budget) ${w.body(local)}`];
}

/** Statements that only look like requests, or look like nothing of the kind. */
const UNRELATED = [
  `const pattern = /messages\\.create\\((\\{.*?\\})\\)/g`,
  "const help = `client.messages.create({ model: 'claude-opus-4-6', thinking: { type: 'enabled', budget_tokens: ${LIMIT} } })`",
  `function thinking(type) { return { type, budget: 10000 } }`,
  `class Store { messages = []; create(one) { return this.messages.push(one) } }`,
  `export const isOpus = (model) => model === 'claude-opus-4-6'`,
  `if (process.env.DEBUG) console.log({ model: 'claude-opus-4-6', temperature: 1 })`,
  `export const sum = (a, b) => a + b - -a * (b / 2) % 3`,
  `label: for (const x of [1, , 3]) { if (x) continue label; else break label }`,
  `export const store = new Store().create({ model: 'claude-opus-4-6', thinking: { type: 'disabled' } })`,
  "export const größe = { 'späße 🎉': '\\u{1F600}', messages: ['思考'] }",
  `try { thinking('enabled') } catch { /* nothing */ } finally { sum(1, 2) }`,
];

/** Programs whose names do not clash: each unrelated statement at most once. */
export const programs: fc.Arbitrary<Program> = fc
  .tuple(layouts, fc.array(sites, { minLength: 1, maxLength: 4 }), fc.shuffledSubarray(UNRELATED), fc.array(fc.nat(), { maxLength: 12 }))
  .map(([layout, chosen, others, places]) => {
    const w = new Writer(layout);
    const blocks: { text: string; unrelated: boolean }[] = chosen
      .flatMap((site, index) => writeSite(site, index, layout))
      .map((text) => ({ text, unrelated: false }));
    others.forEach((text, index) => {
      blocks.splice((places[index] ?? 0) % (blocks.length + 1), 0, { text: w.end(text), unrelated: true });
    });
    const head = [
      w.end(`import Anthropic from ${w.string('@anthropic-ai/sdk')}`),
      w.end('const client = new Anthropic()'),
      w.end('const { messages } = client'),
      w.end('const LIMIT = 64000'),
    ];
    const statements = [...head, ...blocks.map(({ text }) => text)];
    const unrelated = blocks.flatMap((block, index) => (block.unrelated ? [index + head.length] : []));
    return { layout, statements, unrelated, source: `${statements.join('\n\n')}\n` };
  });
