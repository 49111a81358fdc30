"""Trains the proposer: next-token prediction on reference solutions, problems as context."""
from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Iterator

import torch
from torch.nn import functional as F

from batching import batches, encode, read, stack
from model import Config, Decoder, load, save
from muon import Both
from sampling import solve
from slips import slipped
from tokens import Tokenizer


def language_loss(model: Decoder, batch: list[tuple[list[int], bytes]], pad: int) -> tuple[torch.Tensor, int]:
    """Mean cross-entropy over the tokens to learn, and how many tokens were read."""
    tokens = stack([sequence for sequence, _ in batch], pad)
    learn = stack([list(flags) for _, flags in batch], 0).bool()
    hidden, _ = model.hidden(tokens[:, :-1])
    chosen = learn[:, 1:]
    return F.cross_entropy(model.logits(hidden[chosen]), tokens[:, 1:][chosen]), sum(len(s) for s, _ in batch)


EQUATION = re.compile(r" \d+ [-+x/] \d+ = \d+")


def stories(tokenizer: Tokenizer, rows: list[dict], slips: float, rng: random.Random) -> list[tuple[list[int], bytes]]:
    """Each problem with its solution; what is learned is the solution. With `slips`, as a fallible model would write it (slips.py)."""
    made = []
    for row in rows:
        text, ends = slipped(row["solution"], slips, rng) if slips else (row["solution"], True)
        if not text:
            continue
        sequence, prompt = encode(tokenizer, row["problem"], text)
        if not ends:
            sequence[-1] = tokenizer.newline
        made.append((sequence, bytes(prompt) + b"\1" * (len(sequence) - prompt)))
    return made


def drills(tokenizer: Tokenizer, rows: list[dict], rng: random.Random, lines: int = 12) -> list[tuple[list[int], bytes]]:
    """The solutions' equations without their stories, shuffled: arithmetic three times as dense. What is learned is the results."""
    sums = [equation for row in rows for equation in EQUATION.findall(row["solution"])]
    rng.shuffle(sums)
    made = []
    for at in range(0, len(sums), lines):
        sequence, flags = [tokenizer.bos, tokenizer.sep], [0, 0]
        for equation in sums[at:at + lines]:
            question, result = equation.split(" =")
            question, result = tokenizer.encode(question + " ="), tokenizer.encode(result + "\n")
            sequence += question + result
            flags += [0] * len(question) + [1] * len(result)
        made.append((sequence, bytes(flags)))
    return made


def mixed(problems: Iterator, others: Iterator, share: float, rng: random.Random) -> Iterator:
    while True:
        yield next(others if rng.random() < share else problems)


def rate(done: float, decay: float) -> float:
    """The share of the peak rate: warm up, hold, then fall to a hundredth over the last part."""
    falling = max(0.0, (done - (1 - decay)) / decay)
    return min(1.0, done / 0.02 + 0.01) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * falling)))


def report(model: Decoder, tokenizer: Tokenizer, problems: list[dict], samples: int, seed: int) -> str:
    """pass@1 at temperature 0.8: over all, by step count, by quintile."""
    model.eval()
    right = [sum(a == p["answer"] for a in answers) / samples
             for p, answers in zip(problems, solve(model, tokenizer, problems, samples, 0.8, seed))]
    model.train()
    steps = defaultdict(list)
    for p, r in zip(problems, right):
        steps[p["steps"]].append(r)
    ranked = sorted(right, reverse=True)
    fifth = len(ranked) // 5
    quintiles = " ".join(f"{100 * sum(ranked[i * fifth:(i + 1) * fifth]) / fifth:.0f}" for i in range(5))
    by_steps = " ".join(f"{k}:{100 * sum(v) / len(v):.0f}" for k, v in sorted(steps.items()))
    return f"pass@1 {100 * sum(right) / len(right):.1f} %  quintiles {quintiles}  steps {by_steps}"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True, help="JSONL of `ponder problems --split train --solutions`")
    p.add_argument("--watch", type=Path, required=True, help="JSONL of another split, to sample on while training")
    p.add_argument("--vocabulary", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="folder for proposer.pt, facts.json")
    p.add_argument("--tokens", type=float, default=15e6, help="how many to train on, problems included")
    p.add_argument("--batch", type=int, default=2048, help="tokens per step")
    p.add_argument("--rate", type=float, default=3e-3, help="peak, for embedding and norms (AdamW)")
    p.add_argument("--matrix-rate", type=float, default=0.02, help="peak, for the layers' matrices (Muon)")
    p.add_argument("--decay", type=float, default=0.4, help="share of the run over which the rates fall")
    p.add_argument("--drill", type=float, default=0.4, help="share of the batches that are bare equations of the data")
    p.add_argument("--slips", type=float, default=0.0, help="how fallible: 1 for the chances of slips.py as they are, 0 for none")
    p.add_argument("--start", type=Path, help="a proposer.pt to go on from, instead of from nothing")
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--heads", type=int, default=4)
    p.add_argument("--kv-heads", type=int, default=2)
    p.add_argument("--hidden", type=int, default=384)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--every", type=float, default=1.5e6, help="tokens between checkpoints")
    p.add_argument("--watched", type=int, default=100, help="problems to sample on")
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.load(a.vocabulary)
    rows, rng = read(a.data), random.Random(a.seed)
    data = stories(tokenizer, rows, a.slips, rng)
    sums = drills(tokenizer, rows, rng)
    watched = read(a.watch, a.watched)
    earlier = None
    if a.start:
        model, _, file = load(a.start)
        earlier = file.get("facts")
    else:
        model = Decoder(Config(len(tokenizer.vocab), a.layers, a.width, a.heads, a.kv_heads, a.width // a.heads, a.hidden))
    size = sum(q.numel() for q in model.parameters())
    print(f"{size} parameters; {len(data)} problems, {sum(len(s) for s, _ in data)} tokens", flush=True)

    optimizer = Both(model, a.rate, a.matrix_rate, 0.05)
    feed = mixed(batches(data, [len(s) for s, _ in data], a.batch, rng), batches(sums, [len(s) for s, _ in sums], a.batch, rng), a.drill, rng)
    seen, step, mark, start, recent = 0, 0, a.every, time.time(), []
    while seen < a.tokens:
        loss, read_now = language_loss(model, next(feed), tokenizer.pad)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(rate(min(1.0, seen / a.tokens), a.decay))
        seen, step = seen + read_now, step + 1
        recent.append(loss.item())
        if step % 50 == 0:
            print(f"step {step}  tokens {seen / 1e6:.2f}M  loss {sum(recent) / len(recent):.4f}  {seen / (time.time() - start):.0f} tok/s",
                  flush=True)
            recent = []
        if seen >= mark or seen >= a.tokens:
            mark += a.every
            facts = {"parameters": size, "problems": len(data), "tokens": seen, "steps": step, "batchTokens": a.batch, "decay": a.decay,
                     "drill": a.drill, "slips": a.slips, "before": earlier, "peakRate": a.rate, "matrixRate": a.matrix_rate,
                     "seed": a.seed, "seconds": round(time.time() - start), "loss": loss.item()}
            save(a.out / "proposer.pt", model, tokenizer.vocab, facts=facts)
            (a.out / "proposer.json").write_text(json.dumps(facts, indent=2) + "\n")
            print(report(model, tokenizer, watched, 4, a.seed), flush=True)


if __name__ == "__main__":
    main()
