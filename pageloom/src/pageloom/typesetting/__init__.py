"""What stands on a page beside the loom: formulas, numbers that line up, and sources. None knows another."""
