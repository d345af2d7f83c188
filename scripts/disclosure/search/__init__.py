"""The lookup index, which answers a search from small files."""
