"""A finished folder put in place of the last one, whole or not at all."""
