/** How long random tests run: `FUZZ_COUNT` programs, `FUZZ_SECONDS` seconds. */
import fc from 'fast-check';

const COUNT = Number(process.env.FUZZ_COUNT ?? 400);
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 30);

/** Runs a property for its share of the time, and says how often. */
export async function hold<T>(
  name: string,
  share: number,
  programs: fc.Arbitrary<T>,
  predicate: (program: T) => Promise<void> | void,
): Promise<void> {
  const property = fc.asyncProperty(programs, async (program) => predicate(program));
  const limits = { numRuns: Math.ceil(COUNT * share), interruptAfterTimeLimit: SECONDS * share * 1000 };
  const details = await fc.check(property, { ...limits, markInterruptAsFailure: false });
  if (process.env.FUZZ_COUNT) console.log(`${name}: ${details.numRuns} programs, seed ${details.seed}`);
  if (details.failed) throw new Error(fc.defaultReportMessage(details) ?? 'A property failed.');
}
