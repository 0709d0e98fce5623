"""How each movement goes: a function from a set and a body to the figure at any time."""
