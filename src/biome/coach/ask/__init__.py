"""Asking back: a question about one's own set, answered from what was measured in it."""
