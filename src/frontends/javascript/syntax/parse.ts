/** Source text to syntax tree. TypeScript for .ts files; Flow and JSX for .js files, TypeScript syntax in them as a second try. */
import { createRequire } from 'node:module';
import type { ParserOptions, parseExpression, parse as parseModule } from '@babel/parser';
import type * as t from '@babel/types';
import { SyntaxProblem } from '../../syntax-problem.js';

/** Rules of the language that a compiler may relax and that do not change the tree. */
const TOLERATED = new Set([
  'VarRedeclaration',
  'DuplicateExport',
  'ModuleExportUndefined',
  'DeletePrivateField',
  'IllegalBreakContinue',
  'LabelRedeclaration',
  'DuplicateProto',
  'DuplicateConstructor',
  'StrictDelete',
  'StrictWith',
  'StrictEvalArguments',
  'StrictNumericEscape',
  'StrictOctalLiteral',
  'ParamDupe',
  'UnexpectedReservedWord',
  'InvalidPrivateFieldResolution',
  'PrivateNameRedeclaration',
  'UnsupportedParameterPropertyKind',
  'OptionalTypeBeforeRequired',
  'DuplicateModifier',
  'OverrideNotInSubClass',
  'AbstractMethodHasImplementation',
  'AbstractPropertyHasInitializer',
  'DeclareClassFieldHasInitializer',
  'InitializerNotAllowedInAmbientContext',
  'DuplicateAccessibilityModifier',
  'IncompatibleModifiers',
  'InvalidModifiersOrder',
  'NonAbstractClassHasAbstractMethod',
  'ConstInitializerMustBeStringOrNumericLiteralOrLiteralEnumReference',
  'InvalidEscapedReservedWord',
  'InvalidDecimal',
  'IllegalReturn',
]);

interface Babel {
  parse: typeof parseModule;
  parseExpression: typeof parseExpression;
}
/** @babel/parser is loaded at first use: nearly every file is ruled out before it is needed. */
const babel = (): Babel => createRequire(import.meta.url)('@babel/parser') as Babel;

type Plugins = NonNullable<ParserOptions['plugins']>;
const COMMON: Plugins = ['explicitResourceManagement', 'exportDefaultFrom', 'deferredImportEvaluation', 'sourcePhaseImports'];

function attempts(file: string): Plugins[] {
  const typescript: Plugins = [...COMMON, 'typescript'];
  const flow: Plugins = [...COMMON, 'flow', 'jsx'];
  const decorated = (plugins: Plugins): Plugins[] => [
    [...plugins, 'decorators', 'decoratorAutoAccessors'],
    [...plugins, 'decorators-legacy', 'decoratorAutoAccessors'],
  ];
  if (/\.tsx$/.test(file)) return decorated([...typescript, 'jsx']);
  if (/\.[cm]?ts$/.test(file)) return decorated(typescript);
  return [...decorated(flow), ...decorated([...typescript, 'jsx']), [...COMMON, 'jsx', 'decorators']];
}

/**
 * Parses a source file.
 * @throws SyntaxProblem where no dialect of its extension takes it.
 */
export function parseSource(text: string, file: string): t.File {
  const { parse } = babel();
  let first: SyntaxProblem | undefined;
  for (const plugins of attempts(file)) {
    try {
      const tree = parse(text, {
        sourceType: 'unambiguous',
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
        allowImportExportEverywhere: true,
        allowNewTargetOutsideFunction: true,
        allowSuperOutsideMethod: true,
        allowUndeclaredExports: true,
        errorRecovery: true,
        attachComment: false,
        plugins,
      });
      const serious = (tree.errors ?? []).find((error) => !TOLERATED.has(error.reasonCode));
      if (!serious) return tree as t.File;
      first ??= problem(serious);
    } catch (error) {
      first ??= problem(error);
    }
  }
  throw first as SyntaxProblem;
}

/** Parses a JSON document as one expression; undefined where it is none. */
export function parseData(text: string): t.Expression | undefined {
  try {
    return babel().parseExpression(text.replace(/^\uFEFF/, ' '), { attachComment: false });
  } catch {
    return undefined;
  }
}

function problem(error: unknown): SyntaxProblem {
  const { message, pos } = error as { message?: string; pos?: number };
  return new SyntaxProblem(`does not parse: ${(message ?? String(error)).replace(/ \(\d+:\d+\)$/, '')}`, pos ?? null);
}
