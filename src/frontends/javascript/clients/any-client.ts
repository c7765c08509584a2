/** What a client that is not traced may be: any client of the project. */
import { betaHeader, withUnknownBetas } from '../../../sites/beta-headers.js';
import type { Value } from '../../../values/values.js';
import { keyName } from '../syntax/ast.js';
import { type Context, exprOf } from '../values/context.js';

const SETS_HEADERS = /\bdefaultHeaders\b/;

/** Headers that such a client may send; empty where no client of the project names betas in those that it sends by default. */
export function headersOfAnyClient(ctx: Context): Value[] {
  for (const module of ctx.modules.parsed()) {
    if (!SETS_HEADERS.test(module.text) || ctx.isTest(module)) continue;
    const found = module.scopes
      .ofType('ObjectProperty')
      .find(
        ({ key, computed, value }) => keyName(key, computed) === 'defaultHeaders' && betaHeader(ctx.evaluate(value, module)) !== undefined,
      );
    if (found) return [withUnknownBetas(exprOf(module, found))];
  }
  return [];
}
