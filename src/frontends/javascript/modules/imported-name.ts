/** Where a name in a call comes from, when only its own file is seen. */
import type { SourceTree } from '../../../run/engine.js';
import { endOf, startOf, walk } from '../syntax/ast.js';
import { createContext } from '../values/create-context.js';

/** A specifier of the project's own, and not of an installed package. */
const OWN = /^(?:[./#]|[@~]\/)/;

/** The specifier of the project's own that the first name of an expression within a call is imported from. */
export function importedFrom(
  expression: string,
  { file, start, end }: { file: string; start: number; end: number },
  tree: SourceTree,
): string | undefined {
  const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(expression)?.[0];
  const { ctx } = createContext(tree);
  const module = name === undefined ? undefined : ctx.modules.get(file);
  if (!module) return undefined;
  let found: string | undefined;
  walk(module.ast.program, (node) => {
    if (startOf(node) > end || endOf(node) < start) return false;
    const binding = node.type === 'Identifier' && node.name === name && startOf(node) >= start ? module.scopes.bindingOf(node) : undefined;
    const specifier = binding && ctx.importOf(binding)?.specifier;
    if (specifier !== undefined && OWN.test(specifier)) found ??= specifier;
    return found === undefined;
  });
  return found;
}
