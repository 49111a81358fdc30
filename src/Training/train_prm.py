"""Trains the process reward model on the soft labels of `ponder label`: layers on top of a proposer that only reads (judge.py).

A label is the share of Monte-Carlo continuations after a step that end right; null where none was measured. The value is read where a
step ends: at its newline, or at <end> after the answer line.
"""
from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from batching import batches, encode, read, stack
from judge import Judge, save
from model import load
from muon import Both
from tokens import Tokenizer


def step_ends(tokenizer: Tokenizer, row: dict) -> tuple[list[int], list[tuple[int, float]]]:
    """The sequence, and (position, label) of every step that has a label."""
    sequence, prompt = encode(tokenizer, row["problem"], "\n".join(row["steps"]))
    ends = [i for i in range(prompt, len(sequence)) if sequence[i] in (tokenizer.newline, tokenizer.end)]
    if len(ends) != len(row["labels"]):
        raise ValueError(f"{len(ends)} steps and {len(row['labels'])} labels: {row['problem']}")
    return sequence, [(i, label) for i, label in zip(ends, row["labels"]) if label is not None]


def outcomes(rows: list[dict]) -> list[dict]:
    """The samples in rows of `ponder pairs`, each once, with a label where they end: whether they end right."""
    texts = {(row["problem"], text): 0.0 for row in rows for text in row["attempts"]} | {(row["problem"], row["solution"]): 1.0 for row in rows}
    made = [{"problem": problem, "steps": text.splitlines(), "label": label} for (problem, text), label in texts.items()]
    return [{**row, "labels": [None] * (len(row["steps"]) - 1) + [row["label"]]} for row in made]


def value_loss(model: Judge, batch: list[tuple[list[int], list[tuple[int, float]]]], pad: int) -> torch.Tensor:
    """Binary cross-entropy on soft labels, averaged over steps."""
    rows = torch.tensor([r for r, (_, ends) in enumerate(batch) for _ in ends])
    places = torch.tensor([i for _, ends in batch for i, _ in ends])
    labels = torch.tensor([label for _, ends in batch for _, label in ends], dtype=torch.float32)
    values = model.values(stack([sequence for sequence, _ in batch], pad))[rows, places]
    return F.binary_cross_entropy_with_logits(values, labels)


@torch.no_grad()
def final_scores(model: Judge, tokenizer: Tokenizer, rows: list[dict], batch: int = 64) -> list[float]:
    """The value after the answer line of each row, in row order."""
    data = [encode(tokenizer, row["problem"], "\n".join(row["steps"]))[0] for row in rows]
    order, scores = sorted(range(len(data)), key=lambda i: len(data[i])), [0.0] * len(data)
    for at in range(0, len(order), batch):
        group = order[at:at + batch]
        values = model.values(stack([data[i] for i in group], tokenizer.pad)).sigmoid()
        for r, i in enumerate(group):
            scores[i] = values[r, len(data[i]) - 1].item()
    return scores


def auc(scores: list[float], right: list[bool]) -> float:
    """The chance that a right one scores above a wrong one; ties count half."""
    ranked = sorted(range(len(scores)), key=scores.__getitem__)
    total, at = 0.0, 0
    while at < len(ranked):
        to = at
        while to < len(ranked) and scores[ranked[to]] == scores[ranked[at]]:
            to += 1
        total += sum(right[i] for i in ranked[at:to]) * (at + to + 1) / 2
        at = to
    positive = sum(right)
    return (total - positive * (positive + 1) / 2) / max(1, positive * (len(right) - positive))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--proposer", type=Path, required=True, help="proposer.pt to start from")
    p.add_argument("--labels", type=Path, required=True, nargs="+", help="JSONL of `ponder label`")
    p.add_argument("--pairs", type=Path, nargs="*", default=[], help="JSONL of `ponder pairs`: samples known to end right or wrong")
    p.add_argument("--out", type=Path, required=True, help="folder for prm.pt, prm.json")
    p.add_argument("--tokens", type=float, default=10e6)
    p.add_argument("--batch", type=int, default=2048, help="tokens per step")
    p.add_argument("--rate", type=float, default=1e-3, help="peak, for norms and value head (AdamW)")
    p.add_argument("--matrix-rate", type=float, default=0.005, help="peak, for the layers' matrices (Muon)")
    p.add_argument("--layers", type=int, default=2, help="on top of the proposer's")
    p.add_argument("--held", type=int, default=400, help="last problems of the labels, kept out to watch the AUC on")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()

    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    reader, vocab, _ = load(a.proposer)
    model = Judge(reader.requires_grad_(False), a.layers)
    tokenizer = Tokenizer(vocab)
    rows = [row for path in a.labels for row in read(path) if tokenizer.reads(*row["steps"])]
    held = set(list(dict.fromkeys(row["problem"] for row in rows))[-a.held:])
    watched = [row for row in rows if row["problem"] in held and row["labels"][-1] is not None]
    labelled = [step_ends(tokenizer, row) for row in rows if row["problem"] not in held]
    labelled = [row for row in labelled if row[1]]
    labelled += [step_ends(tokenizer, row) for path in a.pairs for row in outcomes(read(path)) if row["problem"] not in held and tokenizer.reads(*row["steps"])]
    size = sum(q.numel() for q in model.parameters())
    print(f"{size} parameters; {len(labelled)} labelled samples, {sum(len(e) for _, e in labelled)} labels; {len(watched)} held out", flush=True)

    rng = random.Random(a.seed)
    optimizer = Both(model, a.rate, a.matrix_rate, 0.05)
    judged = batches(labelled, [len(s) for s, _ in labelled], a.batch, rng)
    seen, step, mark, start, recent, facts = 0, 0, a.tokens / 8, time.time(), [], {}
    while seen < a.tokens:
        done = seen / a.tokens
        batch = next(judged)
        loss = value_loss(model, batch, tokenizer.pad)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(min(1.0, done / 0.03 + 0.01) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))))
        seen, step = seen + sum(len(s) for s, _ in batch), step + 1
        recent.append(loss.item())
        if seen >= mark or seen >= a.tokens:
            mark += a.tokens / 8
            model.eval()
            found = auc(final_scores(model, tokenizer, watched), [row["labels"][-1] >= 0.5 for row in watched])
            model.train()
            facts = {"parameters": size, "samples": len(labelled), "labels": sum(len(e) for _, e in labelled), "tokens": seen, "steps": step,
                     "batchTokens": a.batch, "peakRate": a.rate, "matrixRate": a.matrix_rate, "seed": a.seed,
                     "seconds": round(time.time() - start), "heldOutSamples": len(watched), "heldOutAuc": round(found, 4)}
            save(a.out / "prm.pt", model, vocab, facts=facts)
            (a.out / "prm.json").write_text(json.dumps(facts, indent=2) + "\n")
            print(f"step {step}  tokens {seen / 1e6:.2f}M  loss {sum(recent) / len(recent):.4f}  AUC {found:.4f}  "
                  f"{time.time() - start:.0f} s", flush=True)
            recent = []


if __name__ == "__main__":
    main()
