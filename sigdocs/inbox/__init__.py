"""The only code that touches arriving files: list, read, keep, clear; the vault and the lock."""
