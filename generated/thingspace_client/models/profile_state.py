from enum import StrEnum


class ProfileState(StrEnum):
    """What was last done to a profile."""

    DELETE = "DELETE"
    DISABLE = "DISABLE"
    DOWNLOAD_DISABLE = "DOWNLOAD_DISABLE"
    DOWNLOAD_ENABLE = "DOWNLOAD_ENABLE"
    ENABLE = "ENABLE"
    NOT_DOWNLOADED = "NOT_DOWNLOADED"
    UNKNOWN = "UNKNOWN"

    def __str__(self) -> str:
        return str(self.value)
