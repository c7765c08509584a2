/** The new id beside the old one in JavaScript and TypeScript: comparisons, cases, lists, tables, unions. */
import type { TextEdit } from '../../../rewrite/edits.js';
import {
  alternative,
  type Beside,
  type BesideFinder,
  type BesideInput,
  behindItem,
  entryCopy,
  isAboutOld,
  isEntryOf,
  literalWith,
  patternEdits,
  quotes,
  REFUSED,
  WHY,
} from '../../beside.js';
import { codeAt, type Span } from '../../comments.js';
import { indentAt, lineEnd, startsLine } from '../../layout.js';
import {
  children,
  endOf,
  isCall,
  isFunction,
  isMember,
  isWrapper,
  keyName,
  memberName,
  type Node,
  startOf,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { COMMENTS } from '../syntax/comments.js';
import { parseSource } from '../syntax/parse.js';
import { isParenthesized, needsParens } from './parentheses.js';

/** @throws SyntaxProblem for a text that does not parse. */
export function createBeside(input: BesideInput): BesideFinder {
  const program = parseSource(input.text, input.file).program;
  const inserted = new Set<string>();
  return { at: (mention) => new Place(input, pathTo(program, mention), mention, inserted).answer() };
}

/** The nodes from the program down to the innermost one around a place. */
function pathTo(program: Node, { start, end }: Span): Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = program; at; ) {
    path.push(at);
    at = children(at).find((child) => startOf(child) <= start && endOf(child) >= end);
  }
  return path;
}

/** The literal of the old id, and the new one. */
interface Ids {
  literal: Node;
  id: string;
  twin: string;
}

const spanOf = (node: Node): Span => ({ start: startOf(node), end: endOf(node) });

/** Methods that ask whether a text, or a list, has something. */
const ASKS = new Set(['startsWith', 'endsWith', 'includes', 'has']);
const ROW_KEYS = /^(?:id|name|model|model_?id|model_?name|slug|value)$/i;

class Place {
  private readonly node: Node;

  constructor(
    private readonly input: BesideInput,
    private readonly path: readonly Node[],
    private readonly mention: Span,
    private readonly inserted: Set<string>,
  ) {
    this.node = path.at(-1) as Node;
  }

  answer(): Beside {
    const { node } = this;
    if (isAboutOld(this.names())) return { why: WHY.old };
    if (node.type === 'RegExpLiteral') return this.inPattern(node);
    const [id, literal] =
      node.type === 'StringLiteral'
        ? [node.value, node]
        : node.type === 'TemplateElement' && this.parent(1)?.type === 'TemplateLiteral'
          ? [node.value.cooked ?? '', this.parent(1) as Node]
          : [undefined, node];
    if (id === undefined) return { why: node.type === 'JSXText' ? WHY.part : WHY.comment };
    if (literal.type === 'TemplateLiteral' && literal.expressions.length > 0) return { why: WHY.part };
    const user = this.userOf(literal);
    if (this.isPattern(user)) return this.inPattern(literal);
    const twin = this.input.twinOf(id);
    if (twin === undefined) return { why: /\s/.test(id) ? WHY.part : WHY.suffix };
    return this.beside(literal, id, twin, user);
  }

  private beside(literal: Node, id: string, twin: string, user: Node | undefined): Beside {
    const source = literalWith(this.textOf(literal), id, twin);
    const child = this.below(user);
    switch (user?.type) {
      case 'BinaryExpression': {
        if (!/^[!=]==?$/.test(user.operator)) return { why: WHY.unclear };
        const other = user.left === child ? user.right : user.left;
        return this.inGate(user, literal, { twin, source, other, joint: user.operator.startsWith('!') ? '&&' : '||' });
      }
      case 'SwitchCase':
        return this.inCase(user, literal, twin, source);
      case 'CallExpression':
      case 'OptionalCallExpression': {
        const callee = unwrap(user.callee);
        if (user.arguments.length !== 1 || !isMember(callee) || !ASKS.has(memberName(callee) ?? '')) return { why: WHY.single };
        return this.inGate(user, literal, { twin, source, other: callee.object, joint: '||' });
      }
      case 'ArrayExpression':
        return this.inArray(user, literal, { id, twin, source });
      case 'ObjectProperty':
        if (user.key === child) return this.inTable(user, { literal, id, twin });
        return ROW_KEYS.test(keyName(user.key, user.computed) ?? '') ? this.inRow({ literal, id, twin }) : { why: WHY.single };
      case 'TSLiteralType':
        return this.inUnion(user, twin, source);
      default:
        return { why: WHY.single };
    }
  }

