/** The text of an experiment's module. */
import type { Participant } from '../../../run/experiment.js';
import { rowsOf } from '../../experiment-table.js';
import type { ModuleSystem } from '../edits/importing.js';

/** The function that a call in an experiment takes its budget from. */
export const BUDGET_FUNCTION = 'taskBudgetFor';

/** @param eol the line ends of the code that will import it. */
export function moduleText(system: ModuleSystem, sites: readonly Participant[], eol: string): string {
  const rows = rowsOf(sites, "'").map((row) => `  ${row},`);
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
