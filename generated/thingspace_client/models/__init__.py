"""The models of requests, responses and callbacks; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access_token import AccessToken
    from .access_token_request import AccessTokenRequest
    from .account import Account
    from .account_identifier import AccountIdentifier
    from .account_leads import AccountLeads
    from .account_location_usage import AccountLocationUsage
    from .accuracy_mode import AccuracyMode
    from .activate_and_enable_device_profile_request import ActivateAndEnableDeviceProfileRequest
    from .activate_callback import ActivateCallback
    from .activate_device_profile_request import ActivateDeviceProfileRequest
    from .activate_device_response import ActivateDeviceResponse
    from .activate_request import ActivateRequest
    from .activate_response import ActivateResponse
    from .add_device_result import AddDeviceResult
    from .add_devices_request import AddDevicesRequest
    from .address import Address
    from .aggregate_device_usage import AggregateDeviceUsage
    from .alert_service_callback import AlertServiceCallback
    from .billed_usage import BilledUsage
    from .billing_cycle import BillingCycle
    from .business_internet_address import BusinessInternetAddress
    from .business_internet_device import BusinessInternetDevice
    from .business_internet_place_of_use import BusinessInternetPlaceOfUse
    from .cache_mode import CacheMode
    from .callback_envelope import CallbackEnvelope
    from .callback_listener import CallbackListener
    from .callback_registration import CallbackRegistration
    from .cancel_device_location_request import CancelDeviceLocationRequest
    from .cancelled_location_request import CancelledLocationRequest
    from .carrier_information import CarrierInformation
    from .carrier_service_callback import CarrierServiceCallback
    from .change_4g_option import Change4GOption
    from .change_contact_info_request import ChangeContactInfoRequest
    from .change_cost_center_request import ChangeCostCenterRequest
    from .change_custom_fields_request import ChangeCustomFieldsRequest
    from .change_euicc_device_service_request import ChangeEuiccDeviceServiceRequest
    from .change_identifier_callback import ChangeIdentifierCallback
    from .change_identifier_device_response import ChangeIdentifierDeviceResponse
    from .change_identifier_request import ChangeIdentifierRequest
    from .change_identifier_response import ChangeIdentifierResponse
    from .change_local_profile_request import ChangeLocalProfileRequest
    from .change_profile_request import ChangeProfileRequest
    from .change_profile_service_request import ChangeProfileServiceRequest
    from .change_service_plan_callback import ChangeServicePlanCallback
    from .change_service_plan_device_response import ChangeServicePlanDeviceResponse
    from .change_service_plan_request import ChangeServicePlanRequest
    from .change_service_plan_response import ChangeServicePlanResponse
    from .check_availability_request import CheckAvailabilityRequest
    from .check_order_status_request import CheckOrderStatusRequest
    from .configuration_event import ConfigurationEvent
    from .connection_event import ConnectionEvent
    from .connection_history import ConnectionHistory
    from .connectivity_error import ConnectivityError
    from .consent_device import ConsentDevice
    from .country import Country
    from .create_device_group_request import CreateDeviceGroupRequest
    from .create_location_consent_request import CreateLocationConsentRequest
    from .create_location_report_request import CreateLocationReportRequest
    from .create_usage_trigger_request import CreateUsageTriggerRequest
    from .custom_field import CustomField
    from .custom_field_name import CustomFieldName
    from .custom_service import CustomService
    from .custom_state import CustomState
    from .customer_name import CustomerName
    from .daily_usage import DailyUsage
    from .date_range import DateRange
    from .deactivate_callback import DeactivateCallback
    from .deactivate_device_profile_request import DeactivateDeviceProfileRequest
    from .deactivate_device_response import DeactivateDeviceResponse
    from .deactivate_request import DeactivateRequest
    from .deactivate_response import DeactivateResponse
    from .delete_device_result import DeleteDeviceResult
    from .delete_devices_request import DeleteDevicesRequest
    from .device import Device
    from .device_configuration import DeviceConfiguration
    from .device_credential import DeviceCredential
    from .device_diagnostic_attributes import DeviceDiagnosticAttributes
    from .device_diagnostics import DeviceDiagnostics
    from .device_event import DeviceEvent
    from .device_event_fields import DeviceEventFields
    from .device_event_history import DeviceEventHistory
    from .device_filter import DeviceFilter
    from .device_group import DeviceGroup
    from .device_group_devices import DeviceGroupDevices
    from .device_group_member import DeviceGroupMember
    from .device_id import DeviceId
    from .device_identifier_filter import DeviceIdentifierFilter
    from .device_information import DeviceInformation
    from .device_information_filter import DeviceInformationFilter
    from .device_information_page import DeviceInformationPage
    from .device_location import DeviceLocation
    from .device_location_callback import DeviceLocationCallback
    from .device_position import DevicePosition
    from .device_profile_service_callback import DeviceProfileServiceCallback
    from .device_promo_usage_callback import DevicePromoUsageCallback
    from .device_service_callback import DeviceServiceCallback
    from .device_sku import DeviceSku
    from .device_skus import DeviceSkus
    from .device_suspension_status_callback import DeviceSuspensionStatusCallback
    from .device_to_add import DeviceToAdd
    from .device_to_locate import DeviceToLocate
    from .device_usage_callback import DeviceUsageCallback
    from .device_usage_device_response import DeviceUsageDeviceResponse
    from .device_with_service_address import DeviceWithServiceAddress
    from .diagnostics_category import DiagnosticsCategory
    from .diagnostics_service_callback import DiagnosticsServiceCallback
    from .download_profile_request import DownloadProfileRequest
    from .engagement import Engagement
    from .enhanced_connectivity_service_callback import EnhancedConnectivityServiceCallback
    from .euicc_device import EuiccDevice
    from .event_selection import EventSelection
    from .exclude_devices_request import ExcludeDevicesRequest
    from .excluded_device_list import ExcludedDeviceList
    from .exclusion_mode import ExclusionMode
    from .extended_attribute import ExtendedAttribute
    from .extended_diagnostics import ExtendedDiagnostics
    from .extended_enhanced_connectivity_service_callback import ExtendedEnhancedConnectivityServiceCallback
    from .external_provisioning_changes_callback import ExternalProvisioningChangesCallback
    from .fault_callback import FaultCallback
    from .fault_response import FaultResponse
    from .find_mismatched_hardware_request import FindMismatchedHardwareRequest
    from .firmware import Firmware
    from .firmware_callback_listener import FirmwareCallbackListener
    from .firmware_callback_registration import FirmwareCallbackRegistration
    from .firmware_service_name import FirmwareServiceName
    from .firmware_upgrade import FirmwareUpgrade
    from .firmware_upgrade_change import FirmwareUpgradeChange
    from .firmware_upgrade_change_device import FirmwareUpgradeChangeDevice
    from .firmware_upgrade_device import FirmwareUpgradeDevice
    from .firmware_upgrade_state import FirmwareUpgradeState
    from .fota_callback import FotaCallback
    from .gateway_fault import GatewayFault
    from .gateway_fault_detail import GatewayFaultDetail
    from .gateway_xml_fault import GatewayXmlFault
    from .get_device_locations_request import GetDeviceLocationsRequest
    from .get_diagnostics_request import GetDiagnosticsRequest
    from .get_extended_diagnostics_request import GetExtendedDiagnosticsRequest
    from .get_location_usage_request import GetLocationUsageRequest
    from .get_promo_aggregate_usage_request import GetPromoAggregateUsageRequest
    from .get_promo_usage_request import GetPromoUsageRequest
    from .go_to_state_callback import GoToStateCallback
    from .go_to_state_device_response import GoToStateDeviceResponse
    from .go_to_state_request import GoToStateRequest
    from .go_to_state_response import GoToStateResponse
    from .inbound_sms import InboundSms
    from .inbound_sms_callback import InboundSmsCallback
    from .inbound_sms_page import InboundSmsPage
    from .intelligence_service_callback import IntelligenceServiceCallback
    from .iot_error import IotError
    from .ip_pool import IpPool
    from .lead import Lead
    from .lead_address import LeadAddress
    from .list_devices_with_profiles_request import ListDevicesWithProfilesRequest
    from .list_profile_provisioning_history_request import ListProfileProvisioningHistoryRequest
    from .location_callback import LocationCallback
    from .location_callback_listener import LocationCallbackListener
    from .location_callback_registration import LocationCallbackRegistration
    from .location_callback_removal import LocationCallbackRemoval
    from .location_consent_transaction import LocationConsentTransaction
    from .location_consents import LocationConsents
    from .location_failure import LocationFailure
    from .location_report import LocationReport
    from .location_report_accepted import LocationReportAccepted
    from .location_request_state import LocationRequestState
    from .location_request_status import LocationRequestStatus
    from .location_service_name import LocationServiceName
    from .location_subscription import LocationSubscription
    from .location_usage import LocationUsage
    from .login_request import LoginRequest
    from .login_result import LoginResult
    from .logout_result import LogoutResult
    from .mismatch_period import MismatchPeriod
    from .mismatched_device import MismatchedDevice
    from .mismatched_hardware import MismatchedHardware
    from .monitor_reachability_request import MonitorReachabilityRequest
    from .move_devices_request import MoveDevicesRequest
    from .network_event_service_callback import NetworkEventServiceCallback
    from .nidd_config_callback import NiddConfigCallback
    from .nidd_config_nidd_response import NiddConfigNiddResponse
    from .nidd_config_response import NiddConfigResponse
    from .nidd_device_id import NiddDeviceId
    from .nidd_mo_notification_callback import NiddMoNotificationCallback
    from .nidd_mo_notification_nidd_response import NiddMoNotificationNiddResponse
    from .nidd_mo_notification_response import NiddMoNotificationResponse
    from .nidd_mt_delivery_callback import NiddMtDeliveryCallback
    from .nidd_mt_delivery_nidd_response import NiddMtDeliveryNiddResponse
    from .nidd_mt_delivery_response import NiddMtDeliveryResponse
    from .oauth_error import OAuthError
    from .place_of_use import PlaceOfUse
    from .prl_information_callback import PrlInformationCallback
    from .prl_information_device_response import PrlInformationDeviceResponse
    from .prl_information_response import PrlInformationResponse
    from .profile_request_status import ProfileRequestStatus
    from .profile_state import ProfileState
    from .profile_sub_request import ProfileSubRequest
    from .promo_changes_callback import PromoChangesCallback
    from .promo_usage import PromoUsage
    from .promo_usage_history import PromoUsageHistory
    from .provisioning_event import ProvisioningEvent
    from .provisioning_history import ProvisioningHistory
    from .provisioning_state import ProvisioningState
    from .public_ip_restriction import PublicIpRestriction
    from .pwn_service_callback import PwnServiceCallback
    from .qos_callback import QoSCallback
    from .qos_change import QosChange
    from .qos_change_callback import QosChangeCallback
    from .qos_change_device_response import QosChangeDeviceResponse
    from .register_callback_request import RegisterCallbackRequest
    from .register_firmware_callback_request import RegisterFirmwareCallbackRequest
    from .register_location_callback_request import RegisterLocationCallbackRequest
    from .remove_usage_labels_request import RemoveUsageLabelsRequest
    from .renew_activation_code_request import RenewActivationCodeRequest
    from .reported_configuration import ReportedConfiguration
    from .request_accepted import RequestAccepted
    from .request_device_locations_request import RequestDeviceLocationsRequest
    from .request_state import RequestState
    from .request_status import RequestStatus
    from .reset_password_request import ResetPasswordRequest
    from .reset_password_result import ResetPasswordResult
    from .resource_identifier import ResourceIdentifier
    from .restore_callback import RestoreCallback
    from .restore_device_response import RestoreDeviceResponse
    from .restore_request import RestoreRequest
    from .restore_response import RestoreResponse
    from .resume_notice_callback import ResumeNoticeCallback
    from .resume_tracking_notification_callback import ResumeTrackingNotificationCallback
    from .retrieve_aggregate_usage_request import RetrieveAggregateUsageRequest
    from .retrieve_billed_usage_list_request import RetrieveBilledUsageListRequest
    from .retrieve_billed_usage_request import RetrieveBilledUsageRequest
    from .retrieve_device_history_request import RetrieveDeviceHistoryRequest
    from .retrieve_device_information_request import RetrieveDeviceInformationRequest
    from .retrieve_prl_information_request import RetrievePrlInformationRequest
    from .retrieve_reachability_monitors_request import RetrieveReachabilityMonitorsRequest
    from .retrieve_reachability_status_request import RetrieveReachabilityStatusRequest
    from .retrieve_sms_event_history_request import RetrieveSmsEventHistoryRequest
    from .retrieve_suspension_status_request import RetrieveSuspensionStatusRequest
    from .retrieve_unbilled_usage_request import RetrieveUnbilledUsageRequest
    from .retrieve_usage_history_request import RetrieveUsageHistoryRequest
    from .revoke_access_token_request import RevokeAccessTokenRequest
    from .schedule_firmware_upgrade_request import ScheduleFirmwareUpgradeRequest
    from .scheduled_firmware_upgrade import ScheduledFirmwareUpgrade
    from .search_device_event_history_request import SearchDeviceEventHistoryRequest
    from .send_nidd_message_request import SendNiddMessageRequest
    from .send_sms_request import SendSmsRequest
    from .service_plan import ServicePlan
    from .service_type import ServiceType
    from .services_and_states import ServicesAndStates
    from .set_device_configuration_request import SetDeviceConfigurationRequest
    from .set_fallback_attribute_request import SetFallbackAttributeRequest
    from .set_usage_labels_request import SetUsageLabelsRequest
    from .sms_delivery_callback import SmsDeliveryCallback
    from .sms_delivery_device_response import SmsDeliveryDeviceResponse
    from .sms_delivery_response import SmsDeliveryResponse
    from .sms_encoding import SmsEncoding
    from .stop_reachability_request import StopReachabilityRequest
    from .subscription_notification_service_callback import SubscriptionNotificationServiceCallback
    from .success_result import SuccessResult
    from .suspend_callback import SuspendCallback
    from .suspend_device_response import SuspendDeviceResponse
    from .suspend_request import SuspendRequest
    from .suspend_response import SuspendResponse
    from .suspension_status_filter import SuspensionStatusFilter
    from .swap_eid_device_request import SwapEidDeviceRequest
    from .unbilled_device_usage import UnbilledDeviceUsage
    from .unbilled_usage_callback import UnbilledUsageCallback
    from .unbilled_usage_device_response import UnbilledUsageDeviceResponse
    from .unbilled_usage_period import UnbilledUsagePeriod
    from .unbilled_usage_response import UnbilledUsageResponse
    from .undocumented_result import UndocumentedResult
    from .update_device_group_request import UpdateDeviceGroupRequest
    from .update_firmware_upgrade_devices_request import UpdateFirmwareUpgradeDevicesRequest
    from .update_location_consent_request import UpdateLocationConsentRequest
    from .update_usage_trigger_request import UpdateUsageTriggerRequest
    from .upgrade_device_action import UpgradeDeviceAction
    from .upload_and_activate_devices_request import UploadAndActivateDevicesRequest
    from .upload_devices_request import UploadDevicesRequest
    from .usage_history import UsageHistory
    from .usage_label import UsageLabel
    from .usage_label_assignment import UsageLabelAssignment
    from .usage_trigger import UsageTrigger
    from .vip_callback_service_callback import VipCallbackServiceCallback

_MODULES = {
    "AccessToken": ".access_token",
    "AccessTokenRequest": ".access_token_request",
    "Account": ".account",
    "AccountIdentifier": ".account_identifier",
    "AccountLeads": ".account_leads",
    "AccountLocationUsage": ".account_location_usage",
    "AccuracyMode": ".accuracy_mode",
    "ActivateAndEnableDeviceProfileRequest": ".activate_and_enable_device_profile_request",
    "ActivateCallback": ".activate_callback",
    "ActivateDeviceProfileRequest": ".activate_device_profile_request",
    "ActivateDeviceResponse": ".activate_device_response",
    "ActivateRequest": ".activate_request",
    "ActivateResponse": ".activate_response",
    "AddDeviceResult": ".add_device_result",
    "AddDevicesRequest": ".add_devices_request",
    "Address": ".address",
    "AggregateDeviceUsage": ".aggregate_device_usage",
    "AlertServiceCallback": ".alert_service_callback",
    "BilledUsage": ".billed_usage",
    "BillingCycle": ".billing_cycle",
    "BusinessInternetAddress": ".business_internet_address",
    "BusinessInternetDevice": ".business_internet_device",
    "BusinessInternetPlaceOfUse": ".business_internet_place_of_use",
    "CacheMode": ".cache_mode",
    "CallbackEnvelope": ".callback_envelope",
    "CallbackListener": ".callback_listener",
    "CallbackRegistration": ".callback_registration",
    "CancelDeviceLocationRequest": ".cancel_device_location_request",
    "CancelledLocationRequest": ".cancelled_location_request",
    "CarrierInformation": ".carrier_information",
    "CarrierServiceCallback": ".carrier_service_callback",
    "Change4GOption": ".change_4g_option",
    "ChangeContactInfoRequest": ".change_contact_info_request",
    "ChangeCostCenterRequest": ".change_cost_center_request",
    "ChangeCustomFieldsRequest": ".change_custom_fields_request",
    "ChangeEuiccDeviceServiceRequest": ".change_euicc_device_service_request",
    "ChangeIdentifierCallback": ".change_identifier_callback",
    "ChangeIdentifierDeviceResponse": ".change_identifier_device_response",
    "ChangeIdentifierRequest": ".change_identifier_request",
    "ChangeIdentifierResponse": ".change_identifier_response",
    "ChangeLocalProfileRequest": ".change_local_profile_request",
    "ChangeProfileRequest": ".change_profile_request",
    "ChangeProfileServiceRequest": ".change_profile_service_request",
    "ChangeServicePlanCallback": ".change_service_plan_callback",
    "ChangeServicePlanDeviceResponse": ".change_service_plan_device_response",
    "ChangeServicePlanRequest": ".change_service_plan_request",
    "ChangeServicePlanResponse": ".change_service_plan_response",
    "CheckAvailabilityRequest": ".check_availability_request",
    "CheckOrderStatusRequest": ".check_order_status_request",
    "ConfigurationEvent": ".configuration_event",
    "ConnectionEvent": ".connection_event",
    "ConnectionHistory": ".connection_history",
    "ConnectivityError": ".connectivity_error",
    "ConsentDevice": ".consent_device",
    "Country": ".country",
    "CreateDeviceGroupRequest": ".create_device_group_request",
    "CreateLocationConsentRequest": ".create_location_consent_request",
    "CreateLocationReportRequest": ".create_location_report_request",
    "CreateUsageTriggerRequest": ".create_usage_trigger_request",
    "CustomField": ".custom_field",
    "CustomFieldName": ".custom_field_name",
    "CustomService": ".custom_service",
    "CustomState": ".custom_state",
    "CustomerName": ".customer_name",
    "DailyUsage": ".daily_usage",
    "DateRange": ".date_range",
    "DeactivateCallback": ".deactivate_callback",
    "DeactivateDeviceProfileRequest": ".deactivate_device_profile_request",
    "DeactivateDeviceResponse": ".deactivate_device_response",
    "DeactivateRequest": ".deactivate_request",
    "DeactivateResponse": ".deactivate_response",
    "DeleteDeviceResult": ".delete_device_result",
    "DeleteDevicesRequest": ".delete_devices_request",
    "Device": ".device",
    "DeviceConfiguration": ".device_configuration",
    "DeviceCredential": ".device_credential",
    "DeviceDiagnosticAttributes": ".device_diagnostic_attributes",
    "DeviceDiagnostics": ".device_diagnostics",
    "DeviceEvent": ".device_event",
    "DeviceEventFields": ".device_event_fields",
    "DeviceEventHistory": ".device_event_history",
    "DeviceFilter": ".device_filter",
    "DeviceGroup": ".device_group",
    "DeviceGroupDevices": ".device_group_devices",
    "DeviceGroupMember": ".device_group_member",
    "DeviceId": ".device_id",
    "DeviceIdentifierFilter": ".device_identifier_filter",
    "DeviceInformation": ".device_information",
    "DeviceInformationFilter": ".device_information_filter",
    "DeviceInformationPage": ".device_information_page",
    "DeviceLocation": ".device_location",
    "DeviceLocationCallback": ".device_location_callback",
    "DevicePosition": ".device_position",
    "DeviceProfileServiceCallback": ".device_profile_service_callback",
    "DevicePromoUsageCallback": ".device_promo_usage_callback",
    "DeviceServiceCallback": ".device_service_callback",
    "DeviceSku": ".device_sku",
    "DeviceSkus": ".device_skus",
    "DeviceSuspensionStatusCallback": ".device_suspension_status_callback",
    "DeviceToAdd": ".device_to_add",
    "DeviceToLocate": ".device_to_locate",
    "DeviceUsageCallback": ".device_usage_callback",
    "DeviceUsageDeviceResponse": ".device_usage_device_response",
    "DeviceWithServiceAddress": ".device_with_service_address",
    "DiagnosticsCategory": ".diagnostics_category",
    "DiagnosticsServiceCallback": ".diagnostics_service_callback",
    "DownloadProfileRequest": ".download_profile_request",
    "Engagement": ".engagement",
    "EnhancedConnectivityServiceCallback": ".enhanced_connectivity_service_callback",
    "EuiccDevice": ".euicc_device",
    "EventSelection": ".event_selection",
    "ExcludeDevicesRequest": ".exclude_devices_request",
    "ExcludedDeviceList": ".excluded_device_list",
    "ExclusionMode": ".exclusion_mode",
    "ExtendedAttribute": ".extended_attribute",
    "ExtendedDiagnostics": ".extended_diagnostics",
    "ExtendedEnhancedConnectivityServiceCallback": ".extended_enhanced_connectivity_service_callback",
    "ExternalProvisioningChangesCallback": ".external_provisioning_changes_callback",
    "FaultCallback": ".fault_callback",
    "FaultResponse": ".fault_response",
    "FindMismatchedHardwareRequest": ".find_mismatched_hardware_request",
    "Firmware": ".firmware",
    "FirmwareCallbackListener": ".firmware_callback_listener",
    "FirmwareCallbackRegistration": ".firmware_callback_registration",
    "FirmwareServiceName": ".firmware_service_name",
    "FirmwareUpgrade": ".firmware_upgrade",
    "FirmwareUpgradeChange": ".firmware_upgrade_change",
    "FirmwareUpgradeChangeDevice": ".firmware_upgrade_change_device",
    "FirmwareUpgradeDevice": ".firmware_upgrade_device",
    "FirmwareUpgradeState": ".firmware_upgrade_state",
    "FotaCallback": ".fota_callback",
    "GatewayFault": ".gateway_fault",
    "GatewayFaultDetail": ".gateway_fault_detail",
    "GatewayXmlFault": ".gateway_xml_fault",
    "GetDeviceLocationsRequest": ".get_device_locations_request",
    "GetDiagnosticsRequest": ".get_diagnostics_request",
    "GetExtendedDiagnosticsRequest": ".get_extended_diagnostics_request",
    "GetLocationUsageRequest": ".get_location_usage_request",
    "GetPromoAggregateUsageRequest": ".get_promo_aggregate_usage_request",
    "GetPromoUsageRequest": ".get_promo_usage_request",
    "GoToStateCallback": ".go_to_state_callback",
    "GoToStateDeviceResponse": ".go_to_state_device_response",
    "GoToStateRequest": ".go_to_state_request",
    "GoToStateResponse": ".go_to_state_response",
    "InboundSms": ".inbound_sms",
    "InboundSmsCallback": ".inbound_sms_callback",
    "InboundSmsPage": ".inbound_sms_page",
    "IntelligenceServiceCallback": ".intelligence_service_callback",
    "IotError": ".iot_error",
    "IpPool": ".ip_pool",
    "Lead": ".lead",
    "LeadAddress": ".lead_address",
    "ListDevicesWithProfilesRequest": ".list_devices_with_profiles_request",
    "ListProfileProvisioningHistoryRequest": ".list_profile_provisioning_history_request",
    "LocationCallback": ".location_callback",
    "LocationCallbackListener": ".location_callback_listener",
    "LocationCallbackRegistration": ".location_callback_registration",
    "LocationCallbackRemoval": ".location_callback_removal",
    "LocationConsentTransaction": ".location_consent_transaction",
    "LocationConsents": ".location_consents",
    "LocationFailure": ".location_failure",
    "LocationReport": ".location_report",
    "LocationReportAccepted": ".location_report_accepted",
    "LocationRequestState": ".location_request_state",
    "LocationRequestStatus": ".location_request_status",
    "LocationServiceName": ".location_service_name",
    "LocationSubscription": ".location_subscription",
    "LocationUsage": ".location_usage",
    "LoginRequest": ".login_request",
    "LoginResult": ".login_result",
    "LogoutResult": ".logout_result",
    "MismatchPeriod": ".mismatch_period",
    "MismatchedDevice": ".mismatched_device",
    "MismatchedHardware": ".mismatched_hardware",
    "MonitorReachabilityRequest": ".monitor_reachability_request",
    "MoveDevicesRequest": ".move_devices_request",
    "NetworkEventServiceCallback": ".network_event_service_callback",
    "NiddConfigCallback": ".nidd_config_callback",
    "NiddConfigNiddResponse": ".nidd_config_nidd_response",
    "NiddConfigResponse": ".nidd_config_response",
    "NiddDeviceId": ".nidd_device_id",
    "NiddMoNotificationCallback": ".nidd_mo_notification_callback",
    "NiddMoNotificationNiddResponse": ".nidd_mo_notification_nidd_response",
    "NiddMoNotificationResponse": ".nidd_mo_notification_response",
    "NiddMtDeliveryCallback": ".nidd_mt_delivery_callback",
    "NiddMtDeliveryNiddResponse": ".nidd_mt_delivery_nidd_response",
    "NiddMtDeliveryResponse": ".nidd_mt_delivery_response",
    "OAuthError": ".oauth_error",
    "PlaceOfUse": ".place_of_use",
    "PrlInformationCallback": ".prl_information_callback",
    "PrlInformationDeviceResponse": ".prl_information_device_response",
    "PrlInformationResponse": ".prl_information_response",
    "ProfileRequestStatus": ".profile_request_status",
    "ProfileState": ".profile_state",
    "ProfileSubRequest": ".profile_sub_request",
    "PromoChangesCallback": ".promo_changes_callback",
    "PromoUsage": ".promo_usage",
    "PromoUsageHistory": ".promo_usage_history",
    "ProvisioningEvent": ".provisioning_event",
    "ProvisioningHistory": ".provisioning_history",
    "ProvisioningState": ".provisioning_state",
    "PublicIpRestriction": ".public_ip_restriction",
    "PwnServiceCallback": ".pwn_service_callback",
    "QoSCallback": ".qos_callback",
    "QosChange": ".qos_change",
    "QosChangeCallback": ".qos_change_callback",
    "QosChangeDeviceResponse": ".qos_change_device_response",
    "RegisterCallbackRequest": ".register_callback_request",
    "RegisterFirmwareCallbackRequest": ".register_firmware_callback_request",
    "RegisterLocationCallbackRequest": ".register_location_callback_request",
    "RemoveUsageLabelsRequest": ".remove_usage_labels_request",
    "RenewActivationCodeRequest": ".renew_activation_code_request",
    "ReportedConfiguration": ".reported_configuration",
    "RequestAccepted": ".request_accepted",
    "RequestDeviceLocationsRequest": ".request_device_locations_request",
    "RequestState": ".request_state",
    "RequestStatus": ".request_status",
    "ResetPasswordRequest": ".reset_password_request",
    "ResetPasswordResult": ".reset_password_result",
    "ResourceIdentifier": ".resource_identifier",
    "RestoreCallback": ".restore_callback",
    "RestoreDeviceResponse": ".restore_device_response",
    "RestoreRequest": ".restore_request",
    "RestoreResponse": ".restore_response",
    "ResumeNoticeCallback": ".resume_notice_callback",
    "ResumeTrackingNotificationCallback": ".resume_tracking_notification_callback",
    "RetrieveAggregateUsageRequest": ".retrieve_aggregate_usage_request",
    "RetrieveBilledUsageListRequest": ".retrieve_billed_usage_list_request",
    "RetrieveBilledUsageRequest": ".retrieve_billed_usage_request",
    "RetrieveDeviceHistoryRequest": ".retrieve_device_history_request",
    "RetrieveDeviceInformationRequest": ".retrieve_device_information_request",
    "RetrievePrlInformationRequest": ".retrieve_prl_information_request",
    "RetrieveReachabilityMonitorsRequest": ".retrieve_reachability_monitors_request",
    "RetrieveReachabilityStatusRequest": ".retrieve_reachability_status_request",
    "RetrieveSmsEventHistoryRequest": ".retrieve_sms_event_history_request",
    "RetrieveSuspensionStatusRequest": ".retrieve_suspension_status_request",
    "RetrieveUnbilledUsageRequest": ".retrieve_unbilled_usage_request",
    "RetrieveUsageHistoryRequest": ".retrieve_usage_history_request",
    "RevokeAccessTokenRequest": ".revoke_access_token_request",
    "ScheduleFirmwareUpgradeRequest": ".schedule_firmware_upgrade_request",
    "ScheduledFirmwareUpgrade": ".scheduled_firmware_upgrade",
    "SearchDeviceEventHistoryRequest": ".search_device_event_history_request",
    "SendNiddMessageRequest": ".send_nidd_message_request",
    "SendSmsRequest": ".send_sms_request",
    "ServicePlan": ".service_plan",
    "ServiceType": ".service_type",
    "ServicesAndStates": ".services_and_states",
    "SetDeviceConfigurationRequest": ".set_device_configuration_request",
    "SetFallbackAttributeRequest": ".set_fallback_attribute_request",
    "SetUsageLabelsRequest": ".set_usage_labels_request",
    "SmsDeliveryCallback": ".sms_delivery_callback",
    "SmsDeliveryDeviceResponse": ".sms_delivery_device_response",
    "SmsDeliveryResponse": ".sms_delivery_response",
    "SmsEncoding": ".sms_encoding",
    "StopReachabilityRequest": ".stop_reachability_request",
    "SubscriptionNotificationServiceCallback": ".subscription_notification_service_callback",
    "SuccessResult": ".success_result",
    "SuspendCallback": ".suspend_callback",
    "SuspendDeviceResponse": ".suspend_device_response",
    "SuspendRequest": ".suspend_request",
    "SuspendResponse": ".suspend_response",
    "SuspensionStatusFilter": ".suspension_status_filter",
    "SwapEidDeviceRequest": ".swap_eid_device_request",
    "UnbilledDeviceUsage": ".unbilled_device_usage",
    "UnbilledUsageCallback": ".unbilled_usage_callback",
    "UnbilledUsageDeviceResponse": ".unbilled_usage_device_response",
    "UnbilledUsagePeriod": ".unbilled_usage_period",
    "UnbilledUsageResponse": ".unbilled_usage_response",
    "UndocumentedResult": ".undocumented_result",
    "UpdateDeviceGroupRequest": ".update_device_group_request",
    "UpdateFirmwareUpgradeDevicesRequest": ".update_firmware_upgrade_devices_request",
    "UpdateLocationConsentRequest": ".update_location_consent_request",
    "UpdateUsageTriggerRequest": ".update_usage_trigger_request",
    "UpgradeDeviceAction": ".upgrade_device_action",
    "UploadAndActivateDevicesRequest": ".upload_and_activate_devices_request",
    "UploadDevicesRequest": ".upload_devices_request",
    "UsageHistory": ".usage_history",
    "UsageLabel": ".usage_label",
    "UsageLabelAssignment": ".usage_label_assignment",
    "UsageTrigger": ".usage_trigger",
    "VipCallbackServiceCallback": ".vip_callback_service_callback",
}

__all__ = (
    "AccessToken",
    "AccessTokenRequest",
    "Account",
    "AccountIdentifier",
    "AccountLeads",
    "AccountLocationUsage",
    "AccuracyMode",
    "ActivateAndEnableDeviceProfileRequest",
    "ActivateCallback",
    "ActivateDeviceProfileRequest",
    "ActivateDeviceResponse",
    "ActivateRequest",
    "ActivateResponse",
    "AddDeviceResult",
    "AddDevicesRequest",
    "Address",
    "AggregateDeviceUsage",
    "AlertServiceCallback",
    "BilledUsage",
    "BillingCycle",
    "BusinessInternetAddress",
    "BusinessInternetDevice",
    "BusinessInternetPlaceOfUse",
    "CacheMode",
    "CallbackEnvelope",
    "CallbackListener",
    "CallbackRegistration",
    "CancelDeviceLocationRequest",
    "CancelledLocationRequest",
    "CarrierInformation",
    "CarrierServiceCallback",
    "Change4GOption",
    "ChangeContactInfoRequest",
    "ChangeCostCenterRequest",
    "ChangeCustomFieldsRequest",
    "ChangeEuiccDeviceServiceRequest",
    "ChangeIdentifierCallback",
    "ChangeIdentifierDeviceResponse",
    "ChangeIdentifierRequest",
    "ChangeIdentifierResponse",
    "ChangeLocalProfileRequest",
    "ChangeProfileRequest",
    "ChangeProfileServiceRequest",
    "ChangeServicePlanCallback",
    "ChangeServicePlanDeviceResponse",
    "ChangeServicePlanRequest",
    "ChangeServicePlanResponse",
    "CheckAvailabilityRequest",
    "CheckOrderStatusRequest",
    "ConfigurationEvent",
    "ConnectionEvent",
    "ConnectionHistory",
    "ConnectivityError",
    "ConsentDevice",
    "Country",
    "CreateDeviceGroupRequest",
    "CreateLocationConsentRequest",
    "CreateLocationReportRequest",
    "CreateUsageTriggerRequest",
    "CustomField",
    "CustomFieldName",
    "CustomService",
    "CustomState",
    "CustomerName",
    "DailyUsage",
    "DateRange",
    "DeactivateCallback",
    "DeactivateDeviceProfileRequest",
    "DeactivateDeviceResponse",
    "DeactivateRequest",
    "DeactivateResponse",
    "DeleteDeviceResult",
    "DeleteDevicesRequest",
    "Device",
    "DeviceConfiguration",
    "DeviceCredential",
    "DeviceDiagnosticAttributes",
    "DeviceDiagnostics",
    "DeviceEvent",
    "DeviceEventFields",
    "DeviceEventHistory",
    "DeviceFilter",
    "DeviceGroup",
    "DeviceGroupDevices",
    "DeviceGroupMember",
    "DeviceId",
    "DeviceIdentifierFilter",
    "DeviceInformation",
    "DeviceInformationFilter",
    "DeviceInformationPage",
    "DeviceLocation",
    "DeviceLocationCallback",
    "DevicePosition",
    "DeviceProfileServiceCallback",
    "DevicePromoUsageCallback",
    "DeviceServiceCallback",
    "DeviceSku",
    "DeviceSkus",
    "DeviceSuspensionStatusCallback",
    "DeviceToAdd",
    "DeviceToLocate",
    "DeviceUsageCallback",
    "DeviceUsageDeviceResponse",
    "DeviceWithServiceAddress",
    "DiagnosticsCategory",
    "DiagnosticsServiceCallback",
    "DownloadProfileRequest",
    "Engagement",
    "EnhancedConnectivityServiceCallback",
    "EuiccDevice",
    "EventSelection",
    "ExcludeDevicesRequest",
    "ExcludedDeviceList",
    "ExclusionMode",
    "ExtendedAttribute",
    "ExtendedDiagnostics",
    "ExtendedEnhancedConnectivityServiceCallback",
    "ExternalProvisioningChangesCallback",
    "FaultCallback",
    "FaultResponse",
    "FindMismatchedHardwareRequest",
    "Firmware",
    "FirmwareCallbackListener",
    "FirmwareCallbackRegistration",
    "FirmwareServiceName",
    "FirmwareUpgrade",
    "FirmwareUpgradeChange",
    "FirmwareUpgradeChangeDevice",
    "FirmwareUpgradeDevice",
    "FirmwareUpgradeState",
    "FotaCallback",
    "GatewayFault",
    "GatewayFaultDetail",
    "GatewayXmlFault",
    "GetDeviceLocationsRequest",
    "GetDiagnosticsRequest",
    "GetExtendedDiagnosticsRequest",
    "GetLocationUsageRequest",
    "GetPromoAggregateUsageRequest",
    "GetPromoUsageRequest",
    "GoToStateCallback",
    "GoToStateDeviceResponse",
    "GoToStateRequest",
    "GoToStateResponse",
    "InboundSms",
    "InboundSmsCallback",
    "InboundSmsPage",
    "IntelligenceServiceCallback",
    "IotError",
    "IpPool",
    "Lead",
    "LeadAddress",
    "ListDevicesWithProfilesRequest",
    "ListProfileProvisioningHistoryRequest",
    "LocationCallback",
    "LocationCallbackListener",
    "LocationCallbackRegistration",
    "LocationCallbackRemoval",
    "LocationConsentTransaction",
    "LocationConsents",
    "LocationFailure",
    "LocationReport",
    "LocationReportAccepted",
    "LocationRequestState",
    "LocationRequestStatus",
    "LocationServiceName",
    "LocationSubscription",
    "LocationUsage",
    "LoginRequest",
    "LoginResult",
    "LogoutResult",
    "MismatchPeriod",
    "MismatchedDevice",
    "MismatchedHardware",
    "MonitorReachabilityRequest",
    "MoveDevicesRequest",
    "NetworkEventServiceCallback",
    "NiddConfigCallback",
    "NiddConfigNiddResponse",
    "NiddConfigResponse",
    "NiddDeviceId",
    "NiddMoNotificationCallback",
    "NiddMoNotificationNiddResponse",
    "NiddMoNotificationResponse",
    "NiddMtDeliveryCallback",
    "NiddMtDeliveryNiddResponse",
    "NiddMtDeliveryResponse",
    "OAuthError",
    "PlaceOfUse",
    "PrlInformationCallback",
    "PrlInformationDeviceResponse",
    "PrlInformationResponse",
    "ProfileRequestStatus",
    "ProfileState",
    "ProfileSubRequest",
    "PromoChangesCallback",
    "PromoUsage",
    "PromoUsageHistory",
    "ProvisioningEvent",
    "ProvisioningHistory",
    "ProvisioningState",
    "PublicIpRestriction",
    "PwnServiceCallback",
    "QoSCallback",
    "QosChange",
    "QosChangeCallback",
    "QosChangeDeviceResponse",
    "RegisterCallbackRequest",
    "RegisterFirmwareCallbackRequest",
    "RegisterLocationCallbackRequest",
    "RemoveUsageLabelsRequest",
    "RenewActivationCodeRequest",
    "ReportedConfiguration",
    "RequestAccepted",
    "RequestDeviceLocationsRequest",
    "RequestState",
    "RequestStatus",
    "ResetPasswordRequest",
    "ResetPasswordResult",
    "ResourceIdentifier",
    "RestoreCallback",
    "RestoreDeviceResponse",
    "RestoreRequest",
    "RestoreResponse",
    "ResumeNoticeCallback",
    "ResumeTrackingNotificationCallback",
    "RetrieveAggregateUsageRequest",
    "RetrieveBilledUsageListRequest",
    "RetrieveBilledUsageRequest",
    "RetrieveDeviceHistoryRequest",
    "RetrieveDeviceInformationRequest",
    "RetrievePrlInformationRequest",
    "RetrieveReachabilityMonitorsRequest",
    "RetrieveReachabilityStatusRequest",
    "RetrieveSmsEventHistoryRequest",
    "RetrieveSuspensionStatusRequest",
    "RetrieveUnbilledUsageRequest",
    "RetrieveUsageHistoryRequest",
    "RevokeAccessTokenRequest",
    "ScheduleFirmwareUpgradeRequest",
    "ScheduledFirmwareUpgrade",
    "SearchDeviceEventHistoryRequest",
    "SendNiddMessageRequest",
    "SendSmsRequest",
    "ServicePlan",
    "ServiceType",
    "ServicesAndStates",
    "SetDeviceConfigurationRequest",
    "SetFallbackAttributeRequest",
    "SetUsageLabelsRequest",
    "SmsDeliveryCallback",
    "SmsDeliveryDeviceResponse",
    "SmsDeliveryResponse",
    "SmsEncoding",
    "StopReachabilityRequest",
    "SubscriptionNotificationServiceCallback",
    "SuccessResult",
    "SuspendCallback",
    "SuspendDeviceResponse",
    "SuspendRequest",
    "SuspendResponse",
    "SuspensionStatusFilter",
    "SwapEidDeviceRequest",
    "UnbilledDeviceUsage",
    "UnbilledUsageCallback",
    "UnbilledUsageDeviceResponse",
    "UnbilledUsagePeriod",
    "UnbilledUsageResponse",
    "UndocumentedResult",
    "UpdateDeviceGroupRequest",
    "UpdateFirmwareUpgradeDevicesRequest",
    "UpdateLocationConsentRequest",
    "UpdateUsageTriggerRequest",
    "UpgradeDeviceAction",
    "UploadAndActivateDevicesRequest",
    "UploadDevicesRequest",
    "UsageHistory",
    "UsageLabel",
    "UsageLabelAssignment",
    "UsageTrigger",
    "VipCallbackServiceCallback",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
