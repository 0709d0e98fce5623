"""Health: whether the parts are there, truly asked."""
