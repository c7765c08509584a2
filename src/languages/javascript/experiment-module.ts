/** The text of an experiment's module. */
import { BUDGET_FUNCTION } from '../../budget.js';
import type { ModuleSystem, Participant } from '../../experiment.js';

/** A site's line in the table. */
export const row = ({ id, arms }: Pick<Participant, 'id' | 'arms'>, quote = "'"): string =>
  `${quote}${id.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}: [${arms.join(', ')}]`;

/** @param eol the line ends of the code that will import it. */
export function moduleText(system: ModuleSystem, sites: readonly Participant[], eol: string): string {
  const rows = [...sites].sort((a, b) => (a.id < b.id ? -1 : 1)).map((site) => `  ${row(site)},`);
  const typed = system === 'typescript';
  const shared = [
    '/**',
    ' * Task budgets on trial, in tokens, by call site. Written by `opus47-migrate --experiment`. Once enough tasks are logged,',
    ' * `opus47-migrate calibrate <log> --apply` writes the budgets that proved themselves into the calls, and removes this file.',
    ' */',
    system === 'commonjs' ? "const { pickArm } = require('opus47-migrate/usage');" : "import { pickArm } from 'opus47-migrate/usage';",
    '',
    'const ARMS = {',
    ...rows,
    '};',
    '',
    typed ? '/** The budget for a task: the same one in all its requests. */' : '/**',
    ...(typed
      ? []
      : [
          ' * The budget for a task: the same one in all its requests.',
          ' * @param {keyof typeof ARMS} site',
          ' * @returns {number}',
          ' */',
        ]),
  ];
  const last = {
    typescript: [`export const ${BUDGET_FUNCTION} = (site: keyof typeof ARMS): number => pickArm(ARMS[site], site);`],
    esm: [`export const ${BUDGET_FUNCTION} = (site) => pickArm(ARMS[site], site);`],
    commonjs: [`const ${BUDGET_FUNCTION} = (site) => pickArm(ARMS[site], site);`, '', `module.exports = { ${BUDGET_FUNCTION} };`],
  }[system];
  return [...shared, ...last, ''].join(eol);
}
