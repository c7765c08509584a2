/** Programs whose values, parameters and conditions refer to each other in every way, themselves included. */
import fc from 'fast-check';

const MODELS = ["'claude-opus-4-6'", "'claude-sonnet-4-5'", "'claude-opus-4-7'", "'none'"];
const FUNCTIONS = ['f', 'g'];
const NAMES = ['a', 'b', 'kept', 'SHARED', 'TABLE', 'ROUND', 'model', 'options'];

const name = fc.constantFrom(...NAMES);
const fn = fc.constantFrom(...FUNCTIONS);

const { value } = fc.letrec<{ value: string; test: string }>((tie) => {
  const inner = tie('value');
  const test = tie('test');
  return {
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      fc.constantFrom(...MODELS),
      name,
      fc.tuple(test, inner, inner).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
      fc.tuple(inner, fc.constantFrom('??', '||', '&&'), inner).map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
      fc.tuple(fn, inner, inner).map(([called, first, second]) => `${called}(${first}, ${second})`),
      fc.tuple(inner, inner).map(([model, spread]) => `({ ...${spread}, model: ${model} })`),
      fc.tuple(inner, inner).map(([model, spread]) => `({ model: ${model}, ...${spread} })`),
      inner.map((object) => `(${object}).model`),
      inner.map((index) => `TABLE[${index}]`),
      fc.tuple(inner, inner).map(([model, next]) => `new Service(${model}, ${next}).model`),
      fc.tuple(inner, inner).map(([first, spread]) => `[${first}, ...${spread}]`),
      fc.tuple(inner, inner).map(([first, second]) => `[${first}, ${second}].map((each) => each)[0]`),
      inner.map((part) => `\`\${${part}}\``),
    ),
    test: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      inner,
      fc.tuple(inner, inner).map(([left, right]) => `(${left}) === (${right})`),
      inner.map((model) => `!(${model})`),
      inner.map((model) => `(${model}).startsWith('claude-opus')`),
      fc.tuple(inner, inner).map(([model, other]) => `['claude-opus-4-6', ${other}].includes(${model})`),
    ),
  };
});

const call = fc
  .tuple(value, value, value, value, name, name)
  .map(
    ([model, test, spread, config, betas, headers]) =>
      `client.messages.create({ model: ${model}, max_tokens: 9000, betas: ${betas}, output_config: ${config}, thinking: ${test} ? { type: 'enabled', budget_tokens: 4096 } : undefined, ...${spread}, messages }, { headers: ${headers} });`,
  );

const body = fc.tuple(value, value, fc.option(call, { nil: '' }), value, fn, value, value).map(
  ([kept, test, sends, early, called, first, second]) => `
  const kept = ${kept};
  const model = ${called}(${second}, ${first});
  ${sends}
  if (${test}) return ${early};
  kept.model = ${first};
  return ${called}(${first}, ${second});`,
);

const params = fc.tuple(fc.option(value, { nil: undefined }), fc.boolean()).map(([fallback, isObject]) => {
  const first = fallback === undefined ? 'a' : `a = ${fallback}`;
  return isObject ? `${first}, { b, model: options = a } = {}` : `${first}, b`;
});

/** A module of two functions, a class, a table and a constant, and what it calls. */
export const references: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(params, body), { minLength: 2, maxLength: 2 }), value, value, value, body, call, value, fc.boolean())
  .map(
    ([functions, shared, entry, field, method, last, passed, hasHeader]) => `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ defaultHeaders: SHARED });
const SHARED = ${shared};
const TABLE = { opus: 'claude-opus-4-6', ...ROUND, other: ${entry} };
const ROUND = { ${hasHeader ? "'anthropic-beta': 'context-1m-2025-08-07', " : ''}...TABLE };
class Service {
  model = ${field};
  constructor(a, b) {
    this.model = a;
    this.next = b;
  }
  ask(a, options = this.model) {${method}
  }
}
${functions.map(([list, code], index) => `function ${FUNCTIONS[index]}(${list}) {${code}\n}`).join('\n')}
f(${passed}, SHARED);
new Service(SHARED, ${passed}).ask(${passed});
${last}
`,
  );
