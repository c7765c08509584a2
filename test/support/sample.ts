/** Cases that stand for all, where each of them takes long: `OPUS47_CASES=all` takes every one. */
import { createHash } from 'node:crypto';
import { type Case, nameOf } from './fixtures.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** So many cases of each topic: the same ones as long as no case of it changes, others afterwards, so that in time each has its turn. */
export function sampleOf(cases: readonly Case[], ofEach: number): Case[] {
  if (process.env.OPUS47_CASES === 'all') return [...cases];
  const topics = new Map<string, Case[]>();
  for (const one of cases) topics.set(one.topic, [...(topics.get(one.topic) ?? []), one]);
  return [...topics.values()].flatMap((list) => {
    const round = digest(JSON.stringify(list.map(({ files, findings }) => [files, findings])));
    return list
      .map((one) => ({ one, at: digest(`${round} ${nameOf(one)}`) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, ofEach)
      .map(({ one }) => one);
  });
}
