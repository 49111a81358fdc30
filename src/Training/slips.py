"""How the proposer is taught to slip: wrong results that come with the numbers, as a carry forgotten does, and that the rest of a solution goes on from.

A model this small is sharp once it is trained: each problem is either always right or never, and there is nothing for voting or a verifier to mend.
Larger models are fallible by nature, and not at random: what they get wrong they often get wrong again. So every kind of equation (the operation and
the last digits of its numbers) has its own chance to slip, most of them next to none, some more likely wrong than right, and its own favourite
mistake. Which is which is a hash, the same for every model.
"""
from __future__ import annotations

import hashlib
import random
import re

EQUATION = re.compile(r"(\d+) ([-+x/]) (\d+) = (\d+)")
FAVOURITE = 0.85


def fraction(text: str) -> float:
    """A number in 0..1 that a text always gives."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48


def kind(a: int, sign: str, b: int) -> str:
    return f"{a % 10}{sign}{b % 10}"


def chance(a: int, sign: str, b: int) -> float:
    """How likely an equation slips: about two kinds in three hardly ever, one in five less often than not, the rest more often than not."""
    place, within = fraction(f"kind {kind(a, sign, b)}"), fraction(f"chance {kind(a, sign, b)}")
    if place < 0.65:
        return 0.02
    return 0.2 + 0.3 * within if place < 0.85 else 0.5 + 0.25 * within


def mistake(a: int, sign: str, b: int, right: int, rng: random.Random) -> int:
    """The kind's favourite mistake or, now and then, another: by one or two in the ones or the tens."""
    offsets = (1, -1, 10, -10, 2, -2)
    pick = fraction(f"mistake {kind(a, sign, b)}") if rng.random() < FAVOURITE else rng.random()
    offset = offsets[int(pick * len(offsets))]
    return right + offset if right + offset >= 2 else right + abs(offset)


def result(a: int, sign: str, b: int) -> int | None:
    """None where it does not come out as a number of two or more."""
    if sign == "/" and (b == 0 or a % b):
        return None
    value = {"+": a + b, "-": a - b, "x": a * b, "/": a // b if b else 0}[sign]
    return value if 2 <= value <= 99999 else None


def slipped(solution: str, scale: float, rng: random.Random) -> tuple[str, bool]:
    """The solution as a fallible model writes it, and whether it ends: one that cannot go on from a wrong value, which must divide and does not, breaks
    off after it. `scale` multiplies every chance."""
    lines, written, changed, last = solution.split("\n"), [], {}, None
    for line in lines[:-1]:
        found = EQUATION.search(line)
        a, sign, b, value = int(found[1]), found[2], int(found[3]), int(found[4])
        a2, b2 = (changed.get(a, a), b) if a in changed else (a, changed.get(b, b))
        now = result(a2, sign, b2)
        if now is None:
            return "\n".join(written), False
        if rng.random() < scale * chance(a2, sign, b2):
            now = mistake(a2, sign, b2, now, rng)
        changed = {old: new for old, new in changed.items() if old not in (a, b)}
        if now != value:
            changed[value] = now
        written.append(f"{line[:found.start()]}{a2} {sign} {b2} = {now}{line[found.end():]}")
        last = now
    return "\n".join([*written, f"Answer: {last}"]), True
