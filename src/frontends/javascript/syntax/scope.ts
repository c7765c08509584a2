/** Scopes and bindings of one file: which declaration each identifier means. One walk, iterative, no recursion. */
import type * as t from '@babel/types';
import { endOf, isFunction, type Node, pushChildren, startOf } from './ast.js';

export type BindingKind = 'const' | 'let' | 'var' | 'function' | 'class' | 'param' | 'import' | 'enum' | 'namespace' | 'type' | 'catch';

export interface Binding {
  name: string;
  kind: BindingKind;
  /** The identifier that declares it. */
  id: t.Identifier;
  /** VariableDeclarator, function, class, import specifier, enum, type declaration, … */
  node: Node;
  scope: Scope;
  /** Every other identifier that means it, types included, writes included. */
  references: Node[];
  /** The references that assign to it. */
  writes: Node[];
}

export interface Scope {
  node: Node;
  parent: Scope | null;
  bindings: Map<string, Binding>;
  /** Functions, the program, static blocks: where `var` goes. */
  hoists: boolean;
}

export interface Scopes {
  program: Scope;
  /** The binding that an identifier declares or means. */
  bindingOf(node: Node): Binding | undefined;
  parentOf(node: Node): Node | undefined;
  all(): Scope[];
  /** All nodes of some types, outer ones first, in the order of the text. */
  ofType<T extends Node['type']>(...types: readonly T[]): readonly Extract<Node, { type: T }>[];
  /** The innermost scope around a node. */
  scopeAt(node: Node): Scope;
}

const SCOPED = new Set([
  'Program',
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassDeclaration',
  'ClassExpression',
  'TSModuleBlock',
  'StaticBlock',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
  'TSDeclareFunction',
  'TSDeclareMethod',
]);

/** Fields whose identifiers are names and not references, unless the parent is computed. */
const NAMES: Record<string, readonly string[]> = {
  MemberExpression: ['property'],
  OptionalMemberExpression: ['property'],
  ObjectProperty: ['key'],
  ObjectMethod: ['key'],
  ClassMethod: ['key'],
  ClassProperty: ['key'],
  ClassAccessorProperty: ['key'],
  TSDeclareMethod: ['key'],
  TSPropertySignature: ['key'],
  TSMethodSignature: ['key'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ImportSpecifier: ['imported'],
  ImportAttribute: ['key'],
  ExportSpecifier: ['exported'],
  ExportNamespaceSpecifier: ['exported'],
  ExportDefaultSpecifier: ['exported'],
  MetaProperty: ['meta', 'property'],
  TSEnumMember: ['id'],
  TSQualifiedName: ['right'],
  TSNamedTupleMember: ['label'],
  TSImportType: ['qualifier'],
  TSFunctionType: ['parameters'],
  TSConstructorType: ['parameters'],
  TSCallSignatureDeclaration: ['parameters'],
  TSConstructSignatureDeclaration: ['parameters'],
  TSIndexSignature: ['parameters'],
  PrivateName: ['id'],
  ObjectTypeProperty: ['key'],
  FunctionTypeParam: ['name'],
  QualifiedTypeIdentifier: ['id'],
  JSXAttribute: ['name'],
};
const TYPE_DECLARATIONS = new Set([
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TypeAlias',
  'InterfaceDeclaration',
  'OpaqueType',
  'DeclareClass',
  'DeclareFunction',
  'DeclareVariable',
  'DeclareTypeAlias',
  'DeclareInterface',
]);

/** The identifiers that a pattern declares or assigns to. */
export function identifiersOf(pattern: Node): t.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => identifiersOf(p.type === 'RestElement' ? p.argument : p.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((e) => (e ? identifiersOf(e) : []));
    case 'AssignmentPattern':
      return identifiersOf(pattern.left);
    case 'RestElement':
      return identifiersOf(pattern.argument);
    case 'TSParameterProperty':
      return identifiersOf(pattern.parameter);
    default:
      return [];
  }
}

