"""French typography: one function turns plainly typed text into well-set text."""

import re

NARROW, WIDE = "\u202f", "\u00a0"


def fr(text: str) -> str:
    """Sets apostrophes, no-break spaces before punctuation and units, and inside numbers."""
    text = text.replace("'", "’")
    text = re.sub(r" ([;!?])", NARROW + r"\1", text)
    text = re.sub(r" ([:»€%])", WIDE + r"\1", text)
    text = text.replace("« ", "«" + WIDE)
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NARROW, text)
    text = re.sub(r"\b0\d(?: \d\d){4}\b", lambda m: m[0].replace(" ", WIDE), text)
    text = re.sub(r"\b(n°|N°|art\.|M\.|Mme) (?=\S)", r"\1" + WIDE, text)
    text = re.sub(r"(?<=\d) (?=(kg|km|m²|h|heures|ETP|mots|caractères|lignes|pages)\b)", WIDE, text)
    return text


def amount(value: int) -> str:
    """An amount or count with a narrow no-break space every three digits."""
    return f"{value:,}".replace(",", NARROW)
