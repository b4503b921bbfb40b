"""sigdocs."""
