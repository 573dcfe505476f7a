"""Checks that each key of `expected/` names a label of its form and an answer of the dossier.

`python3 examples/make/check.py` prints what does not hold, and fails if anything does not. Answers
that a person derives rather than copies (a tick, yes or no, a role) are named in `DERIVED`.
"""

import html
import re
import sys
import tomllib
import zipfile
from pathlib import Path

from pypdf import PdfReader

EXAMPLES = Path(__file__).resolve().parent.parent
DERIVED = {"x", "Oui", "Non", "8", "16", "15", "3", "resident", "Association loi 1901"}
PARTS = re.compile(r"word/(document|header\d|footer\d)\.xml|content\.xml|xl/sharedStrings\.xml"
                   r"|xl/worksheets/sheet\d+\.xml|styles\.xml")


def fold(text: str) -> str:
    """Text as keys are compared."""
    text = re.sub(r"\s+", " ", text.replace("’", "'"))
    return re.sub(r"(?<=\d) (?=\d)", "", text).lower()


def read(path: Path) -> str:
    """All the text of a file, roughly."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    with zipfile.ZipFile(path) as archive:
        xml = " ".join(archive.read(n).decode() for n in archive.namelist() if PARTS.fullmatch(n))
    xml = re.sub(r"</(w:p|text:p|text:h|si|v|row)>", " \n", xml)
    xml = re.sub(r"<(text:s|w:tab|w:br|text:tab|text:line-break)\b[^>]*>", " ", xml)
    return html.unescape(re.sub(r"<[^>]+>", "", xml))


def main() -> int:
    """Prints what does not hold; gives the exit status."""
    dossier = fold("\n".join(read(p) for p in sorted((EXAMPLES / "dossier").iterdir())))
    wrong = 0
    for key in sorted((EXAMPLES / "expected").glob("*.toml")):
        for box in tomllib.loads(key.read_text(encoding="utf-8"))["box"]:
            form = fold(read(EXAMPLES / "forms" / box["form"]))
            for part in (box["label"], box["section"]):
                if fold(part) not in form:
                    wrong += 1
                    print(f"{key.name}: no “{part}” in the form")
            found = [t for t in box.get("contains", []) + box.get("any", [])
                     if fold(t) in dossier or t in DERIVED]
            asked = len(box.get("contains", [])) or (1 if "any" in box else 0)
            if len(found) < asked:
                wrong += 1
                print(f"{key.name}: {box['label']}: dossier lacks {box.get('contains', box.get('any'))}")
            for text in box.get("any", []):
                if fold(text) not in dossier and not re.search(r"\d{4}", text):
                    print(f"  (note) {key.name}: {box['label']}: “{text}” is nowhere")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
