/** The ESLint rule `no-thinking-budget`: calls that Opus 4.7 refuses, with the command line's own edits as the fix. */
import type { Rule } from 'eslint';
import { pageLink } from '../report/links.js';
import { maskKeys } from '../report/mask.js';
import { checkConfig } from '../run/config.js';
import type { SiteEdit } from '../run/engine.js';
import { CHOICES, withDefaults } from '../run/settings.js';
import { REASONS } from '../sites/reasons.js';
import { judge } from './judge.js';
import { Projects } from './project.js';

const DOCS = pageLink('eslint.md');
const SOURCE = /\.[cm]?[jt]sx?$/;
/** What ESLint calls a text without a file. */
const NAMELESS = new Set(['<input>', '<text>']);

/** JSON Schema draft 4, as ESLint reads it. */
const rate = { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1 } as const;
const tokens = { type: 'integer', minimum: 0 } as const;
const choice = (values: readonly string[]) => ({ enum: [...values] });

const OPTIONS = {
  type: 'object',
  additionalProperties: false,
  properties: {
    preset: choice(CHOICES.preset),
    ratio: rate,
    minBudget: tokens,
    targetModel: { type: 'string', minLength: 1 },
    thinking: choice(CHOICES.thinking),
    display: choice(CHOICES.display),
    effort: choice(CHOICES.effort),
    taskBudget: { type: 'boolean' },
    assumeModel: { enum: ['opus-4-6', null] },
    allCalls: { type: 'boolean' },
    budgets: { type: 'array', items: { type: 'object' } },
  },
} as const;

/** Makes the rule. It keeps what it has read of a project for a moment, so that a run over many files reads it once. */
export function createRule(): Rule.RuleModule {
  const projects = new Projects();
  return {
    meta: {
      type: 'problem',
      docs: { description: 'Move Claude Opus 4.6 calls with thinking budgets to Opus 4.7 with task budgets', recommended: true, url: DOCS },
      fixable: 'code',
      hasSuggestions: true,
      schema: [OPTIONS as Rule.RuleMetaData['schema'] & object],
      defaultOptions: [{}],
      messages: {
        fix: 'This call is written for Opus 4.6. Opus 4.7 refuses thinking budgets; it takes adaptive thinking and a task budget.',
        project: 'This call is written for Opus 4.6, and more than its own lines may have to change for Opus 4.7: run npx opus47-migrate.',
        review: '{{says}} {{todo}} ({{reason}})',
        assume: 'Treat the model as Opus 4.6, and migrate the call.',
      },
    },
    create(context) {
      const { sourceCode } = context;
      const filename = NAMELESS.has(context.filename) ? 'input.js' : context.filename;
      if (!SOURCE.test(filename)) return {};
      const settings = withDefaults(checkConfig(context.options[0] ?? {}, 'the options of no-thinking-budget'));
      return {
        Program() {
          for (const { site, kind, edits, assumed } of judge(sourceCode.text, filename, settings, projects).findings) {
            const loc = { start: sourceCode.getLocFromIndex(site.start), end: sourceCode.getLocFromIndex(site.end) };
            const reason = site.reason ?? 'call-unknown';
            const data = { reason, says: maskKeys(REASONS[reason].says(site.detail ?? '')), todo: REASONS[reason].todo };
            if (kind !== 'review') context.report({ loc, messageId: kind, ...(edits.length > 0 && { fix: applied(edits) }) });
            else
              context.report({
                loc,
                messageId: 'review',
                data,
                suggest: assumed.length > 0 ? [{ messageId: 'assume', fix: applied(assumed) }] : [],
              });
          }
        },
      };
    },
  };
}

const applied = (edits: readonly SiteEdit[]) => (fixer: Rule.RuleFixer) =>
  edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
