import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { t as takesColour } from "./colour-CEd5EDGI.js";
import nodeFs from "node:fs";
// dist/src/cli/screen.js
var screen_exports = /* @__PURE__ */ __exportAll({
	screenOf: () => screenOf,
	takesLinks: () => takesLinks
});
const screenOf = (stream, wanted) => ({
	colour: takesColour(stream, wanted),
	width: stream.isTTY ? stream.columns : columnsOf(process.env),
	folder: takesLinks(stream) ? nodeFs.realpathSync(process.cwd()) : void 0
});
const columnsOf = ({ FORCE_COLOR, COLUMNS }) => FORCE_COLOR && Number(COLUMNS) > 0 ? Number(COLUMNS) : void 0;
const LINKING = [
	["TERM_PROGRAM", /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio)$/],
	["TERM", /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/],
	["VTE_VERSION", /^[5-9]\d{3}/],
	["WT_SESSION", /./],
	["KONSOLE_VERSION", /./],
	["DOMTERM", /./]
];
function takesLinks(stream, env = process.env) {
	const { FORCE_HYPERLINK: forced } = env;
	if (forced !== void 0 && forced !== "") return forced !== "0" && forced !== "false";
	if (!stream.isTTY || env.CI || env.TMUX || env.STY || env.TERM === "dumb") return false;
	return LINKING.some(([name, value]) => value.test(env[name] ?? ""));
}
export { screen_exports as n, screenOf as t };
