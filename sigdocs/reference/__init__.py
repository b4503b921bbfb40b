"""Facts that change without code, and what loads and checks them.

An unknown or missing key is an error that names the file and the key.
"""
