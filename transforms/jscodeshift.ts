/** Entry for the jscodeshift runner: the same edits as the command line where one file is enough, a report where it is not. */

import { lineIndex } from '../src/report/lines.js';
import { maskKeys } from '../src/report/mask.js';
import { applyEdits } from '../src/rewrite/edits.js';
import { checkConfig } from '../src/run/config.js';
import { analyseOneFile } from '../src/run/one-file.js';
import { withDefaults } from '../src/run/settings.js';
import { REASONS } from '../src/sites/reasons.js';
import { wordsOf } from '../src/sites/wording.js';

interface FileInfo {
  path: string;
  source: string;
}
interface Api {
  report: (message: string) => void;
}

/** Options of the runner itself, which it hands on with ours. */
const KNOWN = new Set([
  'preset',
  'ratio',
  'minBudget',
  'from',
  'to',
  'targetModel',
  'thinking',
  'display',
  'effort',
  'taskBudget',
  'assumeModel',
  'allCalls',
]);

/** `--min-budget=0` arrives as `min-budget` or `minBudget`. */
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Gives the new source, or undefined where nothing changes. The tree of the runner's parser is not used: edits are text edits. */
export default function transform(file: FileInfo, api: Api, options: Record<string, unknown> = {}): string | undefined {
  const chosen = Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (KNOWN.has(camel(name)) ? [[camel(name), value]] : [])),
  );
  const settings = withDefaults(checkConfig(chosen, 'jscodeshift options'));
  const { analysis, needProject } = analyseOneFile(file.source, file.path, settings);
  const line = lineIndex(file.source);
  const say = (start: number | null, message: string) =>
    api.report(`${file.path}${start === null ? '' : `:${line(start).line}`}: ${maskKeys(message)}`);
  for (const { start, message } of analysis.errors) say(start, message);
  for (const site of needProject)
    say(site.start, 'this call reads a declaration that other files may read too: run npx opus47-migrate on the project.');
  for (const site of analysis.sites) {
    if (site.status !== 'review' || !site.reason) continue;
    const { says, todo } = wordsOf(REASONS[site.reason], site.detail, analysis.migration);
    say(site.start, `${site.reason}: ${says} ${todo}`);
  }
  return analysis.edits.length ? applyEdits(file.source, analysis.edits) : undefined;
}
