// The examples of docs/findings.md: fixtures/explain/<reason>.md has a block of code for each language, and one more, marked `instead`, for what
// to write. A file name after the language names the block's file; a block `json options` has settings of the run that the reason takes.
// test/docs/examples.test.ts runs the tool over all of them.
import fs from 'node:fs';
import path from 'node:path';
import { structuredPatch } from 'diff';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/explain');

/** Languages, and the file of a block that names none. */
export const LANGUAGES = { ts: { title: 'TypeScript', file: 'example.ts' }, python: { title: 'Python', file: 'example.py' } };

/** What a block relies on without showing it: the client, and in Python what is imported. */
const AROUND = {
  ts: "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n",
  python: 'import os\nimport anthropic\nclient = anthropic.Anthropic()\n',
};

/**
 * The blocks of a reason, in the order of the file: language, file, code, and what to write instead (null where there is nothing to write).
 * Empty for a reason without an example.
 */
export function examplesOf(reason) {
  const blocks = blocksOf(reason).filter(({ file }) => file !== OPTIONS);
  return blocks.flatMap(({ language, file: name, instead, code }) =>
    instead ? [] : [{ language, file: name, code, instead: blocks.find((other) => other.instead && other.file === name)?.code ?? null }],
  );
}

/** The settings under which a reason comes up; empty for those of a run without options. */
export const optionsOf = (reason) => JSON.parse(blocksOf(reason).find(({ file }) => file === OPTIONS)?.code ?? '{}');

const OPTIONS = 'options';

function blocksOf(reason) {
  const file = path.join(FOLDER, `${reason}.md`);
  if (!fs.existsSync(file)) return [];
  return [...fs.readFileSync(file, 'utf8').matchAll(/^```(\w+)(?: (?!instead)(\S+))?( instead)?\n(.*?)^```$/gms)].map(
    ([, language, name, instead, code]) => ({ language, file: name ?? LANGUAGES[language].file, instead: Boolean(instead), code }),
  );
}

/** The files of one language's example, as a project has them; `which` is `code` or `instead`. */
export function projectOf(reason, language, which) {
  const blocks = examplesOf(reason);
  const others = Object.keys(LANGUAGES).filter((name) => name !== language);
  return Object.fromEntries(
    blocks
      .filter((block) => !others.includes(block.language))
      .map((block) => {
        const text = block[which] ?? block.code;
        const needsClient = /\bclient\./.test(text) && !/^client = |const client = /m.test(text);
        return [block.file, needsClient ? AROUND[block.language] + text : text];
      }),
  );
}

/** The examples of a reason in Markdown: a diff from what it looks like to what to write, or the code where nothing is to be written. */
export function renderExamples(reason) {
  const flags = Object.entries(optionsOf(reason)).map(([name, value]) => `\`--${name} ${value}\``);
  const where = flags.length ? `With ${flags.join(' and ')}, in ` : '';
  return examplesOf(reason)
    .map(({ language, file, code, instead }) => {
      const { title = file, file: usual } = LANGUAGES[language] ?? {};
      const label = `${where}${title}${usual !== undefined && file !== usual ? `, \`${file}\`` : ''}:`;
      if (instead === null) return `${label}\n\n\`\`\`${language}\n${code}\`\`\`\n`;
      const [hunk] = structuredPatch('', '', code, instead, '', '', { context: Number.MAX_SAFE_INTEGER }).hunks;
      return `${label}\n\n\`\`\`diff\n${hunk.lines.map((line) => `${line.trimEnd()}\n`).join('')}\`\`\`\n`;
    })
    .join('\n');
}
