from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...models.location_consents import LocationConsents
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    account_name: str,
    device_id: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["accountName"] = account_name

    params["deviceId"] = device_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/loc/v1/devicelocations/action/consents",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | LocationConsents | None:
    if response.status_code == 200:
        response_200 = LocationConsents.from_dict(read_json(response))

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
        raise errors.UnexpectedStatus("get_location_consents", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | LocationConsents]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed("get_location_consents", response, lambda: _parse_response(client=client, response=response)),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
    device_id: str | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | LocationConsents]:
    """Get the consents to be located

    Tells whether the devices of an account, or one of them, may be located.
    What the list of devices holds is not documented.

    Args:
        account_name (str): Billing account that the devices belong to.
        device_id (str | Unset): IMEI of one device; without it the answer is about the whole
            account.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | LocationConsents]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        device_id=device_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
    device_id: str | Unset = UNSET,
) -> ConnectivityError | GatewayFault | LocationConsents | None:
    """Get the consents to be located

    Tells whether the devices of an account, or one of them, may be located.
    What the list of devices holds is not documented.

    Args:
        account_name (str): Billing account that the devices belong to.
        device_id (str | Unset): IMEI of one device; without it the answer is about the whole
            account.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | LocationConsents
    """

    return sync_detailed(
        client=client,
        account_name=account_name,
        device_id=device_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
    device_id: str | Unset = UNSET,
) -> Response[ConnectivityError | GatewayFault | LocationConsents]:
    """Get the consents to be located

    Tells whether the devices of an account, or one of them, may be located.
    What the list of devices holds is not documented.

    Args:
        account_name (str): Billing account that the devices belong to.
        device_id (str | Unset): IMEI of one device; without it the answer is about the whole
            account.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | LocationConsents]
    """

    kwargs = _get_kwargs(
        account_name=account_name,
        device_id=device_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
    device_id: str | Unset = UNSET,
) -> ConnectivityError | GatewayFault | LocationConsents | None:
    """Get the consents to be located

    Tells whether the devices of an account, or one of them, may be located.
    What the list of devices holds is not documented.

    Args:
        account_name (str): Billing account that the devices belong to.
        device_id (str | Unset): IMEI of one device; without it the answer is about the whole
            account.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | LocationConsents
    """

    return (
        await asyncio_detailed(
            client=client,
            account_name=account_name,
            device_id=device_id,
        )
    ).parsed
