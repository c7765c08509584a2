/** Scopes and bindings of one file: which definitions each name means, by Python's rules. Iterative, no recursion over the file. */
import { field, isClass, isFunction, isName, type Node, parts } from './node.js';

export type DefinitionKind = 'assign' | 'unpack' | 'with' | 'declare' | 'augment' | 'function' | 'class' | 'param' | 'import' | 'other';

/** One place where a name gets a value. */
export interface Definition {
  kind: DefinitionKind;
  /** The identifier. */
  id: Node;
  /** The assignment, function, class, parameter, import item, … */
  node: Node;
}

export interface Binding {
  name: string;
  scope: Scope;
  definitions: Definition[];
  /** Every other identifier that means it, in the order of the file. */
  references: Node[];
}

export interface Scope {
  node: Node;
  parent: Scope | null;
  bindings: Map<string, Binding>;
  /** `global` and `nonlocal` names. */
  elsewhere: Map<string, 'global' | 'nonlocal'>;
}

export interface Scopes {
  module: Scope;
  /** The binding that an identifier defines or means. */
  bindingOf(node: Node): Binding | undefined;
  /** What a name means at a place. */
  lookUp(name: string, at: Node): Binding | undefined;
  all(): Scope[];
  /** The scope of a function, class, comprehension or file. */
  scopeOf(node: Node): Scope | undefined;
}

const COMPREHENSIONS = /^(?:list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/;
const isScope = (node: Node): boolean => isFunction(node) || isClass(node) || COMPREHENSIONS.test(node.type);

/** The first loop of a comprehension, whose iterable is evaluated outside of it. */
const isFirstLoop = (node: Node): boolean =>
  node.type === 'for_in_clause' && node.parent?.children.find(({ type }) => type === 'for_in_clause') === node;

const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/;

/** `b` in a pattern `a.b`. */
const isInnerOfPath = (node: Node): boolean => node.parent?.type === 'dotted_name' && node.parent.children[0] !== node;

/** Identifiers in these fields of these nodes name a property or a keyword, and no variable. */
const NAMES: Record<string, string> = { attribute: 'attribute', keyword_argument: 'name' };

export function analyseScopes(root: Node): Scopes {
  const scopes = new Map<Node, Scope>();
  const bound = new Map<Node, Binding>();
  const skipped = new Set<Node>();
  const references: { node: Node; scope: Scope }[] = [];
  const definitions: { definition: Definition; scope: Scope }[] = [];
  const open = (node: Node, parent: Scope | null): Scope => {
    const scope: Scope = { node, parent, bindings: new Map(), elsewhere: new Map() };
    scopes.set(node, scope);
    return scope;
  };
  const module = open(root, null);

  const define = (id: Node, kind: DefinitionKind, node: Node, scope: Scope) => {
    skipped.add(id);
    definitions.push({ definition: { kind, id, node }, scope });
  };
  const defineTarget = (target: Node, node: Node, scope: Scope, kind: DefinitionKind): void => {
    if (isName(target)) define(target, kind, node, scope);
    else if (
      /^(?:pattern_list|tuple_pattern|list_pattern|list_splat_pattern|tuple|list|list_splat|parenthesized_expression|expression_list|as_pattern_target)$/.test(
        target.type,
      )
    )
      for (const part of parts(target)) defineTarget(part, node, scope, kind === 'assign' ? 'unpack' : kind);
  };
  /** Where `:=` defines a name: a comprehension hands it on. */
  const named = (scope: Scope): Scope => {
    let at = scope;
    while (COMPREHENSIONS.test(at.node.type) && at.parent) at = at.parent;
    return at;
  };

  const enter = (node: Node, scope: Scope): void => {
    switch (node.type) {
      case 'assignment': {
        const left = field(node, 'left');
        if (left) defineTarget(left, node, scope, field(node, 'right') ? 'assign' : 'declare');
        return;
      }
      case 'augmented_assignment': {
        const left = field(node, 'left');
        if (left && isName(left)) define(left, 'augment', node, scope);
        return;
      }
      case 'named_expression': {
        const name = field(node, 'name');
        if (name) define(name, 'other', node, named(scope));
        return;
      }
      case 'for_statement':
      case 'for_in_clause': {
        const left = field(node, 'left');
        if (left) defineTarget(left, node, scope, 'other');
        return;
      }
      case 'as_pattern': {
        const alias = field(node, 'alias');
        for (const target of alias ? parts(alias) : [])
          defineTarget(target, node, scope, node.parent?.type === 'with_item' && isName(target) ? 'with' : 'other');
        // `case str() as name:`
        const last = parts(node).at(-1);
        if (!alias && last && isName(last)) define(last, 'other', node, scope);
        return;
      }
      case 'splat_pattern': {
        const [rest] = parts(node);
        if (rest && isName(rest)) define(rest, 'other', node, scope);
        return;
      }
      case 'import_statement':
      case 'import_from_statement':
        for (const item of importItems(node)) define(item.id, 'import', item.node, scope);
        return;
      case 'function_definition':
      case 'class_definition': {
        const name = field(node, 'name');
        if (name) define(name, isClass(node) ? 'class' : 'function', node, scope);
        return;
      }
      case 'delete_statement':
        for (const target of parts(node)) defineTarget(target, node, scope, 'other');
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        for (const name of parts(node)) {
          skipped.add(name);
          scope.elsewhere.set(name.text, node.type === 'global_statement' ? 'global' : 'nonlocal');
        }
        return;
      case 'type_alias_statement': {
        const name = aliasName(node);
        if (name) define(name, 'other', node, scope);
        return;
      }
      case 'case_pattern': {
        // A single name in a pattern captures; a dotted one is a value.
        const [only] = parts(node);
        const names = only?.type === 'dotted_name' ? parts(only) : [];
        if (names.length === 1) define(names[0] as Node, 'other', node, scope);
        return;
      }
      case 'keyword_pattern': {
        const [key, value] = parts(node);
        if (key) skipped.add(key);
        const names = value?.type === 'dotted_name' ? parts(value) : [];
        if (names.length === 1) define(names[0] as Node, 'other', node, scope);
        return;
      }
      default: {
        const name = NAMES[node.type];
        const child = name === undefined ? undefined : field(node, name);
        if (child) skipped.add(child);
      }
    }
  };

  const stack: { node: Node; scope: Scope }[] = [{ node: root, scope: module }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, scope } = item;
    enter(node, scope);
    if (isName(node) && !skipped.has(node) && !isInnerOfPath(node)) references.push({ node, scope });
    if (IMPORTS.test(node.type)) continue;
    const inner = isScope(node) ? open(node, scope) : scope;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i] as Node;
      if (isFunction(node) && child.field === 'parameters') {
        for (const param of parts(child)) {
          const id = parameterName(param);
          if (id) define(id, 'param', param, inner);
          // Defaults and annotations are read outside.
          for (const part of param.children) if (part !== id) stack.push({ node: part, scope });
        }
        continue;
      }
      // Bases, decorators, annotations of the result and names belong to what is around.
      const inside = isFunction(node) || isClass(node) ? child.field === 'body' : true;
      stack.push({
        node: child,
        scope: isFirstLoop(node) && child.field === 'right' && scope.parent ? scope.parent : inside ? inner : scope,
      });
    }
  }

  const home = (name: string, scope: Scope): Scope => {
    const elsewhere = scope.elsewhere.get(name);
    if (elsewhere === 'global') return module;
    if (elsewhere === undefined) return scope;
    for (let at = scope.parent; at; at = at.parent) if (!isClass(at.node) && at.bindings.has(name)) return at;
    return module;
  };
  for (const { definition, scope } of definitions.sort((a, b) => a.definition.id.start - b.definition.id.start)) {
    const name = definition.id.text;
    const at = home(name, scope);
    const binding = at.bindings.get(name) ?? { name, scope: at, definitions: [], references: [] };
    binding.definitions.push(definition);
    at.bindings.set(name, binding);
    bound.set(definition.id, binding);
  }
  const find = (name: string, scope: Scope): Binding | undefined => {
    const own = scope.elsewhere.has(name) ? home(name, scope).bindings.get(name) : scope.bindings.get(name);
    if (own) return own;
    // Names of a class body are not seen by its methods.
    for (let at = scope.parent; at; at = at.parent) {
      const found = isClass(at.node) ? undefined : at.bindings.get(name);
      if (found) return found;
    }
    return undefined;
  };
  for (const { node, scope } of references.sort((a, b) => a.node.start - b.node.start)) {
    const binding = find(node.text, scope);
    if (!binding) continue;
    bound.set(node, binding);
    binding.references.push(node);
  }

  const scopeAt = (node: Node): Scope => {
    for (let at: Node | null = node, below: Node | null = null; at; below = at, at = at.parent) {
      const scope = scopes.get(at);
      // The header of a function or class stands outside of it.
      const inside = !isFunction(at) && !isClass(at) ? true : below?.field === 'body';
      if (scope && inside) return scope;
    }
    return module;
  };
  return {
    module,
    bindingOf: (node) => bound.get(node),
    lookUp: (name, at) => find(name, scopeAt(at)),
    all: () => [...scopes.values()],
    scopeOf: (node) => scopes.get(node),
  };
}

