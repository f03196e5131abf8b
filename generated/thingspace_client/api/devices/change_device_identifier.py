from typing import Any

import httpx

from ... import errors
from ..._transport.requests import as_segment
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.change_identifier_request import ChangeIdentifierRequest
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...models.request_accepted import RequestAccepted
from ...models.service_type import ServiceType
from ...types import Response


def _get_kwargs(
    service_type: ServiceType,
    *,
    body: ChangeIdentifierRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/m2m/v1/devices/{service_type}/actions/deviceId".format(
            service_type=as_segment("service_type", service_type),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | RequestAccepted | None:
    if response.status_code == 200:
        response_200 = RequestAccepted.from_dict(read_json(response))

        return response_200

    if response.status_code == 400:

        def _parse_response_400(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_400_type_0 = GatewayFault.from_dict(data)

                return response_400_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_400_type_1 = ConnectivityError.from_dict(data)

            return response_400_type_1

        response_400 = _parse_response_400(read_json(response))

        return response_400

    if response.status_code == 401:

        def _parse_response_401(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_401_type_0 = ConnectivityError.from_dict(data)

                return response_401_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_401_type_1 = GatewayFault.from_dict(data)

            return response_401_type_1

        response_401 = _parse_response_401(read_json(response))

        return response_401

    if response.status_code == 403:

        def _parse_response_403(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_403_type_0 = ConnectivityError.from_dict(data)

                return response_403_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_403_type_1 = GatewayFault.from_dict(data)

            return response_403_type_1

        response_403 = _parse_response_403(read_json(response))

        return response_403

    if response.status_code == 404:

        def _parse_response_404(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_404_type_0 = ConnectivityError.from_dict(data)

                return response_404_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_404_type_1 = GatewayFault.from_dict(data)

            return response_404_type_1

        response_404 = _parse_response_404(read_json(response))

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus("change_device_identifier", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("change_device_identifier", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    service_type: ServiceType,
    *,
    client: AuthenticatedClient | Client,
    body: ChangeIdentifierRequest,
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    """Change the identifier of a device

    Moves a line of service to other hardware, or changes its phone number.
    The device must be active and have a phone number; the new hardware, its MEID or ICCID, must not be
    in the platform yet.
    Hardware of a deactivated device is free again only after deleteDevices.
    Afterwards the old identifier no longer finds the device.

    Args:
        service_type (ServiceType): Network generation of a device.
        body (ChangeIdentifierRequest): The device, and what changes about it.
            Every option but `ChangeMSISDN` needs `deviceIdsTo`; that one needs `assignNonGeoMdn`, and
            `npaNxx` when it is false.
            Without an option, on a 3G device, `deviceIdsTo` changes the hardware; without that too,
            the phone number changes.
            Hardware and phone number never change together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | RequestAccepted]
    """

    kwargs = _get_kwargs(
        service_type=service_type,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    service_type: ServiceType,
    *,
    client: AuthenticatedClient | Client,
    body: ChangeIdentifierRequest,
) -> ConnectivityError | GatewayFault | RequestAccepted | None:
    """Change the identifier of a device

    Moves a line of service to other hardware, or changes its phone number.
    The device must be active and have a phone number; the new hardware, its MEID or ICCID, must not be
    in the platform yet.
    Hardware of a deactivated device is free again only after deleteDevices.
    Afterwards the old identifier no longer finds the device.

    Args:
        service_type (ServiceType): Network generation of a device.
        body (ChangeIdentifierRequest): The device, and what changes about it.
            Every option but `ChangeMSISDN` needs `deviceIdsTo`; that one needs `assignNonGeoMdn`, and
            `npaNxx` when it is false.
            Without an option, on a 3G device, `deviceIdsTo` changes the hardware; without that too,
            the phone number changes.
            Hardware and phone number never change together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | RequestAccepted
    """

    return sync_detailed(
        service_type=service_type,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    service_type: ServiceType,
    *,
    client: AuthenticatedClient | Client,
    body: ChangeIdentifierRequest,
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    """Change the identifier of a device

    Moves a line of service to other hardware, or changes its phone number.
    The device must be active and have a phone number; the new hardware, its MEID or ICCID, must not be
    in the platform yet.
    Hardware of a deactivated device is free again only after deleteDevices.
    Afterwards the old identifier no longer finds the device.

    Args:
        service_type (ServiceType): Network generation of a device.
        body (ChangeIdentifierRequest): The device, and what changes about it.
            Every option but `ChangeMSISDN` needs `deviceIdsTo`; that one needs `assignNonGeoMdn`, and
            `npaNxx` when it is false.
            Without an option, on a 3G device, `deviceIdsTo` changes the hardware; without that too,
            the phone number changes.
            Hardware and phone number never change together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | RequestAccepted]
    """

    kwargs = _get_kwargs(
        service_type=service_type,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    service_type: ServiceType,
    *,
    client: AuthenticatedClient | Client,
    body: ChangeIdentifierRequest,
) -> ConnectivityError | GatewayFault | RequestAccepted | None:
    """Change the identifier of a device

    Moves a line of service to other hardware, or changes its phone number.
    The device must be active and have a phone number; the new hardware, its MEID or ICCID, must not be
    in the platform yet.
    Hardware of a deactivated device is free again only after deleteDevices.
    Afterwards the old identifier no longer finds the device.

    Args:
        service_type (ServiceType): Network generation of a device.
        body (ChangeIdentifierRequest): The device, and what changes about it.
            Every option but `ChangeMSISDN` needs `deviceIdsTo`; that one needs `assignNonGeoMdn`, and
            `npaNxx` when it is false.
            Without an option, on a 3G device, `deviceIdsTo` changes the hardware; without that too,
            the phone number changes.
            Hardware and phone number never change together.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | RequestAccepted
    """

    return (
        await asyncio_detailed(
            service_type=service_type,
            client=client,
            body=body,
        )
    ).parsed
