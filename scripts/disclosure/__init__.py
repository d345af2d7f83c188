"""A static public-disclosure site from Frictionless data packages: a Pelican plugin and its commands."""
