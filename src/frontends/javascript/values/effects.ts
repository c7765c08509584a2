/** What is lost, beside a value, where an expression is evaluated no more. */
import type * as t from '@babel/types';
import type { Module } from '../modules/modules.js';
import {
  type Call,
  type ClassNode,
  endOf,
  type FunctionNode,
  isCall,
  isFunction,
  isMember,
  type Member,
  memberName,
  type Node,
  startOf,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { superOf } from './classes.js';
import { isValueUsed } from './conditions.js';
import type { Context } from './context.js';
import { calledFunction, classOf, constructorIn, isWrapped, type Located, resolveName, runsAnother } from './functions.js';
import { statementFor } from './mutations.js';

const LOUD =
  /^(?:(?:Await|Yield|TaggedTemplate|Import)Expression|(?:For|ForIn|ForOf|While|DoWhile|Try|Throw|With|Debugger)Statement|Class(?:Declaration|Expression))$/;

const BUILTINS =
  /^(?:Number|String|Boolean|BigInt|Symbol|Array|Object|Date|parseFloat|parseInt|isNaN|isFinite|structuredClone|(?:en|de)codeURI(?:Component)?|atob|btoa)$/;
const STATICS =
  /^(?:(?:Math|Number)\.\w+|String\.(?:raw|fromC\w+)|Array\.(?:isArray|from|of)|JSON\.(?:parse|stringify)|Object\.(?:keys|values|entries|fromEntries|assign|freeze|seal|hasOwn|is|create|getOwnPropertyNames|prototype\.\w+\.call)|Reflect\.(?:get|has|ownKeys)|Date\.(?:now|parse|UTC)|performance\.now|crypto\.randomUUID)$/;
/** What changes its first argument: quiet only for one that nobody else has. */
const CHANGES_FIRST = /^Object\.(?:assign|freeze|seal)$/;
const MADE = /^(?:(?:Weak)?(?:Map|Set)|Array|Object|Date|RegExp|URL|URLSearchParams|Headers|Number|String|Boolean|[A-Z]\w*Error|Error)$/;
const LIBRARY =
  /^(?:lodash(?:-es)?|es-toolkit(?:\/compat)?|remeda|ramda)[./](?:clamp|round|floor|ceil|min|max|sum|mean|get|has|pick|omit|defaultTo|identity|is[A-Z]\w*|to(?:Number|String|Lower|Upper))(?:\.default|\.\*)?$/;
/** Methods of strings, numbers, arrays, maps and dates that change nothing, and what reads a setting. */
const METHODS =
  /^(?:at|char(?:Code)?At|codePointAt|concat|endsWith|entries|flat|hasOwnProperty|includes|indexOf|join|keys|lastIndexOf|localeCompare|match(?:All)?|normalize|pad(?:End|Start)|repeat|replace(?:All)?|search|slice|split|startsWith|substr(?:ing)?|to(?:Locale)?(?:Lower|Upper)Case|to(?:String|Fixed|Precision|ISOString|Reversed|Spliced)|trim(?:End|Start)?|values|valueOf|with|has|get(?:Item|Input|Number|Configuration|(?:UTC)?(?:Time|FullYear|Month|Date|Day|Hours|Minutes|Seconds))?|opts)$/;
const WITH_CALLBACK = /^(?:every|filter|find(?:Last)?(?:Index)?|flatMap|map|reduce(?:Right)?|some)$/;
const MOST_CALLS = 4;

/** Where an expression is looked at: in which function, and how many calls away from what is dropped. */
interface Place {
  module: Module;
  ctx: Context;
  depth: number;
  /** The function whose own variables may be written. */
  around?: FunctionNode;
}

/** True where nobody misses that an expression is not evaluated. Reading a property counts for nothing; a call must be known for it. */
export const isDroppable = (node: Node, module: Module, ctx: Context): boolean => isQuiet(node, { module, ctx, depth: 0 });

/** The same for what writes an entry, where what it gives can be said without it. */
export function isDroppableWrite(node: Node, module: Module, ctx: Context): boolean {
  if (node.type === 'AssignmentExpression') {
    // Where something is made of it, the right side stays.
    return isValueUsed(node, module) ? node.operator === '=' : isDroppable(node.right, module, ctx);
  }
  const isStatement = module.scopes.parentOf(node)?.type === 'ExpressionStatement';
  if (isCall(node)) return isStatement && node.arguments.every((one) => isDroppable(one, module, ctx));
  return isDroppable(node.type === 'UnaryExpression' ? node.argument : node, module, ctx);
}

function isQuiet(node: Node, place: Place): boolean {
  let quiet = true;
  walk(node, (inner) => {
    if (!quiet) return false;
    if (!isFunction(inner)) quiet = !acts(inner, place);
    // A getter of a literal runs when the literal is read.
    else if (inner.type === 'ObjectMethod' && inner.kind === 'get') quiet = isQuietFunction({ module: place.module, node: inner }, place);
    return quiet && !isFunction(inner);
  });
  return quiet;
}

function acts(node: Node, place: Place): boolean {
  if (LOUD.test(node.type)) return true;
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === 'delete';
    case 'AssignmentExpression':
      return !isOwn(node.left, place);
    case 'UpdateExpression':
      return !isOwn(node.argument, place);
    case 'NewExpression':
      return !isQuietNew(node, place);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return !isQuietCall(node, place);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return !isQuietRead(node, place);
    default:
      return false;
  }
}

