/** A new import in a file, in the manner of those that are there. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { SourceTree } from '../../../run/engine.js';
import type { GeneratedModule } from '../../../run/generated-module.js';
import { lineEnd } from '../../layout.js';
import { type Module, type Modules, requiredSpecifier } from '../modules/modules.js';
import { createSpecifiers } from '../modules/specifiers.js';
import type { Tsconfigs } from '../modules/tsconfigs.js';
import { endOf, type Node, startOf } from '../syntax/ast.js';

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
  tsconfigs: Tsconfigs,
): (from: Module, name: string, module: GeneratedModule<ModuleSystem>) => TextEdit {
  const specifierOf = createSpecifiers(tree, modules, tsconfigs);
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
