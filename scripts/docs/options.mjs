// docs/options.md, from the program itself.
import { OPTION_DETAILS } from './option-details.mjs';

const BEFORE = `# Options

Written by \`npm run docs\` from the program's own help.

\`\`\`text
opus47-migrate [options] [paths...]     migrate files, folders or globs (default: .)
opus47-migrate <command> [options]      see commands
\`\`\`

Options may go anywhere; what follows \`--\` is a path. An option that would have no effect beside the others (\`--cache\` in a run that writes, \`--ratio\` with
\`--no-task-budget\`) is an error that says so. On a version of Node that is not supported, the command does nothing but say so.

Paths and options that choose files decide whose calls are handled and which files may be written.
Values and readers are looked up in the whole project: a declaration outside the selection is never edited, the call gets its own value instead.

A path that you name is looked at, dependencies too (\`node_modules/x\`); the report says why if it yields no file. Submodules and other Git repositories
inside this one are named and left out: their budgets are listed. Name one alone to migrate it.
`;

const after = (fields) => `
## Configuration

Without \`--config\`, the tool reads the first of these that it finds, from the working directory up to the Git root: \`opus47.config.json\` (comments and trailing
commas are fine; \`.jsonc\` too), the field \`opus47-migrate\` of \`package.json\`, or the table \`[tool.opus47-migrate]\` of \`pyproject.toml\`. A file that runs code
(\`.js\`, \`.mjs\`, \`.ts\`) is loaded only if \`--config\` names it. Options on the command line win.

\`\`\`jsonc
{
  "$schema": "./node_modules/opus47-migrate/config.schema.json",
  "ratio": 0.6,
  "exclude": ["examples/**"],
  "strict": true,
  "baseline": "opus47.baseline.json",
  "budgets": [
    { "files": "src/research/**", "ratio": 0.5, "minBudget": 40000 },
    { "kind": "agentic", "total": 60000 },
    { "site": "src/agent.ts#plan:*", "total": 120000 }, // the long loop
  ],
}
\`\`\`

\`\`\`toml
[tool.opus47-migrate]
ratio = 0.6
exclude = ["examples/**"]

[[tool.opus47-migrate.budgets]]
files = "src/research/**"
minBudget = 40_000
\`\`\`

With \`$schema\`, an editor completes and checks the file. The keys:

| key | meaning |
| --- | --- |
${Object.entries(fields)
  .map(
    ([name, { about, schema }]) =>
      `| \`${name}\` | ${sentence(about)}${schema.enum ? ` Values: ${schema.enum.map((one) => `\`${one}\``).join(', ')}.` : ''} |\n`,
  )
  .join('')}
A rule of \`budgets\` says which calls it is for: \`kind\` is \`agentic\` or \`single\` ([what that means](rewrite.md#agents-and-single-requests)), \`files\` a glob over paths,
\`site\` one over the IDs of the report. It says what they get: \`ratio\` and \`minBudget\` as above, \`total\`, a fixed budget in tokens, or \`taskBudget: false\`, none. The last
rule that fits wins: a \`ratio\` takes the place of an earlier \`total\`, either of them that of none. Both globs are relative to the root of the project, wherever the
configuration is. A rule that matches no file, or no call of a file whose calls migrate, gets a warning.

\`include\`, \`exclude\` and \`baseline\` are relative to the configuration that was found; in one that \`--config\` names, to the working directory, so that one file can
serve [many repositories](ci.md#one-configuration).

## Exit codes

| code | meaning |
| --- | --- |
| 0 | done, or nothing to do |
| 1 | \`--check\` found a call that would migrate (with \`--strict\`: or needs review) |
| 2 | wrong usage, a file that could not be read, parsed or written (the others are handled all the same), or an internal error; with \`--check\`, a finding wins: the code is 1, and such files are among the errors of the report |
| 130 | interrupted; if it was writing, every file has its old bytes again |
`;

const COMMANDS = `
## Commands

Options of a command go after its name. A folder that has the name of a command is written \`./undo\`.
`;

const code = (text) => `\`${text}\``;
const flagsOf = ({ flags }) => flags.split(', ').map(code).join(', ');
const sentence = (text) => text.replaceAll('|', '\\|');

function meaning(option) {
  const choices = option.argChoices ? ` Values: ${option.argChoices.map(code).join(', ')}.` : '';
  const details = OPTION_DETAILS[option.long] ? ` ${OPTION_DETAILS[option.long]}` : '';
  const about = sentence(option.description);
  return choices || details ? `${about.replace(/[^.]$/, '$&.')}${choices}${details}` : about;
}

const table = (options) =>
  `| option | meaning |\n| --- | --- |\n${options.map((one) => `| ${flagsOf(one)} | ${meaning(one)} |\n`).join('')}`;

export function optionsPage(program, fields) {
  const help = program.createHelp();
  const options = help.visibleOptions(program);
  const groups = [...new Set(options.map(({ helpGroupHeading }) => helpGroupHeading ?? 'Other:'))];
  const title = (heading) => heading.replace(/:$/, '').replace(/ \(default: (.*)\)$/, '');
  const sections = groups.map(
    (heading) => `\n## ${title(heading)}\n\n${table(options.filter((one) => (one.helpGroupHeading ?? 'Other:') === heading))}`,
  );
  const commands = program.commands.map((command) => {
    const own = command.options.filter(({ hidden }) => !hidden);
    const usage = `opus47-migrate ${command.name()} ${command.usage().replace('[options] ', '')}`.trim();
    return `\n### \`${usage}\`\n\n${command.description()}\n${own.length ? `\n${table(own)}` : ''}`;
  });
  return `${BEFORE}${sections.join('')}${COMMANDS}${commands.join('')}${after(fields)}`;
}
