"""What follows from the meaning of a knowledge base and cannot be meant: found by asking a prover."""
