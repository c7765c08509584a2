/** What a parameter of a file's function can be given: the expressions that its callers pass, and whether other code may call it. */
import type { Context } from './context.js';
import { calledFunction, isBound, parametersOf } from './functions.js';
import type { Module } from './modules.js';
import { decoratorsOf, frameOf, resolveName } from './names.js';
import { argumentsOf, around, calleeOf, field, isCall, isClass, isFunction, isMember, isName, type Node, objectOf, parts } from './node.js';
import { type Binding, parameterName } from './scope.js';
import { annotationOf } from './type-names.js';

export interface Given {
  values: Node[];
  /** True where a value may come from code that is not this file's. */
  outside: boolean;
}

const nothing: Given = { values: [], outside: false };
const outside: Given = { values: [], outside: true };
const given = (values: readonly (Node | undefined)[]): Given => ({ values: values.filter((value) => value !== undefined), outside: false });
const together = (all: readonly Given[]): Given => ({
  values: all.flatMap(({ values }) => values),
  outside: all.some((one) => one.outside),
});

/** Annotations whose values hold no response. */
const PLAIN =
  /^(?:Optional\[)?["']?(?:str|int|float|bool|bytes|None|Path|pathlib\.Path)(?:\s*\|\s*(?:str|int|float|bool|bytes|None))*["']?\]?$/;
/** Hand what they are given to a function, and nothing else. */
const MAPS = /^(?:filter|map|any|all|sorted|min|max|(?:itertools\.)?(?:groupby|takewhile|dropwhile|filterfalse)|(?:functools\.)?reduce)$/;
const HARMLESS =
  /^(?:staticmethod|classmethod|property|cached_property|(?:functools\.)?(?:wraps|cache|lru_cache|cached_property|singledispatch|singledispatchmethod)\b.*|(?:contextlib\.)?(?:async)?contextmanager|dataclass\b.*|override|final)$/s;

/** True for `self` and `cls`. */
export const isSelf = (name: string): boolean => /^(?:self|cls|mcs)$/.test(name);

/** True for a decorator that hands the function to nobody. */
export const handsNothingOut = ({ text }: Node): boolean => HARMLESS.test(text);

/** True where an annotation says that a value holds no response. */
export function isPlain(node: Node): boolean {
  const type = annotationOf(node);
  return type !== undefined && PLAIN.test(type.text);
}

/** What a parameter is given. */
export function givenFor(param: Node, module: Module, ctx: Context): Given {
  const fn = around(param, isFunction);
  if (!fn || isPlain(param)) return nothing;
  if (isBound(fn) && parametersOf(fn)[0] === param && isSelf(param.text)) return nothing;
  const fallback = given([field(param, 'value')]);
  if (fn.type === 'lambda') return together([fallback, givenToLambda(fn, param, module, ctx)]);
  const name = field(fn, 'name') as Node;
  const isRegistered = decoratorsOf(fn).some((one) => !handsNothingOut(one) && !/\.(?:register|setter)\b/.test(one.text));
  // A test is given what fixtures make.
  if (isRegistered || name.text.startsWith('test')) return outside;
  if (isBound(fn)) return together([fallback, givenToMethod(fn, param, module, ctx)]);
  const binding = module.scopes.bindingOf(name);
  return binding ? together([fallback, givenByUses(binding, param, module, ctx)]) : fallback;
}

/** What every use of a function or class gives it; all arguments where no parameter is named. */
export const givenByUses = (binding: Binding, param: Node | undefined, module: Module, ctx: Context): Given =>
  together(ctx.referencesTo(binding, module).map((use) => givenByUse(use.node, use.module, param, module)));

function givenToMethod(fn: Node, param: Node, module: Module, ctx: Context): Given {
  const name = field(fn, 'name')?.text ?? '';
  if (/^__\w+__$/.test(name)) {
    const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
    const binding = isClass(owner) ? module.scopes.bindingOf(field(owner, 'name') as Node) : undefined;
    return binding ? givenByUses(binding, name === '__init__' ? param : undefined, module, ctx) : outside;
  }
  return together(
    ctx.membersNamed(name).map((use) => {
      const other = calledFunction(use.node, use.module, ctx);
      const isIt = other ? other.node === fn : resolveName(use.node, use.module, ctx).kind !== 'external';
      return isIt ? givenByUse(use.node, use.module, param, module) : nothing;
    }),
  );
}

function givenByUse(node: Node, home: Module, param: Node | undefined, module: Module): Given {
  const { parent } = node;
  if (node.type === 'type' || around(node, ({ type }) => type === 'type')) return nothing;
  const call = parent && isCall(parent) && calleeOf(parent) === node ? parent : undefined;
  if (home !== module) return call && takesLiteral(call, param) ? nothing : outside;
  if (call) return given([passedFor(call, param) ?? argumentsOf(call)]);
  return parent && isMember(parent) && objectOf(parent) === node ? nothing : handedTo(node);
}

/** What a function that is handed to something is called with. */
function handedTo(node: Node): Given {
  const list = node.parent?.type === 'keyword_argument' ? node.parent.parent : node.parent;
  const call = list?.type === 'argument_list' ? list.parent : undefined;
  if (call && isCall(call) && MAPS.test(calleeOf(call).text)) return given(parts(list as Node).filter((part) => part !== node));
  const isChecked = call && (isClass(call) || (isCall(call) && /^(?:isinstance|issubclass)$/.test(calleeOf(call).text)));
  return isChecked || node.parent?.type === 'comparison_operator' ? nothing : outside;
}

function givenToLambda(fn: Node, param: Node, module: Module, ctx: Context): Given {
  const { parent } = fn;
  const left = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  const binding = left && isName(left) ? module.scopes.bindingOf(left) : undefined;
  if (binding) return givenByUses(binding, param, module, ctx);
  return parent && isCall(parent) && calleeOf(parent) === fn ? given([argumentsOf(parent)]) : handedTo(fn);
}

/** The argument that a call passes for a parameter; undefined where it is not told. */
function passedFor(call: Node, param: Node | undefined): Node | undefined {
  const fn = param && around(param, isFunction);
  const list = argumentsOf(call);
  if (!fn || list.type !== 'argument_list' || parts(list).some(({ type }) => /splat$/.test(type)) || param.text.startsWith('*'))
    return undefined;
  const name = parameterName(param)?.text;
  const byName = parts(list).find((one) => one.type === 'keyword_argument' && field(one, 'name')?.text === name);
  if (byName) return field(byName, 'value');
  const all = parametersOf(fn).filter(({ type }) => !/separator$/.test(type));
  return parts(list).filter(({ type }) => type !== 'keyword_argument')[all.indexOf(param) - (isBound(fn) ? 1 : 0)];
}

/** True where another file passes only what is no response. */
function takesLiteral(call: Node, param: Node | undefined): boolean {
  const value = passedFor(call, param);
  return value !== undefined && /^(?:string|integer|float|true|false|none|concatenated_string)$/.test(value.type);
}
