"""Passwords: hashed by argon2, long rather than odd, one at a time, never chosen for another."""

from __future__ import annotations

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from registry.errors import Refused

# OWASP's setting for 19 MiB: about 40 ms of one core, so two sign-ins at once stay bearable.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# One hash at a time in a worker: a flood of sign-ins may not take every thread and both cores.
HASHING = threading.BoundedSemaphore(1)
NOBODY_HASH = HASHER.hash(secrets.token_urlsafe(24))
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 200
ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def hash_of(password: str) -> str:
    """What is kept of a password."""
    with HASHING:
        return HASHER.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Whether a password is the one kept; with nothing kept it takes as long, and is wrong."""
    try:
        with HASHING:
            return HASHER.verify(password_hash or NOBODY_HASH, password[:LONGEST_PASSWORD])
    except (VerifyMismatchError, InvalidHashError):
        return False


def refuse_weak(password: str, username: str) -> None:
    """Length counts; a mix of signs is not asked for (OWASP ASVS 5.0, 6.2)."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused("password_length", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)
    if username in password.lower() or len(set(password)) < 6:
        raise Refused("password_weak")


def one_time_password() -> str:
    """Twenty letters and digits that are not mistaken for each other, in groups of five."""
    letters = [secrets.choice(ONE_TIME_ALPHABET) for _ in range(20)]
    return "-".join("".join(letters[start : start + 5]) for start in range(0, 20, 5))
