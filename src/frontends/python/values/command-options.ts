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
    const fallback = names.some((one) => one !== undefined && argumentNamed(one) === name) ? keyword(call.node, 'default') : undefined;
    return fallback ? [ctx.evaluate(fallback, call.module)] : [];
  });
}

/** `--model-name` is given as `model_name`. */
export const argumentNamed = (option: string): string =>
  option
    .replace(/^-+|\/.*$/g, '')
    .replaceAll('-', '_')
    .toLowerCase();
