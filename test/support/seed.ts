/** Property tests draw the same cases in every run, so that a change is what makes one fail; `SEED=7 npm test` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 4747) });
