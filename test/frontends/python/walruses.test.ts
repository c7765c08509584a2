/** `name := a if test else b` gives the name the choice, wherever it stands. */
import { expect, test } from 'vitest';
import { field, walk } from '../../../src/frontends/python/syntax/node.js';
import { loadParser } from '../../../src/frontends/python/syntax/parse.js';

const parse = await loadParser();

test.each([
  ['if (m := a if c else b): pass', 'a if c else b'],
  ['f(m := a if c else b)', 'a if c else b'],
  ['x = [m := 1 if c else 2 for c in z]', '1 if c else 2'],
  ['x = (m := a if c else b if d else e)', 'a if c else b if d else e'],
  ['x = (m := a) if c else b', 'a'],
  ['x = a if (m := c) else b', 'c'],
  ['x = (m := a or b)', 'a or b'],
])('%s', (code, value) => {
  const given: string[] = [];
  walk(parse(code).root, (node) => {
    for (const child of node.children) expect(child.parent).toBe(node);
    if (node.type === 'named_expression') given.push(field(node, 'value')?.text ?? '');
  });
  expect(given).toEqual([value]);
});
