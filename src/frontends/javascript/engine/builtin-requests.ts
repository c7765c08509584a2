/** `Headers`, a map by names that have no case, and `Request`, which has its own. */
import { leavesOf, literal, literalOf, onlyLeaf, unnamed } from '../../../flow/shape.js';
import { isAbsent, type Value } from '../../../values/values.js';
import { type Call, first } from './builtin-texts.js';

const isLowerCase = (key: string): boolean => key === key.toLowerCase() || !/^anthropic-/i.test(key);

/** Headers made of a literal that is written there, which takes new ones; undefined for those that are made of anything else. */
export const madeHeaders: Call = (m, _, [init]) => {
  const keys = init && m.keysIn(init);
  const cell = init?.kind === 'ref' ? m.cellOf(init) : undefined;
  if (cell?.kind !== 'object' || !keys || ![...keys].every(isLowerCase)) return undefined;
  const { expr, entries } = cell;
  return m.newObject({ expr, entries: [...entries], readonly: false, map: true, headers: true });
};

/** A request as its options with a URL, and headers that can be set; undefined for one that is made of another one. */
export const madeRequest: Call = (m, self, [url, init], at, given) => {
  const isAddress = url && leavesOf(url)?.every(({ kind }) => kind === 'literal' || kind === 'open');
  const leaf = init && onlyLeaf(init);
  const cell = leaf?.kind === 'ref' ? m.cellOf(leaf) : undefined;
  if (!isAddress || !init || cell?.kind !== 'object' || !m.keysIn(init)) return undefined;
  const own = unnamed(m.get(init, literal(at, 'headers'), at, { keyExpr: at, item: false }));
  const headers = isAbsent(own)
    ? m.newObject({ expr: at, entries: [], readonly: false, map: true, headers: true })
    : (madeHeaders(m, self, [own], at, given) ?? m.open(own.expr, 'call'));
  const made = m.newObject({ expr: at, entries: [...cell.entries], readonly: false });
  for (const [key, value] of Object.entries({ url, headers }))
    m.set(made, literal(at, key), value, { expr: at, target: at, valueExpr: at, item: false, defines: true });
  return made;
};

const named = (args: readonly Value[], at: Parameters<Call>[3]): Value => {
  const name = args[0] && literalOf(args[0])?.value;
  return typeof name === 'string' ? literal(args[0]?.expr ?? at, name.toLowerCase()) : first(args, at);
};

const put: Call = (m, self, args, at) => {
  const [, value] = args;
  if (value) m.set(self, named(args, at), value, { expr: at, target: self.expr, valueExpr: value.expr, item: true });
  return literal(at, undefined);
};

/** The methods of headers, by the names of the engine. */
export const HEADERS: Record<string, Call> = {
  'headers.set': put,
  // What is added to a header stands behind what it has.
  'headers.append': (m, self, args, at, given) => {
    const name = named(args, at);
    const known = m.get(self, name, at, { keyExpr: at, item: true });
    return put(m, self, isAbsent(known) ? args : [name, m.open(at, 'expression')], at, given);
  },
  'headers.delete': (m, self, args, at) => {
    m.remove(self, named(args, at), at);
    return literal(at, undefined);
  },
  'headers.get': (m, self, args, at) => m.get(self, named(args, at), at, { keyExpr: at, item: true }),
};
