/** From an expression to its `Value`: through names, members, calls, imports and whatever was written to an object later. */
import type * as t from '@babel/types';
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { absent, type Declaration, type Entry, isAbsent, type ObjectValue, type Value } from '../../../values/values.js';
import { withUnknown } from '../../entries.js';
import { isSetOutside } from '../gather/set-outside.js';
import { type Module, type Resolution, requiredSpecifier } from '../modules/modules.js';
import { isCall, isClass, isFunction, isMember, keyName, type Member, memberName, type Node, startOf, unwrap } from '../syntax/ast.js';
import { takeApart } from '../syntax/patterns.js';
import type { Binding } from '../syntax/scope.js';
import { fieldValue } from './classes.js';
import { arrayValue, concatenation, indexed, isChangedMap, isMapRead, mapValue, withPushes } from './collections.js';
import { testOf } from './conditions.js';
import { type Context, exprOf, type Frame, openAt } from './context.js';
import { ENVIRONMENTS, settersOf } from './environment.js';
import { calledFunction, nameOf, ownerOfThis, resolveBinding, resolveName, resultOf, returnedBy } from './functions.js';
import { parameterValue } from './parameter-values.js';
import { dataValue, enumValue } from './whole-values.js';
import { mayBeUnset, withWrites } from './writes.js';

type Evaluate = Context['evaluate'];

/** Makes the evaluator of one run. `ctx` is filled in by the caller before the first use. */
export function createEvaluate(ctx: () => Context): Evaluate {
  const memo = new Map<Node, Value>();
  const running = new Set<Node>();
  return (node, module, frame) => {
    const inner = unwrap(node);
    const known = frame ? frame.memo : memo;
    const done = known.get(inner);
    if (done) return done;
    if (running.has(inner)) return openAt(module, inner, 'too-deep');
    running.add(inner);
    try {
      const value = evaluate(inner, module, ctx(), frame);
      known.set(inner, value);
      return value;
    } finally {
      running.delete(inner);
    }
  };
}

function evaluate(node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const expr = exprOf(module, node);
  const literal = (value: string | number | boolean | null | undefined): Value => ({ kind: 'literal', expr, value });
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return literal(node.value);
    case 'NullLiteral':
      return literal(null);
    case 'TemplateLiteral':
      return template(node, module, ctx, frame);
    case 'ObjectExpression':
      return objectValue(node, module, ctx, frame);
    case 'ArrayExpression':
      return arrayValue(node, module, ctx, frame);
    case 'ConditionalExpression': {
      const test = testOf(node.test, module, ctx, frame);
      // `a ? a : b` is a default.
      const same = sameSource(node.test, node.consequent, module);
      return { kind: 'choice', expr, test, fallback: same, yes: value(node.consequent), no: value(node.alternate) };
    }
    case 'LogicalExpression':
      return logical(node, module, ctx, frame);
    case 'UnaryExpression': {
      if (node.operator === 'void') return literal(undefined);
      const known = node.operator === '-' ? constant(value(node.argument))?.value : undefined;
      return typeof known === 'number' ? literal(-known) : openAt(module, node);
    }
    case 'BinaryExpression':
      return binary(node, module, ctx, frame);
    case 'Identifier':
      return name(node, module, ctx, frame);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return member(node, module, ctx, frame);
    case 'AssignmentExpression':
      return node.operator === '=' ? value(node.right) : openAt(module, node);
    case 'SequenceExpression':
      return value(node.expressions.at(-1) as Node);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return withChanges(call(node, module, ctx, frame), node, module, ctx);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Map'
        ? mapValue(node, module, ctx, frame)
        : openAt(module, node, 'call');
    default:
      return openAt(module, node);
  }
}

/** What a call gives, and what other names for it may make of that. */
function withChanges(value: Value, node: Node, module: Module, ctx: Context): Value {
  const changes = ctx.changesTo(node, module);
  return changes.length ? withUnknown(value, changes, exprOf(module, node)) : value;
}

function sameSource(a: Node, b: Node, module: Module): boolean {
  return (
    (a.type === 'Identifier' || isMember(a)) &&
    module.text.slice(startOf(a), a.end as number) === module.text.slice(startOf(b), b.end as number)
  );
}

function template(node: t.TemplateLiteral, module: Module, ctx: Context, frame?: Frame): Value {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? '';
    const part = node.expressions[index];
    if (!part) continue;
    const known = constant(withDefaultTaken(ctx.evaluate(part, module, frame)));
    if (!known || typeof known.value === 'object' || known.value === undefined) return openAt(module, node);
    text += String(known.value);
  }
  return { kind: 'literal', expr: exprOf(module, node), value: text };
}

