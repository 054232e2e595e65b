"""Speed beside other rule engines: the same rules, the same answers, the same machine, in one run."""
