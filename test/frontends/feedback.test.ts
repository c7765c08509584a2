/** Which calls a loop makes an agent's: where the response is added to the list that the call sends again. */
import { describe, expect, test } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

const kindsIn = async (files: Record<string, string>) => {
  const tree = memoryTree(files);
  return analyse(tree, withDefaults(), new Map(), await languagesIn(tree)).sites.map(({ kind }) => kind?.is);
};

describe('JavaScript', () => {
  const SEND = "{ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages }";
  const source = (code: string) => `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
${code.replaceAll('SEND', SEND)}
`;
  const one = async (code: string) => (await kindsIn({ 'src/a.js': source(code) }))[0];

  test.each([
    [
      'a loop around the call',
      `export async function run(messages) {
        while (true) {
          const reply = await client.messages.create(SEND);
          messages.push({ role: 'assistant', content: reply.content });
          if (reply.stop_reason !== 'tool_use') return reply;
        }
      }`,
    ],
    [
      'a list of its own, and a text of the response',
      `export async function run(question) {
        const messages = [{ role: 'user', content: question }];
        for (let round = 0; round < 5; round++) {
          const { content } = await client.messages.create(SEND);
          const text = content.filter((block) => block.type === 'text').map((block) => block.text).join('');
          messages.push({ role: 'assistant', content: text }, { role: 'user', content: 'Go on.' });
        }
      }`,
    ],
    [
      'a new list in each round',
      `export async function run(messages) {
        do {
          const reply = await client.messages.create(SEND);
          messages = [...messages, { role: 'assistant', content: reply.content }];
        } while (messages.length < 9);
      }`,
    ],
    [
      'concat',
      `export async function run(messages) {
        for (const next of questions()) {
          const reply = await client.messages.create(SEND);
          messages = messages.concat([{ role: 'assistant', content: reply.content }, next]);
        }
      }`,
    ],
    [
      'the call in a function that takes the list',
      `const ask = (messages) => client.messages.create(SEND);
      export async function run() {
        const history = [];
        while (history.length < 9) {
          const reply = await ask(history);
          history.push({ role: 'assistant', content: reply.content });
        }
      }`,
    ],
    [
      'the call and what adds to the list in a function',
      `async function turn(messages) {
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        return reply;
      }
      export async function run() {
        const history = [];
        for (;;) if ((await turn(history)).stop_reason === 'end_turn') return history;
      }`,
    ],
    [
      'a function that adds to the list',
      `function remember(list, reply) {
        list.push({ role: 'assistant', content: reply.content });
      }
      export async function run(messages) {
        while (true) {
          const reply = await client.messages.create(SEND);
          remember(messages, reply);
          if (reply.stop_reason === 'end_turn') break;
        }
      }`,
    ],
    [
      'a method, and a field',
      `export class Agent {
        #history = [];
        async turn() {
          const messages = this.#history;
          const reply = await client.messages.create(SEND);
          this.#history.push({ role: 'assistant', content: reply.content });
          return reply;
        }
        async run() {
          let reply;
          do reply = await this.turn();
          while (reply.stop_reason === 'tool_use');
        }
      }`,
    ],
    [
      'a callback around the call',
      `export async function run(messages) {
        while (true) {
          const reply = await retry(() => client.messages.create(SEND));
          messages.push({ role: 'assistant', content: reply.content });
          if (done(reply)) return;
        }
      }`,
    ],
    [
      'recursion',
      `export async function run(messages) {
        const reply = await client.messages.create(SEND);
        if (reply.stop_reason !== 'tool_use') return reply;
        return run([...messages, { role: 'assistant', content: reply.content }]);
      }`,
    ],
    [
      'a stream',
      `export async function run(messages) {
        while (true) {
          const stream = client.messages.stream(SEND);
          const final = await stream.finalMessage();
          messages.push({ role: final.role, content: final.content });
          if (final.stop_reason !== 'pause_turn') return final;
        }
      }`,
    ],
    [
      'an object of params',
      `export async function run(first) {
        const state = { messages: [first] };
        const params = (messages) => (SEND);
        while (state.messages.length < 9) {
          const reply = await client.messages.create(params(state.messages));
          state.messages.push({ role: 'assistant', content: reply.content });
        }
      }`,
    ],
    [
      'forEach',
      `export function run(questions) {
        const messages = [];
        questions.forEach(async (question) => {
          messages.push({ role: 'user', content: question });
          const reply = await client.messages.create(SEND);
          messages.push({ role: 'assistant', content: reply.content });
        });
      }`,
    ],
    [
      'map, with the function by its name',
      `const messages = [];
      async function turn(question) {
        messages.push({ role: 'user', content: question });
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        return reply;
      }
      export const run = (questions) => Promise.all(questions.map(turn));`,
    ],
    [
      'map, with a method by its name',
      `export class Chat {
        history = [];
        turn = async (question) => {
          const messages = this.history;
          const reply = await client.messages.create(SEND);
          this.history.push({ role: 'assistant', content: reply.content });
        };
        run(questions) {
          return questions.map(this.turn);
        }
      }`,
    ],
    [
      'reduce',
      `export const run = (questions) =>
        questions.reduce(async (before, question) => {
          const messages = [...(await before), { role: 'user', content: question }];
          const reply = await client.messages.create(SEND);
          return [...messages, { role: 'assistant', content: reply.content }];
        }, Promise.resolve([]));`,
    ],
    [
      'reduce, with the function by its name',
      `async function turn(before, question) {
        const messages = (await before).concat({ role: 'user', content: question });
        const reply = await client.messages.create(SEND);
        return messages.concat({ role: 'assistant', content: reply.content });
      }
      export const run = (questions) => questions.reduce(turn, []);`,
    ],
    [
      'a while in the caller of a caller',
      `const ask = (messages) => client.messages.create(SEND);
      const turn = async (messages) => {
        const reply = await ask(messages);
        messages.push({ role: 'assistant', content: reply.content });
        return reply.stop_reason;
      };
      export async function run() {
        const history = [];
        while ((await turn(history)) === 'tool_use');
      }`,
    ],
    [
      'recursion through two functions',
      `export async function ask(messages) {
        const reply = await client.messages.create(SEND);
        return reply.stop_reason === 'tool_use' ? act(messages, reply) : reply;
      }
      async function act(messages, reply) {
        const results = await runTools(reply);
        return ask([...messages, { role: 'assistant', content: reply.content }, { role: 'user', content: results }]);
      }`,
    ],
    [
      'recursion through three functions, and a list that grows',
      `async function send(messages) {
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        await decide(messages, reply);
      }
      const decide = async (messages, reply) => {
        if (reply.stop_reason === 'tool_use') await act(messages, reply);
      };
      const act = async (messages, reply) => send(messages);
      export const run = (question) => send([{ role: 'user', content: question }]);`,
    ],
    [
      'recursion below what calls it',
      `const request = (messages) => client.messages.create(SEND);
      async function think(messages) {
        const reply = await request(messages);
        return act([...messages, { role: 'assistant', content: reply.content }]);
      }
      async function act(messages) {
        return messages.length > 9 ? messages : think(messages);
      }
      export const run = (question) => think([{ role: 'user', content: question }]);`,
    ],
  ])('%s', async (_, code) => {
    expect(await one(code)).toBe('agentic');
  });

  test.each([
    ['no loop', 'export const ask = (messages) => client.messages.create(SEND);'],
    [
      'a list that is new in each round',
      `export async function run(questions) {
        for (const question of questions) {
          const messages = [{ role: 'user', content: question }];
          const reply = await client.messages.create(SEND);
          messages.push({ role: 'assistant', content: reply.content });
          save(messages);
        }
      }`,
    ],
    [
      'the same in a function',
      `async function answer(question) {
        const messages = [{ role: 'user', content: question }];
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        return messages;
      }
      export const run = async (questions) => {
        for (const question of questions) await answer(question);
      };`,
    ],
    [
      'an object of its own in each round',
      `class Chat {
        history = [];
        async ask(question) {
          this.history.push(question);
          const messages = this.history;
          const reply = await client.messages.create(SEND);
          this.history.push({ role: 'assistant', content: reply.content });
          return reply;
        }
      }
      export async function run(questions) {
        for (const question of questions) {
          const chat = new Chat();
          await chat.ask(question);
        }
      }`,
    ],
    [
      'a list of results',
      `export async function run(questions) {
        const answers = [];
        for (const question of questions) {
          const messages = [{ role: 'user', content: question }];
          const reply = await client.messages.create(SEND);
          answers.push({ question, text: reply.content[0].text });
        }
        return answers;
      }`,
    ],
    [
      'a summary that goes along',
      `export async function run(parts) {
        let summary = '';
        for (const part of parts) {
          const messages = [{ role: 'user', content: summary + part }];
          const reply = await client.messages.create(SEND);
          summary = reply.content[0].text;
        }
        return summary;
      }`,
    ],
    [
      'a retry',
      `export async function run(messages) {
        for (let attempt = 0; attempt < 3; attempt++) {
          try {
            const reply = await client.messages.create(SEND);
            messages.push({ role: 'assistant', content: reply.content });
            return reply;
          } catch (error) {
            await sleep(attempt);
          }
        }
      }`,
    ],
    [
      'only the reason why it stopped',
      `export async function run(messages) {
        const log = [];
        while (true) {
          const reply = await client.messages.create(SEND);
          messages.push({ role: 'user', content: 'Again.' });
          log.push(reply.usage);
          if (log.length > 3) return log;
        }
      }`,
    ],
    [
      'a conversation without a loop',
      `export async function run(messages) {
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        return messages;
      }`,
    ],
    [
      'a loop over the events of a stream',
      `export async function run(messages) {
        for await (const event of client.messages.stream(SEND)) messages.push(event);
      }`,
    ],
    [
      'a map over prompts',
      `export const run = (prompts) =>
        Promise.all(
          prompts.map(async (prompt) => {
            const messages = [{ role: 'user', content: prompt }];
            const reply = await client.messages.create(SEND);
            messages.push({ role: 'assistant', content: reply.content });
            return reply;
          }),
        );`,
    ],
    [
      'forEach with a list of results',
      `export async function run(prompts) {
        const answers = [];
        prompts.forEach(async (prompt) => {
          const messages = [{ role: 'user', content: prompt }];
          const reply = await client.messages.create(SEND);
          answers.push(reply.content);
        });
        return answers;
      }`,
    ],
    [
      'a map by name over lists of their own',
      `const ask = async (messages) => {
        const reply = await client.messages.create(SEND);
        return [...messages, { role: 'assistant', content: reply.content }];
      };
      export const run = (conversations) => Promise.all(conversations.map(ask));`,
    ],
    [
      'reduce to a text that goes along',
      `export const run = (parts) =>
        parts.reduce(async (summary, part) => {
          const messages = [{ role: 'user', content: (await summary) + part }];
          const reply = await client.messages.create(SEND);
          return reply.content[0].text;
        }, Promise.resolve(''));`,
    ],
    [
      'a list that map goes through afterwards',
      `export async function run(messages) {
        const reply = await client.messages.create(SEND);
        messages.push({ role: 'assistant', content: reply.content });
        return messages.map(({ content }) => content);
      }`,
    ],
    [
      'recursion through two functions, with a new list each time',
      `async function ask(question) {
        const messages = [{ role: 'user', content: question }];
        const reply = await client.messages.create(SEND);
        return next(reply.content[0].text);
      }
      const next = (text) => (text.endsWith('?') ? ask(text) : text);
      export const run = (question) => ask(question);`,
    ],
    [
      'recursion that the response does not take part in',
      `async function visit(node, messages) {
        const reply = await client.messages.create(SEND);
        node.note = reply.content[0].text;
        return children(node, messages);
      }
      const children = (node, messages) => Promise.all(node.children.map((child) => visit(child, messages)));
      export const run = (tree, messages) => visit(tree, messages);`,
    ],
    [
      'two functions, of which one calls the other twice',
      `const ask = async (messages) => {
        const reply = await client.messages.create(SEND);
        return [...messages, { role: 'assistant', content: reply.content }];
      };
      const first = (messages) => ask(messages);
      const second = (messages) => ask(messages);
      export const run = async (messages) => [await first(messages), await second(messages)];`,
    ],
  ])('not %s', async (_, code) => {
    expect(await one(code)).toBe('single');
  });

  test('in another file', async () => {
    const files = {
      'src/ask.js': source('export const ask = (messages) => client.messages.create(SEND);').replace(
        'export const ask',
        'export const ask',
      ),
      'src/run.js': `import { ask } from './ask.js';
export async function run(history) {
  while (history.length < 9) history.push({ role: 'assistant', content: (await ask(history)).content });
}
`,
    };
    expect(await kindsIn(files)).toEqual(['agentic']);
  });
});

