"""From a PDF's upward coordinates to points from the top left of the page as it is shown."""

from __future__ import annotations

Box = tuple[float, float, float, float]


class Turn:
    """Turns places on one page (ISO 32000-1, 8.3.2; ``/Rotate`` is clockwise, 7.7.3.3)."""

    def __init__(self, box: Box, rotation: int) -> None:
        """Take the page's crop box (left, bottom, right, top) and its rotation in degrees."""
        self._left, self._bottom, self._right, self._top = box
        self.rotation = rotation % 360
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if self.rotation in (90, 270) else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is shown: across from the left, down from the top."""
        if self.rotation == 0:
            return x - self._left, self._top - y
        if self.rotation == 90:
            return y - self._bottom, x - self._left
        if self.rotation == 180:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a box is shown: left, top, right, bottom."""
        if self.rotation == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        (x1, y1), (x2, y2) = self.point(left, top), self.point(right, bottom)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
