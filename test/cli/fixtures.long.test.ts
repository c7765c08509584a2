/** More fixtures through the real command, of the kinds that the disk may change. */
import { describeOnDisk } from '../support/on-disk.js';

const NAMES = [
  'betas/header-in-request-options',
  'bytes/windows-line-ends-and-tabs-python',
  'experiment/commonjs',
  'monorepo/readers-in-another-package',
  'notebooks/imports',
  'notebooks/line-ends',
  'notes/mocks-typescript',
  'presets/announced-typescript',
  'reasons/model-in-data',
];

for (const name of NAMES) describeOnDisk(name);
