"""Report to advice: a coach speaks, and only from what was measured."""
