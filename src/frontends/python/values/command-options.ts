/** Options of a command line that become arguments of a function: `@click.option("--model", default="…")`. */
import type { Value } from '../../../values/values.js';
import { callBehind, decoratorsOf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, keyword, type Node, positional } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from './context.js';

/** What decorators of other packages give a parameter that they name as an option with a default; `unchecked` leaves out what they look at. */
export function optionDefaults(param: Node, fn: Located, ctx: Context, unchecked = false): Value[] {
  const name = parameterName(param)?.text;
  return decoratorsOf(fn.node).flatMap((decorator) => {
    const call = callBehind(decorator, fn.module, ctx);
    if (!call || resolveName(calleeOf(call.node), call.module, ctx).kind !== 'external') return [];
    const names = positional(call.node).map(stringValue);
    if (unchecked && ['type', 'callback'].some((check) => !/^(?:str|int|float)?$/.test(keyword(call.node, check)?.text ?? ''))) return [];
    if (!names.some((one) => one !== undefined && argumentNamed(one) === name)) return [];
    // A flag is one of several options of one name: the one that is taken by default says so, and the others only say what else there is.
    const flag = keyword(call.node, 'flag_value');
    const fallback = keyword(call.node, 'default');
    const taken = flag && fallback?.text === 'True' ? flag : fallback;
    return [taken, unchecked || taken === flag ? undefined : flag].flatMap((one) => (one ? [ctx.evaluate(one, call.module)] : []));
  });
}

/** `--model-name` is given as `model_name`. */
export const argumentNamed = (option: string): string =>
  option
    .replace(/^-+|\/.*$/g, '')
    .replaceAll('-', '_')
    .toLowerCase();
