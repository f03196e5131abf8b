from enum import StrEnum


class LocationServiceName(StrEnum):
    """Callback service of the location operations.
    Location tells that a report is ready or that usage has reached a trigger; DeviceLocation has the positions of
    single devices."""

    DEVICE_LOCATION = "DeviceLocation"
    LOCATION = "Location"

    def __str__(self) -> str:
        return str(self.value)