/** In a text, what stands behind a default is what the code shows. */
function withDefaultTaken(value: Value): Value {
  if (value.kind === 'read') return withDefaultTaken(value.value);
  return value.kind === 'choice' && value.fallback && outcomes(value.yes).every((o) => o.leaf.kind === 'open') ? value.no : value;
}

function binary(node: t.BinaryExpression, module: Module, ctx: Context, frame?: Frame): Value {
  if (node.left.type === 'PrivateName') return openAt(module, node);
  const a = constant(ctx.evaluate(node.left, module, frame))?.value;
  const b = constant(ctx.evaluate(node.right, module, frame))?.value;
  const expr = exprOf(module, node);
  if (node.operator === '+' && (typeof a === 'string' || typeof b === 'string') && a !== undefined && b !== undefined)
    return { kind: 'literal', expr, value: `${a}${b}` };
  if (typeof a !== 'number' || typeof b !== 'number') return openAt(module, node);
  const results: Record<string, number> = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '**': a ** b, '%': a % b };
  const result = results[node.operator];
  return result === undefined ? openAt(module, node) : { kind: 'literal', expr, value: result };
}

function logical(node: t.LogicalExpression, module: Module, ctx: Context, frame?: Frame): Value {
  const expr = exprOf(module, node);
  const test = testOf(node.left, module, ctx, frame);
  const right = ctx.evaluate(node.right, module, frame);
  if (node.operator === '&&') {
    // What a failing left side gives is falsy: for an object or a spread, nothing.
    return { kind: 'choice', expr, test, fallback: false, yes: right, no: { ...absent(exprOf(module, node.left)), absent: false } };
  }
  return { kind: 'choice', expr, test, fallback: true, yes: ctx.evaluate(node.left, module, frame), no: right };
}

export function objectValue(node: t.ObjectExpression, module: Module, ctx: Context, frame?: Frame): ObjectValue {
  const entries = node.properties.map<Entry>((part) => {
    const expr = exprOf(module, part);
    if (part.type === 'SpreadElement')
      return {
        kind: 'spread',
        expr,
        argument: exprOf(module, unwrap(part.argument)),
        value: () => ctx.evaluate(part.argument, module, frame),
      };
    const key = keyName(part.key, part.computed) ?? constantKey(part.key, module, ctx, frame);
    if (key === undefined) return { kind: 'computed', expr };
    if (part.type === 'ObjectMethod') {
      const value = () => (part.kind === 'get' ? resultOf({ module, node: part }, ctx, frame) : openAt(module, part));
      return { kind: 'property', key, expr, valueExpr: expr, shorthand: false, value };
    }
    return {
      kind: 'property',
      key,
      expr,
      valueExpr: exprOf(module, unwrap(part.value)),
      written: exprOf(module, part.value),
      shorthand: part.shorthand === true,
      value: () => ctx.evaluate(part.value, module, frame),
    };
  });
  const changes = ctx.changesTo(node, module);
  return { kind: 'object', expr: exprOf(module, node), entries: [...entries, ...changes], readonly: isConstAsserted(node, module) };
}

/** The name that a computed key always has: `[MODELS.opus]`. */
function constantKey(key: Node, module: Module, ctx: Context, frame?: Frame): string | undefined {
  const known = constant(ctx.evaluate(key, module, frame))?.value;
  return typeof known === 'string' || typeof known === 'number' ? String(known) : undefined;
}

/** True for a literal under `as const` or `Object.freeze`, also where only the value around it is. */
export function isConstAsserted(node: Node, module: Module): boolean {
  for (let at: Node = node, parent = module.scopes.parentOf(at); parent; at = parent, parent = module.scopes.parentOf(at)) {
    if (parent.type === 'TSAsExpression' || parent.type === 'TSTypeAssertion') {
      const type = parent.typeAnnotation;
      if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const') return true;
      continue;
    }
    if (isCall(parent) && parent.arguments[0] === at && isMember(parent.callee) && memberName(parent.callee) === 'freeze') return true;
    const inside =
      parent.type === 'ObjectProperty'
        ? parent.value === at
        : /^(?:ObjectExpression|ArrayExpression|ParenthesizedExpression|TSSatisfiesExpression|TSNonNullExpression)$/.test(parent.type);
    if (!inside) return false;
  }
  return false;
}

