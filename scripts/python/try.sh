#!/usr/bin/env bash
# Builds the wheel of python/ and tries it in clean environments: pip, uv and pre-commit, where they can be installed. Run it after a build.
# The argument names the Python to use.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
python=${1:-python3}
at=$(mktemp -d)
trap 'rm -rf "$at"' EXIT
say() { printf -- '-- %s\n' "$1"; }
fail() {
  printf 'failed: %s\n' "$1" >&2
  exit 1
}

say 'build'
node scripts/python/stage.mjs
"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps ./python --wheel-dir "$at/wheels"
version=$(node -p 'require("./package.json").version')
[ -f "$at/wheels/opus47_migrate-$version-py3-none-any.whl" ] || fail "no wheel of version $version: $(ls "$at/wheels")"

say 'install'
"$python" -m venv "$at/venv"
export PIP_FIND_LINKS=$at/wheels PIP_DISABLE_PIP_VERSION_CHECK=1 UV_FIND_LINKS=$at/wheels
"$at/venv/bin/pip" install --quiet "opus47-migrate==$version"
# Without a Node.js of the machine's: of the system's programs, git and the shell's own are enough.
mkdir "$at/bin"
for program in git sh env cat; do ln -s "$(command -v "$program")" "$at/bin/$program"; done
tool() { (cd "$at/project" && PATH=$at/bin "$at/venv/bin/opus47-migrate" "$@"); }

project() {
  rm -rf "$at/project"
  mkdir "$at/project"
  cat >"$at/project/app.py" <<'PY'
import anthropic

client = anthropic.Anthropic()
answer = client.messages.create(
    model="claude-opus-4-6",
    max_tokens=16000,
    thinking={"type": "enabled", "budget_tokens": 10000},
    messages=[{"role": "user", "content": "ping"}],
)
PY
  git -C "$at/project" init --quiet
  git -C "$at/project" add --all
  git -C "$at/project" -c user.name=t -c user.email=t@localhost commit --quiet --message start
}

say 'run'
project
[ "$(tool --version)" = "$version" ] || fail "--version says $(tool --version)"
tool --dry-run --quiet 2>/dev/null | grep -q '^+    model="claude-opus-4-7",' || fail 'the dry run shows no migrated model'
status=0
tool --check >/dev/null 2>&1 || status=$?
[ "$status" = 1 ] || fail "--check ended with $status"
tool --quiet 2>/dev/null
grep -q 'client.beta.messages' "$at/project/app.py" || fail 'nothing was written'
tool undo 2>/dev/null
git -C "$at/project" diff --quiet || fail 'undo left a change'
(cd "$at/project" && PATH=$at/bin "$at/venv/bin/python" -m opus47_migrate explain model-mixed) | grep -q 'What to do' || fail 'explain says nothing'

if "$at/venv/bin/pip" install --quiet uv 2>/dev/null; then
  say 'uvx'
  [ "$(cd "$at/project" && "$at/venv/bin/uvx" --quiet --python "$at/venv/bin/python" opus47-migrate --version)" = "$version" ] || fail 'uvx runs another version'
  project
  (cd "$at/project" && "$at/venv/bin/uvx" --quiet --python "$at/venv/bin/python" opus47-migrate) 2>&1 | grep -q '^Undo: uvx opus47-migrate undo$' || fail 'uvx is not named'
else
  say 'uvx: skipped, uv cannot be installed'
fi

if "$at/venv/bin/pip" install --quiet pre-commit 2>/dev/null; then
  say 'pre-commit'
  project
  git clone --quiet "$root" "$at/checkout"
  cp "$root/pyproject.toml" "$root/.pre-commit-hooks.yaml" "$at/checkout"
  git -C "$at/checkout" add --all
  git -C "$at/checkout" -c user.name=t -c user.email=t@localhost commit --quiet --allow-empty --message hooks
  export PRE_COMMIT_HOME=$at/pre-commit PATH=$at/venv/bin:$PATH
  printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: opus47-migrate-check\n' "$at/checkout" "$(git -C "$at/checkout" rev-parse HEAD)" >"$at/project/.pre-commit-config.yaml"
  git -C "$at/project" add --all
  status=0
  output=$(cd "$at/project" && pre-commit run --all-files 2>&1) || status=$?
  { [ "$status" = 1 ] && grep -q 'app.py' <<<"$output"; } || fail "the hook ended with $status: $output"
  tool --quiet --allow-dirty 2>/dev/null
  git -C "$at/project" add --all
  (cd "$at/project" && pre-commit run --all-files >/dev/null 2>&1) || fail 'the hook fails on what is migrated'
else
  say 'pre-commit: skipped, it cannot be installed'
fi
say "the wheel of $version works"
