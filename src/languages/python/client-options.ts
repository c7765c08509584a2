/** The options that a client is made with, by the names that the rest of the tool has for them. */
import type { Entry, Value } from '../../values.js';
import type { Context } from './context.js';
import { argumentsValue } from './evaluate.js';
import type { Module } from './modules.js';
import { argumentsOf, type Node } from './node.js';

const NAMES: Readonly<Record<string, string>> = {
  default_headers: 'defaultHeaders',
  set_default_headers: 'defaultHeaders',
  base_url: 'baseURL',
};

/** What a call gives a client: keywords, and dictionaries that are spread into them. */
export function clientOptions(call: Node, module: Module, ctx: Context): Value {
  return renamed(argumentsValue(argumentsOf(call), module, ctx));
}

function renamed(value: Value): Value {
  switch (value.kind) {
    case 'object':
      return { ...value, readonly: true, entries: value.entries.map(renamedEntry) };
    case 'read':
      return { ...value, value: renamed(value.value) };
    case 'choice':
      return { ...value, yes: renamed(value.yes), no: renamed(value.no) };
    case 'union':
      return { ...value, options: value.options.map(renamed) };
    default:
      return value;
  }
}

function renamedEntry(entry: Entry): Entry {
  if (entry.kind === 'property' || entry.kind === 'write') return { ...entry, key: NAMES[entry.key] ?? entry.key };
  return entry.kind === 'spread' ? { ...entry, value: () => renamed(entry.value()) } : entry;
}
