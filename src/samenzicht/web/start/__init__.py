"""The start page: what waits for you, what runs, and what became of it. It comes down to each room and reads."""
