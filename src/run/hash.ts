/** What tells one content of a file from another. */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text's UTF-8 bytes, in lower-case hex. */
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** What stands for a file that is not there. */
export const NO_TEXT = sha256('');
