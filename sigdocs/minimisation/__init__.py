"""ValidatedForm -> MinimisedForm: people, identifiers, strangers, privilege, policy.

Takes values and returns values; it reads no file and keeps nothing.
"""

from sigdocs.minimisation.minimise import minimise

__all__ = ["minimise"]
