"""The made-up registers of `python -m disclosure sample`: descriptors and words as JSON, rows by chance."""
