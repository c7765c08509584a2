/** The Markdown report for the summary of a GitHub job, which has a size of its own. */
import { renderMarkdown } from './markdown.js';
import type { Report } from './report.js';

/** GitHub drops the whole summary of a step that is larger. In bytes. */
export const MOST_SUMMARY_BYTES = 1 << 20;

/**
 * The report in at most `room` bytes: without the code where it is too large, then with fewer and fewer calls. What is left out is said.
 * Empty where not even that fits.
 */
export function jobSummary(report: Report, room: number): string {
  const fits = (text: string) => Buffer.byteLength(text) <= room;
  const whole = renderMarkdown(report);
  if (fits(whole)) return whole;
  const bare = report.sites.map((site) => ({ ...site, snippets: [] }));
  for (let count = bare.length; count > 0; count = Math.floor(count / 2)) {
    const left = bare.length - count;
    const say = `\nThe code${left ? ` and ${left} calls` : ''} did not fit here: see the report itself.\n`;
    const text = renderMarkdown({ ...report, sites: bare.slice(0, count) }) + say;
    if (fits(text)) return text;
  }
  return '';
}
