"""Every published figure, measured on the machine that runs it: ``make bench``.

A timing is a ratio to something measured in the same run; nothing here is a test.
"""
