"""The office suite as a child process: Word to PDF, and old formats to Word.

It gets a private profile in a temporary folder, no network and a time limit, and is ended with all
its children. Its exit code is 0 even for a missing file, so every output is opened and checked.
"""

from sigdocs.office.convert import ConversionFailed, to_docx, to_pdf
from sigdocs.office.halving import failing
from sigdocs.office.seal import Seal, page_numbers, protected
from sigdocs.office.suite import is_available

__all__ = [
    "ConversionFailed",
    "Seal",
    "failing",
    "is_available",
    "page_numbers",
    "protected",
    "to_docx",
    "to_pdf",
]
