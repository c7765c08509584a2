/** A text that tells values apart: two values with one identity are the same at every moment. */
import type { Value } from '../values/values.js';
import { entityOf, outsideKey } from './entities.js';

/** What a call out of sight gave, and its parts: whoever has the text of the whole can tell that of a part. */
function partOfAnswer(value: Value): string | undefined {
  const entity = entityOf(value);
  if (entity?.kind !== 'external' || entity.base === undefined) return undefined;
  return `${entity.element === undefined ? '' : `any${entity.element} `}${outsideKey(entity)}`;
}

/** Makes the function for one run: what it has found once it knows. */
export function createIdentity(): (value: Value) => string {
  const known = new WeakMap<Value, string>();
  const names = new Map<string, string>();
  /** Long texts get a short name. */
  const short = (text: string): string => {
    if (text.length < 60) return text;
    let name = names.get(text);
    if (!name) {
      name = `#${names.size}`;
      names.set(text, name);
    }
    return name;
  };
  const identity = (value: Value): string => {
    let found = known.get(value);
    if (found === undefined) {
      found = partOfAnswer(value) ?? short(of(value));
      known.set(value, found);
    }
    return found;
  };
  const of = (value: Value): string => {
    switch (value.kind) {
      case 'literal':
        return `${typeof value.value}:${String(value.value)}`;
      case 'ref':
        return `ref${value.id}`;
      case 'open': {
        const entity = entityOf(value);
        if (entity?.kind === 'external' && entity.steps.every(({ kind }) => kind === 'get'))
          return `@${entity.specifier}.${entity.steps.map((step) => (step.kind === 'get' ? step.key : '')).join('.')}`;
        if (value.id !== undefined) return `open${value.id}`;
        if (value.of) return `${identity(value.of.open)}.${value.of.key}`;
        return `open@${value.expr.file}:${value.expr.start}:${value.expr.end}`;
      }
      case 'read':
        return identity(value.value);
      case 'choice':
        return `(${value.test.key}?${value.test.negated ? '!' : ''}${value.fallback ? '?' : ''}${identity(value.yes)}:${identity(value.no)})`;
      case 'union':
        return `{${value.key ?? ''}${value.options.map(identity).join('|')}}`;
      default:
        return `${value.kind}@${value.expr.file}:${value.expr.start}:${value.expr.end}`;
    }
  };
  return identity;
}
