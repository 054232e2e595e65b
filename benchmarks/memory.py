"""How much memory a process holds."""

import os
from pathlib import Path
from subprocess import run


def resident_mb(process: int | None = None) -> float:
    """
    Return the megabytes (10^6 bytes) that a process holds in memory; without its number: this one.

    Raises:  OSError: neither `/proc` nor `ps` is there to tell.
    """
    statm = Path(f"/proc/{process or 'self'}/statm")
    if statm.exists():
        pages = int(statm.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    told = run(["ps", "-o", "rss=", "-p", str(process or os.getpid())], capture_output=True, text=True, check=True)
    return int(told.stdout) * 1024 / 1e6
