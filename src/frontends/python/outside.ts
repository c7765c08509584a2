/** What gives a variable of a file its value from outside of its own statements: `config.MODEL = …`, `setattr(config, …)`, `globals()[…]`, `exec`. */
import type { Context, Located } from './context.js';
import type { Module } from './modules.js';
import { changeOf, changes } from './mutations.js';
import { resolveName } from './names.js';
import { argumentsOf, type Node } from './node.js';
import type { Binding } from './scope.js';

/** @returns each place, with the value where it is written there. */
export function setFromOutside(binding: Binding, module: Module, ctx: Context): (Located & { value: Node | undefined })[] {
  if (binding.scope.parent !== null) return [];
  const { name } = binding;
  const isHere = ({ receiver, module: home }: { receiver: Node; module: Module }): boolean => {
    const found = resolveName(receiver, home, ctx);
    return found.kind === 'module' && found.module === module;
  };
  const loose = ctx.looseWrites(name).filter(isHere);
  const tables = ctx.callsNamed('globals', module).filter(({ node }) => changes(node) && (changeOf(node)?.keys ?? [name]).includes(name));
  const texts = ctx.callsNamed('exec', module).filter(({ node }) => new RegExp(`\\b${name}\\b`).test(argumentsOf(node).text));
  return [...ctx.writesTo(name).filter(isHere), ...[...loose, ...tables, ...texts].map((one) => ({ ...one, value: undefined }))];
}
