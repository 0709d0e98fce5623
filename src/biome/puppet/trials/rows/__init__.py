"""The casts themselves, by the kind of movement."""
