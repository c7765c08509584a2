/** The expressions that stand for one object: the names it is given, what holds it, and the parameters that take it. */
import { callsOf } from './callers.js';
import type { Context, Located } from './context.js';
import { calledFunctions } from './functions.js';
import { functionsPassed } from './handed-to.js';
import { functionAround, isPropertyOf } from './hierarchy.js';
import type { Module } from './modules.js';
import { keyOf } from './mutations.js';
import {
  calleeOf,
  field,
  holds,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  positional,
  unwrap,
  wrapperOf,
} from './node.js';
import { parameterTaking } from './parameters.js';
import { parameterName } from './scope.js';

const MOST_STEPS = 2_000;
/** Any entry or item. */
const ANY = null;

/** An expression, and where the object is in it: entries by their names, outermost first. */
interface At extends Located {
  path: (string | null)[];
}

/** @returns undefined where the object gets about too much to be followed. */
export function standIns(made: Located, ctx: Context): Located[] | undefined {
  const found: Located[] = [];
  const seen = new Map<Node, string[]>();
  const queue: At[] = [];
  const add = (node: Node, module: Module, path: At['path']) => {
    const paths = seen.get(node) ?? [];
    const key = path.join();
    if (path.length > 4 || paths.includes(key)) return;
    queue.push({ node, module, path });
    seen.set(node, [...paths, key]);
  };
  const addUses = (id: Node | undefined, module: Module, path: At['path']) => {
    const binding = id && isName(id) ? module.scopes.bindingOf(id) : undefined;
    for (const use of binding ? ctx.referencesTo(binding, module) : []) add(use.node, use.module, path);
  };
  add(made.node, made.module, []);
  for (const at of queue) {
    if (queue.length > MOST_STEPS) return undefined;
    if (at.path.length === 0) found.push(at);
    step(at);
  }
  return found;

  function step({ node, module, path }: At): void {
    const { parent } = node;
    if (!parent) return;
    const wrapper = wrapperOf(node);
    if (wrapper && wrapper.type !== 'await') {
      add(wrapper, module, path);
      return;
    }
    switch (parent.type) {
      case 'conditional_expression':
      case 'boolean_operator':
        add(parent, module, path);
        return;
      case 'named_expression':
        add(parent, module, path);
        addUses(field(parent, 'name'), module, path);
        return;
      case 'assignment': {
        const left = node.field === 'right' ? field(parent, 'left') : undefined;
        if (left && isMember(left)) for (const one of ctx.membersNamed(memberName(left) as string)) add(one.node, one.module, path);
        else addUses(left, module, path);
        return;
      }
      case 'for_statement':
      case 'for_in_clause':
        if (node.field === 'right' && path.length) addUses(field(parent, 'left'), module, path.slice(1));
        return;
      case 'pair':
        if (node.field === 'value' && parent.parent) add(parent.parent, module, [nameOf(field(parent, 'key')), ...path]);
        return;
      case 'list':
      case 'tuple':
        add(parent, module, [ANY, ...path]);
        return;
      case 'dictionary_splat':
        // A copy has the same entries.
        if (path.length && parent.parent?.type === 'dictionary') add(parent.parent, module, path);
        return;
      case 'subscript':
        if (objectOf(parent) === node && path.length && mayBe(keyOf(parent), path[0])) add(parent, module, path.slice(1));
        return;
      case 'attribute':
        if (objectOf(parent) === node) method(parent, module, path);
        return;
      case 'keyword_argument':
      case 'argument_list':
        argument(node, module, path);
        return;
      case 'return_statement':
        returned(parent, module, path);
        return;
      default:
    }
  }

  /** `requests.get("params")`, `request.copy()` */
  function method(member: Node, module: Module, path: At['path']): void {
    const call = member.parent && isCall(member.parent) && calleeOf(member.parent) === member ? member.parent : undefined;
    if (!call || path.length === 0) return;
    const name = memberName(member) as string;
    const [first] = positional(call);
    if (/^(?:get|pop|setdefault)$/.test(name) && mayBe(nameOf(first), path[0])) add(call, module, path.slice(1));
    else if (/^(?:copy|values|items)$/.test(name)) add(call, module, path);
  }

  function argument(node: Node, module: Module, path: At['path']): void {
    const given = node.parent?.type === 'keyword_argument' ? node.parent : node;
    const call = given.parent?.type === 'argument_list' ? given.parent.parent : undefined;
    if (!call || !isCall(call)) return;
    const callee = calleeOf(call);
    if (isMember(callee) && /^(?:append|insert|add)$/.test(memberName(callee) as string)) {
      const list = objectOf(callee);
      if (isName(list)) addUses(list, module, [ANY, ...path]);
      return;
    }
    for (const fn of [...calledFunctions(callee, module, ctx), ...(functionsPassed(unwrap(callee), module, ctx)?.functions ?? [])]) {
      const param = parameterTaking(given, fn.node);
      addUses(param && parameterName(param), fn.module, path);
    }
  }

  function returned(statement: Node, module: Module, path: At['path']): void {
    const fn = functionAround(statement);
    // What a function makes for each of its callers is theirs; what it only names is not.
    const isMade = module === made.module && fn !== undefined && holds(fn, made.node) && !isName(made.node) && !isMember(made.node);
    if (!fn || isMade) return;
    const calls = isPropertyOf(fn) ? ctx.membersNamed(field(fn, 'name')?.text ?? '') : callsOf({ module, node: fn }, ctx);
    for (const call of calls) add(call.node, call.module, path);
  }
}

const nameOf = (node: Node | undefined): string | null => (node && /^["']\w+["']$/.test(node.text) ? node.text.slice(1, -1) : ANY);

const mayBe = (key: string | null | undefined, wanted: string | null | undefined): boolean =>
  key === undefined || key === ANY || wanted === ANY || wanted === undefined || key === wanted;
