// The section "Other libraries" of docs/clients.md, from the rows of src/sdk/libraries-*.ts.
const HEADING = '## Other libraries\n';

const LANGUAGES = { javascript: 'JavaScript', python: 'Python' };

/** `LangChain (initChatModel), JavaScript` */
const titleOf = ({ name, part, language }) => `${name}${part ? ` (${part})` : ''}, ${LANGUAGES[language]}`;

/** `{ type: 'enabled', budgetTokens: N }` as each language writes it. */
const WRITTEN = {
  javascript: { entry: (key, value) => `${key}: ${value}`, object: (entries) => `{ ${entries.join(', ')} }`, quote: "'" },
  python: { entry: (key, value) => `"${key}": ${value}`, object: (entries) => `{${entries.join(', ')}}`, quote: '"' },
};

/** A row of the table. @param others rows with the same title: the same calls with their options under another name. */
function rowOf(library, others) {
  const { language, platform, root, path, names, thinking, tokens = [], provider, methods, rule } = library;
  const { entry, object, quote } = WRITTEN[language];
  const text = (value) => quote + value + quote;
  const option = (key, value) => (language === 'python' ? `${key}=${value}` : entry(key, value));
  const at = [...root, ...path].map((name) => `${name}.`).join('');
  const budget = object([...(rule.untyped ? [] : [entry('type', text('tokens'))]), entry('total', 'T')]);
  const config = rule.flat ? budget : object([entry('task_budget', budget)]);
  const before = object([entry(thinking.type, text('enabled')), entry(thinking.budget_tokens, 'N')]);
  const headers = object([entry('anthropic-beta', text('task-budgets-2026-03-13'))]);
  const passed = rule.passes && object([entry('output_config', config), entry('extra_headers', headers)]);
  const after = [
    option(thinking.thinking, object([entry(thinking.type, text('adaptive')), entry('display', text('summarized'))])),
    ...(platform ? [] : [passed ? option(rule.passes, passed) : option(thinking.output_config, config)]),
    ...(rule.needsHeader ? [option('extra_headers', headers)] : []),
  ];
  const { temperature, top_p, top_k } = { ...names, ...thinking };
  const sampling = [temperature, top_p, top_k].filter(Boolean).map((one) => `\`${one}\``);
  const more = [
    platform && 'there are no task budgets: with `--no-task-budget` alone',
    ...others.map((one) => {
      const from = one.rule?.from ?? rule.from;
      return `\`${[...one.root, ...one.path].join('.')}\` is the same${from.join() === rule.from.join() ? '' : `, from ${from.join(', ')}`}`;
    }),
    ...tokens.map((one) => `\`${option(one, 'N')}\` becomes the same`),
    sampling.length > 0 && `${sampling.join(', ')} ${sampling.length > 1 ? 'go' : 'goes'}`,
    rule.addsBudget && `\`${names.max_tokens}\`, where it is given, grows by N, which the library added before`,
    provider?.named &&
      `by the name of a provider (\`createAnthropic({ ${provider.named.option} })\`) the options are the same, from ${provider.named.from.join(', ')}`,
    methods && 'what the method is called on changes its model where all of its calls do; else the call gets a model of its own',
    rule.ownFirst && 'a call on what has thinking of its own, which counts first, needs review',
    rule.cast && `in TypeScript the option is cast to \`${rule.cast.text}\``,
    rule.past && `a call needs review where ${rule.past.map((one) => `\`${one}\``).join(', ')} may send other parameters, or a beta header`,
    rule.changedBy && 'one that is changed later needs review',
    rule.handedTo && 'so does one of which what it is handed to goes over its settings',
    rule.calledWith && 'so does one whose methods may be given other options',
    rule.forcesTool && `the library forces a tool for ${rule.forcesTool}, which it did not with a thinking budget: a note says so`,
    rule.sends,
    rule.apart && `a call with ${rule.apart.map((one) => `\`${one}\``).join(', ')} needs review`,
    rule.only &&
      `so does one whose ${Object.entries(rule.only)
        .map(([name, value]) => `\`${name}\` is not \`${text(value)}\``)
        .join(' or ')}`,
    rule.environment && 'so does one whose `env` chooses another platform, or how much is thought',
    rule.settings && `so does one where ${rule.settings.map((one) => `\`${one}\``).join(', ')} of the package are set`,
    rule.limits &&
      `one without ${rule.limits.map((one) => `\`${one}\``).join(' or ')}, which the library makes of the thinking budget, needs review`,
  ].filter(Boolean);
  const versions = `${[rule.package, ...(rule.aliases ?? [])].map((one) => `\`${one}\``).join(' or ')} ${rule.from.join(', ')}`;
  return `| ${titleOf(library)} | \`${at}${option(thinking.thinking, before)}\` | \`${after.join(', ')}\` | ${versions} | ${more.join('; ')} |\n`;
}

/** The page with its section written anew. */
export function withLibraries(page, { LIBRARIES }) {
  const start = page.indexOf(HEADING);
  const end = page.indexOf('\n## ', start);
  const ruled = LIBRARIES.filter(({ rule }) => rule);
  const rows = [...new Set(ruled.map(titleOf))].map((title) => {
    const [first, ...others] = ruled.filter((one) => titleOf(one) === title);
    return rowOf(first, others);
  });
  const besides = ({ name, language }) => (ruled.some((one) => one.name === name && one.language === language) ? ', other calls' : '');
  const listed = LIBRARIES.filter(({ rule }) => !rule).map((one) => `| ${titleOf(one)}${besides(one)} | ${one.advice} |\n`);
  const section = `${HEADING}
Calls of Opus 4.6 through these libraries are rewritten in the library's own options. Each rule was sent by the real library, before and after, to a server with the
rules of Opus 4.7. The library sends the beta itself, where no header for it is among what is written.

| library | before | after | from | with it |
| --- | --- | --- | --- | --- |
${rows.join('')}
The version is what is installed, else locked, else the oldest that the manifest allows; from the first one of its major version on it will do. An older version, or one that
nothing names, needs review ([\`other-client\`](findings.md#other-client)), and so does what no rule was proved for: another pair of models, \`--thinking remove\`, a limit that
cannot be read, options that something else takes too, and a model of the AI Gateway (\`gateway('anthropic/claude-opus-4.6')\`, or that text alone): the library hands
the options on, and which platform takes the request, and what it makes of them, is decided behind it. Calls through these are listed with what to use:

| library | what to use |
| --- | --- |
${[...new Set(listed)].join('')}`;
  return page.slice(0, start) + section + page.slice(end);
}
