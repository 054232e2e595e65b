"""The terminal's face: asks the questions of an interview, and prints the report. It draws; it decides nothing."""
