"""A site looked at while it is written: what is saved is seen in the browser, long before the whole is made of it."""
