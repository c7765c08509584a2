/** The files that take part in a run, in the order in which they were found. They are read, not parsed: whoever needs more asks for some of them. */
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';

export interface Participants {
  add(file: string): void;
  all(): readonly string[];
  /** The text; empty where the file cannot be read. */
  textOf(file: string): string;
  /** Those with a word in their text. */
  naming(word: string): readonly string[];
}

const WORDS = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}\p{M}_]*/gu;

export function createParticipants(tree: SourceTree): Participants {
  const seen = new Set<string>();
  const order: string[] = [];
  /** The files with a word, by their places in the order; so many of them were read. */
  const holding = new Map<string, number[]>();
  let read = 0;
  const textOf = (file: string): string => readable(tree, file) ?? '';
  const placesOf = (word: string): readonly number[] => {
    for (; read < order.length; read++)
      for (const one of new Set(textOf(order[read] as string).match(WORDS))) {
        const places = holding.get(one);
        if (places) places.push(read);
        else holding.set(one, [read]);
      }
    return holding.get(word) ?? [];
  };
  return {
    add(file) {
      if (seen.has(file)) return;
      seen.add(file);
      order.push(file);
    },
    all: () => order,
    textOf,
    naming: (word) => placesOf(word).map((place) => order[place] as string),
  };
}
