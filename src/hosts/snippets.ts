/** The code in the markup of a component: handlers, bindings and other expressions. Pure; offsets are UTF-16 units into the host's text. */

export interface Snippet {
  code: string;
  start: number;
  /** True for a prop: another component gets what it is. */
  isHandedOn?: boolean;
}

/** What a two-way binding gives its variable. */
const GIVEN = '=$event';

/** @param markup the component with spaces in the place of its scripts. */
export const snippetsIn = (markup: string, file: string): Snippet[] => (file.endsWith('.vue') ? ofVue(markup) : inBraces(markup));

const DIRECTIVE = /(?<![\w-])(?<name>(?:@|:|v-)[^\s=>"'/]*)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')|\{\{(?<text>[\s\S]*?)\}\}/dg;

function ofVue(markup: string): Snippet[] {
  return [...markup.matchAll(DIRECTIVE)].flatMap(({ groups, indices }) => {
    const part = ['double', 'single', 'text'].find((one) => groups?.[one] !== undefined);
    const [start] = (part && indices?.groups?.[part]) || [];
    const name = groups?.name ?? '';
    if (part === undefined || start === undefined || /^v-(?:for|slot)/.test(name)) return [];
    const isHandedOn = /^(?::|v-bind|v-model)/.test(name) && isInComponent(markup.slice(0, start));
    return { start, code: `${groups?.[part]}${name.startsWith('v-model') ? GIVEN : ''}`, isHandedOn };
  });
}

/** Words before the expression in braces: `{#if open}`, `{@html text}`. */
const WORD = /^\s*(?:#\w+|:else if|:\w+|@\w+|\.\.\.)\s*/;

/** What stands in braces, in Svelte and Astro. */
function inBraces(markup: string): Snippet[] {
  const found: Snippet[] = [];
  for (let at = markup.indexOf('{'); at >= 0; at = markup.indexOf('{', at)) {
    const end = closingOf(markup, at);
    const whole = markup.slice(at + 1, end);
    const word = WORD.exec(whole)?.[0] ?? '';
    const code = whole.slice(word.length).replace(word.includes('#each') ? /\sas\s[\s\S]*$/ : /$^/, '');
    const isBound = /\bbind:[\w-]+\s*=\s*["']?$/.test(markup.slice(Math.max(0, at - 60), at));
    const isHandedOn = /^\s*(?:\.\.\.\s*)?$/.test(word) && isInComponent(markup.slice(0, at));
    found.push({ start: at + 1 + word.length, code: isBound ? `${code}${GIVEN}` : code, isHandedOn });
    at = end;
  }
  for (const { 1: name = '', index } of markup.matchAll(/\bbind:([A-Za-z_]\w*)(?=[\s/>])/g))
    found.push({ start: index + 'bind:'.length, code: `${name}${GIVEN}` });
  return found;
}

/** The start of a component's tag, up to one of its attributes; the `>` of an arrow does not end it. */
const IN_COMPONENT = /<(?:[A-Z][\w.]*|[a-z]\w*(?:-\w+)+|[a-z]\w*\.\w+|component\b)(?=\s)(?:[^<>]|=>)*$/;

/** @param before the markup before an expression. */
const isInComponent = (before: string): boolean => IN_COMPONENT.test(before.slice(before.lastIndexOf('<')));

/** The offset of the brace that closes one, or the end. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (/["'`]/.test(char)) quote = char;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** What declares names for a part of the markup: slots, what was waited for. */
const DECLARING =
  /(?:\bv-slot[^=\s]*|(?<=\s)#[\w.-]*)\s*=\s*["']([^"']*)["']|\blet:(\w+)|\{(?:#await\b[^}]*?\s|:)(?:then|catch)\s+([^}]*)\}|\{@const\s+([^=}]*)=|\{#snippet\s+([^}]*)\}/g;
/** A loop: what it declares, and over what. */
const LOOP =
  /\bv-for\s*=\s*(?:"\s*([^"]*?)\s+(?:in|of)\s+([^"]*)"|'\s*([^']*?)\s+(?:in|of)\s+([^']*)')|\{#each\s+([^}]*?)\s+as\s+(\{[^}]*\}[^}]*|[^}]*)\}/g;

/** A loop of the markup. */
export interface Loop {
  /** The pattern of an element. */
  element: string;
  /** The other names that it declares: an index, a key. */
  others: string[];
  list: string;
}

export const loopsIn = (markup: string): Loop[] =>
  [...markup.matchAll(LOOP)].map(([, double, doubleList, single, singleList, list, named]) => {
    const whole = (double ?? single ?? named ?? '').replace(/^\(([\s\S]*)\)$/, '$1').trim();
    const element = /^(?:\{[^}]*\}|\[[^\]]*\]|[\w$]+)/.exec(whole)?.[0] ?? '';
    return { element, others: namesIn(whole.slice(element.length)), list: doubleList ?? singleList ?? list ?? '' };
  });

/** The names that the markup declares itself, but for the elements of loops: those of the script do not reach there. */
export const declaredIn = (markup: string): Set<string> =>
  new Set([
    ...[...markup.matchAll(DECLARING)].flatMap(([, ...parts]) => parts.flatMap((part) => namesIn(part ?? ''))),
    ...loopsIn(markup).flatMap(({ others }) => others),
  ]);

export const namesIn = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
