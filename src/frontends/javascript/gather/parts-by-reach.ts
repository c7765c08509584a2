/** The parts of a large group of files between which no request, and nothing that it is made of, passes. */

import type { Module } from '../modules/modules.js';
import type { Context } from '../values/context.js';
import { giversAmong, mayRequest, sharesWithAll } from './givers.js';
import { Parts } from './parts.js';
import { reachedByName } from './reached-by-name.js';

/**
 * The parts that may make requests, each with all that runs for it; none where there is but one, with every file in it. Imports connect files,
 * but for those of a file that only gives values: it is in each part that imports it. A call by name alone of what makes requests connects
 * them, too, and so does what all files can find.
 */
export function partsByReach(group: readonly Module[], ctx: Context): Module[][] {
  const files = withAllRun(group, ctx);
  const givers = giversAmong(files, ctx);
  const byName = reachedByName(files, ctx);
  const keepers = new Set(files.filter((module) => !givers.has(module) || byName.has(module)));
  const parts = new Parts(keepers);
  for (const module of keepers)
    for (const next of [...ctx.filesRunFor(module), ...(byName.get(module) ?? [])]) if (keepers.has(next)) parts.join(module, next);
  const [first, ...more] = [...keepers].filter(sharesWithAll);
  for (const module of more) if (first) parts.join(first, module);
  return parts.all().flatMap((part) => {
    const run = part.some(mayRequest) ? new Set(withAllRun(part, ctx)) : undefined;
    return run && run.size < files.length ? [files.filter((module) => run.has(module))] : [];
  });
}

/** With every file that they import. */
function withAllRun(part: readonly Module[], ctx: Context): Module[] {
  const all = new Set(part);
  for (const module of all) for (const next of ctx.filesRunFor(module)) all.add(next);
  return [...all];
}
