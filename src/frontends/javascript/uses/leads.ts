/** Where the value of a declaration goes, use by use: to the calls that were read, into lookups, or out of sight. */
import type * as t from '@babel/types';
import { outcomes, property } from '../../../values/outcomes.js';
import { type Declaration, type Expr, exprKey, type Value } from '../../../values/values.js';
import type { Leads, LeadsFound } from '../../language.js';
import { isQuery } from '../../queries.js';
import type { Module } from '../modules/modules.js';
import { type Call, type FunctionNode, isCall, isMember, isWrapper, keyName, memberName, type Node, unwrap } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Reference, textOf } from '../values/context.js';
import { calledFunction, classOf, type Located, resolveName } from '../values/functions.js';
import { isHarmless, isHarmlessCall, isText } from '../values/places.js';
import { MODEL_KEY, namesIn, takesModel, takesRequest } from './model-calls.js';

/** `{ [Model.Deep]: 50_000 }`: its keys change with what names them. */
const isKeyedByNames = (table: Node, module: Module, ctx: Context): boolean =>
  outcomes(ctx.evaluate(table, module)).every(
    ({ leaf }) =>
      leaf.kind === 'object' &&
      leaf.entries.every(({ expr }) => {
        const node = expr.node as Node;
        return node.type === 'ObjectProperty' && node.computed;
      }),
  );

const isKey = (parent: Node, node: Node): boolean => parent.type === 'ObjectProperty' && parent.computed && parent.key === node;

/** True for an entry of a table out of which nothing is taken but by a key: nobody sees the keys. */
function isOnlyIndexed(entry: Node, module: Module, ctx: Context): boolean {
  const object = module.scopes.parentOf(entry);
  const declarator = object && module.scopes.parentOf(object);
  const binding = declarator?.type === 'VariableDeclarator' ? module.scopes.bindingOf(declarator.id as Node) : undefined;
  return (
    binding !== undefined &&
    ctx.referencesTo(binding, module).every((use) => {
      const parent = use.module.scopes.parentOf(use.node);
      return parent !== undefined && isMember(parent) && parent.object === use.node;
    })
  );
}

const STRING_TESTS = /^(?:includes|startsWith|endsWith|match|localeCompare)$/;
const LOOKUPS = /^(?:get|has|delete|indexOf)$/;
/** A text that is searched, as opposed to a list. */
const TEXT_NAMES = /(?:model|text|content|name|id|message|line|output)$/i;
const MOST_STEPS = 500;

/** True for a call that asks a database, with a value given beside the query. */
const asks = (call: Call | t.NewExpression, value: Node, module: Module): boolean =>
  call.arguments.some((one) => one !== value && isQuery(textOf(module, one)));

/** True for the list in `db.query('select … where id = $1', [MODEL])`, and for a query that the value is put into. */
function isAskedWith(holder: Node, module: Module): boolean {
  if (holder.type === 'TemplateLiteral') return isQuery(textOf(module, holder));
  const call = holder.type === 'ArrayExpression' ? module.scopes.parentOf(holder) : undefined;
  return call !== undefined && isCall(call) && asks(call, holder, module);
}

/** The strongest of all uses; `value` is the literal that would be edited. */
export function leadsOf(declaration: Declaration, value: Expr, isRead: (expr: Expr) => boolean, ctx: Context): LeadsFound {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | null;
  if (!home || !binding) return { leads: undefined };
  return new Walk(value, isRead, ctx).all(ctx.referencesTo(binding, home));
}

/** Something that gives the value, or an object that holds it under these keys, beside others. */
interface Use extends Located {
  path: readonly string[];
  beside: readonly string[];
}

/** What gives one of its parts or a text with it, or holds an object as an item. */
const goesThrough = (parent: Node, path: readonly string[]): boolean =>
  /^(?:ConditionalExpression|LogicalExpression|TemplateLiteral)$/.test(parent.type) ||
  (path.length > 0 && /^(?:SpreadElement|ArrayExpression)$/.test(parent.type));

class Walk {
  private readonly seen = new Set<Node>();
  private readonly queue: Use[] = [];
  private decider: Expr | undefined;

