"""A build's own work: what is written in which order, by which process."""
