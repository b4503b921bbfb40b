"""The only code that writes finished documents."""

from sigdocs.outbox.writing import release, restrict, sweep, take_back, write_manifest

__all__ = ["release", "restrict", "sweep", "take_back", "write_manifest"]
