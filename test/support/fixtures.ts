/**
 * The cases of `fixtures/*.md`. CONTRIBUTING.md has the form; what is not of it is an error with its line, so that nothing is left out unseen.
 */
import fs from 'node:fs';
import path from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import type { RunOptions } from '../../src/run/run.js';
import type { Chosen } from '../../src/run/settings.js';
import { blockOfText, FLAGS, type Flag, fenced, syntaxOf, textOfBlock } from './fences.js';

/** The languages of twins, which stand under one heading. */
export const LANGUAGES = ['TypeScript', 'JavaScript', 'Python', 'Notebook', 'Component'] as const;

export interface FixtureFile {
  path: string;
  flags: readonly Flag[];
  block: string;
}

export type CaseOptions = Chosen & RunOptions & { paths?: string[] };

export interface Case {
  /** The name of the Markdown file, without its extension. */
  topic: string;
  title: string;
  /** The sentence below the heading. */
  shows: string;
  /** The language of a twin; undefined for a case that stands alone. */
  twin: (typeof LANGUAGES)[number] | undefined;
  /** The settings of the run. */
  options: Omit<CaseOptions, 'paths'>;
  paths: string[];
  files: FixtureFile[];
  /** The lines of the `findings` block; see `findings.ts`. */
  findings: string;
  /** The `diff` block; empty where nothing changes. */
  diff: string;
  /** The lines of the Markdown that hold what is expected: from the `findings` block to before whatever follows. 0-based, the end exclusive. */
  lines: { start: number; end: number };
}

export interface Topic {
  name: string;
  file: string;
  source: string;
  cases: Case[];
}

const root = path.join(import.meta.dirname, '../../fixtures');

/** Every topic, by its name. */
export const topics = (): Topic[] =>
  fs
    .readdirSync(root)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readTopic(path.join(root, file)));

export const readTopic = (file: string): Topic => {
  const name = path.basename(file, '.md');
  const source = fs.readFileSync(file, 'utf8');
  return { name, file, source, cases: parseTopic(source, name) };
};

/** A name for tests, and for folders: `betas/a-list-with-two-readers`, `betas/a-list-with-two-readers-python`. */
export const nameOf = ({ topic, title, twin }: Pick<Case, 'topic' | 'title' | 'twin'>): string =>
  `${topic}/${slug(title)}${twin ? `-${twin.toLowerCase()}` : ''}`;

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Every case but those that need the compiler. */
export const untypedCases = (): Case[] => topics().flatMap(({ name, cases }) => (name === TYPED ? [] : cases));

/** The topic whose cases need the compiler. */
export const TYPED = 'types';

/** The case of a name. */
export function caseNamed(name: string): Case {
  const topic = readTopic(path.join(root, `${path.dirname(name)}.md`));
  const found = topic.cases.find((one) => nameOf(one) === name);
  if (!found) throw new Error(`there is no case ${name}`);
  return found;
}

/** True for a case of Python, notebooks included. */
export const isPython = ({ files }: Pick<Case, 'files'>): boolean => files.some(({ path: name }) => /\.(?:py|ipynb)$/.test(name));

/** True for a case of notebooks. */
export const isNotebook = ({ files }: Pick<Case, 'files'>): boolean => files.some(({ path: name }) => name.endsWith('.ipynb'));

/** The files as a user has them, by their paths. */
export const inputOf = ({ files }: Pick<Case, 'files'>): Record<string, string> =>
  Object.fromEntries(files.map(({ path: name, block, flags }) => [name, textOfBlock(block, flags)]));

