"""Values in, finished Word files out. A renderer never sees an unminimised form."""
