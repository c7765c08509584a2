/** Where what a library's constructor made is changed, or called with options that stand in for its own. */

import { type Changing, laterChange } from '../../../sites/later-changes.js';
import { outcomes, property } from '../../../values/outcomes.js';
import { isMissing } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isKeyword,
  isMember,
  isName,
  isSplat,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { callsOf } from './callers.js';
import { goesTo } from './handed-to.js';

/** The first place in sight where it is changed. */
export const changeOf = (made: Located, changing: Changing, ctx: Context): Located | undefined =>
  laterChange(
    made,
    (place) => isChange(place, changing, ctx),
    (place) => next(place, changing, ctx),
  );

/** True where the node, which holds the thing, is changed by what is right around it. */
function isChange({ node, module }: Located, changing: Changing, ctx: Context): boolean {
  const { options, reads, ids, methods, apart } = changing;
  const { parent } = node;
  if (parent?.type === 'argument_list' || (parent && isKeyword(parent))) return isChangedByTaker({ node, module }, parent, changing, ctx);
  if (!parent || !isMember(parent) || objectOf(parent) !== node) return false;
  const name = memberName(parent) ?? '';
  const call = parent.parent;
  if (call && isCall(call) && calleeOf(call) === parent) {
    if (apart?.test(name)) return false;
    return methods?.test(name) || parts(argumentsOf(call)).some((argument) => isGiven(argument, module, changing, ctx));
  }
  if (reads?.has(name) && !isWritten(parent)) return !isTold(parent);
  if (ids?.has(name) && decides(parent)) return true;
  return name === '__dict__' || (options.has(name) && isWritten(parent));
}

/** True where what takes the thing as an argument writes to it, or takes options beside it that may go over its own. */
function isChangedByTaker({ node, module }: Located, parent: Node, changing: Changing, ctx: Context): boolean {
  const call = around(parent, isCall);
  const callee = call && calleeOf(call);
  if (!call || !callee) return false;
  const isFirst = parent.type === 'argument_list' && parts(parent)[0] === node;
  if (isFirst && /^(?:setattr|delattr|object\.__setattr__|vars|(?:dataclasses\.)?replace)$/.test(callee.text)) return true;
  const { handedTo, within } = changing;
  if (!handedTo) return false;
  if (isMember(callee) && handedTo.test(memberName(callee) ?? '')) return true;
  const beside = parts(argumentsOf(call)).filter((one) => one !== node && one !== parent);
  return beside.some((one) => isKeyword(one) && within?.has(field(one, 'name')?.text ?? '') && isGiven(one, module, changing, ctx));
}

/** True for an id that is compared, asked for a part, or looked up. */
function decides({ parent, field: place }: Node): boolean {
  if (!parent) return false;
  if (isMember(parent)) return parent.parent !== null && isCall(parent.parent) && calleeOf(parent.parent) === parent;
  if (parent.type === 'argument_list') return memberName(calleeOf(parent.parent as Node)) === 'get';
  return /^(?:comparison_operator|match_statement)$/.test(parent.type) || (parent.type === 'subscript' && place === 'subscript');
}

/** What makes no more of a value than a line of text. */
const TELLS = /(?:^|\.)(?:print|pprint|str|repr|debug|info|warning|warn|error|exception|critical|log)$/;

/** True for a value that goes into a text as it is; with a format it has to be a number. */
function isTold({ parent }: Node): boolean {
  if (parent?.type === 'interpolation') return parts(parent).every(({ type }) => type !== 'format_specifier');
  return parent?.type === 'argument_list' && TELLS.test(parent.parent ? (calleeOf(parent.parent)?.text ?? '') : '');
}

/** True for an argument that is one of the options, or may be; one that holds others counts by what is in it. */
function isGiven(argument: Node, module: Module, { options, within, standIns }: Changing, ctx: Context): boolean {
  if (argument.type === 'dictionary_splat') return true;
  const name = isKeyword(argument) ? (field(argument, 'name')?.text ?? '') : '';
  const value = field(argument, 'value');
  if (!options.has(name) || !value || (standIns && isStandIn(value, module, standIns, ctx))) return false;
  if (!within?.has(name)) return true;
  const held = ctx.evaluate(value, module);
  return [...options].some((option) => !outcomes(property(held, option)).every(isMissing));
}

/** True for what is made by such a call, and by nothing else. */
const isStandIn = (value: Node, module: Module, standIns: RegExp, ctx: Context): boolean =>
  outcomes(ctx.evaluate(value, module)).every(({ leaf: { expr } }) => {
    const node = expr.node as Node | undefined;
    const home = ctx.modules.get(expr.file);
    return node && home && isCall(node) ? standIns.test(nameOfExternal(calleeOf(node), home, ctx) ?? '') : false;
  });

/** True for an attribute that is written, or what is in it. */
export function isWritten(member: Node): boolean {
  const { parent } = member;
  if (!parent) return false;
  if ((isMember(parent) || parent.type === 'subscript') && objectOf(parent) === member) {
    const call = parent.parent;
    const isUpdate = isMember(parent) && /^(?:update|pop|setdefault|clear|popitem)$/.test(memberName(parent) ?? '');
    return isWritten(parent) || (isUpdate && call !== null && isCall(call) && calleeOf(call) === parent);
  }
  if (member.field === 'left') return /assignment$|^for_/.test(parent.type);
  return parent.type === 'delete_statement' || /^(?:pattern_list|tuple_pattern)$/.test(parent.type);
}

