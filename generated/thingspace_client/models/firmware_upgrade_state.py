from enum import StrEnum


class FirmwareUpgradeState(StrEnum):
    """State of an upgrade.
    It is accepted (`RequestPending`), scheduled (`Queued`), running and finished; `RequestFailed` could not be
    scheduled, `UpgradeFailed` did not run."""

    FINISHED = "Finished"
    IN_PROGRESS = "InProgress"
    QUEUED = "Queued"
    REQUEST_FAILED = "RequestFailed"
    REQUEST_PENDING = "RequestPending"
    UPGRADE_FAILED = "UpgradeFailed"

    def __str__(self) -> str:
        return str(self.value)
