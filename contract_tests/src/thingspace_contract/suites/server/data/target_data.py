"""What a run works with: accounts, plans and states that the server knows, devices of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.suites.server.data.example_values import ExampleValues

__all__ = ["OwnDevice", "OwnDevices", "TargetData", "default_data"]


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """A 4G device that the run adds; its identifiers are new on every run."""

    imei: str
    iccid: str

    @property
    def ids(self) -> list[dict[str, str]]:
        """Both identifiers, as a request lists them."""
        return [{"id": self.imei, "kind": "imei"}, {"id": self.iccid, "kind": "iccid"}]

    @property
    def by_iccid(self) -> dict[str, str]:
        """One identifier."""
        return {"id": self.iccid, "kind": "iccid"}


@dataclass(frozen=True, slots=True)
class OwnDevices:
    """The devices of a run, which nobody has yet.

    Args:
        first: one that is added, and gets another SIM in the end.
        second: one that is added, and keeps its identifiers.
        stranger: one that is never added.
        new_sim: has the SIM that the first one gets.
        group: the name of the group that both are added to.
    """

    first: OwnDevice
    second: OwnDevice
    stranger: OwnDevice
    new_sim: OwnDevice
    group: str

    @classmethod
    def draw(cls, chance: random.Random) -> OwnDevices:
        """Make them up; equal seeds give equal ones."""
        first, second, stranger, new_sim = (
            OwnDevice(f"86{chance.randrange(10**13):013}", f"8914{chance.randrange(10**16):016}") for _ in range(4)
        )
        return cls(first, second, stranger, new_sim, group=f"contract-{chance.randrange(16**8):08x}")


@dataclass(frozen=True, slots=True)
class TargetData:
    """Things on the server that a run may use.

    Args:
        account: where the run adds its devices.
        accounts: every account that the run may touch.
        spare_account: where generated requests may change listeners; None when there is none.
        plans: codes of two plans that devices of the account can have.
        service: a customer-defined service.
        state: one of its states.
    """

    account: str
    accounts: tuple[str, ...]
    spare_account: str | None
    plans: tuple[str, str]
    service: str
    state: str

    @property
    def listened(self) -> tuple[str, ...]:
        """The accounts that our listener is registered on."""
        return tuple(account for account in self.accounts if account != self.spare_account)


def default_data(contract: Contract) -> TargetData | None:
    """Return the data that the contract's examples speak of, None when they name no account.

    Our mock's default scenario holds it.
    """
    known = ExampleValues(contract)
    accounts = tuple(dict.fromkeys((*known.values("accountName"), *known.values("billingaccountid"))))
    if not accounts:
        return None
    spare = _example(contract, "registerCallbackListener", "accountName")
    main = _example(contract, "listServicePlans", "accountName") or accounts[0]
    plans = [*_bodies(contract, "activateDeviceService", "servicePlan"), *known.values("servicePlan")]
    distinct = list(dict.fromkeys(plans)) or [""]
    custom = next(iter(_examples(contract, "setDeviceCustomState")), {})
    return TargetData(
        account=main,
        accounts=accounts,
        spare_account=spare if spare != main else None,
        plans=(distinct[0], distinct[1 % len(distinct)]),
        service=str(custom.get("serviceName", "")),
        state=str(custom.get("stateName", "")),
    )


def _example(contract: Contract, operation_id: str, name: str) -> str | None:
    operation = contract.operations.get(operation_id)
    for parameter in operation.parameters if operation else ():
        if parameter.name == name and isinstance(parameter.example, str):
            return parameter.example
    return None


def _examples(contract: Contract, operation_id: str) -> list[dict[str, Any]]:
    operation = contract.operations.get(operation_id)
    return [each for each in operation.request_examples().values() if isinstance(each, dict)] if operation else []


def _bodies(contract: Contract, operation_id: str, member: str) -> list[str]:
    return [str(body[member]) for body in _examples(contract, operation_id) if member in body]
