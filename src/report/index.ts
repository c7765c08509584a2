/** Report formats by name: a new one is one file, one line here and its extensions in formats.ts. */
import type { FormatName } from './formats.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import type { Report } from './report.js';
import { renderTerminal } from './terminal.js';

export const FORMATS: Record<FormatName, { render: (report: Report) => string }> = {
  json: { render: renderJson },
  markdown: { render: renderMarkdown },
  terminal: { render: (report) => renderTerminal(report, { colour: false, detail: 'everything' }) },
};
