"""Tiny models of the families that people run: each family's real structure, with small random weights."""

from dataclasses import dataclass, field

SPLIT = r"[^\r\n\p{L}\p{N}]?\p{L}+|%s| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|" + SPLIT % r"\p{N}"
LLAMA = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|" + SPLIT % r"\p{N}{1,3}"


@dataclass(frozen=True)
class Family:
    """`split` is the pre-tokenizer's expression, None for one like SentencePiece's; `rotary` the part of a head that is turned."""

    model_type: str
    architecture: str
    split: str | None
    special: tuple[str, ...]
    bos: str | None
    eos: tuple[str, ...]
    template: str
    heads: int = 2
    kv_heads: int = 1
    head: int = 16
    hidden: int = 32
    inner: int = 48
    layers: int = 2
    context: int = 512
    theta: float = 1e6
    eps: float = 1e-6
    tied: bool = True
    qkv_bias: bool = False
    qk_norm: bool = False
    rotary: float = 1.0
    scaling: dict | None = None
    gemma: bool = False
    window: int | None = None
    fused: bool = False
    more: dict = field(default_factory=dict)


CHATML = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
LLAMA3 = ("<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>")
PHI = ("<|endoftext|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>")
GEMMA = ("<pad>", "<eos>", "<bos>", "<start_of_turn>", "<end_of_turn>")
DEEPSEEK = ("<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>")

FAMILIES = {
    "qwen2.5": Family("qwen2", "Qwen2ForCausalLM", QWEN, CHATML, None, ("<|im_end|>", "<|endoftext|>"), "chatml", qkv_bias=True),
    "qwen3": Family("qwen3", "Qwen3ForCausalLM", QWEN, CHATML, None, ("<|im_end|>", "<|endoftext|>"), "chatml-thinking", heads=4, kv_heads=2, qk_norm=True),
    "llama3": Family("llama", "LlamaForCausalLM", LLAMA, LLAMA3, "<|begin_of_text|>", ("<|eot_id|>", "<|end_of_text|>"), "llama", theta=5e5,
                     eps=1e-5, tied=False, scaling={"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                                                    "original_max_position_embeddings": 64}),
    "phi4": Family("phi3", "Phi3ForCausalLM", LLAMA, PHI, None, ("<|end|>", "<|endoftext|>"), "phi", theta=1e4, eps=1e-5, head=32,
                   hidden=64, rotary=0.5, fused=True),
    "gemma2": Family("gemma2", "Gemma2ForCausalLM", None, GEMMA, "<bos>", ("<eos>", "<end_of_turn>"), "gemma", theta=1e4, gemma=True, heads=4, kv_heads=2,
                     window=24),
    "deepseek-r1": Family("qwen2", "Qwen2ForCausalLM", QWEN, DEEPSEEK, "<｜begin▁of▁sentence｜>", ("<｜end▁of▁sentence｜>",), "deepseek", theta=1e4,
                          tied=False, qkv_bias=True),
}
