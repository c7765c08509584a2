"""Calls every function of `a` and `b` in the folder that stdin names, for each model, with arguments by the names of its parameters."""

import importlib
import inspect
import json
import os
import sys

asked = json.load(sys.stdin)
sys.path.insert(0, asked["folder"])
failures = []


def values_for(model):
    messages = [{"role": "user", "content": "x"}]
    return {
        "model": [model],
        "tier": [model, "deep", "quick"],
        "budget": [5_000],
        "deep": [True, False],
        "question": ["x"],
        "messages": [messages],
        "rows": [messages],
    }


for model in asked["models"]:
    os.environ["SETTINGS_MODEL"] = model
    values = values_for(model)
    for name in asked["modules"]:
        module = importlib.import_module(name)
        if hasattr(module, "MODELS"):
            module.MODELS[model] = model
        for function in [one for one in vars(module).values() if inspect.isfunction(one) and one.__module__ == name]:
            names = list(inspect.signature(function).parameters)
            for index in range(max(len(values[one]) for one in names)):
                try:
                    function(**{one: values[one][index % len(values[one])] for one in names})
                except Exception as error:
                    failures.append(f"{function.__name__} {model}: {error}")
print(json.dumps(failures))
