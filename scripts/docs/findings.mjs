// docs/findings.md, which `explain` prints in parts: every reason with its example, every note, every step.
import { renderExamples } from './examples.mjs';

const entry = (name, parts) => `### \`${name}\`\n\n${parts.filter(Boolean).join('\n\n').trimEnd()}\n`;

const finding =
  (special) =>
  ([code, { about, todo }]) => {
    const cases = Object.values(special).filter(({ of }) => of === code);
    const list = cases.map(({ says, like, todo }) => `- ${says(like)} ${todo}`).join('\n');
    return entry(code, [about, todo && `What to do: ${todo}`, list && `Or, where that is why:\n\n${list}`, renderExamples(code)]);
  };

export const findingsPage = ({ REASONS, NOTES, SPECIAL }, { STEP_NAMES, aboutStep }) => `# Reasons, notes and steps

Written by \`npm run docs\`. \`npx opus47-migrate explain <name>\` prints one entry. In the diffs, the old lines are what the reason looks like, the new ones what to
write instead; if nothing must be written, only the code is shown. What you write instead may still be Opus 4.6: the next run migrates it.

[Reasons](#reasons) · [Notes](#notes) · [Steps](#steps)

## Reasons

Why a call needs review or is skipped. If several fit, the first in this order is given.

${Object.entries(REASONS).map(finding(SPECIAL)).join('\n')}
## Notes

What to know about a listed call. A note does not stop it from migrating.

${Object.entries(NOTES).map(finding({})).join('\n')}
## Steps

What each change of a migrated call does, in the order of the rewrite.

${STEP_NAMES.map((name) => entry(name, [aboutStep(name)])).join('\n')}`;
