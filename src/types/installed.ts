/** Which SDK is installed for a file. Asked before the compiler is loaded, so it loads nothing. */
import fs from 'node:fs';
import path from 'node:path';
import { readText } from '../project/plain.js';

export const SDK = '@anthropic-ai/sdk';

export interface InstalledSdk {
  /** Real path of the package's folder. */
  root: string;
  version: string;
}

/** The SDK that each folder gets, looked up once. */
export class Sdks {
  private readonly known = new Map<string, InstalledSdk | undefined>();

  of(file: string): InstalledSdk | undefined {
    const folder = path.posix.dirname(file);
    if (!this.known.has(folder)) this.known.set(folder, installedSdk(folder));
    return this.known.get(folder);
  }

  roots(): string[] {
    return [...new Set([...this.known.values()].flatMap((sdk) => (sdk ? [sdk.root] : [])))];
  }
}

/** The SDK that an import in a file of this folder gets; undefined where none is installed. */
function installedSdk(folder: string): InstalledSdk | undefined {
  const manifest = nearest(`${SDK}/package.json`, folder);
  if (!manifest) return undefined;
  const { version } = JSON.parse(readText(manifest) ?? '{}') as { version?: string };
  return { root: path.posix.dirname(fs.realpathSync.native(manifest).replaceAll('\\', '/')), version: version ?? '0.0.0' };
}

/** The nearest file of an installed package, looking upwards from a folder. */
export function nearest(inModules: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const name = path.posix.join(folder, 'node_modules', inModules);
    if (fs.statSync(name, { throwIfNoEntry: false })?.isFile()) return name;
    if (folder === path.posix.dirname(folder)) return undefined;
  }
}
