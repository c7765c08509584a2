/** Random Python programs around calls of the Messages API, in many layouts. */
import fc from 'fast-check';

interface Layout {
  quote: "'" | '"';
  indent: '  ' | '    ' | '\t';
  trailingCommas: boolean;
  flat: boolean;
  eol: '\n' | '\r\n';
}

interface Ask {
  model: string;
  budget: string;
  holds: (typeof HOLDS)[number];
  params: (typeof PARAMS)[number];
  callee: string;
  extras: string[];
  comment: boolean;
}

const MODELS = [
  '"claude-opus-4-6"',
  '"claude-opus-4-6-20260205"',
  '"claude-sonnet-4-5"',
  '"claude-opus-4-7"',
  'MODEL',
  'MODEL if deep else "claude-sonnet-4-5"',
];
const BUDGETS = ['10000', '60_000', 'LIMIT', 'budget', 'budget * 2', 'min(budget, LIMIT)', '8000 if deep else 50000'];
const HOLDS = [
  'inline',
  'call',
  'none',
  'ternary',
  'not-given',
  'disabled',
  'spread',
  'const',
  'assigned',
  'if',
  'update',
  'nothing',
] as const;
const PARAMS = ['keywords', 'dictionary', 'mixed', 'dict', 'merged', 'united', 'function'] as const;
const CALLEES = [
  'client.messages.create',
  'client.messages.stream',
  'client.beta.messages.create',
  'api.create',
  'client.messages.count_tokens',
  'make().messages.create',
];
const EXTRAS = ['temperature: 1', 'top_p: 0.9', 'output_config: {"effort": "high"}', 'system: "Be brief."', 'stop_sequences: ["END"]'];

const layouts: fc.Arbitrary<Layout> = fc.record({
  quote: fc.constantFrom("'" as const, '"' as const),
  indent: fc.constantFrom('  ' as const, '    ' as const, '\t' as const),
  trailingCommas: fc.boolean(),
  flat: fc.boolean(),
  eol: fc.constantFrom('\n' as const, '\n' as const, '\r\n' as const),
});

const asks: fc.Arbitrary<Ask> = fc.record({
  model: fc.constantFrom(...MODELS),
  budget: fc.constantFrom(...BUDGETS),
  holds: fc.constantFrom(...HOLDS),
  params: fc.constantFrom(...PARAMS),
  callee: fc.constantFrom(...CALLEES),
  extras: fc.subarray(EXTRAS),
  comment: fc.boolean(),
});

/** A program, and the comments in it. Its `ask…` functions take messages, a flag and a number. */
export const pythonPrograms: fc.Arbitrary<{ source: string; comments: string[] }> = fc
  .tuple(layouts, fc.array(asks, { minLength: 1, maxLength: 3 }))
  .map(([layout, all]) => {
    const comments: string[] = [];
    const functions = all.map((ask, index) => written(ask, index, layout, comments));
    const lines = [
      'import anthropic',
      'from anthropic import NOT_GIVEN',
      '',
      'MODEL = "claude-opus-4-6"',
      'LIMIT = 32_000',
      'THINKING = {"type": "enabled", "budget_tokens": 24_000}',
      'BASE = {"max_tokens": 100_000, "metadata": {"user_id": "one"}}',
      'client = anthropic.Anthropic()',
      'api = client.messages',
      '',
      'def make():',
      `${layout.indent}return anthropic.Anthropic()`,
      ...functions,
    ];
    const text = `${lines.join('\n')}\n`;
    return { source: (layout.quote === "'" ? text.replaceAll('"', "'") : text).replaceAll('\n', layout.eol), comments };
  });

function written(ask: Ask, index: number, layout: Layout, comments: string[]): string {
  const { indent } = layout;
  const enabled = `{"type": "enabled", "budget_tokens": ${ask.budget}}`;
  const hold: Record<(typeof HOLDS)[number], string | undefined> = {
    inline: enabled,
    call: `dict(type="enabled", budget_tokens=${ask.budget})`,
    none: `${enabled} if deep else None`,
    ternary: `${enabled} if budget > 2000 else {"type": "disabled"}`,
    'not-given': `NOT_GIVEN if not deep else ${enabled}`,
    disabled: '{"type": "disabled"}',
    const: 'THINKING',
    spread: undefined,
    assigned: undefined,
    if: undefined,
    update: undefined,
    nothing: undefined,
  };
  const value = hold[ask.holds];
  const counts = ask.callee.endsWith('count_tokens');
  const own = ask.params !== 'merged' && ask.params !== 'united' && !counts;
  const entries = [
    `model: ${ask.model}`,
    ...(own ? ['max_tokens: 100_000'] : []),
    ...(value === undefined ? [] : [`thinking: ${value}`]),
    ...ask.extras.filter((extra) => !counts || extra.startsWith('system')),
    'messages: messages',
  ].map((entry) => [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 2)] as const);
  const spread = ask.holds === 'spread' ? [`**({"thinking": ${enabled}} if deep else {})`] : [];
  const pairs = (some: typeof entries) => [...some.map(([key, text]) => `"${key}": ${text}`), ...spread];
  const keywords = (some: typeof entries, more: string[]) => [...some.map(([key, text]) => `${key}=${text}`), ...more];
  const list = ([open, close]: readonly [string, string], items: string[], depth: number) => {
    if (layout.flat) return open + items.join(', ') + close;
    const inner = indent.repeat(depth + 1);
    const lines = items.map((item, at) => {
      const comma = at < items.length - 1 || (layout.trailingCommas && !item.startsWith('**')) ? ',' : '';
      if (!ask.comment || at !== 1) return inner + item + comma;
      const comment = `# note ${index}`;
      comments.push(comment);
      return `${inner}${item}${comma}  ${comment}`;
    });
    return `${open}\n${lines.join('\n')}\n${indent.repeat(depth)}${close}`;
  };
  const braces = ['{', '}'] as const;
  const late = {
    assigned: [`params["thinking"] = ${enabled}`],
    if: ['if deep:', `${indent}params["thinking"] = ${enabled}`],
    update: [`params.update({"thinking": ${enabled}})`],
  }[ask.holds as string];
  const call = (items: string[]) => `return ${ask.callee}${list(['(', ')'], items, 1)}`;
  const through = (text: string) => [`params = ${text}`, ...(late ?? []), call(['**params'])];
  const head = entries.slice(0, 1);
  const body: Record<(typeof PARAMS)[number], () => string[]> = {
    keywords: () => (late ? through(list(braces, pairs(entries), 1)) : [call(keywords(entries, spread))]),
    dictionary: () => through(list(braces, pairs(entries), 1)),
    mixed: () => [`params = ${list(braces, pairs(entries.slice(1)), 1)}`, ...(late ?? []), call(keywords(head, ['**params']))],
    dict: () => through(`dict${list(['(', ')'], keywords(entries, spread), 1)}`),
    merged: () => through(list(braces, ['**BASE', ...pairs(entries)], 1)),
    united: () => through(`BASE | ${list(braces, pairs(entries), 1)}`),
    function: () => (late ? through(list(braces, pairs(entries), 1)) : [`return ${ask.callee}(**build${index}(messages, deep, budget))`]),
  };
  const before =
    ask.params === 'function' && !late
      ? [`def build${index}(messages, deep, budget):`, `${indent}return ${list(braces, pairs(entries), 1)}`]
      : [];
  return ['', ...before, `def ask${index}(messages, deep, budget):`, ...body[ask.params]().map((line) => indent + line)].join('\n');
}
