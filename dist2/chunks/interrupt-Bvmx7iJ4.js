// dist/src/cli/interrupt.js
async function interruptible(work) {
	const abort = new AbortController();
	const stop = () => abort.abort();
	const signals = ["SIGINT", "SIGTERM"];
	try {
		return await work(abort.signal, () => {
			for (const signal of signals) process.on(signal, stop);
		});
	} finally {
		for (const signal of signals) process.removeListener(signal, stop);
	}
}
export { interruptible as t };
