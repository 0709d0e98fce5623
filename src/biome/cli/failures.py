"""Errors a person can do something about end a command with one sentence; all others keep their traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

USAGE = 2
FAILED = 1


def stop(message: str, code: int = FAILED) -> NoReturn:
    """End the command with one sentence on stderr."""
    typer.echo(f"biome: {message}", err=True)
    raise typer.Exit(code)


@contextmanager
def plainly() -> Iterator[None]:
    """Turn the errors of a film, the model, the library or the disk into a sentence and an exit code."""
    from biome.exercises.loader import InvalidLibrary, UnknownExercise
    from biome.vision.errors import FilmError
    from biome.vision.model import ModelCorrupt, ModelMissing

    try:
        yield
    except UnknownExercise as error:
        stop(f"{error} `biome exercises list` shows them all.", USAGE)
    except (FilmError, InvalidLibrary, ModelMissing, ModelCorrupt) as error:
        stop(_sentence(error))
    except OSError as error:
        stop(f"{error.strerror or error}: {error.filename or 'the disk'}")


def _sentence(error: Exception) -> str:
    return str(error) or " ".join((type(error).__doc__ or "").split())
