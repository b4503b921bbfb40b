"""Checks of the file itself: what a reader may not see, and which edition of the form it is."""

from __future__ import annotations

from collections.abc import Iterator

from sigdocs.model.forms import LayerKind
from sigdocs.validation.case import Case
from sigdocs.validation.faults import Fault

_VARIANTS = (
    ("tracked", {LayerKind.INSERTED, LayerKind.DELETED, LayerKind.MOVED}),
    ("comments", {LayerKind.COMMENT, LayerKind.ANNOTATION}),
    ("hidden", {LayerKind.HIDDEN}),
)


def hidden_layers(case: Case) -> Iterator[Fault]:
    """One fault a kind of layer, however many of them the file has."""
    kinds = {layer.kind for layer in case.form.layers if len(layer.text)}
    for variant, of_kind in _VARIANTS:
        if kinds & of_kind:
            yield case.fault("hidden-layers", variant=variant)


def edition_old(case: Case) -> Iterator[Fault]:
    """The form has only the questions of an older edition."""
    if case.form.edition < max(case.definition.editions):
        yield case.fault("edition-old")