export function analyseScopes(file: t.File): Scopes {
  const parents = new Map<Node, Node>();
  const bound = new Map<Node, Binding>();
  const scopeOf = new Map<Node, Scope>();
  const names = new Set<Node>();
  const assigned = new Set<Node>();
  const references: { node: t.Identifier | t.JSXIdentifier; scope: Scope }[] = [];
  const byType = new Map<string, Node[]>();
  /** Those of several types, which few questions are about and many ask. */
  const byTypes = new Map<string, Node[]>();

  const open = (node: Node, parent: Scope | null, hoists: boolean): Scope => {
    const scope: Scope = { node, parent, bindings: new Map(), hoists };
    scopeOf.set(node, scope);
    return scope;
  };
  const program = open(file.program, null, true);
  const hoisting = (scope: Scope): Scope => {
    while (!scope.hoists && scope.parent) scope = scope.parent;
    return scope;
  };
  const declare = (id: t.Identifier, kind: BindingKind, node: Node, scope: Scope) => {
    names.add(id);
    const known = scope.bindings.get(id.name);
    // A type and a value may share a name, overloads and `var` may repeat it: the value decides.
    if (known && (kind === 'type' || (known.kind !== 'type' && known.kind !== kind))) {
      bound.set(id, known);
      return;
    }
    const binding = known ?? { name: id.name, kind, id, node, scope, references: [], writes: [] };
    if (known) Object.assign(known, { kind, id, node });
    scope.bindings.set(id.name, binding);
    bound.set(id, binding);
  };
  const declarePattern = (pattern: Node, kind: BindingKind, node: Node, scope: Scope) => {
    for (const id of identifiersOf(pattern)) declare(id, kind, node, scope);
  };
  const markAssigned = (target: Node) => {
    for (const id of identifiersOf(target)) assigned.add(id);
  };

  const enter = (node: Node, scope: Scope): Scope => {
    let inner = scope;
    const parent = parents.get(node);
    const isBodyOfFunction = node.type === 'BlockStatement' && parent && isFunction(parent);
    if (SCOPED.has(node.type) && node.type !== 'Program' && !isBodyOfFunction) {
      inner = open(node, scope, isFunction(node) || node.type === 'StaticBlock' || node.type === 'TSModuleBlock');
    }
    switch (node.type) {
      case 'VariableDeclaration':
        for (const declarator of node.declarations) {
          const kind = node.kind === 'var' || node.kind === 'let' ? node.kind : 'const';
          declarePattern(declarator.id, kind, declarator, kind === 'var' ? hoisting(scope) : scope);
        }
        break;
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        if (node.id) declare(node.id, 'function', node, scope);
        break;
      case 'FunctionExpression':
        if (node.id) declare(node.id, 'function', node, inner);
        break;
      case 'ClassDeclaration':
        if (node.id) declare(node.id, 'class', node, scope);
        break;
      case 'ClassExpression':
        if (node.id) declare(node.id, 'class', node, inner);
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        declare(node.local, 'import', node, scope);
        break;
      case 'TSImportEqualsDeclaration':
        declare(node.id, 'import', node, scope);
        break;
      case 'TSEnumDeclaration':
      case 'EnumDeclaration':
        declare(node.id as t.Identifier, 'enum', node, scope);
        break;
      case 'TSModuleDeclaration':
        if (node.id.type === 'Identifier') declare(node.id, 'namespace', node, scope);
        break;
      case 'CatchClause':
        if (node.param) declarePattern(node.param, 'catch', node, inner);
        break;
      case 'AssignmentExpression':
        markAssigned(node.left);
        break;
      case 'UpdateExpression':
        markAssigned(node.argument);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type !== 'VariableDeclaration') markAssigned(node.left);
        break;
      case 'ExportSpecifier': {
        const declaration = parents.get(node);
        if (declaration?.type === 'ExportNamedDeclaration' && declaration.source) names.add(node.local);
        break;
      }
      default:
        if (TYPE_DECLARATIONS.has(node.type) && 'id' in node && node.id?.type === 'Identifier') declare(node.id, 'type', node, scope);
    }
    if (isFunction(node)) for (const param of node.params) declarePattern(param, 'param', node, inner);
    const plain = NAMES[node.type];
    if (plain && !('computed' in node && node.computed)) {
      for (const field of plain) {
        const child = (node as unknown as Record<string, Node | Node[] | null>)[field];
        for (const name of Array.isArray(child) ? child : child ? [child] : []) names.add(name);
      }
    }
    return inner;
  };

  const stack: Node[] = [file.program];
  /** The scope around each of them. */
  const around: Scope[] = [program];
  for (let node = stack.pop(), scope = around.pop(); node && scope; node = stack.pop(), scope = around.pop()) {
    const inner = enter(node, scope);
    // Lines are counted in the text, and a tree without them takes a fifth less room.
    node.loc = null;
    const alike = byType.get(node.type);
    if (alike) alike.push(node);
    else byType.set(node.type, [node]);
    if ((node.type === 'Identifier' || node.type === 'JSXIdentifier') && !names.has(node)) references.push({ node, scope });
    const first = stack.length;
    pushChildren(node, stack);
    for (let i = first; i < stack.length; i++) {
      parents.set(stack[i] as Node, node);
      around.push(inner);
    }
  }

  for (const { node, scope } of references) {
    for (let at: Scope | null = scope; at; at = at.parent) {
      const binding = at.bindings.get(node.name);
      if (!binding) continue;
      bound.set(node, binding);
      binding.references.push(node);
      if (assigned.has(node)) binding.writes.push(node);
      break;
    }
  }

  return {
    program,
    bindingOf: (node) => bound.get(node),
    parentOf: (node) => parents.get(node),
    all: () => [...scopeOf.values()],
    ofType<T extends Node['type']>(...types: readonly T[]) {
      const [only = ''] = types;
      let found = types.length > 1 ? byTypes.get(types.join()) : (byType.get(only) ?? []);
      if (!found) {
        const lists = types.flatMap((type) => [byType.get(type) ?? []]).filter(({ length }) => length > 0);
        found = lists.length > 1 ? lists.flat().sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a)) : (lists[0] ?? []);
        byTypes.set(types.join(), found);
      }
      return found as Extract<Node, { type: T }>[];
    },
    scopeAt: (node) => {
      for (let at: Node | undefined = node; at; at = parents.get(at)) {
        const scope = scopeOf.get(at);
        if (scope) return scope;
      }
      return program;
    },
  };
}
