"""The parts of the letter check."""
