"""The words of all languages: general catalogues, and a folder each for the words of the exercise library."""

from biome.coach.words.catalogue import Side, Words
from biome.coach.words.read import LANGUAGES, Language, words
from biome.coach.words.spoken import spoken, spoken_name
from biome.coach.words.translated import in_words

__all__ = ["LANGUAGES", "Language", "Side", "Words", "in_words", "spoken", "spoken_name", "words"]
