"""What belongs to a person: all of it to take away, and all of it to be forgotten."""
