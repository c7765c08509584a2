/** The code in the markup of a component, as functions that somebody out of sight calls. */
import type * as t from '@babel/types';
import { hostOf } from '../../../hosts/names.js';
import { declaredIn, type Loop, loopsIn, namesIn, type Snippet, snippetsIn } from '../../../hosts/snippets.js';
import type { Statement } from '../../../ir/ir.js';
import { startOf } from '../syntax/ast.js';
import { parseSource } from '../syntax/parse.js';
import { analyseScopes, type Scopes, type Binding as SourceBinding } from '../syntax/scope.js';
import type { LowerInput } from './context.js';

interface Around {
  before: string;
  after: string;
  /** True for what is a function already. */
  isWhole?: boolean;
}

/** What stands before and behind the code of a snippet: what an expression gives, a handler say, is handed to the framework. */
const AROUND: Around[] = [
  { before: '$on(', after: ')' },
  { before: '', after: '' },
];
const ON_WHAT_IS_IN_IT = '$on($given);for(const $one of Object.values($given))Object.assign($one,$event)';
/** A component may change the object that it gets, and those in it, and calls a function whenever it likes. */
const HANDED_ON: Around[] = [
  { before: '[Object.assign(', after: `,$event)].map(($given)=>{${ON_WHAT_IS_IN_IT}})` },
  // There may be less room at the start of a file; the place that is shown is then further down.
  { before: '_=>[', after: `].map(($given)=>{Object.assign($given,$event);${ON_WHAT_IS_IN_IT}})`, isWhole: true },
];
/** A component has so many snippets that do something; one with more is not run. */
const MOST_SNIPPETS = 500;

/** Lowers statements of another text with the variables of the script. */
export type LowerOther = (input: LowerInput, statements: t.Statement[]) => Statement[];

/**
 * Makes a function of each snippet that names a variable of the script and may do something with it, or hands it to another component.
 * @throws Error for more of them than are followed.
 */
export function componentStatements(input: LowerInput, lower: LowerOther): Statement[] {
  const { markup } = input;
  if (markup === undefined) return [];
  const host = hostOf(input.file);
  const bindings = [...input.scopes.program.bindings.values()];
  const variables = new Set(bindings.filter(({ kind }) => kind === 'let' || kind === 'var').map(({ name }) => name));
  const own = new Set([...declaredIn(markup)].filter((name) => !variables.has(name)));
  const loops = loopsIn(markup);
  const isOfScript = ({ code, isHandedOn }: Snippet): boolean =>
    (isHandedOn || /[(=]/.test(code)) && bindings.some(({ name }) => code.includes(name));
  const snippets = [...snippetsIn(markup, host), ...(host.endsWith('.svelte') ? reactive(input) : [])].filter(isOfScript);
  if (snippets.length > MOST_SNIPPETS) throw new Error('more snippets than are followed');
  return snippets.flatMap((snippet) => {
    const ast = parsed(snippet, loops) ?? parsed({ ...snippet, code: assigned(snippet.code, variables) }, []);
    if (!ast) return [];
    const scopes = joined(analyseScopes(ast), input.scopes, own);
    return lower({ ...input, file: host, ast, scopes }, ast.program.body);
  });
}

/** What cannot be read may give any variable that it names any value. */
const assigned = (code: string, variables: ReadonlySet<string>): string =>
  [...variables].flatMap((name) => (code.includes(name) ? `${name}=$event` : [])).join(';');

/** The snippet as the body of a function, in the loops whose elements it names, at its own place. */
function parsed({ code, start, isHandedOn }: Snippet, loops: readonly Loop[]): t.File | undefined {
  const around = loopsAround(code, loops).map(({ element, list }) => `for(const ${element} of ${list.replaceAll('\n', ' ')})`);
  for (const { before, after, isWhole } of isHandedOn ? [...HANDED_ON, ...AROUND] : AROUND) {
    const head = isWhole ? before : `(async()=>{${around.join('')}{${before}`;
    if (start < head.length) continue;
    try {
      return parseSource(`${' '.repeat(start - head.length)}${head}${code}${after}${isWhole ? '' : '}})'}`, 'markup.tsx');
    } catch {
      // Statements are no expression.
    }
  }
  return undefined;
}

/** The loops whose elements are named, and those that their lists are elements of. */
function loopsAround(code: string, loops: readonly Loop[]): Loop[] {
  const named = new Set(namesIn(code));
  const found: Loop[] = [];
  for (const loop of loops.toReversed()) {
    if (!namesIn(loop.element).some((name) => named.has(name))) continue;
    for (const name of namesIn(loop.list)) named.add(name);
    found.unshift(loop);
  }
  return found;
}

/** `$: model = fast ? a : b` runs again whenever something in it changes. */
function reactive({ ast, text }: LowerInput): Snippet[] {
  return ast.program.body.flatMap((statement) => {
    if (statement.type !== 'LabeledStatement' || statement.label.name !== '$') return [];
    const start = startOf(statement.body);
    return { start, code: text.slice(start, statement.body.end ?? start) };
  });
}

/** A name that the snippet does not declare is one of the script's. */
const joined = (own: Scopes, script: Scopes, hidden: ReadonlySet<string>): Scopes => ({
  ...own,
  bindingOf(node): SourceBinding | undefined {
    const found = own.bindingOf(node);
    const name = node.type === 'Identifier' && !hidden.has(node.name) ? node.name : undefined;
    return found ?? (name === undefined ? undefined : script.program.bindings.get(name));
  },
});
