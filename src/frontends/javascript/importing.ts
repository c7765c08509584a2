/** A new import in a file, in the manner of those that are there. */
import path from 'node:path';
import type { TextEdit } from '../../rewrite/edits.js';
import type { SourceTree } from '../../run/engine.js';
import type { GeneratedModule } from '../../run/generated-module.js';
import { lineEnd } from '../layout.js';
import { endOf, type Node, startOf } from './ast.js';
import { type Module, type Modules, requiredSpecifier } from './modules.js';
import { packageAround } from './resolve.js';

/** How modules load each other. */
export type ModuleSystem = 'typescript' | 'esm' | 'commonjs';

export const hasModuleSyntax = ({ ast }: Module): boolean =>
  ast.program.body.some(
    ({ type }) => /^(?:Import|Export)/.test(type) || type === 'TSImportEqualsDeclaration' || type === 'TSExportAssignment',
  );

/** How a JavaScript file loads others. */
export function systemOf(file: string, module: Module | undefined): Exclude<ModuleSystem, 'typescript'> {
  if (/\.mjs$/.test(file)) return 'esm';
  if (/\.cjs$/.test(file)) return 'commonjs';
  return module && hasModuleSyntax(module) ? 'esm' : 'commonjs';
}

export function createImporter(
  tree: SourceTree,
  modules: Modules,
): (from: Module, name: string, module: GeneratedModule<ModuleSystem>) => TextEdit {
  const relative = (module: Module): string[] => [...module.specifiers].filter((specifier) => specifier.startsWith('.'));

  /** With the extension that imports of the project have. */
  const specifierOf = (from: Module, { file, system }: GeneratedModule<ModuleSystem>): string => {
    const bare = path.posix.relative(path.posix.dirname(from.file), file).replace(/\.[cm]?[jt]s$/, '');
    const base = bare.startsWith('.') ? bare : `./${bare}`;
    const extension = path.posix.extname(file);
    if (/^\.[cm]/.test(extension)) return base + extension;
    const own = relative(from);
    const habits = own.length > 0 ? own : modules.parsed().flatMap(relative);
    if (system === 'typescript' && habits.some((specifier) => /\.[cm]?tsx?$/.test(specifier))) return `${base}.ts`;
    const named = habits.some((specifier) => /\.[cm]?jsx?$/.test(specifier));
    const expected = system === 'esm' || (system === 'typescript' && packageAround(tree, from.file)?.json.type === 'module');
    return named || (habits.length === 0 && expected) ? `${base}.js` : base;
  };

  return (from, name, module) => {
    const { text, ast } = from;
    const eol = lineEnd(text);
    const { body } = ast.program;
    const isImport = (statement: Node): boolean =>
      module.system === 'commonjs' ? requiresOnly(statement) : statement.type === 'ImportDeclaration';
    const first = body.findIndex((statement) => !isImport(statement));
    // What stands among the first statements is loaded before any other runs; later imports are lifted there anyway.
    const last = module.system === 'commonjs' ? body[(first < 0 ? body.length : first) - 1] : body.findLast(isImport);
    const like = last ?? body.find(isImport);
    const source = like ? text.slice(startOf(like), endOf(like)) : '';
    const quote = /["'](?=[^"']*["'][^"']*$)/.exec(source)?.[0] ?? "'";
    const semicolon = !like || source.endsWith(';') ? ';' : '';
    const from_ = quote + specifierOf(from, module) + quote;
    const line =
      module.system === 'commonjs' ? `const { ${name} } = require(${from_})${semicolon}` : `import { ${name} } from ${from_}${semicolon}`;
    if (last) {
      const rest = /^[^\n]*\n/.exec(text.slice(endOf(last)))?.[0];
      const ownLine = rest !== undefined && /^[ \t]*(?:\/\/.*)?\r?\n$/.test(rest);
      const at = ownLine ? endOf(last) + rest.length : endOf(last);
      return { start: at, end: at, text: ownLine ? line + eol : eol + line };
    }
    const at = body[0] ? startOf(body[0]) : text.length;
    return { start: at, end: at, text: line + eol };
  };
}

/** `const x = require('y')`. */
const requiresOnly = (statement: Node): boolean =>
  statement.type === 'VariableDeclaration' && statement.declarations.every(({ init }) => init && requiredSpecifier(init) !== undefined);
