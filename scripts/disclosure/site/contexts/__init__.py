"""What each kind of page is made of: one module a kind, each yielding `Page` values."""
