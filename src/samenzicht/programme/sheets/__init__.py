"""The action list as a spreadsheet: read without believing it, compared with what stands here, and given out again."""
