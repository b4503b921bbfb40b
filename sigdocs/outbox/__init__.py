"""The only code that writes finished documents."""

from sigdocs.outbox.writing import (
    as_it_left,
    release,
    restrict,
    sweep,
    take_back,
    write_manifest,
)

__all__ = ["as_it_left", "release", "restrict", "sweep", "take_back", "write_manifest"]
