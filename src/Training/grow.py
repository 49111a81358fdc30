"""Makes a larger model that computes what a smaller one does, to be trained on from there: wider in its heads, its layers and its residual stream, and
deeper by layers that add nothing yet (function-preserving growth; Chen et al. 2016, Net2Net)."""
from __future__ import annotations

import argparse
import math
from pathlib import Path

import torch
from torch import Tensor

from model import Config, Decoder, load, save


def padded(weight: Tensor, rows: int, columns: int, spread: float) -> Tensor:
    """The weight in the corner of a larger one; new columns read the new width with small random weights, new rows are noise that nothing reads, or
    nothing where `spread` is 0."""
    grown = torch.randn(rows, columns) * spread
    grown[:weight.shape[0], :weight.shape[1]] = weight
    return grown


def grown(small: Decoder, config: Config) -> Decoder:
    """Reading weights get noise in what is new, writing weights nothing: the new width holds zeros until training writes to it. Normalisation divides by
    the root of the mean square over the whole width, so its weights shrink by the root of the growth."""
    large, c, old = Decoder(config), config, small.config
    if c.head_dim != old.head_dim or c.n_heads * old.kv_heads != old.n_heads * c.kv_heads:
        raise ValueError("heads must keep their size and their share of key-value heads")
    ratio, read = math.sqrt(old.d_model / c.d_model), 1 / math.sqrt(c.d_model)
    wide = lambda norm: torch.cat([norm * ratio, torch.full((c.d_model - old.d_model,), ratio)])
    with torch.no_grad():
        large.embed.weight.copy_(padded(small.embed.weight, c.vocab_size, c.d_model, 0))
        large.norm.weight.copy_(wide(small.norm.weight))
        step = c.n_layers // old.n_layers
        for i, layer in enumerate(large.layers):
            source = small.layers[i // step] if i % step == 0 and i // step < old.n_layers else None
            if source is None:
                layer.o.weight.zero_(), layer.down.weight.zero_()
                continue
            layer.norm1.weight.copy_(wide(source.norm1.weight)), layer.norm2.weight.copy_(wide(source.norm2.weight))
            for name in ("q", "k", "v", "up"):
                target = getattr(layer, name).weight
                target.copy_(padded(getattr(source, name).weight, *target.shape, read))
            # What new heads and new hidden units compute is written nowhere yet.
            for name in ("o", "down"):
                target = getattr(layer, name).weight
                target.copy_(padded(getattr(source, name).weight, *target.shape, 0))
    return large


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("small", type=Path)
    p.add_argument("large", type=Path)
    p.add_argument("--layers", type=int, default=8)
    p.add_argument("--width", type=int, default=320)
    p.add_argument("--heads", type=int, default=10)
    p.add_argument("--kv-heads", type=int, default=5)
    p.add_argument("--hidden", type=int, default=1280)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    torch.manual_seed(a.seed)
    small, vocab, file = load(a.small)
    config = Config(**{**small.config.__dict__, "n_layers": a.layers, "d_model": a.width, "n_heads": a.heads, "kv_heads": a.kv_heads, "d_hidden": a.hidden})
    large = grown(small, config)
    save(a.large, large, vocab, facts={"grownFrom": file.get("facts")})
    tokens = torch.randint(10, config.vocab_size, (2, 40))
    apart = (small(tokens) - large(tokens)).abs().max().item()
    print(f"{sum(q.numel() for q in large.parameters())} parameters; its logits are within {apart:.1e} of the small model's")


if __name__ == "__main__":
    main()
