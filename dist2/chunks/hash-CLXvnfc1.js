import { createHash } from "node:crypto";
// dist/src/run/hash.js
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const NO_TEXT = sha256("");
export { sha256 as n, NO_TEXT as t };