const read = (module: Module, node: Node, value: Value, declaration: Declaration | null = null): Value => ({
  kind: 'read',
  expr: exprOf(module, node),
  value,
  declaration,
});

function name(node: t.Identifier, module: Module, ctx: Context, frame?: Frame): Value {
  const binding = module.scopes.bindingOf(node);
  if (!binding) return node.name === 'undefined' ? { kind: 'literal', expr: exprOf(module, node), value: undefined } : openAt(module, node);
  // The declaring identifier itself stands for the binding (a constructor's parameter property).
  const found = binding.id === node ? ({ kind: 'binding', module, binding } as const) : resolveBinding(binding, module, ctx);
  return resolved(found, node, module, ctx, frame);
}

/** The value of a resolved name, as read at `node`. */
function resolved(found: Resolution, node: Node, module: Module, ctx: Context, frame?: Frame): Value {
  switch (found.kind) {
    case 'binding': {
      const declaration = declarationOf(found.binding, found.module, ctx);
      return read(
        module,
        node,
        bindingValue(found.binding, found.module, node, ctx, found.module === module ? frame : undefined),
        declaration,
      );
    }
    case 'expression': {
      const expr = exprOf(found.module, found.node);
      const declaration = {
        key: `${expr.file}:${expr.start}`,
        name: 'default',
        file: expr.file,
        start: expr.start,
        exported: true,
        binding: null,
      };
      return read(module, node, ctx.evaluate(found.node, found.module), declaration);
    }
    case 'data':
      return read(module, node, dataValue(found.file, found.node));
    case 'module':
      return read(module, node, namespaceValue(found.module, node, module, ctx));
    case 'external':
      return openAt(module, node, 'import');
    case 'unknown':
      return openAt(module, node);
  }
}

function declarationOf(binding: Binding, module: Module, ctx: Context): Declaration {
  return {
    key: `${module.file}:${startOf(binding.id)}`,
    name: binding.name,
    file: module.file,
    start: startOf(binding.id),
    exported: ctx.isExported(binding, module),
    binding,
  };
}

function bindingValue(binding: Binding, module: Module, reader: Node, ctx: Context, frame?: Frame): Value {
  const { node } = binding;
  if (binding.kind === 'param') return withWrites(parameterValue(binding, module, ctx, frame), binding, reader, module, ctx, frame);
  if (binding.kind === 'enum' && (node.type === 'TSEnumDeclaration' || node.type === 'EnumDeclaration'))
    return enumValue(node, module, ctx);
  if (binding.writes.length > 0) return openAt(module, binding.id, 'reassigned');
  if (node.type !== 'VariableDeclarator') return openAt(module, binding.id);
  if (!node.init || mayBeUnset(node, reader, module)) return openAt(module, binding.id, 'reassigned');
  const whole = ctx.evaluate(node.init, module, frame);
  const value = node.id === binding.id ? whole : takeApart(whole, node.id, binding.id, module, ctx, frame);
  return value.kind === 'array' ? withPushes(value, binding, module, ctx, frame) : withWrites(value, binding, reader, module, ctx, frame);
}

function namespaceValue(of: Module, node: Node, module: Module, ctx: Context): Value {
  const whole = of.exports.named.get('module.exports');
  if (whole?.kind === 'expression') return ctx.evaluate(whole.node, of);
  const entries = [...of.exports.named.keys()].map<Entry>((key) => ({
    kind: 'property',
    key,
    expr: exprOf(module, node),
    valueExpr: exprOf(module, node),
    shorthand: false,
    value: () => resolved(ctx.modules.exported(of, key), node, module, ctx),
  }));
  return { kind: 'object', expr: exprOf(module, node), entries, readonly: true };
}

function member(node: Member, module: Module, ctx: Context, frame?: Frame): Value {
  const source = module.text.slice(startOf(node), node.end as number).replaceAll('?.', '.');
  const key = memberName(node);
  if (ENVIRONMENTS.test(source))
    return openAt(module, node, key !== undefined && settersOf(key, ctx).length > 0 ? 'reassigned' : 'environment');
  const found = resolveName(node, module, ctx);
  if (found.kind !== 'unknown')
    return isSetOutside(node, module, ctx) ? openAt(module, node, 'reassigned') : resolved(found, node, module, ctx, frame);
  const object = unwrap(node.object);
  if (key !== undefined) {
    const field = fieldOf(object, key, node, module, ctx, frame);
    if (field) return read(module, node, field);
    return read(module, node, property(ctx.evaluate(object, module, frame), key, exprOf(module, node)));
  }
  return read(module, node, indexed(ctx.evaluate(object, module, frame), node, module, ctx, frame));
}

