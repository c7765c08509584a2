/** Calls that no run has seen, and that get a default: a file that something connects with them may pass another model. */

import { hostOf } from '../../hosts/names.js';
import { takesBudgets } from '../../sdk/models.js';
import { hasUnseen } from '../../sites/doubts.js';
import { outcomes, property } from '../../values/outcomes.js';
import type { Context } from './context.js';
import type { FoundSite } from './find.js';
import { connectedWith } from './groups.js';
import type { Module } from './modules.js';

/** @param run the files that were run. */
export function createTracedDoubts(run: ReadonlySet<Module>, files: readonly Module[], ctx: Context): (site: FoundSite) => boolean {
  const known = new Map<Module, Module[]>();
  const near = (module: Module): Module[] => {
    const found = known.get(module) ?? connectedWith(new Set([hostOf(module.file)]), files, ctx.modules).filter((one) => !ctx.isTest(one));
    known.set(module, found);
    return found;
  };
  return ({ module, kind, requests }) => {
    if (run.has(module) || (kind !== 'sdk' && kind !== 'http')) return false;
    const models = requests.flatMap(({ params, assume }) => outcomes(property(params, 'model'), assume));
    const seen = new Set(models.flatMap(({ leaf }) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
    const isGiven = models.some(
      ({ leaf, overridable }) => leaf.kind === 'open' && overridable && !/^(?:environment|import)$/.test(leaf.why),
    );
    return isGiven && [...seen].some(takesBudgets) && near(module).some((one) => hasUnseen(one, seen));
  };
}
