from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.deactivate_device_profile_request import DeactivateDeviceProfileRequest
from ...models.gateway_fault import GatewayFault
from ...models.request_accepted import RequestAccepted
from ...types import Response


def _get_kwargs(
    *,
    body: DeactivateDeviceProfileRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/m2m/v1/devices/profile/actions/deactivate",
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

    if response.status_code == 406:

        def _parse_response_406(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_406_type_0 = ConnectivityError.from_dict(data)

                return response_406_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_406_type_1 = GatewayFault.from_dict(data)

            return response_406_type_1

        response_406 = _parse_response_406(read_json(response))

        return response_406

    if response.status_code == 429:

        def _parse_response_429(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_429_type_0 = ConnectivityError.from_dict(data)

                return response_429_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_429_type_1 = GatewayFault.from_dict(data)

            return response_429_type_1

        response_429 = _parse_response_429(read_json(response))

        return response_429

    if 400 <= response.status_code <= 499:

        def _parse_response_4xx(data: object) -> ConnectivityError | GatewayFault:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_4xx_type_0 = ConnectivityError.from_dict(data)

                return response_4xx_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_4xx_type_1 = GatewayFault.from_dict(data)

            return response_4xx_type_1

        response_4xx = _parse_response_4xx(read_json(response))

        return response_4xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus("deactivate_device_profile", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("deactivate_device_profile", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DeactivateDeviceProfileRequest,
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    """Deactivate devices through a profile

    Ends the service of a profile, which then has no connection; activateDeviceProfile starts it again.
    One path for eUICC devices, for Global IoT and for consumer eSIMs.
    No source names the service of its messages, which come for each profile.

    Args:
        body (DeactivateDeviceProfileRequest): The devices whose profile is deactivated, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | RequestAccepted]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: DeactivateDeviceProfileRequest,
) -> ConnectivityError | GatewayFault | RequestAccepted | None:
    """Deactivate devices through a profile

    Ends the service of a profile, which then has no connection; activateDeviceProfile starts it again.
    One path for eUICC devices, for Global IoT and for consumer eSIMs.
    No source names the service of its messages, which come for each profile.

    Args:
        body (DeactivateDeviceProfileRequest): The devices whose profile is deactivated, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | RequestAccepted
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: DeactivateDeviceProfileRequest,
) -> Response[ConnectivityError | GatewayFault | RequestAccepted]:
    """Deactivate devices through a profile

    Ends the service of a profile, which then has no connection; activateDeviceProfile starts it again.
    One path for eUICC devices, for Global IoT and for consumer eSIMs.
    No source names the service of its messages, which come for each profile.

    Args:
        body (DeactivateDeviceProfileRequest): The devices whose profile is deactivated, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | RequestAccepted]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: DeactivateDeviceProfileRequest,
) -> ConnectivityError | GatewayFault | RequestAccepted | None:
    """Deactivate devices through a profile

    Ends the service of a profile, which then has no connection; activateDeviceProfile starts it again.
    One path for eUICC devices, for Global IoT and for consumer eSIMs.
    No source names the service of its messages, which come for each profile.

    Args:
        body (DeactivateDeviceProfileRequest): The devices whose profile is deactivated, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | RequestAccepted
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
