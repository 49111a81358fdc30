"""Trains the reviser: the proposer's weights, taught to write better solutions after wrong attempts, and to judge, criticise and think.

The data is what `ponder pairs` made of the proposer's own samples (Snell et al. 2024, section 6.1).
"""
from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch

from batching import batches, read
from model import Config, Decoder, load, save
from muon import Both
from reviser_data import Tasks, extended
from tokens import Tokenizer
from train_proposer import language_loss


def grown(proposer: Decoder, vocab_size: int, max_len: int) -> Decoder:
    """The same weights with room for more words, which begin as the mean of all, and for longer texts."""
    model = Decoder(Config(**{**proposer.config.__dict__, "vocab_size": vocab_size, "max_len": max_len}))
    state = proposer.state_dict()
    known = state["embed.weight"]
    state["embed.weight"] = torch.cat([known, known.mean(0, keepdim=True).repeat(vocab_size - len(known), 1)])
    model.load_state_dict(state)
    return model


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--proposer", type=Path, required=True, help="proposer.pt to start from")
    p.add_argument("--pairs", type=Path, required=True, nargs="+", help="JSONL of `ponder pairs`")
    p.add_argument("--out", type=Path, required=True, help="folder for reviser.pt, reviser.json")
    p.add_argument("--tokens", type=float, default=8e6)
    p.add_argument("--batch", type=int, default=3072, help="tokens per step")
    p.add_argument("--rate", type=float, default=2e-3, help="peak, for embedding and norms (AdamW)")
    p.add_argument("--matrix-rate", type=float, default=0.01, help="peak, for the layers' matrices (Muon)")
    p.add_argument("--context", type=int, default=1024)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    proposer, vocab, _ = load(a.proposer)
    tokenizer, rng = Tokenizer(extended(vocab)), random.Random(a.seed)
    model = grown(proposer, len(tokenizer.vocab), a.context)
    tasks, rows = Tasks(tokenizer, rng), [row for path in a.pairs for row in read(path) if tokenizer.reads(row["solution"], *row["attempts"])]
    data = [example for row in rows for example in tasks.of(row) if len(example[0]) <= a.context]
    size = sum(q.numel() for q in model.parameters())
    print(f"{size} parameters; {len(rows)} pairs, {len(data)} examples, {sum(len(s) for s, _ in data)} tokens", flush=True)

    optimizer, feed = Both(model, a.rate, a.matrix_rate, 0.05), batches(data, [len(s) for s, _ in data], a.batch, rng)
    seen, step, mark, start, recent = 0, 0, a.tokens / 8, time.time(), []
    while seen < a.tokens:
        loss, now = language_loss(model, next(feed), tokenizer.pad)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        done = seen / a.tokens
        optimizer.step(min(1.0, done / 0.03 + 0.01) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))))
        seen, step = seen + now, step + 1
        recent.append(loss.item())
        if step % 50 == 0:
            print(f"step {step}  tokens {seen / 1e6:.2f}M  loss {sum(recent) / len(recent):.4f}  {seen / (time.time() - start):.0f} tok/s", flush=True)
            recent = []
        if seen >= mark or seen >= a.tokens:
            mark += a.tokens / 8
            facts = {"parameters": size, "pairs": len(rows), "examples": len(data), "tokens": seen, "steps": step, "batchTokens": a.batch,
                     "peakRate": a.rate, "matrixRate": a.matrix_rate, "seed": a.seed, "seconds": round(time.time() - start)}
            save(a.out / "reviser.pt", model, tokenizer.vocab, facts=facts)
            (a.out / "reviser.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
