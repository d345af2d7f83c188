"""Measure the build: seconds, rows and pages a second, peak memory by stage, beside Hugo in the same run."""
