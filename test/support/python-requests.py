"""Runs programs with a client that only writes down what it is sent: one list of requests for each program."""

import json
import sys
import types

sent = []


class Missing:
    pass


def resource(prefix):
    def method(name):
        def send(**kwargs):
            body = {key: value for key, value in kwargs.items() if not isinstance(value, Missing)}
            sent.append({"call": f"{prefix}messages.{name}", "body": json.loads(json.dumps(body))})

        return send

    return types.SimpleNamespace(create=method("create"), stream=method("stream"), count_tokens=method("countTokens"))


class Anthropic:
    def __init__(self):
        self.messages = resource("")
        self.beta = types.SimpleNamespace(messages=resource("beta."))


stub = types.ModuleType("anthropic")
stub.Anthropic = Anthropic
stub.NOT_GIVEN = Missing()
stub.omit = Missing()
sys.modules["anthropic"] = stub

results = []
for source in json.load(sys.stdin):
    names = {}
    exec(compile(source, "a.py", "exec"), names)
    found = {}
    for name, ask in names.items():
        if not name.startswith("ask"):
            continue
        for deep in (True, False):
            for budget in (1500, 90_000):
                sent.clear()
                ask([{"role": "user", "content": "ping"}], deep, budget)
                found[f"{name} {str(deep).lower()} {budget}"] = sent[0]
    results.append(found)
json.dump(results, sys.stdout)
