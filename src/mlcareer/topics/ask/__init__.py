"""Ask: what the knowledge says about a question, or about any words."""
