/** Which keys a value has. */
import type { ObjectValue, Value } from '../values/values.js';
import { lineOf } from './classes.js';
import { type ClassEntity, entityOf } from './entities.js';
import { exportsOf } from './imports.js';
import type { Leaf, Machine } from './machine.js';
import { leavesOf } from './shape.js';

/** The keys that a value has; undefined where it may have more. */
export function keysIn(m: Machine, value: Value): Set<string> | undefined {
  const leaves = leavesOf(value);
  if (!leaves) return undefined;
  const found = new Set<string>();
  for (const leaf of leaves) {
    if (leaf.kind === 'literal') continue;
    const content = leaf.kind === 'ref' ? m.contentOf(leaf) : (exportsIn(m, leaf) ?? leaf);
    if (content.kind === 'array') {
      if (!content.literal) return undefined;
      for (const [index] of content.elements.entries()) found.add(String(index));
    } else if (content.kind === 'object') {
      for (const entry of content.entries) {
        if (entry.kind === 'property' || entry.kind === 'write') found.add(entry.key);
        else if (entry.kind === 'computed') return undefined;
        else {
          const inside = keysIn(m, entry.value());
          if (!inside) return undefined;
          for (const key of inside) found.add(key);
        }
      }
    } else return undefined;
  }
  return found;
}

function exportsIn(m: Machine, leaf: Leaf): ObjectValue | undefined {
  const entity = entityOf(leaf);
  return entity?.kind === 'module' ? exportsOf(m, entity.module, leaf.expr) : undefined;
}

/** The names of the methods and getters that a value has by its class. */
export function memberKeysIn(m: Machine, value: Value): Set<string> {
  const found = new Set<string>();
  for (const leaf of leavesOf(value) ?? []) {
    const entity = entityOf(leaf);
    const cell = leaf.kind === 'ref' ? m.cellOf(leaf) : undefined;
    const cls = cell?.kind === 'object' ? cell.cls : entity?.kind === 'class' ? entity : undefined;
    for (const key of cls ? membersOf(cls, entity?.kind === 'class') : []) found.add(key);
  }
  return found;
}

const membersOf = (cls: ClassEntity, isStatic: boolean): string[] =>
  lineOf(cls).classes.flatMap(({ cls: { members } }) =>
    members.flatMap((member) => {
      const isMember = member.kind === 'method' || member.kind === 'getter' || (member.kind === 'field' && isStatic);
      return isMember && member.static === isStatic && typeof member.key === 'string' && member.key !== 'constructor' ? member.key : [];
    }),
  );
