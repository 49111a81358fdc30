"""Reading rows and packing sequences of like length into batches."""
from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Iterator, Sequence, TypeVar

import torch

from tokens import Tokenizer

T = TypeVar("T")


def read(path: Path, limit: int | None = None) -> list[dict]:
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), lines)]


def encode(tokenizer: Tokenizer, problem: str, solution: str) -> tuple[list[int], int]:
    """The whole sequence, and how many tokens of it are the prompt."""
    prompt = tokenizer.prompt(problem)
    return prompt + tokenizer.encode(solution) + [tokenizer.end], len(prompt)


def batches(data: Sequence[T], lengths: Sequence[int], tokens: int, rng: random.Random) -> Iterator[list[T]]:
    """Endless batches of about `tokens` tokens; sequences of like length stand together, the batches in shuffled order."""
    while True:
        order = list(range(len(data)))
        rng.shuffle(order)
        for at in range(0, len(order), 4096):
            groups, group = [], []
            for i in sorted(order[at:at + 4096], key=lengths.__getitem__):
                if group and (len(group) + 1) * lengths[i] > tokens:
                    groups.append(group)
                    group = []
                group.append(i)
            groups.append(group)
            rng.shuffle(groups)
            for group in groups:
                yield [data[i] for i in group]


def stack(sequences: list[list[int]], pad: int) -> torch.Tensor:
    """[rows, longest], padded at the end, where a causal model cannot see it."""
    tokens = torch.full((len(sequences), max(map(len, sequences))), pad)
    for i, sequence in enumerate(sequences):
        tokens[i, :len(sequence)] = torch.tensor(sequence)
    return tokens
