/** The task budget in the options of a library that has another option for it, or none. */
import type { MigratingSite } from '../src/rewrite/migrating.js';
import type { Operation } from '../src/rewrite/operations.js';
import { leadingTo, testsOn } from '../src/rewrite/trails.js';
import { BETAS } from '../src/sdk/models.js';
import type { Holder, RequestFacts } from '../src/sites/facts.js';
import { outcomes, property } from '../src/values/outcomes.js';
import { type Expr, isMissing, lastEntry, type Value } from '../src/values/values.js';
import { passesWithout } from './among-callers.js';
import { inHeaders } from './beta-header.js';
import { configFor, hasChoice, spreadConfig } from './config-text.js';
import { commonRead } from './spreads.js';

/** Beside the thinking in the options of a library that calls it otherwise; one that is there already is left to a person. */
export function forLibrary(site: MigratingSite, request: RequestFacts['request'], holder: Holder, existing: Value): Operation[] {
  const containers = site.containersOf(holder);
  const container = site.taking(containers);
  const at = container?.object.expr ?? request.expr;
  const isElsewhere =
    holder.entry.kind === 'write' || !outcomes(existing).every(isMissing) || passesWithout(site, holder, container) !== undefined;
  if (isElsewhere)
    throw site.leftToLibrary(
      holder.entry.expr,
      `and its thinking is changed later, or \`${site.nameOf('output_config')}\` may be set already`,
    );
  const tests = container ? container.tests : testsOn(leadingTo(holder));
  const { type, imported } = castAt(site, at);
  const cast = (text: string) => (type === undefined ? text : `${text} as ${type}`);
  const isChosen = tests.length > 0 || hasChoice(site, holder.value);
  if (isChosen && site.ground.language.refusesUndefined)
    return [
      ...imported,
      spreadConfig(site, request, holder, containers, tests, at, (config) => [site.nameOf('output_config'), cast(config)]),
    ];
  const text = site.underTests(tests, configFor(site, holder, at), at);
  return [...imported, site.insert(request, containers, 'output_config', () => cast(text))];
}

/** What the new option is cast to, where the types of a library's options do not know it, and the import of that. */
function castAt(site: MigratingSite, at: Expr): { type?: string; imported: Operation[] } {
  const { cast, package: specifier = '' } = site.site.library?.rule ?? {};
  const known = cast && site.ground.language.typeImport?.(at, cast.type, specifier);
  if (!cast || known === undefined) return { imported: [] };
  if (known === 'taken') throw site.leftToLibrary(at, `and the file has another \`${cast.type}\``);
  return { type: cast.text, imported: known === 'new' ? [{ op: 'import', at, specifier, name: cast.type }] : [] };
}

/**
 * With the beta's header, in the one option whose entries go into the request as they are: in the object that is there, or in one beside the thinking.
 * @throws Unexpressible where that option can be several things, or the thinking is changed later.
 */
export function intoPassed(site: MigratingSite, request: RequestFacts['request'], holder: Holder, option: string): Operation[] {
  const containers = site.containersOf(holder);
  const container = site.taking(containers);
  if (holder.entry.kind === 'write' || passesWithout(site, holder, container))
    throw site.leftToLibrary(holder.entry.expr, 'and its thinking is changed later');
  if (site.facts.allModels.has('stays'))
    throw site.leftToLibrary(site.site.expr, 'and another model of this call would be sent the header');
  const passed = property(request.params, option);
  const tests = container ? container.tests : testsOn(leadingTo(holder));
  const isChosen = tests.length > 0 || hasChoice(site, holder.value);
  if (!outcomes(passed).every(isMissing)) {
    if (isChosen) throw site.leftToLibrary(passed.expr, `and \`${option}\` would have what depends on a condition`);
    return intoGiven(site, holder, passed, option);
  }
  const at = container?.object.expr ?? request.expr;
  const whole = (config: string): string =>
    site.syntax.object(
      [
        ['output_config', config],
        ['extra_headers', headersText(site, at)],
      ],
      at,
    );
  if (isChosen) return [spreadConfig(site, request, holder, containers, tests, at, (config) => [option, whole(config)])];
  return [site.insert(request, containers, option, () => whole(configFor(site, holder, at)))];
}

const headersText = (site: MigratingSite, at: Expr): string =>
  site.syntax.object([['anthropic-beta', site.syntax.string(BETAS.taskBudgets, at)]], at);

/** Into what the option is given. */
function intoGiven(site: MigratingSite, holder: Holder, passed: Value, option: string): Operation[] {
  const found = outcomes(passed);
  const [only, ...others] = found;
  const headers = property(passed, 'extra_headers');
  if (only?.leaf.kind !== 'object' || others.length > 0) throw site.leftToLibrary(passed.expr, `and \`${option}\` can be several things`);
  const { leaf } = only;
  const isSent = !outcomes(headers).every(isMissing);
  const added = [
    ['output_config', configFor(site, holder, leaf.expr)] as const,
    ...(isSent ? [] : [['extra_headers', headersText(site, leaf.expr)] as const]),
  ];
  const extended = isSent ? inHeaders(site, headers) : [];
  // What another library takes the object for is not known.
  const isOwn = site.canEdit(leaf.expr, 'insert') && site.canEdit(leaf.expr, 'header');
  if (site.isLiteral(leaf) && !leaf.readonly && isOwn) {
    const after = lastEntry(leaf)?.expr ?? null;
    return [...extended, ...added.map(([key, text]): Operation => ({ op: 'insert', object: leaf.expr, after, key, text }))];
  }
  const read = commonRead(found);
  if (!read || !site.canEdit(read.expr) || isSent) throw site.leftToLibrary(passed.expr, `and \`${option}\` is used elsewhere, too`);
  return added.map(([key, text]) => ({ op: 'wrap', expr: read.expr, key, text }));
}