/** The files that differ afterwards, by their paths; undefined for one that is gone. */
export function outputOf({ files, diff }: Pick<Case, 'files' | 'diff'>): Record<string, string | undefined> {
  const patches = diff === '' ? [] : parsePatch(diff);
  return Object.fromEntries(
    patches.map((patch): [string, string | undefined] => {
      const isNew = patch.oldFileName === '/dev/null';
      const isGone = patch.newFileName === '/dev/null';
      const name = ((isNew ? patch.newFileName : patch.oldFileName) ?? '').slice(2);
      const file = files.find((one) => one.path === name);
      if (!file !== isNew) throw new Error(`the diff of ${name} fits no file of the case`);
      const after = applyPatch(file?.block ?? '', patch, { fuzzFactor: 0, autoConvertLineEndings: false });
      if (after === false) throw new Error(`the diff does not apply to ${name}`);
      return [name, isGone ? undefined : textOfBlock(after, file?.flags ?? [])];
    }),
  );
}

/** The files as they are afterwards. */
export const afterOf = (one: Pick<Case, 'files' | 'diff'>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...inputOf(one), ...outputOf(one) }).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

/** The block of a file of a case as another text; files that are made have plain ones. @throws where its flags do not fit that text. */
export function blockAfter({ files }: Pick<Case, 'files'>, name: string, text: string): string {
  const flags = files.find((one) => one.path === name)?.flags ?? [];
  const block = blockOfText(text, flags);
  if (block === undefined) throw new Error(`${name} is not ${flags.join(', ') || 'plain text'} any more`);
  return block;
}

/** A case as Markdown, without its heading. */
export function renderParts({
  options,
  paths,
  files,
  findings,
  diff,
}: Pick<Case, 'options' | 'paths' | 'files' | 'findings' | 'diff'>): string {
  const chosen = { ...options, ...(paths.length && { paths }) };
  return [
    ...(Object.keys(chosen).length ? [fenced('json options', `${JSON.stringify(chosen)}\n`)] : []),
    ...files.map(({ path: name, flags, block }) => fenced([syntaxOf(name), name, ...flags].join(' '), block)),
    renderExpected({ findings, diff }),
  ].join('\n');
}

const renderExpected = ({ findings, diff }: Pick<Case, 'findings' | 'diff'>): string =>
  [fenced('findings', findings), ...(diff ? [fenced('diff', diff)] : [])].join('\n');

/** The source of a topic with other expectations for some of its cases. */
export function updated({ source }: Topic, expected: ReadonlyMap<Case, Pick<Case, 'findings' | 'diff'>>): string {
  const lines = source.split('\n');
  for (const [{ lines: at }, news] of [...expected].sort(([a], [b]) => b.lines.start - a.lines.start))
    lines.splice(at.start, at.end - at.start, ...renderExpected(news).split('\n').slice(0, -1));
  return lines.join('\n');
}

interface Block {
  info: string;
  content: string;
  /** 0-based, of its fences. */
  first: number;
  last: number;
}

type Item =
  | { kind: 'heading'; level: number; text: string; line: number }
  | { kind: 'text'; text: string; line: number }
  | ({ kind: 'block' } & Block);

