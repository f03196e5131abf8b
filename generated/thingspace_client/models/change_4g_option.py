from enum import StrEnum


class Change4GOption(StrEnum):
    """What changes about a 4G device.
    `ChangeICCID` the SIM, `ChangeIMEI` the device, `ChangeIMEIandICCID` both, `ChangeMSISDN` the phone number,
    `3Gto4G` and `4Gto3G` the generation, `ChangeIMEIandEID` an eUICC device.
    A new SIM must be inactive and in no billing account; hardware and phone number cannot change in one request.
    After `ChangeIMEIandEID` the new device has no local profile yet: download it with downloadProfile.
    Accounts of IoT developers have only `ChangeIMEI`, `ChangeICCID` and `ChangeIMEIandICCID`."""

    CHANGE_ICCID = "ChangeICCID"
    CHANGE_IMEI = "ChangeIMEI"
    CHANGE_IMEI_AND_EID = "ChangeIMEIandEID"
    CHANGE_IMEI_AND_ICCID = "ChangeIMEIandICCID"
    CHANGE_MSISDN = "ChangeMSISDN"
    FROM_3G_TO_4G = "3Gto4G"
    FROM_4G_TO_3G = "4Gto3G"

    def __str__(self) -> str:
        return str(self.value)
