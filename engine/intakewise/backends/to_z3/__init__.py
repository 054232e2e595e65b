"""The same meaning for Z3: every answer a variable, so that what holds for all can be proved. It only encodes."""
