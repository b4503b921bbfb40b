"""The only code that writes finished documents."""

from sigdocs.outbox.writing import release, restrict

__all__ = ["release", "restrict"]
