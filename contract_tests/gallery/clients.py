"""Faulty clients: the generated package with one thing done wrong, for as long as a context lasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gallery import client_mistakes as mistakes
from gallery.client_mistakes import Patch
from thingspace_client import models

__all__ = ["CLIENTS", "ClientFault"]


@dataclass(frozen=True)
class ClientFault:
    """A client that does one thing wrong.

    Args:
        name: how tests call it.
        wrong: what it does wrong.
        check: the check that must catch it.
        factory: makes the package faulty while the context lasts.
        operations: the operations that show it.
        services: the callback services that show it.
    """

    name: str
    wrong: str
    check: str
    factory: Callable[[], Patch]
    operations: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


_PLAN = ("changeDeviceServicePlan",)
_STATUS = ("getRequestStatus",)
_SENT = "request_carries_arguments"

CLIENTS = {
    fault.name: fault
    for fault in (
        ClientFault(
            "member-dropped",
            "carrierIpPoolName is not sent",
            _SENT,
            lambda: mistakes.writes(models.ChangeServicePlanRequest, mistakes.without("carrierIpPoolName")),
            _PLAN,
        ),
        ClientFault(
            "member-in-wrong-casing",
            "servicePlan is sent as serviceplan",
            _SENT,
            lambda: mistakes.writes(models.ChangeServicePlanRequest, mistakes.renamed("servicePlan", "serviceplan")),
            _PLAN,
        ),
        ClientFault(
            "null-for-absent",
            "an absent groupName is sent as null",
            _SENT,
            lambda: mistakes.writes(models.ChangeServicePlanRequest, lambda value: {"groupName": None, **value}),
            _PLAN,
        ),
        ClientFault(
            "number-as-text",
            "maxNumberOfDevices is sent as a text",
            _SENT,
            lambda: mistakes.writes(models.RetrieveDeviceInformationRequest, mistakes.numbers_as_texts),
            ("retrieveDeviceInformation",),
        ),
        ClientFault(
            "falsy-lost",
            "false, 0 and empty texts are not sent",
            _SENT,
            lambda: mistakes.writes(models.ChangeIdentifierRequest, mistakes.truthy_only),
            ("changeDeviceIdentifier",),
        ),
        ClientFault(
            "path-unescaped",
            "values are put into the path as they are",
            _SENT,
            mistakes.unescaped_path,
            ("listServicePlans",),
        ),
        ClientFault(
            "wrong-content-type",
            "JSON is sent as text/plain",
            _SENT,
            mistakes.text_plain,
            ("registerCallbackListener",),
        ),
        ClientFault(
            "header-missing", "VZ-M2M-Token is not sent", _SENT, mistakes.no_session_token, ("listServicePlans",)
        ),
        ClientFault("sent-twice", "each call sends two requests", _SENT, mistakes.sends_twice, _PLAN),
        ClientFault("async-broken", "the asynchronous function raises", _SENT, mistakes.awaits_nothing, _STATUS),
        ClientFault(
            "mutation-retried",
            "a mutation is sent again after a 503",
            "undocumented_status_is_survived",
            mistakes.sends_again_when_unavailable,
            _PLAN,
        ),
        ClientFault(
            "unknown-status-crash",
            "a status that HTTPStatus does not know raises ValueError",
            "undocumented_status_is_survived",
            mistakes.standard_statuses_only,
            _STATUS,
        ),
        ClientFault(
            "new-enum-value-crash",
            "an unknown request state raises ValueError",
            "newer_response_is_kept",
            lambda: mistakes.reads(models.RequestStatus, mistakes.known_state),
            _STATUS,
        ),
        ClientFault(
            "extra-member-crash",
            "an unknown member of a response raises TypeError",
            "newer_response_is_kept",
            lambda: mistakes.reads(models.RequestAccepted, mistakes.known_members),
            _PLAN,
        ),
        ClientFault(
            "extra-member-lost",
            "an unknown member of a response is thrown away",
            "newer_response_is_kept",
            lambda: mistakes.reads(models.RequestAccepted, mistakes.only("requestId")),
            _PLAN,
        ),
        ClientFault(
            "extra-callback-member-lost",
            "an unknown member of a callback is thrown away",
            "newer_callback_is_kept",
            lambda: mistakes.reads(models.GoToStateCallback, mistakes.without("memberOfANewerServer")),
            services=("StateService",),
        ),
        ClientFault(
            "raw-errors",
            "a broken response raises KeyError and its like",
            "broken_response_is_refused",
            mistakes.raw_errors,
            _STATUS,
        ),
        ClientFault(
            "items-lost",
            "only the first item of a list is read",
            "response_is_understood",
            mistakes.first_item_only,
            ("listServicePlans",),
        ),
        ClientFault(
            "null-member-crash",
            "null for an optional member of a response raises TypeError",
            "response_is_understood",
            lambda: mistakes.reads(models.Account, mistakes.no_nulls),
            ("getAccountInformation",),
        ),
        ClientFault(
            "null-key-mistaken",
            "the first key of a message decides, also when there is null under it",
            "callback_is_understood",
            mistakes.first_key_only,
            services=("NiddService",),
        ),
        ClientFault(
            "operation-missing",
            "an operation has no function",
            "operation_exists",
            mistakes.no_function,
            ("setDeviceConfiguration",),
        ),
        ClientFault(
            "service-unknown",
            "a callback service is unknown",
            "callback_is_understood",
            mistakes.table_without_state,
            services=("StateService",),
        ),
        ClientFault(
            "callbacks-missing",
            "the package has no module that reads callbacks",
            "service_exists",
            mistakes.no_callbacks,
            services=("StateService",),
        ),
        ClientFault(
            "callback-mistaken",
            "every message is taken for a fault",
            "callback_is_understood",
            mistakes.mistaken_message,
            services=("StateService",),
        ),
        ClientFault(
            "raw-callback-errors",
            "a broken callback raises KeyError and its like",
            "broken_callback_is_refused",
            mistakes.raw_callback_errors,
            services=("StateService",),
        ),
    )
}
