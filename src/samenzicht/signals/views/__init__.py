"""The pages of signals: `report` for writing one down, `desk` for what stands."""
