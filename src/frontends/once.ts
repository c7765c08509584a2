/** Questions that are asked once a run, and may come back to themselves. */

/** @param meanwhile the answer for whoever asks while it is being found. */
export function askedOnce<Subject extends object, Answer>(meanwhile: Answer): (subject: Subject, find: () => Answer) => Answer {
  const known = new Map<Subject, Answer>();
  return (subject, find) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    known.set(subject, meanwhile);
    try {
      const found = find();
      known.set(subject, found);
      return found;
    } catch (error) {
      known.delete(subject);
      throw error;
    }
  };
}

/** A question that is asked once about each subject, with what belongs to that. */
export function remembered<Subject, Answer, Beside extends unknown[]>(
  find: (subject: Subject, ...beside: Beside) => Answer,
): (subject: Subject, ...beside: Beside) => Answer {
  const known = new Map<Subject, Answer>();
  return (subject, ...beside) => {
    let found = known.get(subject);
    if (found === undefined && !known.has(subject)) {
      found = find(subject, ...beside);
      known.set(subject, found);
    }
    return found as Answer;
  };
}

/** An answer that is worked out when it is first asked for. */
export function lazily<T>(answer: () => T): () => T {
  let known: { answer: T } | undefined;
  return () => {
    known ??= { answer: answer() };
    return known.answer;
  };
}
