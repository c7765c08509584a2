/** SARIF 2.1.0, with fixes: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */

import { aboutRule, type Finding, findingsOf, type Rule, ruleLink, todoFor } from './findings.js';
import { HOME } from './links.js';
import { MASK } from './mask.js';
import type { Report, ReportedChange, ReportedError } from './report.js';
import { inRepository } from './repository.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

export function renderSarif(given: Report): string {
  const report = inRepository(given);
  const findings = findingsOf(report);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: HOME,
            rules: rules.map(describe),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: report.errors.length === 0, toolExecutionNotifications: report.errors.map(notification) }],
        results: findings.map((finding) => result(finding, rules, report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(rule: Rule) {
  const todo = todoFor(rule);
  const name = nameOf(rule);
  return {
    id: rule,
    // A name that repeats the id says nothing, and validators object to it (SARIF1001).
    ...(name.toLowerCase() !== rule && { name }),
    shortDescription: { text: firstSentence(aboutRule(rule)) },
    fullDescription: { text: aboutRule(rule) },
    help: {
      text: `${aboutRule(rule)}${todo && ` What to do: ${todo}`}`,
      markdown: `${aboutRule(rule)}${todo && `\n\n**What to do:** ${todo}`}\n\n[More, with examples](${ruleLink(rule)})`,
    },
    helpUri: ruleLink(rule),
  };
}

/** `ModelUnknown` for `model-unknown`: viewers show it beside the id. */
const nameOf = (rule: Rule): string => rule.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A stop inside of a number or of code ends no sentence. */
const firstSentence = (text: string): string => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;

function result({ level, rule, message, site }: Finding, rules: readonly Rule[], { run }: Report) {
  const { line: startLine, column: startColumn, endLine, endColumn } = site;
  const files = [...new Set(site.changes.map(({ file }) => file))];
  // What is masked is not the text that would be written.
  const fixable = run.mode !== 'write' && files.length > 0 && !site.changes.some(({ after }) => after.includes(MASK));
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(site.file), region: { startLine, startColumn, endLine, endColumn } } }],
    ...(site.related.length > 0 && {
      relatedLocations: site.related.map((place, id) => ({
        id,
        physicalLocation: { artifactLocation: artifact(place.file), region: { startLine: place.line } },
        message: { text: place.message },
      })),
    }),
    partialFingerprints: { 'siteId/v1': site.id },
    ...(fixable && {
      fixes: [
        {
          description: { text: 'Migrate the call to Opus 4.7.' },
          artifactChanges: files.map((file) => ({
            artifactLocation: artifact(file),
            replacements: site.changes.filter((change) => change.file === file).map(replacement),
          })),
        },
      ],
    }),
  };
}

const replacement = ({ line, column, endLine, endColumn, after }: ReportedChange) => ({
  deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
  insertedContent: { text: after },
});

function notification({ file, line, message }: ReportedError) {
  const region = line === null ? {} : { region: { startLine: line } };
  return {
    level: 'error',
    message: { text: message },
    ...(file !== null && { locations: [{ physicalLocation: { artifactLocation: artifact(file), ...region } }] }),
  };
}

/** A relative path as a URI reference; one that goes up (`../`) stays one. */
const artifact = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/') });
