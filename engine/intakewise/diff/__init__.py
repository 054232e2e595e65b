"""What a change of a knowledge base does to the people who answer it."""
