/** Files of which something has all that they export, so that it may call any of it. */

import { type Module, requiredSpecifier } from '../modules/modules.js';
import { CALLS, isMember, isWrapper, memberName, type Node } from '../syntax/ast.js';
import type { Context } from '../values/context.js';

/**
 * The files whose exports are held as one object that more than plain members are read of, elsewhere than in a declaration of the file:
 * `(await import('./ask.js')).ask(…)`. Who has all of a file that hands exports of others on has these, too.
 */
export function loadedAsValues(ctx: Context): Set<string> {
  const found = new Set<string>();
  const whole = new Set<string>();
  for (const module of ctx.modules.parsed()) {
    for (const { file, isTakenApart } of loadedBy(module, ctx)) {
      whole.add(file);
      if (!isTakenApart) found.add(file);
    }
    for (const target of module.exports.named.values()) {
      const file = target.kind === 'namespace' ? ctx.modules.resolve(target.specifier, module.file) : undefined;
      if (file) for (const one of [whole, found]) one.add(file);
    }
  }
  for (const file of whole) {
    const module = ctx.modules.get(file);
    for (const next of module ? handedOnBy(module, ctx) : []) for (const one of [whole, found]) one.add(next);
  }
  return found;
}

interface Load {
  file: string;
  /** True where single members are read, and nothing else is done with the whole. */
  isTakenApart: boolean;
}

function loadedBy(module: Module, ctx: Context): Load[] {
  const found: Load[] = [];
  const { parentOf, program, scopeAt } = module.scopes;
  const isPart = (node: Node): boolean => {
    const parent = parentOf(node);
    return parent !== undefined && (/^TS/.test(parent.type) || (isMember(parent) && memberName(parent) !== undefined));
  };
  for (const binding of program.bindings.values()) {
    const imported = ctx.importOf(binding);
    const file = imported?.name === '*' ? ctx.modules.resolve(imported.specifier, module.file) : undefined;
    if (file) found.push({ file, isTakenApart: binding.references.every(isPart) });
  }
  if (!/\b(?:import|require)\s*\(/.test(module.text)) return found;
  for (const node of module.scopes.ofType(...CALLS, 'ImportExpression')) {
    const specifier = requiredSpecifier(node);
    if (specifier === undefined) continue;
    let parent = parentOf(node);
    while (parent && isWrapper(parent)) parent = parentOf(parent);
    const file = ctx.modules.resolve(specifier, module.file);
    const isDeclared = parent?.type === 'VariableDeclarator' && scopeAt(node) === program;
    if (file && parent?.type !== 'ExpressionStatement') found.push({ file, isTakenApart: isDeclared });
  }
  return found;
}

/** The files some of whose exports a file exports as its own. */
function handedOnBy(module: Module, ctx: Context): string[] {
  const { named, stars } = module.exports;
  const isImport = (node: Node): boolean => {
    const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
    return binding !== undefined && ctx.importOf(binding) !== undefined;
  };
  const all = [...named.values()];
  const specifiers = all.some(
    (target) => target.kind === 'expression' && (isImport(target.node) || target.node.type === 'ObjectExpression'),
  )
    ? [...module.specifiers]
    : [...stars, ...all.flatMap((target) => (target.kind === 'expression' ? [] : target.specifier))];
  return specifiers.flatMap((specifier) => ctx.modules.resolve(specifier, module.file) ?? []);
}
