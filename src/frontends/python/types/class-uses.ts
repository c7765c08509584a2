/** What a class does where a file names it: whether it decides anything when the code runs, and whether another can stand in its place. */

import type { Module } from '../modules/modules.js';
import { decoratorsOf, functionOf, resolveName } from '../modules/names.js';
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
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  statementOf,
  walk,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';
import { readsAnnotations, readsFields } from './annotation-readers.js';
import type { ClassName } from './class-names.js';
import type { Twin } from './twins.js';

export interface Use {
  /** True where a class that stays would meet responses of another when the code runs. */
  decides: boolean;
  /** True where its twin can stand there. */
  moves: boolean;
  /** What is told by its class; undefined where that is not seen. */
  subjects: Node[] | undefined;
}

const HARMLESS: Use = { decides: false, moves: true, subjects: [] };
const STAYS: Use = { decides: false, moves: false, subjects: [] };
/** The class is an object that something does anything with. */
const OBJECT: Use = { decides: true, moves: false, subjects: undefined };
const check = (subjects: Node[] | undefined): Use => ({ decides: true, moves: true, subjects });

const together = (uses: readonly Use[]): Use => ({
  decides: uses.some(({ decides }) => decides),
  moves: uses.every(({ moves }) => moves),
  subjects: uses.every(({ subjects }) => subjects) ? uses.flatMap(({ subjects }) => subjects ?? []) : undefined,
});

/** What is followed: the class itself, something that holds it, or a table that has it as a key. */
type Form = 'class' | 'collection' | 'keyed';

/** Attributes of a class that give the same of text and dictionaries, whatever else there is. */
const SAME_FOR_DATA = /^(?:construct|model_construct|model_fields|model_json_schema|model_validate_json|parse_raw|schema|schema_json)$/;
const PARAMS = /Params?(?:NonStreaming|Streaming)?$|^Request$/;
const DECLARES_TYPES = /^typing(?:_extensions)?\.(?:TypeVar|NewType|TypeAliasType|assert_type)$/;
const AROUND = /^(?:parenthesized_expression|conditional_expression|boolean_operator|expression_list)$/;
const HOLDS = /^(?:list|tuple|set|list_splat|binary_operator)$/;
/** What holds several classes, any of which will do. */
const BESIDE =
  /^(?:attribute|tuple|binary_operator|union_type|union_pattern|class_pattern|case_pattern|dotted_name|type|type_parameter|generic_type|subscript)$/;
const TYPES = /^(?:binary_operator|union_type|generic_type|type_parameter|member_type|type)$/;

/** What becomes of responses at one use of a class. */
export function useOf(one: ClassName, module: Module, ctx: Context): Use {
  if (one.id.type === 'string') return inAnnotation(one.id, module, ctx);
  if (one.twin && isBesideTwin(one.id, one.twin, module, ctx)) return STAYS;
  return read(
    { module, node: one.isPath && isMember(one.id.parent as Node) ? (one.id.parent as Node) : one.id },
    'class',
    one.name,
    ctx,
    new Set(),
  );
}

/** `(TextBlock, BetaTextBlock)`, `Message | BetaMessage`: what stands there takes the responses of both endpoints. */
function isBesideTwin(id: Node, twin: Twin, module: Module, ctx: Context): boolean {
  let all = id;
  for (let at = id.parent; at && BESIDE.test(at.type); at = at.parent) all = at;
  let found = false;
  walk(all, (node) => {
    const other = (isName(node) || isMember(node)) && node !== id ? resolveName(node, module, ctx) : undefined;
    found ||= other?.kind === 'external' && other.name === twin.name && other.specifier.startsWith(twin.module);
    return !found;
  });
  return found;
}

