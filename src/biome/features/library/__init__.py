"""The exercise library as people see it."""
