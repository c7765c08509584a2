/** The models of another library's calls: what makes them, and of which ids. */
import type { Library } from '../sdk/library.js';
import { readModel } from '../sdk/models.js';
import { outcomes, property } from '../values/outcomes.js';
import { exprKey, type Outcome, type Value } from '../values/values.js';
import type { LibraryUse, Maker } from './library-use.js';
import { mapped, type View } from './library-view.js';

/** In front of the keys of unions that stand for what a call makes of an id. */
const MADE = 'made ';

/** True for a model that a library makes of the id behind it. */
export const isMadeModel = (step: Value): boolean => step.kind === 'union' && step.key?.startsWith(MADE) === true;

/** True for what is known to be no model of Anthropic's, or is not known. */
export const isForeign = ({ leaf }: Outcome): boolean =>
  leaf.kind !== 'literal' || typeof leaf.value !== 'string' || readModel(leaf.value).kind === 'foreign';

/** True for an id that the library's own provider makes a model of, or one that is sent to Anthropic as it is, where that is needed. */
export const isMadeFor = ({ leaf, trail }: Outcome, { provider, ids }: Library, made: ReadonlyMap<Value, Maker>): boolean =>
  trail.some((step) => made.has(step)) ||
  (trail.some(isMadeModel) || !ids ? provider === undefined : leaf.kind === 'literal' && ids.test(String(leaf.value)));

/** True for a call that makes a model of another one. */
const isWrapping = ({ from, isFactory, method }: Maker, { wrapper }: Library): boolean =>
  from !== undefined &&
  !isFactory &&
  method === undefined &&
  wrapper?.packages.test(from.specifier) === true &&
  wrapper.value.test(from.name);

/**
 * The settings that a wrapper gives each call that has none of its own; undefined where nothing does.
 * @returns `unknown` for what may do more than that.
 */
export function settingsOf(middleware: Value, { row, madeBy }: LibraryUse): Value | 'unknown' | undefined {
  const { harmless, settings, holder } = row.wrapper ?? {};
  const [only, ...others] = outcomes(middleware);
  if (!only || others.length > 0 || !holder) return 'unknown';
  const { leaf } = only;
  if (leaf.kind === 'array') {
    const found = leaf.elements.map((one) => (one.kind === 'spread' ? 'unknown' : settingsOf(one.value(), { row, madeBy } as LibraryUse)));
    const given = found.filter((one) => one !== undefined);
    return given.length > 1 ? 'unknown' : given[0];
  }
  const maker = leaf.kind === 'open' ? madeBy(leaf) : undefined;
  if (!maker?.from || maker.isFactory || !row.wrapper?.packages.test(maker.from.specifier)) return 'unknown';
  if (harmless?.test(maker.from.name)) return undefined;
  return settings?.test(maker.from.name) ? property(maker.id, holder) : 'unknown';
}

/** The ids that models are made of in place of the models. @param made gets what a provider of the row makes, `wrappers` what wraps that. */
export function modelView({ row, madeBy }: LibraryUse, made: Map<Value, Maker>, wrappers: Set<Value>): View {
  const isOwn = ({ from, isFactory, method }: Maker): boolean => {
    const { provider } = row;
    if (!provider || !from?.specifier || !provider.packages.test(from.specifier)) return false;
    const names = isFactory ? provider.factory : provider.value;
    return names?.test(from.name) === true && (method === undefined || provider.methods?.test(method) === true);
  };
  const view: View = mapped((leaf) => {
    const maker = leaf.kind === 'open' && row.makesModels ? madeBy(leaf) : undefined;
    const modelOf = (option: Value): Value => ({ kind: 'union', expr: leaf.expr, key: MADE + exprKey(leaf.expr), options: [option] });
    if (maker && row.wrapper && isWrapping(maker, row)) {
      wrappers.add(maker.id);
      return modelOf(view.of(property(maker.id, row.wrapper.model)));
    }
    if (maker) {
      const model = modelOf(maker.id);
      if (isOwn(maker)) made.set(model, maker);
      return model;
    }
    const candidates = leaf.kind === 'open' ? leaf.candidates : undefined;
    return leaf.kind === 'open' && candidates ? { ...leaf, candidates: () => candidates().map(view.of) } : leaf;
  });
  return view;
}
