/** Files whose exports a framework calls, with arguments that the code does not show, or hands to files that do not import them. */

/** Paths relative to the package. */
const FILES: readonly RegExp[] = [
  // Next.js
  /(?:^|\/)app\/(?:.*\/)?(?:page|layout|route|template|loading|error|global-error|not-found|default|sitemap|robots|manifest|icon|opengraph-image|twitter-image)\.[cm]?[jt]sx?$/,
  /(?:^|\/)pages\/.+\.[cm]?[jt]sx?$/,
  /(?:^|\/)(?:middleware|proxy|instrumentation(?:-client)?)\.[cm]?[jt]s$/,
  // SvelteKit
  /(?:^|\/)\+(?:page|layout|server|error)(?:\.server)?\.[cm]?[jt]s$/,
  /(?:^|\/)(?:hooks(?:\.server|\.client)?|[^/]+\.remote)\.[cm]?[jt]s$/,
  // Remix, React Router, TanStack Start, SolidStart
  /(?:^|\/)app\/(?:root|entry\.\w+|routes)\.[cm]?[jt]sx?$/,
  /(?:^|\/)routes\/.+\.[cm]?[jt]sx?$/,
  // Nuxt and Nitro, which import some folders by themselves
  /(?:^|\/)(?:composables|utils|plugins)\/[^/]+\.[cm]?[jt]s$/,
  /(?:^|\/)server\/(?:api|routes|middleware|plugins|utils|tasks)\/.+\.[cm]?[jt]s$/,
  // Astro
  /(?:^|\/)src\/actions\/.+\.[cm]?[jt]s$/,
  // Functions of Vercel, Netlify, Cloudflare Pages, Firebase, Supabase, Azure
  /(?:^|\/)(?:api|functions|netlify\/edge-functions)\/.+\.[cm]?[jt]sx?$/,
  // Convex
  /(?:^|\/)convex\/.+\.[cm]?[jt]s$/,
  // AWS Lambda, by the names that its tools give
  /(?:^|\/)(?:handlers?|lambdas?)(?:\/.+)?\.[cm]?[jt]s$/,
];

/** Exports that a host looks for, wherever they stand. */
const NAMES = /^(?:handler|lambdaHandler|fetch|scheduled|queue|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** @param file relative to the package. */
export const isFrameworkFile = (file: string): boolean => FILES.some((pattern) => pattern.test(file));

/** True for the name of an export that a host looks for. */
export const isFrameworkName = (name: string): boolean => NAMES.test(name);
