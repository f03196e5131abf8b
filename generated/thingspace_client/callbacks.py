"""What the platform posts to a listener, typed for each callback service.

A body does not say which service it belongs to; the URL that was registered for the service does.
Messages of one service are told apart by their key: one with null under it is absent, a fault beside a result decides.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, overload

from ._callbacks.decoding import LIMIT
from ._callbacks.reading import Table, UnknownMessage, read

if TYPE_CHECKING:
    from .models.activate_callback import ActivateCallback
    from .models.alert_service_callback import AlertServiceCallback
    from .models.carrier_service_callback import CarrierServiceCallback
    from .models.change_identifier_callback import ChangeIdentifierCallback
    from .models.change_service_plan_callback import ChangeServicePlanCallback
    from .models.deactivate_callback import DeactivateCallback
    from .models.device_location_callback import DeviceLocationCallback
    from .models.device_profile_service_callback import DeviceProfileServiceCallback
    from .models.device_promo_usage_callback import DevicePromoUsageCallback
    from .models.device_service_callback import DeviceServiceCallback
    from .models.device_suspension_status_callback import DeviceSuspensionStatusCallback
    from .models.device_usage_callback import DeviceUsageCallback
    from .models.diagnostics_service_callback import DiagnosticsServiceCallback
    from .models.enhanced_connectivity_service_callback import EnhancedConnectivityServiceCallback
    from .models.extended_enhanced_connectivity_service_callback import ExtendedEnhancedConnectivityServiceCallback
    from .models.external_provisioning_changes_callback import ExternalProvisioningChangesCallback
    from .models.fault_callback import FaultCallback
    from .models.fota_callback import FotaCallback
    from .models.go_to_state_callback import GoToStateCallback
    from .models.inbound_sms_callback import InboundSmsCallback
    from .models.intelligence_service_callback import IntelligenceServiceCallback
    from .models.location_callback import LocationCallback
    from .models.network_event_service_callback import NetworkEventServiceCallback
    from .models.nidd_config_callback import NiddConfigCallback
    from .models.nidd_mo_notification_callback import NiddMoNotificationCallback
    from .models.nidd_mt_delivery_callback import NiddMtDeliveryCallback
    from .models.prl_information_callback import PrlInformationCallback
    from .models.promo_changes_callback import PromoChangesCallback
    from .models.pwn_service_callback import PwnServiceCallback
    from .models.qos_callback import QoSCallback
    from .models.qos_change_callback import QosChangeCallback
    from .models.restore_callback import RestoreCallback
    from .models.resume_notice_callback import ResumeNoticeCallback
    from .models.resume_tracking_notification_callback import ResumeTrackingNotificationCallback
    from .models.sms_delivery_callback import SmsDeliveryCallback
    from .models.subscription_notification_service_callback import SubscriptionNotificationServiceCallback
    from .models.suspend_callback import SuspendCallback
    from .models.unbilled_usage_callback import UnbilledUsageCallback
    from .models.vip_callback_service_callback import VipCallbackServiceCallback

    CarrierServiceMessage: TypeAlias = (
        ActivateCallback
        | CarrierServiceCallback
        | ChangeIdentifierCallback
        | ChangeServicePlanCallback
        | DeactivateCallback
        | FaultCallback
        | RestoreCallback
        | SuspendCallback
        | UnknownMessage
    )
    StateServiceMessage: TypeAlias = FaultCallback | GoToStateCallback | UnknownMessage
    DeviceServiceMessage: TypeAlias = DeviceServiceCallback | FaultCallback | UnbilledUsageCallback | UnknownMessage
    DevicePRLInformationMessage: TypeAlias = FaultCallback | PrlInformationCallback | UnknownMessage
    DeviceSuspensionStatusMessage: TypeAlias = DeviceSuspensionStatusCallback | FaultCallback | UnknownMessage
    DeviceUsageMessage: TypeAlias = DeviceUsageCallback | FaultCallback | UnknownMessage
    DevicePromoUsageMessage: TypeAlias = DevicePromoUsageCallback | FaultCallback | UnknownMessage
    DeviceProfileServiceMessage: TypeAlias = DeviceProfileServiceCallback | FaultCallback | UnknownMessage
    DiagnosticsServiceMessage: TypeAlias = DiagnosticsServiceCallback | FaultCallback | UnknownMessage
    NiddServiceMessage: TypeAlias = (
        FaultCallback | NiddConfigCallback | NiddMoNotificationCallback | NiddMtDeliveryCallback | UnknownMessage
    )
    EnhancedConnectivityServiceMessage: TypeAlias = (
        EnhancedConnectivityServiceCallback | FaultCallback | InboundSmsCallback | UnknownMessage
    )
    SMSDeliveryConfirmationMessage: TypeAlias = FaultCallback | SmsDeliveryCallback | UnknownMessage
    ExtendedEnhancedConnectivityServiceMessage: TypeAlias = ExtendedEnhancedConnectivityServiceCallback | UnknownMessage
    AlertServiceMessage: TypeAlias = AlertServiceCallback | UnknownMessage
    ExternalProvisioningChangesMessage: TypeAlias = ExternalProvisioningChangesCallback | UnknownMessage
    ResumeTrackingNotificationMessage: TypeAlias = (
        ResumeNoticeCallback | ResumeTrackingNotificationCallback | UnknownMessage
    )
    PromoChangesMessage: TypeAlias = PromoChangesCallback | UnknownMessage
    SubscriptionNotificationServiceMessage: TypeAlias = SubscriptionNotificationServiceCallback | UnknownMessage
    IntelligenceServiceMessage: TypeAlias = IntelligenceServiceCallback | UnknownMessage
    QoSMessage: TypeAlias = QoSCallback | QosChangeCallback | UnknownMessage
    PwnServiceMessage: TypeAlias = PwnServiceCallback | UnknownMessage
    NetworkEventServiceMessage: TypeAlias = NetworkEventServiceCallback | UnknownMessage
    VIPCallbackServiceMessage: TypeAlias = VipCallbackServiceCallback | UnknownMessage
    LocationMessage: TypeAlias = LocationCallback | UnknownMessage
    DeviceLocationMessage: TypeAlias = DeviceLocationCallback | UnknownMessage
    FotaMessage: TypeAlias = FotaCallback | UnknownMessage
    Message: TypeAlias = (
        CarrierServiceMessage
        | StateServiceMessage
        | DeviceServiceMessage
        | DevicePRLInformationMessage
        | DeviceSuspensionStatusMessage
        | DeviceUsageMessage
        | DevicePromoUsageMessage
        | DeviceProfileServiceMessage
        | DiagnosticsServiceMessage
        | NiddServiceMessage
        | EnhancedConnectivityServiceMessage
        | SMSDeliveryConfirmationMessage
        | ExtendedEnhancedConnectivityServiceMessage
        | AlertServiceMessage
        | ExternalProvisioningChangesMessage
        | ResumeTrackingNotificationMessage
        | PromoChangesMessage
        | SubscriptionNotificationServiceMessage
        | IntelligenceServiceMessage
        | QoSMessage
        | PwnServiceMessage
        | NetworkEventServiceMessage
        | VIPCallbackServiceMessage
        | LocationMessage
        | DeviceLocationMessage
        | FotaMessage
    )

__all__ = ["LIMIT", "SERVICES", "Body", "UnknownMessage", "parse"]

Body: TypeAlias = bytes | bytearray | str | Mapping[str, Any]

SERVICES: Final = (
    "CarrierService",
    "StateService",
    "DeviceService",
    "DevicePRLInformation",
    "DeviceSuspensionStatus",
    "DeviceUsage",
    "DevicePromoUsage",
    "DeviceProfileService",
    "DiagnosticsService",
    "NiddService",
    "EnhancedConnectivityService",
    "SMSDeliveryConfirmation",
    "ExtendedEnhancedConnectivityService",
    "AlertService",
    "ExternalProvisioningChanges",
    "ResumeTrackingNotification",
    "PromoChanges",
    "SubscriptionNotificationService",
    "IntelligenceService",
    "QoS",
    "PwnService",
    "NetworkEventService",
    "VIPCallbackService",
    "Location",
    "DeviceLocation",
    "Fota",
)

_TABLE: Final[Table] = {
    "CarrierService": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "activateResponse": "activate_callback:ActivateCallback",
            "deactivateResponse": "deactivate_callback:DeactivateCallback",
            "suspendResponse": "suspend_callback:SuspendCallback",
            "restoreResponse": "restore_callback:RestoreCallback",
            "changeServicePlanResponse": "change_service_plan_callback:ChangeServicePlanCallback",
            "changeIdentifierResponse": "change_identifier_callback:ChangeIdentifierCallback",
        },
        "": "carrier_service_callback:CarrierServiceCallback",
    },
    "StateService": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "goToStateResponse": "go_to_state_callback:GoToStateCallback",
        },
    },
    "DeviceService": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "unbilledUsageResponse": "unbilled_usage_callback:UnbilledUsageCallback",
        },
        "": "device_service_callback:DeviceServiceCallback",
    },
    "DevicePRLInformation": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "prlInformationResponse": "prl_information_callback:PrlInformationCallback",
        },
    },
    "DeviceSuspensionStatus": {
        "faultResponse": "fault_callback:FaultCallback",
        "": "device_suspension_status_callback:DeviceSuspensionStatusCallback",
    },
    "DeviceUsage": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "usageResponse": "device_usage_callback:DeviceUsageCallback",
        },
    },
    "DevicePromoUsage": {
        "faultResponse": "fault_callback:FaultCallback",
        "": "device_promo_usage_callback:DevicePromoUsageCallback",
    },
    "DeviceProfileService": {
        "faultResponse": "fault_callback:FaultCallback",
        "": "device_profile_service_callback:DeviceProfileServiceCallback",
    },
    "DiagnosticsService": {
        "faultResponse": "fault_callback:FaultCallback",
        "": "diagnostics_service_callback:DiagnosticsServiceCallback",
    },
    "NiddService": {
        "faultResponse": "fault_callback:FaultCallback",
        "niddResponse": {
            "niddConfigResponse": "nidd_config_callback:NiddConfigCallback",
            "niddMTDeliveryResponse": "nidd_mt_delivery_callback:NiddMtDeliveryCallback",
            "niddMONotificationResponse": "nidd_mo_notification_callback:NiddMoNotificationCallback",
        },
    },
    "EnhancedConnectivityService": {
        "faultResponse": "fault_callback:FaultCallback",
        "smsMessage": "inbound_sms_callback:InboundSmsCallback",
        "": "enhanced_connectivity_service_callback:EnhancedConnectivityServiceCallback",
    },
    "SMSDeliveryConfirmation": {
        "faultResponse": "fault_callback:FaultCallback",
        "deviceResponse": {
            "smsDeliveryResponse": "sms_delivery_callback:SmsDeliveryCallback",
        },
    },
    "ExtendedEnhancedConnectivityService": {
        "": "extended_enhanced_connectivity_service_callback:ExtendedEnhancedConnectivityServiceCallback",
    },
    "AlertService": {
        "": "alert_service_callback:AlertServiceCallback",
    },
    "ExternalProvisioningChanges": {
        "": "external_provisioning_changes_callback:ExternalProvisioningChangesCallback",
    },
    "ResumeTrackingNotification": {
        "comment": "resume_notice_callback:ResumeNoticeCallback",
        "": "resume_tracking_notification_callback:ResumeTrackingNotificationCallback",
    },
    "PromoChanges": {
        "": "promo_changes_callback:PromoChangesCallback",
    },
    "SubscriptionNotificationService": {
        "": "subscription_notification_service_callback:SubscriptionNotificationServiceCallback",
    },
    "IntelligenceService": {
        "": "intelligence_service_callback:IntelligenceServiceCallback",
    },
    "QoS": {
        "deviceResponse": {
            "qoS": "qos_change_callback:QosChangeCallback",
        },
        "": "qos_callback:QoSCallback",
    },
    "PwnService": {
        "": "pwn_service_callback:PwnServiceCallback",
    },
    "NetworkEventService": {
        "": "network_event_service_callback:NetworkEventServiceCallback",
    },
    "VIPCallbackService": {
        "": "vip_callback_service_callback:VipCallbackServiceCallback",
    },
    "Location": {
        "": "location_callback:LocationCallback",
    },
    "DeviceLocation": {
        "": "device_location_callback:DeviceLocationCallback",
    },
    "Fota": {
        "": "fota_callback:FotaCallback",
    },
}


@overload
def parse(service: Literal["CarrierService"], body: Body, *, limit: int = LIMIT) -> "CarrierServiceMessage": ...


@overload
def parse(service: Literal["StateService"], body: Body, *, limit: int = LIMIT) -> "StateServiceMessage": ...


@overload
def parse(service: Literal["DeviceService"], body: Body, *, limit: int = LIMIT) -> "DeviceServiceMessage": ...


@overload
def parse(
    service: Literal["DevicePRLInformation"], body: Body, *, limit: int = LIMIT
) -> "DevicePRLInformationMessage": ...


@overload
def parse(
    service: Literal["DeviceSuspensionStatus"], body: Body, *, limit: int = LIMIT
) -> "DeviceSuspensionStatusMessage": ...


@overload
def parse(service: Literal["DeviceUsage"], body: Body, *, limit: int = LIMIT) -> "DeviceUsageMessage": ...


@overload
def parse(service: Literal["DevicePromoUsage"], body: Body, *, limit: int = LIMIT) -> "DevicePromoUsageMessage": ...


@overload
def parse(
    service: Literal["DeviceProfileService"], body: Body, *, limit: int = LIMIT
) -> "DeviceProfileServiceMessage": ...


@overload
def parse(service: Literal["DiagnosticsService"], body: Body, *, limit: int = LIMIT) -> "DiagnosticsServiceMessage": ...


@overload
def parse(service: Literal["NiddService"], body: Body, *, limit: int = LIMIT) -> "NiddServiceMessage": ...


@overload
def parse(
    service: Literal["EnhancedConnectivityService"], body: Body, *, limit: int = LIMIT
) -> "EnhancedConnectivityServiceMessage": ...


@overload
def parse(
    service: Literal["SMSDeliveryConfirmation"], body: Body, *, limit: int = LIMIT
) -> "SMSDeliveryConfirmationMessage": ...


@overload
def parse(
    service: Literal["ExtendedEnhancedConnectivityService"], body: Body, *, limit: int = LIMIT
) -> "ExtendedEnhancedConnectivityServiceMessage": ...


@overload
def parse(service: Literal["AlertService"], body: Body, *, limit: int = LIMIT) -> "AlertServiceMessage": ...


@overload
def parse(
    service: Literal["ExternalProvisioningChanges"], body: Body, *, limit: int = LIMIT
) -> "ExternalProvisioningChangesMessage": ...


@overload
def parse(
    service: Literal["ResumeTrackingNotification"], body: Body, *, limit: int = LIMIT
) -> "ResumeTrackingNotificationMessage": ...


@overload
def parse(service: Literal["PromoChanges"], body: Body, *, limit: int = LIMIT) -> "PromoChangesMessage": ...


@overload
def parse(
    service: Literal["SubscriptionNotificationService"], body: Body, *, limit: int = LIMIT
) -> "SubscriptionNotificationServiceMessage": ...


@overload
def parse(
    service: Literal["IntelligenceService"], body: Body, *, limit: int = LIMIT
) -> "IntelligenceServiceMessage": ...


@overload
def parse(service: Literal["QoS"], body: Body, *, limit: int = LIMIT) -> "QoSMessage": ...


@overload
def parse(service: Literal["PwnService"], body: Body, *, limit: int = LIMIT) -> "PwnServiceMessage": ...


@overload
def parse(
    service: Literal["NetworkEventService"], body: Body, *, limit: int = LIMIT
) -> "NetworkEventServiceMessage": ...


@overload
def parse(service: Literal["VIPCallbackService"], body: Body, *, limit: int = LIMIT) -> "VIPCallbackServiceMessage": ...


@overload
def parse(service: Literal["Location"], body: Body, *, limit: int = LIMIT) -> "LocationMessage": ...


@overload
def parse(service: Literal["DeviceLocation"], body: Body, *, limit: int = LIMIT) -> "DeviceLocationMessage": ...


@overload
def parse(service: Literal["Fota"], body: Body, *, limit: int = LIMIT) -> "FotaMessage": ...


@overload
def parse(service: str, body: Body, *, limit: int = LIMIT) -> "Message": ...


def parse(service: str, body: Body, *, limit: int = LIMIT) -> Any:
    """Return the typed message that a callback body of `service` holds.

    A message without a key comes back as the model that its service has for such messages (`CarrierServiceCallback`,
    `LocationCallback`), and one that no model fits as `UnknownMessage`, with everything in it.
    Null for an optional member is absence: the member is `UNSET`.
    Members that a model does not know are kept in its `additional_properties`, those that are null too.
    A body that lost its first brace on the way, as seen in the field, is read all the same.

    Args:
        service: The callback service whose URL was called; see `SERVICES`.
        body: The body as it came, or already decoded.
        limit: The number of bytes that a body may have.

    Raises:
        UnknownService: when the contract has no such service.
        CallbackTooLarge: when the body is larger than `limit`.
        CallbackNotJson: when the body is not a JSON object.
        CallbackMismatch: when a known message lacks what its model needs.
    """
    return read(_TABLE, service, body, limit)
