/** New properties of a shared object that would take the place of what a call writes itself, beside a spread of that object. */
import { outcomes } from '../values/outcomes.js';
import { type Entry, type Expr, exprKey, type ObjectValue, type Value } from '../values/values.js';
import type { MigratingSite } from './migrating.js';
import type { Planned } from './operations.js';

const MOST_DEPTH = 8;

/** A property that an operation puts into an object: at its literal, or by a statement behind it. */
interface Addition {
  key: string;
  /** What may not be edited if the property is not to be there. */
  place: Expr;
  isIn: (object: ObjectValue) => boolean;
}

/** The first place at which a property for some calls would overwrite that of another, and the other call; undefined where there is none. */
export function overwriting(
  operations: readonly Planned[],
  sites: readonly MigratingSite[],
): { place: Expr; by: MigratingSite } | undefined {
  const additions = operations.flatMap((operation) => additionOf(operation) ?? []);
  for (const addition of additions) {
    const others = additions.filter(({ key, place }) => key === addition.key && exprKey(place) !== exprKey(addition.place));
    const by = sites.find(({ requests }) => requests.some(({ request }) => isOverwritten(request.params, addition, others)));
    if (by) return { place: addition.place, by };
  }
  return undefined;
}

function additionOf(operation: Planned): Addition | undefined {
  const isAt = (place: Expr) => (object: ObjectValue) => object.entries.some((entry) => isWrite(entry, place));
  switch (operation.op) {
    case 'insert': {
      const { key, object: place } = operation;
      return { key, place, isIn: ({ expr }) => exprKey(expr) === exprKey(place) };
    }
    case 'assign':
      return { key: operation.key, place: operation.after, isIn: isAt(operation.after) };
    case 'replace':
      // `params.thinking.budget_tokens = …` gives its place to another assignment.
      return operation.kind === 'task-budget' ? { key: 'output_config', place: operation.expr, isIn: isAt(operation.expr) } : undefined;
    default:
      return undefined;
  }
}

const isWrite = ({ kind, expr }: Entry, place: Expr): boolean => kind === 'write' && exprKey(expr) === exprKey(place);

/**
 * True where a property is written in front of a spread of an object; in Python, where arguments must not come twice, anywhere beside it.
 * @param others what else puts such a property somewhere, as another argument of the call.
 */
function isOverwritten(params: Value, addition: Addition, others: readonly Addition[], depth = 0): boolean {
  return outcomes(params).some(({ leaf }) => {
    if (leaf.kind !== 'object') return false;
    const isPython = leaf.expr.file.endsWith('.py');
    const own = leaf.entries.findIndex((entry) => entry.kind !== 'spread' && entry.key === addition.key);
    const isGiven = isPython && depth === 0 && others.some(({ place }) => exprKey(place) === exprKey(leaf.expr));
    const hasOwn = own >= 0 || isGiven;
    const behind = isPython ? leaf.entries : leaf.entries.slice(own + 1);
    if (hasOwn && behind.some((entry) => spreads(entry, addition))) return true;
    if (depth >= MOST_DEPTH) return false;
    return leaf.entries.some((entry) => entry.kind === 'spread' && isOverwritten(entry.value(), addition, others, depth + 1));
  });
}

const spreads = (entry: Entry, addition: Addition, depth = 0): boolean =>
  entry.kind === 'spread' &&
  depth < MOST_DEPTH &&
  outcomes(entry.value()).some(
    ({ leaf }) => leaf.kind === 'object' && (addition.isIn(leaf) || leaf.entries.some((inner) => spreads(inner, addition, depth + 1))),
  );
