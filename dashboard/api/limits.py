"""How often a key, or an address without one, may ask; each worker counts what it answers."""

from __future__ import annotations

import functools

from flask import request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from dashboard.api.problems import Problem
from registry import clock

# Keys that fit nothing, of one address: a mistyped one is tried a few times, a guesser is not.
WRONG_PER_MINUTE = 30


@functools.cache
def _limiter() -> MovingWindowRateLimiter:
    """Made in the worker that counts: its storage has a thread, which no fork survives."""
    return MovingWindowRateLimiter(MemoryStorage())


def of_token(token_hash: str, per_minute: int) -> None:
    """Count a question of a key. Raises Problem 429 when there were too many."""
    _count(per_minute, "token", token_hash)


def of_stranger() -> None:
    """Count a question without a key that fits. Raises Problem 429 when there were too many."""
    _count(WRONG_PER_MINUTE, "address", request.remote_addr or "")


def _count(per_minute: int, *whose: str) -> None:
    limiter, item = _limiter(), RateLimitItemPerMinute(per_minute)
    if limiter.hit(item, *whose):
        return
    reset_at, _ = limiter.get_window_stats(item, *whose)
    seconds = max(1, int(reset_at - clock.now().timestamp()) + 1)
    raise Problem(429, "too_many", {"Retry-After": str(seconds)}, seconds=seconds)
