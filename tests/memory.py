"""How much memory this process holds, on the systems where that can be told without another package."""

import os
import resource
import sys
from pathlib import Path


def resident_kilobytes() -> int:
    """Return the resident memory now; where only the most so far can be told (macOS), that."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most
