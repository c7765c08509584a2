/** Reads the usage off a response while the SDK reads its body: nothing is copied, held back, or read twice. */

/** The part of `usage` that is logged; `thinking` is null where it is not reported. */
export interface Usage {
  input: number;
  output: number;
  thinking: number | null;
  cacheRead: number;
  cacheWrite: number;
}

/** What one response said of itself. */
export interface Reply {
  model: string | null;
  stopReason: string | null;
  usage: Usage;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const countOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** `usage`, over what is known already: in a stream each count is the whole so far, and what is null has not changed. */
function usageOf(value: unknown, known: Usage): Usage {
  const usage = fieldsOf(value);
  const thinking = fieldsOf(usage.output_tokens_details).thinking_tokens;
  return {
    input: countOf(usage.input_tokens, known.input),
    output: countOf(usage.output_tokens, known.output),
    thinking: typeof thinking === 'number' ? thinking : known.thinking,
    cacheRead: countOf(usage.cache_read_input_tokens, known.cacheRead),
    cacheWrite: countOf(usage.cache_creation_input_tokens, known.cacheWrite),
  };
}

const NOTHING: Reply = {
  model: null,
  stopReason: null,
  usage: { input: 0, output: 0, thinking: null, cacheRead: 0, cacheWrite: 0 },
};

const withMessage = (message: Fields, known: Reply): Reply => ({
  model: textOf(message.model) ?? known.model,
  stopReason: textOf(message.stop_reason) ?? known.stopReason,
  usage: usageOf(message.usage, known.usage),
});

interface Reader {
  take(text: string): void;
  /** Undefined where the body was no message. */
  end(): Reply | undefined;
}

/** A whole message as JSON. */
function jsonReader(): Reader {
  const parts: string[] = [];
  return {
    take: (text) => void parts.push(text),
    end() {
      try {
        const message = fieldsOf(JSON.parse(parts.join('')));
        return message.type === 'message' ? withMessage(message, NOTHING) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Server-sent events: `message_start` has the message, each `message_delta` the counts so far. */
function eventReader(): Reader {
  let rest = '';
  let reply: Reply | undefined;
  const line = (text: string): void => {
    if (!text.startsWith('data:') || !/"message_(?:start|delta)"/.test(text)) return;
    try {
      const event = fieldsOf(JSON.parse(text.slice('data:'.length)));
      if (event.type === 'message_start') reply = withMessage(fieldsOf(event.message), reply ?? NOTHING);
      if (event.type === 'message_delta') reply = withMessage({ ...fieldsOf(event.delta), usage: event.usage }, reply ?? NOTHING);
    } catch {
      // The SDK has the same line, and says what is wrong with it.
    }
  };
  return {
    take(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const one of lines) line(one);
    },
    end() {
      line(rest);
      return reply;
    },
  };
}

/**
 * The same response, whose body tells what it said of itself once it was read, cut off or cancelled.
 * @param told gets the reply, or undefined where the body was no message.
 */
export function observed(response: Response, told: (reply: Reply | undefined) => void): Response {
  const { body } = response;
  const kind = response.headers.get('content-type') ?? '';
  const isStream = kind.includes('text/event-stream');
  if (!response.ok || !(body instanceof ReadableStream) || !(isStream || kind.includes('json'))) return response;
  const reader = isStream ? eventReader() : jsonReader();
  const decoder = new TextDecoder();
  // Taken at the first read: until then the response is whole, whatever goes wrong here.
  let source: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  let open = true;
  const end = (): void => {
    if (!open) return;
    open = false;
    reader.take(decoder.decode());
    told(reader.end());
  };
  const watched = new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      try {
        source ??= body.getReader();
        for (;;) {
          const { done, value } = await source.read();
          if (done) {
            end();
            controller.close();
            controller.byobRequest?.respond(0);
            return;
          }
          if (value.byteLength === 0) continue;
          // Before it is handed on: a byte stream takes the buffer away.
          reader.take(decoder.decode(value, { stream: true }));
          controller.enqueue(value);
          return;
        }
      } catch (error) {
        end();
        throw error;
      }
    },
    cancel(reason) {
      end();
      return source ? source.cancel(reason) : body.cancel(reason);
    },
  });
  const copy = new Response(watched, response);
  for (const name of ['url', 'redirected', 'type'] as const) Object.defineProperty(copy, name, { value: response[name] });
  return copy;
}
