/** Calls of which the code does not show what they send: a declaration may reach them by a way that cannot be followed. */

import type { Language } from '../frontends/language.js';
import { outcomes } from '../values/outcomes.js';
import { type Expr, exprKey, type Open, type Outcome } from '../values/values.js';
import { type Facts, samplingOf } from './facts.js';
import type { CallSite } from './sites.js';

/** What cannot be told, at the places where it is asked for. */
export interface OpenValues {
  models: OpenValue[];
  /** Thinking, or whole params. */
  objects: OpenValue[];
}

export interface OpenValue {
  expr: Expr;
  value: Open;
  site: CallSite;
}

/** Asks for the open values of calls that stay, where Opus 4.7 could refuse what they send. */
export function createOpenValues(all: readonly Facts[], language: Language): (active: ReadonlySet<CallSite>) => OpenValues {
  const bySite = all.map((facts) => ({ site: facts.site, ...openIn(facts, language) }));
  return (active) => {
    const staying = bySite.filter(({ site }) => !active.has(site));
    return { models: staying.flatMap(({ models }) => models), objects: staying.flatMap(({ objects }) => objects) };
  };
}

function openIn({ site, requests }: Facts, language: Language): OpenValues {
  const found: OpenValues = { models: [], objects: [] };
  for (const { request, paths } of requests) {
    const takesSampling = site.platform !== 'untraced' && samplingOf(request).length > 0;
    for (const path of paths) {
      const isOpen = ['unknown', 'overridable'].includes(path.group);
      if (isOpen && (path.state !== 'none' || takesSampling))
        found.models.push(...hidden(path.model, language).map((value) => ({ expr: value.expr, value, site })));
      if (path.state === 'unknown')
        found.objects.push(...hidden(path.thinking, language).map((value) => ({ expr: value.expr, value, site })));
    }
  }
  return found;
}

/** The environment holds nothing that the code declares, and what callers in sight pass was read. */
function hidden({ leaf }: Outcome, language: Language, seen = new Set<string>()): Open[] {
  if (leaf.kind !== 'open' || leaf.why === 'environment' || seen.has(exprKey(leaf.expr))) return [];
  seen.add(exprKey(leaf.expr));
  if (!leaf.candidates || !language.isPassedInSight(leaf.expr)) return [leaf];
  return leaf.candidates().flatMap((candidate) => outcomes(candidate).flatMap((outcome) => hidden(outcome, language, seen)));
}
