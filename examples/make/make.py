"""Makes every example again: `python3 examples/make/make.py [name…]`."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOSSIER = ["statutes", "reports", "minutes", "project_note", "application", "accounts"]
FORMS = ["foundation", "townhall", "departement"]

if __name__ == "__main__":
    wanted = sys.argv[1:] or [*DOSSIER, *FORMS, "ledger", "expected"]
    for name in wanted:
        kind = name if name in ("expected", "ledger") else "forms" if name in FORMS else "dossier"
        folder = HERE.parent / kind
        folder.mkdir(exist_ok=True)
        importlib.import_module(name).make(folder)
        print(name)