function read(at: Located, form: Form, name: string, ctx: Context, seen: Set<Binding>): Use {
  const { node, module } = at;
  const { parent } = node;
  if (!parent) return OBJECT;
  const next = (as: Form = form): Use => read({ module, node: parent }, as, name, ctx, seen);
  if (node.type === 'type' || parent.type === 'type') return inAnnotation(node, module, ctx);
  if (TYPES.test(parent.type) && parent.type !== 'binary_operator') return next();
  if (AROUND.test(parent.type)) return next();
  if (HOLDS.test(parent.type)) return next(form === 'keyed' ? form : parent.type === 'binary_operator' ? form : 'collection');
  switch (parent.type) {
    case 'expression_statement':
      return HARMLESS;
    case 'pair':
      return read({ module, node: parent.parent as Node }, field(parent, 'key') === node ? 'keyed' : 'collection', name, ctx, seen);
    case 'dotted_name':
    case 'class_pattern':
    case 'case_pattern':
      return check(subjectOfMatch(node));
    case 'comparison_operator':
      return check(parts(parent).filter((part) => part !== node));
    case 'subscript':
      return objectOf(parent) === node ? taken(parent) : isTable(objectOf(parent)) ? inTable(parent) : next('class');
    case 'attribute':
      return objectOf(parent) === node ? attribute(parent) : OBJECT;
    case 'call':
      return calleeOf(parent) === node ? made(parent) : OBJECT;
    case 'keyword_argument':
    case 'argument_list':
      return passed(parent.type === 'argument_list' ? parent : (parent.parent as Node), parent.type === 'keyword_argument' ? parent : node);
    case 'assignment':
      if (field(parent, 'right') === node) return named(field(parent, 'left'));
      // `TextBlock = None` where the import failed.
      return field(parent, 'right')?.type === 'none' ? HARMLESS : OBJECT;
    case 'default_parameter':
    case 'typed_default_parameter':
      return named(field(parent, 'name'));
    case 'for_statement':
    case 'for_in_clause':
      return field(parent, 'right') === node && form === 'collection' ? named(field(parent, 'left'), 'class') : inStatement();
    default:
      return OBJECT;
  }

  /** An item of what holds the class, or what a generic class makes of a parameter. */
  function taken(subscript: Node): Use {
    if (form === 'keyed') return check([subscript]);
    return form === 'collection' ? read({ module, node: subscript }, 'class', name, ctx, seen) : OBJECT;
  }

  /** `HANDLERS[TextBlock]`, `HANDLERS[TextBlock] = handle`. */
  function inTable(subscript: Node): Use {
    const target = subscript.parent;
    if (target?.type === 'assignment' && field(target, 'left') === subscript) return named(objectOf(subscript), 'keyed');
    return check([]);
  }

  /** Typing's own names, and builtins, make types; a name of the project's holds values. */
  function isTable(object: Node): boolean {
    const found = resolveName(object, module, ctx);
    return found.kind === 'binding'
      ? found.binding.definitions.every(({ kind }) => kind !== 'class')
      : isMember(object) && found.kind === 'unknown';
  }

  function attribute(path: Node): Use {
    if (form !== 'class') return inStatement();
    return SAME_FOR_DATA.test(memberName(path) ?? '') ? STAYS : OBJECT;
  }

  function inStatement(): Use {
    return form === 'class' ? OBJECT : check([statementOf(node)]);
  }

  function made(call: Node): Use {
    if (form !== 'class') return OBJECT;
    if (PARAMS.test(name)) return HARMLESS;
    return takesResponses(call) ? OBJECT : STAYS;
  }

  function passed(list: Node, argument: Node): Use {
    const call = list.parent as Node;
    if (isClass(call)) return form === 'class' && node.type !== 'subscript' ? (PARAMS.test(name) ? STAYS : OBJECT) : HARMLESS;
    const callee = calleeOf(call);
    const [first, second] = positional(call);
    const others = parts(list).filter((part) => part !== argument);
    const keyword = argument.type === 'keyword_argument' ? field(argument, 'name')?.text : undefined;
    if (isName(callee) && /^(?:isinstance|issubclass)$/.test(callee.text)) return second === argument && first ? check([first]) : OBJECT;
    if (isName(callee) && /^(?:tuple|list|set|frozenset)$/.test(callee.text)) return read({ module, node: call }, form, name, ctx, seen);
    const found = resolveName(callee, module, ctx);
    const whole = found.kind === 'external' ? `${found.specifier}.${found.name}` : '';
    if (/^typing(?:_extensions)?\.cast$/.test(whole)) return first === argument ? HARMLESS : OBJECT;
    if (DECLARES_TYPES.test(whole)) return HARMLESS;
    // What stands in for a response is no response.
    if (/^(?:spec|spec_set)$/.test(keyword ?? '') || /\bcreate_autospec$/.test(callee.text)) return STAYS;
    if (isMember(callee) && memberName(callee) === 'register') {
      const subjects = argumentsOfDispatch(callee, module, ctx);
      return subjects ? check(subjects) : OBJECT;
    }
    if (isMember(callee) && memberName(callee) === 'get' && isTable(objectOf(callee))) return check([]);
    const [fn, another] = calledFunctions(callee, module, ctx);
    if (another) return OBJECT;
    const param = fn && parameterTaking(argument, fn.node);
    const id = param && parameterName(param);
    return fn && id && fn.module === module ? together([named(id), check(others)]) : OBJECT;
  }

  /** Everything that a name with the class, or with what holds it, is used for. */
  function named(target: Node | undefined, as: Form = form): Use {
    const binding = target && isName(target) ? module.scopes.bindingOf(target) : undefined;
    // What hangs on an object may be read anywhere.
    if (!binding || isClass(binding.scope.node)) return OBJECT;
    if (seen.has(binding)) return HARMLESS;
    seen.add(binding);
    return together(
      ctx.referencesTo(binding, module).map((reference): Use => {
        const use = isWritten(reference.node) ? HARMLESS : read(reference, as, name, ctx, seen);
        return reference.module === module || !use.decides ? use : OBJECT;
      }),
    );
  }
}

