/** Texts that ask a database. */

const QUERY = /^\W*[a-z]{0,3}["'`]*\s*(?:with|select|delete)\b[\s\S]*\bwhere\b[\s\S]*(?:\?|\$\d|%s|%\(\w+\)s|[:@]\w+|\{)/i;

/**
 * True for the source of a literal that asks a database for rows with a value given beside it, or put into it:
 * `"select price from models where id = ?"`, `select … where id = ${model}`.
 */
export const isQuery = (source: string): boolean => QUERY.test(source);
