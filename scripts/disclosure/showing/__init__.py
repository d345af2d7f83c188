"""Public tables to shown tables: everything a page can print, by name, joined once."""
