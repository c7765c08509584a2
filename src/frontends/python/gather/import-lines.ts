/** What a text imports, read off its lines: a file need not be parsed to tell whether it imports another. */

/** The lines of an import stand at the beginning of a line, or behind a colon or a semicolon. */
const IMPORTS = /(?:^|[;:])[ \t]*(?:from\b([^\n#;()'"]*?)\bimport\b[ \t]*(\((?:[^)#]|#[^\n]*\n)*\)|[^\n;#]*)|import[ \t]+([^\n;#]+))/gm;

/**
 * Every module that a text imports from, with its leading dots; `from a import b` gives `a` and `a.b`. What only looks like an import (in a
 * string) counts, too.
 */
export function specifiersIn(text: string): Set<string> {
  const specifiers = new Set<string>();
  const joined = text.includes('\\\n') || text.includes('\\\r') ? text.replace(/\\\r?\n/g, ' ') : text;
  for (const [, module, names = '', modules] of joined.matchAll(IMPORTS)) {
    if (modules !== undefined) {
      for (const item of items(modules)) specifiers.add(item);
      continue;
    }
    const from = (module ?? '').replace(/\s/g, '');
    if (from === '') continue;
    specifiers.add(from);
    for (const item of items(names.replace(/^\(|\)$|#[^\n]*/g, ''))) specifiers.add(/\.$/.test(from) ? from + item : `${from}.${item}`);
  }
  return specifiers;
}

/** What stands between the commas, without the names that it gets. */
const items = (list: string): string[] =>
  list.split(',').flatMap((item) => {
    const [path = ''] = item.trim().split(/\s+as\b/);
    const plain = path.replace(/\s/g, '');
    return plain === '' || plain === '*' ? [] : [plain];
  });
