// Writes docs/findings.md from src/sites/reasons.ts and src/rewrite/steps.ts, so that no text is kept twice.
import fs from 'node:fs';
import path from 'node:path';

export const FILE = path.join(path.dirname(import.meta.dirname), 'docs/findings.md');

const entries = (table) =>
  Object.entries(table)
    .map(([code, { about, todo }]) => `### \`${code}\`\n\n${about}\n\nWhat to do: ${todo}\n`)
    .join('\n');

/** The page for the tables of both modules. */
export const findingsPage = ({ REASONS, NOTES }, { STEP_NAMES, aboutStep }) => `# What the reports say

Written by \`npm run docs\` from \`src/sites/reasons.ts\` and \`src/rewrite/steps.ts\`; \`npx opus47-migrate explain <name>\` prints one.

## Reasons

Why a call is \`review\` or \`skipped\`. The first that fits, in this order, is given.

${entries(REASONS)}
## Notes

What a person should know about a call that is listed; it does not keep the call from being migrated.

${entries(NOTES)}
## Steps

What a change of a migrated call does, in the order of the rewrite.

${STEP_NAMES.map((name) => `### \`${name}\`\n\n${aboutStep(name)}\n`).join('\n')}`;

if (process.argv[1] === import.meta.filename) {
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.writeFileSync(FILE, findingsPage(await import('../dist/src/sites/reasons.js'), await import('../dist/src/rewrite/steps.js')));
}
