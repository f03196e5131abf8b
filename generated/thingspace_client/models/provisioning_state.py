from enum import StrEnum


class ProvisioningState(StrEnum):
    """Where a device is in its life cycle."""

    ACTIVATED = "ACTIVATED"
    ACTIVATION_READY = "ACTIVATION_READY"
    ACTIVE = "ACTIVE"
    DEACTIVATED = "DEACTIVATED"
    DEACTIVE = "DEACTIVE"
    INVENTORY = "INVENTORY"
    PENDING_ACTIVATION = "PENDING_ACTIVATION"
    PENDING_DEACTIVATION = "PENDING_DEACTIVATION"
    PRE_ACTIVE = "PRE_ACTIVE"
    PURGED = "PURGED"
    REPLACED = "REPLACED"
    RETIRED = "RETIRED"
    SUSPEND = "SUSPEND"
    TEST_READY = "TEST_READY"
    UNKNOWN = "UNKNOWN"

    def __str__(self) -> str:
        return str(self.value)
