from enum import StrEnum


class AccuracyMode(StrEnum):
    """How exact the position is; `0`, coarse, is the only supported value."""

    COARSE = "0"

    def __str__(self) -> str:
        return str(self.value)
