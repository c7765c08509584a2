/** Who reads what: the sites that reach an expression, so that a declaration is edited only if all of them migrate. */

import { SAMPLING, SPEED } from '../sdk/models.js';
import { outcomes, property } from '../values/outcomes.js';
import {
  type Assumptions,
  type Declaration,
  type Expr,
  exprKey,
  isAbsent,
  type ObjectValue,
  type Open,
  type Outcome,
  type Test,
  type Value,
} from '../values/values.js';
import { betaHeader, betaHeaderKey } from './beta-headers.js';
import type { Facts } from './facts.js';
import type { CallSite } from './sites.js';

const READ_KEYS = ['model', 'thinking', 'output_config', 'betas', 'fallbacks', 'extra_body', ...SAMPLING, SPEED];

const declarationIn = (step: Value): Declaration[] => (step.kind === 'read' && step.declaration ? [step.declaration] : []);

/** Values that were looked at, and the ways on which what is passed for a parameter was. */
type Seen = Set<Value | string>;

/** Where an open value, or what it is a part of, stands. */
const placeOf = ({ expr, of }: Open): string => (of ? `${placeOf(of.open)}.${of.key}` : exprKey(expr));

export class Readers {
  private readonly sites = new Map<string, Set<CallSite>>();
  private readonly asked = new Map<Value, Outcome[]>();
  /** The declarations through which an expression was reached. */
  private readonly declarations = new Map<string, Map<string, Declaration>>();
  /** What each request reads through an expression, for each of its properties. */
  private readonly leaves = new Map<string, Map<string, Set<string>[]>>();

  /** @param each runs what concerns one site. */
  constructor(all: readonly Facts[], each: (site: CallSite, collect: () => void) => void = (_, collect) => collect()) {
    for (const facts of all) each(facts.site, () => this.collect(facts));
  }

  of(expr: Expr): ReadonlySet<CallSite> {
    return this.sites.get(exprKey(expr)) ?? new Set();
  }

  isRead(expr: Expr): boolean {
    return this.sites.has(exprKey(expr));
  }

  declarationsOf(expr: Expr): Declaration[] {
    return [...(this.declarations.get(exprKey(expr))?.values() ?? [])];
  }

  /** True where one request reads the leaf through the expression, and another one something else in its place. */
  leadsElsewhere(expr: Expr, leaf: Expr): boolean {
    const key = exprKey(leaf);
    return [...(this.leaves.get(exprKey(expr))?.values() ?? [])].some(
      (requests) => requests.some((leaves) => leaves.has(key)) && !requests.every((leaves) => leaves.has(key)),
    );
  }

  private headers(headers: Value, site: CallSite): void {
    this.value(headers, site);
    for (const { leaf, trail } of outcomes(headers)) {
      const key = leaf.kind === 'object' ? betaHeaderKey(leaf) : undefined;
      if (key !== undefined) this.value(property(leaf, key), site, new Set(), trail.flatMap(declarationIn));
    }
  }

  private collect({ site, requests }: Facts): void {
    for (const anchor of site.anchors) this.touch(anchor.expr, site, []);
    this.value(site.outer, site);
    for (const config of site.headers.client) this.value(betaHeader(property(config, 'defaultHeaders')), site);
    if (site.headers.options) {
      this.value(site.headers.options, site);
      this.headers(property(site.headers.options, 'headers'), site);
    }
    for (const key of ['betas', 'requests']) this.value(property(site.outer, key), site);
    for (const { request, holders } of requests) {
      this.value(request.params, site);
      const { needsHeader, passes } = site.library?.rule ?? {};
      if (needsHeader) this.headers(property(request.params, 'extra_headers'), site);
      if (passes !== undefined) {
        this.value(property(request.params, passes), site);
        this.headers(property(property(request.params, passes), 'extra_headers'), site);
      }
      for (const key of READ_KEYS) {
        const value = property(request.params, key);
        this.value(value, site);
        this.lead(key, value, request.assume);
      }
      for (const key of ['effort', 'task_budget']) this.value(property(property(request.params, 'output_config'), key), site);
      for (const holder of holders) {
        for (const { object, budget } of holder.enabled) {
          this.value(property(object, 'type'), site);
          this.value(budget, site);
        }
      }
    }
  }

