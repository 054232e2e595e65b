"""From a trace to plain sentences: the assessment, and why or why not."""
