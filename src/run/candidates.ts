/** Whether the files that a run was given may hold anything to tell of: a look at their texts, before any other file is looked at. */
import fs from 'node:fs';
import { ANY_NEEDLES, isPython, mayHoldPython } from '../frontends/needles.js';
import { NOTEBOOK } from '../hosts/names.js';
import { decodeText, isNoFile, MOST_BYTES } from '../project/screen.js';
import { ANY_MODEL } from '../sdk/models.js';
import { WITHOUT_SAMPLING } from '../sdk/versions.js';

/** Files of a selection. Paths are absolute. */
export interface Chosen {
  /** Source files. */
  selected: Iterable<string>;
  /** Other text. */
  texts: readonly string[];
  /** Bytes that stand in for those on the disk. */
  index?: ReadonlyMap<string, Buffer> | undefined;
}

/** More files than these are searched with all others. */
const MOST_FILES = 2000;
/** What a call, its request or its thinking budget is written with; a comment that silences one. */
const WORDS = /messages|\b(?:thinking|max_tokens|anthropic)\b|opus47-migrate-ignore/i;

/**
 * False where no call can stand in the files, whatever other files hold, and no id of a model: a run has nothing to say of them. A call whose
 * function, and all that it is given, comes from other files shows nothing of itself: it is found where these are looked at, too.
 * @param ids spellings of the model that migrates.
 */
export async function mayHoldAny({ selected, texts, index }: Chosen, ids: readonly string[]): Promise<boolean> {
  const sources = [...selected];
  if (sources.length + texts.length > MOST_FILES) return true;
  const words = [...new Set([...ANY_NEEDLES, ...ids, ANY_MODEL, WITHOUT_SAMPLING])];
  const mayCall: ((text: string) => boolean)[] = [];
  if (sources.some((file) => !isPython(file))) mayCall.push((await import('../frontends/javascript/gather/text-tests.js')).mayHoldCalls);
  if (sources.some(mayHoldPython)) mayCall.push((await import('../frontends/python/gather/text-tests.js')).mayHoldCalls);
  const mayHold = (file: string, test: (text: string) => boolean): boolean => {
    const text = textOf(file, index);
    return text === undefined || test(text);
  };
  const mayMatter = (text: string): boolean =>
    words.some((word) => text.includes(word)) || WORDS.test(text) || mayCall.some((test) => test(text));
  const namesModel = (text: string): boolean => ids.some((id) => text.includes(id));
  // The code of a notebook stands in it in another form.
  return sources.some((file) => NOTEBOOK.test(file) || mayHold(file, mayMatter)) || texts.some((file) => mayHold(file, namesModel));
}

/** The text; empty where there is no file, undefined where it is not to be told from its text alone. */
function textOf(file: string, index: Chosen['index']): string | undefined {
  try {
    const bytes = index?.get(file) ?? (fs.statSync(file).size <= MOST_BYTES ? fs.readFileSync(file) : undefined);
    return bytes && decodeText(bytes);
  } catch (error) {
    return isNoFile(error) ? '' : undefined;
  }
}
