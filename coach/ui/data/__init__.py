"""What is kept, on the settings page: saved elsewhere, brought in, brought back, locked, erased."""
