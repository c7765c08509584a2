/** `--shard i/n`: the same plan as without it, and one part of its sites. Files that the edits of a site tie together are one shard's. */

import { below } from '../project/paths.js';
import type { Analysis, SiteEdit } from './engine.js';
import { sha256 } from './hash.js';

export interface Shard {
  /** 1-based. */
  index: number;
  of: number;
}

/** @returns undefined for a text that is no `i/n` with 1 <= i <= n. */
export function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

export const shardText = ({ index, of }: Shard): string => `${index}/${of}`;

/** Whether a file is this shard's: by a stable hash of its path, or of the first path among those that it is tied to. */
export function ownsFile({ sites, edits }: Analysis, root: string, { index, of }: Shard): (file: string) => boolean {
  const first = firstOfTied(edits, new Map(sites.map(({ id, file }) => [id, file])));
  return (file) => Number.parseInt(sha256(below(root, first.get(file) ?? file)).slice(0, 8), 16) % of === index - 1;
}

/** For each file that sites share with others, the first of them in order. */
function firstOfTied(edits: readonly SiteEdit[], fileOf: ReadonlyMap<string, string>): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (file: string): string => {
    let top = file;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    return top;
  };
  for (const { file, sites } of edits) {
    for (const other of sites.flatMap((site) => fileOf.get(site) ?? [])) {
      const [a = file, b = file] = [find(file), find(other)].sort();
      if (a !== b) parent.set(b, a);
    }
  }
  return new Map([...parent.keys()].map((file) => [file, find(file)]));
}

/** The part of an analysis that lies in some files. */
export function analysisIn(analysis: Analysis, owns: (file: string) => boolean): Analysis {
  const own = <T extends { file: string }>(rows: readonly T[]): T[] => rows.filter(({ file }) => owns(file));
  return {
    ...analysis,
    sites: own(analysis.sites),
    edits: own(analysis.edits),
    unattributed: own(analysis.unattributed),
    errors: own(analysis.errors),
    unusedIgnores: own(analysis.unusedIgnores),
  };
}
