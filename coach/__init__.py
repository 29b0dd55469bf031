"""Rebound: a private companion for after the interview, or after the no."""

import os

# Before numpy is there: the reader's matrices are small, and more threads would only spin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
