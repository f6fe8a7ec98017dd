"""What stands on a page beside the loom: formulas, numbers, colours of ideas, sources. None knows another."""
