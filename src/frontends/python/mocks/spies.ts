/** `patch.object(client.messages, "create")`, `patch("app.client")` in a test, for `client.beta.messages`. */
import type { TextEdit } from '../../../rewrite/edits.js';
import type { SourceTree } from '../../../run/engine.js';
import { MOCK_WHY, reachable } from '../../mocks.js';
import { SPY_WHY, type Spied, type SpyFinder } from '../../spies.js';
import { platformOf, type Tracer } from '../clients/clients.js';
import { importsOf } from '../gather/gather.js';
import type { Module, Resolution } from '../modules/modules.js';
import { decoratorsOf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  around,
  calleeOf,
  field,
  isCall,
  isFunction,
  isMember,
  isName,
  keyword,
  memberName,
  type Node,
  objectOf,
  positional,
  walk,
} from '../syntax/node.js';
import type { Parse } from '../syntax/parse.js';
import { parameterName } from '../syntax/scope.js';
import type { Context } from '../values/context.js';
import { createContext } from '../values/create-context.js';
import { parametersOf } from '../values/functions.js';
import { conftestsAbove } from '../values/injected.js';
import { METHODS } from './fake-clients.js';
import { EVERY_PATH, usesOf } from './mock-beta.js';
import { isClient, isPatch, namedBy } from './mocks.js';

/** Makes the question of one run. */
export function createSpies(tree: SourceTree, parse: Parse): SpyFinder {
  const { ctx, tracer } = createContext(tree, parse);
  return (file) => {
    const module = ctx.modules.get(file);
    return module ? spiesIn(module, ctx, tracer) : [];
  };
}

/** What a test names a client by, and the places where it asks that for its endpoint. */
interface Named {
  name: string;
  within: Node | undefined;
  edits: readonly TextEdit[];
  /** It is used in another way, too. */
  isUsed: boolean;
  start: number;
}

function spiesIn(module: Module, ctx: Context, tracer: Tracer): Spied[] {
  const named: Named[] = [];
  const homes: Module[] = [];
  const paths: Node[] = [];
  walk(module.root, (node) => {
    if (isMember(node) && memberName(node) === 'messages' && isClientItself(objectOf(node), module, tracer)) paths.push(node);
    const patched = isCall(node) && isPatch(node) ? patchedBy(node, module, ctx, tracer) : undefined;
    if (!patched) return;
    if (patched.home) homes.push(patched.home);
    if ('edit' in patched) named.push({ ...{ name: '', within: undefined, isUsed: false, start: node.start }, edits: [patched.edit] });
    else named.push(...mocksGiven(node, patched.gives));
  });
  const replaced = new Set(paths.filter(isReplaced).map((path) => objectOf(path).text));
  const untouched = paths.filter((path) => !replaced.has(objectOf(path).text));
  for (const name of replaced)
    named.push(
      ofPaths(
        name,
        paths.filter((path) => objectOf(path).text === name),
      ),
    );
  if (named.length === 0) return [];
  const from = [module, ...homes, ...conftestsAbove(module, ctx)];
  const reached = new Set(from.flatMap((one) => [...reachable(one, (next) => importsOf(next, ctx.modules), Number.POSITIVE_INFINITY)]));
  reached.delete(module);
  // What is patched by its name may be asked for by another one.
  const isElsewhere = untouched.length > 0;
  return named.map(({ name, within, edits, isUsed, start }): Spied => {
    const place = {
      ...{ start, reached: [...reached].map(({ file }) => file) },
      ...(name !== '' && { name }),
      ...(within && { within: { start: within.start, end: within.end } }),
    };
    if (isUsed) return { ...place, why: MOCK_WHY.used };
    return isElsewhere ? { ...place, why: SPY_WHY.other } : { ...place, edits: [...edits] };
  });
}

