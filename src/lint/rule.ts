/** The ESLint rule `no-thinking-budget`: calls that Opus 4.7 refuses, with the command line's own edits as the fix. */
import type { Rule } from 'eslint';
import { javascript } from '../frontends/languages.js';
import { pageLink } from '../report/links.js';
import { maskKeys } from '../report/mask.js';
import { checkConfig } from '../run/config.js';
import { ONE_FILE_FIELDS, propertiesOf } from '../run/config-fields.js';
import type { SiteEdit } from '../run/engine.js';
import { migrationOf, takesTaskBudgets, withDefaults } from '../run/settings.js';
import { nameOf } from '../sdk/models.js';
import { inOne } from '../sites/wording.js';
import { judge } from './judge.js';
import { leftText, reviewText } from './left.js';
import { Projects } from './project.js';

const DOCS = pageLink('eslint.md');
const SOURCE = /\.[cm]?[jt]sx?$/;
/** What ESLint calls a text without a file. */
const NAMELESS = new Set(['<input>', '<text>']);

/** The settings as JSON Schema draft 4, as ESLint reads it: an exclusive minimum is a flag. */
const OPTIONS = JSON.parse(
  JSON.stringify({ type: 'object', additionalProperties: false, properties: propertiesOf(ONE_FILE_FIELDS) }),
  (_, value) => (value?.exclusiveMinimum === undefined ? value : { ...value, minimum: value.exclusiveMinimum, exclusiveMinimum: true }),
) as Rule.RuleMetaData['schema'] & object;

/** Makes the rule. It keeps what it has read of a project for a moment, so that a run over many files reads it once. */
export function createRule(): Rule.RuleModule {
  const projects = new Projects();
  const languages = [javascript()];
  return {
    meta: {
      type: 'problem',
      docs: { description: 'Move Claude Opus 4.6 calls with thinking budgets to Opus 4.7 with task budgets', recommended: true, url: DOCS },
      fixable: 'code',
      hasSuggestions: true,
      schema: [OPTIONS],
      defaultOptions: [{}],
      messages: {
        fix: 'This call is written for {{from}}. {{to}} refuses thinking budgets; it takes adaptive thinking{{budget}}.',
        project: 'This call is written for {{from}}, and {{because}}: run {{command}}',
        review: '{{says}} ({{reason}})',
        assume: 'Treat the model as {{from}}, and migrate the call.',
        guard: 'Let the call choose by its model at run time.',
      },
    },
    create(context) {
      const { sourceCode } = context;
      const filename = NAMELESS.has(context.filename) ? 'input.js' : context.filename;
      if (!SOURCE.test(filename)) return {};
      const settings = withDefaults(checkConfig(context.options[0] ?? {}, 'the options of no-thinking-budget'));
      const names = {
        from: nameOf(settings.from),
        to: nameOf(settings.targetModel),
        budget: takesTaskBudgets(settings) ? ' and a task budget' : '',
      };
      return {
        Program() {
          for (const { site, kind, edits, left, imported, assumed, guarded } of judge(
            sourceCode.text,
            filename,
            settings,
            projects,
            languages,
          ).findings) {
            const loc = { start: sourceCode.getLocFromIndex(site.start), end: sourceCode.getLocFromIndex(site.end) };
            if (kind === 'fix') context.report({ loc, messageId: kind, data: names, fix: applied(edits) });
            else if (kind === 'project' && left)
              context.report({ loc, messageId: 'project', data: { ...names, ...leftText(left, site.file, context.cwd) } });
            else {
              const words = reviewText(site, imported, site.file, context.cwd, migrationOf(settings));
              context.report({
                loc,
                messageId: 'review',
                data: { reason: site.reason ?? 'call-unknown', says: maskKeys(inOne(words)) },
                suggest: [
                  ...(assumed.length > 0 ? [{ messageId: 'assume', data: names, fix: applied(assumed) }] : []),
                  ...(guarded.length > 0 ? [{ messageId: 'guard', fix: applied(guarded) }] : []),
                ],
              });
            }
          }
        },
      };
    },
  };
}

const applied = (edits: readonly SiteEdit[]) => (fixer: Rule.RuleFixer) =>
  edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
