"""One page with everything that a knowledge base says, for colleagues to read, to print, and to sign."""