  private lead(key: string, value: Value, assume: Assumptions | undefined): void {
    const found = new Map<string, Set<string>>();
    for (const { leaf, trail } of assume ? outcomes(value, assume) : this.outcomesOf(value))
      for (const { kind, expr } of trail)
        if (kind === 'read') found.set(exprKey(expr), (found.get(exprKey(expr)) ?? new Set()).add(exprKey(leaf.expr)));
    for (const [step, leaves] of found) {
      const byKey = this.leaves.get(step) ?? new Map<string, Set<string>[]>();
      this.leaves.set(step, byKey.set(key, [...(byKey.get(key) ?? []), leaves]));
    }
  }

  /** @param handed the parameters on the way here: a function that calls itself hands on what it made of them. */
  private value(
    value: Value | undefined,
    site: CallSite,
    seen: Seen = new Set(),
    through: readonly Declaration[] = [],
    handed: ReadonlySet<string> = new Set(),
  ): void {
    if (!value) return;
    for (const outcome of this.outcomesOf(value)) this.outcome(outcome, site, seen, through, handed);
  }

  /** Tests and spreads lead to the same values many times. */
  private outcomesOf(value: Value): Outcome[] {
    const known = this.asked.get(value);
    if (known) return known;
    const found = outcomes(value);
    this.asked.set(value, found);
    return found;
  }

  /** @param above the declarations of functions that are handed the value. */
  private outcome(outcome: Outcome, site: CallSite, seen: Seen, above: readonly Declaration[], handed: ReadonlySet<string>): void {
    const through: Declaration[] = [...above];
    const outside = new Map<string, number>();
    for (const step of outcome.trail) {
      if (step.kind === 'read' && step.holder) {
        // Back in an object whose spread has nothing to say: that was not the way here.
        const key = exprKey(step.holder.object.expr);
        through.length = Math.min(through.length, outside.get(key) ?? through.length);
        outside.set(key, through.length);
      }
      // What is not there stands for the object that was asked.
      this.touch(step.expr, site, isAbsent(step) ? [] : through);
      if (step.kind === 'choice') this.test(step.test, site, seen);
      if (step.kind !== 'read') continue;
      if (step.declaration) through.push(step.declaration);
      if (step.holder) {
        this.touch(step.holder.object.expr, site, through);
        this.touch(step.holder.entry.expr, site, through);
      }
    }
    const { leaf } = outcome;
    if (seen.has(leaf)) return;
    seen.add(leaf);
    if (leaf.kind === 'object') this.containers(leaf, site, through, seen);
    const key = exprKey(leaf.expr);
    if (leaf.kind !== 'open' || !leaf.candidates || leaf.expands || handed.has(key)) return;
    // Calls in a row that hand on the same come here again by each way through them.
    const way = [placeOf(leaf), ...new Set(through.map((declaration) => declaration.key)), '', ...handed].join();
    if (seen.has(way)) return;
    seen.add(way);
    for (const candidate of leaf.candidates()) this.value(candidate, site, seen, through, new Set(handed).add(key));
  }

  /** What decides for a site is read by it. */
  private test({ compare }: Test, site: CallSite, seen: Seen): void {
    if (!compare || seen.has(compare.subject)) return;
    seen.add(compare.subject);
    this.value(compare.subject, site, seen);
  }

  /** The objects that are spread into one belong to what is read, and so does what was written to them. */
  private containers(object: ObjectValue, site: CallSite, through: Declaration[], seen: Seen): void {
    for (const entry of object.entries) {
      if (entry.kind === 'write') this.touch(entry.expr, site, through);
      if (entry.kind !== 'spread') {
        if (entry.kind !== 'computed' && entry.each) this.origins(entry.value(), site, through);
        continue;
      }
      this.touch(entry.argument, site, through);
      this.value(entry.value(), site, seen);
    }
  }

  /** The objects that what is one of all their properties comes from: what is added to them would come here, too. */
  private origins(value: Value, site: CallSite, through: Declaration[]): void {
    for (const { trail } of this.outcomesOf(value))
      for (const step of trail) if (step.kind === 'read' && step.holder) this.touch(step.holder.object.expr, site, through);
  }

  private touch(expr: Expr, site: CallSite, through: readonly Declaration[]): void {
    const key = exprKey(expr);
    const readers = this.sites.get(key) ?? new Set();
    this.sites.set(key, readers.add(site));
    const known = this.declarations.get(key) ?? new Map<string, Declaration>();
    for (const declaration of through) known.set(declaration.key, declaration);
    this.declarations.set(key, known);
  }
}
