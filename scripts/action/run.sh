#!/usr/bin/env bash
# Runs opus47-migrate with the inputs of the action, which arrive in the environment and never as code.
set -euo pipefail

options=()
add() { [ -z "$2" ] || options+=("$1=$2"); }
add --since "$INPUT_SINCE"
add --ratio "$INPUT_RATIO"
add --min-budget "$INPUT_MIN_BUDGET"
add --baseline "$INPUT_BASELINE"

paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<<"$INPUT_PATHS"

# The action runs the release that it belongs to, so that a pinned action stays what was reviewed.
version=${INPUT_VERSION:-$(node -p 'require(`${process.env.GITHUB_ACTION_PATH}/package.json`).version')}
case "$version" in
  '' | *[!0-9A-Za-z.+-]*)
    echo "::error title=opus47-migrate::The input version has to be a version or a tag of npm."
    exit 2
    ;;
esac
migrate() { npx --yes "opus47-migrate@$version" "$@" -- "${paths[@]}"; }

case "$INPUT_MODE" in
  check | write)
    if [ "$INPUT_MODE" = check ]; then
      options+=(--check)
      # It implies --check: in the other modes nothing would be written, or the diff would end the job.
      [ "$INPUT_STRICT" != true ] || options+=(--strict)
    fi
    add --format "$INPUT_FORMAT"
    add --report "$INPUT_REPORT"
    migrate "${options[@]}"
    ;;
  dry-run)
    folder=${RUNNER_TEMP:-$(mktemp -d)}
    add --report "$INPUT_REPORT"
    migrate --dry-run "${options[@]}" --report "$folder/opus47-migrate.md" >"$folder/opus47-migrate.diff"
    node "$GITHUB_ACTION_PATH/scripts/action/comment.mjs" "$folder/opus47-migrate.md" "$folder/opus47-migrate.diff" >"$folder/opus47-migrate-comment.md"
    {
      echo "diff=$folder/opus47-migrate.diff"
      echo "comment=$folder/opus47-migrate-comment.md"
    } >>"$GITHUB_OUTPUT"
    ;;
  *)
    echo "::error title=opus47-migrate::The input mode has to be check, dry-run or write."
    exit 2
    ;;
esac
