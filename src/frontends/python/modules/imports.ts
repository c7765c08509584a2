/** What an import binds a name to. */
import { field, type Node } from '../syntax/node.js';
import { type Binding, type Definition, importItems } from '../syntax/scope.js';

/** Module and name behind every import that a binding has, and undefined for each other definition. */
export const importsOf = (binding: Binding): ({ specifier: string; name: string } | undefined)[] =>
  binding.definitions
    // What is `None` where the import failed is no other meaning.
    .filter(({ kind, node }) => kind !== 'declare' && field(node, 'right')?.type !== 'none')
    .map((one) => (one.kind === 'import' ? importTarget(one) : undefined));

/** What the imports of a binding name. */
export const importTargets = (binding: Binding): { specifier: string; name: string }[] =>
  importsOf(binding).filter((one) => one !== undefined);

/** Module and name behind a binding that one import makes; undefined for any other binding. */
export function importOf(binding: Binding): { specifier: string; name: string } | undefined {
  const targets = importsOf(binding);
  const [first] = targets;
  // `try: import a except ImportError: import b` names two things.
  return first && targets.every((target) => target?.specifier === first.specifier && target.name === first.name) ? first : undefined;
}

function importTarget({ node, id }: Definition): { specifier: string; name: string } | undefined {
  const statement = node.parent;
  const item = statement && importItems(statement).find((one) => one.id === id);
  if (!statement || !item) return undefined;
  if (statement.type === 'import_from_statement') return { specifier: moduleName(statement), name: item.path };
  // `import a.b` binds `a`.
  return { specifier: item.alias ? item.path : (item.path.split('.')[0] as string), name: '*' };
}

/** The module that a `from … import` names, with its leading dots. */
export const moduleName = (statement: Node): string => (field(statement, 'module_name')?.text ?? '').replace(/[\s\\]/g, '');
