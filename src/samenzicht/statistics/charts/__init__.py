"""Pictures as SVG text, for pages and for the command line: readable without colour and by a screen reader."""
