/** In a list, the grammar takes the star of `[*make(x).items]` for a part of the first name; it belongs in front of the whole. */
import { type Node, parts, walk } from './node.js';

const BEHIND: Record<string, string> = { attribute: 'object', call: 'function', subscript: 'value' };

const isBehind = ({ parent, field }: Node): boolean => parent !== null && BEHIND[parent.type] === field;

export function liftStars(root: Node): void {
  const misplaced: Node[] = [];
  walk(root, (node) => {
    if (node.type === 'list_splat' && isBehind(node)) misplaced.push(node);
  });
  for (const star of misplaced) lift(star);
}

function lift(star: Node): void {
  const [name] = parts(star);
  const holder = star.parent;
  if (!name || !holder) return;
  replace(star, name);
  let whole = holder;
  whole.move(whole.parent, whole.field, name.start, whole.end);
  while (isBehind(whole) && whole.parent) {
    whole = whole.parent;
    whole.move(whole.parent, whole.field, name.start, whole.end);
  }
  replace(whole, star);
  star.move(star.parent, star.field, star.start, whole.end);
  star.children[star.children.indexOf(name)] = whole;
  whole.move(star, null, whole.start, whole.end);
}

/** Puts a node in the place of another one. */
export function replace(old: Node, by: Node): void {
  const { parent, field } = old;
  if (!parent) return;
  parent.children[parent.children.indexOf(old)] = by;
  by.move(parent, field, by.start, by.end);
}