describe('Python', () => {
  const SEND = 'model="claude-opus-4-6", max_tokens=64000, thinking={"type": "enabled", "budget_tokens": 50000}, messages=messages';
  const source = (code: string) => `import anthropic

client = anthropic.Anthropic()

${code.replaceAll('SEND', SEND)}
`;
  const one = async (code: string) => (await kindsIn({ 'a.py': source(code) }))[0];

  test.each([
    [
      'a loop around the call',
      `def run(messages):
    while True:
        reply = client.messages.create(SEND)
        messages.append({"role": "assistant", "content": reply.content})
        if reply.stop_reason != "tool_use":
            return reply`,
    ],
    [
      'a list of its own, and a text of the response',
      `def run(question):
    messages = [{"role": "user", "content": question}]
    for _ in range(5):
        reply = client.messages.create(SEND)
        text = "".join(block.text for block in reply.content if block.type == "text")
        messages.extend([{"role": "assistant", "content": text}, {"role": "user", "content": "Go on."}])`,
    ],
    [
      'a list that grows by +=',
      `def run(messages):
    while len(messages) < 9:
        reply = client.messages.create(SEND)
        messages += [{"role": "assistant", "content": reply.content}]`,
    ],
    [
      'a new list in each round',
      `def run(messages):
    while len(messages) < 9:
        reply = client.messages.create(SEND)
        messages = [*messages, {"role": "assistant", "content": reply.content}]`,
    ],
    [
      'a sum of lists',
      `def run(messages):
    while len(messages) < 9:
        reply = client.messages.create(SEND)
        messages = messages + [{"role": "assistant", "content": reply.content}]`,
    ],
    [
      'the call in a function that takes the list',
      `def ask(messages):
    return client.messages.create(SEND)

def run():
    history = []
    while len(history) < 9:
        reply = ask(history)
        history.append({"role": "assistant", "content": reply.content})`,
    ],
    [
      'the call and what adds to the list in a function',
      `def turn(messages):
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return reply

def run():
    history = []
    while True:
        if turn(history).stop_reason == "end_turn":
            return history`,
    ],
    [
      'a function that adds to the list',
      `def remember(items, reply):
    items.append({"role": "assistant", "content": reply.content})

def run(messages):
    while True:
        reply = client.messages.create(SEND)
        remember(messages, reply)
        if reply.stop_reason == "end_turn":
            break`,
    ],
    [
      'a method, and an attribute',
      `class Agent:
    def __init__(self):
        self.history = []

    def turn(self):
        messages = self.history
        reply = client.messages.create(SEND)
        self.history.append({"role": "assistant", "content": reply.content})
        return reply

    def run(self):
        while self.turn().stop_reason == "tool_use":
            pass`,
    ],
    [
      'recursion',
      `def run(messages):
    reply = client.messages.create(SEND)
    if reply.stop_reason != "tool_use":
        return reply
    return run(messages + [{"role": "assistant", "content": reply.content}])`,
    ],
    [
      'a stream',
      `def run(messages):
    while True:
        with client.messages.stream(SEND) as stream:
            final = stream.get_final_message()
        messages.append({"role": final.role, "content": final.content})
        if final.stop_reason != "pause_turn":
            return final`,
    ],
    [
      'params in a dictionary',
      `def run(first):
    state = {"messages": [first]}
    while len(state["messages"]) < 9:
        messages = state["messages"]
        params = dict(SEND)
        reply = client.messages.create(**params)
        state["messages"].append({"role": "assistant", "content": reply.content})`,
    ],
    [
      'an asynchronous loop',
      `async def run(messages):
    while True:
        reply = await client.messages.create(SEND)
        messages.append({"role": "assistant", "content": reply.content})
        if reply.stop_reason == "end_turn":
            break`,
    ],
    [
      'a comprehension',
      `def turn(messages):
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return reply

def run(history):
    return [turn(history) for _ in range(5)]`,
    ],
    [
      'map, with the function by its name',
      `messages = []

def turn(question):
    messages.append({"role": "user", "content": question})
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return reply

def run(questions):
    return list(map(turn, questions))`,
    ],
    [
      'map, with a method by its name',
      `class Chat:
    def __init__(self):
        self.history = []

    def turn(self, question):
        self.history.append({"role": "user", "content": question})
        messages = self.history
        reply = client.messages.create(SEND)
        self.history.append({"role": "assistant", "content": reply.content})

    def run(self, questions):
        return list(map(self.turn, questions))`,
    ],
    [
      'reduce',
      `from functools import reduce

def turn(before, question):
    messages = before + [{"role": "user", "content": question}]
    reply = client.messages.create(SEND)
    return messages + [{"role": "assistant", "content": reply.content}]

def run(questions):
    return reduce(turn, questions, [])`,
    ],
    [
      'a while in the caller of a caller',
      `def ask(messages):
    return client.messages.create(SEND)

def turn(messages):
    reply = ask(messages)
    messages.append({"role": "assistant", "content": reply.content})
    return reply.stop_reason

def run():
    history = []
    while turn(history) == "tool_use":
        pass`,
    ],
    [
      'recursion through two functions',
      `def ask(messages):
    reply = client.messages.create(SEND)
    return act(messages, reply) if reply.stop_reason == "tool_use" else reply

def act(messages, reply):
    results = run_tools(reply)
    return ask([*messages, {"role": "assistant", "content": reply.content}, {"role": "user", "content": results}])`,
    ],
    [
      'recursion through three functions, and a list that grows',
      `def send(messages):
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    decide(messages, reply)

def decide(messages, reply):
    if reply.stop_reason == "tool_use":
        act(messages, reply)

def act(messages, reply):
    send(messages)

def run(question):
    send([{"role": "user", "content": question}])`,
    ],
    [
      'recursion below what calls it',
      `def request(messages):
    return client.messages.create(SEND)

def think(messages):
    reply = request(messages)
    return act(messages + [{"role": "assistant", "content": reply.content}])

def act(messages):
    return messages if len(messages) > 9 else think(messages)`,
    ],
  ])('%s', async (_, code) => {
    expect(await one(code)).toBe('agentic');
  });

  test.each([
    [
      'no loop',
      `def ask(messages):
    return client.messages.create(SEND)`,
    ],
    [
      'a list that is new in each round',
      `def run(questions):
    for question in questions:
        messages = [{"role": "user", "content": question}]
        reply = client.messages.create(SEND)
        messages.append({"role": "assistant", "content": reply.content})
        save(messages)`,
    ],
    [
      'the same in a function',
      `def answer(question):
    messages = [{"role": "user", "content": question}]
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return messages

def run(questions):
    for question in questions:
        answer(question)`,
    ],
    [
      'an object of its own in each round',
      `class Chat:
    def __init__(self):
        self.history = []

    def ask(self, question):
        self.history.append(question)
        messages = self.history
        reply = client.messages.create(SEND)
        self.history.append({"role": "assistant", "content": reply.content})
        return reply

def run(questions):
    for question in questions:
        chat = Chat()
        chat.ask(question)`,
    ],
    [
      'a list of results',
      `def run(questions):
    answers = []
    for question in questions:
        messages = [{"role": "user", "content": question}]
        reply = client.messages.create(SEND)
        answers.append((question, reply.content[0].text))
    return answers`,
    ],
    [
      'a summary that goes along',
      `def run(parts):
    summary = ""
    for part in parts:
        messages = [{"role": "user", "content": f"{summary} {part}"}]
        reply = client.messages.create(SEND)
        summary = reply.content[0].text
    return summary`,
    ],
    [
      'a retry',
      `def run(messages):
    for attempt in range(3):
        try:
            reply = client.messages.create(SEND)
            messages.append({"role": "assistant", "content": reply.content})
            return reply
        except anthropic.APIError:
            sleep(attempt)`,
    ],
    [
      'only what it used',
      `def run(messages):
    used = []
    while len(used) < 3:
        reply = client.messages.create(SEND)
        messages.append({"role": "user", "content": "Again."})
        used.append(reply.usage)`,
    ],
    [
      'a conversation without a loop',
      `def run(messages):
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return messages`,
    ],
    [
      'a map over prompts',
      `def ask(prompt):
    messages = [{"role": "user", "content": prompt}]
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return reply

def run(prompts, pool):
    return list(pool.map(ask, prompts))`,
    ],
    [
      'a comprehension over prompts',
      `def ask(prompt):
    messages = [{"role": "user", "content": prompt}]
    return client.messages.create(SEND)

def run(prompts):
    return [ask(prompt).content for prompt in prompts]`,
    ],
    [
      'reduce to a text that goes along',
      `from functools import reduce

def add(summary, part):
    messages = [{"role": "user", "content": summary + part}]
    reply = client.messages.create(SEND)
    return reply.content[0].text

def run(parts):
    return reduce(add, parts, "")`,
    ],
    [
      'what a comprehension goes through once',
      `def turn(messages):
    reply = client.messages.create(SEND)
    messages.append({"role": "assistant", "content": reply.content})
    return messages

def run(history):
    return [message["content"] for message in turn(history)]`,
    ],
    [
      'recursion through two functions, with a new list each time',
      `def ask(question):
    messages = [{"role": "user", "content": question}]
    reply = client.messages.create(SEND)
    return follow(reply.content[0].text)

def follow(text):
    return ask(text) if text.endswith("?") else text`,
    ],
    [
      'recursion that the response does not take part in',
      `def visit(node, messages):
    reply = client.messages.create(SEND)
    node.note = reply.content[0].text
    children(node, messages)

def children(node, messages):
    for child in node.children:
        visit(child, messages)`,
    ],
    [
      'two functions, of which one calls the other twice',
      `def ask(messages):
    reply = client.messages.create(SEND)
    return [*messages, {"role": "assistant", "content": reply.content}]

def first(messages):
    return ask(messages)

def second(messages):
    return ask(messages)

def run(messages):
    return [first(messages), second(messages)]`,
    ],
  ])('not %s', async (_, code) => {
    expect(await one(code)).toBe('single');
  });

  test('in another file', async () => {
    const files = {
      'ask.py': source('def ask(messages):\n    return client.messages.create(SEND)'),
      'run.py': `from ask import ask

def run(history):
    while len(history) < 9:
        history.append({"role": "assistant", "content": ask(history).content})
`,
    };
    expect(await kindsIn(files)).toEqual(['agentic']);
  });
});