/** A variable of the function that is looked at, or a field of what its constructor makes. */
function isOwn(target: Node, { module, around }: Place): boolean {
  if (!around) return false;
  if (isMember(target)) return target.object.type === 'ThisExpression' && around.type === 'ClassMethod' && around.kind === 'constructor';
  const scope = target.type === 'Identifier' ? module.scopes.bindingOf(target)?.scope.node : undefined;
  return scope !== undefined && startOf(scope) >= startOf(around) && endOf(scope) <= endOf(around);
}

/** True for a function that does nothing but choose and return a value. */
function isQuietFunction({ module, node }: Located<FunctionNode>, { ctx, depth }: Place): boolean {
  if (depth >= MOST_CALLS || node.async || node.generator) return false;
  if ('decorators' in node && node.decorators?.length) return false;
  const place: Place = { module, ctx, depth: depth + 1, around: node };
  return [...node.params, node.body].every((part) => isQuiet(part, place));
}

function isQuietCall(call: Call, place: Place): boolean {
  const callee = unwrap(call.callee);
  // Its class is looked at where the object is made.
  if (callee.type === 'Super') return true;
  const run = functionRun(callee, place);
  if (run) return isQuietRun(run, place);
  if (!isKnown(callee, place)) return false;
  const [first] = call.arguments;
  if (CHANGES_FIRST.test(globalPath(callee, place.module) ?? '') && !(first && isFresh(first))) return false;
  const takesCallback = isMember(callee) && WITH_CALLBACK.test(memberName(callee) ?? '');
  return call.arguments.every((argument, index) => {
    const handed = unwrap(argument);
    const given = functionRun(handed, place);
    if (given) return isQuietRun(given, place);
    return !(takesCallback && index === 0) || isKnown(handed, place);
  });
}

/** True for a callee outside of the project that is known to do nothing but give a value. */
function isKnown(callee: Node, { module, ctx }: Place): boolean {
  const found = resolveName(callee, module, ctx);
  if (found.kind === 'external' && LIBRARY.test(`${found.specifier}.${found.name}`)) return true;
  if (found.kind === 'binding' || found.kind === 'expression') return false;
  const path = globalPath(callee, module);
  if (!isMember(callee)) return path !== undefined && BUILTINS.test(path);
  if (path !== undefined && STATICS.test(path)) return true;
  const name = memberName(callee) ?? '';
  const library = resolveName(callee.object, module, ctx);
  if (library.kind === 'external' && LIBRARY.test(`${library.specifier}.${name}`)) return true;
  return METHODS.test(name) || WITH_CALLBACK.test(name) || (name === 'test' && isStateless(callee.object, module));
}

