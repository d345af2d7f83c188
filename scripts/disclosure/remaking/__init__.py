"""Sites made one after another: the whole of one, what it leaves for the next, and of that one with few pages anew."""
