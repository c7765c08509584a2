// What docs/options.md says beside the help of the program: only what the help is too short for. Keyed by the long flag.
export const OPTION_DETAILS = {
  '--dry-run':
    'Paths in the diff are relative to the working directory, with `a/` and `b/`; `git apply` takes it. Nothing else is printed to standard output.',
  '--jobs': 'More help where there are many thousand files and processors to spare.',
  '--no-index':
    'In a repository of 2,000 files or more a run keeps, in `.git/opus47-migrate`, which files hold nothing, and does not read them again while the disk says that they are unchanged.',
  '--closed-world':
    'What they pass is then what a function gets, also where code elsewhere could call it. Without it that holds for functions that are not exported, in Python for names that begin with `_`, and for what a private package neither publishes nor has called by a framework. See [`closed`](reports.md#json).',
  '--fix-sampling':
    'SDK 1.0.0 and newer (Python: 2.0.0) send API version 2026-10-21, which takes no sampling parameters. Without this option such calls are listed as [`sampling-refused`](findings.md#sampling-refused).',
  '--assume-model': 'It names the model that migrates: `opus-4-6`, or what `--from` names.',
  '--no-task-budget': 'Endpoint and types stay. A target without task budgets (Sonnet 5) implies it.',
  '--from': 'Any model that takes thinking budgets.',
  '--to':
    'Any model that refuses thinking budgets. What it takes decides what is written, and which calls need review. Prefixes of platforms are kept.',
  '--check': 'With `--dry-run`: the diff and the exit code.',
  '--strict': 'Calls whose client could not be traced (`receiver-untraced`) or talks to another base URL (`custom-base-url`) count, too.',
  '--allow-dirty':
    'Without it, a run refuses files whose content differs from the Git index, and untracked files; it then writes nothing and lists them. Files that are only staged are fine.',
  '--interactive': 'See [call by call](plan-undo.md#call-by-call).',
  '--todo': 'See [hand over what is left](reports.md#hand-over-what-is-left).',
  '--no-ignore':
    'Left out by default: what `.gitignore` names, `node_modules`, folders that begin with a dot, `dist`, `build`, `out`, `coverage`, `vendor`, `venv`, `env`, `site-packages`, `__pycache__`, `*.min.*` and `*.d.ts`.',
  '--staged': 'A partially staged file is never written; it is refused by name.',
  '--docs': 'See [components and documents](components.md).',
  '--shard':
    'The whole selection is planned all the same, so that the parts fit together: files that share an edit stay in one part. See [a large repository in parts](ci.md#a-large-repository-in-parts).',
  '--cache':
    'An answer is given again only where names and contents are the same: sources, manifests, configuration, lock files, what is installed.',
  '--baseline': 'The file lists calls by their ID. Entries that no longer fit are reported.',
  '--ratio': 'A share of the thinking budget: above 0 and at most 1; outside 0.5 to 0.6 there is a warning.',
  '--min-budget': '0 turns it off; the API refuses less than 20,000.',
  '--budget-for':
    '`--budget-for agentic=60000 --budget-for single=0.5`. Tokens are a whole number from 20,000 on, a ratio is above 0 and at most 1, `none` leaves the task budget out. It wins over `budgets` of the configuration. See [agents and single requests](rewrite.md#agents-and-single-requests).',
  '--experiment': 'See [right-sizing](right-sizing.md#1-several-budgets-at-once).',
  '--edit-also': 'Several with commas; see [what else knows the model](rewrite.md#what-else-knows-the-model).',
  '--thinking': 'Without `thinking`, Opus 4.7 does not think.',
  '--effort': 'See [effort](rewrite.md#effort).',
  '--preset': 'See [presets](rewrite.md#presets).',
  '--types': 'See [types](types.md).',
  '--report': 'See [reports](reports.md) for the formats and their extensions.',
  '--plan': 'See [plan, apply, undo](plan-undo.md#plan-apply-undo).',
  '--stdin-filename': 'See [editors and pipes](eslint.md#editors-and-pipes).',
  '--list-files': 'For example: `npx opus47-migrate --list-files | xargs npx prettier --write`.',
  '--config': 'See [configuration](#configuration).',
};
