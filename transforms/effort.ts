/** Effort is asked for, never changed on its own: `--effort shift` takes the announcement's table, a level sets it everywhere. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import { type Operation, slotOf } from '../src/rewrite/operations.js';
import { plainContainer } from '../src/rewrite/trails.js';
import { Unexpressible } from '../src/rewrite/unexpressible.js';
import { EFFORT_LEVELS, type Effort, shifted } from '../src/sdk/models.js';
import { outcomes, property } from '../src/values/outcomes.js';
import type { Expr, Value } from '../src/values/values.js';
import { EFFORT, type Step } from './step.js';

const isLevel = (value: unknown): value is Effort => EFFORT_LEVELS.some((level) => level === value);

/** The levels that the requests of a site have today. */
export const levelsOf = (site: MigratingSite): Effort[] => [
  ...new Set(
    site.requests.flatMap(({ request }) =>
      outcomes(property(property(request.params, 'output_config'), 'effort')).flatMap(({ leaf }) =>
        leaf.kind === 'literal' && isLevel(leaf.value) ? [leaf.value] : [],
      ),
    ),
  ),
];

/** True where the effort has no place beside the task budget. */
const isAside = ({ site: { library } }: MigratingSite): boolean => library?.rule?.flat === true || library?.rule?.passes !== undefined;

/** The level to write where the site has no `output_config`. */
export function effortToSet(site: MigratingSite): Effort | undefined {
  return isLevel(site.settings.effort) && !isAside(site) ? site.settings.effort : undefined;
}

export const effort: Step = {
  name: 'effort',
  says: 'Set the effort level that was asked for',
  source: EFFORT,
  operations: (site) => {
    const { effort: wanted } = site.settings;
    if (wanted === 'keep' || isAside(site)) return [];
    const done = new Map<string, Operation>();
    for (const { request } of site.requests) {
      const config = property(request.params, 'output_config');
      for (const { leaf, trail } of outcomes(property(config, 'effort'))) {
        if (leaf.kind !== 'literal' || leaf.absent || !isLevel(leaf.value)) continue;
        const level = wanted === 'shift' ? shifted(leaf.value) : wanted;
        if (level === undefined || level === leaf.value) continue;
        const text = site.syntax.string(level, leaf.expr);
        const operation = site.replaceLeaf(trail, text) ?? ownLevel(site, config, leaf.expr, text);
        done.set(slotOf(operation), operation);
      }
      if (wanted === 'shift' || site.site.method === 'countTokens') continue;
      const set = setLevel(site, request, wanted);
      if (set) done.set(slotOf(set), set);
    }
    return [...done.values()];
  },
};

/** The level of an `output_config` that stays, said again at the site. */
function ownLevel(site: MigratingSite, config: Value, level: Expr, text: string): Operation {
  const [only, ...rest] = outcomes(config);
  const read = only?.trail.find((step) => step.kind === 'read' && !step.part && step.holder !== undefined);
  if (rest.length || !read || !site.canEdit(read.expr)) throw new Unexpressible('shared-params', level);
  return { op: 'wrap', expr: read.expr, key: 'effort', text };
}

/** A level where the site has none: into its `output_config`, or as a new one where no task budget brings one. */
function setLevel(site: MigratingSite, request: Parameters<MigratingSite['insert']>[0], level: Effort): Operation | undefined {
  const config = outcomes(property(request.params, 'output_config'));
  const text = site.syntax.string(level, request.expr);
  for (const { leaf } of config) {
    if (
      leaf.kind === 'object' &&
      outcomes(property(leaf, 'effort')).every((o) => o.leaf.kind === 'literal' && o.leaf.absent) &&
      site.isLiteral(leaf) &&
      site.canEdit(leaf.expr, 'insert')
    ) {
      if (site.facts.allModels.has('stays')) throw new Unexpressible('shared-params', leaf.expr);
      return { op: 'insert', object: leaf.expr, after: null, key: 'effort', text };
    }
  }
  const isAbsent = config.every(({ leaf }) => leaf.kind === 'literal' && leaf.absent);
  if (!isAbsent || site.getsTaskBudget) return undefined;
  const root = outcomes(request.params)[0]?.leaf;
  if (root?.kind !== 'object') return undefined;
  const named = (key: string) => root.entries.find((entry) => entry.kind === 'property' && entry.key === key);
  const after = named('thinking') ?? named('max_tokens') ?? named('model');
  return site.insert(request, after ? [plainContainer(root, after)] : [], 'output_config', () =>
    site.syntax.object([['effort', text]], request.expr),
  );
}
