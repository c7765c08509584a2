/** A declaration that keeps the old id, while a call that migrates gets the new one at a place of its own. */
import type { MigratingSite } from '../rewrite/migrating.js';
import type { Declaration, Expr, Value } from '../values/values.js';

export interface KeptDeclaration {
  name: string;
  /** What still reads it. */
  reader: Expr;
  /** The reader is handed its model from where the code does not show: it may be another one. */
  perhaps: boolean;
}

/** The declaration for which the call gets its own id; undefined where none stays, or what reads it is not known. */
export function keptDeclaration(migrating: MigratingSite): KeptDeclaration | undefined {
  const { readers } = migrating.ground;
  for (const { model } of migrating.requests.flatMap(({ paths }) => paths.filter((path) => path.group === 'moves'))) {
    const { leaf } = model;
    const name = nameOf(leaf, readers.declarationsOf(leaf.expr));
    const obstacle = name === undefined || leaf.kind !== 'literal' ? undefined : migrating.obstacle(leaf.expr, 'value');
    const reader = obstacle?.at ?? obstacle?.site?.expr;
    if (name === undefined || !reader) continue;
    return { name, reader, perhaps: obstacle?.site !== undefined && !readers.of(leaf.expr).has(obstacle.site) };
  }
  return undefined;
}

/** Of the declarations through which a text is read, the one that holds it. */
function nameOf({ expr }: Value, declarations: readonly Declaration[]): string | undefined {
  const above = declarations.filter(({ file, start }) => file === expr.file && start <= expr.start);
  return above.reduce<Declaration | undefined>((last, one) => (last && last.start > one.start ? last : one), undefined)?.name;
}