/** `HANDLERS[…] = …`, where the table is followed from another place already. */
const isWritten = (node: Node): boolean =>
  node.parent?.type === 'subscript' &&
  objectOf(node.parent) === node &&
  node.parent.parent?.type === 'assignment' &&
  node.parent.field === 'left';

/** Responses that are validated as a part of something must be of the class that stands there. */
function takesResponses(call: Node): boolean {
  const list = argumentsOf(call);
  if (list.type !== 'argument_list') return true;
  return parts(list).some((argument) => {
    if (argument.type === 'dictionary_splat') return !/\b(?:json\.loads?|model_dump|to_dict|dict)\(.*\)$/s.test(argument.text);
    const key = field(argument, 'name')?.text ?? '';
    const value = field(argument, 'value') ?? argument;
    return /^(?:content|content_block|delta|message|snapshot|usage)$/.test(key) && !isMadeHere(value);
  });
}

const isMadeHere = (value: Node): boolean =>
  value.type === 'string' ||
  value.type === 'dictionary' ||
  (value.type === 'list'
    ? parts(value).every(isMadeHere)
    : isCall(value) && isName(calleeOf(value)) && /^[A-Z]/.test(calleeOf(value).text));

function subjectOfMatch(node: Node): Node[] | undefined {
  const match = around(node, ({ type }) => type === 'match_statement');
  const subjects = match?.children.filter((child) => child.field === 'subject');
  return subjects?.length ? subjects : undefined;
}

/** What a `functools.singledispatch` function of the file is called with; undefined for anything else. */
function argumentsOfDispatch(register: Node, module: Module, ctx: Context): Node[] | undefined {
  const found = resolveName(objectOf(register), module, ctx);
  const fn = functionOf(found);
  const isDispatch = fn && decoratorsOf(fn.node).some((one) => /(?:^|\.)singledispatch$/.test(one.text));
  if (found.kind !== 'binding' || !fn || !isDispatch || fn.module !== module) return undefined;
  const subjects = ctx.referencesTo(found.binding, module).map(({ node, module: home }): Node | undefined => {
    const { parent } = node;
    if (parent && isMember(parent) && memberName(parent) === 'register') return register;
    return home === module && parent && isCall(parent) && calleeOf(parent) === node ? argumentsOf(parent) : undefined;
  });
  return subjects.every((one) => one !== undefined) ? subjects.filter((one) => one !== register) : undefined;
}

/** Annotations have no effect, unless something reads them. */
function inAnnotation(node: Node, module: Module, ctx: Context): Use {
  const holder = around(node, (one) => isFunction(one) || isClass(one) || one.type === 'assignment');
  if (!holder) return HARMLESS;
  if (holder.type === 'assignment') {
    const body = holder.parent?.parent;
    const owner = body?.type === 'block' ? body.parent : undefined;
    return owner && isClass(owner) && readsFields({ module, node: owner }, ctx) ? check(undefined) : HARMLESS;
  }
  const decorators = decoratorsOf(holder);
  const register = decorators.map((one) => (isCall(one) ? calleeOf(one) : one)).find((one) => memberName(one) === 'register');
  if (register && isMember(register)) {
    const subjects = argumentsOfDispatch(register, module, ctx);
    return subjects ? check(subjects) : OBJECT;
  }
  return decorators.some((one) => readsAnnotations(one, module, ctx)) ? check(undefined) : HARMLESS;
}
