"""Descriptors to registers, CSV files to raw tables. Alone reads CSV and knows frictionless and DuckDB."""
