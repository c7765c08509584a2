import { o as FORMAT_NAMES, t as createProgram } from "./command-CH2O_esS.js";
import { t as STEP_NAMES } from "./steps-D7yLb3-p.js";
import { X as UserError } from "./settings-C179M5Kk.js";
import { n as REASONS, t as NOTES } from "./reasons-DFhIx4VQ.js";
import { r as print } from "./output-D-Yz3IFa.js";
// dist/src/cli/completion.js
const SHELLS = {
	bash,
	zsh,
	fish
};
const completion = async ([shell = ""]) => {
	if (!Object.hasOwn(SHELLS, shell)) throw new UserError(`completion ${shell}: choose one of ${Object.keys(SHELLS).join(", ")}.`);
	await print(SHELLS[shell](createProgram(FORMAT_NAMES, () => "")));
	return 0;
};
const NAMES = {
	explain: [
		...Object.keys(REASONS),
		...Object.keys(NOTES),
		...STEP_NAMES
	],
	completion: Object.keys(SHELLS)
};
const flagsOf = ({ options }) => [
	...options.flatMap(({ short, long }) => [short, long]),
	"-h",
	"--help"
].filter((flag) => flag !== void 0);
const hasChoices = (option) => option.argChoices !== void 0;
function bash(program) {
	const values = program.options.filter(hasChoices).map(({ long, argChoices }) => `    ${long}) COMPREPLY=($(compgen -W '${argChoices.join(" ")}' -- "$current")); return ;;`);
	const commands = program.commands.map((command) => {
		const names = NAMES[command.name()];
		const words = [...flagsOf(command), ...names ?? []].join(" ");
		return `    ${command.name()}) COMPREPLY=($(compgen -W '${words}' ${names ? "" : "-f "}-- "$current")); return ;;`;
	});
	return `# opus47-migrate completion for bash: source it, or put it where bash-completion looks.
_opus47_migrate() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  # An option is split at its equals sign.
  if [ "$current" = = ]; then current=''; elif [ "$previous" = = ]; then previous="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  case "$previous" in
${values.join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${commands.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W '${flagsOf(program).join(" ")}' -- "$current")) ;;
    *) [ "$COMP_CWORD" -ne 1 ] || COMPREPLY=($(compgen -W '${program.commands.map((command) => command.name()).join(" ")}' -- "$current")) ;;
  esac
}
complete -o default -F _opus47_migrate opus47-migrate
`;
}
function zsh(program) {
	return `#compdef opus47-migrate
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${bash(program)}`;
}
function fish(program) {
	const quoted = (text) => `'${text.replaceAll("\\\\", "\\\\\\\\").replaceAll("'", "\\\\'")}'`;
	const line = ({ short, long, description, required, optional, argChoices }, when) => [
		"complete -c opus47-migrate",
		`-n ${quoted(when)}`,
		...short ? [`-s ${short.slice(1)}`] : [],
		...long ? [`-l ${long.slice(2)}`] : [],
		...argChoices ? [`-x -a ${quoted(argChoices.join(" "))}`] : required || optional ? ["-r"] : [],
		`-d ${quoted(description)}`
	].join(" ");
	const inMigration = `not __fish_seen_subcommand_from ${program.commands.map((command) => command.name()).join(" ")}`;
	return [
		"# opus47-migrate completion for fish: put it into ~/.config/fish/completions.",
		...program.options.map((option) => line(option, inMigration)),
		...program.commands.flatMap((command) => {
			const name = command.name();
			const names = NAMES[name];
			return [
				`complete -c opus47-migrate -n __fish_use_subcommand -a ${name} -d ${quoted(command.description())}`,
				...names ? [`complete -c opus47-migrate -f -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -a ${quoted(names.join(" "))}`] : [],
				...command.options.map((option) => line(option, `__fish_seen_subcommand_from ${name}`))
			];
		}),
		""
	].join("\n");
}
export { completion };
