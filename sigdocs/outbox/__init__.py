"""The only code that writes finished documents."""

from sigdocs.outbox.writing import release, restrict, sweep, write_manifest

__all__ = ["release", "restrict", "sweep", "write_manifest"]
