/** Ties together what reads one source tree: modules, values, uses and clients know each other. */
import type { SourceTree } from '../../run/engine.js';
import { lazily } from '../once.js';
import { createSources } from './attributes.js';
import { createChanges } from './changes.js';
import { Tracer } from './clients.js';
import { type Context, createMemory } from './context.js';
import { createEvaluate } from './evaluate.js';
import { namesOfPartials } from './handed-on.js';
import { createInstances } from './instances.js';
import { createMayBeAny } from './member-writes.js';
import { createModules } from './modules.js';
import { createMayBeOurs } from './ours.js';
import type { Parse } from './parse.js';
import { createUses } from './uses.js';

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
