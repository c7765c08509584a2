/** `UPDATE_FIXTURES=1` writes what a run gives into the fixtures, instead of comparing. */
import fs from 'node:fs';
import { afterAll, expect } from 'vitest';
import { type Case, nameOf, readTopic, type Topic, updated } from './fixtures.js';

type Expectation = Pick<Case, 'findings' | 'diff'>;

/** Compares what runs give with what their cases expect; expectations are rewritten after the last test of the file where that is asked for. */
export function expectations(topics: readonly Topic[]): (one: Case, found: Expectation) => void {
  if (!process.env.UPDATE_FIXTURES)
    return (one, { findings, diff }) => {
      expect({ findings, diff }).toEqual({ findings: one.findings, diff: one.diff });
    };
  const news = new Map<string, Expectation>();
  afterAll(() => {
    for (const { file } of topics) {
      const topic = readTopic(file);
      const own = topic.cases.flatMap((one): [Case, Expectation][] => {
        const found = news.get(nameOf(one));
        return found ? [[one, found]] : [];
      });
      const text = updated(topic, new Map(own));
      if (text !== topic.source) fs.writeFileSync(file, text);
    }
  });
  return (one, found) => {
    news.set(nameOf(one), found);
  };
}
