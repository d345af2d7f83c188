"""What each kind of page is made of, and where it stands."""
