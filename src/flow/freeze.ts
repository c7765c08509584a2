/** Values as they were at one moment, whatever becomes of the objects in them later. */
import type { Entry, ObjectValue, Value } from '../values/values.js';
import { contentOf } from './access.js';
import { entityOf } from './entities.js';
import type { Stored } from './heap.js';
import type { State } from './state.js';

/** A value whose objects are looked up in one state, when they are asked for. */
export function freeze(value: Value, state: State<Stored>): Value {
  const known = new Map<Value, Value>();
  const objects = new Map<number, Value>();
  const of = (one: Value): Value => {
    let found = known.get(one);
    if (!found) {
      found = frozen(one);
      known.set(one, found);
    }
    return found;
  };
  const entries = new Map<Entry, Entry>();
  const entryOf = (entry: Entry): Entry => {
    if (entry.kind === 'computed') return entry;
    const done = entries.get(entry);
    if (done) return done;
    let value: Value | undefined;
    const found: Entry = { ...entry, value: () => (value ??= of(entry.value())) };
    entries.set(entry, found);
    // What is frozen stays as it is.
    entries.set(found, found);
    return found;
  };
  const frozen = (one: Value): Value => {
    switch (one.kind) {
      case 'read':
        return {
          ...one,
          value: of(one.value),
          ...(one.holder && { holder: { object: of(one.holder.object) as ObjectValue, entry: entryOf(one.holder.entry) } }),
        };
      case 'choice':
        return { ...one, yes: of(one.yes), no: of(one.no) };
      case 'union':
        return { ...one, options: one.options.map(of) };
      case 'object':
        return { ...one, entries: one.entries.map(entryOf) };
      case 'array':
        return { ...one, elements: one.elements.map((element) => ({ ...element, value: () => of(element.value()) })) };
      case 'ref': {
        let object = objects.get(one.id);
        if (!object) {
          const stored = state.get(one.id);
          if (!stored || stored.kind === 'variable') return { kind: 'open', expr: one.expr, why: 'changed' };
          const content = contentOf(stored);
          object =
            content.kind === 'object'
              ? { ...content, entries: content.entries.map(entryOf) }
              : { ...content, elements: content.elements.map((element) => ({ ...element, value: () => of(element.value()) })) };
          objects.set(one.id, object);
        }
        return object;
      }
      case 'open': {
        const stored = one.id === undefined || entityOf(one) ? undefined : state.get(one.id);
        if (stored?.kind !== 'object') return one;
        return {
          kind: 'object',
          expr: one.expr,
          entries: [{ kind: 'spread', expr: one.expr, argument: one.expr, value: () => one }, ...stored.entries.map(entryOf)],
          readonly: true,
        };
      }
      default:
        return one;
    }
  };
  return of(value);
}
