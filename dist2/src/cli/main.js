import { t as version } from "../../chunks/version-Ba0Nipo5.js";
// dist/src/cli/pipes.js
function allowClosedPipes() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
}
// dist/src/cli/main.js
const VERSION = /* @__PURE__ */ new Set([
	"-v",
	"-V",
	"--version"
]);
async function main(argv) {
	allowClosedPipes();
	const [only = "", ...others] = argv;
	if (others.length > 0 || !VERSION.has(only)) return (await import("../../chunks/command-CH2O_esS.js")).command(argv);
	process.stdout.write(`${version()}\n`);
	return 0;
}
export { main };
