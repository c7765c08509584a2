/** Options of a command line that become attributes of what is parsed: `parser.add_argument("--model", default=…)`, `args.model`. */
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  isCall,
  isKeyword,
  isMember,
  isSplat,
  keyword,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import { argumentNamed } from './command-options.js';
import { type Context, exprOf, openAt } from './context.js';
import { calledFunctions } from './functions.js';

/** The value of an attribute of parsed arguments: what users say, else the option's default; undefined for anything else, and where no default is written. */
export function parsedOption(parsed: Value, name: string, node: Node, module: Module, ctx: Context): Value | undefined {
  const options = outcomes(parsed).map(({ leaf }) => {
    const home = leaf.kind === 'open' ? ctx.modules.get(leaf.expr.file) : undefined;
    const maker = home && makerOf(leaf.expr.node as Node, home, ctx);
    return maker && defaultIn(maker, name, ctx);
  });
  const [only, ...others] = options;
  if (!only || others.length || isWritten(name, ctx) || !isOnlySent(name, ctx)) return undefined;
  const expr = exprOf(module, node);
  const test = { key: `option:${only.expr.file}:${only.expr.start}`, expr, negated: false, pure: true };
  return { kind: 'choice', expr, test, fallback: true, yes: openAt(module, node, 'environment'), no: only };
}

/** True where the attribute may be given another value later: `args.model = …`, `setattr(args, …)`. */
function isWritten(name: string, ctx: Context): boolean {
  const isParsed = ({ receiver, module }: { receiver: Node; module: Module }): boolean => ctx.instancesOf(receiver, module).length === 0;
  return ctx.writesTo(name).some(isParsed) || ctx.looseWrites(name).some(isParsed);
}

/** True where all that becomes of the attribute is that something outside of the project is sent it, or that it is shown: nothing decides by it. */
const isOnlySent = (name: string, ctx: Context): boolean =>
  ctx.callsNamed('vars').length === 0 &&
  ctx.membersNamed('__dict__').length === 0 &&
  ctx.membersNamed(name).every(({ node, module }) => ctx.instancesOf(objectOf(node), module).length > 0 || isSent(node, module, ctx));

const SHOWS = /^(?:debug|info|warning|error|critical|log|echo|secho)$/;

function isSent(node: Node, module: Module, ctx: Context): boolean {
  const { parent } = node;
  if (parent?.type === 'interpolation') return true;
  const list = parent && isKeyword(parent) ? parent.parent : parent;
  const call = list?.type === 'argument_list' ? list.parent : undefined;
  if (!call || !isCall(call)) return false;
  const callee = unwrap(calleeOf(call));
  if (calledFunctions(callee, module, ctx).length > 0 || !isMember(callee)) return callee.text === 'print';
  return isKeyword(node.parent as Node) || SHOWS.test(memberName(callee) as string);
}

/** The file that makes the parser whose arguments a call parses. */
function makerOf(call: Node, module: Module, ctx: Context): Module | undefined {
  const callee = isCall(call) ? unwrap(calleeOf(call)) : undefined;
  if (!callee || !isMember(callee) || memberName(callee) !== 'parse_args') return undefined;
  // What it is given beside the texts may have attributes already.
  if (positional(call).length > 1 || parts(argumentsOf(call)).some((one) => isKeyword(one) || isSplat(one))) return undefined;
  const [made, ...others] = outcomes(ctx.evaluate(objectOf(callee), module)).map(({ leaf }) => leaf.expr);
  const home = made && others.length === 0 ? ctx.modules.get(made.file) : undefined;
  const parser = made?.node as Node | undefined;
  if (!home || !parser || !isCall(parser)) return undefined;
  return nameOfExternal(calleeOf(parser), home, ctx) === 'argparse.ArgumentParser' ? home : undefined;
}

/** The default of the one option of that name in the file; undefined where another may take its place. */
function defaultIn(module: Module, name: string, ctx: Context): Value | undefined {
  if (ctx.callsNamed('set_defaults', module).length > 0) return undefined;
  const [only, ...others] = ctx.callsNamed('add_argument', module).filter(({ node }) => nameOf(node) === name);
  const fallback = only && others.length === 0 ? keyword(only.node, 'default') : undefined;
  const type = only && keyword(only.node, 'type');
  // A list of choices names other values.
  if (only && keyword(only.node, 'choices')) return undefined;
  return fallback && (!type || /^(?:str|int|float)$/.test(type.text)) ? ctx.evaluate(fallback, module) : undefined;
}

/** The attribute that an option becomes: `dest`, else its first long name, else its name. */
function nameOf(call: Node): string | undefined {
  const dest = keyword(call, 'dest');
  if (dest) return stringValue(dest);
  const names = positional(call).flatMap((one) => stringValue(one) ?? []);
  const name = names.find((one) => one.startsWith('--')) ?? names[0];
  return name === undefined ? undefined : argumentNamed(name);
}
