// Time and memory of the type stage on a project of 1,000 files, and of the demo: each as a run of the command, with and without the stage.
// Usage: node scripts/bench-types.mjs [files]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const count = Number(process.argv[2] ?? 1000);
const ROUNDS = 3;

/** Every tenth file calls the API through a helper two files away; the others import their neighbours. */
function generate(folder) {
  const src = path.join(folder, 'src');
  fs.mkdirSync(src, { recursive: true });
  for (let i = 0; i < count; i++) {
    const neighbour = i === 0 ? '' : `import { value${i - 1} } from './file${i - 1}.js';\n`;
    const own = `export const value${i}: number = ${i === 0 ? 0 : `value${i - 1} + 1`};\n`;
    const call = `import Anthropic from '@anthropic-ai/sdk';
import { show${i} } from './show${i}.js';
const client = new Anthropic();
export async function ask${i}(prompt: string): Promise<Anthropic.Message> {
  const message = await client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 16000,
    thinking: { type: 'enabled', budget_tokens: 10000 },
    messages: [{ role: 'user', content: prompt }],
  });
  show${i}(message.content);
  return message;
}
`;
    const isCall = i % 20 === 10;
    fs.writeFileSync(path.join(src, `file${i}.ts`), isCall ? neighbour + call + own : neighbour + own);
    if (isCall) {
      const show = `import type Anthropic from '@anthropic-ai/sdk';\nexport const show${i} = (blocks: Anthropic.ContentBlock[]) => blocks.length;\n`;
      fs.writeFileSync(path.join(src, `show${i}.ts`), show);
    }
  }
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Seconds and peak megabytes of one run that writes nothing. */
function measure(cwd, types) {
  const probe = 'process.on("exit", () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}`))';
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(probe)}`,
    path.join(root, 'bin/opus47-migrate.js'),
    '--check',
    '--types',
    types,
  ];
  const started = performance.now();
  const { stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
    said: /\d+ calls? would migrate[^,]*/.exec(stderr)?.[0],
  };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-bench-'));
try {
  const project = path.join(folder, 'project');
  const demo = path.join(folder, 'demo');
  generate(project);
  fs.cpSync(path.join(root, 'fixtures/demo'), demo, { recursive: true });
  console.log(`| project | types | seconds | peak MB | |\n|---|---|---|---|---|`);
  for (const [name, cwd] of [
    ['demo', demo],
    [`${count} files`, project],
  ]) {
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
    for (const types of ['off', 'auto']) {
      const runs = Array.from({ length: ROUNDS }, () => measure(cwd, types));
      const seconds = median(runs.map((run) => run.seconds)).toFixed(1);
      const megabytes = Math.round(median(runs.map((run) => run.megabytes)));
      console.log(`| ${name} | ${types} | ${seconds} | ${megabytes} | ${runs[0].said} |`);
    }
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
