"""Analyses: a film in, a result out, and everything one can ask about it."""