/** Through these a value stays what it is. */
const THROUGH = /^(?:conditional_expression|boolean_operator|named_expression|as_pattern|expression_list|tuple|list|set|dictionary)$/;
/** These hold what their bodies give. */
const COMPREHENSION = /^(?:(?:list|set|dictionary)_comprehension|generator_expression)$/;
/** Methods of what holds it that give it, or all that they hold. */
const GIVES = /^(?:get|pop|popleft|popitem|setdefault|values|items|__getitem__)$/;

/** The expressions that the thing goes on to. */
function next({ node, module }: Located, changing: Changing, ctx: Context): Located[] {
  const { parent } = node;
  if (!parent) return [];
  const wrapper = wrapperOf(node);
  if (wrapper) return [{ node: wrapper, module }];
  if (isMember(parent) && objectOf(parent) === node) {
    const call = parent.parent;
    const name = memberName(parent) ?? '';
    const isSame = (/^(?:bind|with)/.test(name) || GIVES.test(name)) && call && isCall(call) && calleeOf(call) === parent;
    return isSame ? [{ node: call, module }] : [];
  }
  if (parent.type === 'named_expression') return [{ node: parent, module }, ...into(field(parent, 'name'), module, ctx)];
  if (parent.type === 'as_pattern') return into(field(parent, 'alias'), module, ctx);
  if (isHeld(node, parent)) return [{ node: parent, module }];
  if (/^for_/.test(parent.type) && node.field === 'right') return into(field(parent, 'left'), module, ctx);
  if (/assignment$/.test(parent.type)) return node.field === 'right' ? into(field(parent, 'left'), module, ctx) : [];
  if (parent.type === 'argument_list' || isKeyword(parent)) return [...passed(node, module, ctx), ...madeBy(parent, module, changing, ctx)];
  if (/^(?:return_statement|yield|lambda)$/.test(parent.type)) {
    const fn = parent.type === 'lambda' ? parent : around(parent, isFunction);
    return fn ? given({ module, node: fn }, ctx) : [];
  }
  return [];
}

/** True where the node around it is the thing itself, or what holds it with others, or one of those that it holds. */
const isHeld = (node: Node, parent: Node): boolean =>
  THROUGH.test(parent.type) ||
  (parent.type === 'pair' && node.field === 'value') ||
  // `llm | parser` hands on what it is called with.
  (parent.type === 'binary_operator' && node.field === 'left') ||
  (COMPREHENSION.test(parent.type) && node.field === 'body') ||
  (parent.type === 'subscript' && objectOf(parent) === node);

/** What the library makes of an argument: `ClaudeSDKClient(options=…)`. */
function madeBy(parent: Node, module: Module, { packages }: Changing, ctx: Context): Located[] {
  const call = around(parent, isCall);
  const made = call && resolveName(unwrap(calleeOf(call)), module, ctx);
  return call && made?.kind === 'external' && packages.test(made.specifier) ? [{ node: call, module }] : [];
}

/** What a function gives: its calls, the reads of a property, and the field that it is the factory of. */
function given(fn: Located, ctx: Context): Located[] {
  const { parent } = fn.node;
  const maker = parent && isKeyword(parent) && /factory$/.test(field(parent, 'name')?.text ?? '') ? around(parent, isCall) : undefined;
  if (maker) return [{ node: maker, module: fn.module }];
  const id = field(fn.node, 'name');
  if (!id) return [...callsOf(fn, ctx)];
  const isDecorated = fn.node.parent?.type === 'decorated_definition';
  const calls = callsOf(fn, ctx);
  const members = isDecorated || calls.length === 0 ? ctx.membersNamed(id.text) : [];
  // Which method is called cannot always be told.
  const called = members.flatMap(({ node, module }) => (node.parent && isCall(node.parent) ? [{ node: node.parent, module }] : []));
  return [...calls, ...(isDecorated ? members : []), ...(calls.length === 0 ? called : []), ...injected(id, fn.module, ctx)];
}

/** The parameters that a framework gives what a function makes: `llm=Depends(make)`, `llm: Annotated[Model, Depends(make)]`. */
function injected(id: Node, home: Module, ctx: Context): Located[] {
  const binding = home.scopes.bindingOf(id);
  const uses = binding ? ctx.referencesTo(binding, home) : [];
  return uses.flatMap(({ node, module }) => {
    if (node.parent?.type !== 'argument_list') return [];
    const parameter = around(node, ({ type }) => /parameter$|^(?:block|module)$/.test(type));
    const name = parameter && /parameter$/.test(parameter.type) ? parameterName(parameter) : undefined;
    return into(name, module, ctx);
  });
}

function passed(node: Node, module: Module, ctx: Context): Located[] {
  const { results, parameters, containers, fields } = goesTo(node, module, ctx);
  return [
    ...results.map((result) => ({ node: result, module })),
    ...parameters.flatMap(({ module: home, node: id }) => into(id, home, ctx)),
    ...containers.flatMap((container) => into(container, module, ctx)),
    ...fields.flatMap((name) => ctx.membersNamed(name)),
  ];
}

/** Every use of what a target names. */
function into(target: Node | undefined, module: Module, ctx: Context): Located[] {
  if (!target) return [];
  if (isMember(target)) return ctx.membersNamed(memberName(target) as string);
  if (target.type === 'subscript') return into(objectOf(target), module, ctx);
  if (!isName(target)) return isSplat(target) ? [] : parts(target).flatMap((part) => into(part, module, ctx));
  const binding = module.scopes.bindingOf(target);
  if (!binding) return [];
  const asMember = isClass(binding.scope.node) ? ctx.membersNamed(target.text) : [];
  return [...ctx.referencesTo(binding, module), ...asMember];
}
