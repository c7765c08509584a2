/** Source text to syntax tree, with tree-sitter's grammar of Python: a WebAssembly module that must be loaded first. */
import { createRequire } from 'node:module';
import type { Span } from '../../comments.js';
import { SyntaxProblem } from '../../syntax-problem.js';
import { withoutLineBreaks } from './brackets.js';
import { Node } from './node.js';
import { liftStars } from './stars.js';
import { repairTypeCalls } from './type-calls.js';
import { lowerWalruses } from './walruses.js';

export interface Tree {
  root: Node;
  /** In the order of the text. They are no nodes, and neither are backslashes between lines: both may stand anywhere. */
  comments: Span[];
}

/** @throws SyntaxProblem for a text that does not parse. */
export type Parse = (text: string) => Tree;

const need = createRequire(import.meta.url);

/** The build puts the grammar beside this file; in the source tree it is in its package. */
function grammar(): string {
  try {
    return need.resolve('./tree-sitter-python.wasm');
  } catch {
    return need.resolve('tree-sitter-python/tree-sitter-python.wasm');
  }
}

/** Loads parser and grammar. */
export async function loadParser(): Promise<Parse> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const language = await Language.load(grammar());
  const kinds: (Kind | undefined)[] = [];
  const parsed = (code: string, text: string): Tree => {
    const parser = new Parser();
    parser.setLanguage(language);
    const tree = parser.parse(code);
    const cursor = tree?.walk();
    try {
      if (!cursor) throw new SyntaxProblem('does not parse', null);
      const found = read(cursor, text, tree?.rootNode.hasError ?? true, kinds);
      liftStars(found.root);
      repairTypeCalls(found.root, text);
      lowerWalruses(found.root, text);
      return found;
    } finally {
      // What is left in the WebAssembly module is collected late: a cursor after its tree, which breaks the memory of the module.
      cursor?.delete();
      tree?.delete();
      parser.delete();
    }
  };
  return (text) => {
    // A byte order mark would be read as a name.
    const code = text.replace(/^\uFEFF/, '\n');
    try {
      return parsed(code, text);
    } catch (error) {
      return parsedOnOneLine(code, text) ?? raise(error);
    }
  };

  /** The grammar takes a line inside brackets that is indented less than the block for the end of the block. */
  function parsedOnOneLine(code: string, text: string): Tree | undefined {
    const joined = withoutLineBreaks(code);
    if (joined.text === code) return undefined;
    try {
      const { root, comments } = parsed(joined.text, text);
      return { root, comments: [...comments, ...joined.comments].sort((a, b) => a.start - b.start) };
    } catch {
      return undefined;
    }
  }
}

function raise(error: unknown): never {
  throw error;
}

type Cursor = ReturnType<NonNullable<ReturnType<InstanceType<typeof import('web-tree-sitter').Parser>['parse']>>['walk']>;

/** What all nodes with one number have in common: each question to the WebAssembly module takes long. */
interface Kind {
  type: string;
  named: boolean;
}

/**
 * @param hasError the tree holds what is wrong, or missing.
 * @param kinds those that are known, by their numbers; others are added.
 */
function read(cursor: Cursor, text: string, hasError: boolean, kinds: (Kind | undefined)[]): Tree {
  const comments: Span[] = [];
  const node = (parent: Node | null): Node => {
    if (hasError && (cursor.nodeType === 'ERROR' || cursor.nodeIsMissing))
      throw new SyntaxProblem('does not parse: invalid syntax', cursor.startIndex);
    const { nodeTypeId, startIndex, endIndex, currentFieldName } = cursor;
    let kind = kinds[nodeTypeId];
    if (!kind) {
      kind = { type: cursor.nodeType, named: cursor.nodeIsNamed };
      kinds[nodeTypeId] = kind;
    }
    const made = new Node(kind.type, startIndex, endIndex, kind.named, currentFieldName, parent, text);
    if (kind.type === 'comment') comments.push({ start: startIndex, end: endIndex });
    else if (kind.type !== 'line_continuation') parent?.children.push(made);
    return made;
  };
  const root = node(null);
  let at = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      at = node(at);
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return { root, comments };
      at = at.parent as Node;
      if (at === root) return { root, comments };
    }
    at = node(at.parent);
  }
}
