"""Public tables to figures with their denominators."""
