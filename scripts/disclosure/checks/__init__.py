"""Raw tables to problems."""
