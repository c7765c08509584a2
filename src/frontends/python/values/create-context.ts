/** Ties together what reads one source tree: modules, values, uses and clients know each other. */
import type { SourceTree } from '../../../run/engine.js';
import { lazily } from '../../once.js';
import { createChanges } from '../changes/changes.js';
import { createMayBeAny } from '../changes/member-writes.js';
import { createSources } from '../classes/attributes.js';
import { createInstances } from '../classes/instances.js';
import { Tracer } from '../clients/clients.js';
import { createModules } from '../modules/modules.js';
import { createMayBeOurs } from '../modules/ours.js';
import type { Parse } from '../syntax/parse.js';
import { namesOfPartials } from '../uses/handed-on.js';
import { createUses } from '../uses/uses.js';
import { type Context, createMemory } from './context.js';
import { createEvaluate } from './evaluate.js';

export function createContext(tree: SourceTree, parse: Parse): { ctx: Context; tracer: Tracer } {
  const modules = createModules(tree, parse);
  const ctx: Context = {
    modules,
    closedWorld: tree.closedWorld === true,
    remember: createMemory(),
    evaluate: createEvaluate(() => ctx),
    mayBeOurs: createMayBeOurs(tree, modules),
    partials: lazily(() => namesOfPartials(tree, modules)),
    changesTo: createChanges(() => ctx),
    instancesOf: createInstances(() => ctx),
    mayBeAny: createMayBeAny(() => ctx),
    sourcesOf: createSources(() => ctx),
    ...createUses(() => ctx),
  };
  return { ctx, tracer: new Tracer(ctx) };
}
