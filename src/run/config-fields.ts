/**
 * The one description of the configuration. Checking it, config.schema.json (which editors complete and check with) and the table of
 * docs/options.md come from here.
 */
import { OPUS_4_7 } from '../sdk/models.js';
import { type Check, isBoolean, isRatio, isSource, isTarget, isText, isTexts, isTokens, oneOf, problemsIn } from './checks.js';
import type { Config } from './config.js';
import { type BudgetRule, CALL_KINDS, CHOICES, type Chosen } from './settings.js';

export interface Field {
  about: string;
  check: Check;
  /** The same as a JSON Schema, without the description. */
  schema: object;
}
type Fields<Key extends string> = Readonly<Record<Key, Field>>;

const bool = (about: string): Field => ({ about, check: isBoolean, schema: { type: 'boolean' } });
const text = (about: string): Field => ({ about, check: isText, schema: { type: 'string', minLength: 1 } });
const texts = (about: string): Field => ({ about, check: isTexts, schema: { type: 'array', items: { type: 'string', minLength: 1 } } });
const RATIO = { type: 'number', exclusiveMinimum: 0, maximum: 1 } as const;
const ratio = (about: string): Field => ({ about, check: isRatio, schema: RATIO });
const tokens = (about: string): Field => ({ about, check: isTokens, schema: { type: 'integer', minimum: 0 } });
const choice = (about: string, choices: readonly string[]): Field => ({ about, check: oneOf(choices), schema: { enum: choices } });
const model = (about: string, check: Check, example: string): Field => ({
  about,
  check,
  schema: { type: 'string', minLength: 1, examples: [example] },
});

const RULE: Fields<keyof BudgetRule> = {
  kind: choice(
    '`agentic`: calls with tools, of the tool runner, or in a loop that feeds their response back; `single`: all others.',
    CALL_KINDS,
  ),
  files: text('Glob over paths relative to the project root.'),
  site: text('Glob over the IDs of the report, as in `src/agent.ts#plan:*`.'),
  ratio: ratio('Task budget as a share of the thinking budget.'),
  minBudget: tokens('Smallest task budget in tokens.'),
  total: tokens('A fixed task budget in tokens.'),
  taskBudget: bool('False gives these calls no task budget.'),
};

export const checksOf = <Key extends string>(fields: Fields<Key>): Record<Key, Check> =>
  Object.fromEntries(Object.entries<Field>(fields).map(([name, { check }]) => [name, check])) as Record<Key, Check>;

export const propertiesOf = (fields: Fields<string>): object =>
  Object.fromEntries(Object.entries(fields).map(([name, { about, schema }]) => [name, { description: about, ...schema }]));

const RULE_CHECKS = checksOf(RULE);

const RULES: Field = {
  about: 'Budgets by kind, path or call; the last rule that fits wins.',
  check: (value) =>
    Array.isArray(value)
      ? value.flatMap((rule, index) => problemsIn(rule, RULE_CHECKS).map((problem) => `entry ${index + 1}: ${problem}`)).join('; ') ||
        undefined
      : 'must be a list of rules',
  schema: { type: 'array', items: { type: 'object', properties: propertiesOf(RULE), additionalProperties: false } },
};

const EXPERIMENT: Field = {
  about: 'Ratios to compare: calls read their budget from a generated module. An empty list turns it off.',
  check: (value) => {
    if (!Array.isArray(value) || value.some((one) => isRatio(one) !== undefined)) return 'must be a list of numbers above 0 and at most 1';
    return value.length === 0 || new Set(value).size > 1 ? undefined : 'must name at least two ratios';
  },
  schema: { type: 'array', items: RATIO, anyOf: [{ maxItems: 0 }, { minItems: 2 }] },
};

const KIND = oneOf(CHOICES.editAlso);

const EDIT_ALSO: Field = {
  about: 'Kinds of lines to edit, beside the calls, that know the old model.',
  check: (value) =>
    Array.isArray(value)
      ? value.flatMap((one) => (KIND(one) === undefined ? [] : `holds ${JSON.stringify(one)}; each kind ${KIND(one)}`))[0]
      : 'must be a list of kinds',
  schema: { type: 'array', items: { enum: CHOICES.editAlso } },
};

const ASSUMED = oneOf(CHOICES.assumeModel);

export const SETTINGS_FIELDS: Fields<keyof Chosen> = {
  preset: choice('What to write: what the API accepts, or the form of the launch announcement.', CHOICES.preset),
  ratio: ratio('Task budget as a share of the thinking budget.'),
  minBudget: tokens('Smallest task budget in tokens; 0 for none.'),
  from: model('Model to migrate from.', isSource, OPUS_4_7.from),
  to: model('Model ID to write.', isTarget, OPUS_4_7.to),
  targetModel: model('Same as `to`.', isTarget, OPUS_4_7.to),
  thinking: choice('Write adaptive thinking, or remove the property.', CHOICES.thinking),
  display: choice('Thinking text in responses.', CHOICES.display),
  effort: choice('Keep the effort, shift it by the announcement’s table, or set a level.', CHOICES.effort),
  taskBudget: bool('False changes only what the target requires.'),
  assumeModel: {
    about: 'Treat an unknown model as this one.',
    check: (value) => (value === null ? undefined : ASSUMED(value)),
    schema: { enum: [...CHOICES.assumeModel, null] },
  },
  guard: bool('Let calls whose model is chosen at run time choose thinking by the model.'),
  unguard: bool('Replace what `guard` wrote by the plain form, where no model is known that takes thinking budgets.'),
  allCalls: bool('Migrate calls without a thinking budget too.'),
  closedWorld: bool('Take the callers in the project to be all that there are, of exported functions too.'),
  fixSampling: bool('Remove sampling parameters from calls that fail because of them, whatever their model.'),
  editAlso: EDIT_ALSO,
  types: choice('Check and update types in TypeScript files.', CHOICES.types),
  budgets: RULES,
  experiment: EXPERIMENT,
};

const { experiment: _, editAlso: __, guard: ___, unguard: ____, ...oneFile } = SETTINGS_FIELDS;
/** What can be set where files are looked at one by one: experiments and guards write modules of their own, and what else knows a model is in other files. */
export const ONE_FILE_FIELDS: Fields<Exclude<keyof Chosen, 'experiment' | 'editAlso' | 'guard' | 'unguard'>> = oneFile;

export const CONFIG_FIELDS: Fields<keyof Config | 'to' | '$schema'> = {
  ...SETTINGS_FIELDS,
  include: texts('Globs: only files that match.'),
  exclude: texts('Globs: no files that match.'),
  ignore: bool('False includes what .gitignore and the default exclusions leave out.'),
  docs: bool('Include the code blocks of Markdown and MDX.'),
  strict: bool('With --check, calls that need review count too.'),
  baseline: text('File with the calls needing review that are accepted.'),
  $schema: text('The JSON Schema of this file, for editors.'),
};

/** config.schema.json. Editors read the two `allow` keywords, which JSON Schema lacks: without them VS Code reports the comments of a `.json` file. */
export const configSchema = (): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  allowComments: true,
  allowTrailingCommas: true,
  title: 'Configuration of opus47-migrate',
  description: 'opus47.config.json, the field opus47-migrate of package.json, or [tool.opus47-migrate] of pyproject.toml.',
  type: 'object',
  properties: propertiesOf(CONFIG_FIELDS),
  additionalProperties: false,
});
