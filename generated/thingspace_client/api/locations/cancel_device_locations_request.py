from typing import Any

import httpx

from ... import errors
from ..._transport.requests import as_segment
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.cancelled_location_request import CancelledLocationRequest
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...types import UNSET, Response


def _get_kwargs(
    txid: str,
    *,
    account_name: str,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["accountName"] = account_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/loc/v1/devicelocations/{txid}".format(
            txid=as_segment("txid", txid),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CancelledLocationRequest | ConnectivityError | GatewayFault | None:
    if response.status_code == 200:
        response_200 = CancelledLocationRequest.from_dict(read_json(response))

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
        raise errors.UnexpectedStatus("cancel_device_locations_request", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CancelledLocationRequest | ConnectivityError | GatewayFault]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed(
            "cancel_device_locations_request", response, lambda: _parse_response(client=client, response=response)
        ),
    )


def sync_detailed(
    txid: str,
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
) -> Response[CancelledLocationRequest | ConnectivityError | GatewayFault]:
    """Cancel a request for device locations

    Stops a request whose devices have not been located yet.
    A request that is done, also in part, is refused.

    Args:
        txid (str): Transaction id that requestDeviceLocations answered with.
        account_name (str): Billing account whose devices are being located.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CancelledLocationRequest | ConnectivityError | GatewayFault]
    """

    kwargs = _get_kwargs(
        txid=txid,
        account_name=account_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    txid: str,
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
) -> CancelledLocationRequest | ConnectivityError | GatewayFault | None:
    """Cancel a request for device locations

    Stops a request whose devices have not been located yet.
    A request that is done, also in part, is refused.

    Args:
        txid (str): Transaction id that requestDeviceLocations answered with.
        account_name (str): Billing account whose devices are being located.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CancelledLocationRequest | ConnectivityError | GatewayFault
    """

    return sync_detailed(
        txid=txid,
        client=client,
        account_name=account_name,
    ).parsed


async def asyncio_detailed(
    txid: str,
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
) -> Response[CancelledLocationRequest | ConnectivityError | GatewayFault]:
    """Cancel a request for device locations

    Stops a request whose devices have not been located yet.
    A request that is done, also in part, is refused.

    Args:
        txid (str): Transaction id that requestDeviceLocations answered with.
        account_name (str): Billing account whose devices are being located.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CancelledLocationRequest | ConnectivityError | GatewayFault]
    """

    kwargs = _get_kwargs(
        txid=txid,
        account_name=account_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    txid: str,
    *,
    client: AuthenticatedClient | Client,
    account_name: str,
) -> CancelledLocationRequest | ConnectivityError | GatewayFault | None:
    """Cancel a request for device locations

    Stops a request whose devices have not been located yet.
    A request that is done, also in part, is refused.

    Args:
        txid (str): Transaction id that requestDeviceLocations answered with.
        account_name (str): Billing account whose devices are being located.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CancelledLocationRequest | ConnectivityError | GatewayFault
    """

    return (
        await asyncio_detailed(
            txid=txid,
            client=client,
            account_name=account_name,
        )
    ).parsed
