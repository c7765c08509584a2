/** Random programs of statements: jumps out of loops, switches and blocks, hoisted functions, patterns. What they do is what they log. */
import fc from 'fast-check';

/** What a jump may leave from a place. */
interface Around {
  loop: boolean;
  breaks: boolean;
  fn: boolean;
  /** Labels in sight; `loop`: `continue` may name it. */
  labels: readonly { name: string; loop: boolean }[];
}

/** Choices that were made beforehand; the first of any where they have run out. */
class Source {
  private at = 0;
  private made = 0;
  constructor(private readonly choices: readonly number[]) {}

  pick(count: number): number {
    return (this.choices[this.at++] ?? 0) % count;
  }
  of<T>(options: readonly T[]): T {
    return options[this.pick(options.length)] as T;
  }
  /** A number that no other part of the program has. */
  next(): number {
    return this.made++;
  }
  many(most: number, make: () => string): string {
    return Array.from({ length: this.pick(most + 1) }, make).join(' ');
  }
}

const VARIABLES = ['v0', 'v1', 'v2'];
const value = (from: Source): string => from.of(['n()', '0', '1', '2', ...VARIABLES, `log(${from.next()})`, 'undefined']);
const test = (from: Source): string => from.of(['c()', `${from.of(VARIABLES)} === ${value(from)}`, '!c()', `(c() || ${value(from)})`]);

function assignment(from: Source): string {
  const [a, b] = [from.of(VARIABLES), from.of(VARIABLES)];
  return from.of([
    `${a} = ${value(from)};`,
    `${a} = ${b} = ${value(from)};`,
    `${a} ${from.of(['||=', '&&=', '??='])} ${value(from)};`,
    `[${a}, , ${b} = ${value(from)}] = [${value(from)}, ${value(from)}];`,
    `({ a: ${a} = ${value(from)}, ['b']: ${b} } = { a: ${value(from)}, ...{ b: ${value(from)} } });`,
  ]);
}

function jump(from: Source, around: Around): string {
  const jumps = [
    `throw ${from.next()};`,
    ...(around.breaks ? ['break;'] : []),
    ...(around.loop ? ['continue;'] : []),
    ...(around.fn ? [`return ${value(from)};`] : []),
    ...around.labels.flatMap(({ name, loop }) => [`break ${name};`, ...(loop ? [`continue ${name};`] : [])]),
  ];
  return from.of(jumps);
}

function cases(from: Source, depth: number, around: Around): string {
  let hasDefault = false;
  return from.many(5, () => {
    const isDefault = !hasDefault && from.pick(4) === 1;
    hasDefault ||= isDefault;
    const head = isDefault ? 'default' : `case ${from.of(['0', '1', '2', 'undefined', 'n()', 'v1'])}`;
    return `${head}: ${from.many(2, () => statement(from, depth - 1, around))} ${from.of(['break;', '', ''])}`;
  });
}

function loop(from: Source, depth: number, around: Around): string {
  const own = from.pick(2) ? [`l${from.next()}`, ...(from.pick(3) === 1 ? [`l${from.next()}`] : [])] : [];
  const labels = [...around.labels, ...own.map((name) => ({ name, loop: true }))];
  const body = `{ ${from.many(3, () => statement(from, depth - 1, { ...around, loop: true, breaks: true, labels }))} }`;
  const made = from.of([
    `while (c()) ${body}`,
    `do ${body} while (c());`,
    `for (v0 = 0; c(); log(${from.next()})) ${body}`,
    `for (const x of [1, ${value(from)}]) ${body}`,
    `for (v1 in { a: 1, b: 2 }) ${body}`,
  ]);
  return own.map((name) => `${name}: `).join('') + made;
}

function statement(from: Source, depth: number, around: Around): string {
  const simple = [
    () => `log(${from.next()}, ${from.of(VARIABLES)});`,
    () => assignment(from),
    () => `if (${test(from)}) ${jump(from, around)}`,
  ];
  if (depth <= 0) return from.of(simple)();
  const block = (within: Around = around) => `{ ${from.many(3, () => statement(from, depth - 1, within))} }`;
  return from.of([
    ...simple,
    () => jump(from, around),
    () => `if (${test(from)}) ${block()} else if (${test(from)}) ${block()} else ${block()}`,
    () => `switch (${from.of(['n()', 'v0', 'v1'])}) { ${cases(from, depth, { ...around, breaks: true })} }`,
    () => `switch (${from.of(['n()', 'v0', 'v1'])}) { ${cases(from, depth, { ...around, breaks: true })} }`,
    () => loop(from, depth, around),
    () => {
      const name = `l${from.next()}`;
      return `${name}: ${block({ ...around, labels: [...around.labels, { name, loop: false }] })}`;
    },
    () => `try ${block()} catch (e) { log(e); ${from.many(2, () => statement(from, depth - 1, around))} } finally ${block()}`,
    () => {
      const name = `f${from.next()}`;
      const body = block({ loop: false, breaks: false, fn: true, labels: [] });
      return `{ log(${name}(${value(from)})); function ${name}(p = ${value(from)}, ...rest) ${body} }`;
    },
  ])();
}

export const controlFlow: fc.Arbitrary<string> = fc.array(fc.nat(), { minLength: 20, maxLength: 400 }).map((choices) => {
  const from = new Source(choices);
  const body = Array.from({ length: 4 }, () => statement(from, 4, { loop: false, breaks: false, fn: false, labels: [] }));
  return `let v0, v1 = 1, v2 = 2; try { ${body.join('\n')} } catch (e) { log('end', e); }`;
});
