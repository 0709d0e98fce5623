"""The words of all languages: general catalogues, and a folder each for the words of the exercise library."""

from biome.coach.words.catalogue import Side, Words
from biome.coach.words.read import words
from biome.coach.words.spoken import also_called, called, spoken, spoken_fault, spoken_name
from biome.coach.words.translated import in_words, shown

__all__ = [
    "Side",
    "Words",
    "also_called",
    "called",
    "in_words",
    "shown",
    "spoken",
    "spoken_fault",
    "spoken_name",
    "words",
]
