/** What an interrupt does, before and after the first file is touched. */

/**
 * Until something is written, an interrupt ends the process at once, as with any command. From then on it only asks the run to stop,
 * so that files are put back first.
 */
export async function interruptible<T>(work: (signal: AbortSignal, beforeWriting: () => void) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  try {
    return await work(abort.signal, () => {
      for (const signal of signals) process.on(signal, stop);
    });
  } finally {
    for (const signal of signals) process.removeListener(signal, stop);
  }
}
