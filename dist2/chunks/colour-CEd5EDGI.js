// dist/src/cli/colour.js
function takesColour(stream, wanted = true, env = process.env) {
	if (!wanted || env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== void 0) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
	return Boolean(stream.isTTY) && env.TERM !== "dumb";
}
export { takesColour as t };
