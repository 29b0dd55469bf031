"""The parts of the practice page and the patterns page."""
