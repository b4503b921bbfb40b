"""proofing."""
