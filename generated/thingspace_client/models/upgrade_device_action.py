from enum import StrEnum


class UpgradeDeviceAction(StrEnum):
    """Whether devices join an upgrade or leave it."""

    APPEND = "append"
    REMOVE = "remove"

    def __str__(self) -> str:
        return str(self.value)
