"""CSV files to raw tables, strictly: every record is accounted for."""
