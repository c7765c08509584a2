// Shows the migration: a dry run with its diff, a write with a Markdown report.
import { withDemo } from './demo-project.mjs';

withDemo(({ tool, cat }) => {
  tool('./src', '--dry-run', '--quiet');
  tool('.', '--report', 'migration.md');
  cat('migration.md');
});
