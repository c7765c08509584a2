"""Imports each folder's module `a` and calls every function and method in it, with arguments by the names of the parameters."""

import asyncio
import importlib
import inspect
import json
import sys

from anthropic._base_client import BaseClient

# Long requests without streaming are refused by the SDK itself; here they end at once.
BaseClient._calculate_nonstreaming_timeout = lambda *_args, **_kwargs: 60.0

MESSAGES = [{"role": "user", "content": "hi"}]
VALUES = {"messages": [MESSAGES], "deep": [True, False], "words": [20_000], "diff": ["x"], "prompts": [["one", "two"]]}


def call(function):
    names = [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is inspect.Parameter.empty and parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    if any(name not in VALUES for name in names):
        # What takes a response is called by what asks for one.
        return
    rounds = max((len(VALUES[name]) for name in names), default=1)
    for index in range(rounds):
        result = function(**{name: VALUES[name][index % len(VALUES[name])] for name in names})
        if inspect.iscoroutine(result):
            asyncio.run(result)


failures = {}
for folder in json.load(sys.stdin):
    sys.path.insert(0, folder)
    before = set(sys.modules)
    try:
        module = importlib.import_module("a")
        for value in list(vars(module).values()):
            if getattr(value, "__module__", None) != "a":
                continue
            if inspect.isfunction(value):
                call(value)
            elif inspect.isclass(value) and hasattr(value, "review"):
                call(value(api_key="key").review)
    except Exception as error:
        failures[folder] = repr(error)
    sys.path.remove(folder)
    for name in set(sys.modules) - before:
        if name == "a" or name.split(".")[0] == "app":
            del sys.modules[name]
print(json.dumps(failures))
