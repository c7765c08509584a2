/** Fenced blocks of a fixture: how the bytes of a file stand in Markdown. */

/** How a block differs from the bytes of its file. */
export const FLAGS = ['crlf', 'bom', 'no-newline', 'json'] as const;
export type Flag = (typeof FLAGS)[number];

const BOM = '\uFEFF';

/** What Markdown viewers call the language of a file. */
const SYNTAX: Record<string, string> = { mts: 'ts', cts: 'ts', mjs: 'js', cjs: 'js', py: 'python', ipynb: 'json' };
const PLAIN = ['ts', 'tsx', 'js', 'jsx', 'json', 'vue', 'svelte', 'astro', 'md', 'mdx', 'toml', 'yaml', 'html'];

/** The language that the block of a file is marked with. */
export function syntaxOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return SYNTAX[extension] ?? (PLAIN.includes(extension) ? extension : 'text');
}

/**
 * The text of a file, from its block.
 * @param block whole lines.
 * @throws where the block is not of the form that its flags promise.
 */
export function textOfBlock(block: string, flags: readonly Flag[]): string {
  if (flags.includes('json')) {
    const lines = block.split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as string).join('');
  }
  let text = block;
  if (flags.includes('no-newline')) text = text.slice(0, -1);
  if (flags.includes('crlf')) text = text.replaceAll('\n', '\r\n');
  return flags.includes('bom') ? BOM + text : text;
}

/** The block of a text with the flags given; undefined where these do not describe it. */
export function blockOfText(text: string, flags: readonly Flag[]): string | undefined {
  if (flags.includes('json')) return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => `${JSON.stringify(line)}\n`).join('');
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const block = body.replaceAll('\r\n', '\n') + (flags.includes('no-newline') ? '\n' : '');
  const isWhole = block === '' || block.endsWith('\n');
  return isWhole && isPrintable(block) && textOfBlock(block, flags) === text ? block : undefined;
}

/** Control characters but tabs, and a byte order mark within a text, cannot be seen in a file of text. */
const isPrintable = (block: string): boolean => !/[\u0000-\u0008\u000b-\u001f\u007f\uFEFF\u2028\u2029]/.test(block);

/** The flags that a text needs. */
export function flagsFor(text: string): Flag[] {
  const flags: Flag[] = [];
  if (text.includes('\r\n')) flags.push('crlf');
  if (text.startsWith(BOM)) flags.push('bom');
  if (text !== '' && !text.endsWith('\n')) flags.push('no-newline');
  return blockOfText(text, flags) === undefined ? ['json'] : flags;
}

/** A fenced block, the fence longer than any in its content. */
export function fenced(info: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/^ {0,3}(`{3,})/gm)].map(([, ticks]) => (ticks as string).length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${content}${fence}\n`;
}