/** `this.model`, `Reviewer.MODEL`, `service.model` where the class is in the project. */
function fieldOf(object: Node, key: string, node: Node, module: Module, ctx: Context, frame?: Frame): Value | undefined {
  const owner =
    object.type === 'ThisExpression' ? ownerOfThis(object, module) : isCall(object) ? undefined : ctx.classOfInstance(object, module);
  if (!owner) return undefined;
  if (owner.node.type === 'ObjectExpression') {
    const own = property(ownObject(owner.node, node, module, ctx, frame), key);
    // Another object may have its methods: a copy, or one that they are assigned to.
    return isAbsent(own) ? openAt(module, node) : own;
  }
  if (!isClass(owner.node)) return undefined;
  return (
    fieldValue({ module: owner.module, node: owner.node }, key, node, ctx, owner.module === module ? frame : undefined) ??
    openAt(module, node)
  );
}

/** An object as its own methods find it: with what is written to the name that it has. */
function ownObject(object: t.ObjectExpression, reader: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const value = objectValue(object, module, ctx, frame);
  const declared = module.scopes.parentOf(object);
  const binding = declared?.type === 'VariableDeclarator' && declared.init === object ? module.scopes.bindingOf(declared.id) : undefined;
  return binding ? withWrites(value, binding, reader, module, ctx, frame) : value;
}

const ARRAY_MAKERS = new Set(['map', 'flatMap']);
const ARRAY_KEEPERS = new Set(['filter', 'slice', 'reverse', 'sort', 'toSorted']);

function call(node: t.CallExpression | t.OptionalCallExpression, module: Module, ctx: Context, frame?: Frame): Value {
  const { callee } = node;
  const value = (of: Node) => ctx.evaluate(of, module, frame);
  const args = node.arguments;
  if (isMember(callee)) {
    const key = memberName(callee);
    const object = unwrap(callee.object);
    const global = object.type === 'Identifier' && !module.scopes.bindingOf(object) ? object.name : undefined;
    const [first, second] = args;
    if (global === 'Object' && (key === 'freeze' || key === 'seal') && first) return value(first);
    if (global === 'Object' && key === 'assign') {
      const entries = args.map<Entry>((part) => ({
        kind: 'spread',
        expr: exprOf(module, part),
        argument: exprOf(module, part),
        value: () => value(part),
      }));
      return { kind: 'object', expr: exprOf(module, node), entries, readonly: true };
    }
    const callback = global === 'Array' && key === 'from' ? second : key && ARRAY_MAKERS.has(key) ? first : undefined;
    if (callback && isFunction(callback)) {
      const kind = key === 'flatMap' ? 'spread' : 'element';
      return {
        kind: 'array',
        expr: exprOf(module, node),
        literal: false,
        elements: [{ kind, value: () => resultOf({ module, node: callback }, ctx, frame) }],
      };
    }
    if (key && ARRAY_KEEPERS.has(key)) {
      const kept = outcomes(value(object))[0]?.leaf;
      if (kept?.kind === 'array') return { ...kept, literal: false };
    }
    const joined = key === 'concat' ? concatenation(value(object), args.map(value), exprOf(module, node)) : undefined;
    if (joined) return joined;
    if (key === 'get' && first && isChangedMap(object, module, ctx)) return openAt(module, node);
    if (key === 'get' && first && isMapRead(object, module, ctx))
      return read(module, node, indexed(value(object), { ...callee, property: first, computed: true } as Member, module, ctx, frame));
    if (key === 'env' || (global === 'Deno' && key === 'get')) return openAt(module, node, 'environment');
  }
  const required = requiredSpecifier(node);
  if (required !== undefined) return resolved(ctx.modules.imported(required, '*', module), node, module, ctx, frame);
  if (callee.type === 'Identifier' && callee.name === 'structuredClone' && args[0] && !module.scopes.bindingOf(callee))
    return value(args[0]);
  const returned = returnedBy(node, module, ctx, frame);
  const called = returned && calledFunction(callee, module, ctx);
  const binding = called && nameOf(called);
  return returned
    ? read(module, node, returned, binding ? declarationOf(binding, called.module, ctx) : null)
    : openAt(module, node, 'call');
}
