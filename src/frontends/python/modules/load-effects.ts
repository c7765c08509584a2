/** Does loading a module do something beside defining its names? Then an import of it has to stay. */

import { giverOf } from '../classes/hierarchy.js';
import { field, isClass, isFunction, isKeyword, isName, type Node, parts } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { isDroppable } from '../values/effects.js';
import type { Module } from './modules.js';
import { classOf, decoratorsOf, resolveName } from './names.js';

/** Libraries outside of the project whose loading nobody needs. */
const LIBRARIES = /^(?:anthropic|typing|typing_extensions|os|math)(?:\.|$)/;
const DECORATORS =
  /^(?:\w+\.)*(?:dataclass|lru_cache|cache|wraps|total_ordering|contextmanager|asynccontextmanager|overload|final|runtime_checkable|unique|define|frozen|property|staticmethod|classmethod|abstractmethod)\b/;

/** What is under such a condition does not run when the module is imported. */
const NOT_LOADED = /^(?:(?:\w+\.)?TYPE_CHECKING|__name__ == (['"])__main__\1)$/;
/** More is not looked through. */
const MOST_FILES = 60;

/**
 * True for an import of what runs statements when it is loaded (`register(…)`, `@app.route(…)`), itself or in what it imports. Initialisers do not
 * count. What is not in the project may do anything, but for a few libraries.
 */
export function hasLoadEffect(specifier: string, from: string, ctx: Context): boolean {
  const loaded = loadedBy(specifier).map((name) => ctx.modules.resolve(name, from));
  if (!loaded.at(-1)) return !LIBRARIES.test(specifier);
  const files = new Set(loaded.flatMap((found) => (found?.kind === 'file' ? [found.file] : [])));
  // What is added to a set is walked through, too.
  for (const file of files) {
    if (ctx.modules.isGuard(file)) continue;
    const module = files.size > MOST_FILES ? undefined : ctx.modules.get(file);
    if (!module || parts(module.root).some((statement) => acts(statement, module, ctx))) return true;
    for (const name of [...module.specifiers].flatMap(loadedBy)) {
      const found = ctx.modules.resolve(name, file);
      if (found?.kind === 'file') files.add(found.file);
    }
  }
  return false;
}

/** `a.b.c` loads `a`, `a.b` and `a.b.c`. */
function loadedBy(specifier: string): string[] {
  const dots = /^\.*/.exec(specifier)?.[0] ?? '';
  const names = specifier.slice(dots.length).split('.');
  return names.map((_, index) => dots + names.slice(0, index + 1).join('.'));
}

function acts(statement: Node, module: Module, ctx: Context): boolean {
  const inside = (node: Node | undefined): boolean => node !== undefined && parts(node).some((inner) => acts(inner, module, ctx));
  switch (statement.type) {
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
    case 'function_definition':
    case 'pass_statement':
    case 'type_alias_statement':
      return false;
    case 'expression_statement':
      return parts(statement).some((expression) => isDone(expression, module, ctx));
    case 'class_definition':
      return registersItself(statement, module, ctx) || inside(field(statement, 'body'));
    case 'decorated_definition': {
      const definition = field(statement, 'definition');
      if (!definition || decoratorsOf(definition).some(({ text }) => !DECORATORS.test(text))) return true;
      return !isFunction(definition) && acts(definition, module, ctx);
    }
    case 'if_statement':
      return parts(statement).length > 2 || !NOT_LOADED.test(field(statement, 'condition')?.text ?? '');
    case 'try_statement':
      return parts(statement).some((part) => (part.type === 'block' ? [part] : parts(part).filter(isBlock)).some(inside));
    default:
      return true;
  }
}

const isBlock = ({ type }: Node): boolean => type === 'block';

/** What an expression does as a statement: an assignment to a name is a definition. */
function isDone(expression: Node, module: Module, ctx: Context): boolean {
  if (expression.type !== 'assignment' && expression.type !== 'augmented_assignment') return !isDroppable(expression, module, ctx);
  const [left, right] = [field(expression, 'left'), field(expression, 'right')];
  const isDefinition = left && (isName(left) || (left.type === 'pattern_list' && parts(left).every(isName)));
  return !isDefinition || (right?.type === 'assignment' && isDone(right, module, ctx));
}

/** `__init_subclass__` and metaclasses run for every class that is made. */
function registersItself(node: Node, module: Module, ctx: Context): boolean {
  const list = field(node, 'superclasses');
  return (list ? parts(list) : []).some((base) => {
    if (isKeyword(base)) return field(base, 'name')?.text !== 'metaclass' || !/\bABCMeta$/.test(base.text);
    const known = classOf(resolveName(base, module, ctx));
    return known !== undefined && isClass(known.node) && giverOf(known, '__init_subclass__', ctx) !== undefined;
  });
}
