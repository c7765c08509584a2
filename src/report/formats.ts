/** Report formats by name: a new one is one file and one line here. What renders a format is loaded when it is asked for. */
import type { Report } from './report.js';

interface Format {
  /** Ends of file names that mean this format; the first format that fits is meant. */
  extensions: readonly string[];
  load: () => Promise<(report: Report) => string>;
}

const FORMATS = {
  sarif: { extensions: ['.sarif', '.sarif.json'], load: async () => (await import('./sarif.js')).renderSarif },
  rdjson: { extensions: ['.rdjson'], load: async () => (await import('./rdjson.js')).renderRdjson },
  rdjsonl: { extensions: ['.rdjsonl'], load: async () => (await import('./rdjson.js')).renderRdjsonl },
  gitlab: { extensions: ['gl-code-quality-report.json'], load: async () => (await import('./gitlab.js')).renderGitlab },
  jsonl: { extensions: ['.jsonl', '.ndjson'], load: async () => (await import('./jsonl.js')).renderJsonl },
  json: { extensions: ['.json'], load: async () => (await import('./json.js')).renderJson },
  markdown: { extensions: ['.md', '.markdown'], load: async () => (await import('./markdown.js')).renderMarkdown },
  html: { extensions: ['.html', '.htm'], load: async () => (await import('./html/index.js')).renderHtml },
  junit: { extensions: ['.xml'], load: async () => (await import('./junit.js')).renderJunit },
  github: { extensions: [], load: async () => (await import('./github.js')).renderGithub },
  terminal: { extensions: ['.txt'], load: async () => (await import('./terminal.js')).renderText },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export const extensionsOf = (name: FormatName): readonly string[] => FORMATS[name].extensions;

/** The format that a file's extension means. */
export function formatOf(file: string): FormatName | undefined {
  return FORMAT_NAMES.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
}

/** The report in a format. */
export async function render(report: Report, format: FormatName): Promise<string> {
  const renderer = await FORMATS[format].load();
  return renderer(report);
}
