"""Reading files: YAML with a place for every node, the schemas, and problems in plain words."""
