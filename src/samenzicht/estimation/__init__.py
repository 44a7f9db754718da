"""The unseen."""
