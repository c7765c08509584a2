/** The new id beside the old one in Python: comparisons, cases, lists, tables, `Literal` types. */
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
import type { Span } from '../../comments.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isFunction,
  isMember,
  isPattern,
  memberName,
  type Node,
  objectOf,
  parts,
  statementOf,
  walk,
} from '../syntax/node.js';
import type { Parse } from '../syntax/parse.js';
import { COMMENTS } from './print.js';

/** @throws SyntaxProblem for a text that does not parse. */
export function createBeside(input: BesideInput, parse: Parse): BesideFinder {
  const { root } = parse(input.text);
  const inserted = new Set<string>();
  return { at: (mention) => new Place(input, stringAt(root, mention), mention, inserted).answer() };
}

/** The string that holds a place. */
function stringAt(root: Node, place: Span): Node | undefined {
  let found: Node | undefined;
  walk(root, (node) => {
    if (!holds(node, place)) return false;
    if (node.type === 'string') found = node;
    return true;
  });
  return found;
}

/** The literal of the old id, and the new one. */
interface Ids {
  literal: Node;
  id: string;
  twin: string;
}

const spanOf = ({ start, end }: Node): Span => ({ start, end });

/** Methods that ask whether a text begins or ends with another. */
const ASKS = /^(?:startswith|endswith)$/;
/** Functions that take a pattern. */
const PATTERNS = /^(?:re|regex)\.\w+$/;
const ROW_KEYS = /^(?:id|name|model|model_?id|model_?name|slug|value)$/i;
const COLLECTIONS = /^(?:list|tuple|set)$/;

class Place {
  constructor(
    private readonly input: BesideInput,
    private readonly node: Node | undefined,
    private readonly mention: Span,
    private readonly inserted: Set<string>,
  ) {}

  answer(): Beside {
    const { node } = this;
    if (!node) return { why: WHY.comment };
    if (isAboutOld(this.names(node))) return { why: WHY.old };
    const user = userOf(node);
    if (user && isCall(user) && PATTERNS.test(calleeOf(user).text)) return this.inPattern(node, statementOf(node));
    const id = stringValue(node);
    if (id === undefined || user?.type === 'concatenated_string' || user?.type === 'expression_statement') return { why: WHY.part };
    const twin = this.input.twinOf(id);
    if (twin === undefined) return { why: /\s/.test(id) ? WHY.part : WHY.suffix };
    return this.beside(node, user, { id, twin });
  }

  private beside(literal: Node, user: Node | undefined, ids: { id: string; twin: string }): Beside {
    const { twin } = ids;
    const source = literalWith(literal.text, ids.id, twin);
    switch (user?.type) {
      case 'comparison_operator':
        return this.inComparison(user, literal, twin, source);
      case 'call': {
        const callee = calleeOf(user);
        if (!isMember(callee) || !ASKS.test(memberName(callee) ?? '') || parts(argumentsOf(user)).length !== 1) return { why: WHY.single };
        return this.inGate(user, literal, { twin, source, other: objectOf(callee), joint: 'or' });
      }
      case 'case_pattern':
      case 'union_pattern':
        return this.inCase(user, literal, twin, source);
      case 'list':
      case 'tuple':
      case 'set':
        return this.inList(user, literal, ids, source);
      case 'pair': {
        if (literal.field === 'key')
          return user.parent?.type === 'dictionary' ? this.copied(user, user.parent, { ...ids, literal }) : { why: WHY.unclear };
        const key = field(user, 'key');
        return ROW_KEYS.test((key && stringValue(key)) ?? '') ? this.inRow(user, { ...ids, literal }) : { why: WHY.single };
      }
      case 'subscript':
      case 'type':
        return this.inLiteralType(user, literal, twin, source);
      default:
        return { why: WHY.single };
    }
  }

  private inComparison(comparison: Node, literal: Node, twin: string, source: string): Beside {
    const operands = parts(comparison).filter((part) => part.field !== 'operators');
    const operator = comparison.children
      .filter((child) => child.field === 'operators')
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ');
    const other = operands.find((operand) => operand !== literal);
    if (operands.length !== 2 || !other) return { why: WHY.unclear };
    const isTest = /^[!=]=$/.test(operator) || (/^(?:not )?in$/.test(operator) && operands[0] === literal);
    if (!isTest) return { why: WHY.unclear };
    return this.inGate(comparison, literal, { twin, source, other, joint: /^(?:!=|not in)$/.test(operator) ? 'and' : 'or' });
  }

