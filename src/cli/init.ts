/** `opus47-migrate init`: a guided first run. It looks, asks, and writes opus47.config.json; nothing is written before the last answer. */
import fs from 'node:fs';
import path from 'node:path';
import { Git } from '../project/git.js';
import { slashed } from '../project/paths.js';
import { exists, readText, writeText } from '../project/plain.js';
import { SdkVersions } from '../project/sdk-version.js';
import { count, summaryText, visible } from '../report/text.js';
import { type Config, loadConfig } from '../run/config.js';
import { UserError } from '../run/errors.js';
import { type RunResult, run } from '../run/run.js';
import type { Chosen } from '../run/settings.js';
import { type Survey, surveyOf } from '../run/survey.js';
import { version } from '../run/version.js';
import { typedCommand } from './closing.js';
import type { Action } from './commands.js';
import { DEFAULTS, type InitQuestion, MODEL_QUESTIONS, type Prompts, QUESTIONS } from './init-questions.js';
import { interruptible } from './interrupt.js';
import { createProgress } from './progress.js';

const FILE = 'opus47.config.json';

/** @returns 0 if the file was written, or there is nothing to configure. @throws UserError without a terminal, unless `yes` says that nobody is to be asked. */
export const init: Action = async (_, { yes }) => {
  const prompts = yes === true ? DEFAULTS : await terminalPrompts();
  const cwd = slashed(fs.realpathSync(process.cwd()));
  const { config, file } = await loadConfig(undefined, cwd);
  if (file !== null && !(await mayReplace(file, { cwd, prompts, asks: yes !== true }))) return tell('Nothing was written.\n');

  let { found, survey, installs } = await look(config, cwd);
  if (survey.models.length + survey.migrated + survey.review === 0)
    return tell('No call with a thinking budget was found here: there is nothing to configure.\n');
  tell(`${summaryText(found.report)}\n\n`);
  let chosen: Config = withTo(config);
  const ask = async (questions: readonly InitQuestion[]): Promise<void> => {
    for (const question of questions) chosen = { ...chosen, ...(await question({ prompts, survey, chosen, installs })) };
  };
  const before = JSON.stringify(chosen);
  await ask(MODEL_QUESTIONS);
  if (JSON.stringify(chosen) !== before) {
    ({ found, survey, installs } = await look(chosen, cwd));
    tell(`\n${summaryText(found.report)}\n\n`);
  }
  await ask(QUESTIONS);

  const text = `${JSON.stringify({ $schema: schemaFrom(cwd), ...chosen }, null, 2)}\n`;
  writeText(path.posix.join(cwd, FILE), text);
  return tell(`\n${FILE} was written:\n\n${text}\n${nextLines({ found, survey, chosen, installs }).join('\n')}\n`);
};

async function terminalPrompts(): Promise<Prompts> {
  const { promptsOn, terminalFor } = await import('./prompts.js');
  return promptsOn(terminalFor('init', 'Without one, use --yes for the defaults.'));
}

function tell(text: string): 0 {
  process.stderr.write(text);
  return 0;
}

/** @throws UserError where nobody can be asked. */
async function mayReplace(file: string, { cwd, prompts, asks }: { cwd: string; prompts: Prompts; asks: boolean }): Promise<boolean> {
  const name = visible(path.posix.relative(cwd, file));
  if (!asks) throw new UserError(`${name} configures this folder already; init changes it only where it can ask. Run it without --yes.`);
  if (name !== FILE)
    return prompts.agree(
      `${name} configures this folder already. Write ${FILE}, which counts in its place, with its settings and your answers?`,
    );
  const comments = isPlainJson(readText(file) ?? '') ? '' : ', its comments do not';
  return prompts.agree(`${FILE} is here already. Update it? Settings that are not asked about stay${comments}.`);
}

function isPlainJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The configuration, with the target under the name that the documentation uses. */
function withTo({ targetModel, ...config }: Config): Config & Chosen {
  return { ...config, ...(targetModel !== undefined && { to: targetModel }) };
}

interface Found {
  found: RunResult;
  survey: Survey;
  /** The commands that install an SDK for the calls whose own is too old. */
  installs: string[];
}

/** A check of the project under a configuration; a run that stops because of what it says stops here, too. */
async function look({ strict: _, baseline: __, ...config }: Config, cwd: string): Promise<Found> {
  const progress = createProgress(process.stderr, Boolean(process.stderr.isTTY) && !process.env.CI);
  const found = await interruptible((signal) => run(['.'], { ...config, cwd, mode: 'check', signal, onProgress: progress.tell })).finally(
    progress.end,
  );
  const survey = surveyOf(found.report);
  const sdks = new SdkVersions(found.root);
  const installs = survey.tooOld.map(({ file }) => sdks.installFor(path.posix.join(cwd, file)));
  return { found, survey, installs: [...new Set(installs)] };
}

/** The schema of the package that is installed in the project, else of this version wherever it is published. */
function schemaFrom(cwd: string): string {
  const schema = 'node_modules/opus47-migrate/config.schema.json';
  for (let folder = cwd; ; folder = path.posix.dirname(folder)) {
    if (exists(path.posix.join(folder, schema)))
      return folder === cwd ? `./${schema}` : path.posix.relative(cwd, path.posix.join(folder, schema));
    if (folder === path.posix.dirname(folder)) return `https://unpkg.com/opus47-migrate@${version()}/config.schema.json`;
  }
}

/** The exact commands that come next, and what each does. */
function nextLines({ found, survey, chosen, installs }: Found & { chosen: Chosen }): string[] {
  const command = typedCommand();
  // Either answer about their SDK lets these migrate.
  const migrates = survey.migrated + survey.tooOld.length;
  const rows: [command: string, about: string][] = [];
  if (chosen.taskBudget !== false) for (const one of installs) rows.push([one, 'install an SDK that has task budgets']);
  if (migrates > 0) {
    rows.push([`${command} --dry-run`, 'see the changes as a diff']);
    rows.push([command, `migrate ${count(migrates, 'call')}`]);
    rows.push([`${command} undo`, 'restore every file of that run']);
  }
  if (survey.review > survey.tooOld.length) rows.push([`${command} --check`, 'list the calls that need review, and why']);
  if (rows.length === 0) return ['No call would migrate, and none needs review.'];
  const width = Math.max(...rows.map(([one]) => one.length));
  return ['Next, in this folder:', ...rows.map(([one, about]) => `  ${visible(one).padEnd(width)}   ${about}`), ...dirtyLines(found)];
}

/** What a run would refuse. */
function dirtyLines({ root, changed }: RunResult): string[] {
  const dirty = Git.around(root)?.differing(changed.map(({ file }) => file)) ?? [];
  const files = count(dirty.length, 'file');
  return dirty.length === 0
    ? []
    : ['', `Commit or stage your changes first: a run refuses ${files} that ${dirty.length === 1 ? 'has' : 'have'} uncommitted changes.`];
}
