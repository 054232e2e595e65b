"""What the figures were measured on."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("durable_rules", "clipspy", "zen-engine", "json-logic-qubit")


def machine_in_words() -> str:
    """Return the processor, the system, and the versions, in two lines."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()}\nPython {platform.python_version()}, {packages}"
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", told.read_text(encoding="utf-8")) if told.exists() else None
    return found[1] if found else platform.processor() or platform.machine()
