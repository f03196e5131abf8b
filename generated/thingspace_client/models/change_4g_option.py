from enum import StrEnum


class Change4GOption(StrEnum):
    CHANGE_ICCID = "ChangeICCID"
    CHANGE_IMEI = "ChangeIMEI"
    CHANGE_IMEI_AND_EID = "ChangeIMEIandEID"
    CHANGE_IMEI_AND_ICCID = "ChangeIMEIandICCID"
    CHANGE_MSISDN = "ChangeMSISDN"
    FROM_3G_TO_4G = "3Gto4G"
    FROM_4G_TO_3G = "4Gto3G"

    def __str__(self) -> str:
        return str(self.value)