  constructor(
    private readonly value: Expr,
    private readonly isRead: (expr: Expr) => boolean,
    private readonly ctx: Context,
  ) {}

  all(uses: readonly Reference[]): LeadsFound {
    for (const use of uses) this.follow(use.module, [use.node], this.heldIn(use));
    let found: Leads | undefined;
    for (let use = this.queue.shift(); use; use = this.queue.shift()) {
      const leads = this.seen.size > MOST_STEPS ? 'away' : this.from(use);
      if (leads === 'lookup') return { leads, ...(this.decider && { decider: this.decider }) };
      found ??= leads;
    }
    return { leads: found };
  }

  /** Something is found by the value at a node; undefined where it is found under the new id, too. */
  private finds(node: Node, module: Module, table: Node): 'lookup' | undefined {
    const { knowsBoth } = this.ctx.modules;
    const found = outcomes(this.ctx.evaluate(table, module));
    if (knowsBoth(exprOf(module, node)) || (found.length > 0 && found.every(({ leaf }) => knowsBoth(leaf.expr)))) return undefined;
    this.decider = exprOf(module, node);
    return 'lookup';
  }

  private follow(module: Module, nodes: readonly Node[], held: Pick<Use, 'path' | 'beside'>): void {
    for (const node of nodes) {
      if (this.seen.has(node)) continue;
      this.seen.add(node);
      this.queue.push({ module, node, ...held });
    }
  }

  private followName(id: Node, module: Module, held: Pick<Use, 'path' | 'beside'>): void {
    const binding = id.type === 'Identifier' ? module.scopes.bindingOf(id) : undefined;
    for (const use of binding ? this.ctx.referencesTo(binding, module) : []) this.follow(use.module, [use.node], held);
  }

  /** Where the value stands in what a name of the declaration gives: params that name their model hold it, any other table is asked for it. */
  private heldIn({ node, module }: Reference): Pick<Use, 'path' | 'beside'> {
    for (const { leaf } of outcomes(this.ctx.evaluate(node, module))) {
      if (leaf.kind !== 'object') continue;
      const keys = leaf.entries.flatMap((entry) => (entry.kind === 'property' ? [entry.key] : []));
      const path = keys.find((key) => MODEL_KEY.test(key) && this.isValue(property(leaf, key)));
      if (path !== undefined) return { path: [path], beside: keys };
    }
    return { path: [], beside: [] };
  }

  private isValue(value: Value): boolean {
    return outcomes(value).some(({ leaf }) => exprKey(leaf.expr) === exprKey(this.value));
  }

  /** True for an entry that is known, and is not the value. */
  private isAnother(node: Node, module: Module): boolean {
    const found = outcomes(this.ctx.evaluate(node, module));
    return (
      found.length > 0 && found.every(({ leaf }) => leaf.kind === 'literal' && !leaf.absent && exprKey(leaf.expr) !== exprKey(this.value))
    );
  }

  /** From one use outwards, as long as the expression still gives the value or holds it. */
  private from({ module, node: reference, path: start, beside: known }: Use): Leads | undefined {
    const path = [...start];
    const beside = [...known];
    let passed: Leads | undefined;
    for (let node = reference; ; ) {
      const parent = module.scopes.parentOf(node);
      if (!parent) return passed;
      const read = this.isRead(exprOf(module, node));
      if (isMember(parent)) {
        if (parent.object !== node)
          return node !== reference && isKeyedByNames(parent.object, module, this.ctx)
            ? passed
            : (this.finds(parent, module, parent.object) ?? passed);
        const name = memberName(parent);
        if (path.length > 0) {
          if (name !== path.pop()) return passed;
        } else if (STRING_TESTS.test(name ?? '') || this.isAnother(parent, module)) return passed;
      } else if ((isCall(parent) || parent.type === 'NewExpression') && parent.callee !== node) {
        const leads = this.given({ module, node, path, beside }, parent, read);
        if (leads !== 'on' && leads !== 'away') return leads ?? passed;
        if (leads === 'away' && path.length > 0) return leads;
        if (leads === 'away') passed = leads;
      } else if (read || (isKey(parent, node) && isOnlyIndexed(parent, module, this.ctx))) return passed;
      else if (parent.type === 'BinaryExpression' && parent.operator === 'in' && parent.left === node)
        return node !== reference && isKeyedByNames(parent.right, module, this.ctx)
          ? passed
          : (this.finds(parent, module, parent.right) ?? passed);
      else if (parent.type === 'ObjectProperty' && parent.value === node) {
        const key = keyName(parent.key, parent.computed);
        if (key === undefined || (path.length === 0 && !MODEL_KEY.test(key))) return 'away';
        path.push(key);
      } else if (parent.type === 'ObjectExpression') {
        beside.push(...parent.properties.flatMap((one) => ('key' in one ? (keyName(one.key, one.computed) ?? []) : [])));
      } else if (parent.type === 'VariableDeclarator' && parent.init === node) {
        this.followName(parent.id, module, { path, beside });
        return 'away';
      } else if (path.length === 0 && isAskedWith(parent, module)) {
        return this.finds(parent, module, parent);
      } else if (!isCall(parent) && !isWrapper(parent) && !goesThrough(parent, path)) return isHarmless(parent, node) ? passed : 'away';
      node = parent;
    }
  }

