/** Makes every call that a module exports, one after the other; prints what went wrong. */
import { pathToFileURL } from 'node:url';

globalThis.AI_SDK_LOG_WARNINGS = false;
const calls = await import(pathToFileURL(process.argv[2]).href);
for (const [name, call] of Object.entries(calls)) {
  try {
    await call();
  } catch (error) {
    // What comes of the answer is not asked here.
    if (!/No (?:object|output) generated|response did not match schema/.test(String(error))) console.log(`${name}: ${error}`);
  }
}