/** The headings, paragraphs and fenced blocks of Markdown, in order. */
function itemsOf(source: string, fail: (line: number, why: string) => never): Item[] {
  const lines = source.split('\n');
  if (lines.pop() !== '') fail(lines.length, 'the file does not end with a line break');
  const items: Item[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const [, fence, info] = /^(`{3,})(.*)$/.exec(line) ?? [];
    const [, marks, text] = /^(#+) (.+)$/.exec(line) ?? [];
    if (fence !== undefined) {
      const last = lines.indexOf(fence, at + 1);
      if (last < 0) fail(at, 'the fence is never closed');
      const content = lines.slice(at + 1, last).map((one) => `${one}\n`);
      items.push({ kind: 'block', info: info as string, content: content.join(''), first: at, last });
      at = last;
    } else if (marks !== undefined) items.push({ kind: 'heading', level: marks.length, text: text as string, line: at });
    else if (line !== '') {
      const previous = items.at(-1);
      if (previous?.kind === 'text' && lines[at - 1] !== '') previous.text += `\n${line}`;
      else items.push({ kind: 'text', text: line, line: at });
    }
  }
  return items;
}

/** The cases in the source of a topic. @throws with the line of what is not of the form. */
export function parseTopic(source: string, topic: string): Case[] {
  const fail = (line: number, why: string): never => {
    throw new Error(`fixtures/${topic}.md:${line + 1}: ${why}`);
  };
  const items = itemsOf(source, fail);
  const next = (): Item | undefined => items.shift();
  const isNext = (level: number): boolean => items[0]?.kind === 'heading' && items[0].level === level;
  const paragraph = (line: number, of: string): string => {
    const item = next();
    return item?.kind === 'text' ? item.text : fail(line, `${of} has no sentence`);
  };
  const heading = (level: number): { text: string; line: number } => {
    const item = next();
    if (item?.kind !== 'heading' || item.level !== level) return fail(lineOf(item), `a heading of level ${level} is missing`);
    return item;
  };

  const cases: Case[] = [];
  const top = heading(1);
  paragraph(top.line, 'the topic');
  while (items.length > 0) {
    const { text: title, line } = heading(2);
    const shows = paragraph(line, 'the case');
    do {
      const language = isNext(3) ? heading(3) : undefined;
      const twin = LANGUAGES.find((one) => one === language?.text);
      if (language && !twin) fail(language.line, `no language is called ${language.text}`);
      const blocks: Block[] = [];
      while (items[0]?.kind === 'block') blocks.push(next() as Block & { kind: 'block' });
      cases.push({ topic, title, shows, twin, ...partsOf(blocks, language?.line ?? line, fail) });
    } while (isNext(3));
  }
  const names = new Set<string>();
  for (const one of cases) {
    if (names.has(nameOf(one))) fail(one.lines.start, `two cases are called ${nameOf(one)}`);
    names.add(nameOf(one));
  }
  return cases;
}

const lineOf = (item: Item | undefined): number => (item === undefined ? 0 : item.kind === 'block' ? item.first : item.line);

/** Options, files, findings and diff: in this order, options and diff where there are any. */
function partsOf(
  blocks: Block[],
  line: number,
  fail: (line: number, why: string) => never,
): Pick<Case, 'options' | 'paths' | 'files' | 'findings' | 'diff' | 'lines'> {
  const take = (info: string): Block | undefined => (blocks[0]?.info === info ? blocks.shift() : undefined);
  const chosen = take('json options');
  const { paths = [], ...options } = chosen ? (JSON.parse(chosen.content) as CaseOptions) : {};
  const files: FixtureFile[] = [];
  while (blocks[0] && blocks[0].info !== 'findings') files.push(fileOf(blocks.shift() as Block, fail));
  if (files.length === 0) fail(line, 'the case has no file');
  if (new Set(files.map(({ path: name }) => name)).size < files.length) fail(line, 'the case has a file twice');
  const findings = take('findings');
  if (!findings) return fail(line, 'the case has no findings');
  const diff = take('diff');
  if (blocks[0]) fail(blocks[0].first, 'nothing may stand behind the findings but the diff');
  const lines = { start: findings.first, end: (diff ?? findings).last + 1 };
  return { options, paths, files, findings: findings.content, diff: diff?.content ?? '', lines };
}

function fileOf({ info, content, first }: Block, fail: (line: number, why: string) => never): FixtureFile {
  const [syntax, name = '', ...rest] = info.split(' ');
  const flags = rest.map((word) => FLAGS.find((flag) => flag === word) ?? fail(first, `no flag is called ${word}`));
  if (!name || syntax !== syntaxOf(name)) fail(first, `a block is marked "${syntaxOf(name)} <path>"`);
  if (blockOfText(textOfBlock(content, flags), flags) !== content)
    fail(first, `the block is not what ${flags.join(', ') || 'no flag'} promises`);
  return { path: name, flags, block: content };
}
