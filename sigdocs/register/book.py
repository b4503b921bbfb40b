"""The register as its users see it."""

from __future__ import annotations

from sigdocs.register.asking import Asking
from sigdocs.register.recording import Recording


class Register(Recording, Asking):
    """An open register: what can be recorded and what can be asked. Made by ``open_register``."""
