"""Everything public to addresses, page contexts and files."""
