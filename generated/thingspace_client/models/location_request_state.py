from enum import StrEnum


class LocationRequestState(StrEnum):
    """How far a report or a request has come; no word for cancelled or failed is documented."""

    COMPLETED = "COMPLETED"
    IN_PROGRESS = "INPROGRESS"
    QUEUED = "QUEUED"

    def __str__(self) -> str:
        return str(self.value)
