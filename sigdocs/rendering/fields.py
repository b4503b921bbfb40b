"""Which fields a template uses, and whether its contract has them.

Follows loops and ``set``: inside ``{% for case in cases %}`` the name ``case`` has the fields of
one case. What cannot be followed (a filter's result, a method) is let pass, not guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docxtpl import RichText
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

_ANYTHING = object()
_CLOSE = 72
FILTERS = Environment(autoescape=True).filters
"""What may stand after "|" in a tag."""
_SANDBOX = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A field that the contract lacks, the nearest one that it has ("" if none is near).

    ``of_list``: it is a field of a list's items, used outside a loop. ``kind``: "field", "filter".
    """

    field: str
    suggestion: str
    of_list: bool = False
    kind: str = "field"


@dataclass(slots=True)
class Scope:
    """The names that are known at one place of a template, from the outside in."""

    names: list[dict[str, Any]] = field(default_factory=list)

    def __init__(self, sample: Mapping[str, Any]) -> None:
        """Start with the fields of the whole template."""
        self.names = [dict(sample)]

    def enter_loop(self, target: nodes.Node, each: Any) -> None:
        """Know the name of a loop's item, and ``loop``."""
        names: dict[str, Any] = {"loop": _ANYTHING}
        if isinstance(target, nodes.Name):
            names[target.name] = each
        else:
            names.update((name.name, _ANYTHING) for name in target.find_all(nodes.Name))
        self.names.append(names)

    def leave_loop(self) -> None:
        """Forget the innermost loop's names."""
        if len(self.names) > 1:
            self.names.pop()

    def define(self, name: str, value: Any) -> None:
        """Know a name that the template sets itself."""
        self.names[-1][name] = value

    def find(self, name: str) -> Any:
        """The sample of a name; KeyError where nobody knows it."""
        for names in reversed(self.names):
            if name in names:
                return names[name]
        raise KeyError(name)

    def all_names(self) -> list[str]:
        """Every name that may be used here."""
        return [name for names in self.names for name in names if name != "loop"]


def parse_expression(text: str) -> nodes.Node:
    """The expression inside ``{{ … }}`` or after ``if``.

    Raises:
        TemplateSyntaxError: it is none.
    """
    parsed = Environment(autoescape=True).parse("{{ " + text + " }}")
    output = parsed.body[0]
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise TemplateSyntaxError("not one expression", 1)
    return output.nodes[0]


def unknown_fields(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    """Each field, and each filter, of an expression that is not known at this place."""
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield Unknown(field=node.name, suggestion=_nearest(node.name, [*FILTERS]), kind="filter")
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _unknown_in_chain(node, scope)
    else:
        for child in node.iter_child_nodes():
            yield from unknown_fields(child, scope)


def value_of(node: nodes.Node, scope: Scope) -> Any:
    """The sample of an expression: what a field holds, ``anything`` where it cannot be followed."""
    try:
        if isinstance(node, nodes.Name):
            return scope.find(node.name)
        if isinstance(node, nodes.Getattr):
            return _inside(value_of(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return _inside(value_of(node.node, scope), node.arg.value)
    except KeyError:
        return _ANYTHING
    return _ANYTHING


def item_of(value: Any) -> Any:
    """One item of a list, with the fields of all its items together."""
    if not isinstance(value, list | tuple) or not value:
        return _ANYTHING
    if all(isinstance(item, Mapping) for item in value):
        joined: dict[str, Any] = {}
        for item in value:
            joined.update({k: v for k, v in item.items() if v or k not in joined})
        return joined
    return value[0]


def reckons(node: nodes.Node, text: str, scope: Scope) -> str:
    """What goes wrong when an expression is worked out with the sample; "" where nothing does.

    A field, or a field of a field, needs no working out; names that cannot be followed are let pass.
    """
    names = {name: scope.find(name) for name in scope.all_names()}
    used = {name.name for name in node.find_all(nodes.Name)}
    is_field = bool(used) and isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)
    if is_field or any(names.get(name, _ANYTHING) is _ANYTHING for name in used):
        return ""
    try:
        _SANDBOX.from_string("{{ " + text + " }}").render(names)
    except Exception as problem:  # noqa: BLE001 - whatever a template may reckon
        return type(problem).__name__
    return ""


def is_rich(value: Any) -> bool:
    """Whether a field must stand in ``{{r … }}`` (a heading with a bookmark, a link)."""
    return isinstance(value, RichText)


def is_plain(value: Any) -> bool:
    """Whether a field must not stand in ``{{r … }}``."""
    return isinstance(value, str | int | float | bool)


def is_many(value: Any) -> bool:
    """Whether a field is a list or a group of fields, which no tag can print."""
    return isinstance(value, list | tuple | Mapping)


def field_names(sample: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """The fields of a sample as the secretariat writes them: "office.name", "actions[].owner"."""
    for name, value in sample.items():
        each = item_of(value) if isinstance(value, list | tuple) else value
        path = f"{prefix}{name}{'[]' if isinstance(value, list | tuple) else ''}"
        if isinstance(each, Mapping):
            yield from field_names(each, f"{path}.")
        else:
            yield path


def _unknown_in_chain(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    if isinstance(node, nodes.Name):
        try:
            scope.find(node.name)
        except KeyError:
            yield Unknown(field=node.name, suggestion=_nearest(node.name, scope.all_names()))
        return
    assert isinstance(node, nodes.Getattr | nodes.Getitem)  # noqa: S101 - narrows for mypy
    before = list(_unknown_in_or_below(node.node, scope))
    yield from before
    if isinstance(node, nodes.Getitem):
        yield from unknown_fields(node.arg, scope)
    name = _name_of(node)
    holder = _ANYTHING if before or not name else value_of(node.node, scope)
    if isinstance(holder, Mapping) and name not in holder and not hasattr(dict, name):
        yield Unknown(field=name, suggestion=_nearest(name, list(holder)))
    elif isinstance(holder, list | tuple) and not hasattr(list, name):
        yield Unknown(field=name, suggestion="", of_list=True)
    elif isinstance(holder, str) and (name.startswith("_") or not hasattr(str, name)):
        yield Unknown(field=name, suggestion="")


def _unknown_in_or_below(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _unknown_in_chain(node, scope)
    else:
        yield from unknown_fields(node, scope)


def _name_of(node: nodes.Getattr | nodes.Getitem) -> str:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value
    return ""


def _inside(value: Any, name: Any) -> Any:
    if isinstance(value, Mapping):
        return value.get(name, _ANYTHING)
    if isinstance(value, list | tuple) and isinstance(name, int):
        return item_of(value)
    return _ANYTHING


def _nearest(name: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return str(found[0]) if found else ""
