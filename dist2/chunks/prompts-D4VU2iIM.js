import { K as Interrupted, X as UserError } from "./settings-C179M5Kk.js";
import { confirm, multiselect, select, text } from "@clack/prompts";
// dist/src/cli/prompts.js
function terminalFor(what, without) {
	const { stdin: input, stderr: output } = process;
	if (!input.isTTY || !output.isTTY) throw new UserError(`${what} needs a terminal. ${without}`);
	return {
		input,
		output
	};
}
function answered(answer) {
	if (typeof answer === "symbol") throw new Interrupted();
	return answer;
}
const promptsOn = (terminal) => ({
	async choose(message, options, initialValue) {
		const values = options.map(({ value }) => value);
		return at(values, answered(await select({
			message,
			options: numbered(options),
			initialValue: values.indexOf(initialValue),
			...terminal
		})));
	},
	async chooseSome(message, options, initial) {
		const values = options.map(({ value }) => value);
		const initialValues = initial.map((one) => values.indexOf(one)).filter((index) => index >= 0);
		return answered(await multiselect({
			message,
			options: numbered(options),
			initialValues,
			required: false,
			...terminal
		})).map((index) => at(values, index));
	},
	enter: async (message, placeholder, problem) => answered(await text({
		message,
		placeholder,
		validate: (answer) => problem(answer ?? ""),
		...terminal
	})),
	agree: async (message) => answered(await confirm({
		message,
		initialValue: false,
		...terminal
	}))
});
const numbered = (options) => options.map(({ value: _, ...option }, value) => ({
	value,
	...option
}));
function at(values, index) {
	const value = values[index];
	if (value === void 0) throw new Error(`The prompt gave option ${index} of ${values.length}.`);
	return value;
}
export { answered, promptsOn, terminalFor };
