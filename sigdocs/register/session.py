"""Transactions: each recording is one of its own, or shares one with others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from sigdocs.errors import RegisterWrong
from sigdocs.model.events import Stamp
from sigdocs.register.chain import Writing, lock_head
from sigdocs.register.scrubbing import scrub


class Session:
    """An open database and the vault's key; not to be shared between threads."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        """Keep the database and the vault's key."""
        self._engine = engine
        self._key = key
        self._shared: Connection | None = None

    def __enter__(self) -> Self:
        """Return the register itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def scrub(self) -> None:
        """Leave nothing of removed rows behind in the database's files (after a purge)."""
        try:
            scrub(self._engine)
        except DatabaseError as error:
            raise _unusable(error) from None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything recorded inside one transaction: all of it, or nothing.

        Other processes wait meanwhile: render and convert before, record inside.
        """
        if self._shared is not None:
            yield
            return
        with self._connected(writes=True) as connection:
            lock_head(connection, self._key)
            self._shared = connection
            try:
                yield
            finally:
                self._shared = None

    @contextmanager
    def _writing(self, by: Stamp) -> Iterator[Writing]:
        """A transaction that has queued for the register: what it reads stays true."""
        with self.together():
            if self._shared is None:
                raise RegisterWrong("The register is closed.")
            yield Writing(self._shared, self._key, by)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._shared is not None:
            yield self._shared
            return
        with self._connected(writes=False) as connection:
            yield connection

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        """A transaction; what the database says goes no further: it may quote values."""
        try:
            with self._engine.connect() as plain:
                connection = plain.execution_options(writes=writes)
                with connection.begin():
                    yield connection
        except DatabaseError as error:
            raise _unusable(error) from None


def _unusable(error: DatabaseError) -> RegisterWrong:
    return RegisterWrong(
        f"The register could not be used ({type(error.orig).__name__}).",
        next_step="Is the disk full, or another sigdocs at work? Then run it again.",
    )
