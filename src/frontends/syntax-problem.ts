/** A file that does not parse; `start` is the UTF-16 offset of the error, null where it is not known. */
export class SyntaxProblem extends Error {
  override name = 'SyntaxProblem';
  constructor(
    message: string,
    readonly start: number | null,
  ) {
    super(message);
  }
}
