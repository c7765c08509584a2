/** The 1-based line of a place in a text. @param offset in UTF-16 units. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
