/** What a line is that holds a model's id: by its text, the lines around it and the name of its file. No syntax tree: a quick look. */
import { around, ID, type Line, ownText, QUOTED, textAt } from './line.js';
import { isCode, isData, isProse, isTest, kindOfFile } from './names.js';
import { tableKind } from './tables.js';

/** In the order in which a person looks at them: what breaks first comes first. */
export const ALSO_KINDS = [
  /** Code that decides by the id: a comparison, a `case`, `startsWith`, a regular expression. */
  'gate',
  'price-table',
  /** Context windows, output limits, rate limits. */
  'limit-table',
  /** A list of models, a constant, a type: the id, and nothing that says more. */
  'registry',
  'config',
  /** `.env` files, and variables of the environment wherever they are set or read. */
  'environment',
  /** What a test expects. */
  'snapshot',
  /** Recorded or imitated traffic. */
  'cassette',
  /** A client that a test writes by hand, without `beta`; listed where mocks are to be edited. */
  'mock',
  'prompt',
  /** What the tool does not read: other programming languages, shell scripts, documentation. */
  'other-language',
] as const;
export type AlsoKind = (typeof ALSO_KINDS)[number];

/** A line that still holds the id of the model that was migrated. */
export interface AlsoLine {
  file: string;
  /** 1-based. */
  line: number;
  kind: AlsoKind;
  /** What the edits of the line name as their site. */
  group?: string;
  /** Why it is left, where it was to be edited; the end of a sentence. */
  left?: string;
}

export function kindOf(line: Line): AlsoKind {
  const { file } = line;
  const named = kindOfFile(file);
  if (named) return named;
  if (isCode(file)) return kindInCode(line);
  if (isData(file)) return kindInData(line);
  return isProse(file) && isPromptFile(line) ? 'prompt' : 'other-language';
}

const EXPECTS =
  /\bexpect\w*\b|\bassert\w*\b|\.(?:toBe|toEqual|toStrictEqual|toMatch\w*|toContain\w*|toHaveBeen\w*|calledWith\w*|assert_\w+|should)\b|\bwant\b/;
/** nock, MSW, fetch-mock, Polly; responses, respx, requests-mock, VCR. */
const IMITATES =
  /\bnock\(|\bHttpResponse\b|\bmsw\b|\b(?:http|rest)\.(?:get|post|all)\(|\bsetup(?:Server|Worker)\b|\bfetchMock\b|\bsetupRecorder\b|\bPolly\b|\bresponses\.(?:add|post)\b|\brespx\b|\brequests_mock\b|\buse_cassette\b|\bpytest\.mark\.vcr\b/;
const READS_ENVIRONMENT =
  /\bprocess\.env\b|\bimport\.meta\.env\b|\bos\.(?:environ|getenv)\b|\bgetenv\(|\bstubEnv\(|\bsetenv\(|\b(?:Deno|Bun)\.env\b/;

function kindInCode(line: Line): AlsoKind {
  const text = ownText(line);
  if (isTest(line.file) && IMITATES.test(around(line, 8, 1))) return 'cassette';
  if (isTest(line.file) && EXPECTS.test(around(line, 3, 0))) return 'snapshot';
  if (GATES.some((rule) => rule.test(text))) return 'gate';
  if (READS_ENVIRONMENT.test(text)) return 'environment';
  const table = tableKind(line);
  if (table) return table;
  if (isPromptText(line, text)) return 'prompt';
  return /(?:^|\/)(?:config|settings)\/|(?:^|[/.])(?:config|settings)\.[^/]+$/i.test(line.file) ? 'config' : 'registry';
}

const ASKING = String.raw`\.(?:startsWith|endsWith|includes|indexOf|match|matchAll|search|has|startswith|endswith)|\bRegExp|\bre\.\w+`;
const GATES = [
  `(?:${ASKING})\\(\\s*r?["'\`/]\\S*?${ID}`,
  `(?:[!=]==?|\\bis(?:\\s+not)?)\\s*${QUOTED}`,
  `${QUOTED}\\s*(?:[!=]==?|(?:not\\s+)?in\\s)`,
  // A regular expression.
  `(?:^|[=(,:[!&|?{}\\s])/[^/\\s]*${ID}[^/]*/[dgimsuvy]*\\s*(?:$|[.,);\\]])`,
  // A loop over a list decides nothing.
  `(?<!\\bfor\\b.*)\\bin\\s*[[({][^\\])}]*${ID}`,
  `\\[[^\\]]*${ID}[^\\]]*\\]\\)?\\s*\\.(?:includes|has|some|indexOf)\\(`,
  `^\\W*case\\s+[^:]*${ID}`,
].map((rule) => new RegExp(rule));

/** `MODEL: …`, `export MODEL=…`, `ENV MODEL …`. */
const SETS_VARIABLE = /^\W*(?:(?:ENV|ARG)\s+[A-Z][A-Z0-9_]*(?:=|\s)|(?:export\s+)?["']?[A-Z][A-Z0-9_]*["']?\s*(?:\?=|:=|[:=]))/;
/** VCR, nock and Polly. */
const RECORDING =
  /^\s*(?:http_)?interactions:\s*$|"(?:http_interactions|_recordingName|_fromCache)"\s*:|"scope"\s*:\s*"https?:|^recorded_with:/m;
const RESPONSE = /\bstop_reason\b|\bmsg_\w{6}|"usage"\s*:/;

function kindInData(line: Line): AlsoKind {
  const text = ownText(line);
  const { file, lines, index } = line;
  if ([lines.slice(0, 40), lines.slice(-3)].some((part) => RECORDING.test(part.join('\n')))) return 'cassette';
  if (isTest(file) && RESPONSE.test(around(line, 20, 20))) return 'cassette';
  if (SETS_VARIABLE.test(text)) return 'environment';
  // Kubernetes has the name of a variable on the line before.
  if (/^\W*value\b/.test(text) && /^\W*name\W+[A-Z][A-Z0-9_]*\W*$/.test(textAt(line, index - 1))) return 'environment';
  const table = tableKind(line);
  if (table) return table;
  if (/prompt/i.test(file) && !/\bmodel\b/i.test(text)) return 'prompt';
  return /(?:^|[/._-])(?:models?|registry|catalog(?:ue)?)(?:[._-][^/]*)?\.[^/]+$/i.test(file) ? 'registry' : 'config';
}

const IN_WORDS = new RegExp(`\\w+ \\w+ \\(?${ID}|${ID}\\)?,? \\w+ \\w+`);
const CALLED_PROMPT = /(?:prompt|instructions?|system)\w*["']?\s*(?::|\+?=)\s*[rf]?["'`(]/i;

/** Words for a model to read, in code; a comment is none. */
function isPromptText(line: Line, text: string): boolean {
  if (/^\s*(?:\/\/|\*|#|\/\*)/.test(text)) return false;
  if (/\bYou are\b/.test(text)) return true;
  return IN_WORDS.test(text) && (/prompt/i.test(line.file) || CALLED_PROMPT.test(around(line, 3, 0)));
}

/** By its path, or because it names its model before it begins, as the files of agents do. Other prose is documentation. */
function isPromptFile({ file, lines }: Line): boolean {
  if (/prompt|(?:^|[/._-])(?:system|(?:sub)?agents?|skills?|claude|instructions?|cursorrules|windsurfrules)(?=[/._-]|$)/i.test(file))
    return true;
  if (!/^\uFEFF?---\s*$/.test(lines[0] ?? '')) return false;
  const end = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line));
  return lines.slice(1, Math.max(1, end)).some((line) => /^model\s*:/.test(line));
}
