/** The names and extensions of the report formats; what renders them is loaded when one is asked for. */

export const FORMAT_EXTENSIONS = {
  json: ['.json'],
  markdown: ['.md', '.markdown'],
  terminal: ['.txt'],
} as const satisfies Record<string, readonly string[]>;

export type FormatName = keyof typeof FORMAT_EXTENSIONS;
export const FORMAT_NAMES = Object.keys(FORMAT_EXTENSIONS) as FormatName[];
export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMAT_EXTENSIONS, name);

/** The format that a file's extension means. */
export function formatOf(file: string): FormatName | undefined {
  return FORMAT_NAMES.find((name) => FORMAT_EXTENSIONS[name].some((extension) => file.toLowerCase().endsWith(extension)));
}
