/** The syntax tree of a Python file as plain objects, so that a node is the same one wherever it is met. Offsets are UTF-16 units. */

export class Node {
  readonly children: Node[] = [];
  /** A call of `typing.cast`: its second argument, as it is. */
  isCast = false;
  /** A call whose answer is what it is handed, as far as can be told of it: a request, by the module of `--guard`. */
  isHandedOver = false;

  constructor(
    readonly type: string,
    private from: number,
    private to: number,
    /** False for punctuation and keywords. */
    readonly named: boolean,
    private role: string | null,
    private above: Node | null,
    private readonly source: string,
  ) {}

  get start(): number {
    return this.from;
  }

  get end(): number {
    return this.to;
  }

  /** What it is to its parent (`left`, `value`), by the grammar's names. */
  get field(): string | null {
    return this.role;
  }

  get parent(): Node | null {
    return this.above;
  }

  /** For the parser alone: another place in the tree. */
  move(parent: Node | null, field: string | null, start: number, end: number): void {
    [this.above, this.role, this.from, this.to] = [parent, field, start, end];
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }
}

/** The child that stands in a field of a node. */
export const field = (node: Node, name: string): Node | undefined => node.children.find((child) => child.field === name);

/** The children that are no punctuation. */
export const parts = (node: Node): Node[] => node.children.filter((child) => child.named);

/** Visits a node and all below it; returning false leaves out what is below. Iterative: depth is bounded by memory, not by the stack. */
export function walk(root: Node, visit: (node: Node) => unknown): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node);
  }
}

/** The expression inside parentheses, `await` and casts. */
export function unwrap(node: Node): Node {
  for (let inner = innerOf(node); inner; inner = innerOf(node)) node = inner;
  return node;
}

const innerOf = (node: Node): Node | undefined =>
  node.isCast ? positional(node)[1] : /^(?:parenthesized_expression|await)$/.test(node.type) ? parts(node)[0] : undefined;

/** What `unwrap` looks through to get to a node: the nearest one around it. */
export function wrapperOf(node: Node): Node | undefined {
  const { parent } = node;
  const around = parent?.type === 'argument_list' ? parent.parent : parent;
  return around && innerOf(around) === node ? around : undefined;
}

export const isCall = (node: Node): boolean => node.type === 'call';
export const isMember = (node: Node): boolean => node.type === 'attribute';
export const isFunction = (node: Node): boolean => node.type === 'function_definition' || node.type === 'lambda';
export const isClass = (node: Node): boolean => node.type === 'class_definition';
export const isName = (node: Node): boolean => node.type === 'identifier';

/** The name behind the dot; undefined for anything but an attribute. */
export const memberName = (node: Node): string | undefined => (isMember(node) ? field(node, 'attribute')?.text : undefined);
export const objectOf = (node: Node): Node => field(node, isMember(node) ? 'object' : 'value') as Node;
export const calleeOf = (call: Node): Node => field(call, 'function') as Node;

/** What an assignment, or `name := …`, gives its target. */
export const givenBy = (node: Node): Node | undefined => field(node, node.type === 'named_expression' ? 'value' : 'right');

/** The list that holds the arguments, or the generator that is the only one. */
/** The arguments of a call; those that a request is made of, where it is handed on whole. */
export function argumentsOf(call: Node): Node {
  const list = field(call, 'arguments') as Node;
  const splat = list.children.find(({ named }) => named);
  const [inner] = splat?.type === 'dictionary_splat' ? parts(splat) : [];
  return inner?.isHandedOver && parts(list).length === 1 ? argumentsOf(inner) : list;
}
export const isSplat = (node: Node): boolean => node.type === 'list_splat' || node.type === 'dictionary_splat';
export const isKeyword = (node: Node): boolean => node.type === 'keyword_argument';

/** Arguments by position, up to the first that fills an unknown number of them. */
export function positional(call: Node): Node[] {
  const list = argumentsOf(call);
  const all = list.type === 'argument_list' ? parts(list) : [list];
  const end = all.findIndex((argument) => argument.type === 'list_splat');
  return (end < 0 ? all : all.slice(0, end)).filter((argument) => !isKeyword(argument) && !isSplat(argument));
}

/** The value of a keyword argument. */
export function keyword(call: Node, name: string): Node | undefined {
  const found = parts(argumentsOf(call)).find((argument) => isKeyword(argument) && field(argument, 'name')?.text === name);
  return found && field(found, 'value');
}

/** The statement or definition around a node that stands in a block or a file. */
export function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'block' && at.parent.type !== 'module') at = at.parent;
  return at;
}

/** The nearest node around one that a test holds for. */
export function around(node: Node, test: (node: Node) => boolean): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

export const holds = (outer: Node, inner: { start: number; end: number }): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** True for `a, b` and `[a, b]` on the left of an assignment. */
export const isPattern = ({ type }: Node): boolean => /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(type);
