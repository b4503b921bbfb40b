"""minimisation."""
