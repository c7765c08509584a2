/** A library's options as the API's own parameters: the same values at the same places, under the API's names. */
import type { Names } from '../sdk/library.js';
import type { Entry, ObjectValue, Value } from '../values/values.js';

/** Shows a value under other names. */
export interface View {
  of(value: Value): Value;
}

/** The API's names that nothing else may have in a view. */
const PARTS = new Set(['model', 'thinking', 'output_config', 'betas', 'max_tokens', 'temperature', 'top_p', 'top_k', 'speed', 'fallbacks']);

interface Shown {
  /** The API's name for one of the library's. */
  names: Names;
  /** How the values of some properties are shown, by the API's names. */
  inside?: Readonly<Record<string, View>>;
}

/** Asked twice for one value, a view gives the same answer. */
export function createView({ names, inside = {} }: Shown): View {
  const own = new Map(Object.entries(names).map(([part, name]) => [name as string, part]));
  const entries = new WeakMap<Entry, Entry>();
  const keyOf = (key: string): string => own.get(key) ?? (PARTS.has(key) ? `own ${key}` : key);

  const ofEntry = (entry: Entry): Entry => {
    let shown = entries.get(entry);
    if (!shown) {
      shown = shownEntry(entry);
      entries.set(entry, shown);
    }
    return shown;
  };
  const shownEntry = (entry: Entry): Entry => {
    if (entry.kind === 'spread') return { ...entry, value: () => view.of(entry.value()) };
    if (entry.kind === 'computed') return entry.key === undefined ? entry : { ...entry, key: keyOf(entry.key) };
    const key = keyOf(entry.key);
    const within = inside[key];
    return { ...entry, key, value: () => (within ? within.of(entry.value()) : entry.value()) };
  };
  const ofObject = (object: ObjectValue): ObjectValue => ({ ...object, entries: object.entries.map(ofEntry) });
  const view: View = mapped((leaf) => {
    if (leaf.kind === 'object') return ofObject(leaf);
    if (leaf.kind !== 'open') return leaf;
    const { candidates, mayHave } = leaf;
    return {
      ...leaf,
      ...(candidates && { candidates: () => candidates().map(view.of) }),
      ...(mayHave && { mayHave: (part: string) => mayHave((names as Readonly<Record<string, string>>)[part] ?? part) }),
    };
  });
  return view;
}

/** A view that shows what values end in otherwise, whatever they are read through. Asked twice for one value, it gives the same answer. */
export function mapped(change: (leaf: Value) => Value): View {
  const known = new WeakMap<Value, Value>();
  const shown = (value: Value): Value => {
    switch (value.kind) {
      case 'read':
        return { ...value, value: of(value.value) };
      case 'choice':
        return { ...value, yes: of(value.yes), no: of(value.no) };
      case 'union':
        return { ...value, options: value.options.map(of) };
      default:
        return change(value);
    }
  };
  const of = (value: Value): Value => {
    let found = known.get(value);
    if (!found) {
      found = shown(value);
      known.set(value, found);
    }
    return found;
  };
  return { of };
}
