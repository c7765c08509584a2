/** Files that the tool makes for the user (a report, a plan, a baseline) or for itself: written whole or not at all. */
import nodeFs from 'node:fs';

export type WholeFs = Pick<
  typeof nodeFs,
  'statSync' | 'realpathSync' | 'openSync' | 'writeFileSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'rmSync'
>;

/** Where no file can be put beside the old one, or in its place, which can be written all the same: a mounted file, a folder of others. */
const IN_PLACE = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);

/**
 * Writes a text, or bytes, through a draft beside the file, with the file's mode. What is no regular file (a pipe, a terminal) is written to.
 * @param mode of a file that is not there yet.
 * @throws what node:fs throws; the file has its old bytes then.
 */
export function writeWhole(file: string, text: string | Buffer, mode = 0o666, fs: WholeFs = nodeFs): void {
  const old = fs.statSync(file, { throwIfNoEntry: false });
  if (old && !old.isFile()) {
    fs.writeFileSync(file, text);
    return;
  }
  const real = old ? fs.realpathSync(file) : file;
  const draft = `${real}.${process.pid}.tmp`;
  let made = false;
  try {
    const handle = fs.openSync(draft, 'wx', old?.mode ?? mode);
    made = true;
    try {
      fs.writeFileSync(handle, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(draft, real);
  } catch (error) {
    if (made) fs.rmSync(draft, { force: true });
    if (!old || !IN_PLACE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    fs.writeFileSync(real, text);
  }
}
