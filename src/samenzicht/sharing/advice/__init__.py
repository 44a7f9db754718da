"""May I share this? Works for everybody, at both doors: it asks no keys and writes nothing."""
