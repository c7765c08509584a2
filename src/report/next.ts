/** What to decide first: the places that calls wait for, by how many calls each of them frees. */
import { byPlace, inOrder } from './order.js';
import type { Pen } from './pen.js';
import type { Place, Report, ReportedSite } from './report.js';
import { count, grouped } from './text.js';

export interface NextStep extends Place {
  /** Why the tool stopped there. */
  reason: string;
  /** What was found there, and what to do. */
  says: string;
  /** Calls that may migrate once it is decided, the one that stands there included. */
  calls: Place[];
}

const MOST_CALLS = 3;

/** The place that frees most calls comes first. Calls that the baseline accepts are left out. */
export function nextSteps({ sites }: Pick<Report, 'sites'>): NextStep[] {
  const review = sites.filter(({ status, accepted }) => status === 'review' && !accepted);
  const groups = grouped(review, ({ reason, blocker, file, line }) => {
    const at = blocker ?? { file, line };
    return reason === 'shared-params' || !blocker ? textOf(at) : `${textOf(at)} ${reason}`;
  });
  const steps = [...groups.values()].map((own): NextStep => stepFor(own as [ReportedSite, ...ReportedSite[]]));
  return inOrder(steps, byPlace).sort((a, b) => b.calls.length - a.calls.length);
}

const textOf = ({ file, line }: Place): string => `${file}:${line}`;

function stepFor(own: readonly [ReportedSite, ...ReportedSite[]]): NextStep {
  const [first] = own;
  // The call that others wait for says what is to be done.
  const root = own.find(({ reason, blocker }) => reason !== 'shared-params' || !blocker) ?? first;
  const at = root.reason === 'shared-params' ? (root.blocker ?? root) : own.length > 1 && root.blocker ? root.blocker : root;
  const hint = root.related.length > 0 && /^(?:model|params)-unknown$/.test(root.reason ?? '') ? ` ${CLOSE}` : '';
  return {
    file: at.file,
    line: at.line,
    reason: root.reason ?? '',
    says: `${root.message}${hint}`,
    calls: own.map(({ file, line }) => ({ file, line })),
  };
}

const CLOSE = 'If the callers in the project are all that there are, --closed-world says so.';

/** A numbered list for a terminal; what was said of one is not said again of another. */
export function nextText(steps: readonly NextStep[], pen: Pen): string {
  if (steps.length === 0) return 'No call needs review.\n';
  const said = new Map<string, number>();
  const lines = steps.flatMap((step, index) => {
    const before = said.get(step.says);
    if (before === undefined) said.set(step.says, index + 1);
    const others = step.calls.filter((call) => textOf(call) !== textOf(step));
    const shown = others.slice(0, MOST_CALLS).map((call) => pen.at(call));
    const rest = others.length - shown.length;
    return [
      `${index + 1}. ${pen.at(step)}  ${pen.paint('yellow', step.reason)}  ${pen.paint('bold', `frees ${count(step.calls.length, 'call')}`)}`,
      ...pen.text(before === undefined ? step.says : `As for ${before}.`, 3),
      ...(shown.length > 0 ? [`   ${pen.paint('dim', `waiting: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`)}`] : []),
    ];
  });
  return `${lines.join('\n')}\n`;
}
