"""What is begun with a command: a city of its own, a register from an office's table."""
