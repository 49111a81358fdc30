"""What the families compute, in PyTorch: written from their published descriptions, independently of the graphs that graph.py writes."""

import math

import numpy as np
import torch


def weights(family, vocabulary, seed):
    """One random matrix for every linear layer, [out, in], by the name that Hugging Face's files give it."""
    rng, f, found = np.random.RandomState(seed), family, {}

    def matrix(name, *shape):
        # Strong enough for the next token to depend on more than the last one.
        found[name] = (2.5 * rng.randn(*shape) / math.sqrt(shape[-1])).astype(np.float32)

    def vector(name, size, around=1.0):
        found[name] = (around + 0.2 * rng.randn(size)).astype(np.float32)

    found["model.embed_tokens.weight"] = ((0.05 if f.gemma else 0.3) * rng.randn(vocabulary, f.hidden)).astype(np.float32)
    if not f.tied:
        matrix("lm_head.weight", vocabulary, f.hidden)
    norm = 0.0 if f.gemma else 1.0
    for i in range(f.layers):
        at = f"model.layers.{i}"
        for part, heads in (("q", f.heads), ("k", f.kv_heads), ("v", f.kv_heads)):
            matrix(f"{at}.self_attn.{part}_proj.weight", heads * f.head, f.hidden)
            if f.qkv_bias:
                vector(f"{at}.self_attn.{part}_proj.bias", heads * f.head, 0.0)
        if f.qk_norm:
            vector(f"{at}.self_attn.q_norm.weight", f.head)
            vector(f"{at}.self_attn.k_norm.weight", f.head)
        matrix(f"{at}.self_attn.o_proj.weight", f.hidden, f.heads * f.head)
        matrix(f"{at}.mlp.gate_proj.weight", f.inner, f.hidden)
        matrix(f"{at}.mlp.up_proj.weight", f.inner, f.hidden)
        matrix(f"{at}.mlp.down_proj.weight", f.hidden, f.inner)
        vector(f"{at}.input_layernorm.weight", f.hidden, norm)
        vector(f"{at}.post_attention_layernorm.weight", f.hidden, norm)
        if f.gemma:
            vector(f"{at}.pre_feedforward_layernorm.weight", f.hidden, norm)
            vector(f"{at}.post_feedforward_layernorm.weight", f.hidden, norm)
    vector("model.norm.weight", f.hidden, norm)
    return found


def frequencies(family):
    """Angles per place of each pair of a head's turned dimensions; Llama 3 stretches the long waves."""
    turned = int(family.head * family.rotary)
    waves = 1.0 / family.theta ** (np.arange(0, turned, 2, dtype=np.float64) / turned)
    if (s := family.scaling) is None:
        return waves
    old, low, high = s["original_max_position_embeddings"], s["low_freq_factor"], s["high_freq_factor"]
    length = 2 * np.pi / waves
    smooth = (old / length - low) / (high - low)
    mixed = (1 - smooth) * waves / s["factor"] + smooth * waves
    return np.where(length > old / low, waves / s["factor"], np.where(length < old / high, waves, mixed))


class Reference:
    def __init__(self, family, values):
        self.f, self.w = family, {k: torch.tensor(v) for k, v in values.items()}

    def norm(self, x, weight):
        f = self.f
        x = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + f.eps)
        return x * (1 + weight if f.gemma else weight)

    def turn(self, x, places):
        """x is [heads, length, head]."""
        angles = torch.tensor(np.outer(places, frequencies(self.f)).astype(np.float32))
        half = angles.shape[-1]
        cos, sin = angles.cos(), angles.sin()
        a, b, rest = x[..., :half], x[..., half : 2 * half], x[..., 2 * half :]
        return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], -1)

    def attend(self, x, i):
        f, at = self.f, f"model.layers.{i}.self_attn"
        length = x.shape[0]

        def heads(part, count):
            y = x @ self.w[f"{at}.{part}_proj.weight"].T
            if f.qkv_bias:
                y = y + self.w[f"{at}.{part}_proj.bias"]
            return y.reshape(length, count, f.head).transpose(0, 1)

        q, k, v = heads("q", f.heads), heads("k", f.kv_heads), heads("v", f.kv_heads)
        if f.qk_norm:
            q, k = self.norm(q, self.w[f"{at}.q_norm.weight"]), self.norm(k, self.w[f"{at}.k_norm.weight"])
        q, k = self.turn(q, range(length)), self.turn(k, range(length))
        k, v = (t.repeat_interleave(f.heads // f.kv_heads, 0) for t in (k, v))
        scores = q @ k.transpose(1, 2) / math.sqrt(f.head)
        if f.gemma:
            scores = 50.0 * torch.tanh(scores / 50.0)
        away = torch.arange(length)[:, None] - torch.arange(length)[None, :]
        hidden = away < 0
        if f.window is not None and i % 2 == 0:
            hidden = hidden | (away >= f.window)
        mixed = scores.masked_fill(hidden, float("-inf")).softmax(-1) @ v
        return mixed.transpose(0, 1).reshape(length, -1) @ self.w[f"{at}.o_proj.weight"].T

    def feed(self, x, i):
        at = f"model.layers.{i}.mlp"
        gate = x @ self.w[f"{at}.gate_proj.weight"].T
        gate = torch.nn.functional.gelu(gate, approximate="tanh") if self.f.gemma else torch.nn.functional.silu(gate)
        return (gate * (x @ self.w[f"{at}.up_proj.weight"].T)) @ self.w[f"{at}.down_proj.weight"].T

    @torch.no_grad()
    def logits(self, ids):
        f, w = self.f, self.w
        x = w["model.embed_tokens.weight"][torch.tensor(ids)]
        if f.gemma:
            x = x * math.sqrt(f.hidden)
        for i in range(f.layers):
            at = f"model.layers.{i}"
            mixed = self.attend(self.norm(x, w[f"{at}.input_layernorm.weight"]), i)
            if f.gemma:
                x = x + self.norm(mixed, w[f"{at}.post_attention_layernorm.weight"])
                fed = self.feed(self.norm(x, w[f"{at}.pre_feedforward_layernorm.weight"]), i)
                x = x + self.norm(fed, w[f"{at}.post_feedforward_layernorm.weight"])
            else:
                x = x + mixed
                x = x + self.feed(self.norm(x, w[f"{at}.post_attention_layernorm.weight"]), i)
        x = self.norm(x, w["model.norm.weight"])
        logits = x @ w["model.embed_tokens.weight" if f.tied else "lm_head.weight"].T
        return 30.0 * torch.tanh(logits / 30.0) if f.gemma else logits

    def greedy(self, ids, count, ends):
        written = []
        for _ in range(count):
            written.append(int(self.logits([*ids, *written])[-1].argmax()))
            if written[-1] in ends:
                break
        return written
