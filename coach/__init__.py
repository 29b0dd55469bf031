"""Rebound: a private companion for after the interview, or after the no."""
