"""Sampling in eager PyTorch, with a KV cache: to watch a training run, not to serve."""
from __future__ import annotations

import torch

from model import Decoder
from tokens import Tokenizer, answer_of


@torch.no_grad()
def sample(model: Decoder, tokenizer: Tokenizer, prompts: list[list[int]], temperature: float,
           generator: torch.Generator, max_new: int = 220) -> list[list[int] | None]:
    """One continuation per prompt, without its <end>; None where it did not end. Prompts may differ in length (left padding)."""
    longest, rows = max(map(len, prompts)), len(prompts)
    tokens = torch.full((rows, longest), tokenizer.pad)
    for i, p in enumerate(prompts):
        tokens[i, longest - len(p):] = torch.tensor(p)
    blank = torch.tensor([longest - len(p) for p in prompts])
    max_new = min(max_new, model.config.max_len - longest)
    live, texts, ended = torch.arange(rows), [[] for _ in prompts], [False] * rows
    past, new = None, tokens
    for step in range(max_new):
        before = longest + step - new.shape[1]
        key, query = torch.arange(longest + step), torch.arange(before, longest + step)
        seen = (key[None, None] <= query[None, :, None]) & (key[None, None] >= blank[:, None, None])
        # A padding query sees itself, or its softmax would be over nothing.
        seen |= key[None, None] == query[None, :, None]
        mask = torch.zeros(seen.shape).masked_fill(~seen, float("-inf"))[:, None, None]
        positions = (query[None] - blank[:, None]).clamp(min=0)
        hidden, past = model.hidden(new, past, mask, positions)
        logits = model.logits(hidden[:, -1])
        if temperature > 0:
            drawn = torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator)[:, 0]
        else:
            drawn = logits.argmax(-1)
        for row, token in zip(live.tolist(), drawn.tolist()):
            ended[row] = token == tokenizer.end
            if not ended[row]:
                texts[row].append(token)
        keep = drawn != tokenizer.end
        if not keep.any():
            break
        # Rows that ended leave the batch.
        live, blank, new = live[keep], blank[keep], drawn[keep][:, None]
        past = [(k[keep], v[keep]) for k, v in past]
    return [text if done else None for text, done in zip(texts, ended)]


def solve(model: Decoder, tokenizer: Tokenizer, problems: list[dict], samples: int, temperature: float, seed: int,
          batch: int = 256) -> list[list[str | None]]:
    """The answers of `samples` solutions for each problem."""
    generator = torch.Generator().manual_seed(seed)
    # Like lengths together: less padding.
    order = sorted(range(len(problems)), key=lambda i: len(problems[i]["problem"]))
    jobs = [i for i in order for _ in range(samples)]
    answers: list[list[str | None]] = [[] for _ in problems]
    for at in range(0, len(jobs), batch):
        rows = jobs[at:at + batch]
        prompts = [tokenizer.prompt(problems[i]["problem"]) for i in rows]
        for i, tokens in zip(rows, sample(model, tokenizer, prompts, temperature, generator)):
            answers[i].append(None if tokens is None else answer_of(tokenizer.decode(tokens)))
    return answers
