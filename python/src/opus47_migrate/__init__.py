"""opus47-migrate for Python: the tool of npm, with the Node.js that it needs."""

from importlib.metadata import version

__version__ = version("opus47-migrate")
