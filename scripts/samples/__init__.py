"""What `make sample` and `make bench` write: made-up registers by the descriptors of `data/`, rows by chance."""