test('recursion through functions of two files counts, by places that differ in each', async () => {
  const send = "{ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages }";
  const files = (passed: string) => ({
    'src/ask.js': `import Anthropic from '@anthropic-ai/sdk';
import { act } from './act.js';
const client = new Anthropic();
export async function ask(messages) {
  const reply = await client.messages.create(${send});
  return act(messages, reply);
}
`,
    'src/act.js': `import { ask } from './ask.js';
export const act = (messages, reply) => (messages.length > 9 ? reply : ask(${passed}));
`,
  });
  expect(await kindsIn(files("[...messages, { role: 'assistant', content: reply.content }]"))).toEqual(['agentic']);
  expect(await kindsIn(files("[...messages, { role: 'user', content: 'Again.' }]"))).toEqual(['single']);
});

test('tools, or the runner of tools, make a call an agent’s; an empty list does not', async () => {
  const call = (method: string, tools: string) =>
    `export const ask = (messages, tools) => client.${method}({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages${tools} });\n`;
  const files = (method: string, tools: string) => ({
    'src/a.js': `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n${call(method, tools)}`,
  });
  expect(await kindsIn(files('messages.create', ', tools'))).toEqual(['agentic']);
  expect(await kindsIn(files('messages.create', ", tools: [{ type: 'web_search_20250305', name: 'web_search' }]"))).toEqual(['agentic']);
  expect(await kindsIn(files('beta.messages.toolRunner', ', tools: []'))).toEqual(['agentic']);
  expect(await kindsIn(files('messages.create', ', tools: []'))).toEqual(['single']);
  expect(await kindsIn(files('messages.create', ', tools: undefined'))).toEqual(['single']);
  expect(await kindsIn(files('messages.countTokens', ', tools'))).toEqual([undefined]);
});

test('one caller of a function that passes tools is enough', async () => {
  const files = {
    'src/a.js': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const ask = (messages, tools) =>
  client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages, tools });
export const plain = (messages) => ask(messages);
export const agent = (messages) => ask(messages, [{ name: 'read', input_schema: { type: 'object' } }]);
`,
  };
  expect(await kindsIn(files)).toEqual(['agentic']);
  const without = { 'src/a.js': files['src/a.js'].replace(/export const agent.*\n/, '') };
  expect(await kindsIn(without)).toEqual(['single']);
});
