"""The models of requests, answers and callbacks; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_token import AccessToken
    from .access_token_request import AccessTokenRequest
    from .account_identifier import AccountIdentifier
    from .activate_callback import ActivateCallback
    from .activate_device_response import ActivateDeviceResponse
    from .activate_request import ActivateRequest
    from .activate_response import ActivateResponse
    from .add_device_result import AddDeviceResult
    from .add_devices_request import AddDevicesRequest
    from .address import Address
    from .business_internet_address import BusinessInternetAddress
    from .business_internet_device import BusinessInternetDevice
    from .business_internet_place_of_use import BusinessInternetPlaceOfUse
    from .callback_action_result import CallbackActionResult
    from .callback_envelope import CallbackEnvelope
    from .callback_listener import CallbackListener
    from .carrier_information import CarrierInformation
    from .change_4g_option import Change4GOption
    from .change_identifier_callback import ChangeIdentifierCallback
    from .change_identifier_device_response import ChangeIdentifierDeviceResponse
    from .change_identifier_request import ChangeIdentifierRequest
    from .change_identifier_response import ChangeIdentifierResponse
    from .change_plan_request import ChangePlanRequest
    from .change_service_plan_callback import ChangeServicePlanCallback
    from .change_service_plan_device_response import ChangeServicePlanDeviceResponse
    from .change_service_plan_response import ChangeServicePlanResponse
    from .config_nidd_response import ConfigNiddResponse
    from .connectivity_error import ConnectivityError
    from .country import Country
    from .custom_field import CustomField
    from .custom_field_name import CustomFieldName
    from .customer_name import CustomerName
    from .deactivate_callback import DeactivateCallback
    from .deactivate_device_response import DeactivateDeviceResponse
    from .deactivate_response import DeactivateResponse
    from .device import Device
    from .device_configuration import DeviceConfiguration
    from .device_configuration_request import DeviceConfigurationRequest
    from .device_credential import DeviceCredential
    from .device_event import DeviceEvent
    from .device_event_fields import DeviceEventFields
    from .device_event_search_request import DeviceEventSearchRequest
    from .device_filter import DeviceFilter
    from .device_id import DeviceId
    from .device_identifier_filter import DeviceIdentifierFilter
    from .device_information import DeviceInformation
    from .device_list_filter import DeviceListFilter
    from .device_list_request import DeviceListRequest
    from .device_list_result import DeviceListResult
    from .device_to_add import DeviceToAdd
    from .device_with_service_address import DeviceWithServiceAddress
    from .event_selection import EventSelection
    from .extended_attribute import ExtendedAttribute
    from .fault_callback import FaultCallback
    from .fault_response import FaultResponse
    from .gateway_fault import GatewayFault
    from .gateway_fault_detail import GatewayFaultDetail
    from .gateway_xml_fault import GatewayXmlFault
    from .go_to_state_callback import GoToStateCallback
    from .go_to_state_device_response import GoToStateDeviceResponse
    from .go_to_state_request import GoToStateRequest
    from .go_to_state_response import GoToStateResponse
    from .iot_error import IotError
    from .login_request import LoginRequest
    from .login_result import LoginResult
    from .logout_result import LogoutResult
    from .mo_notification_nidd_response import MoNotificationNiddResponse
    from .mt_delivery_nidd_response import MtDeliveryNiddResponse
    from .nidd_config_callback import NiddConfigCallback
    from .nidd_config_response import NiddConfigResponse
    from .nidd_device_id import NiddDeviceId
    from .nidd_mo_notification_callback import NiddMoNotificationCallback
    from .nidd_mo_notification_response import NiddMoNotificationResponse
    from .nidd_mt_delivery_callback import NiddMtDeliveryCallback
    from .nidd_mt_delivery_response import NiddMtDeliveryResponse
    from .o_auth_error import OAuthError
    from .place_of_use import PlaceOfUse
    from .public_ip_restriction import PublicIpRestriction
    from .register_callback_request import RegisterCallbackRequest
    from .request_accepted import RequestAccepted
    from .request_state import RequestState
    from .request_status import RequestStatus
    from .resource_identifier import ResourceIdentifier
    from .restore_callback import RestoreCallback
    from .restore_device_response import RestoreDeviceResponse
    from .restore_response import RestoreResponse
    from .service_plan import ServicePlan
    from .service_type import ServiceType
    from .suspend_callback import SuspendCallback
    from .suspend_device_response import SuspendDeviceResponse
    from .suspend_response import SuspendResponse

_MODULES = {
    "AccessToken": ".access_token",
    "AccessTokenRequest": ".access_token_request",
    "AccountIdentifier": ".account_identifier",
    "ActivateCallback": ".activate_callback",
    "ActivateDeviceResponse": ".activate_device_response",
    "ActivateRequest": ".activate_request",
    "ActivateResponse": ".activate_response",
    "AddDeviceResult": ".add_device_result",
    "AddDevicesRequest": ".add_devices_request",
    "Address": ".address",
    "BusinessInternetAddress": ".business_internet_address",
    "BusinessInternetDevice": ".business_internet_device",
    "BusinessInternetPlaceOfUse": ".business_internet_place_of_use",
    "CallbackActionResult": ".callback_action_result",
    "CallbackEnvelope": ".callback_envelope",
    "CallbackListener": ".callback_listener",
    "CarrierInformation": ".carrier_information",
    "Change4GOption": ".change_4g_option",
    "ChangeIdentifierCallback": ".change_identifier_callback",
    "ChangeIdentifierDeviceResponse": ".change_identifier_device_response",
    "ChangeIdentifierRequest": ".change_identifier_request",
    "ChangeIdentifierResponse": ".change_identifier_response",
    "ChangePlanRequest": ".change_plan_request",
    "ChangeServicePlanCallback": ".change_service_plan_callback",
    "ChangeServicePlanDeviceResponse": ".change_service_plan_device_response",
    "ChangeServicePlanResponse": ".change_service_plan_response",
    "ConfigNiddResponse": ".config_nidd_response",
    "ConnectivityError": ".connectivity_error",
    "Country": ".country",
    "CustomField": ".custom_field",
    "CustomFieldName": ".custom_field_name",
    "CustomerName": ".customer_name",
    "DeactivateCallback": ".deactivate_callback",
    "DeactivateDeviceResponse": ".deactivate_device_response",
    "DeactivateResponse": ".deactivate_response",
    "Device": ".device",
    "DeviceConfiguration": ".device_configuration",
    "DeviceConfigurationRequest": ".device_configuration_request",
    "DeviceCredential": ".device_credential",
    "DeviceEvent": ".device_event",
    "DeviceEventFields": ".device_event_fields",
    "DeviceEventSearchRequest": ".device_event_search_request",
    "DeviceFilter": ".device_filter",
    "DeviceId": ".device_id",
    "DeviceIdentifierFilter": ".device_identifier_filter",
    "DeviceInformation": ".device_information",
    "DeviceListFilter": ".device_list_filter",
    "DeviceListRequest": ".device_list_request",
    "DeviceListResult": ".device_list_result",
    "DeviceToAdd": ".device_to_add",
    "DeviceWithServiceAddress": ".device_with_service_address",
    "EventSelection": ".event_selection",
    "ExtendedAttribute": ".extended_attribute",
    "FaultCallback": ".fault_callback",
    "FaultResponse": ".fault_response",
    "GatewayFault": ".gateway_fault",
    "GatewayFaultDetail": ".gateway_fault_detail",
    "GatewayXmlFault": ".gateway_xml_fault",
    "GoToStateCallback": ".go_to_state_callback",
    "GoToStateDeviceResponse": ".go_to_state_device_response",
    "GoToStateRequest": ".go_to_state_request",
    "GoToStateResponse": ".go_to_state_response",
    "IotError": ".iot_error",
    "LoginRequest": ".login_request",
    "LoginResult": ".login_result",
    "LogoutResult": ".logout_result",
    "MoNotificationNiddResponse": ".mo_notification_nidd_response",
    "MtDeliveryNiddResponse": ".mt_delivery_nidd_response",
    "NiddConfigCallback": ".nidd_config_callback",
    "NiddConfigResponse": ".nidd_config_response",
    "NiddDeviceId": ".nidd_device_id",
    "NiddMoNotificationCallback": ".nidd_mo_notification_callback",
    "NiddMoNotificationResponse": ".nidd_mo_notification_response",
    "NiddMtDeliveryCallback": ".nidd_mt_delivery_callback",
    "NiddMtDeliveryResponse": ".nidd_mt_delivery_response",
    "OAuthError": ".o_auth_error",
    "PlaceOfUse": ".place_of_use",
    "PublicIpRestriction": ".public_ip_restriction",
    "RegisterCallbackRequest": ".register_callback_request",
    "RequestAccepted": ".request_accepted",
    "RequestState": ".request_state",
    "RequestStatus": ".request_status",
    "ResourceIdentifier": ".resource_identifier",
    "RestoreCallback": ".restore_callback",
    "RestoreDeviceResponse": ".restore_device_response",
    "RestoreResponse": ".restore_response",
    "ServicePlan": ".service_plan",
    "ServiceType": ".service_type",
    "SuspendCallback": ".suspend_callback",
    "SuspendDeviceResponse": ".suspend_device_response",
    "SuspendResponse": ".suspend_response",
}

__all__ = (
    "AccessToken",
    "AccessTokenRequest",
    "AccountIdentifier",
    "ActivateCallback",
    "ActivateDeviceResponse",
    "ActivateRequest",
    "ActivateResponse",
    "AddDeviceResult",
    "AddDevicesRequest",
    "Address",
    "BusinessInternetAddress",
    "BusinessInternetDevice",
    "BusinessInternetPlaceOfUse",
    "CallbackActionResult",
    "CallbackEnvelope",
    "CallbackListener",
    "CarrierInformation",
    "Change4GOption",
    "ChangeIdentifierCallback",
    "ChangeIdentifierDeviceResponse",
    "ChangeIdentifierRequest",
    "ChangeIdentifierResponse",
    "ChangePlanRequest",
    "ChangeServicePlanCallback",
    "ChangeServicePlanDeviceResponse",
    "ChangeServicePlanResponse",
    "ConfigNiddResponse",
    "ConnectivityError",
    "Country",
    "CustomField",
    "CustomFieldName",
    "CustomerName",
    "DeactivateCallback",
    "DeactivateDeviceResponse",
    "DeactivateResponse",
    "Device",
    "DeviceConfiguration",
    "DeviceConfigurationRequest",
    "DeviceCredential",
    "DeviceEvent",
    "DeviceEventFields",
    "DeviceEventSearchRequest",
    "DeviceFilter",
    "DeviceId",
    "DeviceIdentifierFilter",
    "DeviceInformation",
    "DeviceListFilter",
    "DeviceListRequest",
    "DeviceListResult",
    "DeviceToAdd",
    "DeviceWithServiceAddress",
    "EventSelection",
    "ExtendedAttribute",
    "FaultCallback",
    "FaultResponse",
    "GatewayFault",
    "GatewayFaultDetail",
    "GatewayXmlFault",
    "GoToStateCallback",
    "GoToStateDeviceResponse",
    "GoToStateRequest",
    "GoToStateResponse",
    "IotError",
    "LoginRequest",
    "LoginResult",
    "LogoutResult",
    "MoNotificationNiddResponse",
    "MtDeliveryNiddResponse",
    "NiddConfigCallback",
    "NiddConfigResponse",
    "NiddDeviceId",
    "NiddMoNotificationCallback",
    "NiddMoNotificationResponse",
    "NiddMtDeliveryCallback",
    "NiddMtDeliveryResponse",
    "OAuthError",
    "PlaceOfUse",
    "PublicIpRestriction",
    "RegisterCallbackRequest",
    "RequestAccepted",
    "RequestState",
    "RequestStatus",
    "ResourceIdentifier",
    "RestoreCallback",
    "RestoreDeviceResponse",
    "RestoreResponse",
    "ServicePlan",
    "ServiceType",
    "SuspendCallback",
    "SuspendDeviceResponse",
    "SuspendResponse",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
