from typing import Any

import httpx

from ... import errors
from ..._transport.responses import parsed, read_json
from ...client import AuthenticatedClient, Client
from ...models.connectivity_error import ConnectivityError
from ...models.gateway_fault import GatewayFault
from ...models.retrieve_usage_history_request import RetrieveUsageHistoryRequest
from ...models.usage_history import UsageHistory
from ...types import Response


def _get_kwargs(
    *,
    body: RetrieveUsageHistoryRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/m2m/v1/devices/usage/actions/list",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConnectivityError | GatewayFault | UsageHistory | None:
    if response.status_code == 200:
        response_200 = UsageHistory.from_dict(read_json(response))

        return response_200

    if response.status_code == 202:
        response_202 = UsageHistory.from_dict(read_json(response))

        return response_202

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
        raise errors.UnexpectedStatus("retrieve_device_usage_history", response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ConnectivityError | GatewayFault | UsageHistory]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=parsed(
            "retrieve_device_usage_history", response, lambda: _parse_response(client=client, response=response)
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RetrieveUsageHistoryRequest,
) -> Response[ConnectivityError | GatewayFault | UsageHistory]:
    """Retrieve the daily usage of a device

    Gives one record for each day of the period, oldest first: the network usage of one device, or of
    the segment that a label names.
    At most 500 records a response: with status 202 there are more; ask again from the time of the last
    record.
    Usage is kept for 12 months, and older days are simply missing.
    Data arrives within 15 minutes of the end of a session, SMS up to three days late, rated usage about
    two days late.

    Args:
        body (RetrieveUsageHistoryRequest): The period, and the device or the label; never both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | UsageHistory]
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
    body: RetrieveUsageHistoryRequest,
) -> ConnectivityError | GatewayFault | UsageHistory | None:
    """Retrieve the daily usage of a device

    Gives one record for each day of the period, oldest first: the network usage of one device, or of
    the segment that a label names.
    At most 500 records a response: with status 202 there are more; ask again from the time of the last
    record.
    Usage is kept for 12 months, and older days are simply missing.
    Data arrives within 15 minutes of the end of a session, SMS up to three days late, rated usage about
    two days late.

    Args:
        body (RetrieveUsageHistoryRequest): The period, and the device or the label; never both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | UsageHistory
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RetrieveUsageHistoryRequest,
) -> Response[ConnectivityError | GatewayFault | UsageHistory]:
    """Retrieve the daily usage of a device

    Gives one record for each day of the period, oldest first: the network usage of one device, or of
    the segment that a label names.
    At most 500 records a response: with status 202 there are more; ask again from the time of the last
    record.
    Usage is kept for 12 months, and older days are simply missing.
    Data arrives within 15 minutes of the end of a session, SMS up to three days late, rated usage about
    two days late.

    Args:
        body (RetrieveUsageHistoryRequest): The period, and the device or the label; never both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConnectivityError | GatewayFault | UsageHistory]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: RetrieveUsageHistoryRequest,
) -> ConnectivityError | GatewayFault | UsageHistory | None:
    """Retrieve the daily usage of a device

    Gives one record for each day of the period, oldest first: the network usage of one device, or of
    the segment that a label names.
    At most 500 records a response: with status 202 there are more; ask again from the time of the last
    record.
    Usage is kept for 12 months, and older days are simply missing.
    Data arrives within 15 minutes of the end of a session, SMS up to three days late, rated usage about
    two days late.

    Args:
        body (RetrieveUsageHistoryRequest): The period, and the device or the label; never both.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        errors.ResponseError: If the body is not what the contract documents.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConnectivityError | GatewayFault | UsageHistory
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
