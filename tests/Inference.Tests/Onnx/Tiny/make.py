"""Makes the fixtures beside it: two tiny random models, and what PyTorch says they compute."""
import json
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[3] / "src" / "Training"))

import onnx
import torch

from export import export
from model import Config, Decoder

words = [f"▁{word}" for word in "one two three four five six apples pears gives has how many left in all".split()]
vocab = ["<pad>", "<bos>", "<sep>", "<end>", "\\n", *"0123456789", *(f"▁{digit}" for digit in range(10)), *words, "▁+", "▁=", ".", "?"]
expected = {}
for kind in ("proposer", "verifier"):
    torch.manual_seed(18)
    model = Decoder(Config(len(vocab), n_layers=2, d_model=32, n_heads=4, kv_heads=2, head_dim=16, d_hidden=48, max_len=96,
                           value_head=kind == "verifier")).eval()
    with torch.no_grad():
        # Loud layers, or a random model would only repeat the token it has just read.
        model.embed.weight.mul_(12)
        for layer in model.layers:
            layer.o.weight.mul_(3), layer.down.weight.mul_(3)
        tokens = torch.randint(len(vocab), (3, 40))
        out = model.values(tokens).sigmoid()[..., None] if kind == "verifier" else model(tokens)
    onnx.save(export(model, vocab, {"name": f"tiny-{kind}"}), str(here / f"{kind}.onnx"))
    expected[kind] = {"tokens": tokens.tolist(), "outputs": [[round(x, 6) for x in row] for row in out[:, 8::8].flatten(0, 1).tolist()]}
(here / "expected.json").write_text(json.dumps(expected))
