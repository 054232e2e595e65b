"""What documents show of commands: each run of lines stands in the real output, in the same order."""

LEFT_OUT = "[…]"


def assert_shown(shown: str, printed: str) -> None:
    """What a document shows, but for what it leaves out, stands in what was printed."""
    rest = "\n".join(line.rstrip() for line in printed.splitlines())
    for lines in shown.split(LEFT_OUT):
        found = rest.find(lines.strip())
        assert found >= 0, f"{lines.strip()}\n\nis not in what was printed:\n\n{printed}"
        rest = rest[found + len(lines.strip()) :]
