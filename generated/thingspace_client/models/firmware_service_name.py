from enum import StrEnum


class FirmwareServiceName(StrEnum):
    """Callback service of the firmware operations; there is one."""

    FOTA = "Fota"

    def __str__(self) -> str:
        return str(self.value)
