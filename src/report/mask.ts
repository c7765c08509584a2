/** Keys never reach what people read: reports, messages, snippets. */

const KEY = /sk-ant-[\w-]{4,}/g;

/** What stands for a key. */
export const MASK = 'sk-ant-…';

export const holdsKey = (text: string): boolean => new RegExp(KEY.source).test(text);
export const maskKeys = (text: string): string => text.replace(KEY, MASK);