/** A client of the SDK by its name, `app.client`, of which a method is replaced. */
function ofPaths(name: string, paths: readonly Node[]): Named {
  const isCalled = ({ parent }: Node): boolean => parent !== null && isMember(parent) && isCallee(parent);
  return {
    ...{ name, within: undefined, isUsed: paths.some(isCalled), start: paths.find(isReplaced)?.start ?? 0 },
    edits: paths.map(behindObject),
  };
}

const isCallee = ({ parent, field: as }: Node): boolean => parent !== null && isCall(parent) && as === 'function';

const behindObject = (path: Node): TextEdit => ({ start: objectOf(path).end, end: objectOf(path).end, text: '.beta' });

function isClientItself(node: Node, module: Module, tracer: Tracer): boolean {
  const traces = tracer.trace(node, module);
  return traces.length > 0 && traces.every(({ root, path }) => root.kind === 'client' && path.length === 0);
}

/** True for `client.messages` in `patch.object(client.messages, "create")` and `client.messages.create = Mock()`. */
function isReplaced(path: Node): boolean {
  const list = path.parent;
  if (list?.type === 'argument_list') return list.parent !== null && isPatch(list.parent) && positional(list.parent)[0] === path;
  return list !== null && isMember(list) && list.field === 'left' && list.parent?.type === 'assignment';
}

type Patched = { home?: Module } & ({ edit: TextEdit } | { gives: 'client' | 'class' });

/** What a patch replaces: a method of the endpoint, named by a text, or a client or its class, for which it gives a mock. */
function patchedBy(call: Node, module: Module, ctx: Context, tracer: Tracer): Patched | undefined {
  const [first, second] = positional(call);
  const dotted = first && stringValue(first);
  if (!first) return undefined;
  if (dotted === undefined) {
    const attribute = second && stringValue(second);
    const whole = attribute === undefined ? undefined : resolveName(first, module, ctx);
    if (whole?.kind === 'external') return platformOf({ ...whole, name: attribute as string }) ? { gives: 'class' } : undefined;
    return whole?.kind === 'module' ? givenFor(whole.module, ctx.modules.exported(whole.module, attribute as string), tracer) : undefined;
  }
  const ofClass = OF_CLASS.exec(dotted);
  if (ofClass) return inText(first, dotted, ofClass[0].length);
  const method = OF_METHOD.exec(dotted);
  const named = namedBy(method?.[1] ?? dotted, module, ctx);
  if (!named) return platformOf(externalBy(dotted)) ? { gives: 'class' } : undefined;
  const { home, found, behind } = named;
  const last = behind.at(-1);
  // `app.llm.anthropic.Anthropic`
  const meant = found.kind === 'external' && last !== undefined && behind.length === 1 ? { ...found, name: last } : found;
  if (behind.length > 0 && meant === found) return undefined;
  const given = givenFor(home, meant, tracer);
  if (!method || !given) return given;
  return 'gives' in given && given.gives === 'client' ? { ...inText(first, dotted, method[1]?.length ?? 0), home } : undefined;
}

/** The classes of the endpoint, by the path that has a counterpart for the beta endpoint. */
const OF_CLASS = /^anthropic\.resources(?=(?:\.messages){1,2}\.(?:Async)?Messages\.\w+$)/;
const OF_METHOD = new RegExp(`^(.+)\\.messages\\.(?:${METHODS})$`);

/** `anthropic.Anthropic` */
function externalBy(dotted: string): Resolution {
  const dot = dotted.lastIndexOf('.');
  return { kind: 'external', specifier: dotted.slice(0, dot), name: dotted.slice(dot + 1) };
}

function givenFor(home: Module, found: Resolution, tracer: Tracer): Patched | undefined {
  if (!isClient(found, tracer)) return undefined;
  return { home, gives: platformOf(found) ? 'class' : 'client' };
}

/** `.beta` behind so many characters of a text that is written as it is. */
function inText(string: Node, text: string, length: number): { edit: TextEdit } {
  const start = string.start + string.text.indexOf(text) + length;
  return { edit: { start, end: start, text: '.beta' } };
}

