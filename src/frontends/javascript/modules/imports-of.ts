/** What a file imports: the names that stand for what others export, and the files that run for it. */
import { isClass, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { resolveBinding } from '../values/functions.js';
import { type Module, requiredSpecifier } from './modules.js';

/** The files of the project that run for a module: what is imported for its types alone is left out, but for classes, which others may fill in. */
export function filesRunFor(module: Module, ctx: Context): Module[] {
  const names = imported(module).flatMap(({ binding, specifier }) =>
    isOfTypes(binding, module) && !isOfClass(binding, module, ctx) ? [] : specifier,
  );
  const passed = module.ast.program.body.flatMap((one) => {
    const isPassing = /^Export\w*Declaration$/.test(one.type) || (one.type === 'ImportDeclaration' && one.specifiers.length === 0);
    return isPassing && 'source' in one && one.source && !('exportKind' in one && one.exportKind === 'type') ? [one.source.value] : [];
  });
  return [...new Set([...names, ...passed, ...loaded(module)])].flatMap((specifier) => fileOf(specifier, module, ctx) ?? []);
}

/** The file of the project that a specifier means. */
export function fileOf(specifier: string, from: Module, { modules }: Context): Module | undefined {
  const file = modules.resolve(specifier, from.file);
  return file === undefined ? undefined : modules.get(file);
}

/** What is loaded in the middle of the code. */
export const loaded = ({ scopes }: Module): string[] =>
  scopes.ofType('CallExpression', 'ImportExpression').flatMap((node) => requiredSpecifier(node) ?? []);

/** The names that stand for what other files export. */
export function imported({ scopes, ast }: Module): { binding: Binding; specifier: string }[] {
  const found: { binding: Binding; specifier: string }[] = [];
  const add = (id: Node, specifier: string) => {
    const binding = scopes.bindingOf(id);
    if (binding) found.push({ binding, specifier });
  };
  for (const one of ast.program.body) {
    if (one.type === 'ImportDeclaration') for (const { local } of one.specifiers) add(local, one.source.value);
    else if (one.type === 'TSImportEqualsDeclaration' && one.moduleReference.type === 'TSExternalModuleReference')
      add(one.id, one.moduleReference.expression.value);
  }
  for (const binding of scopes.program.bindings.values()) {
    const { node } = binding;
    const specifier = node.type === 'VariableDeclarator' && node.init ? requiredSpecifier(unwrap(node.init)) : undefined;
    if (specifier !== undefined) found.push({ binding, specifier });
  }
  return found;
}

/** True for an import that is used as a type only. */
function isOfTypes({ node, references }: Binding, { scopes: { parentOf } }: Module): boolean {
  const around = parentOf(node);
  if ([node, around].some((one) => one && 'importKind' in one && one.importKind === 'type')) return true;
  return references.length > 0 && references.every((use) => TYPES.test(parentOf(use)?.type ?? ''));
}

function isOfClass(binding: Binding, module: Module, ctx: Context): boolean {
  const found = resolveBinding(binding, module, ctx);
  return found.kind === 'binding' ? isClass(found.binding.node) : found.kind === 'expression' && isClass(found.node);
}

const TYPES = /^TS(?!(?:As|Satisfies|NonNull|Instantiation)Expression|TypeAssertion|Export|Import)/;
