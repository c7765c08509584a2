/** Source text to syntax tree, with tree-sitter's grammar of Python: a WebAssembly module that has to be loaded first. */
import { createRequire } from 'node:module';
import { SyntaxProblem } from '../syntax-problem.js';
import { Node } from './node.js';

/** @throws SyntaxProblem for a text that does not parse. */
export type Parse = (text: string) => Node;

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
  return (text) => {
    const parser = new Parser();
    parser.setLanguage(language);
    // A byte order mark would be read as a name.
    const tree = parser.parse(text.replace(/^\uFEFF/, '\n'));
    const cursor = tree?.walk();
    try {
      if (!cursor) throw new SyntaxProblem('does not parse', null);
      return read(cursor, text);
    } finally {
      // What is left in the WebAssembly module is collected late: a cursor after its tree, which breaks the memory of the module.
      cursor?.delete();
      tree?.delete();
      parser.delete();
    }
  };
}

type Cursor = ReturnType<NonNullable<ReturnType<InstanceType<typeof import('web-tree-sitter').Parser>['parse']>>['walk']>;

function read(cursor: Cursor, text: string): Node {
  const node = (parent: Node | null): Node => {
    if (cursor.nodeType === 'ERROR' || cursor.nodeIsMissing) throw new SyntaxProblem('does not parse: invalid syntax', cursor.startIndex);
    const { nodeType, startIndex, endIndex, nodeIsNamed, currentFieldName } = cursor;
    return new Node(nodeType, startIndex, endIndex, nodeIsNamed, currentFieldName, parent, text);
  };
  const root = node(null);
  let at = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      const child = node(at);
      at.children.push(child);
      at = child;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return root;
      at = at.parent as Node;
      if (at === root) return root;
    }
    const parent = at.parent as Node;
    const next = node(parent);
    parent.children.push(next);
    at = next;
  }
}
