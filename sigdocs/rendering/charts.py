"""Charts as pictures, each with the words that stand for it.

Drawn without pyplot, so that there is no state between two charts and no window; matplotlib is
imported here only. Colours are those of the documents; every bar carries its number.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sigdocs.model.smt import FigureTable
from sigdocs.rendering.wording import say_list

BLUE, DARK, GREY, INK = "#005EB8", "#003087", "#E8EDEE", "#212B32"
_SIZE = (6.5, 1.95)  # inches, as wide as the text of an A4 page
_DOTS = 200  # an inch
_FONTS = ["Arial", "Liberation Sans", "DejaVu Sans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture (PNG) with its alternative text, which gives every number."""

    picture: bytes
    alternative: str


def columns_chart(table: FigureTable) -> Chart:
    """A column for each row of a table of counts but its total."""
    rows = _rows(table)
    figure, axes = _sheet()
    places = range(len(rows))
    bars = axes.bar(places, [count for _, count in rows], color=BLUE, width=0.6)
    axes.set_xticks(places, [name.replace(" ", "\n") for name, _ in rows])
    axes.set_ylim(0, _room(rows))
    _finish(axes, bars, value_axis=axes.yaxis)
    return Chart(picture=_png(figure), alternative=_alternative(table, rows))


def bars_chart(table: FigureTable) -> Chart:
    """A bar for each row of a table of counts but its total, the first on top."""
    rows = _rows(table)
    figure, axes = _sheet()
    places = range(len(rows))
    bars = axes.barh(places, [count for _, count in rows], color=BLUE, height=0.6)
    axes.set_yticks(places, [_broken(name) for name, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, _room(rows))
    _finish(axes, bars, value_axis=axes.xaxis)
    return Chart(picture=_png(figure), alternative=_alternative(table, rows))


def targets_chart(title: str, rows: Sequence[tuple[str, int | None, int]]) -> Chart:
    """Results in per cent against targets. ``rows``: name, result (None: no answers), target."""
    figure, axes = _sheet()
    places = range(len(rows))
    bars = axes.barh(places, [result or 0 for _, result, _ in rows], color=BLUE, height=0.55)
    labels = ["no answers yet" if r is None else f"{r}%" for _, r, _ in rows]
    axes.bar_label(bars, labels=labels, padding=4, color=INK, fontsize=9)
    for place, (_, _, target) in enumerate(rows):
        axes.plot([target, target], [place - 0.38, place + 0.38], color=DARK, linewidth=3)
    axes.plot([], [], color=DARK, linewidth=3, label="Target")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False, fontsize=9)
    axes.set_yticks(places, [name for name, _, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 125)
    axes.set_xticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
    _clear(axes)
    said = [f"{n} {'no answers yet' if r is None else f'{r}%'}, target {t}%" for n, r, t in rows]
    return Chart(picture=_png(figure), alternative=f"Bar chart: {title}. {'; '.join(said)}.")


def _rows(table: FigureTable) -> list[tuple[str, int]]:
    """The counts of a table; a row of zero where it has none, so that there is a chart."""
    found = [(str(row[0]), int(row[1])) for row in table.rows if row[0] != "Total"]
    return found or [("No notification", 0)]


def _room(rows: list[tuple[str, int]]) -> float:
    return max(1, *(count for _, count in rows)) * 1.15


def _broken(name: str) -> str:
    """A long name over two lines."""
    if len(name) < 26 or " " not in name[12:]:
        return name
    middle = name.rfind(" ", 0, len(name) // 2 + 8)
    return f"{name[:middle]}\n{name[middle + 1 :]}"


def _alternative(table: FigureTable, rows: list[tuple[str, int]]) -> str:
    numbers = say_list([f"{name} {count}" for name, count in rows])
    return f"Bar chart: {table.title}. {numbers}."


def _sheet() -> tuple[Any, Any]:
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"font.family": _fonts()}):
        figure = Figure(figsize=_SIZE, dpi=_DOTS, layout="constrained")
        return figure, figure.add_subplot()


def _fonts() -> list[str]:
    """Those that are there: matplotlib grumbles about each that is not."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in _FONTS if name in known]


def _finish(axes: Any, bars: Any, *, value_axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.bar_label(bars, padding=3, color=INK, fontsize=9)
    value_axis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    _clear(axes)


def _clear(axes: Any) -> None:
    """No frame, no marks: the bars and their numbers say it."""
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=9, colors=INK)
    family = _fonts()
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts):
        label.set_fontfamily(family)


def _png(figure: Any) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
