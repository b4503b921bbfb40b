"""The words people type: one file a command group, no logic. Results to stdout, the rest to stderr."""
