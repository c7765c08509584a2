/** A library that added the thinking budget to the limit of the answer adds nothing to it any more. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { leadingTo, testsOn } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { MOST_OUTPUT } from '../src/sdk/models.js';
import { beside, type Holder, type RequestFacts } from '../src/sites/facts.js';
import { constant, property } from '../src/values/outcomes.js';
import { isMissing } from '../src/values/values.js';
import { commonRead } from './spreads.js';
import { ADAPTIVE_THINKING, type Step } from './step.js';

export const maxTokens: Step = {
  name: 'max-tokens',
  says: 'Keep the room for thinking in the limit of the answer',
  source: ADAPTIVE_THINKING,
  operations: (site) =>
    site.site.library?.rule?.addsBudget
      ? site.requests.flatMap((facts) => facts.holders.flatMap((holder) => withBudget(site, facts, holder)))
      : [],
};

/** The sum, as a number; without a limit the library sends all that the model takes, before as after. */
function withBudget(site: MigratingSite, { request }: RequestFacts, holder: Holder): Operation[] {
  const existing = property(request.params, 'max_tokens');
  const found = beside(holder, existing);
  if (found.every(isMissing)) return [];
  const read = commonRead(found);
  const [enabled, ...more] = holder.enabled;
  const known = constant(existing);
  const [limit, budget] = [known?.value, enabled && constant(enabled.budget)?.value];
  const isAlways = more.length === 0 && testsOn([...leadingTo(holder), ...(enabled?.trail ?? [])]).length === 0;
  const object = read?.holder?.object.expr;
  const isOpen = typeof limit !== 'number' || !read || !object;
  if (isOpen || typeof budget !== 'number' || !isAlways) {
    const name = `\`${site.nameOf('max_tokens')}\``;
    const why = isOpen
      ? `and what ${name} comes to is not known`
      : `and the thinking budget that ${name} has to have room for ${isAlways ? 'is computed' : 'depends on a condition'}`;
    throw site.leftToLibrary(read?.expr ?? openIn(found)?.expr ?? existing.expr, why);
  }
  if (!site.canEdit(object, 'object') || !site.canEdit(read.expr)) throw new Unexpressible('shared-params', read.expr);
  const separators = site.ground.language.text(known?.expr ?? read.expr).includes('_');
  const text = site.syntax.number(Math.min(limit + budget, Math.max(limit, MOST_OUTPUT)), separators);
  return [{ op: 'replace', expr: read.expr, text }];
}

/** What may hold the limit, where it cannot be read. */
const openIn = (found: ReturnType<typeof beside>) => found.find(({ leaf }) => leaf.kind === 'open')?.leaf;
