/** The borders between statements: where a line ends a statement without a semicolon, an edit must not join it with the next one. */
import { ordered, type TextEdit } from '../../../rewrite/edits.js';
import type { SiteEdit } from '../../../run/engine.js';
import { startsLine } from '../../layout.js';
import type { Module } from '../modules/modules.js';
import { endOf, type Node, startOf, walk } from './ast.js';
import { COMMENTS } from './comments.js';

/** The end of a statement; a semicolon that stands in front of the next one on its line is left to that one. */
export function statementEnd(statement: Node, { text, ast }: Module): number {
  const end = endOf(statement);
  const leads = text[end - 1] === ';' && startsLine(text, end - 1) && !/^[ \t]*(?:\r?\n|$|else\b)/.test(text.slice(end));
  if (!leads) return end;
  for (let at = end - 1; ; ) {
    const code = text.slice(0, at).trimEnd().length;
    const comment = ast.comments?.find((one) => one.end === code);
    if (!comment) return code;
    at = comment.start as number;
  }
}

/** What continues the expression in front of it, whatever line it stands on. */
const CONTINUES = /^[([`/+\-<]/;

/** Semicolons where the edits leave two statements next to each other that would be read as one. */
export function borders(edits: readonly SiteEdit[], module: Module): SiteEdit[] {
  const own = ordered(edits.filter((edit) => edit.file === module.file));
  const found: SiteEdit[] = [];
  walk(module.ast.program, (node) => {
    const list = statementsOf(node);
    if (list.length > 1) found.push(...bordersIn(list, own, module));
  });
  return found;
}

function bordersIn(list: readonly Node[], edits: readonly SiteEdit[], module: Module): SiteEdit[] {
  const { text } = module;
  const found: SiteEdit[] = [];
  let before: Node | undefined;
  let gone = false;
  for (const statement of list) {
    const [start, end] = [startOf(statement), endOf(statement)];
    const code = codeOf(edited(start, end, edits, text));
    if (/^;?$/.test(code) && code !== text.slice(start, end)) {
      gone = true;
      continue;
    }
    const changes = gone || code[0] !== text[start];
    if (before && changes && CONTINUES.test(code)) {
      const between = codeOf(edited(endOf(before), start, edits, text));
      const isEnded = between === '' ? endsItself(before, text) : between.endsWith(';');
      const by = edits.filter((edit) => edit.end > endOf(before as Node) && edit.start <= start);
      if (!isEnded && by[0])
        found.push({
          start,
          end: start,
          text: ';',
          file: module.file,
          kind: by[0].kind,
          sites: [...new Set(by.flatMap(({ sites }) => sites))],
        });
    }
    before = statement;
    gone = false;
  }
  return found;
}

function statementsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
      return [...node.directives, ...node.body];
    case 'StaticBlock':
    case 'TSModuleBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return [];
  }
}

/** The text of a range after the edits that begin in it. */
function edited(from: number, to: number, edits: readonly TextEdit[], text: string): string {
  let result = '';
  let at = from;
  for (const edit of edits) {
    if (edit.end < from || edit.start >= to) continue;
    result += text.slice(at, Math.max(at, edit.start));
    if (edit.start >= from) result += edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at, Math.max(at, to));
}

/** Without the comments and the space around it. */
function codeOf(text: string): string {
  const comment = new RegExp(`^(?:\\s|${COMMENTS.line.source}|${COMMENTS.block?.source})+`);
  return text.replace(comment, '').trimEnd();
}

/** True for a statement that ends where it ends, whatever comes next. */
function endsItself(statement: Node, text: string): boolean {
  if (text[endOf(statement) - 1] === ';') return true;
  switch (statement.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'BlockStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'DoWhileStatement':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return true;
    case 'IfStatement':
      return endsItself(statement.alternate ?? statement.consequent, text);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'WithStatement':
    case 'LabeledStatement':
      return endsItself(statement.body, text);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return !statement.declaration || endsItself(statement.declaration, text);
    default:
      return false;
  }
}
