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

/** An answer that is worked out when it is first asked for. */
export function lazily<T>(answer: () => T): () => T {
  let known: { answer: T } | undefined;
  return () => {
    known ??= { answer: answer() };
    return known.answer;
  };
}