/** The identifier that a parameter declares. */
export function parameterName(param: Node): Node | undefined {
  if (isName(param)) return param;
  const name = field(param, 'name');
  if (name) return isName(name) ? name : undefined;
  // `*args`, `**kwargs`, and typed ones of both.
  const [first] = parts(param);
  return first && /^(?:typed_parameter|list_splat_pattern|dictionary_splat_pattern)$/.test(param.type) ? parameterName(first) : undefined;
}

/** The identifier that `type X = …` or `type X[T] = …` declares. */
export function aliasName(alias: Node): Node | undefined {
  const left = field(alias, 'left');
  const [inner] = left ? parts(left) : [];
  const name = inner?.type === 'generic_type' ? parts(inner)[0] : inner;
  return name && isName(name) ? name : undefined;
}

/** What an import binds: the identifier, and the item that stands in the list. */
export function importItems(statement: Node): { id: Node; node: Node; path: string; alias: boolean }[] {
  return parts(statement)
    .filter((part) => part.field === 'name')
    .flatMap((node) => {
      const aliased = node.type === 'aliased_import';
      const path = aliased ? field(node, 'name') : node;
      const alias = aliased ? field(node, 'alias') : undefined;
      const id = alias ?? (path ? parts(path)[0] : undefined);
      return path && id ? [{ id, node, path: path.text.replace(/[\s\\]/g, ''), alias: aliased }] : [];
    });
}
