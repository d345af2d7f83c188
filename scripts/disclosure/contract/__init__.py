"""Descriptors to packages: what a register says of itself, checked before anything is read."""
