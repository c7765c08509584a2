"""Makes every call that a module defines, one after the other; prints what went wrong."""

import runpy
import sys
import types

for name, call in sorted(runpy.run_path(sys.argv[1]).items()):
    if isinstance(call, types.FunctionType) and call.__module__ == "<run_path>":
        try:
            call()
        except Exception as error:
            print(f"{name}: {error}")