/** `Math.max`: the path of names below one that the project does not declare. */
function globalPath(node: Node, module: Module): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return module.scopes.bindingOf(inner) ? undefined : inner.name;
  const whole = isMember(inner) ? globalPath(inner.object, module) : undefined;
  return whole && `${whole}.${memberName(inner as Member)}`;
}

const isFresh = (node: Node): boolean => /^(?:Object|Array)Expression$/.test(unwrap(node).type);

/** A regular expression that does not remember where it found something. */
function isStateless(node: Node, module: Module): boolean {
  const inner = unwrap(node);
  const binding = inner.type === 'Identifier' ? module.scopes.bindingOf(inner) : undefined;
  const init = binding?.kind === 'const' && binding.node.type === 'VariableDeclarator' ? binding.node.init : inner;
  return init?.type === 'RegExpLiteral' && !/[gy]/.test(init.flags);
}

interface Run {
  fn: Located<FunctionNode>;
  /** False where another function may run in its place, or around it. */
  certain: boolean;
}

const isQuietRun = ({ fn, certain }: Run, place: Place): boolean => certain && isQuietFunction(fn, place);

/** The function of the project that an expression names or is. */
function functionRun(node: Node, { module, ctx }: Place): Run | undefined {
  const inner = unwrap(node);
  if (!isFunction(inner) && inner.type !== 'Identifier' && !isMember(inner)) return undefined;
  const fn = calledFunction(inner, module, ctx);
  if (!fn || isAccessor(fn.node)) return undefined;
  if (fn.node === inner) return { fn, certain: true };
  const isMethod = isMember(inner) && resolveName(inner, module, ctx).kind === 'unknown';
  return { fn, certain: !isWrapped(fn, ctx) && !(isMethod && (isReplaced(inner, ctx) || runsAnother(fn, inner, module, ctx))) };
}

/** `settings.temperature = () => …`, on whatever object. */
const isReplaced = (member: Member, ctx: Context): boolean =>
  ctx.membersNamed(memberName(member) ?? '').some(({ node, module }) => !ctx.isTest(module) && statementFor(node, module) !== undefined);

const isAccessor = (node: FunctionNode): boolean => 'kind' in node && (node.kind === 'get' || node.kind === 'set');

/** What a getter does is done where it is read. */
function isQuietRead(member: Member, place: Place): boolean {
  const fn = calledFunction(member, place.module, place.ctx);
  if (!fn || !isAccessor(fn.node)) return true;
  return !runsAnother(fn, member, place.module, place.ctx) && isQuietFunction(fn, place);
}

function isQuietNew({ callee }: t.NewExpression, place: Place): boolean {
  const { module, ctx } = place;
  const made = classOf(resolveName(callee, module, ctx));
  return made ? isQuietClass(made, place) : MADE.test(globalPath(callee, module) ?? '');
}

/** True for a class whose objects are made by filling their fields. */
function isQuietClass(made: Located<ClassNode>, { ctx, depth }: Place): boolean {
  const { module, node } = made;
  if (depth >= MOST_CALLS || node.decorators?.length) return false;
  const place: Place = { module, ctx, depth: depth + 1 };
  if (node.superClass) {
    const base = superOf(made, ctx);
    if (!(base ? isQuietClass(base, place) : MADE.test(globalPath(node.superClass, module) ?? ''))) return false;
  }
  const own = constructorIn(node);
  if (own && !isQuietFunction({ module, node: own }, place)) return false;
  return node.body.body.every((member) => {
    if ('kind' in member && member.kind === 'set') return false;
    const value = 'value' in member && !('static' in member && member.static) ? member.value : undefined;
    return !value || isQuiet(value as Node, place);
  });
}
