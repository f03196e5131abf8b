"""A message as it is sent: credentials and count are filled in at each attempt, and what a fault makes of it."""

from __future__ import annotations

import json

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store import Listener, StoredMessage

__all__ = ["payload"]

#: How most messages begin and end, as the mock writes them: what is between needs no reading then.
_HEAD = '{"username":"","password":""'
_TAIL = ',"callbackCount":1,"maxCallbackThreshold":4}'

_OTHER_REQUEST = "00000000-0000-4000-8000-000000000000"


def payload(message: StoredMessage, listener: Listener, number: int, fault: str = "") -> bytes:
    """Return the body of an attempt.

    Args:
        message: what is told; a member that it does not have, or that is null, is not filled in.
        listener: whose credentials it bears.
        number: of the attempt, from 1.
        fault: the name of what is to be wrong with it.
    """
    body = message.body
    if not fault and body.startswith(_HEAD) and body.endswith(_TAIL):
        tail = _TAIL if number == 1 else _TAIL.replace('Count":1', f'Count":{number}')
        head = f'{{"username":{encode(listener.username)},"password":{encode(listener.password)}'
        return f"{head}{body[len(_HEAD) : -len(_TAIL)]}{tail}".encode()
    document = json.loads(body)
    current = {
        "username": listener.username,
        "password": f"not-{listener.password}" if fault == "wrong-credentials" else listener.password,
        "callbackCount": number,
    }
    for member, value in current.items():
        if document.get(member) is not None:
            document[member] = value
    if fault == "wrong-request-id":
        document["requestId"] = _OTHER_REQUEST
    content = encode(document).encode()
    return content[1:] if fault == "malformed" else content
