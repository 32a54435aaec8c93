"""What a password costs to try: the tests themselves hash at a lower cost (conftest.py)."""

from __future__ import annotations

from conftest import OUR_HASHER

from registry import passwords


def test_a_password_costs_what_owasp_asks_for() -> None:
    assert OUR_HASHER.type.name == "ID"
    assert OUR_HASHER.memory_cost >= 19_456
    assert OUR_HASHER.time_cost >= 2


def test_an_unknown_account_is_tried_at_the_cost_of_a_known_one() -> None:
    of_nobody, of_somebody = passwords.NOBODY_HASH, passwords.hash_of("a password of somebody")
    assert of_nobody.split("$")[:4] == of_somebody.split("$")[:4]
