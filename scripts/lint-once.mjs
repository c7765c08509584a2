// Lints the working directory with the rule on or off; with a file, that file's text so often with something added, as an editor does.
import fs from 'node:fs';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/src/lint/index.js';

const [rule, file, times = '0'] = process.argv.slice(2);
const rules = rule === 'on' ? { 'opus47/no-thinking-budget': 'error' } : {};
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.js', '**/*.ts'], languageOptions: { parser }, plugins: { opus47: plugin }, rules }],
});
if (!file) await eslint.lintFiles(['.']);
else {
  const text = fs.readFileSync(file, 'utf8');
  for (let time = 0; time < Number(times); time++) await eslint.lintText(`${text}// ${time}\n`, { filePath: path.resolve(file) });
}
