/** The imports that a text shows are those of its syntax tree. */
import { expect, test } from 'vitest';
import { specifiersIn } from '../../../src/frontends/python/gather/import-lines.js';

test.each([
  ['import os', ['os']],
  ['import a.b.c as c, d', ['a.b.c', 'd']],
  ['from a import b', ['a', 'a.b']],
  ['from a import b as c, d', ['a', 'a.b', 'a.d']],
  ['from . import b', ['.', '.b']],
  ['from .a import b', ['.a', '.a.b']],
  ['from ..a.b import (\n    c,  # the first (of two)\n    d as e,\n)', ['..a.b', '..a.b.c', '..a.b.d']],
  ['from a import \\\n    b', ['a', 'a.b']],
  ['from a import *', ['a']],
  ['if x: import y; from z import w', ['y', 'z', 'z.w']],
  ['    from importlib import import_module', ['importlib', 'importlib.import_module']],
  ['raise Error() from error\nimported = 1', []],
])('%s', (text, specifiers) => {
  expect([...specifiersIn(text)]).toEqual(specifiers);
});
