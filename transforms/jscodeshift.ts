/** Entry for the jscodeshift runner: the same edits as the command line where one file is enough, a report where it is not. */
import path from 'node:path';
import { distinctEdits, judge } from '../src/lint/judge.js';
import { findingText } from '../src/lint/left.js';
import { type LintedFile, Projects } from '../src/lint/project.js';
import { lineIndex } from '../src/report/lines.js';
import { maskKeys } from '../src/report/mask.js';
import { applyEdits } from '../src/rewrite/edits.js';
import { checkConfig } from '../src/run/config.js';
import { ONE_FILE_FIELDS } from '../src/run/config-fields.js';
import { migrationOf, withDefaults } from '../src/run/settings.js';

interface FileInfo {
  path: string;
  source: string;
}
interface Api {
  report: (message: string) => void;
}

/** `--min-budget=0` arrives as `min-budget` or `minBudget`. */
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A file that is named is looked at, in a folder that the command line leaves out too. */
class NamedProjects extends Projects {
  override projectOf(filename: string, text: string): LintedFile | undefined {
    const found = super.projectOf(filename, text);
    return found === 'excluded' ? undefined : found;
  }
}

/** Makes the transform. It keeps what it has read of a project for a moment, so that a run over many files reads it once. */
function createTransform() {
  const projects = new NamedProjects();
  /** Gives the new source, or undefined where nothing changes. The tree of the runner's parser is not used: edits are text edits. */
  return (file: FileInfo, api: Api, options: Record<string, unknown> = {}): string | undefined => {
    // The runner hands its own options on with ours.
    const chosen = Object.fromEntries(
      Object.entries(options).flatMap(([name, value]) => (camel(name) in ONE_FILE_FIELDS ? [[camel(name), value]] : [])),
    );
    const settings = withDefaults(checkConfig(chosen, 'jscodeshift options'));
    const mark = file.source.startsWith('\uFEFF') ? '\uFEFF' : '';
    const text = file.source.slice(mark.length);
    const { findings, error } = judge(text, path.resolve(file.path), settings, projects);
    const line = lineIndex(text);
    const say = (start: number | null, message: string) =>
      api.report(`${file.path}${start === null ? '' : `:${line(start).line}`}: ${maskKeys(message)}`);
    if (error) say(error.start, error.message);
    for (const finding of findings) {
      const message = findingText(finding, process.cwd(), migrationOf(settings));
      if (message !== undefined) say(finding.site.start, message);
    }
    const edits = distinctEdits(findings);
    return edits.length > 0 ? mark + applyEdits(text, edits) : undefined;
  };
}

export default createTransform();
