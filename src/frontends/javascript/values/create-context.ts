/** Ties together what reads one source tree: modules, values, uses and clients know each other. */
import type { SourceTree } from '../../../run/engine.js';
import { lazily, remembered } from '../../once.js';
import { Tracer } from '../clients/clients.js';
import { TEST_FILE } from '../mocks/mocks.js';
import { filesRunFor } from '../modules/imports-of.js';
import { createModules, importOf, type ParsedFiles } from '../modules/modules.js';
import { createReachable } from '../uses/reachable.js';
import { createUses } from '../uses/uses.js';
import { createArguments } from './arguments.js';
import { createChanges } from './changes.js';
import { ownWritesOf } from './classes.js';
import type { Context } from './context.js';
import { createEvaluate } from './evaluate.js';
import { createCallers } from './functions.js';
import { classOfMember } from './stand-ins.js';

/** @param known files that another context has parsed. */
export function createContext(tree: SourceTree, known?: ParsedFiles): { ctx: Context; tracer: Tracer } {
  const modules = createModules(tree, known);
  const uses = createUses(() => ctx);
  const reachable = lazily(() => createReachable(tree, ctx));
  const ctx: Context = {
    modules,
    isTest: ({ file }) => TEST_FILE.test(file.slice(tree.root.length + 1)),
    evaluate: createEvaluate(() => ctx),
    callersOf: createCallers(() => ctx),
    argumentsFor: createArguments(() => ctx),
    changesTo: createChanges(() => ctx),
    importOf: remembered(importOf),
    filesRunFor: remembered((module) => filesRunFor(module, ctx)),
    get reachable() {
      return reachable();
    },
    ownWrites: remembered(ownWritesOf),
    classOfMember: remembered((member, module) => classOfMember(member, module, ctx)),
    classOfInstance: (node, module) => tracer.classOfInstance(node, module),
    ...uses,
  };
  const tracer = new Tracer(ctx);
  return { ctx, tracer };
}
