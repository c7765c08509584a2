// Calls every export of `src/a.js`, in each folder and for each model that stdin names, with arguments by the names of its parameters. Prints where the
// requests of each model begin.
const path = require('node:path');

// Models that retire.
console.warn = () => undefined;

const { folder, models, url } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
process.env.ANTHROPIC_BASE_URL = url;
process.env.ANTHROPIC_API_KEY = 'key';

/** Values for each parameter: a request is made with each of them. */
const valuesFor = (model) => ({
  model: [model],
  options: [{ model, tokens: 5_000 }],
  tier: [model, 'deep', 'quick'],
  tokens: [5_000],
  deep: [true, false],
  question: ['x'],
  messages: [[{ role: 'user', content: 'x' }]],
});

async function settle(result) {
  const value = await result;
  if (typeof value?.finalMessage === 'function') await value.finalMessage();
}

async function main() {
  const failures = [];
  for (const model of models) {
    process.env.SETTINGS = JSON.stringify({ model });
    for (const file of Object.keys(require.cache))
      if (file.startsWith(folder) && !file.includes('node_modules')) delete require.cache[file];
    for (const [name, call] of Object.entries(require(path.join(folder, 'src/a.js')))) {
      const names = [...String(call).matchAll(/^(?:async )?(?:function\*? ?\w*)?\(([^)]*)\)/g)][0][1].split(', ');
      const values = valuesFor(model);
      for (let round = 0; round < Math.max(...names.map((one) => values[one].length)); round++) {
        try {
          await settle(call(...names.map((one) => values[one][round % values[one].length])));
        } catch (error) {
          failures.push(`${name} ${model}: ${error.message}`);
        }
      }
    }
  }
  console.log(JSON.stringify(failures));
}

main();
