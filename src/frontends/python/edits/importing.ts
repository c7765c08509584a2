/** A new import in a file, in the manner of those that are there. */
import path from 'node:path';
import { isInside } from '../../../project/paths.js';
import type { TextEdit } from '../../../rewrite/edits.js';
import type { SourceTree } from '../../../run/engine.js';
import { lineEnd } from '../../layout.js';
import type { Module, Modules } from '../modules/modules.js';
import { type Node, parts } from '../syntax/node.js';

const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;

/** How a file names a module of its project in an import; undefined where that cannot be told. `file` is above or beside it. */
export function specifierOf(from: Module, file: string, tree: SourceTree, modules: Modules): string | undefined {
  const target = file.replace(/\.py$/, '');
  const folder = path.posix.dirname(target);
  const here = path.posix.dirname(from.file);
  const isPackage = (at: string): boolean => tree.isFile(`${at}/__init__.py`);
  const dotted = (root: string): string | undefined =>
    isInside(root, target) ? path.posix.relative(root, target).replaceAll('/', '.') : undefined;
  const between: string[] = [];
  for (let at = here; isInside(folder, at); at = path.posix.dirname(at)) between.push(at);
  if (between.length && between.every(isPackage) && [...from.specifiers].some((one) => one.startsWith('.')))
    return '.'.repeat(between.length) + path.posix.basename(target);
  // What the file imports itself is on the path whenever it runs.
  const own = [...from.specifiers].flatMap((one) => rootOf(one, from.file, modules) ?? []);
  if (own.length > 0) return onlyOne(own.map(dotted));
  // Otherwise whoever imports the file decides where imports start, and so does Python where it is run.
  const users = rootsOfImporters(from, modules);
  if (isRunDirectly(from)) return isPackage(here) || /\/__main__\.py$/.test(from.file) ? undefined : onlyOne([here, ...users].map(dotted));
  if (users.length > 0) return onlyOne(users.map(dotted));
  // What the outermost package lies in is on the path, and so is the folder of a project, or `src` in it.
  let top = here;
  while (isPackage(top)) top = path.posix.dirname(top);
  const isProject = (at: string): boolean => at === tree.root || PROJECT.some((name) => tree.read(`${at}/${name}`) !== undefined);
  const isSource = path.posix.basename(top) === 'src' && isProject(path.posix.dirname(top));
  return top !== here || isProject(top) || isSource ? dotted(top) : undefined;
}

/** What lies in the folder of a project, which its code is run from. */
const PROJECT = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'Pipfile'];

const isRunDirectly = ({ file, text }: Module): boolean =>
  file.endsWith('/__main__.py') || /^if\s+\(?__name__\s*==\s*(['"])__main__\1/m.test(text);

/** What all of them are; undefined where they differ. */
const onlyOne = ([first, ...rest]: readonly (string | undefined)[]): string | undefined =>
  rest.every((one) => one === first) ? first : undefined;

/** The folders that imports of a file start from, in all of the project. */
const rootsOfImporters = ({ file }: Module, modules: Modules): string[] =>
  modules.importsOf(file).flatMap(({ specifier, from }) => rootOf(specifier, from, modules) ?? []);

/** The folder that an absolute import starts from, where it names a file of the project. */
function rootOf(specifier: string, from: string, modules: Modules): string | undefined {
  const found = specifier.startsWith('.') ? undefined : modules.resolve(specifier, from);
  const named = found?.kind === 'file' ? found.file.replace(/(?:\/__init__)?\.py$/, '') : undefined;
  const inner = `/${specifier.replaceAll('.', '/')}`;
  return named?.endsWith(inner) ? named.slice(0, -inner.length) : undefined;
}

/** Imports a name behind the last import that the file begins with. */
export function newImport({ root, text }: Module, name: string, specifier: string): TextEdit {
  const eol = lineEnd(text);
  const line = `from ${specifier} import ${name}${eol}`;
  const statements = parts(root);
  const first = statements.findIndex(({ type }) => /^(?:function_definition|class_definition|decorated_definition)$/.test(type));
  const head = first < 0 ? statements : statements.slice(0, first);
  const last = head.findLast(({ type }) => IMPORTS.test(type)) ?? (isText(statements[0]) ? statements[0] : undefined);
  if (!last) return { start: statements[0]?.start ?? 0, end: statements[0]?.start ?? 0, text: line };
  const end = text.indexOf('\n', last.end);
  return end < 0 ? { start: text.length, end: text.length, text: eol + line } : { start: end + 1, end: end + 1, text: line };
}

/** The text at the top that describes the file. */
const isText = (statement: Node | undefined): boolean =>
  statement?.type === 'expression_statement' && parts(statement)[0]?.type === 'string';
