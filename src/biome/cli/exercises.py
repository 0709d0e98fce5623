"""`biome exercises`: the library in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from biome.cli.failures import FAILED, plainly, stop

if TYPE_CHECKING:
    from rich.table import Table

    from biome.exercises.spec import Exercise, Rule

app = typer.Typer(help="The movements that Biome can analyse.", no_args_is_help=True)

Category = Annotated[str | None, typer.Option(help="Only this category, for example Core.")]
Search = Annotated[str | None, typer.Option(help="Only names and aliases that contain this.")]


@app.command("list")
def list_(category: Category = None, search: Search = None) -> None:
    """Every movement, by category."""
    from rich.console import Console

    with plainly():
        found = [e for e in _library_exercises() if _wanted(e, category, search)]
    if not found:
        stop("no exercise is like that.", FAILED)
    table = _plain_table("slug", "name", "category", "film from", "equipment")
    for exercise in found:
        table.add_row(exercise.slug, exercise.name, exercise.category, exercise.view, exercise.equipment)
    Console(highlight=False).print(table)


@app.command()
def show(name: Annotated[str, typer.Argument(help="Slug, name or alias.")]) -> None:
    """One movement, resolved: how to film it, what is measured, what is judged and what is said."""
    from rich.console import Console
    from rich.markup import escape

    with plainly():
        exercise = named(name)
    out = Console(highlight=False)
    out.print(f"[bold]{exercise.name}[/] ({exercise.slug}) · {exercise.category} · equipment: {exercise.equipment}")
    out.print(escape(exercise.description))
    out.print(f"\n[bold]How to film it[/]\n{escape(exercise.how_to_film)}")
    out.print(f"\n[bold]{'Counted' if exercise.kind == 'reps' else 'Timed'} by[/] {_signal(exercise)}")
    out.print("\n[bold]Measured[/]", _metrics(exercise), sep="\n")
    out.print("\n[bold]Judged[/] (minor / moderate / severe)", *_faults(exercise), sep="\n")
    out.print("\n[bold]How right this is[/]", *_accuracy(exercise), sep="\n")


@app.command()
def check() -> None:
    """Load the whole library and check every name in it."""
    with plainly():
        exercises = _library_exercises()
    patterns = {exercise.pattern.id for exercise in exercises}
    typer.echo(f"{len(exercises)} exercises on {len(patterns)} patterns: every name is known.")


def named(name: str) -> Exercise:
    """The exercise that a person means, or UnknownExercise with near matches."""
    from biome.exercises import library

    return library().match(name) or library().get(name)


def _library_exercises() -> tuple[Exercise, ...]:
    from biome.exercises import library

    return library().exercises


def _wanted(exercise: Exercise, category: str | None, search: str | None) -> bool:
    names = " ".join((exercise.slug, exercise.name, *exercise.aliases)).casefold()
    in_category = category is None or exercise.category.casefold() == category.casefold()
    return in_category and (search is None or search.casefold() in names)


def _signal(exercise: Exercise) -> str:
    if exercise.pattern.signal:
        signal = exercise.pattern.signal
        return f"{signal.measure}, {signal.order}, at least {signal.min_rom:g}{_unit(signal.measure)}"
    hold = exercise.pattern.hold
    return f"{hold.measure} within {hold.band[0]:g} and {hold.band[1]:g}{_unit(hold.measure)}" if hold else ""


def _metrics(exercise: Exercise) -> Table:
    table = _plain_table("metric", "target", "measure", "seen from")
    for metric in exercise.metrics:
        table.add_row(metric.name, metric.target, f"{metric.measure} @ {metric.event}", ", ".join(metric.views))
    return table


def _faults(exercise: Exercise) -> Iterator[str]:
    from rich.markup import escape

    for fault in exercise.faults:
        yield f"[bold]{escape(fault.name)}[/] · class {fault.fault_class}"
        yield from (f"  {_rule(exercise, rule)}" for rule in fault.rules)
        yield f"  [dim]{escape(fault.cue)}[/]"


def _rule(exercise: Exercise, rule: Rule) -> str:
    base = exercise.number(rule.base)
    limits = " / ".join(f"{base + threshold:g}" for threshold in rule.thresholds)
    seen = f", seen from {', '.join(rule.views)}" if rule.views else ""
    return f"{rule.measure} {rule.direction} {limits}{_unit(rule.measure)}{seen}"


def _accuracy(exercise: Exercise) -> Iterator[str | Table]:
    from biome.exercises import accuracy_of

    card = accuracy_of(exercise)
    if card is None:
        yield "Not measured: no set of known truth was tried of this kind of movement."
        return
    yield f"Measured on {card.sets} sets of known truth ({', '.join(card.played)}); found of tried."
    counts = _plain_table("from", "counted or timed right", "within one", "clean, but a fault told")
    for view in card.views:
        counts.add_row(view.view, str(view.exact), str(view.within_one), str(view.false_alarms))
    yield counts
    faults = _plain_table("fault", "from", "minor", "moderate", "severe", "when clean")
    names = {fault.id: fault.name for fault in exercise.faults}
    for row in card.faults:
        shares = (row.minor, row.moderate, row.severe, row.false_alarms)
        faults.add_row(names[row.fault], row.view, *map(str, shares))
    yield faults
    if card.film:
        yield f"Labelled film counted to the rep: {card.film.exact}, within one: {card.film.within_one}."


def _unit(measure: str) -> str:
    from biome.exercises import library

    unit = library().measures[measure].unit
    return unit if unit == "°" else f" {unit}"


def _plain_table(*titles: str) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table
