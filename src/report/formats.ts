/** Report formats by name: a new one is one file and one line here. What renders a format is loaded when it is asked for. */
import type { Report } from './report.js';

interface Format {
  /** File extensions that mean this format, with the dot. */
  extensions: readonly string[];
  load: () => Promise<(report: Report) => string>;
}

const FORMATS = {
  json: { extensions: ['.json'], load: async () => (await import('./json.js')).renderJson },
  markdown: { extensions: ['.md', '.markdown'], load: async () => (await import('./markdown.js')).renderMarkdown },
  html: { extensions: ['.html', '.htm'], load: async () => (await import('./html/index.js')).renderHtml },
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
