"""The command line, which alone speaks Typer."""
