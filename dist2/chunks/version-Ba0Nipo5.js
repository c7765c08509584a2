import { createRequire } from "node:module";
// dist/src/run/version.js
function version() {
	return createRequire(import.meta.url)("opus47-migrate/package.json").version;
}
export { version as t };
