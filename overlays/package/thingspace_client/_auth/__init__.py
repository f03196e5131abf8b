"""Both tokens of ThingSpace: obtained, put into every request, and renewed when they expire."""
