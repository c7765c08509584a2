/** The grammar takes `type(x).y = z` for a statement that names a type; it is an assignment. */
import { field, isMember, Node, objectOf, parts, walk } from './node.js';

export function repairTypeCalls(root: Node, text: string): void {
  if (!/\btype\s*\(/.test(text)) return;
  const statements: Node[] = [];
  walk(root, (node) => {
    if (node.type === 'type_alias_statement') statements.push(node);
  });
  for (const statement of statements) repair(statement, text);
}

function repair(statement: Node, text: string): void {
  const [keyword, left, sign, right] = statement.children;
  const [target] = left ? parts(left) : [];
  const [value] = right ? parts(right) : [];
  const { parent, start, end } = statement;
  const given = target && innermost(target);
  const holder = given?.parent;
  if (!keyword || !sign || !target || !value || !given || !holder || !parent) return;
  const whole = new Node('expression_statement', start, end, true, statement.field, parent, text);
  const assignment = new Node('assignment', start, end, true, null, whole, text);
  const call = new Node('call', keyword.start, given.end, true, given.field, holder, text);
  const list = new Node('argument_list', given.start, given.end, true, 'arguments', call, text);
  const name = new Node('identifier', keyword.start, keyword.end, true, 'function', call, text);
  parent.children[parent.children.indexOf(statement)] = whole;
  holder.children[holder.children.indexOf(given)] = call;
  whole.children.push(assignment);
  assignment.children.push(target, sign, value);
  call.children.push(name, list);
  list.children.push(...given.children);
  for (const child of list.children) child.move(list, child.field, child.start, child.end);
  for (let at: Node | null = holder; at && at !== left; at = at.parent) at.move(at.parent, at.field, start, at.end);
  target.move(assignment, 'left', target.start, target.end);
  sign.move(assignment, null, sign.start, sign.end);
  value.move(assignment, 'right', value.start, value.end);
}

/** The parentheses that a path of members and items begins with. */
function innermost(target: Node): Node | undefined {
  let at: Node | undefined = target;
  while (at && (isMember(at) || at.type === 'subscript' || at.type === 'call'))
    at = at.type === 'call' ? field(at, 'function') : objectOf(at);
  return at !== target && at?.type === 'parenthesized_expression' ? at : undefined;
}
