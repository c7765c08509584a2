/** `--edit-also mocks` where tests replace methods and clients: such tests pass before and after, and fail where they are left as they were. */
import { describe, expect, test } from 'vitest';
import { run } from '../../src/run/run.js';
import { PYTHON } from '../support/cpython.js';
import { unittestIn, vitestIn } from '../support/own-tests.js';
import { type Files, read, repository } from '../support/project.js';

const ID = 'claude-opus-4-6';

const JAVASCRIPT: Files = {
  'package.json': '{ "type": "module" }',
  'src/client.js': `import Anthropic from '@anthropic-ai/sdk';

export const client = new Anthropic({ apiKey: 'x', baseURL: 'http://127.0.0.1:9', maxRetries: 0 });
`,
  'src/ask.js': `import { client as shared } from './client.js';

export const ask = (content, client = shared) =>
  client.messages.create({
    model: '${ID}',
    max_tokens: 64000,
    thinking: { type: 'enabled', budget_tokens: 40000 },
    messages: [{ role: 'user', content }],
  });
`,
  'test/ask.test.js': `import Anthropic from '@anthropic-ai/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { ask } from '../src/ask.js';
import { client } from '../src/client.js';

afterEach(() => vi.restoreAllMocks());

test('a client of its own', async () => {
  const own = new Anthropic({ apiKey: 'x', baseURL: 'http://127.0.0.1:9', maxRetries: 0 });
  vi.spyOn(own.messages, 'create').mockResolvedValue('yes');
  expect(await ask('?', own)).toBe('yes');
  expect(own.messages.create).toHaveBeenCalledWith(expect.objectContaining({ model: '${ID}' }));
});

test('the shared client', async () => {
  const create = vi.spyOn(client.messages, 'create').mockResolvedValue('yes');
  expect(await ask('?')).toBe('yes');
  expect(create).toHaveBeenCalledWith({
    model: '${ID}',
    max_tokens: 64000,
    thinking: { type: 'enabled', budget_tokens: 40000 },
    messages: expect.any(Array),
  });
});

test('a method that is set', async () => {
  const before = client.messages.create;
  client.messages.create = async ({ model }) => model;
  expect(await ask('?')).toMatch(/^claude-opus-4-/);
  client.messages.create = before;
});
`,
};

const PYTHON_PROJECT: Files = {
  'app/__init__.py': '',
  'app/ask.py': `import anthropic

client = anthropic.Anthropic()


def ask(question: str):
    return client.messages.create(
        model="${ID}",
        max_tokens=64000,
        thinking={"type": "enabled", "budget_tokens": 40000},
        messages=[{"role": "user", "content": question}],
    )


def ask_anew(question: str):
    return anthropic.Anthropic().messages.create(
        model="${ID}",
        max_tokens=64000,
        thinking={"type": "enabled", "budget_tokens": 40000},
        messages=[{"role": "user", "content": question}],
    )
`,
  'tests/__init__.py': '',
  'tests/test_ask.py': `from unittest import TestCase
from unittest.mock import patch

from app import ask


class TestAsk(TestCase):
    def test_client(self):
        with patch("app.ask.client") as client:
            client.messages.create.return_value = 1
            self.assertEqual(ask.ask("?"), 1)
            client.messages.create.assert_called_once_with(
                model="${ID}",
                max_tokens=64000,
                thinking={"type": "enabled", "budget_tokens": 40000},
                messages=[{"role": "user", "content": "?"}],
            )

    @patch("app.ask.print", create=True)
    @patch.object(ask, "client")
    def test_decorated(self, client, shown):
        client.messages.create.side_effect = [1]
        self.assertEqual(ask.ask("?"), 1)
        self.assertEqual(client.messages.create.call_args.kwargs["model"], "${ID}")
        shown.assert_not_called()

    @patch("app.ask.anthropic.Anthropic")
    def test_class(self, made):
        client = made.return_value
        client.messages.create.return_value = 1
        self.assertEqual(ask.ask_anew("?"), 1)
        made.assert_called_once_with()

    @patch("app.ask.client.messages.create", return_value=1)
    def test_method(self, create):
        self.assertEqual(ask.ask("?"), 1)
        create.assert_called_once()

    def test_attribute(self):
        with patch.object(ask.client.messages, "create", return_value=1):
            self.assertEqual(ask.ask("?"), 1)
            ask.client.messages.create.assert_called_once()

    @patch("anthropic.resources.messages.Messages.create", return_value=1)
    def test_all(self, create):
        self.assertEqual(ask.ask("?"), 1)
        create.assert_called_once()
`,
};

const MESSAGES = `class Messages:
    def create(self, **params):
        raise RuntimeError("nothing is sent here")
`;
/** As far as the tests go into the package. */
const PACKAGE: Files = {
  'anthropic/__init__.py': `from anthropic.resources import beta, messages


class Beta:
    def __init__(self):
        self.messages = beta.messages.Messages()


class Anthropic:
    def __init__(self):
        self.messages = messages.Messages()
        self.beta = Beta()
`,
  'anthropic/resources/__init__.py': '',
  'anthropic/resources/messages.py': MESSAGES,
  'anthropic/resources/beta/__init__.py': 'from . import messages\n',
  'anthropic/resources/beta/messages.py': MESSAGES,
};

const edited = async (cwd: string): Promise<string[]> => {
  const { report } = await run(['.'], { cwd, types: 'off', editAlso: ['mocks'] });
  return report.alsoCheck.map(({ kind, changes, left }) => `${kind} ${changes ? 'edited' : left}`);
};

test('tests that vitest runs', async () => {
  const [cwd, without] = [repository(JAVASCRIPT), repository(JAVASCRIPT)];
  expect(vitestIn(cwd)).toBe('3 passed, 0 failed');
  await run(['.'], { cwd: without, types: 'off' });
  expect(vitestIn(without)).toBe('0 passed, 3 failed');
  expect(await edited(cwd)).toEqual(['mock edited', 'snapshot edited', 'mock edited', 'snapshot edited']);
  expect(vitestIn(cwd)).toBe('3 passed, 0 failed');
});

describe.skipIf(!PYTHON)('tests that unittest runs', () => {
  test('with a client, its class or its methods replaced', async () => {
    const [cwd, without] = [repository(PYTHON_PROJECT), repository(PYTHON_PROJECT)];
    const before = unittestIn(cwd, PACKAGE);
    expect(before.green, before.output).toBe(true);
    await run(['.'], { cwd: without });
    expect(unittestIn(without, PACKAGE).output).toMatch(/FAILED \((?:failures=\d, )?errors=\d|FAILED \(errors=6\)/);
    expect(new Set(await edited(cwd))).toEqual(new Set(['mock edited', 'snapshot edited']));
    const after = unittestIn(cwd, PACKAGE);
    expect(after.green, after.output).toBe(true);
    expect(read(cwd, 'tests/test_ask.py').match(/\.beta\.messages/g)?.length).toBe(9);
  });
});
