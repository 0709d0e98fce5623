"""The coach that asks Gemini, through agents on Google's ADK.

Importing this package, or ``biome.coach.gemini.coach``, imports nothing of Google's: that takes seconds and seventy
megabytes, and is done where somebody is asked for the first time (``service.load``).
"""
