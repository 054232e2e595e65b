"""How a command ends, for whoever called it."""

FINE, PROBLEMS, COULD_NOT_RUN, STOPPED = 0, 1, 2, 130
"""Nothing is wrong, problems were found, nothing could be done, Ctrl-C."""
