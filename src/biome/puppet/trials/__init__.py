"""The seeded puppet suite: which motion plays which pattern, its trials, and how often the report was right.

A *cast* (``rows/``) says which motion of the puppet plays which exercise of the library. From it ``cases`` makes
trials: clean sets, every fault below, between and above its thresholds, look-alikes, views that must stay silent.
``tally`` runs one and compares the report with the truth; ``summary`` adds them up.
"""
