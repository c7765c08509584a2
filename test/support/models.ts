/** Two calls that share a model constant in a file of its own, and one that stands alone. */
import { CALL, type Files } from './project.js';

const SHARED = CALL.replace("'claude-opus-4-6'", 'MODEL').replace('\n\n', "\nimport { MODEL } from './models.js';\n\n");

export const TIED: Files = {
  'src/a.ts': SHARED,
  'src/b.ts': SHARED.replaceAll('\n', '\r\n'),
  'src/models.ts': "\ufeffexport const MODEL = 'claude-opus-4-6'; // ä 日\n",
  'src/own.ts': CALL,
};
