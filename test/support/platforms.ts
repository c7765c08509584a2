/** What Amazon Bedrock and Google Vertex AI are sent, as a request of the Messages API, and what they answer. */

/** The part of a request's URL that holds the model: `/model/<id>/converse`, `/models/<id>:rawPredict`. */
const CONVERSE = /\/model\/([^/]+)\/converse(?:-stream)?$/;
const PREDICT = /\/([^/]+):(?:streamR|r)awPredict$/;

interface Converse {
  messages?: { role?: string }[];
  inferenceConfig?: { maxTokens?: number; temperature?: number; topP?: number; topK?: number };
  additionalModelRequestFields?: Record<string, unknown>;
}

/** The body under the names of the Messages API. */
export function asMessages(path: string, body: Record<string, unknown>): Record<string, unknown> {
  const vertex = PREDICT.exec(path);
  if (vertex) return { ...body, model: decodeURIComponent(vertex[1] as string) };
  const bedrock = CONVERSE.exec(path);
  if (!bedrock) return body;
  const { inferenceConfig = {}, additionalModelRequestFields: fields, ...rest } = body as Converse;
  const { maxTokens, temperature, topP, topK } = inferenceConfig;
  const given = Object.entries({ max_tokens: maxTokens, temperature, top_p: topP, top_k: topK }).filter(([, value]) => value !== undefined);
  return { ...rest, ...Object.fromEntries(given), ...fields, model: decodeURIComponent(bedrock[1] as string) };
}

/** An answer of Bedrock's own form, empty where it is to be a stream; undefined for another path. */
export function converseAnswer(path: string): Record<string, unknown> | '' | undefined {
  if (path.endsWith('/converse-stream')) return '';
  if (!CONVERSE.test(path)) return undefined;
  return {
    output: { message: { role: 'assistant', content: [{ text: 'Done.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 10, outputTokens: 20, totalTokens: 30 },
    metrics: { latencyMs: 1 },
  };
}
