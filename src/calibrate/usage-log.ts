/** Reads usage logs: JSON lines as `opus47-migrate/usage` writes them. A line that is wrong is told and left out. */
import type { UsageRecord } from '../usage/record.js';

/** A task as the logs have it; a later word on its quality is taken in. */
export type LoggedTask = UsageRecord;

export interface ReadLogs {
  /** In the order of their start. */
  tasks: LoggedTask[];
  /** How many lines could be read, whatever they say. */
  lines: number;
  problems: { file: string; line: number; message: string }[];
}

/** @param texts of the logs, with the names that messages use. A task that stands in several lines counts once, as its last line has it. */
export function readLogs(texts: readonly { file: string; text: string }[]): ReadLogs {
  const tasks = new Map<string, LoggedTask>();
  const verdicts = new Map<string, number>();
  const problems: ReadLogs['problems'] = [];
  let lines = 0;
  for (const { file, text } of texts) {
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue;
      lines++;
      const read = readLine(line);
      if (typeof read === 'string') problems.push({ file, line: index + 1, message: read });
      else if ('site' in read) tasks.set(read.task, read);
      else verdicts.set(read.task, read.quality);
    }
  }
  const all = [...tasks.values()].map((task) => ({ ...task, quality: verdicts.get(task.task) ?? task.quality }));
  return { lines: lines - problems.length, tasks: all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), problems };
}

type Line = UsageRecord | { task: string; quality: number };

/** The line, or what is wrong with it. */
function readLine(line: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object';
  const record = value as Record<string, unknown>;
  if (record.v === undefined) return 'has no version (`v`), as the lines of a usage log have';
  if (record.v !== 1) return `has the version ${JSON.stringify(record.v)}, and this tool reads 1`;
  const wrong = Object.entries('site' in record ? TASK : VERDICT).find(([key, fits]) => !fits(record[key]));
  return wrong ? `has no valid \`${wrong[0]}\`` : (record as unknown as Line);
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isCount: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isQuality: Check = (value) => isCount(value) && (value as number) <= 1;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const VERDICT: Record<string, Check> = { task: isText, quality: isQuality };
const TASK: Record<Exclude<keyof UsageRecord, 'v' | 'tokens'>, Check> = {
  task: isText,
  site: isText,
  category: orNull(isText),
  at: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  model: orNull(isText),
  budget: orNull(isCount),
  requests: isCount,
  spent: isCount,
  stopReason: orNull(isText),
  ms: isCount,
  quality: orNull(isQuality),
  ok: (value) => typeof value === 'boolean',
};
