/** A type of a package, imported beside what a file imports from it already. */
import type * as t from '@babel/types';
import { isUnit } from '../../../hosts/names.js';
import type { TextEdit } from '../../../rewrite/edits.js';
import { indentAt, lineEnd, startsLine } from '../../layout.js';
import type { Module } from '../modules/modules.js';
import { endOf, type Node, startOf } from '../syntax/ast.js';

const TYPESCRIPT = /(?<!\.d)\.[cm]?tsx?$/;

/** Whether a file names a type of a package, or could; undefined for JavaScript. */
export function typeImport(module: Module, name: string, specifier: string): 'known' | 'new' | 'taken' | undefined {
  if (!TYPESCRIPT.test(module.file) && !isUnit(module.file)) return undefined;
  const known = importsOf(module, specifier)
    .flatMap(({ specifiers }) => specifiers)
    .find((one) => one.local.name === name);
  if (known) return known.type === 'ImportSpecifier' && nameOf(known.imported) === name ? 'known' : 'taken';
  const isTaken =
    module.scopes.all().some(({ bindings }) => bindings.has(name)) ||
    new RegExp(`\\b(?:type|interface|class|enum)\\s+${name}\\b`).test(module.text);
  return isTaken || !takingMore(module, specifier) ? 'taken' : 'new';
}

/** One more name among those that are imported from a package. */
export function typeImportEdit(module: Module, name: string, specifier: string): TextEdit[] {
  const statement = takingMore(module, specifier);
  const last = statement?.specifiers.at(-1);
  if (!statement || !last) return [];
  const { text } = module;
  const at = endOf(last);
  const separator = startsLine(text, startOf(last)) ? `,${lineEnd(text)}${indentAt(text, startOf(last))}` : ', ';
  return [{ start: at, end: at, text: `${separator}${statement.importKind === 'type' ? '' : 'type '}${name}` }];
}

const importsOf = ({ ast }: Module, specifier: string): t.ImportDeclaration[] =>
  ast.program.body.filter(
    (statement: Node): statement is t.ImportDeclaration => statement.type === 'ImportDeclaration' && statement.source.value === specifier,
  );

/** The import that names what it takes. */
const takingMore = (module: Module, specifier: string): t.ImportDeclaration | undefined =>
  importsOf(module, specifier).find(
    ({ specifiers, importKind }) => importKind !== 'typeof' && specifiers.at(-1)?.type === 'ImportSpecifier',
  );

const nameOf = (node: t.Identifier | t.StringLiteral): string => (node.type === 'Identifier' ? node.name : node.value);
