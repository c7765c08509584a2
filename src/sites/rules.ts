/** Whether the rule of another library may rewrite a call: what it was proved for, and with which version. */
import type { Settings } from '../run/settings.js';
import { isRecentEnough, neededRange } from '../sdk/libraries.js';
import { OPUS_4_7 } from '../sdk/models.js';
import type { Expr } from '../values/values.js';
import type { Facts } from './facts.js';
import type { Special } from './special-words.js';

export interface Obstacle {
  words?: Special;
  detail: string;
  at?: Expr;
}

/** A library, and that it has an option of its own where nothing says what keeps a call from being rewritten. */
const hasOwnOption = (says: string): string => says && `${says}, which has its own option`;

/** Why a call of another library that is about a model to migrate stays as it is; undefined where its rule is applied, or says nothing about it. */
export function obstacleToRule(
  { site, hasBudget, models, installed, paramsUnknown, refusesToday }: Facts,
  settings: Settings,
): Obstacle | undefined {
  const { says = '', rule, past } = site.library ?? {};
  const isOnSource = models.has('moves') || models.has('variant');
  if (refusesToday && hasBudget && !isOnSource) return { words: 'library-refused', detail: says };
  if (!rule) return { detail: hasOwnOption(says) };
  const isTaken = settings.assumeModel !== null && models.has('unknown');
  if (!hasBudget || !(isOnSource || isTaken)) return undefined;
  const isProved =
    settings.from === OPUS_4_7.from &&
    settings.targetModel === OPUS_4_7.to &&
    settings.thinking === 'adaptive' &&
    settings.preset === 'published';
  if (!isProved) return { detail: hasOwnOption(says) };
  // Options that may give another model, or other thinking, are open to more than what is sent past the rule.
  if (past && !paramsUnknown) return { detail: past.why, at: past.at };
  if (!installed) return { words: 'library-unknown', detail: neededRange(rule) };
  if (isRecentEnough(rule, installed.version)) return undefined;
  return { words: 'library-too-old', detail: `${rule.package} ${installed.version}; it needs ${neededRange(rule, installed.version)}` };
}
