"""Imports each folder's module `a` and calls every function and method in it, with arguments by the names of the parameters."""

import asyncio
import contextlib
import importlib
import inspect
import io
import json
import os
import sys
import urllib.request

import httpx
import requests
from anthropic._base_client import BaseClient

# Long requests without streaming are refused by the SDK itself; here they end at once.
BaseClient._calculate_nonstreaming_timeout = lambda *_args, **_kwargs: 60.0

HOST = "https://api.anthropic.com"


def send_here(owner, name, url_at):
    """What goes to the real host goes to the server of the test."""
    real = getattr(owner, name)

    def sent(*args, **kwargs):
        args = [*args]
        if "url" in kwargs:
            kwargs["url"] = str(kwargs["url"]).replace(HOST, os.environ["ANTHROPIC_BASE_URL"])
        else:
            args[url_at] = str(args[url_at]).replace(HOST, os.environ["ANTHROPIC_BASE_URL"])
        return real(*args, **kwargs)

    setattr(owner, name, sent)


send_here(httpx.Request, "__init__", 2)
send_here(requests.PreparedRequest, "prepare_url", 1)
send_here(urllib.request.Request, "__init__", 1)

MESSAGES = [{"role": "user", "content": "hi"}]
VALUES = {"messages": [MESSAGES], "http": [requests], "client": [httpx.AsyncClient()], "deep": [True, False], "words": [20_000], "diff": ["x"], "prompt": ["x"], "question": ["x"], "source": ["x"], "prompts": [["one", "two"]]}


def given(name, index):
    value = VALUES[name][index % len(VALUES[name])]
    # What one function adds to a list is no other's.
    return [*value] if isinstance(value, list) else value


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
        with contextlib.redirect_stdout(io.StringIO()):
            result = function(**{name: given(name, index) for name in names})
            if inspect.iscoroutine(result):
                asyncio.run(result)


failures = {}
for folder in json.load(sys.stdin):
    # What needs packages that are not there has another name.
    if not os.path.exists(os.path.join(folder, "a.py")):
        continue
    sys.path.insert(0, folder)
    before = set(sys.modules)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
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
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(folder + os.sep):
            del sys.modules[name]
print(json.dumps(failures))
