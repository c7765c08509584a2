/** Whether something of the project may have an attribute, or be a module with a name, of a kind. */
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import { writeAt } from '../changes/member-writes.js';
import { asDefined } from '../gather/text-tests.js';
import { isClass, memberName, walk } from '../syntax/node.js';
import type { Module, Modules } from './modules.js';

/** Made at run time: `setattr(x, "name", …)`, `SimpleNamespace(name=…)`. */
const MADE = /setattr|__dict__|vars\(|getattr__|Namespace|Mock|namedtuple|make_dataclass|create_model|\btype\s*\([^)]*,/;

/** Makes the question of one run: false for a name that can only be another package's, behind a dot. */
export function createMayBeOurs(tree: SourceTree, modules: Modules): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const find = (name: string): boolean => {
    const taking = new Set(modules.files());
    return tree.containing([name]).some((file) => {
      const text = readable(tree, file) ?? '';
      if (!asDefined(name).test(text)) return false;
      // Files that take no part are not parsed for this alone.
      const module = taking.has(file) && !MADE.test(text) ? modules.get(file) : undefined;
      return module ? gives(module, name) : true;
    });
  };
  return (name) => {
    const answer = known.get(name) ?? find(name);
    known.set(name, answer);
    return answer;
  };
}

function gives(module: Module, name: string): boolean {
  if (module.scopes.all().some((scope) => (scope.parent === null || isClass(scope.node)) && scope.bindings.has(name))) return true;
  let written = false;
  walk(module.root, (node) => {
    if (memberName(node) === name && writeAt({ module, node })) written = true;
    return !written;
  });
  return written;
}
