/** HTML by template: whatever is put in is escaped, unless it is markup itself. */

export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Characters that could hide, move or turn around what is read; a tab is one outside code. */
const HIDDEN = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const unhidden = (text: string): string =>
  text.replace(/[\s\S]/g, (char) => (HIDDEN.test(char) || char === '\t' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char));

/** For text and for attribute values, on one line; what is hidden becomes its escape. */
const escapeText = (text: string): string => unhidden(text).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);

/** For one line of code: what is hidden stands out. */
export function codeText(line: string): Markup {
  const parts = line.split(new RegExp(`(${HIDDEN.source})`));
  return new Markup(
    parts
      .map((part, index) => (index % 2 ? `<span class="ctl">${escapeText(part)}</span>` : part.split('\t').map(escapeText).join('\t')))
      .join(''),
  );
}

const write = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  return typeof part === 'string' || typeof part === 'number' ? escapeText(String(part)) : part.map(write).join('');
};

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.map((text, index) => text + write(parts[index])).join(''));
