/** One unified diff of all changed files, as `git apply` takes it. Exact: nothing in it is masked. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { structuredPatch } from 'diff';
import type { ChangedFile } from '../run/run.js';

/** Names with special characters, quoted as git quotes them. */
function quoted(name: string): string {
  if (!/[\u0000-\u001f"\\\u007f]/.test(name)) return name;
  const escapes: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '"': '\\"', '\\': '\\\\' };
  return `"${name.replace(/[\u0000-\u001f"\\\u007f]/g, (char) => escapes[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** The lines of two texts, those that differ marked with `-` and `+`. */
export function markedLines(before: string, after: string): string[] {
  const { structuredPatch: patch } = createRequire(import.meta.url)('diff') as { structuredPatch: typeof structuredPatch };
  return patch('', '', before, after, undefined, undefined, { context: 3 }).hunks.flatMap(({ lines }) =>
    lines.filter((line) => !line.startsWith('\\')),
  );
}

/** @param cwd absolute; the paths in the diff are relative to it, prefixed `a/` and `b/`. */
export function renderDiff(changed: readonly ChangedFile[], cwd: string): string {
  if (changed.length === 0) return '';
  const { structuredPatch: patch } = createRequire(import.meta.url)('diff') as { structuredPatch: typeof structuredPatch };
  let output = '';
  for (const { file, before, after } of changed) {
    const name = path.posix.relative(cwd, file);
    const { hunks } = patch(name, name, before, after, undefined, undefined, { context: 3 });
    if (hunks.length === 0) continue;
    // A tab ends a name that holds spaces.
    const end = name.includes(' ') ? '\t' : '';
    const label = (side: string, text: string) => (text === '' ? '/dev/null' : `${quoted(`${side}/${name}`)}${end}`);
    output += `--- ${label('a', before)}\n+++ ${label('b', after)}\n`;
    for (const hunk of hunks) {
      // No line stands after the one in front of it.
      const range = (start: number, lines: number) => (lines === 1 ? String(start) : `${lines === 0 ? start - 1 : start},${lines}`);
      output += `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@\n${hunk.lines.join('\n')}\n`;
    }
  }
  return output;
}
