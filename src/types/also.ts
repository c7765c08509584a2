/** Asks the compiler about edits beside the calls: those that bring an error into a project that has none there are taken back. */
import { byFile } from '../project/write.js';
import { applyEdits } from '../rewrite/edits.js';
import type { SiteEdit, SourceTree } from '../run/engine.js';
import { Configs, isTypeScript } from './configs.js';
import { Sdks } from './installed.js';
import { Offsets } from './offsets.js';
import type { Problem } from './program.js';
import { Programs } from './programs.js';

export interface AlsoInput {
  tree: SourceTree;
  /** The edits of the calls, types included. */
  calls: readonly SiteEdit[];
  /** The edits beside them; what names one site belongs together. */
  also: readonly SiteEdit[];
}

/** So many edits are taken back one by one to find the one to blame. */
const MOST_TRIALS = 20;

/** The sites whose edits the compiler refuses, with what it says. */
export function refusedByCompiler({ tree, calls, also }: AlsoInput): Map<string, string> {
  const refused = new Map<string, string>();
  const configs = new Configs(tree.files(), tree.configs);
  const typed = also.filter(({ file }) => isTypeScript(file) || configs.reads(file));
  if (typed.length === 0) return refused;
  const migrated = new Map([...byFile(calls)].map(([file, own]) => [file, applyEdits(tree.read(file) ?? '', own)]));
  const moved = shifted(typed, calls);
  const files = new Set(moved.map(({ file }) => file));
  const textOf = (file: string) => migrated.get(file) ?? (files.has(file) ? tree.read(file) : undefined);
  const programs = new Programs(tree, configs, new Sdks(), textOf, new Map());
  programs.hold(files);
  const check = (edits: readonly SiteEdit[]): Found[] => problemsAfter(edits, programs, textOf);
  let kept = moved;
  let problems = check(kept);
  while (problems.length === 0 && programs.follow(files)) problems = check(kept);
  for (let [first] = problems; first && kept.length > 0; [first] = problems) {
    for (const site of toBlame(first, kept, check)) refused.set(site, first.message);
    kept = kept.filter(({ sites }) => !sites.some((site) => refused.has(site)));
    problems = check(kept);
  }
  return refused;
}

interface Found extends Problem {
  /** The sites whose new text it is in, or whose line. */
  near: string[];
}

function problemsAfter(edits: readonly SiteEdit[], programs: Programs, textOf: (file: string) => string | undefined): Found[] {
  const own = byFile(edits);
  const texts = new Map([...own].map(([file, some]) => [file, applyEdits(textOf(file) ?? '', some)]));
  return programs.all.flatMap((program) => {
    program.update(texts);
    const files = [...program.affected()].filter((file) => program.checks(file));
    return files.flatMap((file) => {
      const some = own.get(file) ?? [];
      const offsets = new Offsets(some);
      return program
        .newProblems(file, offsets)
        .map((problem) => ({ ...problem, near: nearTo(problem, some, offsets, texts.get(file) ?? '') }));
    });
  });
}

/** The sites of the edits on the lines that a problem is on. */
function nearTo({ start, length }: Problem, edits: readonly SiteEdit[], offsets: Offsets, text: string): string[] {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', start + length);
  const last = next < 0 ? text.length : next;
  const on = edits.filter((edit) => {
    // An insertion moves the place behind it.
    const end = offsets.after(edit.end) + (edit.start === edit.end ? edit.text.length : 0);
    return end >= first && offsets.after(edit.start) <= last;
  });
  return [...new Set(on.flatMap(({ sites }) => sites))];
}

/** What is on the line, else the one without which the problem is none, else all in its file, else all. */
function toBlame(problem: Found, edits: readonly SiteEdit[], check: (edits: readonly SiteEdit[]) => Found[]): readonly string[] {
  if (problem.near.length > 0) return problem.near;
  const inFile = edits.filter(({ file }) => file === problem.file);
  const all = [...new Set([...inFile, ...edits].flatMap(({ sites }) => sites))];
  for (const site of all.slice(0, MOST_TRIALS)) {
    const rest = check(edits.filter(({ sites }) => !sites.includes(site)));
    if (!rest.some(({ file, code }) => file === problem.file && code === problem.code)) return [site];
  }
  const here = inFile.flatMap(({ sites }) => sites);
  return here.length > 0 ? here : all;
}

/** Edits of the texts as they were, as edits of the texts that others make. */
function shifted(edits: readonly SiteEdit[], others: readonly SiteEdit[]): SiteEdit[] {
  const offsets = new Map([...byFile(others)].map(([file, own]) => [file, new Offsets(own)]));
  return edits.map((edit) => {
    const own = offsets.get(edit.file);
    return own ? { ...edit, start: own.after(edit.start), end: own.after(edit.end) } : edit;
  });
}