/** The names that a test gives to the mock which a patch makes, where it asks them for the endpoint. */
function mocksGiven(call: Node, gives: 'client' | 'class'): Named[] {
  const made = keyword(call, 'new_callable');
  const isReplacedBy =
    keyword(call, 'new') !== undefined || positional(call).length > (stringValue(positional(call)[0] as Node) === undefined ? 2 : 1);
  if (isReplacedBy || (made && !EVERY_PATH.test(made.text))) return [];
  const holder = nameGiven(call);
  if (!holder) return [];
  const { name, fn } = holder;
  const all = gives === 'client' ? [ofName(name, fn, call.start)] : ofClass(name, fn, call.start);
  const asked = all.filter(({ edits }) => edits.length > 0);
  return asked.map((one) => ({ ...one, isUsed: all.some(({ isUsed }) => isUsed) }));
}

/** `with patch(…) as client`, `client = mocker.patch(…)`, and the parameter for a decorator. */
function nameGiven(call: Node): { name: string; fn: Node } | undefined {
  const { parent } = call;
  const fn = around(call, isFunction);
  const target = parent?.type === 'as_pattern' ? field(parent, 'alias') : parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  const name = target && (isName(target) ? target : target.children.find(isName));
  if (name && fn) return { name: name.text, fn };
  const decorated = parent?.type === 'decorator' ? parent.parent : undefined;
  const own = decorated && field(decorated, 'definition');
  if (!own || !isFunction(own)) return undefined;
  // The decorator nearest to the function gives its first argument.
  const giving = decoratorsOf(own).filter((one) => isCall(one) && isPatch(one) && isGiving(one));
  const params = parametersOf(own).flatMap((param) => parameterName(param) ?? []);
  const free = params.filter(({ text }) => text !== 'self' && text !== 'cls');
  const param = free[giving.toReversed().indexOf(call)];
  return param && { name: param.text, fn: own };
}

/** True for a patch that hands its mock to the function. */
const isGiving = (call: Node): boolean => {
  const given = positional(call);
  return keyword(call, 'new') === undefined && given.length <= (/\bobject$/.test(calleeOf(call).text) ? 2 : 1);
};

/** A variable that is the mock of a client. */
function ofName(name: string, fn: Node, start: number): Named {
  const uses = usesOf(name, fn).filter((use) => !isTarget(use));
  const behind = uses.map(({ parent }) => (parent && isMember(parent) ? parent : undefined));
  const edits = behind.flatMap((member) => (member && memberName(member) === 'messages' ? [behindObject(member)] : []));
  return { name, within: fn, edits, isUsed: behind.includes(undefined), start };
}

/** A variable that is the mock of a class of clients, and those that are given what it makes. */
function ofClass(name: string, fn: Node, start: number): Named[] {
  const uses = usesOf(name, fn).filter((use) => !isTarget(use));
  const members = uses.flatMap(({ parent }) => (parent && isMember(parent) ? parent : []));
  const made = members.filter((member) => memberName(member) === 'return_value');
  const edits: TextEdit[] = [];
  const aliases: Named[] = [];
  let isUsed = members.length < uses.length;
  for (const one of made) {
    const { parent } = one;
    const left = parent?.type === 'assignment' && one.field === 'right' ? field(parent, 'left') : undefined;
    if (left && isName(left)) aliases.push(ofName(left.text, fn, left.start));
    else if (parent && isMember(parent)) edits.push(...(memberName(parent) === 'messages' ? [behindObject(parent)] : []));
    else isUsed = true;
  }
  return [{ name: `${name}.return_value`, within: fn, edits, isUsed, start }, ...aliases];
}

/** Where a name is given its value. */
const isTarget = (use: Node): boolean =>
  use.field === 'left' || use.field === 'alias' || /^(?:as_pattern_target|parameters|typed_parameter)$/.test(use.parent?.type ?? '');
