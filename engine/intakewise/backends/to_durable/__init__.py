"""
Forward chaining by durable_rules, for one person.

`patterns` turns conditions into its patterns, `parts` cuts strata to what its memory holds, `encoding` says how a fact
is written, `messages` keeps what is written of one person, `rete` guards its C engine, `settling` turns firings into
findings, `engine` drives them.
"""
