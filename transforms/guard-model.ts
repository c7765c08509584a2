/** How a guarded call reads its model twice, and names the target where the old id is written. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { type Entry, type Expr, isWithin, type ObjectValue } from '../src/values/values.js';
import type { Guardable, Property } from './guard-form.js';
import { model } from './model.js';

/** How a model is read twice: its own text, or that of a name that is given to it in front of the call. */
interface ModelText {
  text: string;
  declared?: { before: Expr; value: string };
}

/** @throws Unexpressible where reading the model a second time may give something else, and no name can be given to it. */
export function modelFrom(site: MigratingSite, { objects, model: entry, thinking }: Guardable): ModelText {
  const { language } = site.ground;
  const written = entry.written ?? entry.valueExpr;
  const text = language.text(written);
  // A name keeps its value; a property may be changed by what a call between the two does.
  const isName = /^[\p{ID_Continue}$]+$/u.test(text);
  const isStill = (expr: Expr) => language.isPure(expr) && !language.readsAccessor(expr);
  const isSafe = isStill(written) && (isName || entriesBetween(objects, entry, thinking).every(({ expr }) => isStill(expr)));
  const value = textAfter(site, written);
  // A constant that others read stays, and what is sent is written in its place.
  if (isSafe && value === text && language.isSimple(written)) return { text };
  const isFirst = entriesBetween(objects, undefined, entry).every(({ expr }) => isStill(expr));
  const ordinal = /:(\d+)$/.exec(site.site.id)?.[1] ?? '1';
  const isHere = isWithin(objects[0].expr, site.site.expr);
  const room = isFirst && isHere ? language.roomBefore(site.site.expr, ordinal === '1' ? 'model' : `model${ordinal}`) : undefined;
  if (room && !value.includes('\n')) return { text: room.name, declared: { before: room.statement, value } };
  if (isSafe) return { text: value };
  throw new Unexpressible('condition-has-effects', written);
}

/** The entries of the literal that stand between two of its own, or in front of one. */
export function entriesBetween(objects: readonly ObjectValue[], a: Property | undefined, b: Property): Entry[] {
  const [first, last] = a && a.expr.start > b.expr.start ? [b, a] : [a, b];
  return objects.flatMap(({ expr, entries }) =>
    entries.filter(
      (entry) => isWithin(entry.expr, expr) && entry.expr.start > (first?.expr.start ?? -1) && entry.expr.start < last.expr.start,
    ),
  );
}

/** The source of an expression, with the target in the place of ids in it that migrate. */
function textAfter(site: MigratingSite, written: Expr): string {
  const { language } = site.ground;
  const inside = model.operations(site).filter((one): one is Replace => one.op === 'replace' && isWithin(one.expr, written));
  const ordered = inside.sort((a, b) => a.expr.start - b.expr.start);
  let from = written.start;
  const parts = ordered.map(({ expr, text }) => {
    const before = language.text({ ...written, start: from, end: expr.start });
    from = expr.end;
    return before + text;
  });
  return parts.join('') + language.text({ ...written, start: from });
}

type Replace = Extract<Operation, { op: 'replace' }>;

/** The ids that migrate, each where it is written. @throws Unexpressible where the call would need a model of its own. */
export function modelOperations(site: MigratingSite): Operation[] {
  const operations = model.operations(site);
  if (operations.some(({ op }) => op !== 'replace')) throw new Unexpressible('shared-params', site.site.expr);
  return operations;
}

/** The model gets a name in front of the call, which takes it from there. */
export function declaring(
  site: MigratingSite,
  entry: Property,
  name: string,
  { before, value }: { before: Expr; value: string },
): Operation[] {
  const { language } = site.ground;
  const elsewhere = modelOperations(site).filter((one) => !('expr' in one && isWithin(one.expr, entry.expr)));
  const prefix = language.text({ ...entry.expr, end: entry.valueExpr.start });
  // A property of the name that it is given is written short.
  const text = `${prefix}${name}`.replace(/^(\w+): \1$/, '$1');
  return [...elsewhere, { op: 'declare', before, name, text: value }, { op: 'replace', expr: entry.expr, text }];
}