  /** The value, or what holds it, is an argument: `on` where what the call gives holds it, too. */
  private given({ module, node, path, beside }: Use, call: Call | t.NewExpression, read: boolean): Leads | 'on' | undefined {
    const callee = unwrap(call.callee);
    const method = isMember(callee) ? memberName(callee) : undefined;
    if (path.length === 0 && isMember(callee) && call.arguments[0] === node) {
      if (LOOKUPS.test(method ?? '')) return this.finds(call, module, callee.object);
      if (method === 'includes') return this.isMemberOf(callee.object, module, call);
    }
    if (read || isHarmlessCall(callee)) return undefined;
    if (asks(call, node, module)) return this.finds(call, module, call);
    if (isText(callee)) return 'on';
    const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
    const runs = this.runs(call, module);
    if (runs) {
      const param = runs.node.params[index];
      if (param) this.entering(param, runs.module, { path, beside });
      return 'away';
    }
    return path.length > 0
      ? takesRequest(callee, call.type === 'NewExpression', beside)
        ? 'lookup'
        : 'away'
      : takesModel(callee)
        ? 'lookup'
        : 'away';
  }

  /** The function, or constructor, of the project that a call runs. */
  private runs(call: Call | t.NewExpression, module: Module): Located<FunctionNode> | undefined {
    if (call.type !== 'NewExpression') return calledFunction(call.callee, module, this.ctx);
    const made = classOf(resolveName(call.callee, module, this.ctx));
    const node = made?.node.body.body.find((member) => member.type === 'ClassMethod' && member.kind === 'constructor');
    return made && node?.type === 'ClassMethod' ? { module: made.module, node } : undefined;
  }

  private entering(param: Node, module: Module, held: Pick<Use, 'path' | 'beside'>): void {
    const inner = param.type === 'TSParameterProperty' ? param.parameter : param;
    const pattern = inner.type === 'AssignmentPattern' ? inner.left : inner;
    if (pattern.type === 'Identifier') this.followName(pattern, module, held);
    const key = held.path.at(-1);
    for (const part of pattern.type === 'ObjectPattern' ? pattern.properties : []) {
      if (part.type !== 'ObjectProperty' || keyName(part.key, part.computed) !== key) continue;
      this.entering(part.value, module, { ...held, path: held.path.slice(0, -1) });
    }
  }

  /** A list that is asked for the value, and is not made of it. */
  private isMemberOf(list: Node, module: Module, call: Node): Leads | undefined {
    const found = outcomes(this.ctx.evaluate(list, module));
    const arrays = found.flatMap(({ leaf }) => (leaf.kind === 'array' ? [leaf] : []));
    const holds = arrays.some(({ elements }) => elements.some((one) => one.kind === 'element' && this.isValue(one.value())));
    if (holds || found.every(({ leaf }) => leaf.kind === 'literal')) return undefined;
    return arrays.length === 0 && TEXT_NAMES.test(namesIn(list)[0] ?? '') ? 'away' : this.finds(call, module, list);
  }
}
