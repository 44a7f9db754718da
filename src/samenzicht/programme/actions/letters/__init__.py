"""A cycle of the letter, verb by verb: open, write, check, freeze, publish; and who may check."""
