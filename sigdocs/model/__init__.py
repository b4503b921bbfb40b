"""What things are: plain, frozen values that every stage shares.

Nothing here reads a file, a clock or the environment.
"""
