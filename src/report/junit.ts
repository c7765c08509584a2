/** JUnit XML, as CI servers read it: a suite for each file, a case for each call. */
import { errorText, type Finding, findingsOf, isMigration, relatedText } from './findings.js';
import type { Report, ReportedSite } from './report.js';
import { byFile, visible } from './text.js';

export function renderJunit(report: Report): string {
  const failures = new Map(findingsOf(report).flatMap((finding) => (finding.level === 'note' ? [] : [[finding.site, finding] as const])));
  const suites = [...byFile(report.sites)].map(([file, sites]) =>
    suite(
      file,
      sites.map((site) => ({ outcome: outcomeOf(site, failures), lines: testCase(site, failures.get(site)) })),
    ),
  );
  if (report.errors.length > 0) {
    const cases = report.errors.map((error) => ({
      outcome: 'errors' as const,
      lines: element('testcase', { name: error.file ?? 'opus47-migrate', classname: 'opus47-migrate' }, [
        ...element('error', { message: error.message }, [escaped(errorText(error))]),
      ]),
    }));
    suites.push(suite('opus47-migrate', cases));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    { name: 'opus47-migrate', ...totals(suites.map(({ counts }) => counts)) },
    suites.flatMap(({ lines }) => lines),
  ).join('\n')}\n`;
}

type Outcome = 'failures' | 'errors' | 'skipped' | 'passed';
interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

function suite(name: string, cases: readonly { outcome: Outcome; lines: string[] }[]): { counts: Counts; lines: string[] } {
  const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  const counts = { tests: cases.length, failures: count('failures'), errors: count('errors'), skipped: count('skipped') };
  const lines = element(
    'testsuite',
    { name, ...counts },
    cases.flatMap((one) => one.lines),
  );
  return { counts, lines };
}

const totals = (all: readonly Counts[]): Counts => {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
};

const isLeft = (site: ReportedSite): boolean => site.status === 'skipped' || site.accepted === true;

const outcomeOf = (site: ReportedSite, failures: ReadonlyMap<ReportedSite, Finding>): Outcome =>
  isLeft(site) ? 'skipped' : failures.has(site) ? 'failures' : 'passed';

function testCase(site: ReportedSite, failure: Finding | undefined): string[] {
  const attributes = { name: `${site.api ?? 'object'} at line ${site.line}`, classname: site.id, file: site.file, line: site.line };
  if (isLeft(site)) return element('testcase', attributes, element('skipped', { message: site.message }, []));
  if (!failure) return element('testcase', attributes, []);
  const type = isMigration(failure.rule) ? 'migration' : failure.rule;
  const code = site.snippets.map(({ file, line, before }) => `${visible(file)}:${line}\n${before}`).join('\n\n');
  return element('testcase', attributes, element('failure', { type, message: failure.message + relatedText(site) }, [escaped(code)]));
}

/** An element; content that is text already has its line breaks. */
function element(name: string, attributes: Record<string, string | number>, content: readonly string[]): string[] {
  const open = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`)
    .join('')}`;
  return content.length ? [`${open}>`, ...content, `</${name}>`] : [`${open}/>`];
}

/** XML has no way to write most control characters. */
const escaped = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\r$/, '').split('\t').map(visible).join('\t'))
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd');
