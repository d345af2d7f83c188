"""What everything stands on: the engine, the types of cells, ids in addresses, working days."""
