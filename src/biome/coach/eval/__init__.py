"""The coach's evaluation: sets with what a good answer must and must not say, and everybody who answers before them.

``python -m biome.coach.eval`` (``make eval-coach``) runs the offline coach, the guard, scripted models behind the
loopback server and, where there is a key, Gemini itself; it prints a table for each and exits 1 when a bar is missed.

The sets are in ``cases/``: for each a report as the engine made it (``bench/coach_cases.py`` makes it again) and, as
TOML, how it was made, whom it is about, what is expected of the words, and sentences that are right and wrong about it.
What is expected is heard by an ear of its own (``ear.py``, ``vocabulary.toml``), which shares nothing with the guard.
"""
