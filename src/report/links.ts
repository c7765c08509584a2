/** Where the documents are to be read. */
export const HOME = 'https://www.npmjs.com/package/opus47-migrate';
