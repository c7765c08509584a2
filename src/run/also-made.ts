/** Clients that tests write by hand, and what tests expect of them: all of one mock is edited, or nothing. */
import type { Beside } from '../frontends/beside.js';
import { type Expectation, scopeOf } from '../frontends/expectations.js';
import { type HandMade, MOCK_WHY } from '../frontends/mocks.js';
import { mentionsOf } from '../sdk/models.js';
import { type Expecting, expectedBeside } from './also-expectations.js';
import type { AnalysedSite, Analysis } from './engine.js';
import { migrationOf } from './settings.js';

/** What a test expects a call to be sent, and what becomes of it. */
export interface Expected {
  expectation: Expectation;
  beside: Beside;
}

export interface Made {
  mock: HandMade;
  beside: Beside;
}

/** The functions that hold calls, by their own names. */
interface CalledNames {
  moved: ReadonlySet<string>;
  staying: ReadonlySet<string>;
}

export function calledNames({ sites }: Pick<Analysis, 'sites'>, moved: readonly AnalysedSite[]): CalledNames {
  const names = (of: readonly AnalysedSite[]) => new Set(of.flatMap(({ id }) => /(\w+):\d+$/.exec(id)?.[1] ?? []));
  return { moved: names(moved), staying: names(sites.filter((site) => !moved.includes(site))) };
}

/** What becomes of a client. A test that only makes calls that stay keeps its own. */
export function mockBeside(mock: HandMade, text: string, { moved, staying }: CalledNames): Beside {
  const { handedTo, within } = mock;
  const isCalled = (name: string): boolean => new RegExp(`\\b${name}\\(`).test(within ? text.slice(within.start, within.end) : '');
  if ([...staying].some(isCalled) && ![...moved].some(isCalled)) return { why: MOCK_WHY.staying };
  if (handedTo && 'edits' in mock && !handedTo.every((name) => moved.has(name) && !staying.has(name))) return { why: MOCK_WHY.used };
  return 'why' in mock ? { why: mock.why } : { edits: mock.edits, names: [] };
}

/** What becomes of the expectations of a test. */
export function expectedOf(expectations: readonly Expectation[], made: readonly Made[], expecting: Expecting): Expected[] {
  const { text, settings } = expecting;
  const mentions = new RegExp(mentionsOf(migrationOf(settings).from).source);
  const spared = made.flatMap(({ mock, beside }) => ('why' in beside && beside.why === MOCK_WHY.staying ? (mock.within ?? []) : []));
  const own = made.filter(({ beside }) => !('why' in beside && beside.why === MOCK_WHY.staying));
  // A call does not reach a mock that stays as it is.
  const isMoved = own.length > 0 && own.every(({ mock, beside }) => mock.handedTo !== undefined || 'edits' in beside);
  const found = expectations
    .filter((one) => (one.names === 'unread' ? !holdsAnother(one, expectations) : mentions.test(text.slice(one.start, one.end))))
    .filter(({ start, end }) => !spared.some((one) => one.start <= start && one.end >= end))
    .map((expectation) => {
      const isOwn = isMoved && isOfMoved(expectation, own, text);
      const beside: Beside = isOwn ? expectedBeside(expectation, expecting) : { why: 'a mock of the test stays' };
      return { expectation, beside, scope: scopeOf(expectation, text) };
    });
  return found.map(({ expectation, beside, scope }) => {
    const isHeld = 'edits' in beside && found.some((one) => one.scope === scope && 'why' in one.beside);
    return { expectation, beside: isHeld ? { why: 'another expectation of the same mock stays' } : beside };
  });
}

/** True for an assertion of which a part is read: `assert create.mock_calls == [call(…)]`. */
const holdsAnother = ({ start, end }: Expectation, all: readonly Expectation[]): boolean =>
  all.some((other) => other.names !== 'unread' && other.start >= start && other.end <= end);

/** True for what asks a mock by another way than through a client, or through one that has the beta endpoint afterwards. */
function isOfMoved(expectation: Expectation, made: readonly Made[], text: string): boolean {
  const owner = /^([\w$.]+)\.messages\b/.exec(expectation.actual)?.[1];
  if (owner === undefined || owner.endsWith('.beta') || made.every(({ mock }) => mock.isEvery)) return true;
  const scope = scopeOf(expectation, text);
  const home = expectation.within.find(({ start }) => start === scope);
  return made.some(({ mock: { name, within }, beside }) => {
    if (name === undefined || !('edits' in beside)) return false;
    const [is, of] = [escaped(owner), escaped(name)];
    // `client = clientOf()`, `client = new FakeClient()`, and a fixture, which is taken by its name.
    const gives = new RegExp(`(?:^|[^.\\w$])${is}\\b[^=\\n.]*=\\s*(?:await\\s+|new\\s+)?${of}\\(`, 'm');
    const isMade = gives.test(text) || (name === owner && new RegExp(`\\bdef ${of}\\(`).test(text));
    const isHere = !home || (within !== undefined && within.start >= home.start && within.end <= home.end);
    return isMade || (name === owner && isHere);
  });
}

const escaped = (name: string): string => name.replace(/\W/g, '\\$&');
