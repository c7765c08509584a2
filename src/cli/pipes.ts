/** Pipes that somebody has closed at the other end. */

/** A reader that has seen enough (`| head`) is no error of this run: what is left to say goes to stderr, and the exit code stands. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
