"""The proof that what was removed is gone: finished files reopened, by code of their own."""

from sigdocs.proofing.accessibility import check_accessibility
from sigdocs.proofing.proof import prove
from sigdocs.proofing.protected import prove_protected
from sigdocs.proofing.watching import watch_for, watch_for_all

__all__ = ["check_accessibility", "prove", "prove_protected", "watch_for", "watch_for_all"]
