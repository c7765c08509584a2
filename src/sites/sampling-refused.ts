/** Sampling parameters that are refused whatever the model: by the API version that a call sends, or by the SDK that takes none. */

import { SAMPLING } from '../sdk/models.js';
import { type Sdk, sendsWithoutSampling, takesNoSampling, WITHOUT_SAMPLING } from '../sdk/versions.js';
import { outcomes, property } from '../values/outcomes.js';
import type { Expr, ObjectValue, Outcome, Value } from '../values/values.js';
import type { RequestFacts } from './facts.js';
import type { CallSite } from './sites.js';

export interface RefusedSampling {
  names: string[];
  /** The first of them. */
  at: Expr;
}

/** Undefined where none is sent, or where it cannot be told which API version is. */
export function refusedSampling(site: CallSite, requests: readonly RequestFacts[], sdk: Sdk | undefined): RefusedSampling | undefined {
  if (site.method === 'countTokens' || site.baseUrl !== undefined) return undefined;
  const isOurs = requests.some(({ paths }) => paths.some(({ modelKind }) => modelKind.kind !== 'foreign'));
  const found = isOurs ? requests.flatMap(({ request }) => sentIn(request.params, site, sdk)) : [];
  const [first] = found;
  return first && { names: [...new Set(found.map(({ name }) => name))], at: first.at };
}

/** Which files have to be looked at for such calls, by the SDKs of the project; and every string of it. */
export function samplingInterests(sdks: readonly Sdk[]): { interests: string[][][]; needles: string[] } {
  const names = [...SAMPLING];
  const isNew = sdks.some((sdk) => sendsWithoutSampling(sdk) || takesNoSampling(sdk));
  return isNew
    ? { interests: [[names, ['messages', WITHOUT_SAMPLING]]], needles: names }
    : { interests: [[[WITHOUT_SAMPLING], names]], needles: [WITHOUT_SAMPLING] };
}

interface Sent {
  name: string;
  at: Expr;
}

function sentIn(params: Value, site: CallSite, sdk: Sdk | undefined): Sent[] {
  const version = versionSent(site);
  if (site.kind === 'http') return version === 'newer' ? samplingIn(params) : [];
  if (site.kind !== 'sdk' || site.platform !== 'first-party' || !sdk) return [];
  const isRefused = version === 'newer' || (version === undefined && sendsWithoutSampling(sdk));
  const isArgument = sdk.language === 'python' && takesNoSampling(sdk);
  return [
    ...(isRefused || isArgument ? samplingIn(params) : []),
    ...(isRefused && sdk.language === 'python' ? samplingIn(property(params, 'extra_body')) : []),
  ];
}

const isSent = ({ leaf }: Outcome): boolean => leaf.kind !== 'open' && !(leaf.kind === 'literal' && leaf.value === undefined);
const isWritten = ({ trail }: Outcome): boolean => trail.some((step) => step.kind === 'read' && !step.part);

const samplingIn = (params: Value): Sent[] =>
  SAMPLING.flatMap((name) => {
    const sent = outcomes(property(params, name)).find(
      (outcome) => isSent(outcome) || (outcome.leaf.kind === 'open' && isWritten(outcome)),
    );
    return sent ? [{ name, at: sent.leaf.expr }] : [];
  });

/** What an `anthropic-version` header says, against the version in question; `unread` where one is set and cannot be read. */
function versionSent({ headers }: CallSite): 'older' | 'newer' | 'unread' | undefined {
  const places = [
    ...(headers.options ? [property(headers.options, 'headers')] : []),
    ...headers.client.map((config) => property(config, 'defaultHeaders')),
  ];
  for (const { leaf } of places.flatMap((place) => outcomes(place))) {
    const key = leaf.kind === 'object' ? versionKey(leaf) : undefined;
    if (leaf.kind !== 'object' || key === undefined) continue;
    const said = outcomes(property(leaf, key)).map((one) => one.leaf);
    if (said.some((one) => one.kind !== 'literal' || typeof one.value !== 'string')) return 'unread';
    return said.every((one) => one.kind === 'literal' && String(one.value) >= WITHOUT_SAMPLING) ? 'newer' : 'older';
  }
  return undefined;
}

const versionKey = ({ entries }: ObjectValue): string | undefined =>
  entries
    .flatMap((entry) => (entry.kind === 'property' || entry.kind === 'write' ? [entry.key] : []))
    .find((key) => key.toLowerCase() === 'anthropic-version');
