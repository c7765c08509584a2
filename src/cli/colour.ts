/** Whether a stream gets colours: https://no-color.org, https://force-color.org. */

/** @param wanted false where the user asked for none (`--no-color`), which wins. */
export function takesColour(stream: { isTTY?: boolean }, wanted = true, env: NodeJS.ProcessEnv = process.env): boolean {
  if (!wanted || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return Boolean(stream.isTTY) && env.TERM !== 'dumb';
}
