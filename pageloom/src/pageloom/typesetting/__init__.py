"""What stands on a page beside the loom: formulas, and numbers that line up. Neither knows the other."""
