"""The same sizes in eager PyTorch, with keys and values kept in place: tokens per second, and what memory bandwidth alone would allow.

python3 torch_decoder.py SIZE ROWS,ROWS [TOKENS]. On the GPU where there is one, in fp16; else on the CPU in fp32."""

import math
import sys
import time

import torch
import torch.nn.functional as F

from make_model import SIZES

CONTEXT, PROMPT = 1024, 64


class Decoder:
    def __init__(self, size, device, kind):
        self.hidden, self.inner, self.layers, self.heads, self.keys, self.head, self.words = SIZES[size]
        self.device, self.kind = device, kind

        def matrix(*shape):
            return torch.randn(*shape, device=device, dtype=kind) / math.sqrt(shape[-1])

        self.embed = matrix(self.words, self.hidden)
        self.stack = [{"q": matrix(self.heads * self.head, self.hidden), "k": matrix(self.keys * self.head, self.hidden),
                       "v": matrix(self.keys * self.head, self.hidden), "o": matrix(self.hidden, self.heads * self.head),
                       "gate": matrix(self.inner, self.hidden), "up": matrix(self.inner, self.hidden), "down": matrix(self.hidden, self.inner)}
                      for _ in range(self.layers)]
        self.norm = torch.ones(self.hidden, device=device, dtype=kind)
        angles = torch.outer(torch.arange(CONTEXT), 1e6 ** -(torch.arange(0, self.head, 2) / self.head)).to(device)
        self.cos, self.sin = angles.cos().to(kind), angles.sin().to(kind)

    def bytes(self):
        return sum(w.numel() * w.element_size() for layer in self.stack for w in layer.values()) + self.embed.numel() * self.embed.element_size()

    def rms(self, x):
        return F.rms_norm(x, (self.hidden,), self.norm, 1e-6)

    def turn(self, x, at):
        a, b = x.chunk(2, -1)
        return torch.cat([a * self.cos[at] - b * self.sin[at], b * self.cos[at] + a * self.sin[at]], -1)

    @torch.inference_mode()
    def rate(self, rows, tokens):
        shape = (rows, self.keys, CONTEXT, self.head)
        cache = [(torch.zeros(shape, device=self.device, dtype=self.kind), torch.zeros(shape, device=self.device, dtype=self.kind)) for _ in self.stack]
        ids = torch.zeros(rows, dtype=torch.long, device=self.device)

        def step(ids, at):
            x = self.embed[ids]
            for layer, (keys, values) in zip(self.stack, cache):
                h = self.rms(x)
                q = self.turn((h @ layer["q"].T).view(rows, self.heads, 1, self.head), at)
                keys[:, :, at] = self.turn((h @ layer["k"].T).view(rows, self.keys, self.head), at)
                values[:, :, at] = (h @ layer["v"].T).view(rows, self.keys, self.head)
                mixed = F.scaled_dot_product_attention(q, keys[:, :, : at + 1], values[:, :, : at + 1], enable_gqa=True)
                x = x + mixed.reshape(rows, -1) @ layer["o"].T
                h = self.rms(x)
                x = x + (F.silu(h @ layer["gate"].T) * (h @ layer["up"].T)) @ layer["down"].T
            chances = torch.softmax((self.rms(x) @ self.embed.T).float(), -1)
            return torch.multinomial(chances, 1)[:, 0]

        best = 0.0
        for _ in range(3):
            for at in range(PROMPT, PROMPT + 8):
                ids = step(ids, at)
            self.settle()
            begun = time.perf_counter()
            for at in range(PROMPT, PROMPT + tokens):
                ids = step(ids, at)
            self.settle()
            best = max(best, rows * tokens / (time.perf_counter() - begun))
        return best

    def settle(self):
        if self.device == "cuda":
            torch.cuda.synchronize()


def bandwidth(device, kind):
    a = torch.zeros(1 << 30, device=device, dtype=torch.uint8)
    b = torch.empty_like(a)
    b.copy_(a)
    if device == "cuda":
        torch.cuda.synchronize()
    begun = time.perf_counter()
    for _ in range(10):
        b.copy_(a)
    if device == "cuda":
        torch.cuda.synchronize()
    return 20 * a.numel() / (time.perf_counter() - begun)


if __name__ == "__main__":
    device, kind = ("cuda", torch.float16) if torch.cuda.is_available() else ("cpu", torch.float32)
    speed = bandwidth(device, kind)
    model = Decoder(sys.argv[1], device, kind)
    print(f"{device}: {speed / 1e9:.0f} GB/s, {model.bytes() / 1e9:.2f} GB of weights: {speed / model.bytes():.0f} steps/s at most")
    for rows in map(int, sys.argv[2].split(",")):
        print(f"{rows:6} rows: {model.rate(rows, int(sys.argv[3]) if len(sys.argv) > 3 else 128):10.0f} tokens/s in eager PyTorch, "
              f"{rows * speed / model.bytes():10.0f} if reading weights were all", flush=True)
