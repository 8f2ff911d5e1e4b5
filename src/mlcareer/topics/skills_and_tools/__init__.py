"""Skills and tools: what a role asks for, or who asks for one of them; two commands, one shape."""
