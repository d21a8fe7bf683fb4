"""What changed between two trees of a workspace, what it means, and what was approved and may not change."""
