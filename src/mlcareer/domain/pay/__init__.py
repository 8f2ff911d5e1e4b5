"""What a role pays. Inside, every amount is a year's; the topic converts once, at its edge."""
