"""A report: what an assessment says to people, as data; and the renderings of it: terminal, Markdown, HTML, PDF."""
