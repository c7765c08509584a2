/** What runs over published packages say, as a table: only what the reports hold, no network. */

export const START = '<!-- corpus: start -->';
export const END = '<!-- corpus: end -->';

/** A call that sets no thinking, or sends none of the Messages API, has no budget to migrate. */
const WITHOUT_BUDGET = new Set(['no-thinking-budget']);

/** @returns how the calls of a report ended that have, or may have, a budget; and how many budgets belong to no call (`beside`). */
export function countsOf({ sites, unattributed }) {
  const counted = sites.filter(({ reason }) => !WITHOUT_BUDGET.has(reason));
  const of = (status) => counted.filter((site) => site.status === status).length;
  return {
    calls: counted.length,
    migrated: of('migrated'),
    skipped: of('skipped'),
    review: of('review'),
    beside: unattributed.length,
  };
}

const sum = (all) => all.reduce((total, one) => Object.fromEntries(Object.keys(one).map((key) => [key, (total[key] ?? 0) + one[key]])), {});

const share = ({ calls, migrated, skipped }) => (calls > 0 ? `${Math.round((100 * (migrated + skipped)) / calls)} %` : '');
const cells = (counts) => [counts.migrated, counts.skipped, counts.review, share(counts)];
const row = (all) => `| ${all.join(' | ')} |`;
const escaped = (text) => text.replaceAll('|', '\\|');

/** The reasons that leave a call to a person, the most frequent first, each with the first place where it stands. */
function reasonsOf(results) {
  const found = new Map();
  for (const { name, guarded } of results)
    for (const { status, reason, file, line } of guarded?.sites ?? []) {
      if (status !== 'review') continue;
      const known = found.get(reason);
      if (known) known.count++;
      else found.set(reason, { reason, count: 1, example: `${name}: ${file}:${line}` });
    }
  return [...found.values()].sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

/**
 * @param results for each package its name with the version, and the reports of both runs; without a report where a run failed, with the reason in `failed`.
 * @returns Markdown.
 */
export function tableOf(results) {
  const done = results.filter(({ failed }) => failed === undefined);
  const failures = [...new Set(results.flatMap(({ failed }) => failed ?? []))];
  const namesWhere = (why) => results.filter(({ failed }) => failed === why).map(({ name }) => escaped(name));
  const counted = done.map(({ name, plain, guarded }) => ({ name, plain: countsOf(plain), guarded: countsOf(guarded) }));
  const total = { name: 'all', plain: sum(counted.map(({ plain }) => plain)), guarded: sum(counted.map(({ guarded }) => guarded)) };
  const rows = [...counted, total].map(({ name, plain, guarded }) =>
    row([escaped(name), plain.calls, ...cells(plain), ...cells(guarded), guarded.beside]),
  );
  return [
    row([
      'package',
      'calls',
      'migrated',
      'skipped',
      'review',
      'done',
      'with both: migrated',
      'skipped',
      'review',
      'done',
      'budgets of no call',
    ]),
    row(['---', ...Array(10).fill('---:')]),
    ...rows,
    '',
    row(['left to a person, with both', 'calls', 'for example']),
    row(['---', '---:', '---']),
    ...reasonsOf(done).map(({ reason, count, example }) => row([`[${reason}](findings.md#${reason})`, count, escaped(example)])),
    ...failures.flatMap((why) => ['', `Not counted (${why}): ${namesWhere(why).join(', ')}.`]),
  ].join('\n');
}

/** @returns a page with the table between its marks. */
export function withTable(page, table) {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error('the page has no marks for the table');
  return `${page.slice(0, start + START.length)}\n${table}\n${page.slice(end)}`;
}
