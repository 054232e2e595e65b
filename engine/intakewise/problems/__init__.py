"""What can be wrong: problems as data, exceptions for faults, the catalogue of codes."""
