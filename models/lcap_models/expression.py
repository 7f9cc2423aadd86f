"""The small language of `identities/*.yaml`: what a printed sum or formula says, as text.

tp_total_lcff                             a figure outside rows, by key; in a row identity a column of the row
planned_actions.lcff_funds                the same action's cell in another table (row identities)
sum(lcff_funds)                           a column of the table at hand, blank cells counting 0
sum(planned_lcff, leawide)                the same over the rows ticked with that scope
sum(contributing_actions.planned_lcff)    a column of another table
or0(ca_planned_pct_improved)              a blank counts 0
first(ca_planned_contributing, ca_total)  the first of these that is printed
last.ca_planned_contributing              a figure outside rows of last year's plan
max0(a - b)                               0 where the result is negative
+ - * / and numbers
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Protocol

from lcap_models.findings import Named
from lcap_models.readings import surely_blank

__all__ = ["Expression", "NotTriedError", "Terms", "Where", "names_in", "parse"]


class NotTriedError(Exception):
    """The expression cannot be computed from what is printed; `why` is a reason key."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Where(Protocol):
    """Where names are looked up: one part of a plan, one of its rows, or the whole plan."""

    def one(self, table: str, name: str) -> Named:
        """Return the figure; raise NotTriedError where this plan does not print it. `table` may be ""."""

    def many(self, table: str, column: str, scope: str) -> tuple[Named, ...]:
        """Return the cells of a column; raise NotTriedError where there is no such column."""


@dataclass(slots=True)
class Terms:
    """The figures an expression was computed from, each with its sign, and what stood in the way of using them."""

    figures: list[tuple[Named, int]] = field(default_factory=list)
    unread: bool = False

    def number(self, named: Named, sign: int, *, blank_is_zero: bool) -> Decimal:
        """Note the figure and return its number; a cell whose digits nobody could read is noted as `unread`."""
        self.figures.append((named, sign))
        figure = named.figure
        if figure.value is not None:
            return figure.value
        if not surely_blank(figure):
            self.unread = True
            return Decimal(0)
        if blank_is_zero:
            return Decimal(0)
        raise NotTriedError("blank")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as text, with its parsed form."""

    text: str
    node: ast.expr = field(repr=False, compare=False, hash=False)

    def value(self, where: Where, terms: Terms) -> Decimal:
        """Return the number; note in `terms` what was used. Raises NotTriedError."""
        return _value(self.node, where, terms, 1)


@cache
def parse(text: str) -> Expression:
    """Return the expression; raises ValueError for anything outside the language."""
    node = ast.parse(text, mode="eval").body
    for _ in _leaves(node, text):
        pass
    return Expression(text, node)


def names_in(expression: Expression) -> tuple[tuple[str, str], ...]:
    """Return (table or "", name) of everything the expression looks up."""
    return tuple(_leaves(expression.node, expression.text))


_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_FUNCTIONS = {"sum", "or0", "max0", "first"}


def _leaves(node: ast.expr, text: str) -> Iterator[tuple[str, str]]:
    match node:
        case ast.BinOp(left, op, right) if type(op) in _OPERATORS:
            yield from _leaves(left, text)
            yield from _leaves(right, text)
        case ast.Name() | ast.Attribute(ast.Name()):
            yield _address(node)
        case ast.Call(ast.Name(name), [inner, *rest], []) if name in _FUNCTIONS and _fits(name, rest):
            for argument in (inner, *rest) if name == "first" else (inner,):
                yield from _leaves(argument, text)
        case ast.Constant(value) if isinstance(value, int | float):
            return
        case _:
            raise ValueError(f"not in the language of identities: {text}")


def _fits(name: str, rest: list[ast.expr]) -> bool:
    return not rest or name == "first" or (name == "sum" and len(rest) == 1 and isinstance(rest[0], ast.Name))


def _address(node: ast.expr) -> tuple[str, str]:
    match node:
        case ast.Attribute(ast.Name(table), column):
            return table, column
        case ast.Name(name):
            return "", name
    raise ValueError(ast.dump(node))


def _value(node: ast.expr, where: Where, terms: Terms, sign: int) -> Decimal:
    match node:
        case ast.Constant(value):
            return Decimal(str(value))
        case ast.BinOp(left, op, right):
            first = _value(left, where, terms, sign)
            second = _value(right, where, terms, -sign if isinstance(op, ast.Sub) else sign)
            if isinstance(op, ast.Div) and second == 0:
                raise NotTriedError("division_by_zero")
            return _OPERATORS[type(op)](first, second)
        case ast.Call(ast.Name(name), arguments):
            return _called(name, arguments, where, terms, sign)
    return terms.number(where.one(*_address(node)), sign, blank_is_zero=False)


def _called(name: str, arguments: list[ast.expr], where: Where, terms: Terms, sign: int) -> Decimal:
    inner, *rest = arguments
    match name:
        case "sum":
            return _sum(inner, rest, where, terms, sign)
        case "or0":
            return terms.number(where.one(*_address(inner)), sign, blank_is_zero=True)
        case "first":
            return terms.number(_first(arguments, where), sign, blank_is_zero=False)
    return max(Decimal(0), _value(inner, where, terms, sign))


def _first(choices: list[ast.expr], where: Where) -> Named:
    for choice in choices[:-1]:
        try:
            named = where.one(*_address(choice))
        except NotTriedError:
            continue
        if named.figure.value is not None:
            return named
    return where.one(*_address(choices[-1]))


def _sum(column: ast.expr, scope: list[ast.expr], where: Where, terms: Terms, sign: int) -> Decimal:
    wanted = _address(scope[0])[1] if scope else ""
    cells = where.many(*_address(column), wanted)
    return sum((terms.number(cell, sign, blank_is_zero=True) for cell in cells), Decimal(0))
