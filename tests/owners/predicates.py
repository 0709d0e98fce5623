"""Every place in the source where the program asks whose something is, and the same source without it.

They are found by reading the source, so that a statement which is written tomorrow is among them: each comparison that
names a ``user_id`` or ``User.id``, in Python and in SQL. What guards without comparing one is listed by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
SQL = re.compile(r"\b(?:[\w.]*user_id\s*=\s*:?[\w.]+|:?[\w.]+\s*=\s*[\w.]*user_id)\b")
NAMES = frozenset({"user_id", "User.id"})

INACTIVE = "    if not user.is_active:\n        raise Deactivated\n"
GUARDS = (
    ("features/accounts/kept.py", 'return user_id, scope["path"]', 'return scope["path"]'),
    ("features/accounts/gate.py", "AND s.ended_at IS NULL", ""),
    ("features/accounts/gate.py", "if not standing.is_active:", "if False:"),
    ("features/accounts/sign_ins.py", "SignIn.id == sign_in_id, SignIn.ended_at.is_(None)", "SignIn.id == sign_in_id"),
    ("features/accounts/service.py", INACTIVE + "    return user", "    return user"),
    ("features/accounts/signed_in.py", 'if user.role != "admin":', "if False:"),
)  # fmt: skip
"""File, what stands there, and what is left when the guard is gone."""


@dataclass(frozen=True)
class Predicate:
    """One question of whose something is, and where in its file it stands."""

    file: str
    name: str
    begin: int
    end: int
    left: str
    """What stands there when nobody asks."""

    def removed(self) -> str:
        """The file's source without it."""
        source = (SOURCE / "biome" / self.file).read_bytes()
        return (source[: self.begin] + self.left.encode() + source[self.end :]).decode()


def all_predicates() -> list[Predicate]:
    """Every one there is, in the order of files and lines."""
    found = [predicate for path in _sources() for predicate in _in_file(path)]
    return [*found, *(_guard(*guard) for guard in GUARDS)]


def hidden() -> list[str]:
    """Where an owner is asked for in a way that is not found here: ``filter_by(user_id=…)``."""
    return [
        f"{path}:{node.lineno}"
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "filter_by"
    ]


def _sources() -> list[Path]:
    return sorted((SOURCE / "biome").rglob("*.py"))


def _in_file(path: Path) -> Iterator[Predicate]:
    source = path.read_bytes()
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for function, node in _with_functions(ast.parse(source), ""):
        begin, end = (
            lines[node.lineno - 1] + node.col_offset,
            lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0),
        )
        file = path.relative_to(SOURCE / "biome").as_posix()
        said = source[begin:end].decode()
        if isinstance(node, ast.Compare) and _asks(node):
            yield Predicate(file, f"{file}:{node.lineno} {function}: {said}", begin, end, _nobody_asked(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "SELECT" in said:
            for one in SQL.finditer(said):
                at = begin + len(said[: one.start()].encode())
                line = node.lineno + said[: one.start()].count("\n")
                yield Predicate(file, f"{file}:{line} {function}: {one[0]}", at, at + len(one[0].encode()), "true")


def _with_functions(tree: ast.AST, function: str) -> Iterator[tuple[str, ast.expr]]:
    """Every expression, and the function or constant it stands in."""
    for child in ast.iter_child_nodes(tree):
        inside = function
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = child.name
        elif isinstance(child, ast.Assign) and not function and isinstance(child.targets[0], ast.Name):
            inside = child.targets[0].id
        if isinstance(child, ast.expr):
            yield inside, child
        yield from _with_functions(child, inside)


def _asks(node: ast.Compare) -> bool:
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return False
    return any(_named(part) & NAMES for part in (node.left, *node.comparators))


def _named(part: ast.expr) -> set[str]:
    """The names in an operand, other than those of the arguments of a call."""
    if isinstance(part, ast.List):
        return set().union(*map(_named, part.elts))
    if isinstance(part, ast.Attribute):
        return {part.attr, ast.unparse(part)}
    return {part.id} if isinstance(part, ast.Name) else set()


def _nobody_asked(node: ast.Compare) -> str:
    """In a statement: what is true of every row. In Python: nobody is another one, and somebody is the only one."""
    if isinstance(node.ops[0], ast.NotEq):
        return "False"
    return "True" if isinstance(node.comparators[0], ast.List) else '__import__("sqlalchemy").true()'


def _guard(file: str, stands: str, left: str) -> Predicate:
    source = (SOURCE / "biome" / file).read_bytes()
    if source.count(stands.encode()) != 1:
        raise LookupError(f"{file} does not say {stands!r} once: put the list of guards right")
    begin = source.index(stands.encode())
    return Predicate(file, f"{file} {stands.splitlines()[-1].strip()}", begin, begin + len(stands.encode()), left)
