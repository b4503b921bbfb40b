"""The six-monthly summary: figures, pictures, sheets, and the whole command over the demo."""
