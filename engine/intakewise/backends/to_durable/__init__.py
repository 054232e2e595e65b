"""
Forward chaining by durable_rules, for one person.

`patterns` turns conditions into its patterns, `encoding` facts into its messages, `parts` cuts strata to what its
memory holds, `rete` guards its C engine, `settling` turns firings into findings, `engine` drives them.
"""
