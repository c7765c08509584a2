#!/usr/bin/env node
// An unsupported Node must not write anything. This file is all that such a Node loads, so it uses nothing that an old one cannot parse.
const [major, minor] = process.versions.node.split('.').map(Number);
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (isSupported) {
  import('node:module')
    .then(({ enableCompileCache }) => {
      // Node 22 and newer keep what they have compiled.
      if (enableCompileCache) enableCompileCache();
      return import('../dist/src/cli/main.js');
    })
    .then(({ main }) => main(process.argv.slice(2)))
    .catch((error) => {
      console.error(error);
      return 2;
    })
    .then((code) => {
      process.exitCode = code;
    });
} else {
  console.error(`opus47-migrate: Node.js ${process.versions.node} is not supported, and nothing was done. Use 20.19, 22.12, 24 or newer.`);
  process.exitCode = 2;
}
