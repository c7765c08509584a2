/** The real compiler over projects on the disk. */
import path from 'node:path';
import ts from 'typescript';

/** The parsed files of installed packages, which no test edits. */
const installed = new Map<string, ts.SourceFile>();

/**
 * Compiles configurations in the order of a build.
 * @param emit writes what they write: without it, they are only checked.
 */
export function compile(cwd: string, configs: readonly string[], { emit = false } = {}): string[] {
  return configs.flatMap((name) => {
    const file = path.join(cwd, name);
    const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} });
    if (!parsed) throw new Error(`${name} is no configuration`);
    const { fileNames: rootNames, options, projectReferences } = parsed;
    const host = ts.createCompilerHost(options, true);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (source, version, ...rest) => {
      const key = `${typeof version === 'object' ? version.impliedNodeFormat : ''}${source}`;
      const known = installed.get(key) ?? read(source, version, ...rest);
      if (known && source.includes('/node_modules/') && !source.startsWith(cwd)) installed.set(key, known);
      return known;
    };
    const program = ts.createProgram({ rootNames, options, host, ...(projectReferences && { projectReferences }) });
    if (emit) program.emit();
    return ts.getPreEmitDiagnostics(program).map(({ file: source, start, code, messageText }) => {
      const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${path.relative(cwd, source?.fileName ?? name)}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
