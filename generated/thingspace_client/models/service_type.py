from enum import StrEnum


class ServiceType(StrEnum):
    """Network generation of a device."""

    FOUR_G = "4g"
    THREE_G = "3g"

    def __str__(self) -> str:
        return str(self.value)
