/** Some of the fixtures through the real command, on the disk and in git: it says and does there what the same runs give in memory. */
import { describeOnDisk } from '../support/on-disk.js';

const NAMES = [
  'bytes/windows-line-ends-and-tabs-typescript',
  'bytes/no-final-newline',
  'http/literal-body-python',
  'monorepo/paths-and-imports',
];

for (const name of NAMES) describeOnDisk(name);
