/** Whether a line is an entry of a table of prices or limits: the entry, or what the table is called, says what it holds. */
import { ID, indentOf, type Line, ownText, QUOTED, textAt } from './line.js';

const PRICE =
  /pric(?:e|es|ing)|\bcosts?\b|_costs?\b|costs?_|[a-z]Costs?\b|costPer|\b(?:usd|cents?)\b|_usd|Usd\b|dollars?|billing|\$\d|per_?m(?:illion|tok)|\b(?:input|output|in|out)["']?\s*[:=]\s*\d{1,2}(?:\.\d+)?(?:e-\d+)?\s*[,})\s]/i;
const LIMIT =
  /context_?-?(?:window|length|size|limit)|max_?-?(?:output|input|context|tokens)|limits?\b|limit_|\b[rt]pm\b|quota|window\b|output_?tokens|timeout|concurrency/i;

/** `'id': …`, `['id', …`, `'id' => …`; `id: …` and `id | …` of YAML and tables. */
const IS_KEY = new RegExp(`${QUOTED}\\s*\\]?\\s*(?::|=>|=(?!=)|,\\s*[[({]?\\s*[\\d{])|^\\s*(?:-\\s+)?["'\\[]?${ID}["'\\]]*\\s*[:,|=]`);
/** `{ id: 'id', …`: a row of a list, whose other fields say more. */
const IS_ROW = new RegExp(`(?<before>.*?)\\b(?:id|name|model|model_?id|model_?name|slug)["']?\\s*[:=]\\s*["'\`]?${ID}`, 'i');
/** An argument of a call is a request, and no row: its limits are that request's. */
const OPENS_CALL = /[\w$]\(\s*\{?[^)}]*$/;

/** What stands around a table says nothing of it. */
const IS_FUNCTION =
  /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function|class|def|if|for|while|return|else|try)\b|\)\s*[:{]\s*$|=>\s*\{\s*$/;

/** How many lines behind the id an entry may take. */
const ENTRY = 5;
/** How many lines before it the name of its table may stand. */
const TABLE = 40;

export function tableKind(line: Line): 'price-table' | 'limit-table' | undefined {
  const text = ownText(line);
  const names = tableNames(line);
  const row = IS_KEY.test(text) ? undefined : IS_ROW.exec(text);
  if (row && (OPENS_CALL.test(row.groups?.before ?? '') || OPENS_CALL.test(names[0] ?? ''))) return undefined;
  if (!row && !IS_KEY.test(text)) return undefined;
  const said = [entryOf(line, row !== undefined), ...names].join('\n');
  if (PRICE.test(said)) return 'price-table';
  return LIMIT.test(said) ? 'limit-table' : undefined;
}

/** The line, and what follows of its entry: lines that are indented further, or the fields behind that of a row. */
function entryOf(line: Line, isRow: boolean): string {
  const own = ownText(line);
  const indent = indentOf(own);
  const entry = [own];
  for (let at = line.index + 1; /[{[(:,]\s*$/.test(own) && at <= line.index + ENTRY && at < line.lines.length; at++) {
    const text = textAt(line, at);
    if (text.trim() !== '' && indentOf(text) < indent + (isRow ? 0 : 1)) break;
    entry.push(text);
  }
  return entry.join('\n');
}

/** The lines that the line stands in, by their indents, up to the function around: the first is the nearest. */
function tableNames(line: Line): string[] {
  const own = ownText(line);
  const names: string[] = [];
  let indent = indentOf(own);
  for (let at = line.index - 1; at >= 0 && at >= line.index - TABLE && indent > 0; at--) {
    const text = textAt(line, at);
    if (text.trim() === '' || indentOf(text) >= indent) continue;
    if (IS_FUNCTION.test(text)) {
      if (OPENS_CALL.test(text)) names.push(text);
      break;
    }
    indent = indentOf(text);
    names.push(text);
  }
  // A table on one line has its name before it.
  return [...names, /^[^=]*?[\w$\])"'>]\s*=(?![=>])/.exec(own)?.[0] ?? ''];
}
