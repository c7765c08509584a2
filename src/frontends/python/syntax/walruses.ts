/** The grammar takes `name := a if test else b` for a choice whose first side is `name := a`; it gives the name the choice. */
import { field, type Node, walk } from './node.js';
import { replace } from './stars.js';

export function lowerWalruses(root: Node, text: string): void {
  if (!text.includes(':=')) return;
  const misplaced: Node[] = [];
  walk(root, (node) => {
    if (node.type === 'named_expression' && node.parent?.type === 'conditional_expression' && node.parent.children[0] === node)
      misplaced.push(node);
  });
  for (const named of misplaced) lower(named);
}

function lower(named: Node): void {
  const choice = named.parent;
  const value = field(named, 'value');
  if (!choice || !value) return;
  const { end } = choice;
  replace(choice, named);
  named.move(named.parent, named.field, named.start, end);
  named.children[named.children.indexOf(value)] = choice;
  choice.children[0] = value;
  choice.move(named, 'value', value.start, end);
  value.move(choice, null, value.start, value.end);
}
