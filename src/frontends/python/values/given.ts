/** What a parameter of a file's function can be given: the expressions that its callers pass, and whether other code may call it. */

import type { Module } from '../modules/modules.js';
import { decoratorsOf, frameOf, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  type Node,
  objectOf,
  parts,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { annotationOf } from '../types/type-names.js';
import type { Context, Located } from './context.js';
import { calledFunctions, isBound, parametersOf } from './functions.js';
import { parameterTaking } from './parameters.js';

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
// The grammar takes the star of `[*filter(…)]` for a part of the name.
const MAPS =
  /(?:^\*?|\.)(?:filter|map|starmap|any|all|sorted|sort|min|max|groupby|takewhile|dropwhile|filterfalse|reduce|dumps?|to_thread|run_in_executor|submit|Thread)$/;
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

/** Looks for what functions of one file are called with. */
export class Callers {
  private readonly seen = new Set<Binding>();

  constructor(
    private readonly module: Module,
    private readonly ctx: Context,
  ) {}

  /** What a parameter is given. */
  givenFor(param: Node): Given {
    const fn = around(param, isFunction);
    if (!fn || isPlain(param)) return nothing;
    if (isBound(fn) && parametersOf(fn)[0] === param && isSelf(param.text)) return nothing;
    const fallback = given([field(param, 'value')]);
    if (fn.type === 'lambda') return together([fallback, this.toLambda(fn, param)]);
    const name = field(fn, 'name') as Node;
    const isRegistered = decoratorsOf(fn).some((one) => !handsNothingOut(one) && !/\.(?:register|setter)\b/.test(one.text));
    // A test is given what fixtures make.
    if (isRegistered || name.text.startsWith('test')) return outside;
    if (isBound(fn)) return together([fallback, this.toMethod(fn, param)]);
    const binding = this.module.scopes.bindingOf(name);
    return binding ? together([fallback, this.byUses(binding, param)]) : fallback;
  }

  /** What every use of a function or class gives it; all arguments where no parameter is named. */
  byUses(binding: Binding, param: Node | undefined): Given {
    return together(this.ctx.referencesTo(binding, this.module).map((use) => this.byUse(use, param)));
  }

  private toMethod(fn: Node, param: Node): Given {
    const name = field(fn, 'name')?.text ?? '';
    if (/^__\w+__$/.test(name)) {
      const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
      const binding = isClass(owner) ? this.module.scopes.bindingOf(field(owner, 'name') as Node) : undefined;
      return binding ? this.byUses(binding, name === '__init__' ? param : undefined) : outside;
    }
    return together(
      this.ctx.membersNamed(name).map((use) => {
        const called = calledFunctions(use.node, use.module, this.ctx);
        const isIt = called.length
          ? called.some(({ node }) => node === fn)
          : resolveName(use.node, use.module, this.ctx).kind !== 'external';
        return isIt ? this.byUse(use, param) : nothing;
      }),
    );
  }

  private byUse({ node, module: home }: Located, param: Node | undefined): Given {
    const { parent } = node;
    if (node.type === 'type' || around(node, ({ type }) => type === 'type')) return nothing;
    const call = parent && isCall(parent) && calleeOf(parent) === node ? parent : undefined;
    if (home !== this.module) return call && takesLiteral(call, param) ? nothing : outside;
    if (call) return given([passedFor(call, param) ?? argumentsOf(call)]);
    return parent && isMember(parent) && objectOf(parent) === node ? nothing : this.handed(node, param);
  }

  /** What a function that is handed to something is called with. */
  private handed(node: Node, param: Node | undefined): Given {
    const argument = node.parent?.type === 'keyword_argument' ? node.parent : node;
    const call = argument.parent?.type === 'argument_list' ? argument.parent.parent : undefined;
    if (node.parent?.type === 'comparison_operator' || isCaught(node) || (call && isClass(call))) return nothing;
    if (!call || !isCall(call)) return outside;
    const callee = calleeOf(call);
    if (MAPS.test(callee.text))
      return given([...parts(argumentsOf(call)).filter((part) => part !== argument), isMember(callee) ? objectOf(callee) : undefined]);
    if (/^(?:isinstance|issubclass)$/.test(callee.text)) return nothing;
    const [fn, ...others] = calledFunctions(callee, this.module, this.ctx);
    const taking = fn?.module === this.module && others.length === 0 ? parameterTaking(argument, fn.node) : undefined;
    const id = taking && parameterName(taking);
    const binding = id && this.module.scopes.bindingOf(id);
    if (!binding) return outside;
    if (this.seen.has(binding)) return nothing;
    this.seen.add(binding);
    return this.byUses(binding, param);
  }

  private toLambda(fn: Node, param: Node): Given {
    const { parent } = fn;
    const left = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
    const binding = left && isName(left) ? this.module.scopes.bindingOf(left) : undefined;
    if (binding) return this.byUses(binding, param);
    return parent && isCall(parent) && calleeOf(parent) === fn ? given([argumentsOf(parent)]) : this.handed(fn, param);
  }
}

/** `except Refused as error`, `except (Refused, OSError)`. */
function isCaught(node: Node): boolean {
  let at = node;
  while (at.parent && /^(?:as_pattern|tuple|parenthesized_expression)$/.test(at.parent.type)) at = at.parent;
  return /^except_(?:group_)?clause$/.test(at.parent?.type ?? '');
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