  /** A test: it accepts the other id, too. */
  private inGate(
    gate: Node,
    literal: Node,
    { twin, source, other, joint }: { twin: string; source: string; other: Node; joint: 'or' | 'and' },
  ): Beside {
    const statement = statementOf(gate);
    const home = around(gate, isFunction) ?? statement;
    const chain = chainAround(gate, joint);
    if (quotes(chain.text, twin)) return { why: WHY.there };
    if (home.text.includes(twin)) return { why: WHY.near };
    if (!isRepeatable(other)) return { why: WHY.effects };
    if (REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
    if (!this.isFirst(chain, `${other.text} ${twin}`)) return this.none(literal);
    const parens = needsParens(gate, joint);
    return this.edited(literal, alternative(this.input.text, spanOf(gate), { literal: spanOf(literal), twin: source, joint, parens }));
  }

  private inCase(pattern: Node, literal: Node, twin: string, source: string): Beside {
    const clause = around(pattern, ({ type }) => type === 'case_clause');
    const whole = around(pattern, ({ type }) => type === 'match_statement');
    if (!clause || !whole) return { why: WHY.unclear };
    const heads = parts(field(whole, 'body') ?? whole).flatMap((one) => parts(one).filter(({ type }) => type === 'case_pattern'));
    if (heads.some(({ text }) => text.includes(twin))) return { why: WHY.there };
    if (!this.isFirst(whole, twin)) return this.none(literal);
    if (REFUSED.test(this.input.remaining(spanOf(clause)))) return { why: WHY.budget };
    return this.edited(literal, [{ start: literal.end, end: literal.end, text: ` | ${source}` }]);
  }

  private inList(list: Node, literal: Node, ids: { id: string; twin: string }, source: string): Beside {
    const outer = list.parent;
    const items = parts(list);
    // A row.
    if (list.type !== 'set' && outer && COLLECTIONS.test(outer.type) && items[0] === literal && items.length > 1)
      return this.copied(list, outer, { ...ids, literal });
    if (outer?.type === 'assignment' && isPattern(field(outer, 'left') ?? outer)) return { why: WHY.position };
    if (items.some(({ type }) => !/^(?:string|identifier|attribute|list_splat)$/.test(type))) return { why: WHY.unclear };
    if (this.isReadByPosition(list)) return { why: WHY.position };
    return this.added(list, literal, ids.twin, source);
  }

  /** `Literal["…", "…"]` */
  private inLiteralType(user: Node, literal: Node, twin: string, source: string): Beside {
    const list = user.type === 'type' ? user.parent : user;
    const name = user.type === 'type' ? list?.parent?.children[0] : field(user, 'value');
    return list && name && /(?:^|\.)Literal$/.test(name.text) ? this.added(list, literal, twin, source) : { why: WHY.single };
  }

  private added(list: Node, literal: Node, twin: string, source: string): Beside {
    if (list.text.includes(twin)) return { why: quotes(list.text, twin) ? WHY.there : WHY.near };
    if (!this.isFirst(list, twin)) return this.none(literal);
    if (REFUSED.test(this.input.remaining(spanOf(statementOf(list))))) return { why: WHY.budget };
    return this.edited(literal, behindItem(this.input.text, spanOf(literal), source, COMMENTS));
  }

  /** `{"id": OLD, …}` in a list. */
  private inRow(pair: Node, ids: Ids): Beside {
    const row = pair.parent;
    const list = row?.parent;
    return row && list && COLLECTIONS.test(list.type) ? this.copied(row, list, ids) : { why: WHY.single };
  }

  /** An entry once more, behind itself. */
  private copied(entry: Node, table: Node, { literal, id, twin }: Ids): Beside {
    const covers = spanOf(entry);
    if (table.text.includes(twin)) {
      const own = this.input.text.slice(entry.start, literal.start);
      const others = parts(table).filter((other) => other !== entry);
      return {
        why: isEntryOf(
          twin,
          own,
          others.map(({ text }) => text),
        )
          ? WHY.there
          : WHY.near,
        covers,
      };
    }
    if (!this.isFirst(table, twin)) return { ...this.none(entry), covers };
    if (!hasNoEffect(entry)) return { why: WHY.effects };
    if (table.type !== 'dictionary' && this.isReadByPosition(table)) return { why: WHY.position };
    const copy = entryCopy(entry.text, { ...this.input, id, twin });
    if (typeof copy !== 'string') return copy;
    return { ...this.edited(entry, behindItem(this.input.text, covers, copy, COMMENTS)), covers };
  }

  private inPattern(literal: Node, statement: Node): Beside {
    if (REFUSED.test(this.input.remaining(spanOf(statement)))) return { why: WHY.budget };
    const edits = patternEdits(this.input.text, this.mention, spanOf(literal), this.input);
    return Array.isArray(edits) ? this.edited(literal, edits) : edits;
  }

  /** `MODELS[1]` */
  private isReadByPosition(list: Node): boolean {
    const assignment = around(list, ({ type }) => type === 'assignment');
    const left = assignment && field(assignment, 'left');
    return left?.type === 'identifier' && new RegExp(`\\b${left.text}\\s*\\[\\s*-?\\d`).test(this.input.text);
  }

  /** What the place is called, from the inside out. */
  private names(node: Node): string[] {
    const names: string[] = [];
    for (let at: Node | null = node; at; at = at.parent) {
      const name = at.type === 'assignment' ? field(at, 'left') : at.type === 'function_definition' ? field(at, 'name') : undefined;
      if (name) names.push(name.text);
      const key = at.type === 'pair' ? field(at, 'key') : undefined;
      if (key && at !== node && key !== node) names.push(stringValue(key) ?? '');
    }
    return names.filter(Boolean);
  }

  /** False where the same was put into the same node for another mention. */
  private isFirst(home: Node, what: string): boolean {
    const key = `${home.start} ${home.end} ${what}`;
    return !this.inserted.has(key) && this.inserted.add(key) !== undefined;
  }

  private none(node: Node): Exclude<Beside, { why: string }> {
    return this.edited(node, []);
  }

  private edited(node: Node, edits: TextEdit[]): Exclude<Beside, { why: string }> {
    return { edits, names: this.names(node) };
  }
}

/** The whole of `… or …` that a test stands in. */
function chainAround(gate: Node, joint: 'or' | 'and'): Node {
  let chain = gate;
  while (chain.parent?.type === 'boolean_operator' && field(chain.parent, 'operator')?.text === joint) chain = chain.parent;
  return chain;
}

/** What a literal is an operand, an argument, an element or a key of. */
function userOf(literal: Node): Node | undefined {
  let user = literal.parent ?? undefined;
  if (user?.type === 'argument_list') user = user.parent ?? undefined;
  return user;
}

/** Methods that only make a text of a text. */
const OF_TEXTS = /^(?:lower|upper|casefold|strip|replace|split|removeprefix|removesuffix)$/;
const EFFECTS = /^(?:await|yield|named_expression|list_comprehension|generator_expression|dictionary_comprehension|set_comprehension)$/;

/** True where evaluating it again is known to do nothing and to give the same. */
const isRepeatable = (node: Node): boolean =>
  every(node, (one) => (isCall(one) ? OF_TEXTS.test(memberName(calleeOf(one)) ?? '') : !EFFECTS.test(one.type)));

/** True for an entry that can be written twice: no call runs where it stands. */
const hasNoEffect = (entry: Node): boolean => every(entry, (one) => !isCall(one) && !EFFECTS.test(one.type));

function every(root: Node, test: (node: Node) => boolean): boolean {
  let answer = true;
  walk(root, (node) => {
    answer &&= test(node);
    return answer && !isFunction(node);
  });
  return answer;
}

/** False where a chain of `or` or `and` can stand as it is. */
function needsParens(node: Node, joint: 'or' | 'and'): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'boolean_operator':
      return joint === 'or' && field(parent, 'operator')?.text !== 'or';
    case 'return_statement':
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
    case 'assignment':
    case 'argument_list':
    case 'keyword_argument':
    case 'parenthesized_expression':
    case 'conditional_expression':
    case 'lambda':
    case 'if_clause':
    case 'expression_statement':
    case 'list':
    case 'tuple':
    case 'pair':
      return false;
    default:
      return true;
  }
}