  /** A test: it accepts the other id, too. */
  private inGate(
    gate: Node,
    literal: Node,
    { twin, source, other, joint }: { twin: string; source: string; other: Node; joint: '||' | '&&' },
  ): Beside {
    const around = this.path[this.path.indexOf(gate) - 1];
    const home = this.functionAround(gate);
    const chain = this.chainAround(gate, joint);
    if (quotes(this.textOf(chain), twin)) return { why: WHY.there };
    if (this.textOf(home).includes(twin)) return { why: WHY.near };
    if (!isRepeatable(other)) return { why: WHY.effects };
    const statement = this.statementAround(gate);
    if (statement.type !== 'BlockStatement' && REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
    if (!this.isFirst(chain, `${this.textOf(other)} ${twin}`)) return this.none();
    const parens = !isParenthesized(gate) && needsParens(gate, around, joint);
    return this.edited(alternative(this.input.text, spanOf(gate), { literal: spanOf(literal), twin: source, joint, parens }));
  }

  private inCase(clause: Node, literal: Node, twin: string, source: string): Beside {
    const { text } = this.input;
    const whole = this.path[this.path.indexOf(clause) - 1] as Node;
    if (whole.type !== 'SwitchStatement' || clause.type !== 'SwitchCase') return { why: WHY.unclear };
    if (whole.cases.some(({ test }) => test && this.textOf(test).includes(twin))) return { why: WHY.there };
    if (!this.isFirst(whole, twin)) return this.none();
    const bodies = whole.cases.slice(whole.cases.indexOf(clause));
    const body = bodies.find(({ consequent }) => consequent.length > 0);
    if (body && REFUSED.test(this.input.remaining(spanOf(body)))) return { why: WHY.budget };
    const colon = codeAt(endOf(literal), text, COMMENTS);
    if (text[colon] !== ':') return { why: WHY.unclear };
    const separator = startsLine(text, startOf(clause)) ? lineEnd(text) + indentAt(text, startOf(clause)) : ' ';
    return this.edited([{ start: colon + 1, end: colon + 1, text: `${separator}case ${source}:` }]);
  }

  private inArray(array: Node, literal: Node, { id, twin, source }: { id: string; twin: string; source: string }): Beside {
    if (array.type !== 'ArrayExpression') return { why: WHY.unclear };
    const outer = this.path[this.path.indexOf(array) - 1];
    // An entry of `new Map([[…, …]])`, or a row.
    if (outer?.type === 'ArrayExpression' && array.elements[0] === literal && array.elements.length > 1)
      return this.copied(array, outer, { literal, id, twin });
    if (outer?.type === 'VariableDeclarator' && outer.id.type === 'ArrayPattern') return { why: WHY.position };
    if (
      array.elements.some(
        (element) =>
          element &&
          unwrap(element).type !== 'StringLiteral' &&
          element.type !== 'SpreadElement' &&
          element.type !== 'Identifier' &&
          !isMember(element) &&
          element !== literal,
      )
    )
      return { why: WHY.unclear };
    if (this.isReadByPosition()) return { why: WHY.position };
    if (this.textOf(array).includes(twin)) return { why: quotes(this.textOf(array), twin) ? WHY.there : WHY.near };
    if (!this.isFirst(array, twin)) return this.none();
    if (REFUSED.test(this.input.remaining(spanOf(this.statementAround(array))))) return { why: WHY.budget };
    const item = array.elements.find(
      (element) => element && startOf(element) <= startOf(literal) && endOf(element) >= endOf(literal),
    ) as Node;
    const added = literalWith(this.textOf(item), this.textOf(literal), source);
    return this.edited(behindItem(this.input.text, spanOf(item), added, COMMENTS));
  }

  private inTable(entry: Node, ids: Ids): Beside {
    const table = this.path[this.path.indexOf(entry) - 1];
    return table?.type === 'ObjectExpression' ? this.copied(entry, table, ids) : { why: WHY.unclear };
  }

  /** `{ id: OLD, … }` in a list. */
  private inRow(ids: Ids): Beside {
    const index = this.path.findLastIndex((node) => node.type === 'ObjectExpression');
    const [list, row] = [this.path[index - 1], this.path[index]];
    return list?.type === 'ArrayExpression' && row ? this.copied(row, list, ids) : { why: WHY.single };
  }

  /** An entry once more, behind itself. */
  private copied(entry: Node, table: Node, { literal, id, twin }: Ids): Beside {
    const covers = spanOf(entry);
    if (this.textOf(table).includes(twin)) {
      const own = this.input.text.slice(startOf(entry), startOf(literal));
      const others = children(table).filter((other) => other !== entry);
      return {
        why: isEntryOf(
          twin,
          own,
          others.map((other) => this.textOf(other)),
        )
          ? WHY.there
          : WHY.near,
        covers,
      };
    }
    if (!this.isFirst(table, twin)) return { ...this.none(), covers };
    if (!hasNoEffect(entry)) return { why: WHY.effects };
    if (table.type === 'ArrayExpression' && this.isReadByPosition()) return { why: WHY.position };
    const copy = entryCopy(this.textOf(entry), { ...this.input, id, twin });
    if (typeof copy !== 'string') return copy;
    const names = this.names(this.path.slice(0, this.path.indexOf(entry)));
    return { edits: behindItem(this.input.text, covers, copy, COMMENTS), names, covers };
  }

  private inUnion(literal: Node, twin: string, source: string): Beside {
    const { text } = this.input;
    const around = this.path[this.path.indexOf(literal) - 1] as Node;
    if (!/^(?:TSUnionType|TSTypeAliasDeclaration|TSTypeAnnotation|TSTypeParameterInstantiation)$/.test(around.type))
      return { why: WHY.unclear };
    if (this.textOf(around).includes(twin)) return { why: WHY.there };
    if (!this.isFirst(around, twin)) return this.none();
    const bar = text.slice(0, startOf(literal)).search(/\|[ \t]*$/);
    const separator = bar >= 0 && startsLine(text, bar) ? lineEnd(text) + indentAt(text, bar) : ' ';
    return this.edited([{ start: endOf(literal), end: endOf(literal), text: `${separator}| ${source}` }]);
  }

  private inPattern(literal: Node): Beside {
    const statement = this.statementAround(literal);
    if (statement.type !== 'BlockStatement' && REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
    const edits = patternEdits(this.input.text, this.mention, spanOf(literal), this.input);
    return Array.isArray(edits) ? this.edited(edits) : edits;
  }

  /** `new RegExp('…')` */
  private isPattern(user: Node | undefined): boolean {
    if (!user || (user.type !== 'NewExpression' && !isCall(user))) return false;
    return user.callee.type === 'Identifier' && user.callee.name === 'RegExp';
  }

  private parent(steps: number): Node | undefined {
    return this.path.at(-1 - steps);
  }

  /** What a literal is an operand, an argument, an element or a key of; casts are looked through. */
  private userOf(literal: Node): Node | undefined {
    return this.path.slice(0, this.path.indexOf(literal)).findLast((node) => !isWrapper(node));
  }

  /** The node right below one, on the way to the place. */
  private below(node: Node | undefined): Node | undefined {
    return node && this.path[this.path.indexOf(node) + 1];
  }

  /** The whole of `… || …` that a test stands in. */
  private chainAround(gate: Node, joint: '||' | '&&'): Node {
    let chain = gate;
    for (const node of this.path.slice(0, this.path.indexOf(gate)).reverse()) {
      if (node.type !== 'LogicalExpression' || node.operator !== joint) break;
      chain = node;
    }
    return chain;
  }

  private functionAround(node: Node): Node {
    return this.path.slice(0, this.path.indexOf(node)).findLast(isFunction) ?? this.statementAround(node);
  }

  private statementAround(node: Node): Node {
    return (
      this.path.slice(0, this.path.indexOf(node)).findLast(({ type }) => /Statement$|Declaration$|^Class\w*Property$/.test(type)) ?? node
    );
  }

  /** `MODELS[1]` */
  private isReadByPosition(): boolean {
    const name = this.path.findLast((node) => node.type === 'VariableDeclarator');
    return (
      name?.type === 'VariableDeclarator' &&
      name.id.type === 'Identifier' &&
      new RegExp(`\\b${name.id.name}\\s*(?:\\?\\.)?\\[\\s*\\d`).test(this.input.text)
    );
  }

  /** What the place is called, from the inside out. */
  private names(path = this.path): string[] {
    return [...path].reverse().flatMap((node) => nameOf(node) ?? []);
  }

  private textOf(node: Node): string {
    return this.input.text.slice(startOf(node), endOf(node));
  }

  /** False where the same was put into the same node for another mention. */
  private isFirst(home: Node, what: string): boolean {
    const key = `${startOf(home)} ${endOf(home)} ${what}`;
    return !this.inserted.has(key) && this.inserted.add(key) !== undefined;
  }

  private none(): Exclude<Beside, { why: string }> {
    return this.edited([]);
  }

  private edited(edits: TextEdit[]): Exclude<Beside, { why: string }> {
    return { edits, names: this.names() };
  }
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' ? node.id.name : undefined;
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
      return node.id?.name;
    case 'ObjectProperty':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
    case 'TSPropertySignature':
      return node.key.type === 'Identifier' ? node.key.name : undefined;
    case 'AssignmentExpression':
      return isMember(node.left) ? memberName(node.left) : node.left.type === 'Identifier' ? node.left.name : undefined;
    default:
      return undefined;
  }
}

/** Methods that only make a text of a text. */
const OF_TEXTS = new Set(['toLowerCase', 'toUpperCase', 'trim', 'toString', 'slice', 'split', 'replace', 'at']);

/** True where evaluating it again is known to do nothing and to give the same. */
function isRepeatable(node: Node): boolean {
  let answer = true;
  walk(node, (one) => {
    if (isCall(one)) answer &&= isMember(one.callee) && OF_TEXTS.has(memberName(one.callee) ?? '');
    else if (EFFECTS.has(one.type)) answer = false;
    return answer && !isFunction(one);
  });
  return answer;
}

const EFFECTS = new Set([
  ...['NewExpression', 'AwaitExpression', 'YieldExpression', 'AssignmentExpression', 'UpdateExpression', 'TaggedTemplateExpression'],
  ...['ImportExpression', 'ClassExpression', 'JSXElement'],
]);

/** True for an entry that can be written twice: no call runs where it stands. */
function hasNoEffect(entry: Node): boolean {
  let answer = entry.type !== 'ObjectMethod';
  walk(entry, (one) => {
    if (isCall(one) || EFFECTS.has(one.type)) answer = false;
    return answer && !isFunction(one);
  });
  return answer;
}
