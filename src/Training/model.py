"""The decoder that is trained and exported: small, plain, and sized by its config alone."""
from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Config:
    vocab_size: int
    n_layers: int = 4
    d_model: int = 128
    n_heads: int = 4
    kv_heads: int = 2
    head_dim: int = 32
    d_hidden: int = 384
    max_len: int = 512
    rope_base: float = 10000.0
    norm_eps: float = 1e-5
    value_head: bool = False


class RMSNorm(nn.Module):
    def __init__(self, dim: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


def rotary(config: Config) -> tuple[Tensor, Tensor]:
    """cos and sin, each [max_len, head_dim / 2]: the rotate-half (non-interleaved) convention."""
    half = config.head_dim // 2
    inverse = config.rope_base ** (-torch.arange(half, dtype=torch.float64) / half)
    angles = torch.arange(config.max_len, dtype=torch.float64)[:, None] * inverse[None, :]
    return angles.cos().float(), angles.sin().float()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """x: [batch, heads, length, head_dim]; cos, sin: [length, head_dim / 2] or [batch, 1, length, head_dim / 2]."""
    a, b = x.chunk(2, dim=-1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1)


class Layer(nn.Module):
    """Pre-norm grouped-query attention, then a squared-ReLU MLP. No biases."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.n_heads, self.kv_heads, self.head_dim = c.n_heads, c.kv_heads, c.head_dim
        self.norm1 = RMSNorm(c.d_model, c.norm_eps)
        self.q = nn.Linear(c.d_model, c.n_heads * c.head_dim, bias=False)
        self.k = nn.Linear(c.d_model, c.kv_heads * c.head_dim, bias=False)
        self.v = nn.Linear(c.d_model, c.kv_heads * c.head_dim, bias=False)
        self.o = nn.Linear(c.n_heads * c.head_dim, c.d_model, bias=False)
        self.norm2 = RMSNorm(c.d_model, c.norm_eps)
        self.up = nn.Linear(c.d_model, c.d_hidden, bias=False)
        self.down = nn.Linear(c.d_hidden, c.d_model, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor, past: tuple[Tensor, Tensor] | None):
        batch, length, _ = x.shape
        h = self.norm1(x)
        q = rotate(self.q(h).view(batch, length, self.n_heads, self.head_dim).transpose(1, 2), cos, sin)
        k = rotate(self.k(h).view(batch, length, self.kv_heads, self.head_dim).transpose(1, 2), cos, sin)
        v = self.v(h).view(batch, length, self.kv_heads, self.head_dim).transpose(1, 2)
        if past is not None:
            k, v = torch.cat((past[0], k), dim=2), torch.cat((past[1], v), dim=2)
        # The query heads of one key-value head stand side by side: fold them into the length so that nothing is repeated.
        group = self.n_heads // self.kv_heads
        q = q.reshape(batch, self.kv_heads, group * length, self.head_dim)
        scores = (q @ k.transpose(2, 3)).view(batch, self.kv_heads, group, length, -1) / math.sqrt(self.head_dim)
        weights = (scores + mask).softmax(dim=-1).view(batch, self.kv_heads, group * length, -1)
        mixed = (weights @ v).view(batch, self.n_heads, length, self.head_dim).transpose(1, 2)
        x = x + self.o(mixed.reshape(batch, length, -1))
        x = x + self.down(F.relu(self.up(self.norm2(x))).square())
        return x, (k, v)


class Decoder(nn.Module):
    """Tokens to logits (tied to the embedding) and, where the config asks for it, to one value logit per position."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config.vocab_size, config.d_model)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.n_layers))
        self.norm = RMSNorm(config.d_model, config.norm_eps)
        self.value = nn.Linear(config.d_model, 1) if config.value_head else None
        cos, sin = rotary(config)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.reset()

    def reset(self) -> None:
        """Small normal weights; what writes into the residual stream is scaled down by depth."""
        deep = 1 / math.sqrt(2 * self.config.n_layers)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                scale = 0.02 if name.startswith("embed") else 1 / math.sqrt(p.shape[1])
                nn.init.normal_(p, std=scale * (deep if name.endswith(("o.weight", "down.weight")) else 1))

    def hidden(self, tokens: Tensor, past: list | None = None, mask: Tensor | None = None,
               positions: Tensor | None = None) -> tuple[Tensor, list]:
        """tokens: [batch, length]. past: one (k, v) per layer, each [batch, kv_heads, before, head_dim], keys already rotated.
        mask: additive, broadcastable to [batch, kv_heads, group, length, before + length]; causal when left out.
        positions: [batch, length] when rows stand at different places. Returns [batch, length, d_model] and the new past."""
        length, before = tokens.shape[1], past[0][0].shape[2] if past else 0
        if positions is None:
            cos, sin = self.cos[before:before + length], self.sin[before:before + length]
        else:
            cos, sin = self.cos[positions][:, None], self.sin[positions][:, None]
        if mask is None:
            mask = torch.full((length, before + length), float("-inf"), device=tokens.device).triu(before + 1)
        x, present = self.embed(tokens), []
        for i, layer in enumerate(self.layers):
            x, kv = layer(x, cos, sin, mask, past[i] if past else None)
            present.append(kv)
        return self.norm(x), present

    def forward(self, tokens: Tensor) -> Tensor:
        """[batch, length] to logits [batch, length, vocab_size]."""
        return self.logits(self.hidden(tokens)[0])

    def logits(self, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.embed.weight)

    def values(self, tokens: Tensor) -> Tensor:
        """[batch, length] to one logit per position [batch, length]: the chance that a solution read so far ends right."""
        return self.value(self.hidden(tokens)[0]).squeeze(-1)


def save(path: Path, model: Decoder, vocab: list[str], **facts) -> None:
    """{config, state_dict, vocab} and whatever else the training wants to remember."""
    temporary = Path(path).with_suffix(".tmp")
    torch.save({"config": asdict(model.config), "state_dict": model.state_dict(), "vocab": vocab, **facts}, temporary)
    temporary.replace(path)


def load(path: Path, **changes) -> tuple[Decoder, list[str], dict]:
    """The model, its vocabulary and the whole file; `changes` override config fields (a new value head starts untrained)."""
    file = torch.load(path, map_location="cpu")
    model = Decoder(Config(**{**file["config"], **changes}))
    missing, unexpected = model.load_state_dict(file["state_dict"], strict=False)
    odd = [n for n in missing if not n.startswith("value.")] + [n for n in unexpected if not n.startswith("value.")]
    if odd:
        raise ValueError(f"{path}: weights do not fit the config: {', '.join(odd)}")
    return model, file["vocab"], file
