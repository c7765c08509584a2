import path from "node:path";
// dist/src/report/repository.js
const inRepository = (report) => report.run.folder ? below(report, report.run.folder) : report;
const PLACE = /\(([^\s():]+\.\w+):(\d+)\)/g;
function below(report, folder) {
	const moved = (file) => path.posix.join(folder, file);
	const place = (row) => ({
		...row,
		file: moved(row.file)
	});
	const maybe = (at) => at && place(at);
	const text = (words) => words.replace(PLACE, (_, file, line) => `(${moved(file)}:${line})`);
	const site = (row) => ({
		...place(row),
		message: row.blocker ? row.message.replace(` ${row.blocker.file}:`, ` ${moved(row.blocker.file)}:`) : row.message,
		blocker: maybe(row.blocker),
		model: row.model && {
			...row.model,
			at: maybe(row.model.at),
			...row.model.kept && { kept: {
				...row.model.kept,
				reader: place(row.model.kept.reader)
			} }
		},
		budget: row.budget && {
			...row.budget,
			at: maybe(row.budget.at)
		},
		...row.closed && { closed: row.closed.map(place) },
		changes: row.changes.map(place),
		snippets: row.snippets.map(place),
		notes: row.notes.map(({ suggested, ...note }) => ({
			...note,
			message: text(note.message),
			...suggested && { suggested: suggested.map(place) }
		})),
		why: row.why && text(row.why),
		related: row.related.map(place)
	});
	return {
		...report,
		sites: report.sites.map(site),
		unattributed: report.unattributed.map(place),
		alsoCheck: report.alsoCheck.map(({ changes, left, ...row }) => ({
			...place(row),
			...changes && { changes: changes.map(place) },
			...left !== void 0 && { left: text(left) }
		})),
		files: report.files.map((file) => ({
			...file,
			path: moved(file.path)
		})),
		errors: report.errors.map((error) => error.file === null ? error : {
			...error,
			file: moved(error.file)
		})
	};
}
export { inRepository as n, below as t };
