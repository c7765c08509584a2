import { describe, expect, test } from 'vitest';
import { ALSO_KINDS, type AlsoKind, kindOf } from '../../src/also/kinds.js';
import { mentionsOf } from '../../src/sdk/models.js';

/** The kind of the first line of a text that holds the id. */
function kind(file: string, text: string): AlsoKind {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.search(mentionsOf('claude-opus-4-6')) >= 0);
  expect(index, text).toBeGreaterThanOrEqual(0);
  return kindOf({ file, lines, index, mentions: mentionsOf('claude-opus-4-6') });
}

/** No line is a `mock` by its text. */
const CASES: Record<Exclude<AlsoKind, 'mock'>, [file: string, text: string][]> = {
  gate: [
    ['src/a.ts', "const adaptive = model === 'claude-opus-4-6';"],
    ['src/a.ts', "if ('claude-opus-4-6' !== model) return;"],
    ['src/a.ts', "  if (model.startsWith('claude-opus-4-6')) {"],
    ['src/a.ts', 'const old = /^claude-opus-4[-.]6/.test(model);'],
    ['src/a.ts', 'const OLD = /opus-4\\.6/i;'],
    ['src/a.ts', "const OLD = new RegExp('opus-4\\\\.6');"],
    ['src/a.ts', "return ['claude-opus-4-5', 'claude-opus-4-6'].includes(model);"],
    ['src/a.ts', "    case 'claude-opus-4-6':"],
    ['app/a.py', 'if model == "claude-opus-4-6":'],
    ['app/a.py', 'if model in ("claude-opus-4-5", "claude-opus-4-6"):'],
    ['app/a.py', 'return re.match(r"claude-opus-4-6", model) is not None'],
    ['app/a.py', '    case "anthropic.claude-opus-4-6-v1":'],
    ['nb.ipynb', '    "if model == \\"claude-opus-4-6\\":\\n",'],
  ],
  'price-table': [
    ['src/a.ts', "const PRICES = {\n  'claude-opus-4-6': { input: 5, output: 25 },\n};"],
    ['src/a.ts', "const RATES = {\n  'claude-opus-4-6': {\n    inputCostPerToken: 0.000005,\n  },\n};"],
    ['src/a.ts', "export const models = [\n  {\n    id: 'claude-opus-4-6',\n    price: { in: 5 },\n  },\n];"],
    ['app/a.py', 'PRICING = {\n    "claude-opus-4.6": (5, 25),\n}'],
    ['data/a.json', '{\n  "claude-opus-4-6": { "input_cost_per_token": 0.000005 }\n}'],
    ['data/prices.yaml', 'prices:\n  claude-opus-4-6: 5\n'],
  ],
  'limit-table': [
    ['src/a.ts', "const MAX_OUTPUT_TOKENS = {\n  'claude-opus-4-6': 128_000,\n};"],
    ['src/a.ts', "const windows = new Map([\n  ['claude-opus-4-6', { contextWindow: 1_000_000 }],\n]);"],
    ['src/a.ts', "  { id: 'claude-opus-4-6', contextWindow: 200_000 },"],
    ['app/a.py', 'RATE_LIMITS = {\n    "claude-opus-4-6": 50,\n}'],
    ['conf/a.yaml', 'models:\n  claude-opus-4-6:\n    rpm: 50\n'],
  ],
  registry: [
    ['src/a.ts', "export const MODEL = 'claude-opus-4-6';"],
    ['src/a.ts', "export type Model = 'claude-opus-4-6' | 'claude-sonnet-4-6';"],
    ['src/a.ts', "const MODELS = ['claude-opus-4-6', 'claude-sonnet-4-6'];"],
    ['src/a.ts', "const LABELS = {\n  'claude-opus-4-6': 'Opus',\n};"],
    ['src/a.ts', "const timeout = 5;\nawait client.messages.create({ model: 'claude-opus-4-6', max_tokens: 1024 });"],
    ['src/a.ts', "await client.messages.create({\n  model: 'claude-opus-4-6',\n  max_tokens: 1024,\n});"],
    [
      'src/a.ts',
      "export async function main() {\n  return client.messages.create({\n    model: 'claude-opus-4-6',\n    max_tokens: 1024,\n  });\n}",
    ],
    ['app/a.py', 'def ask(\n    model="claude-opus-4-6",\n    max_tokens=1024,\n):'],
    ['src/a.ts', '// claude-opus-4-6 was the first that we used for the whole system'],
    ['src/a.ts', "import prices from './claude-opus-4-6.json';"],
    ['src/App.vue', '<option value="claude-opus-4-6">Opus</option>'],
    ['app/a.py', 'for model in ["claude-opus-4-6", "claude-opus-4-7"]:'],
    ['app/a.py', 'def ask(model="claude-opus-4-6"):'],
    ['app/a.pyi', 'Model = Literal["claude-opus-4-6"]'],
    ['src/models.json', '["claude-opus-4-6"]'],
    ['nb.ipynb', '    "MODEL = \\"claude-opus-4-6\\"\\n",'],
  ],
  config: [
    ['src/config/llm.ts', "export const model = 'claude-opus-4-6';"],
    ['app/settings.py', 'MODEL = "claude-opus-4-6"'],
    ['deploy.yaml', 'model: claude-opus-4-6'],
    ['a.toml', 'model = "claude-opus-4-6"'],
    ['.github/workflows/a.yml', '        with:\n          model: claude-opus-4-6'],
    ['.github/workflows/a.yml', '      - run: ask --model claude-opus-4-6'],
    ['a.json', '{ "model": "claude-opus-4-6", "temperature": 1 }'],
    ['infra/main.tf', '  model_id = "anthropic.claude-opus-4-6-v1"'],
  ],
  environment: [
    ['.env', 'M=claude-opus-4-6'],
    ['api/.env.local', 'm=claude-opus-4-6'],
    ['.envrc', 'export M=claude-opus-4-6'],
    ['Dockerfile', 'ENV CLAUDE_MODEL claude-opus-4-6'],
    ['compose.yaml', '      - CLAUDE_MODEL=claude-opus-4-6'],
    ['.github/workflows/a.yml', '      CLAUDE_MODEL: claude-opus-4-6'],
    ['.gitlab-ci.yml', 'variables:\n  CLAUDE_MODEL: claude-opus-4-6'],
    ['.circleci/config.yml', 'environment:\n  CLAUDE_MODEL: claude-opus-4-6'],
    ['azure-pipelines.yml', 'variables:\n- name: CLAUDE_MODEL\n  value: claude-opus-4-6'],
    ['k8s/a.yaml', '- name: CLAUDE_MODEL\n  value: claude-opus-4-6'],
    ['src/a.ts', "const model = process.env.MODEL ?? 'claude-opus-4-6';"],
    ['app/a.py', 'model = os.environ.get("MODEL", "claude-opus-4-6")'],
  ],
  snapshot: [
    ['test/__snapshots__/a.test.ts.snap', '"model": "claude-opus-4-6",'],
    ['test/__snapshots__/a.txt', 'claude-opus-4-6'],
    ['test/a.test.ts', "expect(create).toHaveBeenCalledWith({\n  model: 'claude-opus-4-6',"],
    ['tests/test_a.py', '    assert response.model == "claude-opus-4-6"'],
    ['tests/__snapshots__/test_a.ambr', '    model: claude-opus-4-6'],
    ['tests/test_a.py', '    create.assert_called_once_with(model="claude-opus-4-6")'],
  ],
  cassette: [
    ['test/cassettes/a.yaml', '    body: \'{"model":"claude-opus-4-6"}\''],
    ['spec/a.yml', "---\nhttp_interactions:\n- request:\n    body: 'claude-opus-4-6'"],
    ['test/a.json', '[{ "scope": "https://api.anthropic.com:443",\n "body": { "model": "claude-opus-4-6" } }]'],
    ['a.har', '"claude-opus-4-6"'],
    ['test/__recordings__/ask_1/recording.har', '"text": "{\\"model\\":\\"claude-opus-4-6\\"}"'],
    ['test/polly.json', '{ "log": { "_recordingName": "ask", "entries": [\n"claude-opus-4-6"] } }'],
    ['test/__nock-fixtures__/a.json', '{ "model": "claude-opus-4-6" }'],
    ['test/a.test.ts', "nock('https://api.anthropic.com').post('/v1/messages').reply(200, { model: 'claude-opus-4-6' });"],
    ['tests/test_a.py', '@pytest.mark.vcr\ndef test_a():\n    ask("claude-opus-4-6")'],
    ['logs/a.jsonl', '{"model":"claude-opus-4-6"}'],
    ['test/fixtures/a.json', '{\n  "model": "claude-opus-4-6",\n  "stop_reason": "end_turn"\n}'],
    ['test/handlers.ts', "http.post('https://api.anthropic.com/v1/messages', () =>\n  HttpResponse.json({ model: 'claude-opus-4-6' }),"],
    ['tests/test_a.py', 'respx.post(URL).respond(json={"model": "claude-opus-4-6"})'],
  ],
  prompt: [
    ['prompts/a.md', 'You run on claude-opus-4-6.'],
    ['.claude/agents/reviewer.md', 'model: claude-opus-4-6'],
    ['CLAUDE.md', 'Use claude-opus-4-6.'],
    ['notes/a.md', '---\nmodel: claude-opus-4-6\n---\nReview.'],
    ['src/a.ts', "const text = 'You are claude-opus-4-6, a careful reviewer.';"],
    ['src/a.ts', 'const systemPrompt = `\n  This runs on claude-opus-4-6 for now.`;'],
  ],
  'other-language': [
    ['main.go', 'if model == "claude-opus-4-6" {'],
    ['A.java', 'static final String MODEL = "claude-opus-4-6";'],
    ['a.kt', 'val prices = mapOf("claude-opus-4-6" to 5)'],
    ['a.rb', 'MODEL = "claude-opus-4-6"'],
    ['a.cs', 'var model = "claude-opus-4-6";'],
    ['a.php', "$model = 'claude-opus-4-6';"],
    ['a.rs', 'const MODEL: &str = "claude-opus-4-6";'],
    ['a.sh', 'export MODEL=claude-opus-4-6'],
    ['a.ps1', '$env:MODEL = "claude-opus-4-6"'],
    ['a.swift', 'let model = "claude-opus-4-6"'],
    ['A.scala', 'val model = "claude-opus-4-6"'],
    ['a.ex', '@model "claude-opus-4-6"'],
    ['Jenkinsfile', 'environment { CLAUDE_MODEL = "claude-opus-4-6" }'],
    ['bin/ask', '#!/bin/sh\nexec ask --model claude-opus-4-6'],
    ['Makefile', 'MODEL := claude-opus-4-6'],
    ['README.md', 'We use claude-opus-4-6.'],
    ['docs/filesystem.md', '---\ntitle: Files\n---\nclaude-opus-4-6'],
  ],
};

describe.each(ALSO_KINDS.filter((one) => one !== 'mock'))('%s', (expected) => {
  test.each(CASES[expected])('%s: %s', (file, text) => expect(kind(file, text)).toBe(expected));
});

test('a line of megabytes is no reason to wait', () => {
  const started = performance.now();
  expect(kind('a.json', `{"x":"${'a'.repeat(3 << 20)}","model":"claude-opus-4-6"}`)).toBe('config');
  expect(performance.now() - started).toBeLessThan(2000);
});
