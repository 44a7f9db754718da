"""Samenzicht: the shared workplace of those who fight human trafficking."""

__version__ = "0.1.0"
