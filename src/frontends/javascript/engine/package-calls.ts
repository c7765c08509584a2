/** A value of another package as the calls and properties that lead to it: `z.string().default('x')` is `string()`, `default('x')`. */
import { type ExternalEntity, entityOf } from '../../../flow/entities.js';
import { leavesOf } from '../../../flow/shape.js';
import { exprKey, type Value } from '../../../values/values.js';

export interface Link {
  name: string;
  /** Undefined for a property that is read and not called. */
  args?: readonly Value[];
  /** Tells one place that makes something from another one. */
  key: string;
}

/** Names that stand for a package itself: `import z from 'zod'`, `util.parseArgs`. */
const WHOLE = /^(?:default|z)$/;

/** The way from a package to a value; names that stand for the package itself are left out. */
export function linksOf({ steps }: ExternalEntity): Link[] {
  const links: Link[] = [];
  let name: string | undefined;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'get') {
      if (name !== undefined) links.push({ name, key: name });
      name = step.key;
      const next = steps[index + 1];
      if (links.length === 0 && WHOLE.test(name) && next?.kind === 'get') name = undefined;
    } else {
      links.push({
        name: name ?? '',
        args: step.args,
        key: exprKey(step.expr),
      });
      name = undefined;
    }
  }
  if (name !== undefined) links.push({ name, key: name });
  return links;
}

/** What a value of another package is made by, where it is nothing else; undefined for any other value. */
export function packageValue(value: Value): { specifier: string; links: Link[] } | undefined {
  const [only, ...others] = leavesOf(value, 4) ?? [];
  const entity = only && others.length === 0 ? entityOf(only) : undefined;
  return entity?.kind === 'external' ? { specifier: entity.specifier, links: linksOf(entity) } : undefined;
}
