/** The ESLint plugin: `import opus47 from 'opus47-migrate/eslint'`, then `opus47.configs.recommended` in a flat configuration. */
import type { ESLint, Linter } from 'eslint';
import { version } from '../run/version.js';
import { createRule } from './rule.js';

const NAME = 'opus47-migrate';

interface Plugin extends ESLint.Plugin {
  configs: { recommended: Linter.Config };
}

function createPlugin(): Plugin {
  const plugin: ESLint.Plugin = { meta: { name: NAME, version: version() }, rules: { 'no-thinking-budget': createRule() } };
  const recommended: Linter.Config = {
    name: `${NAME}/recommended`,
    plugins: { [NAME]: plugin },
    rules: { [`${NAME}/no-thinking-budget`]: 'error' },
  };
  return Object.assign(plugin, { configs: { recommended } });
}

export default createPlugin();
