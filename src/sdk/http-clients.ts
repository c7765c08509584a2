/** Libraries that send HTTP requests, and where they take the URL, the body and the headers, in both languages. */

export interface HttpRow {
  /** The package; empty for the language's own globals. */
  specifier: RegExp;
  /** The names from the package to the call, those of what it was made by left out (`axios.create(…).post` is `create.post`). */
  path: RegExp;
  /** The arguments by position that hold the URL, the body, the options. Arguments by name are options too. */
  url: number;
  body?: number;
  options?: number;
  /** The properties of the options that hold the body. */
  bodies: readonly string[];
  /** The URL may be one of the options. */
  urlInOptions?: boolean;
  /** What it was made by has headers of its own under this name. */
  made?: string;
}

const FETCH = { url: 0, options: 1, bodies: ['body', 'json', 'data'], urlInOptions: true };

export const HTTP_CLIENTS: Record<'javascript' | 'python', readonly HttpRow[]> = {
  javascript: [
    { specifier: /^$/, path: /^(?:(?:globalThis|window|self)\.)?(?:fetch|\$fetch)$/, ...FETCH },
    {
      specifier: /^(?:axios)?$/,
      path: /^(?:(?:axios|default)\.)?(?:create\.)?(?:post|put|patch)$/,
      url: 0,
      body: 1,
      options: 2,
      bodies: [],
      made: 'headers',
    },
    { specifier: /^(?:axios)?$/, path: /^(?:(?:axios|default)\.?)?(?:create\.?)?(?:request)?$/, ...FETCH },
    { specifier: /^(?:axios|got|undici|ky|request|node-fetch|cross-fetch|ofetch)$/, path: /./, ...FETCH },
  ],
  python: [
    {
      specifier: /^(?:requests|niquests|httpx|aiohttp|curl_cffi|urllib3)(?:\.|$)/,
      path: /(?:^|\.)(?:post|stream)$/,
      url: 0,
      body: 1,
      bodies: ['json', 'data', 'content', 'body'],
      urlInOptions: true,
      made: 'headers',
    },
    {
      specifier: /^(?:requests|niquests|httpx|aiohttp|curl_cffi|urllib3)(?:\.|$)/,
      path: /(?:^|\.)(?:request|Request|build_request|stream)$/,
      url: 1,
      body: 2,
      bodies: ['json', 'data', 'content', 'body'],
      urlInOptions: true,
      made: 'headers',
    },
    { specifier: /^urllib\.request$/, path: /^Request$/, url: 0, body: 1, options: 2, bodies: ['data'], urlInOptions: true },
  ],
};

/** Functions that write an object as the text of a body. */
export const SERIALISERS = /^(?:JSON\.stringify|(?:json|orjson|ujson|simplejson)\.dumps)$/;
