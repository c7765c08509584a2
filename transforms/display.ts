/** Opus 4.7 leaves thinking text out of the response unless `display: 'summarized'` asks for it. */
import type { MigratingSite } from '../src/migrating.js';
import type { Operation } from '../src/operations.js';
import { constant, type Entry, type ObjectValue, property } from '../src/values.js';
import { ADAPTIVE_THINKING, type Step } from './step.js';

/** What `display` has to become: a value, null for none at all, undefined where it stays as it is. */
export function displayFor(site: MigratingSite, object: ObjectValue): string | null | undefined {
  const { display } = site.settings;
  const existing = !constant(property(object, 'display'))?.absent;
  if (display === 'none') return existing ? null : undefined;
  if (display !== 'auto') return display;
  return site.site.readsThinking && !existing ? 'summarized' : undefined;
}

export const display: Step = {
  name: 'display',
  says: 'Ask for the thinking text that the code reads',
  source: ADAPTIVE_THINKING,
  operations: (site) => {
    if (site.settings.thinking === 'remove') return [];
    return site.requests.flatMap(({ holders }) =>
      holders.flatMap(({ enabled }) =>
        enabled.flatMap(({ object, trail }): Operation[] => {
          const wanted = displayFor(site, object);
          const place = site.place(trail, 'object');
          // Where the object is not edited in place, the thinking step writes it whole.
          if (wanted === undefined || !place || place.start !== object.expr.start || place.file !== object.expr.file) return [];
          const entry = object.entries.find((e): e is Extract<Entry, { kind: 'property' }> => e.kind === 'property' && e.key === 'display');
          if (wanted === null) return entry ? [{ op: 'remove', object: object.expr, entry: entry.expr }] : [];
          const text = site.syntax.string(wanted, object.expr);
          if (entry) return [{ op: 'replace', expr: entry.valueExpr, text }];
          const type = object.entries.find((e) => e.kind === 'property' && e.key === 'type');
          return [{ op: 'insert', object: object.expr, after: type?.expr ?? null, key: 'display', text }];
        }),
      ),
    );
  },
};
