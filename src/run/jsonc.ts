/** JSON with comments and trailing commas. */

/** A string, a comment, or a comma with what follows it up to the end of its list. */
const PARTS = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const TRAILING_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/** @throws SyntaxError for what is not JSONC; its positions are those of the text. */
export function parseJsonc(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const bare = text.replace(PARTS, (part) => (part.startsWith('"') ? part : part.replace(/[^\n]/g, ' ')));
    return JSON.parse(bare.replace(TRAILING_COMMA, (_, quoted: string | undefined) => quoted ?? ' '));
  }
}
