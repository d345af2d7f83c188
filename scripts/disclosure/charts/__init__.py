"""Figures to pictures. Alone knows pyecharts."""
